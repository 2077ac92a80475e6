/** Slashes of bonded stake: from active and unlocking stake and from custody, to the unit. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Actor } from "../src/actor.ts";
import { stateAt, type State } from "../src/api.ts";
import { emittedIn } from "../src/events.ts";
import { expectEqual } from "../src/expect.ts";
import { fundsOf } from "../src/funds.ts";
import { dev, freshFunded, UNIT } from "../src/keys.ts";
import { expectEscrowAccounted } from "../src/laws.ts";
import {
	divisionOf,
	escrowWait,
	hashOf,
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
const SHARES = { treasury: 25n * PERCENT, recipient: 25n * PERCENT, reporter: 0n };

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
	const all = sumOf(taken.values());
	expectEqual(await emittedIn(after, api.events.restaking.SlashSettled), [
		{
			...{ request: 0, service: 0, assignment: 0, asked: all, taken: all, waiting: all },
			payableEra: first.era + VETO + escrowWait(api),
		},
	]);
	// All of it waits: nothing is burned or paid before the division.
	await expectMoved(before, after, { escrow: all, treasury: 0n, burned: 0n });
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

/** The proceeds of the last slash, and the era in which they are divided. */
let last: { waiting: bigint; payable: number };

test("governance vetoes as well, and redirects the recipient's part to the treasury", async () => {
	const { api } = story;
	const { requestSlash, veto, redirectEscrow } = api.tx.restaking;
	const { SlashSettled, EscrowRedirected } = api.events.restaking;
	const sudo = await Actor.of(api, dev("Alice"));
	// The first slash has left too little of the cap to serve on; all of it is back in this era, and it serves in
	// the next one.
	const era = (await plannedEra(await stateAt(api))) + 1;
	await reachEra(api, era);
	await owner.does(requestSlash(0, era, 2n * PERCENT, offence(3), offence(9), null));
	await sudo.does(api.tx.sudo.sudo(veto(2)));
	owner.comes(-MIN_BOND);
	await owner.does(requestSlash(0, era, 2n * PERCENT, offence(4), offence(9), null));
	await reachEra(api, era + VETO);
	const [, executed] = await sealUntilEmitted(api, SlashSettled);
	const [settled] = await emittedIn(executed, SlashSettled);
	assert(settled && settled.waiting > 0n);
	last = { waiting: settled.waiting, payable: settled.payableEra };
	assert.equal(last.payable, era + VETO + escrowWait(api));
	await keeper.fails(redirectEscrow(3), "BadOrigin");
	const before = await escrowIn(await stateAt(api));
	const redirected = await sudo.does(api.tx.sudo.sudo(redirectEscrow(3)));
	expectEqual(redirected.one(EscrowRedirected), { request: 3, service: 0, assignment: 0 });
	assert.equal(await escrowIn(await stateAt(api)), before, "it waits as before");
	await assert.rejects(
		sudo.does(api.tx.sudo.sudo(redirectEscrow(3))),
		/restaking\.NothingToChange/,
	);
});

test("the first slash is divided by itself, once, when it cannot be undone any more", async () => {
	const { api } = story;
	const { divide } = api.tx.restaking;
	const all = sumOf(taken.values());
	assert.equal(await expectEscrowAccounted(await stateAt(api)), all + last.waiting);
	await keeper.fails(divide(0), api.errors.restaking.NotDueYet);
	const division = divisionOf(all, SHARES, false);
	await expectDivided(0, first.era + VETO + escrowWait(api), all, division);
	recipient.comes(division.recipient);
	await recipient.expectHolds({});
	await keeper.fails(divide(0), api.errors.restaking.NoSuchRequest);
	assert.equal(await stakerOf(await stateAt(api), keeper.address), null);
});

test("what was redirected goes to the treasury, and the recipient gets nothing", async () => {
	const { burned, treasury, recipient: part } = divisionOf(last.waiting, SHARES, false);
	const division = { burned, treasury: treasury + part, recipient: 0n, reporter: 0n };
	await expectDivided(3, last.payable, last.waiting, division);
	await recipient.expectHolds({});
	assert.equal(await expectEscrowAccounted(await stateAt(story.api)), 0n);
});

function terms() {
	return termsOf(40n * PERCENT, { shares: SHARES, recipient: recipient.address });
}

function bonds(): (readonly [Actor, bigint])[] {
	return [
		[validator, VALIDATORS_BOND],
		[nora, NORAS_BOND],
		[bob, BOBS_BOND],
	];
}

function sumOf(amounts: Iterable<bigint>): bigint {
	return [...amounts].reduce((sum, amount) => sum + amount, 0n);
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

/** Asserts that a block put this into escrow, paid this to the treasury and burned this, and no more. */
async function expectMoved(
	before: State,
	after: State,
	sums: { escrow: bigint; treasury: bigint; burned: bigint },
): Promise<void> {
	const issuance = async (state: State) => (await state.query.balances.totalIssuance()).toBigInt();
	assert.deepEqual(
		{
			escrow: (await escrowIn(after)) - (await escrowIn(before)),
			treasury: (await treasuryIn(after)) - (await treasuryIn(before)),
			burned: (await issuance(before)) - (await issuance(after)),
		},
		sums,
	);
}

/** Asserts that a block of this era divides the proceeds of a request by itself, and moves nothing else. */
async function expectDivided(
	request: number,
	era: number,
	waiting: bigint,
	division: ReturnType<typeof divisionOf>,
): Promise<void> {
	const { api } = story;
	const { SlashDivided } = api.events.restaking;
	await reachEra(api, era);
	const [before, after] = await sealUntilEmitted(api, SlashDivided);
	assert.equal(await plannedEra(after), era);
	expectEqual(await emittedIn(after, SlashDivided), [
		{ request, service: 0, assignment: 0, ...division },
	]);
	const { burned, treasury } = division;
	await expectMoved(before, after, { escrow: -waiting, treasury, burned });
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
