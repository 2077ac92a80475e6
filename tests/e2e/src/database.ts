/** Commands on the database of a chain whose node does not run. */

import assert from "node:assert/strict";
import { within } from "./deadline.ts";
import { Run } from "./node.ts";

/** The time in milliseconds within which a command has to end. */
export const DONE_WITHIN = 120_000;

/** What `chain-info` tells of a database. */
export interface Info {
	best_hash: string;
	best_number: number;
	finalized_number: number;
}

/** Runs a command, and insists that it succeeds without a complaint. Returns what it prints. */
export async function runOn(args: string[]): Promise<string> {
	const command = new Run(args);
	const exit = await within(DONE_WITHIN, command.exit, () => `it goes on${command.tail()}`);
	assert.deepEqual(exit, { code: 0, signal: null }, command.tail());
	const complaints = command.stderr.filter((line) => /error|fail|panic|warn/i.test(line));
	assert.deepEqual(complaints, [], command.tail());
	return command.lines.filter((line) => !command.stderr.includes(line)).join("\n");
}

/** Returns the best block and the final one of a development chain. */
export async function infoOf(basePath: string): Promise<Info> {
	return JSON.parse(await runOn(["chain-info", "--dev", "--base-path", basePath])) as Info;
}
