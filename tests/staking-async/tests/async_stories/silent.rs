//! Stake that the staking pallet frees without a word.

use frame_support::assert_ok;
use restaking_primitives::StakeInspect;
use restaking_staking_async_tests::setting::*;
use sp_runtime::Perbill;

#[test]
fn a_forced_unstaking_is_covered_by_governance() {
	run_spared(|| {
		assert_ok!(pledge_with(S, AT_A, BONDED, false));
		run_to(12);
		assert_ok!(Staking::force_unstake(RuntimeOrigin::root(), S, 0));
		check_laws();
		assert_eq!((Restaking::shortfalls(), custody(S)), (vec![S], 0));
		let governance = RuntimeOrigin::root();
		assert_ok!(plain(Restaking::enforce_coverage(governance, S, 6)));
		assert_eq!((custody(S), free(S)), (4_000, 6_000 + FREE + LEAST));
		check_state();
		assert_ok!(request(AT_A, 12, percent(40)));
		run_to(16);
		assert_eq!((custody(S), in_escrow()), (0, 4_000));
	});
}

/// A slash that leaves less than the least balance takes all. The dust beyond its due is the staker's, and in custody
/// while a service may take it.
#[test]
fn dust_of_a_slash_is_kept_and_the_rest_is_reaped() {
	run_spared(|| {
		assert_ok!(pledge_with(S, AT_ALL, BONDED, false));
		run_to(12);
		assert_ok!(request(AT_ALL, 12, Perbill::from_parts(999_500_000)));
		run_to(15);
		assert_eq!((ledger(S), custody(S), in_escrow()), ((0, 0), 5, 9_995));
		assert_ok!(Staking::reap_stash(signed(STRANGER), S, 0));
		assert!(Staking::bonded(&S).is_none());
		check_state();
		assert_eq!(Stake::stake(&S).total, 0);
		let _nothing_left_or_done = exit_all(S);
		run_to(19);
		let _nothing_left_or_done = release(S);
		assert_eq!((custody(S), free(S)), (0, FREE + LEAST + 5));
	});
}
