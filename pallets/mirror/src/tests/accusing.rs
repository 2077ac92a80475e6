//! The word of this chain: judged here, and told to the other one.

use super::{
	mock::{guilty, Mirror, Sent, Shut},
	scene::{events, run, run_shown, seat, FIRST, SERVICE},
	Test,
};
use crate::{Error, Event, Report, Services};
use codec::Encode;
use restaking_primitives::{AssignmentId, EraIndex, OffenceSink, RequestId, RewardSink};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, Perbill,
};

const ACCUSED: AssignmentId = AssignmentId(101);

fn evidence(era: EraIndex, percent: u32) -> Vec<u8> {
	(era, Perbill::from_percent(percent)).encode()
}

fn accuse(who: AssignmentId, evidence: Vec<u8>) -> Result<RequestId, DispatchError> {
	<Mirror as OffenceSink>::accuse(who, evidence)
}

fn refused(who: AssignmentId, evidence: Vec<u8>, error: Error<Test>) {
	let before = (Sent::get(), crate::NextReport::<Test>::get());
	assert_eq!(accuse(who, evidence), Err(error.into()));
	assert_eq!((Sent::get(), crate::NextReport::<Test>::get()), before);
}

/// Forgets what other tests of the thread have sent, and lets messages out.
fn fresh() {
	Sent::set(Vec::new());
	Shut::set(false);
}

#[test]
fn a_fault_is_told() {
	fresh();
	run_shown(guilty(), |scene| {
		scene.begin();
		let bytes = evidence(FIRST, 5);
		assert_eq!(accuse(ACCUSED, bytes.clone()), Ok(RequestId(0)));
		let offence_id = BlakeTwo256::hash_of(&(ACCUSED, FIRST));
		let fraction = Perbill::from_percent(5);
		let report = Report {
			assignment: ACCUSED,
			offence_era: FIRST,
			fraction,
			offence_id,
			evidence_hash: BlakeTwo256::hash(&bytes),
		};
		assert_eq!(Sent::get(), [report]);
		let event = Event::Reported {
			report: RequestId(0),
			service: SERVICE,
			assignment: ACCUSED,
			offence_era: FIRST,
			fraction,
			offence_id,
		};
		assert_eq!(events().last(), Some(&event));
		assert_eq!(accuse(AssignmentId(102), evidence(FIRST, 5)), Ok(RequestId(1)));
		scene.end();
	});
}

#[test]
fn no_more_is_asked_than_the_terms_allow() {
	fresh();
	run_shown(guilty(), |_| {
		accuse(ACCUSED, evidence(FIRST, 90)).unwrap();
		assert_eq!(Sent::get()[0].fraction, Perbill::from_percent(40));
	});
}

#[test]
fn who_is_not_at_fault_is_not_told_of() {
	fresh();
	run_shown(guilty(), |_| {
		let stranger = AssignmentId(104);
		refused(stranger, evidence(FIRST, 5), Error::NoSuchAssignment);
		refused(ACCUSED, evidence(FIRST + 1, 5), Error::TooLate);
		assert_eq!(accuse(ACCUSED, vec![1]), Err(DispatchError::Other("no evidence")));
		// Before the first set nothing is known of it.
		assert_eq!(accuse(ACCUSED, evidence(FIRST - 1, 5)), Err(DispatchError::Other("no key")));
		assert!(Sent::get().is_empty());
	});
}

#[test]
fn what_can_not_be_heard_any_more_is_not_told() {
	fresh();
	run(guilty(), |scene| {
		for _ in 0..6 {
			let era = scene.era();
			scene.show(era).expect("it is a set");
			scene.blocks(9);
		}
		// It was era 25 there when something was proven last, and offences are heard for four eras.
		refused(ACCUSED, evidence(20, 5), Error::TooLate);
		assert!(accuse(ACCUSED, evidence(21, 5)).is_ok());
	});
}

