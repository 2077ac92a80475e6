//! Each law, broken by hand: it is found.

use super::{
	mock::{guilty, Mirror},
	scene::{run_shown, FIRST, SERVICE},
	Test,
};
use crate::{
	types::{HeadRing, Stay},
	Clock, Heads, Leaving, ProvenCalendar, RelaySlot, Seeds, Services, Sets, Stays,
};
use restaking_primitives::{place_of_era, testing::assert_breaks, AssignmentId, Seed, ServiceId};
use sp_core::H256;

fn breaks(law: &'static str, change: impl FnOnce()) {
	assert_breaks(Mirror::check_state, law, change);
}

#[test]
fn heads_ascend() {
	run_shown(guilty(), |_| {
		breaks("heads out of order", || {
			Heads::<Test>::mutate(|ring: &mut HeadRing| {
				ring.heads.iter_mut().next().unwrap().height = u32::MAX;
			});
		});
		breaks("a head of a slot to come", || RelaySlot::<Test>::put(5_001));
		breaks("something was proven of a head to come", || {
			Heads::<Test>::kill();
			RelaySlot::<Test>::put(5_001);
		});
	});
}

#[test]
fn the_clock_is_behind_the_other_one() {
	run_shown(guilty(), |_| {
		breaks("a tick that is not over there", || {
			Clock::<Test>::mutate(|clock| clock.duty.ticks = 207);
		});
		breaks("the present tick is of another era", || {
			Clock::<Test>::mutate(|clock| clock.era = Some(FIRST + 1));
		});
		breaks("an era of which nobody told", ProvenCalendar::<Test>::kill);
	});
}

#[test]
fn sets_are_those_of_their_roots() {
	run_shown(guilty(), |_| {
		let place = place_of_era(FIRST);
		breaks("a set in the place of another era", || {
			let set = Sets::<Test>::take(SERVICE, place).unwrap();
			Sets::<Test>::insert(SERVICE, place + 1, set);
		});
		breaks("a root is not that of its operators", || {
			Sets::<Test>::mutate(SERVICE, place, |set| {
				set.as_mut().unwrap().root = H256::zero();
			});
		});
		breaks("a root is not that of its operators", || {
			Sets::<Test>::mutate(SERVICE, place, |set| set.as_mut().unwrap().total += 1);
		});
		breaks("an assignment is there twice", || {
			Sets::<Test>::mutate(SERVICE, place, |set| {
				let second = set.as_mut().unwrap().seats.iter_mut().nth(1);
				second.unwrap().assignment = AssignmentId(101);
			});
		});
		breaks("a set of a service that is forgotten", || Services::<Test>::remove(SERVICE));
	});
}

#[test]
fn stays_last_as_long_as_sets() {
	run_shown(guilty(), |_| {
		breaks("an operator of a set has no stay", || Stays::<Test>::remove(AssignmentId(101)));
		let stay = |service, until| {
			move || Stays::<Test>::insert(AssignmentId(9), Stay { service, until })
		};
		breaks("a stay ends with no set", stay(SERVICE, FIRST + 1));
		breaks("a stay at a service that is forgotten", stay(ServiceId(6), FIRST));
	});
}

#[test]
fn a_service_is_adopted_or_given_up() {
	run_shown(guilty(), |_| {
		breaks("a service is adopted and given up", || Leaving::<Test>::insert(SERVICE, guilty()));
		let seed = Seed { since: 1, value: H256::zero() };
		breaks("a seed in the place of another era", || Seeds::<Test>::insert(3, (FIRST, seed)));
	});
}
