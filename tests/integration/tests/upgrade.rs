//! An upgrade, rehearsed on the state of a chain that runs the release before.
//!
//! `tests/vectors/chain-1.scale` is that state: the storage of a chain of this runtime after one block, in
//! which every storage item of restaking holds something. The test `record_the_state_of_this_release`
//! writes it:
//!
//! ```sh
//! cargo test --workspace --test upgrade -- --ignored record
//! ```
//!
//! Version 1 is the first release, and it is not made yet: until then a change of records redefines
//! version 1, and the state is recorded again. After it the recorded states stay as they are, a
//! migration has to make these tests pass, and each release records a state of its own.

use codec::{Decode, Encode};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		storage::storage_prefix,
		traits::{fungible::NativeOrWithId, GetStorageVersion, StorageInfoTrait},
	},
	frame_system, pallet_staking, pallet_utility, sp_io,
	sp_keyring::Sr25519Keyring::{AliceStash, Bob, Charlie, Dave, Eve, Ferdie},
	sp_runtime::{Perbill, StateVersion},
	sp_staking::StakingAccount::Stash,
};
use restaking_integration_tests::{
	account,
	restaking::{
		self, bond, custody, fund_slash_bond, join_as, pledge, request_slash, Call, OPERATOR, OWNER,
	},
	Chain, State,
};
use restaking_primitives::{AssignmentId, RequestId, ServiceId};
use restaking_runtime::{
	configs::services::{Hook, Silence},
	constants::currency::UNIT,
	AccountId, AllPalletsWithSystem, Executive, OriginCaller, Restaking, Runtime, RuntimeCall,
	Staking, System, VERSION,
};
use std::{collections::BTreeSet, fs, path::PathBuf};

/// The path of the recorded state.
fn file() -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../vectors/chain-1.scale")
}

/// Returns the recorded state.
fn recorded() -> State {
	let bytes = fs::read(file()).expect("the state was recorded");
	State::decode(&mut &bytes[..]).expect("the state decodes")
}

/// Upgrades as `try-runtime` does: runs migrations with their own checks, decodes all records, and checks
/// every pallet's state.
fn upgrade() -> Result<(), String> {
	frame_system::LastRuntimeUpgrade::<Runtime>::kill();
	let checks = polkadot_sdk::frame_try_runtime::UpgradeCheckSelect::All;
	let done = Executive::try_runtime_upgrade(checks);
	done.map(|_| ()).map_err(|error| format!("{error:?}"))
}

/// Makes a chain in which every storage item of restaking is in use.
fn use_everything(chain: &mut Chain) {
	let assignments =
		[40, 10].map(|percent| restaking::service(chain, Perbill::from_percent(percent)));
	let [first, second] = assignments;
	for (who, amount) in [(Bob, 1_000), (Charlie, 500), (Dave, 500)] {
		bond(chain, who, amount * UNIT);
		for assignment in assignments {
			assert_ok!(chain.call(account(who), pledge(assignment, amount * UNIT)));
		}
	}
	fund_slash_bond(chain, first, 1_000 * UNIT);
	fund_slash_bond(chain, second, 1_000 * UNIT);
	rewards(chain);
	metadata(chain);
	approvals_and_bans(chain);
	let gone = a_service_that_goes(chain);
	chain.to_era(4);
	assert_ok!(chain.call(account(OWNER), Call::retire_service { service: gone }));
	// Dave exits the second service and leaves its earnings there. Charlie exits everything.
	let exit = Call::exit { assignment: second, amount: 500 * UNIT };
	assert_ok!(chain.call(account(Dave), exit));
	assert_ok!(chain.call(account(Charlie), Call::exit_all {}));
	let unbond = pallet_staking::Call::<Runtime>::unbond { value: 500 * UNIT };
	assert_ok!(chain.call(account(Charlie), unbond));
	// Bob unbonds more than the limit leaves free. The withdrawal puts a part into custody.
	let unbond = pallet_staking::Call::<Runtime>::unbond { value: 600 * UNIT };
	assert_ok!(chain.call(account(Bob), unbond));
	chain.to_era(12);
	let withdraw = pallet_staking::Call::<Runtime>::withdraw_unbonded { num_slashing_spans: 0 };
	assert_ok!(chain.call(account(Bob), withdraw));
	let bob = account(Bob);
	let settle = Call::settle_staker { stash: account(Eve), losses: 2 };
	assert_ok!(chain.call(bob.clone(), settle));
	for who in [Dave, Eve] {
		let release = Call::release_custody { stash: account(who), positions: 12 };
		assert_ok!(chain.call(bob.clone(), release));
	}
	assert_ok!(chain.call(account(OWNER), Call::deregister_service { service: gone }));
	a_proof(chain);
	let publish = Call::publish_set { service: ServiceId(0), most: 16 };
	assert_ok!(chain.call(account(Dave), publish));
	slashes(chain, first, second);
}

