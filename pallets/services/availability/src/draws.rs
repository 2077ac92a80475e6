//! The draws of an era: which chunks of what it promised an operator has to show.

use crate::{Blob, Item, MAX_DRAWS};
use alloc::vec::Vec;
use codec::Encode;
use restaking_primitives::{AssignmentId, EraIndex};
use sp_core::{H256, U256};
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The draws of one era at one assignment.
pub(crate) struct Draws {
	assignment: AssignmentId,
	/// The blobs that are promised for the era, in order of promise.
	blobs: Vec<Blob>,
	/// The number of draws.
	count: u32,
}

impl Draws {
	/// Returns the draws of an era from what is promised, at least `least` if anything is: one for each
	/// blob, so that no blob takes the draw of another.
	pub fn of(assignment: AssignmentId, items: &[Item], era: EraIndex, least: u32) -> Self {
		let promised = items.iter().filter(|item| item.covers(era));
		let blobs: Vec<Blob> = promised.map(|item| item.blob).collect();
		let each = u32::try_from(blobs.len()).unwrap_or(MAX_DRAWS);
		let count = if each == 0 { 0 } else { least.max(each).min(MAX_DRAWS) };
		Self { assignment, blobs, count }
	}

	/// Returns the number of draws: zero if nothing is promised, and 64 at most.
	pub fn count(&self) -> u32 {
		self.count
	}

	/// Returns a bit for each draw.
	pub fn bits(&self) -> u64 {
		u64::MAX.checked_shr(MAX_DRAWS.saturating_sub(self.count)).unwrap_or(0)
	}

	/// Returns the blob and the chunk that a draw asks for. `None` if there is no such draw.
	///
	/// The first draws ask for one chunk of each blob, all others for one of the chunks of all blobs. Each
	/// chunk is as likely as another: a remainder of 256 bits favours none by a measurable part.
	pub fn chunk(&self, seed: H256, draw: u32) -> Option<(Blob, u32)> {
		if draw >= self.count {
			return None;
		}
		let random = BlakeTwo256::hash(&(b"draw", seed, self.assignment, draw).encode());
		let random = U256::from_little_endian(random.as_bytes());
		let below = |all: u64| Some(random.checked_rem(all.into())?.low_u64());
		let own = usize::try_from(draw).ok().and_then(|draw| self.blobs.get(draw));
		if let Some(blob) = own {
			let place = below(blob.chunks.into())?;
			return Some((*blob, place.try_into().ok()?));
		}
		let all = self.blobs.iter().fold(0u64, |sum, it| sum.saturating_add(it.chunks.into()));
		let mut place = below(all)?;
		for blob in &self.blobs {
			match place.checked_sub(blob.chunks.into()) {
				Some(beyond) => place = beyond,
				None => return Some((*blob, place.try_into().ok()?)),
			}
		}
		None
	}
}
