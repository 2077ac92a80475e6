//! Questions and answers. The only writer of challenges.

use crate::{pallet::*, Blob, Challenge, ChallengeId, Chunk, Proof, Stage};
use codec::Encode;
use frame_support::{
	ensure,
	traits::{
		fungible::hold::Mutate,
		tokens::{Fortitude, Precision, Restriction},
		Randomness,
	},
};
use restaking_primitives::{AssignmentId, PledgeInspect, ServiceId};
use sp_runtime::{traits::BlakeTwo256, DispatchError, DispatchResult, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// The present block.
	pub(crate) fn now() -> u64 {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// A challenge that is open or has failed.
	pub(crate) fn known(id: ChallengeId) -> Result<Challenge<T::AccountId>, DispatchError> {
		Challenges::<T>::get(id).ok_or_else(|| Error::<T>::NoSuchChallenge.into())
	}

	pub(crate) fn do_challenge(
		challenger: T::AccountId,
		service: ServiceId,
		operator: T::AccountId,
		blob: Blob,
		chunk: Option<u32>,
	) -> DispatchResult {
		let (rules, era) = (Self::rules(service)?, T::Pledges::era());
		let promise = Promises::<T>::get((service, blob, &operator));
		ensure!(promise.is_some_and(|it| era <= it.until), Error::<T>::NotPromised);
		let serving = T::Pledges::serving(service, &operator, era).ok_or(Error::<T>::NotServing)?;
		let assignment = serving.assignment;
		let id = NextChallengeId::<T>::get();
		let chunk = chunk.unwrap_or_else(|| Self::chance(id, blob.chunks));
		ensure!(chunk < blob.chunks, Error::<T>::NoSuchChunk);
		Open::<T>::try_mutate(assignment, |open| {
			ensure!(*open < rules.open, Error::<T>::TooManyChallenges);
			*open = open.saturating_add(1);
			Ok::<_, DispatchError>(())
		})?;
		let price = rules.price;
		T::Currency::hold(&HoldReason::Challenge.into(), &challenger, price)?;
		let due = Self::now().saturating_add(rules.response.into());
		let stage = Stage::Open;
		let told = operator.clone();
		let challenge = Challenge {
			service,
			operator,
			assignment,
			blob,
			chunk,
			challenger,
			price,
			era,
			due,
			stage,
		};
		NextChallengeId::<T>::put(id.checked_add(1).ok_or(Error::<T>::TooManyChallenges)?);
		Challenges::<T>::insert(id, challenge);
		Self::deposit_event(Event::Challenged {
			challenge: id,
			service,
			operator: told,
			blob,
			chunk,
			due,
		});
		Ok(())
	}

	/// A chunk that nobody chose. The remainder favours none of a million chunks by more than one part
	/// in four thousand.
	fn chance(id: ChallengeId, chunks: u32) -> u32 {
		let (random, _) = T::Randomness::random(&(b"availability", id).encode());
		let [a, b, c, d, ..] = random.0;
		u32::from_le_bytes([a, b, c, d]).checked_rem(chunks).unwrap_or(0)
	}

	pub(crate) fn do_answer(
		operator: T::AccountId,
		id: ChallengeId,
		chunk: Chunk,
		proof: Proof,
	) -> DispatchResult {
		let challenge = Self::known(id)?;
		ensure!(challenge.operator == operator, Error::<T>::NotYours);
		ensure!(Self::now() <= challenge.due, Error::<T>::TooLate);
		ensure!(Self::is_chunk(&challenge, &chunk, proof), Error::<T>::BadProof);
		let Challenge { challenger, price, assignment, .. } = challenge;
		let paid = T::Currency::transfer_on_hold(
			&HoldReason::Challenge.into(),
			&challenger,
			&operator,
			price,
			Precision::BestEffort,
			Restriction::Free,
			Fortitude::Force,
		);
		// An operator whose account can not take it is not at fault: the challenger has it back.
		let price = match paid {
			Ok(paid) => paid,
			Err(_) => {
				Self::give_back(&challenger, price)?;
				0
			},
		};
		Self::close(assignment);
		Challenges::<T>::remove(id);
		Self::deposit_event(Event::ChallengeAnswered { challenge: id, price });
		Ok(())
	}

	/// Whether the bytes are the chunk that is asked for.
	fn is_chunk(challenge: &Challenge<T::AccountId>, chunk: &Chunk, proof: Proof) -> bool {
		let Challenge { blob, chunk: place, .. } = challenge;
		let size = u32::try_from(chunk.len()).is_ok_and(|size| size == blob.chunk_size);
		// The library takes proofs of any length, and so, for one chunk, the proof of another.
		let whole = u32::try_from(proof.len()).is_ok_and(|len| len == blob.proof_len(*place));
		size && whole
			&& binary_merkle_tree::verify_proof::<BlakeTwo256, _, _>(
				&blob.root,
				proof,
				blob.chunks,
				*place,
				chunk,
			)
	}

	pub(crate) fn do_close_challenge(id: ChallengeId) -> DispatchResult {
		let challenge = Self::known(id)?;
		match challenge.stage {
			Stage::Open => Self::fail(id, challenge),
			Stage::Failed => Self::forget(id, &challenge),
		}
	}

	fn fail(id: ChallengeId, challenge: Challenge<T::AccountId>) -> DispatchResult {
		ensure!(Self::now() > challenge.due, Error::<T>::NotDue);
		Self::give_back(&challenge.challenger, challenge.price)?;
		Self::close(challenge.assignment);
		Challenges::<T>::insert(id, Challenge { stage: Stage::Failed, ..challenge });
		Self::deposit_event(Event::ChallengeFailed { challenge: id });
		Ok(())
	}

	fn forget(id: ChallengeId, challenge: &Challenge<T::AccountId>) -> DispatchResult {
		let service = T::Pledges::service(challenge.service);
		let last = service.map(|it| challenge.era.saturating_add(it.exit_window));
		ensure!(last.is_none_or(|last| T::Pledges::era() > last), Error::<T>::StillReportable);
		Challenges::<T>::remove(id);
		Self::deposit_event(Event::ChallengeForgotten { challenge: id });
		Ok(())
	}

	fn give_back(
		challenger: &T::AccountId,
		price: restaking_primitives::Balance,
	) -> DispatchResult {
		let reason = HoldReason::Challenge.into();
		T::Currency::release(&reason, challenger, price, Precision::BestEffort)?;
		Ok(())
	}

	/// One challenge less is open.
	fn close(assignment: AssignmentId) {
		Open::<T>::mutate_exists(assignment, |open| {
			*open = open.and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
		});
	}
}
