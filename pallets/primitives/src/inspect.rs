//! The reads of pledges for the pallet of a service.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use restaking_math::{next_era, Balance, EraIndex};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;
use sp_core::{H256, U256};

use crate::{least_notice, AssignmentId, Forgotten, HasRules, ServiceId, ServiceKey};

/// The part of a service's record that its own pallet needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ServiceView<Hook> {
	/// The rules by which it finds fault, as its stakers signed them.
	pub hook: Hook,
	/// The part of the counted stake that has to agree.
	pub quorum: Perbill,
	/// The number of eras after an offence in which it can be reported.
	pub report_window: EraIndex,
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

/// A number that nobody could know before the era that it belongs to.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Seed {
	/// The first tick in which it is known.
	pub since: u64,
	/// The number.
	pub value: H256,
}

/// The operators that serve in an era, in order of stake, with running sums to draw one by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Roster {
	/// The first tick in which it is known.
	pub since: u64,
	/// Each assignment, and the sum of the stake that counts through it and those before it.
	pub members: Vec<(AssignmentId, Balance)>,
}

impl Roster {
	/// Returns the member whose share of the sum holds `point`, taken modulo the sum. `None` if nobody serves.
	pub fn pick(&self, point: U256) -> Option<AssignmentId> {
		let sum = self.members.last()?.1;
		let at = point.checked_rem(sum.into())?;
		let member = self.members.iter().find(|(_, upto)| at < U256::from(*upto))?;
		Some(member.0)
	}
}

/// Reads services, assignments and counted stake. The pallet of a service knows the restaking pallet
/// only by this trait.
///
/// The stake that counts in an era is fixed when the era begins. A slash for an offence in that era
/// takes its fraction of the same amount. So a vote weighed by it is backed by it.
pub trait PledgeInspect<AccountId> {
	/// The rules of all kinds of services on this chain.
	type Hook;

	/// Returns the hash of the first block of the chain that has the services and their stake. It is a part of
	/// whatever operators sign, so that it counts for no other chain.
	///
	/// A chain that only looks on, by proofs of the other one's state, returns the hash of that one: then what is
	/// signed here is evidence there.
	fn genesis() -> H256;

	/// Returns the present era.
	fn era() -> EraIndex;

	/// Returns the number of ticks that are over.
	///
	/// A tick is a block in which a duty could be done: transactions were possible, and one more had room.
	/// The clock stands while blocks are full, while a migration runs, and while the chain stops duties. So
	/// nobody is late by a deadline in ticks whom the chain refused. What is done now, is done in the tick
	/// with this number.
	fn clock() -> u64;

	/// Returns the planned number of ticks of an era, at least 1: one in each block.
	fn era_ticks() -> u64;

	/// Returns the era of a tick. `None` if the tick is too old to judge, or to come.
	fn era_of_tick(tick: u64) -> Option<EraIndex>;

	/// Returns the seed of an era. `None` until it is known, and if it is too old to judge.
	///
	/// It is made of randomness that came after the era had begun. So whatever is drawn with it, such as who
	/// serves with which stake, was fixed before anybody could know it.
	fn seed(era: EraIndex) -> Option<Seed>;

	/// Returns the first tick of an era. `None` if it is too old to judge, or to come.
	fn era_start(era: EraIndex) -> Option<u64>;

	/// Returns the first tick of an era that is over, and the first one after it. `None` if it is not over, or
	/// too old to judge.
	fn span_of(era: EraIndex) -> Option<(u64, u64)> {
		Some((Self::era_start(era)?, Self::era_start(next_era(era))?))
	}

	/// Returns the number of ticks that an era had. `None` if it is not over, or too old to judge.
	fn ticks_in(era: EraIndex) -> Option<u64> {
		let (start, end) = Self::span_of(era)?;
		end.checked_sub(start)
	}

	/// Returns the number of ticks from the tick `from` to the tick `to` that are over: those in which
	/// somebody could act.
	fn could_act(from: u64, to: u64) -> u64 {
		to.min(Self::clock()).saturating_sub(from)
	}

