import { a as chartLine, c as storeOf, i as fetchLocked, l as openChartDownloads, o as fetchChart, r as fetchText, s as fewAtATime, t as failedFetchText } from "./fetch-text.js";
import { g as withLock, r as openFolder } from "./open.js";
import { t as replaceFile } from "./replace-file.js";
import { t as openRun } from "./open-run.js";
import { a as chartLockOf, i as requestedChartsOf, m as requestText, o as lockFile, r as lockedChartFor, s as lockText, y as readerOf } from "./find-chart.js";
import { l as inertMessage } from "./escape.js";
import { h as createMask, v as UsageError } from "./shapes.js";
import { n as readableTree, r as discover, t as readMaskedConfig } from "./masked-config.js";
import { i as chartsInScope, r as renderTree } from "./schedule.js";
import { t as renderWithNested } from "./nested-targets.js";
import { t as keptEngine } from "./kept-engine.js";
import { join } from "node:path";

// src/run/fetch/fetch-charts.ts
const maxRounds = 10;
async function fetchCharts(input, store) {
	const locked = lockedCharts(readerOf(input.tree));
	const fetched = /* @__PURE__ */ new Map();
	let { tree } = input;
	for (let round = 0; round < maxRounds; round++) {
		const requests = (await neededCharts(tree, input.scope)).filter((request) => !fetched.has(keyOf(request)));
		if (requests.length === 0) break;
		const charts = await fewAtATime(requests, async (request) => fetchChart(request, input.update ? null : lockedChartFor(locked, request), store));
		for (const chart of charts) fetched.set(keyOf(chart.request), chart);
		tree = input.withLock(lockText(entriesOf([...fetched.values()])));
	}
	return {
		charts: [...fetched.values()],
		...lockAfter([...fetched.values()], locked, input.tree)
	};
}
async function checkLock({ tree, scope }, { has }) {
	const locked = lockedCharts(readerOf(tree));
	const requests = await neededCharts(tree, scope);
	const used = new Set(requests.map((request) => lockedChartFor(locked, request)));
	const isComplete = locked.every(({ digest }) => has(digest));
	return {
		missing: requests.filter((request) => lockedChartFor(locked, request) === null),
		unused: isComplete ? locked.filter((chart) => !used.has(chart)) : []
	};
}
async function neededCharts(tree, scope) {
	const { options, host } = scope;
	const reader = readerOf(readableTree(tree));
	const config = await readMaskedConfig(reader, options.configFile, createMask(host.maskKey));
	const { evaluators } = host;
	const { targets, gitops, skipped } = await discover(reader, config, {
		...options,
		evaluators
	});
	const discovered = {
		allTargets: targets,
		targets,
		gitops,
		skipped
	};
	const scoped = {
		...options,
		...evaluators
	};
	await renderWithNested(reader, discovered, config, scoped, (latest) => renderTree(reader, latest, host));
	const named = await chartsInScope(reader, config, {
		...scoped,
		targets
	});
	const requests = new Map(named.map(({ request }) => [keyOf(request), request]));
	return [...new Map([...requests, ...requestedChartsOf(reader)]).values()];
}
function keyOf(request) {
	return JSON.stringify(request);
}
function lockedCharts(reader) {
	const lock = chartLockOf(reader);
	if (lock && "problem" in lock) throw new UsageError(`\`${lockFile}\` cannot be read: ${lock.problem}`);
	return lock?.charts ?? [];
}
function entriesOf(charts) {
	return charts.flatMap(({ locked }) => locked ?? []);
}
function lockAfter(charts, before, tree) {
	const text = readerOf(tree).text(lockFile);
	const isComplete = charts.every(({ status }) => status !== "failed");
	const entries = new Map([...isComplete ? [] : before, ...entriesOf(charts)].map((chart) => [JSON.stringify([
		chart.repository,
		chart.name,
		chart.requested
	]), chart]));
	if (entries.size === 0 && text === void 0) return {
		lock: null,
		isChanged: false
	};
	const lock = lockText([...entries.values()]);
	return {
		lock,
		isChanged: lock !== text
	};
}

// src/cli/fetch.ts
async function fetchCommand(options, terminal, engine) {
	const { folder, env, print, exitWith } = terminal;
	const { base = null, cacheDir: cacheFolder } = options;
	const workspace = openFolder({
		folder,
		paths: [],
		base,
		env,
		cacheFolder
	});
	const input = inputOf(workspace, options, terminal, engine);
	if (options.check) return check(input, workspace.charts, terminal, options.quiet);
	const downloads = openChartDownloads(env);
	const store = storeOf(workspace.charts, downloads);
	const result = await fetchCharts(input, store);
	const lock = writeLock(workspace.root, result);
	const charts = [...result.charts, ...workspace.base ? await fetchLocked([workspace.base], store) : []];
	print((options.quiet ? failedFetchText : fetchText)({
		charts: charts.map(chartLine),
		hosts: [...downloads.hosts],
		lock
	}));
	if (charts.some(({ status }) => status === "failed")) exitWith(1);
}
function inputOf(workspace, fetchOptions, terminal, pool) {
	const { config, update } = fetchOptions;
	const { processWorker, version } = terminal;
	const { head, charts, root } = workspace;
	const engine = keptEngine(pool, fetchOptions, root, terminal);
	const { host, ...run } = openRun({
		workspace,
		engine,
		processWorker,
		version,
		options: { configFile: config },
		causes: false
	});
	return {
		tree: head,
		scope: {
			options: run.options,
			now: run.now,
			host: {
				...host,
				valuesUse: null
			}
		},
		withLock: (lock) => withLock(head, lock, charts),
		update
	};
}
async function check(input, cache, { print, exitWith }, isQuiet) {
	const { missing, unused } = await checkLock(input, cache);
	if (missing.length + unused.length === 0) {
		if (!isQuiet) print(`\`${lockFile}\` is up to date\n`);
		return;
	}
	const lines = [
		...missing.map((request) => `missing     ${requestText(request)}`),
		...unused.map(({ requested, ...chart }) => `not needed  ${requestText({
			...chart,
			version: requested
		})}`),
		`\`${lockFile}\` is not up to date: run \`meshgate fetch\``
	];
	print(inertMessage(lines.map((line) => `${line}\n`).join("")));
	exitWith(1);
}
function writeLock(root, { lock, isChanged }) {
	if (lock === null) return null;
	if (!isChanged) return `\`${lockFile}\` is up to date`;
	replaceFile(join(root, lockFile), lock);
	return `\`${lockFile}\` is written: commit it`;
}

export { fetchCommand };