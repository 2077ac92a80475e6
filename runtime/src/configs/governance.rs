//! Root, its brakes, and upgrades that take several blocks.

use super::{
	liquid,
	restaking::{kind_of, kind_of_name, Kind},
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

/// Calls of other pallets that pass, by pallet and name.
///
/// The first are wrappers: a call within one is dispatched through the same filter, so a wrapper lets
/// nothing through that would not pass by itself. Without them a stash, a resolver or an operator that
/// is a multisig or acts through a proxy could do nothing while its deadlines run. The others take
/// rights back, change keys that may be stolen, and leave staking.
const PASSING: [(&str, &str); 21] = [
	("Multisig", "approve_as_multi"),
	("Multisig", "as_multi"),
	("Multisig", "as_multi_threshold_1"),
	("Multisig", "cancel_as_multi"),
	("Proxy", "announce"),
	("Proxy", "proxy"),
	("Proxy", "proxy_announced"),
	("Utility", "as_derivative"),
	("Utility", "batch"),
	("Utility", "batch_all"),
	("Utility", "force_batch"),
	("Utility", "if_else"),
	("Proxy", "reject_announcement"),
	("Proxy", "remove_announcement"),
	("Proxy", "remove_proxies"),
	("Proxy", "remove_proxy"),
	("Session", "purge_keys"),
	("Session", "set_keys"),
	("Staking", "chill"),
	("Staking", "unbond"),
	("Staking", "withdraw_unbonded"),
];

/// Calls that no pause and no safe mode stops.
///
/// Anybody may start safe mode for a deposit, and eras go on in it. So these pass: whatever an operator
/// must do in time, whatever brings a fault before those who judge it, and whatever protects from a
/// wrong judgement. What is stopped moves funds or begins something new.
pub struct NeverStopping;

impl NeverStopping {
	fn passes(kind: Kind) -> bool {
		match kind {
			Kind::Accuses | Kind::Bonds | Kind::Guards | Kind::LowersRisk | Kind::Operates => true,
			Kind::Enters => false,
		}
	}

	/// Returns true for a call of a pallet other than restaking that passes.
	fn is_named(pallet: &str, call: &str) -> bool {
		(pallet == "Liquid" && liquid::never_stops(call))
			|| ESSENTIAL.contains(&pallet)
			|| PASSING.contains(&(pallet, call))
			|| services::NEVER_STOPPING.contains(&(pallet, call))
	}
}

impl Contains<RuntimeCallNameOf<Runtime>> for NeverStopping {
	fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
		match (str::from_utf8(pallet), str::from_utf8(call)) {
			// It passes with some parameters, and a pause knows names only.
			(Ok("Restaking"), Ok("set_standing_order")) => true,
			(Ok("Restaking"), Ok(call)) => kind_of_name(call).is_some_and(Self::passes),
			(Ok(pallet), Ok(call)) => Self::is_named(pallet, call),
			_ => false,
		}
	}
}

impl Contains<RuntimeCall> for NeverStopping {
	fn contains(call: &RuntimeCall) -> bool {
		if let RuntimeCall::Restaking(call) = call {
			return kind_of(call).is_some_and(Self::passes);
		}
		let CallMetadata { pallet_name, function_name } = call.get_call_metadata();
		Self::is_named(pallet_name, function_name)
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
	use crate::configs::restaking::KINDS;

	/// A misspelt name would stop nothing and allow nothing, without a word.
	#[test]
	fn names_that_never_stop_are_names_of_calls() {
		let pallets = RuntimeCall::get_module_names();
		for pallet in ESSENTIAL {
			assert!(pallets.contains(&pallet), "no pallet {pallet}");
		}
		let restaking = KINDS.iter().map(|(call, _)| ("Restaking", *call));
		let services = services::NEVER_STOPPING.into_iter().chain(services::DUTIES);
		for (pallet, call) in restaking.chain(services).chain(PASSING) {
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
