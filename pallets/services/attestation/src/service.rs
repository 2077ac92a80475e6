//! One attestation service: its rules, its clock, and the bytes that its operators sign.

use crate::{pallet::*, Equivocation, Statement};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::{ensure, traits::PalletInfoAccess};
use frame_system::pallet_prelude::BlockNumberFor;
use restaking_primitives::{EraIndex, PledgeInspect, ServiceId};
use sp_runtime::{traits::Zero, DispatchError, Perbill, SaturatedConversion};

/// A service whose terms have the hook [`Equivocation`].
pub(crate) struct AttestationService<T> {
	/// Rules of its terms.
	pub rules: Equivocation,
	/// Part of the counted stake that accepts a statement.
	pub quorum: Perbill,
	marker: PhantomData<T>,
}

impl<T: Config> AttestationService<T> {
	/// Returns the service. Fails if it is gone or has another hook.
	pub fn load(id: ServiceId) -> Result<Self, DispatchError> {
		let view = T::Pledges::service_by(id).ok_or(Error::<T>::NotAttestation)?;
		Ok(Self { rules: view.hook, quorum: view.quorum, marker: PhantomData })
	}

	/// Returns the era of a height for which signatures are accepted now.
	pub fn voting_era(&self, height: u64) -> Result<EraIndex, DispatchError> {
		let block = self.rules.block_of(height).ok_or(Error::<T>::NotDue)?;
		let now: u64 = frame_system::Pallet::<T>::block_number().saturated_into();
		let age = now.checked_sub(block).ok_or(Error::<T>::NotDue)?;
		ensure!(age < self.rules.voting.into(), Error::<T>::VotingOver);
		Ok(T::Pledges::era_of(block).ok_or(Error::<T>::VotingOver)?)
	}
}

/// Returns the bytes that an operator of a service signs.
pub(crate) fn message<T: Config>(service: ServiceId, statement: &Statement) -> Vec<u8> {
	let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
	statement.message(Pallet::<T>::name(), genesis, service)
}
