//! Laws that fail: a record that can not be is found.

use super::*;
use crate::{Ballot, Cursors, LastVisited, Work};
use restaking_primitives::{Cursor, EraWork};

fn breaks(law: &'static str, change: impl FnOnce()) {
	testing::assert_breaks(Attestation::check_state, law, change);
}

/// Runs a test after 70 of 100 have signed for the height 0, of era 2, which is accepted.
fn accepted_one(test: impl FnOnce()) {
	run(|| {
		assert_ok!(attest(said(0, 1), &[1, 2]));
		assert!(accepted(0).is_some());
		test();
	});
}

fn change_ballot(change: impl FnOnce(&mut Ballot)) {
	Ballots::<Test>::mutate(BRIDGE, 0, |ballot| change(ballot.as_mut().unwrap()));
}

fn change_accepted(change: impl FnOnce(&mut Accepted)) {
	change_ballot(|ballot| change(ballot.accepted.as_mut().unwrap()));
}

fn change_work(change: impl FnOnce(&mut EraWork)) {
	Work::<Test>::mutate(BRIDGE, 2, change);
}

/// Laws 1 to 3.
#[test]
fn ballots_add_up() {
	accepted_one(|| {
		breaks("an operator signed twice", || change_ballot(|it| it.signers[1] = it.signers[0]));
		breaks("a content has no signer", || change_ballot(|it| it.signers.clear()));
		breaks("more has signed than counts", || change_ballot(|it| it.tallies[0].counted = 101));
		breaks("votes weigh something else than their stake", || {
			change_ballot(|it| it.tallies[0].counted = 69);
		});
		breaks("accepted in another ballot", || change_accepted(|it| it.era = 3));
		breaks("a signature was lost", || change_accepted(|it| it.counted = 71));
		breaks("nothing is a quorum", || change_accepted(|it| it.counted = 0));
		breaks("accepted without a quorum", || change_accepted(|it| it.counted = 66));
		breaks("a later statement was accepted", || Latest::<Test>::remove(BRIDGE));
	});
}

/// Law 4. One height of era 2 is attempted, and both have signed for it.
#[test]
fn nobody_signs_for_more_than_was_attempted() {
	accepted_one(|| {
		breaks("an era in the place of another", || change_work(|it| it.era = 1));
		breaks("a record of an era to come", || change_work(|it| it.era = 34));
		breaks("an operator did work twice", || change_work(|it| it.done[1] = it.done[0]));
		breaks("more was done than attempted", || change_work(|it| it.done[0].1 = 2));
		breaks("more was done than attempted", || change_work(|it| it.attempted = 0));
	});
}

/// Law 5, of each kind of record by itself.
#[test]
fn nothing_is_kept_of_a_service_that_is_forgotten() {
	const GONE: ServiceId = ServiceId(9);
	accepted_one(|| {
		let gone = "a record of a service that is forgotten";
		breaks(gone, || Ballots::<Test>::insert(GONE, 0, Ballot::empty(0, 2, 100)));
		breaks(gone, || Latest::<Test>::insert(GONE, accepted(0).unwrap()));
		breaks(gone, || Work::<Test>::insert(GONE, 2, Work::<Test>::get(BRIDGE, 2)));
		breaks(gone, || Cursors::<Test>::insert(GONE, Cursor { era: 2, next: 0 }));
		breaks(gone, || LastVisited::<Test>::put(GONE));
	});
}
