//! Sets against roots that were worked out by hand, as `set_root` of the primitives describes them.

use crate::types::{check_set, MirroredSet, Seat, SetFault};
use restaking_primitives::{
	set_root::{domain_of, RootOf},
	AssignmentId, Balance, ServiceId, ServiceKey,
};
use sp_core::{bytes::from_hex, ed25519, sr25519, H160, H256};
use sp_runtime::Perbill;

/// Keccak-256 of 32 bytes of 0x11, and the name of the pallet.
const DOMAIN: &str = "0xb71024cb563555404dfb0c7e2a8d848ab2a0ccfb5fd9ee7a17ac64b10bd40a5e";

/// The roots of era 20 of service 5 with a quorum of 67 %: of nobody, of the first operator, and of all three.
const ROOTS: [&str; 3] = [
	"0xc7f90713d13e5d21ee3d4661b11ad665cdb08d4f78dd7183570928301d9a929f",
	"0x09b0e9a5ad060458d576e24da8ee2d469878ae1c499e7ecd33bfffd6a5d9fa32",
	"0xc8e92dda500748b8644ce46a9fc629a0b3c70ac84c0c7ad3b0e016ee11b54e57",
];

fn hash(hex: &str) -> H256 {
	H256::from_slice(&from_hex(hex).expect("it is hex"))
}

/// Three operators with keys of three kinds. The last two have the same stake: the older assignment comes first.
fn seats() -> Vec<Seat<u64>> {
	let seat = |assignment, operator, key, weight: Balance| Seat {
		assignment: AssignmentId(assignment),
		operator,
		key,
		weight,
	};
	vec![
		seat(7, 101, ServiceKey::Ed25519(ed25519::Public::from_raw([0x41; 32])), 500),
		seat(3, 102, ServiceKey::Sr25519(sr25519::Public::from_raw([0x42; 32])), 300),
		seat(9, 103, ServiceKey::Evm(H160::repeat_byte(0x43)), 300),
	]
}

fn published(count: u32, total: Balance, root: &str) -> RootOf {
	RootOf { era: 20, count, total, root: hash(root) }
}

fn check(seats: &[Seat<u64>], published: &RootOf) -> Result<(), SetFault> {
	let domain = domain_of([0x11; 32], "Restaking");
	assert_eq!(domain, hash(DOMAIN));
	check_set(seats, published, (domain, ServiceId(5), Perbill::from_percent(67)))
}

#[test]
fn roots_are_those_of_the_book() {
	let all = seats();
	assert_eq!(check(&[], &published(0, 0, ROOTS[0])), Ok(()));
	assert_eq!(check(&all[..1], &published(1, 500, ROOTS[1])), Ok(()));
	assert_eq!(check(&all, &published(3, 1_100, ROOTS[2])), Ok(()));
}

#[test]
fn a_set_that_does_not_add_up_is_refused() {
	let all = seats();
	let right = published(3, 1_100, ROOTS[2]);
	assert_eq!(check(&all[..2], &right), Err(SetFault::DoesNotAddUp));
	assert_eq!(check(&[], &right), Err(SetFault::DoesNotAddUp));
	let mut richer = all.clone();
	richer[2].weight += 1;
	assert_eq!(check(&richer, &right), Err(SetFault::DoesNotAddUp));
	assert_eq!(check(&all, &RootOf { total: 1_101, ..right }), Err(SetFault::DoesNotAddUp));
	assert_eq!(check(&all, &RootOf { count: 4, ..right }), Err(SetFault::DoesNotAddUp));
	// A sum beyond what an amount can be.
	let mut rich = all;
	rich.iter_mut().for_each(|seat| seat.weight = Balance::MAX);
	assert_eq!(check(&rich, &right), Err(SetFault::DoesNotAddUp));
}

#[test]
fn other_operators_have_another_root() {
	let right = published(3, 1_100, ROOTS[2]);
	let wrong = |change: &dyn Fn(&mut Vec<Seat<u64>>)| {
		let mut all = seats();
		change(&mut all);
		assert_eq!(check(&all, &right), Err(SetFault::OtherRoot));
	};
	wrong(&|all| all.swap(1, 2));
	wrong(&|all| all.reverse());
	wrong(&|all| all[0].assignment = AssignmentId(8));
	wrong(&|all| all[0].operator = 102);
	wrong(&|all| all[1].key = ServiceKey::Ed25519(ed25519::Public::from_raw([0x42; 32])));
	wrong(&|all| all[2].key = ServiceKey::Evm(H160::repeat_byte(0x44)));
	wrong(&|all| {
		all[0].weight -= 1;
		all[1].weight += 1;
	});
	wrong(&|all| all[2] = all[1].clone());
	let all = seats();
	assert_eq!(check(&all, &RootOf { era: 21, ..right }), Err(SetFault::OtherRoot));
	let other = |domain: H256, service, quorum| {
		let fixed = (domain, ServiceId(service), Perbill::from_percent(quorum));
		check_set(&all, &right, fixed)
	};
	assert_eq!(other(hash(DOMAIN), 5, 67), Ok(()));
	assert_eq!(other(hash(DOMAIN), 6, 67), Err(SetFault::OtherRoot));
	assert_eq!(other(hash(DOMAIN), 5, 68), Err(SetFault::OtherRoot));
	let elsewhere = domain_of([0x12; 32], "Restaking");
	assert_eq!(other(elsewhere, 5, 67), Err(SetFault::OtherRoot));
	assert_eq!(other(domain_of([0x11; 32], "AssetRestaking"), 5, 67), Err(SetFault::OtherRoot));
}

#[test]
fn operators_are_drawn_by_running_sums() {
	let seats = seats().try_into().expect("they are few");
	let set = MirroredSet { era: 20, root: hash(ROOTS[2]), total: 1_100, since: 7, seats };
	let roster = set.roster();
	assert_eq!(roster.since, 7);
	let sums = [(7, 500), (3, 800), (9, 1_100)].map(|(id, upto)| (AssignmentId(id), upto));
	assert_eq!(roster.members, sums);
	assert_eq!(set.seat_by(&103).map(|seat| seat.assignment), Some(AssignmentId(9)));
	assert_eq!(set.seat_of(AssignmentId(3)).map(|seat| seat.operator), Some(102));
	assert!(set.seat_by(&104).is_none() && set.seat_of(AssignmentId(4)).is_none());
}
