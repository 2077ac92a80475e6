//! Slashes executed in one era give the same losses and the same records, in whatever order they are
//! requested, executed and settled.

use super::setting::*;
use frame_support::{storage::with_transaction, weights::Weight};
use restaking_primitives::RequestId;
use sp_runtime::{DispatchError, TransactionOutcome};

/// All orders of some things.
fn orders<T: Copy>(things: &[T]) -> Vec<Vec<T>> {
	if things.is_empty() {
		return vec![vec![]];
	}
	let mut all = vec![];
	for (index, first) in things.iter().enumerate() {
		let mut rest = things.to_vec();
		rest.remove(index);
		for mut order in orders(&rest) {
			order.insert(0, *first);
			all.push(order);
		}
	}
	all
}

/// The records and balances after an attempt, which is then undone.
type After = (Vec<Option<crate::StakerOf<Test>>>, Vec<u128>, u128);

fn attempt(work: impl FnOnce()) -> After {
	let mut after = None;
	let undone: Result<(), DispatchError> = with_transaction(|| {
		work();
		let stakers = [S, T].map(crate::Stakers::<Test>::get).to_vec();
		after = Some((stakers, [S, T].map(|who| ledger(who).0).to_vec(), proceeds()));
		TransactionOutcome::Rollback(Ok(()))
	});
	undone.unwrap();
	after.unwrap()
}

/// Two members, one of whom leaves in between, and six requests for four eras, all due by era 16.
fn six_requests(standing: bool) -> Vec<RequestId> {
	run_to(9);
	for who in [S, T] {
		match standing {
			true => pledge(who, P_AT_A, 997).unwrap(),
			false => pledge_once(who, P_AT_A, 997),
		}
	}
	PollWeight::set(Weight::zero());
	run_to(10);
	let mut ids = vec![];
	for (era, parts) in [(10, [31, 47]), (11, [77, 13]), (13, [59, 83])] {
		run_to(era);
		if era == 11 {
			exit(S, P_AT_A, 301).unwrap();
		}
		for part in parts {
			let fraction = sp_runtime::Perbill::from_parts(part * 1_000_000);
			ids.push(request(P_AT_A, era, fraction).unwrap());
		}
	}
	run_to(16);
	ids
}

fn execute(id: RequestId) {
	assert!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id).is_ok());
}

fn settle(who: u64) {
	let _settled = Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), who, MANY).plain();
}

/// Law 3: of six requests, in all 720 orders of execution, with both orders of settlement.
#[test]
fn every_order_of_execution_gives_the_same() {
	ExtBuilder::default().build_and_execute(|| {
		let ids = six_requests(false);
		let all = orders(&ids);
		assert_eq!(all.len(), 720);
		let mut first = None;
		for order in all {
			for members in [[S, T], [T, S]] {
				let after = attempt(|| {
					order.iter().for_each(|id| execute(*id));
					members.into_iter().for_each(settle);
				});
				assert_eq!(first.get_or_insert(after.clone()), &after, "{order:?}");
			}
		}
		let (_, _, taken) = first.unwrap();
		// Of T: every slash in full; of S, who left with 301 in era 11, less for era 13.
		let of = |amount: u128, part: u128| (amount * part).div_ceil(1_000);
		let slashed = |early: u128, late: u128| -> u128 {
			[31, 47, 77, 13].map(|part| of(early, part)).iter().sum::<u128>()
				+ [59, 83].map(|part| of(late, part)).iter().sum::<u128>()
		};
		assert_eq!(taken, slashed(997, 997) + slashed(997, 696));
		PollWeight::set(Weight::MAX);
	});
}

/// The same, whoever settles when: between the executions, at the end, in a page, or by an own call.
#[test]
fn every_time_of_settlement_gives_the_same() {
	ExtBuilder::default().build_and_execute(|| {
		let ids = six_requests(false);
		let at_the_end = attempt(|| {
			ids.iter().for_each(|id| execute(*id));
			[S, T].into_iter().for_each(settle);
		});
		// In each of six gaps either of the members settles, or not: 4096 ways.
		for ways in 0..1u32 << 12 {
			let after = attempt(|| {
				for (gap, id) in ids.iter().enumerate() {
					execute(*id);
					for (index, who) in [S, T].into_iter().enumerate() {
						if ways >> (2 * gap + index) & 1 == 1 {
							settle(who);
						}
					}
				}
				[S, T].into_iter().for_each(settle);
			});
			assert_eq!(at_the_end, after, "{ways:b}");
		}
		let in_pages = attempt(|| {
			ids.iter().for_each(|id| execute(*id));
			let page = Restaking::settle_assignment(RuntimeOrigin::signed(STRANGER), P_AT_A, 32);
			assert!(page.is_ok());
		});
		assert_eq!(at_the_end, in_pages);
		let by_itself = attempt(|| {
			ids.iter().for_each(|id| execute(*id));
			PollWeight::set(Weight::MAX);
			next_block_in_this_era();
			PollWeight::set(Weight::zero());
		});
		assert_eq!(at_the_end, by_itself);
		PollWeight::set(Weight::MAX);
	});
}

/// Does the work that is due, without a turn of the era.
fn next_block_in_this_era() {
	Restaking::do_work(&mut frame_support::weights::WeightMeter::new());
}

/// With standing orders the time of settlement makes at most one unit of difference for each slash.
#[test]
fn standing_orders_differ_by_units() {
	ExtBuilder::default().build_and_execute(|| {
		let ids = six_requests(true);
		let sums = [false, true].map(|each| {
			attempt(|| {
				for id in &ids {
					execute(*id);
					if each {
						[S, T].into_iter().for_each(settle);
					}
				}
				[S, T].into_iter().for_each(settle);
			})
			.2
		});
		assert!(sums[0].abs_diff(sums[1]) <= 2 * 5, "{sums:?}");
		PollWeight::set(Weight::MAX);
	});
}
