//! The turns that operators were dealt and missed. The only writer of them.

use crate::{pallet::*, service::KeeperService, EraTurns, Turn, Turns, Watched};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::BoundedVec;
use restaking_primitives::{AssignmentId, EraIndex, PledgeInspect, ServiceId};

/// Numbers of turns, by assignment and era.
pub(crate) struct TurnStore<T>(PhantomData<T>);

impl<T: Config> TurnStore<T> {
	/// Returns the turns of an assignment in an era. `None` if it had none.
	pub fn of(service: ServiceId, assignment: AssignmentId, era: EraIndex) -> Option<EraTurns> {
		let turns = Dealt::<T>::get(assignment)?;
		(turns.service == service).then(|| turns.in_era(era)).flatten()
	}

	/// Counts one more turn, and whether it was missed. Returns the turns of that era. Forgets eras for
	/// which nobody is liable any more.
	pub fn count(keeper: &KeeperService<T>, turn: Turn, missed: bool) -> EraTurns {
		let Turn { assignment, era } = turn;
		let empty = || Turns { service: keeper.id, eras: BoundedVec::new() };
		let mut turns = Dealt::<T>::get(assignment).unwrap_or_else(empty);
		let now = T::Pledges::era();
		turns.eras.retain(|it| it.era.saturating_add(keeper.exit_window) >= now);
		let before = turns.in_era(era).unwrap_or(EraTurns { era, dealt: 0, missed: 0 });
		turns.eras.retain(|it| it.era != era);
		// At most one turn in each tick and job of an era.
		let counted = EraTurns {
			era,
			dealt: before.dealt.saturating_add(1),
			missed: before.missed.saturating_add(missed.into()),
		};
		// Exit windows that do not fit are refused.
		if turns.eras.is_full() {
			turns.eras.remove(0);
		}
		let pushed = turns.eras.try_push(counted);
		debug_assert!(pushed.is_ok(), "there is room");
		Dealt::<T>::insert(assignment, turns);
		if missed && counted.missed == keeper.rules.least_misses {
			// Once in an era each. There are no more operators in an era than the list has places.
			let _full = Suspects::<T>::mutate(keeper.id, era, |list| list.try_push(assignment));
			Watched::<T>::watch(keeper.id, era);
		}
		counted
	}

	/// Removes the suspects of an era that the chain has looked at.
	pub fn clear(service: ServiceId, era: EraIndex) {
		Suspects::<T>::remove(service, era);
	}

	/// Removes suspects of at most `most` eras of a service that is gone. Returns the number of records.
	pub fn forget_suspects(service: ServiceId, most: u32) -> u32 {
		let eras = Suspects::<T>::iter_key_prefix(service);
		let eras: Vec<_> = eras.take(usize::try_from(most).unwrap_or(usize::MAX)).collect();
		eras.iter().for_each(|era| Self::clear(service, *era));
		// At most `most`.
		u32::try_from(eras.len()).unwrap_or(most)
	}

	/// Removes the turns of an assignment that is gone. Returns the number of records.
	pub fn forget(assignment: AssignmentId) -> u32 {
		Dealt::<T>::take(assignment).map_or(0, |_| 1)
	}
}
