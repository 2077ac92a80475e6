//! The turns that the chain makes by itself.

use super::setting::*;
use crate::{types::Phase, CurrentRound, Error, Event, Ledgers, VaultId, WeightInfo};
use frame_support::{
	assert_ok,
	dispatch::Pays,
	traits::{Hooks, LockableCurrency, WithdrawReasons},
	weights::{Weight, WeightMeter},
};
use pallet_restaking::WeightInfo as CoreWeights;
use restaking_math::BatchId;
use restaking_primitives::{Balance, RequestId, Restake, Settled};
use sp_runtime::Perbill;

type Weights = <Test as crate::Config>::WeightInfo;
type Core = <Test as pallet_restaking::Config>::WeightInfo;

/// Lets the chain turn vaults in so much weight. Returns what it used.
fn poll(limit: Weight) -> Weight {
	let mut meter = WeightMeter::with_limit(limit);
	Liquid::on_poll(System::block_number(), &mut meter);
	meter.consumed()
}

fn turned(vault: VaultId) -> u32 {
	Ledgers::<Test>::get(vault).unwrap().turned
}

#[test]
fn the_chain_should_turn_all_vaults_once_an_era() {
	run(|| {
		run_to(8);
		let vaults = [open(1_000), open(1_000), open(1_000)];
		run_to(9);
		let (look, most) = (Weights::look_at_round(), Liquid::max_turn());
		// Room for the worst turn is needed for each, and what it costs is taken: nothing is settled or released.
		let nothing = seen_nothing();
		let one = Weights::turn(0).saturating_add(nothing);
		assert_eq!(poll(look.saturating_add(most)), look + one);
		assert_eq!(vaults.map(turned), [9, 8, 8]);
		assert_eq!(poll(look.saturating_add(most).saturating_add(one)), look + one + one);
		assert_eq!(vaults.map(turned), [9, 9, 9]);
		// Once all have turned, a look is all.
		assert!(CurrentRound::<Test>::get().done);
		assert_eq!(poll(Weight::MAX), look);
		run_to(10);
		assert_eq!(poll(Weight::zero()), Weight::zero());
		assert_eq!(poll(Weight::MAX), look + one + one + one);
	});
}

/// The weight of a settlement in which nothing is settled, as the restaking pallet tells it.
fn seen_nothing() -> Weight {
	let mut spent = Weight::zero();
	<Restaking as Restake<AccountId>>::settle(&stash(), &mut spent).unwrap();
	spent
}

/// A vault that turned by a call costs a look.
#[test]
fn who_has_turned_should_be_passed_by() {
	run(|| {
		run_to(8);
		let vaults = [open(1_000), open(1_000)];
		run_to(9);
		turn();
		let look = Weights::look_at_round();
		let one = Weights::turn(0).saturating_add(seen_nothing());
		assert_eq!(poll(Weight::MAX), look + look + one);
		assert_eq!(vaults.map(turned), [9, 9]);
	});
}

/// A turn pays for the targets and positions that it has looked at, also those that are gone after it.
#[test]
fn a_turn_should_be_charged_for_what_it_leaves() {
	run(|| {
		run_to(8);
		open_with(1_000, [(AT_20, 20), (AT_20_BY_Q, 20), (AT_10, 20)], 0);
		turn_in(9);
		assert_ok!(set_targets([]));
		run_to(10);
		let info = Liquid::turn(RuntimeOrigin::signed(STRANGER), V).unwrap();
		assert_eq!((counted(AT_20), counted(AT_20_BY_Q), counted(AT_10)), (0, 0, 0));
		let least = Weights::turn(3).saturating_add(Core::exit().saturating_mul(3));
		let charged = info.actual_weight.unwrap();
		assert!(least.all_lte(charged), "{least:?} of {charged:?}");
		assert!(charged.all_lte(Liquid::max_turn()), "{charged:?}");
		// They are removed once nothing is liable: in 18, as their windows are seven eras.
		turn_to(17);
		assert_eq!(Restaking::positions(&stash()).len(), 3);
		run_to(18);
		let info = Liquid::turn(RuntimeOrigin::signed(STRANGER), V).unwrap();
		assert_eq!(Restaking::positions(&stash()).len(), 0);
		let removed = Core::drop_position().saturating_mul(3);
		let least = Weights::turn(3)
			.saturating_add(removed)
			.saturating_add(<Core as CoreWeights>::claim_all(3));
		let charged = info.actual_weight.unwrap();
		assert!(least.all_lte(charged), "{least:?} of {charged:?}");
		assert!(charged.all_lte(Liquid::max_turn()), "{charged:?}");
	});
}

