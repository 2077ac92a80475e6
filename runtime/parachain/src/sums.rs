//! Constants of several pallets together, which no pallet checks by itself.

// Tests may do this.
#![allow(clippy::arithmetic_side_effects, clippy::expect_used)]

use crate::{
	configs::{
		restaking::{dynamic_params::restaking, PollRoom, RuntimeParameters, SecondPollRoom},
		system::{part_of_block, RuntimeBlockWeights},
		BONDED_ASSET,
	},
	constants::currency::ASSET_UNIT,
	tests::chain,
	*,
};
use frame_support::{
	traits::{
		fungibles::{metadata::Inspect as Metadata, Inspect as _},
		Get,
	},
	weights::Weight,
};
use pallet_restaking::types::Parameters as Limits;
use polkadot_sdk::cumulus_pallet_parachain_system::Config as ParachainConfig;
use sp_runtime::Perbill;

/// The second instances.
type Second = pallet_restaking::Instance1;

/// Returns a bound of what hooks take as a block begins, and inherents beside what is reserved for messages.
fn beginning() -> Weight {
	part_of_block(Perbill::from_percent(3))
}

/// Whatever messages and inherents may take of a block, slashes that are due have their room in it.
#[test]
fn messages_and_inherents_leave_room_to_poll() {
	type Served = <Runtime as pallet_message_queue::Config>::ServiceWeight;
	let blocks = RuntimeBlockWeights::get();
	// The constant may be a `Weight`, too.
	let served = <Served as Get<Option<Weight>>>::get();
	let parts = [
		blocks.base_block,
		beginning(),
		served.expect("messages are limited"),
		<Runtime as ParachainConfig>::ReservedXcmpWeight::get(),
		<Runtime as ParachainConfig>::ReservedDmpWeight::get(),
		PollRoom::get(),
	];
	let sum = parts.into_iter().fold(Weight::zero(), Weight::saturating_add);
	let most = blocks.max_block;
	assert!(sum.all_lte(most), "{parts:?} are {sum:?}, and a block has {most:?}");
}

/// The first instance leaves to the second what that counts on.
#[test]
fn the_first_instance_leaves_room_to_the_second() {
	let share = <Runtime as pallet_restaking::Config>::TermBounds::get().work_share;
	let room = PollRoom::get();
	let taken =
		Weight::from_parts(share.mul_ceil(room.ref_time()), share.mul_ceil(room.proof_size()));
	assert!(SecondPollRoom::get().all_lte(room.saturating_sub(taken)));
}

/// Amounts of the asset are in its own coins, whatever the native token has for decimals.
#[test]
fn amounts_of_the_asset_are_its_own() {
	chain(sp_genesis_builder::DEV_RUNTIME_PRESET).execute_with(|| {
		let decimals = <Assets as Metadata<AccountId>>::decimals(BONDED_ASSET);
		assert_eq!(10u128.pow(decimals.into()), ASSET_UNIT);
		let least: Balance = <Runtime as pallet_restaking::Config<Second>>::LeastLoss::get();
		assert!(least >= Assets::minimum_balance(BONDED_ASSET));
		let limits = || <Runtime as pallet_restaking::Config<Second>>::Parameters::get().min_pledge;
		let free = || <Runtime as pallet_restaking::Config<Second>>::FreeStake::get();
		assert_eq!((limits(), free()), (10 * ASSET_UNIT, 100 * ASSET_UNIT));
		// Another limit for the native token is none for the asset.
		let mut native: Limits = <Runtime as pallet_restaking::Config>::Parameters::get();
		native.min_pledge = 1;
		let parameter = restaking::Parameters::Limits(restaking::Limits, Some(native));
		let parameter = RuntimeParameters::Restaking(parameter);
		let set = Parameters::set_parameter(RuntimeOrigin::root(), parameter);
		assert!(set.is_ok(), "{set:?}");
		assert_eq!(<Runtime as pallet_restaking::Config>::Parameters::get().min_pledge, 1);
		assert_eq!((limits(), free()), (10 * ASSET_UNIT, 100 * ASSET_UNIT));
	});
}
