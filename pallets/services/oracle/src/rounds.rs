//! The rounds of each feed. The only writer of them.

use crate::{pallet::*, service::OracleService, FeedId, Round};
use core::marker::PhantomData;
use frame_support::ensure;
use sp_runtime::DispatchError;

/// Rounds, each in the place of its number, and the latest number of each feed.
pub(crate) struct RoundStore<T>(PhantomData<T>);

impl<T: Config> RoundStore<T> {
	/// Returns the latest round of a feed that has an answer. `None` if none ever had.
	pub fn latest(oracle: &OracleService<T>, feed: FeedId) -> Option<Round> {
		let number = Latest::<T>::get(oracle.id, feed)?;
		Rounds::<T>::get((oracle.id, feed, oracle.rules.place_of(number)))
	}

	/// Returns a round that is over and kept.
	pub fn closed(
		oracle: &OracleService<T>,
		feed: FeedId,
		number: u64,
	) -> Result<Round, DispatchError> {
		ensure!(number < oracle.round_now(), Error::<T>::RoundOpen);
		let kept = Rounds::<T>::get((oracle.id, feed, oracle.rules.place_of(number)));
		Ok(kept.filter(|round| round.number == number).ok_or(Error::<T>::NoSuchRound)?)
	}

	/// Records that a round is the latest of a feed.
	pub fn set_latest(oracle: &OracleService<T>, feed: FeedId, number: u64) {
		Latest::<T>::insert(oracle.id, feed, number);
	}

	/// Writes a round, over the earlier one in its place.
	pub fn put(oracle: &OracleService<T>, feed: FeedId, round: Round) {
		let place = oracle.rules.place_of(round.number);
		Rounds::<T>::insert((oracle.id, feed, place), round);
	}
}
