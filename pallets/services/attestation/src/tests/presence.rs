//! Absence, duties and faults, and what is forgotten. Two heights are due in each era: in ticks 20 and 25 of
//! era 2. Operators 1 to 4 have 40, 30, 20 and 10.

use super::*;
use crate::{Call, Work};
use frame_support::dispatch::PostDispatchInfo;
use restaking_primitives::{Duties, Duty, Forgotten};

fn absent(era: EraIndex) -> Vec<u8> {
	Evidence::Absence { era }.encode()
}

fn duties_of(operator: u64) -> Vec<(u64, u64, u64)> {
	let height = |duty: &Duty<Call<Test>>| match &duty.call {
		Call::attest { statement, .. } => statement.height,
		_ => panic!("another call"),
	};
	let duties = <Attestation as Duties<u64>>::duties(BRIDGE, &operator);
	duties.iter().map(|duty| (height(duty), duty.from, duty.due)).collect()
}

/// Lets operators sign for both heights of era 2.
fn sign_both(first: &[u64], second: &[u64]) {
	go_to(20);
	assert_ok!(attest(said(0, 1), first));
	go_to(25);
	assert_ok!(attest(said(1, 1), second));
}

#[test]
fn who_signs_less_than_the_rules_ask_is_absent_once_the_last_height_is_closed() {
	run(|| {
		sign_both(&[1, 2], &[1, 2]);
		// It comes after the height had half of the stake, and is counted as well.
		assert_ok!(attest(said(0, 7), &[3]));
		go_to(37);
		refused(4, &absent(2), Error::VotingOpen);
		go_to(38);
		for operator in [3, 4] {
			let verdict = judge(operator, &absent(2)).unwrap();
			let offence_id = BlakeTwo256::hash(&(b"absence", operator as u32 - 1, 2u32).encode());
			let fraction = Perbill::from_percent(2);
			assert_eq!(verdict, Verdict { offence_id, offence_era: 2, fraction });
		}
		for operator in [1, 2] {
			refused(operator, &absent(2), Error::WasPresent);
		}
		refused(4, &absent(3), Error::NotJudged);
	});
}

/// Of era 3 only its second height has half of the stake: half of its heights, so who missed it is at fault.
#[test]
fn nobody_is_missed_where_less_than_half_took_part() {
	run(|| {
		// 40 and 9 of 100 are less than half, twice; then 40 and 10.
		sign_both(&[2, 4], &[2, 4]);
		go_to(38);
		for operator in 1..=4 {
			refused(operator, &absent(2), Error::NotAttempted);
		}
		assert_ok!(attest(said(3, 1), &[1, 4]));
		go_to(48);
		for operator in [2, 3] {
			assert_eq!(judge(operator, &absent(3)).map(|it| it.offence_era), Ok(3));
		}
		refused(4, &absent(3), Error::WasPresent);
	});
}

#[test]
fn who_leaves_is_missed_in_the_eras_that_it_served_and_in_no_later_one() {
	run(|| {
		sign_both(&[1, 2], &[1, 2]);
		testing::leave(BRIDGE, &4u64);
		go_to(30);
		assert_ok!(attest(said(2, 1), &[1, 2]));
		go_to(35);
		assert_ok!(attest(said(3, 1), &[1, 2]));
		go_to(48);
		assert_eq!(judge(4, &absent(2)).map(|it| it.offence_era), Ok(2));
		refused(4, &absent(3), Error::NotServing);
		assert_eq!(judge(3, &absent(3)).map(|it| it.offence_era), Ok(3));
	});
}

/// A quorum that waits for somebody's price does not sign, and is absent.
#[test]
fn a_third_that_withholds_stops_the_service_and_pays_for_it() {
	let thirds = [(1, 33), (2, 33), (3, 34)];
	run_with(thirds, || {
		sign_both(&[1, 2], &[1, 2]);
		assert_eq!(accepted(0), None);
		go_to(38);
		assert_eq!(judge(3, &absent(2)).map(|it| it.fraction), Ok(rules().absence));
	});
}

#[test]
fn duties_are_the_open_heights_that_were_not_signed() {
	run(|| {
		assert_eq!(duties_of(1), [(0, 20, 28)]);
		assert_ok!(attest(said(0, 1), &[1]));
		assert_eq!(duties_of(1), []);
		go_to(25);
		assert_eq!(
			(duties_of(1), duties_of(2)),
			(vec![(1, 25, 33)], vec![(0, 20, 28), (1, 25, 33)])
		);
		go_to(28);
		assert_eq!(duties_of(2), [(1, 25, 33)]);
		assert_eq!((duties_of(RELAYER), duties_of(5)), (vec![], vec![]));
		// Each can be done as long as it is listed.
		assert_ok!(attest(said(1, 1), &[2]));
		testing::leave(BRIDGE, &3u64);
		go_to(30);
		assert_eq!(duties_of(3), [(1, 25, 33)]);
	});
}

#[test]
fn faults_are_those_that_the_judge_finds() {
	run(|| {
		sign_both(&[1, 2], &[1, 2, 3]);
		let faults = || <Attestation as Duties<u64>>::faults(BRIDGE);
		go_to(37);
		assert_eq!(faults(), []);
		go_to(38);
		let found = faults();
		let who: Vec<_> = found.iter().map(|it| (it.assignment.0, it.era, it.last_era)).collect();
		assert_eq!(who, [(2, 2, 6), (3, 2, 6)]);
		for fault in found {
			assert_eq!((&fault.kind[..], fault.step), (&b"absence"[..], None));
			let verdict = judge(u64::from(fault.assignment.0) + 1, &fault.evidence).unwrap();
			assert_eq!((verdict.offence_era, verdict.fraction), (fault.era, fault.fraction));
		}
		go_to(70);
		assert_eq!(faults(), []);
	});
}

#[test]
fn a_new_signature_is_free_as_long_as_the_block_has_room_for_it() {
	run(|| {
		let pays =
			|result: DispatchResultWithPostInfo| result.map(|it: PostDispatchInfo| it.pays_fee);
		assert_eq!(pays(attest(said(0, 1), &[1])), Ok(Pays::No));
		testing::set_busy(true);
		assert_eq!(pays(attest(said(0, 1), &[2])), Ok(Pays::Yes));
	});
}

#[test]
fn all_records_of_a_service_are_forgotten_in_steps() {
	run(|| {
		sign_both(&[1, 2, 3], &[1, 2]);
		let forget = |what, most| Attestation::forget(&rules(), what, most);
		assert_eq!(forget(Forgotten::Assignment(AssignmentId(0)), 9), 0);
		assert_eq!(forget(Forgotten::Service(OTHER), 9), 0);
		// Two ballots, the latest statement, the work of an era, and the cursor.
		let of_bridge = |most| forget(Forgotten::Service(BRIDGE), most);
		let in_a_block = testing::in_another_block(|| [1, 2].map(of_bridge));
		let in_the_next = testing::in_another_block(|| [1, 9, 9].map(of_bridge));
		assert_eq!((in_a_block, in_the_next), ([1, 2], [1, 1, 0]));
		let left = (Ballots::<Test>::iter().count(), Latest::<Test>::iter().count());
		assert_eq!((left, Work::<Test>::iter().count()), ((0, 0), 0));
	});
}
