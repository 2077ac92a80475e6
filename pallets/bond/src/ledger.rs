//! The ledger of an account: its active stake, and what it has unbonded and not withdrawn.
//!
//! No function here rounds.

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{
	traits::Get, BoundedVec, CloneNoBound, DebugNoBound, DefaultNoBound, EqNoBound,
	PartialEqNoBound,
};
use restaking_primitives::{Balance, EraIndex};
use scale_info::TypeInfo;

/// Stake that was unbonded in one era.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Chunk {
	/// The era in which it was unbonded. It is free a bonding duration later.
	pub unbonded_era: EraIndex,
	/// The amount, above zero.
	pub amount: Balance,
}

/// The stake of one account. All of it is on hold.
#[derive(
	CloneNoBound,
	PartialEqNoBound,
	EqNoBound,
	DebugNoBound,
	DefaultNoBound,
	Encode,
	Decode,
	MaxEncodedLen,
	TypeInfo,
)]
#[scale_info(skip_type_params(MaxUnlocking))]
#[codec(mel_bound(MaxUnlocking: Get<u32>))]
pub struct Ledger<MaxUnlocking: Get<u32>> {
	/// The active stake, which may stand behind pledges.
	pub active: Balance,
	/// The queue: what was unbonded and not withdrawn, one chunk for an era, the oldest first.
	pub unlocking: BoundedVec<Chunk, MaxUnlocking>,
}

/// Returns the first era in which a chunk can be withdrawn.
///
/// Saturates: eras near the end of their type never come.
pub(crate) fn free_era(unbonded_era: EraIndex, bonding_duration: EraIndex) -> EraIndex {
	unbonded_era.saturating_add(bonding_duration)
}

impl<MaxUnlocking: Get<u32>> Ledger<MaxUnlocking> {
	/// Returns the amount in the queue.
	pub fn unbonding(&self) -> Balance {
		// All of it is on hold: no more than all money there is.
		self.unlocking
			.iter()
			.fold(0, |sum: Balance, chunk| sum.saturating_add(chunk.amount))
	}

	/// Returns all that a slash can reach.
	pub fn total(&self) -> Balance {
		// The same.
		self.active.saturating_add(self.unbonding())
	}

	/// Returns true if nothing is left.
	pub fn is_empty(&self) -> bool {
		self.active == 0 && self.unlocking.is_empty()
	}

	/// Returns the amount that was unbonded in an era and is still there.
	pub fn unbonded_in(&self, era: EraIndex) -> Balance {
		let mut chunks = self.unlocking.iter();
		chunks.find(|chunk| chunk.unbonded_era == era).map_or(0, |chunk| chunk.amount)
	}

	/// Moves a part of the active stake to the queue. `None`, and nothing is moved, if less is active, or the
	/// queue has no room for the chunk of another era.
	pub(crate) fn unbond(&mut self, amount: Balance, now: EraIndex) -> Option<()> {
		let left = self.active.checked_sub(amount)?;
		match self.unlocking.last_mut().filter(|chunk| chunk.unbonded_era == now) {
			Some(chunk) => chunk.amount = chunk.amount.checked_add(amount)?,
			None => self.unlocking.try_push(Chunk { unbonded_era: now, amount }).ok()?,
		}
		self.active = left;
		Some(())
	}

	/// Moves an amount back from the queue, of the newest chunks first. `None`, and nothing is moved, if the queue
	/// has less.
	pub(crate) fn rebond(&mut self, amount: Balance) -> Option<()> {
		if self.unbonding() < amount {
			return None;
		}
		self.active = self.active.checked_add(amount)?;
		self.take_newest(amount);
		Some(())
	}

	/// Removes all chunks that are free. Returns their amount.
	pub(crate) fn withdraw(&mut self, now: EraIndex, bonding_duration: EraIndex) -> Balance {
		let before = self.unbonding();
		self.unlocking
			.retain(|chunk| free_era(chunk.unbonded_era, bonding_duration) > now);
		// What stays is a part of it.
		before.saturating_sub(self.unbonding())
	}

	/// Takes up to `amount`: of the active stake first, then of the queue, of the newest chunks first. So what was
	/// unbonded before an offence is touched last, whenever that was. Returns the amounts taken of both.
	pub(crate) fn cut(&mut self, amount: Balance) -> (Balance, Balance) {
		let of_active = self.active.min(amount);
		// At most each of both.
		self.active = self.active.saturating_sub(of_active);
		let of_queue = self.take_newest(amount.saturating_sub(of_active));
		(of_active, of_queue)
	}

	/// Takes up to `amount` of the queue, of the newest chunks first. Returns the amount taken.
	fn take_newest(&mut self, amount: Balance) -> Balance {
		let mut left = amount;
		for chunk in self.unlocking.iter_mut().rev() {
			let part = chunk.amount.min(left);
			// At most each of both.
			chunk.amount = chunk.amount.saturating_sub(part);
			left = left.saturating_sub(part);
		}
		self.unlocking.retain(|chunk| chunk.amount > 0);
		amount.saturating_sub(left)
	}
}
