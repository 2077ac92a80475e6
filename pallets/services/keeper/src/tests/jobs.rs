//! Jobs from their making to their end.

use super::*;

#[test]
fn job_should_be_done_in_its_slots_and_paid() {
	run(|| {
		assert_ok!(create(transfer(50), EVERY));
		assert_eq!((held(HoldReason::Job), held(HoldReason::JobDeposit)), (JOB_FUNDS, DEPOSIT));
		// Nothing is due in the era in which it was made.
		go_to(199);
		assert_noop!(perform(1, 0), Error::<Test>::NotDue);
		begin(2);
		let slot = first_slot(0, EVERY, 2, 2);
		if slot > 200 {
			go_to(slot - 1);
			assert_noop!(perform(turn(0, slot), 0), Error::<Test>::NotDue);
		}
		go_to(slot);
		let (who, fee) = (turn(0, slot), fee_of(&transfer(50)));
		assert_ok!(perform(who, 0));
		let result = Ok(());
		let done =
			Event::JobDone { service: SERVICE, job: 0, slot, who, price: PRICE, fee, result };
		System::assert_last_event(done.into());
		assert_eq!(Balances::free_balance(who), 1_000 + PRICE);
		assert_eq!((Balances::free_balance(PAYEE), Balances::free_balance(77)), (1_050, fee));
		assert_eq!(held(HoldReason::Job), JOB_FUNDS - PRICE - fee);
		// Once for each slot.
		assert_noop!(perform(who, 0), Error::<Test>::NotDue);
		go_to(slot + 31);
		assert_noop!(perform(who, 0), Error::<Test>::NotDue);
		go_to(slot + 32);
		assert_ok!(perform(turn(0, slot + 32), 0));
	});
}

/// SV-33: a stranger can not make others work for a planck, in every block, or at all.
#[test]
fn cheap_jobs_and_strangers_should_be_refused() {
	let create = |every, price| {
		let origin = RuntimeOrigin::signed(OWNER);
		create_as(origin, transfer(1), (every, u64::MAX), (price, CAP, JOB_FUNDS))
	};
	run(|| {
		let least = (fee_of(&transfer(1)) * 150).div_ceil(100);
		assert_noop!(create(EVERY, 1), Error::<Test>::PriceTooLow);
		assert_noop!(create(EVERY, least - 1), Error::<Test>::PriceTooLow);
		assert_ok!(create(EVERY, least));
		assert_noop!(create(1, PRICE), Error::<Test>::TooOften);
		assert_noop!(create(EVERY - 1, PRICE), Error::<Test>::TooOften);
	});
	run_with(Liveness { jobs: Admission::Approved, ..rules() }, &[], || {
		assert_noop!(create(EVERY, PRICE), Error::<Test>::NotApproved);
		let approve = |origin, who| Keeper::approve_creator(origin, SERVICE, who);
		assert_noop!(approve(RuntimeOrigin::signed(OWNER), OWNER), DispatchError::BadOrigin);
		assert_ok!(approve(RuntimeOrigin::root(), OWNER));
		assert_noop!(approve(RuntimeOrigin::root(), OWNER), Error::<Test>::AlreadyApproved);
		assert_ok!(create(EVERY, PRICE));
		// What a record costs.
		assert_eq!(held(HoldReason::JobDeposit), 50);
		let remove = || Keeper::remove_creator(RuntimeOrigin::root(), SERVICE, OWNER);
		assert_ok!(remove());
		assert_noop!(remove(), Error::<Test>::NotApproved);
		assert_noop!(create(EVERY, PRICE), Error::<Test>::NotApproved);
		assert_noop!(change(transfer(1), u64::MAX, PRICE, CAP), Error::<Test>::NotApproved);
		assert_eq!(Creators::<Test>::iter().count(), 0);
		for who in 0..u64::from(MAX_CREATORS) {
			assert_ok!(approve(RuntimeOrigin::root(), 100 + who));
		}
		assert_noop!(approve(RuntimeOrigin::root(), 99), Error::<Test>::TooManyCreators);
	});
}

