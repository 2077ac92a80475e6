//! The accounts, services and records with which benchmarks begin.

use super::BenchmarkHelper;
use crate::{
	assignment::OpenAssignment,
	pallet::*,
	slash::Accusation,
	stake::{OpenStaker, Pledge},
	store::{EraStore, Escrow, KeyStore, LimitStore, RequestStore},
	types::{JoinPolicy, SlashRequest, Source, Stage, TaskKey, MAX_STREAM_ERAS},
	work::Work,
	CallerOf, CapOf, Marks, Metadata, StakerOf, MAX_METADATA_LEN,
};
use alloc::{boxed::Box, vec, vec::Vec};
use frame_benchmarking::v2::{account, BenchmarkError};
use frame_support::traits::{
	fungible::{Inspect as _, Mutate as _},
	fungibles::Mutate as _,
	EnsureOrigin, Get,
};
use frame_support::BoundedVec;
use frame_system::{pallet_prelude::OriginFor, RawOrigin};
use restaking_math::{Ground, LogEvent, OffenceEra, OpenRequest, Position, Stretch};
use restaking_primitives::{
	AssignmentId, Balance, Conditions, EraIndex, EraStart, Judge, KeyProof, RequestId, ServiceId,
	ServiceKey, Shares, SlashableStake, Terms,
};
use sp_core::{crypto::KeyTypeId, H256};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	Perbill, SaturatedConversion,
};

/// The key type of operators' keys.
const KEYS: KeyTypeId = KeyTypeId(*b"rest");

/// The era in which benchmarks begin: later than the longest window.
pub const BEGIN: EraIndex = 100;

/// The number of parts of a stake that may unlock at once: as in the staking pallet of all networks.
const MAX_CHUNKS: u32 = 32;

/// The result of a step.
pub type Done<R = ()> = Result<R, BenchmarkError>;

/// A stake: many existential deposits, and far more than the minimum pledge.
pub fn stake<T: Config<I>, I: 'static>() -> Balance {
	let least = T::Currency::minimum_balance().max(T::Parameters::get().min_pledge);
	least.saturating_mul(1_000_000)
}

/// The pledge of one position: all positions fit, and every loss is some units.
pub fn pledge_of<T: Config<I>, I: 'static>() -> Balance {
	let positions = Balance::from(T::MaxPositions::get());
	stake::<T, I>().checked_div(positions).unwrap_or_default()
}

/// The largest slash of the terms here.
pub fn max_slash<T: Config<I>, I: 'static>() -> Perbill {
	Perbill::from_percent(10).max(T::TermBounds::get().min_max_slash)
}

/// Lets as many eras be noted as can be, the last of them before `end`.
pub fn noted_eras<T: Config<I>, I: 'static>(end: EraIndex) -> Done {
	let first = end.saturating_sub(window::<T, I>()).saturating_sub(1);
	let starts: Vec<_> = (first..end).map(|era| EraStart { era, tick: 0 }).collect();
	let starts: crate::EraStartsOf<T, I> =
		starts.try_into().map_err(|_| BenchmarkError::Stop("too many eras"))?;
	EraStarts::<T, I>::put(starts);
	Ok(())
}

/// Sets the era, and records the exposure limit, as the first block of an era does.
pub fn set_era<T: Config<I>, I: 'static>(era: EraIndex) {
	T::BenchmarkHelper::set_era(era);
	EraStore::<T, I>::set(era);
	LimitStore::<T, I>::keep(LimitStore::<T, I>::get(T::Parameters::get().exposure_limit));
}

/// Turns the clock of the source of stake. No block has followed it yet.
pub fn turn_source<T: Config<I>, I: 'static>(era: EraIndex) {
	T::BenchmarkHelper::set_era(era);
}

/// Returns an account with ten stakes of each asset.
pub fn rich<T: Config<I>, I: 'static>(name: &'static str, number: u32) -> Done<T::AccountId> {
	let who: T::AccountId = account(name, number, 0);
	let amount = stake::<T, I>().saturating_mul(10);
	T::Currency::mint_into(&who, amount)?;
	T::RewardAssets::mint_into(T::BenchmarkHelper::reward_asset(), &who, amount)?;
	T::BenchmarkHelper::endow(&who);
	Ok(who)
}

/// Returns an account with a stake, whose rewards are bonded.
pub fn staker<T: Config<I>, I: 'static>(number: u32) -> Done<T::AccountId> {
	let who = rich::<T, I>("staker", number)?;
	T::BenchmarkHelper::bond(&who, stake::<T, I>());
	Ok(who)
}

