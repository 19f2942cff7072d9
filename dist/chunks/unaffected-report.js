import { t as __commonJSMin } from "./rolldown-runtime.js";
import { n as dataWithoutStandIns, o as UsageError } from "./namespace.js";
import { a as oncePerText, n as oncePer, r as oncePerName, t as once } from "./once-per.js";
import { C as resolveLinks, E as compareText, S as resolveFiles, T as compareSeverity, _ as isInside, b as readResolved, c as resolvePlain, d as toData, g as hasPath, h as folderOf, i as parseDocuments, l as locationAt, m as filesUnder, p as baseName, s as require_dist, t as quote, u as sourceOf, v as joinPath, w as compareConfidence, x as refusalOf, y as memoryTree } from "./quote.js";
import { r as unlimited, t as outOfTime } from "./time-budget.js";
import "./engine.js";
import { n as renderHelm, r as chartLoader, t as jobOf } from "./helm.js";
import { C as textAll, S as nodeAt, _ as editableValuesOf, a as stablePath, b as counterpartOf, c as lintSubjects, d as createProvenance, f as createProbe, g as isPrefix, h as chartsOf, i as fieldOf, l as maskedData, m as filesOf$2, n as locate, o as lint, p as valuesSourcesOf, s as lintObject, t as maskedTexts, u as maskedText, v as insertedText, x as documentsOf, y as alter } from "./masked-texts.js";
import { A as pathText, C as identityOf, D as derived, F as groupBy, M as isWildcard, N as normalHost, P as serviceNamespace, S as groupOf, T as objectRef, _ as createTables, a as isMap, b as meshConfigsIn, c as problemLocations, d as worstSeverity, g as createMesh, h as unreadNamespaces, i as kindName, k as Node, l as refusalsOf, o as servedKinds, r as rules, u as locationOf, v as emptyMesh, w as manifestsOf, y as knownKind } from "./find-rule.js";
import { $ as skipsIn, B as releaseEntries, D as gitopsInScope, E as discover, F as renderedName, G as fileSecrets, H as rootOf, I as fileRoles, K as shownLines, L as matcher, M as contentsOfTarget, N as plainContents, O as renderedDeliveryObjects, P as renderedManifests, Q as inScope, R as deliveryReader, S as maskedSentence, T as secretWords, U as chartFolders, V as valuesOf$1, W as excerptOf, X as checkEnvironments, Y as renderedTextOf, Z as checkPaths, at as defaultConfigFile, ct as readerOf, et as secretsIn, it as configMistakes, j as allManifests, k as kustomizationsByPath, lt as readerSharingFiles, nt as readableTree, ot as readConfig, q as shownText, rt as checkEgressAllowlist, st as config_schema_default, w as finderOf, x as readMaskedConfig, z as isKustomizationFile } from "./json.js";
import { o as closest, r as mapSubschemas, t as quotedCode } from "./violation-message.js";
import { c as parseIstioVersion, l as versionText, r as isUnfilled, s as newestIstio } from "./unfilled.js";
import { E as isSecretValue, _ as plainMask, g as createMask, j as secretName } from "./escape.js";
import { n as patternsIn$1, r as withGoPatterns, t as goPatterns } from "./patterns.js";
import { t as skippedRemoteSchemas } from "./remote-schemas.js";
import { MessageChannel, Worker, receiveMessageOnPort } from "node:worker_threads";
import { createHash, randomBytes } from "node:crypto";
import { Script } from "node:vm";
import { setFlagsFromString } from "node:v8";

// src/render/dedupe.ts
/**
* A function that gives back the first of all renders that are alike, so that what is worked out about one holds for
* the others: base and head have most objects in common, also where their charts differ.
*/
function dedupeRenders() {
	const known = /* @__PURE__ */ new Map();
	return (render) => {
		const same = known.get(render.target.id) ?? [];
		known.set(render.target.id, same);
		const first = same.find((one) => isAlike(one, render));
		if (!first) same.push(render);
		return first ?? render;
	};
}
function isAlike(one, other) {
	return one.status === "rendered" && other.status === "rendered" && one.manifest === other.manifest && isFromSameLines(one.origins, other.origins) && JSON.stringify([one.target, one.remoteSchemas]) === JSON.stringify([other.target, other.remoteSchemas]);
}
function isFromSameLines(one, other) {
	return one.files.join("\0") === other.files.join("\0") && one.lines.length === other.lines.length && one.lines.every((line, index) => line === other.lines[index]);
}

