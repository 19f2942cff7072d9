import { r as openFolder } from "./open.js";
import { t as createEvaluators } from "./evaluators.js";
import { c as inertJson, d as line } from "./escape.js";
import { a as groupedDigits, t as joinAnd } from "./join-words.js";
import { n as environmentRows } from "./environment-matrix.js";
import { n as groupBy } from "./group.js";
import { t as columns } from "./columns.js";
import { t as unpainted } from "./paint.js";
import { r as skippedLines } from "./text-missing.js";
import { t as count } from "./words.js";
import { t as definingFile } from "./target.js";
import { M as kustomizationDelivery, ht as maskedSentence, i as gitopsInScope, lt as checkEnvironments, mt as targetsInScope, n as readableTree, pt as skippedInScope, r as discover, t as readMaskedConfig, ut as checkPaths } from "./masked-config.js";
import { h as createMask } from "./shapes.js";
import { y as readerOf } from "./find-chart.js";
import { a as withDistinctIds, t as missingSourceReason } from "./target-reports.js";
import { t as paintFor } from "./colours.js";
import { t as keptEngine } from "./kept-engine.js";
import { randomBytes } from "node:crypto";

// src/report/targets-text.ts
function targetsText(targetListing, paint = unpainted, width) {
	const { targets, skipped } = targetListing;
	const room = width === void 0 ? void 0 : width - 2;
	const tables = [...groupBy(targets, ({ status, reason }) => headingOf(status, reason))].map(([heading, listed]) => {
		return `${paint("bold", `${heading} (${groupedDigits(listed.length)})`)}\n${listed.every(isSingleFile) ? folders(listed) : table(listed, paint, room)}`;
	});
	const skippedText = skippedLines(skipped).map((text) => `${text}\n`);
	return [
		...tables,
		...environmentTable(targets, paint, room),
		...skipped.length > 0 ? [skippedText.join("")] : [],
		`${countsText(targets)}\n`
	].join("\n");
}
function environmentTable(targets, paint, room) {
	const placed = targets.filter((target) => target.environment !== null);
	const environments = [...new Set(placed.map(({ environment }) => environment))].toSorted();
	if (environments.length < 2) return [];
	const rows = environmentRows(placed).map(({ kind, name, targets: ofRow }) => {
		const statusByEnvironment = new Map(ofRow.map(({ environment, status }) => [environment, shortStatus[status]]));
		return [
			kind,
			line(name),
			...environments.map((environment) => statusByEnvironment.get(environment) ?? "-")
		];
	});
	const [headings = "", ...lines] = columns([[
		"kind",
		"name",
		...environments.map(line)
	], ...rows], room);
	return [`${paint("bold", `environments (${groupedDigits(environments.length)})`)}\n${[paint("dim", headings), ...lines].map((text) => `  ${text}\n`).join("")}`];
}
const shortStatus = {
	"to-render": "yes",
	read: "yes",
	"not-rendered": "not rendered",
	"left-out": "left out"
};
function headingOf(status, reason) {
	return reason === null ? statusWords[status] : `${statusWords[status]}: ${line(reason)}`;
}
const statusWords = {
	"to-render": "to render",
	read: "read as they stand",
	"not-rendered": "not rendered",
	"left-out": "left out"
};
function isSingleFile({ kind, name, file }) {
	return kind === "manifests" && name === file;
}
function folders(targets) {
	const rows = [...groupBy(targets, ({ file }) => file.replace(/[^/]*$/, "") || "./")].map(([folder, { length }]) => [line(folder), count(length, "file")]);
	return columns(rows).map((text) => `  ${text}\n`).join("");
}
const tableColumns = [
	["kind", ({ kind }) => kind],
	["name", ({ name }) => name],
	["defined at", (target) => `${target.file}:${target.line}`],
	["environment", ({ environment }) => environment ?? ""],
	["cluster", ({ cluster }) => cluster ?? ""],
	["namespace", ({ namespace }) => namespace ?? ""],
	["renders from", sourcesText]
];
function table(targets, paint, room) {
	const filled = tableColumns.map(([heading, cell]) => [heading, ...targets.map((target) => line(cell(target)))]).filter(([, ...cells]) => cells.some((cell) => cell !== ""));
	const rows = targets.map((_, index) => filled.map((column) => column[index + 1] || "-"));
	const [headings = "", ...lines] = columns([filled.map(([heading = ""]) => heading), ...rows], room);
	return [paint("dim", headings), ...lines].map((text) => `  ${text}\n`).join("");
}
const maxSources = 4;
function sourcesText({ file, sources }) {
	const folder = file.replace(/[^/]*$/, "");
	const shown = sources.filter((source) => source !== file).map((source) => folder !== "" && source.startsWith(folder) ? source.slice(folder.length) : source);
	const more = shown.length - maxSources;
	return [...shown.slice(0, maxSources), ...more > 0 ? [`${more} more`] : []].join(", ");
}
function countsText(targets) {
	const counts = [...groupBy(targets, ({ status }) => status)].map(([status, { length }]) => `${groupedDigits(length)} ${statusWords[status]}`);
	return counts.length === 0 ? "no targets" : `${count(targets.length, "target")}: ${joinAnd(counts)}`;
}

