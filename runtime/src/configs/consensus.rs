//! Authors of blocks, their finality, and reports of their faults.

use crate::{
	calendar::{BondingEras, EpochSlots, SessionsPerEra},
	constants::{currency::deposit, time::MILLISECS_PER_BLOCK},
	opaque::SessionKeys,
	*,
};
use frame_support::{
	parameter_types,
	traits::{ConstU32, ConstU64, Get},
};
use sp_core::crypto::KeyTypeId;
use sp_runtime::traits::{ConvertInto, OpaqueKeys};

parameter_types! {
	/// Deposit for a record of session keys and their 64 bytes.
	pub const KeyDeposit: Balance = deposit(1, 64);
	/// Blocks for which an equivocation can be reported: as long as stake is bonded.
	pub ReportLongevity: u64 = u64::from(BondingEras::<Runtime>::get())
		.saturating_mul(SessionsPerEra::<Runtime>::get().into())
		.saturating_mul(EpochSlots::<Runtime>::get());
	/// Maximum of remembered GRANDPA authority sets: one for each session of a bonding duration.
	pub MaxSetIdSessionEntries: u64 = u64::from(BondingEras::<Runtime>::get())
		.saturating_mul(SessionsPerEra::<Runtime>::get().into());
}

/// Maximum of validators, and so of authorities.
pub type MaxAuthorities = ConstU32<100>;
/// Maximum of one validator's backers that the weight of an equivocation report counts.
pub type MaxBackersPerValidator = ConstU32<1_024>;

impl pallet_timestamp::Config for Runtime {
	type MinimumPeriod = ConstU64<{ MILLISECS_PER_BLOCK / 2 }>;
	type Moment = u64;
	type OnTimestampSet = Babe;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}

impl pallet_babe::Config for Runtime {
	type DisabledValidators = Session;
	type EpochChangeTrigger = pallet_babe::ExternalTrigger;
	type EpochDuration = EpochSlots<Runtime>;
	type EquivocationReportSystem =
		pallet_babe::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
	type ExpectedBlockTime = ConstU64<MILLISECS_PER_BLOCK>;
	type KeyOwnerProof = sp_session::MembershipProof;
	type MaxAuthorities = MaxAuthorities;
	type MaxNominators = MaxBackersPerValidator;
	type WeightInfo = ();
}

impl pallet_grandpa::Config for Runtime {
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
	type KeyOwnerProof = <Historical as frame_support::traits::KeyOwnerProofSystem<(
		KeyTypeId,
		sp_consensus_grandpa::AuthorityId,
	)>>::Proof;
	type MaxAuthorities = MaxAuthorities;
	type MaxNominators = MaxBackersPerValidator;
	type MaxSetIdSessionEntries = MaxSetIdSessionEntries;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
}

impl pallet_authorship::Config for Runtime {
	type EventHandler = Staking;
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Babe>;
}

impl pallet_session::Config for Runtime {
	type Currency = Balances;
	type DisablingStrategy = pallet_session::disabling::UpToLimitWithReEnablingDisablingStrategy;
	type KeyDeposit = KeyDeposit;
	type Keys = SessionKeys;
	type NextSessionRotation = Babe;
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type SessionManager = pallet_session::historical::NoteHistoricalRoot<Self, Staking>;
	type ShouldEndSession = Babe;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
}

impl pallet_session::historical::Config for Runtime {
	type FullIdentification = ();
	type FullIdentificationOf = pallet_staking::UnitIdentificationOf<Self>;
	type RuntimeEvent = RuntimeEvent;
}

impl pallet_offences::Config for Runtime {
	type IdentificationTuple = pallet_session::historical::IdentificationTuple<Self>;
	type OnOffenceHandler = Staking;
	type RuntimeEvent = RuntimeEvent;
}

// Nodes report equivocations by unsigned transactions.
impl<C> frame_system::offchain::CreateTransactionBase<C> for Runtime
where
	RuntimeCall: From<C>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<C> frame_system::offchain::CreateBare<C> for Runtime
where
	RuntimeCall: From<C>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		generic::UncheckedExtrinsic::new_bare(call)
	}
}
