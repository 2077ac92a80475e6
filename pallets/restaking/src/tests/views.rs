//! Reads: their answers agree with the calls that follow.

use super::setting::*;
use crate::{
	stake::Pledge,
	views::{Claimable, Concentration, Leaving, StakerInfo, WorstLoss},
	work::Work,
	Error,
};
use frame_support::{
	assert_ok,
	traits::{fungibles::Mutate, tokens::fungible::NativeOrWithId},
};
use restaking_primitives::{AssignmentId, Balance, RequestId, ServiceId};
use sp_runtime::{DispatchError, FixedI128, FixedPointNumber, Perquintill};
use std::collections::BTreeSet;

fn staker(who: u64) -> StakerInfo<u64> {
	Restaking::staker_info(&who).unwrap()
}

/// Asks, and insists that asking changed nothing.
pub fn asked<R>(ask: impl FnOnce() -> R) -> R {
	let (before, events) = (root(), System::event_count());
	let answer = ask();
	assert_eq!((before, events), (root(), System::event_count()), "asking has changed something");
	answer
}

/// Returns the pending slashes of an account: request, loss, and true if it is executed.
fn pending(who: u64) -> Vec<(RequestId, Balance, bool)> {
	let slashes = asked(|| Restaking::pending_slashes(&who)).into_iter();
	slashes.map(|it| (it.request, it.loses, it.executed)).collect()
}

#[test]
fn a_staker_sees_what_can_be_lost() {
	ExtBuilder::default().build_and_execute(|| {
		let before = asked(|| staker(S));
		assert_eq!((before.headroom, before.worst.all), (500, 0));
		assert!(asked(|| Restaking::staker_info(&STRANGER)).is_none());

		full_pledges(S);
		let info = asked(|| staker(S));
		assert_eq!((info.era, info.staked, info.active), (10, 1_000, 1_000));
		assert_eq!((info.liability, info.headroom), (500, 0));
		assert_eq!(info.worst, WorstLoss { one: 400, two: 500, all: 500, per_window: true });
		let at_a = &info.positions[0];
		assert_eq!((at_a.assignment, at_a.service, at_a.operator), (P_AT_A, A, P));
		assert_eq!((at_a.counts_now, at_a.counts_next, at_a.budget), (1_000, 1_000, 400));
		// Only a slasher judges, and nobody has set what is earned.
		assert_eq!((at_a.one_outage, at_a.multiplier), (percent(0), percent(100)));
		assert_eq!((at_a.last_slashable_era, at_a.released_era), (None, None));
	});
}

#[test]
fn who_leaves_sees_when_it_is_free() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		assert_ok!(exit(S, P_AT_A, 300));
		run_to(11);
		assert_ok!(exit(S, P_AT_A, 700));
		let at_a = asked(|| staker(S)).positions.remove(0);
		let first = Leaving { amount: 120, until_era: 10, released_era: 18 };
		let second = Leaving { amount: 280, until_era: 11, released_era: 19 };
		assert_eq!((at_a.leaving, at_a.liability), (vec![first, second], 400));
		assert_eq!((at_a.counts_now, at_a.counts_next), (700, 0));
		assert_eq!((at_a.last_slashable_era, at_a.released_era), (Some(11), Some(19)));

		run_to(18);
		assert_eq!(liability(S), 280 + 100);
		run_to(19);
		let at_a = asked(|| staker(S)).positions.remove(0);
		assert_eq!((at_a.liability, at_a.released_era), (0, Some(19)));
		assert_eq!(at_a.last_slashable_era, None);
	});
}

#[test]
fn a_preview_is_what_the_call_does() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		let preview = asked(|| Restaking::preview_pledge(&S, P_AT_A, 700, true)).unwrap();
		assert_ok!(pledge(S, P_AT_A, 700));
		assert_eq!(preview, staker(S));
		run_to(10);
		let preview = asked(|| Restaking::preview_exit(&S, P_AT_A, 200)).unwrap();
		assert_ok!(exit(S, P_AT_A, 200));
		assert_eq!(preview, staker(S));
		run_to(12);
		// A slash that is executed and not settled is in the way of both.
		PollWeight::set(Default::default());
		let id = request(P_AT_A, 11, percent(10)).unwrap();
		run_to(15);
		execute(id);
		let preview = || asked(|| Restaking::preview_exit(&S, P_AT_A, 1));
		assert_eq!(preview().unwrap_err(), crate::Error::<Test>::TooManyLosses.into());
		assert_eq!(staker(S).waiting_losses, 1);
		assert_ok!(Restaking::settle_staker(RuntimeOrigin::signed(S), S, 1).plain());
		let preview = preview().unwrap();
		assert_ok!(Restaking::exit(RuntimeOrigin::signed(S), P_AT_A, 1).plain());
		assert_eq!(preview, staker(S));
	});
}

