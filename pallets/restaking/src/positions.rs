//! What stakers do with their positions: pledge, exit, move.

use crate::{ledger::Book, pallet::*, Marks};
use frame_support::ensure;
use restaking_math::{rounding::part_down, PledgeCheck, Exited, Position};
use restaking_primitives::{
	AssignmentId, Balance, EraIndex, Newcomer, ServiceId, SlashableStake, StakeInspect,
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult, Perbill};

/// What a staker signs with a pledge.
#[derive(Clone, Copy)]
pub(crate) struct Pledge {
	/// How much more.
	pub amount: Balance,
	/// The terms it has read.
	pub terms_hash: H256,
	/// The most commission it accepts.
	pub max_commission: Perbill,
}

impl<T: Config<I>, I: 'static> Book<T, I> {
	/// Pledges to an assignment, from the next era on.
	pub fn pledge(&mut self, id: AssignmentId, pledge: Pledge) -> DispatchResult {
		self.ensure_entry(id, &pledge)?;
		ensure!(pledge.amount <= self.active, Error::<T, I>::NotEnoughActiveStake);
		self.ensure_no_conflict(id)?;
		match self.has(id) {
			true => self.settle(id)?,
			false => self.enter(id)?,
		}
		let pledged = self.admitted(id, pledge.amount)?;
		let (now, stash, counted) = (self.now, self.stash.clone(), pledged.counted());
		let (position, home) = self.at(id)?;
		let before = position.counted();
		*position = pledged;
		let sums = home.recount(&stash, before, counted, now)?;
		if let Some((in_service, with_operator)) = sums {
			self.ensure_shares(in_service, with_operator)?;
		}
		Pallet::<T, I>::deposit_event(Event::Pledged {
			stash,
			assignment: id,
			amount: pledge.amount,
			counted,
			from: now.saturating_add(1),
		});
		Ok(())
	}

	/// Refuses entry to what is closed, and what the staker did not sign.
	fn ensure_entry(&mut self, id: AssignmentId, pledge: &Pledge) -> DispatchResult {
		let home = self.home(id)?;
		Pallet::<T, I>::ensure_open(&home.service)?;
		ensure!(home.record.closed.is_none(), Error::<T, I>::ClosedAssignment);
		let suspended = home.record.suspended || !home.record.log.entries.is_empty();
		ensure!(!suspended, Error::<T, I>::SuspendedAssignment);
		ensure!(home.service.terms_hash == pledge.terms_hash, Error::<T, I>::WrongTerms);
		let stream = &home.record.stream;
		let announced = stream.pending.map_or(stream.commission, |next| next.commission);
		let worst = announced.max(stream.commission);
		ensure!(worst <= pledge.max_commission, Error::<T, I>::CommissionTooHigh);
		let newcomer = Newcomer::Staker { stash: &self.stash.clone(), amount: pledge.amount };
		Pallet::<T, I>::ask_hook(self.home(id)?, &newcomer)
	}

	/// Refuses a second service of one group. Before it does, it makes sure that the first still
	/// counts.
	fn ensure_no_conflict(&mut self, id: AssignmentId) -> DispatchResult {
		let home = self.home(id)?;
		let (service, group) = (home.record.service, home.service.group);
		let conflicts = |book: &Self| {
			book.staker.positions.iter().any(|entry| entry.conflicts_with(service, group))
		};
		if conflicts(self) {
			self.settle_all()?;
			ensure!(!conflicts(self), Error::<T, I>::ConflictingService);
		}
		Ok(())
	}

	/// The position with `amount` more, if the limits allow it.
	///
	/// First with the most that the other positions can owe, from this record alone. Only if that is
	/// too much are their assignments read.
	fn admitted(
		&mut self,
		id: AssignmentId,
		amount: Balance,
	) -> Result<Position<Marks<T, I>>, DispatchError> {
		match self.try_admit(id, amount) {
			Err(Error::<T, I>::ExposureLimitReached | Error::<T, I>::NotEnoughActiveStake) => {
				self.settle_all()?;
				self.try_admit(id, amount).map_err(Into::into)
			},
			result => result.map_err(Into::into),
		}
	}

	/// The position with `amount` more, judged by the records as they are.
	fn try_admit(
		&mut self,
		id: AssignmentId,
		amount: Balance,
	) -> Result<Position<Marks<T, I>>, Error<T, I>> {
		let position = |entry: &&crate::StakerPositionOf<T, I>| entry.assignment() == id;
		let entry = self.staker.positions.iter().find(position).ok_or(Error::<T, I>::NoPosition)?;
		let mut pledged = entry.record.clone();
		pledged.prune(self.now);
		pledged.pledge(amount, self.now)?;
		let home = self.homes.iter().find(|home| home.id == id);
		let terms_min = home.map_or(0, |home| home.service.terms.min_pledge);
		let (liability, counted_in_service) = self.others(id, entry.service);
		let check = PledgeCheck {
			liability: liability.saturating_add(pledged.liability(self.now)),
			counted_in_service: counted_in_service.saturating_add(pledged.counted()),
			counted: pledged.counted(),
			min_pledge: terms_min.max(self.limits.min_pledge),
		};
		self.funds().admit(self.limits.exposure_limit, &check)?;
		Ok(pledged)
	}

	/// Of all positions but one: the most they can owe, and what counts of them in the same service.
	///
	/// Saturates only beyond all money there is.
	fn others(&self, id: AssignmentId, service: ServiceId) -> (Balance, Balance) {
		let others = self.staker.positions.iter().filter(|entry| entry.assignment() != id);
		others.fold((0, 0), |(owed, counted): (Balance, Balance), entry| {
			let counts = if entry.service == service { entry.record.counted() } else { 0 };
			(owed.saturating_add(entry.record.room(0)), counted.saturating_add(counts))
		})
	}

	/// Refuses more than one service or one operator may have.
	fn ensure_shares(&self, in_service: Balance, with_operator: Balance) -> DispatchResult {
		let (service, operator) = (self.limits.max_service_share, self.limits.max_operator_share);
		if service >= Perbill::one() && operator >= Perbill::one() {
			return Ok(());
		}
		let all = T::Stake::total_active();
		let within =
			|sum: Balance, share: Perbill| share >= Perbill::one() || sum <= part_down(share, all);
		ensure!(within(in_service, service), Error::<T, I>::ServiceShareReached);
		ensure!(within(with_operator, operator), Error::<T, I>::OperatorShareReached);
		Ok(())
	}

	/// Exits up to `amount` of a position.
	pub fn exit(&mut self, id: AssignmentId, amount: Balance) -> Result<Exited, DispatchError> {
		ensure!(self.has(id), Error::<T, I>::NoPosition);
		self.settle(id)?;
		let (now, stash) = (self.now, self.stash.clone());
		let (position, home) = self.at(id)?;
		let before = position.counted();
		ensure!(before > 0, Error::<T, I>::NothingToExit);
		let min_pledge = home.service.terms.min_pledge;
		position.prune(now);
		let exited = position.exit(amount, min_pledge, now).map_err(Error::<T, I>::from)?;
		home.recount(&stash, before, position.counted(), now)?;
		let window = position.exit_window;
		Pallet::<T, I>::tell_exit(stash, id, exited, now, window);
		Ok(exited)
	}

	/// Refuses to move anywhere but within the service, or to its successor.
	fn ensure_way(&mut self, from: AssignmentId, to: AssignmentId) -> DispatchResult {
		ensure!(from != to, Error::<T, I>::NothingToChange);
		ensure!(self.has(from), Error::<T, I>::NoPosition);
		let target = self.home(to)?.record.service;
		let home = self.home(from)?;
		ensure!(
			home.record.service == target || home.service.successor == Some(target),
			Error::<T, I>::NotASuccessor
		);
		Ok(())
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_pledge(
		who: &T::AccountId,
		assignment: AssignmentId,
		amount: Balance,
		terms_hash: H256,
		max_commission: Perbill,
	) -> DispatchResult {
		Self::ensure_some(amount)?;
		Self::ensure_stash(who)?;
		let mut book = Book::<T, I>::open_or_new(who);
		book.pledge(assignment, Pledge { amount, terms_hash, max_commission })?;
		book.save()
	}

	pub(crate) fn do_exit(
		who: &T::AccountId,
		assignment: AssignmentId,
		amount: Balance,
	) -> DispatchResult {
		Self::ensure_some(amount)?;
		let mut book = Book::<T, I>::open(who)?;
		book.exit(assignment, amount)?;
		book.finish()
	}

	pub(crate) fn do_exit_all(who: &T::AccountId) -> DispatchResult {
		let mut book = Book::<T, I>::open(who)?;
		let mut worked = book.settle_all()?;
		for id in book.assignments() {
			if book.position(id)?.record.counted() > 0 {
				book.exit(id, Balance::MAX)?;
				worked = true;
			}
		}
		ensure!(worked, Error::<T, I>::NothingToExit);
		book.finish()
	}

	pub(crate) fn do_exit_and_unbond(
		who: &T::AccountId,
		assignment: AssignmentId,
		amount: Balance,
	) -> DispatchResult {
		Self::ensure_some(amount)?;
		let mut book = Book::<T, I>::open(who)?;
		let exited = book.exit(assignment, amount)?.amount;
		let unbonded = exited.min(book.active);
		// Everything is written before staking can call back.
		book.finish()?;
		T::Stake::unbond(who, unbonded)
	}

	pub(crate) fn do_move_pledge(
		who: &T::AccountId,
		(from, to): (AssignmentId, AssignmentId),
		amount: Balance,
		terms_hash: H256,
		max_commission: Perbill,
	) -> DispatchResult {
		Self::ensure_some(amount)?;
		Self::ensure_stash(who)?;
		let mut book = Book::<T, I>::open(who)?;
		book.ensure_way(from, to)?;
		let amount = book.exit(from, amount)?.amount;
		book.pledge(to, Pledge { amount, terms_hash, max_commission })?;
		book.finish()
	}

	pub(crate) fn do_set_standing_order(
		who: &T::AccountId,
		assignment: AssignmentId,
		standing: bool,
	) -> DispatchResult {
		let mut book = Book::<T, I>::open(who)?;
		ensure!(book.has(assignment), Error::<T, I>::NoPosition);
		book.settle(assignment)?;
		let (position, _) = book.at(assignment)?;
		ensure!(position.standing != standing, Error::<T, I>::NothingToChange);
		position.standing = standing;
		let stash = who.clone();
		Self::deposit_event(Event::StandingOrderSet { stash, assignment, standing });
		book.save()
	}

	/// What counts of a staker with an assignment in `era`, one that can still be judged or a later
	/// one, as if everything were settled.
	pub fn counted_at(stash: &T::AccountId, assignment: AssignmentId, era: EraIndex) -> Balance {
		let staker = Stakers::<T, I>::get(stash).unwrap_or_default();
		let mut positions = staker.positions.iter();
		let Some(entry) = positions.find(|entry| entry.assignment() == assignment) else {
			return 0;
		};
		let settled = Self::unsettled(&entry.record)
			.ok()
			.and_then(|log| restaking_math::preview(&entry.record, &log).ok());
		settled.map_or(0, |settled| settled.after.amount_at(era))
	}

	/// The most that slashes can still take of a staker, exits not yet released included.
	pub fn liability_of(stash: &T::AccountId) -> Balance {
		Book::<T, I>::open(stash).and_then(|book| book.liability()).unwrap_or(0)
	}
}
