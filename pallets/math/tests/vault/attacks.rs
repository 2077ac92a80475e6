//! What somebody could try against a vault, with the numbers of the attempt.

use restaking_math::{
	vault::{
		rate::value, Back, Books, Chunk, Offer, Piece, Pricing, Rate, Room, Scale, Seen, Step,
		Target, VaultError,
	},
	BatchId,
};
use sp_arithmetic::Perbill;
use sp_core::ConstU32;

use crate::{
	exact::{eras, vault},
	world::{Course, World, PLAIN},
};

const MILLION: u128 = 1_000_000;
const TENTH: u32 = 100_000_000;

#[test]
fn a_deposit_should_bear_no_fee() {
	let mut world = vault(MILLION, 9, 28, 7, TENTH, 1);
	world.payout(10_000);
	eras(&mut world, 1);
	// Pays 1.01 for what is redeemable at 1: what it pays for gains is locked with them.
	assert_eq!(world.deposit("x", 10 * MILLION), Ok(9_900_990));
	assert_eq!((world.books.vest.left, world.books.mark), (109_009, 11 * MILLION));
	let turned = world.turn(11, PLAIN);
	assert_eq!(turned.fee, 0);
	eras(&mut world, 9);
	// A tenth of 10,000, and no more.
	assert_eq!((world.fees, world.holders["manager"]), (1_000, 990));
}

#[test]
fn a_second_depositor_should_not_pay_the_sniper() {
	let mut world = vault(MILLION, 9, 28, 7, TENTH, 1);
	let shares = world.deposit("x", MILLION).unwrap();
	world.payout(10_000);
	assert_eq!(world.deposit("n", MILLION), Ok(995_024));
	let id = world.ask("x", shares);
	eras(&mut world, 1);
	eras(&mut world, 28);
	assert_eq!(world.claim("x", id), Ok(MILLION));
}

#[test]
fn what_leavers_forgo_should_bear_no_fee() {
	let mut world = vault(MILLION, 9, 8, 7, TENTH, 1);
	world.deposit("a", 9 * MILLION).unwrap();
	world.payout(100_000);
	world.ask("a", 9 * MILLION);
	eras(&mut world, 1);
	// All is locked. The stayer has the leavers' 90,000 too, and the mark is as much higher.
	assert_eq!(
		(world.books.book, world.books.vest.left, world.books.mark),
		(1_100_000, 100_000, 1_090_000)
	);
	eras(&mut world, 8);
	assert!(world.fees <= 1_000, "a tenth of the stayer's own 10,000, not of 100,000");
}

#[test]
fn a_slash_of_the_whole_budget_should_stop_its_target() {
	// Two targets at 20 % of the stake, one of which slashes all it may, again and again.
	let full = Perbill::from_percent(100);
	let room = |active| Room { active, scale: Scale::of(400_000_000, full), may_raise: true };
	let mut target = Target { weight: Perbill::from_percent(50), stopped: false };
	assert_eq!(target.step(0, 10, Offer::Open, &room(1_000)), Step::Pledge(500));
	target.stopped = true;
	// Nothing counts any more, nothing was spent, and the assignment is open again.
	assert_eq!(target.step(0, 10, Offer::Open, &room(600)), Step::Keep);
}

#[test]
fn a_deposit_should_not_halve_the_told_rate() {
	let mut world = vault(MILLION, 9, 8, 7, TENTH, 1);
	eras(&mut world, 1);
	let told = world.books.redeem_price(&world.seen());
	let told_to = |world: &World, due: u128, now| {
		let live = world.books.redeemable(&world.seen()).saturating_sub(due);
		value(MILLION, told, live, world.books.shares, world.books.turned, now)
	};
	assert_eq!(told_to(&world, 0, 10), Some(MILLION));
	world.deposit("x", MILLION).unwrap();
	assert_eq!(told_to(&world, 0, 10), Some(MILLION));
	// A gain that is not counted is not told, an executed slash is.
	world.payout(50_000);
	assert_eq!(told_to(&world, 0, 10), Some(MILLION));
	assert_eq!(told_to(&world, 450_000, 10), Some(800_000));
	// Two eras without a turn, then it is unknown: not zero.
	assert_eq!((told_to(&world, 0, 12), told_to(&world, 0, 13)), (Some(MILLION), None));
	assert_eq!(value(5, Rate(1 << 64), 0, 10, 9, 10), Some(0));
	assert_eq!(value(5, Rate(1 << 64), 0, 0, 9, 10), None);
}

