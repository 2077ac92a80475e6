//! The way of this chain's word to the other one.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::weights::Weight;
use restaking_primitives::{AssignmentId, EraIndex};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{DispatchResult, Perbill};

/// A fault that this chain has found, and no signature proves: its word.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Report {
	/// The assignment of the operator.
	pub assignment: AssignmentId,
	/// The era of the offence, of the other chain.
	pub offence_era: EraIndex,
	/// The part to take of the stake that counted in that era.
	pub fraction: Perbill,
	/// The id of the offence.
	pub offence_id: H256,
	/// The Blake2-256 hash of the evidence.
	pub evidence_hash: H256,
}

/// Sends the word of this chain to the other one, where this chain is the slasher of the service: by a message of XCM
/// with a `Transact` of `request_slash`, for example.
///
/// It is told there at least once, some time. An offence counts there once, however often it is told.
pub trait Outbox {
	/// Sends a report. Fails if it can not be sent now, and changes nothing then.
	fn request_slash(report: &Report) -> DispatchResult;

	/// The largest weight of [`Self::request_slash`].
	fn weight() -> Weight;
}
