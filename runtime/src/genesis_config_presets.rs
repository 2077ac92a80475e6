//! Genesis presets: the chains that one command starts.

use crate::{
	calendar::Lengths,
	configs::{services::Hook, AssetId, TreasuryAccount, FIRST_RECEIPT},
	constants::{currency::UNIT, properties::TOKEN_DECIMALS, time::PRIMARY_PROBABILITY},
	opaque::SessionKeys,
	AccountId, AssetConversionConfig, BabeConfig, Balance, BalancesConfig, CalendarConfig,
	LiquidConfig, RestakingConfig, RuntimeGenesisConfig, SessionConfig, StakingConfig, SudoConfig,
};
use alloc::{vec, vec::Vec};
use pallet_liquid_restaking::{GenesisHolder, GenesisVault, TargetSpec};
use pallet_restaking::{
	types::JoinPolicy, GenesisJoin, GenesisOperator, GenesisPledge, GenesisService,
};
use pallet_staking::{Forcing, StakerStatus};
use polkadot_sdk::{
	frame_support::{build_struct_json_patch, traits::fungible::NativeOrWithId},
	pallet_staking,
	sp_consensus_babe::{AllowedSlots, BabeEpochConfiguration},
	sp_genesis_builder::{self, PresetId},
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
	sp_runtime::Perbill,
};
use restaking_primitives::{
	AssignmentId, Authority, Conditions, ServiceId, ServiceKey, Shares, Terms,
};
use serde_json::Value;

/// Balance that each named account starts with.
const ENDOWMENT: Balance = 200_000 * UNIT;
/// Stake that each genesis validator bonds.
const VALIDATOR_BOND: Balance = 50_000 * UNIT;
/// Stake that each genesis nominator bonds.
const NOMINATOR_BOND: Balance = 20_000 * UNIT;
/// Stake that the validator of the demo chain bonds that waits for a seat: less than any other, so that
/// it gets one only when the other leaves.
const WAITING_BOND: Balance = 10_000 * UNIT;

/// Stake with which the vault of the demo chain is opened.
const SEED: Balance = 1_000 * UNIT;
/// Each of the two sides of the pool of the demo chain.
const POOL_SIDE: Balance = 10_000 * UNIT;
/// The receipt of the vault of the demo chain, the first one.
const RECEIPT: AssetId = FIRST_RECEIPT;

/// Eras of a minute and bonds of eight eras, for a person who watches.
const SHORT: Lengths =
	Lengths { epoch_slots: 5, sessions_per_era: 2, bonding_eras: 8, slash_defer_eras: 2 };

/// A named account that validates: the stash that bonds, its stake, and the name whose keys sign.
#[derive(Clone, Copy)]
struct Validator {
	stash: Sr25519Keyring,
	bond: Balance,
	babe: Sr25519Keyring,
	grandpa: Ed25519Keyring,
}

const ALICE: Validator = Validator {
	stash: Sr25519Keyring::AliceStash,
	bond: VALIDATOR_BOND,
	babe: Sr25519Keyring::Alice,
	grandpa: Ed25519Keyring::Alice,
};
const BOB: Validator = Validator {
	stash: Sr25519Keyring::BobStash,
	bond: VALIDATOR_BOND,
	babe: Sr25519Keyring::Bob,
	grandpa: Ed25519Keyring::Bob,
};
const CHARLIE: Validator = Validator {
	stash: Sr25519Keyring::CharlieStash,
	bond: VALIDATOR_BOND,
	babe: Sr25519Keyring::Charlie,
	grandpa: Ed25519Keyring::Charlie,
};
const DAVE: Validator = Validator {
	stash: Sr25519Keyring::DaveStash,
	bond: VALIDATOR_BOND,
	babe: Sr25519Keyring::Dave,
	grandpa: Ed25519Keyring::Dave,
};

/// The account that waits on the demo chain for a seat.
const WAITING: Validator = Validator { bond: WAITING_BOND, ..BOB };

/// An account that bonds at genesis and nominates every genesis validator, with its stake.
type Nominator = (Sr25519Keyring, Balance);

