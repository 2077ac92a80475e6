//! Ways by which a proxy could take the funds of the account that appointed it, without a transfer.
//!
//! Each way is gone first with every type of proxies that must not, and then with `Any`, which may: so
//! the way itself works, and only the filter closes it.

use super::{appoint, calls::all_types, through};
use codec::{Decode, Encode};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		dispatch::Callable,
		traits::{
			fungible::{Inspect, Mutate},
			OriginTrait, UnfilteredDispatchable,
		},
	},
	pallet_balances, pallet_multisig, pallet_proxy, pallet_safe_mode,
	pallet_staking::{self, RewardDestination},
	pallet_utility,
	sp_keyring::Sr25519Keyring::{Bob, Charlie, Dave},
	sp_runtime::{
		traits::{BlakeTwo256, Hash},
		MultiAddress, Perbill,
	},
};
use restaking_integration_tests::{
	account,
	restaking::{self, judged_service, liveness, performs},
	Chain,
};
use restaking_primitives::ServiceId;
use restaking_runtime::{
	configs::{
		services::{Hook, Withholding},
		ProxyType,
	},
	constants::currency::UNIT,
	AccountId, Availability, Balance, Balances, Keeper, Runtime, RuntimeCall, RuntimeOrigin,
};

type AvailabilityCall = <Availability as Callable<Runtime>>::RuntimeCall;
type KeeperCall = <Keeper as Callable<Runtime>>::RuntimeCall;

/// The service that the thief has set up: the first one.
const SERVICE: ServiceId = ServiceId(0);
/// What the thief wants with each try.
const LOOT: Balance = 100 * UNIT;

fn loot() -> RuntimeCall {
	let dest = MultiAddress::Id(account(Dave));
	pallet_balances::Call::transfer_keep_alive { dest, value: LOOT }.into()
}

/// The multisig of Bob alone or Charlie alone.
fn multisig() -> AccountId {
	let mut both = [account(Bob), account(Charlie)];
	both.sort();
	pallet_multisig::Pallet::<Runtime>::multi_account_id(&both, 1)
}

fn derivative() -> AccountId {
	pallet_utility::derivative_account_id(account(Bob), 0)
}

/// Returns all funds that Bob can reach, free and held.
fn wealth() -> Balance {
	let accounts = [account(Bob), account(Charlie), multisig(), derivative()];
	accounts.iter().map(Balances::total_balance).sum()
}

/// Lets every type but `Any` try a theft, Dave as the proxy of Bob, and then `Any`.
fn only_any_loses(prepare: impl Fn(&mut Chain), theft: impl Fn(&mut Chain, ProxyType)) {
	Chain::development().checked_once_an_era().run(|chain| {
		for poor in [multisig(), derivative()] {
			assert_ok!(Balances::mint_into(&poor, 1_000 * UNIT));
		}
		prepare(chain);
		for (name, kind) in all_types() {
			appoint(chain, kind);
			let before = wealth();
			theft(chain, kind);
			assert_eq!(wealth(), before, "a proxy of type {name} took funds");
		}
		appoint(chain, ProxyType::Any);
		let before = wealth();
		theft(chain, ProxyType::Any);
		assert!(before - wealth() >= LOOT, "the theft took {} only", before - wealth());
	});
}

/// A job is dispatched later as the account that made it, and no filter is asked.
#[test]
fn no_job_of_a_keeper_takes_funds() {
	for (job, price) in [(loot(), UNIT), (RuntimeCall::System(remark()), LOOT)] {
		only_any_loses(
			|chain| {
				judged_service(chain, Dave, Hook::Liveness(liveness()));
			},
			|chain, kind| {
				let job = KeeperCall::create_job {
					service: SERVICE,
					call: Box::new(job.clone()),
					every: 12,
					until: u64::MAX,
					price,
					cap: UNIT,
					funds: price + UNIT,
				};
				let made = through(chain, kind, job.into());
				assert_eq!(made, made && performs(chain, Dave, 0));
			},
		);
	}
}

/// A proxy that may not send funds makes no job that does, even if it may make jobs.
#[test]
fn no_job_does_what_its_maker_may_not() {
	let create = |call: RuntimeCall| KeeperCall::create_job {
		service: SERVICE,
		call: Box::new(call),
		every: 12,
		until: u64::MAX,
		price: UNIT,
		cap: UNIT,
		funds: 2 * UNIT,
	};
	Chain::development().run(|chain| {
		judged_service(chain, Dave, Hook::Liveness(liveness()));
		let narrow = || {
			let mut origin = RuntimeOrigin::signed(account(Bob));
			origin.add_filter(|call| !matches!(call, RuntimeCall::Balances(_)));
			origin
		};
		let make =
			|origin, call| create(call).dispatch_bypass_filter(origin).map_err(|it| it.error);
		let refused: &'static str = make(narrow(), loot()).expect_err("a transfer").into();
		assert_eq!(refused, "CallNotAllowed");
		assert_ok!(make(narrow(), remark().into()));
		assert_ok!(make(RuntimeOrigin::signed(account(Bob)), loot()));
	});
}

fn remark() -> polkadot_sdk::frame_system::Call<Runtime> {
	polkadot_sdk::frame_system::Call::remark_with_event { remark: vec![] }
}

