/** Chains that begin with more than the presets: a crowd of stakers, a service, other lengths. */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { encodeAddress } from "@polkadot/util-crypto";
import { dev, UNIT } from "./keys.ts";
import { binary } from "./node.ts";
import type { Terms } from "./restaking.ts";

/** The funds of a staker besides its bond: for the deposit of a position, and for fees. */
const SPARE = 10n * UNIT;

/** Lengths of epochs, eras, bonds and deferrals. */
export interface Lengths {
	epochSlots: number;
	sessionsPerEra: number;
	bondingEras: number;
	slashDeferEras: number;
}

/** A pledge at genesis, to the only assignment. */
export interface FirstPledge {
	stash: string;
	amount: bigint;
}

/** The only service of a chain, and the accounts behind it. */
export interface Service {
	owner: string;
	resolver?: string;
	operator: string;
	terms: Terms;
	pledges: readonly FirstPledge[];
}

/** A chain spec, as far as it is read here. */
interface Spec {
	genesis: { runtimeGenesis: { patch: Patch } };
}

/** Changes to the genesis by pallet, as serde reads them. */
interface Patch {
	balances: { balances: [string, number][] };
	staking: { stakers: [string, string, number, "Idle"][] };
	calendar?: { lengths: Lengths };
	restaking?: Record<string, unknown[]>;
}

/** A chain spec whose genesis is changed. */
export class Genesis {
	readonly #spec: Spec;
	readonly #patch: Patch;

	constructor(preset: string) {
		const flags = ["--disable-default-bootnode", "--chain", preset];
		const text = execFileSync(binary(), ["build-spec", ...flags], {
			maxBuffer: 1 << 28,
			stdio: ["ignore", "pipe", "ignore"],
		});
		this.#spec = JSON.parse(text.toString()) as Spec;
		this.#patch = this.#spec.genesis.runtimeGenesis.patch;
	}

	/** Sets the lengths. */
	lengths(lengths: Lengths): this {
		this.#patch.calendar = { lengths };
		return this;
	}

	/** Adds accounts that are bonded, and neither validate nor nominate. */
	bonded(all: readonly string[], amount: bigint): this {
		for (const who of all) {
			this.#patch.staking.stakers.push([who, who, Number(amount), "Idle"]);
		}
		return this.funded(all, amount + SPARE);
	}

	/** Adds accounts with free funds. */
	funded(all: readonly string[], amount: bigint): this {
		for (const who of all) {
			this.#patch.balances.balances.push([who, Number(amount)]);
		}
		return this;
	}

	/** Adds a service whose owner is its slasher, with an operator and its first members. */
	service({ owner, resolver, operator, terms, pledges }: Service): this {
		const service = {
			...{ owner, slasher: owner, resolver: resolver ?? null },
			...{ terms: serialized(terms), joinPolicy: "Open", group: null, metadata: "" },
		};
		const key = { sr25519: dev("Eve//key").address };
		this.#patch.restaking = {
			services: [service],
			operators: [{ account: operator, metadata: "" }],
			joins: [{ operator, service: 0, commission: 0, key }],
			pledges: pledges.map((pledge) => ({ ...pledge, assignment: 0, standing: true })),
		};
		return this;
	}

	/** Writes the chain spec to a file for `--chain`. */
	write(file: string): void {
		const plain = (_: string, value: unknown) =>
			typeof value === "bigint" ? Number(value) : value;
		writeFileSync(file, JSON.stringify(this.#spec, plain));
	}
}

/** Returns terms as serde reads them: a variant without rules has `null`. */
function serialized({ conditions, hook }: Terms) {
	return { conditions, hook: typeof hook === "string" ? { [hook]: null } : hook };
}

/** Returns the addresses of a crowd. Nobody has their keys. */
export function crowd(count: number): string[] {
	return Array.from({ length: count }, (_, index) =>
		encodeAddress(createHash("sha256").update(`crowd ${index}`).digest(), 42),
	);
}
