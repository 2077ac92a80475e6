//! A feature that a crate has reaches every dependency that has it too. Otherwise a build with it
//! fails, or leaves a part of the code out.

use serde_json::Value;
use std::{
	collections::{HashMap, HashSet},
	env,
	process::Command,
};

/// The features that must reach all dependencies.
const FEATURES: [&str; 4] = ["metadata-hash", "runtime-benchmarks", "std", "try-runtime"];

/// Features of optional dependencies that bring the dependency itself, not only its feature.
const ENABLING: [(&str, &str); 2] =
	[("runtime-benchmarks", "frame-benchmarking"), ("try-runtime", "frame-try-runtime")];

/// Returns the description of the workspace and all its dependencies.
fn metadata() -> Value {
	let cargo = env::var("CARGO").expect("cargo runs the tests");
	let output = Command::new(cargo)
		.args(["metadata", "--format-version", "1", "--all-features", "--locked"])
		.output()
		.expect("cargo can be started");
	assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
	serde_json::from_slice(&output.stdout).expect("cargo prints JSON")
}

fn text(value: &Value) -> &str {
	value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
	value.as_array().into_iter().flatten()
}

/// Returns true if `feature` of `package` turns on `feature` of its dependency `name`.
fn reaches(package: &Value, feature: &str, name: &str) -> bool {
	let enabling = ENABLING.contains(&(feature, name));
	list(&package["features"][feature]).any(|enabled| {
		let enabled = text(enabled);
		enabled == format!("{name}/{feature}")
			|| (!enabling && enabled == format!("{name}?/{feature}"))
	})
}

/// Returns true if the dependency on `package` always asks for `feature`.
fn is_always_on(dependency: &Value, package: &Value, feature: &str) -> bool {
	let contains = |features: &Value| list(features).any(|it| it == feature);
	contains(&dependency["features"])
		|| (dependency["uses_default_features"] == true
			&& contains(&package["features"]["default"]))
}

#[test]
fn features_reach_every_dependency_that_has_them() {
	let metadata = metadata();
	let packages: HashMap<&str, &Value> = list(&metadata["packages"])
		.map(|package| (text(&package["id"]), package))
		.collect();
	let resolved: HashMap<&str, HashSet<&str>> = list(&metadata["resolve"]["nodes"])
		.map(|node| {
			let ids = list(&node["dependencies"]).map(text);
			(text(&node["id"]), ids.collect())
		})
		.collect();

	let (mut pairs, mut missing) = (0, Vec::new());
	for id in list(&metadata["workspace_members"]).map(text) {
		let package = packages[id];
		for dependency in list(&package["dependencies"]) {
			let name = text(&dependency["name"]);
			let known_as = dependency["rename"].as_str().unwrap_or(name);
			let found = resolved[id].iter().map(|id| packages[id]).find(|it| it["name"] == name);
			for feature in FEATURES {
				let both = package["features"].get(feature).is_some()
					&& found.is_some_and(|it| it["features"].get(feature).is_some());
				if !both || found.is_some_and(|it| is_always_on(dependency, it, feature)) {
					continue;
				}
				pairs += 1;
				if !reaches(package, feature, known_as) {
					missing.push(format!("{}: {known_as}/{feature}", text(&package["name"])));
				}
			}
		}
	}
	assert!(pairs > 100, "only {pairs} features of dependencies were looked at");
	assert!(missing.is_empty(), "features that do not reach a dependency:\n{}", missing.join("\n"));
}

/// Hardware wallets sign only if the runtime knows the hash of its metadata. The feature must reach from
/// the node to the builder of WebAssembly, which is then told the symbol and the decimals.
#[test]
fn a_node_can_be_built_for_hardware_wallets() {
	let metadata = metadata();
	let package = |name: &str| {
		list(&metadata["packages"])
			.find(|it| it["name"] == name)
			.expect("in the workspace")
	};
	let enabled = |name: &str| package(name)["features"]["metadata-hash"].clone();
	assert_eq!(enabled("restaking-node")[0], "restaking-runtime/metadata-hash");
	assert_eq!(enabled("restaking-runtime")[0], "substrate-wasm-builder?/metadata-hash");
	let build = include_str!("../../../runtime/build.rs");
	let gated = build.split("#[cfg(feature = \"metadata-hash\")]").nth(1).expect("is gated");
	assert!(gated.contains("enable_metadata_hash(TOKEN_SYMBOL, TOKEN_DECIMALS)"));
}