#[test]
fn jobs_should_be_limited() {
	run(|| {
		let kill =
			RuntimeCall::System(frame_system::Call::kill_prefix { prefix: vec![], subkeys: 1 });
		assert_noop!(create(kill, EVERY), Error::<Test>::CallNotAllowed);
		assert_noop!(create(remark(1_021), EVERY), Error::<Test>::CallTooLarge);
		let with = |until, cap, funds| {
			let origin = RuntimeOrigin::signed(OWNER);
			create_as(origin, transfer(1), (EVERY, until), (PRICE, cap, funds))
		};
		assert_noop!(with(100, CAP, JOB_FUNDS), Error::<Test>::EndsTooSoon);
		let fee = fee_of(&transfer(1));
		assert_noop!(with(101, fee - 1, JOB_FUNDS), Error::<Test>::CapTooLow);
		assert_noop!(with(101, fee, PRICE + fee - 1), Error::<Test>::BadFunds);
		assert_ok!(with(101, fee, PRICE + fee));
		assert_noop!(with(101, CAP, FUNDS), TokenError::FundsUnavailable);
		testing::remove_service(SERVICE);
		assert_noop!(create(transfer(1), EVERY), Error::<Test>::NotKeeper);
		// Who can not be served gets all back.
		assert_ok!(end(0));
		assert_eq!(Balances::free_balance(OWNER), FUNDS);
	});
}

/// SV-35: whoever comes by a narrower way, such as a proxy, can not widen it by a job.
#[test]
fn job_should_do_nothing_that_its_maker_could_not() {
	run(|| {
		let origin = || {
			let mut origin = RuntimeOrigin::signed(OWNER);
			origin.add_filter(|call| !matches!(call, RuntimeCall::Balances(_)));
			origin
		};
		let amounts = (PRICE, CAP, JOB_FUNDS);
		let create = |call| create_as(origin(), call, (EVERY, u64::MAX), amounts);
		assert_noop!(create(transfer(1)), Error::<Test>::CallNotAllowed);
		assert_ok!(create(remark(2)));
		let change =
			|origin, call| Keeper::change_job(origin, SERVICE, 0, call, u64::MAX, PRICE, CAP);
		let refused = change(origin(), Box::new(transfer(1)));
		assert_noop!(refused, Error::<Test>::CallNotAllowed);
		assert_ok!(change(origin(), Box::new(remark(1))));
		assert_ok!(create_as(
			RuntimeOrigin::signed(OWNER),
			transfer(1),
			(EVERY, u64::MAX),
			amounts
		));
	});
}

#[test]
fn failing_call_should_be_told_and_paid() {
	run(|| {
		assert_ok!(create(transfer(2 * FUNDS), EVERY));
		begin(2);
		let slot = first_slot(0, EVERY, 2, 2);
		go_to(slot);
		let (who, fee) = (turn(0, slot), fee_of(&transfer(1)));
		assert_ok!(perform(who, 0));
		let result = Err(ArithmeticError::Underflow.into());
		let done =
			Event::JobDone { service: SERVICE, job: 0, slot, who, price: PRICE, fee, result };
		System::assert_last_event(done.into());
		assert_eq!(Balances::free_balance(who), 1_000 + PRICE);
	});
}

/// What is changed in an era holds from the next one on, so nobody chooses after the seed is known.
#[test]
fn changes_should_wait_for_the_next_era() {
	run(|| {
		assert_ok!(create(transfer(50), EVERY));
		begin(2);
		assert_noop!(
			Keeper::change_job(
				RuntimeOrigin::signed(1),
				SERVICE,
				0,
				Box::new(remark(1)),
				u64::MAX,
				PRICE,
				CAP
			),
			Error::<Test>::NotOwner
		);
		assert_ok!(change(transfer(60), u64::MAX, PRICE + 1, CAP));
		let changed = Event::JobChanged { service: SERVICE, job: 0, from_era: 3 };
		System::assert_last_event(changed.into());
		let slot = first_slot(0, EVERY, 2, 2);
		go_to(slot);
		assert_ok!(perform(turn(0, slot), 0));
		assert_eq!(Balances::free_balance(turn(0, slot)), 1_000 + PRICE);
		assert_eq!(Balances::free_balance(PAYEE), 1_050);
		begin(3);
		let slot = first_slot(0, EVERY, 3, 2);
		go_to(slot);
		let before = Balances::free_balance(turn(0, slot));
		assert_ok!(perform(turn(0, slot), 0));
		assert_eq!(Balances::free_balance(turn(0, slot)), before + PRICE + 1);
		assert_eq!((Balances::free_balance(PAYEE), job(0).next), (1_110, None));
	});
}

