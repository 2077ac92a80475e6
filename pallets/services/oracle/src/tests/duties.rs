//! Duties, faults and what is forgotten. Operators 1 to 4 have 40, 30, 20 and 10; a round has two ticks.

use super::*;
use crate::Call;
use codec::Decode;
use frame_support::dispatch::PostDispatchInfo;
use restaking_primitives::{Duties, Duty};

type Values = Vec<(u32, i128)>;

fn duties_of(operator: u64) -> Vec<(Values, u64, u64)> {
	let values = |duty: &Duty<Call<Test>>| match &duty.call {
		Call::submit { values, .. } => values.to_vec(),
		_ => panic!("another call"),
	};
	let duties = <Oracle as Duties<u64>>::duties(ORACLE, &operator);
	duties.iter().map(|duty| (values(duty), duty.from, duty.due)).collect()
}

fn faults() -> Vec<(u32, EraIndex, Perbill, Vec<u8>)> {
	let faults = <Oracle as Duties<u64>>::faults(ORACLE);
	let plain = faults.into_iter().map(|fault| {
		assert_eq!(fault.last_era, fault.era + 4);
		let told = match Evidence::decode(&mut &fault.evidence[..]).unwrap() {
			Evidence::Deviation { step, .. } => (&b"deviation"[..], Some(step)),
			Evidence::Absence { .. } => (&b"absence"[..], None),
		};
		assert_eq!((&fault.kind[..], fault.step), told);
		(fault.assignment.0, fault.era, fault.fraction, fault.evidence)
	});
	plain.collect()
}

#[test]
fn the_duty_is_to_answer_what_is_left_of_the_present_round() {
	run(|| {
		assert_eq!(duties_of(1), [(vec![(0, 0)], 40, 42)]);
		open("DOT/EUR");
		// It takes values from the next era on.
		assert_eq!(duties_of(1), [(vec![(0, 0)], 40, 42)]);
		go_to(51);
		assert_eq!(duties_of(1), [(vec![(0, 0), (1, 0)], 50, 52)]);
		assert_ok!(submit_all(1, &[(1, 100)]));
		assert_eq!(duties_of(1), [(vec![(0, 0)], 50, 52)]);
		assert_ok!(submit_all(1, &[(0, 100)]));
		assert_eq!((duties_of(1), duties_of(9)), (vec![], vec![]));
		testing::leave(ORACLE, &2u64);
		assert_eq!(duties_of(2).len(), 1);
		go_to(60);
		assert_eq!((duties_of(1).len(), duties_of(2).len()), (1, 0));
	});
}

#[test]
fn only_a_whole_first_answer_is_free() {
	run(|| {
		let told = |operator: u64| {
			let duties = <Oracle as Duties<u64>>::duties(ORACLE, &operator);
			duties.iter().map(|duty| duty.free).collect::<Vec<_>>()
		};
		let pays =
			|result: DispatchResultWithPostInfo| result.map(|it: PostDispatchInfo| it.pays_fee);
		assert_eq!(told(1), [true]);
		assert_eq!(pays(submit(1, 100)), Ok(Pays::No));
		// With a value that is not taken.
		assert_eq!(pays(submit_all(2, &[(0, 100), (3, 100)])), Ok(Pays::Yes));
		open("DOT/EUR");
		go_to(50);
		assert_eq!(pays(submit_all(1, &[(0, 100)])), Ok(Pays::Yes));
		assert_eq!((told(1), told(2)), (vec![false], vec![true]));
		assert_eq!(pays(submit_all(1, &[(1, 100)])), Ok(Pays::Yes));
		assert_eq!(pays(submit_all(2, &[(0, 100), (1, 100)])), Ok(Pays::No));
		testing::set_busy(true);
		assert_eq!(pays(submit_all(3, &[(0, 100), (1, 100)])), Ok(Pays::Yes));
	});
}

/// Era 4 has rounds 20 to 24. Operator 4 is 7 tolerances off in one, and misses the others.
#[test]
fn faults_are_those_that_the_judge_finds() {
	run(|| {
		answer(20, &[(1, 100), (2, 100), (3, 100), (4, 170)]);
		for round in 21..=24 {
			answer(round, &[(1, 100), (2, 100), (3, 100)]);
		}
		// Round 20 is closed. The others are not yet, nor is the era over.
		let steps = |found: &[(u32, EraIndex, Perbill, Vec<u8>)]| -> Vec<Perbill> {
			found.iter().map(|fault| fault.2).collect()
		};
		assert_eq!(steps(&faults()), [percent(1), percent(3)]);
		go_to(50);
		(20..=22).for_each(|round| assert!(close(round).is_err()));
		for round in [23, 24] {
			assert_ok!(close(round));
		}
		let [one, two] = [1, 2].map(|step| Evidence::Deviation { era: 4, step }.encode());
		let absence = Evidence::Absence { era: 4 }.encode();
		let expected =
			[(3, 4, percent(1), one), (3, 4, percent(3), two), (3, 4, percent(2), absence)];
		assert_eq!(faults(), expected);
		for (assignment, era, fraction, evidence) in faults() {
			let verdict = judge_bytes(u64::from(assignment) + 1, &evidence).unwrap();
			assert_eq!((verdict.offence_era, verdict.fraction), (era, fraction));
		}
		go_to(90);
		assert_eq!(faults(), []);
	});
}

#[test]
fn all_records_of_a_service_are_forgotten_in_steps() {
	run(|| {
		answer(20, &[(1, 100), (2, 100), (3, 100), (4, 170)]);
		answer(21, &[(1, 100), (2, 100), (3, 100)]);
		answer(22, &[(1, 100), (2, 100), (3, 100)]);
		let forget = |what, most| Oracle::forget(&rules(), what, most);
		assert_eq!(forget(Forgotten::Assignment(AssignmentId(0)), 99), 0);
		// Two slots, two rolls, an answer, faults and presence of an era, the feeds, and how
		// far the chain has looked.
		let of_oracle = |most| forget(Forgotten::Service(ORACLE), most);
		let in_a_block = testing::in_another_block(|| [1, 4].map(of_oracle));
		let in_the_next = testing::in_another_block(|| [2, 1, 99, 99].map(of_oracle));
		assert_eq!((in_a_block, in_the_next), ([1, 4], [2, 1, 1, 0]));
		let left = [
			Slots::<Test>::iter().count(),
			Rolls::<Test>::iter().count(),
			Latest::<Test>::iter().count(),
			Faults::<Test>::iter().count(),
			Work::<Test>::iter().count(),
			Feeds::<Test>::iter().count(),
		];
		assert_eq!(left, [0; 6]);
	});
}
