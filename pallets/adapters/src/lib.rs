#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

#[cfg(feature = "pallet-staking")]
extern crate alloc;

mod asset;
mod held;
#[cfg(feature = "pallet-staking")]
mod ledgers;
mod payer;
#[cfg(feature = "pallet-staking")]
mod staking;
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
#[cfg(feature = "xcm")]
pub use xcm::LocationNames;
