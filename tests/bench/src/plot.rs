//! A picture of the times: a bar of ours beside that of its peer.

use crate::{
	row::{find, Measured},
	table::PAIRS,
};
use std::fmt::Write as _;

const WIDTH: f64 = 760.0;
const LEFT: f64 = 190.0;
const RIGHT: f64 = 130.0;
const TOP: f64 = 56.0;
/// The height of a bar, and of a pair with the gap below it.
const BAR: f64 = 15.0;
const PAIR: f64 = 44.0;
const OURS: &str = "#1b6ca8";
const THEIRS: &str = "#c9cdd2";

/// Returns the picture as SVG.
pub fn svg(sizes: &[u64], all: &[Measured]) -> String {
	let pairs = PAIRS.map(|(ours, theirs)| [find(all, ours), find(all, theirs)]);
	let longest = pairs.iter().flatten().map(|it| it.micros()).fold(1.0, f64::max);
	let height = TOP + PAIR * pairs.len() as f64;
	let stakers = sizes.last().copied().unwrap_or_default();
	let mut svg = format!(
		"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
		 font-family=\"sans-serif\" font-size=\"12\">\n\
		 <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n\
		 <text x=\"16\" y=\"22\" font-size=\"14\">Time of one call with {stakers} stakers, \
		 beside the call that users would pick instead</text>\n\
		 <text x=\"16\" y=\"40\" fill=\"#555\">microseconds; shorter is better; at the right \
		 ours in parts of the other</text>\n"
	);
	for (place, [ours, theirs]) in pairs.iter().enumerate() {
		let top = TOP + PAIR * place as f64;
		let scale = (WIDTH - LEFT - RIGHT) / longest;
		bar(&mut svg, ours.name, ours.micros(), top, scale, OURS);
		bar(&mut svg, theirs.name, theirs.micros(), top + BAR + 2.0, scale, THEIRS);
		let _ = writeln!(
			svg,
			"<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\" font-size=\"14\">{:.2}</text>",
			WIDTH - 16.0,
			top + BAR + 5.0,
			ours.micros() / theirs.micros(),
		);
	}
	svg.push_str("</svg>\n");
	svg
}

/// Draws one bar with its name before it and its time behind it.
fn bar(svg: &mut String, name: &str, micros: f64, top: f64, scale: f64, color: &str) {
	let (width, base) = (micros * scale, top + BAR - 3.5);
	let _ = writeln!(
		svg,
		"<text x=\"{:.1}\" y=\"{base:.1}\" text-anchor=\"end\">{name}</text>\
		 <rect x=\"{LEFT}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{BAR}\" fill=\"{color}\"/>\
		 <text x=\"{:.1}\" y=\"{base:.1}\">{micros:.1}</text>",
		LEFT - 8.0,
		LEFT + width + 6.0,
	);
}
