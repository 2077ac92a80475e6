/** The rules by which a service finds fault, as its stakers have signed them. */

import type { ApiPromise } from "@polkadot/api";
import type { Enum, Option } from "@polkadot/types";
import { stateAt } from "./api.ts";

/** The kinds that the operator's program knows. */
export interface Rules {
	Equivocation?: { first: number; period: number; voting: number };
	Deviation?: { round: number };
}

/** Reads the rules of a service. */
export async function rulesOf(api: ApiPromise, service: number): Promise<Rules> {
	const hooks = (await stateAt(api)).query["restaking"]?.["slashingHooks"];
	const hook = (await hooks?.(service)) as Option<Enum> | undefined;
	if (!hook?.isSome) {
		throw new Error(`there is no service ${service}`);
	}
	const { type, inner } = hook.unwrap();
	return { [type]: inner.toJSON() } as Rules;
}
