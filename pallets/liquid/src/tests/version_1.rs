//! Records of version 1, byte by byte. A change of one of them is another version, which needs a migration.

use super::setting::*;
use crate::{
	types::{
		Announcement, NamedTarget, Phase, RateOfEra, Round, Selection, TargetRecord, Targets,
		TicketRecord,
	},
	BooksOf, Receipts, StashLossOf, TargetSpec, TicketOf, VaultId, VaultOf, Vaults,
};
use codec::{Decode, DecodeAll, Encode};
use frame_support::traits::{GetStorageVersion, StorageInfoTrait, StorageVersion};
use restaking_math::{
	vault::{Batch, Leaving, Open, Piece, Rate, Sale, Stage, Ticket, Vesting},
	AssignmentId, BatchId,
};
use restaking_primitives::{Balance, Choice, RequestId};
use sp_core::H256;
use sp_io::hashing::{blake2_128, twox_128, twox_64};
use std::collections::BTreeSet;

fn units(amount: Balance) -> Vec<u8> {
	amount.to_le_bytes().to_vec()
}

fn number(number: u32) -> Vec<u8> {
	number.to_le_bytes().to_vec()
}

/// An account or a hash: one byte, 32 times.
fn bytes_32(byte: u8) -> Vec<u8> {
	vec![byte; 32]
}

/// Something that is there.
fn some(value: Vec<u8>) -> Vec<u8> {
	[vec![1], value].concat()
}

/// A list of one.
fn one(value: Vec<u8>) -> Vec<u8> {
	[vec![4], value].concat()
}

const NONE: u8 = 0;
const FALSE: u8 = 0;
const TRUE: u8 = 1;
/// 10 %, in parts per billion.
const TENTH: u32 = 100_000_000;

/// Decodes all of a record of version 1, and makes the same of it again.
fn decoded<Record: Decode + Encode>(old: &[Vec<u8>]) -> Record {
	let old = old.concat();
	let record = Record::decode_all(&mut &old[..]).unwrap();
	assert_eq!(record.encode(), old);
	record
}

/// Scenario LIQ-40: a vault. Its deposit is one number.
#[test]
fn vaults_of_version_1_should_decode() {
	let vault: VaultOf<Test> = decoded(&[
		some(bytes_32(1)),
		bytes_32(2),
		number(3),
		some(units(4)),
		units(5),
		vec![1, TRUE],
		units(6),
		number(TENTH),
		bytes_32(7),
		some([number(8), number(TENTH)].concat()),
		units(9),
		one(number(10)),
		number(11),
		some(number(12)),
		vec![TRUE],
		number(13),
	]);
	assert_eq!((vault.manager, vault.founder), (Some(H256([1; 32])), account(2)));
	assert_eq!((vault.asset, vault.deposit.is_some(), vault.float), (3, true, 5));
	assert_eq!((vault.phase, vault.cap), (Phase::Paused { by_governance: true }, 6));
	assert_eq!((vault.fee, vault.fee_to), (percent(10), account(7)));
	let next_fee = Announcement { from_era: 8, next: percent(10) };
	assert_eq!((vault.next_fee, vault.told), (Some(next_fee), Rate(9)));
	assert_eq!((vault.pending.to_vec(), vault.losses), (vec![RequestId(10)], 11));
	let ends = (vault.last, vault.receipt_ends, vault.sales);
	assert_eq!(ends, (Some(BatchId(12)), true, 13));
	let phases = [
		(vec![0], Phase::Open),
		([vec![2], number(9)].concat(), Phase::Closed { since_era: 9 }),
		(vec![3], Phase::Ended),
	];
	for (old, phase) in phases {
		assert_eq!(decoded::<Phase>(&[old]), phase);
	}
}

/// Scenario LIQ-40: the books of a vault.
#[test]
fn books_of_version_1_should_decode() {
	let books: BooksOf<Test> = decoded(&[
		(1..=9).flat_map(units).collect(),
		[units(10), number(11), number(12)].concat(),
		[number(13), units(14)].concat(),
		one([number(15), number(16), number(17), units(18)].concat()),
		one([number(19), units(20)].concat()),
		number(21),
		units(22),
	]);
	let (leaving, waiting) = (
		Leaving { batch: BatchId(15), era: 16, free_from: 17, value: 18 },
		Piece { batch: BatchId(19), amount: 20 },
	);
	let known = BooksOf::<Test> {
		shares: 1,
		seed: 2,
		entering: 3,
		custody: 4,
		owed: 5,
		payable: 6,
		reserved: 7,
		book: 8,
		mark: 9,
		vest: Vesting { left: 10, since_era: 11, until_era: 12 },
		open: Open { batch: BatchId(13), shares: 14 },
		leaving: vec![leaving].try_into().unwrap(),
		waiting: vec![waiting].try_into().unwrap(),
		turned: 21,
		idle: 22,
	};
	assert_eq!(books, known);
}

