//! Time, block by block: alarms, eras, seeds, and ticks that are not counted.

use super::{
	mock::{guilty, AccountId, Mirror, Usable, Value},
	scene::{counted, events, run, run_shown, FIRST, SERVICE},
	Test,
};
use crate::{Call, Clock, Event};
use frame_support::{
	dispatch::DispatchClass,
	traits::Hooks,
	weights::{Weight, WeightMeter},
};
use restaking_primitives::{FreeDuties, PledgeInspect, Seed};
use sp_core::H256;

fn ticks() -> u64 {
	<Mirror as PledgeInspect<AccountId>>::clock()
}

fn seed(era: u32) -> Option<Seed> {
	<Mirror as PledgeInspect<AccountId>>::seed(era)
}

#[test]
fn an_alarm_is_given_once() {
	run_shown(guilty(), |scene| {
		assert_eq!(
			events(),
			[Event::MirrorCaughtUp { slot: 5_003 }, Event::EraBegan { era: FIRST }]
		);
		scene.blocks(19);
		assert!(events().is_empty());
		scene.blocks(1);
		assert_eq!(events(), [Event::MirrorBehind { slot: 5_023 }]);
		scene.blocks(1);
		assert!(events().is_empty());
		scene.show(FIRST).expect("of a newer head");
		scene.blocks(1);
		let caught_up = Event::MirrorCaughtUp { slot: 5_026 };
		assert_eq!(events(), [caught_up, Event::EraBegan { era: FIRST + 2 }]);
	});
}

#[test]
fn a_tick_passes_with_a_block_that_could_take_a_duty() {
	run_shown(guilty(), |scene| {
		scene.blocks(5);
		scene.show(FIRST).expect("of a newer head");
		let before = ticks();
		scene.blocks(2);
		assert_eq!(ticks(), before + 2);
		// A brake.
		Usable::set(false);
		scene.blocks(1);
		assert_eq!(ticks(), before + 2);
		Usable::set(true);
		// A full block.
		scene.begin();
		let full = Weight::from_parts(u64::MAX / 2, u64::MAX);
		frame_system::Pallet::<Test>::set_block_consumed_resources(full, 0);
		scene.end();
		assert_eq!(ticks(), before + 2);
		frame_system::Pallet::<Test>::set_block_consumed_resources(Weight::zero(), 0);
		// A block of a migration takes no transaction, and does not poll.
		scene.block += 1;
		frame_system::Pallet::<Test>::set_block_number(scene.block);
		Mirror::on_initialize(scene.block);
		Mirror::on_idle(scene.block, Weight::MAX);
		assert_eq!(ticks(), before + 2);
		// And none passes twice.
		scene.begin();
		Mirror::on_poll(scene.block, &mut WeightMeter::new());
		Mirror::on_idle(scene.block, Weight::MAX);
		scene.end();
		assert_eq!(ticks(), before + 3);
	});
}

#[test]
fn time_waits_for_the_other_chain() {
	run_shown(guilty(), |scene| {
		let before = ticks();
		scene.blocks(10);
		assert_eq!(ticks(), before, "nothing later was proven");
		scene.show(FIRST).expect("of a newer head");
		scene.blocks(15);
		// 219 ticks were over there when it was shown. Tick 218 is the last of them.
		assert_eq!((scene.home.over, ticks()), (234, 218));
		assert!(Clock::<Test>::get().duty.ticks < 219);
	});
}

#[test]
fn the_seed_of_an_era_is_the_second_value_since_it_began() {
	let value = |byte, known| Value::set((H256::repeat_byte(byte), known));
	run(guilty(), |scene| {
		value(1, 0);
		scene.show(FIRST).expect("it is a set");
		scene.blocks(1);
		// The era has begun here in block 3.
		assert_eq!(scene.block, 3);
		assert_eq!(seed(FIRST), None);
		value(2, 3);
		scene.blocks(1);
		assert_eq!(seed(FIRST), None, "made before the era in part");
		value(3, 5);
		scene.blocks(1);
		assert_eq!(seed(FIRST), Some(Seed { since: 206, value: H256::repeat_byte(3) }));
		value(4, 6);
		scene.blocks(1);
		assert_eq!(seed(FIRST), Some(Seed { since: 206, value: H256::repeat_byte(3) }));
		assert_eq!(seed(FIRST + 1), None);
	});
	Value::set((H256::zero(), 0));
}

#[test]
fn nobody_waits_for_a_seed_before_there_is_an_era() {
	super::new_test_ext().execute_with(|| {
		let mut scene = super::scene::Scene::new();
		Value::set((H256::repeat_byte(1), u64::MAX));
		scene.blocks(3);
		assert_eq!(Clock::<Test>::get(), Default::default());
		assert_eq!((seed(0), counted(0)), (None, None));
		Value::set((H256::zero(), 0));
	});
}

#[test]
fn free_duties_have_a_part_of_a_block() {
	run_shown(guilty(), |scene| {
		let blocks = <Test as frame_system::Config>::BlockWeights::get();
		let normal = blocks.get(DispatchClass::Normal).max_total.unwrap_or(blocks.max_block);
		let tenth = Weight::from_parts(normal.ref_time() / 10, normal.proof_size() / 10);
		let half = tenth.div(2);
		assert!(!Mirror::take_free(9, half), "too little stake");
		assert!(Mirror::take_free(10, half) && Mirror::take_free(10, half));
		assert!(!Mirror::take_free(10, half));
		scene.begin();
		assert!(Mirror::take_free(10, tenth));
		assert!(!Mirror::take_free(10, Weight::from_parts(1, 0)));
		scene.end();
	});
}

#[test]
fn showing_weighs_as_much_as_is_shown() {
	run(guilty(), |scene| {
		scene.begin();
		let kilobytes = codec::Encode::encoded_size(&scene.proof()).div_ceil(1_024) as u32;
		let weight = Mirror::show_weight(3, &scene.proof());
		let declared = <<Test as crate::Config>::WeightInfo as crate::WeightInfo>::show_set;
		assert_eq!(weight, declared(3, kilobytes));
		assert!(declared(4, kilobytes).any_gt(weight) && declared(3, kilobytes + 1).any_gt(weight));
		let it = Call::<Test>::forget { service: SERVICE, most: u32::MAX };
		let info = frame_support::dispatch::GetDispatchInfo::get_dispatch_info(&it);
		assert_eq!(info.call_weight, Mirror::forget_weight(32));
		scene.end();
	});
}
