//! Orders and returns that are refused: each with its own error, and nothing changed; and what they cost.

use super::setting::*;
use crate::{Call, Error, SlashRequests};
use frame_support::{assert_noop, assert_ok, dispatch::Pays, weights::Weight};
use restaking_primitives::RequestId;
use sp_runtime::{traits::Dispatchable, DispatchError};

const NONE: RequestId = RequestId(77);

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// A call is refused with its error and leaves the storage root as it was.
fn refused(origin: RuntimeOrigin, call: Call<Test>, error: impl Into<DispatchError>) {
	let call = RuntimeCall::Restaking(call);
	let (told, before) = (format!("{call:?}"), root());
	let result = call.dispatch(origin);
	assert_eq!(result.map(|_| ()).map_err(|post| post.error), Err(error.into()), "{told}");
	assert_eq!(root(), before, "{told}");
}

fn order(request: RequestId) -> Call<Test> {
	Call::undo { request, lapse: true }
}

fn back(request: RequestId, stash: AccountId) -> Call<Test> {
	Call::give_back { request, stash }
}

/// Governance orders, and nobody else: no owner, slasher, resolver, operator, payer or loser.
#[test]
fn only_governance_orders() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		run_to(13);
		for who in [S, P, OWNER_A, SLASHER, RESOLVER, STRANGER, TREASURY, BOND_PAYER] {
			refused(signed(who), order(id), DispatchError::BadOrigin);
		}
		refused(RuntimeOrigin::none(), order(id), DispatchError::BadOrigin);
		assert_ok!(undo(id));
		// Anybody calls for what a loser gets; but somebody who signs.
		for nobody in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			refused(nobody, back(id, S), DispatchError::BadOrigin);
		}
		assert_ok!(give_back(id, S));
	});
}

/// What can not be undone: nothing, what is pending, undone, divided, or due for the division.
#[test]
fn orders_that_are_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let root = RuntimeOrigin::root;
		pledged_once_to_a(S, 1_000);
		refused(root(), order(NONE), Error::<Test>::NoSuchRequest);
		let [one, other] = [(); 2].map(|()| request(P_AT_A, 10, percent(10)).unwrap());
		refused(root(), order(one), Error::<Test>::NotExecuted);
		run_to(13);
		assert_ok!(undo(one));
		refused(root(), order(one), Error::<Test>::AlreadyUndone);
		refused(root(), Call::redirect_escrow { request: one }, Error::<Test>::AlreadyUndone);
		refused(signed(S), Call::divide { request: one }, Error::<Test>::AlreadyUndone);
		run_to(13 + WAIT - 1);
		refused(root(), order(one), Error::<Test>::NoSuchRequest);
		// In its last block, an era ends with the time for orders.
		PollWeight::set(Weight::zero());
		run_to(13 + WAIT);
		refused(root(), order(other), Error::<Test>::TooLateToUndo);
		assert_ok!(divide(other));
		refused(root(), order(other), Error::<Test>::AlreadyDivided);
		refused(signed(S), Call::divide { request: other }, Error::<Test>::AlreadyDivided);
		PollWeight::set(Weight::MAX);
		next_block();
		refused(root(), order(other), Error::<Test>::NoSuchRequest);
	});
}

/// Every member but one has settled: the time for orders goes on, whatever the era.
#[test]
fn orders_are_in_time_until_all_have_settled() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		[S, T].into_iter().for_each(|who| pledge_once(who, P_AT_A, 1_000));
		run_to(10);
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		PollWeight::set(Weight::zero());
		run_to(13);
		assert_ok!(Restaking::execute_slash(signed(STRANGER), id).plain());
		assert_ok!(Restaking::settle_staker(signed(S), S, MANY).plain());
		run_to(90);
		refused(signed(S), Call::divide { request: id }, Error::<Test>::NotSettledYet);
		assert_ok!(undo(id));
		// It is payable since long.
		assert_ok!(give_back(id, S));
		assert_ok!(Restaking::settle_staker(signed(S), T, MANY).plain());
		assert_eq!(([S, T].map(|who| ledger(who).0), is_over(id)), ([1_000; 2], true));
		PollWeight::set(Weight::MAX);
	});
}

/// What can not be given back: by a request that is no order's, to who lost nothing, twice, or too early.
#[test]
fn returns_that_are_refused() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		refused(signed(S), back(NONE, S), Error::<Test>::NoSuchRequest);
		refused(signed(S), back(id, S), Error::<Test>::NotExecuted);
		run_to(13);
		refused(signed(S), back(id, S), Error::<Test>::NotUndone);
		assert_ok!(undo(id));
		for who in [T, P, STRANGER, 999] {
			refused(signed(S), back(id, who), Error::<Test>::NothingLost);
		}
		assert_ok!(give_back(id, S));
		refused(signed(S), back(id, S), Error::<Test>::NoSuchRequest);
	});
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		PollWeight::set(Weight::zero());
		run_to(13);
		assert_ok!(Restaking::execute_slash(signed(STRANGER), id).plain());
		assert_ok!(Restaking::settle_staker(signed(STRANGER), S, MANY).plain());
		run_to(13 + WAIT);
		assert_ok!(divide(id));
		refused(signed(S), back(id, S), Error::<Test>::NotUndone);
		PollWeight::set(Weight::MAX);
	});
}

/// Returns and divisions are free of charge, if they did something; and weigh no more than they declare.
#[test]
fn who_helps_pays_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let [one, other] = [(); 2].map(|()| request(P_AT_A, 10, percent(10)).unwrap());
		run_to(13);
		PollWeight::set(Weight::zero());
		assert_ok!(undo(one));
		let stranger = || signed(STRANGER);
		let done = Restaking::give_back(stranger(), one, S).unwrap();
		assert_eq!(done.pays_fee, Pays::No);
		assert!(done.actual_weight.unwrap().all_lte(Restaking::max_return_weight(&S)));
		let failed = Restaking::give_back(stranger(), other, S).unwrap_err();
		assert_eq!(failed.post_info.pays_fee, Pays::Yes);
		assert!(failed.post_info.actual_weight.is_some());
		let failed = Restaking::divide(stranger(), other).unwrap_err();
		assert_eq!(failed.post_info.pays_fee, Pays::Yes);
		run_to(13 + WAIT);
		assert_eq!(Restaking::divide(stranger(), other).unwrap().pays_fee, Pays::No);
		assert!(SlashRequests::<Test>::contains_key(other));
		PollWeight::set(Weight::MAX);
	});
}

/// An order for a lapsed, an expired or a vetoed request finds nothing.
#[test]
fn what_never_took_anything() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let vetoed = request(P_AT_A, 10, percent(10)).unwrap();
		assert_ok!(veto(vetoed));
		let expired = request(P_AT_A, 10, percent(10)).unwrap();
		PollWeight::set(Weight::zero());
		run_to(18);
		PollWeight::set(Weight::MAX);
		next_block();
		for id in [vetoed, expired] {
			assert_noop!(undo(id), Error::<Test>::NoSuchRequest);
		}
	});
}
