//! The bytes that are signed, computed by hand and by another library.

use super::*;
use crate::salt;

/// A number as a word of 32 bytes.
fn word(number: u64) -> [u8; 32] {
	let mut word = [0; 32];
	word[24..].copy_from_slice(&number.to_be_bytes());
	word
}

/// The digest that EIP-712 defines, word by word.
fn digest_by_hand(salt: [u8; 32], service: u32, statement: &Statement) -> [u8; 32] {
	let mut domain = vec![];
	domain.extend(keccak_256(b"EIP712Domain(string name,string version,bytes32 salt)"));
	domain.extend(keccak_256(b"restaking-attestation"));
	domain.extend(keccak_256(b"1"));
	domain.extend(salt);
	let mut fields = vec![];
	fields
		.extend(keccak_256(b"Statement(uint32 service,uint32 era,uint64 height,bytes32 content)"));
	fields.extend(word(service.into()));
	fields.extend(word(statement.era.into()));
	fields.extend(word(statement.height));
	fields.extend(statement.content.0);
	let mut signed = vec![0x19, 0x01];
	signed.extend(keccak_256(&domain));
	signed.extend(keccak_256(&fields));
	keccak_256(&signed)
}

fn bytes<const N: usize>(text: &str) -> [u8; N] {
	from_hex(text).unwrap().try_into().unwrap()
}

/// The statement of which viem 2.57.20 has made the hashes and signatures below.
fn known() -> Statement {
	Statement { era: 12, height: 1_000_000_000_007, content: hash(0xab) }
}

const SALT: &str = "0x0bd2be920bb8ecae6e6d1fcba670fb3ef31545e4da9aeb77e453d884189f7e35";
const DIGEST: &str = "0x643047aa18c7cf22ff266619ac7ac0ad4e15da0f47941349d2b1398895275801";
/// The address of the secret 1, and its signatures of typed data and of a personal message.
const ADDRESS: &str = "0x7e5f4552091a69125d5dfcb7b8c2659029395bdf";
const TYPED: &str = "0x7e2b391ef7755fa047d732ef5f98f06b878333cec00811fbcece80d064b5d92e\
	4da28111510f8ecf6a3283f61c61bcbb2419dd240c27e8ec92fa9a532aa075601c";
const PERSONAL: &str = "0xf28495405c37c78357a7cae9f83b75a2947256f334813d386e19511c5f337824\
	1793219266d42b69b0b3532b61184b108bc924976e68991b8fa93124ebfe64801c";

#[test]
fn viem_should_sign_what_is_verified_here() {
	let salt = salt("Attestation", hash(7));
	let digest = known().digest(salt, ServiceId(3));
	assert_eq!((salt.0, digest.0), (bytes(SALT), bytes(DIGEST)));
	let key = ServiceKey::Evm(H160(bytes(ADDRESS)));
	let message = Message { bytes: vec![], digest };
	let typed = ecdsa::KeccakSignature::from_raw(bytes(TYPED));
	let personal = ecdsa::KeccakSignature::from_raw(bytes(PERSONAL));
	assert!(message.is_signed(&key, &KeyProof::Eip712(typed)));
	assert!(message.is_signed(&key, &KeyProof::Eip191(personal)));
	// Each is of one kind.
	assert!(!message.is_signed(&key, &KeyProof::Eip712(personal)));
	assert!(!message.is_signed(&key, &KeyProof::Eip191(typed)));
}

/// What a wallet signs of the statement alone, without this chain in it, is nothing: the same key may say
/// something else on a test chain.
#[test]
fn a_personal_message_should_name_the_chain() {
	let statement = known();
	let mut fields = vec![];
	fields
		.extend(keccak_256(b"Statement(uint32 service,uint32 era,uint64 height,bytes32 content)"));
	fields.extend([word(3), word(12), word(statement.height), statement.content.0].concat());
	let struct_hash = keccak_256(&fields);
	let mut secret = [0; 32];
	secret[31] = 1;
	let pair = ecdsa::KeccakPair::from_seed(&secret);
	let key = ServiceKey::Evm(address_of(&pair));
	let digest = statement.digest(H256(bytes(SALT)), ServiceId(3));
	let message = Message { bytes: vec![], digest };
	let proof = |hash| KeyProof::Eip191(wallet_signs(&pair, hash));
	assert!(message.is_signed(&key, &proof(shown(digest.0))));
	assert!(!message.is_signed(&key, &proof(shown(struct_hash))));
	assert!(!message.is_signed(&key, &proof(digest.0)));
}