fn execute(id: RequestId) {
	assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id));
}

#[test]
fn a_preview_refuses_what_the_call_refuses() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		let cases: [(AssignmentId, Balance); 4] =
			[(P_AT_A, 1), (P_AT_A, 0), (Q_AT_A, 1), (AssignmentId(99), 1)];
		for (assignment, amount) in cases {
			let preview = asked(|| Restaking::preview_pledge(&S, assignment, amount, true));
			let refused = frame_support::storage::with_storage_layer(|| {
				pledge_or_error(S, assignment, amount)
			});
			assert_eq!(preview.unwrap_err(), refused.unwrap_err());
		}
		let nothing: DispatchError = Error::<Test>::NoPosition.into();
		assert_eq!(asked(|| Restaking::preview_exit(&T, P_AT_A, 1)), Err(nothing));
		assert_eq!(asked(|| Restaking::preview_slash(&T, P_AT_A, 10, percent(1))), Err(nothing));
		let too_much = Restaking::preview_slash(&S, P_AT_A, 10, percent(41));
		assert_eq!(too_much, Err(Error::<Test>::AboveMaxSlash.into()));
		let future = Restaking::preview_slash(&S, P_AT_A, 11, percent(1));
		assert_eq!(future, Err(Error::<Test>::OffenceInTheFuture.into()));
	});
}

fn pledge_or_error(who: u64, id: AssignmentId, amount: Balance) -> Result<(), DispatchError> {
	let home = crate::Assignments::<Test>::get(id).ok_or(Error::<Test>::NoSuchAssignment)?;
	let terms_hash = crate::Services::<Test>::get(home.service).unwrap().terms_hash;
	let (max_commission, standing) = (percent(100), true);
	let pledge = Pledge { amount, terms_hash, max_commission, standing };
	Restaking::do_pledge(&who, id, pledge, &mut Work::default())
}

#[test]
fn a_slash_takes_what_its_preview_said() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		pledge_once(S, P_AT_A, 1_000);
		pledge_once(T, P_AT_A, 333);
		run_to(10);
		assert_ok!(exit(T, P_AT_A, 100));
		let previews =
			[S, T].map(|who| asked(|| Restaking::preview_slash(&who, P_AT_A, 10, percent(25))));
		let [of_s, of_t] = previews.map(Result::unwrap);
		assert_eq!((of_s.fraction, of_s.at_most), (percent(25), 334));
		assert_eq!((of_s.taken, of_t.taken), (250, 84));
		request(P_AT_A, 10, percent(25)).unwrap();
		run_to(13);
		let mut lost = losses();
		lost.sort_unstable();
		assert_eq!(lost, vec![(S, 250, 250), (T, 84, 84)]);
		assert_eq!(staker(S).positions[0].budget, of_s.after.positions[0].budget);

		// Of the cap only 15 of 40 are left.
		let again = asked(|| Restaking::preview_slash(&S, P_AT_A, 10, percent(40))).unwrap();
		assert_eq!((again.fraction, again.taken), (percent(15), 150));
	});
}

#[test]
fn pending_slashes_say_what_they_take() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		pledge_once(S, P_AT_A, 900);
		pledge_once(S, Q_AT_A, 100);
		run_to(10);
		let first = request(P_AT_A, 10, percent(30)).unwrap();
		run_to(11);
		let second = request(P_AT_A, 11, percent(10)).unwrap();
		let vetoed = request(Q_AT_A, 10, percent(10)).unwrap();
		let expected = [(first, 270, false), (second, 90, false), (vetoed, 10, false)];
		assert_eq!(pending(S), expected);
		// The operator loses none of its own, and sees them.
		assert_eq!(pending(P), vec![(first, 0, false), (second, 0, false)]);
		assert_ok!(veto(vetoed));
		assert_eq!(pending(S), expected[..2]);

		PollWeight::set(Default::default());
		run_to(13);
		execute(first);
		assert_eq!(pending(S), vec![(first, 270, true), (second, 90, false)]);
		let told = Restaking::pending_slashes(&S).remove(0);
		assert_eq!((told.due_era, told.offence_era, told.fraction), (13, 10, percent(30)));
		assert_ok!(Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), S, MANY).plain());
		assert_eq!(losses(), vec![(S, 270, 270)]);
		assert_eq!(pending(S), vec![(second, 90, false)]);

		assert_ok!(Restaking::veto_all(RuntimeOrigin::root(), A));
		assert_eq!(pending(S), vec![]);
	});
}

