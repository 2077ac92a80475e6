//! Tables, in the form of the README.

use crate::rows::{find, Measured};
use std::fmt::Write as _;

/// Returns the cost of each operation at each size.
pub fn costs(sizes: &[u64], all: &[Measured]) -> String {
	let mut text =
		String::from("| operation | of | stakers | reads | writes | proof, bytes | time, µs |\n");
	text.push_str("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
	for it in all {
		for (size, cost) in sizes.iter().zip(&it.costs) {
			let time = cost.time.as_secs_f64() * 1e6;
			let _ = writeln!(
				text,
				"| {} | {} | {size} | {} | {} | {} | {time:.1} |",
				it.row.name, it.row.by, cost.reads, cost.writes, cost.proof,
			);
		}
	}
	text
}

/// The comparisons: a call of ours, and a call that users would make instead.
const PAIRS: [(&str, &str); 7] = [
	("pledge more", "bond_extra"),
	("first pledge", "join"),
	("exit", "unbond"),
	("claim", "harvest_rewards"),
	("claim", "claim_payout"),
	("claim", "payout_stakers of 64"),
	("settle a slash", "apply_slash"),
];

/// Returns the ratios of costs, for one staker, at the largest size.
pub fn ratios(all: &[Measured]) -> String {
	let mut text = String::from("\n| ours | beside | reads | writes | time | ratio of times |\n");
	text.push_str("| --- | --- | ---: | ---: | ---: | ---: |\n");
	for (ours, theirs) in PAIRS {
		let (us, them) = (find(all, ours), find(all, theirs));
		let (a, b) = (us.each(), them.each());
		let ratio = a.time.as_secs_f64() / b.time.as_secs_f64();
		let _ = writeln!(
			text,
			"| {ours} | {theirs} ({}) | {} : {} | {} : {} | {:.1} : {:.1} µs | {ratio:.2} |",
			them.row.by,
			a.reads,
			b.reads,
			a.writes,
			b.writes,
			a.time.as_secs_f64() * 1e6,
			b.time.as_secs_f64() * 1e6,
		);
	}
	text
}
