//! The weights of calls, made of the work that they did beyond their usual case.
//!
//! A call is charged its usual case, and what it did beside it. It declares the most that it may do, which
//! is little: losses that wait are settled by calls of their own, to which the signer says how many.

use crate::{
	pallet::*,
	types::MAX_CANDIDATES,
	work::{Gathered, Work},
	WeightInfo, MAX_CLAIMED, MAX_DEAD, MAX_REMOVED, PUBLISH_PAGE,
};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, Pays, PostDispatchInfo},
	storage::with_storage_layer,
	traits::Get,
	weights::Weight,
};
use restaking_primitives::{refusal, Judge, LossListener, StakeInspect, MAX_PLACES};
use sp_runtime::{DispatchError, DispatchResult};

/// The proof of the notice of a staker and of the count of notices, in bytes.
const NOTICE_PROOF: u64 = 7_200;

/// Returns the weight of so many pieces of work. What was not done is not looked up.
fn times(number: u32, one: fn() -> Weight) -> Weight {
	if number == 0 {
		return Weight::zero();
	}
	one().saturating_mul(number.into())
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns the weight of work that was counted.
	pub(crate) fn weight_of(work: Work) -> Weight {
		Self::settled_weight(work).saturating_add(Self::rare_weight(work))
	}

	/// Returns the weight of the positions that were settled, and of their losses.
	fn settled_weight(work: Work) -> Weight {
		match work.settled.checked_sub(1) {
			None => Weight::zero(),
			Some(others) => T::WeightInfo::settle_position(work.losses)
				.saturating_add(T::WeightInfo::settle_position(0).saturating_mul(others.into())),
		}
	}

	/// Returns the weight of all other work.
	fn rare_weight(work: Work) -> Weight {
		// Who settles or exits a position has loaded its assignment.
		let looked = work.looked.saturating_sub(work.settled.max(work.exited));
		// A member that takes a loss by a request and finishes it pays for both by the loss.
		let finished = work.finished.saturating_sub(work.losses);
		let spoken = if work.spoken { T::Stake::spoken_weight() } else { Weight::zero() };
		// Who moves funds writes the record anyway.
		let noted = T::DbWeight::get().writes((work.noted && !work.moved).into());
		let looked = match looked {
			0 => Weight::zero(),
			positions => T::WeightInfo::look_at_positions(positions),
		};
		[
			looked,
			noted,
			spoken,
			work.heard,
			times(finished, T::WeightInfo::finish_request),
			times(work.recapped, T::WeightInfo::recap),
			times(work.dropped, Self::drop_weight),
			times(work.moved.into(), Self::custody_weight),
			times(work.limited.into(), Self::limit_weight),
			times(work.closed, T::WeightInfo::note_retirement),
			times(work.removed, T::WeightInfo::remove_assignment),
			times(work.fallen, T::WeightInfo::follow_fall),
			times(work.asked, Self::ask_weight),
			times(work.unclaimed, Self::unclaimed_weight),
			times(work.bonded, T::WeightInfo::bond_reward),
			times(work.ended, T::WeightInfo::end_dead_request),
			times(work.raised, T::WeightInfo::raise_proofs),
		]
		.into_iter()
		.fold(Weight::zero(), Weight::saturating_add)
	}

	/// Returns the weight of the beginning of an era. Benchmarks do not count the clock of eras.
	pub(crate) fn era_weight() -> Weight {
		T::WeightInfo::on_initialize().saturating_add(T::DbWeight::get().writes(1))
	}

	/// Returns the weight of a move into custody or out of it, with a look for what is kept for the staker: its record
	/// may go with the last of it.
	fn custody_weight() -> Weight {
		T::WeightInfo::move_custody().saturating_add(T::DbWeight::get().reads(1))
	}

	/// Returns the weight of asking whether the base chain slashes a staker, with the notice of the staker and the count
	/// of them. Nothing where it spares nobody; the limit of all is measured with the calls.
	fn limit_weight() -> Weight {
		if !T::Stake::SPARES {
			return Weight::zero();
		}
		T::Stake::base_slashable_weight()
			.saturating_add(T::DbWeight::get().reads_writes(2, 2))
			.saturating_add(Weight::from_parts(0, NOTICE_PROOF))
	}

	/// Returns the weight of declaring a value at risk, with a look for the part of the stake that certificates count.
	pub(crate) fn value_weight() -> Weight {
		T::WeightInfo::set_value_at_risk().saturating_add(Self::limit_weight())
	}

	/// Returns the weight of a look at the limit of a staker that withdraws, of which nothing has to be held.
	pub(crate) fn withdrawal_look() -> Weight {
		T::WeightInfo::note_limit().saturating_add(Self::limit_weight())
	}

	/// Returns the weight of the removal of a position, with a look for what is kept for its staker.
	fn drop_weight() -> Weight {
		T::WeightInfo::drop_position().saturating_add(T::DbWeight::get().reads(1))
	}

	/// Returns the weight of paying what was kept for an account, of which a record may go then.
	fn unclaimed_weight() -> Weight {
		T::WeightInfo::take_unclaimed().saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	/// Returns the weight of seeing that there is nothing to do: that of a look at one position, which reads no
	/// fewer records.
	pub(crate) fn look_weight() -> Weight {
		T::WeightInfo::look_at_positions(1)
	}

	/// Returns the weight of asking a hook about an entry.
	fn ask_weight() -> Weight {
		T::WeightInfo::ask_hook().saturating_add(T::SlashingHook::entry_weight())
	}

	/// Returns the weight of an operator's joining, with that of the hook, which is asked and hears of it.
	pub(crate) fn join_weight() -> Weight {
		T::WeightInfo::join_service()
			.saturating_add(T::SlashingHook::entry_weight())
			.saturating_add(T::SlashingHook::join_weight())
	}

	/// Returns the declared weight of a call on a staker: it may have to look at all positions.
	pub(crate) fn max_on_staker(own: Weight) -> Weight {
		let looked = T::MaxPositions::get();
		own.saturating_add(Self::weight_of(Work { looked, limited: true, ..Default::default() }))
	}

	/// Returns the declared weight of an entry of a staker, with that of the hook.
	pub(crate) fn max_on_entry(own: Weight) -> Weight {
		let most = Work { asked: 1, spoken: true, ..Default::default() };
		Self::max_on_staker(own).saturating_add(Self::weight_of(most))
	}

	/// Returns the declared weight of a pledge.
	pub(crate) fn max_on_pledge() -> Weight {
		Self::max_on_entry(T::WeightInfo::first_pledge().max(T::WeightInfo::pledge()))
	}

	/// Returns the weight of a pledge, into a new position or into one that was there.
	pub(crate) fn pledge_weight(work: Work) -> Weight {
		match work.entered {
			true => T::WeightInfo::first_pledge(),
			false => T::WeightInfo::pledge(),
		}
	}

	/// Returns the most that the settlement of a staker with so many positions does, by so many losses: if none of
	/// its assignments closes by it, and if as many do as can. A closing that was not noted before counts as two.
	/// What closes some and loses some lies between both.
	fn settlement_work(positions: u32, losses: u32) -> [Work; 2] {
		let touched = positions.min(losses);
		let most = Work {
			// Those that are not behind.
			looked: positions,
			settled: touched,
			losses,
			recapped: touched,
			moved: true,
			fallen: touched,
			limited: true,
			spoken: true,
			..Default::default()
		};
		let closed = touched.min(losses / 2);
		// At most half of them, twice: not below zero.
		let left = losses.saturating_sub(closed.saturating_mul(2));
		[most, Work { closed, losses: left, ..most }]
	}

	/// Returns the maximum weight of a settlement of which a listener hears.
	pub(crate) fn max_heard_settlement(positions: u32, losses: u32) -> Weight {
		let heard = T::LossListener::losses_weight(losses);
		Self::max_settlement_of(positions, losses).saturating_add(heard)
	}

	/// Returns the maximum weight of telling a listener of so many losses of a stash, if it is one of its own.
	pub(crate) fn heard_weight(stash: &T::AccountId, losses: u32) -> Weight {
		match T::LossListener::hears(stash) {
			true => T::LossListener::losses_weight(losses),
			false => Weight::zero(),
		}
	}

	/// Returns the maximum weight of telling a listener of the end of a loss of a stash, if it is one of its own.
	fn end_heard_weight(stash: &T::AccountId) -> Weight {
		match T::LossListener::hears(stash) {
			true => T::LossListener::end_weight(),
			false => Weight::zero(),
		}
	}

	/// Returns how much more it may weigh to finish requests than to take as many losses: who settles last finishes
	/// those, too, by which it lost nothing.
	fn last_surplus(losses: u32) -> Weight {
		let one = T::WeightInfo::settle_position(1);
		let loss = one.saturating_sub(T::WeightInfo::settle_position(0));
		T::WeightInfo::finish_request()
			.saturating_sub(loss)
			.saturating_mul(losses.into())
	}

	/// Returns the maximum weight of the settlement of a staker with so many positions that takes so many
	/// losses.
	pub(crate) fn max_settlement_of(positions: u32, losses: u32) -> Weight {
		let [most, closing] = Self::settlement_work(positions, losses);
		Self::weight_of(most)
			.max(Self::weight_of(closing))
			.saturating_add(Self::last_surplus(losses))
	}

	/// Returns the declared weight of the settlement of one staker that takes so many losses.
	pub(crate) fn max_on_settle(stash: &T::AccountId, losses: u32) -> Weight {
		let positions = T::MaxPositions::get();
		let losses = losses.min(positions.saturating_mul(T::MaxLog::get()));
		Self::max_settlement_of(positions, losses).saturating_add(Self::heard_weight(stash, losses))
	}

	/// Returns the declared weight of the exit that settles by itself, from all positions.
	pub(crate) fn max_on_exit_all() -> Weight {
		Self::max_on_exit_all_of(T::MaxPositions::get(), T::MaxLog::get())
	}

	/// Returns the weight of the exit from all positions of a staker that may have so many, and logs of so many
	/// entries. What is over then is removed.
	pub(crate) fn max_on_exit_all_of(positions: u32, log: u32) -> Weight {
		let removed = positions.min(MAX_REMOVED);
		let gone = Work { dropped: positions, removed, ..Default::default() };
		T::WeightInfo::exit_all(positions)
			.saturating_add(Self::max_settlement_of(positions, log))
			.saturating_add(Self::weight_of(gone))
	}

	/// Returns the declared weight of a release that removes so many positions.
	pub(crate) fn max_on_release(positions: u32) -> Weight {
		let dropped = positions.min(T::MaxPositions::get());
		let removed = dropped.min(MAX_REMOVED);
		let most = Work { moved: true, dropped, removed, ..Default::default() };
		Self::max_on_staker(Self::weight_of(most))
	}

	/// Returns the declared weight of a look at so many positions, at least one, that may move custody.
	pub(crate) fn max_on_coverage(positions: u32) -> Weight {
		let looked = positions.min(T::MaxPositions::get()).max(1);
		Self::weight_of(Work { looked, limited: true, moved: true, ..Default::default() })
	}

	/// Returns the declared weight of a trim of a staker with so many positions.
	pub(crate) fn max_on_trim(positions: u32) -> Weight {
		let fallen = positions.min(T::MaxPositions::get());
		let most = Work { fallen, limited: true, moved: true, ..Default::default() };
		T::WeightInfo::trim_staker(fallen).saturating_add(Self::weight_of(most))
	}

	/// Returns the declared weight of a claim at one service.
	pub(crate) fn max_on_claim() -> Weight {
		let most = Work { unclaimed: 1, bonded: 1, ..Default::default() };
		T::WeightInfo::claim(MAX_CLAIMED).saturating_add(Self::weight_of(most))
	}

	/// Returns the declared weight of a claim of so many positions, each at a service of its own.
	pub(crate) fn max_on_claims(positions: u32) -> Weight {
		let number = positions.min(T::MaxPositions::get());
		let most = Work { unclaimed: number, bonded: number, ..Default::default() };
		T::WeightInfo::claim_all(number).saturating_add(Self::weight_of(most))
	}

	/// Returns the declared weight of a claim of commission.
	pub(crate) fn max_on_commission() -> Weight {
		let most = Work { unclaimed: 1, bonded: 1, ..Default::default() };
		T::WeightInfo::claim_commission().saturating_add(Self::weight_of(most))
	}

	/// Returns the work of ending requests that no call asked for, at most.
	fn ended_at_most() -> Work {
		let all = Work { raised: 1, closed: 1, removed: 1, fallen: 1, ..Default::default() };
		Work { ended: MAX_DEAD, ..all }
	}

	/// Returns the weight of a slasher's request, with a look at the owner of a service that is paused.
	pub(crate) fn request_weight() -> Weight {
		T::WeightInfo::request_slash().saturating_add(T::DbWeight::get().reads(1))
	}

	/// Returns the declared weight of a slasher's request.
	pub(crate) fn max_on_request() -> Weight {
		Self::request_weight().saturating_add(Self::weight_of(Self::ended_at_most()))
	}

	/// Returns the weight of a report, with that of the hook's judgement.
	pub(crate) fn report_weight() -> Weight {
		T::WeightInfo::report_offence().saturating_add(T::SlashingHook::judge_weight())
	}

	/// Returns the declared weight of a report, with that of the hook's judgement. It may lower the cap so far
	/// that the assignment counts no more.
	pub(crate) fn max_on_report() -> Weight {
		Self::with_fall(Self::report_weight())
			.saturating_add(Self::weight_of(Self::ended_at_most()))
	}

	/// Returns the declared weight of the end of a request by a veto or a cancellation.
	pub(crate) fn max_on_end(own: Weight) -> Weight {
		own.saturating_add(Self::weight_of(Work { ended: 0, ..Self::ended_at_most() }))
	}

	/// Returns the maximum weight of the execution of a request with its hook, or of its end.
	pub(crate) fn max_on_execution() -> Weight {
		let executed =
			Work { executed: true, told: true, closed: 1, fallen: 1, ..Default::default() };
		let ended = Work { ended: 0, ..Self::ended_at_most() };
		Self::executed_weight(executed).max(Self::executed_weight(ended))
	}

	/// Returns the weight of what became of a request that was due.
	pub(crate) fn executed_weight(work: Work) -> Weight {
		let own = match work.executed {
			true => T::WeightInfo::execute_slash(),
			false => T::WeightInfo::end_dead_request(),
		};
		own.saturating_add(times(work.told.into(), Self::tell_weight))
			.saturating_add(Self::weight_of(work))
	}

	/// Returns the weight of telling a hook of one of its slashes.
	fn tell_weight() -> Weight {
		T::WeightInfo::tell_hook().saturating_add(T::SlashingHook::notice_weight())
	}

	/// Returns the maximum weight of the end of a request's proceeds by the agenda, which may enter it there
	/// again.
	pub(crate) fn ending_weight() -> Weight {
		T::WeightInfo::divide().saturating_add(T::WeightInfo::look_at_agenda())
	}

	/// Returns the weight of an order that undoes a slash, with that of the hook.
	pub(crate) fn undo_weight() -> Weight {
		T::WeightInfo::undo()
			.saturating_add(Self::with_fall(T::WeightInfo::raise_proofs()))
			.saturating_add(Self::tell_weight())
	}

	/// Returns the weight of giving back one loss to a staker of whom so many positions are looked at.
	pub(crate) fn return_weight(work: Work) -> Weight {
		T::WeightInfo::give_back().saturating_add(Self::weight_of(work))
	}

	/// Returns the maximum weight of giving back one loss to a staker.
	pub(crate) fn max_return_weight(stash: &T::AccountId) -> Weight {
		Self::max_return_of(T::MaxPositions::get()).saturating_add(Self::end_heard_weight(stash))
	}

	/// Returns the maximum weight of giving back one loss to a staker with so many positions, of whom no listener
	/// hears.
	pub(crate) fn max_return_of(positions: u32) -> Weight {
		let most = Work { looked: positions, limited: true, moved: true, ..Default::default() };
		Self::return_weight(most)
	}

	/// Returns the maximum weight of a turn in the queue of pages, without what is settled or given back in it.
	pub(crate) fn turn_weight() -> Weight {
		T::WeightInfo::turn_of_queue().max(T::WeightInfo::turn_of_losses())
	}

	/// Returns the maximum weight of forgetting one loss of a staker.
	pub(crate) fn forget_loss_weight(stash: &T::AccountId) -> Weight {
		T::WeightInfo::forget_loss().saturating_add(Self::end_heard_weight(stash))
	}

	/// Returns the maximum weight of one task.
	pub(crate) fn max_task_weight() -> Weight {
		Self::max_on_execution()
			.max(T::WeightInfo::forget_offence())
			.max(Self::with_fall(T::WeightInfo::end_jail()))
			.max(Self::with_fall(T::WeightInfo::recap()))
			.max(Self::ending_weight())
			.max(T::WeightInfo::forget_service())
			.max(T::WeightInfo::forget_keys())
			.max(Self::max_publish_task())
	}

	/// Returns the declared weight of so many tasks that are due, at most a page of them.
	pub(crate) fn work_weight(max_tasks: u32) -> Weight {
		let (look, tasks) = (T::WeightInfo::look_at_agenda(), max_tasks.min(T::MaxPage::get()));
		let one = look.saturating_add(Self::max_task_weight());
		look.saturating_add(one.saturating_mul(tasks.into()))
	}

	/// Returns the weight of a member of a page that takes one loss: the common one.
	pub(crate) fn typical_member() -> Weight {
		T::WeightInfo::settle_page(2).saturating_sub(T::WeightInfo::settle_page(1))
	}

	/// Returns the weight of a page without its members.
	pub(crate) fn page_base() -> Weight {
		T::WeightInfo::settle_page(1).saturating_sub(Self::typical_member())
	}

	/// Returns the weight of a member of a page, whatever it was: looked at only, or settled.
	pub(crate) fn member_weight(work: Work) -> Weight {
		if work.settled == 0 {
			let looked = work.looked.max(1);
			return Self::weight_of(Work { looked, ..work });
		}
		let one = Work { settled: 1, losses: 1, ..Default::default() };
		let beyond = Self::settled_weight(work).saturating_sub(Self::settled_weight(one));
		Self::typical_member()
			.saturating_add(beyond)
			.saturating_add(Self::rare_weight(work))
	}

	/// Returns the maximum weight of a look at a member that has so many positions. Its assignment may be closed by
	/// it.
	pub(crate) fn member_look(positions: u32) -> Weight {
		Self::member_weight(Work { looked: positions, closed: 1, ..Default::default() })
	}

	/// Returns the maximum weight of the settlement of one member that has so many positions, of one of them by so
	/// many losses, with a look at all others.
	pub(crate) fn max_member_weight(positions: u32, losses: u32) -> Weight {
		Self::member_weight(Work {
			looked: positions,
			settled: 1,
			losses,
			recapped: 1,
			dropped: 1,
			moved: true,
			closed: 1,
			removed: 1,
			fallen: 1,
			limited: true,
			spoken: true,
			..Default::default()
		})
		.saturating_add(Self::last_surplus(losses))
	}

	/// Returns the maximum weight of the settlement of one member that a base-chain slash left short: of all its
	/// positions at once, so many, by so many losses. Less may count in each, and those that are over are removed.
	pub(crate) fn max_short_member(positions: u32, losses: u32) -> Weight {
		let weigh = |work: Work| {
			let removed = work.settled.min(MAX_REMOVED);
			let all = Work { fallen: positions, dropped: work.settled, removed, ..work };
			Self::member_weight(all)
		};
		let [most, closing] = Self::settlement_work(positions, losses);
		weigh(most).max(weigh(closing)).saturating_add(Self::last_surplus(losses))
	}

	/// Returns the weight of an operation that may suspend or close an assignment, which then loses its place.
	pub(crate) fn with_fall(own: Weight) -> Weight {
		own.saturating_add(T::WeightInfo::follow_fall())
	}

	/// Returns the declared weight of a call that looks for a place, with so many notes to raise at most.
	pub(crate) fn place_weight(most: u32) -> Weight {
		T::WeightInfo::take_place(most.min(MAX_PLACES))
	}

	/// Returns the weight of what was done to publish a set. The tree is hashed once, when nobody is left to look at.
	pub(crate) fn publish_weight(done: Gathered) -> Weight {
		let root = done.rooted.map_or(Weight::zero(), T::WeightInfo::make_root);
		T::WeightInfo::publish_set(done.looked_at).saturating_add(root)
	}

	/// Returns the declared weight of looking at so many assignments of a set, at most all that may serve. They
	/// may be the last ones of a full set.
	pub(crate) fn max_on_publish(most: u32) -> Weight {
		let looked_at = most.min(MAX_CANDIDATES);
		Self::publish_weight(Gathered { looked_at, rooted: Some(MAX_PLACES) })
	}

	/// Returns the weight of what the agenda did to publish a set, and planned.
	pub(crate) fn publish_task_weight(done: Gathered) -> Weight {
		Self::publish_weight(done).saturating_add(T::WeightInfo::plan_publishing())
	}

	/// Returns the maximum weight of a page that the agenda publishes.
	pub(crate) fn max_publish_task() -> Weight {
		let rooted = Some(MAX_PLACES);
		Self::publish_task_weight(Gathered { looked_at: PUBLISH_PAGE, rooted })
	}

	/// Returns the declared weight of a page of up to `max_members`, each with one loss, of which one may need
	/// all that a member can. Another that needs more ends the page earlier.
	pub(crate) fn page_weight(max_members: u32) -> Weight {
		Self::page_weight_of(max_members.min(T::MaxPage::get()), T::MaxPositions::get())
	}

	/// Returns the weight of a page of so many members, of which none has more than so many positions.
	pub(crate) fn page_weight_of(members: u32, positions: u32) -> Weight {
		let others = members.saturating_sub(1);
		Self::page_base()
			.saturating_add(Self::typical_member().saturating_mul(others.into()))
			.saturating_add(Self::max_member_weight(positions, 1))
	}

	/// Runs an operation for another pallet, in a layer. Adds its weight to `spent`, also if it fails: `own` and the
	/// work beside it, and that of a look at least.
	pub(crate) fn spend<R>(
		spent: &mut Weight,
		own: impl FnOnce(Work) -> Weight,
		operation: impl FnOnce(&mut Work) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		let mut work = Work::default();
		let done = with_storage_layer(|| operation(&mut work));
		let weight = own(work).saturating_add(Self::weight_of(work));
		// Weights of one block: far from the end of their type.
		spent.saturating_accrue(weight.max(Self::look_weight()));
		done
	}

	/// Runs a call on a staker and returns the actual weight: `own` and the work beside it.
	pub(crate) fn on_staker(
		own: Weight,
		call: impl FnOnce(&mut Work) -> DispatchResult,
	) -> DispatchResultWithPostInfo {
		weighed(|work| own.saturating_add(Self::weight_of(work)), call)
	}

	/// Runs a pledge and returns the actual weight.
	pub(crate) fn on_pledge(
		call: impl FnOnce(&mut Work) -> DispatchResult,
	) -> DispatchResultWithPostInfo {
		weighed(|work| Self::pledge_weight(work).saturating_add(Self::weight_of(work)), call)
	}

	/// Runs a call that is charged for nothing but what it settles, moves and looks at: one position at least.
	pub(crate) fn on_looks(
		call: impl FnOnce(&mut Work) -> DispatchResult,
	) -> DispatchResultWithPostInfo {
		let one = |work: Work| Work { looked: work.looked.max(1), ..work };
		weighed(|work| Self::weight_of(one(work)), call)
	}

	/// Runs a call of which the own weight depends on a number of positions, and returns the actual weight.
	pub(crate) fn on_positions(
		own: fn(u32) -> Weight,
		number: fn(&Work) -> u32,
		call: impl FnOnce(&mut Work) -> DispatchResult,
	) -> DispatchResultWithPostInfo {
		weighed(|work| own(number(&work)).saturating_add(Self::weight_of(work)), call)
	}

	/// Runs an execution and returns the actual weight. It is free of charge if there was something to do.
	pub(crate) fn on_execution(
		call: impl FnOnce(&mut Work) -> DispatchResult,
	) -> DispatchResultWithPostInfo {
		free(weighed(Self::executed_weight, call))
	}

	/// Runs a request or a report and returns the actual weight. It says whether it costs a fee.
	pub(crate) fn on_request(
		own: Weight,
		call: impl FnOnce(&mut Work) -> Result<Pays, DispatchError>,
	) -> DispatchResultWithPostInfo {
		let mut pays_fee = Pays::Yes;
		let done = Self::on_staker(own, |work| call(work).map(|pays| pays_fee = pays));
		done.map(|info| PostDispatchInfo { pays_fee, ..info })
	}
}

/// Lets a call that succeeds cost nothing.
fn free(done: DispatchResultWithPostInfo) -> DispatchResultWithPostInfo {
	done.map(|info| PostDispatchInfo { pays_fee: Pays::No, ..info })
}

/// Runs a call and returns the weight of its work, also if it fails.
fn weighed(
	weight: impl FnOnce(Work) -> Weight,
	call: impl FnOnce(&mut Work) -> DispatchResult,
) -> DispatchResultWithPostInfo {
	let mut work = Work::default();
	let done = call(&mut work);
	let weight = weight(work);
	match done {
		Ok(()) => Ok(Some(weight).into()),
		Err(error) => Err(refusal(error, weight)),
	}
}
