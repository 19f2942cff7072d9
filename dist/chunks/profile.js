import { t as columns } from "./columns.js";
import { Session } from "node:inspector/promises";

// src/host/stage-times.ts
const stageFunctions = /* @__PURE__ */ new Map([
	["openFolder", "trees"],
	["discover", "discovery"],
	["renderAll", "render"],
	["contentsOfTarget", "manifests and values"],
	["dropNodes", "manifests and values"],
	["lint", "lint"],
	["locate", "places"],
	["reachOfDifference", "reach"],
	["objectChanges", "diff"],
	["deletionReport", "diff"],
	["withCauses", "causes and fixes"],
	["fieldsAtCause", "causes and fixes"],
	["isStillFound", "causes and fixes"],
	["attemptBatch", "causes and fixes"],
	["attemptEdits", "causes and fixes"],
	["candidateOf", "causes and fixes"],
	["maskedReport", "report"],
	["formatReport", "report"]
]);
const outerStage = "causes and fixes";
const renderStage = "render";
const otherStage = "start-up and the rest";
function stageTimes({ nodes, samples = [], timeDeltas = [] }) {
	const times = new Map([...new Set(stageFunctions.values()), otherStage].map((stage) => [stage, 0]));
	const stages = stagesOf(nodes);
	for (const [index, sample] of samples.entries()) {
		const stage = stages.get(sample);
		if (stage !== void 0) times.set(stage, (times.get(stage) ?? 0) + (timeDeltas[index] ?? 0) / 1e3);
	}
	return times;
}
function stagesOf(nodes) {
	const calls = new Map(nodes.map((node) => [node.id, node]));
	const isWorker = nodes.some(({ callFrame }) => callFrame.url.endsWith("/worker.js"));
	const stages = /* @__PURE__ */ new Map();
	const waiting = nodes.slice(0, 1).map(({ id }) => [id, otherStage]);
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const [id, caller] = next;
		const { callFrame, children = [] } = calls.get(id);
		const named = stageFunctions.get(callFrame.functionName.replace(/\$\d+$/, ""));
		const stage = isWorker ? renderStage : caller === outerStage ? outerStage : named ?? caller;
		if (callFrame.functionName !== "(idle)") stages.set(id, stage);
		for (const child of children) waiting.push([child, stage]);
	}
	return stages;
}

// src/cli/profile.ts
async function withProfile(work, { printError }) {
	const session = new Session();
	session.connect();
	await session.post("Profiler.enable");
	await session.post("Profiler.start");
	const before = clocks();
	try {
		await work();
	} finally {
		const after = clocks();
		const { profile } = await session.post("Profiler.stop");
		session.disconnect();
		printError(profileText(profile, before, after));
	}
}
function clocks() {
	const thread = "threadCpuUsage" in process ? process.threadCpuUsage() : null;
	return {
		all: milliseconds(process.cpuUsage()),
		main: thread && milliseconds(thread),
		wall: performance.now()
	};
}
function milliseconds({ user, system }) {
	return (user + system) / 1e3;
}
function profileText(profile, before, after) {
	const sampled = stageTimes(profile);
	const sum = [...sampled.values()].reduce((total, time) => total + time, 0);
	const all = after.all - before.all;
	const main = before.main === null || after.main === null ? null : after.main - before.main;
	const share = main === null || sum === 0 ? 1 : main / sum;
	const rows = [
		["loading the program", before.all],
		...[...sampled].map(([stage, time]) => [stage, time * share]),
		...main === null ? [] : [["renders, in other threads", all - main]],
		["all", after.all]
	];
	const table = columns(rows.map(([stage, time]) => [stage, `${Math.round(time)} ms`]));
	const wall = ((after.wall - before.wall) / 1e3).toFixed(1);
	return `\n${main === null ? "time by stage, with the time in which the main thread waits for a processor" : "processor time by stage"} (${wall} s passed)\n${table.map((row) => `  ${row}\n`).join("")}`;
}

export { withProfile as n, profileText as t };