//! The naive world: stakers, requests and money around the naive positions of [`super::units`].

mod money;
mod purse;
mod requests;

use std::collections::{BTreeMap, BTreeSet};

use self::purse::{Place, Purse};
use super::{
	units::{down, up, Holding, Owed, BILLION},
	Accounting, Balance, Era, Outcome, PositionView, Setup, StakerView, View,
};

#[derive(Clone)]
enum Fate {
	Open,
	/// Vetoed, or known to be expired.
	Ended,
	Executed(u64),
}

#[derive(Clone)]
struct Request {
	assignment: usize,
	made: Era,
	offence_era: Era,
	asked: u64,
	part: u64,
	proven: bool,
	pool: bool,
	fate: Fate,
	/// The era from which its money may be divided: none that it took is younger.
	payable: Era,
	/// All members have settled it, and all that was executed before or after.
	settled: bool,
	undone: bool,
	divided: bool,
}

#[derive(Clone)]
struct Staker {
	purse: Purse,
	standing: bool,
	holdings: Vec<Option<Holding>>,
}

#[derive(Clone)]
pub struct Naive {
	setup: Setup,
	now: Era,
	stakers: Vec<Staker>,
	requests: Vec<Request>,
	closed: Vec<bool>,
	/// The eras in which each assignment was in the set, and whether it is from the next one on.
	in_set: Vec<(BTreeSet<Era>, bool)>,
	/// The amount that counted with all members, by assignment and era.
	totals: Vec<BTreeMap<Era, Balance>>,
}

fn refuse<T>(reason: &str) -> Outcome<T> {
	Err(reason.into())
}

impl Naive {
	pub fn new(setup: &Setup) -> Self {
		let count = setup.assignments.len();
		let stakers = setup.stakers.iter().map(|&(active, standing)| {
			let purse = Purse::new(active, setup.existential);
			Staker { purse, standing, holdings: vec![None; count] }
		});
		Self {
			setup: setup.clone(),
			now: setup.era,
			stakers: stakers.collect(),
			requests: vec![],
			closed: vec![false; count],
			in_set: vec![((0..=setup.era).collect(), true); count],
			totals: vec![BTreeMap::new(); count],
		}
	}

	/// Returns the sum that a position ever had at risk.
	pub fn minted(&self, staker: usize, assignment: usize) -> Balance {
		self.stakers[staker].holdings[assignment]
			.as_ref()
			.map_or(0, |holding| holding.minted)
	}

	/// Returns the executed fractions of one assignment that were not undone: offence era, the amount that
	/// counted in it, and the fraction.
	pub fn executed(&self, assignment: usize) -> Vec<(Era, Balance, u64)> {
		let all = self.requests.iter().filter(|request| request.assignment == assignment);
		all.filter_map(|request| match request.fate {
			Fate::Executed(part) if !request.undone => {
				let counted = self.total(assignment, request.offence_era);
				Some((request.offence_era, counted, part))
			},
			_ => None,
		})
		.collect()
	}

	fn service(&self, assignment: usize) -> &super::Service {
		&self.setup.services[self.setup.assignments[assignment]]
	}

	fn m(&self, assignment: usize) -> u64 {
		self.service(assignment).max_slash
	}

	fn least(&self, assignment: usize) -> Balance {
		self.service(assignment).least
	}

	fn holdings(&self, staker: usize) -> impl Iterator<Item = &Holding> {
		self.stakers[staker].holdings.iter().flatten()
	}

	fn members(&mut self, assignment: usize) -> impl Iterator<Item = &mut Holding> {
		self.stakers
			.iter_mut()
			.filter_map(move |staker| staker.holdings[assignment].as_mut())
	}

	fn liability(&self, staker: usize) -> Balance {
		self.holdings(staker).map(Holding::liability).sum()
	}

	fn counted(&self, holding: &Holding) -> Balance {
		holding.counted(self.m(holding.assignment))
	}

	fn counted_in_service(&self, staker: usize, assignment: usize) -> Balance {
		let service = self.setup.assignments[assignment];
		self.holdings(staker)
			.filter(|holding| self.setup.assignments[holding.assignment] == service)
			.map(|holding| self.counted(holding))
			.sum()
	}

