//! Blocks of a test, each with what was written before in the database.

use alloc::{collections::BTreeMap, vec::Vec};

use sp_core::{storage::Storage, Blake2Hasher};
use sp_state_machine::TestExternalities;

/// Runs a part of a test in a block of its own: what was written before is in the database, and not among the changes
/// of the block. Some ways to remove many records at once see only one of the two.
pub fn in_another_block<R>(part: impl FnOnce() -> R) -> R {
	let before = state();
	let storage = Storage { top: before.clone(), ..Default::default() };
	let mut database = TestExternalities::<Blake2Hasher>::new(storage);
	let (result, after) = database.execute_with(|| (part(), state()));
	for key in before.keys().filter(|key| !after.contains_key(*key)) {
		sp_io::storage::clear(key);
	}
	for (key, value) in &after {
		sp_io::storage::set(key, value);
	}
	result
}

/// Returns the present state: raw keys and values.
fn state() -> BTreeMap<Vec<u8>, Vec<u8>> {
	let next = |last: &Vec<u8>| sp_io::storage::next_key(last);
	let keys = core::iter::successors(next(&Vec::new()), next);
	let with_value = |key: Vec<u8>| {
		let value = sp_io::storage::get(&key).map(|value| value.to_vec());
		(key, value.unwrap_or_default())
	};
	keys.map(with_value).collect()
}
