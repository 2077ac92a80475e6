//! Keepers that miss their turns. An era is so short here that a job has one slot in it, and of four jobs one has
//! it after the seed is known and before the era is over. So it takes many jobs to miss enough turns.

use crate::{
	cast::{FUNDER, HONEST},
	op::Op,
	pick::{era, signed, Picks},
	player::{Outcome, Player},
};
use pallet_restaking_keeper::{Call, JobId, NextJobId};
use polkadot_sdk::{frame_support::weights::Weight, frame_system};
use restaking_integration_tests::Chain;
use restaking_primitives::{PledgeInspect, ServiceId};
use restaking_runtime::{constants::currency::UNIT, AccountId, Restaking, Runtime, RuntimeCall};

/// The number of jobs. A third of the stake misses three turns of an era then, mostly.
const JOBS: u32 = 90;

/// The number of eras in which they have slots.
const ERAS: u32 = 2;

/// The number of ticks of an era from which on turns may be missed: all that are dealt before are open to others.
const LATE: u64 = 3;

/// Returns the present tick.
fn clock() -> u64 {
	<Restaking as PledgeInspect<AccountId>>::clock()
}

/// Returns a job that pays for a slot in each of some eras. They have four ticks each.
fn job(service: ServiceId) -> Call<Runtime> {
	let call: RuntimeCall = frame_system::Call::remark_with_event { remark: vec![1, 2, 3] }.into();
	let call = Box::new(call);
	let until = clock() + 4 * u64::from(ERAS + 1);
	let (price, cap, funds) = (UNIT / 50, UNIT / 10, UNIT);
	Call::create_job { service, call, every: 4, until, price, cap, funds }
}

impl Player {
	/// Makes jobs, and lets the honest operator take what others left of their turns, at the end of each era.
	pub(crate) fn miss_turns(&mut self, chain: &mut Chain, op: Op) -> Outcome {
		let service = Picks(op).service_with(4);
		let first = NextJobId::<Runtime>::get();
		for _ in 0..JOBS {
			// No job at all is an error; there may be room for a few only.
			if let Err(error) = self.do_between_steps(signed(FUNDER), job(service)) {
				if NextJobId::<Runtime>::get() == first {
					return Err(error);
				}
				break;
			}
		}
		let (last, end) = (NextJobId::<Runtime>::get(), era() + ERAS);
		while era() <= end {
			self.next_block(chain);
			self.take_what_was_left(service, first..last);
		}
		Ok(())
	}

	/// Takes slots that others have missed, where the era is nearly over.
	fn take_what_was_left(&mut self, service: ServiceId, jobs: std::ops::Range<JobId>) {
		let start = <Restaking as PledgeInspect<AccountId>>::era_start(era());
		if start.is_none_or(|start| clock() < start + LATE) {
			return;
		}
		for job in jobs {
			let perform = Call::<Runtime>::perform { service, job, most: Weight::MAX };
			let _open_or_not = self.do_between_steps(signed(HONEST), perform);
		}
	}
}
