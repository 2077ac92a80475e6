/** A stake on the parachain, by wallets: bonded, pledged, slashed, spared by a veto, exited and withdrawn. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ParachainStory } from "../src/chopsticks.ts";
import { emittedSince } from "../src/events.ts";
import { expectEqual } from "../src/expect.ts";
import { feeOf, fundsOf } from "../src/funds.ts";
import { dev, UNIT } from "../src/keys.ts";
import { PERCENT } from "../src/services.ts";

/** The preset has a service: Dave operates it, Bob slashes, Charlie may veto. */
const story = new ParachainStory("services");
const here = { skip: story.missing };

/** The service, and the assignment of its operator. */
const [SERVICE, ASSIGNMENT] = [0, 0];
/** The part of rewards that the operator keeps. */
const COMMISSION = 5n * PERCENT;
/** The stake that Ferdie bonds and pledges, and the part of it that a slash takes. */
const AMOUNT = 1_000n * UNIT;
const FRACTION = 10n * PERCENT;
const LOSS = AMOUNT / 10n;
/** Eras from unbonding to free. */
const BONDING = 28;
/** Blocks of an era until the members of the service have settled. */
const DONE_WITHIN = 5;

const [bob, charlie, ferdie] = [dev("Bob"), dev("Charlie"), dev("Ferdie")];

/** Returns the call by which Bob asks for a slash of the present era. */
async function slash(offence: number) {
	const name = `0x${offence.toString(16).padStart(64, "0")}`;
	const { requestSlash } = story.api.tx.restaking;
	return requestSlash(ASSIGNMENT, await story.era(), FRACTION, name, name, null);
}

test("a chain of the raw specification makes blocks, and ends eras", here, async () => {
	const { api } = story;
	assert.equal(api.runtimeVersion.specName.toString(), "restaking-parachain");
	assert.equal(await story.era(), 0);
	await story.blocks(3);
	assert.equal((await api.rpc.chain.getHeader()).number.toNumber(), 4);
	assert.equal(await story.era(), 0);
	await story.endEra();
	assert.equal((await api.call.restakingApi.network()).services.toNumber(), 1);
});

test("funds are bonded, and pledged from the next era on", here, async () => {
	const { api } = story;
	await story.fails(ferdie, story.bonds("bond")(0), "bond.ZeroAmount");
	const bonded = await story.does(ferdie, story.bonds("bond")(AMOUNT));
	const { address: who } = ferdie;
	expectEqual(bonded.one(story.amounts("Bonded")), { who, amount: AMOUNT });
	assert.deepEqual(await story.ledger(who), { active: AMOUNT, unlocking: [] });

	const { termsHash } = (await (await story.state()).query.restaking.services(SERVICE)).unwrap();
	const pledge = api.tx.restaking.pledge(ASSIGNMENT, AMOUNT, termsHash, COMMISSION, false);
	const now = await story.era();
	const { stash, amount, fromEra } = (await story.does(ferdie, pledge)).one(
		api.events.restaking.Pledged,
	);
	assert.deepEqual([stash, amount, fromEra], [who, AMOUNT, now + 1]);
	await story.endEra();
});

test("of two requests one is vetoed, and the other is executed, to the unit", here, async () => {
	const { api } = story;
	const { SlashRequested, SlashVetoed, Slashed } = api.events.restaking;
	const asked = (await story.does(bob, await slash(1))).one(SlashRequested);
	const second = (await story.does(bob, await slash(2))).one(SlashRequested);
	const veto = api.tx.restaking.veto(second.request);
	await story.fails(ferdie, veto, "restaking.NotResolver");
	const vetoed = (await story.does(charlie, veto)).one(SlashVetoed);
	assert.deepEqual([vetoed.request, vetoed.byGovernance], [second.request, false]);

	const before = (await api.rpc.chain.getHeader()).number.toNumber();
	await story.reachEra(asked.dueEra);
	await story.blocks(DONE_WITHIN);
	const slashed = await emittedSince(api, before, Slashed);
	assert(slashed.every(({ request }) => request === asked.request));
	const [mine, ...others] = slashed.filter(({ stash }) => stash === ferdie.address);
	assert.deepEqual([mine?.taken, others], [LOSS, []]);
	assert.equal((await story.ledger(ferdie.address))?.active, AMOUNT - LOSS);
});

test("all that was not slashed is exited, unbonded and withdrawn", here, async () => {
	const { api } = story;
	const { address: who } = ferdie;
	const rest = AMOUNT - LOSS;
	const exited = (await story.does(ferdie, api.tx.restaking.exitAll())).one(
		api.events.restaking.Exited,
	);
	assert.deepEqual([exited.stash, exited.assignment], [who, ASSIGNMENT]);
	const now = await story.era();
	const unbonded = await story.does(ferdie, story.bonds("unbond")(rest));
	const freeEra = now + BONDING;
	expectEqual(unbonded.one(story.unbonded()), { who, amount: rest, freeEra });
	await story.fails(ferdie, story.bonds("withdraw")(), "bond.NothingToWithdraw");

	await story.reachEra(freeEra);
	const before = await fundsOf(await story.state(), who);
	const withdrawn = await story.does(ferdie, story.bonds("withdraw")());
	expectEqual(withdrawn.one(story.amounts("Withdrawn")), { who, amount: rest });
	const after = await fundsOf(await story.state(), who);
	const fee = feeOf(api, withdrawn);
	assert.equal(after.free + after.reserved, before.free + before.reserved - fee);
	// Deposits may come back beside it.
	assert(after.free >= before.free + rest - fee);
});
