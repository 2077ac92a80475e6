//! The operations that are measured.

use crate::{chain::*, measure::*, runtime::*};
use frame_support::{traits::Hooks, weights::WeightMeter};
use pallet_restaking::MAX_PAGE;
use polkadot_sdk::*;
use sp_staking::OnStakingUpdate;

/// One operation.
#[derive(Clone, Copy)]
pub struct Row {
	/// The name of the call, or of the event.
	pub name: &'static str,
	/// The pallet that offers it.
	pub by: &'static str,
	/// The moment in which it is measured.
	pub at: Moment,
	/// The number of stakers that it serves.
	pub stakers: u32,
	/// The operation.
	pub run: fn(),
}

const fn row(name: &'static str, by: &'static str, run: fn()) -> Row {
	Row { name, by, at: Moment::Quiet, stakers: 1, run }
}

const fn later(at: Moment, name: &'static str, by: &'static str, run: fn()) -> Row {
	Row { at, ..row(name, by, run) }
}

const US: &str = "restaking";
const STAKING: &str = "staking";
const POOLS: &str = "nomination-pools";
const REWARDS: &str = "asset-rewards";

/// The operations, ours first.
pub const ROWS: [Row; 23] = [
	row("pledge more", US, || pledge(STAKER, BOND / 10)),
	row("first pledge", US, || pledge(NEWCOMER, BOND / 10)),
	row("exit", US, || done(Restaking::exit(signed(STAKER), ASSIGNMENT, BOND / 10))),
	row("claim", US, || done(Restaking::claim(signed(STAKER), STAKER, SERVICE))),
	row("hear of a withdrawal", US, || {
		<Restaking as OnStakingUpdate<_, _>>::on_withdraw(&STRANGER, 1);
	}),
	row("era turn", US, turn_era),
	later(Moment::Slashed, "execute a slash", US, || {
		done(Restaking::execute_slash(signed(STRANGER), TO_DIVIDE));
	}),
	later(Moment::Slashed, "settle a slash", US, || {
		done(Restaking::settle_staker(signed(STRANGER), STAKER));
	}),
	later(Moment::SlashedTwice, "settle two slashes", US, || {
		done(Restaking::settle_staker(signed(STRANGER), STAKER));
	}),
	later(Moment::SlashedTwice, "undo a slash", US, || {
		done(Restaking::undo(RuntimeOrigin::root(), TO_UNDO, false));
	}),
	later(Moment::Undone, "give back, bonded", US, || {
		done(Restaking::give_back(signed(STRANGER), TO_UNDO, STAKER));
	}),
	later(Moment::Due, "give back, free and held", US, || {
		done(Restaking::give_back(signed(STRANGER), TO_UNDO, DEBTOR));
	}),
	later(Moment::Due, "divide a slash", US, || {
		done(Restaking::divide(signed(STRANGER), TO_DIVIDE));
	}),
	Row {
		stakers: MAX_PAGE,
		..later(Moment::Divided, "forget 32 losses", US, || {
			Restaking::on_poll(System::block_number(), &mut WeightMeter::new());
		})
	},
	row("bond_extra", STAKING, || done(Staking::bond_extra(signed(STAKER), BOND / 10))),
	row("unbond", STAKING, || done(Staking::unbond(signed(STAKER), BOND / 10))),
	row("nominate", STAKING, || {
		done(Staking::nominate(signed(STAKER), VALIDATORS.to_vec()));
	}),
	Row {
		stakers: 64,
		..row("payout_stakers of 64", STAKING, || {
			let paid =
				Staking::payout_stakers_by_page(signed(STRANGER), VALIDATORS[0].clone(), PAID, 0);
			done(paid);
		})
	},
	row("join", POOLS, || done(Pools::join(signed(OUTSIDER), BOND, POOL))),
	row("claim_payout", POOLS, || done(Pools::claim_payout(signed(STRANGER)))),
	later(Moment::Slashed, "apply_slash", POOLS, || {
		done(Pools::apply_slash(signed(RICH), STRANGER));
	}),
	row("stake more", REWARDS, || done(AssetRewards::stake(signed(STAKER), 0, BOND))),
	row("harvest_rewards", REWARDS, || {
		done(AssetRewards::harvest_rewards(signed(STAKER), 0, None));
	}),
];

/// Panics if an operation fails.
fn done<T, E: std::fmt::Debug>(result: Result<T, E>) {
	result.expect("the operation works");
}

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Does the work of restaking in the first block of an era without due tasks.
fn turn_era() {
	let number = System::block_number() + 1;
	System::set_block_number(number);
	pallet_staking::CurrentEra::<Runtime>::put(NOW + 1);
	Restaking::on_initialize(number);
	Restaking::on_poll(number, &mut WeightMeter::new());
}

/// A row measured at a size.
pub struct Measured {
	/// The operation.
	pub row: Row,
	/// Its cost at each size.
	pub costs: Vec<Cost>,
}

impl Measured {
	/// Returns the cost for one staker, at the largest size.
	pub fn each(&self) -> Cost {
		let cost = self.costs[self.costs.len() - 1];
		Cost { time: cost.time / self.row.stakers, ..cost }
	}
}

/// Measures everything at these sizes.
pub fn measure_all(sizes: &[u64], runs: usize) -> Vec<Measured> {
	let mut all: Vec<_> =
		ROWS.iter().map(|row| Measured { row: *row, costs: Vec::new() }).collect();
	for size in sizes {
		let mut state = chain(*size);
		for moment in Moment::ALL {
			moment.enter(&mut state, *size);
			for it in all.iter_mut().filter(|it| it.row.at == moment) {
				it.costs.push(measure(&state, runs, it.row.run));
			}
		}
	}
	all
}

/// Returns the row of this name.
pub fn find<'a>(all: &'a [Measured], name: &str) -> &'a Measured {
	all.iter().find(|it| it.row.name == name).expect("a row of this name")
}
