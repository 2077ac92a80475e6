//! Who hears of losses and of orders, and what orders do not make up for.

use super::setting::*;
use crate::{Error, Event};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult, weights::Weight};
use restaking_primitives::{RequestId, ServiceId};

/// The listener hears of each loss, and of all that becomes of it: here in two parts, the active stake with the
/// order, the unlocking stake when it is due.
#[test]
fn the_listener_hears_of_both_parts() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		run_to(12);
		unbond(S, 700);
		let id = request(P_AT_A, 12, percent(40)).unwrap();
		run_to(15);
		// The chunk pays in proportion.
		assert_eq!((ledger(S), lost(id, S)), ((600, 180), (120, 280)));
		assert_eq!(Heard::take(), [Tidings::Lost(id, S, 120, 280)]);
		assert_ok!(undo(id));
		next_block();
		assert_eq!((ledger(S), lost(id, S)), ((720, 300), (0, 280)));
		assert_eq!(Heard::take(), [Tidings::Returned(id, S, 120, 0, 0)]);
		run_to(15 + WAIT);
		assert_eq!(Heard::take(), [Tidings::Returned(id, S, 0, 280, 0)]);
	});
}

/// It hears of what does not come back: because it was divided, or can not arrive.
#[test]
fn the_listener_hears_of_what_is_gone() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		[S, T].into_iter().for_each(|who| pledge_once(who, P_AT_A, 500));
		run_to(10);
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		run_to(13);
		Heard::take();
		run_to(13 + WAIT);
		let mut heard = Heard::take();
		heard.sort_by_key(|tidings| match tidings {
			Tidings::Forgotten(_, who, ..) => *who,
			_ => 0,
		});
		assert_eq!(heard, [S, T].map(|who| Tidings::Forgotten(id, who, 50, 0)));
	});
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 50);
		unbond(S, 1_000);
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		run_to(13);
		assert_ok!(Restaking::exit_all(RuntimeOrigin::signed(S)).plain());
		run_to(38);
		withdraw(S);
		let _done = release(S);
		Balances::force_set_balance(RuntimeOrigin::root(), S, 0).unwrap();
		assert_ok!(undo(id));
		Heard::take();
		run_to(13 + 2 * WAIT);
		assert_eq!(Heard::take(), [Tidings::Forgotten(id, S, 0, 5)]);
	});
}

/// The hook hears of an order what it has heard of the slash. It can not stop it, whatever it does.
#[test]
fn the_hook_hears_and_can_not_stop_it() {
	for fights in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			pledged_once_to_a(S, 1_000);
			let id = request(P_AT_A, 10, percent(30)).unwrap();
			run_to(13);
			let told = Told::take();
			assert_eq!(told.len(), 1);
			let refuse: fn(ServiceId) -> DispatchResult = |_| Err("no".into());
			Fight::set(fights.then_some(refuse));
			assert_ok!(undo(id));
			assert_eq!((ToldOfUndo::take(), Told::take()), (told, vec![]));
			let failed = |event: &Event<Test>| match event {
				Event::HookFailed { request, service, .. } => (*request, *service) == (id, A),
				_ => false,
			};
			assert_eq!(events().iter().any(failed), fights);
			assert!(!is_suspended(P_AT_A));
			next_block();
			assert_eq!((ledger(S).0, is_over(id)), (1_000, true));
		});
	}
}

/// A hook that hears of an order can neither order nor call for losses.
#[test]
fn a_hook_orders_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let [one, other] = [(); 2].map(|()| request(P_AT_A, 10, percent(10)).unwrap());
		run_to(13);
		Fight::set(Some(|_| {
			assert_noop!(undo(RequestId(1)), Error::<Test>::CalledByHook);
			assert_noop!(give_back(RequestId(0), S), Error::<Test>::CalledByHook);
			assert_noop!(divide(RequestId(1)), Error::<Test>::CalledByHook);
			Ok(())
		}));
		assert_ok!(undo(one));
		assert_eq!(
			(ToldOfUndo::take().len(), lost(one, S), lost(other, S)),
			(1, (100, 0), (100, 0))
		);
		assert_eq!(execution(other).ordered_era(), None);
	});
}

/// Rewards of the eras in which nobody counted were earned by nobody, and an order does not make up for them.
#[test]
fn rewards_are_not_made_up_for() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Restaking::open_pot(RuntimeOrigin::root(), A, Native::get(), 0));
		pledged_once_to_a(S, 1_000);
		let funder = RuntimeOrigin::signed(STRANGER);
		// A hundred for each of the eras 11 to 30.
		assert_ok!(Restaking::fund_rewards(funder, A, 2_000, 20));
		let id = request(P_AT_A, 10, percent(30)).unwrap();
		run_to(16);
		let claimed = || {
			let before = free(S);
			let _nothing = Restaking::claim(RuntimeOrigin::signed(STRANGER), S, A).plain();
			free(S) - before
		};
		// Suspended from 14 on. Each claim rounds down.
		assert!((299..=300).contains(&claimed()));
		assert_ok!(undo(id));
		assert_eq!((claimed(), is_suspended(P_AT_A)), (0, false));
		run_to(20);
		// It counts again from 17 on. By itself it would only from 18 on, when the slash leaves the window.
		assert!((399..=400).contains(&claimed()));
	});
}

/// A listener, a hook and a page: whatever hears of it, a block without weight gives back nothing.
#[test]
fn nothing_happens_without_weight() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		run_to(13);
		assert_ok!(undo(id));
		Heard::take();
		PollWeight::set(Weight::zero());
		run_to(20);
		assert_eq!((Heard::take(), lost(id, S)), (vec![], (100, 0)));
		PollWeight::set(Weight::MAX);
		next_block();
		assert_eq!(ledger(S).0, 1_000);
	});
}
