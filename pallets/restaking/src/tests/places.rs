//! Places: who counts where more want to than may, and what it takes to be one of them.

use super::{crowd::*, setting::*};
use crate::{types::JoinPolicy, Assignments, Error, Event, Sets};
use frame_support::{assert_noop, assert_ok};
use restaking_primitives::{Balance, EraIndex};
use sp_runtime::Perbill;

/// As long as a place is free, everybody has one, however little it counts.
#[test]
fn a_hundred_equals_and_a_whale() {
	chain(129).build_and_execute(|| {
		let pledges = [10; 100].into_iter().chain([10_000]).chain([1; 28]);
		let crowd = Crowd::new(128, pledges);
		let set = crowd.set(10);
		assert_eq!(set.len(), 128);
		assert_eq!(
			set[..101],
			[&[10; 100][..], &[10_000]].concat().into_iter().enumerate().collect::<Vec<_>>()
		);
		assert_eq!(crowd.counted(10), 1_000 + 10_000 + 27);
		let last = crowd.homes[128];
		assert!(Restaking::assignment_info(last).unwrap().waits);
		assert!(Restaking::staker_info(&operator(128)).unwrap().positions[0].waits);
		assert_noop!(request(last, 10, percent(10)), Error::<Test>::NotServing);
	});
}

/// Beyond the last place, a whale takes that of the youngest of equals, which votes in its era still.
#[test]
fn a_whale_takes_one_place() {
	chain(129).build_and_execute(|| {
		let crowd = Crowd::new(128, [10; 128].into_iter().chain([10_000]));
		assert_eq!(crowd.counted(10), 1_280);
		let (service, assignment, by) = (crowd.service, crowd.homes[127], crowd.homes[128]);
		// Nobody has noted anything: 100 steps are not enough, and are kept.
		assert_ok!(take_place(by, 99));
		assert!(events().contains(&Event::PlacesNoted { service, noted: 100 }));
		assert_eq!(crowd.set(11).len(), 128);
		assert_ok!(take_place(by, 28));
		assert!(events().contains(&Event::Displaced { service, assignment, by, from_era: 11 }));
		let taken = Event::PlaceTaken { service, assignment: by, counted: 10_000, from_era: 11 };
		assert!(events().contains(&taken));
		assert_noop!(take_place(by, 28), Error::<Test>::HasPlace);
		let tens = |count| (0..count).map(|number| (number, 10)).collect::<Vec<_>>();
		assert_eq!(crowd.set(10), tens(128));
		run_to(11);
		assert_eq!(crowd.set(11), [tens(127), vec![(128, 10_000)]].concat());
		assert_eq!((crowd.counted(10), crowd.counted(11)), (1_280, 11_270));
	});
}

/// A taker needs more than the least and a sixteenth of it.
#[test]
fn a_taker_needs_a_sixteenth_more() {
	chain(7).build_and_execute(|| {
		let crowd = Crowd::new(4, [100, 100, 100, 100, 100, 106, 107]);
		assert_noop!(crowd.take(4), Error::<Test>::NotAbove);
		assert_noop!(crowd.take(5), Error::<Test>::NotAbove);
		assert_ok!(crowd.take(6));
		assert_eq!(crowd.set(11), [(0, 100), (1, 100), (2, 100), (6, 107)]);
	});
}

/// Whoever holds a place with nothing behind it loses it to the first who counts.
#[test]
fn sybils_hold_no_places() {
	chain(28).build_and_execute(|| {
		let crowd = Crowd::new(16, [0; 16].into_iter().chain([100; 12]));
		assert_eq!((crowd.set(10), crowd.counted(10)), (vec![], 0));
		(16..28).for_each(|number| crowd.take(number).unwrap());
		assert_eq!(crowd.set(11), (16..28).map(|number| (number, 100)).collect::<Vec<_>>());
		// The youngest of the sybils are out.
		assert_eq!((0..16).filter(|number| crowd.noted(*number).is_some()).count(), 4);
		assert_eq!(crowd.noted(3), Some(0));
	});
}

