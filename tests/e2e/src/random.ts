/** Chance that can be repeated. */

/** Returns and prints the seed of this run: `$SEED`, or else another one each time. */
export function seedOf(what: string): number {
	const named = process.env["SEED"];
	const seed = named === undefined ? Math.floor(Math.random() * 2 ** 32) : Number(named);
	console.log(`# ${what}: SEED=${seed}`);
	return seed;
}

/** Returns numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
