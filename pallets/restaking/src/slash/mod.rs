//! Slashes: requested, vetoed, executed, settled page by page, divided or undone.

mod bonds;
mod escrow;
mod execution;
mod jail;
mod pages;
mod proofs;
mod requests;
mod returns;
mod undo;
mod vetoes;

pub(crate) use requests::Accusation;
