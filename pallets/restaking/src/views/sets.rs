//! The sets of services: who serves in an era.

use super::{OperatorSet, SetMember};
use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{EraStore, KeyStore, RosterStore},
};
use alloc::vec::Vec;
use restaking_math::next_era;
use restaking_primitives::{
	set_root::{by_weight, leaves, proof, tree, Member},
	EraIndex, ServiceId,
};
use sp_core::H256;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns the operators that serve in an era that can still be judged, or in the next one as it stands,
	/// with the root of the set and a proof for each; `None` if there is no such service, or the era is
	/// another.
	///
	/// Cost: all operators of the service; for clients, not for other pallets.
	pub fn operator_set(service: ServiceId, era: EraIndex) -> Option<OperatorSet<T::AccountId>> {
		let (record, now) = (Services::<T, I>::get(service)?, EraStore::<T, I>::now());
		let released = record.conditions.slash_rules().released(era);
		if era > next_era(now) || now >= released {
			return None;
		}
		let ids = AssignmentFor::<T, I>::iter_prefix_values(service);
		let found = ids.filter_map(|id| Self::member_of_set(id, era).ok().flatten());
		let mut members: Vec<Member> = found.collect();
		members.sort_unstable_by_key(by_weight);
		let leaves = leaves(&members);
		let header = Self::set_header(service, &record, era, &members);
		let told = (0u32..).zip(&members);
		let told = told.map(|(index, member)| Self::set_member(member, era, proof(&leaves, index)));
		Some(OperatorSet {
			era,
			total: header.total,
			quorum: header.quorum,
			root: header.root(tree(&leaves)),
			published: RosterStore::<T, I>::root(service, era).is_some(),
			members: told.collect::<Option<_>>()?,
		})
	}

	fn set_member(
		member: &Member,
		era: EraIndex,
		proof: Vec<H256>,
	) -> Option<SetMember<T::AccountId>> {
		let Member { assignment, weight, .. } = *member;
		let OpenAssignment { record, .. } = OpenAssignment::<T, I>::load(assignment).ok()?;
		let key = KeyStore::<T, I>::key_at(assignment, era)?;
		Some(SetMember { assignment, operator: record.operator, key, weight, proof })
	}
}
