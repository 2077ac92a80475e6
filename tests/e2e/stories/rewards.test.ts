/** Two services pay three stakers and their operator in two assets, through a slash, to the unit. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Actor } from "../src/actor.ts";
import { stateAt } from "../src/api.ts";
import { emittedIn } from "../src/events.ts";
import { dev, fresh, freshFunded, UNIT } from "../src/keys.ts";
import { hashOf, plannedEra, reachEra, signedBy } from "../src/restaking.ts";
import { COMMISSION, join, PERCENT, termsOf } from "../src/services.ts";
import { ledgerOf } from "../src/staking.ts";
import { Story } from "../src/story.ts";
import { sealUntilEmitted } from "../src/time.ts";
import type { Transaction } from "../src/tx.ts";

const story = new Story();
/** Both may take a fifth: together less than the half that a staker may risk. */
const TERMS = termsOf(20n * PERCENT);
const SERVICES = [0, 1] as const;
const TOKEN = 7;
/** The first service pays 100 tokens in each of ten eras, the second 900 units of its asset. */
const RATE = 100n * UNIT;
const TOKEN_RATE = 900n;
const ERAS = 10;
const BONDS = [1_000n, 2_000n, 5_000n].map((tokens) => tokens * UNIT);

let owner: Actor;
let operator: Actor;
let keeper: Actor;
let stakers: Actor[];
/** The first era that is paid. */
let from: number;

test("two services open pots, of which one pays in an asset that governance trusts", async () => {
	const { api } = story;
	const funded = async (amount: bigint) => Actor.of(api, await freshFunded(api, amount));
	owner = await funded(3_000n * UNIT);
	operator = await funded(100n * UNIT);
	keeper = await funded(10n * UNIT);
	stakers = [];
	for (const bond of BONDS) {
		const staker = await funded(bond + 10n * UNIT);
		await staker.does(api.tx.staking.bond(bond, "Stash"));
		stakers.push(staker);
	}
	const { registerService, registerOperator, openPot, fundSlashBond } = api.tx.restaking;
	await operator.does(registerOperator(""));
	for (const service of SERVICES) {
		const slasher = signedBy(owner.key);
		await owner.does(registerService(TERMS, slasher, null, "Open", null, ""));
		await join(api, operator, service, COMMISSION);
	}
	await owner.does(fundSlashBond(0, signedBy(owner.key), 100n * UNIT));
	const issuer = await Actor.of(api, await freshFunded(api, 100n * UNIT));
	await issuer.does(api.tx.assets.create(TOKEN, issuer.address, 1));
	await issuer.does(api.tx.assets.mint(TOKEN, owner.address, 100_000));
	await owner.does(openPot(0, "Native", 0));
	await owner.fails(openPot(1, { WithId: TOKEN }, 0), api.errors.restaking.AssetNotAllowed);
	const sudo = await Actor.of(api, dev("Alice"));
	const allow = { Restaking: { RewardAssets: [null, [TOKEN]] } };
	await sudo.does(api.tx.sudo.sudo(api.tx.parameters.setParameter(allow)));
	await owner.does(openPot(1, { WithId: TOKEN }, 0));
});

test("three stakers pledge, and both pots stream for ten eras from the next one on", async () => {
	const { api } = story;
	const { pledge, fundRewards, claim } = api.tx.restaking;
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	from = (await plannedEra(await stateAt(api))) + 1;
	for (const [index, staker] of stakers.entries()) {
		const both = SERVICES.map((service) =>
			pledge(service, BONDS[index] ?? 0n, hashOf(api, TERMS), COMMISSION, true),
		);
		await staker.does(api.tx.utility.batchAll(both));
	}
	const rates = [RATE, TOKEN_RATE].map((rate, service) =>
		fundRewards(service, rate * BigInt(ERAS), ERAS),
	);
	const streams = await owner.does(api.tx.utility.batchAll(rates));
	assert.deepEqual(
		streams.all(api.events.restaking.RewardsFunded).map(({ rate }) => rate),
		[RATE, TOKEN_RATE],
	);
	assert.equal(await plannedEra(await stateAt(api)), from - 1, "all in one era");
	await keeper.fails(claim(stakers[0]?.address ?? "", 0), api.errors.restaking.NothingToClaim);
});

