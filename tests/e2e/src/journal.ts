/** Statements of an operator, on disk before they are signed, so that it never signs two for a height. */

import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";

/** An append-only file of one line for each height. */
export class Journal {
	readonly #said = new Map<number, string>();
	readonly #file: number;

	constructor(path: string) {
		this.#file = openSync(path, "a+", 0o600);
		for (const line of readFileSync(path, "utf8").split("\n")) {
			const [height, hash] = line.split(" ");
			// A line that was cut short was not signed either: it is written before.
			if (height && hash?.length === 66) {
				this.#said.set(Number(height), hash);
			}
		}
	}

	/** Returns the hash that was signed for a height. */
	said(height: number): string | undefined {
		return this.#said.get(height);
	}

	/** Records a hash that is about to be signed, and returns the one to be signed: the first recorded. */
	record(height: number, hash: string): string {
		const before = this.#said.get(height);
		if (before !== undefined) {
			return before;
		}
		writeSync(this.#file, `\n${height} ${hash}\n`);
		fsyncSync(this.#file);
		this.#said.set(height, hash);
		return hash;
	}

	close(): void {
		closeSync(this.#file);
	}
}
