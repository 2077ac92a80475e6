/** A keeper service: jobs done in turn, and the cost of missed turns. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Actor } from "../src/actor.ts";
import { stateAt } from "../src/api.ts";
import { fundsOf } from "../src/funds.ts";
import { fresh, UNIT } from "../src/keys.ts";
import { plain } from "../src/plain.ts";
import { expectSlashed, found, type Founded } from "../src/proven.ts";
import { plannedEra } from "../src/restaking.ts";
import { PERCENT } from "../src/services.ts";
import { Story } from "../src/story.ts";
import { advanceBlocks } from "../src/time.ts";
import type { Outcome } from "../src/tx.ts";

const story = new Story();

const RULES = { window: 3, misses: 2, fraction: 10n * PERCENT };
const STAKES = [600n, 300n].map((stake) => stake * UNIT);
const PRICE = UNIT / 2n;
/** Every twelve blocks: in another era each time. */
const SLOW = { id: 0, every: 12, times: 3 };
const FAST = { id: 1, every: 2, times: 200 };
const JOB = "keeper.Job";

const payee = fresh().address;
let service: Founded;

test("two operators take turns, and somebody pays for a job", async () => {
	const { api } = story;
	const { enlist, createJob } = api.tx.keeper;
	service = await found(api, { Liveness: RULES }, STAKES);
	for (const { who } of service.operators) {
		await who.does(enlist(service.service));
	}
	await service.reporter.fails(enlist(service.service), api.errors.keeper.NotServing);
	await service.owner.fails(
		createJob(service.service, api.tx.staking.chill(), 2, 1, PRICE),
		api.errors.keeper.CallNotAllowed,
	);
	await create(SLOW);
});

test("over three eras it is done by the operator whose turn it is, which is paid each time", async () => {
	const { api } = story;
	const { perform } = api.tx.keeper;
	const { NotYourTurn, NotEnoughMissed } = api.errors.keeper;
	const eras = new Set<number>();
	for (let times = 1; times <= SLOW.times; times += 1) {
		const { turn, other } = await whoseTurn(SLOW.id);
		await untilDue(SLOW.id, 0);
		await other.fails(perform(SLOW.id), NotYourTurn);
		const done = await turn.does(perform(SLOW.id));
		expectDone(done, turn);
		eras.add(await plannedEra(await stateAt(api, done.blockHash)));
		const paid = (await fundsOf(await stateAt(api), payee)).free;
		assert.equal(paid, (BigInt(times) * UNIT) / 10n);
	}
	assert.equal(eras.size, SLOW.times);
	assert.equal(await service.owner.held(JOB), 0n);
	const { reportOffence } = api.tx.restaking;
	const early = reportOffence(service.operators[0]?.assignment ?? 0, evidence(3));
	await service.reporter.fails(early, NotEnoughMissed);
});

test("an operator that misses its turns loses stake, and the reporter gets its share", async () => {
	const { api } = story;
	const [lazy, eager] = service.operators;
	assert(lazy && eager);
	await create(FAST);
	const missed = new Map<number, number>();
	let offence: number | undefined;
	for (let turn = 0; offence === undefined; turn += 1) {
		assert(turn < 100, "the operator never missed two turns in an era");
		const late = (await whoseTurn(FAST.id)).turn === lazy.who;
		await untilDue(FAST.id, late ? RULES.window : 0);
		const outcome: Outcome = await eager.who.does(api.tx.keeper.perform(FAST.id));
		expectDone(outcome, eager.who);
		for (const { assignment, era, turns } of outcome.all(api.events.keeper.TurnMissed)) {
			assert.equal(assignment, lazy.assignment);
			missed.set(era, (missed.get(era) ?? 0) + 1);
			assert.equal(turns, missed.get(era));
			offence = turns === RULES.misses ? era : undefined;
		}
	}
	await service.owner.does(api.tx.keeper.cancelJob(FAST.id));
	assert.equal(await service.owner.held(JOB), 0n);
	await expectSlashed(api, service, {
		evidence: evidence(offence),
		again: evidence(offence),
		era: offence,
		fraction: RULES.fraction,
	});
});

/** The owner pays for a job that moves a tenth of a token each time. */
async function create({ every, times }: typeof SLOW): Promise<void> {
	const { tx } = story.api;
	const call = tx.balances.transferKeepAlive(payee, UNIT / 10n);
	await service.owner.does(tx.keeper.createJob(service.service, call, every, times, PRICE));
	assert.equal(await service.owner.held(JOB), BigInt(times) * PRICE);
}

async function job(id: number) {
	return plain((await (await stateAt(story.api)).query.keeper.jobs(id)).unwrap());
}

async function whoseTurn(id: number): Promise<{ turn: Actor; other: Actor }> {
	const dealt = (await job(id)).turn?.keeper;
	const [first, second] = service.operators.map(({ who }) => who);
	assert(first && second);
	return first.address === dealt ? { turn: first, other: second } : { turn: second, other: first };
}

/** Seals until the next block is this much later than the one from which the job is due. */
async function untilDue(id: number, late: number): Promise<void> {
	const due = (await job(id)).dueBlock + late;
	const block = (await story.api.rpc.chain.getHeader()).number.toNumber();
	await advanceBlocks(story.api, Math.max(0, due - 1 - block));
}

function expectDone(outcome: Outcome, who: Actor): void {
	const { price, result, keeper } = outcome.one(story.api.events.keeper.JobDone);
	assert.deepEqual({ price, result, keeper }, { price: PRICE, result: "Ok", keeper: who.address });
	who.comes(PRICE);
}

function evidence(era: number): string {
	return story.api.createType("u32", era).toHex(true);
}
