//! The sizes and the blocks of the first instance, and the clock of the second, as a test sets them.

use frame_support::{
	migrations::MultiStepMigrator,
	parameter_types,
	traits::Get,
	weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
};
use frame_system::limits::BlockWeights;
use sp_runtime::Perbill;

parameter_types! {
	/// The eras by which the clock of the second instance is ahead of staking's.
	pub static Ahead: i32 = 0;
	/// True while a migration of several blocks runs.
	pub static Migrating: bool = false;
	/// The positions of a staker.
	pub static Positions: u32 = 12;
	/// The entries of a log.
	pub static LogRoom: u32 = 64;
	/// The members of a page.
	pub static PageSize: u32 = 32;
	/// The part for due work of what a block has left.
	pub static WorkShare: Perbill = Perbill::one();
	/// What the fullest block has left to those that poll.
	pub static PollRoom: Weight = Shape::default().poll_room();
	/// The largest block.
	pub static LargestBlock: Weight = Shape::default().block;
}

/// A migration that takes as many blocks as a test wants.
pub struct Migrator;
impl MultiStepMigrator for Migrator {
	fn ongoing() -> bool {
		Migrating::get()
	}

	fn step() -> Weight {
		Weight::zero()
	}
}

/// Blocks of which three quarters are for ordinary calls.
pub struct Blocks;
impl Get<BlockWeights> for Blocks {
	fn get() -> BlockWeights {
		BlockWeights::with_sensible_defaults(LargestBlock::get(), Perbill::from_percent(75))
	}
}

/// The sizes of records, pages and blocks.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
	pub block: Weight,
	pub positions: u32,
	pub log: u32,
	pub page: u32,
	pub share: Perbill,
}

impl Default for Shape {
	fn default() -> Self {
		let block = Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND, u64::MAX);
		Self { block, positions: 12, log: 64, page: 32, share: Perbill::one() }
	}
}

impl Shape {
	/// Half of a block: messages, inherents and the beginning of the block may take the other half.
	pub fn poll_room(&self) -> Weight {
		self.block / 2
	}

	/// Gives the first instance these sizes.
	pub fn set(&self) {
		LargestBlock::set(self.block);
		PollRoom::set(self.poll_room());
		Positions::set(self.positions);
		LogRoom::set(self.log);
		PageSize::set(self.page);
		WorkShare::set(self.share);
	}
}

/// Sets everything as tests begin.
pub fn reset_shape() {
	Ahead::set(0);
	Migrating::set(false);
	Shape::default().set();
}
