/**
 * What nobody can switch off, and what no proxy can do: a stranger's bond changes nothing; reports, exits
 * and vetoes pass in safe mode; every call of the metadata is tried through proxies.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { u8aConcat, u8aToHex } from "@polkadot/util";
import { createKeyMulti, encodeAddress, sortAddresses } from "@polkadot/util-crypto";
import { Actor } from "../src/actor.ts";
import { stateAt } from "../src/api.ts";
import { dev, freshFunded, UNIT } from "../src/keys.ts";
import { hashOf, plannedEra, reachEra, signedBy, type Terms } from "../src/restaking.ts";
import { Samples } from "../src/samples.ts";
import { COMMISSION, join, PERCENT, termsOf } from "../src/services.ts";
import { ledgerOf } from "../src/staking.ts";
import { Story } from "../src/story.ts";
import type { Transaction } from "../src/tx.ts";

const story = new Story();
const LIST = path.join(
	path.dirname(fileURLToPath(import.meta.url)),
	"../../integration/tests/safety/calls.txt",
);
const BOND = 100n * UNIT;
const STAKE = 1_000n * UNIT;
const TENTH = 10n * PERCENT;
const HASH = `0x${"07".repeat(32)}`;
/** The services, and the assignments to them: one that a slasher judges, and one for heartbeats. */
const SPOKEN = 0;
const HEARD = 1;
/** The types of proxies that are tried. */
const TYPES = ["NonTransfer", "Operator"] as const;
/** Weight of the calls of one batch, in picoseconds: well below what a transaction may take. */
const BATCH = 500_000_000_000n;

let owner: Actor;
let operator: Actor;
let stranger: Actor;
let [charlie, dave]: Actor[] = [];

const terms = (): Terms => termsOf(20n * PERCENT);
const SILENCE = { fraction: TENTH, paysWork: true };
const silence = (): Terms => ({ ...termsOf(20n * PERCENT), hook: { Silence: SILENCE } });

const funded = async (amount: bigint) =>
	Actor.of(story.api, await freshFunded(story.api, amount * UNIT));

/** The account of two of two, Charlie and Dave. */
const both = () => encodeAddress(createKeyMulti(pair().map(({ address }) => address), 2), 42);

function pair(): [Actor, Actor] {
	assert(charlie && dave, "the story has not begun");
	return [charlie, dave];
}

/** Makes a call as the multisig: one approves, and the other approves and sends it. */
async function together(call: Transaction): Promise<void> {
	const { api } = story;
	const [one, other] = pair();
	const most = { refTime: 1_000_000_000_000n, proofSize: 10_000_000n };
	const { asMulti } = api.tx.multisig;
	const approved = await one.does(asMulti(2, sortAddresses([other.address]), null, call, most));
	const { NewMultisig, MultisigExecuted } = api.events.multisig;
	approved.one(NewMultisig);
	const state = await stateAt(api, approved.blockHash);
	const open = (await state.query.multisig.multisigs(both(), call.method.hash)).unwrap();
	const done = await other.does(asMulti(2, sortAddresses([one.address]), open.when, call, most));
	assert.equal(done.one(MultisigExecuted).result, "Ok");
}

test("an operator serves a service with a slasher and one that wants heartbeats", async () => {
	const { api } = story;
	owner = await funded(1_000n);
	operator = await funded(2_000n);
	stranger = await funded(150_000n);
	[charlie, dave] = [await funded(100n), await funded(100n)];
	await submitTo(both(), 2n * STAKE);
	const { registerService, registerOperator, pledge } = api.tx.restaking;
	const resolver = { system: { Signed: both() } };
	const slasher = signedBy(owner.key);
	await owner.does(registerService(terms(), slasher, resolver, "Open", null, ""));
	await owner.does(registerService(silence(), null, null, "Open", null, ""));
	await operator.does(registerOperator(""));
	for (const service of [SPOKEN, HEARD]) {
		await join(api, operator, service, COMMISSION);
	}
	await operator.does(api.tx.staking.bond(STAKE, "Stash"));
	await operator.does(pledge(HEARD, STAKE, hashOf(api, silence()), COMMISSION, true));
	await together(api.tx.staking.bond(STAKE, "Stash"));
	await together(pledge(SPOKEN, STAKE, hashOf(api, terms()), COMMISSION, true));
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
});

/** Sends funds to an account without a key. */
async function submitTo(address: string, amount: bigint): Promise<void> {
	await stranger.does(story.api.tx.balances.transferKeepAlive(address, amount));
}

test("a stranger's bond stands in nobody's way", async () => {
	const { api } = story;
	const { fundSlashBond, requestSlash } = api.tx.restaking;
	const { SlashRequested } = api.events.restaking;
	// The stranger funds the slasher before the slasher does, and never means to be useful.
	await stranger.does(fundSlashBond(SPOKEN, signedBy(owner.key), BOND));
	await owner.does(fundSlashBond(SPOKEN, signedBy(owner.key), BOND));
	const era = await plannedEra(await stateAt(api));
	const asked = await owner.does(requestSlash(SPOKEN, era, TENTH, HASH, HASH, null));
	// The chain may accuse in the same block: nobody has beaten yet.
	const of = asked.all(SlashRequested).filter(({ service }) => service === SPOKEN);
	assert.equal(of.length, 1);
	spoken = of[0]?.request ?? assert.fail();
});

/** The request of the slasher. */
let spoken: number;

/** The era in which the operator of the heartbeats was silent. */
let silent: number;

