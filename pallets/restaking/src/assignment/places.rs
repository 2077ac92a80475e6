//! The places of a service: taken, held, lost, and given back.

use super::OpenAssignment;
use crate::{pallet::*, store::PlaceStore};
use alloc::vec::Vec;
use restaking_math::{next_era, Displaced, Standing, Taken};
use restaking_primitives::{AssignmentId, Balance, EraIndex};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> OpenAssignment<T, I> {
	/// Takes a place: a free one, or that of the least. Raises at most `most` notes to find that one. Returns
	/// what came of it, and the number of notes that were raised.
	pub fn take_place(&mut self, most: u32, now: EraIndex) -> Result<(Taken, u32), DispatchError> {
		let (of, window) = (self.record.service, self.exit_window());
		let mut places = PlaceStore::<T, I>::get(of);
		let mut looked_at = Vec::new();
		let look = |id| {
			looked_at.push(id);
			let record = Assignments::<T, I>::get(id).ok_or(Error::<T, I>::Inconsistent)?;
			let in_set = record.served_in(now).is_some();
			Ok::<_, Error<T, I>>(Standing { rank: record.rank(window, now), in_set })
		};
		let rank = self.record.rank(window, now);
		let all = usize::from(self.service.conditions.places);
		let taken = places.take((self.id, rank), all, most, now, look)?;
		let mut raised: u32 = 0;
		for id in looked_at {
			if let Some(place) = places.place_of(id) {
				Self::write_note(id, place.noted);
				// At most `most`.
				raised = raised.saturating_add(1);
			}
		}
		PlaceStore::<T, I>::put(of, &places);
		if let Taken::Over(Displaced { assignment, .. }) = taken {
			let mut displaced = Self::load(assignment)?;
			displaced.lose_place(now)?;
			displaced.store();
			let (service, by, from_era) = (of, self.id, next_era(now));
			let displaced = Event::Displaced { service, assignment, by, from_era };
			Pallet::<T, I>::deposit_event(displaced);
		}
		if let Taken::Free | Taken::Over(_) = taken {
			self.enter_place(rank, now)?;
			let (service, assignment, from_era) = (of, self.id, next_era(now));
			let taken = Event::PlaceTaken { service, assignment, counted: rank, from_era };
			Pallet::<T, I>::deposit_event(taken);
		}
		Ok((taken, raised))
	}

	/// Notes the amount by which the assignment holds its place. Returns false if that is noted already.
	pub fn note_place(&mut self, now: EraIndex) -> bool {
		let rank = self.record.rank(self.exit_window(), now);
		let mut places = PlaceStore::<T, I>::get(self.record.service);
		if !places.note(self.id, rank) {
			return false;
		}
		PlaceStore::<T, I>::put(self.record.service, &places);
		self.record.place = Some(rank);
		self.changed = true;
		true
	}

	/// Records whether its operator is ready to serve. Returns false if it was so before.
	pub fn set_ready(&mut self, ready: bool) -> bool {
		let changes = self.record.ready != ready;
		self.record.ready = ready;
		self.changed |= changes;
		changes
	}

	/// Follows a fall of the amount that counts, a suspension, or the closing of an assignment that has a
	/// place: notes it. A place that was taken in this era goes back to who lost it, unless the holder still
	/// counts more than that one did; a place of a closed one is free.
	///
	/// It changes another assignment in storage, so no other may be open.
	pub fn follow_fall(&mut self, now: EraIndex) -> DispatchResult {
		self.fell = false;
		if self.record.place.is_none() || self.service.is_retired() {
			return Ok(());
		}
		let (id, of, window) = (self.id, self.record.service, self.exit_window());
		let mut places = PlaceStore::<T, I>::get(of);
		let (noted, closed) = (self.record.is_below_note(), self.record.is_closed());
		if noted {
			let rank = self.record.totals.next;
			places.note(id, rank);
			self.record.place = Some(rank);
			self.changed = true;
		}
		let counts = self.record.weight();
		let rank_of = |other| {
			let record = Assignments::<T, I>::get(other).filter(|record| !record.is_closed());
			Ok::<_, Error<T, I>>(record.map(|record| record.rank(window, now)))
		};
		let heir = places.give_back(id, counts, now, rank_of)?;
		if heir.is_none() && closed {
			let in_set = self.record.served_in(now).is_some();
			places.close(id, in_set, now).map_err(Error::<T, I>::from)?;
			self.lose_place(now)?;
		}
		if noted || closed || heir.is_some() {
			PlaceStore::<T, I>::put(of, &places);
		}
		let Some(assignment) = heir else { return Ok(()) };
		self.lose_place(now)?;
		let mut heir = Self::load(assignment)?;
		let noted = places.place_of(assignment).map_or(0, |place| place.noted);
		heir.enter_place(noted, now)?;
		heir.store();
		let (service, from, from_era) = (of, id, next_era(now));
		let returned = Event::PlaceReturned { service, assignment, from, from_era };
		Pallet::<T, I>::deposit_event(returned);
		Ok(())
	}

	/// Gives the place of an assignment to another one of its service that waits. Nothing is pledged to either: in
	/// the genesis.
	pub fn hand_over_place(from: AssignmentId, to: AssignmentId, now: EraIndex) -> DispatchResult {
		let (mut from, mut to) = (Self::load(from)?, Self::load(to)?);
		let (of, all) = (from.record.service, from.service.conditions.places);
		let mut places = PlaceStore::<T, I>::get(of);
		places.close(from.id, false, now).map_err(Error::<T, I>::from)?;
		PlaceStore::<T, I>::put(of, &places);
		PlaceStore::<T, I>::join(of, to.id, all)?;
		from.lose_place(now)?;
		to.enter_place(0, now)?;
		from.store();
		to.store();
		Ok(())
	}

	/// Holds a place from the next era on, by the amount that is noted. It counts, unless it is suspended.
	fn enter_place(&mut self, noted: Balance, now: EraIndex) -> DispatchResult {
		if self.record.is_live() {
			self.start_counting(now)?;
		}
		self.record.place = Some(noted);
		self.changed = true;
		Ok(())
	}

	/// Waits for a place from the next era on, and counts for nothing.
	fn lose_place(&mut self, now: EraIndex) -> DispatchResult {
		self.stop_counting(now)?;
		self.record.serves.close(now);
		self.record.place = None;
		self.changed = true;
		Ok(())
	}

	/// Follows what has fallen of assignments that were open together, once all are stored.
	pub fn follow_falls(fallen: &[AssignmentId], now: EraIndex) -> DispatchResult {
		for id in fallen {
			let mut assignment = Self::load(*id)?;
			assignment.follow_fall(now)?;
			assignment.store();
		}
		Ok(())
	}
}
