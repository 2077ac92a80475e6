//! The plan of one crate: files and rooms, the arrows between them, circles, floors and flows.

use crate::{names::Names, sources::Source, uses::Uses};
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt,
};

/// A pair of files or rooms, the user first.
type Arrow = (String, String);

/// Files or rooms, and the arrows between them.
pub struct Graph {
	/// The names of all files or rooms.
	pub names: BTreeSet<String>,
	/// The arrows, each with the names of one user and of what it uses.
	pub arrows: BTreeMap<Arrow, (String, String)>,
	/// All that can be reached from each.
	reach: BTreeMap<String, BTreeSet<String>>,
}

/// Files or rooms that all reach each other.
pub struct Circle {
	/// Their names.
	pub members: Vec<String>,
	/// The shortest way around.
	pub way: Vec<Arrow>,
}

impl Graph {
	/// Builds a graph.
	pub fn new(names: BTreeSet<String>, arrows: BTreeMap<Arrow, (String, String)>) -> Self {
		let mut graph = Self { names, arrows, reach: BTreeMap::new() };
		let reach = graph.names.iter().map(|from| (from.clone(), graph.reached(from)));
		graph.reach = reach.collect();
		graph
	}

	fn next<'a>(&'a self, from: &'a str) -> impl Iterator<Item = &'a Arrow> {
		self.arrows.keys().filter(move |(user, _)| user == from)
	}

	fn reached(&self, from: &str) -> BTreeSet<String> {
		let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
		while let Some(at) = open.pop() {
			let next = self.next(at).filter(|(_, to)| seen.insert(to.clone()));
			open.extend(next.map(|(_, to)| to.as_str()));
		}
		seen
	}

	/// Returns the circles.
	pub fn circles(&self) -> Vec<Circle> {
		let round = |from: &String, to: &String| self.reach[from].contains(to);
		let with = |at: &String| -> Vec<String> {
			let members = self.reach[at].iter().filter(|other| round(other, at));
			members.cloned().collect()
		};
		let members: BTreeSet<_> = self.names.iter().map(with).collect();
		let circles = members.into_iter().filter(|members| !members.is_empty());
		circles
			.map(|members| Circle { way: self.shortest(&members), members })
			.collect()
	}

	/// Returns the shortest way around a circle.
	fn shortest(&self, members: &[String]) -> Vec<Arrow> {
		let ways = members.iter().filter_map(|start| self.way_back(start));
		ways.min_by_key(Vec::len).unwrap_or_default()
	}

	fn way_back(&self, start: &str) -> Option<Vec<Arrow>> {
		let mut ways: Vec<Vec<Arrow>> = vec![vec![]];
		let mut seen = BTreeSet::new();
		while !ways.is_empty() {
			let mut longer = Vec::new();
			for way in &ways {
				for arrow in self.next(way.last().map_or(start, |(_, to)| to)) {
					let way: Vec<_> = way.iter().chain([arrow]).cloned().collect();
					if arrow.1 == start {
						return Some(way);
					}
					if seen.insert(arrow.1.clone()) {
						longer.push(way);
					}
				}
			}
			ways = longer;
		}
		None
	}

	/// Returns the floor of each: one above the highest that it uses. A circle is one floor.
	pub fn floors(&self) -> BTreeMap<&str, usize> {
		let mut floors: BTreeMap<&str, usize> =
			self.names.iter().map(|it| (it.as_str(), 0)).collect();
		for _ in &self.names {
			for (from, to) in self.arrows.keys() {
				let step = usize::from(!self.reach[to].contains(from));
				let floor = floors[from.as_str()].max(floors[to.as_str()] + step);
				floors.insert(from, floor);
			}
		}
		floors
	}
}

/// A function of the crate.
struct Function {
	name: String,
	file: String,
	room: String,
}