/// Scenario LIQ-40: batches, tickets and losses.
#[test]
fn batches_and_tickets_of_version_1_should_decode() {
	let sums: Vec<u8> = (1..=4).flat_map(units).collect();
	for (index, stage) in [(0, Stage::Leaving), (1, Stage::Waiting), (2, Stage::Payable)] {
		let batch: Batch = decoded(&[sums.clone(), number(5), vec![index], number(6)]);
		let (shares, shares_left, value, value_left) = (1, 2, 3, 4);
		let known = Batch { shares, shares_left, value, value_left, era: 5, stage, pending: 6 };
		assert_eq!(batch, known);
	}
	let ticket: TicketOf<Test> = decoded(&[units(1), units(2), some(units(3))]);
	assert_eq!((ticket.ticket, ticket.deposit.is_some()), (Ticket { shares: 1, paid: 2 }, true));
	let of_the_seed: TicketOf<Test> = decoded(&[units(1), units(2), vec![NONE]]);
	let known: TicketOf<Test> =
		TicketRecord { ticket: Ticket { shares: 1, paid: 2 }, deposit: None };
	assert_eq!(of_the_seed, known);
	let part = [number(3), units(4)].concat();
	let loss: StashLossOf<Test> = decoded(&[units(1), units(2), one(part), vec![TRUE]]);
	let parts = vec![Piece { batch: BatchId(3), amount: 4 }].try_into().unwrap();
	assert_eq!(loss, StashLossOf::<Test> { active: 1, rest: 2, parts, ordered: true });
}

/// Scenario LIQ-40: targets and validators, in force and announced.
#[test]
fn choices_of_version_1_should_decode() {
	let spec = [number(1), number(TENTH), bytes_32(2), number(TENTH)].concat();
	let targets: Targets = decoded(&[
		one([spec.clone(), number(4), vec![TRUE]].concat()),
		some([number(5), one([spec, number(6)].concat())].concat()),
	]);
	let spec = TargetSpec {
		assignment: AssignmentId(1),
		weight: percent(10),
		terms_hash: H256([2; 32]),
		max_commission: percent(10),
	};
	let now = TargetRecord { spec, events: 4, stopped: true };
	assert_eq!(targets.now.to_vec(), vec![now]);
	let next = targets.next.unwrap();
	let named = NamedTarget { spec, events: 6 };
	assert_eq!((next.from_era, next.next.to_vec()), (5, vec![named]));

	let choice = |byte| [bytes_32(byte), number(TENTH)].concat();
	let announced = [number(2), one(choice(3))].concat();
	let selection: Selection<AccountId> = decoded(&[one(choice(1)), some(announced)]);
	let choice = |byte| Choice { validator: account(byte), max_commission: percent(10) };
	assert_eq!(selection.now.to_vec(), vec![choice(1)]);
	let next = selection.next.unwrap();
	assert_eq!((next.from_era, next.next.to_vec()), (2, vec![choice(3)]));
}

/// Scenario LIQ-40: rates, sales, and the progress of turns.
#[test]
fn other_records_of_version_1_should_decode() {
	let rate: RateOfEra = decoded(&[number(1), units(2)]);
	assert_eq!(rate, RateOfEra { era: 1, rate: Rate(2) });
	let sale: Sale = decoded(&[units(1), number(2), vec![FALSE], units(3), number(4), units(5)]);
	let known = Sale { price: 1, since_era: 2, sold: false, stock: 3, opened_era: 4, earned: 5 };
	assert_eq!(sale, known);
	let round: Round = decoded(&[number(1), some(number(2)), vec![FALSE, TRUE]]);
	assert_eq!(round, Round { era: 1, after: Some(VaultId(2)), again: false, done: true });
	assert_eq!(decoded::<Vec<VaultId>>(&[one(number(7))]), vec![VaultId(7)]);
}

/// Scenario LIQ-40: records lie where those of version 1 did.
#[test]
fn records_of_version_1_should_be_found() {
	run(|| {
		assert_eq!(Liquid::on_chain_storage_version(), StorageVersion::new(1));
		let all = <Liquid as StorageInfoTrait>::storage_info();
		let names: BTreeSet<_> = all
			.iter()
			.map(|it| String::from_utf8_lossy(&it.storage_name).into_owned())
			.collect();
		let known = [
			"Batches",
			"CurrentRound",
			"Ledgers",
			"Live",
			"Losses",
			"NextVault",
			"Rates",
			"Receipts",
			"Sales",
			"Selections",
			"Targets",
			"Tickets",
			"Vaults",
		];
		assert_eq!(names, BTreeSet::from(known.map(String::from)));
		let prefix = |item: &[u8]| [twox_128(b"Liquid"), twox_128(item)].concat();
		let id = number(5);
		let key = [prefix(b"Vaults"), twox_64(&id).to_vec(), id.clone()].concat();
		assert_eq!(Vaults::<Test>::hashed_key_for(VaultId(5)), key);
		let key = [prefix(b"Receipts"), blake2_128(&id).to_vec(), id.clone()].concat();
		assert_eq!(Receipts::<Test>::hashed_key_for(5u32), key);
	});
}
