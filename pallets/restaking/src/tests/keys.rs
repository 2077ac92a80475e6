//! The keys of operators.

use super::setting::*;
use crate::{Error, Event, KeyHistory, KeyOwner};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use restaking_primitives::{KeyProof, ServiceId, ServiceKey};
use sp_core::{bytes::from_hex, ecdsa, ed25519, sr25519, Pair, H160, U256};
use sp_io::hashing::keccak_256;

fn sr(seed: u8) -> sr25519::Pair {
	sr25519::Pair::from_seed(&[seed; 32])
}

fn public(pair: &sr25519::Pair) -> ServiceKey {
	ServiceKey::Sr25519(pair.public())
}

fn proof(pair: &sr25519::Pair, operator: u64, service: ServiceId) -> KeyProof {
	KeyProof::Sr25519(pair.sign(&Restaking::key_message(service, &operator)))
}

fn rotate(pair: &sr25519::Pair) -> DispatchResult {
	Restaking::rotate_key(RuntimeOrigin::signed(P), A, public(pair), proof(pair, P, A))
}

/// The commission of the operators.
const NOTHING: sp_runtime::Perbill = sp_runtime::Perbill::zero();

#[test]
fn all_kinds_of_keys_prove_possession() {
	ExtBuilder::default().build_and_execute(|| {
		let message = Restaking::key_message(B, &Q);
		let ed = ed25519::Pair::from_seed(&[7; 32]);
		let ec = ecdsa::Pair::from_seed(&[7; 32]);
		let signed = || RuntimeOrigin::signed(Q);
		let ed_key = ServiceKey::Ed25519(ed.public());
		let ed_proof = KeyProof::Ed25519(ed.sign(&message));
		let ec_key = ServiceKey::Ecdsa(ec.public());
		let ec_proof = KeyProof::Ecdsa(ec.sign(&message));
		let mixed = Restaking::join_service(signed(), B, NOTHING, ed_key.clone(), ec_proof.clone());
		assert_noop!(mixed, Error::<Test>::BadKeyProof);
		assert_ok!(Restaking::join_service(signed(), B, NOTHING, ed_key, ed_proof));
		assert_ok!(Restaking::rotate_key(signed(), B, ec_key, ec_proof));
	});
}

/// A key whose secret is 1, and its address as every wallet of Ethereum shows it.
fn evm() -> (ecdsa::KeccakPair, ServiceKey) {
	let mut secret = [0; 32];
	secret[31] = 1;
	let address = from_hex("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf").unwrap();
	(ecdsa::KeccakPair::from_seed(&secret), ServiceKey::Evm(H160::from_slice(&address)))
}

/// A signature of a hash, in the form of wallets.
fn wallet_signs(pair: &ecdsa::KeccakPair, hash: &[u8; 32]) -> ecdsa::KeccakSignature {
	let mut signature = pair.sign_prehashed(hash);
	signature.0[64] += 27;
	signature
}

/// The hash that a wallet signs when it is shown 32 bytes.
fn shown(hash: [u8; 32]) -> [u8; 32] {
	keccak_256(&[&b"\x19Ethereum Signed Message:\n32"[..], &hash].concat())
}

/// An address proves itself with a personal message of the hash of the message, and with nothing else.
#[test]
fn an_address_of_ethereum_proves_possession() {
	ExtBuilder::default().build_and_execute(|| {
		let (pair, address) = evm();
		let message = Restaking::key_message(B, &Q);
		let hash = keccak_256(&message);
		let good = wallet_signs(&pair, &shown(hash));
		let join = |proof| {
			let signed = RuntimeOrigin::signed(Q);
			Restaking::join_service(signed, B, NOTHING, address.clone(), proof)
		};
		for other in [
			KeyProof::Eip191(wallet_signs(&pair, &hash)),
			KeyProof::Eip712(good),
			KeyProof::Eip712(wallet_signs(&pair, &hash)),
			KeyProof::Eip191(wallet_signs(&pair, &shown(keccak_256(b"another")))),
			KeyProof::Ecdsa(ecdsa::Signature::from_raw(good.0)),
		] {
			assert_noop!(join(other), Error::<Test>::BadKeyProof);
		}
		assert_ok!(join(KeyProof::Eip191(good)));
		assert!(!address.needs_no_secret());
	});
}

