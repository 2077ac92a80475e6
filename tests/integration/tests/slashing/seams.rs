//! Services as their pallets see them: several rules side by side, duties and faults for programs.

use super::*;
use codec::Decode;
use polkadot_sdk::frame_support::{
	dispatch::{Callable, Pays},
	BoundedVec,
};
use restaking_primitives::{AnyOf, Authority, Judge, PledgeInspect};
use restaking_runtime::{
	configs::services::{duties, faults, Deviation, Equivocation, Liveness, Rule, Silence},
	Oracle,
};

type OracleCall = <Oracle as Callable<Runtime>>::RuntimeCall;

fn silence(percent: u32) -> Silence {
	Silence { fraction: Perbill::from_percent(percent), pays_work: true }
}

pub fn several(rules: &[Rule]) -> Hook {
	Hook::AnyOf(AnyOf(BoundedVec::truncate_from(rules.to_vec())))
}

fn message(error: DispatchError) -> &'static str {
	error.into()
}

/// A list is refused if it is empty, or has two rules of one kind.
#[test]
fn list_of_rules_should_have_no_kind_twice() {
	Chain::development().run(|chain| {
		let statements = Equivocation {
			first: 1,
			period: 1,
			voting: 2,
			fraction: Perbill::from_percent(10),
			most_missed: Perbill::from_percent(50),
			absence: Perbill::from_percent(2),
			pays_work: false,
		};
		let one = Rule::Silence(silence(10));
		let register = |hook: Hook| {
			let mut terms = restaking::terms(Perbill::from_percent(20));
			(terms.conditions.quorum, terms.hook) = (Perbill::from_percent(67), hook);
			terms.conditions.min_pledge = 100 * UNIT;
			let refused = chain.call(account(OWNER), restaking::register(terms, None, None));
			refused.map(|_| ()).map_err(|it| message(it.error))
		};
		assert_eq!(register(several(&[])), Err("BadRuleList"));
		let twice = [one.clone(), Rule::Silence(silence(5))];
		assert_eq!(register(several(&twice)), Err("BadRuleList"));
		// A rule that only a slasher can use.
		let with_word = several(&[one.clone(), Rule::Authority(Authority)]);
		assert_eq!(register(with_word), Err("NobodyCouldSlash"));
		// Each has to fit the terms.
		assert_eq!(register(several(&[Rule::Silence(silence(11))])), Err("TooDear"));
		// No more than one of them may pay for work.
		let paying = Equivocation { pays_work: true, ..statements };
		let both_pay = several(&[Rule::Equivocation(paying), one.clone()]);
		assert_eq!(register(both_pay), Err("BadRuleList"));
		assert_ok!(register(Hook::Equivocation(paying)));
		let both = several(&[Rule::Equivocation(statements), one]);
		assert_ok!(register(both.clone()));
		// Silence, and absence from the heights.
		assert_eq!(Hook::one_outage(&both), Perbill::from_percent(12));
		assert!(Hook::pays_work(&both) && !Hook::needs_slasher(&both));
	});
}

/// An operator of a service with two rules: its duty is told, its heartbeat is heard, its silence is told with the
/// evidence that the chain takes, and is slashed under a name of its own.
#[test]
fn service_of_two_kinds_should_take_duties_and_evidence_of_both() {
	Chain::development().checked_once_an_era().run(|chain| {
		let statements = Equivocation {
			first: 1,
			period: 1,
			voting: 2,
			fraction: Perbill::from_percent(10),
			most_missed: Perbill::from_percent(50),
			absence: Perbill::from_percent(2),
			pays_work: false,
		};
		let rules = [Rule::Equivocation(statements), Rule::Silence(silence(10))];
		let assignment = restaking::judged_service(chain, Bob, several(&rules));
		let record = pallet_restaking::Assignments::<Runtime>::get(assignment).expect("exists");
		let service = record.service;
		let beats = || {
			let calls = duties(service, &account(Bob)).into_iter().map(|duty| {
				assert_eq!(duty.assignment, assignment);
				RuntimeCall::decode(&mut &duty.call[..]).expect("a call")
			});
			let beats = calls.filter(|call| matches!(call, RuntimeCall::Heartbeat(_)));
			beats.collect::<Vec<_>>()
		};
		// Beside it heights wait for a signature.
		assert!(duties(service, &account(Bob)).len() > 1);
		let [call] = &beats()[..] else { panic!("one heartbeat is due") };
		let call = call.clone();
		let heard = chain.call(account(Bob), call.clone()).expect("serves");
		assert_eq!(heard.pays_fee, Pays::No);
		let again = chain.call(account(Bob), call).expect_err("heard");
		assert_eq!(again.post_info.pays_fee, Pays::Yes);
		assert!(beats().is_empty());
		let heard = chain.era();
		chain.to_era(heard + 2);
		let report = |evidence: Vec<u8>| {
			let evidence = evidence.try_into().expect("short");
			let report = Call::report_offence { assignment, evidence };
			let reported = chain.call(account(Charlie), report);
			reported.map(|it| it.pays_fee).map_err(|it| message(it.error))
		};
		let of_silence = |era: u32| (1u8, era.encode()).encode();
		assert_eq!(report(of_silence(heard)), Err("WasHeard"));
		assert!(report((heard + 1).encode()).is_err(), "the evidence of the rule alone");
		assert!(report((2u8, (heard + 1).encode()).encode()).is_err(), "there is no third rule");
		assert_eq!(report(of_silence(heard + 1)), Ok(Pays::Yes));
		// Who comes second in the block loses no fee.
		assert_eq!(report(of_silence(heard + 1)), Ok(Pays::No));
		assert_eq!(report(of_silence(heard + 1)), Err("OffenceSeen"));
		chain.to_era(heard + 6);
		assert_eq!(ledger(Bob), (900 * UNIT, 900 * UNIT));
		// What is told is what is judged.
		for fault in faults(service) {
			assert_eq!(fault.evidence, of_silence(fault.era));
		}
	});
}

