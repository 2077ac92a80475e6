//! Promises: from the next era on, extended and never shortened, kept as long as they can be judged.

use super::*;
use crate::{
	Challenges, Held, Holders, Open, Shown, WeightInfo as _, MAX_CHUNK, MAX_CHUNKS, MAX_ITEMS,
};
use restaking_primitives::MAX_PLACES;

fn end(blob: Blob) -> DispatchResult {
	Availability::end_promise(RuntimeOrigin::signed(ASKER), AT, blob)
}

fn items() -> Vec<Item> {
	Held::<Test>::get(AT).map(|it| it.items.into_inner()).unwrap_or_default()
}

#[test]
fn a_promise_binds_from_the_next_era_on() {
	run(|| {
		let blob = blob(1, 5);
		assert_noop!(promise(OPERATOR, blob, 1), Error::<Test>::TooShort);
		assert_ok!(promise(OPERATOR, blob, 2));
		let event =
			Event::Promised { service: LAYER, operator: OPERATOR, blob, from_era: 2, until_era: 2 };
		System::assert_last_event(event.into());
		assert_eq!(held(OPERATOR, HoldReason::Promise), 10);
		assert_eq!(items(), [Item { blob, from_era: 2, until_era: 2, deposit: 10 }]);
		let covers = |era| Availability::held(LAYER, blob, era);
		assert_eq!([1, 2, 3].map(covers), [0, 100, 0]);
		// Extended, and never shortened: one record, one deposit.
		assert_noop!(promise(OPERATOR, blob, 2), Error::<Test>::TooShort);
		assert_ok!(promise(OPERATOR, blob, 4));
		assert_noop!(promise(OPERATOR, blob, 3), Error::<Test>::TooShort);
		assert_eq!(items(), [Item { blob, from_era: 2, until_era: 4, deposit: 10 }]);
		assert_eq!(held(OPERATOR, HoldReason::Promise), 10);
	});
}

/// A promise that is over is not extended over the gap: for era 4 nothing was promised.
#[test]
fn a_gap_between_two_promises_is_no_promise() {
	run(|| {
		let blob = blob(1, 5);
		assert_ok!(promise(OPERATOR, blob, 3));
		go_to(39);
		assert_ok!(promise(OPERATOR, blob, 4));
		assert_eq!(items().len(), 1);
		go_to(50);
		assert_ok!(promise(OPERATOR, blob, 8));
		let spans: Vec<_> = items().iter().map(|it| (it.from_era, it.until_era)).collect();
		assert_eq!(spans, [(2, 4), (6, 8)]);
		assert_eq!(Holders::<Test>::get(LAYER, blob).len(), 1);
		// The oldest is removed first, and the list knows the other.
		go_to(110);
		assert_ok!(end(blob));
		assert_noop!(end(blob), Error::<Test>::NotOver);
		assert_eq!(Holders::<Test>::get(LAYER, blob)[0].until_era, 8);
	});
}

#[test]
fn only_who_serves_the_next_era_promises() {
	run(|| {
		let blob = blob(1, 5);
		assert_noop!(promise(ASKER, blob, 4), Error::<Test>::NotServing);
		testing::serve(LAYER, &ASKER, 0, 1, testing::idle_key(3));
		assert_noop!(promise(ASKER, blob, 4), Error::<Test>::NotServing);
		// One that joins now serves from the next era on.
		testing::serve(LAYER, &4u64, 50, 2, testing::idle_key(4));
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), 4, 100));
		assert_ok!(promise(4, blob, 4));
		testing::suspend(AT);
		assert_noop!(promise(OPERATOR, blob, 4), Error::<Test>::NotServing);
		testing::leave(LAYER, &OTHER);
		assert_noop!(promise(OTHER, blob, 4), Error::<Test>::NotServing);
		remove_service();
		assert_noop!(promise(4, blob, 5), Error::<Test>::NotAvailability);
	});
}

#[test]
fn blobs_have_bounds() {
	run(|| {
		let good = Blob { chunks: MAX_CHUNKS, chunk_size: MAX_CHUNK, ..blob(1, 5) };
		for (chunks, chunk_size) in [(0, 128), (MAX_CHUNKS + 1, 128), (1, 127), (1, 4_097)] {
			let bad = Blob { chunks, chunk_size, ..good };
			assert_noop!(promise(OPERATOR, bad, 4), Error::<Test>::BadBlob);
		}
		assert_ok!(promise(OPERATOR, good, 4));
	});
}

