import { n as oncePer } from "./once-per.js";
import { c as pathInside, o as openFolder } from "./decode-text.js";
import { n as renderHelm, r as chartLoader } from "./helm.js";
import { d as createProvenance, i as fieldOf, l as maskedData, r as sourceLocation, t as maskedTexts } from "./masked-texts.js";
import { A as pathText, F as groupBy, S as groupOf, T as objectRef } from "./find-rule.js";
import { b as conceal, g as createMask, h as visible, j as secretName, l as inertOutput, s as inertJson, t as clamp, u as line } from "./escape.js";
import { A as findCharts, E as discover, F as renderedName, G as fileSecrets, M as contentsOfTarget, Q as inScope, S as maskedSentence, T as secretWords, W as excerptOf, X as checkEnvironments, b as objectTitle, c as unpainted, ct as readerOf, et as secretsIn, j as allManifests, nt as readableTree, tt as secretsOfTree, w as finderOf, x as readMaskedConfig } from "./json.js";
import { t as columns } from "./columns.js";
import { n as dataWithoutStandIns, o as UsageError, r as isStatedNamespace } from "./namespace.js";
import { C as resolveLinks, _ as isInside, i as parseDocuments, l as locationAt, u as sourceOf } from "./quote.js";
import { o as closest } from "./violation-message.js";
import { n as paintFor } from "./formats.js";
import { n as givenFiles, t as filesOfSet } from "./given-files.js";
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";

// src/report/text-excerpt.ts
/** A place as `file:line:column`. */
function placeText(at) {
	return `${line(at.file)}:${at.line}:${at.column}`;
}
/** An excerpt with its place marked, one text a line. */
function excerptLines({ at, excerpt, style, added }, paint) {
	const { firstLine, lines } = excerpt;
	const gutter = " ".repeat(String(firstLine + lines.length - 1).length + 2);
	const bar = paint("cyan", "|");
	const shown = lines.flatMap((text, index) => {
		const own = `${paint("cyan", String(firstLine + index).padStart(gutter.length - 1))} ${bar} ${visible(text)}`.trimEnd();
		return firstLine + index === at.line && !added ? [own, `${gutter}${bar} ${caret(text, at, style, paint)}`] : [own];
	});
	const plus = paint("green", "+".padStart(gutter.length - 1));
	return [
		`${gutter}${bar}`,
		...shown,
		...(added ?? []).map((text) => `${plus} ${bar} ${paint("green", visible(text))}`)
	];
}
/** Marks from column to endColumn; to the end of the line where the place goes on in the next one. */
function caret(text, at, style, paint) {
	const end = at.endLine > at.line ? text.length : at.endColumn - 1;
	const before = visible(text.slice(0, at.column - 1));
	const marked = visible(text.slice(at.column - 1, end));
	return before.replace(/[^\t]/gu, " ") + paint(style, "^".repeat(Math.max(1, [...marked].length)));
}

