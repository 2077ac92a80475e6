//! Benchmarks of the calls and of the judgement, each at its worst.

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
use frame_support::{ensure, weights::Weight};
use frame_system::RawOrigin;
use restaking_primitives::{
	AssignmentId, BenchmarkHelper, Context, EraIndex, Judge, PledgeInspect,
};
use sp_runtime::{BoundedVec, Perbill};

/// First block of the era in which everything is measured. Each block is a round.
const NOW: u32 = 1_000;

fn rules() -> Deviation {
	Deviation {
		round: 1,
		kept: MAX_KEPT,
		tolerance: Perbill::from_percent(1),
		fraction: Perbill::from_percent(10),
		misses: MAX_MISSES,
		absence: Perbill::from_percent(1),
	}
}

/// Returns a name of maximum length, another one for each feed.
fn name(feed: u32) -> Name {
	let last = u8::try_from(feed).unwrap_or_default();
	BoundedVec::truncate_from([[b'/'; 31].as_slice(), &[last]].concat())
}

/// Returns a service with `feeds` feeds.
fn service<T: Config>(owner: &T::AccountId, feeds: u32) -> Result<ServiceId, BenchmarkError> {
	let service = T::BenchmarkHelper::service(rules(), owner)?;
	Feeds::<T>::insert(service, BoundedVec::truncate_from((0..feeds).map(name).collect()));
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

/// Returns a full round that reached the quorum. Its last entry decides the median.
fn full_round(number: u64, era: EraIndex) -> Round {
	let entry = |id: u32| Entry {
		assignment: AssignmentId(u32::MAX - id),
		counted: if id + 1 < MAX_ANSWERS { 1 } else { MAX_ANSWERS.into() },
		value: (u128::MAX / 2).saturating_add(id.into()),
	};
	let entries = BoundedVec::truncate_from((0..MAX_ANSWERS).map(entry).collect());
	let before = Some(Answer { round: number, value: u128::MAX, counted: u128::MAX });
	let mut round = Round { number, era, total: 0, entries, before };
	round.total = round.counted();
	round
}

fn put<T: Config>(service: ServiceId, feed: FeedId, round: Round) {
	Latest::<T>::insert(service, feed, round.number);
	Rounds::<T>::insert((service, feed, rules().place_of(round.number)), round);
}

/// Returns the weight that a benchmark with these components measures. `None` if there is no such
/// benchmark.
pub fn weight_of<W: WeightInfo>(benchmark: &str, components: &[u32]) -> Option<Weight> {
	match (benchmark, components) {
		("open_feed", []) => Some(W::open_feed()),
		("close_feed", []) => Some(W::close_feed()),
		("submit", [f]) => Some(W::submit(*f)),
		("judge", [r]) => Some(W::judge(*r)),
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

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), service, name(MAX_FEEDS));

		ensure!(Feeds::<T>::get(service).last() == Some(&name(MAX_FEEDS)), "the feed is not open");
		Ok(())
	}

	/// The last of as many feeds as a service may have.
	#[benchmark]
	fn close_feed() -> Result<(), BenchmarkError> {
		let owner: T::AccountId = whitelisted_caller();
		let service = service::<T>(&owner, MAX_FEEDS)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), service, MAX_FEEDS - 1);

		ensure!(Feeds::<T>::get(service).last() == Some(&Name::default()), "the feed is open");
		Ok(())
	}

	/// The first answer in a round of each of `f` feeds, which closes a full round before it.
	#[benchmark]
	fn submit(f: Linear<1, MAX_FEEDS>) -> Result<(), BenchmarkError> {
		let service = service::<T>(&whitelisted_caller(), MAX_FEEDS)?;
		let (operator, _) = operator::<T>(service)?;
		for feed in 0..MAX_FEEDS {
			put::<T>(service, feed, full_round(u64::from(NOW) - 1, T::Pledges::era()));
		}
		let values: Vec<_> = (0..f).rev().map(|feed| (feed, u128::MAX)).collect();

		#[extrinsic_call]
		_(RawOrigin::Signed(operator), service, BoundedVec::truncate_from(values));

		for feed in 0..f {
			let round = Rounds::<T>::get((service, feed, rules().place_of(NOW.into())));
			let answers = round.map_or(0, |round| round.entries.len());
			ensure!(answers == 1, "there is no answer");
		}
		Ok(())
	}

	/// Absence in `r` rounds, all of them full.
	#[benchmark]
	fn judge(r: Linear<1, MAX_MISSES>) -> Result<(), BenchmarkError> {
		let service = service::<T>(&whitelisted_caller(), MAX_FEEDS)?;
		let (operator, assignment) = operator::<T>(service)?;
		let now = T::Pledges::era();
		let rounds: Vec<_> = (0..r).map(u64::from).collect();
		for number in &rounds {
			put::<T>(service, 0, full_round(*number, now));
		}
		let rules = Deviation { misses: r, ..rules() };
		let block = NOW.into();
		let context =
			Context { service, assignment, operator: &operator, now, block, eras: &[], keys: &[] };
		let rounds = BoundedVec::truncate_from(rounds);
		let evidence = Evidence::Absence { feed: 0, rounds }.encode();
		let verdict;

		#[block]
		{
			verdict = Pallet::<T>::judge(&rules, &context, &evidence);
		}

		ensure!(verdict.is_ok_and(|it| it.fraction == rules.absence), "no fault was found");
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::new_test_ext(), crate::tests::Test);
}
