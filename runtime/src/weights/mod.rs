//! What the SDK's pallets cost in this runtime. Ours have their weights beside them.

pub mod pallet_staking;
