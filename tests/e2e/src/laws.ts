/** Laws of a whole chain, whatever happened to it. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { ApiPromise } from "@polkadot/api";
import type { State } from "./api.ts";
import { fundsOf } from "./funds.ts";
import { plain } from "./plain.ts";

/** Keys that are read at once. */
const PAGE = 1_000;

/** The key of the runtime, `:code`. In hex, one with debug code is longer than an answer may be. */
const CODE = "0x3a636f6465";

/** Asserts that all tokens that were issued and not burned belong to accounts. Returns their sum. */
export async function expectIssuanceAccounted(state: State): Promise<bigint> {
	const accounts = await state.query.system.account.entries();
	const owned = accounts.reduce(
		(sum, [, { data }]) => sum + data.free.toBigInt() + data.reserved.toBigInt(),
		0n,
	);
	assert.equal((await state.query.balances.totalIssuance()).toBigInt(), owned);
	return owned;
}

/**
 * Asserts that the account of the escrow holds the proceeds of all slashes that are neither divided nor
 * given back, and besides them only what keeps the account alive. Returns their sum.
 */
export async function expectEscrowAccounted(state: State): Promise<bigint> {
	const requests = await state.query.restaking.slashRequests.entries();
	const waiting = requests.reduce((sum, [, request]) => {
		const { stage } = plain(request.unwrap());
		return stage === "Pending" ? sum : sum + stage.Executed.waiting;
	}, 0n);
	const escrow = state.consts.restaking.escrowAccountId.toString();
	const least = state.consts.balances.existentialDeposit.toBigInt();
	assert.equal((await fundsOf(state, escrow)).free, least + waiting);
	return waiting;
}

/** Returns the number of keys, and a hash of all values, of the state that this node has of a block. */
export async function wholeState(
	api: ApiPromise,
	block: string,
): Promise<{ keys: number; hash: string }> {
	const hash = createHash("sha256");
	let keys = 0;
	let page: string[] = [];
	do {
		const { getKeysPaged, getStorageHash, queryStorageAt } = api.rpc.state;
		const next: unknown = await getKeysPaged.raw("0x", PAGE, page.at(-1) ?? "0x", block);
		page = next as string[];
		keys += page.length;
		const values = page.filter((key) => key !== CODE);
		hash.update(JSON.stringify(await queryStorageAt.raw(values, block)));
		if (values.length < page.length) {
			hash.update(JSON.stringify(await getStorageHash.raw(CODE, block)));
		}
	} while (page.length === PAGE);
	return { keys, hash: hash.digest("hex") };
}
