/** An operator's program does its duties, and goes on when its node was killed and is back. */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import type { ApiPromise } from "@polkadot/api";
import { connect, disconnect, stateAt } from "../src/api.ts";
import { emittedIn } from "../src/events.ts";
import { expectEqual } from "../src/expect.ts";
import { Journal } from "../src/journal.ts";
import { UNIT } from "../src/keys.ts";
import { RestakingNode, temporaryBasePath } from "../src/node.ts";
import { OperatorProgram, type Attesting } from "../src/operator.ts";
import { plain } from "../src/plain.ts";
import { freePorts } from "../src/ports.ts";
import { found, type Founded } from "../src/proven.ts";
import { plannedEra, reachEra } from "../src/restaking.ts";
import { hookOf } from "../src/rules.ts";
import { PERCENT } from "../src/services.ts";
import { endWell, MANUAL } from "../src/story.ts";
import { seal } from "../src/time.ts";

const RULES = {
	first: 1,
	period: 2,
	voting: 6,
	fraction: 30n * PERCENT,
	mostMissed: 50n * PERCENT,
	absence: 2n * PERCENT,
	paysWork: false,
};

/** Two ticks: the second has room where the first begins a session. */
const ORACLE = {
	round: 2,
	tolerance: 10n * PERCENT,
	steps: [{ beyond: 3, price: 20n * PERCENT }, null, null, null],
	mostMissed: 50n * PERCENT,
	absence: 2n * PERCENT,
	maxFeeds: 4,
	paysWork: false,
};
const NO_UNIT = `0x${"00".repeat(16)}`;

const basePath = temporaryBasePath();
after(() => rmSync(basePath, { recursive: true, force: true }));

test("statements come in before and after a kill, and none is made twice", async () => {
	const [rpcPort = 0] = await freePorts(1);
	const start = () => RestakingNode.start({ flags: MANUAL, basePath, rpcPort });
	let node = await start();
	let api = await connect(node.endpoint);
	const service = await found(api, { Equivocation: RULES }, [500n * UNIT]);
	expectEqual(await hookOf(api, service.service), { Equivocation: RULES });
	const duty = dutyOf(service);
	const [operator] = service.operators;
	assert(operator);
	const program = await OperatorProgram.start(node.endpoint, {
		account: operator.who.key,
		attesting: duty,
	});
	const before = await attestedIn(api, 12);
	assert(before.length >= 4, `only ${before.length} statements in twelve blocks`);

	await disconnect(api);
	await node.run.stop("SIGKILL");
	node = await start();
	api = await connect(node.endpoint);
	await connected(program);
	const more = await attestedIn(api, 12);
	assert(more.length >= 4, `only ${more.length} statements in twelve blocks`);
	const heights = [...before, ...more];
	assert.equal(new Set(heights).size, heights.length);
	await program.stop();

	// Another program with the same journal signs the same again, whatever it sees.
	const later = new Journal(path.join(basePath, "journal"));
	const height = heights.at(-1) ?? 0;
	assert.equal(later.record(height, hash(height + 1)), hash(height));
	later.close();
	duty.journal.close();
	await disconnect(api);
	await endWell(node);
});

test("an oracle gets the values of all its feeds", async () => {
	const node = await RestakingNode.start({ flags: MANUAL });
	const api = await connect(node.endpoint);
	const oracle = await found(api, { Deviation: ORACLE }, [500n * UNIT]);
	for (const name of ["DOT/USD", "DOT/EUR"]) {
		await oracle.owner.does(api.tx.oracle.openFeed(oracle.service, name, 2, NO_UNIT, 1));
	}
	// They bind an era after the next.
	await reachEra(api, (await plannedEra(await stateAt(api))) + 2);
	const [operator] = oracle.operators;
	assert(operator);
	const measure = (feed: number) => Promise.resolve(BigInt(100 + feed));
	const answering = { service: oracle.service, measure };
	const program = await OperatorProgram.start(node.endpoint, {
		account: operator.who.key,
		answering,
	});
	for (let block = 0; block < 12; block += 1) {
		await settled(api);
		await seal(api);
	}
	for (const feed of [0, 1]) {
		const answer = plain(await api.call.oracleApi.latest(oracle.service, feed));
		assert.equal(answer?.value, BigInt(100 + feed));
	}
	await program.stop();
	await disconnect(api);
	await endWell(node);
});

function hash(height: number): string {
	return `0x${height.toString(16).padStart(64, "0")}`;
}

function dutyOf({ service, operators }: Founded): Attesting {
	const [operator] = operators;
	assert(operator);
	return {
		service,
		rules: RULES,
		key: operator.key,
		journal: new Journal(path.join(basePath, "journal")),
		observe: (height) => Promise.resolve(hash(height)),
	};
}

/** Seals so many blocks, each when the program has had time for the one before; returns the heights. */
async function attestedIn(api: ApiPromise, blocks: number): Promise<number[]> {
	const heights: number[] = [];
	for (let block = 0; block < blocks; block += 1) {
		await settled(api);
		const state = await stateAt(api, await seal(api));
		const attested = await emittedIn(state, api.events.attestation.Attested);
		heights.push(...attested.map(({ height }) => height));
	}
	return heights;
}

/** Waits until a transaction is in the pool, or none has come for a while. */
async function settled(api: ApiPromise): Promise<void> {
	for (let look = 0; look < 20; look += 1) {
		if ((await api.rpc.author.pendingExtrinsics()).length > 0) {
			return;
		}
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

async function connected(program: OperatorProgram): Promise<void> {
	for (let look = 0; look < 200 && !program.api.isConnected; look += 1) {
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	assert(program.api.isConnected, "the program did not connect again");
}
