//! Stake that the base chain may still take for a reported offence: no new pledge counts on it.

use super::setting::*;
use crate::{Error, WeightInfo as _};
use frame_support::{assert_noop, assert_ok, traits::Get, weights::RuntimeDbWeight};
use pallet_staking::{NominatorSlashInEra, SlashingSpans};
use restaking_primitives::StakeInspect;
use sp_staking::offence::OffenceDetails;

type Stake = restaking_adapters::PalletStaking<Test>;

/// The validator that `S` backs with nearly all of its stake.
const BACKED: AccountId = VALIDATORS[1];

/// The era for which the base chain takes an offence: one behind the clock.
fn active() -> u32 {
	pallet_staking::ActiveEra::<Test>::get().unwrap().index
}

/// Reports an offence of a validator in this era, as the consensus does. Returns what it will take of
/// the validator itself and of `S`, if nobody cancels it.
fn report(validator: AccountId, percents: u32) -> (u128, u128) {
	let exposure = Staking::eras_stakers(active(), &validator);
	let backing = exposure.others.iter().find(|it| it.who == S).map_or(0, |it| it.value);
	let session = pallet_staking::ErasStartSessionIndex::<Test>::get(active()).unwrap();
	let details = OffenceDetails { offender: validator, reporters: vec![] };
	Staking::on_offence(std::iter::once(details), &[percent(percents)], session);
	(percent(percents) * exposure.own, percent(percents) * backing)
}

/// A chain on which slashes of the base chain wait for 5 eras.
fn deferred(test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(|| {
		SlashDefer::set(5);
		run_to(10);
		test();
	});
}

#[test]
fn nothing_is_spoken_for_without_an_offence() {
	deferred(|| {
		assert_eq!(Stake::spoken(&S), 0);
		assert_eq!(SlashingSpans::<Test>::get(S), None);
	});
}

/// From the report until the slash is applied, and an era longer.
#[test]
fn what_was_reported_is_spoken_for_until_it_is_applied() {
	deferred(|| {
		let offence = active();
		let (own, of_s) = report(BACKED, 10);
		assert!(own > 0 && of_s > 50);
		assert_eq!((Stake::spoken(&BACKED), Stake::spoken(&S)), (own, of_s));
		assert_eq!(ledger(S).0, 1_000, "nothing was taken yet");
		run_to(offence + 6);
		assert_eq!(Stake::spoken(&S), of_s);
		run_to(offence + 7);
		assert_eq!((ledger(S).0, Stake::spoken(&S)), (1_000 - of_s, 0));
	});
}

/// Offences of several eras add up, each until its own time is over.
#[test]
fn offences_of_several_eras_add_up() {
	deferred(|| {
		let offence = active();
		let (_, first) = report(BACKED, 10);
		run_to(era() + 1);
		let (_, second) = report(BACKED, 20);
		let known = [offence, offence + 1].map(|era| NominatorSlashInEra::<Test>::get(era, S));
		assert_eq!(known, [Some(first), Some(second)]);
		assert_eq!(Stake::spoken(&S), first + second);
		run_to(offence + 7);
		assert_eq!(Stake::spoken(&S), second);
	});
}

#[test]
fn no_more_than_the_active_stake_is_spoken_for() {
	deferred(|| {
		report(VALIDATORS[0], 100);
		report(VALIDATORS[1], 100);
		unbond(S, 900);
		assert_eq!(Stake::spoken(&S), 100);
	});
}

#[test]
fn slashes_that_do_not_wait_are_spoken_for_by_nobody() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(10);
		let (_, of_s) = report(BACKED, 10);
		assert_eq!((ledger(S).0, Stake::spoken(&S)), (1_000 - of_s, 0));
	});
}

/// A validator that equivocated pledges what it is about to lose: refused. The rest may be pledged.
#[test]
fn forfeited_stake_is_pledged_to_nobody() {
	deferred(|| {
		let (_, of_s) = report(BACKED, 50);
		let rest = 1_000 - of_s;
		assert_noop!(pledge(S, P_AT_A, rest + 1), Error::<Test>::StakeSpokenFor);
		assert_noop!(
			Restaking::preview_pledge(&S, P_AT_A, rest + 1, false).map(|_| ()),
			Error::<Test>::StakeSpokenFor
		);
		assert_ok!(pledge(S, P_AT_A, rest));
		let told = Restaking::staker_info(&S).unwrap();
		assert_eq!((told.active, told.spoken), (1_000, of_s));
		// 40 % of it is pledged, and half of it is the limit.
		assert_eq!(told.headroom, rest / 2 - liability(S));
	});
}

/// What was pledged before a report stays, counts, and is slashed in full; it is not renewed beyond the
/// rest, and nobody can trim it.
#[test]
fn a_report_lowers_no_pledge_and_no_claim() {
	deferred(|| {
		assert_ok!(pledge(S, P_AT_A, 1_000));
		run_to(11);
		let (_, of_s) = report(BACKED, 100);
		assert_ok!(request(P_AT_A, 11, percent(10)));
		let trim = trim(S);
		assert_noop!(trim, Error::<Test>::NothingToTrim);
		run_to(14);
		// In full. Nothing is renewed: less is not spoken for than counts already.
		assert_eq!(losses(), vec![(S, 100, 100)]);
		assert_eq!((of_s > 300, counted(S, P_AT_A, 15)), (true, 750));
	});
}

/// Who has nothing to fear from the base chain pays for one look, others for all.
#[test]
fn only_who_was_reported_pays_for_the_look() {
	deferred(|| {
		let hash = terms(40).hash();
		let pledge = |amount| {
			let (signed, all) = (RuntimeOrigin::signed(S), percent(100));
			Restaking::pledge(signed, P_AT_A, amount, hash, all, false)
				.unwrap()
				.actual_weight
		};
		let own = <()>::pledge();
		assert_eq!(pledge(10), Some(<()>::first_pledge()));
		assert_eq!(pledge(10), Some(own));
		report(BACKED, 10);
		assert_eq!(pledge(10), Some(own + Stake::spoken_weight()));
		// Two reads for each of the seven eras.
		let db: RuntimeDbWeight = <Test as frame_system::Config>::DbWeight::get();
		assert_eq!(Stake::spoken_weight().ref_time(), db.reads(14).ref_time());
	});
}