	fn pledge_now(&mut self, staker: usize, assignment: usize, amount: Balance) {
		let (m, now) = (self.m(assignment), self.now);
		let standing = self.stakers[staker].standing;
		let holding = self.stakers[staker].holdings[assignment]
			.get_or_insert_with(|| Holding::new(assignment, standing));
		holding.pledge(m, amount, now);
	}

	fn settle_now(&mut self, staker: usize, assignment: usize) {
		if self.stakers[staker].holdings[assignment].is_none() {
			return;
		}
		let funds = self.stakers[staker].purse.funds();
		let liability = self.liability(staker);
		if liability > funds {
			for a in 0..self.closed.len() {
				let (m, reach, now) = ((self.m(a), self.least(a)), self.reach(a), self.now);
				if let Some(holding) = self.stakers[staker].holdings[a].as_mut() {
					let pays = holding.cut(m, (funds, liability), &reach, now);
					self.pay(staker, a, &pays);
				}
			}
		} else if let Some(holding) = self.stakers[staker].holdings[assignment].as_mut() {
			let standing = holding.standing;
			if let Some(pending) = holding.pending.take() {
				let due: Vec<_> = pending.due().map(|owed| (owed.request, owed.units)).collect();
				self.pay(staker, assignment, &due);
				let lost: Balance = pending.due().map(|owed| owed.of_pledge).sum();
				let smaller = pending.owed.iter().any(|owed| owed.of_pledge > 0);
				if standing && !self.closed[assignment] && smaller {
					self.renew(staker, assignment, pending.counted_before.saturating_sub(lost));
				}
			}
		}
		self.note_settled();
		self.release(staker);
	}

	fn renew(&mut self, staker: usize, assignment: usize, up_to: Balance) {
		let counted = self.counted(self.stakers[staker].holdings[assignment].as_ref().unwrap());
		let purse = &self.stakers[staker].purse;
		let active = purse.active();
		let limit = purse.custody() + down(self.setup.limit, active);
		let headroom = limit.saturating_sub(self.liability(staker));
		let amount = up_to
			.saturating_sub(counted)
			.min(active.saturating_sub(self.counted_in_service(staker, assignment)))
			.min(headroom * BILLION / Balance::from(self.m(assignment)));
		if amount > 0 && counted + amount >= self.service(assignment).min_pledge {
			self.pledge_now(staker, assignment, amount);
		}
	}

	fn try_pledge(&mut self, staker: usize, a: usize, amount: Balance) -> Outcome<()> {
		self.settle_now(staker, a);
		self.pledge_now(staker, a, amount);
		let purse = &self.stakers[staker].purse;
		let active = purse.active();
		if self.liability(staker) > purse.custody() + down(self.setup.limit, active) {
			return refuse("ExposureLimitReached");
		}
		if self.counted_in_service(staker, a) > active {
			return refuse("NotEnoughActiveStake");
		}
		let holding = self.stakers[staker].holdings[a].as_ref().unwrap();
		if self.counted(holding) < self.service(a).min_pledge {
			return refuse("BelowMinPledge");
		}
		Ok(())
	}

	fn exit_now(&mut self, staker: usize, assignment: usize, amount: Balance) -> Balance {
		let (m, now, min) = (self.m(assignment), self.now, self.service(assignment).min_pledge);
		let reach = self.reach(assignment);
		let Some(holding) = self.stakers[staker].holdings[assignment].as_mut() else { return 0 };
		let counted = holding.counted(m);
		let amount = if counted < amount + min { counted } else { amount };
		holding.exit(m, amount, &reach, now);
		amount
	}

	/// Returns the liability that needs no further custody.
	fn kept(&self, staker: usize) -> Balance {
		let purse = &self.stakers[staker].purse;
		purse.custody() + down(self.setup.limit, purse.ledger())
	}

	fn hold_missing(&mut self, staker: usize, at_most: Balance) {
		let missing = self.liability(staker).saturating_sub(self.kept(staker));
		let held = missing.min(at_most);
		self.stakers[staker].purse.shift(Place::Free, Place::Custody, held);
	}

	fn view_position(&self, staker: usize, assignment: usize) -> PositionView {
		let window = self.now.saturating_sub(self.service(assignment).exit)..=self.now;
		match &self.stakers[staker].holdings[assignment] {
			None => PositionView {
				liability: 0,
				counted_next: 0,
				taken: 0,
				amounts: window.map(|_| 0).collect(),
			},
			Some(holding) => PositionView {
				liability: holding.liability(),
				counted_next: self.counted(holding),
				taken: holding.taken,
				amounts: window.map(|era| *holding.diary.get(&era).unwrap_or(&0)).collect(),
			},
		}
	}
}

