/** The restaking pallet in plain values: its records, its messages to be signed, and its eras. */

import assert from "node:assert/strict";
import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { Result } from "@polkadot/types";
import type {
	RestakingPrimitivesTerms,
	RestakingPrimitivesTermsConditions,
	RestakingRuntimeConfigsServicesHook,
} from "@polkadot/types/lookup";
import type { Codec } from "@polkadot/types/types";
import type { DispatchError } from "@polkadot/types/interfaces";
import { u8aConcat, u8aToHex } from "@polkadot/util";
import { stateAt, type State } from "./api.ts";
import { plain, type Plain } from "./plain.ts";
import { seal } from "./time.ts";
import { Refusal } from "./tx.ts";

const BILLION = 10n ** 9n;

/** The terms of a service. */
export type Terms = Plain<RestakingPrimitivesTerms>;
/** The part of the terms that all services have. */
export type Conditions = Plain<RestakingPrimitivesTermsConditions>;
/** The division of what slashes take. */
export type Shares = Conditions["shares"];
/** The rules by which a service finds fault. */
export type Hook = Plain<RestakingRuntimeConfigsServicesHook>;

/** Returns the names of the maps that have an entry, sorted, but for the seeds: each era has one, for whoever is there. */
export async function mapsInUse(state: State): Promise<string[]> {
	const entries = Object.entries(state.query.restaking);
	const maps = entries.filter(
		([name, entry]) => entry.creator.meta.type.isMap && name !== "seeds",
	);
	const counts = await Promise.all(
		maps.map(async ([, entry]) => (await entry.keysPaged({ args: [], pageSize: 1 })).length),
	);
	return maps.flatMap(([name], at) => (counts[at] ? [name] : [])).sort();
}

/** The number of eras for which the proceeds of a slash wait in escrow: until then governance may undo it. */
export function escrowWait(api: ApiPromise): number {
	const bonding = api.consts.staking.bondingDuration.toNumber();
	return Math.max(bonding, api.consts.restaking.maxExitWindow.toNumber() + 1);
}

/** Returns the pledges, custody and shortfall of a staker; `undefined` if it has no record. */
export async function stakerOf(state: State, stash: string) {
	const record = plain(await state.query.restaking.stakers(stash));
	return (
		record && {
			pledged: record.positions.map((position) => position.record.pledged),
			custody: record.custody,
			short: record.short,
		}
	);
}

/** Returns the number of members of an assignment that have not settled. */
export async function membersWaiting(state: State, assignment: number): Promise<number> {
	return (await state.call.restakingApi.assignment(assignment)).unwrap().waiting.toNumber();
}

/** Returns the answer of a preview; throws the error that the call itself would have. */
export async function previewed<T extends Codec>(
	preview: Promise<Result<T, Codec>>,
): Promise<Plain<T>> {
	const result = await preview;
	if (result.isErr) {
		throw new Refusal(result.asErr as DispatchError);
	}
	return plain(result.asOk);
}

/** Returns the hash of terms, made from their encoding here and not read from the chain. */
export function hashOf(api: ApiPromise, terms: Terms): string {
	return api.createType("RestakingPrimitivesTerms", terms).hash.toHex();
}

/** Returns the message that proves the possession of a key when that key signs it. */
export function keyMessage(api: ApiPromise, service: number, operator: Uint8Array): Uint8Array {
	return u8aConcat(
		api.createType("Text", "Restaking").toU8a(),
		api.genesisHash.toU8a(),
		api.createType("u32", service).toU8a(),
		operator,
	);
}

/** Returns a signature that proves that `key` is the operator's, for one service of this chain. */
export function proofOf(api: ApiPromise, key: KeyringPair, service: number, operator: KeyringPair) {
	return { Sr25519: u8aToHex(key.sign(keyMessage(api, service, operator.publicKey))) };
}

/** Returns the public half of a key. */
export function publicOf(key: KeyringPair) {
	return { Sr25519: u8aToHex(key.publicKey) };
}

/** Returns the signed origin of an account. */
export function signedBy(key: KeyringPair) {
	return { system: { Signed: key.address } };
}

/** Rounds up: a part of an amount, in parts per billion. */
export function partUp(part: bigint, amount: bigint): bigint {
	return (part * amount + BILLION - 1n) / BILLION;
}

/** Rounds down: a part of an amount, in parts per billion. */
export function partDown(part: bigint, amount: bigint): bigint {
	return (part * amount) / BILLION;
}

/** Rounds down all parts but the one that is burned: the division of the proceeds of a slash. */
export function divisionOf(waiting: bigint, shares: Shares, isProven: boolean) {
	const treasury = partDown(shares.treasury, waiting);
	const recipient = partDown(shares.recipient, waiting);
	const reporter = isProven ? partDown(shares.reporter, waiting) : 0n;
	return { burned: waiting - treasury - recipient - reporter, treasury, recipient, reporter };
}

/** Rounds up: the maximum that services with these terms may take if `amount` is pledged to each. */
export function liabilityOf(terms: readonly Terms[], amount: bigint): bigint {
	return terms.reduce((sum, { conditions }) => sum + partUp(conditions.maxSlash, amount), 0n);
}

/** Returns the era by which restaking and unbonding go: the one that was planned last. */
export async function plannedEra(state: State): Promise<number> {
	return (await state.query.staking.currentEra()).unwrap().toNumber();
}

/** Seals blocks until this era is planned, and returns the state of the first block that has it. */
export async function reachEra(api: ApiPromise, era: number): Promise<State> {
	let state = await stateAt(api);
	while ((await plannedEra(state)) < era) {
		state = await stateAt(api, await seal(api));
	}
	assert.equal(await plannedEra(state), era, "the era is over");
	return state;
}
