#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

#[cfg(any(feature = "pallet-staking", feature = "staking-async"))]
extern crate alloc;

mod asset;
mod held;
#[cfg(any(feature = "pallet-staking", feature = "staking-async"))]
mod ledgers;
mod payer;
#[cfg(feature = "pallet-staking")]
mod staking;
#[cfg(feature = "staking-async")]
mod staking_async;
#[cfg(feature = "pallet-staking")]
mod vault_stake;
#[cfg(feature = "xcm")]
mod xcm;

#[cfg(test)]
mod tests;

pub use asset::AssetCurrency;
pub use held::HeldStake;
pub use payer::EnsurePayer;
#[cfg(feature = "pallet-staking")]
pub use staking::PalletStaking;
#[cfg(feature = "staking-async")]
pub use staking_async::StakingAsync;
#[cfg(feature = "xcm")]
pub use xcm::LocationNames;
