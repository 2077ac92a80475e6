/** One of four validators equivocates, and a service slashes it too: before the base chain, and after. */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { stateAt, type State } from "../src/api.ts";
import { emittedIn } from "../src/events.ts";
import { Genesis } from "../src/genesis.ts";
import { dev, UNIT } from "../src/keys.ts";
import { expectEscrowAccounted, expectIssuanceAccounted } from "../src/laws.ts";
import { endAll, members, type Member } from "../src/network.ts";
import { temporaryBasePath } from "../src/node.ts";
import { partUp, plannedEra, signedBy, stakerOf } from "../src/restaking.ts";
import { PERCENT, termsOf } from "../src/services.ts";
import { ledgerOf } from "../src/staking.ts";
import { follow, waitForFinalized } from "../src/time.ts";
import { Refusal, submitAndWait } from "../src/tx.ts";

const MINUTE = 60_000;
const VALIDATORS = ["alice", "bob", "charlie", "dave"];
const DEFER = 2;
const VETO = 2;
const DAVE = dev("Dave//stash").address;
/** Nominates all four. */
const EVE = dev("Eve//stash").address;
const BOND = 50_000n * UNIT;
/** Their bonds, and their pledges. */
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
/** The amount that the base chain takes of the validator's own stake. */
let reportedLoss = 0n;

test("a service requests a slash; then the validator runs twice, and is reported", async () => {
	due.first = await request(1, 2);
	await twin.start(observer.address);
	const report = async ({ query }: State) => {
		const keys = await query.offences.concurrentReportsIndex.keysPaged({ args: [], pageSize: 100 });
		const ofBlocks = keys.some(({ args: [kind] }) => kind.toUtf8().startsWith("babe:"));
		const all = ofBlocks ? await query.staking.unappliedSlashes.entries() : [];
		return all.sort(([one], [other]) => one.args[0].cmp(other.args[0]))[0];
	};
	await seen(report, "two blocks for one slot are not reported", "best");
	// Before it votes twice, too. Nobody builds on what a disabled validator makes.
	await Promise.all(network.slice(-2).map((member) => member.kill()));
	const [era, reported] = await seen(report, "the report is not final");
	due.base = era.args[0].toNumber();
	const [slash] = reported;
	assert.equal(slash?.validator.toString(), DAVE);
	reportedLoss = slash.own.toBigInt();
	// (3 of 4) squared, of what stood in the era of the two blocks, which may be the one before the report's: the
	// first slash may have landed between them.
	const reportEra = due.base - DEFER;
	const stakes = await Promise.all([reportEra - 1, reportEra].map((then) => ownStakeIn(then)));
	assert(stakes.some((stake) => (stake * 9n) / 16n === reportedLoss));
	assert(due.base > due.first - 1, "the base chain slashes first");
});

test("the service requests another slash, which comes after that of the base chain", async () => {
	// A request counts planned eras, one ahead of the active one.
	due.second = await request(2, due.base + 1 - VETO);
	const { events } = observer.api;
	await seen(async (state) => {
		const [settled] = await emittedIn(state, events.restaking.SlashSettled);
		return settled?.request === 1 || undefined;
	}, "the second slash is not settled");
});

test("all three slashes land, in their order", async (t) => {
	const states = await history();
	const all = await slashesOf(DAVE, states);
	t.diagnostic(JSON.stringify(all.map((slash) => ({ ...slash, amount: String(slash.amount) }))));
	expectOrder(all);
	const [first, base, second] = [all[0], all[1], all.at(-1)].map((slash) => slash?.amount);
	assert.equal(first, partUp(FRACTION, BOND));
	assert.equal(base, reportedLoss);
	assert(second !== undefined && second > 0n);
	expectOrder(await slashesOf(EVE, states));
	console.log(
		`faults: equivocation slashed 1 of 4 validators: service ${first}, base ${base}, ` +
			`service ${second}, of ${BOND}`,
	);
});

