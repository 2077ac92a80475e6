//! Evidence of faults, and bytes that are nearly evidence.

use crate::{
	cast::{account, rules_of, Signer, HONEST},
	pick::era,
};
use codec::Encode;
use pallet_restaking::{Assignments, KeyHistory, SlashingHooks};
use pallet_restaking_attestation::{salt, Equivocation, Evidence as Told, Said, Statement};
use pallet_restaking_availability::{
	Blob, Challenges, Chunk, Evidence as Silence, NextChallengeId, Proof,
};
use pallet_restaking_oracle::Evidence as Fault;
use polkadot_sdk::{
	frame_support::traits::PalletInfoAccess, sp_core::H256, sp_runtime::traits::BlakeTwo256,
};
use restaking_primitives::{
	AssignmentId, EraIndex, KeyProof, PledgeInspect, ServiceId, ServiceKey,
};
use restaking_runtime::{
	configs::services::Hook, AccountId, Attestation, Hash, Restaking, Runtime, System,
};

/// The length of each chunk of the blobs, in bytes.
const CHUNK: u32 = 128;

/// Returns evidence against the operator of an assignment, for its service's hook. Every eighth is
/// spoiled.
pub fn against(
	assignment: AssignmentId,
	size: u16,
	dice: u16,
) -> pallet_restaking::EvidenceOf<Runtime> {
	let mut bytes = honest(assignment, size, dice);
	if dice % 8 == 7 {
		spoil(&mut bytes, dice / 8);
	}
	bytes.truncate(4_096);
	bytes.try_into().expect("within its bound")
}

/// Returns the assignment that a challenge accuses, or that was dealt turns. `None` if the dice ask for none.
pub fn suspect(dice: u16) -> Option<AssignmentId> {
	match dice / 8 % 4 {
		1 => latest_challenge(0).map(|it| it.0),
		2 => pallet_restaking_keeper::Dealt::<Runtime>::iter_keys().min(),
		_ => None,
	}
}

/// Returns one of the latest challenges: its assignment and its number.
fn latest_challenge(back: u32) -> Option<(AssignmentId, u32)> {
	let id = NextChallengeId::<Runtime>::get().checked_sub(1 + back)?;
	let known = Challenges::<Runtime>::iter_keys();
	known.filter(|it| it.1 == id).min()
}

/// Returns the evidence of an honest reporter for one of the latest events.
fn honest(assignment: AssignmentId, size: u16, dice: u16) -> Vec<u8> {
	let Some(record) = Assignments::<Runtime>::get(assignment) else { return vec![0] };
	let Some(hook) = SlashingHooks::<Runtime>::get(record.service) else { return vec![0] };
	let rules = rules_of(&hook);
	let number = usize::from(size / 16) % rules.len();
	let evidence = before(&rules[number], record.service, assignment, size, dice);
	match hook {
		Hook::AnyOf(_) => (number as u8, evidence).encode(),
		_ => evidence,
	}
}

/// Returns such evidence for one rule.
fn before(
	rule: &Hook,
	service: ServiceId,
	assignment: AssignmentId,
	size: u16,
	dice: u16,
) -> Vec<u8> {
	let back = u32::from(size / 2 % 8 * (size % 2));
	match rule {
		Hook::Equivocation(rules) => equivocation(service, assignment, rules, back, dice),
		Hook::Deviation(_) => fault(back, dice),
		Hook::Withholding(_) => {
			let challenge = NextChallengeId::<Runtime>::get().saturating_sub(1 + back);
			match dice / 2 % 2 {
				0 => Silence::Denied { challenge }.encode(),
				_ => Silence::Withheld { era: era().saturating_sub(back) }.encode(),
			}
		},
		Hook::Liveness(_) | Hook::Silence(_) => era().saturating_sub(back).encode(),
		_ => dice.encode(),
	}
}

