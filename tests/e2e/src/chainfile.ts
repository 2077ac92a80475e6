/** Blocks written to a file by one node, and imported by another that has none. */

import assert from "node:assert/strict";
import path from "node:path";
import { howEnded, Run } from "./node.ts";

/** Makes the client log each block that it has executed, with the time to the millisecond. */
const LOGGING = ["-lsc_service::client::client=trace", "--detailed-log-output"];
const IMPORTED = /(\d+):(\d+):(\d+)\.(\d+) .*Imported \S+, \(#(\d+)\)/;
const DAY = 86_400_000;

/** Writes all blocks of a node that has stopped, and returns the file. */
export async function exportBlocks(chain: string, basePath: string): Promise<string> {
	const file = path.join(basePath, "blocks.bin");
	const from = ["--chain", chain, "--base-path", basePath];
	await finished(new Run(["export-blocks", ...from, "--binary", file]));
	return file;
}

/** Imports blocks elsewhere; returns the milliseconds that each took, by its number. */
export async function importBlocks(
	chain: string,
	basePath: string,
	file: string,
): Promise<Map<number, number>> {
	const into = ["--chain", chain, "--base-path", basePath];
	const run = new Run(["import-blocks", ...into, "--binary", ...LOGGING, file]);
	await finished(run);
	const took = new Map<number, number>();
	let last: number | undefined;
	for (const line of run.lines) {
		const match = line.match(IMPORTED);
		if (match) {
			const [hour = 0, minute = 0, second = 0, milli = 0, block = 0] = match.slice(1).map(Number);
			const at = ((hour * 60 + minute) * 60 + second) * 1_000 + milli;
			if (last !== undefined) {
				took.set(block, (at - last + DAY) % DAY);
			}
			last = at;
		}
	}
	return took;
}

async function finished(run: Run): Promise<void> {
	// Nobody else may wait for anything meanwhile, and then the program would end.
	const waiting = setInterval(() => undefined, DAY);
	const exit = await run.exit;
	clearInterval(waiting);
	assert.equal(exit.code, 0, `the command ended ${howEnded(exit)}${run.tail()}`);
}
