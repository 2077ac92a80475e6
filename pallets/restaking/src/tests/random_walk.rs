//! Whatever happens, in whatever order: the laws hold after every step.

use super::setting::*;
use proptest::prelude::*;
use restaking_primitives::{AssignmentId, RequestId};

const X: u64 = 104;
const Y: u64 = 105;

/// A step of a run.
#[derive(Clone, Debug)]
enum Step {
	Pledge(u64, u32, u128),
	Exit(u64, u32, u128),
	ExitAndUnbond(u64, u32, u128),
	ExitAll(u64),
	Move(u64, u32, u32, u128),
	Unbond(u64, u128),
	Withdraw(u64),
	BondExtra(u64, u128),
	Rebond(u64, u128),
	Release(u64),
	Trim(u64),
	Settle(u64),
	Restake(u64, u128),
	Leave(u64, bool),
	Retire(bool),
	/// A slash of an assignment, by a share of the largest one in 32nds, for an offence of this era.
	Slash(u32, u32),
	/// Of the latest requests, counted from the end.
	Undo(u32),
	GiveBack(u32, u64),
	Divide(u32),
	Eras(u32),
	BaseSlash(u64, u128),
	Limit(u32),
}

fn step(slashes: bool) -> impl Strategy<Value = Step> {
	let who = || prop_oneof![Just(X), Just(Y)];
	let home = || 0u32..6;
	let back = || 0u32..4;
	let amount = || prop_oneof![8 => 1u128..2_000, 1 => Just(u128::MAX), 1 => Just(1)];
	let calm = prop_oneof![
		12 => (who(), home(), amount()).prop_map(|(w, h, a)| Step::Pledge(w, h, a)),
		8 => (who(), home(), amount()).prop_map(|(w, h, a)| Step::Exit(w, h, a)),
		4 => (who(), home(), amount()).prop_map(|(w, h, a)| Step::ExitAndUnbond(w, h, a)),
		1 => who().prop_map(Step::ExitAll),
		4 => (who(), home(), home(), amount()).prop_map(|(w, f, t, a)| Step::Move(w, f, t, a)),
		8 => (who(), 1_000u128..9_000).prop_map(|(w, a)| Step::Unbond(w, a)),
		8 => who().prop_map(Step::Withdraw),
		3 => (who(), amount()).prop_map(|(w, a)| Step::BondExtra(w, a)),
		2 => (who(), amount()).prop_map(|(w, a)| Step::Rebond(w, a)),
		6 => who().prop_map(Step::Release),
		4 => who().prop_map(Step::Trim),
		2 => who().prop_map(Step::Settle),
		4 => (who(), amount()).prop_map(|(w, a)| Step::Restake(w, a)),
		1 => (prop_oneof![Just(P), Just(Q)], any::<bool>()).prop_map(|(o, a)| Step::Leave(o, a)),
		1 => any::<bool>().prop_map(Step::Retire),
		8 => (home(), 1u32..17).prop_map(|(h, part)| Step::Slash(h, part)),
		6 => back().prop_map(Step::Undo),
		2 => (back(), who()).prop_map(|(b, w)| Step::GiveBack(b, w)),
		1 => back().prop_map(Step::Divide),
		16 => prop_oneof![1u32..4, 7u32..9, 26u32..30].prop_map(Step::Eras),
	];
	let rough = prop_oneof![
		2 => (who(), 1u128..7_000).prop_map(|(w, a)| Step::BaseSlash(w, a)),
		1 => (20u32..60).prop_map(Step::Limit),
	];
	match slashes {
		true => prop_oneof![10 => calm.boxed(), 1 => rough.boxed()].boxed(),
		false => calm.boxed(),
	}
}

/// The latest request but `back`.
fn request_back(back: u32) -> RequestId {
	RequestId(crate::NextRequestId::<Test>::get().0.saturating_sub(back + 1))
}

