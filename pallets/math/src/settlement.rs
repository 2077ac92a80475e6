//! What executed slashes do to a member, whenever it settles them.
//!
//! Executing a slash appends to the assignment's log. A member settles the log later, entry by
//! entry, each as of the era in which it was executed, so the time of settlement changes nothing but
//! the renewal of a standing order.

use sp_core::{bounded::BoundedVec, Get};

use crate::{
	bounded::without_bounds,
	error::Error,
	ids::RequestId,
	log::{Log, LogEntry, LogEvent},
	position::{Exited, Position},
	rounding::{div_floor, mul_ceil, mul_div_floor},
	types::{Balance, EraIndex},
};

/// What one log entry takes from one member.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Loss {
	/// The slash request.
	pub request: RequestId,
	/// The era of the offence.
	pub offence_era: EraIndex,
	/// The era of execution.
	pub at_era: EraIndex,
	/// What the slash asks: its fraction of what counted.
	pub asked: Balance,
	/// How much to take of it: less, if the budget or the funds are used up.
	pub amount: Balance,
}

/// What the settlement of one member changes besides its position.
pub struct Settlement<L> {
	/// What is asked and what to take, in order of execution. Slashes of eras in which nothing counted
	/// are left out.
	pub losses: BoundedVec<Loss, L>,
	/// The sum of the losses.
	pub due: Balance,
	/// What counted before. The assignment's total changes by the position's new `counted` less it.
	pub before: Balance,
	/// What the pledge itself paid. The rest of `due` was paid by what had left.
	pub paid_by_pledge: Balance,
	/// What exited because the assignment was closed.
	pub exited: Option<Exited>,
}

without_bounds!(Settlement<L> { losses, due, before, paid_by_pledge, exited });

impl<L> Settlement<L> {
	/// Exact: what a standing order would pledge again, if no limit were in the way.
	pub fn to_renew<S: Get<u32>>(&self, position: &Position<S>) -> Balance {
		if !position.standing || self.paid_by_pledge == 0 || self.exited.is_some() {
			return 0;
		}
		// Below zero is zero in both: nothing to renew.
		self.before
			.saturating_sub(self.paid_by_pledge)
			.saturating_sub(position.counted())
	}
}

/// A position as it will be when it is settled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Preview<S: Get<u32>> {
	/// What settled slashes will take.
	pub due: Balance,
	/// The settled position.
	pub after: Position<S>,
}

impl<S: Get<u32>> Preview<S> {
	/// Exact: the liability in `now`, `due` and what may still be taken afterwards.
	///
	/// Saturates only beyond all money there is.
	pub fn liability(&self, now: EraIndex) -> Balance {
		self.due.saturating_add(self.after.liability(now))
	}
}

/// The sums of a walk along the log.
#[derive(Default)]
struct LogTotals {
	due: Balance,
	paid_by_pledge: Balance,
	exited: Option<Exited>,
}

/// Rounds losses up: settles `entries`, each as of its own era, and gives each loss to `on_loss`.
fn walk<'a, S: Get<u32>>(
	position: &mut Position<S>,
	entries: impl IntoIterator<Item = &'a LogEntry>,
	mut on_loss: impl FnMut(Loss) -> Result<(), Error>,
) -> Result<LogTotals, Error> {
	let mut totals = LogTotals::default();
	for entry in entries {
		let at_era = entry.at_era;
		position.prune(at_era);
		match &entry.event {
			LogEvent::Close => {
				totals.exited = Some(position.exit(position.counted(), 0, at_era)?);
				position.standing = false;
			},
			LogEvent::Slash { offence_era, fraction, request } => {
				let asked = mul_ceil(*fraction, position.amount_at(*offence_era));
				let amount = asked.min(position.room(*offence_era));
				let paid = position.apply_loss(amount, *offence_era, at_era)?;
				totals.paid_by_pledge =
					totals.paid_by_pledge.checked_add(paid).ok_or(Error::Overflow)?;
				totals.due = totals.due.checked_add(amount).ok_or(Error::Overflow)?;
				if asked > 0 {
					let (request, offence_era) = (*request, *offence_era);
					on_loss(Loss { request, offence_era, at_era, asked, amount })?;
				}
			},
		}
		position.settled_up_to = position.settled_up_to.checked_add(1).ok_or(Error::Overflow)?;
	}
	Ok(totals)
}

