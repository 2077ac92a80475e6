//! Small verdicts: one request for those of one offence era that are reported in one era, and the log, in
//! which they leave room for large ones.

use super::proving::*;
use crate::{types::Source, Error, Event, SlashRequests};
use frame_support::{
	assert_noop, assert_ok,
	weights::{Weight, WeightMeter},
};
use restaking_primitives::RequestId;

/// The minimum fraction of a word: 40 % / 32.
const LARGE: u32 = 12_500_000;

fn is_pool(id: RequestId) -> bool {
	let request = SlashRequests::<Test>::get(id).unwrap();
	matches!(request.source, Source::Pool { .. })
}

/// The smallest verdict is a 1 024th of the maximum slash; below a 32nd it is pooled.
#[test]
fn verdicts_have_sizes() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		assert_noop!(prove(name(1), 10, ppb(390_624)), Error::<Test>::SlashTooSmall);
		assert!(is_pool(prove(name(1), 10, ppb(390_625)).unwrap()));
		assert!(is_pool(prove(name(2), 10, ppb(LARGE - 1)).unwrap()));
		assert!(!is_pool(prove(name(3), 10, ppb(LARGE)).unwrap()));
		assert_noop!(say(name(4), 10, ppb(LARGE - 1)), Error::<Test>::SlashTooSmall);
	});
}

/// Three small verdicts are one request of their sum: executed once, with a name for each.
#[test]
fn small_verdicts_are_one_request() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let pool = prove(name(1), 10, percent(1)).unwrap();
		assert_eq!(prove(name(2), 10, ppb(5_000_000)), Ok(pool));
		assert!(events().contains(&Event::SlashJoined {
			request: pool,
			service: J,
			assignment: P_AT_J,
			offence_id: name(2),
			offence_era: 10,
			asked: ppb(5_000_000),
			evidence_hash: events()
				.iter()
				.rev()
				.find_map(|event| match event {
					Event::SlashJoined { evidence_hash, .. } => Some(*evidence_hash),
					_ => None,
				})
				.unwrap(),
			reporter: Some(STRANGER),
			sum: ppb(15_000_000),
			fraction: ppb(15_000_000),
		}));
		assert_eq!(prove(name(3), 10, percent(1)), Ok(pool));
		let told = Restaking::pending_slashes(&S);
		let told: Vec<_> = told.iter().map(|it| (it.request, it.pooled, it.asked)).collect();
		assert_eq!(told, [(pool, true, ppb(25_000_000))]);
		for number in [1, 2, 3] {
			assert_noop!(prove(name(number), 10, percent(1)), Error::<Test>::OffenceSeen);
		}
		// Another offence era, and another report era: other pools.
		run_to(11);
		let others = [prove(name(4), 10, percent(1)), prove(name(5), 11, percent(1))];
		assert_eq!(others, [Ok(RequestId(pool.0 + 1)), Ok(RequestId(pool.0 + 2))]);
		run_to(13);
		assert_eq!((losses(), ledger(S).0), (vec![(S, 25, 25)], 975));
		assert_eq!(Told::get().len(), 1);
		run_to(14);
		assert_eq!(ledger(S).0, 955);
	});
}

/// A pool is vetoed as one, and its names are used up.
#[test]
fn a_pool_is_vetoed_as_one() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let pool = prove(name(1), 10, percent(1)).unwrap();
		prove(name(2), 10, percent(1)).unwrap();
		assert_ok!(governance_vetoes(pool));
		assert_noop!(prove(name(1), 10, percent(1)), Error::<Test>::OffenceSeen);
		assert_noop!(prove(name(2), 10, percent(1)), Error::<Test>::OffenceSeen);
		let next = prove(name(3), 10, percent(1)).unwrap();
		assert!(next > pool);
		run_to(13);
		assert_eq!(ledger(S).0, 990);
	});
}

/// The reporter's share goes in equal parts to the first eight accounts that reported.
#[test]
fn the_first_eight_reporters_share() {
	with_whale().build_and_execute(|| {
		judged(&[(WHALE, 1_000_000)]);
		let reporters: Vec<u64> = (701..=709).collect();
		let part = ppb(1_000_000);
		let first = reported_by(701, P_AT_J, name(100), 10, part).unwrap();
		for (number, who) in (1..).zip([701, 701].iter().chain(&reporters)) {
			assert_eq!(reported_by(*who, P_AT_J, name(number), 10, part), Ok(first));
		}
		run_to(13);
		// 1.2 % of a million, of which 5 % are 600: 75 for each of eight.
		assert_eq!(ledger(WHALE).0, 1_000_000 - 12_000);
		run_to(13 + 28);
		let paid: Vec<_> = reporters.iter().map(|who| free(*who)).collect();
		assert_eq!(paid, [75, 75, 75, 75, 75, 75, 75, 75, 0]);
	});
}

