//! The voters' list is locked between the pages of a snapshot. It stops neither slashes nor exits.

use frame_election_provider_support::SortedListProvider;
use frame_support::{assert_noop, assert_ok, weights::Weight};
use restaking_staking_async_tests::setting::*;

fn score(who: AccountId) -> u64 {
	VoterList::get_score(&who).unwrap()
}

#[test]
fn a_locked_list_stops_nothing_and_follows_later() {
	run_spared(|| {
		for who in [S, T] {
			assert_ok!(pledge_with(who, AT_ALL, BONDED, false));
		}
		run_to(12);
		let id = request(AT_ALL, 12, percent(95)).unwrap();
		// Nothing is done by itself.
		PollWeight::set(Weight::zero());
		run_to(14);
		run_to_lock();
		assert_eq!((era(), score(S)), (14, BONDED as u64));
		assert_ok!(plain(Restaking::execute_slash(signed(STRANGER), id)));
		assert_ok!(settle(S));
		assert_ok!(settle(T));
		assert_eq!([ledger(S), ledger(T)], [(500, 500); 2]);
		assert_ok!(exit_and_unbond(T, AT_ALL, 100));
		assert_ok!(bond_extra(S, 1_000));
		assert_ok!(validate(U));
		assert_ok!(nominate(U));
		let locked = pallet_bags_list::Error::<Test, pallet_bags_list::Instance1>::Locked;
		assert_noop!(VoterList::rebag(signed(STRANGER), S), locked);
		assert!(is_locked());
		assert_eq!([S, T].map(score), [BONDED as u64; 2]);
		next_block();
		assert!(!is_locked());
		assert_eq!([S, T, U].map(score), [1_500, 400, BONDED as u64]);
	});
}
