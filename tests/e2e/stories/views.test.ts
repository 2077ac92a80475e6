/** What wallets are told through the runtime API is what the calls then do. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Actor } from "../src/actor.ts";
import { stateAt } from "../src/api.ts";
import { freshFunded, UNIT } from "../src/keys.ts";
import {
	calls,
	hashOf,
	plannedEra,
	reachEra,
	sealUntilTold,
	signedBy,
	telling,
	toldIn,
} from "../src/restaking.ts";
import { COMMISSION, EXIT_WINDOW, join, PERCENT, termsOf } from "../src/services.ts";
import { Story } from "../src/story.ts";
import { previewed, questions } from "../src/views.ts";

const story = new Story();
const TERMS = termsOf(20n * PERCENT);
const BOND = 1_000n * UNIT;

let owner: Actor;
let operator: Actor;
let anna: Actor;
let bert: Actor;

test("a service, its operator and two stakers", async () => {
	const { api } = story;
	const funded = async (amount: bigint) => Actor.of(api, await freshFunded(api, amount * UNIT));
	owner = await funded(3_000n);
	operator = await funded(100n);
	anna = await funded(1_010n);
	bert = await funded(1_010n);
	for (const staker of [anna, bert]) {
		await staker.does(api.tx.staking.bond(BOND, "Stash"));
	}
	const { registerService, registerOperator, fundSlashBond, openPot, fundRewards } = calls(api);
	const slasher = signedBy(owner.key);
	await owner.does(registerService(TERMS, slasher, null, "Open", null, "a link"));
	await owner.does(fundSlashBond(0, 100n * UNIT));
	await owner.does(openPot(0, "Native"));
	await owner.does(fundRewards(0, 1_000n * UNIT, 10));
	await operator.does(registerOperator("another link"));
	await join(api, operator, 0, COMMISSION);
});

test("services, operators and assignments are listed with what they are", async () => {
	const ask = questions(story.api);
	const [service, ...others] = await ask.services(0, 10);
	assert(service && others.length === 0);
	assert.equal(service.termsHash.toHex(), hashOf(story.api, TERMS));
	assert.equal(service.metadata.toUtf8(), "a link");
	assert.equal(service.phase.type, "Open");
	assert.equal(service.hook.unwrap().type, "Authority");
	assert.equal(service.pot.unwrap().rate.toBigInt(), 100n * UNIT);
	assert.deepEqual((await ask.service(0)).unwrap().toJSON(), service.toJSON());
	assert((await ask.service(1)).isNone);

	const [listed] = await ask.operators(null, 10);
	assert.equal(listed?.toString(), operator.address);
	assert.equal((await ask.operators(operator.address, 10)).length, 0);
	const [assignment] = (await ask.operator(operator.address)).unwrap().assignments;
	assert.equal(assignment?.commission.toBigInt(), COMMISSION);
	assert.deepEqual((await ask.assignments(0, 1))[0]?.toJSON(), assignment?.toJSON());
	assert((await ask.operator(anna.address)).isNone);
});

test("a preview of a pledge is the staker after it, and what is refused is refused alike", async () => {
	const { api } = story;
	const ask = questions(api);
	const before = (await ask.staker(anna.address)).unwrap();
	assert.equal(before.headroom.toBigInt(), BOND / 2n);
	assert.equal(before.positions.length, 0);
	assert((await ask.staker(operator.address)).isNone);

	// In one era: what is asked and what is done.
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	const preview = await previewed(ask.previewPledge(anna.address, 0, BOND));
	assert.equal(preview.worst.all.toBigInt(), BOND / 5n);
	await anna.does(calls(api).pledge(0, BOND, hashOf(api, TERMS), COMMISSION));
	const after = (await ask.staker(anna.address)).unwrap();
	assert.deepEqual(after.toJSON(), preview.toJSON());
	await bert.does(calls(api).pledge(0, BOND, hashOf(api, TERMS), COMMISSION));
	assert.deepEqual(
		(await ask.members(0, null, 10)).map(String).sort(),
		[anna.address, bert.address].sort(),
	);

	const refused = await previewed(ask.previewPledge(anna.address, 0, 1n)).then(
		() => assert.fail("more than all is refused"),
		(error: Error) => error.message,
	);
	await anna.fails(calls(api).pledge(0, 1n, hashOf(api, TERMS), COMMISSION), refused);
});

test("what is declared at risk is covered as far as stake certifies it", async () => {
	const { api } = story;
	const ask = questions(api);
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	// Half of 2,000 must collude, and loses a fifth: 200, a tenth more than what may be at risk.
	const cost = 200n * UNIT;
	const { security } = (await ask.service(0)).unwrap();
	assert.equal(security.countsNow.toBigInt(), 2n * BOND);
	assert.equal(security.certifiedNow.toBigInt(), (cost * 10n) / 11n);
	assert(security.slack.isNone);
	await owner.does(calls(api).setValueAtRisk(0, 100n * UNIT));
	const declared = (await ask.service(0)).unwrap().security;
	assert.equal(declared.slack.unwrap().toBigInt(), 10n ** 18n, "twice as much");
	const network = await ask.network();
	assert.equal(network.valueAtRisk.toBigInt(), 100n * UNIT);
	assert.equal(network.underSecured.length, 0);
	// Of a shock of a hundredth at most as much again follows.
	assert.equal(network.shocks[1]?.atMost.toBigInt(), 2n * 10n ** 16n);
	const spread = (await ask.concentration(0)).unwrap();
	assert.deepEqual(
		[spread.operators, spread.positions, spread.toQuorum].map((it) => it.toNumber()),
		[1, 2, 1],
	);
	const preview = await previewed(ask.previewExit(bert.address, 0, BOND));
	await bert.does(calls(api).exitAll());
	const left = (await ask.staker(bert.address)).unwrap();
	assert.deepEqual(left.toJSON(), preview.toJSON());
	const [position] = left.positions;
	const era = left.era.toNumber();
	assert.equal(position?.lastSlashable.unwrap().toNumber(), era);
	assert.equal(position?.released.unwrap().toNumber(), era + EXIT_WINDOW + 1);
	assert.equal(position?.leaving[0]?.amount.toBigInt(), BOND / 5n);
	assert((await ask.service(0)).unwrap().security.underSecured.isTrue);
	assert.deepEqual((await ask.network()).underSecured.map(String), ["0"]);
});

test("a pending slash takes what was told", async () => {
	const { api } = story;
	const ask = questions(api);
	const { era } = (await ask.staker(bert.address)).unwrap();
	const fraction = 10n * PERCENT;
	const preview = await previewed(ask.previewSlash(bert.address, 0, era.toNumber(), fraction));
	assert.equal(preview.taken.toBigInt(), BOND / 10n);
	assert.equal(preview.atMost.toBigInt(), BOND / 5n);
	const offence = `0x${"07".repeat(32)}`;
	const requested = await owner.does(
		calls(api).requestSlash(0, era.toNumber(), fraction, offence, offence),
	);
	const stakers = [anna, bert];
	const told = await Promise.all(stakers.map(({ address }) => ask.pendingSlashes(address)));
	for (const [slash, ...others] of told) {
		assert(slash && others.length === 0);
		assert.equal(slash.due.toString(), telling(requested, "SlashRequested")["due"]);
		assert(slash.executed.isFalse);
	}
	const [ofOperator] = await ask.pendingSlashes(operator.address);
	assert.equal(ofOperator?.loses.toBigInt(), 0n);
	const [, state] = await sealUntilToldIn(told[0]?.[0]?.due.toNumber() ?? 0);
	const losses = new Map(
		(await toldIn(state, "Slashed")).map(({ stash = "", taken = "" }) => [stash, BigInt(taken)]),
	);
	for (const [index, { address }] of stakers.entries()) {
		assert.equal(losses.get(address), told[index]?.[0]?.loses.toBigInt());
		assert.equal((await ask.pendingSlashes(address)).length, 0);
	}
});

async function sealUntilToldIn(due: number) {
	await reachEra(story.api, due);
	return sealUntilTold(story.api, "Slashed");
}

test("what is claimable is paid", async () => {
	const { api } = story;
	const ask = questions(api);
	const { claim, claimCommission } = calls(api);
	// In one era: what is asked and what is done.
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	const claims = [
		{ who: anna, call: claim(anna.address, 0), kind: "earned" },
		{ who: operator, call: claimCommission(operator.address, 0), kind: "commission" },
	] as const;
	for (const { who, call, kind } of claims) {
		const [claimable, ...others] = await ask.claimable(who.address);
		assert(claimable && others.length === 0);
		const amount = claimable[kind].toBigInt();
		assert(amount > 0n);
		assert.equal(telling(await owner.does(call), "RewardPaid")["amount"], String(amount));
		assert.equal((await ask.claimable(who.address)).length, 0);
	}
});