// src/render/unused-values/chart-texts.ts
/** What can be read of a chart; `null` for an archive. */
const contentsOf = oncePer((chart) => {
	const files = filesOf$2(chart);
	if (files.size === 0) return null;
	const charts = chartsOf(files);
	const everywhere = charts.flatMap(({ under }) => under);
	return {
		texts: [...files].flatMap(([location, data]) => textAt(location, data, charts, everywhere)),
		needs: charts.map((chart) => needsOf(chart, files)),
		isPacked: [...files.keys()].some((location) => /(^|\/)charts\/[^/]+\.tgz$/.test(location))
	};
});
/** Partials and what `tpl` may be given see the values of any chart. */
function textAt(location, data, charts, everywhere) {
	const chart = charts.find(({ folder }) => location.startsWith(folder));
	const inChart = location.slice(chart?.folder.length ?? 0);
	if (!chart || notExecuted.test(inChart)) return [];
	const text = new TextDecoder().decode(data);
	if (!text.includes("{{")) return [];
	const isShared = !inChart.startsWith("templates/") || /\{\{-?\s*define\b/.test(text);
	return [{
		location,
		text,
		under: isShared ? everywhere : chart.under,
		isShared
	}];
}
/** Values have their own way to be looked at; documentation shows templates of others. */
const notExecuted = /^(Chart\.(yaml|lock)|requirements\.(yaml|lock)|values\.(yaml|schema\.json)|crds\/.*)$|\.(md|tgz)$/;
function needsOf(chart, files) {
	const dependencies = ["Chart.yaml", "requirements.yaml"].flatMap((name) => dependenciesIn(files.get(chart.folder + name)));
	return {
		chart,
		keys: dependencies.map(({ name, alias }) => isName(alias) ? alias : name).filter(isName),
		switches: dependencies.flatMap(({ condition, tags }) => [...isName(condition) ? condition.split(",").map((way) => way.trim().split(".")) : [], ...Array.isArray(tags) ? tags.filter(isName).map((tag) => ["tags", tag]) : []]),
		isImporting: dependencies.some((dependency) => dependency["import-values"] !== void 0)
	};
}
function isName(value) {
	return typeof value === "string" && value !== "";
}
function dependenciesIn(data) {
	const root = data && parseDocuments(new TextDecoder().decode(data), "")[0]?.root;
	const { dependencies } = (root ? toData(root) : null) ?? {};
	return (Array.isArray(dependencies) ? dependencies : []).filter((each) => typeof each === "object" && each !== null);
}

// src/render/unused-values/dead-entries.ts
/** The keys that files write and that no stronger text puts something else in the place of. */
function entriesOf$2(slots) {
	const root = spot(null, "");
	for (const slot of slots) markOther(root, slot);
	const entries = [];
	for (const slot of slots) {
		if (slot.kind !== "key" || !fileLike.has(slot.source.given.as)) continue;
		for (const way of pathsOf(slot)) {
			const found = spotFor(root, way, slot.source.layer);
			if (found) addKey(found, slot, way, entries);
		}
	}
	return {
		below: (way) => spotAt(root, way)?.below ?? [],
		written: ({ file, path: trail }) => entries.filter(({ keys }) => keys.some((key) => key.source.file === file && JSON.stringify(key.trail) === JSON.stringify(trail))),
		at: (way) => spotAt(root, way)?.entry,
		mapOf: ({ way }) => spotAt(root, way.slice(0, -1))?.map ?? []
	};
}
function spot(above, key) {
	return {
		above,
		key,
		under: /* @__PURE__ */ new Map(),
		other: -1,
		entry: void 0,
		map: [],
		below: []
	};
}
function spotUnder(above, key) {
	const known = above.under.get(key);
	if (known) return known;
	const added = spot(above, key);
	above.under.set(key, added);
	return added;
}
function spotAt(root, way) {
	let here = root;
	for (const key of way) here = here?.under.get(key);
	return here;
}
/** The spot at a way, unless a stronger text than the layer has something else than a map above it. */
function spotFor(root, way, layer) {
	let here = root;
	for (const key of way) {
		if (here.other > layer) return null;
		here = spotUnder(here, key);
	}
	return here;
}
function addKey(here, slot, way, entries) {
	if (here.entry) return void here.entry.keys.push(slot);
	const entry = {
		way,
		name: String(here.key),
		keys: [slot]
	};
	here.entry = entry;
	entries.push(entry);
	const map = here.above;
	map.map.push(entry);
	let place = map;
	while (typeof place.key === "number") place = place.above;
	place.below.push(entry);
}
/** The ways to a slot from the root of the release's values: more than one where a subchart has several names. */
function pathsOf({ source, trail }) {
	return source.under.map((above) => [...above, ...trail]);
}
const fileLike = /* @__PURE__ */ new Set(["file", "chart"]);
/** Notes where a text puts what is no map: a value, a list, what is empty. */
function markOther(root, slot) {
	if (slot.kind === "key") return;
	const isMap = slot.kind === "empty" && slot.source.text[slot.start] === "{";
	for (const way of pathsOf(slot)) {
		const list = way.findIndex((key) => typeof key === "number");
		if (isMap && list < 0) continue;
		const place = spotFor(root, list < 0 ? way : way.slice(0, list), Infinity);
		place.other = Math.max(place.other, slot.source.layer);
	}
}
/** The slots that can be found by a way: those that stand there and below it. Sorted when first asked for. */
function valuesByPath(slots) {
	let byWay;
	return (way) => (byWay ??= sortedIn(slots)).get(JSON.stringify(way)) ?? [];
}
function sortedIn(slots) {
	const placed = slots.filter(({ kind }) => kind !== "key").flatMap((slot) => pathsOf(slot).flatMap((way) => way.map((_, depth) => ({
		slot,
		way: way.slice(0, depth + 1)
	}))));
	const groups = groupBy(placed, ({ way }) => JSON.stringify(way));
	return new Map([...groups].map(([way, group]) => [way, group.map(({ slot }) => slot)]));
}

// src/render/unused-values/dead-candidates.ts
/**
* The highest keys that no text names, though they stand where settings are named: at the top of a chart's values, or
* beside keys that are read. Free keys of a map that is ranged over are none.
*/
function suspectsIn(ground) {
	return ground.contents.needs.flatMap(({ chart }) => chart.under.flatMap((way) => suspectsBelow(ground, way))).slice(0, mostSuspects);
}
/** More than anybody writes by mistake. */
const mostSuspects = 500;
/** Those below one way, but for the values of subcharts. */
function suspectsBelow(ground, way) {
	const charts = rootsOf(ground.contents);
	const search = (above) => ground.entries.below(above).flatMap((entry) => {
		if (isOneOf$1(entry.way, charts.roots) || isOneOf$1(entry.way, charts.unreadable)) return [];
		const suspect = helmsOwn.has(entry.name) && isOneOf$1(entry.way.slice(0, -1), charts.roots) || ground.reads.has(entry.way) ? null : suspectAt(entry, ground);
		return suspect ? [suspect] : search(entry.way);
	});
	return search(way);
}
/** Keys that Helm itself gives a meaning (https://helm.sh/docs/topics/charts/). */
const helmsOwn = /* @__PURE__ */ new Set([
	"global",
	"tags",
	"exports"
]);
const rootsOf = oncePer(({ needs }) => {
	const roots = needs.flatMap(({ chart }) => chart.under);
	return {
		roots,
		unreadable: needs.flatMap(({ chart, keys }) => chart.under.flatMap((above) => keys.map((key) => [...above, key]))).filter((way) => !isOneOf$1(way, roots))
	};
});
function isOneOf$1(way, ways) {
	return ways.some((other) => other.length === way.length && isPrefix(other, way));
}
function suspectAt(entry, ground) {
	const { entries, reads, contents } = ground;
	const isOwnTop = entry.way.length === 1 && !contents.isPacked && !reads.takesAll;
	return isOwnTop || settingsIn(entries.mapOf(entry), reads).length > 0 || similarIn(reads.below(entry.way.slice(0, -1)), entry, ground) !== void 0 ? {
		entry,
		needsEvidence: !isOwnTop
	} : null;
}
/** The keys of a map that are read by their names. */
function settingsIn(map, reads) {
	return settingsOf(reads)(map);
}
const settingsOf = oncePer((reads) => oncePer((map) => map.filter(({ way }) => reads.has(way))));
/**
* A name with which templates read the same map, or may read it, and which its file does not give: one that is
* written much alike, or the only one that has words more or less at its end.
*/
function similarName(entry, ground) {
	const { below, loose } = ground.reads;
	const own = below(entry.way.slice(0, -1));
	return similarIn(own, entry, ground) ?? similarIn(loose, entry, ground) ?? longerIn(own, entry, ground);
}
function similarIn(names, entry, ground) {
	const { name } = entry;
	const near = names.filter((other) => Math.abs(other.length - name.length) <= name.length / 3 + 1);
	return closest(name, notGiven(near, entry, ground));
}
function longerIn(names, entry, ground) {
	const found = notGiven(names, entry, ground).filter((other) => addsWords(entry.name, other) || addsWords(other, entry.name));
	return found.length === 1 ? found[0] : void 0;
}
/** `proxyUrl` and `proxy-url` have a word more than `proxy`. */
function addsWords(short, long) {
	return short.length > 2 && long.startsWith(short) && /^[A-Z_-]/.test(long.slice(short.length));
}
/** Names that the files of an entry do not give beside it. */
function notGiven(names, { name, way, keys }, { entries }) {
	const sources = new Set(keys.map(({ source }) => source));
	const isTaken = (other) => entries.at([...way.slice(0, -1), other])?.keys.some(({ source }) => sources.has(source)) ?? false;
	return names.filter((other) => other !== name && !isTaken(other));
}

// src/render/unused-values/dead.ts
/**
* The highest keys of the values files that nothing reads. Suspected are those that no text names; dead are those of
* them that change nothing in any render, while what stands beside them does, or another name of theirs would.
* Below a suspect that is alive the search goes on.
*/
async function deadValues(ground, proof, placeOf) {
	const dead = [];
	let waiting = suspectsIn(ground);
	while (waiting.length > 0) {
		const unmoved = new Set(await proof.unmoved(waiting));
		dead.push(...unmoved);
		waiting = waiting.filter((suspect) => !unmoved.has(suspect)).flatMap(({ entry }) => suspectsBelow(ground, entry.way));
	}
	const convicted = (await Promise.all(dead.map((suspect) => judge(suspect, ground, proof)))).filter(({ isProven }) => isProven);
	const ways = new Set(convicted.map(({ entry }) => JSON.stringify(entry.way)));
	return [...new Map(convicted.flatMap((verdict) => verdict.entry.keys.map((key) => [key, verdict])))].filter(([key]) => pathsOf(key).every((way) => ways.has(JSON.stringify(way)))).map(([key, verdict]) => factOf$2(verdict, key, ground, placeOf));
}
/** A key among free keys looks just as unread as a dead one: only what stands beside it tells them apart. */
async function judge({ entry, needsEvidence }, ground, proof) {
	const similar = similarName(entry, ground);
	const isRead = similar !== void 0 && await proof.isNameRead(entry, similar);
	if (isRead || !needsEvidence) return {
		entry,
		isProven: true,
		similar: isRead ? similar : void 0
	};
	const settings = ground.contents.isPacked ? [] : settingsIn(ground.entries.mapOf(entry), ground.reads);
	return {
		entry,
		isProven: settings.length > 0 && await proof.isInUse(settings),
		similar: void 0
	};
}
function factOf$2({ entry: { way, name }, similar }, key, ground, placeOf) {
	const meant = similar === void 0 ? elsewhere(way, name, ground) : {
		kind: "similar",
		valuesPath: [...way.slice(0, -1), similar]
	};
	const trail = meant && trailIn(key, meant.valuesPath);
	return {
		file: key.source.file,
		path: key.trail,
		valuesPath: way,
		suggestion: meant && trail ? {
			...meant,
			path: trail,
			readAt: readAt(meant.valuesPath, ground, placeOf)
		} : null
	};
}
/** The only map above or below that templates read that name of: lines that are indented too much or too little. */
function elsewhere(way, name, { reads }) {
	const others = reads.placed.flatMap((read) => read.way.flatMap((key, index) => key === name ? [read.way.slice(0, index + 1)] : [])).filter((other) => !isPrefix(way, other) && isInLine(way.slice(0, -1), other.slice(0, -1)));
	const ways = new Set(others.map((other) => JSON.stringify(other)));
	const [only] = ways;
	return ways.size === 1 ? {
		kind: "elsewhere",
		valuesPath: JSON.parse(only)
	} : null;
}
function isInLine(one, other) {
	return isPrefix(one, other) || isPrefix(other, one);
}
/** The way in the terms of the key's file; `undefined` for what the file cannot say. */
function trailIn({ source }, way) {
	const above = source.under.find((start) => isPrefix(start, way));
	return above && way.slice(above.length);
}
function readAt(way, { reads }, placeOf) {
	const read = reads.placed.find((placed) => isPrefix(way, placed.way));
	return read ? placeOf(read) : null;
}

// src/render/unused-values/dead-alterations.ts
/** Alterations of which each can be told from the others; `slots` are all that the values consist of. */
function createAlterations(slots) {
	const numbers = once(() => new Map(slots.map((slot, index) => [slot, index])));
	const markOf = (slot) => {
		const number = numbers().get(slot);
		return {
			word: `q${number.toString(36)}z`,
			number: number % 1e4,
			variant: 1
		};
	};
	const slotsAt = valuesByPath(slots);
	const slotsOf = (kind, entries) => [...new Set(entries.flatMap(({ keys, way }) => kind === "names" ? keys : slotsAt(way)))];
	return {
		slots: slotsOf,
		edits: (altered) => altered.flatMap((slot) => alter(slot, markOf(slot)) ?? []),
		shows(kind, entry, output) {
			const text = [...output.values()].join("\n").toLowerCase();
			return slotsOf(kind, [entry]).some((slot) => text.includes(markOf(slot).word));
		}
	};
}

// src/render/unused-values/dead-baselines.ts
/**
* The chart as it is, and with all of some switches on, which are off; none if it cannot be rendered in one of these
* ways: then nothing is proven.
*/
async function stagesOf(trials, switches) {
	const output = await trials.output([]);
	if (!output) return [];
	const plain = {
		edits: [],
		extra: {},
		output
	};
	if (switches.length === 0) return [plain];
	const switched = await switchedOn(trials, switches.map(turnedOn));
	return switched ? [plain, switched] : [];
}
function turnedOn({ source, start, end }) {
	return {
		source,
		start,
		end,
		text: "true"
	};
}
/** Most switches that may be left off, since the chart cannot be rendered with them on. */
const mostLeftOff = 4;
/** All switches on; where the chart refuses that, but for a few that are found by halves. */
async function switchedOn(trials, switches) {
	const extra = { lenient: true };
	let kept = [];
	let waiting = [switches];
	let leftOff = 0;
	while (waiting.length > 0) {
		const [group = [], ...rest] = waiting;
		const middle = group.length >> 1;
		waiting = rest;
		if (await trials.output([...kept, ...group], extra)) kept = [...kept, ...group];
		else if (middle > 0) waiting = [
			group.slice(0, middle),
			group.slice(middle),
			...rest
		];
		else if (++leftOff > mostLeftOff) return null;
	}
	const output = await trials.output(kept, extra);
	return output && {
		edits: kept,
		extra,
		output
	};
}

// src/render/unused-values/dead-proof.ts
/** Proves by renders of a release. `slots` are all that its values consist of. */
function createProof(trials, slots) {
	const alterations = createAlterations(slots);
	const unmovedIn = createSieve(trials, alterations);
	async function moves(edits) {
		if (edits.length === 0) return false;
		const [plain, output] = [await trials.output([]), await trials.output(edits)];
		return plain !== null && output !== null && !isSame$2(plain, output);
	}
	return {
		async unmoved(suspects) {
			const suspected = new Set(alterations.slots("values", suspects.map(({ entry }) => entry)));
			const switches = slots.filter((slot) => slot.value === false && !suspected.has(slot));
			const stages = await stagesOf(trials, switches);
			let rest = stages.length > 0 ? suspects : [];
			for (const stage of stages) for (const kind of kinds) rest = await unmovedIn(stage, kind, rest);
			return [...rest];
		},
		isRead: (entries) => moves(alterations.edits(alterations.slots("values", entries))),
		isInUse: oncePer((entries) => moves(alterations.edits(alterations.slots("values", entries).filter(isOn)))),
		isNameRead: ({ keys }, name) => moves(keys.map(({ source, start, end }) => ({
			source,
			start,
			end,
			text: JSON.stringify(name)
		})))
	};
}
/** Names first: those of free keys are often printed, and are told apart at once. */
const kinds = ["names", "values"];
/** False for switches that are off and for what is empty: with a content they may open what was closed. */
function isOn({ value }) {
	return value !== null && value !== false && value !== "";
}
/** Most renders to tell suspects apart that cannot all be proven at once. */
const mostRenders$1 = 80;
/** Keeps those of a group that change nothing: all at once, else without those that show, else by halves. */
function createSieve(trials, alterations) {
	let left = mostRenders$1;
	return async function sieve(stage, kind, group) {
		if (group.length === 0 || left-- <= 0) return [];
		const entries = group.map(({ entry }) => entry);
		const edits = alterations.edits(alterations.slots(kind, entries));
		const output = await trials.output([...stage.edits, ...edits], stage.extra);
		if (output && isSame$2(stage.output, output)) return group;
		const hidden = group.filter(({ entry }) => !output || !alterations.shows(kind, entry, output));
		if (hidden.length < group.length) return sieve(stage, kind, hidden);
		const middle = group.length >> 1;
		if (middle === 0) return [];
		return [...await sieve(stage, kind, group.slice(0, middle)), ...await sieve(stage, kind, group.slice(middle))];
	};
}
/** Whether all templates of two renders became the same. */
function isSame$2(one, other) {
	return one.size === other.size && [...one].every(([name, text]) => other.get(name) === text);
}

// src/render/unused-values/empty-fields.ts
/** The fields of all objects of a render that are null or an empty text, or show that Go printed nothing. */
function emptyFields(output) {
	return [...output].filter(isOfObjects).flatMap(([template, text]) => {
		const documents = documentsOf(text);
		return documents.flatMap((document) => emptyBelow(document.root, []).map((trail) => ({
			template,
			document,
			trail,
			documents
		})));
	});
}
/** What became of the field in another render. */
function textIn(output, { template, document, trail, documents }) {
	const others = documentsOf(output.get(template) ?? "");
	const counterpart = counterpartOf(documents.indexOf(document), documents, others, true);
	const node = counterpart && nodeAt(counterpart.root, trail);
	return node && textAll(node);
}
function isOfObjects([template]) {
	return !template.endsWith("/NOTES.txt");
}
function emptyBelow(node, trail) {
	if (node.kind === "scalar") return isEmpty$2(node.value) ? [trail] : [];
	if (node.kind === "list") return node.items.flatMap((item, index) => emptyBelow(item, [...trail, index]));
	return [...node.entries].flatMap(([key, { value }]) => emptyBelow(value, [...trail, key]));
}
/** `%!s(<nil>)` is what `printf` makes of no value. */
function isEmpty$2(value) {
	return value === null || value === "" || typeof value === "string" && /%!\w\(<nil>\)/.test(value);
}

// src/render/unused-values/undefined.ts
/** Most renders to find out which of several values, given together, break the chart. */
const mostRenders = 24;
/**
* The values that templates read by their whole way, that nothing defines, and for want of which a field is rendered
* empty: with the value given, the field has it. Where a template asks whether there is a value, nothing is empty.
*/
async function undefinedValues(ground, slots, trials, placeOf) {
	const candidates = candidatesIn(ground, slots);
	if (candidates.length === 0) return [];
	const plain = await trials.output([]);
	const empty = plain ? emptyFields(plain) : [];
	if (empty.length === 0) return [];
	const shown = await filledBy(candidates, empty, trials);
	const found = [];
	for (const candidate of shown) {
		const [only] = await filledBy([candidate], empty, trials);
		if (only) found.push(factOf$1(only, ground, slots, placeOf));
	}
	return found;
}
function candidatesIn({ contents, reads }, slots) {
	const own = reads.placed.filter(({ way, text }) => isOwn(way, text.location, contents.needs));
	const byWay = groupBy(own, ({ way }) => way.join("\0"));
	const guarded = new Set([...byWay].filter(([, same]) => same.some(({ read }) => asks.test(read.action))).map(([way]) => way));
	const known = slots.flatMap(pathsOf);
	return [...byWay].filter(([, [first]]) => !isKnown(first.way, known) && !isCaredFor(first.way, guarded)).map(([, same], index) => ({
		way: same[0].way,
		reads: same,
		token: `q${index.toString(36)}undefinedz`
	})).filter(({ way }, _, all) => !all.some((other) => other.way !== way && isPrefix(way, other.way)));
}
/** A partial may see the values of any chart: taken are those of its own. */
function isOwn(way, location, needs) {
	const chart = needs.find((each) => location.startsWith(each.chart.folder))?.chart;
	return chart !== void 0 && location !== "" && chart.under.some((above) => isPrefix(above, way));
}
/** Words of actions that look whether there is a value, or print nothing for none. */
const asks = /\b(if|with|range|and|or|not|default|coalesce|ternary|empty|required|fail|hasKey|dig|get|eq|ne|kindIs|typeIs|toYaml|toJson|tpl)\b/;
/** True for what some text writes, on the way to it or below it. */
function isKnown(way, known) {
	return known.some((other) => isPrefix(way, other) || other.length > 0 && isScalarAbove(other, way, known));
}
/** True if a way ends above another one, and nothing stands below it. */
function isScalarAbove(other, way, known) {
	if (!isPrefix(other, way)) return false;
	return !known.some((each) => each.length > other.length && isPrefix(other, each));
}
function isCaredFor(way, guarded) {
	return way.some((_, index) => guarded.has(way.slice(0, index + 1).join("\0")));
}
/** The candidates that fill a field, given all at once; by halves where the chart cannot be rendered so. */
async function filledBy(candidates, empty, trials) {
	let left = mostRenders;
	async function look(group) {
		if (group.length === 0 || left-- <= 0) return [];
		const output = await trials.output([], { added: group.map(({ way, token }) => flagOf(way, token)) });
		if (output) return group.flatMap((candidate) => filled(candidate, empty, output));
		const middle = group.length >> 1;
		if (middle === 0) return [];
		return [...await look(group.slice(0, middle)), ...await look(group.slice(middle))];
	}
	return look(candidates);
}
/** Go's names of fields need no escapes in `--set-string`. */
function flagOf(way, token) {
	return `${way.map((key) => key.replace(/[\\.,=[\]{}]/g, "\\$&")).join(".")}=${token}`;
}
function filled(candidate, empty, output) {
	const field = empty.find((each) => textIn(output, each)?.includes(candidate.token));
	return field ? [{
		...candidate,
		field
	}] : [];
}
function factOf$1({ way, reads, field }, { entries, reads: all }, slots, placeOf) {
	const [kind, trail] = [field.document.object.kind, field.trail];
	const beside = entries.below(way.slice(0, -1));
	const unread = beside.filter((entry) => !all.has(entry.way));
	const read = readFor(field, reads);
	return {
		valuesPath: way,
		reference: read.read.names,
		readAt: placeOf(read),
		field: {
			kind,
			path: trail
		},
		similar: keyOfName(closest(way.at(-1), names(unread)) ?? closest(way.at(-1), names(beside)), beside),
		defaultsMap: homeOf(way.slice(0, -1), slots)
	};
}
function names(entries) {
	return entries.map(({ name }) => name);
}
/** That of the template which renders the field, else the first. */
function readFor({ template }, reads) {
	return reads.find(({ text }) => !text.isShared && template.endsWith(`/${text.location}`)) ?? reads[0];
}
function keyOfName(name, entries) {
	const key = entries.find((entry) => entry.name === name)?.keys[0];
	return key ? {
		file: key.source.file,
		path: key.trail
	} : null;
}
/** The map at a way among the defaults: the same for all releases of a chart. */
function homeOf(way, slots) {
	const isHome = (slot) => slot.kind === "key" && slot.source.given.as === "chart" && pathsOf(slot).some((own) => own.length === way.length + 1 && isPrefix(way, own));
	const child = slots.find(isHome);
	return child ? {
		file: child.source.file,
		path: child.trail.slice(0, -1)
	} : null;
}

// src/render/unused-values/template-reads.ts
/** All that the actions of a Go template may read by name. Comments read nothing. */
function readsIn(text) {
	const reads = known.get(text) ?? findReads(text);
	if (known.size >= mostKnown) known.clear();
	known.set(text, reads);
	return reads;
}
/** Charts are copied from each other, and base has most texts of head: each is read once. */
const known = /* @__PURE__ */ new Map();
const mostKnown = 500;
function findReads(text) {
	const reads = [];
	for (let open = text.indexOf("{{"); open >= 0;) {
		const tokens = tokensFrom(text, open + 2);
		const end = tokens.at(-1)?.end ?? text.length;
		const action = text.slice(open + 2, end);
		for (const token of tokens) reads.push(...readsOf(token).map((read) => ({
			...read,
			action
		})));
		open = text.indexOf("{{", end);
	}
	return reads;
}
/** Comments, strings, chains with what they begin with, the end. Anything else is taken sign by sign. */
const token = /\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*"|`[^`]*`|(?:\$?[\p{L}\p{N}_]*|\))(?:\.[\p{L}_][\p{L}\p{N}_]*)+|\}\}|[\p{L}\p{N}_]+|[\s\S]/uy;
/** The tokens of an action up to its end. */
function tokensFrom(text, start) {
	const tokens = [];
	token.lastIndex = start;
	for (let found = token.exec(text); found; found = token.exec(text)) {
		const [own] = found;
		if (own.length > 1) tokens.push({
			text: own,
			start: found.index,
			end: found.index + own.length
		});
		if (own === "}}") break;
	}
	return tokens;
}
function readsOf({ text, start, end }) {
	if (/^["`]/.test(text)) return stringsIn(text.slice(1, -1)).map((name) => ({
		names: [name],
		isOfValues: false,
		start,
		end
	}));
	if (text.startsWith("/*") || !text.includes(".")) return [];
	const chain = text.split(".").slice(1);
	const values = chain.indexOf("Values");
	const isOfValues = values >= 0 && !chain.slice(0, values).includes("Subcharts");
	const names = chain.slice(values + 1);
	return values < 0 && /^\$?\./.test(text) && builtIn.has(names[0]) ? [] : [{
		names,
		isOfValues,
		start,
		end
	}];
}
/** A string may be a name, or names with something between them; a sentence is none. */
function stringsIn(text) {
	return /\s/.test(text) ? [text] : [.../* @__PURE__ */ new Set([text, ...text.match(/[\p{L}\p{N}_]+/gu) ?? []])];
}
/** What Helm hands to templates beside the values (https://helm.sh/docs/chart_template_guide/builtin_objects/). */
const builtIn = /* @__PURE__ */ new Set([
	"Release",
	"Chart",
	"Capabilities",
	"Template",
	"Files"
]);

// src/render/unused-values/values-reads.ts
/** The reads of a chart's texts, and of values that are templates themselves. */
function valuesReads(contents, slots) {
	const own = ofCharts(contents);
	const texts = slots.flatMap(({ value }) => typeof value === "string" && value.includes("{{") ? value : []);
	if (texts.length === 0) return own;
	const under = contents.needs.flatMap(({ chart }) => chart.under);
	const inValues = indexed(contents, texts.map((text) => ({
		location: "",
		text,
		under,
		isShared: true
	})));
	return {
		has: (way) => own.has(way) || inValues.has(way),
		below: (way) => [.../* @__PURE__ */ new Set([...own.below(way), ...inValues.below(way)])],
		loose: [.../* @__PURE__ */ new Set([...own.loose, ...inValues.loose])],
		placed: own.placed,
		takesAll: own.takesAll || inValues.takesAll
	};
}
const ofCharts = oncePer((contents) => indexed(contents, contents.texts));
function indexed(contents, texts) {
	const reads = texts.flatMap((text) => readsIn(text.text).map((read) => ({
		text,
		read
	})));
	const placed = reads.flatMap(({ text, read }) => waysOf(text, read).map((way) => ({
		way,
		text,
		read
	})));
	const ways = [...placed.map(({ way }) => way), ...switchesOf(contents)];
	const isMoving = contents.needs.some((needs) => needs.isImporting) || reads.some(({ read }) => isRewrite(read));
	const loose = new Set(reads.filter(({ read }) => isMoving || !read.isOfValues).flatMap(({ read }) => read.names));
	const known = prefixesOf(ways);
	const children = childrenOf(known);
	return {
		has(way) {
			const keys = way.filter((key) => typeof key === "string");
			return known.has(keys.join("\0")) || loose.has(keys.at(-1) ?? "");
		},
		below: (way) => children.get(way.join("\0")) ?? [],
		loose: [...loose],
		placed,
		takesAll: reads.some(({ read }) => isOfAll(read))
	};
}
/** `global` of a chart is that of its subcharts, too. */
function waysOf({ under }, { names, isOfValues }) {
	if (!isOfValues || names.length === 0) return [];
	if (names[0] !== "global") return under.map((above) => [...above, ...names]);
	return under.flatMap((above) => [...above, ""].map((_, depth) => [...above.slice(0, depth), ...names]));
}
function switchesOf({ needs }) {
	return needs.flatMap(({ chart, switches }) => chart.under.flatMap((above) => switches.map((way) => [...above, ...way])));
}
/** Each way with all that leads to it. */
function prefixesOf(ways) {
	return new Set(ways.flatMap((way) => way.map((_, index) => way.slice(0, index + 1).join("\0"))));
}
function childrenOf(ways) {
	const children = /* @__PURE__ */ new Map();
	for (const way of ways) {
		const end = way.lastIndexOf("\0");
		const above = way.slice(0, Math.max(end, 0));
		const names = children.get(above) ?? [];
		names.push(way.slice(end + 1));
		children.set(above, names);
	}
	return children;
}
/** `range .Values`, `toYaml .Values` and the like; `include` and `index` hand on or pick one. */
function isOfAll({ names, isOfValues, action }) {
	return isOfValues && names.length === 0 && /\b(range|to\w+|keys|values|pick|omit|merge\w*|tpl)\b/.test(action);
}
/** `set $ "Values" …`, `mergeOverwrite .Values …`: what is read of the values may stand elsewhere in the files. */
function isRewrite({ names, isOfValues, action }) {
	return (isOfValues ? names.length === 0 : names.length === 1 && names[0] === "Values") && /\b(set|mustMerge\w*|merge\w*)\b/.test(action);
}

// src/render/unused-values/values-use.ts
/** Finds out what a release makes of its values. Nothing is rendered where no key is suspicious. */
function createValuesUse(engine, shelf, request) {
	const chart = shelf.find(request.target.path);
	const contents = "problem" in chart ? null : contentsOf(chart);
	if ("problem" in chart || !contents) return {
		...unknown,
		files: request.target.values
	};
	return valuesUse(engine, shelf, chart, contents, request);
}
/** Nothing can be said of a chart that cannot be read. */
const unknown = {
	files: [],
	dead: () => Promise.resolve([]),
	undefined: () => Promise.resolve([]),
	isRead: () => Promise.resolve(false),
	mayRead: () => true,
	renders: 0
};
function valuesUse(engine, { tree }, chart, contents, request) {
	const trials = createProbe(engine, chart, jobOf(tree, chart, request));
	const open = () => groundOf(valuesSourcesOf(tree, chart, request), contents, trials);
	const placeOf = ({ text, read }) => locationAt(sourceOf(text.text, chart.treePath(text.location)), read.start, read.end);
	let opened = open();
	const ground = () => opened ??= open();
	let waiting = 2;
	async function answer(ask) {
		const found = await ask(ground());
		if (--waiting === 0) opened = void 0;
		return found;
	}
	return {
		files: [...new Set(opened.sources.map(({ file }) => file))],
		dead: once(() => answer((known) => deadValues(known, known.proof, placeOf))),
		undefined: once(() => answer((known) => undefinedValues(known, known.slots, trials, placeOf))),
		isRead: (key) => ground().proof.isRead(ground().entries.written(key)),
		mayRead: (key) => ground().entries.written(key).some(({ way }) => ground().reads.has(way)),
		get renders() {
			return trials.count();
		}
	};
}
function groundOf(sources, contents, trials) {
	const slots = sources.flatMap(editableValuesOf);
	return {
		sources,
		slots,
		contents,
		entries: entriesOf$2(slots),
		reads: valuesReads(contents, slots),
		proof: createProof(trials, slots)
	};
}

// src/render/render-key.ts
/**
* A name for all that the render of a release depends on: releases of base and head that have the same one render
* the same manifests, from the same lines of the same files.
*/
function renderKey({ tree, find }, target) {
	const chart = find(target.path);
	const sum = createHash("sha256").update(JSON.stringify(target));
	sum.update("problem" in chart ? `\0${chart.problem}` : chartKey(chart));
	for (const name of target.values) {
		const data = tree.read(resolveLinks(tree, name) ?? name);
		sum.update(`\0${data?.length ?? "none"}\0`).update(data ?? "");
	}
	return sum.digest("hex");
}
/** The files of a chart, what they hold, and where they are in the tree. */
const chartKey = oncePer(({ source, treePath }) => {
	const sum = createHash("sha256").update(source.kind);
	for (const { name, data } of source.files) {
		const place = treePath(name.replaceAll("\0", ""));
		sum.update(`\0${name}\0${place}\0${data.length}\0`).update(data);
	}
	return sum.digest("hex");
});

// src/host/engine/renderer.ts
/** Renders the releases of trees. What the budget leaves no time for is answered as late. */
function createRenderer(engine, budget) {
	const inTime = (stage, group) => {
		const deadline = budget && {
			at: budget.endOf(stage),
			reason: outOfTime(budget)
		};
		return { render: (job) => engine.render(deadline ? {
			...job,
			deadline
		} : job, group) };
	};
	const renders = /* @__PURE__ */ new Map();
	const uses = /* @__PURE__ */ new Map();
	const alike = dedupeRenders();
	const shelfOf = oncePer(chartLoader);
	function renderOnce(shelf, target) {
		const key = renderKey(shelf, target);
		const render = renders.get(key) ?? renderHelm(inTime("render", shelf), shelf, { target }).then(alike);
		renders.set(key, render);
		return render;
	}
	function useOnce(shelf, target) {
		const key = renderKey(shelf, target);
		const use = uses.get(key) ?? createValuesUse(inTime("render"), shelf, { target });
		uses.set(key, use);
		return use;
	}
	return {
		render: function renderAll(tree, targets) {
			return targets.map((target) => renderOnce(shelfOf(tree), target));
		},
		provenance: (tree, target, shown) => createProvenance(inTime("repair"), shelfOf(tree), { target }, shown),
		valuesUse: (tree, target) => useOnce(shelfOf(tree), target)
	};
}

// src/host/schema-validator.ts
const defaultLimits = {
	start: 3e4,
	each: 5e3,
	all: 6e4
};
/** The usual limits, and all of it at most a fifth of the time of a run. */
function validatorLimits({ seconds }) {
	const all = Math.min(defaultLimits.all, 200 * seconds);
	return {
		start: defaultLimits.start,
		each: Math.min(defaultLimits.each, all),
		all
	};
}
/** A schema of 1 MB takes some 100 MB while it is compiled. */
const mostMegabytes = 512;
/**
* A validator that holds data against schemas in a thread of its own, started when it is first asked. The caller
* waits, since rules cannot; a schema that takes too long or too much memory is given up, and the thread with it.
*/
function createValidator(script, limits = defaultLimits) {
	const known = /* @__PURE__ */ new Map();
	const problems = /* @__PURE__ */ new Map();
	let left = limits.all;
	let thread;
	function numberOf(schema) {
		const number = known.get(schema) ?? known.size;
		known.set(schema, number);
		return number;
	}
	return { validate(text, data) {
		const schema = numberOf(text);
		const before = problems.get(schema);
		if (before) return before;
		if (left <= 0) return { problem: noTimeLeft(limits) };
		const since = performance.now();
		thread ??= startThread(script);
		const answer = thread.ask(schema, text, data, limits);
		left -= performance.now() - since;
		if (answer) return answer;
		thread.end();
		thread = void 0;
		const problem = tooSlow(limits);
		problems.set(schema, { problem });
		return { problem };
	} };
}
function noTimeLeft({ all }) {
	return {
		code: "no-time-left",
		text: `was not asked: JSON schemas took ${all / 1e3} s already`
	};
}
function tooSlow({ each }) {
	return {
		code: "too-slow",
		text: `takes longer than ${each / 1e3} s or more than ${mostMegabytes} MiB of memory for one object: it is not asked any more`
	};
}
function startThread(script) {
	const { port1: port, port2 } = new MessageChannel();
	const answers = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
	const worker = new Worker(script, {
		workerData: {
			port: port2,
			answers
		},
		transferList: [port2],
		resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
		env: {}
	});
	worker.on("error", () => void 0);
	worker.unref();
	port.unref();
	const sent = /* @__PURE__ */ new Set();
	let isUp = false;
	return {
		ask(schema, text, data, { start, each }) {
			isUp ||= next(port, answers, start) !== null;
			if (!isUp) return null;
			const job = {
				schema,
				...!sent.has(schema) && { text },
				...data !== void 0 && { data }
			};
			sent.add(schema);
			port.postMessage(job, []);
			return next(port, answers, each);
		},
		end: () => void worker.terminate()
	};
}
/** Sleeps until a message is there and takes it. */
function next(port, answers, patience) {
	const until = performance.now() + patience;
	for (;;) {
		const before = Atomics.load(answers, 0);
		const received = receiveMessageOnPort(port);
		if (received) return received.message;
		const left = until - performance.now();
		if (left <= 0) return null;
		Atomics.wait(answers, 0, before, left);
	}
}

// src/host/open-run.ts
/** A trial renders each release that reads the edited file, which for a shared default is all of them. */
const usualFixes = 20;
const usualOptions = {
	environments: [],
	together: false,
	configFile: ".meshgate.yaml",
	istioVersion: null,
	egressAllowlist: []
};
/** What a run takes: the two sides, what the person asks for, and what this process does for it. */
function openRun(setup) {
	const { workspace, engine, schemaWorker, budget, causes = true, version } = setup;
	const { provenance, ...renderer } = createRenderer(engine, budget);
	const { head, headCommit, base, baseCommit, paths } = workspace;
	return {
		head,
		headCommit,
		base,
		baseCommit,
		options: {
			...usualOptions,
			...setup.options,
			paths
		},
		host: {
			...renderer,
			provenance: causes ? provenance : null,
			validator: createValidator(schemaWorker, budget && validatorLimits(budget)),
			budget: budget ?? unlimited,
			maskKey: randomBytes(16).toString("hex")
		},
		now: Date.now(),
		mostFixes: causes ? setup.mostFixes ?? usualFixes : 0,
		version
	};
}

// src/host/time-budget.ts
/** The part of the time after which no work of a stage begins; the rest is for what comes after it, and the report. */
const shares = {
	render: .6,
	check: .8,
	repair: .9
};
/** Starts a budget of some seconds. */
function startBudget(seconds, now = () => performance.now()) {
	const start = now();
	const endOf = (stage) => start + 1e3 * seconds * shares[stage];
	const left = (stage) => Math.floor(endOf(stage) - now());
	return {
		seconds,
		endOf,
		isSpent: (stage) => left(stage) <= 0,
		within(stage, work) {
			const milliseconds = left(stage);
			return milliseconds > 0 && isDoneWithin(milliseconds, work);
		}
	};
}
/**
* Runs work that may not end by itself. V8 ends a script of `vm` that takes too long wherever it is, within functions
* that it has called, too, regular expressions among them. Work reaches the script through the global object: a
* context of its own takes milliseconds to make.
*/
function isDoneWithin(milliseconds, work) {
	const outer = holder[place];
	holder[place] = work;
	try {
		new Script(`globalThis[Symbol.for('${name}')]()`).runInThisContext({ timeout: Math.min(milliseconds, longest$1) });
		return true;
	} catch (error) {
		if (error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return false;
		throw error;
	} finally {
		holder[place] = outer;
	}
}
const name = "meshgate.work";
const place = Symbol.for(name);
const holder = globalThis;
/** Longer times than timers know. */
const longest$1 = 2 ** 31 - 1;

// src/host/engine/v8-flags.ts
/**
* Sets how V8 treats this process from now on. For the main thread, once it has loaded what it needs and a worker is
* about to be up: with a flag that is not V8's own choice Node does not use the code of its own modules that it
* carries, and compiles it, so that a thread takes 90 ms longer to start.
*
* Threads run meanwhile: nothing is set here that says who does some work, since that may change in the middle of it.
* How WebAssembly is optimised is left alone, too: with `--no-wasm-inlining` V8 crashed on a chart with an endless loop.
*/
function setRunFlags() {
	const node = Number.parseInt(process.versions.node);
	for (const { flag, since = 20 } of [...shortRuns, patterns]) if (node >= since) setFlagsFromString(flag);
}
/**
* Most runs last a second or two: what optimises code for longer ones takes processor time from the workers on a small
* machine. The young generation begins at 1 MB and grows at once to what a run needs.
*/
const shortRuns = [{
	flag: "--invocation-count-for-turbofan=30000",
	since: 22
}, { flag: "--semi-space-growth-factor=16" }];
/**
* A text that a pull request brings may make V8 go back and forth for very long in a pattern of ours. After 50,000
* steps back it takes its other engine, whose time grows with the text alone, for patterns that this one can match.
*/
const patterns = { flag: "--enable-experimental-regexp-engine-on-excessive-backtracks" };

// src/diff/findings.ts
/**
* Sets the status of each finding of head (`new`, or `existing` if base has it too), and appends findings that only base
* has, as `fixed`. Several findings may share a fingerprint: as many of head are existing as base has, preferably those
* in the same file about the same subject, then those in the same file. A finding about a file as a whole matches one
* about another file only if the file was renamed: `isInHead` tells whether head still has a file. The findings of
* head keep their order, and the fixed ones follow in theirs.
*/
function compareFindings(base, head, isInHead) {
	const existing = /* @__PURE__ */ new Set();
	const matched = /* @__PURE__ */ new Set();
	for (const [keyOfBase, keyOfHead] of [
		[exactKey, exactKey],
		[fileKey, fileKey],
		[movedKey(isInHead), fingerprintKey]
	]) {
		const unmatched = groupBy(base.filter((finding) => !matched.has(finding)).toReversed(), keyOfBase);
		unmatched.delete(null);
		for (const finding of head) {
			const match = existing.has(finding) ? void 0 : unmatched.get(keyOfHead(finding))?.pop();
			if (!match) continue;
			existing.add(finding);
			matched.add(match);
		}
	}
	return [...head.map((finding) => ({
		...finding,
		status: existing.has(finding) ? "existing" : "new"
	})), ...base.filter((finding) => !matched.has(finding)).map((finding) => ({
		...finding,
		status: "fixed"
	}))];
}
function exactKey({ fingerprint, at, subject }) {
	return JSON.stringify([
		fingerprint,
		at.file,
		subject
	]);
}
function fileKey({ fingerprint, at }) {
	return JSON.stringify([fingerprint, at.file]);
}
function fingerprintKey({ fingerprint }) {
	return fingerprint;
}
/** `null` for a finding about a whole file that head still has: in another file it is a different finding. */
function movedKey(isInHead) {
	return (finding) => finding.isOfFile && isInHead(finding.at.file) ? null : fingerprintKey(finding);
}

// src/diff/data.ts
/** True for a mapping; false for lists, scalars and `undefined`. */
function isDataMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The value of a map's own key; never a property that objects inherit. */
function child(value, key) {
	return isDataMap(value) && Object.hasOwn(value, key) ? value[key] : void 0;
}
/** Equality as in Kubernetes: the order of keys does not matter, the order of items does. */
function equalData(first, second) {
	if (first === second) return true;
	if (Array.isArray(first)) {
		if (!Array.isArray(second) || first.length !== second.length) return false;
		return first.every((item, index) => equalData(item, second[index]));
	}
	if (!isDataMap(first) || !isDataMap(second)) return Number.isNaN(first) && Number.isNaN(second);
	const keys = Object.keys(first);
	if (keys.length !== Object.keys(second).length) return false;
	return keys.every((key) => Object.hasOwn(second, key) && equalData(first[key], second[key]));
}
/** A string that is equal for equal data only. */
function canonical(value) {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (!isDataMap(value)) return typeof value === "string" ? JSON.stringify(value) : String(value);
	return `{${Object.keys(value).toSorted().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

// node_modules/fast-myers-diff/bin/index.js
var require_bin = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.calcSlices = exports.applyPatch = exports.calcPatch = exports.lcs = exports.diff = exports.diff_core = void 0;
	function diff_internal(state, c) {
		const { b, eq, stack_base } = state;
		let { i, N, j, M, Z, stack_top } = state;
		for (;;) switch (c) {
			case 0:
				Z_block: while (N > 0 && M > 0) {
					b.fill(0, 0, 2 * Z);
					const W = N - M;
					const L = N + M;
					const parity = L & 1;
					const offsetx = i + N - 1;
					const offsety = j + M - 1;
					const hmax = (L + parity) / 2;
					let z;
					h_loop: for (let h = 0; h <= hmax; h++) {
						const kmin = 2 * Math.max(0, h - M) - h;
						const kmax = h - 2 * Math.max(0, h - N);
						for (let k = kmin; k <= kmax; k += 2) {
							const gkm = b[k - 1 - Z * Math.floor((k - 1) / Z)];
							const gkp = b[k + 1 - Z * Math.floor((k + 1) / Z)];
							const u = k === -h || k !== h && gkm < gkp ? gkp : gkm + 1;
							const v = u - k;
							let x = u;
							let y = v;
							while (x < N && y < M && eq(i + x, j + y)) x++, y++;
							b[k - Z * Math.floor(k / Z)] = x;
							if (parity === 1 && (z = W - k) >= 1 - h && z < h && x + b[Z + z - Z * Math.floor(z / Z)] >= N) {
								if (h > 1 || x !== u) {
									stack_base[stack_top++] = i + x;
									stack_base[stack_top++] = N - x;
									stack_base[stack_top++] = j + y;
									stack_base[stack_top++] = M - y;
									N = u;
									M = v;
									Z = 2 * (Math.min(N, M) + 1);
									continue Z_block;
								} else break h_loop;
							}
						}
						for (let k = kmin; k <= kmax; k += 2) {
							const pkm = b[Z + k - 1 - Z * Math.floor((k - 1) / Z)];
							const pkp = b[Z + k + 1 - Z * Math.floor((k + 1) / Z)];
							const u = k === -h || k !== h && pkm < pkp ? pkp : pkm + 1;
							const v = u - k;
							let x = u;
							let y = v;
							while (x < N && y < M && eq(offsetx - x, offsety - y)) x++, y++;
							b[Z + k - Z * Math.floor(k / Z)] = x;
							if (parity === 0 && (z = W - k) >= -h && z <= h && x + b[z - Z * Math.floor(z / Z)] >= N) {
								if (h > 0 || x !== u) {
									stack_base[stack_top++] = i + N - u;
									stack_base[stack_top++] = u;
									stack_base[stack_top++] = j + M - v;
									stack_base[stack_top++] = v;
									N = N - x;
									M = M - y;
									Z = 2 * (Math.min(N, M) + 1);
									continue Z_block;
								} else break h_loop;
							}
						}
					}
					if (N === M) continue;
					if (M > N) {
						i += N;
						j += N;
						M -= N;
						N = 0;
					} else {
						i += M;
						j += M;
						N -= M;
						M = 0;
					}
					break;
				}
				if (N + M !== 0) {
					if (state.pxe === i || state.pye === j) {
						state.pxe = i + N;
						state.pye = j + M;
					} else {
						const sx = state.pxs;
						state.oxs = state.pxs;
						state.oxe = state.pxe;
						state.oys = state.pys;
						state.oye = state.pye;
						state.pxs = i;
						state.pxe = i + N;
						state.pys = j;
						state.pye = j + M;
						if (sx >= 0) {
							state.i = i;
							state.N = N;
							state.j = j;
							state.M = M;
							state.Z = Z;
							state.stack_top = stack_top;
							return 1;
						}
					}
				}
			case 1:
				if (stack_top === 0) return 2;
				M = stack_base[--stack_top];
				j = stack_base[--stack_top];
				N = stack_base[--stack_top];
				i = stack_base[--stack_top];
				Z = 2 * (Math.min(N, M) + 1);
				c = 0;
		}
	}
	var DiffGen = class {
		constructor(state) {
			this.state = state;
			this.c = 0;
			this.result = {
				value: null,
				done: false
			};
		}
		[Symbol.iterator]() {
			return this;
		}
		next() {
			const { state, result } = this;
			if (this.c > 1) {
				result.done = true;
				result.value = void 0;
				return result;
			}
			const c = diff_internal(state, this.c);
			this.c = c;
			if (c === 1) {
				result.value = [
					state.oxs,
					state.oxe,
					state.oys,
					state.oye
				];
				return result;
			}
			if (state.pxs >= 0) {
				result.value = [
					state.pxs,
					state.pxe,
					state.pys,
					state.pye
				];
				return result;
			}
			result.done = true;
			result.value = void 0;
			return result;
		}
	};
	function diff_core(i, N, j, M, eq) {
		const Z = (Math.min(N, M) + 1) * 2;
		const L = N + M;
		const b = new (L < 256 ? Uint8Array : L < 65536 ? Uint16Array : Uint32Array)(2 * Z);
		return new DiffGen({
			i,
			N,
			j,
			M,
			Z,
			b,
			eq,
			pxs: -1,
			pxe: -1,
			pys: -1,
			pye: -1,
			oxs: -1,
			oxe: -1,
			oys: -1,
			oye: -1,
			stack_top: 0,
			stack_base: []
		});
	}
	exports.diff_core = diff_core;
	function diff(xs, ys, eq) {
		let [i, N, M] = [
			0,
			xs.length,
			ys.length
		];
		if (typeof eq === "function") {
			while (i < N && i < M && eq(i, i)) i++;
			if (i === N && i === M) return [][Symbol.iterator]();
			while (eq(--N, --M) && N > i && M > i);
		} else {
			while (i < N && i < M && xs[i] === ys[i]) i++;
			if (i === N && i === M) return [][Symbol.iterator]();
			while (xs[--N] === ys[--M] && N > i && M > i);
			eq = (i, j) => xs[i] === ys[j];
		}
		return diff_core(i, N + 1 - i, i, M + 1 - i, eq);
	}
	exports.diff = diff;
	var LCSGen = class {
		constructor(diff, N) {
			this.diff = diff;
			this.N = N;
			this.i = 0;
			this.j = 0;
		}
		[Symbol.iterator]() {
			return this;
		}
		next() {
			const rec = this.diff.next();
			if (rec.done) {
				const { i, j, N } = this;
				if (i < N) {
					rec.done = false;
					rec.value = [
						i,
						j,
						N - i
					];
					this.i = N;
				}
				return rec;
			}
			const v = rec.value;
			const sx = v[0];
			const ex = v[1];
			const ey = v[3];
			const { i, j } = this;
			if (i !== sx) {
				v.length--;
				v[0] = i;
				v[1] = j;
				v[2] = sx - i;
			}
			this.i = ex;
			this.j = ey;
			return rec;
		}
	};
	function lcs(xs, ys, eq) {
		return new LCSGen(diff(xs, ys, eq), xs.length);
	}
	exports.lcs = lcs;
	function* calcPatch(xs, ys, eq) {
		const slice = ArrayBuffer.isView(xs) ? Uint8Array.prototype.subarray : xs.slice;
		for (const v of diff(xs, ys, eq)) {
			v[2] = slice.call(ys, v[2], v[3]);
			yield v;
		}
	}
	exports.calcPatch = calcPatch;
	function* applyPatch(xs, patch) {
		let i = 0;
		const slice = ArrayBuffer.isView(xs) ? Uint8Array.prototype.subarray : xs.slice;
		for (const [dels, dele, ins] of patch) {
			if (i < dels) yield slice.call(xs, i, dels);
			if (ins.length > 0) yield ins;
			i = dele;
		}
		if (i < xs.length) yield slice.call(xs, i);
	}
	exports.applyPatch = applyPatch;
	function* calcSlices(xs, ys, eq) {
		let i = 0;
		const slice = ArrayBuffer.isView(xs) ? Uint8Array.prototype.subarray : xs.slice;
		for (const [dels, dele, inss, inse] of diff(xs, ys, eq)) {
			if (i < dels) yield [0, slice.call(xs, i, dels)];
			if (dels < dele) yield [-1, slice.call(xs, dels, dele)];
			if (inss < inse) yield [1, slice.call(ys, inss, inse)];
			i = dele;
		}
		if (i < xs.length) yield [0, xs.slice(i)];
	}
	exports.calcSlices = calcSlices;
}));

// src/diff/sequence.ts
var import_bin = require_bin();
/** About a tenth of a second of comparisons. */
const maxComparisons = 1e7;
/**
* The smallest set of differences between two sequences of strings (Myers), in order. Sequences that need more than
* `limit` comparisons are one difference, from the first to the last string that differs.
*/
function sequenceDifferences(base, head, limit = maxComparisons) {
	const [baseNumbers, headNumbers] = numberLines(base, head);
	let comparisons = 0;
	const equal = (i, j) => {
		if (++comparisons > limit) throw tooDifferent;
		return baseNumbers[i] === headNumbers[j];
	};
	try {
		return [...(0, import_bin.diff)(baseNumbers, headNumbers, equal)].map(([baseStart, baseEnd, headStart, headEnd]) => ({
			baseStart,
			baseEnd,
			headStart,
			headEnd
		}));
	} catch (error) {
		if (error !== tooDifferent) throw error;
		return [wholeDifference(baseNumbers, headNumbers)];
	}
}
/** Thrown inside the comparison callback, because the library cannot be bounded otherwise. */
const tooDifferent = /* @__PURE__ */ new Error("too different");
/** Replaces each distinct line by a number, since numbers compare faster. */
function numberLines(base, head) {
	const numbers = /* @__PURE__ */ new Map();
	const numberOf = (text) => {
		const existing = numbers.get(text);
		if (existing !== void 0) return existing;
		numbers.set(text, numbers.size);
		return numbers.size - 1;
	};
	return [Int32Array.from(base, numberOf), Int32Array.from(head, numberOf)];
}
function wholeDifference(base, head) {
	const shorter = Math.min(base.length, head.length);
	let front = 0;
	while (front < shorter && base[front] === head[front]) front++;
	let back = 0;
	while (back < shorter - front && base[base.length - 1 - back] === head[head.length - 1 - back]) back++;
	return {
		baseStart: front,
		baseEnd: base.length - back,
		headStart: front,
		headEnd: head.length - back
	};
}

// src/diff/similar.ts
/** With more candidate pairs items are paired by index: a table of scores would cost more than it is worth. */
const maxTableSize = 2500;
/** Pairs items of two lists in order, so that the pairs have as much in common as possible. */
function alignSimilar(base, head) {
	if (base.length * head.length > maxTableSize) return alignByIndex(base, head);
	const baseTraits = base.map(traitsOf);
	const headTraits = head.map(traitsOf);
	return bestPairs(baseTraits, headTraits, bestScores(baseTraits, headTraits));
}
/** Weight of a common value; a common path weighs 1. */
const valueWeight = 4;
function traitsOf(item) {
	const traits = /* @__PURE__ */ new Set();
	if (isDataMap(item)) collectTraits(item, "", traits);
	return traits;
}
function collectTraits(value, path, traits) {
	if (isDataMap(value)) for (const [key, inner] of Object.entries(value)) collectTraits(inner, `${path}.${key}`, traits);
	else if (Array.isArray(value)) for (const inner of value) collectTraits(inner, `${path}[]`, traits);
	else {
		traits.add(path);
		traits.add(`${path}=${String(value)}`);
	}
}
function similarity(base, head) {
	let score = 0;
	for (const trait of base) if (head.has(trait)) score += trait.includes("=") ? valueWeight : 1;
	return score;
}
/** `scores[i][j]` is the best total similarity of the items from `i` and from `j` on. */
function bestScores(base, head) {
	const scores = Array.from({ length: base.length + 1 }, () => Array(head.length + 1).fill(0));
	for (let i = base.length - 1; i >= 0; i--) for (let j = head.length - 1; j >= 0; j--) {
		const pairedScore = similarity(base[i], head[j]) + scores[i + 1][j + 1];
		scores[i][j] = Math.max(pairedScore, scores[i + 1][j], scores[i][j + 1]);
	}
	return scores;
}
function bestPairs(baseTraits, headTraits, scores) {
	const pairs = [];
	let base = 0;
	let head = 0;
	while (base < baseTraits.length || head < headTraits.length) {
		const best = scores[base]?.[head] ?? 0;
		if (head >= headTraits.length || best === scores[base + 1]?.[head]) pairs.push({ base: base++ });
		else if (base >= baseTraits.length || best === scores[base]?.[head + 1]) pairs.push({ head: head++ });
		else pairs.push({
			base: base++,
			head: head++
		});
	}
	return pairs;
}
function alignByIndex(base, head) {
	return Array.from({ length: Math.max(base.length, head.length) }, (_, index) => ({
		...index < base.length ? { base: index } : {},
		...index < head.length ? { head: index } : {}
	}));
}

// src/diff/lists.ts
/**
* Pairs the items of two lists, in the order of head; removed items stay where they were. Items with keys are paired by
* key, scalars by value, and others so that they have as much in common as possible.
*/
function pairItems(base, head) {
	return pairByKey(base, head) ?? pairByContent(base, head);
}
/** True if items that both lists have changed their order. */
function isReordered(pairs) {
	const kept = pairs.filter((pair) => pair.head !== void 0).flatMap((pair) => pair.base ?? []);
	return kept.some((index, position) => index < (kept[position - 1] ?? 0));
}
/**
* Keys that identify the items of a list: those of Kubernetes (`x-kubernetes-list-map-keys`) and similar ones of Istio.
* The first key that every item has and that is unique in both lists is used.
*/
const listKeys = [
	["name"],
	["number"],
	["port.number"],
	["port.name"],
	["containerPort", "protocol"],
	["port", "protocol"],
	["host"],
	[
		"destination.host",
		"destination.subset",
		"destination.port.number"
	],
	["key"],
	["mountPath"],
	["devicePath"],
	["ip"],
	["uid"],
	["type"],
	["address"],
	["topologyKey", "whenUnsatisfiable"]
];
function pairByKey(base, head) {
	for (const key of listKeys) {
		const baseIndexes = indexByKey(base, key);
		const headIndexes = baseIndexes && indexByKey(head, key);
		if (baseIndexes && headIndexes) return mergeKeyed(baseIndexes, headIndexes);
	}
}
/** Item indices by key; `undefined` if an item lacks the key, or two items share one. */
function indexByKey(items, key) {
	const indexes = /* @__PURE__ */ new Map();
	for (const [index, item] of items.entries()) {
		const values = key.map((path) => path.split(".").reduce(child, item));
		if (values[0] === void 0 || values[0] === "" || values.some((value) => typeof value === "object")) return;
		indexes.set(canonical(values), index);
	}
	return indexes.size === items.length ? indexes : void 0;
}
function mergeKeyed(base, head) {
	const pairs = [...head].map(([key, index]) => {
		const baseIndex = base.get(key);
		return baseIndex === void 0 ? { head: index } : {
			base: baseIndex,
			head: index
		};
	});
	const removed = [...base].filter(([key]) => !head.has(key)).map(([, index]) => index);
	return removed.length === 0 ? pairs : withRemoved(pairs, removed);
}
/** Inserts each removed item behind the item that it followed in base. */
function withRemoved(pairs, removed) {
	const followers = /* @__PURE__ */ new Map();
	const removedIndexes = new Set(removed);
	for (const index of removed) {
		let predecessor = index - 1;
		while (removedIndexes.has(predecessor)) predecessor--;
		followers.set(predecessor, [...followers.get(predecessor) ?? [], { base: index }]);
	}
	const ordered = pairs.flatMap((pair) => [pair, ...followers.get(pair.base ?? NaN) ?? []]);
	return [...followers.get(-1) ?? [], ...ordered];
}
function pairByContent(base, head) {
	const pairs = [];
	let baseIndex = 0;
	let headIndex = 0;
	for (const gap of sequenceDifferences(base.map(canonical), head.map(canonical))) {
		while (baseIndex < gap.baseStart) pairs.push({
			base: baseIndex++,
			head: headIndex++
		});
		const removed = base.slice(gap.baseStart, gap.baseEnd);
		const added = head.slice(gap.headStart, gap.headEnd);
		pairs.push(...shiftPairs(pairGap(removed, added), gap.baseStart, gap.headStart));
		baseIndex = gap.baseEnd;
		headIndex = gap.headEnd;
	}
	while (baseIndex < base.length) pairs.push({
		base: baseIndex++,
		head: headIndex++
	});
	return pairs;
}
function pairGap(removed, added) {
	if (removed.length > 0 && added.length > 0 && removed.some(isDataMap)) return alignSimilar(removed, added);
	return [...removed.map((_, base) => ({ base })), ...added.map((_, head) => ({ head }))];
}
function shiftPairs(pairs, baseOffset, headOffset) {
	return pairs.map((pair) => ({
		...pair.base === void 0 ? {} : { base: pair.base + baseOffset },
		...pair.head === void 0 ? {} : { head: pair.head + headOffset }
	}));
}

// src/diff/fields.ts
/**
* The fields in which two objects differ, each at the highest path that is completely new or removed, in the order of
* the object. Indices in paths are those of head, and for removed fields those of base. A list with reordered items
* is a change of its own. The path of a whole object is `''`.
*/
function fieldChanges(base, head) {
	const changes = [];
	compare$3([], base, head, changes);
	return changes;
}
function compare$3(path, base, head, changes) {
	if (equalData(base, head)) return;
	if (isDataMap(base) && isDataMap(head)) compareMaps(path, base, head, changes);
	else if (Array.isArray(base) && Array.isArray(head)) compareLists(path, base, head, changes);
	else changes.push(change(path, base, head));
}
function compareMaps(path, base, head, changes) {
	for (const key of /* @__PURE__ */ new Set([...Object.keys(base), ...Object.keys(head)])) compare$3([...path, key], child(base, key), child(head, key), changes);
}
function compareLists(path, base, head, changes) {
	if (isShuffled(base, head)) return void changes.push(change(path, base, head));
	const pairs = pairItems(base, head);
	if (isReordered(pairs)) changes.push(change(path, base, head));
	for (const pair of pairs) {
		const baseItem = pair.base === void 0 ? void 0 : base[pair.base];
		const headItem = pair.head === void 0 ? void 0 : head[pair.head];
		compare$3([...path, pair.head ?? pair.base ?? 0], baseItem, headItem, changes);
	}
}
/** True if both lists have the same scalars in a different order. */
function isShuffled(base, head) {
	if (base.length !== head.length || [...base, ...head].some((item) => typeof item === "object")) return false;
	const sortedBase = base.map(String).toSorted();
	return head.map(String).toSorted().every((item, index) => item === sortedBase[index]);
}
function change(path, base, head) {
	return {
		path: pathText(path),
		...base === void 0 ? {} : { before: toJson(base) },
		...head === void 0 ? {} : { after: toJson(head) }
	};
}
/** Replaces numbers that JSON cannot represent by strings. */
function toJson(value) {
	if (Array.isArray(value)) return value.map(toJson);
	if (isDataMap(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
	return typeof value === "bigint" || typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

// src/diff/merge.ts
/** Merges equal changes of the environments of one release, at the position of the first. */
function mergeEnvironments(changes) {
	return [...groupBy(changes, changeKey).values()].map((equalChanges) => {
		const { release: _release, environment: _environment, ...first } = equalChanges[0];
		return {
			...first,
			environments: [...new Set(equalChanges.flatMap(({ environment }) => environment ?? []))]
		};
	});
}
function changeKey({ release, target, type, object, fields, diff }) {
	return JSON.stringify([
		release ?? ["target", target],
		type,
		object,
		fields,
		diff
	]);
}

// src/diff/align.ts
var import_dist = require_dist();
/** Reorders the keys of `base` like those of `head`, so that a diff shows changes only. */
function alignKeys(base, head) {
	if (Array.isArray(base) && Array.isArray(head)) return alignItems(base, head);
	if (isDataMap(base) && isDataMap(head)) return alignMap(base, head);
	return base;
}
function alignItems(base, head) {
	const partners = new Map(pairItems(base, head).map((pair) => [pair.base, pair.head]));
	return base.map((item, index) => alignKeys(item, head[partners.get(index) ?? -1]));
}
function alignMap(base, head) {
	const keys = orderLike(Object.keys(base), Object.keys(head));
	return Object.fromEntries(keys.map((key) => [key, alignKeys(base[key], child(head, key))]));
}
/** Shared keys in the order of head; every other key stays behind the key that it followed in base. */
function orderLike(baseKeys, headKeys) {
	const baseKeySet = new Set(baseKeys);
	const shared = headKeys.filter((key) => baseKeySet.has(key));
	if (shared.length === baseKeys.length) return shared;
	const sharedKeys = new Set(shared);
	const followers = /* @__PURE__ */ new Map();
	let leader;
	for (const key of baseKeys) if (sharedKeys.has(key)) leader = key;
	else followers.set(leader, [...followers.get(leader) ?? [], key]);
	return [...followers.get(void 0) ?? [], ...shared.flatMap((key) => [key, ...followers.get(key) ?? []])];
}

// src/diff/text.ts
/**
* The change of one object as a unified diff without a file header; `undefined` stands for a missing object. Both sides
* are printed in one style, so that comments, quotes and the order of keys make no difference. The `@@` line ends with
* the path of the first line shown.
*/
function unifiedDiff(base, head) {
	return unified(printLines(alignKeys(base, head)), printLines(head));
}
/** Lines of context around a change; the default of diff and git. */
const context = 3;
/** Prints YAML 1.1, which quotes strings that Kubernetes would otherwise read as booleans: `"yes"`, `"on"`. */
function printLines(data) {
	if (data === void 0) return [];
	return (0, import_dist.stringify)(data, {
		version: "1.1",
		lineWidth: 0,
		aliasDuplicateObjects: false
	}).replace(/\n$/, "").split("\n");
}
function unified(base, head) {
	return groupIntoHunks(sequenceDifferences(base, head)).map((hunk) => printHunk$1(base, head, hunk)).join("");
}
/** Groups differences that are so close that their context touches. */
function groupIntoHunks(differences) {
	const groups = [];
	for (const difference of differences) {
		const last = groups.at(-1)?.at(-1);
		if (last && difference.baseStart - last.baseEnd <= 6) groups.at(-1).push(difference);
		else groups.push([difference]);
	}
	return groups;
}
function printHunk$1(base, head, hunk) {
	const first = hunk[0];
	const last = hunk.at(-1);
	const leadingLines = Math.min(context, first.baseStart, first.headStart);
	const trailingLines = Math.min(context, base.length - last.baseEnd);
	const baseRange = [first.baseStart - leadingLines, last.baseEnd + trailingLines];
	const headRange = [first.headStart - leadingLines, last.headEnd + trailingLines];
	const path = baseRange[1] > baseRange[0] ? pathAbove(base, baseRange[0]) : "";
	return `${[`@@ -${range$1(...baseRange)} +${range$1(...headRange)} @@${path === "" ? "" : ` ${path}`}`, ...hunkLines(base, head, hunk, baseRange)].join("\n")}\n`;
}
/** Start and length of a range. An empty range starts at the line before it, as in diff. */
function range$1(start, end) {
	return `${end > start ? start + 1 : start},${end - start}`;
}
function hunkLines(base, head, hunk, [start, end]) {
	const lines = [];
	let at = start;
	for (const { baseStart, baseEnd, headStart, headEnd } of hunk) {
		lines.push(...base.slice(at, baseStart).map((line) => ` ${line}`));
		lines.push(...base.slice(baseStart, baseEnd).map((line) => `-${line}`));
		lines.push(...head.slice(headStart, headEnd).map((line) => `+${line}`));
		at = baseEnd;
	}
	return [...lines, ...base.slice(at, end).map((line) => ` ${line}`)];
}
/** The path of keys above a line, by indentation: `spec.http`; `''` at the top. */
function pathAbove(lines, index) {
	const keys = [];
	let depth = indent(lines[index] ?? "");
	for (let at = index - 1; at >= 0 && depth > 0; at--) {
		const match = /^((?:\s*- )*\s*)([^\s:"'#-][^:]*):/.exec(lines[at]);
		if (!match || match[1].length >= depth) continue;
		keys.unshift(match[2]);
		depth = indent(lines[at]);
	}
	return keys.join(".");
}
function indent(line) {
	return line.length - line.trimStart().length;
}

// src/diff/objects.ts
/**
* The objects that differ between base and head, in the order of head's targets, removed targets last. Two objects are
* the same if target, API group, kind, namespace and name are equal. Secrets are masked under `maskKey` before anything
* is compared. Callers leave out a target that failed to render on either side, because its objects would seem added or
* removed. Of a partial target only objects that both sides have are compared.
*/
function diffObjects(base, head, maskKey) {
	const mask = createMask(maskKey);
	const bases = new Map(base.map((target) => [target.id, target]));
	const heads = new Set(head.map((target) => target.id));
	return mergeEnvironments([...head.flatMap((target) => targetChanges(target, bases.get(target.id) ?? withoutManifests(target), target, mask)), ...base.filter((target) => !heads.has(target.id)).flatMap((target) => targetChanges(target, target, withoutManifests(target), mask))]);
}
function withoutManifests(target) {
	return {
		...target,
		manifests: [],
		isPartial: false
	};
}
function targetChanges(target, base, head, mask) {
	if (base.manifests === head.manifests) return [];
	return pairManifests(base.manifests, head.manifests).filter((pair) => (pair.base || !base.isPartial) && (pair.head || !head.isPartial)).flatMap((pair) => objectChange(target.id, pair.base, pair.head, mask) ?? []).map((change) => ({
		...change,
		release: target.release,
		environment: target.environment
	}));
}
/** Pairs manifests by identity, the nth with the nth; in the order of head, removed manifests last. */
function pairManifests(base, head) {
	const unpaired = groupBy(base, identity$1);
	return [...head.map((manifest) => ({
		base: unpaired.get(identity$1(manifest))?.shift(),
		head: manifest
	})), ...[...unpaired.values()].flat().map((manifest) => ({
		base: manifest,
		head: void 0
	}))];
}
function identity$1(manifest) {
	return [
		groupOf(manifest),
		manifest.kind,
		manifest.namespace,
		manifest.name
	].join("\0");
}
function objectChange(target, base, head, mask) {
	const manifest = head ?? base;
	if (!manifest || base === head) return void 0;
	if (base && head && equalData(base.root.data, head.root.data)) return void 0;
	const baseData = base && shownData(base, mask);
	const headData = head && shownData(head, mask);
	if (equalData(baseData, headData)) return void 0;
	return {
		type: !base ? "added" : !head ? "removed" : "changed",
		object: objectRef(manifest),
		target,
		fields: fieldChanges(baseData, headData),
		diff: unifiedDiff(baseData, headData)
	};
}
/** The data of a manifest with secrets masked and stand-in namespaces removed. */
function shownData({ root }, mask) {
	const maskText = (value) => mask(String(dataWithoutStandIns(value)));
	return root.yaml && dataWithoutStandIns(maskedData(root.yaml, maskText));
}

// src/model/altered-mesh.ts
/**
* The mesh with some objects altered: the same as `createMesh` makes of them, but that nothing is read again which
* nobody asks for. What a rule says of an object alone costs nothing then, however large the mesh is.
*/
function alteredMesh(mesh, alterations) {
	const swap = (manifests) => manifests.flatMap((one) => alterations.has(one) ? alterations.get(one) ?? [] : one);
	const altered = [...alterations].flat().filter((one) => one !== null);
	const parts = swap(mesh.parts);
	if (meshConfigsIn(altered, []).length > 0) return createMesh({
		...mesh,
		manifests: swap(mesh.manifests),
		parts
	});
	const kinds = new Set(altered.map(knownKind));
	const isInPlace = [...alterations].every(([old, one]) => one?.namespace === old.namespace);
	const manifests = once(() => swap(mesh.manifests));
	const again = once(() => createMesh({
		...mesh,
		manifests: manifests()
	}));
	const isAltered = (inputs) => inputs === "everything" || inputs.some((kind) => kinds.has(kind === "other" ? void 0 : kind));
	const replacements = once(() => replacementsIn(mesh, alterations));
	const own = {
		...mesh,
		parts,
		get manifests() {
			return manifests();
		},
		ofKind: (kind) => (kinds.has(kind) ? again() : mesh).ofKind(kind),
		find: (kind, namespace, name) => (kinds.has(kind) ? again() : mesh).find(kind, namespace, name),
		holdsNamespace: (namespace) => (isInPlace ? mesh : again()).holdsNamespace(namespace),
		ofOtherKinds: () => (kinds.has(void 0) ? again() : mesh).ofOtherKinds(),
		positionOf: (object) => replacements().get(object) ?? (alterations.has(object) ? void 0 : mesh.positionOf(object)),
		derive: createTables((derivation) => {
			if (!isAltered(derivation.inputs)) return mesh.derive(derivation);
			if (!derivation.update) return derivation.build(own);
			return derivation.update(mesh.derive(derivation), own, alterations);
		})
	};
	return own;
}
/** The objects that replace others, with the positions of these; what replaces a part is no object. */
function replacementsIn(mesh, alterations) {
	return new Map([...alterations].flatMap(([old, object]) => {
		const position = mesh.positionOf(old);
		return object && position !== void 0 ? [[object, position]] : [];
	}));
}

// src/inspect/finding-check.ts
/**
* Returns a check whether another render of the object still has a finding: the same rule reports the same code at the
* same field. The object is first checked in the mesh as it is, then beside the other objects that the render changes:
* the finding is gone only if neither reports it. `undefined` for a finding that is in no object.
*/
function findingCheckFor(finding, mesh) {
	const { manifest, view, subject, isOfKey } = finding;
	const rule = rules.find(({ id }) => id === finding.rule);
	if (!manifest || !rule || subject === "values") return void 0;
	const key = findingKey$1(finding);
	const isReportedWith = (alterations) => {
		const altered = alterations.get(manifest);
		return (altered ? lintObject(alteredMesh(mesh, alterations), rule, view, altered) : []).some((candidate) => findingKey$1(candidate) === key);
	};
	return {
		isOfKey,
		isStillFound(object, otherChanges) {
			const objectAlteration = /* @__PURE__ */ new Map([[manifest, manifestIn(manifest, object)]]);
			if (isReportedWith(objectAlteration)) return true;
			const otherAlterations = alterationsIn(otherChanges(), mesh, manifest);
			return otherAlterations.size > 0 && isReportedWith(new Map([...objectAlteration, ...otherAlterations]));
		}
	};
}
/** The objects of the finding's target that a render changes, with their new manifests. */
function alterationsIn(changed, mesh, { target }) {
	const manifestByIdentity = byIdentity(mesh).get(target);
	return new Map(changed.flatMap(({ before, after }) => {
		const manifest = manifestByIdentity?.get(JSON.stringify(before));
		return manifest ? [[manifest, after === null ? null : manifestIn(manifest, after)]] : [];
	}));
}
/** The objects of each target by their identity: API version, kind, namespace and name as written. */
const byIdentity = derived("everything", ({ manifests }) => {
	const targets = groupBy(manifests, ({ target }) => target);
	return new Map([...targets].map(([target, targetManifests]) => [target, new Map(targetManifests.map((manifest) => [JSON.stringify(identityOf(manifest.root)), manifest]))]));
});
/** Parses a document as a new version of a manifest; `null` if it is no object. */
const manifestIn = oncePerName(({ target, namespace }, text) => manifestsOf(parseDocuments(text, ""), target, namespace)[0] ?? null);
/** Code and path of a finding, by which it is recognized in another render. */
function findingKey$1({ node, code }) {
	const path = node instanceof Node ? stablePath(node).map(withoutItemName) : [];
	return JSON.stringify([path, code]);
}
/** Stable paths name list items by their contents, which the other render may have changed. */
function withoutItemName(key) {
	return key.replace(/=.*$/s, "=");
}

// src/inspect/cause-place.ts
/** The finding at its cause; at the template with what belongs to it where no value is the cause. */
function withCause(finding, { kind, primary, related: others }, excerpt) {
	const isPacked = finding.at.file.includes("!");
	const known = notes(others, kind);
	if (!primary || kind === "object" && !isPacked) return { related: [
		...finding.related,
		...primary ? notes([primary], kind) : [],
		...known
	] };
	const at = placeOfPart(primary);
	const template = {
		at: finding.at,
		note: "the template line that renders it"
	};
	const shown = excerpt(at);
	return {
		at,
		cause: kind,
		related: distinct$1([
			...finding.related,
			...known,
			...isPacked ? [] : [template]
		], at),
		...shown && { excerpt: shown }
	};
}
/** Switches are left out: nearly every object has one, and turning it off is no repair. */
function notes(parts, kind) {
	return parts.flatMap((part) => {
		const note = kind === "missing" && part.role === "anchor" ? null : roles[part.role];
		return note === null ? [] : [{
			at: placeOfPart(part),
			note
		}];
	});
}
const roles = {
	cause: "this value has a part in it",
	unproven: "this value may have a part in it",
	anchor: "this entry makes the object",
	gate: null
};
function placeOfPart({ file, text, start, end }) {
	return locationAt(sourceOf(text, file), start, end);
}
/** Places once each, without the finding's own. */
function distinct$1(related, at) {
	const seen = /* @__PURE__ */ new Set([JSON.stringify(at)]);
	return related.filter((each) => {
		const key = JSON.stringify(each.at);
		return !seen.has(key) && seen.add(key);
	});
}

// src/inspect/causes.ts
/** Most findings of a run whose causes are looked for. Those that base has, too, stay where they are. */
const mostFindings = 200;
/** The causes of one side; each release is opened once. `undefined` where nobody can look for them. */
function causesIn(side, provenance) {
	if (!provenance) return void 0;
	const { reader, targets, origins } = side.sources;
	const opened = /* @__PURE__ */ new Map();
	function provenanceOf(target) {
		const known = opened.get(target.id) ?? provenance(reader.tree, target, manifestOf(target));
		opened.set(target.id, known);
		return known;
	}
	function manifestOf({ id }) {
		return renderedTextOf(side.renders.get(id))?.manifest;
	}
	return { async of(node, { lintFinding: found }) {
		const target = found.target === null ? void 0 : targets.get(found.target);
		if (!(node instanceof Node) || !origins.has(locationOf(node).file) || target?.kind !== "helm") return void 0;
		const mesh = side.meshes.get(target.id);
		const field = fieldOf(node, mesh?.manifests ?? []);
		if (!field) return void 0;
		const judge = mesh && node === found.node ? findingCheckFor(found, mesh) : void 0;
		return provenanceOf(target).cause(field, judge);
	} };
}
/**
* Moves findings in rendered objects to the line that a person edits: the value that causes them, the map where a
* missing one belongs, or, where nothing in any values does it, the line of the template where they already are.
*/
async function pointAtCauses(findings, side, causes, budget) {
	const chosen = new Set(inTurn(findings.filter(isNew)).slice(0, mostFindings));
	return Promise.all(findings.map(async (finding) => causes && chosen.has(finding) && !budget.isSpent("repair") ? {
		...finding,
		...await point(finding, side, causes)
	} : finding));
}
function isNew({ status, cause }) {
	return status === "new" && cause === "template";
}
/**
* First one finding of each rule at each line of a template, then the others, errors first: a line that is wrong for
* all that it renders leaves room for the rest.
*/
function inTurn(findings) {
	return [...groupBy(findings, ({ rule, at }) => JSON.stringify([rule, at])).values()].flatMap((same) => same.map((finding, turn) => ({
		finding,
		turn
	}))).toSorted((one, other) => Number(one.turn > 0) - Number(other.turn > 0) || byWeight(one.finding, other.finding) || one.turn - other.turn).map(({ finding }) => finding);
}
/** New findings before those that base has too, then by severity. */
function byWeight(one, other) {
	return Number(one.status === "existing") - Number(other.status === "existing") || compareSeverity(one.severity, other.severity);
}
/** Where values would have what is missing; `undefined` where no values feed it. */
async function whereMissing(finding, causes) {
	const { missing } = finding.lintFinding;
	const cause = missing ? await causes.of(missing, finding) : void 0;
	return cause?.kind === "missing" ? cause : void 0;
}
async function point(finding, side, causes) {
	const cause = await whereMissing(finding, causes) ?? await causes.of(finding.lintFinding.node, finding);
	if (!cause) return {};
	const related = await Promise.all(finding.lintFinding.related.map(async ({ node, note }, index) => {
		const own = await causes.of(node, finding);
		return {
			at: own?.primary ? placeOfPart(own.primary) : finding.related[index].at,
			note
		};
	}));
	return withCause({
		...finding,
		related
	}, cause, (place) => excerptOf(place, side.sources.reader, side.sources.mask));
}

// src/run/fixes/scalar-text.ts
/**
* A value as it is written in the place of a scalar, its quotes kept; `null` for a text of several lines, of which
* the style is more than what stands around it.
*/
function writtenLike({ style, value: before }, value) {
	if (style === "literal" || style === "folded") return null;
	if (style === "single" && !unprintable.test(value)) return `'${value.replaceAll("'", "''")}'`;
	if (style === "single" || style === "double") return inDoubleQuotes(value);
	return isPlain(value, before) ? value : inDoubleQuotes(value);
}
/** A value as it is written where nothing was. */
function newScalar(value) {
	return isPlain(value, "") ? value : inDoubleQuotes(value);
}
/** What ends a line in YAML or may not stand in it, and can only be written as an escape. */
const unprintable = /[\p{Cc}\u2028\u2029\ufeff]/u;
/** Like JSON, which leaves some of these as they are. */
function inDoubleQuotes(value) {
	return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
/**
* True for what needs no quotes wherever it stands, and does not become a number or a truth value that way where a
* text was. A comma or question mark, which would end it in braces, does what the one before did.
*/
function isPlain(value, before) {
	const bare = (typeof before === "string" ? [",", "?"].filter((sign) => before.includes(sign)) : []).reduce((text, sign) => text.replaceAll(sign, ""), value);
	if (!/^[A-Za-z0-9][\w./:%+=~&@-]*$/.test(bare) || value.endsWith(":")) return false;
	return typeof before !== "string" || typeof resolvePlain(value) === "string";
}

// src/run/fixes/own-edit.ts
/**
* The edit that gives a field of a file a value: its scalar is replaced, or it is added to the map that lacks it, in
* front of the entry that the finding stands at. `null` where the file has something else there.
*/
function ownEdit(node, value, near) {
	if (node.yaml) return node.yaml.kind === "scalar" ? replacement(node.yaml, value) : null;
	const depth = node.pathKeys.findLastIndex((_, index) => node.root.at(...node.pathKeys.slice(0, index)).exists);
	const parent = node.root.at(...node.pathKeys.slice(0, depth)).yaml;
	const keys = node.pathKeys.slice(depth);
	if (parent?.kind !== "map" || keys.some((key) => typeof key === "number")) return null;
	const neighbour = near instanceof Node ? near.pathKeys[depth] : void 0;
	return addition(parent, keys.map(String), value, String(neighbour));
}
/** The edit that writes a value in the place of a scalar. */
function replacement(scalar, value) {
	const { source, start, end, style } = scalar;
	if (style === "empty") return afterColon(scalar, value);
	const text = writtenLike(scalar, value);
	return text === null ? null : edit(source, start, end, text);
}
/** Nothing is written behind a key: its value has no place of its own. */
function afterColon({ source, end }, value) {
	const colon = /^[ \t]*:/.exec(source.text.slice(end));
	return colon && edit(source, end + colon[0].length, end + colon[0].length, ` ${newScalar(value)}`);
}
function addition(map, keys, value, neighbour) {
	const { source, start, end } = map;
	const own = entriesOf$1(map);
	const [, entry] = own.find(([name]) => name === neighbour) ?? own[0] ?? [];
	const isFlow = source.text[start] === "{";
	if (!entry) return isFlow ? edit(source, start, end, inEmptyBraces(keys, value)) : null;
	const offset = entry.key.start;
	const indent = isFlow ? null : columnOf(source.text, offset);
	return edit(source, offset, offset, insertedText({
		offset,
		indent,
		keys
	}, newScalar(value), lineBreakOf(source.text)));
}
/** The entries that the map itself has, in the order of its text: neither merged into it nor of another file. */
function entriesOf$1({ source, start, end, entries }) {
	return [...entries].filter(([, { key }]) => key.source === source && key.start >= start && key.end <= end).toSorted(([, one], [, other]) => one.key.start - other.key.start);
}
function inEmptyBraces(keys, value) {
	return keys.reduceRight((inner, key) => `{ ${key}: ${inner} }`, newScalar(value));
}
function columnOf(text, offset) {
	const before = text.slice(0, offset);
	return offset - Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) - 1;
}
/** What ends the lines of a text. */
function lineBreakOf(text) {
	return text.includes("\r\n") ? "\r\n" : "\n";
}
/** An edit of a part of a text, by its place. */
function edit({ file, text }, start, end, written) {
	return {
		...locationAt(sourceOf(text, file), start, end),
		text: written
	};
}

// src/run/fixes/substring-edit.ts
/**
* What a part of a text has to become for the whole to become another: `12` for the `10` in `10s` where `12s` is
* wanted. What stands before and after the part stays. `null` where no such part does it.
*/
function partFor(text, part, wanted) {
	if (part === "") return null;
	const [whole, own] = [text.toLowerCase(), part.toLowerCase()];
	for (let at = whole.indexOf(own); at >= 0; at = whole.indexOf(own, at + 1)) {
		const rest = whole.length - at - own.length;
		const keeps = wanted.startsWith(text.slice(0, at)) && wanted.endsWith(text.slice(at + own.length));
		const other = wanted.slice(at, wanted.length - rest);
		if (keeps && at + rest < wanted.length && other !== part) return other;
	}
	return null;
}

// src/run/fixes/cause-edit.ts
/**
* The edit of a values file that gives a rendered field a value: of the leaf that holds the field, or of one that
* holds the part of it that has to change, or the missing entry. `null` where no single value does it.
*/
function causeEdit({ kind, primary, related: others, insertion }, field, value, reader) {
	if (!primary || !isIn(reader, primary)) return null;
	if (kind === "missing") {
		if (!insertion) return null;
		const gap = insertion.indent === null ? blanksAt(primary.text, insertion.offset) : 0;
		const offset = insertion.offset + gap;
		const text = insertedText(insertion, newScalar(value), lineBreakOf(primary.text));
		return edit(primary, offset, offset, text);
	}
	if (kind !== "exact" && kind !== "probable") return null;
	const leaves = [primary, ...others].filter((part) => part.role === "cause" && isIn(reader, part));
	for (const part of leaves) {
		const found = leafEdit(part, String(field.scalar), value, reader);
		if (found) return found;
	}
	return null;
}
/** False for a flag, and for a file that is packed away. */
function isIn(reader, { file, text }) {
	return reader.text(file) === text;
}
function blanksAt(text, offset) {
	return /^[ \t]*/.exec(text.slice(offset))[0].length;
}
function leafEdit(part, field, wanted, reader) {
	const leaf = leafAt(reader.documents(part.file)[0]?.root ?? null, part);
	if (!leaf || leaf.value === null) return null;
	const value = partFor(field, String(leaf.value), wanted);
	if (value === null) return null;
	if (leaf.alias?.start !== part.start) return replacement(leaf, value);
	const text = writtenLike({
		...leaf,
		style: "plain"
	}, value);
	return text === null ? null : edit(part, part.start, part.end, text);
}
/** The scalar that is written in a part of a file, or that an alias there stands for. */
function leafAt(node, part) {
	if (node?.kind === "scalar") return node.alias?.start === part.start && node.alias.end === part.end || node.start === part.start && node.end === part.end ? node : void 0;
	const below = node?.kind === "map" ? [...node.entries.values()].map(({ value }) => value) : node?.items;
	for (const child of below ?? []) {
		const found = leafAt(child, part);
		if (found) return found;
	}
}

// src/run/fixes/candidate.ts
/** Carries the fix that a rule proposes back to where people write; `null` where a part of it cannot be. */
async function candidateOf(finding, side, causes) {
	if (!finding.lintFinding.fix) return null;
	const { title, set } = finding.lintFinding.fix;
	const edits = await Promise.all(set.map((setting) => editOf(setting, finding, side, causes)));
	const isRendered = set.some(({ node }) => side.sources.origins.has(locationOf(node).file));
	if (edits.includes(null)) return null;
	return {
		title,
		settings: set,
		edits,
		rendered: isRendered ? finding.lintFinding.target : null
	};
}
async function editOf({ node, value }, finding, { sources: { reader, origins } }, causes) {
	const { file } = locationOf(node);
	if (origins.has(file)) {
		const cause = await causes?.of(node, finding);
		return cause ? causeEdit(cause, node, value, reader) : null;
	}
	return reader.text(file) === void 0 ? null : ownEdit(node, value, finding.lintFinding.node);
}

// src/run/fixes/finding-key.ts
/**
* What a finding is, whatever its words say: an edit of one value neither moves items of lists nor renames objects,
* so that the same fact is found at the same path.
*/
function findingKey({ rule, code, target, view, subject, manifest, node, about }) {
	const object = manifest !== null && subject !== "values" ? [
		manifest.apiVersion,
		manifest.kind,
		manifest.namespace,
		manifest.name
	] : [];
	const place = node instanceof Node ? [node.path] : [node.file, about];
	return JSON.stringify([
		rule,
		code,
		target,
		view,
		object,
		place
	]);
}
/** How often each fact is found. */
function countFindings(findings) {
	const counts = /* @__PURE__ */ new Map();
	for (const finding of findings) {
		const fact = findingKey(finding);
		counts.set(fact, (counts.get(fact) ?? 0) + 1);
	}
	return counts;
}
/** How often each fact is found on a side: asked again for each trial and each fix. */
const factsOf = oncePer(({ findings }) => countFindings(findings.map(({ lintFinding: found }) => found)));

// src/run/fixes/is-effective.ts
/** True if something is another for each of the findings, each is gone, and nothing is found more often than before. */
function isEffective({ looked, moved, isClean, left }, group, side) {
	const before = factsOf(side);
	const gone = countFindings(group.map(({ lintFinding: found }) => found));
	const isSeen = group.every(({ lintFinding: { target } }) => target !== null && looked.has(target) && moved.has(target));
	const isGone = [...gone].every(([fact, times]) => (left.get(fact) ?? 0) + times <= (before.get(fact) ?? 0));
	return isClean && isSeen && isGone;
}

// src/run/fixes/is-applied.ts
/** True unless the fix is in a rendered object and the field does not become what it is meant to be. */
function isApplied({ touched }, { rendered, settings }) {
	if (rendered === null) return true;
	const after = touched.find(({ target }) => target.id === rendered)?.after ?? [];
	return settings.every(({ node, value }) => {
		const own = identity(node.root.data);
		return after.some(({ root }) => identity(root.data) === own && root.at(...node.pathKeys).scalar === value);
	});
}
/** The object as it names itself. */
function identity(object) {
	const { apiVersion, kind, metadata } = object;
	const { namespace, name } = metadata ?? {};
	return JSON.stringify([
		apiVersion,
		kind,
		namespace,
		name
	]);
}
/** What the fix of some findings is meant to change. */
function meantBy(group) {
	const meant = group.map(({ lintFinding: found }) => ({
		target: found.target,
		fields: fieldsOf(found)
	}));
	return (target, object, path) => {
		const own = meant.filter((each) => each.target === target);
		if (own.some(({ fields }) => fields?.some((field) => isSame$1(field, object, path)))) return true;
		return own.some(({ fields }) => fields === void 0) ? void 0 : false;
	};
}
/** The fields of the object that the fix writes; for values, the field that shows what it writes. */
function fieldsOf({ subject, manifest, shownBy, node, fix }) {
	if (subject !== "values") return manifest ? (fix?.set ?? []).map((setting) => ({
		manifest,
		path: setting.node.path
	})) : [];
	const writesItself = fix?.set.every((setting) => setting.node === node);
	return manifest && shownBy && writesItself ? [{
		manifest,
		path: shownBy.path
	}] : void 0;
}
function isSame$1({ manifest, path }, object, changed) {
	const own = objectRef(manifest);
	return own.kind === object.kind && own.apiVersion === object.apiVersion && own.namespace === object.namespace && own.name === object.name && path === changed;
}

// src/run/fixes/group-by-cause.ts
/**
* Findings that a fix has to help all of: of the same rule at the same line to edit, whichever targets show them and
* whatever numbers they name. The heaviest group first, and in a group the heaviest finding.
*/
function groupByCause(findings) {
	return [...groupBy(findings.toSorted(byWeight), causeOf).values()];
}
function causeOf({ rule, code, at, cause, fingerprint }) {
	return JSON.stringify([
		rule,
		code,
		at,
		cause === "template" ? fingerprint : null
	]);
}

// src/core/text-edit.ts
/** Applies edits that do not overlap to a text. A byte order mark at its start belongs to no line. */
function applyEdits(text, edits) {
	return offsetEdits(text, edits).toReversed().reduce((result, { start, end, text: newText }) => result.slice(0, start) + newText + result.slice(end), text);
}
/** Converts edits of one text to offsets, sorted by offset. */
function offsetEdits(text, edits) {
	const starts = lineStarts(text);
	const offset = (line, column) => (starts[line - 1] ?? text.length) + column - 1;
	return edits.map((edit) => ({
		start: offset(edit.line, edit.column),
		end: offset(edit.endLine, edit.endColumn),
		text: edit.text
	})).toSorted((first, second) => first.start - second.start);
}
/** True for edits that cannot be applied together: they share characters, or begin at the same position. */
function overlap(first, second) {
	if (first.file !== second.file) return false;
	const begin = comparePositions(first.line, first.column, second.line, second.column);
	if (begin === 0) return true;
	return begin < 0 ? comparePositions(second.line, second.column, first.endLine, first.endColumn) < 0 : comparePositions(first.line, first.column, second.endLine, second.endColumn) < 0;
}
function comparePositions(line, column, secondLine, secondColumn) {
	return line - secondLine || column - secondColumn;
}
/** LF, CRLF and a lone CR end a line, as in locations. */
function lineStarts(text) {
	const breaks = [...text.matchAll(/\r\n?|\n/g)].map(({ 0: { length }, index }) => index + length);
	return [text.startsWith("﻿") ? 1 : 0, ...breaks];
}

// src/diff/hunks.ts
/**
* The effect of edits on the lines of a text, as a unified diff without a file header. Lines end at LF, as in Git; a CR
* before it belongs to the line.
*
* @param context number of lines to show around a change
* @param isShown whether the line with an index may be shown as context
*/
function hunks(text, edits, context, isShown = () => true) {
	const lines = linesOf(text);
	let lineShift = 0;
	return groupBlocks(blocksOf(text, edits), context, isShown).map((group) => {
		const printed = printHunk(lines, group, lineRangeOf(group, lines.length, context, isShown), lineShift);
		lineShift += group.reduce((sum, { removed, added }) => sum + added.length - removed.length, 0);
		return printed;
	}).join("");
}
function linesOf(text) {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
/** The complete lines that edits touch; edits that touch the same line form one block. */
function blocksOf(text, edits) {
	const blocks = [];
	for (const { start, end, text: editText } of offsetEdits(text, edits)) {
		const from = text.lastIndexOf("\n", start - 1) + 1;
		const to = endOfLine(text, Math.max(start, end));
		const last = blocks.at(-1);
		if (last && from < last.to) {
			const kept = last.newText.length - (last.to - start);
			last.newText = last.newText.slice(0, kept) + editText + text.slice(end, Math.max(to, last.to));
			last.to = Math.max(to, last.to);
		} else blocks.push({
			from,
			to,
			newText: text.slice(from, start) + editText + text.slice(end, to)
		});
	}
	return blocks.map(({ from, to, newText }) => trimBlock(linesOf(text.slice(0, from)).length, linesOf(text.slice(from, to)), linesOf(newText)));
}
function endOfLine(text, offset) {
	const end = text.indexOf("\n", offset);
	return end < 0 ? text.length : end + 1;
}
/** A block without the unchanged lines at its start and end. */
function trimBlock(start, removed, added) {
	const shorter = Math.min(removed.length, added.length);
	let head = 0;
	while (head < shorter && removed[head] === added[head]) head++;
	let tail = 0;
	while (tail < shorter - head && removed.at(-1 - tail) === added.at(-1 - tail)) tail++;
	return {
		start: start + head,
		removed: removed.slice(head, removed.length - tail),
		added: added.slice(head, added.length - tail)
	};
}
/** Groups blocks that are so close that their context touches. */
function groupBlocks(blocks, context, isShown) {
	const groups = [];
	for (const block of blocks) {
		const last = groups.at(-1)?.at(-1);
		const end = last ? last.start + last.removed.length : 0;
		const between = Array.from({ length: Math.min(block.start - end, 2 * context) }, (_, index) => end + index);
		if (last && block.start - end <= 2 * context && between.every(isShown)) groups.at(-1).push(block);
		else groups.push([block]);
	}
	return groups;
}
/** The range of lines of a hunk: its blocks with as much context as may be shown. */
function lineRangeOf(group, count, context, isShown) {
	const first = group[0].start;
	const end = group.at(-1).start + group.at(-1).removed.length;
	let [from, to] = [first, end];
	while (from > 0 && first - from < context && isShown(from - 1)) from--;
	while (to < count && to - end < context && isShown(to)) to++;
	return [from, to];
}
function printHunk(lines, group, [from, to], lineShift) {
	const grown = group.reduce((sum, { removed, added }) => sum + added.length - removed.length, 0);
	const header = `@@ -${range(from, to)} +${range(from + lineShift, to + lineShift + grown)} @@\n`;
	let at = from;
	return header + group.map(({ start, removed, added }) => {
		const unchanged = lines.slice(at, start);
		at = start + removed.length;
		return prefixLines(" ", unchanged) + prefixLines("-", removed) + prefixLines("+", added);
	}).join("") + prefixLines(" ", lines.slice(at, to));
}
/** Start and length of a range. An empty range starts at the line before it, as in diff. */
function range(start, end) {
	return `${end > start ? start + 1 : start},${end - start}`;
}
function prefixLines(prefix, lines) {
	return lines.map((line) => line.endsWith("\n") ? prefix + line : `${prefix}${line}\n\\ No newline at end of file\n`).join("");
}

// src/run/fixes/shown-diff.ts
/** Longer lines are no help in a report. */
const longestLine = 400;
/**
* The lines that edits change, as unified text without context; `''` where one of them holds a part of a secret, or
* is too long to be read.
*/
function shownDiff(edits, reader) {
	const files = [...groupBy(edits, ({ file }) => file)];
	if (!edits.every((edit) => isShown(edit, reader))) return "";
	return files.map(([file, own]) => hunks(reader.text(file) ?? "", own, 0)).join("");
}
function isShown({ file, line, endLine }, reader) {
	const own = reader.text(file)?.split(/\r\n?|\n/).slice(line - 1, endLine);
	const shown = shownLines(reader, plainMask)(file)?.slice(line - 1, endLine);
	return own !== void 0 && own.every((each, index) => each === shown?.[index] && each.length <= longestLine);
}

// src/run/fixes/side-effects.ts
/**
* What a trial changes besides the fields that it is for, the same in several environments once. Values of Secrets
* are masked under `maskKey`.
*
* @param isMeant where it does not know, the only field that changes in a target is the one
*/
function sideEffects({ touched }, isMeant, maskKey) {
	const effects = touched.flatMap((each) => effectsIn(each, isMeant, maskKey));
	return [...groupBy(effects, sameness).values()].map((same) => ({
		...same[0].effect,
		targets: same.map(({ target }) => target.id),
		environments: [...new Set(same.flatMap(({ target }) => target.environment ?? []))]
	}));
}
function sameness({ effect }) {
	return JSON.stringify(effect);
}
function effectsIn({ target, before, after }, isMeant, maskKey) {
	const known = {
		id: target.id,
		environment: target.environment,
		release: null,
		isPartial: false
	};
	const changes = diffObjects([{
		...known,
		manifests: before
	}], [{
		...known,
		manifests: after
	}], maskKey).flatMap(({ type, object, fields }) => fields.map((field) => ({
		type,
		object,
		field
	})));
	const only = changes.length === 1;
	return changes.filter(({ object, field }) => !(isMeant(target.id, object, field.path) ?? only)).map(({ type, object, field }) => ({
		target,
		effect: effectOf$2(type, object, field)
	}));
}
function effectOf$2(type, object, { path, ...values }) {
	return type === "changed" ? {
		type,
		object: {
			...object,
			path
		},
		...values
	} : {
		type,
		object
	};
}

// src/run/fixes/affected-targets.ts
/**
* The ids of the targets in which something else may be found now that some targets render something else: these, and
* those that have a host in common with them or name one of their objects. All of them where more than routes and
* policies of hosts has changed: what else there is may matter to everything in its namespace or in the mesh.
*/
function affectedTargets(touched, meshes) {
	if (!touched.flatMap(changedIn).every(isOfHosts)) return new Set(meshes.flatMap((mesh) => mesh.targets.map(({ id }) => id)));
	const own = new Set(touched.map(({ target }) => target.id));
	const known = namesOf(touched.flatMap(({ before, after }) => [...before, ...after]));
	const related = meshes.flatMap(({ manifests }) => manifests.filter(({ target }) => !own.has(target))).filter((manifest) => reachesFar(manifest) || isNamed(manifest, known));
	const inValues = meshes.flatMap((mesh) => mesh.entries.filter(({ target }) => !own.has(target))).filter(({ node: { yaml } }) => yaml && textsIn(yaml).some((text) => isOneOf(text, known)));
	return /* @__PURE__ */ new Set([...own, ...[...related, ...inValues].map(({ target }) => target)]);
}
/** The objects that are not in both, as they were and as they are. */
function changedIn({ before, after }) {
	const [old, now] = [before, after].map((manifests) => new Set(manifests.map(contentOf)));
	return [...before.filter((manifest) => !now.has(contentOf(manifest))), ...after.filter((manifest) => !old.has(contentOf(manifest)))];
}
function contentOf({ root: { yaml } }) {
	return yaml ? yaml.source.text.slice(yaml.start, yaml.end) : "";
}
function isOfHosts(manifest) {
	const kind = knownKind(manifest);
	return kind === "VirtualService" || kind === "DestinationRule";
}
/** What a sidecar imports, and what an EnvoyFilter patches, is not always named. */
function reachesFar(manifest) {
	const kind = knownKind(manifest);
	return kind === "Sidecar" || kind === "EnvoyFilter";
}
function namesOf(manifests) {
	const hosts = manifests.flatMap(textsOf).filter((text) => text.includes(".") || isWildcard(text));
	const references = [...manifests.flatMap(({ root }) => root.yaml ? referencesIn(root.yaml) : []), ...hosts.flatMap(serviceIn)];
	const names = manifests.map(({ name }) => name);
	return {
		exact: new Set([
			...hosts,
			...names,
			...references
		].map(normalHost)),
		references: new Set(references.map(normalHost)),
		wild: [...new Set(hosts.filter(isWildcard).map((host) => normalHost(host).slice(1)))]
	};
}
/** Hosts without a dot, gateways and delegates are names of objects. */
function referencesIn(node) {
	if (node.kind === "list") return node.items.flatMap(referencesIn);
	if (node.kind === "scalar") return [];
	return [...node.entries].flatMap(([key, { value }]) => naming.has(key) ? textsIn(value) : referencesIn(value));
}
const naming = /* @__PURE__ */ new Set([
	"host",
	"hosts",
	"gateways",
	"delegate"
]);
/** `orders.shop.svc.cluster.local` is the Service `orders`. */
function serviceIn(host) {
	return serviceNamespace(host) === void 0 ? [] : host.split(".").slice(0, 1);
}
function isNamed(manifest, known) {
	return known.references.has(normalHost(manifest.name)) || textsOf(manifest).some((text) => isOneOf(text, known));
}
function isOneOf(text, { exact, wild }) {
	const name = normalHost(text);
	if (exact.has(name) || serviceIn(name).some((service) => exact.has(service))) return true;
	if (wild.some((end) => name.endsWith(end))) return true;
	return isWildcard(name) && [...exact].some((each) => each.endsWith(name.slice(1)));
}
/** All texts of an object that may name something: `exportTo` names namespaces, which is not what routes are found by. */
const textsOf = oncePer(({ root }) => root.yaml?.kind === "map" ? [...root.yaml.entries].flatMap(([key, { value }]) => general.has(key) ? [] : textsIn(value)) : []);
const general = /* @__PURE__ */ new Set([
	"apiVersion",
	"kind",
	"metadata"
]);
/** `namespace/name` names both. */
function textsIn(node) {
	if (node.kind === "list") return node.items.flatMap(textsIn);
	if (node.kind === "map") return [...node.entries].flatMap(([key, { value }]) => key === "exportTo" ? [] : textsIn(value));
	return typeof node.value === "string" && node.value !== "" ? node.value.split("/") : [];
}

// src/run/fixes/readers.ts
/** The targets that read a file of the tree, through links too. */
function readersOf(file, targets, reader) {
	const named = new Set(targets.filter((target) => namesFile(target, file, reader.tree)));
	return targets.filter((target) => named.has(target) || target.kind === "helm" && isOfChart(file, named.size > 0, target, reader));
}
function namesFile(target, file, tree) {
	return (target.kind === "manifests" ? target.files : target.values).some((path) => (resolveLinks(tree, path) ?? path) === file);
}
/**
* A values file of some releases lies often in the folder of the chart: the other releases of the chart do not read
* it, unless templates may read any file.
*/
function isOfChart(file, isValues, target, reader) {
	return chartFolders(reader, target).some((folder) => {
		if (!isInside(file, folder) && !isLinkedInto(folder, file, reader.tree)) return false;
		return !isValues || file === joinPath(folder, "values.yaml") || readsFiles(folder, reader);
	});
}
function isLinkedInto(folder, file, tree) {
	return [...tree.links.keys()].some((link) => isInside(link, folder)) && resolveFiles(tree, folder).some(({ path }) => path === file);
}
function readsFiles(folder, { tree, text }) {
	return filesUnder(tree, joinPath(folder, "templates")).some((path) => text(path)?.includes(".Files"));
}

// src/run/fixes/attempt-batch.ts
/**
* Tries fixes of different targets and objects at once, which costs as much as one of them. Those that do not help so,
* or not for sure, are left out: they are to be tried alone.
*/
async function attemptBatch(groups, input, trials) {
	const planned = await Promise.all(groups.map((group) => plan(group, input)));
	const helpful = /* @__PURE__ */ new Map();
	for (const round of rounds(planned.flatMap((each) => each ?? []))) {
		const trial = round.length > 1 ? await trials(round.flatMap(({ candidate }) => candidate.edits)) : null;
		for (const planned of trial ? round : []) {
			const own = ownPart(trial, planned, round);
			const { group, candidate } = planned;
			if (own && isEffective(own, group, input.side) && isApplied(own, candidate)) helpful.set(group, {
				candidate,
				trial: own
			});
		}
	}
	return helpful;
}
/** What one of some fixes has changed; `null` if an object has changed that may be another one's doing. */
function ownPart(trial, { targets, candidate }, round) {
	const others = round.filter((other) => other.candidate !== candidate);
	const own = trial.touched.filter(({ target }) => targets.has(target.id)).map(({ target, before, after }) => {
		const theirs = others.flatMap((other) => [...other.targets.get(target.id) ?? []]);
		const isOwn = (manifest) => !theirs.includes(nameOf$1(manifest));
		return {
			target,
			before: before.filter(isOwn),
			after: after.filter(isOwn)
		};
	});
	const isShared = (id) => others.some((other) => other.targets.has(id));
	return own.every((each) => !isShared(each.target.id) || changedIn(each).every((manifest) => targets.get(each.target.id)?.has(nameOf$1(manifest)))) ? {
		...trial,
		touched: own
	} : null;
}
async function plan(group, { side, causes }) {
	const first = group.find(({ lintFinding: found }) => found.fix);
	const candidate = first && await candidateOf(first, side, causes);
	if (!candidate) return null;
	const readers = [...new Set(candidate.edits.map(({ file }) => file))].flatMap((file) => readersOf(file, side.targets, side.sources.reader));
	return {
		group,
		candidate,
		targets: new Map(readers.map(({ id }) => [id, objectsOf(group, id)]))
	};
}
/** The objects of a target that findings are in; `undefined` where one is found in values that no object shows. */
function objectsOf(group, target) {
	const manifests = group.filter(({ lintFinding: found }) => found.target === target).map(({ lintFinding: found }) => found.manifest);
	const known = manifests.flatMap((manifest) => manifest ?? []);
	return known.length > 0 && known.length === manifests.length ? new Set(known.map(nameOf$1)) : void 0;
}
function nameOf$1(manifest) {
	return JSON.stringify(objectRef(manifest));
}
/** Puts each fix into the first round in which nobody is to change the same. */
function rounds(planned) {
	const found = [];
	for (const each of planned) {
		const free = found.find((round) => round.every((other) => isApart$1(each, other)));
		if (free) free.push(each);
		else found.push([each]);
	}
	return found;
}
/** True for fixes that have no target in common, or other objects in each of them. */
function isApart$1(one, other) {
	return [...one.targets].every(([id, own]) => {
		if (!other.targets.has(id)) return true;
		const theirs = other.targets.get(id);
		return own !== void 0 && theirs !== void 0 && ![...own].some((name) => theirs.has(name));
	});
}

// src/inspect/failure-location.ts
/**
* Adds to a failed render the line of the failure, if Helm's error names only a file and the line can be found, and marks
* the broken templates that print a value which nothing defines.
*/
function withFailureLocation(render, reader) {
	return {
		...render,
		at: render.at ?? failureOrigin(render, reader),
		broken: render.broken.map((template) => printsNull(template, render.target, reader) ? {
			...template,
			printsNull: true
		} : template)
	};
}
/** True for a template of the chart itself that passes a value to `toYaml` which nothing defines: it prints `null`. */
function printsNull({ file }, target, reader) {
	const chart = resolveLinks(reader.tree, target.path) ?? target.path;
	if (!isInside(file, joinPath(chart, "templates"))) return false;
	const values = valuesOf$1(target, reader);
	return [...(reader.text(file) ?? "").matchAll(printedValue)].some(([, keys = ""]) => {
		const value = values?.at(...keys.slice(1).split("."));
		return !value?.exists || value.isNull;
	});
}
const printedValue = /\btoYaml\s+\$?\.Values((?:\.\w+)+)/g;
function failureOrigin({ message, target }, reader) {
	const file = namedValuesFile(message, target);
	return file === void 0 ? dependencyOrigin(message, target, reader) : valuesFileOrigin(file, reader);
}
/** The values file that Helm's error begins with. */
function namedValuesFile(message, { path, values }) {
	if (message.startsWith("cannot load values.yaml: ") && !/yaml: line \d/.test(message)) return joinPath(path, "values.yaml");
	return values.find((file) => ["failed to parse", "open"].some((verb) => message.startsWith(`${verb} ${file}: `)));
}
/** The first syntax error of a values file. Without one the whole file is wrong, for example a list: then line 1. */
function valuesFileOrigin(path, reader) {
	const file = resolveLinks(reader.tree, path) ?? path;
	const [document] = reader.documents(file);
	const [problem] = document ? refusalsOf(document) : [];
	return {
		file,
		line: document && problem ? problemLocations(document, problem).at.line : 1
	};
}
/** The line of Chart.yaml that declares the first missing dependency. */
function dependencyOrigin(message, { path }, reader) {
	const missingName = /found in Chart\.yaml, but missing in charts\/ directory: ([^\s,]+)/.exec(message)?.[1];
	const file = joinPath(resolveLinks(reader.tree, path) ?? path, "Chart.yaml");
	const location = (rootOf(reader, file)?.items("dependencies") ?? []).find((dependency) => dependency.get("name").text === missingName)?.get("name").location;
	return location ? {
		file,
		line: location.line
	} : null;
}

// src/inspect/render-releases.ts
/**
* Renders the releases among targets. Returns the renders by target id; failed renders have the location of the failure.
*
* @param onRendered is called with each render while others are still running
*/
async function renderReleases(reader, targets, host, onRendered) {
	const renders = host.render(reader.tree, releasesOf(targets)).map(async (promise) => {
		const render = await promise;
		await onRendered(render);
		return render.status === "rendered" ? render : withFailureLocation(render, reader);
	});
	return new Map((await Promise.all(renders)).map((render) => [render.target.id, render]));
}
/** The releases among targets that can be rendered. */
function releasesOf(targets) {
	return targets.filter((target) => target.kind === "helm" && target.missing.length === 0);
}

// src/inspect/schedule.ts
/** Starts work in the next turn of the event loop, after the messages of workers that have arrived. */
function inLaterTurn(work) {
	return nextTurn().then(work);
}
/**
* Renders the releases of a tree. While the engine starts, and between renders, the main thread reads and lints the
* values of releases, lints each rendered object by itself, and asks the engine which values a release does not use.
*/
async function renderTree(reader, targets, host) {
	const onRendered = async (render) => {
		await lintRendered(render);
		askValuesUse(render, reader, host);
	};
	const [renders] = await Promise.all([renderReleases(reader, targets, host, onRendered), readValues(releasesOf(targets), reader, host)]);
	return renders;
}
/** Renders releases again that read an edited file, and lints the objects of each render as soon as it is there. */
function renderAgain(reader, targets, host) {
	return renderReleases(reader, targets, host, lintRendered);
}
/** Reads and lints the values of releases, each by itself. */
async function readValues(releases, reader, { valuesUse, budget }) {
	for (const [index, release] of releases.entries()) {
		await nextTurn();
		if (budget.isSpent("render")) return;
		if (index < maxValuesRead) valuesUse?.(reader.tree, release);
		lintSubjects(createMesh({
			...emptyMesh,
			entries: releaseEntries(release, reader)
		}), rules);
	}
}
/** Limit of releases whose use of values is prepared ahead: it takes memory, and the engine has started long before. */
const maxValuesRead = 100;
/** Lints the objects of one render, each by itself. */
async function lintRendered(render) {
	const text = renderedTextOf(render);
	if (!text) return;
	await nextTurn();
	lintSubjects(createMesh({
		...emptyMesh,
		manifests: renderedManifests(text)
	}), rules);
}
/** Asks ahead which values a release does not use, while the probes of its render are still kept. */
function askValuesUse(render, { tree }, { valuesUse }) {
	if (render.status !== "rendered" || !valuesUse) return;
	const use = valuesUse(tree, render.target);
	use.dead().then((dead) => dead.length === 0 ? use.undefined() : null).catch(() => null);
}
function nextTurn() {
	return new Promise((resolve) => setImmediate(resolve));
}

// src/inspect/severities.ts
/**
* Applies the severities of the configuration: that of the code (`family/name/code`), else that of the rule
* (`family/name`). Findings that are `off` are left out.
*/
function adjustSeverities(findings, { rules = {} }) {
	return findings.flatMap((finding) => {
		const severity = rules[`${finding.rule}/${finding.code}`] ?? rules[finding.rule] ?? finding.severity;
		return severity === "off" ? [] : [{
			...finding,
			severity
		}];
	});
}

// src/inspect/applied-together.ts
/**
* Targets of one environment are one mesh; where no environment is known, each target stands alone. All of them see
* what may be applied beside them.
*
* @param aroundOf what `objectsOfOtherFiles` says of an environment
*/
function appliedTogether(worlds, aroundOf, context) {
	return [...groupBy(worlds, ({ target }) => target.environment ?? `\0${target.id}`).values()].map((group) => ({
		environment: group[0].target.environment,
		targets: group.flatMap(({ targets }) => targets),
		manifests: group.flatMap(({ manifests }) => manifests),
		parts: group.flatMap(({ parts = [] }) => parts),
		entries: group.flatMap(({ entries }) => entries),
		documents: group.flatMap(({ documents }) => documents),
		failures: group.flatMap(({ failures }) => failures),
		deadKeys: group.flatMap(({ deadKeys = [] }) => deadKeys),
		undefinedReads: group.flatMap(({ undefinedReads = [] }) => undefinedReads),
		isPartial: group.some(({ isPartial = false }) => isPartial),
		around: aroundOf(group[0].target.environment),
		context
	}));
}
/**
* The objects that may be applied beside others, since nothing says which environment they are of: those of plain
* files, looked at now or not, and those that releases render. Files that the configuration lists without an
* environment are beside each other, and not beside those of one. At most two arrays, whatever is asked for.
*/
function objectsOfOtherFiles(targets, worlds, reader) {
	const plain = targets.flatMap((target) => target.kind === "manifests" && target.environment === null ? {
		target,
		...plainContents(target, reader)
	} : []);
	const rendered = worlds.filter(({ target }) => target.kind === "helm" && target.environment === null);
	const all = [...plain, ...rendered].flatMap(objectsThatMayBe);
	const listed = plain.filter(({ target }) => !isAlone(target));
	const ids = new Set(listed.map(({ target }) => target.id));
	const beside = listed.length === 0 ? all : all.filter(({ target }) => !ids.has(target));
	return (environment) => environment === null ? all : beside;
}
/** The objects of a world that a cluster may hold, in this form or another. */
function objectsThatMayBe({ manifests, parts = [] }) {
	return [...manifests, ...parts.filter(({ part }) => part === "base" || part === "unapplied")];
}
/** True where nothing says what else is applied with a target: for a release or a file without an environment. */
function isAlone(target) {
	return target.environment === null && (target.kind !== "manifests" || target.loose === "alone");
}

// src/run/fixes/overlay.ts
/**
* A reader of the same tree with edits made; what they leave alone is not read again. `null` where a file is no
* UTF-8, and so cannot be written without changing more than the edit.
*/
function overlay(reader, edits) {
	const texts = /* @__PURE__ */ new Map();
	for (const [file, own] of groupBy(edits, (edit) => edit.file)) {
		const text = exactText(reader.tree.read(file));
		if (text === null) return null;
		texts.set(file, applyEdits(text, own));
	}
	const bytes = new Map([...texts].map(([file, text]) => [file, new TextEncoder().encode(text)]));
	const shown = (path) => texts.get(path)?.replace(/^\uFEFF/, "");
	const documents = new Map([...texts.keys()].map((file) => [file, parseDocuments(shown(file), file)]));
	return {
		tree: {
			...reader.tree,
			read: (path) => bytes.get(path) ?? reader.tree.read(path)
		},
		text: (path) => shown(path) ?? reader.text(path),
		documents: (path) => documents.get(path) ?? reader.documents(path)
	};
}
/** The text with its byte order mark; `null` for bytes that are no text. */
function exactText(bytes) {
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return null;
	}
}

// src/run/fixes/fix-attempt.ts
/**
* Makes edits in memory, and renders and checks again whatever reads the edited files. `null` if that cannot be done,
* or if what could be rendered before no longer can.
*/
async function attemptEdits(edits, side, config, host) {
	const reader = overlay(side.sources.reader, edits);
	if (!reader) return null;
	const files = [...new Set(edits.map(({ file }) => file))];
	const targets = [...new Set(files.flatMap((file) => readersOf(file, side.targets, reader)))];
	const renders = await renderAgain(reader, targets, host);
	if (targets.some(({ id }) => isBroken(side.renders.get(id), renders.get(id)))) return null;
	const meshes = meshesAgain(targets, renders, side, reader);
	const touched = targets.map((target) => touchedTarget(target, side.meshes, meshes));
	const looked = affectedTargets(touched, meshes);
	const problems = [];
	if (!host.budget.within("repair", () => {
		for (const mesh of meshes) problems.push(...lint(mesh, rules, looked));
	})) return null;
	const found = adjustSeverities(problems, config);
	const known = side.findings.map((finding) => finding.lintFinding);
	const [facts, before] = [countFindings(found), factsOf(side)];
	const proposing = new Set(known.filter(({ fix }) => fix).map(({ rule }) => rule));
	return {
		looked,
		moved: new Set(targets.filter(({ id }) => hasMoved(side.renders.get(id), renders.get(id))).map(({ id }) => id)),
		isClean: [...facts].every(([fact, times]) => times <= (before.get(fact) ?? 0)),
		left: countFindings(found.filter(({ rule }) => proposing.has(rule))),
		touched
	};
}
/** True if less is rendered than before. */
function isBroken(before, after) {
	if (!after || after.status === "rendered") return before?.status === "rendered" && !after;
	if (before?.status !== "failed") return before !== void 0;
	const failing = new Set(before.broken.map(({ file }) => file));
	return before.partial !== null && after.partial === null || after.broken.some(({ file }) => !failing.has(file));
}
function hasMoved(before, after) {
	return !(before?.status === "rendered" && after?.status === "rendered" && before.manifest === after.manifest);
}
/** The meshes that edited targets are in; where plain files are edited all, since all look around at them. */
function meshesAgain(edited, renders, side, reader) {
	const meshes = [...new Set(side.meshes.values())];
	const world = (target) => edited.includes(target) ? contentsOfTarget(target, renders.get(target.id), reader, side.inBase) : contentsOfTarget(target, side.renders.get(target.id), side.sources.reader, side.inBase);
	const isPlain = edited.some(({ kind, environment }) => kind === "manifests" && environment === null);
	const aroundOf = aroundAgain(edited, world);
	return meshes.filter((mesh) => isPlain || mesh.targets.some((target) => edited.includes(target))).flatMap((mesh) => appliedTogether(mesh.targets.map(world), () => aroundOf(mesh), mesh.context).map(createMesh));
}
/** What is around a mesh once targets are edited: again one array for all that had one. */
function aroundAgain(edited, world) {
	const again = oncePer((around) => {
		const ids = new Set(around.map(({ target }) => target));
		const changed = edited.filter(({ id }) => ids.has(id));
		if (changed.length === 0) return around;
		const own = new Set(changed.map(({ id }) => id));
		return [...around.filter(({ target }) => !own.has(target)), ...changed.flatMap((target) => objectsThatMayBe(world(target)))];
	});
	return ({ around = none }) => again(around);
}
const none = [];
function touchedTarget(target, before, after) {
	const own = (meshes) => [...meshes].flatMap((mesh) => mesh ? allManifests(mesh).filter((manifest) => manifest.target === target.id) : []);
	return {
		target,
		before: own([before.get(target.id)]),
		after: own(after)
	};
}

// src/run/fixes.ts
/**
* Adds to findings the fixes that work: carried back to the file that people edit, made in memory, and then gone is
* every finding of the same cause, and no other has come.
*/
async function offerFixes(findings, input) {
	const groups = groupByCause(findings.filter(({ status }) => status !== "fixed")).filter((group) => group.some(({ lintFinding: found }) => found.fix)).slice(0, input.mostFixes);
	const trials = trialsOf(input);
	const fixes = /* @__PURE__ */ new Map();
	const tried = await attemptBatch(groups, input, trials);
	await eachOf(groups, async (group) => {
		const known = tried.get(group);
		const fix = known ? fixFrom(known.candidate, known.trial, group, input) : await fixOf(group, trials, input);
		if (fix) for (const finding of group) fixes.set(finding, fix);
	});
	return findings.map((finding) => {
		const fix = fixes.get(finding);
		return fix ? {
			...finding,
			fix
		} : finding;
	});
}
/** Trials that are made at a time: each holds what it renders in memory. */
const abreast = 8;
/** Works on items, some at a time. */
async function eachOf(items, work) {
	const queue = items.values();
	const worker = async () => {
		for (const item of queue) await work(item);
	};
	await Promise.all(Array.from({ length: abreast }, worker));
}
/** The same edits are tried once. */
function trialsOf({ side, config, host }) {
	const known = /* @__PURE__ */ new Map();
	return (edits) => {
		const key = JSON.stringify(edits);
		const isSpent = host.budget.isSpent("repair");
		const trial = known.get(key) ?? (isSpent ? Promise.resolve(null) : attemptEdits(edits, side, config, host));
		known.set(key, trial);
		return trial;
	};
}
/** Most ways that are tried to fix one cause. */
const mostTries = 4;
/**
* The first fix of any of the findings that helps all of them. Targets that share a cause may ask for different
* values: after one that does not do, that of a finding which is still there comes next.
*/
async function fixOf(group, trials, input) {
	let waiting = group.filter(({ lintFinding: found }) => found.fix);
	for (let tries = 0; waiting[0] && tries < mostTries && !input.host.budget.isSpent("repair"); tries++) {
		const candidate = await candidateOf(waiting[0], input.side, input.causes);
		const trial = candidate && await trials(candidate.edits);
		if (trial && isEffective(trial, group, input.side) && isApplied(trial, candidate)) return fixFrom(candidate, trial, group, input);
		waiting = waiting.slice(1).filter(({ lintFinding: found }) => !trial || trial.left.has(findingKey(found)));
	}
}
function fixFrom(candidate, trial, group, { side, host }) {
	const { title, edits } = candidate;
	return {
		title,
		edits: [...edits],
		diff: shownDiff(edits, side.sources.reader),
		verified: true,
		also: sideEffects(trial, meantBy(group), host.maskKey)
	};
}

// src/run/check-changes/value-text.ts
/** A scalar as it is written, a string without its quotes: `off`, `1.30`; `''` for what is no scalar. */
function scalarText(node) {
	const { yaml, scalar } = node;
	if (yaml?.kind !== "scalar") return "";
	return typeof scalar === "string" ? scalar : yaml.source.text.slice(yaml.start, yaml.end);
}
/** True for two values that say the same; `off` and `'off'` do. */
function isSame(left, right) {
	if (left.kind === "scalar" && right.kind === "scalar") return scalarText(left) === scalarText(right);
	return left.kind === right.kind && canonical(left.data) === canonical(right.data);
}
/** Longest text of a value, in UTF-16 units: a reader compares no more than that. */
const longest = 500;
/** A value in one line, maps and lists in flow style, cut where it is long. */
function flowText(node) {
	const text = flow(node, { left: longest });
	return text.length > longest ? `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, "")}…` : text;
}
function flow(node, room) {
	if (room.left <= 0) return "";
	if (node.kind === "list") return `[${joined(node.items(), room, (item) => flow(item, room))}]`;
	if (node.kind === "map") return `{${joined(node.entries(), room, ([name, value]) => `${spend(name, room)}: ${flow(value, room)}`)}}`;
	return spend(scalarText(node), room);
}
function joined(parts, room, textOf) {
	const texts = [];
	for (const part of parts) {
		if (room.left <= 0) return [...texts, "…"].join(", ");
		texts.push(textOf(part));
	}
	return texts.join(", ");
}
function spend(text, room) {
	room.left -= text.length + 2;
	return text;
}

// src/run/check-changes/differences.ts
/**
* What differs between two values, maps by key and lists by the names of their items: the deepest keys that differ,
* and items that only one of them has.
*/
function settingDifferences(before, after, policy, trail = []) {
	const kinds = [kindOf(before), kindOf(after)];
	const isAll = (...wanted) => kinds.every((kind) => wanted.includes(kind));
	if (isAll("absent")) return [];
	if (isAll("map") || isAll("map", "absent") && !(isEmpty$1(before) && isEmpty$1(after))) return [...new Set([...before.entries(), ...after.entries()].map(([name]) => name))].flatMap((name) => settingDifferences(before.get(name), after.get(name), policy, [...trail, name]));
	if (isAll("list") || isAll("list", "absent") && policy.isEmptyIfAbsent(trail)) return listDifferences(before, after, policy, trail);
	return isSame(before, after) ? [] : [difference(before, after, trail)];
}
/** A key without a value is as good as absent. */
function kindOf(node) {
	return node.isNull ? "absent" : node.kind;
}
function isEmpty$1(node) {
	return node.entries().length === 0;
}
function listDifferences(before, after, policy, trail) {
	const [left, right] = [named$1(before.items(), policy, trail), named$1(after.items(), policy, trail)];
	const kept = [...left.keys()].filter((name) => right.has(name));
	const order = [...right.keys()].filter((name) => left.has(name));
	const isReordered = policy.isOrdered(trail) && kept.some((name, index) => name !== order[index]);
	return [
		...kept.flatMap((name) => settingDifferences(left.get(name), right.get(name), policy, [...trail, `[${name}]`])),
		...[...left].filter(([name]) => !right.has(name)).map(([, item]) => itemDifference(item, null, trail)),
		...[...right].filter(([name]) => !left.has(name)).map(([, item]) => itemDifference(null, item, trail)),
		...isReordered ? [{
			...difference(before, after, trail),
			isReordered
		}] : []
	];
}
/** Items by name; the second of a name is `name#2`. */
function named$1(items, policy, trail) {
	const groups = groupBy(items, (item) => policy.nameOf(item, trail) ?? canonical(item.data));
	return new Map([...groups].flatMap(([name, same]) => same.map((item, index) => [index === 0 ? name : `${name}#${index + 1}`, item])));
}
function difference(before, after, trail) {
	const [left, right] = [before.exists ? before : null, after.exists ? after : null];
	return {
		trail,
		before: left,
		after: right,
		isItem: false,
		isReordered: false
	};
}
function itemDifference(before, after, trail) {
	return {
		trail,
		before,
		after,
		isItem: true,
		isReordered: false
	};
}
/** A trail as people write it: `rules.jwt/audience-missing`, `jobs.gate.steps[meshgate].with.fail-on`. */
function keyText(trail) {
	return trail.map((key) => key.startsWith("[") ? key : /^[\w/-]+$/.test(key) ? `.${key}` : `.${JSON.stringify(key)}`).join("").replace(/^\./, "");
}

// src/run/check-changes/check-change.ts
/** A difference as the report has it: at its place in head, or in base where head lacks it. */
function checkChange(difference, effect) {
	const { trail, before, after, isReordered } = difference;
	return {
		at: (after ?? before).keyLocation,
		side: after ? "head" : "base",
		key: keyText(trail),
		effect,
		...isReordered ? { note: "in another order" } : valuesOf(before, after)
	};
}
function valuesOf(before, after) {
	return {
		...before && { before: flowText(before) },
		...after && { after: flowText(after) }
	};
}

// src/run/check-changes/empty-root.ts
/** The root of a document that has no keys, for the side that does not have the file. */
function emptyRoot(file) {
	return Node.of(parseDocuments("{}", file)[0].root);
}

// src/run/check-changes/unreadable.ts
/** Says that base's configuration is wrong, if it is. What is wrong in head's ends the run. */
async function wrongConfiguration(base, file) {
	const problem = problemIn(base, file) ?? await mistakeIn(base, file);
	if (problem === null) return [];
	const note = `base’s configuration is wrong, so that base is looked at by head’s: ${problem.message}`;
	return [{
		at: problem.at,
		side: "base",
		key: "",
		effect: "changes",
		note
	}];
}
async function mistakeIn(base, file) {
	const place = base.tree.read(resolveLinks(base.tree, file) ?? file) ? file : defaultConfigFile;
	const [first] = await configMistakes(base, place);
	return first ?? null;
}
/** Says of workflows and actions that one side cannot be read, if either uses meshgate. */
function unreadableWorkflows(base, head) {
	const files = [base, head].flatMap(({ reader, use }) => [
		...use.workflows.keys(),
		...use.actions,
		...reader.tree.files.filter((path) => isWorkflow(path) && mentionsMeshgate(reader, path))
	]);
	const sides = {
		base,
		head
	};
	return [...new Set(files)].flatMap((file) => ["base", "head"].flatMap((side) => {
		const problem = problemIn(sides[side].reader, file);
		if (problem === null) return [];
		return [{
			at: problem.at,
			side,
			key: "",
			effect: "changes",
			note: `cannot be read: ${problem.message}`
		}];
	}));
}
function isWorkflow(path) {
	return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path);
}
function mentionsMeshgate({ text }, path) {
	return /\bmeshgate\b/.test(text(path) ?? "");
}
/** Why a file that is there cannot be read; `null` if it can, or is not there. */
function problemIn(reader, file) {
	const refusal = refusalOf(reader.tree, file);
	if (refusal) return {
		at: {
			file,
			line: 1,
			column: 1,
			endLine: 1,
			endColumn: 1
		},
		message: refusal.reason
	};
	const [document] = reader.documents(resolveLinks(reader.tree, file) ?? file);
	const [problem] = document?.root === null ? document.problems : [];
	if (!document || !problem) return null;
	return {
		at: locationAt(document.source, problem.start, problem.end),
		message: problem.message
	};
}

// src/run/check-changes/configuration.ts
/**
* What differs between the configurations of base and head, key by key, whether or not base's is right. Where base does
* not have the file that head's run names, it had the usual one.
*/
function configurationChanges(base, head, file) {
	const before = rootOf(base, file) ?? (base.tree.read(file) ? null : rootOf(base, ".meshgate.yaml"));
	const after = rootOf(head, file);
	if (problemIn(base, file)) return [];
	return settingDifferences(before ?? emptyRoot(file), after ?? emptyRoot(file), policy$1).filter(saysSomething$1).map((each) => ({
		...checkChange(each, effectOf$1(each)),
		...severityDefault(each)
	}));
}
const policy$1 = {
	nameOf: (item, trail) => trail[0] === "targets" && trail.length === 1 ? targetName$1(item) : null,
	isOrdered: (trail) => trail.length > 1 && trail.at(-1) === "values",
	isEmptyIfAbsent: (trail) => trail.length > 1 || trail[0] === "exclude" || trail[0] === "schemas"
};
/** As the id of the target: what it renders, and its release and environment. */
function targetName$1(item) {
	const values = item.items("values")[0]?.text;
	const manifests = item.items("manifests").map(({ text }) => text);
	const path = item.get("chart").text || values || manifests.join(",");
	const [release, environment] = [item.get("release").text, item.get("environment").text];
	return `${path}${release && `:${release}`}${environment && `@${environment}`}`;
}
/** An empty map says nothing here. */
function saysSomething$1({ before, after }) {
	return [before, after].some((node) => node !== null && !(node.kind === "map" && node.entries().length === 0));
}
function effectOf$1(difference) {
	return effects[difference.trail[0] ?? ""]?.(difference) ?? "changes";
}
/** What a change of each key does; keys that are not here may do anything. */
const effects = {
	exclude: less,
	manifests: (difference) => difference.isItem ? more(difference) : less(difference),
	targets: targetsEffect,
	"egress-allowlist": (difference) => difference.isItem ? less(difference) : more(difference),
	rules: severityEffect
};
/** What is added is checked besides. */
function more({ before, after }) {
	return before === null ? "tightens" : after === null ? "loosens" : "changes";
}
/** What is added is checked no longer. */
function less(difference) {
	return opposites[more(difference)];
}
const opposites = {
	tightens: "loosens",
	loosens: "tightens",
	changes: "changes"
};
/** A list of targets takes the place of what is discovered, which may be more or less. */
function targetsEffect(difference) {
	const { trail, before, after, isItem } = difference;
	if (isItem && (trail.length === 1 || trail.at(-1) === "manifests")) return more(difference);
	const isEmpty = (before ?? after)?.kind === "list" && (before ?? after)?.items().length === 0;
	return trail.length === 1 && isEmpty ? less(difference) : "changes";
}
const ranks = {
	off: 0,
	info: 1,
	warning: 2,
	error: 3
};
function severityEffect({ trail, before, after }) {
	const usual = defaults.get(trail[1] ?? "") ?? "";
	const [left, right] = [before, after].map((node) => ranks[node ? severityOf(node) : usual]);
	if (!before && left === void 0 && right === ranks["off"]) return "loosens";
	if (!after && right === void 0 && left === ranks["off"]) return "tightens";
	if (left === void 0 || right === void 0 || left === right) return "changes";
	return right < left ? "loosens" : "tightens";
}
/** `off` is a boolean for Go. */
function severityOf(node) {
	return node.scalar === false ? "off" : scalarText(node);
}
const defaults = new Map(rules.map(({ id, severity }) => [id, severity]));
function severityDefault({ trail, before, after }) {
	const usual = trail[0] === "rules" && (!before || !after) ? defaults.get(trail[1] ?? "") : void 0;
	return usual === void 0 ? {} : { default: usual };
}

// src/run/check-changes/helmignore.ts
/**
* The patterns that the `.helmignore` files of charts gain and lose. Helm leaves out what any pattern matches, and what a
* pattern with `!` does not match (pkg/ignore/rules.go): one more never brings a file back.
*/
function helmignoreChanges(base, head) {
	return [...new Set([base, head].flatMap(ignoreFiles))].flatMap((file) => patternChanges(file, base, head));
}
function ignoreFiles({ tree }) {
	const charts = new Set(tree.files.filter((path) => baseName(path) === "Chart.yaml").map(folderOf));
	return [...tree.files, ...tree.links.keys()].filter((path) => baseName(path) === ".helmignore" && charts.has(folderOf(path)));
}
function patternChanges(file, base, head) {
	const [before, after] = [patternsIn(file, base), patternsIn(file, head)];
	return [...[...before].filter(([pattern]) => !after.has(pattern)).map((each) => lineChange(file, each, "base")), ...[...after].filter(([pattern]) => !before.has(pattern)).map((each) => lineChange(file, each, "head"))];
}
/** Patterns and their lines, 1-based. */
function patternsIn(file, { tree, text }) {
	const lines = (text(resolveLinks(tree, file) ?? file) ?? "").split("\n").map((line, index) => {
		const pattern = line.trim();
		const column = line.indexOf(pattern) + 1;
		return [pattern, {
			line: index + 1,
			column,
			endColumn: column + pattern.length
		}];
	});
	return new Map(lines.filter(([pattern]) => pattern !== "" && !pattern.startsWith("#")));
}
function lineChange(file, [pattern, place], side) {
	return {
		at: {
			file,
			...place,
			endLine: place.line
		},
		side,
		key: baseName(file),
		...side === "head" ? {
			after: pattern,
			effect: "loosens"
		} : {
			before: pattern,
			effect: "tightens"
		}
	};
}

// src/run/check-changes/input-effects.ts
/** What the action takes for an input that a workflow does not set, as in action.yml (a test compares them). */
const inputDefaults = {
	config: ".meshgate.yaml",
	"fail-on": "error",
	"min-confidence": "certain",
	"fail-on-diff": "false",
	"only-new": "true",
	strict: "false",
	comment: "auto",
	"comment-key": "default",
	annotate: "changed",
	"time-budget": "900"
};
/** Inputs that hold a list, one entry a line. */
const listInputs = /* @__PURE__ */ new Set([
	"paths",
	"environments",
	"egress-allowlist"
]);
/** What another value of an input of the action does to the checks. An expression may be anything. */
function inputEffect(name, before, after) {
	const order = strictness[name];
	const [left, right] = [before, after].map((value) => order?.indexOf(value.trim().toLowerCase()) ?? -1);
	if (left === void 0 || right === void 0 || left < 0 || right < 0 || left === right) return "changes";
	return right < left ? "loosens" : "tightens";
}
/** The values of inputs that decide what fails, the most lenient first. */
const strictness = {
	"fail-on": [
		"never",
		"error",
		"warning",
		"info"
	],
	"min-confidence": ["certain", "likely"],
	"fail-on-diff": ["false", "true"],
	"only-new": ["true", "false"],
	strict: ["false", "true"]
};
/** The entries of a list input that only one side has. */
function entryChanges(name, before, after) {
	const [left, right] = [entriesOf(before), entriesOf(after)];
	return [...[...left].filter((entry) => !right.has(entry)).map((entry) => ({
		entry,
		isAdded: false
	})), ...[...right].filter((entry) => !left.has(entry)).map((entry) => ({
		entry,
		isAdded: true
	}))].map((each) => ({
		...each,
		effect: entryEffect(name, each.isAdded, left.size, right.size)
	}));
}
function entryEffect(name, isAdded, before, after) {
	if (name === "egress-allowlist") return before === 0 || after === 0 ? "changes" : isAdded ? "loosens" : "tightens";
	if (before === 0) return "loosens";
	if (after === 0) return "tightens";
	return isAdded ? "tightens" : "loosens";
}
function entriesOf(text) {
	const entries = text.split("\n").map((line) => line.trim());
	return new Set(entries.filter((entry) => entry !== ""));
}

// src/run/check-changes/job-effects.ts
/** What a change of a key of a job or step does, by the key; keys that are not here may do anything. */
const jobEffects = {
	"continue-on-error": ({ before, after }) => {
		const [left, right] = [literal(before, "false"), literal(after, "false")];
		if (left === right) return "changes";
		return right === "true" ? "loosens" : right === "false" ? "tightens" : "changes";
	},
	if: ({ before, after }) => {
		if (isNever(after) || before === null && restricts(after)) return "loosens";
		return isNever(before) || after === null && restricts(before) ? "tightens" : "changes";
	}
};
/** What a change of a trigger does: `trail` is `on`, the event, and a filter of it. */
function triggerEffect({ trail, before, after, isItem }) {
	const added = before === null ? "tightens" : after === null ? "loosens" : "changes";
	const filter = trail[2];
	if (filter === void 0) return added;
	if (!filters.has(filter)) return "changes";
	const letsIn = isItem && !filter.endsWith("-ignore");
	const isNegated = isItem && scalarText(after ?? before).startsWith("!");
	if (added === "changes" || isNegated) return "changes";
	return letsIn ? added : added === "tightens" ? "loosens" : "tightens";
}
const filters = /* @__PURE__ */ new Set([
	"paths",
	"paths-ignore",
	"branches",
	"branches-ignore",
	"tags",
	"tags-ignore"
]);
/** A literal boolean; of an expression, nothing is known. */
function literal(node, absent) {
	const text = node ? scalarText(node).toLowerCase() : absent;
	return text === "true" || text === "false" ? text : "";
}
/** An expression without its frame. */
function condition(node) {
	const text = node ? scalarText(node).trim() : "";
	return (/^\$\{\{(.*)\}\}$/s.exec(text)?.[1] ?? text).trim();
}
function isNever(node) {
	return condition(node) === "false";
}
/** Without a status function a condition stands beside `success()`, so that it can only leave runs out. */
function restricts(node) {
	return !/\b(always|failure|cancelled)\s*\(|^true$/.test(condition(node));
}

// src/run/check-changes/meshgate-use.ts
/** Finds the workflows that use meshgate: its action, its command line, or what in the repository uses them. */
function meshgateUse(reader) {
	const search = {
		reader,
		users: /* @__PURE__ */ new Set(),
		actions: /* @__PURE__ */ new Set(),
		known: /* @__PURE__ */ new Map()
	};
	const files = reader.tree.files.filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));
	const workflows = new Map(files.map((file) => [file, jobsOf(file, search)]));
	return {
		workflows: new Map([...workflows].filter(([, jobs]) => jobs.size > 0)),
		actions: search.actions,
		users: search.users
	};
}
/** True for a step that is meshgate itself: its action or its command line. */
function isMeshgate(step) {
	return namesMeshgate(step.get("uses").text) || meshgateCommands(step.get("run").text).length > 0;
}
/** The command lines in a script that run meshgate, without what stands before it. */
function meshgateCommands(script) {
	return script.replaceAll(/\\\r?\n/g, " ").split("\n").filter((line) => !line.trimStart().startsWith("#")).flatMap((line) => command.exec(line)?.[0].trim() ?? []);
}
/** `npx meshgate@1 check`, `./node_modules/.bin/meshgate diff`, `node meshgate/dist/cli.js check`. */
const command = /(?<![\w-])meshgate(@\S{1,100}|\/\S{0,200}cli\.js)?["']?[ \t]+(check|diff)\b.*/;
/** An action, a workflow or an image of that name, whoever its owner is: a fork is meshgate, too. */
function namesMeshgate(uses) {
	return /(^|\/)\.?meshgate(\.ya?ml)?([@:/]|$)/i.test(uses);
}
/** The jobs of a workflow that use meshgate, and those that they need. */
function jobsOf(file, search) {
	const root = rootOf(search.reader, file);
	const jobs = new Map(root?.entries("jobs"));
	const found = /* @__PURE__ */ new Set();
	const add = (name) => {
		const job = jobs.get(name);
		if (!job || found.has(name)) return;
		found.add(name);
		for (const { text } of [job.get("needs"), ...job.items("needs")]) add(text);
	};
	for (const [name, job] of jobs) if (usesInJob(job, search)) add(name);
	return found;
}
function usesInJob(job, search) {
	const uses = job.get("uses").text;
	const calls = namesMeshgate(uses) || uses.startsWith("./") && usesInWorkflow(joinPath("", uses), search);
	const steps = job.items("steps").filter((step) => usesInStep(step, search));
	return note(job, calls || steps.length > 0, search);
}
function usesInWorkflow(file, search) {
	return oncePerFile(file, search, () => jobsOf(file, search).size > 0);
}
function usesInStep(step, search) {
	const uses = step.get("uses").text;
	return note(step, isMeshgate(step) || uses.startsWith("./") && usesInAction(joinPath("", uses), search), search);
}
/** An action of the repository: meshgate itself, or a composite one with a step that uses it. */
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
/** Looks into a file once, however many lead to it. */
function oncePerFile(file, { known }, look) {
	const before = known.get(file);
	if (before !== void 0) return before;
	known.set(file, false);
	const isUser = look();
	known.set(file, isUser);
	return isUser;
}
function note({ yaml }, isUser, { users }) {
	if (isUser && yaml) users.add(yaml);
	return isUser;
}

// src/run/check-changes/workflow-values.ts
/** What is shown of the values of a difference in a workflow: nothing that may be secret, and no whole scripts. */
function workflowValues(difference) {
	const { trail, before, after, isReordered } = difference;
	if (isReordered) return { note: "in another order" };
	const textOf = shownAs(difference);
	const left = before && textOf(before);
	const right = after && textOf(after);
	if (trail.at(-1) === "run" && (left ?? "") === (right ?? "")) return { note: "another script" };
	return {
		...left !== null && { before: left },
		...right !== null && { after: right }
	};
}
function shownAs({ trail, isItem }) {
	if (trail[0] === "on" && trail.length === 2) return (node) => eventText(trail[1], node);
	if (trail.length === 2 && trail[0] === "jobs") return jobText;
	if (isItem && trail.at(-1) === "steps") return stepText;
	if (trail.at(-1) === "run") return commandText;
	return trail.some((key, index) => isSecretive(key, trail[index - 1])) ? secretText : flowText;
}
/** Keys under which a value may be secret, but not the names of jobs, steps and permissions. */
function isSecretive(key, parent = "") {
	if (parent === "jobs" || parent === "permissions" || key.startsWith("[")) return false;
	return /^env$|secret|credential|token|passw|private|api-?key/i.test(key);
}
/** What is not wholly an expression is not shown: it may be the secret itself. */
function secretText(node) {
	const text = scalarText(node);
	return /^\$\{\{[^}]*\}\}$/.test(text) ? text : "***";
}
function eventText(event, node) {
	return node.kind === "map" ? `${event}: ${flowText(node)}` : event;
}
function jobText(job) {
	return job.get("uses").text || job.items("steps").map(stepText).join(", ");
}
function stepText(step) {
	const [uses, name, id] = [
		"uses",
		"name",
		"id"
	].map((key) => step.get(key).text);
	return uses || commandText(step.get("run")) || name || id || "a script";
}
/** Of a script, what runs meshgate. */
function commandText(run) {
	return meshgateCommands(run.text).join("; ");
}

