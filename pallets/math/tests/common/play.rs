//! Random histories.

use proptest::prelude::*;

use super::{Accounting, Balance, Era, Service, Setup};

/// One operation. Its numbers are relative to the world, so that most of them make sense.
#[derive(Clone, Debug)]
pub enum Op {
	Pledge {
		staker: usize,
		assignment: usize,
		amount: Balance,
	},
	Exit {
		staker: usize,
		assignment: usize,
		amount: Balance,
	},
	/// An offence some eras ago, for a share of the largest slash in 1 024ths.
	Request {
		assignment: usize,
		ago: Era,
		share: u64,
		proven: bool,
	},
	/// One of the latest requests, counted from the end.
	Veto {
		back: u32,
	},
	Execute {
		back: u32,
	},
	ExecuteDue,
	Settle {
		staker: usize,
		assignment: usize,
	},
	SettleAll {
		assignment: usize,
	},
	/// One of the latest requests, counted from the end.
	Undo {
		back: u32,
	},
	/// All that is due to one staker.
	GiveBack {
		staker: usize,
	},
	/// All requests that are due.
	Divide,
	/// In the set from the next era on, or out of it.
	Serve {
		assignment: usize,
		serves: bool,
	},
	Close {
		assignment: usize,
	},
	Bond {
		staker: usize,
		amount: Balance,
	},
	Unbond {
		staker: usize,
		amount: Balance,
	},
	Withdraw {
		staker: usize,
	},
	Release {
		staker: usize,
	},
	/// A slash of some percent of the ledger.
	BaseSlash {
		staker: usize,
		percent: Balance,
	},
	Trim {
		staker: usize,
	},
	Era {
		by: Era,
	},
}

/// Plays one operation. Returns its result, in the same words for both sides.
pub fn play(world: &mut dyn Accounting, setup: &Setup, requests: &mut u32, op: &Op) -> String {
	match *op {
		Op::Pledge { staker, assignment, amount } => {
			format!("{:?}", world.pledge(staker, assignment, amount))
		},
		Op::Exit { staker, assignment, amount } => {
			let exited = world.exit(staker, assignment, amount);
			format!("{:?}", exited.expect("an exit is never refused"))
		},
		Op::Request { assignment, ago, share, proven } => {
			let service = &setup.services[setup.assignments[assignment]];
			let part = (service.max_slash * share).div_ceil(1_024);
			let offence = world.view().era.saturating_sub(ago);
			let id = world.request(assignment, offence, part, proven);
			if let Ok(id) = id {
				// A small verdict may join a request that is there.
				*requests = (*requests).max(id + 1);
			}
			format!("{id:?}")
		},
		Op::Veto { back } => match requests.checked_sub(1 + back) {
			Some(id) => format!("{:?}", world.veto(id)),
			None => String::new(),
		},
		Op::Execute { back } => match requests.checked_sub(1 + back) {
			Some(id) => format!("{:?}", world.execute(id)),
			None => String::new(),
		},
		Op::ExecuteDue => (0..*requests).map(|id| format!("{:?}", world.execute(id))).collect(),
		Op::Settle { staker, assignment } => format!("{:?}", world.settle(staker, assignment)),
		Op::SettleAll { assignment } => {
			let stakers = 0..setup.stakers.len();
			stakers
				.map(|staker| format!("{:?}", world.settle(staker, assignment)))
				.collect()
		},
		Op::Undo { back } => match requests.checked_sub(1 + back) {
			Some(id) => format!("{:?}", world.undo(id)),
			None => String::new(),
		},
		Op::GiveBack { staker } => {
			(0..*requests).map(|id| format!("{:?}", world.give_back(id, staker))).collect()
		},
		Op::Divide => (0..*requests).map(|id| format!("{:?}", world.divide(id))).collect(),
		Op::Serve { assignment, serves } => format!("{:?}", world.serve(assignment, serves)),
		Op::Close { assignment } => format!("{:?}", world.close(assignment)),
		Op::Bond { staker, amount } => format!("{:?}", world.bond(staker, amount)),
		Op::Unbond { staker, amount } => format!("{:?}", world.unbond(staker, amount)),
		Op::Withdraw { staker } => format!("{:?}", world.withdraw(staker)),
		Op::Release { staker } => format!("{:?}", world.release(staker)),
		Op::BaseSlash { staker, percent } => {
			let ledger = world.view().stakers[staker].ledger();
			format!("{:?}", world.base_slash(staker, ledger * percent / 100))
		},
		Op::Trim { staker } => format!("{:?}", world.trim(staker)),
		Op::Era { by } => format!("{:?}", world.turn(world.view().era + by)),
	}
}

