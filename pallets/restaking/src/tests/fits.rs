//! Blocks of parachains: what the guide advises fits into them, and is enough when everything comes late.

use super::setting::*;
use crate::{Assignments, Call, Error};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchClass, DispatchResult, GetDispatchInfo},
	traits::{Get, Hooks},
	weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight, WeightMeter},
};
use restaking_primitives::{AssignmentId, RequestId};
use sp_runtime::Perbill;

/// The guide for embedding, with a row for each shape.
const GUIDE: &str = include_str!("../../../../runtime/examples/README.md");

const MEBIBYTE: u64 = 1_024 * 1_024;

/// A block of which a core executes so many: 2 seconds and so much proof for all of them.
fn block(mebibytes: u64, blocks: u64) -> Weight {
	Weight::from_parts(2 * WEIGHT_REF_TIME_PER_SECOND / blocks, mebibytes * MEBIBYTE / blocks)
}

/// The sizes of the guide's row for such blocks.
fn shape(row: &str) -> Shape {
	let of = |block, positions, log, page, share| Shape {
		block,
		positions,
		log,
		page,
		share: percent(share),
	};
	let (row_of, shape) = match row {
		"large" => ("2 s, 10 MiB", of(block(10, 1), 12, 64, 32, 50)),
		"common" => ("2 s, 5 MiB", of(block(5, 1), 12, 32, 32, 50)),
		"three" => ("0.67 s, 3.33 MiB: three for each core", of(block(10, 3), 12, 16, 32, 50)),
		_ => ("0.17 s, 0.83 MiB: twelve for each core", of(block(10, 12), 6, 8, 16, 75)),
	};
	let Shape { positions, log, page, .. } = shape;
	let share = shape.share.deconstruct() / 10_000_000;
	let told = format!("| {row_of} | {positions} | {log} | {page} | {share} % |");
	assert!(GUIDE.contains(&told), "the guide does not advise {told}");
	shape
}

const ROWS: [&str; 4] = ["large", "common", "three", "twelve"];

/// The weight that an ordinary call may have.
fn room_for_a_call() -> Weight {
	Blocks::get().get(DispatchClass::Normal).max_extrinsic.unwrap()
}

/// The slashes of each assignment: as many as the log has places for, or as words may ask for in one window.
fn each(shape: &Shape) -> u32 {
	(shape.log - 1).min(30)
}

/// `S` has as many positions as there may be, `T` has one of them, and all assignments are slashed. Nobody settles.
fn far_behind(shape: &Shape) -> Vec<AssignmentId> {
	shape.set();
	run_to(8);
	let others: Vec<_> = (1..shape.positions).map(|_| another_service(terms(40), P)).collect();
	for (service, _) in &others {
		assert_ok!(fund_bond(*service, 50_000));
	}
	let others = others.into_iter().map(|(_, id)| id);
	let homes: Vec<_> = core::iter::once(P_AT_A).chain(others).collect();
	run_to(9);
	homes.iter().for_each(|id| pledge_once(S, *id, 100));
	pledge_once(T, P_AT_A, 100);
	run_to(10);
	PollWeight::set(Weight::zero());
	let part = Perbill::from_parts(12_500_000);
	let mut requests = Vec::new();
	for id in &homes {
		requests.extend((0..each(shape)).map(|_| request(*id, 10, part).unwrap()));
	}
	run_to(13);
	for id in requests {
		assert_ok!(execute(id));
	}
	homes
}

fn execute(id: RequestId) -> DispatchResult {
	Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id).plain()
}

/// Goes on with so much room in each block until every member has settled. Returns the number of blocks.
fn settle_all(homes: &[AssignmentId], room: Weight) -> u32 {
	PollWeight::set(room);
	let waits = |id: &AssignmentId| Assignments::<Test>::get(id).is_some_and(|it| it.waiting() > 0);
	let mut blocks = 0;
	while homes.iter().any(waits) {
		next_block();
		blocks += 1;
		assert!(blocks < 50, "somebody is stuck");
	}
	PollWeight::set(Weight::MAX);
	blocks
}

/// Pages settle all members in the fullest blocks, whose meter is never exceeded.
fn full_blocks_settle_all(row: &str) {
	ExtBuilder::default().build_and_execute(|| {
		let shape = shape(row);
		let homes = far_behind(&shape);
		settle_all(&homes, shape.poll_room());
		// Each slash takes two of a hundred, and all of them 40 at most.
		let lost = u128::from(each(&shape) * 2).min(40);
		let of_s = lost * u128::from(shape.positions);
		assert_eq!((ledger(S).0, ledger(T).0), (1_000 - of_s, 1_000 - lost));
	});
}

/// Who was left short by the base chain is settled by a quiet block, or by a call of anybody.
fn quiet_blocks_settle_who_is_short(row: &str) {
	ExtBuilder::default().build_and_execute(|| {
		let shape = shape(row);
		let homes = far_behind(&shape);
		base_slash(S, 800);
		let losses = Restaking::staker_info(&S).unwrap().waiting_losses;
		assert_eq!(losses, shape.positions * each(&shape));
		let call = Call::<Test>::settle_staker { stash: S, losses };
		assert!(call.get_dispatch_info().call_weight.all_lte(room_for_a_call()));
		let quiet = Restaking::left_when_begun(&Blocks::get());
		let blocks = settle_all(&homes, quiet);
		assert!(blocks <= 4, "{blocks}");
		assert_eq!(Restaking::staker_info(&S).unwrap().waiting_losses, 0);
	});
}

