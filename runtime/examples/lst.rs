//! A runtime in which the receipt of a vault is bonded: a second instance of the restaking pallet over an asset.
//!
//! It also runs. A service takes all that it may of the vault's stake, 40 %, and another all that it may of the
//! receipts, 50 %: of a unit 30 % are left. What the second certifies beforehand has the first one's part taken
//! off, so both together promise no more than there is.

// A test chain and the macros may do this.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::unreachable
)]

use frame_election_provider_support::{bounds::ElectionBoundsBuilder, onchain, SequentialPhragmen};
use frame_support::{
	derive_impl, parameter_types,
	traits::{
		fungible::{Inspect, NativeFromLeft, NativeOrWithId, UnionOf},
		AsEnsureOriginWithArg, ConstBool, ConstU128, ConstU32, ConstU64, Get, OnFinalize,
		OnInitialize, OnPoll,
	},
	weights::WeightMeter,
	PalletId,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureSigned};
use pallet_liquid_restaking::{GenesisHolder, GenesisVault, TargetSpec, VaultId};
use pallet_restaking::{
	types::JoinPolicy, GenesisBond, GenesisJoin, GenesisOperator, GenesisService,
};
use pallet_session::PeriodicSessions;
use pallet_staking::{StakerStatus, UseNominatorsAndValidatorsMap, UseValidatorsMap};
use polkadot_sdk::*;
use restaking_adapters::{AssetCurrency, PalletStaking};
use restaking_primitives::{
	AssignmentId, Authority, Conditions, EncodedNames, EraIndex, LiquidRate, ServiceId, ServiceKey,
	StakeInspect, Terms,
};
use sp_core::{sr25519, H256};
use sp_runtime::{
	testing::UintAuthorityId,
	traits::{AccountIdConversion, Convert, IdentityLookup, OpaqueKeys},
	AccountId32, BuildStorage, DispatchError, KeyTypeId, Perbill,
};

type AccountId = AccountId32;
type AssetId = u32;
type Balance = u128;
type Block = frame_system::mocking::MockBlock<Runtime>;

/// The receipt of the first vault.
const RECEIPT: AssetId = 1 << 31;

