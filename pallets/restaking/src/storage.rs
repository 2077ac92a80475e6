//! What the pallet keeps. Each item is written by one file.

use frame_support::pallet_macros::pallet_section;

/// The names that this section uses. Another section may use the same.
#[allow(unused_imports)]
pub(crate) mod imports {
	pub use crate::{
		types::{AgendaPlace, Jail, Payee, Pot, QueueEnds, SettlementCursor, Vetoer},
		AssetOf, AssignmentOf, CapOf, EraStartsOf, KeysOf, Metadata, OperatorOf, RequestOf,
		ServiceOf, SlashBondOf, StakerOf, TaskOf, MAX_APPROVALS,
	};
	pub use restaking_math::Earnings;
	pub use restaking_primitives::{
		AssignmentId, Balance, EraIndex, RequestId, ServiceId, ServiceKey,
	};
	pub use sp_core::H256;
}

/// What the pallet keeps.
#[pallet_section]
mod storage {
	use super::storage::imports::*;

	/// The services.
	#[pallet::storage]
	pub type Services<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, ServiceId, ServiceOf<T, I>>;

	/// The id of the next service.
	#[pallet::storage]
	pub type NextServiceId<T: Config<I>, I: 'static = ()> = StorageValue<_, ServiceId, ValueQuery>;

	/// What people should know about a service.
	#[pallet::storage]
	pub type ServiceMetadata<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, ServiceId, Metadata, ValueQuery>;

	/// The operators that may join a service that admits by approval.
	#[pallet::storage]
	pub type Approvals<T: Config<I>, I: 'static = ()> = StorageMap<
		_,
		Twox64Concat,
		ServiceId,
		BoundedVec<T::AccountId, ConstU32<MAX_APPROVALS>>,
		ValueQuery,
	>;

	/// The operators.
	#[pallet::storage]
	pub type Operators<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Blake2_128Concat, T::AccountId, OperatorOf<T, I>>;

	/// What people should know about an operator.
	#[pallet::storage]
	pub type OperatorMetadata<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Metadata, ValueQuery>;

	/// The assignments: stays of operators at services.
	#[pallet::storage]
	pub type Assignments<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, AssignmentId, AssignmentOf<T, I>>;

	/// The id of the next assignment.
	#[pallet::storage]
	pub type NextAssignmentId<T: Config<I>, I: 'static = ()> =
		StorageValue<_, AssignmentId, ValueQuery>;

	/// The open assignment of an operator at a service.
	#[pallet::storage]
	pub type AssignmentFor<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Blake2_128Concat, T::AccountId, AssignmentId>;

	/// The keys of an assignment for the eras that can still be judged.
	#[pallet::storage]
	pub type KeyHistory<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, AssignmentId, KeysOf<T, I>, ValueQuery>;

	/// Whose a key is at a service: no two operators of a service have the same.
	#[pallet::storage]
	pub type KeyOwner<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Blake2_128Concat, ServiceKey, AssignmentId>;

	/// The stakers, one record each.
	#[pallet::storage]
	pub type Stakers<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Blake2_128Concat, T::AccountId, StakerOf<T, I>>;

	/// The members of an assignment: who has a position.
	#[pallet::storage]
	pub type Members<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, AssignmentId, Blake2_128Concat, T::AccountId, ()>;

	/// How each service finds fault: the part of its terms that only slashes and entries ask for.
	#[pallet::storage]
	pub type SlashingHooks<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, ServiceId, T::SlashingHook>;

	/// What is set aside for vetoed requests of a service.
	#[pallet::storage]
	pub type SlashBonds<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, ServiceId, SlashBondOf<T>>;

	/// The requests to slash: those that are pending, and those executed and not yet settled and paid.
	#[pallet::storage]
	pub type SlashRequests<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, RequestId, RequestOf<T>>;

	/// The id of the next request.
	#[pallet::storage]
	pub type NextRequestId<T: Config<I>, I: 'static = ()> = StorageValue<_, RequestId, ValueQuery>;

	/// Open requests and used cap of an assignment.
	#[pallet::storage]
	pub type Caps<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, AssignmentId, CapOf<T, I>, ValueQuery>;

	/// The offences that were brought to a service, until they can not be reported any more.
	#[pallet::storage]
	pub type SeenOffences<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Blake2_128Concat, H256, ()>;

	/// Below which id all requests of a service are vetoed, by whom.
	#[pallet::storage]
	pub type MassVetoes<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Twox64Concat, Vetoer, RequestId>;

	/// The operators that may not serve a service for now, or for good.
	#[pallet::storage]
	pub type Jails<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Blake2_128Concat, T::AccountId, Jail>;

	/// The work that is due in an era, in order.
	#[pallet::storage]
	pub type Agenda<T: Config<I>, I: 'static = ()> =
		StorageDoubleMap<_, Twox64Concat, EraIndex, Twox64Concat, u32, TaskOf<T>>;

	/// How much work is due in an era, what is done included.
	#[pallet::storage]
	pub type AgendaSize<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, EraIndex, u32, ValueQuery>;

	/// Where the work is.
	#[pallet::storage]
	pub type NextTask<T: Config<I>, I: 'static = ()> = StorageValue<_, AgendaPlace, ValueQuery>;

	/// The assignments whose members wait to be settled, a page of each in turn.
	#[pallet::storage]
	pub type SettlementQueue<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, u64, AssignmentId>;

	/// The ends of that queue.
	#[pallet::storage]
	pub type SettlementQueueEnds<T: Config<I>, I: 'static = ()> =
		StorageValue<_, QueueEnds, ValueQuery>;

	/// How far the pages of an assignment have come.
	#[pallet::storage]
	pub type SettlementCursors<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, AssignmentId, SettlementCursor<T::AccountId>>;

	/// The first blocks of the eras that can still be judged.
	#[pallet::storage]
	pub type EraStarts<T: Config<I>, I: 'static = ()> =
		StorageValue<_, EraStartsOf<T, I>, ValueQuery>;

	/// The rewards of services.
	#[pallet::storage]
	pub type Pots<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Twox64Concat, ServiceId, Pot<AssetOf<T, I>>>;

	/// What positions earned. Nothing for those of an assignment that was never paid.
	#[pallet::storage]
	pub type PositionEarnings<T: Config<I>, I: 'static = ()> = StorageDoubleMap<
		_,
		Twox64Concat,
		AssignmentId,
		Blake2_128Concat,
		T::AccountId,
		Earnings,
		ValueQuery,
	>;

	/// What is owed by a service for positions and assignments that have no record any more.
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

	/// Where rewards go; to the account that earned them, if nothing is said.
	#[pallet::storage]
	pub type Payees<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Payee<T::AccountId>, ValueQuery>;
}
