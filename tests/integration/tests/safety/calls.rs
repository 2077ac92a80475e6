//! Every call of the runtime, compared with a written list of who may make it.
//!
//! The list is `calls.txt`. A call that is not in it fails the test: somebody must decide.

use codec::{Compact, Decode, Encode};
use polkadot_sdk::{
	frame_support::traits::{Contains, InstanceFilter},
	pallet_safe_mode, pallet_tx_pause,
};
use restaking_runtime::{configs::ProxyType, Runtime, RuntimeCall};
use scale_info::{
	form::PortableForm, Field, PortableRegistry, Registry, TypeDef, TypeDefPrimitive, TypeInfo,
	Variant,
};

const LIST: &str = include_str!("calls.txt");

type PausedName = pallet_tx_pause::RuntimeCallNameOf<Runtime>;
type InSafeMode = <Runtime as pallet_safe_mode::Config>::WhitelistedCalls;
type InPause = <Runtime as pallet_tx_pause::Config>::WhitelistedCalls;

/// The types that the runtime's metadata knows, and the number of the type of calls.
struct Types {
	registry: PortableRegistry,
	calls: u32,
}

impl Types {
	fn of<T: TypeInfo + 'static>() -> Self {
		let mut registry = Registry::new();
		let calls = registry.register_type(&scale_info::meta_type::<T>()).id;
		Self { registry: registry.into(), calls }
	}

	fn definition(&self, id: u32) -> &TypeDef<PortableForm> {
		&self.registry.resolve(id).expect("the registry is closed").type_def
	}

	fn variants(&self, id: u32) -> &[Variant<PortableForm>] {
		match self.definition(id) {
			TypeDef::Variant(variants) => &variants.variants,
			other => panic!("{other:?} has no variants"),
		}
	}

	/// Returns encodings of a type: its first value, and one more for each variant that it has.
	fn values(&self, id: u32) -> Vec<Vec<u8>> {
		match self.definition(id) {
			TypeDef::Primitive(TypeDefPrimitive::Bool) => vec![vec![0], vec![1]],
			// The call within a call is no parameter of it.
			TypeDef::Variant(_) if id == self.calls => vec![self.first(id)],
			TypeDef::Variant(variants) => {
				variants.variants.iter().map(|variant| self.variant(variant)).collect()
			},
			_ => vec![self.first(id)],
		}
	}

	/// Returns the encoding of a type's first value: zeros, empty lists, first variants.
	fn first(&self, id: u32) -> Vec<u8> {
		match self.definition(id) {
			TypeDef::Primitive(primitive) => vec![0; size(primitive)],
			TypeDef::Compact(_) => Compact(0u8).encode(),
			TypeDef::Sequence(_) | TypeDef::BitSequence(_) => Compact(0u8).encode(),
			TypeDef::Array(array) => self.first(array.type_param.id).repeat(array.len as usize),
			TypeDef::Tuple(tuple) => tuple.fields.iter().flat_map(|it| self.first(it.id)).collect(),
			TypeDef::Composite(composite) => self.fields(&composite.fields),
			TypeDef::Variant(variants) => {
				variants.variants.first().map_or_else(Vec::new, |variant| self.variant(variant))
			},
		}
	}

	fn fields(&self, fields: &[Field<PortableForm>]) -> Vec<u8> {
		fields.iter().flat_map(|field| self.first(field.ty.id)).collect()
	}

	fn variant(&self, variant: &Variant<PortableForm>) -> Vec<u8> {
		[vec![variant.index], self.fields(&variant.fields)].concat()
	}

	/// Returns encodings of a call: with the first value of each parameter, and with each value of one.
	fn samples(&self, pallet: u8, call: &Variant<PortableForm>) -> Vec<Vec<u8>> {
		let first: Vec<_> = call.fields.iter().map(|field| self.first(field.ty.id)).collect();
		let mut all = vec![first.clone()];
		for (at, field) in call.fields.iter().enumerate() {
			for value in self.values(field.ty.id) {
				let mut changed = first.clone();
				changed[at] = value;
				all.push(changed);
			}
		}
		all.iter().map(|it| [vec![pallet, call.index], it.concat()].concat()).collect()
	}
}

fn size(primitive: &TypeDefPrimitive) -> usize {
	use TypeDefPrimitive::*;
	match primitive {
		Bool | Str | U8 | I8 => 1,
		U16 | I16 => 2,
		Char | U32 | I32 => 4,
		U64 | I64 => 8,
		U128 | I128 => 16,
		U256 | I256 => 32,
	}
}

/// A call of the metadata, with some of the values that its parameters can have.
struct Known {
	pallet: String,
	name: String,
	samples: Vec<RuntimeCall>,
}

