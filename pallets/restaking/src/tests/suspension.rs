//! What counts can be slashed: an assignment with too little of its cap left counts for nothing, and
//! certifies nothing, until time or a veto gives it back. And no operator that is away counts again.

use super::{mock::Prices, proving::reported_by, setting::*};
use crate::{Assignments, Error, Event, Jails, Services};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use restaking_primitives::{
	AssignmentId, Balance, EraIndex, PledgeInspect, RequestId, ServiceId, Terms,
};
use sp_runtime::Perbill;

fn stranger() -> RuntimeOrigin {
	RuntimeOrigin::signed(STRANGER)
}

/// A service whose hook judges, of which nobody gets a share, and the assignment of `P` there.
fn judged(change: impl FnOnce(&mut Terms<AccountId, TestHook>)) -> (ServiceId, AssignmentId) {
	let mut terms = terms(40);
	terms.hook = TestHook::Judge;
	change(&mut terms);
	another_service(terms, P)
}

fn prove(home: AssignmentId, era: EraIndex, fraction: Perbill) -> DispatchResult {
	reported_by(STRANGER, home, new_offence(), era, fraction).map(|_| ())
}

fn served(home: AssignmentId, era: EraIndex) -> Option<Balance> {
	<Restaking as PledgeInspect<AccountId>>::served(home, era)
}

fn resume(home: AssignmentId) -> DispatchResult {
	Restaking::resume_assignment(stranger(), home)
}

/// Returns the eras between the stretches in which an assignment is in the set.
fn gaps(home: AssignmentId) -> Vec<(EraIndex, EraIndex)> {
	let serves = Assignments::<Test>::get(home).unwrap().serves.list;
	let pairs = serves.iter().zip(serves.iter().skip(1));
	pairs.map(|(one, other)| (one.until_era + 1, other.from_era - 1)).collect()
}

fn since_era(home: AssignmentId) -> Option<EraIndex> {
	Assignments::<Test>::get(home).unwrap().since_era()
}

fn recap_era(home: AssignmentId) -> Option<EraIndex> {
	Assignments::<Test>::get(home).unwrap().recap_era
}

/// A proven fault with 10 units behind it uses up the cap. What is pledged after it would be safe, and so
/// neither enters nor counts, until the fault leaves the window: 10 is in all windows of eras up to 17.
#[test]
fn no_stake_counts_behind_a_used_cap() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, home) = judged(|_| ());
		run_to(9);
		assert_ok!(pledge(U, home, 10));
		run_to(10);
		assert_ok!(prove(home, 10, percent(40)));
		let told = Event::AssignmentSuspended { assignment: home, from_era: 11 };
		assert!(events().contains(&told));
		// It still serves this era, with all that it is liable for.
		assert_eq!((served(home, 10), served(home, 11)), (Some(10), None));
		for era in 11..=17 {
			assert_noop!(pledge(S, home, 1_000), Error::<Test>::CapUsedUp);
			assert_eq!(recap_era(home), Some(17));
			run_to(era);
			assert_eq!(served(home, era), None);
		}
		// By itself, in 17: 4 of 10 were taken, and 6 were pledged again.
		assert_eq!((served(home, 10), served(home, 18)), (Some(10), Some(6)));
		assert_eq!((gaps(home), recap_era(home)), (vec![(11, 17)], None));
		assert_ok!(pledge(S, home, 900));
		run_to(18);
		assert_ok!(prove(home, 18, percent(40)));
	});
}

/// The same with a slasher's word, which is firm once it is executed, and leaves a billionth.
#[test]
fn a_billionth_of_a_cap_is_too_little() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		assert_ok!(pledge(U, P_AT_A, 10));
		run_to(10);
		let nearly = Perbill::from_parts(399_999_999);
		assert_ok!(request(P_AT_A, 10, nearly));
		assert_ok!(pledge(S, P_AT_A, 100));
		for era in 11..=13 {
			run_to(era);
			assert!(served(P_AT_A, era).is_some());
		}
		assert_noop!(pledge(T, P_AT_A, 100), Error::<Test>::CapUsedUp);
		assert_noop!(resume(P_AT_A), Error::<Test>::CapUsedUp);
		for era in 14..=17 {
			run_to(era);
			assert_eq!(served(P_AT_A, era), None);
		}
		assert_eq!(served(P_AT_A, 18), Some(106));
	});
}

