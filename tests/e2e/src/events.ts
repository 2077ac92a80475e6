/** Events as plain values, typed by the metadata: `api.events` names the kinds. */

import type { ApiPromise } from "@polkadot/api";
import type { Event } from "@polkadot/types/interfaces";
import type { IsEvent } from "@polkadot/types/metadata/decorate/types";
import type { AnyTuple } from "@polkadot/types/types";
import { stateAt, type State } from "./api.ts";
import { plainFields, type PlainFields } from "./plain.ts";

/** A kind of event: its fields in order, and by name. */
export type Kind<T extends AnyTuple, N> = IsEvent<T, N>;

/** Returns the fields of each event of this kind. */
export function eventsOf<T extends AnyTuple, N>(
	events: readonly Event[],
	kind: Kind<T, N>,
): PlainFields<N>[] {
	return events
		.filter((event) => kind.is(event))
		.map(({ data }) => plainFields<N>(data.names ?? [], [...data]));
}

/** Returns the fields of each event of this kind in the block of a state. */
export async function emittedIn<T extends AnyTuple, N>(
	state: State,
	kind: Kind<T, N>,
): Promise<PlainFields<N>[]> {
	const events = (await state.query.system.events()).map(({ event }) => event);
	return eventsOf(events, kind);
}

/** Returns the fields of each event of this kind in the blocks after this one. */
export async function emittedSince<T extends AnyTuple, N>(
	api: ApiPromise,
	block: number,
	kind: Kind<T, N>,
): Promise<PlainFields<N>[]> {
	const last = (await api.rpc.chain.getHeader()).number.toNumber();
	const all: PlainFields<N>[] = [];
	for (let number = block + 1; number <= last; number += 1) {
		const hash = await api.rpc.chain.getBlockHash(number);
		all.push(...(await emittedIn(await stateAt(api, hash.toHex()), kind)));
	}
	return all;
}
