/**
 * Generates the TypeScript types of calls, events, storage and runtime APIs from the node's metadata:
 *
 *     npm run types
 *
 * `npm run check` does so before it compiles, so that a name that the runtime no longer has is an error.
 * The files in `generated` are not committed. They are kept until the node, this file or the version of
 * the generator changes.
 */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as typegen from "@polkadot/typegen/generate";
import { getMetadataViaWs, initMeta } from "@polkadot/typegen/util";
import type { Definitions } from "@polkadot/types/types";
import type { HexString } from "@polkadot/util/types";
import { binary, RestakingNode } from "./src/node.ts";
import { endWell, MANUAL } from "./src/story.ts";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const GENERATED = path.join(HERE, "generated");
/** Says what the files were made from. */
const STAMP = path.join(GENERATED, "made-from");
/** The first version that describes runtime APIs. */
const METADATA_VERSION = 15;

if (!existsSync(binary())) {
	console.error(`types: there is no node at ${binary()}: build it or set RESTAKING_NODE`);
	process.exit(1);
}
const inputs = [binary(), path.join(HERE, "package-lock.json"), fileURLToPath(import.meta.url)];
const hash = createHash("sha256");
inputs.forEach((file) => hash.update(readFileSync(file)));
const madeFrom = hash.digest("hex");

if (!existsSync(STAMP) || readFileSync(STAMP, "utf8") !== madeFrom) {
	const print = console.log;
	// The generator reports each file.
	console.log = () => undefined;
	const metadata = await metadataOfNode();
	rmSync(GENERATED, { recursive: true, force: true });
	mkdirSync(GENERATED);
	await generate(metadata);
	writeFileSync(STAMP, madeFrom);
	console.log = print;
	console.log(`types: made from the metadata of ${binary()}`);
}

async function metadataOfNode(): Promise<HexString> {
	const node = await RestakingNode.start({ flags: MANUAL });
	try {
		return await getMetadataViaWs(node.endpoint, METADATA_VERSION);
	} finally {
		await endWell(node);
	}
}

async function generate(metadata: HexString): Promise<void> {
	typegen.generateDefaultLookup(GENERATED, metadata);
	// The definitions of all types of the metadata, by which the other files name them.
	const { default: types } = (await import(path.join(GENERATED, "lookup.ts"))) as {
		default: Definitions["types"];
	};
	const lookup = { rpc: {}, types };
	const file = (kind: string) => path.join(GENERATED, `api-${kind}.ts`);
	typegen.generateDefaultConsts(file("consts"), metadata, {}, true, lookup);
	typegen.generateDefaultErrors(file("errors"), metadata, {}, true);
	typegen.generateDefaultEvents(file("events"), metadata, {}, true, lookup);
	typegen.generateDefaultQuery(file("query"), metadata, {}, true, lookup);
	typegen.generateDefaultRuntime(file("runtime"), metadata, {}, true, lookup);
	typegen.generateDefaultTx(file("tx"), metadata, {}, true, lookup);
	nameAliases(file("runtime"), metadata);
	// It exports from files that exist in packages of the generator's authors only.
	rmSync(path.join(GENERATED, "index.ts"));
}

/**
 * Declares the types that runtime APIs name and no file declares: those that polkadot.js replaces by a
 * type of its own, such as `u32` for an id.
 */
function nameAliases(used: string, metadata: HexString): void {
	const { lookup } = initMeta(metadata).registry;
	const names = new Set(readFileSync(used, "utf8").match(/\w+/g));
	const aliases = new Map<string, string>();
	for (const { id } of lookup.types) {
		const { lookupName, type } = lookup.getTypeDef(id);
		const name = lookup.getName(id);
		if (name && !lookupName && names.has(name)) {
			aliases.set(name, type);
		}
	}
	const lines = [...aliases].map(([name, type]) => `\ttype ${name} = InterfaceTypes["${type}"];\n`);
	writeFileSync(
		path.join(GENERATED, "aliases.ts"),
		`import "@polkadot/types-augment/registry";\n` +
			`import type { InterfaceTypes } from "@polkadot/types/types/registry";\n\n` +
			`declare global {\n${lines.join("")}}\n`,
	);
}