/// Half of the cap is enough, and less is not: 20 % and a billionth of 40 %.
#[test]
fn half_of_the_cap_is_enough() {
	for (more, suspended) in [(0, false), (1, true)] {
		ExtBuilder::default().build_and_execute(|| {
			pledged_once_to_a(S, 1_000);
			assert_ok!(request(P_AT_A, 10, Perbill::from_parts(200_000_000 + more)));
			run_to(13);
			assert_eq!(is_suspended(P_AT_A), suspended);
			// Settled in the block of its execution: without an era of suspension.
			assert_eq!(served(P_AT_A, 14).is_none(), suspended);
			assert!(gaps(P_AT_A).is_empty());
		});
	}
}

/// The cap comes back piece by piece: 15 % of 10 and 15 % of 12 leave 10 % of 40 %; in 18 and later 10 is in
/// no window, so that in 17 it resumes; in 19 all of it is left for 20.
#[test]
fn the_agenda_follows_the_window() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		assert_ok!(request(P_AT_A, 10, percent(15)));
		run_to(12);
		assert_ok!(request(P_AT_A, 12, percent(15)));
		let left = || Assignments::<Test>::get(P_AT_A).unwrap().left;
		assert_eq!((left(), recap_era(P_AT_A)), (percent(40), None));
		run_to(13);
		assert_eq!((left(), recap_era(P_AT_A)), (percent(25), Some(17)));
		assert!(!is_suspended(P_AT_A));
		run_to(15);
		assert_eq!((left(), recap_era(P_AT_A)), (percent(10), Some(17)));
		assert!(is_suspended(P_AT_A));
		run_to(16);
		assert_noop!(resume(P_AT_A), Error::<Test>::CapUsedUp);
		run_to(17);
		assert_eq!((left(), recap_era(P_AT_A)), (percent(25), Some(19)));
		assert_eq!(gaps(P_AT_A), [(16, 17)]);
		run_to(19);
		assert_eq!((left(), recap_era(P_AT_A)), (percent(40), None));
	});
}

/// A chain without time for its own work resumes nobody; then anybody may.
#[test]
fn anybody_resumes_what_the_chain_is_late_with() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, home) = judged(|_| ());
		run_to(9);
		assert_ok!(pledge(U, home, 10));
		run_to(10);
		assert_ok!(prove(home, 10, percent(40)));
		assert_ok!(Restaking::veto(RuntimeOrigin::root(), RequestId(0)).plain());
		assert_noop!(resume(home), Error::<Test>::NotSuspended);
		assert_ok!(prove(home, 10, percent(40)));
		run_to(13);
		PollWeight::set(Default::default());
		run_to(20);
		assert!(is_suspended(home));
		assert_eq!(recap_era(home), Some(17));
		assert_ok!(resume(home));
		// What served in 10 can not be slashed any more.
		assert_eq!((gaps(home), since_era(home)), (vec![], Some(21)));
		// The task that comes late finds nothing to do.
		PollWeight::set(frame_support::weights::Weight::MAX);
		run_to(21);
		assert_eq!((since_era(home), recap_era(home)), (Some(21), None));
	});
}

/// A veto in the era of the proof leaves no trace. Later it costs the eras that were waited.
#[test]
fn a_veto_gives_the_cap_back() {
	for (vetoed, gap) in [(10, vec![]), (11, vec![(11, 11)]), (12, vec![(11, 12)])] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, home) = judged(|_| ());
			run_to(9);
			assert_ok!(pledge(S, home, 1_000));
			run_to(10);
			assert_ok!(prove(home, 10, percent(40)));
			assert!(is_suspended(home));
			run_to(vetoed);
			assert_ok!(Restaking::veto(RuntimeOrigin::root(), RequestId(0)).plain());
			let told = Event::AssignmentResumed { assignment: home, from_era: vetoed + 1 };
			assert!(events().contains(&told));
			assert_eq!((gaps(home), recap_era(home)), (gap, None));
			run_to(14);
			for era in 10..=14 {
				let expected = (era <= 10 || era > vetoed).then_some(1_000);
				assert_eq!(served(home, era), expected, "{era}");
			}
		});
	}
}