/// Returns an origin as calls carry it.
pub fn caller<T: Config<I>, I: 'static>(who: &T::AccountId) -> CallerOf<T, I> {
	Box::new(Pallet::<T, I>::caller(RawOrigin::Signed(who.clone()).into()))
}

/// Returns the origin of governance.
pub fn governance<T: Config<I>, I: 'static>() -> Done<OriginFor<T>> {
	#[cfg(feature = "runtime-benchmarks")]
	let origin =
		T::GovernanceOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;
	#[cfg(not(feature = "runtime-benchmarks"))]
	let origin = {
		let root: OriginFor<T> = RawOrigin::Root.into();
		let _governs = T::GovernanceOrigin::ensure_origin(root.clone())
			.map_err(|_| BenchmarkError::Stop("governance is not root"))?;
		root
	};
	Ok(origin)
}

/// Returns an origin that may register a service: one that signs and pays, if there is one.
pub fn registrar<T: Config<I>, I: 'static>() -> Done<OriginFor<T>> {
	let signed: OriginFor<T> = RawOrigin::Signed(rich::<T, I>("owner", 0)?).into();
	if T::RegisterOrigin::ensure_origin(signed.clone()).is_ok() {
		return Ok(signed);
	}
	#[cfg(feature = "runtime-benchmarks")]
	if let Ok(origin) = T::RegisterOrigin::try_successful_origin() {
		return Ok(origin);
	}
	Err(BenchmarkError::Weightless)
}

/// The owner, the slasher and the resolver of all services.
pub fn owner<T: Config<I>, I: 'static>() -> T::AccountId {
	account("owner", 0, 0)
}

/// Returns the slasher.
pub fn slasher<T: Config<I>, I: 'static>() -> T::AccountId {
	account("slasher", 0, 0)
}

/// Returns the resolver.
pub fn resolver<T: Config<I>, I: 'static>() -> T::AccountId {
	account("resolver", 0, 0)
}

/// Returns the longest metadata.
pub fn metadata(byte: u8) -> Metadata {
	Metadata::truncate_from(vec![byte; usize::try_from(MAX_METADATA_LEN).unwrap_or_default()])
}

/// Returns the maximum exit window.
pub fn window<T: Config<I>, I: 'static>() -> EraIndex {
	T::MaxExitWindow::get()
}

/// Returns terms with the longest windows, all shares and a jail.
pub fn terms<T: Config<I>, I: 'static>(
	hook: T::SlashingHook,
) -> Terms<T::AccountId, T::SlashingHook> {
	let (bounds, judged) = (T::TermBounds::get(), !T::SlashingHook::needs_slasher(&hook));
	let veto_window = bounds.min_veto_window;
	let exit_window = window::<T, I>();
	let reporter = if judged { Perbill::from_percent(1) } else { Perbill::zero() };
	let conditions = Conditions {
		max_slash: max_slash::<T, I>(),
		report_window: exit_window.saturating_sub(veto_window),
		veto_window,
		exit_window,
		min_pledge: T::Parameters::get().min_pledge,
		quorum: Perbill::from_percent(50),
		places: 128,
		jail_term: 1.min(bounds.max_jail_term),
		shares: Shares {
			treasury: Perbill::from_percent(10),
			recipient: Perbill::from_percent(10),
			reporter,
		},
		recipient: Some(account("recipient", 0, 0)),
		resolver_may_veto_proofs: true,
	};
	Terms { conditions, hook }
}

/// Registers a service.
pub fn service_with<T: Config<I>, I: 'static>(hook: T::SlashingHook) -> Done<ServiceId> {
	let (payer, asset) = (rich::<T, I>("owner", 0)?, T::BenchmarkHelper::reward_asset());
	T::Currency::mint_into(&T::Treasury::get(), stake::<T, I>())?;
	T::Currency::mint_into(&Escrow::<T, I>::account(), T::Currency::minimum_balance())?;
	let offices =
		(Some(caller::<T, I>(&slasher::<T, I>())), Some(caller::<T, I>(&resolver::<T, I>())));
	let id = NextServiceId::<T, I>::get();
	Pallet::<T, I>::do_register_service(
		Some(payer.clone()),
		*caller::<T, I>(&owner::<T, I>()),
		terms::<T, I>(hook),
		offices,
		JoinPolicy::Open,
		None,
		metadata(1),
	)?;
	let slasher = caller::<T, I>(&slasher::<T, I>());
	Pallet::<T, I>::do_fund_slash_bond(&payer, id, slasher, stake::<T, I>())?;
	Pallet::<T, I>::do_open_pot(id, asset, 1)?;
	Ok(id)
}

