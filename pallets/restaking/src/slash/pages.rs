//! The queue of pages: settlement of all members of slashed assignments, and the return of what they lost,
//! a page of each in turn.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	stake::OpenStaker,
	store::QueueStore,
	types::{QueueEnds, SettlementCursor, Turn},
	work::Work,
};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, Pays, PostDispatchInfo},
	ensure,
	storage::with_storage_layer,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use restaking_primitives::{refusal, AssignmentId};
use sp_runtime::DispatchError;

/// The result of one page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Page {
	/// The number of members it settled.
	members_settled: u32,
	/// True if it ended a pass in which nobody was settled.
	useless: bool,
	/// True if the meter had no room for its first member.
	stuck: bool,
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Takes a page of each assignment and of each request in turn, as long as the meter allows.
	pub(crate) fn take_pages(meter: &mut WeightMeter) {
		let (before, turn) = (QueueStore::<T, I>::ends(), Self::turn_weight());
		let mut ends = before;
		while ends.first < ends.end {
			if !meter.can_consume(turn.saturating_add(Self::member_look(1))) {
				break;
			}
			meter.consume(turn);
			let stuck = match QueueStore::<T, I>::take_first(&mut ends) {
				Some(Turn::Settle(id)) => Self::take_turn(id, &mut ends, meter),
				Some(Turn::EndLosses(id)) => Self::end_losses(id, &mut ends, meter),
				None => false,
			};
			// The next block begins with the next turn.
			if stuck {
				break;
			}
		}
		if ends != before {
			QueueStore::<T, I>::set_ends(ends);
		}
	}

	/// Settles one page of an assignment, which then stands at the end of the queue again, or leaves it.
	/// Returns true if the meter had no room for its first member.
	fn take_turn(id: AssignmentId, ends: &mut QueueEnds, meter: &mut WeightMeter) -> bool {
		let page = Self::settle_page(id, T::MaxPage::get(), meter);
		let waiting = Assignments::<T, I>::get(id).is_some_and(|record| record.waiting() > 0);
		// An assignment whose full pass settled nobody leaves the queue: its members can still settle
		// by themselves.
		if waiting && !page.useless {
			QueueStore::<T, I>::append(ends, Turn::Settle(id));
			return page.stuck;
		}
		QueueStore::<T, I>::reset_cursor(id);
		// It may be gone; and it goes, if its service has retired and nobody is left.
		let _gone = with_storage_layer(|| {
			let mut assignment = OpenAssignment::<T, I>::current(id)?;
			assignment.set_queued(false);
			assignment.save()
		});
		false
	}

	/// Settles up to `max_members` of an assignment, from the member at which the last page ended.
	pub(crate) fn settle_page(id: AssignmentId, max_members: u32, meter: &mut WeightMeter) -> Page {
		let cursor = QueueStore::<T, I>::cursor(id);
		let mut useful = cursor.as_ref().is_some_and(|cursor| cursor.useful);
		let members = match cursor {
			Some(cursor) => {
				let after = Members::<T, I>::hashed_key_for(id, cursor.last);
				Members::<T, I>::iter_key_prefix_from(id, after)
			},
			None => Members::<T, I>::iter_key_prefix(id),
		};
		let mut page = Page { members_settled: 0, useless: false, stuck: false };
		let mut looked: u32 = 0;
		let mut last = None;
		let mut ended = true;
		for stash in members {
			let room = looked < max_members;
			let Some(settled) = room.then(|| Self::settle_member(id, &stash, meter)).flatten()
			else {
				ended = false;
				break;
			};
			looked = looked.saturating_add(1);
			page.members_settled = page.members_settled.saturating_add(settled.into());
			last = Some(stash);
		}
		useful |= page.members_settled > 0;
		page.useless = ended && !useful;
		page.stuck = !ended && looked == 0;
		Self::note_progress(id, last.filter(|_| !ended), ended, useful);
		page
	}

	/// Records the member at which a page ended; none, if it ended the pass, or nobody waits any more.
	fn note_progress(id: AssignmentId, last: Option<T::AccountId>, ended: bool, useful: bool) {
		let waits = || Assignments::<T, I>::get(id).is_some_and(|record| record.waiting() > 0);
		match last {
			Some(last) if waits() => {
				QueueStore::<T, I>::set_cursor(id, SettlementCursor { last, useful });
			},
			Some(_) => QueueStore::<T, I>::reset_cursor(id),
			None if ended => QueueStore::<T, I>::reset_cursor(id),
			None => {},
		}
	}

	/// Settles one member, if it is behind. Returns true if it was; `None` if the meter has no room for what
	/// this one needs, which is known after a look at it.
	fn settle_member(
		id: AssignmentId,
		stash: &T::AccountId,
		meter: &mut WeightMeter,
	) -> Option<bool> {
		let (left, mut work) = (meter.remaining(), Work::default());
		if !Self::member_look(1).all_lte(left) {
			return None;
		}
		let settled = with_storage_layer(|| Self::try_settle_member(id, stash, left, &mut work));
		meter.consume(Self::member_weight(work));
		settled.unwrap_or_else(|error: DispatchError| {
			let (stash, assignment) = (stash.clone(), id);
			Self::deposit_event(Event::SettlementFailed { stash, assignment, error });
			Some(false)
		})
	}

	fn try_settle_member(
		id: AssignmentId,
		stash: &T::AccountId,
		left: Weight,
		work: &mut Work,
	) -> Result<Option<bool>, DispatchError> {
		let mut staker = OpenStaker::<T, I>::load(stash, work)?;
		staker.current(id)?;
		if !staker.is_behind(id)? {
			return Ok(Some(false));
		}
		if !staker.settle_for_page(id, left)? {
			return Ok(None);
		}
		let settled = staker.work.settled;
		staker.finish(settled)?;
		Ok(Some(true))
	}

	/// Settles up to `max_members` at once, within the weight of a page. Free of charge if at least one
	/// member was settled.
	pub(crate) fn do_settle_assignment(
		id: AssignmentId,
		max_members: u32,
	) -> DispatchResultWithPostInfo {
		let refused = |error: Error<T, I>| refusal(error, Self::look_weight());
		let record = Assignments::<T, I>::get(id);
		let record = record.ok_or_else(|| refused(Error::NoSuchAssignment))?;
		let waiting = record.waiting() > 0 && max_members > 0;
		ensure!(waiting, refused(Error::NothingToSettle));
		let mut meter = WeightMeter::with_limit(Self::page_weight(max_members));
		meter.consume(Self::page_base());
		let max_members = max_members.min(T::MaxPage::get());
		let mut settled: u32 = 0;
		// From the member at which the last page ended, and once again from the first.
		for _ in 0..2 {
			let left = max_members.saturating_sub(settled);
			if left > 0 {
				let page = Self::settle_page(id, left, &mut meter);
				settled = settled.saturating_add(page.members_settled);
			}
		}
		let pays_fee = if settled > 0 { Pays::No } else { Pays::Yes };
		Ok(PostDispatchInfo { actual_weight: Some(meter.consumed()), pays_fee })
	}
}
