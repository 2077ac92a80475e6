//! The uses of one crate's files by each other.

use crate::{
	names::{flatten, segments, Names, Place, Ty},
	scope::{Ambiguous, Scope},
	sources::{visit_tokens, Source},
};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use syn::{
	visit::{self, Visit},
	Expr, Item, Visibility,
};

/// The uses of one crate's files by each other.
#[derive(Default)]
pub struct Uses {
	/// Pairs of files, the user first, each with the names of one user and of what it uses.
	pub arrows: BTreeMap<(usize, usize), (String, String)>,
	/// Pairs of functions, the caller first.
	pub calls: BTreeSet<(usize, usize)>,
	/// The method calls that may be of several types of the crate.
	pub unseen: Vec<String>,
}

impl Uses {
	/// Finds all uses. Functions go first, as calls explain most.
	pub fn of(sources: &[Source], names: &Names) -> Self {
		let mut uses = Self::default();
		for (index, function) in names.functions.iter().enumerate() {
			let mut walker = Walker::new(names, function.module, &mut uses);
			walker.scope.owner = function.owner;
			walker.label = names.label(index);
			walker.function = Some(index);
			walker.visit_signature(function.signature);
			walker.visit_block(function.body);
		}
		for (module, item) in &names.syntax {
			let of_folder = sources[names.modules[*module].file].of_folder;
			match item {
				// A re-export of a folder.
				Item::Use(it) if of_folder && !matches!(it.vis, Visibility::Inherited) => {},
				Item::Fn(_) => {},
				_ => Walker::new(names, *module, &mut uses).visit_item(item),
			}
		}
		let counted = |file: &usize| sources[*file].counted;
		let in_file = |function: &usize| counted(&names.functions[*function].file);
		uses.arrows.retain(|(from, to), _| counted(from) && counted(to));
		uses.calls.retain(|(from, to)| in_file(from) && in_file(to));
		uses
	}
}

/// A walk through one function, or one item around functions.
struct Walker<'a> {
	scope: Scope<'a>,
	function: Option<usize>,
	label: String,
	/// The types of the next closure's parameters.
	handed: Vec<Ty>,
	uses: &'a mut Uses,
}

impl<'a> Walker<'a> {
	fn new(names: &'a Names<'a>, module: usize, uses: &'a mut Uses) -> Self {
		let scope = Scope { names, module, owner: None, locals: HashMap::new() };
		Self { scope, function: None, label: "a declaration".into(), handed: Vec::new(), uses }
	}

	/// Records the use of something in a file.
	fn arrow(&mut self, to: usize, name: &str) {
		let from = self.scope.names.modules[self.scope.module].file;
		if from != to {
			let example = || (self.label.clone(), name.to_string());
			self.uses.arrows.entry((from, to)).or_insert_with(example);
		}
	}

	fn call(&mut self, function: usize) {
		let names = self.scope.names;
		self.arrow(names.functions[function].file, &names.label(function));
		if let Some(caller) = self.function {
			self.uses.calls.insert((caller, function));
		}
	}

	/// Records the end of a path, unless it is a local variable.
	fn path(&mut self, path: &[String]) {
		let Scope { names, module, owner, .. } = self.scope;
		if let [name] = path {
			if name == "self" || name == "Self" || self.scope.locals.contains_key(name) {
				return;
			}
		}
		if let Some(function) = names.function(module, path, owner) {
			self.call(function);
		}
		match names.find(module, path) {
			Some((Place::Item(item), _)) => {
				self.arrow(names.items[item].file, &names.items[item].name);
			},
			Some((Place::Made(module), _)) => {
				self.arrow(names.modules[module].file, &path.join("::"));
			},
			_ => {},
		}
	}

	/// Walks through an argument; a closure gets parameters of the types handed to it.
	fn argument(&mut self, argument: &Expr, handed: impl FnOnce(&Names) -> Vec<Ty>) {
		if let Expr::Closure(_) = argument {
			self.handed = handed(self.scope.names);
		}
		self.visit_expr(argument);
	}

	/// Walks through tokens that no parser understands, by their paths alone.
	fn scan(&mut self, tokens: TokenStream) {
		let mut path: Vec<String> = Vec::new();
		let mut colons = 0;
		for token in tokens {
			match token {
				TokenTree::Punct(it) if it.as_char() == ':' => colons += 1,
				TokenTree::Ident(it) if colons == 2 => {
					path.push(it.to_string());
					colons = 0;
				},
				other => {
					self.scanned(&std::mem::take(&mut path));
					colons = 0;
					match other {
						TokenTree::Ident(it) => path.push(it.to_string()),
						TokenTree::Group(it) => self.scan(it.stream()),
						_ => {},
					}
				},
			}
		}
		self.scanned(&path);
	}

