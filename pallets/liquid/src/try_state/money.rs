//! The laws of money.

use crate::{pallet::*, types::Phase, vault::OpenVault, Outcome};
use frame_support::{ensure, traits::fungible::Inspect as _};
use restaking_math::{sum, vault::Batch, BatchId};
use restaking_primitives::{Refusal, StakeInspect, VaultStake};

impl<T: Config> OpenVault<T> {
	/// Law 1: what is reserved is what batches have; debts are ordered, and what waits is what is owed and not
	/// reserved; the cash is there.
	pub(super) fn law_1_books(&self, batches: &[(BatchId, Batch)]) -> Outcome {
		ensure!(self.books.check().is_ok(), "the books contradict themselves");
		let left = sum(batches.iter().map(|(_, batch)| batch.value_left));
		// A batch that is done may have been credited with what came back.
		ensure!(left <= self.books.reserved, "batches have more than is reserved");
		if self.record.losses == 0 {
			ensure!(left == self.books.reserved, "more is reserved than batches have");
		}
		let least = T::Currency::minimum_balance();
		let cash = sum([least, self.books.entering, self.books.payable]);
		ensure!(T::Currency::balance(&self.cash) >= cash, "cash is missing");
		Ok(())
	}

	/// Law 7: the chunks of the stash are those of batches, each of one: nothing unbonds for nobody. What is paid out
	/// while a vault ends is its last batch's: one that has ended has no stake any more, to which something could be paid.
	pub(super) fn law_7_conservation(&self) -> Outcome {
		for (era, amount) in T::Stake::unbonding(&self.stash) {
			let own = self.books.leaving.iter().filter(|it| it.free_from == era).count();
			ensure!(own == 1 || amount == 0, "a chunk that belongs to no batch, or to two");
		}
		let ended = self.record.phase == Phase::Ended;
		let refusal = T::Stake::check(&self.stash).err();
		let is_gone = refusal == Some(Refusal::NotStash);
		ensure!(!ended || is_gone, "an ended vault has stake");
		ensure!(refusal.is_none() || is_gone, "the stake of a vault is in other hands");
		Ok(())
	}

	/// Law 8: what has not vested is a part of the assets as they were counted, and vests by a date.
	pub(super) fn law_8_fee(&self) -> Outcome {
		let vest = &self.books.vest;
		ensure!(vest.left == 0 || vest.until_era >= vest.since_era, "gains that never vest");
		let closed = matches!(self.record.phase, Phase::Closed { .. } | Phase::Ended);
		ensure!(!closed || self.record.fee.is_zero(), "a closed vault takes a fee");
		Ok(())
	}
}
