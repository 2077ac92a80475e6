/** The README is tested: its chain, its code, and the output of the code. */

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Keyring } from "@polkadot/keyring";
import { within } from "../src/deadline.ts";
import { Story } from "../src/story.ts";

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const README = readFileSync(path.join(ROOT, "README.md"), "utf8");
const DONE_WITHIN = 180_000;

/** Returns all blocks of these languages in the README, in order. */
function blocks(...languages: string[]): { language: string; text: string }[] {
	const found = README.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
	const all = [...found].map(([, language = "", text = ""]) => ({ language, text }));
	return all.filter(({ language }) => languages.includes(language));
}

/** Returns the code of the walk, and the lines that it prints. */
function walk(): { code: string; printed: string[] } {
	const from = README.indexOf("## Five minutes");
	const to = README.indexOf("## The life of one stake");
	assert(from > 0 && to > from);
	const inWalk = blocks("js", "text").filter(({ text }) => {
		const at = README.indexOf(text);
		return from < at && at < to;
	});
	const of = (language: string) =>
		inWalk.filter((block) => block.language === language).map(({ text }) => text);
	return { code: of("js").join("\n"), printed: of("text").join("").trimEnd().split("\n") };
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

const story = new Story(["--sealing", "interval:300"], path.join(ROOT, "node/dev.sh"));

test("five minutes through polkadot.js end as the README says", async () => {
	const { code, printed } = walk();
	assert.equal(printed.length, 8);
	const lines: string[] = [];
	const keyring = new Keyring({ type: "sr25519", ss58Format: 42 });
	const done = asInApps(code, {
		api: story.api,
		keyring,
		console: { log: (line: string) => lines.push(line) },
	});
	await within(DONE_WITHIN, done, () => `the walk has not ended; it printed ${lines.join(" | ")}`);
	assert.deepEqual(lines, printed);
});

test("every command of the README is one that the gate runs", () => {
	const commands = blocks("sh").flatMap(({ text }) => text.trimEnd().split("\n"));
	const bare = commands.map((line) => line.replace(/#.*/, "").trim());
	// This story has started the first, and is a part of the second.
	assert.deepEqual(bare, ["./node/dev.sh", "./tests/gate.sh"]);
});

test("every file that the README names is there", () => {
	const links = [...README.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, to = ""]) => to);
	assert(links.length > 10);
	for (const link of links.filter((link) => !link.startsWith("http"))) {
		assert(existsSync(path.join(ROOT, link)), link);
	}
});
