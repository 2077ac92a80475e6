//! Slashes that are undone: what comes back, and to whom.

use super::setting::*;
use crate::{types::Phase, Error, Event, Losses, WeightInfo};
use frame_support::{assert_noop, weights::Weight};
use restaking_primitives::{LossListener, RequestId};

/// 2,000 count in 10. `A` asks out with 500, priced in 12. 40 % are taken in 13: 600 of active stake, and 200 of the
/// chunk of `A`. It is era 13, after the turn.
fn slashed() -> (RequestId, restaking_math::BatchId) {
	all_at(AT_40);
	turn();
	run_to(11);
	let id = slash(AT_40, 10, 40);
	turn();
	let batch = ask(&A, 500).unwrap();
	turn_in(12);
	turn_in(13);
	assert_eq!((active(), chunk(20)), (900, 300));
	(id, batch)
}

/// Hole H5.3: the parts of a loss are those of the chunks that lost it.
#[test]
fn a_loss_should_be_known_by_whose_it_was() {
	run(|| {
		let (id, lost_by) = slashed();
		let loss = Losses::<Test>::get(V, id).unwrap();
		assert_eq!((loss.active, loss.rest, loss.pool()), (600, 200, 600));
		assert_eq!(loss.parts.len(), 1);
		assert_eq!((loss.parts[0].batch, loss.parts[0].amount), (lost_by, 200));
		assert_eq!((vault().losses, vault().pending.to_vec()), (1, vec![id]));
		assert_eq!(batch(lost_by).unwrap().pending, 1);
	});
}

/// Holes H5.1 and H5.4: while it waits, deposits do, and claims pay and leave their tickets; what comes back bonded
/// is a gain, and what comes back free is the batch's.
#[test]
fn what_comes_back_should_go_to_who_lost_it() {
	run(|| {
		let (id, batch) = slashed();
		// 600 of 900 may still come back.
		assert_noop!(deposit(&X, 100), Error::<Test>::UndoPending);
		undo(id);
		// From the order on it is paid for: 1,500 for 1,500 shares.
		assert_eq!(deposit(&X, 150), Ok(150));
		turn_in(14);
		turn_in(15);
		assert_eq!((active(), locked() > 0), (1_650, true));
		turn_to(20);
		assert_eq!(claim(&A, batch), Ok(300));
		assert_eq!(ticket(&A, batch).map(|it| it.paid), Some(300));
		assert_noop!(claim(&A, batch), Error::<Test>::NothingToClaim);
		turn_to(23);
		assert_eq!(claim(&A, batch), Ok(200));
		assert_eq!((ticket(&A, batch), super::setting::batch(batch)), (None, None));
		assert_eq!((vault().losses, Losses::<Test>::get(V, id)), (0, None));
		// 900, the deposit, and the 600 that came back.
		assert_eq!(assets(), 1_650);
	});
}

/// Where nothing else is left, staking takes from the chunk of a batch that was priced before the offence. What comes back
/// is that batch's.
#[test]
fn an_older_batch_should_get_back_what_it_paid() {
	run(|| {
		run_to(8);
		open_with(1_000, [(AT_40, 100)], 0);
		deposit(&A, 1_000).unwrap();
		turn_in(9);
		run_to(10);
		let batch = ask(&A, 1_000).unwrap();
		turn_in(11);
		turn_in(12);
		base_slash(1_000, 12);
		assert_eq!((active(), chunk(19)), (0, 1_000));
		let id = slash(AT_40, 12, 40);
		turn_in(13);
		turn_in(14);
		assert_eq!(chunk(19), 600);
		undo(id);
		turn_to(25);
		assert_eq!(claim(&A, batch), Ok(1_000));
	});
}

