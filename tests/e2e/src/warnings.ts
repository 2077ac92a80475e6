/** What @polkadot's libraries complain about on the console, kept so that a test can ask. */

import { format } from "node:util";

const heard: string[] = [];

/** Said at every connection to any node of today: polkadot.js has no names for the newer RPCs. */
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

/** Every complaint since the process began: about types, extensions, runtime APIs or answers. */
export function complaints(): string[] {
	return heard.filter((line) => !line.includes(EXPECTED));
}
