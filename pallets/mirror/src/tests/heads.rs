//! Heads out of the relay chain's state: those that are taken, and those that are no news.

use super::{
	mock::{guilty, HomeId, Mirror, System, HOME},
	new_test_ext,
	scene::{check, events, run_shown, Scene},
	Test,
};
use crate::{
	benchmarking::home::{header, relay_proof, relay_proof_of},
	types::{is_fresh, Head, HeadFault, HeadRing, MAX_HEADS, MAX_HEAD_LEN},
	Event, Heads, RelaySlot,
};
use codec::Encode;
use cumulus_pallet_parachain_system::{OnSystemEvent, RelayChainStateProof};
use cumulus_primitives_core::{relay_chain::well_known_keys::para_head, RelayStorageKey};
use frame_support::traits::Get;
use proptest::prelude::*;
use sp_core::H256;
use sp_runtime::{
	generic::{Digest, DigestItem, Header},
	traits::BlakeTwo256,
};

fn head(height: u32, slot: u64) -> Head {
	Head { height, root: H256::repeat_byte(1), slot }
}

/// Returns a header with a log of so many bytes.
fn long(log: usize) -> Vec<u8> {
	let (nothing, logs) = (H256::default(), vec![DigestItem::Other(vec![0; log])]);
	Header::<u32, BlakeTwo256> {
		parent_hash: nothing,
		number: 7,
		state_root: nothing,
		extrinsics_root: nothing,
		digest: Digest { logs },
	}
	.encode()
}

#[test]
fn a_head_is_a_header_of_four_kilobytes_at_most() {
	let root = H256::repeat_byte(3);
	assert_eq!(Head::read(&header(7, root), 9), Ok(Head { height: 7, root, slot: 9 }));
	assert_eq!(Head::read(&header(u32::MAX, root), 9).map(|it| it.height), Ok(u32::MAX));
	let fits = (0..MAX_HEAD_LEN).map(long).find(|it| it.len() == MAX_HEAD_LEN);
	assert_eq!(Head::read(&fits.expect("it can be filled"), 9).map(|it| it.height), Ok(7));
	let longer = (0..MAX_HEAD_LEN).map(long).find(|it| it.len() > MAX_HEAD_LEN);
	assert_eq!(Head::read(&longer.expect("there are some"), 9), Err(HeadFault::TooLong));
	assert_eq!(Head::read(&vec![0; 1_048_576], 9), Err(HeadFault::TooLong));
}

#[test]
fn part_of_a_header_is_none_and_so_is_more() {
	let whole = header(7, H256::repeat_byte(3));
	for end in 0..whole.len() {
		assert_eq!(Head::read(&whole[..end], 9), Err(HeadFault::Malformed), "{end}");
	}
	let more = [whole, vec![0]].concat();
	assert_eq!(Head::read(&more, 9), Err(HeadFault::Malformed));
}

#[test]
fn a_ring_keeps_the_latest_64_heads() {
	let mut ring = HeadRing::default();
	assert_eq!((ring.newest(), ring.at_height(0)), (None, None));
	for height in 0..100 {
		assert!(ring.enter(head(height * 2, height.into())));
	}
	assert_eq!(ring.heads.len(), MAX_HEADS as usize);
	assert_eq!(ring.newest().map(|it| it.height), Some(198));
	// The 64 latest of a hundred begin with the 37th, which has height 72.
	assert_eq!(
		[70, 72, 73, 198].map(|it| ring.at_height(it).is_some()),
		[false, true, false, true]
	);
}

#[test]
fn a_head_that_is_not_higher_changes_nothing() {
	let mut ring = HeadRing::default();
	assert!(ring.enter(head(10, 1)));
	let before = ring.clone();
	assert!(!ring.enter(Head { root: H256::repeat_byte(2), ..head(10, 2) }));
	assert!(!ring.enter(head(9, 2)));
	assert_eq!(ring, before);
	assert!(ring.enter(head(11, 2)));
}

#[test]
fn news_are_fresh_for_so_many_slots() {
	assert_eq!([100, 119, 120, 121].map(|now| is_fresh(now, 100, 20)), [true, true, true, false]);
	assert!(is_fresh(99, 100, 20), "a slot that is known already");
	assert!(!is_fresh(u64::MAX, 0, 20));
}

