//! Ways for accounts to act: in batches, through proxies, together, and later.

use super::{
	liquid,
	restaking::{kind_of, Kind},
	services::DUTIES,
	system::part_of_block,
};
use crate::{constants::currency::deposit, *};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{
		fungible::HoldConsideration, CallMetadata, ConstU128, ConstU32, EqualPrivilegeOnly,
		GetCallMetadata, InstanceFilter, LinearStoragePrice,
	},
	weights::Weight,
};
use frame_system::EnsureRoot;
use scale_info::TypeInfo;
use sp_runtime::{traits::BlakeTwo256, Perbill};

/// The calls that a proxy may make for the account that appointed it. Each type but `Any` is a list
/// of what it may: a call that nobody has listed is refused.
///
/// No type but `Any` sends funds, names who gets them, opens a job, a challenge, a pot or a brake, or
/// acts for a third account, as a signatory of a multisig or as the proxy of somebody else. Such a call
/// is dispatched later, or with a fresh origin, and no filter would be asked again.
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
	/// Staking, exits, duties, and the brakes of services. It moves no funds, and enters no service.
	#[codec(index = 1)]
	NonTransfer,
	/// Staking and session keys. Rewards go to no other account.
	#[codec(index = 2)]
	Staking,
	/// Rejections of what other proxies have announced.
	#[codec(index = 3)]
	CancelProxy,
	/// Services, operators, pledges and exits, and the management of vaults. It sends no funds. It may lock
	/// deposits, which come back to the account, and what it pledges or asks for as a slasher can be lost.
	#[codec(index = 4)]
	Restaking,
	/// Exits from services and vaults, claims and releases: no new risk.
	#[codec(index = 5)]
	RestakingExit,
	/// Duties of an operator in its services, its keys, its metadata, and its return from jail: for the
	/// machine that runs its software.
	#[codec(index = 6)]
	Operator,
}

/// Returns true for a call that makes other calls with the origin it has, each under the same filter.
fn keeps_the_filter(call: &RuntimeCall) -> bool {
	use pallet_utility::Call;
	matches!(
		call,
		RuntimeCall::Utility(
			Call::as_derivative { .. }
				| Call::batch { .. }
				| Call::batch_all { .. }
				| Call::force_batch { .. }
				| Call::if_else { .. }
		)
	)
}

/// Returns true for a call of base staking that sends rewards to no other account.
fn stakes(call: &RuntimeCall) -> bool {
	use pallet_staking::{Call, RewardDestination};
	match call {
		RuntimeCall::Staking(Call::bond { payee, .. } | Call::set_payee { payee }) => {
			!matches!(payee, RewardDestination::Account(_))
		},
		RuntimeCall::Staking(call) => matches!(
			call,
			Call::bond_extra { .. }
				| Call::chill { .. }
				| Call::kick { .. }
				| Call::nominate { .. }
				| Call::payout_stakers { .. }
				| Call::payout_stakers_by_page { .. }
				| Call::rebond { .. }
				| Call::unbond { .. }
				| Call::validate { .. }
				| Call::withdraw_unbonded { .. }
		),
		RuntimeCall::Session(call) => matches!(
			call,
			pallet_session::Call::set_keys { .. } | pallet_session::Call::purge_keys { .. }
		),
		RuntimeCall::VoterList(call) => matches!(
			call,
			pallet_bags_list::Call::rebag { .. } | pallet_bags_list::Call::put_in_front_of { .. }
		),
		_ => false,
	}
}

/// Returns true for a call of restaking, or of its vaults, of one of these kinds.
fn restakes(call: &RuntimeCall, kinds: &[Kind]) -> bool {
	let kind = match call {
		RuntimeCall::Restaking(call) => kind_of(call),
		RuntimeCall::Liquid(call) => liquid::kind_of(call),
		_ => None,
	};
	kind.is_some_and(|kind| kinds.contains(&kind))
}

/// Returns true for a call that the program of an operator makes.
fn operates(call: &RuntimeCall) -> bool {
	let CallMetadata { pallet_name, function_name } = call.get_call_metadata();
	DUTIES.contains(&(pallet_name, function_name)) || restakes(call, &[Kind::Operates])
}

fn rejects_announcement(call: &RuntimeCall) -> bool {
	matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. }))
}

fn remarks(call: &RuntimeCall) -> bool {
	use frame_system::Call;
	let remark = |call: &_| matches!(call, Call::remark { .. } | Call::remark_with_event { .. });
	matches!(call, RuntimeCall::System(call) if remark(call))
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		use Kind::{Accuses, Enters, Guards, LowersRisk, Operates};
		match self {
			Self::Any => true,
			Self::CancelProxy => rejects_announcement(call),
			_ if keeps_the_filter(call) => true,
			Self::NonTransfer => {
				stakes(call)
					|| operates(call)
					|| restakes(call, &[Guards, LowersRisk])
					|| rejects_announcement(call)
					|| remarks(call)
			},
			Self::Operator => operates(call),
			Self::Restaking => restakes(call, &[Accuses, Enters, Guards, LowersRisk, Operates]),
			Self::RestakingExit => restakes(call, &[LowersRisk]),
			Self::Staking => stakes(call),
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match self {
			_ if self == other => true,
			Self::Any => true,
			Self::NonTransfer => matches!(
				other,
				Self::CancelProxy | Self::Operator | Self::RestakingExit | Self::Staking
			),
			Self::Restaking => matches!(other, Self::RestakingExit),
			Self::CancelProxy | Self::Operator | Self::RestakingExit | Self::Staking => false,
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
