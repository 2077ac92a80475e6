//! The exposure limit in force. The only writer of it.

use crate::{pallet::*, store::EraStore, types::LimitInForce};
use core::marker::PhantomData;
use frame_support::traits::Get;
use sp_runtime::Perbill;

/// The exposure limit in force, and the one announced.
pub(crate) struct LimitStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> LimitStore<T, I> {
	/// Returns the limit in this era, in which the parameter is `limit`. Writes nothing.
	pub fn get(limit: Perbill) -> LimitInForce {
		match ExposureLimits::<T, I>::get() {
			Some(known) => known.noted(limit, EraStore::<T, I>::now(), T::MaxExitWindow::get()),
			None => LimitInForce::new(limit),
		}
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
}