/// The functions that one call can reach, branches included, each once.
pub struct Flow {
	/// The function that it begins with.
	pub name: String,
	/// The rooms entered.
	pub rooms: BTreeSet<String>,
	/// The number of files entered.
	pub files: usize,
	/// The number of calls from one file to another.
	pub moves: usize,
	/// The number of functions.
	pub functions: usize,
	/// The number of calls to another room that is not on a lower floor.
	pub up: usize,
}

/// The plan of one crate.
pub struct Plan {
	/// The files that count.
	pub files: Graph,
	/// Their rooms: folders, and files at the top.
	pub rooms: Graph,
	/// The method calls that may be of several types, and count for nothing.
	pub unseen: Vec<String>,
	functions: Vec<Function>,
	calls: BTreeSet<(usize, usize)>,
}

impl Plan {
	/// Measures a crate.
	pub fn of(sources: &[Source]) -> Self {
		let names = Names::of(sources);
		let Uses { arrows, calls, unseen } = Uses::of(sources, &names);
		let counted = || sources.iter().filter(|source| source.counted);
		let (mut of_files, mut of_rooms) = (BTreeMap::new(), BTreeMap::new());
		for ((from, to), example) in arrows {
			let (from, to) = (&sources[from], &sources[to]);
			of_files.insert((from.name.clone(), to.name.clone()), example.clone());
			if from.room() != to.room() {
				let arrow = (from.room().to_string(), to.room().to_string());
				of_rooms.entry(arrow).or_insert(example);
			}
		}
		let function = |it: &crate::names::Function| {
			let source = &sources[it.file];
			Function {
				name: it.name.clone(),
				file: source.name.clone(),
				room: source.room().to_string(),
			}
		};
		Self {
			files: Graph::new(counted().map(|it| it.name.clone()).collect(), of_files),
			rooms: Graph::new(counted().map(|it| it.room().to_string()).collect(), of_rooms),
			unseen,
			functions: names.functions.iter().map(function).collect(),
			calls,
		}
	}

	/// Measures the flow from the function of a name. `None` if there is none.
	pub fn flow(&self, name: &str) -> Option<Flow> {
		let named = |index: &usize| self.functions[*index].name == name;
		let mut open: Vec<usize> = (0..self.functions.len()).filter(named).collect();
		if open.is_empty() {
			return None;
		}
		let mut seen: BTreeSet<usize> = open.iter().copied().collect();
		let floors = self.rooms.floors();
		let (mut moves, mut up) = (0, 0);
		while let Some(at) = open.pop() {
			for (_, next) in self.calls.range((at, 0)..=(at, usize::MAX)) {
				let (from, to) = (&self.functions[at], &self.functions[*next]);
				moves += usize::from(from.file != to.file);
				let down = floors[to.room.as_str()] < floors[from.room.as_str()];
				up += usize::from(from.room != to.room && !down);
				if seen.insert(*next) {
					open.push(*next);
				}
			}
		}
		let functions = || seen.iter().map(|index| &self.functions[*index]);
		let files: BTreeSet<_> = functions().map(|it| &it.file).collect();
		let rooms = functions().map(|it| it.room.clone()).collect();
		Some(Flow {
			name: name.into(),
			rooms,
			files: files.len(),
			moves,
			functions: seen.len(),
			up,
		})
	}
}

impl fmt::Display for Graph {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let circles = self.circles();
		let (names, arrows) = (self.names.len(), self.arrows.len());
		write!(f, "{names}, arrows {arrows}, circles {}", circles.len())?;
		for circle in &circles {
			write!(f, "\n  circle of {}: {}", circle.members.len(), circle.members.join(" "))?;
			for arrow in &circle.way {
				let ((from, to), (user, used)) = (arrow, &self.arrows[arrow]);
				write!(f, "\n    {from} -> {to}: {user} uses {used}")?;
			}
		}
		Ok(())
	}
}

impl fmt::Display for Flow {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { name, rooms, files, moves, functions, up } = self;
		write!(f, "{name:20} {:5} {files:5} {moves:5} {functions:9} {up:4}", rooms.len())
	}
}
