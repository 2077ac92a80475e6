//! What a call would do: the call itself, undone.

use super::{in_vain, SlashOutcome, StakerInfo};
use crate::{assignments::Home, pallet::*, requests::Accusation};
use frame_support::traits::fungible::Inspect as _;
use restaking_math::rounding::part_up;
use restaking_primitives::{AssignmentId, Balance, EraIndex, StakeInspect};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, Perbill,
};

/// What a staker would be, or why a call would fail.
type Outcome<T> = Result<StakerInfo<<T as frame_system::Config>::AccountId>, DispatchError>;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// What a staker would be after pledging `amount` more, under whatever terms and commission; or
	/// why that would be refused. Cost: as a pledge.
	pub fn preview_pledge(
		stash: &T::AccountId,
		assignment: AssignmentId,
		amount: Balance,
	) -> Outcome<T> {
		in_vain(|| {
			let terms = Self::service(Self::service_of(assignment)?)?.terms_hash;
			Self::do_pledge(stash, assignment, amount, terms, Perbill::one())?;
			Self::read_staker(stash)
		})
	}

	/// What a staker would be after an exit; or why that would be refused. Cost: as an exit.
	pub fn preview_exit(
		stash: &T::AccountId,
		assignment: AssignmentId,
		amount: Balance,
	) -> Outcome<T> {
		in_vain(|| {
			Self::do_exit(stash, assignment, amount)?;
			Self::read_staker(stash)
		})
	}

	/// What a slash of an operator for an offence of `era` would take of a staker, if it were proven
	/// and executed in this era, after all that is executed already; or why it could not be.
	///
	/// Cost: as a request, its execution, and the settlement of this staker.
	pub fn preview_slash(
		stash: &T::AccountId,
		assignment: AssignmentId,
		era: EraIndex,
		fraction: Perbill,
	) -> Result<SlashOutcome<T::AccountId>, DispatchError> {
		in_vain(|| {
			Self::settle_if_behind(stash)?;
			let before = T::Currency::total_balance(stash);
			let (fraction, at_most) = Self::slash_at_once(stash, assignment, era, fraction)?;
			Self::settle_if_behind(stash)?;
			// Nothing else changes what an account has.
			let taken = before.saturating_sub(T::Currency::total_balance(stash));
			Ok(SlashOutcome { fraction, at_most, taken, after: Self::read_staker(stash)? })
		})
	}

	fn settle_if_behind(stash: &T::AccountId) -> DispatchResult {
		match Self::do_settle(stash) {
			Err(error) if error == Error::<T, I>::NothingToSettle.into() => Ok(()),
			settled => settled,
		}
	}

	/// Brings an offence as proven and executes it in the same moment. Gives the part that is taken, and
	/// the most that this can be.
	fn slash_at_once(
		reporter: &T::AccountId,
		assignment: AssignmentId,
		era: EraIndex,
		fraction: Perbill,
	) -> Result<(Perbill, Balance), DispatchError> {
		let offence = BlakeTwo256::hash_of(&("preview", reporter, assignment, era));
		let charge = Accusation { era, fraction, offence, evidence: offence };
		Self::end_dead_requests(assignment)?;
		let id = Self::bring_proven(Home::open(assignment)?, charge, reporter.clone())?;
		let request = Self::pending_request(id)?;
		let home = Home::<T, I>::open(assignment)?;
		let fraction = request.fraction;
		let at_most = part_up(fraction, home.record.totals.total_at(era));
		Self::execute_now(home, id, request, T::Stake::era())?;
		Ok((fraction, at_most))
	}
}
