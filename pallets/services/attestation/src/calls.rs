//! The call: signatures are verified, weighed and added up, and a statement with a quorum is accepted.

use crate::{
	ballots::BallotStore,
	pallet::*,
	service::{message, AttestationService},
	Ballot, Signed, Statement, MAX_SIGNERS,
};
use frame_support::{ensure, traits::ConstU32, BoundedVec};
use restaking_primitives::{Balance, PledgeInspect, ServiceId};
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_attest(
		service: ServiceId,
		statement: Statement,
		signatures: BoundedVec<Signed<T::AccountId>, ConstU32<MAX_SIGNERS>>,
	) -> DispatchResult {
		ensure!(!signatures.is_empty(), Error::<T>::NoSignatures);
		let Statement { height, content } = statement;
		let attesting = AttestationService::<T>::load(service)?;
		let era = attesting.voting_era(height)?;
		let mut ballot = BallotStore::<T>::load(service, height, era)?;
		let message = message::<T>(service, &statement);
		let mut more: Balance = 0;
		for signed in &signatures {
			let counted = count::<T>(service, &mut ballot, &message, signed)?;
			// The sum is at most the total.
			more = more.saturating_add(counted);
		}
		let counted = ballot.add(content, more).ok_or(Error::<T>::TooLittleStake)?;
		let number = signatures.len().saturated_into();
		Self::deposit_event(Event::Attested {
			service,
			height,
			content,
			signatures: number,
			counted,
		});
		if ballot.accepted.is_none() && counted >= attesting.quorum.mul_ceil(ballot.total) {
			ballot.accepted = Some(content);
			BallotStore::<T>::set_latest(service, statement);
			Self::deposit_event(Event::Accepted { service, height, content });
		}
		BallotStore::<T>::put(service, ballot);
		Ok(())
	}
}

/// Verifies one signature and enters its operator. Returns the stake counted behind the operator.
fn count<T: Config>(
	service: ServiceId,
	ballot: &mut Ballot,
	message: &[u8],
	signed: &Signed<T::AccountId>,
) -> Result<Balance, DispatchError> {
	let serving =
		T::Pledges::serving(service, &signed.operator, ballot.era).ok_or(Error::<T>::NotServing)?;
	// A product that saturates is at least the total, which fits its type.
	let heard = serving.counted.saturating_mul(MAX_SIGNERS.into()) >= ballot.total;
	ensure!(heard && serving.counted > 0, Error::<T>::TooLittleStake);
	let id = serving.assignment;
	ensure!(!ballot.signers.contains(&id), Error::<T>::AlreadySigned);
	let key = T::Pledges::key_at(id, ballot.era).ok_or(Error::<T>::NoKey)?;
	ensure!(key.signed(message, &signed.signature), Error::<T>::BadSignature);
	// Never full: see `MAX_SIGNERS`.
	ballot.signers.try_push(id).map_err(|_| Error::<T>::TooLittleStake)?;
	Ok(serving.counted)
}
