//! Payment and redirection of escrowed proceeds.

use crate::{
	pallet::*,
	store::{Escrow, RequestStore},
	types::Stage,
};
use frame_support::ensure;
use restaking_primitives::{RequestId, StakeInspect};
use sp_runtime::DispatchResult;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_pay_escrow(id: RequestId) -> DispatchResult {
		let (mut request, mut execution) = RequestStore::<T, I>::executed(id)?;
		let amount = execution.escrow();
		ensure!(amount > 0, Error::<T, I>::NothingInEscrow);
		ensure!(T::Stake::era() >= execution.payable_era, Error::<T, I>::EscrowNotPayable);
		let (recipient, reporter) = execution.empty_escrow();
		let recipient = Escrow::<T, I>::pay(request.recipient.as_ref(), recipient);
		let reporter = Escrow::<T, I>::pay_equally(request.reporters(), reporter);
		let treasury = amount.saturating_sub(recipient).saturating_sub(reporter);
		request.stage = Stage::Executed(execution);
		RequestStore::<T, I>::put(id, request);
		Self::deposit_event(Event::EscrowPaid { request: id, recipient, reporter, treasury });
		Ok(())
	}

	pub(crate) fn do_redirect_escrow(id: RequestId) -> DispatchResult {
		let (mut request, mut execution) = RequestStore::<T, I>::executed(id)?;
		ensure!(!execution.redirected, Error::<T, I>::NothingToChange);
		let amount = execution.escrow();
		ensure!(amount > 0 || !execution.fully_settled, Error::<T, I>::NothingInEscrow);
		execution.redirected = true;
		execution.treasury = execution.treasury.saturating_add(amount);
		execution.empty_escrow();
		Escrow::<T, I>::pay(None, amount);
		request.stage = Stage::Executed(execution);
		RequestStore::<T, I>::put(id, request);
		Self::deposit_event(Event::EscrowRedirected { request: id, amount });
		Ok(())
	}
}
