//! The place of every unit, and the reason of every move.

use super::{down, escrow, pot, slashes::Request, treasury, Model};
use crate::{
	cast::{account, has_funds, name, ASSET, NOBODY},
	vaults::vault_of,
};
use pallet_restaking::Event;
use polkadot_sdk::{
	frame_support::traits::fungible::NativeOrWithId,
	frame_system, pallet_assets, pallet_balances,
	pallet_staking::{Event as StakingEvent, RewardDestination},
};
use restaking_primitives::ServiceId;
use restaking_runtime::{AccountId, Balance, Balances, Runtime, RuntimeEvent};
use std::collections::{BTreeMap, BTreeSet};

/// The funds of all accounts.
#[derive(Clone, PartialEq, Eq)]
pub struct Money {
	accounts: BTreeMap<AccountId, Balance>,
	issued: Balance,
}

impl Money {
	/// Returns the funds of the account that holds what waits.
	pub fn in_escrow(&self) -> Balance {
		self.accounts.get(&escrow()).copied().unwrap_or(0)
	}

	/// Returns the present funds. Asserts that their sum is the issuance, for the token and the asset.
	pub fn now() -> Self {
		let records = frame_system::Account::<Runtime>::iter();
		let accounts: BTreeMap<_, _> = records
			.map(|(who, record)| (who, record.data.free + record.data.reserved))
			.collect();
		let issued = Balances::total_issuance();
		assert_eq!(
			accounts.values().sum::<Balance>(),
			issued,
			"the sum of all funds is not the issuance"
		);
		let asset = pallet_assets::Account::<Runtime>::iter_prefix(ASSET);
		let all: Balance = asset.map(|(_, record)| record.balance).sum();
		let supply = pallet_assets::Asset::<Runtime>::get(ASSET).map_or(0, |it| it.supply);
		assert_eq!(all, supply, "the sum of the asset is not its supply");
		Self { accounts, issued }
	}
}

fn signed(amount: Balance) -> i128 {
	i128::try_from(amount).expect("far below all money there is")
}

/// The moves of this step by its events, and the records of pots, bonds, jobs and challenges.
#[derive(Clone, Default)]
pub struct Ledger {
	moved: BTreeMap<AccountId, i128>,
	issued: i128,
	/// The losses to the base chain in this step, before the losses to services are subtracted.
	base: BTreeMap<AccountId, i128>,
	native: BTreeMap<ServiceId, bool>,
	funded: BTreeMap<ServiceId, Balance>,
	paid: BTreeMap<ServiceId, Balance>,
	/// The bond of each payer at each service.
	bonds: BTreeMap<(ServiceId, AccountId), Balance>,
	owners: BTreeMap<u32, AccountId>,
	challenges: BTreeMap<u32, (AccountId, AccountId)>,
	/// True if an account sends its funds away in this step.
	pub runs: bool,
	/// True if somebody trades with a pool in this step.
	pub swaps: bool,
	/// What left the accounts of vaults in this step: from, to, and the amount.
	left_vaults: Vec<(AccountId, AccountId, Balance)>,
}

impl Ledger {
	pub fn begin(&mut self) {
		(self.moved, self.base) = Default::default();
		(self.issued, self.runs, self.swaps) = (0, false, false);
		self.left_vaults.clear();
	}

	fn give(&mut self, to: AccountId, amount: Balance) {
		*self.moved.entry(to).or_default() += signed(amount);
	}

	fn take(&mut self, from: AccountId, amount: Balance) {
		*self.moved.entry(from).or_default() -= signed(amount);
	}

	/// Moves an amount from one account to another.
	pub fn send(&mut self, from: &AccountId, to: &AccountId, amount: Balance) {
		self.take(from.clone(), amount);
		self.give(to.clone(), amount);
	}

