//! Reads of oracle services, for other pallets and for clients.

use crate::{
	feeds::FeedStore,
	pallet::*,
	rounds::RoundStore,
	service::{block_now, OracleService},
	Answer, Feed, FeedId,
};
use alloc::vec::Vec;
use restaking_primitives::{place_of_era, AssignmentId, EraIndex, ServiceId};
use sp_runtime::SaturatedConversion;

/// Reads of answers, for other pallets.
pub trait Answers {
	/// Returns the answer of the latest round that is over and has one. `None` if none had.
	///
	/// It can be of any age. Use [`Answers::fresh`] where that matters.
	fn latest(service: ServiceId, feed: FeedId) -> Option<Answer>;

	/// Returns the latest answer if none of its values was given more than `blocks` blocks ago.
	fn fresh(service: ServiceId, feed: FeedId, blocks: u64) -> Option<Answer>;
}

impl<T: Config> Answers for Pallet<T> {
	fn latest(service: ServiceId, feed: FeedId) -> Option<Answer> {
		let oracle = OracleService::<T>::load(service).ok()?;
		let feeds = FeedStore::<T>::all(service);
		let asked = feeds.get(feed.saturated_into::<usize>())?;
		let slots =
			[0u8, 1].into_iter().filter_map(|place| Slots::<T>::get((service, feed, place)));
		// A round that is over has its answer, though nobody may have closed it.
		let over = slots.filter(|slot| slot.number < oracle.round_now());
		let answers = over.filter_map(|slot| RoundStore::answer_of(&oracle, asked, &slot));
		answers.chain(Latest::<T>::get(service, feed)).max_by_key(|answer| answer.round)
	}

	fn fresh(service: ServiceId, feed: FeedId, blocks: u64) -> Option<Answer> {
		let answer = <Self as Answers>::latest(service, feed)?;
		(block_now::<T>().saturating_sub(answer.block) <= blocks).then_some(answer)
	}
}

impl<T: Config> Pallet<T> {
	/// Returns the open feeds of a service, by number.
	pub fn open_feeds(service: ServiceId) -> Vec<(FeedId, Feed)> {
		let numbered = (0..).zip(FeedStore::<T>::all(service));
		numbered.filter(|(_, feed)| feed.closed.is_none()).collect()
	}

	/// Returns who deviated in an era, and by how many steps. Evidence names the era and each of them.
	pub fn faults_in(service: ServiceId, era: EraIndex) -> Vec<(AssignmentId, u8)> {
		let faults = Faults::<T>::get(service, place_of_era(era));
		if faults.era == era {
			faults.steps.into_inner()
		} else {
			Vec::new()
		}
	}
}
