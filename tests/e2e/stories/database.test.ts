/** The commands on a database do on a sealed chain what the node's README says, and complain of nothing. */

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { connect, disconnect } from "../src/api.ts";
import { DONE_WITHIN, infoOf, runOn, type Info } from "../src/database.ts";
import { within } from "../src/deadline.ts";
import { RestakingNode, Run } from "../src/node.ts";
import { endWell, MANUAL } from "../src/story.ts";
import { advanceBlocks, seal } from "../src/time.ts";

const README = path.join(
	path.dirname(fileURLToPath(import.meta.url)),
	"../../../node/README.md",
);

/** More than the node keeps the state of: that of the genesis block is gone. */
const FINAL = 270;
const LAST = 280;
/** The number of blocks that the README reverts. */
const REVERTED = 5;

const directory = mkdtempSync(path.join(tmpdir(), "restaking-e2e-"));
let last: string;

before(async () => {
	const node = await RestakingNode.start({ flags: MANUAL, basePath: file("sealed") });
	const api = await connect(node.endpoint);
	await advanceBlocks(api, FINAL);
	for (let block = FINAL; block < LAST; block += 1) {
		last = (await api.rpc.engine.createBlock(true, false)).blockHash.toHex();
	}
	await disconnect(api);
	await endWell(node);
});

after(() => rmSync(directory, { recursive: true, force: true }));

function file(name: string): string {
	return path.join(directory, name);
}

/** Returns the arguments of the README's commands on a database, with paths of this story. */
function commands(): string[][] {
	const text = readFileSync(README, "utf8");
	const section = text.slice(text.indexOf("\n## Commands"), text.indexOf("\n## Operation"));
	const lines = section.split("\n").filter((line) => /^restaking-node .*--base-path/.test(line));
	return lines.map((line) => line.replaceAll("/tmp", directory).split(" ").slice(1));
}

/** Returns what the README's command of this name prints. */
async function run(name: string): Promise<string> {
	const [args, ...others] = commands().filter(([command]) => command === name);
	assert(args && others.length === 0, `the README has not one command ${name}`);
	return runOn(args);
}

test("every command of the README is one that this story runs", () => {
	const names = commands().map(([name]) => name);
	const inOrder = ["chain-info", "export-blocks", "check-block", "export-state", "revert"];
	assert.deepEqual(names, [...inOrder, "import-blocks", "purge-chain"]);
});

test("chain-info tells the best and the final block", async () => {
	const info = JSON.parse(await run("chain-info")) as Info;
	assert.equal(info.best_number, LAST);
	assert.equal(info.best_hash, last);
	assert.equal(info.finalized_number, FINAL);
});

test("a block is executed again, and a state is printed", async () => {
	await run("export-blocks");
	await run("check-block");
	const spec = JSON.parse(await run("export-state")) as {
		genesis: { raw: { top: Record<string, string> } };
	};
	assert("0x3a636f6465" in spec.genesis.raw.top, "the state has no code");
});

test("the last blocks are reverted, and imported again from the file", async () => {
	await run("revert");
	assert.equal((await infoOf(file("sealed"))).best_number, LAST - REVERTED);
	await runOn(["import-blocks", "--dev", "--base-path", file("sealed"), "--binary", file("blocks")]);
	assert.equal((await infoOf(file("sealed"))).best_hash, last);
});

test("a copy of the chain is made from the file, continued, and removed", async () => {
	await run("import-blocks");
	assert.equal((await infoOf(file("copy"))).best_hash, last);
	const node = await RestakingNode.start({ flags: MANUAL, basePath: file("copy") });
	const api = await connect(node.endpoint);
	await seal(api);
	const header = await api.rpc.chain.getHeader();
	assert.equal(header.number.toNumber(), LAST + 1);
	assert.equal(header.parentHash.toHex(), last);
	await disconnect(api);
	await endWell(node);
	await run("purge-chain");
	assert.equal((await infoOf(file("copy"))).best_number, 0);
});

test("the database of a running node is refused with the reason", async () => {
	const node = await RestakingNode.start({ flags: MANUAL, basePath: file("sealed") });
	const command = new Run(["chain-info", "--dev", "--base-path", file("sealed")]);
	const exit = await within(DONE_WITHIN, command.exit, () => `it goes on${command.tail()}`);
	assert.equal(exit.code, 1);
	assert.match(command.stderr.join("\n"), /^Error: the database is in use: stop the node/m);
	await endWell(node);
});
