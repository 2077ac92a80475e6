//! The rounds of each service from the first value to their closing. The only writer of rolls, slots,
//! answers, faults and work.

use crate::{
	feeds::{asked, bit_of, FeedStore},
	pallet::*,
	service::{block_now, OracleService},
	types::place_of_round,
	Answer, Counted, Entry, EraFaults, Feed, FeedId, Member, RollCall, Slot, MAX_FEEDS,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::BoundedVec;
use restaking_primitives::{
	answer::{agree, is_attempted, Agreement, Vote},
	place_of_era, AssignmentId, Balance, EraIndex, EraWork, ServiceId, Serving,
};
use sp_runtime::{DispatchError, SaturatedConversion};

/// A round in which values are taken.
#[derive(Clone, Copy)]
pub(crate) struct OpenRound {
	/// Number of the round.
	pub number: u64,
	/// Era of its first tick.
	pub era: EraIndex,
	/// Stake counted in that era behind all operators.
	pub total: Balance,
}

/// Rounds that are not closed, and what the closed ones have left.
pub(crate) struct RoundStore<T>(PhantomData<T>);

impl<T: Config> RoundStore<T> {
	/// Returns the roll of a round, without members if there is none. Closes the round in its place, and returns
	/// the feeds that had values in it.
	pub fn roll(
		oracle: &OracleService<T>,
		round: OpenRound,
		feeds: &[Feed],
	) -> (RollCall, Vec<FeedId>) {
		let OpenRound { number, era, total } = round;
		let closed = match Rolls::<T>::get(oracle.id, place_of_round(number)) {
			Some(roll) if roll.number == number => return (roll, Vec::new()),
			Some(roll) => Self::close_all(oracle, roll, feeds),
			None => Vec::new(),
		};
		(RollCall { number, era, total, members: BoundedVec::new() }, closed)
	}

	/// Enters a member's values, except for feeds for which it has one. Returns the feeds that are new.
	pub fn enter(
		oracle: &OracleService<T>,
		roll: &mut RollCall,
		serving: Serving,
		values: &[(FeedId, i128)],
		feeds: &[Feed],
	) -> Result<Vec<(FeedId, i128)>, DispatchError> {
		let Serving { assignment, counted: weight } = serving;
		let place = roll.members.iter().position(|member| member.assignment == assignment);
		let mut given = place.and_then(|place| roll.members.get(place)).map_or(0, |it| it.feeds);
		let mut entered = Vec::new();
		for (feed, value) in values {
			let known = feeds.get((*feed).saturated_into::<usize>());
			let takes = known.is_some_and(|known| known.takes(roll.era));
			if !takes || given & bit_of(*feed) != 0 {
				continue;
			}
			given |= bit_of(*feed);
			let entry = Entry { assignment, vote: Counted { weight, value: *value } };
			Self::fill(oracle.id, roll, *feed, entry)?;
			entered.push((*feed, *value));
		}
		match place.and_then(|place| roll.members.get_mut(place)) {
			Some(member) => member.feeds = given,
			None => {
				let member = Member { assignment, weight, feeds: given };
				let room = roll.members.try_push(member);
				room.map_err(|_| Error::<T>::TooManyOperators)?;
			},
		}
		Rolls::<T>::insert(oracle.id, place_of_round(roll.number), roll);
		Ok(entered)
	}

	/// Adds a value to the slot of a feed. There is none of another round: it was closed with its roll.
	fn fill(
		service: ServiceId,
		roll: &RollCall,
		feed: FeedId,
		entry: Entry,
	) -> Result<(), DispatchError> {
		let RollCall { number, era, total, .. } = *roll;
		let key = (service, feed, place_of_round(number));
		let (block, entries) = (block_now::<T>(), BoundedVec::new());
		let empty = Slot { number, era, total, block, entries };
		let mut slot = Slots::<T>::get(key).unwrap_or(empty);
		slot.entries.try_push(entry).map_err(|_| Error::<T>::TooManyOperators)?;
		Slots::<T>::insert(key, slot);
		Ok(())
	}

	/// Closes a round that is over. Returns the number of feeds that had values, or `None` if nothing of
	/// it was open.
	pub fn close(oracle: &OracleService<T>, number: u64) -> Option<u32> {
		let roll = Rolls::<T>::get(oracle.id, place_of_round(number));
		let roll = roll.filter(|roll| roll.number == number)?;
		let closed = Self::close_all(oracle, roll, &FeedStore::<T>::all(oracle.id));
		// At most the number of feeds.
		Some(closed.len().saturated_into())
	}

	/// Closes a round: the values of all its feeds, also of those that nobody answers any more, and its roll.
	/// Returns the feeds that had values.
	fn close_all(oracle: &OracleService<T>, roll: RollCall, feeds: &[Feed]) -> Vec<FeedId> {
		let place = place_of_round(roll.number);
		let mut closed = Vec::new();
		for (id, feed) in (0..).zip(feeds) {
			let key = (oracle.id, id, place);
			if let Some(slot) = Slots::<T>::get(key) {
				Self::close_slot(oracle, (id, feed), &slot);
				Slots::<T>::remove(key);
				closed.push(id);
			}
		}
		Rolls::<T>::remove(oracle.id, place);
		Self::close_roll(oracle, roll, feeds);
		closed
	}

	/// Returns the answer of a round that is over and not closed. `None` if no quorum agrees.
	pub fn answer_of(oracle: &OracleService<T>, feed: &Feed, slot: &Slot) -> Option<Answer> {
		agreement(oracle, feed, slot).map(|agreement| answer_of(slot, &agreement))
	}

	/// Records the answer of a slot, and who is far from it.
	fn close_slot(oracle: &OracleService<T>, (id, feed): (FeedId, &Feed), slot: &Slot) {
		let Some(agreement) = agreement(oracle, feed, slot) else { return };
		let answer = answer_of(slot, &agreement);
		let service = oracle.id;
		// Rounds can be closed in another order than they were opened.
		if Latest::<T>::get(service, id).is_none_or(|latest| latest.round < answer.round) {
			Latest::<T>::insert(service, id, answer);
		}
		Pallet::<T>::deposit_event(Event::Agreed { service, feed: id, answer });
		if !feed.binds(slot.era) {
			return;
		}
		let far = slot.entries.iter().filter_map(|entry| {
			let beyond = oracle.rules.steps().map(|step| step.beyond);
			let step = agreement.steps_beyond(entry.vote.value, beyond);
			(step > 0).then(|| (entry.assignment, step.saturated_into()))
		});
		let far: Vec<(AssignmentId, u8)> = far.collect();
		if !far.is_empty() {
			Self::note_faults(oracle, slot.era, &far);
		}
	}

	/// Raises the recorded steps of an era.
	fn note_faults(oracle: &OracleService<T>, era: EraIndex, far: &[(AssignmentId, u8)]) {
		let service = oracle.id;
		Faults::<T>::mutate(service, place_of_era(era), |faults| {
			if faults.era > era {
				// Closed when nobody can be judged for it any more.
				return;
			}
			if faults.era < era {
				*faults = EraFaults { era, ..Default::default() };
			}
			for (assignment, step) in far.iter().copied() {
				let old = faults.steps.iter_mut().find(|(id, _)| *id == assignment);
				let raised = match old {
					Some((_, old)) if *old >= step => false,
					Some((_, old)) => {
						*old = step;
						true
					},
					// A service has no more operators in one era than the record has places.
					None => faults.steps.try_push((assignment, step)).is_ok(),
				};
				if raised {
					let event = Event::Deviated { service, assignment, era, step };
					Pallet::<T>::deposit_event(event);
				}
			}
		});
	}

	/// Counts a round as attempted, if operators with half of the stake were present.
	fn close_roll(oracle: &OracleService<T>, roll: RollCall, feeds: &[Feed]) {
		let RollCall { number, era, total, members } = roll;
		let asked = asked(feeds, era, oracle.end_of(number));
		let there = |member: &&Member| asked != 0 && member.feeds & asked == asked;
		let present = members.iter().filter(there);
		// At most the total.
		let took_part = present.clone().fold(0, |sum: Balance, it| sum.saturating_add(it.weight));
		let attempted = asked != 0 && is_attempted(took_part, total);
		if attempted {
			Work::<T>::mutate(oracle.id, place_of_era(era), |work| {
				work.count(era, true, present.map(|member| member.assignment));
			});
		}
		let event = Event::RoundClosed { service: oracle.id, round: number, era, attempted };
		Pallet::<T>::deposit_event(event);
	}

	/// Returns the feeds for which an operator has given a value in a round.
	pub fn given(oracle: &OracleService<T>, number: u64, assignment: AssignmentId) -> Vec<FeedId> {
		let roll = Rolls::<T>::get(oracle.id, place_of_round(number));
		let roll = roll.filter(|roll| roll.number == number);
		let members = roll.map(|roll| roll.members).unwrap_or_default();
		let member = members.iter().find(|member| member.assignment == assignment);
		let feeds = member.map_or(0, |member| member.feeds);
		(0..MAX_FEEDS).filter(|feed| feeds & bit_of(*feed) != 0).collect()
	}

	/// Removes at most `most` records of a service. Returns how many.
	pub fn forget(service: ServiceId, most: u32) -> u32 {
		let left = |removed: u32| most.saturating_sub(removed).saturated_into::<usize>();
		let count = |removed: u32, more: usize| removed.saturating_add(more.saturated_into());
		let slots = Slots::<T>::drain_prefix((service,)).take(left(0)).count();
		let removed = count(0, slots);
		let removed = count(removed, Rolls::<T>::drain_prefix(service).take(left(removed)).count());
		let removed =
			count(removed, Latest::<T>::drain_prefix(service).take(left(removed)).count());
		let removed =
			count(removed, Faults::<T>::drain_prefix(service).take(left(removed)).count());
		count(removed, Work::<T>::drain_prefix(service).take(left(removed)).count())
	}

	/// Returns the numbers of the rounds that are not closed, the oldest first.
	pub fn open_rounds(oracle: &OracleService<T>) -> Vec<u64> {
		let mut numbers: Vec<u64> = Self::rolls(oracle).map(|roll| roll.number).collect();
		numbers.sort_unstable();
		numbers
	}

	/// Returns true if a round of an era can still be closed.
	pub fn has_open(oracle: &OracleService<T>, era: EraIndex) -> bool {
		let running = oracle.era_of(oracle.round_now()).is_none_or(|now| now <= era);
		running || Self::rolls(oracle).any(|roll| roll.era == era)
	}

	/// Returns the rolls of the rounds that are not closed.
	fn rolls(oracle: &OracleService<T>) -> impl Iterator<Item = RollCall> + use<'_, T> {
		[0u8, 1].into_iter().filter_map(|place| Rolls::<T>::get(oracle.id, place))
	}

	/// Returns the farthest step that an operator reached in an era. Zero if it reached none.
	pub fn step_of(oracle: &OracleService<T>, era: EraIndex, assignment: AssignmentId) -> u8 {
		let faults = Faults::<T>::get(oracle.id, place_of_era(era));
		let of_era = faults.steps.iter().filter(|_| faults.era == era);
		let mut of_operator = of_era.filter(|(id, _)| *id == assignment);
		of_operator.next().map_or(0, |(_, step)| *step)
	}

	/// Returns what was attempted and done in an era. `None` if nothing was.
	pub fn work_in(oracle: &OracleService<T>, era: EraIndex) -> Option<EraWork> {
		let work = Work::<T>::get(oracle.id, place_of_era(era));
		(work.era == era && work.attempted > 0).then_some(work)
	}
}

/// Returns what the values of a slot agree on.
fn agreement<T: Config>(oracle: &OracleService<T>, feed: &Feed, slot: &Slot) -> Option<Agreement> {
	let mut votes: Vec<Vote> = slot.entries.iter().map(|entry| entry.vote.into()).collect();
	agree(&mut votes, slot.total, oracle.quorum, &oracle.tolerance(feed.least))
}

fn answer_of(slot: &Slot, agreement: &Agreement) -> Answer {
	let Slot { number: round, era, total, block, .. } = *slot;
	let Agreement { value, counted, .. } = *agreement;
	Answer { round, era, block, value, counted, total }
}
