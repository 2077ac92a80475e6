//! The calls: operators promise and show, others ask, and challenges end.

use crate::{
	challenges::ChallengeStore,
	holdings::HoldingStore,
	pallet::*,
	service::{counted, Layer},
	shown::ShownStore,
	Blob, Challenge, ChallengeId, Chunk, Proof, Stage, Watched, WeightInfo,
};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, Pays, PostDispatchInfo},
	ensure,
	weights::Weight,
};
use restaking_primitives::{
	refusal, AssignmentId, Balance, EraIndex, FreeDuties, PledgeInspect, ServiceId, MAX_PLACES,
};
use sp_runtime::{traits::BlakeTwo256, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_promise(
		operator: T::AccountId,
		service: ServiceId,
		blob: Blob,
		until_era: EraIndex,
		holders: u32,
	) -> DispatchResultWithPostInfo {
		let holders = holders.min(MAX_PLACES);
		let promised = Self::enter_promise(&operator, service, blob, until_era, holders);
		let (from_era, looked) = promised.map_err(|error| {
			// As many as may be of a full list were looked at, and nothing of any other.
			let full = error == Error::<T>::TooManyHolders.into()
				|| error == Error::<T>::MoreHolders.into();
			refusal(error, T::WeightInfo::promise(if full { holders } else { 0 }))
		})?;
		Watched::<T>::watch(service, T::Pledges::era());
		Self::deposit_event(Event::Promised { service, operator, blob, from_era, until_era });
		Ok(Some(T::WeightInfo::promise(looked)).into())
	}

	/// Enters a promise. Returns its first era, and how many holders were looked at.
	fn enter_promise(
		operator: &T::AccountId,
		service: ServiceId,
		blob: Blob,
		until_era: EraIndex,
		holders: u32,
	) -> Result<(EraIndex, u32), DispatchError> {
		Layer::<T>::load(service)?;
		ensure!(blob.is_within_bounds(), Error::<T>::BadBlob);
		let assignment = assignment_of::<T>(service, operator)?;
		ensure!(T::Pledges::is_open(assignment), Error::<T>::NotServing);
		counted::<T>(assignment, T::Pledges::era().saturating_add(1))?;
		HoldingStore::<T>::promise(service, operator, assignment, blob, until_era, holders)
	}

	pub(crate) fn do_end_promise(assignment: AssignmentId, blob: Blob) -> DispatchResult {
		let (service, operator) = HoldingStore::<T>::end(assignment, blob)?;
		Self::deposit_event(Event::PromiseEnded { service, operator, blob });
		Ok(())
	}

	pub(crate) fn do_answer(
		operator: T::AccountId,
		service: ServiceId,
		era: EraIndex,
		draw: u32,
		(chunk, proof): (Chunk, Proof),
	) -> DispatchResultWithPostInfo {
		let weight = answer_weight(&chunk, &proof, T::WeightInfo::answer);
		let layer = Layer::<T>::load(service)?;
		let assignment = assignment_of::<T>(service, &operator)?;
		let counted = counted::<T>(assignment, era)?;
		let (seed, due) = layer.seed_of(era)?;
		ensure!(T::Pledges::clock() < due, Error::<T>::TooLate);
		let asked = layer.draws(assignment, era).chunk(seed.value, draw);
		let (blob, place) = asked.ok_or(Error::<T>::NoSuchDraw)?;
		ensure!(is_chunk(&blob, place, &chunk, proof), Error::<T>::BadProof);
		ShownStore::<T>::note(assignment, era, draw, layer.exit_window)?;
		Self::deposit_event(Event::DrawAnswered { service, operator, era, draw });
		Ok(free_or_paid::<T>(counted, weight))
	}

	pub(crate) fn do_challenge(
		challenger: T::AccountId,
		service: ServiceId,
		operator: T::AccountId,
		blob: Blob,
		chunk: u32,
	) -> DispatchResult {
		let (layer, era) = (Layer::<T>::load(service)?, T::Pledges::era());
		let assignment = assignment_of::<T>(service, &operator)?;
		counted::<T>(assignment, era)?;
		let promised = HoldingStore::<T>::covers(assignment, blob, era);
		ensure!(promised, Error::<T>::NotPromised);
		ensure!(chunk < blob.chunks, Error::<T>::NoSuchChunk);
		let (burned, held) = layer.rules.price_after(ChallengeStore::<T>::open_at(assignment));
		let due_tick = T::Pledges::clock().saturating_add(layer.rules.response.into());
		let challenge = Challenge {
			service,
			operator: operator.clone(),
			blob,
			chunk,
			challenger,
			held,
			asked_era: era,
			due_tick,
			stage: Stage::Open,
			accused: false,
		};
		let challenge = ChallengeStore::<T>::open(assignment, challenge, burned)?;
		Self::deposit_event(Event::Challenged {
			assignment,
			challenge,
			service,
			operator,
			blob,
			chunk,
			burned,
			held,
			due_tick,
		});
		Ok(())
	}

	pub(crate) fn do_answer_challenge(
		operator: T::AccountId,
		assignment: AssignmentId,
		id: ChallengeId,
		(chunk, proof): (Chunk, Proof),
	) -> DispatchResultWithPostInfo {
		let weight = answer_weight(&chunk, &proof, T::WeightInfo::answer_challenge);
		let challenge = ChallengeStore::<T>::known(assignment, id)?;
		ensure!(challenge.operator == operator, Error::<T>::NotYours);
		ensure!(T::Pledges::clock() < challenge.due_tick, Error::<T>::TooLate);
		let shown = is_chunk(&challenge.blob, challenge.chunk, &chunk, proof);
		ensure!(shown, Error::<T>::BadProof);
		let paid = ChallengeStore::<T>::settle(assignment, id, &challenge)?;
		Self::deposit_event(Event::ChallengeAnswered { assignment, challenge: id, paid });
		let counted = counted::<T>(assignment, challenge.asked_era).unwrap_or(0);
		Ok(free_or_paid::<T>(counted, weight))
	}

	pub(crate) fn do_close_challenge(assignment: AssignmentId, id: ChallengeId) -> DispatchResult {
		let challenge = ChallengeStore::<T>::known(assignment, id)?;
		match challenge.stage {
			Stage::Open => {
				let due = challenge.due_tick;
				ensure!(T::Pledges::clock() >= due, Error::<T>::NotDue);
				ChallengeStore::<T>::fail(assignment, id, challenge)?;
				Self::deposit_event(Event::ChallengeFailed { assignment, challenge: id });
			},
			Stage::Failed => {
				let window = T::Pledges::service(challenge.service).map(|it| it.exit_window);
				let last = window.map(|it| challenge.asked_era.saturating_add(it));
				let over = last.is_none_or(|last| T::Pledges::era() > last);
				ensure!(over, Error::<T>::StillReportable);
				ChallengeStore::<T>::remove(assignment, id, &challenge);
				Self::deposit_event(Event::ChallengeForgotten { assignment, challenge: id });
			},
		}
		Ok(())
	}
}

fn assignment_of<T: Config>(
	service: ServiceId,
	operator: &T::AccountId,
) -> Result<AssignmentId, DispatchError> {
	T::Pledges::assignment_of(service, operator).ok_or_else(|| Error::<T>::NotServing.into())
}

/// Returns whether the first valid answer to a question is paid for: it is free while the block has room for
/// free duties.
fn free_or_paid<T: Config>(counted: Balance, weight: Weight) -> PostDispatchInfo {
	let pays_fee = match T::Pledges::take_free(counted, weight) {
		true => Pays::No,
		false => Pays::Yes,
	};
	PostDispatchInfo { actual_weight: None, pays_fee }
}

/// Returns the weight of an answer with this chunk and proof.
fn answer_weight(chunk: &Chunk, proof: &Proof, weight: fn(u32, u32) -> Weight) -> Weight {
	let len = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
	weight(len(chunk.len()), len(proof.len()))
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
