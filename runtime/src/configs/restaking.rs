//! Restaking over the staking pallet, and the limits that root may move.

use super::{services::Hook, AssetId};
use crate::{
	constants::currency::{deposit, UNIT},
	*,
};
use frame_support::{
	dynamic_params::{dynamic_pallet_params, dynamic_params},
	parameter_types,
	traits::{
		fungible::{HoldConsideration, NativeOrWithId},
		AsEnsureOriginWithArg, ConstU32, Contains, EitherOf, Get, LinearStoragePrice, MapSuccess,
	},
	BoundedVec, PalletId,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureSigned};
use pallet_restaking::{
	types::{Parameters, TermBounds},
	HoldReason,
};
use restaking_adapters::PalletStaking;
use sp_runtime::{morph_types, Perbill};

/// What root may change without an upgrade, by `parameters.setParameter`.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
	use super::*;

	/// The limits of restaking. They bind who enters, never who is in.
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod restaking {
		/// The part of a staker's active stake that all its worst cases together may reach. The rest
		/// stays for the base chain.
		#[codec(index = 0)]
		pub static ExposureLimit: Perbill = Perbill::from_percent(50);
		/// The least that terms may name as least pledge: a slash of one per cent of it is well above
		/// the existential deposit.
		#[codec(index = 1)]
		pub static MinPledge: Balance = 10 * UNIT;
		/// The part of all active stake that may count in one service. No limit at first: a young
		/// network has few services.
		#[codec(index = 2)]
		pub static MaxServiceShare: Perbill = Perbill::one();
		/// The part of all active stake that may count with one operator in one service.
		#[codec(index = 3)]
		pub static MaxOperatorShare: Perbill = Perbill::one();
		/// The assets in which services may pay rewards, besides the native token. Whoever administers
		/// one could empty its pots: name only those that are trusted.
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

/// The limits as they stand.
pub struct CurrentLimits;
impl Get<Parameters> for CurrentLimits {
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

/// The assets in which services may pay rewards.
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
		min_veto_window: 1,
		min_max_slash: Perbill::from_percent(1),
		max_commission_step: Perbill::from_percent(5),
		max_jail_term: 28,
		min_slash_bond: 10 * UNIT,
		// A tenth of a per cent of what a request could take.
		slash_bond_share: Perbill::from_parts(1_000_000),
		work_share: Perbill::from_percent(50),
	};
	pub const ServiceDepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::ServiceDeposit);
	pub const OperatorDepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::OperatorDeposit);
	pub const PositionDepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::PositionDeposit);
	pub const EscrowPallet: PalletId = PalletId(*b"restakng");
	pub const NativeAsset: NativeOrWithId<AssetId> = NativeOrWithId::Native;
	pub const NoPayer: Option<AccountId> = None;
	/// A service is rare, and others read it often.
	pub const ServiceBase: Balance = 100 * UNIT;
	pub const ItemPrice: Balance = deposit(1, 0);
	pub const BytePrice: Balance = deposit(0, 1);
	/// Small: a pledge needs no other free funds.
	pub const PositionBytePrice: Balance = 0;
}

morph_types! {
	/// The account that registers a service pays its deposit.
	pub type Payer: Morph = |who: AccountId| -> Option<AccountId> { Some(who) };
}

/// A deposit at `Base` and `Byte` a byte, held for `Reason`.
pub(super) type Deposit<Reason, Base, Byte> =
	HoldConsideration<AccountId, Balances, Reason, LinearStoragePrice<Base, Byte, Balance>>;

impl pallet_restaking::Config for Runtime {
	type AllowedAssets = AllowedRewardAssets;
	type Currency = Balances;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type Parameters = CurrentLimits;
	// The bonding duration less one, of a chain with default lengths: then whoever exits and unbonds
	// in one era needs no custody.
	type MaxExitWindow = ConstU32<27>;
	type MaxPositions = ConstU32<12>;
	type NativeAsset = NativeAsset;
	type OperatorConsideration = Deposit<OperatorDepositReason, ItemPrice, BytePrice>;
	type PalletId = EscrowPallet;
	type PalletsOrigin = OriginCaller;
	type PositionConsideration = Deposit<PositionDepositReason, ItemPrice, PositionBytePrice>;
	type RewardAssets = super::NativeAndAssets;
	type RegisterOrigin = EitherOf<
		EnsureRootWithSuccess<AccountId, NoPayer>,
		MapSuccess<EnsureSigned<AccountId>, Payer>,
	>;
	type TermBounds = RestakingRules;
	type ServiceConsideration = Deposit<ServiceDepositReason, ServiceBase, BytePrice>;
	type SlashingHook = Hook;
	type Stake = PalletStaking<Self>;
	type Treasury = super::TreasuryAccount;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking::Helper;
	type WeightInfo = pallet_restaking::weights::SubstrateWeight<Self>;
}

/// Whether this call can only lower what its sender risks, or pays somebody what it has earned. Such calls are open to careful
/// proxies.
pub fn lowers_risk(call: &pallet_restaking::Call<Runtime>) -> bool {
	use pallet_restaking::Call;
	matches!(
		call,
		Call::exit { .. }
			| Call::exit_all { .. }
			| Call::claim { .. }
			| Call::claim_all { .. }
			| Call::claim_commission { .. }
			| Call::release { .. }
			| Call::set_standing_order { standing: false, .. }
			| Call::settle { .. }
			| Call::trim { .. }
	)
}

/// Whether a call goes on in safe mode and can not be paused: exits, and whatever is due for slashes
/// that were requested, vetoes first of all. Their deadlines do not wait for anybody.
pub fn never_stops(call: &pallet_restaking::Call<Runtime>) -> bool {
	use pallet_restaking::Call;
	lowers_risk(call)
		|| matches!(
			call,
			Call::cancel_request { .. }
				| Call::execute_slash { .. }
				| Call::settle_assignment { .. }
				| Call::veto { .. }
				| Call::veto_all { .. }
		)
}

/// The names of the calls that [`never_stops`] tells of, for the pause of calls by name.
pub const NEVER_STOPPING: [&str; 13] = [
	"cancel_request",
	"claim",
	"claim_all",
	"claim_commission",
	"execute_slash",
	"exit",
	"exit_all",
	"release",
	"settle",
	"settle_assignment",
	"trim",
	"veto",
	"veto_all",
];
