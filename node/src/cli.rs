//! The command line: our flags on top of the usual ones of an SDK node.

use polkadot_sdk::{
	sc_cli::{self, RunCmd},
	sp_keyring::Sr25519Keyring,
};
use std::{fmt, str::FromStr, time::Duration};

/// A node for the restaking demo chain.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// Seals blocks on demand instead of running BABE and GRANDPA.
	///
	/// The chain must be a development chain (`--dev` or `--chain dev`). Time is simulated: every
	/// block takes the next slot, however soon it is made. The node neither listens for peers nor
	/// dials any.
	///
	/// instant: a block, finalized at once, as soon as a transaction reaches the pool;
	/// manual: a block when the RPC method `engine_createBlock` asks for one;
	/// `interval:<ms>`: a block, finalized at once, every so many milliseconds, empty or not.
	///
	/// `engine_createBlock` and `engine_finalizeBlock` are there in all three modes.
	#[arg(
		long,
		value_name = "instant|manual|interval:<ms>",
		conflicts_with_all = ["validator", "bootnodes", "reserved_nodes", "reserved_only"],
		verbatim_doc_comment
	)]
	pub sealing: Option<Sealing>,

	#[command(flatten)]
	pub run: RunCmd,
}

impl Cli {
	/// Sets the flags that the given ones imply.
	///
	/// A node under one of the well-known keys (`--alice` and so on) has no identity to protect, so
	/// it may make itself a network key. A node that seals on demand acts as Alice.
	pub fn imply(&mut self) {
		if self.sealing.is_some() && !self.run.shared_params.dev && self.keyring().is_none() {
			self.run.alice = true;
		}
		if self.keyring().is_some() {
			self.run.network_params.node_key_params.unsafe_force_node_key_generation = true;
		}
	}

	/// Returns the well-known account whose keys the node was told to use; `None` without one.
	fn keyring(&self) -> Option<Sr25519Keyring> {
		self.run.get_keyring()
	}
}

/// The trigger of a new block, other than the consensus.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sealing {
	/// A transaction reaching the pool.
	Instant,
	/// The caller of `engine_createBlock`.
	Manual,
	/// A clock with this period.
	Interval(Duration),
}

impl FromStr for Sealing {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		match text {
			"instant" => Ok(Self::Instant),
			"manual" => Ok(Self::Manual),
			_ => match text.strip_prefix("interval:") {
				Some(period) => parse_period(period).map(Self::Interval),
				None => Err("possible values: instant, manual, interval:<milliseconds>".into()),
			},
		}
	}
}

/// Parses the number after `interval:`.
fn parse_period(text: &str) -> Result<Duration, String> {
	match text.parse() {
		Ok(0) => Err("the interval must be at least 1 millisecond".into()),
		Ok(millis) => Ok(Duration::from_millis(millis)),
		Err(_) => Err(format!("'{text}' is not a whole number of milliseconds")),
	}
}

impl fmt::Display for Sealing {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Instant => f.write_str("instant"),
			Self::Manual => f.write_str("manual"),
			Self::Interval(period) => write!(f, "interval:{}", period.as_millis()),
		}
	}
}

#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Makes, shows and stores keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Prints a chain spec, plain or raw.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Prints a chain spec, plain or raw; prefer `export-chain-spec`.
	BuildSpec(sc_cli::BuildSpecCmd),

	/// Executes a block of the database again and checks it.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Writes blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Prints the state at a block as a raw chain spec.
	ExportState(sc_cli::ExportStateCmd),

	/// Imports the blocks of a file.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Removes the whole chain from the database.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Reverts the last blocks that are not finalized.
	Revert(sc_cli::RevertCmd),

	/// Prints the best and the finalized block of the database.
	ChainInfo(sc_cli::ChainInfoCmd),

	/// Signs a message with a secret key.
	Sign(sc_cli::SignCmd),

	/// Verifies a signature.
	Verify(sc_cli::VerifyCmd),

	/// Makes a key whose address contains a given text.
	Vanity(sc_cli::VanityCmd),

	/// Measures weights.
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(polkadot_sdk::frame_benchmarking_cli::BenchmarkCmd),
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::{error::ErrorKind, CommandFactory, Parser};

	/// Returns the error of clap for this value of `--sealing`.
	fn refusal(value: &str) -> String {
		Cli::try_parse_from(["node", "--dev", "--sealing", value])
			.map(|_| ())
			.expect_err("the value is bad")
			.to_string()
	}

	#[test]
	fn the_command_line_is_consistent() {
		Cli::command().debug_assert();
	}

	#[test]
	fn sealing_modes_parse_and_print_alike() {
		for (text, mode) in [
			("instant", Sealing::Instant),
			("manual", Sealing::Manual),
			("interval:1", Sealing::Interval(Duration::from_millis(1))),
			("interval:6000", Sealing::Interval(Duration::from_secs(6))),
		] {
			assert_eq!(text.parse(), Ok(mode));
			assert_eq!(mode.to_string(), text);
		}
	}

	#[test]
	fn bad_sealing_modes_are_explained() {
		assert!(refusal("foo").contains("possible values: instant, manual, interval:<millisec"));
		assert!(refusal("").contains("possible values"));
		assert!(refusal("Instant").contains("possible values"));
		assert!(refusal("interval:0").contains("at least 1 millisecond"));
		assert!(refusal("interval:").contains("not a whole number"));
		assert!(refusal("interval:-5").contains("not a whole number"));
		assert!(refusal("interval:1.5").contains("not a whole number"));
	}

	#[test]
	fn sealing_excludes_a_network() {
		for flag in ["--validator", "--reserved-only"] {
			let error = Cli::try_parse_from(["node", "--sealing", "manual", flag])
				.map(|_| ())
				.expect_err("the flags exclude each other");
			assert_eq!(error.kind(), ErrorKind::ArgumentConflict);
		}
	}

	#[test]
	fn a_sealing_node_acts_as_alice() {
		let parse = |args: &[&str]| {
			let mut cli = Cli::try_parse_from(args).expect("the arguments are good");
			cli.imply();
			cli
		};

		let sealing = parse(&["node", "--chain", "dev", "--sealing", "manual"]);
		assert!(sealing.run.alice);
		assert!(sealing.run.network_params.node_key_params.unsafe_force_node_key_generation);

		let full = parse(&["node", "--chain", "local"]);
		assert!(!full.run.alice);
		assert!(!full.run.network_params.node_key_params.unsafe_force_node_key_generation);
	}
}
