//! The pledges of a turn: parts of active stake that shall count with the targets.

use crate::{
	limits::terms_of,
	pallet::*,
	types::{TargetRecord, TargetSpec},
	vault::OpenVault,
	VaultId,
};
use alloc::vec::Vec;
use frame_support::{storage::with_storage_layer, weights::Weight};
use restaking_math::{
	vault::{limits::losses, Offer, Room, Scale, Step},
	AssignmentId, Balance,
};
use restaking_primitives::{AssignmentView, Entry, Pledged, Restake, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult};

/// A target in a turn.
struct Aim<AccountId> {
	/// Its record.
	record: TargetRecord,
	/// Its assignment; `None` if it has no record any more.
	view: Option<AssignmentView<AccountId>>,
	/// Step to take with it.
	step: Step,
}

impl<AccountId> Aim<AccountId> {
	/// Returns whether a pledge may be made, as the manager signed for it. Where it would wait for a place it
	/// would earn nothing.
	fn offer(&self) -> Offer {
		let Some(view) = &self.view else { return Offer::Gone };
		let spec = &self.record.spec;
		let signed = view.terms_hash == spec.terms_hash && view.commission <= spec.max_commission;
		match view.entry {
			Entry::Over => Offer::Gone,
			_ if !signed => Offer::Gone,
			Entry::Open => Offer::Open,
			Entry::Waiting | Entry::Shut => Offer::Shut,
		}
	}

	/// Returns true if it never takes a pledge again.
	fn is_over(&self) -> bool {
		self.view.as_ref().is_none_or(|view| view.entry == Entry::Over)
	}
}

/// Returns what counts of a position.
fn counted_in(positions: &[Pledged], id: AssignmentId) -> Balance {
	let position = positions.iter().find(|it| it.assignment == id);
	position.map_or(0, |it| it.counted)
}

impl<T: Config> Pallet<T> {
	/// Moves the pledges to where they shall be: exits first, and pledges only if `may_raise`. A target that
	/// refuses is skipped. Then frees what nobody can slash any more.
	pub(super) fn turn_pledges(
		vault: &OpenVault<T>,
		may_raise: bool,
		spent: &mut Weight,
	) -> DispatchResult {
		let (id, stash) = (vault.id, &vault.stash);
		let positions = T::Restake::positions(stash);
		let mut aims = Self::aims(id);
		if positions.is_empty() && aims.is_empty() && T::Restake::custody(stash) == 0 {
			return Ok(());
		}
		let room = Self::room(stash, &aims, may_raise, spent);
		for aim in &mut aims {
			Self::decide(id, aim, &positions, &room);
		}
		Self::exit_strays(vault, &aims, &positions, spent);
		for aim in &aims {
			if let Step::Exit(amount) = aim.step {
				Self::lower(vault, aim.record.spec.assignment, amount, spent);
			}
		}
		for aim in &aims {
			if let Step::Pledge(amount) = aim.step {
				Self::raise(vault, &aim.record.spec, amount, spent);
			}
		}
		Self::keep_targets(vault, aims);
		// What can not be freed now is by a later turn.
		let _released = with_storage_layer(|| T::Restake::release(stash, spent));
		Ok(())
	}

	/// Returns the targets of a vault with their assignments.
	fn aims(id: VaultId) -> Vec<Aim<T::AccountId>> {
		let aim = |record: &TargetRecord| Aim {
			record: *record,
			view: T::Restake::assignment(record.spec.assignment),
			step: Step::Keep,
		};
		Targets::<T>::get(id).now.iter().map(aim).collect()
	}

