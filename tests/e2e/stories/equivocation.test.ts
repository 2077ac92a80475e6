/** One of four validators says two things, and a service slashes it too: before that, and after. */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { stateAt, type State } from "../src/api.ts";
import { Genesis } from "../src/genesis.ts";
import { dev, UNIT } from "../src/keys.ts";
import { expectIssuanceAccounted } from "../src/laws.ts";
import { endAll, members, type Member } from "../src/network.ts";
import { temporaryBasePath } from "../src/node.ts";
import { calls, partUp, plannedEra, stakerOf, toldIn } from "../src/restaking.ts";
import { PERCENT, termsOf } from "../src/services.ts";
import { ledgerOf } from "../src/staking.ts";
import { follow, waitForFinalized } from "../src/time.ts";
import { submitAndWait } from "../src/tx.ts";
import { questions } from "../src/views.ts";

const MINUTE = 60_000;
const VALIDATORS = ["alice", "bob", "charlie", "dave"];
const DEFER = 2;
const VETO = 2;
const DAVE = dev("Dave//stash").address;
/** Nominates all four. */
const EVE = dev("Eve//stash").address;
const BOND = 50_000n * UNIT;
/** What they have bonded, and pledge. */
const BONDS = new Map([
	[DAVE, BOND],
	[EVE, 20_000n * UNIT],
]);
const FRACTION = 10n * PERCENT;

const home = temporaryBasePath();
const spec = path.join(home, "network.json");
let network: Member[] = [];
let twin: Member;
let observer: Member;

before(async () => {
	writeSpec();
	const seats = [...VALIDATORS, "dave"];
	network = await members(
		seats.map((name) => ({ name, chain: spec, flags: [`--${name}`, "--validator"] })),
	);
	const [first, last] = [network[0], network.at(-1)];
	assert(first && last);
	[observer, twin] = [first, last];
	await Promise.all(network.slice(0, -1).map((member) => member.start(observer.address)));
	await waitForFinalized(observer.api, 1, 2 * MINUTE);
});

after(async () => {
	await endAll(network);
	rmSync(home, { recursive: true, force: true });
});

/** The eras in which the three slashes are due. */
const due = { first: 0, base: 0, second: 0 };
/** What the base chain is to take of the validator itself. */
let reportedLoss = 0n;

test("a service requests a slash; then the validator runs twice, and is reported", async () => {
	due.first = await request(1, 2);
	await twin.start(observer.address);
	const [era, reported] = await seen(async ({ query }) => {
		const kinds = (await query.offences.concurrentReportsIndex.keys()).map(({ args }) => args[0]);
		const ofBlocks = kinds.some((kind) => kind.toUtf8().startsWith("babe:"));
		const all = ofBlocks ? await query.staking.unappliedSlashes.entries() : [];
		return all.sort(([one], [other]) => one.args[0].cmp(other.args[0]))[0];
	}, "nobody reported two blocks for one slot");
	due.base = era.args[0].toNumber();
	const [slash] = reported;
	assert.equal(slash?.validator.toString(), DAVE);
	reportedLoss = slash.own.toBigInt();
	// (3 of 4) squared, of what stood in the era of the two blocks: the first slash may have landed by then.
	assert.equal(reportedLoss, ((await ownStakeIn(due.base - DEFER)) * 9n) / 16n);
	assert(due.base > due.first - 1, "the base chain slashes first");
	// Nobody builds on what a disabled validator makes.
	await Promise.all(network.slice(-2).map((member) => member.kill()));
});

test("the service requests another slash, which comes after that of the base chain", async () => {
	// A request counts planned eras, one ahead of the active one.
	due.second = await request(2, due.base + 1 - VETO);
	const { api } = observer;
	const last = await seen(async (state) => {
		const [told] = await toldIn(state, "SlashSettled");
		return told?.["request"] === "1" ? api.rpc.chain.getHeader() : undefined;
	}, "the second slash is not settled");
	await waitForFinalized(api, last.number.toNumber(), MINUTE);
});

test("all three slashes land, in their order", async (t) => {
	const all = await slashesOf(DAVE);
	t.diagnostic(JSON.stringify(all.map((slash) => ({ ...slash, amount: String(slash.amount) }))));
	expectOrder(all);
	const [first, base, second] = [all[0], all[1], all.at(-1)].map((slash) => slash?.amount);
	assert.equal(first, partUp(FRACTION, BOND));
	assert.equal(base, reportedLoss);
	assert(second !== undefined && second > 0n);
	expectOrder(await slashesOf(EVE));
	console.log(
		`faults: equivocation slashed 1 of 4 validators: service ${first}, base ${base}, ` +
			`service ${second}, of ${BOND}`,
	);
});

