/** A slash is undone: the chain gives back what it took, to exactly those who lost it, to the unit. */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import type { KeyringPair } from "@polkadot/keyring/types";
import { blake2AsU8a } from "@polkadot/util-crypto";
import { Actor } from "../src/actor.ts";
import { stateAt, type State } from "../src/api.ts";
import { emittedIn, emittedSince } from "../src/events.ts";
import { expectEqual } from "../src/expect.ts";
import { crowd, Genesis } from "../src/genesis.ts";
import { dev, fresh, freshFunded, fromPath, UNIT } from "../src/keys.ts";
import { expectEscrowAccounted } from "../src/laws.ts";
import { temporaryBasePath } from "../src/node.ts";
import { plain } from "../src/plain.ts";
import {
	divisionOf,
	escrowWait,
	mapsInUse,
	partUp,
	plannedEra,
	reachEra,
	signedBy,
	stakerOf,
} from "../src/restaking.ts";
import { PERCENT, POSITION_DEPOSIT, termsOf } from "../src/services.ts";
import { ledgerOf } from "../src/staking.ts";
import { MANUAL, Story } from "../src/story.ts";
import { seal, sealUntilEmitted } from "../src/time.ts";
import type { Transaction } from "../src/tx.ts";

const STAKING = "staking.Staking";
const POSITIONS = "restaking.PositionDeposit";
const VETO = 3;
/** Eras from unbonding to withdrawing, in the preset. */
const BONDING = 8;
const JAIL_TERM = 20;
const FRACTION = 10n * PERCENT;
const MAX_SLASH = 40n * PERCENT;
const SHARES = { treasury: 25n * PERCENT, recipient: 25n * PERCENT, reporter: 0n };
/** An order that was not given. */
const NO_ORDER = { orderedEra: null, lastCallEra: null };
/** Blocks within which all of the crowd have settled, or have their money back. */
const PAGES_WITHIN = 20;

/** A member with its bond and its pledge: odd, so that each rounding shows. */
interface Member {
	key: KeyringPair;
	bond: bigint;
	pledge: bigint;
}

/** Settles in the first page, before the order. */
const SETTLED = member(keyInPages("settled", 0x00), 1_234_567_890_123_457n, 111_111_111_111_113n);
/** Exits and unbonds before the slash, and is gone when its money comes back. */
const GONE = member(keyInPages("gone", 0x00), 987_654_321_012_347n, 222_222_222_222_227n);
/** Has not settled at the order: it is in the last page. */
const LATE = member(keyInPages("late", 0xff), 876_543_210_123_457n, 333_333_333_333_337n);
/** More than fit two blocks of settlement. */
const CROWD = crowd(4_500);
const CROWD_BOND = 1_000n * UNIT;
const CROWD_PLEDGE = 100n * UNIT;

const home = temporaryBasePath();
const spec = path.join(home, "undo.json");
const recipientKey = fromPath("//undo//recipient");
writeSpec();
const story = new Story([...MANUAL.slice(1), "--chain", spec]);
after(() => rmSync(home, { recursive: true, force: true }));

let slasher: Actor;
let sudo: Actor;
let keeper: Actor;
let recipient: Actor;
let settled: Actor;
let gone: Actor;
let late: Actor;
/** The era of the first offence. */
let era: number;

test("three members of a crowd: one stays, one exits and unbonds all, one is settled last", async () => {
	const { api } = story;
	const of = (key: KeyringPair) => Actor.of(api, key);
	[settled, gone, late] = [await of(SETTLED.key), await of(GONE.key), await of(LATE.key)];
	[recipient, sudo] = [await of(recipientKey), await of(dev("Alice"))];
	keeper = await of(await freshFunded(api, 100n * UNIT));
	slasher = await of(dev("Ferdie"));
	await slasher.does(api.tx.restaking.fundSlashBond(0, signedBy(slasher.key), 1_000n * UNIT));
	era = (await plannedEra(await stateAt(api))) + 2;
	await reachEra(api, era);
	await gone.does(api.tx.restaking.exitAll());
	await gone.does(api.tx.staking.unbond(GONE.bond));
});

test("a slash that is not executed cannot be undone", async () => {
	const { api } = story;
	const { undo, giveBack, divide } = api.tx.restaking;
	const { NotExecuted, NoSuchRequest } = api.errors.restaking;
	await refused(undo(0, false), "NoSuchRequest");
	await request(1);
	await refused(undo(0, false), "NotExecuted");
	await keeper.fails(undo(0, false), "BadOrigin");
	await keeper.fails(giveBack(0, SETTLED.key.address), NotExecuted);
	await keeper.fails(divide(0), NotExecuted);
	await keeper.fails(divide(1), NoSuchRequest);
	assert.equal(await preview(0), null);
});

