//! Slashes that were undone, and pledges of which a slash leaves too little, with numbers worked out by hand.

use restaking_math::*;
use sp_arithmetic::Perbill;
use sp_core::ConstU32;

use crate::common::{
	records::{slash, Record},
	ALWAYS,
};

type History = Log<ConstU32<64>>;

const LIMIT: Perbill = Perbill::from_percent(50);

/// A pledge in era 9, at a largest slash of 40 % and an exit window of 7 eras.
fn pledged(amount: u128, standing: bool) -> Record {
	let mut position = Record::new(AssignmentId(0), Perbill::from_percent(40), 7, 0, standing);
	position.pledge(amount, ALWAYS, 9).unwrap();
	position
}

/// A log of slashes: offence era, percent, era of execution. They are numbered from zero.
fn log(slashes: &[(u32, u32, u32)]) -> History {
	let mut log = History::default();
	for (request, &(offence_era, percent, at_era)) in slashes.iter().enumerate() {
		let fraction = Perbill::from_percent(percent);
		log.append(slash(offence_era, fraction, request as u32), at_era).unwrap();
	}
	log
}

/// The requests and amounts of a list of losses.
fn amounts<'a>(losses: impl IntoIterator<Item = &'a Loss>) -> Vec<(u32, u128)> {
	losses.into_iter().map(|loss| (loss.request.0, loss.amount)).collect()
}

/// The renewal of a standing order in `now`, of a staker with this pledge only.
fn renewed(position: &mut Record, settlement: &Settlement<ConstU32<64>>, active: u128) -> u128 {
	let funds = Funds { staked: active, active, custody: 0 };
	let limits = Renewal {
		active,
		counted_in_service: position.counted(),
		headroom: funds.headroom(LIMIT, position.liability(13)),
		min_pledge: 1,
	};
	renew(position, settlement, &limits, ALWAYS, 13).unwrap()
}

#[test]
fn order_should_mark_the_slash_of_its_request() {
	let mut log = log(&[(10, 10, 12), (11, 20, 12)]);
	log.append(LogEvent::Close, 12).unwrap();
	assert!(log.undo(RequestId(1)));
	let undone: Vec<_> = log
		.entries
		.iter()
		.filter_map(|entry| match entry.event {
			LogEvent::Slash { request, undone, .. } => Some((request.0, undone)),
			LogEvent::Close => None,
		})
		.collect();
	assert_eq!(undone, [(0, false), (1, true)]);
	assert!(!log.undo(RequestId(2)));
	log.clear();
	assert!(!log.undo(RequestId(1)));
}

/// Half of the members have settled when the order comes. Who settled before it has lost, and what
/// counts of its pledge stays as it is. Who settles after it loses nothing, and its pledge is charged alike.
#[test]
fn order_should_spare_who_has_not_settled() {
	let mut log = log(&[(12, 10, 12)]);
	let mut before = pledged(1_000, false);
	let settlement = settle(&mut before, &log, 0, ALWAYS).unwrap();
	assert_eq!((amounts(&settlement.losses), settlement.due), (vec![(0, 100)], 100));
	assert_eq!((settlement.paid_by_pledge, settlement.charged), (100, 100));
	assert_eq!((settlement.spared.len(), before.counted(), before.budget()), (0, 750, 300));

	assert!(log.undo(RequestId(0)));
	let mut after = pledged(500, false);
	let expected = preview(&after, log.since(0).unwrap(), 0, ALWAYS).unwrap();
	assert_eq!((expected.due, expected.liability(13)), (0, 150));
	let settlement = settle(&mut after, &log, 0, ALWAYS).unwrap();
	assert_eq!((settlement.losses.len(), settlement.due), (0, 0));
	assert_eq!(amounts(&settlement.spared), [(0, 50)]);
	assert_eq!((settlement.paid_by_pledge, settlement.charged), (0, 50));
	assert_eq!((after.counted(), after.budget(), after.spent), (375, 150, 50));
	assert_eq!(after, expected.after);
	// It is nobody's order to pledge again.
	assert_eq!(settlement.to_renew(&after), 0);

	// A standing order: all of it counts again.
	let mut standing = pledged(500, true);
	let settlement = settle(&mut standing, &log, 0, ALWAYS).unwrap();
	assert_eq!(settlement.to_renew(&standing), 125);
	assert_eq!(renewed(&mut standing, &settlement, 500), 125);
	assert_eq!((standing.counted(), standing.liability(13)), (500, 200));

	// Who has settled before and pledges again.
	before.prune(13);
	before.pledge(250, ALWAYS, 13).unwrap();
	assert_eq!((before.counted(), before.budget()), (1_000, 400));
}

