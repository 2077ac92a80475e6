/** The second walk of the README: a deposit that stakes and restakes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { expectWalk, firstBlock, walk } from "../src/readme.ts";
import { Story } from "../src/story.ts";

const story = new Story(["--dev", "--chain", "demo", "--sealing", "interval:300"]);

test("a deposit stakes, restakes, loses and comes back as the README says", async () => {
	const second = walk("A deposit that stakes", "The life of one stake");
	assert.equal(second.printed.length, 6);
	// It begins with the names of the first walk.
	const code = [firstBlock("Five minutes", "A deposit that stakes"), second.code].join("\n");
	await expectWalk(story.api, { ...second, code });
});
