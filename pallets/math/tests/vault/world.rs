//! A vault on a staking ledger, with holders and cash: what a pallet does around the books.
//!
//! Money moves only where a function of the crate names it, so that the balance of the cash account is a
//! check of its own.

use std::collections::BTreeMap;

use restaking_math::{
	vault::{
		Ask, Back, Batch, Books, Chunk, Counted, Entry, Fee, Pricing, Seen, StashLoss, Ticket,
		VaultError, VaultRules,
	},
	BatchId,
};
use sp_arithmetic::Perbill;
use sp_core::{ConstU32, U256};

pub type Balance = u128;
pub type Era = u32;
pub type Bound = ConstU32<64>;

/// The parts of the staking system's proportions.
const WHOLE: u128 = 1_000_000_000_000_000_000;

/// The staking ledger of a stash, with the base chain's order of slashes.
#[derive(Clone, Debug)]
pub struct Ledger {
	pub active: Balance,
	/// What unbonds, by the eras from which it is free.
	pub chunks: Vec<(Era, Balance)>,
	pub bonding: Era,
	/// A smaller rest is taken too.
	pub least: Balance,
}

/// `⌈a · b / c⌉`
fn ceil(a: u128, b: u128, c: u128) -> u128 {
	let product = U256::from(a) * U256::from(b) + U256::from(c - 1);
	(product / U256::from(c)).try_into().expect("a part")
}

impl Ledger {
	pub fn total(&self) -> Balance {
		self.active + self.chunks.iter().map(|chunk| chunk.1).sum::<Balance>()
	}

	/// Takes a slash for an offence: active stake and chunks of exits since it in proportion, then older
	/// chunks, the newest first. Returns what was taken.
	pub fn slash(&mut self, amount: Balance, offence: Era) -> Balance {
		let before = self.total();
		let first = self.chunks.iter().position(|chunk| chunk.0 >= offence + self.bonding);
		let since: Vec<usize> = first.map_or(vec![], |first| (first..self.chunks.len()).collect());
		let all = self.active + since.iter().map(|at| self.chunks[*at].1).sum::<Balance>();
		let ratio = (!since.is_empty()).then(|| match all {
			0 => WHOLE,
			_ => ceil(amount, WHOLE, all).min(WHOLE),
		});
		let older = (0..first.unwrap_or(self.chunks.len())).rev();
		let (least, mut rest) = (self.least, amount);
		let mut take = |target: &mut Balance| {
			let asked = ratio.map_or(rest, |ratio| ceil(ratio, *target, WHOLE));
			let mut taken = asked.min(*target).min(rest);
			*target -= taken;
			if *target < least {
				taken += std::mem::take(target);
			}
			rest = rest.saturating_sub(taken);
			rest == 0
		};
		if amount > 0 && !take(&mut self.active) {
			for at in since.into_iter().chain(older) {
				if take(&mut self.chunks[at].1) {
					break;
				}
			}
		}
		self.chunks.retain(|chunk| chunk.1 > 0);
		before - self.total()
	}
}

/// The beginning of a history.
#[derive(Clone, Copy, Debug)]
pub struct Setup {
	pub seed: Balance,
	pub era: Era,
	pub bonding: Era,
	pub vest: Era,
	/// In parts per billion.
	pub fee: u32,
	pub least: Balance,
}

/// What a turn did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turned {
	pub gain: Balance,
	pub loss: Balance,
	pub fee: Balance,
	pub minted: Balance,
	pub unbonded: Balance,
	pub postponed: bool,
}

/// How a turn goes.
#[derive(Clone, Copy, Debug)]
pub struct Course {
	/// The part of what is withdrawn that goes into custody.
	pub held: Balance,
	pub bonds: bool,
	pub ends: bool,
}

pub const PLAIN: Course = Course { held: 0, bonds: true, ends: false };

#[derive(Clone)]
pub struct World {
	pub setup: Setup,
	pub now: Era,
	pub books: Books<Bound>,
	pub ledger: Ledger,
	pub batches: BTreeMap<BatchId, Batch>,
	pub tickets: BTreeMap<(String, BatchId), Ticket>,
	pub holders: BTreeMap<String, Balance>,
	/// What is really in custody.
	pub custody: Balance,
	/// The free funds of the stash.
	pub free: Balance,
	pub cash: Balance,
	pub losses: BTreeMap<u32, StashLoss<Bound>>,
	requests: u32,
	/// Sums of all history.
	pub put: Balance,
	pub paid: Balance,
	pub slashed: Balance,
	pub rewards: Balance,
	pub fees: Balance,
}

