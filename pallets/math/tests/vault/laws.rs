//! Random histories under the laws of vaults. What the laws need is counted beside the vault.

use proptest::prelude::*;
use restaking_math::{
	vault::{Back, Seen, Stage, VaultError},
	BatchId,
};

use crate::{
	common::config,
	exact::{eras, vault, whole, Fraction},
	world::{Course, Setup, Turned, World, PLAIN},
};

const PEOPLE: [&str; 4] = ["a", "b", "c", "d"];

#[derive(Clone, Debug)]
enum Op {
	Deposit { who: usize, percent: u32, units: u128 },
	Ask { who: usize, percent: u32 },
	Cancel { who: usize, percent: u32 },
	Turn { by: u32, held: u32, bonds: bool },
	Claim { which: usize },
	Payout { ppm: u32 },
	Slash { percent: u32, age: u32, base: bool },
	Release { percent: u32 },
	Order { which: usize },
	Forget { which: usize },
	Return { which: usize, bonded: bool, percent: u32, held: u32 },
}

fn op() -> impl Strategy<Value = Op> {
	let who = || 0..PEOPLE.len();
	let percent = || prop_oneof![Just(100u32), 0..=100u32];
	let which = || 0..64usize;
	prop_oneof![
		6 => (who(), 0..200u32, 0..9u128).prop_map(|(who, percent, units)| Op::Deposit { who, percent, units }),
		4 => (who(), percent()).prop_map(|(who, percent)| Op::Ask { who, percent }),
		1 => (who(), percent()).prop_map(|(who, percent)| Op::Cancel { who, percent }),
		7 => (1..4u32, prop_oneof![3 => Just(0u32), 1 => 0..=100u32], prop::bool::weighted(0.9))
			.prop_map(|(by, held, bonds)| Op::Turn { by, held, bonds }),
		4 => which().prop_map(|which| Op::Claim { which }),
		3 => (0..20_000u32).prop_map(|ppm| Op::Payout { ppm }),
		1 => (0..60u32, 0..9u32, any::<bool>()).prop_map(|(percent, age, base)| Op::Slash { percent, age, base }),
		2 => percent().prop_map(|percent| Op::Release { percent }),
		1 => which().prop_map(|which| Op::Order { which }),
		2 => which().prop_map(|which| Op::Forget { which }),
		2 => (which(), any::<bool>(), percent(), prop_oneof![Just(0u32), 0..=100u32])
			.prop_map(|(which, bonded, percent, held)| Op::Return { which, bonded, percent, held }),
	]
}

fn setup() -> impl Strategy<Value = Setup> {
	let seed = prop_oneof![
		1_000..10_000u128,
		Just(10u128.pow(6)),
		Just(10u128.pow(15)),
		Just(10u128.pow(30))
	];
	let fee = prop_oneof![Just(0u32), Just(100_000_000), 0..500_000_000u32];
	(seed, 1..20u32, 2..9u32, 1..8u32, fee, prop_oneof![Just(1u128), Just(100)]).prop_map(
		|(seed, era, bonding, vest, fee, least)| Setup { seed, era, bonding, vest, fee, least },
	)
}

fn part(amount: u128, percent: u32) -> u128 {
	amount / 100 * u128::from(percent) + amount % 100 * u128::from(percent) / 100
}

/// The price that holders are told: what was counted, without what has not vested.
fn told(world: &World, now: u32) -> Fraction {
	let books = &world.books;
	let counted = books.book.min(books.assets(world.ledger.active));
	Fraction::of(counted - books.vest.locked(now).min(counted), books.shares.max(1))
}

/// What the laws need to know of a history.
struct Judge {
	world: World,
	/// All that the ledger or the cash gained.
	gains: u128,
}

