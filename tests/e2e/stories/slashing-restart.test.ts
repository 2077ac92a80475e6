/** A node is killed in the middle of the settlement of thousands, and nothing is lost or done twice. */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { Actor } from "../src/actor.ts";
import { connect, disconnect, stateAt, type State } from "../src/api.ts";
import { emittedIn } from "../src/events.ts";
import { crowd, Genesis } from "../src/genesis.ts";
import { dev, UNIT } from "../src/keys.ts";
import { RestakingNode, temporaryBasePath } from "../src/node.ts";
import { membersWaiting, plannedEra, reachEra, signedBy } from "../src/restaking.ts";
import { PERCENT, termsOf } from "../src/services.ts";
import { endWell } from "../src/story.ts";
import { seal, sealUntilEmitted } from "../src/time.ts";

/** More than fit two blocks of settlement. */
const STAKERS = crowd(4_000);
const BONDED = 1_000n * UNIT;
const PLEDGED = 100n * UNIT;
const LOST = 40n * UNIT;

const basePath = temporaryBasePath();
const spec = path.join(basePath, "crowd.json");

after(() => rmSync(basePath, { recursive: true, force: true }));

test("a slash of thousands survives a kill between two of its blocks", async () => {
	writeSpec();
	let node = await start();
	let api = await connect(node.endpoint);
	const owner = await Actor.of(api, dev("Ferdie"));
	await owner.does(api.tx.restaking.fundSlashBond(0, signedBy(owner.key), 10_000n * UNIT));
	await reachEra(api, (await plannedEra(await stateAt(api))) + 2);
	const era = await plannedEra(await stateAt(api));
	const offence = `0x${"07".repeat(32)}`;
	await owner.does(api.tx.restaking.requestSlash(0, era, 40n * PERCENT, offence, offence, null));
	await reachEra(api, era + 3);
	const { SlashExecuted, Slashed } = api.events.restaking;
	const [, first] = await sealUntilEmitted(api, SlashExecuted);
	const begun = (await emittedIn(first, Slashed)).length;
	assert(begun > 0 && begun < STAKERS.length, `${begun} were settled in the first block`);

	await disconnect(api);
	await node.run.stop("SIGKILL");
	node = await start();
	api = await connect(node.endpoint);
	const blocks: number[] = [];
	for (let block = 0; block < 20 && (await membersWaiting(await stateAt(api), 0)) > 0; block += 1) {
		blocks.push((await emittedIn(await stateAt(api, await seal(api)), Slashed)).length);
	}
	console.log(`# settled in each block: ${begun} before the kill, then ${blocks.join(", ")}`);
	await expectEachLostItsPart(await stateAt(api));
	await disconnect(api);
	await endWell(node);
});

function start(): Promise<RestakingNode> {
	const flags = ["--chain", spec, "--sealing", "manual"];
	return RestakingNode.start({ flags, basePath });
}

async function expectEachLostItsPart(state: State): Promise<void> {
	const ledgers = await state.query.staking.ledger.entries();
	const totals = new Map(
		ledgers.map(([key, ledger]) => [
			key.args[0].toString(),
			ledger.unwrap().total.toBigInt(),
		]),
	);
	for (const stash of STAKERS) {
		assert.equal(totals.get(stash), BONDED - LOST, stash);
	}
}

/** The development chain, with a service, an operator and thousands of pledges from the beginning. */
function writeSpec(): void {
	new Genesis("dev")
		.bonded(STAKERS, BONDED)
		.service({
			owner: dev("Ferdie").address,
			operator: dev("Eve").address,
			terms: termsOf(40n * PERCENT),
			pledges: STAKERS.map((stash) => ({ stash, amount: PLEDGED })),
		})
		.write(spec);
}
