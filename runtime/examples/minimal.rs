//! A minimal runtime that restakes: the steps of `README.md` beside this file, added to a runtime that has
//! staking.
//!
//! It also runs: one pledge, one slash, one staker's loss.

// A test chain and the macros may do this.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unreachable,
	clippy::unwrap_used
)]

use frame_election_provider_support::{bounds::ElectionBoundsBuilder, onchain, SequentialPhragmen};
use frame_support::{
	derive_impl, parameter_types,
	traits::{
		fungible::{HoldConsideration, NativeFromLeft, NativeOrWithId, UnionOf},
		AsEnsureOriginWithArg, ConstBool, ConstU128, ConstU32, ConstU64, LinearStoragePrice,
		OnFinalize, OnInitialize, OnPoll, OriginTrait,
	},
	weights::WeightMeter,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureSigned};
use pallet_restaking::views::{
	AssignmentInfo, BondInfoOf, Claimable, Concentration, NetworkInfo, OperatorInfo,
	PendingSlashOf, ServiceInfoOf, SlashOutcome, StakerInfo, UndoPreview, WaitingLoss,
};
use pallet_restaking::HoldReason;
use pallet_session::PeriodicSessions;
use pallet_staking::{StakerStatus, UseNominatorsAndValidatorsMap, UseValidatorsMap};
use polkadot_sdk::*;
use restaking_primitives::{
	AssignmentId, Conditions, EraIndex, KeyProof, RequestId, ServiceId, ServiceKey, Terms,
};
use sp_core::{sr25519, Pair, H256};
use sp_runtime::{
	testing::{TestSignature, UintAuthorityId},
	traits::{Block as BlockT, OpaqueKeys},
	BuildStorage, DispatchError, DispatchResult, ExtrinsicInclusionMode, KeyTypeId, Perbill,
};

type AccountId = u64;
type AssetId = u32;
type Balance = u128;
type Extrinsic = frame_system::mocking::MockUncheckedExtrinsic<Runtime, TestSignature>;
type Header = sp_runtime::generic::Header<u64, sp_runtime::traits::BlakeTwo256>;
type Block = sp_runtime::generic::Block<Header, Extrinsic>;
type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

// A runtime that has staking.

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
	type AccountData = pallet_balances::AccountData<Balance>;
	type Block = Block;
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
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type Currency = Balances;
	type ForceOrigin = EnsureRoot<AccountId>;
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
	// Holds withdrawn stake as long as services may still take it.
	type EventListeners = Restaking;
	type AdminOrigin = EnsureRoot<AccountId>;
	type BondingDuration = BondingDuration;
	type Currency = Balances;
	type ElectionProvider = onchain::OnChainExecution<Election>;
	type EraPayout = ();
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

// The additions for restaking.

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
	pub type Staking = pallet_staking;
	#[runtime::pallet_index(5)]
	pub type Session = pallet_session;

	// After balances, staking and session: its genesis reads stake. And after all others that poll, but vaults and kinds of
	// services.
	#[runtime::pallet_index(6)]
	pub type Restaking = pallet_restaking;
}

parameter_types! {
	pub const Treasury: AccountId = 1_000;
	pub const NativeAsset: NativeOrWithId<AssetId> = NativeOrWithId::Native;
	pub const NoPayer: Option<AccountId> = None;
	pub const ItemPrice: Balance = 1;
	pub const BytePrice: Balance = 0;
	pub const OperatorDeposit: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::OperatorDeposit);
	pub const PositionDeposit: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::PositionDeposit);
}

/// A deposit by the number and the length of records, held for `Reason`.
type Deposit<Reason> = HoldConsideration<
	AccountId,
	Balances,
	Reason,
	LinearStoragePrice<ItemPrice, BytePrice, Balance>,
>;

#[derive_impl(pallet_restaking::config_preludes::TestDefaultConfig)]
impl pallet_restaking::Config for Runtime {
	// The source of stake.
	type Currency = Balances;
	type Stake = restaking_adapters::PalletStaking<Self>;
	// The authorities.
	type PalletsOrigin = OriginCaller;
	type RegisterOrigin = EnsureRootWithSuccess<AccountId, NoPayer>;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	// The way in which services find fault. `compose_hooks!` makes one of several.
	type SlashingHook = restaking_primitives::Authority;
	// The destination of slashed stake, and the assets of rewards.
	type Treasury = Treasury;
	type RewardAssets =
		UnionOf<Balances, Assets, NativeFromLeft, NativeOrWithId<AssetId>, AccountId>;
	type NativeAsset = NativeAsset;
	// Only root registers services here. Anybody may be an operator or a staker, and pays a deposit.
	type OperatorConsideration = Deposit<OperatorDeposit>;
	type PositionConsideration = Deposit<PositionDeposit>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Benchmarks;
}

