//! What goes on in safe mode, which anybody may start: duties, reports, exits and vetoes, also of
//! multisigs and through proxies.

use super::{appoint, through, transfer};
use codec::Encode;
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		dispatch::Callable,
		traits::fungible::{Inspect, Mutate},
		weights::Weight,
	},
	frame_system, pallet_multisig, pallet_safe_mode, pallet_staking, pallet_utility,
	sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve},
	sp_runtime::{DispatchResult, MultiAddress, Perbill},
	sp_staking::EraIndex,
};
use restaking_integration_tests::{
	account,
	restaking::{
		self, fund_slash_bond, judged_service, liveness, performs, request_slash, service_with,
		OWNER,
	},
	Chain,
};
use restaking_primitives::{AssignmentId, ServiceId};
use restaking_runtime::{
	configs::{
		services::{Hook, Silence},
		ProxyType,
	},
	constants::currency::UNIT,
	AccountId, Balances, Heartbeat, Keeper, Runtime, RuntimeCall, RuntimeEvent, System,
};

type HeartbeatCall = <Heartbeat as Callable<Runtime>>::RuntimeCall;
type KeeperCall = <Keeper as Callable<Runtime>>::RuntimeCall;

/// The service that a story judges by: the first one.
const SERVICE: ServiceId = ServiceId(0);
/// A tenth, which silence costs.
const SILENCE: Hook =
	Hook::Silence(Silence { fraction: Perbill::from_percent(10), pays_work: true });

/// Lets a stranger start safe mode, for a deposit.
fn anybody_starts_safe_mode(chain: &Chain) {
	starts_safe_mode(chain, Alice);
}

fn starts_safe_mode(chain: &Chain, who: Sr25519Keyring) {
	assert_ok!(chain.call(account(who), pallet_safe_mode::Call::<Runtime>::enter {}));
	assert_stopped(chain, transfer());
}

/// Asserts that Bob's call is stopped before it does anything.
fn assert_stopped(chain: &Chain, call: impl Into<RuntimeCall>) {
	let filtered = frame_system::Error::<Runtime>::CallFiltered;
	assert_noop!(chain.call(account(Bob), call), filtered);
}

fn report(assignment: AssignmentId, era: EraIndex) -> restaking::Call {
	let evidence = era.encode().try_into().expect("four bytes are short enough");
	restaking::Call::report_offence { assignment, evidence }
}

/// The multisig of Charlie and Dave.
fn both() -> AccountId {
	let mut both = [account(Charlie), account(Dave)];
	both.sort();
	pallet_multisig::Pallet::<Runtime>::multi_account_id(&both, 2)
}

/// Makes a call as the multisig: Charlie approves, and Dave approves and sends it.
fn together(chain: &Chain, call: impl Into<RuntimeCall>) -> DispatchResult {
	let call = Box::new(call.into());
	let approve = |other, maybe_timepoint| pallet_multisig::Call::as_multi {
		threshold: 2,
		other_signatories: vec![account(other)],
		maybe_timepoint,
		call: call.clone(),
		max_weight: Weight::MAX,
	};
	let timepoint = pallet_multisig::Pallet::<Runtime>::timepoint();
	assert_ok!(chain.call(account(Charlie), approve(Dave, None)));
	assert_ok!(chain.call(account(Dave), approve(Charlie, Some(timepoint))));
	let executed = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result, .. }) => {
			Some(result)
		},
		_ => None,
	});
	executed.expect("two of two have approved")
}

/// SC-GOV-14: Bob was silent in one era. In the next a stranger starts safe mode, and the silence is reported.
#[test]
fn an_offence_before_safe_mode_is_reported_in_it() {
	Chain::development().checked_once_an_era().run(|chain| {
		let assignment = judged_service(chain, Bob, SILENCE);
		let silent = chain.era();
		chain.next_era();
		anybody_starts_safe_mode(chain);
		assert_ok!(chain.call(account(Charlie), report(assignment, silent)));
		let before = pallet_staking::Ledger::<Runtime>::get(account(Bob)).expect("bonds").active;
		// Later silence, of which the chain accuses Bob, is not slashed yet.
		chain.to_era(silent + 5);
		let after = pallet_staking::Ledger::<Runtime>::get(account(Bob)).expect("bonds").active;
		assert_eq!((before, after), (1_000 * UNIT, 900 * UNIT));
	});
}

/// Whoever does its duty in safe mode is not convicted for that time.
#[test]
fn duties_are_done_in_safe_mode() {
	Chain::development().checked_once_an_era().run(|chain| {
		let assignment = judged_service(chain, Bob, SILENCE);
		anybody_starts_safe_mode(chain);
		let heard = chain.era();
		assert_ok!(chain.call(account(Bob), HeartbeatCall::beat { service: SERVICE }));
		chain.next_era();
		// Dave beats for Bob: the operator's key is on another machine.
		assert_ok!(chain.call_as_root(pallet_safe_mode::Call::<Runtime>::force_exit {}));
		appoint(chain, ProxyType::Operator);
		starts_safe_mode(chain, Charlie);
		let beat = HeartbeatCall::beat { service: SERVICE };
		assert!(through(chain, ProxyType::Operator, beat.into()));
		chain.next_era();
		for era in [heard, heard + 1] {
			assert!(chain.call(account(Charlie), report(assignment, era)).is_err());
		}
		assert_ok!(chain.call_as_root(pallet_safe_mode::Call::<Runtime>::force_exit {}));
		chain.next_era();
		assert_ok!(chain.call(account(Charlie), report(assignment, heard + 2)));
	});
}

