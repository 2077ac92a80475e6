//! Calls whose outcome the laws foretell: orders to undo a slash, division, what comes back, and terms.

use crate::{
	model::{takes_dust, Model, Told},
	player::Outcome,
};
use pallet_restaking::{Call, Error};
use polkadot_sdk::frame_system::{ensure_root, ensure_signed};
use restaking_runtime::{Runtime, RuntimeCall, RuntimeOrigin};

/// What the laws say about a call.
pub enum Foretold {
	/// What becomes of it.
	Order(Told),
	/// True if the cheapest fault by the terms would take less than a record of it costs.
	Terms(bool),
	/// Nothing.
	Open,
}

impl Foretold {
	/// Foretells a call that is about to be made.
	pub fn of(origin: &RuntimeOrigin, call: &RuntimeCall, model: &Model) -> Self {
		let RuntimeCall::Restaking(call) = call else { return Self::Open };
		let root = || ensure_root(origin.clone()).is_ok();
		let signed = || ensure_signed(origin.clone()).is_ok();
		let (may, told) = match call {
			Call::undo { request, lapse } => (root(), model.foretell_undo(*request, *lapse)),
			Call::divide { request } => (signed(), model.foretell_division(*request)),
			Call::give_back { request, stash } => {
				(signed(), model.foretell_return(*request, stash))
			},
			Call::register_service { terms, slasher, .. } => {
				return Self::Terms(takes_dust(terms, slasher.is_some()));
			},
			_ => return Self::Open,
		};
		Self::Order(if may { told } else { Told::Refused("not for this origin") })
	}

	/// Asserts that it has come true.
	pub fn check(&self, outcome: &Outcome) {
		let dust = *outcome == Err(Error::<Runtime>::LeastLossTooSmall.into());
		match self {
			Self::Order(Told::Done) => assert!(outcome.is_ok(), "it is due: {outcome:?}"),
			Self::Order(Told::Refused(reason)) => assert!(outcome.is_err(), "{reason}"),
			Self::Terms(true) => assert!(outcome.is_err(), "faults may cost next to nothing"),
			Self::Terms(false) => assert!(!dust, "every fault costs enough"),
			Self::Order(Told::Unknown) | Self::Open => {},
		}
	}
}
