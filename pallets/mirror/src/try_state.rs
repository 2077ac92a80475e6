//! The laws: statements that hold after every block. Checked after every test, and by `try-runtime`.

use crate::{
	pallet::*,
	store::{CalendarStore, ClockStore, ServiceStore, SetStore},
	types::{check_set, Stay},
	SetOf,
};
use frame_support::{ensure, traits::Get};
use restaking_primitives::{
	are_apart, next_era, place_of_era,
	set_root::{domain_of, RootOf},
	ServiceId,
};
use sp_runtime::TryRuntimeError;

type Outcome = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Checks all laws.
	///
	/// Law 1: heads ascend by height, and none is of a slot to come. Law 2: the present tick is over on the other
	/// chain, and its era is the one here, or begins with the next block. Law 3: each set is in the place of its era,
	/// and its root is that of its operators. Law 4: each operator of a set has a stay that lasts as long, and each
	/// stay ends with a set. Law 5: no record is about a service that was not adopted, or is forgotten; and none is
	/// both adopted and given up. Law 6: each seed is in the place of its era.
	pub fn check_state() -> Outcome {
		Self::heads_ascend()?;
		Self::the_present_tick_is_over()?;
		for (service, place, set) in Sets::<T>::iter() {
			ensure!(place == place_of_era(set.era), "a set in the place of another era");
			ensure!(ServiceStore::<T>::remembers(service), "a set of a service that is forgotten");
			Self::set_is_sound(service, &set)?;
		}
		for (_, stay) in Stays::<T>::iter() {
			Self::stay_ends_with_a_set(stay)?;
		}
		let both = Leaving::<T>::iter_keys().any(|it| Services::<T>::contains_key(it));
		ensure!(!both, "a service is adopted and given up");
		let apart = Seeds::<T>::iter().all(|(place, (era, _))| place == place_of_era(era));
		ensure!(apart, "a seed in the place of another era");
		Ok(())
	}

	fn heads_ascend() -> Outcome {
		let (ring, slot) = (Heads::<T>::get(), RelaySlot::<T>::get());
		let ascend = ring
			.heads
			.is_sorted_by(|one, next| one.height < next.height && one.slot <= next.slot);
		ensure!(ascend, "heads out of order");
		ensure!(ring.heads.iter().all(|head| head.slot <= slot), "a head of a slot to come");
		let proven = CalendarStore::<T>::get().is_none_or(|calendar| calendar.slot <= slot);
		ensure!(proven, "something was proven of a head to come");
		Ok(())
	}

	fn the_present_tick_is_over() -> Outcome {
		let clock = ClockStore::<T>::get();
		let Some(calendar) = CalendarStore::<T>::get() else {
			ensure!(clock.era.is_none(), "an era of which nobody told");
			return Ok(());
		};
		let Some(era) = clock.era else { return Ok(()) };
		ensure!(clock.duty.ticks <= calendar.last_tick(), "a tick that is not over there");
		let of_tick = calendar.era_of(clock.duty.ticks);
		let right = of_tick.is_none_or(|it| it == era || it == next_era(era));
		ensure!(right, "the present tick is of another era");
		Ok(())
	}

	fn set_is_sound(service: ServiceId, set: &SetOf<T>) -> Outcome {
		let seats = &set.seats;
		ensure!(are_apart(seats.iter().map(|it| it.assignment)), "an assignment is there twice");
		// Of a service that was given up some stays may be gone.
		let Ok(adopted) = ServiceStore::<T>::get(service) else { return Ok(()) };
		let lasts = |stay: Stay| stay.service == service && stay.until >= set.era;
		let mut stays = seats.iter().map(|seat| SetStore::<T>::stay(seat.assignment));
		ensure!(stays.all(|stay| stay.is_some_and(lasts)), "an operator of a set has no stay");
		let count = u32::try_from(seats.len()).map_err(|_| "too many operators")?;
		let published = RootOf { era: set.era, count, total: set.total, root: set.root };
		let domain = domain_of(T::HomeGenesis::get(), T::HomePallet::get());
		let checked = check_set(seats, &published, (domain, service, adopted.quorum));
		ensure!(checked.is_ok(), "a root is not that of its operators");
		Ok(())
	}

	fn stay_ends_with_a_set(stay: Stay) -> Outcome {
		ensure!(
			ServiceStore::<T>::remembers(stay.service),
			"a stay at a service that is forgotten"
		);
		let ends = SetStore::<T>::of_era(stay.service, stay.until).is_some();
		ensure!(ends, "a stay ends with no set");
		Ok(())
	}
}
