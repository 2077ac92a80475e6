/** A developer starts a node: it says what is needed, makes blocks in each way, and stops at once. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { ApiPromise } from "@polkadot/api";
import { connect, disconnect } from "../src/api.ts";
import { ask } from "../src/http.ts";
import { freshFundedInTime, UNIT } from "../src/keys.ts";
import { RestakingNode } from "../src/node.ts";
import { endWell, MANUAL } from "../src/story.ts";
import { advanceBlocks, seal, waitForBlock, waitForFinalized } from "../src/time.ts";

const MINUTE = 60_000;

/** Runs a node for one test. */
async function withNode(
	flags: readonly string[],
	use: (api: ApiPromise, node: RestakingNode) => Promise<void> | void,
): Promise<void> {
	const node = await RestakingNode.start({ flags });
	try {
		const api = await connect(node.endpoint);
		try {
			await use(api, node);
		} finally {
			await disconnect(api);
		}
	} finally {
		await endWell(node);
	}
}

test("a dev node makes blocks in real time, finalises them, and stops when interrupted", async () => {
	await withNode(["--dev"], async (api) => {
		await waitForBlock(api, 3, 2 * MINUTE);
		const final = await waitForFinalized(api, 2, 2 * MINUTE);
		const best = await api.rpc.chain.getHeader();
		assert(best.number.toNumber() >= final.number.toNumber());
	});
});

test("the banner names the endpoint, the accounts and a link to the Apps", async () => {
	await withNode(["--dev", "--sealing", "manual"], (_, node) => {
		const said = node.logs.join("\n");
		const ready = node.logs.filter((line) => line.includes("RPC listening on"));
		assert.equal(ready.length, 1, "the ready line is said once");
		assert.match(node.endpoint, /:[1-9]\d*$/);
		assert.match(said, /Alice/);
		assert.match(said, /5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY/);
		const { port } = new URL(node.endpoint);
		assert.match(
			said,
			new RegExp(`https://polkadot\\.js\\.org/apps/\\S*127\\.0\\.0\\.1(:|%3A)${port}`),
		);
	});
});

test("with instant sealing a transaction makes its own block, also where a session begins", async () => {
	await withNode(["--dev", "--sealing", "instant"], async (api) => {
		const height = async (): Promise<number> => (await api.rpc.chain.getHeader()).number.toNumber();
		assert.equal(await height(), 0);
		const sessions = 2;
		const blocks = sessions * api.consts.babe.epochDuration.toNumber() + 1;
		while ((await height()) < blocks) {
			const before = await height();
			await freshFundedInTime(api, UNIT);
			assert((await height()) - before <= 2, "more blocks than a transaction needs");
		}
	});
});

test("with interval sealing blocks come by the clock", async (t) => {
	await withNode(["--dev", "--sealing", "interval:200"], async (api) => {
		const start = (await api.rpc.chain.getHeader()).number.toNumber();
		const before = Date.now();
		await waitForBlock(api, start + 20, MINUTE);
		const took = Date.now() - before;
		t.diagnostic(`20 blocks in ${took} ms`);
		assert(took < 20_000, "an interval is not the slot of real time");
	});
});

for (const [kind, flags] of [
	["by consensus", ["--dev"]],
	["on demand", MANUAL],
	["by the clock", ["--dev", "--sealing", "interval:200"]],
] as const) {
	test(`a node that makes blocks ${kind} stops at a signal without a complaint`, async () => {
		const node = await RestakingNode.start({ flags });
		const api = await connect(node.endpoint);
		await (flags === MANUAL ? seal(api) : waitForBlock(api, 1, MINUTE));
		await disconnect(api);
		const before = node.logs.length;
		assert.deepEqual(await node.stop("SIGTERM"), { code: 0, signal: null });
		const said = node.logs.slice(before);
		assert.deepEqual(
			said.filter((line) => /error|fail|warn|panic/i.test(line)),
			[],
			said.join("\n"),
		);
	});
}

const UNSAFE = /unsafe to be called externally/;

test("a node that listens to other machines makes no blocks for whoever asks", async () => {
	await withNode([...MANUAL, "--rpc-external"], async (api, node) => {
		await assert.rejects(seal(api), UNSAFE);
		const genesis = api.genesisHash.toHex();
		await assert.rejects(ask(node.endpoint, "engine_finalizeBlock", [genesis]), UNSAFE);
		assert.equal((await api.rpc.chain.getHeader()).number.toNumber(), 0);
		assert(node.logs.some((line) => line.includes("it refuses engine_createBlock")));
	});
});

test("it makes them if told that everybody may use unsafe methods", async () => {
	await withNode([...MANUAL, "--rpc-external", "--rpc-methods", "unsafe"], async (api, node) => {
		await seal(api);
		assert.equal((await api.rpc.chain.getHeader()).number.toNumber(), 1);
		assert(node.logs.some((line) => line.includes("may insert keys and make blocks")));
	});
});

/** More than the blocks whose state a node keeps by default. */
const OLD = 260;

test("an archive node answers for old blocks, by methods that another one does not have", async () => {
	await withNode([...MANUAL, "--state-pruning", "archive"], async (api, node) => {
		await advanceBlocks(api, OLD);
		const [hash] = await ask<string[]>(node.endpoint, "archive_v1_hashByHeight", [1]);
		assert.equal(hash, (await api.rpc.chain.getBlockHash(1)).toHex());
		const call = [hash, "RestakingApi_network", "0x"];
		const answer = await ask<{ success: boolean }>(node.endpoint, "archive_v1_call", call);
		assert.equal(answer.success, true);
	});
	await withNode(MANUAL, async (api, node) => {
		await advanceBlocks(api, OLD);
		await assert.rejects(ask(node.endpoint, "archive_v1_hashByHeight", [1]), /Method not found/);
		const hash = await api.rpc.chain.getBlockHash(1);
		await assert.rejects(api.at(hash), /State already discarded/);
	});
});
