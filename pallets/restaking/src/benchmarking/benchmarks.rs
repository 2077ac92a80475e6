//! One benchmark for each call, and for each other piece of work. In one module, because the macro requires it.

use super::{losses::*, places::*, setup::*, BenchmarkHelper};
use crate::{
	assignment::OpenAssignment,
	pallet::*,
	stake::OpenStaker,
	store::{EraStore, JailStore, KeyStore, PotStore, RequestStore, SeedStore, ServiceStore},
	types::{
		Jail, JoinPolicy, Payee, Phase, Proceeds, ProvenOffence, QueueEnds, Seeding, Task, Turn,
		Vetoer, MAX_STREAM_ERAS,
	},
	work::Work,
	WeightInfo, MAX_APPROVALS, MAX_CLAIMED, MAX_FORGOTTEN,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{fungible::Inspect as _, fungibles::Mutate as _, Get, Hooks},
	weights::{Weight, WeightMeter},
};
use frame_system::RawOrigin;
use restaking_primitives::{
	AssignmentId, EraIndex, Judge, Newcomer, Outcome, RequestId, RewardSink, ServiceId,
	SlashableStake, StakeInspect, MAX_PLACES,
};
use sp_runtime::Perbill;

#[instance_benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register_service() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let origin = registrar::<T, I>()?;
		let terms = terms::<T, I>(T::BenchmarkHelper::authority());
		let slasher = caller::<T, I>(&slasher::<T, I>());
		let resolver = caller::<T, I>(&resolver::<T, I>());
		let service = NextServiceId::<T, I>::get();
		#[extrinsic_call]
		_(
			origin as T::RuntimeOrigin,
			terms,
			Some(slasher),
			Some(resolver),
			JoinPolicy::Approval,
			Some(Default::default()),
			metadata(1),
		);
		assert!(Services::<T, I>::contains_key(service));
		Ok(())
	}

	#[benchmark]
	fn set_service_metadata() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service, metadata(2));
		assert_eq!(ServiceMetadata::<T, I>::get(service), metadata(2));
		Ok(())
	}

	#[benchmark]
	fn offer_ownership() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service, caller::<T, I>(&slasher::<T, I>()));
		assert!(ServiceStore::<T, I>::get(service)?.offered.is_some());
		Ok(())
	}

	#[benchmark]
	fn accept_ownership() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		Pallet::<T, I>::do_offer_ownership(service, caller::<T, I>(&slasher::<T, I>()))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(slasher::<T, I>()), service);
		assert!(ServiceStore::<T, I>::get(service)?.offered.is_none());
		Ok(())
	}

	#[benchmark]
	fn pause_service() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service);
		assert!(!ServiceStore::<T, I>::get(service)?.is_open());
		Ok(())
	}

	#[benchmark]
	fn resume_service() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		Pallet::<T, I>::do_pause_service(service, crate::access::Manager::Owner)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service);
		assert!(ServiceStore::<T, I>::get(service)?.is_open());
		Ok(())
	}

	#[benchmark]
	fn set_successor() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (service, other) = (service::<T, I>()?, service::<T, I>()?);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service, Some(other));
		assert_eq!(ServiceStore::<T, I>::get(service)?.successor, Some(other));
		Ok(())
	}

	#[benchmark]
	fn retire_service() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		let service = OpenAssignment::<T, I>::service_of(first(&homes)?)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service);
		assert!(matches!(ServiceStore::<T, I>::get(service)?.phase, Phase::Retired { .. }));
		Ok(())
	}

	#[benchmark]
	fn deregister_service() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		for number in 0..MAX_FORGOTTEN {
			Jails::<T, I>::insert(
				service,
				account::<T::AccountId>("banned", number, 0),
				Jail::ForGood,
			);
			MassVetoes::<T, I>::insert(service, Vetoer::Resolver(offence(number)), RequestId(0));
		}
		approve_all::<T, I>(service, MAX_APPROVALS)?;
		// Too little to be shared: it goes to the treasury.
		let asset = T::BenchmarkHelper::reward_asset();
		let pot = PotStore::<T, I>::account(service);
		T::RewardAssets::mint_into(asset, &pot, stake::<T, I>())?;
		judged::<T, I>(service);
		Pallet::<T, I>::do_retire_service(service)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service);
		assert!(!Services::<T, I>::contains_key(service));
		assert_eq!(PotStore::<T, I>::balance(service, T::BenchmarkHelper::reward_asset()), 0);
		Ok(())
	}

	#[benchmark]
	fn announce_slasher() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service, caller::<T, I>(&owner::<T, I>()));
		assert!(ServiceStore::<T, I>::get(service)?.slasher.next.is_some());
		Ok(())
	}

	#[benchmark]
	fn remove_slasher() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service);
		assert!(ServiceStore::<T, I>::get(service)?.slasher.now.is_none());
		Ok(())
	}

	#[benchmark]
	fn announce_resolver() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service, None);
		assert!(ServiceStore::<T, I>::get(service)?.resolver.next.is_some());
		Ok(())
	}

	#[benchmark]
	fn approve_operator() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		ServiceStore::<T, I>::mutate(service, |record| {
			record.join_policy = JoinPolicy::Approval;
			Ok(())
		})?;
		approve_all::<T, I>(service, MAX_APPROVALS.saturating_sub(1))?;
		let operator: T::AccountId = account("operator", 0, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service, operator.clone());
		assert!(Approvals::<T, I>::get(service).contains(&operator));
		Ok(())
	}

	#[benchmark]
	fn revoke_approval() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		approve_all::<T, I>(service, MAX_APPROVALS)?;
		let operator: T::AccountId = account("approved", 0, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service, operator.clone());
		assert!(!Approvals::<T, I>::get(service).contains(&operator));
		Ok(())
	}

	#[benchmark]
	fn dismiss_operator() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (operator, id) = home_without_members::<T, I>()?;
		let service = OpenAssignment::<T, I>::service_of(id)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service, operator);
		assert!(!Assignments::<T, I>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn register_operator() -> Result<(), BenchmarkError> {
		let who = rich::<T, I>("operator", 0)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), metadata(1));
		assert!(Operators::<T, I>::contains_key(&who));
		Ok(())
	}

	#[benchmark]
	fn set_operator_metadata() -> Result<(), BenchmarkError> {
		let who = rich::<T, I>("operator", 0)?;
		Pallet::<T, I>::do_register_operator(&who, metadata(1))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), metadata(2));
		assert_eq!(OperatorMetadata::<T, I>::get(&who), metadata(2));
		Ok(())
	}

	#[benchmark]
	fn set_commission() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		let home = OpenAssignment::<T, I>::current(first(&homes)?)?;
		let commission = home.record.stream.commission;
		let higher = Perbill::from_parts(commission.deconstruct().saturating_add(1));
		#[extrinsic_call]
		_(RawOrigin::Signed(home.record.operator), home.record.service, higher);
		let home = OpenAssignment::<T, I>::current(first(&homes)?)?;
		assert!(home.record.stream.pending.is_some());
		Ok(())
	}

	#[benchmark]
	fn join_service() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		guarded::<T, I>(service);
		let who = rich::<T, I>("operator", 0)?;
		Pallet::<T, I>::do_register_operator(&who, metadata(1))?;
		ServiceStore::<T, I>::mutate(service, |record| {
			record.join_policy = JoinPolicy::Approval;
			Ok(())
		})?;
		approve_all::<T, I>(service, MAX_APPROVALS.saturating_sub(1))?;
		Pallet::<T, I>::do_approve_operator(service, who.clone())?;
		let (key, proof) = signed_key::<T, I>(service, &who)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), service, Perbill::from_percent(5), key, proof);
		assert!(AssignmentFor::<T, I>::contains_key(service, &who));
		Ok(())
	}

	#[benchmark]
	fn rotate_key() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (operator, id) = home_without_members::<T, I>()?;
		let service = OpenAssignment::<T, I>::service_of(id)?;
		// All of them are forgotten at once.
		set_era::<T, I>(BEGIN.saturating_add(window::<T, I>().saturating_mul(2)));
		let (key, proof) = signed_key::<T, I>(service, &operator)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(operator), service, key.clone(), proof);
		assert_eq!(KeyOwner::<T, I>::get(service, key), Some(id));
		assert_eq!(KeyHistory::<T, I>::get(id).len(), 2);
		Ok(())
	}

	#[benchmark]
	fn leave_service() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (operator, id) = home_without_members::<T, I>()?;
		let service = OpenAssignment::<T, I>::service_of(id)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(operator), service);
		assert!(!Assignments::<T, I>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn deregister_operator() -> Result<(), BenchmarkError> {
		let who = rich::<T, I>("operator", 0)?;
		Pallet::<T, I>::do_register_operator(&who, metadata(1))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));
		assert!(!Operators::<T, I>::contains_key(&who));
		Ok(())
	}

	// More, into a position that is there.
	#[benchmark]
	fn pledge() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, homes) = member::<T, I>(1)?;
		let id = first(&homes)?;
		let before = position_of::<T, I>(&who, id)?.counted();
		let hash = OpenAssignment::<T, I>::current(id)?.service.terms_hash;
		let amount = T::Parameters::get().min_pledge;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), id, amount, hash, Perbill::one(), true);
		assert!(position_of::<T, I>(&who, id)?.counted() > before);
		Ok(())
	}

	// A new position, beside another.
	#[benchmark]
	fn first_pledge() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, _) = member::<T, I>(1)?;
		let (_, id) = home::<T, I>()?;
		rewards::<T, I>(id)?;
		pledge_to::<T, I>(&account("staker", 1, 0), id)?;
		set_era::<T, I>(EraStore::<T, I>::now().saturating_add(2));
		let hash = OpenAssignment::<T, I>::current(id)?.service.terms_hash;
		let amount = T::Parameters::get().min_pledge;
		#[extrinsic_call]
		pledge(RawOrigin::Signed(who.clone()), id, amount, hash, Perbill::one(), true);
		assert!(Members::<T, I>::contains_key(id, &who));
		Ok(())
	}

	#[benchmark]
	fn exit() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, homes) = member::<T, I>(1)?;
		let id = first(&homes)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), id, pledge_of::<T, I>());
		assert_eq!(position_of::<T, I>(&who, id)?.counted(), 0);
		Ok(())
	}

	#[benchmark]
	fn exit_all(p: Linear<1, { T::MaxPositions::get() }>) -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, homes) = member::<T, I>(p)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));
		assert_eq!(position_of::<T, I>(&who, first(&homes)?)?.counted(), 0);
		Ok(())
	}

	// As many chunks unlock as there may be, so that unbonding withdraws the ripe ones.
	#[benchmark]
	fn exit_and_unbond() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, homes) = member::<T, I>(1)?;
		many_chunks::<T, I>(&who)?;
		let before = T::Stake::stake(&who).active;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), first(&homes)?, pledge_of::<T, I>() / 100);
		assert!(T::Stake::stake(&who).active < before);
		Ok(())
	}

	#[benchmark]
	fn move_pledge() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, homes) = member::<T, I>(1)?;
		let from = first(&homes)?;
		let (_, to) = operator_at::<T, I>(OpenAssignment::<T, I>::service_of(from)?)?;
		pledge_to::<T, I>(&account("staker", 1, 0), to)?;
		set_era::<T, I>(EraStore::<T, I>::now().saturating_add(2));
		let hash = OpenAssignment::<T, I>::current(to)?.service.terms_hash;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), from, to, pledge_of::<T, I>(), hash, Perbill::one());
		assert!(Members::<T, I>::contains_key(to, &who));
		Ok(())
	}

	#[benchmark]
	fn set_standing_order() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, homes) = member::<T, I>(1)?;
		let id = first(&homes)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), id, false);
		assert!(!position_of::<T, I>(&who, id)?.standing);
		Ok(())
	}

	#[benchmark]
	fn rebond_custody() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, _) = member::<T, I>(1)?;
		in_custody::<T, I>(&who)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), stake::<T, I>() / 1_000);
		assert!(record_of::<T, I>(&who)?.custody < stake::<T, I>());
		Ok(())
	}

	// Custody that nothing needs any more. The look at the position is in it.
	#[benchmark]
	fn move_custody() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, _) = member::<T, I>(1)?;
		in_custody::<T, I>(&who)?;
		let work = &mut Work::default();
		#[block]
		{
			Pallet::<T, I>::do_release_custody(&who, 0, work)?;
		}
		assert!(record_of::<T, I>(&who)?.custody < stake::<T, I>());
		Ok(())
	}

	// The only one of a staker, with earnings.
	#[benchmark]
	fn drop_position() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, homes) = member::<T, I>(1)?;
		let work = &mut Work::default();
		Pallet::<T, I>::do_exit_all(&who, work)?;
		set_era::<T, I>(EraStore::<T, I>::now().saturating_add(window::<T, I>()).saturating_add(2));
		#[block]
		{
			Pallet::<T, I>::do_release_custody(&who, 1, work)?;
		}
		assert!(!Members::<T, I>::contains_key(first(&homes)?, &who));
		Ok(())
	}

	// Of a staker whose assignments all have a full log.
	#[benchmark]
	fn look_at_positions(p: Linear<1, { T::MaxPositions::get() }>) -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, homes) = member::<T, I>(p)?;
		for id in homes {
			full_log::<T, I>(id)?;
		}
		let liability;
		let mut work = Work::default();
		#[block]
		{
			liability = OpenStaker::<T, I>::load(&who, &mut work)?.liability()?;
		}
		assert!(liability > 0);
		Ok(())
	}

	#[benchmark]
	fn note_retirement() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		retire::<T, I>(&homes)?;
		let id = first(&homes)?;
		#[block]
		{
			OpenAssignment::<T, I>::current(id)?;
		}
		assert!(Assignments::<T, I>::get(id).is_some_and(|record| record.is_closed()));
		Ok(())
	}

	// Without the hook's own work, which it declares itself.
	#[benchmark]
	fn ask_hook() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (stash, homes) = member::<T, I>(1)?;
		let id = first(&homes)?;
		guarded::<T, I>(OpenAssignment::<T, I>::service_of(id)?);
		let home = OpenAssignment::<T, I>::load(id)?;
		let newcomer = Newcomer::Staker { stash: &stash, amount: 1 };
		#[block]
		{
			home.ensure_admitted(&newcomer)?;
		}
		Ok(())
	}

	// Of one of its slashes. Without the hook's own work, which it declares itself.
	#[benchmark]
	fn tell_hook() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, id) = home_without_members::<T, I>()?;
		let home = OpenAssignment::<T, I>::load(id)?;
		let hook = ServiceStore::<T, I>::hook(home.record.service)?;
		let outcome = Outcome {
			request: RequestId(0),
			offence_id: offence(0),
			offence_era: BEGIN,
			fraction: Perbill::one(),
			counted: 1,
		};
		#[block]
		{
			home.tell_hook(&hook, &outcome, T::SlashingHook::on_slashed);
		}
		Ok(())
	}

	#[benchmark]
	fn trim_staker(p: Linear<1, { T::MaxPositions::get() }>) -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, homes) = member::<T, I>(p)?;
		// A little more than is liable is left, and far less than counts.
		let liable = max_slash::<T, I>().mul_ceil(pledge_of::<T, I>()).saturating_mul(p.into());
		let left = (liable / 100).saturating_mul(108);
		let lost = stake::<T, I>().saturating_sub(left);
		let _taken = T::Stake::slash(&who, lost, EraStore::<T, I>::now());
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), who.clone(), p);
		let counted = position_of::<T, I>(&who, first(&homes)?)?.counted();
		assert!(counted < pledge_of::<T, I>());
		Ok(())
	}

	#[benchmark]
	fn note_limit() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		ExposureLimits::<T, I>::kill();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()));
		assert!(ExposureLimits::<T, I>::exists());
		Ok(())
	}

	// So many losses of one position, of an assignment that others have to settle, too.
	#[benchmark]
	fn settle_position(
		s: Linear<1, { T::MaxLog::get().saturating_sub(1) }>,
	) -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, homes) = member::<T, I>(1)?;
		let id = first(&homes)?;
		for _ in 0..s {
			slash::<T, I>(id)?;
		}
		#[extrinsic_call]
		settle_staker(RawOrigin::Signed(owner::<T, I>()), who.clone(), s);
		let head = OpenAssignment::<T, I>::load(id)?.record.log.head;
		assert_eq!(position_of::<T, I>(&who, id)?.settled_up_to, head);
		Ok(())
	}

	#[benchmark]
	fn fund_slash_bond() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		let (payer, slasher) = (owner::<T, I>(), caller::<T, I>(&slasher::<T, I>()));
		let held = || SlashBonds::<T, I>::get(service, owner::<T, I>()).map_or(0, |it| it.amount);
		let before = held();
		#[extrinsic_call]
		_(RawOrigin::Signed(payer), service, slasher, stake::<T, I>());
		let after = held();
		assert!(after > before);
		Ok(())
	}

	#[benchmark]
	fn withdraw_slash_bond() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service, stake::<T, I>());
		assert!(!SlashBonds::<T, I>::contains_key(service, owner::<T, I>()));
		Ok(())
	}

	#[benchmark]
	fn request_slash() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		let id = first(&homes)?;
		let accusation = accusation::<T, I>(id)?;
		let request = NextRequestId::<T, I>::get();
		#[extrinsic_call]
		_(
			RawOrigin::Signed(slasher::<T, I>()),
			id,
			accusation.offence_era,
			accusation.fraction,
			accusation.offence_id,
			accusation.evidence_hash,
			Some(owner::<T, I>()),
		);
		assert_eq!(Caps::<T, I>::get(id).open.len(), 1);
		assert!(SlashRequests::<T, I>::contains_key(request));
		Ok(())
	}

	// Of one that was vetoed together with others, whose bond goes with it.
	#[benchmark]
	fn end_dead_request() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		let request = request::<T, I>(first(&homes)?)?;
		let service = OpenAssignment::<T, I>::service_of(first(&homes)?)?;
		let resolver =
			Vetoer::Resolver(Pallet::<T, I>::handle(&caller::<T, I>(&resolver::<T, I>())));
		Pallet::<T, I>::do_veto_all(resolver, service)?;
		tight_bond::<T, I>(request)?;
		let work = &mut Work::default();
		#[block]
		{
			Pallet::<T, I>::do_execute_slash(request, work)?;
		}
		assert!(!SlashRequests::<T, I>::contains_key(request));
		Ok(())
	}

	#[benchmark]
	fn report_offence() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let hook = T::BenchmarkHelper::judge().ok_or(BenchmarkError::Weightless)?;
		let service = service_with::<T, I>(hook)?;
		let (operator, id) = operator_at::<T, I>(service)?;
		earn::<T, I>(id)?;
		member_of::<T, I>(&[id])?;
		let evidence = T::BenchmarkHelper::evidence(&operator, BEGIN.saturating_add(1));
		let evidence = evidence.try_into().map_err(|_| BenchmarkError::Stop("too long"))?;
		let request = NextRequestId::<T, I>::get();
		#[extrinsic_call]
		_(RawOrigin::Signed(account("reporter", 0, 0)), id, evidence);
		assert_eq!(Caps::<T, I>::get(id).open.len(), 1);
		assert!(SlashRequests::<T, I>::contains_key(request));
		Ok(())
	}

	// The bond goes with it.
	#[benchmark]
	fn veto() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		let request = request::<T, I>(first(&homes)?)?;
		tight_bond::<T, I>(request)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(resolver::<T, I>()), request);
		assert!(!SlashRequests::<T, I>::contains_key(request));
		Ok(())
	}

	#[benchmark]
	fn veto_all() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		let service = OpenAssignment::<T, I>::service_of(first(&homes)?)?;
		request::<T, I>(first(&homes)?)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(resolver::<T, I>()), service);
		assert!(ServiceStore::<T, I>::get(service)?.mass_vetoed);
		Ok(())
	}

	#[benchmark]
	fn cancel_request() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		let request = request::<T, I>(first(&homes)?)?;
		tight_bond::<T, I>(request)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(slasher::<T, I>()), request);
		assert!(!SlashRequests::<T, I>::contains_key(request));
		Ok(())
	}

	// Of an assignment that counts, and is suspended and jailed by it. A hook that hears of it is told beside it.
	#[benchmark]
	fn execute_slash() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		let id = first(&homes)?;
		let request = request::<T, I>(id)?;
		crowded_cap::<T, I>(id)?;
		let service = OpenAssignment::<T, I>::service_of(id)?;
		deaf::<T, I>(service);
		let window = ServiceStore::<T, I>::get(service)?.conditions.veto_window;
		set_era::<T, I>(EraStore::<T, I>::now().saturating_add(window).saturating_add(1));
		long_history::<T, I>(id)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), request);
		let record = Assignments::<T, I>::get(id).ok_or(BenchmarkError::Stop("gone"))?;
		assert!(record.is_suspended() && record.queued && record.recap_era.is_some());
		Ok(())
	}

	// So many members with one loss each, and one more who waits.
	#[benchmark]
	fn settle_page(n: Linear<1, { T::MaxPage::get() }>) -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let id = crowd::<T, I>(n.saturating_add(1))?;
		slash::<T, I>(id)?;
		#[extrinsic_call]
		settle_assignment(RawOrigin::Signed(owner::<T, I>()), id, n);
		assert_eq!(Assignments::<T, I>::get(id).map(|record| record.waiting()), Some(1));
		Ok(())
	}

	// Nobody whom it pays has an account before.
	#[benchmark]
	fn divide() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, homes) = member::<T, I>(1)?;
		let request = slash::<T, I>(first(&homes)?)?;
		proceeds::<T, I>(request, &who, Proceeds::Waiting, BEGIN)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), request);
		assert!(PageQueue::<T, I>::contains_key(0));
		Ok(())
	}

	// The operator counts again, with a long history, and nothing else keeps it in jail.
	#[benchmark]
	fn undo() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (service, operator, id) = suspended::<T, I>()?;
		let request = last_executed::<T, I>()?;
		deaf::<T, I>(service);
		proceeds::<T, I>(request, &operator, Proceeds::Waiting, EraIndex::MAX)?;
		jailed::<T, I>(service, &operator, true);
		JailStore::<T, I>::jail(service, &operator, EraIndex::MAX, request);
		SlashRequests::<T, I>::mutate_extant(request, |request| request.source = word::<T, I>());
		ExecutedFractions::<T, I>::insert(request, Perbill::from_percent(1));
		let origin = governance::<T, I>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, request, true);
		assert!(is_live::<T, I>(id));
		assert!(PageQueue::<T, I>::contains_key(0));
		Ok(())
	}

	// A part is bonded, which moves the voter to another bag, and a part goes into custody.
	#[benchmark]
	fn give_back() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, homes) = member::<T, I>(1)?;
		let request = slash::<T, I>(first(&homes)?)?;
		proceeds::<T, I>(request, &who, Proceeds::Undone { ordered_era: BEGIN }, BEGIN)?;
		in_debt::<T, I>(&who);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), request, who.clone());
		assert!(!Losses::<T, I>::contains_key(request, &who));
		assert!(Stakers::<T, I>::get(&who).is_some_and(|record| record.custody > 0));
		Ok(())
	}

	#[benchmark]
	fn forget_loss() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, homes) = member::<T, I>(1)?;
		let request = slash::<T, I>(first(&homes)?)?;
		proceeds::<T, I>(request, &who, Proceeds::Divided, BEGIN)?;
		#[block]
		{
			Pallet::<T, I>::forget_loss(request, &who);
		}
		assert!(!Losses::<T, I>::contains_key(request, &who));
		Ok(())
	}

	#[benchmark]
	fn redirect_escrow() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		let request = slash::<T, I>(first(&homes)?)?;
		SlashRequests::<T, I>::mutate_extant(request, |request| {
			request.shares.reporter = Perbill::from_percent(1);
		});
		let origin = governance::<T, I>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, request);
		let (_, execution) = RequestStore::<T, I>::executed(request)?;
		assert!(execution.redirected);
		Ok(())
	}

	#[benchmark]
	fn unjail() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (service, operator, id) = suspended::<T, I>()?;
		jailed::<T, I>(service, &operator, false);
		#[extrinsic_call]
		_(RawOrigin::Signed(operator), service);
		assert!(is_live::<T, I>(id));
		Ok(())
	}

	#[benchmark]
	fn resume_assignment() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (service, operator, id) = suspended::<T, I>()?;
		jailed::<T, I>(service, &operator, true);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), id);
		assert!(is_live::<T, I>(id));
		Ok(())
	}

	#[benchmark]
	fn unban_operator() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (service, operator) = (service::<T, I>()?, owner::<T, I>());
		Jails::<T, I>::insert(service, &operator, Jail::ForGood);
		let origin = governance::<T, I>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, service, operator.clone());
		assert!(!Jails::<T, I>::contains_key(service, operator));
		Ok(())
	}

	#[benchmark]
	fn ban_operator() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (operator, id) = home_without_members::<T, I>()?;
		let service = OpenAssignment::<T, I>::service_of(id)?;
		let origin = governance::<T, I>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, service, operator.clone());
		assert_eq!(Jails::<T, I>::get(service, operator), Some(Jail::ForGood));
		assert!(!Assignments::<T, I>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn open_pot() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		without_pot::<T, I>(service);
		let asset = T::BenchmarkHelper::reward_asset();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service, asset, 1);
		assert!(ServiceStore::<T, I>::get(service)?.pot.is_some());
		Ok(())
	}

	#[benchmark]
	fn fund_rewards() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		let service = OpenAssignment::<T, I>::service_of(first(&homes)?)?;
		let payer = rich::<T, I>("payer", 0)?;
		let held = || PotStore::<T, I>::balance(service, T::BenchmarkHelper::reward_asset());
		let before = held();
		#[extrinsic_call]
		_(RawOrigin::Signed(payer), service, stake::<T, I>(), MAX_STREAM_ERAS);
		assert!(held() > before);
		Ok(())
	}

	#[benchmark]
	fn refund_rewards() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		let service = OpenAssignment::<T, I>::service_of(first(&homes)?)?;
		Pallet::<T, I>::do_retire_service(service)?;
		let notice = window::<T, I>().saturating_add(1);
		set_era::<T, I>(EraStore::<T, I>::now().saturating_add(notice));
		let held = || PotStore::<T, I>::balance(service, T::BenchmarkHelper::reward_asset());
		let before = held();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service, account("refunded", 0, 0));
		assert!(held() < before);
		Ok(())
	}

	#[benchmark]
	fn set_multiplier() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		let id = first(&homes)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), id, Perbill::from_percent(50));
		let home = OpenAssignment::<T, I>::current(id)?;
		assert_eq!(home.record.stream.multiplier, Perbill::from_percent(50));
		Ok(())
	}

	// The first work of an operator.
	#[benchmark]
	fn credit() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		let id = first(&homes)?;
		let service = OpenAssignment::<T, I>::service_of(id)?;
		Services::<T, I>::mutate_extant(service, |record| record.pays_work = true);
		set_era::<T, I>(BEGIN.saturating_add(1));
		#[block]
		{
			<Pallet<T, I> as RewardSink>::credit(id, BEGIN, 1, 2)?;
		}
		let home = OpenAssignment::<T, I>::current(id)?;
		assert_eq!(home.record.stream.multiplier, Perbill::from_percent(50));
		Ok(())
	}

	// Of a staker that is an operator, too.
	#[benchmark]
	fn set_payee() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, _) = member::<T, I>(1)?;
		Pallet::<T, I>::do_register_operator(&who, metadata(1))?;
		let payee = Payee::Account(account("other", 0, 0));
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), payee.clone());
		assert_eq!(record_of::<T, I>(&who)?.payee, payee);
		assert_eq!(Operators::<T, I>::get(who).map(|record| record.payee), Some(payee));
		Ok(())
	}

	// `p` positions through operators of one service that pays in the native asset.
	#[benchmark]
	fn claim(p: Linear<1, { MAX_CLAIMED }>) -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = native_service::<T, I>()?;
		let homes = (0..p)
			.map(|_| Ok(operator_at::<T, I>(service)?.1))
			.collect::<Result<Vec<_>, BenchmarkError>>()?;
		let who = member_of::<T, I>(&homes)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), who.clone(), service);
		assert!(T::Currency::total_balance(&account("payee", 0, 0)) > 0);
		Ok(())
	}

	// `p` positions, each in a service of its own.
	#[benchmark]
	fn claim_all(p: Linear<1, { T::MaxPositions::get() }>) -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let homes = (0..p)
			.map(|_| Ok(operator_at::<T, I>(native_service::<T, I>()?)?.1))
			.collect::<Result<Vec<_>, BenchmarkError>>()?;
		let who = member_of::<T, I>(&homes)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), who.clone(), p);
		assert!(T::Currency::total_balance(&account("payee", 0, 0)) > 0);
		Ok(())
	}

	#[benchmark]
	fn claim_commission() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = native_service::<T, I>()?;
		let (operator, id) = operator_at::<T, I>(service)?;
		member_of::<T, I>(&[id])?;
		let before = T::Currency::total_balance(&operator);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), operator.clone(), service);
		assert!(T::Currency::total_balance(&operator) > before);
		Ok(())
	}

	// What was kept for an account whose position is gone.
	#[benchmark]
	fn take_unclaimed() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, homes) = member::<T, I>(1)?;
		let service = OpenAssignment::<T, I>::service_of(first(&homes)?)?;
		PotStore::<T, I>::set_aside(service, &who, 1)?;
		let taken;
		#[block]
		{
			taken = PotStore::<T, I>::take_unclaimed(service, &who)?.1;
		}
		assert_eq!(taken, 1);
		Ok(())
	}

	#[benchmark]
	fn bond_reward() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, _) = member::<T, I>(1)?;
		let before = T::Stake::stake(&who).active;
		// So little that it moves to a bag that somebody else is in.
		let amount = T::Currency::minimum_balance();
		#[block]
		{
			T::Stake::bond_extra(&who, amount)?;
		}
		assert!(T::Stake::stake(&who).active > before);
		Ok(())
	}

	#[benchmark]
	fn set_value_at_risk() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		let service = OpenAssignment::<T, I>::service_of(first(&homes)?)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service, 1);
		assert_eq!(ServiceStore::<T, I>::get(service)?.value_at_risk, 1);
		Ok(())
	}

	// What goes with the last member of a closed assignment.
	#[benchmark]
	fn remove_assignment() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, id) = home_without_members::<T, I>()?;
		Assignments::<T, I>::mutate_extant(id, |record| record.close(BEGIN));
		#[block]
		{
			OpenAssignment::<T, I>::current(id)?.save()?;
		}
		assert!(!Assignments::<T, I>::contains_key(id));
		Ok(())
	}

	// The first block of an era, when as many are noted as can be, and the tick that it is.
	#[benchmark]
	fn on_initialize() -> Result<(), BenchmarkError> {
		noted_eras::<T, I>(BEGIN)?;
		set_era::<T, I>(BEGIN.saturating_sub(1));
		turn_source::<T, I>(BEGIN);
		ExposureLimits::<T, I>::kill();
		#[block]
		{
			// The look for its seed is counted beside it.
			Pallet::<T, I>::note_era(2u32.into());
			Pallet::<T, I>::open_tick(2u32.into());
			Pallet::<T, I>::on_idle(2u32.into(), Weight::zero());
		}
		assert_eq!(Clock::<T, I>::get().ticks, 2);
		assert_eq!(EraStarts::<T, I>::get().last().map(|start| start.era), Some(BEGIN));
		Ok(())
	}

	// A block of an era that is noted, and the tick that it is. The look for the seed is counted beside it.
	#[benchmark]
	fn note_block() -> Result<(), BenchmarkError> {
		noted_eras::<T, I>(BEGIN.saturating_add(1))?;
		set_era::<T, I>(BEGIN);
		let weight;
		#[block]
		{
			weight = Pallet::<T, I>::note_era(2u32.into());
			Pallet::<T, I>::open_tick(2u32.into());
			Pallet::<T, I>::on_idle(2u32.into(), Weight::zero());
		}
		assert_eq!(weight, T::WeightInfo::note_block());
		assert_eq!(Clock::<T, I>::get().ticks, 1);
		Ok(())
	}

	// The seed of an era, from whatever value the source has.
	#[benchmark]
	fn note_seed() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		Clock::<T, I>::mutate(|clock| clock.seeding = Seeding::Next { since: 0 });
		let weight;
		#[block]
		{
			weight = Pallet::<T, I>::note_seed();
		}
		assert_eq!(weight, T::WeightInfo::note_seed());
		let place = SeedStore::<T, I>::place_of(BEGIN);
		assert_eq!(Seeds::<T, I>::get(place).map(|(era, _)| era), Some(BEGIN));
		Ok(())
	}

	// At a task that somebody did before, and at the end of the agenda.
	#[benchmark]
	fn look_at_agenda() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		due::<T, I>(Task::Execute(RequestId(u32::MAX)));
		#[block]
		{
			Pallet::<T, I>::do_due_tasks(&mut WeightMeter::new(), 2);
		}
		assert_eq!(Agenda::<T, I>::iter().count(), 0);
		Ok(())
	}

	// As many as there may be, of which each is raised.
	#[benchmark]
	fn raise_proofs() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		let id = first(&homes)?;
		crowded_cap::<T, I>(id)?;
		let rules = OpenAssignment::<T, I>::load(id)?.service.conditions.slash_rules();
		// Each asks for the smallest part of the cap.
		Caps::<T, I>::mutate(id, |cap| {
			cap.open.iter_mut().for_each(|open| open.asked = Perbill::from_parts(1));
		});
		#[block]
		{
			RequestStore::<T, I>::raise_proofs(id, &rules, EraStore::<T, I>::now());
		}
		let raised = Caps::<T, I>::get(id).open.iter().all(|open| open.fraction == open.asked);
		assert!(raised);
		Ok(())
	}

	// Bans and mass vetoes of a service that is gone, with more of them left.
	#[benchmark]
	fn forget_service() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = ServiceId(u32::MAX);
		for number in 0..=MAX_FORGOTTEN {
			let operator = account::<T::AccountId>("banned", number, 0);
			Jails::<T, I>::insert(service, operator, Jail::ForGood);
			MassVetoes::<T, I>::insert(service, Vetoer::Resolver(offence(number)), RequestId(0));
		}
		#[block]
		{
			Pallet::<T, I>::forget_service(service)?;
		}
		assert_eq!(Jails::<T, I>::iter_prefix(service).count(), 1);
		assert_eq!(MassVetoes::<T, I>::iter_prefix(service).count(), 1);
		Ok(())
	}

	// As many as one assignment may have.
	#[benchmark]
	fn forget_keys() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, id) = home_without_members::<T, I>()?;
		let service = OpenAssignment::<T, I>::service_of(id)?;
		#[block]
		{
			KeyStore::<T, I>::forget(service, id);
		}
		assert_eq!(KeyHistory::<T, I>::get(id).len(), 0);
		assert_eq!(KeyOwner::<T, I>::iter_prefix(service).count(), 0);
		Ok(())
	}

	// Of a service of which nothing is left: its deposit returns. The pallet's own work is in `forget_weight`.
	#[benchmark]
	fn turn_of_forgetting() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		judged::<T, I>(service);
		Pallet::<T, I>::do_retire_service(service)?;
		Pallet::<T, I>::do_deregister_service(service)?;
		#[block]
		{
			Pallet::<T, I>::forget_by_call(1).map_err(|error| error.error)?;
		}
		assert!(!ForgettingEnds::<T, I>::exists());
		Ok(())
	}

	#[benchmark]
	fn finish_request() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, homes) = member::<T, I>(1)?;
		let request = slash::<T, I>(first(&homes)?)?;
		#[block]
		{
			RequestStore::<T, I>::finish(request)?;
		}
		let (_, execution) = RequestStore::<T, I>::executed(request)?;
		assert!(execution.fully_settled);
		Ok(())
	}

	#[benchmark]
	fn forget_offence() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (id, request) = (AssignmentId(0), RequestId(0));
		let asked = Perbill::one();
		let proven = ProvenOffence { request, offence_era: 0, asked, race_block: Some(0) };
		Proven::<T, I>::insert(id, offence(0), proven);
		ExecutedFractions::<T, I>::insert(request, asked);
		#[block]
		{
			RequestStore::<T, I>::forget_proof(id, offence(0));
		}
		assert!(!Proven::<T, I>::contains_key(id, offence(0)));
		assert!(!ExecutedFractions::<T, I>::contains_key(request));
		Ok(())
	}

	// Of an operator that is back, whose assignment counts again.
	#[benchmark]
	fn end_jail() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (service, operator, id) = suspended::<T, I>()?;
		jailed::<T, I>(service, &operator, true);
		#[block]
		{
			Pallet::<T, I>::end_jail(service, &operator)?;
		}
		assert!(is_live::<T, I>(id));
		Ok(())
	}

	// Of an assignment that counts again, and is looked at again.
	#[benchmark]
	fn recap() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, _, id) = suspended::<T, I>()?;
		#[block]
		{
			Pallet::<T, I>::recap_if_due(id)?;
		}
		assert!(is_live::<T, I>(id));
		Ok(())
	}

	// An assignment leaves the queue, and goes with it. Without the members, which are counted apart.
	#[benchmark]
	fn turn_of_queue() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (_, id) = home_without_members::<T, I>()?;
		Assignments::<T, I>::mutate_extant(id, |record| {
			record.close(BEGIN);
			record.queued = true;
		});
		PageQueue::<T, I>::insert(0, Turn::Settle(id));
		PageQueueEnds::<T, I>::put(QueueEnds { first: 0, end: 1 });
		#[block]
		{
			Pallet::<T, I>::take_pages(&mut WeightMeter::new());
		}
		assert!(!Assignments::<T, I>::contains_key(id));
		assert!(!PageQueue::<T, I>::contains_key(0));
		Ok(())
	}

	// The last pass over the losses by a request that was undone: what has no record goes to the treasury.
	#[benchmark]
	fn turn_of_losses() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (who, homes) = member::<T, I>(1)?;
		let request = slash::<T, I>(first(&homes)?)?;
		proceeds::<T, I>(request, &who, Proceeds::Undone { ordered_era: 0 }, 0)?;
		Losses::<T, I>::remove(request, &who);
		PageQueue::<T, I>::insert(0, Turn::EndLosses(request));
		PageQueueEnds::<T, I>::put(QueueEnds { first: 0, end: 1 });
		#[block]
		{
			Pallet::<T, I>::take_pages(&mut WeightMeter::new());
		}
		assert!(!SlashRequests::<T, I>::contains_key(request));
		assert!(!PageQueue::<T, I>::contains_key(0));
		Ok(())
	}

	// From a full list, after so many raises.
	#[benchmark]
	fn take_place(n: Linear<0, MAX_PLACES>) -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let id = waiting::<T, I>(n)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), id, n);
		assert!(Assignments::<T, I>::get(id).is_some_and(|record| record.place.is_some()));
		Ok(())
	}

	// The first page of a full set, with so many assignments to look at. What was gathered in the era before is still
	// there, and the root is counted beside it.
	#[benchmark]
	fn publish_set(n: Linear<1, { MAX_PLACES - 1 }>) -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = unpublished::<T, I>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), service, n);
		let left = Drafts::<T, I>::get(service).map(|draft| draft.todo.len());
		assert_eq!(left, usize::try_from(MAX_PLACES.saturating_sub(n)).ok());
		Ok(())
	}

	// Of a set with so many members.
	#[benchmark]
	fn make_root(n: Linear<1, MAX_PLACES>) -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (service, draft) = gathered::<T, I>(n)?;
		let record = ServiceStore::<T, I>::get(service)?;
		#[block]
		{
			Pallet::<T, I>::publish(service, &record, &draft)?;
		}
		assert_eq!(Roots::<T, I>::get(service).first().map(|root| root.count), Some(n));
		Ok(())
	}

	// The page after a page, or the set of the next era.
	#[benchmark]
	fn plan_publishing() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let service = service::<T, I>()?;
		let before = Agenda::<T, I>::iter().count();
		#[block]
		{
			Pallet::<T, I>::plan_publishing(service)?;
		}
		let after = Agenda::<T, I>::iter().count();
		assert!(after > before);
		Ok(())
	}

	#[benchmark]
	fn note_place() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let id = fallen::<T, I>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T, I>()), id);
		assert!(Assignments::<T, I>::get(id).is_some_and(|record| record.place == Some(0)));
		Ok(())
	}

	#[benchmark]
	fn set_ready() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let (operator, id) = home::<T, I>()?;
		let service = OpenAssignment::<T, I>::service_of(id)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(operator), service, false);
		assert!(Assignments::<T, I>::get(id).is_some_and(|record| !record.ready));
		Ok(())
	}

	// A place goes back to who had it before.
	#[benchmark]
	fn follow_fall() -> Result<(), BenchmarkError> {
		set_era::<T, I>(BEGIN);
		let id = fallen::<T, I>()?;
		#[block]
		{
			OpenAssignment::<T, I>::follow_falls(&[id], EraStore::<T, I>::now())?;
		}
		assert!(Assignments::<T, I>::get(id).is_some_and(|record| record.place.is_none()));
		Ok(())
	}

	#[cfg(test)]
	impl_benchmark_test_suite!(Pallet, crate::tests::new_test_ext(), crate::tests::Test);
}
