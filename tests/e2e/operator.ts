/**
 * Runs an operator beside a node:
 *
 *     npm run operator -- --url ws://127.0.0.1:9944 --account //Bob --key //Bob//bridge \
 *         --service 0 --journal bob.journal
 *
 * It reads the service's rules from the chain. An attestation service gets the hash of this chain's own
 * block at each height, which is what a light client of it would ask for; an oracle gets the seconds that
 * have passed since 1970, for its first feed. Replace both by what your service is about.
 */

import { parseArgs } from "node:util";
import { connect, disconnect } from "./src/api.ts";
import { Journal } from "./src/journal.ts";
import { fromPath } from "./src/keys.ts";
import { OperatorProgram, type Duties } from "./src/operator.ts";
import { rulesOf } from "./src/rules.ts";

const { values } = parseArgs({
	options: {
		url: { type: "string", default: "ws://127.0.0.1:9944" },
		account: { type: "string" },
		key: { type: "string" },
		service: { type: "string" },
		journal: { type: "string", default: "operator.journal" },
	},
});
if (!values.account || !values.key || !values.service) {
	console.error("say who you are: --account PATH --key PATH --service NUMBER");
	process.exit(2);
}

const service = Number(values.service);
const api = await connect(values.url);
const rules = await rulesOf(api, service);
const duties: Duties = { account: fromPath(values.account), log: console.log };
if (rules.Equivocation) {
	const { first, period } = rules.Equivocation;
	const observe = async (height: number) =>
		(await api.rpc.chain.getBlockHash(first + height * period)).toHex();
	const journal = new Journal(values.journal);
	const key = fromPath(values.key);
	duties.attesting = { service, rules: rules.Equivocation, key, journal, observe };
} else if (rules.Deviation) {
	const measure = () => Promise.resolve(BigInt(Math.floor(Date.now() / 1_000)));
	duties.answering = { service, rules: rules.Deviation, feed: 0, measure };
} else {
	console.error(`service ${service} is neither an attestation service nor an oracle`);
	process.exit(2);
}

const program = await OperatorProgram.start(values.url, duties);
console.log(`operator of service ${service} at ${values.url}`);
process.once("SIGINT", () => {
	void program
		.stop()
		.then(() => disconnect(api))
		.then(() => process.exit(0));
});
