/**
 * Measures first pledges, claims and raises of pledges in full blocks of a chain, and the time to import such blocks.
 *
 * A node that seals on demand fills blocks; another one imports them. Its blocks run ahead of the clock,
 * so it waits until their time has come before they are imported.
 */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import { connect, disconnect, stateAt } from "./src/api.ts";
import { exportBlocks, importBlocks } from "./src/chainfile.ts";
import { Genesis } from "./src/genesis.ts";
import { dev, UNIT } from "./src/keys.ts";
import { accounts, fill, median, weigh, type FullBlock, type Weighed } from "./src/load.ts";
import { RestakingNode, temporaryBasePath } from "./src/node.ts";
import { hashOf, plannedEra, reachEra } from "./src/restaking.ts";
import { PERCENT, termsOf } from "./src/services.ts";
import { endWell } from "./src/story.ts";
import { submitAndSeal } from "./src/tx.ts";

/** Full blocks of first pledges, and of claims. */
const BLOCKS = Number(process.env["BLOCKS"] ?? 5);
/** Full blocks of raises: more of them fit into a block, and there are as many stakers as have pledged. */
const BLOCKS_OF_RAISES = Math.ceil(BLOCKS * 0.6);
/** Stakers at most, if blocks can take more than so many. */
const MOST = Number(process.env["STAKERS"] ?? 40_000);
const SLOT = 6_000;
const BONDED = 100n * UNIT;
const PLEDGED = 50n * UNIT;
const RAISED = 10n * UNIT;
const TERMS = termsOf(40n * PERCENT);
/** Calls of each kind that a full block should have at least. */
const GOALS: Record<Kind, number> = { pledges: 2_000, claims: 1_600, raises: 2_000 };
/** Time within which a release node should import a full block, in milliseconds. */
const IMPORT = 1_000;
const POOL = ["--pool-limit", "200000", "--pool-kbytes", "500000"];

type Kind = "pledges" | "claims" | "raises";

/** Measurements of one kind of call. */
interface Measured {
	what: Kind;
	blocks: FullBlock[];
	weight: Weighed;
}

const home = temporaryBasePath();
const spec = path.join(home, "stakers.json");
try {
	const weights = await ask();
	const most = Math.max(...weights.map(({ limit }) => limit));
	const stakers = accounts(Math.min(MOST, Math.ceil(most * (BLOCKS + 0.5))));
	writeSpec(stakers);
	const [measured, lastSlot] = await fillBlocks(stakers, weights);
	const file = await exportBlocks(spec, home);
	await until(lastSlot * SLOT);
	const imported = await importBlocks(spec, path.join(home, "other"), file);
	report(measured, imported, stakers.length);
} finally {
	rmSync(home, { recursive: true, force: true });
}

function pledge(api: ApiPromise, amount = PLEDGED) {
	return api.tx.restaking.pledge(0, amount, hashOf(api, TERMS), 0n, false);
}

/** Returns the weights of a first pledge, of a claim and of another pledge of one staker. */
async function ask(): Promise<[Weighed, Weighed, Weighed]> {
	const [staker] = accounts(1);
	assert(staker);
	writeSpec([staker]);
	return onChain(path.join(home, "one"), async (api, next) => {
		const pledged = await weigh(api, pledge(api), staker);
		await next(2);
		const claimed = await weigh(api, api.tx.restaking.claim(staker.address, 0), staker);
		return [pledged, claimed, await weigh(api, pledge(api, RAISED), staker)];
	});
}

/** Fills blocks with first pledges, lets eras pass, fills blocks with claims and with raises. Returns the last slot, too. */
async function fillBlocks(
	stakers: readonly KeyringPair[],
	[pledges, claims, raises]: [Weighed, Weighed, Weighed],
): Promise<[Measured[], number]> {
	return onChain(home, async (api, next) => {
		const { claim } = api.tx.restaking;
		const pledging = await fill(api, () => pledge(api), stakers, BLOCKS);
		// Pledges count from the next era on, which is paid when it is over.
		await next(2);
		const members = await pledged(api, stakers);
		const claiming = await fill(api, (who) => claim(who, 0), members, BLOCKS);
		await next(1);
		const raising = await fill(api, () => pledge(api, RAISED), members, BLOCKS_OF_RAISES);
		const slot = (await (await stateAt(api)).query.babe.currentSlot()).toNumber();
		const all: Measured[] = [
			{ what: "pledges", blocks: pledging, weight: pledges },
			{ what: "claims", blocks: claiming, weight: claims },
			{ what: "raises", blocks: raising, weight: raises },
		];
		return [all, slot];
	});
}

