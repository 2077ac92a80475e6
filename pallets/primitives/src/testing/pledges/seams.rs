//! What the pallets of services tell, and the setup of their benchmarks.

use super::*;
use crate::{BenchmarkHelper, FreeDuties, KeyProof, OffenceSink, RequestId, RewardSink};
use frame_support::weights::Weight;
use sp_core::{sr25519, Pair};
use sp_runtime::DispatchResult;

/// The refusal of an accusation at a service that is paused.
const PAUSED: DispatchError = DispatchError::Other("paused");

impl<Hook> OffenceSink for TestPledges<Hook> {
	fn accuse(assignment: AssignmentId, evidence: Vec<u8>) -> Result<RequestId, DispatchError> {
		with(|records| {
			let service = records.stays.get(&assignment).map(|stay| stay.service);
			let paused = service.is_some_and(|service| records.paused.contains(&service));
			frame_support::ensure!(!paused, PAUSED);
			let seen = records.accused.iter().any(|it| *it == (assignment, evidence.clone()));
			frame_support::ensure!(!seen, DispatchError::Other("seen"));
			records.accused.push((assignment, evidence));
			let number = u32::try_from(records.accused.len()).unwrap_or(u32::MAX);
			Ok(RequestId(number))
		})
	}

	fn refused_for_now(error: &DispatchError) -> bool {
		*error == PAUSED
	}

	fn accuse_weight() -> Weight {
		Weight::from_parts(1_000_000, 1_000)
	}
}

impl<Hook> RewardSink for TestPledges<Hook> {
	fn credit(assignment: AssignmentId, era: EraIndex, points: u32, most: u32) -> DispatchResult {
		with(|records| {
			let due = records.now().checked_sub(1) == Some(era);
			let again = records.credited.iter().any(|it| (it.0, it.1) == (assignment, era));
			frame_support::ensure!(due && !again && most > 0, DispatchError::Other("not due"));
			records.credited.push((assignment, era, points, most));
			Ok(())
		})
	}

	fn credit_weight() -> Weight {
		Weight::from_parts(1_000_000, 1_000)
	}
}

impl<Hook> FreeDuties for TestPledges<Hook> {
	fn take_free(counted: Balance, _weight: Weight) -> bool {
		<Self as FreeDuties>::may_be_free(counted) && with(|records| !records.busy)
	}

	fn may_be_free(counted: Balance) -> bool {
		counted > 0
	}
}

impl<AccountId, Hook, Rules> BenchmarkHelper<AccountId, Rules> for TestPledges<Hook>
where
	AccountId: codec::Encode,
	Hook: codec::Encode + From<Rules>,
{
	fn service(rules: Rules, _owner: &AccountId) -> Result<ServiceId, DispatchError> {
		reset();
		add_service(ServiceId(0), &Hook::from(rules));
		Ok(ServiceId(0))
	}

	fn serve(
		service: ServiceId,
		operator: &AccountId,
	) -> Result<(AssignmentId, ServiceKey), DispatchError> {
		let (number, era) = with(|records| (records.signers.len(), records.now()));
		let pair = sr25519::Pair::from_string(&alloc::format!("//{number}"), None)
			.map_err(|_| DispatchError::Other("no key"))?;
		let key = ServiceKey::Sr25519(pair.public());
		with(|records| records.signers.push(pair));
		let assignment = serve(service, operator, 100, era.saturating_add(1), key.clone());
		Ok((assignment, key))
	}

	fn sign(key: &ServiceKey, message: &[u8]) -> Option<KeyProof> {
		with(|records| {
			let is_it = |pair: &&sr25519::Pair| ServiceKey::Sr25519(pair.public()) == *key;
			let pair = records.signers.iter().find(is_it)?;
			Some(KeyProof::Sr25519(pair.sign(message)))
		})
	}

	fn seed() {
		let (era, block) = with(|records| (records.now(), records.block));
		set_seed(era, block, H256::repeat_byte(1));
	}

	fn next_era(block: u32) {
		begin_era(block.into());
	}

	fn pass(block: u32) {
		set_block(block.into());
	}

	fn publish(service: ServiceId) {
		let (era, block) = with(|records| (records.now(), records.block));
		set_seed(era, block, H256::repeat_byte(1));
		publish(service, era);
	}
}
