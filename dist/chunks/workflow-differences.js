import { t as rootOf } from "./root.js";
import { n as groupBy } from "./group.js";
import { t as comparableText } from "./data.js";
import { T as sourceText } from "./egress-allowlist.js";
import { t as Node } from "./node.js";
import { i as parseDocuments } from "./table.js";
import { l as joinPath } from "./lines.js";
import { l as resolveLinks } from "./tree.js";

// src/run/check-changes/meshgate-use.ts
function meshgateUse(reader) {
	const search = {
		reader,
		users: /* @__PURE__ */ new Set(),
		actions: /* @__PURE__ */ new Set(),
		usesMeshgate: /* @__PURE__ */ new Map()
	};
	const files = reader.tree.files.filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));
	const workflows = new Map(files.map((file) => [file, jobsOf(file, search)]));
	return {
		workflows: new Map([...workflows].filter(([, jobs]) => jobs.size > 0)),
		actions: search.actions,
		users: search.users
	};
}
function isMeshgate(step) {
	return namesMeshgate(step.get("uses").text) || meshgateCommands(step.get("run").text).length > 0;
}
function meshgateCommands(script) {
	return script.replaceAll(/\\\r?\n/g, " ").split("\n").filter((line) => !line.trimStart().startsWith("#")).flatMap((line) => command.exec(line)?.[0].trim() ?? []);
}
const command = /(?<![\w-])meshgate(@\S{1,100}|\/\S{0,200}cli\.js)?["']?[ \t]+(check|diff)\b.*/;
function namesMeshgate(uses) {
	return /(^|\/)\.?meshgate(\.ya?ml)?([@:/]|$)/i.test(uses);
}
function jobsOf(file, search) {
	const root = rootOf(search.reader, file);
	const jobs = new Map(root?.entries("jobs"));
	const jobNames = /* @__PURE__ */ new Set();
	const add = (name) => {
		const job = jobs.get(name);
		if (!job || jobNames.has(name)) return;
		jobNames.add(name);
		for (const { text } of [job.get("needs"), ...job.items("needs")]) add(text);
	};
	for (const [name, job] of jobs) if (usesInJob(job, search)) add(name);
	return jobNames;
}
function usesInJob(job, search) {
	const uses = job.get("uses").text;
	const calls = namesMeshgate(uses) || uses.startsWith("./") && usesInWorkflow(joinPath("", uses), search);
	const steps = job.items("steps").filter((step) => usesInStep(step, search));
	return recordUse(job, calls || steps.length > 0, search);
}
function usesInWorkflow(file, search) {
	return oncePerFile(file, search, () => jobsOf(file, search).size > 0);
}
function usesInStep(step, search) {
	const uses = step.get("uses").text;
	return recordUse(step, isMeshgate(step) || uses.startsWith("./") && usesInAction(joinPath("", uses), search), search);
}
function usesInAction(folder, search) {
	const { reader } = search;
	const file = ["action.yml", "action.yaml"].map((name) => joinPath(folder, name)).find((path) => reader.tree.read(resolveLinks(reader.tree, path) ?? path) !== void 0);
	if (file === void 0) return false;
	const root = rootOf(reader, file);
	if (root?.get("name").text === "meshgate") return true;
	const steps = root?.get("runs").items("steps") ?? [];
	const isUser = oncePerFile(file, search, () => steps.filter((step) => usesInStep(step, search)).length > 0);
	if (isUser) search.actions.add(file);
	return isUser;
}
function oncePerFile(file, { usesMeshgate: cache }, search) {
	const cached = cache.get(file);
	if (cached !== void 0) return cached;
	cache.set(file, false);
	const isUser = search();
	cache.set(file, isUser);
	return isUser;
}
function recordUse({ yaml }, isUser, { users }) {
	if (isUser && yaml) users.add(yaml);
	return isUser;
}

// src/run/check-changes/value-text.ts
function scalarText(node) {
	const { yaml, scalar } = node;
	if (yaml?.kind !== "scalar") return "";
	return typeof scalar === "string" ? scalar : sourceText(yaml);
}
function isSameValue(a, b) {
	if (a.kind === "scalar" && b.kind === "scalar") return scalarText(a) === scalarText(b);
	return a.kind === b.kind && comparableText(a.data) === comparableText(b.data);
}
const maxLength = 500;
function flowText(node) {
	const text = flow(node, { remaining: maxLength });
	return text.length > maxLength ? `${text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, "")}…` : text;
}
function flow(node, room) {
	if (room.remaining <= 0) return "";
	if (node.kind === "list") return `[${joinItems(node.items(), room, (item) => flow(item, room))}]`;
	if (node.kind === "map") return `{${joinItems(node.entries(), room, ([name, value]) => `${takeRoom(name, room)}: ${flow(value, room)}`)}}`;
	return takeRoom(scalarText(node), room);
}
function joinItems(items, room, textOf) {
	const texts = [];
	for (const item of items) {
		if (room.remaining <= 0) return [...texts, "…"].join(", ");
		texts.push(textOf(item));
	}
	return texts.join(", ");
}
function takeRoom(text, room) {
	room.remaining -= text.length + 2;
	return text;
}

// src/run/check-changes/differences.ts
function settingDifferences(base, head, policy, path = []) {
	const kinds = [kindOf(base), kindOf(head)];
	const isAll = (...wanted) => kinds.every((kind) => wanted.includes(kind));
	if (isAll("absent")) return [];
	if (isAll("map") || isAll("map", "absent") && !(isEmpty(base) && isEmpty(head))) return [...new Set([...base.entries(), ...head.entries()].map(([name]) => name))].flatMap((name) => settingDifferences(base.get(name), head.get(name), policy, [...path, name]));
	if (isAll("list") || isAll("list", "absent") && policy.isEmptyIfAbsent(path)) return listDifferences(base, head, policy, path);
	return isSameValue(base, head) ? [] : [difference(base, head, path)];
}
function kindOf(node) {
	return node.isNull ? "absent" : node.kind;
}
function isEmpty(node) {
	return node.entries().length === 0;
}
function listDifferences(base, head, policy, path) {
	const [baseItems, headItems] = [itemsByName(base.items(), policy, path), itemsByName(head.items(), policy, path)];
	const kept = [...baseItems.keys()].filter((name) => headItems.has(name));
	const order = [...headItems.keys()].filter((name) => baseItems.has(name));
	const isReordered = policy.isOrdered(path) && kept.some((name, index) => name !== order[index]);
	return [
		...kept.flatMap((name) => settingDifferences(baseItems.get(name), headItems.get(name), policy, [...path, `[${name}]`])),
		...[...baseItems].filter(([name]) => !headItems.has(name)).map(([, item]) => itemDifference(item, null, path)),
		...[...headItems].filter(([name]) => !baseItems.has(name)).map(([, item]) => itemDifference(null, item, path)),
		...isReordered ? [{
			...difference(base, head, path),
			isReordered
		}] : []
	];
}
function itemsByName(items, policy, path) {
	const groups = groupBy(items, (item) => policy.nameOf(item, path) ?? comparableText(item.data));
	return new Map([...groups].flatMap(([name, group]) => group.map((item, index) => [index === 0 ? name : `${name}#${index + 1}`, item])));
}
function difference(base, head, path) {
	const [baseNode, headNode] = [base.exists ? base : null, head.exists ? head : null];
	return {
		path,
		base: baseNode,
		head: headNode,
		isItem: false,
		isReordered: false
	};
}
function itemDifference(base, head, path) {
	return {
		path,
		base,
		head,
		isItem: true,
		isReordered: false
	};
}
function keyText(path) {
	return path.map((key) => key.startsWith("[") ? key : /^[\w/-]+$/.test(key) ? `.${key}` : `.${JSON.stringify(key)}`).join("").replace(/^\./, "");
}

// src/run/check-changes/empty-root.ts
function emptyRoot(file) {
	return Node.of(parseDocuments("{}", file)[0].root);
}

// src/run/check-changes/workflow-differences.ts
function workflowDifferences(pairs, base, head) {
	const actions = /* @__PURE__ */ new Set([...base.use.actions, ...head.use.actions]);
	return [...pairs.flatMap((pair) => inWorkflow(pair, base, head)), ...[...actions].flatMap((file) => inAction(file, base, head))];
}
const sharedKeys = [
	"permissions",
	"env",
	"defaults",
	"concurrency"
];
function inWorkflow(files, base, head) {
	const [baseRoot, headRoot] = [rootIn(base, files.base), rootIn(head, files.head)];
	const jobsOf = ({ use }, file) => use.workflows.get(file) ?? [];
	const jobs = /* @__PURE__ */ new Set([...jobsOf(base, files.base), ...jobsOf(head, files.head)]);
	return [
		...triggerDifferences(triggersOf(baseRoot), triggersOf(headRoot)),
		...sharedKeys.flatMap((key) => settingDifferences(baseRoot.get(key), headRoot.get(key), policy, [key])),
		...[...jobs].flatMap((job) => jobDifferences(baseRoot.at("jobs", job), headRoot.at("jobs", job), job))
	].filter(isMeaningful);
}
function inAction(file, base, head) {
	const [baseRoot, headRoot] = [rootIn(base, file), rootIn(head, file)];
	return ["inputs", "runs"].flatMap((key) => settingDifferences(baseRoot.get(key), headRoot.get(key), policy, [key])).filter(isMeaningful);
}
function rootIn({ reader }, file) {
	return rootOf(reader, file) ?? emptyRoot(file);
}
function triggersOf(root) {
	const written = root.get("on");
	const on = written.exists ? written : root.get("true");
	const names = [on, ...on.items()].filter(({ text }) => text !== "");
	return new Map([...names.map((name) => [name.text, {
		name,
		filters: null
	}]), ...on.entries().map(([event, node]) => {
		return [event, {
			name: node,
			filters: node.entries().length > 0 ? node : null
		}];
	})]);
}
function triggerDifferences(base, head) {
	return [.../* @__PURE__ */ new Set([...base.keys(), ...head.keys()])].flatMap((event) => {
		const [baseTrigger, headTrigger] = [base.get(event), head.get(event)];
		if (baseTrigger && headTrigger) {
			const none = emptyRoot("").get("none");
			return settingDifferences(baseTrigger.filters ?? none, headTrigger.filters ?? none, policy, ["on", event]);
		}
		return [{
			path: ["on", event],
			base: baseTrigger?.name ?? null,
			head: headTrigger?.name ?? null,
			isItem: false,
			isReordered: false
		}];
	});
}
function jobDifferences(baseJob, headJob, job) {
	const path = ["jobs", job];
	if (baseJob.exists && headJob.exists) return settingDifferences(baseJob, headJob, policy, path);
	return [{
		path,
		base: baseJob.exists ? baseJob : null,
		head: headJob.exists ? headJob : null,
		isItem: false,
		isReordered: false
	}];
}
const policy = {
	nameOf: (item, path) => path.at(-1) === "steps" ? stepName(item) : null,
	isOrdered: (path) => path.at(-1) === "steps",
	isEmptyIfAbsent: (path) => path.at(-1) === "steps"
};
function stepName(step) {
	if (isMeshgate(step)) return "meshgate";
	const [id, uses, name] = [
		"id",
		"uses",
		"name"
	].map((key) => step.get(key).text);
	return id || uses?.replace(/@[^@]*$/, "") || name || "run";
}
function isMeaningful({ path }) {
	const last = path.at(-1);
	if (last === "timeout-minutes") return false;
	return !(last === "name" && path.at(-2)?.startsWith("["));
}

export { settingDifferences as a, meshgateCommands as c, keyText as i, meshgateUse as l, workflowDifferences as n, flowText as o, emptyRoot as r, scalarText as s, triggersOf as t };