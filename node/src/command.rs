//! The commands: each subcommand, and the node itself.

use crate::{
	chain_spec,
	cli::{Cli, Subcommand},
	preflight, service,
	types::Block,
};
use polkadot_sdk::{
	sc_cli::{self, Error, Runner, SubstrateCli},
	sc_network::{config::NetworkBackendType, Litep2pNetworkBackend, NetworkWorker},
	sc_service::{ChainSpec, Configuration},
	sp_core::crypto::{set_default_ss58_version, Ss58AddressFormat},
};
use restaking_runtime::constants::properties::SS58_PREFIX;

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Restaking Node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		"the native restaking contributors".into()
	}

	fn support_url() -> String {
		"the issue tracker of this repository".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn ChainSpec>, String> {
		Ok(Box::new(chain_spec::load(id)?))
	}
}

/// Runs the command that the command line names.
pub fn run() -> sc_cli::Result<()> {
	set_default_ss58_version(Ss58AddressFormat::custom(SS58_PREFIX));
	let cli = Cli::from_args();
	match &cli.subcommand {
		None => run_node(cli),
		Some(Subcommand::Key(cmd)) => cmd.run(&cli),
		Some(Subcommand::Sign(cmd)) => cmd.run(),
		Some(Subcommand::Verify(cmd)) => cmd.run(),
		Some(Subcommand::ProveKey(cmd)) => cmd.run(),
		Some(Subcommand::Vanity(cmd)) => cmd.run(),
		Some(Subcommand::ExportChainSpec(cmd)) => cmd.run(cli.load_spec(&cmd.chain)?),
		Some(Subcommand::BuildSpec(cmd)) => cli
			.create_runner(cmd)?
			.sync_run(|config| cmd.run(config.chain_spec, config.network)),
		Some(Subcommand::PurgeChain(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.database))
		},
		Some(Subcommand::ChainInfo(cmd)) => {
			on_database(cli.create_runner(cmd)?)?.sync_run(|config| cmd.run::<Block>(&config))
		},
		Some(cmd) => run_chain_ops(&cli, cmd),
	}
}

/// Runs a node until it is told to stop.
fn run_node(mut cli: Cli) -> sc_cli::Result<()> {
	preflight::require_chain(&cli.run)?;
	cli.imply();
	let mut runner = cli.create_runner(&cli.run)?;
	preflight::prepare(&cli, runner.config_mut())?;
	let sealing = cli.sealing;
	runner.run_node_until_exit(|config| async move {
		match config.network.network_backend {
			NetworkBackendType::Libp2p => service::start::<NetworkWorker<_, _>>(config, sealing),
			NetworkBackendType::Litep2p => service::start::<Litep2pNetworkBackend>(config, sealing),
		}
		.map_err(Error::Service)
	})
}

/// Checks that the base path can be used before a database is opened in it.
fn on_database(runner: Runner<Cli>) -> sc_cli::Result<Runner<Cli>> {
	preflight::check_base_path(runner.config().base_path.path())?;
	Ok(runner)
}

/// Opens the database for a command.
fn open(config: &Configuration) -> sc_cli::Result<service::ChainOps> {
	service::chain_ops(config, false).map_err(Error::Service)
}

/// Runs a command on the database of a chain.
fn run_chain_ops(cli: &Cli, command: &Subcommand) -> sc_cli::Result<()> {
	match command {
		Subcommand::CheckBlock(cmd) => on_database(cli.create_runner(cmd)?)?.async_run(|config| {
			let ops = open(&config)?;
			Ok((cmd.run(ops.client, ops.import_queue), ops.task_manager))
		}),
		Subcommand::ExportBlocks(cmd) => {
			on_database(cli.create_runner(cmd)?)?.async_run(|config| {
				let ops = open(&config)?;
				Ok((cmd.run(ops.client, config.database), ops.task_manager))
			})
		},
		Subcommand::ExportState(cmd) => on_database(cli.create_runner(cmd)?)?.async_run(|config| {
			let ops = open(&config)?;
			Ok((cmd.run(ops.client, config.chain_spec), ops.task_manager))
		}),
		Subcommand::ImportBlocks(cmd) => {
			preflight::check_input(cmd.sdk.input.as_deref())?;
			on_database(cli.create_runner(&cmd.sdk)?)?.async_run(|config| {
				let ops = service::chain_ops(&config, cmd.sealed).map_err(Error::Service)?;
				Ok((cmd.sdk.run(ops.client, ops.import_queue), ops.task_manager))
			})
		},
		Subcommand::Revert(cmd) => on_database(cli.create_runner(cmd)?)?.async_run(|config| {
			let ops = open(&config)?;
			let revert_consensus = Some(Box::new(service::revert_consensus) as Box<_>);
			Ok((cmd.run(ops.client, ops.backend, revert_consensus), ops.task_manager))
		}),
		_ => unreachable!("`run` handles every other command itself; qed"),
	}
}

/// Returns an error as a single line, without the names of the layers it came through.
pub fn one_line(error: &Error) -> String {
	let text = match error {
		Error::NetworkKeyNotFound(path) => format!(
			"a validator needs a network key, and there is none at '{}': make it with `key \
			 generate-node-key --file <path>` and pass --node-key-file <path>, or pass \
			 --unsafe-force-node-key-generation",
			path.display()
		),
		error => error.to_string(),
	};
	// The database's words for it name neither the cause nor the remedy.
	if text.contains("Database file is in use") {
		return "the database is in use: stop the node that runs on this base path, or choose another \
		        (--base-path)"
			.into();
	}
	let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
	let mut text = lines.collect::<Vec<_>>().join(" ");
	// The runtime's complaint about a genesis is followed by all of it.
	if let Some((reason, _)) = text.split_once(" for blob:") {
		text = reason.into();
	}
	for layer in ["Invalid input: ", "Application: ", "Other: "] {
		if let Some(rest) = text.strip_prefix(layer) {
			text = rest.into();
		}
	}
	text
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sc_service;

	#[test]
	fn errors_take_one_line() {
		let error = Error::Input("first\n\n\t second ".into());
		assert_eq!(one_line(&error), "first second");
		let error = Error::Input("bad genesis for blob:\n{\n}".into());
		assert_eq!(one_line(&error), "bad genesis");
		let error = Error::Service(sc_service::Error::Other("reason".into()));
		assert_eq!(one_line(&error), "reason");
		let error = Error::Input("Backend error: Database file is in use. (os error 11)".into());
		assert!(one_line(&error).starts_with("the database is in use: stop the node"));
		let error = Error::NetworkKeyNotFound("some/path".into());
		assert_eq!(one_line(&error).lines().count(), 1);
		assert!(one_line(&error).contains("'some/path'"));
	}
}
