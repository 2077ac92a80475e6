//! Restaking over the staking pallet, and the parameters that root may change.

use super::{
	money::{
		AssetId, BytePrice, Deposit, ItemPrice, NativeAndAssets, NativeAsset, TreasuryAccount,
	},
	services::Hook,
	system::part_of_block,
};
use crate::{
	constants::currency::{EXISTENTIAL_DEPOSIT, MILLI, UNIT},
	*,
};
use frame_support::{
	dynamic_params::{dynamic_pallet_params, dynamic_params},
	parameter_types,
	traits::{
		fungible::NativeOrWithId, AsEnsureOriginWithArg, ConstBool, ConstU128, ConstU32, Contains,
		EitherOf, Get, GetCallName, MapSuccess,
	},
	weights::Weight,
	BoundedVec, PalletId,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureSigned};
use pallet_restaking::{
	types::{Parameters, TermBounds},
	Call, HoldReason,
};
use restaking_adapters::PalletStaking;
use restaking_primitives::EncodedNames;
use sp_runtime::{morph_types, Perbill};

/// Members that one page settles at most.
pub const MAX_PAGE: u32 = 32;

/// Limits of stakers, until root sets others.
const LIMITS: Parameters = Parameters {
	exposure_limit: Perbill::from_percent(50),
	min_pledge: 10 * UNIT,
	max_service_share: Perbill::one(),
	max_operator_share: Perbill::one(),
};

/// Limits of vaults, until root sets others.
const VAULTS: pallet_liquid_restaking::Parameters = pallet_liquid_restaking::Parameters {
	vest_eras: 7,
	min_deposit: 100 * MILLI,
	min_exit: 100 * MILLI,
	min_seed: 100 * UNIT,
	// The deposits of twelve positions and of the receipt's name, and the existential deposit: 1.33.
	float: 2 * UNIT,
	max_vault_share: Perbill::from_percent(20),
	notice: 7,
	// Three times the usual bonding duration.
	close_after: 84,
	max_target_loss: Perbill::from_percent(20),
	max_operator_loss: Perbill::from_percent(20),
	max_exposure: Perbill::from_percent(40),
	// A young network has few validators.
	min_validators: 1,
	max_fee: Perbill::from_percent(20),
	max_fee_step: Perbill::from_percent(5),
};

/// Parameters that root may change without an upgrade, by `parameters.setParameter`.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
	use super::*;

	/// Parameters of restaking. They bind those who enter, never those who are in; a lower exposure
	/// limit does after the longest exit window and an era.
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod restaking {
		/// What stakers may pledge, under one key, as a pledge reads all of it. The exposure limit is the
		/// part of a staker's active stake that its services together may take at worst: the rest stays
		/// for the slashes of the base chain. A slash of one per cent of the minimum pledge is well
		/// above the existential deposit. Shares have no limit at first: a young network has few
		/// services.
		#[codec(index = 0)]
		pub static Limits: pallet_restaking::types::Parameters = LIMITS;
		/// Assets besides the native token in which services may pay rewards. The administrator of an
		/// asset can empty its pots: name only assets whose administrator is trusted.
		#[codec(index = 1)]
		pub static RewardAssets: BoundedVec<AssetId, ConstU32<32>> = BoundedVec::new();
	}

	/// Parameters of vaults. They bind what enters and what is announced, never what is in force.
	#[dynamic_pallet_params]
	#[codec(index = 1)]
	pub mod liquid {
		/// All of them, under one key, as a turn reads them together.
		#[codec(index = 0)]
		pub static Vaults: pallet_liquid_restaking::types::Parameters = VAULTS;
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
	fn default() -> Self {
		RuntimeParameters::Restaking(dynamic_params::restaking::Parameters::Limits(
			dynamic_params::restaking::Limits,
			Some(LIMITS),
		))
	}
}

impl pallet_parameters::Config for Runtime {
	type AdminOrigin = AsEnsureOriginWithArg<EnsureRoot<AccountId>>;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeParameters = RuntimeParameters;
	type WeightInfo = ();
}

/// The parameters of restaking as root has set them.
pub struct CurrentParameters;
impl Get<Parameters> for CurrentParameters {
	fn get() -> Parameters {
		dynamic_params::restaking::Limits::get()
	}
}

/// The assets in which services may pay rewards: the native token, and those that root has named.
pub struct AllowedRewardAssets;
impl Contains<NativeOrWithId<AssetId>> for AllowedRewardAssets {
	fn contains(asset: &NativeOrWithId<AssetId>) -> bool {
		match asset {
			NativeOrWithId::Native => true,
			NativeOrWithId::WithId(id) => {
				dynamic_params::restaking::RewardAssets::get().contains(id)
			},
		}
	}
}

