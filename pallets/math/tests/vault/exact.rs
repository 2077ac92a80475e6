//! Single operations against exact fractions, with the direction and the size of every rounding.

use codec::{Decode, Encode, MaxEncodedLen};
use proptest::prelude::*;
use restaking_math::{
	vault::{
		rate::value, Ask, Batch, Books, Chunk, Entry, Pricing, Rate, Sale, Seen, Stage, Ticket,
		VaultError, VaultRules, Vesting,
	},
	BatchId,
};
use sp_arithmetic::Perbill;
use sp_core::{U256, U512};

use crate::{
	common::config,
	world::{Bound, Setup, World, PLAIN},
};

/// A fraction.
#[derive(Clone, Copy, Debug)]
pub struct Fraction(pub U512, pub U512);

pub fn whole(number: u128) -> U512 {
	U512::from(U256::from(number))
}

impl Fraction {
	pub fn of(numerator: u128, denominator: u128) -> Self {
		Self(whole(numerator), whole(denominator))
	}

	/// `self · a / b`
	pub fn times(self, a: u128, b: u128) -> Self {
		Self(self.0 * whole(a), self.1 * whole(b))
	}

	pub fn at_most(self, other: Self) -> bool {
		self.0 * other.1 <= other.0 * self.1
	}

	/// True if `down ≤ self < down + 1`.
	pub fn floors_to(self, down: u128) -> bool {
		let down = whole(down);
		down * self.1 <= self.0 && self.0 < (down + U512::one()) * self.1
	}

	/// True if `up − 1 < self ≤ up`.
	pub fn ceils_to(self, up: u128) -> bool {
		let up = whole(up);
		self.0 <= up * self.1 && up * self.1 < self.0 + self.1
	}
}

pub fn amount() -> impl Strategy<Value = u128> {
	prop_oneof![1..100u128, 1..10u128.pow(9), 1..10u128.pow(18), 1..10u128.pow(30)]
}

