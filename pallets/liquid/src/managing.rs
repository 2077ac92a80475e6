//! Choices of managers and governance. Those that raise risk or cost wait for their notice.

use crate::{
	access::Actor,
	pallet::*,
	types::{Announcement, Kind, NamedTarget, Phase, TargetList, TargetRecord, TargetSpec},
	vault::OpenVault,
	CallerOf, ChoicesOf, VaultId, VaultOf,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get, BoundedVec};
use restaking_math::{
	eras_after,
	vault::{split, Announced},
	Balance, EraIndex,
};
use restaking_primitives::{Choice, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

impl<T: Config> Pallet<T> {
	/// Returns the first era in whose turn comes in force what is announced now.
	fn notice_ends() -> EraIndex {
		eras_after(T::Stake::era(), T::Parameters::get().notice.max(2))
	}

	/// Returns a vault that is not closed.
	fn open_one(vault: VaultId) -> Result<OpenVault<T>, DispatchError> {
		let vault = OpenVault::<T>::load(vault)?;
		vault.ensure_not_closed()?;
		Ok(vault)
	}

	/// Tells what became of a change: what is lower is in force, what is more was announced.
	fn report_change(vault: VaultId, kind: Kind, lowered: bool, announced: Option<EraIndex>) {
		if lowered {
			Self::deposit_event(Event::Applied { vault, kind });
		}
		if let Some(from_era) = announced {
			Self::deposit_event(Event::Announced { vault, kind, from_era });
		}
	}

	pub(crate) fn do_set_targets(vault: VaultId, list: TargetList) -> DispatchResult {
		let vault = Self::open_one(vault)?;
		let limits = Self::limits(&vault.stash, vault.seen().active);
		let named = Self::check_targets(&limits, &list)?;
		let mut targets = Targets::<T>::get(vault.id);
		let before = targets.clone();
		let in_force: Vec<_> = targets.now.iter().map(|it| it.spec.announced()).collect();
		let next: Vec<_> = list.iter().map(TargetSpec::announced).collect();
		let (now, raises) = split(&in_force, &next);
		// A target that was slashed and is named again is to be filled again, also before a turn has seen that.
		let is_slashed = |it: &TargetRecord, named: &NamedTarget| {
			let same = it.spec.assignment == named.spec.assignment;
			same && (it.stopped || it.events != named.events)
		};
		let anew = targets.now.iter().any(|it| named.iter().any(|named| is_slashed(it, named)));
		targets.now.retain(|it| now.iter().any(|kept| kept.key == it.spec.assignment));
		for record in &mut targets.now {
			let kept = now.iter().find(|kept| kept.key == record.spec.assignment);
			record.spec = kept.map_or(record.spec, |kept| (*kept).into());
		}
		let lowered = targets.now.iter().map(|it| it.spec).ne(before.now.iter().map(|it| it.spec));
		let from_era = (raises || anew).then(Self::notice_ends);
		// What is known of them now is forgotten with the notice; a later slash is not.
		targets.next = from_era.map(|from_era| Announcement { from_era, next: named });
		ensure!(targets != before, Error::<T>::NothingToChange);
		Self::put_targets(vault.id, targets);
		Self::report_change(vault.id, Kind::Targets, lowered, from_era);
		Ok(())
	}

	pub(crate) fn do_set_validators(vault: VaultId, list: ChoicesOf<T>) -> DispatchResult {
		let vault = Self::open_one(vault)?;
		let limits = Self::limits(&vault.stash, vault.seen().active);
		Self::check_validators(&limits, &list)?;
		let mut selection = Selections::<T>::get(vault.id);
		let before = selection.clone();
		let (in_force, next) = (announced_of(&selection.now), announced_of(&list));
		let (now, raises) = split(&in_force, &next);
		let kept: Vec<_> = now
			.iter()
			.map(|it| Choice { validator: it.key.clone(), max_commission: it.max_commission })
			.collect();
		// If too few would be left, those in force stay until the new ones are: nobody stops all nominations at once.
		let least = usize::try_from(limits.min_validators).unwrap_or(usize::MAX);
		if kept.len() >= least || kept.len() == selection.now.len() {
			selection.now = BoundedVec::truncate_from(kept);
		}
		let lowered = selection.now != before.now;
		let from_era = raises.then(Self::notice_ends);
		selection.next = from_era.map(|from_era| Announcement { from_era, next: list.clone() });
		ensure!(selection != before, Error::<T>::NothingToChange);
		Selections::<T>::insert(vault.id, selection);
		Self::report_change(vault.id, Kind::Validators, lowered, from_era);
		Ok(())
	}

	pub(crate) fn do_set_fee(vault: VaultId, fee: Perbill) -> DispatchResult {
		let mut vault = Self::open_one(vault)?;
		let before = (vault.record.fee, vault.record.next_fee);
		let limits = Self::limits(&vault.stash, 0);
		let rises = limits.check_fee(vault.record.fee, fee).map_err(Error::<T>::from)?;
		let from_era = rises.then(Self::notice_ends);
		vault.record.next_fee = from_era.map(|from_era| Announcement { from_era, next: fee });
		let lowered = fee < vault.record.fee;
		if lowered {
			vault.record.fee = fee;
		}
		ensure!((vault.record.fee, vault.record.next_fee) != before, Error::<T>::NothingToChange);
		Self::report_change(vault.id, Kind::Fee, lowered, from_era);
		vault.save();
		Ok(())
	}

	pub(crate) fn do_cancel_announcement(vault: VaultId, kind: Kind) -> DispatchResult {
		ensure!(Vaults::<T>::contains_key(vault), Error::<T>::NoSuchVault);
		ensure!(Self::drop_announcement(vault, kind), Error::<T>::NothingAnnounced);
		Ok(())
	}

	/// Takes an announcement back. Returns false if there is none.
	fn drop_announcement(vault: VaultId, kind: Kind) -> bool {
		let dropped = match kind {
			Kind::Targets => {
				let mut targets = Targets::<T>::get(vault);
				let dropped = targets.next.take().is_some();
				Self::put_targets(vault, targets);
				dropped
			},
			Kind::Validators => {
				let mut selection = Selections::<T>::get(vault);
				let dropped = selection.next.take().is_some();
				if dropped {
					Selections::<T>::insert(vault, selection);
				}
				dropped
			},
			Kind::Fee => Vaults::<T>::mutate(vault, |record| {
				record.as_mut().is_some_and(|record| record.next_fee.take().is_some())
			}),
		};
		if dropped {
			Self::deposit_event(Event::AnnouncementDropped { vault, kind, error: None });
		}
		dropped
	}

	pub(crate) fn do_pause_deposits(vault: VaultId, actor: Actor) -> DispatchResult {
		let mut vault = Self::open_one(vault)?;
		let by_governance = actor == Actor::Governance;
		let changes = match vault.record.phase {
			Phase::Open => true,
			Phase::Paused { by_governance: before } => by_governance && !before,
			_ => false,
		};
		ensure!(changes, Error::<T>::NothingToChange);
		vault.record.phase = Phase::Paused { by_governance };
		Self::deposit_event(Event::DepositsSet { vault: vault.id, open: false, by_governance });
		vault.save();
		Ok(())
	}

	pub(crate) fn do_resume_deposits(vault: VaultId, actor: Actor) -> DispatchResult {
		let mut vault = Self::open_one(vault)?;
		let by_governance = actor == Actor::Governance;
		let may = match vault.record.phase {
			Phase::Paused { by_governance: stopped } => by_governance || !stopped,
			_ => false,
		};
		ensure!(may, Error::<T>::CannotResume);
		vault.record.phase = Phase::Open;
		Self::deposit_event(Event::DepositsSet { vault: vault.id, open: true, by_governance });
		vault.save();
		Ok(())
	}

	/// Changes a vault's record. Refuses a change that changes nothing.
	fn change(vault: VaultId, change: impl FnOnce(&mut VaultOf<T>)) -> Result<(), DispatchError> {
		let mut record = Vaults::<T>::get(vault).ok_or(Error::<T>::NoSuchVault)?;
		let before = record.clone();
		change(&mut record);
		ensure!(record != before, Error::<T>::NothingToChange);
		Vaults::<T>::insert(vault, record);
		Ok(())
	}

	pub(crate) fn do_set_cap(vault: VaultId, cap: Balance) -> DispatchResult {
		Self::change(vault, |record| record.cap = cap)?;
		Self::deposit_event(Event::CapSet { vault, cap });
		Ok(())
	}

	pub(crate) fn do_set_fee_account(vault: VaultId, who: T::AccountId) -> DispatchResult {
		Self::ensure_outsider(&who)?;
		Self::change(vault, |record| record.fee_to = who.clone())?;
		Self::deposit_event(Event::FeeAccountSet { vault, who });
		Ok(())
	}

	pub(crate) fn do_hand_over(vault: VaultId, to: &CallerOf<T>) -> DispatchResult {
		let manager = Some(Self::handle_of_actor(to)?);
		Self::change(vault, |record| record.manager = manager)?;
		Self::deposit_event(Event::ManagerChanged { vault, manager });
		Ok(())
	}

	pub(crate) fn do_dismiss_manager(vault: VaultId) -> DispatchResult {
		Self::change(vault, |record| record.manager = None)?;
		for kind in [Kind::Targets, Kind::Validators, Kind::Fee] {
			let _dropped = Self::drop_announcement(vault, kind);
		}
		Self::deposit_event(Event::ManagerChanged { vault, manager: None });
		Ok(())
	}
}

/// Returns validators as a list that is announced. Each is a whole.
fn announced_of<AccountId>(choices: &[Choice<AccountId>]) -> Vec<Announced<&AccountId, ()>> {
	choices
		.iter()
		.map(|choice| Announced {
			key: &choice.validator,
			weight: Perbill::one(),
			max_commission: choice.max_commission,
			terms: (),
		})
		.collect()
}
