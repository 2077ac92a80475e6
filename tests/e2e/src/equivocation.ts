/** Two blocks of one author for one slot: found, proven, and reported by whoever saw them. */

import assert from "node:assert/strict";
import type { ApiPromise } from "@polkadot/api";
import type { Bytes, Option } from "@polkadot/types";
import type { Header } from "@polkadot/types/interfaces";
import { bnToU8a, u8aConcat, u8aToHex } from "@polkadot/util";
import { stateAt } from "./api.ts";
import { follow } from "./time.ts";
import type { Transaction } from "./tx.ts";

const PROOF_OF_KEY = "BabeApi_generate_key_ownership_proof";

/** Two blocks for the same slot. */
export interface Equivocation {
	slot: number;
	/** The author, by its place among the authorities. */
	author: number;
	headers: [Header, Header];
}

/** Resolves with the first two blocks of one author for one slot, on whatever fork. */
export function firstEquivocation(api: ApiPromise, deadline: number): Promise<Equivocation> {
	const seen = new Map<string, Header>();
	return follow(
		(next) => api.rpc.chain.subscribeAllHeads(next),
		async (header) => {
			const { author, slot } = claimOf(header);
			const earlier = seen.get(`${slot} ${author}`);
			seen.set(`${slot} ${author}`, header);
			return earlier && !earlier.hash.eq(header.hash)
				? { slot, author, headers: [earlier, header] }
				: undefined;
		},
		deadline,
		"nobody makes two blocks for one slot",
	);
}

/** The call that reports it, with the proof that the key is a validator's in that session. */
export async function report(api: ApiPromise, found: Equivocation): Promise<Transaction> {
	const [first, second] = found.headers;
	// After the block, as it may be the first of its session.
	const state = await stateAt(api, second.hash.toHex());
	const offender = (await state.query.babe.authorities())[found.author]?.[0];
	assert(offender, "the author is no authority");
	const question = u8aConcat(bnToU8a(found.slot, { bitLength: 64 }), offender.toU8a());
	const answer = await api.rpc.state.call(PROOF_OF_KEY, u8aToHex(question), second.hash);
	const proof = api.registry.createType<Option<Bytes>>("Option<Bytes>", answer.toU8a(true));
	const { reportEquivocation } = api.tx.babe;
	const kind = reportEquivocation.meta.args[1]?.type.toString() ?? "";
	return reportEquivocation(
		{ offender, slot: found.slot, firstHeader: first, secondHeader: second } as never,
		api.registry.createTypeUnsafe(kind, [proof.unwrap().toU8a(true)]) as never,
	);
}

/** Who claims which slot: after one byte for the kind of claim, both little-endian. */
function claimOf(header: Header): { author: number; slot: number } {
	for (const log of header.digest.logs) {
		if (log.isPreRuntime) {
			const bytes = Buffer.from(log.asPreRuntime[1].toU8a(true));
			return { author: bytes.readUInt32LE(1), slot: Number(bytes.readBigUInt64LE(5)) };
		}
	}
	throw new Error(`block ${header.number.toNumber()} claims no slot`);
}
