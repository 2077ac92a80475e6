//! The work of operations beyond their usual case.

use frame_support::weights::Weight;

/// The work that an operation has done beside its usual case.
///
/// It outlives the operation, so that a call that fails pays for its work, too. Its numbers are far from
/// the end of their type.
#[derive(Clone, Copy, Default)]
pub(crate) struct Work {
	/// The positions that were looked at with their assignments, because the record alone was not enough.
	pub looked: u32,
	/// The positions that were settled.
	pub settled: u32,
	/// The losses that were taken.
	pub losses: u32,
	/// What the listener has weighed that heard of losses.
	pub heard: Weight,
	/// The requests that were finished, as their last member settled them.
	pub finished: u32,
	/// The assignments of which the cap was looked at again, as their last member settled, or a proof ended that
	/// no other waited for.
	pub recapped: u32,
	/// The positions that were removed.
	pub dropped: u32,
	/// True if funds went into custody, or out of it: the records are the same, also for both.
	pub moved: bool,
	/// True if it was noted that too little covers what may be slashed, or that enough does again.
	pub noted: bool,
	/// The assignments whose closing was noted, as their service has retired.
	pub closed: u32,
	/// The assignments that were removed.
	pub removed: u32,
	/// The assignments in which less counts than was noted at their places.
	pub fallen: u32,
	/// True if the exposure limit of the staker was asked for.
	pub limited: bool,
	/// True if the base chain may still take stake of the staker, for which more was read.
	pub spoken: bool,
	/// True if a position is new.
	pub entered: bool,
	/// The positions that were exited, or trimmed.
	pub exited: u32,
	/// The times that a hook was asked about an entry.
	pub asked: u32,
	/// The positions whose rewards were claimed.
	pub claimed: u32,
	/// The rewards that were paid from before, as their position is gone.
	pub unclaimed: u32,
	/// The rewards that were bonded.
	pub bonded: u32,
	/// The dead requests that were ended.
	pub ended: u32,
	/// The caps whose proofs were raised.
	pub raised: u32,
	/// True if a request was executed.
	pub executed: bool,
	/// True if the hook was told of it.
	pub told: bool,
}

impl Work {
	/// Counts a look at so many positions of one staker, perhaps once more.
	pub fn look(&mut self, positions: usize) {
		self.looked = self.looked.max(positions.try_into().unwrap_or(u32::MAX));
	}
}

/// What was done to publish a set.
#[derive(Clone, Copy, Default)]
pub(crate) struct Gathered {
	/// The assignments that were looked at.
	pub looked_at: u32,
	/// The members of which the root was made. `None` if it was not.
	pub rooted: Option<u32>,
}

/// Counts one more, or so many more, of a kind of work.
pub(crate) fn add(kind: &mut u32, number: impl TryInto<u32>) {
	*kind = kind.saturating_add(number.try_into().unwrap_or(u32::MAX));
}