test("in the fourth era a slash of a tenth is executed; one staker does not renew", async () => {
	const { api } = story;
	const { requestSlash, setStandingOrder } = api.tx.restaking;
	await stakers[2]?.does(setStandingOrder(0, false));
	await reachEra(api, from);
	const offence = `0x${"01".repeat(32)}`;
	await owner.does(requestSlash(0, from, 10n * PERCENT, offence, offence, null));
	await reachEra(api, from + 3);
	const [, state] = await sealUntilEmitted(api, api.events.restaking.SlashExecuted);
	assert.equal(await plannedEra(state), from + 3);
	const slashed = await emittedIn(state, api.events.restaking.Slashed);
	const lost = new Map(slashed.map(({ stash, taken }) => [stash, taken]));
	for (const [index, staker] of stakers.entries()) {
		assert.equal(lost.get(staker.address), (BONDS[index] ?? 0n) / 10n);
	}
	// Two renewed what the slash left; the third counts half: a tenth is half of its budget of a fifth.
	const { security } = (await state.call.restakingApi.service(0)).unwrap();
	assert.equal(security.countsNext.toBigInt(), (900n + 1_800n + 2_500n) * UNIT);
});

/**
 * By hand: the operator keeps a tenth. In four eras the stakers count 1,000, 2,000 and 5,000 of
 * 8,000; in six eras 900, 1,800 and 2,500 of 5,200. The second service was not slashed.
 */
const EARNED = [
	(4n * 90n * UNIT * 1_000n) / 8_000n + (6n * 90n * UNIT * 900n) / 5_200n,
	(4n * 90n * UNIT * 2_000n) / 8_000n + (6n * 90n * UNIT * 1_800n) / 5_200n,
	(4n * 90n * UNIT * 5_000n) / 8_000n + (6n * 90n * UNIT * 2_500n) / 5_200n,
];
const TOKENS_EARNED = [1_000n, 2_000n, 5_000n].map((part) => (10n * 810n * part) / 8_000n);

test("after ten eras each gets its part, at the destination that it chose", async () => {
	const { api } = story;
	const { claim, claimAll, setPayee } = api.tx.restaking;
	await reachEra(api, from + ERAS + 2);
	const [anna, bert, cora] = stakers;
	assert(anna && bert && cora);
	const elsewhere = fresh().address;
	await bert.does(setPayee({ Account: elsewhere }));
	await cora.does(setPayee("Bonded"));

	// Anna claims herself, and one service after the other.
	near(await paid(anna, claim(anna.address, 0)), EARNED[0]);
	near(await paid(anna, claim(anna.address, 1)), TOKENS_EARNED[0]);
	near(await tokensOf(anna.address), TOKENS_EARNED[0]);
	// Anybody claims for the others.
	const forBert = await keeper.does(claimAll(bert.address, 12));
	const [tokens, units] = forBert.all(api.events.restaking.RewardPaid);
	near(tokens?.amount ?? 0n, EARNED[1]);
	near(units?.amount ?? 0n, TOKENS_EARNED[1]);
	const state = await stateAt(api);
	const { data } = await state.query.system.account(elsewhere);
	near(data.free.toBigInt(), EARNED[1]);
	near(await tokensOf(elsewhere), TOKENS_EARNED[1]);
	const before = (await ledgerOf(state, cora.address))?.active ?? 0n;
	await keeper.does(claim(cora.address, 0));
	const after = (await ledgerOf(await stateAt(api), cora.address))?.active ?? 0n;
	near(after - before, EARNED[2]);
	await keeper.fails(claim(cora.address, 0), api.errors.restaking.NothingToClaim);
});

test("the operator gets its tenth, and the pot keeps less than a unit for each", async () => {
	const { api } = story;
	near(await paid(keeper, api.tx.restaking.claimCommission(operator.address, 0)), RATE);
	const { pot } = (await (await stateAt(api)).call.restakingApi.service(0)).unwrap();
	const left = pot.unwrap().held.toBigInt() - api.consts.balances.existentialDeposit.toBigInt();
	assert(left >= 0n && left <= 4n, `${left} are left for three stakers and an operator`);
});

/** Asserts that an amount is the exact sum, rounded down, or one unit less. */
function near(amount: bigint, exact: bigint | undefined): void {
	assert(exact !== undefined && amount <= exact && exact - amount <= 1n, `${amount}, not ${exact}`);
}

/** Signs a claim, and returns the amount that it pays. */
async function paid(who: Actor, claim: Transaction): Promise<bigint> {
	return (await who.does(claim)).one(story.api.events.restaking.RewardPaid).amount;
}

async function tokensOf(address: string): Promise<bigint> {
	const account = await (await stateAt(story.api)).query.assets.account(TOKEN, address);
	return account.unwrap().balance.toBigInt();
}
