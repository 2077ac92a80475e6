//! Pledges and exits, as lists.

use super::{down, up, Model};
use crate::cast::name;
use pallet_restaking::{Event, Services, Stakers};
use polkadot_sdk::{frame_support::traits::fungible::InspectHold, sp_staking::EraIndex};
use restaking_primitives::AssignmentId;
use restaking_runtime::{AccountId, Balance, Balances, Restaking, Runtime, RuntimeHoldReason};

/// The pledges and exits of one staker at one assignment.
#[derive(Clone, Default)]
pub struct Position {
	/// Every pledge, renewals included.
	pledges: Vec<Balance>,
	/// The indices from which pledges and exits are of the present record.
	since: (usize, usize),
	exits: Vec<Exit>,
	/// True if claims were ever cut.
	cut: bool,
}

#[derive(Clone)]
struct Exit {
	amount: Balance,
	fresh: Balance,
	released_era: EraIndex,
}

impl Model {
	pub(super) fn hear_of_stakers(&mut self, event: &Event<Runtime>) {
		match event {
			Event::ServiceRegistered { service, .. } => {
				let record = Services::<Runtime>::get(service).expect("it was just registered");
				self.conditions.insert(*service, record.conditions);
			},
			Event::ServiceJoined { service, assignment, .. } => {
				self.services.insert(*assignment, *service);
			},
			Event::Pledged { stash, assignment, amount, from_era, .. }
			| Event::PledgeRenewed { stash, assignment, amount, from_era, .. } => {
				assert_eq!(*from_era, self.era + 1, "a pledge counts from the next era on");
				self.position(stash, *assignment).pledges.push(*amount);
			},
			Event::Exited { stash, assignment, amount, fresh, until_era, released_era } => {
				let window = self.conditions_of(*assignment).exit_window;
				assert_eq!(*released_era, until_era + 1 + window, "an exit takes its window");
				assert!(*until_era <= self.era && fresh <= amount, "an exit in the future");
				let exit = Exit { amount: *amount, fresh: *fresh, released_era: *released_era };
				self.position(stash, *assignment).exits.push(exit);
			},
			Event::PositionRemoved { stash, assignment } => {
				let position = self.position(stash, *assignment);
				position.since = (position.pledges.len(), position.exits.len());
			},
			Event::ClaimsCut { stash, .. } | Event::CoverageLost { stash, .. } => {
				let name = name(stash);
				assert!(self.was_ever_robbed(stash), "{name} is short, and nobody robbed it");
				let theirs = self.positions.iter_mut().filter(|((who, _), _)| who == stash);
				theirs.for_each(|(_, position)| position.cut = true);
			},
			Event::TakenIntoCustody { stash, amount } => {
				*self.custody.entry(stash.clone()).or_default() += amount;
			},
			Event::CustodyReleased { stash, amount } | Event::CustodyRebonded { stash, amount } => {
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

	/// Returns the maximum that may ever be taken of all pledges of a staker to an assignment.
	pub(super) fn budget(&self, stash: &AccountId, id: AssignmentId) -> Balance {
		let max_slash = self.conditions_of(id).max_slash;
		let position = self.positions.get(&(stash.clone(), id));
		position.map_or(0, |it| it.pledges.iter().map(|amount| up(max_slash, *amount)).sum())
	}

	/// Returns true if the funds of a staker were ever less than its liability.
	pub(super) fn ever_short(&self, stash: &AccountId) -> bool {
		self.positions.iter().any(|((who, _), it)| who == stash && it.cut)
	}

	/// Records the amounts that count in the era that begins.
	pub fn turn(&mut self, era: EraIndex) {
		if era == self.era {
			return;
		}
		self.era = era;
		for stash in Stakers::<Runtime>::iter_keys() {
			let info = Restaking::staker_info(&stash).expect("a staker can be read");
			assert_eq!(info.era, era, "a read by another clock");
			for position in info.positions {
				let key = (era, stash.clone(), position.assignment);
				self.counted.insert(key, position.counts_now);
			}
		}
	}

	/// Asserts that the amounts held are those of the events.
	pub(super) fn check_custody(&self) {
		for (who, amount) in &self.custody {
			let reason = RuntimeHoldReason::Restaking(pallet_restaking::HoldReason::Custody);
			let held = Balances::balance_on_hold(&reason, who);
			assert_eq!(held, *amount, "the custody of {}", name(who));
		}
	}

	/// Asserts that no liability exceeds the maximum slashes of all pledges whose exits are not over, and
	/// the losses to executed slashes that are not settled.
	pub(super) fn check_liabilities(&self) {
		for stash in Stakers::<Runtime>::iter_keys() {
			let theirs = self.positions.iter().filter(|((who, _), _)| *who == stash);
			let most: Balance = theirs.map(|((_, id), position)| self.may_owe(*id, position)).sum();
			let most = most + self.due(&stash);
			let owed = Restaking::liability_of(&stash);
			assert!(owed <= most, "{} owes {owed}, and has pledged for {most}", name(&stash));
		}
	}

	fn may_owe(&self, id: AssignmentId, position: &Position) -> Balance {
		let max_slash = self.conditions_of(id).max_slash;
		let signed: Balance = position.pledges[position.since.0..]
			.iter()
			.map(|amount| up(max_slash, *amount))
			.sum();
		let left: Balance = position.exits[position.since.1..]
			.iter()
			.map(|exit| match exit.released_era <= self.era {
				true => down(max_slash, exit.amount),
				false => down(max_slash, exit.fresh),
			})
			.sum();
		signed.saturating_sub(left)
	}
}
