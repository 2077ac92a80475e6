/** The connection to a node, through @polkadot/api as published. */

import "./warnings.ts";
import { ApiPromise, WsProvider } from "@polkadot/api";
import type { ApiDecoration } from "@polkadot/api/types";
import { within } from "./deadline.ts";

const CONNECT_WITHIN = 60_000;

/** The state of the chain as of one block. */
export type State = ApiDecoration<"promise">;

/** Connects and waits until the metadata is known. */
export async function connect(endpoint: string): Promise<ApiPromise> {
	const provider = new WsProvider(endpoint);
	const api = new ApiPromise({ provider });
	try {
		return await within(CONNECT_WITHIN, api.isReadyOrError, () => `no answer from ${endpoint}`);
	} catch (error) {
		await api.disconnect();
		throw error;
	}
}

/** Ends the connection. */
export async function disconnect(api: ApiPromise): Promise<void> {
	await api.disconnect();
}

/**
 * Returns the state as of the given block, the best one by default.
 *
 * Read through this rather than through `api.query`: that keeps a subscription for a moment and may
 * return values of the block before.
 */
export async function stateAt(api: ApiPromise, hash?: string): Promise<State> {
	return api.at(hash ?? (await api.rpc.chain.getBlockHash()));
}