test("an offence is reported in safe mode, and who beats in it is safe", async () => {
	const { api } = story;
	silent = await plannedEra(await stateAt(api));
	await stranger.does(api.tx.safeMode.enter());
	await reachEra(api, silent + 1);
	const report = (era: number) =>
		api.tx.restaking.reportOffence(HEARD, u8aToHex(api.createType("u32", era).toU8a()));
	// Before the chain accuses.
	const reported = await owner.does(report(silent));
	assert.equal(reported.one(api.events.restaking.SlashRequested).offenceEra, silent);
	const { CallFiltered } = api.errors.system;
	const transfer = api.tx.balances.transferKeepAlive(owner.address, UNIT);
	await dave?.fails(transfer, CallFiltered);
	await dave?.fails(api.tx.utility.batchAll([transfer]), CallFiltered);

	await operator.does(api.tx.heartbeat.beat(HEARD));
	await reachEra(api, silent + 2);
	await assert.rejects(owner.does(report(silent + 1)), /heartbeat\./);
});

test("a multisig vetoes and exits in safe mode", async () => {
	const { api } = story;
	await together(api.tx.restaking.veto(spoken));
	await together(api.tx.restaking.exitAll());
	assert.equal((await ledgerOf(await stateAt(api), both()))?.active, STAKE);
	const root = await Actor.of(api, dev("Alice"));
	await root.does(api.tx.sudo.sudo(api.tx.safeMode.forceExit()));
});

test("an operator that left cannot come back before its last stay is out of reach", async () => {
	const { api } = story;
	await operator.does(api.tx.restaking.leaveService(HEARD));
	await reachEra(api, (await plannedEra(await stateAt(api))) + 2);
	await assert.rejects(join(api, operator, HEARD, COMMISSION), /restaking\.RejoinTooEarly/);
});

test("proxies make the calls that the list names, and no other of the metadata", async (t) => {
	const { api } = story;
	const real = await funded(1_000n);
	await real.does(
		api.tx.utility.batchAll(TYPES.map((type) => api.tx.proxy.addProxy(stranger.address, type, 0))),
	);
	const listed = readList();
	const calls = [...everyCall()];
	assert.deepEqual(calls.map(({ name }) => name).sort(), [...listed.keys()].sort());
	const before = (await api.query.system.account(real.address)).data.free.toBigInt();
	for (const type of TYPES) {
		const outcomes = await tryThrough(real, type, calls.map(({ call }) => call));
		calls.forEach(({ name }, at) => {
			const all = listed.get(name) ?? [];
			// The filter is asked again for the call inside: a remark.
			const inside = WRAPPERS.includes(name) ? (listed.get("system.remark") ?? []) : all;
			const open = all.filter((it) => inside.includes(it));
			// With some parameters only: those of the sample may be either.
			if (!open.includes(`${type}?`)) {
				assert.equal(outcomes[at], open.includes(type), `${name} through ${type}`);
			}
		});
	}
	const after = (await api.query.system.account(real.address)).data.free.toBigInt();
	assert.equal(after, before, "a proxy moved funds");
	t.diagnostic(`${calls.length} calls through ${TYPES.length} types of proxies`);
});

/** Calls that fail as the call inside fails. */
const WRAPPERS = ["utility.as_derivative", "utility.if_else"];

/** Returns those to whom each call is open, by its name in lower case. */
function readList(): Map<string, string[]> {
	const lines = readFileSync(LIST, "utf8").split("\n");
	const calls = lines.filter((line) => line !== "" && !line.startsWith("#"));
	return new Map(
		calls.map((line) => {
			const [name = "", ...open] = line.split(" ");
			return [name.toLowerCase(), open];
		}),
	);
}

/** Yields one sample of every call of every pallet. */
function* everyCall() {
	const { api } = story;
	const samples = new Samples(api.registry.lookup.types, api.tx.system.remark("0x").method.toU8a());
	for (const [section, methods] of Object.entries(api.tx)) {
		for (const call of Object.values(methods)) {
			const types = call.meta.fields.map(({ type }) => type.toNumber());
			const [args = new Uint8Array()] = samples.ofRow(types);
			const decoded = api.registry.createType("Call", u8aConcat(call.callIndex, args));
			const name = `${section}.${call.meta.name.toString()}`.toLowerCase();
			yield { name, call: call(...decoded.args) };
		}
	}
}

/** Makes each call as a proxy, in batches that fit into blocks. Returns which of them passed the filter. */
async function tryThrough(
	real: Actor,
	type: (typeof TYPES)[number],
	calls: Transaction[],
): Promise<boolean[]> {
	const { api } = story;
	const { ProxyExecuted } = api.events.proxy;
	const { CallFiltered } = api.errors.system;
	const passed: boolean[] = [];
	for (const batch of await batches(calls)) {
		const proxied = batch.map((call) => api.tx.proxy.proxy(real.address, type, call));
		const { events } = await stranger.does(api.tx.utility.forceBatch(proxied));
		for (const event of events.filter((event) => ProxyExecuted.is(event))) {
			const [result] = event.data as unknown as [
				{ isErr: boolean; asErr: { isModule: boolean; asModule: never } },
			];
			const error = result.isErr ? result.asErr : undefined;
			passed.push(!(error?.isModule && CallFiltered.is(error.asModule)));
		}
	}
	assert.equal(passed.length, calls.length);
	return passed;
}

/** Divides calls into batches by the weight that they declare. */
async function batches(calls: Transaction[]): Promise<Transaction[][]> {
	const { api } = story;
	const all: Transaction[][] = [];
	let room = 0n;
	for (const call of calls) {
		const bytes = call.method.toU8a();
		const info = await api.call.transactionPaymentCallApi.queryCallInfo(bytes, bytes.length);
		const weight = info.weight.refTime.toBigInt();
		if (weight > room) {
			all.push([]);
			room = BATCH;
		}
		all.at(-1)?.push(call);
		room -= weight;
	}
	return all;
}
