//! The cap of an assignment, by the stake that counted: of one unit that counted, the slashes of any
//! window take at most the maximum slash.

use super::{slashes::Request, up, Model};
use pallet_restaking::Assignments;
use polkadot_sdk::{sp_core::H256, sp_runtime::Perbill, sp_staking::EraIndex};
use restaking_primitives::{AssignmentId, PledgeInspect, RequestId, ServiceId};
use restaking_runtime::{AccountId, Balance, Restaking, Runtime};
use std::collections::BTreeMap;

/// A verdict of a service's rules about evidence.
#[derive(Clone, Copy)]
pub struct Brought {
	/// The accused assignment.
	pub assignment: AssignmentId,
	/// The name of the offence.
	pub name: H256,
	/// The era of the offence.
	pub offence_era: EraIndex,
	/// The part that the rules ask for.
	pub fraction: Perbill,
}

/// What becomes of a proof that is brought now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Prospect {
	/// It is admitted, and takes at least this part, or is pending until others end.
	Admitted(Perbill),
	/// It may be refused, for this reason.
	Excused(&'static str),
}

impl Prospect {
	/// The reason of a pause, after which the same proof may be admitted.
	pub const STOPPED: &'static str = "governance takes no proofs";
}

impl Model {
	/// Records the stake that counts in the era that begins, and the operators that serve in it.
	pub(super) fn record_totals(&mut self, era: EraIndex) {
		for (id, record) in Assignments::<Runtime>::iter() {
			self.totals.insert((era, id), record.totals.total_at(era));
			self.served.insert((era, id), Restaking::served(id, era));
		}
	}

	/// Returns the stake that counted in an era.
	pub fn total(&self, id: AssignmentId, era: EraIndex) -> Balance {
		self.totals.get(&(era, id)).copied().unwrap_or(0)
	}

	/// Returns the firm requests of an assignment: executed ones that were not undone, and proofs. Proofs
	/// that were vetoed with all others take their part of the cap until their own end is told.
	fn firm(&self, id: AssignmentId) -> impl Iterator<Item = (&RequestId, &Request)> {
		let pending = |it: &Request| it.proven && (it.is_open() || it.doomed);
		let firm = move |it: &&Request| it.stands().is_some() || pending(it);
		self.requests.iter().filter(move |(_, it)| it.assignment == id && firm(it))
	}

	/// Returns the part of an era's stake that firm requests leave in the fullest window around it.
	/// `weigh` says how much of that stake counted in another era.
	fn left_beside(
		&self,
		id: AssignmentId,
		era: EraIndex,
		of: Balance,
		firm: impl Fn(&RequestId, &Request) -> bool,
		weigh: impl Fn(EraIndex) -> Balance,
	) -> Perbill {
		let terms = self.conditions_of(id);
		let mut eras = BTreeMap::<EraIndex, Balance>::new();
		for (_, it) in self.firm(id).filter(|(request, it)| firm(request, it)) {
			let fraction = it.stands().unwrap_or(it.fraction);
			*eras.entry(it.offence_era).or_default() += Balance::from(fraction.deconstruct());
		}
		let taken = |start: EraIndex| -> Balance {
			let window = eras.range(start..=start + terms.exit_window);
			window.map(|(other, sum)| sum * weigh(*other)).sum()
		};
		let fullest = (era.saturating_sub(terms.exit_window)..=era).map(taken).max().unwrap_or(0);
		let most = Balance::from(terms.max_slash.deconstruct()) * of;
		let left = most.saturating_sub(fullest).checked_div(of).unwrap_or(0);
		Perbill::from_parts(u32::try_from(left).expect("at most the maximum slash"))
	}

	/// Returns the part of the stake of an era that firm requests leave to one more request. Those that
	/// cannot be executed any more leave all.
	pub fn left(&self, id: AssignmentId, era: EraIndex, except: Option<RequestId>) -> Perbill {
		let in_time = |it: &Request| it.executed.is_some() || self.era <= it.last_era;
		let beside = |request: &_, it: &_| Some(*request) != except && in_time(it);
		self.left_of(id, era, beside)
	}

	/// Returns the part that is left beside some of the firm requests.
	fn left_of(
		&self,
		id: AssignmentId,
		era: EraIndex,
		beside: impl Fn(&RequestId, &Request) -> bool,
	) -> Perbill {
		let of = self.total(id, era);
		self.left_beside(id, era, of, beside, |other| self.total(id, other).min(of))
	}

