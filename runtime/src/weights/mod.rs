//! Weights of the SDK's pallets in this runtime. Our pallets hold their own.

pub mod pallet_staking;
