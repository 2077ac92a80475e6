#![doc = include_str!("../README.md")]

mod chain;
pub mod flaw;
pub mod followed;
pub mod genesis;
mod listener;
pub mod messages;
mod no_storage;
mod recording;
pub mod relay;
pub mod runtime;
pub mod service_chain;
mod signed;
pub mod stage;
pub mod tally;
pub mod validator;
pub mod world;

pub use chain::{Chain, Made};
pub use flaw::Flaw;