test("every unit is accounted for, and no liability exceeds the funds behind it", async () => {
	const { api } = observer;
	const states = await history();
	const state = states.at(-1) ?? assert.fail("no block is final");
	let [taken, divided, burned, minted] = [0n, 0n, 0n, 0n];
	for (const then of states) {
		for (const slashed of await emittedIn(then, api.events.restaking.Slashed)) {
			taken += slashed.taken;
		}
		// What waits of the first slash may be divided by then.
		for (const division of await emittedIn(then, api.events.restaking.SlashDivided)) {
			const { treasury, recipient, reporter } = division;
			divided += division.burned + treasury + recipient + reporter;
			burned += division.burned;
		}
		// Earnings of validators are issued when somebody claims them, and nobody does.
		for (const { remainder } of await emittedIn(then, api.events.staking.EraPaid)) {
			minted += remainder;
		}
	}
	assert(taken > 0n);
	assert.equal(await expectEscrowAccounted(state), taken - divided);
	const genesis = await stateAt(api, api.genesisHash.toHex());
	const before = await expectIssuanceAccounted(genesis);
	const now = await expectIssuanceAccounted(state);
	assert.equal(now, before + minted - burned);
	for (const [stash, bond] of BONDS) {
		const lost = (await slashesOf(stash, states)).reduce((sum, { amount }) => sum + amount, 0n);
		const total = (await ledgerOf(state, stash))?.total ?? 0n;
		assert.equal(total, bond - lost, stash);
		const info = (await state.call.restakingApi.staker(stash)).unwrap();
		const custody = (await stakerOf(state, stash))?.custody ?? 0n;
		assert.equal(info.staked.toBigInt(), total);
		assert(info.liability.toBigInt() <= total + custody, `${stash} owes more than it has`);
	}
});

/** Asserts the order: the service, the base chain, perhaps for votes as well as for blocks, the service. */
function expectOrder(all: readonly { by: string }[]): void {
	const order = all.map(({ by }) => by).join(" ");
	assert.match(order, /^service( base)+ service$/);
}

/**
 * Requests a slash when this era is planned; returns the era in which it is due. Where a slash lands in the last block
 * of an era, nobody serves in the next: then it is requested for the one after.
 */
async function request(offence: number, from: number): Promise<number> {
	const { api } = observer;
	const era = await seen(async (state) => {
		const now = await plannedEra(state);
		return now >= from ? now : undefined;
	}, `era ${from} is not planned`);
	const { fundSlashBond, requestSlash } = api.tx.restaking;
	const id = `0x${offence.toString(16).padStart(64, "0")}`;
	const bond = fundSlashBond(0, signedBy(dev("Ferdie")), 20n * UNIT);
	const both = [bond, requestSlash(0, era, FRACTION, id, id, null)];
	let blockHash: string;
	try {
		({ blockHash } = await submitAndWait(api.tx.utility.batchAll(both), dev("Ferdie")));
	} catch (error) {
		if (error instanceof Refusal && error.is(api.errors.restaking.NotServing)) {
			return request(offence, era + 1);
		}
		throw error;
	}
	return (await plannedEra(await stateAt(api, blockHash))) + VETO;
}

/** Returns the validator's own stake when this era was elected. */
async function ownStakeIn(era: number): Promise<bigint> {
	const overview = await observer.api.query.staking.erasStakersOverview(era, DAVE);
	return overview.unwrap().own.toBigInt();
}

/**
 * Returns the first result of looking at the states of blocks: of final ones, unless it may be another fork's. A
 * report in a block that loses against another comes again, perhaps an era later.
 */
async function seen<T>(
	look: (state: State) => Promise<T | undefined>,
	what: string,
	blocks: "final" | "best" = "final",
): Promise<T> {
	const { api } = observer;
	return follow(
		api,
		blocks,
		async ({ hash }) => look(await stateAt(api, hash.toHex())),
		3 * MINUTE,
		what,
	);
}

/** Returns the state after each final block. */
async function history(): Promise<State[]> {
	const { api } = observer;
	const last = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
	const blocks = Array.from({ length: last.number.toNumber() }, (_, index) => index + 1);
	return Promise.all(
		blocks.map(async (block) => stateAt(api, (await api.rpc.chain.getBlockHash(block)).toHex())),
	);
}

/** Returns the losses of a stash, in order. The staking pallet emits each, whoever took it. */
async function slashesOf(
	stash: string,
	states: readonly State[],
): Promise<{ by: string; amount: bigint }[]> {
	const { events } = observer.api;
	const all: { by: string; amount: bigint }[] = [];
	for (const state of states) {
		const ours = (await emittedIn(state, events.restaking.Slashed)).filter(
			(slashed) => slashed.stash === stash,
		);
		const lost = (await emittedIn(state, events.staking.Slashed)).filter(
			({ staker }) => staker === stash,
		);
		for (const { amount } of lost) {
			const by = ours.some(({ taken }) => taken === amount) ? "service" : "base";
			all.push({ by, amount });
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
