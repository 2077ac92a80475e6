//! Words with which the executor of XCM tells what went wrong. Chains keep less: of a call that fails within a message
//! they keep that it failed.

use polkadot_sdk::sp_tracing::tracing::{
	field::{Field, Visit},
	span::{Attributes, Id, Record},
	subscriber::{with_default, Interest},
	Event, Metadata, Subscriber,
};
use std::{
	fmt::Debug,
	sync::{Arc, Mutex},
};

/// The beginning of the targets of the executor, and of what stands around it.
const TARGET: &str = "xcm::";

/// The names of fields that hold an error.
const ERRORS: [&str; 3] = ["error", "error_and_info", "e"];

/// Works, and returns what the executor told of errors meanwhile, each word once.
pub fn listen<R>(work: impl FnOnce() -> R) -> (R, Vec<String>) {
	let heard = Arc::new(Mutex::new(Vec::new()));
	let done = with_default(Listener(heard.clone()), work);
	let heard = heard.lock().expect("nobody panicked while it was written").clone();
	(done, heard)
}

/// Listener to the executor.
struct Listener(Arc<Mutex<Vec<String>>>);

impl Listener {
	fn hears(metadata: &Metadata<'_>) -> bool {
		metadata.target().starts_with(TARGET)
	}
}

impl Subscriber for Listener {
	fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
		match Self::hears(metadata) {
			true => Interest::sometimes(),
			false => Interest::never(),
		}
	}

	fn enabled(&self, metadata: &Metadata<'_>) -> bool {
		Self::hears(metadata)
	}

	fn new_span(&self, _: &Attributes<'_>) -> Id {
		Id::from_u64(1)
	}

	fn record(&self, _: &Id, _: &Record<'_>) {}

	fn record_follows_from(&self, _: &Id, _: &Id) {}

	fn event(&self, event: &Event<'_>) {
		let mut told = Told::default();
		event.record(&mut told);
		let Some(error) = told.error else { return };
		let words = format!("{} ({}): {error}", told.message, event.metadata().target());
		let mut heard = self.0.lock().expect("nobody panicked while it was written");
		if !heard.contains(&words) {
			heard.push(words);
		}
	}

	fn enter(&self, _: &Id) {}

	fn exit(&self, _: &Id) {}
}

/// Parts of what is told.
#[derive(Default)]
struct Told {
	message: String,
	error: Option<String>,
}

impl Visit for Told {
	fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
		// A field may have the name of the words themselves, which come first.
		if field.name() == "message" && self.message.is_empty() {
			self.message = format!("{value:?}");
		} else if ERRORS.contains(&field.name()) {
			self.error = Some(format!("{value:?}"));
		}
	}
}