/// Returns an absence, two statements for one of the latest heights, or one of a wrong era, signed with the key of that
/// height's era; or with another key, if the operator would not sign them.
fn equivocation(
	service: ServiceId,
	assignment: AssignmentId,
	rules: &Equivocation,
	back: u32,
	dice: u16,
) -> Vec<u8> {
	if dice % 7 == 6 {
		return Told::Absence { era: era().saturating_sub(back) }.encode();
	}
	let now = <Restaking as PledgeInspect<_>>::clock();
	let height = now.saturating_sub(rules.first) / u64::from(rules.period.max(1));
	let height = height.saturating_sub(u64::from(back * 3));
	let dated = rules.tick_of(height).and_then(<Restaking as PledgeInspect<_>>::era_of_tick);
	// Of a wrong era, at times: it is over, or it is not.
	let era = dated.unwrap_or(era()).saturating_sub(u32::from(dice % 5 == 4));
	let keys = KeyHistory::<Runtime>::get(assignment);
	let key = keys.iter().rev().find(|it| it.from_era <= era);
	let honest =
		Assignments::<Runtime>::get(assignment).is_some_and(|it| it.operator == account(HONEST));
	let stranger = || {
		let other = |signer: &Signer| keys.iter().all(|it| it.key != signer.public());
		(dice..)
			.map(Signer::of)
			.find(other)
			.expect("a history is shorter than the list")
	};
	let known = key.filter(|_| !honest).and_then(|it| Signer::behind(&it.key));
	let signer = known.unwrap_or_else(stranger);
	match dice % 3 {
		2 => misdated(service, &signer, era, height),
		_ => both(service, &signer, era, height, 2 + (dice % 4) as u8),
	}
}

/// Returns two statements for a height, signed with one key.
fn both(service: ServiceId, signer: &Signer, era: EraIndex, height: u64, other: u8) -> Vec<u8> {
	let say = |content: u8| {
		let statement = Statement { era, height, content: H256::repeat_byte(content) };
		let signature = sign(signer, service, &statement);
		Said { era, content: statement.content, signature }
	};
	Told::Equivocation { height, one: say(1), other: say(other) }.encode()
}

/// Returns a statement that is misdated if its height is due in another era.
fn misdated(service: ServiceId, signer: &Signer, era: EraIndex, height: u64) -> Vec<u8> {
	let statement = Statement { era, height, content: H256::repeat_byte(1) };
	let signature = sign(signer, service, &statement);
	Told::Misdated { statement, signature }.encode()
}

/// Returns two statements for the height of some ticks ago, signed with the operator's key of that time.
/// `None` if the operator had no key, or the height cannot be judged any more.
pub fn two_statements(assignment: AssignmentId, back: u64) -> Option<Vec<u8>> {
	let (service, height, era) = height_before(assignment, back)?;
	let signer = Signer::behind(&Restaking::key_at(assignment, era)?)?;
	for_the_hook(service, both(service, &signer, era, height, 2))
}

/// Returns a statement about the present height for the era before this one, signed with the operator's key of that
/// era. `None` if the operator had no key then, or the height was due in it.
pub fn statement_of_a_wrong_era(assignment: AssignmentId) -> Option<Vec<u8>> {
	let (service, height, due) = height_before(assignment, 0)?;
	let named = era().checked_sub(1).filter(|named| *named != due)?;
	let signer = Signer::behind(&Restaking::key_at(assignment, named)?)?;
	for_the_hook(service, misdated(service, &signer, named, height))
}

/// Returns evidence about statements in the form that a service's rules take, whether they are alone or not.
fn for_the_hook(service: ServiceId, evidence: Vec<u8>) -> Option<Vec<u8>> {
	<Restaking as PledgeInspect<AccountId>>::evidence_by::<Equivocation>(service, evidence)
}

/// Returns the service of an assignment, the height of some ticks ago there, and the era in which that was due.
/// `None` if the service has no heights, or it is not known when that was.
fn height_before(assignment: AssignmentId, back: u64) -> Option<(ServiceId, u64, EraIndex)> {
	let service = Assignments::<Runtime>::get(assignment)?.service;
	let rules = <Restaking as PledgeInspect<AccountId>>::service_by::<Equivocation>(service)?.hook;
	let tick = <Restaking as PledgeInspect<_>>::clock().checked_sub(back)?;
	let height = tick.checked_sub(rules.first)?.checked_div(rules.period.into())?;
	let era = <Restaking as PledgeInspect<_>>::era_of_tick(rules.tick_of(height)?)?;
	Some((service, height, era))
}