/// Of two slashes of 20 %, the first is undone before or after the second was settled. The second takes the
/// same, and leaves the same record.
#[test]
fn order_should_change_no_other_loss() {
	let slashes = [(12, 20, 12), (14, 20, 14)];
	let mut late = pledged(1_000, false);
	let settlement = settle(&mut late, &log(&slashes), 0, ALWAYS).unwrap();
	assert_eq!(amounts(&settlement.losses), [(0, 200), (1, 100)]);

	let mut early = pledged(1_000, false);
	let mut log = log(&slashes);
	log.undo(RequestId(0));
	let settlement = settle(&mut early, &log, 0, ALWAYS).unwrap();
	assert_eq!(amounts(&settlement.losses), [(1, 100)]);
	assert_eq!(amounts(&settlement.spared), [(0, 200)]);
	assert_eq!((settlement.due, settlement.paid_by_pledge, settlement.charged), (100, 100, 300));
	assert_eq!(early, late);
	assert_eq!((early.counted(), early.budget()), (250, 100));
}

/// A standing order looks at what was taken: of two slashes of 100 the second was undone.
#[test]
fn renewal_should_leave_out_only_what_was_taken() {
	let mut log = log(&[(10, 10, 12), (11, 10, 12)]);
	log.undo(RequestId(1));
	let mut position = pledged(1_000, true);
	let settlement = settle(&mut position, &log, 0, ALWAYS).unwrap();
	assert_eq!(
		(settlement.paid_by_pledge, settlement.charged, position.counted()),
		(100, 200, 500)
	);
	// 900 at most, and with active stake of 900 and a limit of 50 % a budget of 450: 250 more of it.
	assert_eq!(settlement.to_renew(&position), 400);
	assert_eq!(renewed(&mut position, &settlement, 900), 400);
	assert_eq!((position.counted(), position.liability(13)), (900, 360));
}

/// What was undone is no claim on a short staker: the others are not cut for it.
#[test]
fn short_staker_should_owe_nothing_for_what_was_undone() {
	let mut log = log(&[(10, 10, 12), (11, 10, 12), (12, 10, 12)]);
	log.undo(RequestId(1));
	let mut position = pledged(1_000, false);
	let expected = preview(&position, log.since(0).unwrap(), 0, ALWAYS).unwrap();
	assert_eq!((expected.due, expected.liability(12)), (200, 300));
	// Half of every claim: 200 due, and a budget of 100.
	let settlement = settle_short(&mut position, &log, 0, ALWAYS, (150, 300), 12).unwrap();
	assert_eq!(amounts(&settlement.losses), [(0, 50), (2, 50)]);
	assert_eq!(amounts(&settlement.spared), [(1, 100)]);
	assert_eq!((settlement.due, position.budget()), (100, 50));
}

/// Three losses of 33 of one request are divided in one.
#[test]
fn request_should_be_rounded_once() {
	let part = Perbill::from_percent;
	let shares = Shares { treasury: part(25), recipient: part(20), reporter: part(5) };
	let split = shares.split(3 * 33, true).unwrap();
	assert_eq!(split, Split { burned: 52, treasury: 24, recipient: 19, reporter: 4 });
}

