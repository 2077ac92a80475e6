//! The guide for services on another chain shows the service chain of these tests.

const GUIDE: &str = include_str!("../../../runtime/examples/README.md");
const RUNTIME: &str = include_str!("../src/service_chain/runtime.rs");

/// Returns the lines of a text without comments and indentation, each between two ends of lines.
fn code(text: &str) -> String {
	let lines = text.lines().map(str::trim);
	let kept = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
	kept.fold(String::from("\n"), |all, line| all + line + "\n")
}

#[test]
fn the_guide_shows_the_service_chain() {
	let part = GUIDE
		.split("\n## ")
		.find(|part| part.starts_with("Services on another chain\n"));
	let part = part.expect("the guide has such a part");
	let is_step = |step: &u32| part.contains(&format!("\n**{step}. "));
	assert_eq!((1..).take_while(is_step).count(), 6, "the guide says how many steps");
	let pieces = part.split("```rust\n").skip(1);
	let blocks: Vec<_> = pieces.filter_map(|piece| piece.split("```").next()).collect();
	assert_eq!(blocks.len(), 3, "code for the table, the rules and the rest");
	for item in blocks.iter().flat_map(|block| block.split("\n…\n")).map(code) {
		assert!(code(RUNTIME).contains(&item), "not in the service chain:\n{item}");
	}
}
