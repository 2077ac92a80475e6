//! Each check fails where it should, and only there.

use crate::{plan::Plan, sources::Source, words::Comments, writers::writers};

/// A pallet's `lib.rs`.
const LIB: (&str, &str) =
	("lib.rs", "mod a; mod b; pub use pallet::*; mod pallet { pub struct Pallet<T>(T); }");

fn sources(files: &[(&str, &str)]) -> Vec<Source> {
	files.iter().map(|(name, text)| Source::parse(name, text)).collect()
}

fn plan(files: &[(&str, &str)]) -> Plan {
	Plan::of(&sources(&[&[LIB], files].concat()))
}

fn circles(files: &[(&str, &str)]) -> usize {
	plan(files).files.circles().len()
}

fn arrows(files: &[(&str, &str)]) -> Vec<(String, String)> {
	plan(files).files.arrows.into_keys().collect()
}

fn arrow(from: &str, to: &str) -> (String, String) {
	(from.into(), to.into())
}

#[test]
fn circle_through_self_is_found_with_its_functions() {
	let plan = plan(&[
		("a.rs", "use crate::*; impl<T> Pallet<T> { fn up() { Self::down() } fn low() {} }"),
		("b.rs", "use crate::pallet::*; impl<T> Pallet<T> { fn down() { Pallet::<T>::low() } }"),
	]);
	assert_eq!(
		plan.files.to_string(),
		"2, arrows 2, circles 1\n  circle of 2: a.rs b.rs\n    \
		 a.rs -> b.rs: Pallet::up uses Pallet::down\n    \
		 b.rs -> a.rs: Pallet::down uses Pallet::low"
	);
}

#[test]
fn circle_of_imports_is_found_through_re_exports() {
	let lib = "mod a; mod b; pub use a::*; pub use b::Two;";
	let files = [
		("lib.rs", lib),
		("a.rs", "use crate::Two; pub struct One(Two);"),
		("b.rs", "use super::One; pub struct Two(Box<One>);"),
	];
	assert_eq!(Plan::of(&sources(&files)).files.circles().len(), 1);
}

#[test]
fn circle_around_three_files_is_found() {
	let files = [
		("a.rs", "pub fn a() { crate::b::b() }"),
		("b.rs", "pub fn b() { assert_eq!(super::c::c(), 1) }"),
		("c.rs", "use crate::*; pub fn c() -> u8 { macro_of_tokens! { a::a() => 1 } }"),
	];
	assert_eq!(circles(&files), 1);
}

#[test]
fn one_way_is_no_circle() {
	let a = "use crate::b; impl<T> crate::Pallet<T> { fn a() { Self::b(); b::free() } }";
	let b = "pub fn free() {} impl<T> crate::Pallet<T> { fn b() { Self::own() } fn own() {} }";
	assert_eq!(arrows(&[("a.rs", a), ("b.rs", b)]), [arrow("a.rs", "b.rs")]);
}

#[test]
fn receivers_are_derived() {
	let b = "pub struct Book { pub one: One } pub struct One; impl One { pub fn save(&self) {} }";
	let c = "use crate::b::*; impl Book { pub fn open() -> Option<Self> { None } pub fn save(&self) {} }";
	let lib = "#[pallet_section] mod storage {
		#[pallet::storage] type Books<T> = StorageMap<_, Twox, u8, b::Book, OptionQuery>;
		#[pallet::storage] type Ones<T> = StorageDoubleMap<_, Twox, u8, Twox, u8, b::One>;
	}";
	let saves = |body: &str| {
		let a = format!("use crate::b::*; fn a() {{ {body} }}");
		let to_c = arrow("a.rs", "c.rs");
		let files = [("lib.rs", lib), ("a.rs", &a), ("b.rs", b), ("c.rs", c)];
		Plan::of(&sources(&files)).files.arrows.contains_key(&to_c)
	};
	assert!(saves("let book: &Book = make(); book.save()"));
	assert!(saves("if let Some(book) = Book::open() { book.save() }"));
	assert!(saves("let books: Vec<Book> = make(); books.iter().for_each(|book| book.save())"));
	assert!(saves("for (_, book) in Books::<T>::iter() { book.save() }"));
	assert!(saves("Books::<T>::mutate(1, |book| book.save())"));
	assert!(!saves("for (_, _, one) in Ones::<T>::iter() { one.save() }"));
	assert!(!saves("let book: &Book = make(); book.one.save()"));
	assert!(!saves("let Book { one } = make(); one.save()"));
	assert!(!saves("let text = String::new(); text.save()"));
}

#[test]
fn unplaced_calls_are_reported() {
	let b = "struct One; struct Two; impl One { fn save(&self) {} } impl Two { fn save(&self) {} }";
	let calls = |a| plan(&[("a.rs", a), ("b.rs", b)]).unseen;
	assert_eq!(calls("fn a() { unknown!().save() }"), ["a calls .save()"]);
	assert!(calls("fn a(one: crate::b::One) { one.save() }").is_empty());
}