/// Suspended, resumed and suspended again in one era is suspended once.
#[test]
fn a_suspension_goes_on_within_an_era() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, home) = judged(|_| ());
		run_to(9);
		assert_ok!(pledge(S, home, 1_000));
		run_to(10);
		assert_ok!(prove(home, 10, percent(40)));
		run_to(12);
		assert_ok!(Restaking::veto(RuntimeOrigin::root(), RequestId(0)).plain());
		assert_eq!(gaps(home), [(11, 12)]);
		assert_ok!(prove(home, 10, percent(40)));
		assert!(gaps(home).is_empty());
		run_to(13);
		assert_ok!(Restaking::veto(RuntimeOrigin::root(), RequestId(1)).plain());
		assert_eq!(gaps(home), [(11, 13)]);
		assert_eq!(
			[10, 11, 12, 13, 14].map(|era| served(home, era).is_some()),
			[true, false, false, false, true]
		);
	});
}

/// Returns what a service certifies in this era, and from the next one on.
fn certified(service: ServiceId) -> (Balance, Balance) {
	let security = Restaking::service_info(service).unwrap().security;
	(security.certified_now, security.certified_next)
}

/// What slashes have used up certifies nothing, whoever lost it. Q and P count 500 each, of which a quorum
/// of half could lose 200: ten elevenths are 181. P loses 15 % of 500, 75 of its 200; with 125 of them it
/// counts 312. 812 count: half could lose 162. Of the 125 of P 47 are used up: 115, and 104.
#[test]
fn a_certificate_knows_what_is_used_up() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		pledge_once(S, P_AT_A, 500);
		pledge_once(T, Q_AT_A, 500);
		run_to(10);
		assert_eq!(certified(A), (181, 181));
		assert_ok!(request(P_AT_A, 10, percent(15)));
		run_to(14);
		assert_eq!(served(P_AT_A, 14), Some(312));
		let service = Services::<Test>::get(A).unwrap();
		assert_eq!((service.totals.next, service.used.next), (812, 47));
		assert_eq!(certified(A), (104, 104));
		// If only a quarter of a slash is certain, a quarter of it: 28 of 115, and 25.
		Services::<Test>::mutate_extant(A, |it| it.attributable = percent(25));
		assert_eq!(certified(A), (25, 25));
		Services::<Test>::mutate_extant(A, |it| it.attributable = percent(100));
		let owner = || RuntimeOrigin::signed(OWNER_A);
		let declare = |value| Restaking::set_value_at_risk(owner(), A, value);
		assert_noop!(declare(105), Error::<Test>::AboveCertified);
		assert_ok!(declare(104));
		// In 17 it leaves the window: half of 812 can lose 162, of which 147 are certified.
		run_to(17);
		assert_eq!(certified(A), (104, 147));
		run_to(18);
		assert_eq!(certified(A), (147, 147));
	});
}

/// A fault that costs 10 % where 40 % may be taken is a quarter of the largest slash: a quorum of half of 1,000
/// is certain to lose 50, and not 200.
#[test]
fn a_certificate_knows_the_price_of_a_fault() {
	ExtBuilder::default().build_and_execute(|| {
		Prices::set(Some((percent(10), percent(40))));
		let (service, home) = judged(|terms| terms.hook = TestHook::Guard);
		run_to(9);
		assert_ok!(pledge(S, home, 1_000));
		run_to(10);
		assert_eq!(certified(service), (45, 45));
	});
}

/// A proof lowers the certificate of its own era at once: of 1,000 a quorum could lose 200, less the 100
/// that it takes. What a veto gives back counts from the next era on.
#[test]
fn a_proof_lowers_the_certificate_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = judged(|_| ());
		Services::<Test>::mutate_extant(service, |it| it.attributable = percent(100));
		run_to(9);
		assert_ok!(pledge(S, home, 1_000));
		run_to(10);
		assert_eq!(certified(service), (181, 181));
		assert_ok!(prove(home, 10, percent(10)));
		assert_eq!(certified(service), (90, 90));
		assert_ok!(Restaking::veto(RuntimeOrigin::root(), RequestId(0)).plain());
		assert_eq!(certified(service), (90, 181));
		// A suspended operator certifies nothing from the next era on, and nothing in this one, as all of its
		// cap is used up.
		assert_ok!(prove(home, 10, percent(40)));
		assert_eq!(certified(service), (0, 0));
	});
}

