//! Genesis presets: the chains that one command starts.

use crate::{
	configs::{restaking::AssetRestakingPalletId, services::Hook, TreasuryAccount, BONDED_ASSET},
	constants::{
		currency::{MILLI, UNIT},
		properties::TOKEN_DECIMALS,
	},
	AccountId, AssetBondConfig, AssetRestakingConfig, AssetsConfig, Balance, BalancesConfig,
	BondConfig, CollatorSelectionConfig, ForeignAssetsConfig, ParachainInfoConfig,
	PolkadotXcmConfig, RestakingConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys,
	SudoConfig,
};
use alloc::{vec, vec::Vec};
use pallet_restaking::{
	types::JoinPolicy, GenesisBond, GenesisJoin, GenesisOperator, GenesisPledge, GenesisService,
};
use polkadot_sdk::{
	frame_support::build_struct_json_patch,
	sp_genesis_builder::{self, PresetId},
	sp_keyring::Sr25519Keyring,
	sp_runtime::{traits::AccountIdConversion, Perbill},
	staging_xcm::{latest::Location, prelude::XCM_VERSION},
};
use restaking_primitives::{
	AssignmentId, Authority, Conditions, ServiceId, ServiceKey, Shares, Terms,
};
use serde_json::Value;

/// The id of this chain on its relay chain.
pub const PARA_ID: u32 = 2_000;

/// Balance that each named account starts with, of the native token, of the bonded asset, and of the relay chain's.
const ENDOWMENT: Balance = 200_000 * UNIT;
/// What each staker has bonded, of either.
const STAKE: Balance = 20_000 * UNIT;
/// What each staker has pledged to the service of its instance.
const PLEDGE: Balance = 10_000 * UNIT;
/// The bond for words of the slasher.
const SLASH_BOND: Balance = 100 * UNIT;
/// The least balance of assets.
const LEAST: Balance = 10 * MILLI;
/// What a candidate for collator reserves.
const CANDIDACY_BOND: Balance = 1_000 * UNIT;

/// The accounts with a bond: of the native token the first two, of the asset the others.
const STAKERS: [Sr25519Keyring; 2] = [Sr25519Keyring::Eve, Sr25519Keyring::EveStash];
const ASSET_STAKERS: [Sr25519Keyring; 2] = [Sr25519Keyring::Ferdie, Sr25519Keyring::FerdieStash];

fn name(who: Sr25519Keyring) -> AccountId {
	who.to_account_id()
}

/// Returns the native funds at the beginning.
fn balances() -> Vec<(AccountId, Balance)> {
	Sr25519Keyring::well_known()
		.map(|who| (name(who), ENDOWMENT))
		// The treasury must exist before the first fee reaches it.
		.chain([(TreasuryAccount::get(), UNIT)])
		.collect()
}

/// Returns the funds of an asset at the beginning, all but those of the escrow.
fn funds<Id: Clone>(asset: Id) -> Vec<(Id, AccountId, Balance)> {
	Sr25519Keyring::well_known()
		.map(|who| (asset.clone(), name(who), ENDOWMENT))
		.chain([(asset.clone(), TreasuryAccount::get(), LEAST)])
		.collect()
}

/// Returns the funds of the bonded asset. Nothing of it is minted for the escrow: it has its least balance.
fn bonded_asset() -> Vec<(u32, AccountId, Balance)> {
	let escrow = AssetRestakingPalletId::get().into_account_truncating();
	let mut accounts = funds(BONDED_ASSET);
	accounts.push((BONDED_ASSET, escrow, LEAST));
	accounts
}

fn bonds(stakers: &[Sr25519Keyring]) -> Vec<(AccountId, Balance)> {
	stakers.iter().map(|who| (name(*who), STAKE)).collect()
}

/// Genesis of a chain with these collators, two assets, and bonds of the native token and of one of the assets.
fn genesis(collators: &[Sr25519Keyring]) -> Value {
	let invulnerables: Vec<_> = collators.iter().map(|who| name(*who)).collect();
	let keys =
		|who: &Sr25519Keyring| (name(*who), name(*who), SessionKeys { aura: who.public().into() });
	let (treasury, relay) = (TreasuryAccount::get(), Location::parent());
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances: balances() },
		parachain_info: ParachainInfoConfig { parachain_id: PARA_ID.into() },
		collator_selection: CollatorSelectionConfig {
			invulnerables,
			candidacy_bond: CANDIDACY_BOND,
		},
		session: SessionConfig { keys: collators.iter().map(keys).collect::<Vec<_>>() },
		polkadot_xcm: PolkadotXcmConfig { safe_xcm_version: Some(XCM_VERSION) },
		assets: AssetsConfig {
			assets: vec![(BONDED_ASSET, treasury.clone(), true, LEAST)],
			metadata: vec![(
				BONDED_ASSET,
				b"Bonded asset".to_vec(),
				b"BOND".to_vec(),
				TOKEN_DECIMALS
			)],
			accounts: bonded_asset(),
		},
		foreign_assets: ForeignAssetsConfig {
			assets: vec![(relay.clone(), treasury, true, LEAST)],
			accounts: funds(relay),
		},
		bond: BondConfig { bonds: bonds(&STAKERS) },
		asset_bond: AssetBondConfig { bonds: bonds(&ASSET_STAKERS) },
		sudo: SudoConfig { key: Some(name(Sr25519Keyring::Alice)) },
	})
}

