//! What operators owe, and what the chain knows that they failed to do: for programs that do the one and
//! report the other.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use restaking_math::{AssignmentId, EraIndex, ServiceId};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;

/// A duty of one operator. `from` and the call name it: no two duties of an operator have both in common.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Duty<Call> {
	/// The assignment of the operator.
	pub assignment: AssignmentId,
	/// The first tick in which it can be done.
	pub from: u64,
	/// The first tick in which it is too late.
	pub due: u64,
	/// True if the call costs no fee as long as the block has room for free duties. The fee is withdrawn first and
	/// comes back.
	pub free: bool,
	/// The call that does it. Where the operator has to add something, such as a value or a signature, that
	/// part is empty.
	pub call: Call,
}

/// A fault that the chain itself has recorded.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Fault {
	/// The assignment of the operator.
	pub assignment: AssignmentId,
	/// The era of the offence.
	pub era: EraIndex,
	/// The name of the offence in ASCII, such as `absence`: what the README of the kind of service calls it.
	pub kind: Vec<u8>,
	/// The step that was reached, counted from one, if the offence has steps. Each costs its own part.
	pub step: Option<u8>,
	/// The part that it costs of the stake that counted in that era.
	pub fraction: Perbill,
	/// The last era in which it can be reported.
	pub last_era: EraIndex,
	/// The evidence for `report_offence`.
	pub evidence: Vec<u8>,
}

/// Tells the duties of operators and their faults, for the runtime API. Not for calls: it reads all that is
/// there.
pub trait Duties<AccountId> {
	/// The calls of the pallet.
	type Call;

	/// Returns what an operator can and must do at a service now, and has not done.
	fn duties(service: ServiceId, operator: &AccountId) -> Vec<Duty<Self::Call>>;

	/// Returns the faults at a service that can still be reported, or have been: each once.
	fn faults(service: ServiceId) -> Vec<Fault>;
}
