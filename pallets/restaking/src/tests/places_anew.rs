//! Places that are taken anew: what they earn, and which proofs reach them.

use super::{asking::new_offence, crowd::*, proving::reported_by, setting::*};
use crate::{Assignments, Error};
use frame_support::assert_ok;
use restaking_primitives::{AssignmentId, RewardSink};
use sp_runtime::DispatchResult;

/// Where work is paid, an operator that had no place for more than an era earns nothing until it has worked again; one
/// that was out for a single era goes on as before.
#[test]
fn a_place_taken_anew_earns_from_zero() {
	let multiplier = |home: AssignmentId| Assignments::<Test>::get(home).unwrap().stream.multiplier;
	for (back, begins) in [(12, percent(100)), (13, percent(0))] {
		chain(2).build_and_execute(|| {
			let mut paid = terms(40);
			(paid.hook, paid.conditions.places) = (TestHook::Paid, 1);
			let mut crowd = Crowd::register_with(paid);
			[100, 200].into_iter().for_each(|amount| crowd.join(amount));
			run_to(11);
			let (home, other) = (crowd.homes[0], crowd.homes[1]);
			assert_ok!(Restaking::credit(home, 10, 1, 1));
			assert_eq!([home, other].map(multiplier), [percent(100), percent(0)]);
			// The first one serves through 11.
			assert_ok!(crowd.take(1));
			run_to(back);
			assert_eq!(multiplier(home), percent(100));
			crowd.pledge(0, 200);
			assert_ok!(crowd.take(0));
			assert_eq!(multiplier(home), begins);
			run_to(back + 2);
			assert_ok!(Restaking::credit(home, back + 1, 1, 1));
			assert_eq!(multiplier(home), percent(100));
		});
	}
}

/// A proof reaches no era in which its operator waited or had lost its place.
#[test]
fn a_proof_reaches_no_era_without_a_place() {
	chain(2).build_and_execute(|| {
		let mut judged = terms(40);
		(judged.hook, judged.conditions.places) = (TestHook::Judge, 1);
		let mut crowd = Crowd::register_with(judged);
		[10, 100].into_iter().for_each(|amount| crowd.join(amount));
		run_to(11);
		let prove = |crowd: &Crowd, number: usize, era| -> DispatchResult {
			let offence = new_offence();
			reported_by(STRANGER, crowd.homes[number], offence, era, percent(10)).map(|_| ())
		};
		let refused: DispatchResult = Err(Error::<Test>::NotServing.into());
		assert_eq!(prove(&crowd, 1, 10), refused);
		assert_ok!(crowd.take(1));
		run_to(12);
		assert_eq!([prove(&crowd, 1, 11), prove(&crowd, 0, 12)], [refused; 2]);
		assert_ok!(prove(&crowd, 0, 11));
		assert_ok!(prove(&crowd, 1, 12));
	});
}
