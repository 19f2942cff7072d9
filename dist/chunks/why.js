import { c as inertJson, d as line, t as clamp, u as inertOutput } from "./escape.js";
import { n as groupBy } from "./group.js";
import { c as isInside, i as sourceOf, l as joinPath, r as locationAt } from "./lines.js";
import { l as resolveLinks } from "./tree.js";
import { l as dataWithoutStandIns, u as isStatedNamespace } from "./unfilled.js";
import { n as pathText } from "./node.js";
import { i as parseDocuments } from "./table.js";
import { y as readerOf } from "./find-chart.js";
import { f as secretName, h as createMask, p as conceal, v as UsageError } from "./shapes.js";
import { t as closestName } from "./suggest.js";
import { n as objectTitle } from "./words.js";
import { t as columns } from "./columns.js";
import { t as unpainted } from "./paint.js";
import { n as locationText, t as excerptLines } from "./text-excerpt.js";
import { c as withoutDebugHint } from "./render-failure.js";
import { T as groupOf, k as objectRef } from "./one-line.js";
import { E as findCharts, Lt as secretsIn, Mt as excerptOf, Nt as fileSecrets, Rt as secretsOfTree, _t as secretFinder, ht as maskedSentence, lt as checkEnvironments, mt as targetsInScope, n as readableTree, r as discover, t as readMaskedConfig, vt as secretWords, xt as renderedName } from "./masked-config.js";
import { n as namedFiles } from "./target.js";
import { t as maskedTexts } from "./masked-texts.js";
import { t as renderWithNested } from "./nested-targets.js";
import { a as renderedStatements, c as fieldOf, i as sourceLocation, l as allManifests, s as builtFieldOf, t as maskedData, u as contentsOfTarget } from "./data3.js";

