//! Proofs of the parachain's real state that are none, each refused by its own error; heads that are none; and the
//! price of a set that is shown.

use codec::Encode;
use pallet_mirror::{
	types::{HeadFault, Seat},
	Call as MirrorCall, Error, Event as MirrorEvent, Heads,
};
use polkadot_sdk::{
	cumulus_primitives_core::relay_chain::HeadData,
	frame_support::dispatch::GetDispatchInfo,
	sp_io::storage::root,
	sp_runtime::{traits::Dispatchable, DispatchError, StateVersion},
	sp_trie::StorageProof,
};
use restaking_parachain_tests::{
	followed::{attested, follow, Followed},
	runtime::AccountId,
	service_chain::{
		runtime::{Runtime as Away, RuntimeCall, RuntimeEvent, RuntimeOrigin},
		ServiceChain,
	},
	stage::PARACHAIN,
	world::{World, ANYBODY},
};
use restaking_primitives::{AssignmentId, EraIndex};

/// Tries a call on the state of the service chain. Returns the error, and asserts that nothing has changed.
fn refused(world: &mut World, call: MirrorCall<Away>) -> DispatchError {
	world.away.look(|| {
		let before = root(StateVersion::V1);
		let signed = RuntimeOrigin::signed(ANYBODY.to_account_id());
		let result = RuntimeCall::from(call).dispatch(signed);
		assert_eq!(root(StateVersion::V1), before, "a call that is refused has changed something");
		result.expect_err("it is refused").error
	})
}

fn is(error: DispatchError, one: Error<Away>) -> bool {
	error == DispatchError::from(one)
}

/// The era, height, proof and operators of a set.
type Shown = (EraIndex, u32, StorageProof, Vec<Seat<AccountId>>);

/// Returns a world that follows a service, and what shows its set once more.
fn shown() -> (World, Followed, Shown) {
	let (mut world, followed) = attested();
	let era = follow(&mut world, followed.service);
	world.step();
	let height = world.head().height;
	let proof = world.proof_at(height, followed.service);
	let seats = world.seats(followed.service, era);
	(world, followed, (era, height, proof, seats))
}

fn show(
	followed: Followed,
	(era, height): (EraIndex, u32),
	proof: StorageProof,
	seats: Vec<Seat<AccountId>>,
) -> MirrorCall<Away> {
	let seats = seats.try_into().expect("they are few");
	MirrorCall::show_set { service: followed.service, era, height, proof, seats }
}

#[test]
fn every_node_of_a_real_proof_counts() {
	let (mut world, followed, (era, height, proof, seats)) = shown();
	let whole: Vec<Vec<u8>> = proof.into_iter_nodes().collect();
	assert!(whole.len() > 8, "a trie of a real state: {}", whole.len());
	let (mut missing, mut strange) = (0, 0);
	for place in 0..whole.len() {
		let mut dropped = whole.clone();
		dropped.remove(place);
		let mut flipped = whole.clone();
		let middle = flipped[place].len() / 2;
		flipped[place][middle] ^= 1;
		for nodes in [dropped, flipped] {
			let call = show(followed, (era, height), StorageProof::new(nodes), seats.clone());
			match refused(&mut world, call) {
				error if is(error, Error::NodeMissing) => missing += 1,
				error if is(error, Error::NodeStrange) => strange += 1,
				error => assert!(is(error, Error::OtherState), "{error:?}"),
			}
		}
	}
	assert!(missing >= 3 && strange >= whole.len() - 1, "{missing}, {strange}");
	println!("mirror: {} nodes, each dropped once and changed once: refused", whole.len());
}

