//! Messages that come late, twice, too heavy or without pay, and a veto that comes at the last moment.

use pallet_restaking::Event;
use polkadot_sdk::{cumulus_pallet_xcmp_queue, staging_xcm::latest::prelude::*};
use restaking_parachain_tests::{
	messages::{by_chain, bytes, hear, heard, paid, serve, sibling, transact, unpaid, Fate},
	runtime::{Runtime, RuntimeEvent, UNIT},
	stage::{
		abroad, active, as_root, clock_era, development, era, is_open, latest_request, next_era,
		percent, pledge, request, restaking_events, to_era, Abroad, Call, OTHER, ROOT, SIBLING,
		STAKER,
	},
	Chain,
};

const KIND: OriginKind = OriginKind::Native;

/// The stake behind the service.
const PLEDGED: u128 = 1_000 * UNIT;

fn scene() -> (Chain, Abroad) {
	let mut chain = development();
	let home = abroad(&mut chain, KIND);
	(chain, home)
}

/// Asserts that the queue still serves what the chain asks for.
fn goes_on(chain: &mut Chain, home: Abroad, offence: u64) {
	let now = era(chain);
	let heard = hear(chain, SIBLING, by_chain(SIBLING, KIND, request(home.home, now, offence)));
	assert!(heard.worked(), "{heard:?}");
}

/// Offences count once, however often they are told: in one page, later, and after the slash.
#[test]
fn a_repeated_message_counts_once() {
	let (mut chain, home) = scene();
	let now = era(&mut chain);
	let ask = || by_chain(SIBLING, KIND, request(home.home, now, 1));
	chain.relay.send_across(SIBLING, bytes(ask()));
	chain.relay.send_across(SIBLING, bytes(ask()));
	chain.block();
	let served = heard(&chain.block());
	let worked: Vec<_> = served.iter().map(|heard| heard.worked()).collect();
	assert_eq!(worked, [true, false]);
	let id = latest_request(&mut chain);
	assert!(!hear(&mut chain, SIBLING, ask()).worked());
	assert_eq!(latest_request(&mut chain), id);
	to_era(&mut chain, now + 5);
	assert_eq!(active(&mut chain, STAKER), PLEDGED - percent(5) * PLEDGED);
	assert!(!hear(&mut chain, SIBLING, ask()).worked(), "and not after it was executed");
	chain.tally.print();
}

/// A message about an era that is out of the report window takes nothing; nor does one about an era to come.
#[test]
fn a_late_message_takes_nothing() {
	let (mut chain, home) = scene();
	let then = era(&mut chain);
	to_era(&mut chain, then + 4);
	let late = by_chain(SIBLING, KIND, request(home.home, then, 1));
	assert!(!hear(&mut chain, SIBLING, late).worked());
	let early = by_chain(SIBLING, KIND, request(home.home, then + 9, 2));
	assert!(!hear(&mut chain, SIBLING, early).worked());
	goes_on(&mut chain, home, 3);
}

/// A message that is too heavy for a block is put aside. Those behind it are served, and the pallets that poll have
/// their room.
#[test]
fn a_heavy_message_harms_nobody() {
	let (mut chain, home) = scene();
	let pledge = pledge(&mut chain, home.home, 100 * UNIT);
	let many = (0..40).flat_map(|_| transact(OriginKind::SovereignAccount, pledge.clone()));
	let served = hear(&mut chain, SIBLING, paid(sibling(SIBLING), many));
	assert_eq!(served.fate, Fate::TooHeavy);
	goes_on(&mut chain, home, 1);
	let now = era(&mut chain);
	to_era(&mut chain, now + 5);
	assert_eq!(chain.tally.slashes, 1);
}

/// A hundred messages at once are served as blocks have room, each once, and a slash that is due is executed beside
/// them.
#[test]
fn many_messages_delay_no_slash() {
	let (mut chain, home) = scene();
	goes_on(&mut chain, home, 1);
	let now = era(&mut chain);
	to_era(&mut chain, now + 1);
	let repeated = by_chain(SIBLING, KIND, request(home.home, now, 1));
	for _ in 0..100 {
		chain.relay.send_across(SIBLING, bytes(repeated.clone()));
	}
	to_era(&mut chain, now + 5);
	assert_eq!(chain.tally.slashes, 1);
	let before = chain.tally.messages;
	chain.blocks(40);
	assert!(chain.tally.messages >= 100 && before <= chain.tally.messages);
	assert_eq!(chain.tally.slashes, 1);
	chain.tally.print();
}

