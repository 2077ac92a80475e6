/** An attestation service: statements with a quorum of stake, and the cost of an equivocation. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { u8aToHex } from "@polkadot/util";
import { evidenceOf, messageOf, sign, type Statement } from "../src/attestation.ts";
import { stateAt } from "../src/api.ts";
import { expectEqual } from "../src/expect.ts";
import { fresh, UNIT } from "../src/keys.ts";
import { plain } from "../src/plain.ts";
import { expectSlashed, found, type Founded, type Operator } from "../src/proven.ts";
import { plannedEra, reachEra } from "../src/restaking.ts";
import { PERCENT } from "../src/services.ts";
import { Story } from "../src/story.ts";
import { advanceBlocks } from "../src/time.ts";

const story = new Story();

const RULES = { first: 1, period: 2, voting: 6, fraction: 30n * PERCENT };
const STAKES = [300n, 500n, 500n].map((stake) => stake * UNIT);

let bridge: Founded;

test("three operators and a nominator stand behind a bridge", async () => {
	bridge = await found(story.api, { Equivocation: RULES }, STAKES);
	await advanceBlocks(story.api, 2);
});

test("over three eras a relayer brings their statements, and the chain accepts them", async () => {
	const { api } = story;
	for (const seed of [1, 2, 3]) {
		await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
		await advanceBlocks(api, 2);
		const statement = { height: await heightNow(), content: hash(seed) };
		const [first, ...others] = bridge.operators;
		assert(first);
		await bring(statement, [first]);
		assert.equal(await accepted(statement.height), null);
		const outcome = await bring(statement, others);
		expectEqual(outcome.one(api.events.attestation.Accepted), {
			service: bridge.service,
			...statement,
		});
		assert.equal(await accepted(statement.height), statement.content);
		const toSign = plain(await api.call.attestationApi.ballot(bridge.service, statement));
		assert.equal(toSign?.message, u8aToHex(messageOf(api, bridge.service, statement)));
	}
});

test("the owner declares a value at risk, at most the one that the stake certifies", async () => {
	const { api } = story;
	const { setValueAtRisk } = api.tx.restaking;
	const { AboveCertified } = api.errors.restaking;
	await bridge.owner.fails(setValueAtRisk(bridge.service, 1_000n * UNIT), AboveCertified);
	const outcome = await bridge.owner.does(setValueAtRisk(bridge.service, UNIT));
	assert.equal(outcome.one(api.events.restaking.ValueAtRiskSet).value, UNIT);
});

test("bad signatures and false reports are refused, and cost their sender the fee", async () => {
	const { api } = story;
	const { attest } = api.tx.attestation;
	const { reportOffence } = api.tx.restaking;
	const { BadSignature, SameStatement, BadEvidence } = api.errors.attestation;
	const [first, second] = bridge.operators;
	assert(first && second);
	const statement = { height: await heightNow(), content: hash(9) };
	const forged = [{ operator: first.who.address, signature: signed(fresh(), statement) }];
	await bridge.reporter.fails(attest(bridge.service, statement, forged), BadSignature);
	const same = evidence(first, statement.height, [hash(1), hash(1)]);
	await bridge.reporter.fails(reportOffence(first.assignment, same), SameStatement);
	const other = evidence(second, statement.height, [hash(1), hash(2)]);
	await bridge.reporter.fails(reportOffence(first.assignment, other), BadSignature);
	await bridge.reporter.fails(reportOffence(first.assignment, `${other}00`), BadEvidence);
});

test("an operator that signs two statements for one height loses stake, the reporter gets its share", async () => {
	const { api } = story;
	const [first] = bridge.operators;
	assert(first);
	await advanceBlocks(api, 2);
	const height = await heightNow();
	await bring({ height, content: hash(1) }, [first]);
	await expectSlashed(api, bridge, {
		evidence: evidence(first, height, [hash(1), hash(2)]),
		again: evidence(first, height, [hash(3), hash(2)]),
		era: await eraOf(RULES.first + height * RULES.period),
		fraction: RULES.fraction,
	});
});

function hash(seed: number): string {
	return `0x${seed.toString(16).padStart(2, "0").repeat(32)}`;
}

function signed(key: Operator["key"], statement: Statement) {
	return sign(story.api, key, bridge.service, statement);
}

function evidence({ key }: Operator, height: number, hashes: [string, string]): string {
	return evidenceOf(story.api, key, bridge.service, height, hashes);
}

function bring(statement: Statement, operators: Operator[]) {
	const signatures = operators.map(({ who, key }) => ({
		operator: who.address,
		signature: signed(key, statement),
	}));
	const { attest } = story.api.tx.attestation;
	return bridge.reporter.does(attest(bridge.service, statement, signatures));
}

async function accepted(height: number): Promise<string | null> {
	return plain(await story.api.call.attestationApi.accepted(bridge.service, height));
}

/** Returns the latest height that is due. */
async function heightNow(): Promise<number> {
	const block = (await story.api.rpc.chain.getHeader()).number.toNumber();
	return Math.floor((block - RULES.first) / RULES.period);
}

/** Returns the era of a block. */
async function eraOf(block: number): Promise<number> {
	const { api } = story;
	return plannedEra(await stateAt(api, (await api.rpc.chain.getBlockHash(block)).toHex()));
}
