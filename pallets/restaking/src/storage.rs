//! The storage of the pallet. Each item is written by the one file that its doc names, genesis apart.
//!
//! Ids are counters, which nobody chooses: Twox64Concat is safe for them. Keys that anybody can choose
//! (accounts, keys, hashes) are hashed by Blake2_128Concat. The agenda alone is in order of its keys.

use frame_support::pallet_macros::pallet_section;

/// The names that this section uses. Another section may use the same.
#[allow(unused_imports)]
pub(crate) mod imports {
	pub use crate::{
		types::{
			DutyClock, EraClock, FreeWeight, Handle, Jail, LimitInForce, LossRecord, Pot,
			ProvenOffence, PublishedRoster, QueueEnds, RootOf, RosterDraft, SaidOffence,
			SettlementCursor, SlashBond, Spared, TaskKey, Turn, Vetoer,
		},
		AssetOf, AssignmentOf, CapOf, EraStartsOf, KeysOf, KnownOriginOf, LeftoverOf, Marks,
		Metadata, OperatorOf, PlacesOf, RequestOf, ServiceOf, StakerOf, TaskOf, MAX_APPROVALS,
	};
	pub use restaking_primitives::{
		AssignmentId, Balance, EraIndex, RequestId, Seed, ServiceId, ServiceKey,
	};
	pub use sp_core::H256;
	pub use sp_runtime::Perbill;
}

#[pallet_section]
mod storage {
	use super::storage::imports::*;

	/// The record of each service.
	///
	/// An id is a counter, so Twox64Concat is safe: nobody chooses it. Lives from
	/// `register_service` until `deregister_service`, which needs that no assignment is left. Its
	/// totals are the sums of its live assignments. Writer: `store/services.rs`.
	#[pallet::storage]
	pub type Services<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, ServiceId, ServiceOf<T, I>>;

	/// The id of the next service. It only rises: no id is given twice.
	///
	/// Writer: `store/services.rs`.
	#[pallet::storage]
	pub type NextServiceId<T: Config<I>, I: 'static = ()> = StorageValue<_, ServiceId, ValueQuery>;

	/// The metadata of a service: a link for people, or a hash of one. Absent if empty.
	///
	/// Lives as long as the service. Writer: `store/services.rs`.
	#[pallet::storage]
	pub type ServiceMetadata<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, ServiceId, Metadata, ValueQuery>;

	/// The operators that are approved and have not joined, of a service that admits by approval.
	///
	/// At most 32, no account twice. An entry goes when its operator joins, when it is revoked, and
	/// with the service. Writer: `store/services.rs`.
	#[pallet::storage]
	pub type Approvals<T: Config<I>, I: 'static = ()> = StorageMap<
		_,
		Twox64Concat,
		ServiceId,
		BoundedVec<T::AccountId, ConstU32<MAX_APPROVALS>>,
		ValueQuery,
	>;

	/// The places of each service, and who has lost one in the present era.
	///
	/// An assignment with a place counts from the next era on, unless it is suspended; the others wait. At
	/// most as many as the terms say. Lives as long as the service. Writer: `store/places.rs`.
	#[pallet::storage]
	pub type Sets<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, ServiceId, PlacesOf, ValueQuery>;

	/// The set of a service that is being gathered to be published.
	///
	/// Of the present era, or of an earlier one whose publication was not ended. Removed when it is published,
	/// and with the service. Writer: `store/rosters.rs`.
	#[pallet::storage]
	pub type Drafts<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, ServiceId, RosterDraft>;

	/// The published rosters of a service, by the era modulo four.
	///
	/// Another one takes the place of one that is four eras older. Removed with the service. Writer:
	/// `store/rosters.rs`.
	#[pallet::storage]
	pub type Rosters<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Twox64Concat, u32, PublishedRoster>;

	/// The published roots of a service's sets, ascending by era: those of its exit window.
	///
	/// Older ones are removed with the next one, and all with the service. Writer: `store/rosters.rs`.
	#[pallet::storage]
	pub type Roots<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, ServiceId, BoundedVec<RootOf, Marks<T, I>>, ValueQuery>;

	/// The record of each operator.
	///
	/// Accounts are chosen, hence Blake2_128Concat. Lives from `register_operator` until
	/// `deregister_operator`, which needs that no assignment is left. Writer: `store/operators.rs`.
	#[pallet::storage]
	pub type Operators<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Blake2_128Concat, T::AccountId, OperatorOf<T, I>>;

