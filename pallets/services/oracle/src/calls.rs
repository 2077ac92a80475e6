//! The calls: feeds open and close, values enter their rounds, rounds are closed, and work is settled.

use crate::{
	feeds::FeedStore,
	pallet::*,
	presence::Presence,
	rounds::{OpenRound, RoundStore},
	service::OracleService,
	Feed, FeedId, Name, Unit, Watched, WeightInfo, MAX_FEEDS,
};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, Pays, PostDispatchInfo},
	ensure,
	traits::ConstU32,
	BoundedVec,
};
use restaking_primitives::{
	next_era, refusal, AssignmentId, FreeDuties, PledgeInspect, RewardSink, ServiceId, WorkDone,
};
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_open_feed(
		service: ServiceId,
		name: Name,
		(decimals, unit, least): (u8, Unit, u128),
	) -> DispatchResult {
		let oracle = OracleService::<T>::load(service)?;
		ensure!(!name.is_empty(), Error::<T>::NoName);
		ensure!(least > 0, Error::<T>::NoLeast);
		let since = next_era(T::Pledges::era());
		let feed = Feed { name: name.clone(), decimals, unit, least, since, closed: None };
		let feed = FeedStore::<T>::add(service, feed, oracle.rules.max_feeds)?;
		Self::deposit_event(Event::FeedOpened { service, feed, name, since });
		Ok(())
	}

	pub(crate) fn do_close_feed(service: ServiceId, feed: FeedId) -> DispatchResult {
		FeedStore::<T>::close(service, feed, T::Pledges::clock())?;
		Self::deposit_event(Event::FeedClosed { service, feed });
		Ok(())
	}

	pub(crate) fn do_submit(
		operator: T::AccountId,
		service: ServiceId,
		values: BoundedVec<(FeedId, i128), ConstU32<MAX_FEEDS>>,
	) -> DispatchResultWithPostInfo {
		let oracle = OracleService::<T>::load(service)?;
		let number = oracle.round_now();
		let era = oracle.era_of(number).ok_or(Error::<T>::NotServing)?;
		let serving = T::Pledges::serving(service, &operator, era).ok_or(Error::<T>::NotServing)?;
		ensure!(serving.counted > 0, Error::<T>::NotServing);
		let total = T::Pledges::counted(service, era).ok_or(Error::<T>::NothingCounted)?;
		ensure!(total > 0, Error::<T>::NothingCounted);
		let feeds = FeedStore::<T>::all(service);
		let round = OpenRound { number, era, total };
		let (mut roll, closed) = RoundStore::roll(&oracle, round, &feeds);
		let first = !roll.members.iter().any(|member| member.assignment == serving.assignment);
		let entered = RoundStore::enter(&oracle, &mut roll, serving, &values, &feeds)?;
		ensure!(!entered.is_empty(), Error::<T>::NothingNew);
		// As many as are asked: each is one that takes values.
		let asked = feeds.iter().filter(|feed| feed.takes(era)).count();
		let whole = first && entered.len() == asked && values.len() == asked;
		Watched::<T>::watch(service, era);
		let weight = T::WeightInfo::submit(touched(&values, &closed));
		// Some of the values that were sent, which fit.
		let values = BoundedVec::truncate_from(entered);
		Self::deposit_event(Event::Answered { service, operator, round: number, values });
		let free = whole && T::Pledges::take_free(serving.counted, weight);
		let pays_fee = if free { Pays::No } else { Pays::Yes };
		Ok(PostDispatchInfo { actual_weight: Some(weight), pays_fee })
	}

	pub(crate) fn do_close_round(service: ServiceId, round: u64) -> DispatchResultWithPostInfo {
		let closed = Self::close_feeds_of(service, round);
		let closed = closed.map_err(|error| refusal(error, T::WeightInfo::close_round(0)))?;
		Ok(Some(T::WeightInfo::close_round(closed)).into())
	}

	/// Closes a round. Returns the number of feeds that had values.
	fn close_feeds_of(service: ServiceId, round: u64) -> Result<u32, DispatchError> {
		let oracle = OracleService::<T>::load(service)?;
		ensure!(round < oracle.round_now(), Error::<T>::RoundOpen);
		RoundStore::close(&oracle, round).ok_or_else(|| Error::<T>::NoSuchRound.into())
	}

	pub(crate) fn do_settle_work(service: ServiceId, assignment: AssignmentId) -> DispatchResult {
		let WorkDone { era, points, most } = Self::work_of(service, assignment)?;
		T::Pledges::credit(assignment, era, points, most)?;
		Self::deposit_event(Event::WorkSettled { assignment, era, points, most });
		Ok(())
	}

	/// Returns in how many of the attempted rounds of the last era an operator was present. Fails as long as one is
	/// not closed, or if its service does not pay for that.
	pub(crate) fn work_of(
		service: ServiceId,
		assignment: AssignmentId,
	) -> Result<WorkDone, DispatchError> {
		let oracle = OracleService::<T>::load(service)?;
		ensure!(oracle.rules.pays_work, Error::<T>::WorkNotPaid);
		let era = T::Pledges::era().saturating_sub(1);
		ensure!(T::Pledges::served_at(service, assignment, era), Error::<T>::NotServing);
		let presence = Presence::in_era(&oracle, era, T::Pledges::span_of(era))?;
		let (points, most) = presence.credit_of(assignment).ok_or(Error::<T>::NotAttempted)?;
		Ok(WorkDone { era, points, most })
	}
}

/// Returns the number of feeds of which a call writes records: those of its values, and those of the round that it
/// closes. The weight for so many declares both.
fn touched(values: &[(FeedId, i128)], closed: &[FeedId]) -> u32 {
	let is_sent = |id: FeedId| values.iter().any(|(feed, _)| *feed == id);
	let others = closed.iter().filter(|id| !is_sent(**id)).count();
	values.len().saturating_add(others).saturated_into::<u32>().min(MAX_FEEDS)
}
