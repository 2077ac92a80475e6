//! Records and bounds, as the runtime's choice of types makes them.

use crate::{
	pallet::Config,
	types::{Assignment, DatedKey, MarksOf, Operator, Service, Staker, StakerPosition},
};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_primitives::{EraIndex, Terms};

/// The most bytes of metadata of a service or an operator: a link, or a hash.
pub const MAX_METADATA_LEN: u32 = 256;

/// The most operators that are approved and have not joined.
pub const MAX_APPROVALS: u32 = 32;

/// The most entries of an assignment's log: the slashes that can be open at once, and its closing.
pub const MAX_LOG: u32 = 33;

/// The shortest veto window where a slasher may ask: at least one whole era.
pub const MIN_VETO_WINDOW_WITH_SLASHER: EraIndex = 2;

/// A link to what people should know about a service or an operator, or a hash of it.
pub type Metadata = BoundedVec<u8, ConstU32<MAX_METADATA_LEN>>;

/// The terms of services of this runtime.
pub type TermsOf<T, I = ()> = Terms<<T as Config<I>>::SlashingHook>;

/// The record of a service.
pub type ServiceOf<T, I = ()> = Service<
	<T as frame_system::Config>::AccountId,
	<T as Config<I>>::SlashingHook,
	<T as Config<I>>::ServiceConsideration,
>;

/// The record of an operator.
pub type OperatorOf<T, I = ()> = Operator<<T as Config<I>>::OperatorConsideration>;

/// The bound of dated lists.
pub type Marks<T, I = ()> = MarksOf<<T as Config<I>>::MaxExitWindow>;

/// The record of an assignment.
pub type AssignmentOf<T, I = ()> = Assignment<
	<T as frame_system::Config>::AccountId,
	<T as Config<I>>::OperatorConsideration,
	Marks<T, I>,
	ConstU32<MAX_LOG>,
>;

/// One position of a staker.
pub type StakerPositionOf<T, I = ()> =
	StakerPosition<<T as Config<I>>::PositionConsideration, Marks<T, I>>;

/// The record of a staker.
pub type StakerOf<T, I = ()> =
	Staker<<T as Config<I>>::PositionConsideration, Marks<T, I>, <T as Config<I>>::MaxPositions>;

/// The keys of an assignment, oldest first.
pub type KeysOf<T, I = ()> = BoundedVec<DatedKey, Marks<T, I>>;

/// An origin as it is handed over in calls and told in events.
pub type CallerOf<T, I = ()> = alloc::boxed::Box<<T as Config<I>>::PalletsOrigin>;

/// Slasher and resolver of a service that registers.
pub(crate) type Holders<T, I> = (Option<CallerOf<T, I>>, Option<CallerOf<T, I>>);
