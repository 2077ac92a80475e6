/** Keys: well-known ones, and a new one with funds for every test. */

import type { ApiPromise } from "@polkadot/api";
import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import { cryptoWaitReady, mnemonicGenerate } from "@polkadot/util-crypto";
import { submitAndSeal, submitAndWait } from "./tx.ts";

await cryptoWaitReady();

const keyring = new Keyring({ type: "sr25519", ss58Format: 42 });

/** One token: 12 decimals. */
export const UNIT = 10n ** 12n;

/** Returns the key of a path or a phrase, such as `//Alice`. */
export function fromPath(path: string): KeyringPair {
	return keyring.createFromUri(path);
}

/** Returns a well-known development key such as `Alice` or `Alice//stash`. */
export function dev(name: string): KeyringPair {
	return fromPath(`//${name}`);
}

/** Returns a new key, without funds. */
export function fresh(): KeyringPair {
	return keyring.createFromUri(mnemonicGenerate());
}

/** Returns a new key with exactly `amount`; seals a block. */
export async function freshFunded(api: ApiPromise, amount: bigint): Promise<KeyringPair> {
	const key = fresh();
	await submitAndSeal(api, gift(api, key, amount), dev("Ferdie"));
	return key;
}

/** Returns a new key with exactly `amount`, on a chain that seals by itself. */
export async function freshFundedInTime(api: ApiPromise, amount: bigint): Promise<KeyringPair> {
	const key = fresh();
	await submitAndWait(gift(api, key, amount), dev("Ferdie"));
	return key;
}

function gift(api: ApiPromise, to: KeyringPair, amount: bigint) {
	return api.tx.balances.transferKeepAlive(to.address, amount);
}
