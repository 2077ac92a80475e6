//! The restaking pallet over bonds: pledges, slashes, undos, exits, withdrawals.

use super::setting::*;
use crate::WeightInfo;
use frame_support::{assert_ok, dispatch::GetDispatchInfo, weights::Weight};

/// `S` has bonded 1 000 and pledged them. They count from era 10 on, and it is era 10.
fn pledged<X: Side>() {
	assert_ok!(X::bond(S, 1_000));
	run_to(9);
	assert_ok!(X::pledge(S, AT_40, 1_000, false));
	run_to(10);
	assert_eq!(X::liability(S), 400);
}

/// A tenth is slashed, comes back, and everything leaves.
fn slashed_undone_and_out<X: Side>() {
	run(|| {
		pledged::<X>();
		let request = X::request(AT_40, 10, percent(10)).unwrap();
		run_to(13);
		assert_eq!((X::ledger(S), X::total_active()), ((900, vec![]), 900));
		assert_eq!((X::on_hold(S), X::in_escrow()), (900, 110));
		assert_eq!(Heard::get(), vec![Tidings::Slashed(S, 900, vec![], 100)]);
		assert_ok!(X::undo(request));
		next_block();
		// It was active, and is again.
		assert_eq!((X::ledger(S), X::total_active()), ((1_000, vec![]), 1_000));
		assert_eq!(X::in_escrow(), 10);
		assert_ok!(X::exit_all(S));
		assert_ok!(X::unbond(S, 1_000));
		run_to(23);
		assert!(X::withdraw(S).is_err());
		run_to(24);
		assert_ok!(X::withdraw(S));
		assert_eq!((X::custody(S), X::has_ledger(S), X::free(S)), (0, false, FUNDS));
		assert_ok!(X::release(S));
		assert!(!X::has_record(S));
	});
}

#[test]
fn a_slash_should_be_undone_and_everything_leave() {
	slashed_undone_and_out::<Native>();
	slashed_undone_and_out::<OfAsset>();
}

/// Stake that is withdrawn while a slash is pending goes into custody, and is slashed there; the rest in the queue.
/// Nobody gains by either.
fn withdrawn_while_pending<X: Side>(early: bool) {
	run(|| {
		pledged::<X>();
		assert_ok!(X::unbond(S, 1_000));
		run_to(18);
		assert_ok!(X::request(AT_40, 18, percent(40)));
		run_to(20);
		if early {
			assert_ok!(X::withdraw(S));
			assert_eq!((X::has_ledger(S), X::custody(S), X::free(S)), (false, 400, 9_600));
			check_state();
		}
		run_to(21);
		if !early {
			assert_eq!(X::ledger(S), (0, vec![(10, 600)]));
			assert_ok!(X::withdraw(S));
		}
		assert_eq!((X::custody(S), X::free(S), X::in_escrow()), (0, 9_600, 410));
		assert_eq!((X::on_hold(S), X::liability(S)), (0, 0));
	});
}

#[test]
fn a_withdrawal_that_is_due_while_a_slash_is_pending_should_pay_for_it() {
	for early in [true, false] {
		withdrawn_while_pending::<Native>(early);
		withdrawn_while_pending::<OfAsset>(early);
	}
}

/// Proceeds wait for the bonding duration, which is longer here than the longest exit window and an era.
fn escrow_waits<X: Side>() {
	run(|| {
		pledged::<X>();
		let request = X::request(AT_40, 10, percent(40)).unwrap();
		run_to(13);
		let before = X::free(TREASURY);
		run_to(22);
		assert_eq!((X::in_escrow(), X::free(TREASURY)), (410, before));
		run_to(23);
		assert_eq!((X::in_escrow(), X::free(TREASURY)), (10, before + 400));
		assert!(X::undo(request).is_err());
	});
}

#[test]
fn the_proceeds_of_a_slash_should_wait_for_the_bonding_duration() {
	escrow_waits::<Native>();
	escrow_waits::<OfAsset>();
}

/// In the last era of the wait governance still has its word.
#[test]
fn a_slash_should_be_undone_in_the_last_era_of_the_wait() {
	run(|| {
		pledged::<Native>();
		let request = Native::request(AT_40, 10, percent(40)).unwrap();
		run_to(22);
		assert_ok!(Native::undo(request));
		next_block();
		assert_eq!((Native::ledger(S), Native::in_escrow()), ((1_000, vec![]), 10));
	});
}

/// A loss is bonded again only if a bond may be that small; else it comes back free.
#[test]
fn what_is_less_than_the_least_bond_should_come_back_free() {
	run(|| {
		pledged::<Native>();
		let request = Native::request(AT_40, 10, percent(4)).unwrap();
		run_to(13);
		assert_eq!(Native::ledger(S).0, 960);
		// Nothing is active any more, and 40 are not enough to begin with.
		assert_ok!(Native::unbond(S, 960));
		assert_ok!(Native::undo(request));
		next_block();
		assert_eq!((Native::ledger(S), Native::free(S)), ((0, vec![(13, 960)]), 9_000));
		run_to(23);
		assert_eq!((Native::ledger(S), Native::free(S)), ((0, vec![(13, 960)]), 9_040));
	});
}

