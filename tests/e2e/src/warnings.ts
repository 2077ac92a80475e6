/** Complaints of @polkadot's libraries on the console, kept for a test to read. */

import { format } from "node:util";

const heard: string[] = [];

/** Part of the complaint at every connection: polkadot.js has no names for the newer RPCs. */
const EXPECTED = "RPC methods not decorated";

for (const level of ["warn", "error"] as const) {
	const print = console[level].bind(console);
	console[level] = (...values: unknown[]) => {
		const line = format(...values);
		heard.push(line);
		if (!line.includes(EXPECTED)) {
			print(...values);
		}
	};
}

/** Returns every complaint since the process began: about types, extensions, runtime APIs or answers. */
export function complaints(): string[] {
	return heard.filter((line) => !line.includes(EXPECTED));
}
