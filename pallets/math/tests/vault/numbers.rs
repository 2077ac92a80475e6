//! Worked numbers: each test is a story with figures that were found by hand.

use restaking_math::{
	vault::{
		may_end, Ask, Batch, Books, Chunk, Pricing, Rate, Seen, Stage, Ticket, VaultError,
		VaultRules, Vesting,
	},
	BatchId,
};

use crate::{
	exact::{eras, vault},
	world::{Bound, Course, Turned, PLAIN},
};

const MILLION: u128 = 1_000_000;
const TENTH: u32 = 100_000_000;

#[test]
fn a_first_depositor_should_not_move_the_price() {
	let mut world = vault(10u128.pow(15), 5, 8, 7, TENTH, 1);
	world.deposit("attacker", 10u128.pow(12)).unwrap();
	// Gifts to the stash, and to the cash account, are in none of the books.
	world.free += 10u128.pow(12);
	eras(&mut world, 1);
	let amount = 2 * 10u128.pow(12) - 1;
	assert_eq!(world.deposit("victim", amount), Ok(amount));
	let id = world.ask("victim", amount);
	eras(&mut world, 9);
	assert_eq!(world.claim("victim", id), Ok(amount));
	assert_eq!(world.free, 10u128.pow(12));
}

#[test]
fn inflating_the_price_should_cost_the_seed_times_the_rate() {
	let mut world = vault(10u128.pow(15), 9, 8, 1, 0, 1);
	world.deposit("attacker", 10u128.pow(12)).unwrap();
	eras(&mut world, 1);
	world.payout(10u128.pow(15) + 10u128.pow(12));
	eras(&mut world, 2);
	assert_eq!(world.books.redeem_price(&world.seen()), Rate(2 << 64));
	let shares = world.deposit("victim", 2 * 10u128.pow(12) - 1).unwrap();
	assert_eq!(shares, 999_999_999_999);
	let id = world.ask("victim", shares);
	eras(&mut world, 9);
	assert_eq!(world.claim("victim", id), Ok(1_999_999_999_998));
}

#[test]
fn leaving_ahead_of_a_slash_should_not_spare_who_counted() {
	let mut world = vault(1_000, 9, 8, 7, 0, 1);
	world.deposit("a", 500).unwrap();
	world.deposit("b", 500).unwrap();
	eras(&mut world, 2);
	// 40 % of an offence in 10 are asked for in 11. a asks out in 11, and is priced in 12.
	let id = world.ask("a", 500);
	eras(&mut world, 1);
	world.now = 13;
	let request = world.slash(800, 10).unwrap();
	assert_eq!((world.ledger.active, world.ledger.chunks[0]), (900, (20, 300)));
	world.forget(request);
	world.turn(20, PLAIN);
	assert_eq!(world.claim("a", id), Ok(300));
	// b's 500 of 1,500 shares are worth 300.
	assert_eq!((world.books.redeemable(&world.seen()), world.books.shares), (900, 1_500));
}

#[test]
fn who_left_before_an_offence_should_pay_nothing() {
	let mut world = vault(1_000, 9, 8, 7, 0, 1);
	world.deposit("a", 500).unwrap();
	world.deposit("b", 500).unwrap();
	eras(&mut world, 1);
	world.ask("a", 500);
	eras(&mut world, 1);
	world.now = 12;
	world.slash(600, 12).unwrap();
	assert_eq!((world.ledger.active, &world.ledger.chunks[..]), (900, &[(19, 500)][..]));
	assert_eq!(world.books.shares, 1_500);
	assert!(world.losses[&1].parts.is_empty());
}

#[test]
fn a_slash_should_reach_the_queues_of_its_eras() {
	let mut world = vault(10_000, 9, 8, 7, 0, 1);
	for who in ["a", "b", "c"] {
		world.deposit(who, 10_000).unwrap();
	}
	eras(&mut world, 1);
	for who in ["a", "b", "c"] {
		world.ask(who, 10_000);
		eras(&mut world, 1);
	}
	world.base(9_000, 12);
	assert_eq!(world.ledger.active, 7_000);
	assert_eq!(world.ledger.chunks, [(19, 10_000), (20, 7_000), (21, 7_000)]);
	// A slash of the base chain is filed for the era after its offence: who was priced in it is spared.
	let mut filed = vault(10_000, 9, 8, 7, 0, 1);
	filed.deposit("a", 10_000).unwrap();
	filed.ask("a", 10_000);
	eras(&mut filed, 1);
	filed.base(2_000, 10 + 1);
	assert_eq!((filed.ledger.active, filed.ledger.chunks[0].1), (8_000, 10_000));
}