proptest! {
	#![proptest_config(config(2_000))]

	/// What is locked falls along a straight line, rounded up, and is gone at its date.
	#[test]
	fn gains_should_vest_along_a_line(left in amount(), since in 0..50u32, eras in 1..30u32, at in 0..100u32) {
		let vest = Vesting { left, since_era: since, until_era: since + eras };
		let gone = at.saturating_sub(since).min(eras);
		let exact = Fraction::of(left, eras.into()).times((eras - gone).into(), 1);
		prop_assert!(exact.ceils_to(vest.locked(at)));
		let mut rolled = vest;
		rolled.roll(at.max(since));
		prop_assert_eq!(rolled.locked(at), vest.locked(at));
		prop_assert!(rolled.since_era <= rolled.until_era);
	}

	/// A gain is locked whole, until the mean of both dates weighted by the amounts, and dust cannot put
	/// the date off.
	#[test]
	fn gains_should_merge_into_the_mean_of_their_dates(
		left in amount(), gain in amount(), rest in 0..30u32, eras in 1..30u32,
	) {
		let mut vest = Vesting { left, since_era: 10, until_era: 10 + rest };
		let locked = vest.locked(10);
		vest.add(gain, eras, 10).unwrap();
		prop_assert_eq!(vest.left, locked + gain);
		let r = u128::from(vest.until_era - 10);
		let (sum, own, new) = (whole(locked + gain), whole(locked), whole(gain));
		let mean = Fraction(own * whole(rest.into()) + new * whole(eras.into()), sum);
		prop_assert!(mean.floors_to(r) || (r == 1 && mean.floors_to(0)));
		prop_assert!(vest.until_era <= 10 + rest.max(eras).max(1));
	}

	/// Whatever was deposited before, the fee is at most its part of the gain above the mark, and its shares
	/// are worth no more: those who pay it keep the mark.
	#[test]
	fn a_fee_should_be_paid_by_the_gain(
		shares in amount(), assets in amount(), locked in 0..100u32, mark in 0..200u32, fee in 1..=500_000_000u32,
	) {
		let mut books = Books::<Bound>::open(shares, 1, 5).unwrap();
		books.vest = Vesting { left: assets / 100 * u128::from(locked), since_era: 5, until_era: 9 };
		books.mark = assets / 100 * u128::from(mark);
		let seen = Seen { active: assets, issuance: shares, now: 5 };
		let redeemable = books.redeemable(&seen);
		let due = books.fee(Perbill::from_parts(fee), &seen);
		if redeemable <= books.mark {
			prop_assert_eq!((due.value, due.shares, due.mark), (0, 0, books.mark));
		} else {
			let above = redeemable - books.mark;
			prop_assert!(Fraction::of(above, 1_000_000_000).times(fee.into(), 1).floors_to(due.value));
			prop_assert!(Fraction::of(due.value, assets - due.value).times(shares, 1).floors_to(due.shares));
			prop_assert_eq!(due.mark, redeemable);
			// Who holds all shares of before has at least the mark.
			let rest = Fraction::of(redeemable, shares + due.shares).times(shares, 1);
			prop_assert!(Fraction::of(books.mark, 1).at_most(rest));
			books.charge(&due).unwrap();
			prop_assert_eq!((books.shares, books.mark), (shares + due.shares, redeemable));
		}
	}

	/// A batch is worth its shares of what can be redeemed. Prices of who stays never fall, and what leavers
	/// forgo is above the mark.
	#[test]
	fn a_batch_should_be_worth_its_shares(
		shares in 2..10u128.pow(30), assets in amount(), locked in 0..100u32, asked in 1..=100u32,
	) {
		let mut books = Books::<Bound>::open(shares, 1, 5).unwrap();
		books.vest = Vesting { left: assets / 100 * u128::from(locked), since_era: 5, until_era: 9 };
		(books.seed, books.book, books.mark) = (1, assets, assets / 2);
		books.open.shares = (shares / 100 * u128::from(asked)).clamp(1, shares - 1);
		let seen = Seen { active: assets, issuance: shares, now: 5 };
		let (asked, left, redeemable) = (books.open.shares, books.vest.left, books.redeemable(&seen));
		let chunk = Chunk { free_from: 13, least_stake: 1 };
		let Pricing::Priced(priced) = books.price(&chunk, &seen).unwrap() else { panic!("priced") };
		prop_assert!(Fraction::of(asked, shares).times(redeemable, 1).floors_to(priced.unbond));
		let after = Seen { active: assets - priced.unbond, issuance: shares - asked, now: 5 };
		let (before, later) = (Fraction::of(redeemable, shares), Fraction::of(books.redeemable(&after), books.shares));
		prop_assert!(before.at_most(later));
		prop_assert_eq!(books.book, assets - priced.unbond);
		// Mark: the stayers' part, and what leavers forgo of the locked, both rounded up.
		let stay = Fraction::of(assets / 2, shares).times(shares - asked, 1);
		let forgone = Fraction::of(left, shares).times(asked, 1);
		let mark = |stays: u128| stay.ceils_to(stays) && forgone.ceils_to(books.mark - stays);
		let stays = (whole(assets / 2) * whole(shares - asked) + whole(shares - 1)) / whole(shares);
		prop_assert!(mark(stays.low_u128()));
	}

	/// Every share of a batch gets the same, whoever claims first. The rest is nobody's: less than a unit for each
	/// ticket.
	#[test]
	fn claims_should_not_depend_on_their_order(
		tickets in prop::collection::vec(amount(), 1..12), value in 0..10u128.pow(30), first in any::<prop::sample::Index>(),
	) {
		let shares: u128 = tickets.iter().sum();
		let batch = Batch {
			shares, shares_left: shares, value, value_left: value, era: 5, stage: Stage::Payable, pending: 0,
		};
		let mut order: Vec<usize> = (0..tickets.len()).collect();
		order.rotate_left(first.index(tickets.len()));
		let mut open = batch;
		let (mut sum, mut rest) = (0, 0);
		for which in order {
			let paid = open.pay(&mut Ticket { shares: tickets[which], paid: 0 }, false).unwrap();
			prop_assert!(paid.closed);
			let exact = Fraction::of(tickets[which], shares).times(value, 1);
			prop_assert!(exact.floors_to(paid.amount));
			prop_assert!(rest == 0);
			(sum, rest) = (sum + paid.amount, paid.rest);
		}
		prop_assert_eq!((open.value_left, open.is_done(), sum + rest), (0, true, value));
		prop_assert!(rest < tickets.len() as u128);
	}

	/// What others may rely on is the lower of two prices, and unknown when it is old.
	#[test]
	fn a_told_value_should_be_the_lower_one(
		shares in amount(), told in amount(), live in amount(), amount in amount(), age in 0..5u32,
	) {
		let rate = Rate::of(told, shares);
		let exact = Fraction::of(told, shares).times(1 << 64, 1);
		prop_assert!(exact.floors_to(rate.0) || (rate.0 == u128::MAX && !exact.at_most(Fraction::of(u128::MAX, 1))));
		let result = value(amount, rate, live, shares, 10, 10 + age);
		if age > 2 {
			prop_assert_eq!(result, None);
		} else if let Some(result) = result {
			let (by_live, by_told) = (Fraction::of(live, shares).times(amount, 1), Fraction::of(rate.0, 1 << 64).times(amount, 1));
			let lower = if by_live.at_most(by_told) { by_live } else { by_told };
			prop_assert!(lower.floors_to(result) || result == u128::MAX);
		}
	}

	/// A buy pays the price of its era, rounded up, and raises the next by at most twofold.
	#[test]
	fn a_buy_should_cost_its_price(balance in 1..10u128.pow(30), part in 1..=64u128, eras in 4..120u32) {
		let mut sale = sold(1 << 70, 10, balance);
		let amount = (balance / 64 * part).max(balance.div_ceil(64)).min(balance);
		let price = sale.price_at(10 + eras);
		let cost = sale.buy(amount, balance, 10 + eras).unwrap();
		prop_assert!(Fraction::of(price, 1 << 64).times(amount, 1).ceils_to(cost));
		let most = amount.saturating_mul(16).min(balance);
		prop_assert!(Fraction::of(price, balance).times(most, 1).floors_to(sale.price - price));
		prop_assert!(sale.price <= 2 * price);
	}
}

