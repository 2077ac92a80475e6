#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

mod attested;
mod ballots;
mod calls;
mod equivocation;
mod service;
mod types;

#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
#[cfg(test)]
mod tests;

pub mod weights;

pub use attested::Attested;
pub use pallet::*;
pub use types::{
	Ballot, Equivocation, Evidence, Signed, Statement, Tally, ToSign, KEPT, MAX_SIGNERS,
};
pub use weights::WeightInfo;

use frame_support::pallet_prelude::*;
use restaking_primitives::{Balance, PledgeInspect, ServiceId};
use sp_core::H256;
use sp_runtime::SaturatedConversion;

#[frame_support::pallet]
// The pallet macros expand to these, for metadata, bounds and codecs.
#[allow(clippy::as_conversions, clippy::expect_used, clippy::unreachable)]
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
		/// Source of services, operators, their keys and counted stake: `pallet-restaking` in a runtime.
		///
		/// Its hook must have a variant for [`Equivocation`]; services with another hook are refused.
		type Pledges: PledgeInspect<Self::AccountId, Hook: TryInto<Equivocation>>;

		/// Weights of the calls and of a judgement, measured in the runtime that uses them.
		type WeightInfo: WeightInfo;

		/// Set-up of services, operators and signatures for the benchmarks.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: restaking_primitives::BenchmarkHelper<Self::AccountId, Equivocation>;
	}

	/// Ballots for the latest heights of a service, each in the place of its height modulo [`KEPT`].
	///
	/// `Twox64Concat`: the chain counts the services, and there are 64 places, so nobody can choose
	/// keys. An entry begins with the first signature for a height, is overwritten by that of a later
	/// height in its place, and is never removed.
	#[pallet::storage]
	pub type Ballots<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Twox64Concat, u32, Ballot>;

	/// Accepted statement of a service with the greatest height.
	///
	/// `Twox64Concat`: the chain counts the ids, so nobody can choose them. The height only grows; the
	/// entry is never removed, also when its ballot is overwritten.
	#[pallet::storage]
	pub type Latest<T: Config> = StorageMap<_, Twox64Concat, ServiceId, Statement>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Operators have signed a statement.
		Attested {
			/// Id of the service.
			service: ServiceId,
			/// Height of the statement, in periods of the rules.
			height: u64,
			/// Hash that the statement names.
			content: H256,
			/// Number of signatures in this call.
			signatures: u32,
			/// Stake counted behind all signers of the statement so far, in the smallest unit of the
			/// staking currency.
			counted: Balance,
		},
		/// A statement has reached the quorum of its service. Emitted once for a height.
		Accepted {
			/// Id of the service.
			service: ServiceId,
			/// Height of the statement, in periods of the rules.
			height: u64,
			/// Hash that the statement names.
			content: H256,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The service does not exist or is no attestation service. Look up its id and the hook of its
		/// terms.
		NotAttestation,
		/// The voting time is zero, or longer than the record of a height is kept. Set `voting` to at
		/// least 1 and at most 64 × `period`.
		BadCalendar,
		/// Statements would be signed when half of the report window is over. Set `voting` to at most half
		/// of the blocks of the report window, or make that longer.
		VotingTooLong,
		/// Heights would come too late, or too rarely, for anybody to be liable. Set `first` to at most the
		/// blocks of an exit window from now on, and `period` to at most as many blocks.
		NeverDue,
		/// Two quorums could accept two statements without one operator that signs both. Set the quorum of
		/// the terms above 50 %.
		QuorumTooLow,
		/// The height is not due yet. Wait for its block.
		NotDue,
		/// The time to sign for this height is over. Sign a later one.
		VotingOver,
		/// No stake counts in the era of the height. Wait for a height in an era with pledges.
		NothingCounted,
		/// The call has no signature. Send at least one.
		NoSignatures,
		/// An operator did not serve in the era of the height, or is suspended. Leave it out.
		NotServing,
		/// An operator has less than a 64th part of the counted stake. Leave it out.
		TooLittleStake,
		/// An operator had no key in the era of the height. Leave it out.
		NoKey,
		/// A signature is not of this statement by the operator's key of that era. Sign again.
		BadSignature,
		/// An operator has signed for this height already. Leave it out; if it signed another
		/// statement, report it.
		AlreadySigned,
		/// The bytes are not two signed statements. Encode them as the documentation says.
		BadEvidence,
		/// Both statements are the same, which is no offence. Bring two that differ.
		SameStatement,
		/// The height is too old to be judged, or not due yet. Report while its era is within the
		/// report window.
		NotJudged,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Brings signatures of operators for a statement about one height.
		///
		/// - `origin`: Signed by any account: permissionless, only the signatures matter.
		/// - `service`: Id of a service whose terms have the hook `Equivocation`.
		/// - `statement`: Height, which must be due and open for signatures, and the hash stated for it.
		/// - `signatures`: Operators with their signatures, at least 1 and at most 64, each operator
		///   once. Each must serve since the era of the height, with at least a 64th part of the stake
		///   counted in it, and sign with its key of that era.
		///
		/// Emits `Attested`; `Accepted` if the statement has the quorum now and no other had it before.
		///
		/// Errors: `NoSignatures`, `NotAttestation`, `NotDue`, `VotingOver`, `NothingCounted`; of a
		/// single signature `NotServing`, `TooLittleStake`, `AlreadySigned`, `NoKey`, `BadSignature`.
		/// One bad signature refuses all of them.
		///
		/// Cost: one ballot, and for each signature two reads and a verification.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::attest(signatures.len().saturated_into()))]
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
