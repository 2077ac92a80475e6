/**
 * The parachain under chopsticks, which makes its blocks from the raw chain spec: without a relay chain, and without a
 * network.
 */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsicFunction } from "@polkadot/api/types";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { AccountId32, DispatchError } from "@polkadot/types/interfaces";
import type { u128, u32 } from "@polkadot/types-codec";
import type { IsEvent } from "@polkadot/types/metadata/decorate/types";
import type { AnyTuple } from "@polkadot/types/types";
import { bnToHex } from "@polkadot/util";
import { connect, disconnect, stateAt, type State } from "./api.ts";
import { binary, Run, temporaryBasePath } from "./node.ts";
import { plain } from "./plain.ts";
import { Outcome, Refusal, type Transaction } from "./tx.ts";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const CHOPSTICKS = path.join(HERE, "../node_modules/@acala-network/chopsticks/chopsticks.cjs");
const READY = /RPC listening on .*(ws:\/\/127\.0\.0\.1:\d+)/;
const READY_WITHIN = 120_000;

/** The length of a slot, of this chain and of the relay chain, in milliseconds. */
const SLOT = 6_000;
/** The length of an era, in slots. */
const ERA = 10;
/**
 * The moment at which the chain begins. Without one chopsticks reads the clock of the machine several times for the first
 * block, and if a slot ends meanwhile, the slot of the block is not that of its relay parent.
 */
const BEGINS = 285_000_000 * SLOT;
/** The key of the slot in the state of the relay chain. */
const RELAY_SLOT = "0x1cb6f36e027abb2091cfb5110ab5087f06155b3cd9a8c9e5e9a23fd5dc13a5ed";

/** Returns a file: the one that a variable names, or else that of cargo, beside the node. */
function built(variable: string, file: string): string {
	const named = process.env[variable];
	return named ? path.resolve(named) : path.join(path.dirname(binary()), file);
}

const code = () =>
	built(
		"PARACHAIN_WASM",
		"wbuild/restaking-parachain-runtime/restaking_parachain_runtime.wasm",
	);
const specification = () => built("PARACHAIN_SPEC", "parachain-spec");

/** The bonds of an account. */
export interface Ledger {
	active: bigint;
	unlocking: { unbondedEra: number; amount: bigint }[];
}

interface Amount {
	who: AccountId32;
	amount: u128;
}

/** The parachain with its connection, there while the tests of a file run. */
export class ParachainStory {
	/** The reason for which the story can not be told here; `false` if there is none. */
	readonly missing: string | false;
	#run: Run | undefined;
	#api: ApiPromise | undefined;

