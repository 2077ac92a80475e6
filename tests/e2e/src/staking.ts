/** What pallet-staking knows of a stash, in plain values. */

import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import { u8aToHex } from "@polkadot/util";
import { stateAt, type State } from "./api.ts";
import { activeEra, advanceEra } from "./time.ts";

export interface Ledger {
	total: bigint;
	active: bigint;
	unlocking: { value: bigint; era: number }[];
}

/** The ledger of a stash, or nothing when it is not bonded. */
export async function ledgerOf(state: State, stash: string): Promise<Ledger | undefined> {
	const ledger = (await state.query.staking.ledger(stash)).unwrapOr(undefined);
	return (
		ledger && {
			total: ledger.total.toBigInt(),
			active: ledger.active.toBigInt(),
			unlocking: ledger.unlocking.map(({ value, era }) => ({
				value: value.toBigInt(),
				era: era.toNumber(),
			})),
		}
	);
}

/** The stashes that validate in the current session, sorted. */
export async function validators(state: State): Promise<string[]> {
	return (await state.query.session.validators()).map(String).sort();
}

/** The stashes that were elected for an era, with all that stands behind each, sorted. */
export async function elected(state: State, era: number): Promise<[string, bigint][]> {
	const overviews = await state.query.staking.erasStakersOverview.entries(era);
	return overviews
		.map(([key, overview]): [string, bigint] => [
			key.args[1].toString(),
			overview.unwrap().total.toBigInt(),
		])
		.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What each nominator has behind a validator in an era. */
export async function nominatorsBehind(
	state: State,
	era: number,
	validator: string,
): Promise<Map<string, bigint>> {
	const pages = await state.query.staking.erasStakersPaged.entries(era, validator);
	const others = pages.flatMap(([, page]) => [...page.unwrap().others]);
	return new Map(others.map(({ who, value }) => [who.toString(), value.toBigInt()]));
}

/** What eras made of new tokens after a block, for all that nobody claimed. */
export async function mintedSince(api: ApiPromise, block: number): Promise<bigint> {
	const last = (await api.rpc.chain.getHeader()).number.toNumber();
	let minted = 0n;
	for (let number = block + 1; number <= last; number += 1) {
		const hash = await api.rpc.chain.getBlockHash(number);
		for (const { event } of await (await stateAt(api, hash.toHex())).query.system.events()) {
			minted += api.events.staking.EraPaid.is(event) ? event.data.remainder.toBigInt() : 0n;
		}
	}
	return minted;
}

/** Seals blocks until the era has come in which what is unbonded by now is free. */
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
 * Has the node make session keys. polkadot.js only knows `author.rotateKeys`, which gives no proof,
 * and without one the session pallet takes no keys.
 */
export async function rotateKeys(api: ApiPromise, owner: KeyringPair): Promise<SessionKeys> {
	const rpc = api.rpc as unknown as (method: string, ...params: unknown[]) => Promise<SessionKeys>;
	return rpc("author_rotateKeysWithOwner", u8aToHex(owner.publicKey));
}
