#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
// The macro expands to these, for clients.
#![allow(clippy::too_many_arguments, clippy::arithmetic_side_effects, clippy::as_conversions)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use pallet_restaking_attestation::{Accepted, ToSign};
use pallet_restaking_availability::{Backer, Blob, Question};
use pallet_restaking_oracle::{Answer, Feed, FeedId};
use restaking_primitives::{AssignmentId, Duty, EraIndex, Fault, ServiceId};
use sp_core::H256;

sp_api::decl_runtime_apis! {
	/// What operators owe and what they failed to do, at services of all kinds: for the programs of operators and
	/// of those who report faults.
	pub trait DutiesApi<AccountId>
	where
		AccountId: Codec,
	{
		/// Returns what an operator can and must do at a service now, and has not done. The calls are encoded as
		/// calls of the runtime; where the operator has to add something, that part is empty.
		fn duties(service: ServiceId, operator: AccountId) -> Vec<Duty<Vec<u8>>>;

		/// Returns the faults that the chain has recorded and that can still be reported, or have been.
		fn faults(service: ServiceId) -> Vec<Fault>;

		/// Returns the evidence of the faults of one operator, as `report_offence` takes it.
		fn evidence_for(assignment: AssignmentId) -> Vec<Vec<u8>>;
	}

	/// Reads of oracle services.
	pub trait OracleApi {
		/// Returns the open feeds of a service, by number. Empty if there is no such service.
		fn feeds(service: ServiceId) -> Vec<(FeedId, Feed)>;

		/// Returns the answer of the latest round that is over and has one, of any age. `None` if none had.
		fn latest(service: ServiceId, feed: FeedId) -> Option<Answer>;

		/// Returns the latest answer if none of its values was given more than `blocks` blocks ago.
		fn fresh(service: ServiceId, feed: FeedId, blocks: u64) -> Option<Answer>;

		/// Returns who deviated in an era, with the farthest step, counted from one. Evidence of each step
		/// up to this one can be reported.
		fn faults(service: ServiceId, era: EraIndex) -> Vec<(AssignmentId, u8)>;
	}

	/// Reads of availability services.
	pub trait AvailabilityApi<AccountId>
	where
		AccountId: Codec,
	{
		/// Returns the chunks that an operator is asked for now and has not shown, by draws of the chain and by
		/// challenges of people, each with the tick in which it is too late.
		fn asked(service: ServiceId, operator: AccountId) -> Vec<Question>;

		/// Returns the operators that have promised a blob for an era, each with the stake that counts through it
		/// in that era. Nobody for an era that is too old to judge.
		fn held(service: ServiceId, blob: Blob, era: EraIndex) -> Vec<Backer<AccountId>>;
	}

	/// Reads of attestation services.
	pub trait AttestationApi {
		/// Returns what an operator signs now to state `content` for a height, and the era whose key signs
		/// it. `None` if the service accepts no signatures for this height now. To be asked at a finalised
		/// block: on a fork the height may be due in another era.
		fn to_sign(service: ServiceId, height: u64, content: H256) -> Option<ToSign>;

		/// Returns the statement accepted for a height, with the stake behind it and the value that this
		/// stake certifies. `None` if no statement reached the quorum, or if the height is no longer kept.
		fn accepted(service: ServiceId, height: u64) -> Option<Accepted>;

		/// Returns the accepted statement with the greatest height. `None` if none was ever accepted.
		fn latest(service: ServiceId) -> Option<Accepted>;
	}
}
