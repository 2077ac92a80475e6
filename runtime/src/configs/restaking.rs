//! Restaking over the staking pallet, and the parameters that root may change.

use super::{
	money::{AssetId, BytePrice, Deposit, ItemPrice, NativeAndAssets, TreasuryAccount},
	services::Hook,
};
use crate::{
	constants::currency::{EXISTENTIAL_DEPOSIT, UNIT},
	*,
};
use frame_support::{
	dynamic_params::{dynamic_pallet_params, dynamic_params},
	parameter_types,
	traits::{
		fungible::NativeOrWithId, AsEnsureOriginWithArg, ConstU128, ConstU32, Contains, EitherOf,
		Get, GetCallName, MapSuccess,
	},
	BoundedVec, PalletId,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureSigned};
use pallet_restaking::{
	types::{Parameters, TermBounds},
	Call, HoldReason,
};
use restaking_adapters::PalletStaking;
use sp_runtime::{morph_types, Perbill};

/// Parameters that root may change without an upgrade, by `parameters.setParameter`.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
	use super::*;

	/// Parameters of restaking. They bind those who enter, never those who are in; a lower exposure
	/// limit does after the longest exit window and an era.
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod restaking {
		/// Part of a staker's active stake that its services together may take at worst. The rest
		/// stays for the slashes of the base chain.
		#[codec(index = 0)]
		pub static ExposureLimit: Perbill = Perbill::from_percent(50);
		/// Minimum that terms may ask of a pledge, in base units. A slash of one per cent of it is
		/// well above the existential deposit.
		#[codec(index = 1)]
		pub static MinPledge: Balance = 10 * UNIT;
		/// Maximum part of all active stake that counts in one service. No limit at first: a young
		/// network has few services.
		#[codec(index = 2)]
		pub static MaxServiceShare: Perbill = Perbill::one();
		/// Maximum part of all active stake that counts with one operator in one service.
		#[codec(index = 3)]
		pub static MaxOperatorShare: Perbill = Perbill::one();
		/// Assets besides the native token in which services may pay rewards. The administrator of an
		/// asset can empty its pots: name only assets whose administrator is trusted.
		#[codec(index = 4)]
		pub static RewardAssets: BoundedVec<AssetId, ConstU32<32>> = BoundedVec::new();
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
	fn default() -> Self {
		RuntimeParameters::Restaking(dynamic_params::restaking::Parameters::MinPledge(
			dynamic_params::restaking::MinPledge,
			Some(10 * UNIT),
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
		use dynamic_params::restaking::{
			ExposureLimit, MaxOperatorShare, MaxServiceShare, MinPledge,
		};
		Parameters {
			exposure_limit: ExposureLimit::get(),
			min_pledge: MinPledge::get(),
			max_service_share: MaxServiceShare::get(),
			max_operator_share: MaxOperatorShare::get(),
		}
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
	pub const NativeAsset: NativeOrWithId<AssetId> = NativeOrWithId::Native;
	pub const NoPayer: Option<AccountId> = None;
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
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type EraBlocks = EraBlocks;
	// Who makes records by slashes of its own stake loses this much for each.
	type LeastLoss = ConstU128<EXISTENTIAL_DEPOSIT>;
	type LossListener = ();
	type MaxEvidenceLen = ConstU32<4_096>;
	// The default bonding duration less one: a staker that exits and unbonds in one era needs no
	// custody then.
	type MaxExitWindow = ConstU32<27>;
	type MaxPositions = ConstU32<12>;
	type NativeAsset = NativeAsset;
	type OperatorConsideration = Deposit<OperatorDepositReason, ItemPrice, BytePrice>;
	type PalletId = RestakingPalletId;
	type PalletsOrigin = OriginCaller;
	type Parameters = CurrentParameters;
	type PositionConsideration = Deposit<PositionDepositReason, ItemPrice, PositionBytePrice>;
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
	Operates: rotate_key set_operator_metadata unjail;
	Guards: cancel_request dismiss_operator divide enforce_coverage execute_slash exit_and_unbond
		give_back leave_service pause_service remove_slasher report_offence resume_assignment
		resume_service retire_service settle_assignment veto veto_all work;
	Accuses: announce_resolver announce_slasher request_slash;
	Bonds: fund_slash_bond;
	Enters: accept_ownership approve_operator deregister_operator deregister_service join_service
		move_pledge note_limit pledge rebond_custody register_operator register_service revoke_approval
		set_commission set_multiplier set_service_metadata set_standing_order set_successor
		set_value_at_risk;
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
	use pallet_restaking::benchmarking::BenchmarkHelper;
	use pallet_restaking_heartbeat::Silence;
	use restaking_primitives::Authority;
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
			Some(Hook::Silence(Silence { fraction: Perbill::from_percent(1) }))
		}

		fn evidence(_operator: &AccountId, era: EraIndex) -> Vec<u8> {
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
	use frame_support::{traits::Hooks, weights::Weight};
	use polkadot_sdk::sp_io::TestExternalities;

	/// The guide for embedding names a number of positions that fit into the blocks of a parachain, and
	/// one more would not: half a second and 5 MiB, of which a call gets 70 % and due work 50 %.
	#[test]
	fn the_guide_knows_how_many_positions_fit_a_parachain() {
		let part = |percent: u64| {
			Weight::from_parts(5_000_000_000 * percent, 5 * 1_024 * 1_024 / 100 * percent)
		};
		TestExternalities::default().execute_with(|| {
			let fit = Restaking::positions_that_fit(part(70), part(50));
			let guide = include_str!("../../examples/README.md");
			assert!(guide.contains(&alloc::format!("begin with {fit}: more do not fit")), "{fit}");
			Restaking::integrity_test();
		});
	}
}
