/** The setting of a story: one node and one connection for all tests of a file. */

import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { ApiPromise } from "@polkadot/api";
import { connect, disconnect } from "./api.ts";
import { RestakingNode } from "./node.ts";

/** Flags of a chain that makes a block only on demand. */
export const MANUAL = ["--dev", "--sealing", "manual"];

/** A node with its connection, there while the tests of the file run. */
export class Story {
	#node: RestakingNode | undefined;
	#api: ApiPromise | undefined;

	/** Starts the node before the first test and ends it after the last. */
	constructor(flags: readonly string[] = MANUAL, command?: string, prometheus = false) {
		before(async () => {
			this.#node = await RestakingNode.start({ flags, command, prometheus });
			this.#api = await connect(this.#node.endpoint);
		});
		after(async () => {
			if (this.#api) {
				await disconnect(this.#api);
			}
			if (this.#node) {
				await endWell(this.#node);
			}
		});
	}

	get api(): ApiPromise {
		assert(this.#api, "the story has not begun");
		return this.#api;
	}

	get node(): RestakingNode {
		assert(this.#node, "the story has not begun");
		return this.#node;
	}
}

/**
 * Stops a node and insists that it ended by itself, without a panic, and without a task that failed before it was
 * stopped: then tasks end in any order, and one that ends before the others may be reported.
 */
export async function endWell(node: RestakingNode): Promise<void> {
	const failed = node.logs.filter((line) => line.includes("Essential task"));
	const exit = await node.stop();
	assert.deepEqual(exit, { code: 0, signal: null }, `the node did not stop well${node.run.tail()}`);
	const panics = node.logs.filter((line) => line.includes("panicked at"));
	assert.deepEqual([...failed, ...panics], [], "the node failed");
}
