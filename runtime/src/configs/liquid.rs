//! Vaults: one deposit stakes and restakes, and its receipt is an asset of this chain.

use super::{
	money::{AssetId, BytePrice, Deposit, ItemPrice, TreasuryAccount, FIRST_RECEIPT},
	restaking::{dynamic_params::liquid::Vaults, Kind},
};
use crate::*;
use frame_support::{
	parameter_types,
	traits::{ConstU32, Get, GetCallName},
	PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned};
use pallet_liquid_restaking::{Call, HoldReason, VaultId};
use restaking_adapters::PalletStaking;
use restaking_primitives::EncodedNames;
use sp_runtime::traits::Convert;

parameter_types! {
	/// Names the accounts of vaults.
	pub const LiquidPalletId: PalletId = PalletId(*b"liquidrs");
	pub const LiquidDepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Liquid(HoldReason::Deposit);
}

/// The limits of vaults as root has set them.
pub struct CurrentVaultLimits;
impl Get<pallet_liquid_restaking::Parameters> for CurrentVaultLimits {
	fn get() -> pallet_liquid_restaking::Parameters {
		Vaults::get()
	}
}

/// Names the receipt of a vault: ids that nobody else can create.
pub struct ReceiptOf;
impl Convert<VaultId, AssetId> for ReceiptOf {
	fn convert(VaultId(vault): VaultId) -> AssetId {
		// Ids of vaults are counted, and no chain has 2³¹ of them.
		FIRST_RECEIPT | vault
	}
}

impl pallet_liquid_restaking::Config for Runtime {
	type Assets = Assets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarking::Helper;
	// For a vault about 1.5, for a ticket 0.11: who has no free funds for that can not ask out.
	type Consideration = Deposit<LiquidDepositReason, ItemPrice, BytePrice>;
	type Currency = Balances;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type ManagerOrigin = EnsureSigned<AccountId>;
	// More than any bonding duration of this chain, and as many as turn in a part of a block.
	type MaxQueue = ConstU32<64>;
	type MaxVaults = ConstU32<16>;
	type OriginNames = EncodedNames;
	type PalletId = LiquidPalletId;
	type PalletsOrigin = OriginCaller;
	type Parameters = CurrentVaultLimits;
	type Restake = Restaking;
	type ShareAsset = ReceiptOf;
	type Stake = PalletStaking<Self>;
	type Treasury = TreasuryAccount;
	type WeightInfo = pallet_liquid_restaking::weights::SubstrateWeight<Self>;
}

/// The calls that have a kind, by name. A call without one is for its sender alone: it pays, or names who gets
/// something; or it is root's.
pub const KINDS: [(&str, Kind); 15] = [
	("claim", Kind::LowersRisk),
	("claim_all", Kind::LowersRisk),
	("redeem", Kind::LowersRisk),
	("request_exit", Kind::LowersRisk),
	("turn", Kind::LowersRisk),
	("cancel_announcement", Kind::Guards),
	("pause_deposits", Kind::Guards),
	// Who cancels an exit stays liable.
	("cancel_exit", Kind::Enters),
	("close", Kind::Enters),
	// Anybody may offer the same again.
	("end_sale", Kind::Enters),
	("resume_deposits", Kind::Enters),
	("set_cap", Kind::Enters),
	("set_fee", Kind::Enters),
	("set_targets", Kind::Enters),
	("set_validators", Kind::Enters),
];

/// Calls that no pause and no safe mode stops, besides those that lower a risk or guard.
pub const NEVER_STOPPING: [&str; 1] = ["cancel_exit"];

/// Returns the kind of the call with this name.
pub fn kind_of_name(call: &str) -> Option<Kind> {
	KINDS.iter().find(|(name, _)| *name == call).map(|(_, kind)| *kind)
}

/// Returns the kind of a call.
pub fn kind_of(call: &Call<Runtime>) -> Option<Kind> {
	kind_of_name(call.get_call_name())
}

