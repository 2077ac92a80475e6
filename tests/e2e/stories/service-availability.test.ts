/** A data availability layer: chunks that the chain draws, or somebody asks for, and the cost of silence. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { PalletRestakingAvailabilityBlob } from "@polkadot/types/lookup";
import { stringToU8a, u8aConcat, u8aToBigInt, u8aToHex } from "@polkadot/util";
import { blake2AsU8a } from "@polkadot/util-crypto";
import { stateAt } from "../src/api.ts";
import { expectEqual } from "../src/expect.ts";
import { UNIT } from "../src/keys.ts";
import { plain, type Plain } from "../src/plain.ts";
import { expectSlashed, found, type Founded, type Operator } from "../src/proven.ts";
import { plannedEra, reachEra } from "../src/restaking.ts";
import { PERCENT } from "../src/services.ts";
import { Story } from "../src/story.ts";
import { advanceBlocks, seal } from "../src/time.ts";
import type { Outcome } from "../src/tx.ts";

const story = new Story();

/** Half of an era of ten blocks, so that a story has four blocks to answer in. */
const RULES = { draws: 4, response: 5, price: 2n * UNIT, doubling: 4, fraction: 20n * PERCENT };
const STAKES = [300n, 500n].map((stake) => stake * UNIT);
const CHUNKS = 5;
const PROMISE = "availability.Promise";
const CHALLENGE = "availability.Challenge";
/** Blocks in which a seed must come: an era of ten. */
const SEED_WITHIN = 10;

type Blob = Plain<PalletRestakingAvailabilityBlob>;

/** What a draw of an era asks for. */
interface Asked {
	era: number;
	draw: number;
	chunk: number;
}

let layer: Founded;

test("an operator promises to hold a blob, from the next era on", async () => {
	const { api } = story;
	layer = await found(api, { Withholding: RULES }, STAKES);
	const [first] = layer.operators;
	assert(first);
	const { promise } = api.tx.availability;
	const promised = await first.who.does(promise(layer.service, blob(), 1_000, 0));
	const { fromEra } = promised.one(api.events.availability.Promised);
	assert.equal(fromEra, (await plannedEra(await stateAt(api, promised.blockHash))) + 1);
	assert((await first.who.held(PROMISE)) > 0n);
	await reachEra(api, fromEra);
});

test("in each era chunks are drawn, anybody can tell which, and the operator shows them", async () => {
	const { api } = story;
	const { DrawAnswered } = api.events.availability;
	const { BadProof, AlreadyShown, NoSuchDraw } = api.errors.availability;
	const [first, second] = layer.operators;
	assert(first && second);
	for (let eras = 0; eras < 2; eras += 1) {
		// Nobody has to report what it does not show, so it misses no era.
		const asked = await drawn(first);
		assert.equal(asked.length, RULES.draws);
		const { call } = api;
		const told = () => call.availabilityApi.asked(layer.service, first.who.address);
		expectEqual(
			plain(await told()).map(({ asker, chunk }) => ({ asker, chunk })),
			asked.map(({ era, draw, chunk }) => ({ asker: { Draw: { era, draw } }, chunk })),
		);
		const [one] = asked;
		assert(one);
		const wrong = { ...one, chunk: (one.chunk + 1) % CHUNKS };
		await first.who.fails(answer(wrong), BadProof);
		await second.who.fails(answer(one), NoSuchDraw);
		const outcome: Outcome = await first.who.does(answers(asked));
		const shown = outcome.all(DrawAnswered).map(({ era, draw }) => [era, draw]);
		assert.deepEqual(
			shown,
			asked.map(({ era, draw }) => [era, draw]),
		);
		await first.who.fails(answer(one), AlreadyShown);
		expectEqual(plain(await told()), []);
		const held = plain(await call.availabilityApi.held(layer.service, blob(), one.era));
		const behind = [first.who, layer.nominator].map(({ address }) => layer.pledged.get(address));
		const counted = behind.reduce((sum: bigint, pledged) => sum + (pledged ?? 0n), 0n);
		expectEqual(
			held.map((holder) => [holder.assignment, holder.counted]),
			[[first.assignment, counted]],
		);
		await reachEra(api, one.era + 1);
	}
});

