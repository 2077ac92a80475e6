//! Slashes: requested, vetoed, executed, settled page by page, paid.

mod bonds;
mod escrow;
mod execution;
mod jail;
mod pages;
mod proofs;
mod requests;
mod vetoes;

pub(crate) use requests::Accusation;
