//! A turn: what a vault does once in an era. Its steps, in this order:
//!
//! 1. settle, in a layer of its own, so that what was settled stays so; claim rewards, once all shares are priced;
//! 2. the money: collect, count, fee, bond, price, in one layer, of which the bond may fail alone;
//! 3. what was announced, the nomination and the pledges, each of which may fail alone;
//! 4. the free funds of the stash are noted.
//!
//! Its weight is its own, by the number of its targets, and what the calls of [`Restake`] say that they cost.

mod choices;
mod money;
mod pledges;

use crate::{
	pallet::*,
	types::{Phase, RateOfEra, MAX_TARGETS, RATES},
	vault::OpenVault,
	VaultId, WeightInfo,
};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, Pays, PostDispatchInfo},
	ensure,
	storage::with_storage_layer,
	traits::{fungible::Inspect as _, Get},
	weights::Weight,
};
use restaking_primitives::{refusal, EraIndex, Restake, RestakeWeights, Settled, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult};

/// Outcome of a turn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Turning {
	/// The vault has turned.
	Done,
	/// It settled what it could: losses are left for another block.
	Waits,
}

impl<T: Config> Pallet<T> {
	/// Turns a vault. Free of charge if it turned.
	pub(crate) fn turn_by_call(vault: VaultId) -> DispatchResultWithPostInfo {
		let mut spent = Weight::zero();
		let turned = Self::do_turn(vault, &mut spent);
		let pays_fee = match turned.map_err(|error| refusal(error, spent))? {
			Turning::Done => Pays::No,
			Turning::Waits => {
				Self::deposit_event(Event::TurnWaits { vault });
				Pays::Yes
			},
		};
		Ok(PostDispatchInfo { actual_weight: Some(spent), pays_fee })
	}

	/// Returns the largest weight of a turn: it settles as much as one call can, leaves all positions and enters as
	/// many. What the call declares, and what a block has to have room for before the chain turns a vault by itself.
	pub fn max_turn() -> Weight {
		let RestakeWeights { settle, claim, pledge, exits, release } = T::Restake::weights();
		let pledges = pledge.saturating_mul(MAX_TARGETS.into());
		let batches = Self::batches_weight(T::MaxQueue::get().saturating_mul(2));
		// The end of the type is no weight of a block.
		[settle, claim, exits, pledges, release, batches, T::Stake::spoken_weight()]
			.into_iter()
			.fold(T::WeightInfo::turn(MAX_TARGETS), Weight::saturating_add)
	}

	/// Returns the number of targets and positions that a turn looks at.
	fn looks_at(id: VaultId) -> u32 {
		let targets = Targets::<T>::get(id).now.len();
		let positions = T::Restake::positions(&Self::stash_of(id)).len();
		// A position beyond them has nothing but an exit, which is weighed by itself.
		u32::try_from(targets.max(positions)).unwrap_or(u32::MAX).min(MAX_TARGETS)
	}

	/// Turns a vault. Adds what it costs to `spent`, also if it fails.
	pub(crate) fn do_turn(id: VaultId, spent: &mut Weight) -> Result<Turning, DispatchError> {
		// What was left in the turn is not there after it, and what is new not before it.
		let (before, batches) = (Self::looks_at(id), Self::due_batches(id));
		let turned = Self::turn_in_layers(id, spent);
		let own = T::WeightInfo::turn(before.max(Self::looks_at(id)));
		// Weights of one block: far from the end of their type.
		spent.saturating_accrue(own);
		spent.saturating_accrue(Self::batches_weight(batches));
		turned
	}

	/// Returns the number of batches that a turn collects or pays, at most: after turns that were missed more than
	/// the one that is a part of a turn.
	fn due_batches(id: VaultId) -> u32 {
		let Some(books) = Ledgers::<T>::get(id) else { return 0 };
		let due = books.leaving.iter().filter(|it| it.free_from <= T::Stake::era());
		// Both are bounded.
		let all = due.count().saturating_add(books.waiting.len());
		u32::try_from(all).unwrap_or(u32::MAX)
	}

	/// Returns the weight of so many batches beyond one: as of those that get back a part of a loss.
	fn batches_weight(batches: u32) -> Weight {
		// Without one there is none beyond it, and no weight is below that of none.
		let others = batches.saturating_sub(1);
		T::WeightInfo::hear_loss(others).saturating_sub(T::WeightInfo::hear_loss(0))
	}

	/// Turns a vault, in layers.
	fn turn_in_layers(id: VaultId, spent: &mut Weight) -> Result<Turning, DispatchError> {
		let now = T::Stake::era();
		let vault = OpenVault::<T>::load(id)?;
		ensure!(vault.record.phase != Phase::Ended, Error::<T>::Ended);
		vault.books.begin(now).map_err(Error::<T>::from)?;
		let settled = with_storage_layer(|| T::Restake::settle(&vault.stash, spent))?;
		if settled == Settled::Part {
			return Ok(Turning::Waits);
		}
		if vault.books.is_over() {
			// As long as there is a ledger that rewards can be bonded to. What can not arrive stays owed.
			let _claimed = T::Restake::claim(&vault.stash, spent);
		}
		let postponed = with_storage_layer(|| Self::turn_money(id, now))?;
		Self::turn_choices(id, now, postponed, spent)?;
		with_storage_layer(|| Self::turn_ends(id, now))?;
		Ok(Turning::Done)
	}

	/// Collects, counts, takes the fee, bonds and prices. Returns true if the open batch was postponed.
	fn turn_money(id: VaultId, now: EraIndex) -> Result<bool, DispatchError> {
		// The settlement has told the books of its losses.
		let mut vault = OpenVault::<T>::load(id)?;
		vault.take_matured(now)?;
		let postponed = match vault.books.is_over() {
			true => vault.unbond_rest(),
			false => vault.count_and_price(now)?,
		};
		let idle = T::Currency::balance(&vault.stash);
		vault.books.finish(idle, now);
		vault.tell(now);
		vault.save();
		Ok(postponed)
	}

	/// Notes the free funds of the stash after the last step. What custody has let go since it was counted is
	/// not among them: the next turn collects it.
	fn turn_ends(id: VaultId, now: EraIndex) -> DispatchResult {
		let mut vault = OpenVault::<T>::load(id)?;
		let free = T::Currency::balance(&vault.stash);
		// Below zero is zero in both: custody grew, or it is held in part.
		let let_go = vault.books.custody.saturating_sub(T::Restake::custody(&vault.stash));
		vault.books.finish(free.saturating_sub(let_go), now);
		vault.retire_if_done();
		vault.save();
		Ok(())
	}
}

impl<T: Config> OpenVault<T> {
	/// Notes the redeem price, for lenders and for yields, and tells of the turn.
	fn tell(&mut self, now: EraIndex) {
		let seen = self.seen();
		let rate = self.books.redeem_price(&seen);
		self.record.told = rate;
		let place = now.checked_rem(RATES).unwrap_or(0);
		Rates::<T>::insert(self.id, place, RateOfEra { era: now, rate });
		Pallet::<T>::deposit_event(Event::Turned {
			vault: self.id,
			era: now,
			assets: self.books.assets(seen.active),
			redeemable: self.books.redeemable(&seen),
			shares: self.books.shares,
		});
	}
}