/** The block before the order, and the sum that waits then. */
let order: { block: number; waiting: bigint };
/** The losses by the first slash. */
const lossOf = ({ pledge }: { pledge: bigint }) => partUp(FRACTION, pledge);

test("it is executed, and what it took of those who have settled waits", async () => {
	const { api } = story;
	await reachEra(api, era + VETO);
	await sealUntilEmitted(api, api.events.restaking.SlashExecuted);
	const payableEra = era + VETO + escrowWait(api);
	const loss = { request: 0, service: 0, assignment: 0, payableEra, ...NO_ORDER };
	const state = await stateAt(api);
	expectEqual(await waitingOf(SETTLED, state), [{ ...loss, active: lossOf(SETTLED), rest: 0n }]);
	expectEqual(await waitingOf(GONE, state), [{ ...loss, active: 0n, rest: lossOf(GONE) }]);
	expectEqual(await waitingOf(LATE, state), []);
	await expectStake(SETTLED, settled, lossOf(SETTLED));
	gone.comes(-lossOf(GONE));
	await gone.expectHolds({
		[STAKING]: GONE.bond - lossOf(GONE),
		[POSITIONS]: POSITION_DEPOSIT,
	});
	await expectStake(LATE, late, 0n);
	await expectEscrowAccounted(state);
	const { jail, suspended } = await assignmentIn(state);
	assert(suspended && jail !== null);
});

test("governance is told what an order does, and gives it once", async () => {
	const { api } = story;
	const { undo, redirectEscrow, divide } = api.tx.restaking;
	const before = await preview(0);
	assert(before && before.losers > 2 && before.unsettled > 0);
	expectEqual(before, {
		...before,
		...{ service: 0, assignment: 0, fraction: FRACTION, proceeds: "Waiting" },
		...{ fullySettled: false, untilEra: null, shields: null, spoken: 0n },
		// All of the cap, and no jail.
		...{ capAfter: MAX_SLASH, jailAfter: null },
	});
	const outcome = await sudo.does(api.tx.sudo.sudo(undo(0, false)));
	const undone = outcome.one(api.events.restaking.SlashUndone);
	order = { block: (await blockNow()) - 1, waiting: undone.waiting };
	// A page may have settled more of the crowd since.
	assert(undone.waiting >= before.waiting && undone.unsettled > 0);
	assert(undone.unsettled <= before.unsettled);
	expectEqual(undone, {
		...undone,
		...{ request: 0, service: 0, assignment: 0, fraction: FRACTION },
	});
	await refused(undo(0, false), "AlreadyUndone");
	await refused(redirectEscrow(0), "AlreadyUndone");
	await keeper.fails(divide(0), api.errors.restaking.AlreadyUndone);
});

test("by itself the chain bonds again what was active, and takes nothing of those that settle now", async () => {
	const { api } = story;
	await sealUntil(isBack);
	const state = await stateAt(api);
	await expectStake(SETTLED, settled, 0n);
	await expectStake(LATE, late, 0n);
	for (const stash of CROWD) {
		assert.equal((await ledgerOf(state, stash))?.active, CROWD_BOND, stash);
	}
	const { GivenBack, SlashSpared } = api.events.restaking;
	const back = await emittedSince(api, order.block, GivenBack);
	const spared = await emittedSince(api, order.block, SlashSpared);
	assert.deepEqual(
		back.filter(({ stash }) => stash === SETTLED.key.address),
		[given(SETTLED, { bonded: lossOf(SETTLED), freed: 0n })],
	);
	assert.deepEqual(
		spared.filter(({ stash }) => stash === LATE.key.address),
		[{ request: 0, stash: LATE.key.address, amount: lossOf(LATE) }],
	);
	// Each of the crowd has got its own back, or was spared.
	const sum = back.reduce((all, { bonded }) => all + bonded, 0n);
	assert.equal(sum, order.waiting - lossOf(GONE));
	assert.equal(back.length - 1 + spared.length - 1, CROWD.length);
	assert.equal(await expectEscrowAccounted(state), lossOf(GONE));
});

/** The first era in which the operator serves again. */
let served: number;

test("the operator serves again in the next era; who settled late counts for as much as before", async () => {
	const { api } = story;
	const { AssignmentResumed } = api.events.restaking;
	const [resumed] = await emittedSince(api, order.block, AssignmentResumed);
	const { jail, suspended, capLeftNext } = await assignmentIn(await stateAt(api));
	assert(resumed && resumed.assignment === 0 && !suspended);
	served = resumed.fromEra;
	assert.deepEqual([jail, capLeftNext], [null, MAX_SLASH]);
	// Not before all have settled, but long before the jail term would have been over.
	assert(served <= era + VETO + 2 && served < era + VETO + JAIL_TERM);
	const ask = api.call.restakingApi;
	// The pledge of the other is renewed by what the slash has left of it.
	for (const [who, counts] of [
		[SETTLED, SETTLED.pledge - lossOf(SETTLED)],
		[LATE, LATE.pledge],
	] as const) {
		const [position] = plain((await ask.staker(who.key.address)).unwrap()).positions;
		assert.equal(position?.countsNext, counts);
	}
	await reachEra(api, served);
	const { countsNow } = await assignmentIn(await stateAt(api));
	assert(countsNow > LATE.pledge);
});

