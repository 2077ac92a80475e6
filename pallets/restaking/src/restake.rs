//! The stake that a pallet keeps for many people: its pledges, as if the stash had signed.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	stake::Pledge,
	store::{EraStore, LimitStore},
	types::{Proceeds, Stage},
	StakerPositionOf, WeightInfo,
};
use alloc::vec::Vec;
use frame_support::{
	traits::{fungible::InspectHold, Get},
	weights::Weight,
};
use restaking_math::LogEvent;
use restaking_primitives::{
	AssignmentId, AssignmentView, Balance, Entry, Pledged, RequestId, Restake, RestakeWeights,
	Settled, WaitingSlash,
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult, Perbill};

impl<T: Config<I>, I: 'static> Restake<T::AccountId> for Pallet<T, I> {
	fn assignment(id: AssignmentId) -> Option<AssignmentView<T::AccountId>> {
		let assignment = OpenAssignment::<T, I>::load(id).ok()?;
		let entry = entry_of(&assignment);
		let OpenAssignment { record, service, .. } = assignment;
		let conditions = &service.conditions;
		Some(AssignmentView {
			service: record.service,
			group: service.group,
			terms_hash: service.terms_hash,
			max_slash: conditions.max_slash,
			exit_window: conditions.exit_window,
			min_pledge: conditions.min_pledge.max(T::Parameters::get().min_pledge),
			commission: record.worst_commission(),
			entry,
			events: record.log.head,
			operator: record.operator,
		})
	}

	fn positions(who: &T::AccountId) -> Vec<Pledged> {
		let pledged = |entry: &StakerPositionOf<T, I>| Pledged {
			assignment: entry.assignment(),
			service: entry.service,
			counted: entry.record.counted(),
		};
		positions_of::<T, I>(who).iter().map(pledged).collect()
	}

	fn custody(who: &T::AccountId) -> Balance {
		// What is held, and not what is on record: hooks ask while the record is open.
		T::Currency::balance_on_hold(&HoldReason::<I>::Custody.into(), who)
	}

	fn due(who: &T::AccountId) -> Balance {
		let due = |entry: &StakerPositionOf<T, I>| {
			let settled = OpenAssignment::<T, I>::preview(&entry.record);
			settled.map_or(Balance::MAX, |settled| settled.due)
		};
		let all = positions_of::<T, I>(who);
		all.iter().map(due).fold(0, Balance::saturating_add)
	}

	fn is_behind(who: &T::AccountId) -> bool {
		let positions = positions_of::<T, I>(who);
		positions.iter().any(|entry| {
			let Some(record) = Assignments::<T, I>::get(entry.assignment()) else { return true };
			let log = record.log.since(entry.record.settled_up_to);
			let is_slash = |event: &LogEvent| matches!(event, LogEvent::Slash { .. });
			log.map_or(true, |entries| entries.iter().any(|entry| is_slash(&entry.event)))
		})
	}

	fn settle(who: &T::AccountId, spent: &mut Weight) -> Result<Settled, DispatchError> {
		Self::ensure_no_hook_runs()?;
		if !Stakers::<T, I>::contains_key(who) {
			spent.saturating_accrue(Self::look_weight());
			return Ok(Settled::All);
		}
		let none = |_| Weight::zero();
		let all = Self::spend(spent, none, |work| Self::do_settle_most(who, work))?;
		Ok(if all { Settled::All } else { Settled::Part })
	}

	fn pledge(
		who: &T::AccountId,
		assignment: AssignmentId,
		amount: Balance,
		terms_hash: H256,
		max_commission: Perbill,
		spent: &mut Weight,
	) -> Result<Balance, DispatchError> {
		Self::ensure_no_hook_runs()?;
		let pledge = Pledge { amount, terms_hash, max_commission, standing: false };
		Self::spend(spent, Self::pledge_weight, |work| {
			Self::do_pledge_admitted(who, assignment, pledge, work)
		})
	}

	fn exit(
		who: &T::AccountId,
		assignment: AssignmentId,
		amount: Balance,
		spent: &mut Weight,
	) -> Result<Balance, DispatchError> {
		Self::ensure_no_hook_runs()?;
		let one = |_| T::WeightInfo::exit();
		Self::spend(spent, one, |work| Self::do_exit(who, assignment, amount, work))
	}

	fn claim(who: &T::AccountId, spent: &mut Weight) -> DispatchResult {
		Self::ensure_no_hook_runs()?;
		if positions_of::<T, I>(who).is_empty() {
			spent.saturating_accrue(Self::look_weight());
		} else {
			claim_earned::<T, I>(who, spent);
		}
		Ok(())
	}

	/// With the last position the payee is forgotten. So what is earned is claimed before.
	fn release(who: &T::AccountId, spent: &mut Weight) -> DispatchResult {
		Self::ensure_no_hook_runs()?;
		let positions = positions_of::<T, I>(who);
		if positions.is_empty() && !Stakers::<T, I>::contains_key(who) {
			spent.saturating_accrue(Self::look_weight());
			return Ok(());
		}
		let (now, most) = (EraStore::<T, I>::now(), T::MaxPositions::get());
		if positions.iter().any(|entry| entry.record.is_done(now)) {
			claim_earned::<T, I>(who, spent);
		}
		let none = |_| Weight::zero();
		match Self::spend(spent, none, |work| Self::do_release_custody(who, most, work)) {
			Err(error) if error == Error::<T, I>::NothingToRelease.into() => Ok(()),
			released => released,
		}
	}

	fn weights() -> RestakeWeights {
		let (positions, log) = (T::MaxPositions::get(), T::MaxLog::get());
		let exit = Self::with_fall(T::WeightInfo::exit());
		RestakeWeights {
			settle: Self::max_heard_settlement(positions, log),
			claim: Self::max_on_claims(positions),
			pledge: Self::max_on_pledge(),
			exits: exit.saturating_mul(positions.into()),
			release: Self::max_on_claims(positions).saturating_add(Self::max_on_release(positions)),
		}
	}

	fn exposure_limit(who: &T::AccountId) -> Perbill {
		LimitStore::<T, I>::of(who, T::Parameters::get().exposure_limit).own.of_entry()
	}

	fn waiting_slash(request: RequestId) -> Option<WaitingSlash> {
		let request = SlashRequests::<T, I>::get(request)?;
		let Stage::Executed(execution) = request.stage else { return None };
		let is_undone = match execution.proceeds {
			Proceeds::Waiting => false,
			Proceeds::Undone { .. } => true,
			Proceeds::Divided => return None,
		};
		Some(WaitingSlash { offence_era: request.offence_era, is_undone })
	}
}

/// Returns the positions of a stash.
fn positions_of<T: Config<I>, I: 'static>(who: &T::AccountId) -> Vec<StakerPositionOf<T, I>> {
	Stakers::<T, I>::get(who).map_or_else(Vec::new, |staker| staker.positions.into_inner())
}

/// Claims what all positions of a stash have earned. What cannot arrive stays owed.
fn claim_earned<T: Config<I>, I: 'static>(who: &T::AccountId, spent: &mut Weight) {
	let _claimed = Pallet::<T, I>::spend(
		spent,
		|work| T::WeightInfo::claim_all(work.claimed),
		|work| Pallet::<T, I>::do_claim_all(who, T::MaxPositions::get(), work),
	);
}

/// Returns whether an assignment takes pledges.
fn entry_of<T: Config<I>, I: 'static>(assignment: &OpenAssignment<T, I>) -> Entry {
	let record = &assignment.record;
	if assignment.last_era().is_some() {
		Entry::Over
	} else if assignment.ensure_takes_pledges().is_err() {
		Entry::Shut
	} else if record.place.is_none() {
		Entry::Waiting
	} else {
		Entry::Open
	}
}
