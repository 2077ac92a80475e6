//! A picture of the times, by number of stakers, both on logarithmic scales.

use crate::rows::Measured;
use std::fmt::Write as _;

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 240.0;
const EDGE: f64 = 40.0;
const COLORS: [&str; 8] =
	["#1b6ca8", "#d1495b", "#2e933c", "#edae49", "#6a4c93", "#00798c", "#8d5524", "#555555"];

/// The rows that the picture shows: ours with a crowd, and the nearest of others.
const SHOWN: [&str; 8] = [
	"pledge more",
	"claim",
	"era turn",
	"execute a slash",
	"settle a slash",
	"bond_extra",
	"harvest_rewards",
	"apply_slash",
];

/// Returns the picture as SVG.
pub fn svg(sizes: &[u64], all: &[Measured]) -> String {
	let shown: Vec<_> = SHOWN
		.iter()
		.filter_map(|name| all.iter().find(|it| it.row.name == *name))
		.collect();
	let micros = |it: &Measured, at: usize| it.costs[at].time.as_secs_f64() * 1e6;
	let times: Vec<f64> =
		shown.iter().flat_map(|it| (0..sizes.len()).map(|at| micros(it, at))).collect();
	let most = times.iter().copied().fold(1.0, f64::max).log10().ceil();
	let least = times.iter().copied().fold(f64::MAX, f64::min).log10().floor();
	let (first, last) = (sizes.first().copied().unwrap_or(1), sizes.last().copied().unwrap_or(1));
	let span = ((last as f64).log10() - (first as f64).log10()).max(1e-9);
	let x = |size: u64| {
		LEFT + ((size as f64).log10() - (first as f64).log10()) / span * (WIDTH - LEFT - RIGHT)
	};
	let y = |time: f64| {
		HEIGHT - EDGE - (time.log10() - least) / (most - least).max(1e-9) * (HEIGHT - 2.0 * EDGE)
	};
	let mut svg = format!(
		"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
		 font-family=\"sans-serif\" font-size=\"12\">\n\
		 <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n\
		 <text x=\"{LEFT}\" y=\"20\" font-size=\"14\">Time of one call, by number of stakers</text>\n"
	);
	let mut power = least;
	while power <= most {
		let (at, label) = (y(10f64.powf(power)), 10f64.powf(power));
		let _ = writeln!(
			svg,
			"<line x1=\"{LEFT}\" y1=\"{at:.1}\" x2=\"{:.1}\" y2=\"{at:.1}\" stroke=\"#ddd\"/>\
			 <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{label} µs</text>",
			WIDTH - RIGHT,
			LEFT - 6.0,
			at + 4.0,
		);
		power += 1.0;
	}
	for size in sizes {
		let _ = writeln!(
			svg,
			"<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{size}</text>",
			x(*size),
			HEIGHT - EDGE + 18.0,
		);
	}
	for (place, (it, color)) in shown.iter().zip(COLORS).enumerate() {
		let points: Vec<_> = sizes
			.iter()
			.enumerate()
			.map(|(at, size)| format!("{:.1},{:.1}", x(*size), y(micros(it, at))))
			.collect();
		let dash = if it.row.by == "restaking" { "" } else { " stroke-dasharray=\"5 4\"" };
		let key = EDGE + 18.0 * place as f64;
		let _ = writeln!(
			svg,
			"<polyline points=\"{}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"{dash}/>\
			 <line x1=\"{:.1}\" y1=\"{key:.1}\" x2=\"{:.1}\" y2=\"{key:.1}\" stroke=\"{color}\" \
			 stroke-width=\"2\"{dash}/><text x=\"{:.1}\" y=\"{:.1}\">{} ({})</text>",
			points.join(" "),
			WIDTH - RIGHT + 12.0,
			WIDTH - RIGHT + 34.0,
			WIDTH - RIGHT + 40.0,
			key + 4.0,
			it.row.name,
			it.row.by,
		);
	}
	svg.push_str("</svg>\n");
	svg
}
