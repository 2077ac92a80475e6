//! The version of the other chain's runtime that is known here. The only writer of it.

use crate::pallet::*;
use core::marker::PhantomData;

/// The highest version of the other chain's runtime of which news are taken.
pub(crate) struct VersionStore<T>(PhantomData<T>);

impl<T: Config> VersionStore<T> {
	/// Allows a version, and all below it.
	pub fn allow(version: u32) {
		AllowedVersion::<T>::put(version);
	}

	/// Returns true if news of this version are taken.
	pub fn allows(version: u32) -> bool {
		AllowedVersion::<T>::get().is_some_and(|allowed| version <= allowed)
	}
}
