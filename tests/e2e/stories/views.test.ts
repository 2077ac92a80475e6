/** Answers of the runtime API to wallets agree with the effects of the calls. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { hexToString } from "@polkadot/util";
import { Actor } from "../src/actor.ts";
import { stateAt } from "../src/api.ts";
import { emittedIn } from "../src/events.ts";
import { expectEqual } from "../src/expect.ts";
import { freshFunded, UNIT } from "../src/keys.ts";
import { plain } from "../src/plain.ts";
import { hashOf, plannedEra, previewed, reachEra, signedBy } from "../src/restaking.ts";
import { COMMISSION, EXIT_WINDOW, join, PERCENT, termsOf } from "../src/services.ts";
import { Story } from "../src/story.ts";
import { sealUntilEmitted } from "../src/time.ts";

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
	const { registerService, registerOperator, fundSlashBond, openPot, fundRewards } =
		api.tx.restaking;
	const slasher = signedBy(owner.key);
	await owner.does(registerService(TERMS, slasher, null, "Open", null, "a link"));
	await owner.does(fundSlashBond(0, signedBy(owner.key), 100n * UNIT));
	await owner.does(openPot(0, "Native", 0));
	await owner.does(fundRewards(0, 1_000n * UNIT, 10));
	await operator.does(registerOperator("another link"));
	await join(api, operator, 0, COMMISSION);
});

test("services, operators and assignments are listed with their records", async () => {
	const ask = story.api.call.restakingApi;
	const [service, ...others] = plain(await ask.services(null, 10));
	assert(service && others.length === 0);
	assert.equal(service.termsHash, hashOf(story.api, TERMS));
	assert.equal(hexToString(service.metadata), "a link");
	assert.equal(service.phase, "Open");
	assert.equal(service.hook, "Authority");
	assert.equal(service.pot?.rate, 100n * UNIT);
	assert.deepEqual(plain(await ask.service(0)), service);
	assert((await ask.service(1)).isNone);

	assert.deepEqual(plain(await ask.operators(null, 10)), [operator.address]);
	assert.deepEqual(plain(await ask.operators(operator.address, 10)), []);
	const [assignment] = plain(await ask.operator(operator.address))?.assignments ?? [];
	assert.equal(assignment?.commission, COMMISSION);
	assert(assignment.sinceEra !== null && assignment.closedEra === null);
	assert.deepEqual(plain(await ask.assignments(null, 1)), [assignment]);
	assert.deepEqual(plain(await ask.assignments(assignment.id, 1)), []);
	assert((await ask.operator(anna.address)).isNone);
});

test("a preview of a pledge is the staker after it, and fails with the error of the call", async () => {
	const { api } = story;
	const ask = api.call.restakingApi;
	const { pledge } = api.tx.restaking;
	const before = plain(await ask.staker(anna.address));
	assert.equal(before?.headroom, BOND / 2n);
	assert.deepEqual(before.positions, []);
	assert((await ask.staker(operator.address)).isNone);

	// Preview and call in one era.
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	const preview = await previewed(ask.previewPledge(anna.address, 0, BOND, true));
	assert.equal(preview.worst.all, BOND / 5n);
	const [planned] = preview.positions;
	// Nothing but its slasher's word costs stake here, and nobody has set what the operator earns.
	assert.deepEqual([planned?.oneOutage, planned?.multiplier], [0n, 100n * PERCENT]);
	await anna.does(pledge(0, BOND, hashOf(api, TERMS), COMMISSION, true));
	assert.deepEqual(plain(await ask.staker(anna.address)), preview);
	await bert.does(pledge(0, BOND, hashOf(api, TERMS), COMMISSION, true));
	assert.deepEqual(
		plain(await ask.members(0, null, 10)).sort(),
		[anna.address, bert.address].sort(),
	);

	const refused = await previewed(ask.previewPledge(anna.address, 0, 1n, true)).then(
		() => assert.fail("a pledge above the stake is refused"),
		(error: Error) => error.message,
	);
	await anna.fails(pledge(0, 1n, hashOf(api, TERMS), COMMISSION, true), refused);
});

test("the declared value at risk is covered as far as stake certifies it", async () => {
	const { api } = story;
	const ask = api.call.restakingApi;
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	// Half of 2,000 must collude, and loses a fifth: 200, a tenth more than what may be at risk.
	const cost = 200n * UNIT;
	const security = async () => plain((await ask.service(0)).unwrap()).security;
	const before = await security();
	assert.equal(before.countsNow, 2n * BOND);
	assert.equal(before.certifiedNow, (cost * 10n) / 11n);
	assert.equal(before.slack, null);
	await owner.does(api.tx.restaking.setValueAtRisk(0, 100n * UNIT));
	assert.equal((await security()).slack, 10n ** 18n, "twice as much");
	const network = plain(await ask.network());
	assert.equal(network.valueAtRisk, 100n * UNIT);
	assert.deepEqual(network.underSecured, []);
	// Of a shock of a hundredth at most as much again follows.
	assert.equal(network.shocks[1]?.atMost, 2n * 10n ** 16n);
	const spread = plain((await ask.concentration(0)).unwrap());
	assert.deepEqual([spread.operators, spread.positions, spread.toQuorum], [1, 2, 1]);
	const preview = await previewed(ask.previewExit(bert.address, 0, BOND));
	await bert.does(api.tx.restaking.exitAll());
	const left = plain((await ask.staker(bert.address)).unwrap());
	assert.deepEqual(left, preview);
	const [position] = left.positions;
	assert.equal(position?.lastSlashableEra, left.era);
	assert.equal(position.releasedEra, left.era + EXIT_WINDOW + 1);
	expectEqual(position.leaving, [
		{ amount: BOND / 5n, untilEra: left.era, releasedEra: left.era + EXIT_WINDOW + 1 },
	]);
	assert((await security()).underSecured);
	assert.deepEqual(plain(await ask.network()).underSecured, [0]);
});

test("a pending slash takes the amount that was previewed", async () => {
	const { api } = story;
	const ask = api.call.restakingApi;
	const { Slashed, SlashRequested } = api.events.restaking;
	const { era } = plain((await ask.staker(bert.address)).unwrap());
	const fraction = 10n * PERCENT;
	const preview = await previewed(ask.previewSlash(bert.address, 0, era, fraction));
	assert.equal(preview.taken, BOND / 10n);
	assert.equal(preview.atMost, BOND / 5n);
	const offence = `0x${"07".repeat(32)}`;
	const request = api.tx.restaking.requestSlash(0, era, fraction, offence, offence, null);
	const { dueEra } = (await owner.does(request)).one(SlashRequested);
	const loses = new Map<string, bigint>();
	for (const { address } of [anna, bert, operator]) {
		const [slash, ...others] = plain(await ask.pendingSlashes(address));
		assert(slash && others.length === 0);
		assert.deepEqual([slash.offenceId, slash.offenceEra], [offence, era]);
		assert.deepEqual([slash.dueEra, slash.executed], [dueEra, false]);
		loses.set(address, slash.loses);
	}
	await reachEra(api, dueEra);
	const [, state] = await sealUntilEmitted(api, Slashed);
	const slashed = await emittedIn(state, Slashed);
	const losses = new Map(slashed.map(({ stash, taken }) => [stash, taken]));
	assert.deepEqual(losses.set(operator.address, 0n), loses);
	for (const address of loses.keys()) {
		assert.deepEqual(plain(await ask.pendingSlashes(address)), []);
	}
});

test("the claimable amount is paid", async () => {
	const { api } = story;
	const ask = api.call.restakingApi;
	const { claim, claimCommission } = api.tx.restaking;
	// Preview and call in one era.
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	const claims = [
		{ who: anna, call: claim(anna.address, 0), kind: "earned" },
		{ who: operator, call: claimCommission(operator.address, 0), kind: "commission" },
	] as const;
	for (const { who, call, kind } of claims) {
		const [claimable, ...others] = plain(await ask.claimable(who.address));
		assert(claimable && others.length === 0);
		assert(claimable[kind] > 0n);
		const { amount } = (await owner.does(call)).one(api.events.restaking.RewardPaid);
		assert.equal(amount, claimable[kind]);
		assert.deepEqual(plain(await ask.claimable(who.address)), []);
	}
});
