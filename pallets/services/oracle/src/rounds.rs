//! Answers become medians. The only writer of feeds and rounds.

use crate::{
	pallet::*, Answer, Answers, Deviation, Entry, FeedId, Name, Round, MAX_ANSWERS, MAX_FEEDS,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::ConstU32, BoundedVec};
use restaking_primitives::{EraIndex, PledgeInspect, ServiceId, Serving};
use sp_runtime::{DispatchError, DispatchResult, Perbill, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// The rules of an oracle service, and its quorum.
	pub(crate) fn rules(service: ServiceId) -> Result<(Deviation, Perbill), DispatchError> {
		let view = T::Pledges::service_by(service).ok_or(Error::<T>::NotOracle)?;
		Ok((view.hook, view.quorum))
	}

	/// The feeds of a service that are open, by number and name.
	pub fn open_feeds(service: ServiceId) -> Vec<(FeedId, Name)> {
		let numbered = (0..).zip(Feeds::<T>::get(service));
		numbered.filter(|(_, name)| !name.is_empty()).collect()
	}

	/// The round that is open now.
	pub(crate) fn round_now(rules: &Deviation) -> u64 {
		let now: u64 = frame_system::Pallet::<T>::block_number().saturated_into();
		// The rules were validated: a round has a block.
		now.checked_div(rules.round.into()).unwrap_or(0)
	}

	/// The era of the first block of a round that is not in the future, if it is recent.
	fn era_of(rules: &Deviation, round: u64) -> Option<EraIndex> {
		T::Pledges::era_of(round.saturating_mul(rules.round.into()))
	}

	pub(crate) fn do_open_feed(service: ServiceId, name: Name) -> DispatchResult {
		Self::rules(service)?;
		ensure!(!name.is_empty(), Error::<T>::NoName);
		let feed = Feeds::<T>::try_mutate(service, |feeds| {
			ensure!(!feeds.contains(&name), Error::<T>::NameTaken);
			let feed: FeedId = feeds.len().saturated_into();
			feeds.try_push(name.clone()).map_err(|_| Error::<T>::TooManyFeeds)?;
			Ok::<_, DispatchError>(feed)
		})?;
		Self::deposit_event(Event::FeedOpened { service, feed, name });
		Ok(())
	}

	pub(crate) fn do_close_feed(service: ServiceId, feed: FeedId) -> DispatchResult {
		Feeds::<T>::try_mutate(service, |feeds| {
			let name = feeds.get_mut(place(feed)).filter(|name| !name.is_empty());
			*name.ok_or(Error::<T>::NoSuchFeed)? = Name::default();
			Ok::<_, DispatchError>(())
		})?;
		Self::deposit_event(Event::FeedClosed { service, feed });
		Ok(())
	}

	pub(crate) fn do_submit(
		operator: T::AccountId,
		service: ServiceId,
		values: BoundedVec<(FeedId, u128), ConstU32<MAX_FEEDS>>,
	) -> DispatchResult {
		ensure!(!values.is_empty(), Error::<T>::NoAnswers);
		let (rules, quorum) = Self::rules(service)?;
		let number = Self::round_now(&rules);
		let era = Self::era_of(&rules, number).ok_or(Error::<T>::NotServing)?;
		let serving = T::Pledges::serving(service, &operator, era).ok_or(Error::<T>::NotServing)?;
		let feeds = Feeds::<T>::get(service);
		for (feed, value) in &values {
			let open = feeds.get(place(*feed)).is_some_and(|name| !name.is_empty());
			ensure!(open, Error::<T>::NoSuchFeed);
			let mut round = Self::open_round((service, *feed), number, era, &rules, quorum)?;
			Self::enter(&mut round, serving, *value)?;
			Rounds::<T>::insert((service, *feed, place_of(number, &rules)), round);
		}
		Self::deposit_event(Event::Answered { service, operator, round: number, values });
		Ok(())
	}

	/// The present round of a feed. The first answer in it closes the round before.
	fn open_round(
		(service, feed): (ServiceId, FeedId),
		number: u64,
		era: EraIndex,
		rules: &Deviation,
		quorum: Perbill,
	) -> Result<Round, DispatchError> {
		let last = Latest::<T>::get(service, feed)
			.and_then(|last| Rounds::<T>::get((service, feed, place_of(last, rules))));
		if let Some(round) = last.as_ref().filter(|round| round.number == number) {
			return Ok(round.clone());
		}
		let agreed = last.as_ref().and_then(|round| round.answer(quorum));
		if let Some(answer) = agreed {
			Self::deposit_event(Event::Agreed { service, feed, answer });
		}
		let before = agreed.or(last.and_then(|round| round.before));
		let total = T::Pledges::counted(service, era).ok_or(Error::<T>::NothingCounted)?;
		ensure!(total > 0, Error::<T>::NothingCounted);
		Latest::<T>::insert(service, feed, number);
		Ok(Round { number, era, total, entries: BoundedVec::new(), before })
	}

	/// Enters an answer, after those that are lower or equal.
	fn enter(round: &mut Round, serving: Serving, value: u128) -> DispatchResult {
		let Serving { assignment, counted } = serving;
		// Saturated it is no less than a total that fits its type.
		let heard = counted.saturating_mul(MAX_ANSWERS.into()) >= round.total;
		ensure!(heard && counted > 0, Error::<T>::TooLittleStake);
		ensure!(round.entry_of(assignment).is_none(), Error::<T>::AlreadyAnswered);
		let place = round.entries.partition_point(|entry| entry.value <= value);
		let entry = Entry { assignment, counted, value };
		// Never full: see `MAX_ANSWERS`.
		let entered = round.entries.try_insert(place, entry);
		entered.map_err(|_| Error::<T>::TooLittleStake.into())
	}

	/// A round that is over, as it was answered.
	pub(crate) fn closed_round(
		service: ServiceId,
		feed: FeedId,
		number: u64,
		rules: &Deviation,
	) -> Result<Round, DispatchError> {
		ensure!(number < Self::round_now(rules), Error::<T>::RoundOpen);
		let round = Rounds::<T>::get((service, feed, place_of(number, rules)));
		let round = round.filter(|round| round.number == number);
		Ok(round.ok_or(Error::<T>::NoSuchRound)?)
	}
}

impl<T: Config> Answers for Pallet<T> {
	fn latest(service: ServiceId, feed: FeedId) -> Option<Answer> {
		let (rules, quorum) = Self::rules(service).ok()?;
		let last = Latest::<T>::get(service, feed)?;
		let round = Rounds::<T>::get((service, feed, place_of(last, &rules)))?;
		let over = round.number < Self::round_now(&rules);
		over.then(|| round.answer(quorum)).flatten().or(round.before)
	}

	fn answer(service: ServiceId, feed: FeedId, round: u64) -> Option<Answer> {
		let (rules, quorum) = Self::rules(service).ok()?;
		Self::closed_round(service, feed, round, &rules).ok()?.answer(quorum)
	}
}

/// The place of a round among those that are kept. The rules were validated: some are.
pub(crate) fn place_of(round: u64, rules: &Deviation) -> u32 {
	round.checked_rem(rules.kept.into()).map_or(0, |place| place.saturated_into())
}

/// The place of a feed in its service's list.
fn place(feed: FeedId) -> usize {
	feed.saturated_into()
}
