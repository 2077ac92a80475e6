//! Accepted statements, for other pallets and for clients.

use crate::{
	ballots::BallotStore,
	pallet::*,
	service::{message, own_salt, AttestationService},
	Accepted, Statement, ToSign,
};
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};
use restaking_primitives::{Balance, ServiceId};
use sp_core::H256;

/// Reads of accepted statements, for other pallets.
pub trait Attested {
	/// Returns the statement accepted for a height. `None` if no statement reached the quorum, or if the
	/// height is no longer kept.
	fn accepted(service: ServiceId, height: u64) -> Option<Accepted>;

	/// Returns the accepted statement with the greatest height. `None` if none was ever accepted.
	fn latest(service: ServiceId) -> Option<Accepted>;
}

/// Hears of each accepted statement in the call that brings its quorum: a bridge that passes messages on.
/// `()` hears nothing.
pub trait OnAccepted {
	/// Reacts to a statement that was accepted just now. Called once for each height.
	fn on_accepted(service: ServiceId, accepted: &Accepted);

	/// The largest weight of [`Self::on_accepted`].
	fn weight() -> Weight;
}

impl OnAccepted for () {
	fn on_accepted(_: ServiceId, _: &Accepted) {}

	fn weight() -> Weight {
		Weight::zero()
	}
}

/// Both hear, one after the other.
impl<A: OnAccepted, B: OnAccepted> OnAccepted for (A, B) {
	fn on_accepted(service: ServiceId, accepted: &Accepted) {
		A::on_accepted(service, accepted);
		B::on_accepted(service, accepted);
	}

	fn weight() -> Weight {
		A::weight().saturating_add(B::weight())
	}
}

/// Accepted statements of `A` that certify at least `Least`, in the smallest unit of the staking currency.
/// Of statements that certify less nothing is read through it, and nothing is heard.
pub struct MinSecurity<A, Least>(PhantomData<(A, Least)>);

impl<A: Attested, Least: Get<Balance>> Attested for MinSecurity<A, Least> {
	fn accepted(service: ServiceId, height: u64) -> Option<Accepted> {
		A::accepted(service, height).filter(is_secured::<Least>)
	}

	/// `None` also if the latest statement certifies less: an older one is not shown in its place.
	fn latest(service: ServiceId) -> Option<Accepted> {
		A::latest(service).filter(is_secured::<Least>)
	}
}

impl<A: OnAccepted, Least: Get<Balance>> OnAccepted for MinSecurity<A, Least> {
	fn on_accepted(service: ServiceId, accepted: &Accepted) {
		if is_secured::<Least>(accepted) {
			A::on_accepted(service, accepted);
		}
	}

	fn weight() -> Weight {
		A::weight()
	}
}

fn is_secured<Least: Get<Balance>>(accepted: &Accepted) -> bool {
	accepted.certified >= Least::get()
}

impl<T: Config> Attested for Pallet<T> {
	fn accepted(service: ServiceId, height: u64) -> Option<Accepted> {
		BallotStore::<T>::accepted(service, height)
	}

	fn latest(service: ServiceId) -> Option<Accepted> {
		BallotStore::<T>::latest(service)
	}
}

impl<T: Config> Pallet<T> {
	/// Returns what an operator signs now to state `content` for a height, and the era whose key signs it.
	/// `None` if the service accepts no signatures for this height now.
	///
	/// To be asked at a finalised block: on a fork a height may be due in another era, and a statement that
	/// names that era is an offence here.
	pub fn to_sign(service: ServiceId, height: u64, content: H256) -> Option<ToSign> {
		let era = AttestationService::<T>::load(service).ok()?.voting_era(height).ok()?;
		let message = message::<T>(service, &Statement { era, height, content });
		let (bytes, digest) = (message.bytes, message.digest);
		Some(ToSign { era, message: bytes, salt: own_salt::<T>(), digest })
	}
}
