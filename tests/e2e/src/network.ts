/** Nodes that find each other: each with a base path, ports and a network key of its own. */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import type { ApiPromise } from "@polkadot/api";
import { hexToU8a, u8aConcat } from "@polkadot/util";
import { base58Encode, ed25519PairFromSeed } from "@polkadot/util-crypto";
import { connect, disconnect } from "./api.ts";
import { RestakingNode, temporaryBasePath } from "./node.ts";
import { freePorts } from "./ports.ts";
import { endWell } from "./story.ts";

/** The bytes before an Ed25519 key in the id of a peer. */
const PEER_ID = [0x00, 0x24, 0x08, 0x01, 0x12, 0x20];

/** Name, chain and flags of a member of a network. */
export interface Membership {
	name: string;
	chain: string;
	/** Flags besides chain, network key and ports. */
	flags: readonly string[];
}

/** One node of a network: its data and ports, which stay when it stops, and the process while it runs. */
export class Member {
	readonly basePath = temporaryBasePath();
	readonly #membership: Membership;
	readonly #nodeKey: string;
	readonly #ports: { port: number; rpcPort: number };
	#running: { node: RestakingNode; api: ApiPromise } | undefined;

	constructor(membership: Membership, number: number, ports: { port: number; rpcPort: number }) {
		this.#membership = membership;
		this.#nodeKey = `0x${number.toString(16).padStart(64, "0")}`;
		this.#ports = ports;
	}

	get name(): string {
		return this.#membership.name;
	}

	get api(): ApiPromise {
		return this.#now.api;
	}

	get node(): RestakingNode {
		return this.#now.node;
	}

	async start(boot?: string): Promise<void> {
		const { chain, flags } = this.#membership;
		const node = await RestakingNode.start({
			flags: [
				...["--chain", chain, "--no-mdns", "--node-key", this.#nodeKey.slice(2)],
				...flags,
				...(boot === undefined ? [] : ["--bootnodes", boot]),
			],
			basePath: this.basePath,
			...this.#ports,
		});
		this.#running = { node, api: await connect(node.endpoint) };
	}

	/** Stops the node and insists that it ended well. */
	async stop(): Promise<void> {
		const running = this.#running;
		this.#running = undefined;
		if (running) {
			await disconnect(running.api);
			await endWell(running.node);
		}
	}

	/** Kills the node at once, and returns its log. */
	async kill(): Promise<readonly string[]> {
		const { node, api } = this.#now;
		this.#running = undefined;
		await Promise.all([node.stop("SIGKILL"), disconnect(api)]);
		return node.logs;
	}

	/** Returns the address of this node, also before it runs. Only validators listen to plain TCP. */
	get address(): string {
		const { publicKey } = ed25519PairFromSeed(hexToU8a(this.#nodeKey));
		const peer = base58Encode(u8aConcat(PEER_ID, publicKey));
		const ws = this.#membership.flags.includes("--validator") ? "" : "/ws";
		return `/ip4/127.0.0.1/tcp/${this.#ports.port}${ws}/p2p/${peer}`;
	}

	get #now() {
		assert(this.#running, `${this.name} does not run`);
		return this.#running;
	}
}

/** Returns members on free ports, none of which runs yet. */
export async function members(all: readonly Membership[]): Promise<Member[]> {
	const ports = await freePorts(2 * all.length);
	return all.map(
		(membership, at) =>
			new Member(membership, at + 1, { port: ports[2 * at] ?? 0, rpcPort: ports[2 * at + 1] ?? 0 }),
	);
}

/** Stops all, removes their data, and insists that each ended well. */
export async function endAll(network: readonly Member[]): Promise<void> {
	const ends = await Promise.allSettled(network.map((member) => member.stop()));
	network.forEach(({ basePath }) => rmSync(basePath, { recursive: true, force: true }));
	for (const end of ends) {
		assert.equal(end.status, "fulfilled", end.status === "rejected" ? String(end.reason) : "");
	}
}
