//! The laws: statements that hold after every block. Checked after every test, and by `try-runtime`.

use crate::{pallet::*, LedgerOf};
use frame_support::ensure;
use restaking_primitives::Balance;
use sp_runtime::TryRuntimeError;

type Outcome = Result<(), TryRuntimeError>;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Checks all laws.
	pub fn do_try_state() -> Outcome {
		let mut active: Balance = 0;
		for (who, ledger) in Ledgers::<T, I>::iter() {
			Self::ledger_is_sound(&ledger)?;
			ensure!(ledger.total() <= Self::held(&who), "less is on hold than a ledger says");
			active = active.checked_add(ledger.active).ok_or("more is active than can be")?;
		}
		ensure!(active == TotalActive::<T, I>::get(), "the sum is not that of the ledgers");
		let running = CurrentEra::<T, I>::get();
		ensure!(running.index == 0 || running.began_at > 0, "an era that has not begun");
		Ok(())
	}

	/// A ledger has something, its queue ascends by eras that have come, and no chunk is empty.
	fn ledger_is_sound(ledger: &LedgerOf<T, I>) -> Outcome {
		ensure!(!ledger.is_empty(), "a ledger of nothing");
		let queue = &ledger.unlocking;
		ensure!(queue.iter().all(|chunk| chunk.amount > 0), "a chunk of nothing");
		let ascends = queue.is_sorted_by(|one, other| one.unbonded_era < other.unbonded_era);
		ensure!(ascends, "a queue out of order");
		let now = CurrentEra::<T, I>::get().index;
		let begun = queue.last().is_none_or(|chunk| chunk.unbonded_era <= now);
		ensure!(begun, "a chunk of an era to come");
		Ok(())
	}
}