	/// Moves all that left these accounts in this step. Returns what one account got of it, and what all others
	/// got.
	pub fn empty(&mut self, accounts: [&AccountId; 2], to: &AccountId) -> (Balance, Balance) {
		let (mut own, mut others) = (0, 0);
		for (from, receiver, amount) in std::mem::take(&mut self.left_vaults) {
			if accounts.contains(&&from) {
				self.send(&from, &receiver, amount);
				*(if receiver == *to { &mut own } else { &mut others }) += amount;
			}
		}
		(own, others)
	}

	/// Returns the accounts that the base chain has slashed in this step.
	pub fn slashed_by_the_base(&self) -> impl Iterator<Item = AccountId> + '_ {
		self.base.iter().filter(|(_, amount)| **amount > 0).map(|(who, _)| who.clone())
	}

	/// Returns true if the base chain has slashed an account in this step.
	pub fn is_slashed_by_the_base(&self, who: &AccountId) -> bool {
		self.base.get(who).is_some_and(|amount| *amount > 0)
	}

	/// Hears an event of a pallet besides restaking and staking.
	pub fn hear(&mut self, event: &RuntimeEvent) {
		match event {
			RuntimeEvent::Balances(pallet_balances::Event::DustLost { account, amount }) => {
				self.take(account.clone(), *amount);
				self.give(treasury(), *amount);
			},
			RuntimeEvent::Balances(pallet_balances::Event::Transfer { from, to, amount }) => {
				// Pallets have an event of their own for everything else they transfer.
				let of_a_pot = self.native.keys().any(|service| pot(*service) == *from);
				let vault = vault_of(from);
				let within_a_vault = vault.is_some() && vault == vault_of(to);
				let of_a_job =
					*to == account(NOBODY) && *from != escrow() && !of_a_pot && vault.is_none();
				if self.runs || self.swaps || of_a_job || within_a_vault {
					self.send(from, to, *amount);
				} else if vault.is_some() {
					self.left_vaults.push((from.clone(), to.clone(), *amount));
				}
			},
			RuntimeEvent::Balances(pallet_balances::Event::Withdraw { who, amount })
				if self.swaps =>
			{
				self.take(who.clone(), *amount)
			},
			RuntimeEvent::Balances(pallet_balances::Event::Deposit { who, amount })
				if self.swaps =>
			{
				self.give(who.clone(), *amount)
			},
			RuntimeEvent::Keeper(event) => self.hear_of_jobs(event),
			RuntimeEvent::Availability(event) => self.hear_of_challenges(event),
			_ => {},
		}
	}

	fn hear_of_jobs(&mut self, event: &pallet_restaking_keeper::Event<Runtime>) {
		match event {
			pallet_restaking_keeper::Event::JobCreated { job, owner, .. } => {
				self.owners.insert(*job, owner.clone());
			},
			pallet_restaking_keeper::Event::JobDone { job, who, price, fee, .. } => {
				self.take(self.owners[job].clone(), *price + *fee);
				self.give(who.clone(), *price);
				self.give(treasury(), *fee);
			},
			_ => {},
		}
	}

	fn hear_of_challenges(&mut self, event: &pallet_restaking_availability::Event<Runtime>) {
		match event {
			pallet_restaking_availability::Event::Challenged {
				assignment,
				challenge,
				operator,
				burned,
				..
			} => {
				let record = pallet_restaking_availability::Challenges::<Runtime>::get(
					assignment, challenge,
				);
				let challenger = record.expect("it was just made").challenger;
				self.take(challenger.clone(), *burned);
				self.issued -= signed(*burned);
				self.challenges.insert(*challenge, (challenger, operator.clone()));
			},
			pallet_restaking_availability::Event::ChallengeAnswered { challenge, paid, .. } => {
				let (challenger, operator) = self.challenges[challenge].clone();
				self.take(challenger, *paid);
				self.give(operator, *paid);
			},
			_ => {},
		}
	}

	/// Takes the loss of one member, which waits in escrow. `of_stake` is what the staking pallet tells.
	pub fn put_in_escrow(&mut self, stash: &AccountId, taken: Balance, of_stake: Balance) {
		*self.base.entry(stash.clone()).or_default() -= signed(of_stake);
		self.take(stash.clone(), taken);
		self.give(escrow(), taken);
	}

	/// Gives a staker back what it lost.
	pub fn come_back(&mut self, stash: &AccountId, amount: Balance) {
		self.take(escrow(), amount);
		self.give(stash.clone(), amount);
	}

	/// Gives the treasury what no staker can get back.
	pub fn fall_to_treasury(&mut self, amount: Balance) {
		self.take(escrow(), amount);
		self.give(treasury(), amount);
	}

	/// Divides what waits by the terms, rounding down all parts but the one that is burned. What cannot
	/// arrive is the treasury's.
	pub fn divide(
		&mut self,
		of: &Request,
		all: Balance,
		(burned, to_treasury, recipient, reporter): (Balance, Balance, Balance, Balance),
	) {
		let shares = of.shares;
		let for_treasury = down(shares.treasury, all);
		let for_recipient = down(shares.recipient, all);
		let for_reporters = if of.proven { down(shares.reporter, all) } else { 0 };
		let rest = all - for_treasury - for_recipient - for_reporters;
		assert!(rest + for_treasury >= all / 2, "less than half is burned or the treasury's");
		let silent = if of.redirected { 0 } else { part_of_nobody(&of.reported_by, for_reporters) };
		let burns = rest + silent;
		assert_eq!(burned, burns, "another amount is burned, and the treasury is always there");
		assert!(to_treasury >= for_treasury, "the treasury gets less than its share");
		assert!([0, for_recipient].contains(&recipient), "a part of the recipient's share");
		let none = of.redirected && (recipient, reporter) != (0, 0);
		assert!(!none, "a part of what was redirected");
		let alone = of.reported_by.len() < 2;
		assert!(!alone || [0, for_reporters].contains(&reporter), "a part of the reporter's share");
		self.take(escrow(), all);
		self.issued -= signed(burned);
		self.give(treasury(), to_treasury);
		if recipient > 0 {
			self.give(of.recipient.clone().expect("somebody to pay"), recipient);
		}
		let given = self.pay_reporters(&of.reported_by, for_reporters, reporter > 0);
		assert_eq!(given, reporter, "the reporters got otherwise than equal parts");
	}

	/// Gives reporters equal parts, and the rest to the first. Those without an account get nothing.
	fn pay_reporters(&mut self, all: &[Option<AccountId>], amount: Balance, any: bool) -> Balance {
		let mut given = 0;
		for (who, part) in parts(all, amount).filter(|_| any) {
			let Some(who) = who else { continue };
			if has_funds(who) {
				self.give(who.clone(), part);
				given += part;
			}
		}
		given
	}

	/// Asserts that all funds changed by exactly the amounts of the events.
	pub fn check(&mut self, before: &Money, after: &Money) {
		for (who, amount) in std::mem::take(&mut self.base) {
			*self.moved.entry(who).or_default() -= amount;
			*self.moved.entry(treasury()).or_default() += amount;
		}
		let issued = signed(after.issued) - signed(before.issued);
		assert_eq!(issued, self.issued, "issued or burned otherwise than by events");
		let everybody: BTreeSet<_> = before
			.accounts
			.keys()
			.chain(after.accounts.keys())
			.chain(self.moved.keys())
			.collect();
		for who in everybody {
			let has = |money: &Money| signed(money.accounts.get(who).copied().unwrap_or(0));
			let moved = self.moved.get(who).copied().unwrap_or(0);
			let name = name(who);
			assert_eq!(has(after) - has(before), moved, "{name} has otherwise than by events");
		}
	}
}

