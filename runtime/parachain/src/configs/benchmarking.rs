//! The setting that benchmarks need, made by the calls that make it in life. Panics where it cannot be made: the
//! benchmark cannot go on.

use super::{
	helpers::{AssetHelper, Helper},
	money::AssetLocation,
	restaking::{dynamic_params::restaking, EraBlocks, RuntimeParameters},
	services::Hook,
};
use crate::{constants::currency::UNIT, *};
use codec::Encode;
use frame_support::{
	traits::{
		fungible::{Mutate, NativeOrWithId},
		fungibles::Inspect,
		Get, Hooks,
	},
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use pallet_bond::{CurrentEra, RunningEra};
use pallet_restaking::{
	benchmarking::BenchmarkHelper as CoreHelper, types::JoinPolicy, EraStarts, NextAssignmentId,
	NextServiceId, Seeds, Services,
};
use pallet_restaking_heartbeat::Silence;
use restaking_primitives::{
	AssignmentId, Authority, BenchmarkHelper, Conditions, EraIndex, EraStart, KeyProof,
	PledgeInspect, Seed, ServiceId, ServiceKey, Shares, SlashableStake, Terms, MAX_PLACES,
};
use sp_core::crypto::KeyTypeId;
use sp_runtime::{DispatchError, Perbill};
use staging_xcm::v5::{Junction, Location};

/// The stake that every operator bonds, and pledges through itself.
const STAKE: Balance = UNIT.saturating_mul(1_000);

/// The type of the operators' keys in the keystore.
const KEYS: KeyTypeId = KeyTypeId(*b"rstk");

/// Returns the location of some asset of another chain.
fn foreign(id: u32) -> AssetLocation {
	Location::new(1, [Junction::Parachain(id.saturating_add(2_001))])
}

impl pallet_assets::BenchmarkHelper<AssetLocation, ()> for Helper {
	fn create_asset_id_parameter(id: u32) -> AssetLocation {
		foreign(id)
	}

	fn create_reserve_id_parameter(_: u32) {}
}

/// Returns an asset of another chain in which services may pay: the one that costs most to move.
fn paying_asset() -> NativeOrWithId<AssetLocation> {
	let place = foreign(0);
	if !ForeignAssets::asset_exists(place.clone()) {
		let (root, admin) = (RuntimeOrigin::root(), AccountId::from([0; 32]));
		let created =
			ForeignAssets::force_create(root.clone(), place.clone(), admin.into(), true, 1);
		assert!(created.is_ok(), "a benchmark could not create an asset: {created:?}");
		let assets = BoundedVec::truncate_from(alloc::vec![place.clone()]);
		let parameter = restaking::Parameters::RewardAssets(restaking::RewardAssets, Some(assets));
		let set = Parameters::set_parameter(root, RuntimeParameters::Restaking(parameter));
		assert!(set.is_ok(), "a benchmark could not allow an asset: {set:?}");
	}
	NativeOrWithId::WithId(place)
}

impl CoreHelper<AccountId, Hook, NativeOrWithId<AssetLocation>> for Helper {
	fn bond(who: &AccountId, amount: Balance) {
		let bonded = <Bond as SlashableStake<AccountId>>::bond_extra(who, amount);
		assert!(bonded.is_ok(), "a benchmark could not bond: {bonded:?}");
	}

	fn set_era(index: EraIndex) {
		CurrentEra::<Runtime>::put(RunningEra { index, began_at: 1 });
	}

	fn authority() -> Hook {
		Hook::Authority(Authority)
	}

	fn judge() -> Option<Hook> {
		let fraction = Perbill::from_percent(1);
		Some(Hook::Silence(Silence { fraction, pays_work: true }))
	}

	fn evidence(_operator: &AccountId, era: EraIndex) -> Vec<u8> {
		// The era is over, and was as long as planned.
		let begun = |era: EraIndex, tick: u64| EraStart { era, tick };
		let starts = [begun(era, 0), begun(era.saturating_add(1), EraBlocks::get())];
		EraStarts::<Runtime>::put(BoundedVec::truncate_from(starts.to_vec()));
		era.encode()
	}

	fn reward_asset() -> NativeOrWithId<AssetLocation> {
		paying_asset()
	}
}

impl CoreHelper<AccountId, Authority, NativeOrWithId<AssetLocation>> for AssetHelper {
	fn bond(who: &AccountId, amount: Balance) {
		let bonded = <AssetBond as SlashableStake<AccountId>>::bond_extra(who, amount);
		assert!(bonded.is_ok(), "a benchmark could not bond: {bonded:?}");
	}

	fn endow(who: &AccountId) {
		let minted = Balances::mint_into(who, STAKE);
		assert!(minted.is_ok(), "a benchmark could not pay deposits: {minted:?}");
	}

	fn set_era(index: EraIndex) {
		CurrentEra::<Runtime, pallet_bond::Instance1>::put(RunningEra { index, began_at: 1 });
	}

	fn authority() -> Authority {
		Authority
	}

	fn reward_asset() -> NativeOrWithId<AssetLocation> {
		paying_asset()
	}
}

impl<Rules: Into<Hook>> BenchmarkHelper<AccountId, Rules> for Helper {
	fn service(rules: Rules, owner: &AccountId) -> Result<ServiceId, DispatchError> {
		Balances::mint_into(owner, STAKE)?;
		let service = NextServiceId::<Runtime>::get();
		let terms = Terms { conditions: conditions(), hook: rules.into() };
		let signed = RuntimeOrigin::signed(owner.clone());
		let (open, nothing) = (JoinPolicy::Open, Default::default());
		Restaking::register_service(signed, terms, None, None, open, None, nothing)?;
		Ok(service)
	}

	fn serve(
		service: ServiceId,
		operator: &AccountId,
	) -> Result<(AssignmentId, ServiceKey), DispatchError> {
		Balances::mint_into(operator, STAKE.saturating_mul(2))?;
		let assignment = NextAssignmentId::<Runtime>::get();
		let key = ServiceKey::Sr25519(sp_io::crypto::sr25519_generate(KEYS, None));
		let proof = sign(&key, &Restaking::key_message(service, operator));
		let proof = proof.ok_or(DispatchError::Other("the key does not sign"))?;
		let record = Services::<Runtime>::get(service).ok_or(DispatchError::CannotLookup)?;
		let (hash, none) = (record.terms_hash, Perbill::zero());
		let signed = || RuntimeOrigin::signed(operator.clone());
		Restaking::register_operator(signed(), Default::default())?;
		Restaking::join_service(signed(), service, none, key.clone(), proof)?;
		Bond::bond(signed(), STAKE)?;
		Restaking::pledge(signed(), assignment, STAKE, hash, none, false)
			.map_err(|error| error.error)?;
		Ok((assignment, key))
	}

	fn voting() -> u32 {
		// Work is recorded in the next era if its last height closes in the first half of that.
		u32::try_from(EraBlocks::get() >> 1).unwrap_or(1)
	}

	fn sign(key: &ServiceKey, message: &[u8]) -> Option<KeyProof> {
		sign(key, message)
	}

	fn seed() {
		let era = <Restaking as PledgeInspect<AccountId>>::era();
		let since = <Restaking as PledgeInspect<AccountId>>::clock();
		let value = Hash::repeat_byte(1);
		let window: EraIndex = <Runtime as pallet_restaking::Config>::MaxExitWindow::get();
		let place = era.checked_rem(window.saturating_add(2)).unwrap_or(0);
		Seeds::<Runtime>::insert(place, (era, Seed { since, value }));
	}

	fn next_era(block: u32) {
		tick_until(block);
		CurrentEra::<Runtime>::mutate(|era| era.index = era.index.saturating_add(1));
		// The last tick of the era before has ended.
		Restaking::on_initialize(block.saturating_add(1));
	}

	fn pass(block: u32) {
		tick_until(block);
	}

	fn publish(service: ServiceId) {
		<Self as BenchmarkHelper<AccountId, Rules>>::seed();
		let anybody = RuntimeOrigin::signed(AccountId::from([0; 32]));
		let published = Restaking::publish_set(anybody, service, MAX_PLACES);
		assert!(published.is_ok(), "a benchmark could not publish a set: {published:?}");
	}
}

/// Makes every block before `block` a tick.
fn tick_until(block: u32) {
	let over = <Restaking as PledgeInspect<AccountId>>::clock();
	for number in u32::try_from(over).unwrap_or(block)..block {
		let number = number.saturating_add(1);
		Restaking::on_poll(number, &mut WeightMeter::with_limit(Weight::zero()));
		Restaking::on_idle(number, Weight::zero());
	}
}

/// Signs with a key of the kind whose signatures take longest to verify. `None` for other kinds.
fn sign(key: &ServiceKey, message: &[u8]) -> Option<KeyProof> {
	match key {
		ServiceKey::Sr25519(key) => {
			sp_io::crypto::sr25519_sign(KEYS, key, message).map(KeyProof::Sr25519)
		},
		_ => None,
	}
}

/// Conditions with the longest windows that there can be.
fn conditions() -> Conditions<AccountId> {
	Conditions {
		max_slash: Perbill::from_percent(40),
		report_window: 9,
		veto_window: 9,
		exit_window: 27,
		min_pledge: STAKE,
		quorum: Perbill::from_percent(60),
		places: 128,
		jail_term: 0,
		shares: Shares::default(),
		recipient: None,
		resolver_may_veto_proofs: false,
	}
}
