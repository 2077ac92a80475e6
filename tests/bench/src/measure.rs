//! Measures the reads, writes, proof and time of an operation.

use codec::Encode;
use polkadot_sdk::{
	frame_support::storage::{storage_prefix, transactional::TRANSACTION_LEVEL_KEY},
	sp_core, sp_externalities,
	sp_io::TestExternalities,
	sp_state_machine::{Ext, OverlayedChanges, TrieBackendBuilder},
	sp_trie::recorder::Recorder,
};
use std::time::{Duration, Instant};

/// The cost of one operation on one state.
#[derive(Clone, Copy)]
pub struct Cost {
	/// Distinct keys that are read from the database.
	pub reads: usize,
	/// Distinct keys that are written.
	pub writes: usize,
	/// Bytes of the storage proof.
	pub proof: usize,
	/// The median of many runs.
	pub time: Duration,
}

/// Measures an operation. Runs it again and again on the same state, which does not change.
pub fn measure(ext: &TestExternalities, runs: usize, operation: impl Fn()) -> Cost {
	let recorder = Recorder::<sp_core::Blake2Hasher>::default();
	let backend = TrieBackendBuilder::wrap(&ext.backend).with_recorder(recorder.clone()).build();
	let mut overlay = OverlayedChanges::default();
	let mut counted = Ext::new(&mut overlay, &backend, None);
	sp_externalities::set_and_run_with_externalities(&mut counted, &operation);
	let recorded = recorder.recorded_keys();
	let reads = recorded.values().flat_map(|keys| keys.keys()).filter(|key| counts(key)).count();
	let writes = overlay.changes().filter(|(key, _)| counts(key)).count();
	let proof = recorder.to_storage_proof().encoded_size();
	let mut times: Vec<_> = (0..runs.max(1)).map(|_| time(ext, &operation)).collect();
	times.sort_unstable();
	Cost { reads, writes, proof, time: times[times.len() / 2] }
}

/// Returns true if a key counts. Keys that every call of a block touches do not, as in the SDK's benchmarks:
/// the block's number, its events, the total issuance, and the depth of its storage layers.
fn counts(key: &[u8]) -> bool {
	if key == TRANSACTION_LEVEL_KEY {
		return false;
	}
	const FREE: [(&[u8], &[u8]); 5] = [
		(b"System", b"Number"),
		(b"System", b"ExecutionPhase"),
		(b"System", b"EventCount"),
		(b"System", b"Events"),
		(b"Balances", b"TotalIssuance"),
	];
	FREE.iter().all(|(pallet, item)| key != &storage_prefix(pallet, item)[..])
}

fn time(ext: &TestExternalities, operation: &impl Fn()) -> Duration {
	let mut overlay = OverlayedChanges::default();
	let mut plain = Ext::new(&mut overlay, &ext.backend, None);
	let begun = Instant::now();
	sp_externalities::set_and_run_with_externalities(&mut plain, operation);
	begun.elapsed()
}
