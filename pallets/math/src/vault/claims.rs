//! Claims of leavers on the cash that is reserved for their batches.

use sp_core::Get;

use super::{
	batch::{Batch, Paid, Ticket},
	books::Books,
	error::{minus, plus, VaultError},
};
use crate::{ids::BatchId, types::Balance};

impl<B: Get<u32>> Books<B> {
	/// Rounds down, as [`Batch::pay`]: pays a ticket of a batch from the cash reserved for it.
	///
	/// `may_rise` is true for the last batch as long as its vault has not ended, or a loss waits: what is paid out late,
	/// and what comes back to the pool, is its. Then the ticket stays.
	pub fn claim(
		&mut self,
		id: BatchId,
		batch: &mut Batch,
		ticket: &mut Ticket,
		may_rise: bool,
	) -> Result<Paid, VaultError> {
		let paid = batch.pay(ticket, may_rise || self.expects(id))?;
		self.pay(&paid)?;
		Ok(paid)
	}

	/// Rounds down, as [`Batch::redeem`]: pays `amount` receipts of the last batch from the cash reserved for it.
	/// Returns what they get. `may_rise` as for [`Self::claim`].
	pub fn redeem(
		&mut self,
		id: BatchId,
		batch: &mut Batch,
		amount: Balance,
		may_rise: bool,
	) -> Result<Balance, VaultError> {
		let paid = batch.redeem(amount, may_rise || self.expects(id))?;
		self.pay(&paid)?;
		Ok(paid.amount)
	}

	/// Takes what was paid for tickets or receipts out of what is owed. The rest of a batch enters: it is a gain of
	/// the next turn.
	fn pay(&mut self, paid: &Paid) -> Result<(), VaultError> {
		let all = plus(paid.amount, paid.rest)?;
		self.owed = minus(self.owed, all)?;
		self.payable = minus(self.payable, all)?;
		self.reserved = minus(self.reserved, all)?;
		self.entering = plus(self.entering, paid.rest)?;
		Ok(())
	}
}
