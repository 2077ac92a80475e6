/** Wrong flags, ports, paths and chain specs: one clear line of error, and no node starts. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { within } from "../src/deadline.ts";
import { Run } from "../src/node.ts";

/** Generous: compiling the runtime on a busy machine is part of it. */
const WITHIN = 30_000;

let directory: string;
let occupied: Server;
let port: string;

before(async () => {
	directory = mkdtempSync(path.join(tmpdir(), "restaking-e2e-"));
	occupied = createServer();
	await new Promise<void>((resolve) => occupied.listen(0, resolve));
	port = String((occupied.address() as AddressInfo).port);
});

after(() => {
	occupied.close();
	rmSync(directory, { recursive: true, force: true });
});

/** A file of this name and content in the directory of this story. */
function file(name: string, content: string): string {
	const full = path.join(directory, name);
	writeFileSync(full, content);
	return full;
}

/** Runs the binary and insists that it refuses, in words that match, and without a panic. */
async function refused(words: RegExp, ...args: string[]): Promise<void> {
	const free = ["--rpc-port", "--port"].flatMap((flag) => (args.includes(flag) ? [] : [flag, "0"]));
	const basePath = args.includes("--base-path")
		? []
		: ["--base-path", path.join(directory, "base")];
	const run = new Run([...args, ...free, ...basePath, "--no-prometheus"]);
	try {
		const exit = await within(WITHIN, run.exit, () => `the node goes on${run.tail()}`);
		assert.equal(exit.signal, null);
		assert.notEqual(exit.code, 0, "the node reports success");
	} finally {
		await run.stop("SIGKILL");
	}
	const said = run.stderr.join("\n");
	assert.doesNotMatch(said, /panicked|RUST_BACKTRACE|stack backtrace|This is a bug/, said);
	const lines = run.stderr.filter((line) => /error/i.test(line));
	assert.equal(lines.length, 1, `not one line of error but ${lines.length}:\n${said}`);
	assert.match(lines[0] ?? "", words);
}

test("an unknown flag", async () => {
	await refused(/--sealign/, "--dev", "--sealign", "manual");
});

test("an unknown way of sealing", async () => {
	await refused(/sometimes/, "--dev", "--sealing", "sometimes");
});

test("an interval that is no number", async () => {
	await refused(/interval:soon/, "--dev", "--sealing", "interval:soon");
});

test("an interval of nothing", async () => {
	await refused(/interval:0/, "--dev", "--sealing", "interval:0");
});

test("an RPC port that is taken", async () => {
	await refused(new RegExp(port), "--dev", "--sealing", "manual", "--rpc-port", port);
});

test("a network port that is taken", async () => {
	await refused(new RegExp(port), "--chain", "local", "--alice", "--port", port);
});

test("a chain specification that is not there", async () => {
	await refused(/nowhere\.json/, "--chain", path.join(directory, "nowhere.json"));
});

test("a chain specification that is no JSON", async () => {
	const broken = file("broken.json", '{ "name": "broken"');
	await refused(/broken\.json/, "--chain", broken);
});

test("a chain specification that lacks what it needs", async () => {
	const empty = file("empty.json", "{}");
	await refused(/empty\.json/, "--chain", empty);
});

test("a preset nobody has made", async () => {
	await refused(/atlantis/, "--chain", "atlantis");
});

test("a base path that is a file", async () => {
	const basePath = file("occupied", "");
	await refused(/occupied/, "--dev", "--sealing", "manual", "--base-path", basePath);
});
