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
use frame_support::{ensure, traits::fungible::Mutate, weights::Weight, BoundedVec};
use frame_system::RawOrigin;
use restaking_primitives::{
	AssignmentId, Balance, BenchmarkHelper, Context, Judge, PledgeInspect, ServiceId,
};
use sp_runtime::Perbill;

/// First block of the era in which jobs are made.
const NOW: u32 = 1_000;
const WINDOW: u32 = 2;

/// Funds of each account, and the price of a job each time: well above any existential deposit.
const FUNDS: Balance = 1 << 90;
const PRICE: Balance = 1 << 70;

/// Number of times of each job.
const TIMES: u32 = 10;

/// Length of an encoded remark without its text, in bytes.
const OVERHEAD: u32 = 4;

fn rules() -> Liveness {
	Liveness { window: WINDOW, misses: 1, fraction: Perbill::from_percent(10) }
}

fn next_era<T: Config>(block: u32) {
	frame_system::Pallet::<T>::set_block_number(block.into());
	T::BenchmarkHelper::next_era(block);
}

/// Returns a call of this encoded length, in bytes.
fn remark<T: Config>(bytes: u32) -> T::JobCall {
	let remark = (OVERHEAD..bytes).map(|_| 7).collect();
	frame_system::Call::<T>::remark_with_event { remark }.into()
}

/// A service whose list of keepers is full. All of them serve in the era that begins now.
struct Scene<AccountId> {
	service: ServiceId,
	keepers: Vec<(AccountId, AssignmentId)>,
	owner: AccountId,
}

impl<AccountId: Clone> Scene<AccountId> {
	fn keeper(&self, number: usize) -> Result<(AccountId, AssignmentId), BenchmarkError> {
		Ok(self.keepers.get(number).cloned().ok_or("there is no such keeper")?)
	}
}

fn scene<T: Config>(
	owner: T::AccountId,
	first: T::AccountId,
) -> Result<Scene<T::AccountId>, BenchmarkError>
where
	T::Currency: Mutate<T::AccountId>,
{
	let service = T::BenchmarkHelper::service(rules(), &owner)?;
	let others = (1..MAX_KEEPERS).map(|number| account("keeper", number, 0));
	let mut keepers = Vec::new();
	for keeper in core::iter::once(first).chain(others) {
		let (assignment, _) = T::BenchmarkHelper::serve(service, &keeper)?;
		T::Currency::mint_into(&keeper, FUNDS)?;
		keepers.push((keeper, assignment));
	}
	let listed = keepers.iter().map(|(keeper, _)| keeper.clone()).collect();
	Keepers::<T>::insert(service, BoundedVec::truncate_from(listed));
	T::Currency::mint_into(&owner, FUNDS)?;
	next_era::<T>(NOW);
	Ok(Scene { service, keepers, owner })
}

/// Makes a job with a call of maximum length, due in the next block.
fn job<T: Config>(scene: &Scene<T::AccountId>) -> Result<JobId, BenchmarkError> {
	let (id, call) = (NextJobId::<T>::get(), remark::<T>(MAX_CALL));
	Pallet::<T>::do_create_job(scene.owner.clone(), scene.service, call, 1, TIMES, PRICE)?;
	Ok(id)
}

/// Fills the missed turns of an assignment, all of them of an era long over.
fn miss<T: Config>(assignment: AssignmentId) {
	let missed = (0..MAX_ERAS).map(|_| Missed { era: 0, turns: 1 }).collect();
	Misses::<T>::insert(assignment, BoundedVec::truncate_from(missed));
}

