//! The goals, and the verdict of a run on each of them.

use crate::{
	row::{find, Measured},
	rows::{OF_A_PAGE, OURS},
};
use pallet_liquid_restaking::MAX_TARGETS;
use pallet_restaking::WeightInfo;
use polkadot_sdk::{frame_support::weights::Weight, sp_io::TestExternalities};
use restaking_primitives::Restake;
use restaking_runtime::{
	configs::{restaking::RestakingRules, system::MAXIMUM_BLOCK_WEIGHT},
	AccountId, Runtime,
};

/// The weight that a call may declare at most, in parts of what its usual case is charged.
pub const MOST_DECLARED: u64 = 4;
/// The calls that may declare more: each with the most that it may, in parts of what its usual case is charged, and the
/// reason. A row measures each of them, so that a change for the worse has to be written here.
pub const MAY_DECLARE_MORE: [(&str, f64, &str); 10] = [
	("cancel_request", 6.0, DEAD),
	("exit_all", 130.0, "the exit that nothing refuses: it declares all losses that there can be"),
	("publish_set", 14.0, "the page may be the last, after which the root of 128 members is made"),
	("request_slash", 6.5, DEAD),
	("settle_assignment", 5.5, "one of the members that it names may need more than a common one"),
	(
		"settle_staker",
		5.0,
		"who settles last also ends the suspension, and it may hold, and look at, all that there can be",
	),
	(
		"submit",
		5.0,
		"the first of a round closes an old one, in which each of 32 feeds may have values",
	),
	("turn", 70.0, "it settles first, and declares all losses that one call can settle"),
	("veto", 5.5, DEAD),
	("work", 7.5, "nobody knows which task comes first, and the dearest makes the root of a set"),
];

/// Returns how much a call may declare at most, in parts of what its usual case is charged.
#[cfg(test)]
pub fn most_declared(call: &str) -> f64 {
	let found = MAY_DECLARE_MORE.iter().find(|(name, ..)| *name == call);
	found.map_or(MOST_DECLARED as f64, |(_, most, _)| *most)
}

const DEAD: &str =
	"ends a request, its own or a dead one in its way, and what that held goes at once to the proofs that \
	had to wait for it: nothing may prevent a slash or a veto";

/// The members of the slash whose settlement has a goal, and the blocks that it may take.
const MEMBERS: u64 = 100_000;
const MOST_BLOCKS: u64 = 90;
/// The part by which a time may grow from the smallest crowd to the largest.
const MOST_GROWTH: f64 = 0.05;

/// A goal.
enum Goal {
	/// The time of a row of ours is at most this part of that of another.
	Time(&'static str, &'static str, f64),
	/// A row of ours reads at most this part of the keys of another.
	Reads(&'static str, &'static str, f64),
	/// A turn of a vault that replaces all its targets, where no slash waits, takes at most this part of a block, by its
	/// weight.
	Turn(f64),
	/// A row reads and writes at most so many keys.
	Keys(&'static str, usize, usize),
	/// All members of a large slash are settled in so many blocks, by their weight.
	Settlement,
	/// Every row of ours reads and writes as many keys with every crowd.
	FlatKeys,
	/// No time of ours grows by more than a part with the crowd.
	FlatTime,
	/// No call declares more than a multiple of what it is charged.
	Declared,
}

const LEDGER: &str =
	"staking alone reads 5 keys and writes 3 to slash a ledger: `Bonded`, `Ledger`, \
	`VirtualStakers` or the nonce, `Account`, `Holds`; the fifth write of a page's member is the record of its loss";
const DEPOSIT: &str =
	"a ledger is slashed and what it lost goes into escrow, of which the peer does neither: \
	that alone takes about 1.5 of it";

/// The goals. The second of each is the reason that can stand in its way, or its floor.
const GOALS: [(Goal, &str); 19] = [
	(
		Goal::Time("pledge more", "bond_extra", 0.5),
		"parameters and the limit are records of their own",
	),
	(
		Goal::Time("claim in an asset", "harvest_rewards", 1.15),
		"a claim passes two levels of sharing, service and assignment; the floor is about 1.05",
	),
	(Goal::Time("settle one", "apply_slash", 1.8), DEPOSIT),
	(Goal::Time(OF_A_PAGE, "apply_slash", 1.1), "the ledger alone takes about three quarters of it"),
	(
		Goal::Keys("pledge more", 6, 4),
		"account, parameters, limit and spans of slashes by the base chain are the four beyond",
	),
	(
		Goal::Keys("claim, first of an era", 7, 4),
		"staker, assignment, service and two balances: the first of an era pays the eras before at both",
	),
	(Goal::Keys("claim, later in the era", 7, 4), "two of them are balances"),
	(
		Goal::Keys("claim in an asset", 7, 4),
		"an asset has its details, and each side an account of it beside that of the chain",
	),
	(Goal::Keys("exit", 6, 4), "staker, assignment, service; era, bond, ledger"),
	(Goal::Keys("settle one", 12, 8), LEDGER),
	(Goal::Keys(OF_A_PAGE, 7, 4), LEDGER),
	(
		Goal::Keys("execute the first slash", 10, 7),
		"the four beyond say what else waits: in the queue, for the same fault, and for a place",
	),
	(Goal::Settlement, "the weight of a member"),
	(
		Goal::Time("deposit", "join", 0.5),
		"a deposit moves funds and mints, each of which alone takes about a fifth of it",
	),
	(
		Goal::Reads("deposit", "join", 0.5),
		"vault, books, limits; era, stake of all, bond, ledger; positions; asset, and three accounts",
	),
	(Goal::Turn(0.02), "the weight of eight pledges"),
	(Goal::FlatKeys, "a call iterates over stakers"),
	(
		Goal::FlatTime,
		"keys lie deeper in a larger trie, those of staking and of the peers as well; nothing else grows",
	),
	(Goal::Declared, "a call declares its worst case, and returns what it did not take"),
];

/// The verdict of a run on one goal.
pub struct Verdict {
	/// The goal, in words.
	pub goal: String,
	/// The result of the run. `None` if it says nothing about the goal.
	pub measured: Option<String>,
	/// True if the goal is met.
	pub met: bool,
	/// The reason that can stand in its way.
	pub why: &'static str,
}

/// Returns the names of the rows whose keys have a goal.
pub fn with_keys() -> impl Iterator<Item = &'static str> {
	GOALS.iter().filter_map(|(goal, _)| match goal {
		Goal::Keys(row, ..) => Some(*row),
		_ => None,
	})
}

