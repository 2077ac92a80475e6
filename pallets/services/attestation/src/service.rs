//! One attestation service: its rules, its clock, and the statements that its operators sign.

use crate::{message::Message, pallet::*, salt, Equivocation, Statement};
use core::marker::PhantomData;
use frame_support::{ensure, traits::PalletInfoAccess};
use restaking_primitives::{EraIndex, PledgeInspect, ServiceId, ServiceView};
use sp_core::H256;
use sp_runtime::{DispatchError, Perbill};

/// A service whose terms have the hook [`Equivocation`].
pub(crate) struct AttestationService<T> {
	/// Rules of its terms.
	pub rules: Equivocation,
	/// Part of the counted stake that accepts a statement.
	pub quorum: Perbill,
	/// Number of eras after an offence in which it can be reported.
	pub report_window: EraIndex,
	marker: PhantomData<T>,
}

impl<T: Config> AttestationService<T> {
	/// Returns the service. Fails if it is gone or has another hook.
	pub fn load(id: ServiceId) -> Result<Self, DispatchError> {
		let view = T::Pledges::service_by(id).ok_or(Error::<T>::NotAttestation)?;
		let ServiceView { hook: rules, quorum, report_window, .. } = view;
		Ok(Self { rules, quorum, report_window, marker: PhantomData })
	}

	/// Returns the era of a height for which signatures are accepted now.
	pub fn voting_era(&self, height: u64) -> Result<EraIndex, DispatchError> {
		let tick = self.rules.tick_of(height).ok_or(Error::<T>::NotDue)?;
		let age = T::Pledges::clock().checked_sub(tick).ok_or(Error::<T>::NotDue)?;
		ensure!(age < self.rules.voting.into(), Error::<T>::VotingOver);
		Ok(T::Pledges::era_of_tick(tick).ok_or(Error::<T>::VotingOver)?)
	}

	/// Returns the number of heights that were due in an era. `None` if it is not over, or a height of it can
	/// still be signed.
	pub fn heights_in(&self, era: EraIndex) -> Option<u64> {
		let span = T::Pledges::span_of(era)?;
		let closed = self.rules.is_closed(span, T::Pledges::clock());
		self.rules.heights_in(span).filter(|_| closed)
	}
}

/// Returns a statement as operators of a service sign it.
pub(crate) fn message<T: Config>(service: ServiceId, statement: &Statement) -> Message {
	Message {
		bytes: statement.message(Pallet::<T>::name(), genesis::<T>(), service),
		digest: statement.digest(own_salt::<T>(), service),
	}
}

/// Returns the salt of the typed data of this pallet.
pub(crate) fn own_salt<T: Config>() -> H256 {
	salt(Pallet::<T>::name(), genesis::<T>())
}

/// Returns the first block's hash of the chain that judges what is signed.
fn genesis<T: Config>() -> H256 {
	T::Pledges::genesis()
}
