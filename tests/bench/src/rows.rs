//! The operations that are measured on the demo chain: ours, and those of base staking beside them.

use crate::{
	chain::{self, ASSIGNMENTS, OTHER, SERVICES, VAULTS},
	measure::{call, work, Cost, Keys, Operation},
	people::*,
	row::{find, measure_at, to_measure, Measured, Row},
	slashes::{Moment, TO_DIVIDE, TO_UNDO},
};
use pallet_liquid_restaking::Call as LiquidCall;
use polkadot_sdk::{
	frame_support::{
		traits::Hooks,
		weights::{Weight, WeightMeter},
	},
	pallet_staking,
	sp_runtime::{MultiAddress, Perbill},
	sp_staking::OnStakingUpdate,
};
use restaking_integration_tests::{
	account as named,
	restaking::{operator, request_slash, Call, OWNER},
};
use restaking_math::BatchId;
use restaking_primitives::AssignmentId;
use restaking_runtime::{
	configs::restaking::MAX_PAGE, AccountId, Restaking, Runtime, RuntimeCall, RuntimeOrigin,
	Staking, System,
};
use std::collections::BTreeMap;

type StakingCall = pallet_staking::Call<Runtime>;

/// The name of our own rows' pallet.
pub const US: &str = "restaking";
/// The name of the pallet of vaults.
pub const LIQUID: &str = "liquid";
/// The names of all pallets of ours.
pub const OURS: [&str; 2] = [US, LIQUID];
const STAKING: &str = "staking";

/// The cost of one member more in a page, of which there is no row of its own.
pub const OF_A_PAGE: &str = "member of a page of 32";

const fn row(at: Moment, name: &'static str, find: fn() -> Operation) -> Row<Moment> {
	Row { name, by: US, at, stakers: 1, find }
}

const fn of_vaults(at: Moment, name: &'static str, find: fn() -> Operation) -> Row<Moment> {
	Row { by: LIQUID, ..row(at, name, find) }
}

const fn base(name: &'static str, find: fn() -> Operation) -> Row<Moment> {
	Row { by: STAKING, ..row(Moment::Quiet, name, find) }
}

const fn of_many(stakers: u32, row: Row<Moment>) -> Row<Moment> {
	Row { stakers, ..row }
}

