/** Spam that fills blocks: from many senders, with tips, always more than the next block takes. */

import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { State } from "./api.ts";
import { fromPath } from "./keys.ts";
import type { Transaction } from "./tx.ts";

/** Parts of a block's weight for ordinary transactions that one transaction of the spam takes. */
const PARTS = 60n;

/** The weight that a block used, and what it could have used, in picoseconds. */
export interface Fill {
	normal: bigint;
	normalMost: bigint;
	all: bigint;
	allMost: bigint;
}

/** How full the block of a state is. */
export async function fillOf(api: ApiPromise, state: State): Promise<Fill> {
	const used = await state.query.system.blockWeight();
	const limits = api.consts.system.blockWeights;
	const [normal, operational, mandatory] = [used.normal, used.operational, used.mandatory].map(
		(weight) => weight.refTime.toBigInt(),
	);
	return {
		normal: normal ?? 0n,
		normalMost: limits.perClass.normal.maxTotal.unwrap().refTime.toBigInt(),
		all: (normal ?? 0n) + (operational ?? 0n) + (mandatory ?? 0n),
		allMost: limits.maxBlock.refTime.toBigInt(),
	};
}

/** How full that is for ordinary transactions, in per cent: by their own limit, or by that of all. */
export function percentFull({ normal, normalMost, all, allMost }: Fill): number {
	return Math.max(Number((normal * 1_000n) / normalMost), Number((all * 1_000n) / allMost)) / 10;
}

/** The weight of one transaction of the spam, about, in picoseconds. */
export function partOfBlock(api: ApiPromise): bigint {
	const limits = api.consts.system.blockWeights.perClass.normal;
	return limits.maxTotal.unwrap().refTime.toBigInt() / PARTS;
}

/** Those who send, with the next nonce of each. */
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

	/** Adds what fills another block, and a bit more: each sends one. */
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
	 * As many useless calls of the pallet as fill one part of a block, whatever a call weighs: calls that
	 * are charged for what they declare even if they fail.
	 */
	async #prepare(): Promise<void> {
		const [first] = this.#senders;
		const useless = this.#api.tx["restaking"]?.["enforce"]?.(first?.key.address);
		if (!useless || !first) {
			throw new Error("nobody sends");
		}
		if (this.#calls.length === 0) {
			const { weight } = await useless.paymentInfo(first.key);
			const count = Number(partOfBlock(this.#api) / weight.refTime.toBigInt()) + 1;
			this.#calls = Array.from({ length: count }, () => useless);
		}
	}
}

/** That many keys for senders. */
export function spammers(count = Number(PARTS) + 10): KeyringPair[] {
	return Array.from({ length: count }, (_, index) => fromPath(`//spam//${index}`));
}
