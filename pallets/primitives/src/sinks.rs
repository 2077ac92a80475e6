//! What the pallet of a service tells the restaking pallet by itself.

use alloc::vec::Vec;
use frame_support::weights::{Weight, WeightMeter};
use restaking_math::{AssignmentId, Balance, EraIndex, RequestId};
use sp_runtime::{DispatchError, DispatchResult};

/// Accuses operators of faults that the chain itself has recorded, so that they are slashed though nobody
/// reports them.
pub trait OffenceSink {
	/// Requests a slash as a report with this evidence does, without a reporter: its share is burned.
	///
	/// Changes nothing if it fails. Fails while a hook runs.
	fn accuse(assignment: AssignmentId, evidence: Vec<u8>) -> Result<RequestId, DispatchError>;

	/// Returns true if a refusal of [`Self::accuse`] may pass, such as that of a service that is paused. All
	/// others are for good: the offence was brought before, or is none.
	fn refused_for_now(error: &DispatchError) -> bool;

	/// Accuses an operator, and does nothing if that is refused. Returns false if it has to be tried again.
	fn try_accuse(assignment: AssignmentId, evidence: Vec<u8>) -> bool {
		let accused = Self::accuse(assignment, evidence);
		accused.map_or_else(|error| !Self::refused_for_now(&error), |_| true)
	}

	/// The largest weight of [`Self::accuse`].
	fn accuse_weight() -> Weight;
}

/// Turns points of work into rewards.
pub trait RewardSink {
	/// Records that an operator did `points` of the `most` that it could have done in an era that has just
	/// ended. From the next era on it is rewarded in proportion, until the work of a later era is recorded.
	///
	/// Fails if the era is not the one before the present one, and for a second word about one era.
	fn credit(assignment: AssignmentId, era: EraIndex, points: u32, most: u32) -> DispatchResult;

	/// The largest weight of [`Self::credit`].
	fn credit_weight() -> Weight;
}

/// Accuses an operator, if there is evidence against it, and then records its work in an era, if there is any: points
/// and the most. Consumes the weight of what it does. Returns false if the accusation has to be tried again.
pub fn accuse_and_credit<Sink: OffenceSink + RewardSink>(
	meter: &mut WeightMeter,
	assignment: AssignmentId,
	era: EraIndex,
	evidence: Option<Vec<u8>>,
	work: Option<(u32, u32)>,
) -> bool {
	if !accuse_if::<Sink>(meter, assignment, evidence) {
		return false;
	}
	if let Some((points, most)) = work {
		meter.consume(Sink::credit_weight());
		// In the era after it only: refused later, and what was recorded before holds.
		let _late = Sink::credit(assignment, era, points, most);
	}
	true
}

/// Accuses an operator, if there is evidence against it, and consumes the weight of that. Returns false if the
/// accusation has to be tried again.
pub fn accuse_if<Sink: OffenceSink>(
	meter: &mut WeightMeter,
	assignment: AssignmentId,
	evidence: Option<Vec<u8>>,
) -> bool {
	let Some(evidence) = evidence else { return true };
	meter.consume(Sink::accuse_weight());
	Sink::try_accuse(assignment, evidence)
}

/// Bounds the duties that a block takes free of charge.
pub trait FreeDuties {
	/// Takes a part of what a block has for free duties. Returns false if nothing is left, or if the operator
	/// counts for too little: then the duty is paid for.
	fn take_free(counted: Balance, weight: Weight) -> bool;

	/// Returns true if duties of an operator with this stake are free as long as the block has room for them.
	fn may_be_free(counted: Balance) -> bool;
}