	/// Returns the part that executed requests leave, if all that are open end without effect.
	fn left_by_executed(&self, id: AssignmentId, era: EraIndex) -> Perbill {
		self.left_of(id, era, |_, it| it.stands().is_some())
	}

	/// Returns the part of what counts in the next era that is left for offences in it.
	pub fn left_next(&self, id: AssignmentId) -> Perbill {
		self.left_beside(id, self.era + 1, 1, |_, _| true, |_| 1)
	}

	/// Returns what becomes of a proof that anybody brings now, as the laws say.
	pub fn prospect(&self, brought: &Brought) -> Prospect {
		let (id, era) = (brought.assignment, brought.offence_era);
		let terms = self.conditions_of(id);
		if !(era..=era + terms.report_window).contains(&self.era) {
			return Prospect::Excused("reported too late");
		}
		if self.stopped.contains(&self.services[&id]) {
			return Prospect::Excused(Prospect::STOPPED);
		}
		if self.served_in(id, era).is_none() {
			return Prospect::Excused("it did not serve");
		}
		if self.last_era_of(id).is_some_and(|last| era > last) {
			return Prospect::Excused("it served no more");
		}
		if self.has_name(id, brought.name, true) {
			return Prospect::Excused("it was brought before");
		}
		let asked = self.asked(brought);
		if asked.is_zero() {
			return Prospect::Excused("its slasher has taken as much for it");
		}
		let ever = self.left_by_executed(id, era);
		let pool = self
			.requests
			.values()
			.filter(|it| it.pooled && it.is_open() && (it.assignment, it.offence_era) == (id, era));
		let full = |it: &Request| it.requested_era == self.era && it.asked >= ever;
		if asked.min(ever).is_zero() || pool.into_iter().any(full) {
			return Prospect::Excused("those who counted pay the maximum");
		}
		Prospect::Admitted(asked.min(self.left(id, era, None)))
	}

	/// Returns the part that a proof asks for: what its verdict names, less what was taken for the same
	/// offence, by the same name, by the slasher's word, unless that was undone.
	pub fn asked(&self, brought: &Brought) -> Perbill {
		let most = self.conditions_of(brought.assignment).max_slash;
		let same = |it: &&Request| {
			!it.proven
				&& it.assignment == brought.assignment
				&& (it.name, it.offence_era) == (brought.name, brought.offence_era)
		};
		let words = self.requests.values().filter(same).filter_map(|it| it.stands());
		let taken = words.max().unwrap_or_default();
		let verdict = brought.fraction.min(most).deconstruct();
		Perbill::from_parts(verdict.saturating_sub(taken.deconstruct()))
	}

	/// Returns true if a word, or a proof, has this name at this assignment and is remembered.
	pub(super) fn has_name(&self, id: AssignmentId, name: H256, proven: bool) -> bool {
		let terms = self.conditions_of(id);
		let forgotten = |it: &Request| it.offence_era + terms.report_window + terms.exit_window + 1;
		self.requests.values().any(|it| {
			let same = (it.assignment, it.proven) == (id, proven) && it.has_name(name);
			same && self.era < forgotten(it)
		})
	}

	/// Asserts that one offence costs no more than the heavier of what its verdict and its slasher's word
	/// of the same name say.
	pub(super) fn check_name(&self, id: RequestId) {
		let of = &self.requests[&id];
		let same = |it: &&Request| {
			(it.assignment, it.offence_era, it.name) == (of.assignment, of.offence_era, of.name)
		};
		let all: Vec<_> = self.requests.values().filter(same).collect();
		if all.iter().any(|it| it.pooled) {
			return;
		}
		let taken = all.iter().filter_map(|it| it.stands());
		let taken: u64 = taken.map(|fraction| u64::from(fraction.deconstruct())).sum();
		let most = all.iter().map(|it| u64::from(it.verdict.deconstruct())).max();
		assert!(taken <= most.unwrap_or(0), "{:?} costs more than its worst", of.name);
	}

	/// Asserts that each open proof takes what it asks, as far as the others leave it. It keeps what it has,
	/// if others came later. One that cannot be executed any more takes nothing, and stands in the way of
	/// others until its end is told.
	pub(super) fn check_proofs(&self) {
		let in_time = |it: &Request| it.proven && it.is_open() && self.era <= it.last_era;
		for (id, request) in self.requests.iter().filter(|(_, it)| in_time(it)) {
			let (assignment, era) = (request.assignment, request.offence_era);
			let takes = request.asked.min(self.left_of(assignment, era, |other, _| other != id));
			assert!(request.fraction >= takes, "{id:?} is held below what the cap leaves");
		}
	}

