//! Faults: committed by plan, and found.

use super::{Fault, Sort, Stage};
use crate::{
	evidence,
	judging::verdict,
	op::Op,
	pick::{era, Picks},
	player::{Outcome, Player},
};
use codec::Encode;
use pallet_restaking::{Assignments, SlashingHooks};
use polkadot_sdk::{sp_runtime::DispatchError, sp_staking::EraIndex};
use restaking_primitives::{AssignmentId, Fault as Listed, HasRules};
use restaking_runtime::{
	configs::services::{self, Equivocation, Hook, Silence},
	Runtime,
};

fn hook_of(id: AssignmentId) -> Option<Hook> {
	SlashingHooks::<Runtime>::get(Assignments::<Runtime>::get(id)?.service)
}

/// Returns true if rules judge statements, alone or among others.
fn judges_statements(hook: Option<Hook>) -> bool {
	hook.is_some_and(|hook| Equivocation::try_from(hook).is_ok())
}

/// Returns the evidence of silence in an era. `None` if the rules do not judge it.
fn silence(id: AssignmentId, era: EraIndex) -> Option<Vec<u8>> {
	<Hook as HasRules<Silence>>::evidence(&hook_of(id)?, era.encode())
}

/// Returns an assignment whose operator may sign anything: one of a service that judges statements.
pub fn villain(picks: Picks) -> Option<AssignmentId> {
	let id = picks.assignment_that(|it| {
		let hook = SlashingHooks::<Runtime>::get(it.service);
		judges_statements(hook) && !it.is_closed() && !super::duties::does_its_duties(&it.operator)
	});
	let signs = judges_statements(hook_of(id));
	(signs && !super::duties::is_honest(id)).then_some(id)
}

impl Player {
	/// Lets an operator sign two statements for one height.
	pub(crate) fn equivocate(&mut self, op: Op) -> Outcome {
		let id = villain(Picks(op)).ok_or(DispatchError::Unavailable)?;
		let told = evidence::two_statements(id, u64::from(op.size % 3));
		let evidence = told.ok_or(DispatchError::Unavailable)?;
		self.note_fault(id, evidence, true);
		Ok(())
	}

	/// Lets an operator sign a statement of a wrong era. That era is over, so it can be reported only where the report
	/// window is not over with the era of the offence.
	pub(crate) fn misdate(&mut self, op: Op) -> Outcome {
		let id = villain(Picks(op)).ok_or(DispatchError::Unavailable)?;
		let can_be_reported = self.model.window_of(id).is_some_and(|window| window > 0);
		let told = evidence::statement_of_a_wrong_era(id).filter(|_| can_be_reported);
		self.note_fault(id, told.ok_or(DispatchError::Unavailable)?, true);
		Ok(())
	}

	/// Notes a fault, if the service's rules judge it to be one, and it was not noted before.
	fn note_fault(&mut self, id: AssignmentId, evidence: Vec<u8>, by_plan: bool) {
		let judged = verdict(id, &evidence);
		let Some(Ok(verdict)) = judged else {
			let excused = !by_plan || judged.is_none();
			assert!(excused, "{id:?} broke a rule, and its judge says {judged:?}");
			return;
		};
		let same = |it: &Fault| (it.assignment, it.verdict.offence_id) == (id, verdict.offence_id);
		if !self.watch.faults.iter().any(same) {
			let hook = hook_of(id).expect("it has judged");
			let sort = Sort::of(&hook, &evidence).expect("its judge has read it");
			let stage = Stage::Open;
			let fault = Fault { assignment: id, sort, verdict, evidence, by_plan, stage };
			self.watch.faults.push(fault);
		}
	}

	/// Notes who was not heard in an era that is over, though it served in it.
	pub(crate) fn note_silence(&mut self) {
		let now = era();
		let Some(noticed) = self.watch.noticed_era.replace(now) else { return };
		for over in noticed..now {
			for (id, _) in Assignments::<Runtime>::iter() {
				let Some(evidence) = silence(id, over) else { continue };
				let served = self.model.served_in(id, over).is_some();
				let counted = self.model.total(id, over) > 0;
				let heard = self.watch.heard.contains(&(id, over));
				if served && counted && !heard && !super::duties::is_honest(id) {
					self.note_silence_of(id, over, evidence);
				}
			}
		}
	}

	/// Notes that an operator was not heard in an era. It is a fault if the chain left it time to send a
	/// heartbeat, and else nobody may convict it.
	fn note_silence_of(&mut self, id: AssignmentId, over: EraIndex, evidence: Vec<u8>) {
		let had_time = self.watch.ticks.had_time(over);
		if had_time == Some(false) {
			let convicted = verdict(id, &evidence).is_some_and(|it| it.is_ok());
			assert!(!convicted, "{id:?} is convicted for an era in which it could not act");
			return;
		}
		self.note_fault(id, evidence, had_time.is_some());
	}

	/// Notes the faults that the runtime API lists, as a watcher does that knows nothing else of the chain. The
	/// judge finds each of them, as it is listed.
	pub(crate) fn scout(&mut self) {
		let mut services: Vec<_> = SlashingHooks::<Runtime>::iter_keys().collect();
		services.sort();
		for fault in services.into_iter().flat_map(services::faults) {
			let found = verdict(fault.assignment, &fault.evidence);
			let found = found.map(|it| it.map(|it| (it.offence_era, it.fraction)));
			assert_eq!(found, Some(Ok((fault.era, fault.fraction))), "{fault:?} is listed");
			let honest = super::duties::is_honest(fault.assignment);
			assert!(!honest || self.is_excused(&fault), "{fault:?} of who did all its duties");
			if !honest {
				self.note_fault(fault.assignment, fault.evidence, true);
			}
		}
	}

	/// Returns true if a fault is one of which who did every duty may be accused.
	fn is_excused(&self, fault: &Listed) -> bool {
		let Listed { assignment, era, .. } = *fault;
		let Some(Ok(verdict)) = verdict(assignment, &fault.evidence) else { return false };
		super::duties::is_excused(assignment, era, verdict.offence_id, &self.model)
	}
}