/// A cancelled job is due, held and paid through its era.
#[test]
fn cancelled_job_should_go_on_through_its_era() {
	run(|| {
		assert_ok!(create(transfer(1), EVERY));
		begin(2);
		assert_noop!(cancel(1, 0), Error::<Test>::NotOwner);
		assert_ok!(cancel(OWNER, 0));
		assert_noop!(cancel(OWNER, 0), Error::<Test>::JobIsOver);
		assert_noop!(fund(1), Error::<Test>::JobIsOver);
		assert_noop!(change(transfer(1), u64::MAX, PRICE, CAP), Error::<Test>::JobIsOver);
		assert_noop!(end(0), Error::<Test>::JobGoesOn);
		let slot = first_slot(0, EVERY, 2, 2);
		go_to(slot);
		assert_ok!(perform(turn(0, slot), 0));
		go_to(slot + 32 + 2 * WINDOW);
		assert_ok!(perform(STRANGER, 0));
		assert_eq!(turns_of(turn(0, slot + 32), 2).1, 1);
		begin(3);
		go_to(first_slot(0, EVERY, 3, 2));
		assert_noop!(perform(1, 0), Error::<Test>::JobIsOver);
		assert_ok!(end(0));
		let returned = JOB_FUNDS - 2 * (PRICE + fee_of(&transfer(1))) + DEPOSIT;
		System::assert_last_event(Event::JobEnded { service: SERVICE, job: 0, returned }.into());
		assert_noop!(end(0), Error::<Test>::NoSuchJob);
		assert_eq!((held(HoldReason::Job), held(HoldReason::JobDeposit)), (0, 0));
		assert_eq!(Loads::<Test>::iter().count(), 0);
		// One that was made in this era owes nothing.
		assert_ok!(create(transfer(1), EVERY));
		assert_noop!(end(1), Error::<Test>::JobGoesOn);
		assert_ok!(cancel(OWNER, 1));
		assert_ok!(end(1));
	});
}

#[test]
fn job_should_end_at_its_last_tick() {
	run(|| {
		let slot = 232;
		let until = |until| {
			let origin = RuntimeOrigin::signed(OWNER);
			create_as(origin, transfer(1), (EVERY, until), (PRICE, CAP, JOB_FUNDS))
		};
		assert_ok!(until(first_slot(0, EVERY, 2, 2) + 32));
		begin(2);
		let first = first_slot(0, EVERY, 2, 2);
		assert!(first < slot);
		go_to(first);
		assert_ok!(perform(turn(0, first), 0));
		go_to(first + 32);
		assert_noop!(perform(1, 0), Error::<Test>::NotDue);
		// In its last era a slot could still be open.
		assert_noop!(end(0), Error::<Test>::JobGoesOn);
		begin(3);
		assert_ok!(end(0));
	});
}

/// All jobs together take a quarter of each block at most.
#[test]
fn load_should_be_limited() {
	let weight = <() as WeightInfo>::perform() + transfer(1).get_dispatch_info().call_weight;
	let block = normal_class().max_total.unwrap().ref_time();
	let of = |every: u64| (u128::from(weight.ref_time()) << 32).div_ceil(u128::from(block * every));
	// Room for three at the least interval, and a little more.
	let room = 3 * of(EVERY.into()) + of(1_000);
	let parts = (room * 1_000_000_000).div_ceil(1 << 32) as u32;
	let max_load = Perbill::from_parts(parts);
	run_with(Liveness { max_load, ..rules() }, &[], || {
		for _ in 0..3 {
			assert_ok!(create(transfer(1), EVERY));
		}
		assert_noop!(create(transfer(1), EVERY), Error::<Test>::TooMuchLoad);
		assert_noop!(create(transfer(1), 999), Error::<Test>::TooMuchLoad);
		assert_ok!(create(transfer(1), 1_000));
		assert_eq!(Loads::<Test>::get(SERVICE), Some(room as u64));
		// A change takes no more than was admitted.
		assert_ok!(change(remark(1), u64::MAX, PRICE, CAP));
		// What ends makes room.
		assert_ok!(cancel(OWNER, 1));
		assert_ok!(end(1));
		assert_ok!(create(remark(1), EVERY));
		let heavier = Keeper::change_job(
			RuntimeOrigin::signed(OWNER),
			SERVICE,
			NextJobId::<Test>::get() - 1,
			Box::new(transfer(1)),
			u64::MAX,
			PRICE,
			CAP,
		);
		assert_noop!(heavier, Error::<Test>::TooMuchLoad);
	});
}

