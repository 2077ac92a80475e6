//! Tests, one file per concern. Common setting: see the mock.

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::unreachable)]

mod mock;

mod asking;
mod bad_input;
mod cost;
mod custody;
mod differential;
mod exit;
mod genesis;
mod held_stake;
mod keys;
mod many_losses;
mod moves;
mod non_interference;
mod operators;
mod orders;
mod origins;
mod pledge;
mod random_slashes;
mod random_walk;
mod rewards;
mod scenarios_base;
mod scenarios_bonds;
mod scenarios_dos;
mod scenarios_ends;
mod scenarios_escrow;
mod scenarios_exit;
mod scenarios_exposure;
mod scenarios_gov;
mod scenarios_hook;
mod scenarios_roles;
mod scenarios_round;
mod scenarios_slash;
mod security;
mod services;
mod setting;
mod slashed_exits;
mod slashed_stake;
mod trim;
mod views;

pub(crate) use mock::{AllPalletsWithSystem, Restaking, Test};
pub(crate) use setting::new_test_ext;
