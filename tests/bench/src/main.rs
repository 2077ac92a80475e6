//! The cost of restaking beside that of its alternatives: one staking set-up, one kind of externalities, one run.
//!
//!     cargo run --release -p restaking-bench                      # 10, 1,000 and 100,000 stakers
//!     cargo run --release -p restaking-bench -- 10 1000000        # any other sizes
//!     cargo run --release -p restaking-bench -- --plot cost.svg   # and a picture
//!     cargo run --release -p restaking-bench -- --services        # duties and judgements instead

mod chain;
mod measure;
mod plot;
mod rows;
mod runtime;
mod services;
mod state;
mod table;

use std::{env, fs, process};

/// The number of runs of each operation.
const RUNS: usize = 201;

/// The numbers of operators with which services are measured.
const OPERATORS: [u32; 2] = [10, 128];

fn main() {
	let mut sizes = Vec::new();
	let mut plot = None;
	let mut arguments = env::args().skip(1);
	while let Some(argument) = arguments.next() {
		match argument.as_str() {
			"--plot" => plot = arguments.next(),
			"--services" => {
				print!("{}", services::table(&services::measure_all(&OPERATORS, RUNS)));
				return;
			},
			size => match size.parse() {
				Ok(size) => sizes.push(size),
				Err(_) => {
					eprintln!("not a number of stakers: {size}");
					process::exit(2);
				},
			},
		}
	}
	if sizes.is_empty() {
		sizes = vec![10, 1_000, 100_000];
	}
	let all = rows::measure_all(&sizes, RUNS);
	print!("{}", table::costs(&sizes, &all));
	print!("{}", table::ratios(&all));
	print!("{}", state::table());
	if let Some(path) = plot {
		if let Err(error) = fs::write(&path, plot::svg(&sizes, &all)) {
			eprintln!("{path} cannot be written: {error}");
			process::exit(1);
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use rows::{find, measure_all, Measured};

	/// Returns reads and writes. Times are only for a quiet machine.
	fn counts(it: &Measured) -> Vec<(usize, usize)> {
		it.costs.iter().map(|cost| (cost.reads, cost.writes)).collect()
	}

	#[test]
	fn costs_do_not_depend_on_the_number_of_stakers() {
		for it in measure_all(&[10, 1_000], 1).iter().filter(|it| it.row.by == "restaking") {
			let counts = counts(it);
			assert_eq!(counts[0], counts[1], "{}", it.row.name);
		}
	}

	/// The maximum numbers of reads and writes of each call. A change that costs more has to give a reason.
	#[test]
	fn calls_stay_within_their_counts() {
		let all = measure_all(&[10], 1);
		print!("{}", table::costs(&[10], &all));
		for (name, max) in [
			// Staker, assignment, service, earnings; the limit in force; era, bond, ledger and spans of
			// slashes; the signer's nonce.
			("pledge more", (10, 4)),
			("first pledge", (11, 7)),
			("exit", (8, 4)),
			("claim", (10, 6)),
			// Staker, bond.
			("hear of a withdrawal", (2, 0)),
			// Era, starts of eras, the clock of duties, the source of the seed, and what is due.
			("era turn", (5, 3)),
			// The day of the division and the places of the service among them.
			("execute a slash", (15, 9)),
			("settle a slash", (16, 12)),
			("undo a slash", (11, 8)),
			("give back, bonded", (12, 7)),
			("give back, free and held", (11, 6)),
			("divide a slash", (6, 7)),
			// One read and one write for each, its turn in the queue, the clock of duties, and the queue of what
			// is forgotten.
			("forget 32 losses", (40, 38)),
		] {
			let (reads, writes) = counts(find(&all, name))[0];
			assert!(reads <= max.0 && writes <= max.1, "{name}: {reads} reads, {writes} writes");
		}
		// Another loss in the same settlement: the request, and the record of the loss.
		let [one, two] =
			["settle a slash", "settle two slashes"].map(|it| counts(find(&all, it))[0]);
		assert!(two.0 - one.0 <= 1 && two.1 - one.1 <= 2, "{one:?}, {two:?}");
		// A first pledge reads less than joining a pool, a claim no more than one there.
		let reads = |name| counts(find(&all, name))[0].0;
		assert!(reads("first pledge") < reads("join"));
		assert!(reads("claim") <= reads("claim_payout"));
	}

	#[test]
	fn a_position_and_its_index_take_less_than_250_bytes() {
		let text = state::table();
		let line = text.lines().find(|line| line.contains("a staker with one position"));
		let bytes: usize = line
			.and_then(|line| line.split('|').nth(3))
			.and_then(|bytes| bytes.trim().parse().ok())
			.expect("the table has this row");
		assert!(bytes <= 250, "{bytes} bytes");
	}
}