impl Model {
	/// Counts the next events of transfers: an account makes them by hand.
	pub fn somebody_runs(&mut self) {
		self.money.runs = true;
	}

	/// Counts what comes and goes by a pool: somebody trades with it.
	pub fn somebody_swaps(&mut self) {
		self.money.swaps = true;
	}

	/// Hears an event of the staking pallet, which has one for the losses to services as well.
	pub(super) fn hear_of_stake(&mut self, event: &StakingEvent<Runtime>) {
		self.stakes.hear(event);
		self.hear_of_stake_of_vaults(event);
		let money = &mut self.money;
		match event {
			StakingEvent::EraPaid { remainder, .. } => {
				money.give(treasury(), *remainder);
				money.issued += signed(*remainder);
			},
			StakingEvent::Rewarded { stash, dest, amount } => {
				money.issued += signed(*amount);
				let to = match dest {
					RewardDestination::Account(other) => other.clone(),
					_ => stash.clone(),
				};
				money.give(to, *amount);
			},
			StakingEvent::Slashed { staker, amount } => {
				*money.base.entry(staker.clone()).or_default() += signed(*amount);
			},
			_ => {},
		}
	}

	/// Hears an event about bonds and pots.
	pub(super) fn hear_of_rewards(&mut self, event: &Event<Runtime>) {
		match event {
			Event::SlashBondFunded { service, payer, total, .. }
			| Event::SlashBondReturned { service, payer, total, .. } => {
				self.money.bonds.insert((*service, payer.clone()), *total);
			},
			Event::SlashVetoed { request, forfeited, burned, .. }
			| Event::SlashCancelled { request, forfeited, burned, .. } => {
				assert!(!burned, "the treasury is always there");
				let record = &self.requests[request];
				if *forfeited > 0 {
					let payer = record.payer.clone().expect("a proof has no bond");
					let bond = self.money.bonds.get_mut(&(record.service, payer.clone()));
					let bond = bond.expect("who pays has agreed to pay");
					*bond =
						bond.checked_sub(*forfeited).expect("more is forfeited than was funded");
					self.money.take(payer, *forfeited);
					self.money.give(treasury(), *forfeited);
				}
			},
			event => self.hear_of_pots(event),
		}
	}

