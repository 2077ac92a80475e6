//! The size of a position, an assignment and a service on the chain: keys and values, in bytes.

use crate::{chain, people::STAKER};
use codec::Encode;
use polkadot_sdk::{frame_support, sp_io, sp_io::hashing::twox_128};
use std::fmt::Write as _;

/// Returns the bytes of one storage item of restaking, and the number of its records. Only of those records whose key
/// ends like this.
fn kept(item: &str, end: &[u8]) -> (usize, usize) {
	let prefix = [twox_128(b"Restaking"), twox_128(item.as_bytes())].concat();
	let mut key = prefix.clone();
	let (mut bytes, mut records) = (0, 0);
	while let Some(next) = sp_io::storage::next_key(&key).filter(|key| key.starts_with(&prefix)) {
		if next.ends_with(end) {
			let value = frame_support::storage::unhashed::get_raw(&next).unwrap_or_default();
			// The first 32 bytes of a key are the same for all: the trie keeps them once.
			bytes += next.len() - prefix.len() + value.len();
			records += 1;
		}
		key = next;
	}
	(bytes, records)
}

/// The items of each kind of record.
const KINDS: [(&str, &[&str]); 4] = [
	(POSITION, &["Stakers", "Members"]),
	("an assignment with its keys", &["Assignments", "KeyHistory", "KeyOwner", "AssignmentFor"]),
	("a service with its hook and bond", &["Services", "SlashingHooks", "SlashBonds"]),
	("an operator", &["Operators"]),
];

const POSITION: &str = "a staker with one position and its earnings, and its index";

/// Returns the bytes of each kind of record, on average: those of stakers by one of them.
fn sizes() -> Vec<(&'static str, usize)> {
	chain::chain(0).execute_with(|| {
		let size = |&(kind, items): &(&'static str, &[&str])| {
			let end = if kind == POSITION { STAKER.encode() } else { Vec::new() };
			let all: Vec<_> = items.iter().map(|item| kept(item, &end)).collect();
			let bytes: usize = all.iter().map(|(bytes, _)| bytes).sum();
			(kind, bytes / all[0].1.max(1))
		};
		KINDS.iter().map(size).collect()
	})
}

/// Returns a table of the sizes.
pub fn table() -> String {
	let mut text = String::from("| kept | bytes |\n| --- | ---: |\n");
	for (kind, bytes) in sizes() {
		let _ = writeln!(text, "| {kind} | {bytes} |");
	}
	text
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_position_and_its_index_take_less_than_320_bytes() {
		let sizes = sizes();
		let (_, bytes) = sizes.iter().find(|(kind, _)| *kind == POSITION).expect("it is one");
		assert!((1..320).contains(bytes), "{bytes} bytes");
	}
}
