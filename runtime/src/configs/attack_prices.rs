//! The prices of attacks on services, as their READMEs tell them for this chain.
//!
//! All fees are at the usual multiplier.

// Tests multiply small numbers.
#![allow(clippy::arithmetic_side_effects)]

use super::{
	restaking::{dynamic_params::restaking::Limits, DutyRoom, ServiceBase},
	services::{MinPrice, PromiseDeposit},
};
use crate::{
	calendar::Lengths,
	constants::currency::{MILLI, UNIT},
	*,
};
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::Get,
};
use polkadot_sdk::sp_io::TestExternalities;
use restaking_primitives::{Shares, MAX_LOOKS, MAX_PLACES, MAX_VISITS};
use sp_runtime::Perbill;

/// Asserts that the README of a kind of service, or of all of them, has these words.
fn told(service: &str, words: &str) {
	let readme = match service {
		"attestation" => include_str!("../../../pallets/services/attestation/README.md"),
		"availability" => include_str!("../../../pallets/services/availability/README.md"),
		"heartbeat" => include_str!("../../../pallets/services/heartbeat/README.md"),
		"keeper" => include_str!("../../../pallets/services/keeper/README.md"),
		"oracle" => include_str!("../../../pallets/services/oracle/README.md"),
		_ => include_str!("../../../pallets/services/README.md"),
	};
	assert!(readme.contains(words), "{service} does not tell: {words}");
}

/// Asserts that an amount is what the documentation tells, to a quarter: weights are measured again and again.
fn about(amount: Balance, told: Balance) {
	assert!(amount * 4 >= told * 3 && amount * 4 <= told * 5, "{amount}, and not {told}");
}

/// Returns what all normal transactions of a block that is no tick pay at least.
fn block_without_room() -> Balance {
	let weights = <Runtime as frame_system::Config>::BlockWeights::get();
	let normal = weights.get(DispatchClass::Normal).max_total;
	let used = normal.map(|most| most.saturating_sub(DutyRoom::get()));
	TransactionPayment::weight_to_fee(used.unwrap_or_default())
}

/// Returns the planned blocks of an era of a real network: 6 · 2,400.
fn day() -> Balance {
	let Lengths { epoch_slots, sessions_per_era, .. } = Lengths::default();
	Balance::from(epoch_slots) * Balance::from(sessions_per_era)
}

/// A block is no tick from 1.3 of its 2 seconds on, which cost 1.3 UNIT.
#[test]
fn full_blocks_should_cost_what_is_told() {
	TestExternalities::default().execute_with(|| {
		let block = block_without_room();
		assert_eq!(block, 1_300 * MILLI);
		for (service, words) in [
			("oracle", "1.3 for each block, and a full block is no tick"),
			("attestation", "all blocks of `voting` ticks, 1.3 each"),
			("availability", "1.3 for each block, in vain"),
			("keeper", "1.3 UNIT for each full block, which are no ticks"),
			("heartbeat", "1.3 for each block, in vain"),
		] {
			told(service, words);
		}
		// Twenty minutes of blocks of six seconds.
		assert_eq!(block * 200, 260 * UNIT);
		told("oracle", "260 for twenty minutes");
		// An era in which fewer than 64 blocks have room is judged for nobody.
		let least = pallet_restaking_heartbeat::least_ticks(14_400);
		assert_eq!((day(), least), (14_400, 64));
		about(block * (day() - Balance::from(least - 1)), 18_640 * UNIT);
		told("heartbeat", "18,640 for the blocks that must be full: all but 63 of the era");
	});
}

