//! A naive model of the money: lists of what was signed, left, asked and taken, told by events, and
//! recomputed from the beginning whenever a question is asked.
//!
//! It shares no arithmetic with the pallets: `u128` and a division, and amounts far below its bound.

mod money;
mod slashes;
mod stakers;

pub use money::Money;

use polkadot_sdk::{sp_runtime::Perbill, sp_staking::EraIndex};
use restaking_primitives::{AssignmentId, Conditions, RequestId, ServiceId};
use restaking_runtime::{configs::TreasuryAccount, AccountId, Balance, Restaking, RuntimeEvent};
use slashes::{Loss, Request};
use stakers::Position;
use std::collections::{BTreeMap, BTreeSet};

/// Who pledged, and to whom.
type Pair = (AccountId, AssignmentId);

/// A part of an amount, rounded up.
fn up(part: Perbill, amount: Balance) -> Balance {
	(amount * Balance::from(part.deconstruct())).div_ceil(1_000_000_000)
}

/// A part of an amount, rounded down.
fn down(part: Perbill, amount: Balance) -> Balance {
	amount * Balance::from(part.deconstruct()) / 1_000_000_000
}

/// What was heard since the story began.
#[derive(Clone, Default)]
pub struct Model {
	terms: BTreeMap<ServiceId, Conditions<AccountId>>,
	homes: BTreeMap<AssignmentId, ServiceId>,
	positions: BTreeMap<Pair, Position>,
	/// What counted in each era, as it was told when the era began.
	counted: BTreeMap<(EraIndex, AccountId, AssignmentId), Balance>,
	requests: BTreeMap<RequestId, Request>,
	losses: Vec<Loss>,
	custody: BTreeMap<AccountId, Balance>,
	money: money::Ledger,
	/// The era in which we are.
	era: EraIndex,
	/// Whose stake root takes out in this step.
	forced: Option<AccountId>,
	/// Whose stake was ever taken outside the laws.
	robbed: BTreeSet<AccountId>,
}

impl Model {
	/// Begins a step.
	pub fn begin(&mut self, forced: Option<AccountId>) {
		self.forced = forced;
		self.money.begin();
	}

	/// Hears an event.
	pub fn hear(&mut self, event: &RuntimeEvent) {
		match event {
			RuntimeEvent::Restaking(event) => {
				self.hear_of_stakers(event);
				self.hear_of_slashes(event);
				self.hear_of_rewards(event);
			},
			RuntimeEvent::Staking(event) => self.hear_of_stake(event),
			event => self.money.hear(event),
		}
	}

	/// Whether a stake was taken outside the laws in this step: then less than is owed may be there.
	pub fn was_robbed(&self, who: &AccountId) -> bool {
		self.forced.as_ref() == Some(who) || self.money.is_slashed_by_the_base(who)
	}

	/// The same in this step or any before.
	fn was_ever_robbed(&self, who: &AccountId) -> bool {
		self.robbed.contains(who) || self.was_robbed(who)
	}

	/// Compares the end of a step with what was heard.
	pub fn check(&mut self, before: &Money, after: &Money) {
		let robbed = self.money.slashed_by_the_base().chain(self.forced.clone());
		self.robbed.extend(robbed.collect::<Vec<_>>());
		self.money.check(before, after);
		self.check_custody();
		self.check_liabilities();
		self.check_payments();
	}

	fn terms_of(&self, id: AssignmentId) -> &Conditions<AccountId> {
		let service = self.homes.get(&id).expect("an assignment that nobody told of");
		&self.terms[service]
	}
}

/// The accounts of the pallets.
fn treasury() -> AccountId {
	TreasuryAccount::get()
}

fn escrow() -> AccountId {
	Restaking::escrow_account()
}

fn pots() -> AccountId {
	Restaking::rewards_account()
}
