//! Losses of a vault's stash that may still come back: what batches lost belongs to them, the rest to the
//! pool.

use crate::{pallet::*, vault::OpenVault, StashLossOf, VaultId, WeightInfo};
use frame_support::{defensive, storage::with_storage_layer, weights::Weight};
use restaking_math::{sum, vault::Back, Balance};
use restaking_primitives::{LossListener, RequestId, Restake, VaultStake};
use sp_runtime::DispatchResult;

impl<T: Config> LossListener<T::AccountId> for Pallet<T> {
	fn hears(stash: &T::AccountId) -> bool {
		Self::vault_of(stash).is_some()
	}

	fn lost(stash: &T::AccountId, request: RequestId, active: Balance, rest: Balance) {
		Self::hear(stash, |vault| Self::note_loss(vault, request, active, rest));
	}

	fn lost_for_good(stash: &T::AccountId) {
		Self::hear(stash, Self::note_dust);
	}

	fn returned(
		stash: &T::AccountId,
		request: RequestId,
		bonded: Balance,
		freed: Balance,
		held: Balance,
	) {
		let back = Back { bonded, freed, held };
		Self::hear(stash, |vault| Self::note_return(vault, request, back));
	}

	fn forgotten(stash: &T::AccountId, request: RequestId, _active: Balance, _rest: Balance) {
		Self::hear(stash, |vault| Self::note_end(vault, request));
	}

	fn weight() -> Weight {
		T::WeightInfo::hear_loss()
	}
}

impl<T: Config> Pallet<T> {
	/// Hears of the stash of a vault, and of no other. Whoever tells can not stop for it: what goes wrong is
	/// undone, and reported.
	fn hear(stash: &T::AccountId, note: impl FnOnce(VaultId) -> DispatchResult) {
		let Some(vault) = Self::vault_of(stash) else { return };
		if !Vaults::<T>::contains_key(vault) {
			return;
		}
		if with_storage_layer(|| note(vault)).is_err() {
			defensive!("the books of a vault refused what happened to its stash");
		}
	}

	/// Notes a loss, and what the chunks of batches lost of it.
	fn note_loss(
		id: VaultId,
		request: RequestId,
		active: Balance,
		rest: Balance,
	) -> DispatchResult {
		let mut vault = OpenVault::<T>::load(id)?;
		// Without a record, all that fell is a part.
		let offence = T::Restake::waiting_slash(request).map_or(0, |it| it.offence_era);
		let unbonding = T::Stake::unbonding(&vault.stash);
		vault.books.grown(T::Restake::custody(&vault.stash));
		let loss = vault.books.lost(active, rest, offence, &unbonding);
		let loss = loss.map_err(Error::<T>::from)?;
		for part in &loss.parts {
			vault.with_batch(part.batch, |batch| Ok(batch.await_loss()?))?;
		}
		let (pool, batches) = (loss.pool(), sum(loss.parts.iter().map(|part| part.amount)));
		vault.record.losses = vault.record.losses.saturating_add(1);
		if vault.record.pending.try_push(request).is_err() {
			// Deposits wait until fewer are left.
			sp_runtime::print("liquid restaking: more losses wait than a deposit can know");
		}
		Losses::<T>::insert(id, request, loss);
		vault.save();
		Self::deposit_event(Event::LossWaits { vault: id, request, pool, batches });
		Ok(())
	}

	/// Notes what a loss of which nothing waits has put into custody: dust that was taken beyond it.
	fn note_dust(id: VaultId) -> DispatchResult {
		let mut vault = OpenVault::<T>::load(id)?;
		vault.books.grown(T::Restake::custody(&vault.stash));
		vault.save_books();
		Ok(())
	}

	/// Divides what came back.
	fn note_return(id: VaultId, request: RequestId, back: Back) -> DispatchResult {
		let Some(mut loss) = Losses::<T>::get(id, request) else { return Ok(()) };
		let mut vault = OpenVault::<T>::load(id)?;
		loss.ordered = true;
		let returned = vault.books.returned(&mut loss, &back).map_err(Error::<T>::from)?;
		vault.to_cash(returned.to_cash)?;
		let batches = sum(returned.credited.iter().map(|piece| piece.amount));
		// Before the loss ends: a batch of which all was redeemed is removed then.
		vault.fund()?;
		if loss.is_over() {
			vault.end_loss(request, &loss)?;
		} else {
			Losses::<T>::insert(id, request, loss);
		}
		vault.save();
		Self::deposit_event(Event::LossReturned { vault: id, request, batches });
		Ok(())
	}

	/// Notes that a loss does not come back.
	fn note_end(id: VaultId, request: RequestId) -> DispatchResult {
		let Some(loss) = Losses::<T>::get(id, request) else { return Ok(()) };
		let mut vault = OpenVault::<T>::load(id)?;
		vault.end_loss(request, &loss)?;
		vault.save();
		Self::deposit_event(Event::LossStands { vault: id, request });
		Ok(())
	}
}

impl<T: Config> OpenVault<T> {
	/// Removes the record of a loss.
	fn end_loss(&mut self, request: RequestId, loss: &StashLossOf<T>) -> DispatchResult {
		for part in &loss.parts {
			self.with_batch(part.batch, |batch| Ok(batch.end_loss()?))?;
		}
		Losses::<T>::remove(self.id, request);
		// One for each record.
		self.record.losses = self.record.losses.saturating_sub(1);
		self.record.pending.retain(|it| *it != request);
		Ok(())
	}
}
