#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
// What the macro makes for clients.
#![allow(clippy::too_many_arguments, clippy::arithmetic_side_effects, clippy::as_conversions)]

extern crate alloc;

use alloc::vec::Vec;
use pallet_restaking_attestation::{Statement, ToSign};
use pallet_restaking_oracle::{Answer, FeedId, Name};
use restaking_primitives::ServiceId;
use sp_core::H256;

sp_api::decl_runtime_apis! {
	/// What oracle services answer.
	pub trait OracleApi {
		/// The open feeds of a service, by number and name.
		fn feeds(service: ServiceId) -> Vec<(FeedId, Name)>;

		/// The answer of the latest round that is over and in which operators agreed.
		fn latest(service: ServiceId, feed: FeedId) -> Option<Answer>;

		/// The answer of a round that is over, if operators agreed and it is not too old.
		fn answer(service: ServiceId, feed: FeedId, round: u64) -> Option<Answer>;
	}

	/// What attestation services say.
	pub trait AttestationApi {
		/// What an operator signs now to say this, and with the key of which era; nothing when the
		/// service takes no statements for this height.
		fn ballot(service: ServiceId, statement: Statement) -> Option<ToSign>;

		/// What operators say about a height, if they agreed and it is not too old.
		fn accepted(service: ServiceId, height: u64) -> Option<H256>;

		/// The highest statement on which they agreed.
		fn latest(service: ServiceId) -> Option<Statement>;
	}
}
