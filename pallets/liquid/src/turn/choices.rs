//! Choices of a manager in a turn: announcements that are due, and the nomination.

use crate::{
	pallet::*,
	types::{Kind, Phase},
	vault::OpenVault,
	VaultId,
};
use alloc::vec::Vec;
use frame_support::{storage::with_storage_layer, traits::Get, weights::Weight};
use restaking_primitives::{EraIndex, StakeInspect, VaultStake};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Applies what is due, nominates and pledges. Nothing is raised in a turn that postponed a batch: who
	/// asked before an announcement must not meet what it raises.
	pub(super) fn turn_choices(
		id: VaultId,
		now: EraIndex,
		postponed: bool,
		spent: &mut Weight,
	) -> DispatchResult {
		let vault = OpenVault::<T>::load(id)?;
		if !postponed && !vault.books.is_over() {
			Self::apply_fee(id, now);
			Self::apply_validators(id, now);
			Self::apply_targets(id, now);
		}
		if !vault.books.is_over() {
			Self::nominate(&vault);
		}
		Self::turn_pledges(&vault, !postponed, spent)
	}

	/// Puts a fee that was announced in force. It bears on gains as they vest, and so on those that are counted and have
	/// not vested in this turn, too.
	fn apply_fee(id: VaultId, now: EraIndex) {
		let Some(mut record) = Vaults::<T>::get(id) else { return };
		let Some(announced) = record.next_fee.filter(|it| it.from_era <= now) else { return };
		record.next_fee = None;
		let limits = Self::limits(&Self::stash_of(id), 0);
		let allowed = limits.check_fee(record.fee, announced.next);
		let allowed: DispatchResult =
			allowed.map(|_| ()).map_err(|error| Error::<T>::from(error).into());
		if allowed.is_ok() {
			record.fee = announced.next;
		}
		Vaults::<T>::insert(id, record);
		Self::report(id, Kind::Fee, allowed);
	}

	/// Puts a selection that was announced in force, if its number is still within the limits.
	fn apply_validators(id: VaultId, now: EraIndex) {
		let mut selection = Selections::<T>::get(id);
		let Some(announced) = selection.next.take_if(|it| it.from_era <= now) else { return };
		let stash = Self::stash_of(id);
		let active = T::Stake::stake(&stash).active;
		let number = u32::try_from(announced.next.len()).unwrap_or(u32::MAX);
		let allowed = Self::limits(&stash, active).check_validators(number);
		if allowed.is_ok() {
			// They were validators when they were announced: who is none is left out of the nomination.
			selection.now = announced.next;
		}
		Selections::<T>::insert(id, selection);
		Self::report(id, Kind::Validators, allowed.map_err(|error| Error::<T>::from(error).into()));
	}

	/// Puts targets that were announced in force, if they are still within the limits.
	fn apply_targets(id: VaultId, now: EraIndex) {
		let mut targets = Targets::<T>::get(id);
		let Some(announced) = targets.next.take_if(|it| it.from_era <= now) else { return };
		let stash = Self::stash_of(id);
		let active = T::Stake::stake(&stash).active;
		let specs: Vec<_> = announced.next.iter().map(|it| it.spec).collect();
		let allowed = Self::check_targets(&Self::limits(&stash, active), &specs);
		if allowed.is_ok() {
			targets.apply(&announced.next);
		}
		Self::put_targets(id, targets);
		Self::report(id, Kind::Targets, allowed.map(|_| ()));
	}

	/// Tells what became of an announcement.
	fn report(vault: VaultId, kind: Kind, allowed: DispatchResult) {
		Self::deposit_event(match allowed {
			Ok(()) => Event::Applied { vault, kind },
			Err(error) => Event::AnnouncementDropped { vault, kind, error: Some(error) },
		});
	}

	/// Nominates those of the selection that validate, do not block, and ask no more than was chosen.
	fn nominate(vault: &OpenVault<T>) {
		let active = T::Stake::stake(&vault.stash).active;
		let ended = matches!(vault.record.phase, Phase::Ended);
		if ended || active < T::Stake::least_nominating() {
			return;
		}
		let (id, before) = (vault.id, T::Stake::nominated(&vault.stash));
		let selection = Selections::<T>::get(id).now;
		let nominated = with_storage_layer(|| T::Stake::nominate(&vault.stash, &selection));
		match nominated {
			Ok(validators) if validators == before => {},
			Ok(validators) => {
				let nominated = u32::try_from(validators.len()).unwrap_or(u32::MAX);
				Self::deposit_event(Event::Nominated { vault: id, validators });
				if nominated < T::Parameters::get().min_validators {
					Self::deposit_event(Event::TooFewNominated { vault: id, nominated });
				}
			},
			Err(error) => Self::deposit_event(Event::NominationFailed { vault: id, error }),
		}
	}
}
