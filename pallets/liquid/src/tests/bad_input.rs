//! Bad input: whatever is refused changes nothing, to the root of the storage.

use super::setting::*;
use crate::{types::Kind, Error, VaultId};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult, traits::OriginTrait};
use restaking_math::BatchId;
use restaking_primitives::Balance;
use sp_runtime::{traits::BadOrigin, Perbill};

/// There is none.
const NONE: VaultId = VaultId(9);

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// A call, and its name.
type Named = (&'static str, Box<dyn Fn() -> DispatchResult>);

/// Every call that names a vault, with parameters that would do for one that exists.
fn calls(vault: VaultId, who: AccountId) -> Vec<Named> {
	let origin = move || signed(who.clone());
	macro_rules! call {
		($name:ident($($parameter:expr),*)) => {{
			let origin = origin.clone();
			let call: Box<dyn Fn() -> DispatchResult> =
				Box::new(move || attempt(|| Liquid::$name(origin(), vault, $($parameter),*).plain()));
			(stringify!($name), call)
		}};
	}
	vec![
		call!(deposit(100, 0, None)),
		call!(request_exit(100, 0)),
		call!(cancel_exit(100)),
		call!(claim(A, BatchId(0))),
		call!(claim_all(A, 1)),
		call!(turn()),
		call!(set_targets(list([(AT_10, 1)]))),
		call!(set_validators(both())),
		call!(set_fee(percent(1))),
		call!(cancel_announcement(Kind::Fee)),
		call!(pause_deposits()),
		call!(resume_deposits()),
		call!(set_cap(1)),
		call!(set_fee_account(A)),
		call!(hand_over(Box::new(signed(A).into_caller()))),
		call!(close()),
		call!(redeem(1)),
		call!(finish()),
		call!(offer(5)),
		call!(buy(5, 1, 1)),
		call!(end_sale(5)),
	]
}

#[test]
fn calls_about_no_vault_should_be_refused() {
	run(|| {
		run_to(8);
		for (name, call) in calls(NONE, A) {
			let before = root();
			assert_eq!(call(), Err(Error::<Test>::NoSuchVault.into()), "{name}");
			assert_eq!(root(), before, "{name}");
		}
	});
}

#[test]
fn only_the_manager_and_governance_should_manage() {
	run(|| {
		run_to(8);
		open(1_000);
		let managing = [
			"set_targets",
			"set_validators",
			"set_fee",
			"cancel_announcement",
			"pause_deposits",
			"resume_deposits",
			"set_cap",
			"set_fee_account",
			"hand_over",
			"close",
			"end_sale",
		];
		for (name, call) in calls(V, X).into_iter().filter(|it| managing.contains(&it.0)) {
			let before = root();
			assert_eq!(call(), Err(Error::<Test>::NotManager.into()), "{name}");
			assert_eq!(root(), before, "{name}");
		}
		let root_origin = RuntimeOrigin::root;
		assert_ok!(Liquid::set_cap(root_origin(), V, 5_000));
		assert_ok!(Liquid::set_fee(root_origin(), V, percent(1)));
		let dismiss = || attempt(|| Liquid::dismiss_manager(signed(FOUNDER), V));
		assert_noop!(dismiss(), BadOrigin);
		assert_ok!(Liquid::dismiss_manager(root_origin(), V));
		assert_eq!((vault().manager, vault().next_fee), (None, None));
		let set = || attempt(|| Liquid::set_cap(signed(FOUNDER), V, 6_000));
		assert_noop!(set(), Error::<Test>::NotManager);
		// Governance names another.
		assert_ok!(Liquid::hand_over(root_origin(), V, Box::new(signed(A).into_caller())));
		assert_ok!(Liquid::set_cap(signed(A), V, 6_000));
		let nobody = Box::new(RuntimeOrigin::none().into_caller());
		let hand = || attempt(|| Liquid::hand_over(signed(A), V, nobody.clone()));
		assert_noop!(hand(), Error::<Test>::OriginCannotAct);
	});
}

#[test]
fn governance_should_keep_deposits_stopped() {
	run(|| {
		run_to(8);
		open(1_000);
		let pause = |origin| attempt(|| Liquid::pause_deposits(origin, V));
		let resume = |origin| attempt(|| Liquid::resume_deposits(origin, V));
		assert_noop!(resume(signed(FOUNDER)), Error::<Test>::CannotResume);
		assert_ok!(pause(signed(FOUNDER)));
		assert_noop!(pause(signed(FOUNDER)), Error::<Test>::NothingToChange);
		assert_ok!(pause(RuntimeOrigin::root()));
		assert_noop!(resume(signed(FOUNDER)), Error::<Test>::CannotResume);
		assert_ok!(resume(RuntimeOrigin::root()));
		assert_eq!(deposit(&A, 100), Ok(100));
	});
}

fn open_as(
	seed: Balance,
	fee: Perbill,
	fee_to: AccountId,
	validators: crate::ChoicesOf<Test>,
) -> DispatchResult {
	attempt(|| {
		let text = || name("L");
		let targets = list([]);
		let cap = Balance::MAX;
		let by = signed(FOUNDER);
		Liquid::open_vault(by, seed, validators, targets, fee, fee_to, cap, text(), text(), 12)
	})
}

#[test]
fn openings_should_be_checked() {
	run(|| {
		run_to(8);
		let none = Perbill::zero();
		assert_noop!(open_as(99, none, FEES, both()), Error::<Test>::SeedTooSmall);
		assert_noop!(open_as(0, none, FEES, both()), Error::<Test>::SeedTooSmall);
		assert_noop!(open_as(1_000, percent(31), FEES, both()), Error::<Test>::FeeTooHigh);
		let own = Liquid::stash_of(V);
		assert_noop!(open_as(1_000, none, own, both()), Error::<Test>::AccountOfVault);
		let nobody = Default::default();
		assert_noop!(open_as(1_000, none, FEES, nobody), Error::<Test>::TooFewValidators);
		assert!(open_as(Balance::MAX, none, FEES, both()).is_err());
		// Twice the least bond.
		pallet_staking::MinNominatorBond::<Test>::put(501);
		assert_noop!(open_as(1_000, none, FEES, both()), Error::<Test>::SeedTooSmall);
		pallet_staking::MinNominatorBond::<Test>::put(500);
		MaxVaults::set(1);
		assert_ok!(open_as(1_000, none, FEES, both()));
		assert_noop!(open_as(1_000, none, FEES, both()), Error::<Test>::TooManyVaults);
		let by_root = Liquid::open_vault(
			RuntimeOrigin::root(),
			1_000,
			both(),
			list([]),
			none,
			FEES,
			1,
			name(""),
			name(""),
			0,
		);
		assert_eq!(by_root, Err(BadOrigin.into()));
	});
}

#[test]
fn numbers_at_their_ends_should_be_refused() {
	run(|| {
		run_to(8);
		open(1_000);
		MinDeposit::set(10);
		for amount in [0, 9] {
			assert_noop!(deposit(&A, amount), Error::<Test>::TooLittle);
		}
		assert_noop!(deposit(&A, Balance::MAX), Error::<Test>::TooMuch);
		assert!(deposit(&A, FUNDS * 2).is_err());
		deposit(&A, 500).unwrap();
		assert_noop!(ask(&A, Balance::MAX), Error::<Test>::NotEnoughShares);
		assert_noop!(ask(&X, 1), Error::<Test>::NotEnoughShares);
		assert_noop!(claim(&A, BatchId(u32::MAX)), Error::<Test>::NoTicket);
		assert_noop!(redeem(&A, 1), Error::<Test>::NotEnded);
		assert_noop!(cancel(&X, 1), Error::<Test>::NoTicket);
		let cap = |cap| attempt(|| Liquid::set_cap(signed(FOUNDER), V, cap));
		assert_noop!(cap(Balance::MAX), Error::<Test>::NothingToChange);
		let account = |who| attempt(|| Liquid::set_fee_account(signed(FOUNDER), V, who));
		assert_noop!(account(FEES), Error::<Test>::NothingToChange);
		assert_noop!(account(cash()), Error::<Test>::AccountOfVault);
	});
}