/** The proceeds of the second slash, of which nothing is undone. */
let second: { waiting: bigint; payableEra: number; loss: bigint };

test("a second slash is not undone", async () => {
	const { api } = story;
	await request(2);
	await reachEra(api, served + VETO);
	const { Slashed, SlashSettled } = api.events.restaking;
	const since = await blockNow();
	const [, state] = await sealUntilEmitted(api, SlashSettled);
	const [done] = await emittedIn(state, SlashSettled);
	const slashed = await emittedSince(api, since, Slashed);
	const own = slashed.find(({ stash }) => stash === SETTLED.key.address);
	assert(done && own);
	second = { waiting: done.waiting, payableEra: done.payableEra, loss: own.taken };
	assert.equal(done.request, 1);
	assert.equal(done.payableEra, served + VETO + escrowWait(api));
	assert.equal(own.taken, partUp(FRACTION, SETTLED.pledge - lossOf(SETTLED)));
	assert.equal(await expectEscrowAccounted(state), lossOf(GONE) + second.waiting);
	expectEqual(await waitingOf(SETTLED, state), [
		{
			...{ request: 1, service: 0, assignment: 0, active: own.taken, rest: 0n },
			...{ payableEra: done.payableEra, ...NO_ORDER },
		},
	]);
	const told = await preview(1);
	assert.deepEqual([told?.fullySettled, told?.untilEra], [true, done.payableEra]);
	// One has left in time.
	assert.deepEqual([told?.losers, told?.unsettled], [CROWD.length + 2, 0]);
	await keeper.fails(api.tx.restaking.divide(1), api.errors.restaking.NotDueYet);
	await keeper.fails(
		api.tx.restaking.giveBack(1, SETTLED.key.address),
		api.errors.restaking.NotUndone,
	);
});

test("one member is gone, with all that was left; its own is not free before the rest would have been", async () => {
	const { api } = story;
	const { giveBack, releaseCustody } = api.tx.restaking;
	const { NotDueYet, NothingLost } = api.errors.restaking;
	await reachEra(api, era + BONDING);
	await gone.does(api.tx.staking.withdrawUnbonded(0));
	await keeper.does(releaseCustody(GONE.key.address, 12));
	const state = await stateAt(api);
	assert.equal(await ledgerOf(state, GONE.key.address), null);
	assert.equal(await stakerOf(state, GONE.key.address), null);
	await gone.expectHolds({});
	const payableEra = era + VETO + escrowWait(api);
	expectEqual(await waitingOf(GONE, state), [
		{
			...{ request: 0, service: 0, assignment: 0, active: 0n, rest: lossOf(GONE) },
			...{ payableEra, orderedEra: era + VETO, lastCallEra: payableEra + escrowWait(api) },
		},
	]);
	await reachEra(api, payableEra - 1);
	await keeper.fails(giveBack(0, GONE.key.address), NotDueYet);
	await keeper.fails(giveBack(0, SETTLED.key.address), NothingLost);
	await keeper.fails(giveBack(0, fresh().address), NothingLost);
	await gone.expectHolds({});
});

test("in its era the chain pays the rest out by itself, and nothing of the request is left", async () => {
	const { api } = story;
	const { GivenBack } = api.events.restaking;
	await reachEra(api, era + VETO + escrowWait(api));
	const [, state] = await sealUntilEmitted(api, GivenBack);
	expectEqual(await emittedIn(state, GivenBack), [
		given(GONE, { bonded: 0n, freed: lossOf(GONE) }),
	]);
	gone.comes(lossOf(GONE));
	await gone.expectHolds({});
	assert.equal(await expectEscrowAccounted(state), second.waiting);
	expectEqual(await waitingOf(GONE, state), []);
	assert.equal(await preview(0), null);
	const { NoSuchRequest } = api.errors.restaking;
	await keeper.fails(api.tx.restaking.giveBack(0, GONE.key.address), NoSuchRequest);
	await recipient.expectHolds({});
});