	/// Asserts that what counts from the next era on can be slashed for at least half of the maximum.
	pub(super) fn check_reach(&self) {
		for (id, record) in Assignments::<Runtime>::iter() {
			let most = u64::from(self.conditions_of(id).max_slash.deconstruct());
			let left = u64::from(self.left_next(id).deconstruct());
			let live = record.is_live() && self.last_era_of(id).is_none();
			assert!(!live || 2 * left >= most, "{id:?} counts, and {left} of {most} is left");
		}
	}

	/// Asserts that what counted in an era, and who served in it, is the same whenever it is read.
	pub(super) fn check_history(&self) {
		for (id, record) in Assignments::<Runtime>::iter() {
			let window = self.conditions_of(id).report_window;
			for era in self.era.saturating_sub(window)..=self.era {
				let key = (era, id);
				let Some(total) = self.totals.get(&key) else { continue };
				let now = record.totals.total_at(era);
				assert_eq!(now, *total, "what counted with {id:?} in {era} has changed");
				let served = Restaking::served(id, era);
				assert_eq!(served, self.served[&key], "{id:?} served otherwise in {era}");
			}
		}
	}

	/// Returns true if governance takes no proofs of an assignment's service.
	pub fn is_stopped(&self, id: AssignmentId) -> bool {
		self.services.get(&id).is_some_and(|service| self.stopped.contains(service))
	}

	/// Returns the number of eras in which an offence can be reported.
	pub fn window_of(&self, id: AssignmentId) -> Option<EraIndex> {
		Some(self.conditions.get(self.services.get(&id)?)?.report_window)
	}

	/// Returns the eras in which a request can be executed, the first and the last.
	pub fn due_of(&self, id: RequestId) -> Option<(EraIndex, EraIndex)> {
		self.requests.get(&id).map(|it| (it.due_era, it.last_era))
	}

	/// Returns the era of the offence for which a request asks.
	pub fn offence_era(&self, id: RequestId) -> EraIndex {
		self.requests[&id].offence_era
	}

	/// Returns true if nothing can be taken for a request: its part of the cap is used, or nobody who
	/// counted is within reach.
	pub fn is_spent(&self, id: RequestId) -> bool {
		let request = &self.requests[&id];
		let (assignment, era) = (request.assignment, request.offence_era);
		let left = self.left(assignment, era, Some(id));
		request.asked.min(left).is_zero() || self.within_reach(assignment, era) == 0
	}

	/// Returns the service of an assignment.
	pub fn service_of(&self, id: AssignmentId) -> Option<ServiceId> {
		self.services.get(&id).copied()
	}

	/// Returns the stake that served through an assignment, as read when the era began.
	pub fn served_in(&self, id: AssignmentId, era: EraIndex) -> Option<Balance> {
		self.served.get(&(era, id)).copied().flatten()
	}

	/// Returns true if in an era others than an operator had a quorum of all stake that served at an assignment's
	/// service, whoever of them acted. Rounds the quorum up.
	pub fn others_held_quorum(&self, id: AssignmentId, who: &AccountId, era: EraIndex) -> bool {
		let service = self.services[&id];
		let own = self.stays.get(&(service, who.clone()));
		let (mut all, mut others) = (0, 0);
		for (other, _) in self.services.iter().filter(|(_, of)| **of == service) {
			let stake = self.served_in(*other, era).unwrap_or(0);
			all += stake;
			others += if own.is_some_and(|own| own.contains(other)) { 0 } else { stake };
		}
		others > 0 && others >= up(self.conditions[&service].quorum, all)
	}

	/// Returns the last era in which it served of those that can still be slashed in `now`.
	pub fn last_served(&self, id: AssignmentId, now: EraIndex) -> Option<EraIndex> {
		let first = now.saturating_sub(self.conditions_of(id).exit_window);
		(first..=now).rev().find(|era| self.served_in(id, *era).is_some())
	}

	/// Returns the amount that a slash for an offence in `era` could take of all members together.
	pub fn within_reach(&self, id: AssignmentId, era: EraIndex) -> Balance {
		let members = self.positions.iter().filter(|((_, of), _)| *of == id);
		members.map(|(_, position)| position.units.within_reach(era)).sum()
	}
}
