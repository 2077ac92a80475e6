/** An attestation service: statements with a quorum of stake, and the cost of an equivocation. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { u8aToHex } from "@polkadot/util";
import {
	equivocationOf,
	messageOf,
	misdatingOf,
	saidBy,
	sign,
	type Statement,
} from "../src/attestation.ts";
import { stateAt } from "../src/api.ts";
import { eraOfTick, tickNow } from "../src/clock.ts";
import { expectEqual } from "../src/expect.ts";
import { fresh, UNIT } from "../src/keys.ts";
import { plain } from "../src/plain.ts";
import { expectSlashed, found, type Founded, type Operator } from "../src/proven.ts";
import { plannedEra, reachEra } from "../src/restaking.ts";
import { PERCENT } from "../src/services.ts";
import { Story } from "../src/story.ts";
import { advanceBlocks } from "../src/time.ts";

const story = new Story();

const RULES = {
	first: 1,
	period: 2,
	voting: 6,
	fraction: 30n * PERCENT,
	mostMissed: 50n * PERCENT,
	absence: 2n * PERCENT,
	paysWork: false,
};
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
		const statement = await stateNow(hash(seed));
		const [first, ...others] = bridge.operators;
		assert(first);
		await bring(statement, [first]);
		assert.equal(await accepted(statement.height), null);
		const { era, height, content } = statement;
		const outcome = await bring(statement, others);
		const told = outcome.one(api.events.attestation.Accepted);
		const found = await accepted(height);
		assert(found);
		const { counted, total, certified } = found;
		assert.equal(counted, total);
		expectEqual(told, { service: bridge.service, height, content, certified });
		expectEqual(found, { ...found, era, height, content });
		const toSign = plain(
			await api.call.attestationApi.toSign(bridge.service, height, content),
		);
		assert.equal(toSign?.era, era);
		assert.equal(toSign.message, u8aToHex(messageOf(api, bridge.service, statement)));
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
	const { BadSignature, SameStatement, BadEvidence, WrongEra } = api.errors.attestation;
	const [first, second] = bridge.operators;
	assert(first && second);
	const statement = await stateNow(hash(9));
	const forged = [{ operator: first.who.address, signature: signed(fresh(), statement) }];
	await bridge.reporter.fails(attest(bridge.service, statement, forged), BadSignature);
	const other = { ...statement, era: statement.era + 1 };
	const ahead = [{ operator: first.who.address, signature: signed(first.key, other) }];
	await bridge.reporter.fails(attest(bridge.service, other, ahead), WrongEra);
	const same = evidence(first, statement, [hash(1), hash(1)]);
	await bridge.reporter.fails(reportOffence(first.assignment, same), SameStatement);
	const foreign = evidence(second, statement, [hash(1), hash(2)]);
	await bridge.reporter.fails(reportOffence(first.assignment, foreign), BadSignature);
	await bridge.reporter.fails(reportOffence(first.assignment, `${foreign}00`), BadEvidence);
});

test("an operator that signs two statements for one height loses stake, the reporter gets its share", async () => {
	const { api } = story;
	const [first] = bridge.operators;
	assert(first);
	await advanceBlocks(api, 2);
	const statement = await stateNow(hash(1));
	await bring(statement, [first]);
	await expectSlashed(api, bridge, {
		evidence: evidence(first, statement, [hash(1), hash(2)]),
		again: evidence(first, statement, [hash(3), hash(2)]),
		era: statement.era,
		fraction: RULES.fraction,
	});
});

test("a statement of a wrong era is an offence once that era is over", async () => {
	const { api } = story;
	const [, second] = bridge.operators;
	assert(second);
	const { reportOffence } = api.tx.restaking;
	const { NotJudged, RightEra } = api.errors.attestation;
	const right = await stateNow(hash(1));
	// A height that comes later.
	const ahead = { ...right, height: right.height + 1_000 };
	const misdating = (statement: Statement) =>
		misdatingOf(api, saidBy(api, second.key, bridge.service, statement));
	const report = (statement: Statement) => reportOffence(second.assignment, misdating(statement));
	await bridge.reporter.fails(report(ahead), NotJudged);
	await reachEra(api, right.era + 1);
	await bridge.reporter.fails(report(right), RightEra);
	const outcome = await bridge.reporter.does(report(ahead));
	assert.equal(outcome.one(api.events.restaking.SlashRequested).offenceEra, right.era);
});

function hash(seed: number): string {
	return `0x${seed.toString(16).padStart(2, "0").repeat(32)}`;
}

function signed(key: Operator["key"], statement: Statement) {
	return sign(story.api, key, bridge.service, statement);
}

function evidence({ key }: Operator, statement: Statement, hashes: [string, string]): string {
	const [one, other] = hashes;
	const say = (content: string) =>
		saidBy(story.api, key, bridge.service, { ...statement, content });
	return equivocationOf(story.api, say(one), say(other));
}

function bring(statement: Statement, operators: Operator[]) {
	const signatures = operators.map(({ who, key }) => ({
		operator: who.address,
		signature: signed(key, statement),
	}));
	const { attest } = story.api.tx.attestation;
	return bridge.reporter.does(attest(bridge.service, statement, signatures));
}

async function accepted(height: number) {
	return plain(await story.api.call.attestationApi.accepted(bridge.service, height));
}

/** Returns a statement about the latest height that is due. */
async function stateNow(content: string): Promise<Statement> {
	const { api } = story;
	const height = Math.floor(((await tickNow(api)) - RULES.first) / RULES.period);
	return { era: await eraOfTick(api, RULES.first + height * RULES.period), height, content };
}