/// A call on the books. Returns whether it is accepted.
type Call<'a> = &'a mut dyn FnMut(&mut Books<Bound>) -> bool;

proptest! {
	#![proptest_config(config(2_000))]

	/// Whatever the numbers, nothing wraps and nothing panics: a call is refused, or leaves books in order.
	#[test]
	fn large_numbers_should_be_refused_and_not_lost(
		numbers in prop::array::uniform9(any::<u128>()), shift in 0..128u32, fee in 0..=1_000_000_000u32,
		eras in prop::array::uniform4(any::<u32>()),
	) {
		let [seed, active, entering, custody, left, mark, amount, issuance, ordered] =
			numbers.map(|number| number >> shift);
		let mut books = Books::<Bound>::open(seed.max(1), 1, eras[0]).unwrap();
		(books.entering, books.custody, books.mark, books.vest.left) = (entering, custody, mark, left);
		books.vest.until_era = eras[1].max(eras[0]);
		let seen = Seen { active, issuance, now: eras[2] };
		let rules = VaultRules { vest_eras: eras[3], min_deposit: 0, min_exit: 0 };
		let entry = Entry {
			amount, least: 0, cap: u128::MAX, share_cap: u128::MAX, waiting: 0, ordered,
		};
		let chunk = Chunk { free_from: eras[2], least_stake: 1 };
		let mut ticket = Ticket::default();
		let each: [Call; 6] = [
			&mut |it| it.deposit(&entry, &rules, &seen).is_ok(),
			&mut |it| it.ask(&Ask { shares: 1, held: seed }, &mut ticket, &rules, &seen).is_ok(),
			&mut |it| it.count(&rules, &seen).is_ok(),
			&mut |it| it.charge(&it.fee(Perbill::from_parts(fee), &seen)).is_ok(),
			&mut |it| it.count(&rules, &seen).is_ok() && it.price(&chunk, &seen).is_ok(),
			&mut |it| it.end(&chunk, &seen).is_ok(),
		];
		for call in each {
			let mut after = books.clone();
			let (before, worth) = (after.clone(), after.assets(active));
			if call(&mut after) {
				prop_assert!(after.open.shares > 0 || after.check().is_ok());
				prop_assert!(after.is_over() || after.assets(active) >= worth);
			}
			prop_assert_eq!(&before, &books);
		}
	}
}