// src/run/check-changes/workflow-differences.ts
/** What differs in workflows that use meshgate, and in the actions of the repository that they use it through. */
function workflowDifferences(pairs, base, head) {
	const actions = /* @__PURE__ */ new Set([...base.use.actions, ...head.use.actions]);
	return [...pairs.flatMap((pair) => inWorkflow(pair, base, head)), ...[...actions].flatMap((file) => inAction(file, base, head))];
}
/** What decides when and how all jobs of a workflow run. */
const shared = [
	"permissions",
	"env",
	"defaults",
	"concurrency"
];
function inWorkflow(files, base, head) {
	const [before, after] = [rootIn(base, files.base), rootIn(head, files.head)];
	const jobsOf = ({ use }, file) => use.workflows.get(file) ?? [];
	const jobs = /* @__PURE__ */ new Set([...jobsOf(base, files.base), ...jobsOf(head, files.head)]);
	return [
		...triggerDifferences(triggersOf(before), triggersOf(after)),
		...shared.flatMap((key) => settingDifferences(before.get(key), after.get(key), policy, [key])),
		...[...jobs].flatMap((job) => jobDifferences(before.at("jobs", job), after.at("jobs", job), job))
	].filter(saysSomething);
}
function inAction(file, base, head) {
	const [before, after] = [rootIn(base, file), rootIn(head, file)];
	return ["inputs", "runs"].flatMap((key) => settingDifferences(before.get(key), after.get(key), policy, [key])).filter(saysSomething);
}
function rootIn({ reader }, file) {
	return rootOf(reader, file) ?? emptyRoot(file);
}
/** `on` is a boolean for Go. */
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
function triggerDifferences(before, after) {
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].flatMap((event) => {
		const [left, right] = [before.get(event), after.get(event)];
		if (left && right) {
			const none = emptyRoot("").get("none");
			return settingDifferences(left.filters ?? none, right.filters ?? none, policy, ["on", event]);
		}
		return [{
			trail: ["on", event],
			before: left?.name ?? null,
			after: right?.name ?? null,
			isItem: false,
			isReordered: false
		}];
	});
}
/** A job that only one side has is one difference. */
function jobDifferences(before, after, job) {
	const trail = ["jobs", job];
	if (before.exists && after.exists) return settingDifferences(before, after, policy, trail);
	return [{
		trail,
		before: before.exists ? before : null,
		after: after.exists ? after : null,
		isItem: false,
		isReordered: false
	}];
}
const policy = {
	nameOf: (item, trail) => trail.at(-1) === "steps" ? stepName(item) : null,
	isOrdered: (trail) => trail.at(-1) === "steps",
	isEmptyIfAbsent: (trail) => trail.at(-1) === "steps"
};
/** What a step is by: another version of its action is the same step. */
function stepName(step) {
	if (isMeshgate(step)) return "meshgate";
	const [id, uses, name] = [
		"id",
		"uses",
		"name"
	].map((key) => step.get(key).text);
	return id || uses?.replace(/@[^@]*$/, "") || name || "run";
}
/** Keys that decide nothing: what a step is called, and when it is given up. */
function saysSomething({ trail }) {
	const last = trail.at(-1);
	if (last === "timeout-minutes") return false;
	return !(last === "name" && trail.at(-2)?.startsWith("["));
}

