//! Benchmarks of the calls and of the judgement, each at its worst.

// No part of a chain, and the macros expand to arithmetic, casts and panics.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::panic,
	clippy::unwrap_used
)]

use crate::{draws::Draws, pallet::*, *};
use alloc::vec::Vec;
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{
	ensure,
	traits::fungible::Mutate,
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use frame_system::RawOrigin;
use restaking_primitives::{
	AssignmentId, Balance, BenchmarkHelper, Context, Forgotten, Judge, PledgeInspect, ServiceId,
	MAX_PLACES,
};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	Perbill,
};

/// First block of the era in which everything is measured.
const NOW: u32 = 1_000;
const RESPONSE: u32 = 32;

/// Funds of each account, and the price of a challenge: well above any existential deposit.
const FUNDS: Balance = 1 << 90;
const PRICE: Balance = 1 << 40;

fn rules() -> Withholding {
	Withholding {
		draws: MAX_DRAWS,
		response: RESPONSE,
		price: PRICE,
		doubling: MAX_DOUBLING,
		fraction: Perbill::from_percent(10),
	}
}

fn next_era<T: Config>(block: u32) {
	frame_system::Pallet::<T>::set_block_number(block.into());
	T::BenchmarkHelper::next_era(block);
}

/// Returns a chunk of `bytes` bytes at a place of a blob, with `hashes` hashes that lead to its root.
fn chunk_at(place: u32, bytes: u32, hashes: u32) -> (Blob, Chunk, Proof) {
	let chunk: Chunk = BoundedVec::truncate_from((0..bytes).map(|_| 7).collect());
	let proof: Vec<H256> = (0..hashes).map(|hash| BlakeTwo256::hash_of(&hash)).collect();
	let mut root = BlakeTwo256::hash(&chunk);
	for (level, other) in proof.iter().enumerate() {
		root = match place >> level & 1 {
			0 => BlakeTwo256::hash_of(&(root, other)),
			_ => BlakeTwo256::hash_of(&(other, root)),
		};
	}
	let blob = Blob { root, chunks: 1 << hashes, chunk_size: bytes };
	(blob, chunk, BoundedVec::truncate_from(proof))
}

/// Returns as many blobs as can be promised, the largest there are.
fn blobs() -> Vec<Blob> {
	let blob = |number: u32| Blob {
		root: BlakeTwo256::hash_of(&number),
		chunks: MAX_CHUNKS,
		chunk_size: MAX_CHUNK,
	};
	(0..MAX_ITEMS).map(blob).collect()
}

/// An operator that serves in the era that begins now, and an account that asks it.
struct Scene<AccountId> {
	service: ServiceId,
	operator: AccountId,
	assignment: AssignmentId,
	asker: AccountId,
}

fn scene<T: Config>(
	operator: T::AccountId,
	asker: T::AccountId,
) -> Result<Scene<T::AccountId>, BenchmarkError> {
	let service = T::BenchmarkHelper::service(rules(), &account("owner", 0, 0))?;
	let (assignment, _) = T::BenchmarkHelper::serve(service, &operator)?;
	for who in [&operator, &asker] {
		T::Currency::mint_into(who, FUNDS)?;
	}
	next_era::<T>(NOW);
	Ok(Scene { service, operator, assignment, asker })
}

/// Lets the operator have promised these blobs before the present era.
fn promised<T: Config>(scene: &Scene<T::AccountId>, blobs: &[Blob]) -> Result<(), BenchmarkError> {
	let era = T::Pledges::era();
	for blob in blobs {
		let (service, operator) = (scene.service, scene.operator.clone());
		Pallet::<T>::do_promise(operator, service, *blob, era + 1, 0).map_err(|it| it.error)?;
	}
	Held::<T>::mutate(scene.assignment, |holding| {
		let items = holding.iter_mut().flat_map(|holding| holding.items.iter_mut());
		items.for_each(|item| item.from_era = era);
	});
	Ok(())
}

