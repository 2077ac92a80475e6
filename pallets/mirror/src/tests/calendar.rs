//! The other chain's eras and ticks, and the clock that follows them, against values worked out by hand.

use crate::types::{lag_in_eras, Calendar, Followed, LocalClock};
use restaking_primitives::{EraStart, Seeding, ERAS_KEPT};

fn starts(all: &[(u32, u64)]) -> Vec<EraStart> {
	all.iter().map(|(era, tick)| EraStart { era: *era, tick: *tick }).collect()
}

/// Eras 7, 8 and 9 begin in ticks 70, 82 and 90; 95 ticks are over.
fn calendar() -> Calendar {
	let all = starts(&[(7, 70), (8, 82), (9, 90)]);
	Calendar::of_state(1_000, 500, 95, &all).expect("it ascends")
}

fn later(over: u64, all: &[(u32, u64)]) -> Calendar {
	Calendar::of_state(1_001, 501, over, &starts(all)).expect("it ascends")
}

#[test]
fn a_calendar_ascends_and_something_is_over() {
	let of = |over, all: &[(u32, u64)]| Calendar::of_state(1, 1, over, &starts(all)).is_some();
	assert!(of(95, &[(7, 70), (8, 82)]));
	assert!(of(82, &[(7, 70), (8, 82)]), "the present tick is the first of its era");
	assert!(!of(81, &[(7, 70), (8, 82)]), "an era to come");
	assert!(!of(95, &[]), "no era");
	assert!(!of(0, &[(0, 0)]), "no tick");
	assert!(of(1, &[(0, 0)]));
	assert!(!of(95, &[(8, 70), (7, 82)]) && !of(95, &[(7, 82), (8, 70)]));
	assert!(!of(95, &[(7, 70), (7, 82)]) && !of(95, &[(7, 70), (8, 70)]));
}

#[test]
fn the_latest_eras_are_kept() {
	let all: Vec<_> = (0..100).map(|era| (era, u64::from(era) * 10)).collect();
	let kept = later(995, &all);
	assert_eq!(kept.starts.len(), ERAS_KEPT as usize);
	assert_eq!((kept.start_of(67), kept.start_of(68)), (None, Some(680)));
	assert_eq!((kept.era_of(679), kept.era_of(680)), (None, Some(68)));
}

#[test]
fn a_tick_has_an_era_once_it_is_over() {
	let known = calendar();
	let eras = [69, 70, 81, 82, 89, 90, 94, 95, 96].map(|tick| known.era_of(tick));
	let (seven, eight, nine) = (Some(7), Some(8), Some(9));
	assert_eq!(eras, [None, seven, seven, eight, eight, nine, nine, None, None]);
	assert_eq!((known.last_tick(), known.latest_era()), (94, 9));
	assert_eq!([6, 7, 9, 10].map(|era| known.start_of(era)), [None, Some(70), Some(90), None]);
}

#[test]
fn a_later_calendar_tells_the_same_of_what_is_over() {
	let known = calendar();
	let agrees = |over, all: &[(u32, u64)]| known.goes_on_with(&later(over, all));
	assert!(agrees(95, &[(7, 70), (8, 82), (9, 90)]));
	// The present tick, 95, turns out to be the first of era 10.
	assert!(agrees(96, &[(8, 82), (9, 90), (10, 95)]));
	assert!(agrees(200, &[(9, 90), (10, 120), (11, 190)]));
	assert!(agrees(500, &[(40, 400), (41, 450)]), "nothing in common");
	assert!(!agrees(96, &[(8, 82), (9, 90), (10, 94)]), "a tick that was over and of era 9");
	assert!(!agrees(96, &[(8, 83), (9, 90)]), "another beginning");
	assert!(!agrees(94, &[(8, 82), (9, 90)]), "fewer ticks");
	assert!(!agrees(96, &[(7, 70), (8, 82)]), "an era less");
}

#[test]
fn the_clock_begins_with_the_last_tick_that_is_over() {
	let mut clock = LocalClock::default();
	let nothing = Followed { began: None, turned: false };
	assert_eq!(clock.follow(None, false, 3, 20), nothing);
	let followed = clock.follow(Some(&calendar()), true, 4, 20);
	assert_eq!(followed, Followed { began: Some(9), turned: true });
	assert_eq!((clock.duty.ticks, clock.era, clock.current), (94, Some(9), true));
	assert_eq!(clock.duty.seeding, Seeding::Older { since: 4 });
	assert!(!clock.may_tick(&calendar()), "nothing later is over there");
	assert_eq!(clock.follow(Some(&calendar()), true, 5, 20), nothing);
}

#[test]
fn a_tick_passes_in_a_block_that_is_open() {
	let mut clock = LocalClock::default();
	clock.follow(Some(&calendar()), true, 4, 20);
	let ahead = later(97, &[(8, 82), (9, 90), (10, 96)]);
	clock.follow(Some(&ahead), true, 5, 20);
	assert_eq!(clock.duty.ticks, 94);
	assert!(clock.may_tick(&ahead));
	clock.duty.open(5);
	clock.duty.close(5);
	assert!(clock.may_tick(&ahead));
	assert_eq!((clock.duty.ticks, clock.era), (95, Some(9)));
	clock.duty.open(6);
	clock.duty.close(6);
	assert!(!clock.may_tick(&ahead), "96 is over there, and 97 is not");
	// Tick 96 is of era 10, which the next block finds.
	assert_eq!(clock.follow(Some(&ahead), true, 7, 20).began, Some(10));
	assert_eq!(clock.duty.seeding, Seeding::Older { since: 7 });
}

#[test]
fn the_clock_lags_no_more_than_so_many_ticks() {
	let mut clock = LocalClock::default();
	clock.follow(Some(&calendar()), true, 4, 20);
	let ahead = later(115, &[(9, 90)]);
	clock.follow(Some(&ahead), true, 5, 20);
	assert_eq!(clock.duty.ticks, 94, "114 is over there: 20 ticks later");
	let ahead = later(116, &[(9, 90)]);
	clock.follow(Some(&ahead), true, 6, 20);
	assert_eq!(clock.duty.ticks, 95);
	assert_eq!(clock.follow(Some(&later(90, &[(8, 82)])), true, 7, 20).began, None);
	assert_eq!(clock.duty.ticks, 95, "and never goes back");
}

#[test]
fn ticks_of_which_nothing_was_told_are_passed_over() {
	let mut clock = LocalClock::default();
	clock.follow(Some(&calendar()), true, 4, 20);
	let behind = clock.follow(Some(&calendar()), false, 5, 20);
	assert_eq!(behind, Followed { began: None, turned: true });
	let ahead = later(100, &[(9, 90), (10, 98)]);
	clock.follow(Some(&ahead), false, 6, 20);
	assert_eq!(clock.duty.ticks, 94, "it stands");
	assert!(!clock.may_tick(&ahead));
	let again = clock.follow(Some(&ahead), true, 7, 20);
	assert_eq!(again, Followed { began: Some(10), turned: true });
	assert_eq!(clock.duty.ticks, 99, "not one of them is left to be done");
}

#[test]
fn a_lag_in_eras_rounds_up() {
	let eras = [(0, 100), (1, 100), (100, 100), (101, 100), (600, 14_400)];
	assert_eq!(eras.map(|(lag, era)| lag_in_eras(lag, era)), [0, 1, 1, 2, 1]);
	assert_eq!(lag_in_eras(u64::MAX, 0), u32::MAX);
}
