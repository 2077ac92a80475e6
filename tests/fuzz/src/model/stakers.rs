//! Pledges and exits, as lists.

use super::{terms::least_counted, units::Units, up, Model};
use crate::cast::name;
use pallet_restaking::{Event, Services, SlashingHooks, Stakers};
use polkadot_sdk::{frame_support::traits::fungible::InspectHold, sp_staking::EraIndex};
use restaking_primitives::{AssignmentId, Conditions, ServiceId};
use restaking_runtime::{AccountId, Balance, Balances, Restaking, Runtime, RuntimeHoldReason};

/// The pledges of one staker to one assignment, and what is at risk of them.
#[derive(Clone, Default)]
pub struct Position {
	/// Every pledge, renewals included.
	pledges: Vec<Balance>,
	/// What may still be taken.
	pub units: Units,
	/// True if what a slash has taken is pledged again.
	standing: bool,
	/// True if it may owe less than its units say: claims were cut, or rounding decided that dust left.
	pub cut: bool,
}

impl Model {
	pub(super) fn hear_of_stakers(&mut self, event: &Event<Runtime>) {
		match event {
			Event::ServiceRegistered { service, .. } => {
				let record = Services::<Runtime>::get(service).expect("it was just registered");
				let hook = SlashingHooks::<Runtime>::get(service).expect("it was just registered");
				let with_slasher = record.slasher.at(self.era).is_some();
				let least = least_counted(&record.conditions, &hook, with_slasher);
				self.least_counted.insert(*service, least);
				self.conditions.insert(*service, record.conditions);
			},
			Event::ServiceJoined { service, operator, assignment, .. } => {
				self.join(*service, operator, *assignment);
			},
			Event::AssignmentClosed { assignment, last_era } => {
				self.closed.insert(*assignment, *last_era);
			},
			Event::ServiceRetired { service, last_era } => {
				self.retired.insert(*service, *last_era);
			},
			Event::ServicePaused { service, by_governance: true } => {
				self.stopped.insert(*service);
			},
			Event::ServiceResumed { service, by_governance: true } => {
				self.stopped.remove(service);
			},
			Event::Pledged { stash, assignment, amount, from_era, standing, .. } => {
				self.enter(stash, *assignment, *amount, *from_era);
				self.position(stash, *assignment).standing = *standing;
			},
			Event::PledgeRenewed { stash, assignment, amount, from_era, .. } => {
				let standing = self.position(stash, *assignment).standing;
				assert!(standing, "a pledge was renewed against its staker's will");
				self.enter(stash, *assignment, *amount, *from_era);
			},
			Event::StandingOrderSet { stash, assignment, standing } => {
				self.position(stash, *assignment).standing = *standing;
			},
			Event::Exited { .. } => self.leave(event),
			Event::PositionRemoved { stash, assignment } => {
				let position = self.position(stash, *assignment);
				(position.units, position.standing) = Default::default();
			},
			Event::ClaimsCut { stash, .. } | Event::CoverageLost { stash, .. } => {
				let name = name(stash);
				assert!(self.was_ever_robbed(stash), "{name} is short, and nobody robbed it");
				let theirs = self.positions.iter_mut().filter(|((who, _), _)| who == stash);
				theirs.for_each(|(_, position)| position.cut = true);
			},
			Event::TakenIntoCustody { stash, amount } => {
				self.held_last = Some((stash.clone(), *amount));
				*self.custody.entry(stash.clone()).or_default() += amount;
			},
			Event::CustodyReleased { stash, amount } | Event::CustodyRebonded { stash, amount } => {
				self.custody_falls(stash, *amount);
			},
			_ => {},
		}
	}

	pub(super) fn position(&mut self, stash: &AccountId, id: AssignmentId) -> &mut Position {
		self.positions.entry((stash.clone(), id)).or_default()
	}

	/// Records a stay, and asserts that nothing of an earlier one of the same operator can be slashed.
	fn join(&mut self, service: ServiceId, operator: &AccountId, id: AssignmentId) {
		self.services.insert(id, service);
		let window = self.conditions_of(id).exit_window;
		let stays = self.stays.entry((service, operator.clone())).or_default();
		let earlier = std::mem::take(stays);
		for stay in &earlier {
			let mut reach = self.era.saturating_sub(window)..=self.closed[stay];
			let served = reach.any(|era| self.served_in(*stay, era).is_some());
			assert!(!served, "{} is back while {stay:?} can be slashed", name(operator));
		}
		let stays = self.stays.entry((service, operator.clone())).or_default();
		stays.extend(earlier.into_iter().chain([id]));
	}

	fn enter(&mut self, stash: &AccountId, id: AssignmentId, amount: Balance, from_era: EraIndex) {
		assert_eq!(from_era, self.era + 1, "a pledge counts from the next era on");
		let (max_slash, era) = (self.conditions_of(id).max_slash, self.era);
		let position = self.position(stash, id);
		position.pledges.push(amount);
		position.units.enter(max_slash, amount, era);
	}

	fn leave(&mut self, event: &Event<Runtime>) {
		let Event::Exited { stash, assignment, amount, fresh, until_era, released_era } = event
		else {
			return;
		};
		let Conditions { exit_window, max_slash, .. } = *self.conditions_of(*assignment);
		assert_eq!(*released_era, until_era + 1 + exit_window, "an exit takes its window");
		assert!(*until_era <= self.era && fresh <= amount, "an exit in the future");
		let served = self.last_served(*assignment, *until_era);
		let position = self.position(stash, *assignment);
		position.units.leave(max_slash, *amount, *until_era, served);
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
		self.record_totals(era);
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

	/// Asserts that each staker owes what may still be taken of its units, and what executed slashes that
	/// are not settled take of them: no more, and no less.
	pub(super) fn check_liabilities(&self) {
		for stash in Stakers::<Runtime>::iter_keys() {
			let theirs = self.positions.iter().filter(|((who, _), _)| *who == stash);
			let (mut owes, mut tolerance, mut cut) = (0, 0, false);
			for ((_, id), position) in theirs {
				owes += self.owed_to(&stash, *id, position);
				tolerance += position.units.tolerance();
				cut |= position.cut;
			}
			let owed = Restaking::liability_of(&stash);
			let who = name(&stash);
			assert!(owed <= owes + tolerance, "{who} owes {owes}, and is held for {owed}");
			assert!(owed + tolerance >= owes || cut, "{who} owes {owes}, and is held for {owed}");
		}
	}

	fn owed_to(&self, stash: &AccountId, id: AssignmentId, position: &Position) -> Balance {
		let window = self.conditions_of(id).exit_window;
		let mut units = position.units.clone();
		let mut due = 0;
		for (request, blow) in self.blows(stash, id) {
			let lost = units.lose(blow);
			// What was undone is no more than charged.
			due += if self.requests[&request].undone.is_some() { 0 } else { lost.due };
		}
		if let Some(last_era) = self.last_era_of(id) {
			units.close(last_era, self.last_served(id, last_era));
		}
		due + units.liable(window, self.era)
	}
}
