//! The turns that the chain makes by itself, in the blocks in which there is room for them.

use crate::{
	pallet::*,
	turn::Turning,
	types::{Round, MAX_TARGETS},
	VaultId, WeightInfo,
};
use frame_support::weights::WeightMeter;
use restaking_primitives::StakeInspect;
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// Turns the vaults that have not turned in this era, one after the other, as far as the meter has room for
	/// the worst turn. One that fails is passed by until the next era. One read once all have turned.
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
		let before = round;
		while let Some(vault) = Self::next_of(&round) {
			if meter.try_consume(T::WeightInfo::turn(MAX_TARGETS)).is_err() {
				break;
			}
			round.after = Some(vault);
			round.again |= Self::turn_or_tell(vault);
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

	/// Turns a vault, or tells why not. Returns true if it has to be looked at once more in this era.
	fn turn_or_tell(vault: VaultId) -> bool {
		match Self::do_turn(vault) {
			Ok(Turning::Done) => false,
			Ok(Turning::Waits) => true,
			Err(error) if error == Error::<T>::AlreadyTurned.into() => false,
			Err(error) => {
				Self::fail(vault, error);
				false
			},
		}
	}

	fn fail(vault: VaultId, error: DispatchError) {
		Self::deposit_event(Event::TurnFailed { vault, error });
	}
}