/// Returns the verdicts on all goals.
pub fn verdicts(all: &[Measured]) -> Vec<Verdict> {
	GOALS.iter().map(|(goal, why)| Verdict { why, ..goal.judge(all) }).collect()
}

impl Goal {
	fn judge(&self, all: &[Measured]) -> Verdict {
		match *self {
			Self::Time(ours, theirs, most) => time(find(all, ours), find(all, theirs), most),
			Self::Keys(row, reads, writes) => keys(find(all, row), reads, writes),
			Self::Reads(ours, theirs, most) => reads(find(all, ours), find(all, theirs), most),
			Self::Turn(most) => turn(most),
			Self::Settlement => settlement(),
			Self::FlatKeys => flat_keys(all),
			Self::FlatTime => flat_time(all),
			Self::Declared => declared(all),
		}
	}
}

fn verdict(goal: String, measured: Option<String>, met: bool) -> Verdict {
	Verdict { goal, measured, met, why: "" }
}

fn time(ours: &Measured, theirs: &Measured, most: f64) -> Verdict {
	let ratio = ours.micros() / theirs.micros();
	let goal = format!("{} takes at most {most} of {}", ours.name, theirs.name);
	verdict(goal, Some(format!("{ratio:.2}")), ratio <= most)
}

fn keys(row: &Measured, reads: usize, writes: usize) -> Verdict {
	let cost = row.last();
	let goal = format!("{} reads at most {reads} keys and writes {writes}", row.name);
	let met = cost.reads <= reads && cost.writes <= writes;
	verdict(goal, Some(format!("{} and {}", cost.reads, cost.writes)), met)
}

fn reads(ours: &Measured, theirs: &Measured, most: f64) -> Verdict {
	let (own, other) = (ours.last().reads, theirs.last().reads);
	let goal = format!("{} reads at most {most} of the keys of {}", ours.name, theirs.name);
	verdict(goal, Some(format!("{own} of {other}")), own as f64 <= most * other as f64)
}

/// Judges a turn that replaces all targets by the weight that a block takes in for it.
fn turn(most: f64) -> Verdict {
	use pallet_liquid_restaking::WeightInfo as _;
	type Weights = <Runtime as pallet_liquid_restaking::Config>::WeightInfo;
	let weights = || <restaking_runtime::Restaking as Restake<AccountId>>::weights();
	let moves = TestExternalities::default().execute_with(weights);
	let pledges = moves.pledge.saturating_mul(MAX_TARGETS.into());
	let weight = (Weights::turn(MAX_TARGETS) + pledges + moves.exits).ref_time();
	let part = weight as f64 / MAXIMUM_BLOCK_WEIGHT.ref_time() as f64;
	let goal = format!("a turn of a vault takes at most {} % of a block", 100.0 * most);
	verdict(goal, Some(format!("{:.2} %, by weight", 100.0 * part)), part <= most)
}

fn settlement() -> Verdict {
	let blocks = blocks_to_settle(MEMBERS);
	let goal = format!("{MEMBERS} members are settled in at most {MOST_BLOCKS} blocks");
	verdict(goal, Some(format!("{blocks}, by weight")), blocks <= MOST_BLOCKS)
}

