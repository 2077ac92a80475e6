//! The mark on a database whose blocks were sealed on demand.
//!
//! Such a chain runs ahead of the clock and has no GRANDPA justifications, so consensus cannot take
//! it over; the mark lets the node say so instead of standing still.

use super::FullClient;
use polkadot_sdk::{
	sc_client_api::{AuxStore, HeaderBackend},
	sc_consensus_babe,
	sc_service::Error,
};

/// The key of the mark among the auxiliary data of the database.
const MARK: &[u8] = b"restaking_node:sealed_on_demand";

/// Refuse a chain that was sealed on demand.
pub fn refuse(client: &FullClient) -> Result<(), Error> {
	if client.get_aux(MARK)?.is_none() {
		return Ok(());
	}
	Err("this chain was sealed on demand: start it with --sealing, choose another --base-path, or \
	     remove it with purge-chain"
		.into())
}

/// Take a chain for sealing on demand, for good.
pub fn claim(client: &FullClient) -> Result<(), Error> {
	if client.get_aux(MARK)?.is_some() {
		return Ok(());
	}
	let authorities = sc_consensus_babe::configuration(client)?.authorities.len();
	if authorities != 1 {
		return Err(format!(
			"--sealing needs a chain with one authority, as --dev has; this one has {authorities}"
		)
		.into());
	}
	if client.info().best_number > 0 {
		log::warn!("From here on this chain can only be continued with --sealing");
	}
	Ok(client.insert_aux(&[(MARK, &[1u8][..])], &[])?)
}
