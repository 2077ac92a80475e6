//! Root, the brakes it has, and upgrades that take several blocks.

use super::restaking::{never_stops, NEVER_STOPPING};
use crate::{
	constants::{
		currency::UNIT,
		time::{DAYS, HOURS},
	},
	*,
};
use frame_support::{
	migrations::{EnterSafeModeOnFailedMigration, FreezeChainOnFailedMigration},
	parameter_types,
	traits::{ConstU32, Contains},
	weights::Weight,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};
use pallet_tx_pause::RuntimeCallNameOf;
use sp_runtime::Perbill;

impl pallet_sudo::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_sudo::weights::SubstrateWeight<Runtime>;
}

/// Calls that tx-pause can never stop: those that make blocks, those that end a pause,
/// exits, what is due for slashes, and answers of availability that would be late.
pub struct NeverPaused;
impl Contains<RuntimeCallNameOf<Runtime>> for NeverPaused {
	fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
		if pallet.as_slice() == b"Restaking" {
			return NEVER_STOPPING.iter().any(|name| name.as_bytes() == call.as_slice());
		}
		if (pallet.as_slice(), call.as_slice()) == (b"Availability", b"answer") {
			return true;
		}
		[&b"Babe"[..], b"Grandpa", b"SafeMode", b"Sudo", b"System", b"Timestamp", b"TxPause"]
			.contains(&pallet.as_slice())
	}
}

impl pallet_tx_pause::Config for Runtime {
	type MaxNameLen = ConstU32<256>;
	type PauseOrigin = EnsureRoot<AccountId>;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type UnpauseOrigin = EnsureRoot<AccountId>;
	type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
	type WhitelistedCalls = NeverPaused;
}

/// Calls that go on in safe mode: those that make blocks, those that end it, exits, what is due for
/// slashes, and answers of availability that would be late.
pub struct AllowedInSafeMode;
impl Contains<RuntimeCall> for AllowedInSafeMode {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Restaking(call) => never_stops(call),
			// Its deadline does not wait for anybody.
			RuntimeCall::Availability(pallet_restaking_availability::Call::answer { .. }) => true,
			RuntimeCall::Babe(..)
			| RuntimeCall::Grandpa(..)
			| RuntimeCall::SafeMode(..)
			| RuntimeCall::Sudo(..)
			| RuntimeCall::System(..)
			| RuntimeCall::Timestamp(..)
			| RuntimeCall::TxPause(..) => true,
			_ => false,
		}
	}
}

parameter_types! {
	pub const SafeModeDuration: BlockNumber = 4 * HOURS;
	pub const SafeModeEnterDeposit: Option<Balance> = Some(100_000 * UNIT);
	pub const SafeModeExtendDeposit: Option<Balance> = Some(50_000 * UNIT);
	pub const SafeModeReleaseDelay: Option<BlockNumber> = Some(2 * DAYS);
	/// A migration of several blocks may take this much of each.
	pub MigrationWeight: Weight =
		configs::system::part_of_block(Perbill::from_percent(80));
}

impl pallet_safe_mode::Config for Runtime {
	type Currency = Balances;
	type EnterDepositAmount = SafeModeEnterDeposit;
	type EnterDuration = SafeModeDuration;
	type ExtendDepositAmount = SafeModeExtendDeposit;
	type ExtendDuration = SafeModeDuration;
	type ForceDepositOrigin = EnsureRoot<AccountId>;
	type ForceEnterOrigin = EnsureRootWithSuccess<AccountId, SafeModeDuration>;
	type ForceExitOrigin = EnsureRoot<AccountId>;
	type ForceExtendOrigin = EnsureRootWithSuccess<AccountId, SafeModeDuration>;
	type Notify = ();
	type ReleaseDelay = SafeModeReleaseDelay;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
	type WhitelistedCalls = AllowedInSafeMode;
}

impl pallet_migrations::Config for Runtime {
	type CursorMaxLen = ConstU32<65_536>;
	type FailedMigrationHandler =
		EnterSafeModeOnFailedMigration<SafeMode, FreezeChainOnFailedMigration>;
	type IdentifierMaxLen = ConstU32<256>;
	type MaxServiceWeight = MigrationWeight;
	type MigrationStatusHandler = ();
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Migrations = ();
	#[cfg(feature = "runtime-benchmarks")]
	type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}
