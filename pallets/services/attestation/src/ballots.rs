//! Signatures become statements with a quorum. The only writer of ballots.

use crate::{
	pallet::*, Attested, Ballot, Equivocation, Signed, Statement, Tally, ToSign, KEPT, MAX_SIGNERS,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::PalletInfoAccess, BoundedVec};
use frame_system::pallet_prelude::BlockNumberFor;
use restaking_primitives::{Balance, EraIndex, PledgeInspect, ServiceId};
use sp_core::H256;
use sp_runtime::{traits::Zero, DispatchError, DispatchResult, Perbill, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// The rules of an attestation service, and its quorum.
	fn rules(service: ServiceId) -> Result<(Equivocation, Perbill), DispatchError> {
		let view = T::Pledges::service_by(service).ok_or(Error::<T>::NotAttestation)?;
		Ok((view.hook, view.quorum))
	}

	/// What an operator of a service signs now to say this, and with the key of which era.
	pub fn to_sign(service: ServiceId, statement: &Statement) -> Option<ToSign> {
		let (rules, _) = Self::rules(service).ok()?;
		let era = Self::voting_era(&rules, statement.height).ok()?;
		Some(ToSign { era, message: Self::message(service, statement) })
	}

	/// What an operator of a service signs.
	pub(crate) fn message(service: ServiceId, statement: &Statement) -> Vec<u8> {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		statement.message(Self::name(), genesis, service)
	}

	/// The present block.
	pub(crate) fn now() -> u64 {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	pub(crate) fn do_attest(
		service: ServiceId,
		statement: Statement,
		signatures: BoundedVec<Signed<T::AccountId>, frame_support::traits::ConstU32<MAX_SIGNERS>>,
	) -> DispatchResult {
		ensure!(!signatures.is_empty(), Error::<T>::NoSignatures);
		let (rules, quorum) = Self::rules(service)?;
		let era = Self::voting_era(&rules, statement.height)?;
		let mut ballot = Self::ballot(service, statement.height, era)?;
		let message = Self::message(service, &statement);
		let mut more: Balance = 0;
		for signed in &signatures {
			let counted = Self::take(service, &mut ballot, &message, signed)?;
			// The sum is at most the total.
			more = more.saturating_add(counted);
		}
		let counted = Self::add(&mut ballot, statement.content, more)?;
		Self::deposit_event(Event::Attested {
			service,
			height: statement.height,
			content: statement.content,
			signatures: signatures.len().saturated_into(),
			counted,
		});
		if ballot.accepted.is_none() && counted >= quorum.mul_ceil(ballot.total) {
			ballot.accepted = Some(statement.content);
			Self::accept(service, statement);
		}
		Ballots::<T>::insert(service, place_of(statement.height), ballot);
		Ok(())
	}

	/// The era of a height for which statements are taken now.
	fn voting_era(rules: &Equivocation, height: u64) -> Result<EraIndex, DispatchError> {
		let (block, now) = (rules.block_of(height).ok_or(Error::<T>::NotDue)?, Self::now());
		let age = now.checked_sub(block).ok_or(Error::<T>::NotDue)?;
		ensure!(age < rules.voting.into(), Error::<T>::VotingOver);
		Ok(T::Pledges::era_of(block).ok_or(Error::<T>::VotingOver)?)
	}

	/// What was said about a height, in the place of one that is long over.
	fn ballot(service: ServiceId, height: u64, era: EraIndex) -> Result<Ballot, DispatchError> {
		let kept = Ballots::<T>::get(service, place_of(height));
		if let Some(ballot) = kept.filter(|ballot| ballot.height == height) {
			return Ok(ballot);
		}
		let total = T::Pledges::counted(service, era).ok_or(Error::<T>::VotingOver)?;
		ensure!(total > 0, Error::<T>::NothingCounted);
		let (tallies, signers) = (BoundedVec::new(), BoundedVec::new());
		Ok(Ballot { height, era, total, tallies, signers, accepted: None })
	}

	/// Takes one signature, and gives what counts with its operator.
	fn take(
		service: ServiceId,
		ballot: &mut Ballot,
		message: &[u8],
		signed: &Signed<T::AccountId>,
	) -> Result<Balance, DispatchError> {
		let serving = T::Pledges::serving(service, &signed.operator, ballot.era)
			.ok_or(Error::<T>::NotServing)?;
		// Saturated it is no less than a total that fits its type.
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

	/// Exact: adds to what stands behind a statement, and gives the sum.
	fn add(ballot: &mut Ballot, content: H256, more: Balance) -> Result<Balance, DispatchError> {
		if let Some(tally) = ballot.tallies.iter_mut().find(|tally| tally.content == content) {
			tally.counted = tally.counted.saturating_add(more);
			return Ok(tally.counted);
		}
		// Never full: there are no more statements than signers.
		let pushed = ballot.tallies.try_push(Tally { content, counted: more });
		pushed.map_err(|_| Error::<T>::TooLittleStake)?;
		Ok(more)
	}

	/// Notes a statement with a quorum.
	fn accept(service: ServiceId, statement: Statement) {
		if Latest::<T>::get(service).is_none_or(|latest| latest.height < statement.height) {
			Latest::<T>::insert(service, statement);
		}
		let Statement { height, content } = statement;
		Self::deposit_event(Event::Accepted { service, height, content });
	}
}

impl<T: Config> Attested for Pallet<T> {
	fn accepted(service: ServiceId, height: u64) -> Option<H256> {
		let ballot = Ballots::<T>::get(service, place_of(height))?;
		ballot.accepted.filter(|_| ballot.height == height)
	}

	fn latest(service: ServiceId) -> Option<Statement> {
		Latest::<T>::get(service)
	}
}

/// The place of a height among those that are kept.
pub(crate) fn place_of(height: u64) -> u32 {
	height.checked_rem(KEPT.into()).map_or(0, |place| place.saturated_into())
}
