/** A data availability layer: chunks shown on demand, and the cost of silence. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { PalletRestakingAvailabilityBlob } from "@polkadot/types/lookup";
import { u8aConcat, u8aToHex } from "@polkadot/util";
import { blake2AsU8a } from "@polkadot/util-crypto";
import { stateAt } from "../src/api.ts";
import { UNIT } from "../src/keys.ts";
import type { Plain } from "../src/plain.ts";
import { expectSlashed, found, type Founded } from "../src/proven.ts";
import { plannedEra, reachEra } from "../src/restaking.ts";
import { PERCENT } from "../src/services.ts";
import { Story } from "../src/story.ts";
import { advanceBlocks } from "../src/time.ts";

const story = new Story();

const RULES = { response: 6, open: 4, price: 2n * UNIT, fraction: 25n * PERCENT };
const STAKES = [300n, 500n].map((stake) => stake * UNIT);
const CHUNKS = 5;
const PROMISE = "availability.Promise";
const CHALLENGE = "availability.Challenge";

type Blob = Plain<PalletRestakingAvailabilityBlob>;

let layer: Founded;

test("an operator promises to hold a blob", async () => {
	const { api } = story;
	layer = await found(api, { Withholding: RULES }, STAKES);
	const [first] = layer.operators;
	assert(first);
	await first.who.does(api.tx.availability.promise(layer.service, blob(), 1_000));
	assert((await first.who.held(PROMISE)) > 0n);
});

test("over three eras it is asked, shows the chunk and is paid", async () => {
	const { api } = story;
	const { challenge, answer } = api.tx.availability;
	const { Challenged, ChallengeAnswered } = api.events.availability;
	const [first] = layer.operators;
	assert(first);
	for (const chunk of [4, 1, null]) {
		await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
		const asked = await layer.reporter.does(
			challenge(layer.service, first.who.address, blob(), chunk),
		);
		assert.equal(await layer.reporter.held(CHALLENGE), RULES.price);
		const { challenge: id, chunk: place } = asked.one(Challenged);
		assert(place < CHUNKS && (chunk === null || place === chunk));
		const wrong = (place + 1) % CHUNKS;
		await first.who.fails(
			answer(id, u8aToHex(bytes(wrong)), proof(wrong)),
			api.errors.availability.BadProof,
		);
		const shown = await first.who.does(answer(id, u8aToHex(bytes(place)), proof(place)));
		assert.equal(shown.one(ChallengeAnswered).price, RULES.price);
		first.who.comes(RULES.price);
		layer.reporter.comes(-RULES.price);
		await layer.reporter.expectHolds({});
	}
});

test("a challenge that was answered, or was never made, proves nothing", async () => {
	const { api } = story;
	const [first, second] = layer.operators;
	assert(first && second);
	await layer.reporter.fails(
		api.tx.availability.challenge(layer.service, second.who.address, blob(), 0),
		api.errors.availability.NotPromised,
	);
	await layer.reporter.fails(
		api.tx.restaking.reportOffence(first.assignment, evidence(0)),
		api.errors.availability.NoSuchChallenge,
	);
});

test("silence costs stake; the challenger has its price back and the reporter's share", async () => {
	const { api } = story;
	const [first, second] = layer.operators;
	assert(first && second);
	const { reportOffence } = api.tx.restaking;
	const { challenge, answer, closeChallenge } = api.tx.availability;
	const { NotDue, TooLate, NotOfOperator } = api.errors.availability;
	const asked = await layer.reporter.does(
		challenge(layer.service, first.who.address, blob(), 3),
	);
	const era = await plannedEra(await stateAt(api, asked.blockHash));
	const id = asked.one(api.events.availability.Challenged).challenge;
	await layer.reporter.fails(reportOffence(first.assignment, evidence(id)), NotDue);
	await advanceBlocks(api, RULES.response);
	await first.who.fails(answer(id, u8aToHex(bytes(3)), proof(3)), TooLate);
	await layer.reporter.fails(reportOffence(second.assignment, evidence(id)), NotOfOperator);
	await layer.reporter.does(closeChallenge(id));
	assert.equal(await layer.reporter.held(CHALLENGE), 0n);
	await expectSlashed(api, layer, {
		evidence: evidence(id),
		again: evidence(id),
		era,
		fraction: RULES.fraction,
	});
});

function evidence(challenge: number): string {
	return story.api.createType("u32", challenge).toHex(true);
}

/** Returns the bytes of a chunk. */
function bytes(chunk: number): Uint8Array {
	return new Uint8Array(256).fill(chunk + 1);
}

/** Returns the hashes of the tree, level by level: a last one without a sibling goes up as it is. */
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

/** Returns the siblings on a chunk's way to the root. */
function proof(chunk: number): string[] {
	return levels().flatMap((level, depth) => {
		const sibling = level[(chunk >> depth) ^ 1];
		return sibling && level.length > 1 ? [u8aToHex(sibling)] : [];
	});
}