#[test]
fn what_staking_refuses_should_not_stop_claims() {
	let mut world = vault(10_000, 9, 8, 7, 0, 100);
	world.deposit("a", 5_000).unwrap();
	eras(&mut world, 1);
	let id = world.ask("a", 5_000);
	world.turn(12, PLAIN);
	// Dust of an earlier slash is in custody, and the base chain takes all active stake.
	(world.custody, world.rewards) = (91, 91);
	world.base(10_000, 13);
	assert_eq!((world.ledger.active, &world.ledger.chunks[..]), (0, &[(20, 5_000)][..]));
	world.turn(14, PLAIN);
	world.release(91);
	// Below the least stake: not bonded, and nobody waits for it.
	world.turn(20, PLAIN);
	assert_eq!((world.books.entering, world.ledger.active), (91, 0));
	assert_eq!(world.claim("a", id), Ok(5_000));
	// The seed's worth: as the last batch it is paid from cash.
	world.turn(21, Course { ends: true, ..PLAIN });
	assert_eq!(world.claim("founder", BatchId(1)), Ok(91));
	assert_eq!(world.cash, 0);
}

#[test]
fn a_deposit_should_wait_while_a_slash_may_be_undone() {
	let mut world = vault(1_400, 9, 8, 7, TENTH, 1);
	let request = world.slash(400, 9).unwrap();
	assert_eq!(world.deposit("x", 1_000), Err(VaultError::UndoPending));
	eras(&mut world, 1);
	// From the order on it pays for what comes back, which is locked: no old holder gains by it.
	world.order(request);
	let before = world.books.redeem_price(&world.seen()).worth(10_000);
	assert_eq!(world.deposit("x", 1_000), Ok(1_000));
	assert_eq!((world.books.vest.left, world.books.vest.until_era), (285, 17));
	assert_eq!((before, world.books.redeem_price(&world.seen()).worth(10_000)), (7_142, 7_145));
	world.returned(request, Back { bonded: 400, freed: 0, held: 0 });
	eras(&mut world, 10);
	// All have what they had or paid, and nobody a fee.
	assert_eq!(world.books.redeem_price(&world.seen()), Rate(1 << 64));
	assert_eq!(world.fees, 0);
}

#[test]
fn a_64th_of_what_is_there_may_wait() {
	let world = vault(6_400, 9, 8, 7, 0, 1);
	let entry = |waiting| restaking_math::vault::Entry { waiting, ..world.entry(100) };
	let mut books = world.books.clone();
	assert_eq!(books.deposit(&entry(100), &world.rules(), &world.seen()), Ok(100));
	let mut books = world.books.clone();
	let refused = books.deposit(&entry(101), &world.rules(), &world.seen());
	assert_eq!(refused, Err(VaultError::UndoPending));
}

#[test]
fn free_money_should_be_counted_once() {
	let mut world = vault(1_000, 9, 8, 7, 0, 1);
	world.deposit("a", 300).unwrap();
	let id = world.ask("a", 300);
	world.turn(10, PLAIN);
	world.turn(18, Course { held: 100, ..PLAIN });
	// What is in custody is slashed away, and comes back free, of which 40 are held again.
	world.custody = 0;
	world.slashed += 100;
	let mut loss = world.books.lost(0, 100, 10, &[]).unwrap();
	assert!(loss.parts.is_empty());
	let back = Back { bonded: 0, freed: 100, held: 40 };
	world.slashed -= 100;
	world.custody += 40;
	let returned = world.books.returned(&mut loss, &back).unwrap();
	assert_eq!((returned.to_cash, loss.is_over()), (60, true));
	world.cash += 60;
	world.turn(19, PLAIN);
	let books = &world.books;
	// What came back pays who waits before it is bonded.
	assert_eq!((books.custody, books.payable, books.owed, books.entering), (40, 260, 300, 0));
	assert_eq!(books.assets(world.ledger.active), 1_000);
	assert_eq!(world.cash, books.payable);
	assert_eq!(world.claim("a", id), Err(VaultError::NotPayable));
	let mut loss = world.books.lost(0, 100, 10, &[]).unwrap();
	let more = Back { bonded: 0, freed: 10, held: 11 };
	assert_eq!(world.books.returned(&mut loss, &more), Err(VaultError::Inconsistent));
}

