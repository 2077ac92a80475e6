/** The commands on a database on a chain that BABE makes, where reverted blocks leave GRANDPA and BABE able to go on. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { connect, disconnect } from "../src/api.ts";
import { infoOf, runOn, type Info } from "../src/database.ts";
import { RestakingNode } from "../src/node.ts";
import { endWell } from "../src/story.ts";
import { waitForBlock, waitForFinalized } from "../src/time.ts";

const MINUTE = 60_000;
/** The number of blocks that are made, one in a slot of six seconds. None of them is final. */
const BLOCKS = 4;
const REVERTED = 2;

const directory = mkdtempSync(path.join(tmpdir(), "restaking-e2e-"));
const basePath = path.join(directory, "chain");
const blocks = path.join(directory, "blocks");
let made: Info;

before(async () => {
	const node = await RestakingNode.start({ flags: ["--dev", "--no-grandpa"], basePath });
	const api = await connect(node.endpoint);
	await waitForBlock(api, BLOCKS, 2 * MINUTE);
	await disconnect(api);
	await endWell(node);
	made = await infoOf(basePath);
});

after(() => rmSync(directory, { recursive: true, force: true }));

/** Runs a command of this name on the chain. */
function run(name: string, ...more: string[]): Promise<string> {
	return runOn([name, "--dev", "--base-path", basePath, ...more]);
}

test("without votes no block is final, so all of them could be reverted", () => {
	assert(made.best_number >= BLOCKS);
	assert.equal(made.finalized_number, 0);
});

test("a block is executed again, and a state is printed", async () => {
	const last = String(made.best_number);
	await run("export-blocks", "--binary", "--to", last, blocks);
	await run("check-block", last);
	const spec = JSON.parse(await run("export-state", last)) as {
		genesis: { raw: { top: Record<string, string> } };
	};
	assert("0x3a636f6465" in spec.genesis.raw.top, "the state has no code");
});

test("the last blocks are reverted, and imported again from the file", async () => {
	await run("revert", String(REVERTED));
	assert.equal((await infoOf(basePath)).best_number, made.best_number - REVERTED);
	await run("import-blocks", "--binary", blocks);
	assert.equal((await infoOf(basePath)).best_hash, made.best_hash);
});

test("the node goes on from the blocks that came back, and votes for them", async () => {
	const node = await RestakingNode.start({ flags: ["--dev"], basePath });
	const api = await connect(node.endpoint);
	const final = await waitForFinalized(api, made.best_number + 1, 2 * MINUTE);
	assert(final.number.toNumber() > made.best_number);
	const hash = await api.rpc.chain.getBlockHash(made.best_number);
	assert.equal(hash.toHex(), made.best_hash);
	await disconnect(api);
	await endWell(node);
});
