//! The feeds of each service. The only writer of them.

use crate::{pallet::*, Feed, FeedId};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::ensure;
use restaking_primitives::{EraIndex, ServiceId};
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};

/// Feeds, each in the place of its number.
pub(crate) struct FeedStore<T>(PhantomData<T>);

impl<T: Config> FeedStore<T> {
	/// Returns the feeds of a service, closed ones included, each in the place of its number.
	pub fn all(service: ServiceId) -> Vec<Feed> {
		Feeds::<T>::get(service).into_inner()
	}

	/// Adds a feed and returns its number. At most `max_open` are open.
	pub fn add(service: ServiceId, feed: Feed, max_open: u32) -> Result<FeedId, DispatchError> {
		Feeds::<T>::try_mutate(service, |feeds| {
			let mut open = feeds.iter().filter(|other| other.closed.is_none());
			ensure!(!open.clone().any(|other| other.name == feed.name), Error::<T>::NameTaken);
			let room = open.nth(max_open.saturating_sub(1).saturated_into()).is_none();
			ensure!(room && max_open > 0, Error::<T>::TooManyFeeds);
			let id: FeedId = feeds.len().saturated_into();
			feeds.try_push(feed).map_err(|_| Error::<T>::TooManyFeeds)?;
			Ok(id)
		})
	}

	/// Removes all feeds of a service. Returns true if there were any.
	pub fn forget(service: ServiceId) -> bool {
		!Feeds::<T>::take(service).is_empty()
	}

	/// Closes an open feed in a tick, and keeps its number.
	pub fn close(service: ServiceId, feed: FeedId, tick: u64) -> DispatchResult {
		Feeds::<T>::try_mutate(service, |feeds| {
			let feed = feeds.get_mut(feed.saturated_into::<usize>());
			let open = feed.filter(|feed| feed.closed.is_none());
			open.ok_or(Error::<T>::NoSuchFeed)?.closed = Some(tick);
			Ok(())
		})
	}
}

/// Returns the bit of a feed in [`Member::feeds`](crate::Member::feeds).
pub(crate) fn bit_of(feed: FeedId) -> u32 {
	// There are at most 32.
	1u32.checked_shl(feed).unwrap_or(0)
}

/// Returns the bits of the feeds for which a round asked a value of everybody: those that bind in its
/// era and were open in the whole of it. The round ends before tick `end`.
pub(crate) fn asked(feeds: &[Feed], era: EraIndex, end: u64) -> u32 {
	let numbered = (0u32..).zip(feeds);
	let open = |feed: &Feed| feed.binds(era) && feed.closed.is_none_or(|tick| tick >= end);
	let asked = numbered.filter(|(_, feed)| open(feed));
	asked.fold(0, |bits, (id, _)| bits | bit_of(id))
}