/// A vault that owes 200, of which 150 are in custody: 500 are active, of 1,000 shares.
fn in_debt() -> (World, BatchId) {
	let mut world = vault(500, 9, 8, 7, 0, 1);
	world.deposit("a", 700).unwrap();
	eras(&mut world, 1);
	let id = world.ask("a", 200);
	eras(&mut world, 1);
	world.base(500, 13);
	world.turn(19, Course { held: 150, ..PLAIN });
	let books = &world.books;
	assert_eq!((books.owed, books.payable, books.custody), (200, 50, 150));
	(world, id)
}

#[test]
fn what_enters_should_pay_who_waits() {
	let (mut world, id) = in_debt();
	assert_eq!(world.deposit("b", 200), Ok(400));
	eras(&mut world, 1);
	// 150 to who leaves, 50 to the stake, and custody is the pool's.
	assert_eq!(world.claim("a", id), Ok(200));
	assert_eq!((world.books.custody, world.ledger.active), (150, 550));
	assert_eq!(world.books.assets(world.ledger.active), 700);
}

#[test]
fn debts_that_custody_lost_should_stop_no_end() {
	let (mut world, id) = in_debt();
	// The base chain takes all active stake, and a service what is in custody.
	world.base(500, 19);
	world.custody = 0;
	world.slashed += 150;
	eras(&mut world, 1);
	assert_eq!(world.claim("a", id), Err(VaultError::NotPayable));
	assert!(!world.turn(21, Course { ends: true, ..PLAIN }).postponed);
	let books = &world.books;
	assert_eq!((books.owed, books.payable, books.reserved), (50, 50, 50));
	assert_eq!((world.claim("a", id), world.claim("founder", BatchId(1))), (Ok(50), Ok(0)));
	assert_eq!((world.cash, world.books.owed), (0, 0));
}

#[test]
fn what_custody_gets_back_should_pay_who_waits() {
	let (mut world, id) = in_debt();
	world.base(500, 19);
	world.custody = 0;
	let mut loss = world.books.lost(0, 150, 18, &world.ledger.chunks).unwrap();
	let back = Back { bonded: 0, freed: 150, held: 0 };
	let returned = world.books.returned(&mut loss, &back).unwrap();
	assert_eq!((returned.to_cash, returned.credited.len()), (150, 0));
	world.cash += returned.to_cash;
	world.fund();
	assert_eq!((world.books.payable, world.books.entering), (200, 0));
	assert_eq!(world.claim("a", id), Ok(200));
}

#[test]
fn what_comes_back_should_go_to_who_lost_it() {
	let mut world = vault(600, 10, 8, 7, 0, 1);
	world.deposit("a", 400).unwrap();
	world.deposit("c", 300).unwrap();
	let first = world.ask("a", 400);
	world.turn(11, PLAIN);
	// Before the turn of 12: the chunk of batch 11 pays its part, and who is priced in 12 has paid by the price.
	let second = world.ask("c", 300);
	world.now = 12;
	let request = world.slash(260, 10).unwrap();
	assert_eq!((world.ledger.active, world.ledger.chunks[0].1), (720, 320));
	let parts = &world.losses[&request].parts;
	assert_eq!((parts.len(), parts[0].batch, parts[0].amount), (1, first, 80));
	world.turn(12, PLAIN);
	assert_eq!(world.ledger.chunks[1].1, 240);
	world.turn(20, PLAIN);
	// A claim pays as ever and leaves the ticket.
	assert_eq!(world.claim("a", first), Ok(320));
	assert_eq!(world.claim("a", first), Err(VaultError::NothingToClaim));
	assert_eq!(world.claim("c", second), Ok(240));
	world.order(request);
	world.returned(request, Back { bonded: 180, freed: 80, held: 30 });
	// 30 of them are in custody, so the batch waits for its 80.
	assert_eq!((world.books.owed, world.books.payable, world.books.reserved), (80, 50, 0));
	assert!(world.books.expects(first));
	assert_eq!(world.claim("a", first), Err(VaultError::NothingToClaim));
	world.release(30);
	eras(&mut world, 1);
	assert_eq!(world.claim("a", first), Ok(80));
	assert!(world.batches.is_empty());
}

