//! Previews of calls: the call itself, undone.

use super::{dry_run, ExitChoices, ExitPreview, PreviewDeposit};
use crate::{limits::terms_of, pallet::*, vault::OpenVault, AssetIdOf, VaultId};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	traits::{fungible::Mutate as _, fungibles::Inspect as _},
	weights::Weight,
};
use restaking_math::{
	eras_after, next_era,
	rounding::{mul_ceil, mul_div_floor},
	vault::{limits::losses, TargetTerms},
	Balance, EraIndex,
};
use restaking_primitives::{Restake, StakeInspect};
use sp_runtime::{DispatchError, Perbill};

impl<T: Config> OpenVault<T> {
	/// Returns the era of the next turn: this one, if the vault has not turned in it.
	fn next_turn(&self) -> EraIndex {
		let now = T::Stake::era();
		if self.books.turned < now {
			now
		} else {
			next_era(now)
		}
	}

	/// Rounds up: returns what the targets may take of each unit, those that are announced too.
	fn worst_part(&self) -> Perbill {
		let targets = Targets::<T>::get(self.id);
		let now: Vec<_> = targets.now.iter().map(|it| it.spec).collect();
		let next = targets.next.iter().flat_map(|it| it.next.iter());
		let lists = [now, next.map(|it| it.spec).collect()];
		let parts = lists.map(|list| {
			let terms = list.iter().filter_map(|spec| {
				let view = T::Restake::assignment(spec.assignment)?;
				Some(terms_of(spec, &view))
			});
			let terms: Vec<TargetTerms<T::AccountId>> = terms.collect();
			losses(&terms)
		});
		let worst = parts.into_iter().max().unwrap_or(0).min(1_000_000_000);
		Perbill::from_parts(u32::try_from(worst).unwrap_or(1_000_000_000))
	}
}

impl<T: Config> Pallet<T> {
	/// Returns what a deposit of `amount` would be, or the error of the call. Whoever asks needs no funds.
	pub fn preview_deposit(id: VaultId, amount: Balance) -> Result<PreviewDeposit, DispatchError> {
		dry_run(|| {
			let who = Self::somebody(id, amount)?;
			let before = OpenVault::<T>::load(id)?;
			let held = T::Assets::balance(before.asset(), &who);
			let due = T::Restake::due(&before.stash);
			let _settled = T::Restake::settle(&before.stash, &mut Weight::zero());
			Self::do_deposit(&who, id, amount, 0, None)?;
			let vault = OpenVault::<T>::load(id)?;
			// The deposit has raised it.
			let shares = T::Assets::balance(vault.asset(), &who).saturating_sub(held);
			let bonded_era = vault.next_turn();
			Ok(PreviewDeposit {
				shares,
				worth: vault.worth_now(shares),
				bonded_era,
				counts_era: next_era(bonded_era),
				earliest_out_era: eras_after(bonded_era, T::Stake::bonding_duration()),
				fee: vault.record.fee,
				worst_loss: mul_ceil(vault.worst_part(), amount),
				due,
				spoken: T::Stake::spoken(&vault.stash),
			})
		})
	}

	/// Returns an account that can pay, whose funds are minted here and undone: the founder.
	fn somebody(id: VaultId, amount: Balance) -> Result<T::AccountId, DispatchError> {
		let founder = Vaults::<T>::get(id).ok_or(Error::<T>::NoSuchVault)?.founder;
		T::Currency::mint_into(&founder, amount)?;
		Ok(founder)
	}

	/// Returns what a request to leave would be, or the error of the call.
	pub fn preview_exit(
		id: VaultId,
		who: &T::AccountId,
		shares: Balance,
	) -> Result<ExitPreview, DispatchError> {
		dry_run(|| {
			let before = OpenVault::<T>::load(id)?;
			let _settled = T::Restake::settle(&before.stash, &mut Weight::zero());
			Self::do_request_exit(who, id, shares, 0)?;
			OpenVault::<T>::load(id)?.exit_preview(shares)
		})
	}

	/// Returns the ways out for so many shares. `market` is what the runtime's market would pay.
	pub fn compare_exits(
		id: VaultId,
		shares: Balance,
		market: impl FnOnce(AssetIdOf<T>, Balance) -> Option<Balance>,
	) -> Result<ExitChoices, DispatchError> {
		dry_run(|| {
			let before = OpenVault::<T>::load(id)?;
			let _settled = T::Restake::settle(&before.stash, &mut Weight::zero());
			let vault = OpenVault::<T>::load(id)?;
			let exit = vault.exit_preview(shares)?;
			let market = market(vault.asset(), shares);
			Ok(ExitChoices { queue: (exit.worth, exit.payable_era), market })
		})
	}
}

impl<T: Config> OpenVault<T> {
	/// Rounds down: returns what it means to leave with so many shares.
	fn exit_preview(&self, shares: Balance) -> Result<ExitPreview, DispatchError> {
		ensure!(!self.books.is_over(), Error::<T>::Ended);
		let seen = self.seen();
		let books = self.counted(&seen);
		let (all, locked) = (books.all_shares(seen.issuance), books.vest.left);
		let priced_era = self.next_turn();
		Ok(ExitPreview {
			batch: books.open.batch,
			worth: books.redeem_price(&seen).worth(shares),
			forgone: mul_div_floor(shares, locked, all).unwrap_or(0),
			priced_era,
			liable_era: priced_era,
			payable_era: eras_after(priced_era, T::Stake::bonding_duration()),
		})
	}
}
