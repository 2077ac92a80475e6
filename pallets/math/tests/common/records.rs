//! The side under test: a pallet in miniature that loads records, calls the crate and stores.

mod ledger;

use restaking_math::*;
use sp_arithmetic::Perbill;
use sp_core::ConstU32;

use self::ledger::Ledger;
use super::{
	bank::Bank, Accounting, Balance, Era, Outcome, PositionView, Setup, StakerView, View, ALWAYS,
};

pub type Record = Position<ConstU32<30>>;
type Members = ConstU32<512>;

/// One assignment. The exit windows of the tests are at most 28, so the lists have the minimum room.
#[derive(Clone)]
pub struct Assignment {
	pub service: usize,
	pub terms: SlashRules,
	pub log: Log<Members>,
	pub cap: Cap<ConstU32<512>, ConstU32<57>>,
	pub totals: Totals<ConstU32<30>>,
	pub serves: Stretches<ConstU32<16>>,
	/// The sum of all stored records at the beginning of each era.
	pub sums: std::collections::BTreeMap<Era, Balance>,
	pub closed: bool,
}

#[derive(Clone)]
pub struct Staker {
	pub bank: Bank,
	pub standing: bool,
	pub positions: Vec<Option<Record>>,
	pub taken: Vec<Balance>,
}

/// A request, in whatever stage.
#[derive(Clone, Copy)]
pub struct Asked {
	pub assignment: usize,
	pub made: Era,
	pub offence_era: Era,
	pub proven: bool,
}

#[derive(Clone)]
pub struct Records {
	pub setup: Setup,
	pub limit: Perbill,
	pub now: Era,
	pub assignments: Vec<Assignment>,
	pub stakers: Vec<Staker>,
	pub requests: Vec<Asked>,
	/// The money of executed requests.
	pub ledger: Ledger,
	/// The custody that the last trim released.
	pub released: Balance,
}

fn named(error: Error) -> String {
	format!("{error:?}")
}

/// Rounds up: the fraction that is so many times smaller.
pub fn large_by(fraction: Perbill, times: u32) -> Perbill {
	Perbill::from_parts(fraction.deconstruct().div_ceil(times))
}

/// Returns the log's entry of an executed slash.
pub fn slash(offence_era: Era, fraction: Perbill, request: u32) -> LogEvent {
	LogEvent::Slash { offence_era, fraction, request: RequestId(request), undone: false }
}

pub fn ppb(parts: u64) -> Perbill {
	Perbill::from_parts(parts as u32)
}

impl Records {
	pub fn new(setup: &Setup) -> Self {
		let assignments = setup.assignments.iter().map(|&service| {
			let s = &setup.services[service];
			let terms = SlashRules {
				max_slash: ppb(s.max_slash),
				report_window: s.report,
				veto_window: s.veto,
				exit_window: s.exit,
			};
			terms.check(Perbill::from_parts(1), 0, 28).unwrap();
			Assignment {
				service,
				terms,
				log: Log::default(),
				cap: Cap::default(),
				totals: Totals::default(),
				serves: Stretches { list: ALWAYS.to_vec().try_into().unwrap() },
				sums: Default::default(),
				closed: false,
			}
		});
		let count = setup.assignments.len();
		let stakers = setup.stakers.iter().map(|&(active, standing)| Staker {
			bank: Bank::new(active, setup.existential),
			standing,
			positions: vec![None; count],
			taken: vec![0; count],
		});
		let (assignments, stakers) = (assignments.collect(), stakers.collect());
		let (setup, limit, now) = (setup.clone(), ppb(setup.limit), setup.era);
		let (requests, ledger, released) = (vec![], Ledger::default(), 0);
		Self { setup, limit, now, assignments, stakers, requests, ledger, released }
	}

	pub fn funds(&self, staker: usize) -> Funds {
		let bank = &self.stakers[staker].bank;
		Funds { staked: bank.ledger(), active: bank.active, custody: bank.custody }
	}

	fn preview(&self, staker: usize, assignment: usize) -> Option<Preview<ConstU32<30>>> {
		let position = self.stakers[staker].positions[assignment].as_ref()?;
		let a = &self.assignments[assignment];
		let entries = a.log.since(position.settled_up_to).unwrap();
		Some(preview(position, entries, self.least(assignment), &a.serves.list).unwrap())
	}

	pub fn liability(&self, staker: usize) -> Balance {
		(0..self.assignments.len())
			.filter_map(|a| self.preview(staker, a))
			.map(|preview| preview.liability(self.now))
			.sum()
	}

