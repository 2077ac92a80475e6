/** Free ports, for addresses that must be known before a node starts. */

import { createServer, type Server } from "node:net";

/**
 * Ports below those that the system hands out by itself: no other story, whose nodes take any port, gets one
 * of them while its node is stopped.
 */
const [FIRST, LAST] = [10_000, 32_000];

/** Returns that many free ports. All are held until the last is found, so that none comes twice. */
export async function freePorts(count: number): Promise<number[]> {
	const held = new Map<number, Server>();
	let port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
	for (; held.size < count; port += 1) {
		const server = await listen(port);
		if (server) {
			held.set(port, server);
		}
	}
	await Promise.all(
		[...held.values()].map((server) => new Promise((resolve) => server.close(resolve))),
	);
	return [...held.keys()];
}

/** Listens to a port; `undefined` if another program does. */
function listen(port: number): Promise<Server | undefined> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once("error", () => resolve(undefined));
		server.listen(port, "127.0.0.1", () => resolve(server));
	});
}
