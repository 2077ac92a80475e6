/** Slashes of bonded stake: from active and unlocking stake and from custody, to the unit. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Actor } from "../src/actor.ts";
import { stateAt, type State } from "../src/api.ts";
import { emittedIn } from "../src/events.ts";
import { expectEqual } from "../src/expect.ts";
import { fundsOf } from "../src/funds.ts";
import { dev, freshFunded, UNIT } from "../src/keys.ts";
import {
	escrowWait,
	hashOf,
	partDown,
	partUp,
	plannedEra,
	reachEra,
	signedBy,
	stakerOf,
} from "../src/restaking.ts";
import { COMMISSION, join, PERCENT, POSITION_DEPOSIT, termsOf } from "../src/services.ts";
import { ledgerOf } from "../src/staking.ts";
import { Story } from "../src/story.ts";
import { sealUntilEmitted } from "../src/time.ts";
import type { Outcome } from "../src/tx.ts";

const story = new Story();
const STAKING = "staking.Staking";
const CUSTODY = "restaking.Custody";
const POSITIONS = "restaking.PositionDeposit";
const BOND = "restaking.SlashBond";

/** Eras from unbonding to withdrawing, in the preset. */
const BONDING = 8;
const VETO = 3;
/** The slash bond of the service, and the minimum part of it that a request locks. */
const SET_ASIDE = 100n * UNIT;
const MIN_BOND = 10n * UNIT;
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
	const { registerService, registerOperator, fundSlashBond, pledge } = api.tx.restaking;
	const service = registerService(
		terms(),
		signedBy(owner.key),
		signedBy(resolver.key),
		"Open",
		null,
		"",
	);
	await owner.does(service);
	await owner.does(fundSlashBond(0, signedBy(owner.key), SET_ASIDE));
	await operator.does(registerOperator(""));
	await join(api, operator, 0, COMMISSION);
	await nora.does(api.tx.staking.bond(NORAS_BOND, "Stash"));
	await bob.does(api.tx.staking.bond(BOBS_BOND, "Stash"));
	for (const [staker, amount] of bonds()) {
		await staker.does(pledge(0, amount, hashOf(api, terms()), COMMISSION, true));
	}
	await bob.does(api.tx.staking.unbond(BOBS_BOND));
});

/** The request of the first offence, and its era. */
let first: { outcome: Outcome; era: number };

test("the slasher requests a third for an offence, with a bond and a veto window", async () => {
	const { api } = story;
	const era = await reachBobsWithdrawal();
	await nora.does(api.tx.staking.unbond(NORA_UNBONDS));
	const { requestSlash } = api.tx.restaking;
	const { NotSlasher, OffenceSeen } = api.errors.restaking;
	await keeper.fails(requestSlash(0, era, THIRD, offence(1), offence(9), null), NotSlasher);
	const outcome = await owner.does(requestSlash(0, era, THIRD, offence(1), offence(9), null));
	first = { outcome, era };
	const all = VALIDATORS_BOND + NORAS_BOND + BOBS_BOND;
	const thousandth = 10n ** 6n;
	expectEqual(outcome.one(api.events.restaking.SlashRequested), {
		request: 0,
		service: 0,
		assignment: 0,
		offenceId: offence(1),
		offenceEra: era,
		asked: THIRD,
		fraction: THIRD,
		evidenceHash: offence(9),
		requester: { System: { Signed: owner.address } },
		payer: owner.address,
		reporter: null,
		resolver: { System: { Signed: resolver.address } },
		bond: partUp(thousandth, partUp(THIRD, all)),
		dueEra: era + VETO,
		lastEra: era + 7,
	});
	await owner.fails(requestSlash(0, era, TENTH, offence(1), offence(9), null), OffenceSeen);
});

test("in between one of them withdraws all its stake, and the liable part stays in custody", async () => {
	const { api } = story;
	await reachEra(api, first.era + 1);
	await bob.does(api.tx.staking.withdrawUnbonded(0));
	const liable = (BOBS_BOND * 4n) / 10n;
	await bob.expectHolds({ [CUSTODY]: liable, [POSITIONS]: POSITION_DEPOSIT });
	assert.equal(await ledgerOf(await stateAt(api), bob.address), null);
});

/** The loss of each staker by the first slash. */
const taken = new Map<string, bigint>();