fn service() -> impl Strategy<Value = Service> {
	let max_slash = prop_oneof![
		Just(10_000_000),
		Just(50_000_000),
		Just(100_000_000),
		Just(333_333_333),
		Just(500_000_000),
		Just(1_000_000_000),
		1_000_000..1_000_000_000u64,
	];
	let windows = (0..4u32, prop_oneof![Just(0u32), Just(1), Just(2)], 0..4u32);
	let smallest =
		prop_oneof![Just((0, 0)), Just((1, 1)), Just((40, 0)), Just((40, 40)), Just((20, 12))];
	let shares = prop_oneof![
		Just((250_000_000, 200_000_000, 50_000_000)),
		Just((0, 450_000_000, 0)),
		Just((500_000_000, 0, 50_000_000)),
	];
	(max_slash, windows, smallest, shares).prop_map(
		|(max_slash, (report, veto, more), (min_pledge, least), shares)| {
			let exit = (report + veto + more).max(1);
			Service { max_slash, exit, report, veto, min_pledge, least, shares }
		},
	)
}

/// Returns setups of three services, one of them with two operators, and three stakers.
pub fn setup() -> impl Strategy<Value = Setup> {
	let services = prop::collection::vec(service(), 3);
	let stakers = prop::collection::vec((prop_oneof![100..1_000u128, 5..60u128], any::<bool>()), 3);
	let limit = prop_oneof![Just(500_000_000), Just(333_333_333), Just(1_000_000_000)];
	let eras = (1..7u32, 0..3u32);
	(services, stakers, limit, eras, prop_oneof![Just(0), Just(7u128)]).prop_map(
		|(services, stakers, limit, (bonding, more), existential)| {
			let exit = services.iter().map(|service| service.exit).max().unwrap();
			Setup {
				limit,
				bonding,
				delay: bonding.max(exit + 1) + more,
				era: 0,
				existential,
				max_open: 32,
				services,
				assignments: vec![0, 0, 1, 2],
				stakers,
			}
		},
	)
}

/// Returns histories: pledges of eighths of the stake, an era, then random operations.
pub fn history(length: usize) -> impl Strategy<Value = (Setup, Vec<Op>)> {
	let eighths = prop::collection::vec(0..=8u128, 12);
	(setup(), eighths, prop::collection::vec(op(), 1..length)).prop_map(|(setup, eighths, ops)| {
		let pledges = eighths.into_iter().enumerate().map(|(at, eighth)| {
			let (staker, assignment) = (at / 4, at % 4);
			let amount = setup.stakers[staker].0 * eighth / 8;
			Op::Pledge { staker, assignment, amount }
		});
		let all = pledges.chain([Op::Era { by: 1 }]).chain(ops).collect();
		(setup, all)
	})
}

pub fn op() -> impl Strategy<Value = Op> {
	let staker = || 0..3usize;
	let assignment = || 0..4usize;
	let amount = || prop_oneof![1..30u128, 1..1_000u128];
	let share = prop_oneof![
		3 => Just(1_024u64),
		3 => (1..=32u64).prop_map(|share| share * 32),
		3 => (1..8u64).prop_map(|share| share * 32),
		2 => 1..32u64,
	];
	prop_oneof![
		7 => (staker(), assignment(), amount())
			.prop_map(|(staker, assignment, amount)| Op::Pledge { staker, assignment, amount }),
		4 => (staker(), assignment(), amount())
			.prop_map(|(staker, assignment, amount)| Op::Exit { staker, assignment, amount }),
		14 => (assignment(), prop_oneof![2 => 0..2u32, 1 => 2..5u32], share, prop::bool::weighted(0.3)).prop_map(
			|(assignment, ago, share, proven)| Op::Request { assignment, ago, share, proven }
		),
		1 => (0..4u32).prop_map(|back| Op::Veto { back }),
		3 => (0..4u32).prop_map(|back| Op::Execute { back }),
		12 => Just(Op::ExecuteDue),
		3 => (staker(), assignment())
			.prop_map(|(staker, assignment)| Op::Settle { staker, assignment }),
		5 => assignment().prop_map(|assignment| Op::SettleAll { assignment }),
		7 => prop_oneof![3 => 0..4u32, 1 => 4..10u32].prop_map(|back| Op::Undo { back }),
		7 => staker().prop_map(|staker| Op::GiveBack { staker }),
		3 => Just(Op::Divide),
		1 => prop::bool::weighted(0.3).prop_flat_map(move |close| assignment().prop_map(
			move |assignment| match close {
				true => Op::Close { assignment },
				false => Op::SettleAll { assignment },
			}
		)),
		1 => (assignment(), prop::bool::weighted(0.6))
			.prop_map(|(assignment, serves)| Op::Serve { assignment, serves }),
		2 => (staker(), 1..300u128).prop_map(|(staker, amount)| Op::Bond { staker, amount }),
		2 => staker().prop_map(|staker| Op::Unbond { staker, amount: 1_000 }),
		2 => (staker(), amount()).prop_map(|(staker, amount)| Op::Unbond { staker, amount }),
		3 => staker().prop_map(|staker| Op::Withdraw { staker }),
		1 => staker().prop_map(|staker| Op::Release { staker }),
		2 => (staker(), prop_oneof![3 => 1..20u128, 2 => 40..=100u128])
			.prop_map(|(staker, percent)| Op::BaseSlash { staker, percent }),
		2 => staker().prop_map(|staker| Op::Trim { staker }),
		10 => prop_oneof![16 => Just(1u32), 2 => 2..5u32, 2 => Just(12)].prop_map(|by| Op::Era { by }),
	]
}