/// Returns the bytes that operators of an attestation service sign, and the digest that addresses of Ethereum do.
fn message(service: ServiceId, statement: &Statement) -> (Vec<u8>, H256) {
	let genesis: Hash = System::block_hash(0);
	let bytes = statement.message(Attestation::name(), genesis, service);
	(bytes, statement.digest(salt(Attestation::name(), genesis), service))
}

/// Signs a statement. An address of Ethereum signs every other height as a personal message.
pub fn sign(signer: &Signer, service: ServiceId, statement: &Statement) -> KeyProof {
	let (bytes, digest) = message(service, statement);
	let typed = signer.sign_typed(digest, statement.height.is_multiple_of(2));
	typed.unwrap_or_else(|| signer.sign(&bytes))
}

/// Returns true if a statement is signed with a key.
pub fn is_signed(
	key: &ServiceKey,
	service: ServiceId,
	statement: &Statement,
	proof: &KeyProof,
) -> bool {
	let (bytes, digest) = message(service, statement);
	match key {
		ServiceKey::Evm(_) => key.signed_typed(digest, proof),
		_ => key.signed(&bytes, proof),
	}
}

/// Returns evidence of a deviation or an absence in one of the latest eras.
fn fault(back: u32, dice: u16) -> Vec<u8> {
	let era = era().saturating_sub(back);
	let fault = match dice / 2 % 2 {
		0 => Fault::Deviation { era, step: 1 },
		_ => Fault::Absence { era },
	};
	fault.encode()
}

/// Changes bytes: flips, cuts, repeats, replaces.
pub fn spoil(bytes: &mut Vec<u8>, dice: u16) {
	let at = usize::from(dice / 4).checked_rem(bytes.len()).unwrap_or(0);
	match (dice % 4, bytes.get_mut(at)) {
		(0, Some(byte)) => *byte ^= 1 << (dice % 8),
		(1, _) => bytes.truncate(at),
		(2, _) => bytes.push(dice as u8),
		(_, Some(byte)) => *byte = 0xff,
		(_, None) => bytes.push(0xff),
	}
}

/// Returns the chunks of one of three blobs.
fn chunks(number: u16) -> Vec<Vec<u8>> {
	let count = [1u8, 3, 8][usize::from(number) % 3];
	(0..count).map(|chunk| vec![chunk; CHUNK as usize]).collect()
}

/// Returns one of three blobs.
pub fn blob(number: u16) -> Blob {
	let chunks = chunks(number);
	let count = u32::try_from(chunks.len()).expect("few");
	let root = binary_merkle_tree::merkle_root::<BlakeTwo256, _>(chunks);
	Blob { root, chunks: count, chunk_size: CHUNK }
}

/// Returns a chunk of a blob of [`blob`], and the hashes that lead to its root. `None` if there is no
/// such blob or chunk.
pub fn shown(wanted: &Blob, chunk: u32) -> Option<(Chunk, Proof)> {
	let number = (0..3).find(|number| blob(*number) == *wanted)?;
	let chunks = chunks(number);
	let bytes = chunks.get(chunk as usize)?.clone();
	let proof = binary_merkle_tree::merkle_proof::<BlakeTwo256, _, _>(chunks, chunk).proof;
	Some((bytes.try_into().ok()?, proof.try_into().ok()?))
}

/// Returns the signature of a statement by the key that an assignment had in its era.
pub fn signature(service: ServiceId, assignment: AssignmentId, statement: &Statement) -> KeyProof {
	let key = Restaking::key_at(assignment, statement.era);
	let signer = key.and_then(|key| Signer::behind(&key)).unwrap_or_else(|| Signer::of(0));
	sign(&signer, service, statement)
}
