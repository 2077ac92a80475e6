//! The origins behind the handles that services and bonds name, so that people can read who they are. The
//! only writer of them.

use crate::{
	pallet::*,
	types::{Handle, KnownOrigin},
	CallerOf,
};
use alloc::collections::BTreeSet;
use codec::Encode;
use core::marker::PhantomData;
use frame_support::traits::WrapperKeepOpaque;
use restaking_primitives::OriginNames;

/// The origins that something names, each with the number of services and bonds that do.
pub(crate) struct OriginStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> OriginStore<T, I> {
	/// Returns the origin of a handle; `None` if nothing names it any more, or this runtime can not read it.
	pub fn get(handle: Handle) -> Option<CallerOf<T, I>> {
		let caller = KnownOrigins::<T, I>::get(handle)?.caller.try_decode()?;
		Some(CallerOf::<T, I>::new(caller))
	}

	/// Returns the account with which the origin of a handle holds funds; where this runtime can not read the origin,
	/// that with which it did. `None` if it has none, or nothing names it any more.
	pub fn account(handle: Handle) -> Option<T::AccountId> {
		let known = KnownOrigins::<T, I>::get(handle)?;
		match known.caller.try_decode() {
			Some(caller) => T::OriginNames::account(&caller),
			None => known.account,
		}
	}

	/// Keeps an origin for one service or bond more.
	pub fn keep(handle: Handle, caller: &CallerOf<T, I>) {
		KnownOrigins::<T, I>::mutate(handle, |known| {
			let uses = known.as_ref().map_or(0, |known| known.uses);
			// One for each service and bond there is.
			let uses = uses.saturating_add(1);
			let account = T::OriginNames::account(caller);
			let caller = WrapperKeepOpaque::from_encoded(caller.encode());
			*known = Some(KnownOrigin { caller, account, uses });
		});
	}

	/// Releases an origin for one service or bond. The last one removes it.
	pub fn release(handle: Handle) {
		KnownOrigins::<T, I>::mutate_exists(handle, |known| {
			if let Some(it) = known {
				it.uses = it.uses.saturating_sub(1);
			}
			*known = known.take().filter(|it| it.uses > 0);
		});
	}

	/// Follows a change of the handles that a service names. Those that are new are among `callers`.
	pub fn follow(
		before: &BTreeSet<Handle>,
		after: &BTreeSet<Handle>,
		callers: &[(Handle, &CallerOf<T, I>)],
	) {
		for handle in after.difference(before) {
			if let Some((_, caller)) = callers.iter().find(|(named, _)| named == handle) {
				Self::keep(*handle, caller);
			}
		}
		for handle in before.difference(after) {
			Self::release(*handle);
		}
	}
}