// src/report/why-sections.ts
const maxRows = 10;
function mainExcerpt(answer, paint) {
	const { primary, template } = answer;
	if (isInTemplate(answer)) return template ? excerptAt(template, "", paint) : [];
	return primary ? ["", ...primaryExcerpt(primary, answer, paint)] : [];
}
function isInTemplate({ cause }) {
	return cause === "template" || cause === "object" || cause === "unknown";
}
function primaryExcerpt(primary, { insertion }, paint) {
	const arrow = paint("cyan", "-->");
	if (primary.flag !== void 0) return [`  ${arrow} ${line(primary.flag)}`];
	const added = insertion && addition(insertion);
	return excerptAt({
		...primary,
		...added && { added }
	}, primary.path, paint).slice(1);
}
function excerptAt({ at, excerpt, added }, path, paint) {
	const shownPath = path === "" ? "" : `  ${paint("dim", line(path))}`;
	const pointer = `  ${paint("cyan", "-->")} ${locationText(at)}${shownPath}`;
	if (!excerpt) return ["", pointer];
	return [
		"",
		pointer,
		...excerptLines({
			at,
			excerpt,
			style: "green",
			...added && { added }
		}, paint)
	];
}
function addition({ keys, indent }) {
	if (indent === null) return [`{${keys.join(": {")}: …${"}".repeat(keys.length - 1)}, …}`];
	return keys.map((key, depth) => {
		const isLast = depth === keys.length - 1;
		return `${" ".repeat(indent + 2 * depth)}${key}:${isLast ? " …" : ""}`;
	});
}
function relatedValueSections(answer, paint) {
	const { overridden, others: contributing, perhaps, gates } = answer;
	return [
		...section("layers, the weakest first", overridden.length > 0 ? layers(answer) : [], paint),
		...section("these values also contribute", rows(contributing), paint),
		...section("these values may contribute, too; no render could show it", rows(perhaps), paint),
		...section("nothing sets these values", unsetRows(answer), paint),
		...section("the entry that makes the object", rows(objectEntry(answer)), paint),
		...section("other values of these remove the field or its object", rows(gates), paint),
		...section("value" in answer ? "rendered by" : "the template there", renderedBy(answer), paint)
	];
}
function objectEntry({ primary, anchor, cause }) {
	const entry = anchor ?? (isInTemplate({ cause }) ? primary : null);
	const isShown = entry !== null && cause === "missing" && primary !== null && where(entry) === where(primary);
	return entry && !isShown ? [entry] : [];
}
function section(title, lines, paint) {
	return lines.length === 0 ? [] : [
		"",
		paint("bold", title),
		...lines.map((text) => `  ${text}`)
	];
}
function layers({ primary, overridden }) {
	const shown = [...overridden, ...primary ? [primary] : []];
	const paths = new Set(shown.map(({ path }) => path));
	const table = shown.map((layer) => [
		where(layer),
		...paths.size > 1 ? [line(layer.path)] : [],
		shortValue(layer.value),
		layer === primary ? "" : "(overridden)"
	]);
	return columns(table);
}
function rows(values) {
	const shown = values.slice(0, maxRows);
	const hasPaths = shown.some(({ path }) => path !== "");
	const table = shown.map((value) => [
		where(value),
		...hasPaths ? [line(value.path)] : [],
		shortValue(value.value)
	]);
	const hidden = values.length - shown.length;
	return hidden > 0 ? [...columns(table), `… and ${hidden} more`] : columns(table);
}
function unsetRows({ unset }) {
	return columns(unset.map(({ path, readAt }) => [line(path), readAt ? `read at ${line(readAt.file)}:${readAt.line}` : ""]));
}
function where({ at, flag }) {
	return flag === void 0 ? `${line(at.file)}:${at.line}` : line(flag);
}
function renderedBy(answer) {
	const { template } = answer;
	if (!template || isInTemplate(answer)) return [];
	const text = template.excerpt?.lines.at(-1)?.trim() ?? "";
	return [`${line(template.at.file)}:${template.at.line}${text === "" ? "" : `  ${line(text)}`}`];
}
function valueText(value) {
	return line(typeof value === "string" && value !== "" ? value : JSON.stringify(value));
}
const maxValueLength = 80;
function shortValue(value) {
	if (Array.isArray(value)) return value.length === 0 ? "[]" : `[${plural(value.length, "item")}]`;
	if (typeof value !== "object" || value === null) return clamp(valueText(value), maxValueLength);
	const { length } = Object.keys(value);
	return length === 0 ? "{}" : `{${plural(length, "key")}}`;
}
function plural(count, name) {
	return count === 1 ? `1 ${name}` : `${count} ${name}s`;
}

// src/report/why.ts
const maxReasons = 5;
const maxTargets = 8;
function whyText({ answers, others: unanswered, renders }, paint = unpainted) {
	const blocks = answers.map((answer) => [
		...head(answer, paint),
		...mainExcerpt(answer, paint),
		...relatedValueSections(answer, paint)
	]);
	const end = [...unansweredLines(unanswered), renderCount(renders)].map((text) => paint("dim", text));
	return inertOutput(`${[...blocks, end].map((lines) => lines.join("\n")).join("\n\n")}\n`);
}
function whyJson(why) {
	return inertJson(why);
}
function head(answer, paint) {
	const { object } = answer;
	const title = paint("bold", line(`${objectTitle(object)}  ${object.path ?? ""}`));
	const value = "value" in answer ? paint("green", valueText(answer.value)) : paint("dim", "(not there)");
	const hint = answer.hint === null ? [] : [`  ${line(answer.hint)}`];
	return [
		`${title}  ${paint("dim", targetsText(answer.targets))}`,
		`  ${value}`,
		...hint,
		"",
		`${paint("cyan", answer.cause)}: ${causeText(answer)}`
	];
}
function targetsText(targets) {
	const names = targets.slice(0, maxTargets).map(({ target }) => target);
	const hidden = targets.length - names.length;
	return line(`${names.join(", ")}${hidden > 0 ? ` and ${hidden} more` : ""}`);
}
const sentences = {
	source: "it stands in this file, which is applied as it is",
	exact: "editing this value changes the field, and no other value does",
	probable: "editing this value changes the field; no other value is known to change it, but not all could be tried",
	missing: "the field appears if it is written here",
	object: "no value changes the field: the template has it; a value only makes the object",
	template: "no value changes the field: the template has it",
	unknown: "what changes the field is not known"
};
function causeText(answer) {
	if (answer.problem !== void 0) return line(answer.problem);
	if (answer.cause === "source" && !("value" in answer)) return "it would be written here, in a file that is applied as it is";
	if (answer.unset.length > 0) return unsetSentence(answer);
	if (answer.cause === "template" && !("value" in answer)) return "no value that was tried makes the field appear: the template lacks it";
	if (answer.cause !== "probable") return sentences[answer.cause];
	if (answer.unproven) return "this value may change the field; no render with another one succeeds";
	if (answer.others.length > 0) return "editing this value changes the field, and so do others";
	if (answer.perhaps.length > 0) return "editing this value changes the field; no render could show whether others do, too";
	return sentences.probable;
}
function unsetSentence(answer) {
	const names = answer.unset.map(({ path }) => `\`${line(path)}\``).join(" or ");
	return "value" in answer ? `no value that is set changes the field; set ${names}, which nothing sets, to change it` : `no value that is set makes the field appear; set ${names}, which nothing sets`;
}
function unansweredLines(unanswered) {
	const lines = [...groupBy(unanswered, ({ reason }) => reason)].map(([reason, group]) => `${targetsText(group)}: ${line(reason)}`);
	const hidden = lines.length - maxReasons;
	return hidden > 0 ? [...lines.slice(0, maxReasons), `… and ${hidden} more reasons`] : lines;
}
function renderCount(renders) {
	if (renders === 0) return "nothing had to be rendered";
	return renders === 1 ? "1 render" : `${renders} renders`;
}