// A runtime that has staking and assets with holds. Vaults need accounts of 21 bytes or more.

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type Block = Block;
	type Lookup = IdentityLookup<AccountId>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Runtime {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Runtime {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<10>;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Runtime {
	type Balance = Balance;
	// A chain with real money closes the ids of receipts.
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type Currency = Balances;
	type ForceOrigin = EnsureRoot<AccountId>;
	// Without it nothing of an asset can be bonded.
	type Holder = AssetsHolder;
}

impl pallet_assets_holder::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
}

parameter_types! {
	pub Bounds: frame_election_provider_support::bounds::ElectionBounds =
		ElectionBoundsBuilder::default().build();
	pub const BondingDuration: EraIndex = 28;
	pub const SessionsPerEra: u32 = 1;
}

/// The election, within one block.
pub struct Election;
impl onchain::Config for Election {
	type Bounds = Bounds;
	type DataProvider = Staking;
	type MaxBackersPerWinner = ConstU32<64>;
	type MaxWinnersPerPage = ConstU32<16>;
	type Solver = SequentialPhragmen<AccountId, Perbill>;
	type Sort = ConstBool<true>;
	type System = Runtime;
	type WeightInfo = ();
}

#[derive_impl(pallet_staking::config_preludes::TestDefaultConfig)]
impl pallet_staking::Config for Runtime {
	type AdminOrigin = EnsureRoot<AccountId>;
	type BondingDuration = BondingDuration;
	type Currency = Balances;
	type ElectionProvider = onchain::OnChainExecution<Election>;
	type EraPayout = ();
	type EventListeners = Restaking;
	type GenesisElectionProvider = Self::ElectionProvider;
	type NextNewSession = Session;
	type OldCurrency = Balances;
	type SessionsPerEra = SessionsPerEra;
	type TargetList = UseValidatorsMap<Self>;
	type UnixTime = Timestamp;
	type VoterList = UseNominatorsAndValidatorsMap<Self>;
}

/// Session keys of validators that sign nothing.
pub struct NoKeys;
impl pallet_session::SessionHandler<AccountId> for NoKeys {
	const KEY_TYPE_IDS: &'static [KeyTypeId] = &[sp_core::crypto::key_types::DUMMY];

	fn on_genesis_session<Ks: OpaqueKeys>(_: &[(AccountId, Ks)]) {}

	fn on_new_session<Ks: OpaqueKeys>(_: bool, _: &[(AccountId, Ks)], _: &[(AccountId, Ks)]) {}

	fn on_disabled(_: u32) {}
}

impl pallet_session::Config for Runtime {
	type Currency = Balances;
	type DisablingStrategy = ();
	type KeyDeposit = ();
	type Keys = UintAuthorityId;
	type NextSessionRotation = PeriodicSessions<ConstU64<1>, ConstU64<0>>;
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = NoKeys;
	type SessionManager = Staking;
	type ShouldEndSession = PeriodicSessions<ConstU64<1>, ConstU64<0>>;
	type ValidatorId = AccountId;
	type ValidatorIdOf = sp_runtime::traits::ConvertInto;
	type WeightInfo = ();
}

// Restaking of native stake, vaults over it, and restaking of their receipts.

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeTask
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(4)]
	pub type AssetsHolder = pallet_assets_holder;
	#[runtime::pallet_index(5)]
	pub type Staking = pallet_staking;
	#[runtime::pallet_index(6)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(7)]
	pub type Restaking = pallet_restaking;
	#[runtime::pallet_index(8)]
	pub type Liquid = pallet_liquid_restaking;

	// After the vaults: the genesis of the second instance needs a receipt in its escrow.
	#[runtime::pallet_index(9)]
	pub type Bond = pallet_bond;
	#[runtime::pallet_index(10)]
	pub type OverReceipts = pallet_restaking<Instance1>;
}

parameter_types! {
	pub const Treasury: AccountId = TREASURY;
	pub const NativeAsset: NativeOrWithId<AssetId> = NativeOrWithId::Native;
	pub const ReceiptAsset: NativeOrWithId<AssetId> = NativeOrWithId::WithId(RECEIPT);
	pub const NoPayer: Option<AccountId> = None;
	pub const LiquidPalletId: PalletId = PalletId(*b"liquidrs");
	/// Each instance has accounts of its own.
	pub const OverReceiptsId: PalletId = PalletId(*b"restkrcp");
}

type NativeAndAssets =
	UnionOf<Balances, Assets, NativeFromLeft, NativeOrWithId<AssetId>, AccountId>;

#[derive_impl(pallet_restaking::config_preludes::TestDefaultConfig)]
impl pallet_restaking::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarks::Helper;
	type Currency = Balances;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	// Vaults divide what comes back of their losses.
	type LossListener = Liquid;
	type MaxPositions = ConstU32<4>;
	type NativeAsset = NativeAsset;
	type PalletsOrigin = OriginCaller;
	type RegisterOrigin = EnsureRootWithSuccess<AccountId, NoPayer>;
	type RewardAssets = NativeAndAssets;
	type SlashingHook = Authority;
	type Stake = PalletStaking<Self>;
	type Treasury = Treasury;
}

/// Names receipts, beginning with [`RECEIPT`].
pub struct ReceiptOf;
impl Convert<VaultId, AssetId> for ReceiptOf {
	fn convert(VaultId(vault): VaultId) -> AssetId {
		RECEIPT | vault
	}
}

/// Limits that let one target take all that the vault may lose: two fifths.
pub struct VaultLimits;
impl Get<pallet_liquid_restaking::Parameters> for VaultLimits {
	fn get() -> pallet_liquid_restaking::Parameters {
		let most = Perbill::from_percent(40);
		pallet_liquid_restaking::Parameters {
			vest_eras: 7,
			min_deposit: 1,
			min_exit: 0,
			min_seed: 100,
			float: 1_000,
			max_vault_share: Perbill::one(),
			notice: 7,
			close_after: 84,
			max_target_loss: most,
			max_operator_loss: most,
			max_exposure: most,
			min_validators: 1,
			max_fee: most,
			max_fee_step: most,
		}
	}
}

