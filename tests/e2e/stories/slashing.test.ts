/** Bonded stake is slashed: from active and unlocking stake and from custody, to the unit. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Actor } from "../src/actor.ts";
import { stateAt, type State } from "../src/api.ts";
import { fundsOf } from "../src/funds.ts";
import { dev, freshFunded, UNIT } from "../src/keys.ts";
import {
	calls,
	hashOf,
	partDown,
	partUp,
	plannedEra,
	reachEra,
	sealUntilTold,
	signedBy,
	stakerOf,
	telling,
	toldIn,
} from "../src/restaking.ts";
import { COMMISSION, join, PERCENT, POSITION_DEPOSIT, termsOf } from "../src/services.ts";
import { ledgerOf } from "../src/staking.ts";
import { Story } from "../src/story.ts";
import type { Outcome } from "../src/tx.ts";

const story = new Story();
const STAKING = "staking.Staking";
const CUSTODY = "restaking.Custody";
const POSITIONS = "restaking.PositionDeposit";
const BOND = "restaking.SlashBond";

/** Eras from unbonding to withdrawing, in the preset; escrow waits as long. */
const BONDING = 8;
const VETO = 3;
/** What is set aside for vetoed requests, and what each of these small ones risks. */
const SET_ASIDE = 100n * UNIT;
const LEAST_BOND = 10n * UNIT;
/** A third, not quite. */
const THIRD = 333_333_333n;
const TENTH = 10n * PERCENT;
/** A quarter goes to the treasury and a quarter to the recipient; half is burned. */
const QUARTER = 25n * PERCENT;

const VALIDATORS_BOND = 50_000n * UNIT;
/** Odd, so that each rounding shows. */
const NORAS_BOND = 1_234_567_890_123_457n;
const NORA_UNBONDS = 411_522_630_041_152n;
const BOBS_BOND = 1_000n * UNIT;

const ALREADY_SEEN =
	"restaking.OffenceSeen: The offence was brought before, and counts once. Nothing to do.";
const NOT_SLASHER =
	"restaking.NotSlasher: The origin was not the service's slasher in the era of the offence. Ask " +
	"who was.";
const NOT_RESOLVER =
	"restaking.NotResolver: The origin may not veto this request. Ask governance, or the resolver of " +
	"its era.";

let owner: Actor;
let resolver: Actor;
let recipient: Actor;
let keeper: Actor;
let validator: Actor;
let nora: Actor;
let bob: Actor;

test("a validator and two nominators pledge to a service that may take 40 %", async () => {
	const { api } = story;
	const funded = async (amount: bigint) => Actor.of(api, await freshFunded(api, amount * UNIT));
	owner = await funded(1_000n);
	resolver = await funded(10n);
	recipient = await funded(1n);
	keeper = await funded(10n);
	nora = await funded(1_300n);
	bob = await funded(1_010n);
	validator = await Actor.of(api, dev("Alice//stash"));
	const operator = await funded(100n);
	const { registerService, registerOperator, fundSlashBond, pledge } = calls(api);
	const service = registerService(
		terms(),
		signedBy(owner.key),
		signedBy(resolver.key),
		"Open",
		null,
		"",
	);
	await owner.does(service);
	await owner.does(fundSlashBond(0, SET_ASIDE));
	await operator.does(registerOperator(""));
	await join(api, operator, 0, COMMISSION);
	await nora.does(api.tx.staking.bond(NORAS_BOND, "Stash"));
	await bob.does(api.tx.staking.bond(BOBS_BOND, "Stash"));
	for (const [staker, amount] of bonds()) {
		await staker.does(pledge(0, amount, hashOf(api, terms()), COMMISSION));
	}
	await bob.does(api.tx.staking.unbond(BOBS_BOND));
});

/** The request of the first offence, and its era. */
let first: { outcome: Outcome; era: number };

test("the slasher requests a third for an offence, with a bond and a veto window", async () => {
	const { api } = story;
	const era = await reachBobsWithdrawal();
	await nora.does(api.tx.staking.unbond(NORA_UNBONDS));
	const { requestSlash } = calls(api);
	await keeper.fails(requestSlash(0, era, THIRD, offence(1), offence(9)), NOT_SLASHER);
	const outcome = await owner.does(requestSlash(0, era, THIRD, offence(1), offence(9)));
	first = { outcome, era };
	const all = VALIDATORS_BOND + NORAS_BOND + BOBS_BOND;
	const thousandth = 10n ** 6n;
	assert.deepEqual(telling(outcome, "SlashRequested"), {
		request: "0",
		service: "0",
		assignment: "0",
		offence: offence(1),
		era: String(era),
		fraction: String(THIRD),
		evidence: offence(9),
		reporter: "",
		bond: String(partUp(thousandth, partUp(THIRD, all))),
		due: String(era + VETO),
		last: String(era + 7),
	});
	await owner.fails(requestSlash(0, era, TENTH, offence(1), offence(9)), ALREADY_SEEN);
});