/// Returns true for a call that no pause and no safe mode stops: exits, claims and turns, and what a manager or
/// governance takes back.
pub fn never_stops(call: &str) -> bool {
	let guarded = matches!(kind_of_name(call), Some(Kind::LowersRisk | Kind::Guards));
	guarded || NEVER_STOPPING.contains(&call)
}

/// The setting that benchmarks of vaults need, made by the calls that make it in life.
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking {
	use super::*;
	use crate::{configs::services::Hook, constants::currency::UNIT};
	use alloc::boxed::Box;
	use codec::Encode;
	use frame_support::traits::{fungible::Mutate, OriginTrait};
	use pallet_liquid_restaking::benchmarking::BenchmarkHelper;
	use pallet_restaking::{types::JoinPolicy, NextAssignmentId, NextServiceId, PresentEra};
	use pallet_staking::{ErasTotalStake, RewardDestination, ValidatorPrefs};
	use restaking_primitives::{
		AssignmentId, Authority, Conditions, EraIndex, KeyProof, ServiceKey, Shares, Terms,
	};
	use sp_core::crypto::KeyTypeId;
	use sp_runtime::{DispatchError, Perbill};

	/// The funds of each account, of which validators bond a half.
	const FUNDS: Balance = UNIT.saturating_mul(100_000);

	/// The eras in which a slash can be vetoed.
	const VETO: EraIndex = 2;

	/// The type of the operators' keys in the keystore.
	const KEYS: KeyTypeId = KeyTypeId(*b"lqrs");

	/// Validators, and services of a slasher.
	pub struct Helper;
	impl BenchmarkHelper<AccountId> for Helper {
		fn validator(number: u32) -> Result<AccountId, DispatchError> {
			let who = rich(b"validator", number)?;
			let signed = || RuntimeOrigin::signed(who.clone());
			let half = FUNDS.checked_div(2).unwrap_or(0);
			Staking::bond(signed(), half, RewardDestination::Stash)?;
			Staking::validate(signed(), ValidatorPrefs::default())?;
			Ok(who)
		}

		fn target(number: u32) -> Result<AssignmentId, DispatchError> {
			let service = NextServiceId::<Runtime>::get();
			let assignment = NextAssignmentId::<Runtime>::get();
			let office = || Box::new(RuntimeOrigin::signed(slasher()).into_caller());
			let terms = Terms { conditions: conditions(), hook: Hook::Authority(Authority) };
			let (root, open, nothing) =
				(RuntimeOrigin::root(), JoinPolicy::Open, Default::default());
			Restaking::register_service(root, terms, Some(office()), None, open, None, nothing)?;
			let payer = RuntimeOrigin::signed(rich(b"slasher", 0)?);
			let bond = FUNDS.checked_div(100).unwrap_or(0);
			Restaking::fund_slash_bond(payer, service, office(), bond)?;
			let operator = rich(b"operator", number)?;
			let signed = || RuntimeOrigin::signed(operator.clone());
			Restaking::register_operator(signed(), Default::default())?;
			let key = sp_io::crypto::sr25519_generate(KEYS, None);
			let message = Restaking::key_message(service, &operator);
			let proof = sp_io::crypto::sr25519_sign(KEYS, &key, &message);
			let proof = proof.ok_or(DispatchError::Other("the key does not sign"))?;
			let (key, proof) = (ServiceKey::Sr25519(key), KeyProof::Sr25519(proof));
			Restaking::join_service(signed(), service, Perbill::zero(), key, proof)?;
			Ok(assignment)
		}

		fn set_era(era: EraIndex) {
			PalletStaking::<Runtime>::set_era(era);
			// The core follows it from block to block, and here there is none.
			PresentEra::<Runtime>::kill();
			let all = Balance::MAX.checked_div(2).unwrap_or(0);
			ErasTotalStake::<Runtime>::insert(era, all);
		}
	}

	/// Returns an account with more funds than before.
	fn rich(name: &[u8], number: u32) -> Result<AccountId, DispatchError> {
		let who = named(name, number);
		Balances::mint_into(&who, FUNDS)?;
		Ok(who)
	}

	fn named(name: &[u8], number: u32) -> AccountId {
		AccountId::from((name, number).using_encoded(sp_io::hashing::blake2_256))
	}

	/// The slasher of all services, which pays its bonds itself.
	fn slasher() -> AccountId {
		named(b"slasher", 0)
	}

	/// Conditions that take at most a tenth, with windows shorter than the bonding duration.
	fn conditions() -> Conditions<AccountId> {
		Conditions {
			max_slash: Perbill::from_percent(10),
			report_window: 4,
			veto_window: VETO,
			exit_window: 7,
			min_pledge: UNIT.saturating_mul(100),
			quorum: Perbill::from_percent(50),
			places: 128,
			jail_term: 0,
			shares: Shares::default(),
			recipient: None,
			resolver_may_veto_proofs: false,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame_support::{
		traits::{GetCallMetadata, Hooks},
		weights::Weight,
	};
	use pallet_liquid_restaking::{types::RATES, MAX_CLAIMS, MAX_TARGETS};
	use polkadot_sdk::sp_io::TestExternalities;

	/// A misspelt name would allow nothing, without a word.
	#[test]
	fn kinds_are_those_of_calls() {
		let calls = RuntimeCall::get_call_names("Liquid");
		let names = KINDS.iter().map(|(call, _)| *call).chain(NEVER_STOPPING);
		for name in names {
			assert!(calls.contains(&name), "no call Liquid.{name}");
		}
	}

	/// The float of a vault pays for all positions of its stash, for the longest name of a receipt, and for the
	/// account.
	#[test]
	fn the_float_pays_all_deposits_of_a_stash() {
		use crate::constants::currency::{deposit, EXISTENTIAL_DEPOSIT};
		let positions: u32 = <Runtime as pallet_restaking::Config>::MaxPositions::get();
		let positions = deposit(1, 0).saturating_mul(positions.into());
		// Name and symbol.
		let name = deposit(1, 68).saturating_add(deposit(0, 64));
		let all = positions.saturating_add(name).saturating_add(EXISTENTIAL_DEPOSIT);
		TestExternalities::default().execute_with(|| {
			assert!(all <= CurrentVaultLimits::get().float, "{all}");
		});
	}

	/// All vaults turn in one block of an era, also if each replaces all its targets, where no slash waits. The largest
	/// turn, which settles as much as one call can, takes at most a tenth.
	#[test]
	fn all_vaults_turn_in_a_block() {
		use pallet_liquid_restaking::WeightInfo;
		use restaking_primitives::{Restake, RestakeWeights};
		type Weights = <Runtime as pallet_liquid_restaking::Config>::WeightInfo;
		let vaults: u32 = <Runtime as pallet_liquid_restaking::Config>::MaxVaults::get();
		let weights = || <Restaking as Restake<AccountId>>::weights();
		let (RestakeWeights { pledge, exits, .. }, most) =
			TestExternalities::default().execute_with(|| (weights(), Liquid::max_turn()));
		let usual = [pledge.saturating_mul(MAX_TARGETS.into()), exits]
			.into_iter()
			.fold(Weights::turn(MAX_TARGETS), Weight::saturating_add);
		let all = usual.saturating_mul(vaults.into());
		let block = configs::system::part_of_block(sp_runtime::Perbill::from_percent(25));
		assert!(all.all_lte(block), "{all:?}");
		let block = configs::system::part_of_block(sp_runtime::Perbill::from_percent(10));
		assert!(most.all_lte(block), "{most:?}");
		let claims = Weights::claim_all(MAX_CLAIMS);
		assert!(claims.all_lte(configs::services::MaxCallWeight::get()), "{claims:?}");
	}

	/// The prices of a month are kept, the longest that is told of a yield.
	const _: () = assert!(RATES > 28);

	#[test]
	fn constants_fit_this_chain() {
		TestExternalities::default().execute_with(|| {
			Liquid::integrity_test();
			let receipt = ReceiptOf::convert(VaultId(7));
			assert_eq!(receipt, FIRST_RECEIPT.saturating_add(7));
		});
	}
}
