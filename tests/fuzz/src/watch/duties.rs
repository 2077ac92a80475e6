//! An operator's honest program: in each block it does whatever the runtime API says that it owes, and knows
//! nothing else of the chain. Nobody may convict it.

use super::fees::Free;
use crate::{
	cast::{account, Signer, HONEST, TRUTH},
	evidence::{shown, sign},
	model::Model,
	pick::signed,
	player::Player,
};
use codec::{DecodeAll, Encode};

use pallet_restaking::{Assignments, SlashingHooks};
use pallet_restaking_attestation::{Call as Attestation, Signed};
use pallet_restaking_availability::{Call as Availability, Challenges};
use pallet_restaking_oracle::Call as Oracle;
use polkadot_sdk::{
	frame_support::dispatch::Pays,
	sp_core::H256,
	sp_runtime::traits::{BlakeTwo256, Hash},
};
use restaking_primitives::{AssignmentId, EraIndex, ServiceId};
use restaking_runtime::{
	configs::services::{duties, Hook},
	AccountId, Restaking, Runtime, RuntimeCall,
};

/// Returns true if an operator does every duty that it is told.
pub(super) fn does_its_duties(operator: &AccountId) -> bool {
	*operator == account(HONEST)
}

/// Returns true if the assignment is that of such an operator, at a service whose rules judge.
pub(super) fn is_honest(id: AssignmentId) -> bool {
	let Some(record) = Assignments::<Runtime>::get(id) else { return false };
	let hook = SlashingHooks::<Runtime>::get(record.service);
	let judged = hook.is_some_and(|hook| !matches!(hook, Hook::Authority(_)));
	judged && does_its_duties(&record.operator)
}

/// Returns true if an offence is one of which who did every duty may be accused: a value far from an answer, in
/// an era in which others had a quorum of all stake. They may answer anything, and who tells the truth is far
/// from it. With less than a quorum they convict nobody.
pub(super) fn is_excused(id: AssignmentId, era: EraIndex, offence: H256, model: &Model) -> bool {
	let name = |step: u8| BlakeTwo256::hash(&(b"deviation", id, era, step).encode());
	let deviates = (1..=4).any(|step| name(step) == offence);
	deviates && model.others_held_quorum(id, &account(HONEST), era)
}

/// Returns a duty's call with what the operator has to add: the truth, its signature, or the bytes that it
/// keeps. `None` if it has lost them.
fn complete(
	service: ServiceId,
	assignment: AssignmentId,
	call: RuntimeCall,
) -> Option<RuntimeCall> {
	let call = match call {
		RuntimeCall::Attestation(Attestation::attest { mut statement, .. }) => {
			statement.content = H256::repeat_byte(1);
			let signer = Signer::behind(&Restaking::key_at(assignment, statement.era)?)?;
			let signature = sign(&signer, service, &statement);
			let signed = Signed { operator: account(HONEST), signature };
			let signatures = vec![signed].try_into().expect("one fits");
			Attestation::attest { service, statement, signatures }.into()
		},
		RuntimeCall::Oracle(Oracle::submit { values, .. }) => {
			let values: Vec<_> = values.into_iter().map(|(feed, _)| (feed, TRUTH)).collect();
			Oracle::submit { service, values: values.try_into().expect("as many") }.into()
		},
		RuntimeCall::Availability(Availability::answer { era, draw, .. }) => {
			let asked = restaking_runtime::Availability::asked(service, &account(HONEST));
			let asked = asked.into_iter().find(|it| (it.era, it.draw) == (era, draw))?;
			let (chunk, proof) = shown(&asked.blob, asked.chunk)?;
			Availability::answer { service, era, draw, chunk, proof }.into()
		},
		RuntimeCall::Availability(Availability::answer_challenge { challenge, .. }) => {
			let asked = Challenges::<Runtime>::get(assignment, challenge)?;
			let (chunk, proof) = shown(&asked.blob, asked.chunk)?;
			Availability::answer_challenge { assignment, challenge, chunk, proof }.into()
		},
		whole => whole,
	};
	Some(call)
}

impl Player {
	/// Does the duties of the honest operator in this block, before anybody has done one. Each that is listed can
	/// be done, and costs nothing as far as there is room.
	pub(crate) fn do_duties(&mut self) {
		let mut free = Free::of_a_block();
		let mut services: Vec<ServiceId> = SlashingHooks::<Runtime>::iter_keys().collect();
		services.sort();
		for service in services {
			for duty in duties(service, &account(HONEST)) {
				let call = RuntimeCall::decode_all(&mut &duty.call[..]).expect("a call");
				let Some(call) = complete(service, duty.assignment, call) else { continue };
				let told = format!("{call:?}");
				let is_free = free.take(&duty, &call, &self.model);
				assert!(!is_free || duty.free, "a free duty that is told to cost a fee: {told}");
				let paid = self.pay_between_steps(signed(HONEST), call);
				assert!(paid.is_ok(), "a duty that can not be done: {told}: {paid:?}");
				assert!(!is_free || paid == Ok(Pays::No), "a duty that is not free: {told}");
				assert!(
					duty.free || paid != Ok(Pays::No),
					"a duty that is free by surprise: {told}"
				);
				self.watch.count_duty(duty.assignment);
			}
		}
	}
}
