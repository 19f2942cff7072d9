import { n as groupBy } from "./group.js";
import { i as sourceOf, l as joinPath } from "./lines.js";
import { a as mountPrefix, s as refusalOf } from "./tree.js";
import { r as toData } from "./data2.js";
import { n as oncePer } from "./once-per.js";
import { a as readSource, i as parseDocuments, n as maxTextBytes, r as oversizedDocument } from "./table.js";
import { createHash } from "node:crypto";

// src/yaml/broken-text.ts
function undecodableDocuments(text, file) {
	return explainControlCharacters(parseDocuments(text.replaceAll("�", forbiddenCharacter), file), notUnicode);
}
function nulDocuments(text, file) {
	const documents = parseDocuments(text, file);
	return /^(?:[^\0]\0|\0[^\0])/.test(text) ? explainControlCharacters(documents, noByteOrderMark) : documents;
}
const forbiddenCharacter = "￿";
const notUnicode = "some bytes are neither UTF-8 nor UTF-16 text; save the file as UTF-8";
const noByteOrderMark = "it looks like UTF-16 without a byte order mark; save the file as UTF-8";
function explainControlCharacters(documents, message) {
	const explain = (problem) => problem.message === "control characters are not allowed" ? {
		...problem,
		message
	} : problem;
	return documents.map((document) => ({
		...document,
		problems: document.problems.map(explain)
	}));
}

// src/yaml/decode-text.ts
function decodeText(bytes) {
	const encoding = encodingOf(bytes);
	try {
		return {
			text: new TextDecoder(encoding, { fatal: true }).decode(bytes),
			isBroken: false
		};
	} catch {
		return {
			text: new TextDecoder(encoding).decode(bytes),
			isBroken: true
		};
	}
}
function encodingOf([first, second]) {
	if (first === 255 && second === 254) return "utf-16le";
	return first === 254 && second === 255 ? "utf-16be" : "utf-8";
}

// src/yaml/map-document.ts
var MapDocument = class {
	problems = [];
	source;
	hash;
	keys;
	map;
	constructor(source, hash, keys, map) {
		this.source = source;
		this.hash = hash;
		this.keys = keys;
		this.map = map;
	}
	get root() {
		return this.map ??= readSource(this.source)[0].root;
	}
	drop() {
		this.map = null;
	}
};
function isMapDocument(document) {
	return document instanceof MapDocument || document.root?.kind === "map";
}
function keysOfDocument(document) {
	if (document instanceof MapDocument) return document.keys;
	return document.root?.kind === "map" ? [...document.root.entries.keys()] : [];
}
function documentsWithKeys(source, bytes, lists) {
	const hash = createHash("sha256").update("keys\n").update(bytes).digest("hex");
	const kept = lists.of(hash);
	if (kept) return [new MapDocument(source, hash, kept, null)];
	const documents = readSource(source);
	const [document] = documents;
	if (documents.length !== 1 || document?.root?.kind !== "map" || document.problems.length > 0) return documents;
	const keys = [...document.root.entries.keys()];
	lists.keep(hash, keys);
	return [new MapDocument(source, hash, keys, document.root)];
}

