//! Runs many stories: see the README.

use clap::Parser;
use restaking_fuzz::{
	figures::Figures,
	op,
	play::{play, search, End},
};
use std::{
	num::NonZeroUsize,
	path::PathBuf,
	process::ExitCode,
	sync::{
		atomic::{AtomicBool, AtomicU64, Ordering},
		Mutex,
	},
	thread::{self, available_parallelism},
	time::{Duration, Instant},
};

/// Random stories on the real runtime, beside a naive model of the money.
#[derive(Parser)]
struct Arguments {
	/// The number of operations, to the end of the stories that are told then.
	#[arg(long, default_value_t = 10_000)]
	ops: u64,
	/// The seed of chance. The same seed and one job make the same stories.
	#[arg(long, default_value_t = 1)]
	seed: u64,
	/// The number of stories that are told at the same time [default: one for each processor].
	#[arg(long)]
	jobs: Option<NonZeroUsize>,
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
	let figures = play(&story, End::EverybodyLeaves);
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
	let jobs = arguments
		.jobs
		.or_else(|| available_parallelism().ok())
		.map_or(1, NonZeroUsize::get);
	let run = Run::new(arguments);
	thread::scope(|scope| {
		for _ in 0..jobs {
			scope.spawn(|| run.play());
		}
	});
	let seconds = run.began.elapsed().as_secs();
	let figures = run.told.into_inner().expect("no job has panicked").figures;
	let failed = run.failed.into_inner();
	if arguments.kinds {
		print!("{}", figures.by_kind());
	}
	println!("bots: operations {}, {}", figures.operations(), figures.faults().bots());
	println!("{figures}, seconds {seconds}, failures {}", u8::from(failed));
	if failed {
		ExitCode::FAILURE
	} else {
		ExitCode::SUCCESS
	}
}

/// A run of stories, which several jobs share.
struct Run {
	/// The number of operations that are wanted.
	operations: u64,
	/// The seed of the next hundred stories.
	seed: AtomicU64,
	failed: AtomicBool,
	began: Instant,
	told: Mutex<Told>,
}

/// What is told of a run.
struct Told {
	/// The figures of all stories so far.
	figures: Figures,
	/// The time at which they were printed.
	last: Instant,
}

impl Run {
	fn new(arguments: &Arguments) -> Self {
		let began = Instant::now();
		Self {
			operations: arguments.ops,
			seed: AtomicU64::new(arguments.seed),
			failed: AtomicBool::new(false),
			began,
			told: Mutex::new(Told { figures: Figures::default(), last: began }),
		}
	}

	/// Plays stories until there are enough, or one fails.
	fn play(&self) {
		while self.goes_on() {
			let seed = self.seed.fetch_add(1, Ordering::Relaxed);
			if let Err(failure) = search(seed, 100, |figures| self.note(figures)) {
				println!("# seed {seed}: {}\n{}", failure.reason, op::write(&failure.story));
				let found = op::write(&failure.found).replace('\n', "\n# ");
				println!("# as it was found:\n# {found}");
				self.failed.store(true, Ordering::Relaxed);
			}
		}
	}

	/// Returns true if more stories are wanted.
	fn goes_on(&self) -> bool {
		let told = self.told.lock().expect("no job has panicked");
		!self.failed.load(Ordering::Relaxed) && told.figures.operations() < self.operations
	}

	/// Adds the figures of a story, and prints all once a minute. Returns true if more stories are wanted.
	fn note(&self, figures: Figures) -> bool {
		let mut told = self.told.lock().expect("no job has panicked");
		told.figures += figures;
		if told.last.elapsed() >= Duration::from_secs(60) {
			told.last = Instant::now();
			println!("{}, seconds {}", told.figures, self.began.elapsed().as_secs());
		}
		drop(told);
		self.goes_on()
	}
}