/// A pledge never touches the list, an exit only if less counts than was noted; the search raises what it meets.
#[test]
fn the_least_is_found_by_lower_bounds() {
	chain(3).build_and_execute(|| {
		let crowd = Crowd::new(2, [10, 20, 30]);
		assert_ok!(note_place(crowd.homes[0]));
		assert_ok!(note_place(crowd.homes[1]));
		assert_noop!(note_place(crowd.homes[1]), Error::<Test>::NothingToChange);
		assert_noop!(note_place(crowd.homes[2]), Error::<Test>::NoPlace);
		let list = || Sets::<Test>::get(crowd.service);
		let before = list();
		crowd.pledge(0, 40);
		crowd.exit(0, 15);
		assert_eq!(list(), before);
		crowd.exit(0, 30);
		assert_eq!((crowd.noted(0), list() == before), (Some(5), false));
		crowd.pledge(0, 45);
		// One raise, and the one with 20 is out, not the one with 50.
		let done = Restaking::take_place(RuntimeOrigin::signed(STRANGER), crowd.homes[2], 1);
		assert_eq!(done.unwrap().actual_weight, Some(Restaking::place_weight(1)));
		assert_eq!((crowd.noted(0), crowd.noted(1), crowd.noted(2)), (Some(50), None, Some(30)));
		assert_eq!(crowd.set(11), [(0, 50), (2, 30)]);
	});
}

/// A taker that is refused pays for the notes that it raised, and not for all that it offered to raise.
#[test]
fn a_refused_taker_pays_for_what_it_raised() {
	chain(5).build_and_execute(|| {
		let crowd = Crowd::new(4, [100; 5]);
		let taken = Restaking::take_place(RuntimeOrigin::signed(STRANGER), crowd.homes[4], 128);
		let refused = taken.unwrap_err();
		assert_eq!(refused.error, Error::<Test>::NotAbove.into());
		let weight = refused.post_info.actual_weight.unwrap();
		assert!(weight.all_lte(Restaking::place_weight(5)), "4 hold a place");
	});
}

/// Ways in which stake does not stay with an assignment that has taken a place with it.
const FALLS: [fn(&Crowd, usize); 5] = [
	|_, number| {
		let signed = RuntimeOrigin::signed(operator(number));
		assert_ok!(Restaking::exit_all(signed).plain());
	},
	// It keeps as much as the one whose place it took.
	|crowd, number| crowd.exit(number, 1),
	|crowd, number| {
		let signed = RuntimeOrigin::signed(operator(number));
		assert_ok!(Restaking::leave_service(signed, crowd.service));
	},
	|crowd, number| {
		assert_ok!(Restaking::ban_operator(RuntimeOrigin::root(), crowd.service, operator(number)));
	},
	// To another that waits.
	|crowd, number| {
		let other = *crowd.homes.last().unwrap();
		let signed = RuntimeOrigin::signed(operator(number));
		let all = crate::Services::<Test>::get(crowd.service).unwrap().terms_hash;
		let (from, commission) = (crowd.homes[number], Perbill::one());
		assert_ok!(Restaking::move_pledge(signed, from, other, 11, all, commission).plain());
	},
];

/// Stake that takes every place in turn, and leaves each before the era ends, changes nothing.
#[test]
fn stake_that_does_not_stay_takes_no_place() {
	for fall in FALLS {
		chain(9).build_and_execute(|| {
			let crowd = Crowd::new(4, [10, 10, 10, 10, 0, 0, 0, 0, 0]);
			run_to(12);
			let set = crowd.set(12);
			assert_eq!(set, [(0, 10), (1, 10), (2, 10), (3, 10)]);
			for (taker, loser) in [(4, 3), (5, 3), (6, 3), (7, 3)] {
				crowd.pledge(taker, 11);
				assert_ok!(crowd.take(taker));
				let (from_era, service) = (13, crowd.service);
				let (assignment, by) = (crowd.homes[loser], crowd.homes[taker]);
				assert!(events().contains(&Event::Displaced { service, assignment, by, from_era }));
				assert!(crowd.set(13).contains(&(taker, 11)));
				check_state();
				fall(&crowd, taker);
				assert_eq!(crowd.set(13), set);
				let from = by;
				let returned = Event::PlaceReturned { service, assignment, from, from_era };
				assert!(events().contains(&returned));
				check_state();
			}
			run_to(13);
			assert_eq!((crowd.set(13), crowd.counted(13)), (set, 40));
		});
	}
}

