//! Settlement: the effect of executed slashes on one member of an assignment.
//!
//! Executing a slash appends to the assignment's log. Each member settles the log later, entry by
//! entry, as of the era in which the entry was made. So the time of settlement changes nothing but the
//! renewal of a standing order.
//!
//! Losses round up; functions that do not say that they round are exact.

use sp_core::{bounded::BoundedVec, Get};

use crate::{
	bounded::without_bounds,
	error::Error,
	ids::RequestId,
	log::{Log, LogEntry, LogEvent},
	position::{Exited, Position},
	rounding::{div_floor, mul_ceil, mul_div_floor},
	stretches::Stretch,
	types::{sum, Balance, EraIndex},
};

/// The loss of one member by one slash.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Loss {
	/// The request to slash.
	pub request: RequestId,
	/// The era of the offence.
	pub offence_era: EraIndex,
	/// The era of execution.
	pub at_era: EraIndex,
	/// The full loss: the fraction of the stake that counted, rounded up.
	pub asked: Balance,
	/// The amount to take: less than `asked` if budget or funds are used up.
	pub amount: Balance,
}

/// The effects of a settlement beside the position.
pub struct Settlement<L> {
	/// The losses, in order of execution, without slashes of eras in which nothing counted.
	pub losses: BoundedVec<Loss, L>,
	/// The losses by slashes that were undone, with the amounts that they would take. They are not taken.
	pub spared: BoundedVec<Loss, L>,
	/// The sum of the amounts to take.
	pub due: Balance,
	/// The stake that counted before. The assignment's total changes from it to the position's new
	/// counted stake.
	pub before: Balance,
	/// The part of `due` that the pledge paid. Earlier exits paid the rest.
	pub paid_by_pledge: Balance,
	/// The amount by which slashes lowered the budget of the pledge, those that were undone included.
	pub charged: Balance,
	/// The exit of the whole pledge, if the assignment was closed.
	pub exited: Option<Exited>,
}

without_bounds!(Settlement<L> { losses, spared, due, before, paid_by_pledge, charged, exited });

impl<L> Settlement<L> {
	/// Returns the amount that a standing order pledges again, before the limits of [`renew`]: all that
	/// counted before, less what was really taken of it.
	pub fn to_renew<S: Get<u32>>(&self, position: &Position<S>) -> Balance {
		if !position.standing || self.charged == 0 || self.exited.is_some() {
			return 0;
		}
		// Below zero is zero in both: nothing to renew.
		self.before
			.saturating_sub(self.paid_by_pledge)
			.saturating_sub(position.counted())
	}
}

/// A position as its settlement will leave it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Preview<S: Get<u32>> {
	/// The sum that the settlement will take.
	pub due: Balance,
	/// The settled position.
	pub after: Position<S>,
}

impl<S: Get<u32>> Preview<S> {
	/// Returns the liability in `now`: `due`, and the maximum that slashes may take afterwards.
	pub fn liability(&self, now: EraIndex) -> Balance {
		sum([self.due, self.after.liability(now)])
	}
}

/// The sums of the entries of a log.
#[derive(Default)]
struct LogTotals {
	due: Balance,
	paid_by_pledge: Balance,
	charged: Balance,
	exited: Option<Exited>,
}

impl LogTotals {
	/// Adds a loss of `amount`, of which the pledge paid a part.
	fn add(&mut self, amount: Balance, paid: Balance, undone: bool) -> Result<(), Error> {
		self.charged = self.charged.checked_add(paid).ok_or(Error::Overflow)?;
		if !undone {
			self.paid_by_pledge = self.paid_by_pledge.checked_add(paid).ok_or(Error::Overflow)?;
			self.due = self.due.checked_add(amount).ok_or(Error::Overflow)?;
		}
		Ok(())
	}
}

/// Settles `entries`, each as of its own era, and hands each loss to `on_loss`, with true if it was undone.
///
/// A slash that was undone charges the position as if it stood, so that all other losses stay as they
/// are. Only its own loss is not due.
fn walk<'a, S: Get<u32>>(
	position: &mut Position<S>,
	entries: impl IntoIterator<Item = &'a LogEntry>,
	least: Balance,
	serves: &[Stretch],
	mut on_loss: impl FnMut(Loss, bool) -> Result<(), Error>,
) -> Result<LogTotals, Error> {
	let mut totals = LogTotals::default();
	for entry in entries {
		let at_era = entry.at_era;
		position.prune(at_era);
		match &entry.event {
			LogEvent::Close => {
				totals.exited = Some(position.exit(position.counted(), 0, serves, at_era)?);
				position.standing = false;
			},
			LogEvent::Slash { offence_era, fraction, request, undone } => {
				let asked = mul_ceil(*fraction, position.amount_at(*offence_era));
				let amount = asked.min(position.room(*offence_era));
				let paid = position.apply_loss(amount, *offence_era, least, serves, at_era)?;
				totals.add(amount, paid, *undone)?;
				if asked > 0 {
					let (request, offence_era) = (*request, *offence_era);
					on_loss(Loss { request, offence_era, at_era, asked, amount }, *undone)?;
				}
			},
		}
		position.settled_up_to = position.settled_up_to.checked_add(1).ok_or(Error::Overflow)?;
	}
	Ok(totals)
}

