//! Attestation and the oracle on the mirror, as they are on the chain that has the services.

use super::{
	mock::{terms, AccountId, Attestation, Hook, Oracle, RuntimeCall, RuntimeOrigin, Sent},
	scene::{events, govern, pair, run, run_shown, Scene, ANYBODY, FIRST, SERVICE},
	Test,
};
use crate::{Call, Event};
use frame_support::{
	dispatch::DispatchResultWithPostInfo, traits::Hooks, weights::WeightMeter, BoundedVec,
};
use pallet_restaking_attestation::{
	Attested, Call as AttestationCall, Equivocation, Evidence, Said, Signed, Statement,
};
use pallet_restaking_oracle::{Answers, Call as OracleCall, Deviation, Step};
use restaking_primitives::{AssignmentId, Authority, EraIndex, KeyProof, OffenceSink};
use sp_core::{Pair, H256};
use sp_runtime::{traits::Dispatchable, Perbill};
use std::collections::BTreeSet;

fn percent(parts: u32) -> Perbill {
	Perbill::from_percent(parts)
}

/// Returns rules with a height for each tick, for which three ticks are left to sign.
fn statements() -> Hook {
	Hook::Equivocation(Equivocation {
		first: 200,
		period: 1,
		voting: 3,
		fraction: percent(10),
		most_missed: percent(50),
		absence: percent(2),
		pays_work: false,
	})
}

fn said(era: EraIndex, height: u64, content: u8) -> Statement {
	Statement { era, height, content: H256::repeat_byte(content) }
}

/// Returns the signature of an operator, for the other chain.
fn sign(operator: AccountId, statement: &Statement) -> KeyProof {
	let message = statement.message("Attestation", H256::repeat_byte(0x11), SERVICE);
	KeyProof::Sr25519(pair(operator).sign(&message))
}

fn attest(statement: Statement, operators: &[AccountId]) -> DispatchResultWithPostInfo {
	let sign = |operator: &AccountId| {
		let signature = sign(*operator, &statement);
		Signed { operator: *operator, signature }
	};
	let signatures = BoundedVec::truncate_from(operators.iter().map(sign).collect());
	let it = AttestationCall::attest { service: SERVICE, statement, signatures };
	RuntimeCall::Attestation(it).dispatch(RuntimeOrigin::signed(ANYBODY))
}

#[test]
fn a_quorum_signs_for_the_other_chain() {
	run_shown(statements(), |scene| {
		let asked = Attestation::to_sign(SERVICE, 6, H256::repeat_byte(1)).expect("it is due");
		let genesis = H256::repeat_byte(0x11);
		assert_eq!(asked.era, FIRST);
		assert_eq!(asked.message, said(FIRST, 6, 1).message("Attestation", genesis, SERVICE));
		assert_eq!(asked.salt, pallet_restaking_attestation::salt("Attestation", genesis));
		assert!(
			Attestation::to_sign(SERVICE, 7, H256::zero()).is_none(),
			"tick 207 is not certain"
		);
		scene.begin();
		assert!(attest(said(FIRST, 6, 1), &[101]).is_ok());
		assert_eq!(Attestation::accepted(SERVICE, 6), None);
		assert!(attest(said(FIRST, 6, 1), &[101, 102]).is_ok());
		let accepted = Attestation::accepted(SERVICE, 6).expect("800 of 1,100 are a quorum");
		assert_eq!((accepted.counted, accepted.total, accepted.certified), (800, 1_100, 0));
		scene.end();
	});
}

#[test]
fn nobody_signs_while_news_are_old() {
	run_shown(statements(), |scene| {
		scene.moves = false;
		scene.blocks(30);
		scene.begin();
		let refused = attest(said(FIRST, 6, 1), &[101, 102]).map_err(|it| it.error);
		let error = pallet_restaking_attestation::Error::<Test>::VotingOver;
		assert_eq!(refused, Err(error.into()));
		scene.end();
	});
}

#[test]
fn two_statements_convict_here_and_there() {
	Sent::set(Vec::new());
	run_shown(statements(), |_| {
		let say = |content| {
			let statement = said(FIRST, 5, content);
			let (era, content) = (statement.era, statement.content);
			Said { era, content, signature: sign(103, &statement) }
		};
		let (one, other) = (say(1), say(2));
		let evidence = codec::Encode::encode(&Evidence::Equivocation { height: 5, one, other });
		let accused = super::Mirror::accuse(AssignmentId(103), evidence);
		assert!(accused.is_ok(), "{accused:?}");
		let report = Sent::get()[0];
		assert_eq!((report.offence_era, report.fraction), (FIRST, percent(10)));
	});
}

