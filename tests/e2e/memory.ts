/**
 * Measures the memory of a node that seals blocks on demand, with the bound of its state cache and with the one that
 * the SDK has by default.
 *
 * Both nodes seal the same number of empty blocks, one after the other. After each tenth of them the resident memory
 * is read.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { connect, disconnect } from "./src/api.ts";
import { RestakingNode } from "./src/node.ts";
import { endWell } from "./src/story.ts";
import { advanceBlocks } from "./src/time.ts";

/** Blocks that each node seals. */
const BLOCKS = Number(process.env["BLOCKS"] ?? 33_000);
const READINGS = 10;
const KIB_OF_MIB = 1_024;

await measure("64 MiB, the node's own bound", []);
await measure("1 GiB, the SDK's default", ["--trie-cache-size", String(1_024 ** 3)]);

/** Prints the memory of a node with these flags, after each tenth of the blocks. */
async function measure(cache: string, flags: readonly string[]): Promise<void> {
	const node = await RestakingNode.start({ flags: ["--dev", "--sealing", "manual", ...flags] });
	const api = await connect(node.endpoint);
	const began = performance.now();
	const read = [resident(node)];
	for (let reading = 0; reading < READINGS; reading += 1) {
		await advanceBlocks(api, Math.ceil(BLOCKS / READINGS));
		read.push(resident(node));
	}
	const seconds = ((performance.now() - began) / 1_000).toFixed(0);
	console.log(`memory: cache ${cache}: ${read.join(", ")} MiB in ${BLOCKS} blocks, ${seconds} s`);
	await disconnect(api);
	await endWell(node);
}

/** Returns the resident memory of a node, in MiB. */
function resident(node: RestakingNode): number {
	const status = readFileSync(`/proc/${node.run.pid}/status`, "utf8");
	const [, kib] = status.match(/^VmRSS:\s+(\d+) kB$/m) ?? [];
	assert(kib, "the system tells no memory of the node");
	return Math.round(Number(kib) / KIB_OF_MIB);
}