#[test]
fn what_is_claimable_is_paid() {
	const NATIVE: NativeOrWithId<u32> = NativeOrWithId::Native;
	ExtBuilder::default().build_and_execute(|| {
		let owner = RuntimeOrigin::signed(OWNER_A);
		assert_ok!(Restaking::open_pot(owner, A, NATIVE, 0));
		NativeAndAssets::mint_into(NATIVE, &OWNER_B, 10_000).unwrap();
		let funder = RuntimeOrigin::signed(OWNER_B);
		assert_ok!(Restaking::fund_rewards(funder, A, 7_000, 7));
		let signed = RuntimeOrigin::signed(P);
		assert_ok!(Restaking::set_commission(signed, A, percent(10)));
		// A higher commission waits for the longest exit window.
		run_to(30);
		assert_ok!(pledge(S, P_AT_A, 1_000));
		assert_ok!(pledge(T, Q_AT_A, 500));
		assert_eq!(asked(|| Restaking::claimable(&T)), vec![]);
		run_to(35);
		assert_ok!(exit(T, Q_AT_A, 500));
		let told = asked(|| Restaking::claimable(&S));
		let [Claimable { service: A, earned, commission: 0, unclaimed: 0, .. }] = told[..] else {
			panic!("one claim, not {told:?}");
		};
		assert_eq!(claimed(S), earned);
		assert_eq!(asked(|| Restaking::claimable(&S)), vec![]);

		// What was earned is owed, also when the position is gone.
		let [Claimable { earned, .. }] = asked(|| Restaking::claimable(&T))[..] else { panic!() };
		run_to(43);
		assert_ok!(release(T));
		let told = asked(|| Restaking::claimable(&T));
		let [Claimable { earned: 0, commission: 0, unclaimed, .. }] = told[..] else {
			panic!("something is owed, not {told:?}");
		};
		assert_eq!((unclaimed, claimed(T)), (earned, earned));
		let [Claimable { earned: 0, commission, .. }] = asked(|| Restaking::claimable(&P))[..]
		else {
			panic!("the operator has kept something");
		};
		let before = free(P);
		assert_ok!(Restaking::claim_commission(RuntimeOrigin::signed(STRANGER), P, A));
		assert_eq!(free(P) - before, commission);
	});
}

/// Claims for somebody, and returns the amount that arrived.
fn claimed(who: u64) -> Balance {
	let before = free(who);
	assert_ok!(Restaking::claim(RuntimeOrigin::signed(STRANGER), who, A).plain());
	free(who) - before
}

#[test]
fn a_service_shows_what_it_stands_on() {
	ExtBuilder::default().stakers([(30, 500, 100)]).build_and_execute(|| {
		pledged_to_a(S, 1_000);
		assert_ok!(pledge(T, Q_AT_A, 600));
		assert_ok!(pledge(30, Q_AT_A, 400));
		run_to(11);
		let declared = Restaking::set_value_at_risk(RuntimeOrigin::signed(OWNER_A), A, 200);
		assert_ok!(declared);
		assert_ok!(exit(S, P_AT_A, 400));
		let info = asked(|| Restaking::service_info(A)).unwrap();
		let security = info.security;
		assert_eq!((security.counts_now, security.counts_next), (2_000, 1_600));
		assert_eq!((security.certified_now, security.certified_next), (363, 290));
		assert_eq!(security.slashable, 800);
		// A cost of 320 exceeds 200 by three fifths; 1,106 still certify 200, with a cost of 221.
		assert_eq!(security.slack, Some(FixedI128::saturating_from_rational(3, 5)));
		assert_eq!(security.may_leave, 494);
		assert_eq!(security.tolerance, Perquintill::from_rational(494u64, 1_600));
		let spread = Concentration { operators: 2, positions: 3, largest: 1_000, to_quorum: 1 };
		assert_eq!(asked(|| Restaking::concentration(A)), Some(spread));

		let network = asked(Restaking::network_info);
		assert_eq!((network.services, network.counted, network.slashable), (2, 2_000, 800));
		assert_eq!((network.slack, network.tolerance), (security.slack, security.tolerance));
		// A shock of 1 % may cost (1 + 5/3) of it in the end.
		let [_, shock, _] = network.shocks[..] else { panic!("three shocks") };
		let eight_thirds = Perquintill::from_rational(8u64, 300);
		assert!(shock.at_most >= eight_thirds);
		assert!(shock.at_most.deconstruct() - eight_thirds.deconstruct() <= 2);

		assert_ok!(Restaking::retire_service(RuntimeOrigin::signed(OWNER_A), A));
		let security = asked(|| Restaking::service_info(A)).unwrap().security;
		assert_eq!((security.counts_now, security.counts_next), (2_000, 0));
		assert_eq!(security.certified_next, 0);
		// No call has recorded it, and the reads report it.
		let at_a = asked(|| staker(S)).positions.remove(0);
		assert_eq!((at_a.closed_era, at_a.last_slashable_era), (Some(11), Some(11)));
		assert_eq!(asked(Restaking::network_info).services, 1);
	});
}

