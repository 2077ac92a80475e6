//! The list of deliberate breaks follows the code: each can still be made.

use std::{path::Path, process::Command};

#[test]
fn every_mutation_finds_its_line_once() {
	let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mutations/run.sh");
	let output = Command::new("bash").arg(script).arg("--check").output().expect("bash runs");
	let (made, missing) =
		(String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
	assert!(output.status.success(), "{made}{missing}");
}