// src/why/why-shown.ts
function nodeValue({ yaml, root }, mask) {
	return yaml && plainValue(maskedData(yaml, mask, root.yaml));
}
function isSecretField(node, { kind, root }) {
	const last = node.pathKeys.at(-1);
	if (kind === "Secret" && /^(?:data|stringData)\b/.test(node.path)) return true;
	if (!node.yaml) return typeof last === "string" && secretName(last) !== null;
	const { secrets } = secretsOfTree(root.yaml);
	return secrets.size > 0 && containsSecret(node.yaml, secrets);
}
function containsSecret(node, secrets) {
	if (node.kind === "scalar") return secrets.has(node);
	return (node.kind === "list" ? node.items : [...node.entries.values()].map(({ value }) => value)).some((child) => containsSecret(child, secrets));
}
function layerValue(layer, { reader, mask, isSecret }) {
	const { start, end, value } = layer;
	return isSecret || secretsOfLayer(layer, reader).some((secret) => secret.start < end && secret.end > start) ? maskedValue(value, mask) : plainValue(value);
}
function maskedFlag({ file, text }, display) {
	const { mask, isSecret } = display;
	return isSecret ? file : `${file} ${conceal(text, secretsIn(text), mask)}`;
}
function secretsOfLayer({ file, text }, reader) {
	return reader.text(file) === text ? fileSecrets(reader, file) : secretsIn(text);
}
function maskedValue(value, mask) {
	if (value === null || value === void 0) return value;
	if (Array.isArray(value)) return value.map((item) => maskedValue(item, mask));
	if (typeof value !== "object") return mask(String(value));
	return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, maskedValue(below, mask)]));
}
function plainValue(value) {
	if (typeof value === "bigint") return String(value);
	if (Array.isArray(value)) return value.map(plainValue);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, plainValue(below)]));
}

