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
use frame_support::{ensure, traits::fungible::Mutate, weights::Weight, BoundedVec};
use frame_system::RawOrigin;
use restaking_primitives::{
	AssignmentId, Balance, BenchmarkHelper, Context, Judge, PledgeInspect, ServiceId,
};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	Perbill,
};

/// First block of the era in which everything is measured.
const NOW: u32 = 1_000;
const RESPONSE: u32 = 2;

/// Funds of each account, and the price of a challenge: well above any existential deposit.
const FUNDS: Balance = 1 << 90;
const PRICE: Balance = 1 << 40;

fn rules() -> Withholding {
	Withholding {
		response: RESPONSE,
		open: MAX_OPEN,
		price: PRICE,
		fraction: Perbill::from_percent(10),
	}
}

fn next_era<T: Config>(block: u32) {
	frame_system::Pallet::<T>::set_block_number(block.into());
	T::BenchmarkHelper::next_era(block);
}

/// Returns a blob and its first chunk, with `hashes` hashes that lead to the root.
fn first_chunk(bytes: u32, hashes: u32) -> (Blob, Chunk, Proof) {
	let chunk: Chunk = BoundedVec::truncate_from((0..bytes).map(|_| 7).collect());
	let proof: Vec<H256> = (0..hashes).map(|hash| BlakeTwo256::hash_of(&hash)).collect();
	let leaf = BlakeTwo256::hash(&chunk);
	let root = proof.iter().fold(leaf, |node, next| BlakeTwo256::hash_of(&(node, next)));
	let blob = Blob { root, chunks: 1 << hashes, chunk_size: bytes };
	(blob, chunk, BoundedVec::truncate_from(proof))
}

/// An operator that serves in the era that begins now, and an account that asks it.
struct Scene<AccountId> {
	service: ServiceId,
	operator: AccountId,
	assignment: AssignmentId,
	asker: AccountId,
	blob: Blob,
}

/// Returns a scene in which the operator has promised a blob for this era.
fn promised<T: Config>(
	operator: T::AccountId,
	asker: T::AccountId,
	blob: Blob,
) -> Result<Scene<T::AccountId>, BenchmarkError>
where
	T::Currency: Mutate<T::AccountId>,
{
	let scene = scene::<T>(operator, asker, blob)?;
	Pallet::<T>::do_promise(scene.operator.clone(), scene.service, blob, T::Pledges::era())?;
	Ok(scene)
}

fn scene<T: Config>(
	operator: T::AccountId,
	asker: T::AccountId,
	blob: Blob,
) -> Result<Scene<T::AccountId>, BenchmarkError>
where
	T::Currency: Mutate<T::AccountId>,
{
	let service = T::BenchmarkHelper::service(rules(), &account("owner", 0, 0))?;
	let (assignment, _) = T::BenchmarkHelper::serve(service, &operator)?;
	for who in [&operator, &asker] {
		T::Currency::mint_into(who, FUNDS)?;
	}
	next_era::<T>(NOW);
	Ok(Scene { service, operator, assignment, asker, blob })
}

/// Returns a scene in which the operator is asked for the first chunk of its blob, and the challenge.
fn asked<T: Config>(
	operator: T::AccountId,
	asker: T::AccountId,
	blob: Blob,
) -> Result<(Scene<T::AccountId>, ChallengeId), BenchmarkError>
where
	T::Currency: Mutate<T::AccountId>,
{
	let scene = promised::<T>(operator, asker, blob)?;
	let id = NextChallengeId::<T>::get();
	// One more remains open.
	for _ in 0..2 {
		ask::<T>(&scene)?;
	}
	Ok((scene, id))
}

fn ask<T: Config>(scene: &Scene<T::AccountId>) -> Result<(), BenchmarkError> {
	let (asker, operator) = (scene.asker.clone(), scene.operator.clone());
	Pallet::<T>::do_challenge(asker, scene.service, operator, scene.blob, Some(0))?;
	Ok(())
}

/// Goes to the first block in which it is too late to answer.
fn too_late<T: Config>() {
	frame_system::Pallet::<T>::set_block_number((NOW + RESPONSE + 1).into());
}

