//! The stake that restaking builds on, without restaking.

use polkadot_sdk::{
	frame_support::traits::fungible::{Inspect, InspectHold},
	frame_system::RawOrigin,
	pallet_session, pallet_staking,
	pallet_staking::{RewardDestination, ValidatorPrefs},
	sp_keyring::Sr25519Keyring::{AliceStash, Bob, BobStash, EveStash, FerdieStash},
	sp_runtime::Perbill,
	sp_staking::StakingAccount::Stash,
};
use restaking_integration_tests::{account, session_keys, Chain};
use restaking_runtime::{
	configs::TreasuryAccount, constants::currency::UNIT, AccountId, Balance, Balances, Runtime,
	RuntimeHoldReason, Session, Staking,
};

type Call = pallet_staking::Call<Runtime>;

fn held(who: &AccountId) -> Balance {
	let staking = RuntimeHoldReason::Staking(pallet_staking::HoldReason::Staking);
	Balances::balance_on_hold(&staking, who)
}

fn bonded(who: &AccountId) -> pallet_staking::StakingLedger<Runtime> {
	Staking::ledger(Stash(who.clone())).expect("bonded")
}

fn bond(chain: &Chain, who: &AccountId, value: Balance) {
	let payee = RewardDestination::Stash;
	chain.call(who.clone(), Call::bond { value, payee }).expect("bonds");
}

#[test]
fn an_era_turns_and_the_election_seats_the_genesis_validators() {
	Chain::local_testnet().run(|chain| {
		let before: Vec<_> = Session::validators();
		assert_eq!(before.len(), 4);
		chain.to_era(3);
		let mut after = Session::validators();
		after.sort();
		let mut expected = before;
		expected.sort();
		assert_eq!(after, expected);
		// Both nominators back somebody in the era that is planned.
		let backed: Vec<_> = expected
			.iter()
			.flat_map(|validator| Staking::eras_stakers(3, validator).others)
			.map(|backer| backer.who)
			.collect();
		assert!(backed.contains(&account(EveStash)) && backed.contains(&account(FerdieStash)));
	});
}

#[test]
fn a_validator_with_enough_stake_is_elected() {
	Chain::development().run(|chain| {
		let bob = account(BobStash);
		bond(chain, &bob, 60_000 * UNIT);
		let (keys, proof) = session_keys(&bob, "//Bob");
		let set_keys = pallet_session::Call::<Runtime>::set_keys { keys, proof };
		chain.call(bob.clone(), set_keys).expect("sets keys");
		let prefs = ValidatorPrefs { commission: Perbill::from_percent(5), blocked: false };
		chain.call(bob.clone(), Call::validate { prefs }).expect("validates");

		chain.next_era();
		chain.next_era();
		assert!(Session::validators().contains(&bob));
		assert!(Session::validators().contains(&account(AliceStash)));
	});
}

#[test]
fn unbonded_funds_are_free_after_the_bonding_duration_and_not_an_era_before() {
	Chain::development().run(|chain| {
		let bob = account(Bob);
		bond(chain, &bob, 100 * UNIT);
		let start = chain.era();
		chain.call(bob.clone(), Call::unbond { value: 100 * UNIT }).expect("unbonds");
		let withdraw = || Call::withdraw_unbonded { num_slashing_spans: 0 };

		chain.to_era(start + 7);
		chain.call(bob.clone(), withdraw()).expect("takes nothing");
		assert_eq!(held(&bob), 100 * UNIT);

		chain.to_era(start + 8);
		chain.call(bob.clone(), withdraw()).expect("takes all");
		assert_eq!(held(&bob), 0);
		assert!(Staking::ledger(Stash(bob)).is_err());
	});
}

#[test]
fn inflation_is_minted_to_the_unit_the_rest_of_it_to_the_treasury() {
	Chain::development().run(|chain| {
		chain.to_era(1);
		let treasury = Balances::total_balance(&TreasuryAccount::get());
		let issued = Balances::total_issuance();
		chain.to_era(4);
		let payable: Balance = (0..chain.era())
			.filter_map(pallet_staking::ErasValidatorReward::<Runtime>::get)
			.sum();
		assert!(payable > 0, "eras pay");
		let minted = Balances::total_issuance() - issued;
		let to_treasury = Balances::total_balance(&TreasuryAccount::get()) - treasury;
		assert!(minted > 0);
		assert_eq!(minted, to_treasury, "stakers are paid when somebody asks, not before");

		// Asking mints what is owed, and no more.
		let era = 1;
		let owed = pallet_staking::ErasValidatorReward::<Runtime>::get(era).expect("paid era");
		let before = Balances::total_issuance();
		let payout = Call::payout_stakers { validator_stash: account(AliceStash), era };
		chain.call(account(Bob), payout).expect("pays out");
		let paid = Balances::total_issuance() - before;
		// Three stakers, whose shares are billionths, rounded down.
		assert!(paid <= owed && owed - paid <= 3 * (owed / 1_000_000_000 + 1), "{paid} of {owed}");
	});
}

#[test]
fn a_base_slash_waits_for_its_deferral_and_reaches_the_treasury() {
	Chain::local_testnet().run(|chain| {
		chain.to_era(2);
		let alice = account(AliceStash);
		let era = pallet_staking::ActiveEra::<Runtime>::get().expect("started").index;
		let slash = Call::manual_slash {
			validator_stash: alice.clone(),
			era,
			slash_fraction: Perbill::from_percent(10),
		};
		let before = bonded(&alice).total;
		let own = Staking::eras_stakers(era, &alice).own;
		chain.call_as_root(slash).expect("root may slash");
		assert_eq!(bonded(&alice).total, before, "deferred");

		// Slashes of an era are applied when the era after its deferral starts, which is a session
		// after that era is planned.
		chain.to_era(era + 2);
		let treasury = Balances::total_balance(&TreasuryAccount::get());
		assert_eq!(bonded(&alice).total, before, "still deferred");
		chain.to_era(era + 4);
		assert_eq!(bonded(&alice).total, before - own / 10);
		assert_eq!(held(&alice), before - own / 10);
		assert!(Balances::total_balance(&TreasuryAccount::get()) >= treasury + own / 10);
	});
}

#[test]
fn root_cannot_be_impersonated() {
	Chain::development().run(|chain| {
		let slash = Call::force_new_era_always {};
		assert!(chain.call(account(Bob), slash.clone()).is_err());
		assert!(chain.call_as(RawOrigin::None.into(), slash.clone()).is_err());
		assert!(chain.call_as_root(slash).is_ok());
	});
}