/// Liveness, silence and deviation judge one service, and one of them pays for work. Its only operator does nothing for
/// an era: no slot and no round was missed, since nobody asked for one, so the chain finds one fault and brings it.
#[test]
fn service_of_three_kinds_should_be_slashed_once_for_an_outage() {
	Chain::development().checked_once_an_era().run(|chain| {
		let percent = Perbill::from_percent;
		let steps = [Some((3u16, percent(10))), None, None, None];
		let paying = (1u32, percent(5), steps, percent(50), percent(2), 1u32, true);
		let oracle = Deviation::try_from(hook(2, paying)).expect("rules of an oracle");
		let beats = Silence { pays_work: false, ..silence(10) };
		let turns = Liveness { pays_work: false, ..restaking::liveness() };
		let hook = several(&[Rule::Liveness(turns), Rule::Silence(beats), Rule::Deviation(oracle)]);
		// A hundredth for turns, a tenth for silence, two hundredths for absence.
		assert_eq!((Hook::one_outage(&hook), Hook::pays_work(&hook)), (percent(13), true));
		let assignment = restaking::judged_service(chain, Bob, hook);
		let record = pallet_restaking::Assignments::<Runtime>::get(assignment).expect("exists");
		let silent = chain.era();
		chain.to_era(silent + 1);
		let [fault] = &faults(record.service)[..] else { panic!("one fault") };
		let evidence = (1u8, silent.encode()).encode();
		assert_eq!((fault.era, fault.fraction, &fault.evidence), (silent, percent(10), &evidence));
		// The slash for the era after is not executed yet.
		chain.to_era(silent + 5);
		assert_eq!(ledger(Bob), (900 * UNIT, 900 * UNIT));
	});
}

/// An oracle of two operators, one of which never answers. Nobody reports it: the chain accuses it in the era after,
/// and the terms pay each for its presence.
#[test]
fn absence_should_cost_stake_and_rewards_though_nobody_watches() {
	Chain::development().checked_once_an_era().run(|chain| {
		let percent = Perbill::from_percent;
		let steps = [Some((3u16, percent(10))), None, None, None];
		let paying = (1u32, percent(5), steps, percent(50), percent(2), 1u32, true);
		let present = restaking::judged_service(chain, Bob, hook(2, paying));
		let record = |id| pallet_restaking::Assignments::<Runtime>::get(id).expect("exists");
		let service = record(present).service;
		let absent = restaking::join_as(chain, service, 1);
		restaking::bond(chain, Charlie, 500 * UNIT);
		assert_ok!(chain.call(account(Charlie), restaking::pledge(absent, 500 * UNIT)));
		let name = b"DOT/USD".to_vec().try_into().expect("short");
		let open = OracleCall::open_feed { service, name, decimals: 2, unit: [0; 16], least: 1 };
		assert_ok!(chain.call(account(Bob), open));
		// The feed binds from the second era on.
		chain.next_era();
		chain.next_era();
		let era = chain.era();
		let works = |id| record(id).stream.multiplier;
		assert_eq!([present, absent].map(works), [Perbill::zero(); 2]);
		let mut given = None;
		while chain.era() == era {
			let values = vec![(0, 100)].try_into().expect("short");
			let tick = Restaking::clock();
			if given.replace(tick) != Some(tick) {
				assert_ok!(chain.call(account(Bob), OracleCall::submit { service, values }));
			}
			chain.next_block();
		}
		chain.blocks(6);
		assert_eq!(chain.era(), era + 1);
		assert_eq!([present, absent].map(works), [Perbill::one(), Perbill::zero()]);
		let evidence = (1u8, era).encode().try_into().expect("short");
		let report = Call::report_offence { assignment: absent, evidence };
		let known = chain.call(account(OWNER), report).map_err(|it| message(it.error));
		assert_eq!(known.map(|_| ()), Err("OffenceSeen"));
		chain.to_era(era + 6);
		assert_eq!(ledger(Charlie), (490 * UNIT, 490 * UNIT));
		assert_eq!(ledger(Bob), (1_000 * UNIT, 1_000 * UNIT));
	});
}