/// The operations, ours first.
pub const ROWS: [Row<Moment>; 46] = [
	row(Moment::Quiet, "pledge more", || by(STAKER, chain::to_pledge(ASSIGNMENTS[0], STEP))),
	row(Moment::Quiet, "first pledge", || by(NEWCOMER, chain::to_pledge(ASSIGNMENTS[0], STEP))),
	row(Moment::Quiet, "exit", || by(STAKER, exit())),
	row(Moment::Quiet, "exit_all, one position", || by(STAKER, Call::exit_all {})),
	row(Moment::Quiet, "exit_all, two positions", || by(TWOFOLD, Call::exit_all {})),
	row(Moment::Quiet, "exit and unbond", || {
		by(STAKER, Call::exit_and_unbond { assignment: ASSIGNMENTS[0], amount: STEP })
	}),
	row(Moment::Quiet, "move a pledge", || by(STAKER, move_pledge())),
	row(Moment::Quiet, "standing order", || {
		by(STAKER, Call::set_standing_order { assignment: ASSIGNMENTS[0], standing: true })
	}),
	row(Moment::Quiet, "release custody", || {
		by(STRANGER, Call::release_custody { stash: LEAVER, positions: 1 })
	}),
	row(Moment::Quiet, "rebond custody", || by(REBONDER, Call::rebond_custody { amount: STEP })),
	row(Moment::Quiet, "trim", || by(STRANGER, Call::trim_staker { stash: TRIMMED, positions: 1 })),
	row(Moment::Quiet, "claim, first of an era", || by(STAKER, claim(STAKER, 0))),
	row(Moment::Claimed, "claim, later in the era", || by(STAKER, claim(STAKER, 0))),
	row(Moment::Claimed, "claim in an asset", || by(EARNER, claim(EARNER, 1))),
	row(Moment::Claimed, "claim all, two positions", || {
		by(TWOFOLD, Call::claim_all { who: TWOFOLD, positions: 2 })
	}),
	row(Moment::Claimed, "claim commission", || {
		by(operator(0), Call::claim_commission { operator: operator(0), service: SERVICES[0] })
	}),
	row(Moment::Quiet, "hear of a withdrawal", || work(hear_of_withdrawal)),
	row(Moment::Quiet, "quiet block", || work(run_block)),
	row(Moment::Quiet, "era turn", || work(turn_era)),
	row(Moment::Quiet, "request a slash", || {
		by(named(OWNER), request_slash(ASSIGNMENTS[0], chain::era(), 2))
	}),
	row(Moment::Requested, "veto", || {
		call(RuntimeOrigin::root(), RuntimeCall::from(Call::veto { request: TO_UNDO }))
	}),
	row(Moment::Requested, "cancel a request", || {
		by(named(OWNER), Call::cancel_request { request: TO_UNDO })
	}),
	row(Moment::Due, "execute the first slash", || {
		by(STRANGER, Call::execute_slash { request: TO_UNDO })
	}),
	row(Moment::Due, "do one due task", || by(STRANGER, Call::work { max_tasks: 1 })),
	row(Moment::Executed, "execute the second slash", || {
		by(STRANGER, Call::execute_slash { request: TO_DIVIDE })
	}),
	row(Moment::Executed, "settle one", || by(STRANGER, chain::settle(STAKER, 1))),
	row(Moment::Executed, "settle a page of 1", || by(STRANGER, settle_page(ASSIGNMENTS[0], 1))),
	of_many(
		MAX_PAGE,
		row(Moment::Executed, "settle a page of 32", || {
			by(STRANGER, settle_page(ASSIGNMENTS[0], MAX_PAGE))
		}),
	),
	row(Moment::ExecutedTwice, "settle one, two slashes", || {
		by(STRANGER, chain::settle(STAKER, 2))
	}),
	row(Moment::Settled, "undo a slash", || {
		call(
			RuntimeOrigin::root(),
			RuntimeCall::from(Call::undo { request: TO_UNDO, lapse: false }),
		)
	}),
	row(Moment::Undone, "give back, bonded", || give_back(STAKER)),
	row(Moment::Payable, "give back, free and held", || give_back(DEBTOR)),
	row(Moment::Payable, "note a shortfall", || {
		by(STRANGER, Call::enforce_coverage { stash: DEBTOR, positions: 1 })
	}),
	row(Moment::Payable, "divide a slash", || by(STRANGER, Call::divide { request: TO_DIVIDE })),
	of_many(
		MAX_PAGE,
		row(Moment::Divided, "forget 32 losses", || {
			work(|| Restaking::on_poll(System::block_number(), &mut WeightMeter::new()))
		}),
	),
	of_vaults(Moment::Quiet, "deposit", || by(NEWCOMER, chain::deposit(VAULTS[1], STEP))),
	of_vaults(Moment::Quiet, "deposit, eight targets", || {
		by(NEWCOMER, chain::deposit(VAULTS[0], STEP))
	}),
	of_vaults(Moment::Quiet, "request an exit", || by(HOLDER, chain::ask(VAULTS[0], STEP))),
	of_vaults(Moment::Quiet, "claim a ticket", || {
		let (vault, owner, batch) = (VAULTS[0], HOLDER, BatchId(0));
		by(STRANGER, LiquidCall::<Runtime>::claim { vault, owner, batch })
	}),
	of_vaults(Moment::Quiet, "claim two tickets", || {
		let (vault, owner, most) = (VAULTS[0], HOLDER, 2);
		by(STRANGER, LiquidCall::<Runtime>::claim_all { vault, owner, most })
	}),
	of_vaults(Moment::Due, "turn, no targets", || turn(1)),
	of_vaults(Moment::Due, "turn, eight targets", || turn(0)),
	base("bond_extra", || by(STAKER, StakingCall::bond_extra { max_additional: STEP })),
	base("unbond", || by(STAKER, StakingCall::unbond { value: STEP })),
	base("nominate", || {
		by(STAKER, StakingCall::nominate { targets: vec![MultiAddress::Id(chain::validator())] })
	}),
	of_many(64, base("payout_stakers of 64", || by(STRANGER, payout()))),
];

