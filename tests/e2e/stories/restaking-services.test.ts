/** Services open, take an operator, retire and close; proxies do what they are meant for. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Actor } from "../src/actor.ts";
import { stateAt } from "../src/api.ts";
import { dev, fresh, freshFunded, UNIT } from "../src/keys.ts";
import {
	calls,
	hashOf,
	mapsInUse,
	plannedEra,
	proofOf,
	publicOf,
	reachEra,
	records,
	stakerOf,
	telling,
} from "../src/restaking.ts";
import {
	COMMISSION,
	countedInServices,
	EXIT_WINDOW,
	expectExits,
	expectRemoved,
	IDS,
	NOTHING_TO_RELEASE,
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
const FILTERED = "system.CallFiltered: The origin filter prevent the call to be dispatched.";
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
		const { service, termsHash } = telling(outcome, "ServiceRegistered");
		assert.deepEqual([service, termsHash], [String(id), hashes()[id]]);
		const { services, serviceMetadata } = records(await stateAt(api));
		assert.equal((await services(id)).unwrap().termsHash.toHex(), hashes()[id]);
		assert.equal((await serviceMetadata(id)).toUtf8(), `number ${id}`);
	}
	const deposits = await owner.held(SERVICES);
	assert(deposits > 300n * UNIT && deposits % 3n === 0n, `${deposits} is no deposit for three`);
	await owner.expectHolds({ [SERVICES]: deposits });
});

test("an operator joins all three, with a key each that it proves to have", async () => {
	const { api } = story;
	const { registerOperator, joinService } = calls(api);
	await operator.does(registerOperator("an operator"));
	const first = await operator.held(OPERATORS);
	for (const id of IDS) {
		const key = fresh();
		const elsewhere = proofOf(api, key, id + 1, operator.key);
		await operator.fails(
			joinService(id, COMMISSION, publicOf(key), elsewhere),
			"restaking.BadKeyProof: The proof is not this key's signature of the message for this " +
				"operator and service. Sign it.",
		);
		const proof = proofOf(api, key, id, operator.key);
		const outcome = await operator.does(joinService(id, COMMISSION, publicOf(key), proof));
		assert.deepEqual(telling(outcome, "ServiceJoined"), {
			service: String(id),
			operator: operator.address,
			assignment: String(id),
			commission: String(COMMISSION),
			key: JSON.stringify({ sr25519: publicOf(key).Sr25519 }),
		});
		const { assignmentFor } = records(await stateAt(api));
		assert.equal((await assignmentFor(id, operator.address)).unwrap().toNumber(), id);
	}
	const deposits = await operator.held(OPERATORS);
	assert(first > 0n && deposits > first && (deposits - first) % 3n === 0n);
});

test("a validator pledges its whole bond to each", async () => {
	const { api } = story;
	for (const [id, hash] of hashes().entries()) {
		await validator.does(calls(api).pledge(id, BOND, hash, COMMISSION));
	}
	await validator.expectHolds({ [STAKING]: BOND, [POSITIONS]: 3n * POSITION_DEPOSIT });
	const state = await stateAt(api);
	assert.deepEqual(await countedInServices(state), [BOND, BOND, BOND]);
	assert.deepEqual(await mapsInUse(state), [
		"assignmentFor",
		"assignments",
		"keyHistory",
		"keyOwner",
		"members",
		"operatorMetadata",
		"operators",
		"serviceMetadata",
		"services",
		"slashingHooks",
		"stakers",
	]);
});

test("a proxy for staking can not pledge, one for restaking can, one for exits gets out", async () => {
	const { api } = story;
	const { tx } = api;
	const bond = 100n * UNIT;
	const pia = await Actor.of(api, await freshFunded(api, 2n * bond));
	await pia.does(tx.staking.bond(bond, "Staked"));
	const types = ["NonTransfer", "Staking", "Restaking", "RestakingExit"];
	await pia.does(
		tx.utility.batchAll(types.map((type) => tx.proxy.addProxy(keeper.address, named(type), 0))),
	);
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	const through = (type: string, call: Transaction) =>
		tx.proxy.proxy(pia.address, named(type), call);
	const pledge = calls(api).pledge(0, bond, hashes()[0] ?? "", COMMISSION);
	for (const type of ["NonTransfer", "Staking", "RestakingExit"]) {
		await keeper.fails(through(type, pledge), FILTERED);
	}
	assert.equal(await stakerOf(await stateAt(api), pia.address), undefined);

	await keeper.does(through("Restaking", pledge));
	const kept = { pledged: [bond], custody: 0n, short: false };
	assert.deepEqual(await stakerOf(await stateAt(api), pia.address), kept);
	await keeper.fails(through("Restaking", tx.staking.unbond(UNIT)), FILTERED);

	// In the era of the pledge nothing counts yet, so nothing is liable and all is over at once.
	const exited = await keeper.does(through("RestakingExit", calls(api).exitAll()));
	assert.equal(telling(exited, "Exited")["fresh"], String(bond));
	expectRemoved(exited, pia, [0]);
	assert.equal(await stakerOf(await stateAt(api), pia.address), undefined);
	assert.equal(await pia.held(POSITIONS), 0n);
});

/** The era in which the third service retires. */
let retired: number;

