//! Compiles the runtime a second time, to WebAssembly.

fn main() {
	#[cfg(feature = "std")]
	{
		// Clippy checks the native build; the compiler for WebAssembly may come without it.
		std::env::set_var("RUSTC_WORKSPACE_WRAPPER", "");
		substrate_wasm_builder::WasmBuilder::build_using_defaults();
	}
}
