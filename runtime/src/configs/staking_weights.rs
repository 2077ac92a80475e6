//! Weights of the staking pallet.

use crate::{weights, Runtime};
use polkadot_sdk::{frame_support::weights::Weight, pallet_staking::WeightInfo};

/// Weights as measured in this runtime, with stakers that have pledged nothing: the one look of restaking
/// at them is part of a withdrawal. What it does more for those who have pledged it registers itself.
type Measured = weights::pallet_staking::WeightInfo<Runtime>;

/// Measured weights; a withdrawal declares the larger of its two outcomes.
pub struct StakingWeights;

macro_rules! staking_weights {
	(
		at_most: $most:ident($m:ident) covers $less:ident;
		others: $($other:ident($($b:ident),*)),*;
	) => {
		impl WeightInfo for StakingWeights {
			fn $most($m: u32) -> Weight {
				Measured::$most($m).max(Measured::$less($m))
			}
			$(
				fn $other($($b: u32),*) -> Weight {
					Measured::$other($($b),*)
				}
			)*
		}
	};
}

staking_weights! {
	// A withdrawal declares the first, and is charged the second if stake remains bonded.
	at_most: withdraw_unbonded_kill(s) covers withdraw_unbonded_update;
	others:
		bond(),
		bond_extra(),
		cancel_deferred_slash(s),
		chill(),
		chill_other(),
		deprecate_controller_batch(u),
		force_apply_min_commission(),
		force_new_era(),
		force_new_era_always(),
		force_no_eras(),
		force_unstake(s),
		get_npos_targets(v),
		get_npos_voters(v, n),
		kick(k),
		manual_slash(),
		migrate_currency(),
		new_era(v, n),
		nominate(n),
		payout_stakers_alive_staked(n),
		reap_stash(s),
		rebond(l),
		restore_ledger(),
		set_controller(),
		set_invulnerables(v),
		set_min_commission(),
		set_payee(),
		set_staking_configs_all_remove(),
		set_staking_configs_all_set(),
		set_validator_count(),
		unbond(),
		update_payee(),
		validate(),
		withdraw_unbonded_update(s);
}
