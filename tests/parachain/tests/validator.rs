//! Blocks before a validator, which runs the WebAssembly on their proof and has no state. Needs the runtime as
//! WebAssembly, and says so if it is not there.

use codec::Encode;
use polkadot_sdk::{
	pallet_balances,
	sp_core::H256,
	sp_keyring::Sr25519Keyring::{Bob, Charlie},
	staging_xcm::latest::OriginKind,
};
use restaking_parachain_tests::{
	messages::{by_chain, bytes},
	runtime::{Runtime, RuntimeCall, UNIT},
	stage::{
		bond_and_pledge, development, give, join, next_era, next_service, register, set_code,
		signer, sovereign, terms, word, Call, ROOT, SIBLING,
	},
	validator::{Candidate, Validator},
	Chain, Made,
};
use std::sync::OnceLock;

/// The variable that names the file with the code.
const FILE: &str = "PARACHAIN_WASM";

/// Returns the code that was compiled with this test.
#[cfg(feature = "wasm")]
fn built() -> Option<Vec<u8>> {
	restaking_parachain_runtime::WASM_BINARY.map(<[u8]>::to_vec)
}

/// Returns nothing: no code was compiled with this test.
#[cfg(not(feature = "wasm"))]
fn built() -> Option<Vec<u8>> {
	None
}

/// Returns the validator, or tells why there is none. To compile takes long: all tests share it.
fn validator() -> Option<&'static Validator> {
	static VALIDATOR: OnceLock<Option<Validator>> = OnceLock::new();
	VALIDATOR.get_or_init(compiled).as_ref()
}

fn compiled() -> Option<Validator> {
	let file = std::env::var(FILE).ok();
	let read = file.map(|file| std::fs::read(file).expect("the file can be read"));
	let code = read.or_else(built);
	if code.is_none() {
		println!("skipped: the runtime is not there as WebAssembly. Name its file in {FILE}.");
	}
	code.map(|code| Validator::new(&code))
}

/// Transfers a token.
fn transfer() -> RuntimeCall {
	let dest = Charlie.to_account_id().into();
	pallet_balances::Call::<Runtime>::transfer_keep_alive { dest, value: UNIT }.into()
}

/// Makes blocks of all sorts: empty, with transactions, with messages, and with the turn of an era.
fn blocks(chain: &mut Chain) -> Vec<Made> {
	let mut made = vec![chain.block(), chain.block(), chain.submit(Bob, transfer())];
	give(chain, sovereign(SIBLING), 1_000 * UNIT);
	let service = next_service(chain);
	let slasher = Some(signer(sovereign(SIBLING)));
	let call = register(terms(word(), 10), slasher, None);
	chain
		.relay
		.send_across(SIBLING, bytes(by_chain(SIBLING, OriginKind::Native, call)));
	made.extend([chain.block(), chain.block()]);
	assert_eq!(next_service(chain).0, service.0 + 1, "the message was served");
	let home = join(chain, service);
	bond_and_pledge(chain, home, 100 * UNIT);
	made.push(next_era(chain));
	made.push(chain.submit(Bob, Call::exit_all {}));
	made
}

/// Asserts that a validator makes of a block what the collator says.
fn accepted(validator: &Validator, made: &Made) {
	let candidate = Candidate::of(std::slice::from_ref(made));
	let number = made.block.header.number;
	let result = validator.validate(&candidate);
	let result = result.unwrap_or_else(|error| panic!("block {number} is refused: {error}"));
	assert_eq!(result.head_data.0, made.block.header.encode());
	assert_eq!(result.hrmp_watermark, made.sent.hrmp_watermark);
	assert_eq!(result.upward_messages.to_vec(), made.sent.upward_messages);
	assert_eq!(result.horizontal_messages.to_vec(), made.sent.horizontal_messages);
	assert_eq!(result.processed_downward_messages, made.sent.processed_downward_messages);
}

/// Blocks by themselves, and two blocks for one core.
#[test]
fn validators_accept_blocks_and_bundles() {
	let Some(validator) = validator() else { return };
	let mut chain = development();
	let made = blocks(&mut chain);
	made.iter().for_each(|made| accepted(validator, made));
	let bundle = chain.bundle(vec![(Bob, transfer()), (Bob, transfer())]);
	let candidate = Candidate::of(&bundle);
	let result = validator.validate(&candidate).expect("the bundle is accepted");
	assert_eq!(result.head_data.0, candidate.head().encode());
	let after = chain.block();
	accepted(validator, &after);
	println!("PVF: {} blocks accepted, and a bundle of {}", made.len() + 1, bundle.len());
}

/// Upgrades fill a candidate: validators take one by itself, and no other block with it.
#[test]
fn validators_take_an_upgrade_alone() {
	let Some(validator) = validator() else { return };
	let mut chain = development();
	chain.blocks(3);
	let told = chain.submit(ROOT, set_code(vec![7; 1_000]));
	accepted(validator, &told);
	assert!(told.sent.new_validation_code.is_some());
	chain.relay.allow_upgrade();
	let mut other = chain.fork();
	let applied = chain.block();
	accepted(validator, &applied);
	let bundle = other.bundle(vec![(Bob, transfer()), (Bob, transfer())]);
	let refused = validator.validate(&Candidate::of(&bundle));
	assert!(refused.is_err(), "accepted with a block behind the upgrade");
	let first = validator.validate(&Candidate::of(&bundle[..1]));
	assert!(first.is_ok(), "the first block of the bundle alone: {first:?}");
}

/// Changes by a collator: the relay chain, the head before, a node of the proof, the body, the seal.
#[test]
fn validators_refuse_what_does_not_fit() {
	let Some(validator) = validator() else { return };
	let mut chain = development();
	let made = blocks(&mut chain);
	let last = made.last().expect("there are blocks");
	let good = Candidate::of(std::slice::from_ref(last));
	assert!(validator.validate(&good).is_ok());
	let refused = |what: &str, change: &dyn Fn(&mut Candidate)| {
		let mut bad = good.clone();
		change(&mut bad);
		assert!(validator.validate(&bad).is_err(), "accepted with another {what}");
	};
	refused("relay root", &|it| it.relay_root = H256::repeat_byte(1));
	refused("relay number", &|it| it.relay_number += 1);
	refused("parent head", &|it| it.parent = made[0].parent.clone());
	refused("body", &|it| {
		it.blocks[0].extrinsics.pop();
	});
	refused("seal", &|it| {
		it.blocks[0].header.digest.logs.pop();
	});
	refused("order", &|it| it.blocks.push(it.blocks[0].clone()));
	let nodes = good.proof.encoded_nodes.len();
	// The first, the last, and some between.
	for node in (0..nodes).step_by((nodes / 8).max(1)).chain([nodes - 1]) {
		refused("node left out", &|it| {
			it.proof.encoded_nodes.remove(node);
		});
	}
	// A bundle of which one block is missing.
	let bundle = Candidate::of(&chain.bundle(vec![(Bob, transfer()), (Bob, transfer())]));
	assert!(validator.validate(&bundle).is_ok());
	let mut gap = bundle;
	gap.blocks.remove(0);
	assert!(validator.validate(&gap).is_err(), "accepted without its first block");
}
