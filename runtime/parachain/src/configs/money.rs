//! The native token, fees, assets of this chain and of others, and deposits for records.

use super::system::MAXIMUM_BLOCK_WEIGHT;
use crate::{
	constants::currency::{deposit, EXISTENTIAL_DEPOSIT, MICRO, UNIT},
	*,
};
use frame_support::{
	parameter_types,
	traits::{
		fungible::{HoldConsideration, NativeFromLeft, NativeOrWithId, UnionOf},
		fungibles,
		tokens::imbalance::ResolveTo,
		AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU8, LinearStoragePrice, VariantCountOf,
	},
	weights::{ConstantMultiplier, Weight, WeightToFee},
	PalletId,
};
use frame_system::{EnsureNever, EnsureRoot, EnsureSigned};
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use sp_runtime::{
	traits::{AccountIdConversion, Bounded, Convert},
	Either, FixedPointNumber, Perquintill,
};
use staging_xcm::v5::{Junction, Location};

parameter_types! {
	/// Receives fees, dust, and the treasury's part of slashes. No key signs for it; root spends from it.
	pub TreasuryAccount: AccountId = PalletId(*b"py/trsry").into_account_truncating();

	/// Fullness of blocks at which fees neither rise nor fall.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
	/// Speed of fees: a day of full blocks raises them by about a quarter.
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
	pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_rational(1, 10);
	pub MaximumMultiplier: Multiplier = Bounded::max_value();

	/// Deposit for one record.
	pub const ItemPrice: Balance = deposit(1, 0);
	/// Deposit for one byte of a record.
	pub const BytePrice: Balance = deposit(0, 1);
	/// The native token among all assets.
	pub const NativeAsset: NativeOrWithId<AssetLocation> = NativeOrWithId::Native;
}

/// A deposit of `Base` and of `Byte` for each byte, held for `Reason`.
pub type Deposit<Reason, Base, Byte> =
	HoldConsideration<AccountId, Balances, Reason, LinearStoragePrice<Base, Byte, Balance>>;

impl pallet_balances::Config for Runtime {
	type AccountStore = System;
	type Balance = Balance;
	type DoneSlashHandler = ();
	type DustRemoval = ResolveTo<TreasuryAccount, Balances>;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type MaxLocks = ConstU32<50>;
	type MaxReserves = ConstU32<50>;
	type ReserveIdentifier = [u8; 8];
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
}

/// The time, in picoseconds, for which a byte of proof counts: as large a part of a block as the byte is.
// Neither is zero.
#[allow(clippy::arithmetic_side_effects)]
const TIME_OF_BYTE: u64 = MAXIMUM_BLOCK_WEIGHT.ref_time() / MAXIMUM_BLOCK_WEIGHT.proof_size();

/// The price of weight: a unit for each picosecond, of time or of proof, whichever is worse.
pub struct WorseOfTimeAndProof;
impl WeightToFee for WorseOfTimeAndProof {
	type Balance = Balance;

	fn weight_to_fee(weight: &Weight) -> Balance {
		let proof = weight.proof_size().saturating_mul(TIME_OF_BYTE);
		weight.ref_time().max(proof).into()
	}
}

impl pallet_transaction_payment::Config for Runtime {
	type FeeMultiplierUpdate = TargetedFeeAdjustment<
		Self,
		TargetBlockFullness,
		AdjustmentVariable,
		MinimumMultiplier,
		MaximumMultiplier,
	>;
	type LengthToFee = ConstantMultiplier<Balance, ConstU128<MICRO>>;
	type OnChargeTransaction = FungibleAdapter<Balances, ResolveTo<TreasuryAccount, Balances>>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
	type WeightToFee = WorseOfTimeAndProof;
}

/// The number of an asset of this chain.
pub type AssetId = u32;

/// The location of an asset, in a version of XCM that never changes: ids are stored.
pub type AssetLocation = Location;

impl pallet_assets::Config for Runtime {
	type ApprovalDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AssetAccountDeposit = ConstU128<{ deposit(1, 16) }>;
	type AssetDeposit = ConstU128<{ 10 * UNIT }>;
	type AssetId = AssetId;
	type AssetIdAllocator = ();
	type AssetIdParameter = codec::Compact<AssetId>;
	type Balance = Balance;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
	type CallbackHandle = ();
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type Currency = Balances;
	type Extra = ();
	type ForceOrigin = EnsureRoot<AccountId>;
	type Freezer = ();
	// Without it nothing of an asset can be bonded.
	type Holder = AssetsHolder;
	type MetadataDepositBase = ConstU128<{ deposit(1, 68) }>;
	type MetadataDepositPerByte = ConstU128<{ deposit(0, 1) }>;
	type RemoveItemsLimit = ConstU32<1_000>;
	type ReserveData = ();
	type RuntimeEvent = RuntimeEvent;
	type StringLimit = ConstU32<50>;
	type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
}

impl pallet_assets_holder::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
}

// Assets of other chains, by their location. Root admits them.
impl pallet_assets::Config<pallet_assets::Instance2> for Runtime {
	type ApprovalDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AssetAccountDeposit = ConstU128<{ deposit(1, 16) }>;
	type AssetDeposit = ConstU128<{ 10 * UNIT }>;
	type AssetId = AssetLocation;
	type AssetIdAllocator = ();
	type AssetIdParameter = AssetLocation;
	type Balance = Balance;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::helpers::Helper;
	type CallbackHandle = ();
	type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
	type Currency = Balances;
	type Extra = ();
	type ForceOrigin = EnsureRoot<AccountId>;
	type Freezer = ();
	type Holder = ();
	type MetadataDepositBase = ConstU128<{ deposit(1, 68) }>;
	type MetadataDepositPerByte = ConstU128<{ deposit(0, 1) }>;
	type RemoveItemsLimit = ConstU32<1_000>;
	type ReserveData = ();
	type RuntimeEvent = RuntimeEvent;
	type StringLimit = ConstU32<50>;
	type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
}

/// The index of `Assets` in the pallet table, which is a part of the locations of its assets.
pub const ASSETS_INDEX: u8 = 12;

/// Returns the location of an asset of this chain.
pub fn location_of(asset: AssetId) -> AssetLocation {
	let place = [Junction::PalletInstance(ASSETS_INDEX), Junction::GeneralIndex(asset.into())];
	Location::new(0, place)
}

/// Finds an asset by its location: assets of this chain, which have a number, left of those of others.
pub struct LocalOrForeign;
impl Convert<AssetLocation, Either<AssetId, AssetLocation>> for LocalOrForeign {
	fn convert(location: AssetLocation) -> Either<AssetId, AssetLocation> {
		let number = match location.unpack() {
			(0, [Junction::PalletInstance(ASSETS_INDEX), Junction::GeneralIndex(number)]) => {
				AssetId::try_from(*number).ok()
			},
			_ => None,
		};
		number.map_or(Either::Right(location), Either::Left)
	}
}

/// Assets of this chain and of others behind one interface.
type AllAssets =
	fungibles::UnionOf<Assets, ForeignAssets, LocalOrForeign, AssetLocation, AccountId>;

/// The native token and all assets behind one interface.
pub type NativeAndAssets =
	UnionOf<Balances, AllAssets, NativeFromLeft, NativeOrWithId<AssetLocation>, AccountId>;
