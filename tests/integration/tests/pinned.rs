//! The interface of our pallets in the demo runtime against `pinned.txt`: calls, events, errors, hold reasons,
//! storage and constants. Clients, signed calls and stored records depend on their names and indices, so
//! none of them changes unseen.

use frame_metadata::{
	v14::{PalletMetadata, RuntimeMetadataV14, StorageEntryType},
	RuntimeMetadata,
};
use polkadot_sdk::{frame_support::traits::PalletsInfoAccess, sp_io::TestExternalities};
use restaking_runtime::{AllPalletsWithSystem, Runtime};
use scale_info::{form::PortableForm, PortableRegistry, TypeDef, Variant};
use std::{collections::BTreeSet, env, fmt::Write as _, fs, path::PathBuf};

const ADVICE: &str = "\
The interface of a pallet differs from tests/integration/pinned.txt.
By accident: put the names back, and add new variants at the end.
On purpose: renew the listing and commit it with the change,
    RENEW=1 cargo test --workspace --test pinned
and name the change in runtime/CHANGELOG.md. After the first release, a change of calls raises
`transaction_version`, and a change of storage needs a migration.";

fn file() -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("pinned.txt")
}

fn metadata() -> RuntimeMetadataV14 {
	// Some constants are read from storage.
	match TestExternalities::default().execute_with(Runtime::metadata).1 {
		RuntimeMetadata::V14(metadata) => metadata,
		other => panic!("metadata of version {}, not 14", other.version()),
	}
}

/// Returns true for a pallet of this workspace whose interface is pinned.
fn is_ours(module: &str) -> bool {
	module.starts_with("pallet_restaking") || module == "pallet_liquid_restaking"
}

/// Returns the listing of all our pallets.
fn listing() -> String {
	let (metadata, infos) = (metadata(), AllPalletsWithSystem::infos());
	let mut text = String::new();
	for info in infos.iter().filter(|info| is_ours(info.module_name)) {
		let pallet = metadata.pallets.iter().find(|pallet| pallet.name == info.name);
		let pallet = pallet.expect("a pallet has metadata");
		list(&mut text, pallet, info.module_name, &metadata.types).expect("a string takes all");
	}
	text
}

fn list(
	text: &mut String,
	pallet: &PalletMetadata<PortableForm>,
	module: &str,
	types: &PortableRegistry,
) -> std::fmt::Result {
	writeln!(text, "pallet {} {}", pallet.index, pallet.name)?;
	let hold_reason = types
		.types
		.iter()
		.find(|it| it.ty.path.segments == [module, "pallet", "HoldReason"]);
	for (kind, id) in [
		("call", pallet.calls.as_ref().map(|it| it.ty.id)),
		("event", pallet.event.as_ref().map(|it| it.ty.id)),
		("error", pallet.error.as_ref().map(|it| it.ty.id)),
		("hold", hold_reason.map(|it| it.id)),
	] {
		for variant in id.map_or(&[][..], |id| variants(types, id)) {
			let fields: Vec<_> =
				variant.fields.iter().filter_map(|it| it.name.as_deref()).collect();
			let fields =
				if fields.is_empty() { String::new() } else { format!("({})", fields.join(", ")) };
			writeln!(text, "  {kind} {} {}{fields}", variant.index, variant.name)?;
		}
	}
	if let Some(storage) = &pallet.storage {
		for entry in &storage.entries {
			let hashers = match &entry.ty {
				StorageEntryType::Plain(_) => String::new(),
				StorageEntryType::Map { hashers, .. } => format!(" {hashers:?}"),
			};
			writeln!(text, "  storage {} {}{hashers}", storage.prefix, entry.name)?;
		}
	}
	for constant in &pallet.constants {
		let value: String = constant.value.iter().map(|byte| format!("{byte:02x}")).collect();
		writeln!(text, "  constant {} 0x{value}", constant.name)?;
	}
	Ok(())
}

fn variants(types: &PortableRegistry, id: u32) -> &[Variant<PortableForm>] {
	match types.resolve(id).map(|ty| &ty.type_def) {
		Some(TypeDef::Variant(all)) => &all.variants,
		other => panic!("{other:?} has no variants"),
	}
}

/// Returns the lines of one text that the other lacks, each with a sign in front.
fn only_in(text: &str, other: &str, sign: char) -> String {
	let other: BTreeSet<_> = other.lines().collect();
	let lines = text.lines().filter(|line| !other.contains(line));
	lines.map(|line| format!("{sign} {line}\n")).collect()
}

#[test]
fn the_interface_is_as_pinned() {
	let now = listing();
	if env::var_os("RENEW").is_some() {
		fs::write(file(), &now).expect("the listing can be written");
	}
	let pinned = fs::read_to_string(file()).expect("the listing was committed");
	let (lost, new) = (only_in(&pinned, &now, '-'), only_in(&now, &pinned, '+'));
	assert!(pinned == now, "{lost}{new}{ADVICE}");
}

/// The listing is not empty, so that it can fail.
#[test]
fn the_listing_names_every_kind_of_item() {
	let now = listing();
	for line in [
		"  call 22 pledge(",
		"  event 0 ",
		"  error 0 ",
		"  hold 0 ",
		"  storage Restaking Stakers",
	] {
		assert!(now.contains(line), "{line}");
	}
	assert!(now.contains("  constant MaxPositions "));
	let infos = AllPalletsWithSystem::infos();
	let ours = infos.iter().filter(|info| is_ours(info.module_name)).count();
	assert!(ours > 1, "{ours} pallets");
	assert_eq!(now.lines().filter(|line| line.starts_with("pallet ")).count(), ours);
}