test("every unit is accounted for, and nothing can be lost that is not there", async () => {
	const { api } = observer;
	const state = await stateAt(api, (await api.rpc.chain.getFinalizedHead()).toHex());
	let [burned, minted] = [0n, 0n];
	for (const then of await history()) {
		for (const told of await toldIn(then, "SlashSettled")) {
			burned += BigInt(told["burned"] ?? 0);
		}
		// What validators earned is issued when somebody claims it, and nobody does.
		for (const told of await toldIn(then, "EraPaid", "staking")) {
			minted += BigInt(told["remainder"] ?? 0);
		}
	}
	assert(burned > 0n);
	const genesis = await stateAt(api, api.genesisHash.toHex());
	const before = await expectIssuanceAccounted(genesis);
	const now = await expectIssuanceAccounted(state);
	assert.equal(now, before + minted - burned);
	for (const [stash, bond] of BONDS) {
		const lost = (await slashesOf(stash)).reduce((sum, { amount }) => sum + amount, 0n);
		const total = (await ledgerOf(state, stash))?.total ?? 0n;
		assert.equal(total, bond - lost, stash);
		const info = (await questions(state).staker(stash)).unwrap();
		const custody = (await stakerOf(state, stash))?.custody ?? 0n;
		assert.equal(info.ledger.toBigInt(), total);
		assert(info.liability.toBigInt() <= total + custody, `${stash} owes more than it has`);
	}
});

/** The service, then the base chain, perhaps for votes as well as for blocks, then the service. */
function expectOrder(all: readonly { by: string }[]): void {
	const told = all.map(({ by }) => by).join(" ");
	assert.match(told, /^service( base)+ service$/);
}

/** Requests a slash when this era is planned; gives the era in which it is due. */
async function request(offence: number, from: number): Promise<number> {
	const { api } = observer;
	const era = await seen(async (state) => {
		const now = await plannedEra(state);
		return now >= from ? now : undefined;
	}, `era ${from} is not planned`);
	const { fundSlashBond, requestSlash } = calls(api);
	const id = `0x${offence.toString(16).padStart(64, "0")}`;
	const bond = fundSlashBond(0, 20n * UNIT);
	const both = [bond, requestSlash(0, era, FRACTION, id, id)];
	const { blockHash } = await submitAndWait(api.tx.utility.batchAll(both), dev("Ferdie"));
	return (await plannedEra(await stateAt(api, blockHash))) + VETO;
}

/** The validator's own stake when this era was elected. */
async function ownStakeIn(era: number): Promise<bigint> {
	const overview = await observer.api.query.staking.erasStakersOverview(era, DAVE);
	return overview.unwrap().own.toBigInt();
}

/** The first thing that is found in the state of the best block. */
async function seen<T>(look: (state: State) => Promise<T | undefined>, what: string): Promise<T> {
	const { api } = observer;
	return follow(
		(next) => api.rpc.chain.subscribeNewHeads(next),
		async ({ hash }) => look(await stateAt(api, hash.toHex())),
		3 * MINUTE,
		what,
	);
}

/** The state after each final block. */
async function history(): Promise<State[]> {
	const { api } = observer;
	const last = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
	const blocks = Array.from({ length: last.number.toNumber() }, (_, index) => index + 1);
	return Promise.all(
		blocks.map(async (block) => stateAt(api, (await api.rpc.chain.getBlockHash(block)).toHex())),
	);
}

/** What a stash lost, in order. The staking pallet tells of each loss of stake, whoever took it. */
async function slashesOf(stash: string): Promise<{ by: string; amount: bigint }[]> {
	const all: { by: string; amount: bigint }[] = [];
	for (const state of await history()) {
		const taken = (await toldIn(state, "Slashed")).filter((told) => told["stash"] === stash);
		const lost = (await toldIn(state, "Slashed", "staking")).filter(
			({ staker }) => staker === stash,
		);
		for (const { amount } of lost) {
			const by = taken.some((told) => told["taken"] === amount) ? "service" : "base";
			all.push({ by, amount: BigInt(amount ?? 0) });
		}
	}
	return all;
}

/** Four validators, eras of three blocks, and a service behind which two stakers stand. */
function writeSpec(): void {
	new Genesis("local")
		.lengths({ epochSlots: 3, sessionsPerEra: 1, bondingEras: 8, slashDeferEras: DEFER })
		.service({
			owner: dev("Ferdie").address,
			operator: dev("Eve").address,
			terms: termsOf(40n * PERCENT, { vetoWindow: VETO }),
			pledges: [...BONDS].map(([stash, amount]) => ({ stash, amount })),
		})
		.write(spec);
}