/// SC-PARA-03: in each of them, what the guide advises.
#[test]
fn sizes_of_the_guide_pass_the_integrity_test() {
	for row in ROWS {
		ExtBuilder::default().build_and_execute(|| {
			let shape = shape(row);
			shape.set();
			Restaking::integrity_test();
			// A whole page fits into a call.
			assert!(Restaking::page_weight(shape.page).all_lte(room_for_a_call()), "{row}");
			let fit = Restaking::positions_that_fit(&Blocks::get(), PollRoom::get(), shape.log);
			assert!(fit >= shape.positions, "{fit} in {row}");
			println!("integrity at the {row} shape of blocks: {} positions fit", shape.positions);
		});
	}
}

/// What was advised for large blocks does not pass in small ones.
#[test]
fn large_sizes_do_not_fit_into_small_blocks() {
	for (row, log) in [("common", 64), ("three", 32), ("twelve", 16)] {
		ExtBuilder::default().build_and_execute(|| {
			let shape = shape(row);
			shape.set();
			let fit = Restaking::positions_that_fit(&Blocks::get(), PollRoom::get(), log);
			assert!(fit < shape.positions, "{fit} in {row}");
		});
	}
}

#[test]
fn one_block_for_each_core_settles_all() {
	full_blocks_settle_all("large");
}

#[test]
fn one_block_with_half_of_the_proof_settles_all() {
	full_blocks_settle_all("common");
}

#[test]
fn three_blocks_for_each_core_settle_all() {
	full_blocks_settle_all("three");
}

#[test]
fn twelve_blocks_for_each_core_settle_all() {
	full_blocks_settle_all("twelve");
}

#[test]
fn who_is_short_is_settled_in_every_shape() {
	for row in ROWS {
		quiet_blocks_settle_who_is_short(row);
	}
}

/// SC-PARA-04: a member that a base-chain slash left short asks for what it needs itself, not for what anybody might need: a
/// block of 0.83 MiB has room for it, though not for the worst of this chain.
#[test]
fn who_is_short_asks_for_its_own_need() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		PollWeight::set(Weight::zero());
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		run_to(13);
		assert_ok!(execute(id));
		base_slash(S, 900);
		let room = block(10, 12);
		let (positions, log) = (Positions::get(), LogRoom::get());
		assert!(!Restaking::max_short_member(positions, positions * log).all_lte(room));
		assert_eq!(settle_all(&[P_AT_A], room), 1);
	});
}

/// So does one that is not short: of a log of twenty entries it has not settled one.
#[test]
fn a_member_asks_for_the_losses_that_wait_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		[S, T].into_iter().for_each(|who| pledge_once(who, P_AT_A, 1_000));
		run_to(10);
		PollWeight::set(Weight::zero());
		let part = Perbill::from_parts(12_500_000);
		let ids: Vec<_> = (0..20).map(|_| request(P_AT_A, 10, part).unwrap()).collect();
		run_to(13);
		for id in &ids[..19] {
			assert_ok!(execute(*id));
		}
		let first = crate::Members::<Test>::iter_key_prefix(P_AT_A).next().unwrap();
		let signed = RuntimeOrigin::signed(STRANGER);
		assert_ok!(Restaking::settle_staker(signed, first, 19).plain());
		assert_ok!(execute(ids[19]));
		let enough = Restaking::max_member_weight(1, 1);
		assert!(!Restaking::max_member_weight(1, 20).all_lte(enough));
		let mut meter = WeightMeter::with_limit(Restaking::turn_weight() + enough);
		Restaking::take_pages(&mut meter);
		let info = |who| Restaking::staker_info(&who).unwrap().waiting_losses;
		assert_eq!((info(first), info(S) + info(T)), (0, 20));
		settle_all(&[P_AT_A], Weight::MAX);
		assert_eq!((ledger(S).0, ledger(T).0), (1_000 - 20 * 13, 1_000 - 20 * 13));
	});
}

/// A slash for which there is no place waits until all members have settled those before.
#[test]
fn a_slash_beyond_a_short_log_waits_for_the_members() {
	ExtBuilder::default().build_and_execute(|| {
		Shape { log: 8, ..Default::default() }.set();
		pledged_once_to_a(S, 1_000);
		PollWeight::set(Weight::zero());
		let part = Perbill::from_parts(12_500_000);
		let ids: Vec<_> = (0..8).map(|_| request(P_AT_A, 10, part).unwrap()).collect();
		run_to(13);
		for id in &ids[..7] {
			assert_ok!(execute(*id));
		}
		assert_noop!(execute(ids[7]), Error::<Test>::LogFull);
		PollWeight::set(Weight::MAX);
		run_to(14);
		assert_eq!(ledger(S).0, 1_000 - 7 * 13);
		run_to(15);
		assert_eq!(ledger(S).0, 1_000 - 8 * 13);
	});
}

#[test]
#[should_panic(expected = "make MaxLog 8 to 64")]
fn a_log_without_places_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		Shape { log: 7, ..Default::default() }.set();
		Restaking::integrity_test();
	});
}

#[test]
#[should_panic(expected = "make PollRoom smaller")]
fn a_room_that_no_block_has_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		PollRoom::set(Weight::MAX);
		Restaking::integrity_test();
	});
}

/// In the fullest block the settlement of a member would find no room: only quiet ones could do it.
#[test]
#[should_panic(expected = "the settlement of a member by the chain may take")]
fn a_room_without_place_for_a_member_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let need = Restaking::max_member_weight(Positions::get(), LogRoom::get());
		PollRoom::set(need);
		Restaking::integrity_test();
	});
}