	/// The metadata of an operator: a link for people, or a hash of one. Absent if empty.
	///
	/// Lives as long as the operator. Writer: `store/operators.rs`.
	#[pallet::storage]
	pub type OperatorMetadata<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Metadata, ValueQuery>;

	/// The record of each assignment: one opt-in of one operator to one service.
	///
	/// Its totals are the sums of its members' positions. Lives until it is closed, has no member,
	/// and no request is open. Writer: `assignment/mod.rs`.
	#[pallet::storage]
	pub type Assignments<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, AssignmentId, AssignmentOf<T, I>>;

	/// The id of the next assignment. It only rises: no id is given twice.
	///
	/// Writer: `assignment/mod.rs`.
	#[pallet::storage]
	pub type NextAssignmentId<T: Config<I>, I: 'static = ()> =
		StorageValue<_, AssignmentId, ValueQuery>;

	/// The latest assignment of an operator at a service, open or closed. All earlier ones are closed, and
	/// nothing of them can be slashed.
	///
	/// Accounts are chosen, hence Blake2_128Concat. Removed with the record of the assignment, replaced
	/// when the operator joins again. Writer: `assignment/mod.rs`.
	#[pallet::storage]
	pub type AssignmentFor<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Blake2_128Concat, T::AccountId, AssignmentId>;

	/// The keys of an assignment, oldest first, for the eras that can still be judged.
	///
	/// Never empty while the assignment has a record; a replaced key is forgotten after an exit
	/// window, all by the agenda once the assignment is gone. Writer: `store/keys.rs`.
	#[pallet::storage]
	pub type KeyHistory<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, AssignmentId, KeysOf<T, I>, ValueQuery>;

	/// The assignment that a key belongs to, at a service: no two operators of a service share a
	/// key.
	///
	/// Keys are chosen, hence Blake2_128Concat. Lives as long as the key is in a [`KeyHistory`].
	/// Writer: `store/keys.rs`.
	#[pallet::storage]
	pub type KeyOwner<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Blake2_128Concat, ServiceKey, AssignmentId>;

	/// The record of each staker: all its positions and its custody.
	///
	/// Accounts are chosen, hence Blake2_128Concat. `custody` is the amount on hold for
	/// [`HoldReason::Custody`]. Removed when no position and no custody is left. Writer:
	/// `stake/staker.rs`.
	#[pallet::storage]
	pub type Stakers<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Blake2_128Concat, T::AccountId, StakerOf<T, I>>;

	/// The exposure limit in force, and the lower one that was announced.
	///
	/// Absent until the first pledge of a chain that got the pallet by an upgrade; then it is the
	/// parameter. Writer: `store/limits.rs`.
	#[pallet::storage]
	pub type ExposureLimits<T: Config<I>, I: 'static = ()> = StorageValue<_, LimitInForce>;

	/// The stakers of which the base chain was seen to slash nothing, and the notice of those that it may slash now.
	///
	/// Empty where the source of stake spares nobody. Accounts are chosen, hence Blake2_128Concat. Written with
	/// whatever depends on the limit of a staker; removed when the notice is over, or when no position and no custody
	/// is left. Writer: `store/limits.rs`.
	#[pallet::storage]
	pub type SparedStakers<T: Config<I>, I: 'static = ()> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, Spared>;

	/// The members of an assignment: the stakers with a position in it.
	///
	/// In step with the positions in [`Stakers`]; the pages of settlement walk along it. Writer:
	/// `stake/staker.rs`.
	#[pallet::storage]
	pub type Members<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, AssignmentId, Blake2_128Concat, T::AccountId, ()>;

	/// The hook of a service: the part of its terms that only slashes and entries read.
	///
	/// Kept apart from [`Services`], so that a hook that does not decode any more blocks no exit.
	/// Never changes; lives as long as the service. Writer: `store/services.rs`.
	#[pallet::storage]
	pub type SlashingHooks<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, ServiceId, T::SlashingHook>;

	/// The origins that services and slash bonds name by their handles, for people to read, with their accounts.
	///
	/// A handle is a Blake2 hash, so Twox64Concat is safe. Removed with the last service or bond that
	/// names it. Writer: `store/origins.rs`.
	#[pallet::storage]
	pub type KnownOrigins<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, Handle, KnownOriginOf<T, I>>;

