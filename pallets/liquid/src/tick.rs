//! The turns that the chain makes by itself, in the blocks in which there is room for them.

use crate::{pallet::*, turn::Turning, types::Round, VaultId, WeightInfo};
use frame_support::weights::{Weight, WeightMeter};
use restaking_primitives::{EraIndex, StakeInspect};

impl<T: Config> Pallet<T> {
	/// Turns the vaults that have not turned in this era, one after the other, as far as the meter has room for
	/// the worst turn; each takes of it what it costs. One that fails is passed by until the next era. One read once
	/// all have turned.
	pub(crate) fn turn_by_itself(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::look_at_round()).is_err() {
			return;
		}
		let (now, mut round) = (T::Stake::era(), CurrentRound::<T>::get());
		if round.era != now {
			round = Round { era: now, ..Round::default() };
		} else if round.done {
			return;
		}
		let (before, most) = (round, Self::max_turn());
		while let Some(vault) = Self::next_of(&round) {
			if !meter.can_consume(most) {
				break;
			}
			round.after = Some(vault);
			if Self::has_turned(vault, now) {
				// By a call, or before others of which losses were left: a look, which reads no more than the first.
				meter.consume(T::WeightInfo::look_at_round());
				continue;
			}
			let mut spent = Weight::zero();
			round.again |= Self::turn_or_tell(vault, &mut spent);
			meter.consume(spent);
		}
		if Self::next_of(&round).is_none() {
			// Losses that were too many for one block wait for the next.
			round = Round { era: now, after: None, again: false, done: !round.again };
		}
		if round != before {
			CurrentRound::<T>::put(round);
		}
	}

	/// Returns the next vault of a round.
	fn next_of(round: &Round) -> Option<VaultId> {
		Live::<T>::get()
			.into_iter()
			.find(|id| round.after.is_none_or(|after| *id > after))
	}

	/// Returns true if a vault has turned in this era.
	fn has_turned(vault: VaultId, now: EraIndex) -> bool {
		Ledgers::<T>::get(vault).is_some_and(|books| books.turned >= now)
	}

	/// Turns a vault, or tells why not. Returns true if it has to be looked at once more in this era.
	fn turn_or_tell(vault: VaultId, spent: &mut Weight) -> bool {
		match Self::do_turn(vault, spent) {
			Ok(Turning::Done) => false,
			Ok(Turning::Waits) => true,
			Err(error) => {
				Self::deposit_event(Event::TurnFailed { vault, error });
				false
			},
		}
	}
}
