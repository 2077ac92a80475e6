//! Judges evidence, guided by the branches of the hooks that it takes: see the README.

use clap::Parser;
use restaking_coverage::Seen;
use restaking_fuzz::judging::{court, mutate, Ending};
use std::{
	collections::BTreeSet,
	time::{Duration, Instant},
};

/// Evidence that is nearly valid, judged by every hook.
#[derive(Parser)]
struct Arguments {
	/// The duration in seconds.
	#[arg(long, default_value_t = 60)]
	seconds: u64,
	/// The seed of chance.
	#[arg(long, default_value_t = 1)]
	seed: u64,
}

fn main() {
	let Arguments { seconds, seed } = Arguments::parse();
	let court = court();
	let mut corpus: Vec<Vec<u8>> = Vec::new();
	let (mut seen, mut endings) = (Seen::default(), BTreeSet::new());
	let (mut inputs, began, limit) = (0u64, Instant::now(), Duration::from_secs(seconds));
	let mut state = seed;
	let mut dice = move || {
		state = state
			.wrapping_mul(6_364_136_223_846_793_005)
			.wrapping_add(1_442_695_040_888_963_407);
		(state >> 40) as u16
	};
	let mut fresh: Vec<Vec<u8>> = court.corpus();
	court.state().execute_with(|| {
		// Counters from before the first input do not count for it.
		seen.look();
		while began.elapsed() < limit {
			let input = match fresh.pop() {
				Some(input) => input,
				None => mutate(&corpus[usize::from(dice()) % corpus.len()], &mut dice),
			};
			let ending: Ending = court.judge(&input);
			inputs += 1;
			let new_branch = seen.look();
			if endings.insert(ending) || new_branch {
				corpus.push(input);
			}
		}
	});
	let edges = match seen.edges() {
		(_, 0) => "branches not counted".into(),
		(taken, all) => format!("edges {taken} of {all}"),
	};
	println!(
		"fuzz: evidence inputs {inputs}, seconds {seconds}, corpus {}, distinct outcomes {}, \
		 {edges}, failures 0",
		corpus.len(),
		endings.len(),
	);
}