	/// Returns the stake of a staker that counts in the service of an assignment, with executed slashes
	/// applied.
	fn counted_in_service(&self, staker: usize, assignment: usize) -> Balance {
		let service = self.assignments[assignment].service;
		(0..self.assignments.len())
			.filter(|&a| self.assignments[a].service == service)
			.filter_map(|a| self.preview(staker, a))
			.map(|preview| preview.after.counted())
			.sum()
	}

	fn cover(&mut self, staker: usize, freed: Balance) {
		let held = self.funds(staker).to_hold(self.limit, self.liability(staker), freed);
		self.stakers[staker].bank.hold(held);
	}

	fn take(&mut self, staker: usize, assignment: usize, losses: &Settlement<Members>) {
		let mut taken = 0;
		for loss in &losses.losses {
			let (active, rest) = self.stakers[staker].bank.take(loss.amount);
			assert_eq!(active + rest, loss.amount, "a loss is there to be taken");
			taken += loss.amount;
			let payable = self.now + self.setup.delay;
			self.ledger.note_loss(loss.request.0, staker, (active, rest), payable);
		}
		assert_eq!(taken, losses.due);
		self.stakers[staker].taken[assignment] += taken;
	}

	fn store(&mut self, staker: usize, assignment: usize, position: Record, before: Balance) {
		let after = position.counted();
		assert!(position.is_sound(self.now), "{position:?} in {}", self.now);
		self.stakers[staker].positions[assignment] = Some(position);
		let a = &mut self.assignments[assignment];
		a.totals.change(before, after, a.terms.exit_window, self.now).unwrap();
		self.clear_log(assignment);
	}

	fn clear_log(&mut self, assignment: usize) {
		let head = self.assignments[assignment].log.head;
		let mut members = self.stakers.iter().filter_map(|s| s.positions[assignment].as_ref());
		if members.all(|position| position.settled_up_to == head) {
			self.assignments[assignment].log.clear();
		}
	}

	fn settle_position(&mut self, staker: usize, assignment: usize) -> Result<(), Error> {
		let Some(mut position) = self.stakers[staker].positions[assignment].clone() else {
			return Ok(());
		};
		let liability = self.liability(staker);
		let funds = self.funds(staker);
		if funds.is_short(liability) {
			return self.settle_all_short(staker, funds.total(), liability);
		}
		let (least, a) = (self.least(assignment), &self.assignments[assignment]);
		let settlement = settle(&mut position, &a.log, least, &a.serves.list)?;
		self.take(staker, assignment, &settlement);
		self.stakers[staker].positions[assignment] = Some(position.clone());
		let limits = Renewal {
			active: self.stakers[staker].bank.active,
			counted_in_service: self.counted_in_service(staker, assignment),
			headroom: self.funds(staker).headroom(self.limit, self.liability(staker)),
			min_pledge: self.min_pledge(assignment),
		};
		let serves = &self.assignments[assignment].serves.list;
		renew(&mut position, &settlement, &limits, serves, self.now)?;
		self.store(staker, assignment, position, settlement.before);
		self.release(staker);
		Ok(())
	}

	fn settle_all_short(
		&mut self,
		staker: usize,
		funds: Balance,
		liability: Balance,
	) -> Result<(), Error> {
		for a in 0..self.assignments.len() {
			let Some(mut position) = self.stakers[staker].positions[a].clone() else { continue };
			let (least, cut) = (self.least(a), (funds, liability));
			let Assignment { log, serves, .. } = &self.assignments[a];
			let settlement = settle_short(&mut position, log, least, &serves.list, cut, self.now)?;
			self.take(staker, a, &settlement);
			self.store(staker, a, position, settlement.before);
		}
		self.release(staker);
		Ok(())
	}

	pub fn least(&self, assignment: usize) -> Balance {
		self.setup.services[self.assignments[assignment].service].least
	}

	pub fn min_pledge(&self, assignment: usize) -> Balance {
		self.setup.services[self.assignments[assignment].service].min_pledge
	}

	fn try_pledge(&mut self, staker: usize, a: usize, amount: Balance) -> Result<(), Error> {
		self.settle_position(staker, a)?;
		let terms = self.assignments[a].terms;
		let standing = self.stakers[staker].standing;
		let mut position = self.stakers[staker].positions[a].clone().unwrap_or_else(|| {
			let head = self.assignments[a].log.head;
			Position::new(
				AssignmentId(a as u32),
				terms.max_slash,
				terms.exit_window,
				head,
				standing,
			)
		});
		let before = position.counted();
		position.prune(self.now);
		position.pledge(amount, &self.assignments[a].serves.list, self.now)?;
		self.stakers[staker].positions[a] = Some(position.clone());
		let pledge = PledgeCheck {
			liability: self.liability(staker),
			counted_in_service: self.counted_in_service(staker, a),
			counted: position.counted(),
			min_pledge: self.min_pledge(a),
		};
		self.funds(staker).admit(self.limit, &pledge)?;
		self.store(staker, a, position, before);
		Ok(())
	}

