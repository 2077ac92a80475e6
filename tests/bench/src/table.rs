//! Tables, in the form of the README.

use crate::{
	goals::{self, MAY_DECLARE_MORE},
	measure::Cost,
	row::{find, Measured},
	rows::OF_A_PAGE,
};
use std::{collections::BTreeMap, fmt::Write as _};

/// Returns the weights of a call, in microseconds of the machine that they were measured on.
pub fn weights(cost: &Cost) -> String {
	let micros = |time: u64| time / 1_000_000;
	cost.charge.map_or_else(String::new, |it| {
		let (declared, charged) = (it.declared.ref_time(), it.charged.ref_time());
		format!("{} : {} = {:.1}", micros(declared), micros(charged), it.ratio())
	})
}

/// Returns the cost of each operation at each size.
pub fn costs(sizes: &[u64], all: &[Measured]) -> String {
	let mut text = String::from(
		"| operation | of | stakers | reads | writes | proof, bytes | time, µs | declared : charged, µs |\n\
		 | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
	);
	for it in all {
		for (size, cost) in sizes.iter().zip(&it.costs) {
			let time = cost.time.as_secs_f64() * 1e6;
			let _ = writeln!(
				text,
				"| {} | {} | {size} | {} | {} | {} | {time:.1} | {} |",
				it.name,
				it.by,
				cost.reads,
				cost.writes,
				cost.proof,
				weights(cost),
			);
		}
	}
	text
}

/// The comparisons: a call of ours, and a call that users would make instead.
pub const PAIRS: [(&str, &str); 12] = [
	("pledge more", "bond_extra"),
	("first pledge", "join"),
	("exit", "unbond"),
	("claim in an asset", "harvest_rewards"),
	("claim, later in the era", "claim_payout"),
	("claim, first of an era", "claim_payout"),
	("claim, later in the era", "payout_stakers of 64"),
	("settle one", "apply_slash"),
	(OF_A_PAGE, "apply_slash"),
	("deposit", "join"),
	("request an exit", "unbond of a member"),
	("claim a ticket", "withdraw_unbonded of a member"),
];

/// Returns the ratios of costs, for one staker, at the largest size.
pub fn ratios(all: &[Measured]) -> String {
	let mut text = String::from(
		"| ours | beside | reads | writes | time, µs | ratio of times |\n\
		 | --- | --- | ---: | ---: | ---: | ---: |\n",
	);
	for (ours, theirs) in PAIRS {
		let (us, them) = (find(all, ours), find(all, theirs));
		let (a, b) = (us.last(), them.last());
		let _ = writeln!(
			text,
			"| {ours} | `{theirs}` ({}) | {} : {} | {} : {} | {:.1} : {:.1} | {:.2} |",
			them.by,
			a.reads,
			b.reads,
			a.writes,
			b.writes,
			us.micros(),
			them.micros(),
			us.micros() / them.micros(),
		);
	}
	text
}

/// Returns the records of each row whose keys have a goal.
pub fn keys(all: &[Measured]) -> String {
	let mut text = String::from("| operation | reads | writes |\n| --- | --- | --- |\n");
	let list = |records: &BTreeMap<String, usize>| {
		let each = records.iter().map(|(name, times)| match times {
			1 => format!("`{name}`"),
			times => format!("{times} of `{name}`"),
		});
		each.collect::<Vec<_>>().join(", ")
	};
	for name in goals::with_keys() {
		let keys = &find(all, name).keys;
		let _ = writeln!(text, "| {name} | {} | {} |", list(&keys.reads), list(&keys.writes));
	}
	text
}

/// Returns the verdict on each goal. One that is missed says the reason, or its floor.
pub fn verdicts(all: &[Measured]) -> String {
	let mut text = String::from("| goal | measured | verdict |\n| --- | --- | --- |\n");
	for it in goals::verdicts(all) {
		let verdict = match &it.measured {
			None => "not measured: it takes two sizes".into(),
			Some(_) if it.met => "met".into(),
			Some(_) => format!("**missed**: {}", it.why),
		};
		let measured = it.measured.unwrap_or_default();
		let _ = writeln!(text, "| {} | {measured} | {verdict} |", it.goal);
	}
	let _ = writeln!(text, "\nCalls that may declare more:\n");
	for (call, most, why) in MAY_DECLARE_MORE {
		let _ = writeln!(text, "- `{call}`, {most} times: {why}.");
	}
	text
}

/// Returns the machine, the profile and the sizes of a run, in one sentence.
pub fn setting(sizes: &[u64], runs: usize) -> String {
	let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
	let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
	let model = model.map_or("an unknown processor", |(_, name)| name.trim());
	let cores = std::thread::available_parallelism().map_or(1, usize::from);
	let profile = if cfg!(debug_assertions) { "dev" } else { "release" };
	let sizes: Vec<_> = sizes.iter().map(u64::to_string).collect();
	format!(
		"Medians of {runs} runs in the profile `{profile}` on {model}, {cores} cores; crowds of {} stakers.\n",
		sizes.join(" and "),
	)
}