// src/why/why-parts.ts
async function answerPartsOf(field, provenance, display) {
	const cause = await provenance.cause(field);
	const { kind, primary, related: contributing, insertion } = cause;
	const show = (causePart) => whyPartOf(causePart, field, provenance, display);
	const ofRole = (role) => contributing.filter((causePart) => causePart.role === role).map(show);
	return {
		cause: kind,
		primary: primary && withExcerpt(insertion ? parentOf(show(primary), cause) : show(primary), display),
		unproven: primary?.role === "unproven",
		overridden: overridden(cause, field, provenance, display),
		...insertion && { insertion: {
			keys: insertion.keys,
			indent: insertion.indent
		} },
		others: ofRole("cause"),
		perhaps: ofRole("unproven"),
		anchor: ofRole("anchor")[0] ?? null,
		gates: ofRole("gate")
	};
}
function whyPartOf(causePart, field, provenance, display) {
	const layer = provenance.layering(causePart, field)?.layers.at(-1);
	return whyPartOfLayer({
		path: [],
		value: causePart.role === "cause" ? causePart.text.slice(causePart.start, causePart.end) : null,
		...causePart,
		...layer
	}, display);
}
function overridden({ kind, primary }, field, provenance, display) {
	if (!primary || kind === "missing" || kind === "object") return [];
	return (provenance.layering(primary, field)?.layers ?? []).slice(0, -1).map((layer) => whyPartOfLayer(layer, display));
}
function whyPartOfLayer(layer, display) {
	const { file, text, start, end, path } = layer;
	return {
		at: locationAt(sourceOf(text, file), start, end),
		...file.startsWith("--") && { flag: maskedFlag(layer, display) },
		path: pathText(path),
		value: layerValue(layer, display)
	};
}
function parentOf(whyPart, { primary, insertion }) {
	const isRoot = insertion && primary && insertion.offset <= primary.start;
	return {
		...whyPart,
		value: null,
		...isRoot && { path: "" }
	};
}
function withExcerpt(whyPart, { reader, mask, isSecret }) {
	const excerpt = isSecret ? void 0 : excerptOf(whyPart.at, reader, mask);
	return {
		...whyPart,
		...excerpt && { excerpt }
	};
}