/// The nominators of every preset.
const NOMINATORS: [Nominator; 2] =
	[(Sr25519Keyring::EveStash, NOMINATOR_BOND), (Sr25519Keyring::FerdieStash, NOMINATOR_BOND)];

/// One more nominator of the demo chain, whose key every wallet for developers has: it validates
/// nothing, so that whatever it tries the chain goes on.
const WALKER: Nominator = (Sr25519Keyring::Ferdie, 50_000 * UNIT);

/// The accounts that bond at genesis.
struct Cast<'a> {
	validators: &'a [Validator],
	nominators: &'a [Nominator],
	/// The maximum number of validators that are elected. At least one must be.
	seats: u32,
}

impl Validator {
	fn keys(&self) -> SessionKeys {
		SessionKeys { grandpa: self.grandpa.public().into(), babe: self.babe.public().into() }
	}
}

type Staker = (AccountId, AccountId, Balance, StakerStatus<AccountId>);

fn stakers(cast: &Cast) -> Vec<Staker> {
	let stashes: Vec<_> = cast.validators.iter().map(|v| v.stash.to_account_id()).collect();
	let validating = cast.validators.iter().map(|validator| {
		let stash = validator.stash.to_account_id();
		(stash.clone(), stash, validator.bond, StakerStatus::Validator)
	});
	let nominating = cast.nominators.iter().map(|(nominator, bond)| {
		let stash = nominator.to_account_id();
		(stash.clone(), stash, *bond, StakerStatus::Nominator(stashes.clone()))
	});
	validating.chain(nominating).collect()
}

fn balances() -> Vec<(AccountId, Balance)> {
	Sr25519Keyring::well_known()
		.map(|account| (account.to_account_id(), ENDOWMENT))
		// The treasury must exist before the first fee reaches it.
		.chain([(TreasuryAccount::get(), UNIT)])
		.collect()
}

/// Genesis of a chain with these stakers.
fn genesis(cast: Cast) -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		babe: BabeConfig {
			epoch_config: BabeEpochConfiguration {
				c: PRIMARY_PROBABILITY,
				allowed_slots: AllowedSlots::PrimaryAndSecondaryVRFSlots,
			},
		},
		balances: BalancesConfig { balances: balances() },
		calendar: CalendarConfig { lengths: SHORT },
		session: SessionConfig {
			keys: cast
				.validators
				.iter()
				.map(|v| (v.stash.to_account_id(), v.stash.to_account_id(), v.keys()))
				.collect::<Vec<_>>(),
		},
		staking: StakingConfig {
			validator_count: cast.seats,
			minimum_validator_count: 1,
			invulnerables: vec![],
			force_era: Forcing::NotForcing,
			slash_reward_fraction: Perbill::from_percent(10),
			stakers: stakers(&cast),
			min_nominator_bond: 10 * UNIT,
			min_validator_bond: 1_000 * UNIT,
		},
		sudo: SudoConfig { key: Some(Sr25519Keyring::Alice.to_account_id()) },
	})
}

/// Genesis with one authority, Alice, and a second seat for one who wants to try validating.
fn development() -> Value {
	genesis(Cast { validators: &[ALICE], nominators: &NOMINATORS, seats: 2 })
}

/// Genesis with four authorities: Alice, Bob, Charlie and Dave. Any three of them finalise.
fn local_testnet() -> Value {
	let validators = &[ALICE, BOB, CHARLIE, DAVE];
	genesis(Cast { validators, nominators: &NOMINATORS, seats: 4 })
}