test("a service retires, and its stakers leave the others as always", async () => {
	const { api } = story;
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	const outcome = await owner.does(calls(api).retireService(2));
	retired = await plannedEra(await stateAt(api, outcome.blockHash));
	assert.deepEqual(telling(outcome, "ServiceRetired"), { service: "2", era: String(retired) });
	await validator.fails(
		calls(api).pledge(2, UNIT, hashes()[2] ?? "", COMMISSION),
		"restaking.RetiredService: The service has retired. Use its successor, if it named one.",
	);

	await reachEra(api, retired + 1);
	const exited = await validator.does(calls(api).exitAll());
	expectExits(exited, validator, BOND, [retired + 1, retired + 1, retired]);
	assert.deepEqual(await countedInServices(await stateAt(api)), [0n, 0n, 0n]);
	await owner.fails(
		calls(api).deregisterService(2),
		"restaking.ServiceInUse: Assignments of the service are left. Wait until their members are " +
			"free, and settle them.",
	);
});

test("each exit of the validator is free in its own era, and its bond was never touched", async () => {
	const { api } = story;
	const { release } = calls(api);
	await reachEra(api, retired + EXIT_WINDOW);
	await keeper.fails(release(validator.address), NOTHING_TO_RELEASE);
	await reachEra(api, retired + EXIT_WINDOW + 1);
	const first = await keeper.does(release(validator.address));
	expectRemoved(first, validator, [2]);
	assert.deepEqual(telling(first, "AssignmentRemoved"), { assignment: "2" });
	await validator.expectHolds({ [STAKING]: BOND, [POSITIONS]: 2n * POSITION_DEPOSIT });
	await keeper.fails(release(validator.address), NOTHING_TO_RELEASE);

	await reachEra(api, retired + 1 + EXIT_WINDOW + 1);
	expectRemoved(await keeper.does(release(validator.address)), validator, [0, 1]);
	await validator.expectHolds({ [STAKING]: BOND });
	const state = await stateAt(api);
	const ledger = await ledgerOf(state, validator.address);
	assert.deepEqual(ledger, { total: BOND, active: BOND, unlocking: [] });
	assert.deepEqual(await validators(state), [validator.address]);
});

test("operator and owner leave, and nothing of anybody is left", async () => {
	const { api } = story;
	const { leaveService, deregisterOperator, retireService, deregisterService } = calls(api);
	for (const id of [0, 1]) {
		const left = await operator.does(leaveService(id));
		assert.deepEqual(telling(left, "AssignmentRemoved"), { assignment: String(id) });
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

/** The types of polkadot.js know the proxies of other chains; the metadata knows those of this one. */
function named(type: string): "Any" {
	return type as "Any";
}
