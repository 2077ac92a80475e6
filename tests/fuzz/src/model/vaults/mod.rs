//! Vaults: lists of tickets and batches, and sums of all that came in and went out, made from events.
//!
//! Nothing here is a formula of the pallet. Prices are compared as fractions, a batch is worth what its chunk of the
//! staking ledger is worth, and a claim is its part of what the batch got.

mod batches;
mod choices;
mod price;
mod purse;

pub use price::Prices;

use super::Model;
use crate::{
	cast::name,
	pick::ledger,
	vaults::{chunks, vault_of},
};
use batches::Batch;
use choices::Choices;
use pallet_liquid_restaking::{Batches, BooksOf, Event, Kind, Ledgers, Tickets, VaultId, Vaults};
use polkadot_sdk::{
	pallet_assets, pallet_balances,
	pallet_staking::{Event as StakingEvent, RewardDestination},
	sp_core::U256,
	sp_staking::EraIndex,
};
use price::Price;
use purse::Purse;
use restaking_primitives::AssignmentId;
use restaking_runtime::{
	configs::AssetId, constants::currency::EXISTENTIAL_DEPOSIT, AccountId, Balance, Runtime,
	RuntimeEvent,
};
use std::collections::BTreeMap;

/// A vault, by its events.
#[derive(Clone)]
pub struct Vault {
	stash: AccountId,
	cash: AccountId,
	founder: AccountId,
	receipt: AssetId,
	seed: Balance,
	/// All shares, those of the seed and of who asked out too. None once the last batch is priced.
	shares: Balance,
	/// The receipts that their holders burned.
	burned: Balance,
	/// The shares that each holder asked out in each batch, and what was paid for them.
	tickets: BTreeMap<(AccountId, u32), (Balance, Balance)>,
	batches: BTreeMap<u32, Batch>,
	/// The last batch, whose tickets are the receipts.
	last: Option<u32>,
	purse: Purse,
	choices: Choices,
	/// The price of the last look.
	price: Option<Price>,
	/// The stake of the last look, with what unbonds.
	bond: Balance,
	since: Window,
}

/// What happened since the last look.
#[derive(Clone, Default)]
struct Window {
	/// True if it turned.
	turned: bool,
	/// True if a service took something.
	slashed: bool,
	/// What the base chain took, before what services took is subtracted.
	base: i128,
	/// True if something came back of a slash.
	returned: bool,
	/// The fee.
	fee: Balance,
	/// True if exits were postponed.
	postponed: bool,
	/// The targets to which more was pledged.
	raised: Vec<AssignmentId>,
	/// What was reserved for each batch.
	funded: BTreeMap<u32, Balance>,
	/// The announcements, with the eras in which they come in force.
	announced: Vec<(Kind, EraIndex)>,
}

impl Window {
	/// Returns true if anybody took stake or custody.
	fn lost(&self) -> bool {
		self.slashed || self.base > 0
	}
}

/// The stake of a vault.
struct Stake {
	bond: Balance,
	active: Balance,
	chunks: BTreeMap<EraIndex, Balance>,
}

/// Rounds down: `a · b / c`.
fn part_of(a: Balance, b: Balance, c: Balance) -> Balance {
	(U256::from(a) * U256::from(b) / U256::from(c)).as_u128()
}

fn signed(amount: Balance) -> i128 {
	i128::try_from(amount).expect("far below all money there is")
}

impl Vault {
	fn open(id: VaultId, event: &Event<Runtime>) -> Self {
		let Event::VaultOpened { founder, stash, asset, seed, .. } = event else {
			panic!("not the beginning of a vault")
		};
		let record = Vaults::<Runtime>::get(id).expect("it was just opened");
		Self {
			stash: stash.clone(),
			cash: restaking_runtime::Liquid::cash_of(id),
			founder: founder.clone(),
			receipt: *asset,
			seed: *seed,
			shares: *seed,
			burned: 0,
			tickets: BTreeMap::new(),
			batches: BTreeMap::new(),
			last: None,
			purse: Purse::new(*seed, record.float),
			choices: Choices::default(),
			price: None,
			bond: 0,
			since: Window::default(),
		}
	}

