//! Root, its brakes, and upgrades that take several blocks.

use super::{
	restaking::{lowers_risk, NEVER_STOPPING},
	services,
	system::part_of_block,
};
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
	traits::{CallMetadata, ConstU32, Contains, GetCallMetadata},
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

/// Pallets whose calls make blocks or end a brake.
const ESSENTIAL: [&str; 7] =
	["Babe", "Grandpa", "SafeMode", "Sudo", "System", "Timestamp", "TxPause"];

/// Calls that no pause and no safe mode stops: those that make blocks or end a brake, exits, all that
/// is due for slashes, and answers of services that would be late.
pub struct NeverStopping;

impl NeverStopping {
	/// Returns true if the call with these names is one of them.
	fn names(pallet: &str, call: &str) -> bool {
		ESSENTIAL.contains(&pallet)
			|| (pallet == "Restaking" && NEVER_STOPPING.contains(&call))
			|| services::NEVER_STOPPING.contains(&(pallet, call))
	}
}

impl Contains<RuntimeCallNameOf<Runtime>> for NeverStopping {
	fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
		let names = (str::from_utf8(pallet), str::from_utf8(call));
		matches!(names, (Ok(pallet), Ok(call)) if Self::names(pallet, call))
	}
}

impl Contains<RuntimeCall> for NeverStopping {
	fn contains(call: &RuntimeCall) -> bool {
		let CallMetadata { pallet_name, function_name } = call.get_call_metadata();
		Self::names(pallet_name, function_name)
			// Some calls lower a risk only with the right parameters; a pause knows names only.
			|| matches!(call, RuntimeCall::Restaking(call) if lowers_risk(call))
	}
}

impl pallet_tx_pause::Config for Runtime {
	type MaxNameLen = ConstU32<256>;
	type PauseOrigin = EnsureRoot<AccountId>;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type UnpauseOrigin = EnsureRoot<AccountId>;
	type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
	type WhitelistedCalls = NeverStopping;
}

parameter_types! {
	pub const SafeModeDuration: BlockNumber = 4 * HOURS;
	pub const SafeModeEnterDeposit: Option<Balance> = Some(100_000 * UNIT);
	pub const SafeModeExtendDeposit: Option<Balance> = Some(50_000 * UNIT);
	pub const SafeModeReleaseDelay: Option<BlockNumber> = Some(2 * DAYS);
	/// Maximum weight that a migration of several blocks takes of each.
	pub MigrationWeight: Weight = part_of_block(Perbill::from_percent(80));
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
	type WhitelistedCalls = NeverStopping;
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

#[cfg(test)]
mod tests {
	use super::*;

	/// A misspelt name would stop nothing and allow nothing, without a word.
	#[test]
	fn names_that_never_stop_are_names_of_calls() {
		let pallets = RuntimeCall::get_module_names();
		for pallet in ESSENTIAL {
			assert!(pallets.contains(&pallet), "no pallet {pallet}");
		}
		let restaking = NEVER_STOPPING.iter().map(|call| ("Restaking", *call));
		for (pallet, call) in restaking.chain(services::NEVER_STOPPING) {
			assert!(pallets.contains(&pallet), "no pallet {pallet}");
			assert!(RuntimeCall::get_call_names(pallet).contains(&call), "no call {pallet}.{call}");
		}
	}

	#[test]
	fn an_order_that_ends_goes_on_and_one_that_begins_does_not() {
		let order = |standing| {
			let assignment = restaking_primitives::AssignmentId(0);
			pallet_restaking::Call::set_standing_order { assignment, standing }.into()
		};
		assert!(<NeverStopping as Contains<RuntimeCall>>::contains(&order(false)));
		assert!(!<NeverStopping as Contains<RuntimeCall>>::contains(&order(true)));
	}
}
