//! A node for the restaking demo chain.

mod banner;
mod chain_spec;
mod cli;
mod command;
mod preflight;
mod prove_key;
mod rpc;
mod service;
mod types;

use std::{process::ExitCode, thread, time::Duration};

/// The time after which all of the log is written, which happens every 50 milliseconds.
const LOG_DELAY: Duration = Duration::from_millis(150);

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			// The last line is read first.
			thread::sleep(LOG_DELAY);
			eprintln!("Error: {}", command::one_line(&error));
			ExitCode::FAILURE
		},
	}
}
