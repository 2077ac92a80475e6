//! The published set of a service: a roster to draw from, and a root for other chains.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{AgendaStore, ClockStore, EraStore, KeyStore, PlaceStore, RosterStore, ServiceStore},
	types::{PublishedRoster, RootOf, RosterDraft, Task},
	work::{add, Gathered},
	ServiceOf, PUBLISH_PAGE,
};
use alloc::vec::Vec;
use frame_support::{
	defensive, dispatch::DispatchResultWithPostInfo, ensure, pallet_prelude::PalletInfoAccess,
	BoundedVec,
};
use frame_system::pallet_prelude::BlockNumberFor;
use restaking_math::next_era;
use restaking_primitives::{
	refusal,
	set_root::{domain_of, leaves, tree, word_of, Member, SetHeader},
	AssignmentId, Balance, EraIndex, Judge, ServiceId,
};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Gathers a set by a call. Charged for the assignments that were looked at, and for the root once it is made.
	pub(crate) fn publish_by_call(service: ServiceId, most: u32) -> DispatchResultWithPostInfo {
		let unpublished = Self::unpublished(service);
		let record = unpublished.map_err(|error| refusal(error, Self::look_weight()))?;
		let done = Self::gather(service, &record, most)?;
		let weight = Self::publish_weight(done);
		let nothing = done.looked_at == 0 && done.rooted.is_none();
		ensure!(!nothing, refusal(Error::<T, I>::NothingToPublish, weight));
		Ok(Some(weight).into())
	}

	/// Returns a service whose set of this era is still to be published.
	fn unpublished(service: ServiceId) -> Result<ServiceOf<T, I>, DispatchError> {
		let (record, now) = (ServiceStore::<T, I>::get(service)?, EraStore::<T, I>::now());
		ensure!(record.last_era().is_none_or(|last| now <= last), Error::<T, I>::RetiredService);
		let known = RosterStore::<T, I>::root(service, now);
		ensure!(known.is_none(), Error::<T, I>::NothingToPublish);
		Ok(record)
	}

	/// Looks at up to `most` more assignments that may serve in this era. Publishes the set after the last one.
	/// Returns what was done.
	fn gather(
		service: ServiceId,
		record: &ServiceOf<T, I>,
		most: u32,
	) -> Result<Gathered, DispatchError> {
		let now = EraStore::<T, I>::now();
		let draft = RosterStore::<T, I>::draft(service, now);
		let mut draft = draft.unwrap_or_else(|| Self::begin_draft(service, now));
		let mut done = Gathered::default();
		while done.looked_at < most {
			let Some(id) = draft.todo.pop() else { break };
			add(&mut done.looked_at, 1u32);
			let Some(member) = Self::member_of_set(id, now)? else { continue };
			ensure!(draft.enter(member), Error::<T, I>::Inconsistent);
		}
		if draft.todo.is_empty() {
			let count = Self::publish(service, record, &draft)?;
			return Ok(Gathered { rooted: Some(count), ..done });
		}
		RosterStore::<T, I>::put_draft(service, &draft);
		Ok(done)
	}

	/// Returns a draft with all assignments that may serve in an era: who has a place, and who has lost it in
	/// the era. Whatever happens to places while it is gathered, no other may.
	pub(crate) fn begin_draft(service: ServiceId, now: EraIndex) -> RosterDraft {
		let places = PlaceStore::<T, I>::get(service);
		let holders = places.list.iter().map(|place| place.assignment);
		let left = places.left.iter().copied().filter(|id| places.has_left(*id, now));
		let todo = BoundedVec::truncate_from(holders.chain(left).collect());
		RosterDraft { era: now, todo, members: BoundedVec::new() }
	}

	/// Returns an assignment as a member of the set of an era; `None` if it does not serve in it.
	pub(crate) fn member_of_set(
		id: AssignmentId,
		era: EraIndex,
	) -> Result<Option<Member>, DispatchError> {
		let Ok(assignment) = OpenAssignment::<T, I>::load(id) else { return Ok(None) };
		let Some(weight) = assignment.served_in(era) else { return Ok(None) };
		let key = KeyStore::<T, I>::key_at(id, era).ok_or(Error::<T, I>::Inconsistent)?;
		let ((kind, key), operator) = (key.word(), word_of(&assignment.record.operator));
		Ok(Some(Member { assignment: id, operator, kind, key, weight }))
	}

	/// Returns what the root of a set tells beside its tree.
	pub(crate) fn set_header(
		service: ServiceId,
		record: &ServiceOf<T, I>,
		era: EraIndex,
		members: &[Member],
	) -> SetHeader {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		let name = <Self as PalletInfoAccess>::name();
		let domain = domain_of(genesis, name);
		// Parts of one sum.
		let total = members.iter().fold(0, |sum: Balance, it| sum.saturating_add(it.weight));
		let count = u32::try_from(members.len()).unwrap_or(u32::MAX);
		SetHeader { domain, service, era, count, total, quorum: record.conditions.quorum }
	}

	/// Publishes a set that was gathered. Refuses one that is not all that counts. Returns the number of members.
	pub(crate) fn publish(
		service: ServiceId,
		record: &ServiceOf<T, I>,
		draft: &RosterDraft,
	) -> Result<u32, DispatchError> {
		let (era, members) = (draft.era, &draft.members);
		let header = Self::set_header(service, record, era, members);
		if header.total != record.counted_in(era) {
			defensive!("other members serve than count");
			return Err(Error::<T, I>::Inconsistent.into());
		}
		let root = header.root(tree(&leaves(members)));
		let mut upto: Balance = 0;
		let sums: Vec<_> = members
			.iter()
			.map(|member| {
				upto = upto.saturating_add(member.weight);
				(member.assignment, upto)
			})
			.collect();
		let since = ClockStore::<T, I>::ticks();
		let roster = PublishedRoster { era, since, members: BoundedVec::truncate_from(sums) };
		let (count, total) = (header.count, header.total);
		let first = era.saturating_sub(record.conditions.exit_window);
		RosterStore::<T, I>::publish(service, &roster, RootOf { era, count, total, root }, first)?;
		Self::deposit_event(Event::SetPublished { service, era, count, total, root });
		Ok(count)
	}

	/// Publishes a page of the set of a service whose hook needs it, and plans the next page, or the next era.
	/// Does nothing for a service that is over. Says in `done` what it did.
	pub(crate) fn publish_by_itself(service: ServiceId, done: &mut Gathered) -> DispatchResult {
		let gathered = Self::unpublished(service)
			.and_then(|record| Self::gather(service, &record, PUBLISH_PAGE));
		let published = match gathered {
			Ok(page) => {
				*done = page;
				page.rooted.is_some()
			},
			// By a call.
			Err(error) if error == Error::<T, I>::NothingToPublish.into() => true,
			Err(error)
				if error == Error::<T, I>::NoSuchService.into()
					|| error == Error::<T, I>::RetiredService.into() =>
			{
				return Ok(());
			},
			Err(error) => return Err(error),
		};
		match published {
			true => Self::plan_publishing(service),
			false => AgendaStore::<T, I>::retry(Task::Publish(service)),
		}
	}

	/// Plans to publish the set of the next era.
	pub(crate) fn plan_publishing(service: ServiceId) -> DispatchResult {
		AgendaStore::<T, I>::schedule(next_era(EraStore::<T, I>::now()), Task::Publish(service))
	}

	/// Plans to publish the sets of a new service, if its hook draws from them.
	pub(crate) fn plan_if_needed(service: ServiceId) -> DispatchResult {
		let hook = ServiceStore::<T, I>::hook(service)?;
		match T::SlashingHook::needs_roster(&hook) {
			true => Self::plan_publishing(service),
			false => Ok(()),
		}
	}
}