/// A light job is performed for 0.0012: its price and its fee, sixty times, are 0.14.
#[test]
fn jobs_should_cost_what_is_told() {
	use pallet_restaking_keeper::WeightInfo;
	TestExternalities::default().execute_with(|| {
		let light = frame_system::Call::<Runtime>::remark_with_event { remark: Default::default() };
		let weight = <Runtime as pallet_restaking_keeper::Config>::WeightInfo::perform()
			.saturating_add(light.get_dispatch_info().call_weight);
		let base = <Runtime as frame_system::Config>::BlockWeights::get();
		let base = base.get(DispatchClass::Normal).base_extrinsic;
		let fee = TransactionPayment::weight_to_fee(weight.saturating_add(base))
			+ TransactionPayment::length_to_fee(pallet_restaking_keeper::PERFORM_LENGTH);
		about(fee, 6 * MILLI / 5);
		about(fee * 2 * 60, 140 * MILLI);
		told("keeper", "a transaction that performs a light call costs about 0.0012 UNIT");
		told("keeper", "sixty slots, 0.14 UNIT at least for price and fee");
		told("all", "0.14 for the jobs, of which it gets the price");
		// Three turns of sixty are those of a victim of 5 %.
		assert_eq!(Perbill::from_percent(5).mul_floor(60u32), 3);
		assert_eq!(Perbill::from_percent(3).mul_floor(10_000u32), 300);
		told("keeper", "300 of 10,000 at 3 %");
	});
}

#[test]
fn records_and_places_should_cost_what_is_told() {
	TestExternalities::default().execute_with(|| {
		about(PromiseDeposit::get(), 110 * MILLI);
		told("availability", "a deposit of 0.11 for each promise");
		assert_eq!(Limits::get().min_pledge * Balance::from(MAX_PLACES), 1_280 * UNIT);
		told("availability", "1,280 pledged at least");
		// A price of 2 can be chosen, and pays for an answer twice.
		assert!(MinPrice::get() <= 2 * UNIT);
		told("availability", "with `price` 2");
	});
}

/// A service with all places takes 17 visits in an era. Others that make it wait longer than an era have deposits.
#[test]
fn services_that_slow_the_chain_should_cost_what_is_told() {
	let visits = Balance::from(MAX_PLACES / MAX_LOOKS + 1);
	let (one, some) = (day() / visits, day() * Balance::from(MAX_VISITS) / visits);
	assert_eq!((visits, one, some), (17, 847, 6_776));
	told("all", "6,776 services of a kind, or with 847 if blocks are nearly full");
	let locked = [one, some].map(|services| services * ServiceBase::get());
	assert_eq!(locked, [84_700 * UNIT, 677_600 * UNIT]);
	told("all", "677,600 that are locked as long as that lasts, or 84,700");
}

/// A reporter earns 5 % of a loss at most: 165 of the 3,300 that a third of 100,000 loses by the
/// farthest step, of 10 %.
#[test]
fn reporters_should_earn_what_is_told() {
	assert_eq!(Shares::MAX_REPORTER, Perbill::from_percent(5));
	told("oracle", "It loses 10 % at most, and a reporter gets 5 % of that at most");
	let loss = Perbill::from_percent(10).mul_floor(33_000 * UNIT);
	assert_eq!(loss, 3_300 * UNIT);
	told("oracle", "loses up to 10 %: 3,300 of 33,000");
	assert_eq!(Shares::MAX_REPORTER.mul_floor(loss), 165 * UNIT);
	told("all", "165 of the 3,300 that 33,000 can lose");
}

/// Parts of the stake that the tables name, at the rules that they name.
#[test]
fn silence_and_absence_should_cost_what_is_told() {
	let percent = |part| Perbill::from_percent(part);
	assert_eq!(percent(2).mul_floor(34_000u32), 680);
	told("oracle", "| no answers, by silence | 34,000 | 680, while the others make up half |");
	told("attestation", "by silence 680 an era; by noise 0");
	assert_eq!(percent(30).mul_floor(34_000u32), 10_200);
	told("attestation", "| have both accepted here | 10,200 |");
	assert_eq!(percent(1).mul_floor(10_000u32), 100);
	told("heartbeat", "| 100, and the rewards of the era after |");
	assert_eq!(percent(25).mul_floor(10_000u32), 2_500);
	told("availability", "| 2,500, with a probability of 8 % |");
}
