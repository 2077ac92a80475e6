//! The lock of a database to the mode in which its blocks are made.
//!
//! A chain that was sealed on demand runs ahead of the clock and has no GRANDPA justifications, so
//! consensus cannot continue it. A mark in the database lets the node refuse it with a reason.

use crate::types::FullClient;
use polkadot_sdk::{
	sc_client_api::{AuxStore, HeaderBackend},
	sc_consensus_babe,
	sc_service::Error,
};

/// The key of the mark among the auxiliary data of the database.
const MARK: &[u8] = b"restaking_node:sealed_on_demand";

/// Returns true if a chain was sealed on demand.
pub fn is_sealed(client: &FullClient) -> Result<bool, Error> {
	Ok(client.get_aux(MARK)?.is_some())
}

/// Refuses a chain that was sealed on demand.
pub fn refuse_sealed(client: &FullClient) -> Result<(), Error> {
	if !is_sealed(client)? {
		return Ok(());
	}
	Err("this chain was sealed on demand: start it with --sealing, choose another --base-path, or \
	     remove it with purge-chain"
		.into())
}

/// Locks a chain to sealing on demand, for good.
pub fn lock_to_sealing(client: &FullClient) -> Result<(), Error> {
	if is_sealed(client)? {
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
