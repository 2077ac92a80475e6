/** Free ports, for addresses that must be known before a node starts. */

import { createServer, type AddressInfo } from "node:net";

/** Returns that many free ports. All are held until the last is found, so that none comes twice. */
export async function freePorts(count: number): Promise<number[]> {
	const servers = Array.from({ length: count }, () => createServer());
	const ports: number[] = [];
	for (const server of servers) {
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		ports.push((server.address() as AddressInfo).port);
	}
	await Promise.all(
		servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
	);
	return ports;
}
