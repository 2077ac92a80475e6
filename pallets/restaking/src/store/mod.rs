//! The stores: owner types that alone write the storage items they name, with no logic above their
//! own records.
//!
//! Assignments and stakers are entities, not stores: [`crate::assignment`] and [`crate::stake`] write
//! their items.

mod agenda;
mod bonds;
mod eras;
mod escrow;
mod jails;
mod keys;
mod limits;
mod losses;
mod operators;
mod origins;
mod pots;
mod queue;
mod requests;
mod services;
mod vetoes;

pub(crate) use agenda::AgendaStore;
pub(crate) use bonds::{BondStore, Forfeit};
pub(crate) use eras::EraStore;
pub(crate) use escrow::{CreditOf, Escrow, Sent};
pub(crate) use jails::JailStore;
pub(crate) use keys::KeyStore;
pub(crate) use limits::LimitStore;
pub(crate) use losses::LossStore;
pub(crate) use operators::OperatorStore;
pub(crate) use origins::OriginStore;
pub(crate) use pots::PotStore;
pub(crate) use queue::QueueStore;
pub(crate) use requests::RequestStore;
pub(crate) use services::ServiceStore;
pub(crate) use vetoes::VetoStore;
