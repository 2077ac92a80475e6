//! What the benchmarks of restaking need of this runtime.

use super::{restaking::dynamic_params::restaking, services::Hook, AssetId};
use crate::*;
use alloc::vec::Vec;
use codec::Encode;
use frame_support::traits::{fungible::NativeOrWithId, fungibles::Inspect};
use pallet_restaking::benchmarking::BenchmarkHelper;
use restaking_adapters::PalletStaking;
use pallet_restaking_heartbeat::Silence;
use sp_runtime::{BoundedVec, Perbill};
use sp_staking::EraIndex;

/// The asset in which services pay.
const ASSET: AssetId = 1;

/// Makes of this runtime what benchmarks need. Panics where that is not possible: there is no way to go on.
pub struct Helper;
impl BenchmarkHelper<AccountId, Hook, NativeOrWithId<AssetId>> for Helper {
	fn bond(who: &AccountId, amount: Balance) {
		let bonded = PalletStaking::<Runtime>::bond_voter(who, amount);
		assert!(bonded.is_ok(), "a benchmark could not bond: {bonded:?}");
	}

	fn set_era(era: EraIndex) {
		PalletStaking::<Runtime>::set_era(era);
	}

	fn authority() -> Hook {
		Hook::Authority(restaking_primitives::Authority)
	}

	fn judge() -> Option<Hook> {
		Some(Hook::Silence(Silence { fraction: Perbill::from_percent(1) }))
	}

	fn evidence(_operator: &AccountId, era: EraIndex) -> Vec<u8> {
		era.encode()
	}

	fn reward_asset() -> NativeOrWithId<AssetId> {
		if !Assets::asset_exists(ASSET) {
			let admin = AccountId::from([0; 32]);
			let created =
				Assets::force_create(RuntimeOrigin::root(), ASSET.into(), admin.into(), true, 1);
			assert!(created.is_ok(), "a benchmark could not create an asset: {created:?}");
			let allowed = restaking::Parameters::RewardAssets(
				restaking::RewardAssets,
				Some(BoundedVec::truncate_from(alloc::vec![ASSET])),
			);
			let set = Parameters::set_parameter(
				RuntimeOrigin::root(),
				super::restaking::RuntimeParameters::Restaking(allowed),
			);
			assert!(set.is_ok(), "a benchmark could not allow an asset: {set:?}");
		}
		NativeOrWithId::WithId(ASSET)
	}
}
