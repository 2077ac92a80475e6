//! Orders that undo slashes, what comes back, and the division of what does not.

use super::{losses::Loss, slashes::Request, Model};
use crate::{
	cast::{has_funds, name},
	pick::ledger,
};
use pallet_restaking::{Assignments, Event, Jails, LossCursors, Losses, PageQueue, SlashRequests};
use polkadot_sdk::sp_staking::EraIndex;
use restaking_primitives::{AssignmentId, RequestId};
use restaking_runtime::{
	constants::currency::EXISTENTIAL_DEPOSIT, AccountId, Balance, Runtime, System,
};

/// The number of eras for which the proceeds of a slash wait: the longest exit window and an era, which
/// is more than the bonding duration here.
pub const WAIT: EraIndex = 28;

/// What becomes of a call about the proceeds of a slash.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Told {
	/// It is done.
	Done,
	/// It is refused, for this reason.
	Refused(&'static str),
	/// It depends on the staking pallet.
	Unknown,
}

impl Model {
	pub(super) fn hear_of_returns(&mut self, event: &Event<Runtime>) {
		match event {
			Event::SlashUndone { request, fraction, waiting, unsettled, .. } => {
				self.undo(*request, *waiting);
				let record = &self.requests[request];
				assert_eq!(record.executed.map(|it| it.1), Some(*fraction), "{request:?}: the cap");
				assert!(!record.settled || *unsettled == 0, "{request:?} was settled");
				self.undone_now.push(*request);
			},
			Event::GivenBack { request, stash, bonded, freed, held } => {
				self.give_back(*request, stash, (*bonded, *freed));
				let last = self.held_last.take().filter(|(who, _)| who == stash);
				assert!(held <= freed, "more is held than came back");
				let right = *held == 0 || last == Some((stash.clone(), *held));
				assert!(right, "{}: {held} is held otherwise", name(stash));
			},
			Event::GiveBackFailed { request, stash, .. } => {
				let loss = self.loss(*request, stash);
				assert!(loss.waits() > 0, "nothing could fail");
				loss.failed = true;
			},
			Event::LossUnclaimed { request, stash, treasury, burned } => {
				assert_eq!(*burned, 0, "the treasury is always there");
				self.claim_for_treasury(*request, stash.as_ref(), *treasury);
			},
			Event::EscrowRedirected { request, .. } => {
				let record = self.requests.get_mut(request).expect("heard of");
				let open = record.undone.is_none() && !record.divided && !record.redirected;
				assert!(open, "{request:?} is redirected too late");
				record.redirected = true;
			},
			Event::SlashDivided { .. } => self.divide(event),
			_ => {},
		}
	}

	fn loss(&mut self, id: RequestId, stash: &AccountId) -> &mut Loss {
		let same = |it: &&mut Loss| it.request == id && it.stash == *stash;
		self.losses.iter_mut().find(same).expect("who gets something back has lost it")
	}

	/// Returns what becomes of an order to undo a slash.
	pub fn foretell_undo(&self, id: RequestId, lapse: bool) -> Told {
		let Some(request) = self.requests.get(&id) else { return Told::Refused("unknown") };
		if request.executed.is_none() {
			return Told::Refused("not executed");
		}
		if request.divided || request.undone.is_some() {
			return Told::Refused("its proceeds have gone another way");
		}
		if request.settled && self.era >= request.payable {
			return Told::Refused("too late");
		}
		if !lapse && self.shields(id) {
			return Told::Refused("a proof would be left with less than its verdict");
		}
		Told::Done
	}

	/// Returns true if a proof has asked for less because of this word.
	fn shields(&self, id: RequestId) -> bool {
		let word = &self.requests[&id];
		let same = (word.assignment, word.offence_era);
		let mut proofs = self.requests.values().filter(|it| {
			it.proven && (it.assignment, it.offence_era) == same && it.has_name(word.name)
		});
		!word.proven && proofs.any(|it| it.shielded.contains(&word.name))
	}

	/// Returns what becomes of a call that divides the proceeds of a slash.
	pub fn foretell_division(&self, id: RequestId) -> Told {
		let Some(request) = self.requests.get(&id) else { return Told::Refused("unknown") };
		let waits = request.executed.is_some() && !request.divided && request.undone.is_none();
		if !waits {
			return Told::Refused("nothing of it waits");
		}
		match request.settled && self.era >= request.payable {
			true => Told::Done,
			false => Told::Refused("too early"),
		}
	}

