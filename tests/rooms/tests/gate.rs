//! The structure of this repository keeps its bounds. `cargo run -p restaking-rooms` prints the figures.

use restaking_rooms::{Repository, CORE, FLOWS, MAX_ROOMS_OF_PLEDGE, RIDDLES_BELOW};

#[test]
fn no_file_or_room_is_in_a_circle() {
	let repository = Repository::here();
	let crates = repository.crates();
	assert!(crates.iter().any(|src| src == CORE), "{crates:?}");
	let mut circles = String::new();
	for src in crates {
		let plan = repository.plan(&src);
		for (kind, graph) in [("files", &plan.files), ("rooms", &plan.rooms)] {
			if !graph.circles().is_empty() {
				circles += &format!("\n{src}: {kind} {graph}");
			}
		}
	}
	assert!(circles.is_empty(), "{circles}");
}

#[test]
fn every_call_of_a_method_can_be_placed() {
	let repository = Repository::here();
	for src in repository.crates() {
		let unseen = repository.plan(&src).unseen;
		assert!(unseen.is_empty(), "{src}: write the types of these receivers: {unseen:?}");
	}
}

#[test]
fn flows_go_down_and_a_pledge_enters_few_rooms() {
	let core = Repository::here().plan(CORE);
	for name in FLOWS {
		let flow = core.flow(name).unwrap_or_else(|| panic!("there is no function {name}"));
		assert_eq!(flow.up, 0, "{name} comes back up");
		let rooms = &flow.rooms;
		let bounded = name != "do_pledge" || rooms.len() <= MAX_ROOMS_OF_PLEDGE;
		assert!(bounded, "{name} enters more than {MAX_ROOMS_OF_PLEDGE} rooms: {rooms:?}");
	}
}

#[test]
fn doc_comments_begin_with_a_noun_or_a_verb() {
	let comments = Repository::here().comments();
	let (riddles, all) = (&comments.riddles, comments.all);
	let some = riddles.iter().take(30).cloned().collect::<Vec<_>>().join("\n");
	let count = riddles.len();
	assert!(comments.below(RIDDLES_BELOW), "{count} of {all} comments are riddles:\n{some}");
}

#[test]
fn every_storage_item_has_one_writer() {
	let mut items = Repository::here().writers();
	assert!(!items.is_empty());
	items.retain(|_, files| files.len() != 1);
	assert!(items.is_empty(), "not written by one file: {items:?}");
}