/// Returns rules of rounds of two ticks: who is far off pays 5 %, and who is absent 2 %.
fn values() -> Hook {
	Hook::Deviation(Deviation {
		round: 2,
		tolerance: percent(1),
		steps: [Some(Step { beyond: 3, price: percent(5) }), None, None, None],
		most_missed: percent(50),
		absence: percent(2),
		max_feeds: 1,
		pays_work: false,
	})
}

/// Adopts an oracle whose terms believe this chain, on a chain on which the first set counts.
fn run_oracle(test: impl FnOnce(&mut Scene)) {
	Sent::set(Vec::new());
	run(values(), |scene| {
		govern(Call::abandon { service: SERVICE }).expect("root may");
		let forget = Call::forget { service: SERVICE, most: 1 };
		super::scene::call(RuntimeOrigin::signed(ANYBODY), forget).expect("nothing is there");
		let terms = terms(Hook::Authority(Authority));
		let slasher = Some(H256::repeat_byte(9));
		let terms_hash = terms.hash_with(slasher);
		let rules = Some(values());
		govern(Call::adopt { service: SERVICE, terms, slasher, terms_hash, rules })
			.expect("it believes this chain");
		scene.show(FIRST).expect("it is a set");
		scene.blocks(1);
		let (name, unit) = (b"DOT/USD".to_vec().try_into().expect("it is short"), [0; 16]);
		let open = OracleCall::open_feed { service: SERVICE, name, decimals: 0, unit, least: 1 };
		RuntimeCall::Oracle(open).dispatch(RuntimeOrigin::root()).expect("root may");
		test(scene);
	});
}

/// Makes blocks in which operators answer, and the set is shown in each fourth. `value` is what an operator says, if it
/// says anything.
fn answer(scene: &mut Scene, blocks: u32, value: impl Fn(AccountId) -> Option<i128>) {
	for number in 0..blocks {
		scene.begin();
		Oracle::on_poll(scene.block, &mut WeightMeter::new());
		if number.is_multiple_of(4) {
			// Refused while the other chain stands.
			let _shown = scene.show_now(scene.era());
		}
		for operator in [101, 102, 103] {
			let Some(value) = value(operator) else { continue };
			let values = BoundedVec::truncate_from(vec![(0, value)]);
			let it = OracleCall::submit { service: SERVICE, values };
			// Once in a round.
			let _again = RuntimeCall::Oracle(it).dispatch(RuntimeOrigin::signed(operator));
		}
		scene.end();
	}
}

/// Returns who was told of, for which part.
fn told() -> BTreeSet<(AssignmentId, u32)> {
	let told = Sent::get().into_iter();
	told.map(|it| (it.assignment, it.fraction.deconstruct() / 10_000_000)).collect()
}

#[test]
fn who_is_far_from_the_answer_is_told_of() {
	run_oracle(|scene| {
		answer(scene, 60, |operator| Some(if operator == 103 { 2_000 } else { 1_000 }));
		let latest = Oracle::latest(SERVICE, 0).expect("a quorum agrees");
		assert_eq!((latest.value, latest.counted, latest.total), (1_000, 800, 1_100));
		assert_eq!(told(), [(AssignmentId(103), 5)].into());
		// Once for each era that is over.
		let mut eras: Vec<_> = Sent::get().iter().map(|it| it.offence_era).collect();
		let all = eras.len();
		eras.dedup();
		assert!(eras.len() == all && all >= 2, "{eras:?}");
	});
}

#[test]
fn who_is_absent_is_told_of() {
	run_oracle(|scene| {
		answer(scene, 60, |operator| (operator != 102).then_some(1_000));
		// 800 of 1,100 are a quorum, and half of the stake is there.
		assert_eq!(told(), [(AssignmentId(102), 2)].into());
	});
}

#[test]
fn the_honest_are_not_told_of_whatever_stands_still() {
	run_oracle(|scene| {
		let honest = |_| Some(1_000);
		answer(scene, 25, honest);
		// The other chain stands, then its head is left out, then nobody shows anything.
		scene.moves = false;
		answer(scene, 30, honest);
		scene.moves = true;
		answer(scene, 25, honest);
		scene.told = false;
		for _ in 0..30 {
			scene.blocks(1);
		}
		scene.told = true;
		scene.blocks(40);
		answer(scene, 40, honest);
		assert_eq!(told(), BTreeSet::new());
		assert!(!events().iter().any(|it| matches!(it, Event::Reported { .. })));
	});
}