impl Accounting for Naive {
	fn pledge(&mut self, staker: usize, assignment: usize, amount: Balance) -> Outcome<()> {
		if self.closed[assignment] {
			return refuse("Closed");
		}
		if self.members(assignment).any(|holding| holding.pending.is_some()) {
			return refuse("Unsettled");
		}
		let saved = self.clone();
		self.try_pledge(staker, assignment, amount).inspect_err(|_| *self = saved)
	}

	fn exit(&mut self, staker: usize, assignment: usize, amount: Balance) -> Outcome<Balance> {
		if self.stakers[staker].holdings[assignment].is_none() {
			return Ok(0);
		}
		self.settle_now(staker, assignment);
		let amount = self.exit_now(staker, assignment, amount);
		self.release(staker);
		Ok(amount)
	}

	fn request(&mut self, assignment: usize, era: Era, part: u64, proven: bool) -> Outcome<u32> {
		let service = self.service(assignment);
		let large = service.max_slash.div_ceil(self.setup.max_open.into());
		let min = if proven { large.div_ceil(32) } else { large };
		if era > self.now {
			return refuse("OffenceInTheFuture");
		}
		if self.now > era + service.report {
			return refuse("ReportedTooLate");
		}
		if part > service.max_slash {
			return refuse("AboveMaxSlash");
		}
		if part < min {
			return refuse("SlashTooSmall");
		}
		if !self.in_set[assignment].0.contains(&era) {
			return refuse("NotServing");
		}
		self.end_expired(assignment);
		if proven {
			return self.request_proof(assignment, era, part, part >= large);
		}
		if self.open_of(assignment, |r| !r.proven) >= 32 {
			return refuse("TooManyOpenRequests");
		}
		if part > self.cap_left(assignment, era, (true, true), None) {
			return refuse("CapReached");
		}
		self.requests.push(Request {
			assignment,
			made: self.now,
			offence_era: era,
			asked: part,
			part,
			proven,
			pool: false,
			fate: Fate::Open,
			payable: 0,
			settled: false,
			undone: false,
			divided: false,
		});
		Ok(self.requests.len() as u32 - 1)
	}

	fn veto(&mut self, id: u32) -> Outcome<()> {
		let Request { assignment, offence_era, .. } = self.requests[id as usize];
		if self.now > offence_era + self.service(assignment).exit {
			return refuse("Expired");
		}
		if !matches!(self.requests[id as usize].fate, Fate::Open) {
			return refuse("UnknownRequest");
		}
		self.requests[id as usize].fate = Fate::Ended;
		self.raise_proofs(assignment);
		Ok(())
	}

	fn execute(&mut self, id: u32) -> Outcome<u64> {
		let Request { assignment, made, offence_era, asked, part, proven, ref fate, .. } =
			self.requests[id as usize];
		let service = self.service(assignment);
		if self.now > offence_era + service.exit {
			return refuse("Expired");
		}
		if self.now < made + service.veto {
			return refuse("StillDisputable");
		}
		if !matches!(fate, Fate::Open) {
			return refuse("UnknownRequest");
		}
		let part = match proven {
			true => asked.min(self.firm_left(id)).max(part),
			false => part.min(self.firm_left(id)),
		};
		self.requests[id as usize].fate = Fate::Executed(part);
		self.requests[id as usize].payable = self.now + self.setup.delay;
		let (m, least, now) = (self.m(assignment), self.least(assignment), self.now);
		if part > 0 {
			for holding in self.members(assignment) {
				holding.pending(m);
				let wanted = up(part, *holding.diary.get(&offence_era).unwrap_or(&0));
				let (units, of_pledge) = holding.slash((m, least), wanted, offence_era, now);
				let owed = Owed { request: id, units, of_pledge, undone: false };
				holding.pending(m).owed.push(owed);
			}
			self.note_settled();
		}
		Ok(part)
	}