	/// Notes a deposit at the price of the last look: it mints no more than it pays for, and loses less than the price
	/// of a share. `ordered` tells that something is on its way back, which is paid for too.
	fn enter(&mut self, amount: Balance, shares: Balance, ordered: bool) {
		let price = self.price.expect("nobody enters what has ended");
		let paid = U256::from(amount) * U256::from(price.shares);
		let cost = |shares: Balance| U256::from(shares) * U256::from(price.assets);
		assert!(cost(shares) <= paid, "{shares} shares are worth more than {amount}");
		assert!(ordered || paid < cost(shares + 1), "{amount} buys more than {shares} shares");
		self.shares += shares;
		self.purse.take_in(amount);
	}

	fn ask(&mut self, who: &AccountId, batch: u32, shares: Balance) {
		self.tickets.entry((who.clone(), batch)).or_default().0 += shares;
	}

	fn cancel(&mut self, who: &AccountId, batch: u32, shares: Balance) {
		let key = (who.clone(), batch);
		let ticket = self.tickets.get_mut(&key).expect("only what was asked is cancelled");
		ticket.0 = ticket.0.checked_sub(shares).expect("more is cancelled than was asked");
		if ticket.0 == 0 {
			self.tickets.remove(&key);
		}
	}

	/// Makes the receipts the tickets of the last batch. The founder has one for the seed.
	fn end(&mut self, batch: u32) {
		assert_eq!(self.shares, 0, "not all shares are priced in the last batch");
		assert!(self.last.replace(batch).is_none(), "two last batches");
		let founder = self.founder.clone();
		self.ask(&founder, batch, self.seed);
	}

	/// Hears an event about this vault that moves no money.
	fn hear(&mut self, id: VaultId, event: &Event<Runtime>) {
		self.choices.hear(id, event);
		match event {
			Event::ExitAsked { who, batch, shares, .. } => self.ask(who, batch.0, *shares),
			Event::ExitCancelled { who, batch, shares, .. } => self.cancel(who, batch.0, *shares),
			Event::BatchPriced { batch, shares, value, payable_era, .. } => {
				let left = self.shares.checked_sub(*shares);
				self.shares = left.expect("more shares leave than there are");
				let priced = Batch::new(*shares, *value, *payable_era);
				assert!(self.batches.insert(batch.0, priced).is_none(), "a batch is priced twice");
			},
			Event::LastBatchPriced { batch, .. } => self.end(batch.0),
			Event::LastBatchRose { batch, value, payable_era, .. } => {
				assert_eq!(self.last, Some(batch.0), "a batch rises that is not the last");
				let last = self.batches.get_mut(&batch.0).expect("the last batch is priced");
				last.leave(*value, *payable_era);
			},
			Event::BatchPayable { batch, amount, .. } => {
				*self.since.funded.entry(batch.0).or_default() += amount;
				let priced = self.batches.get_mut(&batch.0).expect("priced before it is paid");
				priced.funded += amount;
			},
			Event::FeeTaken { shares, value, .. } => {
				self.shares += shares;
				self.purse.fees += value;
				self.since.fee += value;
			},
			Event::Turned { shares, era, .. } => {
				assert_eq!(*shares, self.shares, "a turn tells of other shares");
				assert_eq!(*era, crate::pick::era(), "a turn in another era");
				self.since.turned = true;
				self.purse.turns += 1;
			},
			Event::ExitsPostponed { .. } => self.since.postponed = true,
			Event::TargetRaised { assignment, .. } => self.since.raised.push(*assignment),
			Event::LossReturned { .. } => self.since.returned = true,
			Event::Announced { kind, from_era, .. } => {
				self.since.announced.push((*kind, *from_era));
			},
			_ => {},
		}
	}

