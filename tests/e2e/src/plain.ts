/**
 * Plain values of what polkadot.js decodes. Their types follow from those that are generated from the
 * metadata, so that the compiler finds a field or a variant that was renamed. They are taken back as
 * arguments.
 */

import {
	AbstractArray,
	AbstractInt,
	Bool,
	Compact,
	Enum,
	Null,
	Option,
	Raw,
	Struct,
	Text,
	type Result,
	type u16,
	type u32,
	type u64,
	type u8,
	type Vec,
} from "@polkadot/types-codec";
import type { Codec, ICompact, INumber, ITuple } from "@polkadot/types-codec/types";

/**
 * The plain value of a type: `number` for ids, eras and blocks, `bigint` for amounts and fractions, `null`
 * for `None`, text for accounts, hashes and bytes. A variant is its name, or `{ Name: value }`.
 */
export type Plain<T> = T extends Bool
	? boolean
	: T extends u8 | u16 | u32 | u64
		? number
		: T extends ICompact<infer Inner>
			? Plain<Inner>
			: T extends INumber
				? bigint
				: T extends Text | Raw
					? string
					: T extends Null
						? null
						: T extends Option<infer Inner>
							? Plain<Inner> | null
							: T extends Result<infer Ok, infer Err>
								? Variant<"Ok", Ok> | Variant<"Err", Err>
								: T extends Enum
									? PlainEnum<T>
									: T extends Struct
										? PlainFields<Omit<T, keyof Struct>>
										: T extends Vec<infer Item>
											? Plain<Item>[]
											: T extends ITuple<infer Items>
												? { [Key in keyof Items]: Plain<Items[Key]> }
												: never;

/** Plain values by the name of the field. */
export type PlainFields<T> = { -readonly [Key in keyof T]: Plain<T[Key]> };

type Variant<Name extends string, Inner> = Inner extends Null ? Name : { [Key in Name]: Plain<Inner> };

type PlainEnum<T extends Enum> = {
	[Name in T["type"]]: `as${Name}` extends keyof T ? Variant<Name, T[`as${Name}`]> : Name;
}[T["type"]];

/** The integers that become a `number`. One beyond 2^53 is refused, not rounded. */
const NUMBERS: readonly string[] = ["u8", "u16", "u32", "u64"];

/** Returns the plain value of a decoded one. */
export function plain<T extends Codec>(value: T): Plain<T> {
	return plainOf(value) as Plain<T>;
}

/** Returns the plain values of an event's fields, by their names. */
export function plainFields<T>(names: readonly string[], values: readonly Codec[]): PlainFields<T> {
	return Object.fromEntries(
		values.map((value, at) => [names[at] ?? at, plainOf(value)]),
	) as PlainFields<T>;
}

function plainOf(value: Codec): unknown {
	if (value instanceof Option) {
		return value.isSome ? plainOf(value.unwrap() as Codec) : null;
	}
	if (value instanceof Enum) {
		const inner = plainOf(value.inner);
		// As the types name them: the variants of the callers' origins begin with a small letter.
		const name = value.type.charAt(0).toUpperCase() + value.type.slice(1);
		return inner === null ? name : { [name]: inner };
	}
	if (value instanceof Struct) {
		return plainFields([...value.keys()].map(String), value.toArray());
	}
	if (value instanceof Compact) {
		return plainOf(value.unwrap() as Codec);
	}
	if (value instanceof AbstractInt) {
		return NUMBERS.includes(value.toRawType()) ? value.toNumber() : value.toBigInt();
	}
	if (value instanceof Bool) {
		return value.isTrue;
	}
	if (value instanceof Null) {
		return null;
	}
	if (value instanceof AbstractArray) {
		return value.map(plainOf);
	}
	if (value instanceof Raw || value instanceof Text) {
		return value.toString();
	}
	throw new Error(`${value.toRawType()} has no plain value`);
}