test("it is executed and settled by itself, in one block of its era", async () => {
	const { api } = story;
	await reachEra(api, first.era + VETO);
	const [before, after] = await sealUntilEmitted(api, api.events.restaking.SlashExecuted);
	assert.equal(await plannedEra(after), first.era + VETO);
	for (const [staker, amount] of bonds()) {
		taken.set(staker.address, partUp(THIRD, amount));
	}
	const slashed = await emittedIn(after, api.events.restaking.Slashed);
	assert.deepEqual(new Map(slashed.map(({ stash, taken: lost }) => [stash, lost])), taken);
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
	// Stake that was unbonded in the era of the offence pays in proportion; the active part first, rounded up.
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
	const { requestSlash, veto } = api.tx.restaking;
	const { SlashRequested, SlashVetoed } = api.events.restaking;
	const { NotResolver, NoSuchRequest } = api.errors.restaking;
	await api.rpc.engine.createBlock(true, true);
	const era = await plannedEra(await stateAt(api));
	const before = await everything();
	const second = requestSlash(0, era, 2n * PERCENT, offence(2), offence(9), null);
	const request = await owner.does(second);
	assert.equal(request.one(SlashRequested).bond, MIN_BOND);
	await keeper.fails(veto(1), NotResolver);
	await owner.fails(veto(1), NotResolver);
	const vetoed = await resolver.does(veto(1));
	expectEqual(vetoed.one(SlashVetoed), {
		...{ request: 1, service: 0, assignment: 0 },
		...{ byGovernance: false, forfeited: MIN_BOND, burned: false },
	});
	owner.comes(-MIN_BOND);
	await reachEra(api, era + VETO + 1);
	assert.deepEqual(await everything(), before);
	assert.equal(await owner.held(BOND), SET_ASIDE - MIN_BOND);
	await resolver.fails(veto(1), NoSuchRequest);
});

test("governance vetoes as well, and sends an escrow to the treasury", async () => {
	const { api } = story;
	const { requestSlash, veto, redirectEscrow } = api.tx.restaking;
	const { SlashExecuted, SlashSettled, EscrowRedirected } = api.events.restaking;
	const sudo = await Actor.of(api, dev("Alice"));
	const era = await plannedEra(await stateAt(api));
	await owner.does(requestSlash(0, era, 2n * PERCENT, offence(3), offence(9), null));
	await sudo.does(api.tx.sudo.sudo(veto(2)));
	owner.comes(-MIN_BOND);
	await owner.does(requestSlash(0, era, 2n * PERCENT, offence(4), offence(9), null));
	await reachEra(api, era + VETO);
	const [, executed] = await sealUntilEmitted(api, SlashExecuted);
	const [settled] = await emittedIn(executed, SlashSettled);
	const kept = settled?.recipient ?? 0n;
	assert(kept > 0n);
	await keeper.fails(redirectEscrow(3), "BadOrigin");
	const before = await stateAt(api);
	const redirected = await sudo.does(api.tx.sudo.sudo(redirectEscrow(3)));
	assert.equal(redirected.one(EscrowRedirected).amount, kept);
	const after = await stateAt(api);
	assert.equal((await escrowIn(before)) - (await escrowIn(after)), kept);
	// An era may have ended in between, which pays the treasury as well.
	assert((await treasuryIn(after)) - (await treasuryIn(before)) >= kept);
});

test("the escrow of the first slash is paid when nothing of it can be disputed any more", async () => {
	const { api } = story;
	const { payEscrow } = api.tx.restaking;
	const { EscrowPaid } = api.events.restaking;
	const payable = first.era + VETO + escrowWait(story.api);
	await keeper.fails(payEscrow(0), api.errors.restaking.EscrowNotPayable);
	await reachEra(api, payable);
	const share = [...taken.values()].reduce((sum, loss) => sum + partDown(QUARTER, loss), 0n);
	// The chain pays by itself.
	const [, then] = await sealUntilEmitted(api, EscrowPaid);
	const [paid] = await emittedIn(then, EscrowPaid);
	assert.deepEqual([paid?.request, paid?.recipient], [0, share]);
	recipient.comes(share);
	await recipient.expectHolds({});
	assert.equal(await stakerOf(await stateAt(api), keeper.address), null);
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

/** Seals until Bob's stake can be withdrawn, and returns that era. */
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
	return (await fundsOf(state, story.api.consts.restaking.escrowAccountId.toString())).free;
}

/** Asserts that a block divided these losses by the terms, and moved nothing else. */
async function expectDivided(before: State, after: State, losses: bigint[]): Promise<void> {
	const quarters = losses.reduce((sum, loss) => sum + partDown(QUARTER, loss), 0n);
	const all = losses.reduce((sum, loss) => sum + loss, 0n);
	assert.equal((await treasuryIn(after)) - (await treasuryIn(before)), quarters);
	assert.equal((await escrowIn(after)) - (await escrowIn(before)), quarters);
	const issuance = async (state: State) => (await state.query.balances.totalIssuance()).toBigInt();
	assert.equal((await issuance(before)) - (await issuance(after)), all - 2n * quarters);
	const settled = await emittedIn(after, story.api.events.restaking.SlashSettled);
	expectEqual(settled, [
		{
			request: 0,
			service: 0,
			assignment: 0,
			asked: all,
			taken: all,
			burned: all - 2n * quarters,
			treasury: quarters,
			recipient: quarters,
			reporter: 0n,
			payableEra: first.era + VETO + escrowWait(story.api),
		},
	]);
}

/** Returns the funds of the stakers, in all places. */
async function everything(): Promise<unknown[]> {
	const state = await stateAt(story.api);
	const of = async ({ address }: Actor) => [
		(await fundsOf(state, address)).reserved,
		await ledgerOf(state, address),
		await stakerOf(state, address),
	];
	return Promise.all([validator, nora, bob].map(of));
}
