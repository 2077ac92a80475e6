//! Writes the raw chain specification of a preset: the whole first state, with the runtime's code.
//!
//! ```sh
//! parachain-spec PRESET CODE.wasm > spec.json
//! ```

use restaking_parachain_tests::genesis;
use serde_json::{json, Map, Value};
use std::{env, fmt::Write, fs, process::ExitCode};

/// The key of the state under which the code stands.
const CODE: &[u8] = b":code";

/// Returns the hexadecimal digits of bytes.
fn hex(bytes: &[u8]) -> String {
	let mut text = String::with_capacity(2 + 2 * bytes.len());
	text.push_str("0x");
	for byte in bytes {
		write!(text, "{byte:02x}").expect("a text has room");
	}
	text
}

/// Returns the specification of a chain.
fn specification(preset: &str, code: &[u8]) -> Value {
	let mut top: Map<String, Value> = genesis::raw(preset)
		.into_iter()
		.map(|(key, value)| (hex(&key), Value::String(hex(&value))))
		.collect();
	top.insert(hex(CODE), Value::String(hex(code)));
	json!({
		"name": "Restaking parachain",
		"id": format!("restaking_parachain_{preset}"),
		"chainType": "Development",
		"bootNodes": [],
		"telemetryEndpoints": null,
		"protocolId": null,
		"properties": { "ss58Format": 42, "tokenDecimals": 12, "tokenSymbol": "PRST" },
		"relay_chain": "rococo-local",
		"para_id": para_id(preset),
		"codeSubstitutes": {},
		"genesis": { "raw": { "top": top, "childrenDefault": {} } },
	})
}

fn para_id(preset: &str) -> u32 {
	genesis::externalities(preset).execute_with(genesis::para_id)
}

fn main() -> ExitCode {
	let arguments: Vec<_> = env::args().skip(1).collect();
	let [preset, code] = arguments.as_slice() else {
		eprintln!("parachain-spec PRESET CODE.wasm: writes the raw chain specification");
		return ExitCode::FAILURE;
	};
	let code = match fs::read(code) {
		Ok(code) => code,
		Err(error) => {
			eprintln!("{code} can not be read: {error}. Build the runtime as WebAssembly first.");
			return ExitCode::FAILURE;
		},
	};
	println!("{}", specification(preset, &code));
	ExitCode::SUCCESS
}