/// Nothing is left of a service that is gone, or of an assignment.
#[test]
fn all_should_be_forgotten() {
	run(|| {
		for _ in 0..3 {
			assert_ok!(create(transfer(1), EVERY));
		}
		assert_ok!(Keeper::approve_creator(RuntimeOrigin::root(), SERVICE, OWNER));
		begin(2);
		let slot = first_slot(0, EVERY, 2, 2);
		go_to(slot);
		assert_ok!(perform(turn(0, slot), 0));
		testing::remove_service(SERVICE);
		let forget = |what, most| Keeper::forget(&rules(), what, most);
		let service = Forgotten::Service(SERVICE);
		let in_a_block = testing::in_another_block(|| [0, 1, 1].map(|most| forget(service, most)));
		assert_eq!((in_a_block, Jobs::<Test>::iter().count()), ([0, 1, 1], 1));
		// The last job, and the approvals.
		let in_the_next = testing::in_another_block(|| [1, 5, 5].map(|most| forget(service, most)));
		assert_eq!(in_the_next, [1, 1, 0]);
		let done = PRICE + fee_of(&transfer(1)) + 1;
		assert_eq!(Balances::free_balance(OWNER), FUNDS - done);
		let assignment = Forgotten::Assignment(id_of(turn(0, slot)));
		assert_eq!((forget(assignment, 0), Dealt::<Test>::iter().count()), (0, 1));
		assert_eq!((forget(assignment, 1), forget(assignment, 1)), (1, 0));
		let left = [Dealt::<Test>::iter().count(), Loads::<Test>::iter().count()];
		assert_eq!((left, Creators::<Test>::iter().count()), ([0, 0], 0));
	});
}

/// Creators and the cursor are two records: never more go than was asked.
#[test]
fn no_more_should_be_forgotten_than_was_asked() {
	run(|| {
		assert_ok!(Keeper::approve_creator(RuntimeOrigin::root(), SERVICE, OWNER));
		crate::Watched::<Test>::watch(SERVICE, 1);
		testing::remove_service(SERVICE);
		let forget = |most| Keeper::forget(&rules(), Forgotten::Service(SERVICE), most);
		assert_eq!([forget(1), forget(1), forget(1)], [1, 1, 0]);
		assert_eq!((Cursors::<Test>::iter().count(), Creators::<Test>::iter().count()), (0, 0));
	});
}

/// The load is one of a service: with room for one job each, two services have one each.
#[test]
fn each_service_should_have_a_load_of_its_own() {
	let weight = <() as WeightInfo>::perform() + transfer(1).get_dispatch_info().call_weight;
	let block = normal_class().max_total.unwrap().ref_time();
	let one = (u128::from(weight.ref_time()) << 32).div_ceil(u128::from(block * u64::from(EVERY)));
	let max_load = Perbill::from_parts((one * 1_000_000_000).div_ceil(1 << 32) as u32);
	let rules = Liveness { max_load, ..rules() };
	run_with(rules, &[], || {
		let other = ServiceId(1);
		testing::add_service(other, &rules);
		let create = |service| {
			let (origin, call) = (RuntimeOrigin::signed(OWNER), Box::new(transfer(1)));
			let funds = JOB_FUNDS;
			Keeper::create_job(origin, service, call, EVERY, u64::MAX, PRICE, CAP, funds)
		};
		for service in [SERVICE, other] {
			assert_ok!(create(service));
			assert_noop!(create(service), Error::<Test>::TooMuchLoad);
		}
		assert_eq!(Loads::<Test>::get(other), Loads::<Test>::get(SERVICE));
	});
}
