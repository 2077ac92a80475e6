//! What owners do with their services. The only writer of services, metadata and approvals.

use crate::{
	aliases::Holders,
	authority::Manager,
	pallet::*,
	types::{JoinPolicy, Deposit, Handle, Phase, TimelockedRole, Service},
	CallerOf, ConditionsOf, Metadata, ServiceOf, SlashBondOf, TermsOf, MAX_APPROVALS,
	MAX_METADATA_LEN, MIN_VETO_WINDOW_WITH_SLASHER,
};
use codec::MaxEncodedLen;
use frame_support::{
	defensive, ensure,
	traits::{Consideration, Footprint, Get, OriginTrait},
	BoundedVec,
};
use restaking_math::{Schedule, ServiceStream, Totals};
use restaking_primitives::{GroupId, ServiceId, SlashingHook, StakeInspect, Terms};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// The record of a service.
	pub(crate) fn service(id: ServiceId) -> Result<ServiceOf<T, I>, DispatchError> {
		Services::<T, I>::get(id).ok_or_else(|| Error::<T, I>::NoSuchService.into())
	}

	/// Changes the record of a service.
	pub(crate) fn with_service<R>(
		id: ServiceId,
		change: impl FnOnce(&mut ServiceOf<T, I>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		Services::<T, I>::try_mutate(id, |record| {
			change(record.as_mut().ok_or(Error::<T, I>::NoSuchService)?)
		})
	}

	/// Refuses a service that is over.
	pub(crate) fn ensure_not_retired(record: &ServiceOf<T, I>) -> DispatchResult {
		ensure!(!matches!(record.phase, Phase::Retired { .. }), Error::<T, I>::RetiredService);
		Ok(())
	}

	/// Changes the record of a service that has not retired.
	fn with_living_service<R>(
		id: ServiceId,
		change: impl FnOnce(&mut ServiceOf<T, I>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		Self::with_service(id, |record| {
			Self::ensure_not_retired(record)?;
			change(record)
		})
	}

	/// Refuses entry to a service that is paused or over.
	pub(crate) fn ensure_open(record: &ServiceOf<T, I>) -> DispatchResult {
		match record.phase {
			Phase::Open => Ok(()),
			Phase::Paused { .. } => Err(Error::<T, I>::PausedService.into()),
			Phase::Retired { .. } => Err(Error::<T, I>::RetiredService.into()),
		}
	}

	pub(crate) fn do_register_service(
		payer: Option<T::AccountId>,
		owner: T::PalletsOrigin,
		terms: TermsOf<T, I>,
		(slasher, resolver): Holders<T, I>,
		join_policy: JoinPolicy,
		group: Option<GroupId>,
		metadata: Metadata,
	) -> DispatchResult {
		Self::check_terms(&terms, slasher.is_some())?;
		Self::ensure_not_recipient(&terms.conditions, slasher.as_ref())?;
		let owner = CallerOf::<T, I>::new(owner);
		let terms_hash = terms.hash();
		let Terms { conditions, hook } = terms;
		let record = Service {
			owner: Self::handle_of_actor(&owner)?,
			offered: None,
			phase: Phase::Open,
			terms: conditions,
			terms_hash,
			guarded: hook.guards_entry(),
			slasher: TimelockedRole::new(Self::handle_of_holder(&slasher)?),
			resolver: TimelockedRole::new(Self::handle_of_holder(&resolver)?),
			join_policy,
			group,
			successor: None,
			assignments: 0,
			totals: Totals::default(),
			value_at_risk: 0,
			under_secured: false,
			stream: ServiceStream::new(T::Stake::era()),
			schedule: Schedule::default(),
			mass_vetoed: false,
			deposit: payer.map(Self::pay_service_deposit).transpose()?,
		};
		let id = NextServiceId::<T, I>::get();
		NextServiceId::<T, I>::put(id.next().ok_or(Error::<T, I>::Inconsistent)?);
		Services::<T, I>::insert(id, record);
		SlashingHooks::<T, I>::insert(id, hook);
		if !metadata.is_empty() {
			ServiceMetadata::<T, I>::insert(id, metadata);
		}
		Self::deposit_event(Event::ServiceRegistered { service: id, owner, terms_hash });
		Ok(())
	}

	/// The handle of whoever holds an office, if anybody.
	fn handle_of_holder(holder: &Option<CallerOf<T, I>>) -> Result<Option<Handle>, DispatchError> {
		holder.as_ref().map(Self::handle_of_actor).transpose()
	}

	/// Charges for all that is stored of a service: record, metadata, approvals.
	fn pay_service_deposit(
		payer: T::AccountId,
	) -> Result<Deposit<T::AccountId, T::ServiceConsideration>, DispatchError> {
		let approvals = T::AccountId::max_encoded_len().saturating_mul(bytes(MAX_APPROVALS));
		let size = ServiceOf::<T, I>::max_encoded_len()
			.saturating_add(T::SlashingHook::max_encoded_len())
			.saturating_add(SlashBondOf::<T>::max_encoded_len())
			.saturating_add(bytes(MAX_METADATA_LEN))
			.saturating_add(approvals);
		let ticket = T::ServiceConsideration::new(&payer, Footprint::from_parts(5, size))?;
		Ok(Deposit { payer, ticket })
	}

	/// Refuses terms outside the rules, and those with which nobody could ever slash.
	fn check_terms(signed: &TermsOf<T, I>, with_slasher: bool) -> DispatchResult {
		let (rules, terms) = (T::TermBounds::get(), &signed.conditions);
		ensure!(terms.max_slash >= rules.min_max_slash, Error::<T, I>::MaxSlashTooLow);
		ensure!(terms.exit_window <= T::MaxExitWindow::get(), Error::<T, I>::ExitWindowTooLong);
		ensure!(terms.veto_window >= rules.min_veto_window, Error::<T, I>::VetoWindowTooShort);
		if with_slasher {
			Self::check_veto_of_slasher(terms)?;
		}
		terms
			.slash()
			.check(rules.min_max_slash, rules.min_veto_window, T::MaxExitWindow::get())
			// All other rules were checked above, each with its own error.
			.map_err(|_| Error::<T, I>::ExitWindowTooShort)?;
		ensure!(terms.min_pledge >= T::Parameters::get().min_pledge, Error::<T, I>::MinPledgeTooLow);
		ensure!(!terms.quorum.is_zero(), Error::<T, I>::QuorumTooLow);
		ensure!(terms.jail_term <= rules.max_jail_term, Error::<T, I>::JailTermTooLong);
		terms.shares.check().map_err(Error::<T, I>::from)?;
		ensure!(
			terms.recipient.is_some() != terms.shares.recipient.is_zero(),
			Error::<T, I>::RecipientWithoutShare
		);
		let hook = &signed.hook;
		ensure!(with_slasher || !hook.needs_slasher(), Error::<T, I>::NobodyCouldSlash);
		// A reporter's share that nobody could ever get would be burned without a word.
		ensure!(
			terms.shares.reporter.is_zero() || !hook.needs_slasher(),
			Error::<T, I>::NobodyCouldReport
		);
		hook.validate()
	}

	/// A slasher's word can be vetoed for at least one whole era.
	fn check_veto_of_slasher(terms: &ConditionsOf<T>) -> DispatchResult {
		ensure!(
			terms.veto_window >= MIN_VETO_WINDOW_WITH_SLASHER,
			Error::<T, I>::VetoWindowTooShort
		);
		Ok(())
	}

	/// Refuses a slasher that would get a share of what it slashes.
	fn ensure_not_recipient(
		terms: &ConditionsOf<T>,
		slasher: Option<&CallerOf<T, I>>,
	) -> DispatchResult {
		let signed = |who: &T::AccountId| Self::caller(T::RuntimeOrigin::signed(who.clone()));
		let recipient = terms.recipient.as_ref().map(signed);
		let same = recipient.zip(slasher).is_some_and(|(one, other)| one == **other);
		ensure!(!same, Error::<T, I>::SlasherIsRecipient);
		Ok(())
	}

	pub(crate) fn do_set_service_metadata(
		service: ServiceId,
		metadata: Metadata,
	) -> DispatchResult {
		ensure!(Services::<T, I>::contains_key(service), Error::<T, I>::NoSuchService);
		ensure!(ServiceMetadata::<T, I>::get(service) != metadata, Error::<T, I>::NothingToChange);
		match metadata.is_empty() {
			true => ServiceMetadata::<T, I>::remove(service),
			false => ServiceMetadata::<T, I>::insert(service, metadata),
		}
		Self::deposit_event(Event::ServiceMetadataSet { service });
		Ok(())
	}

	pub(crate) fn do_offer_ownership(service: ServiceId, to: CallerOf<T, I>) -> DispatchResult {
		let handle = Self::handle_of_actor(&to)?;
		Self::with_service(service, |record| {
			ensure!(record.offered != Some(handle), Error::<T, I>::NothingToChange);
			record.offered = Some(handle);
			Ok(())
		})?;
		Self::deposit_event(Event::OwnershipOffered { service, to });
		Ok(())
	}

	pub(crate) fn do_accept_ownership(
		service: ServiceId,
		caller: T::PalletsOrigin,
	) -> DispatchResult {
		Self::with_service(service, |record| {
			let offered = record.offered.take().ok_or(Error::<T, I>::NotOffered)?;
			ensure!(offered == Self::handle(&caller), Error::<T, I>::NotOffered);
			record.owner = offered;
			Ok(())
		})?;
		let owner = CallerOf::<T, I>::new(caller);
		Self::deposit_event(Event::OwnershipAccepted { service, owner });
		Ok(())
	}

	pub(crate) fn do_pause_service(service: ServiceId, manager: Manager) -> DispatchResult {
		let by_governance = manager == Manager::Governance;
		Self::with_living_service(service, |record| {
			let pause = Phase::Paused { by_governance };
			// Governance may take over the owner's pause, not the other way round.
			ensure!(
				record.phase == Phase::Open || (by_governance && record.phase != pause),
				Error::<T, I>::AlreadyPaused
			);
			record.phase = pause;
			Ok(())
		})?;
		Self::deposit_event(Event::ServicePaused { service, by_governance });
		Ok(())
	}

	pub(crate) fn do_resume_service(service: ServiceId, manager: Manager) -> DispatchResult {
		Self::with_living_service(service, |record| {
			let Phase::Paused { by_governance } = record.phase else {
				return Err(Error::<T, I>::NotPaused.into());
			};
			ensure!(
				manager == Manager::Governance || !by_governance,
				Error::<T, I>::PausedByGovernance
			);
			record.phase = Phase::Open;
			Ok(())
		})?;
		Self::deposit_event(Event::ServiceResumed { service });
		Ok(())
	}

	pub(crate) fn do_set_successor(
		service: ServiceId,
		successor: Option<ServiceId>,
	) -> DispatchResult {
		if let Some(other) = successor {
			let open = Services::<T, I>::get(other).is_some_and(|it| it.phase == Phase::Open);
			ensure!(open && other != service, Error::<T, I>::BadSuccessor);
		}
		Self::with_service(service, |record| {
			ensure!(record.successor != successor, Error::<T, I>::NothingToChange);
			record.successor = successor;
			Ok(())
		})?;
		Self::deposit_event(Event::SuccessorSet { service, successor });
		Ok(())
	}

	pub(crate) fn do_retire_service(service: ServiceId) -> DispatchResult {
		let era = T::Stake::era();
		Self::with_living_service(service, |record| {
			record.phase = Phase::Retired { at: era };
			Self::stop_streams(record, era)
		})?;
		Self::deposit_event(Event::ServiceRetired { service, era });
		Ok(())
	}

	pub(crate) fn do_deregister_service(service: ServiceId) -> DispatchResult {
		let record = Self::service(service)?;
		ensure!(matches!(record.phase, Phase::Retired { .. }), Error::<T, I>::NotRetired);
		ensure!(record.assignments == 0, Error::<T, I>::ServiceInUse);
		Self::close_pot(service, &record)?;
		Services::<T, I>::remove(service);
		SlashingHooks::<T, I>::remove(service);
		Self::return_whole_bond(service)?;
		Self::forget_jails(service);
		Self::forget_mass_vetoes(service);
		ServiceMetadata::<T, I>::remove(service);
		Approvals::<T, I>::remove(service);
		if let Some(deposit) = record.deposit {
			if deposit.ticket.drop(&deposit.payer).is_err() {
				defensive!("a deposit could not be returned");
			}
		}
		Self::deposit_event(Event::ServiceDeregistered { service });
		Ok(())
	}

	pub(crate) fn do_announce_slasher(
		service: ServiceId,
		slasher: CallerOf<T, I>,
	) -> DispatchResult {
		let holder = Self::handle_of_actor(&slasher)?;
		let from = Self::with_living_service(service, |record| {
			Self::check_veto_of_slasher(&record.terms)?;
			Self::ensure_not_recipient(&record.terms, Some(&slasher))?;
			let notice = record.terms.exit_window;
			let from = record.slasher.announce(Some(holder), notice, T::Stake::era());
			from.ok_or_else(|| Error::<T, I>::NothingToChange.into())
		})?;
		Self::deposit_event(Event::SlasherAnnounced { service, slasher, from });
		Ok(())
	}

	pub(crate) fn do_remove_slasher(service: ServiceId) -> DispatchResult {
		Self::with_service(service, |record| {
			ensure!(record.slasher.vacate(), Error::<T, I>::NothingToChange);
			Ok(())
		})?;
		Self::deposit_event(Event::SlasherRemoved { service });
		Ok(())
	}

	pub(crate) fn do_announce_resolver(
		service: ServiceId,
		resolver: Option<CallerOf<T, I>>,
	) -> DispatchResult {
		let holder = Self::handle_of_holder(&resolver)?;
		let from = Self::with_living_service(service, |record| {
			let notice = record.terms.exit_window;
			let from = record.resolver.announce(holder, notice, T::Stake::era());
			from.ok_or_else(|| Error::<T, I>::NothingToChange.into())
		})?;
		Self::deposit_event(Event::ResolverAnnounced { service, resolver, from });
		Ok(())
	}

	pub(crate) fn do_approve_operator(
		service: ServiceId,
		operator: T::AccountId,
	) -> DispatchResult {
		let record = Self::service(service)?;
		ensure!(record.join_policy == JoinPolicy::Approval, Error::<T, I>::NoApprovalNeeded);
		Self::ensure_not_retired(&record)?;
		Approvals::<T, I>::try_mutate(service, |approved| {
			ensure!(!approved.contains(&operator), Error::<T, I>::AlreadyApproved);
			let added = approved.try_push(operator.clone());
			added.map_err(|_| Error::<T, I>::TooManyApprovals)
		})?;
		Self::deposit_event(Event::OperatorApproved { service, operator });
		Ok(())
	}

	pub(crate) fn do_revoke_approval(service: ServiceId, operator: T::AccountId) -> DispatchResult {
		ensure!(Services::<T, I>::contains_key(service), Error::<T, I>::NoSuchService);
		Self::take_approval(service, &operator)?;
		Self::deposit_event(Event::ApprovalRevoked { service, operator });
		Ok(())
	}

	/// Uses up an approval.
	pub(crate) fn take_approval(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		let mut approved = Approvals::<T, I>::get(service);
		let before = approved.len();
		approved.retain(|other| other != operator);
		ensure!(approved.len() < before, Error::<T, I>::NotApproved);
		Self::put_approvals(service, approved);
		Ok(())
	}

	fn put_approvals(
		service: ServiceId,
		approved: BoundedVec<T::AccountId, frame_support::traits::ConstU32<MAX_APPROVALS>>,
	) {
		match approved.is_empty() {
			true => Approvals::<T, I>::remove(service),
			false => Approvals::<T, I>::insert(service, approved),
		}
	}

	/// Notes that a service has one assignment more, with nothing counted yet.
	pub(crate) fn note_assignment_of_service(service: ServiceId) -> DispatchResult {
		Self::with_service(service, |record| {
			let more = record.assignments.checked_add(1);
			record.assignments = more.ok_or(Error::<T, I>::Inconsistent)?;
			Ok(())
		})
	}

	/// Notes that a service has one assignment less.
	pub(crate) fn forget_assignment_of_service(service: ServiceId) -> DispatchResult {
		Self::with_service(service, |record| {
			let less = record.assignments.checked_sub(1);
			record.assignments = less.ok_or(Error::<T, I>::Inconsistent)?;
			Ok(())
		})
	}
}

/// A bound as a size. Saturates only on targets too small for any runtime.
fn bytes(bound: u32) -> usize {
	usize::try_from(bound).unwrap_or(usize::MAX)
}
