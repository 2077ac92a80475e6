//! The kinds of services of this chain: all that the runtime says about each of them.
//!
//! A new kind adds its variant to [`Hook`] and its `Config` here.

use super::{
	money::{BytePrice, Deposit, ItemPrice},
	system::part_of_block,
};
use crate::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{Contains, Randomness},
	weights::Weight,
};
use pallet_babe::{ParentBlockRandomness, RandomnessFromOneEpochAgo};
use pallet_restaking::EnsureManager;
pub use pallet_restaking_attestation::Equivocation;
pub use pallet_restaking_availability::Withholding;
pub use pallet_restaking_heartbeat::Silence;
pub use pallet_restaking_keeper::Liveness;
pub use pallet_restaking_oracle::Deviation;
use restaking_primitives::Authority;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::Perbill;

restaking_primitives::compose_hooks! {
	/// The ways in which services of this chain find fault.
	#[derive(
		Clone,
		Copy,
		Debug,
		Decode,
		DecodeWithMemTracking,
		Deserialize,
		Encode,
		Eq,
		MaxEncodedLen,
		PartialEq,
		Serialize,
		TypeInfo,
	)]
	pub enum Hook for AccountId {
		/// The word of the service's slasher; the veto window is the defence against it.
		#[codec(index = 0)]
		Authority(Authority) by Authority,
		/// Attestation: two statements for one height.
		#[codec(index = 1)]
		Equivocation(Equivocation) by Attestation,
		/// Oracle: answers far from the median, and missed rounds.
		#[codec(index = 2)]
		Deviation(Deviation) by Oracle,
		/// Data availability: a chunk that is not shown in time.
		#[codec(index = 3)]
		Withholding(Withholding) by Availability,
		/// Keeper: missed turns.
		#[codec(index = 4)]
		Liveness(Liveness) by Keeper,
		/// Heartbeat, the template: an era without a heartbeat.
		#[codec(index = 5)]
		Silence(Silence) by Heartbeat,
	}
}

/// Duties of operators, by pallet and call: all that the program of an operator sends. Proxies of the
/// type `Operator` make these calls.
pub const DUTIES: [(&str, &str); 8] = [
	("Attestation", "attest"),
	("Availability", "answer"),
	("Availability", "promise"),
	("Heartbeat", "beat"),
	("Keeper", "enlist"),
	("Keeper", "perform"),
	("Keeper", "resign"),
	("Oracle", "submit"),
];

/// Calls of services, by pallet and name, that no pause and no safe mode stops: duties whose neglect
/// costs stake, calls by which neglect is found, and calls that release funds.
pub const NEVER_STOPPING: [(&str, &str); 10] = [
	("Attestation", "attest"),
	("Availability", "answer"),
	("Availability", "challenge"),
	("Availability", "close_challenge"),
	("Availability", "end_promise"),
	("Heartbeat", "beat"),
	("Keeper", "cancel_job"),
	("Keeper", "perform"),
	("Keeper", "resign"),
	("Oracle", "submit"),
];

impl pallet_restaking_oracle::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarking::Helper;
	type ManagerOrigin = EnsureManager<Runtime>;
	type Pledges = Restaking;
	type WeightInfo = pallet_restaking_oracle::weights::SubstrateWeight<Self>;
}

impl pallet_restaking_attestation::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarking::Helper;
	type Pledges = Restaking;
	type WeightInfo = pallet_restaking_attestation::weights::SubstrateWeight<Self>;
}

impl pallet_restaking_heartbeat::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarking::Helper;
	type Pledges = Restaking;
	type WeightInfo = pallet_restaking_heartbeat::weights::SubstrateWeight<Self>;
}

parameter_types! {
	pub const PromiseReason: RuntimeHoldReason =
		RuntimeHoldReason::Availability(pallet_restaking_availability::HoldReason::Promise);
}

/// Randomness that nobody knew before the last block. In a block without it: that of an epoch ago.
pub struct LastBlock;
impl Randomness<Hash, BlockNumber> for LastBlock {
	fn random(subject: &[u8]) -> (Hash, BlockNumber) {
		let (random, since) = ParentBlockRandomness::<Runtime>::random(subject);
		match random {
			Some(random) => (random, since),
			None => RandomnessFromOneEpochAgo::<Runtime>::random(subject),
		}
	}
}

