//! Tools for the tests of services' pallets: services and pledges that a test sets itself, a runtime
//! around one pallet, blocks of their own, laws that fail, and an audit of weights.

// A test that cannot go on says why.
#[allow(clippy::panic)]
mod audit;
mod blocks;
#[allow(clippy::panic)]
mod counting;
mod laws;
mod pledges;
mod runtime;

pub use audit::{audit_weights, AuditedDb};
pub use blocks::in_another_block;
pub use laws::assert_breaks;
pub use pledges::*;
pub use runtime::{SubjectHash, EXISTENTIAL_DEPOSIT};
