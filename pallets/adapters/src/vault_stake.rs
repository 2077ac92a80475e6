//! Stake of the staking pallet that a pallet keeps for many people.

use crate::PalletStaking;
use alloc::vec::Vec;
use frame_support::{dispatch::RawOrigin, ensure, storage::with_storage_layer, traits::Get};
use pallet_staking::{
	asset, Config, Error, NominationsQuota, Nominators, Pallet, RewardDestination, SlashingSpans,
	Validators,
};
use restaking_primitives::{Balance, Choice, EraIndex, StakeInspect, ValidatorTerms, VaultStake};
use sp_runtime::{DispatchError, DispatchResult};
use sp_staking::{StakingAccount, StakingInterface};

/// Withdraws all that is due, and forgets a stake of which nothing is left.
fn withdraw_unbonded<T: Config<CurrencyBalance = Balance>>(who: &T::AccountId) -> DispatchResult {
	// The last span, and those before it.
	let spans = SlashingSpans::<T>::get(who).map_or(0, |spans| spans.prior.len().saturating_add(1));
	let spans = u32::try_from(spans).unwrap_or(u32::MAX);
	with_storage_layer(|| {
		<Pallet<T> as StakingInterface>::withdraw_unbonded(who.clone(), spans).map(|_| ())
	})
}

impl<T: Config<CurrencyBalance = Balance>> VaultStake<T::AccountId> for PalletStaking<T> {
	/// The staking pallet takes less where less is free. By the interface, payouts of a first bond would go
	/// to an account, where nobody counts them: it is made by the call.
	fn bond_exact(who: &T::AccountId, amount: Balance) -> DispatchResult {
		ensure!(!Pallet::<T>::is_virtual_staker(who), Error::<T>::VirtualStakerNotAllowed);
		with_storage_layer(|| {
			let before = Self::stake(who).active;
			match Pallet::<T>::bonded(who) {
				Some(_) => <Pallet<T> as StakingInterface>::bond_extra(who, amount)?,
				None => {
					let signed = RawOrigin::Signed(who.clone()).into();
					Pallet::<T>::bond(signed, amount, RewardDestination::Staked)?;
				},
			}
			let rose = Self::stake(who).active.checked_sub(before);
			ensure!(rose == Some(amount), Error::<T>::NotEnoughFunds);
			Ok(())
		})
	}

	/// The staking pallet adds to an entry of the same era, takes along what would be left below the existential
	/// deposit, and withdraws by itself where the list is full. All of it is refused.
	fn unbond_exact(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let (active, entries, from) =
			(Self::stake(who).active, Self::unbonding(who), Self::next_chunk());
		let left = active.checked_sub(amount).ok_or(Error::<T>::NotEnoughFunds)?;
		ensure!(amount > 0, Error::<T>::NotEnoughFunds);
		ensure!(left == 0 || left >= Self::least_active(), Error::<T>::InsufficientBond);
		let length = u32::try_from(entries.len()).unwrap_or(u32::MAX);
		let taken = entries.iter().any(|(era, _)| *era == from);
		ensure!(length < Self::most_unbonding() && !taken, Error::<T>::NoMoreChunks);
		with_storage_layer(|| {
			<Pallet<T> as StakingInterface>::unbond(who, amount)?;
			let entry = Self::unbonding(who).last().copied();
			ensure!(entry == Some((from, amount)), Error::<T>::BadState);
			ensure!(Self::stake(who).active == left, Error::<T>::BadState);
			Ok(())
		})
	}

	fn unbonding(who: &T::AccountId) -> Vec<(EraIndex, Balance)> {
		let ledger = Pallet::<T>::ledger(StakingAccount::Stash(who.clone()));
		ledger.map_or_else(
			|_| Vec::new(),
			|ledger| ledger.unlocking.iter().map(|chunk| (chunk.era, chunk.value)).collect(),
		)
	}

	fn withdraw(who: &T::AccountId) -> Result<Balance, DispatchError> {
		let now = Self::era();
		if !Self::unbonding(who).iter().any(|(era, _)| *era <= now) {
			return Ok(0);
		}
		let before = Self::stake(who).total;
		withdraw_unbonded::<T>(who)?;
		// Withdrawing raises no stake.
		Ok(before.saturating_sub(Self::stake(who).total))
	}

	/// The staking pallet forgets it at a withdrawal, also at one of nothing.
	fn reap(who: &T::AccountId) -> DispatchResult {
		if Pallet::<T>::bonded(who).is_none() {
			return Ok(());
		}
		ensure!(Self::stake(who).total == 0, Error::<T>::BadState);
		withdraw_unbonded::<T>(who)
	}

	fn nominate(
		who: &T::AccountId,
		choices: &[Choice<T::AccountId>],
	) -> Result<Vec<T::AccountId>, DispatchError> {
		let active = Self::stake(who).active;
		ensure!(active >= Self::least_nominating(), Error::<T>::InsufficientBond);
		let most = usize::try_from(Self::most_nominated(active)).unwrap_or(usize::MAX);
		let fits = |choice: &&Choice<T::AccountId>| {
			Self::validator(&choice.validator)
				.is_some_and(|it| !it.blocked && it.commission <= choice.max_commission)
		};
		let fitting = choices.iter().filter(fits).take(most);
		let wanted: Vec<_> = fitting.map(|choice| choice.validator.clone()).collect();
		if wanted == Self::nominated(who) {
			return Ok(wanted);
		}
		with_storage_layer(|| match wanted.is_empty() {
			true => <Self as VaultStake<_>>::chill(who),
			false => <Pallet<T> as StakingInterface>::nominate(who, wanted.clone()),
		})?;
		Ok(wanted)
	}

	fn chill(who: &T::AccountId) -> DispatchResult {
		match Nominators::<T>::contains_key(who) {
			true => with_storage_layer(|| <Pallet<T> as StakingInterface>::chill(who)),
			false => Ok(()),
		}
	}

	fn nominated(who: &T::AccountId) -> Vec<T::AccountId> {
		Nominators::<T>::get(who).map_or_else(Vec::new, |it| it.targets.into_inner())
	}

	fn validator(who: &T::AccountId) -> Option<ValidatorTerms> {
		let prefs = Validators::<T>::try_get(who).ok()?;
		Some(ValidatorTerms { commission: prefs.commission, blocked: prefs.blocked })
	}

	fn least_active() -> Balance {
		asset::existential_deposit::<T>()
	}

	fn least_nominating() -> Balance {
		<Pallet<T> as StakingInterface>::minimum_nominator_bond().max(Self::least_active())
	}

	fn most_nominated(active: Balance) -> u32 {
		<T::NominationsQuota as NominationsQuota<Balance>>::get_quota(active)
	}

	fn most_unbonding() -> u32 {
		T::MaxUnlockingChunks::get()
	}
}
