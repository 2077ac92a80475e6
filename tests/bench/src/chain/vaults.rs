//! Two vaults: one with as many targets as there may be, one without.

use super::{must, validator};
use crate::people::*;
use pallet_liquid_restaking::{Call, TargetSpec, VaultId, MAX_TARGETS};
use polkadot_sdk::{
	frame_support::{assert_ok, traits::Get},
	pallet_parameters,
	sp_runtime::{MultiAddress, Perbill},
};
use restaking_integration_tests::{
	account as named,
	restaking::{self, OWNER},
	Chain,
};
use restaking_primitives::{AssignmentId, Choice};
use restaking_runtime::{
	configs::restaking::{dynamic_params::liquid, RuntimeParameters},
	constants::currency::UNIT,
	Assets, Runtime, RuntimeOrigin,
};

/// The vault with targets, which the crowd holds, and the one without.
pub const VAULTS: [VaultId; 2] = [VaultId(0), VaultId(1)];

/// The operators of the first services come before those of the targets.
const FIRST_OPERATOR: u32 = 3;

/// Lets a crowd of any size fit into a vault.
fn set_limits(chain: &Chain) {
	let limits = pallet_liquid_restaking::Parameters {
		max_vault_share: Perbill::one(),
		..<liquid::Vaults as Get<_>>::get()
	};
	let parameter = liquid::Parameters::Vaults(liquid::Vaults, Some(limits));
	let key_value = RuntimeParameters::Liquid(parameter);
	let set = pallet_parameters::Call::<Runtime>::set_parameter { key_value };
	assert_ok!(chain.call_as_root(set));
}

/// Registers a service with an operator. Returns a target of which two parts in a hundred count.
fn target(chain: &Chain, number: u32) -> TargetSpec {
	let service = pallet_restaking::NextServiceId::<Runtime>::get();
	let owner = named(OWNER);
	let slasher = Some(restaking::origin_of(&owner));
	let terms = restaking::terms(Perbill::from_percent(40));
	must(chain, owner, restaking::register(terms, slasher, None));
	let assignment: AssignmentId = restaking::join_as(chain, service, FIRST_OPERATOR + number);
	let record = pallet_restaking::Services::<Runtime>::get(service).expect("registered");
	TargetSpec {
		assignment,
		weight: Perbill::from_percent(2),
		terms_hash: record.terms_hash,
		max_commission: Perbill::one(),
	}
}

/// Opens the vaults, with a deposit in each, and lets a holder leave with two tickets.
pub fn found(chain: &mut Chain) {
	set_limits(chain);
	let all: Vec<_> = (0..MAX_TARGETS).map(|number| target(chain, number)).collect();
	for (vault, targets) in VAULTS.into_iter().zip([all, vec![]]) {
		let choice = Choice { validator: validator(), max_commission: Perbill::one() };
		let open = Call::<Runtime>::open_vault {
			seed: 2_000 * UNIT,
			validators: vec![choice].try_into().expect("one"),
			targets: targets.try_into().expect("as many as there may be"),
			fee: Perbill::from_percent(10),
			fee_to: RICH,
			cap: Balance::MAX,
			name: b"Liquid".to_vec().try_into().expect("short"),
			symbol: b"LRT".to_vec().try_into().expect("short"),
			decimals: 12,
		};
		must(chain, RICH, open);
		must(chain, RICH, deposit(vault, 2_000 * UNIT));
	}
	endow::<Runtime>(&HOLDER, BOND + UNIT);
	must(chain, HOLDER, deposit(VAULTS[0], BOND / 2));
	must(chain, HOLDER, ask(VAULTS[0], STEP));
	// In the first block of the era the vault turns, when it is sealed.
	chain.next_era();
	chain.next_block();
	must(chain, HOLDER, ask(VAULTS[0], STEP));
}

/// Returns a deposit.
pub fn deposit(vault: VaultId, amount: Balance) -> Call<Runtime> {
	Call::deposit { vault, amount, least: 1, beneficiary: None }
}

/// Returns a request to leave.
pub fn ask(vault: VaultId, shares: Balance) -> Call<Runtime> {
	Call::request_exit { vault, shares, least: 0 }
}

/// Lets a member of the crowd hold receipts.
pub fn send_receipts(who: &AccountId) {
	let receipt = pallet_liquid_restaking::Vaults::<Runtime>::get(VAULTS[0]).expect("open").asset;
	let (signed, to) = (RuntimeOrigin::signed(RICH), MultiAddress::Id(who.clone()));
	assert_ok!(Assets::transfer(signed, receipt.into(), to, CROWD_RECEIPTS));
}

/// Lets somebody enter and ask out, so that the next turn bonds and prices something.
pub fn visit() {
	for vault in VAULTS {
		let signed = || RuntimeOrigin::signed(RICH);
		assert_ok!(restaking_runtime::Liquid::deposit(signed(), vault, STEP, 1, None));
		assert_ok!(restaking_runtime::Liquid::request_exit(signed(), vault, STEP / 2, 0));
	}
}
