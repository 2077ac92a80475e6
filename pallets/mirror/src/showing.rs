//! Sets that are shown: proven by the other chain's state, recomputed, and entered.

use crate::{
	pallet::*,
	proof::{Keys, News, ProofFault, Values},
	store::{CalendarStore, ClockStore, Entered, HeadStore, ServiceStore, SetStore, VersionStore},
	types::{check_set, Adopted, Calendar, Head, MirroredSet, Seat, SetFault},
	WeightInfo, MAX_SHOW,
};
use codec::Encode;
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, Pays},
	ensure,
	traits::{ConstU32, Get},
	weights::Weight,
	BoundedVec,
};
use restaking_primitives::{
	set_root::{domain_of, RootOf},
	EraIndex, ServiceId, MAX_PLACES,
};
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};
use sp_trie::StorageProof;

/// The operators of a set.
type Seats<T> = BoundedVec<Seat<<T as frame_system::Config>::AccountId>, ConstU32<MAX_PLACES>>;

impl<T> From<ProofFault> for Error<T> {
	fn from(fault: ProofFault) -> Self {
		match fault {
			ProofFault::OtherRoot => Self::OtherState,
			ProofFault::NodeMissing => Self::NodeMissing,
			ProofFault::NodeStrange => Self::NodeStrange,
		}
	}
}

impl<T> From<SetFault> for Error<T> {
	fn from(fault: SetFault) -> Self {
		match fault {
			SetFault::DoesNotAddUp => Self::DoesNotAddUp,
			SetFault::OtherRoot => Self::OtherRoot,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Returns the weight of a call that shows so many operators by a proof.
	pub(crate) fn show_weight(seats: usize, proof: &StorageProof) -> Weight {
		let kilobytes = proof.encoded_size().div_ceil(1_024);
		// A longer one is refused unread.
		let most = usize::try_from(MAX_SHOW.div_ceil(1_024)).unwrap_or(usize::MAX);
		let kilobytes = kilobytes.min(most).saturated_into();
		T::WeightInfo::show_set(seats.saturated_into(), kilobytes)
	}

	pub(crate) fn do_show_set(
		service: ServiceId,
		(era, height): (EraIndex, u32),
		proof: StorageProof,
		seats: Seats<T>,
	) -> DispatchResultWithPostInfo {
		let length = proof.encoded_size().saturating_add(seats.encoded_size());
		ensure!(length.saturated_into::<u32>() <= MAX_SHOW, Error::<T>::TooLong);
		let adopted = ServiceStore::<T>::get(service)?;
		ensure!(!adopted.stopped, Error::<T>::ServiceStopped);
		let head = HeadStore::<T>::at(height).ok_or(Error::<T>::NoSuchHead)?;
		ensure!(HeadStore::<T>::is_recent(head.slot), Error::<T>::Stale);
		let (calendar, published) = Self::read_news(service, era, head, proof)?;
		let now = CalendarStore::<T>::latest_era().max(calendar.latest_era());
		ensure!(adopted.judges(era, now), Error::<T>::TooOld);
		Self::check_shown(service, &adopted, (head, published), &seats)?;
		CalendarStore::<T>::take(calendar)?;
		let new = Self::enter_set(service, (head, published), seats);
		Ok(if new { Pays::No } else { Pays::Yes }.into())
	}

	/// Returns the eras and ticks that a proof tells of, and the root of a service in an era.
	fn read_news(
		service: ServiceId,
		era: EraIndex,
		head: Head,
		proof: StorageProof,
	) -> Result<(Calendar, RootOf), DispatchError> {
		let keys = Keys::of(T::HomePallet::get(), service);
		let values = Values::read(head.root, &keys, proof).map_err(Error::<T>::from)?;
		let version = values.version().ok_or(Error::<T>::OtherLayout)?;
		ensure!(VersionStore::<T>::allows(version), Error::<T>::OtherVersion);
		let News { starts, over, roots } = values.news().ok_or(Error::<T>::OtherLayout)?;
		let calendar = Calendar::of_state(head.height, head.slot, over, &starts);
		let calendar = calendar.ok_or(Error::<T>::OtherLayout)?;
		let root = roots.into_iter().find(|root| root.era == era);
		Ok((calendar, root.ok_or(Error::<T>::NotPublished)?))
	}

	/// Refuses operators that are not the set with a root that was proven; and a set that is known, if nothing of the
	/// service is newer by it. Another one than is known is not refused: the other chain is at fault.
	fn check_shown(
		service: ServiceId,
		adopted: &Adopted<T::SlashingHook>,
		(head, published): (Head, RootOf),
		seats: &Seats<T>,
	) -> DispatchResult {
		match SetStore::<T>::of_era(service, published.era) {
			Some(known) => {
				let new = known.root != published.root || head.height > adopted.height;
				ensure!(new, Error::<T>::NothingNew);
			},
			None => {
				let domain = domain_of(T::HomeGenesis::get(), T::HomePallet::get());
				let fixed = (domain, service, adopted.quorum);
				check_set(seats, &published, fixed).map_err(Error::<T>::from)?;
			},
		}
		Ok(())
	}

	/// Enters a set that was proven. Returns true if it was not known. Another one than is known stops the service.
	fn enter_set(service: ServiceId, (head, published): (Head, RootOf), seats: Seats<T>) -> bool {
		let RootOf { era, count, total, root } = published;
		let since = ClockStore::<T>::get().duty.ticks;
		let entered =
			SetStore::<T>::enter(service, &MirroredSet { era, root, total, since, seats });
		if let Entered::Other { known } = entered {
			ServiceStore::<T>::stop(service);
			Self::deposit_event(Event::SetsDisagree { service, era, known, shown: root });
			return false;
		}
		ServiceStore::<T>::note_proof(service, head);
		let (height, new) = (head.height, entered == Entered::New);
		Self::deposit_event(Event::SetShown { service, era, height, count, total, new });
		new
	}
}
