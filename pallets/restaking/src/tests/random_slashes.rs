//! Whatever is slashed, vetoed, settled, earned and paid, in whatever order: the laws hold after every
//! step, a refusal changes nothing, and no unit is made or lost.
//!
//! A million operations take about an hour:
//!
//! ```text
//! PROPTEST_CASES=20000 cargo test -p pallet-restaking random_slashes
//! ```

use super::setting::*;
use crate::{types::Payee, Caps, Jails, NextRequestId, SlashRequests};
use codec::Encode;
use frame_support::{
	dispatch::DispatchResult,
	traits::{fungibles::Create, tokens::fungible::NativeOrWithId},
	weights::{Weight, WeightMeter},
};
use proptest::prelude::*;
use restaking_primitives::{AssignmentId, RequestId, ServiceId};
use sp_runtime::Perbill;

const STAKERS: [u64; 4] = [104, 105, 106, 107];
const FUNDER: u64 = 701;

/// A step of a run. Numbers are relative to the state, so that most steps make sense.
#[derive(Clone, Debug)]
enum Step {
	Pledge(usize, u32, u128),
	Exit(usize, u32, u128),
	Standing(usize, u32, bool),
	Unbond(usize, u128),
	Withdraw(usize),
	Bond(usize, u128),
	Release(usize),
	Restake(usize, u128),
	Settle(usize),
	Trim(usize),
	/// An offence some eras ago, for a share of the largest slash in 32nds.
	Request(u32, u32, u32),
	Prove(u32, u32, u32),
	/// Of the latest requests, counted from the end.
	Veto(u32, bool),
	VetoAll(u32, bool),
	Cancel(u32),
	Execute(u32),
	SettlePage(u32, u32),
	Divide(u32),
	Redirect(u32),
	/// Of the latest requests; also one that shields a proof, or not.
	Undo(u32, bool),
	GiveBack(u32, usize),
	Unjail(u32),
	Resume(u32),
	Ban(u32),
	Unban(u32),
	Leave(u32),
	Join(u32),
	Retire(u32),
	Fund(u32, u128, u32),
	Claim(usize, u32),
	Multiplier(u32, u32),
	AtRisk(u32, u128),
	BaseSlash(usize, u128),
	/// The weight that a block leaves for the work that is due.
	Busy(u64),
	Blocks(u32),
}

fn step() -> impl Strategy<Value = Step> {
	let who = || 0usize..4;
	let home = || prop_oneof![8 => 0u32..4, 2 => 4u32..6];
	let service = || 0u32..3;
	let amount = || prop_oneof![6 => 1u128..2_000, 1 => Just(u128::MAX), 1 => Just(1)];
	let back = || 0u32..6;
	let stakers = prop_oneof![
		10 => (who(), home(), amount()).prop_map(|(w, h, a)| Step::Pledge(w, h, a)),
		5 => (who(), home(), amount()).prop_map(|(w, h, a)| Step::Exit(w, h, a)),
		1 => (who(), home(), any::<bool>()).prop_map(|(w, h, s)| Step::Standing(w, h, s)),
		3 => (who(), 100u128..4_000).prop_map(|(w, a)| Step::Unbond(w, a)),
		3 => who().prop_map(Step::Withdraw),
		2 => (who(), 100u128..2_000).prop_map(|(w, a)| Step::Bond(w, a)),
		2 => who().prop_map(Step::Release),
		1 => (who(), amount()).prop_map(|(w, a)| Step::Restake(w, a)),
		3 => who().prop_map(Step::Settle),
		1 => who().prop_map(Step::Trim),
		4 => (who(), service()).prop_map(|(w, s)| Step::Claim(w, s)),
		1 => (who(), 1u128..3_000).prop_map(|(w, a)| Step::BaseSlash(w, a)),
	];
	let slashes = prop_oneof![
		10 => (home(), 0u32..9, 0u32..33).prop_map(|(h, a, f)| Step::Request(h, a, f)),
		6 => (home(), 0u32..9, 0u32..40).prop_map(|(h, a, f)| Step::Prove(h, a, f)),
		3 => (back(), any::<bool>()).prop_map(|(b, g)| Step::Veto(b, g)),
		1 => (service(), any::<bool>()).prop_map(|(s, g)| Step::VetoAll(s, g)),
		1 => back().prop_map(Step::Cancel),
		4 => back().prop_map(Step::Execute),
		4 => (home(), 0u32..4).prop_map(|(h, m)| Step::SettlePage(h, m)),
		2 => back().prop_map(Step::Divide),
		4 => (back(), any::<bool>()).prop_map(|(b, lapse)| Step::Undo(b, lapse)),
		4 => (back(), who()).prop_map(|(b, w)| Step::GiveBack(b, w)),
		1 => back().prop_map(Step::Redirect),
		3 => home().prop_map(Step::Unjail),
		1 => home().prop_map(Step::Resume),
	];
	let others = prop_oneof![
		3 => (service(), 10u128..5_000, 0u32..70).prop_map(|(s, a, e)| Step::Fund(s, a, e)),
		2 => (home(), 0u32..101).prop_map(|(h, p)| Step::Multiplier(h, p)),
		2 => (service(), 0u128..600).prop_map(|(s, value)| Step::AtRisk(s, value)),
		6 => service().prop_map(Step::Join),
		4 => prop_oneof![Just(0u64), Just(u64::MAX), 100_000_000u64..30_000_000_000]
			.prop_map(Step::Busy),
		20 => prop_oneof![4 => 1u32..3, 2 => 7u32..9, 1 => 26u32..30].prop_map(Step::Blocks),
	];
	let ends = prop_oneof![
		2 => home().prop_map(Step::Ban),
		1 => home().prop_map(Step::Unban),
		5 => home().prop_map(Step::Leave),
		1 => service().prop_map(Step::Retire),
	];
	prop_oneof![30 => stakers, 30 => slashes, 20 => others, 1 => ends]
}

