//! Words for tests of proofs: a service whose hook judges, evidence, and what becomes of it.

pub use super::setting::*;

use crate::{Error, Event, EvidenceOf, NextRequestId, SlashRequests};
use codec::Encode;
use frame_support::{
	dispatch::{DispatchResult, Pays},
	storage::with_storage_layer,
};
use restaking_primitives::{AssignmentId, Balance, EraIndex, RequestId, ServiceId, Shares};
use sp_core::H256;
use sp_runtime::{DispatchError, Perbill};

/// The third service, whose hook judges, and its operator `P`.
pub const J: ServiceId = ServiceId(2);
pub const P_AT_J: AssignmentId = AssignmentId(3);

/// A staker with a million.
pub const WHALE: AccountId = 111;

pub fn with_whale() -> ExtBuilder {
	ExtBuilder::default().stakers([(WHALE, 1_000_000, 200)])
}

/// Registers `J`: at most 40 %, with a slasher. 5 % of a slash are for reporters, the rest for the treasury.
pub fn register_judged() {
	let mut terms = terms(40);
	terms.hook = TestHook::Judge;
	let (treasury, reporter) = (percent(95), percent(5));
	terms.conditions.shares = Shares { treasury, reporter, ..Default::default() };
	assert_eq!(another_service(terms, P), (J, P_AT_J));
	fund_bond(J, 1_000_000).unwrap();
}

/// Pledges of the given amounts count with `P` at `J` from era 10 on; it is era 10.
pub fn judged(pledges: &[(AccountId, Balance)]) {
	register_judged();
	run_to(9);
	for (who, amount) in pledges {
		pledge_once(*who, P_AT_J, *amount);
	}
	run_to(10);
}

/// The name of an offence.
pub fn name(number: u8) -> H256 {
	H256::repeat_byte(number)
}

/// A fraction in parts per billion.
pub fn ppb(parts: u32) -> Perbill {
	Perbill::from_parts(parts)
}

/// `who` brings evidence. A copy that costs nothing is refused here like all others, and leaves no trace.
pub fn bring(
	who: AccountId,
	assignment: AssignmentId,
	evidence: EvidenceOf<Test>,
) -> DispatchResult {
	with_storage_layer(|| {
		let done = Restaking::report_offence(RuntimeOrigin::signed(who), assignment, evidence);
		match done {
			Ok(info) if info.pays_fee == Pays::No => Err(Error::<Test>::OffenceSeen.into()),
			done => done.plain(),
		}
	})
}

/// `who` reports an offence of the operator. Returns its request.
pub fn reported_by(
	who: AccountId,
	assignment: AssignmentId,
	offence: H256,
	era: EraIndex,
	fraction: Perbill,
) -> Result<RequestId, DispatchError> {
	let operator = crate::Assignments::<Test>::get(assignment).ok_or("no assignment")?.operator;
	let evidence = Proof { operator, offence, era, fraction }.encode().try_into().unwrap();
	let next = NextRequestId::<Test>::get();
	bring(who, assignment, evidence)?;
	let joined = events().into_iter().rev().find_map(|event| match event {
		Event::SlashJoined { request, offence_id, .. } if offence_id == offence => Some(request),
		_ => None,
	});
	Ok(joined.unwrap_or(next))
}

/// A stranger reports an offence of `P` at `J`. Returns its request.
pub fn prove(offence: H256, era: EraIndex, fraction: Perbill) -> Result<RequestId, DispatchError> {
	reported_by(STRANGER, P_AT_J, offence, era, fraction)
}

/// The slasher says that `P` offended at `J`. Returns its request.
pub fn say(offence: H256, era: EraIndex, fraction: Perbill) -> Result<RequestId, DispatchError> {
	request_for(P_AT_J, era, fraction, offence)
}

pub fn governance_vetoes(id: RequestId) -> DispatchResult {
	Restaking::veto(RuntimeOrigin::root(), id).plain()
}

pub fn execute(id: RequestId) -> DispatchResult {
	with_storage_layer(|| Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id).plain())
}

/// Returns the part that a request takes, if it was executed.
pub fn executed(id: RequestId) -> Option<Perbill> {
	crate::ExecutedFractions::<Test>::get(id)
}

/// Returns true if a request is open.
pub fn is_open(id: RequestId) -> bool {
	SlashRequests::<Test>::get(id).is_some_and(|request| request.is_pending())
}

/// Returns what is locked of the bond of `J`.
pub fn locked() -> Balance {
	crate::SlashBonds::<Test>::get(J, BOND_PAYER).unwrap().locked
}
