/** An oracle: medians by stake, and what it costs to be far off or away. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { u8aConcat, u8aToHex } from "@polkadot/util";
import { stateAt } from "../src/api.ts";
import { UNIT } from "../src/keys.ts";
import { expectSlashed, found, type Founded } from "../src/proven.ts";
import { calls, plannedEra, reachEra, tellings } from "../src/restaking.ts";
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

interface Calls {
	openFeed: (service: number, name: string) => Transaction;
	submit: (service: number, values: [number, bigint][]) => Transaction;
}

let oracle: Founded;

test("the owner of an oracle opens a feed", async () => {
	const { api } = story;
	oracle = await found(api, { Deviation: RULES }, STAKES);
	await oracle.reporter.fails(oracleCalls().openFeed(oracle.service, "DOT/USD"), "BadOrigin");
	await oracle.owner.does(oracleCalls().openFeed(oracle.service, "DOT/USD"));
	const feeds = await api.call["oracleApi"]?.["feeds"]?.(oracle.service);
	assert.deepEqual(feeds?.toHuman(), [["0", "DOT/USD"]]);
});

test("over three eras the answer is the median of what operators say, once a round is over", async () => {
	const { api } = story;
	const counted = [...oracle.pledged.values()].reduce((sum, amount) => sum + amount, 0n);
	for (const value of [99n, 100n, 101n]) {
		await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
		const round = await answerAll([value, 101n, 99n]);
		assert.deepEqual(await answer(round), { value, counted });
	}
});

test("answers in time are heard once, and honest ones can not be reported", async () => {
	const { api } = story;
	const [first] = oracle.operators;
	assert(first);
	await nextRound();
	await first.who.does(submit(100n));
	await first.who.fails(
		oracleCalls().submit(oracle.service, [[0, 101n]]),
		"oracle.AlreadyAnswered: The signer has answered in this round. Wait for the next one.",
	);
	await oracle.reporter.fails(
		oracleCalls().submit(oracle.service, [[0, 101n]]),
		"oracle.NotServing: The signer did not serve in the era of this round, or is suspended. Wait " +
			"for the next era, or be released first.",
	);
	const round = await answerAll([100n, 109n, 99n]);
	await oracle.reporter.fails(
		calls(api).reportOffence(first.assignment, deviation(round)),
		"oracle.WithinTolerance: The answer is within the tolerance: that is no fault.",
	);
	await oracle.reporter.fails(
		calls(api).reportOffence(first.assignment, absence([round])),
		"oracle.WasPresent: The operator did answer in one of these rounds.",
	);
	await oracle.reporter.fails(
		calls(api).reportOffence(first.assignment, "0x07"),
		"oracle.BadEvidence: The bytes are no evidence. Encode them as the documentation says.",
	);
});

test("who answers far from the median loses stake, and the reporter gets its share", async () => {
	const { api } = story;
	const round = await answerAll([200n, 100n, 100n]);
	await expectSlashed(api, oracle, {
		evidence: deviation(round),
		again: deviation(round),
		era: await eraOfRound(round),
		fraction: RULES.fraction,
	});
});

test("who stays away is slashed as well", async () => {
	const { api } = story;
	const [, second] = oracle.operators;
	assert(second);
	const { reportOffence } = calls(api);
	const round = await nextRound();
	for (const operator of oracle.operators.filter((it) => it !== second)) {
		await operator.who.does(submit(100n));
	}
	await nextRound();
	const outcome = await oracle.reporter.does(reportOffence(second.assignment, absence([round])));
	const [told] = tellings(outcome, "SlashRequested");
	assert.equal(told?.["fraction"], String(RULES.absence));
});

function oracleCalls(): Calls {
	return story.api.tx["oracle"] as unknown as Calls;
}

function submit(value: bigint): Transaction {
	return oracleCalls().submit(oracle.service, [[0, value]]);
}

async function roundNow(): Promise<number> {
	const block = (await story.api.rpc.chain.getHeader()).number.toNumber();
	return Math.floor(block / RULES.round);
}

/** Seals until the next block begins a round, and gives that round. */
async function nextRound(): Promise<number> {
	const block = (await story.api.rpc.chain.getHeader()).number.toNumber();
	await advanceBlocks(story.api, RULES.round - 1 - (block % RULES.round));
	return (await roundNow()) + 1;
}

/** All operators answer in one new round; gives it when it is over. */
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

async function answer(round: number) {
	const found = await story.api.call["oracleApi"]?.["answer"]?.(oracle.service, 0, round);
	const { value, counted } = found?.toHuman() as Record<string, string>;
	const number = (text = "") => BigInt(text.replaceAll(",", ""));
	return { value: number(value), counted: number(counted) };
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