/// The latest request but `back`.
fn request_back(back: u32) -> RequestId {
	RequestId(NextRequestId::<Test>::get().0.saturating_sub(back + 1))
}

/// One of the first assignments; a higher number is one of the latest.
fn home_of(number: u32) -> AssignmentId {
	let next = crate::NextAssignmentId::<Test>::get().0;
	AssignmentId(if number < 4 { number } else { next.saturating_sub(number - 3) })
}

fn largest_slash(home: AssignmentId) -> Perbill {
	let service = crate::Assignments::<Test>::get(home).map(|it| it.service);
	let terms = service.and_then(crate::Services::<Test>::get).map(|it| it.conditions);
	terms.map_or(Perbill::one(), |terms| terms.max_slash)
}

/// A share of the largest slash in 32nds, as requests ask for it.
fn share(home: AssignmentId, share: u32) -> Perbill {
	let most = largest_slash(home).deconstruct();
	Perbill::from_parts((u64::from(most) * u64::from(share) / 32).min(1_000_000_000) as u32)
}

fn prove(home: AssignmentId, ago: u32, part: u32) -> DispatchResult {
	let operator = crate::Assignments::<Test>::get(home).map_or(0, |it| it.operator);
	let (offence, era) = (new_offence(), era().saturating_sub(ago));
	let proof = Proof { operator, offence, era, fraction: share(home, part) };
	let evidence = proof.encode().try_into().unwrap();
	Restaking::report_offence(RuntimeOrigin::signed(STRANGER), home, evidence).plain()
}

/// Takes a step of somebody who has stake; it may be refused.
fn stakers_step(step: &Step) -> Option<DispatchResult> {
	let signed = RuntimeOrigin::signed;
	let stranger = || signed(STRANGER);
	Some(match *step {
		Step::Pledge(who, home, amount) => pledge(STAKERS[who], home_of(home), amount),
		Step::Exit(who, home, amount) => exit(STAKERS[who], home_of(home), amount),
		Step::Standing(who, home, standing) => {
			let order = |signed| Restaking::set_standing_order(signed, home_of(home), standing);
			settled(STAKERS[who], order)
		},
		Step::Unbond(who, amount) => Staking::unbond(signed(STAKERS[who]), amount)
			.map(|_| ())
			.map_err(|error| error.error),
		Step::Withdraw(who) => Staking::withdraw_unbonded(signed(STAKERS[who]), 100)
			.map(|_| ())
			.map_err(|error| error.error),
		Step::Bond(who, amount) if ledger(STAKERS[who]).0 == 0 => {
			let payee = pallet_staking::RewardDestination::Stash;
			Staking::bond(signed(STAKERS[who]), amount, payee)
		},
		Step::Bond(who, amount) => Staking::bond_extra(signed(STAKERS[who]), amount),
		Step::Release(who) => release(STAKERS[who]),
		Step::Restake(who, amount) => {
			settled(STAKERS[who], |signed| Restaking::rebond_custody(signed, amount))
		},
		Step::Settle(who) => Restaking::settle_staker(stranger(), STAKERS[who], MANY).plain(),
		Step::Trim(who) => trim(STAKERS[who]),
		Step::Claim(who, service) => {
			Restaking::claim(stranger(), STAKERS[who], ServiceId(service)).plain()
		},
		Step::BaseSlash(who, amount) => {
			if ledger(STAKERS[who]).0 > 0 {
				base_slash(STAKERS[who], amount);
				let _noted = Restaking::enforce_coverage(stranger(), STAKERS[who], MANY);
			}
			Ok(())
		},
		_ => return None,
	})
}