/// A turn that settles pays for each loss, and for each batch that lost.
#[test]
fn a_turn_should_be_charged_for_what_it_settles() {
	run(|| {
		all_at(AT_40);
		turn();
		run_to(11);
		PollWeight::set(Weight::zero());
		let requests = [(); 3].map(|()| slash(AT_40, 10, 4));
		turn();
		ask(&A, 500).unwrap();
		turn_in(12);
		run_to(13);
		for id in requests {
			assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id));
		}
		let info = Liquid::turn(RuntimeOrigin::signed(STRANGER), V).unwrap();
		assert_eq!(vault().losses, 3);
		// Three losses of 4 %, each of the stake and of one batch.
		let least = Weights::turn(1)
			.saturating_add(Core::settle_position(3))
			.saturating_add(Weights::hear_loss(1).saturating_mul(3));
		let charged = info.actual_weight.unwrap();
		assert!(least.all_lte(charged), "{least:?} of {charged:?}");
		assert!(charged.all_lte(Liquid::max_turn()), "{charged:?}");
	});
}

/// As many losses as one settlement can take, each of them of seven batches too: each batch is read once, and all of it
/// costs no more than was declared.
#[test]
fn a_settlement_should_cost_no_more_than_it_declares() {
	run(|| {
		run_to(8);
		open_with(1_000_000, [(AT_40, 40), (AT_20, 40)], 0);
		deposit(&A, 1_000_000).unwrap();
		turn_in(9);
		assert_eq!((counted(AT_40), counted(AT_20)), (800_000, 800_000));
		for target in 10..17 {
			if target == 15 {
				// The last era in which an offence of 10 may be reported is over. The least words use up both caps.
				PollWeight::set(Weight::zero());
			}
			run_to(target);
			assert_ok!(ask(&A, 10_000));
			turn();
			if target == 14 {
				for (id, part) in [(AT_40, 12_500_000), (AT_20, 6_250_000)] {
					for _ in 0..32 {
						request(id, 10, Perbill::from_parts(part)).unwrap();
					}
				}
			}
		}
		for id in 0..64 {
			let signed = RuntimeOrigin::signed(STRANGER);
			assert_ok!(Restaking::execute_slash(signed, RequestId(id)));
		}
		let mut spent = Weight::zero();
		let settled = <Restaking as Restake<AccountId>>::settle(&stash(), &mut spent);
		assert_eq!(settled, Ok(Settled::All));
		assert_eq!((vault().losses, books().leaving.len()), (64, 7));
		let most = <Restaking as Restake<AccountId>>::weights().settle;
		assert!(spent.all_lte(most), "{spent:?} of {most:?}");
	});
}

/// A turn that comes late pays for each batch that it collects, of which one is a part of each turn.
#[test]
fn a_late_turn_should_be_charged_for_all_that_it_collects() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 500).unwrap();
		let charged = |target| {
			run_to(target);
			let info = Liquid::turn(RuntimeOrigin::signed(STRANGER), V).unwrap();
			info.actual_weight.unwrap()
		};
		for target in 9..12 {
			assert_ok!(ask(&A, 100));
			assert_eq!(charged(target), Weights::turn(0).saturating_add(seen_nothing()));
		}
		let batches = charged(20).checked_sub(&Weights::turn(0).saturating_add(seen_nothing()));
		let two = Weights::hear_loss(2).saturating_sub(Weights::hear_loss(0));
		assert_eq!(batches, Some(two));
		let paid = (0..3).map(|it| claim(&A, BatchId(it)));
		assert_eq!(paid.collect::<Vec<_>>(), vec![Ok(100), Ok(100), Ok(100)]);
	});
}

/// A refusal is charged for what it took to find out, and a vault that has ended turns no more.
#[test]
fn a_turn_that_is_refused_should_not_be_charged_in_full() {
	run(|| {
		run_to(8);
		open(1_000);
		let refused = |error: Error<Test>| {
			let signed = RuntimeOrigin::signed(STRANGER);
			let refusal = Liquid::turn(signed, V).unwrap_err();
			assert_eq!(refusal.error, error.into());
			assert_eq!(refusal.post_info.actual_weight, Some(Weights::turn(0)));
		};
		refused(Error::AlreadyTurned);
		assert_ok!(Liquid::close(RuntimeOrigin::signed(FOUNDER), V));
		let mut target = 9;
		while vault().phase != Phase::Ended {
			turn_in(target);
			target += 1;
			assert!(target < 40, "it does not end");
		}
		run_to(target);
		refused(Error::Ended);
	});
}

/// 66 losses in three logs are more than one call settles: by a call that says so and pays, and by the chain in
/// the block after. Then the vault turns in the same era.
#[test]
fn a_turn_should_wait_where_one_call_is_not_enough() {
	for by_call in [true, false] {
		run(|| {
			run_to(8);
			open_with(100_000, [(AT_40, 40), (AT_20, 40), (AT_20_BY_Q, 40)], 0);
			let other = open(1_000);
			turn_in(9);
			run_to(10);
			PollWeight::set(Weight::zero());
			// The least that may be asked: a 32nd of the most. Of 40,000 in each they are 500, and 250.
			let homes = [(AT_40, 12_500_000), (AT_20, 6_250_000), (AT_20_BY_Q, 6_250_000)];
			let asked = |(id, part)| {
				(0..22).map(move |_| request(id, 10, Perbill::from_parts(part)).unwrap())
			};
			let requests: Vec<_> = homes.into_iter().flat_map(asked).collect();
			run_to(13);
			for id in requests {
				assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id));
			}
			if by_call {
				let info = Liquid::turn(RuntimeOrigin::signed(STRANGER), V).unwrap();
				assert_eq!(info.pays_fee, Pays::Yes);
				assert!(events().contains(&Event::TurnWaits { vault: V }));
				assert!(info.actual_weight.unwrap().all_lte(Liquid::max_turn()));
			} else {
				poll(Weight::MAX);
				let round = CurrentRound::<Test>::get();
				assert_eq!((round.done, round.after), (false, None));
			}
			assert_eq!((turned(V), active()), (9, 100_000 - 22 * (500 + 250)));
			poll(Weight::MAX);
			assert!(CurrentRound::<Test>::get().done);
			assert_eq!((turned(V), turned(other)), (13, 13));
			assert_eq!(active(), 100_000 - 22 * (500 + 250 + 250));
		});
	}
}