	/** Starts the chain of a preset before the first test and ends it after the last. */
	constructor(preset: string) {
		const files = [code(), specification()].filter((file) => !existsSync(file));
		// A file that is named has to be there.
		const asked = [process.env["PARACHAIN_WASM"], process.env["PARACHAIN_SPEC"]].some(Boolean);
		this.missing = !asked && files.length > 0 && `not built: ${files.join(", ")}`;
		if (this.missing) {
			return;
		}
		before(async () => {
			const [run, endpoint] = await start(preset);
			this.#run = run;
			this.#api = await connect(endpoint);
		});
		after(async () => {
			if (this.#api) {
				await disconnect(this.#api);
			}
			await this.#run?.stop();
		});
	}

	get api(): ApiPromise {
		assert(this.#api, "the story has not begun");
		return this.#api;
	}

	/** Makes a block, and returns its hash. */
	async block(what: { transactions?: string[]; relayChainStateOverrides?: [string, string][] } = {}) {
		return this.#send<string>("dev_newBlock", what);
	}

	/** Makes blocks. */
	async blocks(count: number): Promise<void> {
		for (let block = 0; block < count; block += 1) {
			await this.block();
		}
	}

	/** Lets slots of the relay chain pass without a block, and ends an era with the next one. */
	async endEra(): Promise<void> {
		const before = await this.era();
		const now = (await (await stateAt(this.api)).query.timestamp.now()).toNumber();
		const slot = now / SLOT + ERA;
		await this.#send("dev_timeTravel", (slot - 1) * SLOT);
		const encoded = bnToHex(slot, { bitLength: 64, isLe: true });
		await this.block({ relayChainStateOverrides: [[RELAY_SLOT, encoded]] });
		assert.equal(await this.era(), before + 1, "a block that is late enough ends one era");
	}

	/** Ends eras, with a block each, until one has come. */
	async reachEra(era: number): Promise<void> {
		while ((await this.era()) < era) {
			await this.endEra();
		}
	}

	/** Returns the present era. */
	async era(): Promise<number> {
		return (await (await this.state()).call.restakingApi.network()).era.toNumber();
	}

	async state(): Promise<State> {
		return stateAt(this.api);
	}

	/** Signs a call, makes a block of it, and returns its effect. */
	async does(key: KeyringPair, tx: Transaction): Promise<Outcome> {
		const { api } = this;
		const signed = await tx.signAsync(key, { era: 0, nonce: -1 });
		const hash = await this.block({ transactions: [signed.toHex()] });
		const { block } = await api.rpc.chain.getBlock(hash);
		const index = block.extrinsics.findIndex((extrinsic) => extrinsic.hash.eq(signed.hash));
		assert(index >= 0, `the block takes no ${tx.method.section}.${tx.method.method}`);
		const records = await (await stateAt(api, hash)).query.system.events();
		const events = records
			.filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eqn(index))
			.map(({ event }) => event);
		const failed = events.find(
			({ section, method }) => section === "system" && method === "ExtrinsicFailed",
		);
		if (failed) {
			throw new Refusal(failed.data[0] as unknown as DispatchError);
		}
		return new Outcome(hash, events);
	}

	/** Signs a call that is refused with this error. */
	async fails(key: KeyringPair, tx: Transaction, name: string): Promise<void> {
		await assert.rejects(this.does(key, tx), (error) => {
			assert(error instanceof Refusal && error.message.startsWith(`${name}:`), String(error));
			return true;
		});
	}

	/** Returns the ledger of an account; `null` if it has bonded nothing. */
	async ledger(address: string): Promise<Ledger | null> {
		const ledgers = known((await this.state()).query["bond"]?.["ledgers"]);
		const ledger: unknown = plain(await ledgers(address));
		return ledger as Ledger | null;
	}

	/** Returns a call of the pallet of bonds. The demo chain, whose metadata our types come from, has no such pallet. */
	bonds(name: "bond" | "unbond" | "withdraw"): SubmittableExtrinsicFunction<"promise"> {
		return known(this.api.tx["bond"]?.[name]);
	}

	/** Returns the kind of an event of the pallet of bonds that tells of an account and an amount. */
	amounts(name: "Bonded" | "Withdrawn") {
		return this.#kind<Amount>(name);
	}

	/** Returns the kind of the event that tells that stake was unbonded. */
	unbonded() {
		return this.#kind<Amount & { freeEra: u32 }>("Unbonded");
	}

	#kind<Fields>(name: string): IsEvent<AnyTuple, Fields> {
		return known(this.api.events["bond"]?.[name]) as unknown as IsEvent<AnyTuple, Fields>;
	}

	#send<Answer>(method: string, ...params: unknown[]): Promise<Answer> {
		const rpc = this.api.rpc as unknown as (method: string, ...params: unknown[]) => Promise<Answer>;
		return rpc(method, ...params);
	}
}

/** Starts chopsticks on the chain of a preset. Returns it with the address at which it listens. */
async function start(preset: string): Promise<[Run, string]> {
	const directory = temporaryBasePath();
	const spec = path.join(directory, "spec.json");
	const text = execFileSync(specification(), [preset, code(), String(BEGINS)], {
		maxBuffer: 1 << 28,
	});
	writeFileSync(spec, text);
	const where = ["--genesis", spec, "--host", "127.0.0.1", "--port", "0"];
	const flags = [...where, "--build-block-mode", "Manual"];
	const run = new Run([CHOPSTICKS, ...flags], process.execPath);
	try {
		const [, endpoint = ""] = await run.line(READY, READY_WITHIN);
		return [run, endpoint];
	} catch (error) {
		await run.stop("SIGKILL").catch(() => undefined);
		throw error;
	} finally {
		// It was read as a whole.
		rmSync(directory, { recursive: true, force: true });
	}
}

function known<T>(found: T | undefined): T {
	assert(found !== undefined, "the chain has no pallet of bonds");
	return found;
}