	/// Looks at the vault after events, and asserts the laws.
	fn look(&mut self, id: VaultId, model: &Model) {
		let record = Vaults::<Runtime>::get(id).expect("a vault has a record");
		let books = Ledgers::<Runtime>::get(id).expect("a vault has books");
		let (bond, active) = ledger(&self.stash);
		let stake = Stake { bond, active, chunks: chunks(&self.stash) };
		let since = std::mem::take(&mut self.since);
		self.check_shares(id, &books, model.burns);
		self.check_batches(&books, &stake, &since);
		self.purse.highest_fee = self.purse.highest_fee.max(record.fee);
		self.check_purse(&books, &stake, &since);
		self.check_price(id, &stake, &since);
		self.choices.check(id, &record, &since);
		self.check_exposure(&stake, &since, model);
		self.bond = bond;
	}

	/// Asserts that shares, receipts and tickets are those of the events. Nobody mints receipts; who burns its own
	/// leaves the shares on record.
	fn check_shares(&mut self, id: VaultId, books: &BooksOf<Runtime>, burns: bool) {
		assert_eq!(books.shares, self.shares, "{id:?} counts other shares");
		let stored: BTreeMap<_, _> = Tickets::<Runtime>::iter_prefix((id,))
			.map(|((who, batch), it)| ((who, batch.0), (it.ticket.shares, it.ticket.paid)))
			.collect();
		assert_eq!(stored, self.tickets, "{id:?} has other tickets");
		let open = self.asked(books.open.batch.0);
		assert_eq!(books.open.shares, open, "{id:?}: other shares were asked out");
		let receipts = pallet_assets::Asset::<Runtime>::get(self.receipt).map_or(0, |it| it.supply);
		let all = match self.last {
			// The rest of the last batch has receipts.
			Some(last) => self.batches[&last].shares_left - self.asked(last),
			None => self.shares,
		};
		assert!(receipts <= all, "{id:?} has {receipts} receipts of {all} shares");
		let burned = all - receipts;
		assert!(burned == self.burned || burns || self.last.is_some(), "{id:?} lost receipts");
		self.burned = burned;
	}

	/// Returns the shares that have tickets of a batch.
	fn asked(&self, batch: u32) -> Balance {
		let own = self.tickets.iter().filter(|((_, of), _)| *of == batch);
		own.map(|(_, (shares, _))| *shares).sum()
	}

	/// Asserts that the redeem price fell by a slash only, or by a fee, and by no more than that.
	fn check_price(&mut self, id: VaultId, stake: &Stake, since: &Window) {
		let before = self.price;
		self.price = Price::of(id);
		let (Some(before), Some(now)) = (before, self.price) else { return };
		// What is too little to be a stake goes with the last withdrawal.
		let gone = self.bond > 0 && stake.bond == 0;
		if !since.lost() && !gone {
			let falls = now.is_below(&before, since.fee);
			assert!(!falls, "{id:?} pays less for nothing: {before:?}, {now:?}");
		}
	}
}

impl Model {
	/// Hears an event of the pallet of vaults.
	pub(super) fn hear_of_vaults(&mut self, event: &Event<Runtime>) {
		match event {
			Event::VaultOpened { vault, .. } => {
				let opened = Vault::open(*vault, event);
				let Vault { founder, stash, cash, seed, purse, .. } = &opened;
				self.money.send(founder, stash, seed + purse.float);
				self.money.send(founder, cash, EXISTENTIAL_DEPOSIT);
				self.vaults.insert(*vault, opened);
			},
			Event::Finished { vault, founder, treasury } => {
				self.finish_vault(*vault, *founder, *treasury)
			},
			Event::TurnFailed { vault, error } => panic!("{vault:?} does not turn: {error:?}"),
			event => self.hear_of_a_vault(event),
		}
	}

	fn vault(&mut self, id: VaultId) -> &mut Vault {
		self.vaults.get_mut(&id).expect("a vault without a beginning")
	}

