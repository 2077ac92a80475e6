//! Pledges of stake that a pallet keeps, as if the stash had signed.

use super::{crowd::*, many_losses::far_behind, setting::*};
use crate::{types::Payee, Error, Stakers, WeightInfo};
use frame_support::{assert_noop, assert_ok, weights::Weight};
use restaking_primitives::{
	AssignmentId, AssignmentView, Balance, Entry, GroupId, Pledged, Restake, Settled, WaitingSlash,
};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

type Seam = Restaking;

fn view(id: AssignmentId) -> AssignmentView<AccountId> {
	<Seam as Restake<AccountId>>::assignment(id).unwrap()
}

fn entry(id: AssignmentId) -> Entry {
	view(id).entry
}

/// Pledges what is admitted of `amount`, under the terms as they are and any commission.
fn keep(who: AccountId, id: AssignmentId, amount: Balance) -> Result<Balance, DispatchError> {
	let terms = view(id).terms_hash;
	<Seam as Restake<AccountId>>::pledge(
		&who,
		id,
		amount,
		terms,
		Perbill::one(),
		&mut Weight::zero(),
	)
}

fn leave(who: AccountId, id: AssignmentId, amount: Balance) -> Result<Balance, DispatchError> {
	<Seam as Restake<AccountId>>::exit(&who, id, amount, &mut Weight::zero())
}

fn settle(who: AccountId) -> Result<Settled, DispatchError> {
	<Seam as Restake<AccountId>>::settle(&who, &mut Weight::zero())
}

fn let_go(who: AccountId) -> DispatchResult {
	<Seam as Restake<AccountId>>::release(&who, &mut Weight::zero())
}

fn is_behind(who: AccountId) -> bool {
	<Seam as Restake<AccountId>>::is_behind(&who)
}

fn due(who: AccountId) -> Balance {
	<Seam as Restake<AccountId>>::due(&who)
}

fn counts(who: AccountId) -> Vec<(AssignmentId, Balance)> {
	let positions = <Seam as Restake<AccountId>>::positions(&who);
	let count = |Pledged { assignment, counted, .. }: Pledged| (assignment, counted);
	positions.into_iter().map(count).collect()
}

#[test]
fn an_assignment_is_told_by_its_terms() {
	ExtBuilder::default().build_and_execute(|| {
		MinPledge::set(30);
		let told = AssignmentView {
			service: A,
			group: None::<GroupId>,
			operator: P,
			terms_hash: terms(40).hash(),
			max_slash: percent(40),
			exit_window: 7,
			min_pledge: 30,
			commission: Perbill::zero(),
			entry: Entry::Open,
			events: 0,
		};
		assert_eq!(view(P_AT_A), told);
		assert_eq!(<Seam as Restake<AccountId>>::assignment(AssignmentId(9)), None);
	});
}

/// An announced commission may be in force before the vault could leave.
#[test]
fn the_worst_commission_is_told() {
	ExtBuilder::default().build_and_execute(|| {
		let set = |percents| {
			let signed = RuntimeOrigin::signed(P);
			assert_ok!(Restaking::set_commission(signed, A, percent(percents)));
		};
		set(10);
		assert_eq!(view(P_AT_A).commission, percent(10));
		let hash = view(P_AT_A).terms_hash;
		let pledge = |most| {
			let (most, spent) = (percent(most), &mut Weight::zero());
			<Seam as Restake<AccountId>>::pledge(&S, P_AT_A, 100, hash, most, spent)
		};
		assert_noop!(pledge(9), Error::<Test>::CommissionTooHigh);
		assert_ok!(pledge(10));
		// What is taken back was never in force.
		set(0);
		assert_eq!(view(P_AT_A).commission, Perbill::zero());
	});
}

