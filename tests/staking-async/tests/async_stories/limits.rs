//! The exposure limit of each staker: all of its stake where the base chain takes none of it.

use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo};
use pallet_restaking::{types::LimitInForce, Call, Config, Error, WeightInfo};
use restaking_primitives::StakeInspect;
use restaking_staking_async_tests::setting::*;
use sp_runtime::Perbill;

const VALIDATOR: AccountId = VALIDATORS[0];

fn whole() -> LimitInForce {
	LimitInForce::new(Perbill::one())
}

fn half() -> LimitInForce {
	LimitInForce::new(percent(50))
}

/// Also as previews and reads tell it.
#[test]
fn who_is_spared_may_pledge_all() {
	run_spared(|| {
		assert_eq!([S, T].map(limit), [whole(); 2]);
		let headroom = |who| Restaking::staker_info(&who).unwrap().headroom;
		assert_eq!((headroom(S), headroom(VALIDATOR)), (BONDED, 50_000));
		assert_eq!(Restaking::preview_pledge(&T, AT_ALL, BONDED, false).unwrap().headroom, 0);
		assert_ok!(pledge(S, AT_ALL, BONDED));
		assert_eq!((liability(S), headroom(S)), (BONDED, 0));
		assert_noop!(pledge(S, AT_B, 1), Error::<Test>::ExposureLimitReached);
	});
}

#[test]
fn validators_are_not_spared() {
	run_spared(|| {
		assert_eq!(limit(VALIDATOR), half());
		assert_noop!(pledge(VALIDATOR, AT_ALL, 50_001), Error::<Test>::ExposureLimitReached);
		assert_ok!(pledge(VALIDATOR, AT_ALL, 50_000));
		// Nor who has been one, until no offence of that time can come.
		assert_ok!(validate(S));
		run_to(13);
		assert_ok!(nominate(S));
		assert_ok!(attempt(|| Staking::chill(signed(VALIDATOR))));
		assert_eq!([S, VALIDATOR].map(limit), [half(); 2]);
		run_to(23);
		assert_eq!([S, VALIDATOR].map(limit), [half(); 2]);
		run_to(24);
		assert_eq!([S, VALIDATOR].map(limit), [whole(); 2]);
	});
}

#[test]
fn nobody_is_spared_where_nominators_are_slashed() {
	run(true, || {
		run_to(FIRST_SPARED);
		assert_eq!(limit(S), half());
		assert_noop!(pledge(S, AT_ALL, 5_001), Error::<Test>::ExposureLimitReached);
		assert_ok!(pledge(S, AT_ALL, 5_000));
		assert_eq!(pallet_restaking::SparedStakers::<Test>::count(), 0);
	});
}

/// Not before each era of a bonding duration is known to spare nominators.
#[test]
fn a_young_chain_spares_nobody() {
	run(false, || {
		for era in 1..FIRST_SPARED {
			run_to(era);
			assert_eq!(limit(S), half());
		}
		run_to(FIRST_SPARED);
		assert_eq!(limit(S), whole());
	});
}

/// A custody is by the own limit: of 10,000 pledged at 40 % all that is unbonded leaves but what is liable.
#[test]
fn a_withdrawal_keeps_no_reserve_of_who_is_spared() {
	run_spared(|| {
		assert_ok!(pledge(S, AT_A, BONDED));
		run_to(12);
		assert_ok!(unbond(S, 6_000));
		run_to(14);
		assert_ok!(withdraw(S));
		assert_eq!((ledger(S).0, custody(S), liability(S)), (4_000, 0, 4_000));
		reserve_holds(S);
	});
}

/// The parameter bounds all others, as on every chain.
#[test]
fn a_lower_parameter_binds_who_is_not_spared() {
	run_spared(|| {
		ExposureLimit::set(percent(30));
		let of_validator = limit(VALIDATOR);
		assert_eq!((of_validator.now, of_validator.of_entry()), (percent(50), percent(30)));
		assert_eq!(limit(S), whole());
		assert_noop!(pledge(VALIDATOR, AT_ALL, 30_001), Error::<Test>::ExposureLimitReached);
		assert_ok!(pledge(VALIDATOR, AT_ALL, 30_000));
		assert_ok!(pledge(S, AT_ALL, BONDED));
	});
}

/// The question whether the base chain slashes a staker is paid for, and declared.
#[test]
fn the_question_is_charged() {
	run_spared(|| {
		let terms_hash = Restaking::service_info(ALL).unwrap().terms_hash;
		let (assignment, amount, max_commission) = (AT_ALL, 1_000, Perbill::one());
		let call = Call::<Test>::pledge {
			assignment,
			amount,
			terms_hash,
			max_commission,
			standing: false,
		};
		let declared = call.get_dispatch_info().call_weight;
		let done =
			Restaking::pledge(signed(S), assignment, amount, terms_hash, max_commission, false);
		let charged = done.unwrap().actual_weight.unwrap();
		let usual = <Test as Config>::WeightInfo::first_pledge();
		let least = usual.saturating_add(Stake::base_slashable_weight());
		assert!(least.all_lte(charged), "{charged:?} is less than {least:?}");
		assert!(charged.all_lte(declared), "{charged:?} is more than {declared:?}");
	});
}
