//! What holds in every state.

use crate::{
	feeds::{bit_of, FeedStore},
	pallet::*,
	service::OracleService,
	types::place_of_round,
	Entry, Member, RollCall, Slot,
};
use alloc::collections::BTreeMap;
use frame_support::ensure;
use restaking_primitives::{
	are_apart, are_remembered, is_in_its_place, was_attempted, Balance, PledgeInspect, ServiceId,
};
use sp_runtime::{SaturatedConversion, TryRuntimeError};

type Outcome = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Refuses a state that breaks a law.
	///
	/// Law 1, of rolls: operators take part once, with the stake that counts in the era of the round, and the
	/// service is visited. Law 2, of values: each is of the round of a roll, by a member that has given it, and none
	/// is lost; so none is left that no visit and no call would find. Law 3: an answer has a quorum, and its
	/// round is over. Law 4: a fault is a step of the rules, so it can be judged. Law 5, of work: nobody did more than
	/// was attempted. Law 6: no record is about a service that is forgotten.
	pub fn check_state() -> Outcome {
		for (service, place, roll) in Rolls::<T>::iter() {
			ensure!(place == place_of_round(roll.number), "a roll in another place");
			ensure!(Cursors::<T>::contains_key(service), "nobody looks at the rounds");
			Self::roll_is_of_its_set(service, &roll)?;
		}
		Self::values_are_of_their_rolls()?;
		Self::answers_have_a_quorum()?;
		Self::faults_can_be_judged()?;
		Self::work_was_attempted()?;
		Self::nothing_is_left()
	}

	fn roll_is_of_its_set(service: ServiceId, roll: &RollCall) -> Outcome {
		let RollCall { number, era, total, members } = roll;
		ensure!(are_apart(members.iter().map(|it| it.assignment)), "an operator is there twice");
		ensure!(members.iter().all(|it| it.feeds != 0), "an operator is there without a value");
		let weights = members.iter().map(|it| it.weight);
		let there = weights.fold(0, |sum: Balance, it| sum.saturating_add(it));
		ensure!(there <= *total, "more is there than counts");
		// Nothing is told any more of eras that are too old to judge, and of services that are gone.
		let Ok(oracle) = OracleService::<T>::load(service) else { return Ok(()) };
		ensure!(*number <= oracle.round_now(), "a round to come");
		ensure!(oracle.era_of(*number).is_none_or(|it| it == *era), "a round of another era");
		let counts = |it: &Member| {
			let served = T::Pledges::served(it.assignment, *era);
			served.is_none_or(|served| served == it.weight)
		};
		ensure!(members.iter().all(counts), "values weigh something else than their stake");
		Ok(())
	}

	fn values_are_of_their_rolls() -> Outcome {
		let mut values = BTreeMap::<(ServiceId, u8), u32>::new();
		for ((service, feed, place), slot) in Slots::<T>::iter() {
			let roll = Rolls::<T>::get(service, place).ok_or("values that nobody would judge")?;
			let Slot { number, era, total, .. } = slot;
			let same = (number, era, total) == (roll.number, roll.era, roll.total);
			ensure!(same, "values of another round than that of the roll");
			let known = FeedStore::<T>::all(service).len() > feed.saturated_into::<usize>();
			ensure!(known, "values for no feed");
			ensure!(are_apart(slot.entries.iter().map(|it| it.assignment)), "two values of one");
			let has_given = |entry: &Entry| {
				let mut all = roll.members.iter();
				let member = all.find(|it| it.assignment == entry.assignment);
				member.is_some_and(|it| {
					it.feeds & bit_of(feed) != 0 && it.weight == entry.vote.weight
				})
			};
			ensure!(slot.entries.iter().all(has_given), "a value that no member has given");
			let sum = values.entry((service, place)).or_default();
			*sum = sum.saturating_add(slot.entries.len().saturated_into());
		}
		// Of a service that is gone the values are forgotten first.
		let rolls = Rolls::<T>::iter().filter(|it| OracleService::<T>::load(it.0).is_ok());
		for (service, place, roll) in rolls {
			let given = roll.members.iter().map(|it| it.feeds.count_ones());
			let given = given.fold(0, |sum: u32, it| sum.saturating_add(it));
			let kept = values.get(&(service, place)).copied().unwrap_or(0);
			ensure!(kept == given, "a value is lost");
		}
		Ok(())
	}

	fn answers_have_a_quorum() -> Outcome {
		for (service, _, answer) in Latest::<T>::iter() {
			ensure!(answer.counted <= answer.total, "more agrees than counts");
			let Ok(oracle) = OracleService::<T>::load(service) else { continue };
			ensure!(answer.round < oracle.round_now(), "an answer of a round that is not over");
			let needed = oracle.quorum.mul_ceil(answer.total).max(1);
			ensure!(answer.counted >= needed, "an answer without a quorum");
		}
		Ok(())
	}

	fn faults_can_be_judged() -> Outcome {
		for (service, place, faults) in Faults::<T>::iter() {
			is_in_its_place(place, faults.era, T::Pledges::era())?;
			ensure!(are_apart(faults.steps.iter().map(|it| it.0)), "an operator is at fault twice");
			let Ok(oracle) = OracleService::<T>::load(service) else { continue };
			let mut steps = faults.steps.iter();
			let judged = steps.all(|it| oracle.rules.price_of(it.1).is_some());
			ensure!(judged, "a step that the rules do not have");
		}
		Ok(())
	}

	fn work_was_attempted() -> Outcome {
		for (_, place, work) in Work::<T>::iter() {
			was_attempted(place, &work, T::Pledges::era())?;
		}
		Ok(())
	}

	fn nothing_is_left() -> Outcome {
		let services = Rolls::<T>::iter_keys().map(|it| it.0);
		let services = services.chain(Slots::<T>::iter_keys().map(|it| it.0));
		let services = services.chain(Latest::<T>::iter_keys().map(|it| it.0));
		let services = services.chain(Faults::<T>::iter_keys().map(|it| it.0));
		let services = services.chain(Work::<T>::iter_keys().map(|it| it.0));
		let services = services.chain(Feeds::<T>::iter_keys()).chain(Cursors::<T>::iter_keys());
		are_remembered::<T::AccountId, T::Pledges>(services.chain(LastVisited::<T>::get()))
	}
}