/// Paused, suspended and waiting are not over: who is in stays in.
#[test]
fn shut_is_not_over() {
	ExtBuilder::default().build_and_execute(|| {
		let owner = || RuntimeOrigin::signed(OWNER_A);
		run_to(9);
		assert_eq!(keep(S, P_AT_A, 500), Ok(500));
		run_to(10);
		assert_ok!(Restaking::pause_service(owner(), A));
		assert_eq!((entry(P_AT_A), counts(S)), (Entry::Shut, vec![(P_AT_A, 500)]));
		assert_noop!(keep(S, P_AT_A, 1), Error::<Test>::PausedService);
		assert_ok!(Restaking::resume_service(owner(), A));
		assert_eq!(entry(P_AT_A), Entry::Open);
		// Less than half of the cap is left: nobody counts there for a window.
		assert_ok!(request(P_AT_A, 10, percent(30)));
		run_to(13);
		assert!(is_suspended(P_AT_A));
		assert_eq!((entry(P_AT_A), settle(S)), (Entry::Shut, Ok(Settled::All)));
		assert_eq!((entry(Q_AT_A), counts(S)), (Entry::Open, vec![(P_AT_A, 125)]));
		// Over for good: one by its operator's leaving, all by the service's retirement.
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), A));
		assert_eq!((entry(P_AT_A), entry(Q_AT_A)), (Entry::Over, Entry::Open));
		assert_ok!(Restaking::retire_service(owner(), A));
		assert_eq!(entry(Q_AT_A), Entry::Over);
	});
}

#[test]
fn who_waits_for_a_place_is_told_apart() {
	chain(2).build_and_execute(|| {
		let crowd = Crowd::new(1, [1_000, 100]);
		let [one, other] = [crowd.homes[0], crowd.homes[1]];
		assert_eq!((entry(one), entry(other)), (Entry::Open, Entry::Waiting));
		// It may be pledged to, if the keeper wants that.
		assert_eq!(keep(S, other, 100), Ok(100));
		assert_eq!(served(other, 11), None);
	});
}

/// An announced limit binds who enters before it is in force: what is pledged now must fit then, too.
#[test]
fn a_pledge_is_cut_to_the_lower_limit() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		let limit = || <Seam as Restake<AccountId>>::exposure_limit(&S);
		assert_eq!(limit(), percent(50));
		ExposureLimit::set(percent(30));
		assert_ok!(Restaking::note_limit(RuntimeOrigin::signed(STRANGER)));
		assert_eq!(limit(), percent(30));
		// 300 of liability at 40 %.
		assert_eq!(keep(S, P_AT_A, 1_000), Ok(750));
		assert_eq!((counts(S), liability(S)), (vec![(P_AT_A, 750)], 300));
		// Nothing fits any more, and it says why.
		assert_noop!(keep(S, P_AT_B, 1_000), Error::<Test>::ExposureLimitReached);
		assert_noop!(keep(S, P_AT_A, 1), Error::<Test>::ExposureLimitReached);
		// What never counted is free at once: 40 of liability, for 400 at 10 %.
		assert_eq!(leave(S, P_AT_A, 100), Ok(100));
		assert_eq!(keep(S, P_AT_B, 1_000), Ok(400));
		assert_eq!(liability(S), 300);
	});
}

#[test]
fn a_pledge_is_cut_to_the_active_stake_and_never_below_the_least() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		assert_eq!(keep(S, P_AT_B, 400), Ok(400));
		assert_eq!(keep(S, P_AT_B, 5_000), Ok(600));
		assert_noop!(keep(S, P_AT_B, 1), Error::<Test>::NotEnoughActiveStake);
		ExposureLimit::set(percent(30));
		MinPledge::set(501);
		// 200 of 300 are left: 500 would count.
		assert_noop!(keep(S, P_AT_A, 900), Error::<Test>::ExposureLimitReached);
		MinPledge::set(500);
		assert_eq!(keep(S, P_AT_A, 900), Ok(500));
		assert_noop!(keep(T, P_AT_A, 0), Error::<Test>::ZeroAmount);
		assert_noop!(keep(STRANGER, P_AT_A, 900), Error::<Test>::NotStash);
	});
}

/// Payouts of services are bonded from the first pledge on. The payee is part of the record, which goes with the
/// last position: what was earned is claimed before.
#[test]
fn rewards_are_bonded_to_the_last() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Restaking::open_pot(RuntimeOrigin::root(), A, Native::get(), 0));
		run_to(9);
		assert_eq!(keep(S, P_AT_A, 1_000), Ok(1_000));
		assert_eq!(Stakers::<Test>::get(S).unwrap().payee, Payee::Bonded);
		run_to(10);
		// A hundred for each of the eras 11 to 30.
		let funder = RuntimeOrigin::signed(STRANGER);
		assert_ok!(Restaking::fund_rewards(funder, A, 2_000, 20));
		run_to(12);
		assert_eq!(leave(S, P_AT_A, 5_000), Ok(1_000));
		let before = free(S);
		run_to(19);
		assert_ok!(let_go(S));
		assert_eq!((counts(S), ledger(S).1), (vec![(P_AT_A, 0)], 1_000));
		run_to(20);
		assert_ok!(let_go(S));
		assert_eq!((Stakers::<Test>::get(S), free(S)), (None, before + 5));
		// Two eras, rounded down.
		assert!((1_199..=1_200).contains(&ledger(S).1));
	});
}

