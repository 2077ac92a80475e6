//! A staker, or governance, that changes whether the base chain slashes.

use frame_support::{assert_noop, assert_ok};
use pallet_restaking::{types::LimitInForce, Error, Event, SparedStakers};
use restaking_primitives::{Balance, StakeInspect};
use restaking_staking_async_tests::setting::*;
use sp_runtime::Perbill;

const VALIDATOR: AccountId = VALIDATORS[0];

/// The limit of who was spared, with the era from which the other binds it.
fn noticed(from_era: u32) -> LimitInForce {
	LimitInForce { now: Perbill::one(), next: Some((percent(50), from_era)) }
}

fn half() -> LimitInForce {
	LimitInForce::new(percent(50))
}

fn sparing_ended() -> Vec<(AccountId, u32)> {
	let ended = |event: Event<Test>| match event {
		Event::SparingEnded { stash, from_era } => Some((stash, from_era)),
		_ => None,
	};
	events().into_iter().filter_map(ended).collect()
}

/// Returns the value that `ALL` certifies in this era and the next.
fn certified() -> Balance {
	let told = Restaking::service_info(ALL).unwrap().security;
	told.certified_now.min(told.certified_next)
}

/// No listener hears of `validate`. The pledge keeps its budget until its notice is over; nothing is added.
#[test]
fn who_validates_after_a_full_pledge_has_a_notice() {
	run_spared(|| {
		assert_ok!(pledge_with(S, AT_ALL, BONDED, false));
		run_to(12);
		assert_ok!(validate(S));
		assert_eq!(limit(S), noticed(20));
		assert_eq!(Restaking::unreserved(), vec![S]);
		assert_noop!(pledge(S, AT_B, 1), Error::<Test>::ExposureLimitReached);
		assert_noop!(trim(S), Error::<Test>::NothingToTrim);
		run_to(13);
		// The notice begins when somebody notes it.
		assert_eq!(limit(S), noticed(21));
		assert_ok!(enforce(S));
		assert_eq!(sparing_ended(), vec![(S, 21)]);
		assert_noop!(enforce(S), Error::<Test>::NothingToEnforce);
		run_to(20);
		assert_eq!(limit(S), noticed(21));
		assert_noop!(trim(S), Error::<Test>::NothingToTrim);
		assert_eq!(counted(S, AT_ALL), BONDED);
		run_to(21);
		assert_eq!(limit(S), half());
		assert_ok!(trim(S));
		assert_eq!((counted(S, AT_ALL), SparedStakers::<Test>::count()), (5_000, 0));
	});
}

/// The named exception of law 2: the base chain takes what services count on, and claims are cut.
#[test]
fn a_validator_without_a_reserve_may_lose_it_all() {
	run_spared(|| {
		assert_ok!(pledge_with(S, AT_ALL, BONDED, false));
		run_to(12);
		assert_ok!(validate(S));
		run_to(14);
		offence(S, 14, 100);
		run_to(19);
		assert_eq!((ledger(S).0, liability(S)), (0, BONDED));
		check_laws();
		assert_eq!(Restaking::shortfalls(), vec![S]);
		assert_ok!(enforce(S));
		check_state();
		assert_ok!(request(AT_ALL, 19, percent(50)));
		run_to(22);
		assert_eq!((liability(S), in_escrow()), (0, 0));
	});
}

/// A staker that goes back before an election has seen it is spared again, and its notice ends.
#[test]
fn a_notice_ends_with_its_reason() {
	run_spared(|| {
		assert_ok!(pledge_with(S, AT_ALL, BONDED, false));
		assert_ok!(validate(S));
		assert_ok!(enforce(S));
		assert_eq!(limit(S), noticed(19));
		// Before an election has seen it.
		assert_ok!(nominate(S));
		assert_eq!(limit(S), LimitInForce::new(Perbill::one()));
		assert_ok!(enforce(S));
		assert_noop!(enforce(S), Error::<Test>::NothingToEnforce);
		assert_ok!(validate(S));
		assert_ok!(enforce(S));
		assert_eq!(sparing_ended().last(), Some(&(S, 19)));
	});
}

