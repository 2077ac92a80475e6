//! A turn: what a vault does once in an era. Its steps, in this order:
//!
//! 1. settle, in a layer of its own, so that what was settled stays so;
//! 2. the money: collect, count, fee, bond, price, in one layer, of which the bond may fail alone;
//! 3. what was announced, the nomination and the pledges, each of which may fail alone;
//! 4. the free funds of the stash are noted.

mod choices;
mod money;
mod pledges;

pub(crate) use pledges::terms_of;

use crate::{
	pallet::*,
	types::{RateOfEra, MAX_TARGETS, RATES},
	vault::OpenVault,
	VaultId, WeightInfo,
};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, Pays, PostDispatchInfo},
	storage::with_storage_layer,
	traits::fungible::Inspect as _,
	weights::Weight,
};
use restaking_primitives::{EraIndex, Restake, Settled, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult};

/// What became of a turn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Turning {
	/// The vault has turned.
	Done,
	/// It settled what it could: losses are left for another block.
	Waits,
}

impl<T: Config> Pallet<T> {
	/// Turns a vault. Free of charge if it turned.
	pub(crate) fn turn_by_call(vault: VaultId) -> DispatchResultWithPostInfo {
		let pays_fee = match Self::do_turn(vault)? {
			Turning::Done => Pays::No,
			Turning::Waits => {
				Self::deposit_event(Event::TurnWaits { vault });
				Pays::Yes
			},
		};
		Ok(PostDispatchInfo { actual_weight: Some(Self::turn_weight(vault)), pays_fee })
	}

	/// Returns the weight of a turn of this vault.
	pub(crate) fn turn_weight(vault: VaultId) -> Weight {
		let targets = Targets::<T>::get(vault).now.len();
		T::WeightInfo::turn(u32::try_from(targets).unwrap_or(MAX_TARGETS))
	}

	/// Turns a vault, in layers.
	pub(crate) fn do_turn(id: VaultId) -> Result<Turning, DispatchError> {
		let now = T::Stake::era();
		let vault = OpenVault::<T>::load(id)?;
		vault.books.begin(now).map_err(Error::<T>::from)?;
		let settled = with_storage_layer(|| T::Restake::settle(&vault.stash))?;
		if settled == Settled::Part {
			return Ok(Turning::Waits);
		}
		let postponed = with_storage_layer(|| Self::turn_money(id, now))?;
		Self::turn_choices(id, now, postponed)?;
		with_storage_layer(|| Self::turn_ends(id, now))?;
		Ok(Turning::Done)
	}

	/// Collects, counts, takes the fee, bonds and prices. Returns true if the open batch was postponed.
	fn turn_money(id: VaultId, now: EraIndex) -> Result<bool, DispatchError> {
		// The settlement has told the books of its losses.
		let mut vault = OpenVault::<T>::load(id)?;
		vault.collect(now)?;
		let postponed = match vault.books.is_over() {
			true => vault.unbond_rest(),
			false => vault.count_and_price(now)?,
		};
		let idle = T::Currency::balance(&vault.stash);
		vault.books.finish(idle, now);
		vault.tell(now);
		vault.save();
		Ok(postponed)
	}

	/// Notes the free funds of the stash after the last step. What custody has let go since it was counted is
	/// not among them: the next turn collects it.
	fn turn_ends(id: VaultId, now: EraIndex) -> DispatchResult {
		let mut vault = OpenVault::<T>::load(id)?;
		let free = T::Currency::balance(&vault.stash);
		// Below zero is zero in both: custody grew, or it is held in part.
		let let_go = vault.books.custody.saturating_sub(T::Restake::custody(&vault.stash));
		vault.books.finish(free.saturating_sub(let_go), now);
		vault.retire_if_done();
		vault.save();
		Ok(())
	}
}

impl<T: Config> OpenVault<T> {
	/// Notes the redeem price, for lenders and for yields, and tells of the turn.
	fn tell(&mut self, now: EraIndex) {
		let seen = self.seen();
		let rate = self.books.redeem_price(&seen);
		self.record.told = rate;
		let place = now.checked_rem(RATES).unwrap_or(0);
		Rates::<T>::insert(self.id, place, RateOfEra { era: now, rate });
		Pallet::<T>::deposit_event(Event::Turned {
			vault: self.id,
			era: now,
			assets: self.books.assets(seen.active),
			redeemable: self.books.redeemable(&seen),
			shares: self.books.shares,
		});
	}
}
