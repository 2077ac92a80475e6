//! One availability service: its rules, and the draws of its operators.

use crate::{draws::Draws, holdings::HoldingStore, pallet::*, Withholding};
use core::marker::PhantomData;
use frame_support::ensure;
use restaking_primitives::{
	AssignmentId, Balance, EraIndex, PledgeInspect, Seed, ServiceId, ServiceView,
};
use sp_runtime::DispatchError;

/// A service whose terms have the hook [`Withholding`].
pub(crate) struct Layer<T> {
	/// Rules of its terms.
	pub rules: Withholding,
	/// Number of eras after an offence in which it can be reported.
	pub report_window: EraIndex,
	/// Number of eras after an offence in which stake is liable for it.
	pub exit_window: EraIndex,
	marker: PhantomData<T>,
}

impl<T: Config> Layer<T> {
	/// Returns the service. Fails if it is gone or has another hook.
	pub fn load(id: ServiceId) -> Result<Self, DispatchError> {
		let view = T::Pledges::service_by(id).ok_or(Error::<T>::NotAvailability)?;
		let ServiceView { hook: rules, report_window, exit_window, .. } = view;
		Ok(Self { rules, report_window, exit_window, marker: PhantomData })
	}

	/// Returns the seed of an era, and the first tick in which an answer to its draws is too late.
	pub fn seed_of(&self, era: EraIndex) -> Result<(Seed, u64), DispatchError> {
		let seed = T::Pledges::seed(era).ok_or(Error::<T>::NotDrawn)?;
		Ok((seed, seed.since.saturating_add(self.rules.response.into())))
	}

	/// Returns the draws of an era at an assignment.
	pub fn draws(&self, assignment: AssignmentId, era: EraIndex) -> Draws {
		let holding = HoldingStore::<T>::get(assignment);
		let items = holding.as_ref().map_or(&[][..], |holding| &holding.items[..]);
		Draws::of(assignment, items, era, self.rules.draws)
	}
}

/// Returns the stake that counted through an assignment in an era. Fails if none did: then nothing was
/// asked of it.
pub(crate) fn counted<T: Config>(
	assignment: AssignmentId,
	era: EraIndex,
) -> Result<Balance, DispatchError> {
	let counted = T::Pledges::served(assignment, era).unwrap_or(0);
	ensure!(counted > 0, Error::<T>::NotServing);
	Ok(counted)
}
