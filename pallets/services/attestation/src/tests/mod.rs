//! Tests of ballots, offences and encodings, with keys of all four kinds.

// Tests cast small numbers, and so does the runtime that the macro declares.
#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::large_enum_variant)]

mod attacks;
mod ballots;
mod encoding;
mod laws;
mod offences;
mod presence;
mod rules;
mod visits;

use crate as pallet_restaking_attestation;
use crate::{
	message::Message, service::message, Accepted, Attested, Ballots, Equivocation, Error, Event,
	Evidence, Latest, MinSecurity, OnAccepted, Said, Signed, Statement, KEPT,
};
use codec::Encode;
use core::cell::RefCell;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchResultWithPostInfo, Pays},
	traits::ConstU128,
	weights::Weight,
};
use proptest::prelude::*;
use restaking_primitives::{
	test_runtime,
	testing::{self, TestPledges},
	AssignmentId, EraIndex, Judge, KeyProof, RuleLimits, ServiceId, ServiceKey, Verdict,
	MAX_PLACES,
};
use sp_core::{bytes::from_hex, ecdsa, ed25519, sr25519, Pair, H160, H256, U256};
use sp_io::hashing::keccak_256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, Perbill,
};

test_runtime!(Attestation: pallet_restaking_attestation);

impl crate::Config for Test {
	type BenchmarkHelper = TestPledges<Equivocation>;
	type OnAccepted = (Bridge, MinSecurity<Vault, ConstU128<100>>);
	type Pledges = TestPledges<Equivocation>;
	type WeightInfo = ();
}

const BRIDGE: ServiceId = ServiceId(0);
const OTHER: ServiceId = ServiceId(1);
const RELAYER: u64 = 9;

thread_local! {
	static BRIDGE_HEARD: RefCell<Vec<(ServiceId, Accepted)>> = const { RefCell::new(Vec::new()) };
	static VAULT_HEARD: RefCell<Vec<(ServiceId, Accepted)>> = const { RefCell::new(Vec::new()) };
}

/// Hears of everything.
pub struct Bridge;

impl OnAccepted for Bridge {
	fn on_accepted(service: ServiceId, accepted: &Accepted) {
		BRIDGE_HEARD.with(|it| it.borrow_mut().push((service, *accepted)));
	}

	fn weight() -> Weight {
		Weight::from_parts(7, 1)
	}
}

/// Hears of what certifies enough.
pub struct Vault;

impl OnAccepted for Vault {
	fn on_accepted(service: ServiceId, accepted: &Accepted) {
		VAULT_HEARD.with(|it| it.borrow_mut().push((service, *accepted)));
	}

	fn weight() -> Weight {
		Weight::from_parts(5, 2)
	}
}

fn rules() -> Equivocation {
	Equivocation {
		first: 20,
		period: 5,
		voting: 8,
		fraction: Perbill::from_percent(30),
		most_missed: Perbill::from_percent(25),
		absence: Perbill::from_percent(2),
		pays_work: false,
	}
}

/// The keys of operators: each fourth is of one kind.
enum Key {
	Sr(sr25519::Pair),
	Ed(ed25519::Pair),
	Ec(ecdsa::Pair),
	Evm(ecdsa::KeccakPair),
}

impl Key {
	fn of(operator: u64) -> Self {
		let seed = keccak_256(&operator.encode());
		match operator % 4 {
			1 => Key::Sr(sr25519::Pair::from_seed(&seed)),
			2 => Key::Ed(ed25519::Pair::from_seed(&seed)),
			3 => Key::Ec(ecdsa::Pair::from_seed(&seed)),
			_ => Key::Evm(ecdsa::KeccakPair::from_seed(&seed)),
		}
	}

	fn public(&self) -> ServiceKey {
		match self {
			Key::Sr(pair) => ServiceKey::Sr25519(pair.public()),
			Key::Ed(pair) => ServiceKey::Ed25519(pair.public()),
			Key::Ec(pair) => ServiceKey::Ecdsa(pair.public()),
			Key::Evm(pair) => ServiceKey::Evm(address_of(pair)),
		}
	}

	fn sign(&self, message: &Message) -> KeyProof {
		match self {
			Key::Sr(pair) => KeyProof::Sr25519(pair.sign(&message.bytes)),
			Key::Ed(pair) => KeyProof::Ed25519(pair.sign(&message.bytes)),
			Key::Ec(pair) => KeyProof::Ecdsa(pair.sign(&message.bytes)),
			Key::Evm(pair) => KeyProof::Eip712(wallet_signs(pair, message.digest.0)),
		}
	}
}

