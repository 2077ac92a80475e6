/** What the restaking pallet takes, tells and keeps, by names that polkadot.js does not have. */

import assert from "node:assert/strict";
import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { bool, Bytes, Option, Struct, u32, u128, Vec } from "@polkadot/types";
import type { AccountId32, H256 } from "@polkadot/types/interfaces";
import { u8aConcat, u8aToHex } from "@polkadot/util";
import { stateAt, type State } from "./api.ts";
import { seal } from "./time.ts";
import { Outcome, type Transaction } from "./tx.ts";

const BILLION = 10n ** 9n;

/** How a slash is divided, in parts per billion; the rest is burned. */
export interface Shares {
	treasury: bigint;
	recipient: bigint;
	reporter: bigint;
}

/** What a service may take; fractions are parts per billion. */
export interface Conditions {
	maxSlash: bigint;
	reportWindow: number;
	vetoWindow: number;
	exitWindow: number;
	minPledge: bigint;
	quorum: bigint;
	jailTerm: number;
	shares: Shares;
	recipient: string | null;
	resolverMayVetoProofs: boolean;
}

/** How a service finds fault; fractions are parts per billion. */
export type Hook =
	| { Authority: null }
	| { Equivocation: { first: number; period: number; voting: number; fraction: bigint } }
	| {
			Deviation: {
				round: number;
				kept: number;
				tolerance: bigint;
				fraction: bigint;
				misses: number;
				absence: bigint;
			};
	  }
	| { Withholding: { response: number; open: number; price: bigint; fraction: bigint } }
	| { Liveness: { window: number; misses: number; fraction: bigint } }
	| { Silence: { fraction: bigint } };

/** The terms of a service. */
export interface Terms {
	conditions: Conditions;
	hook: Hook;
}

/** An asset as rewards name it. */
export type Asset = "Native" | { WithId: number };

/** Any origin as the pallet takes it. */
export type Origin = { system: { Signed: string } };

export interface Calls {
	registerService: (
		terms: Terms,
		slasher: Origin | null,
		resolver: Origin | null,
		admission: "Open" | "Approval",
		group: number | null,
		metadata: string,
	) => Transaction;
	retireService: (service: number) => Transaction;
	setValueAtRisk: (service: number, value: bigint) => Transaction;
	deregisterService: (service: number) => Transaction;
	registerOperator: (metadata: string) => Transaction;
	deregisterOperator: () => Transaction;
	joinService: (service: number, commission: bigint, key: SrKey, proof: SrKey) => Transaction;
	leaveService: (service: number) => Transaction;
	pledge: (assignment: number, amount: bigint, terms: string, commission: bigint) => Transaction;
	exitAll: () => Transaction;
	release: (stash: string) => Transaction;
	settle: (stash: string) => Transaction;
	fundSlashBond: (service: number, amount: bigint) => Transaction;
	requestSlash: (
		assignment: number,
		era: number,
		fraction: bigint,
		offence: string,
		evidence: string,
	) => Transaction;
	reportOffence: (assignment: number, evidence: string) => Transaction;
	veto: (request: number) => Transaction;
	executeSlash: (request: number) => Transaction;
	settleAssignment: (assignment: number, most: number) => Transaction;
	payEscrow: (request: number) => Transaction;
	redirectEscrow: (request: number) => Transaction;
	openPot: (service: number, asset: Asset) => Transaction;
	fundRewards: (service: number, amount: bigint, eras: number) => Transaction;
	setPayee: (payee: "Own" | "Bonded" | { Account: string }) => Transaction;
	claim: (who: string, service: number) => Transaction;
	claimAll: (who: string) => Transaction;
	claimCommission: (operator: string, service: number) => Transaction;
}

/** A key or a signature, as hex. */
export type SrKey = { Sr25519: string };

interface PositionRecord extends Struct {
	readonly assignment: u32;
	readonly pledged: u128;
	readonly spent: u128;
}

interface StakerRecord extends Struct {
	readonly positions: Vec<Struct & { readonly service: u32; readonly record: PositionRecord }>;
	readonly custody: u128;
	readonly short: bool;
}

interface ServiceRecord extends Struct {
	readonly termsHash: H256;
	readonly assignments: u32;
	readonly totals: Struct & { readonly next: u128 };
}

interface AssignmentRecord extends Struct {
	readonly operator: AccountId32;
	readonly waiting: u32;
}

export interface Records {
	services: (service: number) => Promise<Option<ServiceRecord>>;
	operators: (account: string) => Promise<Option<Struct & { readonly assignments: u32 }>>;
	assignments: (assignment: number) => Promise<Option<AssignmentRecord>>;
	assignmentFor: (service: number, operator: string) => Promise<Option<u32>>;
	serviceMetadata: (service: number) => Promise<Bytes>;
	stakers: (stash: string) => Promise<Option<StakerRecord>>;
}

