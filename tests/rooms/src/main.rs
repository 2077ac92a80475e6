//! Prints the plan of the repository: all that the checks of the gate measure.

use restaking_rooms::{plan::Plan, Repository, CORE, FLOWS, RIDDLES_BELOW};
use std::{collections::BTreeMap, process::ExitCode};

/// The number of riddles to show.
const SHOWN: usize = 10;

fn main() -> ExitCode {
	let repository = Repository::here();
	let mut circles = 0;
	for src in repository.crates() {
		let plan = repository.plan(&src);
		circles += plan.files.circles().len() + plan.rooms.circles().len();
		println!("{src}: files {}", plan.files);
		println!("{src}: rooms {}", plan.rooms);
		plan.unseen.iter().for_each(|call| println!("  of which type? {call}"));
	}
	let core = repository.plan(CORE);
	print_floors(&core);
	let up = print_flows(&core);
	let riddles = print_comments(&repository);
	let shared = print_writers(&repository);
	ExitCode::from(u8::from(circles > 0 || up || riddles || shared))
}

fn print_floors(core: &Plan) {
	let mut floors: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
	for (room, floor) in core.rooms.floors() {
		floors.entry(floor).or_default().push(room);
	}
	println!("\n{CORE}: floors, from the top");
	for (floor, rooms) in floors.iter().rev() {
		println!("  {floor:2}  {}", rooms.join(" "));
	}
}

/// Prints the flows, and returns true if one is missing or comes back up.
fn print_flows(core: &Plan) -> bool {
	println!("\n{:20} rooms files moves functions   up", "flow");
	let flows = FLOWS.map(|name| (name, core.flow(name)));
	for (name, flow) in &flows {
		match flow {
			Some(flow) => {
				let rooms: Vec<_> = flow.rooms.iter().map(String::as_str).collect();
				println!("{flow}  {}", rooms.join(" "));
			},
			None => println!("{name}: no such function"),
		}
	}
	flows.iter().any(|(_, flow)| flow.as_ref().is_none_or(|flow| flow.up > 0))
}

/// Prints the count of riddles, and returns true if there are too many.
fn print_comments(repository: &Repository) -> bool {
	let comments = repository.comments();
	let (riddles, all) = (comments.riddles.len(), comments.all);
	println!("\ndoc comments {all}, riddles {riddles}, allowed below {RIDDLES_BELOW} %");
	comments.riddles.iter().take(SHOWN).for_each(|riddle| println!("  {riddle}"));
	!comments.below(RIDDLES_BELOW)
}

/// Prints the storage items that are not written by one file, and returns true if there are any.
fn print_writers(repository: &Repository) -> bool {
	let items = repository.writers();
	println!("\nstorage items {}", items.len());
	let shared: Vec<_> = items.iter().filter(|(_, files)| files.len() != 1).collect();
	shared
		.iter()
		.for_each(|(item, files)| println!("  {item}: written by {files:?}"));
	!shared.is_empty()
}
