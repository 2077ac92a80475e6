//! What holds in every state.

use crate::{pallet::*, Ballot};
use frame_support::ensure;
use restaking_primitives::{
	are_apart, are_remembered, was_attempted, Balance, PledgeInspect, ServiceId,
};
use sp_runtime::TryRuntimeError;

type Outcome = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Refuses a state that breaks a law.
	///
	/// Law 1, of every ballot: operators sign once, what counts behind all contents is what counts behind all
	/// signers, and no more than the total. Law 2: what is accepted has a quorum of the total, and no less
	/// than one unit of stake. Law 3: the latest accepted statement is no lower than any that is kept. Law 4: nobody
	/// signed for more heights of an era than were attempted. Law 5: no record is about a service that is
	/// forgotten.
	pub fn check_state() -> Outcome {
		for (service, _, ballot) in Ballots::<T>::iter() {
			Self::sums_are_right(service, &ballot)?;
			Self::accepted_has_a_quorum(&ballot)?;
			let latest = Latest::<T>::get(service).map(|it| it.height);
			let kept = ballot.accepted.map(|it| it.height);
			ensure!(kept <= latest, "a later statement was accepted");
		}
		Self::work_was_attempted()?;
		Self::nothing_is_left()
	}

	fn work_was_attempted() -> Outcome {
		for (_, place, work) in Work::<T>::iter() {
			was_attempted(place, &work, T::Pledges::era())?;
		}
		Ok(())
	}

	fn nothing_is_left() -> Outcome {
		let services = Ballots::<T>::iter_keys().map(|it| it.0);
		let services = services.chain(Work::<T>::iter_keys().map(|it| it.0));
		let services = services.chain(Latest::<T>::iter_keys()).chain(Cursors::<T>::iter_keys());
		are_remembered::<T::AccountId, T::Pledges>(services.chain(LastVisited::<T>::get()))
	}

	fn sums_are_right(service: ServiceId, ballot: &Ballot) -> Outcome {
		ensure!(are_apart(ballot.signers.iter()), "an operator signed twice");
		ensure!(ballot.tallies.len() <= ballot.signers.len(), "a content has no signer");
		let said = ballot.tallies.iter().map(|it| it.counted);
		let said: Balance = said.fold(0, |sum, it| sum.saturating_add(it));
		ensure!(said <= ballot.total, "more has signed than counts");
		// Nothing is told any more of eras that are too old to judge, and of services that are gone.
		let served = |id| T::Pledges::served(id, ballot.era);
		let weights: Option<Balance> = T::Pledges::service(service).and_then(|_| {
			let mut weights = ballot.signers.iter().map(|id| served(*id));
			weights.try_fold(0, |sum: Balance, it| Some(sum.saturating_add(it?)))
		});
		ensure!(weights.is_none_or(|it| it == said), "votes weigh something else than their stake");
		Ok(())
	}

	fn accepted_has_a_quorum(ballot: &Ballot) -> Outcome {
		let Some(accepted) = ballot.accepted else { return Ok(()) };
		let tally = ballot.tallies.iter().find(|it| it.content == accepted.content);
		let counted = tally.map_or(0, |it| it.counted);
		let same = (accepted.height, accepted.era, accepted.total);
		ensure!(same == (ballot.height, ballot.era, ballot.total), "accepted in another ballot");
		ensure!(counted >= accepted.counted, "a signature was lost");
		ensure!(accepted.counted > 0, "nothing is a quorum");
		let needed = accepted.quorum.mul_ceil(ballot.total);
		ensure!(accepted.counted >= needed, "accepted without a quorum");
		Ok(())
	}
}
