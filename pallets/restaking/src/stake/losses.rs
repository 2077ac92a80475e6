//! The source of a slash's proceeds: stake, then custody. All of them wait in escrow.

use super::OpenStaker;
use crate::{
	access::run_hook,
	pallet::*,
	store::{CreditOf, EraStore, Escrow, LossStore, RequestStore},
	types::LossRecord,
	work::add,
};
use frame_support::traits::{
	fungible::{hold::Balanced as _, Balanced},
	Get, Imbalance,
};
use restaking_math::{eras_after, Loss};
use restaking_primitives::{
	AssignmentId, Balance, LossListener, RequestId, ServiceId, SlashableStake,
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> OpenStaker<'_, T, I> {
	/// Takes one loss: from the stake, then from custody. Stake that falls without yielding funds is
	/// missing like stake that is not there. Dust that the stake loses beyond it goes into
	/// custody at once, so that it is there for the next loss.
	pub fn take(&mut self, loss: &Loss) -> DispatchResult {
		add(&mut self.work.losses, 1u32);
		let era = EraStore::<T, I>::source_era_of(loss.offence_era);
		let taken = T::Stake::slash(&self.stash, loss.amount, era);
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
		(self.staked, self.active) = (taken.left.total, taken.left.active);
		let whole = credit.peek();
		let active = taken.from_active.min(from_stake);
		let record = LossRecord { active, rest: whole.saturating_sub(active) };
		let (service, assignment) = self.keep(loss, record, credit)?;
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

	/// Puts the proceeds of a loss into escrow, and moves on the era in which those of its request may be
	/// divided. Returns the service and the assignment of the request.
	///
	/// A loss below [`Config::LeastLoss`] waits without a record of its own.
	fn keep(
		&mut self,
		loss: &Loss,
		record: LossRecord,
		credit: CreditOf<T, I>,
	) -> Result<(ServiceId, AssignmentId), DispatchError> {
		let id = loss.request;
		let (request, mut execution) = RequestStore::<T, I>::waiting(id)?;
		let whole = record.total();
		let waiting = match Escrow::<T, I>::deposit(credit) {
			None => whole,
			Some(refused) => {
				self.send_to_treasury(id, refused);
				0
			},
		};
		let waits = waiting > 0 && waiting >= T::LeastLoss::get();
		if waits {
			LossStore::<T, I>::put(id, &self.stash, record);
		}
		let stash = &self.stash;
		let heard = run_hook(|| match waits {
			true => T::LossListener::lost(stash, id, record.active, record.rest),
			false => T::LossListener::lost_for_good(stash),
		});
		// Weights of one block: far from the end of their type. Later losses of the same stash find in memory what the
		// first one has read: all of them cost no more than a call declares for so many.
		let most = T::LossListener::losses_weight(self.work.losses);
		self.work.heard = self.work.heard.saturating_add(heard).min(most);
		execution.add(loss.asked, whole, waiting);
		if whole > 0 {
			execution.payable_era = eras_after(self.now, Escrow::<T, I>::delay());
		}
		let of = (request.service, request.assignment);
		RequestStore::<T, I>::put_executed(id, request, execution);
		Ok(of)
	}

	/// Sends a loss that cannot wait in escrow to the treasury. What that cannot receive is burned.
	fn send_to_treasury(&self, request: RequestId, credit: CreditOf<T, I>) {
		let amount = credit.peek();
		let burned: Balance = match T::Currency::resolve(&T::Treasury::get(), credit) {
			Ok(()) => 0,
			Err(lost) => lost.peek(),
		};
		let (stash, treasury) = (Some(self.stash.clone()), amount.saturating_sub(burned));
		Pallet::<T, I>::deposit_event(Event::LossUnclaimed { request, stash, treasury, burned });
	}
}