	/// Returns what bounds the steps. Adds what a look at reported offences has cost, if there are any.
	fn room(
		stash: &T::AccountId,
		aims: &[Aim<T::AccountId>],
		may_raise: bool,
		spent: &mut Weight,
	) -> Room {
		let terms: Vec<_> = aims
			.iter()
			.filter_map(|aim| aim.view.as_ref().map(|view| terms_of(&aim.record.spec, view)))
			.collect();
		// At most the active stake is spoken for.
		let spoken = T::Stake::spoken(stash);
		if spoken > 0 || T::Stake::slashes_wait() {
			spent.saturating_accrue(T::Stake::spoken_weight());
		}
		let active = T::Stake::stake(stash).active.saturating_sub(spoken);
		let scale = Scale::of(losses(&terms), T::Restake::exposure_limit(stash));
		Room { active, scale, may_raise }
	}

	/// Decides about a target. One that was slashed is stopped, whatever was announced before that, and whoever paid:
	/// a slash may be paid by stake that has left alone, so that as much counts as before. What counts less without a
	/// slash was trimmed, as stake had fallen: that is an exit like one of a turn.
	fn decide(id: VaultId, aim: &mut Aim<T::AccountId>, positions: &[Pledged], room: &Room) {
		let assignment = aim.record.spec.assignment;
		let counted = counted_in(positions, assignment);
		let min_pledge = aim.view.as_ref().map_or(0, |view| view.min_pledge);
		let events = aim.view.as_ref().map_or(aim.record.events, |view| view.events);
		if events != aim.record.events {
			(aim.record.events, aim.record.stopped) = (events, true);
			Self::deposit_event(Event::TargetStopped { vault: id, assignment });
		}
		aim.step = aim.record.target().step(counted, min_pledge, aim.offer(), room);
	}

	/// Takes positions out that have no target any more.
	fn exit_strays(
		vault: &OpenVault<T>,
		aims: &[Aim<T::AccountId>],
		positions: &[Pledged],
		spent: &mut Weight,
	) {
		let aimed = |id: AssignmentId| aims.iter().any(|aim| aim.record.spec.assignment == id);
		for position in positions {
			if position.counted > 0 && !aimed(position.assignment) {
				Self::lower(vault, position.assignment, position.counted, spent);
			}
		}
	}

	fn lower(vault: &OpenVault<T>, assignment: AssignmentId, amount: Balance, spent: &mut Weight) {
		let stash = &vault.stash;
		let exited = with_storage_layer(|| T::Restake::exit(stash, assignment, amount, spent));
		let vault = vault.id;
		Self::deposit_event(match exited {
			Ok(amount) => Event::TargetLowered { vault, assignment, amount },
			Err(error) => Event::TargetSkipped { vault, assignment, error },
		});
	}

	/// Pledges more, or what of it is admitted.
	fn raise(vault: &OpenVault<T>, spec: &TargetSpec, amount: Balance, spent: &mut Weight) {
		let TargetSpec { assignment, terms_hash, max_commission, .. } = *spec;
		let pledged: Result<Balance, DispatchError> = with_storage_layer(|| {
			let stash = &vault.stash;
			T::Restake::pledge(stash, assignment, amount, terms_hash, max_commission, spent)
		});
		let vault = vault.id;
		Self::deposit_event(match pledged {
			Ok(amount) => Event::TargetRaised { vault, assignment, amount },
			Err(error) => Event::TargetSkipped { vault, assignment, error },
		});
	}

	/// Writes the targets, without those that are over.
	fn keep_targets(vault: &OpenVault<T>, aims: Vec<Aim<T::AccountId>>) {
		let positions = T::Restake::positions(&vault.stash);
		let mut targets = Targets::<T>::get(vault.id);
		targets.now.clear();
		for aim in aims {
			let assignment = aim.record.spec.assignment;
			let counted = counted_in(&positions, assignment);
			if aim.is_over() && counted == 0 {
				let vault = vault.id;
				Self::deposit_event(Event::TargetGone { vault, assignment });
				continue;
			}
			// As many as there were.
			let _fits = targets.now.try_push(aim.record);
		}
		Self::put_targets(vault.id, targets);
	}
}