/// All at once: what eleven units take in one block is given back in the same block.
#[test]
fn one_stake_takes_many_places_in_one_batch() {
	chain(8).stakers([(3_000, 1_000, 1_000)]).build_and_execute(|| {
		let crowd = Crowd::new(4, [10, 10, 10, 10, 0, 0, 0, 0]);
		let set = crowd.set(10);
		for taker in 4..8 {
			pledge_once(3_000, crowd.homes[taker], 11);
			assert_ok!(crowd.take(taker));
		}
		assert_eq!(crowd.set(11), [(4, 11), (5, 11), (6, 11), (7, 11)]);
		assert_ok!(Restaking::exit_all(RuntimeOrigin::signed(3_000)).plain());
		assert_eq!(crowd.set(11), set);
		run_to(11);
		assert_eq!((crowd.set(11), crowd.counted(11)), (set, 40));
	});
}

/// A taker that is slashed in the same era stays below the one whose place it took.
#[test]
fn a_taker_that_is_suspended_gives_its_place_back() {
	chain(3).build_and_execute(|| {
		let crowd = Crowd::new(1, [10, 100, 0]);
		assert_ok!(crowd.take(1));
		run_to(11);
		let slash = request(crowd.homes[1], 11, percent(10)).unwrap();
		// It loses its place to a third one, and takes it again in the era of the execution.
		crowd.pledge(2, 200);
		assert_ok!(crowd.take(2));
		run_to(12);
		crowd.pledge(1, 200);
		PollWeight::set(Default::default());
		run_to(14);
		assert_eq!(crowd.set(14), [(2, 200)]);
		assert_ok!(crowd.take(1));
		assert_eq!(crowd.set(15), [(1, 300)]);
		assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), slash));
		assert_eq!(crowd.set(15), [(2, 200)]);
		assert!(is_suspended(crowd.homes[1]));
		PollWeight::set(frame_support::weights::Weight::MAX);
		run_to(15);
		assert_eq!((crowd.set(15), crowd.counted(15)), (vec![(2, 200)], 200));
	});
}

/// Who has lost its place can take none in the same era, so that nobody is out by one stake that moves on.
#[test]
fn the_displaced_wait_for_the_next_era() {
	chain(3).build_and_execute(|| {
		let crowd = Crowd::new(2, [10, 20, 11]);
		assert_ok!(crowd.take(2));
		crowd.pledge(0, 1_000);
		assert_noop!(crowd.take(0), Error::<Test>::DisplacedNow);
		// The taker counts no more than the one that it displaced, at the time of that.
		crowd.exit(2, 1);
		assert_eq!(crowd.set(11), [(0, 1_010), (1, 20)]);
	});
}

/// If who lost its place is gone, the taker keeps it, whatever becomes of it.
#[test]
fn a_place_does_not_go_back_to_the_dead() {
	chain(2).build_and_execute(|| {
		let crowd = Crowd::new(1, [10, 11]);
		assert_ok!(crowd.take(1));
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(operator(0)), crowd.service));
		crowd.exit(1, 5);
		assert_eq!(crowd.set(11), [(1, 6)]);
		run_to(11);
		// What was taken in an earlier era is final.
		crowd.exit(1, 5);
		assert_eq!(crowd.set(12), [(1, 1)]);
	});
}

/// Who is displaced serves through that era, and is judged for it; in the next one it owes nothing, and can come
/// back for more.
#[test]
fn the_displaced_serve_through_their_era() {
	chain(3).build_and_execute(|| {
		let crowd = Crowd::new(2, [100, 200, 107]);
		let home = crowd.homes[0];
		assert_ok!(crowd.take(2));
		run_to(11);
		assert_eq!((served(home, 10), served(home, 11)), (Some(100), None));
		assert_ok!(request(home, 10, percent(10)));
		assert_noop!(request(home, 11, percent(10)), Error::<Test>::NotServing);
		// 107 and 6 are 113.
		crowd.pledge(0, 13);
		assert_noop!(crowd.take(0), Error::<Test>::NotAbove);
		crowd.pledge(0, 1);
		assert_ok!(crowd.take(0));
		run_to(12);
		assert_eq!(crowd.set(12), [(0, 114), (1, 200)]);
		let stretches = Assignments::<Test>::get(home).unwrap().serves.list;
		let eras = stretches.iter().map(|it| (it.from_era, it.until_era));
		assert_eq!(eras.collect::<Vec<_>>(), [(9, 10), (12, EraIndex::MAX)]);
	});
}

