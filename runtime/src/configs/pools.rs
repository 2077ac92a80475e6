//! Pools of two assets, one of them the native token: who holds a receipt of a vault and can not wait sells it
//! there, at the price of the market. The vault reads no pool.

use super::money::{AssetId, NativeAndAssets, NativeAsset, TreasuryAccount};
use crate::{constants::currency::UNIT, *};
use frame_support::{
	parameter_types,
	traits::{
		fungible::NativeOrWithId, tokens::imbalance::ResolveAssetTo, AsEnsureOriginWithArg,
		ConstU128, ConstU32,
	},
	PalletId,
};
use frame_system::{EnsureNever, EnsureRoot};
use pallet_asset_conversion::{AccountIdConverter, WithFirstAsset};
use sp_runtime::Permill;

/// The id of a pool: its two assets, the native token first.
pub type PoolId = (NativeOrWithId<AssetId>, NativeOrWithId<AssetId>);

parameter_types! {
	/// Names the accounts of pools.
	pub const PoolsPalletId: PalletId = PalletId(*b"py/ascon");
	/// Part of each exchange that stays in the pool, unless root sets another for it: 0.3 %.
	pub const PoolFee: Permill = Permill::from_parts(3_000);
	/// The most that root may set.
	pub const MaxPoolFee: Permill = Permill::from_percent(1);
	pub const NoFee: Permill = Permill::zero();
}

// Tokens of those who fund pools. Only a pool creates one, and its account owns it.
impl pallet_assets::Config<pallet_assets::Instance2> for Runtime {
	type ApprovalDeposit = ConstU128<0>;
	type AssetAccountDeposit = ConstU128<0>;
	type AssetDeposit = ConstU128<0>;
	type AssetId = AssetId;
	type AssetIdAllocator = ();
	type AssetIdParameter = codec::Compact<AssetId>;
	type Balance = Balance;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
	type CallbackHandle = ();
	type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
	type Currency = Balances;
	type Extra = ();
	type ForceOrigin = EnsureRoot<AccountId>;
	type Freezer = ();
	type Holder = ();
	type MetadataDepositBase = ConstU128<0>;
	type MetadataDepositPerByte = ConstU128<0>;
	type RemoveItemsLimit = ConstU32<1_000>;
	type ReserveData = ();
	type RuntimeEvent = RuntimeEvent;
	type StringLimit = ConstU32<50>;
	type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
}

impl pallet_asset_conversion::Config for Runtime {
	type AdminOrigin = EnsureRoot<AccountId>;
	type AssetKind = NativeOrWithId<AssetId>;
	type Assets = NativeAndAssets;
	type Balance = Balance;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = pallet_asset_conversion::NativeOrWithIdFactory<AssetId>;
	type HigherPrecisionBalance = sp_core::U256;
	type LPFee = PoolFee;
	type LiquidityWithdrawalFee = NoFee;
	type MaxSwapFee = MaxPoolFee;
	// From one asset to another, by the native token.
	type MaxSwapPathLength = ConstU32<3>;
	type MintMinLiquidity = ConstU128<100>;
	type PalletId = PoolsPalletId;
	type PoolAssetId = AssetId;
	type PoolAssets = PoolAssets;
	type PoolId = PoolId;
	type PoolLocator = WithFirstAsset<
		NativeAsset,
		AccountId,
		NativeOrWithId<AssetId>,
		AccountIdConverter<PoolsPalletId, PoolId>,
	>;
	// That of an asset, which a pool creates. It does not come back.
	type PoolSetupFee = ConstU128<{ 10 * UNIT }>;
	type PoolSetupFeeAsset = NativeAsset;
	type PoolSetupFeeTarget = ResolveAssetTo<TreasuryAccount, NativeAndAssets>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_asset_conversion::weights::SubstrateWeight<Runtime>;
}

/// Returns what a pool pays now for an amount of an asset, in the native token, the pool's fee taken off. `None`
/// without such a pool, or for less than it can pay.
pub fn market(asset: AssetId, amount: Balance) -> Option<Balance> {
	let (from, to) = (NativeOrWithId::WithId(asset), NativeOrWithId::Native);
	AssetConversion::quote_price_exact_tokens_for_tokens(from, to, amount, true)
}
