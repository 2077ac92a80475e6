//! The book of one staker: what an operation reads once, changes in memory, and writes once.
//!
//! The only writer of stakers and members.

use crate::{
	assignments::Home, pallet::*, tally::Tally, types::Parameters, Marks, StakerOf, StakerPositionOf,
	MAX_REMOVED,
};
use alloc::vec::Vec;
use codec::MaxEncodedLen;
use frame_support::{
	defensive, ensure,
	traits::{Consideration, Footprint, Get},
};
use restaking_math::{preview, Error as MathError, Funds, Position};
use restaking_primitives::{AssignmentId, Balance, EraIndex, ServiceId, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult};

/// The record of a position and the assignment it belongs to.
type PositionAtHome<'a, T, I> = (&'a mut Position<Marks<T, I>>, &'a mut Home<T, I>);

/// What one position owes and counts.
#[derive(Clone, Copy)]
pub(crate) struct PositionLiability {
	/// The service that is pledged to.
	pub service: ServiceId,
	/// The most that may still be taken.
	pub liability: Balance,
	/// What counts from the next era on.
	pub counted: Balance,
}

/// One staker, open for one operation.
pub(crate) struct Book<T: Config<I>, I: 'static> {
	/// Whose it is.
	pub stash: T::AccountId,
	/// The era.
	pub now: EraIndex,
	/// The limits.
	pub limits: Parameters,
	/// Positions and custody.
	pub staker: StakerOf<T, I>,
	/// The ledger, active and unlocking.
	pub ledger: Balance,
	/// The active part of it.
	pub active: Balance,
	/// The assignments that this operation opened.
	pub homes: Vec<Home<T, I>>,
	/// How many losses this operation has taken.
	pub losses: usize,
	/// How many assignments it left as their last member.
	pub removed: u32,
}