#[test]
fn operators_show_where_they_serve() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		let info = asked(|| Restaking::operator_info(&P)).unwrap();
		assert_eq!((info.account, info.records), (P, 2));
		let ids: Vec<_> = info.assignments.iter().map(|it| (it.id, it.service)).collect();
		assert_eq!(ids, vec![(P_AT_A, A), (P_AT_B, B)]);
		let at_a = &info.assignments[0];
		assert_eq!((at_a.members, at_a.counts_next, at_a.key.clone()), (1, 1_000, Some(key(1))));
		assert_eq!((at_a.cap_left, at_a.requests), (percent(40), 0));
		request(P_AT_A, 10, percent(30)).unwrap();
		run_to(13);
		let at_a = asked(|| Restaking::assignment_info(P_AT_A)).unwrap();
		assert_eq!((at_a.cap_left, at_a.requests), (percent(10), 0));
		assert!(asked(|| Restaking::operator_info(&S)).is_none());
	});
}

#[test]
fn lists_come_in_pages() {
	ExtBuilder::default().build_and_execute(|| {
		let services = |after, count| {
			let services = asked(|| Restaking::list_services(after, count));
			services.into_iter().map(|it| it.id).collect::<Vec<_>>()
		};
		let all = services(None, 10);
		assert_eq!(BTreeSet::from_iter(all.clone()), BTreeSet::from([A, B]));
		assert_eq!((services(None, 1), services(Some(all[0]), 10)), (vec![all[0]], vec![all[1]]));
		assert_eq!((services(Some(all[1]), 10), services(None, 0)), (vec![], vec![]));

		let stays = |after, count| {
			let stays = asked(|| Restaking::list_assignments(after, count));
			stays.into_iter().map(|it| it.id).collect::<Vec<_>>()
		};
		let all = stays(None, 10);
		assert_eq!(BTreeSet::from_iter(all.clone()), BTreeSet::from([P_AT_A, P_AT_B, Q_AT_A]));
		assert_eq!(
			(stays(None, 2), stays(Some(all[1]), 2)),
			(all[..2].to_vec(), all[2..].to_vec())
		);

		let all = asked(|| Restaking::list_operators(None, 10));
		assert_eq!(all.len(), 2);
		assert_eq!(asked(|| Restaking::list_operators(None, 1)), all[..1]);
		assert_eq!(asked(|| Restaking::list_operators(Some(all[0]), 10)), all[1..]);

		for who in [S, T, U] {
			assert_ok!(pledge(who, P_AT_A, 100));
		}
		let all = asked(|| Restaking::list_members(P_AT_A, None, u32::MAX));
		assert_eq!(all.len(), 3);
		assert_eq!(asked(|| Restaking::list_members(P_AT_A, Some(all[0]), 1)), all[1..2]);
	});
}

/// Records alone are looked at: four thousand million ids that are gone make no answer longer.
#[test]
fn no_read_looks_at_ids_that_are_gone() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		request(P_AT_A, 10, percent(30)).unwrap();
		crate::NextServiceId::<Test>::put(ServiceId(u32::MAX));
		crate::NextAssignmentId::<Test>::put(AssignmentId(u32::MAX));
		assert_eq!(asked(|| Restaking::list_services(None, u32::MAX)).len(), 2);
		assert_eq!(asked(|| Restaking::list_assignments(None, u32::MAX)).len(), 3);
		let info = asked(|| Restaking::operator_info(&P)).unwrap();
		assert_eq!(info.assignments.len(), 2);
		assert_eq!(pending(P), vec![(RequestId(0), 0, false)]);
		assert!(asked(|| Restaking::claimable(&P)).is_empty());
	});
}
