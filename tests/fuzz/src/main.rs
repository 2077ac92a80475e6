//! Runs many stories: see the README.

use clap::Parser;
use restaking_fuzz::{
	figures::Figures,
	op,
	play::{play, search},
};
use std::{
	cell::RefCell,
	path::PathBuf,
	process::ExitCode,
	sync::atomic::{AtomicBool, Ordering},
	time::Instant,
};

/// Random stories on the real runtime, beside a naive model of the money.
#[derive(Parser)]
struct Arguments {
	/// The number of operations, to the next whole hundred of stories.
	#[arg(long, default_value_t = 10_000)]
	ops: u64,
	/// The seed of chance. The same seed makes the same stories.
	#[arg(long, default_value_t = 1)]
	seed: u64,
	/// A story that was written down, to replay instead.
	#[arg(long)]
	replay: Option<PathBuf>,
	/// Prints the numbers of successes, refusals and errors of each kind of step.
	#[arg(long)]
	kinds: bool,
}

fn main() -> ExitCode {
	let arguments = Arguments::parse();
	match &arguments.replay {
		Some(path) => replay(path, arguments.kinds),
		None => run(&arguments),
	}
}

fn replay(path: &PathBuf, kinds: bool) -> ExitCode {
	let text = std::fs::read_to_string(path).expect("the story can be read");
	let story = op::read(&text).expect("the story is well formed");
	let figures = RefCell::default();
	play(&story, &figures);
	let figures = figures.into_inner();
	if kinds {
		print!("{}", figures.by_kind());
	}
	println!("{figures}");
	ExitCode::SUCCESS
}

fn run(arguments: &Arguments) -> ExitCode {
	// A panic is a failed check. The first is told at once, and again when its story is short.
	let first = AtomicBool::new(true);
	std::panic::set_hook(Box::new(move |check| {
		if first.swap(false, Ordering::Relaxed) {
			eprintln!("{check}\nMakes the story shorter.");
		}
	}));
	let (figures, began) = (RefCell::<Figures>::default(), Instant::now());
	let told = RefCell::new(Instant::now());
	let (mut seed, mut failed) = (arguments.seed, false);
	while !failed && figures.borrow().operations() < arguments.ops {
		let found = search(seed, 100, &figures, |figures| {
			if told.borrow().elapsed().as_secs() >= 60 {
				*told.borrow_mut() = Instant::now();
				println!("{figures}, seconds {}", began.elapsed().as_secs());
			}
		});
		if let Err(failure) = found {
			println!("# seed {seed}: {}\n{}", failure.reason, op::write(&failure.story));
			failed = true;
		}
		seed += 1;
	}
	let figures = figures.into_inner();
	if arguments.kinds {
		print!("{}", figures.by_kind());
	}
	println!("bots: operations {}, {}", figures.operations(), figures.faults().bots());
	println!("{figures}, seconds {}, failures {}", began.elapsed().as_secs(), u8::from(failed));
	if failed {
		ExitCode::FAILURE
	} else {
		ExitCode::SUCCESS
	}
}
