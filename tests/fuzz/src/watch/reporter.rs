//! Somebody honest, who brings proofs, and executes what is due.

use super::{Ending, Fault, Stage};
use crate::{
	calls::adversary::{in_a_batch, in_a_multisig},
	cast::NOBODY,
	judging::verdict,
	model::{Brought, Prospect},
	pick::{era, signed},
	player::{Outcome, Player},
};
use pallet_restaking::{Assignments, Call, Services, SlashRequests};
use polkadot_sdk::sp_runtime::Perbill;
use restaking_primitives::AssignmentId;
use restaking_runtime::{Runtime, RuntimeCall};

/// The way in which a proof is sent: as a call, in a batch, or by several signers.
fn wrapped(call: RuntimeCall, toss: u16) -> RuntimeCall {
	match toss % 4 {
		0 => in_a_batch(call),
		1 => in_a_multisig(call),
		_ => call,
	}
}

/// Returns the call by which a fault is reported.
pub fn report(fault: &Fault) -> Call<Runtime> {
	let evidence = fault.evidence.clone().try_into().expect("within its bound");
	Call::report_offence { assignment: fault.assignment, evidence }
}

impl Player {
	/// Brings proofs: each at some time, and at the latest in the last era in which it can be reported.
	pub(crate) fn bring_proofs(&mut self, toss: u16) {
		for place in 0..self.watch.faults.len() {
			let fault = self.watch.faults[place].clone();
			if fault.stage != Stage::Open {
				continue;
			}
			let Some(window) = self.model.window_of(fault.assignment) else { continue };
			let last = fault.verdict.offence_era + window;
			let now = era();
			if now > last {
				self.watch.faults[place].stage = Stage::Over(self.missed(&fault));
			} else if now == last || usize::from(toss % 8) == place % 8 {
				self.bring(place, &fault, toss);
			}
		}
	}

	/// Returns the reason for which a fault was not reported in its window. There is but one good one.
	fn missed(&self, fault: &Fault) -> Ending {
		let name = fault.verdict.offence_id;
		assert!(self.model.is_stopped(fault.assignment), "{name:?} was never admitted");
		Ending::Barred
	}

	fn bring(&mut self, place: usize, fault: &Fault, toss: u16) {
		match verdict(fault.assignment, &fault.evidence) {
			Some(Ok(_)) => {},
			None => return self.release(place, fault),
			Some(Err(error)) => {
				let name = fault.verdict.offence_id;
				assert!(!fault.by_plan, "{name:?} was a fault, and is none: {error:?}");
				// The records that prove it are gone.
				self.watch.faults[place].stage = Stage::Over(Ending::Forgotten);
				return;
			},
		}
		let prospect = self.model.prospect(&brought(fault));
		let call = wrapped(report(fault).into(), toss / 8);
		// `dispatch` checks that a good proof is admitted.
		let outcome = self.do_between_steps(signed(NOBODY), call);
		if matches!(prospect, Prospect::Admitted(_)) {
			self.watch.tally.sent += 1;
			let stage = self.watch.faults[place].stage;
			self.watch.tally.convicted += u64::from(stage != Stage::Open);
			self.watch.tally.sorts.of(fault.sort).reported += 1;
		}
		if let (Err(_), Prospect::Excused(reason)) = (outcome, prospect) {
			if reason != Prospect::STOPPED {
				self.watch.faults[place].stage = Stage::Over(Ending::Spent);
			}
		}
	}

	/// Ends a fault of an assignment that does not exist any more: none of those who counted is within
	/// reach.
	fn release(&mut self, place: usize, fault: &Fault) {
		let reach = self.model.within_reach(fault.assignment, fault.verdict.offence_era);
		assert_eq!(reach, 0, "{:?} is gone, and could be slashed", fault.assignment);
		self.watch.faults[place].stage = Stage::Over(Ending::Spent);
	}

	/// Executes what is due: at some time, and at the latest in the last era in which that is possible.
	pub(crate) fn execute_due(&mut self, toss: u16) {
		let reported = self.watch.faults.iter().filter_map(|it| match it.stage {
			Stage::Reported(request) => Some((request, it.assignment)),
			_ => None,
		});
		let mut reported: Vec<_> = reported.collect();
		reported.dedup();
		for (request, _) in reported {
			let due = self.model.due_of(request);
			let pending = SlashRequests::<Runtime>::get(request).is_some_and(|it| it.is_pending());
			let Some((due, last)) = due.filter(|_| pending) else { continue };
			if era() >= due && (era() == last || toss.is_multiple_of(4)) {
				let execute = Call::<Runtime>::execute_slash { request };
				let outcome = self.do_between_steps(signed(NOBODY), execute);
				assert!(outcome.is_ok(), "{request:?} is due, and is not executed: {outcome:?}");
			}
		}
	}

	/// Returns what a call brings before a judge, if it reports an offence.
	pub(crate) fn brought_by(call: &RuntimeCall) -> Option<Brought> {
		let (assignment, evidence) = reported_by(call)?;
		let verdict = verdict(assignment, &evidence)?.ok()?;
		Some(Brought {
			assignment,
			name: verdict.offence_id,
			offence_era: verdict.offence_era,
			fraction: verdict.fraction,
		})
	}

	/// Returns the part that a call asks for on a slasher's word.
	pub(crate) fn said_by(call: &RuntimeCall) -> Option<Perbill> {
		match call {
			RuntimeCall::Restaking(Call::request_slash { fraction, .. }) => Some(*fraction),
			_ => None,
		}
	}

	/// Asserts the law of this module: a good proof that is sent is admitted.
	pub(crate) fn check_report(&self, brought: &Brought, prospect: Prospect, outcome: &Outcome) {
		let Prospect::Admitted(fraction) = prospect else { return };
		let Brought { assignment, name, .. } = brought;
		assert!(
			outcome.is_ok(),
			"a proof of {name:?} by {assignment:?}, of {fraction:?}, is refused: {outcome:?}",
		);
	}

	/// Lifts the brakes, so that what is left of a story can come to its end.
	pub(crate) fn lift_brakes(&mut self) {
		let exit = polkadot_sdk::pallet_safe_mode::Call::<Runtime>::force_exit {};
		let root = || polkadot_sdk::frame_system::RawOrigin::Root.into();
		let _on_or_off = self.do_between_steps(root(), exit);
		for (service, record) in Services::<Runtime>::iter() {
			if record.refuses_proofs() {
				let resume = Call::<Runtime>::resume_service { service };
				let _done = self.do_between_steps(root(), resume);
			}
		}
	}
}

fn brought(fault: &Fault) -> Brought {
	Brought {
		assignment: fault.assignment,
		name: fault.verdict.offence_id,
		offence_era: fault.verdict.offence_era,
		fraction: fault.verdict.fraction,
	}
}

/// Returns the assignment and the evidence of a report, in whatever it is wrapped.
fn reported_by(call: &RuntimeCall) -> Option<(AssignmentId, Vec<u8>)> {
	use polkadot_sdk::{pallet_multisig::Call as Multisig, pallet_utility::Call as Utility};
	match call {
		RuntimeCall::Restaking(Call::report_offence { assignment, evidence }) => {
			Assignments::<Runtime>::get(assignment)?;
			Some((*assignment, evidence.to_vec()))
		},
		RuntimeCall::Utility(Utility::batch_all { calls }) => reported_by(calls.first()?),
		RuntimeCall::Multisig(Multisig::as_multi_threshold_1 { call, .. }) => reported_by(call),
		_ => None,
	}
}