	fn view_position(&self, staker: usize, assignment: usize) -> PositionView {
		let exit = self.assignments[assignment].terms.exit_window;
		let window = self.now.saturating_sub(exit)..=self.now;
		let taken = self.stakers[staker].taken[assignment];
		match self.preview(staker, assignment) {
			None => PositionView {
				liability: 0,
				counted_next: 0,
				taken,
				amounts: window.map(|_| 0).collect(),
			},
			Some(preview) => PositionView {
				liability: preview.liability(self.now),
				counted_next: preview.after.counted(),
				taken,
				amounts: window.map(|era| preview.after.amount_at(era)).collect(),
			},
		}
	}
}

impl Accounting for Records {
	fn pledge(&mut self, staker: usize, assignment: usize, amount: Balance) -> Outcome<()> {
		if self.assignments[assignment].closed {
			return Err("Closed".into());
		}
		if !self.assignments[assignment].log.entries.is_empty() {
			return Err("Unsettled".into());
		}
		let saved = self.clone();
		self.try_pledge(staker, assignment, amount).map_err(|error| {
			*self = saved;
			named(error)
		})
	}

	fn exit(&mut self, staker: usize, assignment: usize, amount: Balance) -> Outcome<Balance> {
		self.settle_position(staker, assignment).map_err(named)?;
		let Some(mut position) = self.stakers[staker].positions[assignment].clone() else {
			return Ok(0);
		};
		let before = position.counted();
		position.prune(self.now);
		let (min, serves) =
			(self.min_pledge(assignment), &self.assignments[assignment].serves.list);
		let exited = position.exit(amount, min, serves, self.now).map_err(named)?;
		self.store(staker, assignment, position, before);
		self.release(staker);
		Ok(exited.amount)
	}

	fn request(&mut self, assignment: usize, era: Era, part: u64, proven: bool) -> Outcome<u32> {
		let id = self.requests.len() as u32;
		let (now, max_open) = (self.now, self.setup.max_open);
		let a = &mut self.assignments[assignment];
		let large = a.terms.min_fraction(max_open);
		let least = if proven { large_by(large, 32) } else { large };
		a.terms.check_request(era, now, ppb(part), least).map_err(named)?;
		if !a.serves.contains(era) {
			return Err("NotServing".into());
		}
		for old in a.cap.expired(&a.terms, now) {
			a.cap.remove(old);
		}
		a.cap.raise_proofs(&a.terms, now);
		let offence = Offence { era, counted: a.totals.total_at(era) };
		if proven {
			let judged = Judged { asked: ppb(part), large: ppb(part) >= large };
			let admitted = a.cap.admit_proof(&a.terms, RequestId(id), offence, judged, now);
			let admitted = admitted.map_err(named)?;
			if admitted.joined {
				return Ok(admitted.request.0);
			}
		} else {
			let word = a.cap.admit_word(&a.terms, RequestId(id), offence, ppb(part), now);
			word.map_err(named)?;
		}
		self.requests.push(Asked { assignment, made: now, offence_era: era, proven });
		Ok(id)
	}

	fn veto(&mut self, id: u32) -> Outcome<()> {
		let Asked { assignment, offence_era, .. } = self.requests[id as usize];
		let a = &mut self.assignments[assignment];
		if self.now > a.terms.last_execution(offence_era) {
			return Err(named(Error::Expired));
		}
		a.cap.remove(RequestId(id)).ok_or_else(|| named(Error::UnknownRequest))?;
		a.cap.raise_proofs(&a.terms, self.now);
		Ok(())
	}

	fn execute(&mut self, id: u32) -> Outcome<u64> {
		let asked = self.requests[id as usize];
		let Asked { assignment, offence_era, .. } = asked;
		let now = self.now;
		let a = &mut self.assignments[assignment];
		a.terms.check_execution(asked.made, offence_era, now).map_err(named)?;
		let fraction = a.cap.execute(&a.terms, RequestId(id), now).map_err(named)?;
		if fraction.deconstruct() > 0 {
			self.ledger.enter(id, asked, fraction, now + self.setup.delay);
			a.log.append(slash(offence_era, fraction, id), now).map_err(named)?;
		}
		self.clear_log(assignment);
		Ok(fraction.deconstruct().into())
	}

