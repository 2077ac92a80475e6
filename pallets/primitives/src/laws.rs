//! Laws about records that several kinds of services keep, for their `try_state`.

use crate::{place_of_era, EraWork, Forgotten, PledgeInspect};
use alloc::collections::BTreeSet;
use frame_support::ensure;
use restaking_math::{EraIndex, ServiceId};
use sp_runtime::TryRuntimeError;

/// Returns true if nothing is named twice.
pub fn are_apart<Name: Ord>(mut names: impl Iterator<Item = Name>) -> bool {
	let mut known = BTreeSet::new();
	names.all(|it| known.insert(it))
}

/// Refuses a record that stands in the place of another era, or is of an era after `now`.
pub fn is_in_its_place(place: u32, era: EraIndex, now: EraIndex) -> Result<(), TryRuntimeError> {
	ensure!(place == place_of_era(era), "an era in the place of another");
	ensure!(era <= now, "a record of an era to come");
	Ok(())
}

/// Refuses a record of work in another place than that of its era, of an era after `now`, or by which somebody did more
/// than was attempted.
pub fn was_attempted(place: u32, work: &EraWork, now: EraIndex) -> Result<(), TryRuntimeError> {
	is_in_its_place(place, work.era, now)?;
	ensure!(are_apart(work.done.iter().map(|it| it.0)), "an operator did work twice");
	let sound = work.done.iter().all(|it| it.1 > 0 && it.1 <= work.attempted);
	ensure!(sound, "more was done than attempted");
	Ok(())
}

/// Refuses services that the restaking pallet has forgotten: nothing is on record about them.
pub fn are_remembered<AccountId, Pledges: PledgeInspect<AccountId>>(
	mut services: impl Iterator<Item = ServiceId>,
) -> Result<(), TryRuntimeError> {
	let known = services.all(|it| Pledges::remembers(Forgotten::Service(it)));
	ensure!(known, "a record of a service that is forgotten");
	Ok(())
}
