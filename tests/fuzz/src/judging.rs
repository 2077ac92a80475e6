//! Evidence, valid and nearly so, judged by every hook: nothing panics, nothing is written, and nobody
//! is convicted of what did not happen.

use crate::{
	cast::{Signer, OPERATORS},
	evidence::{self, is_signed, sign},
	flat::Flat,
	kind::Kind,
	op::Op,
	player::root,
	setting,
};
use codec::{Decode, DecodeAll, Encode};
use pallet_restaking::{AssignmentFor, Assignments, EraStarts, KeyHistory, SlashingHooks};
use pallet_restaking_attestation::{Equivocation, Evidence as Told, Said, Statement};
use pallet_restaking_availability::Evidence as Silence;
use pallet_restaking_keeper::{Dealt, EraTurns, Turns};
use pallet_restaking_oracle::{Deviation, Evidence as Fault};
use polkadot_sdk::sp_runtime::{DispatchError, Perbill};
use restaking_primitives::{
	AssignmentId, Context, EraIndex, EraWork, Judge, KeyProof, PledgeInspect, Verdict, ERAS_KEPT,
};
use restaking_runtime::{configs::services::Hook, AccountId, Restaking, Runtime, System};
use std::sync::OnceLock;

/// The hook that judged an input, and the outcome. An input with a new ending is worth keeping.
pub type Ending = (u8, String);

/// A state in which operators of all hooks have done right and wrong.
pub struct Court {
	state: Flat,
	assignments: Vec<AssignmentId>,
}

/// Returns steps in which the operators of six services do and miss their duties.
fn duties() -> Vec<Op> {
	let op = |kind, who, at, size, dice| Op { kind, who, at, size, dice };
	let mut story = vec![];
	for round in 0..4u8 {
		story.extend([
			op(Kind::Submit, 0, 0, 0, 0),
			op(Kind::Submit, 1, 0, 500, if round.is_multiple_of(2) { 3 } else { 0 }),
			op(Kind::Attest, 0, 0, 0, 1),
			op(Kind::Promise, 1, 0, 6, round.into()),
			op(Kind::Answer, 1, 0, 0, round.into()),
			op(Kind::Challenge, 0, round, 0, 0),
			op(Kind::CreateJob, 0, 0, 4, 75),
			op(Kind::RotateKey, 0, round, 0, 30 + u16::from(round)),
			op(Kind::Blocks, 0, 0, 2, 0),
			op(Kind::CloseRound, 0, 0, 3, 0),
			op(Kind::Perform, 1, 0, 0, 3),
			op(Kind::Beat, round, 0, 0, 0),
			op(Kind::Blocks, 0, 0, 0, 0),
		]);
	}
	story
}

/// Returns the court. Makes its state once.
pub fn court() -> &'static Court {
	static COURT: OnceLock<Court> = OnceLock::new();
	COURT.get_or_init(|| {
		let mut state = setting::start().state.clone();
		let mut assignments = vec![];
		setting::tell_in(&mut state, |player, chain| {
			for op in duties() {
				let _refused_or_not = player.take(chain, op);
			}
			assignments = AssignmentFor::<Runtime>::iter_values().collect();
			assignments.sort();
			assignments.iter().for_each(|id| miss_turns(*id));
		});
		Court { state, assignments }
	})
}

/// Lets an operator of a keeper service have missed all its turns of the last era: it takes many jobs to miss so
/// many in an era as short as here.
fn miss_turns(id: AssignmentId) {
	let service = Assignments::<Runtime>::get(id).expect("it is listed").service;
	if !matches!(SlashingHooks::<Runtime>::get(service), Some(Hook::Liveness(_))) {
		return;
	}
	let era = <Restaking as PledgeInspect<AccountId>>::era() - 1;
	let missed = EraTurns { era, dealt: 4, missed: 4 };
	let eras = vec![missed].try_into().expect("one era has room");
	Dealt::<Runtime>::insert(id, Turns { service, eras });
}

impl Court {
	/// Returns a copy of the state, in which inputs can be judged one after the other.
	pub fn state(&self) -> Flat {
		self.state.clone()
	}

