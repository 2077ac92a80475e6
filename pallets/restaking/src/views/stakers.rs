//! Stakers: funds, liabilities and possible losses.

use super::{PositionInfo, StakerInfo, WorstLoss};
use crate::{
	assignment::OpenAssignment, pallet::*, stake::OpenStaker, store::LimitStore,
	types::LimitInForce, views::Leaving, work::Work, StakerPositionOf,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::traits::Get;
use restaking_math::{calendar::released, preview, risk::worst_losses, sum, Position, Stretch};
use restaking_primitives::{Balance, EraIndex, ServiceId};
use sp_runtime::DispatchError;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns the funds, liability and possible losses of a staker, in units of the stake; `None` if the
	/// account has neither stake nor positions.
	///
	/// Cost: bounded by the maximum number of positions.
	pub fn staker_info(stash: &T::AccountId) -> Option<StakerInfo<T::AccountId>> {
		let known = Stakers::<T, I>::contains_key(stash) || Self::ensure_stash(stash).is_ok();
		known.then(|| Self::read_staker(stash).ok()).flatten()
	}

	/// Returns a staker with changes that are not written yet.
	pub(super) fn read_staker(
		stash: &T::AccountId,
	) -> Result<StakerInfo<T::AccountId>, DispatchError> {
		let mut work = Work::default();
		let mut staker = OpenStaker::<T, I>::load_or_new(stash, &mut work);
		let of_entry = staker.funds_of_entry();
		// At most the active stake is spoken for.
		let spoken = staker.active.saturating_sub(of_entry.active);
		let entries = staker.record.positions.iter();
		let positions = entries
			.map(|entry| Self::position_info(entry, staker.now))
			.collect::<Result<Vec<_>, _>>()?;
		let waiting_losses = staker.waiting_losses()?;
		let (funds, limit) = (staker.funds(), staker.limit());
		let liability = sum(positions.iter().map(|it| it.liability));
		Ok(StakerInfo {
			era: staker.now,
			staked: funds.staked,
			active: funds.active,
			custody: funds.custody,
			releasable_custody: funds.to_release(limit.now, liability),
			liability,
			spoken,
			headroom: of_entry.headroom(limit.of_entry(), liability),
			short: staker.record.short,
			waiting_losses,
			worst: worst_loss(&positions, funds.total()),
			payee: Self::payee_of(stash, Stakers::<T, I>::get(stash)),
			positions,
		})
	}

	/// Returns the exposure limit of an account: that of what is in, and a lower one that binds what enters. It is all of
	/// the active stake where the base chain slashes none of it. Cost: constant.
	pub fn limit_of(stash: &T::AccountId) -> LimitInForce {
		LimitStore::<T, I>::of(stash, T::Parameters::get().exposure_limit).own
	}

	/// Returns the maximum that slashes can still take of a staker, exits not yet released included.
	pub fn liability_of(stash: &T::AccountId) -> Balance {
		let mut work = Work::default();
		let staker = OpenStaker::<T, I>::load(stash, &mut work);
		staker.and_then(|mut staker| staker.liability()).unwrap_or(0)
	}

	fn position_info(
		entry: &StakerPositionOf<T, I>,
		now: EraIndex,
	) -> Result<PositionInfo<T::AccountId>, DispatchError> {
		let (log, least, serves) = OpenAssignment::<T, I>::unsettled(&entry.record)?;
		let settled = preview(&entry.record, &log, least, &serves.list);
		let settled = settled.map_err(Error::<T, I>::from)?;
		let liability = settled.liability(now);
		let (due, mut after) = (settled.due, settled.after);
		after.prune(now);
		let assignment = Self::assignment_info(entry.assignment())?;
		let hook = SlashingHooks::<T, I>::get(assignment.service);
		let (last_slashable_era, released_era) = end_of(&after, &serves.list, now);
		Ok(PositionInfo {
			assignment: assignment.id,
			service: assignment.service,
			operator: assignment.operator,
			counts_now: after.amount_at(now),
			counts_next: after.counted(),
			max_slash: after.max_slash,
			one_outage: Self::one_outage(hook.as_ref(), after.max_slash),
			multiplier: assignment.multiplier,
			due,
			budget: after.budget(),
			leaving: leaving(&after),
			liability,
			last_slashable_era,
			released_era,
			standing: after.standing,
			suspended: assignment.suspended,
			waits: assignment.waits,
			closed_era: assignment.closed_era,
		})
	}
}

fn leaving<S: Get<u32>>(position: &Position<S>) -> Vec<Leaving> {
	let marks = position.past.iter().filter(|mark| mark.liable > 0);
	marks
		.map(|mark| Leaving {
			amount: mark.liable,
			until_era: mark.until_era,
			released_era: released(mark.until_era, position.exit_window),
		})
		.collect()
}

/// Returns the last era for whose offences a position can be slashed, and the first in which nothing of it
/// can be taken; `None` while it counts.
fn end_of<S: Get<u32>>(
	position: &Position<S>,
	serves: &[Stretch],
	now: EraIndex,
) -> (Option<EraIndex>, Option<EraIndex>) {
	if position.counted() > 0 {
		return (None, None);
	}
	let first = now.saturating_sub(position.exit_window);
	let served = |era: &EraIndex| {
		let amount = position.amount_at(*era);
		amount > 0 && Stretch::last_of(serves, *era) == Some(*era)
	};
	let last = (first..=now).rfind(served);
	let left = position.past.iter().rfind(|mark| mark.liable > 0).map(|mark| mark.until_era);
	let until = last.max(left);
	(last, Some(until.map_or(now, |until| released(until, position.exit_window))))
}

/// Returns the losses if the worst services take all they may, each through all its operators.
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
		per_window: positions.iter().any(|position| position.standing),
	}
}
