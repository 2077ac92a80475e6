//! From the first bond to the last withdrawal, in blocks as collators make them.

use pallet_restaking::Event;
use polkadot_sdk::sp_keyring::Sr25519Keyring::{self, Charlie, Dave, Ferdie};
use restaking_parachain_tests::{
	runtime::{Restaking, Runtime, UNIT},
	stage::{
		active, bond_and_pledge, clock_era, development, era, free, is_open, join, latest_request,
		next_era, next_service, percent, pledge, register, request, restaking_events, signer,
		statements, terms, to_era, two_statements, word, Call, STAKER,
	},
	Chain, Made,
};
use restaking_primitives::{AssignmentId, ServiceId};

/// What the staker bonds, and pledges to two services.
const BONDED: u128 = 1_000 * UNIT;

/// The slasher of the first service, and its resolver.
const SLASHER: Sr25519Keyring = Ferdie;
const RESOLVER: Sr25519Keyring = Dave;

/// A chain with two services and a pledge to each, which count.
struct Scene {
	chain: Chain,
	/// The assignment at the service whose slasher is believed.
	believed: AssignmentId,
	/// The service that punishes two statements, and the assignment there.
	proving: ServiceId,
	proven: AssignmentId,
}

/// Opens both services. Their largest slashes together are all that a staker may risk.
fn scene() -> Scene {
	let mut chain = development();
	chain.block();
	assert_eq!(era(&mut chain), 0, "the first block begins era zero, and ends none");
	let service = next_service(&mut chain);
	let slasher = signer(SLASHER.to_account_id());
	let resolver = signer(RESOLVER.to_account_id());
	chain.submit(SLASHER, register(terms(word(), 10), Some(slasher.clone()), Some(resolver)));
	let slasher = Box::new(slasher);
	chain.submit(SLASHER, Call::fund_slash_bond { service, slasher, amount: 100 * UNIT });
	let proving = next_service(&mut chain);
	chain.submit(Charlie, register(terms(statements(), 40), None, None));
	let believed = join(&mut chain, service);
	let proven = join(&mut chain, proving);
	bond_and_pledge(&mut chain, believed, BONDED);
	let second = pledge(&mut chain, proven, BONDED);
	chain.submit(STAKER, second);
	assert_eq!(counted(&mut chain), [0, 0], "what is pledged counts from the next era on");
	next_era(&mut chain);
	assert_eq!(counted(&mut chain), [BONDED, BONDED]);
	Scene { chain, believed, proving, proven }
}

/// Returns what counts of the staker in the present era, at each service.
fn counted(chain: &mut Chain) -> Vec<u128> {
	let info = chain.look(|| Restaking::staker_info(&STAKER.to_account_id()));
	let positions = info.expect("it has pledged").positions;
	positions.into_iter().map(|position| position.counts_now).collect()
}

/// Lets the slasher ask, and a stranger prove. A second and a third word come to nothing. Returns the blocks until both
/// slashes are executed.
fn slash(scene: &mut Scene) -> Vec<Made> {
	let Scene { chain, believed, proving, proven } = scene;
	chain.blocks(3);
	let now = era(chain);
	for (offence, then) in [(1, None), (2, Some(RESOLVER)), (3, Some(SLASHER))] {
		chain.submit(SLASHER, request(*believed, now, offence));
		let id = latest_request(chain);
		match then {
			Some(RESOLVER) => chain.submit(RESOLVER, Call::veto { request: id }),
			Some(_) => chain.submit(SLASHER, Call::cancel_request { request: id }),
			None => continue,
		};
		assert!(!is_open(chain, id), "it is vetoed or cancelled");
	}
	let evidence = two_statements(chain, *proving).try_into().expect("it is short");
	chain.submit(Charlie, Call::report_offence { assignment: *proven, evidence });
	assert_eq!(active(chain, STAKER), BONDED, "nothing is taken before the veto window is over");
	let target = era(chain) + 5;
	to_era(chain, target)
}

/// The whole life of a stake: bonded, pledged, counted, slashed by a word and by a proof, exited and withdrawn.
#[test]
fn from_the_first_bond_to_the_last_withdrawal() {
	let mut scene = scene();
	let made = slash(&mut scene);
	let chain = &mut scene.chain;
	let taken: u128 = restaking_events(&made).iter().filter_map(taken_of_staker).sum();
	// A twentieth by the word, a tenth by the proof, each of what counted.
	assert_eq!(taken, BONDED * 15 / 100);
	assert_eq!(active(chain, STAKER), BONDED - taken);
	assert_eq!(chain.tally.slashes, 2);

	chain.submit(STAKER, Call::exit_all {});
	let unbond = pallet_bond::Call::<Runtime>::unbond { amount: BONDED - taken };
	chain.submit(STAKER, unbond);
	let early = pallet_bond::Call::<Runtime>::withdraw {};
	chain.send(STAKER, early.clone());
	assert!(matches!(chain.block().outcomes[..], [Ok(Err(_))]), "nothing is free yet");
	let target = era(chain) + 29;
	to_era(chain, target);

	let held = free(chain, &STAKER.to_account_id());
	chain.submit(STAKER, early);
	let got = free(chain, &STAKER.to_account_id()) - held;
	let all = BONDED - taken;
	assert!(got <= all && got > all - UNIT, "all that was not slashed, less a fee: {got}");
	assert_eq!(active(chain, STAKER), 0);
	assert!(chain.tally.blocks >= 50, "a story of fifty blocks");
	chain.tally.print();
}

fn taken_of_staker(event: &Event<Runtime>) -> Option<u128> {
	match event {
		Event::Slashed { stash, taken, .. } if *stash == STAKER.to_account_id() => Some(*taken),
		_ => None,
	}
}

/// An era has ten blocks; a chain that halts prolongs it, and makes up for nothing; what was asked before the halt is
/// still executed after it.
#[test]
fn a_halt_prolongs_an_era_and_shields_nobody() {
	let mut scene = scene();
	scene.chain.blocks(2);
	let (believed, chain) = (scene.believed, &mut scene.chain);
	let now = era(chain);
	chain.submit(SLASHER, request(believed, now, 1));
	// Nine weeks and more.
	chain.relay.halt(1_000_000);
	chain.block();
	assert_eq!((era(chain), clock_era(chain)), (now + 1, now + 1));
	chain.blocks(9);
	assert_eq!(era(chain), now + 1);
	chain.block();
	assert_eq!(era(chain), now + 2, "ten blocks make an era again");
	let target = now + 5;
	to_era(chain, target);
	assert_eq!(chain.tally.slashes, 1);
	assert_eq!(active(chain, STAKER), BONDED - percent(5) * BONDED);
	chain.tally.print();
}
