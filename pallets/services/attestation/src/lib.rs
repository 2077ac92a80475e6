#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

mod attested;
mod ballots;
mod calls;
mod duties;
#[cfg(any(feature = "try-runtime", test))]
mod laws;
mod message;
mod offences;
mod presence;
mod service;
mod types;
mod visits;

#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
#[cfg(test)]
mod tests;

pub mod weights;

pub use attested::{Attested, MinSecurity, OnAccepted};
pub use message::salt;
pub use pallet::*;
pub use types::{
	Accepted, Ballot, Equivocation, Evidence, Said, Signed, Statement, Tally, ToSign, KEPT,
};
pub use weights::WeightInfo;

use frame_support::{pallet_prelude::*, weights::WeightMeter};
use restaking_primitives::{
	AssignmentId, Balance, Cursor, EraIndex, EraWork, FreeDuties, HasRules, OffenceSink,
	PledgeInspect, RewardSink, ServiceId, Visits, MAX_PLACES,
};
use sp_core::H256;
use sp_runtime::SaturatedConversion;

/// The services that the chain visits in turn.
pub(crate) type Watched<T> = Visits<Cursors<T>, LastVisited<T>>;

#[frame_support::pallet]
// The pallet macros expand to these, for metadata, bounds and codecs.
#[allow(clippy::as_conversions, clippy::expect_used, clippy::unreachable)]
pub mod pallet {
	use super::*;
	use frame_system::{
		ensure_signed,
		pallet_prelude::{BlockNumberFor, OriginFor},
	};

	/// Version 1: the first.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Source of services, operators, their keys and counted stake: `pallet-restaking` in a runtime. It also
		/// takes accusations and the work that was done.
		///
		/// Its hook must have a variant for [`Equivocation`]; services with another hook are refused.
		type Pledges: PledgeInspect<Self::AccountId, Hook: TryInto<Equivocation> + HasRules<Equivocation>>
			+ FreeDuties
			+ OffenceSink
			+ RewardSink;

		/// Hears of each accepted statement: a bridge, for example. `()` if nobody does.
		type OnAccepted: OnAccepted;

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
	/// height in its place, and ends with the service.
	#[pallet::storage]
	pub type Ballots<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Twox64Concat, u32, Ballot>;

	/// Who signed how many heights: by service, and the era modulo
	/// [`ERAS_KEPT`](restaking_primitives::ERAS_KEPT).
	///
	/// `Twox64Concat`: the chain counts services and eras. An entry begins when operators with half of the
	/// stake have signed for a height of the era, is overwritten by a later era, and ends with the service.
	#[pallet::storage]
	pub type Work<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Twox64Concat, u32, EraWork, ValueQuery>;

	/// Accepted statement of a service with the greatest height.
	///
	/// `Twox64Concat`: the chain counts the ids, so nobody can choose them. The height only grows; the
	/// entry stays when its ballot is overwritten, and ends with the service.
	#[pallet::storage]
	pub type Latest<T: Config> = StorageMap<_, Twox64Concat, ServiceId, Accepted>;

	/// What the chain has seen of the members of each service.
	///
	/// `Twox64Concat`: the chain counts the ids, so nobody can choose them. An entry begins with the first
	/// signature at the service, and is forgotten with it.
	#[pallet::storage]
	pub type Cursors<T> = StorageMap<_, Twox64Concat, ServiceId, Cursor>;

