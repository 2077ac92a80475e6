//! Losses: whose they were, where they lay, and what the positions paid.

use super::{
	units::{Blow, Lost},
	up, Model,
};
use crate::{cast::name, pick::ledger};
use pallet_restaking::{Event, Losses};
use polkadot_sdk::{pallet_staking, sp_staking::EraIndex};
use restaking_primitives::{AssignmentId, RequestId};
use restaking_runtime::{constants::currency::EXISTENTIAL_DEPOSIT, AccountId, Balance, Runtime};
use std::collections::BTreeMap;

/// The loss of one staker by one request.
#[derive(Clone)]
pub struct Loss {
	pub request: RequestId,
	pub assignment: AssignmentId,
	pub stash: AccountId,
	pub asked: Balance,
	pub taken: Balance,
	/// The part that waits and was active stake.
	pub active: Balance,
	/// The part that waits and was unlocking, or in custody.
	pub rest: Balance,
	/// True if it may come back. Those below the existential deposit may not.
	pub returns: bool,
	/// True if the chain has tried in vain to give it back.
	pub failed: bool,
	/// True if the slash was undone before: the position has paid, and its staker has not.
	pub spared: bool,
	/// The part of the stake that went with it, dust that came back at once included.
	from_stake: Balance,
	/// The dust.
	refunded: Balance,
}

impl Loss {
	/// Returns the part that waits.
	pub fn waits(&self) -> Balance {
		self.active + self.rest
	}
}

/// The stakes before what was not looked at yet, and what the events since then say about them.
#[derive(Clone, Default)]
pub struct Stakes {
	/// The bond of each account, and its active part.
	before: BTreeMap<AccountId, (Balance, Balance)>,
	/// What was bonded and paid into the stake, less what was unbonded.
	moved: BTreeMap<AccountId, i128>,
	/// What was given back as active stake.
	pub bonded_again: BTreeMap<AccountId, Balance>,
	/// The number of losses that were looked at.
	known_losses: usize,
}

impl Stakes {
	/// Hears an event of the staking pallet.
	pub fn hear(&mut self, event: &pallet_staking::Event<Runtime>) {
		use pallet_staking::{Event::*, RewardDestination::Staked};
		let signed = |amount: &Balance| i128::try_from(*amount).expect("below all money there is");
		match event {
			Bonded { stash, amount } | Rewarded { stash, dest: Staked, amount } => {
				*self.moved.entry(stash.clone()).or_default() += signed(amount);
			},
			Unbonded { stash, amount } => {
				*self.moved.entry(stash.clone()).or_default() -= signed(amount);
			},
			_ => {},
		}
	}

	/// Returns the stake of an account before `bonded` came back to it: its bond and its active part. `None`
	/// if it was changed otherwise.
	pub fn before(&self, who: &AccountId, bonded: Balance) -> Option<(Balance, Balance)> {
		let (bond, active) = self.before.get(who).copied().unwrap_or_default();
		let earlier = self.bonded_again.get(who).copied().unwrap_or(0);
		let moved = self.moved.get(who).copied().unwrap_or(0);
		let alone = moved == i128::try_from(earlier + bonded).expect("below all money there is");
		alone.then_some((bond + earlier, active + earlier))
	}
}

impl Model {
	/// Returns the losses by a request.
	pub(super) fn losses_by(&self, id: RequestId) -> impl Iterator<Item = &Loss> {
		self.losses.iter().filter(move |it| it.request == id)
	}

	/// Returns the sum that waits of a request.
	pub fn waiting(&self, id: RequestId) -> Balance {
		self.losses_by(id).map(Loss::waits).sum()
	}

	/// Returns the executed slashes that a staker has not settled at an assignment, in their order.
	pub(super) fn blows(&self, stash: &AccountId, id: AssignmentId) -> Vec<(RequestId, Blow)> {
		let lost =
			|id: &RequestId| self.losses.iter().any(|it| (&it.request, &it.stash) == (id, stash));
		let mut open: Vec<_> = self
			.requests
			.iter()
			.filter(|(request, it)| it.assignment == id && !it.settled && !lost(request))
			.filter(|(_, it)| it.executed.is_some())
			.collect();
		open.sort_by_key(|(_, it)| it.order);
		open.into_iter()
			.map(|(request, _)| (*request, self.blow(*request, stash)))
			.collect()
	}

	/// Returns what an executed request does to a position.
	fn blow(&self, id: RequestId, stash: &AccountId) -> Blow {
		let request = &self.requests[&id];
		let (at_era, fraction) = request.executed.expect("only what was executed takes");
		let offence_era = request.offence_era;
		let key = (offence_era, stash.clone(), request.assignment);
		let counted = self.counted.get(&key).copied().unwrap_or(0);
		let max_slash = self.conditions_of(request.assignment).max_slash;
		let least = self.least_counted[&request.service];
		let served = |last_era| (last_era, self.last_served(request.assignment, last_era));
		let closed = request.closed.map(served);
		Blow { offence_era, fraction, counted, at_era, max_slash, least, closed }
	}

