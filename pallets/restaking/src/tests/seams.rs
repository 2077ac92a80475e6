//! What the pallets of services tell by themselves: faults that the chain has recorded, work, duties that cost
//! nothing, and records that are forgotten.

use super::proving::*;
use crate::{Error, Event};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, dispatch::Pays, traits::Get, weights::Weight};
use restaking_primitives::{
	AssignmentId, Balance, EraIndex, Forgotten, FreeDuties, OffenceSink, RewardSink, ServiceId,
};
use sp_runtime::Perbill;

fn evidence(offence: u8, era: EraIndex, fraction: Perbill) -> Vec<u8> {
	Proof { operator: P, offence: name(offence), era, fraction }.encode()
}

/// The fault of one era, worth 10 % of 1,000.
fn accuse(offence: u8) -> Result<restaking_primitives::RequestId, sp_runtime::DispatchError> {
	Restaking::accuse(P_AT_J, evidence(offence, 10, percent(10)))
}

#[test]
fn accused_should_be_slashed_and_the_share_of_a_reporter_burned() {
	with_whale().build_and_execute(|| {
		judged(&[(S, 500)]);
		let id = accuse(1).unwrap();
		let asked = events().into_iter().find_map(|event| match event {
			Event::SlashRequested { request, reporter, .. } => Some((request, reporter)),
			_ => None,
		});
		assert_eq!(asked, Some((id, None)));
		assert_noop!(prove(name(1), 10, percent(10)), Error::<Test>::OffenceSeen);
		assert_noop!(accuse(1), Error::<Test>::OffenceSeen);
		let issued = Balances::total_issuance();
		run_to(14);
		assert_eq!(executed(id), Some(percent(10)));
		run_to(10 + 4 + 40);
		// 5 % of 50 were for a reporter: rounded down, 2. The treasury has its 95 %, rounded down.
		assert_eq!((treasury(), issued - Balances::total_issuance()), (47, 3));
	});
}

/// A small fault that the chain brings and one that a reporter brings join in one request: the reporter has its
/// half of the share, and no more.
#[test]
fn chain_should_have_its_part_of_the_share_of_a_pool() {
	with_whale().build_and_execute(|| {
		judged(&[(WHALE, 400_000)]);
		let small = ppb(10_000_000);
		let id = Restaking::accuse(P_AT_J, evidence(1, 10, small)).unwrap();
		assert_eq!(prove(name(2), 10, small), Ok(id));
		let before = free(STRANGER);
		run_to(14);
		run_to(54);
		// 2 % of 400,000 are taken, and 5 % of that are for reporters: 400.
		assert_eq!(free(STRANGER) - before, 200);
	});
}

#[test]
fn refusals_that_pass_should_be_told_from_those_that_do_not() {
	with_whale().build_and_execute(|| {
		judged(&[(S, 500)]);
		let later = |result: Result<_, _>| {
			let error: sp_runtime::DispatchError = result.map(|_| ()).unwrap_err();
			Restaking::refused_for_now(&error)
		};
		Restaking::pause_service(RuntimeOrigin::root(), J).unwrap();
		assert!(later(accuse(1)));
		Restaking::resume_service(RuntimeOrigin::root(), J).unwrap();
		accuse(1).unwrap();
		assert!(!later(accuse(1)));
		assert!(!later(Restaking::accuse(P_AT_J, vec![1])));
		assert!(!later(Restaking::accuse(P_AT_A, evidence(1, 10, percent(1)))));
		assert!(!later(Restaking::accuse(AssignmentId(99), vec![])));
	});
}

#[test]
fn hook_should_not_accuse_nor_credit() {
	with_whale().build_and_execute(|| {
		judged(&[(S, 500)]);
		Fight::set(Some(|_| {
			assert_noop!(accuse(2), Error::<Test>::CalledByHook);
			assert_noop!(Restaking::credit(P_AT_J, 12, 1, 1), Error::<Test>::CalledByHook);
			Ok(())
		}));
		let id = accuse(1).unwrap();
		run_to(14);
		assert_eq!((executed(id), Told::take().len()), (Some(percent(10)), 1));
	});
}

/// Registers a service that pays for work, and another operator there.
fn paid() -> (ServiceId, AssignmentId) {
	let mut terms = terms(40);
	terms.hook = TestHook::Paid;
	another_service(terms, P)
}

fn multiplier(id: AssignmentId) -> Perbill {
	crate::Assignments::<Test>::get(id).unwrap().stream.multiplier
}