impl pallet_liquid_restaking::Config for Runtime {
	type Assets = Assets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarks::Helper;
	type Consideration = ();
	type Currency = Balances;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type ManagerOrigin = EnsureSigned<AccountId>;
	type MaxQueue = ConstU32<64>;
	type MaxVaults = ConstU32<4>;
	type OriginNames = EncodedNames;
	type PalletId = LiquidPalletId;
	type PalletsOrigin = OriginCaller;
	type Parameters = VaultLimits;
	type Restake = Restaking;
	type ShareAsset = ReceiptOf;
	type Stake = PalletStaking<Self>;
	type Treasury = Treasury;
	type WeightInfo = pallet_liquid_restaking::weights::SubstrateWeight<Self>;
}

/// The receipt as a currency with holds.
type Receipts = AssetCurrency<Assets, AssetsHolder, ConstU32<RECEIPT>>;

/// The era of native staking. Bonds count one of theirs for each.
pub struct StakingEra;
impl Get<u64> for StakingEra {
	fn get() -> u64 {
		pallet_staking::CurrentEra::<Runtime>::get().unwrap_or_default().into()
	}
}

impl pallet_bond::Config for Runtime {
	type BondingDuration = BondingDuration;
	// To burn a receipt would give the loss to the other holders.
	type Burns = ConstBool<false>;
	type Currency = Receipts;
	type EraLength = ConstU64<1>;
	type Listener = OverReceipts;
	type MaxUnlocking = ConstU32<32>;
	type MinBond = ConstU128<1>;
	type Now = StakingEra;
	type WeightInfo = ();
}

#[derive_impl(pallet_restaking::config_preludes::TestDefaultConfig)]
impl pallet_restaking::Config<pallet_restaking::Instance1> for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarks::Helper;
	type Currency = Receipts;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type MaxPositions = ConstU32<4>;
	type NativeAsset = ReceiptAsset;
	type PalletId = OverReceiptsId;
	type PalletsOrigin = OriginCaller;
	type RegisterOrigin = EnsureRootWithSuccess<AccountId, NoPayer>;
	type RewardAssets = NativeAndAssets;
	type SlashingHook = Authority;
	type Stake = Bond;
	type Treasury = Treasury;
}

/// Returns what so many bonded receipts certify, in native units: their worth, less what the services of the vault
/// may take of it. `None` while nobody knows the worth.
fn certified(receipts: Balance) -> Option<Balance> {
	let worth = <Liquid as LiquidRate<AssetId>>::value(&RECEIPT, receipts)?;
	let lost = VaultLimits::get().max_exposure.mul_ceil(worth);
	Some(worth - lost)
}

const fn account(byte: u8) -> AccountId {
	AccountId32::new([byte; 32])
}

const VALIDATOR: AccountId = account(1);
const FOUNDER: AccountId = account(2);
const HOLDER: AccountId = account(3);
const OPERATOR: AccountId = account(4);
const SLASHER: AccountId = account(5);
const PAYER: AccountId = account(6);
const TREASURY: AccountId = account(7);

/// The vault, and the one assignment of each instance.
const VAULT: VaultId = VaultId(0);
const HOME: AssignmentId = AssignmentId(0);

/// Returns terms that take at most so many per cent.
fn terms(percents: u32) -> Terms<AccountId, Authority> {
	let conditions = Conditions {
		max_slash: Perbill::from_percent(percents),
		report_window: 2,
		veto_window: 2,
		exit_window: 7,
		min_pledge: 1,
		quorum: Perbill::from_percent(50),
		places: 128,
		jail_term: 0,
		shares: Default::default(),
		recipient: None,
		resolver_may_veto_proofs: false,
	};
	Terms { conditions, hook: Authority }
}

