/** What must hold of a whole chain, whatever happened to it. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { ApiPromise } from "@polkadot/api";
import type { State } from "./api.ts";

/** Keys that are read at once. */
const PAGE = 1_000;

/** All that was ever issued, and not burned, is somebody's. Gives it. */
export async function expectIssuanceAccounted(state: State): Promise<bigint> {
	const accounts = await state.query.system.account.entries();
	const owned = accounts.reduce(
		(sum, [, { data }]) => sum + data.free.toBigInt() + data.reserved.toBigInt(),
		0n,
	);
	assert.equal((await state.query.balances.totalIssuance()).toBigInt(), owned);
	return owned;
}

/** The whole state after a block, as this node has it stored: how many keys, and a hash of all values. */
export async function wholeState(
	api: ApiPromise,
	block: string,
): Promise<{ keys: number; hash: string }> {
	const hash = createHash("sha256");
	let keys = 0;
	let page: string[] = [];
	do {
		const { getKeysPaged, queryStorageAt } = api.rpc.state;
		const next = await getKeysPaged.raw("0x", PAGE, page.at(-1) ?? "0x", block);
		page = next as unknown as string[];
		keys += page.length;
		hash.update(JSON.stringify(await queryStorageAt.raw(page, block)));
	} while (page.length === PAGE);
	return { keys, hash: hash.digest("hex") };
}
