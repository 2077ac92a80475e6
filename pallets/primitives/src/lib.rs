#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;
#[cfg(feature = "test-utils")]
extern crate std;

mod any_of;
mod benchmarking;
mod clock;
mod compose;
mod context;
mod duties;
mod inspect;
mod judge;
mod keys;
mod laws;
mod liquid_rate;
mod origins;
mod refusals;
mod restake;
pub mod set_root;
mod sinks;
mod stake;
mod terms;
#[cfg(feature = "test-utils")]
pub mod testing;
mod turns;
mod vault_stake;
mod work;

pub use any_of::{AnyOf, MAX_RULES};
pub use benchmarking::BenchmarkHelper;
pub use clock::{DutyClock, FreeWeight, Room, Seeding};
pub use context::{Context, EraStart, Newcomer, Outcome, Verdict};
pub use duties::{Duties, Duty, Fault};
pub use inspect::{PledgeInspect, Roster, Seed, ServiceView, Serving};
pub use judge::{Authority, Forgotten, HasRules, Judge, SlashingHook};
pub use keys::{DatedKey, KeyProof, ServiceKey};
pub use laws::{are_apart, are_remembered, is_in_its_place, was_attempted};
pub use liquid_rate::LiquidRate;
pub use origins::{EncodedNames, OriginNames};
pub use refusals::refusal;
pub use restake::{AssignmentView, Entry, Pledged, Restake, RestakeWeights, Settled, WaitingSlash};
pub use restaking_math::{
	answer, next_era, turns as slots, AssignmentId, Balance, EraIndex, GroupId, RequestId,
	ServiceId, Shares, SlashRules,
};
pub use sinks::{accuse_and_credit, accuse_if, FreeDuties, OffenceSink, RewardSink};
pub use stake::{
	LossListener, Refusal, SlashableStake, Slashed, Stake, StakeInspect, WithdrawalListener,
};
pub use terms::{least_notice, Conditions, RuleLimits, Terms, MAX_PLACES};
pub use turns::{members_of, Cursor, Visit, Visits, MAX_LOOKS, MAX_VISITS};
pub use vault_stake::{Choice, ValidatorTerms, VaultStake};
pub use work::{misses_something, place_of_era, units_between, EraWork, WorkDone, ERAS_KEPT};

/// The names that [`compose_hooks`] expands to.
#[doc(hidden)]
pub mod __private {
	pub use alloc::vec::Vec;
	pub use frame_support::weights::Weight;
	pub use sp_runtime::{DispatchError, DispatchResult, Perbill};
}
