//! Services that a pallet visits in turn, some in a block, so that none keeps another waiting.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::{
	storage::{IterableStorageMap, StorageMap, StorageValue},
	weights::{Weight, WeightMeter},
};
use restaking_math::{next_era, AssignmentId, EraIndex, ServiceId};
use scale_info::TypeInfo;

use crate::PledgeInspect;

/// The maximum number of suspects at which one visit looks.
pub const MAX_LOOKS: u32 = 8;

/// The maximum number of services that are visited in one block.
pub const MAX_VISITS: u32 = 8;

/// Visits beyond the first are made as long as no more is used than one part in so many of what a block has left.
const SPARED: u64 = 8;

/// The first of a service's faults that the chain has not looked at: all before it, and all of earlier eras,
/// are seen.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Cursor {
	/// The era.
	pub era: EraIndex,
	/// The number of what is looked at in that era.
	pub next: u32,
}

/// The services that a pallet visits in turn: how far it has looked at each, and which it visited last. The
/// only writer of both.
pub struct Visits<Services, Last>(PhantomData<(Services, Last)>);

impl<Services, Last> Visits<Services, Last>
where
	Services: IterableStorageMap<ServiceId, Cursor, Query = Option<Cursor>>,
	Last: StorageValue<ServiceId, Query = Option<ServiceId>>,
{
	/// Begins to look at a service, from an era on.
	pub fn watch(service: ServiceId, era: EraIndex) {
		if !Services::contains_key(service) {
			Services::insert(service, Cursor { era, next: 0 });
		}
	}

	/// Visits up to 8 services after the one that was visited last, each once. After the last one comes the first.
	/// `visit` is told how far a service was looked at, and returns how far it is now; `None` if nothing of it is left
	/// to look at.
	///
	/// Each visit takes `weight` of the meter, and `visit` may take more; where there is nobody to visit, to see that
	/// takes `look`. The first is made if the meter allows it, and others as long as they all have taken no more
	/// than an eighth of it. Returns the number of visits.
	pub fn visit_some(
		meter: &mut WeightMeter,
		(look, weight): (Weight, Weight),
		mut visit: impl FnMut(ServiceId, Cursor, &mut WeightMeter) -> Option<Cursor>,
	) -> usize {
		let room = meter.remaining();
		let (mut last, mut visited) = (Last::get(), Vec::new());
		for _ in 0..MAX_VISITS {
			let used = room.saturating_sub(meter.remaining());
			if used.any_gt(room.div(SPARED)) || !meter.can_consume(weight) {
				break;
			}
			let Some((service, from)) = Self::after(last) else { break };
			// One that has left the turns is not the next one again, so it is not enough to know the first.
			if visited.contains(&service) {
				break;
			}
			meter.consume(weight);
			visited.push(service);
			last = Some(service);
			Self::visit(service, from, |service, from| visit(service, from, meter));
		}
		if visited.is_empty() {
			let _more_than_there_is = meter.try_consume(look);
		}
		visited.len()
	}

	/// Visits a service, and notes it as the last one and how far it was looked at.
	fn visit(
		service: ServiceId,
		from: Cursor,
		visit: impl FnOnce(ServiceId, Cursor) -> Option<Cursor>,
	) {
		if Last::get() != Some(service) {
			Last::put(service);
		}
		match visit(service, from) {
			Some(to) if to == from => {},
			Some(to) => Services::insert(service, to),
			None => drop(Self::stop(service)),
		}
	}

	/// Returns the service after the last one. `None` if there is no service.
	fn after(last: Option<ServiceId>) -> Option<(ServiceId, Cursor)> {
		let after = last.map(<Services as StorageMap<_, _>>::hashed_key_for);
		let next = after.and_then(|key| Services::iter_from(key).next());
		next.or_else(|| Services::iter().next())
	}

	/// Stops looking at a service. Returns true if it was looked at.
	pub fn stop(service: ServiceId) -> bool {
		if Last::get() == Some(service) {
			Last::kill();
		}
		Services::take(service).is_some()
	}
}

/// One visit at a service: it looks at suspects of an era that is over, one after the other.
pub struct Visit<'a> {
	/// The first suspect that was not seen.
	pub cursor: Cursor,
	/// The number of eras after an offence in which it can be reported.
	pub report_window: EraIndex,
	/// The weight that is left.
	pub meter: &'a mut WeightMeter,
	/// The weight of each look.
	pub look: Weight,
	/// The largest weight of what a look may lead to. A look is made if the meter allows both.
	pub more: Weight,
}

impl Visit<'_> {
	/// Looks at 8 suspects at most, as far as the meter allows, once reporters had time to come before. Returns
	/// the first that was not seen: the first of the next era if all were, or if nobody can be reported any more.
	///
	/// `suspects` lists those of an era, always the same and in the same order. `None` if they are not known
	/// yet: then the visit is in vain. `look` looks at one of them, consumes what it does beyond that, and returns
	/// false if it has to be done again.
	pub fn walk<AccountId, Pledges, Suspect>(
		self,
		suspects: impl FnOnce(EraIndex) -> Option<Vec<Suspect>>,
		mut look: impl FnMut(EraIndex, Suspect, &mut WeightMeter) -> bool,
	) -> Cursor
	where
		Pledges: PledgeInspect<AccountId>,
	{
		let (mut cursor, era, now) = (self.cursor, self.cursor.era, Pledges::era());
		if era >= now || !Pledges::had_notice(era) {
			return cursor;
		}
		let after = Cursor { era: next_era(era), next: 0 };
		if era.saturating_add(self.report_window) < now {
			return after;
		}
		let Some(suspects) = suspects(era) else { return cursor };
		let seen = usize::try_from(cursor.next).unwrap_or(usize::MAX);
		let mut left = suspects.into_iter().skip(seen);
		for _ in 0..MAX_LOOKS {
			let Some(suspect) = left.next() else { return after };
			if !self.meter.can_consume(self.look.saturating_add(self.more)) {
				break;
			}
			self.meter.consume(self.look);
			if !look(era, suspect, &mut *self.meter) {
				break;
			}
			// At most as many as there are suspects.
			cursor.next = cursor.next.saturating_add(1);
		}
		cursor
	}
}

/// Returns who served in an era, as it was published, for a visit. Nobody where that is not known: then nobody
/// is found.
pub fn members_of<AccountId, Pledges>(service: ServiceId, era: EraIndex) -> Vec<AssignmentId>
where
	Pledges: PledgeInspect<AccountId>,
{
	let roster = Pledges::roster(service, era);
	let members = roster.map(|roster| roster.members).unwrap_or_default();
	members.into_iter().map(|(assignment, _)| assignment).collect()
}
