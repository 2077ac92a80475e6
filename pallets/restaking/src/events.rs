//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// What the pallet tells.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config<I>, I: 'static = ()> {
		/// A service was registered.
		ServiceRegistered {
			/// The service.
			service: ServiceId,
			/// Who manages it.
			owner: CallerOf<T, I>,
			/// What a pledge to it agrees to.
			terms_hash: H256,
		},
		/// The metadata of a service was set.
		ServiceMetadataSet {
			/// The service.
			service: ServiceId,
		},
		/// A service was offered to a new owner.
		OwnershipOffered {
			/// The service.
			service: ServiceId,
			/// Who may accept.
			to: CallerOf<T, I>,
		},
		/// A service has a new owner.
		OwnershipAccepted {
			/// The service.
			service: ServiceId,
			/// The new owner.
			owner: CallerOf<T, I>,
		},
		/// Entry to a service was stopped.
		ServicePaused {
			/// The service.
			service: ServiceId,
			/// Whether governance did it.
			by_governance: bool,
		},
		/// Entry to a service is possible again.
		ServiceResumed {
			/// The service.
			service: ServiceId,
		},
		/// A service named its successor, or none any more.
		SuccessorSet {
			/// The service.
			service: ServiceId,
			/// Where pledges may be moved.
			successor: Option<ServiceId>,
		},
		/// A service retired. Everybody counted for the last time in this era.
		ServiceRetired {
			/// The service.
			service: ServiceId,
			/// The last era in which anybody counted.
			era: EraIndex,
		},
		/// The record of a retired service was removed.
		ServiceDeregistered {
			/// The service.
			service: ServiceId,
		},
		/// A service announced a slasher.
		SlasherAnnounced {
			/// The service.
			service: ServiceId,
			/// Who will judge.
			slasher: CallerOf<T, I>,
			/// The first offence era it judges; none if an announcement was withdrawn.
			from: Option<EraIndex>,
		},
		/// A service removed its slashers, at once.
		SlasherRemoved {
			/// The service.
			service: ServiceId,
		},
		/// A service announced a resolver, or none.
		ResolverAnnounced {
			/// The service.
			service: ServiceId,
			/// Who may veto besides governance.
			resolver: Option<CallerOf<T, I>>,
			/// The first offence era for which it may; none if an announcement was withdrawn.
			from: Option<EraIndex>,
		},
		/// An operator may join a service.
		OperatorApproved {
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
		},
		/// An operator may not join a service any more.
		ApprovalRevoked {
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
		},
		/// An operator was registered.
		OperatorRegistered {
			/// The operator.
			operator: T::AccountId,
			/// What it keeps of rewards.
			commission: Perbill,
		},
		/// The metadata of an operator was set.
		OperatorMetadataSet {
			/// The operator.
			operator: T::AccountId,
		},
		/// An operator announced a commission.
		CommissionSet {
			/// The operator.
			operator: T::AccountId,
			/// The commission.
			commission: Perbill,
			/// The first era in which it is in force.
			from: EraIndex,
		},
		/// The record of an operator was removed.
		OperatorDeregistered {
			/// The operator.
			operator: T::AccountId,
		},
		/// An operator joined a service.
		ServiceJoined {
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
			/// The id of this stay.
			assignment: AssignmentId,
			/// Its key for this service.
			key: ServiceKey,
		},
		/// An operator announced another key for a service.
		KeyRotated {
			/// The operator's assignment.
			assignment: AssignmentId,
			/// The key.
			key: ServiceKey,
			/// The first era in which it is the operator's key.
			from: EraIndex,
		},
		/// An assignment was closed. Its members counted for the last time in this era.
		AssignmentClosed {
			/// The assignment.
			assignment: AssignmentId,
			/// The last era in which anybody counted.
			era: EraIndex,
		},
		/// The record of a closed assignment without members was removed.
		AssignmentRemoved {
			/// The assignment.
			assignment: AssignmentId,
		},
		/// A staker pledged.
		Pledged {
			/// The staker.
			stash: T::AccountId,
			/// To whom.
			assignment: AssignmentId,
			/// How much more.
			amount: Balance,
			/// How much counts with it.
			counted: Balance,
			/// The first era in which it counts.
			from: EraIndex,
		},
		/// A staker exits, by its own call, a trim, or because the assignment was closed.
		Exited {
			/// The staker.
			stash: T::AccountId,
			/// From whom.
			assignment: AssignmentId,
			/// What stops counting.
			amount: Balance,
			/// The part of it that never counted and is free at once.
			fresh: Balance,
			/// The last era in which the rest counts.
			until: EraIndex,
			/// The era in which the rest is released.
			released: EraIndex,
		},
		/// Claims on a staker were cut to what a base-chain slash left.
		ClaimsCut {
			/// The staker.
			stash: T::AccountId,
			/// What is left for all claims together.
			funds: Balance,
			/// What they were.
			liability: Balance,
		},
		/// A staker decided whether its pledge is renewed after a slash.
		StandingOrderSet {
			/// The staker.
			stash: T::AccountId,
			/// The assignment.
			assignment: AssignmentId,
			/// Whether it is.
			standing: bool,
		},
		/// A position was removed: nothing of it counts or is liable any more.
		PositionRemoved {
			/// The staker.
			stash: T::AccountId,
			/// The assignment.
			assignment: AssignmentId,
		},
		/// Funds that left the stake while they were liable were taken into custody.
		TakenIntoCustody {
			/// The staker.
			stash: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// Custody was given back.
		Released {
			/// The staker.
			stash: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// Custody was bonded again.
		Restaked {
			/// The staker.
			stash: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// Less than a staker's liability is within reach.
		FoundShort {
			/// The staker.
			stash: T::AccountId,
			/// What is missing.
			missing: Balance,
		},
		/// A staker's liability is within reach again.
		CoverageRestored {
			/// The staker.
			stash: T::AccountId,
		},
	}
}
