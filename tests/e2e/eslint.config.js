/** Rules that need types: above all, no promise of a story is left unawaited. */

import tseslint from "typescript-eslint";

/** The functions of node:test whose promise the test runner awaits. */
const awaited = { from: "package", package: "node:test", name: ["test"] };

export default tseslint.config(
	{ ignores: ["generated"] },
	{
		files: ["**/*.ts"],
		extends: [tseslint.configs.recommendedTypeChecked],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			"@typescript-eslint/no-floating-promises": [
				"error",
				{ allowForKnownSafeCalls: [awaited] },
			],
		},
	},
);
