//! Properties of slashes and exits that relate two histories.

// Tests may fail loudly.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

mod common;
#[path = "slashes/undo.rs"]
mod undo;

use common::{
	config,
	play::{history, play, Op},
	records::{ppb, slash, Record, Records},
	Accounting, ALWAYS,
};
use proptest::prelude::*;
use restaking_math::*;
use sp_core::ConstU32;

type History = Log<ConstU32<64>>;

/// Pledges and exits, each some eras after the one before.
#[derive(Clone, Debug)]
struct Past {
	max_slash: u64,
	exit_window: u32,
	steps: Vec<(bool, u128, u32)>,
}

fn past() -> impl Strategy<Value = Past> {
	let max_slash =
		prop_oneof![Just(100_000_000u64), Just(333_333_333), 1_000_000..=1_000_000_000u64];
	let steps = prop::collection::vec((any::<bool>(), 1..400u128, 0..3u32), 1..12);
	(max_slash, 1..6u32, steps).prop_map(|(max_slash, exit_window, steps)| Past {
		max_slash,
		exit_window,
		steps,
	})
}

/// Offences some eras ago, for shares of the largest slash in 32nds.
fn offences() -> impl Strategy<Value = Vec<(u32, u64)>> {
	prop::collection::vec((0..6u32, 1..=32u64), 1..6)
}

impl Past {
	/// Returns the position after the first pledge and all steps, and the era.
	fn play(&self) -> (Record, u32) {
		let mut position =
			Record::new(AssignmentId(0), ppb(self.max_slash), self.exit_window, 0, false);
		let mut now = 10;
		position.pledge(100, ALWAYS, now).unwrap();
		for &(pledges, amount, eras) in &self.steps {
			now += eras;
			position.prune(now);
			match pledges {
				true => position.pledge(amount, ALWAYS, now).unwrap(),
				false => drop(position.exit(amount, 0, ALWAYS, now).unwrap()),
			}
			assert!(position.is_sound(now));
		}
		(position, now)
	}

	fn slash(&self, at_era: u32, offence: &(u32, u64)) -> LogEvent {
		let (ago, share) = *offence;
		let fraction = ppb((self.max_slash * share).div_ceil(32));
		slash(at_era - ago.min(self.exit_window), fraction, 0)
	}
}

fn settle_all(position: &mut Record, log: &History, least: u128) -> u128 {
	let settlement = settle(position, log, least, ALWAYS).unwrap();
	assert_eq!(settlement.due, settlement.losses.iter().map(|loss| loss.amount).sum::<u128>());
	settlement.due
}

