//! Losses of a vault's stash that may still come back, and to whom they come back.
//!
//! What active stake and custody lost is the pool's. What chunks lost belongs to their batches.

use alloc::vec::Vec;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::{bounded::BoundedVec, Get};

use super::{
	books::{Books, Leaving, Piece},
	error::{minus, plus, VaultError},
};
use crate::{
	bounded::without_bounds,
	rounding::{mul_div_ceil, mul_div_floor},
	types::{sum, Balance, EraIndex},
};

/// Loss of the stash by one request to slash, as far as it has not come back.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[codec(mel_bound(B: Get<u32>))]
#[scale_info(skip_type_params(B))]
pub struct StashLoss<B> {
	/// The part of active stake.
	pub active: Balance,
	/// The part of chunks and custody.
	pub rest: Balance,
	/// Losses of the chunks of batches, parts of the rest.
	pub parts: BoundedVec<Piece, B>,
	/// True once it was ordered to come back.
	pub ordered: bool,
}

without_bounds!(StashLoss<B> { active, rest, parts, ordered });

/// Funds that came back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Back {
	/// The amount that is active stake again.
	pub bonded: Balance,
	/// The amount that is free.
	pub freed: Balance,
	/// The part of `freed` that went into custody.
	pub held: Balance,
}

/// Division of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Returned {
	/// The amount that the caller moves from the stash to the vault's cash, at once.
	pub to_cash: Balance,
	/// Amounts that batches are owed more. They wait for cash: call [`Books::fund`].
	pub credited: Vec<Piece>,
}

impl<B: Get<u32>> StashLoss<B> {
	/// Returns the pool's part of what has not come back.
	pub fn pool(&self) -> Balance {
		let parts = sum(self.parts.iter().map(|part| part.amount));
		// The parts are at most the rest.
		sum([self.active, self.rest]).saturating_sub(parts)
	}

	/// Returns true once everything came back. Then, and once it never will, the caller removes the loss,
	/// with [`Batch::end_loss`](super::Batch::end_loss) for each part.
	pub fn is_over(&self) -> bool {
		self.active == 0 && self.rest == 0
	}
}

impl<B: Get<u32>> Books<B> {
	/// Rounds down the parts of batches: notes a loss of `active` stake and of the `rest`, for an offence in
	/// `offence_era`. `unbonding` has the chunks now, after the loss.
	///
	/// The parts are what the chunks of batches that were liable have lost since the last look, and if a
	/// slash of the base chain fell in between, their shares of the rest. What is left of it staking took of older
	/// chunks, as nothing else was there: it is theirs. Batches that are priced later have no part. The caller stores
	/// the loss, with [`Batch::await_loss`](super::Batch::await_loss) for each part.
	pub fn lost(
		&mut self,
		active: Balance,
		rest: Balance,
		offence_era: EraIndex,
		unbonding: &[(EraIndex, Balance)],
	) -> Result<StashLoss<B>, VaultError> {
		let before: Vec<Balance> = self.leaving.iter().map(|leaving| leaving.value).collect();
		self.look(unbonding);
		// Below zero is zero: a chunk only falls.
		let fall =
			|(it, before): (&Leaving, Balance)| (it.era, it.batch, before.saturating_sub(it.value));
		let falls: Vec<_> = self.leaving.iter().zip(before).map(fall).collect();
		let (mut parts, mut left) = (BoundedVec::new(), rest);
		for is_liable in [true, false] {
			let of_kind = falls.iter().filter(|(era, ..)| (*era >= offence_era) == is_liable);
			let fallen = sum(of_kind.clone().map(|(.., amount)| *amount));
			let divided = left.min(fallen);
			for (_, batch, amount) in of_kind {
				let part = mul_div_floor(*amount, divided, fallen).unwrap_or(0);
				if part > 0 {
					let pushed = parts.try_push(Piece { batch: *batch, amount: part });
					pushed.map_err(|_| VaultError::QueueFull)?;
				}
			}
			left = minus(left, divided)?;
		}
		Ok(StashLoss { active, rest, parts, ordered: false })
	}

	/// Rounds down what batches get, so that the rest is the pool's: divides what came back of a loss.
	///
	/// The free part pays the rest of the loss first, then active stake that could not be bonded. What is
	/// held stays an asset of the pool and delays the batches. The pool's part is a gain of the next turn. So
	/// is that of a batch for which the queue has no place: nothing of what came back is lost.
	pub fn returned(
		&mut self,
		loss: &mut StashLoss<B>,
		back: &Back,
	) -> Result<Returned, VaultError> {
		let to_cash = minus(back.freed, back.held)?;
		let of_rest = back.freed.min(loss.rest);
		let of_active = plus(back.bonded, minus(back.freed, of_rest)?)?;
		let mut credited = Vec::new();
		for part in &mut loss.parts {
			// Without a rest there are no parts.
			let amount = mul_div_floor(of_rest, part.amount, loss.rest).unwrap_or(0);
			let done = mul_div_ceil(of_rest, part.amount, loss.rest).unwrap_or(0);
			part.amount = minus(part.amount, done)?;
			let piece = Piece { batch: part.batch, amount };
			if amount > 0 && self.takes(part.batch) {
				self.push(piece)?;
				credited.push(piece);
			}
		}
		let all = sum(credited.iter().map(|piece| piece.amount));
		let paid = all.min(to_cash);
		loss.rest = minus(loss.rest, of_rest)?;
		// Below zero is zero: what was lost of active stake at most.
		loss.active = loss.active.saturating_sub(of_active);
		self.owed = plus(self.owed, all)?;
		self.payable = plus(self.payable, paid)?;
		self.entering = plus(self.entering, minus(to_cash, paid)?)?;
		self.custody = plus(self.custody, back.held)?;
		Ok(Returned { to_cash, credited })
	}
}