fn service(percents: u32) -> GenesisService<AccountId, Authority> {
	GenesisService {
		owner: OPERATOR,
		terms: terms(percents),
		slasher: Some(SLASHER),
		resolver: None,
		join_policy: JoinPolicy::Open,
		group: None,
		metadata: Default::default(),
	}
}

fn bond(amount: Balance) -> GenesisBond<AccountId> {
	GenesisBond { service: ServiceId(0), payer: PAYER, amount }
}

fn operator() -> GenesisOperator<AccountId> {
	GenesisOperator { account: OPERATOR, metadata: Default::default() }
}

fn join() -> GenesisJoin<AccountId> {
	let key = ServiceKey::Sr25519(sr25519::Public::from_raw([1; 32]));
	GenesisJoin { operator: OPERATOR, service: ServiceId(0), commission: Perbill::zero(), key }
}

/// Returns a vault whose stake all counts in the service of the first instance. The escrow of the second one and
/// the treasury are among its holders: nothing is minted for them.
fn vault(in_escrow: Balance) -> GenesisVault<AccountId> {
	let escrow = OverReceiptsId::get().into_account_truncating();
	let holders = [(HOLDER, 1_010), (PAYER, 100), (TREASURY, 10), (escrow, in_escrow)];
	let holders = holders.into_iter().filter(|(_, amount)| *amount > 0);
	GenesisVault {
		founder: FOUNDER,
		seed: 1_000,
		validators: vec![(VALIDATOR, Perbill::from_percent(10))],
		targets: vec![TargetSpec {
			assignment: HOME,
			weight: Perbill::one(),
			terms_hash: terms(40).hash_with(None),
			max_commission: Perbill::zero(),
		}],
		fee: Perbill::zero(),
		fee_to: FOUNDER,
		cap: 1_000_000,
		name: "Liquid".into(),
		symbol: "LRT".into(),
		decimals: 12,
		holders: holders.map(|(who, amount)| GenesisHolder { who, amount }).collect(),
	}
}

/// Returns the genesis state of a chain with a vault, and a service in each instance.
fn genesis(in_escrow: Balance) -> sp_io::TestExternalities {
	let escrow = OverReceiptsId::get().into_account_truncating();
	let people = [VALIDATOR, FOUNDER, HOLDER, OPERATOR, SLASHER, PAYER, TREASURY, escrow];
	let config = RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: people.into_iter().map(|who| (who, 20_000)).collect(),
			..Default::default()
		},
		session: SessionConfig {
			keys: vec![(VALIDATOR, VALIDATOR, UintAuthorityId(1))],
			..Default::default()
		},
		staking: StakingConfig {
			stakers: vec![(VALIDATOR, VALIDATOR, 10_000, StakerStatus::Validator)],
			validator_count: 1,
			minimum_validator_count: 1,
			..Default::default()
		},
		restaking: RestakingConfig {
			services: vec![service(40)],
			bonds: vec![bond(1_000)],
			operators: vec![operator()],
			joins: vec![join()],
			pledges: vec![],
		},
		liquid: LiquidConfig { vaults: vec![vault(in_escrow)] },
		over_receipts: OverReceiptsConfig {
			services: vec![service(50)],
			bonds: vec![bond(50)],
			operators: vec![operator()],
			joins: vec![join()],
			pledges: vec![],
		},
		..Default::default()
	};
	config.build_storage().expect("the genesis is sound").into()
}

/// Runs one block, which is one session and one era.
fn next_era() {
	let number = System::block_number() + 1;
	System::set_block_number(number);
	Timestamp::set_timestamp(number * 6_000);
	AllPalletsWithSystem::on_initialize(number);
	AllPalletsWithSystem::on_poll(number, &mut WeightMeter::new());
	AllPalletsWithSystem::on_finalize(number);
}

/// The end of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct End {
	/// The amount that 1,000 receipts certified before.
	certified: Balance,
	/// The rest of their worth after both slashes.
	left: Balance,
	/// All receipts.
	supply: Balance,
}

