//! The `benchmark` command.

use crate::{
	cli::Cli,
	preflight::refusal,
	types::{Block, HostFunctions},
};
use polkadot_sdk::{
	frame_benchmarking_cli::{BenchmarkCmd, SUBSTRATE_REFERENCE_HARDWARE},
	sc_cli::{self, SubstrateCli},
	sp_runtime::traits::HashingFor,
};

/// Runs a benchmark.
pub fn run(cli: &Cli, command: &BenchmarkCmd) -> sc_cli::Result<()> {
	cli.create_runner(command)?.sync_run(|config| match command {
		BenchmarkCmd::Pallet(cmd) => {
			cmd.run_with_spec::<HashingFor<Block>, HostFunctions>(Some(config.chain_spec))
		},
		BenchmarkCmd::Overhead(cmd) => {
			cmd.run_with_default_builder_and_spec::<Block, HostFunctions>(Some(config.chain_spec))
		},
		BenchmarkCmd::Machine(cmd) => cmd.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone()),
		BenchmarkCmd::Block(_) | BenchmarkCmd::Storage(_) | BenchmarkCmd::Extrinsic(_) => {
			Err(refusal("this node offers the benchmarks pallet, overhead and machine"))
		},
	})
}