/// Registers a service that only its slasher can slash.
pub fn service<T: Config<I>, I: 'static>() -> Done<ServiceId> {
	service_with::<T, I>(T::BenchmarkHelper::authority())
}

/// Returns another key.
pub fn key(number: u32) -> ServiceKey {
	ServiceKey::Sr25519(sp_core::sr25519::Public::from_raw(BlakeTwo256::hash_of(&number).0))
}

/// Lets another operator join a service, with the longest metadata.
pub fn operator_at<T: Config<I>, I: 'static>(
	service: ServiceId,
) -> Done<(T::AccountId, AssignmentId)> {
	let id = NextAssignmentId::<T, I>::get();
	let who = rich::<T, I>("operator", id.0)?;
	if !Operators::<T, I>::contains_key(&who) {
		Pallet::<T, I>::do_register_operator(&who, metadata(1))?;
	}
	Pallet::<T, I>::join(&who, service, Perbill::from_percent(5), key(id.0))?;
	Ok((who, id))
}

/// Lets an assignment earn in full, also where work is paid and none was done.
pub fn earn<T: Config<I>, I: 'static>(id: AssignmentId) -> Done {
	let mut home = OpenAssignment::<T, I>::current(id)?;
	home.set_multiplier(Perbill::one(), EraStore::<T, I>::now())?;
	home.save()?;
	Ok(())
}

/// Registers another operator at another service.
pub fn home<T: Config<I>, I: 'static>() -> Done<(T::AccountId, AssignmentId)> {
	operator_at::<T, I>(service::<T, I>()?)
}

/// Enters as many keys of an assignment as can still be judged.
pub fn many_keys<T: Config<I>, I: 'static>(id: AssignmentId) -> Done {
	let home = OpenAssignment::<T, I>::current(id)?;
	let now = EraStore::<T, I>::now();
	for (number, era) in (1_000u32..).zip(now.saturating_sub(window::<T, I>())..now) {
		let key = key(number);
		let (service, operator) = (home.record.service, &home.record.operator);
		KeyStore::<T, I>::enter_next(service, id, operator, &key, window::<T, I>(), era)?;
	}
	Ok(())
}

/// Pledges, whatever the terms.
pub fn pledge_to<T: Config<I>, I: 'static>(who: &T::AccountId, id: AssignmentId) -> Done {
	let terms_hash = OpenAssignment::<T, I>::current(id)?.service.terms_hash;
	let amount = pledge_of::<T, I>();
	let (max_commission, standing) = (Perbill::one(), true);
	let pledge = Pledge { amount, terms_hash, max_commission, standing };
	Ok(Pallet::<T, I>::do_pledge(who, id, pledge, &mut Work::default())?)
}

/// Lets rewards stream at an assignment's service, in as many steps as there can be.
pub fn rewards<T: Config<I>, I: 'static>(id: AssignmentId) -> Done {
	let (service, who) = (OpenAssignment::<T, I>::service_of(id)?, rich::<T, I>("payer", 0)?);
	for eras in [1, MAX_STREAM_ERAS / 2, MAX_STREAM_ERAS] {
		Pallet::<T, I>::do_fund_rewards(&who, service, stake::<T, I>() / 1_000, eras)?;
	}
	Ok(())
}

/// Returns a staker with positions in some assignments, each with a second member and rewards. All have
/// counted for two eras.
pub fn member_of<T: Config<I>, I: 'static>(homes: &[AssignmentId]) -> Done<T::AccountId> {
	// In the middle of a bag of the list of voters, if there is one.
	let (other, who, _) = (staker::<T, I>(1)?, staker::<T, I>(0)?, staker::<T, I>(2)?);
	for id in homes {
		pledge_to::<T, I>(&who, *id)?;
		pledge_to::<T, I>(&other, *id)?;
		rewards::<T, I>(*id)?;
	}
	// A payee, which goes with the record.
	let payee = crate::types::Payee::Account(account("payee", 0, 0));
	Pallet::<T, I>::do_set_payee(&who, payee)?;
	// And somebody in the bag to which it moves, as its stake changes by little.
	T::Stake::bond_extra(&staker::<T, I>(3)?, T::Currency::minimum_balance())?;
	set_era::<T, I>(EraStore::<T, I>::now().saturating_add(2));
	Ok(who)
}