/// The setting that benchmarks need.
#[cfg(feature = "runtime-benchmarks")]
pub struct Benchmarks;
#[cfg(feature = "runtime-benchmarks")]
impl
	pallet_restaking::benchmarking::BenchmarkHelper<
		AccountId,
		restaking_primitives::Authority,
		NativeOrWithId<AssetId>,
	> for Benchmarks
{
	fn bond(who: &AccountId, amount: Balance) {
		let bonded = restaking_adapters::PalletStaking::<Runtime>::bond_voter(who, amount);
		assert!(bonded.is_ok(), "a benchmark could not bond: {bonded:?}");
	}

	fn set_era(era: restaking_primitives::EraIndex) {
		restaking_adapters::PalletStaking::<Runtime>::set_era(era);
	}

	fn authority() -> restaking_primitives::Authority {
		restaking_primitives::Authority
	}

	fn reward_asset() -> NativeOrWithId<AssetId> {
		NativeOrWithId::Native
	}
}

sp_api::impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> sp_version::RuntimeVersion {
			Default::default()
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block)
		}

		fn initialize_block(header: &Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl pallet_restaking_runtime_api::RestakingApi<
		Block,
		AccountId,
		NativeOrWithId<AssetId>,
		restaking_primitives::Authority,
		pallet_restaking::CallerOf<Runtime>,
	> for Runtime {
		fn staker(stash: AccountId) -> Option<StakerInfo<AccountId>> {
			Restaking::staker_info(&stash)
		}

		fn service(id: ServiceId) -> Option<ServiceInfoOf<Runtime>> {
			Restaking::service_info(id)
		}

		fn concentration(service: ServiceId) -> Option<Concentration> {
			Restaking::concentration(service)
		}

		fn operator(account: AccountId) -> Option<OperatorInfo<AccountId>> {
			Restaking::operator_info(&account)
		}

		fn assignment(id: AssignmentId) -> Option<AssignmentInfo<AccountId>> {
			Restaking::assignment_info(id).ok()
		}

		fn services(after: Option<ServiceId>, count: u32) -> Vec<ServiceInfoOf<Runtime>> {
			Restaking::list_services(after, count)
		}

		fn slash_bonds(
			service: ServiceId,
			after: Option<AccountId>,
			count: u32,
		) -> Vec<BondInfoOf<Runtime>> {
			Restaking::list_slash_bonds(service, after, count)
		}

		fn assignments(
			after: Option<AssignmentId>,
			count: u32,
		) -> Vec<AssignmentInfo<AccountId>> {
			Restaking::list_assignments(after, count)
		}

		fn operators(after: Option<AccountId>, count: u32) -> Vec<AccountId> {
			Restaking::list_operators(after, count)
		}

		fn members(id: AssignmentId, after: Option<AccountId>, count: u32) -> Vec<AccountId> {
			Restaking::list_members(id, after, count)
		}

		fn pending_slashes(account: AccountId) -> Vec<PendingSlashOf<Runtime>> {
			Restaking::pending_slashes(&account)
		}

		fn waiting(stash: AccountId) -> Vec<WaitingLoss> {
			Restaking::waiting(&stash)
		}

		fn claimable(account: AccountId) -> Vec<Claimable<NativeOrWithId<AssetId>>> {
			Restaking::claimable(&account)
		}

		fn preview_pledge(
			stash: AccountId,
			assignment: AssignmentId,
			amount: Balance,
			standing: bool,
		) -> Result<StakerInfo<AccountId>, DispatchError> {
			Restaking::preview_pledge(&stash, assignment, amount, standing)
		}

		fn preview_exit(
			stash: AccountId,
			assignment: AssignmentId,
			amount: Balance,
		) -> Result<StakerInfo<AccountId>, DispatchError> {
			Restaking::preview_exit(&stash, assignment, amount)
		}

		fn preview_slash(
			stash: AccountId,
			assignment: AssignmentId,
			offence_era: EraIndex,
			fraction: Perbill,
		) -> Result<SlashOutcome<AccountId>, DispatchError> {
			Restaking::preview_slash(&stash, assignment, offence_era, fraction)
		}

		fn undo_preview(request: RequestId) -> Option<UndoPreview> {
			Restaking::undo_preview(request)
		}

		fn rejoin_from(service: ServiceId, operator: AccountId) -> Option<EraIndex> {
			Restaking::rejoin_from(service, &operator)
		}

		fn operator_set(
			service: ServiceId,
			era: restaking_primitives::EraIndex,
		) -> Option<pallet_restaking::views::OperatorSet<AccountId>> {
			Restaking::operator_set(service, era)
		}

		fn network() -> NetworkInfo {
			Restaking::network_info()
		}
	}
}

