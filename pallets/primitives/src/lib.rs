#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;
#[cfg(feature = "test-utils")]
extern crate std;

mod benchmarking;
mod compose;
mod context;
mod inspect;
mod judge;
mod keys;
mod stake;
mod terms;
#[cfg(feature = "test-utils")]
pub mod testing;

pub use benchmarking::BenchmarkHelper;
pub use context::{Context, EraStart, Newcomer, Outcome, Verdict};
pub use inspect::{PledgeInspect, ServiceView, Serving};
pub use judge::{Authority, Judge, SlashingHook};
pub use keys::{DatedKey, KeyProof, ServiceKey};
pub use restaking_math::{
	AssignmentId, Balance, EraIndex, GroupId, RequestId, ServiceId, Shares, SlashRules,
};
pub use stake::{LossListener, Refusal, SlashableStake, Slashed, Stake, StakeInspect};
pub use terms::{Conditions, RuleLimits, Terms};

/// The names that [`compose_hooks`] expands to.
#[doc(hidden)]
pub mod __private {
	pub use frame_support::weights::Weight;
	pub use sp_runtime::{DispatchError, DispatchResult, Perbill};
}
