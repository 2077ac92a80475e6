//! The feeds of each service. The only writer of them.

use crate::{pallet::*, FeedId, Name};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::ensure;
use restaking_primitives::ServiceId;
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};

/// Names of feeds, each in the place of its number.
pub(crate) struct FeedStore<T>(PhantomData<T>);

impl<T: Config> FeedStore<T> {
	/// Returns the open feeds of a service, by number and name.
	pub fn open_feeds(service: ServiceId) -> Vec<(FeedId, Name)> {
		let numbered = (0..).zip(Feeds::<T>::get(service));
		numbered.filter(|(_, name)| !name.is_empty()).collect()
	}

	/// Adds a feed and returns its number.
	pub fn add(service: ServiceId, name: Name) -> Result<FeedId, DispatchError> {
		Feeds::<T>::try_mutate(service, |feeds| {
			ensure!(!feeds.contains(&name), Error::<T>::NameTaken);
			let feed: FeedId = feeds.len().saturated_into();
			feeds.try_push(name).map_err(|_| Error::<T>::TooManyFeeds)?;
			Ok(feed)
		})
	}

	/// Empties the name of an open feed, which closes it and keeps its number.
	pub fn close(service: ServiceId, feed: FeedId) -> DispatchResult {
		Feeds::<T>::try_mutate(service, |feeds| {
			let name = feeds.get_mut(feed.saturated_into::<usize>());
			let open = name.filter(|name| !name.is_empty());
			*open.ok_or(Error::<T>::NoSuchFeed)? = Name::default();
			Ok(())
		})
	}
}