/// Returns the weight that a benchmark with these components measures. `None` if there is no such
/// benchmark.
pub fn weight_of<W: WeightInfo>(benchmark: &str, components: &[u32]) -> Option<Weight> {
	match (benchmark, components) {
		("enlist", []) => Some(W::enlist()),
		("resign", []) => Some(W::resign()),
		("create_job", [l]) => Some(W::create_job(*l)),
		("cancel_job", []) => Some(W::cancel_job()),
		("perform", []) => Some(W::perform()),
		("forget_misses", []) => Some(W::forget_misses()),
		("judge", []) => Some(W::judge()),
		_ => None,
	}
}

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	/// The last operator for which there is room.
	#[benchmark]
	fn enlist() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(account("owner", 0, 0), whitelisted_caller())?;
		let (keeper, _) = scene.keeper(0)?;
		Keepers::<T>::mutate(scene.service, |keepers| keepers.remove(0));

		#[extrinsic_call]
		_(RawOrigin::Signed(keeper.clone()), scene.service);

		ensure!(Keepers::<T>::get(scene.service).contains(&keeper), "it takes no turns");
		Ok(())
	}

	/// One of a full list.
	#[benchmark]
	fn resign() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(account("owner", 0, 0), whitelisted_caller())?;
		let (keeper, _) = scene.keeper(0)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(keeper.clone()), scene.service, keeper.clone());

		ensure!(!Keepers::<T>::get(scene.service).contains(&keeper), "it takes turns");
		Ok(())
	}

	/// A call of `l` bytes, and the first turn of an era, which reads all operators.
	#[benchmark]
	fn create_job(l: Linear<OVERHEAD, MAX_CALL>) -> Result<(), BenchmarkError> {
		let scene = scene::<T>(whitelisted_caller(), account("keeper", 0, 0))?;
		let call = Box::new(remark::<T>(l));
		let id = NextJobId::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.owner), scene.service, call, 1, TIMES, PRICE);

		let dealt = Jobs::<T>::get(id).is_some_and(|job| job.turn.is_some());
		ensure!(dealt, "there is no job with a turn");
		Ok(())
	}

	#[benchmark]
	fn cancel_job() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(whitelisted_caller(), account("keeper", 0, 0))?;
		let id = job::<T>(&scene)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.owner), id);

		ensure!(!Jobs::<T>::contains_key(id), "there is the job");
		Ok(())
	}

	/// Another's turn, which counts as missed, with a call of maximum length; the first turn of an era is
	/// dealt, which reads all operators.
	#[benchmark]
	fn perform() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(account("owner", 0, 0), whitelisted_caller())?;
		let id = job::<T>(&scene)?;
		let ((caller, _), (keeper, late)) = (scene.keeper(0)?, scene.keeper(1)?);
		let turn = Some(Turn { keeper, assignment: late });
		Jobs::<T>::mutate(id, |job| job.as_mut().map(|job| job.turn = turn));
		miss::<T>(late);
		next_era::<T>(NOW + 1 + WINDOW);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), id);

		let job = Jobs::<T>::get(id).ok_or("there is no job")?;
		ensure!(job.times_left + 1 == TIMES && job.turn.is_some(), "the job was not done");
		let missed = Misses::<T>::get(late).last().map(|missed| missed.era);
		ensure!(missed == T::Pledges::era_of((NOW + 1).into()), "no turn was missed");
		let done = Event::JobDone { job: id, keeper: caller, price: PRICE, result: Ok(()) };
		frame_system::Pallet::<T>::assert_last_event(done.into());
		Ok(())
	}

	/// A full record.
	#[benchmark]
	fn forget_misses() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(account("owner", 0, 0), account("keeper", 0, 0))?;
		let (_, assignment) = scene.keeper(0)?;
		miss::<T>(assignment);
		let view = T::Pledges::service(scene.service).ok_or("there is no service")?;
		for era in 0..=view.exit_window {
			next_era::<T>(NOW + 10 + era);
		}
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.service, assignment);

		ensure!(Misses::<T>::get(assignment).is_empty(), "turns are remembered");
		Ok(())
	}

	/// The last era of a full record.
	#[benchmark]
	fn judge() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(account("owner", 0, 0), account("keeper", 0, 0))?;
		let (service, now) = (scene.service, T::Pledges::era());
		let (operator, assignment) = scene.keeper(0)?;
		miss::<T>(assignment);
		Misses::<T>::mutate(assignment, |eras| eras.last_mut().map(|missed| missed.era = now));
		let block = NOW.into();
		let context =
			Context { service, assignment, operator: &operator, now, block, eras: &[], keys: &[] };
		let verdict;

		#[block]
		{
			verdict = Pallet::<T>::judge(&rules(), &context, &now.encode());
		}

		ensure!(verdict.is_ok_and(|it| it.offence_era == now), "no fault was found");
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::new_test_ext(), crate::tests::Test);
}