/// Genesis with one collator, Alice.
fn development() -> Value {
	genesis(&[Sr25519Keyring::Alice])
}

/// Genesis with two collators, Alice and Bob.
fn local_testnet() -> Value {
	genesis(&[Sr25519Keyring::Alice, Sr25519Keyring::Bob])
}

/// Conditions of the services of the preset with services.
fn conditions() -> Conditions<AccountId> {
	Conditions {
		max_slash: Perbill::from_percent(20),
		report_window: 2,
		veto_window: 2,
		exit_window: 7,
		min_pledge: 10 * UNIT,
		quorum: Perbill::from_percent(50),
		places: 128,
		jail_term: 0,
		shares: Shares { treasury: Perbill::from_percent(50), ..Default::default() },
		recipient: None,
		resolver_may_veto_proofs: false,
	}
}

/// Returns a service whose slasher is Bob, and whose resolver is Charlie.
fn service<Rules>(hook: Rules) -> GenesisService<AccountId, Rules> {
	GenesisService {
		owner: name(Sr25519Keyring::Alice),
		terms: Terms { conditions: conditions(), hook },
		slasher: Some(name(Sr25519Keyring::Bob)),
		resolver: Some(name(Sr25519Keyring::Charlie)),
		join_policy: JoinPolicy::Open,
		group: None,
		metadata: "a service to try things on".into(),
	}
}

/// Returns the bond for Bob's words, which Bob pays.
fn slash_bond() -> GenesisBond<AccountId> {
	let payer = name(Sr25519Keyring::Bob);
	GenesisBond { service: ServiceId(0), payer, amount: SLASH_BOND }
}

fn operator() -> GenesisOperator<AccountId> {
	GenesisOperator { account: name(Sr25519Keyring::Dave), metadata: "Dave".into() }
}

fn join() -> GenesisJoin<AccountId> {
	GenesisJoin {
		operator: name(Sr25519Keyring::Dave),
		service: ServiceId(0),
		commission: Perbill::from_percent(5),
		key: ServiceKey::Sr25519(Sr25519Keyring::Dave.public()),
	}
}

fn pledges(stakers: &[Sr25519Keyring]) -> Vec<GenesisPledge<AccountId>> {
	let assignment = AssignmentId(0);
	let pledge = |who: &Sr25519Keyring| {
		let stash = name(*who);
		GenesisPledge { stash, assignment, amount: PLEDGE, standing: false }
	};
	stakers.iter().map(pledge).collect()
}

/// Genesis of the development chain with a service in each instance. Dave operates in both, and all stakers have
/// pledged half of their bonds.
fn services() -> Value {
	let more = build_struct_json_patch!(RuntimeGenesisConfig {
		restaking: RestakingConfig {
			services: vec![service(Hook::Authority(Authority))],
			bonds: vec![slash_bond()],
			operators: vec![operator()],
			joins: vec![join()],
			pledges: pledges(&STAKERS),
		},
		asset_restaking: AssetRestakingConfig {
			services: vec![service(Authority)],
			bonds: vec![slash_bond()],
			operators: vec![operator()],
			joins: vec![join()],
			pledges: pledges(&ASSET_STAKERS),
		},
	});
	match (development(), more) {
		(Value::Object(mut all), Value::Object(more)) => {
			all.extend(more);
			Value::Object(all)
		},
		(all, _) => all,
	}
}

/// Name of the preset of the development chain with services on it.
pub const SERVICES_PRESET: &str = "services";

/// Returns the preset of this name as JSON. `None` if there is no such preset.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		sp_genesis_builder::DEV_RUNTIME_PRESET => development(),
		sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET => local_testnet(),
		SERVICES_PRESET => services(),
		_ => return None,
	};
	serde_json::to_vec(&patch).ok()
}

/// Returns the names of all presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![
		PresetId::from(sp_genesis_builder::DEV_RUNTIME_PRESET),
		PresetId::from(sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET),
		PresetId::from(SERVICES_PRESET),
	]
}
