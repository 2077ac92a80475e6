//! The gate's part: counts and weights with a small crowd. Times are only for a quiet machine.

use crate::{
	goals::{most_declared, MAY_DECLARE_MORE, MOST_DECLARED},
	measure::{Charge, Cost},
	row::{find, Measured},
	rows::{OF_A_PAGE, OURS},
	services,
};
use polkadot_sdk::frame_support::traits::PalletsInfoAccess;
use restaking_primitives::Judge;
use restaking_runtime::{configs::services::Hook, AllPalletsWithSystem};
use std::{collections::BTreeSet, sync::LazyLock};
use syn::{visit::Visit, ImplItemFn, ReturnType, Type};

static ALL: LazyLock<Vec<Measured>> = LazyLock::new(|| crate::measure_all(&[10, 200], 1));
static OF_SERVICES: LazyLock<Vec<services::Measured>> =
	LazyLock::new(|| services::measure_all(&[10, 20], 1));

/// The maximum numbers of reads and writes of each row. A change that costs more has to give a reason.
const COUNTS: &[(&str, usize, usize)] = &[
	("pledge more", 10, 3),
	("first pledge", 11, 6),
	("exit", 6, 3),
	("exit_all, one position", 6, 3),
	("exit_all, two positions", 8, 5),
	("exit and unbond", 17, 8),
	("move a pledge", 12, 7),
	("standing order", 6, 1),
	("release custody", 10, 7),
	("rebond custody", 11, 4),
	("trim", 8, 3),
	("claim, first of an era", 6, 5),
	("claim, later in the era", 6, 3),
	("claim in an asset", 9, 4),
	("claim all, two positions", 13, 7),
	("claim commission", 7, 3),
	("hear of a withdrawal", 2, 0),
	("quiet block", 10, 1),
	("era turn", 13, 4),
	("request a slash", 10, 8),
	("veto", 9, 6),
	("cancel a request", 8, 6),
	("execute the first slash", 14, 11),
	("do one due task", 16, 12),
	("execute the second slash", 12, 8),
	("settle one", 11, 8),
	("settle a page of 1", 12, 9),
	("settle a page of 32", 167, 164),
	("settle one, two slashes", 12, 10),
	("undo a slash", 8, 8),
	("give back, bonded", 14, 7),
	("give back, free and held", 13, 6),
	("note a shortfall", 6, 1),
	("divide a slash", 5, 6),
	("forget 32 losses", 40, 38),
	("deposit", 12, 5),
	("deposit, eight targets", 20, 5),
	("request an exit", 14, 7),
	("claim a ticket", 7, 6),
	("claim two tickets", 12, 8),
	("turn, no targets", 40, 20),
	("turn, eight targets", 150, 75),
	("member of a page of 32", 5, 5),
];

/// The pallets of our own calls, and the files with them.
const CALLS: [(&str, &str); 7] = [
	("Liquid", include_str!("../../../pallets/liquid/src/calls.rs")),
	("Restaking", include_str!("../../../pallets/restaking/src/calls.rs")),
	("Attestation", include_str!("../../../pallets/services/attestation/src/lib.rs")),
	("Availability", include_str!("../../../pallets/services/availability/src/lib.rs")),
	("Heartbeat", include_str!("../../../pallets/services/heartbeat/src/lib.rs")),
	("Keeper", include_str!("../../../pallets/services/keeper/src/lib.rs")),
	("Oracle", include_str!("../../../pallets/services/oracle/src/lib.rs")),
];

fn ours() -> impl Iterator<Item = &'static Measured> {
	ALL.iter().filter(|it| OURS.contains(&it.by))
}

#[test]
fn costs_do_not_depend_on_the_number_of_stakers() {
	for it in ours() {
		assert!(it.is_constant(), "{}", it.name);
	}
}

/// Only what is done for all operators at once touches more records where there are more of them.
#[test]
fn duties_and_judgements_cost_the_same_with_more_operators() {
	const OF_ALL: [&str; 3] =
		["attest, all signatures", "publish a set", "take a place, noting all"];
	print!("{}", services::table(&OF_SERVICES));
	for it in OF_SERVICES.iter().filter(|it| !OF_ALL.contains(&it.name)) {
		let [few, many] = [it.costs[0].1, it.costs[1].1];
		assert_eq!((few.reads, few.writes), (many.reads, many.writes), "{}", it.name);
	}
}

/// No kind of services is asked about a pledge, or told of a slash: neither reads what the kind could want to know.
#[test]
fn pledges_and_slashes_pay_for_no_kind_of_services() {
	for hook in services::hooks() {
		assert!(!Hook::guards_entry(&hook) && !Hook::hears_slashes(&hook), "{hook:?}");
	}
	let keys = services::PLEDGES.map(|name| {
		let row = OF_SERVICES.iter().find(|it| it.name == name).expect("a row");
		let cost = row.costs[0].1;
		(cost.reads, cost.writes)
	});
	assert_eq!(keys[0], keys[1]);
}

