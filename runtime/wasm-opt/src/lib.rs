//! Stands in for the crate `wasm-opt`, which compiles 242 C++ files of binaryen at every first build.
//!
//! `substrate-wasm-builder` uses it for two things:
//!
//! - In a development build it lowers sign extensions. The target `wasm32v1-none` has none, so the
//!   blob is copied.
//! - In a release build it also strips debug information. This runs the command `wasm-opt` of an
//!   installed binaryen (Debian and Ubuntu: `apt-get install binaryen`).
//!
//! The workspace's `[patch.crates-io]` puts it in the place of the other one.

use std::{
	fmt, io,
	path::Path,
	process::{Command, ExitStatus},
};

/// A pass over a module, as far as `substrate-wasm-builder` asks for it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Pass {
	/// Replaces sign extensions by operations of the first version of WebAssembly.
	SignextLowering,
	/// Removes debug information in the DWARF format.
	StripDwarf,
}

impl Pass {
	/// Returns the flag of the command; `None` for sign extensions, which the target does not have. Version 108,
	/// which Debian 12 has, does not know their flag.
	fn flag(self) -> Option<&'static str> {
		match self {
			Self::SignextLowering => None,
			Self::StripDwarf => Some("--strip-dwarf"),
		}
	}
}

/// The reason why a module could not be written.
#[derive(Debug)]
pub enum OptimizationError {
	/// The file could not be copied.
	Copy(io::Error),
	/// The command `wasm-opt` could not be started.
	Start(io::Error),
	/// The command `wasm-opt` failed.
	Failed(ExitStatus),
}

impl fmt::Display for OptimizationError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Copy(error) => write!(f, "the module could not be copied: {error}"),
			Self::Start(error) => write!(
				f,
				"a release build needs the command wasm-opt (apt-get install binaryen): {error}"
			),
			Self::Failed(status) => write!(f, "wasm-opt failed: {status}"),
		}
	}
}

impl std::error::Error for OptimizationError {}

/// The passes to run over a module, none of which optimises.
#[derive(Clone, Debug, Default)]
pub struct OptimizationOptions {
	passes: Vec<Pass>,
	flags: Vec<&'static str>,
}

impl OptimizationOptions {
	/// Returns options that run no pass.
	pub fn new_opt_level_0() -> Self {
		Self::default()
	}

	/// Adds a pass.
	pub fn add_pass(&mut self, pass: Pass) -> &mut Self {
		self.passes.push(pass);
		self
	}

	/// Keeps the names of functions, if `keep`.
	pub fn debug_info(&mut self, keep: bool) -> &mut Self {
		if keep {
			self.flags.push("--debuginfo");
		}
		self
	}

	/// Refuses modules that use more than the first version of WebAssembly has.
	pub fn mvp_features_only(&mut self) -> &mut Self {
		self.flags.push("--mvp-features");
		self
	}

	/// Reads the module `from` and writes it to `to`, which may be the same file.
	pub fn run(
		&self,
		from: impl AsRef<Path>,
		to: impl AsRef<Path>,
	) -> Result<(), OptimizationError> {
		let (from, to) = (from.as_ref(), to.as_ref());
		if !self.passes.contains(&Pass::StripDwarf) {
			return copy(from, to).map_err(OptimizationError::Copy);
		}
		let status = Command::new("wasm-opt")
			.args(&self.flags)
			.args(self.passes.iter().filter_map(|pass| pass.flag()))
			.arg(from)
			.arg("--output")
			.arg(to)
			.status()
			.map_err(OptimizationError::Start)?;
		status.success().then_some(()).ok_or(OptimizationError::Failed(status))
	}
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
	if from != to {
		std::fs::copy(from, to)?;
	}
	Ok(())
}
