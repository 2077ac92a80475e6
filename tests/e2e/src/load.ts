/** Blocks filled with one kind of call, each by another account. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { ApiPromise } from "@polkadot/api";
import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import { stateAt } from "./api.ts";
import { emittedIn } from "./events.ts";
import { fillOf, maxNormal, percentFull } from "./spam.ts";
import { seal } from "./time.ts";
import { submitAndSeal, type Transaction } from "./tx.ts";

/** Number of transactions sent at once. */
const AT_ONCE = 250;

/** One block as full as its author could make it. */
export interface FullBlock {
	number: number;
	calls: number;
	/** Part of the limit of ordinary transactions that is used, in per cent. */
	full: number;
	/** Time until the author had made it, in milliseconds. */
	made: number;
}

/** Weight of a call, in picoseconds, with what every transaction costs. */
export interface Weighed {
	declared: number;
	charged: number;
	/** Calls that the weight limit lets into a block, each charged so. */
	limit: number;
}

/** Returns that many accounts, always the same. */
export function accounts(count: number): KeyringPair[] {
	const keyring = new Keyring({ type: "sr25519", ss58Format: 42 });
	return Array.from({ length: count }, (_, index) =>
		keyring.addFromSeed(createHash("sha256").update(`staker ${index}`).digest()),
	);
}

/** Returns what a call weighs that this account makes now, in the next block. */
export async function weigh(
	api: ApiPromise,
	call: Transaction,
	who: KeyringPair,
): Promise<Weighed> {
	const { weight } = await call.paymentInfo(who);
	const { baseExtrinsic } = api.consts.system.blockWeights.perClass.normal;
	const declared = weight.refTime.toNumber() + baseExtrinsic.refTime.toNumber();
	const done = await submitAndSeal(api, call, who);
	const charged = done.one(api.events.system.ExtrinsicSuccess).dispatchInfo.weight.refTime;
	return { declared, charged, limit: Math.floor(maxNormal(api) / charged) };
}

/** Sends a call of each account, and seals until so many blocks were full. All calls must succeed. */
export async function fill(
	api: ApiPromise,
	call: (who: string) => Transaction,
	senders: readonly KeyringPair[],
	blocks: number,
): Promise<FullBlock[]> {
	await sendAll(api, call, senders);
	const full: FullBlock[] = [];
	for (let block = 0; block < 2 * blocks && full.length < blocks; block += 1) {
		const started = performance.now();
		const hash = await seal(api);
		const made = performance.now() - started;
		const seen = await look(api, hash, made);
		// As long as more waits, the block is as full as the author could make it.
		if (seen.calls > 0 && (await api.rpc.author.pendingExtrinsics()).length > 0) {
			full.push(seen);
		}
	}
	return full;
}

async function sendAll(
	api: ApiPromise,
	call: (who: string) => Transaction,
	senders: readonly KeyringPair[],
): Promise<void> {
	const state = await stateAt(api);
	for (let first = 0; first < senders.length; first += AT_ONCE) {
		const page = senders.slice(first, first + AT_ONCE);
		const known = await state.query.system.account.multi(page.map(({ address }) => address));
		const sent = page.map(async (key, at) => {
			const tx = call(key.address);
			const nonce = known[at]?.nonce.toNumber() ?? 0;
			await api.rpc.author.submitExtrinsic(await tx.signAsync(key, { nonce, era: 0 }));
		});
		await Promise.all(sent);
	}
}

async function look(api: ApiPromise, hash: string, made: number): Promise<FullBlock> {
	const state = await stateAt(api, hash);
	const { block } = await api.rpc.chain.getBlock(hash);
	const calls = block.extrinsics.filter(({ isSigned }) => isSigned).length;
	const failed = await emittedIn(state, api.events.system.ExtrinsicFailed);
	assert.equal(failed.length, 0, `${failed.length} of ${calls} calls failed`);
	const full = percentFull(await fillOf(api, state));
	return { number: block.header.number.toNumber(), calls, full, made };
}

/** Returns the one in the middle; of an even number, the upper. */
export function median(all: readonly number[]): number {
	const sorted = [...all].sort((one, other) => one - other);
	return sorted[sorted.length >> 1] ?? Number.NaN;
}
