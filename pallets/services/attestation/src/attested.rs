//! Reads of attestation services, for other pallets and for clients.

use crate::{
	ballots::BallotStore,
	pallet::*,
	service::{message, AttestationService},
	Statement, ToSign,
};
use restaking_primitives::ServiceId;
use sp_core::H256;

/// Reads of accepted statements, for other pallets.
pub trait Attested {
	/// Returns the content accepted for a height. `None` if no statement reached the quorum, or if the
	/// height is no longer kept.
	fn accepted(service: ServiceId, height: u64) -> Option<H256>;

	/// Returns the accepted statement with the greatest height. `None` if none was ever accepted.
	fn latest(service: ServiceId) -> Option<Statement>;
}

impl<T: Config> Attested for Pallet<T> {
	fn accepted(service: ServiceId, height: u64) -> Option<H256> {
		BallotStore::<T>::accepted(service, height)
	}

	fn latest(service: ServiceId) -> Option<Statement> {
		BallotStore::<T>::latest(service)
	}
}

impl<T: Config> Pallet<T> {
	/// Returns the bytes that an operator signs now for a statement, and the era whose key signs them.
	/// `None` if the service accepts no signatures for this height now.
	pub fn to_sign(service: ServiceId, statement: &Statement) -> Option<ToSign> {
		let era = AttestationService::<T>::load(service).ok()?.voting_era(statement.height).ok()?;
		Some(ToSign { era, message: message::<T>(service, statement) })
	}
}