#[test]
fn a_cancelled_exit_should_be_as_if_never_asked() {
	let mut world = vault(MILLION, 5, 8, 1, 0, 1);
	world.deposit("a", 100_000).unwrap();
	world.ask("a", 100);
	world.payout(110_000);
	world.cancel("a", 100);
	assert_eq!((world.holders["a"], world.books.open.shares, world.tickets.len()), (100_000, 0, 0));
	let mut ticket = Ticket { shares: 5, paid: 0 };
	assert_eq!(world.books.cancel(6, &mut ticket), Err(VaultError::NotEnoughShares));
	assert_eq!(world.books.cancel(0, &mut ticket), Err(VaultError::NotEnoughShares));
}

#[test]
fn a_request_should_be_refused_only_for_what_is_wrong_with_it() {
	let rules = VaultRules { vest_eras: 7, min_deposit: 10, min_exit: 10 };
	let mut books = Books::<Bound>::open(1_000, 1_000, 5).unwrap();
	// As much again was gained, and nobody has counted it: it is no part of the price.
	let seen = Seen { active: 2_000, issuance: 1_000, now: 5 };
	let mut ticket = Ticket::default();
	let mut ask = |shares, held| books.ask(&Ask { shares, held }, &mut ticket, &rules, &seen);
	assert_eq!(ask(0, 19), Err(VaultError::TooLittle));
	assert_eq!(ask(20, 19), Err(VaultError::NotEnoughShares));
	// Nine shares are worth 9. Ten are enough, and so is all.
	assert_eq!(ask(9, 19), Err(VaultError::TooLittle));
	assert_eq!((ask(10, 19), ask(9, 9)), (Ok(BatchId(0)), Ok(BatchId(0))));
	assert_eq!((ticket.shares, books.open.shares), (19, 19));
	assert_eq!(Books::<Bound>::open(999, 1_000, 5), Err(VaultError::SeedTooSmall));
	assert_eq!(Books::<Bound>::open(0, 0, 5), Err(VaultError::SeedTooSmall));
}

#[test]
fn a_payout_should_not_be_for_who_leaves_with_it() {
	let mut world = vault(MILLION, 30, 28, 7, TENTH, 100);
	let shares = world.deposit("x", MILLION).unwrap();
	world.payout(10_000);
	let id = world.ask("x", shares);
	eras(&mut world, 29);
	assert_eq!(world.claim("x", id), Ok(MILLION));
	assert_eq!(world.books.assets(world.ledger.active), 1_010_000);
}

#[test]
fn who_stays_should_have_the_ordinary_yield() {
	let mut world = vault(MILLION, 30, 28, 7, TENTH, 100);
	world.deposit("x", MILLION).unwrap();
	world.payout(10_000);
	eras(&mut world, 1);
	assert_eq!(world.books.redeem_price(&world.seen()), Rate(1 << 64));
	eras(&mut world, 7);
	// 1.004504
	assert_eq!(world.books.redeem_price(&world.seen()).worth(MILLION), 1_004_504);
}

#[test]
fn gains_should_vest_by_the_weighted_date() {
	let mut vest = Vesting::new(9);
	vest.add(700, 7, 10).unwrap();
	assert_eq!((vest.left, vest.until_era), (700, 17));
	vest.add(1, 7, 12).unwrap();
	assert_eq!((vest.left, vest.until_era), (501, 17));
	vest.add(7_000, 7, 13).unwrap();
	assert_eq!((vest.left, vest.until_era), (7_401, 19));
	assert_eq!([13, 14, 18, 19].map(|era| vest.locked(era)), [7_401, 6_168, 1_234, 0]);
	// Before the last change nothing has vested.
	assert_eq!(vest.locked(12), 7_401);
}

#[test]
fn dust_should_not_put_vesting_off() {
	let mut world = vault(MILLION, 9, 8, 7, 0, 1);
	world.payout(7_000);
	eras(&mut world, 1);
	for _ in 0..50 {
		world.payout(1);
		eras(&mut world, 1);
		if world.now == 16 {
			assert_eq!((world.books.vest.left, world.books.vest.until_era), (1_003, 17));
		}
		assert!(world.now < 17 || world.books.vest.left <= 4);
	}
}

