//! Reads of oracle services, for other pallets and for clients.

use crate::{
	feeds::FeedStore, pallet::*, rounds::RoundStore, service::OracleService, Answer, FeedId, Name,
};
use alloc::vec::Vec;
use restaking_primitives::ServiceId;

/// Reads of answers, for other pallets.
pub trait Answers {
	/// Returns the answer of the latest round that is over and reached the quorum. `None` if none did.
	///
	/// The answer names its round: the caller decides on the maximum age it accepts.
	fn latest(service: ServiceId, feed: FeedId) -> Option<Answer>;

	/// Returns the answer of one round. `None` if the round is open, did not reach the quorum, or is no
	/// longer kept.
	fn answer(service: ServiceId, feed: FeedId, round: u64) -> Option<Answer>;
}

impl<T: Config> Answers for Pallet<T> {
	fn latest(service: ServiceId, feed: FeedId) -> Option<Answer> {
		let oracle = OracleService::<T>::load(service).ok()?;
		let round = RoundStore::latest(&oracle, feed)?;
		let over = round.number < oracle.round_now();
		over.then(|| round.answer(oracle.quorum)).flatten().or(round.before)
	}

	fn answer(service: ServiceId, feed: FeedId, round: u64) -> Option<Answer> {
		let oracle = OracleService::<T>::load(service).ok()?;
		RoundStore::closed(&oracle, feed, round).ok()?.answer(oracle.quorum)
	}
}

impl<T: Config> Pallet<T> {
	/// Returns the open feeds of a service, by number and name.
	pub fn open_feeds(service: ServiceId) -> Vec<(FeedId, Name)> {
		FeedStore::<T>::open_feeds(service)
	}
}
