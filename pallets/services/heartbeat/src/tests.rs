//! Tests of the template: each rule of the pallet, refused and obeyed.

// Tests cast small numbers, and so does the runtime that the macro declares.
#![allow(clippy::as_conversions)]

use crate as pallet_restaking_heartbeat;
use crate::{Error, Silence, REMEMBERED};
use codec::Encode;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchResultWithPostInfo, Pays},
	traits::Hooks,
	weights::{Weight, WeightMeter},
};
use restaking_primitives::{
	test_runtime,
	testing::{self, TestPledges},
	AssignmentId, Context, Duties, EraIndex, Fault, Forgotten, Judge, PledgeInspect, RuleLimits,
	ServiceId, SlashRules, Verdict,
};
use sp_runtime::{DispatchError, Perbill};

test_runtime!(Heartbeat: pallet_restaking_heartbeat);

impl crate::Config for Test {
	type BenchmarkHelper = TestPledges<Silence>;
	type Pledges = TestPledges<Silence>;
	type WeightInfo = ();
}

const SERVICE: ServiceId = ServiceId(0);
const RULES: Silence = Silence { fraction: Perbill::from_percent(1), pays_work: true };

/// Runs a test in era 1, since which operator 1 serves.
fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		testing::reset();
		testing::add_service(SERVICE, &RULES);
		go_to_era(1);
		joins(SERVICE, 1);
		test();
		Heartbeat::do_try_state().unwrap();
	});
}

/// Lets an operator join, as the restaking pallet does: it tells the hook. It serves from era 1 on.
fn joins(service: ServiceId, who: u64) -> AssignmentId {
	let key = testing::idle_key(who.try_into().unwrap());
	let assignment = testing::serve(service, &who, 100, 1, key);
	let now = <TestPledges<Silence> as PledgeInspect<u64>>::era();
	let clock = <TestPledges<Silence> as PledgeInspect<u64>>::clock();
	let context = Context { service, assignment, operator: &who, now, clock, eras: &[], keys: &[] };
	assert!(Heartbeat::hears_joins(&RULES));
	Heartbeat::on_joined(&RULES, &context);
	assignment
}

fn beat(who: u64) -> DispatchResultWithPostInfo {
	Heartbeat::beat(RuntimeOrigin::signed(who), SERVICE)
}

/// Visits so many services, each as a block does. Returns who was accused.
fn visit(times: u32) -> Vec<AssignmentId> {
	let mut meter = WeightMeter::new();
	for _ in 0..times {
		Heartbeat::on_poll(0, &mut meter);
	}
	testing::take_accused().into_iter().map(|(assignment, _)| assignment).collect()
}

fn go_to_era(era: EraIndex) {
	go_to(u64::from(era) * testing::ERA);
}

/// Goes to the first tick in which the chain accuses by itself of what was done in an era: 3 ticks after it.
fn go_past(era: EraIndex) {
	go_to((u64::from(era) * testing::ERA).saturating_add(testing::ERA + 3));
}

fn judge(era: EraIndex) -> Result<Verdict, DispatchError> {
	judge_bytes(&era.encode())
}

fn judge_bytes(evidence: &[u8]) -> Result<Verdict, DispatchError> {
	testing::judge::<Heartbeat, _, _>(&RULES, SERVICE, (AssignmentId(0), &1), evidence)
}

#[test]
fn silence_should_be_an_offence_once_the_era_is_over() {
	run(|| {
		assert_ok!(Heartbeat::beat(RuntimeOrigin::signed(1), SERVICE));
		go_to_era(2);
		assert_eq!(judge(1), Err(Error::<Test>::WasHeard.into()));
		assert_eq!(judge(2), Err(Error::<Test>::EraNotOver.into()));
		go_to_era(3);
		let verdict = judge(2).unwrap();
		assert_eq!((verdict.offence_era, verdict.fraction), (2, RULES.fraction));
		assert_eq!(judge(0), Err(Error::<Test>::NotServing.into()));
		assert_eq!(judge_bytes(&[1]), Err(Error::<Test>::BadEvidence.into()));
		go_to_era(2 + REMEMBERED);
		assert_eq!(judge(2), Err(Error::<Test>::TooOld.into()));
	});
}

