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

pub use hook::{Authority, Context, EraStart, Newcomer, Outcome, SlashingHook, Verdict};
pub use ids::{AssignmentId, GroupId, RequestId, ServiceId};
pub use keys::{DatedKey, KeyProof, ServiceKey};
pub use restaking_math::{Balance, EraIndex, Shares, SlashTerms};
pub use stake::{Refusal, SlashableStake, Slashed, Stake, StakeInspect};
pub use terms::{Conditions, Terms};
