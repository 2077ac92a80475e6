/** A deposit that stakes and restakes: shares, a slash, the price, both ways out, and the claim, to the unit. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Actor } from "../src/actor.ts";
import { stateAt } from "../src/api.ts";
import { emittedSince } from "../src/events.ts";
import { expectEqual } from "../src/expect.ts";
import { dev, freshFunded, UNIT } from "../src/keys.ts";
import { plain } from "../src/plain.ts";
import { plannedEra, previewed, reachEra, signedBy } from "../src/restaking.ts";
import { PERCENT } from "../src/services.ts";
import { ledgerOf } from "../src/staking.ts";
import { Story } from "../src/story.ts";
import { advanceBlocks, seal } from "../src/time.ts";

const story = new Story(["--dev", "--chain", "demo", "--sealing", "manual"]);

/** The vault of the demo chain, its receipt, and the service and the assignment that it restakes in. */
const [VAULT, RECEIPT, SERVICE, ASSIGNMENT] = [0, 2 ** 31, 0, 0];
/** What the vault has at first, and each side of the pool. */
const [FOUNDED, POOL] = [13_000n * UNIT, 10_000n * UNIT];
/** What Anna deposits, and what the vault has then. Half of it counts in the service. */
const AMOUNT = 3_000n * UNIT;
const TOTAL = FOUNDED + AMOUNT;
/** An eighth: a sixteenth of the vault, so that the price of a share has no rest. */
const FRACTION = (25n * PERCENT) / 2n;
const LOSS = TOTAL / 16n;
/** What Anna asks out, and its worth. */
const ASKED = 1_600n * UNIT;
const WORTH = 1_500n * UNIT;
/** The price of a share that is worth a unit. */
const ONE = 1n << 64n;
/** Eras from unbonding to free. */
const BONDING = 8;
/** Blocks of an era until the vault has turned, or the few members have settled. */
const DONE_WITHIN = 5;
const DEPOSIT = "liquid.Deposit";

let anna: Actor;
let bob: Actor;

/** The first era in which Anna's deposit counts. */
let counts: number;

/** The batch of Anna's request, and the era from which it is paid. */
let batch: number;
let payable: number;

async function told() {
	return plain((await story.api.call.liquidApi.vault(VAULT)).unwrap());
}

/** Returns what an account has in the vault. */
async function heldBy(address: string) {
	const [held, ...others] = plain(await story.api.call.liquidApi.holder(address));
	assert(held && others.length === 0);
	return held;
}

const eraNow = async () => plannedEra(await stateAt(story.api));

/** Seals blocks until the vault has turned in this era, and returns it. */
async function turned() {
	for (let block = 0; block < DONE_WITHIN; block += 1) {
		const vault = await told();
		if (vault.turnedEra === (await eraNow())) {
			return vault;
		}
		await seal(story.api);
	}
	throw new Error(`the vault has not turned within ${DONE_WITHIN} blocks`);
}

/** Goes on to the turn of the next era, and returns the vault. */
async function nextTurn() {
	await reachEra(story.api, (await eraNow()) + 1);
	return turned();
}

/** Returns what the pool pays for receipts, three thousandths taken off. */
function exchanged(shares: bigint): bigint {
	const taken = shares * 997_000n;
	return (taken * POOL) / (POOL * 1_000_000n + taken);
}

test("a vault is told with its target, its holders and its price", async () => {
	const { api } = story;
	await reachEra(api, 2);
	const vault = await turned();
	assert.deepEqual(plain(await api.call.liquidApi.vaults(0, 10)), [vault]);
	assert.deepEqual([vault.phase, vault.asset, vault.isBroken], ["Open", RECEIPT, false]);
	assert.deepEqual([vault.assets, vault.redeemable, vault.shares], [FOUNDED, FOUNDED, FOUNDED]);
	assert.deepEqual([vault.mintPrice, vault.redeemPrice, vault.told], [ONE, ONE, ONE]);
	const [target] = vault.targets;
	assert.deepEqual([target?.counted, target?.stopped], [FOUNDED / 2n, false]);
	// A fifth of what counts.
	assert.equal(vault.worst.all, FOUNDED / 10n);
	const shares = 1_000n * UNIT;
	const ferdie = await heldBy(dev("Ferdie").address);
	expectEqual(ferdie, { vault: VAULT, shares, worth: shares, tickets: [] });
	anna = await Actor.of(api, await freshFunded(api, AMOUNT + 10n * UNIT));
	bob = await Actor.of(api, dev("Bob"));
	assert.deepEqual(plain(await api.call.liquidApi.holder(anna.address)), []);
});

test("a deposit is what its preview says, and counts two eras later", async () => {
	const { api } = story;
	const { deposit } = api.tx.liquid;
	// Preview and call in one era.
	await nextTurn();
	const era = await eraNow();
	counts = era + 2;
	const preview = await previewed(api.call.liquidApi.previewDeposit(VAULT, AMOUNT));
	expectEqual(preview, {
		...{ shares: AMOUNT, worth: AMOUNT, fee: 10n * PERCENT },
		...{ bondedEra: era + 1, countsEra: counts, earliestOutEra: era + 1 + BONDING },
		...{ worstLoss: AMOUNT / 10n, due: 0n, spoken: 0n },
	});
	await anna.fails(deposit(VAULT, AMOUNT, AMOUNT + 1n, null), api.errors.liquid.BelowLeast);
	const { Deposited } = api.events.liquid;
	const deposited = await anna.does(deposit(VAULT, AMOUNT, preview.shares, null));
	expectEqual(deposited.one(Deposited), {
		...{ vault: VAULT, who: anna.address, beneficiary: anna.address },
		...{ amount: AMOUNT, shares: AMOUNT },
	});
	anna.comes(-AMOUNT);
	await anna.expectHolds({});
	const receipts = (await stateAt(api)).query.assets.account(RECEIPT, anna.address);
	assert.equal((await receipts).unwrap().balance.toBigInt(), AMOUNT);

	await reachEra(api, counts);
	const vault = await turned();
	assert.deepEqual([vault.active, vault.entering], [TOTAL, 0n]);
	assert.equal(vault.targets[0]?.counted, TOTAL / 2n);
	assert.equal((await ledgerOf(await stateAt(api), vault.stash))?.active, TOTAL);
});

