/** An operator joins a service, and changes its key, with what the node's command `prove-key` prints. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Actor } from "../src/actor.ts";
import { within } from "../src/deadline.ts";
import { freshFunded, UNIT } from "../src/keys.ts";
import { Run } from "../src/node.ts";
import { signedBy } from "../src/restaking.ts";
import { COMMISSION, PERCENT, termsOf } from "../src/services.ts";
import { Story } from "../src/story.ts";

const story = new Story();
const DONE_WITHIN = 30_000;
const SERVICE = 0;

/** Bytes of a kind of key. */
type OfKind = { Sr25519: string } | { Ed25519: string } | { Ecdsa: string };

/** A key and its proof, as calls take them. */
interface Proven {
	key: OfKind;
	proof: OfKind;
}

/** Runs the command for a secret of this kind, and returns what it prints. */
async function prove(operator: Actor, service: number, scheme: string): Promise<Proven> {
	const run = new Run([
		"prove-key",
		...["--suri", "//a secret", "--scheme", scheme],
		...["--service", String(service), "--operator", operator.address],
		...["--genesis", story.api.genesisHash.toHex()],
	]);
	const exit = await within(DONE_WITHIN, run.exit, () => `it goes on${run.tail()}`);
	assert.deepEqual(exit, { code: 0, signal: null }, run.tail());
	return JSON.parse(run.lines.join("\n")) as Proven;
}

test("the chain takes proofs of each kind, for the operator and the service that they name", async () => {
	const { api } = story;
	const { joinService, registerOperator, registerService, rotateKey } = api.tx.restaking;
	const owner = await Actor.of(api, await freshFunded(api, 1_000n * UNIT));
	const operator = await Actor.of(api, await freshFunded(api, 1_000n * UNIT));
	await owner.does(
		registerService(termsOf(10n * PERCENT), signedBy(owner.key), null, "Open", null, ""),
	);
	assert((await api.query.restaking.services(SERVICE)).isSome);
	await operator.does(registerOperator(""));

	const wrong = api.errors.restaking.BadKeyProof;
	for (const other of [
		await prove(operator, SERVICE + 1, "sr25519"),
		await prove(owner, SERVICE, "sr25519"),
	]) {
		await operator.fails(joinService(SERVICE, COMMISSION, other.key, other.proof), wrong);
	}
	const first = await prove(operator, SERVICE, "sr25519");
	await operator.does(joinService(SERVICE, COMMISSION, first.key, first.proof));
	for (const scheme of ["ed25519", "ecdsa"]) {
		const { key, proof } = await prove(operator, SERVICE, scheme);
		await operator.does(rotateKey(SERVICE, key, proof));
	}
});
