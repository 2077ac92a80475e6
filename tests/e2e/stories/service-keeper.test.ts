/** A keeper service: jobs done in their slots, and the cost of turns that others take. */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { Actor } from "../src/actor.ts";
import { stateAt } from "../src/api.ts";
import { feeOf, fundsOf } from "../src/funds.ts";
import { Genesis } from "../src/genesis.ts";
import { fresh, freshFunded, UNIT } from "../src/keys.ts";
import { temporaryBasePath } from "../src/node.ts";
import { plain } from "../src/plain.ts";
import { expectSlashed, found, type Founded } from "../src/proven.ts";
import { plannedEra, reachEra } from "../src/restaking.ts";
import { PERCENT } from "../src/services.ts";
import { MANUAL, Story } from "../src/story.ts";
import { advanceBlocks } from "../src/time.ts";
import { Refusal, type Outcome } from "../src/tx.ts";

/** Eras of two sessions: the seed of an era is known in the second. */
const LENGTHS = { epochSlots: 12, sessionsPerEra: 2, bondingEras: 8, slashDeferEras: 2 };
const home = temporaryBasePath();
const spec = path.join(home, "keeper.json");
new Genesis("dev").lengths(LENGTHS).write(spec);
const story = new Story([...MANUAL.slice(1), "--chain", spec]);
after(() => rmSync(home, { recursive: true, force: true }));

/** More weight than that of the heaviest call that a job may have. */
const ANY_CALL = { refTime: 2n ** 60n, proofSize: 2n ** 60n };
/** A quarter of an era is the shortest window, and four windows are the shortest interval. */
const RULES = {
	window: 6,
	mostMissed: 10n * PERCENT,
	leastMisses: 3,
	fraction: 10n * PERCENT,
	markup: 100,
	minEvery: 24,
	maxLoad: 25n * PERCENT,
	jobs: { Deposit: UNIT },
	paysWork: true,
};
const STAKES = [600n, 300n].map((stake) => stake * UNIT);
const PRICE = UNIT / 10n;
const CAP = UNIT / 10n;
const FUNDS = 3n * (PRICE + CAP);
/** As many as it takes for an operator to have three turns in the second half of an era. */
const JOBS = 30;
const NEVER = 1_000_000;

const payee = fresh().address;
let service: Founded;

test("somebody pays for a job, within what the service and the chain allow", async () => {
	const { api } = story;
	const { CallNotAllowed, PriceTooLow, TooOften, NotDue } = api.errors.keeper;
	service = await found(api, { Liveness: RULES }, STAKES);
	const { owner, reporter } = service;
	await owner.fails(create({ call: api.tx.staking.chill() }), CallNotAllowed);
	await owner.fails(create({ price: 1n }), PriceTooLow);
	await owner.fails(create({ every: 1 }), TooOften);
	await owner.does(create({}));
	assert.equal(await owner.held("keeper.Job"), FUNDS);
	assert.equal(await owner.held("keeper.JobDeposit"), UNIT);
	// Its slots begin in the next era.
	await reporter.fails(api.tx.keeper.perform(service.service, 0, ANY_CALL), NotDue);
});

test("it is done in its slots by operators, which are paid and pay no fee", async () => {
	const { api } = story;
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	for (let times = 1n; times <= 2n; times += 1n) {
		const done = await performed();
		const { price, result } = done.one(api.events.keeper.JobDone);
		const expected = { price: PRICE, result: "Ok", fee: 0n };
		assert.deepEqual({ price, result, fee: feeOf(api, done) }, expected);
		assert.equal((await fundsOf(await stateAt(api), payee)).free, times * (UNIT / 10n));
	}
});

test("a cancelled job is over in the next era, and gives back the rest", async () => {
	const { api } = story;
	const { owner, reporter } = service;
	await owner.does(api.tx.keeper.cancelJob(service.service, 0));
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	await reporter.does(api.tx.keeper.endJob(service.service, 0));
	assert.equal(await owner.held("keeper.Job"), 0n);
	assert.equal(await owner.held("keeper.JobDeposit"), 0n);
});

