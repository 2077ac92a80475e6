//! The money of a turn. All sums are those of the books.

use crate::{pallet::*, vault::OpenVault};
use frame_support::{
	defensive,
	traits::{fungible::Inspect as _, Get},
};
use restaking_math::{
	sum,
	vault::{may_end, Chunk, Counted, Priced, Pricing, Seen},
	Balance, EraIndex,
};
use restaking_primitives::{Restake, VaultStake};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> OpenVault<T> {
	/// Takes in what custody has let go and what has matured, and reserves it for who left.
	pub(super) fn take_matured(&mut self, now: EraIndex) -> DispatchResult {
		let (custody, free) = (T::Restake::custody(&self.stash), T::Currency::balance(&self.stash));
		let back = self.books.released(custody, free).map_err(Error::<T>::from)?;
		self.to_cash(back)?;
		// Before the withdrawal, which merges them.
		self.books.look(&T::Stake::unbonding(&self.stash));
		let held = if self.books.is_due(now) { self.withdraw(now)? } else { 0 };
		let collected = self.books.collect(held, now).map_err(Error::<T>::from)?;
		self.to_cash(collected.to_cash)?;
		for id in collected.batches {
			self.with_batch(id, |batch| {
				batch.collected();
				Ok(())
			})?;
		}
		self.give_to_last()?;
		self.fund()
	}

	/// Withdraws what is free. Returns the part of the batches' chunks that went into custody. What else went
	/// there is a gain of the next turn.
	fn withdraw(&self, now: EraIndex) -> Result<Balance, DispatchError> {
		let due = self.books.leaving.iter().filter(|it| it.free_from <= now);
		let due = sum(due.map(|it| it.value));
		let before = T::Restake::custody(&self.stash);
		T::Stake::withdraw(&self.stash)?;
		// Below zero is zero: a withdrawal frees no custody.
		let held = T::Restake::custody(&self.stash).saturating_sub(before);
		Ok(held.min(due))
	}

	/// Counts, takes the fee, bonds and prices. Returns true if the open batch was postponed.
	pub(super) fn count_and_price(&mut self, now: EraIndex) -> Result<bool, DispatchError> {
		self.count()?;
		self.take_fee()?;
		let ends = self.may_end(now);
		if ends && self.end()? {
			return Ok(false);
		}
		self.bond()?;
		self.price()
	}

	/// Counts what was gained or lost.
	fn count(&mut self) -> DispatchResult {
		let (vault, seen) = (self.id, self.seen());
		if self.books.shortfall(seen.active) > 0 {
			// Custody was slashed, which happens when nothing is left in the ledger. Claims are paid in order.
			sp_runtime::print("liquid restaking: a vault owes more than it has");
		}
		let counted = self.books.count(&Pallet::<T>::rules(), &seen);
		let Counted { gain, loss, .. } = counted.map_err(Error::<T>::from)?;
		if gain > 0 {
			Pallet::<T>::deposit_event(Event::GainSeen { vault, amount: gain });
		}
		if loss > 0 {
			Pallet::<T>::deposit_event(Event::LossSeen { vault, amount: loss });
		}
		Ok(())
	}

	/// Takes the fee, in shares. If they can not arrive there is none, and the mark stays.
	fn take_fee(&mut self) -> DispatchResult {
		let fee = self.books.fee(self.record.fee, &self.seen());
		let (vault, to) = (self.id, self.record.fee_to.clone());
		if let Err(error) = self.layer(|vault| vault.mint(&to, fee.shares)) {
			Pallet::<T>::deposit_event(Event::FeeRefused { vault, error });
			return Ok(());
		}
		self.books.charge(&fee).map_err(Error::<T>::from)?;
		if fee.shares > 0 {
			let (shares, value) = (fee.shares, fee.value);
			Pallet::<T>::deposit_event(Event::FeeTaken { vault, shares, value });
		}
		Ok(())
	}

	/// Bonds what was deposited. What staking refuses goes on waiting, and stops neither claims nor exits.
	fn bond(&mut self) -> DispatchResult {
		let (vault, amount) = (self.id, self.books.entering);
		if amount == 0 {
			return Ok(());
		}
		let bonded = self.layer(|vault| {
			vault.to_stash(amount)?;
			T::Stake::bond_exact(&vault.stash, amount)?;
			vault.books.bonded(amount).map_err(Error::<T>::from)?;
			Ok(())
		});
		if let Err(error) = bonded {
			Pallet::<T>::deposit_event(Event::BondRefused { vault, amount, error });
		}
		Ok(())
	}

	/// Returns true if all shares may be priced as the last batch: the vault is closed, only the seed is left
	/// or the time is over, and nothing that was slashed may still come back.
	fn may_end(&self, now: EraIndex) -> bool {
		let after = T::Parameters::get().close_after;
		self.record.losses == 0
			&& self.record.closed_in().is_some_and(|closed| {
				may_end(self.books.shares, self.books.seed, closed, after, now)
			})
	}

	/// Returns the chunk that an unbond makes now.
	fn chunk() -> Chunk {
		Chunk { free_from: T::Stake::next_chunk(), least_stake: T::Stake::least_active() }
	}

	/// Prices all shares as the last batch. Returns false if that is postponed.
	fn end(&mut self) -> Result<bool, DispatchError> {
		let (chunk, seen) = (Self::chunk(), self.seen());
		match self.books.end(&chunk, &seen).map_err(Error::<T>::from)? {
			Pricing::Priced(priced) => {
				self.settle_price(&priced, &chunk, &seen)?;
				self.turn_receipts(&priced)?;
				// What was not bonded is cash of the batch.
				self.fund()?;
				Ok(true)
			},
			Pricing::Nothing | Pricing::Postponed => Ok(false),
		}
	}

	/// Unbonds what was paid out after the last batch was priced: it is that batch's. Returns true if that is
	/// postponed.
	pub(super) fn unbond_rest(&mut self) -> bool {
		let (vault, chunk, seen) = (self.id, Self::chunk(), self.seen());
		let Some(batch) = self.record.last else { return false };
		let added = self.layer(|vault| {
			let value = vault.books.add_to_last(batch, &chunk, &seen);
			let value = value.map_err(Error::<T>::from)?;
			if value > 0 {
				vault.unbond(seen.active, value)?;
			}
			Ok(value)
		});
		if let Ok(value) = added {
			if value > 0 {
				let payable_era = chunk.free_from;
				Pallet::<T>::deposit_event(Event::LastBatchRose {
					vault,
					batch,
					value,
					payable_era,
				});
			}
			return value < seen.active;
		}
		Pallet::<T>::deposit_event(Event::ExitsPostponed { vault, batch });
		true
	}

	/// Prices the open batch. Returns true if that is postponed.
	fn price(&mut self) -> Result<bool, DispatchError> {
		let (chunk, seen, batch) = (Self::chunk(), self.seen(), self.books.open.batch);
		let pricing = match self.is_all_unvested(&seen) {
			true => Pricing::Postponed,
			false => self.books.price(&chunk, &seen).map_err(Error::<T>::from)?,
		};
		match pricing {
			Pricing::Nothing => Ok(false),
			Pricing::Postponed => {
				Pallet::<T>::deposit_event(Event::ExitsPostponed { vault: self.id, batch });
				Ok(true)
			},
			Pricing::Priced(priced) => {
				self.settle_price(&priced, &chunk, &seen)?;
				Ok(false)
			},
		}
	}

	/// Returns true if somebody asked out and all that the vault has is gains that have not vested: after a loss
	/// of all the rest. Nobody is priced at nothing while there is something: a part vests with each era.
	fn is_all_unvested(&self, seen: &Seen) -> bool {
		self.books.open.shares > 0
			&& self.books.redeemable(seen) == 0
			&& self.books.assets(seen.active) > 0
	}

	/// Does what a price says: unbonds, burns, and stores the batch.
	fn settle_price(&mut self, priced: &Priced, chunk: &Chunk, seen: &Seen) -> DispatchResult {
		if priced.unbond > 0 {
			self.unbond(seen.active, priced.unbond)?;
		}
		self.burn_own(priced.burn)?;
		if Batches::<T>::contains_key(self.id, priced.id) {
			defensive!("a batch was priced twice");
		}
		Batches::<T>::insert(self.id, priced.id, priced.batch);
		Pallet::<T>::deposit_event(Event::BatchPriced {
			vault: self.id,
			batch: priced.id,
			shares: priced.batch.shares,
			value: priced.unbond,
			payable_era: chunk.free_from,
		});
		Ok(())
	}

	/// Unbonds, after an end of the nominations if too little would be left for them.
	fn unbond(&self, active: Balance, amount: Balance) -> DispatchResult {
		// The price is at most the active stake.
		let left = active.saturating_sub(amount);
		if left < T::Stake::least_nominating() {
			T::Stake::chill(&self.stash)?;
		}
		T::Stake::unbond_exact(&self.stash, amount)
	}
}
