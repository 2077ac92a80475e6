//! Weights of the staking pallet, with the part that restaking adds to a withdrawal.

use crate::{weights, Runtime};
use pallet_restaking::WeightInfo as _;
use polkadot_sdk::{frame_support::weights::Weight, pallet_staking::WeightInfo};

/// Weights as measured in this runtime, with stakers that have pledged nothing.
type Measured = weights::pallet_staking::WeightInfo<Runtime>;

/// Measured weights, plus that of the listener for calls that may withdraw.
pub struct WithListener;

/// Worst-case weight of the listener to withdrawals.
fn listener() -> Weight {
	pallet_restaking::weights::SubstrateWeight::<Runtime>::on_withdraw()
}

macro_rules! staking_weights {
	(
		at_most: $most:ident($m:ident) covers $less:ident;
		may_withdraw: $($withdraws:ident($($a:ident)?)),*;
		others: $($other:ident($($b:ident),*)),*;
	) => {
		impl WeightInfo for WithListener {
			fn $most($m: u32) -> Weight {
				Measured::$most($m).max(Measured::$less($m)).saturating_add(listener())
			}
			$(
				fn $withdraws($($a: u32)?) -> Weight {
					Measured::$withdraws($($a)?).saturating_add(listener())
				}
			)*
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
	may_withdraw:
		unbond(),
		withdraw_unbonded_update(s);
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
		update_payee(),
		validate();
}
