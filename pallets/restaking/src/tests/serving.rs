//! Who serves in which era: history, whatever happens later, and whoever asks.

use super::setting::*;
use crate::{assignment::OpenAssignment, Assignments, Error};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, weights::Weight};
use restaking_primitives::{AssignmentId, Balance, EraIndex, PledgeInspect, RequestId, ServiceKey};

fn served(home: AssignmentId, era: EraIndex) -> Option<Balance> {
	<Restaking as PledgeInspect<AccountId>>::served(home, era)
}

/// All that is told of `P` at `A` in some eras, and of this moment.
type Told = (Vec<(Option<Balance>, Option<Balance>, Option<ServiceKey>)>, bool, bool);

fn told() -> Told {
	type Core = Restaking;
	let of = |era| {
		let counted = <Core as PledgeInspect<AccountId>>::counted(A, era);
		(served(P_AT_A, era), counted, Restaking::key_at(P_AT_A, era))
	};
	let found = <Core as PledgeInspect<AccountId>>::assignment_of(A, &P) == Some(P_AT_A);
	let open = <Core as PledgeInspect<AccountId>>::is_open(P_AT_A);
	((11..=14).map(of).collect(), found, open)
}

const ENDS: [fn(); 4] = [
	|| Restaking::leave_service(RuntimeOrigin::signed(P), A).unwrap(),
	|| Restaking::dismiss_operator(RuntimeOrigin::signed(OWNER_A), A, P).unwrap(),
	|| Restaking::ban_operator(RuntimeOrigin::root(), A, P).unwrap(),
	|| Restaking::retire_service(RuntimeOrigin::signed(OWNER_A), A).unwrap(),
];

/// A stay serves through the era in which it ends: until then it counts, and may act.
#[test]
fn a_stay_serves_through_its_last_era() {
	for end in ENDS {
		ExtBuilder::default().build_and_execute(|| {
			pledged_to_a(S, 100);
			run_to(12);
			end();
			let serving = <Restaking as PledgeInspect<AccountId>>::serving(A, &P, 12).unwrap();
			assert_eq!((serving.assignment, serving.counted), (P_AT_A, 100));
			assert_eq!(<Restaking as PledgeInspect<AccountId>>::serving(A, &P, 13), None);
			assert!(<Restaking as PledgeInspect<AccountId>>::has_left(A, &P));
			run_to(13);
			assert_eq!([10, 12, 13].map(|era| served(P_AT_A, era)), [Some(100), Some(100), None]);
			// What can not be slashed any more is not judged.
			run_to(20);
			assert_eq!([12, 13].map(|era| served(P_AT_A, era)), [None, None]);
		});
	}
}

/// A retirement ends a stay by its date, whether anybody has touched its record or not.
#[test]
fn a_touch_makes_no_difference() {
	// As every call does that meets it.
	let touch = || {
		OpenAssignment::<Test, ()>::load(P_AT_A).unwrap().sync_retirement().unwrap();
	};
	let run = |touched: bool| {
		let mut answers = Vec::new();
		ExtBuilder::default().build_and_execute(|| {
			pledged_to_a(S, 100);
			run_to(12);
			assert_ok!(Restaking::retire_service(RuntimeOrigin::signed(OWNER_A), A));
			for era in 12..=14 {
				run_to(era);
				if touched {
					touch();
				}
				assert_eq!(Assignments::<Test>::get(P_AT_A).unwrap().is_closed(), touched);
				answers.push(told());
			}
		});
		answers
	};
	let answers = run(false);
	assert_eq!(answers, run(true));
	let (eras, found, open) = &answers[1];
	let of_13: Vec<_> = eras.iter().map(|(served, counted, _)| (*served, *counted)).collect();
	let served = (Some(100), Some(100));
	assert_eq!(of_13, [served, served, (None, None), (None, None)]);
	assert!(*found && !open);
}