#[test]
fn who_came_later_did_not_serve_before() {
	fresh();
	run_shown(guilty(), |scene| {
		scene.seats.insert(0, seat(105, 900));
		scene.blocks(3);
		scene.show(FIRST + 1).expect("it is a set");
		scene.blocks(6);
		let newcomer = AssignmentId(105);
		let early = accuse(newcomer, evidence(FIRST, 5));
		assert_eq!(early, Err(DispatchError::Other("no key")));
		assert!(accuse(newcomer, evidence(FIRST + 1, 5)).is_ok());
		// An operator that serves since before did in both.
		assert!(accuse(ACCUSED, evidence(FIRST, 5)).is_ok());
	});
}

#[test]
fn keys_are_known_back_to_the_first_set_that_is_missing() {
	fresh();
	run_shown(guilty(), |scene| {
		// Nobody shows era 21.
		scene.blocks(14);
		assert_eq!(scene.era(), FIRST + 2);
		scene.show(FIRST + 2).expect("it is a set");
		scene.blocks(14);
		scene.show(FIRST + 3).expect("it is a set");
		scene.blocks(15);
		assert!(accuse(ACCUSED, evidence(FIRST + 2, 5)).is_ok());
		let before = accuse(ACCUSED, evidence(FIRST, 5));
		assert_eq!(before, Err(DispatchError::Other("no key")));
	});
}

#[test]
fn what_passes_is_tried_again() {
	fresh();
	run_shown(guilty(), |scene| {
		let again = |error: Error<Test>| Mirror::refused_for_now(&error.into());
		Shut::set(true);
		refused(ACCUSED, evidence(FIRST, 5), Error::NotSent);
		assert!(again(Error::NotSent) && again(Error::Behind) && again(Error::NotShown));
		assert!(!again(Error::NoWord) && !again(Error::TooLate) && !again(Error::ServiceStopped));
		assert!(!Mirror::try_accuse(ACCUSED, evidence(FIRST, 5)));
		Shut::set(false);
		assert!(Mirror::try_accuse(ACCUSED, evidence(FIRST, 5)));
		assert_eq!(Sent::get().len(), 1);
		scene.moves = false;
		scene.blocks(30);
		refused(ACCUSED, evidence(FIRST, 5), Error::Behind);
	});
}

#[test]
fn a_present_era_that_nobody_has_shown_is_waited_for() {
	fresh();
	run_shown(guilty(), |scene| {
		scene.blocks(15);
		// Of a head of the era after next, and only the set of the first one.
		scene.show(FIRST).expect("of a newer head");
		scene.blocks(17);
		assert!(<Mirror as restaking_primitives::PledgeInspect<u64>>::era() > FIRST);
		refused(ACCUSED, evidence(FIRST, 5), Error::NotShown);
	});
}

#[test]
fn a_chain_that_is_no_slasher_says_nothing() {
	fresh();
	run_shown(guilty(), |_| {
		Services::<Test>::mutate_extant(SERVICE, |it| it.has_word = false);
		refused(ACCUSED, evidence(FIRST, 5), Error::NoWord);
		Services::<Test>::mutate_extant(SERVICE, |it| it.stopped = true);
		refused(ACCUSED, evidence(FIRST, 5), Error::ServiceStopped);
	});
}

#[test]
fn work_is_not_told() {
	let credited = <Mirror as RewardSink>::credit(ACCUSED, FIRST, 1, 1);
	assert_eq!(credited, Err(Error::<Test>::WorkNotPaid.into()));
	assert!(<Mirror as RewardSink>::credit_weight().is_zero());
	let own = <<Test as crate::Config>::WeightInfo as crate::WeightInfo>::accuse();
	assert_eq!(<Mirror as OffenceSink>::accuse_weight(), own.saturating_add(judging()));
}

/// Returns what the heaviest judgement of the mock and its messages weigh.
fn judging() -> frame_support::weights::Weight {
	use restaking_primitives::Judge;
	let rules = super::mock::Hook::judge_weight();
	rules.saturating_add(<super::mock::Post as crate::Outbox>::weight())
}