#[test]
fn calls_stay_within_their_counts() {
	print!("{}", crate::table::costs(&[10, 200], &ALL));
	print!("{}", crate::table::verdicts(&ALL));
	let within = |it: &Measured, cost: Cost| {
		let most = COUNTS.iter().find(|(name, ..)| *name == it.name);
		most.is_some_and(|(_, reads, writes)| cost.reads <= *reads && cost.writes <= *writes)
	};
	let beyond = ours().filter(|it| !within(it, it.last()));
	let beyond: Vec<_> = beyond.map(|it| (it.name, it.last().reads, it.last().writes)).collect();
	assert!(beyond.is_empty(), "more reads and writes than before: {beyond:#?}");
}

/// Another loss in the same settlement costs one read and two writes: the request, and the record of the loss. A member
/// in a page costs no more than one by itself.
#[test]
fn losses_and_members_add_little() {
	let keys = |name| {
		let cost = find(&ALL, name).last();
		(cost.reads, cost.writes)
	};
	let [one, two] = ["settle one", "settle one, two slashes"].map(keys);
	assert!(two.0 - one.0 <= 1 && two.1 - one.1 <= 2, "{one:?}, {two:?}");
	let of_page = keys(OF_A_PAGE);
	assert!(of_page.0 <= one.0 && of_page.1 <= one.1, "{of_page:?}, {one:?}");
}

/// Returns the weights of all calls of ours that a row dispatches.
fn charges() -> impl Iterator<Item = Charge> {
	let of_services = OF_SERVICES.iter().flat_map(|it| it.costs.iter().map(|(_, cost)| cost));
	let all = ours().flat_map(|it| &it.costs).chain(of_services);
	all.filter_map(|cost| cost.charge)
}

/// Each call by its own limit: the common one, or that of its exception.
#[test]
fn calls_declare_little_more_than_they_are_charged() {
	let beyond = charges().filter(|it| it.ratio() > most_declared(it.call));
	let beyond: Vec<_> = beyond
		.map(|it| (it.pallet, it.call, it.ratio(), most_declared(it.call)))
		.collect();
	assert!(beyond.is_empty(), "declared in parts of charged, and the limit: {beyond:#?}");
}

/// An exception is not wider than it has to be, so a change for the better has to be written down, too.
#[test]
fn exceptions_are_as_narrow_as_they_can_be() {
	let worst = |call: &str| {
		charges().filter(|it| it.call == call).map(|it| it.ratio()).fold(0.0, f64::max)
	};
	let all = MAY_DECLARE_MORE.map(|(call, most, _)| (call, most, worst(call)));
	let wide: Vec<_> = all.into_iter().filter(|(_, most, worst)| *worst < *most * 0.75).collect();
	assert!(wide.is_empty(), "call, limit, and the largest ratio: {wide:#?} of {all:#?}");
}

/// No call is charged more than it declares: a block takes in what is declared.
#[test]
fn calls_are_charged_what_they_declare_at_most() {
	let beyond: Vec<_> =
		charges().filter(|it| it.ratio() < 1.0).map(|it| (it.pallet, it.call)).collect();
	assert!(beyond.is_empty(), "charged more than declared: {beyond:#?}");
}

/// The names of the calls in a file that return what they did not take. All others are charged what they declare.
#[derive(Default)]
struct Refunding(Vec<String>);

impl<'a> Visit<'a> for Refunding {
	fn visit_impl_item_fn(&mut self, item: &'a ImplItemFn) {
		let is_index = |path: &syn::Path| path.segments.iter().any(|it| it.ident == "call_index");
		let is_call = item.attrs.iter().any(|it| is_index(it.path()));
		let ReturnType::Type(_, result) = &item.sig.output else { return };
		let Type::Path(result) = &**result else { return };
		if is_call && result.path.is_ident("DispatchResultWithPostInfo") {
			self.0.push(item.sig.ident.to_string());
		}
	}
}

/// Every call that returns what it did not take is dispatched by some row, those with an exception as well.
#[test]
fn every_call_that_refunds_is_measured() {
	let measured: BTreeSet<_> = charges().map(|it| (it.pallet, it.call)).collect();
	let mut all = BTreeSet::new();
	for (pallet, source) in CALLS {
		let mut calls = Refunding::default();
		calls.visit_file(&syn::parse_file(source).expect("it is Rust"));
		for call in calls.0 {
			let known = measured.contains(&(pallet, &*call));
			assert!(known, "no row dispatches {pallet}::{call}");
			all.insert(call);
		}
	}
	for (call, most, _) in MAY_DECLARE_MORE {
		assert!(all.contains(call), "{call} is no call that refunds");
		assert!(most > MOST_DECLARED as f64, "{call} is no exception");
	}
	let pallets = AllPalletsWithSystem::infos().into_iter();
	let is_ours =
		|name: &str| ["pallet_restaking", "pallet_liquid"].iter().any(|it| name.starts_with(it));
	let pallets = pallets.filter(|it| is_ours(it.module_name));
	let pallets: BTreeSet<_> = pallets.map(|it| it.name).collect();
	assert_eq!(pallets, CALLS.map(|(pallet, _)| pallet).into());
}