/// Governance lets nominators be slashed: what enters, and what is certified, goes by the lower limit at once; who is
/// in is trimmed by anybody after its notice.
#[test]
fn nominators_that_are_slashed_again_have_a_notice() {
	run_spared(|| {
		assert_ok!(pledge_with(S, AT_ALL, BONDED, false));
		assert_ok!(pledge_with(T, AT_ALL, 4_000, false));
		run_to(12);
		let before = certified();
		assert_ok!(Restaking::set_value_at_risk(signed(OWNER), ALL, before));
		slash_nominators(true);
		let after = certified();
		assert!(after <= before / 2 && after + 2 >= before / 2, "{after} of {before}");
		assert!(Restaking::service_info(ALL).unwrap().security.under_secured);
		let more = Restaking::set_value_at_risk(signed(OWNER), ALL, before + 1);
		assert_noop!(more, Error::<Test>::AboveCertified);
		assert_noop!(pledge(U, AT_ALL, 5_001), Error::<Test>::ExposureLimitReached);
		assert_ok!(pledge_with(U, AT_ALL, 5_000, false));
		assert_noop!(trim(S), Error::<Test>::NothingToTrim);
		for who in [S, T] {
			assert_ok!(enforce(who));
		}
		assert_eq!(Restaking::unreserved(), vec![S]);
		run_to(19);
		assert_noop!(trim(S), Error::<Test>::NothingToTrim);
		run_to(20);
		assert_ok!(trim(S));
		assert_noop!(trim(T), Error::<Test>::NothingToTrim);
		assert_ok!(enforce(T));
		assert_eq!([S, T, U].map(|who| counted(who, AT_ALL)), [5_000, 4_000, 5_000]);
		assert_eq!(SparedStakers::<Test>::count(), 0);
		run_to(21);
		// Half of 14,000, and ten elevenths of that: nobody without a reserve is left.
		assert_eq!(certified(), 6_363);
	});
}

/// The rules of the time of an offence hold: one of an era in which nominators were spared costs them nothing, however
/// late it is reported.
#[test]
fn an_old_offence_costs_nominators_nothing_that_were_spared() {
	run_spared(|| {
		assert_ok!(pledge_with(S, AT_ALL, BONDED, false));
		run_to(12);
		slash_nominators(true);
		run_to(13);
		offence(VALIDATOR, 12, 50);
		run_to(17);
		assert_eq!((ledger(S).0, ledger(VALIDATOR).0), (BONDED, 50_000));
		// One of the first era after it does.
		offence(VALIDATOR, 14, 50);
		run_to(19);
		assert!(ledger(S).0 < BONDED);
		// It had pledged all, so that less than that is left.
		assert_ok!(enforce(S));
	});
}

/// Governance spares nominators: offences of before still cost them for a whole bonding duration, in which they have
/// the lower limit.
#[test]
fn nominators_are_spared_when_no_old_offence_can_come() {
	run(true, || {
		run_to(11);
		assert_ok!(pledge_with(S, AT_ALL, 5_000, false));
		run_to(12);
		slash_nominators(false);
		run_to(13);
		assert_eq!(limit(S), half());
		assert!(Stake::base_slashable(&S));
		assert_noop!(pledge(S, AT_B, 1), Error::<Test>::ExposureLimitReached);
		offence(VALIDATOR, 12, 50);
		run_to(17);
		let left = ledger(S).0;
		assert!(left < BONDED);
		offence(VALIDATOR, 16, 50);
		run_to(22);
		assert_eq!((ledger(S).0, limit(S)), (left, half()));
		run_to(23);
		assert_eq!(limit(S), LimitInForce::new(Perbill::one()));
		assert_ok!(pledge_with(S, AT_ALL, left - 5_000, false));
		assert_eq!(liability(S), left);
	});
}
