//! The exposure limit in force, of all stakers and of each. The only writer of it.

use crate::{
	pallet::*,
	store::EraStore,
	types::{LimitInForce, Spared},
};
use core::marker::PhantomData;
use frame_support::traits::Get;
use restaking_primitives::StakeInspect;
use sp_runtime::Perbill;

/// The exposure limit in force, and the one announced.
pub(crate) struct LimitStore<T, I>(PhantomData<(T, I)>);

/// The exposure limit of one staker, and what of it is on record.
#[derive(Clone, Copy)]
pub(crate) struct StakerLimit {
	/// The limit of this staker.
	pub own: LimitInForce,
	/// The limit of all stakers.
	pub of_all: LimitInForce,
	/// The notice of this staker, if it has one.
	pub spared: Option<Spared>,
}

impl<T: Config<I>, I: 'static> LimitStore<T, I> {
	/// Returns the limit in this era, in which the parameter is `limit`. Writes nothing.
	pub fn get(limit: Perbill) -> LimitInForce {
		match ExposureLimits::<T, I>::get() {
			Some(known) => known.noted(limit, EraStore::<T, I>::now(), T::MaxExitWindow::get()),
			None => LimitInForce::new(limit),
		}
	}

	/// Returns the limit of one staker in this era, in which the parameter is `limit`. Writes nothing.
	///
	/// All that depends on the limit of a staker asks here.
	pub fn of(who: &T::AccountId, limit: Perbill) -> StakerLimit {
		let of_all = Self::get(limit);
		if !T::Stake::SPARES {
			return StakerLimit { own: of_all, of_all, spared: None };
		}
		if !T::Stake::base_slashable(who) {
			let (own, spared) = (LimitInForce::new(Perbill::one()), Some(Spared::default()));
			return StakerLimit { own, of_all, spared };
		}
		let (now, notice) = (EraStore::<T, I>::now(), T::MaxExitWindow::get());
		let spared = SparedStakers::<T, I>::get(who).and_then(|known| known.turned(now, notice));
		let until_era = spared.and_then(|it| it.until_era);
		let own = until_era.map_or(of_all, |era| of_all.of_once_spared(era));
		StakerLimit { own, of_all, spared }
	}

	/// Returns the part of the stake that certificates count. All of it, unless the base chain may slash everybody now,
	/// and has spared somebody when it pledged: then the limit of all, at once.
	pub fn certified_part() -> Perbill {
		let full = !T::Stake::SPARES || !T::Stake::spares_nobody();
		if full || SparedStakers::<T, I>::count() == 0 {
			return Perbill::one();
		}
		Self::get(T::Parameters::get().exposure_limit).of_entry()
	}

	/// Records a limit that was read in this block. Returns true if it changed.
	pub fn keep(limit: LimitInForce) -> bool {
		if ExposureLimits::<T, I>::get() == Some(limit) {
			return false;
		}
		ExposureLimits::<T, I>::put(limit);
		let LimitInForce { now, next } = limit;
		Pallet::<T, I>::deposit_event(Event::ExposureLimitNoted { now, next });
		true
	}

	/// Records the limit of a staker, and that of all, which were read in this block. Returns true if the notice of the
	/// staker changed.
	pub fn keep_of(who: &T::AccountId, limit: StakerLimit) -> bool {
		Self::keep(limit.of_all);
		if !T::Stake::SPARES || SparedStakers::<T, I>::get(who) == limit.spared {
			return false;
		}
		let Some(spared) = limit.spared else {
			SparedStakers::<T, I>::remove(who);
			return true;
		};
		SparedStakers::<T, I>::insert(who, spared);
		if let Some(from_era) = spared.until_era {
			let stash = who.clone();
			Pallet::<T, I>::deposit_event(Event::SparingEnded { stash, from_era });
		}
		true
	}

	/// Forgets the notice of a staker of which nothing is left.
	pub fn forget(who: &T::AccountId) {
		if T::Stake::SPARES {
			SparedStakers::<T, I>::remove(who);
		}
	}
}
