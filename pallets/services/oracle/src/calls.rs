//! The calls: feeds open and close, and answers enter their rounds.

use crate::{
	feeds::FeedStore, pallet::*, rounds::RoundStore, service::OracleService, Entry, FeedId, Name,
	Round, MAX_ANSWERS, MAX_FEEDS,
};
use frame_support::{ensure, traits::ConstU32, BoundedVec};
use restaking_primitives::{EraIndex, PledgeInspect, ServiceId, Serving};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_open_feed(service: ServiceId, name: Name) -> DispatchResult {
		OracleService::<T>::load(service)?;
		ensure!(!name.is_empty(), Error::<T>::NoName);
		let feed = FeedStore::<T>::add(service, name.clone())?;
		Self::deposit_event(Event::FeedOpened { service, feed, name });
		Ok(())
	}

	pub(crate) fn do_close_feed(service: ServiceId, feed: FeedId) -> DispatchResult {
		FeedStore::<T>::close(service, feed)?;
		Self::deposit_event(Event::FeedClosed { service, feed });
		Ok(())
	}

	pub(crate) fn do_submit(
		operator: T::AccountId,
		service: ServiceId,
		values: BoundedVec<(FeedId, u128), ConstU32<MAX_FEEDS>>,
	) -> DispatchResult {
		ensure!(!values.is_empty(), Error::<T>::NoAnswers);
		let oracle = OracleService::<T>::load(service)?;
		let number = oracle.round_now();
		let era = oracle.era_of(number).ok_or(Error::<T>::NotServing)?;
		let serving = T::Pledges::serving(service, &operator, era).ok_or(Error::<T>::NotServing)?;
		let feeds = FeedStore::<T>::open_feeds(service);
		for (feed, value) in &values {
			ensure!(feeds.iter().any(|(open, _)| open == feed), Error::<T>::NoSuchFeed);
			let mut round = open_round(&oracle, *feed, number, era)?;
			enter::<T>(&mut round, serving, *value)?;
			RoundStore::put(&oracle, *feed, round);
		}
		Self::deposit_event(Event::Answered { service, operator, round: number, values });
		Ok(())
	}
}

/// Returns the present round of a feed. The first answer in it closes the round before.
fn open_round<T: Config>(
	oracle: &OracleService<T>,
	feed: FeedId,
	number: u64,
	era: EraIndex,
) -> Result<Round, DispatchError> {
	let last = match RoundStore::latest(oracle, feed) {
		Some(round) if round.number == number => return Ok(round),
		last => last,
	};
	let agreed = last.as_ref().and_then(|round| round.answer(oracle.quorum));
	if let Some(answer) = agreed {
		Pallet::<T>::deposit_event(Event::Agreed { service: oracle.id, feed, answer });
	}
	let before = agreed.or(last.and_then(|round| round.before));
	let total = T::Pledges::counted(oracle.id, era).ok_or(Error::<T>::NothingCounted)?;
	ensure!(total > 0, Error::<T>::NothingCounted);
	RoundStore::set_latest(oracle, feed, number);
	Ok(Round { number, era, total, entries: BoundedVec::new(), before })
}

/// Enters an answer into a round.
fn enter<T: Config>(round: &mut Round, serving: Serving, value: u128) -> DispatchResult {
	let Serving { assignment, counted } = serving;
	// A product that saturates is at least the total, which fits its type.
	let heard = counted.saturating_mul(MAX_ANSWERS.into()) >= round.total;
	ensure!(heard && counted > 0, Error::<T>::TooLittleStake);
	ensure!(round.entry_of(assignment).is_none(), Error::<T>::AlreadyAnswered);
	// Never full: see `MAX_ANSWERS`.
	let entered = round.enter(Entry { assignment, counted, value });
	ensure!(entered, Error::<T>::TooLittleStake);
	Ok(())
}
