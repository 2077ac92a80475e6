/** An account of which every unit is accounted for: what it had, less the fees it paid. */

import assert from "node:assert/strict";
import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import { stateAt, type State } from "./api.ts";
import { feeOf, fundsOf } from "./funds.ts";
import { submitAndSeal, type Outcome, type Transaction } from "./tx.ts";

export class Actor {
	readonly #api: ApiPromise;
	#owns: bigint;

	private constructor(
		api: ApiPromise,
		readonly key: KeyringPair,
		owns: bigint,
	) {
		this.#api = api;
		this.#owns = owns;
	}

	/** Takes over an account as it is now. */
	static async of(api: ApiPromise, key: KeyringPair): Promise<Actor> {
		const { free, reserved } = await fundsOf(await stateAt(api), key.address);
		return new Actor(api, key, free + reserved);
	}

	get address(): string {
		return this.key.address;
	}

	/** Signs and seals, and remembers the fee. */
	async does(tx: Transaction): Promise<Outcome> {
		const outcome = await submitAndSeal(this.#api, tx, this.key);
		this.#owns -= feeOf(this.#api, outcome);
		return outcome;
	}

	/** Takes note of what was taken from the account, or came to it, by other ways than its own calls. */
	comes(amount: bigint): void {
		this.#owns += amount;
	}

	/** Signs what is refused with this message, and costs the fee and nothing else. */
	async fails(tx: Transaction, message: string): Promise<void> {
		const before = await fundsOf(await stateAt(this.#api), this.address);
		await assert.rejects(submitAndSeal(this.#api, tx, this.key), { message });
		const state = await stateAt(this.#api);
		this.#owns -= await this.#feeIn(state);
		await this.expectHolds(before.holds);
	}

	/** All that is not held is free, and both together are what the account should own. */
	async expectHolds(holds: Record<string, bigint>): Promise<void> {
		const reserved = Object.values(holds).reduce((sum, held) => sum + held, 0n);
		assert.deepEqual(await fundsOf(await stateAt(this.#api), this.address), {
			free: this.#owns - reserved,
			reserved,
			holds,
		});
	}

	/** What is held for a reason. */
	async held(reason: string): Promise<bigint> {
		return (await fundsOf(await stateAt(this.#api), this.address)).holds[reason] ?? 0n;
	}

	async #feeIn(state: State): Promise<bigint> {
		const kind = this.#api.events.transactionPayment.TransactionFeePaid;
		const fees = (await state.query.system.events()).flatMap(({ event }) =>
			kind.is(event) && event.data.who.eq(this.address) ? [event.data.actualFee.toBigInt()] : [],
		);
		assert.equal(fees.length, 1, "the block has more or less than one fee of this account");
		return fees[0] ?? 0n;
	}
}