/// Returns the position as its settlement will leave it, and the sum that the settlement will take.
///
/// Liability, admission and reads use it. If a service has retired and the log of its assignment does
/// not yet say so, chain a [`LogEvent::Close`] to the entries of the log. `least` and `serves` are as in
/// [`settle`].
///
/// Complexity: O(entries · marks), and one copy of the marks.
pub fn preview<'a, S: Get<u32>>(
	position: &Position<S>,
	entries: impl IntoIterator<Item = &'a LogEntry>,
	least: Balance,
	serves: &[Stretch],
) -> Result<Preview<S>, Error> {
	let mut after = position.clone();
	let due = walk(&mut after, entries, least, serves, |_, _| Ok(()))?.due;
	Ok(Preview { due, after })
}

/// Settles one member: takes `⌈fraction · amount_at(offence_era)⌉` for each slash, at most the budget
/// that the offence can reach. A slash that was undone charges the position alike, and takes nothing.
///
/// If a slash leaves less than `least` of the pledge, the rest exits as of its era, as an exit below the
/// minimum pledge does. `least` is the service's [`least_counted`](crate::least_counted); zero lets
/// everything stay. `serves` are the eras in which the assignment is in the set of its service.
///
/// Only for a staker whose funds cover its liability; for others see [`settle_short`]. Afterwards the
/// caller takes the losses, calls [`renew`], updates the assignment's total, and covers the refunds.
///
/// Complexity: O(entries · marks).
pub fn settle<S: Get<u32>, L: Get<u32>>(
	position: &mut Position<S>,
	log: &Log<L>,
	least: Balance,
	serves: &[Stretch],
) -> Result<Settlement<L>, Error> {
	let before = position.counted();
	let (mut losses, mut spared) = (BoundedVec::new(), BoundedVec::new());
	let LogTotals { due, paid_by_pledge, charged, exited } =
		walk(position, log.since(position.settled_up_to)?, least, serves, |loss, undone| {
			let list = if undone { &mut spared } else { &mut losses };
			list.try_push(loss).map_err(|_| Error::Inconsistent)
		})?;
	Ok(Settlement { losses, spared, due, before, paid_by_pledge, charged, exited })
}

/// The limits of the renewal of a standing order, read after the losses were taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Renewal {
	/// The active stake of the staker.
	pub active: Balance,
	/// The stake of the staker that counts in the service, all operators together, this position
	/// included.
	pub counted_in_service: Balance,
	/// The liability that the exposure limit still allows
	/// ([`Funds::headroom`](crate::Funds::headroom)).
	pub headroom: Balance,
	/// The minimum pledge of the service.
	pub min_pledge: Balance,
}

/// Rounds down: renews a standing order in `now`, up to the stake counted before less the part that was
/// taken of it, as far as stake and exposure limit allow. Returns the amount pledged.
///
/// So all of it counts again if every slash was undone before the settlement.
pub fn renew<S: Get<u32>, L>(
	position: &mut Position<S>,
	settlement: &Settlement<L>,
	limits: &Renewal,
	serves: &[Stretch],
	now: EraIndex,
) -> Result<Balance, Error> {
	let amount = settlement
		.to_renew(position)
		// Below zero is zero: no room.
		.min(limits.active.saturating_sub(limits.counted_in_service))
		.min(div_floor(limits.headroom, position.max_slash));
	let after = position.counted().checked_add(amount).ok_or(Error::Overflow)?;
	if amount == 0 || after < limits.min_pledge {
		return Ok(0);
	}
	position.prune(now);
	position.pledge(amount, serves, now)?;
	Ok(amount)
}

/// Rounds down: settles, in `now`, one position of a staker that a slash of the base chain left short.
///
/// `funds` are stake and custody of the staker, and `liability` exceeds them; both are read once for
/// all its positions. Every claim is cut to `funds / liability`: the amounts due, the exits, the budget
/// and the part of it that is fresh. What was undone is no claim. The caller settles all positions of
/// the staker like this, in any order. `least` and `serves` are as in [`settle`].
///
/// The losses add up to `⌊due · funds / liability⌋`, and each is within one unit of its own share.
pub fn settle_short<S: Get<u32>, L: Get<u32>>(
	position: &mut Position<S>,
	log: &Log<L>,
	least: Balance,
	serves: &[Stretch],
	(funds, liability): (Balance, Balance),
	now: EraIndex,
) -> Result<Settlement<L>, Error> {
	if funds >= liability {
		return Err(Error::Inconsistent);
	}
	let share = |amount| mul_div_floor(amount, funds, liability).ok_or(Error::Inconsistent);
	let mut settlement = settle(position, log, least, serves)?;
	let (mut owed, mut paid) = (0, 0);
	for loss in settlement.losses.iter_mut() {
		owed = loss.amount.checked_add(owed).ok_or(Error::Overflow)?;
		let pays = share(owed)?;
		loss.amount = pays.checked_sub(paid).ok_or(Error::Inconsistent)?;
		paid = pays;
	}
	settlement.due = paid;

	position.prune(now);
	for mark in position.past.iter_mut() {
		mark.liable = share(mark.liable)?;
	}
	position.fresh = share(position.fresh)?;
	let budget = position.budget();
	let cut = budget.checked_sub(share(budget)?).ok_or(Error::Inconsistent)?;
	position.spend(cut, least, serves, now)?;
	Ok(settlement)
}