// src/yaml/reader.ts
function readerKeepingKeys(tree, lists) {
	const reader = readers.get(tree) ?? newReader(tree, lists);
	readers.set(tree, reader);
	return reader;
}
function readerOf(tree) {
	const reader = readers.get(tree) ?? newReader(tree);
	readers.set(tree, reader);
	return reader;
}
function readerSharingFiles(tree, sibling) {
	const reader = readers.get(tree) ?? sharingReader(tree, sibling);
	readers.set(tree, reader);
	return reader;
}
function readerAfterEdits(tree, earlier, edited) {
	const kept = /* @__PURE__ */ new Map();
	for (const path of [...tree.files, ...tree.mounted ?? []]) if (!edited.has(path)) kept.set(path, earlier.readerFor(path));
	const reader = keepingReader(tree, kept, earlier.lists);
	readers.set(tree, reader);
	return reader;
}
function keepingReader(tree, kept, lists) {
	const reader = newReader(tree, lists);
	const readerFor = (path) => kept.get(path) ?? reader;
	return readingBy(tree, readerFor, lists);
}
function readingBy(tree, readerFor, lists) {
	return {
		tree,
		text: (path) => readerFor(path).text(path),
		documents: (path) => readerFor(path).documents(path),
		readerFor,
		...lists && { lists }
	};
}
const readers = /* @__PURE__ */ new WeakMap();
function newReader(tree, lists) {
	const parsed = /* @__PURE__ */ new Map();
	const texts = /* @__PURE__ */ new Map();
	const decoded = (path) => {
		const cached = texts.get(path);
		const bytes = cached === void 0 ? tree.read(path) : void 0;
		if (!bytes) return cached;
		const decodedText = decodeText(bytes.subarray(0, maxTextBytes));
		texts.set(path, decodedText);
		return decodedText;
	};
	const readDocuments = (path) => {
		const bytes = tree.read(path) ?? /* @__PURE__ */ new Uint8Array();
		const isTooLong = bytes.length > maxTextBytes;
		const content = decoded(path) ?? {
			text: "",
			isBroken: false
		};
		if (isTooLong) return [oversizedDocument(sourceOf(content.text, path))];
		if (content.isBroken) return undecodableDocuments(content.text, path);
		if (content.text.includes("\0")) return nulDocuments(content.text, path);
		return lists ? documentsWithKeys(sourceOf(content.text, path), bytes, lists) : parseDocuments(content.text, path);
	};
	const reader = {
		tree,
		text: (path) => decoded(path)?.text,
		documents(path) {
			const cached = parsed.get(path);
			if (cached) return cached;
			const documents = readDocuments(path);
			parsed.set(path, documents);
			return documents;
		},
		readerFor: () => reader,
		...lists && { lists }
	};
	return reader;
}
function sharingReader(tree, sibling) {
	const reader = newReader(tree, sibling.lists);
	const byPath = /* @__PURE__ */ new Map();
	const readerFor = (path) => {
		const chosen = byPath.get(path);
		if (chosen) return chosen;
		const reading = hasEqualFile(path, tree, sibling.tree) ? sibling.readerFor(path) : reader;
		byPath.set(path, reading);
		return reading;
	};
	return readingBy(tree, readerFor, sibling.lists);
}
function hasEqualFile(path, tree, sibling) {
	const [bytes, siblingBytes] = [tree.read(path), sibling.read(path)];
	if (bytes === void 0 || siblingBytes === void 0) return false;
	return bytes === siblingBytes || Buffer.compare(bytes, siblingBytes) === 0;
}

// src/registry/version.ts
function parseVersion(text) {
	if (text.length > maxVersionLength) return null;
	const match = form.exec(text);
	if (!match) return null;
	const [, major = "", minor = "", patch = "", prerelease = ""] = match;
	const [first, second, third] = [
		major,
		minor,
		patch
	].map((digits) => BigInt(digits || "0"));
	if ([
		first,
		second,
		third
	].some((number) => number > maxNumber) || hasLeadingZero(prerelease)) return null;
	return {
		major: first,
		minor: second,
		patch: third,
		prerelease
	};
}
function compareVersions(first, second) {
	return compareNumbers(first.major, second.major) || compareNumbers(first.minor, second.minor) || compareNumbers(first.patch, second.patch) || comparePrereleases(first.prerelease, second.prerelease);
}
const maxVersionLength = 256;
const maxNumber = 2n ** 64n - 1n;
const form = /^v?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;
function hasLeadingZero(prerelease) {
	return prerelease.split(".").some((identifier) => /^0[0-9]+$/.test(identifier));
}
function compareNumbers(first, second) {
	if (first === second) return 0;
	return first < second ? -1 : 1;
}
function comparePrereleases(first, second) {
	if (first === second) return 0;
	if (first === "" || second === "") return first === "" ? 1 : -1;
	const [ofFirst, ofSecond] = [first.split("."), second.split(".")];
	for (let index = 0; index < Math.max(ofFirst.length, ofSecond.length); index++) {
		const order = compareIdentifiers(ofFirst[index] ?? "", ofSecond[index] ?? "");
		if (order !== 0) return order;
	}
	return 0;
}
function compareIdentifiers(first, second) {
	if (first === second) return 0;
	if (first === "" || second === "") return first === "" ? -1 : 1;
	const [firstNumber, secondNumber] = [numberOf(first), numberOf(second)];
	if (firstNumber !== null && secondNumber !== null) return firstNumber > secondNumber ? 1 : -1;
	if (firstNumber === null && secondNumber === null) return first > second ? 1 : -1;
	return firstNumber === null ? 1 : -1;
}
function numberOf(identifier) {
	const number = /^[0-9]+$/.test(identifier) ? BigInt(identifier) : null;
	return number !== null && number <= maxNumber ? number : null;
}