/// Whoever removes the last position does not change the payee of what is still to be paid: it is bonded, and then
/// nothing is left.
#[test]
fn rewards_are_bonded_after_somebody_has_removed_the_position() {
	ExtBuilder::default().build_and_execute(|| {
		let stranger = || RuntimeOrigin::signed(STRANGER);
		assert_ok!(Restaking::open_pot(RuntimeOrigin::root(), A, Native::get(), 0));
		run_to(9);
		assert_eq!(keep(S, P_AT_A, 1_000), Ok(1_000));
		run_to(10);
		assert_ok!(Restaking::fund_rewards(stranger(), A, 2_000, 20));
		run_to(12);
		assert_eq!(leave(S, P_AT_A, 1_000), Ok(1_000));
		run_to(20);
		let before = free(S);
		assert_ok!(Restaking::release_custody(stranger(), S, 1));
		assert_eq!((counts(S), ledger(S).1, free(S)), (vec![], 1_000, before + 5));
		assert_eq!(Stakers::<Test>::get(S).unwrap().payee, Payee::Bonded);
		assert_ok!(Restaking::claim(stranger(), S, A));
		// Two eras, rounded down.
		assert!((1_199..=1_200).contains(&ledger(S).1));
		assert_eq!((Stakers::<Test>::get(S), free(S)), (None, before + 5));
	});
}

#[test]
fn what_is_not_there_is_fine() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!((settle(S), let_go(S)), (Ok(Settled::All), Ok(())));
		assert_eq!((is_behind(S), due(S), counts(S)), (false, 0, vec![]));
		assert_noop!(leave(S, P_AT_A, 1), Error::<Test>::NoPosition);
		run_to(9);
		assert_ok!(keep(S, P_AT_A, 100));
		assert_eq!((settle(S), let_go(S)), (Ok(Settled::All), Ok(())));
		assert_eq!(counts(S), vec![(P_AT_A, 100)]);
	});
}

/// An executed slash that waits is told with its sum. A closing that waits takes nothing.
#[test]
fn what_waits_is_told() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		assert_ok!(keep(S, P_AT_A, 1_000));
		assert_ok!(keep(S, P_AT_B, 1_000));
		run_to(10);
		PollWeight::set(Weight::zero());
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		run_to(13);
		assert_eq!((is_behind(S), due(S)), (false, 0));
		assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id));
		assert_eq!((is_behind(S), due(S), ledger(S).0), (true, 100, 1_000));
		assert_noop!(leave(S, P_AT_A, 1), Error::<Test>::TooManyLosses);
		assert_noop!(keep(S, P_AT_B, 1), Error::<Test>::TooManyLosses);
		assert_eq!(settle(S), Ok(Settled::All));
		assert_eq!((is_behind(S), due(S), ledger(S).0), (false, 0, 900));
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), B));
		assert_eq!((is_behind(S), due(S)), (false, 0));
		assert_eq!(settle(S), Ok(Settled::All));
		assert_eq!(counts(S), vec![(P_AT_A, 750), (P_AT_B, 0)]);
	});
}

/// 66 losses in three logs of 22, and 64 in one call: two logs are settled, and the next call goes on.
#[test]
fn a_settlement_goes_on_where_one_call_is_not_enough() {
	ExtBuilder::default().build_and_execute(|| {
		far_behind();
		assert_eq!((is_behind(S), due(S)), (true, 3 * 22 * 4));
		assert_eq!(settle(S), Ok(Settled::Part));
		assert_eq!((is_behind(S), due(S), ledger(S).0), (true, 22 * 4, 1_000 - 2 * 22 * 4));
		assert_eq!(settle(S), Ok(Settled::All));
		assert_eq!((is_behind(S), due(S), ledger(S).0), (false, 0, 1_000 - 3 * 22 * 4));
	});
}