/// `HOLDER` bonds 1,000 receipts and pledges them. Then the worst happens to the vault and to them.
fn play() -> Result<End, DispatchError> {
	let signed = RuntimeOrigin::signed;
	next_era();
	Bond::bond(signed(HOLDER), 1_000)?;
	let (hash, none) = (terms(50).hash(), Perbill::zero());
	OverReceipts::pledge(signed(HOLDER), HOME, 1_000, hash, none, false).map_err(|it| it.error)?;
	next_era();
	next_era();
	let certified = certified(1_000).ok_or("nobody knows the worth of a receipt")?;

	let (name, evidence) = (H256::repeat_byte(1), H256::zero());
	let (by, payer, worst) = (|| signed(SLASHER), || Some(PAYER), Perbill::from_percent);
	// Each instance has eras of its own.
	let era = <PalletStaking<Runtime> as StakeInspect<AccountId>>::era();
	Restaking::request_slash(by(), HOME, era, worst(40), name, evidence, payer())
		.map_err(|it| it.error)?;
	let era = <Bond as StakeInspect<AccountId>>::era();
	OverReceipts::request_slash(by(), HOME, era, worst(50), name, evidence, payer())
		.map_err(|it| it.error)?;
	for _ in 0..4 {
		next_era();
	}
	let vault = Liquid::vault(VAULT).ok_or("the vault is gone")?;
	let left = Bond::ledger(&HOLDER).total() * vault.assets / vault.shares;
	Ok(End { certified, left, supply: <Receipts as Inspect<AccountId>>::total_issuance() })
}

fn story() -> End {
	genesis(10).execute_with(|| play().expect("both slashes are executed"))
}

fn main() {
	let End { certified, left, .. } = story();
	println!(
		"1000 receipts certified {certified}; after the worst of both instances {left} are left"
	);
}

/// All receipts of the genesis: the seed, and what holders have.
#[cfg(test)]
const SUPPLY: Balance = 1_000 + 1_010 + 100 + 10 + 10;

/// LST-04: what is certified is three fifths of the worth, and the worst takes seven tenths of a unit.
#[test]
fn two_slashes_take_what_was_promised() {
	assert_eq!(story(), End { certified: 600, left: 300, supply: SUPPLY });
}

/// LST-05: the genesis of an instance over an asset makes nothing of it.
#[test]
fn a_genesis_makes_no_receipts() {
	genesis(10).execute_with(|| {
		assert_eq!(<Receipts as Inspect<AccountId>>::total_issuance(), SUPPLY);
		assert_eq!(Receipts::balance(&OverReceipts::escrow_account()), 10);
		assert_eq!(OverReceipts::escrow_account(), OverReceiptsId::get().into_account_truncating());
	});
}

/// LST-05: an escrow without its least balance is named.
#[test]
#[should_panic(expected = "the account of the escrow lacks its least balance")]
fn an_escrow_without_a_receipt_is_refused() {
	genesis(0);
}

/// The setting that benchmarks would need. Nobody runs them here.
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks {
	use super::*;

	pub struct Helper;
	impl
		pallet_restaking::benchmarking::BenchmarkHelper<
			AccountId,
			Authority,
			NativeOrWithId<AssetId>,
		> for Helper
	{
		fn bond(who: &AccountId, amount: Balance) {
			let bonded = PalletStaking::<Runtime>::bond_voter(who, amount);
			assert!(bonded.is_ok(), "a benchmark could not bond: {bonded:?}");
		}

		fn set_era(era: EraIndex) {
			PalletStaking::<Runtime>::set_era(era);
		}

		fn authority() -> Authority {
			Authority
		}

		fn reward_asset() -> NativeOrWithId<AssetId> {
			NativeOrWithId::Native
		}
	}

	impl pallet_liquid_restaking::benchmarking::BenchmarkHelper<AccountId> for Helper {
		fn validator(_number: u32) -> Result<AccountId, DispatchError> {
			Err(DispatchError::Unavailable)
		}

		fn target(_number: u32) -> Result<AssignmentId, DispatchError> {
			Err(DispatchError::Unavailable)
		}

		fn set_era(era: EraIndex) {
			PalletStaking::<Runtime>::set_era(era);
		}
	}
}
