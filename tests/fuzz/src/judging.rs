//! Evidence, valid and nearly so, judged by every hook: nothing panics, nothing is written, and nobody
//! is convicted of what did not happen.

use crate::{
	cast::{Signer, OPERATORS},
	evidence::{self, message},
	flat::Flat,
	kind::Kind,
	op::Op,
	player::root,
	setting,
};
use codec::{Decode, DecodeAll, Encode};
use pallet_restaking::{
	AssignmentFor, Assignments, EraStarts, KeyHistory, Services, SlashingHooks,
};
use pallet_restaking_attestation::{Evidence as Equivocated, Statement};
use pallet_restaking_oracle::{Deviation, Evidence as Fault};
use polkadot_sdk::sp_runtime::{DispatchError, Perbill};
use restaking_primitives::{AssignmentId, Context, EraIndex, Judge, PledgeInspect, Verdict};
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
			op(Kind::Enlist, 0, 0, 0, 0),
			op(Kind::Promise, 0, 0, 6, round.into()),
			op(Kind::Challenge, 0, round, 0, 0),
			op(Kind::CreateJob, 0, 0, 1, 5),
			op(Kind::RotateKey, 0, round, 0, 30 + u16::from(round)),
			op(Kind::Blocks, 0, 0, 2, 0),
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
		});
		Court { state, assignments }
	})
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
		block: System::block_number().into(),
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
			assert_eq!(verdict.fraction, rules.fraction);
			said_both(context, evidence, verdict.offence_era);
		},
		Hook::Deviation(rules) => answered_badly(rules, context, evidence, verdict),
		Hook::Withholding(rules) => {
			assert_eq!(verdict.fraction, rules.fraction);
			let id = u32::decode(&mut &evidence[..]).expect("decoded");
			let challenge = pallet_restaking_availability::Challenges::<Runtime>::get(id)
				.expect("there is one");
			assert!(
				u64::from(System::block_number()) > challenge.due_block,
				"it could be answered"
			);
			assert_eq!(challenge.assignment, context.assignment);
			assert_eq!(challenge.asked_era, verdict.offence_era);
		},
		Hook::Liveness(rules) => {
			assert_eq!(verdict.fraction, rules.fraction);
			let misses = pallet_restaking_keeper::Misses::<Runtime>::get(context.assignment);
			let of_era = misses.iter().filter(|it| it.era == verdict.offence_era);
			let turns: u32 = of_era.map(|it| it.turns).sum();
			assert!(turns >= rules.misses, "too few missed turns");
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

/// Asserts that the answer was far from the median, or that there was none in any of the rounds.
fn answered_badly(
	rules: &Deviation,
	context: &Context<'_, AccountId>,
	evidence: &[u8],
	verdict: &Verdict,
) {
	match Fault::decode_all(&mut &evidence[..]).expect("decoded") {
		Fault::Deviation { feed, round } => {
			assert_eq!(verdict.fraction, rules.fraction);
			let (value, median) = answers(context, feed, round, rules.kept);
			let value = value.expect("who is far from the median has answered");
			let most = median * u128::from(rules.tolerance.deconstruct()) / 1_000_000_000;
			assert!(value.abs_diff(median) > most, "{value} is near {median}");
		},
		Fault::Absence { feed, rounds } => {
			assert_eq!(verdict.fraction, rules.absence);
			assert_eq!(rounds.len(), rules.misses as usize);
			for round in rounds {
				let (value, _) = answers(context, feed, round, rules.kept);
				assert_eq!(value, None, "who is missed has answered");
			}
		},
	}
}

/// Asserts that both statements differ and are signed with the operator's key of the era.
fn said_both(context: &Context<'_, AccountId>, evidence: &[u8], era: EraIndex) {
	let told = Equivocated::decode_all(&mut &evidence[..]).expect("decoded");
	assert_ne!(told.one.0, told.other.0, "one statement");
	let key = context.keys.iter().filter(|it| it.from_era <= era).max_by_key(|it| it.from_era);
	let key = &key.expect("a key of that era").key;
	for (content, signature) in [told.one, told.other] {
		let statement = Statement { height: told.height, content };
		assert!(key.signed(&message(context.service, &statement), &signature), "not signed");
	}
}

/// Returns the answer of an operator in a round, and the median of all, by adding up stake.
fn answers(
	context: &Context<'_, AccountId>,
	feed: u32,
	number: u64,
	kept: u32,
) -> (Option<u128>, u128) {
	let key = (context.service, feed, (number % u64::from(kept)) as u32);
	let round = pallet_restaking_oracle::Rounds::<Runtime>::get(key).expect("it is kept");
	assert_eq!(round.number, number, "another round");
	let quorum: Perbill = Services::<Runtime>::get(context.service)
		.expect("it is there")
		.conditions
		.quorum;
	let mut entries: Vec<_> = round.entries.iter().map(|it| (it.value, it.counted)).collect();
	entries.sort();
	let all: u128 = entries.iter().map(|entry| entry.1).sum();
	assert!(all * 1_000_000_000 >= round.total * u128::from(quorum.deconstruct()), "no quorum");
	let below = |value: u128| -> u128 {
		entries.iter().filter(|entry| entry.0 <= value).map(|entry| entry.1).sum()
	};
	let median = entries.iter().map(|entry| entry.0).find(|value| below(*value) * 2 >= all);
	let own = round.entries.iter().find(|it| it.assignment == context.assignment);
	(own.map(|it| it.value), median.expect("somebody answered"))
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
	let Ok(mut told) = Equivocated::decode(&mut &evidence[..]) else { return };
	let keys = KeyHistory::<Runtime>::get(id);
	let known = keys.get(usize::from(dice) % keys.len().max(1));
	let signer = known.and_then(|it| Signer::behind(&it.key)).unwrap_or_else(|| Signer::of(dice));
	let Some(record) = Assignments::<Runtime>::get(id) else { return };
	told.height %= u64::from(System::block_number()) + 2;
	for (content, signature) in [&mut told.one, &mut told.other] {
		let statement = Statement { height: told.height, content: *content };
		*signature = signer.sign(&message(record.service, &statement));
	}
	*input = [&[*first][..], &told.encode()].concat();
}
