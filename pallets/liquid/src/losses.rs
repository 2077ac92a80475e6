//! Losses of a vault's stash that may still come back: what batches lost belongs to them, the rest to the
//! pool.

use crate::{pallet::*, vault::OpenVault, StashLossOf, VaultId, WeightInfo};
use frame_support::{defensive, storage::with_storage_layer, traits::Get, weights::Weight};
use restaking_math::{sum, vault::Back, Balance};
use restaking_primitives::{LossListener, RequestId, Restake, VaultStake};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> LossListener<T::AccountId> for Pallet<T> {
	fn hears(stash: &T::AccountId) -> bool {
		Self::vault_of(stash).is_some()
	}

	fn lost(stash: &T::AccountId, request: RequestId, active: Balance, rest: Balance) -> Weight {
		Self::hear(stash, |vault| Self::note_loss(vault, request, active, rest))
	}

	fn lost_for_good(stash: &T::AccountId) -> Weight {
		Self::hear(stash, Self::note_dust)
	}

	fn returned(
		stash: &T::AccountId,
		request: RequestId,
		bonded: Balance,
		freed: Balance,
		held: Balance,
	) -> Weight {
		let back = Back { bonded, freed, held };
		Self::hear(stash, |vault| Self::note_return(vault, request, back))
	}

	fn forgotten(
		stash: &T::AccountId,
		request: RequestId,
		_active: Balance,
		_rest: Balance,
	) -> Weight {
		Self::hear(stash, |vault| Self::note_end(vault, request))
	}

	/// The first loss reads the vault and the batches that lost of it, and others find them in memory.
	fn losses_weight(losses: u32) -> Weight {
		let Some(others) = losses.checked_sub(1) else { return Weight::zero() };
		let parts = Self::most_parts();
		let first = T::WeightInfo::hear_loss(parts);
		let batches = T::DbWeight::get().reads_writes(parts.into(), parts.into());
		// Above zero: they are a part of it.
		let other = first.saturating_sub(batches).set_proof_size(0);
		first.saturating_add(other.saturating_mul(others.into()))
	}

	/// What comes back pays batches, those that waited for cash before too.
	fn end_weight() -> Weight {
		T::WeightInfo::hear_loss(Self::most_parts().saturating_add(T::MaxQueue::get()))
	}
}

impl<T: Config> Pallet<T> {
	/// Hears of the stash of a vault, and of no other. Whoever tells can not stop for it: what goes wrong is
	/// undone, and reported.
	///
	/// `note` returns the number of batches that it touched.
	fn hear(
		stash: &T::AccountId,
		note: impl FnOnce(VaultId) -> Result<usize, DispatchError>,
	) -> Weight {
		let Some(vault) = Self::vault_of(stash) else { return Weight::zero() };
		if !Vaults::<T>::contains_key(vault) {
			return T::WeightInfo::hear_loss(0);
		}
		let Ok(batches) = with_storage_layer(|| note(vault)) else {
			defensive!("the books of a vault refused what happened to its stash");
			return <Self as LossListener<T::AccountId>>::end_weight();
		};
		T::WeightInfo::hear_loss(u32::try_from(batches).unwrap_or(u32::MAX))
	}

	/// Returns the most batches that lose by one slash: as many as have chunks.
	fn most_parts() -> u32 {
		T::Stake::most_unbonding().min(T::MaxQueue::get())
	}

	/// Notes a loss, and what the chunks of batches lost of it.
	fn note_loss(
		id: VaultId,
		request: RequestId,
		active: Balance,
		rest: Balance,
	) -> Result<usize, DispatchError> {
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
		let touched = loss.parts.len();
		vault.record.losses = vault.record.losses.saturating_add(1);
		if vault.record.pending.try_push(request).is_err() {
			// Deposits wait until fewer are left.
			sp_runtime::print("liquid restaking: more losses wait than a deposit can know");
		}
		Losses::<T>::insert(id, request, loss);
		vault.save();
		Self::deposit_event(Event::LossWaits { vault: id, request, pool, batches });
		Ok(touched)
	}

	/// Notes what a loss of which nothing waits has put into custody: dust that was taken beyond it.
	fn note_dust(id: VaultId) -> Result<usize, DispatchError> {
		let mut vault = OpenVault::<T>::load(id)?;
		vault.books.grown(T::Restake::custody(&vault.stash));
		vault.save_books();
		Ok(0)
	}

	/// Divides what came back.
	fn note_return(id: VaultId, request: RequestId, back: Back) -> Result<usize, DispatchError> {
		let Some(mut loss) = Losses::<T>::get(id, request) else { return Ok(0) };
		let mut vault = OpenVault::<T>::load(id)?;
		loss.ordered = true;
		let returned = vault.books.returned(&mut loss, &back).map_err(Error::<T>::from)?;
		vault.to_cash(returned.to_cash)?;
		vault.give_to_last()?;
		let batches = sum(returned.credited.iter().map(|piece| piece.amount));
		// At most all that wait are paid.
		let touched = loss.parts.len().saturating_add(vault.books.waiting.len());
		// Before the loss ends: a batch of which all was redeemed is removed then.
		vault.fund()?;
		if loss.is_over() {
			vault.end_loss(request, &loss)?;
		} else {
			Losses::<T>::insert(id, request, loss);
		}
		vault.save();
		Self::deposit_event(Event::LossReturned { vault: id, request, batches });
		Ok(touched)
	}

	/// Notes that a loss does not come back.
	fn note_end(id: VaultId, request: RequestId) -> Result<usize, DispatchError> {
		let Some(loss) = Losses::<T>::get(id, request) else { return Ok(0) };
		let mut vault = OpenVault::<T>::load(id)?;
		vault.end_loss(request, &loss)?;
		vault.save();
		Self::deposit_event(Event::LossStands { vault: id, request });
		Ok(loss.parts.len())
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
