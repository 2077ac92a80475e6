//! Laws that fail: a record that can not be is found.

use super::setting::*;
use crate::{Chunk, CurrentEra, LedgerOf, Ledgers, RunningEra, TotalActive};
use frame_support::assert_ok;
use restaking_primitives::testing::assert_breaks;

fn breaks(law: &'static str, change: impl FnOnce()) {
	assert_breaks(Bond::do_try_state, law, change);
}

fn change_ledger(change: impl FnOnce(&mut LedgerOf<Test>)) {
	Ledgers::<Test>::mutate(S, |ledger| change(ledger.as_mut().unwrap()));
}

fn chunk(unbonded_era: u32, amount: u128) -> Chunk {
	Chunk { unbonded_era, amount }
}

#[test]
fn a_broken_record_should_be_found() {
	run(|| {
		assert_ok!(Native::bond(S, 1_000));
		for era in [1, 2] {
			run_to(era);
			assert_ok!(Native::unbond(S, 100));
		}
		let queue = |chunks: [Chunk; 2]| {
			change_ledger(|ledger| ledger.unlocking = chunks.to_vec().try_into().unwrap());
		};
		breaks("a ledger of nothing", || Ledgers::<Test>::insert(T, LedgerOf::<Test>::default()));
		breaks("a chunk of nothing", || queue([chunk(1, 200), chunk(2, 0)]));
		breaks("a queue out of order", || queue([chunk(2, 100), chunk(1, 100)]));
		breaks("a queue out of order", || queue([chunk(1, 100), chunk(1, 100)]));
		breaks("a chunk of an era to come", || queue([chunk(1, 100), chunk(3, 100)]));
		breaks("less is on hold than a ledger says", || queue([chunk(1, 100), chunk(2, 101)]));
		breaks("less is on hold than a ledger says", || change_ledger(|ledger| ledger.active += 1));
		breaks("the sum is not that of the ledgers", || change_ledger(|ledger| ledger.active -= 1));
		breaks("the sum is not that of the ledgers", || TotalActive::<Test>::put(801));
		let running = RunningEra { index: 2, began_at: 0 };
		breaks("an era that has not begun", || CurrentEra::<Test>::put(running));
	});
}