/// What custody has to hold of 300 that come back free, while 100 of them are still liable.
#[test]
fn what_comes_back_free_should_cover_what_is_liable() {
	let funds = Funds { staked: 50, active: 50, custody: 0 };
	assert_eq!(funds.to_hold(Perbill::one(), 100, 300), 50);
	assert_eq!(funds.to_hold(Perbill::one(), 0, 300), 0);
	assert_eq!(funds.to_hold(LIMIT, 400, 300), 300);
}

#[test]
fn least_counted_should_make_the_least_slash_worth_a_record() {
	let percent = Perbill::from_percent;
	// ⌈1 % / 32⌉ of 32 is 0.01.
	let price = Perbill::from_parts(312_500);
	assert_eq!(least_counted(10_000_000_000, price), 32_000_000_000_000);
	assert_eq!(least_counted(1, percent(30)), 4);
	assert_eq!(least_counted(3, percent(100)), 3);
	assert_eq!(least_counted(7, percent(33)), 22);
	assert_eq!(least_counted(0, percent(1)), 0);
	assert_eq!((least_counted(0, percent(0)), least_counted(1, percent(0))), (0, u128::MAX));
	assert_eq!(least_counted(u128::MAX, price), u128::MAX);
}

/// A slash of 10 % leaves 750 of 1 000. If less than 751 may not count, the rest exits with the slash.
#[test]
fn slash_should_not_leave_less_than_may_count() {
	let log = log(&[(12, 10, 12)]);
	let settled = |least| {
		let mut position = pledged(1_000, false);
		let settlement = settle(&mut position, &log, least, ALWAYS).unwrap();
		assert_eq!((settlement.due, settlement.charged), (100, 100));
		assert!(settlement.exited.is_none() && position.is_sound(12));
		position
	};
	assert_eq!(settled(750).counted(), 750);
	let position = settled(751);
	assert_eq!((position.counted(), position.pledged, position.spent), (0, 0, 0));
	// It left in era 12, and stays liable like any exit, for what it had left.
	assert_eq!((position.amount_at(12), position.room(12)), (1_000, 300));
	assert_eq!((position.liability(19), position.liability(20)), (300, 0));
}

/// What never counted leaves with the rest, within reach of the other slashes of its era: their sum does not
/// depend on their order.
#[test]
fn dust_should_stay_within_reach_of_its_era() {
	let settled = |slashes: &[(u32, u32, u32)]| {
		let mut position = pledged(100, false);
		position.pledge(10, ALWAYS, 13).unwrap();
		let settlement = settle(&mut position, &log(slashes), 60, ALWAYS).unwrap();
		(settlement.due, position)
	};
	// 44 of budget, 4 of it new. 25 are lost first, and leave 47: the rest exits.
	let (due, position) = settled(&[(13, 25, 13), (12, 19, 13)]);
	assert_eq!((due, position.counted(), position.liability(13)), (44, 0, 0));
	assert_eq!((due, position), settled(&[(12, 19, 13), (13, 25, 13)]));
}

/// A standing order renews what a slash left too little of.
#[test]
fn renewal_should_follow_a_rest_that_left() {
	let mut position = pledged(1_000, true);
	let settlement = settle(&mut position, &log(&[(12, 10, 12)]), 751, ALWAYS).unwrap();
	assert_eq!((position.counted(), settlement.to_renew(&position)), (0, 900));
	// 300 of the rest are liable: of 450 there are 150 left, for 375.
	assert_eq!(renewed(&mut position, &settlement, 900), 375);
	assert_eq!((position.counted(), position.liability(13)), (375, 450));
}

/// A slash of the base chain may leave too little as well.
#[test]
fn cut_should_not_leave_less_than_may_count() {
	let mut position = pledged(1_000, false);
	settle_short(&mut position, &History::default(), 500, ALWAYS, (100, 400), 12).unwrap();
	assert_eq!((position.counted(), position.liability(12)), (0, 100));
	let mut position = pledged(1_000, false);
	settle_short(&mut position, &History::default(), 250, ALWAYS, (100, 400), 12).unwrap();
	assert_eq!((position.counted(), position.liability(12)), (250, 100));
}