parameter_types! {
	pub const RestakingRules: TermBounds = TermBounds {
		min_veto_window: 2,
		min_max_slash: Perbill::from_percent(1),
		max_commission_step: Perbill::from_percent(5),
		max_jail_term: 28,
		min_slash_bond: 10 * UNIT,
		// A tenth of a per cent of the most that a request could take.
		slash_bond_share: Perbill::from_parts(1_000_000),
		work_share: Perbill::from_percent(50),
	};
	pub const ServiceDepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::ServiceDeposit);
	pub const OperatorDepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::OperatorDeposit);
	pub const PositionDepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::PositionDeposit);
	pub const RestakingPalletId: PalletId = PalletId(*b"restakng");
	pub const NoPayer: Option<AccountId> = None;
	/// Room that a block has left if it is a tick of the clock of duties. A performance of the largest
	/// job takes half of it.
	pub DutyRoom: Weight = part_of_block(Perbill::from_percent(10));
	/// Room that even the fullest block leaves to the pallets that poll: no messages are served before, and
	/// elections are bounded.
	pub PollRoom: Weight = part_of_block(Perbill::from_percent(50));
	/// Part of a block's normal weight that duties take free of charge.
	pub const FreeShare: Perbill = Perbill::from_percent(10);
	/// Stake behind an operator whose duties are free: ten least pledges.
	pub FreeStake: Balance = CurrentParameters::get().min_pledge.saturating_mul(10);
	/// Planned blocks of an era: one in each slot.
	pub EraBlocks: u64 = calendar::EpochSlots::<Runtime>::get()
		.saturating_mul(calendar::SessionsPerEra::<Runtime>::get().into());
	/// Deposit for a service. High: services are rare, and others read them often.
	pub const ServiceBase: Balance = 100 * UNIT;
	/// Deposit for one byte of a position. Zero: a pledge needs no other free funds.
	pub const PositionBytePrice: Balance = 0;
}

morph_types! {
	/// The account that pays the deposit of a service: the one that registers it.
	pub type Payer: Morph = |who: AccountId| -> Option<AccountId> { Some(who) };
}

impl pallet_restaking::Config for Runtime {
	type AllowedAssets = AllowedRewardAssets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarking::Helper;
	type Currency = Balances;
	type DutyLength = ConstU32<262_144>;
	type DutyRoom = DutyRoom;
	type FreeShare = FreeShare;
	type FreeStake = FreeStake;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type EraBlocks = EraBlocks;
	// Who makes records by slashes of its own stake loses this much for each.
	type LeastLoss = ConstU128<EXISTENTIAL_DEPOSIT>;
	type LossListener = Liquid;
	type MaxEvidenceLen = ConstU32<4_096>;
	// The default bonding duration less one: a staker that exits and unbonds in one era needs no
	// custody then.
	type MaxExitWindow = ConstU32<27>;
	type MaxLog = ConstU32<64>;
	type MaxPage = ConstU32<MAX_PAGE>;
	type MaxPositions = ConstU32<12>;
	type NativeAsset = NativeAsset;
	type OperatorConsideration = Deposit<OperatorDepositReason, ItemPrice, BytePrice>;
	// No origin is a location elsewhere, and no index of a pallet changes.
	type OriginNames = EncodedNames;
	type PalletId = RestakingPalletId;
	type PalletsOrigin = OriginCaller;
	type Parameters = CurrentParameters;
	type PollRoom = PollRoom;
	type PositionConsideration = Deposit<PositionDepositReason, ItemPrice, PositionBytePrice>;
	// Epochs are sessions, and eras begin with one.
	type Randomness = pallet_babe::RandomnessFromOneEpochAgo<Self>;
	type RegisterOrigin = EitherOf<
		EnsureRootWithSuccess<AccountId, NoPayer>,
		MapSuccess<EnsureSigned<AccountId>, Payer>,
	>;
	type RewardAssets = NativeAndAssets;
	type ServiceConsideration = Deposit<ServiceDepositReason, ServiceBase, BytePrice>;
	type SlashingHook = Hook;
	type Stake = PalletStaking<Self>;
	type TermBounds = RestakingRules;
	type Treasury = TreasuryAccount;
	// Safe mode and pauses let every duty pass, also within wrappers.
	type Usable = ConstBool<true>;
	type WeightInfo = pallet_restaking::weights::SubstrateWeight<Self>;
}

/// What a call of restaking does for its sender. Proxies and brakes ask for it.
///
/// A call without a kind is for its sender alone: it sends funds, names who gets them, gives away a
/// right to them, or is root's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// Can only lower what its sender risks, or pays someone what it has earned.
	LowersRisk,
	/// Keeps an operator at work.
	Operates,
	/// Brings a fault or a wrong request before those who decide, carries out what is decided, or
	/// ends a role that somebody has.
	Guards,
	/// Speaks as a slasher, or names who may. A wrong word costs a bond that was funded before.
	Accuses,
	/// Funds a bond, which a veto takes.
	Bonds,
	/// Raises a risk, asks for a deposit, or manages a service: what is at stake is what was pledged
	/// or deposited.
	Enters,
}

