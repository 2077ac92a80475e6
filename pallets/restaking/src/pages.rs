//! Settlement of all members of suspended assignments, page by page. The only writer of its queue.

use crate::{
	assignments::Home,
	ledger::Book,
	pallet::*,
	tally::Tally,
	types::{QueueEnds, SettlementCursor},
	WeightInfo, MAX_PAGE,
};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, Pays, PostDispatchInfo},
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
			return SettlementCursors::<T, I>::mutate_extant(home.id, |walk| walk.useful = true);
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
			if !meter.can_consume(turn.saturating_add(Self::most_of_member(0))) {
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
		SettlementCursors::<T, I>::remove(id);
		// It may be gone; and it goes, if its service has retired and nobody is left.
		let _gone = with_storage_layer(|| {
			let mut home = Home::<T, I>::open(id)?;
			home.set_queued(false);
			home.save()
		});
	}

	/// Settles up to `most` members of an assignment, from where the last page ended.
	fn settle_page(id: AssignmentId, most: u32, meter: &mut WeightMeter) -> Page {
		let walk = SettlementCursors::<T, I>::get(id);
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
			let room = looked < most && meter.can_consume(Self::most_of_member(most_losses));
			let Some(settled) = room.then(|| Self::settle_member(id, &stash, meter)).flatten()
			else {
				ended = false;
				break;
			};
			looked = looked.saturating_add(1);
			page.settled = page.settled.saturating_add(settled.into());
			last = Some(stash);
		}
		useful |= page.settled > 0;
		match (ended, last) {
			(true, _) => SettlementCursors::<T, I>::remove(id),
			(false, Some(last)) => SettlementCursors::<T, I>::insert(id, SettlementCursor { last, useful }),
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

	/// The most that the settlement of one member costs, of an assignment with so many slashes: of its
	/// position there, with a look at all others.
	fn most_of_member(losses: u32) -> Weight {
		let positions = T::MaxPositions::get();
		Self::settlement(Tally { positions, losses, removed: 1, ..Default::default() })
	}

	/// Settles one member, if it is behind. Gives whether it was; nothing if there is no room for it, as
	/// all its positions have to be settled at once.
	fn settle_member(
		id: AssignmentId,
		stash: &T::AccountId,
		meter: &mut WeightMeter,
	) -> Option<bool> {
		let room = meter.can_consume(Self::most_settlement());
		let (tally, settled) = Tally::of(|| {
			with_storage_layer(|| {
				let mut book = Book::<T, I>::open(stash)?;
				if !book.is_behind(id)? {
					return Ok(Some(false));
				}
				match book.shortfall()? {
					Some(_) if !room => return Ok(None),
					Some(_) => {
						book.settle_whole()?;
					},
					None => book.settle(id)?,
				}
				book.release()?;
				book.drop_finished()?;
				book.save()?;
				Ok(Some(true))
			})
		});
		// A look at one position at least.
		let positions = tally.positions.max(1);
		meter.consume(Self::settlement(Tally { positions, ..tally }));
		settled.unwrap_or_else(|error: DispatchError| {
			let stash = stash.clone();
			Self::deposit_event(Event::SettlementFailed { stash, assignment: id, error });
			Some(false)
		})
	}

	/// The most that a page of up to `most` members costs, if it is not the block that limits it: that of
	/// one member at its worst, and of the others with one slash for each position.
	pub(crate) fn page_weight(most: u32) -> Weight {
		let positions = T::MaxPositions::get();
		let others = most.min(MAX_PAGE).saturating_sub(1);
		T::WeightInfo::settle_assignment()
			.saturating_add(Self::most_settlement())
			.saturating_add(
				T::WeightInfo::settle_positions(positions, positions).saturating_mul(others.into()),
			)
	}

	/// Settles up to `most` members at once, within the weight of a page. That is free, unless it came only
	/// past members that had settled by themselves.
	pub(crate) fn do_settle_assignment(id: AssignmentId, most: u32) -> DispatchResultWithPostInfo {
		let home = Assignments::<T, I>::get(id).ok_or(Error::<T, I>::NoSuchAssignment)?;
		ensure!(home.waiting > 0 && most > 0, Error::<T, I>::NothingToSettle);
		let mut meter = WeightMeter::with_limit(Self::page_weight(most));
		meter.consume(T::WeightInfo::settle_assignment());
		let most = most.min(MAX_PAGE);
		let mut settled: u32 = 0;
		// From where the last page ended, and once again from the beginning.
		for _ in 0..2 {
			let left = most.saturating_sub(settled);
			if left > 0 {
				let page = Self::settle_page(id, left, &mut meter);
				settled = settled.saturating_add(page.settled);
			}
		}
		let pays_fee = if settled > 0 { Pays::No } else { Pays::Yes };
		Ok(PostDispatchInfo { actual_weight: Some(meter.consumed()), pays_fee })
	}
}