	/// Returns true if an era that is over is so for as long as everybody has for a duty. Until then it is for
	/// people to report what was not done in it, and to earn a reporter's share.
	fn had_notice(era: EraIndex) -> bool {
		// One too old to judge is over for long.
		Self::had_notice_since(Self::era_start(next_era(era)).unwrap_or(0))
	}

	/// Returns true if everybody had the least time for a duty since a tick.
	fn had_notice_since(tick: u64) -> bool {
		let notice = least_notice(Self::era_ticks());
		Self::clock() >= tick.saturating_add(notice)
	}

	/// Returns a service. `None` if it does not exist.
	fn service(service: ServiceId) -> Option<ServiceView<Self::Hook>>;

	/// Returns a service with rules of one kind, alone or among others. `None` if it does not exist, or has no
	/// such rules.
	fn service_by<Rules>(service: ServiceId) -> Option<ServiceView<Rules>>
	where
		Self::Hook: TryInto<Rules>,
	{
		let ServiceView { hook, quorum, report_window, exit_window } = Self::service(service)?;
		let hook = hook.try_into().ok()?;
		Some(ServiceView { hook, quorum, report_window, exit_window })
	}

	/// Returns the evidence that proves to the hook of a service what `evidence` proves to its rules of one
	/// kind: what `report_offence` and [`OffenceSink::accuse`](crate::OffenceSink::accuse) take. `None` if the
	/// service does not exist, or has no such rules.
	fn evidence_by<Rules>(service: ServiceId, evidence: Vec<u8>) -> Option<Vec<u8>>
	where
		Self::Hook: HasRules<Rules>,
	{
		Self::service(service)?.hook.evidence(evidence)
	}

	/// Returns true if a service or an assignment has a record, or its removal is not over: then the pallet of
	/// a kind may have records about it, and no longer.
	fn remembers(what: Forgotten) -> bool;

	/// Returns the stake that counted in an era, all operators that served together. `None` if the era
	/// is not the present one or one of the two before it, or comes after the retirement of the service.
	fn counted(service: ServiceId, era: EraIndex) -> Option<Balance>;

	/// Rounds down: the value that the stake that counted in an era certifies, for all who use the service
	/// together. A quorum that corrupts the service loses a tenth more for certain. `None` where
	/// [`PledgeInspect::counted`] is.
	///
	/// What earlier slashes can not take a second time is left out, as far as they were executed by the end
	/// of that era.
	fn certified(service: ServiceId, era: EraIndex) -> Option<Balance>;

	/// Returns the service of an assignment that has a record: open, suspended or closed. `None` if there is none.
	fn service_of(assignment: AssignmentId) -> Option<ServiceId>;

	/// Returns the latest assignment of an operator that has a record: open, suspended or closed. `None` if
	/// there is none.
	fn assignment_of(service: ServiceId, operator: &AccountId) -> Option<AssignmentId>;

	/// Returns all assignments of a service that have a record: open, suspended or closed. For reads off chain:
	/// it reads every assignment that there is.
	fn members(service: ServiceId) -> Vec<AssignmentId>;

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

	/// Returns the operators that serve in an era, as they were published. `None` until they all are, and for
	/// an era that is too old.
	fn roster(service: ServiceId, era: EraIndex) -> Option<Roster>;

	/// Returns the stake that counted in `era` through an assignment, open or closed. `None` if it did
	/// not serve in `era`, or the era is too old to judge.
	///
	/// The answer for an era is the same from its beginning on, whatever happens: who leaves or is
	/// suspended serves through that era, and what it did can be judged as long as it can be slashed. The
	/// answer for a coming era is what holds if nothing happens.
	fn served(assignment: AssignmentId, era: EraIndex) -> Option<Balance>;

	/// Returns true if an assignment is one of this service, and something counted in `era` through it.
	fn served_at(service: ServiceId, assignment: AssignmentId, era: EraIndex) -> bool {
		Self::service_of(assignment) == Some(service)
			&& Self::served(assignment, era).is_some_and(|counted| counted > 0)
	}

	/// Returns the operator's key in an era. `None` if it had none, or the era is too old to judge.
	fn key_at(assignment: AssignmentId, era: EraIndex) -> Option<ServiceKey>;
}