	/// Records a path among tokens. A single small word may be anything.
	fn scanned(&mut self, path: &[String]) {
		if path.len() > 1 || path.iter().any(|name| name.starts_with(char::is_uppercase)) {
			self.path(path);
		}
	}
}

impl<'ast> Visit<'ast> for Walker<'_> {
	fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

	fn visit_visibility(&mut self, _: &'ast Visibility) {}

	/// Functions of items are walked through by themselves, with their variables.
	fn visit_impl_item_fn(&mut self, it: &'ast syn::ImplItemFn) {
		if self.function.is_some() {
			visit::visit_impl_item_fn(self, it);
		}
	}

	fn visit_item_use(&mut self, it: &'ast syn::ItemUse) {
		self.label = "an import".into();
		flatten(&it.tree, &mut Vec::new(), &mut |path, name| {
			if name.is_some() {
				self.path(path);
			}
		});
	}

	fn visit_path(&mut self, it: &'ast syn::Path) {
		self.path(&segments(it));
		visit::visit_path(self, it);
	}

	fn visit_expr_path(&mut self, it: &'ast syn::ExprPath) {
		if it.qself.is_some() {
			if let Some(function) = self.scope.callee(&Expr::Path(it.clone())) {
				self.call(function);
			}
		}
		visit::visit_expr_path(self, it);
	}

	fn visit_fn_arg(&mut self, it: &'ast syn::FnArg) {
		visit::visit_fn_arg(self, it);
		if let syn::FnArg::Typed(typed) = it {
			self.scope.bind(&typed.pat, &self.scope.ty(&typed.ty));
		}
	}

	fn visit_local(&mut self, it: &'ast syn::Local) {
		visit::visit_local(self, it);
		let ty = it.init.as_ref().map_or(Ty::Unknown, |init| self.scope.infer(&init.expr));
		self.scope.bind(&it.pat, &ty);
	}

	fn visit_expr_let(&mut self, it: &'ast syn::ExprLet) {
		visit::visit_expr_let(self, it);
		self.scope.bind(&it.pat, &self.scope.infer(&it.expr));
	}

	fn visit_expr_for_loop(&mut self, it: &'ast syn::ExprForLoop) {
		self.scope.bind(&it.pat, &self.scope.infer(&it.expr));
		visit::visit_expr_for_loop(self, it);
	}

	fn visit_expr_match(&mut self, it: &'ast syn::ExprMatch) {
		self.visit_expr(&it.expr);
		let ty = self.scope.infer(&it.expr);
		for arm in &it.arms {
			self.scope.bind(&arm.pat, &ty);
			self.visit_arm(arm);
		}
	}

	fn visit_expr_closure(&mut self, it: &'ast syn::ExprClosure) {
		let handed = std::mem::take(&mut self.handed);
		for (place, pat) in it.inputs.iter().enumerate() {
			self.scope.bind(pat, handed.get(place).unwrap_or(&Ty::Unknown));
		}
		visit::visit_expr_closure(self, it);
	}

	fn visit_expr_call(&mut self, it: &'ast syn::ExprCall) {
		let (function, stored) = (self.scope.callee(&it.func), self.scope.stored(&it.func));
		self.visit_expr(&it.func);
		for (place, argument) in it.args.iter().enumerate() {
			self.argument(argument, |names| match (function, &stored) {
				(Some(function), _) => names.handed(function, place),
				(None, Some(ty)) => vec![ty.clone()],
				(None, None) => Vec::new(),
			});
		}
	}

	fn visit_expr_method_call(&mut self, it: &'ast syn::ExprMethodCall) {
		let (receiver, name) = (self.scope.infer(&it.receiver), it.method.to_string());
		let function = self.scope.method(&receiver, &name);
		match function {
			Ok(Some(function)) => self.call(function),
			Ok(None) => {},
			Err(Ambiguous) => self.uses.unseen.push(format!("{} calls .{name}()", self.label)),
		}
		self.visit_expr(&it.receiver);
		it.turbofish
			.iter()
			.for_each(|it| self.visit_angle_bracketed_generic_arguments(it));
		for (place, argument) in it.args.iter().enumerate() {
			self.argument(argument, |names| match function {
				Ok(Some(function)) => names.handed(function, place + 1),
				// A container hands out its items.
				_ => vec![receiver.clone()],
			});
		}
	}

	fn visit_macro(&mut self, it: &'ast syn::Macro) {
		if !visit_tokens(self, &it.tokens) {
			self.scan(it.tokens.clone());
		}
	}
}
