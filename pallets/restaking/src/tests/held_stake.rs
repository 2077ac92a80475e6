//! A second instance, over a plain hold: the pallet needs no staking pallet.

use super::setting::*;
use crate::{Assignments, Error, HoldReason, Instance1, Stakers, TermsOf};
use frame_support::{
	assert_noop, assert_ok,
	traits::fungible::{InspectHold, MutateHold},
};
use restaking_primitives::{
	AssignmentId, RequestId, ServiceId, Shares, SlashableStake, StakeInspect,
};
use sp_runtime::Perbill;

type Stake = <Test as crate::Config<Instance1>>::Stake;

const HOME: AssignmentId = AssignmentId(0);

pub fn bond(who: u64, amount: u128) {
	assert_ok!(<Stake as SlashableStake<u64>>::bond_extra(&who, amount));
}

pub fn pledge(who: u64, amount: u128) -> frame_support::dispatch::DispatchResult {
	let hash = crate::Services::<Test, Instance1>::get(ServiceId(0)).unwrap().terms_hash;
	Held::pledge(RuntimeOrigin::signed(who), HOME, amount, hash, Perbill::zero(), false).plain()
}

/// One service of at most 40 % with one operator.
pub fn set_up() {
	set_up_with(terms(40));
}

fn set_up_with(terms: TermsOf<Test, Instance1>) {
	let (owner, slasher) = (RuntimeOrigin::signed(OWNER_A), caller(RuntimeOrigin::signed(SLASHER)));
	let (open, text) = (Default::default(), Default::default());
	assert_ok!(Held::register_service(owner, terms, Some(slasher), None, open, None, text));
	let signed = RuntimeOrigin::signed(P);
	assert_ok!(Held::register_operator(signed, Default::default()));
	assert_ok!(Held::join(&P, ServiceId(0), Perbill::zero(), key(1)));
}

fn custody(who: u64) -> u128 {
	Stakers::<Test, Instance1>::get(who)
		.map(|staker| staker.custody)
		.unwrap_or_default()
}

#[test]
fn instances_are_apart() {
	ExtBuilder::default().build_and_execute(|| {
		set_up();
		bond(STRANGER, 1_000);
		run_to(9);
		assert_ok!(pledge(STRANGER, 1_000));
		assert_ok!(super::setting::pledge(S, P_AT_A, 1_000));
		assert_eq!(Held::liability_of(&STRANGER), 400);
		assert_eq!(Restaking::liability_of(&STRANGER), 0);
		assert_eq!(Assignments::<Test, Instance1>::get(HOME).unwrap().totals.next, 1_000);
		assert_noop!(pledge(S, 1), Error::<Test, Instance1>::NotStash);
		assert_noop!(pledge(STRANGER, 1), Error::<Test, Instance1>::NotEnoughActiveStake);
	});
}

/// Unbonded funds are free at once, except the liable part.
#[test]
fn unbonding_takes_what_is_liable_into_custody() {
	ExtBuilder::default().build_and_execute(|| {
		set_up();
		bond(STRANGER, 1_000);
		run_to(9);
		assert_ok!(pledge(STRANGER, 1_000));
		run_to(10);
		assert_ok!(<Stake as SlashableStake<u64>>::unbond(&STRANGER, 400));
		// 400 ≤ 100 + 600 / 2.
		assert_eq!(custody(STRANGER), 100);
		let signed = RuntimeOrigin::signed(STRANGER);
		assert_ok!(Held::exit_and_unbond(signed, HOME, 1_000).plain());
		assert_eq!(custody(STRANGER), 400);
		let reason = RuntimeHoldReason::Held(HoldReason::Custody);
		assert_eq!(Balances::balance_on_hold(&reason, &STRANGER), 400);
		assert_eq!(Stake::stake(&STRANGER).total, 0);
		run_to(18);
		assert_ok!(Held::release_custody(RuntimeOrigin::signed(S), STRANGER, MANY).plain());
		assert_eq!(free(STRANGER), 10_000);
	});
}

#[test]
fn custody_becomes_stake_again() {
	ExtBuilder::default().build_and_execute(|| {
		set_up();
		bond(STRANGER, 1_000);
		run_to(9);
		assert_ok!(pledge(STRANGER, 500));
		assert_ok!(<Stake as SlashableStake<u64>>::unbond(&STRANGER, 900));
		assert_eq!(custody(STRANGER), 150);
		let restake =
			|amount| Held::rebond_custody(RuntimeOrigin::signed(STRANGER), amount).plain();
		assert_noop!(restake(1), Error::<Test, Instance1>::StillLiable);
		bond(STRANGER, 150);
		// 200 ≤ 150 − r + (250 + r) / 2 up to r = 150.
		assert_ok!(restake(150));
		assert_eq!((Stake::stake(&STRANGER).total, custody(STRANGER)), (400, 0));
	});
}

