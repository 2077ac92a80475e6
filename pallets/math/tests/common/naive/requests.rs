//! Requests, and what the cap leaves of them.

use super::*;

impl Naive {
	/// Takes an assignment out of the set from the next era on, or puts it in.
	pub fn set_serving(&mut self, assignment: usize, serves: bool) {
		self.in_set[assignment].1 = serves;
	}

	/// Returns the eras in which an assignment was in the set and that can still be slashed.
	pub(super) fn reach(&self, assignment: usize) -> BTreeSet<Era> {
		let first = self.now.saturating_sub(self.service(assignment).exit);
		self.in_set[assignment].0.range(first..).copied().collect()
	}

	pub(super) fn is_open(&self, request: &Request) -> bool {
		let last = request.offence_era + self.service(request.assignment).exit;
		matches!(request.fate, Fate::Open) && self.now <= last
	}

	/// Returns the amount that counted in an era with all members together. Until a member has settled a
	/// slash, it counts with what it had before.
	pub(super) fn total(&self, assignment: usize, era: Era) -> Balance {
		self.totals[assignment].get(&era).copied().unwrap_or(0)
	}

	pub(super) fn write_total(&mut self, assignment: usize) {
		let m = self.m(assignment);
		let counted = |holding: &Holding| match &holding.pending {
			Some(pending) => pending.counted_before,
			None => holding.counted(m),
		};
		let holdings = self.stakers.iter().filter_map(|s| s.holdings[assignment].as_ref());
		let total = holdings.map(counted).sum();
		self.totals[assignment].insert(self.now, total);
	}

	/// Returns the part that may be asked for this era, beside executed requests, open ones if `open`, and
	/// words if `words`.
	///
	/// Every unit that counted in the era has `m` parts to lose. Of the units that counted when another
	/// offence happened, so many as there are now have lost the parts of that one. What is left is divided
	/// among all.
	pub(super) fn cap_left(
		&self,
		assignment: usize,
		era: Era,
		(open, words): (bool, bool),
		except: Option<u32>,
	) -> u64 {
		let window = self.service(assignment).exit;
		let units = self.total(assignment, era);
		let others: Vec<(Era, Balance, Balance)> = (self.requests.iter().enumerate())
			.filter(|(id, r)| r.assignment == assignment && Some(*id as u32) != except)
			.filter_map(|(_, r)| match r.fate {
				Fate::Executed(part) if !r.undone => Some((r.offence_era, part)),
				Fate::Open if open && self.is_open(r) && (words || r.proven) => {
					Some((r.offence_era, r.part))
				},
				_ => None,
			})
			.map(|(era, part)| (era, self.total(assignment, era), Balance::from(part)))
			.collect();
		// Where nothing counts, nothing is lost: ask as for a unit that counted in every era.
		let reached = |there: Balance| if units == 0 { 1 } else { units.min(there) };
		let fits = |part: u64| {
			(0..=era).filter(|start| era <= start + window).all(|start| {
				let inside = others.iter().filter(|o| (start..=start + window).contains(&o.0));
				let lost: Balance = inside.map(|o| o.2 * reached(o.1)).sum();
				let all = units.max(1);
				Balance::from(part) * all + lost <= Balance::from(self.m(assignment)) * all
			})
		};
		if !fits(0) {
			return 0;
		}
		// The largest part that fits.
		let (mut low, mut high) = (0, self.m(assignment));
		while low < high {
			let middle = (low + high).div_ceil(2);
			match fits(middle) {
				true => low = middle,
				false => high = middle - 1,
			}
		}
		low
	}

	pub(super) fn firm_left(&self, id: u32) -> u64 {
		let Request { assignment, offence_era, .. } = self.requests[id as usize];
		self.cap_left(assignment, offence_era, (true, false), Some(id))
	}

	/// Gives every open proof, the oldest first, what it asked, as far as the firm ones leave it.
	pub(super) fn raise_proofs(&mut self, assignment: usize) {
		for id in 0..self.requests.len() {
			let r = &self.requests[id];
			if r.assignment == assignment && r.proven && self.is_open(r) {
				let more = r.asked.min(self.firm_left(id as u32));
				self.requests[id].part = more.max(self.requests[id].part);
			}
		}
	}

	pub(super) fn end_expired(&mut self, assignment: usize) {
		for id in 0..self.requests.len() {
			let r = &self.requests[id];
			if r.assignment == assignment && matches!(r.fate, Fate::Open) && !self.is_open(r) {
				self.requests[id].fate = Fate::Ended;
			}
		}
		self.raise_proofs(assignment);
	}

	pub(super) fn open_of(&self, assignment: usize, which: impl Fn(&Request) -> bool) -> usize {
		let open = self.requests.iter().filter(|r| r.assignment == assignment && self.is_open(r));
		open.filter(|r| which(r)).count()
	}

	pub(super) fn request_proof(
		&mut self,
		assignment: usize,
		era: Era,
		part: u64,
		large: bool,
	) -> Outcome<u32> {
		let now = self.now;
		let own = large && self.open_of(assignment, |r| r.proven && !r.pool) < 33;
		let same = |r: &Request| {
			let of_it = r.assignment == assignment && r.offence_era == era;
			of_it && r.pool && r.made == now && self.is_open(r)
		};
		let found = self.requests.iter().position(same).filter(|_| !own);
		let ever = self.cap_left(assignment, era, (false, false), None);
		let (before, had) =
			found.map_or((0, 0), |at| (self.requests[at].asked, self.requests[at].part));
		let asked = (before + part).min(self.m(assignment));
		if before >= ever || asked == before {
			return refuse("CapReached");
		}
		let id = found.unwrap_or(self.requests.len()) as u32;
		let left = self.cap_left(assignment, era, (true, false), Some(id));
		let part = asked.min(left).max(had);
		match found {
			Some(at) => (self.requests[at].asked, self.requests[at].part) = (asked, part),
			None => self.requests.push(Request {
				assignment,
				made: now,
				offence_era: era,
				asked,
				part,
				proven: true,
				pool: !own,
				fate: Fate::Open,
				payable: 0,
				settled: false,
				undone: false,
				divided: false,
			}),
		}
		Ok(id)
	}
}