// src/run/check-changes/workflow-pairs.ts
/** Reads where the workflows of a tree use meshgate. */
function workflowSide(reader) {
	return {
		reader,
		use: meshgateUse(reader)
	};
}
/** The workflows of both sides that use meshgate: by file, renamed ones by the name of a job that uses it. */
function workflowPairs(base, head) {
	const files = [.../* @__PURE__ */ new Set([...base.use.workflows.keys(), ...head.use.workflows.keys()])];
	const renamed = renamedFiles(base, head);
	const news = new Set(renamed.values());
	return files.filter((file) => !news.has(file)).map((file) => ({
		base: file,
		head: renamed.get(file) ?? file
	}));
}
/** Workflows that only base has, and what only head has instead. */
function renamedFiles(base, head) {
	const newFiles = onlyIn(head, base);
	const byJob = new Map(newFiles.flatMap((file) => jobsIn(head, file).map((job) => [job, file])));
	const waiting = new Set(newFiles);
	const renamed = /* @__PURE__ */ new Map();
	for (const file of onlyIn(base, head)) {
		const found = jobsIn(base, file).find((job) => waiting.has(byJob.get(job) ?? ""));
		if (found === void 0) continue;
		renamed.set(file, byJob.get(found));
		waiting.delete(byJob.get(found));
	}
	return renamed;
}
function onlyIn({ use }, other) {
	return [...use.workflows.keys()].filter((file) => other.reader.tree.read(file) === void 0);
}
function jobsIn({ use }, file) {
	return [...use.workflows.get(file) ?? []];
}