// src/registry/constraint.ts
function parseConstraint(text) {
	if (text.length > maxConstraintLength) return null;
	const segments = withoutHyphens(text).split("||");
	if (segments.length > maxSegments) return null;
	const groups = segments.map(comparisonsIn);
	if (groups.some((group) => group === null)) return null;
	return (version) => groups.some((group) => satisfiesAll(group, version));
}
const maxConstraintLength = 512;
const maxSegments = 32;
function satisfiesAll(group, version) {
	const namesPrerelease = group.some(({ bound }) => bound.prerelease !== "");
	if (version.prerelease !== "" && !namesPrerelease) return false;
	return group.every((comparison) => operators[comparison.operator](version, comparison));
}
const versionForm = String.raw`v?([0-9|xX*]+)(\.[0-9|xX*]+)?(\.[0-9|xX*]+)?` + String.raw`(-([0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?(\+([0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?`;
const space = String.raw`[\t\n\f\r ]`;
function withoutHyphens(text) {
	const range = new RegExp(`${space}*(${versionForm})${space}+-${space}+(${versionForm})${space}*`, "g");
	return text.replace(range, (...parts) => `>= ${parts[1]}, <= ${parts[11]} `);
}
function comparisonsIn(segment) {
	const comparisons = [];
	const item = new RegExp(`${space}*([=!<>~^]*)${space}*(${versionForm})(${space}*)(,?)`, "y");
	let isSeparated = true;
	while (item.lastIndex < segment.length || comparisons.length === 0) {
		const match = isSeparated ? item.exec(segment) : null;
		const comparison = match && comparisonOf(match);
		if (!match || !comparison) return null;
		comparisons.push(comparison);
		const comma = match.at(-1) !== "";
		isSeparated = comma || match.at(-2) !== "";
		if (comma && item.lastIndex === segment.length) return null;
	}
	return comparisons;
}
function comparisonOf([, operator = "", , major = "", minor = "", patch = "", prerelease = ""]) {
	if (!Object.hasOwn(operators, operator)) return null;
	const isOpen = isWildcard(major);
	const isMinorOpen = !isOpen && isWildcard(minor);
	const isPatchOpen = !isOpen && !isMinorOpen && isWildcard(patch);
	const numbers = isOpen ? "0.0.0" : isMinorOpen ? `${major}.0.0` : isPatchOpen ? `${major}${minor}.0` : null;
	const bound = parseVersion(`${numbers ?? `${major}${minor}${patch}`}${prerelease}`);
	if (!bound) return null;
	return {
		operator,
		bound,
		isOpen: isOpen || isMinorOpen || isPatchOpen,
		isMinorOpen,
		isPatchOpen
	};
}
function isWildcard(number) {
	return /^\.?[xX*]?$/.test(number);
}
const operators = {
	"": isTildeOrEqual,
	"=": isTildeOrEqual,
	"!=": isNotEqual,
	">": isGreater,
	"<": isLess,
	">=": isAtLeast,
	"=>": isAtLeast,
	"<=": isAtMost,
	"=<": isAtMost,
	"~": isTilde,
	"~>": isTilde,
	"^": isCaret
};
function isNotEqual(version, { bound, isOpen, isMinorOpen, isPatchOpen }) {
	if (!isOpen) return compareVersions(version, bound) !== 0;
	if (version.major !== bound.major) return true;
	if (isMinorOpen) return false;
	if (version.minor !== bound.minor) return true;
	if (isPatchOpen) return version.prerelease !== bound.prerelease;
	return version.patch !== bound.patch || compareVersions(version, bound) !== 0;
}
function isGreater(version, { bound, isOpen, isMinorOpen, isPatchOpen }) {
	if (!isOpen) return compareVersions(version, bound) > 0;
	if (version.major !== bound.major) return version.major > bound.major;
	if (isMinorOpen) return false;
	return isPatchOpen ? version.minor > bound.minor : compareVersions(version, bound) > 0;
}
function isLess(version, { bound }) {
	return compareVersions(version, bound) < 0;
}
function isAtLeast(version, { bound }) {
	return compareVersions(version, bound) >= 0;
}
function isAtMost(version, { bound, isOpen, isMinorOpen }) {
	if (!isOpen) return compareVersions(version, bound) <= 0;
	if (version.major > bound.major) return false;
	return version.major !== bound.major || version.minor <= bound.minor || isMinorOpen;
}
function isTilde(version, { bound, isMinorOpen, isPatchOpen }) {
	if (compareVersions(version, bound) < 0) return false;
	if (bound.major === 0n && bound.minor === 0n && bound.patch === 0n && !isMinorOpen && !isPatchOpen) return true;
	return version.major === bound.major && (version.minor === bound.minor || isMinorOpen);
}
function isTildeOrEqual(version, comparison) {
	return comparison.isOpen ? isTilde(version, comparison) : compareVersions(version, comparison.bound) === 0;
}
function isCaret(version, { bound, isMinorOpen, isPatchOpen }) {
	if (compareVersions(version, bound) < 0) return false;
	if (bound.major > 0n || isMinorOpen) return version.major === bound.major;
	if (version.major > 0n) return false;
	if (bound.minor > 0n || isPatchOpen) return version.minor === bound.minor;
	return version.minor === 0n && version.patch === bound.patch;
}

