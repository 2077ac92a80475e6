//! Measures the reads, writes, proof, time and weights of an operation.

use codec::Encode;
use polkadot_sdk::{
	frame_support::{
		dispatch::GetDispatchInfo,
		storage::{storage_prefix, transactional::TRANSACTION_LEVEL_KEY},
		traits::{
			CallMetadata, GetCallMetadata, StorageInfo, StorageInfoTrait, UnfilteredDispatchable,
		},
		weights::Weight,
	},
	sp_core, sp_externalities,
	sp_io::TestExternalities,
	sp_state_machine::{Ext, OverlayedChanges, TrieBackendBuilder},
	sp_trie::recorder::Recorder,
};
use restaking_runtime::AllPalletsWithSystem;
use std::{
	collections::BTreeMap,
	time::{Duration, Instant},
};

/// An operation that is measured: a call, whose weights it returns, or other work.
pub type Operation = Box<dyn Fn() -> Option<Charge>>;

/// The weights of a call.
#[derive(Clone, Copy)]
pub struct Charge {
	/// The pallet.
	pub pallet: &'static str,
	/// The name of the call.
	pub call: &'static str,
	/// The weight that it declares before it runs, without that of extensions.
	pub declared: Weight,
	/// The weight that it says to have had, after it.
	pub charged: Weight,
}

impl Charge {
	/// Returns the declared weight in parts of the charged weight.
	pub fn ratio(&self) -> f64 {
		self.declared.ref_time() as f64 / self.charged.ref_time() as f64
	}
}

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
	/// The weights, if it is a call.
	pub charge: Option<Charge>,
}

/// Returns the dispatch of a call, which has to succeed. Made on the state on which it is measured. The filter of
/// calls, which is the same for all of them, is left out.
pub fn call<C>(origin: C::RuntimeOrigin, call: C) -> Operation
where
	C: Clone + GetCallMetadata + GetDispatchInfo + UnfilteredDispatchable + 'static,
	C::RuntimeOrigin: Clone + 'static,
{
	let CallMetadata { pallet_name: pallet, function_name } = call.get_call_metadata();
	let declared = call.get_dispatch_info().call_weight;
	Box::new(move || {
		let done = call.clone().dispatch_bypass_filter(origin.clone());
		let done = done.unwrap_or_else(|error| panic!("{pallet}::{function_name}: {error:?}"));
		let charged = done.actual_weight.unwrap_or(declared);
		Some(Charge { pallet, call: function_name, declared, charged })
	})
}

/// Returns work that is no call.
pub fn work(run: impl Fn() + 'static) -> Operation {
	Box::new(move || {
		run();
		None
	})
}

/// The records that an operation touches, with the number of keys of each.
#[derive(Clone, Default)]
pub struct Keys {
	/// The records that it reads.
	pub reads: BTreeMap<String, usize>,
	/// The records that it writes.
	pub writes: BTreeMap<String, usize>,
}

/// Measures an operation. Runs it again and again on the same state, which does not change.
pub fn measure(ext: &TestExternalities, runs: usize, operation: &Operation) -> (Cost, Keys) {
	let recorder = Recorder::<sp_core::Blake2Hasher>::default();
	let backend = TrieBackendBuilder::wrap(&ext.backend).with_recorder(recorder.clone()).build();
	let mut overlay = OverlayedChanges::default();
	let mut counted = Ext::new(&mut overlay, &backend, None);
	let charge = sp_externalities::set_and_run_with_externalities(&mut counted, operation);
	let recorded = recorder.recorded_keys();
	let reads = recorded.values().flat_map(|keys| keys.keys());
	let reads: Vec<_> = reads.filter(|key| counts(key)).map(|key| key.to_vec()).collect();
	let writes = overlay.changes().filter(|(key, _)| counts(key));
	let writes: Vec<_> = writes.map(|(key, _)| key.clone()).collect();
	let proof = recorder.to_storage_proof().encoded_size();
	let mut times: Vec<_> = (0..runs.max(1)).map(|_| time(ext, operation)).collect();
	times.sort_unstable();
	let time = times[times.len() / 2];
	let cost = Cost { reads: reads.len(), writes: writes.len(), proof, time, charge };
	let records = AllPalletsWithSystem::storage_info();
	let [reads, writes] = [reads, writes].map(|keys| by_record(&records, &keys));
	(cost, Keys { reads, writes })
}

/// Returns the number of keys of each of these records.
fn by_record(records: &[StorageInfo], keys: &[Vec<u8>]) -> BTreeMap<String, usize> {
	let mut all = BTreeMap::new();
	for key in keys {
		let record = records.iter().find(|it| key.starts_with(&it.prefix));
		let name = record.map(|it| {
			[&it.pallet_name[..], &it.storage_name[..]]
				.map(String::from_utf8_lossy)
				.join(".")
		});
		*all.entry(name.unwrap_or_else(|| "another".into())).or_default() += 1;
	}
	all
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

fn time(ext: &TestExternalities, operation: &Operation) -> Duration {
	let mut overlay = OverlayedChanges::default();
	let mut plain = Ext::new(&mut overlay, &ext.backend, None);
	let begun = Instant::now();
	sp_externalities::set_and_run_with_externalities(&mut plain, operation);
	begun.elapsed()
}
