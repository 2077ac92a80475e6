/** Services open, take an operator, retire and close; proxies do their own calls and no other. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Actor } from "../src/actor.ts";
import { stateAt } from "../src/api.ts";
import { expectEqual } from "../src/expect.ts";
import { dev, fresh, freshFunded, UNIT } from "../src/keys.ts";
import {
	hashOf,
	mapsInUse,
	plannedEra,
	proofOf,
	publicOf,
	reachEra,
	stakerOf,
} from "../src/restaking.ts";
import {
	COMMISSION,
	countedInServices,
	EXIT_WINDOW,
	expectExits,
	expectRemoved,
	IDS,
	POSITION_DEPOSIT,
	registerAll,
	TERMS,
} from "../src/services.ts";
import { ledgerOf, validators } from "../src/staking.ts";
import { Story } from "../src/story.ts";
import type { Transaction } from "../src/tx.ts";

const story = new Story();
const STAKING = "staking.Staking";
const POSITIONS = "restaking.PositionDeposit";
const SERVICES = "restaking.ServiceDeposit";
const OPERATORS = "restaking.OperatorDeposit";
const BOND = 50_000n * UNIT;

let owner: Actor;
let operator: Actor;
let keeper: Actor;
let validator: Actor;

test("an owner registers three services", async () => {
	const { api } = story;
	const funded = async (amount: bigint) => Actor.of(api, await freshFunded(api, amount * UNIT));
	owner = await funded(1_000n);
	operator = await funded(100n);
	keeper = await funded(10n);
	validator = await Actor.of(api, dev("Alice//stash"));
	for (const [id, outcome] of (await registerAll(api, owner)).entries()) {
		const { service, termsHash } = outcome.one(api.events.restaking.ServiceRegistered);
		assert.deepEqual([service, termsHash], [id, hashes()[id]]);
		const { services, serviceMetadata } = (await stateAt(api)).query.restaking;
		assert.equal((await services(id)).unwrap().termsHash.toHex(), hashes()[id]);
		assert.equal((await serviceMetadata(id)).toUtf8(), `number ${id}`);
	}
	const deposits = await owner.held(SERVICES);
	assert(deposits > 300n * UNIT && deposits % 3n === 0n, `${deposits} is no deposit for three`);
	await owner.expectHolds({ [SERVICES]: deposits });
});

test("an operator joins all three, with a key each that it proves to have", async () => {
	const { api } = story;
	const { registerOperator, joinService } = api.tx.restaking;
	await operator.does(registerOperator("an operator"));
	const first = await operator.held(OPERATORS);
	for (const id of IDS) {
		const key = fresh();
		const elsewhere = proofOf(api, key, id + 1, operator.key);
		await operator.fails(
			joinService(id, COMMISSION, publicOf(key), elsewhere),
			api.errors.restaking.BadKeyProof,
		);
		const proof = proofOf(api, key, id, operator.key);
		const outcome = await operator.does(joinService(id, COMMISSION, publicOf(key), proof));
		expectEqual(outcome.one(api.events.restaking.ServiceJoined), {
			service: id,
			operator: operator.address,
			assignment: id,
			commission: COMMISSION,
			key: publicOf(key),
			waits: false,
		});
		const { assignmentFor } = (await stateAt(api)).query.restaking;
		assert.equal((await assignmentFor(id, operator.address)).unwrap().toNumber(), id);
	}
	const deposits = await operator.held(OPERATORS);
	assert(first > 0n && deposits > first && (deposits - first) % 3n === 0n);
});

test("a validator pledges its whole bond to each", async () => {
	const { api } = story;
	for (const [id, hash] of hashes().entries()) {
		await validator.does(api.tx.restaking.pledge(id, BOND, hash, COMMISSION, true));
	}
	await validator.expectHolds({ [STAKING]: BOND, [POSITIONS]: 3n * POSITION_DEPOSIT });
	const state = await stateAt(api);
	assert.deepEqual(await countedInServices(state), [BOND, BOND, BOND]);
	assert.deepEqual(await mapsInUse(state), [
		"assignmentFor",
		"assignments",
		"keyHistory",
		"keyOwner",
		"knownOrigins",
		"members",
		"operatorMetadata",
		"operators",
		"serviceMetadata",
		"services",
		"sets",
		"slashingHooks",
		"stakers",
	]);
});

test("a proxy for staking cannot pledge, one for restaking can, one for exits gets out", async () => {
	const { api } = story;
	const { tx } = api;
	const bond = 100n * UNIT;
	const pia = await Actor.of(api, await freshFunded(api, 2n * bond));
	await pia.does(tx.staking.bond(bond, "Staked"));
	const types = ["NonTransfer", "Staking", "Restaking", "RestakingExit"] as const;
	await pia.does(
		tx.utility.batchAll(types.map((type) => tx.proxy.addProxy(keeper.address, type, 0))),
	);
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	const through = (type: (typeof types)[number], call: Transaction) =>
		tx.proxy.proxy(pia.address, type, call);
	const { CallFiltered } = api.errors.system;
	const pledge = tx.restaking.pledge(0, bond, hashes()[0] ?? "", COMMISSION, true);
	for (const type of ["NonTransfer", "Staking", "RestakingExit"] as const) {
		await keeper.fails(through(type, pledge), CallFiltered);
	}
	assert.equal(await stakerOf(await stateAt(api), pia.address), null);

	await keeper.does(through("Restaking", pledge));
	const kept = { pledged: [bond], custody: 0n, short: false };
	assert.deepEqual(await stakerOf(await stateAt(api), pia.address), kept);
	await keeper.fails(through("Restaking", tx.staking.unbond(UNIT)), CallFiltered);

	// In the era of the pledge nothing counts yet, so nothing is liable and all is over at once.
	const exited = await keeper.does(through("RestakingExit", tx.restaking.exitAll()));
	assert.equal(exited.one(api.events.restaking.Exited).fresh, bond);
	expectRemoved(api, exited, pia, [0]);
	assert.equal(await stakerOf(await stateAt(api), pia.address), null);
	assert.equal(await pia.held(POSITIONS), 0n);
});

/** The era in which the third service retires. */
let retired: number;

