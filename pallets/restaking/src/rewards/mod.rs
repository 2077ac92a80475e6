//! Rewards: pots that services fund, and claims on them.

mod claims;
mod pots;
