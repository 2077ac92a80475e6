/** Single requests over HTTP, for methods that polkadot.js does not know. */

interface Answer<T> {
	result?: T;
	error?: { code: number; message: string };
}

/** Calls a method of the node at this endpoint, and returns its result or throws its error. */
export async function ask<T>(endpoint: string, method: string, params: unknown[]): Promise<T> {
	const response = await fetch(endpoint.replace(/^ws/, "http"), {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
	});
	const { result, error } = (await response.json()) as Answer<T>;
	if (error) {
		throw new Error(`${error.code}: ${error.message}`);
	}
	return result as T;
}
