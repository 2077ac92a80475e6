//! Pledges and exits, as lists.

use super::{down, up, Model};
use crate::cast::name;
use pallet_restaking::{Event, Members, Services, Stakers};
use polkadot_sdk::{frame_support::traits::fungible::InspectHold, sp_staking::EraIndex};
use restaking_primitives::AssignmentId;
use restaking_runtime::{AccountId, Balance, Balances, Restaking, Runtime, RuntimeHoldReason};

/// What one staker signed and left, at one assignment.
#[derive(Clone, Default)]
pub struct Position {
	/// Every pledge, also by standing order.
	pledges: Vec<Balance>,
	/// From where on pledges and exits are of the present record.
	since: (usize, usize),
	exits: Vec<Exit>,
	/// Whether claims were ever cut.
	cut: bool,
}

#[derive(Clone)]
struct Exit {
	amount: Balance,
	fresh: Balance,
	released: EraIndex,
}

impl Model {
	pub(super) fn hear_of_stakers(&mut self, event: &Event<Runtime>) {
		match event {
			Event::ServiceRegistered { service, .. } => {
				let record = Services::<Runtime>::get(service).expect("it was just registered");
				self.terms.insert(*service, record.terms);
			},
			Event::ServiceJoined { service, assignment, .. } => {
				self.homes.insert(*assignment, *service);
			},
			Event::Pledged { stash, assignment, amount, from, .. }
			| Event::PledgeRenewed { stash, assignment, amount, from, .. } => {
				assert_eq!(*from, self.era + 1, "a pledge counts from the next era on");
				self.position(stash, *assignment).pledges.push(*amount);
			},
			Event::Exited { stash, assignment, amount, fresh, until, released } => {
				let window = self.terms_of(*assignment).exit_window;
				assert_eq!(*released, until + 1 + window, "an exit takes its window");
				assert!(*until <= self.era && fresh <= amount, "an exit in the future");
				let exit = Exit { amount: *amount, fresh: *fresh, released: *released };
				self.position(stash, *assignment).exits.push(exit);
			},
			Event::PositionRemoved { stash, assignment } => {
				let position = self.position(stash, *assignment);
				position.since = (position.pledges.len(), position.exits.len());
			},
			Event::ClaimsCut { stash, .. } | Event::FoundShort { stash, .. } => {
				let name = name(stash);
				assert!(self.was_ever_robbed(stash), "{name} is short, and nobody robbed it");
				let theirs = self.positions.iter_mut().filter(|((who, _), _)| who == stash);
				theirs.for_each(|(_, position)| position.cut = true);
			},
			Event::TakenIntoCustody { stash, amount } => {
				*self.custody.entry(stash.clone()).or_default() += amount;
			},
			Event::Released { stash, amount } | Event::Restaked { stash, amount } => {
				self.custody_falls(stash, *amount);
			},
			_ => {},
		}
	}

	fn position(&mut self, stash: &AccountId, id: AssignmentId) -> &mut Position {
		self.positions.entry((stash.clone(), id)).or_default()
	}

	pub(super) fn custody_falls(&mut self, stash: &AccountId, amount: Balance) {
		let custody = self.custody.entry(stash.clone()).or_default();
		*custody = custody.checked_sub(amount).expect("more left custody than came");
	}

	/// The most that may ever be taken of all that a staker signed at an assignment.
	pub(super) fn budget(&self, stash: &AccountId, id: AssignmentId) -> Balance {
		let most = self.terms_of(id).max_slash;
		let position = self.positions.get(&(stash.clone(), id));
		position.map_or(0, |it| it.pledges.iter().map(|amount| up(most, *amount)).sum())
	}

	/// Whether less than was owed was ever there.
	pub(super) fn ever_short(&self, stash: &AccountId) -> bool {
		self.positions.iter().any(|((who, _), it)| who == stash && it.cut)
	}

	/// Notes what counts in the era that begins, as it is told now.
	pub fn turn(&mut self, era: EraIndex) {
		if era == self.era {
			return;
		}
		self.era = era;
		for (id, stash, ()) in Members::<Runtime>::iter() {
			let amount = Restaking::counted_at(&stash, id, era);
			self.counted.insert((era, stash, id), amount);
		}
	}

	/// What is held is what was told.
	pub(super) fn check_custody(&self) {
		for (who, amount) in &self.custody {
			let reason = RuntimeHoldReason::Restaking(pallet_restaking::HoldReason::Custody);
			let held = Balances::balance_on_hold(&reason, who);
			assert_eq!(held, *amount, "the custody of {}", name(who));
		}
	}

	/// Nobody owes more than the largest slashes of what it signed and has not left for good, and what
	/// executed slashes have not taken yet: an exit is over when its window is.
	pub(super) fn check_liabilities(&self) {
		for stash in Stakers::<Runtime>::iter_keys() {
			let theirs = self.positions.iter().filter(|((who, _), _)| *who == stash);
			let most: Balance = theirs.map(|((_, id), position)| self.may_owe(*id, position)).sum();
			let most = most + self.due(&stash);
			let owed = Restaking::liability_of(&stash);
			assert!(owed <= most, "{} owes {owed}, and has signed {most}", name(&stash));
		}
	}

	fn may_owe(&self, id: AssignmentId, position: &Position) -> Balance {
		let most = self.terms_of(id).max_slash;
		let signed: Balance = position.pledges[position.since.0..]
			.iter()
			.map(|amount| up(most, *amount))
			.sum();
		let left: Balance = position.exits[position.since.1..]
			.iter()
			.map(|exit| match exit.released <= self.era {
				true => down(most, exit.amount),
				false => down(most, exit.fresh),
			})
			.sum();
		signed.saturating_sub(left)
	}
}
