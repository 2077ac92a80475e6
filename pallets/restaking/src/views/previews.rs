//! Previews of calls: the call itself, undone.

use super::{dry_run, SlashOutcome, StakerInfo};
use crate::{
	assignment::OpenAssignment,
	pallet::*,
	slash::Accusation,
	stake::Pledge,
	store::{EraStore, RequestStore, ServiceStore},
	work::Work,
};
use frame_support::traits::fungible::Inspect as _;
use restaking_math::rounding::mul_ceil;
use restaking_primitives::{AssignmentId, Balance, EraIndex};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, Perbill,
};

/// The staker after a call, or the error of the call.
type Outcome<T> = Result<StakerInfo<<T as frame_system::Config>::AccountId>, DispatchError>;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns a staker as it would be after pledging `amount` more, under any terms and commission, with
	/// or without a standing order; or the error of that. Cost: as a pledge.
	pub fn preview_pledge(
		stash: &T::AccountId,
		assignment: AssignmentId,
		amount: Balance,
		standing: bool,
	) -> Outcome<T> {
		dry_run(|| {
			let service = OpenAssignment::<T, I>::service_of(assignment)?;
			let terms_hash = ServiceStore::<T, I>::get(service)?.terms_hash;
			let max_commission = Perbill::one();
			let pledge = Pledge { amount, terms_hash, max_commission, standing };
			Self::do_pledge(stash, assignment, pledge, &mut Work::default())?;
			Self::read_staker(stash)
		})
	}

	/// Returns a staker as it would be after an exit; or the error of that. Cost: as an exit.
	pub fn preview_exit(
		stash: &T::AccountId,
		assignment: AssignmentId,
		amount: Balance,
	) -> Outcome<T> {
		dry_run(|| {
			Self::do_exit(stash, assignment, amount, &mut Work::default())?;
			Self::read_staker(stash)
		})
	}

	/// Returns the effect on a staker of a slash of an operator for an offence of `offence_era`, proven and
	/// executed in this era, after all that is executed already; or the error of that.
	///
	/// Cost: as a request, its execution, and the settlement of this staker.
	pub fn preview_slash(
		stash: &T::AccountId,
		assignment: AssignmentId,
		offence_era: EraIndex,
		fraction: Perbill,
	) -> Result<SlashOutcome<T::AccountId>, DispatchError> {
		dry_run(|| {
			Self::settle_if_behind(stash)?;
			let before = T::Currency::total_balance(stash);
			let (fraction, at_most) =
				Self::slash_at_once(stash, assignment, offence_era, fraction)?;
			Self::settle_if_behind(stash)?;
			// Nothing else changes the balance of the account.
			let taken = before.saturating_sub(T::Currency::total_balance(stash));
			Ok(SlashOutcome { fraction, at_most, taken, after: Self::read_staker(stash)? })
		})
	}

	fn settle_if_behind(stash: &T::AccountId) -> DispatchResult {
		match Self::do_settle_staker(stash, u32::MAX, &mut Work::default()) {
			Err(error) if error == Error::<T, I>::NothingToSettle.into() => Ok(()),
			settled => settled,
		}
	}

	/// Enters an offence as proven and executes it in the same moment. Returns the part that is taken, and
	/// the upper bound of the proceeds.
	fn slash_at_once(
		reporter: &T::AccountId,
		assignment: AssignmentId,
		offence_era: EraIndex,
		fraction: Perbill,
	) -> Result<(Perbill, Balance), DispatchError> {
		let open = || OpenAssignment::<T, I>::load(assignment)?.sync_retirement();
		let name = BlakeTwo256::hash_of(&("preview", reporter, assignment, offence_era));
		let accusation =
			Accusation { offence_era, fraction, offence_id: name, evidence_hash: name };
		Self::end_dead_requests(assignment, false, &mut Work::default())?;
		let id = Self::bring_proven(open()?, accusation, true, Some(reporter.clone()))?;
		let (request, assignment) = (RequestStore::<T, I>::pending(id)?, open()?);
		let counted = assignment.record.totals.total_at(offence_era);
		let work = &mut Work::default();
		Self::execute_now(assignment, id, request, EraStore::<T, I>::now(), work)?;
		let fraction = ExecutedFractions::<T, I>::get(id).unwrap_or_default();
		let at_most = mul_ceil(fraction, counted);
		Ok((fraction, at_most))
	}
}
