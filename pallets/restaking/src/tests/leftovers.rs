//! The remains of a retired service: funds that nobody earned, and assignments that only wait.

use super::setting::*;
use crate::{Assignments, Error, WeightInfo};
use frame_support::{
	assert_noop, assert_ok, dispatch::GetDispatchInfo, traits::tokens::fungible::NativeOrWithId,
};

const OWNER: fn() -> RuntimeOrigin = || RuntimeOrigin::signed(OWNER_A);

/// Opens the pot of `A`, into which a stranger pays `amount` for ten eras.
fn fund(amount: u128) {
	assert_ok!(Restaking::open_pot(OWNER(), A, NativeOrWithId::Native, 0));
	let stranger = RuntimeOrigin::signed(STRANGER);
	assert_ok!(Restaking::fund_rewards(stranger, A, amount, 10));
}

/// The exit window is of 7 eras: retired in `n`, the owner refunds from `n + 8` on.
#[test]
fn an_owner_takes_no_funds_of_others_without_notice() {
	ExtBuilder::default().build_and_execute(|| {
		fund(1_000);
		run_to(12);
		assert_ok!(Restaking::retire_service(OWNER(), A));
		let refund = || Restaking::refund_rewards(OWNER(), A, OWNER_A);
		assert_noop!(refund(), Error::<Test>::RefundedTooEarly);
		run_to(19);
		assert_noop!(refund(), Error::<Test>::RefundedTooEarly);
		run_to(20);
		let before = free(OWNER_A);
		assert_ok!(refund());
		assert_eq!(free(OWNER_A) - before, 1_000);
		assert_noop!(refund(), Error::<Test>::NothingToRefund);
	});
}

#[test]
fn governance_returns_funds_to_their_payer_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		let before = free(STRANGER);
		fund(1_000);
		let refund = || Restaking::refund_rewards(RuntimeOrigin::root(), A, STRANGER);
		assert_noop!(refund(), Error::<Test>::NotRetired);
		assert_ok!(Restaking::retire_service(OWNER(), A));
		assert_ok!(refund());
		// But for the existential deposit of the pot's account.
		assert_eq!((free(STRANGER), in_pot(A)), (before - 10, 0));
	});
}

/// A claim of commission is no touch that closes: an assignment without members goes when its operator leaves.
#[test]
fn a_claim_of_commission_removes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Restaking::set_commission(RuntimeOrigin::signed(P), A, percent(10)));
		run_to(era() + 27);
		pledge_once(S, P_AT_A, 1_000);
		fund(1_000);
		run_to(era() + 2);
		assert_ok!(exit(S, P_AT_A, 1_000));
		run_to(era() + 9);
		assert_ok!(release(S));
		assert_ok!(Restaking::retire_service(OWNER(), A));
		let own = <()>::claim_commission();
		let call = crate::Call::<Test>::claim_commission { operator: P, service: A };
		assert_eq!(call.get_dispatch_info().call_weight, Restaking::max_on_commission());
		let claim = || Restaking::claim_commission(RuntimeOrigin::signed(STRANGER), P, A);
		assert_eq!(claim().unwrap().actual_weight, Some(own));
		assert!(Assignments::<Test>::contains_key(P_AT_A));
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), A));
		assert!(!Assignments::<Test>::contains_key(P_AT_A));
		let refused = claim().unwrap_err();
		assert_eq!(refused.error, Error::<Test>::NothingToClaim.into());
		assert_eq!(refused.post_info.actual_weight, Some(own));
	});
}
