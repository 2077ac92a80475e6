#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
// The codec derives number the variants of enums with `as`.
#![allow(clippy::as_conversions)]

extern crate alloc;

mod hook;
mod ids;
mod keys;
mod stake;
mod terms;

pub use hook::{Authority, SlashingHook};
pub use ids::{AssignmentId, GroupId, ServiceId};
pub use keys::{KeyProof, ServiceKey};
pub use restaking_math::{Balance, EraIndex, SlashTerms};
pub use stake::{Refusal, SlashableStake, Stake, StakeInspect};
pub use terms::Terms;
