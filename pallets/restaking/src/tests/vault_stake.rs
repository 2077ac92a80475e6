//! Stake of the staking pallet that a pallet keeps for many people: to the unit, or refused.

use super::setting::*;
use frame_support::{assert_noop, assert_ok};
use pallet_staking::{
	slashing::SlashingSpans as Spans, Error, MinNominatorBond, Nominators, Payee,
	RewardDestination, SlashingSpans, ValidatorPrefs,
};
use restaking_primitives::{Balance, Choice, StakeInspect, ValidatorTerms, VaultStake};

type Stake = restaking_adapters::PalletStaking<Test>;

/// An account that a pallet keeps.
const VAULT: AccountId = 901;

/// The existential deposit, which stays free.
const ED: Balance = 10;

/// Lets the vault have so much that is free and may be bonded.
fn give(amount: Balance) {
	assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), VAULT, amount + ED));
}

/// A chain on which the vault has bonded so much. It is era 8.
fn bonded(amount: Balance, test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(|| {
		run_to(8);
		give(amount);
		assert_ok!(Stake::bond_exact(&VAULT, amount));
		test();
	});
}

fn choice(validator: AccountId, percents: u32) -> Choice<AccountId> {
	Choice { validator, max_commission: percent(percents) }
}

/// A validator asks so much, and blocks or not.
fn ask(validator: AccountId, percents: u32, blocked: bool) {
	let prefs = ValidatorPrefs { commission: percent(percents), blocked };
	assert_ok!(Staking::validate(RuntimeOrigin::signed(validator), prefs));
}

/// The staking pallet bonds what there is. A vault's books would count the rest as lost.
#[test]
fn a_bond_is_whole_or_refused() {
	ExtBuilder::default().build_and_execute(|| {
		give(1_000);
		assert_noop!(Stake::bond_exact(&VAULT, 1_001), Error::<Test>::NotEnoughFunds);
		assert_noop!(Stake::bond_exact(&VAULT, 9), Error::<Test>::InsufficientBond);
		assert_ok!(Stake::bond_exact(&VAULT, 600));
		assert_noop!(Stake::bond_exact(&VAULT, 401), Error::<Test>::NotEnoughFunds);
		assert_ok!(Stake::bond_exact(&VAULT, 1));
		assert_ok!(Stake::bond_exact(&VAULT, 399));
		assert_eq!((ledger(VAULT), free(VAULT)), ((1_000, 1_000), ED));
		assert_eq!(Stake::stake(&VAULT).active, 1_000);
	});
}

/// Payouts are bonded, not paid to an account: after the first bond, and after one that comes when the stake was
/// gone with its payee.
#[test]
fn payouts_are_bonded_also_after_the_stake_was_gone() {
	bonded(500, || {
		assert_eq!(Payee::<Test>::get(VAULT), Some(RewardDestination::Staked));
		assert_ok!(Stake::unbond_exact(&VAULT, 500));
		run_to(35);
		assert_eq!(Stake::withdraw(&VAULT), Ok(0));
		run_to(36);
		assert_eq!(Stake::withdraw(&VAULT), Ok(500));
		assert_eq!((ledger(VAULT), free(VAULT)), ((0, 0), 500 + ED));
		assert_eq!(Payee::<Test>::get(VAULT), None);
		assert_eq!(Stake::withdraw(&VAULT), Ok(0));
		assert_ok!(Stake::bond_exact(&VAULT, 500));
		assert_eq!(Payee::<Test>::get(VAULT), Some(RewardDestination::Staked));
	});
}

/// A vault of which nearly all was slashed can bond what makes a whole stake again, and nothing less: that stays
/// where it is, and stops nothing else.
#[test]
fn dust_is_bonded_to_nothing_left() {
	bonded(1_000, || {
		assert_ok!(Stake::unbond_exact(&VAULT, 400));
		give(50);
		base_slash(VAULT, 600);
		// In proportion: 360 of 600, and 240 of 400.
		assert_eq!(ledger(VAULT), (400, 240));
		run_to(9);
		assert_ok!(Stake::unbond_exact(&VAULT, 240));
		assert_noop!(Stake::bond_exact(&VAULT, 9), Error::<Test>::InsufficientBond);
		assert_ok!(Stake::bond_exact(&VAULT, 10));
		assert_eq!(ledger(VAULT), (410, 10));
		assert_eq!(Stake::unbonding(&VAULT), vec![(36, 160), (37, 240)]);
	});
}

#[test]
fn an_exit_is_a_chunk_of_its_own_or_refused() {
	bonded(1_000, || {
		assert_eq!(Stake::next_chunk(), 36);
		assert_noop!(Stake::unbond_exact(&VAULT, 0), Error::<Test>::NotEnoughFunds);
		assert_noop!(Stake::unbond_exact(&VAULT, 1_001), Error::<Test>::NotEnoughFunds);
		// Nine would go along.
		assert_noop!(Stake::unbond_exact(&VAULT, 991), Error::<Test>::InsufficientBond);
		assert_ok!(Stake::unbond_exact(&VAULT, 300));
		assert_noop!(Stake::unbond_exact(&VAULT, 1), Error::<Test>::NoMoreChunks);
		run_to(9);
		assert_ok!(Stake::unbond_exact(&VAULT, 200));
		assert_eq!(Stake::unbonding(&VAULT), vec![(36, 300), (37, 200)]);
		assert_eq!(ledger(VAULT), (1_000, 500));
		run_to(37);
		// Both are due, and leave together: who owns what was read before.
		assert_eq!(Stake::withdraw(&VAULT), Ok(500));
		assert_eq!((Stake::unbonding(&VAULT), ledger(VAULT)), (vec![], (500, 500)));
	});
}