	fn settle(&mut self, staker: usize, assignment: usize) -> Outcome<Balance> {
		let taken = |side: &Self| {
			side.stakers[staker].holdings[assignment]
				.as_ref()
				.map_or(0, |holding| holding.taken)
		};
		let before = taken(self);
		self.settle_now(staker, assignment);
		Ok(taken(self) - before)
	}

	fn serve(&mut self, assignment: usize, serves: bool) {
		let settled = self.members(assignment).all(|holding| holding.pending.is_none());
		if !serves || (settled && !self.closed[assignment]) {
			self.set_serving(assignment, serves);
		}
	}

	fn close(&mut self, assignment: usize) {
		if !self.closed[assignment] {
			self.closed[assignment] = true;
			let (m, reach, now) = (self.m(assignment), self.reach(assignment), self.now);
			for holding in self.members(assignment) {
				holding.pending(m);
				holding.exit(m, holding.counted(m), &reach, now);
			}
		}
	}

	fn undo(&mut self, id: u32) -> Outcome<()> {
		self.undo_request(id)
	}

	fn give_back(&mut self, id: u32, staker: usize) -> Outcome<(Balance, Balance)> {
		self.give_back_now(id, staker)
	}

	fn divide(&mut self, id: u32) -> Outcome<[Balance; 4]> {
		self.divide_request(id)
	}

	fn left(&self, assignment: usize) -> u64 {
		self.cap_left(assignment, self.now, (true, false), None)
	}

	fn bond(&mut self, staker: usize, amount: Balance) {
		self.stakers[staker].purse.bond(amount);
	}

	fn unbond(&mut self, staker: usize, amount: Balance) {
		let until = self.now + self.setup.bonding;
		self.stakers[staker].purse.shift(Place::Active, Place::Unlocking(until), amount);
	}

	fn withdraw(&mut self, staker: usize) {
		let freed = self.stakers[staker].purse.withdraw(self.now);
		self.hold_missing(staker, freed);
	}

	fn release(&mut self, staker: usize) -> Balance {
		let (liability, kept) = (self.liability(staker), self.kept(staker));
		let custody = self.stakers[staker].purse.custody();
		let mut given = 0;
		while given < custody && kept - given > liability {
			given += 1;
		}
		self.stakers[staker].purse.shift(Place::Custody, Place::Free, given);
		given
	}

	fn base_slash(&mut self, staker: usize, amount: Balance) {
		self.stakers[staker].purse.slash(amount);
	}

	fn trim(&mut self, staker: usize) -> Outcome<Balance> {
		let all = 0..self.closed.len();
		for a in all.clone() {
			self.settle_now(staker, a);
		}
		let (kept, funds) = (self.kept(staker), self.stakers[staker].purse.funds());
		let mut exited = 0;
		for a in all.clone() {
			let above = self.counted_in_service(staker, a).saturating_sub(funds);
			if above > 0 {
				exited += self.exit_now(staker, a, above);
			}
		}
		let budgets: Balance = self.holdings(staker).map(Holding::staying).sum();
		for a in all {
			let Some(holding) = &self.stakers[staker].holdings[a] else { continue };
			let counted = self.counted(holding);
			if budgets > kept && counted > counted * kept / budgets {
				exited += self.exit_now(staker, a, counted - counted * kept / budgets);
			}
		}
		self.release(staker);
		Ok(exited)
	}

	fn turn(&mut self, era: Era) {
		while self.now < era {
			self.now += 1;
			let now = self.now;
			for a in 0..self.closed.len() {
				self.write_total(a);
				let (eras, serves) = &mut self.in_set[a];
				eras.extend(serves.then_some(now));
				let (m, exit) = (self.m(a), self.service(a).exit);
				for holding in self.members(a) {
					holding.diary.insert(now, holding.counted(m));
					holding.units.retain(|unit| unit.left.is_none_or(|left| left + exit >= now));
				}
			}
		}
	}

	fn view(&self) -> View {
		let stakers = self.stakers.iter().enumerate().map(|(index, staker)| StakerView {
			active: staker.purse.active(),
			unlocking: staker.purse.chunks(),
			custody: staker.purse.custody(),
			free: staker.purse.count(Place::Free),
			returned: staker.purse.returned(),
			positions: (0..self.closed.len()).map(|a| self.view_position(index, a)).collect(),
		});
		View {
			era: self.now,
			stakers: stakers.collect(),
			requests: self.view_requests(),
			divided: self.view_divided(),
		}
	}
}
