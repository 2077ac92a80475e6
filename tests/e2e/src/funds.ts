/** The funds of an account, and the reasons for which it cannot spend part of them. */

import type { ApiPromise } from "@polkadot/api";
import type { State } from "./api.ts";
import { plain } from "./plain.ts";
import type { Outcome } from "./tx.ts";

export interface Funds {
	/** Spendable, but for what keeps the account alive. */
	free: bigint;
	/** The sum of all holds and reserves. */
	reserved: bigint;
	/** Every hold by its reason, such as `staking.Staking`. */
	holds: Record<string, bigint>;
}

/** Returns the funds of an account. */
export async function fundsOf(state: State, address: string): Promise<Funds> {
	const { data } = await state.query.system.account(address);
	const holds = plain(await state.query.balances.holds(address));
	return {
		free: data.free.toBigInt(),
		reserved: data.reserved.toBigInt(),
		holds: Object.fromEntries(holds.map(({ id, amount }) => [reason(id), amount])),
	};
}

/** Returns the fee that a transaction paid. */
export function feeOf(api: ApiPromise, outcome: Outcome): bigint {
	return outcome.one(api.events.transactionPayment.TransactionFeePaid).actualFee;
}

/** Returns `staking.Staking` for `{ Staking: "Staking" }`, as pallets are named everywhere else. */
function reason(id: Record<string, string>): string {
	const [pallet = "", name = ""] = Object.entries(id)[0] ?? [];
	return `${pallet.charAt(0).toLowerCase()}${pallet.slice(1)}.${name}`;
}