/// Lets the operator have answered in as many eras as are kept before the present one.
fn answered_before<T: Config>(scene: &Scene<T::AccountId>) {
	let era = T::Pledges::era();
	let kept = T::Pledges::service(scene.service).map_or(0, |it| it.exit_window);
	let shown: Vec<_> = (era.saturating_sub(kept)..era).map(|it| (it, u64::MAX)).collect();
	Shown::<T>::insert(scene.assignment, BoundedVec::truncate_from(shown));
}

/// Asks for the first chunk of a blob, while as many challenges but one are open. Returns the number.
fn asked<T: Config>(
	scene: &Scene<T::AccountId>,
	blob: Blob,
) -> Result<ChallengeId, BenchmarkError> {
	for _ in 1..MAX_OPEN {
		let (asker, operator) = (scene.asker.clone(), scene.operator.clone());
		Pallet::<T>::do_challenge(asker, scene.service, operator, blob, 0)?;
	}
	Ok(NextChallengeId::<T>::get() - 1)
}

/// Returns the weight that a benchmark with these components measures. `None` if there is no such
/// benchmark.
pub fn weight_of<W: WeightInfo>(benchmark: &str, components: &[u32]) -> Option<Weight> {
	match (benchmark, components) {
		("promise", [h]) => Some(W::promise(*h)),
		("end_promise", []) => Some(W::end_promise()),
		("challenge", []) => Some(W::challenge()),
		("answer", [c, p]) => Some(W::answer(*c, *p)),
		("answer_challenge", [c, p]) => Some(W::answer_challenge(*c, *p)),
		("fail_challenge", []) => Some(W::fail_challenge()),
		("forget_challenge", []) => Some(W::forget_challenge()),
		("forget", []) => Some(W::forget()),
		("judge", []) => Some(W::judge()),
		("visit", []) => Some(W::visit()),
		_ => None,
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The last promise that there can be. The list of the blob's holders is full, and the last of the `h`
	/// that are looked at makes room.
	#[benchmark]
	fn promise(h: Linear<0, MAX_PLACES>) -> Result<(), BenchmarkError> {
		let scene = scene::<T>(whitelisted_caller(), account("asker", 0, 0))?;
		let blobs = blobs();
		let (last, others) = blobs.split_last().ok_or("there are no blobs")?;
		promised::<T>(&scene, others)?;
		let until_era = T::Pledges::era() + 1;
		let mut holders = Vec::new();
		for number in 1..h {
			let operator = account("holder", number, 0);
			let (assignment, _) = T::BenchmarkHelper::serve(scene.service, &operator)?;
			holders.push(Holder { assignment, until_era });
		}
		if h > 0 {
			let gone = |number| Holder { assignment: AssignmentId(u32::MAX - number), until_era };
			holders.extend((h - 1..MAX_PLACES).map(gone));
		}
		Holders::<T>::insert(scene.service, last, BoundedVec::truncate_from(holders));
		let operator = scene.operator;

		#[extrinsic_call]
		_(RawOrigin::Signed(operator), scene.service, *last, until_era, h);

		let mine = |holder: &Holder| holder.assignment == scene.assignment;
		ensure!(Holders::<T>::get(scene.service, last).iter().any(mine), "nothing was promised");
		Ok(())
	}

	/// One of as many promises as there can be, in a full list of holders, ended by another account.
	#[benchmark]
	fn end_promise() -> Result<(), BenchmarkError> {
		let caller: T::AccountId = whitelisted_caller();
		let scene = scene::<T>(account("operator", 0, 0), caller.clone())?;
		let blobs = blobs();
		promised::<T>(&scene, &blobs)?;
		let last = *blobs.last().ok_or("there are no blobs")?;
		let until_era = T::Pledges::era() + 1;
		let gone = |number| Holder { assignment: AssignmentId(u32::MAX - number), until_era };
		Holders::<T>::mutate(scene.service, last, |holders| {
			*holders = BoundedVec::truncate_from(
				holders.iter().copied().chain((1..MAX_PLACES).map(gone)).collect(),
			);
		});
		let window = T::Pledges::service(scene.service).map_or(0, |it| it.exit_window);
		for era in 0..window + 2 {
			next_era::<T>(NOW + 10 + era);
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.assignment, last);

		let left = Held::<T>::get(scene.assignment).map(|it| it.items.len());
		ensure!(left == Some(blobs.len() - 1), "the promise is kept");
		Ok(())
	}

	/// The last challenge that may be open, at an operator that holds as much as it can.
	#[benchmark]
	fn challenge() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(account("operator", 0, 0), whitelisted_caller())?;
		let blobs = blobs();
		promised::<T>(&scene, &blobs)?;
		let last = *blobs.last().ok_or("there are no blobs")?;
		let before = asked::<T>(&scene, last)?;
		let operator = scene.operator;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.asker), scene.service, operator, last, 0);

		let asked = Challenges::<T>::contains_key(scene.assignment, before + 1);
		ensure!(asked, "nobody was asked");
		Ok(())
	}

	/// A chunk of `c` bytes and a proof of `p` hashes, at an operator that holds as much as it can and has
	/// answered in all eras that are kept.
	#[benchmark]
	fn answer(
		c: Linear<MIN_CHUNK, MAX_CHUNK>,
		p: Linear<0, MAX_PROOF>,
	) -> Result<(), BenchmarkError> {
		let scene = scene::<T>(whitelisted_caller(), account("asker", 0, 0))?;
		let mut blobs = blobs();
		let (draw, era) = (MAX_ITEMS - 1, T::Pledges::era());
		T::BenchmarkHelper::seed();
		let seed = T::Pledges::seed(era).ok_or("there is no seed")?;
		// The place of the chunk depends on the size of the blob, and not on its root.
		let last = blobs.last_mut().ok_or("there are no blobs")?;
		*last = chunk_at(0, c, p).0;
		let items = |blobs: &[Blob]| -> Vec<Item> {
			let item =
				|blob: &Blob| Item { blob: *blob, from_era: era, until_era: era, deposit: 0 };
			blobs.iter().map(item).collect()
		};
		let draws = Draws::of(scene.assignment, &items(&blobs), era, MAX_DRAWS);
		let (_, place) = draws.chunk(seed.value, draw).ok_or("there is no draw")?;
		let (blob, chunk, proof) = chunk_at(place, c, p);
		*blobs.last_mut().ok_or("there are no blobs")? = blob;
		promised::<T>(&scene, &blobs)?;
		answered_before::<T>(&scene);

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.operator), scene.service, era, draw, chunk, proof);

		let shown = Shown::<T>::get(scene.assignment).last().copied();
		ensure!(shown == Some((era, 1 << draw)), "nothing was shown");
		Ok(())
	}

	/// A chunk of `c` bytes and a proof of `p` hashes, while other challenges are open.
	#[benchmark]
	fn answer_challenge(
		c: Linear<MIN_CHUNK, MAX_CHUNK>,
		p: Linear<0, MAX_PROOF>,
	) -> Result<(), BenchmarkError> {
		let (blob, chunk, proof) = chunk_at(0, c, p);
		let scene = scene::<T>(whitelisted_caller(), account("asker", 0, 0))?;
		promised::<T>(&scene, &[blob])?;
		let id = asked::<T>(&scene, blob)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.operator), scene.assignment, id, chunk, proof);

		ensure!(!Challenges::<T>::contains_key(scene.assignment, id), "nothing was shown");
		Ok(())
	}

	/// A challenge without an answer.
	#[benchmark]
	fn fail_challenge() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(account("operator", 0, 0), account("asker", 0, 0))?;
		let (blob, ..) = chunk_at(0, MIN_CHUNK, MAX_PROOF);
		promised::<T>(&scene, &[blob])?;
		let id = asked::<T>(&scene, blob)?;
		next_era::<T>(NOW + RESPONSE);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		close_challenge(RawOrigin::Signed(caller), scene.assignment, id);

		let known = Challenges::<T>::get(scene.assignment, id);
		ensure!(known.is_some_and(|it| it.stage == Stage::Failed), "the challenge has not failed");
		Ok(())
	}

	/// A challenge that has failed and can not be reported any more.
	#[benchmark]
	fn forget_challenge() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(account("operator", 0, 0), account("asker", 0, 0))?;
		let (blob, ..) = chunk_at(0, MIN_CHUNK, MAX_PROOF);
		promised::<T>(&scene, &[blob])?;
		let id = asked::<T>(&scene, blob)?;
		next_era::<T>(NOW + RESPONSE);
		Pallet::<T>::do_close_challenge(scene.assignment, id)?;
		let view = T::Pledges::service(scene.service).ok_or("there is no service")?;
		for era in 0..view.exit_window {
			next_era::<T>(NOW + RESPONSE + 1 + era);
		}
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		close_challenge(RawOrigin::Signed(caller), scene.assignment, id);

		ensure!(!Challenges::<T>::contains_key(scene.assignment, id), "the challenge is there");
		Ok(())
	}

	/// One of as many promises as there can be.
	#[benchmark]
	fn forget() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(account("operator", 0, 0), account("asker", 0, 0))?;
		let blobs = blobs();
		promised::<T>(&scene, &blobs)?;
		asked::<T>(&scene, *blobs.first().ok_or("there are no blobs")?)?;
		answered_before::<T>(&scene);
		let (gone, removed) = (Forgotten::Assignment(scene.assignment), 1);
		let done;

		#[block]
		{
			done = <Pallet<T> as Judge<T::AccountId, _>>::forget(&rules(), gone, removed);
		}

		let left = Held::<T>::get(scene.assignment).map(|it| it.items.len());
		ensure!((done, left) == (1, Some(blobs.len() - 1)), "nothing was forgotten");
		Ok(())
	}

	/// The draws of an era at an operator that holds as much as it can, and has answered all but one.
	#[benchmark]
	fn judge() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(account("operator", 0, 0), account("asker", 0, 0))?;
		promised::<T>(&scene, &blobs())?;
		answered_before::<T>(&scene);
		let era = T::Pledges::era();
		let pushed = Shown::<T>::mutate(scene.assignment, |it| it.try_push((era, u64::MAX >> 1)));
		ensure!(pushed.is_ok(), "too many eras are kept");
		T::BenchmarkHelper::seed();
		next_era::<T>(NOW + RESPONSE);
		let Scene { service, assignment, operator, .. } = scene;
		let (now, clock) = (T::Pledges::era(), T::Pledges::clock());
		let context =
			Context { service, assignment, operator: &operator, now, clock, eras: &[], keys: &[] };
		let verdict;

		#[block]
		{
			verdict = Pallet::<T>::judge(&rules(), &context, &Evidence::Withheld { era }.encode());
		}

		ensure!(verdict.is_ok_and(|it| it.offence_era == era), "no fault was found");
		Ok(())
	}

	/// A member that nothing was asked of, and as many challenges as a visit looks at, none of which is due. Another
	/// service was visited last.
	#[benchmark]
	fn visit() -> Result<(), BenchmarkError> {
		let scene = scene::<T>(account("operator", 0, 0), account("asker", 0, 0))?;
		let (era, blob) = (T::Pledges::era(), chunk_at(0, MIN_CHUNK, MAX_PROOF).0);
		let Scene { service, operator, .. } = &scene;
		Pallet::<T>::do_promise(operator.clone(), *service, blob, era + 1, 0)
			.map_err(|it| it.error)?;
		T::BenchmarkHelper::publish(*service);
		next_era::<T>(NOW + 4 * RESPONSE);
		T::BenchmarkHelper::pass(NOW + 8 * RESPONSE);
		asked::<T>(&scene, blob)?;
		LastVisited::<T>::put(ServiceId(u32::MAX));
		let mut meter = WeightMeter::new();

		#[block]
		{
			Pallet::<T>::visit_some(&mut meter);
		}

		let reached = Cursors::<T>::get(scene.service).map(|cursor| cursor.era);
		ensure!(reached == Some(era + 1), "the service was not visited");
		ensure!(LastLooked::<T>::get().is_some(), "no challenge was looked at");
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::new_test_ext(), crate::tests::Test);
}