const VALIDATOR: AccountId = 1;
const STAKER: AccountId = 2;
const OPERATOR: AccountId = 3;
const SLASHER: AccountId = 4;

/// Returns the genesis state of a chain on which `STAKER` has bonded 1,000.
fn genesis() -> sp_io::TestExternalities {
	let config = RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: vec![
				(VALIDATOR, 20_000),
				(STAKER, 2_000),
				(OPERATOR, 1_000),
				(SLASHER, 1_000),
				(Treasury::get(), 1_000),
			],
			..Default::default()
		},
		session: SessionConfig {
			keys: vec![(VALIDATOR, VALIDATOR, UintAuthorityId(VALIDATOR))],
			..Default::default()
		},
		staking: StakingConfig {
			stakers: vec![
				(VALIDATOR, VALIDATOR, 10_000, StakerStatus::Validator),
				(STAKER, STAKER, 1_000, StakerStatus::Nominator(vec![VALIDATOR])),
			],
			validator_count: 1,
			minimum_validator_count: 1,
			..Default::default()
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

/// Registers a service that takes at most a fifth of a pledge, and the operator that serves it.
fn serve() -> DispatchResult {
	let conditions = Conditions {
		max_slash: Perbill::from_percent(20),
		report_window: 2,
		veto_window: 2,
		exit_window: 7,
		min_pledge: 100,
		quorum: Perbill::from_percent(50),
		places: 128,
		jail_term: 0,
		shares: Default::default(),
		recipient: None,
		resolver_may_veto_proofs: false,
	};
	let terms = Terms { conditions, hook: restaking_primitives::Authority };
	let slasher = Box::new(RuntimeOrigin::signed(SLASHER).caller().clone());
	let root = RuntimeOrigin::root();
	let open = Default::default();
	Restaking::register_service(root, terms, Some(slasher), None, open, None, Default::default())?;

	let service = ServiceId(0);
	let operator = || RuntimeOrigin::signed(OPERATOR);
	Restaking::register_operator(operator(), Default::default())?;
	let key = sr25519::Pair::from_seed(&[1; 32]);
	let proof = KeyProof::Sr25519(key.sign(&Restaking::key_message(service, &OPERATOR)));
	let key = ServiceKey::Sr25519(key.public());
	Restaking::join_service(operator(), service, Perbill::zero(), key, proof)
}

/// Pledges all stake of `STAKER`, slashes a tenth of it, and returns the loss when the veto window is
/// over.
fn slash() -> Result<Balance, frame_support::dispatch::DispatchErrorWithPostInfo> {
	let assignment = AssignmentId(0);
	let info = Restaking::service_info(ServiceId(0)).ok_or(DispatchError::Other("no service"))?;
	let signed = RuntimeOrigin::signed(STAKER);
	Restaking::pledge(signed, assignment, 1_000, info.terms_hash, Perbill::zero(), false)?;
	next_era();

	let slasher = || RuntimeOrigin::signed(SLASHER);
	let pays_for = Box::new(slasher().into_caller());
	Restaking::fund_slash_bond(slasher(), ServiceId(0), pays_for, 100)?;
	let staker = || Restaking::staker_info(&STAKER).ok_or("no staker");
	let (offence_era, tenth) = (staker()?.era, Perbill::from_percent(10));
	let (offence_id, evidence_hash) = (H256::repeat_byte(1), H256::zero());
	let slasher = slasher();
	let (own, of) = (None, offence_id);
	Restaking::request_slash(slasher, assignment, offence_era, tenth, of, evidence_hash, own)?;
	assert_eq!(Restaking::pending_slashes(&STAKER)[0].request, RequestId(0));
	let before = staker()?.staked;
	for _ in 0..3 {
		next_era();
	}
	Ok(before - staker()?.staked)
}

fn story() -> Balance {
	genesis().execute_with(|| {
		next_era();
		serve().expect("an operator serves");
		slash().expect("a slash is executed")
	})
}

fn main() {
	println!("bonded 1000, pledged 1000, slashed a tenth: lost {}", story());
}

#[test]
fn a_slash_takes_bonded_stake() {
	assert_eq!(story(), 100);
}

/// The guide shows code of this file.
#[test]
fn the_guide_shows_this_file() {
	let (guide, here) = (include_str!("README.md"), include_str!("minimal.rs"));
	let lines = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
	let here = lines(here);
	// What follows is about other runtimes.
	let guide = guide.split("\n## ").next().unwrap_or(guide);
	let blocks: Vec<_> = guide
		.split("```rust\n")
		.skip(1)
		.filter_map(|rest| rest.split("```").next())
		.collect();
	assert_eq!(blocks.len(), 3, "the table, the choices, and the listener");
	for block in blocks {
		for part in block.split("\n…\n") {
			assert!(here.contains(lines(part).trim()), "not in minimal.rs:\n{part}");
		}
	}
}
