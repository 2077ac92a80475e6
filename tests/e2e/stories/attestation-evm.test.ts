/** Keys of Ethereum at an attestation service, with a library of Ethereum that knows nothing of this chain. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { hashTypedData, recoverTypedDataAddress, toHex, verifyTypedData, type Hex } from "viem";
import type { PrivateKeyAccount } from "viem/accounts";
import { equivocationOf, sign, type Statement } from "../src/attestation.ts";
import { stateAt } from "../src/api.ts";
import { eraOfTick, tickNow } from "../src/clock.ts";
import { evmProofOf, freshEvm, saidByEvm, typedDataOf } from "../src/evm.ts";
import { feeOf } from "../src/funds.ts";
import { UNIT } from "../src/keys.ts";
import { plain } from "../src/plain.ts";
import { expectSlashed, found, type Founded, type Operator } from "../src/proven.ts";
import { plannedEra, reachEra } from "../src/restaking.ts";
import { PERCENT } from "../src/services.ts";
import { addressWord, rootBy, type SetLeaf } from "../src/set.ts";
import { Story } from "../src/story.ts";
import { advanceBlocks } from "../src/time.ts";

const story = new Story();

const RULES = {
	first: 1,
	period: 2,
	voting: 6,
	fraction: 30n * PERCENT,
	mostMissed: 50n * PERCENT,
	absence: 2n * PERCENT,
	paysWork: false,
};
/** The order of secp256k1. */
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

let bridge: Founded;
let first: Operator;
let second: Operator;
let third: Operator;
const [firstKey, thirdKey] = [freshEvm(), freshEvm()];
let statement: Statement;

test("two of three operators replace their keys by addresses of Ethereum", async () => {
	const { api } = story;
	const stakes = [500n, 300n, 500n].map((stake) => stake * UNIT);
	bridge = await found(api, { Equivocation: RULES }, stakes);
	const [a, b, c] = bridge.operators;
	assert(a && b && c);
	[first, second, third] = [a, b, c];
	const { rotateKey } = api.tx.restaking;
	const { BadKeyProof } = api.errors.restaking;
	for (const [{ who }, key] of [[first, firstKey], [third, thirdKey]] as const) {
		const proof = await evmProofOf(api, key, bridge.service, who.key.publicKey);
		const elsewhere = await evmProofOf(api, key, bridge.service + 1, who.key.publicKey);
		const evm = { Evm: key.address };
		await who.fails(rotateKey(bridge.service, evm, elsewhere), BadKeyProof);
		await who.does(rotateKey(bridge.service, evm, proof));
	}
	await reachEra(api, (await plannedEra(await stateAt(api))) + 1);
	await advanceBlocks(api, 2);
});

test("what viem signs is accepted, as typed data and as a personal message, and is free", async () => {
	const { api } = story;
	statement = await stateNow(hash(1));
	const data = typedDataOf(api, bridge.service, statement);
	const { height, content } = statement;
	const toSign = plain(await api.call.attestationApi.toSign(bridge.service, height, content));
	assert.equal(toSign?.digest, hashTypedData(data));
	assert.equal(toSign.salt, data.domain.salt);
	const outcome = await bring(statement, [
		{ operator: first.who.address, signature: { Eip712: await firstKey.signTypedData(data) } },
		{ operator: third.who.address, signature: { Eip191: await personal(thirdKey) } },
	]);
	assert.equal(feeOf(api, outcome), 0n);
	assert.equal(outcome.one(api.events.attestation.Accepted).content, content);
	// One that is new beside one that is known is taken, and pays.
	const more = await bring(statement, [
		{ operator: first.who.address, signature: { Eip712: await firstKey.signTypedData(data) } },
		{
			operator: second.who.address,
			signature: sign(api, second.key, bridge.service, statement),
		},
	]);
	const { signatures, skipped, counted } = more.one(api.events.attestation.Attested);
	assert.deepEqual([signatures, skipped], [1, 1]);
	assert.equal(counted, 1_900n * UNIT + 1n);
	assert.notEqual(feeOf(api, more), 0n);
});

test("whoever has a copy of the chain's block verifies who has signed, without the chain", async () => {
	const { api } = story;
	const data = typedDataOf(api, bridge.service, statement);
	const signature = await signatureOnChain(statement.height, first.who.address);
	const keys = plain(
		await (await stateAt(api)).query.restaking.keyHistory(first.assignment),
	).filter(({ fromEra }) => fromEra <= statement.era);
	const key = keys.at(-1)?.key;
	assert(typeof key === "object" && "Evm" in key);
	const address = key.Evm as Hex;
	assert.equal((await recoverTypedDataAddress({ ...data, signature })).toLowerCase(), address);
	assert(await verifyTypedData({ ...data, address, signature }));
	const message = { ...data.message, era: statement.era + 1 };
	assert(!(await verifyTypedData({ ...data, message, address, signature })));
});