/// Lets a staker unbond in as many eras as leave room for one chunk more. At least the first of them is ripe.
pub fn many_chunks<T: Config<I>, I: 'static>(who: &T::AccountId) -> Done {
	for _ in 1..MAX_CHUNKS {
		T::Stake::unbond(who, T::Currency::minimum_balance())?;
		set_era::<T, I>(EraStore::<T, I>::now().saturating_add(1));
	}
	Ok(())
}

/// Returns a staker with so many positions, each in a service of its own.
pub fn member<T: Config<I>, I: 'static>(positions: u32) -> Done<(T::AccountId, Vec<AssignmentId>)> {
	let homes = (0..positions).map(|_| Ok(home::<T, I>()?.1)).collect::<Done<Vec<_>>>()?;
	Ok((member_of::<T, I>(&homes)?, homes))
}

/// Enters another executed slash in the log of an assignment, of this era and of the minimum fraction.
pub fn slash<T: Config<I>, I: 'static>(id: AssignmentId) -> Done<RequestId> {
	let (now, mut home) = (EraStore::<T, I>::now(), OpenAssignment::<T, I>::current(id)?);
	let fraction = home.service.conditions.slash_rules().min_fraction(T::MaxLog::get());
	let request = NextRequestId::<T, I>::get();
	NextRequestId::<T, I>::put(RequestId(request.0.saturating_add(1)));
	home.enter_slash(request, now, fraction, now)?;
	home.store();
	SlashRequests::<T, I>::insert(
		request,
		SlashRequest {
			service: home.record.service,
			assignment: id,
			operator: home.record.operator.clone(),
			offence_id: offence(request.0),
			offence_era: now,
			asked: fraction,
			evidence_hash: Default::default(),
			requested_era: now,
			source: Source::Proof { reporter: Some(account("reporter", 0, 0)) },
			resolver: None,
			shares: home.service.conditions.shares,
			recipient: home.service.conditions.recipient.clone(),
			stage: Stage::Executed(crate::types::Execution::new(now, fraction, now)),
		},
	);
	Ok(request)
}

/// Fills the log of an assignment, up to the place for its closing.
pub fn full_log<T: Config<I>, I: 'static>(id: AssignmentId) -> Done {
	let now = EraStore::<T, I>::now();
	Assignments::<T, I>::try_mutate(id, |record| {
		let record = record.as_mut().ok_or(BenchmarkError::Stop("no such assignment"))?;
		let fraction = Perbill::from_parts(1);
		for number in 1..T::MaxLog::get() {
			let request = RequestId(number);
			let event = LogEvent::Slash { offence_era: now, fraction, request, undone: false };
			record.log.append(event, now).map_err(|_| BenchmarkError::Stop("log full"))?;
		}
		record.suspend(record.members, now.saturating_sub(1));
		Ok(())
	})
}

/// Lets slashes of every era have taken a little of an assignment, and suspended it as often as can be.
pub fn long_history<T: Config<I>, I: 'static>(id: AssignmentId) -> Done {
	let (now, window) = (EraStore::<T, I>::now(), window::<T, I>());
	Caps::<T, I>::mutate(id, |cap| crowd_eras::<T, I>(cap, window, now));
	Assignments::<T, I>::mutate_extant(id, |record| {
		let eras = (now.saturating_sub(window)..now.saturating_sub(1)).step_by(2);
		let mut serves: Vec<_> =
			eras.map(|era| Stretch { from_era: era, until_era: era }).collect();
		if record.is_live() {
			serves.push(Stretch { from_era: now, until_era: EraIndex::MAX });
		}
		record.serves.list = BoundedVec::truncate_from(serves);
	});
	Ok(())
}

/// Returns the service and the operator of an assignment with a long history that was suspended, and is now
/// settled. All that is left of its cap is still to be found out.
pub fn suspended<T: Config<I>, I: 'static>() -> Done<(ServiceId, T::AccountId, AssignmentId)> {
	let (_, homes) = member::<T, I>(1)?;
	let id = first(&homes)?;
	slash::<T, I>(id)?;
	set_era::<T, I>(EraStore::<T, I>::now().saturating_add(1));
	long_history::<T, I>(id)?;
	let now = EraStore::<T, I>::now();
	Assignments::<T, I>::mutate_extant(id, |record| {
		record.suspend(0, now.saturating_sub(1));
		record.left = Perbill::zero();
		record.recap_era = Some(now);
	});
	let OpenAssignment { record, .. } = OpenAssignment::<T, I>::load(id)?;
	Ok((record.service, record.operator, id))
}