/** A chain of the specification, in its second era, whose service pays rewards. */
async function onChain<T>(
	basePath: string,
	run: (api: ApiPromise, next: (eras: number) => Promise<unknown>) => Promise<T>,
): Promise<T> {
	const flags = ["--chain", spec, "--sealing", "manual", ...POOL];
	const node = await RestakingNode.start({ flags, basePath });
	const api = await connect(node.endpoint);
	const { openPot, fundRewards } = api.tx.restaking;
	const rewards = api.tx.utility.batchAll([openPot(0, "Native", 0), fundRewards(0, 1_000n * UNIT, 20)]);
	await submitAndSeal(api, rewards, dev("Ferdie"));
	const next = async (eras: number) =>
		reachEra(api, (await plannedEra(await stateAt(api))) + eras);
	await next(1);
	const result = await run(api, next);
	await disconnect(api);
	await endWell(node);
	return result;
}

/** Returns the stakers that have pledged. */
async function pledged(api: ApiPromise, stakers: readonly KeyringPair[]): Promise<KeyringPair[]> {
	const state = await stateAt(api);
	const keys = await state.query.restaking.stakers.keys();
	const known = new Set(keys.map(({ args }) => args[0].toString()));
	return stakers.filter(({ address }) => known.has(address));
}

function until(time: number): Promise<void> {
	const left = Math.max(0, time - Date.now());
	console.log(`waiting ${Math.round(left / 1_000)} s until the blocks' time has come`);
	return new Promise((resolve) => setTimeout(resolve, left));
}

/** Prints a table, verdicts on the goals, and lines for `tests/figures.sh`. */
function report(all: readonly Measured[], imported: Map<number, number>, stakers: number): void {
	const seconds = SLOT / 1_000;
	const rows = all.map(({ what, blocks, weight }) => {
		assert(blocks.length > 0, `no block has ${what}`);
		const each = median(blocks.map((block) => block.calls));
		const full = median(blocks.map((block) => block.full));
		const made = Math.round(median(blocks.map((block) => block.made)));
		const took = blocks.map(({ number }) => imported.get(number) ?? Number.NaN);
		assert(took.every(Number.isFinite), "a block was not imported");
		const typical = Math.round(median(took));
		return { what, each, ...weight, full, made, took: typical, blocks: blocks.length };
	});
	console.log("| | a block | a second | by weight | declared | charged | full | made in | imported in |");
	console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
	for (const { what, each, limit, declared, charged, full, made, took } of rows) {
		const weights = [declared, charged].map((weight) => `${Math.round(weight / 1e6)} µs`);
		const cells = [each, (each / seconds).toFixed(1), (limit / seconds).toFixed(1), ...weights];
		console.log(`| ${[what, ...cells, `${full} %`, `${made} ms`, `${took} ms`].join(" | ")} |`);
	}
	for (const { what, each, took } of rows) {
		const enough = verdict(each >= GOALS[what]);
		const fast = verdict(took < IMPORT);
		console.log(
			`goal: at least ${GOALS[what]} ${what} in a full block: ${each}, ${enough}; a release node ` +
				`imports it in less than ${IMPORT} ms: this one in ${took} ms, ${fast}`,
		);
	}
	for (const { what, each, limit, full, made, took, blocks } of rows) {
		console.log(
			`throughput: ${what}/s ${(each / seconds).toFixed(1)}, a block ${each}, by weight ` +
				`${limit}, full ${full} %, made in ${made} ms, imported in ${took} ms, ` +
				`blocks ${blocks}, stakers ${stakers}`,
		);
	}
}

/** Tells of a goal. A missed one ends no run: times depend on the machine and on the build. */
function verdict(held: boolean): string {
	return held ? "held" : "MISSED";
}

/** Eras a little longer than the blocks to be filled; accounts that have bonded and not pledged. */
function writeSpec(stakers: readonly KeyringPair[]): void {
	new Genesis("dev")
		.lengths({ epochSlots: BLOCKS + 3, sessionsPerEra: 1, bondingEras: 8, slashDeferEras: 2 })
		.bonded(
			stakers.map(({ address }) => address),
			BONDED,
		)
		.service({
			owner: dev("Ferdie").address,
			operator: dev("Eve").address,
			terms: TERMS,
			pledges: [],
		})
		.write(spec);
}
