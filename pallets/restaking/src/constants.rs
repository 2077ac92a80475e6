//! The constants that clients see in the metadata.

use frame_support::pallet_macros::pallet_section;

/// The names that this section uses. Another section may use the same.
#[allow(unused_imports)]
pub(crate) mod imports {
	pub(crate) use crate::{
		store::Escrow,
		types::{MAX_ASSIGNMENTS, MAX_STREAM_ERAS},
		MAX_APPROVALS, MAX_METADATA_LEN, MAX_OPEN,
	};
}

#[pallet_section]
mod constants {
	use super::constants::imports::*;

	#[pallet::extra_constants]
	impl<T: Config<I>, I: 'static> Pallet<T, I> {
		/// The maximum length of metadata, in bytes.
		fn max_metadata_len() -> u32 {
			MAX_METADATA_LEN
		}

		/// The maximum number of operators that are approved and have not joined a service.
		fn max_approvals() -> u32 {
			MAX_APPROVALS
		}

		/// The maximum number of assignments of one operator, closed ones included.
		fn max_assignments() -> u32 {
			MAX_ASSIGNMENTS
		}

		/// The maximum number of slash requests that are open at once for one assignment.
		fn max_open_requests() -> u32 {
			MAX_OPEN
		}

		/// The maximum number of eras over which a stream of rewards runs.
		fn max_stream_eras() -> u32 {
			MAX_STREAM_ERAS
		}

		/// The account that holds the escrow of all slashes.
		fn escrow_account_id() -> T::AccountId {
			Escrow::<T, I>::account()
		}
	}
}