/// Takes a step of a slash; it may be refused.
fn slashing_step(step: &Step) -> Option<DispatchResult> {
	let signed = RuntimeOrigin::signed;
	let vetoer = |governance| match governance {
		true => RuntimeOrigin::root(),
		false => signed(RESOLVER),
	};
	Some(match *step {
		Step::Request(home, ago, part) => {
			let home = home_of(home);
			request(home, era().saturating_sub(ago), share(home, part)).map(|_| ())
		},
		Step::Prove(home, ago, part) => prove(home_of(home), ago, part),
		Step::Veto(back, governance) => {
			Restaking::veto(vetoer(governance), request_back(back)).plain()
		},
		Step::VetoAll(service, governance) => {
			Restaking::veto_all(vetoer(governance), ServiceId(service))
		},
		Step::Cancel(back) => {
			Restaking::cancel_request(signed(SLASHER), request_back(back)).plain()
		},
		Step::Execute(back) => {
			Restaking::execute_slash(signed(STRANGER), request_back(back)).plain()
		},
		Step::SettlePage(home, most) => {
			let done = Restaking::settle_assignment(signed(STRANGER), home_of(home), most);
			if let Ok(info) = &done {
				let cost = info.actual_weight.unwrap();
				assert!(cost.all_lte(Restaking::page_weight(most)), "a page costs {cost:?}");
			}
			done.plain()
		},
		Step::Divide(back) => Restaking::divide(signed(STRANGER), request_back(back)).plain(),
		Step::Undo(back, lapse) => {
			Restaking::undo(RuntimeOrigin::root(), request_back(back), lapse)
		},
		Step::GiveBack(back, who) => {
			Restaking::give_back(signed(STRANGER), request_back(back), STAKERS[who]).plain()
		},
		Step::Redirect(back) => {
			Restaking::redirect_escrow(RuntimeOrigin::root(), request_back(back))
		},
		_ => return None,
	})
}

/// Takes a step of an operator, an owner, or time; it may be refused.
fn other_step(step: &Step) -> DispatchResult {
	let signed = RuntimeOrigin::signed;
	let at = |home: u32| crate::Assignments::<Test>::get(home_of(home));
	let stay = |home: u32| at(home).map_or((0, ServiceId(99)), |it| (it.operator, it.service));
	match *step {
		Step::Unjail(home) => Restaking::unjail(signed(stay(home).0), stay(home).1),
		Step::Resume(home) => Restaking::resume_assignment(signed(STRANGER), home_of(home)),
		Step::Unban(home) => {
			Restaking::unban_operator(RuntimeOrigin::root(), stay(home).1, stay(home).0)
		},
		Step::Ban(home) => {
			Restaking::ban_operator(RuntimeOrigin::root(), stay(home).1, stay(home).0)
		},
		Step::Leave(home) => Restaking::leave_service(signed(stay(home).0), stay(home).1),
		Step::Join(service) => try_join(Q, ServiceId(service), key(100 + service as u8)),
		Step::Retire(service) => {
			Restaking::retire_service(RuntimeOrigin::root(), ServiceId(service))
		},
		Step::Fund(service, amount, eras) => {
			Restaking::fund_rewards(signed(FUNDER), ServiceId(service), amount, eras)
		},
		Step::Multiplier(home, part) => {
			Restaking::set_multiplier(RuntimeOrigin::root(), home_of(home), percent(part))
		},
		Step::AtRisk(service, value) => {
			Restaking::set_value_at_risk(RuntimeOrigin::root(), ServiceId(service), value)
		},
		Step::Busy(weight) => {
			PollWeight::set(Weight::from_parts(weight, weight));
			Ok(())
		},
		Step::Blocks(blocks) => {
			(0..blocks).for_each(|_| next_block());
			Ok(())
		},
		_ => Ok(()),
	}
}

/// Takes a step. As in a block, a refusal undoes everything.
fn take(step: &Step) -> DispatchResult {
	frame_support::storage::with_storage_layer(|| {
		stakers_step(step)
			.or_else(|| slashing_step(step))
			.unwrap_or_else(|| other_step(step))
	})
}

