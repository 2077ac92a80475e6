/** A data availability layer: chunks shown on demand, and what silence costs. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { u8aConcat, u8aToHex } from "@polkadot/util";
import { blake2AsU8a } from "@polkadot/util-crypto";
import { stateAt } from "../src/api.ts";
import { UNIT } from "../src/keys.ts";
import { expectSlashed, found, type Founded } from "../src/proven.ts";
import { calls, plannedEra, reachEra, telling } from "../src/restaking.ts";
import { PERCENT } from "../src/services.ts";
import { Story } from "../src/story.ts";
import { advanceBlocks } from "../src/time.ts";
import type { Transaction } from "../src/tx.ts";

const story = new Story();

const RULES = { response: 6, open: 4, price: 2n * UNIT, fraction: 25n * PERCENT };
const STAKES = [300n, 500n].map((stake) => stake * UNIT);
const CHUNKS = 5;
const PROMISE = "availability.Promise";
const CHALLENGE = "availability.Challenge";

interface Blob {
	root: string;
	chunks: number;
	chunkSize: number;
}

interface Calls {
	promise: (service: number, blob: Blob, until: number) => Transaction;
	challenge: (
		service: number,
		operator: string,
		blob: Blob,
		chunk: number | null,
	) => Transaction;
	answer: (challenge: number, chunk: string, proof: string[]) => Transaction;
	closeChallenge: (challenge: number) => Transaction;
}

let layer: Founded;

test("an operator promises to hold a blob", async () => {
	const { api } = story;
	layer = await found(api, { Withholding: RULES }, STAKES);
	const [first] = layer.operators;
	assert(first);
	await first.who.does(availability().promise(layer.service, blob(), 1_000));
	assert((await first.who.held(PROMISE)) > 0n);
});

test("over three eras it is asked, shows the chunk and is paid", async () => {
	const { api } = story;
	const [first] = layer.operators;
	assert(first);
	for (const chunk of [4, 1, null]) {
		await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
		const asked = await layer.reporter.does(
			availability().challenge(layer.service, first.who.address, blob(), chunk),
		);
		assert.equal(await layer.reporter.held(CHALLENGE), RULES.price);
		const told = telling(asked, "Challenged", "availability");
		const [id, place] = [Number(told["challenge"]), Number(told["chunk"])];
		assert(place < CHUNKS && (chunk === null || place === chunk));
		const wrong = (place + 1) % CHUNKS;
		await first.who.fails(
			availability().answer(id, u8aToHex(bytes(wrong)), proof(wrong)),
			"availability.BadProof: The bytes are not that chunk of that blob, or the hashes do not lead to " +
				"its root.",
		);
		const shown = await first.who.does(availability().answer(id, u8aToHex(bytes(place)), proof(place)));
		assert.equal(telling(shown, "ChallengeAnswered", "availability")["price"], String(RULES.price));
		first.who.comes(RULES.price);
		layer.reporter.comes(-RULES.price);
		await layer.reporter.expectHolds({});
	}
});

test("what was answered, or can still be, proves nothing", async () => {
	const { api } = story;
	const [first, second] = layer.operators;
	assert(first && second);
	const { reportOffence } = calls(api);
	await layer.reporter.fails(
		availability().challenge(layer.service, second.who.address, blob(), 0),
		"availability.NotPromised: The operator did not promise this blob to this service, or not any more. " +
			"Choose another.",
	);
	await layer.reporter.fails(
		reportOffence(first.assignment, evidence(0)),
		"availability.NoSuchChallenge: There is no such challenge: it was answered, or is long over. Look up " +
			"its number.",
	);
});

test("silence costs stake; the challenger has its price back and the reporter's share", async () => {
	const { api } = story;
	const [first, second] = layer.operators;
	assert(first && second);
	const { reportOffence } = calls(api);
	const asked = await layer.reporter.does(
		availability().challenge(layer.service, first.who.address, blob(), 3),
	);
	const era = await plannedEra(await stateAt(api, asked.blockHash));
	const id = Number(telling(asked, "Challenged", "availability")["challenge"]);
	await layer.reporter.fails(
		reportOffence(first.assignment, evidence(id)),
		"availability.NotDue: The challenge can still be answered. Wait until it is due.",
	);
	await advanceBlocks(api, RULES.response);
	await first.who.fails(
		availability().answer(id, u8aToHex(bytes(3)), proof(3)),
		"availability.TooLate: It is too late to answer.",
	);
	await layer.reporter.fails(
		reportOffence(second.assignment, evidence(id)),
		"availability.NotOfOperator: The challenge is of another operator or service.",
	);
	await layer.reporter.does(availability().closeChallenge(id));
	assert.equal(await layer.reporter.held(CHALLENGE), 0n);
	await expectSlashed(api, layer, {
		evidence: evidence(id),
		again: evidence(id),
		era,
		fraction: RULES.fraction,
	});
});

function availability(): Calls {
	return story.api.tx["availability"] as unknown as Calls;
}

function evidence(challenge: number): string {
	return story.api.createType("u32", challenge).toHex(true);
}

/** What a chunk holds. */
function bytes(chunk: number): Uint8Array {
	return new Uint8Array(256).fill(chunk + 1);
}

/** The hashes of one level of the tree after the other: the last one alone goes up as it is. */
function levels(): Uint8Array[][] {
	let level = Array.from({ length: CHUNKS }, (_, chunk) => blake2AsU8a(bytes(chunk)));
	const all = [level];
	while (level.length > 1) {
		const above: Uint8Array[] = [];
		for (let at = 0; at < level.length; at += 2) {
			const [one, other] = level.slice(at, at + 2);
			above.push(other && one ? blake2AsU8a(u8aConcat(one, other)) : (one ?? new Uint8Array()));
		}
		all.push(above);
		level = above;
	}
	return all;
}

function blob(): Blob {
	const root = levels().at(-1)?.[0] ?? new Uint8Array();
	return { root: u8aToHex(root), chunks: CHUNKS, chunkSize: 256 };
}

/** The hashes beside a chunk's way to the root. */
function proof(chunk: number): string[] {
	return levels().flatMap((level, depth) => {
		const sibling = level[(chunk >> depth) ^ 1];
		return sibling && level.length > 1 ? [u8aToHex(sibling)] : [];
	});
}