/// Stake that another pallet took without a word is found short, and its claims are cut.
#[test]
fn a_hold_released_in_silence_is_found_short() {
	ExtBuilder::default().build_and_execute(|| {
		set_up();
		bond(STRANGER, 1_000);
		assert_ok!(pledge(STRANGER, 1_000));
		let precise = frame_support::traits::tokens::Precision::Exact;
		assert_ok!(Balances::release(&Bond::get(), &STRANGER, 1_000, precise));
		assert_ok!(Held::do_try_state());
		assert_eq!(Held::shortfalls(), [STRANGER]);
		assert_ok!(Held::enforce_coverage(RuntimeOrigin::signed(S), STRANGER, MANY));
		assert_eq!(custody(STRANGER), 0);
		check_state();
		assert_ok!(Held::enforce_coverage(RuntimeOrigin::root(), STRANGER, MANY));
		assert_eq!(custody(STRANGER), 400);
	});
}

/// What waits, waits on every source of stake: governance can redirect it while a slash may be disputed.
#[test]
fn escrow_waits_without_a_bonding_duration() {
	ExtBuilder::default().build_and_execute(|| {
		let mut shared = terms(40);
		shared.conditions.shares =
			Shares { recipient: Perbill::from_percent(40), ..Default::default() };
		shared.conditions.recipient = Some(RESOLVER);
		set_up_with(shared);
		bond(STRANGER, 1_000);
		run_to(9);
		assert_ok!(pledge(STRANGER, 1_000));
		run_to(10);
		let payer = RuntimeOrigin::signed(BOND_PAYER);
		let for_slasher = caller(RuntimeOrigin::signed(SLASHER));
		assert_ok!(Held::fund_slash_bond(payer, ServiceId(0), for_slasher, 1_000));
		let (slasher, part) = (RuntimeOrigin::signed(SLASHER), Perbill::from_percent(40));
		let (name, evidence, payer) = (new_offence(), Default::default(), Some(BOND_PAYER));
		assert_ok!(Held::request_slash(slasher, HOME, 10, part, name, evidence, payer).plain());
		run_to(13);
		assert_eq!(Stake::stake(&STRANGER).total, 600);
		let pay = || Held::divide(RuntimeOrigin::signed(T), RequestId(0));
		assert_noop!(pay(), Error::<Test, Instance1>::NotDueYet);
		// The longest exit window and an era.
		run_to(13 + 27);
		assert_noop!(pay(), Error::<Test, Instance1>::NotDueYet);
		// Then it is paid by itself.
		let before = free(RESOLVER);
		run_to(13 + 28);
		assert_noop!(pay(), Error::<Test, Instance1>::NoSuchRequest);
		assert_eq!(free(RESOLVER) - before, 160);
	});
}

/// A slash of a plain hold is undone, too: what is held comes back at once; what nobody holds any more, free, in
/// the era in which it might be divided.
#[test]
fn a_hold_gets_back_what_it_lost() {
	for unbonded in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			set_up();
			bond(STRANGER, 1_000);
			run_to(9);
			assert_ok!(pledge(STRANGER, 1_000));
			run_to(10);
			let payer = RuntimeOrigin::signed(BOND_PAYER);
			let for_slasher = caller(RuntimeOrigin::signed(SLASHER));
			assert_ok!(Held::fund_slash_bond(payer, ServiceId(0), for_slasher, 1_000));
			let (slasher, part) = (RuntimeOrigin::signed(SLASHER), Perbill::from_percent(40));
			let (name, evidence, payer) = (new_offence(), Default::default(), Some(BOND_PAYER));
			assert_ok!(Held::request_slash(slasher, HOME, 10, part, name, evidence, payer).plain());
			run_to(13);
			let waiting = crate::Losses::<Test, Instance1>::get(RequestId(0), STRANGER).unwrap();
			assert_eq!((waiting.active, waiting.rest), (400, 0));
			if unbonded {
				assert_ok!(<Stake as SlashableStake<u64>>::unbond(&STRANGER, 600));
			}
			let before = free(STRANGER);
			assert_ok!(Held::undo(RuntimeOrigin::root(), RequestId(0), false));
			next_block();
			let back = if unbonded { 0 } else { 1_000 };
			assert_eq!((Stake::stake(&STRANGER).total, free(STRANGER)), (back, before));
			run_to(13 + WAIT);
			let freed = if unbonded { 400 } else { 0 };
			assert_eq!((Stake::stake(&STRANGER).total, free(STRANGER) - before), (back, freed));
			assert_eq!(crate::SlashRequests::<Test, Instance1>::iter().count(), 0);
		});
	}
}
