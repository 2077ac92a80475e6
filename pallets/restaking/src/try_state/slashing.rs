//! The laws of requests, slashes and their money.

use crate::{
	pallet::*,
	store::{ClockStore, EraStore, Escrow, SeedStore},
	types::{Execution, Handle, Proceeds, Source, Stage, Task, Turn},
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{
	ensure,
	traits::{
		fungible::{hold::Inspect as _, Inspect as _},
		Get,
	},
};
use restaking_math::LogEvent;
use restaking_primitives::{Balance, RequestId, ServiceId};
use sp_runtime::{SaturatedConversion, TryRuntimeError};

type Outcome = Result<(), TryRuntimeError>;

/// What the tasks of the agenda are about.
#[derive(Default)]
struct Planned {
	/// Requests that are executed, or tried again.
	tasks: BTreeSet<RequestId>,
	/// Requests whose proceeds come to an end.
	ended: BTreeSet<RequestId>,
	/// Services whose last records are removed.
	forgotten: BTreeSet<ServiceId>,
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Checks the laws of slashing.
	pub(super) fn check_slashing() -> Outcome {
		Self::check_requests()?;
		Self::law_7_money_of_slashes()?;
		Self::bonds_are_held()?;
		Self::origins_are_known()?;
		Self::logs_and_requests_agree()?;
		Self::slashed_is_suspended()?;
		Self::nothing_due_is_forgotten()?;
		Self::clock_counts()?;
		Self::seeds_are_of_their_eras()?;
		Self::eras_ascend()
	}

	/// Law 7: what was taken waits in escrow until it is divided, or was given back; each loss that waits is
	/// on record, and all of them are in the account.
	fn law_7_money_of_slashes() -> Outcome {
		let mut lost = BTreeMap::<RequestId, Balance>::new();
		for (id, _, loss) in Losses::<T, I>::iter() {
			ensure!(loss.total() > 0, "a loss of nothing");
			let sum = lost.entry(id).or_default();
			*sum = sum.saturating_add(loss.total());
		}
		let mut escrow: Balance = 0;
		for (id, request) in SlashRequests::<T, I>::iter() {
			let over = request.is_over();
			let Stage::Executed(execution) = request.stage else { continue };
			let Execution { asked, taken, waiting, returned, unclaimed, .. } = execution;
			let recorded = lost.remove(&id);
			ensure!(taken <= asked, "more was taken than asked");
			ensure!(!over, "a request that is over");
			match execution.proceeds {
				Proceeds::Divided => {
					ensure!(waiting == 0 && execution.fully_settled, "divided, and waits");
				},
				stage => {
					let sum = waiting.saturating_add(returned).saturating_add(unclaimed);
					ensure!(sum == taken, "what was taken is somewhere else");
					ensure!(returned == 0 || stage != Proceeds::Waiting, "returned and not undone");
					let recorded = recorded.unwrap_or_default();
					let each = T::LeastLoss::get() <= 1;
					ensure!(recorded == waiting || !each, "a loss that waits is not on record");
					ensure!(recorded <= waiting, "more is on record than waits");
				},
			}
			escrow = escrow.saturating_add(waiting);
		}
		ensure!(lost.is_empty(), "a loss by no executed request");
		// The account keeps an existential deposit of its own, so that no payment kills it.
		let all = escrow.saturating_add(T::Currency::minimum_balance());
		ensure!(all <= Escrow::<T, I>::balance(), "the escrow is not there");
		Ok(())
	}

	/// Nobody but its payer keeps a slasher from asking: a bond pays for one slasher, all that it holds
	/// beside what pending requests of that slasher lock is free for it, and the held funds of each payer
	/// are the sum of its bonds.
	fn bonds_are_held() -> Outcome {
		let mut payers = BTreeMap::<T::AccountId, Balance>::new();
		let mut locked = BTreeMap::<(ServiceId, T::AccountId), Balance>::new();
		for request in SlashRequests::<T, I>::iter_values().filter(|it| it.is_pending()) {
			let Source::Slasher { slasher, payer, bond } = request.source else { continue };
			let funded = SlashBonds::<T, I>::get(request.service, &payer);
			ensure!(funded.is_some_and(|it| it.slasher == slasher), "request without its bond");
			ensure!(bond >= T::TermBounds::get().min_slash_bond, "request for less than a bond");
			let sum = locked.entry((request.service, payer)).or_default();
			*sum = sum.saturating_add(bond);
		}
		for (service, payer, bond) in SlashBonds::<T, I>::iter() {
			ensure!(service < NextServiceId::<T, I>::get(), "bond for no service");
			ensure!(bond.amount > 0, "bond of nothing");
			ensure!(bond.locked <= bond.amount, "more is locked than held");
			let needed = locked.remove(&(service, payer.clone())).unwrap_or_default();
			ensure!(bond.locked == needed, "locked is not what requests need");
			let sum = payers.entry(payer).or_default();
			*sum = sum.saturating_add(bond.amount);
		}
		ensure!(locked.is_empty(), "request without bond");
		for (payer, amount) in payers {
			let held = T::Currency::balance_on_hold(&HoldReason::<I>::SlashBond.into(), &payer);
			ensure!(held == amount, "bond is not what is held");
		}
		Ok(())
	}

	/// Every origin that a service, a bond or a pending request names is known, and no other is.
	fn origins_are_known() -> Outcome {
		let mut uses = BTreeMap::<Handle, u32>::new();
		let services = Services::<T, I>::iter_values().flat_map(|service| service.handles());
		let bonds = SlashBonds::<T, I>::iter_values().map(|bond| bond.slasher);
		for handle in services.chain(bonds) {
			let count = uses.entry(handle).or_default();
			*count = count.saturating_add(1);
		}
		for (handle, known) in KnownOrigins::<T, I>::iter() {
			let caller = known.caller.try_decode();
			let same = caller.is_none_or(|caller| Self::handle(&caller) == handle);
			ensure!(same, "an origin of another name");
			ensure!(uses.remove(&handle) == Some(known.uses), "an origin counts its uses wrongly");
		}
		ensure!(uses.is_empty(), "an origin that nobody can read");
		for request in SlashRequests::<T, I>::iter_values().filter(|it| it.is_pending()) {
			let named = [request.slasher(), request.resolver].into_iter().flatten();
			for handle in named {
				let known = KnownOrigins::<T, I>::contains_key(handle);
				ensure!(known, "a request of somebody that nobody can read");
			}
		}
		Ok(())
	}

	/// Every slash in a log is an executed request that is not settled, and the other way round.
	fn logs_and_requests_agree() -> Outcome {
		let mut waiting = BTreeSet::new();
		for (id, assignment) in Assignments::<T, I>::iter() {
			for entry in &assignment.log.entries {
				let LogEvent::Slash { offence_era, fraction, request, undone } = entry.event else {
					continue;
				};
				let record = SlashRequests::<T, I>::get(request).ok_or("slash without request")?;
				ensure!(record.assignment == id, "slash of another assignment");
				ensure!(record.offence_era == offence_era, "slash of another era");
				let Stage::Executed(execution) = record.stage else {
					return Err("slash of a pending request".into());
				};
				let ordered = execution.ordered_era().is_some();
				ensure!(undone == ordered, "undone, and not in the log; or the other way round");
				ensure!(execution.fraction == fraction, "slash of another fraction");
				ensure!(fraction <= record.asked, "more is slashed than was asked");
				ensure!(!execution.fully_settled, "settled, and in a log");
				waiting.insert(request);
			}
		}
		for (id, request) in SlashRequests::<T, I>::iter() {
			if let Stage::Executed(execution) = request.stage {
				ensure!(
					execution.fully_settled != waiting.contains(&id),
					"not settled, and in no log"
				);
			}
		}
		Ok(())
	}

	/// An assignment with slashes to settle counts for nothing.
	fn slashed_is_suspended() -> Outcome {
		for assignment in Assignments::<T, I>::iter_values() {
			let slashed = assignment
				.log
				.entries
				.iter()
				.any(|it| matches!(it.event, LogEvent::Slash { .. }));
			ensure!(!slashed || !assignment.is_live(), "slashed and not suspended");
		}
		Ok(())
	}

	/// Every pending request has its task, every queued assignment its place, and what is left of a service that is
	/// gone somebody who removes it.
	fn nothing_due_is_forgotten() -> Outcome {
		let planned = Self::agenda_is_in_order()?;
		for (id, request) in SlashRequests::<T, I>::iter() {
			ensure!(!request.is_pending() || planned.tasks.contains(&id), "pending without task");
		}
		let queued: BTreeSet<Turn> = PageQueue::<T, I>::iter_values().collect();
		let turns = PageQueue::<T, I>::iter_values().count();
		ensure!(turns == queued.len(), "queued more than once");
		Self::proceeds_have_an_end(&queued, &planned)?;
		Self::settlements_are_queued(&queued)?;
		Self::records_of_the_gone_have_an_end(&planned)
	}

	/// The tasks of the agenda are in order, and each number is given once. Returns what they are about.
	fn agenda_is_in_order() -> Result<Planned, TryRuntimeError> {
		let mut planned = Planned::default();
		let (next, mut last) = (NextTaskNumber::<T, I>::get(), None);
		for (key, task) in Agenda::<T, I>::iter() {
			let place = (key.era(), key.number());
			ensure!(last.is_none_or(|last| last < place), "tasks out of order");
			ensure!(key.number() < next, "a number could be given twice");
			last = Some(place);
			match task {
				Task::Execute(id) | Task::Retry(id) => drop(planned.tasks.insert(id)),
				Task::EndProceeds(id) => drop(planned.ended.insert(id)),
				Task::ForgetService(service) => drop(planned.forgotten.insert(service)),
				_ => {},
			}
		}
		Ok(planned)
	}

	/// The proceeds of each slash wait for their era, or are brought back page by page.
	fn proceeds_have_an_end(queued: &BTreeSet<Turn>, planned: &Planned) -> Outcome {
		for (id, request) in SlashRequests::<T, I>::iter() {
			let Stage::Executed(execution) = request.stage else { continue };
			let in_queue = queued.contains(&Turn::EndLosses(id));
			ensure!(execution.queued == in_queue, "queue and request disagree");
			let ended = planned.ended.contains(&id);
			let ends = match execution.proceeds {
				Proceeds::Waiting => ended,
				Proceeds::Undone { .. } => execution.waiting == 0 || in_queue || ended,
				Proceeds::Divided => in_queue,
			};
			ensure!(ends, "proceeds that nobody ends");
		}
		for id in LossCursors::<T, I>::iter_keys() {
			ensure!(queued.contains(&Turn::EndLosses(id)), "a cursor where nobody goes");
		}
		Ok(())
	}

	/// Each assignment knows whether it waits for its pages, and the pages begin where somebody waits.
	fn settlements_are_queued(queued: &BTreeSet<Turn>) -> Outcome {
		for id in SettlementCursors::<T, I>::iter_keys() {
			let waits = Assignments::<T, I>::get(id).is_some_and(|it| it.waiting() > 0);
			ensure!(waits, "a cursor where nobody waits");
		}
		for (id, assignment) in Assignments::<T, I>::iter() {
			let in_queue = queued.contains(&Turn::Settle(id));
			ensure!(assignment.queued == in_queue, "queue and assignment disagree");
		}
		Ok(())
	}

	/// Jails and mass vetoes of a service that is gone are removed by the agenda.
	fn records_of_the_gone_have_an_end(planned: &Planned) -> Outcome {
		let known = |service: &ServiceId| {
			Services::<T, I>::contains_key(service) || planned.forgotten.contains(service)
		};
		for service in Jails::<T, I>::iter().map(|(service, ..)| service) {
			ensure!(known(&service), "a jail that nobody removes");
		}
		for service in MassVetoes::<T, I>::iter().map(|(service, ..)| service) {
			ensure!(known(&service), "a mass veto that nobody removes");
		}
		Ok(())
	}

	/// The clock counts each block once at most, and one tick more where an era begins; it is not behind
	/// the latest era.
	fn clock_counts() -> Outcome {
		let ticks = Clock::<T, I>::get().ticks;
		let blocks: u64 = frame_system::Pallet::<T>::block_number().saturated_into();
		let eras = u64::from(EraStore::<T, I>::now()).saturating_add(1);
		ensure!(ticks <= blocks.saturating_add(eras), "more ticks than blocks");
		let last = EraStarts::<T, I>::get().last().map_or(0, |start| start.tick);
		ensure!(last <= ticks, "an era that begins in a tick to come");
		Ok(())
	}

	/// A seed is in the place of its era, and became known in a tick of that era.
	fn seeds_are_of_their_eras() -> Outcome {
		let starts = EraStarts::<T, I>::get();
		for (place, (era, seed)) in Seeds::<T, I>::iter() {
			ensure!(place == SeedStore::<T, I>::place_of(era), "a seed in another era's place");
			let mut known = starts.iter().skip_while(|start| start.era < era);
			let began = known.next().filter(|start| start.era == era);
			ensure!(began.is_none_or(|it| it.tick <= seed.since), "a seed older than its era");
			ensure!(seed.since <= ClockStore::<T, I>::ticks(), "a seed of a tick to come");
			let next = known.next().filter(|_| began.is_some());
			ensure!(next.is_none_or(|it| seed.since < it.tick), "a seed younger than its era");
		}
		let era = EraStore::<T, I>::now();
		let awaited = ClockStore::<T, I>::awaits_seed();
		ensure!(
			!awaited || SeedStore::<T, I>::get(era).is_none(),
			"a seed that is awaited is known"
		);
		Ok(())
	}

	/// The first blocks and ticks of eras ascend, and the last of them is of the present era.
	fn eras_ascend() -> Outcome {
		let starts = EraStarts::<T, I>::get();
		if let Some(clock) = PresentEra::<T, I>::get() {
			let noted = starts.last().is_some_and(|last| last.era == clock.era);
			ensure!(noted, "the present era is not noted");
		}
		let ascends = starts
			.iter()
			.zip(starts.iter().skip(1))
			.all(|(one, next)| one.era < next.era && one.tick < next.tick);
		ensure!(ascends, "eras do not ascend");
		let longest = T::MaxExitWindow::get().saturating_add(2);
		ensure!(u32::try_from(starts.len()).is_ok_and(|len| len <= longest), "too many eras");
		Ok(())
	}
}
