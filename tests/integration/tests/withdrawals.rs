//! Every way out of the stake leaves the liability within reach of services.

use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		dispatch::GetDispatchInfo,
		traits::fungible::{Inspect, InspectHold},
	},
	frame_system, pallet_balances, pallet_multisig, pallet_proxy, pallet_scheduler, pallet_staking,
	pallet_utility,
	sp_keyring::Sr25519Keyring::{AliceStash, Bob, Charlie, Dave},
	sp_runtime::MultiAddress,
	sp_staking::StakingAccount::Stash,
};
use restaking_integration_tests::{
	account,
	restaking::{self, bond, counts, custody, full_pledges, pledge},
	Chain,
};
use restaking_runtime::{
	configs::ProxyType, constants::currency::UNIT, AccountId, Balance, Balances, Restaking,
	Runtime, RuntimeCall, RuntimeHoldReason, Staking, System,
};

type StakingCall = pallet_staking::Call<Runtime>;

/// The number of eras from unbonding to withdrawing, in the preset.
const BONDING: u32 = 8;

fn withdraw() -> RuntimeCall {
	StakingCall::withdraw_unbonded { num_slashing_spans: 0 }.into()
}

fn ledger(who: &AccountId) -> Balance {
	Staking::ledger(Stash(who.clone())).map_or(0, |ledger| ledger.total)
}

fn held(who: &AccountId) -> Balance {
	let custody = RuntimeHoldReason::Restaking(pallet_restaking::HoldReason::Custody);
	Balances::balance_on_hold(&custody, who)
}

/// Asserts law 2 to the unit: stake and custody cover the liability.
fn assert_covered(who: &AccountId) {
	assert_eq!(held(who), custody(who));
	assert!(Restaking::liability_of(who) <= ledger(who) + custody(who));
}

/// Bob pledges his whole bond, unbonds it without exiting, waits, and withdraws by `way`. The liability
/// stays in custody.
fn unbond_everything_and(way: impl FnOnce(&mut Chain, AccountId)) {
	Chain::development().run(|chain| {
		let bob = account(Bob);
		full_pledges(chain, Bob);
		let start = chain.era();
		assert_ok!(chain.call(bob.clone(), StakingCall::unbond { value: 1_000 * UNIT }));
		chain.to_era(start + BONDING);
		assert_eq!((ledger(&bob), custody(&bob)), (1_000 * UNIT, 0));
		way(chain, bob.clone());
		assert_eq!((ledger(&bob), custody(&bob)), (0, 500 * UNIT));
		assert_eq!(Restaking::liability_of(&bob), 500 * UNIT);
		assert_covered(&bob);
	});
}

#[test]
fn a_plain_withdrawal_leaves_the_liability_in_custody() {
	unbond_everything_and(|chain, bob| {
		assert_ok!(chain.call(bob, withdraw()));
	});
}

#[test]
fn withdrawing_and_transferring_in_one_batch_leaves_the_liability_in_custody() {
	unbond_everything_and(|chain, bob| {
		let run = pallet_balances::Call::transfer_all {
			dest: MultiAddress::Id(account(Charlie)),
			keep_alive: false,
		};
		let batch = pallet_utility::Call::batch_all { calls: vec![withdraw(), run.into()] };
		// Consumers keep the account alive: all funds but the existential deposit are transferred.
		assert_ok!(chain.call(bob.clone(), batch));
		assert!(Balances::total_balance(&bob) >= 500 * UNIT);
	});
}

#[test]
fn a_nested_proxy_leaves_the_liability_in_custody() {
	unbond_everything_and(|chain, bob| {
		let proxied = |real: AccountId, call: RuntimeCall| pallet_proxy::Call::proxy {
			real: MultiAddress::Id(real),
			force_proxy_type: None,
			call: Box::new(call),
		};
		for (from, to) in [(Bob, Charlie), (Charlie, Dave)] {
			let add = pallet_proxy::Call::add_proxy {
				delegate: MultiAddress::Id(account(to)),
				proxy_type: ProxyType::Any,
				delay: 0,
			};
			assert_ok!(chain.call(account(from), add));
		}
		let inner = proxied(bob, withdraw());
		assert_ok!(chain.call(account(Dave), proxied(account(Charlie), inner.into())));
	});
}

#[test]
fn a_scheduled_withdrawal_leaves_the_liability_in_custody() {
	unbond_everything_and(|chain, bob| {
		let as_bob = pallet_utility::Call::dispatch_as {
			as_origin: Box::new(polkadot_sdk::frame_system::RawOrigin::Signed(bob).into()),
			call: Box::new(withdraw()),
		};
		let when = System::block_number() + 2;
		let schedule = pallet_scheduler::Call::schedule {
			when,
			maybe_periodic: None,
			priority: 0,
			call: Box::new(as_bob.into()),
		};
		assert_ok!(chain.call_as_root(schedule));
		chain.blocks(2);
	});
}

