//! Weights of our pallets in this runtime, one file for each instance. Other runtimes take those that the pallets hold
//! until they measure their own.

pub mod pallet_bond_asset_bond;
pub mod pallet_bond_bond;
pub mod pallet_restaking_asset_restaking;
pub mod pallet_restaking_attestation;
pub mod pallet_restaking_heartbeat;
pub mod pallet_restaking_restaking;