#[test]
fn a_base_slash_in_between_should_not_raise_a_part() {
	let mut world = vault(1_000, 10, 8, 7, 0, 1);
	world.deposit("a", 1_000).unwrap();
	let id = world.ask("a", 1_000);
	world.turn(11, PLAIN);
	// The base chain takes 200 of the chunk unheard, a service 80 more.
	world.base(400, 11);
	let request = world.slash(160, 11).unwrap();
	let loss = &world.losses[&request];
	assert_eq!((loss.active, loss.rest, loss.parts[0].amount, loss.pool()), (80, 80, 80, 80));
	// In two halves, rounded down for the batch: 39 and 39 of 79.
	world.order(request);
	for freed in [39, 40] {
		world.returned(request, Back { bonded: 0, freed, held: 0 });
	}
	assert_eq!((world.books.owed, world.losses[&request].rest), (79, 1));
	world.returned(request, Back { bonded: 80, freed: 1, held: 0 });
	assert!(world.losses.is_empty());
	world.turn(19, PLAIN);
	assert_eq!(world.claim("a", id), Ok(800));
}

#[test]
fn chunks_of_one_era_should_not_be_confused() {
	let mut books = Books::<ConstU32<3>>::open(1_000, 1, 9).unwrap();
	(books.seed, books.open.shares) = (1, 10);
	let seen = |now| Seen { active: 1_000, issuance: 0, now };
	let mut price = |now, bonding: u32, least_stake| {
		let chunk = Chunk { free_from: now + bonding, least_stake };
		let pricing = books.price(&chunk, &seen(now)).unwrap();
		if pricing != Pricing::Postponed {
			books.open.shares = 10;
			books.book = 1_000;
		}
		pricing != Pricing::Postponed
	};
	assert!(price(10, 28, 1));
	// The bonding duration was lowered: until the older chunk is the earlier one again, exits wait.
	assert!(!price(11, 8, 1));
	assert!(!price(30, 8, 1));
	assert!(price(31, 8, 1));
	// Too little would be left, but not nothing.
	assert!(!price(32, 8, 1_000));
	assert!(price(32, 8, 900));
	// The queue is full.
	assert!(!price(33, 8, 1));
}

#[test]
fn a_gift_should_replace_at_most_what_a_slash_took() {
	let mut world = vault(500, 9, 8, 7, 0, 1);
	world.deposit("a", 700).unwrap();
	eras(&mut world, 1);
	world.ask("a", 200);
	world.turn(11, PLAIN);
	world.turn(19, Course { held: 150, ..PLAIN });
	let mut gift = world.clone();
	// 60 are released, 50 slashed, and somebody sends 1,000.
	(gift.custody, gift.free) = (40, 60 + 1_000);
	eras(&mut gift, 1);
	assert_eq!((gift.books.custody, gift.books.payable, gift.free), (40, 160, 950));
	// What lay there before the release is never taken.
	world.books.idle = 1_000;
	(world.custody, world.free) = (40, 1_060);
	eras(&mut world, 1);
	assert_eq!((world.books.payable, world.free), (110, 1_000));
}

#[test]
fn debts_beyond_all_there_is_should_be_told() {
	let mut books = Books::<ConstU32<4>>::open(100, 1, 9).unwrap();
	(books.owed, books.payable, books.custody) = (80, 10, 60);
	assert_eq!((books.assets(20), books.shortfall(20)), (10, 0));
	assert_eq!((books.assets(0), books.shortfall(0)), (0, 10));
	assert_eq!(books.redeemable(&Seen { active: 0, issuance: 100, now: 9 }), 0);
	assert_eq!(books.bonded(1), Err(VaultError::Inconsistent));
}

