//! The double of pledges, with which the pallets of services are tested, tells what the core tells: the
//! same history, and the same answers.

use super::setting::*;
use crate::{store::KeyStore, Assignments};
use codec::Encode;
use frame_support::assert_ok;
use proptest::prelude::*;
use restaking_primitives::{
	testing::{self, TestPledges},
	AssignmentId, Balance, EraIndex, PledgeInspect, RequestId, ServiceId, ServiceKey,
};

/// The double, with the hooks of this chain.
type Double = TestPledges<TestHook>;

/// A step of a history. Each is taken in both worlds, or in none.
#[derive(Clone, Copy, Debug)]
enum Step {
	/// All of the cap is used up by a proof.
	Suspend,
	/// All proofs are vetoed.
	Resume,
	Rotate(u8),
	Leave,
	Ban,
	Retire,
	NextEra,
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		6 => Just(Step::Suspend),
		6 => Just(Step::Resume),
		2 => (50u8..60).prop_map(Step::Rotate),
		1 => Just(Step::Leave),
		1 => Just(Step::Ban),
		1 => Just(Step::Retire),
		12 => Just(Step::NextEra),
	]
}

/// The service, and its one assignment in both worlds.
struct Twins {
	service: ServiceId,
	core: AssignmentId,
	double: AssignmentId,
}

impl Twins {
	/// A service with the double's exit window, of which 1,000 of `S` count from era 10 on. It is era 10.
	fn new() -> Self {
		let mut judged = terms(40);
		judged.hook = TestHook::Judge;
		judged.conditions.report_window = 3;
		judged.conditions.exit_window = 6;
		run_to(8);
		let (service, core) = another_service(judged, P);
		run_to(9);
		assert_ok!(pledge(S, core, 1_000));
		run_to(10);
		// No proof is executed, so that nobody loses anything.
		PollWeight::set(Default::default());
		testing::reset();
		testing::add_service(service, &TestHook::Judge);
		let key = Restaking::key_at(core, 10).unwrap();
		let double = testing::serve(service, &P, 1_000, 9, key);
		let twins = Self { service, core, double };
		twins.set_clock();
		twins
	}

	fn set_clock(&self) {
		testing::set_block(u64::from(era()) * testing::ERA);
	}

	/// Takes a step, if the core allows it.
	fn take(&self, step: Step) {
		let record = Assignments::<Test>::get(self.core).unwrap();
		let service = crate::Services::<Test>::get(self.service).unwrap();
		let open = !record.is_closed() && !service.is_retired();
		let signed = || RuntimeOrigin::signed(P);
		match step {
			Step::NextEra => {
				next_block();
				self.set_clock();
			},
			Step::Suspend if open && record.is_live() => {
				let mut eras = era() - 3..=era();
				let Some(era) = eras.rfind(|era| record.served_in(*era).is_some()) else { return };
				let (offence, fraction) = (new_offence(), percent(40));
				let proof = Proof { operator: P, offence, era, fraction };
				let evidence = proof.encode().try_into().unwrap();
				let reporter = RuntimeOrigin::signed(STRANGER);
				assert_ok!(Restaking::report_offence(reporter, self.core, evidence).plain());
				testing::suspend(self.double);
			},
			Step::Resume if open && record.is_suspended() => {
				let requests: Vec<RequestId> = crate::SlashRequests::<Test>::iter_keys().collect();
				for request in requests {
					// One that is too old to veto is too old to stand in the way.
					let _vetoed = Restaking::veto(RuntimeOrigin::root(), request).plain();
				}
				if is_suspended(self.core) {
					let stranger = RuntimeOrigin::signed(STRANGER);
					assert_ok!(Restaking::resume_assignment(stranger, self.core));
				}
				testing::resume(self.double);
			},
			Step::Rotate(seed) if open => {
				let (window, now) = (6, era());
				let entered = KeyStore::<Test, ()>::enter_next(
					self.service,
					self.core,
					&P,
					&key(seed),
					window,
					now,
				);
				if let Ok(from_era) = entered {
					testing::rotate(self.double, from_era, key(seed));
				}
			},
			Step::Leave if open => {
				assert_ok!(Restaking::leave_service(signed(), self.service));
				testing::leave(self.service, &P);
			},
			Step::Ban if open => {
				assert_ok!(Restaking::ban_operator(RuntimeOrigin::root(), self.service, P));
				testing::leave(self.service, &P);
			},
			Step::Retire if open => {
				assert_ok!(Restaking::retire_service(RuntimeOrigin::root(), self.service));
				testing::retire_service(self.service);
			},
			_ => {},
		}
	}

	/// Compares all answers, of all eras that can still be judged and the next one.
	fn agree(&self) {
		let core = answers::<Restaking>(self.service, self.core);
		let double = answers::<Double>(self.service, self.double);
		assert_eq!(core, double, "in {}", era());
	}
}

/// What counted in the service, what the operator served with, and its key, by era; and whether the operator
/// is found, open, and serves.
type Answers = (
	Vec<(EraIndex, Option<Balance>, Option<Balance>, Option<ServiceKey>)>,
	(bool, bool, bool, Option<Balance>),
);

fn answers<Pledges: PledgeInspect<AccountId>>(service: ServiceId, id: AssignmentId) -> Answers {
	let now = Pledges::era();
	assert_eq!(now, era());
	// Eras that are too old have no history; before 10 nobody counted.
	let eras = now.saturating_sub(8).max(10)..=now + 1;
	let of = |era| {
		let judged = now <= era + 6;
		let key = Pledges::key_at(id, era).filter(|_| judged);
		(era, Pledges::counted(service, era), Pledges::served(id, era), key)
	};
	let serving = Pledges::serving(service, &P, now);
	let found = Pledges::assignment_of(service, &P) == Some(id);
	let moment = (
		found,
		Pledges::is_open(id),
		Pledges::has_left(service, &P),
		serving.map(|serving| serving.counted),
	);
	(eras.map(of).collect(), moment)
}

/// Each way in which a stay ends, after a suspension with and without a gap.
#[test]
fn the_double_ends_stays_as_the_core_does() {
	use Step::*;
	for end in [Leave, Ban, Retire] {
		for before in [&[][..], &[Suspend], &[Suspend, Resume], &[Suspend, NextEra, Resume]] {
			ExtBuilder::default().build_and_execute(|| {
				let twins = Twins::new();
				let after = [end, Suspend, NextEra, Resume, Rotate(50), NextEra, NextEra];
				for step in before.iter().chain(&after) {
					twins.take(*step);
					twins.agree();
				}
			});
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 64, ..Default::default() })]

	/// Whatever happens, in whatever order.
	#[test]
	fn the_double_tells_what_the_core_tells(steps in proptest::collection::vec(step(), 1..40)) {
		ExtBuilder::default().build_and_execute(|| {
			let twins = Twins::new();
			twins.agree();
			let mut eras = 0;
			for step in steps {
				// Later the record goes with its last member, and the wait for it.
				eras += u32::from(matches!(step, Step::NextEra));
				if eras <= 12 {
					twins.take(step);
					twins.agree();
				}
			}
		});
	}
}
