//! What the chain does by itself: it accuses who was absent, and records who signed. Two heights are due in each
//! era, and are signed for 8 ticks. Operators 1 to 4 have 40, 30, 20 and 10.

use super::*;
use crate::{Cursors, LastVisited};
use frame_support::{traits::Hooks, weights::WeightMeter};
use restaking_primitives::Forgotten;

fn absence(era: EraIndex) -> Vec<u8> {
	Evidence::Absence { era }.encode()
}

/// Lets a number of blocks pass without one that begins. Returns who was accused.
fn visit(blocks: u32) -> Vec<AssignmentId> {
	for _ in 0..blocks {
		Attestation::on_poll(0, &mut WeightMeter::new());
	}
	let accused = testing::take_accused().into_iter();
	accused.map(|(assignment, _)| assignment).collect()
}

/// Operators 1 and 2 sign for both heights of era 2, and 3 for one of them, which is too little.
fn two_are_absent() {
	testing::publish(BRIDGE, 2);
	assert_ok!(attest(said(0, 1), &[1, 2, 3]));
	go_to(25);
	assert_ok!(attest(said(1, 1), &[1, 2]));
}

/// Nobody reports. The chain finds who was absent once the last height of the era is closed, and once.
#[test]
fn who_was_absent_is_accused() {
	run(|| {
		two_are_absent();
		// The era is over, and reporters had their time, but a height of its last tick could be signed until tick 38.
		go_to(37);
		assert_eq!(visit(3), []);
		go_to(38);
		Attestation::on_poll(0, &mut WeightMeter::new());
		let accused = [2, 3].map(|id| (AssignmentId(id), absence(2)));
		assert_eq!(testing::take_accused(), accused);
		assert!(judge(3, &absence(2)).is_ok() && judge(4, &absence(2)).is_ok());
		assert_eq!(visit(9), []);
		// Its rules pay for no work. And nobody is found of whom nobody has told that it served.
		assert_eq!(testing::take_credited(), []);
		assert_ok!(attest(said(3, 1), &[1, 2]));
		go_to(50);
		assert!(judge(4, &absence(3)).is_ok());
		assert_eq!(visit(9), []);
	});
}

#[test]
fn work_is_recorded_where_it_is_paid() {
	let paying = Equivocation { pays_work: true, voting: 5, ..rules() };
	run(|| {
		testing::add_service(BRIDGE, &paying);
		two_are_absent();
		go_to(34);
		assert_eq!(visit(1), []);
		go_to(35);
		assert_eq!(visit(1), [AssignmentId(2), AssignmentId(3)]);
		let work = |id, done| (AssignmentId(id), 2, done, 2);
		let all = [work(0, 2), work(1, 2), work(2, 1), work(3, 0)];
		assert_eq!(testing::take_credited(), all);
		// In era 3 nothing is attempted, and nothing recorded.
		testing::publish(BRIDGE, 3);
		go_to(45);
		assert_eq!((visit(9), testing::take_credited()), (vec![], vec![]));
	});
}

/// Work is recorded in the era after it. So its last height has to be closed by the middle of that.
#[test]
fn votes_that_end_too_late_pay_for_no_work() {
	let paying = |voting| Equivocation { pays_work: true, voting, ..rules() };
	let limits = testing::limits();
	assert_eq!(Attestation::validate(&paying(5), &limits), Ok(()));
	assert_eq!(Attestation::validate(&paying(6), &limits), Err(Error::<Test>::WorkTooLate.into()));
	assert_eq!(
		(Attestation::pays_work(&paying(5)), Attestation::pays_work(&rules())),
		(true, false)
	);
}

/// 20 are absent at a service, and two at one that is paused: it is visited in vain, and they are accused later.
#[test]
fn a_paused_service_keeps_no_other_waiting() {
	run(|| {
		for who in 10..28 {
			testing::serve(BRIDGE, &(who as u64), 1, 1, testing::idle_key(who as u8));
		}
		for height in [0, 1] {
			go_to(20 + 5 * height);
			for service in [BRIDGE, OTHER] {
				testing::publish(service, 2);
				let statement = said(height, 1);
				let signed = [1, 2].map(|operator| Signed {
					operator,
					signature: signature(service, operator, &statement),
				});
				let signed = signed.to_vec().try_into().unwrap();
				let origin = RuntimeOrigin::signed(RELAYER);
				assert_ok!(Attestation::attest(origin, service, statement, signed));
			}
		}
		testing::pause(OTHER);
		go_to(38);
		// Operators 3 and 4, and 18 more: of the first 8 members two were there. Each block visits both services.
		assert_eq!(visit(1).len(), 6);
		assert_eq!(visit(2).len(), 14);
		testing::end_pauses();
		assert_eq!(visit(9).len(), 2);
	});
}