#[test]
fn seams_tests_sections_and_lists_are_no_arrows() {
	let a = "pub trait Hook { fn call(&self); } pub struct Below;
		#[cfg(test)] mod tests { use crate::b::B; }
		#[pallet_section] mod config { fn f(b: crate::b::B) {} }
		fn f<H: Hook>(hook: H) { hook.call() }";
	let b = "pub struct B; impl crate::a::Hook for B { fn call(&self) {} }";
	assert_eq!(arrows(&[("a.rs", a), ("b.rs", b)]), [arrow("b.rs", "a.rs")]);
	let list = [("b/mod.rs", "mod c; pub use c::C;"), ("b/c.rs", "pub struct C(crate::a::Below);")];
	let user = ("d.rs", "use crate::b::C; struct D(C);");
	let files = [("a.rs", a), list[0], list[1], user];
	assert_eq!(arrows(&files), [arrow("b/c.rs", "a.rs"), arrow("d.rs", "b/c.rs")]);
}

#[test]
fn rooms_can_be_a_circle_where_files_are_none() {
	let plan = plan(&[
		("a/low.rs", "pub fn low() {}"),
		("a/high.rs", "pub fn high() { crate::b::mid() }"),
		("b.rs", "pub fn mid() { crate::a::low::low() }"),
		("a/mod.rs", "pub mod low; pub mod high;"),
	]);
	assert!(plan.files.circles().is_empty());
	assert_eq!(plan.rooms.circles()[0].members, ["a", "b"]);
}

#[test]
fn flow_counts_what_it_can_reach() {
	let files = [
		(
			"a/x.rs",
			"impl<T> crate::Pallet<T> { fn go() { Self::one(); Self::two(); Self::two() } }",
		),
		("a/y.rs", "impl<T> crate::Pallet<T> { fn one() { Self::two() } fn aside() {} }"),
		("b.rs", "impl<T> crate::Pallet<T> { fn two() {} }"),
	];
	let flow = plan(&files).flow("go").unwrap();
	assert_eq!(flow.rooms.into_iter().collect::<Vec<_>>(), ["a", "b"]);
	assert_eq!((flow.files, flow.moves, flow.functions, flow.up), (3, 3, 3, 0));
	assert!(plan(&files).flow("gone").is_none());
}

#[test]
fn flow_that_comes_back_up_is_found() {
	let files = [
		("a.rs", "impl<T> crate::Pallet<T> { fn go() { Self::down() } fn again() {} }"),
		("b.rs", "impl<T> crate::Pallet<T> { fn down() { Self::again() } }"),
	];
	assert!(plan(&files).flow("go").unwrap().up > 0);
}

#[test]
fn floors_are_counted_from_the_ground() {
	let plan = plan(&[
		("a.rs", "use crate::b::B;"),
		("b.rs", "pub struct B(crate::c::C);"),
		("c.rs", "pub struct C;"),
	]);
	let floors: Vec<_> = plan.rooms.floors().into_iter().collect();
	assert_eq!(floors, [("a", 2), ("b", 1), ("c", 0)]);
}

#[test]
fn riddles_are_counted_once_for_each_comment() {
	let mut comments = Comments::default();
	let lines = "//! Rooms.\n\n/// What is left\n/// what is right.\nstruct A {\n\t/// `How` much.\n\ta: u8,\n\
		 \t/// The rest.\n\tb: u8,\n}\n#[doc = \"Whether it is so.\"]\n// What\nfn f() {}\n";
	comments.add("x.rs", lines);
	assert_eq!(comments.all, 5);
	let found = ["x.rs:3: What is left", "x.rs:6: `How` much.", "x.rs:11: Whether it is so.\"]"];
	assert_eq!(comments.riddles, found);
	assert!(!comments.below(60) && comments.below(61));
}

#[test]
fn second_writer_is_found() {
	let lib = "#[pallet_section] mod storage {
		#[pallet::storage] pub type One<T> = StorageValue<_, u8>;
		#[pallet::storage] pub type Two<T> = StorageMap<_, Twox, u8, u8, ValueQuery>;
		#[pallet::storage] pub type Idle<T> = StorageValue<_, u8>;
	}";
	let a = "fn a() { One::<T>::put(1); ensure!(Two::<T>::take(1) == 1, Idle::<T>::get()); }";
	let b = "fn b() { One::<T>::get(); v.iter().for_each(<Two<T>>::remove) }
		#[cfg(test)] mod tests { fn t() { One::<T>::kill() } }";
	let found = writers(&sources(&[("lib.rs", lib), ("a.rs", a), ("b.rs", b)]));
	let files = |item: &str| found[item].iter().map(String::as_str).collect::<Vec<_>>();
	assert_eq!(found.len(), 3);
	assert_eq!(files("One"), ["a.rs"]);
	assert_eq!(files("Two"), ["a.rs", "b.rs"]);
	assert!(files("Idle").is_empty());
}
