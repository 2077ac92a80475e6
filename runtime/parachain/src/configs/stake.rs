//! The stake: bonds of the native token and of an asset, and the clock of their eras.

use super::money::{location_of, AssetId, AssetLocation};
use crate::{
	constants::{
		currency::{ASSET_UNIT, UNIT},
		time::{ERA, SLOT},
	},
	*,
};
use frame_support::{
	parameter_types,
	traits::{fungible::NativeOrWithId, ConstBool, ConstU128, ConstU32, ConstU64, Get},
};
use restaking_adapters::AssetCurrency;

/// The asset that is bonded beside the native token.
pub const BONDED_ASSET: AssetId = 1;

/// Eras for which unbonded stake stays within reach.
pub type BondingDuration = ConstU32<28>;

/// The least bond of the native token.
pub type MinBond = ConstU128<{ 10 * UNIT }>;

/// The least bond of the asset.
pub type MinAssetBond = ConstU128<{ 10 * ASSET_UNIT }>;

parameter_types! {
	/// The bonded asset among all assets.
	pub BondedAsset: NativeOrWithId<AssetLocation> =
		NativeOrWithId::WithId(location_of(BONDED_ASSET));
}

/// The moment at which the slot of the block began: known before the first transaction, and bound by Aura, whose
/// slots are those of the relay chain.
pub struct SlotBegins;
impl Get<u64> for SlotBegins {
	fn get() -> u64 {
		u64::from(pallet_aura::CurrentSlot::<Runtime>::get()).saturating_mul(SLOT)
	}
}

impl pallet_bond::Config for Runtime {
	type Currency = Balances;
	// The clock: an era ends in the first block at least a minute after it began.
	type Now = SlotBegins;
	type EraLength = ConstU64<ERA>;
	// What is unbonded stays within reach for 28 eras.
	type BondingDuration = BondingDuration;
	type MaxUnlocking = ConstU32<32>;
	type MinBond = MinBond;
	// Holds withdrawn stake as long as services may still take it.
	type Listener = Restaking;
	type Burns = ConstBool<true>;
	// Of this runtime, and provisional if the head of the file says so. Yours begins with
	// `pallet_bond::weights::SubstrateWeight<Self>`.
	type WeightInfo = crate::weights::pallet_bond_bond::WeightInfo<Self>;
}

/// The bonded asset as a currency with holds.
pub type AssetHeld = AssetCurrency<Assets, AssetsHolder, ConstU32<BONDED_ASSET>>;

impl pallet_bond::Config<pallet_bond::Instance1> for Runtime {
	type BondingDuration = BondingDuration;
	// The chain does not issue it.
	type Burns = ConstBool<false>;
	type Currency = AssetHeld;
	type EraLength = ConstU64<ERA>;
	type Listener = AssetRestaking;
	type MaxUnlocking = ConstU32<32>;
	type MinBond = MinAssetBond;
	type Now = SlotBegins;
	type WeightInfo = crate::weights::pallet_bond_asset_bond::WeightInfo<Self>;
}
