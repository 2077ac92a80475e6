//! Compiles a runtime with its benchmarks to WebAssembly. Natively nothing of the runtime is compiled.

fn main() {
	#[cfg(feature = "demo")]
	build("../../Cargo.toml");
	#[cfg(feature = "parachain")]
	build("../../parachain/Cargo.toml");
}

/// Compiles the runtime of a manifest. Cargo keeps it below `wbuild`, by the name of its package.
#[cfg(feature = "measure")]
#[allow(dead_code)]
fn build(manifest: &str) {
	// The compiler for WebAssembly may come without clippy.
	std::env::set_var("RUSTC_WORKSPACE_WRAPPER", "");
	let runtime = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(manifest);
	let runtime = runtime.canonicalize().expect("the runtime is there");
	substrate_wasm_builder::WasmBuilder::new()
		.with_project(runtime)
		.expect("it is a manifest")
		.enable_feature("runtime-benchmarks")
		.export_heap_base()
		.import_memory()
		.build();
}