/// Returns the address of a key, by the host's recovery of its public key.
fn address_of(pair: &ecdsa::KeccakPair) -> H160 {
	let signature = pair.sign_prehashed(&[1; 32]).0;
	let key = sp_io::crypto::secp256k1_ecdsa_recover(&signature, &[1; 32]);
	H160::from_slice(&keccak_256(&key.ok().unwrap())[12..])
}

/// Signs a hash, in the form of wallets.
fn wallet_signs(pair: &ecdsa::KeccakPair, hash: [u8; 32]) -> ecdsa::KeccakSignature {
	let mut signature = pair.sign_prehashed(&hash);
	signature.0[64] += 27;
	signature
}

/// The hash that a wallet signs when it is shown 32 bytes.
fn shown(hash: [u8; 32]) -> [u8; 32] {
	keccak_256(&[&b"\x19Ethereum Signed Message:\n32"[..], &hash].concat())
}

/// Runs a test at block 20, with 40, 30, 20 and 10 behind operators 1, 2, 3 and 4, and checks the laws
/// afterwards.
fn run<R>(test: impl FnOnce() -> R) -> R {
	run_with([(1, 40), (2, 30), (3, 20), (4, 10)], test)
}

fn run_with<R>(
	operators: impl IntoIterator<Item = (u64, u128)> + Clone,
	test: impl FnOnce() -> R,
) -> R {
	new_test_ext().execute_with(|| {
		testing::reset();
		BRIDGE_HEARD.take();
		VAULT_HEARD.take();
		for service in [BRIDGE, OTHER] {
			testing::add_service(service, &rules());
			testing::certify(service, 99);
			for (operator, counted) in operators.clone() {
				testing::serve(service, &operator, counted, 1, Key::of(operator).public());
			}
		}
		go_to(20);
		let result = test();
		assert_eq!(Attestation::check_state(), Ok(()));
		result
	})
}

fn hash(seed: u8) -> H256 {
	H256::repeat_byte(seed)
}

/// A statement of the era in which its height is due, by hand: five blocks a height from 20 on, ten an era.
fn said(height: u64, seed: u8) -> Statement {
	let era = ((20 + 5 * height) / 10) as EraIndex;
	Statement { era, height, content: hash(seed) }
}

fn signature(service: ServiceId, operator: u64, statement: &Statement) -> KeyProof {
	Key::of(operator).sign(&message::<Test>(service, statement))
}

fn signed(operator: u64, statement: &Statement) -> Signed<u64> {
	Signed { operator, signature: signature(BRIDGE, operator, statement) }
}

fn attest(statement: Statement, operators: &[u64]) -> DispatchResultWithPostInfo {
	bring(statement, operators.iter().map(|who| signed(*who, &statement)).collect())
}

fn bring(statement: Statement, signatures: Vec<Signed<u64>>) -> DispatchResultWithPostInfo {
	let signatures = signatures.try_into().unwrap();
	Attestation::attest(RuntimeOrigin::signed(RELAYER), BRIDGE, statement, signatures)
}

/// The evidence of an operator's two statements.
fn both(operator: u64, one: Statement, other: Statement) -> Vec<u8> {
	let say = |statement: Statement| Said {
		era: statement.era,
		content: statement.content,
		signature: signature(BRIDGE, operator, &statement),
	};
	Evidence::Equivocation { height: one.height, one: say(one), other: say(other) }.encode()
}

/// The evidence of an operator's two contents for a height, both in its era.
fn evidence(operator: u64, height: u64, seeds: [u8; 2]) -> Vec<u8> {
	let [one, other] = seeds.map(|seed| said(height, seed));
	both(operator, one, other)
}

/// The evidence of one statement of a wrong era.
fn misdated(operator: u64, statement: Statement) -> Vec<u8> {
	let signature = signature(BRIDGE, operator, &statement);
	Evidence::Misdated { statement, signature }.encode()
}

/// Judges an operator of the bridge: operators 1, 2, ... have assignments 0, 1, ...
fn judge(operator: u64, evidence: &[u8]) -> Result<Verdict, DispatchError> {
	let assignment = AssignmentId(operator as u32 - 1);
	testing::judge::<Attestation, _, _>(&rules(), BRIDGE, (assignment, &operator), evidence)
}

fn refused(operator: u64, evidence: &[u8], error: Error<Test>) {
	assert_eq!(judge(operator, evidence), Err(error.into()));
}

fn accepted(height: u64) -> Option<Accepted> {
	<Attestation as Attested>::accepted(BRIDGE, height)
}
