//! The clock of duties: a tick is a block in which a duty could be done.

use super::setting::*;
use crate::EraStarts;
use frame_support::{
	dispatch::DispatchClass,
	traits::{Get, Hooks},
	weights::{Weight, WeightMeter},
};
use frame_system::{
	limits::{BlockLength, BlockWeights},
	BlockSize, BlockWeight,
};
use restaking_primitives::PledgeInspect;

/// Runs the next block of the present era, and returns the number of ticks that it added. A block of a
/// migration polls nobody.
fn block(polls: bool, transactions: impl FnOnce()) -> u64 {
	let (number, before) = (System::block_number() + 1, ticks());
	System::set_block_number(number);
	BlockWeight::<Test>::kill();
	Restaking::on_initialize(number);
	if polls {
		Restaking::on_poll(number, &mut WeightMeter::with_limit(Weight::zero()));
	}
	transactions();
	Restaking::on_idle(number, Weight::zero());
	BlockSize::<Test>::kill();
	ticks() - before
}

fn ticks() -> u64 {
	<Restaking as PledgeInspect<AccountId>>::clock()
}

fn fill(class: DispatchClass, weight: Weight) {
	System::register_extra_weight_unchecked(weight, class);
}

/// Returns what is left of a limit beside the largest duty, which has a base weight as well.
fn beside_duty(limit: Weight) -> Weight {
	let blocks: BlockWeights = <Test as frame_system::Config>::BlockWeights::get();
	let base = blocks.get(DispatchClass::Normal).base_extrinsic;
	let duty: Weight = <Test as crate::Config>::DutyRoom::get();
	limit - base - duty
}

#[test]
fn a_usable_block_is_a_tick_when_it_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(5);
		let before = ticks();
		assert_eq!(block(true, || assert_eq!(ticks(), before)), 1);
		assert_eq!([block(true, || ()), block(true, || ())], [1, 1]);
	});
}

/// A migration of eleven blocks, and of one block after a full one.
#[test]
fn the_clock_stands_while_a_migration_runs() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(5);
		assert_eq!((0..11).map(|_| block(false, || ())).sum::<u64>(), 0);
		let full = || fill(DispatchClass::Normal, Weight::MAX / 4);
		assert_eq!([block(true, full), block(false, || ()), block(true, || ())], [0, 0, 1]);
	});
}

/// The clock stands where the largest duty finds no room: in its class, in the whole block beside due
/// work, in time or in proof, or in length.
#[test]
fn the_clock_stands_while_blocks_are_full() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(5);
		let blocks: BlockWeights = <Test as frame_system::Config>::BlockWeights::get();
		let normal = blocks.get(DispatchClass::Normal).max_total.unwrap();
		let fits = beside_duty(normal);
		let one = [Weight::from_parts(1, 0), Weight::from_parts(0, 1)];
		assert_eq!(block(true, || fill(DispatchClass::Normal, fits)), 1);
		for more in one {
			assert_eq!(block(true, || fill(DispatchClass::Normal, fits + more)), 0);
		}
		// The class has room, and the block has none.
		let fits = beside_duty(blocks.max_block);
		assert_eq!(block(true, || fill(DispatchClass::Mandatory, fits)), 1);
		for more in one {
			assert_eq!(block(true, || fill(DispatchClass::Mandatory, fits + more)), 0);
		}
		let lengths: BlockLength = <Test as frame_system::Config>::BlockLength::get();
		let duty: u32 = <Test as crate::Config>::DutyLength::get();
		let fits = lengths.max.get(DispatchClass::Normal) - duty;
		assert_eq!(block(true, || BlockSize::<Test>::put(fits)), 1);
		assert_eq!(block(true, || BlockSize::<Test>::put(fits + 1)), 0);
	});
}

#[test]
fn the_clock_stands_while_a_brake_stops_duties() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(5);
		Usable::set(false);
		assert_eq!((0..11).map(|_| block(true, || ())).sum::<u64>(), 0);
		Usable::set(true);
		assert_eq!(block(true, || ()), 1);
	});
}

/// Era 6 begins after two ticks of era 5, era 7 after a block that was none.
#[test]
fn no_tick_is_of_two_eras() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(5);
		let first = ticks();
		let start = |era| EraStarts::<Test>::get().iter().find(|it| it.era == era).unwrap().tick;
		let era_of = <Restaking as PledgeInspect<AccountId>>::era_of_tick;
		let ticks_in = <Restaking as PledgeInspect<AccountId>>::ticks_in;
		assert_eq!((start(5), era_of(first), era_of(first + 1)), (first, Some(5), None));
		assert_eq!(ticks_in(5), None);
		block(true, || ());
		block(true, || ());
		run_to(6);
		assert_eq!((ticks(), start(6)), (first + 2, first + 2));
		assert_eq!([first + 1, first + 2, first + 3].map(era_of), [Some(5), Some(6), None]);
		// The block in which era 6 began is none: a migration.
		let number = System::block_number() + 1;
		System::set_block_number(number);
		run_to(7);
		assert_eq!((ticks(), start(7)), (first + 3, first + 3));
		assert_eq!([first + 2, first + 3].map(era_of), [Some(6), Some(7)]);
		assert_eq!((ticks_in(5), ticks_in(6), ticks_in(7)), (Some(2), Some(1), None));
		let could_act = <Restaking as PledgeInspect<AccountId>>::could_act;
		assert_eq!([could_act(first, first + 9), could_act(first, first + 1)], [3, 1]);
		assert_eq!(could_act(first + 9, first + 12), 0);
	});
}
