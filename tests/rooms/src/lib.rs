#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

pub mod names;
pub mod plan;
pub mod scope;
pub mod sources;
pub mod uses;
pub mod words;
pub mod writers;

#[cfg(test)]
mod tests;

use plan::Plan;
use sources::{read, rust_files, Source};
use std::{
	collections::{BTreeMap, BTreeSet},
	env,
	path::{Path, PathBuf},
};
use words::Comments;

/// The crate whose flows and writers are bounded.
pub const CORE: &str = "pallets/restaking/src";

/// The functions with which the flows begin: pledge, exit, report, execution, withdrawal.
pub const FLOWS: [&str; 5] =
	["do_pledge", "do_exit", "do_report_offence", "do_execute_slash", "on_withdraw"];

/// The most rooms that a pledge may enter.
pub const MAX_ROOMS_OF_PLEDGE: usize = 8;

/// The share of doc comments that may begin with a riddle is below this, in percent.
pub const RIDDLES_BELOW: usize = 3;

/// Files that stand outside the building: measured weights, tests, and benchmarks, which may call all.
const OUTSIDE: [&str; 3] = ["tests", "weights", "benchmarking"];

/// The repository.
pub struct Repository(PathBuf);

impl Repository {
	/// Returns the repository of this crate, as cargo says at run time: a path that was compiled in might
	/// be that of another clone.
	pub fn here() -> Self {
		let package = env::var("CARGO_MANIFEST_DIR").map(|it| Path::new(&it).join("../.."));
		Self(package.unwrap_or_else(|_| PathBuf::from(".")))
	}

	/// Returns the `src` folders of all crates that run on chain, and of the node.
	pub fn crates(&self) -> Vec<String> {
		let tops = ["pallets", "runtime", "node"].map(|top| rust_files(&self.0.join(top)));
		let src = |file: &PathBuf| {
			let above = file.ancestors().find(|above| above.ends_with("src"))?;
			Some(above.strip_prefix(&self.0).ok()?.display().to_string())
		};
		let found: BTreeSet<String> = tops.iter().flatten().filter_map(src).collect();
		found.into_iter().collect()
	}

	/// Returns the plan of a crate. The runtime's configuration of benchmarks is a part of it.
	pub fn plan(&self, src: &str) -> Plan {
		let skip = if src.starts_with("pallets") { &OUTSIDE[..] } else { &OUTSIDE[..2] };
		Plan::of(&Source::read(&self.0.join(src), skip))
	}

	/// Returns the storage items of the core, each with the files that write it after genesis.
	pub fn writers(&self) -> BTreeMap<String, BTreeSet<String>> {
		let skip = [&OUTSIDE[..], &["genesis"]].concat();
		writers::writers(&Source::read(&self.0.join(CORE), &skip))
	}

	/// Counts the doc comments of all our Rust.
	pub fn comments(&self) -> Comments {
		let mut comments = Comments::default();
		for top in ["pallets", "runtime", "node", "tests"] {
			for file in rust_files(&self.0.join(top)) {
				let name = file.strip_prefix(&self.0).unwrap_or(&file).display().to_string();
				comments.add(&name, &read(&file));
			}
		}
		comments
	}
}
