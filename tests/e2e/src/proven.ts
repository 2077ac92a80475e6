/** A service that judges evidence on chain: founded, accused, slashed and paid, whatever its kind. */

import assert from "node:assert/strict";
import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import { Actor } from "./actor.ts";
import { stateAt } from "./api.ts";
import { fresh, freshFunded, UNIT } from "./keys.ts";
import {
	calls,
	hashOf,
	partDown,
	partUp,
	plannedEra,
	reachEra,
	records,
	sealUntilTold,
	signedBy,
	telling,
	toldIn,
	type Hook,
} from "./restaking.ts";
import { COMMISSION, joinWith, PERCENT, termsOf } from "./services.ts";
import { ledgerOf } from "./staking.ts";

/** Eras from unbonding to withdrawing, in the preset; escrow waits as long. */
const BONDING = 8;
const VETO = 2;
const REPORTER = 5n * PERCENT;
const ALREADY_SEEN =
	"restaking.OffenceSeen: The offence was brought before, and counts once. Nothing to do.";

/** An operator with a key of its own for the service, and stake of its own behind it. */
export interface Operator {
	who: Actor;
	key: KeyringPair;
	assignment: number;
}

/** A service with its people. */
export interface Founded {
	service: number;
	owner: Actor;
	operators: Operator[];
	/** Has pledged to the first operator, and to nobody else. */
	nominator: Actor;
	/** Somebody who only reports. */
	reporter: Actor;
	/** What each has pledged. */
	pledged: Map<string, bigint>;
}

/** Registers a service, with operators that stand behind themselves with `stakes`, and a nominator. */
export async function found(api: ApiPromise, hook: Hook, stakes: bigint[]): Promise<Founded> {
	const funded = async (amount: bigint) => Actor.of(api, await freshFunded(api, amount));
	const owner = await funded(500n * UNIT);
	const nominator = await funded(700n * UNIT + 1n);
	const reporter = await funded(100n * UNIT);
	const terms = { ...termsOfProofs(), hook };
	const register = calls(api).registerService(terms, null, signedBy(owner.key), "Open", null, "");
	const service = Number(telling(await owner.does(register), "ServiceRegistered")["service"]);
	const pledged = new Map<string, bigint>();
	const operators: Operator[] = [];
	for (const stake of stakes) {
		const who = await funded(stake + 100n * UNIT);
		const key = fresh();
		await who.does(calls(api).registerOperator(""));
		await joinWith(api, who, key, service, COMMISSION);
		const at = await records(await stateAt(api)).assignmentFor(service, who.address);
		operators.push({ who, key, assignment: at.unwrap().toNumber() });
	}
	const pledge = async (who: Actor, amount: bigint, assignment: number) => {
		await who.does(api.tx.staking.bond(amount, "Stash"));
		await who.does(calls(api).pledge(assignment, amount, hashOf(api, terms), COMMISSION));
		pledged.set(who.address, amount);
	};
	for (const [at, { who, assignment }] of operators.entries()) {
		await pledge(who, stakes[at] ?? 0n, assignment);
	}
	await pledge(nominator, 600n * UNIT + 1n, operators[0]?.assignment ?? 0);
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	return { service, owner, operators, nominator, reporter, pledged };
}

/** Terms that only proofs use: 40 % at most, of which the reporter gets a twentieth. */
function termsOfProofs() {
	const shares = { treasury: 10n * PERCENT, recipient: 0n, reporter: REPORTER };
	return termsOf(40n * PERCENT, { shares, reportWindow: 3, vetoWindow: VETO });
}

/** An offence of the first operator: who loses a part of what for it. */
export interface Offence {
	evidence: string;
	/** The same offence, told otherwise. */
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
	const { reportOffence, payEscrow } = calls(api);
	const losers = [first.who, at.nominator];
	const before = await bondedOf(api, [...losers, ...others.map(({ who }) => who)]);
	const reported = await at.reporter.does(reportOffence(first.assignment, offence.evidence));
	const told = telling(reported, "SlashRequested");
	assert.deepEqual(
		{ ...told, due: "", last: "", offence: "", evidence: "" },
		{
			request: told["request"],
			service: String(at.service),
			assignment: String(first.assignment),
			offence: "",
			era: String(offence.era),
			fraction: String(offence.fraction),
			evidence: "",
			reporter: at.reporter.address,
			bond: "0",
			due: "",
			last: "",
		},
	);
	const again = reportOffence(first.assignment, offence.again);
	await at.reporter.fails(again, ALREADY_SEEN);
	const due = (await plannedEra(await stateAt(api, reported.blockHash))) + VETO;
	assert.equal(told["due"], String(due));
	await reachEra(api, due);
	const [, executed] = await sealUntilTold(api, "SlashExecuted");
	const taken = new Map(
		losers.map(({ address }) => [address, partUp(offence.fraction, at.pledged.get(address) ?? 0n)]),
	);
	const lost = await toldIn(executed, "Slashed");
	assert.deepEqual(
		new Map(lost.map(({ stash = "", taken: lost = "" }) => [stash, BigInt(lost)])),
		taken,
	);
	const after = await bondedOf(api, [...losers, ...others.map(({ who }) => who)]);
	for (const [address, bonded] of before) {
		assert.equal(bonded - (after.get(address) ?? 0n), taken.get(address) ?? 0n);
	}
	await reachEra(api, due + BONDING);
	const share = [...taken.values()].reduce((sum, loss) => sum + partDown(REPORTER, loss), 0n);
	const paid = await at.owner.does(payEscrow(Number(told["request"])));
	assert.equal(telling(paid, "EscrowPaid")["reporter"], String(share));
	at.reporter.comes(share);
	await at.reporter.expectHolds({});
}

async function bondedOf(api: ApiPromise, who: Actor[]): Promise<Map<string, bigint>> {
	const state = await stateAt(api);
	const bonded = who.map(
		async ({ address }) => [address, (await ledgerOf(state, address))?.total ?? 0n] as const,
	);
	return new Map(await Promise.all(bonded));
}
