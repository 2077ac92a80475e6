//! What vaults have to bear: more small slashes than one turn settles, and the loss of all stake.

use crate::{
	calls::small_word,
	cast::NOBODY,
	op::Op,
	pick::{signed, Picks},
	player::{Outcome, Player},
	vaults::{any_is_wiped, slashes_to_come},
};
use pallet_liquid_restaking::{Call, Targets};
use pallet_restaking::NextRequestId;
use polkadot_sdk::{frame_system::RawOrigin, pallet_staking, sp_runtime::DispatchError};
use restaking_integration_tests::Chain;
use restaking_primitives::RequestId;
use restaking_runtime::Runtime;

/// The number of words that fill the room of all words about an assignment.
const WORDS: u32 = 32;

/// The eras in which a word can be vetoed.
const VETO: u32 = 3;

impl Player {
	/// Lets slashers say as many small words about all targets of a vault as there is room for, and nobody settle them
	/// in time: one turn takes a part, the next the rest.
	pub(crate) fn take_many_slashes(&mut self, chain: &mut Chain, op: Op) -> Outcome {
		let vault = Picks(op).vault();
		let targets = Targets::<Runtime>::get(vault).now;
		if targets.is_empty() {
			return Err(DispatchError::Unavailable);
		}
		let first = NextRequestId::<Runtime>::get().0;
		for target in &targets {
			for number in 0..WORDS {
				let (origin, word) = small_word(target.spec.assignment, number);
				if self.do_between_steps(origin, word).is_err() {
					break;
				}
			}
		}
		let busy = self.busy.replace(0);
		self.eras(chain, VETO);
		for request in first..NextRequestId::<Runtime>::get().0 {
			let request = RequestId(request);
			let execute = pallet_restaking::Call::<Runtime>::execute_slash { request };
			// Some of them were vetoed, or nothing was left for them.
			let _done = self.do_between_steps(signed(NOBODY), execute);
		}
		for _ in 0..2 {
			let turn = Call::<Runtime>::turn { vault };
			let _turned_or_not = self.do_between_steps(signed(NOBODY), turn);
		}
		self.busy = busy;
		Ok(())
	}

	/// Lets governance take back what the base chain would still take of a vault that has no stake any more. It may be
	/// gone by then, and the staking pallet cannot slash an account without stake. Nobody offends from then on.
	pub(crate) fn spare_the_wiped(&mut self) {
		if self.gone || !any_is_wiped() {
			return;
		}
		self.gone = true;
		for (era, slash_indices) in slashes_to_come() {
			type Call = pallet_staking::Call<Runtime>;
			let cancel = Call::cancel_deferred_slash { era, slash_indices };
			let _none_or_done = self.do_between_steps(RawOrigin::Root.into(), cancel);
		}
	}
}
