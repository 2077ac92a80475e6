/** Statements of an attestation service and their signatures, made here and not read from the chain. */

import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { PalletRestakingAttestationStatement } from "@polkadot/types/lookup";
import { u8aConcat, u8aToHex } from "@polkadot/util";
import type { Plain } from "./plain.ts";

/** The hash that operators state for a height, and the era of the height. */
export type Statement = Plain<PalletRestakingAttestationStatement>;

/** One statement of evidence, with a signature as the chain encodes it: a variant and its bytes. */
export interface Said {
	statement: Statement;
	proof: Uint8Array;
}

/** Returns the bytes to be signed, for one service of this chain. */
export function messageOf(api: ApiPromise, service: number, { era, height, content }: Statement) {
	return u8aConcat(
		api.createType("Text", "Attestation").toU8a(),
		api.genesisHash.toU8a(),
		api.createType("u32", service).toU8a(),
		api.createType("u32", era).toU8a(),
		api.createType("u64", height).toU8a(),
		api.createType("H256", content).toU8a(),
	);
}

/** Returns an operator's signature of a statement. */
export function sign(api: ApiPromise, key: KeyringPair, service: number, statement: Statement) {
	return { Sr25519: u8aToHex(key.sign(messageOf(api, service, statement))) };
}

/** Returns a statement with an operator's signature of it, for evidence. */
export function saidBy(
	api: ApiPromise,
	key: KeyringPair,
	service: number,
	statement: Statement,
): Said {
	const signature = key.sign(messageOf(api, service, statement));
	// Variant zero of a proof is an sr25519 signature.
	return { statement, proof: u8aConcat(new Uint8Array([0]), signature) };
}

/** Returns the evidence of two contents for one height. */
export function equivocationOf(api: ApiPromise, one: Said, other: Said): string {
	const said = [one, other].map(({ statement, proof }) =>
		u8aConcat(
			api.createType("u32", statement.era).toU8a(),
			api.createType("H256", statement.content).toU8a(),
			proof,
		),
	);
	const height = api.createType("u64", one.statement.height).toU8a();
	return u8aToHex(u8aConcat(new Uint8Array([0]), height, ...said));
}

/** Returns the evidence of a statement that names an era in which its height was not due. */
export function misdatingOf(api: ApiPromise, { statement, proof }: Said): string {
	const { era, height, content } = statement;
	return u8aToHex(
		u8aConcat(
			new Uint8Array([1]),
			api.createType("u32", era).toU8a(),
			api.createType("u64", height).toU8a(),
			api.createType("H256", content).toU8a(),
			proof,
		),
	);
}
