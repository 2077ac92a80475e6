//! A chain that has services, and no stake: an oracle and attestation on a mirror of the parachain. Natively only.

mod chain;
mod outbox;
pub mod runtime;

pub use chain::{Done, ServiceChain};
