//! Limits of announcements, notice, and the steps of pledges.

use proptest::prelude::*;
use restaking_math::{
	rounding::{mul_ceil, mul_floor},
	vault::{
		admitted,
		limits::{losses, share_cap, usable},
		split, Announced, Limits, Offer, Room, Scale, Step, Target, TargetTerms, VaultError,
	},
	AssignmentId, GroupId, ServiceId,
};
use sp_arithmetic::Perbill;

use crate::common::config;

fn percent(percent: u32) -> Perbill {
	Perbill::from_percent(percent)
}

fn limits() -> Limits {
	Limits {
		max_target_loss: percent(20),
		max_operator_loss: percent(20),
		max_exposure: percent(40),
		exposure_limit: percent(50),
		bonding_duration: 8,
		min_validators: 4,
		max_validators: 16,
		max_fee: percent(20),
		max_fee_step: percent(5),
	}
}

fn terms(id: u32, operator: u32, weight: u32, max_slash: u32) -> TargetTerms<u32> {
	TargetTerms {
		assignment: AssignmentId(id),
		service: ServiceId(id),
		group: None,
		operator,
		weight: percent(weight),
		max_slash: percent(max_slash),
		exit_window: 7,
	}
}

#[test]
fn targets_should_stay_within_the_limits() {
	let check = |targets: &[TargetTerms<u32>]| limits().check_targets(targets);
	assert_eq!(check(&[]), Ok(()));
	assert_eq!(check(&[terms(1, 1, 50, 40), terms(2, 2, 100, 20)]), Ok(()));
	assert_eq!(check(&[terms(1, 1, 51, 40)]), Err(VaultError::TargetLossTooHigh));
	assert_eq!(check(&[terms(1, 1, 50, 20), terms(2, 1, 100, 10)]), Ok(()));
	let operator = [terms(1, 1, 50, 20), terms(2, 1, 100, 11)];
	assert_eq!(check(&operator), Err(VaultError::OperatorLossTooHigh));
	let all = [terms(1, 1, 50, 40), terms(2, 2, 100, 20), terms(3, 3, 1, 1)];
	assert_eq!(check(&all), Err(VaultError::ExposureTooHigh));
	let late = TargetTerms { exit_window: 8, ..terms(1, 1, 50, 20) };
	assert_eq!(check(&[late]), Err(VaultError::WindowTooLong));
	assert_eq!(check(&[terms(1, 1, 1, 1), terms(1, 2, 1, 1)]), Err(VaultError::ConflictingTargets));
	// Two services of a group, but not two operators of a service.
	let grouped = |id| TargetTerms { group: Some(GroupId(1)), ..terms(id, id, 10, 10) };
	assert_eq!(check(&[grouped(1), grouped(2)]), Err(VaultError::ConflictingTargets));
	let same = TargetTerms { service: ServiceId(1), ..grouped(2) };
	assert_eq!(check(&[grouped(1), same]), Ok(()));
	// 64/65 of the exposure limit bind too, if they are less.
	assert_eq!(usable(percent(65)), percent(64));
	let lower = Limits { exposure_limit: percent(40), ..limits() };
	let full = [terms(1, 1, 50, 40), terms(2, 2, 100, 20)];
	assert_eq!(lower.check_targets(&full), Err(VaultError::ExposureTooHigh));
}

#[test]
fn losses_should_round_up() {
	let third = TargetTerms { weight: Perbill::from_parts(333_333_333), ..terms(1, 1, 0, 50) };
	assert_eq!(third.loss(), Perbill::from_parts(166_666_667));
	assert_eq!(losses([&third, &third]), 333_333_334);
}

#[test]
fn validators_and_fees_should_stay_within_the_limits() {
	let limits = limits();
	assert_eq!(limits.check_validators(3), Err(VaultError::TooFewValidators));
	assert_eq!((limits.check_validators(4), limits.check_validators(16)), (Ok(()), Ok(())));
	assert_eq!(limits.check_validators(17), Err(VaultError::TooManyValidators));
	assert_eq!(limits.check_fee(percent(10), percent(15)), Ok(true));
	assert_eq!(limits.check_fee(percent(10), percent(10)), Ok(false));
	assert_eq!(limits.check_fee(percent(10), percent(2)), Ok(false));
	assert_eq!(limits.check_fee(percent(10), percent(16)), Err(VaultError::FeeStepTooLarge));
	assert_eq!(limits.check_fee(percent(19), percent(21)), Err(VaultError::FeeTooHigh));
	assert_eq!(share_cap(percent(20), 10_000_009), 2_000_001);
}

#[test]
fn only_raises_should_have_to_wait() {
	let it = |key: u32, weight, commission, terms: u32| Announced {
		key,
		weight: percent(weight),
		max_commission: percent(commission),
		terms,
	};
	let now = [it(1, 50, 5, 7), it(2, 30, 5, 7)];
	// Lower weight, lower commission: at once. Gone is gone.
	assert_eq!(split(&now, &[it(1, 40, 3, 7)]), (vec![it(1, 40, 3, 7)], false));
	// One is lower, the other higher.
	assert_eq!(
		split(&now, &[it(1, 40, 9, 7), it(2, 30, 5, 7)]),
		(vec![it(1, 40, 5, 7), it(2, 30, 5, 7)], true)
	);
	// A higher weight waits, with the old one in force meanwhile.
	assert_eq!(split(&now[..1], &[it(1, 60, 4, 7)]), (vec![it(1, 50, 4, 7)], true));
	// New terms, and new targets, are new.
	assert_eq!(split(&now, &[it(1, 50, 5, 8)]), (vec![], true));
	assert_eq!(split(&now, &[it(2, 30, 5, 7), it(3, 1, 1, 7)]), (vec![it(2, 30, 5, 7)], true));
	assert_eq!(split(&now, &now), (now.to_vec(), false));
}

