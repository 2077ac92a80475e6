#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

#[cfg(feature = "runtime-benchmarks")]
extern crate alloc;

mod held;
#[cfg(feature = "pallet-staking")]
mod staking;

pub use held::HeldStake;
#[cfg(feature = "pallet-staking")]
pub use staking::PalletStaking;