/// Eras have 10 ticks, so everybody has 2 ticks for a duty, and silence is a fault in eras of 4.
#[test]
fn silence_in_an_era_that_was_mostly_unusable_should_be_no_fault() {
	run(|| {
		let first = testing::ERA;
		testing::begin_era(first + 3);
		testing::begin_era(first + 7);
		testing::begin_era(first + 8);
		assert_eq!(judge(1), Err(Error::<Test>::TooFewTicks.into()));
		assert_eq!(judge(2).map(|verdict| verdict.offence_era), Ok(2));
		assert_eq!(judge(3), Err(Error::<Test>::TooFewTicks.into()));
	});
}

#[test]
fn operator_should_be_heard_once_in_an_era() {
	run(|| {
		let beat = |who, service| Heartbeat::beat(RuntimeOrigin::signed(who), service);
		assert_noop!(beat(2, SERVICE), Error::<Test>::NotServing);
		assert_noop!(beat(1, ServiceId(9)), Error::<Test>::NotHeartbeat);
		for era in 1..40 {
			go_to_era(era);
			assert_ok!(beat(1, SERVICE));
			assert_noop!(beat(1, SERVICE), Error::<Test>::AlreadyHeard);
		}
		assert_eq!(crate::Beats::<Test>::get(AssignmentId(0)).len(), REMEMBERED as usize);
	});
}

#[test]
fn rules_by_which_silence_costs_nothing_or_too_much_should_be_refused() {
	run(|| {
		let limits = testing::limits();
		assert_ok!(Heartbeat::validate(&RULES, &limits));
		let refused = |rules: Silence, limits: RuleLimits, error: Error<Test>| {
			assert_noop!(Heartbeat::validate(&rules, &limits), error);
		};
		let only_its_era = SlashRules { report_window: 0, ..limits.slashes };
		let short = RuleLimits { slashes: only_its_era, ..limits };
		refused(RULES, short, Error::ReportWindowTooShort);
		refused(RULES, RuleLimits { era_ticks: 1, ..limits }, Error::EraTooShort);
		assert_ok!(Heartbeat::validate(&RULES, &RuleLimits { era_ticks: 2, ..limits }));
		let enough = SlashRules { report_window: 1, ..limits.slashes };
		assert_ok!(Heartbeat::validate(&RULES, &RuleLimits { slashes: enough, ..limits }));
		// At most 40 % is slashed.
		let (half, more) = (Perbill::from_percent(20), Perbill::from_parts(200_000_001));
		assert_ok!(Heartbeat::validate(&Silence { fraction: half, ..RULES }, &limits));
		refused(Silence { fraction: more, ..RULES }, limits, Error::TooDear);
	});
}

#[test]
fn prices_should_be_those_of_the_rules() {
	assert_eq!(Heartbeat::min_fraction(&RULES), Some(RULES.fraction));
	assert_eq!(Heartbeat::max_fraction(&RULES), Some(RULES.fraction));
	assert_eq!(Heartbeat::attributable(&RULES, &testing::limits()), Perbill::one());
	let unpaid = Silence { pays_work: false, ..RULES };
	assert_eq!((Heartbeat::pays_work(&RULES), Heartbeat::pays_work(&unpaid)), (true, false));
	// A pledge asks nobody, and a slash tells nobody.
	assert!(!Heartbeat::guards_entry(&RULES) && !Heartbeat::hears_slashes(&RULES));
}

