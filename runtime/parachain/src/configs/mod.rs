//! The configuration of each pallet, one file for each theme.

mod accounts;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod collation;
#[cfg(feature = "runtime-benchmarks")]
mod helpers;
mod messages;
mod money;
pub mod restaking;
pub mod services;
pub mod stake;
pub mod system;
pub mod xcm;

pub use accounts::ProxyType;
pub use money::{
	location_of, AssetId, AssetLocation, LocalOrForeign, NativeAndAssets, TreasuryAccount,
	ASSETS_INDEX,
};
pub use stake::BONDED_ASSET;