#[test]
fn the_relay_chain_is_asked_for_the_head() {
	let asked = Mirror::keys_to_prove();
	assert_eq!(asked.keys, [RelayStorageKey::Top(para_head(HomeId::get()))]);
}

/// Hears a proof. Returns whether it was taken for news, and the reason if one is told.
fn hears(proof: &RelayChainStateProof) -> (bool, Option<HeadFault>) {
	let before = Heads::<Test>::get();
	System::reset_events();
	Mirror::on_relay_state_proof(proof);
	let told = events().into_iter().find_map(|event| match event {
		Event::HeadRefused { fault } => Some(fault),
		_ => None,
	});
	(Heads::<Test>::get() != before, told)
}

#[test]
fn what_is_no_head_is_no_news() {
	run_shown(guilty(), |scene| {
		let (slot, home, root) = (scene.slot + 1, HomeId::get(), H256::repeat_byte(1));
		let higher = scene.height + 1;
		let with = |bytes: Vec<u8>| relay_proof(slot, home, Some(bytes));
		assert_eq!(hears(&relay_proof(slot, home, None)), (false, None));
		assert_eq!(hears(&relay_proof(slot, (HOME + 1).into(), None)), (false, None));
		let left_out = relay_proof_of(slot, home, Some(header(higher, root).encode()), false);
		assert_eq!(hears(&left_out), (false, None));
		assert_eq!(Mirror::read_head(&left_out, slot), Err(HeadFault::LeftOut));
		let absent = relay_proof(slot, home, None);
		assert_eq!(Mirror::read_head(&absent, slot), Err(HeadFault::NoSuchChain));
		assert_eq!(hears(&with(vec![0; MAX_HEAD_LEN + 1])), (false, Some(HeadFault::TooLong)));
		assert_eq!(hears(&with(vec![7; 100])), (false, Some(HeadFault::Malformed)));
		// A record that is no list of bytes.
		let broken = relay_proof_of(slot, home, Some(vec![0xff; 40]), true);
		assert_eq!(hears(&broken), (false, Some(HeadFault::Malformed)));
		// The same height, and a lower one.
		assert_eq!(hears(&with(header(scene.height, root))), (false, None));
		assert_eq!(hears(&with(header(scene.height - 1, root))), (false, None));
		assert_eq!(RelaySlot::<Test>::get(), slot);
		assert_eq!(hears(&with(header(higher, root))), (true, None));
	});
}

#[test]
fn a_head_is_written_once_and_slots_never_fall() {
	new_test_ext().execute_with(|| {
		let mut scene = Scene::new();
		scene.blocks(2);
		let known = Heads::<Test>::get();
		let last = known.newest().expect("one was told");
		assert_eq!((last.height, last.slot), (1_002, 5_002));
		scene.moves = false;
		scene.blocks(3);
		assert_eq!(Heads::<Test>::get(), known, "the slot in which it was seen first stays");
		assert_eq!(RelaySlot::<Test>::get(), 5_005);
		let earlier = relay_proof(4_000, HomeId::get(), None);
		Mirror::on_relay_state_proof(&earlier);
		assert_eq!(RelaySlot::<Test>::get(), 5_005);
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(512))]

	/// Whatever bytes stand in the place of a head: nothing panics, and all that is taken is a higher header.
	#[test]
	fn random_bytes_never_panic(
		record in proptest::collection::vec(any::<u8>(), 0..300),
		bytes in proptest::collection::vec(any::<u8>(), 0..300),
		place in 0usize..100,
		bit in 0u8..8,
	) {
		run_shown(guilty(), |scene| {
			let (slot, home) = (scene.slot + 1, HomeId::get());
			let before = Heads::<Test>::get();
			for proof in [
				relay_proof_of(slot, home, Some(record.clone()), true),
				relay_proof(slot, home, Some(bytes.clone())),
			] {
				Mirror::on_relay_state_proof(&proof);
			}
			// A header in which a bit is wrong.
			let mut wrong = header(scene.height, H256::repeat_byte(1));
			let place = place % wrong.len();
			wrong[place] ^= 1 << bit;
			Mirror::on_relay_state_proof(&relay_proof(slot, home, Some(wrong)));
			let after = Heads::<Test>::get();
			let higher = after.newest().map(|it| it.height) > before.newest().map(|it| it.height);
			assert!(after == before || higher);
			check();
		});
	}
}
