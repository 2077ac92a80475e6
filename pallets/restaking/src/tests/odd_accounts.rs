//! Accounts, ledgers and hooks that do what they should not.

use super::setting::*;
use crate::{Error, Event};
use frame_support::{assert_noop, assert_ok, traits::fungible::Mutate, weights::Weight};
use pallet_staking::Ledger;
use restaking_primitives::AssignmentId;
use sp_staking::StakingUnchecked;

fn stranger() -> RuntimeOrigin {
	RuntimeOrigin::signed(STRANGER)
}

/// A ledger that contradicts its stash is no slash: no claim is cut, and when governance has restored it
/// all is as before.
#[test]
fn a_ledger_in_a_bad_state_cuts_no_claim() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		let good = Ledger::<Test>::get(S).unwrap();
		Ledger::<Test>::insert(S, Ledger::<Test>::get(T).unwrap());
		assert!(Staking::ledger(sp_staking::StakingAccount::Stash(S)).is_err());
		let settle = || Restaking::settle_staker(stranger(), S, MANY).plain();
		assert_noop!(settle(), Error::<Test>::NothingToSettle);
		assert_noop!(trim(S), Error::<Test>::NothingToTrim);
		assert_eq!((liability(S), is_short(S)), (500, false));
		// Nothing of it is active, so nothing more is pledged.
		assert!(pledge(S, P_AT_A, 1).is_err());
		Ledger::<Test>::insert(S, good);
		assert_noop!(settle(), Error::<Test>::NothingToSettle);
		assert_eq!([P_AT_A, P_AT_B].map(|id| counted(S, id, 11)), [1_000, 1_000]);
	});
}

/// Stake that another pallet took over falls, and yields no funds: what is missing comes from custody.
#[test]
fn a_slash_that_yields_nothing_is_taken_from_custody() {
	ExtBuilder::default().build().execute_with(|| {
		run_to(31);
		pledge_once(S, P_AT_A, 1_000);
		unbond(S, 500);
		run_to(59);
		withdraw(S);
		assert_eq!((ledger(S).0, custody(S)), (500, 150));
		<Staking as StakingUnchecked>::migrate_to_virtual_staker(&S).unwrap();
		assert_ok!(request(P_AT_A, 59, percent(40)));
		run_to(62);
		let slashed = events().into_iter().find_map(|event| match event {
			Event::Slashed { asked, taken, from_stake, from_custody, .. } => {
				Some((asked, taken, from_stake, from_custody))
			},
			_ => None,
		});
		assert_eq!(slashed, Some((400, 150, 0, 150)));
		assert_eq!((ledger(S).0, custody(S)), (100, 0));
	});
}

/// An account that cannot receive its custody now keeps it, and its slashes are settled all the same.
#[test]
fn custody_that_cannot_be_released_holds_nothing_back() {
	ExtBuilder::default().build().execute_with(|| {
		run_to(31);
		pledge_once(S, P_AT_B, 1_000);
		unbond(S, 810);
		run_to(59);
		withdraw(S);
		assert_eq!((ledger(S).0, custody(S)), (190, 5));
		assert_ok!(Staking::bond_extra(RuntimeOrigin::signed(S), 100));
		// Less free than an account needs: possible for one that another pallet keeps alive.
		System::inc_providers(&S);
		frame_system::Account::<Test>::mutate(S, |account| account.data.free = 0);
		assert_ok!(exit(S, P_AT_B, 100));
		PollWeight::set(Weight::zero());
		let id = request(P_AT_B, 59, percent(1)).unwrap();
		run_to(62);
		assert_ok!(Restaking::execute_slash(stranger(), id));
		assert_ok!(Restaking::settle_staker(stranger(), S, MANY).plain());
		assert_eq!((ledger(S).0, custody(S)), (280, 5));
		assert_eq!(crate::Assignments::<Test>::get(P_AT_B).unwrap().waiting(), 0);
		assert_ok!(Balances::mint_into(&S, 10));
		assert_ok!(release(S));
		assert_eq!(custody(S), 0);
	});
}

/// `S` pledges 10 to a service whose hook meddles when it is asked. All has unbonding stake that is ripe.
fn meddled(meddle: fn() -> frame_support::dispatch::DispatchResult, test: fn(AssignmentId)) {
	ExtBuilder::default().build_and_execute(|| {
		let mut guarded = terms(5);
		guarded.hook = TestHook::Guard;
		let (_, id) = another_service(guarded, Q);
		GuardCloses::set(u32::MAX);
		run_to(9);
		for (who, amount) in [(S, 400), (T, 1_000)] {
			pledge_once(who, P_AT_A, amount);
			unbond(who, 500);
		}
		run_to(38);
		Meddle::set(Some(meddle));
		test(id);
		Meddle::set(None);
	});
}

fn withdrawal(who: AccountId) -> frame_support::dispatch::DispatchResult {
	Staking::withdraw_unbonded(RuntimeOrigin::signed(who), 0).plain()
}

/// A hook that moves the stake of who asks to enter is refused with the entry: its withdrawal is undone,
/// and no custody is forgotten.
#[test]
fn a_hook_moves_no_stake_of_who_enters() {
	meddled(
		|| withdrawal(S),
		|id| {
			assert_noop!(pledge(S, id, 10), Error::<Test>::CalledByHook);
			assert_eq!((ledger(S).0, custody(S)), (1_000, 0));
		},
	);
	meddled(
		|| Staking::unbond(RuntimeOrigin::signed(S), 10).plain(),
		|id| {
			assert_noop!(pledge(S, id, 10), Error::<Test>::CalledByHook);
		},
	);
}

/// What it does to others is kept, with the liable part in custody.
#[test]
fn a_hook_may_withdraw_for_others() {
	meddled(
		|| withdrawal(T),
		|id| {
			assert_ok!(pledge(S, id, 10));
			// 400 less half of the 500 that stay.
			assert_eq!((ledger(T).0, custody(T), ledger(S).0), (500, 150, 1_000));
		},
	);
}

/// Work for a withdrawal is weight of the block in which it happens, and of no other.
#[test]
fn a_withdrawal_of_a_pledger_is_weight_of_its_block() {
	use crate::{work::Work, WeightInfo as _};
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		for who in [S, T, U] {
			unbond(who, 500);
		}
		pledge_once(T, P_AT_B, 10);
		run_to(38);
		System::set_extrinsic_index(1);
		let used = || System::block_weight().total();
		let before = used();
		withdraw(U);
		assert_eq!(used(), before, "who never pledged");
		withdraw(T);
		assert_eq!(used() - before, <()>::note_limit(), "nothing to hold");
		let before = used();
		withdraw(S);
		let most = Work { looked: 2, moved: true, ..Default::default() };
		assert_eq!(used() - before, Restaking::weight_of(most));
	});
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		unbond(S, 500);
		run_to(38);
		let index = sp_core::storage::well_known_keys::EXTRINSIC_INDEX;
		frame_support::storage::unhashed::kill(index);
		let before = System::block_weight().total();
		withdraw(S);
		assert_eq!((System::block_weight().total(), custody(S)), (before, 250));
	});
}
