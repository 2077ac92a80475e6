//! The events of the pallet.

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

#[pallet_section]
mod events {
	#[allow(unused_imports)]
	use super::events::imports::*;

	/// An event. Amounts in *units of the stake* are those of [`Config::Currency`]; fractions are in
	/// parts per billion.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config<I>, I: 'static = ()> {
		/// A service was registered.
		ServiceRegistered {
			/// The id of the service.
			service: ServiceId,
			/// The origin that manages it.
			owner: CallerOf<T, I>,
			/// The origin that may request slashes on its word; `None` if none may.
			slasher: Option<CallerOf<T, I>>,
			/// The origin that may veto slashes besides governance; `None` if no other may.
			resolver: Option<CallerOf<T, I>>,
			/// The hash of the terms, which a pledge signs.
			terms_hash: H256,
		},
		/// The metadata of a service was replaced.
		ServiceMetadataSet {
			/// The id of the service.
			service: ServiceId,
		},
		/// A service was offered to a new owner.
		OwnershipOffered {
			/// The id of the service.
			service: ServiceId,
			/// The origin that may accept.
			to: CallerOf<T, I>,
		},
		/// A service has a new owner.
		OwnershipAccepted {
			/// The id of the service.
			service: ServiceId,
			/// The origin that manages it now.
			owner: CallerOf<T, I>,
		},
		/// A service was paused: nobody enters it.
		ServicePaused {
			/// The id of the service.
			service: ServiceId,
			/// True if governance paused it: then no slash is requested either. False for the owner: then
			/// only the owner's own word is refused.
			by_governance: bool,
		},
		/// A side lifted its pause of a service. The other side's pause goes on.
		ServiceResumed {
			/// The id of the service.
			service: ServiceId,
			/// True if governance lifted its pause, false for the owner.
			by_governance: bool,
		},
		/// A service named another successor, or none.
		SuccessorSet {
			/// The id of the service.
			service: ServiceId,
			/// The id of the service to which pledges may be moved; `None` if to none.
			successor: Option<ServiceId>,
		},
		/// A service retired for good. Its positions exited as of its last era.
		ServiceRetired {
			/// The id of the service.
			service: ServiceId,
			/// The era index of the last era that counted.
			last_era: EraIndex,
		},
		/// The record of a retired service was removed. Where its hook judges, the deposit returns once the hook's
		/// pallet has forgotten the service.
		ServiceDeregistered {
			/// The id of the service.
			service: ServiceId,
		},
		/// A service announced a slasher, or withdrew an announcement.
		SlasherAnnounced {
			/// The id of the service.
			service: ServiceId,
			/// The origin that will request slashes.
			slasher: CallerOf<T, I>,
			/// The era index of the first offence era for which it acts; `None` if an announcement
			/// was withdrawn.
			from_era: Option<EraIndex>,
		},
		/// A slasher of a service was removed, or resigned.
		SlasherRemoved {
			/// The id of the service.
			service: ServiceId,
			/// The era index of the first offence era for which it does not act any more; 0 if for none.
			from_era: EraIndex,
		},
		/// A service announced a resolver or none, or withdrew an announcement.
		ResolverAnnounced {
			/// The id of the service.
			service: ServiceId,
			/// The origin that may veto besides governance; `None` if no other may.
			resolver: Option<CallerOf<T, I>>,
			/// The era index of the first offence era for which it acts; `None` if an announcement
			/// was withdrawn.
			from_era: Option<EraIndex>,
		},
		/// An operator was approved and may join a service.
		OperatorApproved {
			/// The id of the service.
			service: ServiceId,
			/// The operator's account.
			operator: T::AccountId,
		},
		/// The approval of an operator was revoked.
		ApprovalRevoked {
			/// The id of the service.
			service: ServiceId,
			/// The operator's account.
			operator: T::AccountId,
		},
		/// An operator was registered.
		OperatorRegistered {
			/// The operator's account.
			operator: T::AccountId,
		},
		/// The metadata of an operator was replaced.
		OperatorMetadataSet {
			/// The operator's account.
			operator: T::AccountId,
		},
		/// An operator announced a commission.
		CommissionSet {
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// The commission, in parts per billion of the assignment's rewards.
			commission: Perbill,
			/// The era index of the first era in which it may be in force.
			from_era: EraIndex,
		},
		/// The record of an operator was removed.
		OperatorDeregistered {
			/// The operator's account.
			operator: T::AccountId,
		},
		/// An operator joined a service.
		ServiceJoined {
			/// The id of the service.
			service: ServiceId,
			/// The operator's account.
			operator: T::AccountId,
			/// The id of the new assignment.
			assignment: AssignmentId,
			/// The commission, in parts per billion of the assignment's rewards.
			commission: Perbill,
			/// The operator's public key for this service.
			key: ServiceKey,
			/// True if all places are taken: it counts for nothing until it has one.
			waits: bool,
		},
		/// An operator said whether it is ready to serve.
		ReadySet {
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// True if anybody may take a place for it.
			ready: bool,
		},
		/// An assignment that waited has taken a place: it serves from an era on.
		PlaceTaken {
			/// The id of the service.
			service: ServiceId,
			/// The id of the assignment.
			assignment: AssignmentId,
			/// The amount that counts in it, in units of the stake.
			counted: Balance,
			/// The era index of the first era in which it serves, and owes its duties.
			from_era: EraIndex,
		},
		/// An assignment has lost its place to another that counts more: it waits from an era on.
		Displaced {
			/// The id of the service.
			service: ServiceId,
			/// The id of the assignment that waits.
			assignment: AssignmentId,
			/// The id of the assignment that took its place.
			by: AssignmentId,
			/// The era index of the first era in which it does not serve.
			from_era: EraIndex,
		},
		/// The search for the least place has noted what counts in some assignments, and goes on with the next
		/// call.
		PlacesNoted {
			/// The id of the service.
			service: ServiceId,
			/// The number of assignments.
			noted: u32,
		},
		/// An assignment has its place back: who had taken it in this era counts no more than it any more.
		PlaceReturned {
			/// The id of the service.
			service: ServiceId,
			/// The id of the assignment that has its place back.
			assignment: AssignmentId,
			/// The id of the assignment that had taken it.
			from: AssignmentId,
			/// The era index of the first era in which that one does not serve.
			from_era: EraIndex,
		},
		/// The set of a service is published: who serves in an era, with which stake and key.
		SetPublished {
			/// The id of the service.
			service: ServiceId,
			/// The era index.
			era: EraIndex,
			/// The number of members.
			count: u32,
			/// The amount that counts in all of them, in units of the stake.
			total: Balance,
			/// The root of the set, for other chains.
			root: H256,
		},
		/// An operator announced another key for a service.
		KeyRotated {
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// The public key.
			key: ServiceKey,
			/// The era index of the first era in which it is the operator's key.
			from_era: EraIndex,
		},
		/// An assignment was closed for good. Its members exited as of its last era.
		AssignmentClosed {
			/// The id of the assignment.
			assignment: AssignmentId,
			/// The era index of the last era that counted.
			last_era: EraIndex,
		},
		/// The record of a closed assignment without members was removed.
		AssignmentRemoved {
			/// The id of the assignment.
			assignment: AssignmentId,
		},
		/// A staker pledged.
		Pledged {
			/// The staker's stash.
			stash: T::AccountId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// The amount added, in units of the stake.
			amount: Balance,
			/// The amount that counts in the position with it, in units of the stake.
			counted: Balance,
			/// The era index of the first era in which it counts.
			from_era: EraIndex,
			/// True if the position is a standing order: the pledge is renewed after a slash.
			standing: bool,
		},
		/// A position shrank: by an exit, a trim, or because its assignment was closed.
		Exited {
			/// The staker's stash.
			stash: T::AccountId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// The amount that stops counting, in units of the stake.
			amount: Balance,
			/// The part of it that was in no era of the set, and is free at once, in units of the stake.
			fresh: Balance,
			/// The era index of the last era in which the rest counts.
			until_era: EraIndex,
			/// The era index of the first era in which no slash can take the rest.
			released_era: EraIndex,
		},
		/// The claims on a staker were cut to the funds that a base-chain slash left.
		ClaimsCut {
			/// The staker's stash.
			stash: T::AccountId,
			/// The funds left for all claims together, in units of the stake.
			funds: Balance,
			/// The liability before the cut, in units of the stake.
			liability: Balance,
		},
		/// The exposure limit changed, or a lower one was announced.
		ExposureLimitNoted {
			/// The limit for those who are in, as a part of the stake.
			now: Perbill,
			/// The lower limit, and the era from which it binds those who are in; it binds pledges at once.
			next: Option<(Perbill, EraIndex)>,
		},
		/// A staker set the standing order of a position.
		StandingOrderSet {
			/// The staker's stash.
			stash: T::AccountId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// True if its pledge is renewed after a slash.
			standing: bool,
		},
		/// A finished position was removed: nothing of it counts or is liable.
		PositionRemoved {
			/// The staker's stash.
			stash: T::AccountId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
		},
		/// Funds that left the stake while they were liable were taken into custody.
		TakenIntoCustody {
			/// The staker's stash.
			stash: T::AccountId,
			/// The amount now on hold in addition, in units of the stake.
			amount: Balance,
		},
		/// Custody that no slash can take was released.
		CustodyReleased {
			/// The staker's stash.
			stash: T::AccountId,
			/// The amount that is free, in units of the stake.
			amount: Balance,
		},
		/// Custody was bonded again.
		CustodyRebonded {
			/// The staker's stash.
			stash: T::AccountId,
			/// The amount bonded, in units of the stake.
			amount: Balance,
		},
		/// A slash bond was increased.
		SlashBondFunded {
			/// The id of the service.
			service: ServiceId,
			/// The account whose funds are held.
			payer: T::AccountId,
			/// The slasher whose requests it pays for.
			slasher: CallerOf<T, I>,
			/// The amount added, in units of the stake.
			amount: Balance,
			/// The whole bond, in units of the stake.
			total: Balance,
		},
		/// A part of a slash bond was returned.
		SlashBondReturned {
			/// The id of the service.
			service: ServiceId,
			/// The account whose funds were held.
			payer: T::AccountId,
			/// The amount that is free, in units of the stake.
			amount: Balance,
			/// The amount still held, in units of the stake.
			total: Balance,
		},
		/// A slash was requested. It can be vetoed until it is executed.
		SlashRequested {
			/// The id of the new request.
			request: RequestId,
			/// The id of the service.
			service: ServiceId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// The hash that names the offence.
			offence_id: H256,
			/// The era index of the offence.
			offence_era: EraIndex,
			/// The part asked of the amount that counted in that era, in parts per billion.
			asked: Perbill,
			/// The part of it that the cap allows, in parts per billion. It may rise until it is
			/// executed.
			fraction: Perbill,
			/// The hash of the evidence.
			evidence_hash: H256,
			/// The slasher that asks on its word; `None` for a proof.
			requester: Option<CallerOf<T, I>>,
			/// The account that pays the bond; `None` for a proof.
			payer: Option<T::AccountId>,
			/// The account whose evidence was judged on chain; `None` for a slasher's word, or if the chain
			/// recorded the offence and brought it by itself.
			reporter: Option<T::AccountId>,
			/// The origin that may veto besides governance; `None` if no other may.
			resolver: Option<CallerOf<T, I>>,
			/// The bond that a veto forfeits, in units of the stake.
			bond: Balance,
			/// The era index of the first era in which it may be executed.
			due_era: EraIndex,
			/// The era index of the last era in which it may be executed.
			last_era: EraIndex,
		},
		/// An offence was proven and joined the request of others that were reported in this era, too.
		/// They are vetoed or executed together.
		SlashJoined {
			/// The id of the request that was there.
			request: RequestId,
			/// The id of the service.
			service: ServiceId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// The hash that names the offence.
			offence_id: H256,
			/// The era index of the offence.
			offence_era: EraIndex,
			/// The part that this offence asks of the amount that counted in that era, in parts per
			/// billion.
			asked: Perbill,
			/// The hash of the evidence.
			evidence_hash: H256,
			/// The account whose evidence was judged on chain; `None` if the chain brought it by itself.
			reporter: Option<T::AccountId>,
			/// The part that the request asks now, in parts per billion.
			sum: Perbill,
			/// The part of it that the cap allows, in parts per billion.
			fraction: Perbill,
		},
		/// A proven slash request was raised, as another ended and left it more of the cap.
		SlashRaised {
			/// The id of the request.
			request: RequestId,
			/// The part of what it asked that the cap allows now, in parts per billion.
			fraction: Perbill,
		},
		/// A slasher's request was lowered, as a proof of the same offence takes a part of it.
		SlashLowered {
			/// The id of the request.
			request: RequestId,
			/// The id of the request of the proof.
			by: RequestId,
			/// The part that is left, in parts per billion. At zero it ended, and its bond is free.
			fraction: Perbill,
		},
		/// The same offence was reported before in this block. The report did nothing, and cost nothing. The
		/// next one pays.
		AlreadyReported {
			/// The id of the request of the first report.
			request: RequestId,
			/// The id of the assignment.
			assignment: AssignmentId,
			/// The name of the offence.
			offence_id: H256,
			/// The account that came second.
			reporter: T::AccountId,
		},
		/// A slash request was vetoed.
		SlashVetoed {
			/// The id of the request.
			request: RequestId,
			/// The id of the service.
			service: ServiceId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// True if governance vetoed it, false for the resolver.
			by_governance: bool,
			/// The bond that its payer lost, in units of the stake: it went to the treasury.
			forfeited: Balance,
			/// True if the treasury could not receive it, so that it was burned.
			burned: bool,
		},
		/// All requests of a service below an id were vetoed. Each ends when it is next touched.
		AllSlashesVetoed {
			/// The id of the service.
			service: ServiceId,
			/// The first request id that is not concerned.
			below: RequestId,
			/// True if governance vetoed them, false for a resolver: then those that it may veto.
			by_governance: bool,
		},
		/// A slasher cancelled its request.
		SlashCancelled {
			/// The id of the request.
			request: RequestId,
			/// The id of the service.
			service: ServiceId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// The part of the bond that its payer lost, in units of the stake: it went to the treasury.
			forfeited: Balance,
			/// True if the treasury could not receive it, so that it was burned.
			burned: bool,
		},
		/// A slash request was not executed in time and ended without effect.
		SlashExpired {
			/// The id of the request.
			request: RequestId,
			/// The id of the service.
			service: ServiceId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
		},
		/// A slash request ended without effect: the cap left nothing, or no member was left.
		SlashLapsed {
			/// The id of the request.
			request: RequestId,
			/// The id of the service.
			service: ServiceId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
		},
		/// A due slash request could not be executed yet. Every block tries it again.
		SlashPostponed {
			/// The id of the request.
			request: RequestId,
			/// The id of the service.
			service: ServiceId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// The reason.
			error: DispatchError,
		},
		/// A slash was executed. Every member of the assignment has to settle it.
		SlashExecuted {
			/// The id of the request.
			request: RequestId,
			/// The id of the service.
			service: ServiceId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// The era index of the offence.
			offence_era: EraIndex,
			/// The part taken of the amount that counted in that era, in parts per billion.
			fraction: Perbill,
			/// The upper bound of the total loss, before per-member rounding and budgets, in units
			/// of the stake.
			at_most: Balance,
		},
		/// A staker settled a slash.
		Slashed {
			/// The id of the request.
			request: RequestId,
			/// The id of the service.
			service: ServiceId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// The staker's stash.
			stash: T::AccountId,
			/// The amount asked of it, in units of the stake.
			asked: Balance,
			/// The amount taken, in units of the stake. Less than asked if budget or funds were
			/// used up.
			taken: Balance,
			/// The part taken of the stake, in units of the stake.
			from_stake: Balance,
			/// The part taken of the custody, in units of the stake.
			from_custody: Balance,
			/// Dust that the staking pallet took beyond the slash; moved to custody, in units of
			/// the stake.
			refunded: Balance,
		},
		/// A standing order renewed a pledge after a slash.
		PledgeRenewed {
			/// The staker's stash.
			stash: T::AccountId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// The amount added, in units of the stake.
			amount: Balance,
			/// The amount that counts in the position with it, in units of the stake.
			counted: Balance,
			/// The era index of the first era in which it counts.
			from_era: EraIndex,
		},
		/// A slash was settled by every member.
		SlashSettled {
			/// The id of the request.
			request: RequestId,
			/// The id of the service.
			service: ServiceId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// The sum asked of all members, in units of the stake.
			asked: Balance,
			/// The sum taken of all members, in units of the stake.
			taken: Balance,
			/// The part of it that waits in escrow, in units of the stake.
			waiting: Balance,
			/// The era index of the first era in which the proceeds may be divided. Until then governance may
			/// undo the slash.
			payable_era: EraIndex,
		},
		/// The proceeds of a slash were divided. They cannot come back any more.
		SlashDivided {
			/// The id of the request.
			request: RequestId,
			/// The id of the service.
			service: ServiceId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// The amount that was burned, in units of the stake: what no share asked for, and what not even the
			/// treasury could receive.
			burned: Balance,
			/// The amount that arrived at the treasury, in units of the stake: its share, and what could not
			/// arrive at the recipient or the reporters.
			treasury: Balance,
			/// The amount that arrived at the recipient, in units of the stake.
			recipient: Balance,
			/// The amount that arrived at the reporters, in units of the stake.
			reporter: Balance,
		},
		/// Governance undid a slash. All that it took goes back, by itself.
		SlashUndone {
			/// The id of the request.
			request: RequestId,
			/// The id of the service.
			service: ServiceId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
			/// The part of the cap that is free again, in parts per billion.
			fraction: Perbill,
			/// The sum that waits and goes back, in units of the stake.
			waiting: Balance,
			/// The number of members that have not settled the slash. They lose nothing by it.
			unsettled: u32,
		},
		/// A staker settled a slash that was undone before: its pledge changed as by the slash, its money
		/// did not.
		SlashSpared {
			/// The id of the request.
			request: RequestId,
			/// The staker's stash.
			stash: T::AccountId,
			/// The amount that would have been taken, in units of the stake.
			amount: Balance,
		},
		/// What a staker lost by a slash came back to it, or a part of that.
		GivenBack {
			/// The id of the request.
			request: RequestId,
			/// The staker's stash.
			stash: T::AccountId,
			/// The amount that is active stake again, in units of the stake.
			bonded: Balance,
			/// The amount that came back free, in units of the stake.
			freed: Balance,
			/// The part of `freed` that may still be slashed and is in custody, in units of the stake.
			held: Balance,
		},
		/// The chain tried to give back what a staker lost by a slash, and will try again.
		GiveBackFailed {
			/// The id of the request.
			request: RequestId,
			/// The staker's stash.
			stash: T::AccountId,
			/// The reason.
			error: DispatchError,
		},
		/// A loss could neither wait in escrow nor come back, and went to the treasury. Or it was too small for
		/// a record of its own when its slash was undone.
		LossUnclaimed {
			/// The id of the request.
			request: RequestId,
			/// The stash that lost it; `None` for all losses without a record together.
			stash: Option<T::AccountId>,
			/// The amount that went to the treasury, in units of the stake.
			treasury: Balance,
			/// The amount that the treasury could not receive, in units of the stake: burned.
			burned: Balance,
		},
		/// The recipient's and the reporters' parts of a slash will go to the treasury.
		EscrowRedirected {
			/// The id of the request.
			request: RequestId,
			/// The id of the service.
			service: ServiceId,
			/// The id of the operator's assignment.
			assignment: AssignmentId,
		},
		/// An assignment was suspended, as it is slashed or too little of its cap is left: it counts for
		/// nothing until it resumes.
		AssignmentSuspended {
			/// The id of the assignment.
			assignment: AssignmentId,
			/// The era index of the first era in which it does not count.
			from_era: EraIndex,
		},
		/// A suspended assignment counts again.
		AssignmentResumed {
			/// The id of the assignment.
			assignment: AssignmentId,
			/// The era index of the first era in which it counts.
			from_era: EraIndex,
		},
		/// An operator was jailed by a service after a slash.
		Jailed {
			/// The id of the service.
			service: ServiceId,
			/// The operator's account.
			operator: T::AccountId,
			/// The era index of the first era in which it may serve again.
			until_era: EraIndex,
		},
		/// A jailed operator said that it is back. Its assignment counts again once its term is over, its
		/// members have settled, and half of its cap is left.
		OperatorIsBack {
			/// The id of the service.
			service: ServiceId,
			/// The operator's account.
			operator: T::AccountId,
		},
		/// The ban of an operator from a service was lifted.
		OperatorUnbanned {
			/// The id of the service.
			service: ServiceId,
			/// The operator's account.
			operator: T::AccountId,
		},
		/// An operator was banned from a service for good.
		OperatorBanned {
			/// The id of the service.
			service: ServiceId,
			/// The operator's account.
			operator: T::AccountId,
		},
		/// The hook of a service failed on the notice of a slash. The slash stands.
		HookFailed {
			/// The id of the service.
			service: ServiceId,
			/// The id of the request.
			request: RequestId,
			/// The hook's error.
			error: DispatchError,
		},
		/// A member could not be settled by a page. It can still settle by itself.
		SettlementFailed {
			/// The member's stash.
			stash: T::AccountId,
			/// The id of the assignment.
			assignment: AssignmentId,
			/// The reason.
			error: DispatchError,
		},
		/// The pot of a service was opened.
		PotOpened {
			/// The id of the service.
			service: ServiceId,
			/// The asset in which it pays.
			asset: AssetOf<T, I>,
			/// The minimum weight at which it pays for an era, in units of the stake.
			min_weight: Balance,
		},
		/// The pot of a service was funded.
		RewardsFunded {
			/// The id of the service.
			service: ServiceId,
			/// The account that paid.
			payer: T::AccountId,
			/// The amount, in units of the pot's asset.
			amount: Balance,
			/// The amount paid beside it, in units of the pot's asset, as its account had less than the asset's
			/// minimum balance. It stays there until the pot is closed.
			reserve: Balance,
			/// The number of eras over which it streams, those in which nobody counts left out.
			eras: u32,
			/// The amount that the pot now pays per era, in units of its asset, until a stream ends.
			rate: Balance,
		},
		/// The part of a pot that nobody can earn any more was refunded.
		RewardsRefunded {
			/// The id of the service.
			service: ServiceId,
			/// The account that received it.
			to: T::AccountId,
			/// The amount, in units of the pot's asset.
			amount: Balance,
		},
		/// A service set the part of its share that an assignment earns.
		MultiplierSet {
			/// The id of the assignment.
			assignment: AssignmentId,
			/// The part, in parts per billion of its share.
			multiplier: Perbill,
			/// The era index of the first era in which it earns that.
			from_era: EraIndex,
		},
		/// A service declared its value at risk.
		ValueAtRiskSet {
			/// The id of the service.
			service: ServiceId,
			/// The value at risk, in units of the stake.
			value: Balance,
			/// The maximum that the stake behind it certifies, in units of the stake.
			certified: Balance,
		},
		/// A service lost its security: its value at risk exceeds the certified value of the next era.
		SecurityLost {
			/// The id of the service.
			service: ServiceId,
			/// The value at risk, in units of the stake.
			value: Balance,
			/// The maximum that the stake behind it certifies, in units of the stake.
			certified: Balance,
		},
		/// The security of a service was restored: its value at risk is certified again.
		SecurityRestored {
			/// The id of the service.
			service: ServiceId,
			/// The value at risk, in units of the stake.
			value: Balance,
			/// The maximum that the stake behind it certifies, in units of the stake.
			certified: Balance,
		},
		/// An account set the destination of its rewards.
		PayeeSet {
			/// The account that earns.
			who: T::AccountId,
			/// The destination.
			payee: Payee<T::AccountId>,
		},
		/// Rewards were paid.
		RewardPaid {
			/// The account that earned them.
			who: T::AccountId,
			/// The id of the service.
			service: ServiceId,
			/// The asset it was paid in.
			asset: AssetOf<T, I>,
			/// The account that received them.
			to: T::AccountId,
			/// The amount, in units of the pot's asset.
			amount: Balance,
			/// True if it was bonded there.
			bonded: bool,
		},
		/// The pot of a service that is gone was closed.
		PotClosed {
			/// The id of the service.
			service: ServiceId,
			/// The remainder that nobody owns, in units of the pot's asset: to the treasury, or burned.
			rest: Balance,
		},
		/// The coverage of a staker was lost: its liability exceeds the funds within reach.
		CoverageLost {
			/// The staker's stash.
			stash: T::AccountId,
			/// The amount that is missing, in units of the stake.
			missing: Balance,
		},
		/// The coverage of a staker was restored.
		CoverageRestored {
			/// The staker's stash.
			stash: T::AccountId,
		},
		/// The clock of the source of stake passed over eras. Here it turned once, so that no window is shorter.
		ClockSkipped {
			/// The era that began.
			era: EraIndex,
			/// The era of the source before.
			from_era: EraIndex,
			/// The era of the source now.
			to_era: EraIndex,
		},
		/// The clock of the source of stake went back, as one does that is replaced by another. Here the era goes on,
		/// and the next one begins when the source turns again.
		ClockWentBack {
			/// The present era.
			era: EraIndex,
			/// The era of the source before.
			from_era: EraIndex,
			/// The era of the source now.
			to_era: EraIndex,
		},
		/// The base chain may slash the stake of a staker that it has spared. What enters is bound by the limit of all
		/// stakers at once, and what is in from this era on.
		SparingEnded {
			/// The staker's stash.
			stash: T::AccountId,
			/// The era index of the first era in which anybody may trim it to that limit.
			from_era: EraIndex,
		},
	}
}
