/** The published set of a service, checked as a contract of Ethereum would: by words of 32 bytes and Keccak-256. */

import type { ApiPromise } from "@polkadot/api";
import { concat, encodePacked, keccak256, pad, stringToHex, toHex, type Hex } from "viem";

/** The numbers of a set that its root tells. */
export interface SetHeader {
	service: number;
	era: number;
	count: number;
	total: bigint;
	quorum: number;
}

/** A member of a set as its leaf tells. */
export interface SetLeaf {
	assignment: number;
	/** The account, in 32 bytes. */
	operator: Hex;
	/** The number of the kind of key. */
	kind: number;
	/** The key, in 32 bytes. */
	key: Hex;
	weight: bigint;
}

function hash(first: number, words: Hex[]): Hex {
	return keccak256(concat([toHex(first, { size: 1 }), ...words]));
}

function word(value: number | bigint): Hex {
	return encodePacked(["uint256"], [BigInt(value)]);
}

/** Returns the root of the set in which a member stands at an index, by its proof. Fails if there is no such place. */
export function rootBy(
	api: ApiPromise,
	{ service, era, count, total, quorum }: SetHeader,
	{ assignment, operator, kind, key, weight }: SetLeaf,
	index: number,
	proof: Hex[],
): Hex {
	const left = [...proof];
	const beside = () => {
		const next = left.shift();
		if (next === undefined) {
			throw new Error("the proof is too short");
		}
		return next;
	};
	if (index >= count) {
		throw new Error("there is no such place");
	}
	let node = hash(0, [word(index), word(assignment), operator, word(kind), key, word(weight)]);
	for (let at = index, width = count; width > 1; at = at >> 1, width = (width + 1) >> 1) {
		if (at % 2 === 1) {
			node = hash(1, [beside(), node]);
		} else if (at + 1 < width) {
			node = hash(1, [node, beside()]);
		}
	}
	if (left.length > 0) {
		throw new Error("the proof is too long");
	}
	const domain = keccak256(concat([api.genesisHash.toHex(), stringToHex("Restaking")]));
	const form = keccak256(stringToHex("restaking-set-v1"));
	return hash(2, [form, domain, word(service), word(era), word(count), word(total), word(quorum), node]);
}

/** Returns an address as a word. */
export function addressWord(address: Hex): Hex {
	return pad(address.toLowerCase() as Hex);
}