	/// The service that the chain has visited last. Absent if it is gone.
	#[pallet::storage]
	pub type LastVisited<T> = StorageValue<_, ServiceId>;

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
			/// Number of signatures that were new and are counted.
			signatures: u32,
			/// Number of those that were not: their operators have signed before, or do not count.
			skipped: u32,
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
			/// Value that the stake of the height's era certifies: see [`Accepted::certified`](crate::Accepted).
			certified: Balance,
		},
		/// The work of an operator was recorded by a call, for its rewards.
		WorkSettled {
			/// Id of the operator's assignment.
			assignment: AssignmentId,
			/// The era, which is the last one.
			era: EraIndex,
			/// Number of attempted heights for which it signed.
			points: u32,
			/// Number of attempted heights.
			most: u32,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The service does not exist or is no attestation service. Look up its id and the hook of its
		/// terms.
		NotAttestation,
		/// Records of heights would be reused too soon. Set `voting` to at most 32 × `period`.
		BadCalendar,
		/// Authors of a few blocks could keep operators from signing. Set `voting` to at least a quarter of
		/// the ticks of an era, or 32.
		VotingTooShort,
		/// An operator could sign twice when a quarter of the report window is over. Set `voting` to at most
		/// a quarter of the ticks of the report window and those of two eras, or make that window longer.
		VotingTooLong,
		/// Heights would come too late, or too rarely, for anybody to be liable. Set `first` to at most the
		/// ticks of an exit window from now on, and `period` to at most as many ticks.
		NeverDue,
		/// Two quorums could accept two statements without one operator that signs both. Set the quorum of
		/// the terms above 50 %.
		QuorumTooLow,
		/// One small operator that is silent would stop the service. Set the quorum of the terms to at most
		/// 99 %.
		QuorumTooHigh,
		/// The height is not due yet. Wait for its tick.
		NotDue,
		/// The time to sign for this height is over. Sign a later one.
		VotingOver,
		/// The statement names another era than that of its height. Ask `to_sign` which era it is, and do not
		/// hand out what was signed: it is an offence.
		WrongEra,
		/// No stake counts in the era of the height. Wait for a height in an era with pledges.
		NothingCounted,
		/// The call has no signature. Send at least one.
		NoSignatures,
		/// All operators of the call have signed for this height already, or do not count in its era. Send
		/// one that is new.
		NothingNew,
		/// The service has more operators than places. Report it: no service should.
		TooManyOperators,
		/// The operator had no key in the era that the statement names. Look for the right operator.
		NoKey,
		/// A signature is not of this statement by the operator's key of that era. Sign again.
		BadSignature,
		/// The exit window is longer than presence is kept. Set it to at most 30 eras.
		ExitWindowTooLong,
		/// The rules expect too much presence or none. Set `mostMissed` from 10 % to 90 %.
		BadPresence,
		/// One absence would suspend the operator until its exit window is over. Lower `absence` to half of
		/// the maximum slash.
		TooDear,
		/// An era of work would be recorded too late to pay for it. Set `voting` to at most half of an era, or
		/// `paysWork` to false.
		WorkTooLate,
		/// A height of the era can still be signed. Report absence when the time of its last one is over.
		VotingOpen,
		/// The operator did not serve with stake in this era. Report another one.
		NotServing,
		/// Less than half of the era's heights were signed by half of the stake, so nobody is missed.
		/// Report another era.
		NotAttempted,
		/// The operator signed often enough. Report another one.
		WasPresent,
		/// The bytes are no evidence. Encode it as the documentation says.
		BadEvidence,
		/// Both statements name the same content, which is no offence. Bring two that differ.
		SameStatement,
		/// The height was due in the era that the statement names, which is no offence.
		RightEra,
		/// The height is not due yet, the era that the statement names is not over, or it is too old to be
		/// judged. Report within the report window.
		NotJudged,
		/// The terms of the service pay for no signatures. Nothing can be settled.
		WorkNotPaid,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(_now: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::visit_some(meter);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::check_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Brings signatures of operators for a statement about one height.
		///
		/// - `origin`: Signed by any account: permissionless, only the signatures matter.
		/// - `service`: Id of a service whose terms have the hook `Equivocation`.
		/// - `statement`: Height, which must be due and open for signatures, its era, and the hash stated for
		///   it.
		/// - `signatures`: Operators with their signatures, at least 1 and at most 128. Operators that have
		///   signed for the height before, or do not count in its era, are skipped unread. All others sign
		///   with their key of that era.
		///
		/// Emits `Attested`; `Accepted` if the statement has the quorum now and no other had it before.
		///
		/// Errors: `NoSignatures`, `NotAttestation`, `NotDue`, `VotingOver`, `WrongEra`, `NothingCounted`,
		/// `NothingNew`; of a single signature `BadSignature`, `NoKey`, `TooManyOperators`. One bad signature
		/// refuses all of them.
		///
		/// Cost: one ballot, the records of presence, and for each signature three reads and a verification. No
		/// fee if each signature was new and counted, and the block has room for free duties.
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::attest_weight(signatures.len().saturated_into()))]
		pub fn attest(
			origin: OriginFor<T>,
			service: ServiceId,
			statement: Statement,
			signatures: BoundedVec<Signed<T::AccountId>, ConstU32<MAX_PLACES>>,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_attest(service, statement, &signatures)
		}

		/// Records for how many heights an operator signed in the last era, for its rewards.
		///
		/// The chain does it by itself where it comes to the service in time.
		///
		/// - `origin`: Signed by any account: permissionless.
		/// - `service`: Id of a service whose terms have the hook `Equivocation` that pays for work.
		/// - `assignment`: Id of an assignment at it that served in the last era.
		///
		/// Emits `WorkSettled`.
		///
		/// Errors: `NotAttestation`, `WorkNotPaid`, `NotServing`, `NotJudged` (a height can still be signed),
		/// `NotAttempted`; the error of the pallet that rewards work, as for a second time.
		///
		/// Cost: seven records, and what the pallet that rewards work writes.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::settle_work().saturating_add(T::Pledges::credit_weight()))]
		pub fn settle_work(
			origin: OriginFor<T>,
			service: ServiceId,
			assignment: AssignmentId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_settle_work(service, assignment)
		}
	}

	impl<T: Config> Pallet<T> {
		/// The weight of [`Self::attest`] with so many signatures, and of who hears of it.
		pub(crate) fn attest_weight(signatures: u32) -> Weight {
			T::WeightInfo::attest(signatures).saturating_add(T::OnAccepted::weight())
		}
	}
}
