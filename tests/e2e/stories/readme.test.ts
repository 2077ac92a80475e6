/** The README is tested: its chain, its code, and the output of the code. */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { blocks, expectWalk, README, ROOT, walk } from "../src/readme.ts";
import { Story } from "../src/story.ts";

const story = new Story(["--sealing", "interval:300"], path.join(ROOT, "node/dev.sh"));

test("five minutes through polkadot.js end as the README says", async () => {
	const minutes = walk("Five minutes", "A deposit that stakes");
	assert.equal(minutes.printed.length, 8);
	await expectWalk(story.api, minutes);
});

test("every command of the README is one that the gate runs", () => {
	const commands = blocks(README, "sh").flatMap(({ text }) => text.trimEnd().split("\n"));
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
