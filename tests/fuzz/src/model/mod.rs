//! A naive model of the money: lists of all pledges, exits, requests and losses, made from events, and
//! added up from the beginning for each answer.
//!
//! It shares no arithmetic with the pallets: `u128` and a division, and amounts far below its bound.

mod cap;
mod jails;
mod losses;
mod money;
mod returns;
mod slashes;
mod stakers;
mod terms;
mod units;
mod vaults;

pub use cap::{Brought, Prospect};
pub use money::Money;
pub use returns::{Told, WAIT};
pub use terms::takes_dust;
pub use vaults::Prices;

use losses::{Loss, Stakes};
use pallet_liquid_restaking::VaultId;
use polkadot_sdk::{sp_runtime::Perbill, sp_staking::EraIndex};
use restaking_primitives::{AssignmentId, Conditions, RequestId, ServiceId};
use restaking_runtime::{configs::TreasuryAccount, AccountId, Balance, Restaking, RuntimeEvent};
use slashes::Request;
use stakers::Position;
use std::collections::{BTreeMap, BTreeSet};

/// A staker and an assignment to which it pledged.
type Pair = (AccountId, AssignmentId);

/// Returns a part of an amount, rounded up.
fn up(part: Perbill, amount: Balance) -> Balance {
	(amount * Balance::from(part.deconstruct())).div_ceil(1_000_000_000)
}

/// Returns a part of an amount, rounded down.
fn down(part: Perbill, amount: Balance) -> Balance {
	amount * Balance::from(part.deconstruct()) / 1_000_000_000
}

/// All events of the story, as lists.
#[derive(Clone, Default)]
pub struct Model {
	conditions: BTreeMap<ServiceId, Conditions<AccountId>>,
	/// The least amount that counts in each service.
	least_counted: BTreeMap<ServiceId, Balance>,
	/// The service of each assignment.
	services: BTreeMap<AssignmentId, ServiceId>,
	positions: BTreeMap<Pair, Position>,
	/// The amounts that counted in each era, as read when the era began.
	counted: BTreeMap<(EraIndex, AccountId, AssignmentId), Balance>,
	/// The stake that counted with each assignment, as read when the era began.
	totals: BTreeMap<(EraIndex, AssignmentId), Balance>,
	/// The stake that served with each assignment, as read when the era began.
	served: BTreeMap<(EraIndex, AssignmentId), Option<Balance>>,
	/// The last era of each retired service.
	retired: BTreeMap<ServiceId, EraIndex>,
	/// The last era of each closed assignment.
	closed: BTreeMap<AssignmentId, EraIndex>,
	/// The assignments of an operator to a service, one after the other.
	stays: BTreeMap<(ServiceId, AccountId), Vec<AssignmentId>>,
	/// The services for which governance takes no proof.
	stopped: BTreeSet<ServiceId>,
	/// The verdict about the evidence of this step.
	pub brought: Option<Brought>,
	/// The part that a slasher's word of this step asks for.
	pub said: Option<Perbill>,
	requests: BTreeMap<RequestId, Request>,
	losses: Vec<Loss>,
	/// What positions have paid for slashes of which the chain tells later in the same call.
	paid_ahead: BTreeMap<(RequestId, AccountId), Balance>,
	/// The stakes since the last look.
	stakes: Stakes,
	/// The slashes that were undone in this step.
	undone_now: Vec<RequestId>,
	/// The staker of whom something was taken into custody last, and the amount.
	held_last: Option<(AccountId, Balance)>,
	/// The terms of jailed operators.
	jails: jails::Terms,
	custody: BTreeMap<AccountId, Balance>,
	money: money::Ledger,
	/// The present era.
	era: EraIndex,
	/// The staker whose stake root takes out in this step.
	forced: Option<AccountId>,
	/// The stakers that ever lost stake outside the laws.
	robbed: BTreeSet<AccountId>,
	vaults: BTreeMap<VaultId, vaults::Vault>,
	/// True if somebody calls the pallet of assets in this step, and may burn what it has.
	burns: bool,
}

impl Model {
	/// Begins a step.
	pub fn begin(&mut self, forced: Option<AccountId>) {
		self.forced = forced;
		(self.brought, self.said) = (None, None);
		self.burns = false;
		self.money.begin();
	}

	/// Hears an event.
	pub fn hear(&mut self, event: &RuntimeEvent) {
		match event {
			RuntimeEvent::Restaking(event) => {
				self.hear_of_stakers(event);
				self.hear_of_slashes(event);
				self.hear_of_rewards(event);
				self.hear_of_jails(event);
				self.hear_of_losses_of_vaults(event);
			},
			RuntimeEvent::Staking(event) => self.hear_of_stake(event),
			RuntimeEvent::Liquid(event) => self.hear_of_vaults(event),
			event => {
				self.hear_of_gifts(event);
				self.money.hear(event);
			},
		}
	}

	/// Returns true if a staker lost stake outside the laws in this step. Its funds may be less than its
	/// liability then.
	pub fn was_robbed(&self, who: &AccountId) -> bool {
		self.forced.as_ref() == Some(who) || self.money.is_slashed_by_the_base(who)
	}

	/// Returns true if that was so in this step or any before.
	pub fn was_ever_robbed(&self, who: &AccountId) -> bool {
		self.robbed.contains(who) || self.was_robbed(who)
	}

	/// Compares the end of a step with its events.
	pub fn check(&mut self, before: &Money, after: &Money) {
		let robbed = self.money.slashed_by_the_base().chain(self.forced.clone());
		self.robbed.extend(robbed.collect::<Vec<_>>());
		self.money.check(before, after);
		self.check_escrow(after.in_escrow());
		self.check_orders();
		self.check_jails();
		self.check_custody();
		self.check_liabilities();
		self.check_proofs();
		self.check_reach();
		self.check_history();
		self.check_payments();
	}

	/// Returns the last era of an assignment, whether anybody has touched it since or not. `None` if it is
	/// open.
	fn last_era_of(&self, id: AssignmentId) -> Option<EraIndex> {
		let retired = || self.retired.get(&self.services[&id]);
		self.closed.get(&id).or_else(retired).copied()
	}

	/// Returns the terms of an assignment's service, as they were signed.
	pub fn conditions_of(&self, id: AssignmentId) -> &Conditions<AccountId> {
		let service = self.services.get(&id).expect("an assignment without an event");
		&self.conditions[service]
	}
}

/// Returns the treasury's account.
fn treasury() -> AccountId {
	TreasuryAccount::get()
}

/// Returns the account that holds escrows.
fn escrow() -> AccountId {
	Restaking::escrow_account()
}

/// Returns the account of the pot of a service.
fn pot(service: ServiceId) -> AccountId {
	Restaking::pot_account(service)
}