/// Returns the weight that a benchmark with these components measures. `None` if there is no such
/// benchmark.
pub fn weight_of<W: WeightInfo>(benchmark: &str, components: &[u32]) -> Option<Weight> {
	match (benchmark, components) {
		("promise", []) => Some(W::promise()),
		("end_promise", []) => Some(W::end_promise()),
		("challenge", []) => Some(W::challenge()),
		("answer", [c, p]) => Some(W::answer(*c, *p)),
		("fail_challenge", []) => Some(W::fail_challenge()),
		("forget_challenge", []) => Some(W::forget_challenge()),
		("judge", []) => Some(W::judge()),
		_ => None,
	}
}

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	/// A new promise, with its deposit.
	#[benchmark]
	fn promise() -> Result<(), BenchmarkError> {
		let (blob, ..) = first_chunk(MIN_CHUNK, MAX_PROOF);
		let scene = scene::<T>(whitelisted_caller(), account("asker", 0, 0), blob)?;
		let (operator, until_era) = (scene.operator, T::Pledges::era());

		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()), scene.service, blob, until_era);

		let kept = Promises::<T>::contains_key((scene.service, blob, operator));
		ensure!(kept, "nothing was promised");
		Ok(())
	}

	/// A promise that is over, ended by another account.
	#[benchmark]
	fn end_promise() -> Result<(), BenchmarkError> {
		let (blob, ..) = first_chunk(MIN_CHUNK, MAX_PROOF);
		let caller: T::AccountId = whitelisted_caller();
		let scene = promised::<T>(account("operator", 0, 0), caller.clone(), blob)?;
		next_era::<T>(NOW + 10);
		let operator = scene.operator;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.service, blob, operator.clone());

		let kept = Promises::<T>::contains_key((scene.service, blob, operator));
		ensure!(!kept, "the promise is kept");
		Ok(())
	}

	/// A random chunk, while other challenges are open.
	#[benchmark]
	fn challenge() -> Result<(), BenchmarkError> {
		let (blob, ..) = first_chunk(MIN_CHUNK, MAX_PROOF);
		let (scene, first) = asked::<T>(account("operator", 0, 0), whitelisted_caller(), blob)?;
		let operator = scene.operator;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.asker), scene.service, operator, blob, None);

		ensure!(Challenges::<T>::contains_key(first + 2), "nobody was asked");
		Ok(())
	}

	/// A chunk of `c` bytes and a proof of `p` hashes.
	#[benchmark]
	fn answer(
		c: Linear<MIN_CHUNK, MAX_CHUNK>,
		p: Linear<0, MAX_PROOF>,
	) -> Result<(), BenchmarkError> {
		let (blob, chunk, proof) = first_chunk(c, p);
		let (scene, id) = asked::<T>(whitelisted_caller(), account("asker", 0, 0), blob)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.operator), id, chunk, proof);

		let paid = Event::ChallengeAnswered { challenge: id, price: PRICE };
		frame_system::Pallet::<T>::assert_last_event(paid.into());
		Ok(())
	}

	/// A challenge without an answer.
	#[benchmark]
	fn fail_challenge() -> Result<(), BenchmarkError> {
		let (blob, ..) = first_chunk(MIN_CHUNK, MAX_PROOF);
		let (_, id) = asked::<T>(account("operator", 0, 0), account("asker", 0, 0), blob)?;
		too_late::<T>();
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		close_challenge(RawOrigin::Signed(caller), id);

		let failed = Challenges::<T>::get(id).is_some_and(|it| it.stage == Stage::Failed);
		ensure!(failed, "the challenge has not failed");
		Ok(())
	}

	/// A challenge that has failed and cannot be reported any more.
	#[benchmark]
	fn forget_challenge() -> Result<(), BenchmarkError> {
		let (blob, ..) = first_chunk(MIN_CHUNK, MAX_PROOF);
		let (scene, id) = asked::<T>(account("operator", 0, 0), account("asker", 0, 0), blob)?;
		too_late::<T>();
		Pallet::<T>::do_close_challenge(id)?;
		let view = T::Pledges::service(scene.service).ok_or("there is no service")?;
		for era in 0..=view.exit_window {
			next_era::<T>(NOW + 10 + era);
		}
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		close_challenge(RawOrigin::Signed(caller), id);

		ensure!(!Challenges::<T>::contains_key(id), "the challenge is there");
		Ok(())
	}

	/// A challenge without an answer.
	#[benchmark]
	fn judge() -> Result<(), BenchmarkError> {
		let (blob, ..) = first_chunk(MIN_CHUNK, MAX_PROOF);
		let (scene, id) = asked::<T>(account("operator", 0, 0), account("asker", 0, 0), blob)?;
		too_late::<T>();
		let Scene { service, assignment, operator, .. } = scene;
		let now = T::Pledges::era();
		let block = NOW.into();
		let context =
			Context { service, assignment, operator: &operator, now, block, eras: &[], keys: &[] };
		let verdict;

		#[block]
		{
			verdict = Pallet::<T>::judge(&rules(), &context, &id.encode());
		}

		ensure!(verdict.is_ok_and(|it| it.offence_era == now), "no fault was found");
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::new_test_ext(), crate::tests::Test);
}
