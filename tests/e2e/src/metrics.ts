/** The metrics that a node serves to Prometheus. */

import { setTimeout as pause } from "node:timers/promises";
import type { RestakingNode } from "./node.ts";

const SERVED_WITHIN = 30_000;
const SHOWN_WITHIN = 30_000;

/** Metrics by name and labels, such as `restaking_slash_requests{stage="pending"}`. */
export type Metrics = Map<string, number>;

/** Reads the metrics of restaking. All have the chain as a label, which is left out. */
export async function readMetrics(node: RestakingNode): Promise<Metrics> {
	const [, address] = await node.run.line(/Prometheus exporter started at (\S+)/, SERVED_WITHIN);
	const response = await fetch(`http://${address}/metrics`);
	const lines = (await response.text()).split("\n");
	const found = lines.flatMap((line) => [...line.matchAll(/^(restaking_\w+)\{(.*)\} (\S+)$/g)]);
	return new Map(
		found.map(([, name = "", labels = "", value]) => {
			const own = labels.split(",").filter((label) => !label.startsWith("chain="));
			return [own.length > 0 ? `${name}{${own.join(",")}}` : name, Number(value)];
		}),
	);
}

/** Reads the metrics until one has this value: the node looks at the best block once in a second. */
export async function metricsOnce(
	node: RestakingNode,
	name: string,
	value: number,
): Promise<Metrics> {
	const deadline = Date.now() + SHOWN_WITHIN;
	for (;;) {
		const metrics = await readMetrics(node);
		if (metrics.get(name) === value) {
			return metrics;
		}
		if (Date.now() > deadline) {
			throw new Error(`${name} is ${metrics.get(name)} and not ${value}`);
		}
		await pause(200);
	}
}
