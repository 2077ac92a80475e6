//! The keys of operators, as services and clients ask for them.

use crate::{pallet::*, store::KeyStore};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::traits::PalletInfoAccess;
use frame_system::pallet_prelude::BlockNumberFor;
use restaking_primitives::{AssignmentId, EraIndex, ServiceId, ServiceKey};
use sp_runtime::traits::Zero;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns the message that an operator signs to prove the possession of a key: the SCALE encoding of
	/// the pallet's name, the genesis hash, the service and the operator, so that no proof can be used
	/// elsewhere. An address of Ethereum signs the Keccak-256 hash of it as a personal message of EIP-191.
	pub fn key_message(service: ServiceId, operator: &T::AccountId) -> Vec<u8> {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		(Self::name(), genesis, service, operator).encode()
	}

	/// Returns the key of an assignment in an era that can still be judged.
	pub fn key_at(assignment: AssignmentId, era: EraIndex) -> Option<ServiceKey> {
		KeyStore::<T, I>::key_at(assignment, era)
	}
}
