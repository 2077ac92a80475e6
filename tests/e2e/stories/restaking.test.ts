/** One bond stands behind three services; a staker that leaves is free when both delays are over. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Actor } from "../src/actor.ts";
import { stateAt } from "../src/api.ts";
import { expectEqual } from "../src/expect.ts";
import { dev, freshFunded, UNIT } from "../src/keys.ts";
import { hashOf, liabilityOf, plannedEra, reachEra, stakerOf } from "../src/restaking.ts";
import {
	COMMISSION,
	countedInServices,
	EXIT_WINDOW,
	expectExits,
	expectRemoved,
	IDS,
	joinAll,
	POSITION_DEPOSIT,
	registerAll,
	TERMS,
} from "../src/services.ts";
import { ledgerOf, mintedSince, validators } from "../src/staking.ts";
import { Story } from "../src/story.ts";

const story = new Story();
const STAKING = "staking.Staking";
const CUSTODY = "restaking.Custody";
const POSITIONS = "restaking.PositionDeposit";

/** Odd, so that each rounding shows. */
const NORAS_BOND = 12_345_678_901_234_567n;
const NORA_UNBONDS = 7_407_407_340_740_740n;

let keeper: Actor;
let validator: Actor;
let eve: Actor;
let nora: Actor;
let begun: { block: number; issuance: bigint };

test("three services wait for stakers", async () => {
	const { api } = story;
	const funded = async (amount: bigint) => Actor.of(api, await freshFunded(api, amount * UNIT));
	await registerAll(api, await funded(1_000n));
	await joinAll(api, await funded(100n));
	keeper = await funded(10n);
	nora = await funded(13_000n);
	validator = await Actor.of(api, dev("Alice//stash"));
	eve = await Actor.of(api, dev("Eve//stash"));
	await nora.does(api.tx.staking.bond(NORAS_BOND, "Stash"));
	await nora.does(api.tx.staking.nominate([validator.address]));
	const state = await stateAt(api);
	begun = {
		block: (await state.query.system.number()).toNumber(),
		issuance: (await state.query.balances.totalIssuance()).toBigInt(),
	};
});

test("a validator and two nominators pledge the same bond in full to all three", async () => {
	const { api } = story;
	let all = 0n;
	for (const staker of [validator, eve, nora]) {
		const bond = (await ledgerOf(await stateAt(api), staker.address))?.active ?? 0n;
		for (const [id, terms] of TERMS.entries()) {
			const outcome = await staker.does(
				api.tx.restaking.pledge(id, bond, hashOf(api, terms), COMMISSION, true),
			);
			expectEqual(outcome.one(api.events.restaking.Pledged), {
				stash: staker.address,
				assignment: id,
				amount: bond,
				counted: bond,
				fromEra: (await plannedEra(await stateAt(api, outcome.blockHash))) + 1,
				standing: true,
			});
		}
		const kept = { pledged: [bond, bond, bond], custody: 0n, short: false };
		assert.deepEqual(await stakerOf(await stateAt(api), staker.address), kept);
		await staker.expectHolds({ [STAKING]: bond, [POSITIONS]: 3n * POSITION_DEPOSIT });
		all += bond;
	}
	assert.equal(all, 70_000n * UNIT + NORAS_BOND);
	assert.deepEqual(await countedInServices(await stateAt(api)), [all, all, all]);
});

test("a pledge above a limit by one unit, or to other terms, is refused and changes nothing", async () => {
	const { api } = story;
	const { pledge } = api.tx.restaking;
	const errors = api.errors.restaking;
	const [terms = "", otherTerms = ""] = TERMS.map((one) => hashOf(api, one));
	const record = async () => (await (await stateAt(api)).query.restaking.stakers(eve.address)).toHex();
	const before = await record();
	// 45 % of 20,000 may be taken already: 5 % are left, which is all that 5,000 more would add.
	const rest = 5_000n * UNIT;
	await eve.fails(pledge(0, rest + 1n, terms, COMMISSION, true), errors.ExposureLimitReached);
	await eve.fails(pledge(0, rest, terms, COMMISSION, true), errors.NotEnoughActiveStake);
	await eve.fails(pledge(0, UNIT, otherTerms, COMMISSION, true), errors.WrongTerms);
	await eve.fails(pledge(0, UNIT, terms, COMMISSION - 1n, true), errors.CommissionTooHigh);
	assert.equal(await record(), before);
});