test("an operator whose turns others take loses stake, and the reporter gets its share", async () => {
	const { api } = story;
	const { owner, reporter } = service;
	const [lazy, eager] = service.operators;
	assert(lazy && eager);
	await owner.does(api.tx.utility.batchAll(Array.from({ length: JOBS }, () => create({}))));
	// It takes what is open in one transaction, which is not free.
	const friend = await Actor.of(api, await freshFunded(api, 400n * UNIT));
	await friend.does(api.tx.balances.transferKeepAlive(eager.who.address, 300n * UNIT));
	await drawSlots();
	const missed = new Map<number, number>();
	let offence: number | undefined;
	while (offence === undefined) {
		assert(missed.size < 20, "the operator never missed three turns in an era");
		const due = await open();
		const turns = due.map((job) => api.tx.keeper.perform(service.service, job, ANY_CALL));
		const outcome = await eager.who.does(api.tx.utility.forceBatch(turns));
		for (const { assignment, turns } of outcome.all(api.events.keeper.TurnCounted)) {
			if (assignment === lazy.assignment) {
				missed.set(turns.era, turns.missed);
			}
		}
		const now = await plannedEra(await stateAt(api));
		offence = [...missed].find(([era, turns]) => era < now && turns >= RULES.leastMisses)?.[0];
	}
	const { reportOffence } = api.tx.restaking;
	const early = reportOffence(lazy.assignment, evidence(await plannedEra(await stateAt(api))));
	await reporter.fails(early, api.errors.keeper.EraNotOver);
	const innocent = reportOffence(eager.assignment, evidence(offence));
	await reporter.fails(innocent, api.errors.keeper.NotEnoughMissed);
	await expectSlashed(api, service, {
		evidence: evidence(offence),
		again: evidence(offence),
		era: offence,
		fraction: RULES.fraction,
	});
});

/** Returns a call that makes a job of a transfer. */
function create({ call = transfer(), price = PRICE, every = RULES.minEvery }) {
	const { createJob } = story.api.tx.keeper;
	return createJob(service.service, call, every, NEVER, price, CAP, FUNDS);
}

function transfer() {
	return story.api.tx.balances.transferKeepAlive(payee, UNIT / 10n);
}

/** Performs a job. Returns nothing if its slot is not open to the operator. */
async function attempt(who: Actor, job: number): Promise<Outcome | undefined> {
	try {
		return await who.does(story.api.tx.keeper.perform(service.service, job, ANY_CALL));
	} catch (error) {
		assert(error instanceof Refusal, String(error));
		return undefined;
	}
}

/** Lets the operators try in turn, until one of them has performed the first job. */
async function performed(): Promise<Outcome> {
	for (let blocks = 0; blocks < 10 * RULES.minEvery; blocks += 1) {
		const operator = service.operators[blocks % service.operators.length];
		const outcome = operator && (await attempt(operator.who, 0));
		if (outcome) {
			return outcome;
		}
	}
	throw new Error("no slot has come");
}

/** Returns the jobs by number: each with the first tick of its slots and their place, once they are drawn. */
async function jobs() {
	const { keeper } = (await stateAt(story.api)).query;
	const entries = await keeper.jobs.entries(service.service);
	return entries.map(([key, job]) => ({ id: key.args[1].toNumber(), ...plain(job.unwrap()) }));
}

/** Touches the jobs in the second half of an era, when their slots are drawn. */
async function drawSlots(): Promise<void> {
	const { api } = story;
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	await advanceBlocks(api, LENGTHS.epochSlots + 2);
	const all = await jobs();
	const touch = all.map(({ id }) => api.tx.keeper.fundJob(service.service, id, 1));
	await service.owner.does(api.tx.utility.batchAll(touch));
	assert((await jobs()).every(({ grid }) => grid !== null));
}

/** Returns the jobs with a slot that is open to all operators now. */
async function open(): Promise<number[]> {
	const { ticks } = plain(await (await stateAt(story.api)).query.restaking.clock());
	const opened = (await jobs()).filter(({ grid, taken }) => {
		assert(grid);
		const late = (ticks - grid.phase) % RULES.minEvery;
		const slot = ticks - late;
		return late >= RULES.window && slot >= grid.start && slot > (taken ?? -1);
	});
	return opened.map(({ id }) => id);
}

function evidence(era: number): string {
	return story.api.createType("u32", era).toHex(true);
}