// src/registry/chart-request.ts
const scheme = "oci://";
function isOci({ repository }) {
	return repository.startsWith(scheme);
}
function repositoryChartRequest(repository, name, version) {
	return {
		repository: withoutSlash(repository).replace(/^alias:/, "@").replace(/^([a-z]+:\/\/)[^/@]*@/i, "$1"),
		name,
		version: version.trim()
	};
}
function chartRequestAt(address, version) {
	const path = withoutSlash(address);
	const slash = path.lastIndexOf("/");
	return repositoryChartRequest(path.slice(0, slash), path.slice(slash + 1), version);
}
function applicationChartRequest(repository, name, version) {
	const address = /^[a-z][a-z\d+.-]*:\/\//i.test(repository) ? repository : `${scheme}${repository}`;
	return isOci({ repository: address }) ? chartRequestAt(`${withoutSlash(address)}/${name}`, version) : repositoryChartRequest(address, name, version);
}
function requestText({ repository, name, version }) {
	return `${version === "" ? name : `${name} ${version}`} of ${repository}`;
}
function isSatisfied(request, version) {
	if (request === version) return true;
	const parsed = parseVersion(version);
	const isInRange = parseConstraint(request === "" ? "*" : request);
	return isInRange !== null && parsed !== null && isInRange(parsed);
}
function isTagOrDigest(request) {
	return request !== "" && parseConstraint(request) === null;
}
function withoutSlash(address) {
	return address.trim().replace(/\/+$/, "");
}

// src/registry/chart-lock.ts
const lockFile = "meshgate.lock";
const chartLockOf = oncePer((reader) => {
	if (reader.tree.read("meshgate.lock") === void 0) return null;
	const [document] = reader.documents(lockFile);
	if (!document?.root) return {
		problem: "it is not YAML",
		line: 1
	};
	const data = toData(document.root);
	if (data?.version !== lockVersion) return {
		problem: `its \`version\` is not ${lockVersion}`,
		line: 1
	};
	const { charts = [] } = data;
	if (!Array.isArray(charts)) return {
		problem: "its `charts` are no list",
		line: 1
	};
	const wrong = charts.findIndex((chart) => !isLockedChart(chart));
	if (wrong >= 0) return {
		problem: `entry ${wrong + 1} of its \`charts\` is no locked chart`,
		line: 1
	};
	return { charts };
});
function lockText(charts) {
	const entries = charts.toSorted((a, b) => sortKey(a) < sortKey(b) ? -1 : 1).map(entryText);
	return `# Written by \`meshgate fetch\`. Commit this file; do not edit it.\nversion: ${lockVersion}\ncharts:${entries.length > 0 ? `\n${entries.join("")}` : " []\n"}`;
}
function isEntryOf(chart, { repository, name, version }) {
	return chart.repository === repository && chart.name === name && chart.requested === version;
}
const lockVersion = 1;
const fields = [
	"repository",
	"name",
	"requested",
	"version",
	"digest"
];
function isLockedChart(value) {
	if (typeof value !== "object" || value === null) return false;
	const entry = value;
	if (!fields.every((field) => typeof entry[field] === "string")) return false;
	const { name, version, digest } = entry;
	return isName(name) && isName(version) && /^sha256:[0-9a-f]{64}$/.test(digest);
}
function isName(text) {
	return /^[\w.+-]+$/.test(text) && text !== "." && text !== "..";
}
function sortKey({ repository, name, requested }) {
	return JSON.stringify([
		repository,
		name,
		requested
	]);
}
function entryText(chart) {
	return `  - ${fields.map((field) => `${field}: ${JSON.stringify(chart[field])}`).join("\n    ")}\n`;
}

