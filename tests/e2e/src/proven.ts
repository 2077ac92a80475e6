/** A service that judges evidence on chain: founded, accused, slashed and paid, whatever its kind. */

import assert from "node:assert/strict";
import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import { Actor } from "./actor.ts";
import { stateAt } from "./api.ts";
import { emittedIn } from "./events.ts";
import { expectEqual } from "./expect.ts";
import { fresh, freshFunded, UNIT } from "./keys.ts";
import {
	divisionOf,
	escrowWait,
	hashOf,
	partUp,
	plannedEra,
	reachEra,
	signedBy,
	type Hook,
} from "./restaking.ts";
import { COMMISSION, joinWith, PERCENT, termsOf } from "./services.ts";
import { ledgerOf } from "./staking.ts";
import { sealUntilEmitted } from "./time.ts";

const VETO = 2;
const SHARES = { treasury: 10n * PERCENT, recipient: 0n, reporter: 5n * PERCENT };

/** An operator with a key of its own for the service, and stake of its own behind it. */
export interface Operator {
	who: Actor;
	key: KeyringPair;
	assignment: number;
}

/** A service with its accounts. */
export interface Founded {
	service: number;
	owner: Actor;
	operators: Operator[];
	/** Pledges to the first operator only. */
	nominator: Actor;
	/** Reports, and has no other role. */
	reporter: Actor;
	/** The pledge of each. */
	pledged: Map<string, bigint>;
}

/** Registers a service, with operators that stand behind themselves with `stakes`, and a nominator. */
export async function found(api: ApiPromise, hook: Hook, stakes: bigint[]): Promise<Founded> {
	const funded = async (amount: bigint) => Actor.of(api, await freshFunded(api, amount));
	const owner = await funded(500n * UNIT);
	const nominator = await funded(700n * UNIT + 1n);
	const reporter = await funded(100n * UNIT);
	const terms = { ...termsOfProofs(), hook };
	const { registerService, registerOperator } = api.tx.restaking;
	const resolver = signedBy(owner.key);
	const registered = await owner.does(registerService(terms, null, resolver, "Open", null, ""));
	const { service } = registered.one(api.events.restaking.ServiceRegistered);
	const pledged = new Map<string, bigint>();
	const operators: Operator[] = [];
	for (const stake of stakes) {
		const who = await funded(stake + 100n * UNIT);
		const key = fresh();
		await who.does(registerOperator(""));
		await joinWith(api, who, key, service, COMMISSION);
		const at = await (await stateAt(api)).query.restaking.assignmentFor(service, who.address);
		operators.push({ who, key, assignment: at.unwrap().toNumber() });
	}
	const pledge = async (who: Actor, amount: bigint, assignment: number) => {
		await who.does(api.tx.staking.bond(amount, "Stash"));
		await who.does(api.tx.restaking.pledge(assignment, amount, hashOf(api, terms), COMMISSION, true));
		pledged.set(who.address, amount);
	};
	for (const [at, { who, assignment }] of operators.entries()) {
		await pledge(who, stakes[at] ?? 0n, assignment);
	}
	await pledge(nominator, 600n * UNIT + 1n, operators[0]?.assignment ?? 0);
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	return { service, owner, operators, nominator, reporter, pledged };
}

/**
 * Returns terms for proofs: at most 40 % is slashed, the reporter gets a twentieth of that, and any two
 * quorums have an operator in common.
 */
function termsOfProofs() {
	return termsOf(40n * PERCENT, {
		shares: SHARES,
		reportWindow: 3,
		vetoWindow: VETO,
		quorum: 60n * PERCENT,
	});
}

/** An offence of the first operator. */
export interface Offence {
	evidence: string;
	/** Other evidence of the same offence. */
	again: string;
	era: number;
	fraction: bigint;
}

/**
 * The reporter brings the evidence; the veto window passes; the operator and its nominator lose their
 * part of bonded stake, to the unit, and nobody else anything; the reporter gets its share.
 */
export async function expectSlashed(api: ApiPromise, at: Founded, offence: Offence): Promise<void> {
	const [first, ...others] = at.operators;
	assert(first, "there is no operator");
	const { reportOffence } = api.tx.restaking;
	const { SlashRequested, SlashExecuted, Slashed, SlashDivided } = api.events.restaking;
	const losers = [first.who, at.nominator];
	const before = await bondedOf(api, [...losers, ...others.map(({ who }) => who)]);
	const reported = await at.reporter.does(reportOffence(first.assignment, offence.evidence));
	const requested = reported.one(SlashRequested);
	const due = (await plannedEra(await stateAt(api, reported.blockHash))) + VETO;
	expectEqual(requested, {
		...requested,
		service: at.service,
		assignment: first.assignment,
		offenceEra: offence.era,
		asked: offence.fraction,
		fraction: offence.fraction,
		reporter: at.reporter.address,
		bond: 0n,
		dueEra: due,
	});
	const again = reportOffence(first.assignment, offence.again);
	await at.reporter.fails(again, api.errors.restaking.OffenceSeen);
	await reachEra(api, due);
	const [, executed] = await sealUntilEmitted(api, SlashExecuted);
	const taken = new Map(
		losers.map(({ address }) => [address, partUp(offence.fraction, at.pledged.get(address) ?? 0n)]),
	);
	const slashed = await emittedIn(executed, Slashed);
	assert.deepEqual(new Map(slashed.map(({ stash, taken: lost }) => [stash, lost])), taken);
	const after = await bondedOf(api, [...losers, ...others.map(({ who }) => who)]);
	for (const [address, bonded] of before) {
		assert.equal(bonded - (after.get(address) ?? 0n), taken.get(address) ?? 0n);
	}
	await reachEra(api, due + escrowWait(api));
	const waiting = [...taken.values()].reduce((sum, loss) => sum + loss, 0n);
	const division = divisionOf(waiting, SHARES, true);
	// The chain divides by itself.
	const [, then] = await sealUntilEmitted(api, SlashDivided);
	expectEqual(await emittedIn(then, SlashDivided), [
		{ request: requested.request, service: at.service, assignment: first.assignment, ...division },
	]);
	at.reporter.comes(division.reporter);
	await at.reporter.expectHolds({});
}

async function bondedOf(api: ApiPromise, who: Actor[]): Promise<Map<string, bigint>> {
	const state = await stateAt(api);
	const bonded = who.map(
		async ({ address }) => [address, (await ledgerOf(state, address))?.total ?? 0n] as const,
	);
	return new Map(await Promise.all(bonded));
}