impl<T: Config<I>, I: 'static> Book<T, I> {
	/// Opens the book of a staker.
	pub fn open(stash: &T::AccountId) -> Result<Self, DispatchError> {
		match Stakers::<T, I>::get(stash) {
			Some(staker) => Ok(Self::new(stash, staker)),
			// Tell a controller or a virtual staker what it is, and others that there is nothing.
			None => match Pallet::<T, I>::ensure_stash(stash) {
				Err(refusal) if refusal != Error::<T, I>::NotStash.into() => Err(refusal),
				_ => Err(Error::<T, I>::NoPosition.into()),
			},
		}
	}

	/// Opens the book of an account that may not have one yet.
	pub fn open_or_new(stash: &T::AccountId) -> Self {
		Self::new(stash, Stakers::<T, I>::get(stash).unwrap_or_default())
	}

	/// A book over a record that was read.
	pub fn new(stash: &T::AccountId, staker: StakerOf<T, I>) -> Self {
		let stake = T::Stake::stake(stash);
		Self {
			stash: stash.clone(),
			now: T::Stake::era(),
			limits: T::Parameters::get(),
			staker,
			ledger: stake.total,
			active: stake.active,
			homes: Vec::new(),
			losses: 0,
			removed: 0,
		}
	}

	/// What slashes can reach.
	pub fn funds(&self) -> Funds {
		Funds { ledger: self.ledger, active: self.active, custody: self.staker.custody }
	}

	/// The positions' assignments.
	pub fn assignments(&self) -> Vec<AssignmentId> {
		self.staker.positions.iter().map(|entry| entry.assignment()).collect()
	}

	/// A position.
	pub fn position(&self, id: AssignmentId) -> Result<&StakerPositionOf<T, I>, DispatchError> {
		let mut positions = self.staker.positions.iter();
		positions
			.find(|entry| entry.assignment() == id)
			.ok_or_else(|| Error::<T, I>::NoPosition.into())
	}

	/// Whether there is a position.
	pub fn has(&self, id: AssignmentId) -> bool {
		self.position(id).is_ok()
	}

	/// The record of a position and the assignment it belongs to.
	pub fn at(&mut self, id: AssignmentId) -> Result<PositionAtHome<'_, T, I>, DispatchError> {
		if self.homes.iter().all(|home| home.id != id) {
			self.homes.push(Home::open(id)?);
		}
		let home = self.homes.iter_mut().find(|home| home.id == id);
		let entry = self.staker.positions.iter_mut().find(|entry| entry.assignment() == id);
		match (entry, home) {
			(Some(entry), Some(home)) => Ok((&mut entry.record, home)),
			_ => Err(Error::<T, I>::NoPosition.into()),
		}
	}

	/// An assignment, whether there is a position or not.
	pub fn home(&mut self, id: AssignmentId) -> Result<&mut Home<T, I>, DispatchError> {
		if self.homes.iter().all(|home| home.id != id) {
			self.homes.push(Home::open(id)?);
		}
		let home = self.homes.iter_mut().find(|home| home.id == id);
		home.ok_or_else(|| Error::<T, I>::Inconsistent.into())
	}

	/// At least the liability, from this record alone.
	///
	/// All that left and was not pruned counts, over or not, because a slash that was executed in
	/// time may still wait. Saturates only beyond all money there is.
	pub fn most_liability(&self) -> Balance {
		self.at_most()
			.iter()
			.fold(0, |sum: Balance, it| sum.saturating_add(it.liability))
	}

	/// What each position may owe and count at most, from this record alone.
	pub fn at_most(&self) -> Vec<PositionLiability> {
		let positions = self.staker.positions.iter();
		positions
			.map(|entry| PositionLiability {
				service: entry.service,
				liability: entry.record.room(0),
				counted: entry.record.counted(),
			})
			.collect()
	}

	/// What each position owes and counts, exactly: of copies that are settled in memory.
	pub fn settled(&self) -> Result<Vec<PositionLiability>, DispatchError> {
		Tally::saw_positions(self.staker.positions.len());
		let mut owing = Vec::with_capacity(self.staker.positions.len());
		for entry in &self.staker.positions {
			// What this operation has opened is newer than what is stored.
			let home = self.homes.iter().find(|home| home.id == entry.assignment());
			let settled = match home {
				Some(home) => {
					let log = home.record.log.since(entry.record.settled);
					preview(&entry.record, log.map_err(Error::<T, I>::from)?)
				},
				None => preview(&entry.record, &Pallet::<T, I>::unsettled(&entry.record)?),
			};
			let settled = settled.map_err(Error::<T, I>::from)?;
			owing.push(PositionLiability {
				service: entry.service,
				liability: settled.liability(self.now),
				counted: settled.after.counted(),
			});
		}
		Ok(owing)
	}

	/// The liability, exactly. Saturates only beyond all money there is.
	pub fn liability(&self) -> Result<Balance, DispatchError> {
		let owing = self.settled()?;
		Ok(owing.iter().fold(0, |sum: Balance, it| sum.saturating_add(it.liability)))
	}

	/// Makes room for a position, if a released one can go, and enters it.
	pub fn enter(&mut self, id: AssignmentId) -> DispatchResult {
		if self.staker.positions.is_full() {
			self.settle_all()?;
			self.drop_finished()?;
		}
		let size = StakerPositionOf::<T, I>::max_encoded_len();
		let deposit = T::PositionConsideration::new(&self.stash, Footprint::from_parts(2, size))?;
		let home = self.home(id)?;
		home.admit_member()?;
		let (service, terms) = (home.record.service, &home.service.terms);
		let head = home.record.log.head;
		let record = Position::new(id.0, terms.max_slash, terms.exit_window, head, true);
		let entry =
			StakerPositionOf::<T, I> { service, group: home.service.group, record, deposit };
		let entered = self.staker.positions.try_push(entry);
		entered.map_err(|_| Error::<T, I>::TooManyPositions)?;
		Members::<T, I>::insert(id, &self.stash, ());
		Ok(())
	}

	/// Removes positions of which nothing counts or is liable any more, and returns their deposits.
	/// Gives how many. Only those that this operation settled are considered, and of those that are the last
	/// of their assignment, as many as one call removes: the others go with the next.
	pub fn drop_finished(&mut self) -> Result<u32, DispatchError> {
		let mut dropped: u32 = 0;
		for home in self.homes.iter_mut() {
			let finished = self.staker.positions.iter().position(|entry| {
				entry.assignment() == home.id
					&& entry.record.settled == home.record.log.head
					&& entry.record.is_done(self.now)
			});
			let Some(index) = finished else { continue };
			if home.is_last_member() {
				if self.removed == MAX_REMOVED {
					continue;
				}
				self.removed = self.removed.saturating_add(1);
			}
			let entry = self.staker.positions.remove(index);
			home.dismiss_member()?;
			Members::<T, I>::remove(home.id, &self.stash);
			Pallet::<T, I>::set_earnings_aside(home, &self.stash)?;
			if entry.deposit.drop(&self.stash).is_err() {
				defensive!("a deposit could not be returned");
			}
			let (stash, assignment) = (self.stash.clone(), home.id);
			Pallet::<T, I>::deposit_event(Event::PositionRemoved { stash, assignment });
			// As many as there are positions.
			dropped = dropped.saturating_add(1);
		}
		Ok(dropped)
	}

	/// Gives back what custody is not needed, drops what is over, and writes everything.
	pub fn finish(mut self) -> DispatchResult {
		self.release()?;
		self.drop_finished()?;
		self.save()
	}

	/// Writes the assignments and the staker.
	pub fn save(mut self) -> DispatchResult {
		for home in self.homes.drain(..) {
			home.save()?;
		}
		self.store();
		Ok(())
	}

	/// Writes the staker, or removes a record in which nothing is left.
	pub fn store(self) {
		let staker = self.staker;
		if staker.positions.is_empty() && staker.custody == 0 {
			Stakers::<T, I>::remove(self.stash);
		} else {
			Stakers::<T, I>::insert(self.stash, staker);
		}
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Refuses an amount of nothing.
	pub(crate) fn ensure_some(amount: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T, I>::ZeroAmount);
		Ok(())
	}
}

impl<T, I> From<MathError> for Error<T, I> {
	fn from(error: MathError) -> Self {
		match error {
			MathError::ExposureLimitReached => Self::ExposureLimitReached,
			MathError::NotEnoughActiveStake => Self::NotEnoughActiveStake,
			MathError::BelowMinPledge => Self::BelowMinPledge,
			MathError::OffenceInTheFuture => Self::OffenceInTheFuture,
			MathError::ReportedTooLate => Self::ReportedTooLate,
			MathError::AboveMaxSlash => Self::AboveMaxSlash,
			MathError::SlashTooSmall => Self::SlashTooSmall,
			MathError::CapReached => Self::CapReached,
			MathError::TooManyOpenRequests => Self::TooManyOpenRequests,
			MathError::StillDisputable => Self::StillDisputable,
			MathError::Expired => Self::ExpiredRequest,
			MathError::LogFull => Self::LogFull,
			MathError::BadShares => Self::BadShares,
			MathError::BadDuration => Self::BadDuration,
			MathError::TooLittleFunded => Self::TooLittleFunded,
			MathError::TooMuchFunded => Self::TooMuchFunded,
			_ => {
				defensive!("the records of a position contradict each other");
				Self::Inconsistent
			},
		}
	}
}
