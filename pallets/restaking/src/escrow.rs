//! What waits for recipients and reporters, so that governance may redirect it.

use crate::{
	pallet::*,
	types::{Execution, Source, Stage},
	RequestOf,
};
use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect as _, Mutate as _},
		tokens::{Fortitude::Force, Precision::BestEffort, Preservation::Expendable},
		Get,
	},
};
use restaking_primitives::{Balance, RequestId, StakeInspect};
use sp_runtime::{traits::AccountIdConversion, DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Whose funds the escrow is. It keeps an existential deposit of its own.
	pub fn escrow_account() -> T::AccountId {
		T::PalletId::get().into_account_truncating()
	}

	/// A request that was executed, and what it took.
	fn executed(id: RequestId) -> Result<(RequestOf<T>, Execution), DispatchError> {
		let request = Self::request(id)?;
		match request.stage.clone() {
			Stage::Executed(execution) => Ok((request, execution)),
			Stage::Pending => Err(Error::<T, I>::NotExecuted.into()),
		}
	}

	/// Sends funds from the escrow, or to the treasury if they can not arrive. Gives what arrived.
	fn send(to: Option<&T::AccountId>, amount: Balance) -> Balance {
		let escrow = Self::escrow_account();
		if amount == 0 {
			return 0;
		}
		if let Some(to) = to {
			if T::Currency::transfer(&escrow, to, amount, Expendable).is_ok() {
				return amount;
			}
		}
		let treasury = T::Treasury::get();
		if T::Currency::transfer(&escrow, &treasury, amount, Expendable).is_err() {
			// Not even there: it is burned rather than left without an owner.
			let _burned = T::Currency::burn_from(&escrow, amount, Expendable, BestEffort, Force);
		}
		0
	}

	pub(crate) fn do_pay_escrow(id: RequestId) -> DispatchResult {
		let (mut request, mut execution) = Self::executed(id)?;
		let amount = execution.escrow();
		ensure!(amount > 0, Error::<T, I>::NothingInEscrow);
		ensure!(T::Stake::era() >= execution.payable, Error::<T, I>::EscrowNotPayable);
		let reporter = match &request.source {
			Source::Proof { reporter } => Some(reporter),
			Source::Slasher { .. } => None,
		};
		let recipient = Self::send(request.recipient.as_ref(), execution.recipient);
		let reporter = Self::send(reporter, execution.reporter);
		let treasury = amount.saturating_sub(recipient).saturating_sub(reporter);
		(execution.recipient, execution.reporter) = (0, 0);
		request.stage = Stage::Executed(execution);
		Self::store_request(id, request);
		Self::deposit_event(Event::EscrowPaid { request: id, recipient, reporter, treasury });
		Ok(())
	}

	pub(crate) fn do_redirect_escrow(id: RequestId) -> DispatchResult {
		let (mut request, mut execution) = Self::executed(id)?;
		ensure!(!execution.redirected, Error::<T, I>::NothingToChange);
		let amount = execution.escrow();
		ensure!(amount > 0 || !execution.settled, Error::<T, I>::NothingInEscrow);
		execution.redirected = true;
		execution.treasury = execution.treasury.saturating_add(amount);
		(execution.recipient, execution.reporter) = (0, 0);
		Self::send(None, amount);
		request.stage = Stage::Executed(execution);
		Self::store_request(id, request);
		Self::deposit_event(Event::EscrowRedirected { request: id, amount });
		Ok(())
	}

	/// What the escrow account can pay besides its own deposit.
	#[cfg(any(test, feature = "try-runtime"))]
	pub(crate) fn in_escrow() -> Balance {
		T::Currency::balance(&Self::escrow_account())
	}

	/// Gives an account of the pallet its existential deposit, at genesis.
	pub(crate) fn endow(account: &T::AccountId) {
		let least = T::Currency::minimum_balance();
		if T::Currency::balance(account) < least {
			let endowed = T::Currency::mint_into(account, least);
			assert!(endowed.is_ok(), "restaking genesis: an account of the pallet can not exist");
		}
	}
}
