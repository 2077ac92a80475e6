//! What both sides have: terms, stakes and times, and a settlement of all.

use super::{
	common::{naive::Naive, Accounting, Setup, View},
	era, HeldInstance, Test, World, WAIT,
};
use crate::Assignments;
use restaking_primitives::AssignmentId;

/// Setups on which both sides agree: no dust, no least loss, nothing unlocking, no renewal, and windows in which
/// a slasher may ask.
pub fn common_ground(mut setup: Setup) -> Setup {
	(setup.existential, setup.bonding, setup.era) = (0, 0, era());
	// The longest exit window and an era.
	setup.delay = WAIT;
	for service in &mut setup.services {
		(service.veto, service.min_pledge, service.least) = (2, 1, 0);
		service.exit = service.exit.max(service.report + 2);
	}
	setup.stakers.iter_mut().for_each(|staker| staker.1 = false);
	setup
}

/// The model's sets of the next era are those of the pallet, which knows who is suspended.
pub fn follow_sets(naive: &mut Naive, setup: &Setup) {
	for assignment in 0..setup.assignments.len() {
		let home = Assignments::<Test, HeldInstance>::get(AssignmentId(assignment as u32));
		naive.set_serving(assignment, home.is_some_and(|home| home.counts()));
	}
}

/// Time passes on both sides, era by era.
pub fn turn(world: &mut World, naive: &mut Naive, eras: u32) {
	for _ in 0..eras {
		follow_sets(naive, &world.setup);
		world.turn(era() + 1);
		naive.turn(era());
	}
}

/// The model, as it is when everybody has settled.
pub fn settled(naive: &Naive, setup: &Setup) -> View {
	let mut naive = naive.clone();
	for index in 0..setup.stakers.len() {
		settle_everywhere(&mut naive, setup, index);
		naive.release(index);
	}
	naive.view()
}

pub fn settle_everywhere(world: &mut dyn Accounting, setup: &Setup, index: usize) {
	for assignment in 0..setup.assignments.len() {
		world.settle(index, assignment).unwrap();
	}
}