/// Takes a step; it may be refused.
fn take(step: Step) {
	let signed = RuntimeOrigin::signed;
	let any = sp_runtime::Perbill::one();
	let id = AssignmentId;
	let hash = |to: u32| {
		let home = crate::Assignments::<Test>::get(AssignmentId(to))?;
		Some(crate::Services::<Test>::get(home.service)?.terms_hash)
	};
	// A refusal is an answer too.
	let _ = match step {
		Step::Pledge(who, home, amount) => pledge(who, id(home), amount),
		Step::Exit(who, home, amount) => exit(who, id(home), amount),
		Step::ExitAndUnbond(who, home, amount) => {
			Restaking::exit_and_unbond(signed(who), id(home), amount).plain()
		},
		Step::ExitAll(who) => Restaking::exit_all(signed(who)).plain(),
		Step::Move(who, from, to, amount) => match hash(to) {
			Some(hash) => settled(who, |signed| {
				Restaking::move_pledge(signed, id(from), id(to), amount, hash, any)
			}),
			None => Ok(()),
		},
		Step::Unbond(who, amount) => {
			let _ = Staking::unbond(signed(who), amount);
			Ok(())
		},
		Step::Withdraw(who) => {
			let _ = Staking::withdraw_unbonded(signed(who), 100);
			Ok(())
		},
		Step::BondExtra(who, amount) if ledger(who).0 == 0 => {
			let payee = pallet_staking::RewardDestination::Stash;
			Staking::bond(signed(who), amount, payee)
		},
		Step::BondExtra(who, amount) => Staking::bond_extra(signed(who), amount),
		Step::Rebond(who, amount) => {
			let _ = Staking::rebond(signed(who), amount);
			Ok(())
		},
		Step::Release(who) => release(who),
		Step::Trim(who) => trim(who),
		Step::Settle(who) => Restaking::settle_staker(signed(STRANGER), who, MANY).plain(),
		Step::Restake(who, amount) => {
			settled(who, |signed| Restaking::rebond_custody(signed, amount))
		},
		Step::Leave(who, first) => Restaking::leave_service(signed(who), if first { A } else { B }),
		Step::Retire(first) => {
			Restaking::retire_service(RuntimeOrigin::root(), if first { A } else { B })
		},
		Step::Slash(home, part) => {
			let of = crate::Assignments::<Test>::get(id(home)).map(|it| it.service);
			let terms = of.and_then(crate::Services::<Test>::get).map(|it| it.conditions);
			let most = terms.map_or(0, |terms| terms.max_slash.deconstruct());
			let part = sp_runtime::Perbill::from_parts((most / 32).saturating_add(1) * part);
			request(id(home), era(), part).map(|_| ())
		},
		Step::Undo(back) => undo(request_back(back)),
		Step::GiveBack(back, who) => give_back(request_back(back), who),
		Step::Divide(back) => divide(request_back(back)),
		Step::Eras(eras) => {
			run_to(era() + eras);
			Ok(())
		},
		Step::BaseSlash(who, amount) => {
			if ledger(who).0 > 0 {
				base_slash(who, amount);
				let _ = Restaking::enforce_coverage(signed(STRANGER), who, MANY);
			}
			Ok(())
		},
		Step::Limit(percent) => {
			ExposureLimit::set(sp_runtime::Perbill::from_percent(percent));
			Ok(())
		},
	};
}

/// Six assignments at five services, by two operators, with windows from 0 to 27 eras.
fn set_up() {
	for (max_slash, exit_window) in [(3, 27), (100, 3), (25, 5)] {
		let mut other = terms(max_slash);
		other.conditions.exit_window = exit_window;
		if exit_window < 7 {
			(other.conditions.report_window, other.conditions.veto_window) = (0, 2);
		}
		let (service, _) = another_service(other, P);
		fund_bond(service, 1_000_000).unwrap();
	}
	crate::Services::<Test>::mutate(A, |it| it.as_mut().unwrap().successor = Some(B));
	run_to(9);
	for who in [X, Y] {
		for (home, amount) in [(0, 5_000), (1, 9_000), (2, 2_000), (3, 10_000), (5, 1_500)] {
			pledge(who, AssignmentId(home), amount).unwrap();
		}
	}
	run_to(10);
}

/// Two stakers with 10 000 bonded and 5 000 free.
fn two() -> ExtBuilder {
	ExtBuilder::default().stakers([X, Y].map(|who| (who, 10_000, 5_000)))
}

/// The reserve law: without a base slash or a lower limit, nothing that is liable leaves, whatever is slashed and
/// undone.
fn reserve_holds(who: u64) {
	let kept = custody(who) + ledger(who).0 / 2;
	assert!(liability(who) <= kept, "{} above {kept}", liability(who));
	assert!(!is_short(who));
}

/// All exits are possible, and after the longest window everything is free again.
fn everything_can_be_left() {
	for who in [X, Y] {
		let _ = Restaking::exit_all(RuntimeOrigin::signed(who)).plain();
	}
	check_state();
	run_to(era() + 28);
	for who in [X, Y] {
		assert_eq!(liability(who), 0);
		// Some positions may be the last of their assignments: not all of those go at once.
		for _ in 0..2 {
			let _ = release(who);
		}
		assert_eq!(crate::Stakers::<Test>::get(who), None);
	}
	check_state();
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 48, ..Default::default() })]

	/// INV-08, INV-10, INV-34, INV-40 and all of `try_state`.
	#[test]
	fn the_reserve_is_never_withdrawn(steps in proptest::collection::vec(step(false), 1..80)) {
		two().build_and_execute(|| {
			set_up();
			for step in steps {
				take(step);
				check_state();
				reserve_holds(X);
				reserve_holds(Y);
			}
			everything_can_be_left();
		});
	}

	/// INV-08, INV-12: with base slashes and moving limits, what is short is known, and leaving works.
	#[test]
	fn the_laws_survive_base_slashes(steps in proptest::collection::vec(step(true), 1..80)) {
		two().build_and_execute(|| {
			set_up();
			for step in steps {
				take(step);
				check_state();
			}
			everything_can_be_left();
		});
	}
}
