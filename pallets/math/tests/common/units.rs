//! Naive positions: one object for each unit of money at risk, the counted stake of every era, nothing
//! pruned, and slashes applied to all members at their execution. Slow, and easy to check.

use std::collections::{BTreeMap, BTreeSet};

use super::{Balance, Era};

pub const BILLION: Balance = 1_000_000_000;

/// One unit that a service may still take. It counts from the era `since` on. It left at the end of the
/// era `left`, or stays.
#[derive(Clone)]
pub struct Unit {
	pub since: Era,
	pub left: Option<Era>,
}

impl Unit {
	/// Returns true if it was there in some of these eras.
	fn was_in(&self, eras: &BTreeSet<Era>) -> bool {
		eras.iter().any(|era| self.since <= *era)
	}
}

/// The units that one slash took of a position.
#[derive(Clone)]
pub struct Owed {
	pub request: u32,
	pub units: Balance,
	/// Those of them that had stayed until then.
	pub of_pledge: Balance,
	/// The slash was undone: the units are lost to the pledge, and nobody has to pay for them.
	pub undone: bool,
}

/// The slashes of a position since its last settlement.
#[derive(Clone)]
pub struct Pending {
	pub counted_before: Balance,
	pub owed: Vec<Owed>,
}

impl Pending {
	/// Returns what has to be paid, by request.
	pub fn due(&self) -> impl Iterator<Item = &Owed> {
		self.owed.iter().filter(|owed| !owed.undone)
	}
}

#[derive(Clone)]
pub struct Holding {
	pub assignment: usize,
	pub standing: bool,
	pub pledged: Balance,
	pub spent: Balance,
	pub units: Vec<Unit>,
	/// The stake counted in each era.
	pub diary: BTreeMap<Era, Balance>,
	pub pending: Option<Pending>,
	pub taken: Balance,
	/// The number of units that were ever at risk.
	pub minted: Balance,
}

pub fn up(part: u64, amount: Balance) -> Balance {
	(amount * Balance::from(part)).div_ceil(BILLION)
}

pub fn down(part: u64, amount: Balance) -> Balance {
	amount * Balance::from(part) / BILLION
}

impl Holding {
	pub fn new(assignment: usize, standing: bool) -> Self {
		Self {
			assignment,
			standing,
			pledged: 0,
			spent: 0,
			units: vec![],
			diary: BTreeMap::new(),
			pending: None,
			taken: 0,
			minted: 0,
		}
	}

	/// Returns the number of units that stay.
	pub fn staying(&self) -> Balance {
		self.units.iter().filter(|unit| unit.left.is_none()).count() as Balance
	}

	pub fn counted(&self, m: u64) -> Balance {
		let m = Balance::from(m);
		self.pledged.saturating_sub((self.spent * BILLION).div_ceil(m))
	}

	/// Pledges more. For each unit by which the budget grows, one that left in this era comes back as it
	/// was. If there is none, a new one counts from the next era on.
	pub fn pledge(&mut self, m: u64, amount: Balance, now: Era) {
		self.pledged += amount;
		let budget = up(m, self.pledged) - self.spent;
		while self.staying() < budget {
			match self.units.iter_mut().find(|unit| unit.left == Some(now)) {
				Some(unit) => unit.left = None,
				None => {
					self.units.push(Unit { since: now + 1, left: None });
					self.minted += 1;
				},
			}
		}
	}

	/// Lets one unit leave, of those that stay the one that counts last. It is free if it was there in no era
	/// of `reach`: the eras of the set that can still be slashed.
	fn leave(&mut self, reach: &BTreeSet<Era>, now: Era) {
		let staying = self.units.iter().enumerate().filter(|(_, unit)| unit.left.is_none());
		let (at, _) = staying.max_by_key(|(_, unit)| unit.since).expect("a unit stays");
		match self.units[at].was_in(reach) {
			true => self.units[at].left = Some(now),
			false => drop(self.units.remove(at)),
		}
	}

