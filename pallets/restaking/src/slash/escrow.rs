//! Division and redirection of proceeds that have waited in escrow.

use crate::{
	pallet::*,
	store::{EraStore, Escrow, LossStore, QueueStore, RequestStore, Sent},
	types::{Execution, Proceeds, Turn},
	RequestOf,
};
use frame_support::ensure;
use restaking_primitives::{Balance, RequestId};
use sp_runtime::{DispatchError, DispatchResult};

/// The sums by destination, as they arrived.
#[derive(Default)]
struct Division {
	burned: Balance,
	treasury: Balance,
	recipient: Balance,
	reporter: Balance,
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Divides the proceeds of a request by its shares, once. They may not be undone any more.
	pub(crate) fn do_divide(id: RequestId) -> DispatchResult {
		let (request, mut execution) = RequestStore::<T, I>::waiting(id)?;
		ensure!(execution.fully_settled, Error::<T, I>::NotSettledYet);
		ensure!(EraStore::<T, I>::now() >= execution.payable_era, Error::<T, I>::NotDueYet);
		let Division { burned, treasury, recipient, reporter } =
			Self::pay_out(&request, &execution)?;
		Self::deposit_event(Event::SlashDivided {
			request: id,
			service: request.service,
			assignment: request.assignment,
			burned,
			treasury,
			recipient,
			reporter,
		});
		if !LossStore::<T, I>::any(id) {
			RequestStore::<T, I>::forget(id);
			return Ok(());
		}
		(execution.waiting, execution.proceeds) = (0, Proceeds::Divided);
		Self::queue_losses(id, &mut execution);
		RequestStore::<T, I>::put_executed(id, request, execution);
		Ok(())
	}

	/// Puts the losses by a request at the end of the queue of pages, if they are not in it. The next page
	/// begins with the first loss: one that a page has passed may be due by now.
	pub(crate) fn queue_losses(id: RequestId, execution: &mut Execution) {
		LossStore::<T, I>::set_cursor(id, None);
		if !execution.queued {
			execution.queued = true;
			QueueStore::<T, I>::push(Turn::EndLosses(id));
		}
	}

	/// Rounds down all parts but the one that is for nobody: sends what waits where the shares say. What cannot
	/// arrive goes to the treasury, and is burned if the treasury cannot receive it either. Where nothing may be
	/// burned, the part that is for nobody is the treasury's, and what it cannot receive stays.
	fn pay_out(request: &RequestOf<T>, execution: &Execution) -> Result<Division, DispatchError> {
		let split = request.shares.split(execution.waiting, request.is_proven());
		let split = split.map_err(Error::<T, I>::from)?;
		let nobody = [Escrow::<T, I>::dispose(split.burned)];
		let (recipients, reporters) = match execution.redirected {
			true => (None, &[][..]),
			false => (request.recipient.as_ref(), request.reporters()),
		};
		let treasury = [(Escrow::<T, I>::send(None, split.treasury), split.treasury)];
		let recipient = [(Escrow::<T, I>::send(recipients, split.recipient), split.recipient)];
		let reporter = Escrow::<T, I>::send_equally(reporters, split.reporter);
		let sent = [&nobody[..], &treasury[..], &recipient[..], &reporter[..]].concat();
		Ok(Division {
			burned: sum_of(&sent, Sent::Burned),
			treasury: sum_of(&sent, Sent::Treasury),
			recipient: sum_of(&recipient, Sent::Arrived),
			reporter: sum_of(&reporter, Sent::Arrived),
		})
	}

	pub(crate) fn do_redirect_escrow(id: RequestId) -> DispatchResult {
		let (request, mut execution) = RequestStore::<T, I>::waiting(id)?;
		ensure!(request.has_payees() && !execution.redirected, Error::<T, I>::NothingToChange);
		execution.redirected = true;
		let (service, assignment) = (request.service, request.assignment);
		RequestStore::<T, I>::put_executed(id, request, execution);
		Self::deposit_event(Event::EscrowRedirected { request: id, service, assignment });
		Ok(())
	}
}

/// Returns the sum of the parts that went to a destination. They are parts of one sum.
fn sum_of(sent: &[(Sent, Balance)], to: Sent) -> Balance {
	let parts = sent.iter().filter(|(it, _)| *it == to);
	parts.fold(0, |sum: Balance, (_, amount)| sum.saturating_add(*amount))
}