// src/registry/find-chart.ts
function findChart(reader, request) {
	requestedChartsOf(reader).set(JSON.stringify(request), request);
	const lock = chartLockOf(reader);
	if (lock === null) return {
		status: "no-lock",
		reason: `is not in this repository; ${fetching}`
	};
	if ("problem" in lock) return {
		status: "broken-lock",
		reason: `cannot be looked up in \`${lockFile}\`: ${lock.problem}`
	};
	const locked = lockedChartFor(lock.charts, request);
	if (locked) return mounted(reader, locked);
	const ofChart = entriesOf(lock.charts, request);
	if (ofChart.length > 0) return outOfRange(ofChart);
	return {
		status: "not-listed",
		reason: `is not in \`${lockFile}\`; ${fetching}`
	};
}
function lockedChartFor(charts, request) {
	const ofChart = entriesOf(charts, request);
	const locked = ofChart.find((chart) => isEntryOf(chart, request)) ?? ofChart.find(isInRange(request.version));
	return locked && isInRange(request.version)(locked) ? locked : null;
}
const requestedChartsOf = oncePer(() => /* @__PURE__ */ new Map());
function chartFolder({ repository, name, version }) {
	const place = repository.replace(/^[a-z]+:\/\//, "").replace(/[^\w./:@-]/g, "-");
	return joinPath("", `${mountPrefix}${place}/${name}-${version}`);
}
const fetching = "`meshgate fetch` gets it";
function entriesOf(charts, request) {
	return entriesByChart(charts).get(chartKey(request)) ?? [];
}
const entriesByChart = oncePer((charts) => groupBy(charts, chartKey));
function chartKey({ repository, name }) {
	return JSON.stringify([repository, name]);
}
function isInRange(version) {
	return (chart) => isSatisfied(version, chart.version) || isTagOrDigest(version) && chart.requested === version;
}
function outOfRange(charts) {
	const versions = [...new Set(charts.map(({ version }) => `\`${version}\``))].join(" and ");
	return {
		status: "out-of-range",
		reason: `is in \`${lockFile}\` only as ${versions}; \`meshgate fetch\` brings that up to date`
	};
}
function mounted({ tree }, locked) {
	const folder = chartFolder(locked);
	const refusal = refusalOf(tree, folder);
	if (refusal) return {
		status: "refused",
		reason: `cannot be used: ${refusal.reason}`,
		digest: locked.digest
	};
	if (tree.read(joinPath(folder, "Chart.yaml")) !== void 0) return {
		status: "found",
		folder,
		locked
	};
	return {
		status: "not-cached",
		reason: `is locked as ${locked.version} and not in the cache; ${fetching}`
	};
}

export { keysOfDocument as C, isMapDocument as S, readerAfterEdits as _, chartLockOf as a, readerSharingFiles as b, applicationChartRequest as c, isSatisfied as d, isTagOrDigest as f, parseVersion as g, compareVersions as h, requestedChartsOf as i, chartRequestAt as l, requestText as m, findChart as n, lockFile as o, repositoryChartRequest as p, lockedChartFor as r, lockText as s, chartFolder as t, isOci as u, readerKeepingKeys as v, decodeText as w, MapDocument as x, readerOf as y };