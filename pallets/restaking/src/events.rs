//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The names that this section uses. Another section may use the same.
#[allow(unused_imports)]
pub(crate) mod imports {
	pub use crate::{types::Payee, AssetOf, CallerOf};
	pub use restaking_primitives::{
		AssignmentId, Balance, EraIndex, RequestId, ServiceId, ServiceKey,
	};
	pub use sp_core::H256;
	pub use sp_runtime::{DispatchError, Perbill};
}

/// What the pallet tells.
#[pallet_section]
mod events {
	use super::events::imports::*;

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
			last_era: EraIndex,
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
			from_era: Option<EraIndex>,
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
			from_era: Option<EraIndex>,
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
		},
		/// The metadata of an operator was set.
		OperatorMetadataSet {
			/// The operator.
			operator: T::AccountId,
		},
		/// An operator announced a commission.
		CommissionSet {
			/// The operator's assignment.
			assignment: AssignmentId,
			/// The commission.
			commission: Perbill,
			/// The first era in which it may be in force.
			from_era: EraIndex,
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
			/// What it keeps of rewards.
			commission: Perbill,
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
			from_era: EraIndex,
		},
		/// An assignment was closed. Its members counted for the last time in this era.
		AssignmentClosed {
			/// The assignment.
			assignment: AssignmentId,
			/// The last era in which anybody counted.
			last_era: EraIndex,
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
			from_era: EraIndex,
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
			until_era: EraIndex,
			/// The era in which the rest is released.
			released_era: EraIndex,
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
		CustodyReleased {
			/// The staker.
			stash: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// Custody was bonded again.
		CustodyRebonded {
			/// The staker.
			stash: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// Somebody added to the bond of a service.
		SlashBondFunded {
			/// The service.
			service: ServiceId,
			/// Whose funds are held.
			payer: T::AccountId,
			/// How much more.
			amount: Balance,
			/// How much is held now.
			total: Balance,
		},
		/// A part of the bond of a service is free again.
		SlashBondReturned {
			/// The service.
			service: ServiceId,
			/// Whose it is.
			payer: T::AccountId,
			/// How much.
			amount: Balance,
			/// How much is held now.
			total: Balance,
		},
		/// A slash was requested. It can be vetoed until it is executed.
		SlashRequested {
			/// The request.
			request: RequestId,
			/// The service.
			service: ServiceId,
			/// The operator's stay.
			assignment: AssignmentId,
			/// Names the offence.
			offence_id: H256,
			/// The era of the offence.
			offence_era: EraIndex,
			/// The part that is asked of what counted in that era.
			fraction: Perbill,
			/// The hash of the evidence.
			evidence_hash: H256,
			/// Who brought evidence that was judged on chain; none for a slasher's word.
			reporter: Option<T::AccountId>,
			/// What a veto forfeits.
			bond: Balance,
			/// The first era in which it may be executed.
			due_era: EraIndex,
			/// The last one.
			last_era: EraIndex,
		},
		/// A request was vetoed.
		SlashVetoed {
			/// The request.
			request: RequestId,
			/// Whether governance did it; else the resolver.
			by_governance: bool,
			/// What the treasury got of its bond.
			forfeited: Balance,
		},
		/// All requests of a service below an id are vetoed, and end when they are looked at next.
		AllSlashesVetoed {
			/// The service.
			service: ServiceId,
			/// The first id that is not concerned.
			below: RequestId,
			/// Whether governance did it; else a resolver, for those that it may veto.
			by_governance: bool,
		},
		/// A slasher withdrew its request.
		SlashCancelled {
			/// The request.
			request: RequestId,
			/// What the treasury got of its bond.
			forfeited: Balance,
		},
		/// A request was not executed in time and ended without effect.
		SlashExpired {
			/// The request.
			request: RequestId,
		},
		/// A request ended without effect: the cap left nothing, or nobody was left.
		SlashLapsed {
			/// The request.
			request: RequestId,
		},
		/// A request could not be executed yet and is tried again in the next era.
		SlashPostponed {
			/// The request.
			request: RequestId,
			/// Why.
			error: DispatchError,
		},
		/// A slash was executed: every member has to settle it.
		SlashExecuted {
			/// The request.
			request: RequestId,
			/// The operator's stay.
			assignment: AssignmentId,
			/// The era of the offence.
			offence_era: EraIndex,
			/// The part that is taken of what counted in that era.
			fraction: Perbill,
			/// That part of the sum; what is taken of each member is rounded up, and bounded.
			at_most: Balance,
		},
		/// A staker settled a slash.
		Slashed {
			/// The request.
			request: RequestId,
			/// The staker.
			stash: T::AccountId,
			/// What was asked of it.
			asked: Balance,
			/// What was taken: less if the budget or the funds were used up.
			taken: Balance,
			/// By how much the stake fell.
			from_stake: Balance,
			/// By how much the custody fell.
			from_custody: Balance,
			/// What the stake lost beyond it, as dust, and went into custody.
			refunded: Balance,
		},
		/// A standing order pledged again what a slash left.
		PledgeRenewed {
			/// The staker.
			stash: T::AccountId,
			/// To whom.
			assignment: AssignmentId,
			/// How much.
			amount: Balance,
			/// How much counts with it.
			counted: Balance,
			/// The first era in which it counts.
			from_era: EraIndex,
		},
		/// Every member has settled a slash.
		SlashSettled {
			/// The request.
			request: RequestId,
			/// What was asked of all.
			asked: Balance,
			/// What was taken of all: the sum of what follows.
			taken: Balance,
			/// What was burned.
			burned: Balance,
			/// What the treasury got.
			treasury: Balance,
			/// What waits in escrow for the recipient.
			recipient: Balance,
			/// What waits in escrow for the reporter.
			reporter: Balance,
			/// From when on the escrow is paid.
			payable_era: EraIndex,
		},
		/// The escrow of a slash was paid.
		EscrowPaid {
			/// The request.
			request: RequestId,
			/// What the recipient got.
			recipient: Balance,
			/// What the reporter got.
			reporter: Balance,
			/// What could not arrive and went to the treasury.
			treasury: Balance,
		},
		/// Governance sent the escrow of a slash to the treasury.
		EscrowRedirected {
			/// The request.
			request: RequestId,
			/// What was in it.
			amount: Balance,
		},
		/// An assignment counts for nothing: its slashes wait to be settled, or its operator may not serve.
		AssignmentSuspended {
			/// The assignment.
			assignment: AssignmentId,
			/// The first era in which it does not count.
			from_era: EraIndex,
		},
		/// An assignment counts again.
		AssignmentResumed {
			/// The assignment.
			assignment: AssignmentId,
			/// The first era in which it does.
			from_era: EraIndex,
		},
		/// An operator may not serve a service for a while.
		Jailed {
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
			/// The first era in which it may serve again.
			until_era: EraIndex,
		},
		/// An operator may never serve a service again.
		OperatorBanned {
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
		},
		/// A hook that was told of a slash failed. The slash stands.
		HookFailed {
			/// The service.
			service: ServiceId,
			/// The request.
			request: RequestId,
			/// The hook's error.
			error: DispatchError,
		},
		/// A member could not be settled. It can still settle by itself.
		SettlementFailed {
			/// The member.
			stash: T::AccountId,
			/// The assignment.
			assignment: AssignmentId,
			/// Why.
			error: DispatchError,
		},
		/// The pot of a service was opened.
		PotOpened {
			/// The service.
			service: ServiceId,
			/// What it pays in.
			asset: AssetOf<T, I>,
		},
		/// Somebody paid into the pot of a service.
		RewardsFunded {
			/// The service.
			service: ServiceId,
			/// Who paid.
			payer: T::AccountId,
			/// How much, in the pot's asset.
			amount: Balance,
			/// Over how many eras in which somebody counts.
			eras: u32,
			/// What the pot now pays per era, until a stream ends.
			rate: Balance,
		},
		/// What nobody can earn any more was taken back from the pot of a service.
		RewardsRefunded {
			/// The service.
			service: ServiceId,
			/// To whom.
			to: T::AccountId,
			/// How much, in the pot's asset.
			amount: Balance,
		},
		/// A service set which part of its share an assignment earns.
		MultiplierSet {
			/// The assignment.
			assignment: AssignmentId,
			/// The part.
			multiplier: Perbill,
			/// The first era in which it does.
			from_era: EraIndex,
		},
		/// A service declared how much is at risk with it.
		ValueAtRiskSet {
			/// The service.
			service: ServiceId,
			/// How much is at risk.
			value: Balance,
			/// The most that the stake behind it certifies.
			certified: Balance,
		},
		/// More is at risk at a service than the stake behind it certifies from the next era on.
		SecurityLost {
			/// The service.
			service: ServiceId,
			/// How much is at risk.
			value: Balance,
			/// The most that is certified.
			certified: Balance,
		},
		/// The stake behind a service certifies again what is at risk there.
		SecurityRestored {
			/// The service.
			service: ServiceId,
			/// How much is at risk.
			value: Balance,
			/// The most that is certified.
			certified: Balance,
		},
		/// Somebody decided where its rewards go.
		PayeeSet {
			/// Who earns.
			who: T::AccountId,
			/// Where they go.
			payee: Payee<T::AccountId>,
		},
		/// Rewards were paid.
		RewardPaid {
			/// Who earned them.
			who: T::AccountId,
			/// At which service.
			service: ServiceId,
			/// To whom.
			to: T::AccountId,
			/// How much, in the pot's asset.
			amount: Balance,
			/// Whether it was bonded there.
			bonded: bool,
		},
		/// The pot of a service that is gone was closed.
		PotClosed {
			/// The service.
			service: ServiceId,
			/// What was too little to be shared, and went to the treasury or was burned.
			rest: Balance,
		},
		/// Less than a staker's liability is within reach.
		CoverageLost {
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
