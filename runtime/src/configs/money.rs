//! The native token, fees, assets, and deposits for records.

use crate::{
	constants::currency::{deposit, EXISTENTIAL_DEPOSIT, MICRO, UNIT},
	*,
};
use frame_support::{
	parameter_types,
	traits::{
		fungible::{HoldConsideration, NativeFromLeft, NativeOrWithId, UnionOf},
		tokens::imbalance::ResolveTo,
		ConstU128, ConstU32, ConstU8, EnsureOrigin, EnsureOriginWithArg, LinearStoragePrice,
		VariantCountOf,
	},
	weights::{ConstantMultiplier, IdentityFee},
	PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned};
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use sp_runtime::{
	traits::{AccountIdConversion, Bounded},
	FixedPointNumber, Perquintill,
};

parameter_types! {
	/// Receives the inflation that stakers do not earn, base slashes, fees and dust. No key signs for
	/// it; root spends from it.
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
	pub const NativeAsset: NativeOrWithId<AssetId> = NativeOrWithId::Native;
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
	type WeightToFee = IdentityFee<Balance>;
}

/// The id of an asset.
pub type AssetId = u32;

/// The first id of receipts of vaults. Nobody creates an asset with this id or a later one.
pub const FIRST_RECEIPT: AssetId = 1 << 31;

/// The creators of assets that are no receipts: everybody.
type Creator = EnsureSigned<AccountId>;

/// Lets everybody create an asset whose id is below those of receipts. A vault creates its own by itself.
pub struct CreateAsset;
impl EnsureOriginWithArg<RuntimeOrigin, AssetId> for CreateAsset {
	type Success = AccountId;

	fn try_origin(origin: RuntimeOrigin, id: &AssetId) -> Result<AccountId, RuntimeOrigin> {
		match *id < FIRST_RECEIPT {
			true => <Creator as EnsureOrigin<RuntimeOrigin>>::try_origin(origin),
			false => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(id: &AssetId) -> Result<RuntimeOrigin, ()> {
		match *id < FIRST_RECEIPT {
			true => <Creator as EnsureOrigin<RuntimeOrigin>>::try_successful_origin(),
			false => Err(()),
		}
	}
}

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
	type CreateOrigin = CreateAsset;
	type Currency = Balances;
	type Extra = ();
	type ForceOrigin = EnsureRoot<AccountId>;
	type Freezer = AssetsFreezer;
	type Holder = AssetsHolder;
	type MetadataDepositBase = ConstU128<{ deposit(1, 68) }>;
	type MetadataDepositPerByte = ConstU128<{ deposit(0, 1) }>;
	type RemoveItemsLimit = ConstU32<1_000>;
	type ReserveData = ();
	type RuntimeEvent = RuntimeEvent;
	type StringLimit = ConstU32<50>;
	type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
}

/// The native token and all assets behind one interface.
pub type NativeAndAssets =
	UnionOf<Balances, Assets, NativeFromLeft, NativeOrWithId<AssetId>, AccountId>;

impl pallet_assets_holder::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
}

impl pallet_assets_freezer::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = RuntimeFreezeReason;
}