test("in between one of them withdraws all it had, and what is liable stays in custody", async () => {
	const { api } = story;
	await reachEra(api, first.era + 1);
	await bob.does(api.tx.staking.withdrawUnbonded(0));
	const liable = (BOBS_BOND * 4n) / 10n;
	await bob.expectHolds({ [CUSTODY]: liable, [POSITIONS]: POSITION_DEPOSIT });
	assert.equal(await ledgerOf(await stateAt(api), bob.address), undefined);
});

/** What was taken of each by the first slash. */
const taken = new Map<string, bigint>();

test("it is executed and settled by itself, in one block of its era", async () => {
	const { api } = story;
	await reachEra(api, first.era + VETO);
	const [before, after] = await sealUntilTold(api, "SlashExecuted");
	assert.equal(await plannedEra(after), first.era + VETO);
	for (const [staker, amount] of bonds()) {
		taken.set(staker.address, partUp(THIRD, amount));
	}
	const told = await toldIn(after, "Slashed");
	assert.deepEqual(
		new Map(told.map(({ stash = "", taken: lost = "" }) => [stash, BigInt(lost)])),
		taken,
	);
	await expectDivided(before, after, [...taken.values()]);
});

test("active stake, an unlocking chunk and custody have each paid their part", async () => {
	const { api } = story;
	const state = await stateAt(api);
	const [fromValidator, fromNora, fromBob] = [validator, nora, bob].map(lossOf);
	const left = VALIDATORS_BOND - (fromValidator ?? 0n);
	assert.deepEqual(await ledgerOf(state, validator.address), {
		total: left,
		active: left,
		unlocking: [],
	});
	// What was unbonded in the era of the offence pays in proportion; the active part first, rounded up.
	const active = NORAS_BOND - NORA_UNBONDS;
	const loss = fromNora ?? 0n;
	const ratio = (loss * 10n ** 18n + NORAS_BOND - 1n) / NORAS_BOND;
	const fromActive = (ratio * active + 10n ** 18n - 1n) / 10n ** 18n;
	assert.deepEqual(await ledgerOf(state, nora.address), {
		total: NORAS_BOND - loss,
		active: active - fromActive,
		unlocking: [{ value: NORA_UNBONDS - (loss - fromActive), era: first.era + BONDING }],
	});
	for (const [staker, loss] of [validator, nora, bob].map((who) => [who, lossOf(who)] as const)) {
		staker.comes(-loss);
	}
	await nora.expectHolds({ [STAKING]: NORAS_BOND - loss, [POSITIONS]: POSITION_DEPOSIT });
	const custody = (BOBS_BOND * 4n) / 10n - (fromBob ?? 0n);
	await bob.expectHolds({ [CUSTODY]: custody, [POSITIONS]: POSITION_DEPOSIT });
});

test("a vetoed request changes nothing but the bond, and its offence is closed", async () => {
	const { api } = story;
	const { requestSlash, veto } = calls(api);
	await api.rpc.engine.createBlock(true, true);
	const era = await plannedEra(await stateAt(api));
	const before = await everything();
	const request = await owner.does(requestSlash(0, era, 2n * PERCENT, offence(2), offence(9)));
	assert.equal(telling(request, "SlashRequested")["bond"], String(LEAST_BOND));
	await keeper.fails(veto(1), NOT_RESOLVER);
	await owner.fails(veto(1), NOT_RESOLVER);
	const vetoed = await resolver.does(veto(1));
	assert.deepEqual(telling(vetoed, "SlashVetoed"), {
		request: "1",
		byGovernance: "false",
		forfeited: String(LEAST_BOND),
	});
	owner.comes(-LEAST_BOND);
	await reachEra(api, era + VETO + 1);
	assert.deepEqual(await everything(), before);
	assert.equal(await owner.held(BOND), SET_ASIDE - LEAST_BOND);
	await resolver.fails(
		veto(1),
		"restaking.NoSuchRequest: There is no such request: it ended, or never was. Look up its id.",
	);
});

