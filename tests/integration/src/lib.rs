#![doc = include_str!("../README.md")]

mod chain;
mod people;
pub mod restaking;
mod signed;

pub use chain::{check_state, check_state_but, Chain, State};
pub use people::{account, session_keys};
pub use signed::{declared_fee, signed};