	/// Returns inputs that convict an operator, or nearly.
	pub fn corpus(&self) -> Vec<Vec<u8>> {
		self.state().execute_with(|| {
			let mut corpus = vec![];
			for (place, id) in (0u8..).zip(&self.assignments) {
				for (size, dice) in (0..16).flat_map(|size| (0..7).map(move |dice| (size, dice))) {
					let evidence = evidence::against(*id, size, dice);
					corpus.push([&[place][..], &evidence].concat());
				}
			}
			corpus
		})
	}

	/// Judges one input: a byte that names the assignment, and evidence. Panics if anything is wrong.
	pub fn judge(&self, input: &[u8]) -> Ending {
		let (first, evidence) = input.split_first().unwrap_or((&0, &[]));
		let id = self.assignments[usize::from(*first) % self.assignments.len()];
		before_its_judge(id, |hook, context| judged_alike(hook, context, evidence))
			.expect("it is listed")
	}
}

/// Shows an assignment to the rules of its service. `None` if it does not exist any more.
fn before_its_judge<R>(
	id: AssignmentId,
	ask: impl FnOnce(&Hook, &Context<'_, AccountId>) -> R,
) -> Option<R> {
	let record = Assignments::<Runtime>::get(id)?;
	let hook = SlashingHooks::<Runtime>::get(record.service)?;
	let (eras, keys) = (EraStarts::<Runtime>::get(), KeyHistory::<Runtime>::get(id));
	let context = Context {
		service: record.service,
		assignment: id,
		operator: &record.operator,
		now: <Restaking as PledgeInspect<AccountId>>::era(),
		clock: <Restaking as PledgeInspect<AccountId>>::clock(),
		eras: &eras,
		keys: &keys,
	};
	Some(ask(&hook, &context))
}

/// Returns the verdict about evidence in the present block. `None` if the assignment does not exist any
/// more.
pub fn verdict(id: AssignmentId, evidence: &[u8]) -> Option<Result<Verdict, DispatchError>> {
	before_its_judge(id, |hook, context| Hook::judge(hook, context, evidence))
}

/// Judges twice, and checks the verdict.
fn judged_alike(hook: &Hook, context: &Context<'_, AccountId>, evidence: &[u8]) -> Ending {
	let before = root();
	let judged = Hook::judge(hook, context, evidence);
	assert_eq!(before, root(), "a judgement has written something");
	assert_eq!(judged, Hook::judge(hook, context, evidence), "judged otherwise the second time");
	let kind = hook.encode()[0];
	match judged {
		Ok(verdict) => {
			is_guilty(hook, context, evidence, &verdict);
			let longer = [evidence, &[0]].concat();
			let judged = Hook::judge(hook, context, &longer);
			assert!(judged.is_err(), "two encodings of one thing");
			(kind, format!("guilty of {:?}", verdict.offence_era))
		},
		Err(DispatchError::Module(error)) => (kind, format!("{:?}", error.message)),
		Err(error) => (kind, format!("{error:?}")),
	}
}

/// Asserts that the fault of the verdict is on record, without the code of the hooks.
fn is_guilty(hook: &Hook, context: &Context<'_, AccountId>, evidence: &[u8], verdict: &Verdict) {
	assert!(verdict.offence_era <= context.now, "an offence to come");
	assert!(OPERATORS.map(crate::cast::account).contains(context.operator), "no operator");
	match hook {
		Hook::Equivocation(rules) => {
			let told = Told::decode_all(&mut &evidence[..]).expect("decoded");
			let price = match told {
				Told::Absence { .. } => rules.absence,
				Told::Equivocation { .. } | Told::Misdated { .. } => rules.fraction,
			};
			assert_eq!(verdict.fraction, price);
			signed_wrongly(rules, context, told, verdict.offence_era);
		},
		Hook::Deviation(rules) => answered_badly(rules, context, evidence, verdict),
		Hook::Withholding(rules) => {
			assert_eq!(verdict.fraction, rules.fraction);
			showed_nothing(context, evidence, verdict.offence_era);
		},
		Hook::Liveness(rules) => {
			assert_eq!(verdict.fraction, rules.fraction);
			let turns = Dealt::<Runtime>::get(context.assignment);
			let turns = turns.expect("it was dealt turns").in_era(verdict.offence_era);
			let turns = turns.expect("it was dealt turns in that era");
			let most = u64::from(turns.dealt) * u64::from(rules.most_missed.deconstruct());
			let missed = u64::from(turns.missed);
			let enough = missed * 1_000_000_000 > most && turns.missed >= rules.least_misses;
			assert!(verdict.offence_era < context.now && enough, "too few missed turns");
		},
		Hook::Silence(rules) => {
			assert_eq!(verdict.fraction, rules.fraction);
			let beats = pallet_restaking_heartbeat::Beats::<Runtime>::get(context.assignment);
			assert!(
				verdict.offence_era < context.now && !beats.contains(&verdict.offence_era),
				"heard, or in time"
			);
		},
		other => panic!("{other:?} has judged, and nothing checks its verdicts"),
	}
}

/// Asserts that a challenge is due and open, or that a draw of the era is due and not answered.
fn showed_nothing(context: &Context<'_, AccountId>, evidence: &[u8], era: EraIndex) {
	let accused = context.assignment;
	match Silence::decode_all(&mut &evidence[..]).expect("decoded") {
		Silence::Denied { challenge } => {
			let challenge =
				pallet_restaking_availability::Challenges::<Runtime>::get(accused, challenge)
					.expect("there is one");
			assert!(context.clock >= challenge.due_tick, "it could be answered");
			assert_eq!(challenge.asked_era, era);
		},
		Silence::Withheld { era: of } => {
			assert_eq!(of, era, "an offence of another era");
			let seed = <Restaking as PledgeInspect<AccountId>>::seed(era).expect("it was drawn");
			assert!(seed.since < context.clock, "it could be answered");
			let held = pallet_restaking_availability::Held::<Runtime>::get(accused);
			let items = held.expect("something was promised").items;
			let promised = items.iter().filter(|it| it.from_era <= era && era <= it.until_era);
			let least = promised.count();
			assert!(least > 0, "nothing was promised");
			let shown = pallet_restaking_availability::Shown::<Runtime>::get(accused);
			let shown = shown.iter().find(|it| it.0 == era).map_or(0, |it| it.1.count_ones());
			assert!(shown < 64, "all that can be drawn was shown");
			let served = <Restaking as PledgeInspect<AccountId>>::served(accused, era);
			assert!(served.is_some_and(|it| it > 0), "it did not serve");
		},
	}
}

/// Asserts that the chain has recorded the step, or too little presence.
fn answered_badly(
	rules: &Deviation,
	context: &Context<'_, AccountId>,
	evidence: &[u8],
	verdict: &Verdict,
) {
	let (service, accused) = (context.service, context.assignment);
	let place = verdict.offence_era % ERAS_KEPT;
	match Fault::decode_all(&mut &evidence[..]).expect("decoded") {
		Fault::Deviation { era, step } => {
			let price = |place: usize| rules.steps[place].expect("there is such a step").price;
			let before = step.checked_sub(2).map_or(Perbill::zero(), |two| price(two.into()));
			assert_eq!(verdict.fraction, price(usize::from(step) - 1) - before);
			assert_eq!(verdict.offence_era, era);
			let faults = pallet_restaking_oracle::Faults::<Runtime>::get(service, place);
			assert_eq!(faults.era, era, "another era");
			assert!(faults.steps.iter().any(|it| it.0 == accused && it.1 >= step), "no such step");
		},
		Fault::Absence { era } => {
			assert_eq!((verdict.fraction, verdict.offence_era), (rules.absence, era));
			let work = pallet_restaking_oracle::Work::<Runtime>::get(service, place);
			was_absent(&work, accused, era, rules.most_missed);
		},
	}
}

/// Asserts that an operator missed more than it may of what was attempted in an era.
fn was_absent(work: &EraWork, accused: AssignmentId, era: EraIndex, most_missed: Perbill) {
	assert_eq!(work.era, era, "another era");
	let done = work.done.iter().find(|it| it.0 == accused).map_or(0, |it| it.1);
	let missed = u64::from(work.attempted - done) * 1_000_000_000;
	let most = u64::from(work.attempted) * u64::from(most_missed.deconstruct());
	assert!(missed > most, "{done} of {} are enough", work.attempted);
}

/// Asserts that two contents differ, or that the height is due in another era than the statement names; and
/// that all is signed with the operator's key of the era that is named.
fn signed_wrongly(
	rules: &Equivocation,
	context: &Context<'_, AccountId>,
	told: Told,
	era: EraIndex,
) {
	let signed = |statement: &Statement, signature: &KeyProof| {
		let before = context.keys.iter().filter(|it| it.from_era <= statement.era);
		let key = &before.max_by_key(|it| it.from_era).expect("a key of that era").key;
		assert!(is_signed(key, context.service, statement, signature), "not signed");
	};
	let starts = EraStarts::<Runtime>::get();
	let due = |height: u64| {
		let tick = rules.first.saturating_add(height.saturating_mul(rules.period.into()));
		let begun = starts.iter().rev().find(|start| start.tick <= tick);
		begun.filter(|_| tick <= context.clock).map(|start| start.era)
	};
	match told {
		Told::Equivocation { height, one, other } => {
			assert_ne!(one.content, other.content, "one content");
			assert_eq!(due(height), Some(era), "an offence of another era");
			for Said { era, content, signature } in [one, other] {
				signed(&Statement { era, height, content }, &signature);
			}
		},
		Told::Absence { era: named } => {
			assert_eq!(named, era, "an offence of another era");
			let place = era % ERAS_KEPT;
			let work = pallet_restaking_attestation::Work::<Runtime>::get(context.service, place);
			was_absent(&work, context.assignment, era, rules.most_missed);
			let end = starts.iter().find(|start| start.era == era + 1).expect("it is over").tick;
			assert!(end + u64::from(rules.voting) <= context.clock, "heights are open");
		},
		Told::Misdated { statement, signature } => {
			assert_eq!(statement.era, era, "an offence of another era");
			assert!(era < context.now, "the era is not over");
			assert_ne!(due(statement.height), Some(era), "it was due");
			signed(&statement, &signature);
		},
	}
}

/// Changes random bytes of an input, and at times makes its signatures valid again.
pub fn mutate(input: &[u8], dice: &mut impl FnMut() -> u16) -> Vec<u8> {
	let mut other = input.to_vec();
	for _ in 0..=dice() % 4 {
		evidence::spoil(&mut other, dice());
	}
	if dice().is_multiple_of(3) {
		sign_again(&mut other, dice());
	}
	other
}

/// Signs mutated evidence of an equivocation, mostly with the accused operator's key.
fn sign_again(input: &mut Vec<u8>, dice: u16) {
	let court = court();
	let Some((first, evidence)) = input.split_first() else { return };
	let id = court.assignments[usize::from(*first) % court.assignments.len()];
	let Ok(mut told) = Told::decode(&mut &evidence[..]) else { return };
	let keys = KeyHistory::<Runtime>::get(id);
	let known = keys.get(usize::from(dice) % keys.len().max(1));
	let signer = known.and_then(|it| Signer::behind(&it.key)).unwrap_or_else(|| Signer::of(dice));
	let Some(record) = Assignments::<Runtime>::get(id) else { return };
	let sign = |statement: &Statement| sign(&signer, record.service, statement);
	match &mut told {
		Told::Equivocation { height, one, other } => {
			*height %= u64::from(System::block_number()) + 2;
			for Said { era, content, signature } in [one, other] {
				*signature = sign(&Statement { era: *era, height: *height, content: *content });
			}
		},
		Told::Misdated { statement, signature } => {
			statement.era %= before_its_judge(id, |_, context| context.now).unwrap_or(0) + 2;
			*signature = sign(statement);
		},
		Told::Absence { era } => {
			*era %= before_its_judge(id, |_, context| context.now).unwrap_or(0) + 2
		},
	}
	*input = [&[*first][..], &told.encode()].concat();
}
