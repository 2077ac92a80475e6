//! One oracle service: its rules and the clock of its rounds.

use crate::{pallet::*, Deviation};
use core::marker::PhantomData;
use restaking_primitives::{EraIndex, PledgeInspect, ServiceId};
use sp_runtime::{DispatchError, Perbill, SaturatedConversion};

/// A service whose terms have the hook [`Deviation`].
pub(crate) struct OracleService<T> {
	/// Id of the service.
	pub id: ServiceId,
	/// Rules of its terms.
	pub rules: Deviation,
	/// Part of the counted stake that must answer.
	pub quorum: Perbill,
	marker: PhantomData<T>,
}

impl<T: Config> OracleService<T> {
	/// Returns the service. Fails if it is gone or has another hook.
	pub fn load(id: ServiceId) -> Result<Self, DispatchError> {
		let view = T::Pledges::service_by(id).ok_or(Error::<T>::NotOracle)?;
		Ok(Self { id, rules: view.hook, quorum: view.quorum, marker: PhantomData })
	}

	/// Returns the service with other rules: those that a judge was given.
	pub fn with_rules(self, rules: Deviation) -> Self {
		Self { rules, ..self }
	}

	/// Returns the number of the round that is open now.
	pub fn round_now(&self) -> u64 {
		let now: u64 = frame_system::Pallet::<T>::block_number().saturated_into();
		// Rules without blocks in a round are refused.
		now.checked_div(self.rules.round.into()).unwrap_or(0)
	}

	/// Returns the era of the first block of a round. `None` for a round to come, and for one too old
	/// to be judged.
	pub fn era_of(&self, round: u64) -> Option<EraIndex> {
		T::Pledges::era_of(round.saturating_mul(self.rules.round.into()))
	}
}
