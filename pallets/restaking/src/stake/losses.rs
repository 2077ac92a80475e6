//! The source of a slash's proceeds, and their division.

use super::OpenStaker;
use crate::{
	pallet::*,
	store::{CreditOf, Escrow, RequestStore},
	types::Stage,
	RequestOf,
};
use frame_support::traits::{
	fungible::{hold::Balanced as _, Balanced},
	Get, Imbalance,
};
use restaking_math::{Loss, Split};
use restaking_primitives::{
	AssignmentId, Balance, RequestId, ServiceId, SlashableStake, StakeInspect,
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> OpenStaker<'_, T, I> {
	/// Takes one loss: from the stake, then from custody. Stake that falls without yielding funds is
	/// missing like stake that is not there. Dust that the stake loses beyond it goes into
	/// custody at once, so that it is there for the next loss.
	pub fn take(&mut self, loss: &Loss) -> DispatchResult {
		self.work.add_loss();
		let taken = T::Stake::slash(&self.stash, loss.amount, loss.offence_era);
		let from_stake = taken.credit.peek();
		let rest = loss.amount.saturating_sub(from_stake).min(self.record.custody);
		let mut credit = taken.credit;
		let mut from_custody = 0;
		if rest > 0 {
			let reason = HoldReason::<I>::Custody.into();
			let (held, _missing) = T::Currency::slash(&reason, &self.stash, rest);
			from_custody = held.peek();
			self.record.custody = self.record.custody.saturating_sub(from_custody);
			credit.subsume(held);
		}
		self.take_in(taken.refunded);
		let stake = T::Stake::stake(&self.stash);
		(self.staked, self.active) = (stake.total, stake.active);
		let whole = credit.peek();
		let (service, assignment) = Pallet::<T, I>::divide(loss.request, loss.asked, credit)?;
		Pallet::<T, I>::deposit_event(Event::Slashed {
			request: loss.request,
			service,
			assignment,
			stash: self.stash.clone(),
			asked: loss.asked,
			taken: whole,
			from_stake,
			from_custody,
			refunded: taken.refunded,
		});
		Ok(())
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Divides the loss of one member by the shares of the request. Returns its service and assignment.
	fn divide(
		id: RequestId,
		asked: Balance,
		credit: CreditOf<T, I>,
	) -> Result<(ServiceId, AssignmentId), DispatchError> {
		let mut request = RequestStore::<T, I>::get(id)?;
		let taken = credit.peek();
		let split = Self::pay_out(&request, credit)?;
		match &mut request.stage {
			Stage::Executed(execution) => execution.add(asked, taken, &split),
			Stage::Pending => return Err(Error::<T, I>::Inconsistent.into()),
		}
		let of = (request.service, request.assignment);
		RequestStore::<T, I>::put(id, request);
		Ok(of)
	}

	/// Burns, pays the treasury, and puts the rest into escrow. Returns the amounts actually burned, paid
	/// and escrowed.
	fn pay_out(request: &RequestOf<T>, credit: CreditOf<T, I>) -> Result<Split, DispatchError> {
		let split = request.shares.split(credit.peek(), request.is_proven());
		let split = split.map_err(Error::<T, I>::from)?;
		let redirected = match &request.stage {
			Stage::Executed(execution) => execution.redirected,
			Stage::Pending => false,
		};
		let (escrow, credit) = credit.split(split.recipient.saturating_add(split.reporter));
		let (treasury, burned) = credit.split(split.treasury);
		let mut done = Split { burned: burned.peek(), ..split };
		drop(burned);
		let kept = escrow.peek();
		let unkept = match redirected {
			true => Some(escrow),
			false => Escrow::<T, I>::deposit(escrow),
		};
		let to_treasury = match unkept {
			Some(unkept) => {
				(done.recipient, done.reporter) = (0, 0);
				done.treasury = done.treasury.saturating_add(kept);
				treasury.merge(unkept)
			},
			None => treasury,
		};
		// Funds that the treasury cannot receive are burned.
		if let Err(lost) = T::Currency::resolve(&T::Treasury::get(), to_treasury) {
			(done.burned, done.treasury) = (done.burned.saturating_add(lost.peek()), 0);
		}
		Ok(done)
	}
}