proptest! {
	#![proptest_config(config(2_000))]

	#[test]
	fn slashes_of_one_era_should_give_the_same_in_every_order(
		past in past(),
		offences in offences(),
		turns in 0..5usize,
		later in 0..3u32,
		least in prop_oneof![Just(0), 1..200u128],
	) {
		let (position, now) = past.play();
		let at = now + later;
		let settled = |offences: &[(u32, u64)]| {
			let (mut record, mut log) = (position.clone(), History::default());
			for offence in offences {
				log.append(past.slash(at, offence), at).unwrap();
			}
			let due = settle_all(&mut record, &log, least);
			assert!(record.is_sound(at));
			(due, record)
		};
		let mut turned = offences.clone();
		turned.rotate_left(turns % offences.len());
		let mut reversed = offences.clone();
		reversed.reverse();
		prop_assert_eq!(settled(&offences), settled(&turned));
		prop_assert_eq!(settled(&offences), settled(&reversed));
	}

	#[test]
	fn time_of_settlement_should_change_nothing(
		past in past(),
		offences in prop::collection::vec(((0..6u32, 1..=32u64), 0..4u32), 1..6),
		close in prop::option::of(0..5usize),
		least in prop_oneof![Just(0), 1..200u128],
	) {
		let (mut prompt, mut now) = past.play();
		let mut late = prompt.clone();
		let mut log = History::default();
		let mut paid = 0;
		for (at, (offence, eras)) in offences.iter().enumerate() {
			now += eras;
			if close == Some(at) {
				log.append(LogEvent::Close, now).unwrap();
			}
			log.append(past.slash(now, offence), now).unwrap();
			let expected = preview(&late, log.since(0).unwrap(), least, ALWAYS).unwrap();
			paid += settle_all(&mut prompt, &log, least);
			prop_assert_eq!(expected.due, paid);
			prop_assert_eq!(expected.liability(now), paid + prompt.liability(now));
		}
		prop_assert_eq!(settle_all(&mut late, &log, least), paid);
		prop_assert_eq!(late, prompt);
	}

	#[test]
	fn pieces_in_one_era_should_equal_the_whole(
		past in past(),
		pledges in prop::collection::vec(1..200u128, 1..5),
		exits in prop::collection::vec(1..200u128, 1..5),
	) {
		let (mut pieces, now) = past.play();
		let mut whole = pieces.clone();
		for piece in &pledges {
			pieces.pledge(*piece, ALWAYS, now).unwrap();
		}
		whole.pledge(pledges.iter().sum(), ALWAYS, now).unwrap();
		prop_assert_eq!(&pieces, &whole);

		let sum = exits.iter().map(|piece| pieces.exit(*piece, 0, ALWAYS, now).unwrap().amount).sum();
		prop_assert_eq!(whole.exit(exits.iter().sum(), 0, ALWAYS, now).unwrap().amount, sum);
		prop_assert_eq!(&pieces, &whole);
	}

	#[test]
	fn exit_and_pledge_of_one_era_should_undo_each_other(
		past in past(),
		offences in offences(),
		amount in 1..400u128,
	) {
		let (mut position, now) = past.play();
		let mut log = History::default();
		for offence in offences.iter().take(2) {
			log.append(past.slash(now, offence), now).unwrap();
		}
		settle_all(&mut position, &log, 0);
		position.prune(now);

		let mut more = position.clone();
		more.pledge(amount, ALWAYS, now).unwrap();
		let before = more.clone();
		let exited = more.exit(amount, 0, ALWAYS, now).unwrap().amount;
		prop_assert_eq!(more.liability(now), position.liability(now));
		prop_assert_eq!(more.counted(), position.counted());
		more.pledge(exited, ALWAYS, now).unwrap();
		prop_assert!(more.is_sound(now));
		prop_assert_eq!(more.liability(now), before.liability(now));
		prop_assert_eq!(more.counted(), before.counted());
	}

	/// What counted in an era and was not taken stays liable, whatever happens in the era. Beside it only
	/// what counts in the next era is liable, and that once.
	#[test]
	fn liability_of_an_era_should_be_that_of_what_counted_or_counts(
		past in past(),
		steps in prop::collection::vec((any::<bool>(), 1..400u128), 1..8),
	) {
		let (mut position, last) = past.play();
		let now = last + 1;
		position.prune(now);
		let liable = position.liability(now);
		for (pledges, amount) in steps {
			match pledges {
				true => position.pledge(amount, ALWAYS, now).unwrap(),
				false => drop(position.exit(amount, 0, ALWAYS, now).unwrap()),
			}
			let next = position.budget();
			let earlier = position.past.iter().filter(|mark| mark.until_era < now);
			let earlier: u128 = earlier.map(|mark| mark.liable).sum();
			prop_assert!(position.room(now) >= liable - earlier);
			prop_assert_eq!(position.liability(now), liable.max(earlier + next));
		}
	}

	#[test]
	fn splitting_an_account_should_never_pay_less(
		parts in prop::collection::vec(1..1_000_000u128, 1..5),
		max_slash in 1..=1_000_000_000u64,
		share in 1..=32u64,
	) {
		let fraction = ppb((max_slash * share).div_ceil(32));
		let loss = |pledge: u128| {
			let mut position = Record::new(AssignmentId(0), ppb(max_slash), 3, 0, false);
			position.pledge(pledge, ALWAYS, 1).unwrap();
			let mut log = History::default();
			log.append(slash(2, fraction, 0), 2).unwrap();
			(position.budget(), settle_all(&mut position, &log, 0))
		};
		let whole = loss(parts.iter().sum());
		let split = parts.iter().map(|part| loss(*part)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
		let more = parts.len() as u128 - 1;
		prop_assert!(whole.0 <= split.0 && split.0 <= whole.0 + more);
		prop_assert!(whole.1 <= split.1 && split.1 <= whole.1 + more);
	}

	/// All claims on a short staker are cut to the same share, independent of their sizes.
	#[test]
	fn short_claims_should_keep_the_same_share(
		past in past(),
		offences in offences(),
		percent in 0..100u128,
	) {
		let (mut position, now) = past.play();
		let mut log = History::default();
		for offence in &offences {
			log.append(past.slash(now, offence), now).unwrap();
		}
		let full = preview(&position, log.since(0).unwrap(), 0, ALWAYS).unwrap();
		let liability = full.liability(now);
		if liability == 0 {
			return Ok(());
		}
		let funds = liability * percent / 100;
		let settlement = settle_short(&mut position, &log, 0, ALWAYS, (funds, liability), now).unwrap();
		prop_assert_eq!(settlement.due, full.due * funds / liability);
		let paid: u128 = settlement.losses.iter().map(|loss| loss.amount).sum();
		prop_assert_eq!(settlement.due, paid);
		let left = position.liability(now);
		prop_assert!(paid + left <= funds, "{} and {} of {}", paid, left, funds);
		// One unit of rounding for each mark, for the budget and for the losses.
		prop_assert!(paid + left + position.past.len() as u128 + 2 >= funds);
		prop_assert!(position.is_sound(now));
	}

	/// The amount that one service takes does not depend on the amounts that others take.
	#[test]
	fn slashes_of_one_service_should_not_depend_on_others((mut setup, ops) in history(100)) {
		for staker in &mut setup.stakers {
			staker.1 = false;
		}
		let last = setup.assignments.len() - 1;
		let other = |op: &Op| matches!(op, Op::Request { assignment, .. } if *assignment != last);
		let kept = |at: usize, op: &Op| match op {
			Op::Pledge { .. } => at < 12,
			Op::Request { .. } | Op::ExecuteDue | Op::Settle { .. } | Op::SettleAll { .. } => true,
			Op::Exit { .. } | Op::Unbond { .. } | Op::Withdraw { .. } | Op::Era { .. } => true,
			Op::Close { .. } | Op::Release { .. } => true,
			_ => false,
		};
		let (mut both, mut alone) = (Records::new(&setup), Records::new(&setup));
		let (mut asked, mut asked_alone) = (0, 0);
		for (_, op) in ops.iter().enumerate().filter(|(at, op)| kept(*at, op)) {
			play(&mut both, &setup, &mut asked, op);
			if !other(op) {
				play(&mut alone, &setup, &mut asked_alone, op);
			}
			for (one, two) in both.view().stakers.iter().zip(alone.view().stakers) {
				prop_assert_eq!(&one.positions[last], &two.positions[last]);
			}
		}
	}
}

/// A pledge of 3 units at a largest slash of 2/3 has a budget of 3, rounded up. Once the staker was
/// short, the counted stake is below the budget. The renewal must not go below zero.
#[test]
fn renewal_should_be_nothing_when_more_was_paid_than_counted() {
	let mut position = Record::new(AssignmentId(0), ppb(666_666_667), 1, 0, true);
	position.pledge(3, ALWAYS, 0).unwrap();
	assert_eq!((position.counted(), position.budget()), (3, 3));
	settle_short(&mut position, &History::default(), 0, ALWAYS, (2, 3), 1).unwrap();
	assert_eq!((position.counted(), position.budget()), (1, 2));
	let mut log = History::default();
	let fraction = ppb(666_666_667);
	log.append(slash(1, fraction, 0), 2).unwrap();
	let settlement = settle(&mut position, &log, 0, ALWAYS).unwrap();
	assert_eq!((settlement.before, settlement.paid_by_pledge, position.counted()), (1, 2, 0));
	let limits = Renewal { active: 100, counted_in_service: 0, headroom: 100, min_pledge: 0 };
	assert_eq!(renew(&mut position, &settlement, &limits, ALWAYS, 2), Ok(0));
}

/// A standing order does not renew the pledge to a closed assignment, at once or later.
#[test]
fn close_should_end_the_standing_order() {
	let mut position = Record::new(AssignmentId(0), ppb(100_000_000), 3, 0, true);
	position.pledge(1_000, ALWAYS, 0).unwrap();
	let mut log = History::default();
	let fraction = ppb(50_000_000);
	log.append(slash(1, fraction, 0), 1).unwrap();
	log.append(LogEvent::Close, 1).unwrap();
	let settlement = settle(&mut position, &log, 0, ALWAYS).unwrap();
	assert_eq!((settlement.due, settlement.paid_by_pledge), (50, 50));
	assert!(settlement.exited.is_some());
	let limits = Renewal { active: 950, counted_in_service: 0, headroom: 400, min_pledge: 0 };
	assert_eq!(renew(&mut position, &settlement, &limits, ALWAYS, 1), Ok(0));
	assert!(!position.standing);
	assert_eq!((position.counted(), position.liability(4), position.liability(5)), (0, 50, 0));
	assert!(position.is_done(5));
}