/// Scenario LIQ-31: eras of full blocks make a turn late, and nothing else.
#[test]
fn full_blocks_should_only_delay_a_turn() {
	run(|| {
		run_to(8);
		open(1_000);
		assert_eq!(deposit(&A, 500), Ok(500));
		run_to(9);
		assert_eq!(poll(Weight::zero()), Weight::zero());
		let batch = ask(&A, 200).unwrap();
		run_to(10);
		let look = Weights::look_at_round();
		assert_eq!(poll(look), look);
		assert_eq!((turned(V), active(), books().entering), (8, 1_000, 500));
		run_to(11);
		poll(Weight::MAX);
		assert_eq!((turned(V), active(), chunk(19)), (11, 1_300, 200));
		turn_to(19);
		assert_eq!(claim(&A, batch), Ok(200));
	});
}

/// Scenario LIQ-31: a vault whose turn always fails stops no other, and changes nothing.
#[test]
fn a_turn_that_fails_should_stop_no_other() {
	run(|| {
		run_to(8);
		open(1_000);
		let other = open(1_000);
		deposit(&A, 500).unwrap();
		deposit_in(other, &B, 500).unwrap();
		assert_ok!(ask(&A, 500));
		freeze(true);
		run_to(9);
		let before = (books(), vault());
		poll(Weight::MAX);
		let failed = |it: &Event<Test>| matches!(it, Event::TurnFailed { vault: V, .. });
		assert!(events().iter().any(failed));
		assert_eq!((turned(V), turned(other)), (8, 9));
		assert_eq!((books(), vault()), before);
		// It is passed by for the rest of the era.
		poll(Weight::MAX);
		assert_eq!(turned(V), 8);
		freeze(false);
		run_to(10);
		poll(Weight::MAX);
		assert_eq!((turned(V), chunk(18)), (10, 500));
	});
}

/// Scenario LIQ-31: for some eras the stash of a vault can send nothing. Its turns fail and change nothing, others turn, who
/// asks out or stays is served, and what had matured is paid.
#[test]
fn a_turn_that_fails_should_stop_no_request_and_no_claim() {
	run(|| {
		run_to(8);
		open(1_000);
		let other = open(1_000);
		deposit(&A, 900).unwrap();
		deposit(&B, 300).unwrap();
		turn_in(9);
		ask(&B, 300).unwrap();
		turn_in(10);
		ask(&A, 200).unwrap();
		turn_to(18);
		let (id, failed) =
			(*b"a fault.", |it: &Event<Test>| matches!(it, Event::TurnFailed { vault: V, .. }));
		Balances::set_lock(id, &stash(), Balance::MAX, WithdrawReasons::all());
		for target in 19..22 {
			run_to(target);
			ask(&A, 100).unwrap();
			let before = (books(), vault());
			poll(Weight::MAX);
			assert!(events().iter().any(failed), "in {target}");
			assert_eq!((turned(V), turned(other)), (18, target));
			assert_eq!((books(), vault()), before);
			// Nor by a call.
			let before = root();
			assert!(turn_of(V).is_err());
			assert_eq!(root(), before);
			assert_ok!(cancel(&A, 50));
		}
		assert_eq!(claim(&B, BatchId(0)), Ok(300));
		assert_eq!(deposit(&X, 100), Ok(100));
		Balances::remove_lock(id, &stash());
		run_to(22);
		poll(Weight::MAX);
		// Three times 50 are asked for. 1,700 and the deposit were there.
		assert_eq!((turned(V), chunk(30), active()), (22, 150, 1_650));
		assert_eq!(claim(&A, BatchId(1)), Ok(200));
	});
}

/// A turn by a call is free of charge, and the chain makes none beside it.
#[test]
fn a_turn_by_a_call_should_be_free() {
	run(|| {
		run_to(8);
		open(1_000);
		run_to(9);
		let info = Liquid::turn(RuntimeOrigin::signed(STRANGER), V).unwrap();
		assert_eq!(info.pays_fee, Pays::No);
		assert_eq!(info.actual_weight, Some(Weights::turn(0).saturating_add(seen_nothing())));
		poll(Weight::MAX);
		assert!(!events().iter().any(|it| matches!(it, Event::TurnFailed { .. })));
	});
}

#[test]
fn constants_should_fit_together() {
	run(Liquid::integrity_test);
}