impl Judge {
	fn play(&mut self, op: &Op) {
		match *op {
			Op::Deposit { who, percent, units } => {
				let amount = part(self.world.setup.seed, percent) + units;
				self.deposit(PEOPLE[who], amount);
			},
			Op::Ask { who, percent } => {
				let shares =
					part(self.world.holders.get(PEOPLE[who]).copied().unwrap_or(0), percent);
				if shares > 0 {
					let before = told(&self.world, self.world.now);
					self.world.ask(PEOPLE[who], shares);
					assert!(before.at_most(told(&self.world, self.world.now)));
				}
			},
			Op::Cancel { who, percent } => self.cancel(PEOPLE[who], percent),
			Op::Turn { by, held, bonds } => self.turn(by, held, bonds),
			Op::Claim { which } => self.claim(which),
			Op::Payout { ppm } => {
				let amount = self.world.ledger.active / 1_000_000 * u128::from(ppm);
				self.world.payout(amount);
				self.gains += amount;
			},
			Op::Slash { percent, age, base } => self.slash(percent, age, base),
			Op::Release { percent } => self.world.release(part(self.world.custody, percent)),
			Op::Order { which } => {
				if let Some(id) = self.loss(which) {
					self.world.order(id);
				}
			},
			Op::Forget { which } => {
				let id = self.loss(which).filter(|id| !self.world.losses[id].ordered);
				id.into_iter().for_each(|id| self.world.forget(id));
			},
			Op::Return { which, bonded, percent, held } => {
				self.give_back(which, bonded, percent, held)
			},
		}
		self.check();
	}

	fn loss(&self, which: usize) -> Option<u32> {
		let all: Vec<u32> = self.world.losses.keys().copied().collect();
		(!all.is_empty()).then(|| all[which % all.len()])
	}

	/// A deposit is worth at most what was paid, and loses less than the price of a share. It moves no price
	/// but by that.
	fn deposit(&mut self, who: &str, amount: u128) {
		let world = &mut self.world;
		let (assets, all) = (world.books.assets(world.ledger.active), world.books.shares);
		let price = assets + world.entry(amount).ordered;
		let (full, before) = (Fraction::of(assets, all), told(world, world.now));
		match world.deposit(who, amount) {
			Ok(shares) => {
				let exact = Fraction::of(amount, price.max(1)).times(all, 1);
				assert!(exact.floors_to(shares));
				let after = told(world, world.now);
				let now = world.books.assets(world.ledger.active);
				assert!(full.at_most(Fraction::of(now, world.books.shares)));
				assert!(before.at_most(after), "a deposit lowered the price");
				// At most a share's price and two units of rounding for all shares together.
				let slack = Fraction::of(price / all + 3, world.books.shares);
				let most = Fraction(before.0 * slack.1 + slack.0 * before.1, before.1 * slack.1);
				assert!(after.at_most(most), "a deposit raised the price");
			},
			Err(VaultError::TooLittle | VaultError::Broken | VaultError::UndoPending) => {},
			Err(other) => panic!("{other:?}"),
		}
	}

	fn cancel(&mut self, who: &str, percent: u32) {
		let key = (who.to_owned(), self.world.books.open.batch);
		let shares = self.world.tickets.get(&key).map_or(0, |ticket| part(ticket.shares, percent));
		if shares > 0 {
			let before = (self.world.books.shares, self.world.books.mark);
			self.world.cancel(who, shares);
			assert_eq!((self.world.books.shares, self.world.books.mark), before);
		}
	}

	/// Without a loss the price falls by a fee only, and by that never below the mark. Chunks become debts to
	/// the unit.
	fn turn(&mut self, by: u32, held: u32, bonds: bool) {
		let world = &mut self.world;
		let now = world.now + by;
		let due = world.ledger.chunks.iter().filter(|chunk| chunk.0 <= now).map(|chunk| chunk.1);
		let due: u128 = due.sum();
		let before = told(world, now);
		let mark = Fraction::of(world.books.mark, world.books.shares);
		let owed = world.books.owed;
		let course = Course { held: part(due, held), bonds, ends: false };
		let Turned { loss, minted, postponed, .. } = world.turn(now, course);
		assert_eq!(world.books.owed, owed + due);
		let after = told(world, now);
		if loss == 0 {
			let floor = if minted > 0 { mark } else { before };
			assert!(floor.at_most(after), "a turn lowered the price");
		}
		assert!(postponed || world.books.open.shares == 0);
		// What is locked is there.
		assert!(world.books.vest.left <= world.books.assets(world.ledger.active));
	}

	fn claim(&mut self, which: usize) {
		let payable = |it: &&(String, BatchId)| {
			self.world.batches.get(&it.1).is_some_and(|batch| batch.stage == Stage::Payable)
		};
		let all: Vec<_> = self.world.tickets.keys().filter(payable).cloned().collect();
		if let Some((who, id)) = (!all.is_empty()).then(|| &all[which % all.len()]) {
			let ticket = self.world.tickets[&(who.clone(), *id)];
			let batch = self.world.batches[id];
			let tickets = self.world.tickets.keys().filter(|it| it.1 == *id).count() as u128;
			let (before, cash) = (self.world.books.entering, self.world.cash);
			match self.world.claim(who, *id) {
				Ok(paid) => {
					let exact = Fraction::of(ticket.shares, batch.shares).times(batch.value, 1);
					assert!(exact.floors_to(paid + ticket.paid));
					// What rounding leaves is a gain of all others.
					let rest = self.world.books.entering - before;
					assert!(rest == 0 || tickets == 1 && rest == batch.value_left - paid);
					assert_eq!(self.world.cash, cash - paid);
					self.gains += rest;
				},
				Err(other) => assert_eq!(other, VaultError::NothingToClaim),
			}
		}
	}