#[test]
fn records_should_have_their_sizes() {
	let books = |bound: usize| 208 + 48 * bound;
	// Two bytes for the length of each list beyond 63.
	assert_eq!(Books::<Bound>::max_encoded_len(), books(64) + 2 * 2);
	assert_eq!((Batch::max_encoded_len(), Ticket::max_encoded_len()), (73, 32));
	let mut vault = vault(1_000, 5, 8, 7, 0, 1);
	vault.deposit("a", 500).unwrap();
	vault.ask("a", 500);
	eras(&mut vault, 1);
	let encoded = vault.books.encode();
	assert_eq!(encoded.len(), books(0) + 28 + 2);
	assert_eq!(Books::<Bound>::decode(&mut &encoded[..]), Ok(vault.books));
}

#[test]
fn a_sale_should_find_its_price() {
	let mut sale = Sale::open(1_000, 10);
	assert_eq!(
		[10, 11, 16, 17, 18, 49, 49 + 64].map(|era| sale.price_at(era)),
		[1 << 124, 1 << 120, 1 << 100, 1 << 96, 1 << 95, 1 << 64, 1]
	);
	assert_eq!(sale.price_at(10 + 200), 1);
	// At most a sixteenth before the first buy, never less than a 64th.
	assert_eq!(sale.buy(63, 1_000, 49), Err(VaultError::BadAmount));
	assert_eq!(sale.buy(15, 1_000, 49), Err(VaultError::BadAmount));
	assert_eq!(sale.buy(0, 0, 49), Err(VaultError::BadAmount));
	assert_eq!(sale.buy(62, 1_000, 49), Ok(62));
	// 16 · 62 / 1,000 of the price more.
	assert_eq!(sale.price, (1 << 64) + (1u128 << 64) * 992 / 1_000);
	// And for four eras after each.
	assert_eq!(sale.buy(59, 938, 52), Err(VaultError::BadAmount));
	assert_eq!(sale.buy(939, 938, 53), Err(VaultError::BadAmount));
	assert!(sale.buy(938, 938, 53).is_ok());
	let sale = sold(1_600, 5, 1_000);
	assert_eq!([5, 6, 7].map(|era| sale.price_at(era)), [1_600, 1_500, 1_406]);
	// The slow fall ends after 64 eras.
	assert_eq!(sale.price_at(5 + 66), sale.price_at(5 + 64) / 4);
}

/// A lump of which a sixteenth is whole, six times over.
const LUMP: u128 = 16u128.pow(6);

