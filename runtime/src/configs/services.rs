//! The kinds of services of this chain: all that the runtime says about each of them.
//!
//! A new kind adds its variant to [`Hook`] and its `Config` here.

use super::{money::TreasuryAccount, system::part_of_block};
use crate::{constants::currency::deposit, *};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{tokens::imbalance::ResolveTo, Contains},
	weights::Weight,
};
use pallet_restaking::EnsureManager;
pub use pallet_restaking_attestation::Equivocation;
pub use pallet_restaking_availability::Withholding;
pub use pallet_restaking_heartbeat::Silence;
pub use pallet_restaking_keeper::{Admission, Liveness};
pub use pallet_restaking_oracle::Deviation;
use restaking_primitives::{Authority, Duties, Duty, Fault, ServiceId};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{FixedU128, Perbill};

restaking_primitives::compose_hooks! {
	/// The ways in which services of this chain find fault.
	#[derive(
		Clone,
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
	pub enum Hook, AnyOf<Rule> for AccountId {
		/// The word of the service's slasher; the veto window is the defence against it.
		#[codec(index = 0)]
		Authority(Authority) by Authority,
		/// Attestation: two contents for one height, or a statement of a wrong era.
		#[codec(index = 1)]
		Equivocation(Equivocation) by Attestation,
		/// Oracle: values far from the answer, and missed rounds.
		#[codec(index = 2)]
		Deviation(Deviation) by Oracle,
		/// Data availability: a chunk that was drawn or asked for, and not shown in time.
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

/// Returns what an operator owes a service now, of whatever kind it is. A new kind adds its pallet.
pub fn duties(service: ServiceId, operator: &AccountId) -> Vec<Duty<Vec<u8>>> {
	[
		encoded(Attestation::duties(service, operator)),
		encoded(Availability::duties(service, operator)),
		encoded(Heartbeat::duties(service, operator)),
		encoded(Keeper::duties(service, operator)),
		encoded(Oracle::duties(service, operator)),
	]
	.concat()
}

/// Returns the faults that the chain has recorded at a service, of whatever kind it is. A new kind adds its pallet.
pub fn faults(service: ServiceId) -> Vec<Fault> {
	[
		<Attestation as Duties<AccountId>>::faults(service),
		<Availability as Duties<AccountId>>::faults(service),
		<Heartbeat as Duties<AccountId>>::faults(service),
		<Keeper as Duties<AccountId>>::faults(service),
		<Oracle as Duties<AccountId>>::faults(service),
	]
	.concat()
}

/// Returns the duties of one kind with calls of this runtime.
fn encoded<Call: Into<RuntimeCall>>(duties: Vec<Duty<Call>>) -> Vec<Duty<Vec<u8>>> {
	let with_call = |Duty { assignment, from, due, free, call }: Duty<Call>| {
		let call: RuntimeCall = call.into();
		Duty { assignment, from, due, free, call: call.encode() }
	};
	duties.into_iter().map(with_call).collect()
}

/// Duties of operators, by pallet and call: all that the program of an operator sends. Proxies of the
/// type `Operator` make these calls.
pub const DUTIES: [(&str, &str); 7] = [
	("Attestation", "attest"),
	("Availability", "answer"),
	("Availability", "answer_challenge"),
	("Availability", "promise"),
	("Heartbeat", "beat"),
	("Keeper", "perform"),
	("Oracle", "submit"),
];

/// Calls of services, by pallet and name, that no pause and no safe mode stops: duties whose neglect
/// costs stake, calls by which neglect is found or lowers rewards, and calls that release funds.
pub const NEVER_STOPPING: [(&str, &str); 16] = [
	("Attestation", "attest"),
	("Attestation", "settle_work"),
	("Availability", "answer"),
	("Availability", "answer_challenge"),
	("Availability", "challenge"),
	("Availability", "close_challenge"),
	("Availability", "end_promise"),
	("Heartbeat", "beat"),
	("Heartbeat", "settle_work"),
	("Keeper", "cancel_job"),
	("Keeper", "end_job"),
	("Keeper", "perform"),
	("Keeper", "settle_work"),
	("Oracle", "close_round"),
	("Oracle", "settle_work"),
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
	type OnAccepted = ();
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
	/// Deposit for a promise: a record, and a place in the list of the blob's holders.
	pub const PromiseDeposit: Balance = deposit(1, 128);
	/// Minimum price of a challenge: twice the fee of the largest answer at the usual multiplier.
	pub MinPrice: Balance = answer_fee().saturating_mul(2);
}

/// Returns the fee of the largest answer to a challenge at the usual multiplier.
fn answer_fee() -> Balance {
	use pallet_restaking_availability::{WeightInfo, MAX_CHUNK, MAX_PROOF};
	// Call, signature, address and extensions.
	const ENVELOPE: u32 = 512;
	let base = <Runtime as frame_system::Config>::BlockWeights::get();
	let base = base.get(frame_support::dispatch::DispatchClass::Normal).base_extrinsic;
	let weight = <Runtime as pallet_restaking_availability::Config>::WeightInfo::answer_challenge(
		MAX_CHUNK, MAX_PROOF,
	);
	let length = MAX_PROOF.saturating_mul(32).saturating_add(MAX_CHUNK).saturating_add(ENVELOPE);
	TransactionPayment::weight_to_fee(base.saturating_add(weight))
		.saturating_add(TransactionPayment::length_to_fee(length))
}

impl pallet_restaking_availability::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarking::Helper;
	type Currency = Balances;
	type MinPrice = MinPrice;
	type Pledges = Restaking;
	type PromiseDeposit = PromiseDeposit;
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
		use pallet_liquid_restaking::Call as Liquid;
		use pallet_restaking::Call as Restake;
		matches!(
			call,
			RuntimeCall::System(frame_system::Call::remark_with_event { .. })
				| RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive { .. })
				| RuntimeCall::Assets(pallet_assets::Call::transfer_keep_alive { .. })
				| RuntimeCall::Liquid(Liquid::claim { .. } | Liquid::claim_all { .. })
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

parameter_types! {
	/// Multiplier of the fees of the next block.
	pub FeeMultiplier: FixedU128 = TransactionPayment::next_fee_multiplier();
	/// Deposit for the record of a job with two calls of the greatest length.
	pub const JobDeposit: Balance = deposit(1, 2_304);
}

impl pallet_restaking_keeper::Config for Runtime {
	type AllowedCalls = AllowedJobs;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarking::Helper;
	type Currency = Balances;
	type FeeMultiplier = FeeMultiplier;
	type JobCall = RuntimeCall;
	type LeastDeposit = JobDeposit;
	type LengthToFee = <Self as pallet_transaction_payment::Config>::LengthToFee;
	type ManagerOrigin = EnsureManager<Self>;
	type MaxCallWeight = MaxCallWeight;
	type OnFee = ResolveTo<TreasuryAccount, Balances>;
	type Pledges = Restaking;
	type WeightInfo = pallet_restaking_keeper::weights::SubstrateWeight<Self>;
	type WeightToFee = <Self as pallet_transaction_payment::Config>::WeightToFee;
}

/// The setting that benchmarks of the kinds need, made by the calls that make it in life.
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking {
	use super::*;
	use crate::constants::currency::UNIT;
	use frame_support::{
		traits::{fungible::Mutate, Get, Hooks},
		weights::WeightMeter,
	};
	use pallet_restaking::{types::JoinPolicy, NextAssignmentId, NextServiceId, Seeds, Services};
	use pallet_staking::{CurrentEra, RewardDestination};
	use restaking_primitives::{
		AssignmentId, BenchmarkHelper, Conditions, EraIndex, KeyProof, PledgeInspect, Seed,
		ServiceKey, Shares, Terms, MAX_PLACES,
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
			CurrentEra::<Runtime>::mutate(|era| *era = Some(era.unwrap_or(0).saturating_add(1)));
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
}
