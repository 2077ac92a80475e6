/** Three services that take the same bond, and the operator that serves them. */

import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { Actor } from "./actor.ts";
import type { State } from "./api.ts";
import { expectEqual } from "./expect.ts";
import { fresh, UNIT } from "./keys.ts";
import { proofOf, publicOf, signedBy, type Conditions, type Terms } from "./restaking.ts";
import type { Outcome } from "./tx.ts";

/** One per cent, in parts per billion. */
export const PERCENT = 10n ** 7n;
/** The part of rewards that the operator keeps. */
export const COMMISSION = 10n * PERCENT;
/** The maximum here: one era less than unbonding takes. */
export const EXIT_WINDOW = 7;
/** The amount that is held for each position. */
export const POSITION_DEPOSIT = UNIT / 10n;

/** Returns terms of a service that may take this much, burned in full unless shares say otherwise. */
export function termsOf(maxSlash: bigint, more: Partial<Conditions> = {}): Terms {
	const conditions: Conditions = {
		maxSlash,
		reportWindow: 2,
		vetoWindow: 3,
		exitWindow: EXIT_WINDOW,
		minPledge: 10n * UNIT,
		quorum: 50n * PERCENT,
		places: 128,
		jailTerm: 0,
		shares: { treasury: 0n, recipient: 0n, reporter: 0n },
		recipient: null,
		resolverMayVetoProofs: false,
		...more,
	};
	return { conditions, hook: "Authority" };
}

/** Together 45 %: less than the 50 % that a staker may risk. */
export const TERMS: readonly Terms[] = [20n, 15n, 10n].map((percent) => termsOf(percent * PERCENT));
/** The services with these terms, and the operator's assignments to them, on a new chain. */
export const IDS: readonly number[] = [...TERMS.keys()];

/** Registers the three services; the owner is their slasher. */
export async function registerAll(api: ApiPromise, owner: Actor): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const [id, terms] of TERMS.entries()) {
		const { registerService } = api.tx.restaking;
		const slasher = signedBy(owner.key);
		outcomes.push(
			await owner.does(registerService(terms, slasher, null, "Open", null, `number ${id}`)),
		);
	}
	return outcomes;
}

/** Registers an operator and joins the three services, with a key each. */
export async function joinAll(api: ApiPromise, operator: Actor): Promise<void> {
	await operator.does(api.tx.restaking.registerOperator("an operator"));
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
	await operator.does(api.tx.restaking.joinService(service, commission, publicOf(key), proof));
}

/** Returns the amounts that count in each of the three services from the next era on. */
export async function countedInServices(state: State): Promise<bigint[]> {
	const { service } = state.call.restakingApi;
	const infos = IDS.map(async (id) => (await service(id)).unwrap());
	return (await Promise.all(infos)).map(({ security }) => security.countsNext.toBigInt());
}

/** Asserts that a staker exited all three positions, each in its era, and is free after the window. */
export function expectExits(
	api: ApiPromise,
	outcome: Outcome,
	who: Actor,
	amount: bigint,
	eras: readonly number[],
): void {
	const exits = outcome.all(api.events.restaking.Exited);
	exits.sort((one, other) => one.assignment - other.assignment);
	const expected = eras.map((untilEra, assignment) => ({
		stash: who.address,
		assignment,
		amount,
		fresh: 0n,
		untilEra,
		releasedEra: untilEra + EXIT_WINDOW + 1,
	}));
	expectEqual(exits, expected);
}

/** Asserts that these positions of a staker are removed, and no other. */
export function expectRemoved(
	api: ApiPromise,
	outcome: Outcome,
	who: Actor,
	assignments: readonly number[],
): void {
	const expected = assignments.map((assignment) => ({ stash: who.address, assignment }));
	expectEqual(outcome.all(api.events.restaking.PositionRemoved), expected);
}
