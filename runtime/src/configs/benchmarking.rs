//! What the benchmarks of restaking need of this runtime.

use super::{restaking::dynamic_params::restaking, services::Hook, AssetId};
use crate::*;
use alloc::vec::Vec;
use codec::Encode;
use frame_election_provider_support::SortedListProvider;
use frame_support::traits::{fungible::NativeOrWithId, fungibles::Inspect};
use pallet_restaking::benchmarking::BenchmarkHelper;
use restaking_heartbeat::Silence;
use sp_runtime::{BoundedVec, Perbill};
use sp_staking::EraIndex;

/// The asset in which services pay.
const ASSET: AssetId = 1;

/// Makes of this runtime what benchmarks need. Panics where that is not possible: there is no way to go on.
pub struct Helper;
impl BenchmarkHelper<AccountId, Hook, NativeOrWithId<AssetId>> for Helper {
	fn bond(who: &AccountId, amount: Balance) {
		let payee = pallet_staking::RewardDestination::Stash;
		let bonded = Staking::bond(RuntimeOrigin::signed(who.clone()), amount, payee);
		assert!(bonded.is_ok(), "a benchmark could not bond: {bonded:?}");
		let nominations = pallet_staking::Nominations {
			targets: BoundedVec::truncate_from(alloc::vec![who.clone()]),
			submitted_in: 0,
			suppressed: false,
		};
		Staking::do_add_nominator(who, nominations);
		// In the wrong bag, so that whatever changes the stake moves it.
		let moved = VoterList::on_update(who, 1);
		assert!(moved.is_ok(), "a benchmark could not move a voter: {moved:?}");
	}

	fn set_era(era: EraIndex) {
		pallet_staking::CurrentEra::<Runtime>::put(era);
	}

	fn authority() -> Hook {
		Hook::Authority(restaking_primitives::Authority)
	}

	fn judge() -> Hook {
		Hook::Silence(Silence { fraction: Perbill::from_percent(1) })
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
