//! Tests, one file per concern. Common setting: see the mock, and the scene of two chains.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::large_enum_variant,
	clippy::panic,
	clippy::unreachable,
	clippy::unwrap_used
)]

mod mock;
mod scene;

mod accusing;
mod audit;
mod calendar;
mod costs;
mod counting;
mod governing;
mod heads;
mod kinds;
mod laws;
mod proofs;
mod sets;
mod showing;
mod ticking;

pub(crate) use mock::{new_test_ext, AllPalletsWithSystem, Mirror, Test};