/// Returns every call of every pallet.
fn all_calls() -> Vec<Known> {
	let types = Types::of::<RuntimeCall>();
	let mut all = Vec::new();
	for pallet in types.variants(types.calls) {
		let [calls] = &pallet.fields[..] else { panic!("{} is no pallet", pallet.name) };
		for call in types.variants(calls.ty.id) {
			let decode = |bytes: Vec<u8>| {
				RuntimeCall::decode(&mut &bytes[..])
					.unwrap_or_else(|error| panic!("{}.{}: {error}", pallet.name, call.name))
			};
			let samples = types.samples(pallet.index, call).into_iter().map(decode).collect();
			all.push(Known { pallet: pallet.name.clone(), name: call.name.clone(), samples });
		}
	}
	all
}

/// Returns every type of proxies but `Any`, with its name.
pub fn all_types() -> Vec<(String, ProxyType)> {
	let types = Types::of::<ProxyType>();
	let decode = |index: u8| ProxyType::decode(&mut &[index][..]).expect("a type of proxies");
	let all = types.variants(types.calls).iter().map(|it| (it.name.clone(), decode(it.index)));
	all.filter(|(_, kind)| *kind != ProxyType::Any).collect()
}

/// Returns `yes` if all samples pass, `no` if none does, and `some` if the parameters decide.
fn answer(samples: &[RuntimeCall], passes: impl Fn(&RuntimeCall) -> bool) -> &'static str {
	match samples.iter().filter(|call| passes(call)).count() {
		0 => "no",
		passing if passing == samples.len() => "yes",
		_ => "some",
	}
}

/// Returns the line of a call as the runtime decides: the call, and all to whom it is open.
fn line(call: &Known, types: &[(String, ProxyType)]) -> String {
	let bounded = |name: &str| name.as_bytes().to_vec().try_into().expect("short");
	let name: PausedName = (bounded(&call.pallet), bounded(&call.name));
	let unpausable = if InPause::contains(&name) { "yes" } else { "no" };
	let proxies = types
		.iter()
		.map(|(name, kind)| (name.as_str(), answer(&call.samples, |it| kind.filter(it))));
	let brakes =
		[("safe-mode", answer(&call.samples, InSafeMode::contains)), ("pause", unpausable)];
	let open = proxies.chain(brakes).filter_map(|(name, answer)| match answer {
		"no" => None,
		"yes" => Some(name.to_string()),
		_ => Some(format!("{name}?")),
	});
	let names = [format!("{}.{}", call.pallet, call.name)].into_iter().chain(open);
	names.collect::<Vec<_>>().join(" ")
}

/// SC-GOV-12: a new call is for nobody until somebody decides.
#[test]
fn every_call_is_open_to_those_whom_the_list_names() {
	let types = all_types();
	let decided: Vec<_> = all_calls().iter().map(|call| line(call, &types)).collect();
	let written: Vec<_> =
		LIST.lines().filter(|it| !it.is_empty() && !it.starts_with('#')).collect();
	let new: Vec<_> = decided.iter().filter(|it| !written.contains(&it.as_str())).collect();
	let old: Vec<_> = written.iter().filter(|it| !decided.iter().any(|new| new == *it)).collect();
	assert!(
		new.is_empty() && old.is_empty(),
		"the runtime decides\n{new:#?}\nand calls.txt says\n{old:#?}\n\
		 Decide who may make a new call, in runtime/src/configs and in calls.txt."
	);
	assert!(decided.len() > 200, "only {} calls were looked at", decided.len());
}

/// A type contains another exactly if it passes every call that the other passes: a proxy may appoint
/// another of what it contains.
#[test]
fn types_contain_each_other_as_their_filters_do() {
	let calls = all_calls();
	let samples = || calls.iter().flat_map(|call| &call.samples);
	let types = all_types();
	for (wide_name, wide) in &types {
		assert!(ProxyType::Any.is_superset(wide) && !wide.is_superset(&ProxyType::Any));
		for (narrow_name, narrow) in &types {
			let contains = samples().all(|call| wide.filter(call) || !narrow.filter(call));
			assert_eq!(wide.is_superset(narrow), contains, "{wide_name} and {narrow_name}");
		}
	}
}

/// A pause knows names only. What passes safe mode with some parameters can not be paused by its name.
#[test]
fn no_pause_stops_what_passes_safe_mode() {
	let bounded = |name: &str| name.as_bytes().to_vec().try_into().expect("short");
	for call in all_calls() {
		let name: PausedName = (bounded(&call.pallet), bounded(&call.name));
		let passes = answer(&call.samples, InSafeMode::contains) != "no";
		assert_eq!(passes, InPause::contains(&name), "{}.{}", call.pallet, call.name);
	}
}
