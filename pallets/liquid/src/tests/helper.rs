//! The chain as benchmarks need it.

use super::setting::*;
use crate::benchmarking::BenchmarkHelper;
use frame_support::traits::{fungible::Mutate as _, OriginTrait};
use pallet_restaking::types::JoinPolicy;
#[cfg(feature = "runtime-benchmarks")]
use restaking_primitives::Authority;
use restaking_primitives::{AssignmentId, Balance, EraIndex, KeyProof, ServiceKey};
use sp_core::Pair;
use sp_runtime::{AccountId32, DispatchError, Perbill};

/// Sets up the chain for benchmarks.
pub struct Helper;
impl BenchmarkHelper<AccountId> for Helper {
	fn validator(number: u32) -> Result<AccountId, DispatchError> {
		let who = AccountId32::new([100u8.saturating_add(number as u8); 32]);
		Balances::mint_into(&who, BIG)?;
		let signed = || RuntimeOrigin::signed(who.clone());
		let payee = pallet_staking::RewardDestination::Stash;
		Staking::bond(signed(), BIG / 2, payee)?;
		Staking::validate(signed(), Default::default())?;
		Ok(who)
	}

	fn target(number: u32) -> Result<AssignmentId, DispatchError> {
		let service = pallet_restaking::NextServiceId::<Test>::get();
		let assignment = pallet_restaking::NextAssignmentId::<Test>::get();
		let slasher = Box::new(RuntimeOrigin::signed(SLASHER).into_caller());
		let (policy, text) = (JoinPolicy::Open, Default::default());
		Restaking::register_service(
			RuntimeOrigin::root(),
			terms(10),
			Some(slasher),
			None,
			policy,
			None,
			text,
		)?;
		let operator = AccountId32::new([150u8.saturating_add(number as u8); 32]);
		Balances::mint_into(&operator, BIG)?;
		let signed = RuntimeOrigin::signed(operator.clone());
		Restaking::register_operator(signed.clone(), Default::default())?;
		let pair = sp_core::sr25519::Pair::from_seed(&[number as u8 + 50; 32]);
		let message = Restaking::key_message(service, &operator);
		let proof = KeyProof::Sr25519(pair.sign(&message));
		let key = ServiceKey::Sr25519(pair.public());
		Restaking::join_service(signed, service, Perbill::zero(), key, proof)?;
		Ok(assignment)
	}

	fn set_era(era: EraIndex) {
		pallet_staking::CurrentEra::<Test>::put(era);
		// The core follows it from block to block, and here there is none.
		pallet_restaking::PresentEra::<Test>::kill();
		pallet_staking::ErasTotalStake::<Test>::insert(era, Balance::MAX / 2);
	}
}

/// Set-ups that the core's own benchmarks would need. They run elsewhere.
#[cfg(feature = "runtime-benchmarks")]
impl
	pallet_restaking::benchmarking::BenchmarkHelper<
		AccountId,
		Hook,
		frame_support::traits::fungible::NativeOrWithId<u32>,
	> for Helper
{
	fn bond(_who: &AccountId, _amount: Balance) {}

	fn set_era(era: EraIndex) {
		<Self as BenchmarkHelper<AccountId>>::set_era(era);
	}

	fn authority() -> Hook {
		Hook::Authority(Authority)
	}

	fn reward_asset() -> frame_support::traits::fungible::NativeOrWithId<u32> {
		frame_support::traits::fungible::NativeOrWithId::Native
	}
}
