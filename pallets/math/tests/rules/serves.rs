//! What an exit frees at once, with numbers worked out by hand: the stake that was in no era of the set.

use restaking_math::*;

use crate::common::records::{ppb, slash, Record};

/// In the set in these eras only.
fn only(from_era: u32, until_era: u32) -> [Stretch; 1] {
	[Stretch { from_era, until_era }]
}

/// A pledge of `amount` in era 9, at a largest slash of 40 % and an exit window of 7 eras.
fn pledged(amount: u128, serves: &[Stretch]) -> Record {
	let mut position = Record::new(AssignmentId(0), ppb(400_000_000), 7, 0, true);
	position.pledge(amount, serves, 9).unwrap();
	position
}

fn exited(position: &mut Record, amount: u128, serves: &[Stretch], now: u32) -> Exited {
	position.prune(now);
	position.exit(amount, 0, serves, now).unwrap()
}

#[test]
fn last_era_of_stretches() {
	let both = [Stretch { from_era: 4, until_era: 6 }, Stretch { from_era: 9, until_era: 12 }];
	let last = |now| Stretch::last_of(&both, now);
	assert_eq!([3, 4, 6, 8].map(last), [None, Some(4), Some(6), Some(6)]);
	assert_eq!([9, 12, 40].map(last), [Some(9), Some(12), Some(12)]);
	assert_eq!(Stretch::last_of(&[], 12), None);
}

/// A service has no place for the operator, era after era: all of it is free at once.
#[test]
fn exit_of_what_waits_should_be_free() {
	let mut position = pledged(100, &[]);
	assert_eq!(position.liability(12), 40);
	assert_eq!(exited(&mut position, 60, &[], 12), Exited { amount: 60, fresh: 60 });
	assert_eq!(position.liability(12), 16);
	assert_eq!(exited(&mut position, 40, &[], 13), Exited { amount: 40, fresh: 40 });
	assert_eq!((position.liability(13), position.counted()), (0, 0));
}

/// It takes a place in 12: what is pledged is in the set from 13 on, and an exit of 12 is free still.
#[test]
fn exit_should_be_liable_from_the_first_era_of_the_set() {
	let serves = only(13, u32::MAX);
	let mut position = pledged(100, &[]);
	assert_eq!(exited(&mut position, 30, &serves, 12), Exited { amount: 30, fresh: 30 });
	assert_eq!(exited(&mut position, 70, &serves, 13), Exited { amount: 70, fresh: 0 });
	assert_eq!((position.liability(20), position.liability(21)), (28, 0));
}

/// It lost its place in 12: what was there stays liable until no era of the set can be slashed any more. Of what
/// comes and goes meanwhile nobody has to answer for anything.
#[test]
fn exit_should_tell_what_came_after_the_last_era_of_the_set() {
	let serves = only(10, 12);
	let mut position = pledged(100, &serves);
	assert_eq!(exited(&mut position, 60, &serves, 12), Exited { amount: 60, fresh: 0 });
	position.pledge(60, &serves, 13).unwrap();
	assert_eq!(position.liability(13), 64);
	assert_eq!(exited(&mut position, 60, &serves, 14), Exited { amount: 60, fresh: 60 });
	assert_eq!(position.liability(14), 40);
	position.pledge(10, &serves, 15).unwrap();
	assert_eq!(exited(&mut position, 20, &serves, 16), Exited { amount: 20, fresh: 10 });
	assert_eq!(position.liability(16), 40);
	// An offence of 12 is executed in 19 at the latest.
	let mut late = position.clone();
	assert_eq!(exited(&mut position, 30, &serves, 19), Exited { amount: 30, fresh: 0 });
	assert_eq!(exited(&mut late, 30, &serves, 20), Exited { amount: 30, fresh: 30 });
	assert_eq!((position.liability(20), late.liability(20)), (16, 4));
}

/// In one era what left comes back as it was, and is liable as before.
#[test]
fn what_came_back_in_its_era_should_be_liable_as_before() {
	let serves = only(10, 12);
	let mut position = pledged(100, &serves);
	exited(&mut position, 60, &serves, 14);
	position.pledge(60, &serves, 14).unwrap();
	assert_eq!(exited(&mut position, 60, &serves, 14), Exited { amount: 60, fresh: 0 });
	assert_eq!(position.liability(14), 40);
}

/// A slash of 10 % for 12, executed in 13, takes its assignment out of the set. What a standing order pledges
/// again is in no era of the set while it is out, however many eras that takes.
#[test]
fn what_was_renewed_should_be_free_while_it_is_suspended() {
	let serves = only(10, 13);
	let mut log = Log::<sp_core::ConstU32<64>>::default();
	log.append(slash(12, ppb(100_000_000), 0), 13).unwrap();
	let mut position = pledged(1_000, &serves);
	let settlement = settle(&mut position, &log, 0, &serves).unwrap();
	let limits = Renewal { active: 900, counted_in_service: 750, headroom: 450, min_pledge: 0 };
	assert_eq!(renew(&mut position, &settlement, &limits, &serves, 13), Ok(150));
	assert_eq!((position.counted(), position.budget()), (900, 360));
	assert_eq!(exited(&mut position, 900, &serves, 17), Exited { amount: 900, fresh: 150 });
	assert_eq!((position.liability(17), position.liability(25)), (300, 0));
}

/// What was there pays for a loss before what came later; so of this less is free.
#[test]
fn loss_should_leave_what_came_later() {
	let serves = only(10, 12);
	let mut position = pledged(100, &serves);
	position.pledge(100, &serves, 13).unwrap();
	let mut log = Log::<sp_core::ConstU32<64>>::default();
	for _ in 0..2 {
		log.append(slash(12, ppb(300_000_000), 0), 14).unwrap();
	}
	// 60 are lost: the 40 of the old budget, and 20 of the new one.
	assert_eq!(settle(&mut position, &log, 0, &serves).unwrap().due, 60);
	assert_eq!((position.budget(), position.fresh, position.counted()), (20, 20, 50));
	assert_eq!(exited(&mut position, 50, &serves, 15), Exited { amount: 50, fresh: 50 });
	assert_eq!(position.liability(15), 0);
}
