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
use alloc::vec::Vec;
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{
	ensure,
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use frame_system::RawOrigin;
use restaking_primitives::{
	place_of_era, AssignmentId, BenchmarkHelper, Context, DatedKey, EraStart, Forgotten, Judge,
	KeyProof, PledgeInspect, ServiceKey, WorkDone,
};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	Perbill,
};

/// First block of the era in which everything is measured. Every block is a height.
const NOW: u32 = 1_000;

/// Returns the rules of the service.
fn rules<T: Config>() -> Equivocation {
	Equivocation {
		first: 0,
		period: 1,
		voting: T::BenchmarkHelper::voting(),
		fraction: Perbill::from_percent(10),
		most_missed: Perbill::from_percent(50),
		absence: Perbill::from_percent(1),
		pays_work: true,
	}
}

/// Number of keys of an operator that the judge searches: more than a chain keeps.
const KEYS: u32 = 32;

struct Signer<AccountId> {
	account: AccountId,
	assignment: AssignmentId,
	key: ServiceKey,
}

type SignersOf<T> = Vec<Signer<<T as frame_system::Config>::AccountId>>;

/// Returns a service and `count` operators that serve in the era that begins now.
fn signers<T: Config>(count: u32) -> Result<(ServiceId, SignersOf<T>), BenchmarkError> {
	let service = T::BenchmarkHelper::service(rules::<T>(), &whitelisted_caller())?;
	let mut signers = Vec::new();
	for number in 0..count {
		let account: T::AccountId = account("operator", number, 0);
		let (assignment, key) = T::BenchmarkHelper::serve(service, &account)?;
		signers.push(Signer { account, assignment, key });
	}
	frame_system::Pallet::<T>::set_block_number(NOW.into());
	T::BenchmarkHelper::next_era(NOW);
	Ok((service, signers))
}

fn sign<T: Config>(
	service: ServiceId,
	signer: &Signer<T::AccountId>,
	statement: &Statement,
) -> Result<KeyProof, BenchmarkError> {
	let message = service::message::<T>(service, statement);
	let proof = T::BenchmarkHelper::sign(&signer.key, &message.bytes);
	Ok(proof.ok_or("the key does not sign")?)
}

/// Returns a full ballot: each signer has a content of its own.
fn full_ballot(height: u64) -> Ballot {
	let tally = |seed: u32| Tally { content: BlakeTwo256::hash_of(&seed), counted: 1 };
	Ballot {
		height,
		era: 0,
		total: MAX_PLACES.into(),
		tallies: BoundedVec::truncate_from((0..MAX_PLACES).map(tally).collect()),
		signers: BoundedVec::truncate_from((0..MAX_PLACES).map(AssignmentId).collect()),
		accepted: Some(accepted_at(height)),
	}
}

/// Returns a statement that was accepted for a height.
fn accepted_at(height: u64) -> Accepted {
	Accepted {
		height,
		content: H256::repeat_byte(1),
		era: 0,
		block: 0,
		counted: 1,
		total: MAX_PLACES.into(),
		quorum: Perbill::one(),
		certified: 0,
	}
}

