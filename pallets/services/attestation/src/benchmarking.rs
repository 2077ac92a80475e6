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
use frame_support::{ensure, weights::Weight, BoundedVec};
use frame_system::RawOrigin;
use restaking_primitives::{
	AssignmentId, BenchmarkHelper, Context, DatedKey, Judge, KeyProof, PledgeInspect, ServiceKey,
};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	Perbill,
};

/// First block of the era in which everything is measured. Every block is a height.
const NOW: u32 = 1_000;

const RULES: Equivocation =
	Equivocation { first: 0, period: 1, voting: KEPT, fraction: Perbill::from_percent(10) };

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
	let service = T::BenchmarkHelper::service(RULES, &whitelisted_caller())?;
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
	let proof = T::BenchmarkHelper::sign(&signer.key, &message);
	Ok(proof.ok_or("the key does not sign")?)
}

/// Returns a full ballot: each signer has a statement of its own.
fn full_ballot(height: u64) -> Ballot {
	let tally = |seed: u32| Tally { content: BlakeTwo256::hash_of(&seed), counted: 1 };
	Ballot {
		height,
		era: 0,
		total: MAX_SIGNERS.into(),
		tallies: BoundedVec::truncate_from((0..MAX_SIGNERS).map(tally).collect()),
		signers: BoundedVec::truncate_from((0..MAX_SIGNERS).map(AssignmentId).collect()),
		accepted: Some(H256::zero()),
	}
}

/// Returns the weight that a benchmark with these components measures. `None` if there is no such
/// benchmark.
pub fn weight_of<W: WeightInfo>(benchmark: &str, components: &[u32]) -> Option<Weight> {
	match (benchmark, components) {
		("attest", [s]) => Some(W::attest(*s)),
		("judge", []) => Some(W::judge()),
		_ => None,
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The first `s` signatures for a height, which are a quorum, over a full ballot in the same place.
	#[benchmark]
	fn attest(s: Linear<1, MAX_SIGNERS>) -> Result<(), BenchmarkError> {
		let (service, signers) = signers::<T>(s)?;
		let height = u64::from(NOW);
		let before = height - u64::from(KEPT);
		let content = H256::repeat_byte(1);
		let statement = Statement { height, content };
		Ballots::<T>::insert(service, ballots::place_of(height), full_ballot(before));
		Latest::<T>::insert(service, Statement { height: before, content });
		let mut signatures = Vec::new();
		for signer in &signers {
			let signature = sign::<T>(service, signer, &statement)?;
			signatures.push(Signed { operator: signer.account.clone(), signature });
		}
		let caller = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), service, statement, BoundedVec::truncate_from(signatures));

		ensure!(Latest::<T>::get(service) == Some(statement), "the statement was not accepted");
		Ok(())
	}

	/// Two statements, signed with the oldest of many keys.
	#[benchmark]
	fn judge() -> Result<(), BenchmarkError> {
		let (service, signers) = signers::<T>(1)?;
		let signer = signers.first().ok_or("nobody signs")?;
		let (height, now) = (u64::from(NOW), T::Pledges::era());
		let mut said = Vec::new();
		for content in [H256::repeat_byte(1), H256::repeat_byte(2)] {
			said.push((content, sign::<T>(service, signer, &Statement { height, content })?));
		}
		let (other, one) = (said.pop().ok_or("unsaid")?, said.pop().ok_or("unsaid")?);
		let dated = |number: u32| DatedKey { from_era: now + number, key: signer.key.clone() };
		let keys: Vec<_> = (0..KEYS).map(dated).collect();
		let (assignment, operator) = (signer.assignment, &signer.account);
		let block = NOW.into();
		let context = Context { service, assignment, operator, now, block, eras: &[], keys: &keys };
		let evidence = Evidence { height, one, other }.encode();
		let verdict;

		#[block]
		{
			verdict = Pallet::<T>::judge(&RULES, &context, &evidence);
		}

		ensure!(verdict.is_ok_and(|it| it.offence_era == now), "no fault was found");
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::new_test_ext(), crate::tests::Test);
}