/// Proves that an operator was silent in an era. The slash is executed and settled, and waits.
fn a_proof(chain: &mut Chain) {
	let fraction = Perbill::from_percent(10);
	let hook = Hook::Silence(Silence { fraction, pays_work: true });
	let assignment = restaking::judged_service(chain, Ferdie, hook);
	let silent = chain.era();
	// It owes this era, and the chain finds no later one.
	let record = pallet_restaking::Assignments::<Runtime>::get(assignment).expect("exists");
	let leave = Call::leave_service { service: record.service };
	assert_ok!(chain.call(account(Ferdie), leave));
	chain.next_era();
	let evidence = silent.encode().try_into().expect("four bytes are short enough");
	let report = Call::report_offence { assignment, evidence };
	assert_ok!(chain.call(account(Dave), report));
	chain.next_era();
}

/// Registers a service that pays for one era, and lets Eve pledge to it. What it owes outlives it.
fn a_service_that_goes(chain: &Chain) -> ServiceId {
	let assignment = restaking::service(chain, Perbill::from_percent(10));
	let record = pallet_restaking::Assignments::<Runtime>::get(assignment).expect("exists");
	bond(chain, Eve, 500 * UNIT);
	assert_ok!(chain.call(account(Eve), pledge(assignment, 500 * UNIT)));
	pot(chain, record.service, 1);
	record.service
}

/// Opens and funds a pot.
fn pot(chain: &Chain, service: ServiceId, eras: u32) {
	let open = Call::open_pot { service, asset: NativeOrWithId::Native, min_weight: 0 };
	assert_ok!(chain.call(account(OWNER), open));
	let fund = Call::fund_rewards { service, amount: 1_000 * UNIT, eras };
	assert_ok!(chain.call(account(OWNER), fund));
}

/// Opens and funds a pot, and sets a payee.
fn rewards(chain: &Chain) {
	pot(chain, ServiceId(1), 20);
	let payee = pallet_restaking::types::Payee::Account(account(Dave));
	assert_ok!(chain.call(account(Bob), Call::set_payee { payee }));
}

/// Sets the metadata of a service and of an operator.
fn metadata(chain: &Chain) {
	let text = || b"a link".to_vec().try_into().expect("short enough");
	let of_service = Call::set_service_metadata { service: ServiceId(0), metadata: text() };
	assert_ok!(chain.call(account(OWNER), of_service));
	let of_operator = Call::set_operator_metadata { metadata: text() };
	assert_ok!(chain.call(account(OPERATOR), of_operator));
}

/// Registers a service that admits by approval, and bans an operator from another.
fn approvals_and_bans(chain: &Chain) {
	let slasher: OriginCaller = frame_system::RawOrigin::Signed(account(OWNER)).into();
	let register = Call::register_service {
		terms: restaking::terms(Perbill::from_percent(10)),
		slasher: Some(Box::new(slasher)),
		resolver: None,
		join_policy: pallet_restaking::types::JoinPolicy::Approval,
		group: None,
		metadata: Default::default(),
	};
	assert_ok!(chain.call(account(OWNER), register));
	let approve = Call::approve_operator { service: ServiceId(2), operator: account(OPERATOR) };
	assert_ok!(chain.call(account(OWNER), approve));
	join_as(chain, ServiceId(1), 7);
	let ban = Call::ban_operator { service: ServiceId(1), operator: restaking::operator(7) };
	assert_ok!(chain.call_as_root(ban));
}

/// Requests three slashes. In the last block one is executed and not settled, one pending, one vetoed.
fn slashes(chain: &mut Chain, first: AssignmentId, second: AssignmentId) {
	let now = chain.era();
	let request = pallet_restaking::NextRequestId::<Runtime>::get();
	assert_ok!(chain.call(account(OWNER), request_slash(first, now, 5)));
	assert_ok!(chain.call(account(OWNER), request_slash(second, now, 1)));
	assert_ok!(chain.call_as_root(Call::veto_all { service: ServiceId(1) }));
	chain.next_era();
	assert_ok!(chain.call(account(OWNER), request_slash(first, now, 3)));
	chain.to_era(now + 3);
	let execute = Call::execute_slash { request };
	assert_ok!(chain.call(account(AliceStash), execute));
}

#[test]
#[ignore = "records the state that the other tests begin with"]
fn record_the_state_of_this_release() {
	let state = Chain::development().run_to_end(use_everything);
	fs::write(file(), state.encode()).expect("the directory of vectors exists");
}

/// Every storage item of restaking is rehearsed.
#[test]
fn every_item_of_restaking_holds_something() {
	let state = recorded();
	let all = AllPalletsWithSystem::storage_info();
	let ours = all.iter().filter(|item| item.pallet_name == b"Restaking");
	let empty: BTreeSet<_> = ours
		.filter(|item| !state.iter().any(|(key, _)| key.starts_with(&item.prefix)))
		.map(|item| String::from_utf8_lossy(&item.storage_name).into_owned())
		.collect();
	// Exist only between two pages of one settlement, of one slash that is undone or divided, of one set, and of
	// what is gone; and once a duty was free.
	let between = ["Drafts", "LossCursors", "SettlementCursors"];
	let gone = ["Forgetting", "ForgettingEnds", "ForgettingHooks"];
	let all = between.into_iter().chain(gone).chain(["FreeDutyWeight"]);
	assert_eq!(empty, all.map(String::from).collect());
}

