#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

mod accusing;
#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
mod governing;
mod inspect;
mod integrity;
mod outbox;
pub mod proof;
mod relay;
mod showing;
mod store;
#[cfg(test)]
mod tests;
mod ticking;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
pub mod weights;

pub use outbox::{Outbox, Report};
pub use pallet::*;
pub use weights::WeightInfo;

/// The set of a service in an era, of this runtime.
pub type SetOf<T> = types::MirroredSet<<T as frame_system::Config>::AccountId>;

/// The terms of a service, of this runtime.
pub type TermsOf<T> = restaking_primitives::Terms<
	<T as frame_system::Config>::AccountId,
	<T as Config>::SlashingHook,
>;

/// The maximum length of the proof and the operators of one call, in bytes.
pub const MAX_SHOW: u32 = 24 * 1_024;

/// The most eras that an exit window may have, so that the sets of two eras more are kept.
pub const MAX_EXIT_WINDOW: u32 = restaking_primitives::ERAS_KEPT - 2;

#[frame_support::pallet]
// The pallet macros write such code for metadata, codecs and bounds.
#[allow(clippy::as_conversions, clippy::expect_used, clippy::unreachable)]
pub mod pallet {
	use super::*;
	use crate::types::{Adopted, Calendar, HeadFault, HeadRing, LocalClock, Seat, Stay};
	use cumulus_primitives_core::ParaId;
	use frame_support::{pallet_prelude::*, traits::Randomness, weights::WeightMeter};
	use frame_system::{ensure_signed, pallet_prelude::*};
	use restaking_primitives::{
		AssignmentId, Balance, EraIndex, FreeWeight, RequestId, Seed, ServiceId, SlashingHook,
		ERAS_KEPT, MAX_PLACES,
	};
	use sp_core::H256;
	use sp_runtime::Perbill;
	use sp_trie::StorageProof;

	/// Version 1: the first.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Services of another parachain, as its state proves them.
	///
	/// A call that fails changes nothing.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(PhantomData<T>);

	/// The choices of the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The rules of all kinds of services on this chain.
		///
		/// Those of a service of the other chain are encoded here as they are there: its terms are known by their
		/// hash.
		type SlashingHook: SlashingHook<Self::AccountId>;

		/// Governance: the origin that adopts and gives up services, and allows versions of the other chain's runtime.
		///
		/// Whoever replaces the code of this chain may say of every operator that it was at fault, where this chain is
		/// a slasher.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The id of the other chain at the relay chain.
		///
		/// Where two chains swap their ids there, heads under this one are those of another chain: nothing is news any
		/// more.
		#[pallet::constant]
		type HomeId: Get<ParaId>;

		/// The hash of the other chain's first block.
		#[pallet::constant]
		type HomeGenesis: Get<H256>;

		/// The name of the restaking pallet in the other chain's runtime.
		type HomePallet: Get<&'static str>;

		/// The planned number of ticks of an era of the other chain, at least 1.
		#[pallet::constant]
		type EraTicks: Get<u64>;

		/// The planned length of an era of the other chain in slots of the relay chain, at least 1.
		#[pallet::constant]
		type EraSlots: Get<u64>;

		/// The number of slots of the relay chain that news may be old, at least 1: an hour is 600 of them.
		///
		/// Nothing counts once they are older. And the number of ticks that this chain's clock may lag at most. It
		/// should be a small part of an era.
		#[pallet::constant]
		type MaxLag: Get<u64>;

		/// The way of this chain's word to the other one.
		type Outbox: Outbox;

		/// True if no brake of this chain stops duties in this block. One read of storage at most.
		type Usable: Get<bool>;

		/// The source of the seeds of eras, such as that of the relay chain. Two reads of storage at most.
		///
		/// The seed of an era is its second value since the era began here.
		type Randomness: Randomness<H256, BlockNumberFor<Self>>;

		/// The room that a block must have left to be a tick: at least the declared weight of each call that is a
		/// duty.
		#[pallet::constant]
		type DutyRoom: Get<Weight>;

		/// The length that a block must have left to be a tick, in bytes.
		#[pallet::constant]
		type DutyLength: Get<u32>;

		/// The part of a block's normal weight that duties may take free of charge.
		#[pallet::constant]
		type FreeShare: Get<Perbill>;

		/// The least stake that counts through an operator whose duties are free of charge, in units of the stake.
		#[pallet::constant]
		type FreeStake: Get<Balance>;

		/// The weights of the calls and of the news.
		type WeightInfo: WeightInfo;

