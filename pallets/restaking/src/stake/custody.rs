//! Custody: funds that left the stake while they were liable.

use super::OpenStaker;
use crate::{
	pallet::*,
	work::{add, Work},
};
use alloc::vec::Vec;
use frame_support::ensure;
use restaking_math::{rounding::div_floor, trim, Exited, TrimItem};
use restaking_primitives::{Balance, SlashableStake, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult, PerThing};

impl<T: Config<I>, I: 'static> OpenStaker<'_, T, I> {
	/// Rounds down: returns the custody that may become stake, so that the reserve of the base chain
	/// holds afterwards. Everything was settled before.
	///
	/// Of each unit that moves, only the limit's part still covers the liability.
	fn rebondable(&mut self) -> Balance {
		let limit = self.limit().of_entry();
		let spare = self.funds().kept(limit).saturating_sub(self.max_liability());
		div_floor(spare, limit.left_from_one())
	}

	/// Reduces positions that exceed the staker's funds. Their assignments are loaded. Returns the total
	/// exited.
	fn trim(&mut self) -> Result<Balance, DispatchError> {
		let (funds, limit, now) = (self.funds(), self.limit().now, self.now);
		let before: Vec<Balance> =
			self.record.positions.iter().map(|entry| entry.record.counted()).collect();
		let (positions, assignments) = (self.record.positions.iter_mut(), &self.assignments);
		let items = positions.map(|entry| {
			let assignment = assignments.iter().find(|it| it.id == entry.assignment());
			let serves = &assignment.ok_or(Error::<T, I>::Inconsistent)?.record.serves.list;
			let (position, service) = (&mut entry.record, entry.service);
			// Without a minimum pledge: never more than the excess.
			let (min_pledge, exited) = (0, Exited::default());
			Ok::<_, DispatchError>(TrimItem { position, serves, service, min_pledge, exited })
		});
		let mut items = items.collect::<Result<Vec<_>, _>>()?;
		let total = trim(&mut items, &funds, limit, now).map_err(Error::<T, I>::from)?;
		let exits: Vec<Exited> = items.iter().map(|item| item.exited).collect();
		for ((id, before), exited) in self.assignment_ids().into_iter().zip(before).zip(exits) {
			self.recount(id, before)?;
			let window = self.position(id)?.record.exit_window;
			self.report_exit(id, exited, now, window);
		}
		Ok(total)
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_release_custody(
		stash: &T::AccountId,
		positions: u32,
		work: &mut Work,
	) -> DispatchResult {
		let mut staker = OpenStaker::<T, I>::load(stash, work)?;
		staker.load_finished(positions)?;
		let released = staker.release_custody()?;
		let dropped = staker.drop_finished(positions)?;
		ensure!(released > 0 || dropped > 0, Error::<T, I>::NothingToRelease);
		staker.save()
	}

	pub(crate) fn do_trim_staker(
		stash: &T::AccountId,
		positions: u32,
		work: &mut Work,
	) -> DispatchResult {
		let mut staker = OpenStaker::<T, I>::load(stash, work)?;
		staker.ensure_no_more_than(positions)?;
		staker.ensure_all_settled()?;
		add(&mut staker.work.exited, staker.record.positions.len());
		ensure!(staker.trim()? > 0, Error::<T, I>::NothingToTrim);
		staker.save()
	}

	pub(crate) fn do_enforce_coverage(
		stash: &T::AccountId,
		positions: u32,
		take: bool,
		work: &mut Work,
	) -> DispatchResult {
		let mut staker = OpenStaker::<T, I>::load(stash, work)?;
		staker.ensure_no_more_than(positions)?;
		let liability = staker.liability()?;
		let missing = liability.saturating_sub(staker.funds().total());
		let taken = if take { staker.take_in(missing) } else { 0 };
		let noted = staker.note_coverage(liability);
		// The end of a time in which the base chain spared the staker is noted as well.
		let turned = T::Stake::SPARES && staker.keep_limit();
		ensure!(taken > 0 || noted || turned, Error::<T, I>::NothingToEnforce);
		staker.work.noted = noted;
		staker.store();
		Ok(())
	}

	pub(crate) fn do_rebond_custody(
		who: &T::AccountId,
		amount: Balance,
		work: &mut Work,
	) -> DispatchResult {
		Self::ensure_some(amount)?;
		Self::ensure_stash(who)?;
		let mut staker = OpenStaker::<T, I>::load(who, work)?;
		ensure!(staker.record.custody > 0, Error::<T, I>::NothingInCustody);
		staker.ensure_all_settled()?;
		let (liability, limit) = (staker.max_liability(), staker.limit().of_entry());
		let amount = amount.min(staker.record.custody).min(staker.rebondable());
		ensure!(amount > 0, Error::<T, I>::StillLiable);
		staker.let_out(amount)?;
		let mut funds = staker.funds();
		// Everything is written before staking can call back.
		staker.save()?;
		let amount = T::Stake::bond_extra(who, amount)?;
		funds.staked = T::Stake::stake(who).total;
		ensure!(liability <= funds.kept(limit), Error::<T, I>::StillLiable);
		Self::deposit_event(Event::CustodyRebonded { stash: who.clone(), amount });
		Ok(())
	}

	/// Returns the amount on hold as custody.
	#[cfg(any(test, feature = "try-runtime"))]
	pub(crate) fn held(stash: &T::AccountId) -> Balance {
		use frame_support::traits::fungible::hold::Inspect as _;
		T::Currency::balance_on_hold(&HoldReason::<I>::Custody.into(), stash)
	}
}
