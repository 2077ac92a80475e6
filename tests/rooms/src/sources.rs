//! The files of one crate.

use proc_macro2::TokenStream;
use std::{
	fs,
	path::{Path, PathBuf},
};
use syn::{parse::Parser, punctuated::Punctuated, visit::Visit, Expr, Item, ItemType, Token};
use walkdir::{DirEntry, WalkDir};

/// A file of a crate.
pub struct Source {
	/// The path below the crate's `src`.
	pub name: String,
	/// The path of its module.
	pub path: Vec<String>,
	/// The syntax.
	pub syntax: syn::File,
	/// False for files that list what others hold: `lib.rs`, which lists and dispatches, and a `mod.rs`
	/// that only names modules and re-exports.
	pub counted: bool,
	/// True for a `mod.rs`, whose re-exports are no uses.
	pub of_folder: bool,
}

impl Source {
	/// Parses a file. Panics where it is not Rust: nothing can be measured then.
	pub fn parse(name: &str, text: &str) -> Self {
		let syntax = syn::parse_file(text).unwrap_or_else(|error| panic!("{name}: {error}"));
		let stem = name.trim_end_matches(".rs");
		let mut path: Vec<String> = stem.split('/').map(String::from).collect();
		let is_root = matches!(stem, "lib" | "main");
		let is_list = syntax.items.iter().all(|item| match item {
			Item::Use(_) => true,
			Item::Mod(module) => module.content.is_none(),
			_ => false,
		});
		let of_folder = path.last().is_some_and(|last| last == "mod");
		if is_root || of_folder {
			path.pop();
		}
		let counted = stem != "lib" && !(of_folder && is_list);
		Self { name: name.into(), path, syntax, counted, of_folder }
	}

	/// Reads the files of a crate, except those that `skip` names, with or without `.rs`.
	pub fn read(src: &Path, skip: &[&str]) -> Vec<Self> {
		rust_files(src)
			.iter()
			.map(|file| file.strip_prefix(src).unwrap_or(file).display().to_string())
			.filter(|name| !name.trim_end_matches(".rs").split('/').any(|it| skip.contains(&it)))
			.map(|name| Self::parse(&name, &read(&src.join(&name))))
			.collect()
	}

	/// Returns the room: a folder, or a file at the top.
	pub fn room(&self) -> &str {
		self.name.split('/').next().unwrap_or(&self.name).trim_end_matches(".rs")
	}
}

/// Returns the text of a file. Panics without one.
pub fn read(file: &Path) -> String {
	fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Returns all Rust files below a folder, sorted, without those of other people and of the compiler.
pub fn rust_files(below: &Path) -> Vec<PathBuf> {
	let ours = |entry: &DirEntry| {
		let name = entry.file_name().to_string_lossy();
		!name.starts_with('.') && !["target", "node_modules"].contains(&name.as_ref())
	};
	WalkDir::new(below)
		.sort_by_file_name()
		.into_iter()
		.filter_entry(ours)
		.map(|entry| entry.unwrap_or_else(|error| panic!("{error}")).into_path())
		.filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
		.collect()
}

/// Returns true for items that are not of the file: tests, and sections, whose text goes to `lib.rs`.
pub fn is_left_out(item: &Item) -> bool {
	let is_section = |it: &syn::Attribute| it.path().is_ident("pallet_section");
	attributes(item).iter().any(|it| is_test(it) || is_section(it))
}

/// Returns true for `#[cfg(test)]` and `#[cfg(all(test, …))]`.
pub fn is_test(attribute: &syn::Attribute) -> bool {
	let syn::Meta::List(list) = &attribute.meta else { return false };
	let condition = list.tokens.to_string().replace(' ', "");
	list.path.is_ident("cfg") && (condition == "test" || condition.starts_with("all(test"))
}

/// Returns the storage items that a file declares, in sections and modules too.
pub fn storage_items(source: &Source) -> Vec<&ItemType> {
	let mut found = Vec::new();
	let mut open: Vec<&Item> = source.syntax.items.iter().collect();
	while let Some(item) = open.pop() {
		match item {
			Item::Mod(inner) => open.extend(inner.content.iter().flat_map(|(_, items)| items)),
			Item::Type(it) if it.attrs.iter().any(is_storage) => found.push(it),
			_ => {},
		}
	}
	found
}

/// Returns true for `#[pallet::storage]`.
fn is_storage(attribute: &syn::Attribute) -> bool {
	let path = &attribute.path().segments;
	path.len() == 2 && path[0].ident == "pallet" && path[1].ident == "storage"
}

/// Returns the attributes of an item.
pub fn attributes(item: &Item) -> &[syn::Attribute] {
	match item {
		Item::Const(it) => &it.attrs,
		Item::Enum(it) => &it.attrs,
		Item::Fn(it) => &it.attrs,
		Item::Impl(it) => &it.attrs,
		Item::Macro(it) => &it.attrs,
		Item::Mod(it) => &it.attrs,
		Item::Static(it) => &it.attrs,
		Item::Struct(it) => &it.attrs,
		Item::Trait(it) => &it.attrs,
		Item::Type(it) => &it.attrs,
		Item::Use(it) => &it.attrs,
		_ => &[],
	}
}

/// Visits the tokens of a macro, which mostly are expressions, items or statements. Returns false if they
/// are something of the macro's own.
pub fn visit_tokens<V: for<'a> Visit<'a>>(visitor: &mut V, tokens: &TokenStream) -> bool {
	let tokens = || tokens.clone();
	if let Ok(exprs) = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(tokens()) {
		exprs.iter().for_each(|expr| visitor.visit_expr(expr));
	} else if let Ok(file) = syn::parse2::<syn::File>(tokens()) {
		file.items.iter().for_each(|item| visitor.visit_item(item));
	} else if let Ok(statements) = syn::Block::parse_within.parse2(tokens()) {
		statements.iter().for_each(|it| visitor.visit_stmt(it));
	} else {
		return false;
	}
	true
}
