//! The view of the pallets of services: what counts, for how long, and who serves with which key.

use super::{
	mock::{guilty, AccountId, Mirror},
	scene::{call, counted, govern, pair, run, run_shown, seat, ANYBODY, FIRST, SERVICE},
};
use crate::{tests::mock::RuntimeOrigin, Call};
use restaking_primitives::{
	AssignmentId, EraIndex, Forgotten, PledgeInspect, ServiceId, ServiceKey, Serving,
};
use sp_core::{Pair, H256};

/// Asks the mirror as a pallet of services does.
macro_rules! ask {
	($what:ident($($argument:expr),*)) => {
		<Mirror as PledgeInspect<AccountId>>::$what($($argument),*)
	};
}

fn served(operator: AccountId, era: EraIndex) -> Option<u128> {
	ask!(served(AssignmentId(operator as u32), era))
}

#[test]
fn the_chain_and_its_services_are_the_other_ones() {
	run_shown(guilty(), |_| {
		assert_eq!(ask!(genesis()), H256::repeat_byte(0x11));
		assert_eq!((ask!(era()), ask!(clock()), ask!(era_ticks())), (FIRST, 206, 10));
		let view = ask!(service(SERVICE)).expect("it was adopted");
		assert_eq!((view.report_window, view.exit_window), (4, 10));
		assert!(ask!(service(ServiceId(6))).is_none());
		assert_eq!(ask!(certified(SERVICE, FIRST)), Some(0));
		assert_eq!(ask!(certified(ServiceId(6), FIRST)), None);
	});
}

#[test]
fn who_serves_is_who_was_shown() {
	run_shown(guilty(), |_| {
		assert_eq!(counted(FIRST), Some(1_100));
		assert_eq!([101, 102, 103, 104].map(|it| served(it, FIRST)), [500, 300, 300, 0].map(some));
		let serving = Serving { assignment: AssignmentId(102), counted: 300 };
		assert_eq!(ask!(serving(SERVICE, &102, FIRST)), Some(serving));
		assert_eq!(ask!(serving(SERVICE, &104, FIRST)), None);
		assert_eq!(ask!(serving(ServiceId(6), &102, FIRST)), None);
		let key = ServiceKey::Sr25519(pair(101).public());
		assert_eq!(ask!(key_at(AssignmentId(101), FIRST)), Some(key));
		assert_eq!(ask!(key_at(AssignmentId(101), FIRST + 1)), None);
		assert_eq!(ask!(service_of(AssignmentId(103))), Some(SERVICE));
		assert_eq!(ask!(assignment_of(SERVICE, &103)), Some(AssignmentId(103)));
		assert_eq!(ask!(members(SERVICE)), [101, 102, 103].map(AssignmentId));
		let roster = ask!(roster(SERVICE, FIRST)).expect("it was shown");
		assert_eq!(roster.members.iter().map(|it| it.1).collect::<Vec<_>>(), [500, 800, 1_100]);
		assert!(ask!(is_open(AssignmentId(101))) && !ask!(is_open(AssignmentId(104))));
		assert!(ask!(remembers(Forgotten::Assignment(AssignmentId(101)))));
		assert!(!ask!(remembers(Forgotten::Assignment(AssignmentId(104)))));
		assert!(ask!(remembers(Forgotten::Service(SERVICE))));
		assert!(!ask!(remembers(Forgotten::Service(ServiceId(6)))));
	});
}

fn some(weight: u128) -> Option<u128> {
	(weight > 0).then_some(weight)
}

#[test]
fn a_set_counts_while_its_head_is_fresh() {
	run_shown(guilty(), |scene| {
		// Shown in slot 5002; a block has passed since.
		scene.blocks(19);
		assert_eq!((scene.slot, counted(FIRST)), (5_022, Some(1_100)));
		scene.blocks(1);
		assert_eq!(counted(FIRST), None);
		assert_eq!(ask!(serving(SERVICE, &101, FIRST)), None);
		assert_eq!(served(101, FIRST), None);
		assert!(ask!(roster(SERVICE, FIRST)).is_some(), "what was shown is still known");
		scene.show(FIRST).expect("of a newer head");
		scene.blocks(1);
		// Its head is of the third era since.
		assert_eq!(ask!(era()), FIRST + 2);
		assert_eq!((counted(FIRST), served(101, FIRST)), (Some(1_100), Some(500)));
		assert_eq!(counted(FIRST + 2), None, "nobody has shown that one");
	});
}

#[test]
fn nothing_counts_once_the_head_stands_still() {
	run_shown(guilty(), |scene| {
		scene.moves = false;
		scene.blocks(10);
		// The head was seen in slot 5003.
		assert_eq!(scene.slot, 5_013);
		scene.show(FIRST).expect("of a head that is one block newer");
		scene.blocks(9);
		assert_eq!((scene.slot, counted(FIRST)), (5_023, Some(1_100)));
		scene.blocks(1);
		assert_eq!(counted(FIRST), None);
		let known = (ask!(clock()), ask!(era()));
		scene.blocks(30);
		assert_eq!((ask!(clock()), ask!(era())), known, "and time stands");
		scene.moves = true;
		scene.blocks(1);
		assert_eq!(counted(FIRST), None, "nothing was proven of it");
		scene.show(FIRST).expect("of the new head");
		scene.blocks(1);
		assert_eq!(counted(FIRST), Some(1_100));
	});
}

