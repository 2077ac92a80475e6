//! One oracle service: its rules and the clock of its rounds.

use crate::{pallet::*, Deviation};
use core::marker::PhantomData;
use restaking_primitives::{answer::Tolerance, EraIndex, PledgeInspect, ServiceId, ServiceView};
use sp_runtime::{DispatchError, Perbill, SaturatedConversion};

/// A service whose terms have the hook [`Deviation`].
pub(crate) struct OracleService<T> {
	/// Id of the service.
	pub id: ServiceId,
	/// Rules of its terms.
	pub rules: Deviation,
	/// Part of the counted stake that must agree.
	pub quorum: Perbill,
	/// Number of eras after an offence in which it can be reported.
	pub report_window: EraIndex,
	marker: PhantomData<T>,
}

impl<T: Config> OracleService<T> {
	/// Returns the service. Fails if it is gone or has another hook.
	pub fn load(id: ServiceId) -> Result<Self, DispatchError> {
		let view = T::Pledges::service_by(id).ok_or(Error::<T>::NotOracle)?;
		let ServiceView { hook: rules, quorum, report_window, .. } = view;
		Ok(Self { id, rules, quorum, report_window, marker: PhantomData })
	}

	/// Returns the number of the round that is open now.
	pub fn round_now(&self) -> u64 {
		// Rules without ticks in a round are refused.
		T::Pledges::clock().checked_div(self.rules.round.into()).unwrap_or(0)
	}

	/// Returns the first tick after a round.
	pub fn end_of(&self, round: u64) -> u64 {
		round.saturating_add(1).saturating_mul(self.rules.round.into())
	}

	/// Returns the era of the first tick of a round. `None` for a round to come, and for one too old
	/// to be judged.
	pub fn era_of(&self, round: u64) -> Option<EraIndex> {
		T::Pledges::era_of_tick(round.saturating_mul(self.rules.round.into()))
	}

	/// Returns the tolerance for values of a feed.
	pub fn tolerance(&self, least: u128) -> Tolerance {
		Tolerance { part: self.rules.tolerance, least }
	}
}

/// Returns the present block, for the age of answers.
pub(crate) fn block_now<T: Config>() -> u64 {
	frame_system::Pallet::<T>::block_number().saturated_into()
}
