//! The modules, items and functions of one crate, and what paths lead to.

use crate::sources::{is_left_out, is_test, storage_items, Source};
use std::collections::{HashMap, HashSet};
use syn::{GenericArgument, ImplItem, Item as Syntax, PathArguments, ReturnType, Type, UseTree};

/// Types that are taken for their first argument: their methods mostly hand it on.
const CONTAINERS: [&str; 7] = ["Arc", "BoundedVec", "Box", "Option", "Rc", "Result", "Vec"];

/// The end of a path.
#[derive(Clone, Copy)]
pub enum Place {
	/// A module.
	Module(usize),
	/// An item, or something in it.
	Item(usize),
	/// A name in a module that is not written there: a macro makes it.
	Made(usize),
}

/// A type, without references and containers around it.
#[derive(Clone)]
pub enum Ty {
	/// A type of this crate.
	Own(usize),
	/// A tuple.
	Tuple(Vec<Ty>),
	/// A type of another crate, or a parameter.
	Foreign,
	/// A type that was not derived.
	Unknown,
}

/// A module: a file, or an inline part of one.
#[derive(Default)]
pub struct Module {
	/// The index of its file.
	pub file: usize,
	parent: usize,
	modules: HashMap<String, usize>,
	names: HashMap<String, Name>,
	globs: Vec<Vec<String>>,
}

/// The meaning of a name in a module.
enum Name {
	Item(usize),
	Use(Vec<String>),
}

/// An item that has a name.
pub struct Item<'s> {
	/// The index of its file.
	pub file: usize,
	/// The name.
	pub name: String,
	module: usize,
	kind: Kind<'s>,
}

/// The kind of an item, as far as it matters.
enum Kind<'s> {
	Type(HashMap<String, &'s Type>),
	Alias(&'s Type),
	Function(usize),
	Other,
}

/// A function, free or of a type.
pub struct Function<'s> {
	/// The index of its file.
	pub file: usize,
	/// The module that it stands in.
	pub module: usize,
	/// The name.
	pub name: String,
	/// The type that it belongs to.
	pub owner: Option<usize>,
	/// The signature.
	pub signature: &'s syn::Signature,
	/// The body.
	pub body: &'s syn::Block,
}

/// Names that were looked up on the way, against going round.
type Seen = HashSet<(usize, String, bool)>;

