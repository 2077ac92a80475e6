//! Vaults in the genesis.

use super::setting::*;
use crate::{GenesisConfig, GenesisHolder, GenesisVault};
use restaking_primitives::{Restake, VaultStake};
use sp_runtime::Perbill;

fn preset() -> GenesisVault<AccountId> {
	GenesisVault {
		founder: FOUNDER,
		seed: 1_000,
		validators: VALIDATORS.map(|who| (who, percent(10))).to_vec(),
		targets: vec![],
		fee: percent(10),
		fee_to: FEES,
		cap: 1_000_000,
		name: "Liquid".into(),
		symbol: "LRT".into(),
		decimals: 12,
		holders: vec![GenesisHolder { who: A, amount: 500 }, GenesisHolder { who: B, amount: 250 }],
	}
}

/// Scenario LIQ-40: a chain may begin with vaults that have holders, and all laws hold.
#[test]
fn a_chain_should_begin_with_vaults() {
	let vaults = vec![preset(), GenesisVault { seed: 2_000, holders: vec![], ..preset() }];
	chain_with(GenesisConfig { vaults }).execute_with(|| {
		check_state();
		assert_eq!((shares(&A), shares(&B), books().entering), (500, 250, 750));
		assert_eq!(Stake::nominated(&stash()), VALIDATORS.to_vec());
		turn_in(8);
		assert_eq!((active(), books().entering), (1_750, 0));
		assert_eq!(vault().fee, percent(10));
		check_state();
	});
}

/// Targets of a preset are assignments of the same genesis.
#[test]
fn a_preset_should_name_targets() {
	let terms_hash = terms(20).hash_with(None);
	let target = crate::TargetSpec {
		assignment: AT_20,
		weight: percent(50),
		terms_hash,
		max_commission: Perbill::zero(),
	};
	let vaults = vec![GenesisVault { targets: vec![target], ..preset() }];
	chain_with(GenesisConfig { vaults }).execute_with(|| {
		turn_in(8);
		assert_eq!(counted(AT_20), 875);
		let positions = <Restaking as Restake<AccountId>>::positions(&stash());
		assert_eq!(positions.len(), 1);
		check_state();
	});
}

#[test]
#[should_panic(expected = "vault 0 was refused")]
fn a_mistake_should_stop_the_specification() {
	let vaults = vec![GenesisVault { seed: 1, ..preset() }];
	let _chain = chain_with(GenesisConfig { vaults });
}
