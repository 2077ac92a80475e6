/** Keys of Ethereum at a service, as wallets and contracts know them: typed data and personal messages. */

import type { ApiPromise } from "@polkadot/api";
import { hexToU8a, u8aConcat } from "@polkadot/util";
import { concat, keccak256, stringToHex, type Hex } from "viem";
import { generatePrivateKey, privateKeyToAccount, type PrivateKeyAccount } from "viem/accounts";
import type { Said, Statement } from "./attestation.ts";
import { keyMessage } from "./restaking.ts";

/** The type of a statement, as EIP-712 writes it. */
const TYPES = {
	Statement: [
		{ name: "service", type: "uint32" },
		{ name: "era", type: "uint32" },
		{ name: "height", type: "uint64" },
		{ name: "content", type: "bytes32" },
	],
} as const;

/** Returns a new key. */
export function freshEvm(): PrivateKeyAccount {
	return privateKeyToAccount(generatePrivateKey());
}

/** Returns a statement as the typed data that a wallet signs, for one service of this chain. */
export function typedDataOf(api: ApiPromise, service: number, statement: Statement) {
	const { era, height, content } = statement;
	const salt = keccak256(concat([api.genesisHash.toHex(), stringToHex("Attestation")]));
	return {
		domain: { name: "restaking-attestation", version: "1", salt },
		types: TYPES,
		primaryType: "Statement",
		message: { service, era, height: BigInt(height), content: content as Hex },
	} as const;
}

/** Returns a signature that proves that `key` is the operator's, for one service of this chain. */
export async function evmProofOf(
	api: ApiPromise,
	key: PrivateKeyAccount,
	service: number,
	operator: Uint8Array,
): Promise<{ Eip191: Hex }> {
	const raw = keccak256(keyMessage(api, service, operator));
	return { Eip191: await key.signMessage({ message: { raw } }) };
}

/** Returns a statement with a signature of its typed data, for evidence. */
export async function saidByEvm(
	api: ApiPromise,
	key: PrivateKeyAccount,
	service: number,
	statement: Statement,
): Promise<Said> {
	const signature = await key.signTypedData(typedDataOf(api, service, statement));
	// Variant three of a proof is a signature of typed data.
	return { statement, proof: u8aConcat(new Uint8Array([3]), hexToU8a(signature)) };
}
