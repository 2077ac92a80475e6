/** Three services that take the same bond, the operator that serves them, and how stakers leave. */

import assert from "node:assert/strict";
import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { Actor } from "./actor.ts";
import type { State } from "./api.ts";
import { fresh, UNIT } from "./keys.ts";
import {
	calls,
	proofOf,
	publicOf,
	records,
	signedBy,
	tellings,
	type Conditions,
	type Terms,
} from "./restaking.ts";
import type { Outcome } from "./tx.ts";

/** One per cent, in parts per billion. */
export const PERCENT = 10n ** 7n;
/** What the operator keeps. */
export const COMMISSION = 10n * PERCENT;
/** As long as can be here: one era less than unbonding takes. */
export const EXIT_WINDOW = 7;
/** What is held for each position. */
export const POSITION_DEPOSIT = UNIT / 10n;
export const NOTHING_TO_RELEASE =
	"restaking.NothingToRelease: Nothing can be released yet. Wait for exits.";

/** Terms of a service that may take this much, burned in full unless shares say otherwise. */
export function termsOf(maxSlash: bigint, more: Partial<Conditions> = {}): Terms {
	const conditions = {
		maxSlash,
		reportWindow: 2,
		vetoWindow: 3,
		exitWindow: EXIT_WINDOW,
		minPledge: 10n * UNIT,
		quorum: 50n * PERCENT,
		jailTerm: 0,
		shares: { treasury: 0n, recipient: 0n, reporter: 0n },
		recipient: null,
		resolverMayVetoProofs: false,
		...more,
	};
	return { conditions, hook: { Authority: null } };
}

/** Together 45 %: less than the 50 % that a staker may risk. */
export const TERMS: readonly Terms[] = [20n, 15n, 10n].map((percent) => termsOf(percent * PERCENT));
/** The services with these terms, and the operator's assignments to them, on a new chain. */
export const IDS: readonly number[] = [...TERMS.keys()];

/** Registers the three services; the owner is their slasher. */
export async function registerAll(api: ApiPromise, owner: Actor): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const [id, terms] of TERMS.entries()) {
		const { registerService } = calls(api);
		const slasher = signedBy(owner.key);
		outcomes.push(
			await owner.does(registerService(terms, slasher, null, "Open", null, `number ${id}`)),
		);
	}
	return outcomes;
}

/** Registers an operator and joins the three services, with a key each. */
export async function joinAll(api: ApiPromise, operator: Actor): Promise<void> {
	await operator.does(calls(api).registerOperator("an operator"));
	for (const id of IDS) {
		await join(api, operator, id, COMMISSION);
	}
}

/** Joins a service with a new key. */
export async function join(
	api: ApiPromise,
	operator: Actor,
	service: number,
	commission: bigint,
): Promise<void> {
	await joinWith(api, operator, fresh(), service, commission);
}

/** Joins a service with this key. */
export async function joinWith(
	api: ApiPromise,
	operator: Actor,
	key: KeyringPair,
	service: number,
	commission: bigint,
): Promise<void> {
	const proof = proofOf(api, key, service, operator.key);
	await operator.does(calls(api).joinService(service, commission, publicOf(key), proof));
}

/** What counts in each of the three services from the next era on. */
export async function countedInServices(state: State): Promise<bigint[]> {
	const { services } = records(state);
	return Promise.all(IDS.map(async (id) => (await services(id)).unwrap().totals.next.toBigInt()));
}

/** A staker exited all three positions, each in its era, and is free when the window is over. */
export function expectExits(
	outcome: Outcome,
	who: Actor,
	amount: bigint,
	eras: readonly number[],
): void {
	const exits = tellings(outcome, "Exited");
	exits.sort((a, b) => Number(a["assignment"]) - Number(b["assignment"]));
	const expected = eras.map((until, id) => ({
		stash: who.address,
		assignment: String(id),
		amount: String(amount),
		fresh: "0",
		until: String(until),
		released: String(until + EXIT_WINDOW + 1),
	}));
	assert.deepEqual(exits, expected);
}

/** These positions of a staker are gone, and no other. */
export function expectRemoved(outcome: Outcome, who: Actor, assignments: readonly number[]): void {
	const expected = assignments.map((id) => ({ stash: who.address, assignment: String(id) }));
	assert.deepEqual(tellings(outcome, "PositionRemoved"), expected);
}
