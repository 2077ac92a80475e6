//! The command line: our flags on top of the usual ones of an SDK node.

use crate::prove_key::ProveKeyCmd;
use clap::{builder::ArgPredicate, Arg, Command};
use polkadot_sdk::{
	sc_cli::{self, RunCmd},
	sp_keyring::Sr25519Keyring,
};
use std::{fmt, str::FromStr, time::Duration};

/// A node for the restaking demo chain.
#[derive(Debug, clap::Parser)]
#[command(
	mut_args(adapt),
	mut_arg(TRIE_CACHE, bound_trie_cache),
	mut_subcommands(|command: Command| command.mut_args(adapt))
)]
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
	/// `engine_createBlock` and `engine_finalizeBlock` are there in all three modes, for callers that
	/// may use unsafe methods: those on this machine, unless RPC listens to others (`--rpc-methods`).
	/// A block that is not made final can be reverted, and its state stays on disk for 4,352 blocks.
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

/// The SDK's flag for the size of the cache of state.
const TRIE_CACHE: &str = "trie_cache_size";

/// The size of that cache on a chain for developers: 64 MiB, in bytes. The SDK's, of 1 GiB, grows for as
/// long as blocks change the state, and looks like a leak.
const SMALL_TRIE_CACHE: &str = "67108864";

/// Makes the cache of state small on a chain for developers, unless its size is given.
fn bound_trie_cache(size: Arg) -> Arg {
	size.default_value_ifs([
		// A flag that is not given is there as well, and false.
		("dev", ArgPredicate::Equals("true".into()), SMALL_TRIE_CACHE),
		("sealing", ArgPredicate::IsPresent, SMALL_TRIE_CACHE),
	])
	.hide_default_value(true)
	.help("Bounds the memory for cached state, in bytes; 0 caches nothing")
	.long_help(
		"Bounds the memory for cached state, in bytes; 0 caches nothing.\n\n\
		 [default: 64 MiB with --dev or --sealing, else 1 GiB]",
	)
}

/// Makes the help of the SDK's flags say what is true of this node.
fn adapt(arg: Arg) -> Arg {
	match arg.get_id().as_str() {
		"chain" => arg
			.help("Names the chain: dev, demo, local, or the path of a chain spec")
			.long_help(
				"Names the chain.\n\n\
			 dev: one validator, Alice;\n\
			 demo: the same with a service on it, an operator and pledges;\n\
			 local: four validators, Alice, Bob, Charlie and Dave;\n\
			 else the path of a chain spec, as `export-chain-spec` prints it.",
			),
		"dev" => arg.help("Starts a chain for developers, of one node").long_help(
			"Starts a chain for developers, of one node.\n\n\
			 Sets `--chain dev`, `--force-authoring`, `--rpc-cors all`, `--alice` and `--tmp`, each unless \
			 another is given, bounds the cache of state to 64 MiB, and looks for no peers.",
		),
		// They have no effect any more.
		id if id.starts_with("execution") => arg.hide(true),
		_ => arg,
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
	ImportBlocks(ImportBlocksCmd),

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

	/// Proves that an operator has a key, for `join_service` and `rotate_key`.
	ProveKey(ProveKeyCmd),

	/// Makes a key whose address contains a given text.
	Vanity(sc_cli::VanityCmd),
}

/// The flags of `import-blocks`.
#[derive(Debug, clap::Args)]
// The SDK's own has the same name.
#[group(skip)]
pub struct ImportBlocksCmd {
	/// Imports blocks that were sealed on demand: only `--sealing` can continue the chain.
	///
	/// Not needed for a chain that this machine has sealed itself.
	#[arg(long)]
	pub sealed: bool,

	#[command(flatten)]
	pub sdk: sc_cli::ImportBlocksCmd,
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

	/// Returns the size of the cache of state with these arguments.
	fn trie_cache(args: &[&str]) -> usize {
		let cli = Cli::try_parse_from([&["node"], args].concat()).expect("the arguments are good");
		cli.run.import_params.trie_cache_size
	}

	#[test]
	fn the_cache_of_state_is_small_for_developers_only() {
		let (small, large) = (64 << 20, 1 << 30);
		assert_eq!(trie_cache(&["--dev"]), small);
		assert_eq!(trie_cache(&["--dev", "--chain", "demo", "--sealing", "manual"]), small);
		assert_eq!(trie_cache(&["--chain", "dev", "--sealing", "instant"]), small);
		assert_eq!(trie_cache(&["--chain", "local"]), large);
		assert_eq!(trie_cache(&["--dev", "--trie-cache-size", "5"]), 5);
		assert_eq!(trie_cache(&["--dev", "--trie-cache-size", "1073741824"]), large);
		assert_eq!(trie_cache(&["--chain", "local", "--trie-cache-size", "0"]), 0);
	}

	#[test]
	fn the_help_tells_of_this_node() {
		let mut command = Cli::command();
		let help = command.render_long_help().to_string();
		assert!(help.contains("demo: the same with a service"), "{help}");
		assert!(help.contains("[default: 64 MiB with --dev or --sealing, else 1 GiB]"), "{help}");
		assert!(!help.contains("staging") && !help.contains("--execution"), "{help}");
		assert!(!help.contains("[default: 1073741824]"), "{help}");
		let check = command.find_subcommand_mut("check-block").expect("there is such a command");
		let help = check.render_long_help().to_string();
		assert!(!help.contains("staging") && !help.contains("--execution"), "{help}");
	}

	#[test]
	fn import_blocks_may_be_told_that_they_were_sealed() {
		for (args, sealed) in [(vec!["--sealed", "file"], true), (vec!["file"], false)] {
			let args = [vec!["node", "import-blocks", "--dev"], args].concat();
			let cli = Cli::try_parse_from(args).expect("the arguments are good");
			let Some(Subcommand::ImportBlocks(import)) = cli.subcommand else {
				panic!("another command");
			};
			assert_eq!(import.sealed, sealed);
			assert_eq!(import.sdk.input.expect("a file was named").to_string_lossy(), "file");
		}
	}
}
