//! Tables between the marks of a README, so that nobody copies a figure by hand.

/// A part of a text that the bench writes: its name, and what stands there.
pub type Part = (&'static str, String);

const END: &str = "<!-- bench: end -->";

/// Returns the text with all parts that it has a mark for replaced. Fails if there is none, or one does not end.
pub fn fill(text: &str, parts: &[Part]) -> Result<String, String> {
	let mut filled = text.to_string();
	let mut found = false;
	for (name, content) in parts {
		let begin = format!("<!-- bench: {name} -->\n");
		let Some(at) = filled.find(&begin).map(|at| at + begin.len()) else { continue };
		let end = filled[at..].find(END).ok_or(format!("the part {name} does not end"))?;
		filled.replace_range(at..at + end, &format!("\n{}\n\n", content.trim()));
		found = true;
	}
	found.then_some(filled).ok_or("it has no mark of the bench".into())
}

#[cfg(test)]
mod tests {
	use super::*;

	const TEXT: &str = "a\n<!-- bench: one -->\nold\n<!-- bench: end -->\nb\n";

	#[test]
	fn only_what_is_between_the_marks_changes() {
		let once = fill(TEXT, &[("other", "x".into()), ("one", "new\n".into())]);
		let expected = "a\n<!-- bench: one -->\n\nnew\n\n<!-- bench: end -->\nb\n";
		assert_eq!(once.as_deref(), Ok(expected));
		assert_eq!(fill(expected, &[("one", "new".into())]).as_deref(), Ok(expected));
	}

	#[test]
	fn a_text_without_marks_is_refused() {
		assert!(fill("a\n", &[("one", "new".into())]).is_err());
		assert!(fill("<!-- bench: one -->\nold\n", &[("one", "new".into())]).is_err());
	}

	/// The READMEs of the project have a mark for everything that is measured.
	#[test]
	fn the_readme_takes_all_parts() {
		let readme = include_str!("../README.md");
		for name in ["setting", "ratios", "goals", "keys", "costs", "kept", "services"] {
			assert!(fill(readme, &[(name, String::new())]).is_ok(), "{name}");
		}
		let readme = include_str!("../../../README.md");
		assert!(fill(readme, &[("ratios", String::new())]).is_ok());
	}
}
