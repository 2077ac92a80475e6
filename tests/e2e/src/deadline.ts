/** Deadlines, so that a test that waits in vain names what it waited for. */

/** Resolves as `promise` does, or rejects with what was awaited once `milliseconds` have passed. */
export async function within<T>(
	milliseconds: number,
	promise: Promise<T>,
	what: () => string,
): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(
			() => reject(new Error(`after ${milliseconds / 1_000} s: ${what()}`)),
			milliseconds,
		);
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}
