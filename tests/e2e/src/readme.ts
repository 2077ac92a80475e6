/** The walks of the root README: their code, the lines that it prints, and a page that runs it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Keyring } from "@polkadot/keyring";
import type { ApiPromise } from "@polkadot/api";
import { within } from "./deadline.ts";

/** The top of the repository. */
export const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../..");
/** The text of the README. */
export const README = readFileSync(path.join(ROOT, "README.md"), "utf8");

const DONE_WITHIN = 180_000;

/** A walk: its code, and the lines that it prints. */
export interface Walk {
	code: string;
	printed: string[];
}

/** Returns all blocks of these languages in a text, in order. */
export function blocks(text: string, ...languages: string[]): { language: string; text: string }[] {
	const found = text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
	const all = [...found].map(([, language = "", text = ""]) => ({ language, text }));
	return all.filter(({ language }) => languages.includes(language));
}

/** Returns the part of the README from one heading to another. */
function between(from: string, to: string): string {
	const [begin, end] = [README.indexOf(`\n## ${from}`), README.indexOf(`\n## ${to}`)];
	assert(begin > 0 && end > begin, `no part from ${from} to ${to}`);
	return README.slice(begin, end);
}

/** Returns the walk that begins with a heading and ends before another. */
export function walk(from: string, to: string): Walk {
	const part = between(from, to);
	const of = (language: string) => blocks(part, language).map(({ text }) => text);
	return { code: of("js").join("\n"), printed: of("text").join("").trimEnd().split("\n") };
}

/** Returns the first block of code of a walk: names that another walk uses, too. */
export function firstBlock(from: string, to: string): string {
	const [first] = blocks(between(from, to), "js");
	assert(first, `${from} has no code`);
	return first.text;
}

/**
 * Runs code as the page for JavaScript in Apps does: as the body of an asynchronous function that gets
 * some values, and instead of every other enumerable global a null. There are no timers, for example.
 */
async function asInApps(code: string, given: Record<string, unknown>): Promise<void> {
	const hidden = Object.keys(globalThis).filter((name) => !["atob", "btoa"].includes(name));
	assert(hidden.includes("setTimeout"));
	const nothing = Object.fromEntries(["window", ...hidden].map((name) => [name, null]));
	const values = { ...nothing, ...given };
	// eslint-disable-next-line @typescript-eslint/no-implied-eval -- the README's code is the test
	const make = new Function(
		`return async ({ ${Object.keys(values).join(", ")} }) => { {${code}} };`,
	) as () => (values: unknown) => Promise<void>;
	await make()(values);
}

/** Runs a walk, and asserts that it prints what the README says. */
export async function expectWalk(api: ApiPromise, { code, printed }: Walk): Promise<void> {
	const lines: string[] = [];
	const keyring = new Keyring({ type: "sr25519", ss58Format: 42 });
	const console = { log: (line: string) => lines.push(line) };
	const done = asInApps(code, { api, keyring, console });
	await within(DONE_WITHIN, done, () => `the walk has not ended; it printed ${lines.join(" | ")}`);
	assert.deepEqual(lines, printed);
}