/// An account that is not a key's bonds, pledges to one service at 40 %, unbonds everything and
/// withdraws. The liability stays in custody.
fn unbond_everything_as(
	chain: &mut Chain,
	who: &AccountId,
	as_who: impl Fn(&mut Chain, RuntimeCall),
) {
	let fund = pallet_balances::Call::transfer_keep_alive {
		dest: MultiAddress::Id(who.clone()),
		value: 2_000 * UNIT,
	};
	assert_ok!(chain.call(account(Bob), fund));
	let assignment = restaking::service(chain, polkadot_sdk::sp_runtime::Perbill::from_percent(40));
	let payee = pallet_staking::RewardDestination::Stash;
	as_who(chain, StakingCall::bond { value: 1_000 * UNIT, payee }.into());
	as_who(chain, pledge(assignment, 1_000 * UNIT).into());
	as_who(chain, StakingCall::unbond { value: 1_000 * UNIT }.into());
	chain.to_era(chain.era() + BONDING);
	as_who(chain, withdraw());
	assert_eq!((ledger(who), custody(who)), (0, 400 * UNIT));
	assert_covered(who);
}

#[test]
fn a_derived_account_leaves_its_liability_in_custody() {
	Chain::development().run(|chain| {
		let derived = polkadot_sdk::pallet_utility::derivative_account_id(account(Bob), 7);
		unbond_everything_as(chain, &derived, |chain, call| {
			let call = pallet_utility::Call::as_derivative { index: 7, call: Box::new(call) };
			assert_ok!(chain.call(account(Bob), call));
		});
	});
}

#[test]
fn a_multisig_leaves_its_liability_in_custody() {
	Chain::development().run(|chain| {
		let both = {
			let mut both = vec![account(Bob), account(Charlie)];
			both.sort();
			both
		};
		let multisig = pallet_multisig::Pallet::<Runtime>::multi_account_id(&both, 2);
		unbond_everything_as(chain, &multisig, |chain, call| {
			for (signer, other) in [(Bob, Charlie), (Charlie, Bob)] {
				let timepoint = pallet_multisig::Multisigs::<Runtime>::iter_prefix(&multisig)
					.next()
					.map(|(_, open)| open.when);
				let as_multi = pallet_multisig::Call::as_multi {
					threshold: 2,
					other_signatories: vec![account(other)],
					maybe_timepoint: timepoint,
					call: Box::new(call.clone()),
					max_weight: call.get_dispatch_info().call_weight,
				};
				assert_ok!(chain.call(account(signer), as_multi));
			}
		});
	});
}

#[test]
fn a_withdrawal_inside_unbond_leaves_the_liability_in_custody() {
	Chain::development().run(|chain| {
		let bob = account(Bob);
		full_pledges(chain, Bob);
		// One chunk an era; once 32 are full, `unbond` withdraws the matured ones by itself.
		for _ in 0..32 {
			assert_ok!(chain.call(bob.clone(), StakingCall::unbond { value: 20 * UNIT }));
			chain.next_era();
			assert_covered(&bob);
		}
		assert_eq!((ledger(&bob), custody(&bob)), (1_000 * UNIT, 0));
		assert_ok!(chain.call(bob.clone(), StakingCall::unbond { value: 20 * UNIT }));
		let left = ledger(&bob);
		assert!(left < 1_000 * UNIT, "it withdrew");
		assert_eq!(custody(&bob), 500 * UNIT - left / 2);
		assert_covered(&bob);
	});
}

/// Who never pledged is declared and charged what staking alone was measured to cost, with one look of
/// restaking. What restaking does for who has pledged is weight of the block.
#[test]
fn only_pledgers_cost_what_restaking_does() {
	use pallet_restaking::WeightInfo as _;
	use pallet_staking::WeightInfo as _;
	type Staked = <Runtime as pallet_staking::Config>::WeightInfo;
	type Restaked = <Runtime as pallet_restaking::Config>::WeightInfo;
	// And a look for what is kept for the staker, as its record may go with the last of its custody.
	let kept = <Runtime as frame_system::Config>::DbWeight::get().reads(1);
	let moved = Restaked::move_custody().saturating_add(kept);
	let listener = Restaked::look_at_positions(2).saturating_add(moved);
	let used = || System::block_weight().total().ref_time();
	Chain::development().run(|chain| {
		let (bob, dave) = (account(Bob), account(Dave));
		full_pledges(chain, Bob);
		bond(chain, Dave, 1_000 * UNIT);
		let start = chain.era();
		for who in [&bob, &dave] {
			let unbond = StakingCall::unbond { value: 500 * UNIT };
			let charged = chain.call(who.clone(), unbond).expect("unbonds").actual_weight;
			assert_eq!(charged, Some(Staked::unbond()), "it withdrew nothing");
		}
		chain.to_era(start + BONDING);
		let update = Staked::withdraw_unbonded_update(0);
		let before = used();
		let charged = chain.call(dave, withdraw()).expect("withdraws").actual_weight;
		assert_eq!((charged, used()), (Some(update), before));
		let charged = chain.call(bob, withdraw()).expect("withdraws").actual_weight;
		assert_eq!((charged, used() - before), (Some(update), listener.ref_time()));
	});
}

