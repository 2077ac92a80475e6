//! The files that write each storage item.

use crate::{
	names::segments,
	sources::{attributes, is_test, storage_items, visit_tokens, Source},
};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};

/// The functions of storage items that write.
const WRITES: [&str; 26] = [
	"append",
	"clear",
	"clear_prefix",
	"drain",
	"drain_prefix",
	"insert",
	"kill",
	"mutate",
	"mutate_exists",
	"mutate_extant",
	"put",
	"remove",
	"remove_all",
	"remove_prefix",
	"set",
	"swap",
	"take",
	"translate",
	"translate_next",
	"translate_values",
	"try_append",
	"try_insert",
	"try_mutate",
	"try_mutate_exists",
	"try_mutate_extant",
	"try_put",
];

/// Returns the storage items of a crate, each with the files that write it.
pub fn writers(sources: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
	let mut found: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
	let mut all = Vec::new();
	for source in sources {
		let mut writes = Writes::default();
		writes.visit_file(&source.syntax);
		for item in storage_items(source) {
			found.insert(item.ident.to_string(), BTreeSet::new());
		}
		all.extend(writes.0.into_iter().map(|name| (name, source.name.clone())));
	}
	for (name, file) in all {
		if let Some(files) = found.get_mut(&name) {
			files.insert(file);
		}
	}
	found
}

/// The items of one file that are written, if they are storage.
#[derive(Default)]
struct Writes(Vec<String>);

impl Writes {
	fn path(&mut self, item: &syn::Path, function: &str) {
		if let (Some(item), true) = (item.segments.last(), WRITES.contains(&function)) {
			self.0.push(item.ident.to_string());
		}
	}
}

impl<'ast> Visit<'ast> for Writes {
	fn visit_item(&mut self, it: &'ast syn::Item) {
		if !attributes(it).iter().any(is_test) {
			visit::visit_item(self, it);
		}
	}

	/// `Item::<T>::write`.
	fn visit_path(&mut self, it: &'ast syn::Path) {
		let mut item = it.clone();
		let function = item.segments.pop().map(|last| last.into_value().ident.to_string());
		item.segments.pop_punct();
		self.path(&item, &function.unwrap_or_default());
		visit::visit_path(self, it);
	}

	/// `<Item<T>>::write`, and `<Item<T> as …>::write`.
	fn visit_expr_path(&mut self, it: &'ast syn::ExprPath) {
		if let Some(syn::Type::Path(item)) = it.qself.as_ref().map(|qself| &*qself.ty) {
			let function = segments(&it.path).pop();
			self.path(&item.path, &function.unwrap_or_default());
		}
		visit::visit_expr_path(self, it);
	}

	fn visit_macro(&mut self, it: &'ast syn::Macro) {
		visit_tokens(self, &it.tokens);
	}
}
