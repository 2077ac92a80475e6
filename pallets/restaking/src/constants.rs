//! The bounds of the pallet, and the constants that clients see in its metadata.

use frame_support::pallet_macros::pallet_section;
use restaking_primitives::EraIndex;

/// The maximum length of the metadata of a service or an operator, in bytes: a link, or a hash.
pub const MAX_METADATA_LEN: u32 = 256;

/// The maximum number of operators that are approved and have not joined a service.
pub const MAX_APPROVALS: u32 = 32;

/// The maximum number of requests that are open at once for one assignment. The minimum fraction of a
/// request is the maximum slash over this.
pub const MAX_OPEN: u32 = 32;

/// The maximum number of entries of an assignment's log: executed slashes that some member has not
/// settled, and its closing, for which one place is kept.
pub const MAX_LOG: u32 = 64;

/// The maximum number of assignments that one call removes for good, as their last member leaves.
pub const MAX_REMOVED: u32 = 2;

/// The maximum length of evidence, in bytes.
pub const MAX_EVIDENCE_LEN: u32 = 4_096;

/// The maximum number of members that one page settles.
pub const MAX_PAGE: u32 = 32;

/// The maximum number of bans, and of mass vetoes, that are removed together with their service.
pub const MAX_FORGOTTEN: u32 = 32;

/// The minimum veto window of a service with a slasher, in eras: at least one whole era.
pub const MIN_VETO_WINDOW_WITH_SLASHER: EraIndex = 2;

/// The names that this section uses. Another section may use the same.
#[allow(unused_imports)]
pub(crate) mod imports {
	pub(crate) use crate::{
		types::MAX_STREAM_ERAS, MAX_APPROVALS, MAX_EVIDENCE_LEN, MAX_METADATA_LEN, MAX_OPEN,
		MAX_PAGE,
	};
}

#[pallet_section]
mod constants {
	use super::constants::imports::*;
	// Here and not above: the stores use the bounds of this file.
	use crate::store::{Escrow, PotStore};

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

		/// The maximum number of slash requests that are open at once for one assignment.
		fn max_open_requests() -> u32 {
			MAX_OPEN
		}

		/// The maximum length of evidence, in bytes.
		fn max_evidence_len() -> u32 {
			MAX_EVIDENCE_LEN
		}

		/// The maximum number of members that one page settles.
		fn max_page() -> u32 {
			MAX_PAGE
		}

		/// The maximum number of eras over which a stream of rewards runs.
		fn max_stream_eras() -> u32 {
			MAX_STREAM_ERAS
		}

		/// The account that holds the pots of all services.
		fn rewards_account_id() -> T::AccountId {
			PotStore::<T, I>::account()
		}

		/// The account that holds the escrow of all slashes.
		fn escrow_account_id() -> T::AccountId {
			Escrow::<T, I>::account()
		}
	}
}
