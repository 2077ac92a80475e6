//! An attestation service on the real runtime, with a key of Ethereum, and bytes as clients encode them.

use codec::{DecodeAll, Encode};
use polkadot_sdk::{
	frame_support::{assert_ok, dispatch::Pays},
	sp_core::{ecdsa::KeccakPair, Pair, H160, H256},
	sp_io::hashing::keccak_256,
	sp_keyring::Sr25519Keyring::{Bob, Dave},
	sp_runtime::Perbill,
	sp_staking::StakingAccount::Stash,
};
use restaking_integration_tests::{
	account,
	restaking::{judged_service, Call},
	Chain,
};
use restaking_primitives::{AssignmentId, KeyProof, PledgeInspect, ServiceId, ServiceKey};
use restaking_runtime::{
	configs::services::{Equivocation, Hook},
	constants::currency::UNIT,
	AccountId, Attestation, Balance, Restaking, Runtime, RuntimeCall, RuntimeEvent, Staking,
	System,
};

/// The address of the secret 1, as every wallet of Ethereum shows it.
const ADDRESS: H160 = H160([
	0x7e, 0x5f, 0x45, 0x52, 0x09, 0x1a, 0x69, 0x12, 0x5d, 0x5d, 0xfc, 0xb7, 0xb8, 0xc2, 0x65, 0x90,
	0x29, 0x39, 0x5b, 0xdf,
]);

/// Signs a hash with the secret 1, in the form of wallets.
fn wallet_signs(hash: &[u8; 32]) -> [u8; 65] {
	let mut secret = [0; 32];
	secret[31] = 1;
	let mut signature = KeccakPair::from_seed(&secret).sign_prehashed(hash);
	signature.0[64] += 27;
	signature.0
}

/// Founds a service in which one operator has all the stake, 1,000 tokens, and signs with an address of
/// Ethereum.
fn founded(chain: &mut Chain) -> (ServiceId, AssignmentId) {
	founded_with(chain, 3)
}

/// The same, with so many ticks to sign.
fn founded_with(chain: &mut Chain, voting: u32) -> (ServiceId, AssignmentId) {
	let rules = Equivocation {
		first: 0,
		period: 1,
		voting,
		fraction: Perbill::from_percent(30),
		most_missed: Perbill::from_percent(50),
		absence: Perbill::from_percent(2),
		pays_work: false,
	};
	let assignment = judged_service(chain, Dave, Hook::Equivocation(rules));
	let service = ServiceId(0);
	let message = keccak_256(&Restaking::key_message(service, &account(Dave)));
	let shown = [&b"\x19Ethereum Signed Message:\n32"[..], &message].concat();
	let proof = KeyProof::Eip191(wallet_signs(&keccak_256(&shown)).into());
	let rotate = Call::rotate_key { service, key: ServiceKey::Evm(ADDRESS), proof };
	assert_ok!(chain.call(account(Dave), rotate));
	chain.next_era();
	(service, assignment)
}

/// Returns the signature of a content for a height of now, as typed data.
fn signed(service: ServiceId, height: u64, content: H256) -> KeyProof {
	let to_sign = Attestation::to_sign(service, height, content).expect("it is due");
	KeyProof::Eip712(wallet_signs(&to_sign.digest.0).into())
}

/// Two quorums of 67 % have 34 % of 1,000 in common. It loses 30 %, 102, of which ten elevenths are 92.72.
#[test]
fn accepted_statements_tell_what_they_certify() {
	Chain::development().run(|chain| {
		let (service, _) = founded(chain);
		let (height, content) =
			(<Restaking as PledgeInspect<AccountId>>::clock(), H256::repeat_byte(1));
		let statement = (chain.era(), height, content);
		let signatures = vec![(account(Dave), signed(service, height, content))];
		let attest = (91u8, 0u8, service, statement, signatures).encode();
		let attest = RuntimeCall::decode_all(&mut &attest[..]).expect("a call of clients");
		System::reset_events();
		let paid = chain.call(account(Bob), attest).expect("a quorum signs");
		assert_eq!(paid.pays_fee, Pays::No);
		let certified = Restaking::service_info(service).expect("known").security.certified_now;
		assert_eq!(certified / (UNIT / 100), 9_272);
		let told = System::events().into_iter().find_map(|record| match record.event {
			RuntimeEvent::Attestation(event) => Some(event.encode()).filter(|it| it[0] == 1),
			_ => None,
		});
		assert_eq!(told, Some((1u8, service, height, content, certified).encode()));
	});
}

/// The set of `e + 1` is known in `e + 1` only. Its root is the content of the last height of `e`, which the set of
/// `e` signs with its keys of `e`: with a period and twice the shortest notice there is time for it.
#[test]
fn the_present_set_hands_over_to_the_next_one() {
	Chain::development().run(|chain| {
		let (service, _) = founded_with(chain, 1 + 2 * 2);
		let era = chain.era();
		chain.next_era();
		assert_ok!(chain.call(account(Bob), Call::publish_set { service, most: 16 }));
		let roots = pallet_restaking::Roots::<Runtime>::get(service);
		let next = roots.iter().find(|it| it.era == era + 1).expect("published").root;
		let of = <Restaking as PledgeInspect<AccountId>>::era_of_tick;
		let clock = <Restaking as PledgeInspect<AccountId>>::clock();
		let height = (0..=clock).rev().find(|tick| of(*tick) == Some(era)).expect("it was");
		chain.blocks(2);
		assert_eq!(Attestation::to_sign(service, height, next).expect("in time").era, era);
		let signatures = vec![(account(Dave), signed(service, height, next))];
		let attest = (91u8, 0u8, service, (era, height, next), signatures).encode();
		let attest = RuntimeCall::decode_all(&mut &attest[..]).expect("a call of clients");
		System::reset_events();
		assert_ok!(chain.call(account(Bob), attest));
		let accepted = System::events().into_iter().any(|record| match record.event {
			RuntimeEvent::Attestation(event) => event.encode()[0] == 1,
			_ => false,
		});
		assert!(accepted);
	});
}

/// SV-26. The owner's pause keeps no proof away: two contents of a height are reported two eras later, and
/// cost 30 %.
#[test]
fn an_owner_can_not_pause_its_own_conviction() {
	Chain::development().run(|chain| {
		let (service, assignment) = founded(chain);
		let (era, height) = (chain.era(), <Restaking as PledgeInspect<AccountId>>::clock());
		let said = |seed: u8| {
			let content = H256::repeat_byte(seed);
			(era, content, signed(service, height, content))
		};
		let evidence = (0u8, height, said(1), said(2)).encode();
		assert_ok!(chain.call(account(Dave), Call::pause_service { service }));
		chain.to_era(era + 2);
		let evidence = evidence.try_into().expect("short");
		assert_ok!(chain.call(account(Bob), Call::report_offence { assignment, evidence }));
		chain.to_era(era + 6);
		let bonded: Balance = Staking::ledger(Stash(account(Dave))).map_or(0, |it| it.total);
		assert_eq!(bonded, 700 * UNIT);
	});
}