	pub fn exit(&mut self, m: u64, amount: Balance, reach: &BTreeSet<Era>, now: Era) {
		self.pledged -= amount;
		let budget = match self.counted(m) {
			0 => 0,
			_ => up(m, self.pledged) - self.spent,
		};
		while self.staying() > budget {
			self.leave(reach, now);
		}
		if self.counted(m) == 0 {
			(self.pledged, self.spent) = (0, 0);
		}
	}

	/// Ends a pledge of which slashes left nothing that counts, or less than `least`. The units that are
	/// left leave with the others, and other slashes of the same era may take them.
	fn end_if_lost(&mut self, m: u64, least: Balance, now: Era) {
		if self.counted(m) == 0 || self.counted(m) < least {
			for unit in self.units.iter_mut().filter(|unit| unit.left.is_none()) {
				*unit = Unit { since: unit.since.min(now), left: Some(now) };
			}
			(self.pledged, self.spent) = (0, 0);
		}
	}

	/// Takes up to `wanted` units within reach of `offence_era`: those that left first pay first, then
	/// those that have counted longest.
	pub fn slash(
		&mut self,
		(m, least): (u64, Balance),
		wanted: Balance,
		offence_era: Era,
		now: Era,
	) -> (Balance, Balance) {
		self.units.sort_by_key(|unit| (unit.left.unwrap_or(Era::MAX), unit.since));
		let (mut taken, mut paid_by_pledge) = (0, 0);
		self.units.retain(|unit| {
			let within_reach = unit.left.is_none_or(|left| left >= offence_era);
			if !within_reach || taken == wanted {
				return true;
			}
			taken += 1;
			paid_by_pledge += Balance::from(unit.left.is_none() as u8);
			false
		});
		self.spent += paid_by_pledge;
		self.end_if_lost(m, least, now);
		(taken, paid_by_pledge)
	}

	pub fn pending(&mut self, m: u64) -> &mut Pending {
		let counted_before = self.counted(m);
		self.pending.get_or_insert(Pending { counted_before, owed: vec![] })
	}

	pub fn owed(&self) -> Balance {
		self.pending.iter().flat_map(Pending::due).map(|owed| owed.units).sum()
	}

	pub fn liability(&self) -> Balance {
		self.owed() + self.units.len() as Balance
	}

	/// Cuts all claims to `funds / liability`: what left in each era, what stays, and of this the part that
	/// was there in no era of `reach`. Returns the amounts paid, by request.
	pub fn cut(
		&mut self,
		(m, least): (u64, Balance),
		(funds, liability): (Balance, Balance),
		reach: &BTreeSet<Era>,
		now: Era,
	) -> Vec<(u32, Balance)> {
		let share = |amount: Balance| amount * funds / liability;
		let mut left: BTreeMap<Era, Balance> = BTreeMap::new();
		for unit in &self.units {
			*left.entry(unit.left.unwrap_or(Era::MAX)).or_default() += 1;
		}
		let staying = left.remove(&Era::MAX).unwrap_or(0);
		let is_new = |unit: &&Unit| unit.left.is_none() && !unit.was_in(reach);
		let new = self.units.iter().filter(is_new).count() as Balance;
		let counting = share(staying) - share(new);
		let last = reach.last().copied().unwrap_or(now);
		self.units = vec![];
		let mut keep = |count, since, left| {
			self.units.extend((0..count).map(|_| Unit { since, left }));
		};
		for (era, count) in left {
			keep(share(count), era, Some(era));
		}
		keep(counting, last, None);
		keep(share(new), now + 1, None);
		self.spent += staying - share(staying);
		let (mut owed, mut paid, mut pays) = (0, 0, vec![]);
		for one in self.pending.take().iter().flat_map(Pending::due) {
			owed += one.units;
			pays.push((one.request, share(owed) - paid));
			paid = share(owed);
		}
		self.end_if_lost(m, least, now);
		pays
	}
}