	/// Who was priced before the era of an offence pays only once nothing else is left.
	fn slash(&mut self, percent: u32, age: u32, base: bool) {
		let world = &mut self.world;
		let offence = world.now.saturating_sub(age.min(world.setup.bonding));
		let amount = part(world.ledger.active, percent);
		let before: Vec<_> = world.ledger.chunks.clone();
		let liable_from = offence + world.setup.bonding;
		let is_older = |from: u32| from < liable_from;
		let liable: u128 = before.iter().filter(|chunk| !is_older(chunk.0)).map(|it| it.1).sum();
		let liable = liable + world.ledger.active;
		let custody = world.custody;
		let request = match base {
			true => {
				world.base(amount, offence);
				None
			},
			false => world.slash(amount, offence),
		};
		if let Some(loss) = request.map(|id| &world.losses[&id]) {
			// Batches have no part of what active stake lost.
			let parts: u128 = loss.parts.iter().map(|part| part.amount).sum();
			assert_eq!((parts <= loss.rest, loss.pool() + parts), (true, loss.active + loss.rest));
		}
		self.gains += world.custody.saturating_sub(custody);
		if amount <= liable {
			let older = |chunks: &[(u32, u128)]| -> Vec<_> {
				chunks.iter().filter(|chunk| is_older(chunk.0)).copied().collect()
			};
			assert_eq!(older(&before), older(&world.ledger.chunks));
		}
	}

	/// What comes back is owed to batches, or is the pool's, to the unit.
	fn give_back(&mut self, which: usize, bonded: bool, percent: u32, held: u32) {
		let Some(id) = self.loss(which).filter(|id| self.world.losses[id].ordered) else { return };
		let loss = &self.world.losses[&id];
		let (active, rest) = (loss.active, loss.rest);
		let back = match bonded && self.world.ledger.active > 0 {
			true => Back { bonded: active, freed: 0, held: 0 },
			false => {
				let freed = part(active + rest, percent);
				Back { bonded: 0, freed, held: part(freed, held) }
			},
		};
		let count = |world: &World| world.books.assets(world.ledger.active) + world.books.owed;
		let short = self.world.books.shortfall(self.world.ledger.active);
		let before = count(&self.world) - short;
		self.world.returned(id, back);
		let short = self.world.books.shortfall(self.world.ledger.active);
		assert_eq!(count(&self.world) - short, before + back.bonded + back.freed);
		self.gains += back.bonded + back.freed;
	}

	fn check(&self) {
		let world = &self.world;
		let books = &world.books;
		books.check().unwrap();
		// Books and cash.
		assert_eq!(world.cash, books.entering + books.payable);
		let paid_out: u128 = world.batches.values().map(|batch| batch.value_left).sum();
		assert_eq!(books.reserved, paid_out);
		// Shares.
		let held: u128 = world.holders.values().sum();
		assert_eq!(books.shares, books.seed + held + books.open.shares);
		for (id, batch) in &world.batches {
			let tickets = world.tickets.iter().filter(|it| it.0 .1 == *id).map(|it| it.1.shares);
			assert_eq!(batch.shares_left, tickets.sum::<u128>());
		}
		// Each chunk belongs to one batch.
		let of_batch = |from: u32| books.leaving.iter().filter(|it| it.free_from == from).count();
		assert!(world.ledger.chunks.iter().all(|chunk| of_batch(chunk.0) == 1));
		// Conservation.
		let there = world.ledger.total() + world.cash + world.custody + world.free;
		assert_eq!(there + world.slashed + world.paid, world.put + world.rewards);
		// Gains vest within their eras, and the fee is a part of them.
		assert!(books.vest.until_era - books.vest.since_era <= world.setup.vest);
		let fees = whole(world.fees) * whole(1_000_000_000);
		assert!(fees <= whole(self.gains) * whole(world.setup.fee.into()), "a fee without a gain");
	}

