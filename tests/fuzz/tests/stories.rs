//! A short run of stories: seeded ones, and those that were written down. Every call has a step.

use polkadot_sdk::frame_support::traits::GetCallMetadata;
use restaking_fuzz::{
	figures::Figures,
	kind::Kind,
	op::{self, Op},
	play::{play, search, End, Failure},
	watch::Tally,
};
use restaking_runtime::RuntimeCall;
use std::{collections::BTreeSet, fs, path::Path, thread};

/// Pallets of which every call has its step.
const OURS: [&str; 7] =
	["Restaking", "Liquid", "Oracle", "Attestation", "Availability", "Keeper", "Heartbeat"];

/// Calls of staking that no story makes: they set what all stakers share, or mend what is broken.
const LEFT_OUT: [&str; 14] = [
	"deprecate_controller_batch",
	"force_apply_min_commission",
	"force_new_era",
	"force_new_era_always",
	"force_no_eras",
	"increase_validator_count",
	"migrate_currency",
	"restore_ledger",
	"scale_validator_count",
	"set_invulnerables",
	"set_min_commission",
	"set_staking_configs",
	"set_validator_count",
	"update_payee",
];

fn calls_of(pallet: &str) -> BTreeSet<&'static str> {
	RuntimeCall::get_call_names(pallet).iter().copied().collect()
}

fn steps_of(pallet: &str) -> BTreeSet<&'static str> {
	let calls = Kind::ALL.iter().filter_map(|kind| kind.call());
	calls.filter(|(of, _)| *of == pallet).map(|(_, call)| call).collect()
}

#[test]
fn every_call_has_a_step() {
	for pallet in OURS {
		assert_eq!(calls_of(pallet), steps_of(pallet), "{pallet}");
	}
	let staking = steps_of("Staking").into_iter().chain(LEFT_OUT).collect();
	assert_eq!(calls_of("Staking"), staking);
}

#[test]
fn a_story_reads_as_it_is_written() {
	let all: Vec<Op> = Kind::ALL
		.iter()
		.map(|kind| Op { kind: *kind, who: 255, at: 1, size: u16::MAX, dice: 7 })
		.collect();
	assert_eq!(op::read(&op::write(&all)), Ok(all));
	assert!(op::read("Pledge 1 2 3").is_err());
	assert!(op::read("Pledge 1 2 3 65536").is_err());
	assert!(op::read("Plegde 1 2 3 4").is_err());
}

/// The stories that once failed, or reach states that chance seldom does.
#[test]
fn stories_that_were_written_down_break_no_law() {
	let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
	let mut figures = Figures::default();
	for entry in fs::read_dir(seeds).expect("the seeds are there") {
		let path = entry.expect("it can be listed").path();
		let text = fs::read_to_string(&path).expect("it can be read");
		let story = op::read(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
		println!("{}", path.display());
		figures += play(&story, End::EverybodyLeaves);
	}
	assert!(figures.stories() > 0, "there are no seeds");
}

/// Halves that are told at the same time.
#[test]
fn seeded_stories_break_no_law() {
	let halves = [2_026, 2_027].map(|seed| thread::spawn(move || stories_from(seed)));
	let mut figures = Figures::default();
	for half in halves {
		figures += half.join().expect("a failure is told in its thread");
	}
	let Tally { duties, sent, convicted, honest_convicted, sorts, .. } = figures.faults();
	println!("{figures}\n{}", figures.faults().bots());
	assert!(duties > 0 && sent > 0, "nobody does a duty, or nobody breaks a rule");
	assert_eq!((convicted, honest_convicted), (sent, 0));
	for (sort, count) in sorts.all() {
		assert!(count.committed > 0 && count.convicted > 0, "{sort:?}: {count:?}");
	}
}

/// Plays sixty stories from a seed, and returns their figures.
fn stories_from(seed: u64) -> Figures {
	let mut figures = Figures::default();
	let found = search(seed, 60, |story| {
		figures += story;
		true
	});
	if let Err(Failure { story, reason, .. }) = found {
		panic!("{reason}, after\n{}", op::write(&story));
	}
	figures
}
