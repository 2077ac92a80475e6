/** The only author of a chain is killed again and again, and a peer that was never disturbed agrees. */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { stateAt } from "../src/api.ts";
import { emittedIn } from "../src/events.ts";
import { crowd, Genesis } from "../src/genesis.ts";
import { dev, UNIT } from "../src/keys.ts";
import { expectEscrowAccounted, expectIssuanceAccounted, wholeState } from "../src/laws.ts";
import { endAll, members, type Member } from "../src/network.ts";
import { temporaryBasePath } from "../src/node.ts";
import { plain } from "../src/plain.ts";
import { randomFrom, seedOf } from "../src/random.ts";
import { membersWaiting, partUp, plannedEra, signedBy } from "../src/restaking.ts";
import { PERCENT, termsOf } from "../src/services.ts";
import { waitForBlock, waitForFinalized } from "../src/time.ts";
import { submitAndWait } from "../src/tx.ts";

/** Number of times that the author is killed. */
const KILLS = Number(process.env["KILLS"] ?? 4);
const MINUTE = 60_000;
const SLOT = 6_000;
/** Time from the beginning of a slot in which its block is made, imported and final. */
const BUSY = 2_500;
/** Slots of an era, which has one session here. */
const ERA = 3;
/** More than fit two blocks of settlement. */
const STAKERS = crowd(6_000);
const BONDED = 1_000n * UNIT;
const PLEDGED = 100n * UNIT;
/** The part of the pledge that each slash takes: little, so that there can be many. */
const FRACTION = 2n * PERCENT;
/** Eras until a request is executed: the minimum. */
const VETO = 2;
/** Number of pages of a slash at which the author is killed. */
const PAGES = 2;

const home = temporaryBasePath();
const spec = path.join(home, "crowd.json");
const random = randomFrom(seedOf("kills"));
let author: Member;
let witness: Member;

before(async () => {
	writeSpec();
	const [first, second] = await members([
		{ name: "author", chain: spec, flags: ["--alice", "--validator"] },
		{ name: "witness", chain: spec, flags: [] },
	]);
	assert(first && second);
	[author, witness] = [first, second];
	await Promise.all([witness.start(), author.start(witness.address)]);
	await waitForFinalized(witness.api, 1, 2 * MINUTE);
});

after(async () => {
	await endAll([author, witness].filter(Boolean));
	rmSync(home, { recursive: true, force: true });
});

/** Kills by the work of the author at that moment. */
const killed = { turning: 0, settling: 0 };
const kills = () => killed.turning + killed.settling;
/** Number of slashes requested. */
let slashes = 0;

test("killed while eras turn and pages are settled, the author always goes on", async () => {
	for (let round = 0; kills() < KILLS; round += 1) {
		assert(round < 2 * KILLS, `only ${JSON.stringify(killed)} in ${round} rounds`);
		// A request of one round is settled in the next.
		if (round % VETO === 0 && kills() + VETO < KILLS) {
			await slash();
		}
		await killAt(await nextTurn());
		killed.turning += 1;
		const pages = round % VETO === 0 ? 0 : PAGES;
		for (let page = 0; page < pages && kills() < KILLS && (await isSettling()); page += 1) {
			await killAt(nextSlot());
			killed.settling += 1;
		}
	}
	assert(killed.settling > 0, `no page was settled at ${killed.turning} kills`);
});

test("both nodes have the same blocks, all of them final, and the same state", async () => {
	const last = await waitForFinalized(witness.api, await allSettled(), MINUTE);
	const number = last.number.toNumber();
	await waitForFinalized(author.api, number, MINUTE);
	for (let block = 1; block <= number; block += 1) {
		const [one, other] = await Promise.all([author, witness].map((node) => headerOf(node, block)));
		assert.deepEqual(one, other, `block ${block}`);
	}
	const hash = last.hash.toHex();
	const [whole, other] = await Promise.all([author, witness].map(({ api }) => wholeState(api, hash)));
	assert(whole && whole.keys > STAKERS.length);
	assert.deepEqual(whole, other);
	console.log(
		`faults: kills survived ${kills()}, ${killed.turning} at era turns, ${killed.settling} at ` +
			`settlement pages, ${slashes} slashes of ${STAKERS.length} stakers, blocks ${number}, ` +
			`keys compared ${whole.keys}`,
	);
});

test("each staker lost its part once for each slash, and no other account anything", async () => {
	const { api } = author;
	const last = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
	const state = await stateAt(api, last.hash.toHex());
	const lost = new Map<string, bigint[]>();
	for (let block = 1; block <= last.number.toNumber(); block += 1) {
		const then = await stateAt(api, (await api.rpc.chain.getBlockHash(block)).toHex());
		for (const { stash, taken } of await emittedIn(then, api.events.restaking.Slashed)) {
			lost.set(stash, [...(lost.get(stash) ?? []), taken]);
		}
	}
	assert.equal(lost.size, STAKERS.length);
	const ledgers = await state.query.staking.ledger.entries();
	const totals = new Map(
		ledgers.map(([key, ledger]) => [key.args[0].toString(), ledger.unwrap().total.toBigInt()]),
	);
	for (const [stash, losses] of lost) {
		assert.equal(losses.length, slashes, stash);
		assert.equal(losses[0], partUp(FRACTION, PLEDGED), stash);
		assert.equal(totals.get(stash), BONDED - losses.reduce((sum, loss) => sum + loss, 0n), stash);
	}
	await expectIssuanceAccounted(state);
	await expectEscrowAccounted(state);
	assert.equal((await state.query.offences.reports.keys()).length, 0, "the author equivocated");
	await expectViews(last.hash.toHex());
});

