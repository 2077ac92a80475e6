/** An account of which every unit is accounted for: its funds at first, less the fees it paid. */

import assert from "node:assert/strict";
import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { IsError } from "@polkadot/types/metadata/decorate/types";
import { stateAt, type State } from "./api.ts";
import { emittedIn } from "./events.ts";
import { feeOf, fundsOf } from "./funds.ts";
import { Refusal, submitAndSeal, type Outcome, type Transaction } from "./tx.ts";

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

	/** Records an amount that came to the account, or was taken from it, other than by its own calls. */
	comes(amount: bigint): void {
		this.#owns += amount;
	}

	/** Signs a call that is refused with this error, and costs the fee and nothing else. */
	async fails(tx: Transaction, expected: IsError | string): Promise<void> {
		const before = await fundsOf(await stateAt(this.#api), this.address);
		await assert.rejects(submitAndSeal(this.#api, tx, this.key), (error) => {
			const name = typeof expected === "string" ? expected : expected.meta.name.toString();
			assert(error instanceof Refusal && error.is(expected), `not ${name} but ${String(error)}`);
			return true;
		});
		const state = await stateAt(this.#api);
		this.#owns -= await this.#feeIn(state);
		await this.expectHolds(before.holds);
	}

	/** Asserts that these holds are all there are, and that the rest is free, to the unit. */
	async expectHolds(holds: Record<string, bigint>): Promise<void> {
		const reserved = Object.values(holds).reduce((sum, held) => sum + held, 0n);
		assert.deepEqual(await fundsOf(await stateAt(this.#api), this.address), {
			free: this.#owns - reserved,
			reserved,
			holds,
		});
	}

	/** Returns the amount that is held for a reason. */
	async held(reason: string): Promise<bigint> {
		return (await fundsOf(await stateAt(this.#api), this.address)).holds[reason] ?? 0n;
	}

	async #feeIn(state: State): Promise<bigint> {
		const fees = await emittedIn(state, this.#api.events.transactionPayment.TransactionFeePaid);
		const [fee, ...others] = fees.filter(({ who }) => who === this.address);
		assert(fee && others.length === 0, "the block has more or less than one fee of this account");
		return fee.actualFee;
	}
}