// src/run/check-changes/workflow-changes.ts
/**
* What differs in the workflows that use meshgate on either side: when they run, the jobs that use it and those that
* these need, and the actions of the repository that it is used through.
*/
function workflowChanges(base, head) {
	const users = new Set([base, head].flatMap(({ use }) => [...use.users]));
	const pairs = workflowPairs(base, head);
	return [...pairs.filter((pair) => pair.base !== pair.head).map(renaming), ...workflowDifferences(pairs, base, head).flatMap((difference) => changesOf$1(difference, users))];
}
function renaming({ base, head }) {
	return {
		at: {
			file: head,
			line: 1,
			column: 1,
			endLine: 1,
			endColumn: 1
		},
		side: "head",
		key: "",
		effect: "changes",
		note: `was \`${base}\``
	};
}
function changesOf$1(difference, users) {
	const { trail } = difference;
	const input = inputOf(trail);
	if (input !== null && listInputs.has(input)) return entries(difference, input);
	const effect = trail[0] === "on" ? triggerEffect(difference) : input !== null ? effectOfInput(difference, input) : effectOf(difference, users);
	const named = trail[0] === "on" && trail.length === 2 ? {
		...difference,
		trail: ["on"]
	} : difference;
	const { before: _before, after: _after, ...change } = checkChange(named, effect);
	return [{
		...change,
		...workflowValues(difference),
		...defaultOf(difference, input)
	}];
}
/** The input of a step of meshgate that a trail leads to. */
function inputOf(trail) {
	const [step = "", key, name] = trail.slice(-3);
	return /^\[meshgate(#\d+)?\]$/.test(step) && key === "with" ? name : null;
}
function effectOfInput({ before, after }, input) {
	const [left, right] = [before, after].map((node) => node ? scalarText(node) : inputDefaults[input] ?? "");
	return inputEffect(input, left, right);
}
function defaultOf({ before, after }, input) {
	const usual = before && after ? void 0 : inputDefaults[input ?? ""];
	return usual === void 0 ? {} : { default: usual };
}
/** Of a list, what only one side has. */
function entries(difference, input) {
	const { before, after } = difference;
	const { before: _before, after: _after, ...change } = checkChange(difference, "changes");
	const [left, right] = [before, after].map((node) => node ? scalarText(node) : "");
	return entryChanges(input, left, right).map(({ entry, isAdded, effect }) => ({
		...change,
		...isAdded ? { after: entry } : { before: entry },
		effect
	}));
}
function effectOf(difference, users) {
	const { trail, before, after, isItem, isReordered } = difference;
	if (isReordered) return "changes";
	if (!(isItem ? trail.at(-1) === "steps" : trail.length === 2 && trail[0] === "jobs")) return jobEffects[trail.at(-1) ?? ""]?.(difference) ?? "changes";
	if (![before, after].some((node) => node?.yaml && users.has(node.yaml))) return "changes";
	return before === null ? "tightens" : "loosens";
}

// src/run/check-changes/check-changes.ts
/**
* What a change makes of the checks themselves: in the configuration that stands at `configFile`, in workflows that use
* meshgate, in `.helmignore` files of charts. What loosens them comes first, then by place.
*/
async function checkChanges(base, head, configFile) {
	const workflows = [workflowSide(base), workflowSide(head)];
	return [
		...await wrongConfiguration(base, configFile),
		...configurationChanges(base, head, configFile),
		...unreadableWorkflows(...workflows),
		...workflowChanges(...workflows),
		...helmignoreChanges(base, head)
	].toSorted(compare$2);
}
const order = {
	loosens: 0,
	changes: 1,
	tightens: 2
};
function compare$2(a, b) {
	return order[a.effect] - order[b.effect] || compareText(a.at.file, b.at.file) || a.at.line - b.at.line;
}

// src/inspect/base-config.ts
/**
* The configuration that base is inspected with: base's targets, and head's rules and mesh. `x-side` in the schema says
* of each key which of the two configurations it comes from.
*/
function configForBase(base, head) {
	return {
		...pickKeys(base, keysOf("each")),
		...pickKeys(head, keysOf("head"))
	};
}
/** True if two configurations agree in every key that each tree has for itself (`x-side: each`), such as the targets. */
function haveEqualTreeKeys(base, head) {
	return equalData(pickKeys(base, keysOf("each")), pickKeys(head, keysOf("each")));
}
/** The keys that each tree has for itself (`each`), or for which head's configuration holds in both trees (`head`). */
function keysOf(holder) {
	return Object.keys(config_schema_default.properties).filter((key) => config_schema_default.properties[key]["x-side"] === holder);
}
function pickKeys(config, keys) {
	return Object.fromEntries(keys.flatMap((key) => Object.hasOwn(config, key) ? [[key, config[key]]] : []));
}

// src/inspect/compared-gitops.ts
/** Compares what the two configurations find, as `comparedTargets` does for other targets. */
function comparedGitops(byBase, byHead) {
	return {
		noLongerChecked: droppedTargets$1([byBase.inBase, byBase.inHead], byHead.inHead),
		newlyChecked: droppedTargets$1([byHead.inHead, byHead.inBase], byBase.inBase)
	};
}
/** The candidates that are in both trees and checked in both, and that the other configuration excludes. */
function droppedTargets$1([candidates, inOtherTree], withOtherConfig) {
	const idsInOtherTree = idsOf(inOtherTree, false);
	const excludedIds = idsOf(withOtherConfig, true);
	return candidates.filter((target) => !target.isExcluded && idsInOtherTree.has(target.id) && excludedIds.has(target.id));
}
function idsOf(targets, isExcluded) {
	return new Set(targets.filter((target) => target.isExcluded === isExcluded).map(({ id }) => id));
}

// src/inspect/compared-targets.ts
/**
* Separates targets that are added or removed with their files from those that a change of the configuration adds or
* removes. A target that base's configuration still finds in head was removed by the configuration: it is left out of
* base, since its objects are not removed and its findings are not fixed. A target that head's configuration finds in
* base was added by the configuration: base gets it, too.
*
* @param byBase what base's configuration finds
* @param byHead what head's configuration finds
*/
function comparedTargets(byBase, byHead) {
	return {
		base: baseTargets(byBase, byHead, byBase.listed && byHead.listed),
		noLongerChecked: droppedTargets(byBase.inBase, byBase.inHead, byHead.inHead),
		newlyChecked: droppedTargets(byHead.inHead, byHead.inBase, byBase.inBase)
	};
}
function baseTargets(byBase, byHead, areListed) {
	const [baseInBase, headInBase, baseInHead] = [
		byId$1(byBase.inBase),
		byId$1(byHead.inBase),
		byId$1(byBase.inHead)
	];
	const counterpartOf = counterparts(byBase.inBase, byHead.inHead);
	const headInHead = byId$1(byHead.inHead);
	const baseTargetsOf = (id) => {
		const [byBaseConfig, byHeadConfig] = [baseInBase.get(id), headInBase.get(id)];
		if (!byBaseConfig) return byHeadConfig && isComplete$1(byHeadConfig) ? [byHeadConfig] : [];
		if (!byHeadConfig) return headInHead.has(id) ? [byBaseConfig] : removedPart(byBaseConfig, baseInHead.get(id));
		if (!isComplete$1(byHeadConfig)) return [byBaseConfig];
		return areListed && counterpartOf(byBaseConfig) ? [byBaseConfig] : [withRemovedFiles(byHeadConfig, byBaseConfig, baseInHead.get(id))];
	};
	return [.../* @__PURE__ */ new Set([...baseInBase.keys(), ...headInBase.keys()])].toSorted().flatMap(baseTargetsOf);
}
/** The part of a target whose files are removed in head, as opposed to no longer checked. */
function removedPart(inBase, inHead) {
	if (!inHead || !isComplete$1(inHead)) return [inBase];
	const removed = removedFiles(inBase, inHead);
	return inBase.kind === "manifests" && removed.length > 0 ? [{
		...inBase,
		files: removed
	}] : [];
}
/** A target as head's configuration finds it in base, with the files that are removed in head. */
function withRemovedFiles(target, inBase, inHead) {
	if (target.kind !== "manifests" || !inHead) return target;
	return {
		...target,
		files: [.../* @__PURE__ */ new Set([...target.files, ...removedFiles(inBase, inHead)])].toSorted()
	};
}
function removedFiles(inBase, inHead) {
	if (inBase.kind !== "manifests" || inHead.kind !== "manifests") return [];
	const headFiles = new Set(inHead.files);
	return inBase.files.filter((file) => !headFiles.has(file));
}
/**
* The targets that the other configuration does not check although they are in both trees. Of plain manifests and of
* values files only the dropped files are returned. A release is dropped if the other configuration renders its chart
* with no superset of its values files.
*
* @param inOtherTree what the configuration of `targets` finds in the other tree
* @param withOtherConfig what the other configuration finds in the other tree
*/
function droppedTargets(targets, inOtherTree, withOtherConfig) {
	const otherTreeById = byId$1(inOtherTree);
	const isInOtherTree = fileIndex(inOtherTree);
	const isCovered = fileIndex(withOtherConfig);
	const isRendered = releaseIndex(withOtherConfig);
	const counterpartOf = counterparts(targets, withOtherConfig);
	return targets.flatMap((target) => {
		if (target.kind === "helm") return isComplete$1(otherTreeById.get(target.id)) && !counterpartOf(target) && !isRendered(target) ? [target] : [];
		const dropped = filesOf$1(target).filter((file) => isInOtherTree(target, file) && !isCovered(target, file));
		if (dropped.length === 0) return [];
		return [target.kind === "manifests" ? {
			...target,
			files: dropped
		} : {
			...target,
			values: dropped
		}];
	});
}
/**
* Finds the candidate with the id of a target. A candidate that has the files of another of the targets is none: where
* several targets share an id, the second takes the place of the first when the first is removed.
*/
function counterparts(targets, candidates) {
	const sources = new Set(targets.map(sourcesOf$2));
	const candidateById = byId$1(candidates);
	return (target) => {
		const candidate = candidateById.get(target.id);
		if (!candidate || sourcesOf$2(candidate) === sourcesOf$2(target)) return candidate;
		return sources.has(sourcesOf$2(candidate)) ? void 0 : candidate;
	};
}
/** Returns a check whether one of the targets reads a file in the way in which a target does: as manifests or values. */
function fileIndex(targets) {
	const isPlain = ({ kind }) => kind === "manifests";
	const plain = new Set(targets.filter(isPlain).flatMap(filesOf$1));
	const values = new Set(targets.filter((target) => !isPlain(target)).flatMap(filesOf$1));
	return (target, file) => (isPlain(target) ? plain : values).has(file);
}
/** Returns a check whether one of the targets renders the chart of a release with all its values files. */
function releaseIndex(targets) {
	const releases = targets.filter((target) => target.kind === "helm");
	const byPath = groupBy(releases, ({ path }) => path);
	const byValues = groupBy(releases.flatMap((release) => release.values.map((file) => ({
		release,
		key: valuesKey(release, file)
	}))), ({ key }) => key);
	return (release) => {
		const last = release.values.at(-1);
		if (last === void 0) return byPath.has(release.path);
		return (byValues.get(valuesKey(release, last)) ?? []).some(({ release: candidate }) => release.values.every((file) => candidate.values.includes(file)));
	};
}
function valuesKey({ path }, file) {
	return `${path}\0${file}`;
}
/** The files that a target reads; for a release, its values files. */
function filesOf$1(target) {
	return target.kind === "manifests" ? target.files : target.values;
}
function sourcesOf$2(target) {
	return JSON.stringify([
		target.kind,
		target.path,
		filesOf$1(target)
	]);
}
function isComplete$1(target) {
	return target?.missing.length === 0;
}
function byId$1(targets) {
	return new Map(targets.map((target) => [target.id, target]));
}

// src/schema/definition-defects.ts
/** True for a `spec` with a group, a kind and versions. */
function isDefinitionSpec(spec) {
	if (!isMap(spec) || typeof spec["group"] !== "string" || !isMap(spec["names"])) return false;
	const { versions, names } = spec;
	return typeof names["kind"] === "string" && Array.isArray(versions) && versions.every(isVersion);
}
function isVersion(version) {
	if (!isMap(version) || typeof version["name"] !== "string") return false;
	const { schema } = version;
	if (schema === void 0) return true;
	return isMap(schema) && (schema["openAPIV3Schema"] === void 0 || isMap(schema["openAPIV3Schema"]));
}
/**
* Says why the schemas of a CustomResourceDefinition cannot be used: a subschema is no schema, has a keyword that the
* API server refuses, or the schemas are too large. `null` if they can be used.
*/
function definitionDefect(schemas) {
	let count = 0;
	const queue = schemas.map((schema) => ({
		schema,
		path: []
	})).toReversed();
	for (let next = queue.pop(); next; next = queue.pop()) {
		const { schema, path } = next;
		if (!isMap(schema) || hasInvalidKeyword(schema)) {
			const about = path.join(".") || "openAPIV3Schema";
			return {
				code: "not-a-structural-schema",
				text: `cannot be used at ${quotedCode(about)}`,
				about
			};
		}
		if (path.length > maxLevels) return tooLarge(`is nested deeper than ${maxLevels} levels`);
		if (++count > maxSubschemas) return tooLarge(`has more than ${maxSubschemas.toLocaleString("en")} subschemas`);
		queue.push(...subschemasOf(schema, path).toReversed());
	}
	return null;
}
function tooLarge(text) {
	return {
		code: "schema-too-large",
		text
	};
}
/** Published definitions have about 30 levels. */
const maxLevels = 100;
/** More than fits into one request to the API server (3 MiB). YAML aliases count each time. */
const maxSubschemas = 1e5;
function subschemasOf(schema, path) {
	const { items, additionalProperties: additional, not } = schema;
	return [
		...Object.entries(schema["properties"] ?? {}),
		...Object.entries({
			items,
			additionalProperties: additional,
			not
		}).filter(([, value]) => value !== void 0 && value !== null && typeof value !== "boolean"),
		...alternativeKeywords.flatMap((keyword) => (schema[keyword] ?? []).map((alternative) => [keyword, alternative]))
	].map(([name, subschema]) => ({
		schema: subschema,
		path: [...path, name]
	}));
}
const alternativeKeywords = [
	"allOf",
	"anyOf",
	"oneOf"
];
function hasInvalidKeyword(schema) {
	if (forbiddenKeywords.some((keyword) => Object.hasOwn(schema, keyword))) return true;
	return Object.entries(keywordChecks).some(([keyword, isValid]) => {
		const value = schema[keyword] ?? void 0;
		return value !== void 0 && !isValid(value);
	});
}
/** https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema */
const forbiddenKeywords = [
	"$ref",
	"definitions",
	"dependencies",
	"patternProperties",
	"additionalItems"
];
const isString = (value) => typeof value === "string";
const isNumber = (value) => typeof value === "number" || typeof value === "bigint";
const isBoolean = (value) => typeof value === "boolean";
/** Type checks of keywords, as Go decodes them (apiextensions/v1, JSONSchemaProps); Go ignores a null. */
const keywordChecks = {
	properties: isMap,
	...forKeywords([
		...alternativeKeywords,
		"required",
		"enum",
		"x-kubernetes-list-map-keys"
	], Array.isArray),
	...forKeywords([
		"type",
		"format",
		"pattern",
		"x-kubernetes-list-type"
	], isString),
	...forKeywords([
		"nullable",
		"exclusiveMinimum",
		"exclusiveMaximum",
		"x-kubernetes-int-or-string"
	], isBoolean),
	...forKeywords([
		"minimum",
		"maximum",
		"multipleOf",
		"minLength",
		"maxLength"
	], isNumber),
	...forKeywords([
		"minItems",
		"maxItems",
		"minProperties",
		"maxProperties"
	], isNumber),
	"x-kubernetes-validations": (value) => Array.isArray(value) && value.every(isValidationRule)
};
function isValidationRule(value) {
	return isMap(value) && typeof value["rule"] === "string";
}
function forKeywords(keywords, value) {
	return Object.fromEntries(keywords.map((keyword) => [keyword, value]));
}

// src/schema/definition.ts
/**
* Returns the schemas of the served versions of a CustomResourceDefinition, in the form that `violations` reads.
* Fields that a cluster writes (`status`) accept anything. Throws a TypeError for data that is no definition.
*/
function schemasOfDefinition(definition) {
	const { group, names, versions } = definition.spec;
	return versions.filter(({ served }) => served).flatMap(({ name, schema }) => schema?.openAPIV3Schema ? [{
		apiVersion: `${group}/${name}`,
		kind: names.kind,
		schema: objectSchema(schema.openAPIV3Schema)
	}] : []);
}
/** Completes the schema of a kind with the fields that every object has; `metadata` and `status` accept anything. */
function objectSchema(schema) {
	const { properties, ...root } = normalised(schema);
	return {
		...root,
		properties: {
			...objectFields,
			...properties,
			...uncheckedFields
		}
	};
}
const anything$1 = { "x-kubernetes-preserve-unknown-fields": true };
const objectFields = {
	apiVersion: { type: "string" },
	kind: { type: "string" },
	metadata: anything$1
};
/** The API server checks `metadata` by another schema. */
const uncheckedFields = {
	metadata: anything$1,
	status: anything$1
};
/** Keywords that refuse nothing. */
const ignoredKeywords = /* @__PURE__ */ new Set([
	"description",
	"title",
	"example",
	"externalDocs",
	"x-kubernetes-map-type"
]);
/** Removes ignored keywords and nulls, which Go ignores. The keys of `properties` are field names, not keywords. */
function normalised(schema) {
	const kept = Object.entries(schema).filter(([keyword, value]) => !ignoredKeywords.has(keyword) && value !== null);
	const withObjectFields = {
		...Object.fromEntries(kept),
		...schema["x-kubernetes-embedded-resource"] && { properties: {
			...objectFields,
			...schema.properties
		} }
	};
	return mapSubschemas(withObjectFields, normalised);
}

// src/schema/configured-kinds.ts
/**
* Reads the kinds of a document that the configuration names: a CustomResourceDefinition, or a JSON schema for the
* kinds in `names`, by default for those in its `x-kubernetes-group-version-kind`.
*/
async function configuredKinds(data, names, validator) {
	if (!isMap(data)) return unusable({
		code: "no-schema",
		text: "holds no schema"
	});
	if (data["kind"] !== "CustomResourceDefinition") return schemaKinds(data, names, validator);
	const { shapes, problems } = kindsOfDefinition(data);
	const patternProblems = await patternDefects(shapes);
	return {
		shapes: await shapesWithGoPatterns(shapes),
		problems: () => [...problems(), ...patternProblems]
	};
}
function unusable(problem) {
	return {
		shapes: [],
		problems: () => [problem]
	};
}
/** The kinds of a CustomResourceDefinition. Pass them through `shapesWithGoPatterns` before matching any pattern. */
function kindsOfDefinition(data) {
	const { apiVersion, spec } = data;
	if (apiVersion !== "apiextensions.k8s.io/v1") return unusable({
		code: "definition-version",
		text: "holds a definition that is not of `apiextensions.k8s.io/v1`"
	});
	if (!isDefinitionSpec(spec)) return unusable({
		code: "incomplete-definition",
		text: "holds a definition without `group`, `names.kind` or `versions`"
	});
	const defect = definitionDefect(spec.versions.map(({ schema }) => schema?.openAPIV3Schema ?? {}));
	if (defect) return unusable({
		...defect,
		text: `holds a definition whose schema ${defect.text}`
	});
	const shapes = schemasOfDefinition(data);
	if (shapes.length === 0) return unusable({
		code: "no-served-schema",
		text: "holds a definition of which no served version has a schema"
	});
	return {
		shapes,
		problems: () => []
	};
}
/** Returns kinds that a repository defines, with their patterns matched as Go does. */
async function shapesWithGoPatterns(shapes) {
	if (!shapes.some(({ schema }) => patternsIn$1(schema).length > 0)) return [...shapes];
	const compile = await goPatterns();
	return shapes.map((shape) => ({
		...shape,
		schema: withGoPatterns(shape.schema, compile)
	}));
}
/** The patterns of kinds that Go refuses. */
async function patternDefects(shapes) {
	const patterns = [...new Set(shapes.flatMap(({ schema }) => patternsIn$1(schema)))];
	const compile = patterns.length > 0 ? await goPatterns() : null;
	return patterns.flatMap((pattern) => {
		const compiled = compile(pattern);
		if (!("defect" in compiled)) return [];
		const reason = quotedCode(compiled.defect.replaceAll("`", ""));
		return [{
			code: "pattern-syntax",
			text: `has the pattern ${quotedCode(pattern)}, for which the API server refuses the definition: ${reason}`,
			about: pattern
		}];
	});
}
function schemaKinds(data, configured, validator) {
	const names = configured.length > 0 ? configured : namesIn(data);
	if (names.length === 0) return unusable({
		code: "no-kind-named",
		text: "is no CustomResourceDefinition, and no JSON schema that names its kind in `x-kubernetes-group-version-kind`"
	});
	const schema = jsonText(data);
	const schemaCheck = validator.validate(schema);
	if ("problem" in schemaCheck) return unusable(schemaCheck.problem);
	const problems = /* @__PURE__ */ new Map();
	const validate = (object) => {
		const validation = validator.validate(schema, jsonText(object));
		if (!("problem" in validation)) return validation.violations;
		problems.set(validation.problem.text, validation.problem);
		return [];
	};
	return {
		shapes: names.map((name) => shapeOf(name, validate)),
		problems: () => [...problems.values()]
	};
}
function shapeOf({ group, version, kind }, validate) {
	return {
		apiVersion: group === "" ? version : `${group}/${version}`,
		kind,
		schema: anything,
		validate
	};
}
/** A bigint becomes a number, since JSON.stringify refuses it. */
function jsonText(data) {
	return JSON.stringify(data, (_, value) => typeof value === "bigint" ? Number(value) : value);
}
const anything = {
	type: "object",
	"x-kubernetes-preserve-unknown-fields": true
};
function namesIn(data) {
	const names = data["x-kubernetes-group-version-kind"];
	return Array.isArray(names) ? names.filter(isReference) : [];
}
function isReference(name) {
	return isMap(name) && [
		"group",
		"version",
		"kind"
	].every((field) => typeof name[field] === "string");
}

// src/inspect/configured-schemas.ts
/**
* Reads the schemas that a configuration names. A schema that cannot be used becomes a problem at the entry that names
* it; the others are used.
*/
async function readConfiguredSchemas(reader, { schemas = [] }, { options: { configFile }, host: { validator } }) {
	const listNode = rootOf(reader, configFile)?.get("schemas");
	const entries = await Promise.all(schemas.map(async (entry, index) => {
		const { shapes, problems } = await kindsOfEntry(entry, reader, validator);
		const node = problemNode(listNode?.item(index)) ?? {
			file: configFile,
			line: 1
		};
		return {
			shapes,
			problems: () => problems().map(({ code, text, about = "" }) => ({
				code,
				node,
				message: text,
				about
			}))
		};
	}));
	return {
		shapes: entries.flatMap(({ shapes }) => shapes),
		problems: () => entries.flatMap(({ problems }) => problems())
	};
}
/** The node at which problems of an entry are reported: its `file` if it has one, else the entry. */
function problemNode(entry) {
	return entry?.get("file").exists ? entry.get("file") : entry;
}
async function kindsOfEntry(entry, reader, validator) {
	const pattern = typeof entry === "string" ? entry : entry.file;
	const files = filesFor(pattern, reader);
	if (files.length === 0) return kindsWithProblem({
		code: "no-such-file",
		text: `no schema ${quote(pattern)} in this repository`
	});
	const names = typeof entry === "string" ? [] : [{
		group: "",
		...entry
	}];
	return joinedKinds(await Promise.all(files.map((file) => kindsOfFile(file, names, reader, validator))));
}
function kindsWithProblem(problem) {
	return {
		shapes: [],
		problems: () => [problem]
	};
}
/** The files that an entry names. A path may lead through links; a pattern matches files only by their own paths. */
function filesFor(pattern, reader) {
	const path = pattern.replace(/^\.\//, "");
	if (readResolved(reader.tree, path)) return [path];
	const matches = matcher([pattern]);
	return reader.tree.files.filter((file) => /\.(ya?ml|json)$/.test(file) && matches(file));
}
async function kindsOfFile(file, names, reader, validator) {
	const documents = reader.documents(resolveLinks(reader.tree, file) ?? file);
	const withFile = ({ code, text, about = "" }) => ({
		code,
		text: `${quote(file)} ${text}`,
		about: `${file} ${about}`.trim()
	});
	const syntaxErrors = documents.flatMap(({ root, problems }) => root ? [] : problems.slice(0, 1));
	if (syntaxErrors[0]) return kindsWithProblem(withFile({
		code: "not-yaml",
		text: `cannot be read: ${syntaxErrors[0].message}`
	}));
	const data = documents.flatMap(dataOf);
	const schemas = documents.length > 1 ? data.filter(isDefinition) : data;
	if (schemas.length === 0) return kindsWithProblem(withFile({
		code: "no-schema",
		text: "holds no schema"
	}));
	const { shapes, problems } = joinedKinds(await Promise.all(schemas.map((schema) => configuredKinds(schema, names, validator))));
	return {
		shapes,
		problems: () => problems().map(withFile)
	};
}
function dataOf({ root }) {
	return root ? [Node.of(root).data] : [];
}
/** A file with definitions may have other objects, too, such as those of a controller. */
function isDefinition(data) {
	return data?.kind === "CustomResourceDefinition";
}
function joinedKinds(kinds) {
	return {
		shapes: kinds.flatMap(({ shapes }) => shapes),
		problems: () => kinds.flatMap(({ problems }) => problems())
	};
}

// src/schema/bundled-kinds.ts
/** Made of schemas/kinds by `npm run generate`: the file of each apiVersion and kind. */
const bundledKinds = {
	"argoproj.io/v1alpha1/AppProject": "argo-cd",
	"argoproj.io/v1alpha1/Application": "argo-cd",
	"argoproj.io/v1alpha1/ApplicationSet": "argo-cd",
	"helm.toolkit.fluxcd.io/v2/HelmRelease": "flux",
	"kustomize.toolkit.fluxcd.io/v1/Kustomization": "flux",
	"gateway.networking.k8s.io/v1/BackendTLSPolicy": "gateway-api",
	"gateway.networking.k8s.io/v1alpha3/BackendTLSPolicy": "gateway-api",
	"gateway.networking.k8s.io/v1/GRPCRoute": "gateway-api",
	"gateway.networking.k8s.io/v1/Gateway": "gateway-api",
	"gateway.networking.k8s.io/v1beta1/Gateway": "gateway-api",
	"gateway.networking.k8s.io/v1/GatewayClass": "gateway-api",
	"gateway.networking.k8s.io/v1beta1/GatewayClass": "gateway-api",
	"gateway.networking.k8s.io/v1/HTTPRoute": "gateway-api",
	"gateway.networking.k8s.io/v1beta1/HTTPRoute": "gateway-api",
	"gateway.networking.k8s.io/v1/ListenerSet": "gateway-api",
	"gateway.networking.k8s.io/v1/ReferenceGrant": "gateway-api",
	"gateway.networking.k8s.io/v1beta1/ReferenceGrant": "gateway-api",
	"gateway.networking.k8s.io/v1/TCPRoute": "gateway-api",
	"gateway.networking.k8s.io/v1alpha2/TCPRoute": "gateway-api",
	"gateway.networking.k8s.io/v1/TLSRoute": "gateway-api",
	"gateway.networking.k8s.io/v1alpha2/TLSRoute": "gateway-api",
	"gateway.networking.k8s.io/v1alpha3/TLSRoute": "gateway-api",
	"gateway.networking.k8s.io/v1/UDPRoute": "gateway-api",
	"gateway.networking.k8s.io/v1alpha2/UDPRoute": "gateway-api",
	"gateway.networking.x-k8s.io/v1alpha1/XBackend": "gateway-api",
	"gateway.networking.x-k8s.io/v1alpha1/XBackendTrafficPolicy": "gateway-api",
	"gateway.networking.x-k8s.io/v1alpha1/XMesh": "gateway-api",
	"v1/ConfigMap": "kubernetes",
	"v1/Namespace": "kubernetes",
	"v1/Pod": "kubernetes",
	"v1/Secret": "kubernetes",
	"v1/Service": "kubernetes",
	"v1/ServiceAccount": "kubernetes",
	"apps/v1/DaemonSet": "kubernetes",
	"apps/v1/Deployment": "kubernetes",
	"apps/v1/ReplicaSet": "kubernetes",
	"apps/v1/StatefulSet": "kubernetes",
	"autoscaling/v1/HorizontalPodAutoscaler": "kubernetes",
	"autoscaling/v2/HorizontalPodAutoscaler": "kubernetes",
	"batch/v1/CronJob": "kubernetes",
	"batch/v1/Job": "kubernetes",
	"networking.k8s.io/v1/Ingress": "kubernetes",
	"networking.k8s.io/v1/NetworkPolicy": "kubernetes",
	"policy/v1/PodDisruptionBudget": "kubernetes",
	"rbac.authorization.k8s.io/v1/ClusterRole": "kubernetes",
	"rbac.authorization.k8s.io/v1/ClusterRoleBinding": "kubernetes",
	"rbac.authorization.k8s.io/v1/Role": "kubernetes",
	"rbac.authorization.k8s.io/v1/RoleBinding": "kubernetes"
};

// src/schema/bundled-schemas.ts
/**
* Loads the bundled schemas of some kinds (`apps/v1/Deployment`), and of all other kinds in the same files. Istio's
* kinds are not among them (see `shapeOf`). A file is loaded when one of its kinds is first needed.
*/
async function bundledSchemas(names) {
	const wanted = new Set([...names].flatMap((name) => fileOf(name) ?? []));
	return (await Promise.all([...wanted].map(kindsInFile))).flat();
}
function fileOf(kind) {
	return Object.hasOwn(bundledKinds, kind) ? bundledKinds[kind] : void 0;
}
const loaders = {
	"argo-cd": () => import("./argo-cd.js"),
	flux: () => import("./flux.js"),
	"gateway-api": () => import("./gateway-api.js"),
	kubernetes: () => import("./kubernetes.js")
};
function kindsInFile(file) {
	const shapes = loadedFiles.get(file) ?? readKinds(file);
	loadedFiles.set(file, shapes);
	return shapes;
}
const loadedFiles = /* @__PURE__ */ new Map();
async function readKinds(file) {
	return resolveDefinitions((await loaders[file]()).default).map((shape) => ({
		...shape,
		isBuiltIn: file === "kubernetes"
	}));
}
/** Replaces each `$ref` by its definition; all references to one definition share one object. */
function resolveDefinitions({ kinds, definitions }) {
	const resolved = /* @__PURE__ */ new Map();
	const resolve = (schema) => {
		if (schema.$ref === void 0) return mapSubschemas(schema, resolve);
		const definition = resolved.get(schema.$ref) ?? resolve(definitions[schema.$ref]);
		resolved.set(schema.$ref, definition);
		return definition;
	};
	return kinds.map((kind) => ({
		...kind,
		schema: resolve(kind.schema)
	}));
}

// src/inspect/known-kinds.ts
/**
* Loads the schemas of the kinds of some objects, other than Istio's; rules are synchronous, so this is done before they
* run. Schemas of the configuration override definitions in the repository, and these override the bundled schemas.
*/
async function loadKnownKinds(manifests, configured) {
	const names = new Set(manifests.map(kindName));
	const bundled = await bundledSchemas(names);
	const defined = await shapesWithGoPatterns(kindsInRepository(manifests).filter((shape) => names.has(kindName(shape))));
	const kinds = [
		...bundled,
		...defined,
		...configured
	];
	return new Map(kinds.map((shape) => [kindName(shape), shape]));
}
/** The kinds that CustomResourceDefinitions of the repository define, without those whose definitions differ. */
function kindsInRepository(manifests) {
	const used = new Set(manifests.map(({ kind }) => kind));
	const definitions = manifests.filter(({ kind }) => kind === "CustomResourceDefinition").filter(({ spec }) => used.has(definedKind(spec)) && !Object.hasOwn(servedKinds, definedKind(spec)));
	return [...groupBy(definitions, ({ spec }) => `${spec.get("group").text}/${definedKind(spec)}`).values()].flatMap(agreedKinds);
}
function definedKind(spec) {
	return spec.get("names").get("kind").text;
}
/**
* The versions of a kind on which all its definitions agree. Clusters may have different definitions, and nothing says
* which one applies to an object. Stops as soon as no version is left.
*/
function agreedKinds(definitions) {
	const kindByName = /* @__PURE__ */ new Map();
	const disputed = /* @__PURE__ */ new Set();
	for (const { root } of definitions) {
		if (kindByName.size > 0 && disputed.size === kindByName.size) break;
		const { data } = root;
		for (const shape of isMap(data) ? kindsOfDefinition(data).shapes : []) {
			const name = kindName(shape);
			const earlier = kindByName.get(name);
			if (!earlier) kindByName.set(name, {
				...shape,
				definition: root
			});
			else if (schemaText(earlier.schema) !== schemaText(shape.schema)) disputed.add(name);
		}
	}
	return [...kindByName].flatMap(([name, kind]) => disputed.has(name) ? [] : kind);
}
const schemaText = oncePer((schema) => JSON.stringify(schema));

// src/inspect/stated-istio.ts
/**
* The version of Istio that the repository installs. It is read from Applications and HelmReleases of Istio's charts,
* charts that depend on them, Istio objects of the Sail operator, IstioOperators and Deployments of istiod. `undefined`
* if none states a version, or if two differ: then there may be two meshes, or one that is being upgraded.
*/
function statedIstioVersion(manifests, reader) {
	const versions = /* @__PURE__ */ new Map();
	const add = (text) => {
		const version = pinnedVersion(text);
		if (version) versions.set(versionText(version), version);
	};
	for (const manifest of manifests) versionsIn(manifest).forEach(add);
	for (const path of reader.tree.files) if (dependencyFiles.has(baseName(path))) dependencyVersions(rootOf(reader, path)).forEach(add);
	return versions.size === 1 ? [...versions.values()][0] : void 0;
}
/** Charts of apiVersion v1 list their dependencies in requirements.yaml. */
const dependencyFiles = /* @__PURE__ */ new Set(["Chart.yaml", "requirements.yaml"]);
/** The minor release that a version or range allows: `1.26.1`, `~1.26.0`, `1.26.x`; `null` if it allows several. */
function pinnedVersion(text) {
	const version = text.trim().replace(/^(?:~>?|=)\s*/, "");
	return parseIstioVersion(version.replace(/\.[x*]$/i, ""));
}
function versionsIn(manifest) {
	const { kind, spec } = manifest;
	switch (`${groupOf(manifest)}/${kind}`) {
		case "argoproj.io/Application": return sourcesOf$1(spec).flatMap(sourceVersions);
		case "helm.toolkit.fluxcd.io/HelmRelease": return helmReleaseVersions(spec);
		case "source.toolkit.fluxcd.io/OCIRepository": return isIstioChart(baseName(spec.get("url").text), spec.get("url").text) ? [spec.at("ref", "tag").text] : [];
		case "sailoperator.io/Istio": return [spec.get("version").text];
		case "install.istio.io/IstioOperator": return [spec.get("tag").text];
		case "apps/Deployment": return imagesOf(manifest).map((image) => /(?:^|\/)pilot:([^@]+)/.exec(image)?.[1] ?? "");
		default: return [];
	}
}
function imagesOf({ spec }) {
	return spec.at("template", "spec").items("containers").map((container) => container.get("image").text);
}
function sourcesOf$1(spec) {
	return [spec.get("source"), ...spec.items("sources")];
}
function sourceVersions(source) {
	const [chart, repository] = [source.get("chart").text, source.get("repoURL").text];
	return isIstioChart(chart, repository) ? [source.get("targetRevision").text] : [];
}
function helmReleaseVersions(spec) {
	const chart = spec.at("chart", "spec");
	const repository = chart.at("sourceRef", "name").text;
	return isIstioChart(chart.get("chart").text, repository) ? [chart.get("version").text] : [];
}
function dependencyVersions(chart) {
	return (chart?.items("dependencies") ?? []).filter((entry) => isIstioChart(entry.get("name").text, entry.get("repository").text)).map((entry) => entry.get("version").text);
}
/**
* Not only Istio has a chart named `base`, so the repository has to be named after Istio, too. `istio` was the chart's
* name until 1.7.
*/
function isIstioChart(name, repository) {
	return chartNames.has(name) && /(?<![a-z])istio(?![a-z])/i.test(repository);
}
const chartNames = /* @__PURE__ */ new Set([
	"istiod",
	"base",
	"istio"
]);

// src/inspect/unread-places.ts
/**
* The namespaces that may hold objects which are neither read nor rendered here: those of releases without an environment
* that do not render, of what Argo CD and Flux take from other sources or render themselves, and of helmfile releases.
*
* @param otherObjects the objects that may be applied beside others, see `objectsOfOtherFiles`
*/
function unreadPlaces(contents, otherObjects, gitops, { files }) {
	const deliveriesOf = deliveryReader(files);
	const failing = contents.filter(({ environment, isPartial }) => environment === null && isPartial);
	const helmfiles = gitops.filter(({ kind, isExcluded }) => kind === "helmfile-release" && !isExcluded);
	return unreadNamespaces([
		...failing.map(() => "*"),
		...helmfiles.map(({ namespace }) => namespace ?? "*"),
		...otherObjects.flatMap((manifest) => [...releaseNamespaces(manifest), ...deliveriesOf(manifest).flatMap(({ isRead, namespace }) => isRead ? [] : namespace || "*")])
	]);
}
/** The namespace that a HelmRelease of Flux installs its release in. */
function releaseNamespaces(manifest) {
	return manifest.kind === "HelmRelease" && /\bflux|weave\.works$/.test(groupOf(manifest)) ? [manifest.spec.get("targetNamespace").text || manifest.namespace] : [];
}

// src/inspect/mesh-context.ts
/** Collects the context that all meshes of a tree share: versions, settings, known kinds, and what is not read. */
async function meshContextOf(reader, { contents: worlds, otherObjects: around, gitops, shapes }, config, { options, now }) {
	const objects = [...worlds.flatMap(allManifests), ...around];
	return {
		now,
		istioVersion: istioVersionOf(config, options) ?? statedIstioVersion(objects, reader) ?? newestIstio,
		meshConfig: config.mesh ?? null,
		egressAllowlist: egressAllowlistOf(config, options),
		kinds: await loadKnownKinds(objects, shapes),
		unread: unreadPlaces(worlds, around, gitops, reader.tree)
	};
}
/** The command line overrides the configuration. */
function istioVersionOf(config, { istioVersion }) {
	return istioVersion ?? parseIstioVersion(config["istio-version"] ?? "");
}
/** The allow-list of the configuration and that of the command line together; `null` if there is neither. */
function egressAllowlistOf({ "egress-allowlist": configured }, { egressAllowlist }) {
	return configured !== void 0 || egressAllowlist.length > 0 ? [...configured ?? [], ...egressAllowlist] : null;
}

// src/inspect/missing-values.ts
/**
* Turns findings into notes (`info`) that only say that a chart needs a value from the person who installs it: the chart
* is rendered with its defaults, no file states that it is released like that, and the wrong field is empty or a
* placeholder.
*/
function noteMissingValues(findings, targets) {
	return findings.map((finding) => finding.view !== "deadValue" && isOfDefaults(finding, targets) && finding.node instanceof Node && (lacksValue(finding.node) || lacksItems(finding.node, finding)) ? {
		...finding,
		severity: "info"
	} : finding);
}
function isOfDefaults({ target }, targets) {
	const release = target === null ? void 0 : targets.get(target);
	return release?.kind === "helm" && release.guess === "defaults";
}
/**
* True for an empty list, for example of hosts or routes, and for a map with an empty field that the message names, for
* example a server with `hosts: []`. Only for `networking.istio.io`: in a policy an empty list allows or denies
* everything, so it is a mistake of the template whatever the values are.
*/
function lacksItems(node, { message, manifest }) {
	if (!manifest || groupOf(manifest) !== "networking.istio.io") return false;
	if (node.kind === "list") return node.items().length === 0;
	const words = new Set(message.split(/\W+/));
	return node.entries().some(([key, below]) => isEmpty(below) && words.has(key));
}
function isEmpty(node) {
	return node.isNull || node.kind !== "scalar" && node.entries().length === 0 && node.items().length === 0;
}
/** True for a scalar that is empty, or has a gap where a template prints an empty value: `.svc`, `api.`, `*.`. */
function lacksValue(node) {
	if (node.isNull) return true;
	if (typeof node.scalar !== "string") return false;
	const text = node.text.trim();
	return text === "" || text.startsWith(".") || text.endsWith(".") || text.includes("..") || isUnfilled(text);
}

// src/inspect/skipped-for-time.ts
/**
* What was skipped because the time budget ran out: targets that were not checked, and the search for dead and undefined
* values. Releases that were not rendered are not among them; their renders say so (`isOutOfTime`).
*/
function skippedForTime(late, renders, { budget, valuesUse }) {
	const reason = outOfTime(budget);
	const uncheckedTargets = [...new Set(late.map(({ path }) => path || "."))].map((file) => ({
		file,
		reason
	}));
	const lacksValuesUse = valuesUse !== null && renders.size > 0 && budget.isSpent("render");
	const unprobedValues = {
		file: ".",
		reason: `dead and undefined values: ${reason}`
	};
	return lacksValuesUse ? [...uncheckedTargets, unprobedValues] : uncheckedTargets;
}

// src/inspect/values-facts.ts
/**
* The keys that nothing reads, and the reads that no values define, by target id. A file may belong to several releases,
* also to some out of scope: a key in it is dead only if none of them reads it. Empty if the host finds no use of values.
*/
async function valuesFacts(input, { valuesUse }) {
	if (!valuesUse) return /* @__PURE__ */ new Map();
	const releases = renderedIn(input.renders);
	const uses = new Map(releases.map((target) => [target.id, valuesUse(input.reader.tree, target)]));
	const dead = groupBy(await deadKeys(input, uses, valuesUse), ({ target }) => target);
	const facts = releases.map(async ({ id }) => {
		const undefinedReads = await uses.get(id).undefined();
		return [id, {
			deadKeys: dead.get(id) ?? [],
			undefinedReads: undefinedReads.map((fact) => undefinedRead(fact, id, input.reader))
		}];
	});
	return new Map(await Promise.all(facts));
}
function renderedIn(renders) {
	return [...renders.values()].filter(({ status }) => status === "rendered").map(({ target }) => target);
}
async function deadKeys({ reader, allTargets, base }, uses, valuesUse) {
	const pending = [...uses].map(async ([target, use]) => (await use.dead()).map((fact) => ({
		target,
		fact
	})));
	const dead = (await Promise.all(pending)).flat();
	const facts = new Map(dead.toReversed().map(({ fact }) => [nameOf(fact), fact]));
	const usersOfKey = facts.size > 0 ? valuesUsers(allTargets, reader, uses, valuesUse) : () => [];
	const targetsOf = groupBy(dead, ({ fact }) => nameOf(fact));
	const inspectedBase = facts.size > 0 ? await base : null;
	const checks = [...facts].map(async ([name, fact]) => {
		if ((await Promise.all(usersOfKey(fact).map((user) => user(fact)))).includes(true)) return void 0;
		return [name, await wasRead(fact, targetsOf.get(name).map(({ target }) => target), inspectedBase, valuesUse)];
	});
	const wasReadByName = new Map((await Promise.all(checks)).filter((check) => check !== void 0));
	return dead.flatMap(({ target, fact }) => {
		const node = nodeOf(fact, reader);
		const name = nameOf(fact);
		return node && wasReadByName.has(name) ? [{
			fact: facts.get(name),
			target,
			node,
			wasRead: wasReadByName.get(name)
		}] : [];
	});
}
/** Returns a function from a key to its possible readers: the targets that have the key's file among their values. */
function valuesUsers(targets, { tree }, uses, valuesUse) {
	const users = /* @__PURE__ */ new Map();
	for (const target of targets) {
		if (target.kind === "manifests") continue;
		const use = target.kind === "helm" ? uses.get(target.id) ?? valuesUse(tree, target) : null;
		const files = use?.files ?? target.values.map((path) => resolveLinks(tree, path) ?? path);
		const user = use ? userOf(use) : () => Promise.resolve(true);
		for (const file of new Set(files)) {
			const fileUsers = users.get(file) ?? [];
			fileUsers.push(user);
			users.set(file, fileUsers);
		}
	}
	return ({ file }) => users.get(file) ?? [];
}
function userOf(use) {
	const dead = once(async () => new Set((await use.dead()).map(nameOf)));
	return async (key) => {
		if ((await dead()).has(nameOf(key))) return false;
		return use.mayRead(key) || use.isRead(key);
	};
}
/** Resolves to true if base reads the key in one of the targets: another value would change what it renders. */
async function wasRead(key, targets, base, valuesUse) {
	if (!base) return false;
	const reads = targets.flatMap((id) => base.renders.get(id) ?? []).flatMap(({ status, target }) => status === "rendered" ? target : []).map((target) => valuesUse(base.sources.reader.tree, target).isRead(key));
	return (await Promise.all(reads)).includes(true);
}
function undefinedRead(fact, target, reader) {
	const { similar, defaultsMap } = fact;
	return {
		fact,
		target,
		similar: similar && nodeOf(similar, reader),
		defaultsMap: defaultsMap && nodeOf(defaultsMap, reader)
	};
}
function nodeOf({ file, path }, reader) {
	const node = rootOf(reader, file)?.at(...path);
	return node?.exists ? node : null;
}
function nameOf({ file, path }) {
	return JSON.stringify([file, path]);
}

// src/inspect/inspect.ts
/**
* One side: targets, renders, meshes, findings. The same for base and head, but that head is told which values base
* still reads.
*/
async function inspect(tree, config, scope, side = {}) {
	const { options, host } = scope;
	const reader = readerOf(tree);
	const { found, targets, gitops, skipped } = targetsOf(reader, config, options, side);
	const renders = await renderTree(reader, targets, host);
	const facts = await valuesFacts({
		reader,
		allTargets: found,
		renders,
		base: side.base
	}, host);
	const inBase = await rendersInBase(renders, side.base);
	const worlds = targets.map((target) => ({
		...contentsOfTarget(target, renders.get(target.id), reader, inBase),
		...facts.get(target.id)
	}));
	const around = objectsOfOtherFiles(found, worlds, reader);
	const given = await readConfiguredSchemas(readerOf(side.schemas?.head ?? tree), config, scope);
	const applied = {
		contents: worlds,
		otherObjects: around(null),
		gitops,
		shapes: given.shapes
	};
	const inputs = appliedTogether(worlds, around, await meshContextOf(reader, applied, config, scope));
	const { problems, late } = problemsIn(inputs, (await ownSchemas(given, reader, scope, side)).problems, host);
	const sources = sourcesOf(reader, targets, renders, host);
	return {
		environments: found.map(({ environment }) => environment),
		targets,
		gitops: [...gitops, ...worlds.flatMap(deliveryObjects)],
		kustomizationsByPath: kustomizationsByPath(reader),
		renders,
		inBase,
		rendered: worlds.flatMap((world) => renderedTarget(world, renders)),
		findings: locate(adjustSeverities(noteMissingValues(problems, sources.targets), config), sources),
		sources,
		meshes: meshesByTarget(inputs),
		unchecked: new Set(late.map(({ id }) => id)),
		skipped: [...notChecked(skipsIn(skipped, targets, options), renders), ...skippedForTime(late, renders, host)]
	};
}
function meshesByTarget(inputs) {
	const meshes = inputs.map(createMesh);
	return new Map(meshes.flatMap((mesh) => mesh.targets.map(({ id }) => [id, mesh])));
}
function sourcesOf(reader, targets, renders, { maskKey }) {
	return {
		reader,
		targets: byId(targets),
		renders,
		origins: originsOf(renders),
		mask: createMask(maskKey)
	};
}
/** The schemas that the configuration of this tree names; what is wrong with those is wrong in this tree. */
async function ownSchemas(given, reader, scope, { schemas }) {
	return schemas ? readConfiguredSchemas(reader, { schemas: schemas.ofBase }, scope) : given;
}
/**
* What is wrong with given schemas shows only once objects have been held against them. Each mesh is made for this
* alone: what rules work out about it, as much as the objects themselves, goes away with it before the next one.
*/
function problemsIn(inputs, schemaProblems, { budget }) {
	const found = [];
	budget.within("check", () => {
		for (const input of inputs) found.push(lint(createMesh(input), rules));
	});
	const late = inputs.slice(found.length).flatMap(({ targets }) => targets);
	const ofSchemas = lint(createMesh({
		...emptyMesh,
		schemaProblems: schemaProblems()
	}), rules);
	return {
		problems: [...found.flat(), ...ofSchemas],
		late
	};
}
/** All targets of a side, and those that are looked at. */
function targetsOf(reader, config, options, side) {
	const { targets: found, isSelected: wanted = () => true } = side;
	const discovered = found ? {
		targets: found,
		gitops: [],
		skipped: []
	} : discover(reader, config, options);
	const targets = inScope(discovered.targets, options).filter(wanted);
	const gitops = gitopsInScope(discovered.gitops, options.paths);
	return {
		found: discovered.targets,
		targets,
		gitops,
		skipped: discovered.skipped
	};
}
/** What was left out, without the files that a finding stands at, and the schemas that were not fetched. */
function notChecked(left, renders) {
	const failing = new Set([...renders.values()].flatMap((render) => render.status === "failed" && render.at ? render.at.file : []));
	return [...left.filter(({ file }) => !failing.has(file)), ...skippedRemoteSchemas(renders.values())];
}
/** The ids of releases that base renders; none where all of this side render, since nobody asks then. */
async function rendersInBase(renders, base) {
	if ([...renders.values()].every(({ status }) => status === "rendered")) return /* @__PURE__ */ new Set();
	const before = [...(await base)?.renders ?? []];
	return new Set(before.flatMap(([id, { status }]) => status === "rendered" ? id : []));
}
/** The objects of Argo CD and Flux that a release renders: what they apply is rendered by nobody here. */
function deliveryObjects({ target, manifests }) {
	return target.kind === "helm" ? renderedDeliveryObjects(manifests, target.path) : [];
}
function renderedTarget(world, renders) {
	const { target, documents } = world;
	const render = renders.get(target.id);
	if (target.kind === "values" || target.kind === "helm" && !renderedTextOf(render)) return [];
	const isPartial = target.kind === "helm" ? render?.status !== "rendered" : !documents.every(isRead);
	const release = target.kind === "helm" ? target.release : null;
	const { id, environment } = target;
	return [{
		id,
		environment,
		release,
		manifests: allManifests(world),
		isPartial
	}];
}
/** The objects of a document that cannot be read are not gone. */
function isRead({ document: { root, problems } }) {
	return root !== null || problems.length === 0;
}
function originsOf(renders) {
	return new Map([...renders].flatMap(([id, render]) => {
		const text = renderedTextOf(render);
		return text ? [[renderedName(id), text.origins]] : [];
	}));
}
function byId(targets) {
	return new Map(targets.map((target) => [target.id, target]));
}

// src/inspect/inspect-base.ts
/**
* Inspects base with its own targets, and with head's rules and mesh: a rule that head switches on or off must not make
* findings look new or fixed. Neither must a change of the targets in the configuration: see `comparedTargets`.
*/
async function inspectBase(input, head) {
	const baseConfig = await readBaseConfig(input.base, input.options.configFile);
	const config = baseConfig ? configForBase(baseConfig, head) : head;
	const schemas = {
		head: input.head,
		ofBase: baseConfig?.schemas ?? []
	};
	if (haveEqualTreeKeys(config, head)) {
		const none = {
			noLongerChecked: [],
			newlyChecked: []
		};
		return {
			tree: await inspect(input.base, config, input, { schemas }),
			...none,
			gitops: none
		};
	}
	const [byBase, byHead] = [discoverInBothTrees(input, config), discoverInBothTrees(input, head)];
	const compared = comparedTargets(byBase, byHead);
	const noLongerChecked = inScope(compared.noLongerChecked, input.options);
	const [tree, unchecked] = await Promise.all([inspect(input.base, config, input, {
		schemas,
		targets: compared.base
	}), noLongerChecked.length === 0 ? void 0 : inspect(input.base, config, input, {
		schemas,
		targets: byBase.inBase,
		isSelected: isInEnvironmentOf(noLongerChecked)
	})]);
	return {
		tree,
		noLongerChecked,
		newlyChecked: inScope(compared.newlyChecked, input.options),
		gitops: comparedGitops(byBase.gitops, byHead.gitops),
		...unchecked && { unchecked }
	};
}
function discoverInBothTrees(input, config) {
	const [inBase, inHead] = [discover(readerOf(input.base), config, input.options), discover(readerOf(input.head), config, input.options)];
	return {
		inBase: inBase.targets,
		inHead: inHead.targets,
		listed: config.targets !== void 0,
		gitops: {
			inBase: gitopsInScope(inBase.gitops, input.options.paths),
			inHead: gitopsInScope(inHead.gitops, input.options.paths)
		}
	};
}
/** Returns a check for the given targets and all others of their environments: they are applied and checked together. */
function isInEnvironmentOf(targets) {
	const ids = new Set(targets.map(({ id }) => id));
	const environments = new Set(targets.flatMap(({ environment }) => environment ?? []));
	return ({ id, environment }) => ids.has(id) || environment !== null && environments.has(environment);
}
/**
* Reads the configuration of base. If base has no file at that path, the change renamed it: then the default file is
* read. `null` for an invalid configuration: only head's can still be repaired.
*/
async function readBaseConfig(base, file) {
	try {
		return await readConfig(readerOf(base), hasPath(base, file) ? file : defaultConfigFile);
	} catch (error) {
		if (error instanceof UsageError) return null;
		throw error;
	}
}

// src/run/merge-findings.ts
/**
* The findings of a report: the same fact at the same place, seen through several targets or environments, is one.
* Fixed ones come last; each part is sorted by severity, then by place.
*/
function mergeFindings(findings) {
	return [...groupBy(findings, factOf).values()].map(merge).toSorted(compare$1);
}
/**
* What one finding of a report is. One value to edit is one finding, whatever else each render brings along; so is
* what one line of a template has wrong in all that it renders, unless it is repaired in different ways. In a file as
* it stands a rule may say the same of several things at one place. What is certain in one environment and likely in
* another is two: a likely error must not hide a certain warning from a gate that counts certain warnings.
*/
function factOf({ rule, code, status, confidence, at, cause, fix, lintFinding: found }) {
	const about = cause === "source" ? found.about : null;
	const edits = cause === "template" ? fix?.edits ?? null : null;
	return JSON.stringify([
		rule,
		code,
		status,
		confidence,
		at,
		about,
		edits
	]);
}
function merge(same) {
	const [worst] = same.toSorted((left, right) => compareSeverity(left.severity, right.severity));
	const { lintFinding: _, subject, isOfFile: _isOfFile, ...finding } = worst;
	const isOfTemplate = finding.cause === "template";
	const merged = isOfTemplate ? same.filter((each) => each.subject === subject) : [worst, ...same];
	return {
		...finding,
		message: isOfTemplate ? `${finding.message}${likewise(same, worst)}` : finding.message,
		targets: unique(same.flatMap(({ targets }) => targets)),
		environments: unique(same.flatMap(({ environments }) => environments)),
		related: distinct(merged.flatMap(({ related }) => related))
	};
}
/** Most other subjects that a message names. */
const maxSubjects = 3;
/** ` (likewise a, b)`: the other subjects that a line of a template has it wrong for; `''` for none. */
function likewise(same, worst) {
	const subjects = unique(same.map(({ subject }) => subject)).filter((subject) => subject !== worst.subject);
	if (subjects.length === 0) return "";
	const rest = subjects.length > maxSubjects ? ` and ${subjects.length - maxSubjects} more` : "";
	return ` (likewise ${subjects.slice(0, maxSubjects).map(quote).join(", ")}${rest})`;
}
/** Of places that several findings name, the first one. */
function distinct(related) {
	return [...groupBy(related, ({ at, note }) => JSON.stringify([at, note])).values()].map(([first]) => first);
}
function unique(names) {
	return [...new Set(names)].toSorted();
}
function compare$1(left, right) {
	return Number(left.status === "fixed") - Number(right.status === "fixed") || compareSeverity(left.severity, right.severity) || compareConfidence(left.confidence, right.confidence) || compareText(left.at.file, right.at.file) || left.at.line - right.at.line || left.at.column - right.at.column || compareText(left.rule, right.rule) || compareText(left.code, right.code) || compareText(left.message, right.message);
}

// src/run/summarise.ts
/** The numbers of a report. */
function summarise({ findings, changes, targets, skipped }) {
	const head = findings.filter(({ status }) => status !== "fixed");
	const withStatus = (status) => targets.filter((t) => t.status === status).length;
	const ofType = (type) => changes.filter((change) => change.type === type).length;
	const looked = targets.filter(({ status }) => status !== "left-out");
	return {
		...severityCounts(head),
		new: severityCounts(head.filter(({ status }) => status === "new")),
		fixed: findings.length - head.length,
		suppressed: 0,
		targets: {
			rendered: withStatus("rendered"),
			unchanged: withStatus("unchanged"),
			failed: withStatus("failed"),
			read: withStatus("read"),
			notRendered: withStatus("not-rendered"),
			leftOut: withStatus("left-out")
		},
		changes: {
			added: ofType("added"),
			removed: ofType("removed"),
			changed: ofType("changed")
		},
		complete: skipped.length === 0 && looked.length > 0 && looked.every(({ status }) => isComplete[status]),
		coverage: coverageOf(targets)
	};
}
/** Whether nothing of a target with this status is unknown. */
const isComplete = {
	rendered: true,
	unchanged: true,
	read: true,
	failed: false,
	"not-rendered": false,
	"left-out": true
};
/** Counts what has to be rendered before it is applied, and what of it was rendered. */
function coverageOf(targets) {
	const releases = targets.filter(({ kind, status, partOf }) => kind !== "manifests" && status !== "left-out" && partOf === void 0);
	const notRendered = {};
	for (const { kind } of releases.filter(({ status }) => !isComplete[status])) notRendered[kind] = (notRendered[kind] ?? 0) + 1;
	return {
		releases: releases.length,
		rendered: releases.filter(({ status }) => isComplete[status]).length,
		notRendered,
		manifestFiles: targets.filter(({ status, partOf }) => status === "read" && partOf === void 0).length
	};
}
/** How many findings there are of each severity. */
function severityCounts(findings) {
	const ofSeverity = (severity) => findings.filter((finding) => finding.severity === severity).length;
	return {
		errors: ofSeverity("error"),
		warnings: ofSeverity("warning"),
		infos: ofSeverity("info")
	};
}

// src/run/target-reports.ts
/** What became of each target of head. */
function targetReports(head, base) {
	return [...head.targets.map((target) => ({
		...targetName(target),
		...outcome(target, head.renders.get(target.id), base?.renders.get(target.id)),
		...partReason(target, head),
		...kustomizationOf(target, head)
	})), ...withDistinctIds(head.gitops, new Set(head.targets.map(({ id }) => id)))];
}
/** The kustomization that reads a manifest file, or that the file is. */
function kustomizationOf(target, { kustomizationsByPath }) {
	if (target.kind !== "manifests" || target.files.length !== 1) return {};
	const partOf = kustomizationsByPath.get(target.path) ?? (isKustomizationFile(target.path) ? target.path : void 0);
	return partOf === void 0 ? {} : { partOf };
}
/** Why a file is not checked as objects are. */
function partReason(target, { sources }) {
	if (target.kind !== "manifests" || target.loose !== "alone") return {};
	const reason = partReasons[fileRoles(sources.reader)(target.path).use];
	return reason === void 0 ? {} : { reason };
}
const partReasons = {
	objects: void 0,
	patch: "a patch: only what it says alone is checked",
	data: "no object of a cluster, but data of a kustomization or a test",
	unapplied: "no kustomization or controller here applies it: only what it says alone is checked"
};
/** Several documents of a repository may describe an object of the same name. */
function withDistinctIds(targets, taken) {
	const uses = /* @__PURE__ */ new Map();
	return targets.map((target) => {
		let id = target.id;
		while (taken.has(id)) {
			const use = (uses.get(target.id) ?? 1) + 1;
			uses.set(target.id, use);
			id = `${target.id}#${use}`;
		}
		taken.add(id);
		return gitopsReport(target, id);
	});
}
function gitopsReport(target, id) {
	return {
		...gitopsName(target),
		id,
		status: target.isExcluded ? "left-out" : "not-rendered",
		reason: target.reason,
		...target.partOf === null ? {} : { partOf: target.partOf }
	};
}
/** What a report calls something by that a GitOps controller or tool renders. */
function gitopsName(target) {
	const { id, kind, path, name, namespace } = target;
	return {
		id,
		kind,
		path: path || ".",
		name,
		...namespace === null ? {} : { namespace }
	};
}
/** What a report calls a target by. */
function targetName(target) {
	return {
		id: target.id,
		kind: target.kind,
		path: target.path || ".",
		...named(target)
	};
}
function named(target) {
	const release = target.kind !== "manifests" && target.release !== null ? { release: target.release } : {};
	const namespace = target.kind !== "manifests" && target.namespace !== null ? { namespace: target.namespace } : {};
	return {
		...release,
		...namespace,
		...target.environment === null ? {} : { environment: target.environment }
	};
}
function outcome(target, render, before) {
	const [missing] = target.missing;
	if (target.kind === "values") return {
		status: "not-rendered",
		reason: target.reason
	};
	if (missing) return {
		status: "failed",
		reason: `${missing.what} \`${missing.source}\` does not exist`
	};
	if (target.kind === "manifests") return { status: "read" };
	if (render?.status === "failed") return failureOf(render, before);
	return { status: isUnchanged(render, before) ? "unchanged" : "rendered" };
}
/** What nobody says is released is not rendered, rather than failed; so is what needs charts from elsewhere. */
function failureOf(failure, before) {
	if (failure.isOutOfTime) return {
		status: "not-rendered",
		reason: failure.message
	};
	const rendersInBase = before?.status === "rendered";
	return {
		status: worstSeverity({
			failure,
			values: null,
			rendersInBase
		}) !== "info" ? "failed" : "not-rendered",
		reason: reasonOf(failure)
	};
}
/** Templates that are named in the reason, at most. */
const mostNamed = 5;
function reasonOf({ message, broken, partial: rest }) {
	if (broken.length === 0 || rest === null) return rest === null ? message : `rendered in part: ${message}`;
	const names = broken.map(({ file }) => `\`${file}\``);
	const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : "";
	return `${names.slice(0, mostNamed).join(", ")}${more} cannot be rendered: ${message}`;
}
function isUnchanged(render, before) {
	return render?.status === "rendered" && before?.status === "rendered" && render.manifest === before.manifest;
}

// src/run/looked-at.ts
/** What one of the two configurations looks at and the other does not, as the report has it. */
function lookedAt(base) {
	if (!base) return {
		noLongerChecked: [],
		newlyChecked: []
	};
	const { noLongerChecked, newlyChecked, gitops, unchecked } = base;
	const countIn = counter(unchecked ? mergeFindings(unchecked.findings) : []);
	return {
		noLongerChecked: [...noLongerChecked.map((target) => ({
			...targetName(target),
			findings: countIn(target)
		})), ...gitops.noLongerChecked.map((target) => ({
			...gitopsName(target),
			findings: severityCounts([])
		}))],
		newlyChecked: [...newlyChecked.map(targetName), ...gitops.newlyChecked.map(gitopsName)]
	};
}
/** Counts the findings of a target; of plain files and values those in the files that it lists. */
function counter(findings) {
	const byTarget = groupBy(findings.flatMap((finding) => finding.targets.map((id) => ({
		id,
		finding
	}))), ({ id }) => id);
	return (target) => {
		const own = (byTarget.get(target.id) ?? []).map(({ finding }) => finding);
		if (target.kind === "helm") return severityCounts(own);
		const files = new Set(target.kind === "manifests" ? target.files : target.values);
		return severityCounts(own.filter(({ at }) => files.has(at.file)));
	};
}

// src/run/masked-report.ts
/** Masks in a report what is a secret in the files and objects that it speaks of, wherever it is quoted. */
function maskedReport(report, known) {
	const { sides: [head], mask } = known;
	const find = findSecrets(report, known);
	const sentence = (text, words = /* @__PURE__ */ new Set()) => maskedSentence(text, {
		find,
		words
	}, mask);
	const real = /* @__PURE__ */ new Map();
	const maskedEdit = (edit) => {
		if (secretsIn(edit.text).length === 0 && sentence(edit.text) === edit.text) return edit;
		const masked = {
			...edit,
			text: mask(edit.text),
			masked: true
		};
		real.set(JSON.stringify(masked), edit);
		return masked;
	};
	const shown = {
		...report,
		findings: report.findings.map((finding) => withEdits(finding, maskedEdit)),
		targets: report.targets.map((target) => withReason(target, (reason) => sentence(reason, secretWords(head, target.id)))),
		checkChanges: report.checkChanges.map((change) => maskedCheck(change, known, sentence))
	};
	return {
		report: maskedTexts(shown, oncePerText((text) => sentence(text))),
		realEdit: (edit) => real.get(JSON.stringify(edit)) ?? edit,
		isShown: shownIn(head, mask, sentence)
	};
}
/** Tells which lines of files hold no secret; each file is read once. */
function shownIn({ reader }, mask, sentence) {
	const files = /* @__PURE__ */ new Map();
	const read = (file) => {
		const masked = shownText(file, reader, mask)?.split("\n") ?? [];
		return (reader.text(file) ?? "").split("\n").map((line, index) => line === masked[index] && sentence(line) === line);
	};
	return (file, line) => {
		const shown = files.get(file) ?? read(file);
		files.set(file, shown);
		return shown[line] ?? true;
	};
}
/** Of all targets that the report speaks of, and of the files that it points at. */
function findSecrets({ findings, changes, targets, checkChanges }, { sides, configFile }) {
	return finderOf(sides, [
		...findings.flatMap((finding) => finding.targets),
		...changes.map(({ target }) => target),
		...targets.flatMap(({ id, reason }) => reason === void 0 ? [] : id)
	], [
		configFile,
		...findings.map(({ at }) => at.file),
		...checkChanges.map(({ at }) => at.file)
	]);
}
function withEdits(finding, maskedEdit) {
	return finding.fix ? {
		...finding,
		fix: {
			...finding.fix,
			edits: finding.fix.edits.map(maskedEdit)
		}
	} : finding;
}
function withReason(target, masked) {
	return target.reason === void 0 ? target : {
		...target,
		reason: masked(target.reason)
	};
}
/** The values of a key that is called a secret, and what is said about the file. */
function maskedCheck(change, { sides, mask }, sentence) {
	const { at, key, before, after, note } = change;
	const kind = secretName(key);
	const masked = (value) => kind !== null && isSecretValue(kind, value) ? mask(value) : maskedText(value, mask);
	const words = sides.flatMap(({ reader }) => fileSecrets(reader, at.file).map(({ value }) => value));
	return {
		...change,
		...before !== void 0 && { before: masked(before) },
		...after !== void 0 && { after: masked(after) },
		...note !== void 0 && { note: sentence(note, new Set(words)) }
	};
}

// src/run.ts
/**
* Checks head, compares it with base, and says what was found.
* Throws `UsageError` for a wrong configuration, a path that head does not have, an environment nobody has, and for
* what cannot be allowed.
*/
async function run(input) {
	const { report } = await runForFixes(input);
	return report;
}
/** The same for those who write files or print them: they need what the report masks. Throws as `run` does. */
async function runForFixes(input) {
	const { configFile, egressAllowlist, environments, paths } = input.options;
	checkPaths(input.head, paths);
	checkEgressAllowlist(egressAllowlist);
	const both = {
		...input,
		head: readableTree(input.head)
	};
	const config = await readMaskedConfig(readerOf(both.head), configFile, createMask(input.host.maskKey));
	const before = inLaterTurn(() => baseOf(both, config));
	const side = before.then((base) => base && base.tree);
	side.catch(() => null);
	const [head, base, headCommit] = await Promise.all([
		inspect(both.head, config, input, { base: side }),
		before,
		inLaterTurn(input.headCommit)
	]);
	checkEnvironments(environmentsOf(head, base), environments);
	const unmasked = await report({
		...both,
		headCommit
	}, config, head, base);
	const { mask } = head.sources;
	const others = [base?.tree, base?.unchecked].flatMap((side) => side?.sources ?? []);
	return maskedReport(unmasked, {
		sides: [head.sources, ...others],
		mask,
		configFile
	});
}
/** Inspects base; `null` without one. What head and base have in common is read once. */
async function baseOf(input, head) {
	if (!input.base) return null;
	const base = readableTree(input.base);
	readerSharingFiles(base, readerOf(input.head));
	return inspectBase({
		...input,
		base
	}, head);
}
async function report(input, config, head, before) {
	const base = before && before.tree;
	const [findings, changes, checks] = await Promise.all([
		findingsOf(input, config, head, base),
		inLaterTurn(() => base ? changesOf(base, head, input) : []),
		base ? checkChanges(base.sources.reader, head.sources.reader, input.options.configFile) : []
	]);
	const targets = targetReports(head, base);
	const skipped = changes ? head.skipped.slice() : [...head.skipped, undiffed(input)];
	return {
		schemaVersion: 1,
		tool: {
			name: "meshgate",
			version: input.version
		},
		head: input.headCommit,
		base: input.baseCommit,
		summary: summarise({
			findings,
			changes: changes ?? [],
			targets,
			skipped
		}),
		targets,
		findings,
		changes: changes ?? [],
		checkChanges: checks,
		...lookedAt(before),
		skipped
	};
}
/** `null` if there was no time to compare the objects. */
function changesOf(base, head, { host: { maskKey, budget } }) {
	let changes = null;
	budget.within("repair", () => changes = diffObjects(...comparable(base, head), maskKey));
	return changes;
}
function undiffed({ host: { budget } }) {
	return {
		file: ".",
		reason: `what changes in the manifests: ${outOfTime(budget)}`
	};
}
function environmentsOf(head, base) {
	const others = base ? [...base.tree.environments, ...base.unchecked?.environments ?? []] : [];
	return [...head.environments, ...others];
}
/** The findings of both sides, at their causes, with the fixes that work. */
async function findingsOf(input, config, head, base) {
	const compared = base ? compare(base, head) : head.findings;
	const causes = causesIn(head, input.host.provenance);
	const pointed = await pointAtCauses(compared, head, causes, input.host.budget);
	return mergeFindings(await offerFixes(pointed, {
		...input,
		config,
		side: head,
		causes
	}));
}
/** Findings of both sides. What base rendered and head could not is not known to be fixed: it is left out. */
function compare(base, head) {
	const complete = new Set(head.rendered.flatMap(({ id, isPartial }) => isPartial ? [] : id));
	const failed = new Set(head.targets.flatMap(({ id }) => complete.has(id) ? [] : id));
	const refused = new Set(head.sources.reader.tree.refused.map(({ file }) => file));
	const isKnown = (finding) => finding.status !== "fixed" || !refused.has(finding.at.file) && isChecked(finding, head) && (!isOfRender(finding) || finding.targets.some((id) => !failed.has(id)));
	const { tree } = head.sources.reader;
	const isInHead = (file) => hasPath(tree, file);
	return compareFindings(base.findings, head.findings, isInHead).filter(isKnown);
}
/** True unless head had no time to look for it. */
function isChecked({ targets }, { unchecked }) {
	if (unchecked.size === 0) return true;
	return targets.some((id) => !unchecked.has(id));
}
/** True for what only a render can show. */
function isOfRender({ cause, lintFinding: found }) {
	return cause === "template" || found.view === "deadValue" || found.view === "undefinedValue";
}
/** What both sides could render in part, or only one side has: a failed render must not look like removed objects. */
function comparable(base, head) {
	const failed = /* @__PURE__ */ new Set([...[...failures(base), ...failures(head)], ...[...withheld(base, head), ...withheld(head, base)]]);
	return [base.rendered.filter(({ id }) => !failed.has(id)), head.rendered.filter(({ id }) => !failed.has(id))];
}
/** The targets of one side with a file that the other one has and cannot read. */
function withheld({ targets }, other) {
	const refused = new Set(other.sources.reader.tree.refused.map(({ file }) => file));
	return targets.flatMap((target) => target.kind === "manifests" && target.files.some((file) => refused.has(file)) ? target.id : []);
}
function failures({ targets, rendered }) {
	const there = new Set(rendered.map(({ id }) => id));
	return targets.map(({ id }) => id).filter((id) => !there.has(id));
}

// src/run/unaffected/harmless-files.ts
/** Tells the kind of a file by its path alone. Inside charts, and where something names the file, it may be read. */
function harmlessKind(path) {
	const name = baseName(path);
	if (unsafe.test(path) || folderOf(path).split("/").some(isReadFolder) || /^kustomization/i.test(name)) return null;
	if (documents.some((pattern) => pattern.test(name))) return "document";
	return programs.test(name) ? "program" : null;
}
/** What cannot be written into a line, and what was lost when a name was decoded. */
const unsafe = /[\p{Cc}\uFFFD]/u;
/** Folders that are told from their names: those of templates, and those that stand where a file is expected. */
function isReadFolder(name) {
	return name === "templates" || /\.(ya?ml|json)$/i.test(name);
}
const documents = [
	/\.(md|mdx|markdown|rst|adoc|asciidoc)$/i,
	/\.(png|jpe?g|gif|svg|webp|avif|ico|bmp|pdf|drawio|puml|mmd|mp4|webm)$/i,
	/^(README|LICEN[CS]E|COPYING|NOTICE|CHANGELOG|CHANGES|CONTRIBUTING|AUTHORS|MAINTAINERS|SECURITY)(\.txt)?$/i,
	/^(CODEOWNERS|OWNERS|\.gitignore|\.gitkeep|\.keep|\.dockerignore|\.editorconfig)$/
];
/** Left out is what proxies and policies run: Lua, Rego, WebAssembly. */
const programs = new RegExp(String.raw`\.(${[
	...[
		"c",
		"cc",
		"cpp",
		"cs",
		"dart",
		"erl",
		"ex",
		"exs",
		"fs",
		"go",
		"h",
		"hpp",
		"hs",
		"java",
		"kt",
		"kts"
	],
	...[
		"clj",
		"groovy",
		"m",
		"php",
		"pl",
		"proto",
		"py",
		"rb",
		"rs",
		"scala",
		"sql",
		"swift",
		"tf",
		"zig"
	],
	...[
		"js",
		"jsx",
		"cjs",
		"mjs",
		"ts",
		"tsx",
		"cts",
		"mts",
		"vue",
		"svelte",
		"css",
		"less",
		"scss",
		"html"
	],
	...[
		"bash",
		"bat",
		"ps1",
		"sh",
		"zsh"
	]
].join("|")})$|^(Dockerfile|Makefile|go\.mod|go\.sum)$`);

// src/run/unaffected/names-by-links.ts
/** Finds the names that symbolic links give to a file or to a folder above it, through other links, too. */
function namesByLinks(links) {
	const byTarget = groupBy([...links], ([, target]) => target);
	return (path) => {
		const names = [{
			path,
			links: []
		}];
		for (const { path: name, links: used } of names) {
			for (const place of linkedPlaces(name)) for (const [link] of byTarget.get(place) ?? []) {
				if (used.includes(link)) continue;
				const below = place === "" ? `/${name}` : name.slice(place.length);
				names.push({
					path: link + below,
					links: [...used, link]
				});
			}
			if (names.length > mostNames) return null;
		}
		return names.map((name) => name.path);
	};
}
/** Links of links multiply. */
const mostNames = 100;
/** A path and all folders that hold it, `''` for the root. */
function linkedPlaces(path) {
	const places = [path];
	for (let place = path; place !== "";) places.push(place = folderOf(place));
	return places;
}

// src/run/unaffected/touches-nothing.ts
/**
* True if no change can alter what is discovered, rendered, checked or accounted for: base and head are equal for
* meshgate. It is the one place that decides this, and holds a change for harmless only if that is proven by the paths
* that change and few answers about the rest. docs/checks.md says it in words. What learns to read another kind of file,
* or to look for files in another way, has to be added here.
*/
async function touchesNothing(difference, configFile) {
	const { changes } = difference;
	if (changes.length === 0) return true;
	if (!changes.every(({ path, isFile }) => isFile && harmlessKind(path) !== null)) return false;
	const files = filesOf(difference);
	if (files === null || !files.every(isHarmless)) return false;
	return !await isConfigured(files, difference, configFile) && isApart(files, difference);
}
/** `null` where the names of a file cannot be told, and where a link to it dies or comes to life. */
function filesOf({ changes, links }) {
	const known = links();
	const targets = new Set(known.values());
	const namesOf = namesByLinks(known);
	const files = [];
	for (const { path, type } of changes) {
		const names = namesOf(path);
		if (names === null || type !== "changed" && targets.has(path)) return null;
		files.push({
			type,
			names
		});
	}
	return files;
}
function isHarmless({ names }) {
	return names.every((name) => harmlessKind(name) !== null);
}
/** True for the configuration itself and for what it names as a chart, values or a schema, and if it cannot be read. */
async function isConfigured(files, difference, configFile) {
	const config = await configOf(difference, configFile);
	if (config === null) return true;
	const named = /* @__PURE__ */ new Set([configFile, ...pathsIn(config)]);
	return files.some(({ names }) => names.some((name) => named.has(name)));
}
/** `null` where it cannot be read: then the run says why. */
async function configOf({ read, links }, file) {
	const known = links();
	if (/\n/.test(file) || file !== joinPath("", file)) return null;
	if (linkedPlaces(file).some((place) => known.has(place))) return null;
	const data = read(file);
	if (data === void 0) return file === ".meshgate.yaml" ? {} : null;
	try {
		return await readConfig(readerOf(memoryTree({ [file]: data })), file);
	} catch (error) {
		if (error instanceof UsageError) return null;
		throw error;
	}
}
function pathsIn({ targets = [], schemas = [] }) {
	return [...targets.flatMap(({ chart = "", values = [] }) => [chart, ...values]), ...schemas.map((entry) => typeof entry === "string" ? entry : entry.file)].map((path) => joinPath("", path));
}
/**
* True if the files are in no chart, no kustomization names them, and no folder comes or goes that an Application or a
* Flux Kustomization may mean. Helm reads only what is in the folder of a chart. A kustomization reads what it names,
* which Flux lets be anywhere (`LoadRestrictionsNone` in fluxcd `pkg/kustomize`), and programs may also be named by
* what it names.
*/
function isApart(files, { inBoth, hasFileContaining: isHeld }) {
	const readers = files.flatMap(({ names }) => names.flatMap(readersAbove));
	const moved = files.filter(({ type, names }) => type !== "changed" && folderOf(names[0]) !== "");
	const there = inBoth([.../* @__PURE__ */ new Set([...readers, ...moved.map(({ names }) => folderOf(names[0]))])]);
	if (readers.some((path) => there.has(path))) return false;
	const withFolder = moved.filter(({ names }) => !there.has(folderOf(names[0])));
	if (withFolder.some(({ names }) => names.length > 1)) return false;
	if (withFolder.length > 0 && isHeld(deliveringGroups, manifestFiles)) return false;
	return !isHeld([...new Set(files.flatMap((file) => file.names.map(baseName)))], kustomizationFiles);
}
/** The files that would make a path a part of a chart or, for a program, of a kustomization. */
function readersAbove(path) {
	const files = harmlessKind(path) === "program" ? ["Chart.yaml", ...kustomizationNames] : ["Chart.yaml"];
	return linkedPlaces(folderOf(path)).flatMap((folder) => files.map((file) => joinPath(folder, file)));
}
/** `RecognizedKustomizationFileNames` of kustomize's `konfig` package. */
const kustomizationNames = [
	"kustomization.yaml",
	"kustomization.yml",
	"Kustomization"
];
/** Templates of kustomizations included. */
const kustomizationFiles = ["**/kustomization*"];
/** The API groups of what applies a folder: see `deliveriesIn` (discover/parts/). */
const deliveringGroups = ["argoproj.io", "kustomize.toolkit.fluxcd.io"];
const manifestFiles = [
	"**/*.yaml",
	"**/*.yml",
	"**/*.json"
];

// src/run/unaffected/unaffected-report.ts
/**
* The report of a change that touches nothing that is rendered or checked; `null` for any other, and for one of which
* that is not proven. Throws `UsageError` for what cannot be allowed, as `run` does.
*/
async function unaffectedReport(input) {
	checkEgressAllowlist(input.egressAllowlist);
	const difference = input.difference();
	if (difference === null || !await touchesNothing(difference, input.configFile)) return null;
	const nothing = {
		targets: [],
		findings: [],
		changes: [],
		skipped: []
	};
	return {
		schemaVersion: 1,
		tool: {
			name: "meshgate",
			version: input.version
		},
		head: difference.headCommit,
		base: input.baseCommit,
		summary: summarise(nothing),
		unaffected: { changedFiles: new Set(difference.changes.map(({ path }) => path)).size },
		...nothing,
		checkChanges: [],
		noLongerChecked: [],
		newlyChecked: []
	};
}

export { applyEdits as a, sequenceDifferences as c, openRun as d, hunks as i, setRunFlags as l, run as n, offsetEdits as o, runForFixes as r, overlap as s, unaffectedReport as t, startBudget as u };