test("a slash that is requested moves no price, and one that is executed is borne by all shares", async () => {
	const { api } = story;
	const { fundSlashBond, requestSlash } = api.tx.restaking;
	await bob.does(fundSlashBond(SERVICE, signedBy(bob.key), 100n * UNIT));
	const name = `0x${"0a".repeat(32)}`;
	const word = requestSlash(ASSIGNMENT, await eraNow(), FRACTION, name, name, null);
	const { request, dueEra } = (await bob.does(word)).one(api.events.restaking.SlashRequested);
	const { stash, redeemPrice } = await told();
	const [pending] = plain(await api.call.restakingApi.pendingSlashes(stash));
	assert.deepEqual([pending?.request, pending?.loses, redeemPrice], [request, LOSS, ONE]);

	const before = (await api.rpc.chain.getHeader()).number.toNumber();
	await reachEra(api, dueEra);
	await advanceBlocks(api, DONE_WITHIN);
	const { LossWaits } = api.events.liquid;
	expectEqual(await emittedSince(api, before, LossWaits), [
		{ vault: VAULT, request, pool: LOSS, batches: 0n },
	]);
	const vault = await told();
	assert.deepEqual([vault.assets, vault.shares, vault.losses], [TOTAL - LOSS, TOTAL, 1]);
	assert.deepEqual([vault.mintPrice, vault.redeemPrice], [(ONE * 15n) / 16n, (ONE * 15n) / 16n]);
	assert.equal((await heldBy(anna.address)).worth, (AMOUNT * 15n) / 16n);
	// As long as so much may come back nobody enters.
	const { UndoPending } = api.errors.liquid;
	await bob.fails(api.tx.liquid.deposit(VAULT, 10n * UNIT, 0, null), UndoPending);
	// What was slashed is filled again only if its manager says so.
	assert.equal((await nextTurn()).targets[0]?.stopped, true);
});

test("both ways out are compared, and a request has a ticket", async () => {
	const { api } = story;
	const ask = api.call.liquidApi;
	const { cancelExit, requestExit } = api.tx.liquid;
	await nextTurn();
	const era = await eraNow();
	payable = era + 1 + BONDING;
	const ways = await previewed(ask.compareExits(VAULT, ASKED));
	assert.deepEqual([ways.queue, ways.market], [[WORTH, payable], exchanged(ASKED)]);
	batch = (await told()).openBatch;
	expectEqual(await previewed(ask.previewExit(VAULT, anna.address, ASKED)), {
		...{ batch, worth: WORTH, forgone: 0n },
		...{ pricedEra: era + 1, liableEra: era + 1, payableEra: payable },
	});
	await anna.fails(requestExit(VAULT, ASKED, WORTH + 1n), api.errors.liquid.BelowLeast);
	const { ExitAsked } = api.events.liquid;
	// Taken back, it is as if it had never been asked.
	await anna.does(requestExit(VAULT, ASKED + UNIT, WORTH));
	await anna.does(cancelExit(VAULT, ASKED + UNIT));
	await anna.expectHolds({});
	const asked = await anna.does(requestExit(VAULT, ASKED, WORTH));
	expectEqual(asked.one(ExitAsked), { vault: VAULT, who: anna.address, batch, shares: ASKED });
	await anna.expectHolds({ [DEPOSIT]: await anna.held(DEPOSIT) });
	const held = await heldBy(anna.address);
	assert.equal(held.shares, AMOUNT - ASKED);
	expectEqual(held.tickets, [
		{ batch, stage: null, shares: ASKED, paid: 0n, worth: WORTH, payableEra: payable },
	]);
});

test("a turn prices it, and when its stake is free anybody claims it, to the unit", async () => {
	const { api } = story;
	const { claim } = api.tx.liquid;
	const { stash } = await nextTurn();
	const ledger = await ledgerOf(await stateAt(api), stash);
	const active = TOTAL - LOSS - WORTH;
	const unlocking = [{ value: WORTH, era: payable }];
	expectEqual(ledger, { total: active + WORTH, active, unlocking });
	const [ticket] = (await heldBy(anna.address)).tickets;
	assert.deepEqual([ticket?.stage, ticket?.worth], ["Leaving", WORTH]);
	await anna.fails(claim(VAULT, anna.address, batch), api.errors.liquid.NotPayable);

	await reachEra(api, payable);
	await turned();
	const claimed = await bob.does(claim(VAULT, anna.address, batch));
	expectEqual(claimed.one(api.events.liquid.Claimed), {
		...{ vault: VAULT, owner: anna.address, batch, amount: WORTH, closed: true },
	});
	anna.comes(WORTH);
	await anna.expectHolds({});
	const held = await heldBy(anna.address);
	assert.deepEqual([held.shares, held.tickets], [AMOUNT - ASKED, []]);
	assert.equal(held.worth, ((AMOUNT - ASKED) * 15n) / 16n);
	const vault = await told();
	assert.deepEqual([vault.assets, vault.shares], [TOTAL - LOSS - WORTH, TOTAL - ASKED]);
	assert.deepEqual([vault.owed, vault.payable, vault.custody], [0n, 0n, 0n]);
	await anna.fails(claim(VAULT, anna.address, batch), api.errors.liquid.NoTicket);
});