/// Returns true if an assignment counts.
pub fn is_live<T: Config<I>, I: 'static>(id: AssignmentId) -> bool {
	Assignments::<T, I>::get(id).is_some_and(|record| record.is_live())
}

/// Returns the name of an offence.
pub fn offence(number: u32) -> H256 {
	BlakeTwo256::hash_of(&number)
}

/// Requests the minimum slash, for an offence of the era before.
pub fn request<T: Config<I>, I: 'static>(id: AssignmentId) -> Done<RequestId> {
	let request = NextRequestId::<T, I>::get();
	let accusation = accusation::<T, I>(id)?;
	Pallet::<T, I>::do_request_slash(
		(*caller::<T, I>(&slasher::<T, I>()), Some(owner::<T, I>())),
		id,
		accusation,
		&mut Work::default(),
	)?;
	Ok(request)
}

/// Withdraws all of the bond that a request does not lock, so that its forfeit removes the bond.
pub fn tight_bond<T: Config<I>, I: 'static>(request: RequestId) -> Done {
	let service = RequestStore::<T, I>::get(request)?.service;
	Ok(Pallet::<T, I>::do_withdraw_slash_bond(&owner::<T, I>(), service, Balance::MAX)?)
}

/// Returns the accusation of a request.
pub fn accusation<T: Config<I>, I: 'static>(id: AssignmentId) -> Done<Accusation> {
	let terms = OpenAssignment::<T, I>::current(id)?.service.conditions.slash_rules();
	Ok(Accusation {
		offence_era: EraStore::<T, I>::now().saturating_sub(1),
		fraction: terms.min_fraction(crate::MAX_OPEN),
		offence_id: offence(NextRequestId::<T, I>::get().0),
		evidence_hash: Default::default(),
	})
}

/// Returns the first of some assignments.
pub fn first(homes: &[AssignmentId]) -> Done<AssignmentId> {
	homes.first().copied().ok_or(BenchmarkError::Stop("no assignment"))
}

/// Approves so many operators of a service.
pub fn approve_all<T: Config<I>, I: 'static>(service: ServiceId, number: u32) -> Done {
	let all: Vec<T::AccountId> = (0..number).map(|number| account("approved", number, 0)).collect();
	let all: BoundedVec<_, _> =
		all.try_into().map_err(|_| BenchmarkError::Stop("too many approvals"))?;
	Approvals::<T, I>::insert(service, all);
	Ok(())
}

/// Returns an operator with many keys at a service, without members.
pub fn home_without_members<T: Config<I>, I: 'static>() -> Done<(T::AccountId, AssignmentId)> {
	let (operator, id) = home::<T, I>()?;
	many_keys::<T, I>(id)?;
	judged::<T, I>(OpenAssignment::<T, I>::service_of(id)?);
	Ok((operator, id))
}

/// Lets the hook of a service guard entry.
pub fn guarded<T: Config<I>, I: 'static>(service: ServiceId) {
	Services::<T, I>::mutate_extant(service, |record| record.guarded = true);
}

/// Returns an assignment with so many members, who have all counted for two eras.
pub fn crowd<T: Config<I>, I: 'static>(members: u32) -> Done<AssignmentId> {
	let (_, id) = home::<T, I>()?;
	rewards::<T, I>(id)?;
	for number in 0..members {
		pledge_to::<T, I>(&staker::<T, I>(number)?, id)?;
	}
	set_era::<T, I>(EraStore::<T, I>::now().saturating_add(2));
	Ok(id)
}

/// Gives a service a hook that hears of no slash.
pub fn deaf<T: Config<I>, I: 'static>(service: ServiceId) {
	SlashingHooks::<T, I>::insert(service, T::BenchmarkHelper::deaf());
}

/// Lets the pallet of a service's hook have something to forget once it is gone.
pub fn judged<T: Config<I>, I: 'static>(service: ServiceId) {
	Services::<T, I>::mutate_extant(service, |record| record.judged = true);
}

