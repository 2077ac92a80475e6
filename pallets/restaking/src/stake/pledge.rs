//! Pledges, exits and moves.

use super::OpenStaker;
use crate::{
	pallet::*,
	types::Parameters,
	work::{add, Work},
	Marks,
};
use frame_support::{ensure, traits::Get};
use restaking_math::{next_era, sum, vault::admitted, Exited, PledgeCheck, Position};
use restaking_primitives::{
	AssignmentId, Balance, Newcomer, ServiceId, SlashableStake, StakeInspect,
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult, Perbill};

/// The content of a pledge, as the staker signs it.
#[derive(Clone, Copy)]
pub(crate) struct Pledge {
	/// The amount to add.
	pub amount: Balance,
	/// The hash of the terms that the staker has read.
	pub terms_hash: H256,
	/// The maximum commission that it accepts.
	pub max_commission: Perbill,
	/// The standing order: true to renew the pledge after a slash.
	pub standing: bool,
}

impl<T: Config<I>, I: 'static> OpenStaker<'_, T, I> {
	/// Pledges to an assignment, from the next era on.
	pub fn pledge(&mut self, id: AssignmentId, pledge: Pledge) -> DispatchResult {
		self.ensure_entry(id, &pledge)?;
		ensure!(pledge.amount <= self.active, Error::<T, I>::NotEnoughActiveStake);
		if self.has(id) {
			self.order(id, pledge.standing)?;
		}
		self.ensure_no_conflict(id)?;
		match self.has(id) {
			true => self.ensure_settled(id)?,
			false => self.add_position(id, pledge.standing)?,
		}
		let pledged = self.admitted(id, pledge.amount)?;
		let (now, stash, counted) = (self.now, self.stash.clone(), pledged.counted());
		let (position, _) = self.at(id)?;
		let before = position.counted();
		*position = pledged;
		let in_service = self.recount(id, before)?;
		// Also while it waits for a place: more could never get one.
		let with_operator = self.assignment(id)?.record.totals.next;
		self.ensure_shares(in_service.unwrap_or_default(), with_operator)?;
		let Pledge { amount, standing, .. } = pledge;
		let (assignment, from_era) = (id, next_era(now));
		Pallet::<T, I>::deposit_event(Event::Pledged {
			stash,
			assignment,
			amount,
			counted,
			from_era,
			standing,
		});
		Ok(())
	}

	/// Sets the standing order of a position. It is settled by the new one. Returns true if it changed.
	fn order(&mut self, assignment: AssignmentId, standing: bool) -> Result<bool, DispatchError> {
		let (position, _) = self.at(assignment)?;
		if position.standing == standing {
			return Ok(false);
		}
		position.standing = standing;
		let stash = self.stash.clone();
		Pallet::<T, I>::deposit_event(Event::StandingOrderSet { stash, assignment, standing });
		Ok(true)
	}

	/// Refuses entry to a closed assignment, under other terms than those signed, or against the hook.
	fn ensure_entry(&mut self, id: AssignmentId, pledge: &Pledge) -> DispatchResult {
		let stash = self.stash.clone();
		let assignment = self.assignment(id)?;
		assignment.ensure_takes_pledges()?;
		let (record, service) = (&assignment.record, &assignment.service);
		ensure!(service.terms_hash == pledge.terms_hash, Error::<T, I>::WrongTerms);
		let worst = record.worst_commission();
		ensure!(worst <= pledge.max_commission, Error::<T, I>::CommissionTooHigh);
		if !service.guarded {
			return Ok(());
		}
		// The record is open: what the hook wrote to it, or moved behind it, would be lost.
		let stored = || (Stakers::<T, I>::get(&stash), T::Stake::stake(&stash));
		let known = stored();
		let newcomer = Newcomer::Staker { stash: &stash, amount: pledge.amount };
		let admitted = assignment.ensure_admitted(&newcomer);
		add(&mut self.work.asked, 1u32);
		admitted?;
		ensure!(known == stored(), Error::<T, I>::CalledByHook);
		Ok(())
	}

	/// Refuses a second service of one group, if the first still counts after settlement.
	fn ensure_no_conflict(&mut self, id: AssignmentId) -> DispatchResult {
		let assignment = self.assignment(id)?;
		let (service, group) = (assignment.record.service, assignment.service.group);
		let conflicts = |staker: &Self| {
			let mut positions = staker.record.positions.iter();
			positions.any(|entry| entry.conflicts_with(service, group))
		};
		if conflicts(self) {
			self.ensure_all_settled()?;
			ensure!(!conflicts(self), Error::<T, I>::ConflictingService);
		}
		Ok(())
	}