#[test]
fn contradictions_should_be_found() {
	let good = Books::<ConstU32<4>>::open(100, 1, 9).unwrap();
	assert_eq!(good.check(), Ok(()));
	let breaks: [fn(&mut Books<ConstU32<4>>); 5] = [
		|books| books.payable = 1,
		|books| books.owed = 1,
		|books| (books.owed, books.reserved) = (1, 1),
		|books| books.open.shares = 1,
		|books| books.vest.since_era = 10,
	];
	for each in breaks {
		let mut books = good.clone();
		each(&mut books);
		assert_eq!(books.check(), Err(VaultError::Inconsistent));
	}
}

#[test]
fn a_full_queue_should_stop_no_turn() {
	let mut books = Books::<ConstU32<2>>::open(1_000, 1, 9).unwrap();
	(books.seed, books.custody) = (1, 900);
	let mut seen = Seen { active: 1_000, issuance: 0, now: 10 };
	for now in [10, 11] {
		(books.open.shares, books.book, seen.now) = (100, 1_000, now);
		let chunk = Chunk { free_from: now + 4, least_stake: 1 };
		assert!(matches!(books.price(&chunk, &seen).unwrap(), Pricing::Priced(_)));
	}
	let chunks = |first| [(14, first), (15, 100)];
	books.look(&chunks(200));
	// The first batch waits, all of it is held.
	books.collect(200, 14).unwrap();
	assert_eq!(books.fund(), Ok(vec![]));
	let mut loss = books.lost(0, 60, 10, &chunks(0)[..1]).unwrap();
	assert_eq!((loss.parts[0].batch, loss.parts[0].amount), (BatchId(1), 60));
	loss.parts[0].batch = BatchId(7);
	// There is no place for another batch: what comes back for it is the pool's.
	let returned = books.returned(&mut loss, &Back { bonded: 0, freed: 60, held: 0 }).unwrap();
	assert_eq!((returned.credited, books.entering, loss.is_over()), (vec![], 60, true));
	assert_eq!(books.collect(0, 15).unwrap().batches, [BatchId(1)]);
	books.check().unwrap();
}

/// A batch that was priced before an offence lost by the base chain alone. What comes back of the slash is that of the
/// batch that was liable for it, and the older one has a part of what staking took beyond that.
#[test]
fn who_was_liable_should_get_back_before_who_was_not() {
	let mut books = Books::<ConstU32<4>>::open(1_000, 1, 9).unwrap();
	let mut seen = Seen { active: 1_000, issuance: 0, now: 10 };
	books.seed = 1;
	for now in [10, 14] {
		(books.open.shares, books.book, seen.now) = (200, 1_000, now);
		let chunk = Chunk { free_from: now + 8, least_stake: 1 };
		assert!(matches!(books.price(&chunk, &seen).unwrap(), Pricing::Priced(_)));
	}
	let [old, new] = [BatchId(0), BatchId(1)];
	books.look(&[(18, 200), (22, 250)]);
	let parts = |rest| {
		let mut books = books.clone();
		// The base chain has taken 100 of each since, the slash 100 of the newer one.
		let loss = books.lost(0, rest, 12, &[(18, 100), (22, 50)]).unwrap();
		loss.parts.iter().map(|part| (part.batch, part.amount)).collect::<Vec<_>>()
	};
	assert_eq!(parts(100), [(new, 100)]);
	assert_eq!(parts(250), [(new, 200), (old, 50)]);
}

#[test]
fn what_enters_an_ended_vault_should_be_of_its_last_batch() {
	let mut books = Books::<ConstU32<4>>::open(1_000, 1, 9).unwrap();
	let [old, last] = [BatchId(5), BatchId(6)];
	(books.entering, books.owed, books.payable) = (50, 30, 10);
	books.waiting.try_push(Piece { batch: old, amount: 30 }).unwrap();
	let mut open = books.clone();
	open.give_to_last(last).unwrap();
	// Debts come first. The rest is bonded as long as there are holders.
	assert_eq!((open.entering, open.owed, open.payable), (30, 30, 30));
	(books.shares, books.seed) = (0, 0);
	books.give_to_last(last).unwrap();
	assert_eq!((books.entering, books.owed, books.payable), (0, 60, 60));
	let piece = |batch| Piece { batch, amount: 30 };
	assert_eq!(books.fund(), Ok(vec![piece(old), piece(last)]));
	books.check().unwrap();
}
