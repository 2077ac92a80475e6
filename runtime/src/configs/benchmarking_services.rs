//! What the benchmarks of the services' pallets need to be there, made by the calls that make it in life.

use super::services::Hook;
use crate::{constants::currency::UNIT, *};
use frame_support::traits::{fungible::Mutate, Hooks};
use pallet_restaking::{types::JoinPolicy, NextAssignmentId, NextServiceId, Services};
use pallet_staking::{CurrentEra, RewardDestination};
use restaking_primitives::{
	AssignmentId, BenchmarkHelper, Conditions, KeyProof, ServiceId, ServiceKey, Shares, Terms,
};
use sp_core::crypto::KeyTypeId;
use sp_runtime::{DispatchError, Perbill};

/// What every operator has bonded, and pledges through itself.
const STAKE: Balance = UNIT.saturating_mul(1_000);

/// Where the keys of operators are in the keystore.
const KEYS: KeyTypeId = KeyTypeId(*b"rstk");

/// Services, and operators that stake themselves, by the calls of this runtime.
pub struct ServiceBenchmarks;

impl<Rules: Into<Hook>> BenchmarkHelper<AccountId, Rules> for ServiceBenchmarks {
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
		let key = sp_io::crypto::sr25519_generate(KEYS, None);
		let key = ServiceKey::Sr25519(key);
		let proof = sign(&key, &Restaking::key_message(service, operator));
		let proof = proof.ok_or(DispatchError::Other("the key does not sign"))?;
		let record = Services::<Runtime>::get(service).ok_or(DispatchError::CannotLookup)?;
		let signed = || RuntimeOrigin::signed(operator.clone());
		Restaking::register_operator(signed(), Default::default())?;
		Restaking::join_service(signed(), service, Perbill::zero(), key.clone(), proof)?;
		Staking::bond(signed(), STAKE, RewardDestination::Stash)?;
		Restaking::pledge(signed(), assignment, STAKE, record.terms_hash, Perbill::zero())
			.map_err(|error| error.error)?;
		Ok((assignment, key))
	}

	fn sign(key: &ServiceKey, message: &[u8]) -> Option<KeyProof> {
		sign(key, message)
	}

	fn next_era(block: u32) {
		CurrentEra::<Runtime>::mutate(|era| *era = Some(era.unwrap_or(0).saturating_add(1)));
		Restaking::on_initialize(block);
	}
}

/// Of all three kinds, signatures by this one take longest to verify.
fn sign(key: &ServiceKey, message: &[u8]) -> Option<KeyProof> {
	match key {
		ServiceKey::Sr25519(key) => {
			sp_io::crypto::sr25519_sign(KEYS, key, message).map(KeyProof::Sr25519)
		},
		_ => None,
	}
}

/// The longest windows that there can be.
fn conditions() -> Conditions<AccountId> {
	Conditions {
		max_slash: Perbill::from_percent(40),
		report_window: 9,
		veto_window: 9,
		exit_window: 27,
		min_pledge: STAKE,
		quorum: Perbill::from_percent(50),
		jail_term: 0,
		shares: Shares::default(),
		recipient: None,
		resolver_may_veto_proofs: false,
	}
}
