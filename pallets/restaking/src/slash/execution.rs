//! Execution of requests that are due.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{AgendaStore, EraStore, Escrow, RequestStore},
	types::{Execution, Source, Stage, Task},
	work::Work,
	RequestOf, MAX_OPEN,
};
use frame_support::{ensure, traits::Get};
use restaking_math::{eras_after, rounding::mul_ceil, Error as MathError};
use restaking_primitives::{EraIndex, Outcome, RequestId};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Executes a request that is due, at a cost that does not depend on the number of members; or ends
	/// it, if it was vetoed with others, is expired, or nothing is left to slash.
	pub(crate) fn do_execute_slash(id: RequestId, work: &mut Work) -> DispatchResult {
		let request = RequestStore::<T, I>::pending(id)?;
		let assignment = OpenAssignment::<T, I>::current_by(request.assignment, work)?;
		if Self::end_if_mass_vetoed(&assignment.service, id, &request) {
			return Self::after_end(request.assignment, request.is_proven(), work);
		}
		let (now, rules) = (EraStore::<T, I>::now(), assignment.service.conditions.slash_rules());
		match rules.check_execution(request.requested_era, request.offence_era, now) {
			Err(MathError::Expired) => {
				Self::end_expired(id, &request);
				return Self::after_end(request.assignment, request.is_proven(), work);
			},
			checked => checked.map_err(Error::<T, I>::from)?,
		}
		Self::execute_now(assignment, id, request, now, work)
	}

	/// Executes a request, due or not; or ends it, if nothing is left to slash.
	pub(crate) fn execute_now(
		assignment: OpenAssignment<T, I>,
		id: RequestId,
		request: RequestOf<T>,
		now: EraIndex,
		work: &mut Work,
	) -> DispatchResult {
		if assignment.record.members == 0 {
			return Self::end_lapsed(id, &request, work);
		}
		let rules = assignment.service.conditions.slash_rules();
		let fraction = RequestStore::<T, I>::use_cap(id, &request, &rules, now)?;
		if fraction.is_zero() {
			return Self::end_lapsed(id, &request, work);
		}
		Self::ensure_room_in_log(&assignment, &request, fraction)?;
		work.executed = true;
		work.told = Self::execute(assignment, id, request, fraction, now)?;
		Ok(())
	}

	/// Refuses a pool that is small, all its verdicts together, while others fill the part of the log that
	/// is for such. So there is room left for large slashes.
	fn ensure_room_in_log(
		assignment: &OpenAssignment<T, I>,
		request: &RequestOf<T>,
		fraction: Perbill,
	) -> DispatchResult {
		let large = assignment.service.conditions.slash_rules().min_fraction(MAX_OPEN);
		let small = matches!(request.source, Source::Pool { .. }) && fraction < large;
		let entries = u32::try_from(assignment.record.log.entries.len()).unwrap_or(u32::MAX);
		ensure!(!small || entries < Self::pooled_log(), Error::<T, I>::LogFull);
		Ok(())
	}

	/// Rounds down: returns the number of entries of the log up to which small pools are executed, three eighths
	/// of all.
	fn pooled_log() -> u32 {
		T::MaxLog::get().saturating_mul(3) / 8
	}

	/// Enters the slash in the log of its assignment, which is suspended. Returns true if the hook was told.
	fn execute(
		mut assignment: OpenAssignment<T, I>,
		id: RequestId,
		mut request: RequestOf<T>,
		fraction: Perbill,
		now: EraIndex,
	) -> Result<bool, DispatchError> {
		let (offence_id, offence_era) = (request.offence_id, request.offence_era);
		let counted = assignment.record.totals.total_at(offence_era);
		assignment.enter_slash(id, offence_era, fraction, now)?;
		assignment.jail_operator(id, now)?;
		assignment.recap(now)?;
		assignment.enqueue();
		Self::unlock_bond(&request, Perbill::zero());
		let payable_era = eras_after(now, Escrow::<T, I>::delay());
		request.stage = Stage::Executed(Execution::new(now, fraction, payable_era));
		AgendaStore::<T, I>::schedule(payable_era, Task::EndProceeds(id))?;
		RequestStore::<T, I>::put(id, request);
		assignment.store();
		Self::deposit_event(Event::SlashExecuted {
			request: id,
			service: assignment.record.service,
			assignment: assignment.id,
			offence_era,
			fraction,
			at_most: mul_ceil(fraction, counted),
		});
		let outcome = Outcome { request: id, offence_id, offence_era, fraction, counted };
		Ok(assignment.notify_hook(&outcome))
	}
}