#[test]
fn nothing_counts_once_collators_leave_the_head_out() {
	run_shown(guilty(), |scene| {
		scene.told = false;
		scene.blocks(20);
		assert_eq!(counted(FIRST), None);
		assert!(!ask!(had_notice_since(0)), "nobody is passed over meanwhile");
		scene.told = true;
		scene.blocks(1);
		let era = scene.era();
		scene.show(era).expect("of the new head");
		scene.blocks(1);
		assert_eq!((ask!(era()), counted(era)), (era, Some(1_100)));
		assert!(ask!(had_notice_since(0)));
	});
}

#[test]
fn a_service_that_nobody_shows_counts_no_more() {
	run_shown(guilty(), |scene| {
		// Another one is shown all the time.
		for _ in 0..3 {
			scene.blocks(7);
			let era = scene.era();
			scene.show(era).expect("it is a set");
		}
		scene.blocks(1);
		let now = ask!(era());
		assert!(now > FIRST && counted(now).is_some());
		crate::Services::<super::Test>::mutate_extant(SERVICE, |it| it.slot = 5_002);
		assert_eq!(counted(now), None, "its own head is too old");
		assert_eq!(counted(FIRST), Some(1_100), "what is over stays what it was");
	});
}

#[test]
fn eras_have_ticks_and_an_end() {
	run_shown(guilty(), |scene| {
		assert_eq!([205, 206, 207].map(|it| ask!(era_of_tick(it))), [Some(20), Some(20), None]);
		assert_eq!((ask!(era_start(20)), ask!(era_start(21))), (Some(200), None));
		assert_eq!(ask!(span_of(20)), None);
		scene.blocks(8);
		scene.show(21).expect("it is a set");
		// The clock goes on by itself, block by block, as far as it was shown.
		assert_eq!(scene.home.over, 217);
		scene.blocks(30);
		assert_eq!(ask!(clock()), 216);
		assert_eq!((ask!(era()), ask!(span_of(20))), (21, Some((200, 210))));
		assert_eq!((ask!(ticks_in(20)), ask!(could_act(200, 205))), (Some(10), 5));
	});
}

#[test]
fn who_left_and_whose_key_is_another_is_told_with_the_next_set() {
	run_shown(guilty(), |scene| {
		scene.seats.remove(0);
		scene.seats[0].key = ServiceKey::Sr25519(pair(777).public());
		scene.blocks(3);
		scene.show(FIRST + 1).expect("it is a set");
		// Here it is still the era before.
		scene.blocks(1);
		assert_eq!((ask!(era()), served(101, FIRST)), (FIRST, Some(500)));
		assert!(!ask!(has_left(SERVICE, &101)));
		scene.blocks(5);
		assert_eq!(ask!(era()), FIRST + 1);
		assert_eq!((served(101, FIRST), served(101, FIRST + 1)), (Some(500), None));
		assert!(ask!(has_left(SERVICE, &101)));
		assert_eq!(ask!(assignment_of(SERVICE, &101)), Some(AssignmentId(101)));
		let keys = [FIRST, FIRST + 1].map(|era| ask!(key_at(AssignmentId(102), era)));
		let of = |operator| Some(ServiceKey::Sr25519(pair(operator).public()));
		assert_eq!(keys, [of(102), of(777)]);
	});
}

#[test]
fn eras_that_are_too_old_count_for_nothing() {
	run(guilty(), |scene| {
		scene.seats = vec![seat(101, 500)];
		for _ in 0..13 {
			let era = scene.era();
			scene.show(era).expect("it is a set");
			scene.blocks(9);
		}
		scene.blocks(1);
		let now = ask!(era());
		let counts = |ago| counted(now - ago).is_some();
		assert_eq!([0, 2, 3].map(counts), [true, true, false]);
		let serves = |ago| served(101, now - ago).is_some();
		assert_eq!([0, 9, 10, 11].map(serves), [true, true, true, false]);
	});
}

#[test]
fn a_service_that_was_given_up_is_forgotten_bit_by_bit() {
	run_shown(guilty(), |scene| {
		scene.blocks(3);
		scene.show(FIRST + 1).expect("it is a set");
		scene.begin();
		govern(Call::abandon { service: SERVICE }).expect("root may");
		assert_eq!(counted(FIRST), None);
		assert!(ask!(service(SERVICE)).is_none() && ask!(remembers(Forgotten::Service(SERVICE))));
		let forget = |most| {
			let it = Call::forget { service: SERVICE, most };
			call(RuntimeOrigin::signed(ANYBODY), it).map(|_| ()).map_err(|it| it.error)
		};
		assert_eq!(forget(1), Ok(()));
		assert_eq!((forget(1), ask!(members(SERVICE)).len()), (Ok(()), 0));
		assert!(
			ask!(remembers(Forgotten::Service(SERVICE))),
			"nobody has looked whether more is left"
		);
		assert_eq!(forget(1), Ok(()));
		assert!(!ask!(remembers(Forgotten::Service(SERVICE))));
		assert_eq!(forget(1), Err(crate::Error::<super::Test>::NothingToForget.into()));
		scene.end();
	});
}
