//! Records and bounds, as the runtime's choice of types makes them.

use crate::{
	bounds::{MAX_METADATA_LEN, MAX_OPEN},
	pallet::Config,
	types::{
		Assignment, KnownOrigin, Leftover, MarksOf, Operator, ServedOf, Service, SlashRequest,
		Staker, StakerPosition, Task,
	},
};
use frame_support::{
	traits::{fungibles, ConstU32},
	BoundedVec,
};
use restaking_math::{cap::MAX_PROOFS, Cap, Places, Settlement, Stretches};
use restaking_primitives::{Conditions, DatedKey, EraStart, Terms, MAX_PLACES};

/// The metadata of a service or an operator: a link for people, or a hash of one.
pub type Metadata = BoundedVec<u8, ConstU32<MAX_METADATA_LEN>>;

/// Evidence that a hook judges, encoded as the hook expects it.
pub type EvidenceOf<T, I = ()> = BoundedVec<u8, <T as Config<I>>::MaxEvidenceLen>;

/// The terms of services of this runtime.
pub type TermsOf<T, I = ()> =
	Terms<<T as frame_system::Config>::AccountId, <T as Config<I>>::SlashingHook>;

/// The terms of services of this runtime, without the hook.
pub type ConditionsOf<T> = Conditions<<T as frame_system::Config>::AccountId>;

/// The record of a service.
pub type ServiceOf<T, I = ()> = Service<
	<T as frame_system::Config>::AccountId,
	<T as Config<I>>::ServiceConsideration,
	AssetOf<T, I>,
>;

/// What the pallet of a hook has to forget.
pub type LeftoverOf<T, I = ()> =
	Leftover<<T as frame_system::Config>::AccountId, <T as Config<I>>::ServiceConsideration>;

/// The record of an operator.
pub type OperatorOf<T, I = ()> =
	Operator<<T as frame_system::Config>::AccountId, <T as Config<I>>::OperatorConsideration>;

/// The bound of dated lists: one entry for each era of the maximum exit window, and two.
pub type Marks<T, I = ()> = MarksOf<<T as Config<I>>::MaxExitWindow>;

/// The record of an assignment.
pub type AssignmentOf<T, I = ()> = Assignment<
	<T as frame_system::Config>::AccountId,
	<T as Config<I>>::OperatorConsideration,
	Marks<T, I>,
	ServedOf<<T as Config<I>>::MaxExitWindow>,
	<T as Config<I>>::MaxLog,
>;

/// The eras in which an assignment is in the set of its service.
pub type ServesOf<T, I = ()> = Stretches<ServedOf<<T as Config<I>>::MaxExitWindow>>;

/// The places of a service.
pub type PlacesOf = Places<ConstU32<MAX_PLACES>>;

/// One position of a staker.
pub type StakerPositionOf<T, I = ()> =
	StakerPosition<<T as Config<I>>::PositionConsideration, Marks<T, I>>;

/// The record of a staker.
pub type StakerOf<T, I = ()> = Staker<
	<T as frame_system::Config>::AccountId,
	<T as Config<I>>::PositionConsideration,
	Marks<T, I>,
	<T as Config<I>>::MaxPositions,
>;

/// The keys of an assignment, oldest first.
pub type KeysOf<T, I = ()> = BoundedVec<DatedKey, Marks<T, I>>;

/// The bound of the used cap: one entry for each era of two maximum exit windows, and one.
pub struct UsedMarks<T, I>(core::marker::PhantomData<(T, I)>);
impl<T: Config<I>, I: 'static> frame_support::traits::Get<u32> for UsedMarks<T, I> {
	fn get() -> u32 {
		// The integrity test keeps the window far from where this would saturate.
		T::MaxExitWindow::get().saturating_mul(2).saturating_add(1)
	}
}

/// The bound of the open requests of an assignment: words, proofs, and a pool for each pair of an offence
/// era and a report era that the longest windows leave open.
pub struct OpenRequests<T, I>(core::marker::PhantomData<(T, I)>);
impl<T: Config<I>, I: 'static> frame_support::traits::Get<u32> for OpenRequests<T, I> {
	fn get() -> u32 {
		// `(R + 1) · (V + 1)` is largest for equal windows. The integrity test keeps the window far from
		// where this would saturate.
		let both = T::MaxExitWindow::get().saturating_add(2);
		let pools = both.saturating_mul(both).div_ceil(4);
		pools.saturating_add(MAX_OPEN).saturating_add(MAX_PROOFS)
	}
}

/// The open requests of an assignment, and the eras with executed slashes.
pub type CapOf<T, I = ()> = Cap<OpenRequests<T, I>, UsedMarks<T, I>>;

/// The changes that the settlement of one position makes.
pub(crate) type SettlementOf<T, I = ()> = Settlement<<T as Config<I>>::MaxLog>;

/// The record of a request to slash.
pub type RequestOf<T> = SlashRequest<<T as frame_system::Config>::AccountId>;

/// A task that is due in an era.
pub type TaskOf<T> = Task<<T as frame_system::Config>::AccountId>;

/// The first blocks of the eras that can still be judged, ascending.
pub type EraStartsOf<T, I = ()> = BoundedVec<EraStart, Marks<T, I>>;

/// The id of an asset in which rewards are paid.
pub type AssetOf<T, I = ()> = <<T as Config<I>>::RewardAssets as fungibles::Inspect<
	<T as frame_system::Config>::AccountId,
>>::AssetId;

/// An origin as calls and events carry it: the runtime's `OriginCaller`, boxed.
pub type CallerOf<T, I = ()> = alloc::boxed::Box<<T as Config<I>>::PalletsOrigin>;

/// The record of an origin that services or bonds name.
pub type KnownOriginOf<T, I = ()> =
	KnownOrigin<<T as frame_system::Config>::AccountId, <T as Config<I>>::PalletsOrigin>;

/// The slasher and the resolver of a service that registers.
pub(crate) type Holders<T, I> = (Option<CallerOf<T, I>>, Option<CallerOf<T, I>>);
