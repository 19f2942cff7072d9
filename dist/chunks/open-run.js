import { t as unknownRepository } from "./repository.js";
import { a as unlimitedBudget, t as outOfTime } from "./time-budget2.js";
import { i as oncePerPair, n as oncePer, o as weakOncePer } from "./once-per.js";
import { o as chartLoader } from "./helm.js";
import { t as createEvaluators } from "./evaluators.js";
import { n as namedFiles } from "./target.js";
import { l as resolveLinks } from "./tree.js";
import { o as lockFile, y as readerOf } from "./find-chart.js";
import { a as renderRelease, i as renderKustomization, n as createValuesUse, o as apisOfMesh, r as releaseRequest, t as createProvenanceOf } from "./provenance.js";
import { t as boundOldGeneration } from "./v8-flags.js";
import { i as limitsOfExpressions, n as validatorLimits, r as createExpressions, t as createValidator } from "./schema-validator.js";
import { createHash, randomBytes } from "node:crypto";

// src/inspect/kept-lists.ts
const question = "lists of names by hashes";
const maxLists = 3e4;
const maxNewShare = 1 / 16;
function openKeptLists(kept) {
	let earlier = null;
	const used = /* @__PURE__ */ new Map();
	let added = 0;
	const keptBefore = () => {
		const text = kept?.read(question) ?? null;
		return text === null ? /* @__PURE__ */ new Map() : decode(text);
	};
	return {
		of(hash) {
			earlier ??= keptBefore();
			const list = used.get(hash) ?? earlier.get(hash);
			if (list) used.set(hash, list);
			return list;
		},
		keep(hash, list) {
			used.set(hash, list);
			added++;
		},
		save() {
			if (!kept || added <= used.size * maxNewShare) return;
			const all = new Map([...used, ...earlier ?? []]);
			kept.add(question, encode([...all].slice(0, maxLists)));
			added = 0;
		}
	};
}
function encode(entries) {
	const lists = new Map(entries.map(([, list]) => [JSON.stringify(list), list]));
	const indexOf = new Map([...lists.keys()].map((text, index) => [text, index]));
	const indexes = entries.map(([hash, list]) => [hash, indexOf.get(JSON.stringify(list))]);
	const encoded = {
		lists: [...lists.values()],
		indexes: Object.fromEntries(indexes)
	};
	return JSON.stringify(encoded, null, 1);
}
function decode(text) {
	const { lists, indexes } = JSON.parse(text);
	return new Map(Object.entries(indexes).map(([hash, index]) => [hash, lists[index]]));
}

// src/core/aging-map.ts
function createAgingMap() {
	let recent = /* @__PURE__ */ new Map();
	let older = /* @__PURE__ */ new Map();
	return {
		get(key) {
			const value = recent.get(key) ?? older.get(key);
			if (value !== void 0) recent.set(key, value);
			return value;
		},
		set: (key, value) => void recent.set(key, value),
		delete(key) {
			recent.delete(key);
			older.delete(key);
		},
		age() {
			older = recent;
			recent = /* @__PURE__ */ new Map();
		}
	};
}

// src/render/dedupe.ts
function dedupeRenders() {
	const rendersByTarget = /* @__PURE__ */ new Map();
	return (render) => {
		const renders = rendersByTarget.get(render.target.id) ?? [];
		rendersByTarget.set(render.target.id, renders);
		const cached = renders.find((candidate) => isSameRender(candidate, render));
		if (!cached && renders.push(render) > maxRenders) renders.shift();
		return cached ?? render;
	};
}
const maxRenders = 32;
function isSameRender(first, second) {
	return first.status === "rendered" && second.status === "rendered" && first.manifest === second.manifest && haveSameOrigins(first.origins, second.origins) && JSON.stringify([
		first.target,
		first.remoteSchemas,
		first.asks
	]) === JSON.stringify([
		second.target,
		second.remoteSchemas,
		second.asks
	]);
}
function haveSameOrigins(first, second) {
	return first.files.join("\0") === second.files.join("\0") && first.lines.length === second.lines.length && first.lines.every((line, index) => line === second.lines[index]);
}

// src/render/render-key.ts
const renderKey = oncePerPair(({ tree, find }, target) => {
	const chart = find(target.path);
	const sum = createHash("sha256").update(JSON.stringify(target));
	sum.update(apisOfMesh(tree).length > 0 ? "\0mesh" : "");
	sum.update("problem" in chart ? `\0${chart.problem}` : chartKey(chart));
	for (const name of namedFiles(target)) {
		const data = tree.read(resolveLinks(tree, name) ?? name);
		sum.update(`\0${data?.length ?? "none"}\0`).update(data ?? "");
	}
	return sum.digest("hex");
});
function buildKey(tree, target) {
	const sum = createHash("sha256").update(JSON.stringify(target));
	for (const file of [...namedFiles(target), lockFile]) {
		const data = tree.read(file);
		sum.update(`\0${data?.length ?? "none"}\0`).update(data ?? "");
	}
	return sum.digest("hex");
}
const chartKey = oncePer(({ source, treePath }) => {
	const sum = createHash("sha256").update(source.kind);
	for (const { name, data } of source.files) {
		const path = treePath(name.replaceAll("\0", ""));
		sum.update(`\0${name}\0${path}\0${data.length}\0`).update(data);
	}
	return sum.digest("hex");
});