impl World {
	pub fn new(setup: Setup) -> Self {
		let Setup { seed, era, bonding, least, .. } = setup;
		Self {
			setup,
			now: era,
			books: Books::open(seed, 1, era).unwrap(),
			ledger: Ledger { active: seed, chunks: vec![], bonding, least },
			batches: BTreeMap::new(),
			tickets: BTreeMap::new(),
			holders: BTreeMap::from([("manager".into(), 0)]),
			custody: 0,
			free: 0,
			cash: 0,
			losses: BTreeMap::new(),
			requests: 0,
			put: seed,
			paid: 0,
			slashed: 0,
			rewards: 0,
			fees: 0,
		}
	}

	pub fn seen(&self) -> Seen {
		Seen { active: self.ledger.active, issuance: self.books.shares, now: self.now }
	}

	pub fn rules(&self) -> VaultRules {
		VaultRules { vest_eras: self.setup.vest, min_deposit: 1, min_exit: 0 }
	}

	/// The pool's part of what may come back, by whether it was ordered.
	fn pending(&self, ordered: bool) -> Balance {
		self.losses
			.values()
			.filter(|it| it.ordered == ordered)
			.map(StashLoss::pool)
			.sum()
	}

	pub fn entry(&self, amount: Balance) -> Entry {
		Entry {
			amount,
			least: 1,
			cap: Balance::MAX,
			share_cap: Balance::MAX,
			waiting: self.pending(false),
			ordered: self.pending(true),
		}
	}

	pub fn deposit(&mut self, who: &str, amount: Balance) -> Result<Balance, VaultError> {
		let mut books = self.books.clone();
		let shares = books.deposit(&self.entry(amount), &self.rules(), &self.seen())?;
		self.books = books;
		self.cash += amount;
		self.put += amount;
		*self.holders.entry(who.into()).or_default() += shares;
		Ok(shares)
	}

	pub fn ask(&mut self, who: &str, shares: Balance) -> BatchId {
		let held = self.holders.get_mut(who).expect("a holder");
		let key = (who.to_owned(), self.books.open.batch);
		let ticket = self.tickets.entry(key).or_default();
		let (seen, rules) = (
			Seen { active: self.ledger.active, issuance: self.books.shares, now: self.now },
			VaultRules { vest_eras: self.setup.vest, min_deposit: 1, min_exit: 0 },
		);
		let id = self.books.ask(&Ask { shares, held: *held }, ticket, &rules, &seen).unwrap();
		*held -= shares;
		id
	}

	pub fn cancel(&mut self, who: &str, shares: Balance) {
		let key = (who.to_owned(), self.books.open.batch);
		let ticket = self.tickets.get_mut(&key).expect("a ticket");
		self.books.cancel(shares, ticket).unwrap();
		if ticket.shares == 0 {
			self.tickets.remove(&key);
		}
		*self.holders.get_mut(who).unwrap() += shares;
	}

	/// Goes to era `now` and turns.
	pub fn turn(&mut self, now: Era, course: Course) -> Turned {
		self.now = now;
		self.books.begin(now).unwrap();
		self.collect(course.held);
		let mut turned = Turned::default();
		if !self.books.is_over() {
			self.count(&mut turned);
			if course.bonds {
				self.bond();
			}
			self.price(course.ends, &mut turned);
		} else {
			self.add_to_last();
		}
		self.books.finish(self.free, now);
		turned
	}

	fn collect(&mut self, held: Balance) {
		let back = self.books.released(self.custody, self.free).unwrap();
		self.free -= back;
		self.cash += back;
		self.books.look(&self.ledger.chunks);
		let due = self.books.is_due(self.now);
		assert!(due || held == 0);
		self.ledger.chunks.retain(|chunk| chunk.0 > self.now);
		self.custody += held;
		let collected = self.books.collect(held, self.now).unwrap();
		self.cash += collected.to_cash;
		for batch in collected.batches {
			self.batches.get_mut(&batch).unwrap().collected();
		}
		self.fund();
	}

	/// What was paid out after the last batch was priced is its own.
	fn add_to_last(&mut self) {
		let free_from = self.now + self.setup.bonding;
		let chunk = Chunk { free_from, least_stake: self.setup.least };
		let last = BatchId(self.books.open.batch.0 - 1);
		let value = self.books.add_to_last(last, &chunk, &self.seen()).unwrap();
		if value > 0 {
			self.ledger.active -= value;
			self.ledger.chunks.push((free_from, value));
		}
	}

	pub fn fund(&mut self) {
		if self.losses.is_empty() {
			self.books.write_off().unwrap();
		}
		for piece in self.books.fund().unwrap() {
			self.batches.get_mut(&piece.batch).unwrap().fund(piece.amount).unwrap();
		}
	}