/// Everybody can make a second form of an ECDSA signature. Only the one that signers make is taken.
#[test]
fn signatures_have_one_form() {
	ExtBuilder::default().build_and_execute(|| {
		let (pair, address) = evm();
		let order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
		let order = U256::from_str_radix(order, 16).unwrap();
		let with_v = |form: [u8; 65], v: u8| {
			let mut other = form;
			other[64] = v;
			other
		};
		let twin = |form: [u8; 65], v: u8| {
			let mut other = with_v(form, v);
			let s = order - U256::from_big_endian(&form[32..64]);
			other[32..64].copy_from_slice(&s.to_big_endian());
			other
		};
		let ec = ecdsa::Pair::from_seed(&[7; 32]);
		let key = ServiceKey::Ecdsa(ec.public());
		for seed in 0..16u8 {
			let (message, digest) = ([seed], keccak_256(&[seed]));
			let typed = |form: [u8; 65]| {
				address.signed_typed(digest.into(), &KeyProof::Eip712(form.into()))
			};
			let form = wallet_signs(&pair, &digest).0;
			let (v, other_v) = (form[64], 27 + 28 - form[64]);
			assert!(typed(form) && !typed(with_v(form, other_v)));
			// The host takes each of these.
			let short = [with_v(form, v - 27), twin(form, other_v), twin(form, other_v - 27)];
			assert!(!short.into_iter().any(typed));
			let said = |form: [u8; 65]| {
				key.signed(&message, &KeyProof::Ecdsa(ecdsa::Signature::from_raw(form)))
			};
			let form = ec.sign(&message).0;
			assert!(said(form) && !said(with_v(form, 1 - form[64])));
			let forms = [with_v(form, form[64] + 27), twin(form, 1 - form[64])];
			assert!(!forms.into_iter().any(said));
		}
	});
}

/// A proof made for another operator, service, or key is none.
#[test]
fn proofs_of_others_are_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let (mine, other) = (sr(50), sr(51));
		let join = |proof| {
			Restaking::join_service(RuntimeOrigin::signed(Q), B, NOTHING, public(&mine), proof)
		};
		for bad in [proof(&mine, P, B), proof(&mine, Q, A), proof(&other, Q, B)] {
			assert_noop!(join(bad), Error::<Test>::BadKeyProof);
		}
		assert_ok!(join(proof(&mine, Q, B)));
	});
}

/// SC-GOV-10.
#[test]
fn a_key_belongs_to_one_operator_of_a_service() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(try_join(Q, B, key(2)), Error::<Test>::KeyTaken);
		// Another service is another matter.
		assert_ok!(try_join(Q, B, key(1)));
		assert_eq!(KeyOwner::<Test>::get(B, key(2)), Some(P_AT_B));
	});
}

/// SC-GOV-10.
#[test]
fn offences_are_judged_with_the_key_of_their_era() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(12);
		assert_ok!(rotate(&sr(50)));
		let told = Event::KeyRotated { assignment: P_AT_A, key: public(&sr(50)), from_era: 13 };
		assert_eq!(events(), vec![told]);
		let at = |era| Restaking::key_at(P_AT_A, era);
		assert_eq!([11, 12].map(at), [Some(key(1)), Some(key(1))]);
		assert_eq!([13, 99].map(at), [Some(public(&sr(50))), Some(public(&sr(50)))]);
		assert_noop!(rotate(&sr(50)), Error::<Test>::NothingToChange);
		// Old keys are nobody else's while they can still be judged.
		assert_eq!(KeyOwner::<Test>::get(A, key(1)), Some(P_AT_A));
	});
}

#[test]
fn a_second_rotation_of_an_era_replaces_the_first() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(12);
		assert_ok!(rotate(&sr(50)));
		assert_ok!(rotate(&sr(51)));
		assert_eq!(KeyHistory::<Test>::get(P_AT_A).len(), 2);
		assert_eq!(Restaking::key_at(P_AT_A, 13), Some(public(&sr(51))));
		assert_eq!(KeyOwner::<Test>::get(A, public(&sr(50))), None);
	});
}

/// A rotation in every era never fills the list, and forgets what cannot be judged any more.
#[test]
fn rotation_never_fills_the_list() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		for seed in 50..80 {
			next_block();
			assert_ok!(rotate(&sr(seed)));
			assert!(KeyHistory::<Test>::get(P_AT_A).len() <= 9);
			let oldest = Restaking::key_at(P_AT_A, era() - 7);
			assert!(oldest.is_some());
		}
		assert_eq!(KeyOwner::<Test>::get(A, key(1)), None);
	});
}

