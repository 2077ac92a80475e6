//! The kinds of services of this chain, and how each finds fault.

use super::restaking::{BytePrice, Deposit, ItemPrice};
use crate::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{Contains, Randomness},
	weights::Weight,
};
use pallet_babe::{ParentBlockRandomness, RandomnessFromOneEpochAgo};
use pallet_restaking::EnsureManager;
use pallet_restaking_attestation::Equivocation;
use pallet_restaking_availability::Withholding;
use pallet_restaking_heartbeat::Silence;
use pallet_restaking_keeper::Liveness;
use pallet_restaking_oracle::Deviation;
use restaking_primitives::Authority;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::Perbill;

restaking_primitives::compose_hooks! {
	/// How services of this chain find fault.
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
		/// The service's slasher says so, and the veto window answers.
		#[codec(index = 0)]
		Authority(Authority) by Authority,
		/// An attestation service: two statements for one height.
		#[codec(index = 1)]
		Equivocation(Equivocation) by Attestation,
		/// An oracle: answers far from the median, and missed rounds.
		#[codec(index = 2)]
		Deviation(Deviation) by Oracle,
		/// A data availability layer: a chunk that is not shown in time.
		#[codec(index = 3)]
		Withholding(Withholding) by Availability,
		/// A keeper service: missed turns.
		#[codec(index = 4)]
		Liveness(Liveness) by Keeper,
		/// The template: an era without a heartbeat.
		#[codec(index = 5)]
		Silence(Silence) by Heartbeat,
	}
}

impl pallet_restaking_oracle::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking_services::ServiceBenchmarks;
	type ManagerOrigin = EnsureManager<Runtime>;
	type Pledges = Restaking;
	type WeightInfo = pallet_restaking_oracle::weights::SubstrateWeight<Self>;
}

impl pallet_restaking_attestation::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking_services::ServiceBenchmarks;
	type Pledges = Restaking;
	type WeightInfo = pallet_restaking_attestation::weights::SubstrateWeight<Self>;
}

impl pallet_restaking_heartbeat::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking_services::ServiceBenchmarks;
	type Pledges = Restaking;
	type WeightInfo = pallet_restaking_heartbeat::weights::SubstrateWeight<Self>;
}

parameter_types! {
	pub const PromiseReason: RuntimeHoldReason =
		RuntimeHoldReason::Availability(pallet_restaking_availability::HoldReason::Promise);
	/// A job's call may take this much of a block.
	pub MaxCallWeight: Weight = configs::system::part_of_block(Perbill::from_percent(5));
}

/// A chance that nobody knew before the last block; what an epoch knows, in a block without one.
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
	type BenchmarkHelper = super::benchmarking_services::ServiceBenchmarks;
	type Consideration = Deposit<PromiseReason, ItemPrice, BytePrice>;
	type Currency = Balances;
	type Pledges = Restaking;
	type Randomness = LastBlock;
	type WeightInfo = pallet_restaking_availability::weights::SubstrateWeight<Self>;
}

/// What operators may do in the name of whoever made a job: move its funds to where it says, and what
/// anybody may do for anybody.
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
					| Restake::fund_rewards { .. }
					| Restake::pay_escrow { .. }
					| Restake::release { .. }
					| Restake::settle { .. }
					| Restake::settle_assignment { .. }
			)
		)
	}
}

impl pallet_restaking_keeper::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking_services::ServiceBenchmarks;
	type AllowedCalls = AllowedJobs;
	type Currency = Balances;
	type JobCall = RuntimeCall;
	type MaxCallWeight = MaxCallWeight;
	type Pledges = Restaking;
	type Randomness = RandomnessFromOneEpochAgo<Runtime>;
	type WeightInfo = pallet_restaking_keeper::weights::SubstrateWeight<Self>;
}
