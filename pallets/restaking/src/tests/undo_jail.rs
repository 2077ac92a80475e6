//! Orders and jails: what an order shortens, and what it leaves.

use super::setting::*;
use crate::{store::JailStore, types::Jail, Error, Jails};
use frame_support::{assert_noop, assert_ok};
use proptest::prelude::*;
use restaking_primitives::{AssignmentId, EraIndex, RequestId, ServiceId};

type Store = JailStore<Test, ()>;

fn unjail(service: ServiceId) -> frame_support::dispatch::DispatchResult {
	Restaking::unjail(RuntimeOrigin::signed(P), service)
}

fn resume(home: AssignmentId) -> frame_support::dispatch::DispatchResult {
	Restaking::resume_assignment(RuntimeOrigin::signed(STRANGER), home)
}

/// Two slashes, executed in 13 and 15, each of which jails for three eras: until 17 and 19. It is era 15.
fn jailed_twice() -> (ServiceId, AssignmentId, [RequestId; 2]) {
	let (service, home) = jailing_service(3);
	let first = request(home, 10, percent(5)).unwrap();
	run_to(12);
	let second = request(home, 12, percent(5)).unwrap();
	run_to(15);
	let jail = terms_in_jail([(17, first, false), (19, second, false)]);
	assert_eq!(Jails::<Test>::get(service, P), Some(jail));
	(service, home, [first, second])
}

/// The slash that asked for the latest date goes: the other one's date stays.
#[test]
fn the_other_slash_still_jails() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home, [first, second]) = jailed_twice();
		assert_ok!(undo(second));
		let jail = |back| terms_in_jail([(17, first, back)]);
		assert_eq!(Jails::<Test>::get(service, P), Some(jail(false)));
		assert_noop!(resume(home), Error::<Test>::JailedOperator);
		assert_ok!(unjail(service));
		assert_eq!(Jails::<Test>::get(service, P), Some(jail(true)));
		run_to(16);
		assert_eq!((Jails::<Test>::get(service, P), is_suspended(home)), (None, false));
	});
}

/// The other one goes: the date stays.
#[test]
fn a_shorter_jail_changes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, _, [first, second]) = jailed_twice();
		assert_ok!(undo(first));
		let jail = terms_in_jail([(19, second, false)]);
		assert_eq!(Jails::<Test>::get(service, P), Some(jail));
	});
}

/// An operator that has said that it is back need not say it again. One that has not still has to, as long as
/// another slash has jailed it, though that term is over.
#[test]
fn whether_it_is_back_is_kept() {
	for back in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			let (service, home, [_, second]) = jailed_twice();
			if back {
				assert_ok!(unjail(service));
			}
			run_to(17);
			assert_ok!(undo(second));
			assert_eq!(is_suspended(home), !back);
			if !back {
				assert_noop!(resume(home), Error::<Test>::SilentOperator);
				assert_ok!(unjail(service));
			}
			assert_eq!((Jails::<Test>::get(service, P), is_suspended(home)), (None, false));
		});
	}
}

/// The only slash goes: so does the jail, and nobody has to say anything.
#[test]
fn a_jail_that_is_removed_needs_no_word() {
	for era in [14, 18] {
		ExtBuilder::default().build_and_execute(|| {
			let (service, home) = jailing_service(3);
			let id = request(home, 10, percent(5)).unwrap();
			run_to(era);
			assert!(is_suspended(home));
			assert_ok!(undo(id));
			assert_eq!((Jails::<Test>::get(service, P), is_suspended(home)), (None, false));
			assert_noop!(unjail(service), Error::<Test>::NotJailed);
			// The task that would have ended it finds nothing.
			run_to(20);
			check_state();
		});
	}
}

/// A ban is governance's own decision, and an order leaves it.
#[test]
fn a_ban_stays() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = jailing_service(3);
		let id = request(home, 10, percent(5)).unwrap();
		run_to(13);
		assert_ok!(Restaking::ban_operator(RuntimeOrigin::root(), service, P));
		assert_ok!(undo(id));
		assert_eq!(Jails::<Test>::get(service, P), Some(Jail::ForGood));
		run_to(15);
		assert_eq!(ledger(S), (1_000, 1_000));
	});
}

/// A step of a run: a slash that jails until an era, or an order for one of the slashes so far.
#[derive(Clone, Debug)]
enum Step {
	Jail(EraIndex),
	Undo(usize),
	Back,
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		4 => (20u32..40).prop_map(Step::Jail),
		3 => (0usize..8).prop_map(Step::Undo),
		1 => Just(Step::Back),
	]
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 256, ..Default::default() })]

	/// Two dates against the list of all slashes: the term is never shorter than what stands asks for, and
	/// exactly that while at most one was undone.
	#[test]
	fn no_order_shortens_what_others_ask(steps in proptest::collection::vec(step(), 1..12)) {
		ExtBuilder::default().build_and_execute(|| {
			run_to(10);
			let mut slashes: Vec<(RequestId, EraIndex, bool)> = vec![];
			for step in steps {
				match step {
					Step::Jail(until) => {
						let id = RequestId(slashes.len() as u32);
						assert!(Store::jail(A, &P, until, id));
						slashes.push((id, until, true));
					},
					Step::Undo(place) => {
						let Some(slash) = slashes.get_mut(place).filter(|it| it.2) else { continue };
						slash.2 = false;
						Store::spare(A, &P, slash.0);
					},
					Step::Back => {
						let _heard = Store::hear(A, &P);
					},
				}
				let asked = slashes.iter().filter(|it| it.2).map(|it| it.1).max().unwrap_or(0);
				let until = Jails::<Test>::get(A, P).map_or(0, |jail| jail.until_era().unwrap());
				assert!(until >= asked, "{until} before {asked}");
				// Those beyond the eighth share a term.
				assert!(slashes.len() > 8 || until == asked, "{until} is not {asked}");
			}
			Jails::<Test>::remove(A, P);
		});
	}
}
