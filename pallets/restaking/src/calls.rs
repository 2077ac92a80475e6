//! The calls. This file is longer than others: one pallet has one block of calls, and each call names
//! its origin, the unit and bounds of each parameter, its events, errors and cost. The bodies hold no
//! logic; they are at most six lines long.

use frame_support::pallet_macros::pallet_section;

/// The names that this section uses. Another section may use the same.
#[allow(unused_imports)]
pub(crate) mod imports {
	pub(crate) use crate::{
		assignment::OpenAssignment,
		slash::Accusation,
		stake::Pledge,
		types::{JoinPolicy, Payee},
		AssetOf, CallerOf, EvidenceOf, Metadata, TermsOf,
	};
	pub(crate) use restaking_primitives::{
		AssignmentId, Balance, EraIndex, GroupId, KeyProof, RequestId, ServiceId, ServiceKey,
	};
	pub(crate) use sp_core::H256;
	pub(crate) use sp_runtime::Perbill;
}

#[pallet_section]
mod calls {
	use super::calls::imports::*;

	#[pallet::call(weight(<T as Config<I>>::WeightInfo))]
	impl<T: Config<I>, I: 'static> Pallet<T, I> {
		/// Registers a service under terms that never change, with the origin as its owner.
		///
		/// Origin: [`Config::RegisterOrigin`], which also names the account that pays the deposit,
		/// if any.
		///
		/// - `terms`: maximum slash and quorum in parts per billion, windows and jail term in eras,
		///   1 to 128 places, minimum pledge in units of the stake, shares of a slash, and the hook; within
		///   [`Config::TermBounds`], [`Config::Parameters`] and [`Config::MaxExitWindow`], with
		///   `report_window + veto_window ≤ exit_window`.
		/// - `slasher`: origin that may request slashes on its word, or none; a hook that judges no
		///   evidence needs one.
		/// - `resolver`: origin that may veto slashes besides governance, or none.
		/// - `join_policy`: `Open` to every operator, or `Approval` by the owner.
		/// - `group`: id of a group, or none; a stash may back one service of a group at a time.
		/// - `metadata`: a link for people, or a hash of one: 0 to 256 bytes.
		///
		/// Emits [`Event::ServiceRegistered`].
		///
		/// Errors: [`Error::OriginCannotAct`], [`Error::MaxSlashTooLow`],
		/// [`Error::VetoWindowTooShort`], [`Error::ExitWindowTooShort`],
		/// [`Error::ExitWindowTooLong`], [`Error::MinPledgeTooLow`], [`Error::QuorumTooLow`],
		/// [`Error::BadPlaces`],
		/// [`Error::JailTermTooLong`], [`Error::BadShares`], [`Error::RecipientWithoutShare`],
		/// [`Error::BadRuleList`], [`Error::NobodyCouldSlash`], [`Error::NobodyCouldReport`],
		/// [`Error::SlasherIsRecipient`]; the hook's own; no free funds for the deposit.
		///
		/// Cost: constant; five new records, for which the payer is charged a deposit.
		#[pallet::call_index(0)]
		pub fn register_service(
			origin: OriginFor<T>,
			terms: TermsOf<T, I>,
			slasher: Option<CallerOf<T, I>>,
			resolver: Option<CallerOf<T, I>>,
			join_policy: JoinPolicy,
			group: Option<GroupId>,
			metadata: Metadata,
		) -> DispatchResult {
			let payer = T::RegisterOrigin::ensure_origin(origin.clone())?;
			let owner = Self::actor(origin)?;
			let offices = (slasher, resolver);
			Self::do_register_service(payer, owner, terms, offices, join_policy, group, metadata)
		}