	fn hear_of_a_vault(&mut self, event: &Event<Runtime>) {
		match event {
			Event::Deposited { vault, who, amount, shares, .. } => {
				let ordered = self.something_comes_back(&self.vaults[vault].stash);
				let entered = self.vault(*vault);
				entered.enter(*amount, *shares, ordered);
				let cash = entered.cash.clone();
				self.money.send(who, &cash, *amount);
			},
			Event::Sold { vault, who, cost, .. } => {
				let seller = self.vault(*vault);
				seller.purse.earn(*cost);
				let cash = seller.cash.clone();
				self.money.send(who, &cash, *cost);
			},
			Event::Claimed { vault, owner, batch, amount, closed } => {
				let left = self.vault(*vault);
				left.claim(owner, batch.0, *amount, *closed);
				let cash = left.cash.clone();
				self.money.send(&cash, owner, *amount);
			},
			Event::Redeemed { vault, who, shares, amount } => {
				let more_comes = more_comes(*vault);
				let left = self.vault(*vault);
				left.redeem(*shares, *amount, more_comes);
				let cash = left.cash.clone();
				self.money.send(&cash, who, *amount);
			},
			Event::VaultEnded { vault, float } => {
				let ended = self.vault(*vault);
				ended.purse.float -= float;
				let (stash, founder) = (ended.stash.clone(), ended.founder.clone());
				self.money.send(&stash, &founder, *float);
			},
			event => {
				if let Some(vault) = named_by(event) {
					self.vault(vault).hear(vault, event);
				}
			},
		}
	}

	/// Returns true if a slash was undone of which something is on its way back to a stash.
	fn something_comes_back(&self, stash: &AccountId) -> bool {
		let undone = |it: &super::losses::Loss| {
			self.requests[&it.request].undone.is_some() && it.waits() > 0
		};
		self.losses.iter().any(|it| it.stash == *stash && undone(it))
	}

	/// Hears what staking pays to the stash of a vault, and what it takes.
	pub(super) fn hear_of_stake_of_vaults(&mut self, event: &StakingEvent<Runtime>) {
		match event {
			StakingEvent::Rewarded { stash, dest, amount } => {
				if let Some(vault) = self.vault_with(stash) {
					match dest {
						RewardDestination::Staked => vault.purse.earn(*amount),
						// Nobody counts what is free.
						_ => vault.purse.gifts.0 += amount,
					}
				}
			},
			StakingEvent::Slashed { staker, amount } => {
				if let Some(vault) = self.vault_with(staker) {
					vault.since.base += signed(*amount);
					vault.purse.history -= signed(*amount);
				}
			},
			_ => {},
		}
	}

	/// Hears what services take from the stash of a vault, and what comes back.
	pub(super) fn hear_of_losses_of_vaults(&mut self, event: &pallet_restaking::Event<Runtime>) {
		use pallet_restaking::Event::{GivenBack, SlashExecuted, Slashed};
		match event {
			SlashExecuted { request, .. } => {
				self.vaults.values_mut().for_each(|it| it.choices.execute(*request));
			},
			Slashed { request, stash, assignment, from_stake, from_custody, refunded, .. } => {
				let offence_era = self.requests[request].offence_era;
				let Some(vault) = self.vault_with(stash) else { return };
				vault.since.slashed = true;
				vault.choices.take(*assignment, *request);
				vault.since.base -= signed(from_stake + refunded);
				vault.purse.lose(*from_custody, *refunded);
				vault.batches.values_mut().for_each(|it| it.offences.push(offence_era));
			},
			GivenBack { stash, bonded, freed, .. } => {
				let Some(vault) = self.vault_with(stash) else { return };
				vault.purse.earn(bonded + freed);
			},
			_ => {},
		}
	}

