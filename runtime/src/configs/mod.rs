//! The configuration of each pallet, one file for each theme.
//!
//! Files use those below them only: `restaking` uses the hook of `services`, and both use `money`.

mod accounts;
#[cfg(test)]
mod attack_prices;
mod consensus;
mod governance;
pub mod liquid;
mod money;
mod pools;
pub mod restaking;
pub mod services;
pub mod staking;
mod staking_weights;
pub mod system;

pub use accounts::ProxyType;
pub use money::{AssetId, NativeAndAssets, TreasuryAccount, FIRST_RECEIPT};
pub use pools::market;
