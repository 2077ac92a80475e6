//! Steps of several calls by which somebody tries to switch off a slash.

use crate::{
	calls::{join_again, small_word},
	op::Op,
	pick::Picks,
	player::{Outcome, Player},
};
use polkadot_sdk::sp_runtime::DispatchError;

/// The number of words that fill the room of all words.
const WORDS: u32 = 33;

impl Player {
	/// Lets the slasher say as many small words about an assignment as there is room for.
	pub(crate) fn say_small_words(&mut self, op: Op) -> Outcome {
		let assignment = Picks(op).assignment();
		let mut last = Ok(());
		for number in 0..WORDS {
			let (origin, call) = small_word(assignment, number);
			last = self.do_between_steps(origin, call);
			if last.is_err() {
				break;
			}
		}
		last
	}

	/// Lets an operator leave its service and join it again, so that nothing of the earlier stay binds it.
	pub(crate) fn leave_and_join(&mut self, op: Op) -> Outcome {
		let calls = join_again(Picks(op)).ok_or(DispatchError::Unavailable)?;
		for (origin, call) in calls {
			self.do_between_steps(origin, call)?;
		}
		Ok(())
	}
}
