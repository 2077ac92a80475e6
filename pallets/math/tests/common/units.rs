//! Naive positions: one object for each unit of money at risk, the counted stake of every era, nothing
//! pruned, and slashes applied to all members at their execution. Slow, and easy to check.

use std::collections::BTreeMap;

use super::{Balance, Era};

pub const BILLION: Balance = 1_000_000_000;

/// One unit that a service may still take. It left at the end of the era `left`, or still counts.
#[derive(Clone)]
pub struct Unit {
	pub left: Option<Era>,
}

/// The slashes of a position since its last settlement.
#[derive(Clone)]
pub struct Pending {
	pub counted_before: Balance,
	pub paid_by_pledge: Balance,
	/// The units owed, one number for each slash.
	pub owed: Vec<Balance>,
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

	pub fn counting(&self) -> Balance {
		self.units.iter().filter(|unit| unit.left.is_none()).count() as Balance
	}

	pub fn counted(&self, m: u64) -> Balance {
		let m = Balance::from(m);
		self.pledged.saturating_sub((self.spent * BILLION).div_ceil(m))
	}

	/// Changes the pledge, and adds or removes units so that `⌈m · pledged⌉ − spent` count. Returns the
	/// number of units removed.
	pub fn set_pledged(&mut self, m: u64, pledged: Balance) -> Balance {
		let before = self.counting();
		self.pledged = pledged;
		let after = up(m, pledged) - self.spent;
		if after > before {
			self.minted += after - before;
			self.units.extend((before..after).map(|_| Unit { left: None }));
			return 0;
		}
		let mut gone = before - after;
		self.units.retain(|unit| {
			let goes = unit.left.is_none() && gone > 0;
			gone -= Balance::from(goes as u8);
			!goes
		});
		before - after
	}

	pub fn leave(&mut self, m: u64, now: Era) {
		if self.counted(m) == 0 {
			for unit in self.units.iter_mut().filter(|unit| unit.left.is_none()) {
				unit.left = Some(now);
			}
			self.pledged = 0;
			self.spent = 0;
		}
	}

	pub fn exit(&mut self, m: u64, amount: Balance, now: Era) {
		let counts_now = self.diary.get(&now).copied().unwrap_or(0);
		let fresh = amount.min(self.counted(m).saturating_sub(counts_now));
		self.set_pledged(m, self.pledged - fresh);
		let leaving = self.set_pledged(m, self.pledged - (amount - fresh));
		self.units.extend((0..leaving).map(|_| Unit { left: Some(now) }));
		self.leave(m, now);
	}

	/// Takes up to `wanted` units that counted in `offence_era`: those that left first pay first.
	pub fn slash(
		&mut self,
		m: u64,
		wanted: Balance,
		offence_era: Era,
		now: Era,
	) -> (Balance, Balance) {
		self.units.sort_by_key(|unit| unit.left.unwrap_or(Era::MAX));
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
		self.leave(m, now);
		(taken, paid_by_pledge)
	}

	pub fn pending(&mut self, m: u64) -> &mut Pending {
		let counted_before = self.counted(m);
		self.pending
			.get_or_insert(Pending { counted_before, paid_by_pledge: 0, owed: vec![] })
	}

	pub fn owed(&self) -> Balance {
		self.pending.as_ref().map_or(0, |pending| pending.owed.iter().sum())
	}

	pub fn liability(&self) -> Balance {
		self.owed() + self.units.len() as Balance
	}

	/// Cuts all claims to `funds / liability`. Returns the amounts paid.
	pub fn cut(&mut self, m: u64, funds: Balance, liability: Balance, now: Era) -> Vec<Balance> {
		let share = |amount: Balance| amount * funds / liability;
		let mut kept = vec![];
		let mut groups: BTreeMap<Era, Balance> = BTreeMap::new();
		for unit in &self.units {
			*groups.entry(unit.left.unwrap_or(Era::MAX)).or_default() += 1;
		}
		for (left, count) in groups {
			let left = (left != Era::MAX).then_some(left);
			kept.extend((0..share(count)).map(|_| Unit { left }));
			if left.is_none() {
				self.spent += count - share(count);
			}
		}
		self.units = kept;
		let (mut owed, mut paid, mut pays) = (0, 0, vec![]);
		for one in self.pending.take().map_or(vec![], |pending| pending.owed) {
			owed += one;
			pays.push(share(owed) - paid);
			paid = share(owed);
		}
		self.leave(m, now);
		pays
	}
}
