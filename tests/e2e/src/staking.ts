/** The staking pallet in plain values. */

import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import { u8aToHex } from "@polkadot/util";
import type { State } from "./api.ts";
import { emittedSince } from "./events.ts";
import { plain } from "./plain.ts";
import { activeEra, advanceEra } from "./time.ts";

/** Returns the ledger of a stash; `null` if it is not bonded. */
export async function ledgerOf(state: State, stash: string) {
	const ledger = plain(await state.query.staking.ledger(stash));
	return ledger && { total: ledger.total, active: ledger.active, unlocking: ledger.unlocking };
}

/** Returns the stashes that validate in the current session, sorted. */
export async function validators(state: State): Promise<string[]> {
	return (await state.query.session.validators()).map(String).sort();
}

/** Returns the stashes that were elected for an era, with the stake behind each, sorted. */
export async function elected(state: State, era: number): Promise<[string, bigint][]> {
	const overviews = await state.query.staking.erasStakersOverview.entries(era);
	return overviews
		.map(([key, overview]): [string, bigint] => [
			key.args[1].toString(),
			overview.unwrap().total.toBigInt(),
		])
		.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Returns the stake of each nominator behind a validator in an era. */
export async function nominatorsBehind(
	state: State,
	era: number,
	validator: string,
): Promise<Map<string, bigint>> {
	const pages = await state.query.staking.erasStakersPaged.entries(era, validator);
	const others = pages.flatMap(([, page]) => [...page.unwrap().others]);
	return new Map(others.map(({ who, value }) => [who.toString(), value.toBigInt()]));
}

/** Returns the tokens that the ends of eras made after a block. */
export async function mintedSince(api: ApiPromise, block: number): Promise<bigint> {
	const paid = await emittedSince(api, block, api.events.staking.EraPaid);
	return paid.reduce((sum, { remainder }) => sum + remainder, 0n);
}

/** Seals blocks until the era in which this unbonded stake is free. */
export async function passBondingDuration(api: ApiPromise, unlockEra: number): Promise<State> {
	let state = await advanceEra(api);
	while ((await activeEra(state)) < unlockEra) {
		state = await advanceEra(api);
	}
	return state;
}

/** New session keys of the node, with the proof that they belong to `owner`. */
export interface SessionKeys {
	keys: string;
	proof: string;
}

/**
 * Makes session keys in the node. polkadot.js only knows `author.rotateKeys`, which returns no proof,
 * and without one the session pallet takes no keys.
 */
export async function rotateKeys(api: ApiPromise, owner: KeyringPair): Promise<SessionKeys> {
	const rpc = api.rpc as unknown as (method: string, ...params: unknown[]) => Promise<SessionKeys>;
	return rpc("author_rotateKeysWithOwner", u8aToHex(owner.publicKey));
}