/// Returns the number of blocks in which so many members are settled, by the part of each that is for due work.
fn blocks_to_settle(members: u64) -> u64 {
	let room = RestakingRules::get().work_share.mul_floor(MAXIMUM_BLOCK_WEIGHT.ref_time());
	members.div_ceil(room / member_weight().ref_time())
}

/// Returns the weight of one member of a page with one loss.
fn member_weight() -> Weight {
	type Weights = <Runtime as pallet_restaking::Config>::WeightInfo;
	Weights::settle_page(2).saturating_sub(Weights::settle_page(1))
}

fn of_ours(all: &[Measured]) -> impl Iterator<Item = &Measured> {
	all.iter().filter(|it| OURS.contains(&it.by))
}

fn flat_keys(all: &[Measured]) -> Verdict {
	let unequal: Vec<_> = of_ours(all).filter(|it| !it.is_constant()).map(|it| it.name).collect();
	let goal = "every row of ours reads and writes the same number of keys with every crowd".into();
	match &unequal[..] {
		_ if all[0].costs.len() < 2 => verdict(goal, None, false),
		[] => verdict(goal, Some("all".into()), true),
		_ => verdict(goal, Some(format!("not {}", unequal.join(", "))), false),
	}
}

/// Compares the largest growth of ours with that of the others. Rows that are hardly measurable by themselves, and
/// those without a peer, are left out.
fn flat_time(all: &[Measured]) -> Verdict {
	let most = |rows: &[&str]| {
		let rows = rows.iter().map(|name| find(all, name));
		let grown = rows.filter_map(|it| Some((it.growth()?, it.name)));
		grown.max_by(|a, b| a.0.total_cmp(&b.0))
	};
	let percent = 100.0 * MOST_GROWTH;
	let goal = format!("no time of ours grows by more than {percent} % with the crowd");
	let ours = ["pledge more", "exit", "claim, later in the era", "settle one", OF_A_PAGE];
	let others = ["bond_extra", "unbond", "claim_payout", "harvest_rewards", "apply_slash"];
	let (Some(our), Some(their)) = (most(&ours), most(&others)) else {
		return verdict(goal, None, false);
	};
	let [ours, theirs] = [our, their].map(|(part, row)| format!("{row} {:.0} %", 100.0 * part));
	verdict(goal, Some(format!("{ours}; among others {theirs}")), our.0 <= MOST_GROWTH)
}

fn declared(all: &[Measured]) -> Verdict {
	let charges = of_ours(all).filter_map(|it| it.last().charge);
	let bound = charges.filter(|it| MAY_DECLARE_MORE.iter().all(|(name, ..)| *name != it.call));
	let most = bound.max_by(|a, b| a.ratio().total_cmp(&b.ratio())).expect("there are calls");
	let goal =
		format!("a call declares at most {MOST_DECLARED} times what its usual case is charged");
	let measured = format!("{:.1}, `{}.{}`", most.ratio(), most.pallet, most.call);
	verdict(goal, Some(measured), most.ratio() <= MOST_DECLARED as f64)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		measure::{Cost, Keys},
		rows::US,
	};
	use std::time::Duration;

	fn measured(micros: u64, reads: usize) -> Measured {
		let time = Duration::from_micros(micros);
		let cost = Cost { reads, writes: 1, proof: 0, time, charge: None };
		Measured { name: "row", by: US, costs: vec![cost], keys: Keys::default(), stakers: 1 }
	}

	#[test]
	fn a_goal_is_met_up_to_its_limit() {
		assert!(time(&measured(50, 0), &measured(100, 0), 0.5).met);
		assert!(!time(&measured(51, 0), &measured(100, 0), 0.5).met);
		assert!(keys(&measured(1, 6), 6, 1).met);
		assert!(!keys(&measured(1, 7), 6, 1).met);
		assert!(!keys(&measured(1, 6), 6, 0).met);
		assert!(reads(&measured(1, 5), &measured(1, 10), 0.5).met);
		assert!(!reads(&measured(1, 6), &measured(1, 10), 0.5).met);
	}

	/// A run with one size says nothing about growth.
	#[test]
	fn one_size_is_no_verdict_on_growth() {
		assert!(flat_keys(&[measured(1, 1)]).measured.is_none());
		let mut grows = measured(1, 1);
		grows.costs.extend(measured(1, 2).costs);
		let verdict = flat_keys(&[grows]);
		assert!(!verdict.met && verdict.measured.is_some_and(|it| it.contains("row")));
	}

	/// The pages of a block hold as many members as its weight says.
	#[test]
	fn blocks_are_counted_by_weight() {
		assert_eq!(blocks_to_settle(1), 1);
		let most = blocks_to_settle(MEMBERS) * MAXIMUM_BLOCK_WEIGHT.ref_time();
		assert!(most / 2 >= MEMBERS * member_weight().ref_time());
	}
}
