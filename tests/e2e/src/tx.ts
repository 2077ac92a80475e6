/** Transactions: submitted, included, and either their events or their error in words. */

import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { DispatchError, Event, Hash } from "@polkadot/types/interfaces";
import type { IsError } from "@polkadot/types/metadata/decorate/types";
import type { AnyTuple, ISubmittableResult } from "@polkadot/types/types";
import { within } from "./deadline.ts";
import { eventsOf, type Kind } from "./events.ts";
import type { PlainFields } from "./plain.ts";
import { seal } from "./time.ts";

const INCLUDED_WITHIN = 90_000;

export type Transaction = SubmittableExtrinsic<"promise">;

/** The effect of a transaction. */
export class Outcome {
	constructor(
		readonly blockHash: string,
		readonly events: readonly Event[],
	) {}

	/** Returns the fields of every event of this kind. */
	all<T extends AnyTuple, N>(kind: Kind<T, N>): PlainFields<N>[] {
		return eventsOf(this.events, kind);
	}

	/** Returns the fields of the only event of this kind. */
	one<T extends AnyTuple, N>(kind: Kind<T, N>): PlainFields<N> {
		const [first, ...others] = this.all(kind);
		if (first === undefined || others.length > 0) {
			const names = this.events.map(({ section, method }) => `${section}.${method}`);
			throw new Error(`expected one ${kind.meta.name.toString()} among ${names.join(", ")}`);
		}
		return first;
	}
}

/** The error of a call, in words such as `staking.NotStash: Not a stash account.`. */
export class Refusal extends Error {
	readonly #error: DispatchError;

	constructor(error: DispatchError) {
		super(describeError(error));
		this.#error = error;
	}

	/** Tells whether this is an error of `api.errors`, or one outside of pallets, such as `BadOrigin`. */
	is(expected: IsError | string): boolean {
		return typeof expected === "string"
			? this.message === expected
			: this.#error.isModule && expected.is(this.#error.asModule);
	}
}

/**
 * Submits, seals as soon as the transaction is in the pool, and returns its effect.
 *
 * That takes one block, or two where the first begins a session: turning the session takes all the
 * weight of its block, so that it has no room for transactions.
 */
export function submitAndSeal(
	api: ApiPromise,
	tx: Transaction,
	signer: KeyringPair,
): Promise<Outcome> {
	return include(tx, signer, async (txHash) => {
		for (let attempt = 0; attempt < 2; attempt += 1) {
			const { block } = await api.rpc.chain.getBlock(await seal(api));
			if (block.extrinsics.some(({ hash }) => hash.eq(txHash))) {
				return;
			}
		}
		throw new Error(`${nameOf(tx)} is in neither of two blocks`);
	});
}

/** Submits and waits for inclusion on a chain that seals by itself. */
export function submitAndWait(tx: Transaction, signer: KeyringPair): Promise<Outcome> {
	return include(tx, signer, () => Promise.resolve());
}

/** Returns an error in words. */
export function describeError(error: DispatchError): string {
	if (error.isModule) {
		const { section, name, docs } = error.registry.findMetaError(error.asModule);
		return `${section}.${name}: ${docs.join(" ")}`;
	}
	if (error.isToken || error.isArithmetic || error.isTransactional) {
		return `${error.type}.${error.value.toString()}`;
	}
	return error.type;
}

async function include(
	tx: Transaction,
	signer: KeyringPair,
	whenReady: (txHash: Hash) => Promise<void>,
): Promise<Outcome> {
	const pool = inTurn(signer.address);
	await pool.turn;
	let unsubscribe: (() => void) | undefined;
	const included = new Promise<ISubmittableResult>((resolve, reject) => {
		let ready = false;
		const follow = (result: ISubmittableResult): void => {
			if (result.status.isReady && !ready) {
				ready = true;
				pool.done();
				whenReady(result.txHash).catch(reject);
			} else if (result.isInBlock || result.isFinalized) {
				// A block that is final at once is never announced as merely made.
				resolve(result);
			} else if (result.isError) {
				reject(new Error(`${nameOf(tx)} left the pool as ${result.status.type}`));
			}
		};
		tx.signAndSend(signer, { nonce: -1 }, follow).then((stop) => (unsubscribe = stop), reject);
	});
	try {
		const result = await within(INCLUDED_WITHIN, included, () => `${nameOf(tx)} is in no block`);
		return outcome(result);
	} finally {
		pool.done();
		unsubscribe?.();
	}
}

function nameOf({ method }: Transaction): string {
	return `${method.section}.${method.method}`;
}

function outcome(result: ISubmittableResult): Outcome {
	const events = result.events.map(({ event }) => event);
	const error = result.dispatchError ?? innerError(events);
	if (error) {
		throw new Refusal(error);
	}
	const { status } = result;
	const block = status.isFinalized ? status.asFinalized : status.asInBlock;
	return new Outcome(block.toHex(), events);
}

/** Returns the error of an inner call: sudo and proxies succeed even if it fails, and report it in an event. */
function innerError(events: readonly Event[]): DispatchError | undefined {
	if (events.some(({ section, method }) => section === "utility" && method.startsWith("Batch"))) {
		// A batch that goes on reports each of its items.
		return undefined;
	}
	const reported = events.find(
		({ section, method }) =>
			(section === "sudo" && method.startsWith("Sud")) || method === "ProxyExecuted",
	);
	const result = reported?.data[0] as { isErr: boolean; asErr: DispatchError } | undefined;
	return result?.isErr ? result.asErr : undefined;
}

const turns = new Map<string, Promise<void>>();

/** Waits, for each key, until the pool has its transaction before: no nonce is used twice. */
function inTurn(address: string): { turn: Promise<void>; done: () => void } {
	const turn = turns.get(address) ?? Promise.resolve();
	let done = (): void => undefined;
	const next = new Promise<void>((resolve) => (done = resolve));
	turns.set(
		address,
		turn.then(() => next),
	);
	return { turn, done };
}