#[test]
fn work_should_decide_about_rewards_once_an_era() {
	with_whale().build_and_execute(|| {
		let (_, home) = paid();
		run_to(9);
		// A staker is told before the pledge that nothing was earned yet.
		let told = |amount| {
			let staker = Restaking::preview_pledge(&S, home, amount, false).unwrap();
			staker.positions[0].multiplier
		};
		assert_eq!(told(500), Perbill::zero());
		pledge_once(S, home, 500);
		run_to(11);
		assert_noop!(Restaking::credit(home, 11, 1, 1), Error::<Test>::NotLastEra);
		assert_noop!(Restaking::credit(home, 9, 1, 1), Error::<Test>::NotLastEra);
		assert_noop!(Restaking::credit(home, 10, 0, 0), Error::<Test>::NoWork);
		assert_ok!(Restaking::credit(home, 10, 1_431, 1_440));
		let part = ppb(993_750_000);
		assert_eq!((multiplier(home), told(10)), (part, part));
		let set = Event::MultiplierSet { assignment: home, multiplier: part, from_era: 12 };
		assert_eq!(events().pop(), Some(set));
		assert_noop!(Restaking::credit(home, 10, 1, 1), Error::<Test>::WorkKnown);
		run_to(12);
		assert_noop!(Restaking::credit(home, 10, 1, 1), Error::<Test>::NotLastEra);
		// More than all is all, and two thirds are rounded down.
		assert_ok!(Restaking::credit(home, 11, 5, 4));
		assert_eq!(multiplier(home), percent(100));
		run_to(13);
		assert_ok!(Restaking::credit(home, 12, 2, 3));
		assert_eq!(multiplier(home), ppb(666_666_666));
		// Where nobody has said anything the last word holds.
		run_to(20);
		assert_eq!(multiplier(home), ppb(666_666_666));
	});
}

#[test]
fn work_and_the_owner_should_not_both_set_multipliers() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = paid();
		let owner = RuntimeOrigin::signed(OWNER_B);
		let set = |id| Restaking::set_multiplier(owner.clone(), id, percent(50));
		assert_noop!(set(home), Error::<Test>::WorkIsPaid);
		assert_ok!(set(P_AT_B));
		run_to(3);
		assert_noop!(Restaking::credit(P_AT_B, 2, 1, 1), Error::<Test>::WorkIsNotPaid);
		Restaking::leave_service(RuntimeOrigin::signed(P), service).unwrap();
		let gone = Restaking::credit(home, 2, 1, 1).unwrap_err();
		assert!(
			gone == Error::<Test>::ClosedAssignment.into()
				|| gone == Error::<Test>::NoSuchAssignment.into()
		);
	});
}

/// Somebody moves its pledge from one new operator of its own to the next, and none of them ever works. Nothing
/// of the pot is for it.
#[test]
fn hop_from_idle_operator_to_idle_operator_should_earn_nothing() {
	with_whale().stakers([(112, 10_000, 1_000)]).build_and_execute(|| {
		let (service, working) = paid();
		let sybils = [121, 122, 123];
		run_to(9);
		pledge_once(S, working, 500);
		let mut at = None;
		let owner = RuntimeOrigin::signed(OWNER_B);
		Restaking::open_pot(owner, service, Native::get(), 0).unwrap();
		Restaking::fund_rewards(RuntimeOrigin::signed(BOND_PAYER), service, 10_000, 10).unwrap();
		for (step, sybil) in sybils.into_iter().enumerate() {
			Balances::force_set_balance(RuntimeOrigin::root(), sybil, 1_000).unwrap();
			let next = join(sybil, service);
			let hash = crate::Services::<Test>::get(service).unwrap().terms_hash;
			let signed = RuntimeOrigin::signed(WHALE);
			match at {
				None => pledge_once(WHALE, next, 400_000),
				Some(from) => {
					let moved =
						Restaking::move_pledge(signed, from, next, 400_000, hash, percent(100));
					moved.plain().unwrap();
				},
			}
			at = Some(next);
			let era = 9 + 2 * (step as EraIndex + 1);
			run_to(era);
			Restaking::credit(working, era - 1, 1, 1).unwrap();
			assert_eq!(multiplier(next), Perbill::zero());
		}
		run_to(19);
		let earned = |who| {
			let before = free(who);
			let _nothing = Restaking::claim(RuntimeOrigin::signed(who), who, service);
			free(who) - before
		};
		assert_eq!(earned(WHALE), 0);
		// From the era after the first credit on, all of it: eras 12 to 19 of 1,000 each, and the eras before it
		// in which nobody earned add to them.
		assert!(earned(S) >= 8_000 - 8);
	});
}