#[test]
fn a_loss_should_take_what_is_there_and_unlock_nothing() {
	let mut world = vault(MILLION, 4, 8, 7, 0, 1);
	world.payout(30_000);
	eras(&mut world, 1);
	world.base(50_000, 5);
	let turned = world.turn(6, PLAIN);
	assert_eq!((turned.gain, turned.loss), (0, 50_000));
	let (seen, books) = (world.seen(), &world.books);
	assert_eq!((books.book, books.vest.left, books.redeemable(&seen)), (980_000, 25_715, 954_285));
	// What is locked is never more than what is there.
	world.base(970_000, 6);
	world.turn(7, PLAIN);
	assert_eq!((world.books.book, world.books.vest.left), (10_000, 10_000));
}

#[test]
fn a_payout_and_a_slash_should_be_counted_together() {
	let mut world = vault(MILLION, 4, 8, 7, TENTH, 1);
	world.payout(30_000);
	world.base(100_000, 4);
	let turned = world.turn(5, PLAIN);
	assert_eq!(turned, Turned { loss: 70_000, ..Turned::default() });
	assert_eq!(world.books.vest.left, 0);
}

#[test]
fn a_fee_should_be_taken_above_the_mark_only() {
	let mut world = vault(MILLION, 10, 28, 1, TENTH, 1);
	world.base(200_000, 10);
	eras(&mut world, 1);
	world.payout(80_000);
	eras(&mut world, 2);
	assert_eq!((world.books.mark, world.holders["manager"]), (MILLION, 0));
	world.payout(132_000);
	eras(&mut world, 1);
	let turned = world.turn(15, PLAIN);
	assert_eq!((turned.fee, turned.minted, world.books.mark), (1_200, 1_187, 1_012_000));
	assert_eq!(world.books.redeem_price(&world.seen()).worth(1_187), 1_199);
}

#[test]
fn turning_often_should_not_raise_the_fee() {
	let play = |often: bool| {
		let mut world = vault(MILLION, 9, 8, 7, TENTH, 1);
		for era in 10..38 {
			world.payout(1_000);
			world.now = era;
			if often || era % 7 == 2 {
				world.turn(era, PLAIN);
			}
		}
		eras(&mut world, 14);
		(world.fees, world.holders["manager"])
	};
	assert_eq!((play(true), play(false)), ((2_786, 2_724), (2_800, 2_737)));
}

#[test]
fn three_claims_of_a_slashed_batch_should_be_equal() {
	let mut world = vault(MILLION, 5, 8, 7, 0, 1);
	for who in ["a", "b", "c"] {
		world.deposit(who, 333).unwrap();
	}
	eras(&mut world, 1);
	for who in ["a", "b", "c"] {
		world.ask(who, 333);
	}
	eras(&mut world, 1);
	let mut even = world.clone();
	even.base(400_000, 7);
	even.turn(15, PLAIN);
	let claimed = ["b", "c", "a"].map(|who| even.claim(who, BatchId(0)).unwrap());
	assert_eq!(claimed, [200, 200, 200]);
	world.base(401_000, 7);
	assert_eq!(world.ledger.chunks, [(15, 599)]);
	world.turn(15, PLAIN);
	let claimed = ["b", "c", "a"].map(|who| world.claim(who, BatchId(0)).unwrap());
	// 199 and two thirds each. The rest is the pool's: nobody has more than its part.
	assert_eq!(claimed, [199, 199, 199]);
	assert!(world.batches.is_empty() && world.tickets.is_empty());
	assert_eq!((world.books.owed, world.books.payable, world.books.entering), (0, 0, 2));
	assert_eq!(world.turn(16, PLAIN).gain, 2);
}

#[test]
fn a_dusty_chunk_should_be_wiped_into_custody() {
	let mut world = vault(MILLION, 9, 8, 7, 0, 100);
	world.deposit("a", 150).unwrap();
	eras(&mut world, 1);
	let id = world.ask("a", 150);
	eras(&mut world, 1);
	let request = world.slash(400_000, 11).unwrap();
	assert_eq!((world.ledger.active, world.ledger.chunks.len(), world.custody), (600_059, 0, 91));
	world.forget(request);
	world.turn(19, PLAIN);
	assert_eq!((world.claim("a", id), world.books.book), (Ok(0), 600_150));
}

