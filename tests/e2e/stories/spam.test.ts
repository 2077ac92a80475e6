/** Blocks are full of spam that pays well; exits, a veto and a slash's settlement go through in time. */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import { connect, disconnect, stateAt, type State } from "../src/api.ts";
import { crowd, Genesis } from "../src/genesis.ts";
import { dev, fromPath, UNIT } from "../src/keys.ts";
import { RestakingNode, temporaryBasePath } from "../src/node.ts";
import { membersWaiting, plannedEra, reachEra, signedBy, stakerOf } from "../src/restaking.ts";
import { PERCENT, termsOf } from "../src/services.ts";
import { fillOf, percentFull, Spam, spammers, type Fill } from "../src/spam.ts";
import { endWell } from "../src/story.ts";
import { seal } from "../src/time.ts";
import { submitAndSeal, type Transaction } from "../src/tx.ts";

/** More than fit one block of settlement. */
const STAKERS = crowd(Number(process.env["STAKERS"] ?? 2_000));
const LEAVING = Array.from({ length: 20 }, (_, index) => fromPath(`//leaving//${index}`));
const BONDED = 1_000n * UNIT;
const PLEDGED = 100n * UNIT;
const FRACTION = 2n * PERCENT;
const VETO = 2;
const TIP = UNIT / 10n;
/** Blocks until a transaction that pays like the spam is in: one, or two if a session turns. */
const SOON = 2;
const FULL = 95;

const basePath = temporaryBasePath();
const spec = path.join(basePath, "crowd.json");
const senders = spammers();
let node: RestakingNode | undefined;
let api: ApiPromise;
let spam: Spam;
/** Weight of the blocks made under spam, but those in which a session turned. */
const fills: Fill[] = [];

after(async () => {
	if (node) {
		await Promise.allSettled([disconnect(api)]);
		await endWell(node);
	}
	rmSync(basePath, { recursive: true, force: true });
});

test("spam from many fills blocks to their limit", async () => {
	writeSpec();
	const flags = ["--chain", spec, "--sealing", "manual"];
	node = await RestakingNode.start({ flags, basePath });
	api = await connect(node.endpoint);
	await reachEra(api, (await plannedEra(await stateAt(api))) + 2);
	await request(1);
	await request(2);
	await reachEra(api, (await plannedEra(await stateAt(api))) + VETO - 1);
	spam = new Spam(api, senders, TIP);
	await spam.add();
	for (let block = 0; block < 3; block += 1) {
		await sealSpammed();
	}
	assert(fills.length > 0 && fills.every((fill) => percentFull(fill) >= FULL), fullness());
});

/** Numbers of blocks until each was done. */
const took = { veto: 0, exits: 0, settlement: 0, quiet: 0 };

test("a veto and exits that pay like the spam go through at once", async () => {
	const { veto, exit } = api.tx.restaking;
	await submit(veto(0), dev("Charlie"));
	took.veto = await until(async (state) => {
		return (await state.query.restaking.slashRequests(0)).isNone;
	}, SOON);
	await Promise.all(LEAVING.map((key) => submit(exit(0, PLEDGED), key)));
	took.exits = await until(async (state) => {
		const stakers = LEAVING.map(({ address }) => stakerOf(state, address));
		return (await Promise.all(stakers)).every((staker) => staker?.pledged[0] === 0n);
	}, SOON);
});

test("a slash is executed and settled under spam in as many blocks as without", async () => {
	took.settlement = await settlementOf(sealSpammed);
	assert(fills.every((fill) => percentFull(fill) >= FULL), fullness());
	const full = fills.map(percentFull).sort((one, other) => one - other);
	await emptyPool();
	await request(3);
	took.quiet = await settlementOf(async () => stateAt(api, await seal(api)));
	assert(took.settlement > 1, "one block settled all");
	assert(took.settlement <= took.quiet + 1, JSON.stringify(took));
	console.log(
		`faults: spam transactions ${spam.sent}, full blocks ${full.length}, fill at least ` +
			`${full[0]} %, median ${full[full.length >> 1]} %; blocks until veto ${took.veto}, ` +
			`until ${LEAVING.length} exits ${took.exits}, to settle ${STAKERS.length} ` +
			`${took.settlement}, without spam ${took.quiet}`,
	);
});

/** Seals blocks until the due slash is executed and settled; returns their number since it was due. */
async function settlementOf(next: () => Promise<State>): Promise<number> {
	let state = await stateAt(api);
	for (let block = 0; block < 30 && (await membersWaiting(state, 0)) === 0; block += 1) {
		state = await next();
	}
	let blocks = 1;
	for (; blocks < 30 && (await membersWaiting(state, 0)) > 0; blocks += 1) {
		state = await next();
	}
	assert.equal(await membersWaiting(state, 0), 0, `not settled in ${blocks} blocks`);
	return blocks;
}

/** Seals blocks under spam until this holds, at most `max`, and returns their number. */
async function until(holds: (state: State) => Promise<boolean>, max: number): Promise<number> {
	for (let blocks = 1; blocks <= max; blocks += 1) {
		if (await holds(await sealSpammed())) {
			return blocks;
		}
	}
	throw new Error(`not within ${max} blocks`);
}

/** Adds to the spam, seals a block, and records its weight. */
async function sealSpammed(): Promise<State> {
	await spam.add();
	const hash = await seal(api);
	const state = await stateAt(api, hash);
	const { block } = await api.rpc.chain.getBlock(hash);
	if (block.extrinsics.length > 1) {
		fills.push(await fillOf(api, state));
	}
	return state;
}

/** Lets the rest of the spam pass. */
async function emptyPool(): Promise<void> {
	for (let block = 0; (await api.rpc.author.pendingExtrinsics()).length > 0; block += 1) {
		assert(block < 60, "the pool does not empty");
		await seal(api);
	}
}

/** Sends with the tip of the spam. The pool orders by the tip and by the weight that is declared. */
async function submit(tx: Transaction, key: KeyringPair): Promise<void> {
	await api.rpc.author.submitExtrinsic(await tx.signAsync(key, { tip: TIP, nonce: -1 }));
}

async function request(offence: number): Promise<void> {
	const { fundSlashBond, requestSlash } = api.tx.restaking;
	const era = await plannedEra(await stateAt(api));
	const id = `0x${offence.toString(16).padStart(64, "0")}`;
	const bond = fundSlashBond(0, signedBy(dev("Ferdie")), 20n * UNIT);
	const both = [bond, requestSlash(0, era, FRACTION, id, id, null)];
	const outcome = await submitAndSeal(api, api.tx.utility.batchAll(both), dev("Ferdie"));
	// The era may have turned with its block.
	const requested = await plannedEra(await stateAt(api, outcome.blockHash));
	assert.equal(outcome.one(api.events.restaking.SlashRequested).dueEra, requested + VETO);
}

function fullness(): string {
	return `the blocks are full by ${fills.map(percentFull).join(", ")} %`;
}

/** A crowd behind one operator, some who will leave, and those who send spam. */
function writeSpec(): void {
	const leaving = LEAVING.map(({ address }) => address);
	const all = [...STAKERS, ...leaving];
	new Genesis("dev")
		.bonded(all, BONDED)
		.funded(
			senders.map(({ address }) => address),
			1_000n * UNIT,
		)
		.service({
			owner: dev("Ferdie").address,
			resolver: dev("Charlie").address,
			operator: dev("Eve").address,
			terms: termsOf(40n * PERCENT, { vetoWindow: VETO }),
			pledges: all.map((stash) => ({ stash, amount: PLEDGED })),
		})
		.write(spec);
}
