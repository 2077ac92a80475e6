//! A chain that takes nothing, as it does while a migration of several blocks runs, and after one that failed: no era goes
//! by, no message is served, and what was asked before is done afterwards.

use polkadot_sdk::{
	pallet_migrations::{self, MigrationCursor},
	staging_xcm::latest::OriginKind,
};
use restaking_parachain_tests::{
	messages::{by_chain, bytes, hear, heard, serve, unpaid},
	runtime::{Runtime, UNIT},
	stage::{
		abroad, active, as_root, clock_era, development, era, is_open, latest_request, percent,
		request, to_era, Abroad, ROOT, SIBLING, STAKER,
	},
	Chain,
};

const KIND: OriginKind = OriginKind::Native;

/// The stake behind the service.
const PLEDGED: u128 = 1_000 * UNIT;

/// The blocks for which the chain stands: six eras.
const STANDS: u32 = 60;

fn scene() -> (Chain, Abroad) {
	let mut chain = development();
	let home = abroad(&mut chain, KIND);
	(chain, home)
}

/// Stops the chain from the next block on, as a migration does that fails.
fn freeze(chain: &mut Chain) {
	let cursor = Some(MigrationCursor::Stuck);
	let fail = pallet_migrations::Call::<Runtime>::force_set_cursor { cursor };
	chain.submit(ROOT, as_root(fail));
}

/// Offences can be reported, and requests are executed, however long the chain stood: nobody escapes by an upgrade.
#[test]
fn a_chain_that_takes_nothing_prolongs_its_era() {
	let (mut chain, home) = scene();
	let now = era(&mut chain);
	let ask = |offence| by_chain(SIBLING, KIND, request(home.home, now, offence));
	assert!(hear(&mut chain, SIBLING, ask(1)).worked());
	freeze(&mut chain);
	assert_eq!((era(&mut chain), clock_era(&mut chain)), (now, now));
	for _ in 0..STANDS {
		chain.block();
		assert_eq!((era(&mut chain), clock_era(&mut chain)), (now, now));
	}
	chain.rescue();
	chain.block();
	assert_eq!((era(&mut chain), clock_era(&mut chain)), (now + 1, now + 1));
	// The report window is two eras, and the chain stood for six.
	assert!(hear(&mut chain, SIBLING, ask(2)).worked());
	assert_eq!((chain.tally.slashes, active(&mut chain, STAKER)), (0, PLEDGED));
	to_era(&mut chain, now + 7);
	assert_eq!(chain.tally.slashes, 2);
	assert_eq!(active(&mut chain, STAKER), PLEDGED - percent(10) * PLEDGED);
	chain.tally.print();
}

/// A call would read records that are half migrated. Messages wait, and each is served once.
#[test]
fn a_chain_that_takes_nothing_serves_no_message() {
	let (mut chain, home) = scene();
	let now = era(&mut chain);
	freeze(&mut chain);
	let ask = by_chain(SIBLING, KIND, request(home.home, now, 1));
	chain.relay.send_across(SIBLING, bytes(ask));
	chain.relay.send_down(bytes(unpaid([])));
	let before = chain.tally.messages;
	for _ in 0..5 {
		assert!(heard(&chain.block()).is_empty());
	}
	chain.rescue();
	serve(&mut chain);
	chain.blocks(3);
	assert_eq!(chain.tally.messages, before + 2);
	let id = latest_request(&mut chain);
	assert!(is_open(&mut chain, id));
}