	fn settle(&mut self, staker: usize, assignment: usize) -> Outcome<Balance> {
		let before = self.stakers[staker].taken[assignment];
		self.settle_position(staker, assignment).map_err(named)?;
		Ok(self.stakers[staker].taken[assignment] - before)
	}

	fn undo(&mut self, id: u32) -> Outcome<()> {
		self.order_undo(id)
	}

	fn give_back(&mut self, id: u32, staker: usize) -> Outcome<(Balance, Balance)> {
		let bonds = self.stakers[staker].bank.ledger() > 0;
		let (bonded, freed) = self.ledger.give_back(id, staker, bonds, self.now)?;
		let bank = &mut self.stakers[staker].bank;
		bank.active += bonded;
		bank.free += freed;
		self.cover(staker, freed);
		Ok((bonded, freed))
	}

	fn divide(&mut self, id: u32) -> Outcome<[Balance; 4]> {
		self.divide_request(id)
	}

	fn left(&self, assignment: usize) -> u64 {
		let a = &self.assignments[assignment];
		let offence = Offence { era: self.now, counted: a.totals.total_at(self.now) };
		a.cap
			.left(&a.terms, offence, cap::Beside::Firm, None, self.now)
			.deconstruct()
			.into()
	}

	fn serve(&mut self, assignment: usize, serves: bool) {
		let a = &mut self.assignments[assignment];
		if !serves {
			a.serves.close(self.now);
		} else if !a.closed && a.log.entries.is_empty() {
			a.serves.open(a.terms.exit_window, self.now).unwrap();
		}
	}

	fn close(&mut self, assignment: usize) {
		if !self.assignments[assignment].closed {
			self.assignments[assignment].closed = true;
			self.assignments[assignment].log.append(LogEvent::Close, self.now).unwrap();
			self.clear_log(assignment);
		}
	}

	fn bond(&mut self, staker: usize, amount: Balance) {
		self.stakers[staker].bank.active += amount;
	}

	fn unbond(&mut self, staker: usize, amount: Balance) {
		let until = self.now + self.setup.bonding;
		self.stakers[staker].bank.unbond(amount, until);
	}

	fn withdraw(&mut self, staker: usize) {
		let freed = self.stakers[staker].bank.withdraw(self.now);
		self.cover(staker, freed);
	}

	fn release(&mut self, staker: usize) -> Balance {
		let given = self.funds(staker).to_release(self.limit, self.liability(staker));
		let bank = &mut self.stakers[staker].bank;
		bank.custody -= given;
		bank.free += given;
		given
	}

	fn base_slash(&mut self, staker: usize, amount: Balance) {
		self.stakers[staker].bank.slash(amount);
	}

	fn trim(&mut self, staker: usize) -> Outcome<Balance> {
		for assignment in 0..self.assignments.len() {
			self.settle_position(staker, assignment).map_err(named)?;
		}
		let mut positions = self.stakers[staker].positions.clone();
		let before: Vec<_> =
			positions.iter().map(|p| p.as_ref().map_or(0, Position::counted)).collect();
		let mut items = vec![];
		for (a, position) in positions.iter_mut().enumerate() {
			let Some(position) = position.as_mut() else { continue };
			position.prune(self.now);
			let (service, min_pledge) = (self.assignments[a].service, self.min_pledge(a));
			let service = ServiceId(service as u32);
			let exited = Exited::default();
			let serves = &self.assignments[a].serves.list;
			items.push(TrimItem { position, serves, service, min_pledge, exited });
		}
		let exited = trim(&mut items, &self.funds(staker), self.limit, self.now).map_err(named)?;
		for (a, position) in positions.into_iter().enumerate() {
			if let Some(position) = position {
				self.store(staker, a, position, before[a]);
			}
		}
		self.released = self.release(staker);
		Ok(exited)
	}

	fn turn(&mut self, era: Era) {
		while self.now < era {
			self.now += 1;
			for a in self.assignments.iter_mut() {
				a.sums.insert(self.now, a.totals.next);
			}
		}
	}

	fn view(&self) -> View {
		let stakers = self.stakers.iter().enumerate().map(|(index, staker)| StakerView {
			active: staker.bank.active,
			unlocking: staker.bank.unlocking.clone(),
			custody: staker.bank.custody,
			free: staker.bank.free,
			returned: self.ledger.returned_to(index),
			positions: (0..self.assignments.len()).map(|a| self.view_position(index, a)).collect(),
		});
		View {
			era: self.now,
			stakers: stakers.collect(),
			requests: self.ledger.view(),
			divided: self.ledger.divided,
		}
	}
}
