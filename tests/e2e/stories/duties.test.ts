/** The runtime API by which programs work: what operators of each kind owe, and the faults that can be reported. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { hexToString, u8aConcat, u8aToHex } from "@polkadot/util";
import { stateAt } from "../src/api.ts";
import { tickNow } from "../src/clock.ts";
import { emittedIn } from "../src/events.ts";
import { UNIT } from "../src/keys.ts";
import { plain } from "../src/plain.ts";
import { found, type Founded, type Operator } from "../src/proven.ts";
import { plannedEra, reachEra, type Hook } from "../src/restaking.ts";
import { PERCENT } from "../src/services.ts";
import { Story } from "../src/story.ts";
import { advanceBlocks, sealUntilEmitted } from "../src/time.ts";

const story = new Story();

const STAKES = [500n * UNIT];
const SILENCE = { fraction: 10n * PERCENT, paysWork: true };
const DEVIATION = {
	round: 2,
	tolerance: 10n * PERCENT,
	steps: [{ beyond: 3, price: 5n * PERCENT }, null, null, null],
	mostMissed: 50n * PERCENT,
	absence: 2n * PERCENT,
	maxFeeds: 4,
	paysWork: false,
};
const EQUIVOCATION = {
	first: 1,
	period: 2,
	voting: 6,
	fraction: 30n * PERCENT,
	mostMissed: 50n * PERCENT,
	absence: 2n * PERCENT,
	paysWork: false,
};
const WITHHOLDING = { draws: 4, response: 5, price: 2n * UNIT, doubling: 4, fraction: 20n * PERCENT };
const LIVENESS = {
	window: 3,
	mostMissed: 10n * PERCENT,
	leastMisses: 3,
	fraction: PERCENT,
	markup: 100,
	minEvery: 12,
	maxLoad: 25n * PERCENT,
	jobs: { Deposit: UNIT },
	paysWork: true,
};
const US_DOLLAR = u8aToHex(u8aConcat(new TextEncoder().encode("USD"), new Uint8Array(13)));
/** Blocks in which a slot must come: some eras of ten, of which the second half has slots. */
const SLOT_WITHIN = 60;

/** A duty in words. */
interface Owed {
	name: string;
	hex: string;
}

let heartbeat: Founded;

test("a heartbeat is owed once in an era, and is done by the call that is told", async () => {
	const { api } = story;
	const { dutiesApi } = api.call;
	const [service, first] = await founded({ Silence: SILENCE });
	heartbeat = service;
	const [duty, ...others] = await owed(service, first);
	assert(duty && others.length === 0);
	assert.equal(duty.name, "heartbeat.beat");
	await first.who.does(api.tx(api.registry.createType("Call", duty.hex)));
	assert.deepEqual(await owed(service, first), []);
	assert.deepEqual(plain(await dutiesApi.faults(service.service)), []);
	assert.deepEqual(plain(await dutiesApi.evidenceFor(first.assignment)), []);
});

test("an era without one is a fault, with the evidence by which the chain accuses", async () => {
	const { api } = story;
	const { dutiesApi } = api.call;
	const { SlashRequested } = api.events.restaking;
	const [first] = heartbeat.operators;
	assert(first);
	const era = (await plannedEra(await stateAt(api))) + 1;
	await reachEra(api, era + 1);
	const evidence = api.createType("u32", era).toHex(true);
	assert.deepEqual(plain(await dutiesApi.evidenceFor(first.assignment)), [evidence]);
	const faults = plain(await dutiesApi.faults(heartbeat.service));
	const told = faults.map(({ assignment, era: of, kind, step, fraction }) => [
		assignment,
		of,
		hexToString(kind),
		step,
		fraction,
	]);
	assert.deepEqual(told, [[first.assignment, era, "silence", null, SILENCE.fraction]]);
	const [, accused] = await sealUntilEmitted(api, SlashRequested);
	const [requested, ...others] = await emittedIn(accused, SlashRequested);
	assert(requested && others.length === 0);
	const { assignment, offenceEra, fraction, reporter } = requested;
	assert.deepEqual([assignment, offenceEra, fraction], [first.assignment, era, SILENCE.fraction]);
	assert.equal(reporter, null);
});

test("an oracle's duty is a value for each feed", async () => {
	const { api } = story;
	const [service, first] = await founded({ Deviation: DEVIATION });
	assert.deepEqual(await owed(service, first), []);
	await service.owner.does(api.tx.oracle.openFeed(service.service, "DOT/USD", 2, US_DOLLAR, 1));
	// It takes values in the next era, and binds in the one after.
	await nextEra();
	await nextEra();
	assert.deepEqual(await names(service, first), ["oracle.submit"]);
});

test("a bridge's duties are the heights that are due", async () => {
	const [service, first] = await founded({ Equivocation: EQUIVOCATION });
	const duties = await names(service, first);
	assert(duties.length > 0);
	assert.deepEqual(new Set(duties), new Set(["attestation.attest"]));
});

test("a layer's duties are the chunks that are drawn", async () => {
	const { api } = story;
	const [service, first] = await founded({ Withholding: WITHHOLDING });
	const blob = { root: u8aToHex(new Uint8Array(32)), chunks: 5, chunkSize: 128 };
	await first.who.does(api.tx.availability.promise(service.service, blob, 1_000, 0));
	await nextEra();
	const { epochDuration } = api.consts.babe;
	await advanceBlocks(api, epochDuration.toNumber());
	const drawn = Array.from({ length: WITHHOLDING.draws }, () => "availability.answer");
	assert.deepEqual(await names(service, first), drawn);
});

test("a keeper's duty is the slot whose turn it has", async () => {
	const { api } = story;
	const [service, first] = await founded({ Liveness: LIVENESS });
	const call = api.tx.system.remarkWithEvent("0x");
	const { createJob } = api.tx.keeper;
	const [price, funds] = [UNIT / 10n, 3n * UNIT];
	await service.owner.does(
		createJob(service.service, call, LIVENESS.minEvery, 1_000_000, price, price, funds),
	);
	for (let blocks = 0; blocks < SLOT_WITHIN; blocks += 1) {
		const [duty] = await owed(service, first);
		if (duty) {
			assert.equal(duty.name, "keeper.perform");
			await first.who.does(api.tx(api.registry.createType("Call", duty.hex)));
			assert.deepEqual(await owed(service, first), []);
			return;
		}
		await advanceBlocks(api, 1);
	}
	assert.fail("no slot has come");
});

/** Founds a service with one operator, in the first era in which it serves. */
async function founded(hook: Hook): Promise<[Founded, Operator]> {
	const service = await found(story.api, hook, STAKES);
	const [first] = service.operators;
	assert(first);
	return [service, first];
}

async function nextEra(): Promise<void> {
	const { api } = story;
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
}

/** Returns what an operator owes now. Each duty is its own, and can be done now. */
async function owed(service: Founded, { who, assignment }: Operator): Promise<Owed[]> {
	const { api } = story;
	const duties = plain(await api.call.dutiesApi.duties(service.service, who.address));
	const tick = await tickNow(api);
	return duties.map((duty) => {
		assert.equal(duty.assignment, assignment);
		assert(duty.from <= tick && tick < duty.due, `${duty.from} ${tick} ${duty.due}`);
		// Enough stake counts for it, and it is whole.
		assert(duty.free);
		const { section, method } = api.registry.createType("Call", duty.call);
		return { name: `${section}.${method}`, hex: duty.call };
	});
}

async function names(service: Founded, operator: Operator): Promise<string[]> {
	return (await owed(service, operator)).map(({ name }) => name);
}