/// Two services more, with all that terms can say; pots for two of three; stakers in all of them.
fn set_up(least_loss: u128) {
	LeastLoss::set(least_loss);
	let mut judged = terms(30);
	// Words of ⌈30 % / 32⌉ take the least loss from so much.
	judged.conditions.min_pledge = (least_loss * 107).max(1);
	judged.hook = TestHook::Judge;
	judged.conditions.jail_term = 2;
	judged.conditions.recipient = Some(U);
	judged.conditions.resolver_may_veto_proofs = true;
	judged.conditions.shares = restaking_primitives::Shares {
		treasury: percent(20),
		recipient: percent(30),
		reporter: percent(5),
	};
	another_service(judged, P);
	fund_bond(ServiceId(2), 1_000_000).unwrap();
	Balances::force_set_balance(RuntimeOrigin::root(), FUNDER, 1_000_000_000).unwrap();
	<NativeAndAssets as Create<_>>::create(NativeOrWithId::WithId(1), FUNDER, true, 1).unwrap();
	Assets::mint(RuntimeOrigin::signed(FUNDER), 1, FUNDER, 1_000_000_000).unwrap();
	let root = RuntimeOrigin::root;
	Restaking::open_pot(root(), A, NativeOrWithId::Native, 0).unwrap();
	Restaking::open_pot(root(), ServiceId(2), NativeOrWithId::WithId(1), 0).unwrap();
	run_to(9);
	for who in STAKERS {
		for (home, amount) in [(P_AT_A, 3_000), (P_AT_B, 5_000), (AssignmentId(3), 4_000)] {
			pledge(who, home, amount).unwrap();
		}
	}
	Restaking::set_payee(RuntimeOrigin::signed(104), Payee::Bonded).unwrap();
	Restaking::set_payee(RuntimeOrigin::signed(105), Payee::Account(STRANGER)).unwrap();
	run_to(10);
}

fn crowd() -> ExtBuilder {
	ExtBuilder::default().stakers(STAKERS.map(|who| (who, 10_000, 5_000)))
}

/// Ends a run: once everybody has left and all windows are over, slashes leave nothing, whether they were undone
/// or not.
fn everything_ends() {
	PollWeight::set(Weight::MAX);
	for service in 0..3 {
		for operator in [P, Q] {
			let _left =
				Restaking::leave_service(RuntimeOrigin::signed(operator), ServiceId(service));
		}
	}
	for who in STAKERS {
		let _none = Restaking::exit_all(RuntimeOrigin::signed(who)).plain();
	}
	run_to(era() + 70);
	Restaking::do_work(&mut WeightMeter::new());
	for who in STAKERS {
		// A call removes two assignments at most.
		let release = || release(who);
		while release().is_ok() {}
		assert_eq!(liability(who), 0);
		// What is to be bonded of what it earned keeps its record.
		for service in 0..3 {
			let stranger = RuntimeOrigin::signed(STRANGER);
			let _none = Restaking::claim(stranger, who, ServiceId(service)).plain();
		}
		assert_eq!(crate::Stakers::<Test>::get(who), None);
	}
	// The keys of what is gone are forgotten in the next era.
	next_block();
	check_state();
	assert_eq!(SlashRequests::<Test>::iter().count(), 0);
	assert!(Caps::<Test>::iter_values().all(|cap| cap.open.is_empty()));
	assert_eq!(crate::Said::<Test>::iter().count(), 0);
	assert_eq!(crate::Proven::<Test>::iter().count(), 0);
	assert_eq!(crate::ExecutedFractions::<Test>::iter().count(), 0);
	let jailed = Jails::<Test>::iter_values().filter(|it| *it != crate::types::Jail::ForGood);
	assert_eq!(jailed.count(), 0);
	assert_eq!(crate::PageQueue::<Test>::iter().count(), 0);
	assert_eq!(crate::Losses::<Test>::iter().count(), 0);
	assert_eq!(crate::Agenda::<Test>::iter().count(), 0);
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 48, ..Default::default() })]

	#[test]
	fn the_laws_survive_slashes(
		least_loss in prop_oneof![2 => Just(0u128), 1 => Just(30)],
		steps in proptest::collection::vec(step(), 1..100),
	) {
		crowd().build_and_execute(|| {
			set_up(least_loss);
			for step in steps {
				let before = root();
				if take(&step).is_err() {
					assert_eq!(before, root(), "{step:?} was refused and changed something");
				}
				check_state();
			}
			everything_ends();
		});
	}
}
