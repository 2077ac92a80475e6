//! Blocks with a flaw: the runtime refuses each of them, whoever made it.

use restaking_parachain_tests::{
	messages::{by_chain, bytes},
	stage::{development, give, sovereign, Call, SIBLING},
	Chain, Flaw,
};

/// A chain whose unincluded segment is as long as it may be.
fn running() -> Chain {
	let mut chain = development();
	chain.blocks(5);
	chain
}

/// Asserts that a block with the flaw is refused with these words, and that the chain goes on without it.
fn refused(chain: &mut Chain, flaw: Flaw, words: &str) {
	let told = chain.refuses(flaw);
	assert!(told.contains(words), "{flaw:?} is refused with other words: {told}");
	chain.block();
}

/// Relay data that is left out, told twice, or of another state of the relay chain.
#[test]
fn relay_data_is_told_once_and_proven() {
	let mut chain = running();
	refused(&mut chain, Flaw::NoRelayData, "set_validation_data");
	refused(&mut chain, Flaw::RelayDataTwice, "only once");
	refused(&mut chain, Flaw::OtherRelayRoot, "Invalid relay chain state proof");
}

/// A collator chooses no moment: each block has that of the slot of its relay parent.
#[test]
fn a_collator_does_not_choose_the_moment() {
	let mut chain = running();
	refused(&mut chain, Flaw::NoMoment, "Timestamp must be updated once");
	refused(&mut chain, Flaw::MomentAhead, "Timestamp slot must match");
	refused(&mut chain, Flaw::MomentBehind, "Timestamp slot must match");
	refused(&mut chain, Flaw::SlotAhead, "must match relay-derived slot");
	refused(&mut chain, Flaw::SlotBehind, "must match relay-derived slot");
}

/// Relay parents never go back, and no more than three blocks wait for inclusion.
#[test]
fn a_collator_does_not_go_back_or_run_ahead() {
	let mut chain = running();
	refused(&mut chain, Flaw::OlderRelayParent, "monotonically increase");
	refused(&mut chain, Flaw::SegmentFull, "No space left");
}

/// A collator can delay a message no longer than until its next block.
#[test]
fn a_collator_keeps_no_message_back() {
	let mut chain = running();
	give(&mut chain, sovereign(SIBLING), 100 * restaking_parachain_tests::runtime::UNIT);
	let kind = polkadot_sdk::staging_xcm::latest::OriginKind::SovereignAccount;
	let call = Call::register_operator { metadata: Default::default() };
	chain.relay.send_across(SIBLING, bytes(by_chain(SIBLING, kind, call)));
	refused(&mut chain, Flaw::MessageKeptBack, "HRMP head mismatch");
}

/// A transaction that nobody can pay for is in no block, and leaves no trace.
#[test]
fn an_invalid_transaction_leaves_no_trace() {
	use polkadot_sdk::{pallet_balances, sp_keyring::Sr25519Keyring};
	use restaking_parachain_tests::runtime::Runtime;
	let mut chain = running();
	let empty = pallet_balances::Call::<Runtime>::transfer_all {
		dest: sovereign(SIBLING).into(),
		keep_alive: false,
	};
	chain.submit(Sr25519Keyring::Ferdie, empty.clone());
	chain.send(Sr25519Keyring::Ferdie, empty);
	let made = chain.block();
	assert!(matches!(made.outcomes[..], [Err(_)]), "{:?}", made.outcomes);
	assert!(made.block.extrinsics.len() == 2, "inherents alone");
}