test("the second slash is divided by itself when it is due, and then it is too late", async () => {
	const { api } = story;
	const { SlashDivided } = api.events.restaking;
	const division = divisionOf(second.waiting, SHARES, false);
	await reachEra(api, second.payableEra);
	const [, state] = await sealUntilEmitted(api, SlashDivided);
	expectEqual(await emittedIn(state, SlashDivided), [
		{ request: 1, service: 0, assignment: 0, ...division },
	]);
	recipient.comes(division.recipient);
	await recipient.expectHolds({});
	await expectStake(SETTLED, settled, second.loss);
	assert.equal(await expectEscrowAccounted(state), 0n);
	expectEqual(await waitingOf(SETTLED, state), []);
	// Pages forget what cannot come back any more.
	await sealUntil(async () => (await preview(1)) === null);
	await refused(api.tx.restaking.undo(1, true), "NoSuchRequest");
	const left = await mapsInUse(await stateAt(api));
	for (const map of ["slashRequests", "losses", "lossCursors", "pageQueue"]) {
		assert(!left.includes(map), `${map} is not empty`);
	}
});

function member(key: KeyringPair, bond: bigint, pledge: bigint): Member {
	return { key, bond, pledge };
}

/** Returns a key whose hash begins with this byte: pages go by the hashes of accounts. */
function keyInPages(name: string, first: number): KeyringPair {
	for (let number = 0; ; number += 1) {
		const key = fromPath(`//undo//${name}//${number}`);
		if (blake2AsU8a(key.publicKey, 128)[0] === first) {
			return key;
		}
	}
}

/** Requests a slash for an offence of this era. */
async function request(offence: number): Promise<void> {
	const { api } = story;
	const now = await plannedEra(await stateAt(api));
	const id = `0x${offence.toString(16).padStart(64, "0")}`;
	await slasher.does(api.tx.restaking.requestSlash(0, now, FRACTION, id, id, null));
}

/** Asserts that governance is refused, with this error of restaking. */
async function refused(call: Transaction, error: string): Promise<void> {
	const asked = sudo.does(story.api.tx.sudo.sudo(call));
	await assert.rejects(asked, new RegExp(`^Error: restaking\\.${error}:`));
}

/** Asserts that this is all that a member has lost of its stake, and of everything else nothing. */
async function expectStake({ bond }: Member, who: Actor, lost: bigint): Promise<void> {
	const left = bond - lost;
	const ledger = await ledgerOf(await stateAt(story.api), who.address);
	assert.deepEqual(ledger, { total: left, active: left, unlocking: [] });
	who.comes(-lost);
	await who.expectHolds({ [STAKING]: left, [POSITIONS]: POSITION_DEPOSIT });
	// The next look begins with all of it again.
	who.comes(lost);
}

function given({ key }: Member, { bonded, freed }: { bonded: bigint; freed: bigint }) {
	return { request: 0, stash: key.address, bonded, freed, held: 0n };
}

async function waitingOf({ key }: Member, state: State) {
	return plain(await state.call.restakingApi.waiting(key.address));
}

async function preview(id: number) {
	return plain(await (await stateAt(story.api)).call.restakingApi.undoPreview(id));
}

async function assignmentIn(state: State) {
	return plain((await state.call.restakingApi.assignment(0)).unwrap());
}

/** Returns true once all have settled, and nothing but what is not due waits. */
async function isBack(): Promise<boolean> {
	const state = await stateAt(story.api);
	const record = plain(await state.query.restaking.slashRequests(0));
	assert(record && record.stage !== "Pending");
	const { fullySettled, waiting } = record.stage.Executed;
	return fullySettled && waiting === lossOf(GONE);
}

/** Seals blocks until this is so. */
async function sealUntil(isSo: () => Promise<boolean>): Promise<void> {
	for (let block = 0; block < PAGES_WITHIN; block += 1) {
		if (await isSo()) {
			return;
		}
		await seal(story.api);
	}
	throw new Error(`pages have not ended within ${PAGES_WITHIN} blocks`);
}

async function blockNow(): Promise<number> {
	return (await story.api.rpc.chain.getHeader()).number.toNumber();
}

/** The development chain with a service, behind which the three and the crowd stand. */
function writeSpec(): void {
	const three = [SETTLED, GONE, LATE];
	const genesis = new Genesis("dev")
		.bonded(CROWD, CROWD_BOND)
		.funded([recipientKey.address], UNIT);
	for (const { key, bond } of three) {
		genesis.bonded([key.address], bond);
	}
	genesis
		.service({
			owner: dev("Ferdie").address,
			operator: dev("Eve").address,
			terms: termsOf(MAX_SLASH, {
				...{ vetoWindow: VETO, jailTerm: JAIL_TERM },
				...{ shares: SHARES, recipient: recipientKey.address },
			}),
			pledges: [
				...three.map(({ key, pledge }) => ({ stash: key.address, amount: pledge })),
				...CROWD.map((stash) => ({ stash, amount: CROWD_PLEDGE })),
			],
		})
		.write(spec);
}
