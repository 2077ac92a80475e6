//! A simple staking ledger, from which both sides take losses.

use super::{Balance, Era};

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bank {
	pub active: Balance,
	/// The unlocking chunks, oldest first.
	pub unlocking: Vec<(Era, Balance)>,
	pub custody: Balance,
	pub free: Balance,
	pub existential: Balance,
}

impl Bank {
	pub fn new(active: Balance, existential: Balance) -> Self {
		Self { active, unlocking: vec![], custody: 0, free: 0, existential }
	}

	pub fn ledger(&self) -> Balance {
		self.active + self.unlocking.iter().map(|chunk| chunk.1).sum::<Balance>()
	}

	/// Takes from active stake, then from the newest chunk on. Returns the missing amount, and the dust
	/// that was taken beyond `amount`.
	pub fn slash(&mut self, amount: Balance) -> (Balance, Balance) {
		let mut rest = amount;
		let mut beyond = 0;
		let parts = std::iter::once(&mut self.active)
			.chain(self.unlocking.iter_mut().rev().map(|chunk| &mut chunk.1));
		for part in parts {
			if rest == 0 {
				break;
			}
			let taken = rest.min(*part);
			*part -= taken;
			rest -= taken;
			if *part < self.existential {
				beyond += std::mem::take(part);
			}
		}
		self.unlocking.retain(|chunk| chunk.1 > 0);
		(rest, beyond)
	}

	/// Takes a loss from the ledger, then from custody. Returns what active stake paid, and what the rest
	/// paid.
	///
	/// Dust taken beyond the loss goes into custody, so that the next loss can take it. The caller
	/// releases the rest afterwards.
	pub fn take(&mut self, amount: Balance) -> (Balance, Balance) {
		let active = amount.min(self.active);
		let (missing, beyond) = self.slash(amount);
		let held = missing.min(self.custody);
		self.custody = self.custody - held + beyond;
		(active, amount - missing + held - active)
	}

	pub fn hold(&mut self, amount: Balance) {
		self.free -= amount;
		self.custody += amount;
	}

	pub fn unbond(&mut self, amount: Balance, until: Era) {
		let amount = amount.min(self.active);
		self.active -= amount;
		if amount > 0 {
			match self.unlocking.last_mut() {
				Some(chunk) if chunk.0 == until => chunk.1 += amount,
				_ => self.unlocking.push((until, amount)),
			}
		}
	}

	/// Frees the chunks that are due. Returns their sum.
	pub fn withdraw(&mut self, now: Era) -> Balance {
		let ripe = self.unlocking.iter().filter(|chunk| chunk.0 <= now).map(|chunk| chunk.1).sum();
		self.unlocking.retain(|chunk| chunk.0 > now);
		self.free += ripe;
		ripe
	}
}
