//! Terms and the rules of their hook, judged together.

use super::setting::*;
use crate::{Error, Services, TermsOf};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use restaking_math::SlashRules;
use restaking_primitives::{Context, EraStart, PledgeInspect, RuleLimits, ServiceId};
use sp_runtime::Perbill;

fn judged(max_slash: Perbill) -> TermsOf<Test> {
	let mut terms = terms(40);
	terms.conditions.max_slash = max_slash;
	terms.hook = TestHook::Judge;
	terms
}

fn register(terms: TermsOf<Test>) -> DispatchResult {
	let (owner, nothing) = (RuntimeOrigin::signed(OWNER_A), Default::default());
	let open = crate::types::JoinPolicy::Open;
	Restaking::register_service(owner, terms, None, None, open, None, nothing)
}

/// Says what the hook's cheapest and dearest verdicts take, in parts per billion.
fn set_prices(min: u32, max: u32) {
	Prices::set(Some((Perbill::from_parts(min), Perbill::from_parts(max))));
}

/// `⌈40 % / 1,024⌉ = 390,625` and `⌈33.3333333 % / 1,024⌉ = 325,521` parts per billion.
#[test]
fn a_verdict_that_no_request_may_have_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let forty = judged(percent(40));
		for (min, max, error) in [
			(0, 400_000_000, Error::<Test>::FaultTooCheap),
			(1, 400_000_000, Error::FaultTooCheap),
			(390_624, 400_000_000, Error::FaultTooCheap),
			(390_625, 400_000_001, Error::FaultTooDear),
			(390_625, 1_000_000_000, Error::FaultTooDear),
		] {
			set_prices(min, max);
			assert_noop!(register(forty.clone()), error);
		}
		set_prices(390_625, 400_000_000);
		assert_ok!(register(forty));
		let third = judged(Perbill::from_parts(333_333_333));
		set_prices(325_520, 325_521);
		assert_noop!(register(third.clone()), Error::<Test>::FaultTooCheap);
		set_prices(325_521, 325_521);
		assert_ok!(register(third));
		// Rules that judge nothing name nothing.
		set_prices(0, 0);
		let (owner, slasher) = (RuntimeOrigin::signed(OWNER_A), RuntimeOrigin::signed(SLASHER));
		let (terms, open) = (terms(40), crate::types::JoinPolicy::Open);
		let slasher = Some(caller(slasher));
		let nothing = Default::default();
		let found = Restaking::register_service(owner, terms, slasher, None, open, None, nothing);
		assert_ok!(found);
	});
}

/// The dearest verdict that registers takes what it says.
#[test]
fn a_verdict_of_the_whole_maximum_slashes() {
	ExtBuilder::default().build_and_execute(|| {
		set_prices(390_625, 400_000_000);
		let mut terms = judged(percent(40));
		terms.conditions.shares = Default::default();
		let (_, home) = another_service(terms, P);
		run_to(9);
		pledge_once(S, home, 1_000);
		run_to(10);
		let proof = Proof { operator: P, offence: new_offence(), era: 10, fraction: percent(40) };
		let evidence = proof.encode().try_into().unwrap();
		let reporter = RuntimeOrigin::signed(STRANGER);
		assert_ok!(Restaking::report_offence(reporter, home, evidence).plain());
		run_to(14);
		assert_eq!(ledger(S), (600, 600));
	});
}

#[test]
fn a_hook_sees_the_terms_that_it_stands_in() {
	ExtBuilder::default().build_and_execute(|| {
		let mut terms = judged(percent(40));
		terms.conditions.min_pledge = 17;
		assert_ok!(register(terms));
		let slashes =
			SlashRules { max_slash: percent(40), report_window: 4, veto_window: 3, exit_window: 7 };
		let (quorum, era_ticks) = (percent(50), 14_400);
		let limits = RuleLimits { slashes, quorum, min_pledge: 17, era_ticks };
		assert_eq!(Seen::get(), Some(limits));
		// A quarter of four eras, 32 ticks, seven eras.
		assert_eq!(limits.max_delay(), 14_400);
		assert_eq!((limits.min_notice(), limits.liable_ticks()), (32, 100_800));
		// Two eras, as long as stake may be reported.
		let slashes = SlashRules { report_window: 16, exit_window: 19, ..slashes };
		assert_eq!(RuleLimits { slashes, ..limits }.max_delay(), 28_800);
		let dev = RuleLimits { era_ticks: 10, ..limits };
		assert_eq!((dev.max_delay(), dev.min_notice(), dev.liable_ticks()), (10, 2, 70));
	});
}

#[test]
#[should_panic(expected = "service 0 was refused")]
fn genesis_is_judged_as_well() {
	let mut config = genesis();
	config.services[0].terms.hook = TestHook::Useless;
	ExtBuilder::default().build_with(config);
}

/// The hook `Judge` attributes what two quorums have in common, an authority all of a quorum.
#[test]
fn the_attributable_part_is_fixed_at_registration() {
	ExtBuilder::default().build_and_execute(|| {
		let mut terms = judged(percent(40));
		terms.conditions.quorum = percent(75);
		assert_ok!(register(terms));
		let attributable = |id| Services::<Test>::get(ServiceId(id)).unwrap().attributable;
		assert_eq!(attributable(2), Perbill::from_parts(666_666_666));
		assert_eq!(attributable(0), Perbill::one());
	});
}

/// Half of 40 % has to be left after a fault.
#[test]
fn one_fault_of_half_the_maximum_leaves_an_operator_in_service() {
	let conditions = terms(40).conditions;
	let lasts = |parts| conditions.rule_limits(1).serves_on_after(Perbill::from_parts(parts));
	assert_eq!([0, 200_000_000, 200_000_001, 400_000_001].map(lasts), [true, true, false, false]);
	let odd = |max: u32, price: u32| {
		let mut conditions = conditions.clone();
		conditions.max_slash = Perbill::from_parts(max);
		conditions.rule_limits(1).serves_on_after(Perbill::from_parts(price))
	};
	assert_eq!([odd(333_333_333, 166_666_666), odd(333_333_333, 166_666_667)], [true, false]);
}

/// Eras 3 and 4 begin in ticks 20 and 30; the present tick is 35.
#[test]
fn a_tick_to_come_is_of_no_era() {
	ExtBuilder::default().build_and_execute(|| {
		let eras = [(3, 20), (4, 30)].map(|(era, tick)| EraStart { era, tick });
		let (service, assignment, operator) = (A, P_AT_A, &P);
		let keys = &[];
		let context =
			Context { service, assignment, operator, now: 4, clock: 35, eras: &eras, keys };
		let found = [19, 20, 29, 30, 35, 36, u64::MAX].map(|tick| context.era_of_tick(tick));
		assert_eq!(found, [None, Some(3), Some(3), Some(4), Some(4), None, None]);
		run_to(5);
		let era_of = <Restaking as PledgeInspect<AccountId>>::era_of_tick;
		let now = <Restaking as PledgeInspect<AccountId>>::clock();
		assert_eq!([now, now + 1].map(era_of), [Some(era()), None]);
	});
}
