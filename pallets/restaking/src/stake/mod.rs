//! Stakers: one record each, which an operation loads once, changes in memory, and writes once.

mod coverage;
mod custody;
mod losses;
mod pledge;
mod settlement;
mod staker;
mod withdrawals;

pub(crate) use pledge::Pledge;
pub(crate) use staker::OpenStaker;
