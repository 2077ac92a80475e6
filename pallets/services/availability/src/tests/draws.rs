//! Draws: what is asked, of whom, and how likely a lost chunk is found.

use super::*;
use crate::draws::Draws;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn item(blob: Blob) -> Item {
	Item { blob, from_era: 1, until_era: 9, deposit: 0 }
}

/// Returns what the draws of an era ask for.
fn drawn(items: &[Item], least: u32, seed: H256) -> Vec<(Blob, u32)> {
	let draws = Draws::of(AT, items, 5, least);
	let chunks = (0..draws.count()).map(|draw| draws.chunk(seed, draw).unwrap());
	let all: Vec<_> = chunks.collect();
	assert_eq!(draws.chunk(seed, draws.count()), None);
	all
}

/// Returns the chunk of a draw as the documentation says it: the remainder of a hash of 256 bits, read from
/// its least byte on.
fn remainder(seed: H256, draw: u32, all: u64) -> u64 {
	let hash = sp_io::hashing::blake2_256(&(b"draw", seed, AT, draw).encode());
	// Long division, from the greatest byte down.
	hash.iter().rev().fold(0, |rest, byte| {
		((u128::from(rest) << 8 | u128::from(*byte)) % u128::from(all)) as u64
	})
}

#[test]
fn each_blob_has_a_draw_and_the_rest_is_drawn_of_all() {
	let blobs = [junk(1, 1_000), junk(2, 3), junk(3, 70_000)];
	let items = blobs.map(item);
	for number in 0..200 {
		let seed = seed(number);
		let drawn = drawn(&items, 8, seed);
		assert_eq!(drawn.len(), 8);
		for draw in 0..3u32 {
			let blob = blobs[draw as usize];
			let place = remainder(seed, draw, blob.chunks.into()) as u32;
			assert_eq!(drawn[draw as usize], (blob, place));
		}
		for draw in 3..8u32 {
			let place = remainder(seed, draw, 71_003);
			let expected = match place {
				..1_000 => (blobs[0], place),
				1_000..1_003 => (blobs[1], place - 1_000),
				_ => (blobs[2], place - 1_003),
			};
			assert_eq!(drawn[draw as usize], (expected.0, expected.1 as u32));
		}
	}
}

#[test]
fn there_are_as_many_draws_as_blobs_at_least() {
	let count = |many: usize, least| {
		let draws = Draws::of(AT, &items(many), 5, least);
		(draws.count(), draws.bits())
	};
	assert_eq!(count(0, 8), (0, 0));
	assert_eq!(count(1, 1), (1, 1));
	assert_eq!(count(1, 8), (8, 0xff));
	assert_eq!(count(9, 8), (9, 0x1ff));
	assert_eq!(count(64, 1), (64, u64::MAX));
	assert_eq!(count(1, 64), (64, u64::MAX));
	// Only what is promised for the era.
	let late = Item { from_era: 6, ..item(junk(1, 3)) };
	let over = Item { until_era: 4, ..item(junk(2, 3)) };
	assert_eq!(drawn(&[late, item(junk(3, 1)), over], 1, seed(1)), [(junk(3, 1), 0)]);
}

fn items(count: usize) -> Vec<Item> {
	(0..count as u32).map(|name| item(junk(name, 3))).collect()
}

/// An operator deletes a blob of 1,000 chunks and promises the largest blobs that there are beside it, of which
/// it can make every chunk. The real one is asked in every era all the same.
#[test]
fn promised_junk_takes_no_draw_from_what_is_real() {
	let real = junk(1_000, 1_000);
	for others in [1, 7, 63] {
		let mut items: Vec<_> = (0..others).map(|name| item(junk(name, 1 << 20))).collect();
		items.insert(items.len() / 2, item(real));
		for number in 0..50 {
			let asked = drawn(&items, 8, seed(number));
			assert!(asked.iter().any(|(blob, _)| *blob == real));
		}
	}
}

/// Of an operator that kept a part `s` of the chunks of its blob, `1 − s^(k·T)` are found in `T` eras with `k`
/// draws: within four standard deviations, over 4,000 of them.
#[test]
fn what_is_lost_is_found_as_often_as_the_table_says() {
	const MANY: u32 = 4_000;
	let items = [item(junk(1, 1_000))];
	for (kept, draws, eras) in
		[(990, 1, 7), (990, 4, 1), (990, 16, 7), (950, 1, 7), (950, 4, 1), (500, 1, 1), (500, 4, 1)]
	{
		let found = (0..MANY).filter(|villain| {
			let mut eras = 0..eras;
			eras.any(|era| {
				let seed =
					seed(u64::from(*villain) << 32 | u64::from(era as u32) << 8 | draws as u64);
				drawn(&items, draws as u32, seed).iter().any(|(_, chunk)| *chunk >= kept)
			})
		});
		let found = found.count() as f64;
		let share = 1.0 - (f64::from(kept) / 1_000.0).powi(draws * eras);
		let many = f64::from(MANY);
		let deviation = (many * share * (1.0 - share)).sqrt();
		let distance = (found - many * share).abs();
		assert!(distance <= 4.0 * deviation + 1.0, "{kept} {draws} {eras}: {found} of {share}");
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 256, ..Default::default() })]

	/// Every chunk that is asked exists, and who has other promises or another seed is asked for others.
	#[test]
	fn what_is_drawn_exists(
		sizes in prop::collection::vec(1u32..=1 << 20, 1..20),
		least in 1u32..=64,
		number in any::<u64>(),
	) {
		let items: Vec<_> = (0..).zip(&sizes).map(|(name, chunks)| item(junk(name, *chunks))).collect();
		let asked = drawn(&items, least, seed(number));
		prop_assert_eq!(asked.len(), (sizes.len() as u32).max(least) as usize);
		for (blob, chunk) in &asked {
			prop_assert!(*chunk < blob.chunks);
		}
		let blobs: BTreeSet<_> = asked.iter().map(|(blob, _)| blob.root).collect();
		prop_assert_eq!(blobs.len(), sizes.len());
	}
}