/// Conditions of the service on the demo chain.
fn demo_conditions() -> Conditions<AccountId> {
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

/// Terms of the service on the demo chain.
fn demo_terms() -> Terms<AccountId, Hook> {
	Terms { conditions: demo_conditions(), hook: Hook::Authority(Authority) }
}

/// The service on the demo chain. Its slasher is Bob, its resolver Charlie.
fn demo_service() -> GenesisService<AccountId, Hook> {
	let name = |who: Sr25519Keyring| who.to_account_id();
	GenesisService {
		owner: name(Sr25519Keyring::Alice),
		terms: demo_terms(),
		slasher: Some(name(Sr25519Keyring::Bob)),
		resolver: Some(name(Sr25519Keyring::Charlie)),
		join_policy: JoinPolicy::Open,
		group: None,
		metadata: "a service to try things on".into(),
	}
}

/// The vault on the demo chain. Alice has founded it, and manages it: half of its stake shall count in the service.
/// Eve and Ferdie hold its receipts.
fn demo_vault() -> GenesisVault<AccountId> {
	let name = |who: Sr25519Keyring| who.to_account_id();
	let most = Perbill::from_percent(10);
	let holder = |who, amount| GenesisHolder { who: name(who), amount };
	GenesisVault {
		founder: name(Sr25519Keyring::Alice),
		seed: SEED,
		validators: [ALICE, WAITING].map(|it| (it.stash.to_account_id(), most)).to_vec(),
		targets: vec![TargetSpec {
			assignment: AssignmentId(0),
			weight: Perbill::from_percent(50),
			// Without its slasher, who may change: it judges nothing by itself.
			terms_hash: demo_terms().hash_with(None),
			max_commission: most,
		}],
		fee: Perbill::from_percent(10),
		fee_to: name(Sr25519Keyring::Alice),
		cap: 1_000_000 * UNIT,
		name: "Liquid restaked RST".into(),
		symbol: "LRST".into(),
		decimals: TOKEN_DECIMALS,
		holders: vec![
			holder(Sr25519Keyring::Eve, POOL_SIDE + SEED),
			holder(Sr25519Keyring::Ferdie, SEED),
		],
	}
}

/// Genesis of a chain with a service on it, and a vault that stakes in it. The operator of the service is Dave; Eve's
/// stash has pledged half of its bond. Eve keeps a pool, in which receipts of the vault are exchanged at once. There
/// is one seat, and a validator waits for it: eras would stand still without any.
fn demo() -> Value {
	let [first, second] = NOMINATORS;
	let nominators = &[first, second, WALKER];
	let base = genesis(Cast { validators: &[ALICE, WAITING], nominators, seats: 1 });
	let name = |who: Sr25519Keyring| who.to_account_id();
	let dave = name(Sr25519Keyring::Dave);
	let (native, receipt) = (NativeOrWithId::Native, NativeOrWithId::WithId(RECEIPT));
	let restaking = build_struct_json_patch!(RuntimeGenesisConfig {
		restaking: RestakingConfig {
			services: vec![demo_service()],
			bonds: vec![],
			operators: vec![GenesisOperator { account: dave.clone(), metadata: "Dave".into() }],
			joins: vec![GenesisJoin {
				operator: dave,
				service: ServiceId(0),
				commission: Perbill::from_percent(5),
				key: ServiceKey::Sr25519(Sr25519Keyring::Dave.public()),
			}],
			pledges: vec![GenesisPledge {
				stash: name(Sr25519Keyring::EveStash),
				assignment: AssignmentId(0),
				amount: NOMINATOR_BOND / 2,
				standing: false,
			}],
		},
		liquid: LiquidConfig { vaults: vec![demo_vault()] },
		asset_conversion: AssetConversionConfig {
			pools: vec![(native, receipt, name(Sr25519Keyring::Eve), POOL_SIDE, POOL_SIDE)],
		},
	});
	match (base, restaking) {
		(Value::Object(mut all), Value::Object(more)) => {
			all.extend(more);
			Value::Object(all)
		},
		(all, _) => all,
	}
}

/// Name of the preset of the development chain with a service on it.
const DEMO_PRESET: &str = "demo";

/// Returns the preset of this name as JSON. `None` if there is no such preset.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		sp_genesis_builder::DEV_RUNTIME_PRESET => development(),
		sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET => local_testnet(),
		DEMO_PRESET => demo(),
		_ => return None,
	};
	serde_json::to_vec(&patch).ok()
}

/// Returns the names of all presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![
		PresetId::from(sp_genesis_builder::DEV_RUNTIME_PRESET),
		PresetId::from(sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET),
		PresetId::from(DEMO_PRESET),
	]
}
