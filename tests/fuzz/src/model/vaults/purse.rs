//! All that a vault was ever given, and all that it gave.

use super::{signed, Stake, Vault, Window};
use crate::model::down;
use pallet_liquid_restaking::BooksOf;
use polkadot_sdk::sp_runtime::Perbill;
use restaking_runtime::{
	constants::currency::EXISTENTIAL_DEPOSIT, AccountId, Balance, Runtime, System,
};

/// Sums of a vault's history.
#[derive(Clone)]
pub struct Purse {
	/// What the founder left on the stash for deposits, and has not back.
	pub float: Balance,
	/// All that came in for holders, less all that went out: seed, deposits, buys, rewards and what came back; payments
	/// and losses.
	pub history: i128,
	/// What was sent to stash and cash by hand.
	pub gifts: (Balance, Balance),
	/// All that was a gain.
	pub gains: Balance,
	/// All fees.
	pub fees: Balance,
	/// The highest fee that was ever in force.
	pub highest_fee: Perbill,
	/// The number of turns.
	pub turns: Balance,
	/// What lies on the stash and nobody counts: rewards that could not be bonded.
	strays: i128,
	/// True if that may have changed since the last turn.
	pub loose: bool,
	/// True if a slash ever took custody. What is released then may be less than what left.
	custody_lost: bool,
}

impl Purse {
	pub fn new(seed: Balance, float: Balance) -> Self {
		Self {
			float,
			history: signed(seed),
			gifts: (0, 0),
			gains: 0,
			fees: 0,
			highest_fee: Perbill::zero(),
			turns: 0,
			strays: 0,
			loose: false,
			custody_lost: false,
		}
	}

	/// Takes in what is no gain.
	pub fn take_in(&mut self, amount: Balance) {
		self.history += signed(amount);
	}

	/// Takes in a gain.
	pub fn earn(&mut self, amount: Balance) {
		self.take_in(amount);
		self.gains += amount;
	}

	pub fn pay(&mut self, amount: Balance) {
		self.history -= signed(amount);
	}

	/// Notes the part of a slash by a service of which staking does not tell. Dust that staking took beyond it went
	/// into custody, and is a gain of who stayed.
	pub fn lose(&mut self, from_custody: Balance, refunded: Balance) {
		self.earn(refunded);
		self.history -= signed(from_custody);
		self.custody_lost |= from_custody > 0;
	}
}

/// Returns all funds of an account.
fn funds(who: &AccountId) -> Balance {
	let data = System::account(who).data;
	data.free + data.reserved
}

impl Vault {
	/// Asserts that what there is, is what came in less what went out, to the unit; that cash is there for what enters
	/// and for what is owed; and that fees are at most their part of gains.
	pub(super) fn check_purse(&mut self, books: &BooksOf<Runtime>, stake: &Stake, since: &Window) {
		let (purse, cash) = (&mut self.purse, funds(&self.cash));
		let least = EXISTENTIAL_DEPOSIT + purse.gifts.1;
		let for_all = least + books.entering + books.payable;
		assert_eq!(cash, for_all, "the cash is not what enters and what is payable");
		let there = signed(funds(&self.stash) + cash);
		let of_others = signed(purse.float + purse.gifts.0 + least);
		assert_eq!(there - of_others, purse.history, "holders have otherwise than came in");
		let promised = stake.bond + books.entering + books.payable + books.custody;
		let unclaimed = purse.history - signed(promised);
		purse.loose |= stake.bond == 0 || purse.custody_lost;
		if since.turned && !since.lost() {
			let right = purse.loose || unclaimed == purse.strays;
			assert!(right, "{unclaimed} is nobody's, and {} was", purse.strays);
			(purse.strays, purse.loose) = (unclaimed, false);
		}
		// Rounding of each turn and batch is in favour of the fee by a unit at most.
		let most = down(purse.highest_fee, purse.gains) + 2 * purse.turns;
		assert!(purse.fees <= most, "fees of {} on gains of {}", purse.fees, purse.gains);
	}
}
