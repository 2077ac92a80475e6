//! What operators have promised to hold, with their deposits, and who holds a blob. The only writer of
//! both.

use crate::{pallet::*, Blob, Holder, Holding, Item, MAX_ITEMS};
use core::marker::PhantomData;
use frame_support::{
	ensure,
	traits::{fungible::hold::Mutate, tokens::Precision, Get},
};
use restaking_primitives::{AssignmentId, EraIndex, PledgeInspect, ServiceId, MAX_PLACES};
use sp_runtime::{DispatchError, DispatchResult};

/// The promises of each assignment.
pub(crate) struct HoldingStore<T>(PhantomData<T>);

impl<T: Config> HoldingStore<T> {
	/// Returns what an assignment has promised. `None` if it is nothing.
	pub fn get(assignment: AssignmentId) -> Option<Holding<T::AccountId>> {
		Held::<T>::get(assignment)
	}

	/// Returns true if an assignment has promised a blob for an era.
	pub fn covers(assignment: AssignmentId, blob: Blob, era: EraIndex) -> bool {
		Self::get(assignment).is_some_and(|holding| holding.covers(blob, era))
	}

	/// Promises a blob from the next era on, or extends a promise that is not over. Returns the first era of
	/// the promise, and how many holders of the blob were looked at, of so many at most, to find a place in the
	/// list of them.
	pub fn promise(
		service: ServiceId,
		operator: &T::AccountId,
		assignment: AssignmentId,
		blob: Blob,
		until_era: EraIndex,
		holders: u32,
	) -> Result<(EraIndex, u32), DispatchError> {
		let now = T::Pledges::era();
		let next = now.saturating_add(1);
		ensure!(until_era >= next, Error::<T>::TooShort);
		let mut holding = Self::get(assignment).unwrap_or_else(|| Holding {
			service,
			operator: operator.clone(),
			items: Default::default(),
		});
		let mut items = holding.items.iter_mut();
		let going = items.find(|item| item.blob == blob && item.until_era >= now);
		let from_era = match going {
			Some(item) => {
				ensure!(until_era > item.until_era, Error::<T>::TooShort);
				item.until_era = until_era;
				item.from_era
			},
			None => {
				let deposit = T::PromiseDeposit::get();
				T::Currency::hold(&HoldReason::Promise.into(), operator, deposit)?;
				let item = Item { blob, from_era: next, until_era, deposit };
				let pushed = holding.items.try_push(item);
				pushed.map_err(|_| Error::<T>::TooManyPromises)?;
				next
			},
		};
		Held::<T>::insert(assignment, holding);
		let looked = list::<T>(service, blob, Holder { assignment, until_era }, holders)?;
		Ok((from_era, looked))
	}

	/// Removes the oldest promise of a blob, once nothing of it can be judged any more, and returns its
	/// deposit.
	pub fn end(
		assignment: AssignmentId,
		blob: Blob,
	) -> Result<(ServiceId, T::AccountId), DispatchError> {
		let mut holding = Self::get(assignment).ok_or(Error::<T>::NotPromised)?;
		let at = holding.items.iter().position(|item| item.blob == blob);
		let at = at.ok_or(Error::<T>::NotPromised)?;
		let item = *holding.items.get(at).ok_or(Error::<T>::NotPromised)?;
		ensure!(is_over::<T>(&holding, assignment, &item), Error::<T>::NotOver);
		holding.items.remove(at);
		let (service, operator) = (holding.service, holding.operator.clone());
		return_deposit::<T>(assignment, &holding, &item)?;
		Self::put(assignment, holding);
		Ok((service, operator))
	}

	/// Removes at most `most` promises of an assignment that is gone, and returns their deposits. Returns
	/// how many were removed.
	pub fn forget(assignment: AssignmentId, most: u32) -> u32 {
		let Some(mut holding) = Self::get(assignment) else { return 0 };
		let mut removed = 0u32;
		while removed < most {
			let Some(item) = holding.items.pop() else { break };
			// A deposit that can not return stays where it is: in its operator's account.
			let returned = return_deposit::<T>(assignment, &holding, &item);
			frame_support::defensive_assert!(returned.is_ok(), "a deposit can not return");
			removed = removed.saturating_add(1);
		}
		Self::put(assignment, holding);
		removed
	}

	fn put(assignment: AssignmentId, holding: Holding<T::AccountId>) {
		match holding.items.is_empty() {
			true => Held::<T>::remove(assignment),
			false => Held::<T>::insert(assignment, holding),
		}
	}

	/// Removes at most `most` lists of holders of a service that is gone. Returns how many were removed.
	pub fn forget_holders(service: ServiceId, most: u32) -> u32 {
		let most = usize::try_from(most).unwrap_or(usize::MAX);
		let removed = Holders::<T>::drain_prefix(service).take(most).count();
		u32::try_from(removed).unwrap_or(u32::MAX)
	}
}

/// Returns true if no era of a promise can be judged any more: the exit window after its last one is over, or
/// the assignment is closed, and in no era of the window it served.
fn is_over<T: Config>(
	holding: &Holding<T::AccountId>,
	assignment: AssignmentId,
	item: &Item,
) -> bool {
	let now = T::Pledges::era();
	let window = T::Pledges::service(holding.service).map_or(0, |it| it.exit_window);
	if item.until_era.saturating_add(window) < now {
		return true;
	}
	let mut judged = now.saturating_sub(window)..=now;
	!T::Pledges::is_open(assignment)
		&& judged.all(|era| T::Pledges::served(assignment, era).is_none())
}

fn return_deposit<T: Config>(
	assignment: AssignmentId,
	holding: &Holding<T::AccountId>,
	item: &Item,
) -> DispatchResult {
	Holders::<T>::mutate_exists(holding.service, item.blob, |holders| {
		let Some(list) = holders else { return };
		list.retain(|it| it.assignment != assignment || it.until_era != item.until_era);
		if list.is_empty() {
			*holders = None;
		}
	});
	let reason = HoldReason::Promise.into();
	T::Currency::release(&reason, &holding.operator, item.deposit, Precision::BestEffort)?;
	Ok(())
}

/// Lists a holder of a blob, in the place of one that does not count in the next era if the list is full: of the
/// first `most`. Returns how many were looked at to find it.
fn list<T: Config>(
	service: ServiceId,
	blob: Blob,
	new: Holder,
	most: u32,
) -> Result<u32, DispatchError> {
	Holders::<T>::try_mutate(service, blob, |holders| {
		let mut known = holders.iter_mut();
		if let Some(known) = known.find(|it| it.assignment == new.assignment) {
			*known = new;
			return Ok(0);
		}
		if holders.try_push(new).is_ok() {
			return Ok(0);
		}
		let next = T::Pledges::era().saturating_add(1);
		let (mut looked, most) = (0u32, usize::try_from(most).unwrap_or(usize::MAX));
		let left = holders.iter_mut().take(most).find(|it| {
			looked = looked.saturating_add(1);
			let served = T::Pledges::served(it.assignment, next).unwrap_or(0);
			it.until_era < next || served == 0
		});
		let Some(left) = left else {
			let all = looked >= MAX_PLACES;
			return Err(
				if all { Error::<T>::TooManyHolders } else { Error::<T>::MoreHolders }.into()
			);
		};
		*left = new;
		Ok(looked)
	})
}

const _: () = assert!(MAX_ITEMS <= crate::MAX_DRAWS, "every blob has a draw");