		/// Replaces the metadata of a service.
		///
		/// Origin: the owner of the service, or [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service.
		/// - `metadata`: a link for people, or a hash of one: 0 to 256 bytes.
		///
		/// Emits [`Event::ServiceMetadataSet`].
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOwner`], [`Error::NothingToChange`].
		///
		/// Cost: constant.
		#[pallet::call_index(1)]
		pub fn set_service_metadata(
			origin: OriginFor<T>,
			service: ServiceId,
			metadata: Metadata,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_set_service_metadata(service, metadata)
		}

		/// Offers a service to a new owner, who has to accept it.
		///
		/// Another offer replaces this one.
		///
		/// Origin: the owner of the service, or [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service.
		/// - `to`: origin that may accept.
		///
		/// Emits [`Event::OwnershipOffered`].
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOwner`], [`Error::OriginCannotAct`],
		/// [`Error::NothingToChange`].
		///
		/// Cost: constant; the service's record.
		#[pallet::call_index(2)]
		pub fn offer_ownership(
			origin: OriginFor<T>,
			service: ServiceId,
			to: CallerOf<T, I>,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_offer_ownership(service, to)
		}

		/// Accepts a service that was offered, and with it all rights of the old owner.
		///
		/// Origin: the one to which the service was offered.
		///
		/// - `service`: id of the service.
		///
		/// Emits [`Event::OwnershipAccepted`].
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOffered`].
		///
		/// Cost: constant; the service's record.
		#[pallet::call_index(3)]
		pub fn accept_ownership(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let caller = Self::actor(origin)?;
			Self::do_accept_ownership(service, caller)
		}

		/// Pauses a service: nobody enters it.
		///
		/// The owner's pause also refuses the words of a slasher that is the owner itself;
		/// governance's refuses words and proofs of every kind. Report and exit windows run on, so
		/// an offence may become too old to be slashed while governance has paused. Exits, claims,
		/// vetoes and requests that are open go on. Both sides may pause at once.
		///
		/// Origin: the owner of the service, or [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service.
		///
		/// Emits [`Event::ServicePaused`].
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOwner`], [`Error::AlreadyPaused`],
		/// [`Error::RetiredService`].
		///
		/// Cost: constant; the service's record.
		#[pallet::call_index(4)]
		pub fn pause_service(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let manager = Self::ensure_manager(origin, service)?;
			Self::do_pause_service(service, manager)
		}

		/// Lifts the pause that the calling side declared: the owner its own, governance its own.
		///
		/// The service stays paused while the other side's pause lasts.
		///
		/// Origin: the owner of the service, or [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service.
		///
		/// Emits [`Event::ServiceResumed`].
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOwner`], [`Error::NotPaused`],
		/// [`Error::PausedByGovernance`], [`Error::PausedByOwner`], [`Error::RetiredService`].
		///
		/// Cost: constant; the service's record.
		#[pallet::call_index(5)]
		pub fn resume_service(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let manager = Self::ensure_manager(origin, service)?;
			Self::do_resume_service(service, manager)
		}

		/// Names the service to which stakers of this one may move their pledges.
		///
		/// Origin: the owner of the service, or [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service.
		/// - `successor`: id of another service that is open, or none.
		///
		/// Emits [`Event::SuccessorSet`].
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOwner`], [`Error::BadSuccessor`],
		/// [`Error::NothingToChange`].
		///
		/// Cost: constant; the records of two services.
		#[pallet::call_index(6)]
		pub fn set_successor(
			origin: OriginFor<T>,
			service: ServiceId,
			successor: Option<ServiceId>,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_set_successor(service, successor)
		}

		/// Retires a service for good: every position exits as of this era.
		///
		/// Origin: the owner of the service, or [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service.
		///
		/// Emits [`Event::ServiceRetired`]; and [`Event::AssignmentClosed`] for each assignment
		/// when it is next touched.
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOwner`], [`Error::RetiredService`].
		///
		/// Cost: constant; the service's record.
		#[pallet::call_index(7)]
		pub fn retire_service(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_retire_service(service)
		}

		/// Removes a retired service without assignments, and returns its deposit.
		///
		/// Where the hook judges, the deposit returns once the pallet of the hook has forgotten the service: see
		/// [`Pallet::forget`]. Slash bonds stay with their payers, who withdraw them.
		///
		/// Origin: the owner of the service, or [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service.
		///
		/// Emits [`Event::ServiceDeregistered`]; and [`Event::PotClosed`] if it had a pot that owes nothing.
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOwner`], [`Error::NotRetired`],
		/// [`Error::ServiceInUse`], [`Error::PotNotEmpty`].
		///
		/// Cost: constant; the service's records.
		#[pallet::call_index(8)]
		pub fn deregister_service(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_deregister_service(service)
		}

		/// Announces another slasher, for offences of later eras.
		///
		/// It acts for offences of era `now + 1 + exit window` and later. Naming the present
		/// slasher withdraws what was announced. The slasher of a service whose hook judges is
		/// part of its terms: there no other can be announced.
		///
		/// Origin: the owner of the service, or [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service.
		/// - `slasher`: origin that may request slashes; its account is not the recipient of the proceeds.
		///
		/// Emits [`Event::SlasherAnnounced`].
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOwner`], [`Error::OriginCannotAct`],
		/// [`Error::SlasherInTerms`], [`Error::SlasherIsRecipient`], [`Error::RetiredService`],
		/// [`Error::NothingToChange`].
		///
		/// Cost: constant; the service's record.
		#[pallet::call_index(9)]
		pub fn announce_slasher(
			origin: OriginFor<T>,
			service: ServiceId,
			slasher: CallerOf<T, I>,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_announce_slasher(service, slasher)
		}

		/// Removes a slasher of a service.
		///
		/// Governance removes all of them, also the announced one, for offences of any era. A
		/// slasher that resigns does so for offences of any era, and leaves the others. The owner
		/// removes the present and the announced one for offences of coming eras only, and not
		/// where the hook judges: there the slasher is part of the terms. Requests that are open
		/// stay open.
		///
		/// Origin: [`Config::GovernanceOrigin`], a slasher of the service, or its owner. A slasher
		/// that owns the service resigns.
		///
		/// - `service`: id of the service.
		///
		/// Emits [`Event::SlasherRemoved`].
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOwner`], [`Error::SlasherInTerms`],
		/// [`Error::NothingToChange`].
		///
		/// Cost: constant; the service's record.
		#[pallet::call_index(10)]
		pub fn remove_slasher(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let remover = Self::ensure_remover(origin, service)?;
			Self::do_remove_slasher(service, remover)
		}

		/// Announces another resolver, or none, for offences of later eras.
		///
		/// It acts for offences of era `now + 1 + exit window` and later. Naming the present
		/// resolver withdraws what was announced.
		///
		/// Origin: the owner of the service, or [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service.
		/// - `resolver`: origin that may veto slashes besides governance, or none.
		///
		/// Emits [`Event::ResolverAnnounced`].
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOwner`], [`Error::OriginCannotAct`],
		/// [`Error::RetiredService`], [`Error::NothingToChange`].
		///
		/// Cost: constant; the service's record.
		#[pallet::call_index(11)]
		pub fn announce_resolver(
			origin: OriginFor<T>,
			service: ServiceId,
			resolver: Option<CallerOf<T, I>>,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_announce_resolver(service, resolver)
		}

		/// Approves an operator, which may then join a service that admits by approval.
		///
		/// Origin: the owner of the service, or [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service.
		/// - `operator`: account to approve; at most 32 wait at once.
		///
		/// Emits [`Event::OperatorApproved`].
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOwner`], [`Error::NoApprovalNeeded`],
		/// [`Error::AlreadyApproved`], [`Error::TooManyApprovals`], [`Error::RetiredService`].
		///
		/// Cost: constant; two records.
		#[pallet::call_index(12)]
		pub fn approve_operator(
			origin: OriginFor<T>,
			service: ServiceId,
			operator: T::AccountId,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_approve_operator(service, operator)
		}

		/// Revokes the approval of an operator that has not joined.
		///
		/// Origin: the owner of the service, or [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service.
		/// - `operator`: account that is approved.
		///
		/// Emits [`Event::ApprovalRevoked`].
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOwner`], [`Error::NotApproved`].
		///
		/// Cost: constant; two records.
		#[pallet::call_index(13)]
		pub fn revoke_approval(
			origin: OriginFor<T>,
			service: ServiceId,
			operator: T::AccountId,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_revoke_approval(service, operator)
		}

		/// Closes an operator's assignment: its members exit as of this era.
		///
		/// Origin: the owner of the service, or [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service.
		/// - `operator`: account of an operator that has joined.
		///
		/// Emits [`Event::AssignmentClosed`]; and [`Event::AssignmentRemoved`] if it had no
		/// members.
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOwner`], [`Error::NotJoined`].
		///
		/// Cost: constant; the assignment's records.
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T, I>::with_fall(T::WeightInfo::dismiss_operator()))]
		pub fn dismiss_operator(
			origin: OriginFor<T>,
			service: ServiceId,
			operator: T::AccountId,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_dismiss_operator(service, operator)
		}

		/// Registers the signer as an operator.
		///
		/// Origin: signed.
		///
		/// - `metadata`: a link for people, or a hash of one: 0 to 256 bytes.
		///
		/// Emits [`Event::OperatorRegistered`].
		///
		/// Errors: [`Error::AlreadyOperator`]; no free funds for the deposit.
		///
		/// Cost: constant; two new records, for which the signer is charged a deposit.
		#[pallet::call_index(15)]
		pub fn register_operator(origin: OriginFor<T>, metadata: Metadata) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_register_operator(&who, metadata)
		}

		/// Replaces the metadata of the signing operator.
		///
		/// Origin: signed by an operator.
		///
		/// - `metadata`: a link for people, or a hash of one: 0 to 256 bytes.
		///
		/// Emits [`Event::OperatorMetadataSet`].
		///
		/// Errors: [`Error::NotOperator`], [`Error::NothingToChange`].
		///
		/// Cost: constant.
		#[pallet::call_index(16)]
		pub fn set_operator_metadata(origin: OriginFor<T>, metadata: Metadata) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_set_operator_metadata(&who, metadata)
		}

		/// Announces the commission that the signing operator keeps of rewards at a service.
		///
		/// A lower one is in force from the next era on. A higher one waits for era `now + 1 +
		/// MaxExitWindow`, and then for the next touch of the assignment, such as a pledge or a
		/// claim. Naming the present commission withdraws what was announced.
		///
		/// Origin: signed by an operator.
		///
		/// - `service`: id of a service that the signer has joined.
		/// - `commission`: parts per billion of the assignment's rewards; above the present one by
		///   at most the step of [`Config::TermBounds`].
		///
		/// Emits [`Event::CommissionSet`].
		///
		/// Errors: [`Error::NotJoined`], [`Error::ClosedAssignment`],
		/// [`Error::CommissionStepTooLarge`], [`Error::NothingToChange`].
		///
		/// Cost: constant; the assignment's and the service's record.
		#[pallet::call_index(17)]
		pub fn set_commission(
			origin: OriginFor<T>,
			service: ServiceId,
			commission: Perbill,
		) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_set_commission(&who, service, commission)
		}

		/// Joins a service as an operator, with a commission and a key for it.
		///
		/// The operator counts from the next era on, if a place is free; else it waits until one is taken for it.
		///
		/// Origin: signed by an operator; approved by the owner, if the service admits by approval.
		///
		/// - `service`: id of a service that is open.
		/// - `commission`: parts per billion of the assignment's rewards: 0 to 1,000,000,000.
		/// - `key`: public key; no other operator of the service has it.
		/// - `proof`: the key's signature of [`Pallet::key_message`].
		///
		/// Emits [`Event::ServiceJoined`].
		///
		/// Errors: [`Error::NoSuchService`], [`Error::PausedService`], [`Error::RetiredService`],
		/// [`Error::NotOperator`], [`Error::TooManyAssignments`], [`Error::NotApproved`],
		/// [`Error::AlreadyJoined`], [`Error::RejoinTooEarly`], [`Error::JailedOperator`],
		/// [`Error::BannedOperator`], [`Error::BadKeyProof`], [`Error::KeyTaken`],
		/// [`Error::KeyOfEverybody`]; the hook's own; no free funds for the deposit.
		///
		/// Cost: constant; the service's and the operator's records and five new ones, for which
		/// the signer is charged a deposit; and the hook's.
		#[pallet::call_index(18)]
		#[pallet::weight(Pallet::<T, I>::join_weight())]
		pub fn join_service(
			origin: OriginFor<T>,
			service: ServiceId,
			commission: Perbill,
			key: ServiceKey,
			proof: KeyProof,
		) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_join_service(&who, service, commission, key, proof)
		}

		/// Announces another key of the signing operator for a service, from the next era on.
		///
		/// Offences of earlier eras are judged with the key of their era. A key announced in the
		/// same era is replaced.
		///
		/// Origin: signed by an operator.
		///
		/// - `service`: id of a service that the signer has joined.
		/// - `key`: public key; no other operator of the service has it.
		/// - `proof`: the key's signature of [`Pallet::key_message`].
		///
		/// Emits [`Event::KeyRotated`].
		///
		/// Errors: [`Error::NotJoined`], [`Error::RetiredService`], [`Error::BadKeyProof`],
		/// [`Error::KeyTaken`], [`Error::KeyOfEverybody`], [`Error::NothingToChange`].
		///
		/// Cost: constant; bounded by the maximum exit window.
		#[pallet::call_index(19)]
		pub fn rotate_key(
			origin: OriginFor<T>,
			service: ServiceId,
			key: ServiceKey,
			proof: KeyProof,
		) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_rotate_key(&who, service, key, proof)
		}

		/// Leaves a service: the members of the assignment exit as of this era.
		///
		/// Origin: signed by an operator.
		///
		/// - `service`: id of a service that the signer has joined.
		///
		/// Emits [`Event::AssignmentClosed`]; and [`Event::AssignmentRemoved`] if it had no
		/// members.
		///
		/// Errors: [`Error::NotJoined`].
		///
		/// Cost: constant; the assignment's records.
		#[pallet::call_index(20)]
		#[pallet::weight(Pallet::<T, I>::with_fall(T::WeightInfo::leave_service()))]
		pub fn leave_service(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_leave_service(&who, service)
		}

		/// Removes the record of the signing operator, and returns its deposit.
		///
		/// Origin: signed by an operator without assignments.
		///
		/// Emits [`Event::OperatorDeregistered`].
		///
		/// Errors: [`Error::NotOperator`], [`Error::OperatorInUse`].
		///
		/// Cost: constant.
		#[pallet::call_index(21)]
		pub fn deregister_operator(origin: OriginFor<T>) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_deregister_operator(&who)
		}

		/// Pledges more of the signer's stake to a service through an operator.
		///
		/// It counts from the next era on, and moves no funds.
		///
		/// Origin: signed by a stash that is its own controller, and not a virtual staker.
		///
		/// - `assignment`: id of the operator's assignment at the service.
		/// - `amount`: units of the stake, above zero; at most the active stake, and with the
		///   position at least the minimum pledge.
		/// - `terms_hash`: Blake2-256 of the encoded terms that the signer has read; see
		///   `restakingApi.service`.
		/// - `max_commission`: parts per billion of rewards; at least the operator's present and
		///   its announced commission.
		/// - `standing`: true for a standing order, which renews the pledge after a slash: then each
		///   exit window may cost the maximum slash of what is left. False to lose at most the
		///   maximum slash of the pledge, once. It holds for the whole position.
		///
		/// Emits [`Event::Pledged`]; and [`Event::StandingOrderSet`] if it changed.
		///
		/// Errors: [`Error::ZeroAmount`], [`Error::NotStash`], [`Error::VirtualStaker`],
		/// [`Error::SeparateController`], [`Error::NoSuchAssignment`], [`Error::PausedService`],
		/// [`Error::RetiredService`], [`Error::ClosedAssignment`], [`Error::SuspendedAssignment`],
		/// [`Error::WrongTerms`], [`Error::CommissionTooHigh`], [`Error::NotEnoughActiveStake`],
		/// [`Error::ConflictingService`], [`Error::TooManyPositions`],
		/// [`Error::ExposureLimitReached`], [`Error::StakeSpokenFor`], [`Error::BelowMinPledge`],
		/// [`Error::ServiceShareReached`], [`Error::OperatorShareReached`],
		/// [`Error::TooManyLosses`]: call `settle_staker` first; the hook's own; no free funds for the
		/// deposit of a new position.
		///
		/// Cost: constant; the staker, the assignment, its service and the hook; at worst the
		/// assignments of all positions.
		#[pallet::call_index(22)]
		#[pallet::weight(Pallet::<T, I>::max_on_pledge())]
		pub fn pledge(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			amount: Balance,
			terms_hash: H256,
			max_commission: Perbill,
			standing: bool,
		) -> DispatchResultWithPostInfo {
			let who = Self::signer(origin)?;
			Self::on_pledge(|work| {
				let pledge = Pledge { amount, terms_hash, max_commission, standing };
				Self::do_pledge(&who, assignment, pledge, work)
			})
		}

		/// Exits a part of a position, or all of it.
		///
		/// It counts through this era and is liable for the exit window after it.
		///
		/// Origin: signed by a staker with a position.
		///
		/// - `assignment`: id of the position's assignment.
		/// - `amount`: units of the stake, above zero; everything that counts, if it is more or
		///   less than the minimum pledge would remain.
		///
		/// Emits [`Event::Exited`].
		///
		/// Errors: [`Error::ZeroAmount`], [`Error::NoPosition`], [`Error::NothingToExit`],
		/// [`Error::TooManyLosses`]: a slash was not settled yet. `exit_all` settles by itself, and so
		/// does every block; `settle_staker` does it at once. Nothing else refuses an exit.
		///
		/// Cost: constant; as a pledge, without the hook.
		#[pallet::call_index(23)]
		#[pallet::weight(Pallet::<T, I>::with_fall(T::WeightInfo::exit()))]
		pub fn exit(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			amount: Balance,
		) -> DispatchResultWithPostInfo {
			let who = Self::signer(origin)?;
			Self::on_staker(T::WeightInfo::exit(), |work| {
				Self::do_exit(&who, assignment, amount, work).map(|_exited| ())
			})
		}

		/// Exits all positions of the signer.
		///
		/// The exit that settles by itself: up to [`Config::MaxLog`] losses, with the events of
		/// [`Pallet::settle_staker`].
		///
		/// Origin: signed by a staker with a position.
		///
		/// Emits [`Event::Exited`] for each; and [`Event::CustodyReleased`] and
		/// [`Event::PositionRemoved`] for what is free.
		///
		/// Errors: [`Error::NoPosition`], [`Error::NothingToExit`]; [`Error::TooManyLosses`] if more
		/// wait.
		///
		/// Cost: bounded by the maximum number of positions and of those losses, which are declared; charged for
		/// what it does. An account that can not pay so much in advance settles and exits one by one.
		#[pallet::call_index(24)]
		#[pallet::weight(Pallet::<T, I>::max_on_exit_all())]
		pub fn exit_all(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			let who = Self::signer(origin)?;
			Self::on_positions(
				T::WeightInfo::exit_all,
				|work| work.exited,
				|work| Self::do_exit_all(&who, work),
			)
		}

		/// Exits a part of a position and unbonds as much stake.
		///
		/// Origin: signed by a staker with a position.
		///
		/// - `assignment`: id of the position's assignment.
		/// - `amount`: units of the stake, above zero; everything that counts, if it is more or
		///   less than the minimum pledge would remain.
		///
		/// Emits [`Event::Exited`], and the event of the staking pallet.
		///
		/// Errors: [`Error::ZeroAmount`], [`Error::NoPosition`], [`Error::NothingToExit`];
		/// [`Error::TooManyLosses`]: call `settle_staker` first; those of the staking pallet.
		///
		/// Cost: constant; as an exit and an unbonding.
		#[pallet::call_index(25)]
		#[pallet::weight(Pallet::<T, I>::with_fall(T::WeightInfo::exit_and_unbond()))]
		pub fn exit_and_unbond(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			amount: Balance,
		) -> DispatchResultWithPostInfo {
			let who = Self::signer(origin)?;
			Self::on_staker(T::WeightInfo::exit_and_unbond(), |work| {
				Self::do_exit_and_unbond(&who, assignment, amount, work)
			})
		}

		/// Exits a part of a position and pledges as much through another operator.
		///
		/// The other operator serves the same service, or its successor. Both liabilities must fit
		/// while the exit is liable. A new position gets the standing order of the old one. All is
		/// moved or nothing.
		///
		/// Origin: signed by a stash that is its own controller, and not a virtual staker.
		///
		/// - `from`: id of the assignment of a position of the signer.
		/// - `to`: id of another assignment, at the same service or its successor.
		/// - `amount`: units of the stake, above zero; everything that counts, if it is more or
		///   less than the minimum pledge would remain.
		/// - `terms_hash`: Blake2-256 of the encoded terms that the signer has read; see
		///   `restakingApi.service`.
		/// - `max_commission`: parts per billion of rewards; at least the operator's present and
		///   its announced commission.
		///
		/// Emits [`Event::Exited`] and [`Event::Pledged`].
		///
		/// Errors: [`Error::NoPosition`], [`Error::NothingToChange`], [`Error::NotASuccessor`],
		/// [`Error::NothingToExit`]; those of [`Pallet::pledge`].
		///
		/// Cost: constant; as an exit and a pledge.
		#[pallet::call_index(26)]
		#[pallet::weight(Pallet::<T, I>::with_fall(Pallet::<T, I>::max_on_entry(T::WeightInfo::move_pledge())))]
		pub fn move_pledge(
			origin: OriginFor<T>,
			from: AssignmentId,
			to: AssignmentId,
			amount: Balance,
			terms_hash: H256,
			max_commission: Perbill,
		) -> DispatchResultWithPostInfo {
			let who = Self::signer(origin)?;
			Self::on_staker(T::WeightInfo::move_pledge(), |work| {
				let standing = false;
				let pledge = Pledge { amount, terms_hash, max_commission, standing };
				Self::do_move_pledge(&who, (from, to), pledge, work)
			})
		}

		/// Sets the standing order of a position: a new pledge after a slash, as far as the limits
		/// allow.
		///
		/// One that ends renews nothing more, also of a slash that waits to be settled.
		///
		/// Origin: signed by a staker with a position.
		///
		/// - `assignment`: id of the position's assignment.
		/// - `standing`: true to renew the pledge after a slash, false to let it shrink.
		///
		/// Emits [`Event::StandingOrderSet`].
		///
		/// Errors: [`Error::NoPosition`], [`Error::NothingToChange`]; [`Error::TooManyLosses`] if one
		/// begins: call `settle_staker` first, or `release_custody` if what is over was not removed.
		///
		/// Cost: constant; as an exit.
		#[pallet::call_index(27)]
		#[pallet::weight(T::WeightInfo::set_standing_order())]
		pub fn set_standing_order(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			standing: bool,
		) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_set_standing_order(&who, assignment, standing)
		}

		/// Bonds a part of the signer's custody again, as far as its liability allows.
		///
		/// The funds stay within reach of slashes throughout.
		///
		/// Origin: signed by a stash that is its own controller, and not a virtual staker.
		///
		/// - `amount`: units of the stake, above zero; at most this much is bonded.
		///
		/// Emits [`Event::CustodyRebonded`].
		///
		/// Errors: [`Error::ZeroAmount`], [`Error::NotStash`], [`Error::VirtualStaker`],
		/// [`Error::SeparateController`], [`Error::NoPosition`], [`Error::NothingInCustody`],
		/// [`Error::StillLiable`]; [`Error::TooManyLosses`]: call `settle_staker` first; those of the
		/// staking pallet.
		///
		/// Cost: constant; as a release and a bond, and a look at all positions.
		#[pallet::call_index(28)]
		#[pallet::weight(Pallet::<T, I>::max_on_staker(T::WeightInfo::rebond_custody()))]
		pub fn rebond_custody(origin: OriginFor<T>, amount: Balance) -> DispatchResultWithPostInfo {
			let who = Self::signer(origin)?;
			Self::on_staker(T::WeightInfo::rebond_custody(), |work| {
				Self::do_rebond_custody(&who, amount, work)
			})
		}

		/// Releases a staker's custody that no slash can take any more, and removes finished
		/// positions.
		///
		/// A position that has something to settle stays: call `settle_staker` first. Of positions that
		/// are the last of a closed assignment, two are removed per call.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `stash`: account of a staker with a position.
		/// - `positions`: number of positions to remove at most.
		///
		/// Emits [`Event::CustodyReleased`] and [`Event::PositionRemoved`].
		///
		/// Errors: [`Error::NoPosition`], [`Error::NothingToRelease`].
		///
		/// Cost: by `positions`, and a look at all; charged for those that it removed and looked at.
		#[pallet::call_index(29)]
		#[pallet::weight(Pallet::<T, I>::max_on_release(*positions))]
		pub fn release_custody(
			origin: OriginFor<T>,
			stash: T::AccountId,
			positions: u32,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::on_looks(|work| Self::do_release_custody(&stash, positions, work))
		}

		/// Trims a staker: exits the part of its positions that has no stake behind it.
		///
		/// That happens after a base-chain slash.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `stash`: account of a staker with a position.
		/// - `positions`: number of positions that it has at most.
		///
		/// Emits [`Event::Exited`] for each position that shrinks.
		///
		/// Errors: [`Error::NoPosition`], [`Error::MorePositions`], [`Error::NothingToTrim`];
		/// [`Error::TooManyLosses`]: call `settle_staker` first.
		///
		/// Cost: by `positions`; charged for those there are.
		#[pallet::call_index(30)]
		#[pallet::weight(Pallet::<T, I>::max_on_trim(*positions))]
		pub fn trim_staker(
			origin: OriginFor<T>,
			stash: T::AccountId,
			positions: u32,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::on_positions(
				T::WeightInfo::trim_staker,
				|work| work.exited,
				|work| Self::do_trim_staker(&stash, positions, work),
			)
		}

		/// Records whether a staker's liability is within reach, and whether the base chain may slash its stake again
		/// where it has spared it; by governance, also takes the missing part into custody.
		///
		/// Governance takes it from the staker's free balance, as after a forced unstaking. Any
		/// other signer takes nothing.
		///
		/// Origin: signed by any account, or [`Config::GovernanceOrigin`].
		///
		/// - `stash`: account of a staker with a position.
		/// - `positions`: number of positions that it has at most.
		///
		/// Emits [`Event::CoverageLost`] or [`Event::CoverageRestored`], [`Event::SparingEnded`] with the era from
		/// which the exposure limit of all binds the staker, and [`Event::TakenIntoCustody`] if funds were taken.
		///
		/// Errors: [`Error::NoPosition`], [`Error::MorePositions`], [`Error::NothingToEnforce`].
		///
		/// Cost: by `positions`, and what it takes to move custody; charged for those there are.
		#[pallet::call_index(31)]
		#[pallet::weight(Pallet::<T, I>::max_on_coverage(*positions))]
		pub fn enforce_coverage(
			origin: OriginFor<T>,
			stash: T::AccountId,
			positions: u32,
		) -> DispatchResultWithPostInfo {
			let take = Self::ensure_signed_or_governance(origin)?;
			Self::on_looks(|work| Self::do_enforce_coverage(&stash, positions, take, work))
		}

		/// Settles all positions of a staker: they take the slashes and closings of their
		/// assignments.
		///
		/// Blocks do the same by themselves, page by page.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `stash`: account of a staker with a position.
		/// - `losses`: number of losses that wait for it at most: see `waiting_losses` of
		///   `restakingApi.staker`. A closing that was not noted counts as two.
		///
		/// Emits [`Event::Slashed`] for each loss, [`Event::PledgeRenewed`] for standing orders,
		/// [`Event::Exited`] for closed assignments, and [`Event::ClaimsCut`] after a base-chain
		/// slash beyond its reserve; and [`Event::CustodyReleased`] for what is free then. A position of
		/// which nothing is left stays until `release_custody` removes it.
		///
		/// Errors: [`Error::NoPosition`], [`Error::NothingToSettle`]; [`Error::TooManyLosses`] if more
		/// than `losses` wait.
		///
		/// Cost: by `losses`, and a look at all positions; charged for what it took and looked at.
		#[pallet::call_index(32)]
		#[pallet::weight(Pallet::<T, I>::max_on_settle(stash, *losses))]
		pub fn settle_staker(
			origin: OriginFor<T>,
			stash: T::AccountId,
			losses: u32,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::on_looks(|work| Self::do_settle_staker(&stash, losses, work))
		}

		/// Adds to the signer's bond from which vetoed requests of a service's slasher are paid.
		///
		/// The funds stay in the signer's account, on hold. Each account has a bond of its own, for
		/// one slasher: that slasher may name the account as payer of a request, and no other may.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `service`: id of the service.
		/// - `slasher`: origin that the service names as slasher, for offences of any era.
		/// - `amount`: units of the stake, above zero; the whole bond is at least the minimum bond
		///   of [`Config::TermBounds`] then.
		///
		/// Emits [`Event::SlashBondFunded`].
		///
		/// Errors: [`Error::ZeroAmount`], [`Error::NoSuchService`], [`Error::NotItsSlasher`],
		/// [`Error::BondForAnother`], [`Error::BelowMinBond`]; no free funds.
		///
		/// Cost: constant; two records.
		#[pallet::call_index(33)]
		pub fn fund_slash_bond(
			origin: OriginFor<T>,
			service: ServiceId,
			slasher: CallerOf<T, I>,
			amount: Balance,
		) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_fund_slash_bond(&who, service, slasher, amount)
		}

		/// Withdraws a part of the signer's slash bond that no open request needs.
		///
		/// Works without the service, too.
		///
		/// Origin: signed by the payer of the bond.
		///
		/// - `service`: id of the service, which may be gone.
		/// - `amount`: units of the stake, above zero; at most this much is returned. What stays,
		///   beside what is locked, is nothing or at least the minimum bond of
		///   [`Config::TermBounds`].
		///
		/// Emits [`Event::SlashBondReturned`].
		///
		/// Errors: [`Error::ZeroAmount`], [`Error::NoSlashBond`], [`Error::BondLocked`],
		/// [`Error::BelowMinBond`].
		///
		/// Cost: constant; one record.
		#[pallet::call_index(34)]
		pub fn withdraw_slash_bond(
			origin: OriginFor<T>,
			service: ServiceId,
			amount: Balance,
		) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_withdraw_slash_bond(&who, service, amount)
		}

		/// Requests a slash of an operator's members, on the word of the service's slasher.
		///
		/// It executes by itself when the veto window is over. Until then a veto forfeits its bond:
		/// the greater of the chain's minimum and a share of its maximum proceeds.
		///
		/// Origin: the slasher that the service had in the era of the offence.
		///
		/// - `assignment`: id of the operator's assignment.
		/// - `offence_era`: era index: at most the present era, at least the present era less the
		///   report window.
		/// - `fraction`: parts per billion of the amount that counted in that era: at most the
		///   service's maximum slash, at least a 32nd of it, and within the cap. What a proof of
		///   the same offence takes is not taken again.
		/// - `offence_id`: hash that names the offence; of one assignment it counts once as a word,
		///   whatever became of it.
		/// - `evidence_hash`: hash of the evidence, for those who may veto.
		/// - `payer`: account that funded a bond for this slasher; `None` for the account of the slasher itself.
		///
		/// Emits [`Event::SlashRequested`].
		///
		/// Errors: [`Error::NoSuchAssignment`], [`Error::NotSlasher`], [`Error::PausedService`],
		/// [`Error::ClosedAssignment`], [`Error::OffenceInTheFuture`], [`Error::ReportedTooLate`],
		/// [`Error::AboveMaxSlash`], [`Error::SlashTooSmall`], [`Error::NotServing`],
		/// [`Error::OffenceSeen`], [`Error::CapReached`], [`Error::TooManyOpenRequests`],
		/// [`Error::NoPayer`], [`Error::NoSlashBond`], [`Error::BondForAnother`],
		/// [`Error::BondTooSmall`].
		///
		/// Cost: constant; the assignment's records and five new ones; and the end of an open request of the
		/// assignment that is vetoed or expired, if there is one. Others are ended by `execute_slash`.
		#[pallet::call_index(35)]
		#[pallet::weight(Pallet::<T, I>::max_on_request())]
		pub fn request_slash(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			offence_era: EraIndex,
			fraction: Perbill,
			offence_id: H256,
			evidence_hash: H256,
			payer: Option<T::AccountId>,
		) -> DispatchResultWithPostInfo {
			let slasher_and_payer = Self::actor_and_payer(origin, payer)?;
			let accusation = Accusation { offence_era, fraction, offence_id, evidence_hash };
			Self::on_request(Self::request_weight(), |work| {
				Self::do_request_slash(slasher_and_payer, assignment, accusation, work)?;
				Ok(Pays::Yes)
			})
		}

		/// Reports an offence with evidence that the service's hook judges on chain.
		///
		/// The hook names offence, era and fraction: at least a 1,024th of the maximum slash. A
		/// fraction beyond the cap is lowered to what is left, and raised if more is left later. A
		/// fraction below a 32nd joins the other small ones of that era that were reported in this
		/// one, in one request. The slasher's open request for the same offence is lowered by as
		/// much. It needs no bond, and the signer earns the reporter's share of the terms.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `assignment`: id of the operator's assignment.
		/// - `evidence`: encoded as the hook expects it: at most `MaxEvidenceLen` bytes.
		///
		/// Who comes second in the block of the first report pays no fee: the call does nothing, and says
		/// [`Event::AlreadyReported`]. So it is once for an offence, if enough counted for free duties, and
		/// while the block has room for them. All other copies are refused, and pay.
		///
		/// Emits [`Event::SlashRequested`], or [`Event::SlashJoined`]; and [`Event::SlashLowered`]. Or
		/// [`Event::AlreadyReported`] alone.
		///
		/// Errors: [`Error::NoSuchAssignment`], [`Error::PausedService`], [`Error::NoHook`],
		/// [`Error::NotJudged`], [`Error::ClosedAssignment`], [`Error::OffenceInTheFuture`],
		/// [`Error::ReportedTooLate`], [`Error::SlashTooSmall`], [`Error::NotServing`],
		/// [`Error::OffenceSeen`], [`Error::CapReached`], [`Error::TooManyOpenRequests`]; the
		/// hook's own.
		///
		/// Cost: as [`Pallet::request_slash`], and the hook's judgement.
		#[pallet::call_index(36)]
		#[pallet::weight(Pallet::<T, I>::max_on_report())]
		pub fn report_offence(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			evidence: EvidenceOf<T, I>,
		) -> DispatchResultWithPostInfo {
			let reporter = Self::signer(origin)?;
			Self::on_request(Self::report_weight(), |work| {
				Self::do_report_offence(reporter, assignment, &evidence, work)
			})
		}

		/// Vetoes a slash request that was not executed.
		///
		/// Its bond goes to the treasury, and its offence cannot be brought again by the same means.
		/// Of a pool all offences end. Proofs that it has clipped are raised.
		///
		/// Origin: [`Config::GovernanceOrigin`], or the resolver of the offence's era; for evidence
		/// judged on chain, the resolver only if the terms say so.
		///
		/// - `request`: id of an open request.
		///
		/// Emits [`Event::SlashVetoed`], and [`Event::SlashRaised`].
		///
		/// Errors: [`Error::NoSuchRequest`], [`Error::AlreadyExecuted`], [`Error::ExpiredRequest`],
		/// [`Error::NotResolver`].
		///
		/// Cost: constant, however many requests there are.
		#[pallet::call_index(37)]
		#[pallet::weight(Pallet::<T, I>::max_on_end(T::WeightInfo::veto()))]
		pub fn veto(origin: OriginFor<T>, request: RequestId) -> DispatchResultWithPostInfo {
			let vetoer = Self::vetoer(origin)?;
			Self::on_staker(T::WeightInfo::veto(), |work| Self::do_veto(vetoer, request, work))
		}

		/// Vetoes all open slash requests of a service that the origin may veto.
		///
		/// Each ends when it is next touched: at the latest when it is due.
		///
		/// Origin: [`Config::GovernanceOrigin`], or a resolver of the service.
		///
		/// - `service`: id of the service.
		///
		/// Emits [`Event::AllSlashesVetoed`]; and [`Event::SlashVetoed`] as each request ends.
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotResolver`], [`Error::NothingToChange`].
		///
		/// Cost: constant, however many requests there are.
		#[pallet::call_index(38)]
		pub fn veto_all(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let vetoer = Self::vetoer(origin)?;
			Self::do_veto_all(vetoer, service)
		}

		/// Cancels a slash request that the calling slasher made.
		///
		/// Half of its bond goes to the treasury; all of it, if the request was vetoed together
		/// with others. A proof cannot be cancelled.
		///
		/// Origin: the origin that made the request.
		///
		/// - `request`: id of an open request.
		///
		/// Emits [`Event::SlashCancelled`].
		///
		/// Errors: [`Error::NoSuchRequest`], [`Error::AlreadyExecuted`], [`Error::NotRequester`].
		///
		/// Cost: constant.
		#[pallet::call_index(39)]
		#[pallet::weight(Pallet::<T, I>::max_on_end(T::WeightInfo::cancel_request()))]
		pub fn cancel_request(
			origin: OriginFor<T>,
			request: RequestId,
		) -> DispatchResultWithPostInfo {
			let caller = Self::actor(origin)?;
			Self::on_staker(T::WeightInfo::cancel_request(), |work| {
				Self::do_cancel_request(&caller, request, work)
			})
		}

		/// Executes a slash request that is due, or ends one that is vetoed, expired or without
		/// effect.
		///
		/// Blocks do the same by themselves.
		///
		/// Origin: signed by any account: permissionless. Free of charge if there was something to
		/// do.
		///
		/// - `request`: id of an open request.
		///
		/// Emits [`Event::SlashExecuted`], with [`Event::AssignmentSuspended`] and
		/// [`Event::Jailed`]; or [`Event::SlashVetoed`], [`Event::SlashExpired`] or
		/// [`Event::SlashLapsed`].
		///
		/// Errors: [`Error::NoSuchRequest`], [`Error::AlreadyExecuted`],
		/// [`Error::StillDisputable`], [`Error::LogFull`].
		///
		/// Cost: constant, however many members there are; and the hook's notice.
		#[pallet::call_index(40)]
		#[pallet::weight(Pallet::<T, I>::max_on_execution())]
		pub fn execute_slash(
			origin: OriginFor<T>,
			request: RequestId,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::on_execution(|work| Self::do_execute_slash(request, work))
		}

		/// Settles a page of members of an assignment that was slashed or closed.
		///
		/// It begins with the member at which the last page ended. Blocks do the same by
		/// themselves.
		///
		/// Origin: signed by any account: permissionless. Free of charge if at least one member was
		/// settled.
		///
		/// - `assignment`: id of the assignment.
		/// - `max_members`: number of members: at least 1, and more than [`Config::MaxPage`] counts as that.
		///
		/// Emits the events of [`Pallet::settle_staker`] for each member, or
		/// [`Event::SettlementFailed`]; [`Event::SlashSettled`] with the last one.
		///
		/// Errors: [`Error::NoSuchAssignment`], [`Error::NothingToSettle`].
		///
		/// Cost: that of a page; charged for the members that it settled. A member of whose losses another pallet hears needs
		/// room beyond it: name more members than one, or call `settle_staker`; blocks always have that room.
		#[pallet::call_index(41)]
		#[pallet::weight(Pallet::<T, I>::page_weight(*max_members))]
		pub fn settle_assignment(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			max_members: u32,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::do_settle_assignment(assignment, max_members)
		}

		/// Divides the proceeds of a slash: to treasury, recipient and reporters by the shares of the request; the
		/// rest is burned.
		///
		/// Blocks do the same by themselves. What cannot arrive goes to the treasury, and is burned
		/// if the treasury cannot receive it either. Afterwards the slash cannot be undone.
		///
		/// Origin: signed by any account: permissionless. Free of charge if it succeeds.
		///
		/// - `request`: id of an executed request that every member has settled, in `payable_era` of it or
		///   later: a bonding duration, and at least the longest exit window and an era, after its last loss
		///   was taken.
		///
		/// Emits [`Event::SlashDivided`].
		///
		/// Errors: [`Error::NoSuchRequest`], [`Error::NotExecuted`], [`Error::AlreadyUndone`],
		/// [`Error::AlreadyDivided`], [`Error::NotSettledYet`], [`Error::NotDueYet`].
		///
		/// Cost: constant; a payment for the treasury, the recipient, and up to 8 reporters.
		#[pallet::call_index(42)]
		pub fn divide(origin: OriginFor<T>, request: RequestId) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::do_divide(request)?;
			Ok(Pays::No.into())
		}

		/// Sends the recipient's and the reporters' parts of a slash to the treasury when it is divided.
		///
		/// Origin: [`Config::GovernanceOrigin`].
		///
		/// - `request`: id of an executed request whose proceeds are neither divided nor undone.
		///
		/// Emits [`Event::EscrowRedirected`].
		///
		/// Errors: [`Error::NoSuchRequest`], [`Error::NotExecuted`], [`Error::NothingToChange`],
		/// [`Error::AlreadyUndone`], [`Error::AlreadyDivided`].
		///
		/// Cost: constant.
		#[pallet::call_index(43)]
		pub fn redirect_escrow(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			Self::ensure_governance(origin)?;
			Self::do_redirect_escrow(request)
		}

		/// Says that the signing operator, jailed by a service after a slash, is back.
		///
		/// Once for each slash, at any time after its execution. Without it no assignment counts again, so
		/// that nobody is slashed anew for an operator that is away. With it the assignment counts again by
		/// itself as soon as the term is over, its members have settled, and half of its cap is left.
		///
		/// Origin: signed by a jailed operator.
		///
		/// - `service`: id of a service that the signer has joined.
		///
		/// Emits [`Event::OperatorIsBack`]; and [`Event::AssignmentResumed`] if nothing else is awaited.
		///
		/// Errors: [`Error::NotJoined`], [`Error::ClosedAssignment`], [`Error::NotJailed`],
		/// [`Error::BannedOperator`], [`Error::NothingToChange`].
		///
		/// Cost: constant; the assignment's records.
		#[pallet::call_index(44)]
		#[pallet::weight(Pallet::<T, I>::with_fall(T::WeightInfo::unjail()))]
		pub fn unjail(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_unjail(&who, service)
		}

		/// Bans an operator from a service for good: its members exit as of this era.
		///
		/// It serves through this era: a ban for stolen keys bites from the next one on.
		///
		/// Origin: [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service.
		/// - `operator`: account to ban; it need not have joined.
		///
		/// Emits [`Event::OperatorBanned`]; and [`Event::AssignmentClosed`] if it served.
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NothingToChange`].
		///
		/// Cost: constant; the assignment's records.
		#[pallet::call_index(45)]
		#[pallet::weight(Pallet::<T, I>::with_fall(T::WeightInfo::ban_operator()))]
		pub fn ban_operator(
			origin: OriginFor<T>,
			service: ServiceId,
			operator: T::AccountId,
		) -> DispatchResult {
			Self::ensure_governance(origin)?;
			Self::do_ban_operator(service, &operator)
		}

		/// Opens the pot of a service, which pays rewards in one asset for good.
		///
		/// Origin: the owner of the service, or [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service.
		/// - `asset`: one of [`Config::AllowedAssets`].
		/// - `min_weight`: units of the stake that have to count, each times its multiplier, so that an
		///   era is paid; any number. An era with less pays nothing and shortens no stream. So nobody
		///   earns the pay of all with the least pledge while the others are suspended.
		///
		/// Emits [`Event::PotOpened`].
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOwner`], [`Error::RetiredService`],
		/// [`Error::AssetNotAllowed`], [`Error::PotOpen`].
		///
		/// Cost: constant; the service's record, and the account of the pot.
		#[pallet::call_index(46)]
		pub fn open_pot(
			origin: OriginFor<T>,
			service: ServiceId,
			asset: AssetOf<T, I>,
			min_weight: Balance,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_open_pot(service, asset, min_weight)
		}

		/// Funds the pot of a service with a stream of rewards, from the next era on.
		///
		/// It runs beside the streams that run already. An era in which nobody counts pays nothing
		/// and shortens no stream.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `service`: id of the service.
		/// - `amount`: units of the pot's asset: at least one per era, and at least the asset's
		///   minimum balance. What the pot's account lacks of that balance is paid beside it.
		/// - `eras`: number of eras in which somebody counts: 1 to 64.
		///
		/// Emits [`Event::RewardsFunded`].
		///
		/// Errors: [`Error::NoPot`], [`Error::TooLittleFunded`], [`Error::TooMuchFunded`],
		/// [`Error::BadDuration`], [`Error::RetiredService`]; no free funds in the asset.
		///
		/// Cost: constant; bounded by the maximum number of eras.
		#[pallet::call_index(47)]
		pub fn fund_rewards(
			origin: OriginFor<T>,
			service: ServiceId,
			amount: Balance,
			eras: u32,
		) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_fund_rewards(&who, service, amount, eras)
		}

		/// Refunds the part of a retired service's pot that nobody can earn any more.
		///
		/// Whoever funded the pot has notice: until the exit window after the retirement is over, only
		/// governance may name who receives the rest.
		///
		/// Origin: the owner of the service from `last_era + 1 + exit_window` of its retirement on, or
		/// [`Config::GovernanceOrigin`] at once.
		///
		/// - `service`: id of the service.
		/// - `to`: account that receives it.
		///
		/// Emits [`Event::RewardsRefunded`].
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOwner`], [`Error::NoPot`],
		/// [`Error::NotRetired`], [`Error::RefundedTooEarly`], [`Error::NothingToRefund`]; those of the
		/// asset.
		///
		/// Cost: constant; two records and a payment.
		#[pallet::call_index(48)]
		pub fn refund_rewards(
			origin: OriginFor<T>,
			service: ServiceId,
			to: T::AccountId,
		) -> DispatchResult {
			let manager = Self::ensure_manager(origin, service)?;
			Self::do_refund_rewards(service, &to, manager)
		}

		/// Sets the part of its share that an assignment earns, from the next era on.
		///
		/// A service lowers it for bad performance. Where the hook pays for work, its pallet does, and nobody else.
		///
		/// Origin: the owner of the assignment's service, or [`Config::GovernanceOrigin`].
		///
		/// - `assignment`: id of the assignment.
		/// - `multiplier`: parts per billion of its share: 0 to 1,000,000,000; at first all of it.
		///
		/// Emits [`Event::MultiplierSet`].
		///
		/// Errors: [`Error::NoSuchAssignment`], [`Error::NotOwner`], [`Error::ClosedAssignment`],
		/// [`Error::WorkIsPaid`], [`Error::NothingToChange`].
		///
		/// Cost: constant; the assignment's and the service's record.
		#[pallet::call_index(49)]
		pub fn set_multiplier(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			multiplier: Perbill,
		) -> DispatchResult {
			Self::ensure_manager(origin, OpenAssignment::<T, I>::service_of(assignment)?)?;
			Self::do_set_multiplier(assignment, multiplier)
		}

		/// Sets the destination of the signer's rewards, as a staker and as an operator.
		///
		/// It is a part of the records that there are, and goes with them: a record that is made later begins
		/// with the signer itself, which also gets what is still owed when no record is left.
		///
		/// Origin: signed by a staker or an operator.
		///
		/// - `payee`: the signer itself (the default), another account, or `Bonded`: bonded again,
		///   if they are in the staking currency. That raises no pledge.
		///
		/// Emits [`Event::PayeeSet`].
		///
		/// Errors: [`Error::NothingToChange`], [`Error::NothingToEarn`].
		///
		/// Cost: constant; two records.
		#[pallet::call_index(50)]
		pub fn set_payee(origin: OriginFor<T>, payee: Payee<T::AccountId>) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_set_payee(&who, payee)
		}

		/// Claims the rewards that an account has earned at a service, for its payee on record.
		///
		/// What cannot arrive stays owed.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `who`: account that has earned them, with at most two positions at the service.
		/// - `service`: id of the service.
		///
		/// Emits [`Event::RewardPaid`]; and [`Event::PotClosed`] if it was the last debt of a service that is
		/// gone.
		///
		/// Errors: [`Error::NoPot`], [`Error::NothingToClaim`]; [`Error::MorePositions`]: call
		/// `claim_all`; those of the asset.
		///
		/// Cost: bounded by two positions; charged for the positions at the service.
		#[pallet::call_index(51)]
		#[pallet::weight(Pallet::<T, I>::max_on_claim())]
		pub fn claim(
			origin: OriginFor<T>,
			who: T::AccountId,
			service: ServiceId,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::on_positions(
				T::WeightInfo::claim,
				|work| work.claimed,
				|work| Self::do_claim(&who, service, work),
			)
		}

		/// Claims the rewards that a staker has earned at all services in which it has positions.
		///
		/// What cannot arrive stays owed.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `who`: staker with a position.
		/// - `positions`: number of positions that it has at most.
		///
		/// Emits [`Event::RewardPaid`] for each service that pays.
		///
		/// Errors: [`Error::NoPosition`], [`Error::MorePositions`], [`Error::NothingToClaim`].
		///
		/// Cost: by `positions`; charged for the positions there are.
		#[pallet::call_index(52)]
		#[pallet::weight(Pallet::<T, I>::max_on_claims(*positions))]
		pub fn claim_all(
			origin: OriginFor<T>,
			who: T::AccountId,
			positions: u32,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::on_positions(
				T::WeightInfo::claim_all,
				|work| work.claimed,
				|work| Self::do_claim_all(&who, positions, work),
			)
		}

		/// Claims the commission that an operator has kept at a service, for its payee on record.
		///
		/// What cannot arrive stays owed.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `operator`: account of the operator.
		/// - `service`: id of the service.
		///
		/// Emits [`Event::RewardPaid`]; and [`Event::PotClosed`] if it was the last debt of a service that is
		/// gone.
		///
		/// Errors: [`Error::NoPot`], [`Error::NothingToClaim`]; those of the asset.
		///
		/// Cost: the assignment's and the service's record.
		#[pallet::call_index(53)]
		#[pallet::weight(Pallet::<T, I>::max_on_commission())]
		pub fn claim_commission(
			origin: OriginFor<T>,
			operator: T::AccountId,
			service: ServiceId,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::on_staker(T::WeightInfo::claim_commission(), |work| {
				Self::do_claim_commission(&operator, service, work)
			})
		}

		/// Declares the value at risk of a service: what could be stolen if it were corrupted.
		///
		/// Lowering it is never refused.
		///
		/// Origin: the owner of the service, or [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service.
		/// - `value`: units of the stake; if it rises, at most what the stake behind the service
		///   certifies, see `restakingApi.service`.
		///
		/// Emits [`Event::ValueAtRiskSet`]; and [`Event::SecurityLost`] or
		/// [`Event::SecurityRestored`] if that changes.
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NotOwner`], [`Error::RetiredService`],
		/// [`Error::AboveCertified`], [`Error::NothingToChange`].
		///
		/// Cost: constant; the service's record.
		#[pallet::call_index(54)]
		#[pallet::weight(Pallet::<T, I>::value_weight())]
		pub fn set_value_at_risk(
			origin: OriginFor<T>,
			service: ServiceId,
			value: Balance,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_set_value_at_risk(service, value)
		}

		/// Records the exposure limit in force, and a lower one that the parameters announce.
		///
		/// A lower limit binds new pledges at once, and those who are in after the longest exit
		/// window and an era. The chain does the same when an era begins.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// Emits [`Event::ExposureLimitNoted`].
		///
		/// Errors: [`Error::NothingToChange`].
		///
		/// Cost: constant; one record.
		#[pallet::call_index(58)]
		pub fn note_limit(origin: OriginFor<T>) -> DispatchResult {
			Self::signer(origin)?;
			Self::do_note_limit()
		}

		/// Resumes a suspended assignment from the next era on, if nothing stands in its way any more.
		///
		/// It resumes by itself. This call is for a chain that is late with its own work.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `assignment`: id of a suspended assignment.
		///
		/// Emits [`Event::AssignmentResumed`].
		///
		/// Errors: [`Error::NoSuchAssignment`], [`Error::ClosedAssignment`], [`Error::NotSuspended`],
		/// [`Error::SuspendedAssignment`], [`Error::JailedOperator`], [`Error::BannedOperator`],
		/// [`Error::SilentOperator`], [`Error::CapUsedUp`].
		///
		/// Cost: constant; the assignment's records.
		#[pallet::call_index(55)]
		#[pallet::weight(Pallet::<T, I>::with_fall(T::WeightInfo::resume_assignment()))]
		pub fn resume_assignment(origin: OriginFor<T>, assignment: AssignmentId) -> DispatchResult {
			Self::signer(origin)?;
			Self::do_resume_assignment(assignment)
		}

		/// Lifts the ban of an operator from a service. An earlier jail term is over with it.
		///
		/// The assignment that the ban has closed stays closed: the operator joins again once it may.
		///
		/// Origin: [`Config::GovernanceOrigin`].
		///
		/// - `service`: id of the service.
		/// - `operator`: account of a banned operator.
		///
		/// Emits [`Event::OperatorUnbanned`].
		///
		/// Errors: [`Error::NoSuchService`], [`Error::NothingToChange`].
		///
		/// Cost: constant; one record.
		#[pallet::call_index(56)]
		pub fn unban_operator(
			origin: OriginFor<T>,
			service: ServiceId,
			operator: T::AccountId,
		) -> DispatchResult {
			Self::ensure_governance(origin)?;
			Self::do_unban_operator(service, operator)
		}

		/// Does tasks that are due: executes slashes, divides proceeds, ends jail terms, forgets what
		/// cannot be judged any more.
		///
		/// Blocks do the same by themselves; a chain whose blocks do not needs this call.
		///
		/// Origin: signed by any account: permissionless. Free of charge.
		///
		/// - `max_tasks`: number of tasks: at least 1, and more than [`Config::MaxPage`] counts as that.
		///
		/// Emits the events of the tasks, those of [`Pallet::execute_slash`] and
		/// [`Event::SlashDivided`] among them.
		///
		/// Errors: [`Error::NothingDue`].
		///
		/// Cost: that of so many tasks; charged for those that it did.
		#[pallet::call_index(57)]
		#[pallet::weight(Pallet::<T, I>::work_weight(*max_tasks))]
		pub fn work(origin: OriginFor<T>, max_tasks: u32) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::do_tasks_by_call(max_tasks)
		}

		/// Undoes an executed slash: everything that it took goes back to those who lost it.
		///
		/// Stake that was active is bonded again, at once; the rest is free in `payable_era` of the request.
		/// Blocks do that by themselves, and anybody may call [`Pallet::give_back`]. Who has not settled the
		/// slash loses nothing. The part of the cap that it used is free again, and the jail that it asked for
		/// ends. Pledges stay as the slash has left them: pledge again to count for as much as before.
		///
		/// Origin: [`Config::GovernanceOrigin`].
		///
		/// - `request`: id of an executed request whose proceeds are not divided: in an era before `payable_era`
		///   of it, or as long as a member has not settled it.
		/// - `lapse`: true if a proof of the same offence may lapse that asked for less because of this slasher's
		///   word. One that was refused whole has left no trace.
		///
		/// Emits [`Event::SlashUndone`], [`Event::SlashRaised`], [`Event::AssignmentResumed`].
		///
		/// Errors: [`Error::NoSuchRequest`], [`Error::NotExecuted`], [`Error::AlreadyUndone`],
		/// [`Error::AlreadyDivided`], [`Error::TooLateToUndo`], [`Error::ShieldsProof`].
		///
		/// Cost: constant, however many members there are; and the hook's notice.
		#[pallet::call_index(59)]
		#[pallet::weight(Pallet::<T, I>::undo_weight())]
		pub fn undo(origin: OriginFor<T>, request: RequestId, lapse: bool) -> DispatchResult {
			Self::ensure_governance(origin)?;
			Self::do_undo(request, lapse)
		}

		/// Gives back what a staker lost by a slash that was undone, as far as it is due.
		///
		/// Blocks do the same by themselves. The part that the active stake lost is bonded again; if there is no
		/// stake to add it to, it is free with the rest, in `payable_era` of the request. A part that may still
		/// be slashed is taken into custody. From a whole further wait on, what cannot arrive goes to the treasury.
		///
		/// Origin: signed by any account: permissionless. Free of charge if it succeeds.
		///
		/// - `request`: id of a request that was undone.
		/// - `stash`: account of a staker that lost something by it.
		///
		/// Emits [`Event::GivenBack`], or [`Event::LossUnclaimed`].
		///
		/// Errors: [`Error::NoSuchRequest`], [`Error::NotExecuted`], [`Error::NotUndone`],
		/// [`Error::NothingLost`], [`Error::NotDueYet`]; and the currency's, if it cannot arrive.
		///
		/// Cost: constant, and a look at the positions if any may still be slashed for more than is in reach.
		#[pallet::call_index(60)]
		#[pallet::weight(Pallet::<T, I>::max_return_weight(stash))]
		pub fn give_back(
			origin: OriginFor<T>,
			request: RequestId,
			stash: T::AccountId,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::give_back_by_call(request, &stash)
		}

		/// Takes a place for an assignment that waits: a free one, or that of the least if this one counts
		/// more by a sixteenth. It serves from the next era on.
		///
		/// A place that was taken in this era is final when the era ends: if less counts in the taker before
		/// that than in who lost it, or it is suspended or closed, that one has its place back.
		///
		/// The least is found by lower bounds of what counts. Where pledges have raised what counts since it was
		/// noted, the search notes it; if that takes more steps than `most`, the next call goes on from there.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `assignment`: id of an assignment that waits, is not suspended, and whose operator is ready.
		/// - `most`: number of notes to raise: 0 to 128, and more counts as 128.
		///
		/// Emits [`Event::PlaceTaken`], and [`Event::Displaced`] if no place was free; or
		/// [`Event::PlacesNoted`] if the least was not found.
		///
		/// Errors: [`Error::NoSuchAssignment`], [`Error::ClosedAssignment`], [`Error::PausedService`] (by
		/// governance), [`Error::HasPlace`], [`Error::SuspendedAssignment`], [`Error::NotReady`],
		/// [`Error::NothingPledged`], [`Error::DisplacedNow`], [`Error::NotAbove`],
		/// [`Error::ServiceShareReached`].
		///
		/// Cost: two assignments, the places of the service, and an assignment for each note; charged for those
		/// that were raised.
		#[pallet::call_index(61)]
		#[pallet::weight(Pallet::<T, I>::place_weight(*most))]
		pub fn take_place(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			most: u32,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::take_place_by_call(assignment, most)
		}

		/// Notes the amount by which an assignment holds its place. Where slashes have lowered it while it was
		/// suspended, or it is suspended for longer than the exit window, only this makes it the least.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `assignment`: id of an assignment with a place.
		///
		/// Emits [`Event::PlacesNoted`].
		///
		/// Errors: [`Error::NoSuchAssignment`], [`Error::ClosedAssignment`], [`Error::NoPlace`],
		/// [`Error::NothingToChange`].
		///
		/// Cost: constant; the assignment and the places of the service.
		#[pallet::call_index(62)]
		pub fn note_place(origin: OriginFor<T>, assignment: AssignmentId) -> DispatchResult {
			Self::signer(origin)?;
			Self::do_note_place(assignment)
		}

		/// Publishes who serves in this era, with which stake and key: a roster for the pallets of services, and
		/// a root for other chains.
		///
		/// It may take several calls. What counts in an era is fixed when it begins, so that the order of the
		/// calls, and what happens between them, makes no difference. Blocks do the same by themselves for
		/// services whose rules draw from the roster.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `service`: id of a service that has not retired before this era.
		/// - `most`: number of assignments to look at: 1 to 256, and more counts as 256.
		///
		/// Emits [`Event::SetPublished`] after the last one.
		///
		/// Errors: [`Error::NoSuchService`], [`Error::RetiredService`], [`Error::NothingToPublish`].
		///
		/// Cost: two records for each assignment, and after the last one the hashes of all; charged for what it did.
		#[pallet::call_index(63)]
		#[pallet::weight(Pallet::<T, I>::max_on_publish(*most))]
		pub fn publish_set(
			origin: OriginFor<T>,
			service: ServiceId,
			most: u32,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::publish_by_call(service, most)
		}

		/// Says whether the signing operator is ready to serve, so that anybody may take a place for it.
		///
		/// An operator is ready when it joins. One that waits and stops its machines says that it is not: else
		/// it owes its duties from the era after somebody takes a place for it. A place that it has it keeps.
		///
		/// Origin: signed by an operator.
		///
		/// - `service`: id of a service that the signer has joined.
		/// - `ready`: true if it serves as soon as it has a place.
		///
		/// Emits [`Event::ReadySet`].
		///
		/// Errors: [`Error::NotJoined`], [`Error::ClosedAssignment`], [`Error::NothingToChange`].
		///
		/// Cost: constant; the assignment.
		#[pallet::call_index(64)]
		pub fn set_ready(origin: OriginFor<T>, service: ServiceId, ready: bool) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_set_ready(&who, service, ready)
		}

		/// Lets the pallets of services forget records about services and assignments that are gone.
		///
		/// Blocks do the same by themselves. Once nothing of a service is left, its deposit returns.
		///
		/// Origin: signed by any account: permissionless. Free of charge if it succeeds.
		///
		/// - `most`: number of records of the first that is gone: 1 to 32, and more counts as 32.
		///
		/// Emits no event of this pallet.
		///
		/// Errors: [`Error::NothingToForget`].
		///
		/// Cost: that of so many records; charged for those that it removed.
		#[pallet::call_index(65)]
		#[pallet::weight(Pallet::<T, I>::forget_weight(*most))]
		pub fn forget(origin: OriginFor<T>, most: u32) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::forget_by_call(most)
		}
	}
}
