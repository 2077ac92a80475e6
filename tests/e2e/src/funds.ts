/** What an account has, and why it cannot spend part of it. */

import type { State } from "./api.ts";
import type { Outcome } from "./tx.ts";
import type { ApiPromise } from "@polkadot/api";

export interface Funds {
	/** Spendable, but for what keeps the account alive. */
	free: bigint;
	/** The sum of all holds and reserves. */
	reserved: bigint;
	/** Every hold by its reason, such as `staking.Staking`. */
	holds: Record<string, bigint>;
}

/** The funds of an account. */
export async function fundsOf(state: State, address: string): Promise<Funds> {
	const { data } = await state.query.system.account(address);
	const holds = await state.query.balances.holds(address);
	return {
		free: data.free.toBigInt(),
		reserved: data.reserved.toBigInt(),
		holds: Object.fromEntries(
			holds.map(({ id, amount }) => [reason(id.toHuman()), amount.toBigInt()]),
		),
	};
}

/** The fee a transaction paid. */
export function feeOf(api: ApiPromise, outcome: Outcome): bigint {
	return outcome.one(api.events.transactionPayment.TransactionFeePaid).actualFee.toBigInt();
}

/** `{ Staking: "Staking" }` as `staking.Staking`, the way pallets are called everywhere else. */
function reason(id: unknown): string {
	const [pallet = "", name = ""] = Object.entries(id as Record<string, string>)[0] ?? [];
	return `${pallet.charAt(0).toLowerCase()}${pallet.slice(1)}.${name}`;
}