/// The exit window of 6 eras after its last era: in era 11 it can still be judged, in era 12 it can not.
#[test]
fn a_promise_is_kept_until_nothing_of_it_can_be_judged() {
	run(|| {
		let blob = blob(1, 5);
		assert_noop!(end(blob), Error::<Test>::NotPromised);
		assert_ok!(promise(OPERATOR, blob, 5));
		for block in [10, 50, 60, 119] {
			go_to(block);
			assert_noop!(end(blob), Error::<Test>::NotOver);
		}
		go_to(120);
		assert_ok!(end(blob));
		System::assert_last_event(
			Event::PromiseEnded { service: LAYER, operator: OPERATOR, blob }.into(),
		);
		assert_eq!((held(OPERATOR, HoldReason::Promise), items()), (0, vec![]));
		assert_eq!(Holders::<Test>::iter().count(), 0);
	});
}

/// It serves through era 1, so its record goes in era 8, whatever it has promised.
#[test]
fn a_promise_of_who_has_left_ends_with_what_can_be_judged() {
	run(|| {
		let blob = blob(1, 5);
		assert_ok!(promise(OPERATOR, blob, 1_000));
		testing::leave(LAYER, &OPERATOR);
		go_to(79);
		assert_noop!(end(blob), Error::<Test>::NotOver);
		go_to(80);
		assert_ok!(end(blob));
		assert_eq!(held(OPERATOR, HoldReason::Promise), 0);
	});
}

#[test]
fn an_operator_has_so_many_promises() {
	run(|| {
		for name in 0..MAX_ITEMS {
			assert_ok!(promise(OPERATOR, junk(name, 3), 4));
		}
		assert_noop!(promise(OPERATOR, junk(99, 3), 4), Error::<Test>::TooManyPromises);
		assert_eq!(held(OPERATOR, HoldReason::Promise), u128::from(MAX_ITEMS) * 10);
		// One of 64 more can be extended.
		assert_ok!(promise(OPERATOR, junk(5, 3), 9));
	});
}

/// A promise that is refused costs none of the holders at which nobody looked, and a full list all of it.
#[test]
fn a_refused_promise_costs_what_was_looked_at() {
	run(|| {
		let blob = blob(1, 5);
		let refused = |who, error: Error<Test>, looked| {
			let signed = RuntimeOrigin::signed(who);
			let refused = Availability::promise(signed, LAYER, blob, 4, looked).unwrap_err();
			assert_eq!(refused.error, error.into());
			assert_eq!(refused.post_info.actual_weight, Some(<()>::promise(looked)));
		};
		refused(ASKER, Error::NotServing, 0);
		for who in 10..10 + u64::from(MAX_PLACES) {
			testing::serve(LAYER, &who, 1, 1, testing::idle_key(9));
			assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), who, 100));
			assert_ok!(promise(who, blob, 9));
		}
		refused(OPERATOR, Error::TooManyHolders, MAX_PLACES);
		refused(OPERATOR, Error::MoreHolders, 0);
		refused(OPERATOR, Error::MoreHolders, 4);
		// The fifth has left: four are too few to find it, and five are enough.
		testing::leave(LAYER, &14u64);
		refused(OPERATOR, Error::MoreHolders, 4);
		let signed = RuntimeOrigin::signed(OPERATOR);
		let done = Availability::promise(signed, LAYER, blob, 4, 5).unwrap();
		assert_eq!(done.actual_weight, Some(<()>::promise(5)));
	});
}