#[test]
fn a_new_bond_releases_the_custody_of_an_empty_ledger() {
	Chain::development().run(|chain| {
		let bob = account(Bob);
		let assignments = full_pledges(chain, Bob);
		let start = chain.era();
		assert_ok!(chain.call(bob.clone(), StakingCall::unbond { value: 1_000 * UNIT }));
		assert_ok!(chain.call(bob.clone(), StakingCall::rebond { value: 400 * UNIT }));
		assert_covered(&bob);
		chain.to_era(start + BONDING);
		assert_ok!(chain.call(bob.clone(), withdraw()));
		assert_eq!((ledger(&bob), custody(&bob)), (400 * UNIT, 300 * UNIT));
		assert_covered(&bob);

		assert_ok!(chain.call(bob.clone(), StakingCall::unbond { value: 400 * UNIT }));
		chain.to_era(chain.era() + BONDING);
		assert_ok!(chain.call(bob.clone(), withdraw()));
		assert_eq!((ledger(&bob), custody(&bob)), (0, 500 * UNIT));
		// The new bond covers the liability, so the custody can be released.
		bond(chain, Bob, 1_000 * UNIT);
		assert_covered(&bob);
		let release = || restaking::Call::release_custody { stash: bob.clone(), positions: 12 };
		assert_ok!(chain.call(account(Dave), release()));
		assert_eq!(custody(&bob), 0);
		// The pledges still count.
		assert_eq!(Restaking::liability_of(&bob), 500 * UNIT);
		assert_eq!(counts(&bob, assignments[0]).0, 1_000 * UNIT);
	});
}

#[test]
fn a_reward_that_is_bonded_back_raises_no_exposure() {
	Chain::development().run(|chain| {
		let bob = account(Bob);
		full_pledges(chain, Bob);
		let nominate =
			StakingCall::nominate { targets: vec![MultiAddress::Id(account(AliceStash))] };
		assert_ok!(chain.call(bob.clone(), nominate));
		let payee = pallet_staking::RewardDestination::Staked;
		assert_ok!(chain.call(bob.clone(), StakingCall::set_payee { payee }));
		chain.to_era(chain.era() + 4);
		let (before, owed) = (ledger(&bob), Restaking::liability_of(&bob));
		for era in 0..chain.era() - 1 {
			let validator_stash = account(AliceStash);
			// Eras without rewards are refused.
			let _ = chain.call(account(Dave), StakingCall::payout_stakers { validator_stash, era });
		}
		assert!(ledger(&bob) > before, "it was paid");
		assert_eq!(Restaking::liability_of(&bob), owed);
		assert_covered(&bob);
	});
}

#[test]
fn exit_and_unbond_in_one_era_need_no_custody() {
	Chain::development().run(|chain| {
		let bob = account(Bob);
		let assignments = full_pledges(chain, Bob);
		chain.next_era();
		let start = chain.era();
		let amount = 1_000 * UNIT;
		let exit = restaking::Call::exit { assignment: assignments[0], amount };
		assert_ok!(chain.call(bob.clone(), exit));
		let exit = restaking::Call::exit_and_unbond { assignment: assignments[1], amount };
		assert_ok!(chain.call(bob.clone(), exit));
		// Both delays run together: everything is free at once when the longer one is over.
		chain.to_era(start + BONDING);
		assert_ok!(chain.call(bob.clone(), withdraw()));
		assert_eq!((ledger(&bob), custody(&bob)), (0, 0));
		assert_covered(&bob);
	});
}

#[test]
fn root_can_take_the_stake_out_and_governance_can_put_it_back() {
	Chain::development().run(|chain| {
		let bob = account(Bob);
		full_pledges(chain, Bob);
		let force = StakingCall::force_unstake { stash: bob.clone(), num_slashing_spans: 0 };
		assert_ok!(chain.call_as_root(force));
		// A forced unstaking does not notify the pallet, so the law does not hold until it is enforced.
		assert!(Restaking::liability_of(&bob) > ledger(&bob) + custody(&bob));
		// Recording a shortage is permissionless. Only governance takes the missing amount.
		let enforce = || restaking::Call::enforce_coverage { stash: bob.clone(), positions: 12 };
		assert_ok!(chain.call(account(Dave), enforce()));
		assert!(pallet_restaking::Stakers::<Runtime>::get(&bob).is_some_and(|bob| bob.short));
		assert_noop!(
			chain.call(account(Dave), enforce()),
			pallet_restaking::Error::<Runtime>::NothingToEnforce
		);
		assert_ok!(chain.call_as_root(enforce()));
		assert_eq!(custody(&bob), 500 * UNIT);
		assert_covered(&bob);
	});
}
