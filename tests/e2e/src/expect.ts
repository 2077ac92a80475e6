/** Assertions whose expected value is typed by the actual one. */

import assert from "node:assert/strict";

/** Asserts that two values are equal, field by field. The compiler knows the fields. */
export function expectEqual<T>(actual: T, expected: NoInfer<T>, message?: string): void {
	assert.deepEqual(actual, expected, message);
}