/// An operator is not made to serve while it says that it is not ready.
#[test]
fn nobody_takes_a_place_for_who_is_not_ready() {
	chain(2).build_and_execute(|| {
		let crowd = Crowd::new(1, [10, 0]);
		assert_noop!(crowd.take(1), Error::<Test>::NothingPledged);
		crowd.pledge(1, 100);
		let ready = |ready| {
			let signed = RuntimeOrigin::signed(operator(1));
			Restaking::set_ready(signed, crowd.service, ready)
		};
		assert_noop!(ready(true), Error::<Test>::NothingToChange);
		assert_ok!(ready(false));
		let assignment = crowd.homes[1];
		assert!(events().contains(&Event::ReadySet { assignment, ready: false }));
		assert!(!Restaking::assignment_info(assignment).unwrap().ready);
		assert_noop!(crowd.take(1), Error::<Test>::NotReady);
		assert_ok!(ready(true));
		assert_ok!(crowd.take(1));
		// A place that it has it keeps.
		assert_ok!(ready(false));
		assert_eq!(crowd.set(11), [(1, 100)]);
	});
}

/// The owner's pause stops joining, and lets places change hands; governance's stops that, too.
#[test]
fn pauses_and_places() {
	chain(3).build_and_execute(|| {
		let crowd = Crowd::new(1, [10, 100, 1_000]);
		assert_ok!(Restaking::pause_service(RuntimeOrigin::signed(OWNER_B), crowd.service));
		assert_ok!(crowd.take(1));
		assert_ok!(Restaking::pause_service(RuntimeOrigin::root(), crowd.service));
		assert_noop!(crowd.take(2), Error::<Test>::PausedService);
		assert_ok!(Restaking::retire_service(RuntimeOrigin::root(), crowd.service));
		assert_noop!(crowd.take(2), Error::<Test>::ClosedAssignment);
		assert_noop!(note_place(crowd.homes[1]), Error::<Test>::ClosedAssignment);
	});
}

/// Stake beside a waiting assignment can not keep it out: what one operator may have is asked at every pledge,
/// what the service may have when the place is taken.
#[test]
fn shares_of_those_who_wait() {
	chain(2).build_and_execute(|| {
		let crowd = Crowd::new(1, [1_000, 2_000]);
		// Of 1,043,000 staked.
		MaxOperatorShare::set(Perbill::from_parts(2_000_000));
		let refused = pledge(operator(1), crowd.homes[1], 1_000);
		assert_eq!(refused, Err(Error::<Test>::OperatorShareReached.into()));
		MaxServiceShare::set(Perbill::from_parts(1_000_000));
		assert_noop!(crowd.take(1), Error::<Test>::ServiceShareReached);
		MaxServiceShare::set(Perbill::from_parts(2_000_000));
		assert_ok!(crowd.take(1));
	});
}

/// A suspended assignment keeps its place, until it has been suspended for longer than the exit window.
#[test]
fn a_long_suspension_gives_the_place_up() {
	chain(3).build_and_execute(|| {
		let crowd = Crowd::new(2, [1_000, 500, 60]);
		let home = crowd.homes[0];
		assert_ok!(note_place(home));
		let slash = request(home, 10, percent(10)).unwrap();
		PollWeight::set(Default::default());
		run_to(13);
		assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), slash));
		run_to(20);
		assert_eq!((crowd.set(20), crowd.counted(20)), (vec![(1, 500)], 500));
		assert_noop!(crowd.take(2), Error::<Test>::NotAbove);
		run_to(21);
		// Its last era, 13, is out of the window of 7.
		assert_ok!(note_place(home));
		assert_eq!(crowd.noted(0), Some(0));
		assert_ok!(crowd.take(2));
		assert_eq!(crowd.set(22), [(1, 500), (2, 60)]);
		// Once it is settled it waits, and counts for nothing.
		assert_ok!(
			Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), operator(0), MANY).plain()
		);
		assert!(!is_suspended(home));
		assert_eq!(crowd.set(22), [(1, 500), (2, 60)]);
		PollWeight::set(frame_support::weights::Weight::MAX);
	});
}

