/** The metrics tell what restaking does: what counts, a slash on its way, and what it took. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Actor } from "../src/actor.ts";
import { stateAt } from "../src/api.ts";
import { emittedSince } from "../src/events.ts";
import { dev, UNIT } from "../src/keys.ts";
import { metricsOnce, readMetrics } from "../src/metrics.ts";
import { plannedEra, reachEra, signedBy } from "../src/restaking.ts";
import { PERCENT } from "../src/services.ts";
import { Story } from "../src/story.ts";
import { advanceBlocks } from "../src/time.ts";

const story = new Story(["--dev", "--chain", "demo", "--sealing", "manual"], undefined, true);
const VETO = 2;
/** Blocks in which the few members of the demo settle. */
const SETTLED_WITHIN = 4;
const BOND = 100n * UNIT;

/** Returns an amount in whole tokens. */
function tokens(amount: { toBigInt(): bigint }): number {
	return Number(amount.toBigInt()) / Number(UNIT);
}

const requests = (stage: string) => `restaking_slash_requests{stage="${stage}"}`;
const events = (name: string) => `restaking_events_total{event="${name}",pallet="Restaking"}`;

test("the metrics of the network are those of the runtime API", async () => {
	const { api, node } = story;
	const state = await reachEra(api, 2);
	const network = await state.call.restakingApi.network();
	const metrics = await metricsOnce(node, "restaking_era", network.era.toNumber());
	assert.equal(metrics.get("restaking_services"), 1);
	assert.equal(metrics.get("restaking_staked_tokens"), tokens(network.staked));
	assert.equal(metrics.get("restaking_counted_tokens"), tokens(network.counted));
	assert.equal(metrics.get("restaking_slashable_tokens"), tokens(network.slashable));
	assert.equal(metrics.get("restaking_at_risk_tokens"), tokens(network.valueAtRisk));
	assert(tokens(network.counted) > 0);
	const started = (await state.query.staking.activeEra()).unwrap().start.unwrap();
	assert.equal(metrics.get("restaking_era_started_seconds"), started.toNumber() / 1_000);
	assert.equal(metrics.get(requests("pending")), 0);
	assert.equal(metrics.get("restaking_slashed_tokens_total"), 0);
});

test("a slash is seen when it is requested, and counted when it was taken", async () => {
	const { api, node } = story;
	const bob = await Actor.of(api, dev("Bob"));
	await bob.does(api.tx.restaking.fundSlashBond(0, signedBy(bob.key), BOND));
	const era = await plannedEra(await stateAt(api));
	const offence = `0x${"0f".repeat(32)}`;
	await bob.does(api.tx.restaking.requestSlash(0, era, 10n * PERCENT, offence, offence, null));
	const before = await metricsOnce(node, requests("pending"), 1);
	assert.equal(before.get(events("SlashRequested")), 1);
	assert.equal(before.get(events("Slashed")), undefined);

	const asked = (await api.rpc.chain.getHeader()).number.toNumber();
	await reachEra(api, era + VETO);
	await advanceBlocks(api, SETTLED_WITHIN);
	const { SlashSettled } = api.events.restaking;
	const [sum] = await emittedSince(api, asked, SlashSettled);
	assert(sum, "the slash is not settled");

	const after = await metricsOnce(node, requests("settled"), 1);
	assert.equal(after.get(requests("pending")), 0);
	assert.equal(after.get(requests("executed")), 0);
	assert.equal(after.get("restaking_oldest_unsettled_slash_eras"), 0);
	assert.equal(after.get(events("SlashExecuted")), 1);
	assert.equal(after.get("restaking_slashed_tokens_total"), Number(sum.taken) / Number(UNIT));
	assert(sum.taken > 0n);
});

test("no final block was left out", async () => {
	assert.equal((await readMetrics(story.node)).get("restaking_unread_blocks_total"), 0);
});
