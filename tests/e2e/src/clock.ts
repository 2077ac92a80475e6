/** The clock of duties: it counts the blocks in which a duty could be done. */

import type { ApiPromise } from "@polkadot/api";
import { stateAt, type State } from "./api.ts";

/** Returns the number of ticks that are over after a block: what the next block does, it does in that tick. */
export async function tickAfter(state: State): Promise<number> {
	return (await state.query.restaking.clock()).ticks.toNumber();
}

/** Returns the tick of the next block. */
export async function tickNow(api: ApiPromise): Promise<number> {
	return tickAfter(await stateAt(api));
}

/** Returns the era of a tick that has come. */
export async function eraOfTick(api: ApiPromise, tick: number): Promise<number> {
	const starts = await (await stateAt(api)).query.restaking.eraStarts();
	const start = [...starts].reverse().find((start) => start.tick.toNumber() <= tick);
	if (start === undefined) {
		throw new Error(`tick ${tick} is too old`);
	}
	return start.era.toNumber();
}

/** Returns the hash of the first block up to `head` after which a tick has come. */
export async function blockOfTick(api: ApiPromise, tick: number, head: number): Promise<string> {
	let [before, found] = [-1, head];
	while (found - before > 1) {
		const middle = Math.floor((before + found) / 2);
		const state = await stateAt(api, (await api.rpc.chain.getBlockHash(middle)).toHex());
		[before, found] = (await tickAfter(state)) < tick ? [middle, found] : [before, middle];
	}
	return (await api.rpc.chain.getBlockHash(found)).toHex();
}
