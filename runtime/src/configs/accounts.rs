//! Ways for accounts to act: in batches, through proxies, together, and later.

use super::{restaking::lowers_risk, system::part_of_block};
use crate::{constants::currency::deposit, *};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{
		fungible::HoldConsideration, ConstU128, ConstU32, EqualPrivilegeOnly, InstanceFilter,
		LinearStoragePrice,
	},
	weights::Weight,
};
use frame_system::EnsureRoot;
use scale_info::TypeInfo;
use sp_runtime::{traits::BlakeTwo256, Perbill};

/// The calls that a proxy may make for the account that appointed it.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// Everything except transfers of tokens and assets, and new risks such as a pledge.
	#[codec(index = 1)]
	NonTransfer,
	/// Staking and session keys.
	#[codec(index = 2)]
	Staking,
	/// Rejections of what other proxies have announced.
	#[codec(index = 3)]
	CancelProxy,
	/// All calls of restaking: services, operators, pledges and exits.
	#[codec(index = 4)]
	Restaking,
	/// Exits from services, claims and releases: no new risk.
	#[codec(index = 5)]
	RestakingExit,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			Self::Any => true,
			Self::NonTransfer => match call {
				RuntimeCall::Restaking(call) => lowers_risk(call),
				RuntimeCall::Balances(..) | RuntimeCall::Assets(..) | RuntimeCall::Sudo(..) => {
					false
				},
				_ => true,
			},
			Self::Staking => matches!(
				call,
				RuntimeCall::Staking(..)
					| RuntimeCall::Session(..)
					| RuntimeCall::VoterList(..)
					| RuntimeCall::Utility(..)
			),
			Self::CancelProxy => {
				matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. }))
			},
			Self::Restaking => {
				matches!(call, RuntimeCall::Restaking(..) | RuntimeCall::Utility(..))
			},
			Self::RestakingExit => match call {
				RuntimeCall::Restaking(call) => lowers_risk(call),
				RuntimeCall::Utility(..) => true,
				_ => false,
			},
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(_, _) if self == other => true,
			(Self::Any, _) => true,
			(_, Self::Any) => false,
			(Self::NonTransfer, Self::Restaking) => false,
			(Self::NonTransfer, _) => true,
			(Self::Restaking, Self::RestakingExit) => true,
			_ => false,
		}
	}
}

impl pallet_proxy::Config for Runtime {
	type AnnouncementDepositBase = ConstU128<{ deposit(1, 16) }>;
	type AnnouncementDepositFactor = ConstU128<{ deposit(0, 68) }>;
	type BlockNumberProvider = System;
	type CallHasher = BlakeTwo256;
	type Currency = Balances;
	type MaxPending = ConstU32<32>;
	type MaxProxies = ConstU32<32>;
	type ProxyDepositBase = ConstU128<{ deposit(1, 8) }>;
	type ProxyDepositFactor = ConstU128<{ deposit(0, 33) }>;
	type ProxyType = ProxyType;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
}

impl pallet_multisig::Config for Runtime {
	type BlockNumberProvider = System;
	type Currency = Balances;
	type DepositBase = ConstU128<{ deposit(1, 88) }>;
	type DepositFactor = ConstU128<{ deposit(0, 32) }>;
	type MaxSignatories = ConstU32<100>;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
}

impl pallet_utility::Config for Runtime {
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub const PreimageBaseDeposit: Balance = deposit(2, 64);
	pub const PreimageByteDeposit: Balance = deposit(0, 1);
	pub const PreimageHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
	/// Maximum weight of a block that scheduled calls take, before all transactions.
	pub MaximumSchedulerWeight: Weight = part_of_block(Perbill::from_percent(60));
}

impl pallet_preimage::Config for Runtime {
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
	>;
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<AccountId>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
}

impl pallet_scheduler::Config for Runtime {
	type BlockNumberProvider = System;
	type MaxScheduledPerBlock = ConstU32<50>;
	type MaximumWeight = MaximumSchedulerWeight;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	type PalletsOrigin = OriginCaller;
	type Preimages = Preimage;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type ScheduleOrigin = EnsureRoot<AccountId>;
	type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
}
