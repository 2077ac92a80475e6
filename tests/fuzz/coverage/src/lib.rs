//! The counters of code that was compiled with `-sanitizer-coverage-inline-8bit-counters`: one byte for
//! each edge between two blocks of code, which counts how often it was taken.
//!
//! Without such code there are none, and nothing is ever new.

use std::sync::Mutex;

/// The first address and length of each range of counters. They live as long as the program.
static RANGES: Mutex<Vec<(usize, usize)>> = Mutex::new(Vec::new());

/// Receives the counters of instrumented code, which calls it before `main`, once for each of its parts.
///
/// # Safety
///
/// The addresses bound the counters of a loaded program, as the compiler lays them out.
#[allow(unsafe_code)]
#[no_mangle]
pub unsafe extern "C" fn __sanitizer_cov_8bit_counters_init(start: *mut u8, stop: *mut u8) {
	let (start, stop) = (start as usize, stop as usize);
	let mut ranges = RANGES.lock().expect("nobody panics with it");
	if stop > start && ranges.iter().all(|range| range.0 != start) {
		ranges.push((start, stop - start));
	}
}

/// The maximum count of each edge.
#[derive(Default)]
pub struct Seen(Vec<u8>);

impl Seen {
	/// Returns the number of edges that were taken, and the number of all edges.
	pub fn edges(&self) -> (usize, usize) {
		(self.0.iter().filter(|seen| **seen > 0).count(), self.0.len())
	}

	/// Reads the counters and sets them to zero. Returns true if an edge was taken for the first time, or
	/// far more often than ever: once, twice, four times and so on.
	pub fn look(&mut self) -> bool {
		let ranges = RANGES.lock().expect("nobody panics with it").clone();
		let (mut place, mut new) = (0, false);
		for (start, length) in ranges {
			#[allow(unsafe_code)]
			// SAFETY: the compiler says that `length` counters lie there, for good; one thread looks at
			// them, and nothing else refers to them in Rust.
			let counters = unsafe { std::slice::from_raw_parts_mut(start as *mut u8, length) };
			self.0.resize(self.0.len().max(place + length), 0);
			for (counter, seen) in counters.iter_mut().zip(&mut self.0[place..]) {
				let often = match std::mem::take(counter) {
					0 => 0,
					times => 1 << times.ilog2(),
				};
				new |= often & !*seen > 0;
				*seen |= often;
			}
			place += length;
		}
		new
	}
}