	/// Returns what becomes of a call that gives one loss back.
	pub fn foretell_return(&self, id: RequestId, stash: &AccountId) -> Told {
		let undone = self.requests.get(&id).is_some_and(|it| it.undone.is_some());
		let loss = self.losses_by(id).find(|it| it.stash == *stash && it.returns);
		let Some(loss) = loss.filter(|it| undone && it.waits() > 0) else {
			return Told::Refused("nothing comes back");
		};
		let (bond, active) = ledger(stash);
		let due = self.era >= self.requests[&id].payable;
		let alive = has_funds(stash);
		match due {
			true if alive || loss.waits() >= EXISTENTIAL_DEPOSIT => Told::Done,
			true => Told::Unknown,
			false if loss.active == 0 || bond == 0 => Told::Refused("not due"),
			false if active >= EXISTENTIAL_DEPOSIT && free(stash) >= EXISTENTIAL_DEPOSIT => {
				Told::Done
			},
			false => Told::Unknown,
		}
	}

	fn undo(&mut self, id: RequestId, waiting: Balance) {
		assert_eq!(self.foretell_undo(id, true), Told::Done, "{id:?} is undone");
		assert_eq!(waiting, self.waiting(id), "{id:?} gives back otherwise than it took");
		let era = self.era;
		self.requests.get_mut(&id).expect("foretold").undone = Some(era);
	}

	/// Gives back what a staker lost: what was active stake is active stake again at once, the rest is free,
	/// and not before the era in which it would have been divided.
	fn give_back(&mut self, id: RequestId, stash: &AccountId, (bonded, freed): (Balance, Balance)) {
		let who = name(stash);
		let request = self.requests.get(&id).expect("heard of");
		assert!(request.undone.is_some(), "{id:?} stands, and gives back");
		let due = self.era >= request.payable;
		let robbed = self.was_robbed(stash);
		let before = self.stakes.before(stash, bonded).filter(|_| !robbed);
		let loss = self.loss(id, stash);
		assert!(loss.returns, "dust comes back to {who}");
		assert!(bonded + freed > 0, "nothing comes back to {who}");
		assert!(bonded <= loss.active, "{who} had {} at stake, and gets {bonded}", loss.active);
		if due {
			assert_eq!(bonded + freed, loss.waits(), "{id:?} gives {who} a part");
		} else {
			assert_eq!(freed, 0, "{who} is free sooner than without the slash");
		}
		// With a stake to add it to, and funds besides, all of it is stake again.
		let whole = bonded == loss.active || free(stash) <= EXISTENTIAL_DEPOSIT;
		match before {
			Some((0, _)) => assert_eq!(bonded, 0, "{who} has no stake, and gets some"),
			Some((_, active)) if active >= EXISTENTIAL_DEPOSIT => {
				assert!(whole, "{who} gets {bonded} of {} at stake", loss.active);
			},
			_ => {},
		}
		loss.rest += loss.active - bonded;
		loss.active = 0;
		if due {
			loss.rest = 0;
		}
		*self.stakes.bonded_again.entry(stash.clone()).or_default() += bonded;
		self.money.come_back(stash, bonded + freed);
	}

	/// Hears of what could not come back. It has waited twice as long as other proceeds.
	fn claim_for_treasury(&mut self, id: RequestId, stash: Option<&AccountId>, amount: Balance) {
		let request = self.requests.get(&id).expect("heard of");
		let ordered = request.undone.expect("the escrow can always take a loss");
		let last = request.payable.max(ordered) + WAIT;
		assert!(self.era >= last, "{id:?} is the treasury's too early");
		let concerned = |it: &&mut Loss| match stash {
			Some(stash) => it.request == id && it.stash == *stash,
			None => it.request == id && !it.returns,
		};
		let mut gone = 0;
		for loss in self.losses.iter_mut().filter(concerned) {
			gone += loss.waits();
			(loss.active, loss.rest) = (0, 0);
		}
		assert_eq!(amount, gone, "{id:?}: the treasury gets otherwise than what waits");
		if let Some(stash) = stash {
			let dead = !has_funds(stash);
			assert!(dead, "{} is there, and the treasury gets what is its", name(stash));
		}
		self.money.fall_to_treasury(amount);
	}