	fn hear_of_pots(&mut self, event: &Event<Runtime>) {
		let money = &mut self.money;
		let (service, from, to, amount) = match event {
			Event::PotOpened { service, asset, .. } => {
				money.native.insert(*service, *asset == NativeOrWithId::Native);
				return;
			},
			Event::RewardsFunded { service, payer, amount, reserve, .. } => {
				*money.funded.entry(*service).or_default() += amount + reserve;
				(service, payer.clone(), pot(*service), amount + reserve)
			},
			Event::RewardPaid { service, to, amount, .. }
			| Event::RewardsRefunded { service, to, amount } => {
				*money.paid.entry(*service).or_default() += amount;
				(service, pot(*service), to.clone(), *amount)
			},
			Event::PotClosed { service, rest } => {
				*money.paid.entry(*service).or_default() += rest;
				(service, pot(*service), treasury(), *rest)
			},
			_ => return,
		};
		if money.native[service] {
			money.send(&from, &to, amount);
			self.earn_for_vault(&to, amount);
		}
	}

	/// Asserts that no pot ever pays more than was paid into it.
	pub(super) fn check_payments(&self) {
		for (service, paid) in &self.money.paid {
			let funded = self.money.funded.get(service).copied().unwrap_or(0);
			assert!(*paid <= funded, "{service:?} has paid {paid} of {funded}");
		}
	}
}

/// Returns equal parts of an amount, and the rest to the first.
fn parts(
	all: &[Option<AccountId>],
	amount: Balance,
) -> impl Iterator<Item = (&Option<AccountId>, Balance)> {
	let number = all.len().max(1) as Balance;
	let rest = std::iter::once(amount % number).chain(std::iter::repeat(0));
	all.iter().zip(rest).map(move |(who, rest)| (who, amount / number + rest))
}

/// Returns what is burned of the reporters' share, as the chain itself brought the fault.
fn part_of_nobody(all: &[Option<AccountId>], amount: Balance) -> Balance {
	parts(all, amount).filter(|(who, _)| who.is_none()).map(|(_, part)| part).sum()
}