	/// The slash bond of each payer at a service: funds on hold for vetoed requests of one slasher.
	///
	/// Accounts are chosen, hence Blake2_128Concat. `amount` is on hold in the payer's account for
	/// [`HoldReason::SlashBond`], with those at other services, and `locked ≤ amount`. Removed when it
	/// is empty; the service's record may be gone before. Writer: `store/bonds.rs`.
	#[pallet::storage]
	pub type SlashBonds<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Blake2_128Concat, T::AccountId, SlashBond>;

	/// The requests to slash that are open, and those executed whose proceeds are not divided or given back.
	///
	/// Removed when a request is vetoed, cancelled, expired or lapsed; or executed, settled by all
	/// members, and no loss by it is on record any more. Writer: `store/requests.rs`.
	#[pallet::storage]
	pub type SlashRequests<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, RequestId, RequestOf<T>>;

	/// The losses of stakers by executed requests whose proceeds wait in escrow.
	///
	/// Accounts are chosen, hence Blake2_128Concat. The sum of a request is at most `waiting` there. Removed
	/// when it was given back, or after the proceeds were divided. Writer: `store/losses.rs`.
	#[pallet::storage]
	pub type Losses<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, RequestId, Blake2_128Concat, T::AccountId, LossRecord>;

	/// The progress of the pages over the losses by a request. Absent at the beginning of a pass.
	///
	/// Writer: `store/losses.rs`.
	#[pallet::storage]
	pub type LossCursors<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, RequestId, T::AccountId>;

	/// The id of the next request. It only rises, so that a mass veto can name all ids below one.
	///
	/// Writer: `store/requests.rs`.
	#[pallet::storage]
	pub type NextRequestId<T: Config<I>, I: 'static = ()> = StorageValue<_, RequestId, ValueQuery>;

	/// The open requests of an assignment, and the eras with executed slashes.
	///
	/// What was executed or proven takes, in any window, at most the maximum slash of the stake that counted.
	/// Lives as long as the assignment. Writer: `store/requests.rs`.
	#[pallet::storage]
	pub type Caps<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, AssignmentId, CapOf<T, I>, ValueQuery>;

	/// The offences that a slasher named for an assignment, whatever became of them.
	///
	/// Slashers choose the hash, hence Blake2_128Concat. Forgotten by the agenda once an offence
	/// cannot be requested any more. Writer: `store/requests.rs`.
	#[pallet::storage]
	pub type Said<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, AssignmentId, Blake2_128Concat, H256, SaidOffence>;

	/// The offences of an assignment that its service's hook judged, whatever became of them.
	///
	/// Evidence may choose the hash, hence Blake2_128Concat. Forgotten by the agenda once an offence
	/// cannot be reported any more. Writer: `store/requests.rs`.
	#[pallet::storage]
	pub type Proven<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, AssignmentId, Blake2_128Concat, H256, ProvenOffence>;

	/// The part that an executed request takes. Absent for one that was not executed.
	///
	/// It outlives the request, so that the same offence does not cost more when it is named again.
	/// Forgotten with the offence. Writer: `store/requests.rs`.
	#[pallet::storage]
	pub type ExecutedFractions<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, RequestId, Perbill>;

	/// The request id below which all requests of a service are vetoed, by vetoer.
	///
	/// A vetoer is governance or a Blake2 hash, so Twox64Concat is safe. Only rises; lives as long
	/// as the service. Writer: `store/vetoes.rs`.
	#[pallet::storage]
	pub type MassVetoes<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Twox64Concat, Vetoer, RequestId>;

	/// The operators that may not serve a service, for a term or for good.
	///
	/// Accounts are chosen, hence Blake2_128Concat. A term that is over is removed by the agenda if the
	/// operator is back, else by its word, by its leaving, or by its joining again; a ban is removed by
	/// governance, or with the service. Writer: `store/jails.rs`.
	#[pallet::storage]
	pub type Jails<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Blake2_128Concat, T::AccountId, Jail>;

	/// The tasks that are due in an era, in order of entry.
	///
	/// The key tells the order, and Identity keeps it: the first key is that of the task that is next. Eras and
	/// numbers are counters, which nobody chooses. Removed when done. Writer: `store/agenda.rs`.
	#[pallet::storage]
	pub type Agenda<T: Config<I>, I: 'static = ()> = StorageMap<_, Identity, TaskKey, TaskOf<T>>;

