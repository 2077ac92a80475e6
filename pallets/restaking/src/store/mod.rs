//! The stores: owner types that alone write the storage items they name, with no logic above their
//! own records.
//!
//! Assignments and stakers are entities, not stores: [`crate::assignment`] and [`crate::stake`] write
//! their items.

mod agenda;
mod bonds;
mod clock;
mod eras;
mod escrow;
mod forgetting;
mod free;
mod jails;
mod keys;
mod limits;
mod losses;
mod operators;
mod origins;
mod places;
mod pots;
mod queue;
mod requests;
mod rosters;
mod seeds;
mod services;
mod vetoes;

pub(crate) use agenda::AgendaStore;
pub(crate) use bonds::{BondStore, Forfeit};
pub(crate) use clock::ClockStore;
pub(crate) use eras::EraStore;
pub(crate) use escrow::{CreditOf, Escrow, Sent};
pub(crate) use forgetting::ForgettingStore;
pub(crate) use free::FreeStore;
pub(crate) use jails::JailStore;
pub(crate) use keys::KeyStore;
pub(crate) use limits::{LimitStore, StakerLimit};
pub(crate) use losses::LossStore;
pub(crate) use operators::OperatorStore;
pub(crate) use origins::OriginStore;
pub(crate) use places::PlaceStore;
pub(crate) use pots::PotStore;
pub(crate) use queue::QueueStore;
pub(crate) use requests::RequestStore;
pub(crate) use rosters::RosterStore;
pub(crate) use seeds::SeedStore;
pub(crate) use services::ServiceStore;
pub(crate) use vetoes::VetoStore;
