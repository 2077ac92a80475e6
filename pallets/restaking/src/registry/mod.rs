//! The registry: services of owners, and operators that join them.

mod inspect;
mod keys;
mod operators;
mod security;
mod services;

pub use inspect::EnsureManager;