/// The last batch has all that is staked: also the part of active stake that comes back once nothing is.
#[test]
fn what_comes_back_after_the_end_should_be_the_last_batch_s() {
	run(|| {
		run_to(6);
		open_with(1_000, [(AT_40, 100)], 0);
		turn_in(7);
		run_to(8);
		let id = slash(AT_40, 8, 40);
		Liquid::close(RuntimeOrigin::signed(FOUNDER), V).unwrap();
		turn_in(9);
		let last = vault().last.unwrap();
		run_to(10);
		payout(100);
		turn();
		// 400 of 1,100, in parts: 36 or 37 of active stake.
		assert_eq!(chunk(17) + chunk(18) + active(), 700);
		turn_to(17);
		undo(id);
		turn_to(18);
		// Nothing is staked any more that it could be bonded to.
		assert_eq!((active(), chunk(18)), (0, 0));
		for later in 19..30 {
			run_to(later);
			let _ended = turn_of(V);
		}
		assert_eq!((vault().phase, claim(&FOUNDER, last)), (Phase::Ended, Ok(1_100)));
		assert_eq!(ticket(&FOUNDER, last), None);
	});
}

/// Nothing comes back: the tickets end, and deposits go on.
#[test]
fn a_loss_that_stands_should_end() {
	run(|| {
		let (id, batch) = slashed();
		turn_to(20);
		assert_eq!(claim(&A, batch), Ok(300));
		let mut stood = false;
		for era in 21..30 {
			run_to(era);
			stood |= events().contains(&Event::LossStands { vault: V, request: id });
			turn();
		}
		assert!(stood);
		assert_eq!((vault().losses, vault().pending.len()), (0, 0));
		// The ticket had nothing left to wait for.
		assert_eq!(claim(&A, batch), Ok(0));
		assert_eq!(super::setting::batch(batch), None);
		assert!(deposit(&X, 100).is_ok());
	});
}

/// A small loss stops no deposit, and who enters then has a part of what comes back: a 64th at most.
#[test]
fn a_small_loss_should_stop_no_deposit() {
	run(|| {
		run_to(8);
		open_with(10_000, [(AT_10, 10)], 0);
		turn_in(9);
		run_to(10);
		let id = slash(AT_10, 10, 10);
		turn_in(11);
		turn_in(12);
		assert_eq!((active(), vault().losses), (9_900, 1));
		assert_eq!(deposit(&A, 990), Ok(1_000));
		undo(id);
		// Now 100 more are on their way: 990 · 11,000 / (10,890 + 100).
		assert_eq!(deposit(&B, 990), Ok(990));
		turn_to(14);
		assert_eq!(assets(), 9_900 + 990 + 990 + 100);
	});
}

/// What it weighs to hear of a loss goes by the batches that have a part of it, and by nothing for others.
#[test]
fn hearing_should_be_weighed_by_the_batches() {
	type Weights = <Test as crate::Config>::WeightInfo;
	run(|| {
		let (id, _) = slashed();
		let forget =
			|who: &AccountId| <Liquid as LossListener<AccountId>>::forgotten(who, id, 1, 1);
		assert_eq!(forget(&A), Weight::zero());
		assert_eq!(forget(&stash()), Weights::hear_loss(1));
		assert_eq!(vault().losses, 0);
		// There is no record of it any more.
		assert_eq!(forget(&stash()), Weights::hear_loss(0));
		// The stake has at most 32 chunks. Each loss of one call touches their batches, and the first one reads them.
		let most = <Liquid as LossListener<AccountId>>::losses_weight;
		let (one, two) = (most(1), most(2));
		assert_eq!((most(0), one), (Weight::zero(), Weights::hear_loss(32)));
		assert!(Weights::hear_loss(0).ref_time() < two.ref_time() - one.ref_time());
		assert_eq!(two.proof_size(), one.proof_size());
	});
}

/// Others' stashes are none of the pallet's business.
#[test]
fn only_stashes_of_vaults_should_be_heard_of() {
	run(|| {
		run_to(8);
		open(1_000);
		let before = root();
		for stranger in [A, cash(), Liquid::stash_of(crate::VaultId(7))] {
			<Liquid as LossListener<AccountId>>::lost(&stranger, RequestId(1), 5, 5);
			<Liquid as LossListener<AccountId>>::returned(&stranger, RequestId(1), 5, 5, 0);
			<Liquid as LossListener<AccountId>>::forgotten(&stranger, RequestId(1), 5, 5);
		}
		assert_eq!(root(), before);
	});
}
