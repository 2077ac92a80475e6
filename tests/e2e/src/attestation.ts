/** What operators of an attestation service sign, made here and not asked of the chain. */

import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import { u8aConcat, u8aToHex } from "@polkadot/util";
import type { SrKey } from "./restaking.ts";
import type { Transaction } from "./tx.ts";

/** What operators say about a height. */
export interface Statement {
	height: number;
	content: string;
}

interface Calls {
	attest: (
		service: number,
		statement: Statement,
		signatures: { operator: string; signature: SrKey }[],
	) => Transaction;
}

/** The calls of the pallet. */
export function attestation(api: ApiPromise): Calls {
	return api.tx["attestation"] as unknown as Calls;
}

/** The bytes that say this, for one service of this chain. */
export function messageOf(api: ApiPromise, service: number, { height, content }: Statement) {
	return u8aConcat(
		api.createType("Text", "Attestation").toU8a(),
		api.genesisHash.toU8a(),
		api.createType("u32", service).toU8a(),
		api.createType("u64", height).toU8a(),
		api.createType("H256", content).toU8a(),
	);
}

/** An operator's signature of it. */
export function sign(
	api: ApiPromise,
	key: KeyringPair,
	service: number,
	statement: Statement,
): SrKey {
	return { Sr25519: u8aToHex(key.sign(messageOf(api, service, statement))) };
}

/** The evidence of two statements for one height by one key. */
export function evidenceOf(
	api: ApiPromise,
	key: KeyringPair,
	service: number,
	height: number,
	contents: readonly [string, string],
): string {
	const said = contents.map((content) => {
		const signature = key.sign(messageOf(api, service, { height, content }));
		// Variant zero of a proof is an sr25519 signature.
		return u8aConcat(api.createType("H256", content).toU8a(), new Uint8Array([0]), signature);
	});
	return u8aToHex(u8aConcat(api.createType("u64", height).toU8a(), ...said));
}
