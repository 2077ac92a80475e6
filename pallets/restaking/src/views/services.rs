//! Services and their security.

use super::{page, BondInfo, Concentration, PotInfo, SecurityInfo, ServiceInfo};
use crate::{
	pallet::*,
	store::{EraStore, LimitStore, OriginStore, PotStore},
	types::{SlashBond, VALUE_AT_RISK_MARGIN},
	AssetOf, CallerOf, ServiceOf,
};
use alloc::vec::Vec;
use restaking_math::rounding::mul_ceil;
use restaking_primitives::{Balance, EraIndex, Judge, ServiceId};
use sp_runtime::Perbill;

/// A service as this runtime's types make it.
pub type ServiceInfoOf<T, I = ()> = ServiceInfo<
	<T as frame_system::Config>::AccountId,
	AssetOf<T, I>,
	<T as Config<I>>::SlashingHook,
	CallerOf<T, I>,
>;

/// A slash bond as this runtime's types make it.
pub type BondInfoOf<T, I = ()> = BondInfo<<T as frame_system::Config>::AccountId, CallerOf<T, I>>;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns a service; `None` if it does not exist. Cost: constant.
	pub fn service_info(id: ServiceId) -> Option<ServiceInfoOf<T, I>> {
		let record = Services::<T, I>::get(id)?;
		let (era, hook) = (EraStore::<T, I>::now(), SlashingHooks::<T, I>::get(id));
		Some(ServiceInfo {
			id,
			owner: OriginStore::<T, I>::get(record.owner),
			offered: record.offered.and_then(OriginStore::<T, I>::get),
			phase: record.phase,
			pauses: record.pauses,
			one_outage: Self::one_outage(hook.as_ref(), record.conditions.max_slash),
			hook,
			terms_hash: record.terms_hash,
			slasher: record.slasher.at(era).and_then(OriginStore::<T, I>::get),
			resolver: record.resolver.at(era).and_then(OriginStore::<T, I>::get),
			join_policy: record.join_policy,
			group: record.group,
			successor: record.successor,
			metadata: ServiceMetadata::<T, I>::get(id).into_inner(),
			assignments: record.assignments,
			security: Self::security_of(&record),
			pot: Self::pot_info(id, &record, era),
			conditions: record.conditions,
		})
	}

	/// Returns the part that one era without any work costs, by all rules together: at most the maximum slash. Zero if
	/// the hook does not decode any more.
	pub(super) fn one_outage(hook: Option<&T::SlashingHook>, max_slash: Perbill) -> Perbill {
		hook.map_or(Perbill::zero(), T::SlashingHook::one_outage).min(max_slash)
	}

	/// Returns services in the order of storage, those after `after`, at most `count` and at most a page. Cost: one
	/// page.
	pub fn list_services(after: Option<ServiceId>, count: u32) -> Vec<ServiceInfoOf<T, I>> {
		let ids = match after {
			Some(last) => Services::<T, I>::iter_keys_from(Services::<T, I>::hashed_key_for(last)),
			None => Services::<T, I>::iter_keys(),
		};
		ids.filter_map(Self::service_info).take(page(count)).collect()
	}

	/// Returns the slash bonds of a service in the order of storage, from the one after the bond of `after`
	/// on, at most `count` and at most a page. The service may be gone. Cost: one page.
	pub fn list_slash_bonds(
		service: ServiceId,
		after: Option<T::AccountId>,
		count: u32,
	) -> Vec<BondInfoOf<T, I>> {
		let bonds = match after {
			Some(payer) => {
				let key = SlashBonds::<T, I>::hashed_key_for(service, payer);
				SlashBonds::<T, I>::iter_prefix_from(service, key)
			},
			None => SlashBonds::<T, I>::iter_prefix(service),
		};
		let info = |(payer, bond): (T::AccountId, SlashBond)| {
			let SlashBond { slasher, amount, locked } = bond;
			BondInfo { payer, slasher: OriginStore::<T, I>::get(slasher), amount, locked }
		};
		bonds.take(page(count)).map(info).collect()
	}

	/// Returns the security of a service.
	pub(super) fn security_of(record: &ServiceOf<T, I>) -> SecurityInfo {
		let era = EraStore::<T, I>::now();
		let (now, next) = (record.security_in(era), record.security_next(era));
		let (counts_now, counts_next) = (now.stake, next.stake);
		let part = LimitStore::<T, I>::certified_part();
		let (now, next) = (now.within_reach(part), next.within_reach(part));
		let value = record.value_at_risk;
		let certified_next = next.certified(VALUE_AT_RISK_MARGIN);
		let under_secured =
			record.under_secured || (value > certified_next && !record.is_retired());
		// Neither stake that is leaving nor stake that does not count yet can be relied on.
		let sure = if now.cost() < next.cost() { now } else { next };
		SecurityInfo {
			counts_now,
			counts_next,
			slashable: mul_ceil(record.conditions.max_slash, counts_now).saturating_sub(now.used),
			certified_now: now.certified(VALUE_AT_RISK_MARGIN),
			certified_next,
			value_at_risk: value,
			under_secured,
			slack: sure.slack(value),
			may_leave: sure.may_leave(value, VALUE_AT_RISK_MARGIN),
			tolerance: sure.tolerance(value, VALUE_AT_RISK_MARGIN),
		}
	}

	fn pot_info(
		id: ServiceId,
		record: &ServiceOf<T, I>,
		era: EraIndex,
	) -> Option<PotInfo<T::AccountId, AssetOf<T, I>>> {
		let asset = record.pot.clone()?.asset;
		let mut paid = record.clone();
		paid.pay_until(era).ok()?;
		let stream = paid.stream;
		let (rate, left, min_weight) = (stream.rate, stream.left, stream.min_weight);
		let (account, held) =
			(PotStore::<T, I>::account(id), PotStore::<T, I>::balance(id, asset.clone()));
		Some(PotInfo { asset, account, held, rate, left, min_weight })
	}

	/// Returns the concentration of a service on its operators; `None` if it does not exist.
	///
	/// Cost: all operators of the service; for clients, not for other pallets.
	pub fn concentration(id: ServiceId) -> Option<Concentration> {
		let quorum = Services::<T, I>::get(id)?.conditions.quorum;
		let mut spread = Concentration::default();
		let mut counts = Vec::new();
		for assignment in AssignmentFor::<T, I>::iter_prefix_values(id) {
			let Ok(info) = Self::assignment_info(assignment) else { continue };
			let serves = info.closed_era.is_none() && !info.suspended && !info.waits;
			if serves && info.counts_next > 0 {
				counts.push(info.counts_next);
				spread.positions = spread.positions.saturating_add(info.members);
			}
		}
		counts.sort_unstable_by(|one, other| other.cmp(one));
		spread.operators = u32::try_from(counts.len()).unwrap_or(u32::MAX);
		spread.largest = counts.first().copied().unwrap_or(0);
		// Parts of one sum.
		let all = counts.iter().fold(0, |sum: Balance, it| sum.saturating_add(*it));
		let needed = mul_ceil(quorum, all);
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
