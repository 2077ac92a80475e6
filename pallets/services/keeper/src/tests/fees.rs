//! Funds, fees and pauses: whoever can not be paid misses nothing.

use super::*;

/// Makes a job that has funds for `times` performances.
fn funded(times: Balance) {
	let funds = (PRICE + CAP) * times;
	let origin = RuntimeOrigin::signed(OWNER);
	assert_ok!(create_as(origin, transfer(1), (EVERY, u64::MAX), (PRICE, CAP, funds)));
}

/// A job that is out of funds convicts nobody, not even when somebody funds it while the turn runs.
#[test]
fn job_without_funds_should_convict_nobody() {
	run(|| {
		funded(1);
		begin(2);
		let slot = first_slot(0, EVERY, 2, 2);
		go_to(slot);
		assert_ok!(perform(turn(0, slot), 0));
		// The fee was below the cap, and what is left pays no other one.
		assert_eq!(job(0).left, 0);
		go_to(slot + 32);
		let late = turn(0, slot + 32);
		assert_noop!(perform(late, 0), Error::<Test>::NotPaid);
		assert_ok!(fund(JOB_FUNDS));
		let funded = Event::JobFunded { service: SERVICE, job: 0, amount: JOB_FUNDS, from_era: 3 };
		System::assert_last_event(funded.into());
		assert_noop!(perform(late, 0), Error::<Test>::NotPaid);
		go_to(slot + 32 + 2 * WINDOW);
		assert_noop!(perform(STRANGER, 0), Error::<Test>::NotPaid);
		assert_eq!(turns_of(late, 2).1, 0);
		begin(3);
		let slot = first_slot(0, EVERY, 3, 2);
		go_to(slot);
		assert_ok!(perform(turn(0, slot), 0));
	});
}

/// What this era may cost is set apart when it begins: a part of the slots if there are not funds for all.
#[test]
fn funds_should_pay_for_a_number_of_slots() {
	run(|| {
		funded(2);
		begin(2);
		let slot = first_slot(0, EVERY, 2, 2);
		go_to(slot);
		assert_ok!(perform(turn(0, slot), 0));
		assert_eq!(job(0).left, 1);
		assert_eq!(Keeper::check_state(), Ok(()));
		assert_noop!(end(0), Error::<Test>::JobGoesOn);
		go_to(slot + 32);
		assert_ok!(perform(turn(0, slot + 32), 0));
		// It has funds for nothing more, and blocks the load for others: anybody may end it.
		assert_ok!(fund(1));
		assert_ok!(end(0));
		assert_eq!(held(HoldReason::Job), 0);
	});
}

/// Fees above the cap pause a job for the rest of the era. Whose turn it was is free, though the fee falls
/// while others could take the slot.
#[test]
fn fee_above_the_cap_should_pause_the_job() {
	run(|| {
		assert_ok!(create(transfer(1), EVERY));
		begin(2);
		let slot = first_slot(0, EVERY, 2, 2);
		go_to(slot);
		let who = turn(0, slot);
		Multiplier::set(FixedU128::from_u32(100));
		assert_noop!(perform(another(who), 0), Error::<Test>::NotYourTurn);
		assert_ok!(perform(who, 0));
		let fixed = fee_of(&transfer(1)) - adjusted();
		let fee = fixed + 100 * adjusted();
		assert!(fee > CAP);
		System::assert_last_event(
			Event::JobPaused { service: SERVICE, job: 0, era: 2, fee }.into(),
		);
		assert_eq!((Balances::free_balance(who), held(HoldReason::Job)), (1_000, JOB_FUNDS));
		Multiplier::set(FixedU128::from_u32(1));
		go_to(slot + 2 * WINDOW);
		assert_noop!(perform(STRANGER, 0), Error::<Test>::NotPaid);
		assert_eq!(turns_of(who, 2), (0, 0));
		begin(3);
		let slot = first_slot(0, EVERY, 3, 2);
		go_to(slot);
		Multiplier::set(FixedU128::from_rational(11, 10));
		assert_ok!(perform(turn(0, slot), 0));
		let fee = fixed + adjusted() * 11 / 10;
		assert_eq!(Balances::free_balance(77), fee);
	});
}

/// Returns the part of the fee that rises when blocks are full.
fn adjusted() -> Balance {
	let weight = <() as WeightInfo>::perform() + transfer(1).get_dispatch_info().call_weight;
	Balance::from(weight.ref_time() / 1_000_000)
}
