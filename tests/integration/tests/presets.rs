//! The chains that genesis presets make.

use pallet_liquid_restaking::VaultId;
use polkadot_sdk::{
	frame_support::traits::{
		fungible::{Inspect, NativeOrWithId},
		Get,
	},
	pallet_babe, pallet_staking, pallet_sudo,
	sp_keyring::Sr25519Keyring::{
		self, Alice, AliceStash, BobStash, Eve, EveStash, Ferdie, FerdieStash,
	},
};
use restaking_integration_tests::{account, Chain};
use restaking_runtime::{
	calendar::Lengths,
	configs::{TreasuryAccount, FIRST_RECEIPT},
	constants::currency::{EXISTENTIAL_DEPOSIT, UNIT},
	genesis_config_presets, AssetConversion, Assets, Balances, Liquid, Runtime, Session,
};

#[test]
fn development_has_one_validator_two_nominators_and_funded_accounts() {
	Chain::development().run(|_| {
		assert_eq!(Session::validators(), vec![account(AliceStash)]);
		for nominator in [EveStash, FerdieStash] {
			let nominations = pallet_staking::Nominators::<Runtime>::get(account(nominator));
			assert_eq!(nominations.expect("nominates").targets.to_vec(), [account(AliceStash)]);
		}
		for name in Sr25519Keyring::well_known() {
			assert_eq!(Balances::total_balance(&account(name)), 200_000 * UNIT, "{name}");
		}
		assert!(Balances::total_balance(&TreasuryAccount::get()) >= EXISTENTIAL_DEPOSIT);
		assert_eq!(pallet_sudo::Key::<Runtime>::get(), Some(account(Alice)));
	});
}

/// A walker may try anything: time does not stand still when the validator leaves.
#[test]
fn another_validator_waits_on_the_demo_chain() {
	Chain::demo().run(|chain| {
		assert_eq!(Session::validators(), vec![account(AliceStash)]);
		let walker = pallet_staking::Ledger::<Runtime>::get(account(Ferdie)).expect("bonds");
		assert_eq!(walker.active, 50_000 * UNIT);
		assert!(!pallet_staking::Validators::<Runtime>::contains_key(account(Ferdie)));

		chain.next_era();
		assert_eq!(Session::validators(), vec![account(AliceStash)]);
		let chill = pallet_staking::Call::<Runtime>::chill {};
		chain.call(account(AliceStash), chill).expect("leaves");
		chain.to_era(chain.era() + 3);
		assert_eq!(Session::validators(), vec![account(BobStash)]);
	});
}

/// The vault of the demo chain has holders, a target and a pool. Its first turn bonds all of it, and pledges half.
#[test]
fn a_vault_stakes_and_restakes_on_the_demo_chain() {
	Chain::demo().run(|chain| {
		let vault = || Liquid::vault(VaultId(0)).expect("Alice has founded it");
		for holder in [Eve, Ferdie] {
			assert_eq!(Assets::balance(FIRST_RECEIPT, account(holder)), 1_000 * UNIT);
		}
		let founded = vault();
		assert_eq!((founded.assets, founded.redeemable), (13_000 * UNIT, 13_000 * UNIT));
		assert_eq!((founded.shares, founded.seed), (13_000 * UNIT, 1_000 * UNIT));
		assert_eq!((founded.active, founded.entering), (1_000 * UNIT, 12_000 * UNIT));
		let (native, receipt) = (NativeOrWithId::Native, NativeOrWithId::WithId(FIRST_RECEIPT));
		let pool = AssetConversion::get_reserves(native, receipt);
		assert_eq!(pool.ok(), Some((10_000 * UNIT, 10_000 * UNIT)));

		// The block that begins an era has no room.
		chain.next_era();
		chain.blocks(2);
		let turned = vault();
		assert_eq!((turned.turned_era, turned.entering), (chain.era(), 0));
		assert_eq!(turned.active, 13_000 * UNIT);
		assert_eq!(turned.targets[0].counted, 6_500 * UNIT);
		// A fifth of it.
		assert_eq!(turned.worst.all, 1_300 * UNIT);
		chain.next_era();
		let staked = pallet_staking::Ledger::<Runtime>::get(&turned.stash).expect("bonds");
		assert_eq!((staked.active, staked.unlocking.len()), (13_000 * UNIT, 0));
	});
}

/// What the README says of a chain without validators: its eras do not turn.
#[test]
fn eras_stand_still_without_a_validator() {
	Chain::development().run(|chain| {
		let chill = pallet_staking::Call::<Runtime>::chill {};
		chain.call(account(AliceStash), chill).expect("leaves");
		let era = chain.era();
		chain.blocks(50);
		assert_eq!(chain.era(), era);
		assert_eq!(Session::validators(), vec![account(AliceStash)]);
	});
}

#[test]
fn local_testnet_has_four_validators() {
	Chain::local_testnet().run(|_| assert_eq!(Session::validators().len(), 4));
}

#[test]
fn presets_have_eras_of_a_minute_and_the_default_is_a_real_network() {
	Chain::development().run(|_| {
		let epoch = <Runtime as pallet_babe::Config>::EpochDuration::get();
		let sessions = <Runtime as pallet_staking::Config>::SessionsPerEra::get();
		assert_eq!((epoch, sessions), (5, 2));
		assert_eq!(<Runtime as pallet_staking::Config>::BondingDuration::get(), 8);
		assert_eq!(<Runtime as pallet_staking::Config>::SlashDeferDuration::get(), 2);
	});
	let real = Lengths::default();
	assert!(real.are_valid());
	assert_eq!((real.epoch_slots, real.sessions_per_era, real.bonding_eras), (2_400, 6, 28));
}

#[test]
fn lengths_that_could_not_work_are_refused() {
	let real = Lengths::default();
	assert!(!Lengths { epoch_slots: 0, ..real }.are_valid());
	assert!(!Lengths { sessions_per_era: 0, ..real }.are_valid());
	assert!(!Lengths { slash_defer_eras: 0, ..real }.are_valid());
	assert!(!Lengths { slash_defer_eras: real.bonding_eras, ..real }.are_valid());
}

#[test]
fn every_preset_named_exists_and_no_other_does() {
	for name in genesis_config_presets::preset_names() {
		assert!(genesis_config_presets::get_preset(&name).is_some());
	}
	assert!(genesis_config_presets::get_preset(&"mainnet".into()).is_none());
}