	/// Divides the proceeds of a slash by the terms, to the unit, once.
	fn divide(&mut self, event: &Event<Runtime>) {
		let Event::SlashDivided { request, burned, treasury, recipient, reporter, .. } = event
		else {
			return;
		};
		let told = self.foretell_division(*request);
		assert_eq!(told, Told::Done, "{request:?} is divided");
		let waiting = self.waiting(*request);
		let all = burned + treasury + recipient + reporter;
		assert_eq!(all, waiting, "{request:?} divides otherwise than what waits");
		for loss in self.losses.iter_mut().filter(|it| it.request == *request) {
			(loss.active, loss.rest) = (0, 0);
		}
		let record = self.requests.get_mut(request).expect("foretold");
		record.divided = true;
		let record = record.clone();
		self.money.divide(&record, waiting, (*burned, *treasury, *recipient, *reporter));
	}

	/// Asserts that an order lets an assignment count again that waits for nothing else.
	pub(super) fn check_orders(&mut self) {
		for id in std::mem::take(&mut self.undone_now) {
			let assignment = self.requests[&id].assignment;
			let Some(record) = Assignments::<Runtime>::get(assignment) else { continue };
			let most = u64::from(self.conditions_of(assignment).max_slash.deconstruct());
			let left = u64::from(self.left_next(assignment).deconstruct());
			let free = !Jails::<Runtime>::contains_key(record.service, &record.operator);
			let may = free && record.waiting() == 0 && 2 * left >= most;
			let counts = record.is_live() || record.is_closed() || !self.is_open(assignment);
			assert!(!may || counts, "{assignment:?} may count, and does not after the order");
		}
	}

	fn is_open(&self, id: AssignmentId) -> bool {
		self.last_era_of(id).is_none()
	}

	/// Asserts that all that waits is in escrow, and nothing else.
	pub(super) fn check_escrow(&self, held: Balance) {
		let waits: Balance = self.losses.iter().map(Loss::waits).sum();
		assert_eq!(held, waits + EXISTENTIAL_DEPOSIT, "the escrow holds otherwise than what waits");
	}

	/// Asserts that the chain by itself has divided or given back what is due, after blocks with room. `roomy` is the last
	/// era that is over and had such blocks: what was due in it is done.
	pub fn check_ends(&self, roomy: EraIndex) {
		self.check_turns(roomy);
		for (id, request) in self.requests.iter().filter(|(_, it)| it.executed.is_some()) {
			let waits = self.waiting(*id);
			match request.undone {
				None if !request.settled || request.divided => {},
				None => {
					let last = request.payable.max(request.settled_era);
					assert!(roomy < last, "{id:?} is due since {last}, and not divided");
				},
				Some(ordered) => {
					let due = request.payable.max(ordered);
					let late = |it: &&Loss| it.waits() > 0 && it.returns && !it.failed;
					let late = self.losses_by(*id).find(late).map(|it| name(&it.stash));
					assert!(roomy < due || late.is_none(), "{id:?} owes {late:?}");
					assert!(roomy < due + WAIT || waits == 0, "{id:?} waits for ever");
				},
			}
		}
	}

	/// Returns true if anything waits, or a slash is not at its end.
	pub fn waits(&self) -> bool {
		let ends = |it: &Request| it.over || it.divided || it.undone.is_some();
		self.losses.iter().any(|it| it.waits() > 0) || !self.requests.values().all(ends)
	}

	/// Asserts that nothing is left of slashes that have come to their end.
	pub fn check_nothing_waits() {
		let executed = SlashRequests::<Runtime>::iter().find(|(_, it)| !it.is_pending());
		assert_eq!(executed, None, "a slash has no end");
		assert_eq!(Losses::<Runtime>::iter().count(), 0, "a loss is never forgotten");
		assert_eq!(LossCursors::<Runtime>::iter().count(), 0, "a page has no end");
		assert_eq!(PageQueue::<Runtime>::iter().count(), 0, "the queue has no end");
	}
}

/// Returns the free funds of an account.
fn free(who: &AccountId) -> Balance {
	System::account(who).data.free
}
