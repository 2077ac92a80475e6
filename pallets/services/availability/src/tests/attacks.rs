//! What holders of a blob can do together, what authors of blocks can do, and what it costs.

use super::*;

/// The stake behind each of six holders.
const STAKE: u128 = 10_000;

fn holder(number: u32) -> AssignmentId {
	// After the two operators that are always there.
	AssignmentId(2 + number)
}

/// Lets six operators hold a blob in era 2, the first `villains` of which lose it, and draws. Whoever has it answers.
fn some_lose_it(villains: u32) {
	let promised = blob(1, 5);
	for number in 0..6 {
		let who = 10 + u64::from(number);
		let id = testing::serve(LAYER, &who, STAKE, 1, testing::idle_key(3));
		assert_eq!(id, holder(number));
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), who, 1_000));
		assert_ok!(promise(who, promised, 5));
	}
	go_to(20);
	testing::set_seed(2, 20, seed(1));
	for number in villains..6 {
		let who = 10 + u64::from(number);
		for asked in asked_in(who, 2) {
			assert_ok!(show(who, &asked, &[(1, 5)]));
		}
	}
	go_to(23);
}

/// Two, three, four and six of six holders lose it together: each of them is convicted by its own draws, and no
/// other is.
#[test]
fn each_holder_should_answer_for_itself() {
	for villains in [2, 3, 4, 6] {
		run(|| {
			some_lose_it(villains);
			for number in 0..6 {
				let judged = withheld(holder(number), 2).map(|it| it.fraction);
				let expected = if number < villains {
					Ok(rules().fraction)
				} else {
					Err(Error::<Test>::WasShown.into())
				};
				assert_eq!(judged, expected, "{number} of {villains}");
			}
		});
	}
}

/// Who lost a blob pays for its draws, and once more for the blob if somebody asks for it in that era.
#[test]
fn a_lost_blob_should_cost_for_its_draws_and_for_who_asks() {
	run(|| {
		let lost = blob(1, 5);
		assert_ok!(promise(OPERATOR, lost, 5));
		go_to(20);
		testing::set_seed(2, 20, seed(1));
		assert_ok!(ask(ASKER, lost, 0));
		assert_ok!(ask(ASKER, lost, 1));
		go_to(23);
		let (drawn, first, second) =
			(withheld(AT, 2).unwrap(), denied(0).unwrap(), denied(1).unwrap());
		assert_eq!(first, second);
		assert_ne!(drawn.offence_id, first.offence_id);
		// 2,500 of 10,000 each.
		assert_eq!([drawn, first].map(|it| it.fraction.mul_floor(STAKE)), [2_500; 2]);
	});
}

/// All 16 places, at a price of 2 that doubles each time: 65,535 are burned, and as much is the operator's if it
/// answers. Ten places burn 1,023.
#[test]
fn places_should_cost_what_the_table_says() {
	const UNIT: u128 = 100;
	run(|| {
		testing::add_service(LAYER, &Withholding { price: 2 * UNIT, doubling: 16, ..rules() });
		let promised = blob(1, 5);
		assert_ok!(promise(OPERATOR, promised, 5));
		go_to(20);
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), ASKER, 200_000 * UNIT));
		let (issued, before) = (Balances::total_issuance(), Balances::free_balance(OPERATOR));
		for open in 1..=16 {
			assert_ok!(ask(ASKER, promised, 0));
			let burned = (issued - Balances::total_issuance()) / UNIT;
			let told = match open {
				10 => Some(1_023),
				16 => Some(65_535),
				_ => None,
			};
			assert!(told.is_none_or(|told| told == burned), "{open}: {burned}");
		}
		for id in 0..16 {
			assert_ok!(reply(OPERATOR, id, bytes(1, 5, 0, 0)));
		}
		assert_eq!((Balances::free_balance(OPERATOR) - before) / UNIT, 65_535);
	});
}

/// Probabilities that the documentation tells, without the code: to be found in an era, to get through one by the choice
/// between two seeds, and to keep an answer out of 32 blocks by a third of all authors.
#[test]
fn chances_should_be_those_of_the_documentation() {
	let near = |value: f64, told: f64| assert!((value / told - 1.0).abs() < 0.1, "{value} {told}");
	near(1.0 - 0.99f64.powi(8), 0.08);
	let through = 0.5f64.powi(4);
	near(through, 1.0 / 16.0);
	near(1.0 - (1.0 - through).powi(2), 1.0 / 8.0);
	near((1.0f64 / 3.0).powi(32), 5e-16);
}