/// Returns the weight that a benchmark with these components measures. `None` if there is no such
/// benchmark.
pub fn weight_of<W: WeightInfo>(benchmark: &str, components: &[u32]) -> Option<Weight> {
	match (benchmark, components) {
		("attest", [s]) => Some(W::attest(*s)),
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

	/// The first `s` signatures for a height, which are a quorum, over a full ballot in the same place.
	#[benchmark]
	fn attest(s: Linear<1, MAX_PLACES>) -> Result<(), BenchmarkError> {
		let (service, signers) = signers::<T>(s)?;
		let (height, era) = (u64::from(NOW), T::Pledges::era());
		let before = height - u64::from(KEPT);
		let statement = Statement { era, height, content: H256::repeat_byte(1) };
		// Others were present in this era.
		let others = (0..MAX_PLACES - s).map(|other| (AssignmentId(u32::MAX - other), 1));
		let work = EraWork { era, attempted: 1, done: BoundedVec::truncate_from(others.collect()) };
		Work::<T>::insert(service, place_of_era(era), work);
		Ballots::<T>::insert(service, ballots::place_of(height), full_ballot(before));
		Latest::<T>::insert(service, accepted_at(before));
		let mut signatures = Vec::new();
		for signer in &signers {
			let signature = sign::<T>(service, signer, &statement)?;
			signatures.push(Signed { operator: signer.account.clone(), signature });
		}
		let caller = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), service, statement, BoundedVec::truncate_from(signatures));

		let latest = Latest::<T>::get(service).map(|it| it.height);
		ensure!(latest == Some(height), "the statement was not accepted");
		Ok(())
	}

	/// Two statements, signed with the oldest of many keys, in the oldest of many eras.
	#[benchmark]
	fn judge() -> Result<(), BenchmarkError> {
		let (service, signers) = signers::<T>(1)?;
		let signer = signers.first().ok_or("nobody signs")?;
		let (height, now) = (u64::from(NOW), T::Pledges::era());
		let mut said = Vec::new();
		for content in [H256::repeat_byte(1), H256::repeat_byte(2)] {
			let signature = sign::<T>(service, signer, &Statement { era: now, height, content })?;
			said.push(Said { era: now, content, signature });
		}
		let (other, one) = (said.pop().ok_or("unsaid")?, said.pop().ok_or("unsaid")?);
		let dated = |number: u32| DatedKey { from_era: now + number, key: signer.key.clone() };
		let keys: Vec<_> = (0..KEYS).map(dated).collect();
		let begun = |number: u32| EraStart { era: now + number, tick: (NOW + number).into() };
		let eras: Vec<_> = (0..KEYS).map(begun).collect();
		let (assignment, operator) = (signer.assignment, &signer.account);
		let (clock, last) = ((NOW + KEYS).into(), now + KEYS);
		let context =
			Context { service, assignment, operator, now: last, clock, eras: &eras, keys: &keys };
		let evidence = Evidence::Equivocation { height, one, other }.encode();
		let rules = rules::<T>();
		let verdict;

		#[block]
		{
			verdict = Pallet::<T>::judge(&rules, &context, &evidence);
		}

		ensure!(verdict.is_ok_and(|it| it.offence_era == now), "no fault was found");
		Ok(())
	}

	/// The last of a full record. Without what the pallet does that rewards work, which has a weight of its own.
	#[benchmark]
	fn settle_work() -> Result<(), BenchmarkError> {
		let (service, signers) = signers::<T>(1)?;
		let (era, assignment) =
			(T::Pledges::era(), signers.first().ok_or("nobody signs")?.assignment);
		let others = (1..MAX_PLACES).map(|other| (AssignmentId(u32::MAX - other), 1));
		let done: Vec<_> = others.chain([(assignment, 1)]).collect();
		let work = EraWork { era, attempted: 2, done: BoundedVec::truncate_from(done) };
		Work::<T>::insert(service, place_of_era(era), work);
		let voting = rules::<T>().voting;
		T::BenchmarkHelper::next_era(NOW + 4 * voting);
		T::BenchmarkHelper::pass(NOW + 8 * voting);
		let work;

		#[block]
		{
			work = Pallet::<T>::work_of(service, assignment)?;
			let WorkDone { era, points, most } = work;
			Pallet::<T>::deposit_event(Event::WorkSettled { assignment, era, points, most });
		}

		ensure!((work.points, work.most) == (1, 2), "other work was done");
		Ok(())
	}

	/// A full ballot, the first of all that are kept.
	#[benchmark]
	fn forget() -> Result<(), BenchmarkError> {
		let (service, _) = signers::<T>(1)?;
		for height in 0..KEPT.into() {
			Ballots::<T>::insert(service, ballots::place_of(height), full_ballot(height));
		}
		let rules = rules::<T>();
		let removed;

		#[block]
		{
			removed = Pallet::<T>::forget(&rules, Forgotten::Service(service), 1);
		}

		ensure!(removed == 1, "no ballot was forgotten");
		Ok(())
	}

	/// A member of an era in which nothing was attempted, with a full record. Another service was visited last. What
	/// a look at a member costs is counted beside it.
	#[benchmark]
	fn visit() -> Result<(), BenchmarkError> {
		let (service, _) = signers::<T>(1)?;
		let era = T::Pledges::era();
		T::BenchmarkHelper::publish(service);
		let others = (0..MAX_PLACES).map(|other| (AssignmentId(u32::MAX - other), 1));
		let work = EraWork { era, attempted: 0, done: BoundedVec::truncate_from(others.collect()) };
		Work::<T>::insert(service, place_of_era(era), work);
		crate::Watched::<T>::watch(service, era);
		LastVisited::<T>::put(ServiceId(u32::MAX));
		let voting = rules::<T>().voting;
		T::BenchmarkHelper::next_era(NOW + 4 * voting);
		T::BenchmarkHelper::pass(NOW + 8 * voting);
		let mut meter = WeightMeter::new();

		#[block]
		{
			Pallet::<T>::visit_some(&mut meter);
		}

		let reached = Cursors::<T>::get(service).map(|cursor| cursor.era);
		ensure!(reached == Some(era + 1), "the service was not visited");
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::new_test_ext(), crate::tests::Test);
}
