//! Base staking is the same with restaking wired and without it.
//!
//! A recorded run of everything that stakers do and that happens to them, played twice: once with the listener
//! and the hooks of this pallet, once without.

use super::setting::*;
use frame_support::dispatch::DispatchResult;
use pallet_staking::{RewardDestination, ValidatorPrefs};
use restaking_primitives::Balance;
use std::collections::BTreeMap;

/// Those who stake and never pledge.
const BYSTANDERS: std::ops::Range<u64> = 10_000..10_020;

type State = BTreeMap<Vec<u8>, Vec<u8>>;

/// A small generator of numbers, the same in both runs.
struct Dice(u64);

impl Dice {
	fn throw(&mut self, sides: u64) -> u64 {
		self.0 = self
			.0
			.wrapping_mul(6_364_136_223_846_793_005)
			.wrapping_add(1_442_695_040_888_963_407);
		(self.0 >> 33) % sides
	}
}

/// One step of the run. What is refused is refused in both.
fn step(dice: &mut Dice) -> DispatchResult {
	let who = BYSTANDERS.start + dice.throw(20);
	let signed = || RuntimeOrigin::signed(who);
	let amount = Balance::from(1 + dice.throw(600));
	match dice.throw(12) {
		0 => Staking::bond(signed(), 100 + amount, RewardDestination::Stash),
		1 => Staking::bond_extra(signed(), amount),
		2 | 3 => Staking::unbond(signed(), amount).map(|_| ()).map_err(|it| it.error),
		4 => Staking::rebond(signed(), amount).map(|_| ()).map_err(|it| it.error),
		5 | 6 => Staking::withdraw_unbonded(signed(), 100).map(|_| ()).map_err(|it| it.error),
		7 => Staking::nominate(signed(), VALIDATORS.to_vec()),
		8 => Staking::chill(signed()),
		9 => Staking::validate(signed(), ValidatorPrefs::default()),
		10 if ledger(who).0 > 0 => {
			base_slash(who, amount);
			Ok(())
		},
		_ => {
			run_to(era() + 1 + u32::try_from(dice.throw(9)).unwrap());
			Ok(())
		},
	}
}

/// Everything that is kept, without what this pallet keeps.
fn kept() -> State {
	let ours = ["Restaking", "Held"].map(|name| sp_io::hashing::twox_128(name.as_bytes()));
	keys()
		.filter(|key| !ours.iter().any(|prefix| key.starts_with(prefix)))
		.map(|key| (key.clone(), frame_support::storage::unhashed::get_raw(&key).unwrap()))
		.collect()
}

/// Plays the run, and returns the result of each step and the whole state after it.
fn play(wired: bool, seed: u64, steps: usize) -> Vec<(DispatchResult, State)> {
	let stakers = BYSTANDERS.map(|who| (who, 500, 1_000));
	let mut told = Vec::new();
	ExtBuilder::default().stakers(stakers).build().execute_with(|| {
		Wired::set(wired);
		let mut dice = Dice(seed);
		for _ in 0..steps {
			let result = frame_support::storage::with_storage_layer(|| step(&mut dice));
			told.push((result, kept()));
		}
		Wired::set(true);
	});
	told
}

/// Nobody pledges: not a byte outside this pallet differs, not an event, not an error.
#[test]
fn nobody_pledges_and_nothing_differs() {
	for seed in 0..4 {
		let (with, without) = (play(true, seed, 150), play(false, seed, 150));
		let worked = with.iter().filter(|(result, _)| result.is_ok()).count();
		assert!(worked > 75, "only {worked} steps worked");
		for (at, (with, without)) in with.iter().zip(&without).enumerate() {
			assert_eq!(with.0, without.0, "step {at} of run {seed}");
			assert!(with.1 == without.1, "the state after step {at} of run {seed}");
		}
	}
}

/// Others pledge, are slashed, and leave: who does not keeps everything to the unit.
#[test]
fn bystanders_notice_nothing() {
	let play = |pledges: bool| {
		let stakers = BYSTANDERS.map(|who| (who, 500, 1_000));
		let mut have = Vec::new();
		ExtBuilder::default().stakers(stakers).build_and_execute(|| {
			run_to(9);
			if pledges {
				[S, T, U].into_iter().for_each(|who| pledge(who, P_AT_A, 1_000).unwrap());
			}
			let mut dice = Dice(7);
			for at in 0..100 {
				if pledges && at % 25 == 10 {
					// Refused where nobody counts any more.
					let _ = request(P_AT_A, era(), percent(5));
				}
				let _ = frame_support::storage::with_storage_layer(|| step(&mut dice));
				have.push(
					BYSTANDERS
						.map(|who| (ledger(who), System::account(who).data))
						.collect::<Vec<_>>(),
				);
			}
			if pledges {
				assert!(ledger(S).0 < 1_000, "somebody was slashed");
			}
		});
		have
	};
	assert_eq!(play(true), play(false));
}
