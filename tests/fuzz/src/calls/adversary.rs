//! Calls by which somebody tries to switch off a slash.

use super::{restaking, Made};
use crate::{
	cast::*,
	evidence,
	judging::verdict,
	kind::Kind,
	pick::{era, signed, Picks},
	watch::villain,
};
use pallet_restaking::Assignments;
use polkadot_sdk::{
	frame_system::RawOrigin, pallet_multisig, pallet_safe_mode, pallet_tx_pause, pallet_utility,
};
use restaking_primitives::AssignmentId;
use restaking_runtime::{Runtime, RuntimeCall};

type Call = pallet_restaking::Call<Runtime>;

/// Calls that somebody may want to pause: those that judge, and the duties.
const TO_PAUSE: [(&str, &str); 6] = [
	("Restaking", "report_offence"),
	("Restaking", "execute_slash"),
	("Restaking", "request_slash"),
	("Heartbeat", "beat"),
	("Restaking", "veto"),
	("Restaking", "settle_staker"),
];

/// Returns a call in a batch.
pub fn in_a_batch(call: RuntimeCall) -> RuntimeCall {
	pallet_utility::Call::<Runtime>::batch_all { calls: vec![call] }.into()
}

/// Returns a call of an account that two hold together, and either may sign for.
pub fn in_a_multisig(call: RuntimeCall) -> RuntimeCall {
	let other_signatories = vec![account(RECIPIENT)];
	let call = Box::new(call);
	pallet_multisig::Call::<Runtime>::as_multi_threshold_1 { other_signatories, call }.into()
}

/// Returns the report of two statements of an operator, some blocks ago.
fn own_fault(id: AssignmentId, back: u16) -> Option<Call> {
	let evidence = evidence::two_statements(id, u64::from(back))?.try_into().ok()?;
	Some(Call::report_offence { assignment: id, evidence })
}

/// Returns words of slashers, bonds of strangers, and reports of operators against themselves.
pub fn words(picks: Picks) -> Option<Made> {
	let op = picks.0;
	match op.kind {
		Kind::StrangersBond => Some(restaking::strangers_bond(picks)),
		Kind::PuppetsWord => {
			let id = villain(picks)?;
			let evidence = evidence::two_statements(id, u64::from(op.size % 8))?;
			let known = verdict(id, &evidence)?.ok()?;
			// Under the name that the proof will have: at another assignment, for another era, or right.
			let (accused, offence_era) = match op.dice % 3 {
				0 => (picks.assignment_by((op.dice / 3 % 200) as u8), era()),
				1 => (id, known.offence_era.saturating_sub(1)),
				_ => (id, known.offence_era),
			};
			// The whole maximum, or less than most verdicts.
			let parts = if op.dice / 3 % 4 == 3 { 4 } else { 32 };
			let word = restaking::word_named(accused, parts, offence_era, known.offence_id);
			Some((signed(SLASHER), word.into()))
		},
		Kind::SelfReport => {
			let id = villain(picks)?;
			let operator = Assignments::<Runtime>::get(id)?.operator;
			let origin = RawOrigin::Signed(operator).into();
			Some((origin, own_fault(id, op.size % 16)?.into()))
		},
		_ => None,
	}
}

/// Returns reports in wrappers.
pub fn wrapped(picks: Picks) -> Option<Made> {
	let op = picks.0;
	let wrap: fn(RuntimeCall) -> RuntimeCall = match op.kind {
		Kind::BatchedReport => in_a_batch,
		Kind::SharedReport => in_a_multisig,
		_ => return None,
	};
	let report = own_fault(villain(picks)?, op.size % 8)?;
	Some((signed(NOBODY), wrap(report.into())))
}

/// Returns calls that stop others, and those that let them go on.
pub fn brakes(picks: Picks) -> Option<Made> {
	let op = picks.0;
	let root = || RawOrigin::Root.into();
	let (pallet, call) = TO_PAUSE[usize::from(op.at) % TO_PAUSE.len()];
	let name = |text: &str| text.as_bytes().to_vec().try_into().expect("short");
	let full_name = (name(pallet), name(call));
	match op.kind {
		Kind::EnterSafeMode => {
			Some((signed(FUNDER), pallet_safe_mode::Call::<Runtime>::enter {}.into()))
		},
		Kind::LeaveSafeMode => {
			Some((root(), pallet_safe_mode::Call::<Runtime>::force_exit {}.into()))
		},
		Kind::PauseCall => {
			Some((root(), pallet_tx_pause::Call::<Runtime>::pause { full_name }.into()))
		},
		Kind::UnpauseCall => {
			let ident = full_name;
			Some((root(), pallet_tx_pause::Call::<Runtime>::unpause { ident }.into()))
		},
		_ => None,
	}
}
