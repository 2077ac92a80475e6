//! Tests, one file per concern. Common setting: see the mock.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unreachable,
	clippy::unwrap_used
)]

mod mock;
mod setting;

mod audit;
mod bad_input;
mod bonding;
mod clock;
mod genesis;
mod laws;
mod over_asset;
mod queue;
mod random;
mod services;
mod slashes;

pub(crate) use mock::{AllPalletsWithSystem, Bond, Test};
pub(crate) use setting::new_test_ext;
