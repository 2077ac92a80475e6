#![doc = include_str!("../README.md")]

mod chain;
pub mod flaw;
pub mod genesis;
mod listener;
pub mod messages;
mod no_storage;
mod recording;
pub mod relay;
pub mod runtime;
mod signed;
pub mod stage;
pub mod tally;
pub mod validator;

pub use chain::{Chain, Made};
pub use flaw::Flaw;