/// Defines [`KINDS`] by one list of calls.
macro_rules! kinds {
	($($kind:ident: $($call:ident)+;)+) => {
		/// The calls that have a kind, by name.
		pub const KINDS: &[(&str, Kind)] = &[$($((stringify!($call), Kind::$kind),)+)+];
	};
}

kinds! {
	LowersRisk: claim claim_all claim_commission exit exit_all release_custody settle_staker
		trim_staker withdraw_slash_bond;
	Operates: publish_set rotate_key set_operator_metadata set_ready unjail;
	Guards: cancel_request dismiss_operator divide enforce_coverage execute_slash exit_and_unbond
		forget give_back leave_service pause_service remove_slasher report_offence resume_assignment
		resume_service retire_service settle_assignment veto veto_all work;
	Accuses: announce_resolver announce_slasher request_slash;
	Bonds: fund_slash_bond;
	Enters: accept_ownership approve_operator deregister_operator deregister_service join_service
		move_pledge note_limit note_place pledge rebond_custody register_operator register_service
		revoke_approval set_commission set_multiplier set_service_metadata set_standing_order
		set_successor set_value_at_risk take_place;
}

/// Returns the kind of the call with this name, whatever its parameters are.
pub fn kind_of_name(call: &str) -> Option<Kind> {
	KINDS.iter().find(|(name, _)| *name == call).map(|(_, kind)| *kind)
}

/// Returns the kind of a call.
pub fn kind_of(call: &Call<Runtime>) -> Option<Kind> {
	match call {
		Call::set_standing_order { standing: false, .. } => Some(Kind::LowersRisk),
		call => kind_of_name(call.get_call_name()),
	}
}

