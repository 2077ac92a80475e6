//! Compiles the runtime with its benchmarks to WebAssembly. Natively nothing of the runtime is compiled.

fn main() {
	#[cfg(feature = "measure")]
	{
		// The compiler for WebAssembly may come without clippy.
		std::env::set_var("RUSTC_WORKSPACE_WRAPPER", "");
		let runtime = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.toml");
		let runtime = std::path::Path::new(runtime).canonicalize().expect("the runtime is there");
		substrate_wasm_builder::WasmBuilder::new()
			.with_project(runtime)
			.expect("it is a manifest")
			.enable_feature("runtime-benchmarks")
			.export_heap_base()
			.import_memory()
			.build();
	}
}