	fn count(&mut self, turned: &mut Turned) {
		let Counted { gain, loss, .. } = self.books.count(&self.rules(), &self.seen()).unwrap();
		let fee @ Fee { value, shares, .. } =
			self.books.fee(Perbill::from_parts(self.setup.fee), &self.seen());
		self.books.charge(&fee).unwrap();
		*self.holders.get_mut("manager").unwrap() += shares;
		self.fees += value;
		*turned = Turned { gain, loss, fee: value, minted: shares, ..Turned::default() };
	}

	fn bond(&mut self) {
		let amount = self.books.entering;
		let after = self.ledger.active + amount;
		// Staking refuses a ledger below its least stake.
		if after == 0 || after >= self.setup.least {
			self.books.bonded(amount).unwrap();
			self.cash -= amount;
			self.ledger.active = after;
		}
	}

	fn price(&mut self, ends: bool, turned: &mut Turned) {
		let free_from = self.now + self.setup.bonding;
		let chunk = Chunk { free_from, least_stake: self.setup.least };
		let pricing = match ends {
			true => self.books.end(&chunk, &self.seen()),
			false => self.books.price(&chunk, &self.seen()),
		};
		match pricing.unwrap() {
			Pricing::Nothing => {},
			Pricing::Postponed => turned.postponed = true,
			Pricing::Priced(priced) => {
				turned.unbonded = priced.unbond;
				if priced.unbond > 0 {
					self.ledger.active -= priced.unbond;
					self.ledger.chunks.push((free_from, priced.unbond));
				}
				assert_eq!(priced.burn, if ends { 0 } else { priced.batch.shares });
				self.batches.insert(priced.id, priced.batch);
				if ends {
					self.turn_receipts(priced.id);
				}
			},
		}
		self.fund();
	}

	/// The receipts of an ended vault are its tickets: here everybody brings them at once.
	fn turn_receipts(&mut self, id: BatchId) {
		let mut all = std::mem::take(&mut self.holders);
		*all.entry("founder".into()).or_default() += self.setup.seed;
		for (who, shares) in all.into_iter().filter(|it| it.1 > 0) {
			self.tickets.entry((who, id)).or_default().shares += shares;
		}
	}

	pub fn claim(&mut self, who: &str, id: BatchId) -> Result<Balance, VaultError> {
		let key = (who.to_owned(), id);
		let (batch, ticket) =
			(self.batches.get_mut(&id).unwrap(), self.tickets.get_mut(&key).unwrap());
		let paid = self.books.claim(id, batch, ticket, false)?;
		if paid.closed {
			self.tickets.remove(&key);
		}
		if batch.is_done() {
			assert_eq!(batch.value_left, 0);
			self.batches.remove(&id);
		}
		self.cash -= paid.amount;
		self.paid += paid.amount;
		Ok(paid.amount)
	}

	pub fn payout(&mut self, amount: Balance) {
		self.ledger.active += amount;
		self.rewards += amount;
	}

	/// A slash of the base chain.
	pub fn base(&mut self, amount: Balance, offence: Era) {
		self.slashed += self.ledger.slash(amount, offence);
	}

	/// A slash of a service, executed and settled. What it took waits. Dust beyond it goes to custody.
	pub fn slash(&mut self, amount: Balance, offence: Era) -> Option<u32> {
		let active = self.ledger.active;
		let taken = self.ledger.slash(amount, offence);
		let dust = taken.saturating_sub(amount);
		self.custody += dust;
		let of_custody = (amount - (taken - dust)).min(self.custody);
		self.custody -= of_custody;
		let taken = taken - dust + of_custody;
		if taken == 0 {
			return None;
		}
		self.slashed += taken;
		let active = (active - self.ledger.active).min(taken);
		let loss = self.books.lost(active, taken - active, offence, &self.ledger.chunks).unwrap();
		for part in &loss.parts {
			self.batches.get_mut(&part.batch).unwrap().await_loss().unwrap();
		}
		self.requests += 1;
		self.losses.insert(self.requests, loss);
		Some(self.requests)
	}

	pub fn order(&mut self, request: u32) {
		self.losses.get_mut(&request).unwrap().ordered = true;
	}

	pub fn returned(&mut self, request: u32, back: Back) {
		let loss = self.losses.get_mut(&request).unwrap();
		self.slashed -= back.bonded + back.freed;
		self.ledger.active += back.bonded;
		self.custody += back.held;
		let returned = self.books.returned(loss, &back).unwrap();
		self.cash += returned.to_cash;
		if loss.is_over() {
			self.forget(request);
		}
		self.fund();
	}

	/// A loss came back, or never will.
	pub fn forget(&mut self, request: u32) {
		for part in self.losses.remove(&request).unwrap().parts {
			self.batches.get_mut(&part.batch).unwrap().end_loss().unwrap();
		}
	}

	pub fn release(&mut self, amount: Balance) {
		let amount = amount.min(self.custody);
		self.custody -= amount;
		self.free += amount;
	}
}