	/// Returns the position with `amount` more, if the limits allow it.
	///
	/// First by this record alone, as if other services had taken all that they may. Only if that is too
	/// much are the assignments of all positions read, of which nothing may wait to be settled.
	fn admitted(
		&mut self,
		id: AssignmentId,
		amount: Balance,
	) -> Result<Position<Marks<T, I>>, DispatchError> {
		let service = self.position(id)?.service;
		let elsewhere = self.record.positions.iter().filter(|entry| entry.service != service);
		let unsettled = sum(elsewhere.map(|entry| entry.record.room(0)));
		let admitted = match self.try_admit(id, amount, unsettled) {
			Err(Error::<T, I>::ExposureLimitReached | Error::<T, I>::NotEnoughActiveStake) => {
				self.ensure_all_settled()?;
				self.try_admit(id, amount, 0)
			},
			admitted => admitted,
		};
		let spoken = self.work.spoken;
		admitted.map_err(|error| match error {
			Error::<T, I>::ExposureLimitReached | Error::<T, I>::NotEnoughActiveStake if spoken => {
				Error::<T, I>::StakeSpokenFor.into()
			},
			error => error.into(),
		})
	}

	/// Returns the position with `amount` more, judged by the records as they are, and by the active stake
	/// without what other services may have taken of it, `unsettled`.
	fn try_admit(
		&mut self,
		id: AssignmentId,
		amount: Balance,
		unsettled: Balance,
	) -> Result<Position<Marks<T, I>>, Error<T, I>> {
		let (funds, limit) = (self.funds_of_entry(), self.limit().of_entry());
		let min_pledge = self.min_pledge_at(id);
		let mut positions = self.record.positions.iter();
		let entry = positions.find(|entry| entry.assignment() == id);
		let entry = entry.ok_or(Error::<T, I>::NoPosition)?;
		let mut pledged = entry.record.clone();
		pledged.prune(self.now);
		let serves = &self.loaded(id).ok_or(Error::<T, I>::Inconsistent)?.record.serves;
		pledged.pledge(amount, &serves.list, self.now)?;
		let (liability, counted_in_service) = self.others(id, entry.service);
		let check = PledgeCheck {
			liability: liability.saturating_add(pledged.liability(self.now)),
			counted_in_service: sum([counted_in_service, pledged.counted(), unsettled]),
			counted: pledged.counted(),
			min_pledge,
		};
		funds.admit(limit, &check)?;
		Ok(pledged)
	}

	/// Rounds down: returns what the exposure limit and the active stake admit of `amount` at an assignment.
	/// Nothing of which less than the minimum pledge would count. Refuses a staker with losses to settle.
	fn admitted_of(&mut self, id: AssignmentId, amount: Balance) -> Result<Balance, DispatchError> {
		self.ensure_all_settled()?;
		let assignment = self.assignment(id)?;
		let service = assignment.record.service;
		let max_slash = assignment.service.conditions.max_slash;
		let (funds, limit) = (self.funds_of_entry(), self.limit().of_entry());
		let min_pledge = self.min_pledge_at(id);
		let counted = self.position(id).map_or(0, |entry| entry.record.counted());
		let here = self.record.positions.iter().filter(|entry| entry.service == service);
		let in_service = sum(here.map(|entry| entry.record.counted()));
		let headroom = funds.headroom(limit, self.max_liability());
		// Below zero is zero: a slash may have left less active than counts.
		let uncounted = funds.active.saturating_sub(in_service);
		Ok(admitted(amount, max_slash, headroom, uncounted, counted, min_pledge))
	}

	/// Returns, of all positions but one, the upper bound of their liability, and the amount that counts
	/// of them in the same service.
	///
	/// Saturates only beyond all money there is.
	fn others(&self, id: AssignmentId, service: ServiceId) -> (Balance, Balance) {
		let others = self.record.positions.iter().filter(|entry| entry.assignment() != id);
		others.fold((0, 0), |(owed, counted): (Balance, Balance), entry| {
			let counts = if entry.service == service { entry.record.counted() } else { 0 };
			(owed.saturating_add(entry.record.room(0)), counted.saturating_add(counts))
		})
	}

	/// Refuses a larger share of all stake than one service or one operator may have.
	fn ensure_shares(&mut self, in_service: Balance, with_operator: Balance) -> DispatchResult {
		let Parameters { max_service_share, max_operator_share, .. } = self.parameters();
		let within = |sum, share| Pallet::<T, I>::is_within_share(sum, share);
		ensure!(within(in_service, max_service_share), Error::<T, I>::ServiceShareReached);
		ensure!(within(with_operator, max_operator_share), Error::<T, I>::OperatorShareReached);
		Ok(())
	}

	/// Exits up to `amount` of a position that is settled.
	fn exit(&mut self, id: AssignmentId, amount: Balance) -> Result<Exited, DispatchError> {
		add(&mut self.work.exited, 1u32);
		let now = self.now;
		let (position, assignment) = self.at(id)?;
		let before = position.counted();
		ensure!(before > 0, Error::<T, I>::NothingToExit);
		let min_pledge = assignment.service.conditions.min_pledge;
		position.prune(now);
		let serves = &assignment.record.serves.list;
		let exited = position.exit(amount, min_pledge, serves, now).map_err(Error::<T, I>::from)?;
		let window = position.exit_window;
		self.recount(id, before)?;
		self.report_exit(id, exited, now, window);
		Ok(exited)
	}

