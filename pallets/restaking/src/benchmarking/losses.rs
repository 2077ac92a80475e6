//! The jails and the proceeds of slashes with which benchmarks begin.

use super::setup::{stake, Done};
use crate::{
	pallet::*,
	store::{EraStore, Escrow},
	types::{Jail, JailTerm, LossRecord, Proceeds, Source, Stage, MAX_JAIL_TERMS, MAX_REPORTERS},
};
use alloc::vec::Vec;
use frame_benchmarking::v2::{account, BenchmarkError};
use frame_support::{
	traits::fungible::{Inspect as _, Mutate as _},
	BoundedVec,
};
use restaking_primitives::{EraIndex, RequestId, ServiceId, Shares};
use sp_runtime::Perbill;

/// Jails an operator by as many slashes as are told apart, all of whose terms are over.
pub fn jailed<T: Config<I>, I: 'static>(service: ServiceId, operator: &T::AccountId, back: bool) {
	let until_era = EraStore::<T, I>::now();
	let term = |number| JailTerm { until_era, by: Some(RequestId(number)), back };
	let terms = (0..MAX_JAIL_TERMS).map(term).collect::<Vec<_>>();
	let jail = Jail::Until { terms: BoundedVec::truncate_from(terms) };
	Jails::<T, I>::insert(service, operator, jail);
}

/// Puts the proceeds of a settled request into escrow, all of them lost by one staker: so little of them
/// active that it moves to a bag that somebody else is in. They are due in an era, and as many accounts as
/// can be have reported it.
pub fn proceeds<T: Config<I>, I: 'static>(
	request: RequestId,
	who: &T::AccountId,
	proceeds: Proceeds,
	payable_era: EraIndex,
) -> Done {
	let (active, rest) = (T::Currency::minimum_balance(), stake::<T, I>());
	let amount = active.saturating_add(rest);
	T::Currency::mint_into(&Escrow::<T, I>::account(), amount)?;
	Losses::<T, I>::insert(request, who, LossRecord { active, rest });
	let reporters = (0..MAX_REPORTERS).map(|index| Some(account("reporter", index, 0))).collect();
	SlashRequests::<T, I>::mutate_extant(request, |request| {
		request.source = Source::Pool { reporters: BoundedVec::truncate_from(reporters) };
		let (part, reporter) = (Perbill::from_percent(25), Shares::MAX_REPORTER);
		request.shares = Shares { treasury: part, recipient: part, reporter };
		request.recipient = Some(account("recipient", 0, 0));
		if let Stage::Executed(execution) = &mut request.stage {
			(execution.asked, execution.taken, execution.waiting) = (amount, amount, amount);
			(execution.fully_settled, execution.proceeds) = (true, proceeds);
			execution.payable_era = payable_era;
		}
	});
	Ok(())
}

/// Returns the request that was made last.
pub fn last_executed<T: Config<I>, I: 'static>() -> Done<RequestId> {
	let next = NextRequestId::<T, I>::get();
	next.0.checked_sub(1).map(RequestId).ok_or(BenchmarkError::Stop("no request"))
}

/// Returns the source of a slasher's word.
pub fn word<T: Config<I>, I: 'static>() -> Source<T::AccountId> {
	Source::Slasher { slasher: Default::default(), payer: account("payer", 0, 0), bond: 0 }
}

/// Lets a staker owe far more than it has, so that everything that comes back goes into custody.
pub fn in_debt<T: Config<I>, I: 'static>(who: &T::AccountId) {
	Stakers::<T, I>::mutate_extant(who, |staker| {
		for entry in staker.positions.iter_mut() {
			let record = &mut entry.record;
			record.pledged = record.pledged.saturating_add(stake::<T, I>().saturating_mul(100));
		}
	});
}
