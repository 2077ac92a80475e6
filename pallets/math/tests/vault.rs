//! Vaults: random histories under their laws, worked numbers, attacks, and the vectors of the project.
//!
//! The laws are checked with exact fractions, from what came in and went out, and not from the formulas.

// Tests may fail loudly.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

mod common;
#[path = "vault/world.rs"]
mod world;

#[path = "vault/attacks.rs"]
mod attacks;
#[path = "vault/exact.rs"]
mod exact;
#[path = "vault/laws.rs"]
mod laws;
#[path = "vault/limits.rs"]
mod limits;
#[path = "vault/numbers.rs"]
mod numbers;
#[path = "vault/vectors.rs"]
mod vectors;
