#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
// The macro expands to these, for clients.
#![allow(clippy::too_many_arguments, clippy::arithmetic_side_effects, clippy::as_conversions)]

extern crate alloc;

use alloc::vec::Vec;
use pallet_restaking_attestation::{Statement, ToSign};
use pallet_restaking_oracle::{Answer, FeedId, Name};
use restaking_primitives::ServiceId;
use sp_core::H256;

sp_api::decl_runtime_apis! {
	/// Reads of oracle services.
	pub trait OracleApi {
		/// Returns the open feeds of a service, by number and name. Empty if there is no such service.
		fn feeds(service: ServiceId) -> Vec<(FeedId, Name)>;

		/// Returns the answer of the latest round that is over and reached the quorum: its number, the
		/// median in the feed's unit, and the answering stake. `None` if none did.
		fn latest(service: ServiceId, feed: FeedId) -> Option<Answer>;

		/// Returns the answer of one round. `None` if the round is open, did not reach the quorum, or is
		/// no longer kept.
		fn answer(service: ServiceId, feed: FeedId, round: u64) -> Option<Answer>;
	}

	/// Reads of attestation services.
	pub trait AttestationApi {
		/// Returns the bytes that an operator signs now for a statement, and the era whose key signs
		/// them. `None` if the service accepts no signatures for this height now.
		fn ballot(service: ServiceId, statement: Statement) -> Option<ToSign>;

		/// Returns the content accepted for a height. `None` if no statement reached the quorum, or if
		/// the height is no longer kept.
		fn accepted(service: ServiceId, height: u64) -> Option<H256>;

		/// Returns the accepted statement with the greatest height. `None` if none was ever accepted.
		fn latest(service: ServiceId) -> Option<Statement>;
	}
}
