//! Services: registered, handed over, paused, retired and removed by their owners.

use crate::{
	access::{Manager, Remover},
	aliases::Holders,
	pallet::*,
	store::{
		AgendaStore, EraStore, ForgettingStore, JailStore, OriginStore, PlaceStore, PotStore,
		RosterStore, ServiceStore, VetoStore,
	},
	types::{
		Announcement, Deposit, Handle, JoinPolicy, Leftover, Pauses, Phase, Service, Task,
		TimelockedRole,
	},
	CallerOf, ConditionsOf, Metadata, ServiceOf, TermsOf, MAX_APPROVALS, MAX_METADATA_LEN,
	MAX_OPEN,
};
use alloc::vec::Vec;
use codec::MaxEncodedLen;
use frame_support::{
	ensure,
	traits::{Consideration, Footprint, Get},
};
use restaking_math::{
	certain_part, least_counted, next_era, Schedule, ServiceStream, SlashRules, Totals,
};
use restaking_primitives::{
	Balance, EraIndex, Forgotten, GroupId, Judge, RuleLimits, ServiceId, Terms, MAX_PLACES,
};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
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
		let roles = (Self::handle_of_holder(&slasher)?, Self::handle_of_holder(&resolver)?);
		let handle = Self::handle_of_actor(&owner)?;
		let (record, hook) = Self::new_service(handle, terms, roles, join_policy, group);
		let deposit = payer.map(Self::pay_service_deposit).transpose()?;
		let record = Service { deposit, ..record };
		let (handles, terms_hash) = (record.handles(), record.terms_hash);
		let service = ServiceStore::<T, I>::insert(record, hook, metadata)?;
		let named = [Some(&owner), slasher.as_ref(), resolver.as_ref()].into_iter().flatten();
		let named: Vec<_> = named.map(|caller| (Self::handle(caller), caller)).collect();
		OriginStore::<T, I>::follow(&Default::default(), &handles, &named);
		let registered = Event::ServiceRegistered { service, owner, slasher, resolver, terms_hash };
		Self::deposit_event(registered);
		Self::plan_if_needed(service)
	}

	/// Returns the record of a service with these terms, without a deposit, and its hook.
	fn new_service(
		owner: Handle,
		terms: TermsOf<T, I>,
		(holder, vetoer): (Option<Handle>, Option<Handle>),
		join_policy: JoinPolicy,
		group: Option<GroupId>,
	) -> (ServiceOf<T, I>, T::SlashingHook) {
		let judged = !T::SlashingHook::needs_slasher(&terms.hook);
		let signed_slasher = holder.filter(|_| judged);
		let terms_hash = terms.hash_with(signed_slasher);
		let Terms { conditions, hook } = terms;
		let limits = conditions.rule_limits(T::EraBlocks::get());
		let attributable = Self::attributable(&hook, &limits);
		let least_counted = Self::least_counted(&hook, &limits.slashes, holder.is_some());
		let record = Service {
			owner,
			offered: None,
			phase: Phase::Open,
			pauses: Pauses::default(),
			conditions,
			terms_hash,
			judged,
			signed_slasher,
			guarded: T::SlashingHook::guards_entry(&hook),
			pays_work: T::SlashingHook::pays_work(&hook),
			attributable,
			least_counted,
			slasher: TimelockedRole::new(holder),
			resolver: TimelockedRole::new(vetoer),
			join_policy,
			group,
			successor: None,
			assignments: 0,
			totals: Totals::default(),
			used: Totals::default(),
			value_at_risk: 0,
			under_secured: false,
			pot: None,
			stream: ServiceStream::new(EraStore::<T, I>::now()),
			schedule: Schedule::default(),
			mass_vetoed: false,
			deposit: None,
		};
		(record, hook)
	}

	/// Changes the roles of a service, and keeps the origins that it names then. The origin that is named
	/// anew is given, if there is one.
	fn mutate_roles<R>(
		service: ServiceId,
		named: Option<&CallerOf<T, I>>,
		change: impl FnOnce(&mut ServiceOf<T, I>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		let (before, after, result) = ServiceStore::<T, I>::mutate(service, |record| {
			let before = record.handles();
			let result = change(record)?;
			Ok((before, record.handles(), result))
		})?;
		let named: Vec<_> =
			named.into_iter().map(|caller| (Self::handle(caller), caller)).collect();
		OriginStore::<T, I>::follow(&before, &after, &named);
		Ok(result)
	}

	/// Returns the handle of the holder of a role, if there is one.
	fn handle_of_holder(holder: &Option<CallerOf<T, I>>) -> Result<Option<Handle>, DispatchError> {
		holder.as_ref().map(Self::handle_of_actor).transpose()
	}

	/// Charges for the records of a service: its own, hook, metadata, approvals, and the origins it names.
	fn pay_service_deposit(
		payer: T::AccountId,
	) -> Result<Deposit<T::AccountId, T::ServiceConsideration>, DispatchError> {
		let approvals = T::AccountId::max_encoded_len().saturating_mul(bytes(MAX_APPROVALS));
		let size = ServiceOf::<T, I>::max_encoded_len()
			.saturating_add(T::SlashingHook::max_encoded_len())
			.saturating_add(bytes(MAX_METADATA_LEN))
			.saturating_add(approvals)
			.saturating_add(T::PalletsOrigin::max_encoded_len());
		let ticket = T::ServiceConsideration::new(&payer, Footprint::from_parts(5, size))?;
		Ok(Deposit { payer, ticket })
	}

	/// Refuses terms out of bounds, and those with which nobody could ever slash.
	fn check_terms(signed: &TermsOf<T, I>, with_slasher: bool) -> DispatchResult {
		let (bounds, terms) = (T::TermBounds::get(), &signed.conditions);
		ensure!(terms.max_slash >= bounds.min_max_slash, Error::<T, I>::MaxSlashTooLow);
		ensure!(terms.exit_window <= T::MaxExitWindow::get(), Error::<T, I>::ExitWindowTooLong);
		ensure!(terms.veto_window >= bounds.min_veto_window, Error::<T, I>::VetoWindowTooShort);
		terms
			.slash_rules()
			.check(bounds.min_max_slash, bounds.min_veto_window, T::MaxExitWindow::get())
			// All other rules were checked above, each with its own error.
			.map_err(|_| Error::<T, I>::ExitWindowTooShort)?;
		ensure!(
			terms.min_pledge >= T::Parameters::get().min_pledge,
			Error::<T, I>::MinPledgeTooLow
		);
		ensure!(!terms.quorum.is_zero(), Error::<T, I>::QuorumTooLow);
		ensure!((1..=MAX_PLACES).contains(&terms.places.into()), Error::<T, I>::BadPlaces);
		ensure!(terms.jail_term <= bounds.max_jail_term, Error::<T, I>::JailTermTooLong);
		terms.shares.check().map_err(Error::<T, I>::from)?;
		ensure!(
			terms.recipient.is_some() != terms.shares.recipient.is_zero(),
			Error::<T, I>::RecipientWithoutShare
		);
		let hook = &signed.hook;
		ensure!(T::SlashingHook::well_formed(hook), Error::<T, I>::BadRuleList);
		ensure!(
			with_slasher || !T::SlashingHook::hears_slasher(hook),
			Error::<T, I>::NobodyCouldSlash
		);
		// A reporter's share that nobody could ever get would be burned unseen.
		ensure!(
			terms.shares.reporter.is_zero() || !T::SlashingHook::needs_slasher(hook),
			Error::<T, I>::NobodyCouldReport
		);
		let limits = terms.rule_limits(T::EraBlocks::get());
		T::SlashingHook::validate(hook, &limits)?;
		Self::check_fractions(hook, &limits.slashes)?;
		let least = Self::least_counted(hook, &limits.slashes, with_slasher);
		ensure!(terms.min_pledge >= least, Error::<T, I>::LeastLossTooSmall);
		Ok(())
	}

	/// Rounds up: the least amount of a member that may count, so that the cheapest slash of a slasher or of
	/// the hook takes a loss that has a record.
	fn least_counted(hook: &T::SlashingHook, rules: &SlashRules, with_slasher: bool) -> Balance {
		let word = with_slasher.then(|| rules.min_fraction(MAX_OPEN));
		let price = word.into_iter().chain(T::SlashingHook::min_fraction(hook)).min();
		price.map_or(0, |price| least_counted(T::LeastLoss::get(), price))
	}

	/// Rounds down: the part of the largest slash of a quorum that is certain if that quorum corrupts the
	/// service. Only the price of the fault that they commit is certain; where the hook judges nothing, the slasher's word
	/// may ask for the largest slash.
	fn attributable(hook: &T::SlashingHook, limits: &RuleLimits) -> Perbill {
		let guilty = T::SlashingHook::attributable(hook, limits);
		let max_slash = limits.slashes.max_slash;
		let price = T::SlashingHook::corruption_price(hook).unwrap_or(max_slash);
		certain_part(guilty, price, max_slash)
	}

	/// Refuses a hook with a verdict that no request may have.
	fn check_fractions(hook: &T::SlashingHook, rules: &SlashRules) -> DispatchResult {
		let min = T::SlashingHook::min_fraction(hook);
		let large_enough = min.is_none_or(|min| min >= rules.min_proof_fraction());
		ensure!(large_enough, Error::<T, I>::FaultTooCheap);
		let max = T::SlashingHook::max_fraction(hook);
		ensure!(max.is_none_or(|max| max <= rules.max_slash), Error::<T, I>::FaultTooDear);
		Ok(())
	}

	/// Refuses a slasher that would get a share of what it slashes, with the account by which it holds funds.
	fn ensure_not_recipient(
		terms: &ConditionsOf<T>,
		slasher: Option<&CallerOf<T, I>>,
	) -> DispatchResult {
		let account = slasher.and_then(|caller| Self::account_of(caller));
		let same = account.is_some() && account == terms.recipient;
		ensure!(!same, Error::<T, I>::SlasherIsRecipient);
		Ok(())
	}

	pub(crate) fn do_set_service_metadata(
		service: ServiceId,
		metadata: Metadata,
	) -> DispatchResult {
		ServiceStore::<T, I>::set_metadata(service, metadata)?;
		Self::deposit_event(Event::ServiceMetadataSet { service });
		Ok(())
	}

	pub(crate) fn do_offer_ownership(service: ServiceId, to: CallerOf<T, I>) -> DispatchResult {
		let handle = Self::handle_of_actor(&to)?;
		Self::mutate_roles(service, Some(&to), |record| {
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
		Self::mutate_roles(service, None, |record| {
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
		ServiceStore::<T, I>::mutate_living(service, |record| {
			let pause = record.pauses.of(by_governance);
			ensure!(!*pause, Error::<T, I>::AlreadyPaused);
			*pause = true;
			Ok(())
		})?;
		Self::deposit_event(Event::ServicePaused { service, by_governance });
		Ok(())
	}

	pub(crate) fn do_resume_service(service: ServiceId, manager: Manager) -> DispatchResult {
		let by_governance = manager == Manager::Governance;
		ServiceStore::<T, I>::mutate_living(service, |record| {
			ensure!(record.pauses.any(), Error::<T, I>::NotPaused);
			let pause = record.pauses.of(by_governance);
			ensure!(*pause, Self::pause_of_the_other(by_governance));
			*pause = false;
			Ok(())
		})?;
		Self::deposit_event(Event::ServiceResumed { service, by_governance });
		Ok(())
	}

	/// Returns the refusal of a side that wants to lift the other side's pause.
	fn pause_of_the_other(by_governance: bool) -> Error<T, I> {
		match by_governance {
			true => Error::PausedByOwner,
			false => Error::PausedByGovernance,
		}
	}

	pub(crate) fn do_set_successor(
		service: ServiceId,
		successor: Option<ServiceId>,
	) -> DispatchResult {
		if let Some(other) = successor {
			let open = Services::<T, I>::get(other).is_some_and(|it| it.is_open());
			ensure!(open && other != service, Error::<T, I>::BadSuccessor);
		}
		ServiceStore::<T, I>::mutate(service, |record| {
			ensure!(record.successor != successor, Error::<T, I>::NothingToChange);
			record.successor = successor;
			Ok(())
		})?;
		Self::deposit_event(Event::SuccessorSet { service, successor });
		Ok(())
	}

	pub(crate) fn do_retire_service(service: ServiceId) -> DispatchResult {
		let last_era = EraStore::<T, I>::now();
		ServiceStore::<T, I>::mutate_living(service, |record| {
			record.phase = Phase::Retired { last_era };
			record.stop_streams(last_era).map_err(|error| Error::<T, I>::from(error).into())
		})?;
		Self::deposit_event(Event::ServiceRetired { service, last_era });
		Ok(())
	}

	pub(crate) fn do_deregister_service(service: ServiceId) -> DispatchResult {
		let record = ServiceStore::<T, I>::get(service)?;
		ensure!(record.is_retired(), Error::<T, I>::NotRetired);
		ensure!(record.assignments == 0, Error::<T, I>::ServiceInUse);
		PotStore::<T, I>::orphan(service, &record)?;
		let handles = record.handles();
		Self::leave_to_hook(service, record);
		ServiceStore::<T, I>::remove(service);
		PlaceStore::<T, I>::remove(service);
		RosterStore::<T, I>::remove(service);
		OriginStore::<T, I>::follow(&handles, &Default::default(), &[]);
		Self::forget_service(service)?;
		Self::deposit_event(Event::ServiceDeregistered { service });
		Ok(())
	}

	/// Keeps the deposit of a service that is removed until the pallet of its hook has forgotten it. Returns it
	/// at once where only a slasher judges.
	fn leave_to_hook(service: ServiceId, record: ServiceOf<T, I>) {
		let deposit = record.deposit;
		match ServiceStore::<T, I>::hook(service).ok().filter(|_| record.judged) {
			Some(hook) => {
				let what = Forgotten::Service(service);
				ForgettingStore::<T, I>::push(Leftover { what, deposit }, &hook);
			},
			None => Self::return_deposit(deposit),
		}
	}

	/// Forgets a page of the bans and mass vetoes of a service that was removed. The next era goes on, if more
	/// are left.
	pub(crate) fn forget_service(service: ServiceId) -> DispatchResult {
		let more = [JailStore::<T, I>::clear(service), VetoStore::<T, I>::clear(service)];
		if more.contains(&true) {
			AgendaStore::<T, I>::schedule(
				next_era(EraStore::<T, I>::now()),
				Task::ForgetService(service),
			)?;
		}
		Ok(())
	}

	pub(crate) fn do_announce_slasher(
		service: ServiceId,
		slasher: CallerOf<T, I>,
	) -> DispatchResult {
		let holder = Self::handle_of_actor(&slasher)?;
		let from_era = Self::mutate_roles(service, Some(&slasher), |record| {
			ServiceStore::<T, I>::ensure_not_retired(record)?;
			ensure!(!record.judged, Error::<T, I>::SlasherInTerms);
			Self::ensure_not_recipient(&record.conditions, Some(&slasher))?;
			let notice = record.conditions.exit_window;
			Self::first_era(record.slasher.announce(Some(holder), notice, EraStore::<T, I>::now()))
		})?;
		Self::deposit_event(Event::SlasherAnnounced { service, slasher, from_era });
		Ok(())
	}

	pub(crate) fn do_remove_slasher(service: ServiceId, remover: Remover) -> DispatchResult {
		let now = EraStore::<T, I>::now();
		let from_era = Self::mutate_roles(service, None, |record| {
			let (removed, from_era) = match remover {
				Remover::Governance => (record.slasher.vacate(), 0),
				Remover::Holder(who) => (record.slasher.resign(who), 0),
				Remover::Owner => {
					ensure!(!record.judged, Error::<T, I>::SlasherInTerms);
					(record.slasher.remove(now), next_era(now))
				},
			};
			ensure!(removed, Error::<T, I>::NothingToChange);
			Ok(from_era)
		})?;
		Self::deposit_event(Event::SlasherRemoved { service, from_era });
		Ok(())
	}

	pub(crate) fn do_announce_resolver(
		service: ServiceId,
		resolver: Option<CallerOf<T, I>>,
	) -> DispatchResult {
		let holder = Self::handle_of_holder(&resolver)?;
		let from_era = Self::mutate_roles(service, resolver.as_ref(), |record| {
			ServiceStore::<T, I>::ensure_not_retired(record)?;
			let notice = record.conditions.exit_window;
			Self::first_era(record.resolver.announce(holder, notice, EraStore::<T, I>::now()))
		})?;
		Self::deposit_event(Event::ResolverAnnounced { service, resolver, from_era });
		Ok(())
	}

	/// Returns the first offence era of an announced holder; `None` if an announcement was withdrawn.
	fn first_era(announcement: Announcement) -> Result<Option<EraIndex>, DispatchError> {
		match announcement {
			Announcement::From(era) => Ok(Some(era)),
			Announcement::Withdrawn => Ok(None),
			Announcement::Unchanged => Err(Error::<T, I>::NothingToChange.into()),
		}
	}

	pub(crate) fn do_approve_operator(
		service: ServiceId,
		operator: T::AccountId,
	) -> DispatchResult {
		let record = ServiceStore::<T, I>::get(service)?;
		ensure!(record.join_policy == JoinPolicy::Approval, Error::<T, I>::NoApprovalNeeded);
		ServiceStore::<T, I>::ensure_not_retired(&record)?;
		ServiceStore::<T, I>::approve(service, operator.clone())?;
		Self::deposit_event(Event::OperatorApproved { service, operator });
		Ok(())
	}

	pub(crate) fn do_revoke_approval(service: ServiceId, operator: T::AccountId) -> DispatchResult {
		ServiceStore::<T, I>::ensure_exists(service)?;
		ServiceStore::<T, I>::take_approval(service, &operator)?;
		Self::deposit_event(Event::ApprovalRevoked { service, operator });
		Ok(())
	}
}

/// Returns a bound as a size. Saturates only on targets too small for any runtime.
fn bytes(bound: u32) -> usize {
	usize::try_from(bound).unwrap_or(usize::MAX)
}