/// Returns a key for a service and its proof: of the kind that costs most to verify.
pub fn signed_key<T: Config<I>, I: 'static>(
	service: ServiceId,
	operator: &T::AccountId,
) -> Done<(ServiceKey, KeyProof)> {
	let key = sp_io::crypto::ecdsa_generate(KEYS, None);
	let message = Pallet::<T, I>::key_message(service, operator);
	let signature = sp_io::crypto::ecdsa_sign(KEYS, &key, &message);
	let signature = signature.ok_or(BenchmarkError::Stop("no key store"))?;
	Ok((ServiceKey::Ecdsa(key), KeyProof::Ecdsa(signature)))
}

/// Holds a stake of a staker as custody that no liability needs.
pub fn in_custody<T: Config<I>, I: 'static>(who: &T::AccountId) -> Done {
	let mut work = Work::default();
	let mut staker = OpenStaker::<T, I>::load(who, &mut work)?;
	staker.take_in(stake::<T, I>());
	staker.store();
	Ok(())
}

/// Lets slashes have taken a little of each era of a cap's windows.
fn crowd_eras<T: Config<I>, I: 'static>(cap: &mut CapOf<T, I>, window: EraIndex, now: EraIndex) {
	for era in now.saturating_sub(window.saturating_mul(2))..=now {
		let used = Perbill::from_parts(1);
		if cap.eras.iter().all(|it| it.era != era) {
			let _full = cap.eras.try_push(OffenceEra { era, counted: 1, used });
		}
	}
}

/// Fills the cap of an assignment, but for a few places: every era that it remembers has a slash, and pools
/// wait for more of the cap.
pub fn crowded_cap<T: Config<I>, I: 'static>(id: AssignmentId) -> Done {
	let rules = OpenAssignment::<T, I>::load(id)?.service.conditions.slash_rules();
	let now = EraStore::<T, I>::now();
	Caps::<T, I>::mutate(id, |cap| {
		let mut pools = crate::OpenRequests::<T, I>::get().saturating_sub(2);
		crowd_eras::<T, I>(cap, rules.exit_window, now);
		while pools > cap.open.len().saturated_into() {
			pools = pools.saturating_sub(1);
			let (id, asked) = (RequestId(u32::MAX.saturating_sub(pools)), rules.max_slash);
			let ground = Ground::Pool { reported_era: pools };
			let fraction = Perbill::zero();
			let offence_era = now;
			let pool = OpenRequest { id, offence_era, asked, fraction, ground };
			let _full = cap.open.try_push(pool);
		}
	});
	Ok(())
}

/// Retires the services of some assignments. Each assignment closes when it is next touched.
pub fn retire<T: Config<I>, I: 'static>(homes: &[AssignmentId]) -> Done {
	for id in homes {
		Pallet::<T, I>::do_retire_service(OpenAssignment::<T, I>::service_of(*id)?)?;
	}
	Ok(())
}

/// Returns a service that pays in the currency of the stake.
pub fn native_service<T: Config<I>, I: 'static>() -> Done<ServiceId> {
	let service = service::<T, I>()?;
	without_pot::<T, I>(service);
	Pallet::<T, I>::do_open_pot(service, T::NativeAsset::get(), 1)?;
	Ok(service)
}

/// Takes the pot of a service away, in which nothing is yet.
pub fn without_pot<T: Config<I>, I: 'static>(service: ServiceId) {
	Services::<T, I>::mutate_extant(service, |record| record.pot = None);
}

/// Schedules a task for the era before this one.
pub fn due<T: Config<I>, I: 'static>(task: crate::TaskOf<T>) {
	let era = EraStore::<T, I>::now();
	NextTaskNumber::<T, I>::put(1);
	Agenda::<T, I>::insert(TaskKey::new(era, 0), task);
	set_era::<T, I>(era.saturating_add(1));
}

/// Returns the record of a staker.
pub fn record_of<T: Config<I>, I: 'static>(who: &T::AccountId) -> Done<StakerOf<T, I>> {
	Stakers::<T, I>::get(who).ok_or(BenchmarkError::Stop("no staker"))
}

/// Returns a position of a staker.
pub fn position_of<T: Config<I>, I: 'static>(
	who: &T::AccountId,
	id: AssignmentId,
) -> Done<Position<Marks<T, I>>> {
	let record = record_of::<T, I>(who)?;
	let found = record.positions.iter().find(|entry| entry.assignment() == id);
	Ok(found.ok_or(BenchmarkError::Stop("no position"))?.record.clone())
}