impl pallet_restaking_availability::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarking::Helper;
	type Consideration = Deposit<PromiseReason, ItemPrice, BytePrice>;
	type Currency = Balances;
	type Pledges = Restaking;
	type Randomness = LastBlock;
	type WeightInfo = pallet_restaking_availability::weights::SubstrateWeight<Self>;
}

parameter_types! {
	/// Maximum weight of a job's call.
	pub MaxCallWeight: Weight = part_of_block(Perbill::from_percent(5));
}

/// Calls that keepers may dispatch in the name of a job's creator: they move its funds only to the
/// destination that it named, or are permissionless.
pub struct AllowedJobs;
impl Contains<RuntimeCall> for AllowedJobs {
	fn contains(call: &RuntimeCall) -> bool {
		use pallet_restaking::Call as Restake;
		matches!(
			call,
			RuntimeCall::System(frame_system::Call::remark_with_event { .. })
				| RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive { .. })
				| RuntimeCall::Assets(pallet_assets::Call::transfer_keep_alive { .. })
				| RuntimeCall::Staking(
					pallet_staking::Call::payout_stakers { .. }
						| pallet_staking::Call::payout_stakers_by_page { .. }
				) | RuntimeCall::Restaking(
				Restake::claim { .. }
					| Restake::claim_all { .. }
					| Restake::claim_commission { .. }
					| Restake::divide { .. }
					| Restake::fund_rewards { .. }
					| Restake::give_back { .. }
					| Restake::release_custody { .. }
					| Restake::settle_assignment { .. }
					| Restake::settle_staker { .. }
			)
		)
	}
}

impl pallet_restaking_keeper::Config for Runtime {
	type AllowedCalls = AllowedJobs;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarking::Helper;
	type Currency = Balances;
	type JobCall = RuntimeCall;
	type MaxCallWeight = MaxCallWeight;
	type Pledges = Restaking;
	type Randomness = RandomnessFromOneEpochAgo<Runtime>;
	type WeightInfo = pallet_restaking_keeper::weights::SubstrateWeight<Self>;
}

/// The setting that benchmarks of the kinds need, made by the calls that make it in life.
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking {
	use super::*;
	use crate::constants::currency::UNIT;
	use frame_support::traits::{fungible::Mutate, Hooks};
	use pallet_restaking::{types::JoinPolicy, NextAssignmentId, NextServiceId, Services};
	use pallet_staking::{CurrentEra, RewardDestination};
	use restaking_primitives::{
		AssignmentId, BenchmarkHelper, Conditions, KeyProof, ServiceId, ServiceKey, Shares, Terms,
	};
	use sp_core::crypto::KeyTypeId;
	use sp_runtime::DispatchError;

	/// The stake that every operator bonds, and pledges through itself.
	const STAKE: Balance = UNIT.saturating_mul(1_000);

	/// The type of the operators' keys in the keystore.
	const KEYS: KeyTypeId = KeyTypeId(*b"rstk");

	/// Services of any kind, and operators that pledge their own stake.
	pub struct Helper;
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
			let key = sp_io::crypto::sr25519_generate(KEYS, None);
			let key = ServiceKey::Sr25519(key);
			let proof = sign(&key, &Restaking::key_message(service, operator));
			let proof = proof.ok_or(DispatchError::Other("the key does not sign"))?;
			let record = Services::<Runtime>::get(service).ok_or(DispatchError::CannotLookup)?;
			let signed = || RuntimeOrigin::signed(operator.clone());
			Restaking::register_operator(signed(), Default::default())?;
			Restaking::join_service(signed(), service, Perbill::zero(), key.clone(), proof)?;
			Staking::bond(signed(), STAKE, RewardDestination::Stash)?;
			Restaking::pledge(
				signed(),
				assignment,
				STAKE,
				record.terms_hash,
				Perbill::zero(),
				false,
			)
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
			jail_term: 0,
			shares: Shares::default(),
			recipient: None,
			resolver_may_veto_proofs: false,
		}
	}
}