/// A turn is taken in safe mode, and the call of its job is refused: a job moves no funds then.
#[test]
fn a_turn_in_safe_mode_counts_and_moves_nothing() {
	Chain::development().checked_once_an_era().run(|chain| {
		judged_service(chain, Bob, Hook::Liveness(liveness()));
		let job = KeeperCall::create_job {
			service: SERVICE,
			call: Box::new(
				polkadot_sdk::pallet_balances::Call::transfer_keep_alive {
					dest: MultiAddress::Id(account(Bob)),
					value: 100 * UNIT,
				}
				.into(),
			),
			every: 12,
			until: u64::MAX,
			price: UNIT,
			cap: UNIT / 2,
			funds: 2 * UNIT,
		};
		assert_ok!(chain.call(account(Dave), job));
		anybody_starts_safe_mode(chain);
		let before = Balances::total_balance(&account(Dave));
		assert!(performs(chain, Bob, 0));
		// The price and the fee.
		let paid = before - Balances::total_balance(&account(Dave));
		assert!((UNIT..2 * UNIT).contains(&paid), "{paid}");
	});
}

/// A slasher may start safe mode after its request: the resolver is not shut out, and the stash leaves,
/// though both are multisigs.
#[test]
fn a_multisig_exits_and_vetoes_in_safe_mode() {
	Chain::development().checked_once_an_era().run(|chain| {
		assert_ok!(Balances::mint_into(&both(), 2_000 * UNIT));
		let assignment = service_with(chain, Perbill::from_percent(40), Some(&both()));
		fund_slash_bond(chain, assignment, 1_000 * UNIT);
		let payee = pallet_staking::RewardDestination::Stash;
		let value = 1_000 * UNIT;
		assert_ok!(together(chain, pallet_staking::Call::bond { value, payee }));
		chain.next_block();
		assert_ok!(together(chain, restaking::pledge(assignment, value)));
		chain.next_era();
		let offence_era = chain.era();
		let request = pallet_restaking::NextRequestId::<Runtime>::get();
		assert_ok!(chain.call(account(OWNER), request_slash(assignment, offence_era, 40)));
		anybody_starts_safe_mode(chain);

		assert_ok!(together(chain, restaking::Call::veto { request }));
		chain.next_block();
		assert_ok!(together(chain, restaking::Call::exit_all {}));
		chain.next_era();
		assert_eq!(restaking::counts(&both(), assignment), (0, 0));
		chain.to_era(offence_era + 5);
		let ledger = pallet_staking::Ledger::<Runtime>::get(both()).expect("bonds");
		assert_eq!(ledger.active, value);
	});
}

/// The slasher asks in safe mode: with a bond that is funded in it.
#[test]
fn slashes_are_requested_in_safe_mode() {
	Chain::development().checked_once_an_era().run(|chain| {
		let assignment = service_with(chain, Perbill::from_percent(40), None);
		restaking::bond(chain, Bob, 1_000 * UNIT);
		assert_ok!(chain.call(account(Bob), restaking::pledge(assignment, 1_000 * UNIT)));
		chain.next_era();
		let era = chain.era();
		anybody_starts_safe_mode(chain);
		fund_slash_bond(chain, assignment, 1_000 * UNIT);
		assert_ok!(chain.call(account(OWNER), request_slash(assignment, era, 40)));
	});
}

/// No wrapper lets through what would not pass by itself.
#[test]
fn a_wrapped_transfer_is_stopped_in_safe_mode() {
	use pallet_utility::Call;
	let filtered = frame_system::Error::<Runtime>::CallFiltered;
	Chain::development().run(|chain| {
		assert_ok!(Balances::mint_into(&both(), 2_000 * UNIT));
		appoint(chain, ProxyType::Any);
		anybody_starts_safe_mode(chain);
		let calls = || vec![transfer()];
		let boxed = || Box::new(transfer());
		assert_stopped(chain, Call::batch_all { calls: calls() });
		assert_stopped(chain, Call::as_derivative { index: 0, call: boxed() });
		assert_stopped(chain, Call::if_else { main: boxed(), fallback: boxed() });
		assert_stopped(
			chain,
			pallet_multisig::Call::as_multi_threshold_1 {
				other_signatories: vec![account(Eve)],
				call: boxed(),
			},
		);
		let before = Balances::total_issuance();
		let funds = || [Bob, Charlie].map(|who| Balances::total_balance(&account(who)));
		let rich = funds();
		// These report within an event that the call did not pass.
		assert_ok!(chain.call(account(Bob), Call::batch { calls: calls() }));
		assert_ok!(chain.call(account(Bob), Call::force_batch { calls: calls() }));
		assert!(!through(chain, ProxyType::Any, transfer()));
		assert_eq!(together(chain, transfer()), Err(filtered.into()));
		assert_eq!((funds(), Balances::total_issuance()), (rich, before));
	});
}
