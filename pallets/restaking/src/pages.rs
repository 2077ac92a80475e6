//! Settlement of all members of suspended assignments, page by page. The only writer of its queue.

use crate::{
	assignments::Home,
	ledger::Book,
	pallet::*,
	types::{QueueEnds, Walk},
	WeightInfo, MAX_PAGE,
};
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use restaking_primitives::AssignmentId;
use sp_runtime::DispatchError;

/// What one page did.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Page {
	/// How many members it settled.
	settled: u32,
	/// Whether it ended a walk in which nobody was settled.
	useless: bool,
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Puts an assignment at the end of the queue, if it is not in it.
	pub(crate) fn enqueue(home: &mut Home<T, I>) {
		if home.record.queued {
			// Those that a walk has passed wait again.
			return SettledUpTo::<T, I>::mutate_extant(home.id, |walk| walk.useful = true);
		}
		home.set_queued(true);
		let mut ends = SettlementQueueEnds::<T, I>::get();
		Self::append(&mut ends, home.id);
		SettlementQueueEnds::<T, I>::put(ends);
	}

	fn append(ends: &mut QueueEnds, id: AssignmentId) {
		SettlementQueue::<T, I>::insert(ends.end, id);
		// One more for each page ever: a number of this type has no end.
		ends.end = ends.end.saturating_add(1);
	}

	/// Settles a page of each assignment in turn, as long as the meter allows.
	pub(crate) fn settle_pages(meter: &mut WeightMeter) {
		let turn = T::WeightInfo::turn_of_queue();
		if meter.try_consume(turn).is_err() {
			return;
		}
		let before = SettlementQueueEnds::<T, I>::get();
		let mut ends = before;
		while ends.first < ends.end {
			if !meter.can_consume(turn.saturating_add(Self::member_weight(0))) {
				break;
			}
			meter.consume(turn);
			if let Some(id) = SettlementQueue::<T, I>::take(ends.first) {
				Self::take_turn(id, &mut ends, meter);
			}
			ends.first = ends.first.saturating_add(1);
		}
		if ends != before {
			SettlementQueueEnds::<T, I>::put(ends);
		}
	}

	/// One page of an assignment, which then stands at the end of the queue again, or leaves it.
	fn take_turn(id: AssignmentId, ends: &mut QueueEnds, meter: &mut WeightMeter) {
		let page = Self::settle_page(id, MAX_PAGE, meter);
		let waiting = Assignments::<T, I>::get(id).is_some_and(|home| home.waiting > 0);
		// Whoever can not be settled must not keep the queue busy for ever: it can settle by itself.
		if waiting && !page.useless {
			return Self::append(ends, id);
		}
		SettledUpTo::<T, I>::remove(id);
		// It may be gone; and it goes, if its service has retired and nobody is left.
		let _gone = with_storage_layer(|| {
			let mut home = Home::<T, I>::open(id)?;
			home.set_queued(false);
			home.save()
		});
	}

	/// Settles up to `most` members of an assignment, from where the last page ended.
	fn settle_page(id: AssignmentId, most: u32, meter: &mut WeightMeter) -> Page {
		let walk = SettledUpTo::<T, I>::get(id);
		let mut useful = walk.as_ref().is_some_and(|walk| walk.useful);
		let members = match walk {
			Some(walk) => {
				let after = Members::<T, I>::hashed_key_for(id, walk.last);
				Members::<T, I>::iter_key_prefix_from(id, after)
			},
			None => Members::<T, I>::iter_key_prefix(id),
		};
		let most_losses = Self::log_length(id);
		let mut page = Page { settled: 0, useless: false };
		let mut looked: u32 = 0;
		let mut last = None;
		let mut ended = true;
		for stash in members {
			if looked >= most || !meter.can_consume(Self::member_weight(most_losses)) {
				ended = false;
				break;
			}
			looked = looked.saturating_add(1);
			let (settled, cost) = Self::settle_member(id, &stash, most_losses);
			meter.consume(cost);
			page.settled = page.settled.saturating_add(settled.into());
			last = Some(stash);
		}
		useful |= page.settled > 0;
		match (ended, last) {
			(true, _) => SettledUpTo::<T, I>::remove(id),
			(false, Some(last)) => SettledUpTo::<T, I>::insert(id, Walk { last, useful }),
			(false, None) => {},
		}
		page.useless = ended && !useful;
		page
	}

	/// How many slashes a member of an assignment may have to settle.
	fn log_length(id: AssignmentId) -> u32 {
		let length = Assignments::<T, I>::get(id).map_or(0, |home| home.log.entries.len());
		u32::try_from(length).unwrap_or(u32::MAX)
	}

	/// The most that the settlement of one member costs: that of all its positions, and of the losses in
	/// one of them.
	fn member_weight(losses: u32) -> Weight {
		T::WeightInfo::settle_member(T::MaxPositions::get())
			.saturating_add(T::WeightInfo::settle_loss().saturating_mul(losses.into()))
	}

	/// What the settlement of so many positions costs, with so many losses. One loss of each position is
	/// a part of the position's.
	fn settlement_weight(positions: u32, losses: u32) -> Weight {
		let more = losses.saturating_sub(positions);
		T::WeightInfo::settle_member(positions)
			.saturating_add(T::WeightInfo::settle_loss().saturating_mul(more.into()))
	}

	/// Settles one member, if it is behind, of an assignment with so many losses at most. Gives whether it
	/// was, and what that has cost.
	fn settle_member(id: AssignmentId, stash: &T::AccountId, most_losses: u32) -> (bool, Weight) {
		let settled = with_storage_layer(|| {
			let mut book = Book::<T, I>::open(stash)?;
			if !book.is_behind(id)? {
				return Ok((false, Self::settlement_weight(1, 0)));
			}
			book.settle(id)?;
			book.release_surely()?;
			book.drop_finished()?;
			let positions = u32::try_from(book.homes.len()).unwrap_or(u32::MAX);
			let cost = Self::settlement_weight(positions, book.losses);
			book.save()?;
			Ok((true, cost))
		});
		settled.unwrap_or_else(|error: DispatchError| {
			let stash = stash.clone();
			Self::deposit_event(Event::SettlementFailed { stash, assignment: id, error });
			(false, Self::member_weight(most_losses))
		})
	}

	/// Settles up to `most` members at once, and gives how many: none, if it came only past members
	/// that had settled by themselves.
	pub(crate) fn do_settle_assignment(id: AssignmentId, most: u32) -> Result<u32, DispatchError> {
		let home = Assignments::<T, I>::get(id).ok_or(Error::<T, I>::NoSuchAssignment)?;
		ensure!(home.waiting > 0 && most > 0, Error::<T, I>::NothingToSettle);
		let most = most.min(MAX_PAGE);
		let mut settled: u32 = 0;
		// From where the last page ended, and once again from the beginning.
		for _ in 0..2 {
			let left = most.saturating_sub(settled);
			if left > 0 {
				let page = Self::settle_page(id, left, &mut WeightMeter::new());
				settled = settled.saturating_add(page.settled);
			}
		}
		Ok(settled)
	}
}
