/**
 * An operator's program: it follows finalised blocks, signs what is due, and answers each round.
 *
 * It holds two keys: the service key signs statements, the operator's account pays fees and answers. It
 * reconnects by itself, and then signs the heights that it missed if they are still taken.
 */

import { ApiPromise, WsProvider } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { Bytes, i128, u32, Vec } from "@polkadot/types-codec";
import type { ITuple } from "@polkadot/types-codec/types";
import type { Header } from "@polkadot/types/interfaces";
import { stateAt } from "./api.ts";
import { sign } from "./attestation.ts";
import { tickAfter } from "./clock.ts";
import type { Journal } from "./journal.ts";
import type { Rules } from "./rules.ts";
import type { Transaction } from "./tx.ts";

/** The rules of an attestation service, and the source of its hashes. */
export interface Attesting {
	service: number;
	rules: Rules<"Equivocation">;
	key: KeyringPair;
	journal: Journal;
	/** Returns the hash for a height that is due in a final block. */
	observe: (height: number) => Promise<string>;
}

/** An oracle, and the source of its values. */
export interface Answering {
	service: number;
	/** Returns the present value of a feed. */
	measure: (feed: number) => Promise<bigint>;
}

export interface Duties {
	account: KeyringPair;
	attesting?: Attesting;
	answering?: Answering;
	log?: (line: string) => void;
}

export class OperatorProgram {
	#answered = -1;
	#signed = -1;
	#busy: Promise<void> = Promise.resolve();

	private constructor(
		readonly api: ApiPromise,
		private readonly duties: Duties,
	) {}

	/** Connects, and follows the chain until stopped. */
	static async start(endpoint: string, duties: Duties): Promise<OperatorProgram> {
		// Tries again each second, for ever; polkadot.js renews subscriptions after that.
		const api = await ApiPromise.create({
			provider: new WsProvider(endpoint, 1_000),
			noInitWarn: true,
		});
		const program = new OperatorProgram(api, duties);
		await api.rpc.chain.subscribeFinalizedHeads((header) => {
			// One block after the other: a later one says what an earlier one could not.
			program.#busy = program.#busy.then(() => program.#look(header));
		});
		return program;
	}

	async stop(): Promise<void> {
		await this.api.disconnect();
		await this.#busy;
	}

	async #look(header: Header): Promise<void> {
		const block = header.number.toNumber();
		const { attesting, answering } = this.duties;
		try {
			const tick = await tickAfter(await stateAt(this.api, header.hash.toHex()));
			if (attesting) {
				await this.#attest(attesting, header, tick);
			}
			if (answering) {
				await this.#answer(answering);
			}
		} catch (error) {
			this.duties.log?.(`block ${block}: ${String(error)}`);
		}
	}

	/** Signs every height that is due and still taken, the oldest first. */
	async #attest(it: Attesting, header: Header, tick: number): Promise<void> {
		const final = await this.api.at(header.hash);
		const { first, period, voting } = it.rules;
		const latest = Math.floor((tick - first) / period);
		// One tick before it is late, it might still come in.
		const oldest = Math.max(0, Math.ceil((tick + 1 - voting - first) / period));
		for (let height = Math.max(oldest, this.#signed + 1); height <= latest; height += 1) {
			const content = it.journal.record(height, it.journal.said(height) ?? (await it.observe(height)));
			// The block is final: on a fork the height might be due in another era.
			const toSign = await final.call.attestationApi.toSign(it.service, height, content);
			if (toSign.isSome) {
				const statement = { era: toSign.unwrap().era.toNumber(), height, content };
				const signature = sign(this.api, it.key, it.service, statement);
				const signed = [{ operator: this.duties.account.address, signature }];
				await this.#send(this.api.tx.attestation.attest(it.service, statement, signed));
			}
			this.#signed = height;
		}
	}

	/** Answers once in each round: with a value of every feed that the chain asks for. */
	async #answer(it: Answering): Promise<void> {
		const { account } = this.duties;
		for (const duty of await this.api.call.dutiesApi.duties(it.service, account.address)) {
			const round = duty.from.toNumber();
			if (round > this.#answered) {
				const values: [number, bigint][] = [];
				for (const feed of feedsIn(this.api, duty.call)) {
					values.push([feed, await it.measure(feed)]);
				}
				await this.#send(this.api.tx.oracle.submit(it.service, values));
				this.#answered = round;
			}
		}
	}

	/** Hands a transaction to the node. The next blocks show its effect. */
	async #send(tx: Transaction): Promise<void> {
		const hash = await tx.signAndSend(this.duties.account, { nonce: -1 });
		this.duties.log?.(`${tx.method.section}.${tx.method.method} ${hash.toHex()}`);
	}
}

/** Returns the feeds in a call that is due: `submit(service, values)`, with a pair of a feed and nothing for each. */
function feedsIn(api: ApiPromise, call: Bytes): number[] {
	const due = api.registry.createType("Call", call.toU8a(true));
	const values = due.args[1] as Vec<ITuple<[u32, i128]>>;
	return values.map(([feed]) => feed.toNumber());
}
