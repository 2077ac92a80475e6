/** Eras pass as fast as blocks can be made, and each elects real validators. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { stateAt } from "../src/api.ts";
import { elected, validators } from "../src/staking.ts";
import { Story } from "../src/story.ts";
import { activeEra, seal } from "../src/time.ts";

const story = new Story();
const ERAS = 5;
const WITHIN = 30_000;

test("five eras pass in less than half a minute, each with its election and its sessions", async (t) => {
	const { api } = story;
	const sessions = api.consts.staking.sessionsPerEra.toNumber();
	const limit = 2 * sessions * api.consts.babe.epochDuration.toNumber();
	let state = await stateAt(api);
	let era = await activeEra(state);
	const start = { at: Date.now(), era, block: (await state.query.system.number()).toNumber() };
	let turnedIn: number | undefined;
	let elections = 0;

	for (let blocks = 0; era < start.era + ERAS; blocks += 1) {
		assert(blocks < limit * ERAS, "the eras do not turn");
		state = await stateAt(api, await seal(api));
		const events = (await state.query.system.events()).map(({ event }) => event);
		elections += events.filter((event) => api.events.staking.StakersElected.is(event)).length;
		assert(!events.some((event) => api.events.staking.StakingElectionFailed.is(event)));
		const now = await activeEra(state);
		if (now === era) {
			continue;
		}
		assert.equal(now, era + 1, "an era was skipped");
		const session = (await state.query.session.currentIndex()).toNumber();
		assert.equal(session - (turnedIn ?? session - sessions), sessions);
		[era, turnedIn] = [now, session];

		const chosen = await elected(state, era);
		assert.deepEqual(
			chosen.map(([stash]) => stash),
			await validators(state),
			"those who validate are those who were elected",
		);
		assert(chosen.length > 0 && chosen.every(([, total]) => total > 0n));
		t.diagnostic(`era ${era}, session ${session}: ${chosen.length} elected`);
	}

	const blocks = (await state.query.system.number()).toNumber() - start.block;
	const took = Date.now() - start.at;
	t.diagnostic(`${ERAS} eras, ${elections} elections, ${blocks} blocks in ${took} ms`);
	assert(elections >= ERAS);
	assert(took < WITHIN, `five eras took ${took} ms`);
});

test("time on the chain goes by one slot a block", async () => {
	const { api } = story;
	const slot = api.consts.babe.expectedBlockTime.toBigInt();
	const at = async (): Promise<[bigint, bigint]> => {
		const { query } = await stateAt(api, await seal(api));
		return [(await query.timestamp.now()).toBigInt(), (await query.babe.currentSlot()).toBigInt()];
	};
	const [time, number] = await at();
	assert.deepEqual(await at(), [time + slot, number + 1n]);
	assert.equal(time / slot, number);
});
