//! The laws: statements that hold after every block. Checked after every test, and by `try-runtime`.

mod places;
mod requests;
mod rewards;
mod serving;
mod slashing;
mod views;

use crate::{
	pallet::*,
	store::{EraStore, LimitStore, RequestStore},
	types::{QueueEnds, Task},
	StakerOf,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{ensure, traits::Get};
use restaking_math::{eras_after, next_era, rounding::mul_floor};
use restaking_primitives::{
	AssignmentId, Balance, Forgotten, Judge, ServiceId, StakeInspect, Terms,
};
use sp_runtime::TryRuntimeError;

type Outcome = Result<(), TryRuntimeError>;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Checks all laws.
	pub fn do_try_state() -> Outcome {
		for (stash, staker) in Stakers::<T, I>::iter() {
			Self::law_1_budgets(&staker)?;
			Self::law_2_follow_the_money(&stash, &staker)?;
			Self::law_6_exits_fit(&staker)?;
			Self::no_position_of_others_funds(&stash, &staker)?;
			Self::staker_is_needed(&stash, &staker)?;
		}
		if !Self::shortfalls().is_empty() {
			sp_runtime::print("restaking: stakers are short, and nobody has noted it yet");
		}
		let unreserved = Self::unreserved().len();
		if unreserved > 0 {
			sp_runtime::print("restaking: stakers that the base chain spared have no reserve:");
			sp_runtime::print(unreserved);
		}
		Self::notices_have_stakers()?;
		Self::law_5_terms()?;
		Self::law_9_sums()?;
		Self::under_secured_is_known()?;
		Self::members_are_positions()?;
		Self::logs_wait_for_members()?;
		Self::services_and_operators_count()?;
		Self::keys_are_owned()?;
		Self::gone_is_forgotten_once()?;
		Self::check_serving()?;
		Self::check_places()?;
		Self::check_slashing()?;
		Self::check_rewards()?;
		Self::check_views()
	}

	/// Law 1: no budget is overspent, and the copies of terms in a position agree with the service.
	fn law_1_budgets(staker: &StakerOf<T, I>) -> Outcome {
		for entry in &staker.positions {
			let service = Services::<T, I>::get(entry.service).ok_or("position without service")?;
			let record = &entry.record;
			ensure!(record.is_sound(EraStore::<T, I>::now()), "position out of shape");
			ensure!(
				record.max_slash == service.conditions.max_slash,
				"largest slash not of the terms"
			);
			ensure!(
				record.exit_window == service.conditions.exit_window,
				"window not of the terms"
			);
			ensure!(entry.group == service.group, "group not of the service");
		}
		Ok(())
	}

	/// Law 2: custody on hold is custody on record.
	///
	/// The other half, that the liability is within reach, is no matter of the record alone: the base
	/// chain may have taken or freed stake a moment ago. See [`shortfalls`](Self::shortfalls).
	fn law_2_follow_the_money(stash: &T::AccountId, staker: &StakerOf<T, I>) -> Outcome {
		ensure!(Self::held(stash) == staker.custody, "custody is not what is held");
		Ok(())
	}

	/// Returns the stakers with less within reach than their liability, of whom that is not known yet.
	///
	/// After a slash of the base chain beyond its reserve, and after stake that was freed without a word,
	/// it is told by the next settlement or `enforce_coverage`. Nothing else makes such a staker.
	pub fn shortfalls() -> Vec<T::AccountId> {
		let unknown = |(stash, staker): (T::AccountId, StakerOf<T, I>)| {
			let reach = T::Stake::stake(&stash).total.saturating_add(staker.custody);
			let short = Self::liability_of(&stash) > reach && !staker.short;
			short.then_some(stash)
		};
		Stakers::<T, I>::iter().filter_map(unknown).collect()
	}

	/// Returns the stakers whose liability leaves no reserve for the base chain, though it may slash them now: the named
	/// exception of law 2.
	///
	/// It has spared them when they pledged. They are bound by the limit of all when their notice is over.
	pub fn unreserved() -> Vec<T::AccountId> {
		let of_all = LimitStore::<T, I>::get(T::Parameters::get().exposure_limit).now;
		let exceeds = |stash: &T::AccountId| {
			let stake = T::Stake::stake(stash).total;
			let custody = Stakers::<T, I>::get(stash).map_or(0, |staker| staker.custody);
			let kept = custody.saturating_add(mul_floor(of_all, stake));
			T::Stake::base_slashable(stash) && Self::liability_of(stash) > kept
		};
		SparedStakers::<T, I>::iter_keys().filter(exceeds).collect()
	}

	/// Each notice is of a staker with a position or custody, and is over in time. There is none where the base chain
	/// spares nobody.
	fn notices_have_stakers() -> Outcome {
		let latest = eras_after(next_era(EraStore::<T, I>::now()), T::MaxExitWindow::get());
		for (stash, spared) in SparedStakers::<T, I>::iter() {
			ensure!(T::Stake::SPARES, "a notice where nobody is spared");
			let staker = Stakers::<T, I>::get(&stash).ok_or("a notice without a staker")?;
			let empty = staker.positions.is_empty() && staker.custody == 0;
			ensure!(!empty, "a notice of a staker of which nothing is left");
			ensure!(spared.until_era.is_none_or(|era| era <= latest), "a notice that is too long");
		}
		Ok(())
	}

	/// Law 5: the terms are those that were signed, and keep the bounds of the calendar.
	fn law_5_terms() -> Outcome {
		for (id, service) in Services::<T, I>::iter() {
			let conditions = service.conditions.clone();
			let hook = SlashingHooks::<T, I>::get(id).ok_or("service without hook")?;
			ensure!(
				service.guarded == T::SlashingHook::guards_entry(&hook),
				"guarded other than the hook says"
			);
			ensure!(
				service.judged != T::SlashingHook::needs_slasher(&hook),
				"judged other than the hook says"
			);
			ensure!(
				service.pays_work == T::SlashingHook::pays_work(&hook),
				"pays for work other than the hook says"
			);
			let signed = Terms { conditions, hook };
			let slasher = service.signed_slasher;
			ensure!(
				signed.hash_with(slasher) == service.terms_hash,
				"terms are not those that were signed"
			);
			ensure!(
				!service.judged || service.slasher.holders().all(|it| Some(it) == slasher),
				"a slasher that was not signed"
			);
			ensure!(service.judged || slasher.is_none(), "a signed slasher that may change");
			let terms = signed.conditions;
			let windows = terms.report_window.checked_add(terms.veto_window);
			ensure!(windows.is_some_and(|sum| sum <= terms.exit_window), "windows do not fit");
			ensure!(terms.exit_window <= T::MaxExitWindow::get(), "exit window too long");
		}
		Ok(())
	}

	/// What pallets of services have to forget is gone, stands once in the queue, and only a service has a
	/// deposit there.
	fn gone_is_forgotten_once() -> Outcome {
		let QueueEnds { first, end } = ForgettingEnds::<T, I>::get();
		ensure!(!ForgettingEnds::<T, I>::exists() || first < end, "ends of an empty queue");
		let mut seen = Vec::new();
		for place in first..end {
			let gone = Forgetting::<T, I>::get(place).ok_or("a place without an entry")?;
			ensure!(ForgettingHooks::<T, I>::contains_key(place), "an entry without a hook");
			let exists = match gone.what {
				Forgotten::Service(service) => Services::<T, I>::contains_key(service),
				Forgotten::Assignment(id) => Assignments::<T, I>::contains_key(id),
			};
			ensure!(!exists, "something that exists is forgotten");
			let service = matches!(gone.what, Forgotten::Service(_));
			ensure!(
				service || gone.deposit.is_none(),
				"an assignment with the deposit of a service"
			);
			ensure!(!seen.contains(&gone.what), "forgotten twice");
			seen.push(gone.what);
		}
		let entries = Forgetting::<T, I>::iter_keys().count();
		ensure!(entries == seen.len(), "an entry outside the queue");
		ensure!(entries == ForgettingHooks::<T, I>::iter_keys().count(), "a hook without an entry");
		Ok(())
	}

	/// Law 6: a position always has room for the exit of this era.
	fn law_6_exits_fit(staker: &StakerOf<T, I>) -> Outcome {
		let now = EraStore::<T, I>::now();
		for entry in &staker.positions {
			let mut record = entry.record.clone();
			record.prune(now);
			let serves = Assignments::<T, I>::get(record.assignment).map(|it| it.serves);
			let serves = serves.ok_or("a position without an assignment")?.list;
			let exited = record.exit(Balance::MAX, 0, &serves, now);
			ensure!(exited.is_ok(), "an exit would be refused");
		}
		Ok(())
	}

	/// No virtual staker has a position. (A stash may have lost its stake, or be refused today.)
	fn no_position_of_others_funds(stash: &T::AccountId, staker: &StakerOf<T, I>) -> Outcome {
		let refusal = T::Stake::check(stash).err();
		ensure!(
			staker.positions.is_empty() || refusal != Some(restaking_primitives::Refusal::Virtual),
			"position of a virtual staker"
		);
		Ok(())
	}

	/// No record of a staker is empty, but for one whose rewards are still to be bonded, and each has one position per
	/// assignment.
	fn staker_is_needed(stash: &T::AccountId, staker: &StakerOf<T, I>) -> Outcome {
		let empty = staker.positions.is_empty() && staker.custody == 0;
		let owed = Unclaimed::<T, I>::iter_key_prefix(stash).next().is_some();
		ensure!(!empty || owed, "empty staker");
		let mut seen = BTreeSet::new();
		for entry in &staker.positions {
			let id = entry.assignment();
			ensure!(seen.insert(id), "two positions with one assignment");
			ensure!(Members::<T, I>::contains_key(id, stash), "position without member");
			let assignment = Assignments::<T, I>::get(id).ok_or("position without assignment")?;
			ensure!(assignment.service == entry.service, "position of another service");
			ensure!(
				entry.record.settled_up_to <= assignment.log.head,
				"settled more than happened"
			);
		}
		Ok(())
	}

	/// Law 9: every sum is that of its records.
	fn law_9_sums() -> Outcome {
		let mut counted = BTreeMap::<AssignmentId, Balance>::new();
		for staker in Stakers::<T, I>::iter_values() {
			for entry in &staker.positions {
				let sum = counted.entry(entry.assignment()).or_default();
				*sum = sum.saturating_add(entry.record.counted());
			}
		}
		let mut services = BTreeMap::<ServiceId, Balance>::new();
		for (id, assignment) in Assignments::<T, I>::iter() {
			let sum = counted.remove(&id).unwrap_or_default();
			ensure!(assignment.totals.next == sum, "total is not the sum of its positions");
			if assignment.counts() {
				let of_service = services.entry(assignment.service).or_default();
				*of_service = of_service.saturating_add(sum);
			}
		}
		for (id, service) in Services::<T, I>::iter() {
			let sum = services.remove(&id).unwrap_or_default();
			ensure!(service.totals.next == sum, "service counts other than its assignments");
		}
		ensure!(services.is_empty(), "assignment without service");
		Ok(())
	}

	/// A service is marked exactly if more is at risk there than is certified.
	fn under_secured_is_known() -> Outcome {
		for (_, record) in Services::<T, I>::iter().filter(|(_, it)| !it.is_retired()) {
			let certified = record.certified_next(EraStore::<T, I>::now());
			let under = record.value_at_risk > certified;
			ensure!(record.under_secured == under, "a service is wrongly marked as safe or not");
		}
		Ok(())
	}

	/// Members are exactly the positions.
	fn members_are_positions() -> Outcome {
		let mut members = BTreeMap::<AssignmentId, u32>::new();
		for (id, stash, ()) in Members::<T, I>::iter() {
			let staker = Stakers::<T, I>::get(&stash).ok_or("member without staker")?;
			let found = staker.positions.iter().any(|entry| entry.assignment() == id);
			ensure!(found, "member without position");
			let count = members.entry(id).or_default();
			*count = count.saturating_add(1);
		}
		for (id, assignment) in Assignments::<T, I>::iter() {
			let count = members.get(&id).copied().unwrap_or_default();
			ensure!(assignment.members == count, "members counted wrongly");
		}
		Ok(())
	}

	/// A log holds something exactly while members wait, and then nobody enters.
	fn logs_wait_for_members() -> Outcome {
		let mut behind = BTreeMap::<AssignmentId, u32>::new();
		for staker in Stakers::<T, I>::iter_values() {
			for entry in &staker.positions {
				let id = entry.assignment();
				let assignment =
					Assignments::<T, I>::get(id).ok_or("position without assignment")?;
				if entry.record.settled_up_to < assignment.log.head {
					let count = behind.entry(id).or_default();
					*count = count.saturating_add(1);
				}
			}
		}
		for (id, assignment) in Assignments::<T, I>::iter() {
			let count = behind.get(&id).copied().unwrap_or_default();
			ensure!(assignment.waiting() == count, "waiting members counted wrongly");
			ensure!(assignment.log.entries.is_empty() == (count == 0), "log and members disagree");
			ensure!(
				!assignment.is_closed()
					|| assignment.members > 0
					|| RequestStore::<T, I>::has_open(id),
				"closed without members"
			);
		}
		Ok(())
	}

	/// Services and operators know how many assignments they have, and which is the latest of each.
	fn services_and_operators_count() -> Outcome {
		let mut services = BTreeMap::<ServiceId, u32>::new();
		let mut operators = BTreeMap::<T::AccountId, BTreeSet<AssignmentId>>::new();
		let mut latest = BTreeMap::<(ServiceId, T::AccountId), AssignmentId>::new();
		for (id, assignment) in Assignments::<T, I>::iter() {
			let of_service = services.entry(assignment.service).or_default();
			*of_service = of_service.saturating_add(1);
			operators.entry(assignment.operator.clone()).or_default().insert(id);
			let found = AssignmentFor::<T, I>::get(assignment.service, &assignment.operator);
			ensure!(assignment.is_closed() || found == Some(id), "open assignment is not found");
			let known = latest.entry((assignment.service, assignment.operator)).or_insert(id);
			*known = id.max(*known);
		}
		for (service, operator, id) in AssignmentFor::<T, I>::iter() {
			let known = latest.get(&(service, operator));
			ensure!(known == Some(&id), "another assignment is the latest");
		}
		for (id, service) in Services::<T, I>::iter() {
			let count = services.remove(&id).unwrap_or_default();
			ensure!(service.assignments == count, "service counts its assignments wrongly");
			ensure!(id < NextServiceId::<T, I>::get(), "service id could be given twice");
		}
		for (who, operator) in Operators::<T, I>::iter() {
			let known = operators.remove(&who).unwrap_or_default();
			let listed: BTreeSet<_> = operator.assignments.iter().copied().collect();
			ensure!(listed.len() == operator.assignments.len(), "an assignment is listed twice");
			ensure!(listed == known, "operator lists its assignments wrongly");
		}
		ensure!(operators.is_empty(), "assignment without operator");
		Ok(())
	}

	/// Every key in force belongs to one assignment of its service; what is gone has keys only until its task
	/// forgets them.
	fn keys_are_owned() -> Outcome {
		let mut services = BTreeMap::<AssignmentId, ServiceId>::new();
		for task in Agenda::<T, I>::iter_values() {
			if let Task::ForgetKeys(service, id) = task {
				ensure!(services.insert(id, service).is_none(), "keys are forgotten twice");
				ensure!(KeyHistory::<T, I>::contains_key(id), "keys were forgotten before");
			}
		}
		for (id, assignment) in Assignments::<T, I>::iter() {
			let gone = services.insert(id, assignment.service);
			ensure!(gone.is_none(), "keys in force are forgotten");
			let keys = KeyHistory::<T, I>::get(id);
			let last = keys.last().ok_or("assignment without key")?;
			let owner = KeyOwner::<T, I>::get(assignment.service, &last.key);
			ensure!(assignment.is_closed() || owner == Some(id), "key of somebody else");
		}
		for (service, key, id) in KeyOwner::<T, I>::iter() {
			let of = services.get(&id).ok_or("a key that nobody forgets")?;
			ensure!(*of == service, "key of another service");
			let keys = KeyHistory::<T, I>::get(id);
			ensure!(keys.iter().any(|dated| dated.key == key), "key without history");
		}
		for id in KeyHistory::<T, I>::iter_keys() {
			ensure!(services.contains_key(&id), "keys that nobody forgets");
		}
		Ok(())
	}
}
