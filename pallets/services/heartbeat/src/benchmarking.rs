//! Benchmarks of the call and of the judgement, each at its worst.

// No part of a chain, and the macros expand to arithmetic, casts and panics.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::panic,
	clippy::unwrap_used
)]

use crate::{pallet::*, *};
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use restaking_primitives::{BenchmarkHelper, Context, Forgotten, Judge, WorkDone};

const RULES: Silence = Silence { fraction: Perbill::from_percent(10), pays_work: true };

/// The number of blocks of the silent era: enough for a fault on every chain.
const ERA: u32 = 64;

/// Returns a service and an operator that serves from the era that begins now on, with as many
/// heartbeats as are remembered.
fn operator<T: Config>() -> Result<(ServiceId, T::AccountId, AssignmentId), BenchmarkError> {
	let operator: T::AccountId = whitelisted_caller();
	let service = T::BenchmarkHelper::service(RULES, &operator)?;
	let (assignment, _) = T::BenchmarkHelper::serve(service, &operator)?;
	next_era::<T>(10);
	let heard = (0..REMEMBERED).map(|_| 0).collect();
	Beats::<T>::insert(assignment, BoundedVec::truncate_from(heard));
	Ok((service, operator, assignment))
}

/// Looks at a service from this era on: not since its operator has joined.
fn watch<T: Config>(service: ServiceId, era: EraIndex) {
	crate::Watched::<T>::stop(service);
	crate::Watched::<T>::watch(service, era);
}

fn next_era<T: Config>(block: u32) {
	frame_system::Pallet::<T>::set_block_number(block.into());
	T::BenchmarkHelper::next_era(block);
}

/// Returns the weight that a benchmark with these components measures. `None` if there is no such
/// benchmark.
pub fn weight_of<W: WeightInfo>(benchmark: &str, components: &[u32]) -> Option<Weight> {
	match (benchmark, components) {
		("beat", []) => Some(W::beat()),
		("forget", []) => Some(W::forget()),
		("judge", []) => Some(W::judge()),
		("on_joined", []) => Some(W::on_joined()),
		("settle_work", []) => Some(W::settle_work()),
		("visit", []) => Some(W::visit()),
		_ => None,
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn on_joined() -> Result<(), BenchmarkError> {
		let (service, operator, assignment) = operator::<T>()?;
		crate::Watched::<T>::stop(service);
		let (now, clock) = (T::Pledges::era(), T::Pledges::clock());
		let context =
			Context { service, assignment, operator: &operator, now, clock, eras: &[], keys: &[] };

		#[block]
		{
			Pallet::<T>::on_joined(&RULES, &context);
		}

		ensure!(Cursors::<T>::contains_key(service), "nobody looks at the service");
		Ok(())
	}

	#[benchmark]
	fn beat() -> Result<(), BenchmarkError> {
		let (service, operator, assignment) = operator::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(operator), service);

		let last = Beats::<T>::get(assignment).last().copied();
		ensure!(last == Some(T::Pledges::era()), "the operator was not heard");
		Ok(())
	}

	#[benchmark]
	fn judge() -> Result<(), BenchmarkError> {
		let (service, operator, assignment) = operator::<T>()?;
		let silent = T::Pledges::era();
		next_era::<T>(10 + ERA);
		let now = T::Pledges::era();
		let clock = (10 + ERA).into();
		let context =
			Context { service, assignment, operator: &operator, now, clock, eras: &[], keys: &[] };
		let verdict;

		#[block]
		{
			verdict = Pallet::<T>::judge(&RULES, &context, &silent.encode());
		}

		ensure!(verdict.is_ok_and(|it| it.offence_era == silent), "no fault was found");
		Ok(())
	}

	/// Somebody was silent. Without what the pallet does that rewards work, which has a weight of its own.
	#[benchmark]
	fn settle_work() -> Result<(), BenchmarkError> {
		let (service, _, assignment) = operator::<T>()?;
		next_era::<T>(10 + ERA);
		let work;

		#[block]
		{
			work = Pallet::<T>::work_of(service, assignment)?;
			let WorkDone { era, points, most } = work;
			Pallet::<T>::deposit_event(Event::WorkSettled { assignment, era, points, most });
		}

		ensure!((work.points, work.most) == (0, 1), "other work was done");
		Ok(())
	}

	#[benchmark]
	fn forget() -> Result<(), BenchmarkError> {
		let (service, _, _) = operator::<T>()?;
		watch::<T>(service, T::Pledges::era());
		LastVisited::<T>::put(service);
		let removed;

		#[block]
		{
			removed = Pallet::<T>::forget(&RULES, Forgotten::Service(service), 1);
		}

		ensure!(removed == 1, "nothing was forgotten");
		Ok(())
	}

	// Another service was visited last. What a look at a member costs is counted beside it.
	#[benchmark]
	fn visit() -> Result<(), BenchmarkError> {
		let (service, _, _) = operator::<T>()?;
		let silent = T::Pledges::era();
		watch::<T>(service, silent);
		LastVisited::<T>::put(ServiceId(u32::MAX));
		next_era::<T>(10 + ERA);
		next_era::<T>(10 + 2 * ERA);
		let mut meter = WeightMeter::with_limit(T::WeightInfo::visit());

		#[block]
		{
			Pallet::<T>::visit_some(&mut meter);
		}

		let reached = Cursors::<T>::get(service).map(|cursor| cursor.era);
		ensure!(reached > Some(silent), "the service was not visited");
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::new_test_ext(), crate::tests::Test);
}
