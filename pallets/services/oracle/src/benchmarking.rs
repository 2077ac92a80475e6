//! Benchmarks of the calls and of the judgement, each at its worst.

// No part of a chain, and the macros expand to arithmetic, casts and panics.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::panic,
	clippy::unwrap_used
)]

use crate::{pallet::*, types::*, *};
use alloc::vec::Vec;
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{
	ensure,
	weights::{Weight, WeightMeter},
};
use frame_system::RawOrigin;
use restaking_primitives::{
	place_of_era, BenchmarkHelper, Context, EraStart, Forgotten, Judge, WorkDone, MAX_PLACES,
};
use sp_runtime::{BoundedVec, Perbill};

/// First block of the era in which everything is measured. Each block is a round.
const NOW: u32 = 1_000;

fn rules() -> Deviation {
	let step = |beyond, percent| Some(Step { beyond, price: Perbill::from_percent(percent) });
	Deviation {
		round: 1,
		tolerance: Perbill::from_percent(1),
		steps: [step(3, 1), step(6, 2), step(20, 5), step(100, 10)],
		most_missed: Perbill::from_percent(10),
		absence: Perbill::from_percent(1),
		max_feeds: MAX_FEEDS,
		pays_work: true,
	}
}

/// Returns a feed with a name of maximum length, another one for each number.
fn feed(number: u32) -> Feed {
	let last = u8::try_from(number).unwrap_or_default();
	let name = BoundedVec::truncate_from([[b'/'; 31].as_slice(), &[last]].concat());
	Feed { name, decimals: 18, unit: [b'U'; 16], least: 1, since: 0, closed: None }
}

/// Returns a service with `feeds` feeds.
fn service<T: Config>(owner: &T::AccountId, feeds: u32) -> Result<ServiceId, BenchmarkError> {
	let service = T::BenchmarkHelper::service(rules(), owner)?;
	Feeds::<T>::insert(service, BoundedVec::truncate_from((0..feeds).map(feed).collect()));
	Ok(service)
}

/// Returns an operator that serves in the era that begins now.
fn operator<T: Config>(service: ServiceId) -> Result<(T::AccountId, AssignmentId), BenchmarkError> {
	let operator: T::AccountId = account("operator", 0, 0);
	let (assignment, _) = T::BenchmarkHelper::serve(service, &operator)?;
	frame_system::Pallet::<T>::set_block_number(NOW.into());
	T::BenchmarkHelper::next_era(NOW);
	Ok((operator, assignment))
}

/// Fills a round of `feeds` feeds with values of all members, of whom an eighth is far off, and the
/// records of its era.
fn fill<T: Config>(service: ServiceId, number: u64, era: EraIndex, feeds: u32) {
	let id = |place: u32| AssignmentId(u32::MAX - place);
	let entry = |place: u32| Entry {
		assignment: id(place),
		vote: Counted {
			weight: 1,
			value: if place.is_multiple_of(8) { i128::MIN } else { i128::MAX },
		},
	};
	let total = MAX_PLACES.into();
	for feed in 0..feeds {
		let entries = BoundedVec::truncate_from((0..MAX_PLACES).map(entry).collect());
		let slot = Slot { number, era, total, block: 0, entries };
		Slots::<T>::insert((service, feed, place_of_round(number)), slot);
	}
	let member = |place: u32| Member { assignment: id(place), weight: 1, feeds: u32::MAX };
	let members = BoundedVec::truncate_from((0..MAX_PLACES).map(member).collect());
	let roll = RollCall { number, era, total, members };
	Rolls::<T>::insert(service, place_of_round(number), roll);
	let steps: Vec<_> = (0..MAX_PLACES).rev().map(|place| (id(place), 1)).collect();
	let faults = EraFaults { era, steps: BoundedVec::truncate_from(steps) };
	Faults::<T>::insert(service, place_of_era(era), faults);
	let done: Vec<_> = (0..MAX_PLACES).rev().map(|place| (id(place), 1)).collect();
	let work = EraWork { era, attempted: u32::MAX / 2, done: BoundedVec::truncate_from(done) };
	Work::<T>::insert(service, place_of_era(era), work);
}

