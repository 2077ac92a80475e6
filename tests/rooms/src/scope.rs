//! The view of one function: its variables, and the types of expressions as far as syntax tells.

use crate::names::{segments, Names, Place, Ty};
use std::collections::HashMap;
use syn::{Expr, Member, Pat};

/// Methods of the standard library, never taken for an own method of an unknown receiver.
const COMMON: [&str; 20] = [
	"add", "append", "as_ref", "clone", "drain", "extend", "filter", "find", "get", "insert",
	"iter", "len", "map", "max", "min", "next", "push", "remove", "split", "take",
];

/// The error of a method that several types of the crate have.
pub struct Ambiguous;

/// The view of one function.
pub struct Scope<'a> {
	/// The names of the crate.
	pub names: &'a Names<'a>,
	/// The module.
	pub module: usize,
	/// The type that `Self` is.
	pub owner: Option<usize>,
	/// The types of variables.
	pub locals: HashMap<String, Ty>,
}

impl Scope<'_> {
	/// Returns a type that is written.
	pub fn ty(&self, ty: &syn::Type) -> Ty {
		self.names.ty(ty, self.module, self.owner)
	}

	/// Returns the function that an expression names.
	pub fn callee(&self, expr: &Expr) -> Option<usize> {
		let Expr::Path(it) = expr else { return None };
		let path = segments(&it.path);
		match &it.qself {
			None => self.names.function(self.module, &path, self.owner),
			Some(qself) if qself.position == 0 => match self.ty(&qself.ty) {
				Ty::Own(item) => self.names.associated(item, path.last()?),
				_ => None,
			},
			Some(_) => None,
		}
	}

	/// Returns the method of a receiver. Fails if it may be that of several types.
	pub fn method(&self, receiver: &Ty, name: &str) -> Result<Option<usize>, Ambiguous> {
		match receiver {
			Ty::Own(item) => Ok(self.names.associated(*item, name)),
			Ty::Unknown if !COMMON.contains(&name) => match self.names.methods(name) {
				[] => Ok(None),
				[only] => Ok(Some(*only)),
				_ => Err(Ambiguous),
			},
			_ => Ok(None),
		}
	}

	/// Returns the type of the values of the storage item whose function an expression names.
	pub fn stored(&self, expr: &Expr) -> Option<Ty> {
		self.storage(expr).map(|(_, value, _)| value)
	}

	/// Returns the keys and values of a storage item, and the function of it that an expression names.
	fn storage(&self, expr: &Expr) -> Option<(usize, Ty, String)> {
		let Expr::Path(it) = expr else { return None };
		let path = segments(&it.path);
		let [.., item, function] = path.as_slice() else { return None };
		let (keys, value) = self.names.stored(item)?;
		Some((keys, value, function.clone()))
	}

	/// Derives the type that a function of a storage item returns.
	fn infer_storage(keys: usize, value: Ty, function: &str) -> Ty {
		let entry = |keys| Ty::Tuple([vec![Ty::Unknown; keys], vec![value.clone()]].concat());
		match function {
			"get" | "take" | "iter_values" | "iter_prefix_values" => value,
			"iter" | "drain" => entry(keys),
			"iter_prefix" | "drain_prefix" => entry(1),
			_ => Ty::Unknown,
		}
	}

	/// Derives the type of an expression.
	pub fn infer(&self, expr: &Expr) -> Ty {
		match expr {
			Expr::Try(it) => self.infer(&it.expr),
			Expr::Paren(it) => self.infer(&it.expr),
			Expr::Reference(it) => self.infer(&it.expr),
			Expr::Unary(it) => self.infer(&it.expr),
			Expr::Index(it) => self.infer(&it.expr),
			Expr::Lit(_) | Expr::Cast(_) | Expr::Binary(_) => Ty::Foreign,
			Expr::Tuple(it) => Ty::Tuple(it.elems.iter().map(|it| self.infer(it)).collect()),
			Expr::Path(it) => self.infer_path(&segments(&it.path)),
			Expr::Struct(it) => self.infer_path(&segments(&it.path)),
			Expr::Field(it) => self.infer_field(it),
			Expr::Call(it) => self.infer_call(it),
			Expr::MethodCall(it) => {
				let receiver = self.infer(&it.receiver);
				match self.method(&receiver, &it.method.to_string()) {
					Ok(Some(function)) => self.names.output(function),
					// Mostly one that leads to the same: `clone`, `iter`, `ok_or`.
					_ => receiver,
				}
			},
			_ => Ty::Unknown,
		}
	}

	fn infer_call(&self, it: &syn::ExprCall) -> Ty {
		if let Some(function) = self.callee(&it.func) {
			return self.names.output(function);
		}
		match (self.storage(&it.func), &*it.func, it.args.first()) {
			(Some((keys, value, name)), _, _) => Self::infer_storage(keys, value, &name),
			(None, Expr::Path(path), Some(inner)) if is_wrapper(&path.path) => self.infer(inner),
			(None, Expr::Path(path), _) => self.infer_path(&segments(&path.path)),
			_ => Ty::Unknown,
		}
	}

	fn infer_field(&self, it: &syn::ExprField) -> Ty {
		match (self.infer(&it.base), &it.member) {
			(Ty::Own(item), member) => self.names.field(item, &name_of(member)),
			(Ty::Tuple(parts), Member::Unnamed(place)) => {
				let part = usize::try_from(place.index).ok().and_then(|part| parts.get(part));
				part.cloned().unwrap_or(Ty::Unknown)
			},
			(Ty::Foreign, _) => Ty::Foreign,
			_ => Ty::Unknown,
		}
	}

	/// Derives the type of a variable, a constructor or a variant.
	fn infer_path(&self, path: &[String]) -> Ty {
		match path {
			[name] if name == "self" || name == "Self" => self.owner.map_or(Ty::Foreign, Ty::Own),
			[name] if self.locals.contains_key(name) => self.locals[name].clone(),
			_ => match self.names.find(self.module, path) {
				Some((Place::Item(item), _)) => self.names.ty_of_item(item),
				None if self.names.is_foreign(self.module, &path[0]) => Ty::Foreign,
				_ => Ty::Unknown,
			},
		}
	}

	/// Gives the variables of a pattern their types.
	pub fn bind(&mut self, pat: &Pat, ty: &Ty) {
		match pat {
			Pat::Ident(it) => drop(self.locals.insert(it.ident.to_string(), ty.clone())),
			Pat::Type(it) => self.bind(&it.pat, &self.ty(&it.ty)),
			Pat::Reference(it) => self.bind(&it.pat, ty),
			Pat::Paren(it) => self.bind(&it.pat, ty),
			Pat::Or(it) => it.cases.iter().for_each(|pat| self.bind(pat, ty)),
			Pat::Slice(it) => it.elems.iter().for_each(|pat| self.bind(pat, ty)),
			Pat::Tuple(it) => {
				let parts = if let Ty::Tuple(parts) = ty { parts.as_slice() } else { &[] };
				for (place, pat) in it.elems.iter().enumerate() {
					self.bind(pat, parts.get(place).unwrap_or(&Ty::Unknown));
				}
			},
			Pat::TupleStruct(it) => {
				let inner = if is_wrapper(&it.path) { ty.clone() } else { Ty::Unknown };
				it.elems.iter().for_each(|pat| self.bind(pat, &inner));
			},
			Pat::Struct(it) => {
				let of = self.infer_path(&segments(&it.path));
				for field in &it.fields {
					let ty = match of {
						Ty::Own(item) => self.names.field(item, &name_of(&field.member)),
						_ => Ty::Unknown,
					};
					self.bind(&field.pat, &ty);
				}
			},
			_ => {},
		}
	}
}

/// Returns true for `Some`, `Ok` and `Err`.
fn is_wrapper(path: &syn::Path) -> bool {
	["Some", "Ok", "Err"].iter().any(|name| path.is_ident(name))
}

/// Returns the name of a field, or its place.
fn name_of(member: &Member) -> String {
	match member {
		Member::Named(name) => name.to_string(),
		Member::Unnamed(place) => place.index.to_string(),
	}
}
