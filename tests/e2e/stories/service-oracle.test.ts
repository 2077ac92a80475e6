/** An oracle: answers of a quorum, and the cost of values far off and of an era of absence. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { stringToHex, u8aConcat, u8aToHex } from "@polkadot/util";
import type { Actor } from "../src/actor.ts";
import { stateAt } from "../src/api.ts";
import { tickNow } from "../src/clock.ts";
import { expectEqual } from "../src/expect.ts";
import { UNIT } from "../src/keys.ts";
import { plain } from "../src/plain.ts";
import { expectSlashed, found, type Founded } from "../src/proven.ts";
import { plannedEra, reachEra } from "../src/restaking.ts";
import { PERCENT } from "../src/services.ts";
import { Story } from "../src/story.ts";
import { advanceBlocks, seal } from "../src/time.ts";
import type { Transaction } from "../src/tx.ts";

const story = new Story();

/** Two ticks: the second has room where the first begins a session. */
const RULES = {
	round: 2,
	tolerance: 10n * PERCENT,
	steps: [
		{ beyond: 3, price: 5n * PERCENT },
		{ beyond: 6, price: 20n * PERCENT },
		null,
		null,
	],
	mostMissed: 50n * PERCENT,
	absence: 2n * PERCENT,
	maxFeeds: 4,
	paysWork: false,
};
const STAKES = [300n, 800n, 800n].map((stake) => stake * UNIT);
const NAME = "DOT/USD";
const US_DOLLAR = u8aToHex(u8aConcat(new TextEncoder().encode("USD"), new Uint8Array(13)));

let oracle: Founded;

test("the owner of an oracle opens a feed, which binds an era after the next", async () => {
	const { api } = story;
	oracle = await found(api, { Deviation: RULES }, STAKES);
	const openFeed = api.tx.oracle.openFeed(oracle.service, NAME, 2, US_DOLLAR, 1);
	await oracle.reporter.fails(openFeed, "BadOrigin");
	await oracle.owner.does(openFeed);
	const since = (await plannedEra(await stateAt(api))) + 1;
	const feed = {
		name: stringToHex(NAME),
		decimals: 2,
		unit: US_DOLLAR,
		least: 1n,
		since,
		closed: null,
	};
	expectEqual(plain(await api.call.oracleApi.feeds(oracle.service)), [[0, feed]]);
	const [first] = oracle.operators;
	assert(first);
	await first.who.fails(submit(100n), api.errors.oracle.NothingNew);
	await reachEra(api, since + 1);
});

test("the answer is the median of the operators' values, once a round is over", async () => {
	const { api } = story;
	const counted = [...oracle.pledged.values()].reduce((sum, amount) => sum + amount, 0n);
	for (const value of [99n, 100n, 101n]) {
		const { round, era } = await answerAll([value, 101n, 99n]);
		const answer = plain(await api.call.oracleApi.latest(oracle.service, 0));
		assert(answer);
		expectEqual(answer, { ...answer, round, era, value, counted, total: counted });
		expectEqual(plain(await api.call.oracleApi.fresh(oracle.service, 0, 4)), answer);
		assert.equal(plain(await api.call.oracleApi.fresh(oracle.service, 0, 0)), null);
	}
});

test("the first values of a round are free and stand, and honest ones cannot be reported", async () => {
	const { api } = story;
	const { NotServing, NotDeviated, RoundOpen, BadEvidence } = api.errors.oracle;
	const [first] = oracle.operators;
	assert(first);
	await nextRound();
	const outcome = await first.who.does(submit(100n));
	assert.equal(outcome.one(api.events.transactionPayment.TransactionFeePaid).actualFee, 0n);
	await oracle.reporter.fails(submit(101n), NotServing);
	const { era } = await answerAll([100n, 109n, 99n]);
	const report = (evidence: string) =>
		api.tx.restaking.reportOffence(first.assignment, evidence);
	await oracle.reporter.fails(report(deviation(era, 1)), NotDeviated);
	await oracle.reporter.fails(report(absence(era)), RoundOpen);
	await oracle.reporter.fails(report("0x07"), BadEvidence);
});

test("an operator whose value is far from the answer loses stake, the reporter gets its share", async () => {
	const { api } = story;
	const { era } = await answerAll([200n, 100n, 100n]);
	const [first] = oracle.operators;
	assert(first);
	const faults = plain(await api.call.oracleApi.faults(oracle.service, era));
	expectEqual(faults, [[first.assignment, 2]]);
	await expectSlashed(api, oracle, {
		evidence: deviation(era, 2),
		again: deviation(era, 2),
		era,
		fraction: 15n * PERCENT,
	});
});

test("an operator that is silent for an era is accused by the chain itself", async () => {
	const { api } = story;
	const { OffenceSeen } = api.errors.restaking;
	const [first, second, third] = oracle.operators;
	assert(first && second && third);
	const { reportOffence } = api.tx.restaking;
	const era = (await plannedEra(await stateAt(api))) + 1;
	await reachEra(api, era);
	while ((await plannedEra(await stateAt(api))) === era) {
		await nextRound();
		await send([[first.who, 100n], [third.who, 100n]]);
		await advanceBlocks(api, RULES.round);
	}
	// Nobody has to report it: the chain closes the rounds, and accuses a quarter of an era after the last one.
	await nextRound();
	await advanceBlocks(api, 12);
	await oracle.reporter.fails(reportOffence(second.assignment, absence(era)), OffenceSeen);
});

function submit(value: bigint): Transaction {
	return story.api.tx.oracle.submit(oracle.service, [[0, value]]);
}

async function roundNow(): Promise<number> {
	return Math.floor((await tickNow(story.api)) / RULES.round);
}

/** Seals until the next block begins a new round, and returns that round. */
async function nextRound(): Promise<number> {
	const round = (await roundNow()) + 1;
	while ((await tickNow(story.api)) < round * RULES.round) {
		await advanceBlocks(story.api, 1);
	}
	return round;
}

/** Hands values to the node, for the next blocks. */
async function send(values: [Actor, bigint][]): Promise<void> {
	for (const [who, value] of values) {
		await submit(value).signAndSend(who.key, { nonce: -1 });
	}
}

/** Answers for all operators in a new round, and returns it with its era when it is over. */
async function answerAll(values: bigint[]): Promise<{ round: number; era: number }> {
	const { api } = story;
	const round = await nextRound();
	await send(oracle.operators.map(({ who }, at) => [who, values[at] ?? 0n]));
	const era = await plannedEra(await stateAt(api, await seal(api)));
	await advanceBlocks(api, RULES.round);
	assert((await roundNow()) > round);
	return { round, era };
}

function deviation(era: number, step: number): string {
	const { api } = story;
	return u8aToHex(
		u8aConcat(
			new Uint8Array([0]),
			api.createType("u32", era).toU8a(),
			api.createType("u8", step).toU8a(),
		),
	);
}

function absence(era: number): string {
	return u8aToHex(u8aConcat(new Uint8Array([1]), story.api.createType("u32", era).toU8a()));
}
