//! The calls that proxies, pauses and safe mode let through.

#[path = "safety/brakes.rs"]
mod brakes;
#[path = "safety/calls.rs"]
mod calls;
#[path = "safety/detours.rs"]
mod detours;

use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, traits::InstanceFilter},
	frame_system, pallet_balances, pallet_proxy, pallet_safe_mode, pallet_staking, pallet_sudo,
	pallet_tx_pause, pallet_utility,
	sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave},
	sp_runtime::MultiAddress,
};
use restaking_integration_tests::{
	account,
	restaking::{self, full_pledges},
	Chain,
};
use restaking_runtime::{
	configs::ProxyType, constants::currency::UNIT, Runtime, RuntimeCall, RuntimeEvent, System,
};

fn transfer() -> RuntimeCall {
	let dest = MultiAddress::Id(account(Charlie));
	pallet_balances::Call::transfer_allow_death { dest, value: UNIT }.into()
}

fn bond() -> RuntimeCall {
	let payee = pallet_staking::RewardDestination::Stash;
	pallet_staking::Call::bond { value: 100 * UNIT, payee }.into()
}

/// Makes Dave a proxy of Bob.
fn appoint(chain: &Chain, kind: ProxyType) {
	let delegate = MultiAddress::Id(account(Dave));
	let add = pallet_proxy::Call::add_proxy { delegate, proxy_type: kind, delay: 0 };
	assert_ok!(chain.call(account(Bob), add));
}

/// Returns true if `call` succeeds when Dave makes it as Bob's proxy of this type.
fn through(chain: &Chain, kind: ProxyType, call: RuntimeCall) -> bool {
	let real = MultiAddress::Id(account(Bob));
	let proxied =
		pallet_proxy::Call::proxy { real, force_proxy_type: Some(kind), call: Box::new(call) };
	assert_ok!(chain.call(account(Dave), proxied));
	System::events()
		.into_iter()
		.rev()
		.find_map(|record| match record.event {
			RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(result),
			_ => None,
		})
		.expect("a proxied call has a result")
		.is_ok()
}

/// Makes Dave a proxy of Bob of this type, and returns true if `call` succeeds through him.
fn through_proxy(chain: &Chain, kind: ProxyType, call: RuntimeCall) -> bool {
	appoint(chain, kind);
	through(chain, kind, call)
}

#[test]
fn a_staking_proxy_bonds_and_moves_no_money() {
	Chain::development().run(|chain| {
		assert!(through_proxy(chain, ProxyType::Staking, bond()));
	});
	Chain::development().run(|chain| {
		assert!(!through_proxy(chain, ProxyType::Staking, transfer()));
	});
}

#[test]
fn a_proxy_cannot_hide_a_forbidden_call_in_a_batch() {
	let batch = || pallet_utility::Call::batch_all { calls: vec![transfer()] }.into();
	Chain::development().run(|chain| {
		assert!(!through_proxy(chain, ProxyType::Staking, batch()));
	});
	Chain::development().run(|chain| {
		assert!(!through_proxy(chain, ProxyType::NonTransfer, batch()));
	});
	Chain::development().run(|chain| assert!(through_proxy(chain, ProxyType::Any, batch())));
}

#[test]
fn a_paused_call_is_refused_and_the_pause_itself_cannot_be_paused() {
	let name = |pallet: &str, call: &str| {
		(
			pallet.as_bytes().to_vec().try_into().expect("short"),
			call.as_bytes().to_vec().try_into().expect("short"),
		)
	};
	Chain::development().run(|chain| {
		let pause = |full_name| pallet_tx_pause::Call::<Runtime>::pause { full_name };
		assert_ok!(chain.call_as_root(pause(name("Balances", "transfer_allow_death"))));
		assert_noop!(
			chain.call(account(Bob), transfer()),
			frame_system::Error::<Runtime>::CallFiltered
		);
		assert_ok!(chain.call(account(Bob), bond()));
		assert!(chain.call_as_root(pause(name("TxPause", "unpause"))).is_err());
		assert!(chain.call(account(Bob), pause(name("Staking", "bond"))).is_err());
	});
}

#[test]
fn safe_mode_stops_everything_but_its_own_end() {
	Chain::development().run(|chain| {
		assert_ok!(chain.call_as_root(pallet_safe_mode::Call::<Runtime>::force_enter {}));
		assert_noop!(
			chain.call(account(Bob), transfer()),
			frame_system::Error::<Runtime>::CallFiltered
		);
		chain.next_era();
		let exit = pallet_safe_mode::Call::<Runtime>::force_exit {};
		let sudo = pallet_sudo::Call::sudo { call: Box::new(exit.into()) };
		assert_ok!(chain.call(account(Alice), sudo));
		assert_ok!(chain.call(account(Bob), transfer()));
	});
}

#[test]
fn exits_go_on_in_safe_mode_and_cannot_be_paused() {
	Chain::development().run(|chain| {
		let [first, second] = full_pledges(chain, Bob);
		chain.next_era();
		let exit = |assignment| restaking::Call::exit { assignment, amount: 100 * UNIT };
		for name in ["exit", "exit_all", "veto"] {
			let full_name = (
				b"Restaking".to_vec().try_into().expect("short"),
				name.as_bytes().to_vec().try_into().expect("short"),
			);
			let pause = pallet_tx_pause::Call::<Runtime>::pause { full_name };
			assert_noop!(chain.call_as_root(pause), pallet_tx_pause::Error::<Runtime>::Unpausable);
		}
		assert_ok!(chain.call_as_root(pallet_safe_mode::Call::<Runtime>::force_enter {}));
		assert_ok!(chain.call(account(Bob), exit(first)));
		assert_noop!(
			chain.call(account(Bob), restaking::pledge(second, UNIT)),
			frame_system::Error::<Runtime>::CallFiltered
		);
	});
}

/// SC-GOV-06: a proxy that was made for less lowers risks at most.
#[test]
fn only_proxies_made_for_it_raise_a_risk() {
	let may = |kind: ProxyType| {
		let pledge: RuntimeCall = restaking::Call::pledge {
			assignment: restaking_primitives::AssignmentId(0),
			amount: UNIT,
			terms_hash: Default::default(),
			max_commission: Default::default(),
			standing: false,
		}
		.into();
		let exit: RuntimeCall = restaking::Call::exit_all {}.into();
		(kind.filter(&pledge), kind.filter(&exit))
	};
	assert_eq!(may(ProxyType::Any), (true, true));
	assert_eq!(may(ProxyType::Restaking), (true, true));
	assert_eq!(may(ProxyType::RestakingExit), (false, true));
	assert_eq!(may(ProxyType::NonTransfer), (false, true));
	assert_eq!(may(ProxyType::Staking), (false, false));
	assert_eq!(may(ProxyType::CancelProxy), (false, false));
}

/// SC-BASE-07: no pallet of this runtime frees stake before its time, neither by unbonding early nor by
/// holding the stake of others.
#[test]
fn there_is_no_faster_way_out() {
	use polkadot_sdk::frame_support::traits::PalletsInfoAccess;
	let infos = restaking_runtime::AllPalletsWithSystem::infos();
	let modules: Vec<_> = infos.iter().map(|info| info.module_name).collect();
	assert!(modules.contains(&"pallet_staking"), "{modules:?}");
	for faster in ["pallet_fast_unstake", "pallet_nomination_pools", "pallet_delegated_staking"] {
		assert!(!modules.contains(&faster), "the runtime has {faster}");
	}
}
