//! The work of a block by itself: the clock of duties, tasks that are due, pages of settlements, and what is
//! forgotten.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{AgendaStore, ClockStore, EraStore, KeyStore, LimitStore, RequestStore, SeedStore},
	types::{EraClock, EraTurn, Task},
	work::{Gathered, Work},
	RequestOf, TaskOf, WeightInfo,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{
	defensive, defensive_assert,
	dispatch::{DispatchClass, DispatchResultWithPostInfo, Pays, PostDispatchInfo},
	ensure,
	migrations::MultiStepMigrator,
	storage::with_storage_layer,
	traits::{Get, Randomness},
	weights::{Weight, WeightMeter},
};
use frame_system::pallet_prelude::BlockNumberFor;
use restaking_primitives::{refusal, AssignmentId, RequestId, Room, Seed};
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Records the first block and tick of an era, and the exposure limit in it. Called in every block. Returns
	/// the weight of it, and of the clock.
	///
	/// No era begins in a block that takes nothing, as those of a migration, or of one that failed: nobody could
	/// report, ask, veto or leave in it, and no slash is executed.
	pub(crate) fn note_era(block: BlockNumberFor<T>) -> Weight {
		// Whoever executes the block asks for the same, in each block.
		let takes_nothing = <T as frame_system::Config>::MultiBlockMigrator::ongoing();
		match !takes_nothing && Self::follow_era(block) {
			true => Self::era_weight(),
			false => T::WeightInfo::note_block(),
		}
	}

	/// Records the beginning of an era that the source of stake has turned since this block was initialized, as
	/// messages and inherents may do. Called before the block's transactions, so that all of them are of one era.
	pub(crate) fn note_late_era(block: BlockNumberFor<T>, meter: &mut WeightMeter) {
		if !Self::follow_era(block) {
			return;
		}
		let weight = Self::era_weight();
		if meter.try_consume(weight).is_err() {
			// It has to be recorded, whatever is left.
			let class = DispatchClass::Mandatory;
			frame_system::Pallet::<T>::register_extra_weight_unchecked(weight, class);
		}
	}

	/// Follows the source of stake. Returns true if an era has begun, or the source went back.
	fn follow_era(block: BlockNumberFor<T>) -> bool {
		let block: u64 = block.saturated_into();
		if let Some((from_era, to_era)) = EraStore::<T, I>::follow_back(block) {
			let era = EraStore::<T, I>::now();
			Self::deposit_event(Event::ClockWentBack { era, from_era, to_era });
			return true;
		}
		let Some(turn) = EraStore::<T, I>::follow(block) else { return false };
		EraStore::<T, I>::note(ClockStore::<T, I>::begin_era(block));
		LimitStore::<T, I>::keep(LimitStore::<T, I>::get(T::Parameters::get().exposure_limit));
		if turn.is_skip() {
			let EraTurn { clock: EraClock { era, source_era: to_era, .. }, from_era } = turn;
			Self::deposit_event(Event::ClockSkipped { era, from_era, to_era });
		}
		true
	}

	/// Records the seed of the present era in the first block in which its source has one, and looks for it in
	/// the blocks before. Called in every block. Returns the weight of it: none once the seed is known.
	pub(crate) fn note_seed() -> Weight {
		if !ClockStore::<T, I>::awaits_seed() {
			return Weight::zero();
		}
		let subject = (b"restaking seed", EraStore::<T, I>::now()).encode();
		let (value, known_since) = T::Randomness::random(&subject);
		if ClockStore::<T, I>::hear_of_seed(known_since.saturated_into()) {
			let since = ClockStore::<T, I>::ticks();
			SeedStore::<T, I>::note(Seed { since, value });
		}
		T::WeightInfo::note_seed()
	}

	/// Opens a block for the clock, if no brake stops duties. Called where the block takes transactions, so
	/// not while a migration runs.
	pub(crate) fn open_tick(block: BlockNumberFor<T>) {
		if T::Usable::get() {
			ClockStore::<T, I>::open(block.saturated_into());
		}
	}

	/// Ends a tick with a block that was opened and has room. Called after all transactions.
	pub(crate) fn close_tick(block: BlockNumberFor<T>) {
		if Self::has_room() {
			ClockStore::<T, I>::close(block.saturated_into());
		}
	}

	/// Returns true if the largest duty would still fit into this block: into what its class has left, into
	/// what the whole block has left beside due work, and into its length.
	fn has_room() -> bool {
		let blocks = <T as frame_system::Config>::BlockWeights::get();
		let normal = blocks.get(DispatchClass::Normal);
		let duty = T::DutyRoom::get().saturating_add(normal.base_extrinsic);
		let used = frame_system::Pallet::<T>::block_weight();
		let in_class = |most| Room { used: *used.get(DispatchClass::Normal), most }.fits(duty);
		let in_block = Room { used: used.total(), most: blocks.max_block };
		let lengths = <T as frame_system::Config>::BlockLength::get();
		let most = *lengths.max.get(DispatchClass::Normal);
		let length = Room { used: frame_system::Pallet::<T>::block_size(), most };
		normal.max_total.is_none_or(in_class)
			&& in_block.fits(duty)
			&& length.holds(T::DutyLength::get())
	}

	/// Executes what is due, then settles pages, then forgets what is gone, in this pallet's part of the block's
	/// remaining weight.
	pub(crate) fn do_work(block: &mut WeightMeter) {
		let share = T::TermBounds::get().work_share;
		let left = block.remaining();
		let part = |left: u64| share.mul_floor(left);
		let part = Weight::from_parts(part(left.ref_time()), part(left.proof_size()));
		let mut meter = WeightMeter::with_limit(part);
		Self::do_due_tasks(&mut meter, u32::MAX);
		Self::take_pages(&mut meter);
		Self::forget_in_block(&mut meter);
		block.consume(meter.consumed());
	}

	/// Does up to `max_tasks` that are due, at most a page of them. Free of charge: at least one was done.
	pub(crate) fn do_tasks_by_call(max_tasks: u32) -> DispatchResultWithPostInfo {
		let mut meter = WeightMeter::with_limit(Self::work_weight(max_tasks));
		let done = Self::do_due_tasks(&mut meter, max_tasks.min(T::MaxPage::get()));
		// With the look that found no other, and those that only have to be tried again.
		let looked = T::WeightInfo::look_at_agenda().saturating_add(meter.consumed());
		ensure!(done > 0, refusal(Error::<T, I>::NothingDue, looked));
		Ok(PostDispatchInfo { actual_weight: Some(meter.consumed()), pays_fee: Pays::No })
	}

	/// Does what is due, in order of era and entry, as far as the meter allows. Returns the number of tasks
	/// that are done, without those that have to be tried again.
	pub(crate) fn do_due_tasks(meter: &mut WeightMeter, max_tasks: u32) -> u32 {
		let look = T::WeightInfo::look_at_agenda();
		let (now, mut done, mut last) = (EraStore::<T, I>::now(), 0u32, None);
		let mut stuck = Vec::new();
		while done < max_tasks {
			let Some((key, task)) = AgendaStore::<T, I>::next_due(last, now) else { break };
			if !meter.can_consume(look.saturating_add(Self::task_weight(&task))) {
				break;
			}
			AgendaStore::<T, I>::remove(key);
			last = Some(key);
			// At most `max_tasks`.
			done = done.saturating_add(1);
			let (weight, undone) = Self::perform(task);
			meter.consume(look.saturating_add(weight));
			stuck.extend(undone);
		}
		// Once a block, until they are done or expired.
		for request in stuck {
			done = done.saturating_sub(1);
			if AgendaStore::<T, I>::retry(Task::Retry(request)).is_err() {
				defensive!("more tasks than can be numbered");
			}
		}
		done
	}

	/// Returns the weight of the looks at agenda, queue, and what is gone, with which the work of a block ends. It is
	/// that of each block, so that one in which nothing is due consumes nothing of its room.
	pub(crate) fn weight_of_looks() -> Weight {
		T::DbWeight::get().reads(3)
	}

	/// Returns the maximum weight of a task.
	fn task_weight(task: &TaskOf<T>) -> Weight {
		match task {
			Task::Execute(_) | Task::Retry(_) => Self::max_on_execution(),
			Task::ForgetWord(..) | Task::ForgetProof(..) => T::WeightInfo::forget_offence(),
			Task::EndJail(..) => Self::with_fall(T::WeightInfo::end_jail()),
			Task::Recap(_) => Self::with_fall(T::WeightInfo::recap()),
			Task::EndProceeds(_) => Self::ending_weight(),
			Task::ForgetService(_) => T::WeightInfo::forget_service(),
			Task::Publish(_) => Self::max_publish_task(),
			Task::ForgetKeys(..) => T::WeightInfo::forget_keys(),
		}
	}

	/// Does a task. Returns its weight, and a request that could not be executed yet.
	fn perform(task: TaskOf<T>) -> (Weight, Option<RequestId>) {
		let weight = Self::task_weight(&task);
		match task {
			Task::Execute(id) => return Self::execute_if_possible(id, Self::tell_postponed),
			Task::Retry(id) => return Self::execute_if_possible(id, |_, _| ()),
			Task::ForgetWord(assignment, name) => {
				RequestStore::<T, I>::forget_word(assignment, name);
			},
			Task::ForgetProof(assignment, name) => {
				RequestStore::<T, I>::forget_proof(assignment, name);
			},
			Task::EndJail(service, operator) => {
				Self::try_task(|| Self::end_jail(service, &operator));
			},
			Task::Recap(id) => Self::try_task(|| Self::recap_if_due(id)),
			Task::EndProceeds(id) => Self::end_proceeds(id),
			Task::ForgetService(service) => Self::try_task(|| Self::forget_service(service)),
			Task::Publish(service) => {
				let mut done = Gathered::default();
				Self::try_task(|| Self::publish_by_itself(service, &mut done));
				return (Self::publish_task_weight(done), None);
			},
			Task::ForgetKeys(service, assignment) => {
				KeyStore::<T, I>::forget(service, assignment);
			},
		}
		(weight, None)
	}

	/// Does a task that nothing can stand in the way of.
	fn try_task(task: impl FnOnce() -> DispatchResult) {
		let done = with_storage_layer(task);
		defensive_assert!(done.is_ok(), "a task of the agenda failed");
	}

	/// Looks at the cap of an assignment, if it is the look that was scheduled last.
	pub(crate) fn recap_if_due(id: AssignmentId) -> DispatchResult {
		let now = EraStore::<T, I>::now();
		// It may be gone.
		let Ok(assignment) = OpenAssignment::<T, I>::load(id) else { return Ok(()) };
		if assignment.record.recap_era.is_none_or(|due| due > now) {
			return Ok(());
		}
		let mut assignment = assignment.sync_retirement()?;
		assignment.recap(now)?;
		assignment.save()?;
		Ok(())
	}

	/// Executes a request, unless it ended before. Returns the weight of what that was, and the request if its
	/// assignment has no room for another slash yet, the only possible obstacle: `postponed` is told.
	fn execute_if_possible(
		id: RequestId,
		postponed: impl FnOnce(RequestId, DispatchError),
	) -> (Weight, Option<RequestId>) {
		let mut work = Work::default();
		let done = with_storage_layer(|| Self::do_execute_slash(id, &mut work));
		let weight = Self::executed_weight(work);
		match done {
			Ok(()) => (weight, None),
			Err(error)
				if error == Error::<T, I>::NoSuchRequest.into()
					|| error == Error::<T, I>::AlreadyExecuted.into() =>
			{
				(T::DbWeight::get().reads(1), None)
			},
			Err(error) => {
				defensive_assert!(error == Error::<T, I>::LogFull.into(), "a due request is stuck");
				postponed(id, error);
				(weight, Some(id))
			},
		}
	}

	/// Says that a request waits.
	fn tell_postponed(request: RequestId, error: DispatchError) {
		if let Ok(RequestOf::<T> { service, assignment, .. }) = RequestStore::<T, I>::get(request) {
			let postponed = Event::SlashPostponed { request, service, assignment, error };
			Self::deposit_event(postponed);
		}
	}
}