	/// Refuses a move to anywhere but the same service or its successor.
	fn ensure_route(&mut self, from: AssignmentId, to: AssignmentId) -> DispatchResult {
		ensure!(from != to, Error::<T, I>::NothingToChange);
		ensure!(self.has(from), Error::<T, I>::NoPosition);
		let target = self.assignment(to)?.record.service;
		let origin = self.assignment(from)?;
		ensure!(
			origin.record.service == target || origin.service.successor == Some(target),
			Error::<T, I>::NotASuccessor
		);
		Ok(())
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_pledge(
		who: &T::AccountId,
		assignment: AssignmentId,
		pledge: Pledge,
		work: &mut Work,
	) -> DispatchResult {
		Self::ensure_some(pledge.amount)?;
		Self::ensure_stash(who)?;
		let mut staker = OpenStaker::<T, I>::load_or_new(who, work);
		staker.pledge(assignment, pledge)?;
		staker.save()
	}

	/// Pledges what the limits admit of an amount; rewards in the currency of the stake are bonded from now on.
	/// Returns the amount. Refuses as a pledge of the whole where they admit nothing.
	pub(crate) fn do_pledge_admitted(
		who: &T::AccountId,
		assignment: AssignmentId,
		mut pledge: Pledge,
		work: &mut Work,
	) -> Result<Balance, DispatchError> {
		Self::ensure_some(pledge.amount)?;
		Self::ensure_stash(who)?;
		let mut staker = OpenStaker::<T, I>::load_or_new(who, work);
		match staker.admitted_of(assignment, pledge.amount)? {
			0 => {},
			admitted => pledge.amount = admitted,
		}
		staker.pledge(assignment, pledge)?;
		staker.bond_rewards();
		staker.save()?;
		Ok(pledge.amount)
	}

	/// Exits a part of a position. Returns the amount.
	pub(crate) fn do_exit(
		who: &T::AccountId,
		assignment: AssignmentId,
		amount: Balance,
		work: &mut Work,
	) -> Result<Balance, DispatchError> {
		Self::ensure_some(amount)?;
		let mut staker = OpenStaker::<T, I>::load(who, work)?;
		staker.ensure_not_behind(assignment)?;
		let exited = staker.exit(assignment, amount)?.amount;
		staker.save()?;
		Ok(exited)
	}

	pub(crate) fn do_exit_all(who: &T::AccountId, work: &mut Work) -> DispatchResult {
		let mut staker = OpenStaker::<T, I>::load(who, work)?;
		let mut worked = staker.settle_all(T::MaxLog::get())?;
		for id in staker.assignment_ids() {
			if staker.position(id)?.record.counted() > 0 {
				staker.exit(id, Balance::MAX)?;
				worked = true;
			}
		}
		ensure!(worked, Error::<T, I>::NothingToExit);
		staker.finish(u32::MAX)
	}

	pub(crate) fn do_exit_and_unbond(
		who: &T::AccountId,
		assignment: AssignmentId,
		amount: Balance,
		work: &mut Work,
	) -> DispatchResult {
		Self::ensure_some(amount)?;
		let mut staker = OpenStaker::<T, I>::load(who, work)?;
		staker.ensure_not_behind(assignment)?;
		let exited = staker.exit(assignment, amount)?.amount;
		let unbonded = exited.min(staker.active);
		// Everything is written before staking can call back.
		staker.save()?;
		match unbonded {
			0 => Ok(()),
			amount => T::Stake::unbond(who, amount),
		}
	}

	pub(crate) fn do_move_pledge(
		who: &T::AccountId,
		(from, to): (AssignmentId, AssignmentId),
		mut pledge: Pledge,
		work: &mut Work,
	) -> DispatchResult {
		Self::ensure_some(pledge.amount)?;
		Self::ensure_stash(who)?;
		let mut staker = OpenStaker::<T, I>::load(who, work)?;
		staker.ensure_route(from, to)?;
		staker.ensure_settled(from)?;
		pledge.amount = staker.exit(from, pledge.amount)?.amount;
		let ordered = if staker.has(to) { to } else { from };
		pledge.standing = staker.position(ordered)?.record.standing;
		staker.pledge(to, pledge)?;
		staker.save()
	}

	pub(crate) fn do_set_standing_order(
		who: &T::AccountId,
		assignment: AssignmentId,
		standing: bool,
	) -> DispatchResult {
		let work = &mut Work::default();
		let mut staker = OpenStaker::<T, I>::load(who, work)?;
		ensure!(staker.has(assignment), Error::<T, I>::NoPosition);
		// One that begins renews nothing that was lost before.
		if standing {
			staker.ensure_not_behind(assignment)?;
			ensure!(staker.is_plainly_covered(), Error::<T, I>::TooManyLosses);
		}
		ensure!(staker.order(assignment, standing)?, Error::<T, I>::NothingToChange);
		staker.save()
	}
}
