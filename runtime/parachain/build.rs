//! Compiles the runtime a second time, to WebAssembly, if the feature `wasm` asks for it.

#[cfg(all(feature = "std", feature = "wasm", feature = "metadata-hash"))]
#[allow(dead_code)]
#[path = "src/constants/properties.rs"]
mod properties;

fn main() {
	#[cfg(all(feature = "std", feature = "wasm"))]
	{
		// Clippy checks the native build; the compiler for WebAssembly may come without it.
		std::env::set_var("RUSTC_WORKSPACE_WRAPPER", "");
		let builder = substrate_wasm_builder::WasmBuilder::init_with_defaults();
		#[cfg(feature = "metadata-hash")]
		let builder = {
			use properties::{TOKEN_DECIMALS, TOKEN_SYMBOL};
			builder.enable_metadata_hash(TOKEN_SYMBOL, TOKEN_DECIMALS)
		};
		builder.build();
	}
}
