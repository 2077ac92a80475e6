//! How each pallet is set up, by theme.

mod accounts;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking_services;
mod consensus;
mod governance;
mod money;
pub mod restaking;
pub mod services;
pub mod staking;
mod staking_weights;
pub mod system;

pub use accounts::ProxyType;
pub use money::{AssetId, NativeAndAssets, TreasuryAccount};
