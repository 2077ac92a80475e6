/** Statements of an attestation service and their signatures, made here and not read from the chain. */

import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { PalletRestakingAttestationStatement } from "@polkadot/types/lookup";
import { u8aConcat, u8aToHex } from "@polkadot/util";
import type { Plain } from "./plain.ts";

/** The hash that operators state for a height. */
export type Statement = Plain<PalletRestakingAttestationStatement>;

/** Returns the bytes to be signed, for one service of this chain. */
export function messageOf(api: ApiPromise, service: number, { height, content }: Statement) {
	return u8aConcat(
		api.createType("Text", "Attestation").toU8a(),
		api.genesisHash.toU8a(),
		api.createType("u32", service).toU8a(),
		api.createType("u64", height).toU8a(),
		api.createType("H256", content).toU8a(),
	);
}

/** Returns an operator's signature of a statement. */
export function sign(api: ApiPromise, key: KeyringPair, service: number, statement: Statement) {
	return { Sr25519: u8aToHex(key.sign(messageOf(api, service, statement))) };
}

/** Returns the evidence of two statements for one height by one key. */
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
