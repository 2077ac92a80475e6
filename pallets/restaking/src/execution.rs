//! What happens to a request when it is due.

use crate::{
	assignments::Home,
	pallet::*,
	types::{Execution, Stage},
	RequestOf,
};
use restaking_math::{rounding::part_up, Error as MathError};
use restaking_primitives::{EraIndex, Outcome, RequestId, StakeInspect};
use sp_runtime::{DispatchResult, Perbill};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Executes a request that is due, at a cost that does not depend on the number of members; or
	/// ends it, if it was vetoed with others, is expired, or nothing is left to slash.
	pub(crate) fn do_execute_slash(id: RequestId) -> DispatchResult {
		let request = Self::pending_request(id)?;
		let home = Home::<T, I>::open(request.assignment)?;
		if Self::end_if_mass_vetoed(&home.service, id, &request)? {
			return Ok(());
		}
		let (now, terms) = (T::Stake::era(), home.service.terms.slash());
		match terms.check_execution(request.requested, request.era, now) {
			Err(MathError::Expired) => return Self::end_expired(id, &request),
			checked => checked.map_err(Error::<T, I>::from)?,
		}
		Self::execute_now(home, id, request, now)
	}

	/// Executes a request, whether it is due or not; or ends it, if nothing is left to slash.
	pub(crate) fn execute_now(
		home: Home<T, I>,
		id: RequestId,
		request: RequestOf<T>,
		now: EraIndex,
	) -> DispatchResult {
		if home.record.members == 0 {
			return Self::lapse(id, &request);
		}
		let fraction = Self::use_cap(&home, id, now)?;
		if fraction.is_zero() {
			return Self::lapse(id, &request);
		}
		Self::execute(home, id, request, fraction, now)
	}

	/// Ends a request that has nothing to take.
	fn lapse(id: RequestId, request: &RequestOf<T>) -> DispatchResult {
		Self::end_request(id, request, Perbill::zero())?;
		Self::deposit_event(Event::SlashLapsed { request: id });
		Ok(())
	}

	/// Enters the slash in the log of its assignment, which is suspended.
	fn execute(
		mut home: Home<T, I>,
		id: RequestId,
		mut request: RequestOf<T>,
		fraction: Perbill,
		now: EraIndex,
	) -> DispatchResult {
		let counted = home.record.totals.total_at(request.era);
		home.enter_slash(id, request.era, fraction, now)?;
		Self::jail(&home, now)?;
		Self::enqueue(&mut home);
		Self::end_bond(request.service, request.bond(), Perbill::zero());
		// Eras near the end of their type never come.
		let payable = now.saturating_add(T::Stake::bonding_duration());
		request.stage = Stage::Executed(Execution::new(now, fraction, payable));
		let outcome =
			Outcome { request: id, offence: request.offence, era: request.era, fraction, counted };
		Self::store_request(id, request);
		home.store();
		Self::deposit_event(Event::SlashExecuted {
			request: id,
			assignment: home.id,
			era: outcome.era,
			fraction,
			at_most: part_up(fraction, counted),
		});
		Self::tell_hook(&home, &outcome);
		Ok(())
	}
}
