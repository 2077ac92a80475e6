//! What a service stands on.

use super::{page, Concentration, PotInfo, SecurityInfo, ServiceInfo};
use crate::{pallet::*, types::VALUE_AT_RISK_MARGIN, AssetOf, ServiceOf};
use alloc::vec::Vec;
use restaking_math::{rounding::part_up, Security};
use restaking_primitives::{Balance, EraIndex, ServiceId, StakeInspect};

/// A service as this runtime's types make it.
pub type ServiceInfoOf<T, I = ()> = ServiceInfo<
	<T as frame_system::Config>::AccountId,
	AssetOf<T, I>,
	<T as Config<I>>::SlashingHook,
>;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// A service, as people judge it. Cost: constant.
	pub fn service_info(id: ServiceId) -> Option<ServiceInfoOf<T, I>> {
		let record = Services::<T, I>::get(id)?;
		let era = T::Stake::era();
		Some(ServiceInfo {
			id,
			owner: record.owner,
			phase: record.phase,
			hook: SlashingHooks::<T, I>::get(id),
			terms_hash: record.terms_hash,
			slasher: record.slasher.at(era),
			resolver: record.resolver.at(era),
			join_policy: record.join_policy,
			group: record.group,
			successor: record.successor,
			metadata: ServiceMetadata::<T, I>::get(id).into_inner(),
			assignments: record.assignments,
			security: Self::security_of(&record),
			pot: Self::pot_info(id, &record, era),
			bond: SlashBonds::<T, I>::get(id),
			conditions: record.terms,
		})
	}

	/// Services by id, from `from` on, at most `count` and at most a page. Cost: one page.
	pub fn list_services(from: ServiceId, count: u32) -> Vec<ServiceInfoOf<T, I>> {
		let ids = from.0..NextServiceId::<T, I>::get().0;
		ids.filter_map(|id| Self::service_info(ServiceId(id)))
			.take(page(count))
			.collect()
	}

	/// What stands behind a service.
	pub(super) fn security_of(record: &ServiceOf<T, I>) -> SecurityInfo {
		let era = T::Stake::era();
		let now = Self::counted_in(record, era);
		// Eras near the end of their type never come.
		let next = Self::counted_in(record, era.saturating_add(1));
		let terms = &record.terms;
		let value = record.value_at_risk;
		// What is leaving can not be relied on, and what has come does not count yet.
		let sure = Security::of(now.min(next), terms.quorum, terms.max_slash);
		SecurityInfo {
			counts_now: now,
			counts_next: next,
			slashable: part_up(terms.max_slash, now),
			certified_now: Self::certified_by(record, now),
			certified_next: Self::certified_by(record, next),
			value_at_risk: value,
			under_secured: record.under_secured,
			slack: sure.slack(value),
			releasable: sure.releasable(value, VALUE_AT_RISK_MARGIN),
			tolerance: sure.tolerance(value, VALUE_AT_RISK_MARGIN),
		}
	}

	fn pot_info(
		id: ServiceId,
		record: &ServiceOf<T, I>,
		era: EraIndex,
	) -> Option<PotInfo<AssetOf<T, I>>> {
		let pot = Pots::<T, I>::get(id)?;
		let mut paid = record.clone();
		Self::pay_until(&mut paid, era).ok()?;
		let stream = paid.stream;
		Some(PotInfo { asset: pot.asset, held: pot.held, rate: stream.rate, left: stream.left })
	}

	/// How what counts in a service is spread over its operators.
	///
	/// Cost: all operators of the service; for clients, not for other pallets.
	pub fn concentration(id: ServiceId) -> Option<Concentration> {
		let quorum = Services::<T, I>::get(id)?.terms.quorum;
		let mut spread = Concentration::default();
		let mut counts = Vec::new();
		for stay in AssignmentFor::<T, I>::iter_prefix_values(id) {
			let Ok(stay) = Self::assignment_info(stay) else { continue };
			if stay.closed.is_none() && !stay.suspended && stay.counts_next > 0 {
				counts.push(stay.counts_next);
				spread.positions = spread.positions.saturating_add(stay.members);
			}
		}
		counts.sort_unstable_by(|one, other| other.cmp(one));
		spread.operators = u32::try_from(counts.len()).unwrap_or(u32::MAX);
		spread.largest = counts.first().copied().unwrap_or(0);
		// Parts of one sum.
		let all = counts.iter().fold(0, |sum: Balance, it| sum.saturating_add(*it));
		let needed = part_up(quorum, all);
		let mut together: Balance = 0;
		for counted in counts {
			if together >= needed {
				break;
			}
			together = together.saturating_add(counted);
			spread.to_quorum = spread.to_quorum.saturating_add(1);
		}
		Some(spread)
	}
}
