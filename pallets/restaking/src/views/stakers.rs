//! What a staker has, owes and may lose.

use super::{PositionInfo, StakerInfo, WorstLoss};
use crate::{ledger::Book, pallet::*, views::Leaving, StakerPositionOf};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::traits::Get;
use restaking_math::{calendar::released, preview, risk::worst_losses, Position};
use restaking_primitives::{Balance, EraIndex, ServiceId};
use sp_runtime::DispatchError;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// What a staker has, owes and may lose, in units of the stake. Nothing for an account that has
	/// neither stake nor positions.
	///
	/// Cost: bounded by the most positions.
	pub fn staker_info(stash: &T::AccountId) -> Option<StakerInfo<T::AccountId>> {
		let known = Stakers::<T, I>::contains_key(stash) || Self::ensure_stash(stash).is_ok();
		known.then(|| Self::read_staker(stash).ok()).flatten()
	}

	/// Reads a staker as it is, whatever of it is not written yet.
	pub(super) fn read_staker(
		stash: &T::AccountId,
	) -> Result<StakerInfo<T::AccountId>, DispatchError> {
		let book = Book::<T, I>::open_or_new(stash);
		let entries = book.staker.positions.iter();
		let positions = entries
			.map(|entry| Self::position_info(entry, book.now))
			.collect::<Result<Vec<_>, _>>()?;
		let (funds, limit) = (book.funds(), book.limits.exposure_limit);
		// Parts of one account's balance.
		let liability =
			positions.iter().fold(0, |sum: Balance, it| sum.saturating_add(it.liability));
		Ok(StakerInfo {
			era: book.now,
			ledger: funds.ledger,
			active: funds.active,
			custody: funds.custody,
			releasable: funds.to_release(limit, liability),
			liability,
			headroom: funds.headroom(limit, liability),
			short: book.staker.short,
			worst: worst_loss(&positions, funds.total()),
			payee: Payees::<T, I>::get(stash),
			positions,
		})
	}

	fn position_info(
		entry: &StakerPositionOf<T, I>,
		now: EraIndex,
	) -> Result<PositionInfo<T::AccountId>, DispatchError> {
		let log = Self::unsettled(&entry.record)?;
		let settled = preview(&entry.record, &log).map_err(Error::<T, I>::from)?;
		let liability = settled.liability(now);
		let (due, mut after) = (settled.due, settled.after);
		after.prune(now);
		let stay = Self::assignment_info(entry.assignment())?;
		let (last_slashable, released) = end_of(&after, now);
		Ok(PositionInfo {
			assignment: stay.id,
			service: stay.service,
			operator: stay.operator,
			counts_now: after.amount_at(now),
			counts_next: after.counted(),
			max_slash: after.max_slash,
			due,
			budget: after.budget(),
			leaving: leaving(&after),
			liability,
			last_slashable,
			released,
			standing: after.standing,
			suspended: stay.suspended,
			closed: stay.closed,
		})
	}
}

fn leaving<S: Get<u32>>(position: &Position<S>) -> Vec<Leaving> {
	let marks = position.past.iter().filter(|mark| mark.liable > 0);
	marks
		.map(|mark| Leaving {
			amount: mark.liable,
			until: mark.until,
			released: released(mark.until, position.exit_window),
		})
		.collect()
}

/// The last era for whose offences a position can be slashed, and from when on nothing of it can be
/// taken, if it does not count any more.
fn end_of<S: Get<u32>>(
	position: &Position<S>,
	now: EraIndex,
) -> (Option<EraIndex>, Option<EraIndex>) {
	if position.counted() > 0 {
		return (None, None);
	}
	let counted = position.past.iter().rev().find(|mark| mark.amount > 0 || mark.liable > 0);
	let last = counted.map(|mark| mark.until);
	(last, Some(last.map_or(now, |last| released(last, position.exit_window))))
}

/// What is lost if the worst services take all they may, each through all its operators.
fn worst_loss<AccountId>(positions: &[PositionInfo<AccountId>], has: Balance) -> WorstLoss {
	let mut services = BTreeMap::<ServiceId, Balance>::new();
	for position in positions {
		let owed = services.entry(position.service).or_default();
		*owed = owed.saturating_add(position.liability);
	}
	let mut worst: Vec<Balance> = services.into_values().collect();
	WorstLoss {
		one: worst_losses(&mut worst, 1, has),
		two: worst_losses(&mut worst, 2, has),
		all: worst_losses(&mut worst, usize::MAX, has),
	}
}
