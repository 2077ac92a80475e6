/** Spam that fills blocks: from many senders, with tips, and more than the next block takes. */

import assert from "node:assert/strict";
import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { State } from "./api.ts";
import { fromPath } from "./keys.ts";
import { plain } from "./plain.ts";
import type { Transaction } from "./tx.ts";

/** Number of transactions of the spam that fill a block. */
const PARTS = 60;

/** Weight that a block used, and that it could have used, in picoseconds. */
export interface Fill {
	normal: number;
	normalMax: number;
	all: number;
	allMax: number;
}

/** Returns the weight used by the block of a state. */
export async function fillOf(api: ApiPromise, state: State): Promise<Fill> {
	const { normal, operational, mandatory } = plain(await state.query.system.blockWeight());
	return {
		normal: normal.refTime,
		normalMax: maxNormal(api),
		all: normal.refTime + operational.refTime + mandatory.refTime,
		allMax: api.consts.system.blockWeights.maxBlock.refTime.toNumber(),
	};
}

/** Returns the used part of the limit of ordinary transactions, or of all, in per cent. */
export function percentFull({ normal, normalMax, all, allMax }: Fill): number {
	return Math.floor(Math.max(normal / normalMax, all / allMax) * 1_000) / 10;
}

/** Returns the approximate weight of one transaction of the spam, in picoseconds. */
export function partOfBlock(api: ApiPromise): number {
	return Math.floor(maxNormal(api) / PARTS);
}

/** Returns the limit of ordinary transactions, in picoseconds. */
export function maxNormal(api: ApiPromise): number {
	return api.consts.system.blockWeights.perClass.normal.maxTotal.unwrap().refTime.toNumber();
}

/** Senders of spam, with the next nonce of each. */
export class Spam {
	readonly #api: ApiPromise;
	readonly #tip: bigint;
	readonly #senders: { key: KeyringPair; nonce: number }[];
	#calls: Transaction[] = [];
	sent = 0;

	constructor(api: ApiPromise, senders: readonly KeyringPair[], tip: bigint) {
		this.#api = api;
		this.#tip = tip;
		this.#senders = senders.map((key) => ({ key, nonce: 0 }));
	}

	/** Adds slightly more than fills another block: each sends one. */
	async add(): Promise<void> {
		await this.#prepare();
		const all = this.#senders.map(async (sender) => {
			const options = { nonce: sender.nonce, tip: this.#tip, era: 0 };
			sender.nonce += 1;
			const heavy = this.#api.tx.utility.forceBatch(this.#calls);
			const signed = await heavy.signAsync(sender.key, options);
			await this.#api.rpc.author.submitExtrinsic(signed);
		});
		await Promise.all(all);
		this.sent += all.length;
	}

	/**
	 * Prepares as many useless calls of the pallet as fill one part of a block, whatever a call weighs:
	 * calls that are charged the declared weight even if they fail.
	 */
	async #prepare(): Promise<void> {
		const [first] = this.#senders;
		assert(first, "nobody sends");
		const useless = this.#api.tx.restaking.leaveService(0);
		if (this.#calls.length === 0) {
			const { weight } = await useless.paymentInfo(first.key);
			const count = Math.floor(partOfBlock(this.#api) / weight.refTime.toNumber()) + 1;
			this.#calls = Array.from({ length: count }, () => useless);
		}
	}
}

/** Returns that many keys for senders. */
export function spammers(count = PARTS + 10): KeyringPair[] {
	return Array.from({ length: count }, (_, index) => fromPath(`//spam//${index}`));
}
