//! News of the other chain's head, out of the relay chain's state.

use crate::{
	pallet::*,
	store::HeadStore,
	types::{Head, HeadFault},
	WeightInfo,
};
use alloc::vec::Vec;
use cumulus_pallet_parachain_system::{
	relay_state_snapshot::{Error as ProofError, ReadEntryErr},
	OnSystemEvent, RelayChainStateProof,
};
use cumulus_primitives_core::{
	relay_chain::{well_known_keys::para_head, HeadData},
	PersistedValidationData, RelayProofRequest, RelayStorageKey,
};
use frame_support::{traits::Get, weights::Weight};

impl<T: Config> OnSystemEvent for Pallet<T> {
	fn on_validation_data(_: &PersistedValidationData) {}

	fn on_validation_code_applied() {}

	fn on_relay_state_proof(proof: &RelayChainStateProof) -> Weight {
		Self::hear(proof);
		T::WeightInfo::hear()
	}
}

impl<T: Config> Pallet<T> {
	/// Returns the keys of the relay chain's state that collators have to prove: for the runtime API
	/// `KeyToIncludeInRelayProof`.
	pub fn keys_to_prove() -> RelayProofRequest {
		let keys: Vec<_> = [RelayStorageKey::Top(para_head(T::HomeId::get()))].into();
		RelayProofRequest { keys }
	}

	/// Takes what a proof of the relay chain's state tells: its slot, and the other chain's head. A head that is left
	/// out, or is none, is no news.
	pub(crate) fn hear(proof: &RelayChainStateProof) {
		if let Ok(slot) = proof.read_slot() {
			let slot = u64::from(slot);
			HeadStore::<T>::note_slot(slot);
			match Self::read_head(proof, slot) {
				Ok(head) => HeadStore::<T>::note_head(head),
				Err(HeadFault::LeftOut | HeadFault::NoSuchChain) => {},
				Err(fault) => Self::deposit_event(Event::HeadRefused { fault }),
			}
		}
		Self::follow_home();
	}

	/// Reads the other chain's head.
	pub(crate) fn read_head(proof: &RelayChainStateProof, slot: u64) -> Result<Head, HeadFault> {
		let found = proof.read_optional_entry::<HeadData>(&para_head(T::HomeId::get()));
		let head = found.map_err(|error| match error {
			ProofError::ReadOptionalEntry(ReadEntryErr::Decode) => HeadFault::Malformed,
			_ => HeadFault::LeftOut,
		})?;
		let HeadData(bytes) = head.ok_or(HeadFault::NoSuchChain)?;
		Head::read(&bytes, slot)
	}
}