/// Nobody resumes an operator that is away: it is slashed for the eras in which it was silent before the
/// first slash of them was executed, 10 … 13, and never again. 1 % of 1,000 each: 960 are left.
#[test]
fn a_dead_operator_is_not_resumed() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = judged(|terms| {
			terms.conditions.max_slash = percent(20);
			terms.conditions.exit_window = 27;
			terms.conditions.jail_term = 1;
		});
		run_to(9);
		assert_ok!(pledge(S, home, 1_000));
		run_to(10);
		for era in 10..110 {
			if served(home, era).is_some() {
				assert_ok!(prove(home, era, percent(1)));
			}
			run_to(era + 1);
			if era >= 13 {
				assert!(resume(home).is_err() && is_suspended(home));
			}
		}
		assert_eq!(ledger(S).0, 960);
		assert_noop!(resume(home), Error::<Test>::SilentOperator);
		let info = Restaking::assignment_info(home).unwrap();
		// The last of the four was executed in 16.
		assert_eq!(info.silent_since_era, Some(18));
		assert_eq!(
			info.jail,
			Some(terms_in_jail([15, 16, 17, 18].map(|until| (
				until,
				RequestId(until - 15),
				false
			))))
		);
		// It comes back, in its own time.
		assert_ok!(Restaking::unjail(RuntimeOrigin::signed(P), service));
		assert!(events().contains(&Event::OperatorIsBack { service, operator: P }));
		assert!(!is_suspended(home));
		assert_eq!(Jails::<Test>::get(service, P), None);
		assert_eq!(since_era(home), Some(111));
		assert_eq!(Restaking::assignment_info(home).unwrap().silent_since_era, None);
	});
}

/// The word of an operator is good at any time after the execution; the rest happens by itself.
#[test]
fn a_word_given_early_is_kept() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = jailing_service(3);
		assert_ok!(request(home, 10, percent(25)));
		let unjail = || Restaking::unjail(RuntimeOrigin::signed(P), service);
		assert_noop!(unjail(), Error::<Test>::NotJailed);
		assert_noop!(
			Restaking::unjail(RuntimeOrigin::signed(STRANGER), service),
			Error::<Test>::NotJoined
		);
		run_to(13);
		assert_ok!(unjail());
		assert_noop!(unjail(), Error::<Test>::NothingToChange);
		assert_noop!(resume(home), Error::<Test>::JailedOperator);
		run_to(16);
		// The jail is over, and 15 % of 40 % are left: the cap is awaited, the operator is not.
		assert_eq!(Jails::<Test>::get(service, P), None);
		assert_noop!(resume(home), Error::<Test>::CapUsedUp);
		assert_noop!(unjail(), Error::<Test>::NotJailed);
		run_to(17);
		assert!(!is_suspended(home));
		assert_eq!(gaps(home), [(14, 17)]);
	});
}

/// Each slash asks for a word of its own.
#[test]
fn another_slash_asks_for_another_word() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = jailing_service(3);
		assert_ok!(request(home, 10, percent(5)));
		run_to(12);
		assert_ok!(request(home, 12, percent(5)));
		let unjail = || Restaking::unjail(RuntimeOrigin::signed(P), service);
		run_to(13);
		assert_ok!(unjail());
		run_to(15);
		let jail = terms_in_jail([(17, RequestId(0), true), (19, RequestId(1), false)]);
		assert_eq!(Jails::<Test>::get(service, P), Some(jail));
		run_to(25);
		assert_noop!(resume(home), Error::<Test>::SilentOperator);
		assert_ok!(unjail());
		assert_eq!(since_era(home), Some(26));
	});
}

/// Nothing is left of the jail of an operator that leaves, or that the term outlasts.
#[test]
fn a_jail_ends_with_the_stay() {
	for leaves in [14, 30] {
		ExtBuilder::default().build_and_execute(|| {
			let (service, home) = jailing_service(3);
			assert_ok!(request(home, 10, percent(10)));
			run_to(leaves);
			assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), service));
			run_to(31);
			assert_eq!(Jails::<Test>::get(service, P), None);
			assert!(Assignments::<Test>::get(home).unwrap().is_closed());
		});
	}
}
