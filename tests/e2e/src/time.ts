/** Time: blocks made on demand, eras turned, events awaited. */

import type { ApiPromise } from "@polkadot/api";
import type { Event, Header } from "@polkadot/types/interfaces";
import type { AnyTuple } from "@polkadot/types/types";
import { stateAt, type State } from "./api.ts";
import { within } from "./deadline.ts";
import { emittedIn, type Kind } from "./events.ts";

/** Blocks until an event that is due now must have come. */
const DUE_WITHIN = 10;

/** Seals one block, empty or not, finalises it, and returns its hash. */
export async function seal(api: ApiPromise): Promise<string> {
	const { blockHash } = await api.rpc.engine.createBlock(true, true);
	return blockHash.toHex();
}

/** Seals `count` blocks and returns the state after the last. */
export async function advanceBlocks(api: ApiPromise, count: number): Promise<State> {
	for (let block = 0; block < count; block += 1) {
		await seal(api);
	}
	return stateAt(api);
}

/** Returns the era that is being validated. */
export async function activeEra(state: State): Promise<number> {
	return (await state.query.staking.activeEra()).unwrap().index.toNumber();
}

/**
 * Seals blocks until the active era is `count` further, and returns the state of the first block
 * that has it. Throws when an era takes more than twice the blocks it should.
 */
export async function advanceEra(api: ApiPromise, count = 1): Promise<State> {
	const length =
		api.consts.staking.sessionsPerEra.toNumber() * api.consts.babe.epochDuration.toNumber();
	let state = await stateAt(api);
	const goal = (await activeEra(state)) + count;
	for (let block = 0; block < 2 * length * count; block += 1) {
		state = await stateAt(api, await seal(api));
		if ((await activeEra(state)) >= goal) {
			return state;
		}
	}
	throw new Error(`era ${goal} has not come within ${2 * length * count} blocks`);
}

/** Seals blocks until one emits this, and returns the states before and after that block. */
export async function sealUntilEmitted<T extends AnyTuple, N>(
	api: ApiPromise,
	kind: Kind<T, N>,
): Promise<[State, State]> {
	let before = await stateAt(api);
	for (let block = 0; block < DUE_WITHIN; block += 1) {
		const state = await stateAt(api, await seal(api));
		if ((await emittedIn(state, kind)).length > 0) {
			return [before, state];
		}
		before = state;
	}
	throw new Error(`no block emits ${kind.meta.name.toString()}`);
}

/** An event, and the state after the block it happened in. */
export interface Happening {
	event: Event;
	state: State;
}

/** Resolves with the first event, in the best block or a later one, that the predicate accepts. */
export function waitFor(
	api: ApiPromise,
	predicate: (event: Event) => boolean,
	deadline: number,
): Promise<Happening> {
	return follow(
		api,
		"best",
		async (header) => {
			const state = await stateAt(api, header.hash.toHex());
			const event = (await state.query.system.events())
				.map((record) => record.event)
				.find((candidate) => predicate(candidate));
			return event && { event, state };
		},
		deadline,
		"no such event",
	);
}

/** Resolves with the first header that has at least this number. */
export function waitForBlock(api: ApiPromise, number: number, deadline: number): Promise<Header> {
	return follow(
		api,
		"best",
		(header) => Promise.resolve(header.number.toNumber() >= number ? header : undefined),
		deadline,
		`no block ${number}`,
	);
}

/** Resolves with the first finalised header that has at least this number. */
export function waitForFinalized(
	api: ApiPromise,
	number: number,
	deadline: number,
): Promise<Header> {
	return follow(
		api,
		"final",
		(header) => Promise.resolve(header.number.toNumber() >= number ? header : undefined),
		deadline,
		`block ${number} is not final`,
	);
}

/**
 * Looks at every block from the newest on, and resolves with the first result. A subscription tells of the last one
 * only where several become best or final at once: those before it are looked at as well.
 */
export async function follow<T>(
	api: ApiPromise,
	blocks: "best" | "final",
	look: (header: Header) => Promise<T | undefined>,
	deadline: number,
	what: string,
): Promise<T> {
	const { getBlockHash, getHeader, subscribeFinalizedHeads, subscribeNewHeads } = api.rpc.chain;
	const subscribe = blocks === "best" ? subscribeNewHeads : subscribeFinalizedHeads;
	let last: number | undefined;
	let looked = Promise.resolve();
	let unsubscribe: (() => void) | undefined;
	const found = new Promise<T>((resolve, reject) => {
		const lookAt = async (header: Header): Promise<void> => {
			const result = await look(header);
			if (result !== undefined) {
				resolve(result);
			}
		};
		const lookFrom = async (first: number, newest: Header): Promise<void> => {
			for (let number = first; number < newest.number.toNumber(); number += 1) {
				await lookAt(await getHeader(await getBlockHash(number)));
			}
			await lookAt(newest);
		};
		const next = (header: Header): void => {
			const number = header.number.toNumber();
			const first = last === undefined ? number : last + 1;
			last = number;
			looked = looked.then(() => lookFrom(first, header)).catch(reject);
		};
		subscribe(next).then((stop) => (unsubscribe = stop), reject);
	});
	try {
		return await within(deadline, found, () => what);
	} finally {
		unsubscribe?.();
	}
}
