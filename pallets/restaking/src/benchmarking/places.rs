//! Services whose places are all taken.

use super::setup::*;
use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{EraStore, PlaceStore, RosterStore},
	types::RosterDraft,
};
use restaking_primitives::{AssignmentId, Balance, ServiceId, MAX_PLACES};

/// Lets so much count in an assignment from the next era on, with a service that knows it.
fn count<T: Config<I>, I: 'static>(id: AssignmentId, amount: Balance) {
	Assignments::<T, I>::mutate_extant(id, |record| {
		record.totals.next = amount;
		let counts = record.counts();
		Services::<T, I>::mutate_extant(record.service, |service| {
			if counts {
				service.totals.next = service.totals.next.saturating_add(amount);
				service.stream.weight = service.stream.weight.saturating_add(amount);
			}
		});
	});
}

/// Returns an assignment that waits and counts for more than all that have places, of which so many are not
/// noted. It is an era in which these serve.
pub fn waiting<T: Config<I>, I: 'static>(unnoted: u32) -> Done<AssignmentId> {
	let service = service::<T, I>()?;
	let amount = pledge_of::<T, I>();
	for number in 0..MAX_PLACES {
		let (_, id) = operator_at::<T, I>(service)?;
		count::<T, I>(id, amount);
		if number >= unnoted {
			note::<T, I>(id, amount);
		}
	}
	let (_, id) = operator_at::<T, I>(service)?;
	count::<T, I>(id, amount.saturating_mul(2));
	rewards::<T, I>(id)?;
	set_era::<T, I>(EraStore::<T, I>::now().saturating_add(2));
	Ok(id)
}

/// Notes what counts in an assignment.
pub fn note<T: Config<I>, I: 'static>(id: AssignmentId, noted: Balance) {
	Assignments::<T, I>::mutate_extant(id, |record| {
		record.place = Some(noted);
		let mut places = PlaceStore::<T, I>::get(record.service);
		places.note(id, noted);
		PlaceStore::<T, I>::put(record.service, &places);
	});
}

/// Returns a service, and the draft of its set of this era with so many members: the first of them counts for all
/// that are left out.
pub fn gathered<T: Config<I>, I: 'static>(members: u32) -> Done<(ServiceId, RosterDraft)> {
	let service = OpenAssignment::<T, I>::service_of(waiting::<T, I>(0)?)?;
	let now = EraStore::<T, I>::now();
	let mut draft = Pallet::<T, I>::begin_draft(service, now);
	while let Some(id) = draft.todo.pop() {
		if let Some(member) = Pallet::<T, I>::member_of_set(id, now)? {
			draft.enter(member);
		}
	}
	let counted = |draft: &RosterDraft| {
		draft.members.iter().fold(0, |sum: Balance, it| sum.saturating_add(it.weight))
	};
	let all = counted(&draft);
	draft.members.truncate(usize::try_from(members).unwrap_or(usize::MAX));
	let left_out = all.saturating_sub(counted(&draft));
	if let Some(first) = draft.members.iter_mut().next() {
		first.weight = first.weight.saturating_add(left_out);
	}
	RosterStore::<T, I>::put_draft(service, &draft);
	Ok((service, draft))
}

/// Returns a service of whose set of this era nobody is gathered. That of the era before was never published,
/// though all of it was gathered.
pub fn unpublished<T: Config<I>, I: 'static>() -> Done<ServiceId> {
	let (service, mut draft) = gathered::<T, I>(MAX_PLACES)?;
	draft.era = draft.era.saturating_sub(1);
	RosterStore::<T, I>::put_draft(service, &draft);
	Ok(service)
}

/// Returns an assignment that has taken a place in this era, and counts no more than who had it before.
pub fn fallen<T: Config<I>, I: 'static>() -> Done<AssignmentId> {
	let id = waiting::<T, I>(0)?;
	Pallet::<T, I>::take_place_by_call(id, 0).map_err(|error| error.error)?;
	let mut home = OpenAssignment::<T, I>::load(id)?;
	let now = EraStore::<T, I>::now();
	let counted = home.record.totals.next;
	home.recount(&mut Default::default(), counted, 0, now)?;
	home.store();
	Ok(id)
}
