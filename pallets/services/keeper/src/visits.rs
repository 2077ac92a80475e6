//! What the chain does by itself once an era is over: it accuses who missed too many turns and was not reported.
//!
//! It visits up to 8 services in a block, in turn, and looks at no more than 8 suspects of each. So no service keeps
//! another waiting, whatever stands in the way of its faults.

use crate::{pallet::*, service::KeeperService, turns::TurnStore, Watched, WeightInfo};
use frame_support::{traits::Get, weights::WeightMeter};
use restaking_primitives::{
	accuse_if, AssignmentId, Cursor, EraIndex, OffenceSink, PledgeInspect, Visit,
};

impl<T: Config> Pallet<T> {
	/// Visits the services after the last one, as far as the meter allows.
	pub(crate) fn visit_some(meter: &mut WeightMeter) {
		let weights = (T::DbWeight::get().reads(2), T::WeightInfo::visit());
		let _visits = Watched::<T>::visit_some(meter, weights, |service, cursor, meter| {
			let Ok(keeper) = KeeperService::<T>::load(service) else { return Some(cursor) };
			Self::visit(&keeper, cursor, meter)
		});
	}

	/// Looks at the suspects of an era that is over. Returns the first that it has not seen. `None` if there is
	/// none.
	fn visit(keeper: &KeeperService<T>, cursor: Cursor, meter: &mut WeightMeter) -> Option<Cursor> {
		let Cursor { era, .. } = cursor;
		if era >= T::Pledges::era() {
			let some = Suspects::<T>::contains_key(keeper.id, era);
			return some.then_some(cursor);
		}
		let (look, more) = (T::WeightInfo::judge(), T::Pledges::accuse_weight());
		let visit = Visit { cursor, report_window: keeper.report_window, meter, look, more };
		let reached = visit.walk::<T::AccountId, T::Pledges, _>(
			|era| Some(Suspects::<T>::get(keeper.id, era).into_inner()),
			|era, suspect, meter| Self::look_at(keeper, suspect, era, meter),
		);
		if reached.era > era {
			TurnStore::<T>::clear(keeper.id, era);
		}
		Some(reached)
	}

	/// Accuses an operator of what it missed in an era, if that was too much. Returns false if it has to be
	/// looked at again.
	fn look_at(
		keeper: &KeeperService<T>,
		suspect: AssignmentId,
		era: EraIndex,
		meter: &mut WeightMeter,
	) -> bool {
		let turns = TurnStore::<T>::of(keeper.id, suspect, era);
		let guilty = turns.is_some_and(|turns| keeper.rules.convict(turns));
		let evidence = keeper.evidence_of(era).filter(|_| guilty);
		accuse_if::<T::Pledges>(meter, suspect, evidence)
	}
}