/// A slash of the base chain beyond its reserve cuts all pledges of a staker. What falls with an assignment that
/// serves on is noted at its place.
#[test]
fn a_cut_of_a_short_staker_is_noted() {
	chain(3).build_and_execute(|| {
		let crowd = Crowd::new(2, [1_000, 900, 531]);
		assert_ok!(note_place(crowd.homes[0]));
		assert_ok!(note_place(crowd.homes[1]));
		// 200 stay for a liability of 400.
		base_slash(operator(0), 19_800);
		assert_ok!(
			Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), operator(0), MANY).plain()
		);
		assert!(!is_suspended(crowd.homes[0]));
		assert_eq!((crowd.noted(0), crowd.noted(1)), (Some(500), Some(900)));
		check_state();
		// 500 and 31.
		assert_noop!(take_place(crowd.homes[2], 0), Error::<Test>::NotAbove);
		crowd.pledge(2, 1);
		assert_ok!(take_place(crowd.homes[2], 0));
		assert_eq!(crowd.set(11), [(1, 900), (2, 532)]);
	});
}

/// What a settlement leaves of a suspended assignment is noted when it counts again.
#[test]
fn a_resumption_notes_what_is_left() {
	chain(3).build_and_execute(|| {
		let crowd = Crowd::new(2, [1_000, 900, 810]);
		assert_ok!(note_place(crowd.homes[0]));
		assert_ok!(note_place(crowd.homes[1]));
		assert_ok!(request(crowd.homes[0], 10, percent(10)));
		run_to(13);
		// 100 of a budget of 400 are lost: 750 are left.
		assert_eq!((crowd.noted(0), crowd.set(14)), (Some(750), vec![(0, 750), (1, 900)]));
		assert_ok!(take_place(crowd.homes[2], 0));
		assert_eq!(crowd.set(14), [(1, 900), (2, 810)]);
	});
}

/// A waiting assignment earns nothing, and one that is displaced earns for its last era.
#[test]
fn who_waits_earns_nothing() {
	chain(2).build_and_execute(|| {
		let crowd = Crowd::new(1, [100, 100]);
		let owner = RuntimeOrigin::signed(OWNER_B);
		let native = frame_support::traits::tokens::fungible::NativeOrWithId::Native;
		assert_ok!(Restaking::open_pot(owner, crowd.service, native, 0));
		let funder = RuntimeOrigin::signed(BOND_PAYER);
		assert_ok!(Restaking::fund_rewards(funder, crowd.service, 1_000, 10));
		let earned = |number: usize| {
			let of_service = Restaking::claimable(&operator(number)).into_iter();
			of_service.map(|it| it.earned).sum::<Balance>()
		};
		run_to(13);
		// 100 for each era from 11 on, the present one included.
		assert_eq!((earned(0), earned(1)), (300, 0));
		crowd.pledge(1, 100);
		assert_ok!(crowd.take(1));
		run_to(16);
		assert_eq!((earned(0), earned(1)), (300, 300));
	});
}

/// At the beginning of a chain, places go in order of joining.
#[test]
fn joins_of_the_genesis_take_places_in_order() {
	let mut config = genesis();
	config.services[0].terms.conditions.places = 1;
	ExtBuilder::default().build_with(config).execute_with(|| {
		assert!(!Restaking::assignment_info(P_AT_A).unwrap().waits);
		assert!(Restaking::assignment_info(Q_AT_A).unwrap().waits);
		check_state();
	});
}

/// A service has at least one place, and no more than can serve.
#[test]
fn a_service_has_one_place_to_128() {
	ExtBuilder::default().build_and_execute(|| {
		for (places, fits) in [(0, false), (1, true), (128, true), (129, false)] {
			let mut terms = terms(40);
			terms.conditions.places = places;
			let (owner, slasher) = (RuntimeOrigin::signed(OWNER_A), RuntimeOrigin::signed(SLASHER));
			let slasher = Some(caller(slasher));
			let open = JoinPolicy::Open;
			let nothing = Default::default();
			let done =
				Restaking::register_service(owner, terms, slasher, None, open, None, nothing);
			let expected = if fits { Ok(()) } else { Err(Error::<Test>::BadPlaces.into()) };
			assert_eq!(done, expected);
		}
	});
}
