/** An attestation service: statements with a quorum of stake, and what it costs to say two things. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { u8aToHex } from "@polkadot/util";
import { attestation, evidenceOf, messageOf, sign, type Statement } from "../src/attestation.ts";
import { stateAt } from "../src/api.ts";
import { fresh, UNIT } from "../src/keys.ts";
import { expectSlashed, found, type Founded, type Operator } from "../src/proven.ts";
import { calls, plannedEra, reachEra, telling } from "../src/restaking.ts";
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

test("over three eras a relayer brings what they sign, and the chain accepts it", async () => {
	const { api } = story;
	for (const seed of [1, 2, 3]) {
		await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
		await advanceBlocks(api, 2);
		const statement = { height: await heightNow(), content: hash(seed) };
		const [first, ...others] = bridge.operators;
		assert(first);
		await bring(statement, [first]);
		assert.equal(await accepted(statement.height), undefined);
		const outcome = await bring(statement, others);
		assert.deepEqual(telling(outcome, "Accepted", "attestation"), {
			service: String(bridge.service),
			height: String(statement.height),
			content: statement.content,
		});
		assert.equal(await accepted(statement.height), statement.content);
		const toSign = await api.call["attestationApi"]?.["ballot"]?.(bridge.service, statement);
		assert.equal(
			(toSign?.toJSON() as { message: string }).message,
			u8aToHex(messageOf(api, bridge.service, statement)),
		);
	}
});

test("the owner declares what is at risk, and no more than the stake is worth", async () => {
	const { api } = story;
	await bridge.owner.fails(
		calls(api).setValueAtRisk(bridge.service, 1_000n * UNIT),
		"restaking.AboveCertified: More would be at risk than the stake behind the service certifies. " +
			"Declare less, or wait for more pledges to count.",
	);
	const outcome = await bridge.owner.does(calls(api).setValueAtRisk(bridge.service, UNIT));
	const { value } = telling(outcome, "ValueAtRiskSet", "restaking");
	assert.equal(value, String(UNIT));
});

test("bad signatures and false reports are refused, and cost their sender the fee", async () => {
	const { api } = story;
	const [first, second] = bridge.operators;
	assert(first && second);
	const statement = { height: await heightNow(), content: hash(9) };
	const forged = [{ operator: first.who.address, signature: signed(fresh(), statement) }];
	await bridge.reporter.fails(
		attestation(api).attest(bridge.service, statement, forged),
		"attestation.BadSignature: A signature is not of this statement by the operator's key of that " +
			"era. Sign again.",
	);
	const same = evidence(first, statement.height, [hash(1), hash(1)]);
	await bridge.reporter.fails(
		calls(api).reportOffence(first.assignment, same),
		"attestation.SameStatement: Both statements are the same: that is no offence.",
	);
	const other = evidence(second, statement.height, [hash(1), hash(2)]);
	await bridge.reporter.fails(
		calls(api).reportOffence(first.assignment, other),
		"attestation.BadSignature: A signature is not of this statement by the operator's key of that " +
			"era. Sign again.",
	);
	await bridge.reporter.fails(
		calls(api).reportOffence(first.assignment, `${other}00`),
		"attestation.BadEvidence: The bytes are not two signed statements. Encode them as the " +
			"documentation says.",
	);
});

test("who signs two statements for one height loses stake, and the reporter gets its share", async () => {
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
	return bridge.reporter.does(
		attestation(story.api).attest(bridge.service, statement, signatures),
	);
}

async function accepted(height: number): Promise<string | undefined> {
	const { api } = story;
	const found = await api.call["attestationApi"]?.["accepted"]?.(bridge.service, height);
	return found?.isEmpty ? undefined : found?.toString();
}

/** The latest height that is due. */
async function heightNow(): Promise<number> {
	const block = (await story.api.rpc.chain.getHeader()).number.toNumber();
	return Math.floor((block - RULES.first) / RULES.period);
}

/** The era of a block: what the clock showed in it. */
async function eraOf(block: number): Promise<number> {
	const { api } = story;
	return plannedEra(await stateAt(api, (await api.rpc.chain.getBlockHash(block)).toHex()));
}
