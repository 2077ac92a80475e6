//! The calls: signatures are verified, weighed and added up, and a statement with a quorum is accepted; and work is
//! settled.

use crate::{
	ballots::BallotStore,
	message::Message,
	pallet::*,
	presence::{Presence, WorkStore},
	service::{message, AttestationService},
	Accepted, Ballot, OnAccepted, Signed, Statement, Watched,
};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, Pays},
	ensure,
};
use restaking_primitives::{
	AssignmentId, Balance, FreeDuties, PledgeInspect, RewardSink, ServiceId, WorkDone,
};
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_attest(
		service: ServiceId,
		statement: Statement,
		signatures: &[Signed<T::AccountId>],
	) -> DispatchResultWithPostInfo {
		ensure!(!signatures.is_empty(), Error::<T>::NoSignatures);
		let Statement { era, height, content } = statement;
		let attesting = AttestationService::<T>::load(service)?;
		ensure!(attesting.voting_era(height)? == era, Error::<T>::WrongEra);
		let mut ballot = BallotStore::<T>::load(service, height, era)?;
		let (before, known) = (ballot.signed(), ballot.signers.len());
		let Taken { more, least } = take_all::<T>(service, &mut ballot, &statement, signatures)?;
		let new = ballot.signers.get(known..).unwrap_or_default().to_vec();
		ensure!(!new.is_empty(), Error::<T>::NothingNew);
		let counted = ballot.add(content, more).ok_or(Error::<T>::TooManyOperators)?;
		WorkStore::<T>::count(service, &ballot, before, &new);
		Watched::<T>::watch(service, era);
		let taken: u32 = new.len().saturated_into();
		// No more are taken than were sent.
		let skipped = signatures.len().saturated_into::<u32>().saturating_sub(taken);
		Self::deposit_event(Event::Attested {
			service,
			height,
			content,
			signatures: taken,
			skipped,
			counted,
		});
		if ballot.accepted.is_none() && counted >= attesting.quorum.mul_ceil(ballot.total) {
			let certified = T::Pledges::certified(service, era).unwrap_or(0);
			let (total, quorum) = (ballot.total, attesting.quorum);
			let block = frame_system::Pallet::<T>::block_number().saturated_into();
			let accepted =
				Accepted { height, content, era, block, counted, total, quorum, certified };
			accept::<T>(service, &mut ballot, accepted);
		}
		BallotStore::<T>::put(service, ballot);
		let free = skipped == 0 && T::Pledges::take_free(least, Self::attest_weight(taken));
		Ok(if free { Pays::No } else { Pays::Yes }.into())
	}

	pub(crate) fn do_settle_work(service: ServiceId, assignment: AssignmentId) -> DispatchResult {
		let WorkDone { era, points, most } = Self::work_of(service, assignment)?;
		T::Pledges::credit(assignment, era, points, most)?;
		Self::deposit_event(Event::WorkSettled { assignment, era, points, most });
		Ok(())
	}

	/// Returns for how many of the attempted heights of the last era an operator signed. Fails as long as one can
	/// be signed, or if its service does not pay for that.
	pub(crate) fn work_of(
		service: ServiceId,
		assignment: AssignmentId,
	) -> Result<WorkDone, DispatchError> {
		let attesting = AttestationService::<T>::load(service)?;
		ensure!(attesting.rules.pays_work, Error::<T>::WorkNotPaid);
		let era = T::Pledges::era().saturating_sub(1);
		ensure!(T::Pledges::served_at(service, assignment, era), Error::<T>::NotServing);
		let presence = Presence::in_era::<T>(service, attesting.heights_in(era), era)?;
		let (points, most) = presence.credit_of(assignment).ok_or(Error::<T>::NotAttempted)?;
		Ok(WorkDone { era, points, most })
	}
}

/// Records an accepted statement and tells of it.
fn accept<T: Config>(service: ServiceId, ballot: &mut Ballot, accepted: Accepted) {
	let Accepted { height, content, certified, .. } = accepted;
	ballot.accepted = Some(accepted);
	BallotStore::<T>::set_latest(service, accepted);
	Pallet::<T>::deposit_event(Event::Accepted { service, height, content, certified });
	T::OnAccepted::on_accepted(service, &accepted);
}

/// The stake of operators whose signatures are new.
struct Taken {
	/// All of it together.
	more: Balance,
	/// That of the operator with the least.
	least: Balance,
}

/// Enters the operators whose signatures are new.
fn take_all<T: Config>(
	service: ServiceId,
	ballot: &mut Ballot,
	statement: &Statement,
	signatures: &[Signed<T::AccountId>],
) -> Result<Taken, DispatchError> {
	let message = message::<T>(service, statement);
	let mut taken = Taken { more: 0, least: Balance::MAX };
	for signed in signatures {
		if let Some(counted) = take::<T>(service, ballot, &message, signed)? {
			// At most the total.
			taken.more = taken.more.saturating_add(counted);
			taken.least = taken.least.min(counted);
		}
	}
	Ok(taken)
}

/// Verifies one signature and enters its operator. Returns the stake counted behind the operator. `None` if
/// it has signed for the height before, or does not count in its era: then it changes nothing.
fn take<T: Config>(
	service: ServiceId,
	ballot: &mut Ballot,
	message: &Message,
	signed: &Signed<T::AccountId>,
) -> Result<Option<Balance>, DispatchError> {
	let serving = T::Pledges::serving(service, &signed.operator, ballot.era);
	let Some(serving) = serving.filter(|it| it.counted > 0) else { return Ok(None) };
	let id = serving.assignment;
	if ballot.signers.contains(&id) {
		return Ok(None);
	}
	let key = T::Pledges::key_at(id, ballot.era).ok_or(Error::<T>::NoKey)?;
	ensure!(message.is_signed(&key, &signed.signature), Error::<T>::BadSignature);
	ballot.signers.try_push(id).map_err(|_| Error::<T>::TooManyOperators)?;
	Ok(Some(serving.counted))
}
