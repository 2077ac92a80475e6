//! Benchmarks of the calls and of the judgement, each at its worst. The runtime that runs them must allow
//! `System.remark_with_event` as a job.

// No part of a chain, and the macros expand to arithmetic, casts and panics.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::panic,
	clippy::unwrap_used
)]

use crate::{pallet::*, *};
use alloc::vec::Vec;
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{
	ensure,
	traits::{
		fungible::{Balanced, Mutate},
		OnUnbalanced,
	},
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use frame_system::RawOrigin;
use restaking_primitives::{
	next_era, BenchmarkHelper, Context, Forgotten, Judge, PledgeInspect, WorkDone, ERAS_KEPT,
	MAX_PLACES,
};
use sp_runtime::Perbill;

/// First block of the era in which everything is measured.
const NOW: u32 = 1_000;

/// Funds of each account, and the price of a job each time: well above any existential deposit.
const FUNDS: Balance = 1 << 100;
const PRICE: Balance = 1 << 70;
const CAP: Balance = 1 << 70;

/// Number of ticks from one slot to the next.
const EVERY: u32 = 1_000_000;

/// Length of an encoded remark without its text, in bytes.
const OVERHEAD: u32 = 4;

fn rules<T: Config>() -> Liveness {
	Liveness {
		window: 8,
		most_missed: Perbill::from_percent(10),
		least_misses: 3,
		fraction: Perbill::from_percent(10),
		markup: 100,
		min_every: 32,
		max_load: Perbill::from_percent(25),
		jobs: Admission::Deposit(T::LeastDeposit::get()),
		pays_work: true,
	}
}

/// Returns a call of this encoded length, in bytes.
fn remark<T: Config>(bytes: u32) -> T::JobCall {
	let remark = (OVERHEAD..bytes).map(|_| 7).collect();
	frame_system::Call::<T>::remark_with_event { remark }.into()
}

fn next_era_in<T: Config>(block: u32) {
	frame_system::Pallet::<T>::set_block_number(block.into());
	T::BenchmarkHelper::next_era(block);
}

/// A service as full as it can be.
struct Scene<AccountId> {
	service: ServiceId,
	/// Account of an operator.
	keeper: AccountId,
	/// Assignment of each operator.
	assignments: Vec<AssignmentId>,
	/// Account that has made the job.
	owner: AccountId,
}

/// Returns a service of which all places are taken, if `full`, in its first era.
fn scene<T: Config>(
	owner: T::AccountId,
	keeper: T::AccountId,
	full: bool,
) -> Result<Scene<T::AccountId>, BenchmarkError>
where
	T::Currency: Balanced<T::AccountId> + Mutate<T::AccountId>,
{
	let service = T::BenchmarkHelper::service(rules::<T>(), &owner)?;
	let others = (1..MAX_PLACES).map(|number| account("keeper", number, 0));
	let mut assignments = Vec::new();
	for keeper in core::iter::once(keeper.clone()).chain(others.filter(|_| full)) {
		let (assignment, _) = T::BenchmarkHelper::serve(service, &keeper)?;
		assignments.push(assignment);
	}
	for who in [&owner, &keeper] {
		T::Currency::mint_into(who, FUNDS)?;
	}
	// Whoever receives fees has an account, as on a chain that runs.
	T::OnFee::on_unbalanced(T::Currency::issue(FUNDS));
	next_era_in::<T>(NOW);
	T::BenchmarkHelper::publish(service);
	Ok(Scene { service, keeper, assignments, owner })
}

/// Makes a job with a call of maximum length. It has a slot in the present block, and another record waits to
/// be taken.
fn job<T: Config>(scene: &Scene<T::AccountId>) -> Result<JobId, BenchmarkError> {
	let (id, call) = (NextJobId::<T>::get(), Box::new(remark::<T>(MAX_CALL)));
	let origin = RawOrigin::Signed(scene.owner.clone());
	let service = scene.service;
	let (until, funds) = (u64::MAX, (PRICE + CAP) * 2);
	let again = call.clone();
	Pallet::<T>::create_job(origin.clone().into(), service, call, EVERY, until, PRICE, CAP, funds)?;
	Pallet::<T>::change_job(origin.clone().into(), service, id, again, until, PRICE, CAP)?;
	Pallet::<T>::fund_job(origin.into(), service, id, PRICE)?;
	let clock = T::Pledges::clock();
	let (era, phase) = (T::Pledges::era(), u32::try_from(clock).unwrap_or_default());
	Jobs::<T>::mutate(service, id, |job| {
		if let Some(job) = job.as_mut() {
			(job.since, job.era) = (era, era.saturating_sub(1));
			job.grid = Some(Grid { start: 0, phase });
		}
	});
	Ok(id)
}

/// Fills the turns of an assignment but for the last place, with eras long ago.
fn deal<T: Config>(service: ServiceId, assignment: AssignmentId, last: EraTurns) {
	let now = T::Pledges::era();
	let before = (1..ERAS_KEPT).rev().map(|back| EraTurns {
		era: now.saturating_sub(back),
		dealt: 1,
		missed: 0,
	});
	let mut eras: Vec<_> = before.filter(|it| it.era < last.era).collect();
	eras.push(last);
	Dealt::<T>::insert(assignment, Turns { service, eras: BoundedVec::truncate_from(eras) });
}

/// Returns the weight that a benchmark with these components measures. `None` if there is no such
/// benchmark.
pub fn weight_of<W: WeightInfo>(benchmark: &str, components: &[u32]) -> Option<Weight> {
	match (benchmark, components) {
		("approve_creator", []) => Some(W::approve_creator()),
		("remove_creator", []) => Some(W::remove_creator()),
		("create_job", [l]) => Some(W::create_job(*l)),
		("change_job", [l]) => Some(W::change_job(*l)),
		("fund_job", []) => Some(W::fund_job()),
		("cancel_job", []) => Some(W::cancel_job()),
		("perform", []) => Some(W::perform()),
		("end_job", []) => Some(W::end_job()),
		("settle_work", []) => Some(W::settle_work()),
		("forget", []) => Some(W::forget()),
		("judge", []) => Some(W::judge()),
		("visit", []) => Some(W::visit()),
		_ => None,
	}
}

#[benchmarks(where T::Currency: Balanced<T::AccountId> + Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	/// The last account for which there is room.
	#[benchmark]
	fn approve_creator() -> Result<(), BenchmarkError> {
		let owner: T::AccountId = whitelisted_caller();
		let scene = scene::<T>(owner.clone(), account("keeper", 0, 0), false)?;
		let creators = (1..MAX_CREATORS).map(|number| account("creator", number, 0)).collect();
		Creators::<T>::insert(scene.service, BoundedVec::truncate_from(creators));
		let who: T::AccountId = account("creator", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), scene.service, who.clone());

		ensure!(Creators::<T>::get(scene.service).contains(&who), "it is not approved");
		Ok(())
	}

	/// One of a full list.
	#[benchmark]
	fn remove_creator() -> Result<(), BenchmarkError> {
		let owner: T::AccountId = whitelisted_caller();
		let scene = scene::<T>(owner.clone(), account("keeper", 0, 0), false)?;
		let creators = (0..MAX_CREATORS).map(|number| account("creator", number, 0)).collect();
		Creators::<T>::insert(scene.service, BoundedVec::truncate_from(creators));
		let who: T::AccountId = account("creator", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), scene.service, who.clone());

		ensure!(!Creators::<T>::get(scene.service).contains(&who), "it is approved");
		Ok(())
	}

	/// A call of `l` bytes.
	#[benchmark]
	fn create_job(l: Linear<OVERHEAD, MAX_CALL>) -> Result<(), BenchmarkError> {
		let scene = scene::<T>(whitelisted_caller(), account("keeper", 0, 0), false)?;
		job::<T>(&scene)?;
		let call = Box::new(remark::<T>(l));
		let id = NextJobId::<T>::get();

		#[extrinsic_call]
		_(
			RawOrigin::Signed(scene.owner),
			scene.service,
			call,
			EVERY,
			u64::MAX,
			PRICE,
			CAP,
			PRICE + CAP,
		);

		ensure!(Jobs::<T>::contains_key(scene.service, id), "there is no job");
		Ok(())
	}

	/// A call of `l` bytes, where the job has not been touched in this era.
	#[benchmark]
	fn change_job(l: Linear<OVERHEAD, MAX_CALL>) -> Result<(), BenchmarkError> {
		let scene = scene::<T>(whitelisted_caller(), account("keeper", 0, 0), false)?;
		let id = job::<T>(&scene)?;
		let call = Box::new(remark::<T>(l));

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.owner), scene.service, id, call, u64::MAX, PRICE, CAP);

		let job = Jobs::<T>::get(scene.service, id);
		ensure!(job.is_some_and(|job| job.next.is_some()), "nothing was changed");
		Ok(())
	}

	#[benchmark]
	fn fund_job() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(whitelisted_caller(), account("keeper", 0, 0), false)?;
		let id = job::<T>(&scene)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.owner), scene.service, id, PRICE);

		let job = Jobs::<T>::get(scene.service, id);
		ensure!(job.is_some_and(|job| job.added == PRICE), "nothing was added");
		Ok(())
	}

	#[benchmark]
	fn cancel_job() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(whitelisted_caller(), account("keeper", 0, 0), false)?;
		let id = job::<T>(&scene)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.owner), scene.service, id);

		let job = Jobs::<T>::get(scene.service, id);
		ensure!(job.is_some_and(|job| job.last_era.is_some()), "it was not cancelled");
		Ok(())
	}

	/// One's turn of 128 operators, in the first slot of an era, with a call of maximum length.
	#[benchmark]
	fn perform() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(account("owner", 0, 0), whitelisted_caller(), true)?;
		let id = job::<T>(&scene)?;
		let now = T::Pledges::era();
		for assignment in &scene.assignments {
			let last = EraTurns { era: now, dealt: 1, missed: 0 };
			deal::<T>(scene.service, *assignment, last);
		}
		// By now it is open to anybody, and another's turn with all likelihood.
		frame_system::Pallet::<T>::set_block_number((NOW + 16).into());
		T::BenchmarkHelper::pass(NOW + 16);

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.keeper), scene.service, id, T::MaxCallWeight::get());

		let job = Jobs::<T>::get(scene.service, id).ok_or("there is no job")?;
		ensure!(job.taken.is_some() && job.next.is_none(), "the job was not done");
		Ok(())
	}

	#[benchmark]
	fn end_job() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(whitelisted_caller(), account("keeper", 0, 0), false)?;
		let id = job::<T>(&scene)?;
		Jobs::<T>::mutate(scene.service, id, |job| {
			if let Some(job) = job.as_mut() {
				job.last_era = Some(job.era);
			}
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.owner), scene.service, id);

		ensure!(!Jobs::<T>::contains_key(scene.service, id), "there is the job");
		Ok(())
	}

	/// The last era of a full record. Without what the pallet does that rewards work, which has a weight of
	/// its own.
	#[benchmark]
	fn settle_work() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(account("owner", 0, 0), whitelisted_caller(), false)?;
		let last = T::Pledges::era().checked_sub(1).ok_or("there was no era")?;
		let assignment = *scene.assignments.first().ok_or("nobody serves")?;
		deal::<T>(scene.service, assignment, EraTurns { era: last, dealt: 2, missed: 1 });
		let work;

		#[block]
		{
			work = Pallet::<T>::work_of(scene.service, assignment)?;
			let WorkDone { era, points, most } = work;
			Pallet::<T>::deposit_event(Event::WorkSettled { assignment, era, points, most });
		}

		ensure!((work.points, work.most) == (1, 2), "another number of turns");
		Ok(())
	}

	/// The only job of a service.
	#[benchmark]
	fn forget() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(whitelisted_caller(), account("keeper", 0, 0), false)?;
		job::<T>(&scene)?;
		let removed;

		#[block]
		{
			removed = Pallet::<T>::forget(&rules::<T>(), Forgotten::Service(scene.service), 1);
		}

		ensure!(removed == 1, "no job was forgotten");
		Ok(())
	}

	/// The last era of a full record.
	#[benchmark]
	fn judge() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(account("owner", 0, 0), whitelisted_caller(), false)?;
		let (service, era) = (scene.service, T::Pledges::era());
		let assignment = *scene.assignments.first().ok_or("nobody serves")?;
		next_era_in::<T>(NOW + 10);
		deal::<T>(service, assignment, EraTurns { era, dealt: 9, missed: 9 });
		let (now, clock) = (next_era(era), u64::from(NOW) + 10);
		let operator = &scene.keeper;
		let context = Context { service, assignment, operator, now, clock, eras: &[], keys: &[] };
		let verdict;

		#[block]
		{
			verdict = Pallet::<T>::judge(&rules::<T>(), &context, &era.encode());
		}

		ensure!(verdict.is_ok_and(|it| it.offence_era == era), "no fault was found");
		Ok(())
	}

	/// A service after the last one, with a full list of suspects of an era that is over. The weight of a look
	/// is counted apart.
	#[benchmark]
	fn visit() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(account("owner", 0, 0), whitelisted_caller(), false)?;
		let (service, era) = (scene.service, T::Pledges::era());
		let suspects: Vec<_> = (0..MAX_PLACES).map(AssignmentId).collect();
		Suspects::<T>::insert(service, era, BoundedVec::truncate_from(suspects));
		crate::Watched::<T>::watch(service, era);
		LastVisited::<T>::put(ServiceId(u32::MAX));
		next_era_in::<T>(NOW + 10);
		next_era_in::<T>(NOW + 20);
		let mut meter = WeightMeter::with_limit(T::WeightInfo::visit());

		#[block]
		{
			Pallet::<T>::visit_some(&mut meter);
		}

		ensure!(LastVisited::<T>::get() == Some(service), "the service was not visited");
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::new_test_ext(), crate::tests::Test);
}