	/// The number of the next task. It only rises: no number is given twice.
	///
	/// Writer: `store/agenda.rs`.
	#[pallet::storage]
	pub type NextTaskNumber<T: Config<I>, I: 'static = ()> = StorageValue<_, u64, ValueQuery>;

	/// The queue of assignments whose members wait to be settled, and of requests whose losses are given back
	/// or forgotten: a page of each in turn.
	///
	/// Places are numbered, so Twox64Concat is safe. Each stands in it at most once.
	/// Writer: `store/queue.rs`.
	#[pallet::storage]
	pub type PageQueue<T: Config<I>, I: 'static = ()> = StorageMap<_, Twox64Concat, u64, Turn>;

	/// The first and the last place of the queue.
	///
	/// All places between have an entry, and no other. Writer: `store/queue.rs`.
	#[pallet::storage]
	pub type PageQueueEnds<T: Config<I>, I: 'static = ()> = StorageValue<_, QueueEnds, ValueQuery>;

	/// The progress of the pages of an assignment in the queue. Absent at the beginning of a pass.
	///
	/// Writer: `store/queue.rs`.
	#[pallet::storage]
	pub type SettlementCursors<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, AssignmentId, SettlementCursor<T::AccountId>>;

	/// The services and assignments that are gone, and of which the pallets of their hooks may still have
	/// records.
	///
	/// Places are numbered, so Twox64Concat is safe. Removed when the pallet has nothing left. Writer:
	/// `store/forgetting.rs`.
	#[pallet::storage]
	pub type Forgetting<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, u64, LeftoverOf<T, I>>;

	/// The hook of each entry in [`Forgetting`].
	///
	/// Kept apart, so that a hook that does not decode any more holds no deposit back. Writer:
	/// `store/forgetting.rs`.
	#[pallet::storage]
	pub type ForgettingHooks<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, u64, T::SlashingHook>;

	/// The first and the last place of [`Forgetting`]. Absent while it is empty.
	///
	/// All places between have an entry, and no other. Writer: `store/forgetting.rs`.
	#[pallet::storage]
	pub type ForgettingEnds<T: Config<I>, I: 'static = ()> = StorageValue<_, QueueEnds, ValueQuery>;

	/// The weight of the duties that cost nothing in the latest block that had one.
	///
	/// Absent until the first. Writer: `store/free.rs`.
	#[pallet::storage]
	pub type FreeDutyWeight<T: Config<I>, I: 'static = ()> =
		StorageValue<_, FreeWeight, ValueQuery>;

	/// The clock of duties: the number of blocks in which a duty could be done.
	///
	/// Only rises, by one a block at most, and by one more where an era begins. Writer: `store/clock.rs`.
	#[pallet::storage]
	pub type Clock<T: Config<I>, I: 'static = ()> = StorageValue<_, DutyClock, ValueQuery>;

	/// The era and the seed in each of as many places as there are eras that can still be judged, and one.
	///
	/// The place of an era is its number modulo that of the places, hence Twox64Concat. A seed is replaced by
	/// that of an era that has its place. Writer: `store/seeds.rs`.
	#[pallet::storage]
	pub type Seeds<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, u32, (EraIndex, Seed)>;

	/// The present era, and what the source of stake says of it. Absent until the first block.
	///
	/// It only rises, by one with each turn of the source. Read in every block, so benchmarks do not count it.
	/// Writer: `store/eras.rs`.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type PresentEra<T: Config<I>, I: 'static = ()> = StorageValue<_, EraClock>;

	/// The first block and tick of each era that can still be judged, ascending.
	///
	/// One entry per era of the maximum exit window, and the one before. Writer: `store/eras.rs`.
	#[pallet::storage]
	pub type EraStarts<T: Config<I>, I: 'static = ()> =
		StorageValue<_, EraStartsOf<T, I>, ValueQuery>;

	/// The pots of services that are gone, which still owe. All others are in the records of their services.
	///
	/// A pot stays until every debt is claimed. Writer: `store/pots.rs`.
	#[pallet::storage]
	pub type OrphanedPots<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, ServiceId, Pot<AssetOf<T, I>>>;

	/// The debts of a service to an account whose positions or assignments there are gone.
	///
	/// Accounts are chosen, hence Blake2_128Concat. Adds up to `unclaimed` of the pot. Removed when
	/// claimed. Writer: `store/pots.rs`.
	#[pallet::storage]
	pub type Unclaimed<T: Config<I>, I: 'static = ()> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		ServiceId,
		Balance,
		ValueQuery,
	>;
}