/// Rounds losses up: what a position owes and what it will be, without changing it.
///
/// For liability, admission and reads. The retirement of a service that its assignments have not
/// noted yet is read as one more entry: chain an [`LogEvent::Close`] to the log's.
///
/// Complexity: O(entries · marks), and one copy of the marks.
pub fn preview<'a, S: Get<u32>>(
	position: &Position<S>,
	entries: impl IntoIterator<Item = &'a LogEntry>,
) -> Result<Preview<S>, Error> {
	let mut after = position.clone();
	let due = walk(&mut after, entries, |_| Ok(()))?.due;
	Ok(Preview { due, after })
}

/// Rounds losses up: settles one member, `⌈fraction · amount_at(offence)⌉` for each slash, at most
/// what its budget leaves within reach of the offence.
///
/// Only for a staker whose liability is covered: see [`settle_short`]. The caller takes the losses,
/// then asks [`renew`], then updates the assignment's total, then covers what was refunded.
///
/// Complexity: O(entries · marks).
pub fn settle<S: Get<u32>, L: Get<u32>>(
	position: &mut Position<S>,
	log: &Log<L>,
) -> Result<Settlement<L>, Error> {
	let before = position.counted();
	let mut losses = BoundedVec::new();
	let LogTotals { due, paid_by_pledge, exited } =
		walk(position, log.since(position.settled_up_to)?, |loss| {
			losses.try_push(loss).map_err(|_| Error::Inconsistent)
		})?;
	Ok(Settlement { losses, due, before, paid_by_pledge, exited })
}

/// What limits the renewal of a standing order, read after the losses were taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Renewal {
	/// Active stake.
	pub active: Balance,
	/// What counts of this staker in this service, all operators together, this position included.
	pub counted_in_service: Balance,
	/// The liability that the exposure limit still allows ([`Funds::headroom`](crate::Funds)).
	pub headroom: Balance,
	/// The least pledge of the service.
	pub min_pledge: Balance,
}

/// Rounds down: renews a standing pledge in `now`, up to what counted before less what it paid, as
/// far as stake and exposure limit allow. Gives what was pledged.
pub fn renew<S: Get<u32>, L>(
	position: &mut Position<S>,
	settlement: &Settlement<L>,
	limits: &Renewal,
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
	position.pledge(amount, now)?;
	Ok(amount)
}

/// Rounds down: settles one position of a staker that a base-chain slash left short, in `now`.
///
/// `funds` is what the staker has (ledger and custody) and `liability` what it owes, both read once
/// for all its positions. Every claim is cut to `funds / liability`: what is due, what has left and
/// the budget of what counts. All positions of the staker are settled so, in any order.
///
/// The losses add up to `⌊due · funds / liability⌋`, and each is within one unit of its own share.
pub fn settle_short<S: Get<u32>, L: Get<u32>>(
	position: &mut Position<S>,
	log: &Log<L>,
	funds: Balance,
	liability: Balance,
	now: EraIndex,
) -> Result<Settlement<L>, Error> {
	if funds >= liability {
		return Err(Error::Inconsistent);
	}
	let share = |amount| mul_div_floor(amount, funds, liability).ok_or(Error::Inconsistent);
	let mut settlement = settle(position, log)?;
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
	let budget = position.budget();
	let cut = budget.checked_sub(share(budget)?).ok_or(Error::Inconsistent)?;
	position.spend(cut, now)?;
	Ok(settlement)
}
