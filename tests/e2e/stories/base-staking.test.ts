/** A nominator and a validator go through all of staking, the way they would with any wallet. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { stateAt } from "../src/api.ts";
import { feeOf, fundsOf } from "../src/funds.ts";
import { dev, freshFunded, UNIT } from "../src/keys.ts";
import {
	elected,
	ledgerOf,
	nominatorsBehind,
	passBondingDuration,
	rotateKeys,
	validators,
} from "../src/staking.ts";
import { Story } from "../src/story.ts";
import { activeEra, advanceEra } from "../src/time.ts";
import { submitAndSeal } from "../src/tx.ts";

const story = new Story();
const STAKING = "staking.Staking";

test("a nominator bonds, earns, unbonds and withdraws, all to the unit", async () => {
	const { api } = story;
	const { tx, events } = api;
	const nina = await freshFunded(api, 1_000n * UNIT);
	const [validator = ""] = await validators(await stateAt(api));
	let spent = 0n;
	let earned = 0n;
	const expectFunds = async (held: bigint): Promise<void> => {
		assert.deepEqual(await fundsOf(await stateAt(api), nina.address), {
			free: 1_000n * UNIT - spent + earned - held,
			reserved: held,
			holds: held > 0n ? { [STAKING]: held } : {},
		});
	};

	const bonded = await submitAndSeal(api, tx.staking.bond(500n * UNIT, "Stash"), nina);
	spent += feeOf(api, bonded);
	assert.equal(bonded.one(events.staking.Bonded).amount, 500n * UNIT);
	assert.deepEqual(await ledgerOf(await stateAt(api), nina.address), {
		total: 500n * UNIT,
		active: 500n * UNIT,
		unlocking: [],
	});
	await expectFunds(500n * UNIT);

	const nominated = await submitAndSeal(api, tx.staking.nominate([validator]), nina);
	spent += feeOf(api, nominated);
	const named = (await (await stateAt(api)).query.staking.nominators(nina.address)).unwrap();
	assert.deepEqual(named.targets.map(String), [validator]);
	assert((await (await stateAt(api)).query.voterList.listNodes(nina.address)).isSome);

	// The next era may have been planned already: the one after it counts the nomination for sure.
	let state = await advanceEra(api, 2);
	const era = await activeEra(state);
	const behind = await nominatorsBehind(state, era, validator);
	assert.equal(behind.get(nina.address), 500n * UNIT);

	await advanceEra(api);
	const paid = await submitAndSeal(api, tx.staking.payoutStakers(validator, era), dev("Eve"));
	const reward = paid.all(events.staking.Rewarded).find(({ stash }) => stash === nina.address);
	assert(reward, "the nominator has earned nothing");
	earned += reward.amount;
	assert(earned > 0n);
	await expectFunds(500n * UNIT);

	const unbonded = await submitAndSeal(api, tx.staking.unbond(200n * UNIT), nina);
	spent += feeOf(api, unbonded);
	assert.equal(unbonded.one(events.staking.Unbonded).amount, 200n * UNIT);
	state = await stateAt(api);
	const unlockEra =
		(await state.query.staking.currentEra()).unwrap().toNumber() +
		api.consts.staking.bondingDuration.toNumber();
	assert.deepEqual(await ledgerOf(state, nina.address), {
		total: 500n * UNIT,
		active: 300n * UNIT,
		unlocking: [{ value: 200n * UNIT, era: unlockEra }],
	});

	const early = await submitAndSeal(api, tx.staking.withdrawUnbonded(0), nina);
	spent += feeOf(api, early);
	assert.deepEqual(early.all(events.staking.Withdrawn), []);
	await expectFunds(500n * UNIT);

	await passBondingDuration(api, unlockEra);
	const withdrawn = await submitAndSeal(api, tx.staking.withdrawUnbonded(0), nina);
	spent += feeOf(api, withdrawn);
	assert.equal(withdrawn.one(events.staking.Withdrawn).amount, 200n * UNIT);
	assert.deepEqual(await ledgerOf(await stateAt(api), nina.address), {
		total: 300n * UNIT,
		active: 300n * UNIT,
		unlocking: [],
	});
	await expectFunds(300n * UNIT);
});

test("a staker that unbonds everything leaves no record", async () => {
	const { api } = story;
	const { tx, events } = api;
	const olga = await freshFunded(api, 100n * UNIT);
	const fees = [
		await submitAndSeal(api, tx.staking.bond(60n * UNIT, "Staked"), olga),
		await submitAndSeal(api, tx.staking.unbond(60n * UNIT), olga),
	].map((outcome) => feeOf(api, outcome));
	const ledger = await ledgerOf(await stateAt(api), olga.address);
	assert.equal(ledger?.active, 0n);

	await passBondingDuration(api, ledger.unlocking[0]?.era ?? 0);
	const withdrawn = await submitAndSeal(api, tx.staking.withdrawUnbonded(0), olga);
	fees.push(feeOf(api, withdrawn));
	assert.equal(withdrawn.one(events.staking.Withdrawn).amount, 60n * UNIT);
	const state = await stateAt(api);
	assert.equal(await ledgerOf(state, olga.address), null);
	assert((await state.query.staking.bonded(olga.address)).isNone);
	assert.deepEqual(await fundsOf(state, olga.address), {
		free: 100n * UNIT - fees.reduce((sum, fee) => sum + fee),
		reserved: 0n,
		holds: {},
	});
});

test("a new validator sets its keys, is elected, and leaves again", async () => {
	const { api } = story;
	const { tx, events } = api;
	const vera = await freshFunded(api, 2_000n * UNIT);
	const before = await validators(await stateAt(api));
	const seats = (await (await stateAt(api)).query.staking.validatorCount()).toNumber();
	assert(seats > before.length, "there is no seat for a new validator");

	await submitAndSeal(api, tx.staking.bond(1_500n * UNIT, "Staked"), vera);
	const { keys, proof } = await rotateKeys(api, vera);
	assert((await api.rpc.author.hasSessionKeys(keys)).isTrue);
	await submitAndSeal(api, tx.session.setKeys(keys, proof), vera);
	const validated = await submitAndSeal(
		api,
		tx.staking.validate({ commission: 100_000_000, blocked: false }),
		vera,
	);
	const { prefs } = validated.one(events.staking.ValidatorPrefsSet);
	assert.equal(prefs.commission, 100_000_000n);

	let state = await advanceEra(api, 2);
	assert((await validators(state)).includes(vera.address), "the new validator is not elected");
	const standing = new Map(await elected(state, await activeEra(state)));
	assert.equal(standing.get(vera.address), 1_500n * UNIT);

	await submitAndSeal(api, tx.staking.chill(), vera);
	state = await advanceEra(api, 2);
	assert.deepEqual(await validators(state), before);
});

test("calls that are not allowed are refused with their error in words", async () => {
	const { api } = story;
	const { tx } = api;
	const otto = await freshFunded(api, 100n * UNIT);
	await assert.rejects(submitAndSeal(api, tx.staking.chill(), otto), {
		message: "staking.NotController: Not a controller account.",
	});
	await submitAndSeal(api, tx.staking.bond(50n * UNIT, "Staked"), otto);
	await assert.rejects(submitAndSeal(api, tx.staking.bond(1n * UNIT, "Staked"), otto), {
		message: "staking.AlreadyBonded: Stash is already bonded.",
	});
	await assert.rejects(submitAndSeal(api, tx.staking.nominate([]), otto), {
		message: "staking.EmptyTargets: Targets cannot be empty.",
	});
	const seats = tx.staking.setValidatorCount(1_000_000);
	await assert.rejects(submitAndSeal(api, tx.sudo.sudo(seats), dev("Alice")), {
		message: /^staking\.TooManyValidators: /,
	});
	const keys = await (await stateAt(api)).query.session.nextKeys(dev("Alice//stash").address);
	await assert.rejects(submitAndSeal(api, tx.session.setKeys(keys.unwrap(), "0x"), otto), {
		message: "session.InvalidProof: Invalid ownership proof.",
	});
	await assert.rejects(
		submitAndSeal(api, tx.balances.transferKeepAlive(otto.address, 1n), dev("nobody")),
		/1010: Invalid Transaction: Inability to pay some fees/,
	);
});
