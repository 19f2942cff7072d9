import { t as unknownUse } from "./values-use.js";
import { lt as checkEnvironments } from "./masked-config.js";
import { W as selectTargets, _ as inspectTrees, a as objectDifference, d as compareTrees, g as environmentsOf, h as prepareRun, s as inputFiles, t as repairedFindings } from "./repaired-findings.js";
import { t as findRule } from "./find-rule2.js";
import { y as readerOf } from "./find-chart.js";
import { s as compareText } from "./group.js";

// src/run/shards/shares.ts
function shareOf(trees, { index, count }) {
	const loads = Array.from({ length: count }, () => 0);
	const share = /* @__PURE__ */ new Set();
	for (const [id, cost] of byCost(trees)) {
		const lightest = loads.indexOf(Math.min(...loads));
		loads[lightest] += cost;
		if (lightest === index - 1) share.add(id);
	}
	const divided = new Set(trees.flatMap(({ targets }) => targets.map(({ id }) => id)));
	return ({ id }) => share.has(id) || !divided.has(id);
}
function byCost(trees) {
	const costs = /* @__PURE__ */ new Map();
	for (const { reader, targets } of trees) for (const target of targets) {
		if (target.kind !== "helm" && target.kind !== "kustomization") continue;
		costs.set(target.id, Math.max(costs.get(target.id) ?? 0, costOf(target, reader)));
	}
	return [...costs].toSorted(([firstId, first], [secondId, second]) => second - first || compareText(firstId, secondId));
}
const jobCost = 4096;
function costOf(target, reader) {
	return [...new Set(inputFiles(target, reader))].reduce((sum, file) => sum + (reader.tree.read(file)?.length ?? 0), jobCost);
}

// src/run/shards/run-shard.ts
async function runShard(input, shard) {
	const prepared = await prepareRun(input);
	const { config, configurations } = prepared;
	const trees = await dividedTrees(prepared);
	const isOfShare = shareOf(trees, shard);
	const ofShare = inputOfShare(prepared.input, isOfShare);
	const { head, base: baseOfRun } = await inspectTrees(ofShare, config, configurations);
	checkEnvironments(environmentsOf(head, baseOfRun), input.options.environments);
	const base = baseOfRun && baseOfRun.inspected.tree;
	await Promise.all([repairedFindings(findingsOfShare(head, base), head, config, ofShare), base && objectDifference(base, head, config, ofShare)]);
	const targets = trees[0].targets.filter(({ kind }) => kind === "helm" || kind === "kustomization");
	return {
		rendered: targets.filter(isOfShare).length,
		targets: targets.length,
		isOutOfTime: input.host.budget.isSpent("repair")
	};
}
async function dividedTrees({ input, config, configurations }) {
	const base = configurations.base();
	const trees = base ? [input.head, base] : [input.head];
	return Promise.all(trees.map((tree) => selectTargets(tree, config, input, {})));
}
function inputOfShare(input, isOfShare) {
	const { valuesUse } = input.host;
	const useInShare = valuesUse && ((tree, target) => isOfShare(target) ? valuesUse(tree, target) : {
		...unknownUse,
		files: inputFiles(target, readerOf(tree))
	});
	return {
		...input,
		options: {
			...input.options,
			isOfShare
		},
		host: {
			...input.host,
			valuesUse: useInShare
		}
	};
}
function findingsOfShare(head, base) {
	return (base ? compareTrees(base, head) : head.findings).filter(({ rule }) => findRule(rule)?.fromAbsence === void 0);
}

export { runShard as t };