#[test]
fn versions_on_chain_are_those_of_the_code() {
	Chain::development().go_on(
		recorded(),
		|| upgrade().expect("upgrades"),
		|_| {
			macro_rules! assert_versions {
			($($pallet:ident),*) => {$(
				let code = restaking_runtime::$pallet::in_code_storage_version();
				assert_eq!(restaking_runtime::$pallet::on_chain_storage_version(), code);
			)*};
		}
			assert_versions!(
				Restaking,
				Liquid,
				Oracle,
				Attestation,
				Availability,
				Keeper,
				Heartbeat,
				Calendar
			);
			assert_versions!(Staking, Balances, Session, Assets);
			let last = frame_system::LastRuntimeUpgrade::<Runtime>::get().expect("upgraded");
			assert_eq!(last.spec_version.0, VERSION.spec_version);
		},
	);
}

/// SC-GOV-07: an upgrade that runs again does nothing.
#[test]
fn an_upgrade_that_runs_again_does_nothing() {
	Chain::development().look_at(recorded(), || {
		let root = || sp_io::storage::root(StateVersion::V1);
		upgrade().expect("upgrades");
		let once = root();
		upgrade().expect("upgrades again");
		assert_eq!(root(), once);
	});
}

/// SC-GOV-07: business that was begun before the upgrade ends after it as if there had been none.
#[test]
fn open_business_ends_as_without_an_upgrade() {
	let [with, without] = [true, false].map(|upgraded| {
		let mut after = Vec::new();
		let change = || {
			if upgraded {
				upgrade().expect("upgrades");
			}
		};
		Chain::development().go_on(recorded(), change, |chain| after = finish_everything(chain));
		after
	});
	assert_eq!(with, without);
}

/// Undoes a slash, and continues until every exit is over. Returns the losses and the funds of all in the
/// end.
fn finish_everything(chain: &mut Chain) -> Vec<u128> {
	let loss = |who: &AccountId| Restaking::pending_slashes(who).iter().map(|it| it.loses).sum();
	let losses: Vec<u128> = [Bob, Dave].map(|who| loss(&account(who))).into();
	assert!(losses.iter().all(|loss| *loss > 0), "{losses:?}");
	assert!(custody(&account(Bob)) > 0);
	let orphans = || pallet_restaking::OrphanedPots::<Runtime>::iter_keys();
	let gone = orphans().next().expect("a service is gone and owes");
	// Eve was its only staker and its operator: one claim pays both.
	for (who, service) in [(Dave, ServiceId(1)), (OPERATOR, gone)] {
		let claim = Call::claim { who: account(who), service };
		assert_ok!(chain.call(account(Bob), claim));
	}
	assert_eq!(orphans().count(), 0);
	let stake = || {
		let ledger = Staking::ledger(Stash(account(Ferdie)));
		ledger.map_or(0, |ledger| ledger.active)
	};
	let (now, slashed) = (chain.era(), stake());
	assert_ok!(chain.call_as_root(Call::undo { request: RequestId(0), lapse: false }));
	chain.to_era(now + 2);
	assert_eq!(stake() - slashed, 100 * UNIT);
	assert!(Restaking::pending_slashes(&account(Bob)).is_empty());
	for who in [Bob, Dave] {
		assert_ok!(chain.call(account(who), Call::exit_all {}));
	}
	chain.to_era(now + 11);
	let mut outcome = losses;
	for who in [Bob, Charlie, Dave] {
		let withdraw = pallet_staking::Call::<Runtime>::withdraw_unbonded { num_slashing_spans: 0 };
		let release = Call::release_custody { stash: account(who), positions: 12 };
		let both: Vec<RuntimeCall> = vec![withdraw.into(), release.into()];
		let batch = pallet_utility::Call::<Runtime>::force_batch { calls: both };
		assert_ok!(chain.call(account(who), batch));
		assert!(pallet_restaking::Stakers::<Runtime>::get(account(who)).is_none(), "{who:?}");
		let data = System::account(account(who)).data;
		outcome.push(data.free + data.reserved);
	}
	outcome
}

/// The rehearsal can fail: it finds a record that does not decode, and one that breaks a law.
#[test]
fn a_broken_state_is_found() {
	let is_service = |key: &[u8]| key.starts_with(&storage_prefix(b"Restaking", b"Services"));
	let mut short = recorded();
	let service = short.iter_mut().find(|(key, _)| is_service(key)).expect("there is a service");
	service.1.pop();
	let is_staker = |key: &[u8]| key.starts_with(&storage_prefix(b"Restaking", b"Stakers"));
	let mut lost = recorded();
	lost.retain(|(key, _)| !is_staker(key));
	for state in [short, lost] {
		let mut refusal = Ok(());
		Chain::development().look_at(state, || refusal = upgrade());
		assert!(refusal.is_err());
	}
}
