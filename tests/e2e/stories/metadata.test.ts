/** polkadot.js understands this chain as published: no type, call or extension has to be added. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { ApiPromise } from "@polkadot/api";
import { TypeDefInfo } from "@polkadot/types";
import { findUnknownExtensions } from "@polkadot/types/extrinsic/signedExtensions";
import { stringCamelCase, u8aConcat, u8aToHex } from "@polkadot/util";
import { merkleizeMetadata } from "@polkadot-api/merkleize-metadata";
import { stateAt } from "../src/api.ts";
import { fundsOf } from "../src/funds.ts";
import { fresh, freshFunded, UNIT } from "../src/keys.ts";
import { Samples } from "../src/samples.ts";
import { Story } from "../src/story.ts";
import { seal } from "../src/time.ts";
import { submitAndSeal, type Transaction } from "../src/tx.ts";
import { complaints } from "../src/warnings.ts";

const story = new Story();

/** Yields every call of every pallet with the bytes of its sample arguments. */
function* samplesOfCalls(api: ApiPromise) {
	const samples = new Samples(api.registry.lookup.types, api.tx.system.remark("0x").method.toU8a());
	for (const [section, calls] of Object.entries(api.tx)) {
		for (const [method, call] of Object.entries(calls)) {
			const types = call.meta.fields.map(({ type }) => type.toNumber());
			for (const args of samples.ofRow(types)) {
				yield { name: `${section}.${method}`, call, types, bytes: u8aConcat(call.callIndex, args) };
			}
		}
	}
}

test("every call of every pallet survives encoding and decoding", (t) => {
	const { api } = story;
	const names = new Set<string>();
	let count = 0;
	for (const { name, call, bytes } of samplesOfCalls(api)) {
		const decoded = api.registry.createType("Call", bytes);
		assert.equal(`${decoded.section}.${decoded.method}`, name);
		assert.equal(decoded.toHex(), u8aToHex(bytes), `${name} does not decode to itself`);

		const built: Transaction = call(...decoded.args);
		assert.equal(built.method.toHex(), u8aToHex(bytes), `${name} does not encode to itself`);

		const extrinsic = api.createType("Extrinsic", built.toU8a());
		assert.deepEqual(extrinsic.method.toHuman(), decoded.toHuman());
		names.add(name);
		count += 1;
	}
	t.diagnostic(`${names.size} calls of ${Object.keys(api.tx).length} pallets, ${count} samples`);
	assert(names.size > 100);
});

test("the runtime reads every call as polkadot.js wrote it", async () => {
	const { api } = story;
	for (const { name, bytes } of samplesOfCalls(api)) {
		const info = api.call.transactionPaymentCallApi.queryCallInfo(bytes, bytes.length);
		await assert.doesNotReject(info, `${name}: ${u8aToHex(bytes)}`);
	}
});

test("no type of the metadata is left undecoded", (t) => {
	const { registry } = story.api;
	const samples = new Samples(
		registry.lookup.types,
		story.api.tx.system.remark("0x").method.toU8a(),
	);
	for (const { id, type } of registry.lookup.types) {
		const name = type.path.map(String).join("::") || type.def.type;
		assert.notEqual(registry.lookup.getTypeDef(id).info, TypeDefInfo.DoNotConstruct, name);
		// The index of an address on a chain without indices: it cannot occur.
		const empty = type.def.isCompact && registry.lookup.getTypeDef(id).type === "Compact<Null>";
		for (const bytes of empty ? [] : samples.of(id.toNumber())) {
			const value = registry.createType(registry.createLookupType(id), bytes);
			assert.equal(u8aToHex(value.toU8a()), u8aToHex(bytes), `${name} does not decode to itself`);
		}
	}
	t.diagnostic(`${registry.lookup.types.length} types`);
});

test("every constant, storage entry, event and error can be read", async () => {
	const { api } = story;
	const { pallets } = api.runtimeMetadata.asLatest;
	for (const pallet of pallets) {
		const section = stringCamelCase(pallet.name.toString());
		for (const { name } of pallet.constants) {
			assert(
				api.consts[section]?.[stringCamelCase(name.toString())],
				`${section}.${name.toString()}`,
			);
		}
		for (const { name, type } of pallet.storage.unwrapOr(undefined)?.items ?? []) {
			const query = api.query[section]?.[stringCamelCase(name.toString())];
			assert(query, `${section}.${name.toString()}`);
			await (type.isPlain ? query() : query.entriesPaged({ args: [], pageSize: 5 }));
		}
		for (const [kind, found] of [
			[pallet.errors, api.errors],
			[pallet.events, api.events],
		] as const) {
			for (const name of variants(api, kind.unwrapOr(undefined)?.type.toNumber())) {
				assert(found[section]?.[name], `${section}.${name}`);
			}
		}
	}
});