// src/report/why-sections.ts
/** Most values that are listed of one kind. */
const mostParts = 10;
/** The place that matters most: the value to edit, or the line of the template where no value does. */
function mainExcerpt(answer, paint) {
	const { primary, template } = answer;
	if (isInTemplate(answer)) return template ? place(template, "", paint) : [];
	return primary ? ["", ...placed(primary, answer, paint)] : [];
}
/** True where the template is all there is to show. */
function isInTemplate({ cause }) {
	return cause === "template" || cause === "object" || cause === "unknown";
}
function placed(primary, { insertion }, paint) {
	const arrow = paint("cyan", "-->");
	if (primary.flag !== void 0) return [`  ${arrow} ${line(primary.flag)}`];
	const added = insertion && addition(insertion);
	return place({
		...primary,
		...added && { added }
	}, primary.path, paint).slice(1);
}
function place({ at, excerpt, added }, path, paint) {
	const named = path === "" ? "" : `  ${paint("dim", line(path))}`;
	const first = `  ${paint("cyan", "-->")} ${placeText(at)}${named}`;
	if (!excerpt) return ["", first];
	return [
		"",
		first,
		...excerptLines({
			at,
			excerpt,
			style: "green",
			...added && { added }
		}, paint)
	];
}
/** What to write for a field that is not there yet: lines, or a part of a map in braces. */
function addition({ keys, indent }) {
	if (indent === null) return [`{${keys.join(": {")}: …${"}".repeat(keys.length - 1)}, …}`];
	return keys.map((key, depth) => {
		const isLast = depth === keys.length - 1;
		return `${" ".repeat(indent + 2 * depth)}${key}:${isLast ? " …" : ""}`;
	});
}
/** All else that has to do with the field, each kind under its own line. */
function sections(answer, paint) {
	const { overridden, others, perhaps, gates } = answer;
	return [
		...section("layers, the weakest first", overridden.length > 0 ? layers(answer) : [], paint),
		...section("these values have a part in it, too", rows(others), paint),
		...section("these values may have a part in it; no render could show it", rows(perhaps), paint),
		...section("the entry that makes the object", rows(maker(answer)), paint),
		...section("with another value of these the field or its object goes away", rows(gates), paint),
		...section("value" in answer ? "rendered by" : "the template there", renderedBy(answer), paint)
	];
}
/** Not said again of the map that a field would be written into. */
function maker({ primary, anchor, cause }) {
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
/** `values.yaml:12  5s  (overridden)`, in columns; the last one is the value that holds. */
function layers({ primary, overridden }) {
	const parts = [...overridden, ...primary ? [primary] : []];
	const paths = new Set(parts.map(({ path }) => path));
	const table = parts.map((part) => [
		where(part),
		...paths.size > 1 ? [line(part.path)] : [],
		briefly(part.value),
		part === primary ? "" : "(overridden)"
	]);
	return columns(table);
}
function rows(parts) {
	const shown = parts.slice(0, mostParts);
	const table = shown.map((part) => [
		where(part),
		line(part.path),
		briefly(part.value)
	]);
	const more = parts.length - shown.length;
	return more > 0 ? [...columns(table), `… and ${more} more`] : columns(table);
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
/** A value in one line: texts as they are, anything else as JSON. */
function valueText(value) {
	return line(typeof value === "string" && value !== "" ? value : JSON.stringify(value));
}
/** Longest value in a table, in UTF-16 units. */
const longest = 80;
function briefly(value) {
	if (Array.isArray(value)) return value.length === 0 ? "[]" : `[${plural(value.length, "item")}]`;
	if (typeof value !== "object" || value === null) return clamp(valueText(value), longest);
	const { length } = Object.keys(value);
	return length === 0 ? "{}" : `{${plural(length, "key")}}`;
}
function plural(count, name) {
	return count === 1 ? `1 ${name}` : `${count} ${name}s`;
}

// src/report/why.ts
/** Most reasons for targets without an answer. */
const mostReasons = 5;
/** Most targets of one answer or reason that are named. */
const mostTargets = 8;
/** How a field came to be, for a terminal. */
function whyText({ answers, others, renders }, paint = unpainted) {
	const blocks = answers.map((answer) => [
		...head(answer, paint),
		...mainExcerpt(answer, paint),
		...sections(answer, paint)
	]);
	const end = [...withoutAnswer(others), counted(renders)].map((text) => paint("dim", text));
	return inertOutput(`${[...blocks, end].map((lines) => lines.join("\n")).join("\n\n")}\n`);
}
/** The same as JSON. No line of it is a workflow command. */
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
	const names = targets.slice(0, mostTargets).map(({ target }) => target);
	const more = targets.length - names.length;
	return line(`${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`);
}
const sentences = {
	source: "it stands in this file, which is applied as it is",
	exact: "editing this value changes the field, and no other value does",
	probable: "editing this value changes the field; no other one is known to, but not all could be tried",
	missing: "the field appears if it is written here",
	object: "no value changes the field: the template has it; a value only makes the object",
	template: "no value changes the field: the template has it",
	unknown: "what changes the field is not known"
};
function causeText(answer) {
	if (answer.problem !== void 0) return line(answer.problem);
	if (answer.cause === "source" && !("value" in answer)) return "it would be written here, in a file that is applied as it is";
	if (answer.cause === "template" && !("value" in answer)) return "no value that was tried makes the field appear: the template lacks it";
	if (answer.cause !== "probable") return sentences[answer.cause];
	if (answer.unproven) return "this value may change the field; no render with another one succeeds";
	if (answer.others.length > 0) return "editing this value changes the field, and so do others";
	if (answer.perhaps.length > 0) return "editing this value changes the field; of others no render could show it";
	return sentences.probable;
}
/** One line a reason, with the first of the targets that it holds for. */
function withoutAnswer(others) {
	const lines = [...groupBy(others, ({ reason }) => reason)].map(([reason, same]) => `${targetsText(same)}: ${line(reason)}`);
	const more = lines.length - mostReasons;
	return more > 0 ? [...lines.slice(0, mostReasons), `… and ${more} more reasons`] : lines;
}
function counted(renders) {
	if (renders === 0) return "nothing had to be rendered";
	return renders === 1 ? "1 render" : `${renders} renders`;
}

// src/why/why-shown.ts
/** The value of a node as plain data, secrets masked. */
function shownNode({ yaml, root }, mask) {
	return yaml && plainValue(maskedData(yaml, mask, root.yaml));
}
/** True for a field that is a secret or holds one, and for one that would be if it were there. */
function isSecretField(node, { kind, root }) {
	const last = node.pathKeys.at(-1);
	if (kind === "Secret" && /^(?:data|stringData)\b/.test(node.path)) return true;
	if (!node.yaml) return typeof last === "string" && secretName(last) !== null;
	const { secrets } = secretsOfTree(root.yaml);
	return secrets.size > 0 && holds(node.yaml, secrets);
}
function holds(node, secrets) {
	if (node.kind === "scalar") return secrets.has(node);
	return (node.kind === "list" ? node.items : [...node.entries.values()].map(({ value }) => value)).some((each) => holds(each, secrets));
}
/** What a layer says, secrets masked. */
function shownValue(layer, { reader, mask, isSecret }) {
	const { start, end, value } = layer;
	return isSecret || secretsOfLayer(layer, reader).some((each) => each.start < end && each.end > start) ? hidden$1(value, mask) : plainValue(value);
}
/** The flag of a layer as it was given, secrets masked. */
function shownFlag({ file, text }, { mask, isSecret }) {
	return isSecret ? file : `${file} ${conceal(text, secretsIn(text), mask)}`;
}
function secretsOfLayer({ file, text }, reader) {
	return reader.text(file) === text ? fileSecrets(reader, file) : secretsIn(text);
}
function hidden$1(value, mask) {
	if (value === null || value === void 0) return value;
	if (Array.isArray(value)) return value.map((item) => hidden$1(item, mask));
	if (typeof value !== "object") return mask(String(value));
	return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, hidden$1(below, mask)]));
}
/** Data without integers beyond those of JavaScript, which JSON cannot hold: they become texts. */
function plainValue(value) {
	if (typeof value === "bigint") return String(value);
	if (Array.isArray(value)) return value.map(plainValue);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, plainValue(below)]));
}

