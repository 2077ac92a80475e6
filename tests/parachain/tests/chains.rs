//! The chains of genesis presets, and an upgrade of one.

use polkadot_sdk::cumulus_pallet_parachain_system::Event;
use restaking_parachain_tests::{
	relay::UNINCLUDED,
	runtime::RuntimeEvent,
	stage::{development, era, set_code, OTHER, ROOT, SIBLING},
	Chain,
};

/// Every preset makes blocks, whoever its collators are, and ends eras.
#[test]
fn presets_make_blocks() {
	for preset in ["development", "local_testnet", "services"] {
		let mut chain = Chain::new(preset, [SIBLING, OTHER]);
		chain.blocks(21);
		assert_eq!(era(&mut chain), 2, "{preset}: ten blocks are an era");
		chain.tally.print();
	}
}

/// An upgrade is told to the relay chain, and applied when that allows it; then the chain goes on.
#[test]
fn an_upgrade_waits_for_the_relay_chain() {
	let mut chain = development();
	chain.blocks(3);
	let code = vec![7; 1_000];
	let told = chain.submit(ROOT, set_code(code.clone())).sent.new_validation_code;
	assert_eq!(told.map(|told| told.0), Some(code));
	let applied = |events: &[RuntimeEvent]| {
		let is = |event: &RuntimeEvent| {
			matches!(event, RuntimeEvent::ParachainSystem(Event::ValidationFunctionApplied { .. }))
		};
		events.iter().any(is)
	};
	assert!(!applied(&chain.block().events));
	chain.relay.allow_upgrade();
	assert!(applied(&chain.block().events));
	for _ in 0..2 * UNINCLUDED {
		assert!(!applied(&chain.block().events), "it is applied once");
	}
}