fn by(who: AccountId, it: impl Into<RuntimeCall>) -> Operation {
	call(RuntimeOrigin::signed(who), it.into())
}

fn turn(at: usize) -> Operation {
	by(STRANGER, LiquidCall::<Runtime>::turn { vault: VAULTS[at] })
}

fn exit() -> Call {
	Call::exit { assignment: ASSIGNMENTS[0], amount: STEP }
}

fn claim(who: AccountId, at: usize) -> Call {
	Call::claim { who, service: SERVICES[at] }
}

/// Returns the settlement of up to so many members.
fn settle_page(assignment: AssignmentId, max_members: u32) -> Call {
	Call::settle_assignment { assignment, max_members }
}

fn move_pledge() -> Call {
	let service = pallet_restaking::Services::<Runtime>::get(SERVICES[0]).expect("registered");
	Call::move_pledge {
		from: ASSIGNMENTS[0],
		to: OTHER,
		amount: STEP,
		terms_hash: service.terms_hash,
		max_commission: Perbill::one(),
	}
}

fn give_back(stash: AccountId) -> Operation {
	by(STRANGER, Call::give_back { request: TO_UNDO, stash })
}

/// Returns the payout of the last era that was active and is over.
fn payout() -> StakingCall {
	let era = Staking::active_era().expect("it runs").index - 1;
	StakingCall::payout_stakers_by_page { validator_stash: chain::validator(), era, page: 0 }
}

fn hear_of_withdrawal() {
	<Restaking as OnStakingUpdate<_, _>>::on_withdraw(&STRANGER, 1);
}

/// Does the work of restaking in another block in which nothing is due.
fn run_block() {
	let number = System::block_number() + 1;
	System::set_block_number(number);
	Restaking::on_initialize(number);
	Restaking::on_poll(number, &mut WeightMeter::new());
	Restaking::on_idle(number, Weight::zero());
}

/// Does the work of restaking in the first block of an era without due tasks.
fn turn_era() {
	pallet_staking::CurrentEra::<Runtime>::put(chain::era() + 1);
	run_block();
}

/// Measures everything on the demo chain at these sizes.
pub fn measure_all(sizes: &[u64], runs: usize) -> Vec<Measured> {
	let mut all = to_measure(&ROWS);
	for size in sizes {
		let mut state = chain::chain(*size);
		for moment in Moment::ALL {
			moment.enter(&mut state);
			measure_at(&ROWS, &moment, &mut state, runs, &mut all);
		}
	}
	let page = member_of_page(&all);
	all.push(page);
	all
}

/// Returns the cost of a member of a full page: the keys that each but the first adds, rounded up, and its part of the
/// time.
fn member_of_page(all: &[Measured]) -> Measured {
	let [one, full] = ["settle a page of 1", "settle a page of 32"].map(|name| find(all, name));
	let further = MAX_PAGE as usize - 1;
	let costs = one.costs.iter().zip(&full.costs).map(|(one, full)| Cost {
		reads: (full.reads - one.reads).div_ceil(further),
		writes: (full.writes - one.writes).div_ceil(further),
		proof: (full.proof - one.proof).div_ceil(further),
		time: full.time / MAX_PAGE,
		charge: None,
	});
	let each = |one: &BTreeMap<String, usize>, full: &BTreeMap<String, usize>| {
		let added = |name: &String| full[name] - one.get(name).unwrap_or(&0);
		let names = full.keys().filter(|name| added(name) > 0);
		names.map(|name| (name.clone(), added(name).div_ceil(further))).collect()
	};
	let keys = Keys {
		reads: each(&one.keys.reads, &full.keys.reads),
		writes: each(&one.keys.writes, &full.keys.writes),
	};
	Measured { name: OF_A_PAGE, by: US, costs: costs.collect(), keys, stakers: 1 }
}