// src/why/why-parts.ts
/** What the values have to do with a rendered field. Of a secret no value and no line of them is shown. */
async function partsOf(field, provenance, showing) {
	const cause = await provenance.cause(field);
	const { kind, primary, related: others, insertion } = cause;
	const show = (part) => partOf(part, field, provenance, showing);
	const ofRole = (role) => others.filter((part) => part.role === role).map(show);
	return {
		cause: kind,
		primary: primary && withExcerpt(insertion ? parentOf(show(primary), cause) : show(primary), showing),
		unproven: primary?.role === "unproven",
		overridden: overridden(cause, field, provenance, showing),
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
function partOf(part, field, provenance, showing) {
	const layering = provenance.layering(part, field);
	return shown({
		path: [],
		value: null,
		...part,
		...layering?.layers.at(-1)
	}, showing);
}
function overridden({ kind, primary: part }, field, provenance, showing) {
	if (!part || kind === "missing" || kind === "object") return [];
	return (provenance.layering(part, field)?.layers ?? []).slice(0, -1).map((layer) => shown(layer, showing));
}
function shown(layer, showing) {
	const { file, text, start, end, path: trail } = layer;
	return {
		at: locationAt(sourceOf(text, file), start, end),
		...file.startsWith("--") && { flag: shownFlag(layer, showing) },
		path: pathText(trail),
		value: shownValue(layer, showing)
	};
}
/** The root of values has no key: what stands for it is its first one. */
function parentOf(part, { primary, insertion }) {
	const isRoot = insertion && primary && insertion.offset <= primary.start;
	return {
		...part,
		value: null,
		...isRoot && { path: "" }
	};
}
function withExcerpt(part, { reader, mask, isSecret }) {
	const excerpt = isSecret ? void 0 : excerptOf(part.at, reader, mask);
	return {
		...part,
		...excerpt && { excerpt }
	};
}

// src/why/why-path.ts
/**
* Reads a path as findings print it: `spec.http[0].timeout`, `labels["example.com/team"]`. Shells take quotes away, so
* that brackets may do without, or with single ones. Throws `UsageError` for anything else.
*/
function parsePath(path) {
	const trail = [];
	for (let at = 0; at < path.length;) {
		const [whole, plain, index, double, single, bare] = partAt(path, at);
		if (index !== void 0) trail.push(Number(index));
		else trail.push(plain ?? (double === void 0 ? single ?? bare : JSON.parse(double)));
		at += whole.length;
	}
	if (trail.length === 0) throw new UsageError(`the path is empty; write it as ${examples}`);
	return trail;
}
const examples = "`spec.http[0].timeout`, and keys with dots as `labels[\"example.com/team\"]`";
/** A key after a dot; an index, a key in quotes as JSON writes it, or anything else in brackets. */
const part = /\.([^.[\]]+)|\[(?:(\d+)|("(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\["\\/bfnrt]|\\u[\da-f]{4})*")|'([^']*)'|([^\]"']+))\]/iuy;
function partAt(path, at) {
	const text = /^[^.[]/.test(path) ? `.${path}` : path;
	const shift = text.length - path.length;
	part.lastIndex = at === 0 ? 0 : at + shift;
	const found = part.exec(text);
	if (!found) throw new UsageError(`\`${path.slice(at)}\` in the path cannot be read; write it as ${examples}`);
	if (at === 0) found[0] = found[0].slice(shift);
	return found;
}
/** What is wrong with a trail at the first key that is not there; `null` if all are. */
function gapIn(root, trail) {
	const depth = trail.findIndex((_, index) => !root.at(...trail.slice(0, index + 1)).exists);
	if (depth < 0) return null;
	const above = root.at(...trail.slice(0, depth));
	const key = trail[depth];
	if (above.kind === "list") return inList$1(above, key);
	if (above.kind === "map" && typeof key === "string") return inMap(above, key, trail.slice(depth));
	if (above.isNull) return {
		hint: null,
		impossible: false
	};
	return impossible(`\`${above.path}\` is a ${above.kind === "map" ? "map" : "value"}, it has no \`${pathText([key])}\``);
}
function inList$1(list, key) {
	const { length } = list.items();
	if (typeof key === "string") return impossible(`\`${list.path}\` is a list: write \`${list.path}[0].${key}\``);
	return impossible(`\`${list.path}\` has ${length === 1 ? "1 item" : `${length} items`}; the first one is \`[0]\``);
}
function impossible(hint) {
	return {
		hint,
		impossible: true
	};
}
/** A key with dots that was written without brackets, or one that is misspelt. */
function inMap(map, key, rest) {
	const keys = map.entries().map(([name]) => name);
	const guess = keys.filter((name) => rest.join(".") === name || rest.join(".").startsWith(`${name}.`))[0] ?? closest(key, keys);
	if (guess === void 0) return {
		hint: null,
		impossible: false
	};
	return {
		hint: `did you mean \`${pathText([...map.pathKeys, guess])}\`?`,
		impossible: false
	};
}

// src/why/why-answer.ts
/** How a field of an object of a target came to be. */
async function answer(manifest, trail, scene, provenance) {
	const { target, renders } = scene;
	const gap = gapIn(manifest.root, trail);
	if (gap?.impossible) return {
		target,
		renders,
		reason: gap.hint,
		isMistake: true
	};
	const node = manifest.root.at(...trail);
	const base = {
		object: objectRef(manifest, node),
		...node.exists && { value: dataWithoutStandIns(shownNode(node, scene.mask)) },
		hint: gap?.hint ?? null
	};
	if (!provenance) return {
		target,
		renders,
		found: {
			...base,
			...plainAnswer(node, scene)
		}
	};
	const template = templateOf(node, scene);
	const field = isWhole(manifest) ? fieldOf(node, scene.manifests) : void 0;
	if (!field) return {
		target,
		renders,
		found: {
			...base,
			...unknown,
			problem: inList,
			template
		}
	};
	const showing = {
		...scene,
		isSecret: isSecretField(node, manifest)
	};
	const parts = await partsOf(field, provenance, showing);
	const found = {
		...base,
		...parts,
		...isHidden(parts, template) && { ...hidden },
		template
	};
	return {
		target,
		renders: renders + provenance.renders,
		found
	};
}
/** False for an item of a list of objects: lists have no names, so that renders of them cannot be compared. */
function isWhole({ root }) {
	return parseDocuments(root.yaml?.source.text ?? "", "").some((document) => document.root?.start === root.yaml?.start);
}
const inList = "the object is an item of a list of objects, of which no two renders can be compared";
/** Values in archives cannot be edited: that no other one changes a field proves nothing. */
function isHidden({ cause }, template) {
	return (cause === "template" || cause === "object") && template?.at.file.includes("!") === true;
}
const hidden = {
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
		...nothing,
		template: null
	};
}
const nothing = {
	unproven: false,
	overridden: [],
	others: [],
	perhaps: [],
	anchor: null,
	gates: []
};
const unknown = {
	cause: "unknown",
	primary: null,
	...nothing
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
/** Reads `Kind/name` or `Kind/namespace/name`. Throws `UsageError` for anything else. */
function parseObject(text) {
	const parts = text.split("/");
	const [kind = "", ...rest] = parts;
	const [name = "", namespace] = rest.toReversed();
	if (parts.length > 3 || parts.length < 2 || parts.includes("")) throw new UsageError(`\`${text}\` is no object; write it as \`Kind/name\` or \`Kind/namespace/name\``);
	return {
		text,
		kind: kind.toLowerCase(),
		name,
		...namespace !== void 0 && { namespace }
	};
}
/** The object of that name, in any namespace where nothing states its own; `undefined` if there is none. Throws `UsageError` where the name could mean several. */
function findObject(manifests, wanted) {
	const found = manifests.filter((manifest) => isNamed(manifest, wanted));
	const names = [...new Set(found.map((manifest) => fullName(manifest)))];
	if (names.length > 1) throw new UsageError(`\`${wanted.text}\` could be ${names.map(code).join(" or ")}: write one of them`);
	return found[0];
}
function isNamed(manifest, { kind, namespace, name }) {
	const own = manifest.kind.toLowerCase();
	return manifest.name === name && (kind === own || kind === `${own}.${groupOf(manifest).toLowerCase()}`) && (namespace === void 0 || namespace === manifest.namespace || !isStatedNamespace(manifest.namespace));
}
function fullName(manifest) {
	const group = groupOf(manifest);
	return `${manifest.kind}${group && `.${group}`}/${inNamespace(manifest)}`;
}
function inNamespace({ namespace, name }) {
	return isStatedNamespace(namespace) ? `${namespace}/${name}` : name;
}
/** Most objects that are listed where the one that was asked for is not among them. */
const mostListed = 8;
/** What there is instead of an object, as the end of a sentence: what was probably meant, else what there is. */
function insteadOf({ text, kind, namespace }, manifests) {
	const nameOf = (manifest) => namespace === void 0 ? `${manifest.kind}/${manifest.name}` : `${manifest.kind}/${inNamespace(manifest)}`;
	const names = [...new Set(manifests.map(nameOf))].toSorted();
	const guess = closest(text, names);
	if (guess) return `; did you mean \`${guess}\`?`;
	const same = names.filter((name) => name.toLowerCase().startsWith(`${kind}/`));
	return listed(same.length > 0 ? same : names);
}
function listed(names) {
	if (names.length === 0) return "; there is no object at all";
	const more = names.length > mostListed ? ` and ${names.length - mostListed} more` : "";
	return `; there ${names.length === 1 ? "is" : "are"} ${names.slice(0, mostListed).map(code).join(", ")}${more}`;
}
function code(name) {
	return `\`${name}\``;
}

// src/why/why-targets.ts
/**
* The targets that a file or folder has a part in: those that name it as values or manifests, else those of its chart
* and of charts that depend on it. Only where there are none, its chart by itself.
* Throws `UsageError` for an environment that none of them has.
*/
function targetsUsing(reader, config, question) {
	const { file, environments } = question;
	const found = releasesUsing(reader, config, question);
	const targets = found.length > 0 ? found : inScope(discovered(reader, config, question, [file]), {
		paths: [file],
		environments: []
	});
	checkEnvironments(targets.map(({ environment }) => environment), environments);
	return inScope(targets, {
		paths: [],
		environments
	});
}
function releasesUsing(reader, config, question) {
	const { file } = question;
	const all = discovered(reader, config, question, []);
	const naming = all.filter((target) => names(target, file, reader.tree));
	if (naming.length > 0) return naming;
	const around = new Set(inScope(all, {
		paths: [file],
		environments: []
	}));
	const charts = chartsUsing(reader, file);
	return all.filter((target) => around.has(target) || target.kind === "helm" && charts.has(target.path));
}
function names(target, file, tree) {
	return (target.kind === "manifests" ? target.files : target.values).some((each) => each === file || resolveLinks(tree, each) === file);
}
function discovered(reader, config, { configFile }, paths) {
	return discover(reader, config, {
		configFile,
		paths,
		together: false
	}).targets;
}
/** The folders of charts that depend, over however many others, on the chart of a file. */
function chartsUsing(reader, file) {
	const charts = findCharts(reader);
	const place = resolveLinks(reader.tree, file) ?? file;
	const using = new Set(charts.map(({ path }) => path).filter((path) => isInside(place, path)));
	const isNew = ({ path, uses }) => !using.has(path) && uses.some((used) => using.has(used));
	for (let more = charts.filter(isNew); more.length > 0; more = charts.filter(isNew)) for (const { path } of more) using.add(path);
	return using;
}

// src/why/why.ts
/**
* Says how a field came to be in every target that a file has a part in.
* Throws `UsageError` for a file that nothing uses, an object that nothing renders, a path that cannot be.
*/
async function why(input) {
	const [wanted, trail] = [parseObject(input.object), parsePath(input.path)];
	const reader = readerOf(readableTree(input.head));
	const mask = createMask(input.maskKey);
	const targets = targetsUsing(reader, await readMaskedConfig(reader, input.configFile, mask), input);
	if (targets.length === 0) throw new UsageError(`no release and no manifests use \`${input.file}\``);
	const scenes = await Promise.all(targets.map((target) => sceneOf(target, reader, mask, input)));
	checkRendered(wanted, scenes);
	return masked(joined(await Promise.all(scenes.map((scene) => answerIn(scene, wanted, trail, input)))), scenes, mask);
}
/** Without what is a secret elsewhere in the targets. */
function masked(why, scenes, mask) {
	const sources = {
		reader: scenes[0].reader,
		targets: new Map(scenes.map(({ target }) => [target.id, target])),
		renders: new Map(scenes.flatMap(({ target, render }) => render ? [[target.id, render]] : []))
	};
	const find = finderOf([sources], sources.targets.keys());
	const others = why.others.map((other) => ({
		...other,
		reason: maskedSentence(other.reason, {
			find,
			words: secretWords(sources, other.target)
		}, mask)
	}));
	const exposure = {
		find,
		words: /* @__PURE__ */ new Set()
	};
	return {
		...maskedTexts(why, (text) => maskedSentence(text, exposure, mask)),
		others
	};
}
async function sceneOf(target, reader, mask, { render }) {
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
	const rendered = await render(reader.tree, target);
	const { manifests } = contentsOfTarget(rendered.target, rendered, reader);
	const scene = {
		...base,
		target: rendered.target,
		render: rendered,
		renders: 1
	};
	if (rendered.status === "failed") return {
		...scene,
		problem: `it does not render: ${rendered.message}`
	};
	return {
		...scene,
		manifests,
		origins: rendered.origins
	};
}
/** An object that nothing renders is a mistake, unless it may be in what could not be rendered. */
function checkRendered(wanted, scenes) {
	if (scenes.map(({ manifests }) => findObject(manifests, wanted)).some(Boolean) || scenes.every(({ problem }) => problem !== void 0)) return;
	const besides = scenes.filter(({ problem }) => problem !== void 0).map(({ target }) => `; \`${target.id}\` could not be rendered`).join("");
	const all = scenes.flatMap(({ manifests }) => manifests);
	throw new UsageError(`there is no object \`${wanted.text}\`${insteadOf(wanted, all)}${besides}`);
}
async function answerIn(scene, wanted, trail, { provenance }) {
	const manifest = findObject(scene.manifests, wanted);
	const { target, problem, renders, reader } = scene;
	if (!manifest) return {
		target,
		renders,
		reason: problem ?? `it has no \`${wanted.text}\``,
		isMistake: false
	};
	const causes = target.kind === "helm" ? provenance(reader.tree, target) : void 0;
	return answer(manifest, trail, scene, causes);
}
/** Equal answers are one; a mistake in every target is the person's. */
function joined(answered) {
	const found = answered.flatMap(({ target, found: own }) => own ? [{
		target,
		own
	}] : []);
	const left = answered.flatMap(({ target, reason }) => reason === void 0 ? [] : [{
		...name(target),
		reason
	}]);
	const mistake = answered.find(({ isMistake }) => isMistake);
	if (found.length === 0 && mistake?.reason !== void 0) throw new UsageError(mistake.reason);
	return {
		answers: [...groupBy(found, ({ own }) => JSON.stringify(own)).values()].map((same) => ({
			targets: same.map(({ target }) => name(target)),
			...same[0].own
		})),
		others: left,
		renders: answered.reduce((sum, { renders }) => sum + renders, 0)
	};
}
function name({ id, environment }) {
	return {
		target: id,
		environment
	};
}

// src/cli/why.ts
/** `meshgate why FILE OBJECT PATH`: how a rendered field came to be. Exit code 1 if no release can be rendered. */
async function whyCommand({ file, object, path }, options, { folder, env, print, exitWith, colour }, engine) {
	const { root, head, paths } = openFolder({
		folder,
		paths: [file],
		base: null,
		env
	});
	const shelfOf = oncePer(chartLoader);
	const requestFor = requests(options, folder, root);
	const answer = await why({
		head,
		file: paths[0],
		object,
		path,
		environments: options.environment,
		configFile: options.config,
		maskKey: randomBytes(16).toString("hex"),
		render: (tree, target) => renderHelm(engine, shelfOf(tree), requestFor(target)),
		provenance: (tree, target) => createProvenance(engine, shelfOf(tree), requestFor(target))
	});
	print(options.format === "json" ? whyJson(answer) : whyText(answer, paintFor(colour)));
	if (answer.answers.length === 0) exitWith(1);
}
/** Turns the options into requests: what they say is the strongest of each release. */
function requests(options, folder, root) {
	const { name, namespace, values, config: _, environment: __, format: ___, ...flags } = options;
	const given = values.map((file) => nameInTree(resolve(folder, file), root));
	const files = new Map([...givenFiles(options.setFile.flatMap(filesOfSet), folder), ...givenFiles(given, root)]);
	return (target) => ({
		target: {
			...target,
			release: name ?? target.release,
			namespace: namespace ?? target.namespace,
			values: [...target.values.filter((file) => !given.includes(file)), ...given]
		},
		flags,
		files
	});
}
/** A file of the tree goes by its path there, any other one by the one on the disk. */
function nameInTree(path, root) {
	return pathInside(root, path) ?? path;
}

export { whyCommand };