#[test]
fn proofs_of_something_else_are_refused() {
	let (mut world, followed, (era, height, proof, seats)) = shown();
	let at = (era, height);
	let again = |height, proof| show(followed, (era, height), proof, seats.clone());
	// Of another height, of no height, and of a chain of one's own.
	let before = world.proof_at(height - 1, followed.service);
	assert!(is(refused(&mut world, again(height, before)), Error::OtherState));
	assert!(is(refused(&mut world, again(height + 9, proof.clone())), Error::NoSuchHead));
	let forged = StorageProof::new([vec![0; 64]]);
	assert!(is(refused(&mut world, again(height, forged)), Error::OtherState));
	// Rolled back.
	let old = world.proof_at(height - 4, followed.service);
	assert!(is(refused(&mut world, again(height - 4, old)), Error::NothingNew));
	// An era that was never published.
	let other = show(followed, (era + 5, height), proof.clone(), seats.clone());
	assert!(is(refused(&mut world, other), Error::NotPublished));
	// Another version.
	world.govern(MirrorCall::<Away>::allow_version { spec_version: 0 });
	let call = show(followed, at, proof.clone(), seats.clone());
	assert!(is(refused(&mut world, call.clone()), Error::OtherVersion));
	world.govern(MirrorCall::<Away>::allow_version { spec_version: 1 });
	// Stale.
	world.steps(12);
	assert!(is(refused(&mut world, call), Error::Stale));
}

#[test]
fn operators_of_another_set_are_refused() {
	let (mut world, followed) = attested();
	// A set that nobody has shown yet.
	let before = follow(&mut world, followed.service);
	while world.told_era() == before {
		world.step();
	}
	world.settle();
	let (era, height) = (before + 1, world.head().height);
	let (proof, all) =
		(world.proof_at(height, followed.service), world.seats(followed.service, era));
	let with = |seats| show(followed, (era, height), proof.clone(), seats);
	let mut richer = all.clone();
	richer[0].weight += 1;
	assert!(is(refused(&mut world, with(richer)), Error::DoesNotAddUp));
	assert!(is(refused(&mut world, with(Vec::new())), Error::DoesNotAddUp));
	let mut other = all.clone();
	other[0].assignment = AssignmentId(99);
	assert!(is(refused(&mut world, with(other)), Error::OtherRoot));
	let call = with(all);
	world.submit_away(ANYBODY, call);
}

/// Lets the relay chain tell of these bytes, in the place of a head. Returns the reason for which they are refused.
fn hears(chain: &mut ServiceChain, record: Vec<u8>) -> Option<HeadFault> {
	chain.relay.include_bytes(PARACHAIN, record);
	chain.block().events.into_iter().find_map(|event| match event {
		RuntimeEvent::Mirror(MirrorEvent::HeadRefused { fault }) => Some(fault),
		_ => None,
	})
}

#[test]
fn heads_that_are_none_stop_no_block() {
	let (mut world, _, _) = shown();
	let chain = &mut world.away;
	let known = chain.look(Heads::<Away>::get);
	let long = HeadData(vec![0; 4_097]).encode();
	assert_eq!(hears(chain, long), Some(HeadFault::TooLong));
	assert_eq!(hears(chain, HeadData(vec![0; 1_048_576]).encode()), Some(HeadFault::TooLong));
	assert_eq!(hears(chain, HeadData(vec![7; 200]).encode()), Some(HeadFault::Malformed));
	assert_eq!(hears(chain, vec![0xff; 9]), Some(HeadFault::Malformed));
	assert_eq!(hears(chain, Vec::new()), Some(HeadFault::Malformed));
	let mut state = 1u64;
	for length in 0..60usize {
		let mut random = || {
			state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
			state.to_be_bytes()[0]
		};
		let bytes: Vec<u8> = (0..length * 7).map(|_| random()).collect();
		let record = if length % 2 == 0 { HeadData(bytes).encode() } else { bytes };
		assert!(hears(chain, record).is_some());
	}
	assert_eq!(chain.look(Heads::<Away>::get), known);
}

#[test]
fn a_set_has_its_price() {
	let (_world, followed, (era, height, proof, seats)) = shown();
	let one = seats[0].clone();
	for count in [10u32, 128] {
		let seat = |number| Seat { assignment: AssignmentId(number), ..one.clone() };
		let seats: Vec<_> = (0..count).map(seat).collect();
		let (bytes, operators) = (proof.encoded_size(), seats.encoded_size());
		let call = show(followed, (era, height), proof.clone(), seats);
		let weight = call.get_dispatch_info().call_weight;
		println!(
			"mirror: {count} operators: {bytes} bytes of proof in {} nodes, {operators} bytes of operators; \
			 show_set declares {} us and {} bytes of proof",
			proof.len(),
			weight.ref_time() / 1_000_000,
			weight.proof_size(),
		);
		assert!(bytes + operators <= pallet_mirror::MAX_SHOW as usize);
	}
}
