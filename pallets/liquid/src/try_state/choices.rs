//! The laws of what a manager chooses.

use crate::{pallet::*, types::Phase, vault::OpenVault, Outcome};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{ensure, traits::Get};
use restaking_math::eras_after;
use restaking_primitives::{Restake, StakeInspect};

impl<T: Config> OpenVault<T> {
	/// Law 9: what was announced waits no longer than its notice, no target is listed twice, the terms of each are
	/// those that were signed, and no slash that is still to come is known to a list.
	pub(super) fn law_9_manager(&self) -> Outcome {
		let (targets, selection) = (Targets::<T>::get(self.id), Selections::<T>::get(self.id));
		let latest = eras_after(T::Stake::era(), T::Parameters::get().notice.max(2));
		let fee = self.record.next_fee.map(|it| it.from_era);
		let eras = [
			targets.next.as_ref().map(|it| it.from_era),
			selection.next.as_ref().map(|it| it.from_era),
			fee,
		];
		// A notice that governance has shortened since is longer.
		let far = eras.into_iter().flatten().any(|era| era > latest.saturating_add(1_000));
		ensure!(!far, "an announcement that never comes in force");
		let mut seen = BTreeSet::new();
		for record in &targets.now {
			ensure!(seen.insert(record.spec.assignment), "a target is listed twice");
			let view = T::Restake::assignment(record.spec.assignment);
			let signed = view.is_none_or(|it| it.terms_hash == record.spec.terms_hash);
			ensure!(signed, "the terms of a target are not those that were signed");
		}
		let now = targets.now.iter().map(|it| (it.spec.assignment, it.events));
		let next = targets.next.iter().flat_map(|it| it.next.iter());
		for (id, events) in now.chain(next.map(|it| (it.spec.assignment, it.events))) {
			let ahead = T::Restake::assignment(id).is_some_and(|it| it.events < events);
			ensure!(!ahead, "a slash that is still to come is known");
		}
		let closed = matches!(self.record.phase, Phase::Closed { .. } | Phase::Ended);
		ensure!(!closed || targets.now.is_empty(), "a closed vault has targets");
		Ok(())
	}

	/// Law 10: a position counts no more than all stake that was active at the last turn: exits are never
	/// refused, so that nothing but a target has one, or an exit that is still liable.
	pub(super) fn law_10_exposure(&self) -> Outcome {
		let positions = T::Restake::positions(&self.stash);
		let ids: BTreeSet<_> = positions.iter().map(|it| it.assignment).collect();
		ensure!(ids.len() == positions.len(), "two positions with one assignment");
		let ended = self.record.phase == Phase::Ended;
		ensure!(!ended || positions.is_empty(), "an ended vault is pledged");
		Ok(())
	}

	/// Sales are counted, and there is something of each that somebody could have bought at its price.
	pub(super) fn sales_are_counted(&self) -> Outcome {
		let sales: Vec<_> = Sales::<T>::iter_prefix_values(self.id).collect();
		let counted = u32::try_from(sales.len()).unwrap_or(u32::MAX);
		ensure!(counted == self.record.sales, "sales are counted wrongly");
		ensure!(sales.iter().all(|sale| sale.stock > 0), "a sale of nothing");
		Ok(())
	}

	/// Losses that may come back are counted, and each listed one has a record.
	pub(super) fn losses_are_known(&self) -> Outcome {
		let records = Losses::<T>::iter_key_prefix(self.id).count();
		let counted = u32::try_from(records).unwrap_or(u32::MAX);
		ensure!(counted == self.record.losses, "losses are counted wrongly");
		for request in &self.record.pending {
			let known = Losses::<T>::contains_key(self.id, request);
			ensure!(known, "a loss is listed without a record");
		}
		Ok(())
	}
}