test("a stranger asks for a chunk: half of the price is burned, half is the operator's", async () => {
	const { api } = story;
	const { challenge, answerChallenge } = api.tx.availability;
	const { Challenged, ChallengeAnswered } = api.events.availability;
	const [first, second] = layer.operators;
	assert(first && second);
	await show(first);
	const asked = await layer.reporter.does(
		challenge(layer.service, first.who.address, blob(), 2),
	);
	const half = RULES.price / 2n;
	layer.reporter.comes(-half);
	assert.equal(await layer.reporter.held(CHALLENGE), half);
	const { challenge: id, assignment } = asked.one(Challenged);
	const shown = await first.who.does(
		answerChallenge(assignment, id, u8aToHex(bytes(2)), proof(2)),
	);
	assert.equal(shown.one(ChallengeAnswered).paid, half);
	first.who.comes(half);
	layer.reporter.comes(-half);
	await layer.reporter.expectHolds({});
	await layer.reporter.fails(
		challenge(layer.service, second.who.address, blob(), 0),
		api.errors.availability.NotPromised,
	);
	await layer.reporter.fails(
		api.tx.restaking.reportOffence(first.assignment, denied(id)),
		api.errors.availability.NoSuchChallenge,
	);
});

test("a draw that is not answered in time costs stake", async () => {
	const { api } = story;
	const { reportOffence } = api.tx.restaking;
	const { NotDrawn, NotDue, TooLate } = api.errors.availability;
	const [first] = layer.operators;
	assert(first);
	const era = (await show(first)) + 1;
	await reachEra(api, era);
	await layer.reporter.fails(reportOffence(first.assignment, withheld(era)), NotDrawn);
	const [missed, ...asked] = await drawn(first);
	assert(missed);
	await layer.reporter.fails(reportOffence(first.assignment, withheld(era)), NotDue);
	await first.who.does(answers(asked));
	// The reporter has a quarter of an era before the chain brings it.
	await advanceBlocks(api, RULES.response - 1);
	await first.who.fails(answer(missed), TooLate);
	await expectSlashed(api, layer, {
		evidence: withheld(era),
		again: withheld(era),
		era,
		fraction: RULES.fraction,
	});
});

/** The last era of which all was shown. */
let shownEra = 0;

/** Shows what is drawn in the present era, unless that was done, and returns the era. */
async function show(operator: Operator): Promise<number> {
	const asked = await drawn(operator);
	const era = asked[0]?.era ?? 0;
	if (era > shownEra) {
		await operator.who.does(answers(asked));
		shownEra = era;
	}
	return era;
}

/** Returns what the chain has drawn at an operator in this era, as soon as the seed is known. */
async function drawn({ assignment }: Operator): Promise<Asked[]> {
	const { api } = story;
	const places = api.consts.restaking.maxExitWindow.toNumber() + 2;
	for (let block = 0; block < SEED_WITHIN; block += 1) {
		const state = await stateAt(api);
		const era = await plannedEra(state);
		const known = await state.query.restaking.seeds(era % places);
		if (known.isSome && known.unwrap()[0].toNumber() === era) {
			const seed = known.unwrap()[1].value.toU8a();
			return Array.from({ length: RULES.draws }, (_, draw) => {
				return { era, draw, chunk: chunkOf(seed, assignment, draw) };
			});
		}
		await seal(api);
	}
	throw new Error(`no seed within ${SEED_WITHIN} blocks`);
}

/** Returns the chunk that a draw asks for of an operator that holds one blob. */
function chunkOf(seed: Uint8Array, assignment: number, draw: number): number {
	const number = (value: number) => story.api.createType("u32", value).toU8a();
	const subject = u8aConcat(stringToU8a("draw"), seed, number(assignment), number(draw));
	const random = u8aToBigInt(blake2AsU8a(subject), { isLe: true, isNegative: false });
	return Number(random % BigInt(CHUNKS));
}

function answer({ era, draw, chunk }: Asked) {
	const shown = u8aToHex(bytes(chunk));
	return story.api.tx.availability.answer(layer.service, era, draw, shown, proof(chunk));
}

/** Returns answers to several draws, in one block. */
function answers(asked: Asked[]) {
	return story.api.tx.utility.batchAll(asked.map(answer));
}

function withheld(era: number): string {
	return evidence(0, era);
}

function denied(challenge: number): string {
	return evidence(1, challenge);
}

/** Returns evidence: a variant and a number. No call has its type, so the metadata does not list it. */
function evidence(variant: number, value: number): string {
	return u8aToHex(u8aConcat([variant], story.api.createType("u32", value).toU8a()));
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