// src/run/list-targets.ts
async function listTargets(input) {
	const { paths, environments, configFile } = input;
	checkPaths(input.tree, paths);
	const reader = readerOf(readableTree(input.tree));
	const mask = createMask(input.maskKey);
	const config = await readMaskedConfig(reader, configFile, mask);
	const found = await discover(reader, config, input);
	checkEnvironments(found.targets.map(({ environment }) => environment), environments);
	const targets = targetsInScope(found.targets, input);
	const gitops = withDistinctIds(gitopsInScope(found.gitops, paths), targets);
	const listed = [...targets.map((target) => listedTarget(target, reader)), ...gitops.map(listedGitops)];
	return {
		targets: statuses.flatMap((status) => listed.filter((target) => target.status === status)).map((target) => maskedTarget(target, mask)),
		skipped: skippedInScope(found.skipped, targets, input).map(({ file, reason }) => ({
			file,
			reason
		}))
	};
}
function maskedTarget(target, mask) {
	const masked = (text) => maskedSentence(text, {
		find: () => [],
		words: /* @__PURE__ */ new Set()
	}, mask);
	const { sources, cluster } = target;
	return {
		...target,
		sources: sources.map(masked),
		cluster: cluster === null ? null : masked(cluster)
	};
}
const statuses = [
	"to-render",
	"not-rendered",
	"left-out",
	"read"
];
function listedTarget(target, reader) {
	const { id, kind, environment } = target;
	return {
		id,
		kind,
		...target.listedAt ?? placeOf(target.statedBy) ?? {
			file: definingFile(target),
			line: 1
		},
		environment,
		cluster: target.manager?.cluster || null,
		...contentsOf(target, reader)
	};
}
function placeOf(object) {
	return object && {
		file: object.file,
		line: object.line
	};
}
function contentsOf(target, reader) {
	const [missing] = target.missing;
	if (target.kind === "manifests") return {
		name: target.path || ".",
		namespace: null,
		sources: target.files,
		status: "read",
		reason: null
	};
	if (target.kind === "kustomization") {
		const { sources, namespace } = kustomizationDelivery(reader, target.file);
		return {
			name: target.path || ".",
			namespace,
			sources,
			status: "to-render",
			reason: null
		};
	}
	const { namespace } = target;
	const name = target.release ?? target.path;
	const sources = target.kind === "helm" ? [target.path || ".", ...target.values] : target.values;
	if (target.kind === "values") return {
		name,
		namespace,
		sources,
		status: "not-rendered",
		reason: target.reason
	};
	if (missing) return {
		name,
		namespace,
		sources,
		status: "not-rendered",
		reason: missingSourceReason(missing)
	};
	return {
		name,
		namespace,
		sources,
		status: "to-render",
		reason: null
	};
}
function listedGitops(target) {
	const { id, kind, name, path: file, line, isExcluded, reason, builtWith, renderedAs, delivery } = target;
	const isRendered = builtWith !== void 0 || renderedAs !== void 0 && reason === "";
	return {
		id,
		kind,
		name,
		file,
		line: line ?? 1,
		...delivery,
		environment: null,
		...isRendered ? {
			status: "to-render",
			reason: null
		} : {
			status: isExcluded ? "left-out" : "not-rendered",
			reason
		}
	};
}

// src/cli/targets.ts
async function targetsCommand(paths, options, terminal, engine) {
	const { folder, env, colour, width, print } = terminal;
	const workspace = openFolder({
		folder,
		paths,
		base: null,
		env,
		cacheFolder: options.cacheDir
	});
	const listing = await listTargets({
		tree: workspace.head,
		paths: workspace.paths,
		environments: options.environment,
		together: options.together,
		configFile: options.config,
		maskKey: randomBytes(16).toString("hex"),
		repository: workspace.repository,
		evaluators: createEvaluators(keptEngine({ render: (job) => engine().render(job) }, options, workspace.root, terminal))
	});
	if (options.format === "json") print(inertJson({
		schemaVersion: 1,
		...listing
	}));
	else print(targetsText(listing, paintFor(colour), width ?? void 0));
}

export { targetsCommand };