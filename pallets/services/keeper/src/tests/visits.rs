//! What the chain does by itself: it accuses who missed too many turns.

use super::*;
use crate::Watched;
use restaking_primitives::OffenceSink;

/// Lets a number of blocks pass without one that begins. Returns who was accused.
fn visit(blocks: u32) -> Vec<AssignmentId> {
	for _ in 0..blocks {
		Keeper::on_poll(0, &mut WeightMeter::new());
	}
	testing::take_accused().into_iter().map(|(assignment, _)| assignment).collect()
}

/// Lets an operator miss turns of this era, or others take its turns.
fn deal(service: ServiceId, keeper: u64, (dealt, missed): (u32, u32)) {
	let keeper_service = crate::service::KeeperService::<Test>::load(service).unwrap();
	let era = (System::block_number() / ERA) as EraIndex;
	for turn in 0..dealt {
		let whose = crate::Turn { assignment: id_of(keeper), era };
		crate::turns::TurnStore::<Test>::count(&keeper_service, whose, turn < missed);
	}
}

/// The chain leaves a quarter of an era to reporters, 32 ticks at most, and then accuses each operator once.
#[test]
fn guilty_should_be_accused_after_reporters_had_time() {
	run(|| {
		deal(SERVICE, 1, (4, 3));
		// Three of thirty are allowed.
		deal(SERVICE, 2, (30, 3));
		deal(SERVICE, 3, (30, 2));
		assert_eq!(visit(3), []);
		begin(2);
		go_to(224);
		assert_eq!(visit(3), []);
		go_to(225);
		assert_eq!(visit(3), [id_of(1)]);
		assert_eq!(visit(9), []);
		let left = [Suspects::<Test>::iter().count(), Cursors::<Test>::iter().count()];
		assert_eq!((left, LastVisited::<Test>::get()), ([0, 0], None));
		// The next fault is found again.
		deal(SERVICE, 2, (3, 3));
		go_to(325);
		assert_eq!(visit(3), [id_of(2)]);
	});
}

/// A service that is paused is visited in vain, and accused later. Nothing is brought any more when the report
/// window is over.
#[test]
fn paused_service_should_keep_no_other_waiting() {
	run(|| {
		let others = [ServiceId(1), ServiceId(2)];
		for (service, keeper) in others.into_iter().zip([4u64, 5]) {
			testing::add_service(service, &rules());
			testing::serve(service, &keeper, 100, 1, testing::idle_key(keeper as u8));
			deal(service, keeper, (4, 4));
		}
		deal(SERVICE, 1, (4, 4));
		testing::pause(SERVICE);
		testing::pause(others[1]);
		go_to(225);
		assert_eq!(visit(9), [id_of(4)]);
		testing::end_pauses();
		testing::pause(others[1]);
		go_to(525);
		assert_eq!(visit(9), [id_of(1)]);
		testing::end_pauses();
		go_to(625);
		assert_eq!(visit(9), []);
	});
}

#[test]
fn visits_should_keep_to_the_weight_they_have() {
	run(|| {
		deal(SERVICE, 1, (4, 4));
		go_to(225);
		let visit_only = <() as WeightInfo>::visit();
		Keeper::on_poll(0, &mut WeightMeter::with_limit(visit_only));
		Keeper::on_poll(0, &mut WeightMeter::with_limit(Weight::zero()));
		assert_eq!(testing::take_accused(), []);
		assert_eq!(visit(1), [id_of(1)]);
	});
}

/// A service that has nothing to look at any more leaves the turns, and the next is visited once all the same.
#[test]
fn no_service_should_be_visited_twice_in_a_block() {
	run(|| {
		let done = ServiceId(1);
		testing::add_service(done, &rules());
		for keeper in 4..24 {
			testing::serve(SERVICE, &keeper, 100, 1, testing::idle_key(keeper as u8));
			deal(SERVICE, keeper, (4, 4));
		}
		go_to(225);
		Watched::<Test>::watch(done, 2);
		assert_eq!(visit(1).len(), 8);
		assert!(!Cursors::<Test>::contains_key(done));
		assert_eq!([visit(1).len(), visit(1).len()], [8, 4]);
	});
}

/// A block in which nobody is watched takes no more than two reads. A look takes the weight of an accusation only
/// where somebody is accused.
#[test]
fn quiet_blocks_should_take_nearly_nothing() {
	run(|| {
		let mut meter = WeightMeter::new();
		Keeper::on_poll(0, &mut meter);
		assert_eq!(meter.consumed(), <Test as frame_system::Config>::DbWeight::get().reads(2));
		deal(SERVICE, 1, (4, 4));
		// Three of forty are allowed.
		deal(SERVICE, 2, (40, 3));
		go_to(225);
		let before = meter.consumed();
		Keeper::on_poll(0, &mut meter);
		let looked = <() as WeightInfo>::visit() + <() as WeightInfo>::judge() * 2;
		let accused = <<Test as crate::Config>::Pledges as OffenceSink>::accuse_weight();
		assert_eq!(meter.consumed() - before, looked + accused);
	});
}