/** The calls of the pallet. */
export function calls(api: ApiPromise): Calls {
	return api.tx["restaking"] as unknown as Calls;
}

/** The records of the pallet. */
export function records(state: State): Records {
	return state.query["restaking"] as unknown as Records;
}

/** The names of the maps in which anything is kept, sorted. */
export async function mapsInUse(state: State): Promise<string[]> {
	const entries = Object.entries(state.query["restaking"] ?? {});
	const maps = entries.filter(([, entry]) => entry.creator.meta.type.isMap);
	const counts = await Promise.all(maps.map(async ([, entry]) => (await entry.keys()).length));
	return maps.flatMap(([name], at) => (counts[at] ? [name] : [])).sort();
}

/** What every event of this name told, as text by field; by default of the core. */
export function tellings(
	outcome: Outcome,
	name: string,
	pallet = "restaking",
): Record<string, string>[] {
	return outcome.events
		.filter(({ section, method }) => section === pallet && method === name)
		.map(({ data }) =>
			Object.fromEntries((data.names ?? []).map((field, at) => [field, String(data[at])])),
		);
}

/** What the only event of this name told. */
export function telling(
	outcome: Outcome,
	name: string,
	pallet = "restaking",
): Record<string, string> {
	const [only, ...others] = tellings(outcome, name, pallet);
	assert(only && others.length === 0, `expected one ${pallet}.${name}`);
	return only;
}

/** What every event of this name told in the block of a state, as text by field. */
export async function toldIn(
	state: State,
	name: string,
	pallet = "restaking",
): Promise<Record<string, string>[]> {
	const events = (await state.query.system.events()).map(({ event }) => event);
	return tellings(new Outcome("", events), name, pallet);
}

/** Seals blocks until one tells of this, and returns the states before and after that block. */
export async function sealUntilTold(api: ApiPromise, name: string): Promise<[State, State]> {
	let before = await stateAt(api);
	for (let block = 0; block < 10; block += 1) {
		const state = await stateAt(api, await seal(api));
		if ((await toldIn(state, name)).length > 0) {
			return [before, state];
		}
		before = state;
	}
	throw new Error(`no block tells of ${name}`);
}

/** A staker in plain values; nothing when the pallet keeps nothing of it. */
export async function stakerOf(state: State, stash: string) {
	const record = (await records(state).stakers(stash)).unwrapOr(undefined);
	return (
		record && {
			pledged: record.positions.map((position) => position.record.pledged.toBigInt()),
			custody: record.custody.toBigInt(),
			short: record.short.isTrue,
		}
	);
}

/** How many members of an assignment have not settled. */
export async function membersWaiting(state: State, assignment: number): Promise<number> {
	return (await records(state).assignments(assignment)).unwrap().waiting.toNumber();
}

/** The hash of terms, made from their encoding here and not asked of the chain. */
export function hashOf(api: ApiPromise, terms: Terms): string {
	const [field] = api.tx["restaking"]?.["registerService"]?.meta.fields ?? [];
	assert(field, "the chain has no restaking pallet");
	const type = api.registry.createLookupType(field.type);
	return api.registry.createTypeUnsafe(type, [terms]).hash.toHex();
}

/** A signature that proves that `key` is the operator's, for one service of this chain. */
export function proofOf(
	api: ApiPromise,
	key: KeyringPair,
	service: number,
	operator: KeyringPair,
): SrKey {
	const message = u8aConcat(
		api.createType("Text", "Restaking").toU8a(),
		api.genesisHash.toU8a(),
		api.createType("u32", service).toU8a(),
		operator.publicKey,
	);
	return { Sr25519: u8aToHex(key.sign(message)) };
}

/** The public half of a key. */
export function publicOf(key: KeyringPair): SrKey {
	return { Sr25519: u8aToHex(key.publicKey) };
}

/** The signed origin of an account. */
export function signedBy(key: KeyringPair): Origin {
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

/** Rounds up: the most that services with these terms may take when `amount` is pledged to each. */
export function liabilityOf(terms: readonly Terms[], amount: bigint): bigint {
	return terms.reduce((sum, { conditions }) => sum + partUp(conditions.maxSlash, amount), 0n);
}

/** The era that restaking and unbonding go by: the one that was planned last. */
export async function plannedEra(state: State): Promise<number> {
	return (await state.query.staking.currentEra()).unwrap().toNumber();
}

/** Seals blocks until this era is planned and its first block is made. */
export async function reachEra(api: ApiPromise, era: number): Promise<State> {
	let state = await stateAt(api);
	while ((await plannedEra(state)) < era) {
		state = await stateAt(api, await seal(api));
	}
	assert.equal(await plannedEra(state), era, "the era is over");
	return state;
}