test("governance vetoes as well, and sends an escrow to the treasury", async () => {
	const { api } = story;
	const { requestSlash, veto, redirectEscrow } = calls(api);
	const sudo = await Actor.of(api, dev("Alice"));
	const era = await plannedEra(await stateAt(api));
	await owner.does(requestSlash(0, era, 2n * PERCENT, offence(3), offence(9)));
	await sudo.does(api.tx.sudo.sudo(veto(2)));
	owner.comes(-LEAST_BOND);
	await owner.does(requestSlash(0, era, 2n * PERCENT, offence(4), offence(9)));
	await reachEra(api, era + VETO);
	const [, executed] = await sealUntilTold(api, "SlashExecuted");
	const [settled] = await toldIn(executed, "SlashSettled");
	const kept = BigInt(settled?.["recipient"] ?? 0);
	assert(kept > 0n);
	await keeper.fails(redirectEscrow(3), "BadOrigin");
	const before = await stateAt(api);
	const redirected = await sudo.does(api.tx.sudo.sudo(redirectEscrow(3)));
	assert.equal(telling(redirected, "EscrowRedirected")["amount"], String(kept));
	const after = await stateAt(api);
	assert.equal((await escrowIn(before)) - (await escrowIn(after)), kept);
	// An era may have ended in between, which pays the treasury as well.
	assert((await treasuryIn(after)) - (await treasuryIn(before)) >= kept);
});

test("the escrow of the first slash is paid when a bond would be free", async () => {
	const { api } = story;
	const { payEscrow } = calls(api);
	const early =
		"restaking.EscrowNotPayable: The escrow is paid later. Wait for the era that the request names.";
	const payable = first.era + VETO + BONDING;
	if ((await plannedEra(await stateAt(api))) < payable) {
		await keeper.fails(payEscrow(0), early);
		await reachEra(api, payable);
	}
	const share = [...taken.values()].reduce((sum, loss) => sum + partDown(QUARTER, loss), 0n);
	const paid = await keeper.does(payEscrow(0));
	assert.equal(telling(paid, "EscrowPaid")["recipient"], String(share));
	recipient.comes(share);
	await recipient.expectHolds({});
	assert.equal(await stakerOf(await stateAt(api), keeper.address), undefined);
});

function terms() {
	const shares = { treasury: QUARTER, recipient: QUARTER, reporter: 0n };
	return termsOf(40n * PERCENT, { shares, recipient: recipient.address });
}

function bonds(): (readonly [Actor, bigint])[] {
	return [
		[validator, VALIDATORS_BOND],
		[nora, NORAS_BOND],
		[bob, BOBS_BOND],
	];
}

function lossOf(who: Actor): bigint {
	return taken.get(who.address) ?? 0n;
}

function offence(number: number): string {
	return `0x${number.toString(16).padStart(64, "0")}`;
}

/** Seals until Bob's stake could be withdrawn, and gives that era. */
async function reachBobsWithdrawal(): Promise<number> {
	const { api } = story;
	const ledger = await ledgerOf(await stateAt(api), bob.address);
	const era = ledger?.unlocking[0]?.era ?? 0;
	await reachEra(api, era);
	return era;
}

async function treasuryIn(state: State): Promise<bigint> {
	return (await fundsOf(state, "5EYCAe5ijiYfyeZ2JJCGq56LmPyNRAKzpG4QkoQkkQNB5e6Z")).free;
}

async function escrowIn(state: State): Promise<bigint> {
	const account = story.api.consts["restaking"]?.["escrowAccountId"];
	return (await fundsOf(state, String(account))).free;
}

/** A block divided these losses as the terms say, and moved nothing else. */
async function expectDivided(before: State, after: State, losses: bigint[]): Promise<void> {
	const quarters = losses.reduce((sum, loss) => sum + partDown(QUARTER, loss), 0n);
	const all = losses.reduce((sum, loss) => sum + loss, 0n);
	assert.equal((await treasuryIn(after)) - (await treasuryIn(before)), quarters);
	assert.equal((await escrowIn(after)) - (await escrowIn(before)), quarters);
	const issuance = async (state: State) => (await state.query.balances.totalIssuance()).toBigInt();
	assert.equal((await issuance(before)) - (await issuance(after)), all - 2n * quarters);
	const [told] = await toldIn(after, "SlashSettled");
	assert.deepEqual(told, {
		request: "0",
		asked: String(all),
		taken: String(all),
		burned: String(all - 2n * quarters),
		treasury: String(quarters),
		recipient: String(quarters),
		reporter: "0",
		payable: String(first.era + VETO + BONDING),
	});
}

/** What the stakers have, in all places. */
async function everything(): Promise<unknown[]> {
	const state = await stateAt(story.api);
	const of = async ({ address }: Actor) => [
		(await fundsOf(state, address)).reserved,
		await ledgerOf(state, address),
		await stakerOf(state, address),
	];
	return Promise.all([validator, nora, bob].map(of));
}
