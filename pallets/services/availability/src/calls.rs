//! The calls: operators promise, challengers ask, operators answer, and challenges end.

use crate::{
	challenges::ChallengeStore,
	pallet::*,
	promises::PromiseStore,
	service::{block_now, rules},
	Blob, Challenge, ChallengeId, Chunk, Proof, Stage,
};
use codec::Encode;
use frame_support::{ensure, traits::Randomness};
use restaking_primitives::{EraIndex, PledgeInspect, ServiceId};
use sp_runtime::{traits::BlakeTwo256, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_promise(
		operator: T::AccountId,
		service: ServiceId,
		blob: Blob,
		until_era: EraIndex,
	) -> DispatchResult {
		rules::<T>(service)?;
		ensure!(blob.is_within_bounds(), Error::<T>::BadBlob);
		let serving = T::Pledges::serving(service, &operator, T::Pledges::era());
		ensure!(serving.is_some(), Error::<T>::NotServing);
		PromiseStore::<T>::extend(service, blob, &operator, until_era)?;
		Self::deposit_event(Event::Promised { service, operator, blob, until_era });
		Ok(())
	}

	pub(crate) fn do_end_promise(
		service: ServiceId,
		blob: Blob,
		operator: T::AccountId,
	) -> DispatchResult {
		PromiseStore::<T>::remove(service, blob, &operator)?;
		Self::deposit_event(Event::PromiseEnded { service, operator, blob });
		Ok(())
	}

	pub(crate) fn do_challenge(
		challenger: T::AccountId,
		service: ServiceId,
		operator: T::AccountId,
		blob: Blob,
		chunk: Option<u32>,
	) -> DispatchResult {
		let (rules, era) = (rules::<T>(service)?, T::Pledges::era());
		let promised = PromiseStore::<T>::covers(service, blob, &operator, era);
		ensure!(promised, Error::<T>::NotPromised);
		let serving = T::Pledges::serving(service, &operator, era).ok_or(Error::<T>::NotServing)?;
		let id = ChallengeStore::<T>::next_id();
		let chunk = chunk.unwrap_or_else(|| random_chunk::<T>(id, blob.chunks));
		ensure!(chunk < blob.chunks, Error::<T>::NoSuchChunk);
		let due_block = block_now::<T>().saturating_add(rules.response.into());
		let challenge = Challenge {
			service,
			operator: operator.clone(),
			assignment: serving.assignment,
			blob,
			chunk,
			challenger,
			price: rules.price,
			asked_era: era,
			due_block,
			stage: Stage::Open,
		};
		ChallengeStore::<T>::open(challenge, rules.open)?;
		let challenge = id;
		let event = Event::Challenged { challenge, service, operator, blob, chunk, due_block };
		Self::deposit_event(event);
		Ok(())
	}

	pub(crate) fn do_answer(
		operator: T::AccountId,
		id: ChallengeId,
		chunk: Chunk,
		proof: Proof,
	) -> DispatchResult {
		let challenge = ChallengeStore::<T>::known(id)?;
		ensure!(challenge.operator == operator, Error::<T>::NotYours);
		ensure!(block_now::<T>() <= challenge.due_block, Error::<T>::TooLate);
		let shown = is_chunk(&challenge.blob, challenge.chunk, &chunk, proof);
		ensure!(shown, Error::<T>::BadProof);
		let price = ChallengeStore::<T>::settle(id, &challenge)?;
		Self::deposit_event(Event::ChallengeAnswered { challenge: id, price });
		Ok(())
	}

	pub(crate) fn do_close_challenge(id: ChallengeId) -> DispatchResult {
		let challenge = ChallengeStore::<T>::known(id)?;
		match challenge.stage {
			Stage::Open => fail::<T>(id, challenge),
			Stage::Failed => forget::<T>(id, &challenge),
		}
	}
}

/// Returns a chunk that nobody chose. The remainder favours none of a million chunks by more than one
/// part in four thousand.
fn random_chunk<T: Config>(id: ChallengeId, chunks: u32) -> u32 {
	let (random, _) = T::Randomness::random(&(b"availability", id).encode());
	let [a, b, c, d, ..] = random.0;
	u32::from_le_bytes([a, b, c, d]).checked_rem(chunks).unwrap_or(0)
}

/// Returns true if the bytes are the chunk at `place` of a blob.
fn is_chunk(blob: &Blob, place: u32, bytes: &Chunk, proof: Proof) -> bool {
	let size = u32::try_from(bytes.len()).is_ok_and(|size| size == blob.chunk_size);
	// The library accepts proofs of any length, and so, for one chunk, the proof of another.
	let whole = u32::try_from(proof.len()).is_ok_and(|len| len == blob.proof_len(place));
	size && whole
		&& binary_merkle_tree::verify_proof::<BlakeTwo256, _, _>(
			&blob.root,
			proof,
			blob.chunks,
			place,
			bytes,
		)
}

/// Ends a challenge that was not answered in time.
fn fail<T: Config>(id: ChallengeId, challenge: Challenge<T::AccountId>) -> DispatchResult {
	ensure!(block_now::<T>() > challenge.due_block, Error::<T>::NotDue);
	ChallengeStore::<T>::fail(id, challenge)?;
	Pallet::<T>::deposit_event(Event::ChallengeFailed { challenge: id });
	Ok(())
}

/// Removes a challenge that has failed and cannot be reported any more.
fn forget<T: Config>(id: ChallengeId, challenge: &Challenge<T::AccountId>) -> DispatchResult {
	let service = T::Pledges::service(challenge.service);
	let last = service.map(|it| challenge.asked_era.saturating_add(it.exit_window));
	ensure!(last.is_none_or(|last| T::Pledges::era() > last), Error::<T>::StillReportable);
	ChallengeStore::<T>::remove(id);
	Pallet::<T>::deposit_event(Event::ChallengeForgotten { challenge: id });
	Ok(())
}
