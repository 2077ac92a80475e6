//! The settings of benchmarks, by name: `benchmarking.rs` makes them, and needs the configurations that name them here.

/// The setting of the native instance and of its services, and ids of assets.
pub struct Helper;

/// The setting of the instance over an asset.
pub struct AssetHelper;