/// Root has stopped the service of all siblings: a slash that was asked for goes on, and a veto that is served after it does
/// nothing.
#[test]
fn a_suspended_queue_delays_no_slash() {
	type Queue = cumulus_pallet_xcmp_queue::Call<Runtime>;
	let (mut chain, home) = scene();
	goes_on(&mut chain, home, 1);
	let id = latest_request(&mut chain);
	let now = era(&mut chain);
	chain.submit(ROOT, as_root(Queue::suspend_xcm_execution {}));
	chain
		.relay
		.send_across(SIBLING, bytes(by_chain(SIBLING, KIND, Call::veto { request: id })));
	let before = chain.tally.messages;
	to_era(&mut chain, now + 5);
	assert_eq!((chain.tally.slashes, chain.tally.messages), (1, before));
	let rest = PLEDGED - percent(5) * PLEDGED;
	assert_eq!(active(&mut chain, STAKER), rest);
	chain.submit(ROOT, as_root(Queue::resume_xcm_execution {}));
	assert!(!serve(&mut chain).worked(), "it is too late");
	assert_eq!(active(&mut chain, STAKER), rest);
}

/// Messages that pay nothing, or less than they cost.
#[test]
fn a_message_without_pay_does_nothing() {
	let (mut chain, home) = scene();
	let now = era(&mut chain);
	let ask = || transact(KIND, request(home.home, now, 1));
	let free = hear(&mut chain, SIBLING, unpaid(ask()));
	assert!(!free.worked());
	let bare = hear(&mut chain, SIBLING, Xcm(ask().to_vec()));
	assert!(!bare.worked());
	// It has no funds here.
	let poor =
		hear(&mut chain, OTHER, paid(sibling(OTHER), transact(KIND, request(home.home, now, 1))));
	assert!(!poor.worked());
	let little: Asset = (Here, 1u128).into();
	let cheap = [
		WithdrawAsset(little.clone().into()),
		BuyExecution { fees: little, weight_limit: Limited(Weight::from_parts(1, 1)) },
	];
	let cheap = hear(&mut chain, SIBLING, Xcm(cheap.into_iter().chain(ask()).collect()));
	assert!(!cheap.worked());
	goes_on(&mut chain, home, 1);
}

/// Returns the number of blocks after which the era has turned.
fn blocks_left(chain: &Chain) -> u32 {
	let mut copy = chain.fork();
	let before = era(&mut copy);
	(1..=20)
		.find(|_| {
			copy.block();
			era(&mut copy) > before
		})
		.expect("an era has ten blocks")
}

/// A veto that is served in the very block in which its request is due wins. Without it that block slashes.
#[test]
fn a_veto_in_the_block_in_which_its_request_is_due_wins() {
	let (mut chain, home) = scene();
	let now = era(&mut chain);
	let asked = hear(&mut chain, SIBLING, by_chain(SIBLING, KIND, request(home.home, now, 1)));
	let due = asked.events.iter().find_map(|event| match event {
		Event::SlashRequested { due_era, .. } => Some(*due_era),
		_ => None,
	});
	let id = latest_request(&mut chain);
	to_era(&mut chain, due.expect("it is requested") - 1);
	let left = blocks_left(&chain);
	chain.blocks(left - 2);
	let mut without = chain.fork();
	without.blocks(2);
	assert_eq!(without.tally.slashes, 1, "the block in which it is due slashes");

	chain
		.relay
		.send_across(SIBLING, bytes(by_chain(SIBLING, KIND, Call::veto { request: id })));
	// Its inherent brings the message, which waits.
	let before = chain.block();
	assert!(heard(&before).is_empty() && is_open(&mut chain, id));
	assert_eq!(clock_era(&mut chain) + 1, due.unwrap_or_default());
	let made = chain.block();
	assert_eq!(Some(era(&mut chain)), due, "the era of the request has come");
	assert!(heard(&made).pop().is_some_and(|heard| heard.worked()));
	assert!(!is_open(&mut chain, id));
	let events = restaking_events(&[made]);
	assert!(!events.iter().any(|event| matches!(event, Event::SlashExecuted { .. })));
	next_era(&mut chain);
	assert_eq!(active(&mut chain, STAKER), PLEDGED);
	assert_eq!(chain.tally.slashes, 0);
}

/// The chain tells other chains nothing that it was not asked for.
#[test]
fn nothing_leaves_by_itself() {
	let (mut chain, home) = scene();
	goes_on(&mut chain, home, 1);
	let made = chain.block();
	assert!(made.sent.horizontal_messages.is_empty());
	assert!(made.sent.upward_messages.is_empty());
	assert_eq!(made.sent.hrmp_watermark, made.relay.number);
	let told = made.events.iter().any(|event| matches!(event, RuntimeEvent::XcmpQueue(_)));
	assert!(!told);
	let served = {
		chain.relay.send_across(SIBLING, bytes(Xcm(vec![ClearOrigin])));
		serve(&mut chain)
	};
	assert_eq!(served.fate, Fate::Stopped);
}
