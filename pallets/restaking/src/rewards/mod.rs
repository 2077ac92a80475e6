//! Rewards: pots that services fund, claims on them, and work that decides how they are shared.

mod claims;
mod pots;
mod work;
