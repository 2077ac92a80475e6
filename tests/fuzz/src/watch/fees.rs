//! Which duties cost nothing: the first valid one each, if enough stake counts through the operator, as far as a
//! block has a part for them. A turn costs nothing at all.

use crate::{model::Model, pick::era};
use pallet_restaking::Config;
use pallet_restaking_attestation::Call as Attestation;
use pallet_restaking_availability::{Call as Availability, Challenges};
use pallet_restaking_oracle::{Call as Oracle, Rolls};
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchClass, GetDispatchInfo},
		weights::Weight,
	},
	frame_system,
	sp_staking::EraIndex,
};
use restaking_primitives::{Duty, PledgeInspect};
use restaking_runtime::{AccountId, Restaking, Runtime, RuntimeCall};

/// The weight that is left in a block for duties that cost nothing.
pub(super) struct Free(Weight);

impl Free {
	/// Returns what a block has in which no duty was done yet.
	pub fn of_a_block() -> Self {
		let blocks = <Runtime as frame_system::Config>::BlockWeights::get();
		let normal = blocks.get(DispatchClass::Normal);
		Self(<Runtime as Config>::FreeShare::get() * normal.max_total.unwrap_or(blocks.max_block))
	}

	/// Takes the weight of a duty. Returns true if it has to cost nothing.
	pub fn take(&mut self, duty: &Duty<Vec<u8>>, call: &RuntimeCall, model: &Model) -> bool {
		if matches!(call, RuntimeCall::Keeper(_)) {
			return true;
		}
		let weight = call.get_dispatch_info().call_weight;
		let fits = weight.all_lte(self.0);
		self.0 = self.0.saturating_sub(weight);
		let Some(era) = era_of(duty, call) else { return false };
		let counted = model.served_in(duty.assignment, era).unwrap_or(0);
		fits && counted >= <Runtime as Config>::FreeStake::get()
	}
}

/// Returns the era whose stake decides if a duty costs nothing. `None` if it is not the first: a part of a round's
/// values was given before.
fn era_of(duty: &Duty<Vec<u8>>, call: &RuntimeCall) -> Option<EraIndex> {
	match call {
		RuntimeCall::Attestation(Attestation::attest { statement, .. }) => Some(statement.era),
		RuntimeCall::Availability(Availability::answer { era, .. }) => Some(*era),
		RuntimeCall::Availability(Availability::answer_challenge { challenge, .. }) => {
			Challenges::<Runtime>::get(duty.assignment, challenge).map(|it| it.asked_era)
		},
		RuntimeCall::Oracle(Oracle::submit { service, .. }) => {
			// A round has one tick here, so this is its number.
			let round = duty.from;
			let rolls = Rolls::<Runtime>::iter_prefix_values(service);
			let mut members =
				rolls.filter(|roll| roll.number == round).flat_map(|roll| roll.members);
			let part = members.any(|member| member.assignment == duty.assignment);
			let era = <Restaking as PledgeInspect<AccountId>>::era_of_tick(round);
			era.filter(|_| !part)
		},
		_ => Some(era()),
	}
}