fn room(active: u128) -> Room {
	Room { active, scale: Scale::of(0, percent(50)), may_raise: true }
}

fn target(weight: u32) -> Target {
	Target { weight: percent(weight), stopped: false }
}

#[test]
fn pledges_should_follow_the_stake() {
	let step = |counted, offer| target(50).step(counted, 100, offer, &room(12_800));
	// 6,400 are wanted, and a 64th of them is left alone.
	assert_eq!(step(0, Offer::Open), Step::Pledge(6_400));
	assert_eq!(step(6_301, Offer::Open), Step::Keep);
	assert_eq!(step(6_300, Offer::Open), Step::Pledge(100));
	assert_eq!(step(6_499, Offer::Open), Step::Keep);
	assert_eq!(step(6_500, Offer::Open), Step::Exit(100));
	// What is shut keeps what it has, and is not added to.
	assert_eq!(step(6_400, Offer::Shut), Step::Keep);
	assert_eq!(step(3_000, Offer::Shut), Step::Keep);
	assert_eq!(step(9_000, Offer::Shut), Step::Exit(2_600));
	assert_eq!(step(6_400, Offer::Gone), Step::Exit(6_400));
	assert_eq!(step(0, Offer::Gone), Step::Keep);
	// A target without weight is emptied to the last unit.
	assert_eq!(target(0).step(1, 100, Offer::Open, &room(12_800)), Step::Exit(1));
	// Below the minimum pledge nothing is added.
	assert_eq!(target(1).step(0, 129, Offer::Open, &room(12_800)), Step::Keep);
	assert_eq!(target(1).step(0, 128, Offer::Open, &room(12_800)), Step::Pledge(128));
	assert_eq!(target(0).step(0, 0, Offer::Open, &room(12_800)), Step::Keep);
	// Not in a turn that postponed a batch.
	let late = Room { may_raise: false, ..room(12_800) };
	assert_eq!(target(50).step(0, 100, Offer::Open, &late), Step::Keep);
	assert_eq!(target(50).step(9_000, 100, Offer::Open, &late), Step::Exit(2_600));
}

#[test]
fn a_stopped_target_should_only_be_lowered() {
	let stopped = Target { stopped: true, ..target(50) };
	// The whole budget was slashed, so its record is as new: nothing counts and nothing was spent.
	assert_eq!(stopped.step(0, 10, Offer::Open, &room(600)), Step::Keep);
	assert_eq!(stopped.step(450, 10, Offer::Open, &room(1_000)), Step::Keep);
	assert_eq!(stopped.step(500, 10, Offer::Open, &room(800)), Step::Exit(100));
	// Lowered by the vault itself, or by a trim, it is not stopped.
	assert_eq!(target(20).step(500, 10, Offer::Open, &room(1_000)), Step::Exit(300));
	assert_eq!(target(20).step(200, 10, Offer::Open, &room(2_000)), Step::Pledge(200));
}

#[test]
fn what_is_admitted_in_part_should_be_pledged_in_part() {
	let part = |headroom, uncounted, counted| {
		admitted(1_000, percent(40), headroom, uncounted, counted, 100)
	};
	assert_eq!(part(500, 2_000, 0), 1_000);
	assert_eq!(part(101, 2_000, 0), 252);
	assert_eq!(part(500, 300, 0), 300);
	assert_eq!(part(39, 2_000, 0), 0);
	assert_eq!(part(39, 2_000, 10), 97);
	assert_eq!(part(0, 2_000, 500), 0);
}

proptest! {
	#![proptest_config(config(1_000))]

	/// After the steps of a turn the budgets add up to at most 65/64 of the limit of active stake, and a unit
	/// for each target.
	#[test]
	fn exposure_should_stay_below_the_limit(
		active in 0..10u128.pow(30), limit in 1..=100u32,
		list in prop::collection::vec((0..=100u32, 1..=100u32, 0..200u32), 1..8),
	) {
		let terms: Vec<_> = list.iter().map(|(weight, slash, _)| terms(1, 1, *weight, *slash)).collect();
		let scale = Scale::of(losses(&terms), percent(limit));
		let room = Room { active, scale, may_raise: true };
		let mut budgets = 0;
		for (target, (weight, slash, share)) in terms.iter().zip(&list) {
			let counted = mul_ceil(percent(*weight), active) / 100 * u128::from(*share);
			let it = Target { weight: target.weight, stopped: false };
			let counted = match it.step(counted, 1, Offer::Open, &room) {
				Step::Keep => counted,
				Step::Exit(amount) => counted - amount,
				Step::Pledge(amount) => counted + amount,
			};
			budgets += mul_ceil(percent(*slash), counted);
		}
		prop_assert!(budgets <= mul_floor(percent(limit), active) + list.len() as u128);
	}
}