test("a contract can check who is in the set of an era, and with how much", async () => {
	const { api } = story;
	const era = await plannedEra(await stateAt(api));
	const set = plain((await api.call.restakingApi.operatorSet(bridge.service, era)).unwrap());
	const keys = new Map([[first, firstKey], [third, thirdKey]]);
	const members = [first, second, third];
	const counted = (operator: Operator) => {
		const own = bridge.pledged.get(operator.who.address) ?? 0n;
		return operator === first ? own + (bridge.pledged.get(bridge.nominator.address) ?? 0n) : own;
	};
	const total = members.reduce((sum, operator) => sum + counted(operator), 0n);
	const header = { service: bridge.service, era, count: 3, total, quorum: 600_000_000 };
	const leaf = (operator: Operator): SetLeaf => {
		const address = keys.get(operator)?.address;
		return {
			assignment: operator.assignment,
			operator: toHex(operator.who.key.publicKey),
			// Sr25519 keys are the first kind, addresses the fourth.
			...(address
				? { kind: 3, key: addressWord(address) }
				: { kind: 0, key: toHex(operator.key.publicKey) }),
			weight: counted(operator),
		};
	};
	// Those with more stake first, of equals the older one.
	const order = [first, third, second];
	assert.deepEqual(
		set.members.map(({ assignment }) => assignment),
		order.map(({ assignment }) => assignment),
	);
	const root = set.root as Hex;
	for (const [index, operator] of order.entries()) {
		const proof = (set.members[index]?.proof ?? []) as Hex[];
		const by = (change: object, changed: object = {}, at = index, way = proof) => () =>
			rootBy(api, { ...header, ...changed }, { ...leaf(operator), ...change }, at, way);
		assert.equal(by({})(), root);
		const lies = [
			by({ weight: counted(operator) + 1n }),
			by({ kind: 1 }),
			by({ key: root }),
			by({ operator: root }),
			by({ assignment: operator.assignment + 7 }),
			by({}, { era: era + 1 }),
			by({}, { service: bridge.service + 1 }),
			by({}, { total: total - 1n }),
			by({}, { quorum: 500_000_000 }),
			by({}, { count: 4 }),
			by({}, {}, (index + 1) % 3),
			by({}, {}, index, proof.slice(1)),
			by({}, {}, index, [...proof, root]),
		];
		for (const lie of lies) {
			let told: Hex | undefined;
			try {
				told = lie();
			} catch {
				continue;
			}
			assert.notEqual(told, root);
		}
	}
});

test("a second form of a signature is refused", async () => {
	const { api } = story;
	const { BadSignature } = api.errors.attestation;
	const other = await stateLater(hash(3));
	const signature = await firstKey.signTypedData(typedDataOf(api, bridge.service, other));
	const { attest } = api.tx.attestation;
	const operator = first.who.address;
	const twin = [{ operator, signature: { Eip712: twinOf(signature) } }];
	await bridge.reporter.fails(attest(bridge.service, other, twin), BadSignature);
	await bring(other, [{ operator, signature: { Eip712: signature } }]);
});

test("two contents signed by one address cost its operator stake", async () => {
	const { api } = story;
	const latest = await stateLater(hash(1));
	const said = (seed: number) =>
		saidByEvm(api, firstKey, bridge.service, { ...latest, content: hash(seed) });
	await expectSlashed(api, bridge, {
		evidence: equivocationOf(api, await said(1), await said(2)),
		again: equivocationOf(api, await said(4), await said(2)),
		era: latest.era,
		fraction: RULES.fraction,
	});
});

function hash(seed: number): string {
	return `0x${seed.toString(16).padStart(2, "0").repeat(32)}`;
}

/** Returns a key's signature of the digest of the statement, as a personal message. */
function personal(key: PrivateKeyAccount): Promise<Hex> {
	const raw = hashTypedData(typedDataOf(story.api, bridge.service, statement));
	return key.signMessage({ message: { raw } });
}

/** Returns the other form of an ECDSA signature, which everybody can make of it. */
function twinOf(signature: Hex): Hex {
	const [r, s, v] = [signature.slice(2, 66), signature.slice(66, 130), signature.slice(130)];
	const high = (ORDER - BigInt(`0x${s}`)).toString(16).padStart(64, "0");
	return `0x${r}${high}${v === "1b" ? "1c" : "1b"}`;
}

type Signatures = Parameters<typeof story.api.tx.attestation.attest>[2];

function bring(of: Statement, signatures: Signatures) {
	return bridge.reporter.does(story.api.tx.attestation.attest(bridge.service, of, signatures));
}

/** Returns the signature of typed data by an operator that is in a block of the chain. */
async function signatureOnChain(height: number, operator: string): Promise<Hex> {
	const { api } = story;
	const accepted = plain(await api.call.attestationApi.accepted(bridge.service, height));
	assert(accepted);
	const { block } = await api.rpc.chain.getBlock(await api.rpc.chain.getBlockHash(accepted.block));
	for (const { method } of block.extrinsics) {
		if (api.tx.attestation.attest.is(method)) {
			const signed = method.args[2].find((it) => it.operator.toString() === operator);
			assert(signed?.signature.isEip712);
			return signed.signature.asEip712.toHex();
		}
	}
	throw new Error(`no signatures in block ${accepted.block}`);
}

/** Returns a statement about the next height, once it is due. */
async function stateLater(content: string): Promise<Statement> {
	await advanceBlocks(story.api, RULES.period);
	return stateNow(content);
}

/** Returns a statement about the latest height that is due. */
async function stateNow(content: string): Promise<Statement> {
	const { api } = story;
	const height = Math.floor(((await tickNow(api)) - RULES.first) / RULES.period);
	return { era: await eraOfTick(api, RULES.first + height * RULES.period), height, content };
}