// src/why/why-path.ts
function parsePath(path) {
	const keys = [];
	for (let at = 0; at < path.length;) {
		const [matched, plain, index, double, single, bare] = segmentAt(path, at);
		if (index !== void 0) keys.push(Number(index));
		else keys.push(plain ?? (double === void 0 ? single ?? bare : JSON.parse(double)));
		at += matched.length;
	}
	if (keys.length === 0) throw new UsageError(`the path is empty; write it as ${examples}`);
	return keys;
}
const examples = "`spec.http[0].timeout`, and keys with dots as `labels[\"example.com/team\"]`";
const segmentPattern = /\.([^.[\]]+)|\[(?:(\d+)|("(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\["\\/bfnrt]|\\u[\da-f]{4})*")|'([^']*)'|([^\]"']+))\]/iuy;
function segmentAt(path, at) {
	const text = /^[^.[]/.test(path) ? `.${path}` : path;
	const shift = text.length - path.length;
	segmentPattern.lastIndex = at === 0 ? 0 : at + shift;
	const match = segmentPattern.exec(text);
	if (!match) throw new UsageError(`\`${path.slice(at)}\` in the path cannot be read; write it as ${examples}`);
	if (at === 0) match[0] = match[0].slice(shift);
	return match;
}
function missingPathAt(root, path) {
	const depth = path.findIndex((_, index) => !root.at(...path.slice(0, index + 1)).exists);
	if (depth < 0) return null;
	const parent = root.at(...path.slice(0, depth));
	const key = path[depth];
	if (parent.kind === "list") return gapInList(parent, key);
	if (parent.kind === "map" && typeof key === "string") return gapInMap(parent, key, path.slice(depth));
	if (parent.isNull) return {
		hint: null,
		isImpossible: false
	};
	return impossibleGap(`\`${parent.path}\` is a ${parent.kind === "map" ? "map" : "value"}, it has no \`${pathText([key])}\``);
}
function gapInList(list, key) {
	const { length } = list.items();
	if (typeof key === "string") return impossibleGap(`\`${list.path}\` is a list: write \`${list.path}[0].${key}\``);
	return impossibleGap(`\`${list.path}\` has ${length === 1 ? "1 item" : `${length} items`}; the first one is \`[0]\``);
}
function impossibleGap(hint) {
	return {
		hint,
		isImpossible: true
	};
}
function gapInMap(map, key, remaining) {
	const keys = map.entries().map(([name]) => name);
	const guess = keys.filter((name) => remaining.join(".") === name || remaining.join(".").startsWith(`${name}.`))[0] ?? closestName(key, keys);
	if (guess === void 0) return {
		hint: null,
		isImpossible: false
	};
	return {
		hint: `did you mean \`${pathText([...map.pathKeys, guess])}\`?`,
		isImpossible: false
	};
}

// src/why/why-answer.ts
async function answerField(manifest, path, targetManifests, search) {
	const { target, renders } = targetManifests;
	const gap = missingPathAt(manifest.root, path);
	if (gap?.isImpossible) return {
		target,
		renders,
		reason: gap.hint,
		isUsageMistake: true
	};
	const node = manifest.root.at(...path);
	const base = {
		object: objectRef(manifest, node),
		...node.exists && { value: dataWithoutStandIns(nodeValue(node, targetManifests.mask)) },
		hint: gap?.hint ?? null
	};
	if (!search) return {
		target,
		renders,
		answer: {
			...base,
			...plainAnswer(node, targetManifests)
		}
	};
	const template = target.kind === "helm" ? templateOf(node, targetManifests) : null;
	const field = isWholeDocument(manifest) ? renderedFieldOf(node, targetManifests) : void 0;
	if (!field) return {
		target,
		renders,
		answer: {
			...base,
			...unknownCause,
			problem: inListProblem,
			template
		}
	};
	const showing = {
		...targetManifests,
		isSecret: isSecretField(node, manifest)
	};
	const causeFields = await answerPartsOf(field, search.causes, showing);
	const unset = await unsetValues(field, causeFields, search);
	const answer = {
		...base,
		...causeFields,
		unset,
		...isInPackedChart(causeFields, template) && { ...packedChartCause },
		template
	};
	return {
		target,
		renders: renders + (search.causes.renders + (search.valuesUse?.renders ?? 0)),
		answer
	};
}
function renderedFieldOf(node, { target, manifests }) {
	return target.kind === "helm" ? fieldOf(node, manifests) : builtFieldOf(node, manifests);
}
async function unsetValues(field, { cause }, { valuesUse }) {
	if (!valuesUse || cause !== "template" && cause !== "object") return [];
	return (await valuesUse.deciding(field)).map(({ valuesPath, readAt }) => ({
		path: pathText(valuesPath),
		readAt
	}));
}
function isWholeDocument({ root }) {
	return parseDocuments(root.yaml?.source.text ?? "", "").some((document) => document.root?.start === root.yaml?.start);
}
const inListProblem = "the object is an item of a list of objects, of which no two renders can be compared";
function isInPackedChart({ cause }, template) {
	return (cause === "template" || cause === "object") && template?.at.file.includes("!") === true;
}
const packedChartCause = {
	cause: "unknown",
	problem: "no value outside of the packed chart changes the field, and those inside cannot be edited"
};
function plainAnswer(node, { reader, mask }) {
	const at = node.exists ? node.location : node.keyLocation;
	const excerpt = excerptOf(at, reader, mask);
	return {
		cause: "source",
		primary: {
			at,
			path: node.exists ? node.path : "",
			value: null,
			...excerpt && { excerpt }
		},
		...noParts,
		template: null
	};
}
const noParts = {
	unproven: false,
	overridden: [],
	others: [],
	perhaps: [],
	anchor: null,
	unset: [],
	gates: []
};
const unknownCause = {
	cause: "unknown",
	primary: null,
	...noParts
};
function templateOf(node, { target, reader, mask, origins }) {
	const name = renderedName(target.id);
	const sources = {
		reader,
		targets: /* @__PURE__ */ new Map(),
		origins: new Map(origins ? [[name, origins]] : [])
	};
	const at = sourceLocation(node.location, sources);
	const excerpt = excerptOf(at, reader, mask);
	return {
		at,
		...excerpt && { excerpt }
	};
}

// src/why/why-object.ts
function parseObject(text) {
	const segments = text.split("/");
	const [kind = "", ...remaining] = segments;
	const [name = "", namespace] = remaining.toReversed();
	if (segments.length > 3 || segments.length < 2 || segments.includes("")) throw new UsageError(`\`${text}\` is no object; write it as \`Kind/name\` or \`Kind/namespace/name\``);
	return {
		text,
		kind: kind.toLowerCase(),
		name,
		...namespace !== void 0 && { namespace }
	};
}
function findObject(manifests, objectName) {
	const matches = manifests.filter((manifest) => isNamed(manifest, objectName));
	const names = [...new Set(matches.map((manifest) => fullName(manifest)))];
	if (names.length > 1) throw new UsageError(`\`${objectName.text}\` could be ${names.map(code).join(" or ")}: write one of them`);
	return matches[0];
}
function isNamed(manifest, { kind, namespace, name }) {
	const manifestKind = manifest.kind.toLowerCase();
	return manifest.name === name && (kind === manifestKind || kind === `${manifestKind}.${groupOf(manifest).toLowerCase()}`) && (namespace === void 0 || namespace === manifest.namespace || !isStatedNamespace(manifest.namespace));
}
function fullName(manifest) {
	const group = groupOf(manifest);
	return `${manifest.kind}${group && `.${group}`}/${inNamespace(manifest)}`;
}
function inNamespace({ namespace, name }) {
	return isStatedNamespace(namespace) ? `${namespace}/${name}` : name;
}
const maxListed = 8;
function suggestionFor({ text, kind, namespace }, manifests) {
	const nameOf = (manifest) => namespace === void 0 ? `${manifest.kind}/${manifest.name}` : `${manifest.kind}/${inNamespace(manifest)}`;
	const names = [...new Set(manifests.map(nameOf))].toSorted();
	const guess = closestName(text, names);
	if (guess) return `; did you mean \`${guess}\`?`;
	const sameKind = names.filter((name) => name.toLowerCase().startsWith(`${kind}/`));
	return listNames(sameKind.length > 0 ? sameKind : names);
}
function listNames(names) {
	if (names.length === 0) return "; there is no object at all";
	const hidden = names.length > maxListed ? ` and ${names.length - maxListed} more` : "";
	return `; there ${names.length === 1 ? "is" : "are"} ${names.slice(0, maxListed).map(code).join(", ")}${hidden}`;
}
function code(name) {
	return `\`${name}\``;
}

// src/why/why-targets.ts
async function targetsUsing(reader, config, query) {
	const { file, environments } = query;
	const ofTree = await discoverTargets(reader, config, query, []);
	const releases = releasesUsing(file, ofTree.targets, reader);
	const found = releases.length > 0 ? ofTree : await discoverTargets(reader, config, query, [file]);
	const targets = releases.length > 0 ? releases : targetsInScope(found.targets, {
		paths: [file],
		environments: []
	});
	checkEnvironments(targets.map(({ environment }) => environment), environments);
	const ofEnvironments = (all) => targetsInScope(all, {
		paths: [],
		environments
	});
	return {
		targets: ofEnvironments(targets),
		nested: ofEnvironments(targetsBelow(targets, found.targets)),
		statementOf: found.statementOf
	};
}
function releasesUsing(file, targets, reader) {
	const naming = targets.filter((target) => namesFile(target, file, reader.tree));
	if (naming.length > 0) return naming;
	const inFolder = new Set(targetsInScope(targets, {
		paths: [file],
		environments: []
	}));
	const charts = chartsUsing(reader, file);
	return targets.filter((target) => inFolder.has(target) || target.kind === "helm" && charts.has(target.path));
}
function namesFile(target, file, tree) {
	return namedFiles(target).some((name) => name === file || resolveLinks(tree, name) === file);
}
function targetsBelow(targets, all) {
	const above = new Set(targets.map(({ id }) => id));
	return all.filter(({ id, renderedBy }) => {
		if (above.has(id) || renderedBy === void 0 || !above.has(renderedBy)) return false;
		above.add(id);
		return true;
	});
}
async function discoverTargets(reader, config, { configFile, repository, evaluators, render }, paths) {
	const { targets } = await discover(reader, config, {
		configFile,
		paths,
		together: false,
		repository,
		evaluators
	});
	const isRenderer = deliveryRendererTest(reader);
	if (!targets.some(isRenderer)) return {
		targets,
		statementOf: () => void 0
	};
	const all = {
		allTargets: targets,
		targets,
		gitops: [],
		skipped: []
	};
	const scope = {
		paths: [],
		environments: [],
		repository,
		...evaluators
	};
	const { allTargets, renders, nested } = await renderWithNested(reader, all, config, scope, async (latest) => {
		const rendered = latest.filter(isRenderer).map((target) => render(reader.tree, target));
		return new Map((await Promise.all(rendered)).map((result) => [result.target.id, result]));
	});
	const byId = new Map(allTargets.map((target) => [target.id, target]));
	return {
		targets: allTargets,
		statementOf: renderedStatements({
			...nested,
			targets: byId,
			renders
		})
	};
}
function deliveryRendererTest(reader) {
	const { files, mounted = [] } = reader.tree;
	const namesObjects = (file) => /\.(ya?ml|tpl)$/.test(file) && deliveryGroups.test(reader.text(file) ?? "");
	const inFiles = files.filter((file) => file.endsWith(".tgz") || namesObjects(file));
	const inCharts = mounted.filter(namesObjects);
	const isNamed = new Set(inFiles);
	const takesCharts = (file) => inCharts.length > 0 && chartUse.test(reader.text(file) ?? "");
	return (target) => {
		if (target.missing.length > 0) return false;
		if (target.kind === "helm") return [...inFiles, ...inCharts].some((file) => isInside(file, target.path)) || ["Chart.yaml", "requirements.yaml"].some((file) => takesCharts(joinPath(target.path, file)));
		return target.kind === "kustomization" && namedFiles(target).some((file) => isNamed.has(file) || takesCharts(file));
	};
}
const chartUse = /\b(dependencies|helmCharts|helmChartInflationGenerator|HelmChartInflationGenerator):?/;
const deliveryGroups = /argoproj\.io|fluxcd\.io/;
function chartsUsing(reader, file) {
	const charts = findCharts(reader);
	const resolvedFile = resolveLinks(reader.tree, file) ?? file;
	const users = new Set(charts.map(({ path }) => path).filter((path) => isInside(resolvedFile, path)));
	const isNew = ({ path, uses }) => !users.has(path) && uses.some((used) => users.has(used));
	for (let dependents = charts.filter(isNew); dependents.length > 0; dependents = charts.filter(isNew)) for (const { path } of dependents) users.add(path);
	return users;
}

// src/why/why.ts
async function why(input) {
	const [objectName, path] = [parseObject(input.object), parsePath(input.path)];
	const reader = readerOf(readableTree(input.head));
	const mask = createMask(input.maskKey);
	const config = await readMaskedConfig(reader, input.configFile, mask);
	const { targets, nested, statementOf } = await targetsUsing(reader, config, input);
	if (targets.length === 0) throw new UsageError(`no release and no manifests use \`${input.file}\``);
	const manifestsOf = (all) => Promise.all(all.map((target) => manifestsOfTarget(target, {
		reader,
		mask,
		statementOf
	}, input)));
	const isThere = ({ manifests }) => findObject(manifests, objectName) !== void 0;
	const ofFile = await manifestsOf(targets);
	const below = ofFile.some(isThere) ? [] : (await manifestsOf(nested)).filter(isThere);
	const allTargetManifests = below.length > 0 ? below : ofFile;
	checkRendered(objectName, allTargetManifests);
	return maskAnswers(mergeAnswers(await Promise.all(allTargetManifests.map((targetManifests) => answerIn(targetManifests, objectName, path, input)))), allTargetManifests, mask);
}
async function whyOfField(renderedQuestion, services) {
	const { targets, object, path } = renderedQuestion;
	const [objectName, fieldPath] = [parseObject(object), parsePath(path)];
	return maskAnswers(mergeAnswers(await Promise.all(targets.map((target) => answerIn(target, objectName, fieldPath, services)))), targets, targets[0].mask);
}
function maskAnswers(why, allTargetManifests, mask) {
	const sources = {
		reader: allTargetManifests[0].reader,
		targets: new Map(allTargetManifests.map(({ target }) => [target.id, target])),
		renders: new Map(allTargetManifests.flatMap(({ target, render }) => render ? [[target.id, render]] : []))
	};
	const find = secretFinder([sources], sources.targets.keys());
	const unanswered = why.others.map((unansweredTarget) => ({
		...unansweredTarget,
		reason: maskedSentence(unansweredTarget.reason, {
			find,
			words: secretWords(sources, unansweredTarget.target)
		}, mask)
	}));
	const exposure = {
		find,
		words: /* @__PURE__ */ new Set()
	};
	return {
		...maskedTexts(why, (text) => maskedSentence(text, exposure, mask)),
		others: unanswered
	};
}
async function manifestsOfTarget(target, { reader, mask, statementOf }, { renderWithFlags }) {
	const base = {
		target,
		reader,
		mask,
		manifests: [],
		renders: 0
	};
	if (target.kind === "values") return {
		...base,
		problem: `${target.reason}, so that nothing is rendered`
	};
	const [missing] = target.missing;
	if (missing) return {
		...base,
		problem: `${missing.what} \`${missing.source}\` does not exist`
	};
	if (target.kind === "manifests") return {
		...base,
		manifests: allManifests(contentsOfTarget(target, void 0, reader))
	};
	const rendered = await renderWithFlags(reader.tree, target);
	const { manifests } = contentsOfTarget(rendered.target, rendered, reader);
	const statement = statementOf(target);
	const targetManifests = {
		...base,
		target: rendered.target,
		render: rendered,
		renders: 1,
		...statement && { statement }
	};
	if (rendered.status !== "rendered") return {
		...targetManifests,
		problem: `it does not render: ${withoutDebugHint(rendered.message)}`
	};
	return {
		...targetManifests,
		manifests,
		origins: rendered.origins
	};
}
function checkRendered(objectName, allTargetManifests) {
	if (allTargetManifests.map(({ manifests }) => findObject(manifests, objectName)).some(Boolean) || allTargetManifests.every(({ problem }) => problem !== void 0)) return;
	const failedNote = allTargetManifests.filter(({ problem }) => problem !== void 0).map(({ target }) => `; \`${target.id}\` could not be rendered`).join("");
	const renderedObjects = allTargetManifests.flatMap(({ manifests }) => manifests);
	throw new UsageError(`there is no object \`${objectName.text}\`${suggestionFor(objectName, renderedObjects)}${failedNote}`);
}
async function answerIn(targetManifests, objectName, path, { provenance, valuesUse }) {
	const manifest = findObject(targetManifests.manifests, objectName);
	const { target, problem, renders, reader, statement } = targetManifests;
	if (!manifest) return {
		target,
		renders,
		reason: problem ?? `it has no \`${objectName.text}\``,
		isUsageMistake: false
	};
	if (target.kind !== "helm" && target.kind !== "kustomization") return answerField(manifest, path, targetManifests, void 0);
	const causes = provenance(reader.tree, target, void 0, statement);
	const search = target.kind === "helm" ? {
		causes,
		valuesUse: valuesUse(reader.tree, target)
	} : { causes };
	return answerField(manifest, path, targetManifests, search);
}
function mergeAnswers(answers) {
	const answered = answers.flatMap(({ target, answer }) => answer ? [{
		target,
		answer
	}] : []);
	const unanswered = answers.flatMap(({ target, reason }) => reason === void 0 ? [] : [{
		...targetName(target),
		reason
	}]);
	const mistake = answers.find(({ isUsageMistake }) => isUsageMistake);
	if (answered.length === 0 && mistake?.reason !== void 0) throw new UsageError(mistake.reason);
	return {
		answers: [...groupBy(answered, ({ answer }) => JSON.stringify(answer)).values()].map((group) => ({
			targets: group.map(({ target }) => targetName(target)),
			...group[0].answer
		})),
		others: unanswered,
		renders: answers.reduce((sum, { renders }) => sum + renders, 0)
	};
}
function targetName({ id, environment }) {
	return {
		target: id,
		environment
	};
}

export { whyText as i, whyOfField as n, whyJson as r, why as t };