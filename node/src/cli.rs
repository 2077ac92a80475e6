//! The command line: what is ours on top of the usual flags of an SDK node.

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

	/// Seal blocks on demand instead of running BABE and GRANDPA.
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
	/// Fill in what the given flags imply.
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

	/// The well-known account whose keys the node was told to use.
	fn keyring(&self) -> Option<Sr25519Keyring> {
		self.run.get_keyring()
	}
}

/// Who decides when a block is made, other than the consensus.
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

/// Parse the number after `interval:`.
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
	/// Make, look at and store keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Print a chain spec, plain or raw.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Print a chain spec, plain or raw; prefer `export-chain-spec`.
	BuildSpec(sc_cli::BuildSpecCmd),

	/// Execute a block of the database again and check it.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Print the state at a block as a raw chain spec.
	ExportState(sc_cli::ExportStateCmd),

	/// Import the blocks of a file.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Remove the whole chain from the database.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Take back the last blocks that are not finalized.
	Revert(sc_cli::RevertCmd),

	/// Print what the database knows of its best and finalized block.
	ChainInfo(sc_cli::ChainInfoCmd),

	/// Sign a message with a secret key.
	Sign(sc_cli::SignCmd),

	/// Check a signature.
	Verify(sc_cli::VerifyCmd),

	/// Make a key whose address has a given text in it.
	Vanity(sc_cli::VanityCmd),

	/// Measure weights.
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(polkadot_sdk::frame_benchmarking_cli::BenchmarkCmd),
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::{error::ErrorKind, CommandFactory, Parser};

	/// What clap says to this value of `--sealing`.
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
