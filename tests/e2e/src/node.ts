/** One node process: started on free ports, watched, and always ended. */

import { spawn, type ChildProcessByStdio } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { within } from "./deadline.ts";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const READY = /RPC listening on (ws:\/\/127\.0\.0\.1:\d+)/;
const READY_WITHIN = 240_000;
const STOP_WITHIN = 60_000;
const KEPT_LINES = 50_000;
const SHOWN_LINES = 40;

/** The end of a process: by itself with a code, or by a signal. */
export interface Exit {
	code: number | null;
	signal: NodeJS.Signals | null;
}

export interface NodeOptions {
	/** Flags besides ports and base path, which are set here. */
	flags: readonly string[];
	/** The program that is started; the binary by default. */
	command?: string | undefined;
	/** A base path that outlives the node. Without it a temporary one is made, and removed at the end. */
	basePath?: string;
	/** The RPC port; 0, the default, lets the node pick a free one. */
	rpcPort?: number;
	/** The port of the peer-to-peer network; 0, the default, lets the node pick a free one. */
	port?: number;
	/** True to serve metrics, on a free port. */
	prometheus?: boolean;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** Returns the path of the binary: `RESTAKING_NODE`, or else that of cargo. */
export function binary(): string {
	const named = process.env["RESTAKING_NODE"];
	if (named) {
		return path.resolve(named);
	}
	const target = process.env["CARGO_TARGET_DIR"] ?? path.join(HERE, "../../../target");
	return path.resolve(target, "debug/restaking-node");
}

/** Makes an empty directory for the base path of a node, and returns it. */
export function temporaryBasePath(): string {
	return mkdtempSync(path.join(tmpdir(), "restaking-e2e-"));
}

/** A run of the binary: its lines so far, and its end. */
export class Run {
	readonly lines: string[] = [];
	readonly stderr: string[] = [];
	readonly exit: Promise<Exit>;
	readonly #child: Child;
	readonly #watchers = new Set<(line: string) => void>();

	constructor(args: readonly string[], command = binary()) {
		this.#child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
		running.add(this.#child);
		this.#letGo();
		createInterface({ input: this.#child.stdout }).on("line", (line) => this.#keep(line));
		createInterface({ input: this.#child.stderr }).on("line", (line) => {
			this.stderr.push(line);
			this.#keep(line);
		});
		this.exit = new Promise((resolve, reject) => {
			this.#child.once("error", (cause) => {
				running.delete(this.#child);
				reject(new Error(`cannot start ${command}: build it or set RESTAKING_NODE`, { cause }));
			});
			this.#child.once("close", (code, signal) => {
				running.delete(this.#child);
				resolve({ code, signal });
			});
		});
		// Whoever waits for the end sees the error; nobody has to.
		this.exit.catch(() => undefined);
	}

	get pid(): number | undefined {
		return this.#child.pid;
	}

	/** Resolves with the match of the first line, past or future, that matches. */
	line(pattern: RegExp, deadline: number): Promise<RegExpMatchArray> {
		const found = new Promise<RegExpMatchArray>((resolve, reject) => {
			const watcher = (line: string): void => {
				const match = line.match(pattern);
				if (match) {
					this.#watchers.delete(watcher);
					resolve(match);
				}
			};
			this.#watchers.add(watcher);
			this.lines.forEach(watcher);
			this.exit.then(
				(exit) =>
					reject(new Error(`the node ended (${howEnded(exit)}) before ${pattern}${this.tail()}`)),
				reject,
			);
		});
		return within(deadline, found, () => `no line ${pattern}${this.tail()}`);
	}

	/** Asks the process to end; kills it only when it does not. */
	async stop(signal: NodeJS.Signals = "SIGINT"): Promise<Exit> {
		this.#child.kill(signal);
		const late = setTimeout(() => this.#child.kill("SIGKILL"), STOP_WITHIN);
		try {
			return await this.exit;
		} finally {
			clearTimeout(late);
		}
	}

	/** Returns the last lines of the log, for the end of an error. */
	tail(): string {
		const shown = this.lines.slice(-SHOWN_LINES).map((line) => `  | ${line}`);
		return `\nthe node's last lines:\n${shown.join("\n")}`;
	}

	/** Lets the tests end although the node still runs; their end then ends it. */
	#letGo(): void {
		this.#child.unref();
		for (const pipe of [this.#child.stdout, this.#child.stderr]) {
			if (pipe instanceof Socket) {
				pipe.unref();
			}
		}
	}

	#keep(line: string): void {
		this.lines.push(line);
		if (this.lines.length > KEPT_LINES) {
			this.lines.shift();
		}
		this.#watchers.forEach((watcher) => watcher(line));
	}
}

/** A node that answers. */
export class RestakingNode {
	private constructor(
		readonly run: Run,
		readonly endpoint: string,
		readonly basePath: string,
		private readonly keepBasePath: boolean,
	) {}

	/** Starts a node and waits until it says where it listens. */
	static async start(options: NodeOptions): Promise<RestakingNode> {
		const basePath = options.basePath ?? temporaryBasePath();
		const keep = options.basePath !== undefined;
		if (!keep) {
			temporary.add(basePath);
		}
		const args = [
			...options.flags,
			...(options.prometheus ? ["--prometheus-port", "0"] : ["--no-prometheus"]),
			...["--base-path", basePath],
			...["--rpc-port", String(options.rpcPort ?? 0)],
			...["--port", String(options.port ?? 0)],
		];
		const run = new Run(args, options.command);
		try {
			const [, endpoint = ""] = await run.line(READY, READY_WITHIN);
			return new RestakingNode(run, endpoint, basePath, keep);
		} catch (error) {
			await run.stop("SIGKILL").catch(() => undefined);
			forget(keep ? undefined : basePath);
			throw error;
		}
	}

	get logs(): readonly string[] {
		return this.run.lines;
	}

	/** Ends the node and removes its base path unless the caller owns it. */
	async stop(signal: NodeJS.Signals = "SIGINT"): Promise<Exit> {
		const exit = await this.run.stop(signal);
		forget(this.keepBasePath ? undefined : this.basePath);
		return exit;
	}
}

/** Returns the end of a process in words. */
export function howEnded(exit: Exit): string {
	return exit.signal ? `by ${exit.signal}` : `with code ${exit.code}`;
}

const running = new Set<Child>();
const temporary = new Set<string>();

function forget(basePath: string | undefined): void {
	if (basePath !== undefined) {
		rmSync(basePath, { recursive: true, force: true });
		temporary.delete(basePath);
	}
}

// However the tests end, no node and no directory stays behind.
process.once("exit", () => {
	running.forEach((child) => child.kill("SIGKILL"));
	temporary.forEach(forget);
});
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));