/// A third, a half and two thirds of the stake are silent: they are convicted, by the chain itself, and whoever was
/// heard is not. 1 % of 10,000 are 100.
#[test]
fn silence_should_cost_who_is_silent_and_nobody_else() {
	for silent in [50, 100, 200] {
		run(|| {
			let other = testing::serve(SERVICE, &2u64, silent, 1, testing::idle_key(2));
			testing::publish(SERVICE, 1);
			assert_ok!(beat(1));
			go_past(1);
			assert_eq!(judge(1), Err(Error::<Test>::WasHeard.into()));
			let judged =
				testing::judge::<Heartbeat, _, _>(&RULES, SERVICE, (other, &2), &1u32.encode());
			assert_eq!(judged.map(|it| it.fraction.mul_floor(10_000u128)), Ok(100));
			assert_eq!(visit(3), [other]);
		});
	}
}

#[test]
fn who_left_should_owe_its_last_era_and_no_more() {
	run(|| {
		testing::leave(SERVICE, &1u64);
		assert_eq!(Heartbeat::duties(SERVICE, &1).len(), 1);
		go_to_era(3);
		assert_eq!(judge(1).map(|it| it.offence_era), Ok(1));
		assert_eq!(judge(2), Err(Error::<Test>::NotServing.into()));
		assert_noop!(beat(1), Error::<Test>::NotServing);
	});
}

/// A third of all authors keeps a heartbeat out of every block of an era: in eras of a day, and in those of ten blocks.
#[test]
fn chances_should_be_those_of_the_documentation() {
	let chance = |era_ticks| (1.0f64 / 3.0).powi(crate::least_ticks(era_ticks) as i32);
	let near = |value: f64, told: f64| assert!((value / told - 1.0).abs() < 0.1, "{value} {told}");
	near(chance(14_400), 3e-31);
	near(chance(10), 1.0 / 81.0);
}

/// Nobody reports. The chain finds who was silent, and says who did its work.
#[test]
fn silent_should_be_accused_and_work_recorded_once_the_era_is_over() {
	run(|| {
		testing::serve(SERVICE, &2u64, 100, 1, testing::idle_key(2));
		testing::publish(SERVICE, 1);
		assert_ok!(beat(1));
		assert_eq!(visit(3), []);
		go_past(1);
		assert_eq!(visit(3), [AssignmentId(1)]);
		let work = [(AssignmentId(0), 1, 1, 1), (AssignmentId(1), 1, 0, 1)];
		assert_eq!(testing::take_credited(), work);
		assert_eq!(visit(9), []);
		// Both are silent in the next era, and in one that nobody has published.
		testing::publish(SERVICE, 2);
		go_past(3);
		assert_eq!(visit(9), [AssignmentId(0), AssignmentId(1)]);
		// Too late to record the work of era 2.
		assert_eq!(testing::take_credited(), []);
	});
}

/// The silent are accused, and no work is recorded, if the terms do not pay for it.
#[test]
fn work_should_be_recorded_only_where_the_terms_pay_for_it() {
	run(|| {
		testing::add_service(SERVICE, &Silence { pays_work: false, ..RULES });
		joins(SERVICE, 2);
		testing::publish(SERVICE, 1);
		assert_ok!(beat(1));
		go_past(1);
		assert_eq!(visit(3), [AssignmentId(1)]);
		assert_eq!(testing::take_credited(), []);
	});
}

/// Where no visit has come to a service, anybody records the work of its operators, in the era after it.
#[test]
fn work_should_be_settled_by_anybody() {
	run(|| {
		joins(SERVICE, 2);
		let settle = |service, id| {
			Heartbeat::settle_work(RuntimeOrigin::signed(9), service, AssignmentId(id))
		};
		assert_ok!(beat(1));
		// Nobody served in era 0.
		assert_noop!(settle(SERVICE, 0), Error::<Test>::NotServing);
		go_to_era(2);
		assert_ok!(settle(SERVICE, 0));
		assert_ok!(settle(SERVICE, 1));
		let work = [(AssignmentId(0), 1, 1, 1), (AssignmentId(1), 1, 0, 1)];
		assert_eq!(testing::take_credited(), work);
		// It is of another service, or of none.
		testing::add_service(ServiceId(1), &RULES);
		assert_noop!(settle(ServiceId(1), 0), Error::<Test>::NotServing);
		assert_noop!(settle(ServiceId(9), 0), Error::<Test>::NotHeartbeat);
		testing::add_service(SERVICE, &Silence { pays_work: false, ..RULES });
		assert_noop!(settle(SERVICE, 0), Error::<Test>::WorkNotPaid);
		assert_eq!(testing::take_credited(), []);
	});
}

