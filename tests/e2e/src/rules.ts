/** The rules by which a service finds fault, as its stakers have signed them. */

import type { ApiPromise } from "@polkadot/api";
import { stateAt } from "./api.ts";
import { plain } from "./plain.ts";
import type { Hook } from "./restaking.ts";

/** The rules of one kind of service. */
export type Rules<Kind extends string> =
	Extract<Hook, Record<Kind, unknown>> extends Record<Kind, infer Found> ? Found : never;

/** Reads the hook of a service: its kind with its rules. */
export async function hookOf(api: ApiPromise, service: number): Promise<Hook> {
	const hook = plain(await (await stateAt(api)).query.restaking.slashingHooks(service));
	if (hook === null) {
		throw new Error(`there is no service ${service}`);
	}
	return hook;
}
