//! Tests, one file per concern. Common setting: see the mock.

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::unreachable)]

mod hook;
mod mock;

mod asking;
mod bad_input;
mod cost;
mod custody;
mod differential;
mod exit;
mod genesis;
mod held_stake;
mod history;
mod keys;
mod leftovers;
mod limit;
mod many_losses;
mod moves;
mod non_interference;
mod nothing_left;
mod odd_accounts;
mod operators;
mod orders;
mod origins;
mod pledge;
mod proving;
mod random_slashes;
mod random_walk;
mod rejoin;
mod rewards;
mod scenarios_base;
mod scenarios_bonds;
mod scenarios_cap;
mod scenarios_dos;
mod scenarios_ends;
mod scenarios_escrow;
mod scenarios_exit;
mod scenarios_exposure;
mod scenarios_gov;
mod scenarios_hook;
mod scenarios_names;
mod scenarios_pools;
mod scenarios_roles;
mod scenarios_round;
mod scenarios_slash;
mod security;
mod services;
mod serving;
mod setting;
mod slashed_exits;
mod slashed_stake;
mod spoken;
mod standing;
mod suspension;
mod terms;
mod trim;
mod twin;
mod views;

pub(crate) use mock::{AllPalletsWithSystem, Restaking, Test};
pub(crate) use setting::new_test_ext;