test("a service retires, and its stakers leave the others as always", async () => {
	const { api } = story;
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	const { tx, events, errors } = api;
	const outcome = await owner.does(tx.restaking.retireService(2));
	retired = await plannedEra(await stateAt(api, outcome.blockHash));
	const { ServiceRetired } = events.restaking;
	expectEqual(outcome.one(ServiceRetired), { service: 2, lastEra: retired });
	await validator.fails(
		tx.restaking.pledge(2, UNIT, hashes()[2] ?? "", COMMISSION, true),
		errors.restaking.RetiredService,
	);

	await reachEra(api, retired + 1);
	const exited = await validator.does(tx.restaking.exitAll());
	expectExits(api, exited, validator, BOND, [retired + 1, retired + 1, retired]);
	assert.deepEqual(await countedInServices(await stateAt(api)), [0n, 0n, 0n]);
	await owner.fails(tx.restaking.deregisterService(2), errors.restaking.ServiceInUse);
});

test("each exit of the validator is free in its own era, and its bond was never touched", async () => {
	const { api } = story;
	const release = api.tx.restaking.releaseCustody(validator.address, 12);
	const { NothingToRelease } = api.errors.restaking;
	await reachEra(api, retired + EXIT_WINDOW);
	await keeper.fails(release, NothingToRelease);
	await reachEra(api, retired + EXIT_WINDOW + 1);
	const first = await keeper.does(release);
	expectRemoved(api, first, validator, [2]);
	expectEqual(first.one(api.events.restaking.AssignmentRemoved), { assignment: 2 });
	await validator.expectHolds({ [STAKING]: BOND, [POSITIONS]: 2n * POSITION_DEPOSIT });
	await keeper.fails(release, NothingToRelease);

	await reachEra(api, retired + 1 + EXIT_WINDOW + 1);
	expectRemoved(api, await keeper.does(release), validator, [0, 1]);
	await validator.expectHolds({ [STAKING]: BOND });
	const state = await stateAt(api);
	const ledger = await ledgerOf(state, validator.address);
	assert.deepEqual(ledger, { total: BOND, active: BOND, unlocking: [] });
	assert.deepEqual(await validators(state), [validator.address]);
});

test("operator and owner leave, and no record of anybody is left", async () => {
	const { api } = story;
	const { leaveService, deregisterOperator, retireService, deregisterService } = api.tx.restaking;
	for (const id of [0, 1]) {
		const left = await operator.does(leaveService(id));
		expectEqual(left.one(api.events.restaking.AssignmentRemoved), { assignment: id });
		await owner.does(retireService(id));
	}
	await operator.does(deregisterOperator());
	await operator.expectHolds({});
	for (const id of IDS) {
		await owner.does(deregisterService(id));
	}
	await owner.expectHolds({});
	assert.deepEqual(await mapsInUse(await stateAt(api)), []);
});

function hashes(): string[] {
	return TERMS.map((terms) => hashOf(story.api, terms));
}
