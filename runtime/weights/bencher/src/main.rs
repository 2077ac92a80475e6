//! Runs the benchmarks of a runtime in its WebAssembly, and writes weights. See `measure.sh`.

use clap::Parser;
use polkadot_sdk::{
	cumulus_primitives_proof_size_hostfunction::storage_proof_size,
	frame_benchmarking::benchmarking, frame_benchmarking_cli::PalletCmd, sc_cli,
	sp_io::SubstrateHostFunctions, sp_runtime::traits::BlakeTwo256,
};

/// The functions of the host that a runtime may call, of a parachain too, with those of benchmarks.
type HostFunctions =
	(SubstrateHostFunctions, benchmarking::HostFunctions, storage_proof_size::HostFunctions);

/// Measures the weights of one pallet.
#[derive(Parser)]
struct Cli {
	#[clap(flatten)]
	pallet: PalletCmd,
}

fn main() -> sc_cli::Result<()> {
	let Cli { pallet } = Cli::parse();
	sc_cli::LoggerBuilder::new("warn").init()?;
	pallet.run_with_spec::<BlakeTwo256, HostFunctions>(None)
}
