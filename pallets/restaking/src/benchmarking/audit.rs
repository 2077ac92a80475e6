//! What the benchmarks really do, beside what `weights.rs` declares for it.

use crate::{
	tests::{new_test_ext, AllPalletsWithSystem, DbWeight, Restaking, Test},
	weights::SubstrateWeight,
	WeightInfo,
};
use frame_benchmarking::{BenchmarkParameter, Benchmarking};
use frame_support::{
	traits::WhitelistedStorageKeys,
	weights::{constants::ParityDbWeight, RuntimeDbWeight, Weight},
};
use restaking_primitives::counting::Counting;

/// Far more than anything takes besides, so that they can be told apart.
const READ: u64 = 1_000_000_000_000;
const WRITE: u64 = 1_000_000_000_000_000;

/// The sizes of a benchmark.
type Sizes = Vec<(BenchmarkParameter, u32)>;

/// What `weights.rs` declares for a benchmark.
fn declared(name: &str, sizes: &Sizes) -> Weight {
	let size = |index: usize| sizes[index].1;
	macro_rules! weight {
		([$($plain:ident)*] [$($by_one:ident)*] [$($by_two:ident)*]) => {
			match name {
				$(stringify!($plain) => SubstrateWeight::<Test>::$plain(),)*
				$(stringify!($by_one) => SubstrateWeight::<Test>::$by_one(size(0)),)*
				$(stringify!($by_two) => SubstrateWeight::<Test>::$by_two(size(0), size(1)),)*
				_ => panic!("the audit does not know {name}"),
			}
		};
	}
	weight!(
		[
			accept_ownership announce_resolver announce_slasher approve_operator ban_operator
			cancel_request claim_commission deregister_operator deregister_service
			dismiss_operator end_jail enforce execute_slash exit exit_all exit_and_unbond
			forget_offence fund_rewards fund_slash_bond join_service leave_service look_at_agenda
			move_pledge offer_ownership on_initialize on_withdraw open_pot pause_service pay_escrow
			pledge redirect_escrow refund_rewards register_operator register_service release
			remove_assignment remove_slasher restake_custody resume_service retire_service
			revoke_approval rotate_key set_commission set_multiplier set_operator_metadata
			set_payee set_service_metadata set_standing_order set_successor set_value_at_risk
			settle settle_assignment trim turn_of_queue unjail veto veto_all withdraw_slash_bond
		]
		[claim claim_all report_offence request_slash]
		[settle_positions]
	)
}

/// Runs a benchmark and says where it does more than it declares. Time is measured without a database,
/// so it is compared with all that is declared.
fn audit(name: &str, sizes: &Sizes) -> Vec<String> {
	DbWeight::set(RuntimeDbWeight { read: READ, write: WRITE });
	let weight = declared(name, sizes).ref_time();
	let (reads, writes) = (weight % WRITE / READ, weight / WRITE);
	DbWeight::set(ParityDbWeight::get());
	let most_time = 2 * u128::from(declared(name, sizes).ref_time()) / 1_000;
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let run = || {
		let results = Counting::run(&mut new_test_ext().ext(), || {
			Restaking::run_benchmark(name.as_bytes(), sizes, &whitelist, true, 1)
		});
		results.unwrap_or_else(|error| panic!("{name} {sizes:?}: {error:?}")).remove(0)
	};
	let mut done = run();
	// Others may have been busy.
	for _ in 0..4 {
		if done.extrinsic_time > most_time {
			done.extrinsic_time = done.extrinsic_time.min(run().extrinsic_time);
		}
	}
	let compared = [
		("reads", u128::from(done.reads), u128::from(reads)),
		("writes", u128::from(done.writes), u128::from(writes)),
		("nanoseconds", done.extrinsic_time, most_time),
	];
	let beyond = compared.iter().filter(|(_, measured, most)| measured > most);
	beyond
		.map(|(what, measured, most)| {
			format!("{name} {sizes:?}: {measured} {what}, declared {most}")
		})
		.collect()
}

/// Nothing reads or writes more than it declares, nor takes more than twice as long: at its most, and with
/// each size at its least and between.
#[test]
fn nothing_costs_more_than_it_declares() {
	let mut beyond = Vec::new();
	for benchmark in Restaking::benchmarks(true) {
		let name = String::from_utf8(benchmark.name).unwrap();
		let most: Sizes = benchmark.components.iter().map(|it| (it.0, it.2)).collect();
		beyond.extend(audit(&name, &most));
		for (changed, (_, least, _)) in benchmark.components.iter().enumerate() {
			for size in [*least, (*least + most[changed].1) / 2] {
				let mut sizes = most.clone();
				sizes[changed].1 = size;
				beyond.extend(audit(&name, &sizes));
			}
		}
	}
	assert!(beyond.is_empty(), "{beyond:#?}");
}
