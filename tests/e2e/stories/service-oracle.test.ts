/** An oracle: medians by stake, and the cost of answers far off and of absence. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { stringToHex, u8aConcat, u8aToHex } from "@polkadot/util";
import { stateAt } from "../src/api.ts";
import { expectEqual } from "../src/expect.ts";
import { UNIT } from "../src/keys.ts";
import { plain } from "../src/plain.ts";
import { expectSlashed, found, type Founded } from "../src/proven.ts";
import { plannedEra, reachEra } from "../src/restaking.ts";
import { PERCENT } from "../src/services.ts";
import { Story } from "../src/story.ts";
import { advanceBlocks } from "../src/time.ts";
import type { Transaction } from "../src/tx.ts";

const story = new Story();

/** Long enough for three answers, each in a block of its own. */
const RULES = {
	round: 6,
	kept: 64,
	tolerance: 10n * PERCENT,
	fraction: 20n * PERCENT,
	misses: 1,
	absence: 2n * PERCENT,
};
const STAKES = [300n, 500n, 500n].map((stake) => stake * UNIT);

let oracle: Founded;

test("the owner of an oracle opens a feed", async () => {
	const { api } = story;
	oracle = await found(api, { Deviation: RULES }, STAKES);
	const openFeed = api.tx.oracle.openFeed(oracle.service, "DOT/USD");
	await oracle.reporter.fails(openFeed, "BadOrigin");
	await oracle.owner.does(openFeed);
	const feeds = plain(await api.call.oracleApi.feeds(oracle.service));
	expectEqual(feeds, [[0, stringToHex("DOT/USD")]]);
});

test("over three eras the answer is the median of the operators' answers, once a round is over", async () => {
	const { api } = story;
	const counted = [...oracle.pledged.values()].reduce((sum, amount) => sum + amount, 0n);
	for (const value of [99n, 100n, 101n]) {
		await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
		const round = await answerAll([value, 101n, 99n]);
		const answer = await api.call.oracleApi.answer(oracle.service, 0, round);
		expectEqual(plain(answer), { round, value, counted });
	}
});

test("answers in time are heard once, and honest ones cannot be reported", async () => {
	const { api } = story;
	const { AlreadyAnswered, NotServing, WithinTolerance, WasPresent, BadEvidence } =
		api.errors.oracle;
	const [first] = oracle.operators;
	assert(first);
	await nextRound();
	await first.who.does(submit(100n));
	await first.who.fails(submit(101n), AlreadyAnswered);
	await oracle.reporter.fails(submit(101n), NotServing);
	const round = await answerAll([100n, 109n, 99n]);
	const report = (evidence: string) =>
		api.tx.restaking.reportOffence(first.assignment, evidence);
	await oracle.reporter.fails(report(deviation(round)), WithinTolerance);
	await oracle.reporter.fails(report(absence([round])), WasPresent);
	await oracle.reporter.fails(report("0x07"), BadEvidence);
});

test("an operator whose answer is far from the median loses stake, the reporter gets its share", async () => {
	const { api } = story;
	const round = await answerAll([200n, 100n, 100n]);
	await expectSlashed(api, oracle, {
		evidence: deviation(round),
		again: deviation(round),
		era: await eraOfRound(round),
		fraction: RULES.fraction,
	});
});

test("an operator that does not answer is slashed as well", async () => {
	const { api } = story;
	const [, second] = oracle.operators;
	assert(second);
	const { reportOffence } = api.tx.restaking;
	const round = await nextRound();
	for (const operator of oracle.operators.filter((it) => it !== second)) {
		await operator.who.does(submit(100n));
	}
	await nextRound();
	const outcome = await oracle.reporter.does(reportOffence(second.assignment, absence([round])));
	assert.equal(outcome.one(api.events.restaking.SlashRequested).fraction, RULES.absence);
});

function submit(value: bigint): Transaction {
	return story.api.tx.oracle.submit(oracle.service, [[0, value]]);
}

async function roundNow(): Promise<number> {
	const block = (await story.api.rpc.chain.getHeader()).number.toNumber();
	return Math.floor(block / RULES.round);
}

/** Seals until the next block begins a round, and returns that round. */
async function nextRound(): Promise<number> {
	const block = (await story.api.rpc.chain.getHeader()).number.toNumber();
	await advanceBlocks(story.api, RULES.round - 1 - (block % RULES.round));
	return (await roundNow()) + 1;
}

/** Answers for all operators in a new round, and returns it when it is over. */
async function answerAll(values: bigint[]): Promise<number> {
	const round = await nextRound();
	for (const [at, operator] of oracle.operators.entries()) {
		await operator.who.does(submit(values[at] ?? 0n));
	}
	while ((await roundNow()) === round) {
		await advanceBlocks(story.api, 1);
	}
	return round;
}

async function eraOfRound(round: number): Promise<number> {
	const { api } = story;
	const hash = await api.rpc.chain.getBlockHash(round * RULES.round);
	return plannedEra(await stateAt(api, hash.toHex()));
}

function deviation(round: number): string {
	const { api } = story;
	return u8aToHex(
		u8aConcat(
			new Uint8Array([0]),
			api.createType("u32", 0).toU8a(),
			api.createType("u64", round).toU8a(),
		),
	);
}

function absence(rounds: number[]): string {
	const { api } = story;
	return u8aToHex(
		u8aConcat(
			new Uint8Array([1]),
			api.createType("u32", 0).toU8a(),
			api.createType("Vec<u64>", rounds).toU8a(),
		),
	);
}