/// An execution lets the operator serve the rest of its era, and takes nothing from what it did before.
#[test]
fn an_execution_erases_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		PollWeight::set(Weight::zero());
		run_to(13);
		assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id));
		assert_eq!([10, 13, 14].map(|era| served(P_AT_A, era)), [Some(1_000), Some(1_000), None]);
		run_to(15);
		assert_ok!(Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), S, MANY).plain());
		let eras = [12, 13, 14, 15, 16].map(|era| served(P_AT_A, era));
		assert_eq!(eras, [Some(1_000), Some(1_000), None, None, Some(750)]);
		PollWeight::set(Weight::MAX);
	});
}

/// An operator that is silent in eleven eras is found guilty of eleven: each silence is provable in the era
/// after it, though one is executed in each era from 14 on.
#[test]
fn every_silence_is_provable() {
	ExtBuilder::default().build_and_execute(|| {
		let mut terms = terms(40);
		terms.hook = TestHook::Judge;
		let (_, home) = another_service(terms, P);
		run_to(9);
		assert_ok!(pledge(S, home, 1_000));
		for era in 10..=20 {
			run_to(era + 1);
			assert!(served(home, era).is_some(), "{era}");
			let fraction = sp_runtime::Perbill::from_parts(12_500_000);
			let proof = Proof { operator: P, offence: new_offence(), era, fraction };
			let evidence = proof.encode().try_into().unwrap();
			assert_ok!(Restaking::report_offence(RuntimeOrigin::signed(T), home, evidence).plain());
		}
		run_to(24);
		assert_eq!(crate::NextRequestId::<Test>::get(), RequestId(11));
		assert!(crate::SlashRequests::<Test>::iter_keys().all(|id| execution(id).fully_settled));
		// 12 or 13 of 1,000 and less, each pledged again: 129 in all, the hand count below.
		let mut left: Balance = 1_000;
		let mut counted: [Balance; 11] = [1_000; 11];
		for slash in 0..11 {
			// Executed in 14 + slash, for era 10 + slash.
			left -= (counted[slash] * 125).div_ceil(10_000);
			counted.iter_mut().skip(slash + 5).for_each(|it| *it = left);
		}
		assert_eq!(ledger(S).0, left);
	});
}

/// Suspended in every other era, an assignment remembers what can still be slashed, and no more: with an
/// exit window of 27 eras, 15 stretches.
#[test]
fn suspensions_are_remembered_for_a_window() {
	ExtBuilder::default().stakers([(104, 100_000, 1_000)]).build_and_execute(|| {
		let mut long = terms(40);
		long.conditions.exit_window = 27;
		let (service, home) = another_service(long, P);
		assert_ok!(fund_bond(service, 1_000_000));
		run_to(9);
		assert_ok!(pledge(104, home, 100_000));
		run_to(10);
		PollWeight::set(Weight::zero());
		let stranger = || RuntimeOrigin::signed(STRANGER);
		let mut most = 0;
		for round in 0..25 {
			let fraction = sp_runtime::Perbill::from_parts(12_500_000);
			// In the era of a later round itself it does not serve.
			let asked = request(home, era().max(11) - 1, fraction).unwrap();
			next_block();
			// The request of the round before is executed in one era, and settled in the next.
			if round > 0 {
				assert_ok!(Restaking::execute_slash(stranger(), RequestId(asked.0 - 1)));
			}
			next_block();
			if round > 0 {
				assert_ok!(Restaking::settle_staker(stranger(), 104, MANY).plain());
			}
			most = most.max(Assignments::<Test>::get(home).unwrap().serves.list.len());
			check_state();
		}
		PollWeight::set(Weight::MAX);
		assert_eq!(most, 15);
		let record = Assignments::<Test>::get(home).unwrap();
		// The era before it began to count for the last time.
		let last = record.since_era().unwrap() - 1;
		assert_eq!(record.serves.list[0].until_era, last - 27);
		for era in last - 26..=last {
			assert_eq!(served(home, era).is_some(), (last - era) % 2 == 1, "{era}");
		}
		assert_noop!(
			Restaking::resume_assignment(RuntimeOrigin::signed(STRANGER), P_AT_A),
			Error::<Test>::NotSuspended
		);
	});
}