	/// Hears of a loss that was taken.
	pub(super) fn lose(&mut self, event: &Event<Runtime>) {
		let Event::Slashed {
			request, stash, asked, taken, from_stake, from_custody, refunded, ..
		} = event
		else {
			return;
		};
		let record = self.requests.get(request).expect("heard of");
		assert!(!record.over, "{request:?} is over, and takes");
		assert!(record.undone.is_none(), "{request:?} was undone, and takes");
		assert!(!record.divided, "{request:?} was divided, and takes");
		let assignment = record.assignment;
		let who = name(stash);
		assert!(taken <= asked, "{request:?} takes more of {who} than it asks");
		assert_eq!(*taken, from_stake + from_custody, "{request:?}: stake and custody of {who}");
		let due = self.pay(*request, stash, *asked);
		let (tolerance, cut) = self.slack(stash, assignment);
		assert!(*taken <= due + tolerance, "{request:?} takes {taken} of {who}, who owes {due}");
		assert!(taken + tolerance >= due || cut, "{who} owes {due}, and {taken} is taken");
		self.losses.push(Loss {
			request: *request,
			assignment,
			stash: stash.clone(),
			asked: *asked,
			taken: *taken,
			active: 0,
			rest: *taken,
			returns: *taken >= EXISTENTIAL_DEPOSIT,
			failed: false,
			spared: false,
			from_stake: *from_stake,
			refunded: *refunded,
		});
		if *taken > 0 {
			let payable = self.era + super::returns::WAIT;
			self.requests.get_mut(request).expect("heard of").payable = payable;
		}
		self.check_budget(stash, assignment);
		self.custody_falls(stash, *from_custody);
		self.money.put_in_escrow(stash, *taken, from_stake + refunded);
	}

	/// Hears of a slash that was undone before a staker has settled it: the position pays as if it stood.
	pub(super) fn spare(&mut self, request: RequestId, stash: &AccountId, amount: Balance) {
		let record = self.requests.get(&request).expect("heard of");
		assert!(record.undone.is_some(), "{request:?} stands, and spares {}", name(stash));
		let assignment = record.assignment;
		let paid = self.paid_ahead.remove(&(request, stash.clone()));
		let due = paid.unwrap_or_else(|| self.pay(request, stash, amount));
		let (tolerance, cut) = self.slack(stash, assignment);
		let who = name(stash);
		let near = amount <= due + tolerance && (amount + tolerance >= due || cut);
		assert!(near, "{request:?} spares {who} {amount}, who would owe {due}");
		self.losses.push(Loss {
			request,
			assignment,
			stash: stash.clone(),
			asked: 0,
			taken: 0,
			active: 0,
			rest: 0,
			returns: false,
			failed: false,
			spared: true,
			from_stake: 0,
			refunded: 0,
		});
	}

	/// Lets a position pay for a slash, and for those that were undone and executed before it: the chain tells
	/// of them afterwards. Returns what it owes.
	fn pay(&mut self, request: RequestId, stash: &AccountId, asked: Balance) -> Balance {
		let again = self.losses_by(request).any(|it| it.stash == *stash);
		assert!(!again, "{} settles {request:?} twice", name(stash));
		let assignment = self.requests[&request].assignment;
		let order = self.requests[&request].order;
		for (earlier, blow) in self.blows(stash, assignment) {
			let of = &self.requests[&earlier];
			let ahead = of.order < order && of.undone.is_some();
			let key = (earlier, stash.clone());
			if ahead && !self.paid_ahead.contains_key(&key) {
				let due = self.take_units(stash, assignment, blow);
				self.paid_ahead.insert(key, due);
			}
		}
		let blow = self.blow(request, stash);
		let (who, most) = (name(stash), up(blow.fraction, blow.counted));
		assert!(asked <= most, "{request:?} asks {asked} of {who}: at most {most}");
		self.take_units(stash, assignment, blow)
	}

	fn take_units(&mut self, stash: &AccountId, id: AssignmentId, blow: Blow) -> Balance {
		let position = self.position(stash, id);
		let Lost { due, unsure } = position.units.lose(blow);
		position.cut |= unsure;
		due
	}

	/// Returns the tolerance of what a position owes, and whether it may owe less.
	fn slack(&mut self, stash: &AccountId, id: AssignmentId) -> (Balance, bool) {
		let position = self.position(stash, id);
		(position.units.tolerance(), position.cut)
	}

