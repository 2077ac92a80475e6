/** Events as plain values, typed by the metadata: `api.events` names the kinds. */

import type { Event } from "@polkadot/types/interfaces";
import type { IsEvent } from "@polkadot/types/metadata/decorate/types";
import type { AnyTuple } from "@polkadot/types/types";
import type { State } from "./api.ts";
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