		/// The terms and the evidence of benchmarks.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId, Self::SlashingHook>;
	}

	/// The latest slot of the relay chain. It never falls.
	///
	/// Read and written in every block. Writer: `store/heads.rs`.
	#[pallet::storage]
	pub type RelaySlot<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// The latest heads of the other chain, ascending by height.
	///
	/// Written once for each new head. Writer: `store/heads.rs`.
	#[pallet::storage]
	pub type Heads<T: Config> = StorageValue<_, HeadRing, ValueQuery>;

	/// The eras and ticks of the other chain, as the highest head tells of which a set was proven.
	///
	/// Absent until one was. Writer: `store/calendar.rs`.
	#[pallet::storage]
	pub type ProvenCalendar<T: Config> = StorageValue<_, Calendar>;

	/// The clock of this chain. Its ticks only rise.
	///
	/// Writer: `store/clock.rs`.
	#[pallet::storage]
	pub type Clock<T: Config> = StorageValue<_, LocalClock, ValueQuery>;

	/// The highest version of the other chain's runtime of which news are taken. Absent until one is allowed: then
	/// none is.
	///
	/// Writer: `store/versions.rs`.
	#[pallet::storage]
	pub type AllowedVersion<T: Config> = StorageValue<_, u32>;

	/// The services that were adopted.
	///
	/// Ids are counted by the other chain, so Twox64Concat is safe. Writer: `store/services.rs`.
	#[pallet::storage]
	pub type Services<T: Config> = StorageMap<_, Twox64Concat, ServiceId, Adopted<T::SlashingHook>>;

	/// The rules of services that were given up, of which records are left.
	///
	/// Ids are counted by the other chain, so Twox64Concat is safe. Writer: `store/services.rs`.
	#[pallet::storage]
	pub type Leaving<T: Config> = StorageMap<_, Twox64Concat, ServiceId, T::SlashingHook>;

	/// The proven sets of a service, each in the place of its era: its number modulo 32.
	///
	/// A later era takes the place; all go with the service. Writer: `store/sets.rs`.
	#[pallet::storage]
	pub type Sets<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Twox64Concat, u32, SetOf<T>>;

	/// The stays of the operators that are in these sets.
	///
	/// Ids are counted by the other chain, so Twox64Concat is safe. Removed with the latest set. Writer:
	/// `store/sets.rs`.
	#[pallet::storage]
	pub type Stays<T: Config> = StorageMap<_, Twox64Concat, AssignmentId, Stay>;

	/// The seed of each era, in the place of the era.
	///
	/// A later era takes the place. Writer: `store/seeds.rs`.
	#[pallet::storage]
	pub type Seeds<T: Config> = StorageMap<_, Twox64Concat, u32, (EraIndex, Seed)>;

	/// The weight of the duties that cost nothing in the latest block that had one.
	///
	/// Writer: `store/free.rs`.
	#[pallet::storage]
	pub type FreeDutyWeight<T: Config> = StorageValue<_, FreeWeight, ValueQuery>;

	/// The number of the next report.
	///
	/// Writer: `store/reports.rs`.
	#[pallet::storage]
	pub type NextReport<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// A result of a call, of news, or of the chain's own work.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A service of the other chain was adopted.
		ServiceAdopted {
			/// Id of the service there.
			service: ServiceId,
			/// Hash of its terms, which its stakers have signed.
			terms_hash: H256,
		},
		/// A service was given up. Its records are there until they are forgotten.
		ServiceAbandoned {
			/// Id of the service.
			service: ServiceId,
		},
		/// Nothing is left of a service that was given up.
		ServiceForgotten {
			/// Id of the service.
			service: ServiceId,
		},
		/// News are taken of this version of the other chain's runtime, and of those below it.
		VersionAllowed {
			/// The version.
			spec_version: u32,
		},
		/// A set of a service was proven.
		SetShown {
			/// Id of the service.
			service: ServiceId,
			/// Era of the set.
			era: EraIndex,
			/// Height of the head of which it was proven.
			height: u32,
			/// Number of operators.
			count: u32,
			/// Stake that counts through all of them.
			total: Balance,
			/// True if it was not known before.
			new: bool,
		},
		/// Two sets of one era were proven: the other chain is at fault. The service counts for nothing any more.
		SetsDisagree {
			/// Id of the service.
			service: ServiceId,
			/// The era.
			era: EraIndex,
			/// Root that was proven first.
			known: H256,
			/// Root that was proven now.
			shown: H256,
		},
		/// An era has begun here.
		EraBegan {
			/// The era, of the other chain.
			era: EraIndex,
		},
		/// A head of the other chain that the relay chain has was not taken.
		HeadRefused {
			/// The reason.
			fault: HeadFault,
		},
		/// News of the other chain are too old: its head stands still, is left out, or nothing is proven of it. Nothing
		/// counts until there are new ones.
		MirrorBehind {
			/// Slot of the relay chain in which this was seen.
			slot: u64,
		},
		/// News of the other chain are fresh: what is proven counts.
		MirrorCaughtUp {
			/// Slot of the relay chain in which this was seen.
			slot: u64,
		},
		/// A fault that no signature proves was told to the other chain.
		Reported {
			/// Number of the report.
			report: RequestId,
			/// Id of the service.
			service: ServiceId,
			/// Assignment of the operator.
			assignment: AssignmentId,
			/// Era of the offence.
			offence_era: EraIndex,
			/// Part that was asked for, of the stake that counted in that era.
			fraction: Perbill,
			/// Id of the offence.
			offence_id: H256,
		},
	}

	/// A reason to refuse a call: what is wrong, then what to do next.
	#[pallet::error]
	pub enum Error<T> {
		/// The service was not adopted here. Ask governance.
		NoSuchService,
		/// The service was adopted before, or is not forgotten. Forget it first.
		AlreadyAdopted,
		/// The hash is not that of these terms with this slasher. Take both from the other chain.
		OtherTerms,
		/// News may come too late for a report or a veto. Adopt a service with longer windows, or lower `MaxLag`.
		WindowTooShort,
		/// The exit window is longer than sets are kept. Adopt a service with at most 30 eras.
		WindowTooLong,
		/// The terms believe no slasher, so they leave no rules to this chain. Name none.
		NoWord,
		/// The rules judge nothing. Name those by which this chain finds fault.
		JudgesNothing,
		/// The rules pay for work, which can not be told to the other chain. Adopt a service that pays equally.
		WorkNotPaid,
		/// A price of the rules is higher than the maximum slash, or too low for a word. Name other rules.
		OtherPrices,
		/// Two sets of one era of this service were proven. Ask governance, which may give it up.
		ServiceStopped,
		/// Proof and operators are longer than 24 kB together. Leave out what is not needed.
		TooLong,
		/// The relay chain never told of a head of this height, or it is not kept any more. Prove of a newer one.
		NoSuchHead,
		/// The head is older than news may be. Prove of a newer one.
		Stale,
		/// The proof is of another state than that of this head. Ask for one at this height.
		OtherState,
		/// A node is missing in the proof. Ask for all four keys.
		NodeMissing,
		/// A node in the proof is named by no other: it was changed, or is not needed. Ask anew.
		NodeStrange,
		/// A value has another form than is known here. Wait for governance.
		OtherLayout,
		/// The other chain's runtime has a version that governance has not allowed. Wait for it.
		OtherVersion,
		/// The other chain has not published this set. Let it publish first, by `publish_set`.
		NotPublished,
		/// The number of operators or their stake is not that of the set. Send all of them.
		DoesNotAddUp,
		/// The operators are not those of the set, or in another order. Send them as they were published.
		OtherRoot,
		/// The eras or ticks contradict what was proven before. The other chain is at fault: ask governance.
		OtherEras,
		/// The era is too old to judge. Show a later one.
		TooOld,
		/// The set was proven of this head, or of a higher one. Prove of a newer head.
		NothingNew,
		/// News of the other chain are too old. Wait until something was proven.
		Behind,
		/// No set tells of the assignment. Look up its id.
		NoSuchAssignment,
		/// The set of the present era was not proven. Show it first.
		NotShown,
		/// The operator did not serve in the era of the offence. Report another one.
		NotServing,
		/// The offence can not be reported any more, or not yet.
		TooLate,
		/// The word can not be sent now. Try again.
		NotSent,
		/// The service was not given up. Nothing is to be forgotten.
		NothingToForget,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			// Of `on_poll` and `on_idle`, in which nothing may be left.
			T::WeightInfo::note_block()
		}

		fn on_poll(now: BlockNumberFor<T>, _meter: &mut WeightMeter) {
			Self::open_tick(now);
		}

		fn on_idle(now: BlockNumberFor<T>, _left: Weight) -> Weight {
			Self::close_tick(now);
			Weight::zero()
		}

		fn integrity_test() {
			Self::check_constants();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::check_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Adopts a service of the other chain: from its next proven set on it counts here.
		///
		/// Origin: [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service there.
		/// - `terms`: its terms.
		/// - `slasher`: name of the slasher, if the terms name one: this chain, by the origin with which its word
		///   arrives.
		/// - `terms_hash`: hash of both, which its stakers have signed.
		/// - `rules`: rules by which this chain finds fault, where the terms believe the slasher. None: those of the
		///   terms.
		///
		/// Emits [`Event::ServiceAdopted`].
		///
		/// Errors: `BadOrigin`, [`Error::AlreadyAdopted`], [`Error::OtherTerms`], [`Error::WindowTooShort`],
		/// [`Error::WindowTooLong`], [`Error::NoWord`], [`Error::JudgesNothing`], [`Error::WorkNotPaid`],
		/// [`Error::OtherPrices`].
		///
		/// Cost: constant.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::adopt())]
		pub fn adopt(
			origin: OriginFor<T>,
			service: ServiceId,
			terms: TermsOf<T>,
			slasher: Option<H256>,
			terms_hash: H256,
			rules: Option<T::SlashingHook>,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_adopt(service, terms, (slasher, terms_hash), rules)
		}

		/// Gives up a service: it counts for nothing any more. Its records stay until they are forgotten, and then it
		/// may be adopted anew.
		///
		/// Origin: [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of a service that was adopted.
		///
		/// Emits [`Event::ServiceAbandoned`].
		///
		/// Errors: `BadOrigin`, [`Error::NoSuchService`].
		///
		/// Cost: constant.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::abandon())]
		pub fn abandon(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_abandon(service)
		}

		/// Takes news of this version of the other chain's runtime, and of all below it. Of none above it: an upgrade
		/// there may store the same records in another form.
		///
		/// Origin: [`Config::GovernanceOrigin`].
		///
		/// - `spec_version`: version of which it is known that the proven records have the form that is read here.
		///
		/// Emits [`Event::VersionAllowed`].
		///
		/// Errors: `BadOrigin`.
		///
		/// Cost: constant.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::allow_version())]
		pub fn allow_version(origin: OriginFor<T>, spec_version: u32) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_allow_version(spec_version)
		}

		/// Shows who serves in an era, by a proof of the other chain's state; and its eras and ticks.
		///
		/// A set that is known is shown again, of a newer head, so that it goes on to count.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `service`: id of a service that was adopted.
		/// - `era`: era of the set.
		/// - `height`: height of a head that the relay chain has told of, one of the last 64.
		/// - `proof`: proof of the state after that block with the four keys of [`proof::Keys`], and nothing else.
		/// - `seats`: all operators of the set in order of stake, those with more first, of equals the older
		///   assignment. None if the set is known.
		///
		/// Emits [`Event::SetShown`]; or [`Event::SetsDisagree`], if another set of the era is known.
		///
		/// Errors: [`Error::TooLong`], [`Error::NoSuchService`], [`Error::ServiceStopped`], [`Error::NoSuchHead`],
		/// [`Error::Stale`], [`Error::OtherState`], [`Error::NodeMissing`], [`Error::NodeStrange`],
		/// [`Error::OtherVersion`], [`Error::OtherLayout`], [`Error::NotPublished`], [`Error::TooOld`],
		/// [`Error::OtherEras`], [`Error::DoesNotAddUp`], [`Error::OtherRoot`], [`Error::NothingNew`].
		///
		/// Cost: the hashes of proof and operators, and two records for each. No fee for the first one of a service
		/// and an era.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::show_weight(seats.len(), proof))]
		pub fn show_set(
			origin: OriginFor<T>,
			service: ServiceId,
			era: EraIndex,
			height: u32,
			proof: StorageProof,
			seats: BoundedVec<Seat<T::AccountId>, ConstU32<MAX_PLACES>>,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_show_set(service, (era, height), proof, seats)
		}

		/// Forgets records of a service that was given up: those of the pallet of its kind, then its sets.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `service`: id of the service.
		/// - `most`: number of records to remove, at most. More than 32 count as 32.
		///
		/// Emits [`Event::ServiceForgotten`] once nothing is left.
		///
		/// Errors: [`Error::NothingToForget`].
		///
		/// Cost: as many records.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::forget_weight((*most).min(ERAS_KEPT)))]
		pub fn forget(origin: OriginFor<T>, service: ServiceId, most: u32) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_forget(service, most.min(ERAS_KEPT))
		}
	}
}
