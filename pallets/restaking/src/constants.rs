//! What clients see of the pallet's bounds and accounts.

use frame_support::pallet_macros::pallet_section;

/// What clients see of the pallet's bounds and accounts.
#[pallet_section]
mod constants {
	#[pallet::extra_constants]
	impl<T: Config<I>, I: 'static> Pallet<T, I> {
		/// The most bytes of metadata.
		fn max_metadata_len() -> u32 {
			MAX_METADATA_LEN
		}

		/// The most operators that are approved and have not joined a service.
		fn max_approvals() -> u32 {
			MAX_APPROVALS
		}

		/// The most requests to slash that are open at once for one assignment.
		fn max_open_requests() -> u32 {
			MAX_OPEN
		}

		/// The most bytes of evidence.
		fn max_evidence_len() -> u32 {
			MAX_EVIDENCE_LEN
		}

		/// The most members that one page settles.
		fn max_page() -> u32 {
			MAX_PAGE
		}

		/// The most eras over which a stream of rewards runs.
		fn max_stream_eras() -> u32 {
			MAX_STREAM_ERAS
		}

		/// The account that keeps the rewards of all services.
		fn rewards_account_id() -> T::AccountId {
			Self::rewards_account()
		}

		/// The account that keeps what waits for recipients and reporters.
		fn escrow_account_id() -> T::AccountId {
			Self::escrow_account()
		}
	}
}
