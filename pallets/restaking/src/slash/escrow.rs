//! Payment and redirection of escrowed proceeds.

use crate::{
	pallet::*,
	store::{Escrow, RequestStore, Sent},
	types::Stage,
};
use frame_support::ensure;
use restaking_primitives::{Balance, RequestId, StakeInspect};
use sp_runtime::DispatchResult;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_pay_escrow(id: RequestId) -> DispatchResult {
		let (mut request, mut execution) = RequestStore::<T, I>::executed(id)?;
		ensure!(execution.escrow() > 0, Error::<T, I>::NothingInEscrow);
		ensure!(T::Stake::era() >= execution.payable_era, Error::<T, I>::EscrowNotPayable);
		let (recipient, reporter) = execution.empty_escrow();
		let to_recipient =
			[(Escrow::<T, I>::send(request.recipient.as_ref(), recipient), recipient)];
		let to_reporters = Escrow::<T, I>::send_equally(request.reporters(), reporter);
		let recipient = sum_of(&to_recipient, Sent::Arrived);
		let reporter = sum_of(&to_reporters, Sent::Arrived);
		let sent = [&to_recipient[..], &to_reporters[..]].concat();
		let (service, assignment) = (request.service, request.assignment);
		request.stage = Stage::Executed(execution);
		RequestStore::<T, I>::put(id, request);
		Self::deposit_event(Event::EscrowPaid {
			request: id,
			service,
			assignment,
			recipient,
			reporter,
			treasury: sum_of(&sent, Sent::Treasury),
			burned: sum_of(&sent, Sent::Burned),
		});
		Ok(())
	}

	pub(crate) fn do_redirect_escrow(id: RequestId) -> DispatchResult {
		let (mut request, mut execution) = RequestStore::<T, I>::executed(id)?;
		ensure!(!execution.redirected, Error::<T, I>::NothingToChange);
		let amount = execution.escrow();
		ensure!(amount > 0 || !execution.fully_settled, Error::<T, I>::NothingInEscrow);
		execution.redirected = true;
		execution.empty_escrow();
		let sent = [(Escrow::<T, I>::send(None, amount), amount)];
		let (treasury, burned) = (sum_of(&sent, Sent::Treasury), sum_of(&sent, Sent::Burned));
		execution.treasury = execution.treasury.saturating_add(treasury);
		execution.burned = execution.burned.saturating_add(burned);
		let (service, assignment) = (request.service, request.assignment);
		request.stage = Stage::Executed(execution);
		RequestStore::<T, I>::put(id, request);
		let request = id;
		let redirected =
			Event::EscrowRedirected { request, service, assignment, amount, treasury, burned };
		Self::deposit_event(redirected);
		Ok(())
	}
}

/// Returns the sum of the parts that went to a destination. They are parts of one escrow.
fn sum_of(sent: &[(Sent, Balance)], to: Sent) -> Balance {
	let parts = sent.iter().filter(|(it, _)| *it == to);
	parts.fold(0, |sum: Balance, (_, amount)| sum.saturating_add(*amount))
}
