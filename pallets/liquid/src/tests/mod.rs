//! Tests, one file per concern. Common setting: see the mock. A table of scenarios is in the README.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

mod chain;
mod helper;
mod mock;
mod setting;

mod attacks;
mod bad_input;
mod ending;
mod entering;
mod fates;
mod forced;
mod gains;
mod genesis;
mod leaving;
mod notice;
mod sales;
mod slashes;
mod targets;
mod ticking;
mod undo;
mod version_1;
mod views;

pub(crate) use mock::Test;
pub(crate) use setting::new_test_ext;
