//! Operators and their assignments.

use super::{page, AssignmentInfo, OperatorInfo};
use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{EraStore, KeyStore, OperatorStore},
	types::Jail,
};
use alloc::vec::Vec;
use restaking_math::{cap::Beside, next_era, Offence};
use restaking_primitives::{AssignmentId, EraIndex};
use sp_runtime::DispatchError;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns one assignment. Cost: constant.
	pub fn assignment_info(
		id: AssignmentId,
	) -> Result<AssignmentInfo<T::AccountId>, DispatchError> {
		let OpenAssignment { record, service, .. } = OpenAssignment::<T, I>::load(id)?;
		let now = EraStore::<T, I>::now();
		let closed_era = record.last_era().or(service.last_era());
		let counted = |era| match closed_era {
			Some(last) if era > last => 0,
			_ => record.totals.total_at(era),
		};
		let cap = Caps::<T, I>::get(id);
		let rules = service.conditions.slash_rules();
		let offence = Offence { era: now, counted: record.totals.total_at(now) };
		let jail = Jails::<T, I>::get(record.service, &record.operator);
		Ok(AssignmentInfo {
			id,
			service: record.service,
			members: record.members,
			waiting: record.waiting(),
			counts_now: counted(now),
			counts_next: counted(next_era(now)),
			since_era: record.since_era(),
			suspended: record.is_suspended(),
			waits: closed_era.is_none() && record.place.is_none(),
			ready: record.ready,
			closed_era,
			silent_since_era: jail.as_ref().and_then(|jail| silent_since(jail, now)),
			jail,
			commission: record.stream.commission,
			announced: record.stream.pending,
			multiplier: record.stream.multiplier,
			key: KeyStore::<T, I>::key_at(id, now),
			requests: u32::try_from(cap.open.len()).unwrap_or(u32::MAX),
			cap_left: cap.left(&rules, offence, Beside::Firm, None, now),
			cap_left_next: record.left,
			recap_era: record.recap_era,
			operator: record.operator,
		})
	}

	/// Returns assignments in the order of storage, those after `after`, at most `count` and at most a page. Cost:
	/// one page.
	pub fn list_assignments(
		after: Option<AssignmentId>,
		count: u32,
	) -> Vec<AssignmentInfo<T::AccountId>> {
		let ids = match after {
			Some(last) => {
				Assignments::<T, I>::iter_keys_from(Assignments::<T, I>::hashed_key_for(last))
			},
			None => Assignments::<T, I>::iter_keys(),
		};
		ids.filter_map(|id| Self::assignment_info(id).ok()).take(page(count)).collect()
	}

	/// Returns an operator and its open assignments; `None` if it is not registered.
	///
	/// Cost: bounded by the maximum number of assignments of an operator.
	pub fn operator_info(account: &T::AccountId) -> Option<OperatorInfo<T::AccountId>> {
		let record = OperatorStore::<T, I>::get(account).ok()?;
		let assignments = record.assignments;
		Some(OperatorInfo {
			account: account.clone(),
			metadata: OperatorMetadata::<T, I>::get(account).into_inner(),
			records: u32::try_from(assignments.len()).unwrap_or(u32::MAX),
			payee: record.payee,
			assignments: assignments
				.into_iter()
				.filter_map(|id| Self::assignment_info(id).ok())
				.filter(|info| info.closed_era.is_none())
				.collect(),
		})
	}

	/// Returns the assignments of an account that have a record, in order of joining; none, if it is no operator.
	pub(super) fn assignments_of(account: &T::AccountId) -> Vec<AssignmentId> {
		let record = OperatorStore::<T, I>::get(account);
		record.map(|it| it.assignments.into_inner()).unwrap_or_default()
	}

	/// Returns operators in the order of storage, those after `after`, at most `count` and at most a page.
	/// Cost: one page.
	pub fn list_operators(after: Option<T::AccountId>, count: u32) -> Vec<T::AccountId> {
		let keys = match after {
			Some(last) => {
				Operators::<T, I>::iter_keys_from(Operators::<T, I>::hashed_key_for(last))
			},
			None => Operators::<T, I>::iter_keys(),
		};
		keys.take(page(count)).collect()
	}

	/// Returns members of an assignment in the order of storage, those after `after`, at most `count` and
	/// at most a page. Cost: one page.
	pub fn list_members(
		assignment: AssignmentId,
		after: Option<T::AccountId>,
		count: u32,
	) -> Vec<T::AccountId> {
		let keys = match after {
			Some(last) => {
				let key = Members::<T, I>::hashed_key_for(assignment, last);
				Members::<T, I>::iter_key_prefix_from(assignment, key)
			},
			None => Members::<T, I>::iter_key_prefix(assignment),
		};
		keys.take(page(count)).collect()
	}
}

/// Returns the first era in which an operator might have served again, had it said that it is back.
fn silent_since(jail: &Jail, now: EraIndex) -> Option<EraIndex> {
	jail.until_era().filter(|until| *until <= now && !jail.is_back())
}
