//! The word of the service chain, as a message to the chain that has its services.

use crate::{
	messages::by_chain,
	stage::{Call, PARACHAIN, SIBLING},
};
use pallet_mirror::{Outbox, Report};
use polkadot_sdk::{
	frame_support::weights::Weight,
	sp_runtime::{DispatchError, DispatchResult},
	staging_xcm::latest::prelude::*,
};
use std::marker::PhantomData;

/// The way of messages to the chain that has the services. The request is made by this chain itself, which pays for its
/// execution from its account there.
pub struct Post<Router>(PhantomData<Router>);

impl<Router: SendXcm> Outbox for Post<Router> {
	fn request_slash(report: &Report) -> DispatchResult {
		let Report { assignment, offence_era, fraction, offence_id, evidence_hash } = *report;
		let payer = None;
		let request = Call::request_slash {
			assignment,
			offence_era,
			fraction,
			offence_id,
			evidence_hash,
			payer,
		};
		let program = by_chain(SIBLING, OriginKind::Native, request);
		let home = Location::new(1, [Parachain(PARACHAIN)]);
		let sent = send_xcm::<Router>(home, program);
		sent.map(|_| ()).map_err(|_| DispatchError::Unavailable)
	}

	fn weight() -> Weight {
		Weight::from_parts(1_000_000_000, 64 * 1_024)
	}
}
