//! Feeds: who opens them, from when they bind, and how they end.

use super::*;

#[test]
fn feeds_should_be_opened_and_closed_by_the_owner() {
	run(|| {
		let root = RuntimeOrigin::root;
		let unit = [0u8; 16];
		let stranger = RuntimeOrigin::signed(1);
		let opened = Oracle::open_feed(stranger, ORACLE, name("X"), 2, unit, 1);
		assert_noop!(opened, DispatchError::BadOrigin);
		assert_noop!(
			Oracle::close_feed(RuntimeOrigin::signed(1), ORACLE, 0),
			DispatchError::BadOrigin
		);
		assert_noop!(try_open("DOT/USD"), Error::<Test>::NameTaken);
		assert_noop!(try_open(""), Error::<Test>::NoName);
		let opened = Oracle::open_feed(root(), ORACLE, name("X"), 2, unit, 0);
		assert_noop!(opened, Error::<Test>::NoLeast);
		let elsewhere = Oracle::open_feed(root(), ServiceId(9), name("X"), 2, unit, 1);
		assert_noop!(elsewhere, Error::<Test>::NotOracle);
		// Four may be open, as the rules say.
		["A", "B", "C"].into_iter().for_each(open);
		assert_noop!(try_open("D"), Error::<Test>::TooManyFeeds);
		assert_noop!(Oracle::close_feed(root(), ORACLE, 4), Error::<Test>::NoSuchFeed);
		assert_ok!(Oracle::close_feed(root(), ORACLE, 0));
		assert_noop!(Oracle::close_feed(root(), ORACLE, 0), Error::<Test>::NoSuchFeed);
		// The name is free again, the number is not.
		open("DOT/USD");
		let numbers: Vec<_> = Oracle::open_feeds(ORACLE).into_iter().map(|(id, _)| id).collect();
		assert_eq!(numbers, [1, 2, 3, 4]);
		for feed in 4..MAX_FEEDS - 1 {
			assert_ok!(Oracle::close_feed(root(), ORACLE, feed));
			open("DOT/USD");
		}
		assert_ok!(Oracle::close_feed(root(), ORACLE, MAX_FEEDS - 1));
		assert_noop!(try_open("DOT/USD"), Error::<Test>::TooManyFeeds);
		let feed = Feeds::<Test>::get(ORACLE)[1].clone();
		assert_eq!((feed.decimals, feed.least, feed.since), (2, 1, 5));
	});
}

/// Opened in the last block of era 10, it is answered from era 11 and binds from era 12.
#[test]
fn feed_should_bind_when_everybody_could_have_left() {
	run(|| {
		go_to(109);
		open("KSM/USD");
		assert_noop!(submit_all(1, &[(1, 7)]), Error::<Test>::NothingNew);
		for round in 55..65 {
			go_to(round * 2);
			for operator in 1..=3u64 {
				assert_ok!(submit_all(operator, &[(0, 100), (1, 7)]));
			}
			// Far off in the new feed in era 11, and without a value for it in era 12.
			let of_four: &[_] = if round < 60 { &[(0, 100), (1, 70)] } else { &[(0, 100)] };
			assert_ok!(submit_all(4, of_four));
		}
		go_to(130);
		for round in 63..65 {
			assert_ok!(close(round));
		}
		assert_eq!(Oracle::latest(ORACLE, 1).map(|answer| answer.value), Some(7));
		assert_eq!(deviated(4, 11, 1), Err(Error::<Test>::NotDeviated.into()));
		assert_eq!(absent(4, 11), Err(Error::<Test>::WasPresent.into()));
		assert_eq!(absent(4, 12).map(|verdict| verdict.fraction), Ok(percent(2)));
		assert_eq!(absent(3, 12), Err(Error::<Test>::WasPresent.into()));
	});
}

#[test]
fn value_in_the_first_era_should_be_no_fault() {
	run(|| {
		go_to(49);
		open("KSM/USD");
		go_to(50);
		for (operator, value) in [(1, 7), (2, 7), (3, 7), (4, 700)] {
			assert_ok!(submit_all(operator, &[(1, value)]));
		}
		go_to(60);
		assert_ok!(close(25));
		assert_eq!(Latest::<Test>::get(ORACLE, 1).map(|answer| answer.counted), Some(90));
		assert_eq!(deviated(4, 5, 1), Err(Error::<Test>::NotDeviated.into()));
		for (operator, value) in [(1, 7), (2, 7), (3, 7), (4, 700)] {
			assert_ok!(submit_all(operator, &[(1, value)]));
		}
		go_to(62);
		assert_ok!(close(30));
		assert_ok!(deviated(4, 6, 3));
	});
}

#[test]
fn closed_feed_should_be_skipped_and_missed_by_nobody() {
	run(|| {
		open("KSM/USD");
		for round in 30..35 {
			go_to(round * 2);
			for operator in 1..=3u64 {
				assert_ok!(submit_all(operator, &[(0, 100), (1, 7)]));
			}
			// Not yet a value for the second feed, when it closes in the middle of round 32.
			assert_ok!(submit_all(4, &[(0, 100)]));
			if round == 31 {
				assert_ok!(submit_all(4, &[(1, 7)]));
			}
			if round == 32 {
				assert_ok!(Oracle::close_feed(RuntimeOrigin::root(), ORACLE, 1));
				assert_noop!(submit_all(4, &[(1, 7)]), Error::<Test>::NothingNew);
			}
		}
		go_to(70);
		assert_ok!(close(33));
		assert_ok!(close(34));
		// One of five is missed, that before the feed was closed.
		let work = Work::<Test>::get(ORACLE, 6);
		assert_eq!((work.attempted, work.done_by(AssignmentId(3))), (5, 4));
		assert_eq!(absent(4, 6), Err(Error::<Test>::WasPresent.into()));
	});
}
