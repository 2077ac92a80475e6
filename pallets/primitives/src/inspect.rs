//! The reads of pledges for the pallet of a service.

use restaking_math::{Balance, EraIndex};
use sp_arithmetic::Perbill;

use crate::{AssignmentId, ServiceId, ServiceKey};

/// The part of a service's record that its own pallet needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ServiceView<Hook> {
	/// The rules by which it finds fault, as its stakers signed them.
	pub hook: Hook,
	/// The part of the counted stake that has to agree.
	pub quorum: Perbill,
	/// The number of eras after an offence in which stake is liable for it.
	pub exit_window: EraIndex,
}

/// An operator that serves in an era.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Serving {
	/// Its assignment at the service.
	pub assignment: AssignmentId,
	/// The stake that counts through it.
	pub counted: Balance,
}

/// Reads services, assignments and counted stake. The pallet of a service knows the restaking pallet
/// only by this trait.
///
/// The stake that counts in an era is fixed when the era begins. A slash for an offence in that era
/// takes its fraction of the same amount. So a vote weighed by it is backed by it.
pub trait PledgeInspect<AccountId> {
	/// The rules of all kinds of services on this chain.
	type Hook;

	/// Returns the present era.
	fn era() -> EraIndex;

	/// Returns the era of a block of this chain. `None` if the block is too old to judge, or in the
	/// future.
	fn era_of(block: u64) -> Option<EraIndex>;

	/// Returns a service. `None` if it does not exist.
	fn service(service: ServiceId) -> Option<ServiceView<Self::Hook>>;

	/// Returns a service with rules of one kind. `None` if it does not exist, or is of another kind.
	fn service_by<Rules>(service: ServiceId) -> Option<ServiceView<Rules>>
	where
		Self::Hook: TryInto<Rules>,
	{
		let ServiceView { hook, quorum, exit_window } = Self::service(service)?;
		Some(ServiceView { hook: hook.try_into().ok()?, quorum, exit_window })
	}

	/// Returns the stake that counted in an era, all operators that served together. `None` if the era
	/// is not the present one or one of the two before it, or comes after the retirement of the service.
	fn counted(service: ServiceId, era: EraIndex) -> Option<Balance>;

	/// Returns the latest assignment of an operator that has a record: open, suspended or closed. `None` if
	/// there is none.
	fn assignment_of(service: ServiceId, operator: &AccountId) -> Option<AssignmentId>;

	/// Returns true if an assignment goes on, though it may be suspended. False once its operator has left,
	/// or its service has retired: it serves through the era of that, and no more.
	fn is_open(assignment: AssignmentId) -> bool;

	/// Returns true if an operator has no open assignment at a service.
	fn has_left(service: ServiceId, operator: &AccountId) -> bool {
		!Self::assignment_of(service, operator).is_some_and(Self::is_open)
	}

	/// Returns the latest assignment of an operator and the stake that counted in `era`. `None` if the
	/// operator did not serve in `era`.
	///
	/// The sum over all operators is at most [`PledgeInspect::counted`].
	fn serving(service: ServiceId, operator: &AccountId, era: EraIndex) -> Option<Serving> {
		let assignment = Self::assignment_of(service, operator)?;
		let counted = Self::served(assignment, era)?;
		Some(Serving { assignment, counted })
	}

	/// Returns the stake that counted in `era` through an assignment, open or closed. `None` if it did
	/// not serve in `era`, or the era is too old to judge.
	///
	/// The answer for an era is the same from its beginning on, whatever happens: who leaves or is
	/// suspended serves through that era, and what it did can be judged as long as it can be slashed. The
	/// answer for a coming era is what holds if nothing happens.
	fn served(assignment: AssignmentId, era: EraIndex) -> Option<Balance>;

	/// Returns the operator's key in an era. `None` if it had none, or the era is too old to judge.
	fn key_at(assignment: AssignmentId, era: EraIndex) -> Option<ServiceKey>;
}