/// Who was away for long begins anew, as if it had just joined.
#[test]
fn operator_that_comes_back_should_earn_once_it_has_worked() {
	with_whale().build_and_execute(|| {
		let mut strict = terms(40);
		(strict.hook, strict.conditions.jail_term) = (TestHook::Paid, 2);
		let (service, home) = another_service(strict, P);
		run_to(9);
		pledge_once(S, home, 500);
		run_to(11);
		Restaking::credit(home, 10, 1, 1).unwrap();
		Restaking::accuse(home, evidence(1, 10, percent(10))).unwrap();
		run_to(15);
		assert_eq!(multiplier(home), percent(100));
		assert!(is_suspended(home));
		Restaking::unjail(RuntimeOrigin::signed(P), service).unwrap();
		run_to(18);
		assert!(!is_suspended(home));
		assert_eq!(multiplier(home), Perbill::zero());
	});
}

/// A tenth of the normal class of a block is free, in both dimensions, for those who count for enough.
#[test]
fn free_duties_should_have_a_tenth_of_a_block() {
	ExtBuilder::default().build_and_execute(|| {
		let blocks: frame_system::limits::BlockWeights =
			<Test as frame_system::Config>::BlockWeights::get();
		let normal = blocks.get(frame_support::dispatch::DispatchClass::Normal).max_total.unwrap();
		let half = Weight::from_parts(normal.ref_time() / 20, normal.proof_size() / 20);
		let take = |counted: Balance, weight| Restaking::take_free(counted, weight);
		assert!(!take(9, half));
		assert_eq!([9, 10].map(Restaking::may_be_free), [false, true]);
		assert!(take(10, half));
		assert!(take(10, half));
		assert!(!take(1_000, Weight::from_parts(1_000_000, 0)));
		assert!(!take(1_000, Weight::from_parts(0, 1_000_000)));
		next_block();
		assert!(!take(10, Weight::from_parts(normal.ref_time() / 9, 0)));
		assert!(take(10, half));
	});
}

fn leave_for_good(service: ServiceId) {
	Restaking::leave_service(RuntimeOrigin::signed(P), service).unwrap();
}

/// Nothing of a service is left in its own pallet before its deposit returns.
#[test]
fn deposit_of_a_service_should_return_once_its_pallet_has_forgotten_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = paid();
		let (gone, left) = (Forgotten::Service(service), Forgotten::Assignment(home));
		Kept::set(vec![(gone, 40), (left, 3)]);
		PollWeight::set(Weight::zero());
		leave_for_good(service);
		assert!(!crate::Assignments::<Test>::contains_key(home));
		let owner = RuntimeOrigin::signed(OWNER_B);
		Restaking::retire_service(owner.clone(), service).unwrap();
		Restaking::deregister_service(owner, service).unwrap();
		let held = || Balances::reserved_balance(OWNER_B);
		let forget = |most| Restaking::forget(RuntimeOrigin::signed(STRANGER), most);
		let before = held();
		assert_noop!(forget(0).plain(), Error::<Test>::NothingToForget);
		// The assignment is done; then 40 records of the service are removed by 32, and it stands at the end.
		assert_eq!(forget(32).unwrap().pays_fee, Pays::No);
		assert_ok!(forget(99));
		assert_eq!((Kept::get(), held()), (vec![(gone, 8), (left, 0)], before));
		assert_ok!(forget(99));
		assert_eq!((Kept::get(), held()), (vec![(gone, 0), (left, 0)], before - 100));
		assert_noop!(forget(1).plain(), Error::<Test>::NothingToForget);
		assert!(!crate::ForgettingEnds::<Test>::exists());
		assert_eq!(crate::ForgettingHooks::<Test>::iter().count(), 0);
	});
}

/// Blocks forget by themselves; one that has much to forget keeps nobody waiting.
#[test]
fn blocks_should_forget_in_turn() {
	ExtBuilder::default().build_and_execute(|| {
		let (first, home) = paid();
		let (second, other) = paid();
		let much = |id| (Forgotten::Assignment(id), 10_000);
		Kept::set(vec![much(home), (Forgotten::Assignment(other), 1)]);
		leave_for_good(first);
		leave_for_good(second);
		next_block();
		assert_eq!(Kept::get()[1].1, 0);
		// Seven looks at the first, of 32 records each: eight looks, one of which is at the second.
		assert_eq!(Kept::get()[0].1, 10_000 - 7 * 32);
		run_to(60);
		assert_eq!(Kept::get()[0].1, 0);
		assert!(!crate::ForgettingEnds::<Test>::exists());
	});
}

/// Where only a slasher judges there is no pallet that could remember.
#[test]
fn service_without_a_pallet_should_get_its_deposit_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, _) = another_service(terms(40), P);
		leave_for_good(service);
		let owner = RuntimeOrigin::signed(OWNER_B);
		Restaking::retire_service(owner.clone(), service).unwrap();
		let before = Balances::reserved_balance(OWNER_B);
		Restaking::deregister_service(owner, service).unwrap();
		assert_eq!(before - Balances::reserved_balance(OWNER_B), 100);
		assert!(!crate::ForgettingEnds::<Test>::exists());
	});
}