/// Active stake pays first, then what was unbonded last.
#[test]
fn the_queue_should_pay_after_active_stake() {
	run(|| {
		assert_ok!(Native::bond(S, 1_000));
		run_to(7);
		assert_ok!(Native::pledge(S, AT_40, 1_000, false));
		for era in [8, 10] {
			run_to(era);
			assert_ok!(Native::unbond(S, 400));
		}
		assert_ok!(Native::request(AT_40, 10, percent(40)));
		run_to(13);
		assert_eq!(Native::ledger(S), (0, vec![(8, 400), (10, 200)]));
		assert_eq!((Native::in_escrow(), Native::total_active()), (410, 0));
	});
}

#[test]
fn an_exit_should_unbond_in_the_same_call() {
	run(|| {
		pledged::<Native>();
		assert_ok!(Native::exit_and_unbond(S, AT_40, 500));
		assert_eq!(Native::ledger(S), (500, vec![(10, 500)]));
		// Less than the least bond would stay. The exit alone is never refused for that.
		let before = root();
		assert!(Native::exit_and_unbond(S, AT_40, 480).is_err());
		assert_eq!(root(), before);
		assert_ok!(Native::exit(S, AT_40, 480));
	});
}

/// Funds in custody are bonded again as far as the limit lets them, and by the rules of bonds.
fn custody_is_bonded<X: Side>() {
	run(|| {
		assert_ok!(X::bond(S, 1_000));
		run_to(9);
		assert_ok!(X::pledge(S, AT_40, 500, false));
		assert_ok!(X::unbond(S, 900));
		run_to(19);
		assert_ok!(X::withdraw(S));
		// 200 are liable, and half of 100 covers them.
		assert_eq!((X::custody(S), X::free(S)), (150, 9_750));
		assert!(X::rebond_custody(S, 1).is_err());
		assert_ok!(X::bond(S, 150));
		assert_ok!(X::rebond_custody(S, 150));
		assert_eq!((X::ledger(S), X::custody(S)), ((400, vec![]), 0));
	});
}

#[test]
fn custody_should_be_bonded_again() {
	custody_is_bonded::<Native>();
	custody_is_bonded::<OfAsset>();
}

/// The same stake stands behind both services, and neither instance touches the other.
#[test]
fn instances_should_slash_only_their_own() {
	run(|| {
		for pledge in [Native::pledge, OfAsset::pledge] {
			assert!(pledge(S, AT_40, 1_000, false).is_err());
		}
		pledged::<Native>();
		assert_ok!(OfAsset::bond(S, 1_000));
		assert_ok!(OfAsset::pledge(S, AT_10, 1_000, false));
		run_to(11);
		assert_ok!(Native::request(AT_40, 11, percent(40)));
		assert_ok!(OfAsset::request(AT_10, 11, percent(10)));
		run_to(14);
		assert_eq!((Native::ledger(S).0, OfAsset::ledger(S).0), (600, 900));
		assert_eq!((Native::in_escrow(), OfAsset::in_escrow()), (410, 110));
	});
}

/// A withdrawal declares the most that the listener may do, and is charged what it did: nothing of it is beside the weight
/// of the call, as the next one of a batch would not know of it.
#[test]
fn a_withdrawal_should_be_charged_for_the_work_of_its_listener() {
	run(|| {
		type Weights = <Test as crate::Config>::WeightInfo;
		let heard = Weight::from_parts(7, 7);
		HearingWeight::set(heard);
		pledged::<Native>();
		assert_ok!(Native::unbond(S, 1_000));
		assert_ok!(Native::bond(T, 1_000));
		assert_ok!(Native::unbond(T, 1_000));
		run_to(20);
		let declared = crate::Call::<Test>::withdraw {}.get_dispatch_info().call_weight;
		System::set_extrinsic_index(0);
		let before = System::block_weight().total();
		let charged = |who| Bond::withdraw(signed(who)).unwrap().actual_weight.unwrap();
		let (of_staker, of_stranger) = (charged(S), charged(T));
		assert_eq!(Native::custody(S), 400);
		assert_eq!(of_stranger, Weights::withdraw() + heard);
		assert!(of_stranger.all_lt(of_staker) && of_staker.all_lte(declared));
		assert_eq!(System::block_weight().total(), before);
		// A refusal costs no more than the look that found it out.
		let refused = Bond::withdraw(signed(T)).unwrap_err();
		assert_eq!(refused.post_info.actual_weight, Some(Weights::withdraw()));
	});
}

#[test]
#[should_panic(expected = "let the listener do less")]
fn a_listener_that_fits_into_no_transaction_should_be_refused() {
	run(|| {
		HearingWeight::set(Weight::MAX);
		Bond::check_constants();
	});
}
