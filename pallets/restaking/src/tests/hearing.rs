//! What a hook hears of, and what that costs others.

use super::{
	cost::{chain, keys},
	setting::*,
};
use frame_support::{assert_ok, weights::Weight};
use restaking_primitives::{EraIndex, Judge, RequestId};

/// A hook that hears of no slash costs a slash none of what it could want to know.
#[test]
fn a_slash_that_no_hook_hears_reads_less() {
	let execution = |hook: TestHook| {
		let mut ext = chain(10);
		ext.execute_with(|| {
			PollWeight::set(Weight::zero());
			request(P_AT_A, 45, percent(5)).unwrap();
			run_to(49);
			crate::SlashingHooks::<Test>::insert(A, hook);
		});
		ext.commit_all().unwrap();
		let stranger = || RuntimeOrigin::signed(STRANGER);
		let of = keys(&ext, || {
			assert_ok!(Restaking::execute_slash(stranger(), RequestId(0)));
		});
		PollWeight::set(Weight::MAX);
		of.reads("Restaking")
	};
	// The first ticks of eras, the keys of the operator, and the clock.
	assert_eq!(execution(AUTHORITY) - execution(TestHook::Useless), 3);
}

/// A hook that hears who joins costs a pledge none of what it hears. One that guards entry does.
#[test]
fn a_pledge_pays_for_no_hook_that_only_hears_who_joins() {
	let pledge_to = |hook: TestHook| {
		let mut ext = chain(10);
		ext.execute_with(|| {
			crate::SlashingHooks::<Test>::insert(A, hook);
			crate::Services::<Test>::mutate(A, |it| {
				it.as_mut().unwrap().guarded = TestHook::guards_entry(&hook);
			});
			GuardCloses::set(EraIndex::MAX);
		});
		ext.commit_all().unwrap();
		keys(&ext, || pledge(U, P_AT_A, 500).unwrap()).reads("Restaking")
	};
	assert!(TestHook::hears_joins(&TestHook::Draws));
	assert_eq!(pledge_to(TestHook::Draws), pledge_to(AUTHORITY));
	// Its rules, the clock, the first ticks of eras, and the keys of the operator.
	assert_eq!(pledge_to(TestHook::Guard) - pledge_to(AUTHORITY), 4);
}

/// A hook hears of each operator that joins, and of no pledge.
#[test]
fn a_hook_hears_who_joins() {
	ExtBuilder::default().build_and_execute(|| {
		let mut draws = terms(40);
		draws.hook = TestHook::Draws;
		Joined::take();
		let (service, id) = another_service(draws, P);
		assert_eq!(Joined::take(), ["Draws"]);
		run_to(9);
		pledge_once(S, id, 100);
		assert_eq!(Joined::take(), [""; 0]);
		join(Q, service);
		assert_eq!(Joined::take(), ["Draws"]);
	});
}