/// Nobody looked for five eras after the price had fallen to the market: whoever comes then lifts it again, and gets five
/// sixteenths below the market, and not all.
#[test]
fn an_unwatched_sale_should_lift_its_price() {
	let market = 1 << 70;
	// 2^70 in 43; in 48 a 32nd of it.
	let (mut sale, mut balance) = (Sale::open(LUMP, 10), LUMP);
	let mut below = 0;
	assert_eq!((sale.price_at(43), sale.price_at(48)), (market, market / 32));
	while sale.price_at(48) < market {
		let amount = balance / 16;
		sale.buy(amount, balance, 48).unwrap();
		(balance, below) = (balance - amount, below + amount);
	}
	assert!(below <= LUMP * 5 / 16, "{below}");
	assert_eq!(sale.buy(balance, balance, 51), Err(VaultError::BadAmount));
	// An asset without decimals beside a currency with 18, of which one unit is worth a million.
	assert!(Sale::open(100, 10).price_at(10) / (1 << 64) > 10u128.pow(18));
}

#[test]
fn small_buys_should_not_drive_the_price() {
	let mut balance = 64_000_000_000u128;
	let mut sale = sold(1 << 64, 5, balance);
	let (mut paid, mut buys) = (0, 0);
	while sale.price < 1 << 68 {
		let amount = balance.div_ceil(64);
		paid += sale.buy(amount, balance, 5).unwrap();
		balance -= amount;
		buys += 1;
	}
	// Each raises the price by a quarter, and pays for a 64th of what is there.
	assert_eq!(buys, 13);
	assert!(paid > 50_000_000_000);
}

/// What the price was found for is what it is good for: a lump that comes later begins from the first price.
#[test]
fn a_lump_should_not_meet_the_price_of_dust() {
	// One unit, which nobody wants: in 113 it is nearly for nothing. Then 10¹⁸ arrive.
	let lump = 10u128.pow(18) + 1;
	let mut sale = Sale::open(1, 10);
	assert_eq!(sale.price_at(113), 1);
	assert_eq!(sale.buy(lump / 16, lump, 113), Err(VaultError::Restocked));
	sale.restart(lump, 113);
	assert_eq!((sale.price_at(113), sale.stock, sale.sold), (1 << 124, lump, false));
	// Nor at a price at which something was bought.
	let mut sale = sold(1_600, 5, 64);
	sale.restart(1_000, 9);
	assert_eq!((sale.price_at(9), sale.sold), (1 << 124, false));
	// Whoever sends dust to double it again and again does not carry the price along: buys raise no stock.
	let mut sale = Sale::open(64, 10);
	assert_eq!((sale.buy(2, 128, 113), sale.stock, sale.earned), (Ok(1), 64, 1));
	assert_eq!(sale.buy(4, 256, 113), Err(VaultError::Restocked));
	// Half of it is left: a lump of as much is the most that it may meet.
	assert_eq!((sale.buy(96, 128, 117), sale.stock), (Ok(1), 32));
	assert!(!sale.is_restocked(64) && sale.is_restocked(65));
	assert!(!Sale::open(u128::MAX, 1).is_restocked(u128::MAX));
}

#[test]
fn a_sale_should_keep_its_place_until_its_price_has_fallen() {
	let mut sale = Sale::open(1, 10);
	assert!(sale.may_be_dropped(0, 10) && !sale.may_be_dropped(1, 112));
	// Nobody holds a place by beginning anew.
	sale.restart(3, 100);
	assert!(!sale.may_be_dropped(3, 112) && sale.may_be_dropped(3, 113));
}

/// A sale of which something was bought.
fn sold(price: u128, since_era: u32, balance: u128) -> Sale {
	Sale { price, since_era, sold: true, ..Sale::open(balance, since_era) }
}

#[test]
fn an_id_should_follow_another() {
	assert_eq!((BatchId(7).next(), BatchId(u32::MAX).next()), (Some(BatchId(8)), None));
}

/// A plain vault.
pub fn vault(seed: u128, era: u32, bonding: u32, vest: u32, fee: u32, least: u128) -> World {
	World::new(Setup { seed, era, bonding, vest, fee, least })
}

/// Turns in each of the next eras.
pub fn eras(world: &mut World, number: u32) {
	for _ in 0..number {
		world.turn(world.now + 1, PLAIN);
	}
}
