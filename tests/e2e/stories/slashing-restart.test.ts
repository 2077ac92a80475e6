/** A node is killed in the middle of the settlement of thousands, and nothing is lost or done twice. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { encodeAddress } from "@polkadot/util-crypto";
import { Actor } from "../src/actor.ts";
import { connect, disconnect, stateAt, type State } from "../src/api.ts";
import { dev, UNIT } from "../src/keys.ts";
import { binary, RestakingNode, temporaryBasePath } from "../src/node.ts";
import { calls, plannedEra, reachEra, sealUntilTold, toldIn } from "../src/restaking.ts";
import { PERCENT } from "../src/services.ts";
import { endWell } from "../src/story.ts";
import { seal } from "../src/time.ts";

/** More than two blocks can settle. */
const STAKERS = 4_000;
const BONDED = 1_000n * UNIT;
const PLEDGED = 100n * UNIT;
const LOST = 40n * UNIT;

const basePath = temporaryBasePath();
const spec = path.join(basePath, "crowd.json");

after(() => rmSync(basePath, { recursive: true, force: true }));

test("a slash of thousands survives a kill between two of its blocks", async () => {
	writeFileSync(spec, JSON.stringify(crowd()));
	let node = await start();
	let api = await connect(node.endpoint);
	const owner = await Actor.of(api, dev("Ferdie"));
	await owner.does(calls(api).fundSlashBond(0, 10_000n * UNIT));
	await reachEra(api, (await plannedEra(await stateAt(api))) + 2);
	const era = await plannedEra(await stateAt(api));
	const offence = `0x${"07".repeat(32)}`;
	await owner.does(calls(api).requestSlash(0, era, 40n * PERCENT, offence, offence));
	await reachEra(api, era + 3);
	const [, first] = await sealUntilTold(api, "SlashExecuted");
	const begun = (await toldIn(first, "Slashed")).length;
	assert(begun > 0 && begun < STAKERS, `${begun} were settled in the first block`);

	await disconnect(api);
	await node.run.stop("SIGKILL");
	node = await start();
	api = await connect(node.endpoint);
	const blocks: number[] = [];
	for (let block = 0; block < 20 && (await waiting(await stateAt(api))) > 0; block += 1) {
		blocks.push((await toldIn(await stateAt(api, await seal(api)), "Slashed")).length);
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

/** How many members have not settled. */
async function waiting(state: State): Promise<number> {
	const record = (await state.query["restaking"]?.["assignments"]?.(0)) as unknown as {
		unwrap: () => { waiting: { toNumber: () => number } };
	};
	return record.unwrap().waiting.toNumber();
}

async function expectEachLostItsPart(state: State): Promise<void> {
	const ledgers = await state.query.staking.ledger.entries();
	const totals = new Map(
		ledgers.map(([key, ledger]) => [
			key.args[0].toString(),
			ledger.unwrap().total.toBigInt(),
		]),
	);
	for (let index = 0; index < STAKERS; index += 1) {
		assert.equal(totals.get(staker(index)), BONDED - LOST, `staker ${index}`);
	}
}

/** The address of one of the crowd. Nobody has its key. */
function staker(index: number): string {
	return encodeAddress(createHash("sha256").update(`crowd ${index}`).digest(), 42);
}

/** The development chain, with a service, an operator and thousands of pledges from the beginning. */
function crowd(): unknown {
	const text = execFileSync(binary(), ["build-spec", "--chain", "dev"], {
		maxBuffer: 1 << 28,
		stdio: ["ignore", "pipe", "ignore"],
	});
	const plain = JSON.parse(text.toString());
	const { patch } = plain.genesis.runtimeGenesis;
	const all = Array.from({ length: STAKERS }, (_, index) => staker(index));
	patch.balances.balances.push(...all.map((who) => [who, Number(BONDED + 10n * UNIT)]));
	patch.staking.stakers.push(...all.map((who) => [who, who, Number(BONDED), "Idle"]));
	patch.restaking = restaking(all);
	return plain;
}

function restaking(all: string[]): unknown {
	const [owner, operator] = [dev("Ferdie").address, dev("Eve").address];
	const conditions = {
		maxSlash: Number(40n * PERCENT),
		reportWindow: 2,
		vetoWindow: 3,
		exitWindow: 7,
		minPledge: Number(10n * UNIT),
		quorum: Number(50n * PERCENT),
		jailTerm: 0,
		shares: { treasury: 0, recipient: 0, reporter: 0 },
		recipient: null,
		resolverMayVetoProofs: false,
	};
	const service = {
		owner,
		terms: { conditions, hook: { Authority: null } },
		slasher: owner,
		resolver: null,
		admission: "Open",
		group: null,
		metadata: "",
	};
	const key = { sr25519: dev("Eve//key").address };
	return {
		services: [service],
		operators: [{ account: operator, metadata: "" }],
		joins: [{ operator, service: 0, commission: 0, key }],
		pledges: all.map((stash) => ({ stash, assignment: 0, amount: Number(PLEDGED) })),
	};
}