/// The names of one crate.
#[derive(Default)]
pub struct Names<'s> {
	/// All items with their modules; inline modules are spread.
	pub syntax: Vec<(usize, &'s Syntax)>,
	/// The modules, the root first.
	pub modules: Vec<Module>,
	/// The items that have a name.
	pub items: Vec<Item<'s>>,
	/// The functions.
	pub functions: Vec<Function<'s>>,
	/// The functions of types, without those of traits.
	associated: HashMap<(usize, String), usize>,
	/// Those that take `self`.
	methods: HashMap<String, Vec<usize>>,
	/// The number of keys, and the type of the values, of storage items.
	storage: HashMap<String, (usize, &'s Type)>,
}

impl<'s> Names<'s> {
	/// Collects the names of all files.
	pub fn of(sources: &'s [Source]) -> Self {
		let mut names = Self::default();
		let mut by_path: HashMap<&[String], usize> = HashMap::new();
		let mut order: Vec<usize> = (0..sources.len()).collect();
		order.sort_by_key(|file| sources[*file].path.len());
		for file in order {
			let path = &sources[file].path;
			let parent = path.split_last().and_then(|(_, above)| by_path.get(above)).copied();
			let module = names.add_module(file, parent.unwrap_or(0), path.last().cloned());
			by_path.insert(path, module);
			names.spread(&sources[file].syntax.items, module);
		}
		for item in sources.iter().flat_map(storage_items) {
			let is_query = |ty: &&&Type| matches!(ty, Type::Path(it) if is_query(&it.path));
			let types = arguments(&item.ty);
			if let Some(ty) = types.iter().rev().find(|ty| !is_query(ty)) {
				let is_double = matches!(&*item.ty, Type::Path(it) if is_double(&it.path));
				let keys = if is_double { 2 } else { 1 };
				names.storage.insert(item.ident.to_string(), (keys, ty));
			}
		}
		let syntax = names.syntax.clone();
		syntax.iter().for_each(|(module, item)| names.declare(item, *module));
		syntax.iter().for_each(|(module, item)| names.implement(item, *module));
		names
	}

	fn add_module(&mut self, file: usize, parent: usize, name: Option<String>) -> usize {
		let module = self.modules.len();
		self.modules.push(Module { file, parent, ..Default::default() });
		if let Some(name) = name {
			self.modules[parent].modules.insert(name, module);
		}
		module
	}

	/// Lists the items of a module, and of the inline modules in it.
	fn spread(&mut self, items: &'s [Syntax], module: usize) {
		for item in items.iter().filter(|item| !is_left_out(item)) {
			match item {
				Syntax::Mod(inner) => {
					let Some((_, items)) = &inner.content else { continue };
					let (file, name) = (self.modules[module].file, inner.ident.to_string());
					let child = self.add_module(file, module, Some(name));
					self.spread(items, child);
				},
				_ => self.syntax.push((module, item)),
			}
		}
	}

	/// Enters an item by its name.
	fn declare(&mut self, item: &'s Syntax, module: usize) {
		let (name, kind) = match item {
			Syntax::Use(it) => {
				let module = &mut self.modules[module];
				return flatten(&it.tree, &mut Vec::new(), &mut |path, name| match name {
					Some(name) => drop(module.names.insert(name, Name::Use(path.to_vec()))),
					None => module.globs.push(path.to_vec()),
				});
			},
			Syntax::Struct(it) => (&it.ident, Kind::Type(fields(&it.fields))),
			Syntax::Enum(it) => (&it.ident, Kind::Type(HashMap::new())),
			Syntax::Type(it) => (&it.ident, Kind::Alias(&it.ty)),
			Syntax::Trait(it) => (&it.ident, Kind::Other),
			Syntax::Const(it) => (&it.ident, Kind::Other),
			Syntax::Static(it) => (&it.ident, Kind::Other),
			Syntax::Fn(it) => {
				let function = self.add_function(module, None, &it.sig, &it.block);
				(&it.sig.ident, Kind::Function(function))
			},
			_ => return,
		};
		let (file, name) = (self.modules[module].file, name.to_string());
		self.modules[module].names.insert(name.clone(), Name::Item(self.items.len()));
		self.items.push(Item { file, name, module, kind });
	}

	/// Enters the functions of an `impl` block. Those of a trait belong to the file that implements it,
	/// and are not found by name.
	fn implement(&mut self, item: &'s Syntax, module: usize) {
		let Syntax::Impl(block) = item else { return };
		let owner = match self.ty(&block.self_ty, module, None) {
			Ty::Own(item) => Some(item),
			_ => None,
		};
		for item in &block.items {
			let ImplItem::Fn(it) = item else { continue };
			if it.attrs.iter().any(is_test) {
				continue;
			}
			let function = self.add_function(module, owner, &it.sig, &it.block);
			if let (Some(owner), None) = (owner, &block.trait_) {
				let name = it.sig.ident.to_string();
				self.associated.insert((owner, name.clone()), function);
				if it.sig.receiver().is_some() {
					self.methods.entry(name).or_default().push(function);
				}
			}
		}
	}

	fn add_function(
		&mut self,
		module: usize,
		owner: Option<usize>,
		signature: &'s syn::Signature,
		body: &'s syn::Block,
	) -> usize {
		let (file, name) = (self.modules[module].file, signature.ident.to_string());
		self.functions.push(Function { file, module, name, owner, signature, body });
		self.functions.len() - 1
	}

	/// Returns the name of a function, with that of its type.
	pub fn label(&self, function: usize) -> String {
		let function = &self.functions[function];
		match function.owner {
			Some(owner) => format!("{}::{}", self.items[owner].name, function.name),
			None => function.name.clone(),
		}
	}

	/// Returns the end of a path, and how many of its segments are left there. `None` if it leads out of
	/// the crate.
	pub fn find(&self, module: usize, path: &[String]) -> Option<(Place, usize)> {
		self.walk(module, path, &mut Seen::new())
	}

	fn walk(&self, module: usize, path: &[String], seen: &mut Seen) -> Option<(Place, usize)> {
		let mut place = Place::Module(module);
		for (index, segment) in path.iter().enumerate() {
			let left = path.len() - index;
			let Place::Module(at) = place else { return Some((place, left)) };
			place = match segment.as_str() {
				"crate" => Place::Module(0),
				"self" => place,
				"super" => Place::Module(self.modules[at].parent),
				name => match self.lookup(at, name, left == 1, seen) {
					Some(place) => place,
					None if index == 0 => return None,
					None => return Some((Place::Made(at), left)),
				},
			};
		}
		Some((place, 0))
	}

	/// Returns the meaning of a name in a module. Where more of a path follows, modules go first.
	fn lookup(&self, at: usize, name: &str, last: bool, seen: &mut Seen) -> Option<Place> {
		if !seen.insert((at, name.to_string(), last)) {
			return None;
		}
		let module = &self.modules[at];
		let child = module.modules.get(name).map(|child| Place::Module(*child));
		let named = match module.names.get(name) {
			Some(Name::Item(item)) => Some(Place::Item(*item)),
			Some(Name::Use(path)) => self.walk(at, path, seen).map(|(place, _)| place),
			None => None,
		};
		let found = if last { named.or(child) } else { child.or(named) };
		found.or_else(|| {
			module.globs.iter().find_map(|glob| match self.walk(at, glob, seen)? {
				(Place::Module(other), 0) => self.lookup(other, name, last, seen),
				_ => None,
			})
		})
	}

	/// Returns true for a name that a module imports from another crate.
	pub fn is_foreign(&self, module: usize, name: &str) -> bool {
		let imported = matches!(self.modules[module].names.get(name), Some(Name::Use(_)));
		imported && self.find(module, &[name.to_string()]).is_none()
	}

	/// Returns the function that a path leads to.
	pub fn function(&self, module: usize, path: &[String], owner: Option<usize>) -> Option<usize> {
		if let [first, name] = path {
			if first == "Self" {
				return self.associated(owner?, name);
			}
		}
		match self.find(module, path)? {
			(Place::Item(item), 0) => match self.items[item].kind {
				Kind::Function(function) => Some(function),
				_ => None,
			},
			(Place::Item(item), 1) => match self.ty_of_item(item) {
				Ty::Own(item) => self.associated(item, path.last()?),
				_ => None,
			},
			_ => None,
		}
	}

	/// Returns the function of a type.
	pub fn associated(&self, item: usize, name: &str) -> Option<usize> {
		self.associated.get(&(item, name.to_string())).copied()
	}

	/// Returns all methods of a name, of whatever type.
	pub fn methods(&self, name: &str) -> &[usize] {
		self.methods.get(name).map_or(&[], Vec::as_slice)
	}

	/// Returns the type of a field.
	pub fn field(&self, item: usize, name: &str) -> Ty {
		match &self.items[item].kind {
			Kind::Type(fields) => match fields.get(name) {
				Some(ty) => self.ty(ty, self.items[item].module, Some(item)),
				None => Ty::Unknown,
			},
			_ => Ty::Unknown,
		}
	}

	/// Returns the type that a function returns.
	pub fn output(&self, function: usize) -> Ty {
		let function = &self.functions[function];
		match &function.signature.output {
			ReturnType::Default => Ty::Foreign,
			ReturnType::Type(_, ty) => self.ty(ty, function.module, function.owner),
		}
	}

	/// Returns the types that a function hands to the closure that is its argument at a place.
	pub fn handed(&self, function: usize, place: usize) -> Vec<Ty> {
		let function = &self.functions[function];
		match function.signature.inputs.iter().nth(place) {
			Some(syn::FnArg::Typed(argument)) => {
				let types = arguments(&argument.ty).into_iter();
				types.map(|ty| self.ty(ty, function.module, function.owner)).collect()
			},
			_ => Vec::new(),
		}
	}

	/// Returns the number of keys, and the type of the values, of a storage item. `None` if no item has
	/// this name.
	pub fn stored(&self, name: &str) -> Option<(usize, Ty)> {
		self.storage.get(name).map(|(keys, ty)| (*keys, self.ty(ty, 0, None)))
	}

	/// Returns a type, as seen in a module and an `impl` block of `owner`.
	pub fn ty(&self, ty: &Type, module: usize, owner: Option<usize>) -> Ty {
		match ty {
			Type::Reference(it) => self.ty(&it.elem, module, owner),
			Type::Paren(it) => self.ty(&it.elem, module, owner),
			Type::Slice(it) => self.ty(&it.elem, module, owner),
			Type::Infer(_) => Ty::Unknown,
			Type::Tuple(it) => {
				Ty::Tuple(it.elems.iter().map(|ty| self.ty(ty, module, owner)).collect())
			},
			Type::Path(it) if it.qself.is_none() => {
				if it.path.is_ident("Self") {
					return owner.map_or(Ty::Foreign, Ty::Own);
				}
				let path = segments(&it.path);
				match (self.find(module, &path), path.last(), arguments(ty).first()) {
					(Some((Place::Item(item), 0)), _, _) => self.ty_of_item(item),
					(_, Some(last), Some(inner)) if CONTAINERS.contains(&last.as_str()) => {
						self.ty(inner, module, owner)
					},
					_ => Ty::Foreign,
				}
			},
			_ => Ty::Foreign,
		}
	}

	/// Returns the type that an item is, or is an alias of.
	pub fn ty_of_item(&self, item: usize) -> Ty {
		let of = &self.items[item];
		match &of.kind {
			Kind::Type(_) => Ty::Own(item),
			Kind::Alias(ty) => self.ty(ty, of.module, None),
			_ => Ty::Unknown,
		}
	}
}

/// Returns the names of a path, without arguments.
pub fn segments(path: &syn::Path) -> Vec<String> {
	path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

/// Returns the types that are the arguments of a type, or of the closure that it stands for.
fn arguments(ty: &Type) -> Vec<&Type> {
	let path = match ty {
		Type::Path(it) => Some(&it.path),
		Type::ImplTrait(it) => match it.bounds.first() {
			Some(syn::TypeParamBound::Trait(bound)) => Some(&bound.path),
			_ => None,
		},
		_ => None,
	};
	match path.and_then(|path| path.segments.last()).map(|last| &last.arguments) {
		Some(PathArguments::AngleBracketed(it)) => {
			let types = it.args.iter().filter_map(|argument| match argument {
				GenericArgument::Type(ty) => Some(ty),
				_ => None,
			});
			types.collect()
		},
		Some(PathArguments::Parenthesized(it)) => it.inputs.iter().collect(),
		_ => Vec::new(),
	}
}

/// Returns true for `ValueQuery`, `OptionQuery` and the like.
fn is_query(path: &syn::Path) -> bool {
	segments(path).last().is_some_and(|name| name.ends_with("Query"))
}

/// Returns true for a map of two keys.
fn is_double(path: &syn::Path) -> bool {
	segments(path).last().is_some_and(|name| name == "StorageDoubleMap")
}

/// Returns the types of fields by their names, or places.
fn fields(fields: &syn::Fields) -> HashMap<String, &Type> {
	let named = fields.iter().enumerate().map(|(place, field)| match &field.ident {
		Some(name) => (name.to_string(), &field.ty),
		None => (place.to_string(), &field.ty),
	});
	named.collect()
}

/// Calls `each` with every path of a `use` and the name it gets, which is `None` for a glob.
pub fn flatten(
	tree: &UseTree,
	above: &mut Vec<String>,
	each: &mut impl FnMut(&[String], Option<String>),
) {
	let (name, rename) = match tree {
		UseTree::Path(it) => {
			above.push(it.ident.to_string());
			flatten(&it.tree, above, each);
			above.pop();
			return;
		},
		UseTree::Group(it) => return it.items.iter().for_each(|it| flatten(it, above, each)),
		UseTree::Glob(_) => return each(above, None),
		UseTree::Name(it) => (&it.ident, None),
		UseTree::Rename(it) => (&it.ident, Some(it.rename.to_string())),
	};
	let mut path = above.clone();
	if name != "self" {
		path.push(name.to_string());
	}
	each(&path, rename.or(path.last().cloned()));
}