/// Nobody ever sends a heartbeat, and nobody reports. The chain looks at the service since the first operator joined.
#[test]
fn silent_from_the_first_era_on_should_be_accused_though_nobody_is_ever_heard() {
	run(|| {
		joins(SERVICE, 2);
		joins(SERVICE, 3);
		testing::publish(SERVICE, 1);
		go_past(1);
		let all = [0, 1, 2].map(AssignmentId);
		assert_eq!(visit(1), all);
		let work = all.map(|assignment| (assignment, 1, 0, 1));
		assert_eq!(testing::take_credited(), work);
		assert_eq!(visit(9), []);
	});
}

/// Who watches has a quarter of an era to report, and to earn the reporter's share.
#[test]
fn reporters_should_come_before_the_chain() {
	run(|| {
		testing::publish(SERVICE, 1);
		go_to(2 * testing::ERA + 1);
		assert_eq!(visit(3), []);
		go_past(1);
		assert_eq!(visit(1), [AssignmentId(0)]);
	});
}

/// 20 silent members are found by three visits. A service that is paused is visited in vain, and accused later;
/// nothing is found any more once the report window is over.
#[test]
fn paused_service_should_keep_no_other_waiting() {
	run(|| {
		let (paused, late) = (ServiceId(1), ServiceId(2));
		for (service, first, number) in [(SERVICE, 10, 19), (paused, 40, 2), (late, 50, 1)] {
			testing::add_service(service, &RULES);
			for who in first..first + number {
				joins(service, who);
			}
			testing::publish(service, 1);
		}
		testing::pause(paused);
		testing::pause(late);
		go_past(1);
		assert_eq!(visit(9).len(), 20);
		testing::end_pauses();
		testing::pause(late);
		assert_eq!(visit(9).len(), 2);
		go_past(5);
		testing::end_pauses();
		assert_eq!(visit(9), []);
	});
}

/// Forty services beside it, with nothing to look at, keep a service waiting for five blocks: a block visits eight.
#[test]
fn many_cheap_services_should_not_keep_one_waiting() {
	run(|| {
		for service in 1..=40u32 {
			testing::add_service(ServiceId(service), &RULES);
			joins(ServiceId(service), service.into());
		}
		testing::publish(SERVICE, 1);
		go_past(1);
		assert_eq!(visit(6), [AssignmentId(0)]);
		// No service is visited twice in a block: 8 of its members are looked at.
		for who in 50..66 {
			joins(SERVICE, who);
		}
		testing::publish(SERVICE, 2);
		go_past(2);
		let found: Vec<_> = (0..6).map(|_| visit(1).len()).collect();
		assert_eq!(found.iter().max(), Some(&8));
	});
}

/// More visits than one are made in an eighth of what a block has left.
#[test]
fn visits_should_leave_room_for_others() {
	run(|| {
		for (service, who) in [(SERVICE, 2), (ServiceId(1), 3), (ServiceId(2), 4)] {
			testing::add_service(service, &RULES);
			joins(service, who);
		}
		go_past(1);
		let visited = |visits: u64| {
			let reached =
				|era: EraIndex| crate::Cursors::<Test>::iter().filter(|it| it.1.era == era).count();
			let before = reached(1);
			let room = <() as crate::WeightInfo>::visit().saturating_mul(visits);
			Heartbeat::on_poll(0, &mut WeightMeter::with_limit(room));
			before.saturating_sub(reached(1))
		};
		// The second would be more than an eighth of seven, and not more than one of eight.
		assert_eq!([visited(7), visited(8)], [1, 2]);
	});
}

