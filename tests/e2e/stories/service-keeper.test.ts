/** A keeper service: jobs done in turn, and what it costs to miss one's turns. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Option, Struct, u64 } from "@polkadot/types";
import type { AccountId32 } from "@polkadot/types/interfaces";
import type { Actor } from "../src/actor.ts";
import { stateAt } from "../src/api.ts";
import { fundsOf } from "../src/funds.ts";
import { fresh, UNIT } from "../src/keys.ts";
import { expectSlashed, found, type Founded } from "../src/proven.ts";
import { calls, plannedEra, telling, tellings } from "../src/restaking.ts";
import { PERCENT } from "../src/services.ts";
import { Story } from "../src/story.ts";
import { advanceBlocks } from "../src/time.ts";
import type { Outcome, Transaction } from "../src/tx.ts";

const story = new Story();

const RULES = { window: 3, misses: 2, fraction: 10n * PERCENT };
const STAKES = [600n, 300n].map((stake) => stake * UNIT);
const PRICE = UNIT / 2n;
/** Every twelve blocks: in another era each time. */
const SLOW = { id: 0, every: 12, times: 3 };
const FAST = { id: 1, every: 2, times: 200 };
const JOB = "keeper.Job";

interface Calls {
	enlist: (service: number) => Transaction;
	createJob: (
		service: number,
		call: Transaction,
		every: number,
		times: number,
		price: bigint,
	) => Transaction;
	perform: (job: number) => Transaction;
	cancelJob: (job: number) => Transaction;
}

interface Job extends Struct {
	readonly due: u64;
	readonly turn: Option<Struct & { readonly keeper: AccountId32 }>;
}

const payee = fresh().address;
let service: Founded;

test("two operators take turns, and somebody pays for a job", async () => {
	const { api } = story;
	service = await found(api, { Liveness: RULES }, STAKES);
	for (const { who } of service.operators) {
		await who.does(keeper().enlist(service.service));
	}
	await service.reporter.fails(
		keeper().enlist(service.service),
		"keeper.NotServing: The signer does not serve this service, or is suspended. Join it, or wait " +
			"for the next era.",
	);
	await service.owner.fails(
		keeper().createJob(service.service, api.tx.staking.chill(), 2, 1, PRICE),
		"keeper.CallNotAllowed: This call may not be a job. Choose another.",
	);
	await create(SLOW);
});

test("over three eras it is done by whose turn it is, who is paid each time", async () => {
	const { api } = story;
	const eras = new Set<number>();
	for (let times = 1; times <= SLOW.times; times += 1) {
		const { turn, other } = await whoseTurn(SLOW.id);
		await untilDue(SLOW.id, 0);
		await other.fails(
			keeper().perform(SLOW.id),
			"keeper.NotYourTurn: It is another operator's turn. Wait until its window is over.",
		);
		const done = await turn.does(keeper().perform(SLOW.id));
		expectDone(done, turn);
		eras.add(await plannedEra(await stateAt(api, done.blockHash)));
		const paid = (await fundsOf(await stateAt(api), payee)).free;
		assert.equal(paid, (BigInt(times) * UNIT) / 10n);
	}
	assert.equal(eras.size, SLOW.times);
	assert.equal(await service.owner.held(JOB), 0n);
	const early = calls(api).reportOffence(service.operators[0]?.assignment ?? 0, evidence(3));
	await service.reporter.fails(
		early,
		"keeper.NotEnoughMissed: The operator has not missed enough turns in this era.",
	);
});

test("who misses its turns loses stake, and the reporter gets its share", async () => {
	const { api } = story;
	const [lazy, eager] = service.operators;
	assert(lazy && eager);
	await create(FAST);
	const missed = new Map<string, number>();
	let era: string | undefined;
	for (let turn = 0; era === undefined; turn += 1) {
		assert(turn < 100, "the operator never missed two turns in an era");
		const late = (await whoseTurn(FAST.id)).turn === lazy.who;
		await untilDue(FAST.id, late ? RULES.window : 0);
		const outcome: Outcome = await eager.who.does(keeper().perform(FAST.id));
		expectDone(outcome, eager.who);
		for (const told of tellings(outcome, "TurnMissed", "keeper")) {
			assert.equal(told["assignment"], String(lazy.assignment));
			const of: string = told["era"] ?? "";
			missed.set(of, (missed.get(of) ?? 0) + 1);
			assert.equal(told["turns"], String(missed.get(of)));
			era = missed.get(of) === RULES.misses ? of : undefined;
		}
	}
	await service.owner.does(keeper().cancelJob(FAST.id));
	assert.equal(await service.owner.held(JOB), 0n);
	await expectSlashed(api, service, {
		evidence: evidence(Number(era)),
		again: evidence(Number(era)),
		era: Number(era),
		fraction: RULES.fraction,
	});
});

function keeper(): Calls {
	return story.api.tx["keeper"] as unknown as Calls;
}

/** The owner pays for a job that moves a tenth of a token each time. */
async function create({ every, times }: typeof SLOW): Promise<void> {
	const call = story.api.tx.balances.transferKeepAlive(payee, UNIT / 10n);
	await service.owner.does(keeper().createJob(service.service, call, every, times, PRICE));
	assert.equal(await service.owner.held(JOB), BigInt(times) * PRICE);
}

async function job(id: number): Promise<Job> {
	const jobs = (await stateAt(story.api)).query["keeper"]?.["jobs"];
	return ((await jobs?.(id)) as Option<Job>).unwrap();
}

async function whoseTurn(id: number): Promise<{ turn: Actor; other: Actor }> {
	const dealt = (await job(id)).turn.unwrap().keeper.toString();
	const [first, second] = service.operators.map(({ who }) => who);
	assert(first && second);
	return first.address === dealt ? { turn: first, other: second } : { turn: second, other: first };
}

/** Seals until the next block is this much later than the one from which the job is due. */
async function untilDue(id: number, late: number): Promise<void> {
	const due = (await job(id)).due.toNumber() + late;
	const block = (await story.api.rpc.chain.getHeader()).number.toNumber();
	await advanceBlocks(story.api, Math.max(0, due - 1 - block));
}

function expectDone(outcome: Outcome, who: Actor): void {
	const told = telling(outcome, "JobDone", "keeper");
	const { price, result, keeper: by } = told;
	const done = { price: String(PRICE), result: "Ok", by: who.address };
	assert.deepEqual({ price, result, by }, done);
	who.comes(PRICE);
}

function evidence(era: number): string {
	return story.api.createType("u32", era).toHex(true);
}