	/// Asserts the budget law: all losses are at most the maximum slash of all pledges.
	fn check_budget(&self, stash: &AccountId, assignment: AssignmentId) {
		let lost = self
			.losses
			.iter()
			.filter(|it| (&it.stash, it.assignment) == (stash, assignment));
		let lost: Balance = lost.map(|it| it.taken).sum();
		let signed = self.budget(stash, assignment);
		let who = name(stash);
		assert!(lost <= signed, "{who} has lost {lost} to {assignment:?} and signed {signed}");
	}

	/// Looks at the losses of the events that were just heard: which part of each was active stake. All
	/// parts together are what the active stake fell by.
	pub fn look(&mut self) {
		let mut parts = BTreeMap::<AccountId, (Balance, Balance)>::new();
		let fresh = self.stakes.known_losses;
		for loss in self.losses.iter_mut().skip(fresh).filter(|it| !it.spared) {
			let who = name(&loss.stash);
			let record = Losses::<Runtime>::get(loss.request, &loss.stash);
			let least = loss.from_stake + loss.refunded;
			let (at_least, at_most) = match record {
				Some(record) => {
					assert!(loss.returns, "{who} has a record of dust");
					let whole = record.active + record.rest;
					assert_eq!(whole, loss.taken, "{who} lost otherwise than is on record");
					assert!(record.active <= loss.from_stake, "custody of {who} was no stake");
					(loss.active, loss.rest) = (record.active, record.rest);
					(record.active, record.active + loss.refunded)
				},
				None => {
					assert!(!loss.returns, "a loss of {who} has no record");
					(0, least)
				},
			};
			let all = parts.entry(loss.stash.clone()).or_default();
			*all = (all.0 + at_least, all.1 + at_most);
		}
		for who in self.stakes.bonded_again.keys() {
			parts.entry(who.clone()).or_default();
		}
		for (who, (at_least, at_most)) in parts {
			let signed = |amount: Balance| i128::try_from(amount).expect("below all money");
			let before = self.stakes.before.get(&who).map_or(0, |it| it.1);
			let moved = self.stakes.moved.get(&who).copied().unwrap_or(0);
			let fell = signed(before) + moved - signed(ledger(&who).1);
			// What is too little to be a stake goes with the last withdrawal.
			let gone = before > 0 && ledger(&who).0 == 0;
			let robbed = self.was_robbed(&who) || gone;
			let who = name(&who);
			assert!(signed(at_least) <= fell || robbed, "{who}: {at_least} was not active, {fell}");
			assert!(fell <= signed(at_most) || robbed, "{who}: {at_most} was active, {fell}");
		}
		self.stakes = Stakes {
			before: crate::cast::everybody()
				.chain(crate::vaults::stashes())
				.map(|who| (who.clone(), ledger(&who)))
				.collect(),
			known_losses: self.losses.len(),
			..Default::default()
		};
	}

	/// Asserts that the sums of a slash are those of its members, and that no member was left out.
	pub(super) fn settle(&mut self, event: &Event<Runtime>) {
		let Event::SlashSettled { request, asked, taken, waiting, payable_era, .. } = event else {
			return;
		};
		let (id, era): (RequestId, EraIndex) = (*request, self.era);
		let losses: Vec<&Loss> = self.losses_by(id).collect();
		let sums: (Balance, Balance) =
			(losses.iter().map(|it| it.asked).sum(), losses.iter().map(|it| it.taken).sum());
		assert_eq!((*asked, *taken), sums, "{id:?} took otherwise than its members lost");
		assert_eq!(*waiting, self.waiting(id), "{id:?} waits otherwise than its losses");
		let record = &self.requests[&id];
		assert_eq!(*payable_era, record.payable, "{id:?} waits otherwise since its last loss");
		let most = record.at_most + losses.len() as Balance;
		assert!(*taken <= most, "{id:?} took more than its part of what counted");
		let members = self
			.counted
			.iter()
			.filter(|((era, _, id), _)| (*era, *id) == (record.offence_era, record.assignment));
		for ((_, who, of), amount) in members.filter(|(_, amount)| **amount > 0) {
			let before = |it: &&Loss| (&it.stash, it.assignment) == (who, *of);
			let first = self.losses.iter().find(before).is_none_or(|it| it.request == id);
			let lost = losses.iter().find(|it| it.stash == *who);
			let (_, fraction) = record.executed.expect("executed");
			// A staker that lost before, or more than it had, may owe less.
			if first && !self.ever_short(who) && lost.is_none_or(|it| !it.spared) {
				let (name, lost) = (name(who), lost.map_or(0, |it| it.asked));
				assert_eq!(lost, up(fraction, *amount), "{id:?} asks of {name}");
			}
		}
		self.requests.get_mut(&id).expect("heard of").settled = true;
		self.requests.get_mut(&id).expect("heard of").settled_era = era;
	}
}
