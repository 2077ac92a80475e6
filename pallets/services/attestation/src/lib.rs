#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
// The codec derives number the variants of enums with `as`.
#![allow(clippy::as_conversions)]

extern crate alloc;

mod ballots;
mod equivocation;
mod types;

#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
#[cfg(test)]
mod tests;

pub mod weights;

pub use pallet::*;
pub use types::{
	Ballot, Equivocation, Evidence, Signed, Statement, Tally, ToSign, KEPT, MAX_SIGNERS,
};
pub use weights::WeightInfo;

use frame_support::pallet_prelude::*;
use restaking_primitives::{PledgeInspect, ServiceId};
use sp_core::H256;

/// Lets other pallets read what was accepted.
pub trait Attested {
	/// What the operators of a service say about a height, if they agreed and it is not too old.
	fn accepted(service: ServiceId, height: u64) -> Option<H256>;

	/// The highest statement on which they agreed.
	fn latest(service: ServiceId) -> Option<Statement>;
}

#[frame_support::pallet]
// What the pallet macros write for metadata and bounds.
#[allow(clippy::expect_used, clippy::unreachable)]
pub mod pallet {
	use super::*;
	use frame_system::{ensure_signed, pallet_prelude::OriginFor};

	/// Version 1: the first.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who serves, with how much behind it.
		type Pledges: PledgeInspect<Self::AccountId, Hook: TryInto<Equivocation>>;

		/// The weights of the calls.
		type WeightInfo: WeightInfo;

		/// Sets up what the benchmarks need.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: restaking_primitives::BenchmarkHelper<Self::AccountId, Equivocation>;
	}

	/// What was said about the latest heights of a service: each height in the place of its number
	/// modulo the number of places.
	#[pallet::storage]
	pub type Ballots<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Twox64Concat, u32, Ballot>;

	/// The highest statement that a service's operators have agreed on.
	#[pallet::storage]
	pub type Latest<T: Config> = StorageMap<_, Twox64Concat, ServiceId, Statement>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Operators have signed a statement.
		Attested {
			/// The service.
			service: ServiceId,
			/// The height.
			height: u64,
			/// What it says.
			content: H256,
			/// How many signatures came.
			signatures: u32,
			/// What counts with all who signed it so far.
			counted: restaking_primitives::Balance,
		},
		/// A quorum of what counts stands behind a statement.
		Accepted {
			/// The service.
			service: ServiceId,
			/// The height.
			height: u64,
			/// What it says.
			content: H256,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such attestation service. Look up its id and its terms.
		NotAttestation,
		/// A height needs at least one block, and a time to vote that is over before its place is
		/// used again. Choose others.
		BadCalendar,
		/// An equivocation would cost nothing. Name a fraction.
		NothingAtStake,
		/// The height is not due yet. Wait for its block.
		NotDue,
		/// The time to sign for this height is over. Sign a later one.
		VotingOver,
		/// No stake counts in the era of the height. Nothing can stand behind it.
		NothingCounted,
		/// There is no signature. Send at least one.
		NoSignatures,
		/// An operator did not serve in the era of the height, or is suspended. Leave it out.
		NotServing,
		/// An operator has too small a part of what counts to be heard. Leave it out.
		TooLittleStake,
		/// An operator had no key in the era of the height. Leave it out.
		NoKey,
		/// A signature is not of this statement by the operator's key of that era. Sign again.
		BadSignature,
		/// An operator has signed for this height already. Leave it out; if it was another statement,
		/// report it.
		AlreadySigned,
		/// The bytes are not two signed statements. Encode them as the documentation says.
		BadEvidence,
		/// Both statements are the same: that is no offence.
		SameStatement,
		/// The height is too old to be judged, or not due yet.
		NotJudged,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Brings signatures of operators for a statement about a height. By anybody: only the
		/// signatures matter.
		///
		/// Errors: no attestation service; height not due, or too old; an operator that does not
		/// serve, has too little stake, or has signed; a bad signature. Then none of them is taken.
		///
		/// Cost: one record, and for each signature two reads and a verification.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::attest(signatures.len() as u32))] // cast: bounded
		pub fn attest(
			origin: OriginFor<T>,
			service: ServiceId,
			statement: Statement,
			signatures: BoundedVec<Signed<T::AccountId>, ConstU32<MAX_SIGNERS>>,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_attest(service, statement, signatures)
		}
	}
}
