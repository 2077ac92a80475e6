//! Where the money of a slash comes from, and where it goes.

use crate::{ledger::Book, pallet::*, tally::Tally, types::Source, types::Stage, RequestOf};
use frame_support::{
	defensive,
	traits::{
		fungible::{hold::Balanced as _, Balanced, Credit},
		Get, Imbalance,
	},
};
use restaking_math::{Loss, Split};
use restaking_primitives::{Balance, RequestId, SlashableStake, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult};

/// Funds that were taken.
type CreditOf<T, I> = Credit<<T as frame_system::Config>::AccountId, <T as Config<I>>::Currency>;

impl<T: Config<I>, I: 'static> Book<T, I> {
	/// Takes one loss: from the stake, then from custody. Dust that the stake loses beyond it goes
	/// into custody at once, so that it is there for the next loss.
	pub fn take(&mut self, loss: &Loss) -> DispatchResult {
		Tally::add_loss();
		self.losses = self.losses.saturating_add(1);
		let taken = T::Stake::slash(&self.stash, loss.amount, loss.offence);
		let from_stake = taken.amount;
		let rest = loss.amount.saturating_sub(from_stake).min(self.staker.custody);
		let mut credit = taken.credit;
		let mut from_custody = 0;
		if rest > 0 {
			let reason = HoldReason::<I>::Custody.into();
			let (held, _missing) = T::Currency::slash(&reason, &self.stash, rest);
			from_custody = held.peek();
			self.staker.custody = self.staker.custody.saturating_sub(from_custody);
			credit.subsume(held);
		}
		self.take_in(taken.refunded);
		let stake = T::Stake::stake(&self.stash);
		(self.ledger, self.active) = (stake.total, stake.active);
		Pallet::<T, I>::deposit_event(Event::Slashed {
			request: RequestId(loss.request),
			stash: self.stash.clone(),
			asked: loss.asked,
			taken: credit.peek(),
			from_stake,
			from_custody,
			refunded: taken.refunded,
		});
		Pallet::<T, I>::divide(RequestId(loss.request), loss.asked, credit)
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Divides what one member lost by the shares of the request.
	fn divide(id: RequestId, asked: Balance, credit: CreditOf<T, I>) -> DispatchResult {
		let mut request = Self::request(id)?;
		let taken = credit.peek();
		let split = Self::pay_out(&request, credit)?;
		match &mut request.stage {
			Stage::Executed(execution) => execution.add(asked, taken, &split),
			Stage::Pending => return Err(Error::<T, I>::Inconsistent.into()),
		}
		Self::store_request(id, request);
		Ok(())
	}

	/// Burns, pays the treasury, and puts the rest into escrow. Gives what went where in the end.
	fn pay_out(request: &RequestOf<T>, credit: CreditOf<T, I>) -> Result<Split, DispatchError> {
		let reported = matches!(request.source, Source::Proof { .. });
		let split = request.shares.split(credit.peek(), reported).map_err(Error::<T, I>::from)?;
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
			false => T::Currency::resolve(&Self::escrow_account(), escrow).err(),
		};
		let to_treasury = match unkept {
			Some(unkept) => {
				(done.recipient, done.reporter) = (0, 0);
				done.treasury = done.treasury.saturating_add(kept);
				treasury.merge(unkept)
			},
			None => treasury,
		};
		// What the treasury can not take is burned.
		if let Err(lost) = T::Currency::resolve(&T::Treasury::get(), to_treasury) {
			(done.burned, done.treasury) = (done.burned.saturating_add(lost.peek()), 0);
		}
		Ok(done)
	}

	/// Notes that every member has settled a request.
	pub(crate) fn finish_request(id: RequestId) -> DispatchResult {
		let mut request = Self::request(id)?;
		let Stage::Executed(execution) = &mut request.stage else {
			defensive!("a request in a log was not executed");
			return Err(Error::<T, I>::Inconsistent.into());
		};
		execution.settled = true;
		Self::deposit_event(Event::SlashSettled {
			request: id,
			asked: execution.asked,
			taken: execution.taken,
			burned: execution.burned,
			treasury: execution.treasury,
			recipient: execution.recipient,
			reporter: execution.reporter,
			payable: execution.payable,
		});
		Self::store_request(id, request);
		Ok(())
	}
}