/** Requests a slash that is executed two eras later. */
async function slash(): Promise<void> {
	const { api } = witness;
	// A pledge at genesis counts from the second era on.
	while ((await plannedEra(await stateAt(api))) < 2) {
		await nextBlock();
	}
	const era = await plannedEra(await stateAt(api));
	slashes += 1;
	const offence = `0x${slashes.toString(16).padStart(64, "0")}`;
	const { fundSlashBond, requestSlash } = api.tx.restaking;
	const bond = fundSlashBond(0, signedBy(dev("Ferdie")), 20n * UNIT);
	const request = requestSlash(0, era, FRACTION, offence, offence, null);
	await submitAndWait(api.tx.utility.batchAll([bond, request]), dev("Ferdie"));
}

/** Kills the author at a random moment of the block of a slot, starts it again, and sees it go on. */
async function killAt(slot: number): Promise<void> {
	const moment = slot * SLOT + random() * BUSY;
	await new Promise((resolve) => setTimeout(resolve, moment - Date.now()));
	const before = await height();
	const said = await author.kill();
	const panics = said.filter((line) => line.includes("panicked at"));
	assert.deepEqual(panics, [], "the author panicked");
	await author.start(witness.address);
	await waitForBlock(witness.api, before + 1, MINUTE);
	console.log(
		`# killed ${Math.round(moment - slot * SLOT)} ms into a slot at block ${before}; ` +
			`${await waiting()} wait to be settled`,
	);
}

/** Returns the next slot. */
function nextSlot(): number {
	return Math.floor(Date.now() / SLOT) + 1;
}

/** Returns the next slot in which an era turns. */
async function nextTurn(): Promise<number> {
	const first = (await (await stateAt(witness.api)).query.babe.genesisSlot()).toNumber();
	const gone = nextSlot() - first;
	return first + Math.ceil(gone / ERA) * ERA;
}

/** Returns true if pages are being settled, or will be soon. */
async function isSettling(): Promise<boolean> {
	for (let look = 0; look < 3 && (await waiting()) === 0; look += 1) {
		await nextBlock();
	}
	return (await waiting()) > 0;
}

/** Waits until all slashes are executed and all members have settled; returns the block. */
async function allSettled(): Promise<number> {
	const pending = async () => {
		const all = await witness.api.call.restakingApi.pendingSlashes(STAKERS[0] ?? "");
		return all.filter(({ executed }) => executed.isFalse).length;
	};
	for (let look = 0; look < 4 * ERA; look += 1) {
		if ((await pending()) === 0 && (await waiting()) === 0) {
			return height();
		}
		await nextBlock();
	}
	throw new Error("the slashes are not settled");
}

/** Returns the number of members that have not settled, as the witness knows. */
async function waiting(): Promise<number> {
	return membersWaiting(await stateAt(witness.api), 0);
}

async function height(): Promise<number> {
	return (await witness.api.rpc.chain.getHeader()).number.toNumber();
}

async function nextBlock(): Promise<void> {
	await waitForBlock(witness.api, (await height()) + 1, MINUTE);
}

async function headerOf({ api }: Member, block: number): Promise<unknown> {
	return (await api.rpc.chain.getHeader(await api.rpc.chain.getBlockHash(block))).toJSON();
}

/** Asserts that both nodes give wallets the same answers. */
async function expectViews(block: string): Promise<void> {
	const answers = async ({ api }: Member) => {
		const ask = (await stateAt(api, block)).call.restakingApi;
		const stakers = STAKERS.slice(0, 20).map(async (stash) => plain(await ask.staker(stash)));
		return Promise.all([
			...stakers,
			ask.service(0).then(plain),
			ask.assignment(0).then(plain),
			ask.network().then(plain),
		]);
	};
	const all = await answers(author);
	assert(all.every((answer) => answer !== null));
	assert.deepEqual(all, await answers(witness));
}

/** A chain with eras of three blocks and a crowd behind one operator. */
function writeSpec(): void {
	new Genesis("dev")
		.lengths({ epochSlots: ERA, sessionsPerEra: 1, bondingEras: 8, slashDeferEras: 2 })
		.bonded(STAKERS, BONDED)
		.service({
			owner: dev("Ferdie").address,
			operator: dev("Eve").address,
			terms: termsOf(40n * PERCENT, { vetoWindow: VETO }),
			pledges: STAKERS.map((stash) => ({ stash, amount: PLEDGED })),
		})
		.write(spec);
}
