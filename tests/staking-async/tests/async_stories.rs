//! Stories over the staking pallet of Asset Hubs. Eras come by reports of the relay chain alone.

#[path = "async_stories/limits.rs"]
mod limits;
#[path = "async_stories/locked.rs"]
mod locked;
#[path = "async_stories/reports.rs"]
mod reports;
#[path = "async_stories/silent.rs"]
mod silent;
#[path = "async_stories/slashes.rs"]
mod slashes;
#[path = "async_stories/switches.rs"]
mod switches;
#[path = "async_stories/unbonding.rs"]
mod unbonding;