	/// Hears of gifts to vaults: an account sends them by hand.
	pub(super) fn hear_of_gifts(&mut self, event: &RuntimeEvent) {
		let transfer = match event {
			RuntimeEvent::Balances(it) if self.money.runs => it,
			_ => return,
		};
		let pallet_balances::Event::Transfer { to, amount, .. } = transfer else { return };
		let Some(id) = vault_of(to) else { return };
		let Some(vault) = self.vaults.get_mut(&id) else { return };
		let is_stash = vault.stash == *to;
		let (stash, cash) = &mut vault.purse.gifts;
		*(if is_stash { stash } else { cash }) += amount;
	}

	/// Counts rewards of a service that came to the stash of a vault.
	pub(super) fn earn_for_vault(&mut self, to: &AccountId, amount: Balance) {
		if let Some(vault) = self.vault_with(to) {
			vault.purse.earn(amount);
			// What can not be bonded stays free, and nobody counts it.
			vault.purse.loose = true;
		}
	}

	fn vault_with(&mut self, stash: &AccountId) -> Option<&mut Vault> {
		self.vaults.values_mut().find(|it| it.stash == *stash)
	}

	/// Notes that somebody may burn receipts in this step.
	pub fn somebody_burns(&mut self) {
		self.burns = true;
	}

	/// Looks at all vaults after events.
	pub fn look_at_vaults(&mut self) {
		let mut all = std::mem::take(&mut self.vaults);
		for (id, vault) in &mut all {
			vault.look(*id, self);
		}
		self.vaults = all;
	}

	/// Hears that nothing is left of a vault: the founder has back what is its, the treasury what was nobody's.
	fn finish_vault(&mut self, id: VaultId, founder: Balance, treasury: Balance) {
		let gone = self.vaults.remove(&id).expect("a vault without a beginning");
		let emptied = self.money.empty([&gone.stash, &gone.cash], &gone.founder);
		assert_eq!(emptied, (founder, treasury), "{id:?} tells of other sums at its end");
		assert!(gone.tickets.is_empty(), "{} has a ticket of {id:?}", gone.somebody());
		// On each account, a part that would be dust goes along with the other.
		let own = gone.purse.float + 3 * EXISTENTIAL_DEPOSIT;
		assert!(founder <= own, "the founder of {id:?} gets what is others'");
	}

	/// Asserts that each vault has turned in the last era that is over and had blocks with room, or later.
	pub(super) fn check_turns(&self, roomy: EraIndex) {
		for id in pallet_liquid_restaking::Live::<Runtime>::get() {
			let books = Ledgers::<Runtime>::get(id).expect("a vault has books");
			assert!(books.turned >= roomy, "{id:?} has not turned since {}", books.turned);
		}
	}
}

impl Vault {
	fn somebody(&self) -> String {
		self.tickets.keys().next().map_or_else(String::new, |(who, _)| name(who))
	}
}

/// Returns true if something may still come to the last batch of a vault: of a slash, of a chunk, or of custody.
fn more_comes(id: VaultId) -> bool {
	let last = Vaults::<Runtime>::get(id).and_then(|it| it.last);
	let (Some(last), Some(books)) = (last, Ledgers::<Runtime>::get(id)) else { return false };
	let undone = Batches::<Runtime>::get(id, last).is_some_and(|it| it.pending > 0);
	let leaves = books.leaving.iter().any(|it| it.batch == last);
	undone || leaves || books.waiting.iter().any(|it| it.batch == last)
}

/// Returns the vault that an event names, if it is one that the model hears.
fn named_by(event: &Event<Runtime>) -> Option<VaultId> {
	match event {
		Event::ExitAsked { vault, .. }
		| Event::ExitCancelled { vault, .. }
		| Event::BatchPriced { vault, .. }
		| Event::LastBatchPriced { vault, .. }
		| Event::LastBatchRose { vault, .. }
		| Event::BatchPayable { vault, .. }
		| Event::FeeTaken { vault, .. }
		| Event::Turned { vault, .. }
		| Event::ExitsPostponed { vault, .. }
		| Event::TargetRaised { vault, .. }
		| Event::Applied { vault, .. }
		| Event::LossReturned { vault, .. }
		| Event::Announced { vault, .. } => Some(*vault),
		_ => None,
	}
}