// src/render/kustomize/build-cache.ts
function cachedBuilds(build, builds = createAgingMap()) {
	return async (tree, target) => {
		const key = buildKey(tree, target);
		const earlier = builds.get(key);
		if (earlier && haveEqualFiles((await earlier.result).files, earlier.tree, tree)) {
			builds.set(key, {
				...earlier,
				tree
			});
			return earlier.result;
		}
		const result = build(tree, target);
		builds.set(key, {
			tree,
			result
		});
		return result;
	};
}
function haveEqualFiles(files, tree, otherTree) {
	return files.every((file) => {
		const [data, otherData] = [tree.read(file), otherTree.read(file)];
		return data !== void 0 && otherData !== void 0 && Buffer.compare(data, otherData) === 0;
	});
}

// src/host/engine/renderer.ts
function engineOfPhase(engine, budget) {
	return (phase, group) => {
		const late = budget && {
			budget,
			reason: outOfTime(budget)
		};
		const deadlineOf = () => late && {
			at: late.budget.endOf(phase),
			reason: late.reason
		};
		return { render(job) {
			const deadline = deadlineOf();
			return engine.render(deadline ? {
				...job,
				deadline
			} : job, group);
		} };
	};
}
const manyTargets = 150;
function createRenderer(engine, budget) {
	const inTime = engineOfPhase(engine, budget);
	const dedupe = dedupeRenders();
	const chartsOf = weakOncePer(chartLoader);
	const builds = createAgingMap();
	const renders = createAgingMap();
	const uses = createAgingMap();
	const buildOnce = cachedBuilds((tree, target) => renderKustomization(inTime("render", chartsOf(tree)), readerOf(tree), target), builds);
	const renderOnce = oncePerRelease(renders, (charts, target) => renderRelease(inTime("render", charts), charts, releaseRequest(charts.tree, target)).then(dedupe));
	const valuesUseOnce = oncePerRelease(uses, (charts, target) => createValuesUse(inTime("values"), charts, releaseRequest(charts.tree, target)));
	const sources = {
		engine: () => inTime("repair"),
		chartsOf,
		requestOf: releaseRequest,
		build: buildOnce
	};
	return {
		evaluators: createEvaluators(inTime("render")),
		render: function renderAll(tree, targets) {
			if (targets.length > manyTargets) boundOldGeneration();
			return targets.map((target) => target.kind === "helm" ? renderOnce(chartsOf(tree), target) : buildOnce(tree, target).then(({ render }) => dedupe(render)));
		},
		releaseKey: (tree, target) => renderKey(chartsOf(tree), target),
		provenance: createProvenanceOf(sources),
		valuesUse: (tree, target) => valuesUseOnce(chartsOf(tree), target),
		age() {
			for (const results of [
				builds,
				renders,
				uses
			]) results.age();
		}
	};
}
function oncePerRelease(results, work) {
	return (charts, target) => {
		const key = renderKey(charts, target);
		const result = results.get(key) ?? work(charts, target);
		results.set(key, result);
		return result;
	};
}

// src/host/open-run.ts
const defaultMaxFixes = 20;
const defaultOptions = {
	environments: [],
	all: true,
	together: false,
	configFile: ".meshgate.yaml",
	istioVersion: null,
	egressAllowlist: []
};
function openRun(setup) {
	const { workspace, engine, processWorker, budget, causes = true, version } = setup;
	const { evaluators, render, releaseKey, provenance, valuesUse } = setup.renderer ?? createRenderer(engine, budget);
	const { head, headCommit, base, baseCommit, paths } = workspace;
	const { difference = () => null, repository = () => unknownRepository } = workspace;
	return {
		head,
		headCommit,
		base,
		baseCommit,
		isUnchanged: () => difference()?.changes.length === 0,
		options: {
			...defaultOptions,
			...setup.options,
			paths,
			repository
		},
		host: {
			evaluators,
			render,
			releaseKey,
			kept: engine.kept ?? null,
			lists: openKeptLists(engine.kept ?? null),
			valuesUse,
			provenance: causes ? provenance : null,
			validator: setup.validator ?? createValidator(processWorker, budget && validatorLimits(budget)),
			expressions: setup.expressions ?? createExpressions(processWorker, budget && limitsOfExpressions(budget)),
			budget: budget ?? unlimitedBudget,
			maskKey: setup.maskKey ?? randomBytes(16).toString("hex")
		},
		now: Date.now(),
		configSource: setup.configSource ?? "head",
		approval: setup.approval ?? null,
		changeCauses: setup.changeCauses ?? true,
		maxFixes: causes ? setup.maxFixes ?? defaultMaxFixes : 0,
		version
	};
}

export { createRenderer as n, openRun as t };