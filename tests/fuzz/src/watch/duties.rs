//! Who does every duty that it is allowed to do.

use crate::{
	cast::{account, HONEST},
	pick::{era, signed},
	player::Player,
};
use pallet_restaking::{AssignmentFor, Assignments, SlashingHooks};
use restaking_primitives::{AssignmentId, ServiceId};
use restaking_runtime::{configs::services::Hook, AccountId, Runtime};

/// Returns true if an operator does every duty that it is allowed to do.
pub(super) fn does_its_duties(operator: &AccountId) -> bool {
	*operator == account(HONEST)
}

/// Returns true if the assignment is that of such an operator, at a service whose judge looks at nothing
/// but what the operator does itself.
pub(super) fn is_honest(id: AssignmentId) -> bool {
	let Some(record) = Assignments::<Runtime>::get(id) else { return false };
	let hook = SlashingHooks::<Runtime>::get(record.service);
	let alone = matches!(hook, Some(Hook::Equivocation(_) | Hook::Silence(_)));
	alone && does_its_duties(&record.operator)
}

impl Player {
	/// Does the duties of the honest operator in this block.
	pub(crate) fn do_duties(&mut self) {
		let mut services: Vec<(ServiceId, AssignmentId)> = SlashingHooks::<Runtime>::iter()
			.filter(|(_, hook)| matches!(hook, Hook::Silence(_)))
			.filter_map(|(service, _)| {
				let id = AssignmentFor::<Runtime>::get(service, account(HONEST))?;
				Some((service, id))
			})
			.collect();
		services.sort();
		for (service, id) in services {
			if !self.watch.heard.contains(&(id, era())) {
				let beat = pallet_restaking_heartbeat::Call::<Runtime>::beat { service };
				// What the chain refuses is no duty.
				let _heard_or_not = self.do_between_steps(signed(HONEST), beat);
			}
		}
	}
}