test("a staker that exits and unbonds in one era has everything when both delays are over", async () => {
	const { api } = story;
	const { tx, events, errors } = api;
	const bond = 20_000n * UNIT;
	const era = (await plannedEra(await stateAt(api))) + 1;
	await reachEra(api, era);
	const free = era + EXIT_WINDOW + 1;
	await eve.does(tx.staking.chill());
	expectExits(api, await eve.does(tx.restaking.exitAll()), eve, bond, [era, era, era]);
	await eve.does(tx.staking.unbond(bond));
	// Nora unbonds as well, and does not exit.
	await nora.does(tx.staking.unbond(NORA_UNBONDS));
	for (const { address } of [eve, nora]) {
		const ledger = await ledgerOf(await stateAt(api), address);
		assert.deepEqual(
			ledger?.unlocking.map(({ era: unlocks }) => unlocks),
			[free],
		);
	}

	await reachEra(api, free - 1);
	const bonds: [Actor, bigint][] = [
		[eve, bond],
		[nora, NORAS_BOND],
	];
	for (const [staker, held] of bonds) {
		const early = await staker.does(tx.staking.withdrawUnbonded(0));
		assert.deepEqual(early.all(events.staking.Withdrawn), []);
		const release = tx.restaking.releaseCustody(staker.address, 12);
		await keeper.fails(release, errors.restaking.NothingToRelease);
		await staker.expectHolds({ [STAKING]: held, [POSITIONS]: 3n * POSITION_DEPOSIT });
	}

	await reachEra(api, free);
	const withdrawn = await eve.does(tx.staking.withdrawUnbonded(0));
	assert.equal(withdrawn.one(events.staking.Withdrawn).amount, bond);
	expectEqual(withdrawn.all(events.restaking.TakenIntoCustody), []);
	assert.equal((await stakerOf(await stateAt(api), eve.address))?.custody, 0n);
	assert.equal(await ledgerOf(await stateAt(api), eve.address), null);
	await eve.expectHolds({ [POSITIONS]: 3n * POSITION_DEPOSIT });

	const released = await keeper.does(tx.restaking.releaseCustody(eve.address, 12));
	expectRemoved(api, released, eve, IDS);
	expectEqual(released.all(events.restaking.CustodyReleased), []);
	assert.equal(await stakerOf(await stateAt(api), eve.address), null);
	await eve.expectHolds({});
});

/** The era in which Nora exits, and the amounts of her that are held until she is free. */
let noraExits: number;
const norasLedger = NORAS_BOND - NORA_UNBONDS;
const norasCustody = liabilityOf(TERMS, NORAS_BOND) - norasLedger / 2n;

test("a staker that unbonds without exiting leaves the missing cover in custody", async () => {
	const { api } = story;
	const { tx, events, errors } = api;
	const withdrawn = await nora.does(tx.staking.withdrawUnbonded(0));
	assert.equal(withdrawn.one(events.staking.Withdrawn).amount, NORA_UNBONDS);
	expectEqual(withdrawn.one(events.restaking.TakenIntoCustody), {
		stash: nora.address,
		amount: norasCustody,
	});
	await expectCustody();
	const release = tx.restaking.releaseCustody(nora.address, 12);
	await keeper.fails(release, errors.restaking.NothingToRelease);

	const exited = await nora.does(tx.restaking.exitAll());
	noraExits = await plannedEra(await stateAt(api, exited.blockHash));
	expectExits(api, exited, nora, NORAS_BOND, [noraExits, noraExits, noraExits]);
	await expectCustody();
});

test("custody is free after the exit window and one era, not before", async () => {
	const { api } = story;
	const { tx, events, errors } = api;
	const release = tx.restaking.releaseCustody(nora.address, 12);
	await reachEra(api, noraExits + EXIT_WINDOW);
	await keeper.fails(release, errors.restaking.NothingToRelease);
	await expectCustody();
	await reachEra(api, noraExits + EXIT_WINDOW + 1);
	const released = await keeper.does(release);
	expectEqual(released.one(events.restaking.CustodyReleased), {
		stash: nora.address,
		amount: norasCustody,
	});
	expectRemoved(api, released, nora, IDS);
	assert.equal(await stakerOf(await stateAt(api), nora.address), null);
	await nora.expectHolds({ [STAKING]: norasLedger });
});

test("the validator still stands behind all three, and only paid eras made tokens", async () => {
	const { api } = story;
	const state = await stateAt(api);
	const bond = 50_000n * UNIT;
	assert.deepEqual(await validators(state), [validator.address]);
	assert.deepEqual(await ledgerOf(state, validator.address), {
		total: bond,
		active: bond,
		unlocking: [],
	});
	await validator.expectHolds({ [STAKING]: bond, [POSITIONS]: 3n * POSITION_DEPOSIT });
	assert.deepEqual(await countedInServices(state), [bond, bond, bond]);
	const issuance = (await state.query.balances.totalIssuance()).toBigInt();
	const minted = await mintedSince(api, begun.block);
	assert(minted > 0n, "no era has paid");
	assert.equal(issuance - begun.issuance, minted);
});

/** Asserts Nora's ledger, funds and record while her custody lasts. */
async function expectCustody(): Promise<void> {
	const staker = await stakerOf(await stateAt(story.api), nora.address);
	assert.deepEqual([staker?.custody, staker?.short], [norasCustody, false]);
	await nora.expectHolds({
		[STAKING]: norasLedger,
		[POSITIONS]: 3n * POSITION_DEPOSIT,
		[CUSTODY]: norasCustody,
	});
}