/// With a full list the staking pallet would withdraw by itself, and merge what nobody has read yet.
#[test]
fn nothing_is_unbonded_with_a_full_list() {
	bonded(1_000, || {
		MaxUnlockingChunks::set(2);
		assert_eq!(Stake::most_unbonding(), 2);
		assert_ok!(Stake::unbond_exact(&VAULT, 100));
		run_to(9);
		assert_ok!(Stake::unbond_exact(&VAULT, 100));
		run_to(36);
		assert_noop!(Stake::unbond_exact(&VAULT, 100), Error::<Test>::NoMoreChunks);
		assert_eq!(Stake::withdraw(&VAULT), Ok(100));
		assert_ok!(Stake::unbond_exact(&VAULT, 100));
		assert_eq!(Stake::unbonding(&VAULT), vec![(37, 100), (64, 100)]);
	});
}

/// A shorter unbonding makes chunks that are free before older ones, and two of one era: the latter is refused, as
/// nobody could tell whose is whose.
#[test]
fn no_chunk_joins_another_after_a_shorter_unbonding() {
	bonded(1_000, || {
		assert_ok!(Stake::unbond_exact(&VAULT, 100));
		BondingDuration::set(8);
		run_to(27);
		assert_eq!(Stake::next_chunk(), 35);
		assert_ok!(Stake::unbond_exact(&VAULT, 50));
		assert_eq!(Stake::unbonding(&VAULT), vec![(36, 100), (35, 50)]);
		run_to(28);
		assert_noop!(Stake::unbond_exact(&VAULT, 50), Error::<Test>::NoMoreChunks);
		run_to(29);
		assert_ok!(Stake::unbond_exact(&VAULT, 50));
		run_to(35);
		assert_eq!(Stake::withdraw(&VAULT), Ok(50));
		assert_eq!(Stake::unbonding(&VAULT), vec![(36, 100), (37, 50)]);
	});
}

/// The least bond of nominators stops an exit until the vault nominates nobody.
#[test]
fn who_nominates_chills_before_it_leaves_too_little() {
	bonded(1_000, || {
		assert_ok!(Stake::nominate(&VAULT, &[choice(VALIDATORS[0], 100)]));
		MinNominatorBond::<Test>::put(600);
		assert_eq!((Stake::least_active(), Stake::least_nominating()), (ED, 600));
		assert_noop!(Stake::unbond_exact(&VAULT, 500), Error::<Test>::InsufficientBond);
		assert_ok!(Stake::chill(&VAULT));
		assert_ok!(Stake::chill(&VAULT));
		assert_ok!(Stake::unbond_exact(&VAULT, 500));
		assert_noop!(
			Stake::nominate(&VAULT, &[choice(VALIDATORS[0], 100)]),
			Error::<Test>::InsufficientBond
		);
	});
}

/// The staking pallet removes a stash only for a caller that counts its slashing spans.
#[test]
fn a_slashed_stash_withdraws_its_last_chunk() {
	bonded(500, || {
		assert_ok!(Stake::unbond_exact(&VAULT, 500));
		run_to(36);
		let spans =
			Spans { span_index: 2, last_start: 9, last_nonzero_slash: 8, prior: vec![3, 2] };
		SlashingSpans::<Test>::insert(VAULT, spans);
		let by_two = || Staking::withdraw_unbonded(RuntimeOrigin::signed(VAULT), 2).plain();
		assert_noop!(by_two(), Error::<Test>::IncorrectSlashingSpans);
		assert_eq!(Stake::withdraw(&VAULT), Ok(500));
		assert_eq!((ledger(VAULT), SlashingSpans::<Test>::get(VAULT)), ((0, 0), None));
	});
}

/// One validator that blocks or asks more must not freeze the choice of the others.
#[test]
fn a_selection_leaves_out_who_does_not_fit() {
	bonded(1_000, || {
		let [one, other] = VALIDATORS;
		let choices = [choice(S, 100), choice(one, 10), choice(other, 100)];
		let select = || Stake::nominate(&VAULT, &choices);
		assert_eq!(Stake::most_nominated(1_000), 16);
		assert_eq!((Stake::nominated(&VAULT), Stake::validator(&S)), (vec![], None));
		assert_eq!(select(), Ok(vec![one, other]));
		assert_eq!(Stake::nominated(&VAULT), [one, other]);
		// Nothing is written where nothing changes.
		let before = root();
		assert_eq!(select(), Ok(vec![one, other]));
		assert_eq!(root(), before);
		// A validator may raise its commission at any time.
		ask(one, 11, false);
		let asked = ValidatorTerms { commission: percent(11), blocked: false };
		assert_eq!(Stake::validator(&one), Some(asked));
		assert_eq!(select(), Ok(vec![other]));
		ask(one, 10, false);
		assert_eq!(select(), Ok(vec![one, other]));
		// One blocks, and another list with it would be refused as a whole once the vault is chilled.
		ask(other, 0, true);
		assert_ok!(Stake::chill(&VAULT));
		let all = RuntimeOrigin::signed(VAULT);
		let direct =
			frame_support::storage::with_storage_layer(|| Staking::nominate(all, vec![one, other]));
		assert_eq!(direct, Err(Error::<Test>::BadTarget.into()));
		assert_eq!(select(), Ok(vec![one]));
		// Nobody fits: nobody is nominated, and nothing fails.
		ask(one, 100, false);
		assert_eq!(select(), Ok(vec![]));
		assert!(!Nominators::<Test>::contains_key(VAULT));
		assert_eq!(select(), Ok(vec![]));
	});
}
