//! Work that is due in an era, done in order as far as a block has room. The only writer of it.

use crate::{
	pallet::*,
	types::{AgendaPlace, Task},
	TaskOf, WeightInfo,
};
use frame_support::{
	defensive, defensive_assert,
	storage::with_storage_layer,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use restaking_primitives::{EraIndex, RequestId, SlashingHook, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Puts a task on the agenda of an era to come.
	pub(crate) fn schedule(era: EraIndex, task: TaskOf<T>) -> DispatchResult {
		let now = T::Stake::era();
		if !NextTask::<T, I>::exists() {
			NextTask::<T, I>::put(AgendaPlace { era: now, done: 0 });
		}
		// Never where it would not be looked for any more.
		let era = era.max(now.saturating_add(1));
		let place = AgendaSize::<T, I>::get(era);
		let size = place.checked_add(1).ok_or(Error::<T, I>::Inconsistent)?;
		Agenda::<T, I>::insert(era, place, task);
		AgendaSize::<T, I>::insert(era, size);
		Ok(())
	}

	/// Executes what is due, then settles pages, in this pallet's part of what a block has left.
	pub(crate) fn do_work(block: &mut WeightMeter) {
		let share = T::TermBounds::get().work_share;
		let left = block.remaining();
		let part = |left: u64| share.mul_floor(left);
		let part = Weight::from_parts(part(left.ref_time()), part(left.proof_size()));
		let mut meter = WeightMeter::with_limit(part);
		Self::do_due_tasks(&mut meter);
		Self::settle_pages(&mut meter);
		block.consume(meter.consumed());
	}

	/// Does what is due, in order of era and id, as far as the meter allows.
	pub(crate) fn do_due_tasks(meter: &mut WeightMeter) {
		let look = T::WeightInfo::look_at_agenda();
		let now = T::Stake::era();
		if meter.try_consume(look).is_err() || !NextTask::<T, I>::exists() {
			return;
		}
		let before = NextTask::<T, I>::get();
		let mut place = before;
		while place.era <= now {
			match Agenda::<T, I>::get(place.era, place.done) {
				Some(task) => {
					if meter.try_consume(Self::weight_of(&task)).is_err() {
						break;
					}
					Agenda::<T, I>::remove(place.era, place.done);
					// As many as there are tasks.
					place.done = place.done.saturating_add(1);
					Self::perform(task);
				},
				None if place.era == now => break,
				None => {
					AgendaSize::<T, I>::remove(place.era);
					place = AgendaPlace { era: place.era.saturating_add(1), done: 0 };
				},
			}
			if meter.try_consume(look).is_err() {
				break;
			}
		}
		if place != before {
			NextTask::<T, I>::put(place);
		}
	}

	fn weight_of(task: &TaskOf<T>) -> Weight {
		match task {
			Task::Execute(_) => Self::execution_weight(),
			Task::ForgetOffence(..) => T::WeightInfo::forget_offence(),
			Task::EndJail(..) => T::WeightInfo::end_jail(),
		}
	}

	/// The most that the execution of a request costs, its hook included; or its end, which costs as much
	/// as a veto.
	pub(crate) fn execution_weight() -> Weight {
		T::WeightInfo::execute_slash()
			.saturating_add(T::SlashingHook::notice_weight())
			.max(T::WeightInfo::veto())
	}

	fn perform(task: TaskOf<T>) {
		match task {
			Task::Execute(id) => Self::execute_or_postpone(id),
			Task::ForgetOffence(service, offence) => Self::forget_offence(service, offence),
			Task::EndJail(service, operator) => Self::end_jail(service, &operator),
		}
	}

	/// Executes a request, unless somebody ended it before. If its assignment has no room for another
	/// slash yet, which is all that can be in the way, it is tried again in the next era.
	fn execute_or_postpone(id: RequestId) {
		let done = |error| {
			error == DispatchError::from(Error::<T, I>::NoSuchRequest)
				|| error == Error::<T, I>::AlreadyExecuted.into()
		};
		match with_storage_layer(|| Self::do_execute_slash(id)) {
			Ok(()) => {},
			Err(error) if done(error) => {},
			Err(error) => {
				defensive_assert!(error == Error::<T, I>::LogFull.into(), "a due request is stuck");
				Self::deposit_event(Event::SlashPostponed { request: id, error });
				let next = T::Stake::era().saturating_add(1);
				if Self::schedule(next, Task::Execute(id)).is_err() {
					defensive!("more tasks in an era than can be numbered");
				}
			},
		}
	}
}
