//! What waits of slashes, and the effect of an order to undo one.

use super::{dry_run, UndoPreview, WaitingLoss, MAX_SPOKEN};
use crate::{
	pallet::*,
	store::{LossStore, RequestStore},
	types::{Execution, Jail, Proceeds, Stage},
	AssignmentOf, RequestOf,
};
use alloc::vec::Vec;
use frame_support::storage::with_storage_layer;
use restaking_primitives::{Balance, RequestId, StakeInspect};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns the losses of a staker that wait in escrow or are on their way back, by request.
	///
	/// Cost: all executed requests of the chain whose proceeds wait; for clients, not for other pallets.
	pub fn waiting(stash: &T::AccountId) -> Vec<WaitingLoss> {
		let mut losses: Vec<_> = SlashRequests::<T, I>::iter()
			.filter_map(|(id, request)| Self::waiting_loss(stash, id, &request))
			.collect();
		losses.sort_by_key(|loss| loss.request);
		losses
	}

	fn waiting_loss(
		stash: &T::AccountId,
		id: RequestId,
		request: &RequestOf<T>,
	) -> Option<WaitingLoss> {
		let Stage::Executed(execution) = &request.stage else { return None };
		// After the division a loss has a record only until a page forgets it.
		if execution.proceeds == Proceeds::Divided {
			return None;
		}
		let loss = LossStore::<T, I>::get(id, stash)?;
		let (payable_era, ordered_era) = (execution.payable_era, execution.ordered_era());
		Some(WaitingLoss {
			request: id,
			service: request.service,
			assignment: request.assignment,
			active: loss.active,
			rest: loss.rest,
			payable_era,
			ordered_era,
			last_call_era: ordered_era.map(|ordered| Self::last_call(ordered, payable_era)),
		})
	}

	/// Returns an executed slash, and the effect of an order to undo it; `None` if it was not executed, or
	/// nothing of it is left.
	///
	/// Cost: as an order, and a look at each loser; for clients, not for other pallets.
	pub fn undo_preview(id: RequestId) -> Option<UndoPreview> {
		let (request, execution) = RequestStore::<T, I>::executed(id).ok()?;
		let (losers, spoken) = Self::losers_of(id, &execution);
		let (home, jail_after) = Self::after_order(id, &request);
		let waits = |home: &AssignmentOf<T, I>| match execution.fully_settled {
			true => 0,
			false => home.waiting(),
		};
		Some(UndoPreview {
			service: request.service,
			assignment: request.assignment,
			fraction: execution.fraction,
			proceeds: execution.proceeds,
			losers,
			fully_settled: execution.fully_settled,
			unsettled: home.as_ref().map_or(0, waits),
			waiting: execution.waiting,
			until_era: execution.fully_settled.then_some(execution.payable_era),
			cap_after: home.map(|home| home.left),
			jail_after,
			shields: execution.shields.map(|proven| proven.request),
			spoken,
		})
	}

	/// Returns the number of stakers to whom something comes back, and the part of their stake that is spoken
	/// for. Sums saturate only beyond all money there is.
	fn losers_of(id: RequestId, execution: &Execution) -> (u32, Balance) {
		if execution.proceeds == Proceeds::Divided {
			return (0, 0);
		}
		let (mut losers, mut spoken): (u32, Balance) = (0, 0);
		for stash in Losses::<T, I>::iter_key_prefix(id) {
			if losers < MAX_SPOKEN {
				spoken = spoken.saturating_add(T::Stake::spoken(&stash));
			}
			losers = losers.saturating_add(1);
		}
		(losers, spoken)
	}

	/// Returns the assignment and the jail of its operator as an order leaves them; as they are, if the order
	/// would be refused.
	fn after_order(
		id: RequestId,
		request: &RequestOf<T>,
	) -> (Option<AssignmentOf<T, I>>, Option<Jail>) {
		let after = dry_run(|| {
			// A refused order changes nothing.
			let _refused = with_storage_layer(|| Self::do_undo(id, true));
			let home = Assignments::<T, I>::get(request.assignment);
			let jail =
				home.as_ref().and_then(|it| Jails::<T, I>::get(request.service, &it.operator));
			Ok((home, jail))
		});
		after.unwrap_or_default()
	}
}
