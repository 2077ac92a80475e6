#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

mod calls;
mod challenges;
mod draws;
mod duties;
mod holdings;
#[cfg(any(feature = "try-runtime", test))]
mod laws;
mod service;
mod shown;
// The codec's derive for enums expands to `as`.
#[allow(clippy::as_conversions)]
mod types;
mod visits;
mod withholding;

#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
#[cfg(test)]
mod tests;

pub mod weights;

pub use pallet::*;
pub use types::{
	Asked, Asker, Backer, Blob, Challenge, ChallengeId, Chunk, Evidence, Holder, Holding, Item,
	Proof, Question, Stage, Withholding, ERAS_KEPT, MAX_CHUNK, MAX_CHUNKS, MAX_DOUBLING, MAX_DRAWS,
	MAX_ITEMS, MAX_OPEN, MAX_PROOF, MIN_CHUNK,
};
pub use weights::WeightInfo;

use frame_support::{pallet_prelude::*, traits::fungible, weights::WeightMeter};
use restaking_primitives::{
	AssignmentId, Balance, Cursor, EraIndex, FreeDuties, HasRules, OffenceSink, PledgeInspect,
	ServiceId, Visits, MAX_PLACES,
};
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
		/// Source of services, operators, counted stake and seeds: `pallet-restaking` in a runtime. It also takes
		/// accusations.
		///
		/// Its hook must have a variant for [`Withholding`]; services with another hook are refused.
		type Pledges: PledgeInspect<Self::AccountId, Hook: TryInto<Withholding> + HasRules<Withholding>>
			+ FreeDuties
			+ OffenceSink;

		/// Currency of deposits and of the prices of challenges.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>
			+ fungible::hold::Mutate<Self::AccountId, Reason: From<HoldReason>>;

		/// Deposit of an operator for a promise, above zero: it bounds the number of records. A change of it
		/// binds new promises only.
		type PromiseDeposit: Get<Balance>;

		/// Minimum price of a challenge that rules may name: twice the fee of the largest answer is advised, so
		/// that the half that the operator gets pays for its answer.
		type MinPrice: Get<Balance>;

		/// Weights of the calls and of a judgement, measured in the runtime that uses them.
		type WeightInfo: WeightInfo;

		/// Set-up of services and operators for the benchmarks.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: restaking_primitives::BenchmarkHelper<Self::AccountId, Withholding>;
	}

	/// Reasons of this pallet to hold funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Price of an open challenge, in its challenger's account.
		Challenge,
		/// Deposit for a promise, in its operator's account.
		Promise,
	}

	/// What each assignment has promised to hold, in the present and in all eras that can be judged.
	///
	/// `Twox64Concat`: the chain counts the ids. Each promise has its deposit. Removed by `end_promise`, and
	/// when the assignment is gone.
	#[pallet::storage]
	pub type Held<T: Config> = StorageMap<_, Twox64Concat, AssignmentId, Holding<T::AccountId>>;

	/// The draws that each assignment has answered: a bit for each, by era, for the eras that can be judged.
	///
	/// `Twox64Concat`: the chain counts the ids. Removed when the assignment is gone.
	#[pallet::storage]
	pub type Shown<T> = StorageMap<
		_,
		Twox64Concat,
		AssignmentId,
		BoundedVec<(EraIndex, u64), ConstU32<ERAS_KEPT>>,
		ValueQuery,
	>;

	/// The holders of each blob of a service, for its buyers.
	///
	/// `Blake2_128Concat` for the blob, which anybody can choose. In a full list one that will not count makes
	/// room. An entry goes with its promise.
	#[pallet::storage]
	pub type Holders<T> = StorageDoubleMap<
		_,
		Twox64Concat,
		ServiceId,
		Blake2_128Concat,
		Blob,
		BoundedVec<Holder, ConstU32<MAX_PLACES>>,
		ValueQuery,
	>;

	/// Challenges that are open, and those that have failed and may still be reported.
	///
	/// `Twox64Concat`: the chain counts both. Removed by an answer, by `close_challenge` once a failed one
	/// can not be reported any more, and when the assignment is gone.
	#[pallet::storage]
	pub type Challenges<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		AssignmentId,
		Twox64Concat,
		ChallengeId,
		Challenge<T::AccountId>,
	>;

	/// Number of the next challenge. Only grows, so a number is never used again.
	#[pallet::storage]
	pub type NextChallengeId<T> = StorageValue<_, ChallengeId, ValueQuery>;

	/// Number of open challenges at an assignment: those of [`Challenges`] in [`Stage::Open`].
	///
	/// `Twox64Concat`: the chain counts the ids. Never zero: removed with the last open challenge.
	#[pallet::storage]
	pub type Open<T> = StorageMap<_, Twox64Concat, AssignmentId, u32, ValueQuery>;

	/// The challenge that the chain has looked at last. Absent if it begins anew.
	#[pallet::storage]
	pub type LastLooked<T> = StorageValue<_, (AssignmentId, ChallengeId)>;

	/// What the chain has seen of the members of each service.
	///
	/// `Twox64Concat`: the chain counts the ids, so nobody can choose them. An entry begins with the first
	/// promise at the service, and is forgotten with it.
	#[pallet::storage]
	pub type Cursors<T> = StorageMap<_, Twox64Concat, ServiceId, Cursor>;

	/// The service whose members the chain has looked at last. Absent if it is gone.
	#[pallet::storage]
	pub type LastVisited<T> = StorageValue<_, ServiceId>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An operator has promised to hold a blob, or extended its promise.
		Promised {
			/// Id of the service.
			service: ServiceId,
			/// Account of the operator.
			operator: T::AccountId,
			/// The blob.
			blob: Blob,
			/// First era in which the blob is held.
			from_era: EraIndex,
			/// Last era in which the blob is held.
			until_era: EraIndex,
		},
		/// A promise was removed, and its deposit returned to the operator.
		PromiseEnded {
			/// Id of the service.
			service: ServiceId,
			/// Account of the operator.
			operator: T::AccountId,
			/// The blob.
			blob: Blob,
		},
		/// An operator has shown a chunk that the chain had drawn.
		DrawAnswered {
			/// Id of the service.
			service: ServiceId,
			/// Account of the operator.
			operator: T::AccountId,
			/// Era of the draw.
			era: EraIndex,
			/// Number of the draw in its era.
			draw: u32,
		},
		/// An operator is asked for a chunk.
		Challenged {
			/// Id of the operator's assignment.
			assignment: AssignmentId,
			/// Number of the challenge.
			challenge: ChallengeId,
			/// Id of the service.
			service: ServiceId,
			/// Account of the operator.
			operator: T::AccountId,
			/// The blob.
			blob: Blob,
			/// Position of the chunk in the blob, from zero on.
			chunk: u32,
			/// Amount that the challenger has lost, in base units.
			burned: Balance,
			/// Amount that is held from the challenger, in base units.
			held: Balance,
			/// First tick in which an answer is too late.
			due_tick: u64,
		},
		/// An operator has shown the chunk that it was asked for.
		ChallengeAnswered {
			/// Id of the operator's assignment.
			assignment: AssignmentId,
			/// Number of the challenge.
			challenge: ChallengeId,
			/// Amount that the operator got, in base units.
			paid: Balance,
		},
		/// No answer came in time. The challenger has back what was held, and the challenge can be reported.
		ChallengeFailed {
			/// Id of the operator's assignment.
			assignment: AssignmentId,
			/// Number of the challenge.
			challenge: ChallengeId,
		},
		/// A failed challenge that can not be reported any more was removed.
		ChallengeForgotten {
			/// Id of the operator's assignment.
			assignment: AssignmentId,
			/// Number of the challenge.
			challenge: ChallengeId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The service does not exist or is no availability service. Look up its id and the hook of its
		/// terms.
		NotAvailability,
		/// The number of draws is zero or above 64. Set `draws` from 1 to 64.
		BadDraws,
		/// An honest operator could be kept from answering in time. Set `response` to at least a quarter of the
		/// ticks of an era, or 32.
		ResponseTooShort,
		/// An answer would be due too late to judge it. Set `response` to at most half of the ticks of an
		/// era, and a quarter of those of the report window.
		ResponseTooLong,
		/// An answer would not be paid for, or nobody could pay for a challenge. Set `price` to at least the
		/// chain's minimum, and to at most the minimum pledge of the terms.
		BadPrice,
		/// The price would grow without bounds. Set `doubling` to at most 16.
		BadDoubling,
		/// Answers could not be kept as long as they are judged. Set the exit window of the terms to at most
		/// 31 eras.
		ExitWindowTooLong,
		/// The blob has no chunk, or too many, or they are too small or too large. Divide it otherwise.
		BadBlob,
		/// The signer or operator does not serve this service in that era, or nothing counts behind it. Choose
		/// another.
		NotServing,
		/// The promise would end before it begins, or no later than before. Name a later era.
		TooShort,
		/// The assignment has 64 promises, those included that can still be judged. End one that is over.
		TooManyPromises,
		/// The blob has 128 holders that all serve. Hold another one.
		TooManyHolders,
		/// The operator did not promise this blob to this service for this era. Choose another.
		NotPromised,
		/// The promise can still be judged. Wait until the exit window after its last era is over.
		NotOver,
		/// The seed of this era is not known, or the era is too old. Wait for the second session of the era, or
		/// look at a later one.
		NotDrawn,
		/// The era has no such draw at this operator. Look up what is asked of it.
		NoSuchDraw,
		/// This draw was answered before. Nothing is left to do for it.
		AlreadyShown,
		/// The blob has no such chunk. Choose another.
		NoSuchChunk,
		/// The operator has 16 open challenges. Close one that is due, or wait.
		TooManyChallenges,
		/// There is no such challenge: it was answered, or is long over. Look up its number.
		NoSuchChallenge,
		/// The challenge is of another operator. Sign with the account that was asked.
		NotYours,
		/// The time to answer is over. Answer the next one in time.
		TooLate,
		/// The bytes are not that chunk of that blob, or the hashes do not lead to its root. Show the
		/// chunk that is asked for, with its own proof.
		BadProof,
		/// It can still be answered. Wait until it is due.
		NotDue,
		/// The failed challenge can still be reported. Wait until the exit window after its era is over.
		StillReportable,
		/// The evidence is none of this kind. Encode `Evidence` by SCALE, and nothing after it.
		BadEvidence,
		/// All that was asked in this era was shown in time. Nothing is to be reported.
		WasShown,
		/// None of the first `holders` in the full list of the blob's holders makes room. Name more, 128 at most.
		MoreHolders,
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
		/// Promises to hold a blob from the next era on, or extends such a promise.
		///
		/// - `origin`: Signed by an operator that serves `service` in the next era. It pays the deposit for
		///   a new promise.
		/// - `service`: Id of a service whose terms have the hook `Withholding`.
		/// - `blob`: Merkle root, number of chunks (1 to 2²⁰) and their length in bytes (128 to 4,096).
		/// - `until_era`: Last era in which the blob is held: the next one or later, and later than in a
		///   promise of the same blob that is not over.
		/// - `holders`: Number of the blob's holders to look at for one that makes room, if 128 hold it: 0 if
		///   fewer do, 128 at most.
		///
		/// Emits `Promised`.
		///
		/// Errors: `NotAvailability`, `BadBlob`, `NotServing`, `TooShort`, `TooManyPromises`,
		/// `TooManyHolders`, `MoreHolders`; the currency's error if the funds do not suffice for the deposit.
		///
		/// Cost: three records and a deposit, and by `holders`; charged for those that were looked at.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::promise((*holders).min(MAX_PLACES)))]
		pub fn promise(
			origin: OriginFor<T>,
			service: ServiceId,
			blob: Blob,
			until_era: EraIndex,
			holders: u32,
		) -> DispatchResultWithPostInfo {
			let operator = ensure_signed(origin)?;
			Self::do_promise(operator, service, blob, until_era, holders)
		}

		/// Removes a promise of which no era can be judged any more, and returns its deposit.
		///
		/// - `origin`: Signed by any account: permissionless.
		/// - `assignment`: Id of the assignment whose operator gets the deposit.
		/// - `blob`: Blob of the promise. Of several promises of one blob the oldest is removed.
		///
		/// Emits `PromiseEnded`.
		///
		/// Errors: `NotPromised`, `NotOver` (neither is the exit window after the promise's last era over, nor
		/// that after the last era in which a closed assignment served).
		///
		/// Cost: two records.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::end_promise())]
		pub fn end_promise(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			blob: Blob,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_end_promise(assignment, blob)
		}

		/// Asks an operator for a chunk of a blob that it has promised for the present era.
		///
		/// - `origin`: Signed by any account: permissionless. Half of the price is burned at once, and the
		///   other half held until the challenge is over.
		/// - `service`: Id of a service whose terms have the hook `Withholding`.
		/// - `operator`: Operator that serves in the present era and has promised the blob for it.
		/// - `blob`: Blob of the promise.
		/// - `chunk`: Position of the chunk, below the number of chunks.
		///
		/// Emits `Challenged` with the number of the challenge and the tick in which it is due.
		///
		/// Errors: `NotAvailability`, `NotServing`, `NotPromised`, `NoSuchChunk`, `TooManyChallenges`;
		/// the currency's error if the funds do not suffice for the price.
		///
		/// Cost: three records, a hold, and the price of the rules, which doubles with each challenge that is
		/// open at the operator.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::challenge())]
		pub fn challenge(
			origin: OriginFor<T>,
			service: ServiceId,
			operator: T::AccountId,
			blob: Blob,
			chunk: u32,
		) -> DispatchResult {
			let challenger = ensure_signed(origin)?;
			Self::do_challenge(challenger, service, operator, blob, chunk)
		}

		/// Shows a chunk that the chain has drawn at the signer.
		///
		/// - `origin`: Signed by an operator that serves or served `service` in `era`.
		/// - `service`: Id of a service whose terms have the hook `Withholding`.
		/// - `era`: Era of the draw: its seed is known, and not for longer than `response` ticks.
		/// - `draw`: Number of the draw, from zero on.
		/// - `chunk`: Bytes of the chunk, exactly as long as the chunks of the blob.
		/// - `proof`: Hashes that lead from the chunk to the root, lowest level first, at most 20.
		///
		/// Emits `DrawAnswered`.
		///
		/// Errors: `NotAvailability`, `NotServing`, `NotDrawn`, `TooLate`, `NoSuchDraw`, `BadProof`,
		/// `AlreadyShown`.
		///
		/// Cost: one record, and a hash of the chunk and of each level. Free of charge if it is valid, while the
		/// block has room for free duties.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::answer(
			chunk.len().saturated_into(),
			proof.len().saturated_into(),
		))]
		pub fn answer(
			origin: OriginFor<T>,
			service: ServiceId,
			era: EraIndex,
			draw: u32,
			chunk: Chunk,
			proof: Proof,
		) -> DispatchResultWithPostInfo {
			let operator = ensure_signed(origin)?;
			Self::do_answer(operator, service, era, draw, (chunk, proof))
		}

		/// Ends a challenge without an answer and releases what is held to the challenger. Called once more, when
		/// the challenge can not be reported any more, removes its record.
		///
		/// - `origin`: Signed by any account: permissionless.
		/// - `assignment`: Id of the assignment that was asked.
		/// - `challenge`: Number of a challenge that is due; if it has failed already, the exit window of
		///   the service's terms must be over since the era in which it was asked.
		///
		/// Emits `ChallengeFailed`, or `ChallengeForgotten` the second time.
		///
		/// Errors: `NoSuchChallenge`, `NotDue`, `StillReportable`.
		///
		/// Cost: two records and a hold.
		#[pallet::call_index(4)]
		#[pallet::weight(
			T::WeightInfo::fail_challenge().max(T::WeightInfo::forget_challenge())
		)]
		pub fn close_challenge(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			challenge: ChallengeId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_close_challenge(assignment, challenge)
		}

		/// Answers a challenge: shows the chunk it asks for, and gets half of its price.
		///
		/// - `origin`: Signed by the operator that is asked.
		/// - `assignment`: Id of the assignment that is asked.
		/// - `challenge`: Number of a challenge that is not due.
		/// - `chunk`: Bytes of the chunk, exactly as long as the chunks of the blob.
		/// - `proof`: Hashes that lead from the chunk to the root, lowest level first, at most 20.
		///
		/// Emits `ChallengeAnswered` with the amount that the operator got.
		///
		/// Errors: `NoSuchChallenge`, `NotYours`, `TooLate`, `BadProof`.
		///
		/// Cost: two records, a payment, and a hash of the chunk and of each level. Free of charge if it is valid,
		/// while the block has room for free duties.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::answer_challenge(
			chunk.len().saturated_into(),
			proof.len().saturated_into(),
		))]
		pub fn answer_challenge(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			challenge: ChallengeId,
			chunk: Chunk,
			proof: Proof,
		) -> DispatchResultWithPostInfo {
			let operator = ensure_signed(origin)?;
			Self::do_answer_challenge(operator, assignment, challenge, (chunk, proof))
		}
	}
}