/// Half of the price of a challenge is burned, and half goes to the operator that answers it.
#[test]
fn no_challenge_takes_funds() {
	let fraction = Perbill::from_percent(1);
	let rules = Withholding { draws: 1, response: 5, price: LOOT, doubling: 0, fraction };
	let chunk = vec![7; 128];
	let blob = (BlakeTwo256::hash(&chunk), 1u32, 128u32).encode();
	only_any_loses(
		|chain| {
			judged_service(chain, Dave, Hook::Withholding(rules));
			let blob = Decode::decode(&mut &blob[..]).expect("root, number and length");
			let until_era = chain.era() + 5;
			let promise =
				AvailabilityCall::promise { service: SERVICE, blob, until_era, holders: 0 };
			assert_ok!(chain.call(account(Dave), promise));
			chain.next_era();
		},
		|chain, kind| {
			let blob = Decode::decode(&mut &blob[..]).expect("root, number and length");
			let operator = account(Dave);
			let asked = AvailabilityCall::challenge { service: SERVICE, operator, blob, chunk: 0 };
			let made = through(chain, kind, asked.into());
			let chunk = chunk.clone().try_into().expect("short enough");
			let (assignment, proof) = Default::default();
			let answer =
				AvailabilityCall::answer_challenge { assignment, challenge: 0, chunk, proof };
			assert_eq!(made, chain.call(account(Dave), answer).is_ok());
		},
	);
}

/// A signatory's word is dispatched as the multisig.
#[test]
fn no_multisig_loses_funds() {
	only_any_loses(
		|_| (),
		|chain, kind| {
			let alone = pallet_multisig::Call::as_multi_threshold_1 {
				other_signatories: vec![account(Charlie)],
				call: Box::new(loot()),
			};
			through(chain, kind, alone.into());
		},
	);
}

/// Bob is a proxy of Charlie.
#[test]
fn nobody_loses_funds_whose_proxy_it_is() {
	let serves_charlie = |chain: &mut Chain| {
		let delegate = MultiAddress::Id(account(Bob));
		let add = pallet_proxy::Call::add_proxy { delegate, proxy_type: ProxyType::Any, delay: 0 };
		assert_ok!(chain.call(account(Charlie), add));
	};
	let charlie = || MultiAddress::Id(account(Charlie));
	only_any_loses(serves_charlie, |chain, kind| {
		let (real, call) = (charlie(), Box::new(loot()));
		let proxied = pallet_proxy::Call::proxy { real, force_proxy_type: None, call };
		through(chain, kind, proxied.into());
	});
	// What is announced, anybody may send.
	only_any_loses(serves_charlie, |chain, kind| {
		let call_hash = BlakeTwo256::hash_of(&loot());
		let announce = pallet_proxy::Call::announce { real: charlie(), call_hash };
		through(chain, kind, announce.into());
		let announced = pallet_proxy::Call::proxy_announced {
			delegate: MultiAddress::Id(account(Bob)),
			real: charlie(),
			force_proxy_type: None,
			call: Box::new(loot()),
		};
		let _ = chain.call(account(Dave), announced);
	});
}

/// Batches and derivative accounts keep the filter.
#[test]
fn no_wrapper_loses_the_filter() {
	use pallet_utility::Call;
	let wrap: [fn() -> RuntimeCall; 5] = [
		|| Call::batch { calls: vec![loot()] }.into(),
		|| Call::batch_all { calls: vec![loot()] }.into(),
		|| Call::force_batch { calls: vec![loot()] }.into(),
		|| {
			// The first call fails, so the second one is made.
			let [main, fallback] = [Call::batch_all { calls: vec![root_only()] }.into(), loot()];
			Call::if_else { main: Box::new(main), fallback: Box::new(fallback) }.into()
		},
		|| Call::as_derivative { index: 0, call: Box::new(loot()) }.into(),
	];
	for wrapped in wrap {
		only_any_loses(
			|_| (),
			|chain, kind| {
				through(chain, kind, wrapped());
			},
		);
	}
}

fn root_only() -> RuntimeCall {
	pallet_safe_mode::Call::force_enter {}.into()
}

/// What somebody puts into a pot of the thief's service, the thief's pledge earns.
#[test]
fn no_pot_takes_funds() {
	only_any_loses(
		|chain| {
			judged_service(chain, Dave, Hook::Liveness(liveness()));
			let asset = polkadot_sdk::frame_support::traits::fungible::NativeOrWithId::Native;
			let open = restaking::Call::open_pot { service: SERVICE, asset, min_weight: 0 };
			assert_ok!(chain.call(account(Dave), open));
		},
		|chain, kind| {
			let fund = restaking::Call::fund_rewards { service: SERVICE, amount: LOOT, eras: 1 };
			through(chain, kind, fund.into());
		},
	);
}

/// No rewards are sent to another account, by staking or by restaking. An account may still say that
/// it wants them itself.
#[test]
fn nobody_else_is_named_as_a_payee() {
	let payee = |chain: &Chain, kind, payee| {
		through(chain, kind, pallet_staking::Call::set_payee { payee }.into())
	};
	let bond = |payee| pallet_staking::Call::bond { value: 100 * UNIT, payee }.into();
	let pays = |payee| restaking::Call::set_payee { payee }.into();
	Chain::development().run(|chain| {
		for (name, kind) in all_types() {
			appoint(chain, kind);
			let thief = || RewardDestination::Account(account(Dave));
			assert!(!through(chain, kind, bond(thief())), "{name} named a payee in a bond");
			assert!(!payee(chain, kind, thief()), "{name} named a payee");
			let to_thief = pallet_restaking::types::Payee::Account(account(Dave));
			assert!(!through(chain, kind, pays(to_thief)), "{name} named a payee of services");
		}
		assert!(through(chain, ProxyType::Staking, bond(RewardDestination::Staked)));
		assert!(payee(chain, ProxyType::NonTransfer, RewardDestination::Stash));
		appoint(chain, ProxyType::Any);
		assert!(payee(chain, ProxyType::Any, RewardDestination::Account(account(Dave))));
	});
}