/// A block that has room visits both services, and one without room for more one of them.
#[test]
fn some_services_are_visited_in_one_block() {
	run(|| {
		go_to(25);
		for service in [BRIDGE, OTHER] {
			testing::publish(service, 2);
			let statement = said(1, 1);
			let signature = signature(service, 1, &statement);
			let signed = vec![Signed { operator: 1, signature }].try_into().unwrap();
			let origin = RuntimeOrigin::signed(RELAYER);
			assert_ok!(Attestation::attest(origin, service, statement, signed));
		}
		go_to(60);
		let reached = |era: EraIndex| Cursors::<Test>::iter().filter(|it| it.1.era == era).count();
		// Nothing was attempted in era 2, so it is seen by a look at each of four members.
		let visit = <() as crate::WeightInfo>::visit();
		let look =
			<() as crate::WeightInfo>::judge().saturating_add(Weight::from_parts(2_000_000, 2_000));
		let room = visit.saturating_add(look.saturating_mul(4));
		Attestation::on_poll(0, &mut WeightMeter::with_limit(room));
		assert_eq!((reached(2), reached(3)), (1, 1));
		Attestation::on_poll(0, &mut WeightMeter::new());
		assert_eq!((reached(3), reached(4)), (1, 1));
	});
}

#[test]
fn visits_keep_to_the_weight_they_have() {
	run(|| {
		two_are_absent();
		go_to(38);
		let poll = |weight| Attestation::on_poll(0, &mut WeightMeter::with_limit(weight));
		let visit_only = <() as crate::WeightInfo>::visit();
		let judge = <() as crate::WeightInfo>::judge();
		let look = judge.saturating_add(Weight::from_parts(2_000_000, 2_000));
		poll(Weight::zero());
		poll(visit_only);
		assert_eq!(testing::take_accused(), []);
		// Three of four members.
		poll(visit_only.saturating_add(look.saturating_mul(3)));
		assert_eq!(testing::take_accused(), [(AssignmentId(2), absence(2))]);
		assert_eq!(visit(1), [AssignmentId(3)]);
	});
}

#[test]
fn a_service_that_is_forgotten_is_visited_no_more() {
	run(|| {
		two_are_absent();
		visit(1);
		assert_eq!(LastVisited::<Test>::get(), Some(BRIDGE));
		let forget = |most| Attestation::forget(&rules(), Forgotten::Service(BRIDGE), most);
		// Two ballots, the accepted statement, the work of an era, and the cursor.
		assert_eq!([forget(4), forget(1), forget(1)], [4, 1, 0]);
		assert_eq!((Cursors::<Test>::iter().count(), LastVisited::<Test>::get()), (0, None));
	});
}

/// Where no visit has come to a service, anybody records the work of its operators, once no height of the era can be
/// signed.
#[test]
fn anybody_settles_the_work_of_an_era() {
	let paying = Equivocation { pays_work: true, voting: 5, ..rules() };
	run(|| {
		let settle = |service, id| {
			Attestation::settle_work(RuntimeOrigin::signed(9), service, AssignmentId(id))
		};
		assert_noop!(settle(BRIDGE, 0), Error::<Test>::WorkNotPaid);
		testing::add_service(BRIDGE, &paying);
		two_are_absent();
		// A height of the last tick of era 2 can still be signed.
		go_to(34);
		assert_noop!(settle(BRIDGE, 2), Error::<Test>::NotJudged);
		go_to(35);
		assert_ok!(settle(BRIDGE, 2));
		assert_ok!(settle(BRIDGE, 3));
		let work = |id, done| (AssignmentId(id), 2, done, 2);
		assert_eq!(testing::take_credited(), [work(2, 1), work(3, 0)]);
		assert_noop!(settle(ServiceId(77), 2), Error::<Test>::NotAttestation);
		testing::add_service(ServiceId(77), &paying);
		assert_noop!(settle(ServiceId(77), 2), Error::<Test>::NotServing);
		assert_noop!(settle(BRIDGE, 99), Error::<Test>::NotServing);
	});
}
