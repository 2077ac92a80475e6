//! The size of a position, an assignment and a service on the chain: keys and values, in bytes.

use crate::chain;
use polkadot_sdk::*;
use sp_io::hashing::twox_128;
use std::fmt::Write as _;

/// Returns the bytes of one storage item of restaking, and the number of its records.
fn kept(item: &str) -> (usize, usize) {
	let prefix = [twox_128(b"Restaking"), twox_128(item.as_bytes())].concat();
	let mut key = prefix.clone();
	let (mut bytes, mut records) = (0, 0);
	while let Some(next) = sp_io::storage::next_key(&key).filter(|key| key.starts_with(&prefix)) {
		let value = frame_support::storage::unhashed::get_raw(&next).unwrap_or_default();
		// The first 32 bytes of a key are the same for all: the trie keeps them once.
		bytes += next.len() - prefix.len() + value.len();
		records += 1;
		key = next;
	}
	(bytes, records)
}

/// Returns a table of the sizes, on average.
pub fn table() -> String {
	let mut text = String::from("\n| kept | records | bytes each |\n| --- | ---: | ---: |\n");
	chain::chain(1_000).execute_with(|| {
		for (what, items) in [
			("a staker with one position, and its index", &["Stakers", "Members"][..]),
			(
				"an assignment with its keys",
				&["Assignments", "KeyHistory", "KeyOwner", "AssignmentFor"],
			),
			(
				"a service with its hook and pot",
				&["Services", "SlashingHooks", "Pots", "SlashBonds"],
			),
			("an operator", &["Operators"]),
		] {
			let all: Vec<_> = items.iter().map(|item| kept(item)).collect();
			let records = all[0].1.max(1);
			let bytes: usize = all.iter().map(|(bytes, _)| bytes).sum();
			let _ = writeln!(text, "| {what} | {records} | {} |", bytes / records);
		}
	});
	text
}
