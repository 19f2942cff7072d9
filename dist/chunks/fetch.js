import { a as fetchChart, c as openChartDownloads, n as fetchText, o as fewAtATime, r as chartLine, s as storeOf } from "./fetch-text.js";
import { C as chartLockOf, T as lockText, a as openFolder, b as requestText, c as readerOf, d as entryFor, w as lockFile } from "./values-bound.js";
import { p as inertMessage } from "./words.js";
import { u as UsageError } from "./namespace.js";
import { t as chartsInScope } from "./references.js";
import { Xt as readableTree, Z as readMaskedConfig } from "./repository-identity.js";
import { t as createMask } from "./mask.js";
import { randomBytes } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// src/run/fetch/fetch-charts.ts
/**
* Fetches the charts that the targets of a tree take from registries. An entry that nothing asks for leaves the lock file;
* that of a chart that could not be fetched stays. Throws `UsageError` for a lock file or configuration that cannot be
* read.
*/
async function fetchCharts(input, store) {
	const reader = readerOf(readableTree(input.tree));
	const locked = lockedCharts(reader);
	const requests = await requestsOf(reader, input);
	const charts = await fewAtATime(requests, async (request) => fetchChart(request, input.update ? null : entryFor(locked, request), store));
	return {
		charts,
		...lockOf(charts, reader)
	};
}
/** Says what `fetchCharts` would find locked and what not, without a connection. */
async function checkLock(input) {
	const reader = readerOf(readableTree(input.tree));
	const locked = lockedCharts(reader);
	const requests = await requestsOf(reader, input);
	const used = new Set(requests.map((request) => entryFor(locked, request)));
	return {
		missing: requests.filter((request) => entryFor(locked, request) === null),
		unused: locked.filter((chart) => !used.has(chart))
	};
}
async function requestsOf(reader, { configFile, repository, maskKey }) {
	const config = await readMaskedConfig(reader, configFile, createMask(maskKey));
	const requests = chartsInScope(reader, config, {
		paths: [],
		repository
	}).map(({ request }) => request);
	return [...new Map(requests.map((request) => [JSON.stringify(request), request])).values()];
}
function lockedCharts(reader) {
	const lock = chartLockOf(reader);
	if (lock && "problem" in lock) throw new UsageError(`\`${lockFile}\` cannot be read: ${lock.problem}`);
	return lock?.charts ?? [];
}
function lockOf(charts, reader) {
	const before = reader.text(lockFile);
	const locked = charts.flatMap(({ locked: entry }) => entry ?? []);
	if (charts.length === 0 && before === void 0) return {
		lock: null,
		isChanged: false
	};
	const lock = lockText(locked);
	return {
		lock,
		isChanged: lock !== before
	};
}

// src/cli/fetch.ts
/**
* `meshgate fetch`: downloads the charts that targets take from registries, and writes the lock file. Exit code 1 if a chart
* could not be fetched, or with `--check` if the lock file is not up to date.
*/
async function fetchCommand(options, terminal) {
	const { folder, env, print, exitWith } = terminal;
	const workspace = openFolder({
		folder,
		paths: [],
		base: null,
		env,
		cacheFolder: options.cacheDir
	});
	const input = inputOf(workspace, options);
	if (options.check) return check(input, terminal);
	const downloads = openChartDownloads(env);
	const result = await fetchCharts(input, storeOf(workspace.charts, downloads));
	const lock = writeLock(workspace.root, result);
	print(fetchText({
		charts: result.charts.map(chartLine),
		hosts: [...downloads.hosts],
		lock
	}));
	if (result.charts.some(({ status }) => status === "failed")) exitWith(1);
}
function inputOf({ head, repository }, { config, update }) {
	return {
		tree: head,
		configFile: config,
		repository,
		maskKey: randomBytes(16).toString("hex"),
		update
	};
}
async function check(input, { print, exitWith }) {
	const { missing, unused } = await checkLock(input);
	if (missing.length + unused.length === 0) return print(`\`${lockFile}\` is up to date\n`);
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
/** Puts the lock file in its place as a whole; a link at its path is replaced, and not followed. */
function writeLock(root, { lock, isChanged }) {
	if (lock === null) return null;
	if (!isChanged) return `\`${lockFile}\` is up to date`;
	const path = join(root, lockFile);
	const temporary = `${path}.${process.pid}`;
	writeFileSync(temporary, lock);
	renameSync(temporary, path);
	return `\`${lockFile}\` is written: commit it`;
}

export { fetchCommand };