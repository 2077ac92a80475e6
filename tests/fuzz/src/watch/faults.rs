//! Faults: committed by plan, and found.

use super::{Fault, Stage};
use crate::{
	evidence,
	judging::verdict,
	op::Op,
	pick::{era, Picks},
	player::{Outcome, Player},
};
use codec::Encode;
use pallet_restaking::{Assignments, SlashingHooks};
use polkadot_sdk::sp_runtime::DispatchError;
use restaking_primitives::AssignmentId;
use restaking_runtime::{configs::services::Hook, Runtime};

/// The numbers by which a scout looks for evidence: see [`evidence::against`].
const SCOUTED: [(u16, u16); 6] = [(0, 0), (0, 2), (1, 0), (1, 2), (3, 0), (3, 4)];

fn hook_of(id: AssignmentId) -> Option<Hook> {
	SlashingHooks::<Runtime>::get(Assignments::<Runtime>::get(id)?.service)
}

/// Returns an assignment whose operator may sign anything: one of a service that judges statements.
pub fn villain(picks: Picks) -> Option<AssignmentId> {
	let id = picks.assignment_that(|it| {
		let hook = SlashingHooks::<Runtime>::get(it.service);
		let signs = matches!(hook, Some(Hook::Equivocation(_)));
		signs && !it.is_closed() && !super::duties::does_its_duties(&it.operator)
	});
	let signs = matches!(hook_of(id), Some(Hook::Equivocation(_)));
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
			let stage = Stage::Open;
			let fault = Fault { assignment: id, verdict, evidence, by_plan, stage };
			self.watch.faults.push(fault);
		}
	}

	/// Notes who was not heard in an era that is over, though it served in it.
	pub(crate) fn note_silence(&mut self) {
		let now = era();
		let Some(noticed) = self.watch.noticed_era.replace(now) else { return };
		for over in noticed..now {
			for (id, _) in Assignments::<Runtime>::iter() {
				let judged = matches!(hook_of(id), Some(Hook::Silence(_)));
				let served = self.model.served_in(id, over).is_some();
				let counted = self.model.total(id, over) > 0;
				let heard = self.watch.heard.contains(&(id, over));
				if judged && served && counted && !heard && !super::duties::is_honest(id) {
					self.note_fault(id, over.encode(), true);
				}
			}
		}
	}

	/// Looks for evidence of faults that the judges of other services find now.
	pub(crate) fn scout(&mut self) {
		for (id, _) in Assignments::<Runtime>::iter() {
			let records = match hook_of(id) {
				Some(Hook::Deviation(_) | Hook::Withholding(_) | Hook::Liveness(_)) => SCOUTED,
				_ => continue,
			};
			for (size, dice) in records {
				let evidence = evidence::against(id, size, dice).into_inner();
				if verdict(id, &evidence).is_some_and(|it| it.is_ok()) {
					self.note_fault(id, evidence, false);
				}
			}
		}
	}
}
