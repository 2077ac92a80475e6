//! What both sides have: terms, stakes and times.

use super::{common::Setup, era, WAIT};

/// Setups on which both sides agree: no dust, no least loss, nothing unlocking, no renewal, and windows in which
/// a slasher may ask.
pub fn common_ground(mut setup: Setup) -> Setup {
	(setup.existential, setup.bonding, setup.era) = (0, 0, era());
	// The longest exit window and an era.
	setup.delay = WAIT;
	for service in &mut setup.services {
		(service.veto, service.min_pledge, service.least) = (2, 1, 0);
		service.exit = service.exit.max(service.report + 2);
	}
	setup.stakers.iter_mut().for_each(|staker| staker.1 = false);
	setup
}
