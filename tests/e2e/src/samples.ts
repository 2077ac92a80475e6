/**
 * Sample values of every type in the metadata, encoded by a small encoder of our own, so that
 * polkadot.js is compared with bytes that it did not make itself.
 */

import type { PortableType, Si1Field } from "@polkadot/types/interfaces";
import { bnToU8a, compactToU8a, u8aConcat } from "@polkadot/util";

type Bytes = Uint8Array;

const WIDTHS: Readonly<Record<string, number>> = {
	Bool: 1,
	Char: 4,
	U8: 1,
	U16: 2,
	U32: 4,
	U64: 8,
	U128: 16,
	U256: 32,
	I8: 1,
	I16: 2,
	I32: 4,
	I64: 8,
	I128: 16,
	I256: 32,
};

/** The whole of each kind of fraction, which is its maximum. */
const WHOLES: Readonly<Record<string, bigint>> = {
	Percent: 100n,
	Permill: 10n ** 6n,
	Perbill: 10n ** 9n,
	Perquintill: 10n ** 18n,
};

/** Immortal, and a period of 64 blocks: the metadata does not tell how an era is packed. */
const ERAS: Bytes[] = [Uint8Array.of(0), Uint8Array.of(5, 0)];

/** Makes samples of the types of one registry. */
export class Samples {
	readonly #types: readonly PortableType[];
	readonly #innerCall: Bytes;
	readonly #known = new Map<number, Bytes[]>();

	/** `innerCall` stands for every call inside a call, which would otherwise never end. */
	constructor(types: readonly PortableType[], innerCall: Bytes) {
		this.#types = types;
		this.#innerCall = innerCall;
	}

	/**
	 * Returns samples in which every variant of every enum on the way occurs, as do zero and the maximum. Only
	 * addresses are always ids, as in any wallet: polkadot.js guesses the other kinds by their length.
	 */
	of(id: number, above: readonly number[] = []): Bytes[] {
		const known = this.#known.get(id);
		if (known) {
			return known;
		}
		const type = this.#types[id];
		if (!type) {
			throw new Error(`the metadata has no type ${id}`);
		}
		const samples = this.#encode(type, [...above, id]);
		if (!above.includes(id)) {
			this.#known.set(id, samples);
		}
		return samples;
	}

	/** Returns samples of a row of types, as arguments or fields are: every sample of each occurs once. */
	ofRow(ids: readonly number[], above: readonly number[] = []): Bytes[] {
		const columns = ids.map((id) => this.of(id, above));
		const rows = Math.max(1, ...columns.map(({ length }) => length));
		return Array.from({ length: rows }, (_, row) =>
			u8aConcat(...columns.map((column) => column[row % column.length] ?? new Uint8Array())),
		);
	}

	#encode({ type: { def, path } }: PortableType, above: readonly number[]): Bytes[] {
		const name = path.at(-1)?.toString();
		if (name === "RuntimeCall") {
			return [this.#innerCall];
		}
		if (name === "Era") {
			return ERAS;
		}
		const whole = WHOLES[name ?? ""];
		if (whole !== undefined) {
			const [field] = def.asComposite.fields.map(typeOf);
			const bitLength = 8 * this.#width(field ?? 0);
			return [0n, whole].map((value) => bnToU8a(value, { bitLength, isLe: true }));
		}
		if (name === "WrapperKeepOpaque") {
			// The length of the value, and the value.
			const [, inner] = def.asComposite.fields.map(typeOf);
			return this.of(inner ?? 0, above).map((value) =>
				u8aConcat(compactToU8a(value.length), value),
			);
		}
		if (def.isPrimitive) {
			return primitive(def.asPrimitive.type);
		}
		if (def.isCompact) {
			const max = this.#max(def.asCompact.type.toNumber());
			return max === 0n ? [new Uint8Array()] : [compactToU8a(0), compactToU8a(max)];
		}
		if (def.isComposite) {
			return this.ofRow(def.asComposite.fields.map(typeOf), above);
		}
		if (def.isTuple) {
			return this.ofRow(
				def.asTuple.map((id) => id.toNumber()),
				above,
			);
		}
		if (def.isArray) {
			const { len, type } = def.asArray;
			return this.ofRow(
				Array.from({ length: len.toNumber() }, () => type.toNumber()),
				above,
			);
		}
		if (def.isSequence) {
			return [compactToU8a(0), ...this.#sequences(def.asSequence.type.toNumber(), above)];
		}
		if (def.isVariant) {
			return def.asVariant.variants
				.filter((variant) => name !== "MultiAddress" || variant.name.eq("Id"))
				.filter(({ fields }) => !fields.some((field) => above.includes(typeOf(field))))
				.flatMap(({ index, fields }) =>
					this.ofRow(fields.map(typeOf), above).map((row) => u8aConcat(index.toU8a(true), row)),
				);
		}
		throw new Error(`no samples of ${name}: ${def.type}`);
	}

	#sequences(element: number, above: readonly number[]): Bytes[] {
		if (above.includes(element)) {
			return [];
		}
		return this.of(element, above).map((sample) => u8aConcat(compactToU8a(1), sample));
	}

	/** Returns the maximum of a number, or of the number inside a wrapper such as `Perbill`. */
	#max(id: number): bigint {
		const type = this.#types[id]?.type;
		const [wrapped] = type?.def.isComposite ? type.def.asComposite.fields.map(typeOf) : [];
		if (wrapped !== undefined) {
			return WHOLES[type?.path.at(-1)?.toString() ?? ""] ?? this.#max(wrapped);
		}
		return 2n ** BigInt(8 * this.#width(id)) - 1n;
	}

	/** Returns the number of bytes of an integer, 0 for another type. */
	#width(id: number): number {
		const def = this.#types[id]?.type.def;
		return def?.isPrimitive ? (WIDTHS[def.asPrimitive.type] ?? 0) : 0;
	}
}

function primitive(name: string): Bytes[] {
	if (name === "Str") {
		return [compactToU8a(0), u8aConcat(compactToU8a(2), new TextEncoder().encode("é"))];
	}
	const width = WIDTHS[name];
	if (width === undefined) {
		throw new Error(`no samples of ${name}`);
	}
	const zero = new Uint8Array(width);
	if (name === "Bool") {
		return [zero, Uint8Array.of(1)];
	}
	return [zero, new Uint8Array(width).fill(name === "Char" ? 0 : 0xff)];
}

function typeOf(field: Si1Field): number {
	return field.type.toNumber();
}
