//! Restaking over the staking pallet, and the limits that root may move.

use crate::{
	constants::currency::{deposit, UNIT},
	*,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	dynamic_params::{dynamic_pallet_params, dynamic_params},
	parameter_types,
	traits::{
		fungible::HoldConsideration, AsEnsureOriginWithArg, ConstU32, EitherOf, Get,
		LinearStoragePrice, MapSuccess,
	},
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureSigned};
use pallet_restaking::{
	types::{Limits, Rules},
	HoldReason,
};
use restaking_adapters::PalletStaking;
use restaking_primitives::{Authority, SlashingHook};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{morph_types, DispatchResult, Perbill};

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
impl Get<Limits> for CurrentLimits {
	fn get() -> Limits {
		use dynamic_params::restaking::{
			ExposureLimit, MaxOperatorShare, MaxServiceShare, MinPledge,
		};
		Limits {
			exposure_limit: ExposureLimit::get(),
			min_pledge: MinPledge::get(),
			max_service_share: MaxServiceShare::get(),
			max_operator_share: MaxOperatorShare::get(),
		}
	}
}

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
pub enum Hook {
	/// The service's slasher says so, and the veto window answers.
	#[codec(index = 0)]
	Authority(Authority),
}

impl SlashingHook for Hook {
	fn validate(&self) -> DispatchResult {
		match self {
			Self::Authority(hook) => hook.validate(),
		}
	}

	fn needs_slasher(&self) -> bool {
		match self {
			Self::Authority(hook) => hook.needs_slasher(),
		}
	}
}

parameter_types! {
	pub const RestakingRules: Rules = Rules {
		min_veto_window: 1,
		min_max_slash: Perbill::from_percent(1),
		max_commission_step: Perbill::from_percent(5),
	};
	pub const ServiceDepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::ServiceDeposit);
	pub const OperatorDepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::OperatorDeposit);
	pub const PositionDepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::PositionDeposit);
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
type Deposit<Reason, Base, Byte> =
	HoldConsideration<AccountId, Balances, Reason, LinearStoragePrice<Base, Byte, Balance>>;

impl pallet_restaking::Config for Runtime {
	type Currency = Balances;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type Limits = CurrentLimits;
	// The bonding duration less one, of a chain with default lengths: then whoever exits and unbonds
	// in one era needs no custody.
	type MaxExitWindow = ConstU32<27>;
	type MaxPositions = ConstU32<12>;
	type OperatorConsideration = Deposit<OperatorDepositReason, ItemPrice, BytePrice>;
	type PalletsOrigin = OriginCaller;
	type PositionConsideration = Deposit<PositionDepositReason, ItemPrice, PositionBytePrice>;
	type RegisterOrigin = EitherOf<
		EnsureRootWithSuccess<AccountId, NoPayer>,
		MapSuccess<EnsureSigned<AccountId>, Payer>,
	>;
	type Rules = RestakingRules;
	type ServiceConsideration = Deposit<ServiceDepositReason, ServiceBase, BytePrice>;
	type SlashingHook = Hook;
	type Stake = PalletStaking<Self>;
	type WeightInfo = pallet_restaking::weights::Estimated<Self>;
}

/// Whether this call can only lower what its sender risks. Such calls go on in safe mode, can not be
/// paused, and are open to careful proxies.
pub fn lowers_risk(call: &pallet_restaking::Call<Runtime>) -> bool {
	use pallet_restaking::Call;
	matches!(
		call,
		Call::exit { .. }
			| Call::exit_all { .. }
			| Call::release { .. }
			| Call::set_standing_order { standing: false, .. }
			| Call::settle { .. }
			| Call::trim { .. }
	)
}

/// The names of the calls that [`lowers_risk`] tells of, for the pause of calls by name.
pub const LOWERING_RISK: [&str; 5] = ["exit", "exit_all", "release", "settle", "trim"];