	/// Everybody leaves, and the last batch is priced. Nothing is left behind.
	fn end(mut self) {
		for id in self.world.losses.keys().copied().collect::<Vec<_>>() {
			self.world.forget(id);
		}
		self.world.release(u128::MAX);
		self.world.turn(self.world.now + 1, PLAIN);
		let ends = Course { ends: true, ..PLAIN };
		let least = self.world.setup.least;
		let turned = self.world.turn(self.world.now + 1, ends);
		// Whatever custody has lost: debts that nothing can pay stop no end.
		assert!(!turned.postponed && self.world.books.is_over());
		let refused = self.world.deposit("a", 1_000);
		assert_eq!(refused, Err(VaultError::Ended));
		let bonding = self.world.setup.bonding;
		eras(&mut self.world, bonding + 1);
		let tickets: Vec<_> = self.world.tickets.keys().cloned().collect();
		for (who, id) in &tickets {
			self.world.claim(who, *id).unwrap();
		}
		let books = &self.world.books;
		assert_eq!((books.owed, books.payable, self.world.batches.len()), (0, 0, 0));
		// Less than a unit for each ticket.
		assert_eq!(self.world.cash, books.entering);
		assert!(books.entering < tickets.len().max(1) as u128);
		assert!(self.world.ledger.total() < least.max(1));
		assert_eq!(
			books.assets(self.world.ledger.active),
			self.world.ledger.active + books.entering
		);
	}
}

proptest! {
	#![proptest_config(config(300))]

	#[test]
	fn random_histories_should_obey_the_laws(setup in setup(), ops in prop::collection::vec(op(), 1..90)) {
		let mut judge = Judge { world: World::new(setup), gains: 0 };
		for op in &ops {
			judge.play(op);
		}
		judge.end();
	}

	/// Whoever enters and leaves at the next turn has at most what it paid, whatever is deposited or paid
	/// out in between, and leaves to others what they had.
	#[test]
	fn random_snipers_should_gain_nothing(
		setup in setup(), ops in prop::collection::vec(op(), 1..40),
		paid in 1..200u32, between in prop::collection::vec((0..2u32, 1..200u32), 0..6),
	) {
		let mut judge = Judge { world: World::new(setup), gains: 0 };
		for op in &ops {
			judge.play(op);
		}
		let world = &mut judge.world;
		for id in world.losses.keys().copied().collect::<Vec<_>>() {
			world.forget(id);
		}
		world.release(u128::MAX);
		world.turn(world.now + 1, PLAIN);
		let amount = part(world.setup.seed, paid).max(1);
		let Ok(shares) = world.deposit("sniper", amount) else { return Ok(()) };
		let mut slack = 0;
		for (deposit, percent) in between {
			let size = part(world.setup.seed, percent).max(1);
			match deposit {
				1 => drop(world.deposit("a", size)),
				_ => world.payout(size / 10),
			}
			// Rounding leaves less than a share's price and three units to all shares.
			slack += world.books.mint_price(&world.seen()).worth(1) + 4;
		}
		world.ask("sniper", shares);
		let old = world.books.shares;
		let turned = world.turn(world.now + 1, PLAIN);
		prop_assume!(!turned.postponed);
		let Seen { now, .. } = world.seen();
		world.turn(now + world.setup.bonding, PLAIN);
		let id = BatchId(world.books.open.batch.0 - 1);
		let paid = world.claim("sniper", id).unwrap();
		let share = Fraction::of(slack, old).times(shares, 1);
		let most = Fraction(share.0 + whole(amount) * share.1, share.1);
		prop_assert!(Fraction::of(paid, 1).at_most(most), "{paid} of {amount}");
	}
}

#[test]
fn a_thousand_round_trips_should_pay_for_themselves() {
	let mut world = vault(999_999, 5, 4, 1, 0, 1);
	world.payout(333_333);
	eras(&mut world, 2);
	// The price is 4/3.
	assert_eq!((world.books.book, world.books.shares), (1_333_332, 999_999));
	let (mut paid, mut back) = (0u128, 0u128);
	for trip in 0..1_000u128 {
		let amount = 1 + trip * trip % 1_000_000;
		let Ok(shares) = world.deposit("x", amount) else { continue };
		let id = world.ask("x", shares);
		eras(&mut world, 5);
		let got = world.claim("x", id).unwrap();
		// Less than the price of a share and a unit.
		assert!(got <= amount && amount - got <= 2, "{got} of {amount}");
		(paid, back) = (paid + amount, back + got);
	}
	assert!(back <= paid && paid - back < 3_000);
}
