//! The published sets of services. The only writer of them.

use crate::{
	pallet::*,
	types::{PublishedRoster, RootOf, RosterDraft, KEPT_ROSTERS},
};
use core::marker::PhantomData;
use restaking_primitives::{EraIndex, ServiceId};
use sp_runtime::DispatchResult;

/// The published sets of services: the latest rosters, and the roots of the exit window.
pub(crate) struct RosterStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> RosterStore<T, I> {
	/// Returns the key under which the roster of an era is kept until another one takes its place.
	fn key(era: EraIndex) -> u32 {
		era.checked_rem(KEPT_ROSTERS).unwrap_or_default()
	}

	/// Returns the roster of an era that is gathered; `None` if it was not begun.
	pub fn draft(service: ServiceId, era: EraIndex) -> Option<RosterDraft> {
		Drafts::<T, I>::get(service).filter(|draft| draft.era == era)
	}

	/// Writes a roster that is not complete.
	pub fn put_draft(service: ServiceId, draft: &RosterDraft) {
		Drafts::<T, I>::insert(service, draft);
	}

	/// Returns the roster of an era; `None` if it was not published, or is not kept any more.
	pub fn roster(service: ServiceId, era: EraIndex) -> Option<PublishedRoster> {
		Rosters::<T, I>::get(service, Self::key(era)).filter(|roster| roster.era == era)
	}

	/// Returns the root of an era; `None` if it was not published, or is not kept any more.
	pub fn root(service: ServiceId, era: EraIndex) -> Option<RootOf> {
		Roots::<T, I>::get(service).into_iter().rfind(|root| root.era == era)
	}

	/// Publishes a set. Forgets the roots of eras before `first`.
	pub fn publish(
		service: ServiceId,
		roster: &PublishedRoster,
		root: RootOf,
		first: EraIndex,
	) -> DispatchResult {
		Drafts::<T, I>::remove(service);
		Rosters::<T, I>::insert(service, Self::key(roster.era), roster);
		Roots::<T, I>::try_mutate(service, |roots| {
			roots.retain(|root| root.era >= first);
			roots.try_push(root).map_err(|_| Error::<T, I>::Inconsistent.into())
		})
	}

	/// Forgets all of a service that is removed.
	pub fn remove(service: ServiceId) {
		Drafts::<T, I>::remove(service);
		for key in 0..KEPT_ROSTERS {
			Rosters::<T, I>::remove(service, key);
		}
		Roots::<T, I>::remove(service);
	}
}
