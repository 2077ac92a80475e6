//! A service with many operators, each with a stake of its own.

use super::setting::*;
use crate::{types::JoinPolicy, Assignments, TermsOf};
use frame_support::{assert_ok, dispatch::DispatchResult};
use restaking_primitives::{AssignmentId, Balance, EraIndex, PledgeInspect, ServiceId};

/// An operator that stakes for itself.
pub fn operator(number: usize) -> AccountId {
	2_000 + number as u64
}

/// A chain with so many of them.
pub fn chain(operators: usize) -> ExtBuilder {
	ExtBuilder::default().stakers((0..operators).map(|number| (operator(number), 20_000, 1_000)))
}

/// A service with so many places, and the assignments of its operators in order of joining.
pub struct Crowd {
	pub service: ServiceId,
	pub homes: Vec<AssignmentId>,
}

impl Crowd {
	/// Operators join in era 8, each with a pledge of its own. It is era 10.
	pub fn new(places: u16, pledges: impl IntoIterator<Item = Balance>) -> Self {
		let mut crowd = Self::register(places);
		pledges.into_iter().for_each(|amount| crowd.join(amount));
		run_to(10);
		crowd
	}

	pub fn register(places: u16) -> Self {
		let mut terms = terms(40);
		terms.conditions.places = places;
		Self::register_with(terms)
	}

	pub fn register_with(terms: TermsOf<Test>) -> Self {
		run_to(8);
		let service = crate::NextServiceId::<Test>::get();
		let (owner, slasher) = (RuntimeOrigin::signed(OWNER_B), RuntimeOrigin::signed(SLASHER));
		let slasher = Some(caller(slasher));
		let nothing = Default::default();
		let open = JoinPolicy::Open;
		let done = Restaking::register_service(owner, terms, slasher, None, open, None, nothing);
		assert_ok!(done);
		assert_ok!(fund_bond(service, 1_000_000));
		Self { service, homes: Vec::new() }
	}

	/// Lets the next operator join, with a pledge of its own.
	pub fn join(&mut self, amount: Balance) {
		let number = self.homes.len();
		self.homes.push(join(operator(number), self.service));
		if amount > 0 {
			self.pledge(number, amount);
		}
	}

	pub fn pledge(&self, number: usize, amount: Balance) {
		pledge_once(operator(number), self.homes[number], amount);
	}

	pub fn exit(&self, number: usize, amount: Balance) {
		assert_ok!(exit(operator(number), self.homes[number], amount));
	}

	pub fn take(&self, number: usize) -> DispatchResult {
		take_place(self.homes[number], 128)
	}

	/// Returns the operators that serve in an era, each with what counts.
	pub fn set(&self, era: EraIndex) -> Vec<(usize, Balance)> {
		let served = |number: usize| Some((number, served(self.homes[number], era)?));
		(0..self.homes.len()).filter_map(served).collect()
	}

	pub fn counted(&self, era: EraIndex) -> Balance {
		<Restaking as PledgeInspect<AccountId>>::counted(self.service, era).unwrap()
	}

	pub fn noted(&self, number: usize) -> Option<Balance> {
		Assignments::<Test>::get(self.homes[number]).unwrap().place
	}
}

pub fn served(home: AssignmentId, era: EraIndex) -> Option<Balance> {
	<Restaking as PledgeInspect<AccountId>>::served(home, era)
}

pub fn take_place(home: AssignmentId, most: u32) -> DispatchResult {
	frame_support::storage::with_storage_layer(|| {
		Restaking::take_place(RuntimeOrigin::signed(STRANGER), home, most).plain()
	})
}

pub fn note_place(home: AssignmentId) -> DispatchResult {
	Restaking::note_place(RuntimeOrigin::signed(STRANGER), home)
}