/// The setting that benchmarks of restaking need.
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking {
	use super::{dynamic_params::restaking, *};
	use codec::Encode;
	use frame_support::traits::fungibles::Inspect;
	use frame_support::BoundedVec;
	use pallet_restaking::{benchmarking::BenchmarkHelper, EraStarts};
	use pallet_restaking_heartbeat::Silence;
	use restaking_primitives::{Authority, EraStart};
	use sp_staking::EraIndex;

	/// The asset in which services pay.
	const ASSET: AssetId = 1;

	/// Sets up this runtime for a benchmark. Panics where it cannot: the benchmark cannot go on.
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

		fn reward_asset() -> NativeOrWithId<AssetId> {
			if !Assets::asset_exists(ASSET) {
				let (root, admin) = (RuntimeOrigin::root(), AccountId::from([0; 32]));
				let created = Assets::force_create(root, ASSET.into(), admin.into(), true, 1);
				assert!(created.is_ok(), "a benchmark could not create an asset: {created:?}");
				let assets = BoundedVec::truncate_from(alloc::vec![ASSET]);
				let parameter =
					restaking::Parameters::RewardAssets(restaking::RewardAssets, Some(assets));
				let set = crate::Parameters::set_parameter(
					RuntimeOrigin::root(),
					RuntimeParameters::Restaking(parameter),
				);
				assert!(set.is_ok(), "a benchmark could not allow an asset: {set:?}");
			}
			NativeOrWithId::WithId(ASSET)
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::configs::governance::NeverStopping;
	use codec::Encode;
	use frame_support::{dispatch::GetDispatchInfo, traits::Hooks};
	use frame_system::limits::BlockWeights;
	use polkadot_sdk::sp_io::TestExternalities;
	use restaking_primitives::{KeyProof, ServiceId, MAX_PLACES};
	use sp_core::ecdsa;

	/// The kinds of services and the vaults of this runtime fit into blocks of parachains, too, and the guide says with
	/// how many positions: vaults hear of each loss, and the staking pallet tells what it may take.
	#[test]
	fn the_kinds_of_this_runtime_fit_into_small_blocks() {
		let fit = |milliseconds: u64, kibibytes: u64, log| {
			let block = Weight::from_parts(milliseconds * 1_000_000_000, kibibytes * 1_024);
			let blocks = BlockWeights::with_sensible_defaults(block, Perbill::from_percent(75));
			Restaking::positions_that_fit(&blocks, block / 2, log)
		};
		TestExternalities::default().execute_with(|| {
			Restaking::integrity_test();
			let (long, half, third) =
				(fit(2_000, 10_240, 64), fit(2_000, 5_120, 32), fit(667, 3_413, 16));
			let told = alloc::format!("{long}, {half} and {third} positions fit");
			let guide = include_str!("../../examples/README.md");
			assert!(guide.contains(&told), "the guide does not say that {told}");
		});
	}

	/// Only the block that begins an era is charged for what it does once: it notes parameters and limit, and the
	/// start of the era.
	#[test]
	fn a_block_that_begins_no_era_weighs_less() {
		use pallet_restaking::WeightInfo;
		type Weights = <Runtime as pallet_restaking::Config>::WeightInfo;
		TestExternalities::default().execute_with(|| {
			let [first, next] = [1, 2].map(Restaking::on_initialize);
			let write = <Runtime as frame_system::Config>::DbWeight::get().writes(1);
			let begun = Weights::on_initialize().saturating_add(write);
			let once = begun.checked_sub(&Weights::note_block());
			assert!(once.is_some() && once == first.checked_sub(&next));
		});
	}

	/// The deposit of an oracle service covers all records that it can ever have, with as many feeds as there may
	/// be. So a feed has no deposit of its own.
	#[test]
	fn the_deposit_of_a_service_covers_its_feeds() {
		use crate::constants::currency::deposit;
		use codec::MaxEncodedLen;
		use frame_support::traits::ConstU32;
		use pallet_restaking_oracle::{Answer, EraFaults, Feed, RollCall, Slot, MAX_FEEDS};
		use restaking_primitives::{EraWork, ERAS_KEPT};
		let (feeds, eras) = (Balance::from(MAX_FEEDS), Balance::from(ERAS_KEPT));
		let records = [
			(1, BoundedVec::<Feed, ConstU32<MAX_FEEDS>>::max_encoded_len()),
			(2, RollCall::max_encoded_len()),
			(feeds.saturating_mul(2), Slot::max_encoded_len()),
			(feeds, Answer::max_encoded_len()),
			(eras, EraFaults::max_encoded_len()),
			(eras, EraWork::max_encoded_len()),
		];
		let price = records.iter().fold(0, |sum: Balance, (many, bytes)| {
			let bytes = Balance::try_from(*bytes).unwrap_or(Balance::MAX);
			sum.saturating_add(deposit(*many, bytes.saturating_mul(*many)))
		});
		assert!(price > 0 && price <= ServiceBase::get(), "{price}");
	}

	/// The largest of each call that an operator must make in time.
	fn largest_duties() -> Vec<RuntimeCall> {
		use pallet_restaking_attestation::{Signed, Statement};
		use pallet_restaking_availability::{MAX_CHUNK, MAX_PROOF};
		let service = ServiceId(0);
		let length = |length: u32| usize::try_from(length).unwrap_or(usize::MAX);
		let statement = Statement { era: 0, height: 0, content: Hash::zero() };
		let signature = KeyProof::Ecdsa(ecdsa::Signature::default());
		let signed = Signed { operator: AccountId::from([0; 32]), signature };
		let signatures = BoundedVec::truncate_from(alloc::vec![signed; length(MAX_PLACES)]);
		let chunk = || BoundedVec::truncate_from(alloc::vec![0; length(MAX_CHUNK)]);
		let proof = || BoundedVec::truncate_from(alloc::vec![Hash::zero(); length(MAX_PROOF)]);
		let values = alloc::vec![Default::default(); length(pallet_restaking_oracle::MAX_FEEDS)];
		let values = BoundedVec::truncate_from(values);
		let drawn = pallet_restaking_availability::Call::answer {
			service,
			era: 0,
			draw: 0,
			chunk: chunk(),
			proof: proof(),
		};
		let asked = pallet_restaking_availability::Call::answer_challenge {
			assignment: Default::default(),
			challenge: 0,
			chunk: chunk(),
			proof: proof(),
		};
		alloc::vec![
			pallet_restaking_attestation::Call::attest { service, statement, signatures }.into(),
			drawn.into(),
			asked.into(),
			pallet_restaking_heartbeat::Call::beat { service }.into(),
			pallet_restaking_keeper::Call::perform { service, job: 0, most: Weight::MAX }.into(),
			pallet_restaking_oracle::Call::submit { service, values }.into(),
		]
	}

	/// In a block that is a tick every duty has room, and no brake stops it: so the clock needs no word
	/// of the brakes.
	#[test]
	fn a_tick_has_room_for_every_duty() {
		// Signature, address and extensions of a transaction.
		const ENVELOPE: usize = 512;
		TestExternalities::default().execute_with(|| {
			let length: u32 = <Runtime as pallet_restaking::Config>::DutyLength::get();
			let length = usize::try_from(length);
			for call in largest_duties() {
				assert!(call.get_dispatch_info().call_weight.all_lte(DutyRoom::get()), "{call:?}");
				assert!(
					length.is_ok_and(|room| call.encoded_size() + ENVELOPE <= room),
					"{call:?}"
				);
				assert!(NeverStopping::contains(&call), "{call:?}");
			}
			let usable: bool = <Runtime as pallet_restaking::Config>::Usable::get();
			assert!(usable);
		});
	}
}
