//! A short run of evidence that is nearly valid. An input with a new ending is kept and changed again.

use restaking_fuzz::judging::{court, mutate, Ending};
use std::collections::BTreeMap;

/// The number of inputs that are judged.
const INPUTS: u32 = 12_000;

/// Returns a small generator, the same everywhere.
fn dice(mut state: u64) -> impl FnMut() -> u16 {
	move || {
		state = state
			.wrapping_mul(6_364_136_223_846_793_005)
			.wrapping_add(1_442_695_040_888_963_407);
		(state >> 40) as u16
	}
}

#[test]
fn nobody_is_convicted_of_what_did_not_happen() {
	let court = court();
	let mut corpus = court.corpus();
	let mut endings = BTreeMap::<Ending, u32>::new();
	court.state().execute_with(|| {
		let mut dice = dice(7);
		for input in &corpus {
			*endings.entry(court.judge(input)).or_default() += 1;
		}
		for _ in 0..INPUTS {
			let input = &corpus[usize::from(dice()) % corpus.len()];
			let other = mutate(input, &mut dice);
			let times = endings.entry(court.judge(&other)).or_default();
			*times += 1;
			if *times < 4 {
				corpus.push(other);
			}
		}
	});
	for (ending, times) in &endings {
		println!("{ending:?}: {times}");
	}
	// Every hook that judges has convicted somebody, and has refused to.
	for hook in 1..=5 {
		let of_hook = || endings.keys().filter(|(of, _)| *of == hook).map(|(_, how)| how);
		assert!(of_hook().any(|how| how.starts_with("guilty")), "hook {hook} convicts nobody");
		assert!(of_hook().filter(|how| !how.starts_with("guilty")).count() > 1, "hook {hook}");
	}
}