/// Returns the weight that a benchmark with these components measures. `None` if there is no such
/// benchmark.
pub fn weight_of<W: WeightInfo>(benchmark: &str, components: &[u32]) -> Option<Weight> {
	match (benchmark, components) {
		("open_feed", []) => Some(W::open_feed()),
		("close_feed", []) => Some(W::close_feed()),
		("submit", [f]) => Some(W::submit(*f)),
		("close_round", [f]) => Some(W::close_round(*f)),
		("judge", []) => Some(W::judge()),
		("settle_work", []) => Some(W::settle_work()),
		("forget", []) => Some(W::forget()),
		("visit", []) => Some(W::visit()),
		_ => None,
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The last of the feeds that a service may have.
	#[benchmark]
	fn open_feed() -> Result<(), BenchmarkError> {
		let owner: T::AccountId = whitelisted_caller();
		let service = service::<T>(&owner, MAX_FEEDS - 1)?;
		let Feed { name, decimals, unit, least, .. } = feed(MAX_FEEDS);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), service, name, decimals, unit, least);

		ensure!(Feeds::<T>::get(service).is_full(), "the feed is not open");
		Ok(())
	}

	/// The last of as many feeds as a service may have.
	#[benchmark]
	fn close_feed() -> Result<(), BenchmarkError> {
		let owner: T::AccountId = whitelisted_caller();
		let service = service::<T>(&owner, MAX_FEEDS)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), service, MAX_FEEDS - 1);

		let closed = |feeds: &[Feed]| feeds.last().is_some_and(|feed| feed.closed.is_some());
		ensure!(closed(&Feeds::<T>::get(service)), "the feed is open");
		Ok(())
	}

	/// The first value in a round for each of `f` feeds, all there are, which closes a full round before it.
	#[benchmark]
	fn submit(f: Linear<1, MAX_FEEDS>) -> Result<(), BenchmarkError> {
		let service = service::<T>(&whitelisted_caller(), f)?;
		let (operator, _) = operator::<T>(service)?;
		let number = u64::from(NOW);
		let era = T::Pledges::era();
		fill::<T>(service, number - 2, era.saturating_sub(1).max(1), MAX_FEEDS);
		let values: Vec<_> = (0..f).rev().map(|feed| (feed, i128::MAX)).collect();

		#[extrinsic_call]
		_(RawOrigin::Signed(operator), service, BoundedVec::truncate_from(values));

		for feed in 0..f {
			let slot = Slots::<T>::get((service, feed, place_of_round(number)));
			ensure!(slot.is_some_and(|slot| slot.entries.len() == 1), "there is no value");
		}
		Ok(())
	}

	/// A full round of `f` feeds, in which an eighth is far off.
	#[benchmark]
	fn close_round(f: Linear<1, MAX_FEEDS>) -> Result<(), BenchmarkError> {
		let caller = whitelisted_caller();
		let service = service::<T>(&caller, MAX_FEEDS)?;
		operator::<T>(service)?;
		let number = u64::from(NOW - 2);
		fill::<T>(service, number, 1, f);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), service, number);

		ensure!(Latest::<T>::get(service, f - 1).is_some(), "there is no answer");
		Ok(())
	}

	/// Absence, with full records.
	#[benchmark]
	fn judge() -> Result<(), BenchmarkError> {
		let service = service::<T>(&whitelisted_caller(), MAX_FEEDS)?;
		let (operator, assignment) = operator::<T>(service)?;
		let era = T::Pledges::era();
		T::BenchmarkHelper::next_era(NOW + 10);
		frame_system::Pallet::<T>::set_block_number((NOW + 20).into());
		let now = T::Pledges::era();
		fill::<T>(service, 0, era, 0);
		Rolls::<T>::mutate(service, 0, |roll| roll.as_mut().map(|roll| roll.era = era - 1));
		Work::<T>::mutate(service, place_of_era(era), |work| {
			work.done.last_mut().map(|last| *last = (assignment, 1))
		});
		let clock = u64::from(NOW) + 20;
		let eras = [(era, NOW), (now, NOW + 10)];
		let eras = eras.map(|(era, block)| EraStart { era, tick: block.into() });
		let context = Context {
			service,
			assignment,
			operator: &operator,
			now,
			clock,
			eras: &eras,
			keys: &[],
		};
		let evidence = Evidence::Absence { era }.encode();
		let verdict;

		#[block]
		{
			verdict = Pallet::<T>::judge(&rules(), &context, &evidence);
		}

		ensure!(verdict.is_ok_and(|it| it.fraction == rules().absence), "no fault was found");
		Ok(())
	}

	/// The last of a full record, with a round of another era. Without what the pallet does that rewards work, which
	/// has a weight of its own.
	#[benchmark]
	fn settle_work() -> Result<(), BenchmarkError> {
		let service = service::<T>(&whitelisted_caller(), MAX_FEEDS)?;
		let (_, assignment) = operator::<T>(service)?;
		let era = T::Pledges::era();
		T::BenchmarkHelper::next_era(NOW + 10);
		T::BenchmarkHelper::pass(NOW + 50);
		fill::<T>(service, 0, era, 0);
		Rolls::<T>::mutate(service, 0, |roll| roll.as_mut().map(|roll| roll.era = era - 1));
		Work::<T>::mutate(service, place_of_era(era), |work| {
			work.done.last_mut().map(|last| *last = (assignment, 1))
		});
		let work;

		#[block]
		{
			work = Pallet::<T>::work_of(service, assignment)?;
			let WorkDone { era, points, most } = work;
			Pallet::<T>::deposit_event(Event::WorkSettled { assignment, era, points, most });
		}

		ensure!((work.era, work.points) == (era, 1), "other work was done");
		Ok(())
	}

	/// A visit that finds as many faults as an era can have and members beside them, and has no weight left to accuse
	/// anybody.
	#[benchmark]
	fn visit() -> Result<(), BenchmarkError> {
		let service = service::<T>(&whitelisted_caller(), MAX_FEEDS)?;
		operator::<T>(service)?;
		let era = T::Pledges::era();
		T::BenchmarkHelper::publish(service);
		T::BenchmarkHelper::next_era(NOW + 10);
		T::BenchmarkHelper::pass(NOW + 50);
		fill::<T>(service, 0, era, 0);
		Rolls::<T>::remove(service, 0);
		crate::Watched::<T>::watch(service, era);
		let mut meter = WeightMeter::with_limit(T::WeightInfo::visit());

		#[block]
		{
			Pallet::<T>::visit_some(&mut meter);
		}

		ensure!(LastVisited::<T>::get() == Some(service), "nobody was visited");
		Ok(())
	}

	/// The last record of a service: its feeds, after the kinds of records of which it has none.
	#[benchmark]
	fn forget() -> Result<(), BenchmarkError> {
		let owner: T::AccountId = whitelisted_caller();
		let service = service::<T>(&owner, MAX_FEEDS)?;
		let removed;

		#[block]
		{
			removed = Pallet::<T>::forget(&rules(), Forgotten::Service(service), 1);
		}

		ensure!(removed == 1 && Feeds::<T>::get(service).is_empty(), "nothing was forgotten");
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::new_test_ext(), crate::tests::Test);
}