/// An operator that joins again may bring its old key, and keeps it when the old assignment is removed.
#[test]
fn coming_back_with_the_same_key() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 100);
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), A));
		run_to(18);
		assert_ok!(try_join(P, A, key(1)));
		assert_ok!(release(S));
		assert!(KeyOwner::<Test>::get(A, key(1)).is_some_and(|id| id != P_AT_A));
	});
}

/// Who takes the key of an assignment that is gone, before it is forgotten, keeps it.
#[test]
fn a_key_of_what_is_gone_is_free_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(Q), A));
		assert_eq!(KeyOwner::<Test>::get(A, key(3)), Some(Q_AT_A));
		assert_ok!(Restaking::register_operator(
			RuntimeOrigin::signed(STRANGER),
			Default::default()
		));
		assert_ok!(try_join(STRANGER, A, key(3)));
		let taken = crate::AssignmentFor::<Test>::get(A, STRANGER);
		assert!(taken.is_some());
		assert_eq!(KeyOwner::<Test>::get(A, key(3)), taken);
		next_block();
		assert_eq!(KeyOwner::<Test>::get(A, key(3)), taken);
		assert_eq!(KeyHistory::<Test>::get(Q_AT_A).len(), 0);
	});
}

#[test]
fn keys_go_with_the_assignment() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(Q), A));
		// By a task of the next era.
		assert_eq!(KeyHistory::<Test>::get(Q_AT_A).len(), 1);
		next_block();
		assert_eq!(KeyOwner::<Test>::get(A, key(3)), None);
		assert_eq!(KeyHistory::<Test>::get(Q_AT_A).len(), 0);
		assert_noop!(
			Restaking::rotate_key(RuntimeOrigin::signed(Q), A, key(9), proof(&sr(1), Q, A)),
			Error::<Test>::NotJoined
		);
	});
}

/// A public key, and a signature of every message by it.
fn keys_of_everybody() -> Vec<(ServiceKey, KeyProof)> {
	let bytes = |text: &str| <[u8; 32]>::try_from(sp_core::bytes::from_hex(text).unwrap()).unwrap();
	let identity = bytes("0x0100000000000000000000000000000000000000000000000000000000000000");
	let nothing = [0; 32];
	// The points of order 4, 1, 2, 8 and 8; then 0 and 1 encoded above the modulus. Each with both signs.
	let points = [
		"0x0000000000000000000000000000000000000000000000000000000000000000",
		"0x0100000000000000000000000000000000000000000000000000000000000000",
		"0xecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"0x26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
		"0xc7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
		"0xedffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"0xeeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	];
	let signature = [identity, nothing].concat();
	let signature = KeyProof::Ed25519(ed25519::Signature::try_from(&signature[..]).unwrap());
	let mut keys = Vec::new();
	for sign in [0x00, 0x80] {
		for point in points {
			let mut point = bytes(point);
			point[31] |= sign;
			let key = ServiceKey::Ed25519(ed25519::Public::from_raw(point));
			keys.push((key, signature.clone()));
		}
	}
	let mut schnorr = [0; 64];
	// The mark of a Schnorr signature on Ristretto.
	schnorr[63] = 0x80;
	let proof = KeyProof::Sr25519(sr25519::Signature::from_raw(schnorr));
	keys.push((ServiceKey::Sr25519(sr25519::Public::from_raw(nothing)), proof));
	keys
}

/// Whoever had such a key could say that others had signed in its name.
#[test]
fn keys_of_everybody_are_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let error = || Error::<Test>::KeyOfEverybody;
		for (key, proof) in keys_of_everybody() {
			assert!(key.signed(b"one", &proof) && key.signed(b"other", &proof), "{key:?}");
			let signed = RuntimeOrigin::signed;
			let join = Restaking::join_service(signed(Q), B, NOTHING, key.clone(), proof.clone());
			assert_noop!(join, error());
			assert_noop!(Restaking::rotate_key(signed(P), A, key.clone(), proof), error());
			assert!(key.needs_no_secret());
		}
		// Points beside them, and the base point.
		for byte in [2, 3, 0x58, 0xea, 0xef] {
			let key = ServiceKey::Ed25519(ed25519::Public::from_raw([byte; 32]));
			assert!(!key.needs_no_secret());
		}
		assert!(!public(&sr(1)).needs_no_secret());
	});
}

#[test]
#[should_panic(expected = "join 0 was refused")]
fn keys_of_everybody_are_refused_at_genesis() {
	let mut config = genesis();
	config.joins[0].key = keys_of_everybody()[0].0.clone();
	ExtBuilder::default().build_with(config);
}
