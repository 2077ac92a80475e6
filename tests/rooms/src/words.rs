//! The first words of doc comments.

/// First words of a comment that defines by a clause and not by a noun: a riddle.
pub const RIDDLES: [&str; 13] = [
	"what", "who", "whom", "whose", "where", "when", "how", "whether", "why", "which", "that",
	"if", "as",
];

/// The comments of some files.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Comments {
	/// The number of doc comments, each block of lines once.
	pub all: usize,
	/// Those that begin with a riddle: file, line, and the beginning.
	pub riddles: Vec<String>,
}

impl Comments {
	/// Counts the comments of one file, by its lines: those within macros count too.
	pub fn add(&mut self, name: &str, text: &str) {
		let mut before = "";
		for (index, line) in text.lines().map(str::trim).enumerate() {
			let marks = ["///", "//!", "#[doc = \"", "#![doc = \""];
			let mark = marks.into_iter().find(|mark| line.starts_with(mark)).unwrap_or("");
			if !mark.is_empty() && mark != before {
				self.all += 1;
				let words = line.trim_start_matches(mark).trim();
				let first = words.split(|c: char| !c.is_alphabetic()).find(|it| !it.is_empty());
				if RIDDLES.contains(&first.unwrap_or("").to_lowercase().as_str()) {
					let beginning: Vec<_> = words.split(' ').take(8).collect();
					self.riddles.push(format!("{name}:{}: {}", index + 1, beginning.join(" ")));
				}
			}
			before = mark;
		}
	}

	/// Returns true if the share of riddles is below so many percent.
	pub fn below(&self, percent: usize) -> bool {
		self.riddles.len() * 100 < percent * self.all
	}
}