#[test]
fn custody_should_delay_and_never_cut() {
	let mut world = vault(500, 9, 8, 7, 0, 1);
	world.deposit("a", 700).unwrap();
	eras(&mut world, 1);
	let id = world.ask("a", 200);
	eras(&mut world, 1);
	world.base(500, 13);
	world.turn(19, Course { held: 150, ..PLAIN });
	let books = &world.books;
	assert_eq!((books.owed, books.payable, books.custody, books.reserved), (200, 50, 150, 0));
	assert_eq!(books.assets(world.ledger.active), 500);
	assert_eq!(world.claim("a", id), Err(VaultError::NotPayable));
	world.release(150);
	eras(&mut world, 1);
	assert_eq!((world.books.payable, world.books.custody, world.books.reserved), (200, 0, 200));
	assert_eq!(world.claim("a", id), Ok(200));
}

#[test]
fn caps_should_refuse_deposits_only() {
	let world = vault(1_990_000, 5, 8, 7, 0, 1);
	let try_it = |amount, cap, share_cap, least| {
		let rules = VaultRules { min_deposit: 10, ..world.rules() };
		let entry = restaking_math::vault::Entry { cap, share_cap, least, ..world.entry(amount) };
		world.books.clone().deposit(&entry, &rules, &world.seen())
	};
	assert_eq!(try_it(10_000, 3_000_000, 2_000_000, 1), Ok(10_000));
	assert_eq!(try_it(10_001, 3_000_000, 2_000_000, 1), Err(VaultError::VaultShareReached));
	assert_eq!(try_it(10_000, 2_000_000, 2_000_000, 1), Ok(10_000));
	assert_eq!(try_it(10_000, 1_999_999, 2_000_000, 1), Err(VaultError::CapReached));
	assert_eq!(try_it(9, 3_000_000, 2_000_000, 1), Err(VaultError::TooLittle));
	assert_eq!(try_it(100, 3_000_000, 2_000_000, 100), Ok(100));
	assert_eq!(try_it(100, 3_000_000, 2_000_000, 101), Err(VaultError::BelowLeast));
}

#[test]
fn a_broken_vault_should_let_everybody_out() {
	let mut world = vault(MILLION, 5, 8, 7, 0, 100);
	world.deposit("a", MILLION).unwrap();
	eras(&mut world, 1);
	world.base(2 * MILLION - 1_954, 6);
	eras(&mut world, 1);
	// 1,954 · 1,024 ≥ 2,000,000 > 1,953 · 1,024
	assert!(!world.books.is_broken(&world.seen()));
	world.base(954, 7);
	eras(&mut world, 1);
	assert!(world.books.is_broken(&world.seen()));
	assert_eq!(world.deposit("b", MILLION), Err(VaultError::Broken));
	world.base(MILLION, 8);
	eras(&mut world, 1);
	let id = world.ask("a", MILLION);
	eras(&mut world, 1);
	assert_eq!((world.batches[&id].stage, world.claim("a", id)), (Stage::Payable, Ok(0)));
	let turned = world.turn(11, Course { ends: true, ..PLAIN });
	assert_eq!((turned.postponed, world.books.is_over()), (false, true));
	assert_eq!(world.claim("founder", BatchId(1)), Ok(0));
	assert!(world.batches.is_empty());
}

#[test]
fn seven_eras_without_a_turn_should_be_one_fee() {
	let mut world = vault(MILLION, 4, 28, 7, TENTH, 1);
	world.payout(7_000);
	eras(&mut world, 1);
	let turned = world.turn(12, PLAIN);
	assert_eq!((turned.fee, turned.minted, world.books.mark), (700, 695, 1_007_000));
	assert_eq!(world.books.begin(12), Err(VaultError::AlreadyTurned));
}

