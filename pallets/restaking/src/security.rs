//! What services say is at risk with them, and whether the stake behind them is worth it.

use crate::{
	pallet::*,
	types::{Phase, VALUE_AT_RISK_MARGIN},
	ServiceOf,
};
use frame_support::ensure;
use restaking_math::Security;
use restaking_primitives::{Balance, EraIndex, ServiceId, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// What counts in a service in an era, one of the latest or a coming one. A retired service has
	/// nothing after its last.
	pub(crate) fn counted_in(record: &ServiceOf<T, I>, era: EraIndex) -> Balance {
		match record.phase {
			Phase::Retired { at } if era > at => 0,
			_ => record.totals.total_at(era),
		}
	}

	/// Rounds down: the most that `stake` behind a service certifies. What counts in an era can be
	/// slashed for what happens in it, until its exit window is over.
	pub(crate) fn certified_by(record: &ServiceOf<T, I>, stake: Balance) -> Balance {
		let terms = &record.terms;
		Security::of(stake, terms.quorum, terms.max_slash).certified(VALUE_AT_RISK_MARGIN)
	}

	pub(crate) fn do_set_value_at_risk(service: ServiceId, value: Balance) -> DispatchResult {
		let era = T::Stake::era();
		Self::with_service(service, |record| {
			ensure!(record.value_at_risk != value, Error::<T, I>::NothingToChange);
			// What is leaving can not be relied on, and what has come does not count yet.
			let stake = record.totals.total_at(era).min(record.totals.next);
			let certified = Self::certified_by(record, stake);
			if value > record.value_at_risk {
				Self::ensure_not_retired(record)?;
				ensure!(value <= certified, Error::<T, I>::AboveCertified);
			}
			record.value_at_risk = value;
			Self::deposit_event(Event::ValueAtRiskSet { service, value, certified });
			Self::note_security(service, record);
			Ok(())
		})
	}

	/// Counts again what stands behind a service, and gives the sum.
	pub(crate) fn recount_service(
		service: ServiceId,
		record: &mut ServiceOf<T, I>,
		(before, after): (Balance, Balance),
		now: EraIndex,
	) -> Result<Balance, DispatchError> {
		let counted = record.recount(before, after, now).map_err(Error::<T, I>::from)?;
		Self::note_security(service, record);
		Ok(counted)
	}

	/// Notes whether what counts from the next era on still certifies what is at risk.
	pub(crate) fn note_security(service: ServiceId, record: &mut ServiceOf<T, I>) {
		let certified = Self::certified_by(record, record.totals.next);
		let value = record.value_at_risk;
		let under = value > certified;
		if under == record.under_secured {
			return;
		}
		record.under_secured = under;
		Self::deposit_event(match under {
			true => Event::UnderSecured { service, value, certified },
			false => Event::SecuredAgain { service, value, certified },
		});
	}
}
