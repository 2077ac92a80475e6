#![doc = include_str!("../README.md")]

mod chain;
mod people;
pub mod restaking;

pub use chain::{check_state, check_state_but, Chain, State};
pub use people::{account, session_keys};
