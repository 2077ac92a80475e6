/** Four validators, four processes: they agree, turn an era, lose one of them and take it back. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { stateAt } from "../src/api.ts";
import { endAll, members, type Member } from "../src/network.ts";
import { validators } from "../src/staking.ts";
import { activeEra, follow, waitFor, waitForFinalized } from "../src/time.ts";

const MINUTE = 60_000;

const NAMES = ["alice", "bob", "charlie", "dave"];
let network: Member[] = [];
let boot: string;
/** The stashes that have made a block so far. */
const authors = new Set<string>();

function member(name: string): Member {
	const found = network.find((validator) => validator.name === name);
	assert(found);
	return found;
}

before(async () => {
	network = await members(
		NAMES.map((name) => ({ name, chain: "local", flags: [`--${name}`, "--validator"] })),
	);
	boot = member("alice").address;
	await Promise.all(network.map((validator) => validator.start(boot)));
});

after(() => endAll(network));

test("four nodes find each other and finalise blocks", async (t) => {
	const finals = await Promise.all(network.map(({ api }) => waitForFinalized(api, 2, 2 * MINUTE)));
	const [first] = await Promise.all(network.map(({ api }) => api.rpc.chain.getBlockHash(2)));
	for (const { api, name } of network) {
		assert.equal((await api.rpc.chain.getBlockHash(2)).toHex(), first?.toHex(), name);
		assert((await api.rpc.system.health()).peers.toNumber() > 0, `${name} is alone`);
	}
	t.diagnostic(`final: ${finals.map(({ number }) => number.toNumber()).join(", ")}`);
});

test("every validator makes blocks", async (t) => {
	const { api } = member("alice");
	const all = await validators(await stateAt(api));
	assert.equal(all.length, NAMES.length);
	await follow(
		api,
		"best",
		async (header) => {
			const { author } = await api.derive.chain.getHeader(header.hash);
			authors.add(author?.toString() ?? "nobody");
			return all.every((stash) => authors.has(stash)) || undefined;
		},
		3 * MINUTE,
		"somebody makes no blocks",
	);
	assert.deepEqual([...authors].sort(), all);
	t.diagnostic(`${authors.size} authors`);
});

test("an era turns and elects the validators again", async (t) => {
	const { api } = member("bob");
	const start = await activeEra(await stateAt(api));
	// The end of this very era: the head may still be the block in which the one before ended.
	const { state } = await waitFor(
		api,
		(event) => api.events.staking.EraPaid.is(event) && String(event.data[0]) === String(start),
		3 * MINUTE,
	);
	assert.equal(await activeEra(state), start + 1);
	assert.equal((await validators(state)).length, NAMES.length);
	t.diagnostic(`era ${start + 1}`);
});

test("the others go on without one validator, which catches up when it is back", async (t) => {
	const { api } = member("alice");
	const dave = member("dave");
	await dave.stop();
	const left = (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number;
	const missed = await waitForFinalized(api, left.toNumber() + 4, 2 * MINUTE);

	await dave.start(boot);
	const caught = await waitForFinalized(dave.api, missed.number.toNumber(), 2 * MINUTE);
	const hash = await dave.api.rpc.chain.getBlockHash(missed.number.toNumber());
	assert.equal(hash.toHex(), missed.hash.toHex());
	t.diagnostic(`stopped at ${left.toNumber()}, back at ${caught.number.toNumber()}`);
});