/// 33 large proofs with little stake behind them take all places of large proofs. The real one joins a
/// pool, and is executed in time, as it is large.
#[test]
fn full_places_refuse_no_proof() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(U, 10)]);
		pledge_once(S, P_AT_J, 1_000);
		run_to(14);
		for number in 1..=33 {
			assert!(!is_pool(prove(name(number), 10, ppb(LARGE)).unwrap()));
		}
		let real = prove(name(34), 14, percent(40)).unwrap();
		assert!(is_pool(real));
		// 40 % · (1 − 10 / 1 010), rounded down.
		assert_eq!(firm(P_AT_J, real), ppb(396_039_603));
		run_to(17);
		assert_eq!(executed(real), Some(ppb(396_039_603)));
		assert_eq!(ledger(S).0, 1_000 - 397);
	});
}

/// A pool waits while 24 places of the log are taken. A large request does not, and the pool is executed as
/// soon as the log is settled, in the same era.
#[test]
fn pools_leave_room_in_the_log() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let large: Vec<_> =
			(1..=24).map(|number| prove(name(number), 10, ppb(LARGE)).unwrap()).collect();
		let pool = prove(name(25), 10, ppb(5_000_000)).unwrap();
		let one_more = prove(name(26), 10, percent(5)).unwrap();
		PollWeight::set(Weight::zero());
		run_to(13);
		for id in large {
			assert_ok!(execute(id));
		}
		assert_noop!(execute(pool), Error::<Test>::LogFull);
		assert_ok!(execute(one_more));
		// The agenda says once that it waits, and tries again in every block.
		let due = || Restaking::do_due_tasks(&mut WeightMeter::new(), u32::MAX);
		let waits = |event: &Event<Test>| matches!(event, Event::SlashPostponed { .. });
		due();
		assert_eq!(events().iter().filter(|event| waits(event)).count(), 1);
		due();
		assert_eq!(events().iter().filter(|event| waits(event)).count(), 1);
		assert!(is_open(pool));
		check_state();
		assert_ok!(Restaking::settle_staker(RuntimeOrigin::signed(S), S, MANY).plain());
		due();
		assert_eq!((executed(pool), era()), (Some(ppb(5_000_000)), 13));
		PollWeight::set(Weight::MAX);
		run_to(14);
		// 24 times ⌈12.5⌉, 50 and 5.
		assert_eq!(ledger(S).0, 1_000 - 24 * 13 - 50 - 5);
	});
}

/// A full log postpones a large slash until it is settled, not until the next era: in its last era it does
/// not expire.
#[test]
fn a_full_log_is_tried_again_in_the_same_era() {
	ExtBuilder::default().build_and_execute(|| {
		let mut terms = terms(40);
		terms.hook = TestHook::Judge;
		// R + V = X.
		terms.conditions.report_window = 1;
		terms.conditions.exit_window = 4;
		assert_eq!(another_service(terms, P), (J, P_AT_J));
		fund_bond(J, 1_000_000).unwrap();
		run_to(9);
		pledge_once(U, P_AT_J, 10);
		run_to(10);
		pledge_once(S, P_AT_J, 1_000);
		run_to(11);
		// 32 of little stake, and 31 words of 1 010: 63 entries.
		let little = (1..=32).map(|number| prove(name(number), 10, ppb(LARGE)).unwrap());
		let little: Vec<_> = little.collect();
		let words: Vec<_> = (0..31).map(|_| request(P_AT_J, 11, ppb(LARGE)).unwrap()).collect();
		PollWeight::set(Weight::zero());
		run_to(12);
		let last = prove(name(33), 11, ppb(LARGE)).unwrap();
		run_to(14);
		for id in little.into_iter().chain(words) {
			assert_ok!(execute(id));
		}
		run_to(15);
		// Era 15 is the last in which it can be executed.
		assert_noop!(execute(last), Error::<Test>::LogFull);
		PollWeight::set(Weight::MAX);
		Restaking::do_due_tasks(&mut WeightMeter::new(), u32::MAX);
		assert!(is_open(last));
		Restaking::take_pages(&mut WeightMeter::new());
		Restaking::do_due_tasks(&mut WeightMeter::new(), u32::MAX);
		assert_eq!((executed(last), era()), (Some(ppb(LARGE)), 15));
	});
}