test("every error of this chain's own pallets is explained", () => {
	const { errors } = story.api;
	const own = ["restaking", "liquid", "attestation", "availability", "heartbeat", "keeper", "oracle"];
	for (const section of own) {
		for (const [name, { meta }] of Object.entries(errors[section] ?? {})) {
			assert.match(meta.docs.join(" "), /^[A-Z].+\.$/, `${section}.${name}`);
		}
	}
});

test("wallets know every extension that a signature covers", (t) => {
	const { api } = story;
	const used = api.registry.signedExtensions;
	t.diagnostic(used.join(", "));
	assert(used.includes("CheckMetadataHash"));
	assert.deepEqual(findUnknownExtensions(used), []);
});

test("wallets read symbol, decimals and address format", () => {
	const { registry } = story.api;
	assert.deepEqual(registry.chainTokens, ["RST"]);
	assert.deepEqual(registry.chainDecimals, [12]);
	assert.equal(registry.chainSS58, 42);
});

test("every runtime API can be called by name", (t) => {
	const { api } = story;
	const apis = api.runtimeMetadata.asLatest.apis;
	assert.equal(apis.length, api.runtimeVersion.apis.length);
	for (const { name, methods } of apis) {
		const decorated = api.call[stringCamelCase(name.toString())] ?? {};
		const named = methods.map((method) => stringCamelCase(method.name.toString()));
		assert.deepEqual(
			named.filter((method) => !decorated[method]),
			[],
			name.toString(),
		);
		t.diagnostic(`${name.toString()}: ${named.join(", ")}`);
	}
});

test("a transfer is signed, included, and arrives to the unit", async () => {
	const { api } = story;
	const sender = await freshFunded(api, 10n * UNIT);
	const receiver = fresh();
	const transfer = api.tx.balances.transferKeepAlive(receiver.address, 3n * UNIT);
	const outcome = await submitAndSeal(api, transfer, sender);
	assert.equal(outcome.one(api.events.balances.Transfer).amount, 3n * UNIT);
	const { free } = await fundsOf(await stateAt(api), receiver.address);
	assert.equal(free, 3n * UNIT);
});

/**
 * A hardware wallet shows what a transaction does by the metadata it is given, and signs the hash of that
 * metadata: mode 1 of `CheckMetadataHash`. Whether the runtime has its hash depends on how the node was
 * built: set METADATA_HASH=1 for a node built with the feature `metadata-hash`.
 */
test("a signature over the metadata's hash is valid if the node was built with it", async () => {
	const { api } = story;
	const sender = await freshFunded(api, 10n * UNIT);
	const v15 = (await api.call.metadata.metadataAtVersion(15)).unwrap().toHex();
	const properties = { decimals: 12, tokenSymbol: "RST" };
	const metadataHash = merkleizeMetadata(v15, properties).digest();
	const sign = (hash: Uint8Array) =>
		api.tx.system
			.remarkWithEvent("0x01")
			.signAsync(sender, { nonce: -1, mode: 1, metadataHash: u8aToHex(hash) });
	const refused = (hash: Uint8Array) => assert.rejects(sign(hash).then((tx) => tx.send()), /1010|1011/);
	if (process.env["METADATA_HASH"] === undefined) {
		// The runtime has no hash: it can tell no signature of this mode from a forged one.
		await refused(metadataHash);
		return;
	}
	await refused(metadataHash.map((byte) => 255 - byte));
	const tx = await sign(metadataHash);
	await tx.send();
	const hash = await seal(api);
	const { block } = await api.rpc.chain.getBlock(hash);
	assert(block.extrinsics.some((extrinsic) => extrinsic.hash.eq(tx.hash)));
});

test("polkadot.js had nothing to complain about, but for signatures that were refused", () => {
	assert.deepEqual(complaints().filter((line) => !/submitExtrinsic.*101[01]/.test(line)), []);
});

/** Returns the names of the variants of an enum; none without an enum. */
function variants(api: ApiPromise, type: number | undefined): string[] {
	return type === undefined
		? []
		: api.registry.lookup.getSiType(type).def.asVariant.variants.map(({ name }) => name.toString());
}
