//! The cost of restaking beside that of its alternatives: the demo runtime, one crowd, one run. See the README.

mod chain;
#[cfg(test)]
mod gate;
mod goals;
mod measure;
mod peers;
mod people;
mod plot;
mod readme;
mod row;
mod rows;
mod services;
mod slashes;
mod state;
mod table;

use clap::Parser;
use readme::Part;
use row::Measured;
use std::{fs, path::PathBuf, process::ExitCode};

/// The cost of restaking beside that of its alternatives.
#[derive(Parser)]
struct Arguments {
	/// The sizes of the crowd.
	#[arg(default_values_t = [10, 100_000])]
	sizes: Vec<u64>,
	/// Also measures with a million stakers: it takes ten minutes and twelve gigabytes.
	#[arg(long)]
	million: bool,
	/// The number of runs of each operation, of which the median counts.
	#[arg(long, default_value_t = 201)]
	runs: usize,
	/// Measures duties and judgements of services instead.
	#[arg(long)]
	services: bool,
	/// A file to draw the picture into.
	#[arg(long)]
	plot: Option<PathBuf>,
	/// A README whose tables to replace. May be given several times.
	#[arg(long)]
	readme: Vec<PathBuf>,
}

/// The numbers of operators with which services are measured.
const OPERATORS: [u32; 2] = [10, 128];

fn main() -> ExitCode {
	let mut arguments = Arguments::parse();
	if arguments.million {
		arguments.sizes.push(1_000_000);
	}
	match run(&arguments) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("{error}");
			ExitCode::FAILURE
		},
	}
}

fn run(arguments: &Arguments) -> Result<(), String> {
	let parts = if arguments.services {
		let all = services::measure_all(&OPERATORS, arguments.runs);
		vec![("services", services::table(&all))]
	} else {
		let all = measure_all(&arguments.sizes, arguments.runs);
		if let Some(path) = &arguments.plot {
			write(path, &plot::svg(&arguments.sizes, &all))?;
		}
		tables(arguments, &all)
	};
	for (_, table) in &parts {
		println!("{table}");
	}
	for path in &arguments.readme {
		let at = |error: String| format!("{}: {error}", path.display());
		let text = fs::read_to_string(path).map_err(|error| at(error.to_string()))?;
		write(path, &readme::fill(&text, &parts).map_err(at)?)?;
	}
	Ok(())
}

/// Measures everything but services.
fn measure_all(sizes: &[u64], runs: usize) -> Vec<Measured> {
	let mut all = rows::measure_all(sizes, runs);
	all.extend(peers::measure_all(sizes, runs));
	all
}

fn tables(arguments: &Arguments, all: &[Measured]) -> Vec<Part> {
	vec![
		("costs", table::costs(&arguments.sizes, all)),
		("kept", state::table()),
		("setting", table::setting(&arguments.sizes, arguments.runs)),
		("ratios", table::ratios(all)),
		("goals", table::verdicts(all)),
		("keys", table::keys(all)),
	]
}

fn write(path: &PathBuf, text: &str) -> Result<(), String> {
	fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
