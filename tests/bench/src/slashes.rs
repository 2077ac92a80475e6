//! The life of two slashes on the demo chain, moment by moment.

use crate::{chain::*, people::*};
use pallet_restaking::types::{Execution, LossRecord, Proceeds, QueueEnds, Stage, Turn};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		traits::{fungible::Mutate, Hooks},
		weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight, WeightMeter},
	},
	sp_io::TestExternalities,
};
use restaking_integration_tests::{
	account as named,
	restaking::{request_slash, OWNER},
	Chain,
};
use restaking_primitives::RequestId;
use restaking_runtime::{
	configs::restaking::MAX_PAGE, Balances, Restaking, Runtime, RuntimeOrigin, System,
};

/// The slash that is executed second, and divided.
pub const TO_DIVIDE: RequestId = RequestId(0);
/// The slash that is executed first, and undone.
pub const TO_UNDO: RequestId = RequestId(1);
/// The slash that was divided, and whose losses are forgotten.
const OVER: RequestId = RequestId(2);

/// The moments in which something is measured on the demo chain.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Moment {
	/// Nothing is slashed, and nobody has claimed in this era.
	Quiet,
	/// Others have claimed in this era, and somebody enters and leaves vaults.
	Claimed,
	/// Two slashes are requested.
	Requested,
	/// Both are due, and so are turns of vaults: no block had room for them.
	Due,
	/// One of them is executed, and nobody has settled it.
	Executed,
	/// Both are.
	ExecutedTwice,
	/// Everybody has settled both.
	Settled,
	/// The first is undone, and nothing came back.
	Undone,
	/// What waits is due.
	Payable,
	/// Another one was divided, and nothing else is to do.
	Divided,
}

impl Moment {
	/// All of them, in order.
	pub const ALL: [Self; 10] = [
		Self::Quiet,
		Self::Claimed,
		Self::Requested,
		Self::Due,
		Self::Executed,
		Self::ExecutedTwice,
		Self::Settled,
		Self::Undone,
		Self::Payable,
		Self::Divided,
	];

	/// Brings a chain from the moment before to this one.
	pub fn enter(self, ext: &mut TestExternalities) {
		match self {
			Self::Quiet => {},
			Self::Claimed => change(ext, claim),
			Self::Requested => go_on(ext, request),
			Self::Due => go_on(ext, |chain| pass(chain, chain.era() + 3)),
			Self::Executed => change(ext, || execute(TO_UNDO)),
			Self::ExecutedTwice => change(ext, || execute(TO_DIVIDE)),
			Self::Settled => settle_all(ext),
			Self::Undone => change(ext, || {
				assert_ok!(Restaking::undo(RuntimeOrigin::root(), TO_UNDO, false));
			}),
			Self::Payable => {
				let payable = ext.execute_with(|| execution(TO_DIVIDE, |it| it.payable_era));
				go_on(ext, |chain| pass(chain, payable));
			},
			Self::Divided => change(ext, divide),
		}
	}
}

fn stranger() -> RuntimeOrigin {
	RuntimeOrigin::signed(STRANGER)
}

/// Claims for an account at each service whose calls are not measured, and lets somebody enter and leave the vaults.
fn claim() {
	for (who, service) in [member(0), CLAIMANT].into_iter().zip(SERVICES) {
		assert_ok!(Restaking::claim(stranger(), who, service));
	}
	visit();
}

fn request(chain: &mut Chain) {
	for _ in [TO_DIVIDE, TO_UNDO] {
		let request = request_slash(ASSIGNMENTS[0], chain.era(), 2);
		assert_ok!(chain.call(named(OWNER), request));
	}
}

fn execute(id: RequestId) {
	assert_ok!(Restaking::execute_slash(stranger(), id));
}

/// Settles everybody, in blocks that are longer than real ones, and then lets another loss be on record: of a staker
/// without stake that owes more than it has. Nobody can be made one by a few calls.
fn settle_all(ext: &mut TestExternalities) {
	let waiting = || {
		let assignment = pallet_restaking::Assignments::<Runtime>::get(ASSIGNMENTS[0]);
		assignment.expect("it joined").waiting()
	};
	while ext.execute_with(waiting) > 0 {
		let room = Weight::from_parts(100 * WEIGHT_REF_TIME_PER_SECOND, u64::MAX);
		change(ext, || {
			Restaking::on_poll(System::block_number(), &mut WeightMeter::with_limit(room));
		});
	}
	change(ext, || {
		let mut debtor = pallet_restaking::Stakers::<Runtime>::get(STAKER).expect("has pledged");
		for position in &mut debtor.positions {
			position.record.pledged = 1_000 * BOND;
		}
		pallet_restaking::Stakers::<Runtime>::insert(DEBTOR, debtor);
		endow::<Runtime>(&DEBTOR, BOND);
		lose(TO_UNDO, [DEBTOR].into_iter(), LossRecord { active: 0, rest: BOND / 100 });
	});
}

/// Writes that a slash was divided by which a full page of stakers has lost something, so that one page is measured
/// and nothing else is due.
fn divide() {
	let request = pallet_restaking::SlashRequests::<Runtime>::get(TO_DIVIDE);
	pallet_restaking::SlashRequests::<Runtime>::set(OVER, request);
	let loss = LossRecord { active: BOND / 100, rest: 0 };
	lose(OVER, (0..MAX_PAGE.into()).map(member), loss);
	execution(OVER, |it| (it.proceeds, it.queued, it.waiting) = (Proceeds::Divided, true, 0));
	// The only turn in the queue, and no task.
	let QueueEnds { end: first, .. } = pallet_restaking::PageQueueEnds::<Runtime>::get();
	pallet_restaking::PageQueue::<Runtime>::insert(first, Turn::EndLosses(OVER));
	pallet_restaking::PageQueueEnds::<Runtime>::put(QueueEnds { first, end: first + 1 });
	let due: Vec<_> = pallet_restaking::Agenda::<Runtime>::iter_keys()
		.filter(|key| key.era() <= era())
		.collect();
	due.into_iter().for_each(pallet_restaking::Agenda::<Runtime>::remove);
}

/// Changes the sums of an executed request.
fn execution<R>(id: RequestId, change: impl FnOnce(&mut Execution) -> R) -> R {
	pallet_restaking::SlashRequests::<Runtime>::mutate(id, |request| {
		let request = request.as_mut().expect("was made");
		let Stage::Executed(execution) = &mut request.stage else { panic!("was executed") };
		change(execution)
	})
}

/// Writes that each of these has lost this much by a request, and puts it into escrow.
fn lose(id: RequestId, losers: impl Iterator<Item = AccountId>, loss: LossRecord) {
	let mut all = 0;
	for who in losers {
		pallet_restaking::Losses::<Runtime>::insert(id, who, loss);
		all += loss.total();
	}
	assert_ok!(Balances::mint_into(&Restaking::escrow_account(), all));
	execution(id, |it| {
		it.asked += all;
		it.taken += all;
		it.waiting += all;
	});
}
