//! What the pallet of a service sees of pledges.

use restaking_math::{Balance, EraIndex};
use sp_arithmetic::Perbill;

use crate::{AssignmentId, ServiceId, ServiceKey};

/// A service, as its own pallet needs to know it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ServiceView<Hook> {
	/// How it finds fault: the rules that its stakers signed.
	pub hook: Hook,
	/// The part of what counts that must agree.
	pub quorum: Perbill,
	/// For how many eras after an offence its stake is liable.
	pub exit_window: EraIndex,
}

/// An operator that serves in an era.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Serving {
	/// Its stay at the service.
	pub assignment: AssignmentId,
	/// What counts through it.
	pub counted: Balance,
}

/// What the pallet of a service sees of pledges. It asks this, never the core.
///
/// What counts in an era is known when the era begins and does not change in it. It is also what a
/// slash for an offence in that era can take its part of: a duty that is weighed by it is backed by it.
pub trait PledgeInspect<AccountId> {
	/// How services of this chain find fault.
	type Hook;

	/// The present era.
	fn era() -> EraIndex;

	/// The era of a block of this chain; nothing for one that is too old to judge, or yet to come.
	fn era_of(block: u64) -> Option<EraIndex>;

	/// A service; nothing for one that is gone.
	fn service(service: ServiceId) -> Option<ServiceView<Self::Hook>>;

	/// A service that finds fault by rules of one kind; nothing for one that is gone, or of another.
	fn service_by<Rules>(service: ServiceId) -> Option<ServiceView<Rules>>
	where
		Self::Hook: TryInto<Rules>,
	{
		let ServiceView { hook, quorum, exit_window } = Self::service(service)?;
		Some(ServiceView { hook: hook.try_into().ok()?, quorum, exit_window })
	}

	/// What counted in an era with all operators that served together. Known for the present era and
	/// the two before it; nothing for others, and for a service that is over.
	fn counted(service: ServiceId, era: EraIndex) -> Option<Balance>;

	/// The stay of an operator that has not left, though it may be suspended.
	fn assignment_of(service: ServiceId, operator: &AccountId) -> Option<AssignmentId>;

	/// The stay of an operator that has not left, if it has served since `era` without a break. What
	/// counted in `era` through all of these together is at most [`PledgeInspect::counted`].
	fn serving(service: ServiceId, operator: &AccountId, era: EraIndex) -> Option<Serving> {
		let assignment = Self::assignment_of(service, operator)?;
		let counted = Self::served(assignment, era)?;
		Some(Serving { assignment, counted })
	}

	/// What counted in `era` through a stay that served in it, and was not suspended since.
	fn served(assignment: AssignmentId, era: EraIndex) -> Option<Balance>;

	/// The operator's key in an era that can still be judged.
	fn key_at(assignment: AssignmentId, era: EraIndex) -> Option<ServiceKey>;
}