/// A call says what it has cost, with each loss and whoever heard of it, and never more than what it may cost.
#[test]
fn what_a_call_costs_is_told() {
	type Weights = <Test as crate::Config>::WeightInfo;
	ExtBuilder::default().build_and_execute(|| {
		far_behind();
		HearingWeight::set(Weight::from_parts(5_000_000_000, 7));
		let most = <Seam as Restake<AccountId>>::weights();
		let mut spent = Weight::zero();
		let settled = <Seam as Restake<AccountId>>::settle(&S, &mut spent);
		assert_eq!(settled, Ok(Settled::Part));
		// Two positions, of 22 losses each.
		let own = Weights::settle_position(44).saturating_add(Weights::settle_position(0));
		let least = own.saturating_add(HearingWeight::get().saturating_mul(44));
		assert!(least.all_lte(spent), "{least:?} of {spent:?}");
		assert!(spent.all_lte(most.settle), "{spent:?} of {most:?}");
		// A refusal costs what it took to find out.
		let (mut refused, hash) = (Weight::zero(), view(P_AT_A).terms_hash);
		let pledged =
			<Seam as Restake<AccountId>>::pledge(&S, P_AT_A, 1, hash, Perbill::one(), &mut refused);
		assert!(pledged.is_err());
		assert!(Weights::pledge().all_lte(refused) && refused.all_lte(most.pledge));
		assert_eq!(settle(S), Ok(Settled::All));
		let mut spent = Weight::zero();
		assert_ok!(<Seam as Restake<AccountId>>::exit(&S, P_AT_A, 1, &mut spent));
		assert!(Weights::exit().all_lte(spent) && spent.all_lte(most.exits));
		let mut spent = Weight::zero();
		assert_ok!(<Seam as Restake<AccountId>>::release(&S, &mut spent));
		assert!(spent.any_gt(Weight::zero()) && spent.all_lte(most.release));
	});
}

/// A staker that is short settles all at once, or its claims would not be cut to the same share: it waits for a page that
/// has room for that.
#[test]
fn who_is_short_waits_for_a_page() {
	ExtBuilder::default().build_and_execute(|| {
		far_behind();
		base_slash(S, 800);
		assert_eq!(settle(S), Ok(Settled::Part));
		assert_eq!((is_behind(S), ledger(S).0), (true, 200));
		PollWeight::set(Weight::MAX);
		next_block();
		assert_eq!((settle(S), is_behind(S)), (Ok(Settled::All), false));
		assert_eq!((ledger(S).0, liability(S)), (200 - 3 * 48, 3 * 17));
	});
}

/// From execution until the proceeds are divided or have come back.
#[test]
fn a_loss_that_may_come_back_is_told() {
	for undone in [true, false] {
		ExtBuilder::default().build_and_execute(|| {
			pledged_once_to_a(S, 1_000);
			let id = request(P_AT_A, 10, percent(40)).unwrap();
			let told = || <Seam as Restake<AccountId>>::waiting_slash(id);
			assert_eq!(told(), None);
			// A part of the loss is of a chunk, and comes back when it is due.
			unbond(S, 700);
			run_to(13);
			let waits = |is_undone| Some(WaitingSlash { offence_era: 10, is_undone });
			assert_eq!(told(), waits(false));
			if undone {
				assert_ok!(undo(id));
				assert_eq!(told(), waits(true));
			}
			run_to(13 + WAIT - 1);
			assert_eq!(told(), waits(undone));
			run_to(13 + WAIT);
			assert_eq!(told(), None);
		});
	}
}

/// Code of a service that runs meanwhile, or whoever hears of losses, changes nothing.
#[test]
fn nobody_acts_from_within_a_hook() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		run_to(13);
		Fight::set(Some(|_| {
			assert_noop!(settle(S), Error::<Test>::CalledByHook);
			assert_noop!(keep(S, P_AT_B, 1), Error::<Test>::CalledByHook);
			assert_noop!(leave(S, P_AT_A, 1), Error::<Test>::CalledByHook);
			assert_noop!(let_go(S), Error::<Test>::CalledByHook);
			Ok(())
		}));
		assert_ok!(undo(id));
		assert_eq!(ToldOfUndo::take().len(), 1);
	});
}