/// SV-23. Of a signature there is one form: the others that the host takes are refused, so nobody makes a
/// second one.
#[test]
fn signatures_should_have_one_form() {
	let order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
	let order = U256::from_str_radix(order, 16).unwrap();
	let forms = |form: [u8; 65], first: u8| {
		let other_v = 2 * first + 1 - form[64];
		let mut high = form;
		let s = order - U256::from_big_endian(&form[32..64]);
		high[32..64].copy_from_slice(&s.to_big_endian());
		high[64] = other_v;
		// The same two with `v` written in the other way: 0 and 1 for 27 and 28.
		let moved = |mut form: [u8; 65]| {
			form[64] = if first == 27 { form[64] - 27 } else { form[64] + 27 };
			form
		};
		[high, moved(form), moved(high)]
	};
	run(|| {
		let statement = said(0, 1);
		for operator in [3, 4] {
			let good = signed(operator, &statement);
			let others: Vec<_> = match &good.signature {
				KeyProof::Ecdsa(it) => forms(it.0, 0)
					.map(|form| KeyProof::Ecdsa(ecdsa::Signature::from_raw(form)))
					.into(),
				KeyProof::Eip712(it) => forms(it.0, 27)
					.map(|form| KeyProof::Eip712(ecdsa::KeccakSignature::from_raw(form)))
					.into(),
				other => panic!("{other:?}"),
			};
			for signature in others {
				let batch = vec![Signed { operator, signature: signature.clone() }];
				assert_noop!(bring(statement, batch), Error::<Test>::BadSignature);
				let [one, other] = [good.signature.clone(), signature].map(|signature| Said {
					era: 2,
					content: hash(1),
					signature,
				});
				let two_forms = Evidence::Equivocation { height: 0, one, other }.encode();
				refused(operator, &two_forms, Error::SameStatement);
			}
			assert_ok!(bring(statement, vec![good]));
		}
	});
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 512, ..Default::default() })]

	#[test]
	fn typed_data_should_be_as_eip_712_says(
		service: u32,
		era: u32,
		height: u64,
		content: [u8; 32],
		genesis: [u8; 32],
		pallet in "[A-Za-z]{1,30}",
	) {
		let salt = salt(&pallet, H256(genesis));
		prop_assert_eq!(salt.0, keccak_256(&[&genesis[..], pallet.as_bytes()].concat()));
		let statement = Statement { era, height, content: H256(content) };
		let by_hand = digest_by_hand(salt.0, service, &statement);
		prop_assert_eq!(statement.digest(salt, ServiceId(service)).0, by_hand);
	}

	/// The bytes of other keys: a length and the name, the hash, and little-endian numbers.
	#[test]
	fn bytes_should_be_as_the_documentation_says(
		service: u32,
		era: u32,
		height: u64,
		content: [u8; 32],
		genesis: [u8; 32],
	) {
		let statement = Statement { era, height, content: H256(content) };
		let mut by_hand = vec![11 << 2];
		by_hand.extend(b"Attestation");
		by_hand.extend(genesis);
		by_hand.extend(service.to_le_bytes());
		by_hand.extend(era.to_le_bytes());
		by_hand.extend(height.to_le_bytes());
		by_hand.extend(content);
		let message = statement.message("Attestation", H256(genesis), ServiceId(service));
		prop_assert_eq!(message, by_hand);
	}

	/// Each part of a statement is signed: with another one the signature is another.
	#[test]
	fn every_part_should_be_signed(
		operator in 1u64..=4,
		flip in 0usize..48,
		bit in 0u8..8,
	) {
		run(|| {
			let statement = said(3, 5);
			let key = Key::of(operator).public();
			let proof = signature(BRIDGE, operator, &statement);
			prop_assert!(message::<Test>(BRIDGE, &statement).is_signed(&key, &proof));
			prop_assert!(!message::<Test>(OTHER, &statement).is_signed(&key, &proof));
			let mut bytes = (BRIDGE, statement).encode();
			prop_assert_eq!(bytes.len(), 48);
			bytes[flip] ^= 1 << bit;
			let (service, other) =
				<(ServiceId, Statement) as codec::Decode>::decode(&mut &bytes[..]).unwrap();
			prop_assert!(!message::<Test>(service, &other).is_signed(&key, &proof));
			Ok(())
		})?;
	}
}
