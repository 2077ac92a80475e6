/** What the runtime API of restaking answers, by names that polkadot.js does not have. */

import type { ApiPromise } from "@polkadot/api";
import type { bool, Bytes, Enum, Option, Result, Struct, u32, u64, u128, i128, Vec } from "@polkadot/types";
import type { AccountId32, DispatchError, H256 } from "@polkadot/types/interfaces";
import type { State } from "./api.ts";
import { describeError } from "./tx.ts";

interface WorstLoss extends Struct {
	readonly one: u128;
	readonly two: u128;
	readonly all: u128;
}

interface Leaving extends Struct {
	readonly amount: u128;
	readonly until: u32;
	readonly released: u32;
}

interface PositionInfo extends Struct {
	readonly assignment: u32;
	readonly service: u32;
	readonly operator: AccountId32;
	readonly countsNow: u128;
	readonly countsNext: u128;
	readonly budget: u128;
	readonly leaving: Vec<Leaving>;
	readonly liability: u128;
	readonly lastSlashable: Option<u32>;
	readonly released: Option<u32>;
	readonly standing: bool;
}

export interface StakerInfo extends Struct {
	readonly era: u32;
	readonly ledger: u128;
	readonly active: u128;
	readonly liability: u128;
	readonly headroom: u128;
	readonly worst: WorstLoss;
	readonly positions: Vec<PositionInfo>;
}

interface SecurityInfo extends Struct {
	readonly countsNow: u128;
	readonly countsNext: u128;
	readonly certifiedNow: u128;
	readonly certifiedNext: u128;
	readonly valueAtRisk: u128;
	readonly underSecured: bool;
	readonly slack: Option<i128>;
	readonly releasable: u128;
}

interface ServiceInfo extends Struct {
	readonly id: u32;
	readonly phase: Enum;
	readonly hook: Option<Enum>;
	readonly termsHash: H256;
	readonly metadata: Bytes;
	readonly assignments: u32;
	readonly security: SecurityInfo;
	readonly pot: Option<Struct & { readonly rate: u128; readonly held: u128 }>;
}

interface AssignmentInfo extends Struct {
	readonly id: u32;
	readonly service: u32;
	readonly operator: AccountId32;
	readonly members: u32;
	readonly countsNext: u128;
	readonly suspended: bool;
	readonly commission: u32;
	readonly requests: u32;
	readonly capLeft: u32;
}

interface PendingSlash extends Struct {
	readonly request: u32;
	readonly fraction: u32;
	readonly executed: bool;
	readonly due: u32;
	readonly loses: u128;
}

interface Claimable extends Struct {
	readonly service: u32;
	readonly earned: u128;
	readonly commission: u128;
	readonly unclaimed: u128;
}

interface SlashOutcome extends Struct {
	readonly fraction: u32;
	readonly atMost: u128;
	readonly taken: u128;
	readonly after: StakerInfo;
}

interface NetworkInfo extends Struct {
	readonly services: u32;
	readonly counted: u128;
	readonly valueAtRisk: u128;
	readonly underSecured: Vec<u32>;
	readonly shocks: Vec<Struct & { readonly lost: u64; readonly atMost: u64 }>;
}

interface Concentration extends Struct {
	readonly operators: u32;
	readonly positions: u32;
	readonly largest: u128;
	readonly toQuorum: u32;
}

type Preview<T extends Struct> = Promise<Result<T, DispatchError>>;

/** The questions, as polkadot.js shows them. */
export interface Questions {
	staker: (stash: string) => Promise<Option<StakerInfo>>;
	service: (id: number) => Promise<Option<ServiceInfo>>;
	concentration: (service: number) => Promise<Option<Concentration>>;
	operator: (
		account: string,
	) => Promise<Option<Struct & { readonly records: u32; readonly assignments: Vec<AssignmentInfo> }>>;
	assignment: (id: number) => Promise<Option<AssignmentInfo>>;
	services: (from: number, count: number) => Promise<Vec<ServiceInfo>>;
	assignments: (from: number, count: number) => Promise<Vec<AssignmentInfo>>;
	operators: (after: string | null, count: number) => Promise<Vec<AccountId32>>;
	members: (assignment: number, after: string | null, count: number) => Promise<Vec<AccountId32>>;
	pendingSlashes: (account: string) => Promise<Vec<PendingSlash>>;
	claimable: (account: string) => Promise<Vec<Claimable>>;
	previewPledge: (stash: string, assignment: number, amount: bigint) => Preview<StakerInfo>;
	previewExit: (stash: string, assignment: number, amount: bigint) => Preview<StakerInfo>;
	previewSlash: (
		stash: string,
		assignment: number,
		era: number,
		fraction: bigint,
	) => Preview<SlashOutcome>;
	network: () => Promise<NetworkInfo>;
}

/** The questions to the restaking pallet: as of a state, or else of the best block. */
export function questions(api: ApiPromise | State): Questions {
	return api.call["restakingApi"] as unknown as Questions;
}

/** What a preview says; what it refuses is thrown, in the words of the call's own error. */
export async function previewed<T extends Struct>(preview: Preview<T>): Promise<T> {
	const result = await preview;
	if (result.isErr) {
		throw new Error(describeError(result.asErr));
	}
	return result.asOk;
}
