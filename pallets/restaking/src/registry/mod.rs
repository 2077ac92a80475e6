//! The registry: services of owners, and operators that join them.

mod forgetting;
mod free;
mod inspect;
mod keys;
mod operators;
mod places;
mod security;
mod services;
mod sets;

pub use inspect::EnsureManager;
