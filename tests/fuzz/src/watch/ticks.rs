//! What the watch counts by itself of the clock of duties: in how many blocks of an era somebody could act.

use pallet_restaking::Config;
use polkadot_sdk::{
	frame_support::{dispatch::DispatchClass, weights::Weight},
	frame_system,
	pallet_migrations::Cursor,
	sp_runtime::Perbill,
	sp_staking::EraIndex,
};
use restaking_runtime::{Runtime, System};
use std::collections::{BTreeMap, BTreeSet};

/// The blocks of the eras that the watch has seen.
#[derive(Clone, Default)]
pub struct Ticks {
	/// The era of the block before, and whether somebody could act in that block.
	before: Option<(EraIndex, bool)>,
	/// The number of ticks of each era that was seen from its first block on.
	eras: BTreeMap<EraIndex, u64>,
	/// The eras with a block in which the chain could act by itself.
	roomy: BTreeSet<EraIndex>,
}

impl Ticks {
	/// Counts a block of an era, after all of its transactions.
	pub fn count(&mut self, era: EraIndex) {
		let usable = has_room() && !Cursor::<Runtime>::exists();
		if let Some((last, last_usable)) = self.before.replace((era, usable)) {
			if last < era {
				self.eras.insert(era, 0);
			}
			// The tick that had begun ends with its era.
			if last < era && !last_usable {
				self.add(last);
			}
		}
		if usable {
			self.add(era);
			self.roomy.insert(era);
		}
	}

	/// Returns the last era before `now` with a block in which the chain could act by itself. Where validators are
	/// disabled, sessions of a few slots may have one block each, and the block that begins a session is full.
	pub fn last_roomy(&self, now: EraIndex) -> Option<EraIndex> {
		self.roomy.range(..now).next_back().copied()
	}

	fn add(&mut self, era: EraIndex) {
		if let Some(ticks) = self.eras.get_mut(&era) {
			*ticks += 1;
		}
	}

	/// Returns true if an era that is over had time enough for a heartbeat: twice a quarter of its planned
	/// length. `None` if the watch has not seen all of it.
	pub fn had_time(&self, era: EraIndex) -> Option<bool> {
		let planned: u64 = <Runtime as Config>::EraBlocks::get();
		let quarter = (planned / 4).clamp(1, 32);
		let (last, usable) = self.before?;
		// If it ended with the last block, its last tick did as well.
		let open = u64::from(last == era && !usable);
		self.eras.get(&era).map(|ticks| ticks + open >= 2 * quarter)
	}
}

/// Returns true if a tenth of a block is left, in its class and in all, in time and in proof. Blocks here
/// are never long.
fn has_room() -> bool {
	let blocks = <Runtime as frame_system::Config>::BlockWeights::get();
	let normal = blocks.get(DispatchClass::Normal);
	let duty = Perbill::from_percent(10) * blocks.max_block + normal.base_extrinsic;
	let used = System::block_weight();
	let left = |limit: Weight, used: Weight| limit.checked_sub(&used).unwrap_or_default();
	let in_class = left(normal.max_total.unwrap_or(Weight::MAX), *used.get(DispatchClass::Normal));
	let in_block = left(blocks.max_block, used.total());
	duty.all_lte(in_class) && duty.all_lte(in_block)
}