/// A block without room visits nobody, and one with little room goes on later.
#[test]
fn visits_should_keep_to_the_weight_they_have() {
	run(|| {
		testing::publish(SERVICE, 1);
		go_past(1);
		let mut meter = WeightMeter::with_limit(<() as crate::WeightInfo>::visit());
		Heartbeat::on_poll(0, &mut meter);
		Heartbeat::on_poll(0, &mut WeightMeter::with_limit(Weight::zero()));
		assert_eq!(testing::take_accused(), []);
		assert_eq!(visit(1), [AssignmentId(0)]);
	});
}

#[test]
fn first_heartbeat_of_an_era_should_be_free_while_the_block_has_room() {
	run(|| {
		assert_eq!(beat(1).unwrap().pays_fee, Pays::No);
		let again = beat(1).unwrap_err();
		assert_eq!(again.post_info.pays_fee, Pays::Yes);
		go_past(1);
		testing::set_busy(true);
		assert_eq!(beat(1).unwrap().pays_fee, Pays::Yes);
	});
}

/// What a program does by `duties` is right, and what it reports by `faults` is judged.
#[test]
fn duties_and_faults_should_be_told() {
	run(|| {
		let duties = Heartbeat::duties(SERVICE, &1);
		let era = testing::ERA;
		assert_eq!((duties.len(), duties[0].from, duties[0].due), (1, era, 2 * era));
		assert_eq!(
			(&duties[0].call, duties[0].free),
			(&crate::Call::beat { service: SERVICE }, true)
		);
		assert_eq!(Heartbeat::duties(SERVICE, &2), []);
		assert_eq!(Heartbeat::duties(ServiceId(9), &1), []);
		assert_eq!(Heartbeat::faults(SERVICE), []);
		go_to_era(2);
		assert_ok!(beat(1));
		assert_eq!(Heartbeat::duties(SERVICE, &1), []);
		let (assignment, fraction, evidence) = (AssignmentId(0), RULES.fraction, 1u32.encode());
		let (kind, step) = (b"silence".to_vec(), None);
		let fault = Fault { assignment, era: 1, kind, step, fraction, last_era: 5, evidence };
		assert_eq!(Heartbeat::faults(SERVICE), vec![fault.clone()]);
		assert_ok!(judge_bytes(&fault.evidence));
		let eras = || Heartbeat::faults(SERVICE).iter().map(|it| it.era).collect::<Vec<_>>();
		go_to_era(5);
		assert_eq!(eras(), [1, 3, 4]);
		go_to_era(6);
		assert_eq!(eras(), [3, 4, 5]);
	});
}

#[test]
fn nothing_should_be_left_of_what_is_gone() {
	run(|| {
		// All that was written when its operator joined.
		assert_eq!(Heartbeat::forget(&RULES, Forgotten::Service(SERVICE), 1), 1);
		let empty = sp_io::storage::root(sp_runtime::StateVersion::V1);
		joins(SERVICE, 2);
		assert_ok!(beat(1));
		visit(1);
		let (assignment, service) =
			(Forgotten::Assignment(AssignmentId(0)), Forgotten::Service(SERVICE));
		testing::forget_assignment(AssignmentId(0));
		assert!(Heartbeat::do_try_state().is_err());
		testing::in_another_block(|| {
			for (what, removed) in [(assignment, 1), (service, 1), (assignment, 0), (service, 0)] {
				assert_eq!(Heartbeat::forget(&RULES, what, 0), 0);
				assert_eq!(Heartbeat::forget(&RULES, what, 5), removed);
			}
		});
		System::reset_events();
		assert_eq!(crate::Beats::<Test>::iter().count(), 0);
		assert_eq!(crate::Cursors::<Test>::iter().count(), 0);
		assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), empty);
	});
}