#[test]
fn forced_receipts_should_overpay_nobody() {
	let world = vault(MILLION, 5, 8, 7, 0, 1);
	let price = |issuance| world.books.redeem_price(&Seen { issuance, ..world.seen() });
	// Burned: the price stays. Minted: it falls for all.
	assert_eq!(price(MILLION - 1_000), Rate(1 << 64));
	assert_eq!(price(2 * MILLION), Rate(1 << 63));
	let seen = Seen { issuance: 2 * MILLION, ..world.seen() };
	let mut books = world.books.clone();
	assert_eq!(books.deposit(&world.entry(1_000), &world.rules(), &seen), Ok(2_000));
	let (mut books, mut ticket) = (world.books.clone(), Ticket::default());
	(books.seed, books.open.shares) = (1, 0);
	books
		.ask(&Ask { shares: 1_000, held: 1_000 }, &mut ticket, &world.rules(), &seen)
		.unwrap();
	let chunk = Chunk { free_from: 13, least_stake: 1 };
	let Pricing::Priced(priced) = books.price(&chunk, &seen).unwrap() else { panic!("priced") };
	assert_eq!(priced.unbond, 500);
	// So does the last batch.
	let mut books = world.books.clone();
	let Pricing::Priced(last) = books.end(&chunk, &seen).unwrap() else { panic!("priced") };
	assert_eq!((last.batch.shares, last.unbond), (2 * MILLION, MILLION));
}

#[test]
fn what_is_paid_out_at_the_end_should_go_to_the_last_batch() {
	let mut world = vault(1_000, 5, 8, 7, 0, 1);
	world.turn(6, Course { ends: true, ..PLAIN });
	world.payout(70);
	eras(&mut world, 1);
	assert_eq!((&world.ledger.chunks[..], world.ledger.active), (&[(14, 1_000), (15, 70)][..], 0));
	world.books.check().unwrap();
	eras(&mut world, 7);
	// Who claims in between gets the rest later. Who redeems leaves it to those who stay.
	let mut batch = world.batches[&BatchId(0)];
	assert_eq!(batch.redeem(400, true).map(|paid| paid.amount), Ok(400));
	batch.fund(70).unwrap();
	assert_eq!(batch.redeem(600, false).map(|paid| paid.amount), Ok(670));
	assert_eq!(world.claim("founder", BatchId(0)), Ok(1_000));
	assert_eq!(world.claim("founder", BatchId(0)), Err(VaultError::NothingToClaim));
	eras(&mut world, 1);
	assert_eq!(world.claim("founder", BatchId(0)), Ok(70));
	assert!(world.batches.is_empty());
}

#[test]
fn who_stays_should_share_what_comes_back() {
	// 3,000 shares, and 1,000 of 3,000 may still come back.
	let (shares, value) = (3_000, 2_000);
	let stage = Stage::Payable;
	let mut batch =
		Batch { shares, shares_left: shares, value, value_left: value, era: 5, stage, pending: 1 };
	let mut ticket = Ticket { shares: 1_000, paid: 0 };
	assert_eq!(batch.pay(&mut ticket, false).map(|paid| paid.amount), Ok(666));
	assert_eq!(batch.redeem(1_000, false).map(|paid| paid.amount), Ok(666));
	assert_eq!((batch.shares, batch.value, batch.value_left), (2_000, 1_334, 668));
	batch.fund(1_000).unwrap();
	batch.end_loss().unwrap();
	// 2,334 for 2,000 shares: 1,167 each, whoever is last.
	assert_eq!(batch.redeem(1_000, false).map(|paid| paid.amount), Ok(1_167));
	let paid = batch.pay(&mut ticket, false).unwrap();
	assert_eq!((paid.amount, paid.closed, paid.rest), (501, true, 0));
}

#[test]
fn the_last_batch_should_be_all_there_is() {
	let mut world = vault(1_000, 5, 8, 7, 0, 1);
	world.deposit("a", 600).unwrap();
	eras(&mut world, 1);
	world.payout(160);
	world.ask("a", 300);
	assert!(!may_end(1_600, 1_000, 6, 24, 29) && may_end(1_600, 1_000, 6, 24, 30));
	assert!(may_end(1_000, 1_000, 6, 24, 7));
	let turned = world.turn(7, Course { ends: true, ..PLAIN });
	assert_eq!((turned.gain, turned.unbonded), (160, 1_760));
	world.turn(15, PLAIN);
	// By receipts, in any order, and some are never brought.
	let mut batch = world.batches[&BatchId(0)];
	let mut redeem = |shares| batch.redeem(shares, false).map(|paid| paid.amount);
	assert_eq!(redeem(0), Err(VaultError::NotEnoughShares));
	assert_eq!((redeem(300), redeem(7)), (Ok(330), Ok(7)));
	assert_eq!(redeem(1_294), Err(VaultError::NotEnoughShares));
	// As tickets.
	assert_eq!(
		(world.claim("a", BatchId(0)), world.claim("founder", BatchId(0))),
		(Ok(660), Ok(1_100))
	);
	assert_eq!(world.cash, 0);
}
