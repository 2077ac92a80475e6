/**
 * Runs an operator beside a node:
 *
 *     npm run operator -- --url ws://127.0.0.1:9944 --account //Bob --key //Bob//bridge \
 *         --service 0 --journal bob.journal
 *
 * It reads the service's rules from the chain. To an attestation service it states the hash of this chain's
 * first block after which each height is due, as a light client of this chain needs it; to an oracle, the seconds since 1970
 * as the value of each feed. Replace both by the facts of your service.
 */

import { parseArgs } from "node:util";
import { connect, disconnect } from "./src/api.ts";
import { blockOfTick } from "./src/clock.ts";
import { Journal } from "./src/journal.ts";
import { fromPath } from "./src/keys.ts";
import { OperatorProgram, type Duties } from "./src/operator.ts";
import { hookOf } from "./src/rules.ts";

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
	console.error("missing flags: --account PATH --key PATH --service NUMBER");
	process.exit(2);
}

const service = Number(values.service);
const api = await connect(values.url);
const hook = await hookOf(api, service);
const duties: Duties = { account: fromPath(values.account), log: console.log };
if (typeof hook === "object" && "Equivocation" in hook) {
	const { first, period } = hook.Equivocation;
	const observe = async (height: number) => {
		const head = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
		return blockOfTick(api, first + height * period, head.number.toNumber());
	};
	const journal = new Journal(values.journal);
	const key = fromPath(values.key);
	duties.attesting = { service, rules: hook.Equivocation, key, journal, observe };
} else if (typeof hook === "object" && "Deviation" in hook) {
	const measure = () => Promise.resolve(BigInt(Math.floor(Date.now() / 1_000)));
	duties.answering = { service, measure };
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
