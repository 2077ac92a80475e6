//! All services together.

use super::{NetworkInfo, Shock};
use crate::{pallet::*, store::EraStore};
use restaking_math::risk::worst_loss;
use restaking_primitives::StakeInspect;
use sp_runtime::Perquintill;

/// The sudden losses for which the report shows an upper bound, in thousandths.
const SHOCKS: [u64; 3] = [1, 10, 50];

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns a report of all services together. Cost: all services; for clients, not for other pallets.
	pub fn network_info() -> NetworkInfo {
		let mut network = NetworkInfo {
			era: EraStore::<T, I>::now(),
			services: 0,
			staked: T::Stake::total_active(),
			counted: 0,
			slashable: 0,
			value_at_risk: 0,
			under_secured: Default::default(),
			slack: None,
			tolerance: Perquintill::one(),
			shocks: Default::default(),
		};
		for (id, record) in Services::<T, I>::iter() {
			if record.is_retired() {
				continue;
			}
			let security = Self::security_of(&record);
			network.services = network.services.saturating_add(1);
			// Saturates only beyond all money there is.
			network.counted = network.counted.saturating_add(security.counts_now);
			network.slashable = network.slashable.saturating_add(security.slashable);
			network.value_at_risk = network.value_at_risk.saturating_add(security.value_at_risk);
			if security.under_secured {
				network.under_secured.push(id);
			}
			if let Some(slack) = security.slack {
				network.slack = Some(network.slack.map_or(slack, |minimum| minimum.min(slack)));
				network.tolerance = network.tolerance.min(security.tolerance);
			}
		}
		network.under_secured.sort_unstable();
		network.shocks = SHOCKS.into_iter().map(|lost| shock(lost, &network)).collect();
		network
	}
}

/// Returns the upper bound of the total loss after a shock of `thousandths` ‰.
fn shock(thousandths: u64, network: &NetworkInfo) -> Shock {
	let lost = Perquintill::from_rational(thousandths, 1_000u64);
	// Where nothing is at risk nobody attacks.
	let at_most = network.slack.map_or(lost, |slack| worst_loss(lost, slack));
	Shock { lost, at_most }
}