/// In a full list whoever will not count makes room: it has left, was suspended, or its promise is over.
#[test]
fn who_does_not_count_takes_no_place_among_the_holders() {
	run(|| {
		let blob = blob(1, 5);
		for who in 10..10 + u64::from(MAX_PLACES) {
			testing::serve(LAYER, &who, 1, 1, testing::idle_key(9));
			assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), who, 100));
			assert_ok!(promise(who, blob, if who == 12 { 2 } else { 9 }));
		}
		assert_eq!(Availability::held(LAYER, blob, 2), u128::from(MAX_PLACES));
		assert_noop!(promise(OPERATOR, blob, 9), Error::<Test>::TooManyHolders);
		testing::leave(LAYER, &20u64);
		assert_ok!(promise(OPERATOR, blob, 9));
		go_to(20);
		// Of twelve the promise ends with this era.
		assert_ok!(promise(OTHER, blob, 9));
		let names: Vec<_> =
			Holders::<Test>::get(LAYER, blob).iter().map(|it| it.assignment).collect();
		assert_eq!((names[2], names[10]), (OTHER_AT, AT));
		assert_eq!(Availability::held(LAYER, blob, 3), u128::from(MAX_PLACES) - 2 + 300);
		testing::serve(LAYER, &5u64, 7, 1, testing::idle_key(9));
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), 5, 100));
		assert_noop!(promise(5, blob, 9), Error::<Test>::TooManyHolders);
		testing::suspend(OTHER_AT);
		assert_ok!(promise(5, blob, 9));
	});
}

/// A quorum is two thirds of 300.
#[test]
fn buyers_see_who_stands_behind_a_blob() {
	run(|| {
		let (small, large) = (blob(1, 5), blob(2, 5));
		assert_ok!(promise(OPERATOR, small, 9));
		assert_ok!(promise(OTHER, large, 9));
		go_to(20);
		let quorum = Perbill::from_rational(2u32, 3u32);
		let told = |blob| Availability::attributable_to(LAYER, blob, 2);
		assert_eq!(told(small), Some(Perbill::zero()));
		// Rounded up, two thirds of 300 are 200.
		assert_eq!(told(large), Some(quorum));
		assert_eq!(told(junk(1, 1)), Some(Perbill::zero()));
		assert_eq!(Availability::attributable_to(LAYER, large, 1), Some(Perbill::zero()));
		assert_eq!(Availability::attributable_to(ServiceId(7), large, 2), None);
		testing::suspend(AT);
		testing::suspend(OTHER_AT);
		go_to(30);
		assert_eq!(Availability::attributable_to(LAYER, large, 3), Some(Perbill::zero()));
	});
}

/// When the assignment is gone, all its records are forgotten, some at a time, and all funds return.
#[test]
fn a_gone_assignment_leaves_nothing() {
	run(|| {
		let blob = blob(1, 5);
		assert_ok!(promise(OPERATOR, blob, 99));
		for name in 0..5 {
			assert_ok!(promise(OPERATOR, junk(name, 3), 9));
		}
		assert_ok!(promise(OTHER, blob, 9));
		go_to(20);
		testing::set_seed(2, 20, seed(1));
		let first = asked_in(OPERATOR, 2)[0];
		assert_ok!(show(OPERATOR, &first, &[(1, 5)]));
		for _ in 0..3 {
			assert_ok!(ask(ASKER, blob, 0));
		}
		go_to(23);
		assert_ok!(close(0));
		let forget = |most| {
			let gone = Forgotten::Assignment(AT);
			<Availability as Judge<u64, _>>::forget(&rules(), gone, most)
		};
		// Six promises, three challenges, and the answers.
		let in_a_block = testing::in_another_block(|| [4, 3].map(forget));
		let in_the_next = testing::in_another_block(|| [1, 1, 4, 4].map(forget));
		assert_eq!((in_a_block, in_the_next), ([4, 3], [1, 1, 1, 0]));
		assert_eq!(
			(held(OPERATOR, HoldReason::Promise), held(ASKER, HoldReason::Challenge)),
			(0, 0)
		);
		assert_eq!((Challenges::<Test>::iter().count(), Open::<Test>::iter().count()), (0, 0));
		assert_eq!((items(), Shown::<Test>::iter().count()), (vec![], 0));
		// The other is untouched.
		assert_eq!(Availability::held(LAYER, blob, 2), 200);
		let forget = |most| {
			<Availability as Judge<u64, _>>::forget(&rules(), Forgotten::Assignment(OTHER_AT), most)
		};
		assert_eq!((forget(9), forget(9)), (1, 0));
		assert_eq!(Holders::<Test>::iter().count(), 0);
	});
}
