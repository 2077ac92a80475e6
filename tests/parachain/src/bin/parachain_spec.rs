//! Writes the raw chain specification of a preset: the whole first state, with the runtime's code.
//!
//! ```sh
//! parachain-spec PRESET CODE.wasm > spec.json
//! parachain-spec PRESET CODE.wasm MOMENT > spec.json
//! ```
//!
//! The moment, in milliseconds, is that at which the chain begins: one block before its first. Tools that make blocks by
//! themselves count slots from it. A chain without it, as those of collators are, learns the moment of its first block.

use polkadot_sdk::pallet_timestamp;
use restaking_parachain_tests::{genesis, runtime::Runtime};
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
fn specification(preset: &str, code: &[u8], moment: Option<u64>) -> Value {
	let mut top: Map<String, Value> = genesis::raw(preset)
		.into_iter()
		.map(|(key, value)| (hex(&key), Value::String(hex(&value))))
		.collect();
	top.insert(hex(CODE), Value::String(hex(code)));
	if let Some(moment) = moment {
		let key = pallet_timestamp::Now::<Runtime>::hashed_key();
		top.insert(hex(&key), Value::String(hex(&moment.to_le_bytes())));
	}
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
	let known = match arguments.as_slice() {
		[preset, code] => Some((preset, code, None)),
		[preset, code, moment] => moment.parse().ok().map(|moment| (preset, code, Some(moment))),
		_ => None,
	};
	let Some((preset, code, moment)) = known else {
		eprintln!("parachain-spec PRESET CODE.wasm [MOMENT]: writes the raw chain specification");
		return ExitCode::FAILURE;
	};
	let code = match fs::read(code) {
		Ok(code) => code,
		Err(error) => {
			eprintln!("{code} can not be read: {error}. Build the runtime as WebAssembly first.");
			return ExitCode::FAILURE;
		},
	};
	println!("{}", specification(preset, &code, moment));
	ExitCode::SUCCESS
}
