import { A as isYttTemplate, At as referencedNames, Ft as shownText, It as isTestFile, Lt as secretsIn, Nt as fileSecrets, O as isRefused, Ut as compareNames, _t as secretFinder, ft as selectsWholeTree, ht as maskedSentence, lt as checkEnvironments, vt as secretWords } from "./masked-config.js";
import { t as inLaterTurn } from "./schedule.js";
import { D as testFilesIn, E as readTestFiles, F as adjustSeverities, G as allOf, J as not, K as anyOf$1, L as pointAtCauses, M as inspectBase, P as inspect, T as haveSameTests, V as gitopsKindNames, Y as unknownTruth, _ as inspectTrees, a as objectDifference, c as pairManifests, d as compareTrees, g as environmentsOf, h as prepareRun, i as noDifference, l as overridesIn, m as compareFindings, o as skippedDifference, p as presenceInTree, q as isUnknown, t as repairedFindings, u as comparableRenders, v as applyWaivers, z as causesIn } from "./repaired-findings.js";
import { a as oncePerText, n as oncePer, o as weakOncePer, t as once } from "./once-per.js";
import { n as configMistakes, r as defaultConfigFile, s as configurationFiles } from "./config.js";
import { i as sourceLocation, n as maskedText, r as locate } from "./data3.js";
import { f as secretName, s as isSecretValue } from "./shapes.js";
import { t as maskedTexts } from "./masked-texts.js";
import { i as engines, n as severityCounts, r as summarise, t as harmlessKind } from "./harmless-files.js";
import { a as compareConfidence, c as severities, i as groupPairs, n as groupBy, o as compareSeverity, s as compareText, t as addToGroup } from "./group.js";
import { t as table } from "./table.js";
import { a as ruleEntriesById, c as namesSchemaFile, l as schemaFiles, s as kindsBySchemaFile } from "./configured-checks.js";
import { $ as isDeployedByIstio, A as isLeftOutSilently, At as policyScope, Bt as controllerOf, Ct as inboundMtls, D as winningRules, Dt as policiesAt, E as winningRule, Et as holdsAt, F as matchEntries, Ft as labelsOf, G as gatewaysOf, H as gatewayKeysOf, Ht as writtenObject, I as serviceExport, It as mergeLabels, J as allVirtualServices, K as meshGateway, L as entryExport, Lt as policySelector, M as hasHosts, Mt as gatewayNameLabel, N as httpRoutesOf, Nt as gatewayPods, O as ruleHost, Ot as policyIndexes, P as rootsOfDelegate, Pt as labelsKey, Q as serverHost, R as entryVisibility, Rt as selects, S as isStrictMerging, St as statedProxies, T as ruleKinds, Tt as modeIn, U as gatewayNames, Ut as createdAt, V as isDryRunPolicy, Vt as isForeignClass, W as gatewaySelector, X as conversionKinds, Y as objectsMadeOf, Z as convertedGatewayApi, _ as admitsNamespace, _t as namespaceDataplane, a as reference, at as knownLabelsOf, b as waypointOf, bt as injectorDocument, ct as referenceKinds, d as sidecarsCaptureDns, dt as atLeast, et as canaryLabel, f as statesDnsCapture, ft as allWorkloads, g as routedDestinationsTo, gt as isSystemNamespace, h as gatewaysBehind, ht as dataplaneOf, i as renderFailed, it as waypointLabel, j as delegateName, jt as targetRefs, k as clausesOf, kt as selectorIndex, l as buildFailed, lt as referenceOf, m as meshTrafficPolicy, mt as podLabels, n as yamlInvalid, nt as isCanaryWeight, ot as namespaceBasis, p as outsideAllowlist, pt as workloadsIn, q as serverTraffic, r as valuesSchema, rt as namedWaypoint, st as parseDuration, t as rules, tt as canaryWeight, u as allocatesInProxies, ut as convertedGatewayName, v as lacksTraffic, vt as podOf, w as effectivePolicy, wt as inboundMtlsOn, x as isInjectorWebhook, xt as isSidecarInjector, y as trafficLabel, yt as proxyTemplates, z as canonicalHost, zt as workloadSelector } from "./rules.js";
import { a as settingDifferences, c as meshgateCommands, i as keyText, l as meshgateUse, n as workflowDifferences, o as flowText, r as emptyRoot, s as scalarText } from "./workflow-differences.js";
import { c as resolveFiles, l as resolveLinks, n as hasPath, s as refusalOf, t as filesUnder } from "./tree.js";
import { a as baseName, c as isInside, l as joinPath, o as folderOf, r as locationAt, s as foldersAbove, t as fileStart } from "./lines.js";
import { a as pathMatcher, o as Minimatch, r as leftOutTest } from "./manifests.js";
import { n as equalData, t as comparableText } from "./data.js";
import { t as Node } from "./node.js";
import { t as outOfTime } from "./time-budget2.js";
import { t as lint } from "./lint.js";
import { D as manifestWith, N as apiGroups, S as meshConfigsIn, T as groupOf, _ as emptyMesh, c as objectKey$1, f as derived, h as createMesh, m as derivedPer, n as hasStatedNamespace, p as derivedByKey, v as knownKind, x as isMeshOperator } from "./one-line.js";
import { n as viewsOf } from "./rule.js";
import { C as serviceNamespace, S as normalHost, _ as fullHost, a as permitsIn, b as isWildcard, d as isIPOrRange, g as compareSpecificity, h as hostIndex, i as permitsFor, n as hasExpired, o as hostDefect, r as parseAllowedEgress, v as hostCovers, w as clusterDomain, x as isWrittenAlike, y as hostsOverlap } from "./egress-allowlist.js";
import { C as matchesSelector, I as canonicalJson, a as lacksChartsOnly, j as exportedTo } from "./render-failure.js";
import { a as groupedDigits, i as shortNameList, n as joinOr, t as joinAnd } from "./join-words.js";
import { d as namespaceWords, f as standInNamespace, i as isUnfilled, l as dataWithoutStandIns, m as withoutStandIns, u as isStatedNamespace } from "./unfilled.js";
import { n as distinctData, t as distinctBy } from "./distinct.js";
import { i as RE2JS, o as RE2JSException } from "./re2js2.js";
import { n as durationWords, t as targetTitle } from "./target-title.js";
import { c as isIstioChart, l as isIstioRepository, x as placedNode } from "./releases.js";
import { a as objectSubject, d as findingOf } from "./subject-findings.js";
import { n as namedFiles } from "./target.js";
import { t as quote } from "./quote.js";
import { i as gitopsName, n as targetName$1, r as targetReports } from "./target-reports.js";
import { n as environmentRows } from "./environment-matrix.js";
import { t as closestName } from "./suggest.js";
import { r as isCustomRule } from "./custom-rule.js";

// src/core/access-class-words.ts
function methodWords(part) {
	return isMethodList(part) ? methodList(part.of) : "requests";
}
function isMethodList(part) {
	return part !== void 0 && part.of.length > 0 && part.of.every(isMethod);
}
function methodsAfter({ of, except }) {
	return of.length > 0 ? `by ${methodList(of)}` : `by any method but ${methodList(except)}`;
}
function methodList(labels) {
	return joinAnd(labels.map((label) => isMethod(label) ? label.replaceAll("`", "") : label));
}
function isMethod(label) {
	return /^`[^` ]+`$/.test(label);
}
function pathWords(part) {
	return part ? listWords(part, "for ", "for any path") : "";
}
function hostWords(part) {
	if (!part) return "";
	if (part.of.length === 0 && part.except.join() === "hosts that it does not serve") return "of any host that it serves";
	return listWords(part, "of ", "of any host");
}
function serverNameWords(part) {
	return `${listWords(part, "with ", "with any name")} in the TLS handshake`;
}
function listWords({ of, except }, before, any) {
	return of.length > 0 ? `${before}${joinOr(of)}` : `${any} but ${joinOr(except)}`;
}
function tokenWords$1({ of, except }) {
	return of.length > 0 ? joinOr(of) : `unless ${joinOr(except)}`;
}
function claimsWords(parts) {
	const claims = parts.filter(({ of }) => of.join() !== "any text").map(claimWords);
	return claims.length === 0 ? "" : ` (${claims.join(", ")})`;
}
function claimWords(claim) {
	const { part, of, except } = claim;
	const isSecond = part.startsWith("second ");
	const own = `\`${part.replace(/^(second )?claim /, "").replaceAll("][", ".")}\``;
	const name = isSecond ? `${own} of the second token` : own;
	if (isAbsent(claim)) return `no ${name}`;
	return of.length > 0 ? `${name} ${valueWords(of)}` : `${name} is not ${joinOr(except)}`;
}
function valueWords(labels) {
	return joinOr(labels.map((label) => {
		const [own = "", ...exceptions] = label.split(" but for ");
		if (own.startsWith("what ")) return [own.slice(5), ...exceptions].join(" but is not ");
		return [`is ${own.replace(/^such as/, "for example")}`, ...exceptions].join(" but not ");
	}));
}
function namedWords(named) {
	const { part, of, except } = named;
	const [kind, ...rest] = part.split(" ");
	const name = `the ${kind === "query" ? "parameter" : kind} \`${rest.join(" ")}\``;
	if (isAbsent(named)) return `without ${name}`;
	if (of.join() === "any value") return `with ${name}`;
	return of.length > 0 ? `where ${name} ${valueWords(of)}` : `where ${name} is not ${joinOr(except)}`;
}
function isAbsent({ of, except }) {
	return of.length === 1 ? of[0] === "absent" : of.length === 0 && except.join() === "any text";
}

// src/effect/request/registry/age.ts
function compareCreation(first, second) {
	return compareText(createdAt(first), createdAt(second)) || compareNames(first, second);
}
function oldestFirst(objects) {
	return objects.map((object) => ({
		object,
		created: createdAt(object)
	})).toSorted((first, second) => compareText(first.created, second.created) || compareNames(first.object, second.object)).map(({ object }) => object);
}
function unknownAge(first, second) {
	if (first === second || createdAt(first) !== "" && createdAt(second) !== "") return [];
	return [`which is older, ${manifestTitle(first)} or ${manifestTitle(second)}`];
}
function manifestTitle({ kind, namespace, name }) {
	return `${kind} ${namespace}/${name}`;
}

// src/effect/access/change-places.ts
function differingPlace(place, changes) {
	const { head, base } = changes.versionsOf(place.object);
	const inHead = placeIn$4(head, place);
	const inBase = placeIn$4(base, place);
	if (!inHead?.node.exists || !inBase?.node.exists) return inHead?.node.exists ? inHead : inBase ?? place;
	if (canonicalJson(inHead.node) === canonicalJson(inBase.node)) return null;
	const node = differingField(inHead.node, inBase.node);
	return node.root.yaml === inHead.node.root.yaml ? {
		...inHead,
		node
	} : {
		...inBase,
		node
	};
}
function placeIn$4(version, { node }) {
	return version && {
		object: version,
		node: version.root.at(...node.pathKeys)
	};
}
function differingField(head, base) {
	const [only, another] = head.kind === "map" && base.kind === "map" ? changedEntries(head, base) : changedItems(head, base);
	if (!only || another) return head;
	return only.head && only.base ? differingField(only.head, only.base) : only.head ?? only.base;
}
function changedEntries(head, base) {
	return [...new Set([...head.entries(), ...base.entries()].map(([key]) => key))].flatMap((key) => {
		const [ofHead, ofBase] = [head.get(key), base.get(key)];
		if (canonicalJson(ofHead) === canonicalJson(ofBase)) return [];
		return [{
			head: ofHead.exists ? ofHead : void 0,
			base: ofBase.exists ? ofBase : void 0
		}];
	});
}
function changedItems(head, base) {
	const [texts, others] = [head, base].map((list) => new Set(list.items().map(canonicalJson)));
	const added = head.items().filter((item) => !others.has(canonicalJson(item)));
	const removed = base.items().filter((item) => !texts.has(canonicalJson(item)));
	const [first] = added;
	if (added.length === 1 && removed.length === 1 && first.kind !== "scalar") return [{
		head: first,
		base: removed[0]
	}];
	return added.length > 0 ? added.map((item) => ({
		head: item,
		base: void 0
	})) : removed.map((item) => ({
		head: void 0,
		base: item
	}));
}

// src/effect/access/access-change.ts
function mergedChanges(found, pair) {
	return [...groupBy(found, classKey).values()].map((group) => mergedChange(group, pair)).toSorted(byConsequence);
}
function classKey({ difference: { phrases, head, base, missing } }) {
	const places = [...head.places, ...base.places].map(({ object, node }) => `${manifestTitle(object)} ${node.path}`);
	return JSON.stringify([
		phrases,
		head.texts,
		base.texts,
		head.verdict,
		base.verdict,
		missing,
		places
	]);
}
function mergedChange(found, pair) {
	const { difference } = found[0];
	const entries = found.map(({ entry }) => entry);
	return {
		...difference,
		decidingPlaces: decidingPlacesOf(found, pair),
		entries: [...new Set(entries.map(({ name }) => name))],
		sites: entries.map(({ site }) => site),
		isAdded: entries.every(({ isAdded }) => isAdded),
		missing: [.../* @__PURE__ */ new Set([
			...difference.missing,
			...entries.flatMap(({ missing }) => missing),
			...unknownChoices(entries)
		])]
	};
}
function decidingPlacesOf(found, pair) {
	const { head, base } = found[0].difference;
	const changedOf = (places) => places.flatMap((place) => changedPlace(place, pair.changes));
	const deciding = changedOf([...head.places, ...base.places]);
	const sites = found.map(({ entry }) => entry.site);
	const places = deciding.length > 0 ? deciding : changedOf(sites.flatMap((site) => serversOf(site, pair)));
	const distinct = distinctBy(places, (place) => place.node.yaml ?? place.node);
	const isOfHead = ({ object }) => pair.head.mesh.positionOf(object) !== void 0;
	return {
		head: distinct.filter(isOfHead),
		base: distinct.filter((place) => !isOfHead(place))
	};
}
function serversOf(site, { head, base }) {
	if (site.kind !== "gateway") return [];
	const { proxy, port, isTls } = site;
	return [head, base].flatMap((side) => side.compiled().gateway(proxy).servers.servers.filter((server) => server.port === port && server.protocol === "tls" === isTls).map(({ gateway, node }) => ({
		object: gateway,
		node
	})));
}
function changedPlace(place, changes) {
	const object = writtenObject(place.object);
	if (!changes.isChanged(object)) return [];
	if (object !== place.object) return [{
		object,
		node: place.node
	}];
	return [differingPlace(place, changes)].filter((changed) => changed !== null);
}
function unknownChoices(entries) {
	const alternatives = entries.flatMap((entry) => entry.alternatives ?? []);
	return [...groupBy(alternatives, ({ of }) => of).values()].flatMap((group) => group.length < group[0].count ? [group[0].choice] : []);
}
function byConsequence(first, second) {
	return consequence$1(first) - consequence$1(second);
}
function consequence$1({ head, base, witness }) {
	if (head.verdict === base.verdict) return 3;
	if (head.verdict === "refused") return 2;
	return witness.claims === null && witness.connection.principal === null ? 0 : 1;
}

// src/effect/access/token-sample.ts
function tokensIn(sample) {
	if (sample.place === null) return [];
	return sample.second ? [sample, sample.second] : [sample];
}
const noToken = {
	place: null,
	issuer: null,
	keys: ""
};
function keySourceText({ issuer, jwksUri, jwks }) {
	if (jwks !== "") return `the inline keys ${jwks}`;
	return jwksUri === "" ? `the keys that \`${issuer}\` publishes` : `the keys of \`${jwksUri}\``;
}

// src/effect/access/box-clients.ts
function clientsOfBox(space, { atoms }) {
	const hasFirst = (name) => {
		const chosen = atoms.get(space.axes.findIndex((axis) => axis.name === name));
		return chosen === void 0 || chosen.includes(0);
	};
	return {
		isWithoutToken: hasFirst("token"),
		isOfAnyone: (hasFirst("transport") && !isAlwaysIdentified(space) || hasFirst("identity")) && hasFirst("source") && hasFirst("remote")
	};
}
function isAllowedWithToken({ axes, diagram }, outcomes, { atoms }, decision) {
	const token = axes.findIndex(({ name }) => name === "token");
	if (token < 0) return false;
	const good = axes[token].samples.flatMap((sample, atom) => sample.place !== null && tokensIn(sample).every(({ issuer }) => issuer !== null) ? [atom] : []);
	const others = [...atoms].filter(([axis]) => !isOfToken(axes[axis].name));
	const requests = diagram.all([...others.map(([axis, chosen]) => diagram.test(axis, chosen)), diagram.test(token, good)]);
	return diagram.valuesOf(diagram.within(requests, decision)).some((number) => outcomes.of(number).verdict === "allowed");
}
function isAlwaysIdentified(space) {
	return space.axis("transport")?.samples[0] === "mtls";
}
function isOfToken(axis) {
	return axis === "token" || /^(second )?claim /.test(axis);
}

// src/effect/access/diagram.ts
const never = 0;
const always = 1;
var DiagramBoundError = class extends Error {};
const maxNodes = 6e4;
const maxBytes = 256 * 2 ** 20;
const bytesOf = {
	node: 420,
	atom: 24,
	result: 80
};
const firstNode = 2 ** 16;
const functionRange = 2 ** 26;
var Diagram = class {
	#sizes;
	#nodes = [];
	#numbers = /* @__PURE__ */ new Map();
	#bound;
	#bytes = 0;
	constructor(sizes, bound = maxBytes) {
		this.#sizes = sizes;
		this.#bound = bound;
	}
	get bytes() {
		return this.#bytes;
	}
	test(axis, atoms) {
		const chosen = new Set(atoms);
		const rest = chosen.has(0) ? 1 : 0;
		const exceptions = range(this.#sizes[axis]).filter((atom) => atom > 0 && chosen.has(atom) === !rest);
		return this.#node({
			axis,
			rest,
			atoms: exceptions,
			children: exceptions.map(() => 1 - rest)
		});
	}
	first(first, second) {
		return this.#apply(this.#first, first, second);
	}
	within(condition, value) {
		return this.#apply(this.#within, condition, value);
	}
	without(condition, value) {
		return this.#apply(this.#without, condition, value);
	}
	any(functions) {
		return this.#fold(functions, 0, (first, second) => this.first(first, second));
	}
	all(functions) {
		return this.#fold(functions, 1, (first, second) => this.within(first, second));
	}
	combine(first, second, valueOf) {
		return this.#apply({
			results: /* @__PURE__ */ new Map(),
			shortcut: (left, right) => left < firstNode && right < firstNode ? valueOf(left, right) : void 0
		}, first, second);
	}
	fixed(id, axis, atom, kept = /* @__PURE__ */ new Map()) {
		const node = this.#nodes[id - firstNode];
		if (!node || node.axis > axis) return id;
		if (node.axis === axis) return childAt(node, atom);
		const earlier = kept.get(id);
		if (earlier !== void 0) return earlier;
		const [rest = 0, ...others] = [node.rest, ...node.children].map((child) => this.fixed(child, axis, atom, kept));
		const differing = node.atoms.map((at, index) => [at, others[index]]).filter(([, child]) => child !== rest);
		const result = this.#node({
			axis: node.axis,
			rest,
			atoms: differing.map(([at]) => at),
			children: differing.map(([, child]) => child)
		});
		kept.set(id, result);
		return result;
	}
	axisOf(id) {
		return this.#nodes[id - firstNode]?.axis;
	}
	branches(id) {
		const { axis, rest, atoms, children } = this.#nodes[id - firstNode];
		const groups = /* @__PURE__ */ new Map([[rest, []]]);
		let next = 0;
		for (const atom of range(this.#sizes[axis])) {
			const child = atoms[next] === atom ? children[next++] : rest;
			addToGroup(groups, child, atom);
		}
		return groups;
	}
	valuesOf(id, seen = /* @__PURE__ */ new Set()) {
		if (id === 0 || seen.has(id)) return [];
		seen.add(id);
		const node = this.#nodes[id - firstNode];
		if (!node) return [id];
		return [...new Set([node.rest, ...node.children].flatMap((child) => this.valuesOf(child, seen)))];
	}
	valueAt(id, request) {
		const node = this.#nodes[id - firstNode];
		if (!node) return id;
		return this.valueAt(childAt(node, request[node.axis]), request);
	}
	#first = {
		results: /* @__PURE__ */ new Map(),
		shortcut: (first, second) => first === 0 || first === second ? second : first < firstNode || second === 0 ? first : void 0
	};
	#within = {
		results: /* @__PURE__ */ new Map(),
		shortcut: (condition, value) => condition === 0 || value === 0 ? 0 : condition < firstNode ? value : void 0
	};
	#without = {
		results: /* @__PURE__ */ new Map(),
		shortcut: (condition, value) => condition === 0 || value === 0 ? value : condition < firstNode ? 0 : void 0
	};
	#fold(functions, none, join) {
		if (functions.length < 2) return functions[0] ?? none;
		const half = functions.length >> 1;
		return join(this.#fold(functions.slice(0, half), none, join), this.#fold(functions.slice(half), none, join));
	}
	#apply(operation, first, second) {
		const short = operation.shortcut(first, second);
		if (short !== void 0) return short;
		const key = first * functionRange + second;
		const kept = operation.results.get(key);
		if (kept !== void 0) return kept;
		const axis = Math.min(this.axisOf(first) ?? Infinity, this.axisOf(second) ?? Infinity);
		const result = this.#merge(operation, this.#at(first, axis), this.#at(second, axis));
		operation.results.set(key, result);
		this.#take(bytesOf.result);
		return result;
	}
	#merge(operation, first, second) {
		const rest = this.#apply(operation, first.rest, second.rest);
		const atoms = [];
		const children = [];
		let [left, right] = [0, 0];
		while (left < first.atoms.length || right < second.atoms.length) {
			const atom = Math.min(first.atoms[left] ?? Infinity, second.atoms[right] ?? Infinity);
			const ofFirst = first.atoms[left] === atom ? first.children[left++] : first.rest;
			const ofSecond = second.atoms[right] === atom ? second.children[right++] : second.rest;
			const child = this.#apply(operation, ofFirst, ofSecond);
			if (child === rest) continue;
			atoms.push(atom);
			children.push(child);
		}
		return this.#node({
			axis: first.axis,
			rest,
			atoms,
			children
		});
	}
	#at(id, axis) {
		const node = this.#nodes[id - firstNode];
		return node?.axis === axis ? node : {
			axis,
			rest: id,
			atoms: [],
			children: []
		};
	}
	#node(node) {
		if (node.atoms.length === 0) return node.rest;
		const key = `${node.axis} ${node.rest} ${node.atoms.join()} ${node.children.join()}`;
		const existing = this.#numbers.get(key);
		if (existing !== void 0) return existing;
		this.#take(bytesOf.node + key.length + node.atoms.length * bytesOf.atom);
		if (this.#nodes.length >= maxNodes) throw new DiagramBoundError("too many combinations of conditions");
		const id = firstNode + this.#nodes.push(node) - 1;
		this.#numbers.set(key, id);
		return id;
	}
	#take(bytes) {
		this.#bytes += bytes;
		if (this.#bytes > this.#bound) throw new DiagramBoundError("too many combinations of conditions");
	}
};
function childAt({ rest, atoms, children }, atom) {
	const at = atoms.indexOf(atom);
	return at < 0 ? rest : children[at];
}
function range(length) {
	return Array.from({ length }, (_, index) => index);
}

// src/effect/access/boxes.ts
const maxBoxes = 2e3;
function boxesOf(diagram, root, sizes) {
	const boxes = new BoxList(diagram, sizes).boxes(root);
	return boxes && merged(boxes, sizes);
}
var BoxList = class {
	#diagram;
	#sizes;
	#kept = /* @__PURE__ */ new Map();
	constructor(diagram, sizes) {
		this.#diagram = diagram;
		this.#sizes = sizes;
	}
	boxes(id) {
		if (id === 0) return [];
		const axis = this.#diagram.axisOf(id);
		if (axis === void 0) return [{
			value: id,
			atoms: /* @__PURE__ */ new Map()
		}];
		const kept = this.#kept.get(id);
		if (kept !== void 0) return kept;
		const boxes = this.#after(id, axis);
		this.#kept.set(id, boxes);
		return boxes;
	}
	#after(id, axis) {
		const parts = [];
		for (const [child, atoms] of this.#diagram.branches(id)) {
			const boxes = this.boxes(child);
			if (boxes === null || parts.length + boxes.length > maxBoxes) return null;
			for (const box of boxes) parts.push({
				...box,
				atoms: new Map([[axis, atoms], ...box.atoms])
			});
		}
		return mergedOn(axis, parts, this.#sizes);
	}
};
function merged(boxes, sizes) {
	let result = [...boxes];
	for (let before = Infinity; result.length < before;) {
		before = result.length;
		for (let axis = sizes.length - 1; axis >= 0; axis--) result = mergedOn(axis, result, sizes);
	}
	return result;
}
function mergedOn(axis, boxes, sizes) {
	return [...groupBy(boxes, ({ value, atoms }) => JSON.stringify([value, [...atoms].filter(([index]) => index !== axis)])).values()].map((group) => {
		const [first] = group;
		const isUnlimited = group.some(({ atoms }) => !atoms.has(axis));
		const all = new Set(group.flatMap(({ atoms }) => atoms.get(axis) ?? []));
		const others = [...first.atoms].filter(([index]) => index !== axis);
		const own = isUnlimited || all.size === sizes[axis] ? [] : [[axis, [...all].toSorted((a, b) => a - b)]];
		return {
			value: first.value,
			atoms: new Map([...others, ...own].toSorted(([a], [b]) => a - b))
		};
	});
}

// src/effect/access/names-of-hosts.ts
function isNameOfHost(space, axis, atoms) {
	return axis === "sni" && atoms.includes(0) && space.hasNamesOfHosts;
}
function differencesByName(space, outcomes, difference, { head, base }) {
	const { diagram } = space;
	const axis = space.axes.findIndex(({ name }) => name === "sni");
	if (axis < 0 || !space.hasNamesOfHosts) return [difference];
	const ofHost = diagram.fixed(difference, axis, 0);
	const ofOthers = diagram.combine(difference, ofHost, (own, usual) => own === usual ? 0 : own);
	const isAllowed = diagram.combine(head, head, (number) => outcomes.of(number).verdict === "allowed" ? 1 : 0);
	const isChoice = diagram.first(diagram.within(isAllowed, isAsForHost(diagram, head, axis)), diagram.without(isAllowed, isAsForHost(diagram, base, axis)));
	const isOfOthersAlone = diagram.without(ofHost, 1);
	return [diagram.within(space.among("sni", [0]), ofHost), diagram.without(diagram.within(isOfOthersAlone, isChoice), ofOthers)];
}
function isAsForHost(diagram, decision, axis) {
	const ofHost = diagram.fixed(decision, axis, 0);
	return diagram.combine(decision, ofHost, (own, usual) => own === usual ? 1 : 0);
}

// src/effect/access/outcomes.ts
const allowedOutcome = {
	verdict: "allowed",
	text: "let through"
};
const forbiddenOutcome = {
	verdict: "refused",
	text: "403"
};
const notFound$1 = {
	verdict: "refused",
	text: "404",
	isUnserved: true
};
const closedConnection = {
	verdict: "refused",
	text: "closed"
};
const unservedConnection = {
	...closedConnection,
	isUnserved: true,
	isUnknownHost: true
};
const unknownHost = {
	...notFound$1,
	isUnknownHost: true
};
var Outcomes = class {
	#outcomes = [];
	#numbers = /* @__PURE__ */ new Map();
	number(outcome) {
		const { verdict, text, detail, isUnserved, isUnknownHost } = outcome;
		const key = JSON.stringify([
			verdict,
			text,
			detail,
			isUnserved,
			isUnknownHost
		]);
		const existing = this.#numbers.get(key);
		if (existing !== void 0) return existing;
		const number = firstOutcome + this.#outcomes.push(outcome) - 1;
		this.#numbers.set(key, number);
		return number;
	}
	of(number) {
		return this.#outcomes[number - firstOutcome];
	}
};
const firstOutcome = 2;
function detailedText({ text, detail }) {
	return detail ?? text;
}
function isSameOutcome(first, second) {
	return first.verdict === second.verdict && first.text === second.text && first.detail === second.detail;
}

// src/effect/access/phrases.ts
function axisPhrase({ name, samples, matching, labels }, atoms) {
	if (atoms.length === samples.length) return null;
	const wanted = new Set(atoms);
	const all = samples.map((_, atom) => atom);
	const patterns = [...namedSets({
		name,
		samples
	}), ...labelledSets(labels, matching)];
	const covering = cover(wanted, patterns);
	if (covering) return {
		axis: name,
		of: covering,
		except: []
	};
	const rest = cover(new Set(all.filter((atom) => !wanted.has(atom))), patterns);
	const parts = rest?.length === 1 ? null : splitByPatterns(wanted, patterns);
	if (rest && (!parts || parts.length > 1)) return {
		axis: name,
		of: [],
		except: rest
	};
	return {
		axis: name,
		of: parts ?? atoms.map((atom) => exampleWords(samples[atom])),
		except: []
	};
}
function labelledSets(labels, matching) {
	return matching.flatMap((atoms, index) => atoms.length > 0 ? [{
		label: labels[index],
		atoms
	}] : []);
}
function namedSets({ name, samples }) {
	if (/^(header|query) /.test(name)) return [{
		label: "absent",
		atoms: [0]
	}];
	return name.startsWith("flag ") ? [{
		label: "not",
		atoms: [samples.indexOf(false)]
	}] : [];
}
function cover(wanted, sets) {
	const left = new Set(wanted);
	const chosen = [];
	const fitting = sets.filter(({ atoms }) => atoms.length > 0 && atoms.every((atom) => wanted.has(atom))).toSorted((first, second) => second.atoms.length - first.atoms.length);
	for (const { label, atoms } of fitting) {
		if (!atoms.some((atom) => left.has(atom))) continue;
		chosen.push(label);
		for (const atom of atoms) left.delete(atom);
	}
	return left.size === 0 && chosen.length > 0 ? chosen : null;
}
function splitByPatterns(wanted, sets) {
	const left = new Set(wanted);
	const parts = [];
	const bySize = sets.toSorted((first, second) => first.atoms.length - second.atoms.length);
	while (left.size > 0) {
		const part = largestPart(left, wanted, bySize);
		if (!part) return null;
		parts.push(part.label);
		for (const atom of part.atoms) left.delete(atom);
	}
	return parts;
}
function largestPart(left, wanted, sets) {
	return sets.flatMap(({ label, atoms }) => {
		const own = atoms.filter((atom) => wanted.has(atom));
		if (!own.some((atom) => left.has(atom))) return [];
		const unwanted = new Set(atoms.filter((atom) => !wanted.has(atom)));
		const within = new Set(atoms);
		const parts = sets.map((set) => ({
			...set,
			atoms: set.atoms.filter((atom) => within.has(atom))
		}));
		const except = unwanted.size === 0 ? [] : cover(unwanted, parts);
		if (!except || except.length > maxExceptions) return [];
		return [{
			label: except.length === 0 ? label : `${label} but for ${except.join(", ")}`,
			atoms: own
		}];
	}).toSorted((first, second) => second.atoms.length - first.atoms.length)[0];
}
const maxExceptions = 4;
function exampleWords(sample) {
	return Array.isArray(sample) && sample.length === 0 ? "absent" : `such as ${sampleWords(sample)}`;
}
function sampleWords(sample) {
	if (Array.isArray(sample)) return joinAnd(sample.map((text) => `\`${text}\``));
	return `\`${typeof sample === "object" ? JSON.stringify(sample) : String(sample)}\``;
}

// src/effect/access/decided-box.ts
function decidedSide(side) {
	return {
		side,
		decision: side.decision(() => true)
	};
}
function boxPhrases(space, box) {
	const all = [...box.atoms].filter(([axis, atoms]) => !isNameOfHost(space, space.axes[axis].name, atoms)).flatMap(([axis, atoms]) => axisPhrase(space.axes[axis], atoms) ?? []);
	const flags = all.filter(({ axis }) => axis.startsWith("flag "));
	return {
		phrases: all.filter((phrase) => !flags.includes(phrase)),
		flags: [...new Set(flags.flatMap(({ axis }) => space.axis(axis).labels))]
	};
}
function decidedBox({ diagram }, outcomes, box, { side, decision }) {
	const inBox = diagram.all([...box.atoms].map(([axis, atoms]) => diagram.test(axis, atoms)));
	const found = diagram.valuesOf(diagram.within(inBox, decision)).map((number) => outcomes.of(number));
	return {
		side,
		decision,
		found,
		inBox,
		verdict: found[0].verdict
	};
}
function isReplayedBy({ side, found }, witness) {
	const { outcome, missing } = side.replay(witness);
	return missing.length > 0 || found.some((expected) => isSameOutcome(expected, outcome));
}

// src/effect/access/smallest-rule-set.ts
const maxElements = 5e3;
function smallestRuleSet(side, outcomes, { space: { diagram }, inBox, verdict }) {
	const elements = elementsOf(side, verdict === "allowed");
	if (elements.length > maxElements) return [];
	const left = /* @__PURE__ */ new Set();
	const isDecided = () => {
		const decision = diagram.within(inBox, side.decision((element) => !left.has(element)));
		return diagram.valuesOf(decision).every((number) => outcomes.of(number).verdict === verdict);
	};
	const leaveOut = (group) => {
		for (const element of group) left.add(element);
		if (group.length === 0 || isDecided()) return;
		for (const element of group) left.delete(element);
		if (group.length === 1) return;
		const half = group.length >> 1;
		leaveOut(group.slice(0, half));
		leaveOut(group.slice(half));
	};
	leaveOut(elements);
	return elements.filter((element) => !left.has(element)).map(placeOf$8);
}
function elementsOf({ policies: { rules, allowing, tokens }, isShared }, isAllowed) {
	const elements = [
		...isAllowed ? [] : allowing,
		...rules,
		...tokens.flatMap((policy) => policy.rules)
	];
	return [...elements.filter((element) => isShared(placeOf$8(element).object)), ...elements.filter((element) => !isShared(placeOf$8(element).object))];
}
function placeOf$8(element) {
	if ("place" in element) return element.place;
	if ("policy" in element) return {
		object: element.policy,
		node: element.policy.spec
	};
	return {
		object: element.object,
		node: element.node
	};
}

// src/effect/request/match/text-match.ts
function policyPattern(value, prefix = "") {
	if (value === "*") return {
		form: "nonempty",
		text: ""
	};
	if (value.startsWith("*")) return {
		form: "suffix",
		text: value.slice(1)
	};
	if (value.endsWith("*")) return {
		form: "prefix",
		text: prefix + value.slice(0, -1)
	};
	return {
		form: "exact",
		text: prefix + value
	};
}
function policyTextMatch(value) {
	return filledMatch(value, policyPattern(value));
}
function filledMatch(value, pattern) {
	return isUnfilled(value) ? () => unfilledTruth(value) : textMatch(pattern);
}
function textMatch({ form, text, ignoresCase = false }) {
	if (form === "regex") return regexTextMatch(text);
	const fold = (value) => ignoresCase ? value.toLowerCase() : value;
	const test = textTests[form];
	const wanted = fold(text);
	return (value) => test(fold(value), wanted);
}
const textTests = {
	exact: (value, wanted) => value === wanted,
	prefix: (value, wanted) => value.startsWith(wanted),
	suffix: (value, wanted) => value.endsWith(wanted),
	nonempty: (value) => value !== "",
	any: () => true
};
function quotedText(text) {
	return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
function regexTextMatch(pattern) {
	if (isUnfilled(pattern)) return () => unfilledTruth(pattern);
	const compiled = compiledRegex(pattern);
	return compiled === null ? () => unknownTruth(`what RE2 makes of the regular expression \`${pattern}\``) : (text) => compiled.matches(text);
}
const compiledRegex = oncePerText((pattern) => {
	try {
		return RE2JS.compile(pattern);
	} catch (error) {
		if (error instanceof RE2JSException) return null;
		throw error;
	}
});
function unfilledTruth(value) {
	return unknownTruth(`the value of \`${value}\``);
}

// src/effect/request/routing/virtual-hosts.ts
function domainTable(domains) {
	const all = /* @__PURE__ */ new Map();
	const exact = /* @__PURE__ */ new Map();
	const suffixes = /* @__PURE__ */ new Map();
	for (const [domain, virtualHost] of domains) {
		const name = domain.toLowerCase();
		const [table, key] = isWildcard(name) ? [suffixes, name.slice(1)] : [exact, name];
		if (table.has(key)) continue;
		table.set(key, virtualHost);
		all.set(name, virtualHost);
	}
	const lengths = [...new Set([...suffixes.keys()].map(({ length }) => length))].toSorted((a, b) => b - a);
	return {
		entries: () => all,
		find(authority) {
			const host = withoutPort(authority).toLowerCase();
			const length = lengths.find((size) => size < host.length && suffixes.has(host.slice(host.length - size)));
			return exact.get(host) ?? (length === void 0 ? void 0 : suffixes.get(host.slice(host.length - length)));
		}
	};
}
function withoutPort(authority) {
	return authority.replace(/:\d+$/, "");
}

// src/effect/access/gateway-hosts.ts
function addHostAxis(draft, domains) {
	const distinct = [...new Set(domains.map((domain) => domain.toLowerCase()))];
	if (!draft.hasTexts("host")) draft.addAxis(hostAxis(distinct));
	else for (const domain of distinct) draft.text("host", domainPattern(domain), `\`${domain}\``);
}
const otherHost = "other.example";
function hostAxis(domains) {
	const hasOther = !domains.some((domain) => hostCovers(domain, otherHost));
	const samples = [.../* @__PURE__ */ new Set([...hasOther ? [otherHost] : [], ...domains.map(hostInDomain)])];
	const sets = domains.map((domain) => ({
		label: `\`${domain}\``,
		has: (name) => covers$1(domain, name)
	}));
	const all = hasOther ? [{
		label: unservedHosts,
		has: (name) => name === otherHost
	}, ...sets] : sets;
	return {
		name: "host",
		samples,
		labels: all.map(({ label }) => label),
		matching: all.map(({ has }) => samples.flatMap((name, atom) => has(name) ? [atom] : []))
	};
}
const unservedHosts = "hosts that it does not serve";
function covers$1(domain, name) {
	return domain === name || hostCovers(domain, name);
}
function nameOfHost(host) {
	return withoutPort(host).toLowerCase();
}
function hostInDomain(domain) {
	if (domain === "*") return otherHost;
	return domain.startsWith("*") ? `any-name${domain.slice(1)}` : domain;
}
function domainPattern(domain) {
	const name = domain.startsWith("*") ? `.+${quotedText(domain.slice(1))}` : quotedText(domain);
	return {
		form: "regex",
		text: `(?i)${domain === "*" ? ".+" : name}(:[0-9]+)?`
	};
}

// src/effect/access/token-request.ts
const tokenText = "a-token";
const secondTokenText = "another-one";
function requestWithToken(request, sample) {
	const cookies = [];
	const texts = [tokenText, secondTokenText];
	const placed = tokensIn(sample).reduce((changed, { place }, index) => {
		const { kind, name, prefix } = place;
		const text = texts[index];
		if (kind === "cookie") cookies.push(`${name}=${text}`);
		if (kind === "cookie") return changed;
		if (kind === "header") return {
			...changed,
			headers: new Map([...changed.headers, [name, `${prefix}${text}`]])
		};
		const separator = changed.target.includes("?") ? "&" : "?";
		return {
			...changed,
			target: `${changed.target}${separator}${name}=${text}`
		};
	}, request);
	if (cookies.length === 0) return placed;
	return {
		...placed,
		headers: new Map([...placed.headers, ["cookie", cookies.join("; ")]])
	};
}
function hasSecondToken({ target, headers }) {
	return [target, ...headers.values()].some((text) => text.includes(secondTokenText));
}
function tokensOf(sample, claims, secondClaims = {}) {
	const texts = [tokenText, secondTokenText];
	return new Map(tokensIn(sample).flatMap(({ issuer, keys }, index) => issuer === null ? [] : [[texts[index], {
		claims: {
			iss: issuer,
			...index === 0 ? claims : secondClaims
		},
		isSignedFor: (source) => keySourceText(source) === keys
	}]]));
}

// src/effect/access/witness.ts
function witnessAt(space, atomOf, site) {
	const { read, named } = sampleReader(space, atomOf);
	const sample = read("token", noToken);
	const { second = noToken } = sample;
	const claims = sample.issuer === null ? null : claimsOf(sample, named("claim"));
	const secondClaims = second.issuer === null ? null : claimsOf(second, named("second claim"));
	const query = stated(named("query")).map(([name, value]) => `${name}=${value}`);
	const path = read("path", "/");
	const forwarded = forwardedBy$1(read("remote", void 0), site);
	const request = {
		method: read("method", "GET"),
		authority: read("host", site.host),
		target: query.length > 0 ? `${path}?${query.join("&")}` : path,
		headers: new Map([...stated(named("header")), ...forwarded])
	};
	return {
		connection: connectionOf(read, space, {
			...site,
			host: request.authority
		}, read("source", void 0)),
		request: requestWithToken(request, sample),
		verification: {
			now: 0,
			tokens: tokensOf(sample, claims ?? {}, secondClaims ?? {})
		},
		claims,
		secondClaims
	};
}
function sampleReader(space, atomOf) {
	return {
		read(name, otherwise) {
			const axis = space.axis(name);
			return axis ? axis.samples[atomOf(axis)] : otherwise;
		},
		named: (kind) => space.axes.filter(({ name }) => name.startsWith(`${kind} `)).map((axis) => [axis.name.slice(kind.length + 1), axis.samples[atomOf(axis)]])
	};
}
function stated(fields) {
	return fields.flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]);
}
function forwardedBy$1(client, { forwarders }) {
	if (client === void 0) return [];
	return [["x-forwarded-for", [client, ...Array.from({ length: forwarders - 1 }, () => "10.0.0.1")].join(", ")]];
}
function witnessOfBox(space, box, site) {
	const atomsOf = (axis) => box.atoms.get(space.axes.indexOf(axis));
	const witness = witnessAt(space, (axis) => expectedAtom(axis, atomsOf(axis) ?? [...axis.samples.keys()], site), site);
	const [host, serverName] = ["host", "sni"].map((name) => space.axis(name));
	const isNamed = serverName !== void 0 && atomsOf(serverName) !== void 0;
	const { sni } = witness.connection;
	if (!isNamed || sni === "" || host && atomsOf(host)) return witness;
	return {
		...witness,
		request: {
			...witness.request,
			authority: sni
		}
	};
}
const expected = {
	method: (sample) => sample === "GET",
	token: (sample) => sample.place === null,
	port: (sample, { port }) => sample === port,
	host: (sample, { host }) => sample === host
};
function expectedAtom({ name, samples }, atoms, site) {
	const isExpected = expected[name];
	return (isExpected && atoms.find((atom) => isExpected(samples[atom], site))) ?? atoms[0];
}
function connectionOf(read, space, { port, host, transport: only }, source) {
	const peer = read("transport", only ?? "plain");
	const transport = only ?? peer;
	const ownName = space.hasNamesOfHosts ? nameOfHost(host) : "";
	const identity = read("identity", "spiffe://cluster.local/ns/any-namespace/sa/any-account");
	return {
		transport,
		sni: transport === "plain" ? "" : read("sni", void 0) ?? ownName,
		principal: peer === "mtls" || isAlwaysIdentified(space) ? identity : null,
		source,
		destination: {
			address: read("destination", void 0),
			port: read("port", port)
		}
	};
}
function claimsOf({ issuer }, claims) {
	const result = { iss: issuer };
	for (const [path, texts] of claims) {
		if (texts.length === 0) continue;
		const names = path.split("][");
		const parent = names.slice(0, -1).reduce((map, name) => {
			map[name] ??= {};
			return map[name];
		}, result);
		parent[names.at(-1)] = texts.length === 1 && (path === "sub" || !texts[0].includes(" ")) ? texts[0] : texts;
	}
	return result;
}

// src/effect/access/compare-sides.ts
function compareSides(prepared) {
	const { space, requests, outcomes, head, base, missing } = prepared;
	const { diagram } = space;
	const decided = {
		head: decidedSide(head),
		base: decidedSide(base)
	};
	const decisions = {
		head: decided.head.decision,
		base: decided.base.decision
	};
	const difference = diagram.within(requests, diagram.combine(decisions.head, decisions.base, differenceNumbers(outcomes)));
	const sizes = space.axes.map(({ samples }) => samples.length);
	const boxes = differencesByName(space, outcomes, difference, decisions).map((part) => boxesOf(diagram, part, sizes));
	if (boxes.includes(null)) throw new DiagramBoundError("it differs in too many ways");
	const classes = boxes.flatMap((part) => part).map((box) => classOf$2(space, outcomes, box, decided));
	return missing.length === 0 ? classes : classes.map((difference) => ({
		...difference,
		missing: [...difference.missing, ...missing]
	}));
}
function differenceNumbers(outcomes) {
	const numbers = /* @__PURE__ */ new Map();
	return (ofHead, ofBase) => {
		const [inHead, inBase] = [outcomes.of(ofHead), outcomes.of(ofBase)];
		if (inHead.verdict === "refused" && inBase.verdict === "refused") return 0;
		if (isSameOutcome(inHead, inBase)) return 0;
		const key = inHead.verdict === inBase.verdict ? `${detailedText(inBase)}\n${detailedText(inHead)}` : inHead.verdict;
		const number = numbers.get(key) ?? numbers.size + 1;
		numbers.set(key, number);
		return number;
	};
}
function classOf$2(space, outcomes, box, { head, base }) {
	const { phrases, flags } = boxPhrases(space, box);
	const witness = witnessOfBox(space, box, head.side.site);
	const [ofHead, ofBase] = [head, base].map((side) => decidedBox(space, outcomes, box, side));
	const textOf = ofHead.verdict === ofBase.verdict ? detailedText : ({ text }) => text;
	return {
		phrases,
		...clientsOfBox(space, box),
		head: sideOutcome(space, outcomes, box, ofHead, witness, textOf),
		base: sideOutcome(space, outcomes, box, ofBase, witness, textOf),
		witness,
		missing: flags,
		isReplayed: flags.length > 0 || isReplayedBy(ofHead, witness) && isReplayedBy(ofBase, witness)
	};
}
function sideOutcome(space, outcomes, box, { side, decision, found, inBox, verdict }, witness, textOf) {
	const places = smallestRuleSet(side, outcomes, {
		space,
		inBox,
		verdict
	});
	return {
		verdict,
		texts: [...new Set(found.map(textOf))],
		places: places.length > 0 ? [...places, ...side.claimPlaces?.(witness) ?? []] : side.otherPlaces(witness),
		isUnserved: found.every(({ isUnserved }) => isUnserved === true),
		isAllowedWithToken: isAllowedWithToken(space, outcomes, box, decision)
	};
}

// src/effect/request/registry/workloads.ts
function workloadsOf$1(mesh, { namespace, selector }, subset) {
	if (selector === null) return [];
	return workloadsIn(mesh, namespace).filter(({ labels }) => selects(selector, labels) && (!subset || selects(subset, labels)));
}
function targetPort(port, workload) {
	if (typeof port.target === "number") return port.target;
	return podOf(workload.manifest).get("spec").items("containers").flatMap((container) => container.items("ports")).find((containerPort) => containerPort.get("name").text === port.target)?.get("containerPort").number;
}
function dataplane(mesh, { manifest }) {
	return dataplaneOf(mesh, manifest);
}
function workloadProxy({ manifest, namespace, labels }, type) {
	const account = podOf(manifest).at("spec", "serviceAccountName").text || "default";
	return {
		type,
		name: `${manifest.kind} ${namespace}/${manifest.name}`,
		namespace,
		labels,
		hasAllLabels: true,
		serviceAccount: account,
		workload: manifest
	};
}

// src/effect/request/hops/gateway-pods.ts
const policyKinds$2 = Object.keys(policyIndexes);
const gatewaysWithPods = derivedByKey("everything", (_, stated) => stated ? `${stated.namespace}/${stated.serviceAccount}` : "", (mesh, stated) => [...mesh.ofKind("Gateway").map((gateway) => podsOfGateway(mesh, gateway, stated)), ...convertedGatewayApi(mesh).gateways.map(({ originals }) => podsOfGatewayApi(mesh, originals.at(-1)))]);
function isGatewayWorkload(mesh, { manifest, labels }) {
	return proxyTemplates(podOf(manifest)).includes("gateway") || selectorsOfGateways(mesh).some((selector) => selects(selector, labels));
}
const selectorsOfGateways = derived(["Gateway"], (mesh) => mesh.ofKind("Gateway").map(gatewaySelector).filter(({ size }) => size > 0));
function unseenGatewayPods(name, { namespace, labels }, serviceAccount) {
	return {
		type: "gateway",
		name,
		namespace,
		labels,
		hasAllLabels: false,
		serviceAccount,
		workload: null
	};
}
function podsOfGateway(mesh, gateway, stated) {
	const labels = gatewaySelector(gateway);
	const seen = allWorkloads(mesh).filter((workload) => selects(labels, workload.labels));
	if (seen.length > 0) return {
		gateway,
		proxies: seen.map((workload) => workloadProxy(workload, "gateway")),
		choice: `which pods that ${manifestTitle(gateway)} selects take it`
	};
	const name = manifestTitle(gateway);
	return {
		gateway,
		proxies: (stated ? [stated.namespace] : possibleNamespaces(mesh, gateway, labels)).map((namespace) => unseenGatewayPods(name, {
			namespace,
			labels
		}, stated?.serviceAccount)),
		choice: `the namespace of the pods of ${name}`
	};
}
function possibleNamespaces(mesh, gateway, labels) {
	const certain = [mesh.rootNamespace, gateway.namespace];
	const ofPolicies = [...policySelectors(mesh)].flatMap(([namespace, selectors]) => !certain.includes(namespace) && selectors().selecting(labels).length > 0 ? [namespace] : []);
	return [.../* @__PURE__ */ new Set([
		...certain,
		...ofPolicies,
		...namespacesOfRoutes(mesh).get(`${gateway.namespace}/${gateway.name}`) ?? []
	])];
}
const policySelectors = derived(policyKinds$2, (mesh) => {
	const policies = policyKinds$2.flatMap((kind) => mesh.ofKind(kind));
	const byNamespace = groupBy(policies, ({ namespace }) => namespace);
	return new Map([...byNamespace].map(([namespace, group]) => [namespace, once(() => selectorIndexOf(group))]));
});
function selectorIndexOf(policies) {
	const selectors = policies.map(policySelector).filter(({ size }) => size > 0);
	const distinct = new Map(selectors.map((selector) => [[...selector].join("\0"), selector]));
	return selectorIndex([...distinct.values()], (selector) => selector);
}
const namespacesOfRoutes = derived(["VirtualService"], (mesh) => {
	const exports = mesh.ofKind("VirtualService").flatMap((virtualService) => {
		const named = exportedTo(virtualService).filter((name) => name !== "*" && name !== "~" && name !== virtualService.namespace);
		return gatewayKeysOf(virtualService).flatMap((gateway) => named.map((namespace) => ({
			gateway,
			namespace
		})));
	});
	const byGateway = groupBy(exports, ({ gateway }) => gateway);
	return new Map([...byGateway].map(([gateway, group]) => [gateway, new Set(group.map(({ namespace }) => namespace))]));
});
function podsOfGatewayApi(mesh, gateway) {
	const { namespace, name, spec } = gateway;
	const { labels, isComplete } = gatewayPods(mesh, namespace, name);
	const serviceAccount = isComplete ? `${name}-${spec.get("gatewayClassName").text}` : void 0;
	return {
		gateway,
		proxies: [{
			...unseenGatewayPods(manifestTitle(gateway), {
				namespace,
				labels
			}, serviceAccount),
			hasAllLabels: isComplete
		}],
		choice: `the pods of ${manifestTitle(gateway)}`
	};
}

// src/effect/request/proxy/proxy.ts
function assumedSidecar(name, namespace, labels) {
	return {
		type: "sidecar",
		name,
		namespace,
		labels,
		hasAllLabels: true,
		serviceAccount: void 0,
		workload: null
	};
}
function isSelected(proxy, selector) {
	if (selects(selector, proxy.labels)) return true;
	return [...selector].some(([key, value]) => proxy.labels.has(key) && proxy.labels.get(key) !== value) || proxy.hasAllLabels ? false : unknownTruth(`the labels of the pods of ${proxy.name}`);
}

// src/effect/request/policy/attachment.ts
function attachedPolicies(mesh, kind, proxy, service) {
	const attached = policiesAt(mesh, kind, proxy, service).map((policy) => ({
		policy,
		isAttached: true
	}));
	return proxy.hasAllLabels || proxy.type === "waypoint" ? attached : [...attached, ...possiblyAttached(mesh, kind, proxy)];
}
function isAttachedAt(mesh, kind, policy, proxy, service) {
	if (holdsAt(mesh, kind, policy, proxy, service)) return true;
	return !proxy.hasAllLabels && proxy.type !== "waypoint" && isSelecting(mesh, policy, proxy) ? isSelected(proxy, policySelector(policy)) : false;
}
function possiblyAttached(mesh, kind, proxy) {
	return mesh.ofKind(kind).filter((policy) => isSelecting(mesh, policy, proxy)).map((policy) => ({
		policy,
		isAttached: isSelected(proxy, policySelector(policy))
	})).filter(({ isAttached }) => isUnknown(isAttached));
}
function isSelecting(mesh, policy, { namespace }) {
	return [mesh.rootNamespace, namespace].includes(policy.namespace) && targetRefs(policy).length === 0;
}

// src/istio/workload/capture-settings.ts
const proxyConfigAnnotation = "proxy.istio.io/config";
const modeAnnotation = "sidecar.istio.io/interceptionMode";
const proxyValues = {
	"traffic.sidecar.istio.io/excludeInboundPorts": "excludeInboundPorts",
	"traffic.sidecar.istio.io/excludeOutboundIPRanges": "excludeIPRanges",
	"traffic.sidecar.istio.io/excludeOutboundPorts": "excludeOutboundPorts",
	"traffic.sidecar.istio.io/includeInboundPorts": "includeInboundPorts",
	"traffic.sidecar.istio.io/includeOutboundIPRanges": "includeIPRanges",
	"traffic.sidecar.istio.io/includeOutboundPorts": "includeOutboundPorts"
};
const captureDefaults = derived("everything", (mesh) => {
	const proxies = statedProxies(mesh);
	const ofValues = Object.entries(proxyValues).map(([annotation, key]) => {
		const nodes = proxies.map(({ proxy }) => proxy.get(key)).filter(({ exists }) => exists);
		return [annotation, settingsNamed(`global.proxy.${key}`, nodes)];
	});
	const modes = mesh.configSources.map(({ config }) => config.at("defaultConfig", "interceptionMode")).filter(({ exists }) => exists);
	return new Map([...ofValues, [modeAnnotation, settingsNamed("defaultConfig.interceptionMode", modes)]]);
});
function settingsNamed(name, nodes) {
	return [...new Set(nodes.map(({ text }) => text))].map((value) => ({
		name,
		value
	}));
}
function captureSettings(workload, annotation, defaults) {
	const stated = workload ? statedSettings(workload, annotation) : [];
	return stated.length > 0 ? stated.slice(0, 1) : defaults.get(annotation) ?? [];
}
function statedSettings(workload, annotation) {
	const { exists, text } = podOf(workload).at("metadata", "annotations", annotation);
	if (exists) return [{
		name: annotation,
		value: text
	}];
	const mode = annotation === "sidecar.istio.io/interceptionMode" && captureValue(workload, "proxy.istio.io/config");
	return mode ? [{
		name: proxyConfigAnnotation,
		value: mode
	}] : [];
}
function captureValue(workload, annotation) {
	const { text = "", exists = false } = workload ? podOf(workload).at("metadata", "annotations", annotation) : {};
	const value = annotation === "proxy.istio.io/config" ? /\binterceptionMode\W+(\w+)/.exec(text)?.[1] ?? "" : text;
	return exists && (value !== "" || allowsNone.has(annotation)) ? value : void 0;
}
const allowsNone = /* @__PURE__ */ new Set(["traffic.sidecar.istio.io/includeInboundPorts", "traffic.sidecar.istio.io/includeOutboundIPRanges"]);

// src/istio/workload/traffic-capture.ts
const bypass = "ambient.istio.io/bypass-inbound-capture";
const interfaces = [
	"istio.io/reroute-virtual-interfaces",
	"traffic.sidecar.istio.io/excludeInterfaces",
	"traffic.sidecar.istio.io/kubevirtInterfaces"
];
const annotations = {
	inbound: [
		bypass,
		...interfaces,
		proxyConfigAnnotation,
		modeAnnotation,
		"traffic.sidecar.istio.io/excludeInboundPorts",
		"traffic.sidecar.istio.io/includeInboundPorts"
	],
	outbound: [
		...interfaces,
		proxyConfigAnnotation,
		modeAnnotation,
		"traffic.sidecar.istio.io/excludeOutboundIPRanges",
		"traffic.sidecar.istio.io/excludeOutboundPorts",
		"traffic.sidecar.istio.io/includeOutboundIPRanges",
		"traffic.sidecar.istio.io/includeOutboundPorts"
	]
};
function changedCapture(head, base, direction) {
	return annotations[direction].filter((name) => captureValue(head, name) !== captureValue(base, name));
}
function inboundGaps(workload, plane, connection, defaults) {
	if (plane === "none") return [];
	return [...plane === "sidecar" || !workload ? [] : bypassGaps(workload, plane), ...plane === "ambient" ? [] : inboundOfSidecar(workload, connection, defaults)];
}
function bypassGaps(workload, plane) {
	const { text } = podOf(workload).at("metadata", "annotations", bypass);
	const isCertain = plane === "ambient" && !isUnfilled(text);
	return trueTexts.has(text) || isUnfilled(text) ? [{
		name: bypass,
		isCertain
	}] : [];
}
const trueTexts = /* @__PURE__ */ new Set([
	"1",
	"t",
	"T",
	"true",
	"TRUE",
	"True"
]);
function inboundOfSidecar(workload, { port, isBound = false }, defaults) {
	const [excluded, included] = portAnnotations.map((name) => captureSettings(workload, name, defaults));
	const ports = alternativeSettings(included).map((include) => alternativeSettings(excluded).map((exclude) => gapByPorts(port, include, exclude)));
	const modes = modeGaps(workload, defaults);
	const ofMode = isBound ? [] : modes;
	const ofPorts = !modes.some(({ isCertain }) => isCertain) ? commonGaps(ports.flat()) : [];
	return [
		...interfaceGaps(workload),
		...ofMode,
		...ofPorts
	];
}
const portAnnotations = ["traffic.sidecar.istio.io/excludeInboundPorts", "traffic.sidecar.istio.io/includeInboundPorts"];
function namedInboundPorts(workload, defaults) {
	const items = portAnnotations.flatMap((name) => captureSettings(workload, name, defaults)).flatMap(({ value }) => listItems(value));
	return [...new Set(items.filter((text) => /^\d{1,5}$/.test(text)).map(Number))];
}
function inboundSettingsText(workload, plane, defaults) {
	const settings = [...portAnnotations, modeAnnotation].map((name) => captureSettings(workload, name, defaults).map(({ value }) => value));
	return JSON.stringify([
		settings,
		interfaces.map((name) => captureValue(workload, name) ?? null),
		plane === "sidecar" ? null : captureValue(workload, bypass) ?? null
	]);
}
function modeGaps(workload, defaults) {
	return commonGaps(captureSettings(workload, modeAnnotation, defaults).map((mode) => mode.value === "REDIRECT" || mode.value === "TPROXY" ? void 0 : gapBy(mode, mode.value)));
}
function interfaceGaps(workload) {
	return interfaces.filter((name) => captureValue(workload, name) !== void 0).map((name) => ({
		name,
		isCertain: false
	}));
}
function gapByPorts(port, include, exclude) {
	if (include && include.value !== "*") {
		const included = listItems(include.value);
		return port !== void 0 && included.includes(String(port)) ? void 0 : gapBy(include, include.value);
	}
	const past = listItems(exclude?.value ?? "").filter((text) => !proxyPorts.includes(text)).find((text) => port === void 0 || !/^\d+$/.test(text) || Number(text) === port);
	return past === void 0 ? void 0 : {
		name: exclude.name,
		isCertain: /^\d+$/.test(past)
	};
}
const proxyPorts = [
	"15020",
	"15021",
	"15090"
];
function gapBy({ name }, value) {
	return {
		name,
		isCertain: !isUnfilled(value)
	};
}
function alternativeSettings(settings) {
	return settings.length > 0 ? settings : [void 0];
}
function commonGaps(gaps) {
	const isCertain = gaps.every((gap) => gap?.isCertain);
	return [...new Set(gaps.flatMap((gap) => gap?.name ?? []))].map((name) => ({
		name,
		isCertain
	}));
}
function listItems(value) {
	return value.split(",").flatMap((item) => item.trim() || []);
}

// src/effect/request/match/request-path.ts
function splitTarget(target) {
	const withoutFragment = target.split("#")[0];
	const at = withoutFragment.indexOf("?");
	return at < 0 ? {
		path: withoutFragment,
		query: ""
	} : {
		path: withoutFragment.slice(0, at),
		query: withoutFragment.slice(at)
	};
}
function normalTarget(target, normalization) {
	const { path, query } = splitTarget(target);
	if (normalization === "NONE" || !path.startsWith("/")) return path + query;
	const canonical = canonicalPath(normalization === "DECODE_AND_MERGE_SLASHES" ? path.replace(/%2f/gi, "/").replace(/%5c/gi, "\\") : path);
	return (normalization === "BASE" ? canonical : canonical.replace(/\/{2,}/g, "/")) + query;
}
function canonicalPath(path) {
	const segments = [];
	const written = path.slice(1).split(/[/\\]/);
	for (const [index, segment] of written.entries()) {
		const isLast = index === written.length - 1;
		const plain = segment.replace(/^(\.{1,2});.*$/, "$1").replace(/%2e/gi, ".");
		if (plain === "..") segments.pop();
		if (plain !== "." && plain !== "..") segments.push(canonicalSegment(segment));
		else if (isLast) segments.push("");
	}
	return `/${segments.join("/")}`;
}
function canonicalSegment(segment) {
	return segment.replace(/%([0-9a-f]{2})/gi, (escape, digits) => {
		const character = String.fromCharCode(parseInt(digits, 16));
		return /[\w.~-]/.test(character) ? character : escape;
	}).replace(/[^!$&-;=@-Z_a-z~%]/gu, (character) => [...new TextEncoder().encode(character)].map(percent).join(""));
}
function percent(byte) {
	return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

// src/effect/request/registry/mesh-options.ts
function meshField({ configSources }, ...path) {
	return configSources.map(({ config }) => config.at(...path)).filter(({ exists }) => exists)[0];
}
function pathNormalization(mesh) {
	const text = meshField(mesh, "pathNormalization", "normalization")?.text;
	return normalizations.find((name) => name === text) ?? "BASE";
}
function normalRequest(mesh, request) {
	return {
		...request,
		target: normalTarget(request.target, pathNormalization(mesh))
	};
}
const normalizations = [
	"NONE",
	"MERGE_SLASHES",
	"DECODE_AND_MERGE_SLASHES"
];
function trustedProxies(mesh) {
	return meshField(mesh, "defaultConfig", "gatewayTopology", "numTrustedProxies")?.number ?? 0;
}
function hasAutoMtls({ configSources }) {
	return !configSources.some(({ config }) => config.get("enableAutoMtls").scalar === false);
}
function outboundTlsSettings(mesh) {
	return meshField(mesh, "outboundTrafficPolicy", "tls");
}
function outboundMode(mesh) {
	return mesh.config.outboundTrafficPolicy?.mode ?? "ALLOW_ANY";
}
function authorizerProtocol({ configSources }, name) {
	const providers = configSources.flatMap(({ config }) => config.items("extensionProviders")).filter((provider) => provider.get("name").text === name);
	const speaks = (field) => providers.length > 0 && providers.every((provider) => provider.get(field).exists);
	if (speaks("envoyExtAuthzHttp")) return "http";
	return speaks("envoyExtAuthzGrpc") ? "grpc" : void 0;
}
function authorizerNames(mesh) {
	return mesh.config.extensionProviders?.map(({ name }) => name);
}

// src/istio/policy/identity.ts
function trustDomainsOf(mesh) {
	const { trustDomain } = mesh.config;
	const aliases = mesh.configSources.flatMap(({ config }) => config.items("trustDomainAliases").map(({ text }) => text));
	return {
		names: [trustDomain ?? defaultTrustDomain, ...new Set(aliases)],
		isStated: trustDomain !== void 0
	};
}
function principalOf(mesh, namespace, serviceAccount) {
	const [trustDomain] = trustDomainsOf(mesh).names;
	return `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`;
}
function principalsOfValue({ names }, principal) {
	const [domain = "", ...path] = principal.split("/");
	if (path.length !== 4 || domain === "*") return [principal];
	if (domain !== defaultTrustDomain && !names.some((name) => matchesTrustDomain(domain, name))) return [principal];
	const principals = names.map((name) => endsWith(domain, name) ? principal : [name, ...path].join("/"));
	return [...new Set(principals)];
}
const defaultTrustDomain = "cluster.local";
function matchesTrustDomain(domain, name) {
	return domain === name || endsWith(domain, name) || domain.endsWith("*") && name.startsWith(domain.slice(0, -1));
}
function endsWith(domain, name) {
	return domain.startsWith("*") && name.endsWith(domain.slice(1));
}

// src/effect/request/policy/foreign-peer.ts
function acceptedTrustDomains(mesh, by) {
	const { names } = trustDomainsOf(mesh);
	return by === "ztunnel" ? names.slice(0, 1) : names;
}
function refusedForeignPeer(mesh, { transport, principal }, by = "envoy") {
	if (transport !== "mtls" || typeof principal !== "string") return void 0;
	return acceptedTrustDomains(mesh, by).some((domain) => principal.startsWith(`spiffe://${domain}/`)) ? void 0 : {
		kind: "closed",
		reason: reasons$1[by]
	};
}
const reasons$1 = {
	envoy: "the trust domain of the client is none of the mesh",
	ztunnel: "the trust domain of the client is not that of the mesh, and ztunnel accepts no aliases"
};

// src/effect/request/policy/token-locations.ts
function tokensAt(rule, request) {
	const [headers, parameters, cookies] = [
		rule.items("fromHeaders"),
		rule.items("fromParams"),
		rule.items("fromCookies")
	];
	if (headers.length + parameters.length + cookies.length === 0) return [...tokenInHeader(request, "authorization", "Bearer "), ...tokensInQuery(request, ["access_token"])];
	return [
		...headers.flatMap((header) => tokenInHeader(request, header.get("name").text.toLowerCase(), header.get("prefix").text)),
		...tokensInQuery(request, parameters.map(({ text }) => text)),
		...tokensInCookies(request, cookies.map(({ text }) => text))
	].toSorted((first, second) => compareText(first.place, second.place));
}
function tokenInHeader({ headers }, name, prefix) {
	const value = headers.get(name);
	if (value === void 0) return [];
	const place = `1 ${name}${prefix}`;
	if (prefix === "") return [{
		text: value,
		place,
		header: name
	}];
	const at = value.indexOf(prefix);
	if (at < 0) return [];
	const rest = value.slice(at + prefix.length);
	return [{
		text: /[\w.=-]+/.exec(rest)?.[0] ?? value,
		place,
		header: name
	}];
}
function tokensInQuery({ target }, names) {
	const parameters = new URLSearchParams(splitTarget(target).query);
	return names.flatMap((name) => {
		const text = parameters.get(name);
		return text === null ? [] : [{
			text,
			place: `2 ${name}`,
			parameter: name
		}];
	});
}
function tokensInCookies({ headers }, names) {
	const pairs = (headers.get("cookie") ?? "").split(";").map((cookie) => {
		const [name = "", ...value] = cookie.trim().split("=");
		return [name, value.join("=").replace(/^"(.*)"$/, "$1")];
	});
	const cookies = new Map(pairs.toReversed());
	return names.flatMap((name) => {
		const text = cookies.get(name);
		return text === void 0 || text === "" ? [] : [{
			text,
			place: `3 ${name}`
		}];
	});
}
function withoutToken(request, { header, parameter }) {
	if (header !== void 0) return {
		...request,
		headers: new Map([...request.headers].filter(([name]) => name !== header))
	};
	if (parameter === void 0) return request;
	return {
		...request,
		target: withoutParameter(request.target, parameter)
	};
}
function withoutParameter(target, name) {
	const { path, query } = splitTarget(target);
	const kept = query.slice(1).split("&").map((pair) => pair.includes("=") ? pair : `${pair}=`).map((pair) => ({
		pair,
		key: pair.slice(0, pair.indexOf("="))
	})).filter(({ key }) => key !== name).toSorted((first, second) => compareText(first.key, second.key));
	return kept.length > 0 ? `${path}?${kept.map(({ pair }) => pair).join("&")}` : path;
}

// src/effect/request/policy/token-check.ts
function verifyToken(rule, text, { tokens, now }) {
	const token = tokens.get(text);
	const refused = (defect) => ({
		claims: null,
		defect,
		missing: []
	});
	if (!token) return refused(defects["not a token"]);
	const defect = defectOfClaims(token, rule, now / 1e3);
	if (defect) return refused(defect);
	const isSigned = token.isSignedFor({
		issuer: rule.issuer,
		jwksUri: rule.node.get("jwksUri").text,
		jwks: rule.node.get("jwks").text
	});
	if (isSigned === false) return refused(defects.signature);
	return {
		claims: token.claims,
		defect: void 0,
		missing: isUnknown(isSigned) ? isSigned.missing : []
	};
}
function defectOfClaims({ claims }, { issuer, node }, now) {
	const { iss, nbf, exp } = claims;
	if (issuer !== "" && iss !== issuer) return defects["unknown issuer"];
	if (typeof nbf === "number" && nbf > now + clockSkew) return defects["not yet valid"];
	if (typeof exp === "number" && exp > 0 && now > exp + clockSkew) return defects.expired;
	const audiences = node.items("audiences").map(({ text }) => plainAudience(text));
	if (audiences.length === 0) return void 0;
	return audiencesOf(claims).map(plainAudience).some((audience) => audiences.includes(audience)) ? void 0 : defects.audience;
}
function audiencesOf({ aud }) {
	return (Array.isArray(aud) ? aud : [aud]).filter((item) => typeof item === "string");
}
function plainAudience(audience) {
	return audience.replace(/^https?:\/\//, "").replace(/\/$/, "");
}
const clockSkew = 60;
const defects = {
	"not a token": {
		code: "not a token",
		status: 401,
		reason: "Jwt_is_not_in_the_form_of_Header.Payload.Signature_with_two_dots_and_3_sections"
	},
	"unknown issuer": {
		code: "unknown issuer",
		status: 401,
		reason: "Jwt_issuer_is_not_configured"
	},
	"not yet valid": {
		code: "not yet valid",
		status: 401,
		reason: "Jwt_not_yet_valid"
	},
	expired: {
		code: "expired",
		status: 401,
		reason: "Jwt_is_expired"
	},
	audience: {
		code: "audience",
		status: 403,
		reason: "Audiences_in_Jwt_are_not_allowed"
	},
	signature: {
		code: "signature",
		status: 401,
		reason: "Jwt_verification_fails"
	}
};

// src/effect/request/policy/authentication.ts
function authenticate(rules, request, context) {
	if (rules.length === 0 || isCorsPreflight(request)) return {
		result: {
			kind: "passed",
			claims: null,
			request
		},
		missing: []
	};
	const verification = {
		request,
		claims: null,
		missing: []
	};
	const defects = [];
	for (const rule of rules) {
		const status = verifyRule(rule, verification, context);
		if (status === "good") return passed(verification, rule);
		if (status !== "missed") defects.push({
			rule,
			defect: status
		});
	}
	const failing = rules.length > 1 ? firstDefect(rules, verification, context) : defects[0];
	if (!failing) return passed(verification);
	return {
		result: refusedBy([...defects, failing]),
		missing: verification.missing
	};
}
function passed({ request, claims, missing }, rule) {
	const by = rule && {
		object: rule.object,
		node: rule.node
	};
	return {
		result: {
			kind: "passed",
			claims,
			request,
			...by && { by }
		},
		missing
	};
}
function firstDefect(rules, verification, context) {
	for (const rule of rules) {
		const status = verifyRule(rule, verification, context);
		if (status !== "good" && status !== "missed") return {
			rule,
			defect: status
		};
	}
}
function verifyRule(rule, verification, context) {
	verification.request = withoutOutputs(rule, verification.request);
	const tokens = tokensAt(rule.node, verification.request).toReversed();
	if (tokens.length === 0) return "missed";
	if (isUnknown(rule.isAttached)) verification.missing.push(...rule.isAttached.missing);
	for (const token of tokens) {
		const { claims, defect, missing } = verifyToken(rule, token.text, context);
		verification.missing.push(...missing);
		if (defect) return defect;
		verification.request = withOutputs(rule, verification.request, token, claims);
		verification.claims = withLists(claims, spaceDelimited(rule));
	}
	return "good";
}
function spaceDelimited({ node }) {
	return [
		"scope",
		"permission",
		...node.items("spaceDelimitedClaims").map(({ text }) => text)
	];
}
function withoutOutputs({ node }, request) {
	const outputs = [node.get("outputPayloadToHeader"), ...node.items("outputClaimToHeaders").map((output) => output.get("header"))].map(({ text }) => text.toLowerCase());
	if (!outputs.some((name) => request.headers.has(name))) return request;
	return {
		...request,
		headers: new Map([...request.headers].filter(([name]) => !outputs.includes(name)))
	};
}
function withOutputs(rule, request, token, claims) {
	const { node } = rule;
	const kept = node.get("forwardOriginalToken").scalar === true ? request : withoutToken(request, token);
	const headers = new Map(kept.headers);
	const payload = node.get("outputPayloadToHeader").text.toLowerCase();
	if (payload !== "") headers.set(payload, base64Url(JSON.stringify(claims)));
	for (const output of node.items("outputClaimToHeaders")) {
		const value = claimText(claims, output.get("claim").text);
		if (value !== void 0) headers.set(output.get("header").text.toLowerCase(), value);
	}
	return {
		...kept,
		headers
	};
}
function withLists(claims, names) {
	const lists = names.flatMap((name) => {
		const value = claims[name];
		return typeof value === "string" ? [[name, value.split(" ").filter((item) => item !== "")]] : [];
	});
	return {
		...claims,
		...Object.fromEntries(lists)
	};
}
function claimText(claims, name) {
	const value = name.split(".").reduce((parent, key) => parent?.[key], claims);
	return [
		"string",
		"number",
		"boolean"
	].includes(typeof value) ? String(value) : void 0;
}
function base64Url(text) {
	const bytes = new TextEncoder().encode(text);
	return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_");
}
function refusedBy(defects) {
	const { rule, defect } = defects.findLast((found) => found.defect.code !== "unknown issuer") ?? defects[0];
	const { status, reason } = defect;
	return {
		kind: "refused",
		status,
		reason: `jwt_authn_access_denied{${reason}}`,
		by: {
			object: rule.object,
			node: rule.node
		}
	};
}
function isCorsPreflight({ method, headers }) {
	return method === "OPTIONS" && (headers.get("origin") ?? "") !== "" && (headers.get("access-control-request-method") ?? "") !== "";
}

// src/effect/request/match/address-range.ts
function addressRange(range, whose) {
	if (isUnfilled(range)) return () => unfilledTruth(range);
	if (!isIPOrRange(range)) return () => false;
	const [network = "", length] = range.split("/");
	const wanted = bitsOf(network);
	const bits = length === void 0 ? wanted.length : Number(length);
	return (address) => {
		if (address === void 0) return unknownTruth(whose);
		const actual = bitsOf(address);
		return actual.length === wanted.length && actual.slice(0, bits) === wanted.slice(0, bits);
	};
}
function bitsOf(address) {
	if (!address.includes(":")) return octetBits(address);
	const [, start = "", tail] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? [];
	const [head = "", end] = (tail === void 0 ? address : `${start}${groupsOfOctets(tail)}`).replace(/%.*$/, "").split("::");
	const [first, last] = [groupsOf$1(head), end === void 0 ? [] : groupsOf$1(end)];
	const zeros = Array.from({ length: 8 - first.length - last.length }, () => "0");
	return [
		...first,
		...zeros,
		...last
	].map((group) => binary(parseInt(group, 16), 16)).join("");
}
function octetBits(address) {
	return address.split(".").map((octet) => binary(Number(octet), 8)).join("");
}
function groupsOf$1(text) {
	return text === "" ? [] : text.split(":");
}
function groupsOfOctets(address) {
	const bits = octetBits(address);
	return [bits.slice(0, 16), bits.slice(16)].map((group) => parseInt(group, 2).toString(16)).join(":");
}
function binary(number, width) {
	return number.toString(2).padStart(width, "0");
}

// src/effect/request/policy/attribute.ts
function comparedAttribute(compile, isHttp = false) {
	return {
		isHttp,
		match(values, _, context) {
			const matches = values.map((value) => compile(value, context));
			return (facts) => anyOf$1(matches.map((match) => match(facts)));
		}
	};
}

// src/effect/request/policy/claims.ts
function claimMatches(claims, path, matches) {
	const value = claimAt(claims, path);
	const texts = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
	return anyOf$1(texts.map(matches));
}
function claimAt(claims, path) {
	let value = claims ?? void 0;
	for (const name of path) {
		if (typeof value !== "object" || value === null || Array.isArray(value)) return void 0;
		value = Object.hasOwn(value, name) ? value[name] : void 0;
	}
	return value;
}
function bracketedNames(text) {
	if (!/^(?:\[[^[\]]*\])+$/.test(text)) return [text.replace(/^\[/, "").replace(/\]$/, "")];
	return [...text.matchAll(/\[([^[\]]*)\]/g)].map(([, name]) => name);
}

// src/effect/request/policy/identity-attributes.ts
const identityPatterns = {
	principals: (value, { trustDomains }) => principalsOfValue(trustDomains, value).map(principalPattern),
	namespaces: (value) => [regex$1(`.*/ns/${value.split("*").map(quotedText).join(".*")}/.*`)],
	serviceAccounts(value, { namespace }) {
		const [account = "", ofNamespace = namespace] = value.split("/").toReversed();
		return [regex$1(`spiffe://.+/ns/${quotedText(ofNamespace)}/(.+/|)sa/${quotedText(account)}(/.+)?`)];
	},
	trustDomains: (value, { trustDomains: { names } }) => (names.includes(value) ? names : [value]).map(trustDomainPattern)
};
function ofPrincipal(patternsOf) {
	return comparedAttribute((value, context) => {
		const matches = patternsOf(value, context).map((pattern) => filledMatch(value, pattern));
		return ({ principal }) => principal === void 0 ? unknownTruth("the identity of the client") : principal !== null && anyOf$1(matches.map((match) => match(principal)));
	});
}
const principals = ofPrincipal(identityPatterns.principals);
const namespaces = ofPrincipal(identityPatterns.namespaces);
const serviceAccounts = ofPrincipal(identityPatterns.serviceAccounts);
const sourceTrustDomains = ofPrincipal(identityPatterns.trustDomains);
function principalPattern(value) {
	if (value !== "*" && value.startsWith("*")) return regex$1(`spiffe://.*${quotedText(value.slice(1))}`);
	return policyPattern(value, "spiffe://");
}
function trustDomainPattern(value) {
	if (value === "*") return {
		form: "prefix",
		text: "spiffe://"
	};
	if (!value.includes("*")) return {
		form: "prefix",
		text: `spiffe://${value}/`
	};
	return regex$1(`spiffe://${value.split("*").map(quotedText).join("[^/]*")}/.*`);
}
function regex$1(text) {
	return {
		form: "regex",
		text
	};
}

// src/effect/request/policy/request-principal.ts
const requestPrincipals = {
	isHttp: true,
	match(values) {
		const matches = values.map(requestPrincipal$1);
		return (facts) => anyOf$1(matches.map((match) => match(facts)));
	}
};
function requestPrincipal$1(value) {
	const { issuer, subject } = requestPrincipalPatterns(value);
	const [ofIssuer, ofSubject] = [filledMatch(issuer.text, issuer), filledMatch(subject.text, subject)];
	return ({ claims }) => allOf([textClaim(claims?.["iss"], ofIssuer), textClaim(claims?.["sub"], ofSubject)]);
}
function requestPrincipalPatterns(value) {
	const slash = value.lastIndexOf("/");
	const [issuer, subject] = [value.slice(0, slash), value.slice(slash + 1)];
	const any = policyPattern("*");
	if (value === "*") return {
		issuer: any,
		subject: any
	};
	if (slash < 0) {
		if (value.startsWith("*")) return {
			issuer: any,
			subject: policyPattern(value)
		};
		return {
			issuer: policyPattern(value),
			subject: value.endsWith("*") ? any : literal$2("")
		};
	}
	if (value.startsWith("*")) return {
		issuer: policyPattern(issuer),
		subject: literal$2(subject)
	};
	return {
		issuer: literal$2(issuer),
		subject: value.endsWith("*") ? policyPattern(subject) : literal$2(subject)
	};
}
function literal$2(text) {
	return {
		form: "exact",
		text
	};
}
function textClaim(value, matches) {
	return typeof value === "string" && matches(value);
}

// src/effect/request/match/path-template.ts
function isPathTemplate(value) {
	return value.includes("{*}") || value.includes("{**}");
}
function templateRegex(value) {
	return value.split(/(\{\*\*?\})/).map((part) => operators[part] ?? quotedText(part)).join("");
}
function templateOfRegex(regex) {
	const template = Object.entries(operators).reduce((text, [operator, part]) => text.replaceAll(part, operator), regex);
	return template === regex ? null : template.replaceAll("\\", "");
}
function isUnfilledTemplate(value) {
	return isUnfilled(value.replaceAll("{*}", "").replaceAll("{**}", ""));
}
const literal$1 = "a-zA-Z0-9-._~%!$&'()+,;:@=";
const operators = table({
	"{*}": `[${literal$1}]+`,
	"{**}": `[/${literal$1}]*`
});

// src/effect/request/policy/value-patterns.ts
const anyText$2 = {
	form: "any",
	text: ""
};
function methodOrHeaderPattern(value) {
	return value === "*" ? anyText$2 : policyPattern(value);
}
function policyHostPattern(value) {
	return value === "*" ? anyText$2 : {
		...policyPattern(value),
		ignoresCase: true
	};
}
function pathPattern(value) {
	return isPathTemplate(value) ? {
		form: "regex",
		text: templateRegex(value)
	} : policyPattern(value);
}
function pathValueMatch(value) {
	if (!isPathTemplate(value)) return filledMatch(value, pathPattern(value));
	return isUnfilledTemplate(value) ? () => unfilledTruth(value) : textMatch(pathPattern(value));
}

// src/effect/request/policy/attributes.ts
const sourceAddresses = comparedAttribute((value) => {
	const matches = addressRange(value, "the address of the client");
	return ({ source }) => matches(source);
});
const remoteAddresses = comparedAttribute((value) => {
	const matches = addressRange(value, "the address of the client");
	return ({ remote }) => matches(remote);
});
const destinationAddresses = comparedAttribute((value) => {
	const matches = addressRange(value, "the address of the pod");
	return ({ destinationAddress }) => matches(destinationAddress);
});
const destinationPorts = comparedAttribute((value) => ({ destinationPort }) => String(destinationPort) === value);
function ofClaim(pathOf) {
	return {
		isHttp: true,
		match(values, key) {
			const path = pathOf(key);
			const matches = values.map((value) => policyTextMatch(value));
			return ({ claims }) => claimMatches(claims, path, (text) => anyOf$1(matches.map((match) => match(text))));
		}
	};
}
const headers = {
	isHttp: true,
	match(values, key) {
		const [name = ""] = bracketedNames(key);
		const matches = values.map((value) => filledMatch(value, methodOrHeaderPattern(value)));
		return (facts) => {
			const value = headerOf(facts, name.toLowerCase());
			return value !== void 0 && anyOf$1(matches.map((match) => match(value)));
		};
	}
};
function headerOf(facts, name) {
	return {
		host: facts.authority,
		":authority": facts.authority,
		":method": facts.method
	}[name] ?? facts.headers.get(name);
}
const hosts = comparedAttribute((value) => {
	const matches = filledMatch(value, policyHostPattern(value));
	return ({ authority }) => matches(authority);
}, true);
const methods = comparedAttribute((value) => {
	const matches = filledMatch(value, methodOrHeaderPattern(value));
	return ({ method }) => matches(method);
}, true);
const paths = comparedAttribute((value) => {
	const matches = pathValueMatch(value);
	return ({ path }) => matches(path);
}, true);
const serverNames$2 = comparedAttribute((value) => {
	const matches = policyTextMatch(value);
	return ({ sni }) => matches(sni);
});
const envoyMetadata = { match: (_, key) => () => unknownTruth(`the metadata of Envoy's filter \`${key}\``) };
const unknownKey = { match: () => () => false };
const sourceAttributes = table({
	ipBlocks: sourceAddresses,
	remoteIpBlocks: remoteAddresses,
	namespaces,
	trustDomains: sourceTrustDomains,
	serviceAccounts,
	requestPrincipals,
	principals
});
const operationAttributes = table({
	ports: destinationPorts,
	paths,
	methods,
	hosts
});
const conditionAttributes = table({
	"destination.ip": destinationAddresses,
	"destination.port": destinationPorts,
	"connection.sni": serverNames$2,
	"experimental.envoy.filters.": envoyMetadata,
	"source.ip": sourceAddresses,
	"remote.ip": remoteAddresses,
	"source.namespace": namespaces,
	"source.trustDomain": sourceTrustDomains,
	"source.serviceAccount": serviceAccounts,
	"source.principal": principals,
	"request.auth.principal": requestPrincipals,
	"request.auth.audiences": ofClaim(() => ["aud"]),
	"request.auth.presenter": ofClaim(() => ["azp"]),
	"request.headers[": headers,
	"request.auth.claims[": ofClaim(bracketedNames)
});

// src/effect/request/policy/rule-match.ts
function ruleMatch(rule, context) {
	return readRule(rule, context, matchReading);
}
const matchReading = {
	all: (matches) => (facts) => allOf(matches.map((match) => match(facts))),
	any: (matches) => (facts) => anyOf$1(matches.map((match) => match(facts))),
	not: (match) => (facts) => not(match(facts)),
	compare: (attribute, values, key, context) => attribute.match(values, key, context)
};
function readRule(rule, context, reading) {
	const reader = new RuleReader(context, reading);
	const when = rule.items("when").map((condition) => reader.condition(condition));
	const from = rule.items("from").map((item) => reader.fields(item.get("source"), sourceFields));
	const to = rule.items("to").map((item) => reader.fields(item.get("operation"), operationFields));
	return reader.joined([
		...when,
		...reader.alternatives(from),
		...reader.alternatives(to)
	]);
}
var RuleReader = class {
	#context;
	#reading;
	constructor(context, reading) {
		this.#context = context;
		this.#reading = reading;
	}
	alternatives(parts) {
		if (parts.length === 0) return [];
		const tcp = parts.flatMap((part) => part.tcp ?? []);
		const areAllKept = parts.every((part) => part.tcp !== null);
		return [{
			http: this.#reading.any(parts.map(({ http }) => http)),
			tcp: areAllKept ? this.#reading.any(tcp) : null
		}];
	}
	joined(parts) {
		const isDropped = this.#context.isAllow && parts.some(({ tcp }) => tcp === null);
		const tcp = parts.flatMap((part) => part.tcp ?? []);
		return {
			http: this.#reading.all(parts.map(({ http }) => http)),
			tcp: isDropped ? null : this.#reading.all(tcp)
		};
	}
	fields(node, fields) {
		const written = node.entries();
		if (written.length === 0) return this.joined([]);
		const parts = written.flatMap(([name, list]) => {
			const field = fields.get(name);
			return field ? [{
				field,
				values: textsOf$1(list)
			}] : [];
		}).toSorted((first, second) => first.field.order - second.field.order).flatMap(({ field: { name, attribute, isNegative }, values }) => isNegative ? this.#signed(attribute, name, [], values) : this.#signed(attribute, name, values, []));
		return this.joined(parts);
	}
	condition(condition) {
		const key = condition.get("key").text;
		const [name, attribute] = Object.entries(conditionAttributes).find(([prefix]) => prefix.endsWith("[") || prefix.endsWith(".") ? key.startsWith(prefix) : key === prefix) ?? ["", unknownKey];
		const rest = key.slice(name.replace(/\[$/, "").length);
		const [values, excluded] = [textsOf$1(condition.get("values")), textsOf$1(condition.get("notValues"))];
		return this.joined(this.#signed(attribute, rest, values, excluded));
	}
	#signed(attribute, key, values, excluded) {
		const { compare, not: negated } = this.#reading;
		return [...values.length > 0 ? [compare(attribute, values, key, this.#context)] : [], ...excluded.length > 0 ? [negated(compare(attribute, excluded, key, this.#context))] : []].map((http) => ({
			http,
			tcp: attribute.isHttp ? null : http
		}));
	}
};
function signedFields(fields) {
	return new Map(Object.entries(fields).flatMap(([name, attribute], index) => {
		const negative = `not${name[0].toUpperCase()}${name.slice(1)}`;
		return [[name, {
			name,
			attribute,
			isNegative: false,
			order: 2 * index
		}], [negative, {
			name,
			attribute,
			isNegative: true,
			order: 2 * index + 1
		}]];
	}));
}
const sourceFields = signedFields(sourceAttributes);
const operationFields = signedFields(operationAttributes);
function textsOf$1(list) {
	return list.items().flatMap(({ scalar, text }) => scalar === void 0 ? [] : [text || String(scalar)]);
}

// src/effect/request/policy/authorization.ts
function compileAuthorization(attached, trustDomains) {
	const enforced = attached.filter(({ policy }) => !isDryRunPolicy(policy));
	const ofAction = (action) => enforced.filter(({ policy }) => actionOfPolicy(policy) === action).flatMap((policy) => compileRules(policy, {
		isAllow: action === "ALLOW",
		trustDomains
	})).toSorted((first, second) => compareText(first.name, second.name));
	const allowing = enforced.filter(({ policy }) => actionOfPolicy(policy) === "ALLOW");
	return {
		custom: ofAction("CUSTOM"),
		deny: ofAction("DENY"),
		allow: ofAction("ALLOW"),
		audit: ofAction("AUDIT"),
		hasAllow: hasSome(allowing.map(({ isAttached }) => isAttached)),
		allowing: allowing.map(({ policy }) => rulesPlace(policy))
	};
}
function rulesPlace(policy) {
	return {
		object: policy,
		node: [
			policy.spec.get("rules"),
			policy.spec,
			policy.root.at("metadata", "name")
		].find((field) => field.exists) ?? policy.root
	};
}
function hasSome(truths) {
	if (truths.includes(true)) return true;
	const missing = truths.flatMap((truth) => isUnknown(truth) ? truth.missing : []);
	return missing.length > 0 ? unknownTruth(...missing) : false;
}
function actionOfPolicy({ spec }) {
	return actions.find((action) => action === spec.get("action").text) ?? "ALLOW";
}
const actions = [
	"CUSTOM",
	"DENY",
	"ALLOW",
	"AUDIT"
];
function compileRules(applied, context) {
	const { policy, isAttached } = applied;
	const provider = policy.spec.at("provider", "name").text;
	return policy.spec.items("rules").map((node, index) => {
		const { http, tcp } = ruleMatch(node, {
			...context,
			namespace: policy.namespace
		});
		const attached = (match) => isAttached === true ? match : (facts) => allOf([isAttached, match(facts)]);
		return {
			name: `ns[${policy.namespace}]-policy[${policy.name}]-rule[${index}]`,
			place: {
				object: policy,
				node
			},
			provider,
			http: attached(http),
			tcp: tcp && attached(tcp)
		};
	});
}
function matchCustom({ custom }, facts, protocol) {
	const matches = custom.flatMap((rule) => {
		const isMatch = rule[protocol]?.(facts) ?? false;
		return isMatch === false ? [] : [{
			rule,
			isMatch
		}];
	});
	return matches.find(({ isMatch }) => isMatch === true) ?? matches[0];
}
function firstMatch$1(rules, facts, protocol) {
	const missing = [];
	for (const rule of rules) {
		const isMatch = rule[protocol]?.(facts) ?? false;
		if (isMatch === true) return {
			rule,
			missing: []
		};
		if (isUnknown(isMatch)) missing.push(...isMatch.missing);
	}
	return {
		rule: void 0,
		missing
	};
}
function authorize({ deny, allow, hasAllow }, facts, protocol) {
	const denied = firstMatch$1(deny, facts, protocol);
	if (denied.rule) return {
		verdict: {
			kind: "denied",
			by: denied.rule
		},
		missing: []
	};
	if (hasAllow === false) return {
		verdict: { kind: "allowed" },
		missing: denied.missing
	};
	const allowed = firstMatch$1(allow, facts, protocol);
	if (allowed.rule) return {
		verdict: {
			kind: "allowed",
			by: allowed.rule
		},
		missing: denied.missing
	};
	const missing = [...allowed.missing, ...isUnknown(hasAllow) ? hasAllow.missing : []];
	if (missing.length === 0) return {
		verdict: { kind: "denied" },
		missing: []
	};
	return {
		verdict: { kind: "denied" },
		missing: [...denied.missing, ...missing]
	};
}

// src/effect/request/policy/http-filters.ts
function filterRequest(mesh, { authorization, jwtRules }, incoming, verification, trace) {
	if (isWithoutPath(incoming.request)) return {
		kind: "refused",
		outcome: noPath(trace)
	};
	const custom = customAnswer(mesh, authorization, incoming, trace);
	if (custom) return {
		kind: "refused",
		outcome: custom
	};
	const { result, missing } = authenticate(jwtRules, incoming.request, verification);
	trace.miss(...missing);
	if (result.kind === "refused") {
		trace.step(`the token is refused: ${readable$1(result.reason)}`, result.by);
		return {
			kind: "refused",
			outcome: {
				...result,
				kind: "answered"
			}
		};
	}
	if (result.by) trace.step("the token is verified", result.by);
	const { request, claims } = result;
	const answer = authorizationAnswer(authorization, factsOf(incoming, request, claims), trace);
	if (answer) return {
		kind: "refused",
		outcome: answer
	};
	if (asksForTunnel(request)) return {
		kind: "refused",
		outcome: noTunnel(trace)
	};
	return {
		kind: "passed",
		request,
		claims
	};
}
function customAnswer(mesh, authorization, incoming, trace) {
	const custom = matchCustom(authorization, factsOf(incoming, incoming.request, null), "http");
	if (!custom) return void 0;
	const outcome = handedOver(mesh, custom.rule, trace);
	if (typeof custom.isMatch !== "object") return outcome;
	trace.miss(...custom.isMatch.missing);
}
function authorizationAnswer(authorization, facts, trace) {
	const { verdict, missing } = authorize(authorization, facts, "http");
	trace.miss(...missing);
	if (verdict.kind === "denied") {
		const by = verdict.by ? trace.stepAt("a DENY rule matches", [verdict.by.place]) : trace.stepAt("no ALLOW rule matches", authorization.allowing);
		return forbidden(verdict.by?.name ?? "none", by);
	}
	if (verdict.by) trace.step("an ALLOW rule matches", verdict.by.place);
}
function isWithoutPath({ method, target }) {
	return method === "OPTIONS" && target === "*";
}
function noPath(trace) {
	trace.step("proxies answer no request for `*`");
	return {
		kind: "answered",
		status: 404,
		reason: "absolute_path_rejected"
	};
}
function asksForTunnel({ method }) {
	return method === "CONNECT";
}
function noTunnel(trace) {
	trace.step("no route takes CONNECT");
	return {
		kind: "answered",
		status: 404,
		reason: "route_not_found"
	};
}
function readable$1(reason) {
	return reason.replace(/^.*\{(.*)\}$/, "$1").replaceAll("_", " ");
}
function forbidden(rule, by) {
	return {
		kind: "answered",
		status: 403,
		reason: `rbac_access_denied_matched_policy[${rule}]`,
		...by && { by }
	};
}
function handedOver(mesh, rule, trace) {
	const providers = authorizerNames(mesh);
	if (providers && !providers.includes(rule.provider)) {
		trace.step(`the mesh has no provider \`${rule.provider}\``, rule.place);
		return forbidden(`istio-ext-authz-${rule.provider}-${rule.name}-deny-due-to-bad-CUSTOM-action`, rule.place);
	}
	trace.step(`the provider \`${rule.provider}\` is asked`, rule.place);
	trace.miss(`the answer of the provider \`${rule.provider}\``);
}
function factsOf({ connection, remote }, { method, target, authority, headers }, claims) {
	const { principal, source, destination, sni } = connection;
	return {
		method,
		path: splitTarget(target).path,
		authority,
		headers,
		principal,
		source,
		remote,
		destinationAddress: destination.address,
		destinationPort: destination.port,
		sni,
		claims
	};
}

// src/effect/request/policy/stream-filters.ts
function refusedConnection(mesh, { authorization }, { connection, request, trace }) {
	const facts = factsOf({
		connection,
		remote: connection.source
	}, request, null);
	const custom = matchCustom(connectionAuthorization(mesh, authorization), facts, "tcp");
	if (custom?.isMatch === true && lacksProvider(mesh, custom.rule)) {
		const reason = `the mesh has no provider \`${custom.rule.provider}\``;
		trace.step(reason, custom.rule.place);
		return {
			kind: "closed",
			reason,
			by: custom.rule.place
		};
	}
	if (custom) trace.miss(`the answer of the provider \`${custom.rule.provider}\``);
	const { verdict, missing } = authorize(authorization, facts, "tcp");
	trace.miss(...missing);
	if (verdict.kind !== "denied") return void 0;
	const reason = verdict.by ? "a DENY rule matches the connection" : "no ALLOW rule matches the connection";
	const by = trace.stepAt(reason, verdict.by ? [verdict.by.place] : authorization.allowing);
	return {
		kind: "closed",
		reason,
		...by && { by }
	};
}
function connectionAuthorization(mesh, authorization) {
	const custom = authorization.custom.filter(({ provider }) => authorizerProtocol(mesh, provider) !== "http");
	return {
		...authorization,
		custom
	};
}
function lacksProvider(mesh, { provider }) {
	return authorizerNames(mesh)?.includes(provider) === false;
}

// src/effect/request/policy/peer-authentication.ts
function peerMode(mesh, proxy, port) {
	const peer = modeAt(mesh, proxy, port);
	const unknownSelections = attachedPolicies(mesh, "PeerAuthentication", proxy).flatMap(({ isAttached }) => isUnknown(isAttached) ? isAttached.missing : []);
	return {
		...peer,
		missing: [...peer.missing, ...unknownSelections]
	};
}
function namespaceMode(mesh, namespace) {
	return modeAt(mesh, {
		type: "sidecar",
		namespace,
		labels: /* @__PURE__ */ new Map()
	}, 0);
}
function modeAt(mesh, proxy, port) {
	const policies = policiesAt(mesh, "PeerAuthentication", proxy);
	const inbound = inboundMtls(mesh, proxy);
	const { mode, node } = inboundMtlsOn(inbound, port);
	const object = node && policies.find(({ root }) => root.yaml === node.root.yaml);
	return {
		mode,
		...node && object && { by: {
			object,
			node
		} },
		missing: inbound.restsOnAge ? unknownAges$2(policies) : []
	};
}
function unknownAges$2(policies) {
	return [...groupBy(policies, (policy) => `${policy.namespace} ${policySelector(policy).size > 0}`).values()].flatMap(([first, second]) => first && second ? unknownAge(first, second) : []);
}

// src/effect/request/registry/protocol.ts
function serviceProtocol(port) {
	if (port.get("protocol").text === "UDP") return "udp";
	const stated = port.get("appProtocol").text;
	const name = kubernetesProtocols.get(stated) ?? (stated || port.get("name").text);
	if (/^grpc-web/i.test(name)) return "http";
	const protocol = protocolOf(name.split("-")[0]);
	return protocol === "auto" && wellKnownPorts.has(port.get("port").number) ? "tcp" : protocol;
}
function protocolOf(name) {
	return protocols.get(name.toLowerCase()) ?? "auto";
}
const protocols = /* @__PURE__ */ new Map([
	["tcp", "tcp"],
	["udp", "udp"],
	["grpc", "http"],
	["grpc-web", "http"],
	["http", "http"],
	["http_proxy", "http"],
	["http2", "http"],
	["https", "tls"],
	["tls", "tls"],
	["mongo", "tcp"],
	["redis", "tcp"],
	["mysql", "tcp"]
]);
const kubernetesProtocols = /* @__PURE__ */ new Map([
	["kubernetes.io/h2c", "http2"],
	["kubernetes.io/ws", "http"],
	["kubernetes.io/wss", "https"]
]);
const wellKnownPorts = /* @__PURE__ */ new Set([
	25,
	53,
	3306,
	27017
]);

// src/effect/request/registry/declared-services.ts
const servicesIn = derivedByKey(["Service", "ServiceEntry"], (_, namespace) => namespace, (mesh, namespace) => [...oldestFirst(declaredIn(mesh).services.get(namespace) ?? []).map((service) => declaredByService(mesh, service)), ...oldestFirst(declaredIn(mesh).entries.get(namespace) ?? []).flatMap((entry) => declaredByEntry(mesh, entry))]);
const declaredIn = derived(["Service", "ServiceEntry"], (mesh) => ({
	services: groupBy(mesh.ofKind("Service"), ({ namespace }) => namespace),
	entries: groupBy(mesh.ofKind("ServiceEntry"), ({ namespace }) => namespace)
}));
function declaredByService(mesh, manifest) {
	const { spec, namespace, name } = manifest;
	const selector = labelsOf(spec.get("selector"));
	return {
		host: canonicalHost(mesh, fullHost(name, namespace)),
		manifest,
		ports: spec.items("ports").flatMap(servicePort),
		selector: selector.size > 0 ? selector : null
	};
}
function servicePort(node) {
	const number = node.get("port").number;
	if (number === void 0) return [];
	const target = node.get("targetPort");
	return [{
		number,
		name: node.get("name").text,
		protocol: serviceProtocol(node),
		node,
		target: target.number ?? (target.text || number)
	}];
}
function declaredByEntry(mesh, manifest) {
	const { spec } = manifest;
	const selector = spec.at("workloadSelector", "labels");
	const ports = spec.items("ports").flatMap(entryPort);
	return spec.items("hosts").map(({ text }) => ({
		host: canonicalHost(mesh, text),
		manifest,
		ports,
		selector: selector.exists ? labelsOf(selector) : null
	}));
}
function entryPort(node) {
	const number = node.get("number").number;
	if (number === void 0) return [];
	const protocol = protocolOf(node.get("protocol").text);
	return [{
		number,
		name: node.get("name").text,
		protocol,
		node,
		target: node.get("targetPort").number ?? number
	}];
}

// src/effect/request/trace.ts
function inputTexts(inputs) {
	return inputs.map(({ text }) => text);
}
function withoutClusters(inputs) {
	return inputs.filter(({ kind }) => kind !== "upstream");
}
const maxPlaces = 3;
var Trace = class {
	steps = [];
	#missing = /* @__PURE__ */ new Map();
	get missing() {
		return [...this.#missing.keys()];
	}
	get inputs() {
		return [...this.#missing.values()];
	}
	step(text, by) {
		this.steps.push({
			text,
			...by && { by }
		});
	}
	stepAt(text, places) {
		const [place, ...others] = places;
		if (places.length > 0 && places.length <= maxPlaces) for (const by of places) this.step(text, by);
		else this.step(text);
		return others.length === 0 ? place : void 0;
	}
	miss(...inputs) {
		for (const input of inputs) {
			const noted = typeof input === "string" ? {
				kind: "other",
				text: input
			} : input;
			this.#missing.set(noted.text, noted);
		}
	}
	decision(proxy, outcome, names = {}) {
		return {
			proxy,
			outcome,
			...names,
			steps: this.steps,
			missing: this.inputs
		};
	}
};

// src/effect/request/proxy/client-address.ts
const forwardedFor = "x-forwarded-for";
function lastForwardedAddress(request, peer) {
	return addressesIn(request).at(-1) ?? peer;
}
function trustedClientAddress(request, peer, trustedProxies) {
	return (trustedProxies > 0 ? addressesIn(request).at(-trustedProxies) : void 0) ?? peer;
}
function withForwardedFor(request, peer) {
	if (peer === void 0) return request;
	const headers = new Map(request.headers);
	headers.set(forwardedFor, [...addressesIn(request), peer].join(","));
	return {
		...request,
		headers
	};
}
function addressesIn({ headers }) {
	const value = headers.get(forwardedFor);
	return value === void 0 ? [] : value.split(",").map((address) => address.trim());
}

// src/effect/request/proxy/server-sidecar.ts
function decideInbound(sidecar, received) {
	const { mesh, proxy, policies, scope, extensions } = sidecar;
	const { connection, request, verification } = received;
	const trace = new Trace();
	trace.miss(...extensions, ...scope.missing);
	const { port } = connection.destination;
	const chain = inboundPort(mesh, proxy, scope.sidecar, port);
	const peer = peerMode(mesh, proxy, port);
	trace.miss(...peer.missing);
	const closed = refusedHandshake(mesh, peer, connection, chain);
	if (closed) {
		trace.step(closed.reason, closed.by);
		return trace.decision(proxy, closed);
	}
	const { cluster } = chain;
	const passesTls = isTlsPassed(peer.mode, connection);
	if (!seesRequests(chain.protocol, passesTls)) {
		const seen = passesTls ? {
			...connection,
			principal: null
		} : connection;
		const refused = refusedConnection(mesh, policies, {
			connection: seen,
			request,
			trace
		});
		return trace.decision(proxy, refused ?? delivered(request, cluster, port, passesTls));
	}
	const incoming = {
		request: normalRequest(mesh, request),
		connection,
		remote: lastForwardedAddress(request, connection.source)
	};
	const filtered = filterRequest(mesh, policies, incoming, verification, trace);
	const outcome = filtered.kind === "refused" ? filtered.outcome : delivered(filtered.request, cluster, port, false);
	return trace.decision(proxy, outcome, {
		route: "default",
		cluster
	});
}
function refusedHandshake(mesh, { mode, by }, connection, { protocol }) {
	if (!acceptsConnection(mode, connection, protocol)) return {
		kind: "closed",
		reason: mode === "STRICT" ? "the port takes mTLS only" : "the port takes no such connection",
		...by && { by }
	};
	return mode === "DISABLE" ? void 0 : refusedForeignPeer(mesh, connection);
}
function delivered(request, cluster, port, passesTls) {
	return {
		kind: "forwarded",
		to: [{
			cluster,
			host: "",
			port,
			subset: "",
			percent: 100,
			tls: {
				mode: "plain",
				sni: "",
				isVerified: false
			}
		}],
		request,
		timeout: null,
		retries: null,
		delay: 0,
		mirrors: [],
		passesTls
	};
}
function inboundPort(mesh, proxy, sidecar, port) {
	const ingress = ingressOf(proxy, sidecar);
	const listener = ingress.find((item) => item.at("port", "number").number === port);
	if (listener) return {
		protocol: protocolOf(listener.at("port", "protocol").text),
		cluster: `inbound|${port}||`
	};
	const protocol = ingress.length > 0 ? void 0 : servicePorts(mesh, proxy, port)[0];
	return protocol === void 0 ? {
		protocol: "auto",
		cluster: "InboundPassthroughCluster"
	} : {
		protocol,
		cluster: `inbound|${port}||`
	};
}
function statedPorts(mesh, proxy, sidecar) {
	const ingress = ingressOf(proxy, sidecar).flatMap((item) => item.at("port", "number").number ?? []);
	return ingress.length > 0 ? ingress : targetsOfServices(mesh, proxy).map(({ target }) => target);
}
function isBoundPort(proxy, sidecar, port) {
	return ingressOf(proxy, sidecar).some((item) => item.at("port", "number").number === port && item.get("captureMode").text !== "IPTABLES");
}
function ingressOf(proxy, sidecar) {
	return sidecar && selects(workloadSelector(sidecar), proxy.labels) ? sidecar.spec.items("ingress") : [];
}
function servicePorts(mesh, proxy, port) {
	return targetsOfServices(mesh, proxy).flatMap(({ target, protocol }) => target === port ? [protocol] : []);
}
function targetsOfServices(mesh, { workload, namespace, labels }) {
	return servicesIn(mesh, namespace).filter(({ selector }) => selector && selects(selector, labels)).toSorted((first, second) => compareCreation(first.manifest, second.manifest)).flatMap(({ ports }) => ports).flatMap((candidate) => {
		const target = workload ? targetPort(candidate, {
			manifest: workload,
			namespace,
			labels
		}) : candidate.target;
		return typeof target === "number" && candidate.protocol !== "udp" ? [{
			target,
			protocol: candidate.protocol
		}] : [];
	});
}
function acceptsConnection(mode, { transport }, protocol) {
	if (mode === "STRICT") return transport === "mtls";
	if (mode === "DISABLE") return transport === "plain" || protocol !== "http";
	return transport !== "tls" || protocol !== "http";
}
function isTlsPassed(mode, { transport }) {
	return transport === "tls" || mode === "DISABLE" && transport === "mtls";
}
function seesRequests(protocol, passesTls) {
	return protocol === "http" || protocol === "auto" && !passesTls;
}

// src/effect/request/proxy/inbound-gap.ts
function inboundGap(mesh, { proxy, plane, sidecar }, port, transport) {
	if (plane === "ambient" && transport === "mtls") return void 0;
	const isBound = plane !== "ambient" && isBoundPort(proxy, sidecar, port);
	const gaps = inboundGaps(proxy.workload ?? void 0, plane, {
		port,
		isBound
	}, captureDefaults(mesh));
	return gaps.find(({ isCertain }) => isCertain) ?? gaps[0];
}

// src/effect/request/registry/egress-listener.ts
function egressListener(mesh, namespace, node, candidates) {
	const hosts = (node?.items("hosts").map(({ text }) => text) ?? ["*/*"]).map((text) => importedHost(text, namespace)).filter(({ isExcluded }) => !isExcluded || atLeast(mesh, 1, 31));
	const port = node?.at("port", "number").number;
	const services = candidates.services.filter(({ host, namespace: of }) => isImported(hosts, of, (name) => hostCovers(name, host))).map((service) => withImportedAliases(service, hosts)).flatMap((service) => atPort(service, port));
	const virtualServices = candidates.virtualServices.filter(({ spec, namespace: of }) => spec.items("hosts").map(({ text }) => canonicalHost(mesh, fullHost(text, of))).some((host) => isImported(hosts, of, (name) => hostsOverlap(name, host))));
	return {
		port,
		protocol: protocolOf(node?.at("port", "protocol").text ?? ""),
		services: ofOneNamespace(services, namespace),
		virtualServices
	};
}
function importedHost(text, own) {
	const slash = text.indexOf("/");
	const written = slash < 0 ? "*" : text.slice(0, slash);
	const isExcluded = written.startsWith("~");
	const named = written.replace(/^~/, "") || "*";
	return {
		namespace: named === "." ? own : named,
		host: text.slice(slash + 1),
		isExcluded
	};
}
function isImported(hosts, namespace, matches) {
	const matching = hosts.filter(({ namespace: named, host }) => (named === "*" || named === namespace) && matches(host));
	return matching.length > 0 && !matching.some(({ isExcluded }) => isExcluded);
}
function withImportedAliases(service, hosts) {
	if (service.aliases.length === 0) return service;
	const ofNamespace = hosts.filter(({ namespace, isExcluded }) => namespace === service.namespace && !isExcluded);
	const ofAll = hosts.filter(({ namespace, isExcluded }) => namespace === "*" && !isExcluded);
	const covers = (group, name) => group.some(({ host }) => hostCovers(host, name));
	const importing = covers(ofNamespace, service.host) ? ofNamespace : ofAll;
	return {
		...service,
		aliases: service.aliases.filter((alias) => covers(importing, alias))
	};
}
function atPort(service, port) {
	if (port === void 0) return [service];
	const ports = service.ports.filter(({ number }) => number === port);
	return ports.length > 0 ? [{
		...service,
		ports
	}] : [];
}
function ofOneNamespace(services, own) {
	const chosen = /* @__PURE__ */ new Map();
	for (const service of services) {
		const existing = chosen.get(service.host);
		if (!existing || service.namespace === own || !existing.isKubernetes && service.isKubernetes && existing.namespace !== own) chosen.set(service.host, service);
	}
	return services.filter((service) => chosen.get(service.host).namespace === service.namespace);
}

// src/effect/request/registry/registry.ts
function isCalledByAddress({ hasAddress, isKubernetes, resolution }) {
	return hasAddress || !isKubernetes && resolution !== "none";
}
const registryKinds = [
	"Namespace",
	"Service",
	"ServiceEntry"
];
const registryServices = derived(registryKinds, (mesh) => withAliases([...oldestFirst(mesh.ofKind("Service")).map((service) => ofService(mesh, service)), ...oldestFirst(mesh.ofKind("ServiceEntry")).flatMap((entry) => ofEntry(mesh, entry))]));
function withAliases(services) {
	const targets = new Map(services.flatMap(({ host, externalName }) => externalName === "" ? [] : [[host, externalName]]));
	if (targets.size === 0) return services;
	const ends = [...targets.keys()].flatMap((alias) => {
		const seen = /* @__PURE__ */ new Set([alias]);
		let end = targets.get(alias);
		for (let next = targets.get(end); next !== void 0 && !seen.has(end); next = targets.get(end)) {
			seen.add(end);
			end = next;
		}
		return targets.has(end) ? [] : [{
			alias,
			end
		}];
	});
	const byEnd = groupBy(ends, ({ end }) => end);
	return services.map((service) => {
		const aliases = byEnd.get(service.host);
		return aliases ? {
			...service,
			aliases: aliases.map(({ alias }) => alias)
		} : service;
	});
}
const servicesByHost = derived(registryKinds, (mesh) => groupBy(registryServices(mesh), ({ host }) => host));
function ofService(mesh, manifest) {
	const { spec, namespace } = manifest;
	const address = spec.get("clusterIP").text;
	const isHeadless = address === "None";
	const isAlias = spec.get("type").text === "ExternalName";
	return {
		...declaredByService(mesh, manifest),
		namespace,
		isKubernetes: true,
		resolution: isAlias ? "external-name" : isHeadless ? "none" : "pods",
		addresses: address === "" || isHeadless ? [] : [address],
		hasAddress: !isHeadless && !isAlias,
		isExternal: false,
		externalName: isAlias ? spec.get("externalName").text.toLowerCase() : "",
		aliases: [],
		exportTo: serviceExport(manifest),
		missing: []
	};
}
function ofEntry(mesh, manifest) {
	const { spec, namespace } = manifest;
	const addresses = spec.items("addresses").map(({ text }) => text.replace(/\/(32|128)$/, ""));
	const { to: exportTo, missing } = entryExport(mesh, manifest);
	return declaredByEntry(mesh, manifest).map((declared) => ({
		...declared,
		namespace,
		isKubernetes: false,
		resolution: resolutions[spec.get("resolution").text] ?? "none",
		addresses,
		hasAddress: addresses.length > 0,
		isExternal: spec.get("location").text !== "MESH_INTERNAL",
		externalName: "",
		aliases: [],
		exportTo,
		missing
	}));
}
const resolutions = table({
	NONE: "none",
	STATIC: "static",
	DNS: "dns",
	DNS_ROUND_ROBIN: "dns",
	DYNAMIC_DNS: "dynamic-dns"
});

// src/effect/request/registry/visible-services.ts
const visibleServices = derivedByKey(registryKinds, (_, namespace) => namespace, (mesh, namespace) => visibleAmong(registryServices(mesh), namespace));
function visibleAmong(services, namespace) {
	const visible = services.filter((service) => isVisibleTo(service, namespace));
	return [...visible.filter((service) => !isPublic(service)), ...visible.filter(isPublic)];
}
function isVisibleTo({ exportTo }, namespace) {
	return exportTo.includes("*") || exportTo.includes(namespace);
}
function isPublic({ exportTo }) {
	return exportTo.includes("*");
}

// src/effect/request/routing/request-condition.ts
function stringMatch(node) {
	if (!node.exists || node.isNull) return void 0;
	for (const form of [
		"exact",
		"prefix",
		"regex"
	]) {
		const value = node.get(form);
		if (value.exists) return form === "regex" && value.text === "*" ? anyValue : {
			form,
			text: value.text
		};
	}
	return anyValue;
}
const anyValue = {
	form: "present",
	text: ""
};

// src/effect/request/routing/merged-routes.ts
const mergedRoutes = derivedPer(["VirtualService"], (mesh, virtualService) => httpRoutesOf(mesh, virtualService).routes.map(mergedRoute));
function mergedRoute(route) {
	const { virtualService: root, delegate } = route;
	const owner = delegate?.virtualService ?? root;
	const node = delegate?.route ?? route.root;
	return {
		name: joinNames(route.root, delegate?.route),
		node,
		owner,
		conditions: route.matches.map((match) => conditionOf(match, root, owner)),
		field(name) {
			const written = route.get(name);
			return {
				node: written,
				owner: written.exists && !node.get(name).exists ? root : owner
			};
		}
	};
}
function conditionOf(match, root, owner) {
	const texts = (field) => new Map([...matchEntries(match, field)].map(([name, node]) => [name, stringMatch(node) ?? anyValue]));
	const ofDelegate = match.delegate ? gatewaysIn(match.delegate, owner) : [];
	return {
		node: match.delegate ?? match.root,
		name: joinNames(match.root, match.delegate),
		uri: stringMatch(match.get("uri")),
		scheme: stringMatch(match.get("scheme")),
		method: stringMatch(match.get("method")),
		authority: stringMatch(match.get("authority")),
		headers: texts("headers"),
		withoutHeaders: texts("withoutHeaders"),
		queryParams: texts("queryParams"),
		port: match.get("port").number ?? 0,
		sourceLabels: new Map([...matchEntries(match, "sourceLabels")].map(([key, node]) => [key, node.text])),
		sourceNamespace: match.get("sourceNamespace").text,
		gateways: ofDelegate.length > 0 || !match.root ? ofDelegate : gatewaysIn(match.root, root),
		ignoresCase: match.get("ignoreUriCase").scalar === true
	};
}
function gatewaysIn(match, virtualService) {
	return gatewayNames(match, virtualService).map(({ key }) => key);
}
function joinNames(root, delegate) {
	return [root, delegate].map((node) => node?.get("name").text ?? "").filter((name) => name !== "").join("-");
}

// src/effect/request/registry/routed-services.ts
function routedServices(mesh, virtualService, namespace) {
	return hostsRoutedTo(mesh, virtualService).flatMap((host) => {
		const declared = servicesByHost(mesh).get(host) ?? [];
		const visible = visibleAmong(declared, namespace);
		const best = declared.find((service) => service.namespace === namespace) ?? visible.find(({ isKubernetes }) => isKubernetes) ?? visible[0];
		return best ? [best] : [];
	});
}
const hostsRoutedTo = derivedPer(["VirtualService"], (mesh, virtualService) => {
	const { spec } = virtualService;
	const ofStreams = [...spec.items("tls"), ...spec.items("tcp")].flatMap((route) => hostsIn$1(route.items("route"), virtualService));
	const ofHttp = mergedRoutes(mesh, virtualService).flatMap(({ field }) => [
		"route",
		"mirrors",
		"mirror"
	].flatMap((name) => {
		const { node, owner } = field(name);
		return name === "mirror" ? fullHosts([node], owner) : hostsIn$1(node.items(), owner);
	}));
	return [.../* @__PURE__ */ new Set([...ofStreams, ...ofHttp])].map((host) => canonicalHost(mesh, host));
});
function hostsIn$1(routes, owner) {
	return fullHosts(routes.map((route) => route.get("destination")), owner);
}
function fullHosts(destinations, { namespace }) {
	return destinations.map((destination) => destination.get("host").text).filter((host) => host !== "").map((host) => fullHost(host, namespace));
}

// src/effect/request/registry/virtual-services.ts
const convertedVirtualServices = derived(conversionKinds, (mesh) => new Set(convertedGatewayApi(mesh).virtualServices));
const routingKinds$2 = ["VirtualService", ...conversionKinds];
const virtualServicesWithHosts = derived(routingKinds$2, (mesh) => allVirtualServices(mesh).filter(({ spec }) => spec.items("hosts").length > 0).toSorted(compareCreation));
const servicesByGateway = derived(routingKinds$2, (mesh) => groupBy(virtualServicesWithHosts(mesh).flatMap((virtualService) => gatewayKeysOf(virtualService).map((gateway) => ({
	gateway,
	virtualService
}))), ({ gateway }) => gateway));
function virtualServicesAt(mesh, gateway) {
	return (servicesByGateway(mesh).get(gateway) ?? []).map(({ virtualService }) => virtualService);
}
const virtualServicesFor = derivedByKey(routingKinds$2, (_, gateway, namespace) => `${gateway}\0${namespace}`, (mesh, gateway, namespace) => rankedFor(mesh, virtualServicesAt(mesh, gateway), namespace));
const meshServicesByHost = derived(routingKinds$2, (mesh) => hostIndex(virtualServicesAt(mesh, meshGateway), ({ spec, namespace }) => spec.items("hosts").map(({ text }) => canonicalHost(mesh, fullHost(text, namespace)))));
function virtualServicesOfHost(mesh, host, namespaces, namespace) {
	return rankedFor(mesh, meshServicesByHost(mesh).overlapping(host).filter((virtualService) => namespaces.includes(virtualService.namespace)), namespace);
}
function rankedFor(mesh, virtualServices, namespace) {
	return virtualServices.filter((virtualService) => {
		const to = exportedTo(virtualService);
		return to.includes("*") || !to.includes("~") && to.includes(namespace);
	}).map((virtualService) => ({
		virtualService,
		rank: rankFor(mesh, virtualService, namespace)
	})).toSorted((first, second) => first.rank - second.rank).map(({ virtualService }) => virtualService);
}
function rankFor(mesh, virtualService, namespace) {
	if (!exportedTo(virtualService).includes("*")) return virtualService.namespace === namespace ? 0 : 1;
	return convertedVirtualServices(mesh).has(virtualService) && virtualService.namespace === namespace ? 2 : 3;
}

// src/effect/request/registry/scope.ts
function gatewayScope(mesh, namespace) {
	const kept = /* @__PURE__ */ new Map();
	return {
		services: { get(host) {
			if (!kept.has(host)) kept.set(host, visibleService(mesh, namespace, host));
			return kept.get(host);
		} },
		egress: [],
		sidecar: null,
		outbound: outboundMode(mesh),
		missing: []
	};
}
function visibleService(mesh, namespace, host) {
	return firstOfEachHost(visibleAmong(servicesByHost(mesh).get(host) ?? [], namespace)).get(host);
}
function allCandidates(mesh, namespace) {
	return {
		services: visibleServices(mesh, namespace),
		virtualServices: virtualServicesFor(mesh, "mesh", namespace)
	};
}
function sidecarScope(mesh, proxy, candidates = allCandidates(mesh, proxy.namespace)) {
	const { sidecar, missing } = sidecarOf(mesh, proxy);
	return {
		...importedScope(mesh, proxy.namespace, sidecar, candidates),
		missing
	};
}
function importedScope(mesh, namespace, sidecar, candidates) {
	const written = sidecar?.spec.items("egress") ?? [];
	const egress = (written.length > 0 ? written : [null]).map((node) => egressListener(mesh, namespace, node, candidates));
	const imported = egress.flatMap(({ services }) => services);
	const routed = egress.flatMap(({ virtualServices }) => virtualServices.flatMap((virtualService) => routedServices(mesh, virtualService, namespace)));
	const policy = sidecar?.spec.get("outboundTrafficPolicy");
	return {
		services: firstOfEachHost([...imported, ...routed]),
		egress,
		sidecar,
		outbound: policy?.kind === "map" ? modeOf$1(policy) ?? "REGISTRY_ONLY" : outboundMode(mesh),
		missing: []
	};
}
function modeOf$1(policy) {
	return policy.get("mode").text === "ALLOW_ANY" ? "ALLOW_ANY" : void 0;
}
function sidecarOf(mesh, proxy) {
	const missing = [];
	const inNamespace = sidecarsByNamespace(mesh).get(proxy.namespace) ?? [];
	const selecting = inNamespace.filter((sidecar) => {
		const selector = workloadSelector(sidecar);
		if (selector.size === 0) return false;
		const selected = isSelected(proxy, selector);
		if (isUnknown(selected)) missing.push(...selected.missing);
		return selected === true;
	});
	const isForAll = (sidecar) => workloadSelector(sidecar).size === 0;
	const inRoot = sidecarsByNamespace(mesh).get(mesh.rootNamespace) ?? [];
	const [first, second] = [
		selecting,
		inNamespace.filter(isForAll),
		inRoot.filter(isForAll)
	].find((list) => list.length > 0) ?? [];
	if (first && second) missing.push(...unknownAge(first, second));
	return {
		sidecar: first ?? null,
		missing
	};
}
const sidecarsByNamespace = derived(["Sidecar"], (mesh) => groupBy(oldestFirst(mesh.ofKind("Sidecar")), ({ namespace }) => namespace));
function firstOfEachHost(services) {
	const byHost = /* @__PURE__ */ new Map();
	for (const service of services) {
		const existing = byHost.get(service.host);
		if (!existing || !existing.isKubernetes && service.isKubernetes) byHost.set(service.host, service);
		else if (existing.namespace === service.namespace && existing.isKubernetes === service.isKubernetes) {
			const added = service.ports.filter(({ number }) => !existing.ports.some((port) => port.number === number));
			if (added.length > 0) byHost.set(service.host, {
				...existing,
				ports: [...existing.ports, ...added]
			});
		}
	}
	return byHost;
}

// src/effect/access/request-space.ts
const order$1 = [
	"transport",
	"port",
	"sni",
	"host",
	"path",
	"query",
	"method",
	"token",
	"claim",
	"second",
	"identity"
];
function rankOf$1({ name }) {
	const rank = order$1.indexOf(name.split(" ")[0]);
	return rank < 0 ? order$1.length + Number(name.startsWith("flag")) : rank;
}
function secondAxis(axis) {
	return axis.startsWith("claim ") ? `second ${axis}` : axis;
}
var RequestSpace = class {
	axes;
	diagram;
	hasNamesOfHosts;
	#indices;
	#matching = /* @__PURE__ */ new Map();
	constructor(axes, hasNamesOfHosts = false) {
		this.hasNamesOfHosts = hasNamesOfHosts;
		this.axes = axes.toSorted((first, second) => rankOf$1(first) - rankOf$1(second));
		this.diagram = new Diagram(this.axes.map(({ samples }) => samples.length));
		this.#indices = new Map(this.axes.map(({ name }, index) => [name, index]));
	}
	axis(name) {
		const index = this.#indices.get(name);
		return index === void 0 ? void 0 : this.axes[index];
	}
	matching({ axis, pattern }) {
		const key = `${axis} ${pattern}`;
		const matching = this.#matching.get(key) ?? this.among(axis, this.axis(axis).matching[pattern]);
		this.#matching.set(key, matching);
		return matching;
	}
	among(axis, atoms) {
		const index = this.#indices.get(axis);
		if (index === void 0) return atoms.length > 0 ? 1 : 0;
		return this.diagram.test(index, atoms);
	}
};

// src/effect/access/conditions.ts
const everyRequest = () => 1;
const noRequest = () => 0;
function patternCondition(test) {
	return ({ space, isOfSecond }) => space.matching(isOfSecond ? {
		...test,
		axis: secondAxis(test.axis)
	} : test);
}
function allConditions(conditions) {
	return (evaluation) => evaluation.space.diagram.all(conditions.map((condition) => condition(evaluation)));
}
function anyCondition(conditions) {
	return (evaluation) => evaluation.space.diagram.any(conditions.map((condition) => condition(evaluation)));
}
function notCondition(condition) {
	return (evaluation) => evaluation.space.diagram.without(condition(evaluation), 1);
}
function identityCondition(condition) {
	return (evaluation) => evaluation.space.diagram.within(evaluation.identity, condition(evaluation));
}
function claimsCondition(condition) {
	return (evaluation) => {
		const { space, claims, secondClaims = 0 } = evaluation;
		const ofFirst = space.diagram.within(claims, condition(evaluation));
		if (secondClaims === 0) return ofFirst;
		const ofSecond = space.diagram.within(secondClaims, condition({
			...evaluation,
			isOfSecond: true
		}));
		return space.diagram.first(ofFirst, ofSecond);
	};
}

// src/effect/access/pod-capture.ts
function podCapture(side, plane, draft) {
	const { proxy } = side;
	const { mesh } = side.side;
	const workload = proxy.workload ?? void 0;
	const defaults = captureDefaults(mesh);
	const { sidecar } = sidecarOf(mesh, proxy);
	const gapAt = (port) => inboundGap(mesh, {
		proxy,
		plane,
		sidecar
	}, port, "plain");
	const ports = plane === "sidecar" || plane === void 0 ? namedInboundPorts(workload, defaults) : [];
	const stated = statedPorts(mesh, proxy, sidecar);
	const uncertain = [
		...ports,
		...stated,
		unnamedPort
	].flatMap((port) => gapAt(port) ?? []).filter(({ isCertain }) => !isCertain);
	const conditions = new Map(uncertain.map(({ name }) => [name, unknownCondition(side, plane, name, draft)]));
	return {
		ports,
		gapAt,
		passedBy: ({ name, isCertain }) => isCertain ? everyRequest : conditions.get(name),
		placesAt(port) {
			const name = gapAt(port)?.name;
			if (name === void 0) return [];
			const node = workload && podOf(workload).at("metadata", "annotations", name);
			return node?.exists ? [{
				object: workload,
				node
			}] : defaultPlaces(mesh, name);
		}
	};
}
const unnamedPort = 0;
function unknownCondition(side, plane, name, draft) {
	const words = `whether \`${name}\` lets connections go past the proxy of ${side.proxy.name}`;
	return patternCondition(draft.flag(`capture ${name} ${captureKey(side, plane)}`, words));
}
function defaultPlaces(mesh, name) {
	const key = name.replace(/^global\.proxy\./, "");
	if (key !== name) return statedProxies(mesh).flatMap(({ proxy, place }) => place && proxy.get(key).exists ? place : []);
	return mesh.configSources.flatMap(({ owner, config }) => {
		const node = config.at("defaultConfig", "interceptionMode");
		return "root" in owner && node.exists ? [{
			object: owner,
			node
		}] : [];
	});
}
function captureKey({ side: { mesh }, proxy: { workload } }, plane) {
	return plane === "none" ? "" : inboundSettingsText(workload ?? void 0, plane, captureDefaults(mesh));
}

// src/effect/access/differing-rules.ts
function differingRules(head, base, keyOf = comparedRuleKey) {
	const [ofHead, ofBase] = [rulesByKey(head, keyOf), rulesByKey(base, keyOf)];
	return new Map([...[...ofHead].filter(([key]) => !ofBase.has(key)), ...[...ofBase].filter(([key]) => !ofHead.has(key))]);
}
function rulesByKey({ side, policies }, keyOf) {
	return new Map(policies.flatMap((policy) => policy.spec.items("rules").map((node) => [keyOf(side, policy, node), {
		policy,
		node
	}])));
}
function comparedRuleKey(side, policy, node) {
	const action = actionOfPolicy(policy);
	const provider = policy.spec.at("provider", "name").text;
	const key = JSON.stringify([
		policy.namespace,
		policy.name,
		action,
		provider,
		canonicalJson(node)
	]);
	return action === "CUSTOM" ? `${side.keyOf(policy)} ${key}` : key;
}

// src/effect/access/decisive-policies.ts
function decisivePolicyFilter(pair, changed) {
	const arePolicies = changed.every((policy) => knownKind(policy) === "AuthorizationPolicy");
	if (!pair.isConfigEqual || !arePolicies || changed.some((policy) => mayChangeAllow(pair, policy))) return null;
	const policiesOf = (side) => changed.filter((policy) => side.mesh.positionOf(policy) !== void 0);
	const [head, base] = [pair.head, pair.base].map((side) => ({
		side,
		policies: policiesOf(side)
	}));
	const region = pair.regionOf(differingRules(head, base, placedRuleKey));
	return (policy) => knownKind(policy) !== "AuthorizationPolicy" || region.partsOf(policy) !== null;
}
function mayChangeAllow({ changes }, policy) {
	const { head, base } = changes.versionsOf(policy);
	const versions = [head, base].filter((version) => version !== void 0);
	if (!versions.some((version) => actionOfPolicy(version) === "ALLOW")) return false;
	const placements = new Set(versions.map((version) => JSON.stringify([
		policyScope(version),
		actionOfPolicy(version),
		isDryRunPolicy(version)
	])));
	return versions.length < 2 || placements.size > 1;
}
function placedRuleKey(side, policy, node) {
	return JSON.stringify([
		policyScope(policy),
		isDryRunPolicy(policy),
		comparedRuleKey(side, policy, node)
	]);
}

// src/effect/request/policy/extensions.ts
function unreadExtensions(mesh, proxy, context, service) {
	return extensionsOf(mesh, proxy, context, service).map((extension) => `what ${manifestTitle(extension)} does`);
}
function extensionsOf(mesh, proxy, context, service) {
	return extensionKinds$1.flatMap((kind) => attachedPolicies(mesh, kind, proxy, service)).map(({ policy }) => policy).filter((extension) => extension.kind !== "EnvoyFilter" || patches(extension, context));
}
const extensionKinds$1 = [
	"EnvoyFilter",
	"TrafficExtension",
	"WasmPlugin"
];
function patches({ spec }, context) {
	return spec.items("configPatches").some((patch) => [
		"",
		"ANY",
		...contexts[context]
	].includes(patch.at("match", "context").text));
}
const contexts = {
	SIDECAR_OUTBOUND: ["SIDECAR_OUTBOUND"],
	SIDECAR_INBOUND: ["SIDECAR_INBOUND"],
	GATEWAY: ["GATEWAY"],
	WAYPOINT: [
		"WAYPOINT",
		"SIDECAR_INBOUND",
		"SIDECAR_OUTBOUND"
	]
};

// src/effect/request/policy/l4-peer-authentication.ts
function peerDenial(policies) {
	const { ofWorkload } = policies;
	const strict = strictPolicy(policies);
	if (!ofWorkload || !needsOwnRules(ofWorkload, strict !== void 0)) return strict && {
		...placeOf$7(strict),
		rules: [[withoutIdentity]]
	};
	const rules = convertedPeerRules(policies);
	return rules ? {
		rules,
		object: ofWorkload,
		node: ofWorkload.spec.get("portLevelMtls")
	} : void 0;
}
function strictPolicy({ ofWorkload, ofNamespace, ofMesh }) {
	const deciding = [
		ofWorkload,
		ofNamespace,
		ofMesh
	].find((policy) => policy && modeOf(policy) !== "UNSET");
	return deciding && modeOf(deciding) === "STRICT" ? deciding : void 0;
}
function needsOwnRules(policy, isStrict) {
	const modes = new Set(portsOf$1(policy).map(([, mode]) => mode));
	if (!isStrict) return modes.has("STRICT");
	return modes.has("PERMISSIVE") || modeOf(policy) === "STRICT" && modes.has("DISABLE");
}
const withoutIdentity = {
	isWithoutIdentity: true,
	ports: [],
	notPorts: []
};
function convertedPeerRules(peerPolicies) {
	const { ofWorkload, ofNamespace, ofMesh } = peerPolicies;
	if (!ofWorkload) return null;
	const mode = modeOf(ofWorkload);
	const [general, mesh] = [ofNamespace && modeOf(ofNamespace), ofMesh && modeOf(ofMesh)];
	const isInheritedStrict = general === "STRICT" || mesh === "STRICT" && (general === void 0 || general === "UNSET");
	const ports = portsOf$1(ofWorkload);
	const strict = ports.filter(([, of]) => of === "STRICT").map(([port]) => port);
	const others = ports.filter(([, of]) => of === "PERMISSIVE" || of === "DISABLE").map(([port]) => port);
	const isStrict = mode === "STRICT" || mode === "UNSET" && isInheritedStrict;
	const exempt = mode === "STRICT" || mode === "UNSET" && (general ?? mesh) === "STRICT" ? others : [];
	if (mode === "STRICT" && exempt.length === 0) return null;
	const ofOthers = [
		...mode === "STRICT" ? [withoutIdentity] : [],
		...exempt.map(exceptPort),
		...isInheritedStrict && exempt.length > 0 ? [withoutIdentity] : []
	];
	const rules = [...isStrict ? [] : strict.map((port) => [withoutIdentityAt(port)]), ...ofOthers.length > 0 ? [ofOthers] : []];
	return rules.length > 0 ? rules : null;
}
function exceptPort(port) {
	return {
		isWithoutIdentity: false,
		ports: [],
		notPorts: [port]
	};
}
function withoutIdentityAt(port) {
	return {
		isWithoutIdentity: true,
		ports: [port],
		notPorts: []
	};
}
function modeOf({ spec }) {
	return modeIn(spec.get("mtls")) ?? "UNSET";
}
function portsOf$1({ spec }) {
	return spec.entries("portLevelMtls").map(([port, block]) => [Number(port), modeIn(block) ?? "UNSET"]).toSorted(([first], [second]) => first - second);
}
function placeOf$7(policy) {
	return {
		object: policy,
		node: policy.spec.at("mtls", "mode")
	};
}
function peerRuleMatch(rule) {
	return ({ principal, destinationPort }) => {
		if (!rule.every(({ ports, notPorts }) => (ports.length === 0 || ports.includes(destinationPort)) && !notPorts.includes(destinationPort))) return false;
		if (!rule.some(({ isWithoutIdentity }) => isWithoutIdentity)) return true;
		return principal === void 0 ? unknownTruth("the identity of the client") : principal === null;
	};
}

// src/effect/request/policy/l4-rule.ts
function l4RuleMatch(rule, isAllow, namespace) {
	const clauses = clausesOf(rule);
	const omitted = clauses.flat().flatMap((match) => match.omitted);
	if (isAllow && !omitted.every(isLeftOutSilently)) return null;
	const compiled = clauses.map((clause) => clause.map((match) => matchOf(match, namespace)));
	return (facts) => allOf(compiled.map((clause) => anyOf$1(clause.map((match) => match(facts)))));
}
function matchOf({ section, conditions }, namespace) {
	const matches = conditions.flatMap((condition) => {
		const field = String(condition.pathKeys.at(-1));
		return field === "key" ? whenMatches(section, namespace) : [listMatch(condition, field, namespace)];
	});
	return matches.length === 0 ? () => false : (facts) => allOf(matches.map((match) => match(facts)));
}
function whenMatches(when, namespace) {
	const attribute = attributes[fieldsOfKeys$1[when.get("key").text] ?? ""];
	if (!attribute) return [() => unknownTruth(`the key \`${when.get("key").text}\``)];
	const [values, excluded] = [textsOf(when.get("values")), textsOf(when.get("notValues"))];
	return [...values.length > 0 ? [attribute(values, namespace)] : [], ...excluded.length > 0 ? [negated(attribute(excluded, namespace))] : []];
}
function listMatch(list, field, namespace) {
	const isNegative = field.startsWith("not");
	const name = isNegative ? `${field[3].toLowerCase()}${field.slice(4)}` : field;
	const match = attributes[name](textsOf(list), namespace);
	return isNegative ? negated(match) : match;
}
function negated(match) {
	return (facts) => not(match(facts));
}
function textsOf(list) {
	return list.items().map(({ text, scalar }) => text || String(scalar));
}
const attributes = table({
	principals: (values) => ofIdentity$1(values.map((value) => policyTextMatch(value)), principalIn),
	namespaces: (values) => ofIdentity$1(values.map((value) => policyTextMatch(value)), namespaceIn),
	serviceAccounts: (values, namespace) => ofIdentity$1(values.map((value) => {
		const [account = "", of = namespace] = value.split("/").toReversed();
		return (text) => text === `${of}/${account}`;
	}), (principal) => `${namespaceIn(principal)}/${accountIn(principal)}`),
	ipBlocks: (values) => ofAddress$1(values, "the address of the client", ({ source }) => source),
	destinationIps: (values) => ofAddress$1(values, "the address of the pod", ({ destinationAddress }) => destinationAddress),
	ports: (values) => ({ destinationPort }) => values.includes(String(destinationPort))
});
const fieldsOfKeys$1 = table({
	"source.namespace": "namespaces",
	"source.principal": "principals",
	"source.ip": "ipBlocks",
	"destination.ip": "destinationIps",
	"destination.port": "ports"
});
function ofIdentity$1(matches, partOf) {
	return ({ principal }) => {
		if (principal === void 0) return unknownTruth("the identity of the client");
		return principal !== null && anyOf$1(matches.map((match) => match(partOf(principal))));
	};
}
function ofAddress$1(values, whose, addressIn) {
	const ranges = values.map((value) => addressRange(value, whose));
	return (facts) => anyOf$1(ranges.map((range) => range(addressIn(facts))));
}
function principalIn(principal) {
	return principal.replace(/^spiffe:\/\//, "");
}
function namespaceIn(principal) {
	return /\/ns\/([^/]*)\//.exec(principal)?.[1] ?? "";
}
function accountIn(principal) {
	return /\/sa\/([^/]*)$/.exec(principal)?.[1] ?? "";
}

// src/effect/request/policy/l4-policies.ts
function l4Policies(mesh, workload) {
	const proxy = {
		...workload,
		type: "ztunnel"
	};
	const policies = policiesAt(mesh, "AuthorizationPolicy", proxy).filter((policy) => !isDryRunPolicy(policy));
	const ofAction = (action) => policies.filter((policy) => actionOfPolicy(policy) === action);
	const { denial, missing } = peerDenialAt(mesh, workload);
	const ofPeers = (denial?.rules ?? []).map((rule) => ({
		matches: peerRuleMatch(rule),
		place: {
			object: denial.object,
			node: denial.node
		}
	}));
	return {
		deny: [...ofAction("DENY").flatMap((policy) => rulesOf$2(policy, false)), ...ofPeers],
		allow: ofAction("ALLOW").flatMap((policy) => rulesOf$2(policy, true)),
		allowing: ofAction("ALLOW").map(rulesPlace),
		missing
	};
}
function rulesOf$2(policy, isAllow) {
	return policy.spec.items("rules").flatMap((node) => {
		const matches = l4RuleMatch(node, isAllow, policy.namespace);
		return matches ? [{
			matches,
			place: {
				object: policy,
				node
			}
		}] : [];
	});
}
function peerDenialAt(mesh, workload) {
	const policies = policiesAt(mesh, "PeerAuthentication", {
		...workload,
		type: "ztunnel"
	});
	const isForSome = (policy) => policySelector(policy).size > 0;
	const isOfRoot = (policy) => policy.namespace === mesh.rootNamespace;
	const ranks = [
		policies.filter((policy) => isForSome(policy) && !isOfRoot(policy)),
		policies.filter((policy) => !isForSome(policy) && !isOfRoot(policy) && policy.namespace === workload.namespace),
		policies.filter((policy) => !isForSome(policy) && isOfRoot(policy))
	];
	const missing = ranks.flatMap(([first, second]) => first && second ? unknownAge(first, second) : []);
	const [[ofWorkload], [ofNamespace], [ofMesh]] = ranks;
	return {
		denial: peerDenial({
			ofWorkload,
			ofNamespace,
			ofMesh
		}),
		missing
	};
}

// src/effect/request/policy/jwt-rules.ts
function jwtRules(attached) {
	return attached.flatMap(({ policy, isAttached }) => policy.spec.items("jwtRules").map((node) => {
		return {
			issuer: node.get("issuer").text,
			node,
			object: policy,
			isAttached
		};
	})).toSorted((first, second) => compareText(first.issuer, second.issuer));
}

// src/effect/request/policy/proxy-policies.ts
function proxyPolicies(mesh, proxy, service) {
	const authorization = once(() => compileAuthorization(attachedPolicies(mesh, "AuthorizationPolicy", proxy, service), trustDomainsOf(mesh)));
	const rules = once(() => jwtRules(attachedPolicies(mesh, "RequestAuthentication", proxy, service)));
	return {
		get authorization() {
			return authorization();
		},
		get jwtRules() {
			return rules();
		}
	};
}

// src/effect/request/routing/route-match.ts
function routeMatch(match, isGatewayApi) {
	const path = pathMatch(match, isGatewayApi);
	const conditions = match ? conditionsOf$1(match) : [];
	const matchesPath = pathTest(path);
	return {
		path,
		isCatchAll: conditions.length === 0 && (path.form === "prefix" && path.text === "/" || path.form === "regex" && path.text === ".*"),
		matches: (request) => allOf([matchesPath(request.path), ...conditions.map((condition) => condition(request))])
	};
}
function pathMatch(match, isGatewayApi) {
	const ignoresCase = match?.ignoresCase ?? false;
	const uri = match?.uri;
	if (!uri || uri.form === "present") return {
		form: "prefix",
		text: "/",
		ignoresCase
	};
	if (uri.form === "prefix" && isGatewayApi && uri.text !== "/") return {
		form: "separated-prefix",
		text: uri.text.replace(/\/$/, ""),
		ignoresCase
	};
	return {
		form: uri.form,
		text: uri.text,
		ignoresCase
	};
}
function pathTest({ form, text, ignoresCase }) {
	if (form === "regex") return regexTextMatch(text);
	if (isUnfilled(text)) return () => unfilledTruth(text);
	const fold = (value) => ignoresCase ? value.toLowerCase() : value;
	const wanted = fold(text);
	if (form === "exact") return (path) => fold(path) === wanted;
	if (form === "prefix") return (path) => fold(path).startsWith(wanted);
	return (path) => fold(path) === wanted || fold(path).startsWith(`${wanted}/`);
}
function conditionsOf$1(match) {
	return [
		...[...match.headers].map(([name, value]) => headerCondition$1(name, value)),
		...[...match.withoutHeaders].map(([name, value]) => withoutHeader$1(name, value)),
		...pseudoHeader(match.method, ({ method }) => method),
		...pseudoHeader(match.authority, ({ authority }) => authority),
		...pseudoHeader(match.scheme, ({ scheme }) => scheme),
		...[...match.queryParams].map(([name, value]) => queryCondition(name, value))
	];
}
function headerCondition$1(name, match) {
	const claim = routingClaim(name);
	if (claim) return (request) => claimCondition$1(request, claim, match);
	const matches = textTest(match);
	const key = name.toLowerCase();
	return ({ headers }) => {
		const value = headers.get(key);
		return value !== void 0 && matches(value);
	};
}
function withoutHeader$1(name, match) {
	const claim = routingClaim(name);
	if (claim) return (request) => not(claimCondition$1(request, claim, match));
	const matches = textTest(match);
	const key = name.toLowerCase();
	return ({ headers }) => match.form === "present" ? !headers.has(key) : not(matches(headers.get(key) ?? ""));
}
function pseudoHeader(match, valueOf) {
	if (!match) return [];
	const matches = textTest(match);
	return [(request) => matches(valueOf(request))];
}
function queryCondition(name, match) {
	const matches = textTest(match);
	return ({ query }) => {
		const value = parameterIn(query, name);
		return value !== void 0 && matches(value);
	};
}
function parameterIn(query, name) {
	return query.slice(1).split("&").map((pair) => {
		const at = pair.indexOf("=");
		return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
	}).find(([key]) => key === name)?.[1];
}
function textTest({ form, text }) {
	if (form === "present") return () => true;
	if (form === "regex") return regexTextMatch(text);
	if (isUnfilled(text)) return () => unfilledTruth(text);
	return form === "exact" ? (value) => value === text : (value) => value.startsWith(text);
}
function routingClaim(name) {
	const [, rest] = /^@request\.auth\.claims(.+)$/i.exec(name) ?? [];
	if (rest === void 0) return void 0;
	if (rest.startsWith(".") && rest.length > 1) return rest.slice(1).split(".");
	return /^\[.+\]$/.test(rest) ? rest.slice(1, -1).split("][") : void 0;
}
function claimCondition$1({ claims }, path, match) {
	const value = claimAt(claims, path);
	const texts = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
	const matches = textTest(match);
	const results = texts.map(matches);
	return results.includes(true) || (results.find((truth) => truth !== false) ?? false);
}

// src/effect/request/routing/compiled-route.ts
function compileRoutes(mesh, virtualService, scope) {
	const routes = [];
	const isGatewayApi = convertedVirtualServices(mesh).has(virtualService);
	for (const merged of mergedRoutes(mesh, virtualService)) {
		const matches = merged.conditions.length > 0 ? merged.conditions : [void 0];
		for (const match of matches) {
			const isForProxy = appliesAt$2(match, scope);
			if (isForProxy === false) continue;
			routes.push(compileRoute(merged, match, isForProxy, {
				virtualService,
				isGatewayApi
			}));
			if (routes.at(-1).isCatchAll) return routes;
		}
		if (merged.conditions.length === 0) return routes;
	}
	return routes;
}
function compileRoute(merged, match, isForProxy, { virtualService, isGatewayApi }) {
	const compiled = routeMatch(match, isGatewayApi);
	const isCertain = isForProxy === true;
	return {
		...compiled,
		isCatchAll: compiled.isCatchAll && isCertain,
		matches: isCertain ? compiled.matches : (request) => allOf([isForProxy, compiled.matches(request)]),
		name: match && match.name !== "" ? `${merged.name}.${match.name}` : merged.name,
		merged,
		virtualService,
		isGatewayApi,
		condition: match,
		isForProxy,
		place: {
			object: merged.owner,
			node: match?.node ?? merged.node
		}
	};
}
function appliesAt$2(match, { proxy, gateway, port }) {
	if (!match) return true;
	if (match.port !== 0 && match.port !== port) return false;
	if (proxy.type === "waypoint" && match.sourceLabels.size > 0) return false;
	if (match.gateways.length > 0) return match.gateways.includes(gateway);
	const isOfNamespace = match.sourceNamespace === "" || match.sourceNamespace === proxy.namespace;
	return allOf([isOfNamespace, isSelected(proxy, match.sourceLabels)]);
}
function firstRoute(routes, request) {
	const missing = [];
	for (const route of routes) {
		const isMatch = route.matches(request);
		if (isMatch === true) return {
			route,
			missing
		};
		if (isUnknown(isMatch)) missing.push(...isMatch.missing);
	}
	return {
		route: void 0,
		missing
	};
}
function matchText({ name }) {
	return name === "" ? "a route matches" : `the route \`${name}\` matches`;
}

// src/effect/request/routing/retries.ts
function retryPolicy(mesh, retries) {
	if (retries?.kind === "map") {
		const attempts = retries.get("attempts").number ?? 0;
		const retryOn = retries.get("retryOn").text || defaultConditions;
		const perTryTimeout = durationMilliseconds(retries.get("perTryTimeout"));
		return attempts > 0 ? {
			attempts,
			...conditionsIn(retryOn),
			perTryTimeout,
			node: retries
		} : null;
	}
	const ofMesh = mesh.config.defaultHttpRetryPolicy;
	const attempts = ofMesh ? ofMesh.attempts ?? 0 : 2;
	const retryOn = ofMesh?.retryOn ?? defaultConditions;
	return attempts > 0 ? {
		attempts,
		...conditionsIn(retryOn),
		perTryTimeout: null
	} : null;
}
const defaultConditions = "connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes";
function conditionsIn(text) {
	const parts = text.split(",").map((part) => part.trim());
	const isStatus = (part) => /^[1-5]\d\d$/.test(part);
	return {
		retryOn: parts.filter((part) => part !== "" && !isStatus(part)),
		statusCodes: parts.filter(isStatus).map(Number)
	};
}
function durationMilliseconds(node) {
	const duration = node.text === "" ? void 0 : parseDuration(node.text);
	return duration && "value" in duration && duration.value > 0n ? Number(duration.value) / 1e6 : null;
}
function triesOf(retries, timeout, failure) {
	const tries = retries && isRetried(retries, failure) ? 1 + retries.attempts : 1;
	if (typeof failure === "number") return {
		status: failure,
		reason: "via_upstream",
		tries
	};
	if (failure === "hang") return hangingTries(retries, timeout, tries);
	return {
		status: 503,
		reason: `upstream_reset_before_response_started{${resets[failure]}}`,
		tries
	};
}
const resets = {
	reset: "connection_termination",
	"connect-failure": "remote_connection_failure"
};
function hangingTries(retries, timeout, tries) {
	const perTry = retries?.perTryTimeout ?? null;
	if (perTry === null || timeout !== null && perTry >= timeout) return {
		status: 504,
		reason: "response_timeout",
		tries: 1
	};
	const begun = timeout === null ? tries : Math.min(tries, Math.ceil(timeout / perTry));
	return {
		status: 504,
		reason: timeout !== null && begun * perTry >= timeout && begun < tries ? "response_timeout" : "upstream_per_try_timeout",
		tries: begun
	};
}
function isRetried({ retryOn, statusCodes }, failure) {
	const on = (...conditions) => conditions.some((condition) => retryOn.includes(condition));
	if (typeof failure === "number") return failure >= 500 && on("5xx") || [
		502,
		503,
		504
	].includes(failure) && on("gateway-error") || failure === 409 && on("retriable-4xx") || statusCodes.includes(failure);
	if (failure === "connect-failure") return on("5xx", "gateway-error", "reset", "connect-failure");
	return on("5xx", "gateway-error", "reset");
}

// src/effect/request/routing/client-policy.ts
function clientPolicy(mesh, service, proxy) {
	const { namespace, labels } = proxy;
	const rule = winningRule(mesh, service.host, {
		namespace,
		labels,
		importedFrom: service.namespace
	});
	return {
		rule,
		missing: [...unknownSelection(mesh, service, proxy), ...rule ? decidingAge(rule) : []]
	};
}
function unknownSelection(mesh, service, proxy) {
	return winningRules(mesh, service.host, proxy.namespace, service.namespace).flatMap(({ selector }) => {
		const selected = selector ? isSelected(proxy, selector) : true;
		return isUnknown(selected) ? selected.missing : [];
	});
}
function decidingAge({ merged, overridden }) {
	const conflict = overridden.find(({ isEqual }) => !isEqual);
	const ownerOf = (node) => merged.find(({ root }) => root.yaml === node.root.yaml);
	return conflict ? unknownAge(ownerOf(conflict.by), ownerOf(conflict.node)) : [];
}
function subsetLabels(subset) {
	return labelsOf(subset.get("labels"));
}

// src/effect/request/routing/cluster-name.ts
function clusterName({ host, port, subset }) {
	return `outbound|${port}|${subset}|${host}`;
}

// src/effect/request/routing/upstream-tls.ts
function tlsTowards(speaker, service, port, subset) {
	const policy = clientPolicy(speaker.mesh, service, speaker.proxy);
	if (subset !== "" && !policy.rule?.subsets.has(subset)) return void 0;
	const { tls, missing } = upstreamTls(speaker, {
		service,
		port,
		policy,
		name: {
			host: service.host,
			port: port.number,
			subset
		}
	});
	return {
		tls,
		missing: [...missing, ...policy.missing]
	};
}
function upstreamTls(within, question) {
	const { policy, name } = question;
	const tls = policy.rule && effectivePolicy(policy.rule, name.port, name.subset).settings.get("tls");
	if (!tls) return automaticTls(within, question);
	return {
		tls: statedTls(within, question, tls),
		missing: []
	};
}
function statedTls({ proxy }, { service, policy, name }, tls) {
	const mode = tls.get("mode").text;
	const sni = tls.get("sni").text;
	if (mode === "ISTIO_MUTUAL") {
		const names = tls.items("subjectAltNames");
		return {
			mode: "mtls",
			sni: sni || meshSni(name),
			isVerified: names.length > 0 || !service.isExternal
		};
	}
	const credential = tls.get("credentialName").text;
	const isIgnored = credential !== "" && !credential.startsWith("configmap://") && proxy.type === "sidecar";
	if (mode !== "SIMPLE" && mode !== "MUTUAL" || isIgnored && policy.rule?.selector === void 0) return plain$1;
	return tlsOutside(tls, service.manifest.spec.items("subjectAltNames"));
}
function tlsOutside(tls, furtherNames) {
	const mode = tls.get("mode").text;
	if (mode !== "SIMPLE" && mode !== "MUTUAL") return plain$1;
	const sni = tls.get("sni").text;
	const names = [...tls.items("subjectAltNames"), ...furtherNames];
	return {
		mode: "tls",
		sni,
		isVerified: !(tls.get("insecureSkipVerify").scalar === true) && (names.length > 0 || sni === "")
	};
}
const plain$1 = {
	mode: "plain",
	sni: "",
	isVerified: false
};
function meshSni({ host, port, subset }) {
	return `outbound_.${port}_.${subset}_.${host}`;
}
function automaticTls({ mesh }, { service, port, policy, name }) {
	if (!hasAutoMtls(mesh) || service.isExternal || isOfPlainEndpoints(service)) return {
		tls: plain$1,
		missing: []
	};
	const general = namespaceMode(mesh, service.namespace);
	if (general.mode === "DISABLE") return {
		tls: plain$1,
		missing: general.missing
	};
	const subset = policy.rule?.subsets.get(name.subset);
	const workloads = workloadsOf$1(mesh, service, subset && subsetLabels(subset));
	const missing = [...general.missing];
	const modes = workloads.map((workload) => {
		const plane = dataplane(mesh, workload);
		if (plane === void 0) return "unknown";
		if (plane === "none" || isGatewayPod(workload)) return "plain";
		const mode = peerMode(mesh, workloadProxy(workload, "sidecar"), targetPort(port, workload) ?? 0);
		missing.push(...mode.missing);
		return mode.mode === "DISABLE" ? "plain" : "mtls";
	});
	const [mode = service.resolution === "none" ? "plain" : "unknown", ...others] = [...new Set(modes)];
	if (service.resolution === "none" && modes.includes("plain")) return {
		tls: plain$1,
		missing
	};
	if (others.length > 0 || mode === "unknown") return {
		tls: {
			mode: "unknown",
			sni: "",
			isVerified: false
		},
		missing
	};
	return {
		tls: mode === "mtls" ? {
			mode,
			sni: meshSni(name),
			isVerified: true
		} : plain$1,
		missing
	};
}
function isGatewayPod({ manifest, labels }) {
	const templates = proxyTemplates(podOf(manifest));
	return templates.includes("gateway") && !templates.includes("sidecar") && labels.get("security.istio.io/tlsMode") !== "istio";
}
function isOfPlainEndpoints({ isKubernetes, selector, manifest }) {
	if (isKubernetes || selector !== null) return false;
	return manifest.spec.items("endpoints").every((endpoint) => {
		const label = endpoint.at("labels", "security.istio.io/tlsMode").text;
		return label === "" ? endpoint.get("serviceAccount").text === "" : label !== "istio";
	});
}

// src/effect/request/routing/upstream.ts
function findCluster(within, name) {
	const isKept = within.hasClusterFor?.(name.host) ?? true;
	if (isKept === false) return { kind: "undefined" };
	const cluster = importedCluster(within, name);
	if (!isUnknown(isKept) || cluster.kind !== "ready") return cluster;
	return {
		...cluster,
		missing: [...isKept.missing, ...cluster.missing]
	};
}
function importedCluster(within, name) {
	const { mesh, scope, proxy, isWholeMesh, elsewhere } = within;
	const service = scope.services.get(name.host);
	if (!service && !isWholeMesh && !isDeclared(mesh, name.host)) return undeclaredCluster(name, elsewhere.has(name.host));
	const port = service?.ports.find(({ number, protocol }) => number === name.port && protocol !== "udp");
	if (!service || !port || service.resolution === "external-name") return { kind: "undefined" };
	const policy = clientPolicy(mesh, service, proxy);
	const subset = name.subset === "" ? void 0 : policy.rule?.subsets.get(name.subset);
	if (name.subset !== "" && !subset) return { kind: "undefined" };
	const endpoints = endpointsOf(within, service, subset);
	if (endpoints === "none") return service.resolution === "dns" ? { kind: "undefined" } : {
		kind: "empty",
		service
	};
	const { tls, missing } = upstreamTls(within, {
		service,
		port,
		policy,
		name
	});
	const unseen = endpoints === "unseen" && !elsewhere.has(name.host) ? [missingUpstream(name, `the workloads of ${serviceTitle$1(service)}`)] : [];
	return {
		kind: "ready",
		tls,
		missing: [
			...missing,
			...policy.missing,
			...service.missing,
			...unseen
		]
	};
}
function serviceTitle$1({ manifest, namespace }) {
	return `${manifest.kind} ${namespace}/${manifest.name}`;
}
function undeclaredCluster(name, isElsewhere) {
	const missing = missingUpstream(name, `the Service or ServiceEntry of ${name.host}, which is in no file`);
	return {
		kind: "ready",
		tls: {
			mode: "unknown",
			sni: "",
			isVerified: false
		},
		missing: isElsewhere ? [] : [missing]
	};
}
function missingUpstream({ host }, text) {
	return {
		kind: "upstream",
		text,
		host
	};
}
function isDeclared(mesh, host) {
	return servicesByHost(mesh).has(host) || declaredWildcards(mesh).some((wildcard) => hostCovers(wildcard, host));
}
const declaredWildcards = derived(registryKinds, (mesh) => [...servicesByHost(mesh).keys()].filter(isWildcard));
function endpointsOf({ mesh, isWholeMesh }, service, subset) {
	if (service.resolution === "none" || service.resolution === "dynamic-dns") return "some";
	const labels = subset && subsetLabels(subset);
	if (!service.isKubernetes && service.selector === null) return entryEndpoints(service, labels);
	if (workloadsOf$1(mesh, service, labels).length > 0) return "some";
	return isWholeMesh || labels !== void 0 && workloadsOf$1(mesh, service).length > 0 ? "none" : "unseen";
}
function entryEndpoints({ manifest, resolution }, subset) {
	const endpoints = manifest.spec.items("endpoints");
	if (endpoints.length === 0) return resolution === "dns" && (subset === void 0 || subset.size === 0) ? "some" : "none";
	const labelsOfEndpoint = (endpoint) => new Map(endpoint.entries("labels").map(([key, value]) => [key, value.text]));
	return endpoints.some((endpoint) => subset === void 0 || selects(subset, labelsOfEndpoint(endpoint))) ? "some" : "none";
}
function readyUpstreams(within, destinations, trace) {
	return destinations.flatMap(({ name, percent }) => {
		const cluster = findCluster(within, name);
		if (cluster.kind !== "ready") return [];
		trace.miss(...cluster.missing);
		return [upstreamOf(name, cluster, percent)];
	});
}
function upstreamOf(name, { tls }, percent) {
	return {
		cluster: clusterName(name),
		...name,
		percent,
		tls
	};
}

// src/effect/request/routing/route-clusters.ts
function clusterNamesOf(site, route) {
	const items = route.merged.node.items("route");
	const weighted = items.map((item) => ({
		item,
		weight: item.get("weight").number ?? 0
	})).filter(({ weight }) => items.length === 1 || weight > 0);
	const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
	return weighted.map(({ item, weight }) => ({
		name: destinationName$1(site, route, item.get("destination")),
		percent: items.length === 1 || total === 0 ? 100 : 100 * weight / total
	}));
}
function destinationName$1(site, route, destination) {
	const host = canonicalHost(site.mesh, fullHost(destination.get("host").text, route.merged.owner.namespace));
	const service = site.lookupService(host, route);
	const stated = destination.at("port", "number").number;
	const only = service?.ports.length === 1 ? service.ports[0].number : void 0;
	const alias = service?.externalName ?? "";
	return {
		host: alias === "" ? host : alias,
		port: stated ?? only ?? site.port,
		subset: destination.get("subset").text
	};
}
function mirrorsOf(site, route) {
	const { node: mirror } = route.merged.field("mirror");
	const general = route.merged.field("mirrorPercentage").node.get("value").number ?? route.merged.field("mirrorPercent").node.number ?? 100;
	const single = mirror.kind === "map" && general > 0 ? [mirror] : [];
	const several = route.merged.field("mirrors").node.items().filter((item) => (item.at("percentage", "value").number ?? 100) > 0).map((item) => item.get("destination"));
	return [...single, ...several].map((destination) => destinationName$1(site, route, destination)).filter((name) => findCluster(site, name).kind !== "undefined").map(clusterName);
}

// src/effect/request/routing/rewrite.ts
function rewrittenRequest(route, request) {
	const { node: rewrite } = route.merged.field("rewrite");
	const operations = [route.merged.field("headers").node, ...destinationHeaders(route)].map((headers) => headers.get("request"));
	const authority = rewrite.get("authority").text || operations.map(authorityIn).find((host) => host !== "") || request.authority;
	return {
		...request,
		authority,
		target: rewrittenTarget(route, rewrite, request.target),
		headers: changedHeaders(request.headers, operations)
	};
}
function destinationHeaders({ merged }) {
	const written = merged.node.items("route");
	const used = written.length === 1 ? written : written.filter((item) => (item.get("weight").number ?? 0) > 0);
	return used.length === 1 ? [used[0].get("headers")] : [];
}
function authorityIn(operations) {
	const isHost = ([name]) => /^(?:host|:authority)$/i.test(name);
	const [set] = operations.entries("set").filter(isHost);
	const [added] = operations.entries("add").filter(isHost);
	return set?.[1].text ?? added?.[1].text ?? "";
}
function changedHeaders(headers, operations) {
	const changed = new Map(headers);
	for (const operation of operations) for (const { text } of operation.items("remove")) changed.delete(text.toLowerCase());
	for (const operation of operations) {
		for (const [name, value] of headersIn(operation, "set")) changed.set(name, value);
		for (const [name, value] of headersIn(operation, "add")) {
			const existing = changed.get(name);
			changed.set(name, existing === void 0 ? value : `${existing},${value}`);
		}
	}
	return changed;
}
function headersIn(operation, list) {
	const isPseudo = (name) => name.startsWith(":") || name === "host";
	return operation.entries(list).map(([name, value]) => [name.toLowerCase(), value.text]).filter(([name]) => !isPseudo(name));
}
function rewrittenTarget(route, rewrite, target) {
	const { path, query } = splitTarget(target);
	const regex = rewrite.get("uriRegexRewrite");
	if (regex.kind === "map") {
		const pattern = compiledRegex(regex.get("match").text);
		return (pattern ? substituted(path, pattern, regex.get("rewrite").text) : path) + query;
	}
	const uri = rewrite.get("uri").text;
	if (uri === "") return target;
	if (route.isGatewayApi && uri === "/") {
		const matched = route.path.form === "separated-prefix" ? route.path.text.length : 0;
		return `/${path.slice(matched).replace(/^\//, "")}${query}`;
	}
	return replacePathPrefix(route.path, path, uri) + query;
}
function substituted(path, pattern, substitution) {
	const replacement = substitution.replaceAll("$", "$$$$").replace(/\\(\d)/g, "$$$1").replaceAll("\\\\", "\\");
	return pattern.matcher(path).replaceAll(replacement);
}
function replacePathPrefix({ form, text }, path, prefix) {
	return form === "prefix" || form === "separated-prefix" ? prefix + path.slice(text.length) : prefix;
}
function redirectLocation(route, { node: redirect }, request, { scheme, port }) {
	const newScheme = redirect.get("scheme").text || scheme;
	const newPort = portOf$1(redirect, newScheme, port);
	return `${newScheme}://${redirect.get("authority").text || hostOf(request.authority, scheme, newScheme, newPort)}${newPort}${redirectTarget(route, redirect, request.target)}`;
}
function portOf$1(redirect, scheme, listenerPort) {
	const derived = redirect.get("derivePort").text === "FROM_REQUEST_PORT" ? listenerPort : void 0;
	const port = redirect.get("port").number ?? derived;
	return port === void 0 || port === 80 && scheme === "http" || port === 443 && scheme === "https" ? "" : `:${port}`;
}
function hostOf(authority, scheme, newScheme, newPort) {
	const [, host = authority, port = ""] = /^(.*):(\d+)$/.exec(authority) ?? [];
	return newPort !== "" || newScheme !== scheme && (scheme === "https" && port === "443" || scheme === "http" && port === "80") ? host : authority;
}
function redirectTarget(route, redirect, target) {
	const { path, query } = splitTarget(target);
	const [prefix, uri] = [redirect.get("prefixRewrite").text, redirect.get("uri").text];
	if (prefix !== "") return replacePathPrefix(route.path, path, prefix) + query;
	if (uri !== "") return uri.includes("?") ? uri : uri + query;
	return target;
}

// src/effect/request/routing/route-action.ts
function takeRoute(site, route, request, trace) {
	const names = clusterNamesOf(site, route);
	const fault = faultOf(route, trace);
	if (fault.abort) return {
		outcome: fault.abort,
		...loggedCluster(site, route, names)
	};
	const redirect = route.merged.field("redirect");
	if (redirect.node.kind === "map") return { outcome: redirected$1(site, route, redirect, request) };
	const direct = route.merged.field("directResponse");
	if (direct.node.kind === "map") return { outcome: answered$1(direct.node.get("status").number ?? 200, "direct_response", placeOf$6(direct)) };
	return forward(site, route, names, request, {
		delay: fault.delay,
		trace
	});
}
function loggedCluster(site, route, names) {
	const [first, ...others] = names;
	if (!first || others.length > 0 || answersItself(route)) return {};
	return findCluster(site, first.name).kind === "undefined" ? {} : { cluster: clusterName(first.name) };
}
function answersItself({ merged }) {
	return ["redirect", "directResponse"].some((field) => merged.field(field).node.kind === "map");
}
function placeOf$6({ owner, node }) {
	return {
		object: owner,
		node
	};
}
function answered$1(status, reason, by) {
	return {
		kind: "answered",
		status,
		reason,
		by
	};
}
function redirected$1(site, route, redirect, request) {
	const location = redirectLocation(route, redirect, request, site);
	return {
		...answered$1(redirect.node.get("redirectCode").number ?? 301, "direct_response", placeOf$6(redirect)),
		location
	};
}
function faultOf(route, trace) {
	const fault = route.merged.field("fault");
	const [abort, delay] = [fault.node.get("abort"), fault.node.get("delay")];
	const length = hits(delay, delay.get("percent").number ?? 0, "delay", trace) ? durationMilliseconds(delay.get("fixedDelay")) ?? 0 : 0;
	if (length > 0) trace.step(`the request is held back for ${length} ms`, placeOf$6(fault));
	if (!hits(abort, 0, "abort", trace)) return {
		abort: void 0,
		delay: length
	};
	return {
		abort: answered$1(abort.get("httpStatus").number ?? 200, "fault_filter_abort", {
			object: fault.owner,
			node: abort
		}),
		delay: length
	};
}
function hits(fault, otherwise, kind, trace) {
	if (fault.kind !== "map") return false;
	const percent = fault.at("percentage", "value").number ?? otherwise;
	if (percent > 0 && percent < 100) trace.miss(`whether the ${kind} of ${percent} percent hits this request`);
	return percent >= 100;
}
function forward(site, route, names, request, { delay, trace }) {
	const upstreams = [];
	const failures = [];
	for (const { name, percent } of names) {
		const cluster = findCluster(site, name);
		if (cluster.kind === "ready") {
			trace.miss(...cluster.missing);
			upstreams.push(upstreamOf(name, cluster, percent));
		} else failures.push(failureOf(route, cluster.kind));
	}
	const first = names[0]?.name;
	const cluster = first !== void 0 && (upstreams.length + failures.length === 1 || upstreams.length === 1) && failures[0]?.reason !== "cluster_not_found" ? { cluster: clusterName(first) } : {};
	const [failure] = failures;
	if (failure && upstreams.length > 0) trace.miss("which destination the weights choose");
	if (failure && upstreams.length === 0) return {
		outcome: failure,
		...cluster
	};
	return {
		outcome: forwarded(site, route, upstreams, request, delay),
		...cluster
	};
}
function failureOf({ place, isGatewayApi }, kind) {
	if (kind === "empty") return answered$1(503, "no_healthy_upstream", place);
	return answered$1(isGatewayApi ? 500 : 503, "cluster_not_found", place);
}
function forwarded(site, route, to, request, delay) {
	return {
		kind: "forwarded",
		to,
		request: rewrittenRequest(route, request),
		timeout: durationMilliseconds(route.merged.field("timeout").node),
		retries: retryPolicy(site.mesh, route.merged.field("retries").node),
		delay,
		mirrors: mirrorsOf(site, route),
		passesTls: false
	};
}

// src/effect/request/routing/sidecar-domains.ts
function sidecarDomains(host, service, proxy, registered) {
	if (!service) return [host];
	const names = [host, ...service.aliases].flatMap((name) => [
		name,
		`${name}.`,
		...shortNames(name, proxy.namespace).filter((short) => !registered.has(short))
	]);
	const isHeadless = service.isKubernetes && service.resolution === "none";
	return [
		...names,
		...isHeadless ? names.map((name) => `*.${name}`) : [],
		...service.addresses
	];
}
function shortNames(host, namespace) {
	const suffix = `.svc.${clusterDomain}`;
	if (!host.endsWith(suffix) || isWildcard(host)) return [];
	const name = host.slice(0, -suffix.length);
	const [label = "", ofNamespace, ...rest] = name.split(".");
	const isOwn = ofNamespace === namespace && rest.length === 0;
	return [
		name,
		`${name}.svc`,
		...isOwn ? [label] : []
	];
}

// src/effect/request/routing/sidecar-hosts.ts
function sidecarHosts(mesh, proxy, listener, port) {
	const services = servicesAtPort(listener, port);
	const virtualServices = listener.virtualServices.filter((virtualService) => port === 80 || matchesSome(mesh, virtualService, services));
	const specific = mostSpecific(mesh, virtualServices, [...services.values()]);
	const routed = virtualServices.flatMap((virtualService) => {
		const routes = compileRoutes(mesh, virtualService, {
			proxy,
			gateway: "mesh",
			port
		});
		if (routes.length === 0) return [];
		return hostsOf(mesh, virtualService, services, specific, {
			proxy,
			port
		}).map(({ host, service }) => [host, {
			service,
			virtualService,
			routes,
			conflicts: []
		}]);
	});
	const taken = new Set(routed.map(([host]) => host));
	const others = [...services.values()].filter(({ host, resolution }) => !taken.has(host) && resolution !== "external-name").filter((service) => isHttp(service));
	return {
		services,
		table: tableOf(withConflicting([...routed, ...others.map(unroutedHost)]), services, proxy)
	};
}
function unroutedHost(service) {
	return [service.host, {
		service,
		virtualService: void 0,
		routes: [],
		conflicts: []
	}];
}
function tableOf(hosts, services, proxy) {
	const registered = new Set(services.keys());
	return domainTable(hosts.flatMap(([host, entry]) => sidecarDomains(host, entry.service, proxy, registered).map((domain) => [domain, entry])));
}
function servicesAtPort({ services }, port) {
	const atPort = services.flatMap((service) => {
		const ports = service.ports.filter(({ number }) => number === port);
		return ports.length > 0 ? [[service.host, {
			...service,
			ports: ports.slice(0, 1)
		}]] : [];
	});
	return new Map(atPort.toReversed());
}
function isHttp({ ports }) {
	return ports.some(({ protocol }) => protocol === "http" || protocol === "auto");
}
function hostNames$1(mesh, virtualService) {
	return virtualService.spec.items("hosts").map(({ text }) => canonicalHost(mesh, fullHost(text, virtualService.namespace)));
}
function matchesSome(mesh, virtualService, services) {
	return hostNames$1(mesh, virtualService).some((host) => services.has(host) || [...services.keys()].some((name) => hostsOverlap(host, name)));
}
function mostSpecific(mesh, virtualServices, services) {
	const byHost = /* @__PURE__ */ new Map();
	for (const virtualService of virtualServices) for (const host of hostNames$1(mesh, virtualService)) if (!byHost.has(host)) byHost.set(host, virtualService);
	const wildcards = [...byHost.keys()].filter(isWildcard).toSorted(compareSpecificity);
	return new Map(services.flatMap(({ host }) => {
		const name = byHost.has(host) ? host : wildcards.find((wildcard) => hostCovers(wildcard, host));
		return name === void 0 ? [] : [[host, byHost.get(name)]];
	}));
}
function hostsOf(mesh, virtualService, services, specific, { proxy, port }) {
	const isGatewayApi = convertedVirtualServices(mesh).has(virtualService);
	const named = hostNames$1(mesh, virtualService).flatMap((host) => {
		if (!isWildcard(host) || isGatewayApi) return [{
			host,
			service: services.get(host)
		}];
		const overlapping = [...services.values()].filter((service) => hostsOverlap(host, service.host));
		if (overlapping.length === 0) return [{
			host,
			service: void 0
		}];
		return overlapping.filter((service) => specific.get(service.host) === virtualService).map((service) => ({
			host: service.host,
			service
		}));
	});
	const matched = named.flatMap(({ service }) => service ?? []);
	const isForeign = ({ namespace }) => namespace !== virtualService.namespace && proxy.namespace !== virtualService.namespace;
	if (isGatewayApi && matched.every(isForeign)) return [];
	return matched.some(isHttp) || port === 80 ? named.filter(({ service }) => !service || isHttp(service)) : [];
}
function withConflicting(entries) {
	const kept = /* @__PURE__ */ new Map();
	for (const [host, entry] of entries) {
		const first = kept.get(host);
		if (!first) kept.set(host, entry);
		else if (entry.virtualService && entry.virtualService !== first.virtualService) kept.set(host, {
			...first,
			conflicts: [...first.conflicts, entry.virtualService]
		});
	}
	return [...kept];
}

// src/effect/request/routing/stream-routes.ts
function virtualServicesOf({ mesh, listener }, { host }) {
	return listener.virtualServices.filter((virtualService) => virtualService.spec.items("hosts").some(({ text }) => hostsOverlap(canonicalHost(mesh, fullHost(text, virtualService.namespace)), host)));
}
function hasTlsRoutes(context, service, port) {
	return tlsMatches(context, service, port).length > 0;
}
function tlsMatches(context, service, port) {
	return virtualServicesOf(context, service).flatMap((owner) => owner.spec.items("tls").filter((route) => route.items("route").length > 0).flatMap((route) => route.items("match").filter((match) => appliesAt$1(context, match, owner, port.number)).map((match) => ({
		names: match.items("sniHosts").map(({ text }) => text),
		route,
		owner
	}))));
}
function tlsRoute$1(context, service, port) {
	const { sni } = context.connection;
	const [best] = tlsMatches(context, service, port).flatMap(({ names, route, owner }) => names.map((name) => ({
		name,
		route,
		owner
	}))).filter(({ name }) => hostCovers(name, sni)).toSorted((first, second) => compareSpecificity(first.name, second.name));
	return best && destinationsOf$3(context, best.route, best.owner, port.number);
}
function tcpRoute$1(context, service, port) {
	for (const owner of virtualServicesOf(context, service)) for (const route of owner.spec.items("tcp")) {
		const matches = route.items("match");
		if ((matches.length === 0 || matches.some((match) => appliesAt$1(context, match, owner, port.number))) && route.items("route").length > 0) return destinationsOf$3(context, route, owner, port.number);
	}
}
function appliesAt$1({ proxy }, match, owner, port) {
	const gateways = gatewayNames(match, owner);
	const stated = match.get("port").number ?? 0;
	const namespace = match.get("sourceNamespace").text;
	return allOf([
		gateways.length === 0 || gateways.some(({ key }) => key === "mesh"),
		stated === 0 || stated === port,
		namespace === "" || namespace === proxy.namespace,
		isSelected(proxy, labelsOf(match.get("sourceLabels")))
	]) === true;
}
function destinationsOf$3({ mesh, services }, route, owner, port) {
	const items = route.items("route");
	const weighted = items.map((item) => ({
		destination: item.get("destination"),
		weight: item.get("weight").number ?? 0
	})).filter(({ weight }) => items.length === 1 || weight > 0);
	const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
	return weighted.map(({ destination, weight }) => {
		const host = canonicalHost(mesh, fullHost(destination.get("host").text, owner.namespace));
		const service = services.get(host);
		const only = service?.ports.length === 1 ? service.ports[0].number : void 0;
		return {
			name: {
				host,
				port: destination.at("port", "number").number ?? only ?? port,
				subset: destination.get("subset").text
			},
			percent: items.length === 1 || total === 0 ? 100 : 100 * weight / total
		};
	});
}

// src/effect/request/routing/sidecar-chains.ts
function sidecarChain(mesh, proxy, scope, connection) {
	const { destination, transport } = connection;
	const listener = listenerFor(scope, destination.port);
	if (!listener) return {
		kind: "catch-all",
		missing: []
	};
	const atPort = portsOf(listener, destination.port);
	const missing = [];
	const ofAddress = atPort.filter(({ service, port }) => port.protocol !== "http" && hasListener(service)).find(({ service }) => {
		const isReached = isDestination(mesh, service, destination);
		if (isUnknown(isReached)) missing.push(...isReached.missing);
		return isReached === true;
	});
	const within = {
		mesh,
		proxy,
		services: scope.services,
		listener,
		connection
	};
	if (ofAddress) return {
		...chainOfService(within, ofAddress),
		missing
	};
	const shared = atPort.filter(({ service, port }) => port.protocol === "http" || !hasListener(service));
	const isHttp = shared.some(({ port }) => port.protocol === "http" || port.protocol === "auto");
	if (transport === "plain" && isHttp) return {
		kind: "http",
		listener,
		service: void 0,
		missing
	};
	return {
		...streamChain(within, shared),
		missing
	};
}
function portsOf({ services }, port) {
	return services.filter(({ resolution }) => resolution !== "external-name").flatMap((service) => {
		const found = service.ports.find(({ number }) => number === port);
		return found && found.protocol !== "udp" ? [{
			service,
			port: found
		}] : [];
	});
}
function listenerFor({ egress }, port) {
	return egress.find((listener) => listener.port === void 0 || listener.port === port);
}
function hasListener({ hasAddress, isKubernetes }) {
	return hasAddress || isKubernetes;
}
function isDestination(mesh, service, { host, address }) {
	if (host !== void 0 && hostCovers(service.host, canonicalHost(mesh, host))) return true;
	if (address === void 0) return false;
	return anyOf$1(service.addresses.map((range) => addressRange(range, "the address of the destination")(address)));
}
function chainOfService(context, { service, port }) {
	const { listener, connection } = context;
	if (port.protocol === "auto" && connection.transport === "plain") return {
		kind: "http",
		listener,
		service
	};
	if (port.protocol === "tls") {
		const routed = tlsRoute$1(context, service, port);
		if (routed) return {
			kind: "tcp",
			destinations: routed
		};
		return hasTlsRoutes(context, service, port) ? { kind: "catch-all" } : {
			kind: "tcp",
			destinations: direct(service, port)
		};
	}
	return {
		kind: "tcp",
		destinations: tcpRoute$1(context, service, port) ?? direct(service, port)
	};
}
function streamChain(context, shared) {
	const { connection } = context;
	if (connection.transport === "tls") {
		const named = shared.filter(({ service, port }) => port.protocol === "tls" && hostsOverlap(service.host, connection.sni)).toSorted((first, second) => compareSpecificity(first.service.host, second.service.host));
		for (const { service, port } of named) {
			const routed = tlsRoute$1(context, service, port);
			if (routed) return {
				kind: "tcp",
				destinations: routed
			};
			if (!hasTlsRoutes(context, service, port)) return {
				kind: "tcp",
				destinations: direct(service, port)
			};
		}
	}
	const any = shared.find(({ port }) => port.protocol === "tcp" || port.protocol === "auto");
	if (!any) return { kind: "catch-all" };
	return {
		kind: "tcp",
		destinations: tcpRoute$1(context, any.service, any.port) ?? direct(any.service, any.port)
	};
}
function direct(service, port) {
	return [{
		name: {
			host: service.host,
			port: port.number,
			subset: ""
		},
		percent: 100
	}];
}

// src/effect/request/proxy/unknown-hosts.ts
function decideUnknownHost({ mesh, proxy, scope }, call) {
	const { trace } = call;
	if (scope.outbound === "REGISTRY_ONLY") return trace.decision(proxy, blocked(scope, trace), { route: "block_all" });
	if (scope.outbound === "ALLOW_ANY_DYNAMIC_DNS") return trace.decision(proxy, ...resolvedBySidecar(mesh, call));
	const outcome = passedThrough(call);
	return trace.decision(proxy, outcome, {
		route: "allow_any",
		cluster: outcome.to[0].cluster
	});
}
function decideUnknownDestination(sidecar, call) {
	const { mesh, proxy, scope } = sidecar;
	const { trace } = call;
	if (scope.outbound === "ALLOW_ANY_DYNAMIC_DNS" && call.connection.transport === "plain") return trace.decision(proxy, ...resolvedBySidecar(mesh, call));
	if (scope.outbound !== "REGISTRY_ONLY") return trace.decision(proxy, passedThrough(call));
	const reason = "nothing declares the destination, and only known hosts may be called";
	trace.step(reason);
	return trace.decision(proxy, {
		kind: "closed",
		reason
	});
}
function passedThrough({ connection, request, trace }) {
	const { destination, transport } = connection;
	trace.step("no route or service has the host; the request leaves the mesh");
	return forwardedUnchanged([upstreamOutside("PassthroughCluster", destination.port, plainText)], request, transport !== "plain");
}
function resolvedBySidecar(mesh, { connection, request, trace }) {
	const tls = outboundTlsSettings(mesh);
	const step = "no route or service has the host; the sidecar looks it up, and the request leaves the mesh";
	trace.step(tls ? `${step} by the TLS of the MeshConfig` : step);
	const cluster = "AllowAnyDynamicDNSCluster";
	return [forwardedUnchanged([upstreamOutside(cluster, connection.destination.port, tls ? tlsOutside(tls, []) : plainText)], request, false), {
		route: "allow_any_dynamic_dns",
		cluster
	}];
}
const plainText = {
	mode: "plain",
	sni: "",
	isVerified: false
};
function upstreamOutside(cluster, port, tls) {
	return {
		cluster,
		host: "",
		port,
		subset: "",
		percent: 100,
		tls
	};
}
function forwardedUnchanged(to, request, passesTls) {
	return {
		kind: "forwarded",
		to,
		request,
		timeout: null,
		retries: null,
		delay: 0,
		mirrors: [],
		passesTls
	};
}
function blocked({ sidecar }, trace) {
	const by = sidecar && {
		object: sidecar,
		node: sidecar.spec.get("outboundTrafficPolicy")
	};
	trace.step("no route or service has the host, and only known hosts may be called", by ?? void 0);
	return {
		kind: "answered",
		status: 502,
		reason: "direct_response",
		...by && { by }
	};
}

// src/effect/request/proxy/client-sidecar.ts
function clientSidecar(sidecar) {
	const kept = /* @__PURE__ */ new Map();
	return {
		...sidecar,
		hostsAt(listener, port) {
			const byPort = kept.get(listener) ?? /* @__PURE__ */ new Map();
			kept.set(listener, byPort);
			const hosts = byPort.get(port) ?? sidecarHosts(sidecar.mesh, sidecar.proxy, listener, port);
			byPort.set(port, hosts);
			return hosts;
		}
	};
}
function decideOutbound(sidecar, connection, request) {
	const { mesh, proxy, scope } = sidecar;
	const trace = new Trace();
	trace.miss(...sidecar.extensions, ...scope.missing);
	const traced = {
		connection,
		request,
		trace
	};
	const chain = sidecarChain(mesh, proxy, scope, connection);
	trace.miss(...chain.missing);
	if (chain.kind === "catch-all") return decideUnknownDestination(sidecar, traced);
	if (chain.kind === "tcp") return trace.decision(proxy, connected$1(sidecar, chain.destinations, traced));
	const hosts = sidecar.hostsAt(chain.listener, connection.destination.port);
	const normal = normalRequest(mesh, request);
	const host = (chain.service && hosts.table.find(chain.service.host)) ?? hosts.table.find(request.authority);
	return host ? routed$1(sidecar, host, hosts, {
		...traced,
		request: normal
	}) : decideUnknownHost(sidecar, {
		...traced,
		request: normal
	});
}
function connected$1(sidecar, destinations, { connection, request, trace }) {
	const to = readyUpstreams(sidecar, destinations, trace);
	if (to.length === 0) return {
		kind: "closed",
		reason: "the destination has no endpoints"
	};
	if (to.length < destinations.length) trace.miss("which destination the weights choose");
	return forwardedUnchanged(to, request, connection.transport !== "plain");
}
function routed$1(sidecar, host, { services }, { connection, request, trace }) {
	const { proxy } = sidecar;
	const { port } = connection.destination;
	if (!host.virtualService) return trace.decision(proxy, ...defaultRoute(sidecar, host.service, port, request, trace));
	for (const rule of host.conflicts) trace.miss(...unknownAge(host.virtualService, rule));
	const { route, missing } = firstRoute(host.routes, routedRequest$1(request));
	trace.miss(...missing);
	if (!route) return trace.decision(proxy, unmatched(host.virtualService, trace));
	trace.step(matchText(route), route.place);
	const lookupService = (name) => services.get(name);
	const site = {
		...sidecar,
		port,
		scheme: "http",
		lookupService
	};
	const { outcome, cluster } = takeRoute(site, route, request, trace);
	return trace.decision(proxy, outcome, {
		...route.name !== "" && { route: route.name },
		...cluster !== void 0 && { cluster }
	});
}
function routedRequest$1({ method, authority, headers, target }) {
	return {
		method,
		authority,
		...splitTarget(target),
		headers,
		scheme: "http",
		claims: null
	};
}
function unmatched(virtualService, trace) {
	const by = {
		object: virtualService,
		node: virtualService.spec.get("http")
	};
	trace.step("no route of the host matches", by);
	return {
		kind: "answered",
		status: 404,
		reason: "route_not_found",
		by
	};
}
function defaultRoute(sidecar, service, port, request, trace) {
	const name = {
		host: service.host,
		port,
		subset: ""
	};
	const by = {
		object: service.manifest,
		node: service.ports[0].node
	};
	trace.step("no VirtualService routes the host", by);
	const cluster = findCluster(sidecar, name);
	const names = {
		route: "default",
		cluster: clusterName(name)
	};
	if (cluster.kind !== "ready") return [{
		kind: "answered",
		status: 503,
		reason: cluster.kind === "empty" ? "no_healthy_upstream" : "cluster_not_found",
		by
	}, names];
	trace.miss(...cluster.missing);
	const retries = retryPolicy(sidecar.mesh);
	const to = [upstreamOf(name, cluster, 100)];
	return [{
		...forwardedUnchanged(to, request, false),
		retries
	}, names];
}

// src/effect/request/routing/gateway-hosts.ts
function gatewayHosts(mesh, proxy, servers) {
	const hosts = /* @__PURE__ */ new Map();
	const entryOf = (host) => {
		const entry = hosts.get(host) ?? {
			groups: [],
			redirectsToHttps: void 0
		};
		hosts.set(host, entry);
		return entry;
	};
	for (const server of servers) {
		const redirects = server.node.at("tls", "httpsRedirect").scalar === true;
		for (const virtualService of virtualServicesFor(mesh, server.gatewayName, proxy.namespace)) {
			const common = commonHosts(mesh, server, virtualService);
			if (common.length === 0) continue;
			const scope = {
				proxy,
				gateway: server.gatewayName,
				port: server.port
			};
			const routes = [...compileRoutes(mesh, virtualService, scope)];
			if (routes.length === 0) continue;
			for (const host of common) {
				const entry = entryOf(host);
				entry.groups.push(routes);
				if (redirects) entry.redirectsToHttps = server;
			}
		}
		const redirected = redirects ? server.hosts.filter(isHostOfRequests) : [];
		for (const host of redirected) entryOf(host.toLowerCase()).redirectsToHttps = server;
	}
	return domainTable(hosts);
}
function isHostOfRequests(host) {
	return host !== "" && !host.includes("/");
}
function commonHosts(mesh, server, virtualService) {
	const offered = server.hosts.map(serverHost).filter(({ namespace }) => namespace === "*" || namespace === virtualService.namespace).map(({ host }) => host);
	const named = virtualService.spec.items("hosts").map(({ text }) => canonicalHost(mesh, fullHost(text, virtualService.namespace)));
	const common = offered.flatMap((outer) => named.flatMap((name) => {
		if (hostCovers(name, outer)) return [outer];
		return hostCovers(outer, name) ? [name] : [];
	}));
	return [...new Set(common.filter(isHostOfRequests).map((host) => host.toLowerCase()))];
}

// src/effect/request/proxy/gateway-proxy.ts
function gatewayProxy(gateway) {
	const kept = /* @__PURE__ */ new Map();
	const { mesh, proxy, servers } = gateway;
	return {
		...gateway,
		hostsOf(server) {
			const isShared = server.protocol === "http";
			const key = isShared ? `http ${server.listenerPort} ${bindOf(server)}` : `${server.gatewayName} ${server.node.path}`;
			const sharing = () => isShared ? servers.servers.filter((candidate) => candidate.protocol === "http" && candidate.listenerPort === server.listenerPort && bindOf(candidate) === bindOf(server)) : [server];
			const hosts = kept.get(key) ?? gatewayHosts(mesh, proxy, sharing());
			kept.set(key, hosts);
			return hosts;
		}
	};
}
function bindOf({ node }) {
	return node.get("bind").text;
}

// src/effect/request/proxy/served-service.ts
function waypoint(options) {
	const kept = /* @__PURE__ */ new Map();
	return {
		...options,
		routesAt(port) {
			const routes = kept.get(port) ?? waypointRoutes$1(options, port);
			kept.set(port, routes);
			return routes;
		}
	};
}
function waypointRoutes$1({ mesh, proxy, service }, port) {
	const namespaces = [proxy.namespace, service.namespace];
	return virtualServicesOfHost(mesh, service.host, namespaces, proxy.namespace).flatMap((virtualService) => compileRoutes(mesh, virtualService, {
		proxy,
		gateway: "mesh",
		port
	}));
}

// src/effect/request/routing/gateway-servers.ts
function gatewayServers(mesh, proxy) {
	const missing = [];
	const converted = convertedGatewayApi(mesh).gateways.filter((gateway) => isOfProxy(mesh, gateway, proxy));
	const isLeftOut = isStrictMerging(mesh) && converted.some((gateway) => isManaged(mesh, gateway));
	const kept = mergedServers([...mesh.ofKind("Gateway").filter((gateway) => {
		if (isLeftOut && gateway.namespace !== proxy.namespace) return false;
		const selected = isSelected(proxy, gatewaySelector(gateway));
		if (isUnknown(selected)) missing.push(...selected.missing);
		return selected === true;
	}), ...converted].toSorted(compareCreation).flatMap((gateway) => gateway.spec.items("servers").flatMap((node) => gatewayServer(mesh, gateway, node, proxy))));
	const ports = groupBy(kept, (server) => server.listenerPort);
	return {
		servers: kept,
		missing,
		byPort: new Map([...ports].map(([port, atPort]) => [port, portServers(atPort)])),
		byNode: new Map(kept.map((server) => [server.node, server]))
	};
}
function portServers(servers) {
	const named = servers.filter(({ protocol }) => protocol !== "http").flatMap((server) => server.hosts.map((host) => ({
		server,
		host: plainHost(host)
	})));
	return {
		plain: servers.find(({ protocol }) => protocol !== "tls"),
		named: hostIndex(named, ({ host }) => [host])
	};
}
const ownersOfConverted = derived(conversionKinds, (mesh) => new Map(convertedGatewayApi(mesh).listeners.map((listener) => [`${listener.owner.namespace}/${convertedGatewayName(listener)}`, listener.gateway])));
function isManaged(mesh, { namespace, name }) {
	const owner = ownersOfConverted(mesh).get(`${namespace}/${name}`);
	return owner !== void 0 && isDeployedByIstio(owner);
}
function isOfProxy(mesh, { namespace, name }, proxy) {
	const owner = ownersOfConverted(mesh).get(`${namespace}/${name}`);
	return owner?.namespace === proxy.namespace && proxy.labels.get("gateway.networking.k8s.io/gateway-name") === owner.name;
}
function gatewayServer(mesh, gateway, node, proxy) {
	const port = node.at("port", "number").number;
	if (port === void 0) return [];
	const protocol = node.at("port", "protocol").text;
	const tls = node.get("tls");
	const tlsMode = tls.kind === "map" && tls.get("httpsRedirect").scalar !== true ? tls.get("mode").text || "PASSTHROUGH" : "";
	const kind = protocolOf(protocol);
	return [{
		gateway,
		gatewayName: `${gateway.namespace}/${gateway.name}`,
		node,
		port,
		listenerPort: listenerPort(mesh, proxy, port),
		protocol: kind === "http" || kind === "tls" ? kind : "tcp",
		isHttps: protocol.toUpperCase() === "HTTPS" && ![
			"",
			"PASSTHROUGH",
			"AUTO_PASSTHROUGH"
		].includes(tlsMode),
		tlsMode: kind === "http" ? "" : tlsMode,
		hosts: node.items("hosts").map(({ text }) => ownHost(text, gateway.namespace))
	}];
}
function listenerPort(mesh, { namespace, labels, workload }, port) {
	for (const service of registryServices(mesh)) {
		if (service.namespace !== namespace || !service.selector || !selects(service.selector, labels)) continue;
		if (service.manifest.root.at("metadata", "labels", untranslated).exists) continue;
		const own = service.ports.find(({ number }) => number === port);
		const target = own && (workload ? targetPort(own, {
			manifest: workload,
			namespace,
			labels
		}) : own.target);
		if (typeof target === "number") return target;
	}
	return port;
}
const untranslated = "experimental.istio.io/disable-gateway-port-translation";
function ownHost(text, namespace) {
	if (!text.includes("/")) return text;
	const { namespace: named, host } = serverHost(text);
	return named === "*" ? host : `${named === "." ? namespace : named}/${host}`;
}
function mergedServers(servers) {
	const places = /* @__PURE__ */ new Map();
	return servers.filter(({ listenerPort: port, protocol, hosts, node }) => {
		const key = `${port} ${node.get("bind").text}`;
		const place = places.get(key);
		if (!place) {
			places.set(key, {
				protocol,
				hosts: new Set(hosts)
			});
			return true;
		}
		if (place.protocol !== protocol || protocol === "tcp") return false;
		if (protocol === "tls" && hosts.some((host) => place.hosts.has(host))) return false;
		for (const host of hosts) place.hosts.add(host);
		return true;
	});
}
function plainHost(text) {
	return serverHost(text).host;
}

// src/effect/request/compiled-mesh.ts
const noNames = /* @__PURE__ */ new Set();
function compileMesh(mesh, { isWholeMesh = false, elsewhere = noNames } = {}) {
	const common = {
		mesh,
		isWholeMesh,
		elsewhere
	};
	const policiesOf = perProxy((proxy) => proxyPolicies(mesh, proxy));
	return {
		mesh,
		elsewhere,
		client: clients(common),
		gateway: gateways(common, policiesOf),
		server: perProxy((proxy) => ({
			mesh,
			proxy,
			policies: policiesOf(proxy),
			scope: sidecarOf(mesh, proxy),
			extensions: unreadExtensions(mesh, proxy, "SIDECAR_INBOUND")
		})),
		ztunnel: perProxy((proxy) => ({
			mesh,
			proxy,
			policies: l4Policies(mesh, proxy)
		})),
		waypoint: waypoints(common)
	};
}
function clients(common) {
	const { mesh } = common;
	return perProxy((proxy) => {
		const extensions = unreadExtensions(mesh, proxy, "SIDECAR_OUTBOUND");
		return clientSidecar({
			...common,
			proxy,
			scope: sidecarScope(mesh, proxy),
			extensions
		});
	});
}
function gateways(common, policiesOf) {
	const { mesh } = common;
	return perProxy((proxy) => gatewayProxy({
		...common,
		proxy,
		policies: policiesOf(proxy),
		scope: gatewayScope(mesh, proxy.namespace),
		servers: gatewayServers(mesh, proxy),
		extensions: unreadExtensions(mesh, proxy, "GATEWAY")
	}));
}
function waypoints(common) {
	const { mesh } = common;
	const scopeOf = perProxy((proxy) => gatewayScope(mesh, proxy.namespace));
	const ofService = weakOncePer((service) => perProxy((proxy) => waypoint({
		...common,
		proxy,
		service,
		policies: proxyPolicies(mesh, proxy, service.manifest),
		scope: scopeOf(proxy),
		extensions: unreadExtensions(mesh, proxy, "WAYPOINT", service.manifest)
	})));
	return (proxy, service) => ofService(service)(proxy);
}
function perProxy(compile) {
	const kept = /* @__PURE__ */ new Map();
	return (proxy) => {
		const { type, namespace, name, labels, hasAllLabels } = proxy;
		const key = JSON.stringify([
			type,
			namespace,
			name,
			[...labels],
			hasAllLabels
		]);
		const result = kept.get(key) ?? compile(proxy);
		kept.set(key, result);
		return result;
	};
}

// src/effect/access/pattern-index.ts
var PatternIndex = class {
	#exact;
	#prefixes;
	#suffixes;
	#beginnings;
	#endings;
	#isUnlimited;
	constructor(patterns) {
		const textsOf = (form) => patterns.flatMap((pattern) => pattern.form === form ? [pattern.text.toLowerCase()] : []);
		const [exact, prefixes, suffixes] = [
			textsOf("exact"),
			textsOf("prefix"),
			textsOf("suffix").map(reversed)
		];
		this.#exact = new Set(exact);
		this.#prefixes = new TextSet(prefixes);
		this.#suffixes = new TextSet(suffixes);
		this.#beginnings = [...exact, ...prefixes].toSorted(compareText);
		this.#endings = [...exact.map(reversed), ...suffixes].toSorted(compareText);
		this.#isUnlimited = exact.length + prefixes.length + suffixes.length < patterns.length;
	}
	mayOverlap({ form, text }) {
		if (this.#isUnlimited) return true;
		const folded = text.toLowerCase();
		if (form === "exact") return this.#exact.has(folded) || this.#prefixes.hasPrefixOf(folded) || this.#suffixes.hasPrefixOf(reversed(folded));
		if (form === "prefix") return this.#suffixes.size > 0 || this.#prefixes.hasPrefixOf(folded) || begins(this.#beginnings, folded);
		if (form === "suffix") {
			const ending = reversed(folded);
			return this.#prefixes.size > 0 || this.#suffixes.hasPrefixOf(ending) || begins(this.#endings, ending);
		}
		return true;
	}
};
var TextSet = class {
	#texts;
	#lengths;
	constructor(texts) {
		this.#texts = new Set(texts);
		this.#lengths = [...new Set(texts.map(({ length }) => length))];
	}
	get size() {
		return this.#texts.size;
	}
	hasPrefixOf(text) {
		return this.#lengths.some((length) => length <= text.length && this.#texts.has(text.slice(0, length)));
	}
};
function begins(sorted, text) {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = low + high >> 1;
		if (compareText(sorted[middle], text) < 0) low = middle + 1;
		else high = middle;
	}
	return sorted[low]?.startsWith(text) ?? false;
}
function reversed(text) {
	return [...text].toReversed().join("");
}

// src/effect/access/rule-extent.ts
function ruleExtents(rule, context) {
	return readRule(rule, context, extentReading);
}
const everything = /* @__PURE__ */ new Map();
const extentReading = {
	all: (parts) => new Map(parts.toReversed().flatMap((part) => [...part])),
	any: commonAxes,
	not: () => everything,
	compare(attribute, values, _, context) {
		const patternsOf = readings$2.get(attribute);
		if (!patternsOf || values.some(isUnfilled)) return everything;
		return /* @__PURE__ */ new Map([[patternsOf.axis, values.flatMap((value) => patternsOf.patterns(value, context))]]);
	}
};
function commonAxes(extents) {
	const [first = everything, ...others] = extents;
	const axes = [...first.keys()].filter((axis) => others.every((extent) => extent.has(axis)));
	return new Map(axes.map((axis) => [axis, extents.flatMap((extent) => extent.get(axis))]));
}
const operationAxes = [
	{
		axis: "host",
		field: "hosts",
		patternOf: policyHostPattern
	},
	{
		axis: "path",
		field: "paths",
		patternOf: pathPattern
	},
	{
		axis: "method",
		field: "methods",
		patternOf: methodOrHeaderPattern
	}
];
const readings$2 = new Map([
	...operationAxes.map(({ axis, field, patternOf }) => [operationAttributes[field], {
		axis,
		patterns: (value) => [patternOf(value)]
	}]),
	[operationAttributes["ports"], {
		axis: "port",
		patterns: (value) => [{
			form: "exact",
			text: value
		}]
	}],
	[sourceAttributes["principals"], {
		axis: "identity",
		patterns: identityPatterns.principals
	}]
]);

// src/effect/access/rule-region.ts
function regionFinder(trustDomains) {
	const kept = /* @__PURE__ */ new Map();
	return (rules) => {
		const key = [...rules.keys()].join("\n");
		const region = kept.get(key) ?? new RuleRegion(key, [...rules.values()], trustDomains());
		kept.set(key, region);
		return region;
	};
}
var RuleRegion = class {
	key;
	#trustDomains;
	#http;
	#tcp;
	#kept = /* @__PURE__ */ new Map();
	constructor(key, rules, trustDomains) {
		this.key = key;
		this.#trustDomains = trustDomains;
		const extents = rules.map(({ policy, node }) => this.#extentsOf(policy, [node])[0]);
		this.#http = new ExtentIndex(extents.map(({ http }) => http));
		this.#tcp = new ExtentIndex(extents.flatMap(({ tcp }) => tcp ?? []));
	}
	partsOf(policy) {
		const kept = this.#kept.get(policy);
		if (kept !== void 0) return kept;
		const rules = policy.spec.items("rules");
		const parts = rules.every((rule) => this.#isApart(policy, rule)) ? null : this.#matchingParts(policy, rules);
		this.#kept.set(policy, parts);
		return parts;
	}
	#isApart(policy, rule) {
		return (this.#tcp.isEmpty || actionOfPolicy(policy) === "ALLOW") && operationAxes.some(({ axis, field, patternOf }) => {
			const index = this.#http.axis(axis);
			return index !== void 0 && isLimitedApart(rule, field, (value) => index.mayOverlap(patternOf(value)));
		});
	}
	#matchingParts(policy, rules) {
		const all = this.#extentsOf(policy, rules).map(({ http, tcp }) => ({
			http: this.#http.mayOverlap(http),
			tcp: tcp !== null && this.#tcp.mayOverlap(tcp)
		}));
		return all.some(({ http, tcp }) => http || tcp) ? all : null;
	}
	#extentsOf(policy, rules) {
		const isAllow = actionOfPolicy(policy) === "ALLOW";
		const context = {
			namespace: policy.namespace,
			isAllow,
			trustDomains: this.#trustDomains
		};
		return rules.map((node) => ruleExtents(node, context));
	}
};
function isLimitedApart(rule, field, mayOverlap) {
	const operations = rule.items("to");
	return operations.length > 0 && operations.every((operation) => {
		const values = operation.get("operation").items(field);
		return values.length > 0 && values.every(({ text }) => text !== "" && !mayOverlap(text) && !isUnfilled(text));
	});
}
var ExtentIndex = class {
	isEmpty;
	#axes;
	constructor(extents) {
		this.isEmpty = extents.length === 0;
		this.#axes = new Map([...commonAxes(extents)].map(([axis, patterns]) => [axis, new PatternIndex(patterns)]));
	}
	axis(name) {
		return this.#axes.get(name);
	}
	mayOverlap(extent) {
		if (this.isEmpty) return false;
		for (const [axis, index] of this.#axes) {
			const patterns = extent.get(axis);
			if (patterns && !patterns.some((pattern) => index.mayOverlap(pattern))) return false;
		}
		return true;
	}
};

// src/effect/access/object-changes.ts
function statedChanges(pairs) {
	const byKey = new Map(pairs.map(({ head, base }) => [objectKey$1(head ?? base), {
		head,
		base
	}]));
	return {
		changed: pairs.flatMap(({ head, base }) => [head, base].filter((object) => object !== null)),
		isChanged: (object) => byKey.has(objectKey$1(object)),
		versionsOf(object) {
			const { head, base } = byKey.get(objectKey$1(object)) ?? {
				head: object,
				base: object
			};
			return {
				head: head ?? void 0,
				base: base ?? void 0
			};
		}
	};
}
function differingObjects$1(head, base) {
	const distinct = withoutEqualPlaces(head.manifests, base.manifests);
	const unmatched = groupBy(distinct.base, nameText$1);
	const ofHead = [];
	for (const object of distinct.head) {
		const candidates = unmatched.get(nameText$1(object)) ?? [];
		const index = candidates.findIndex((before) => isSameObject(object, before));
		if (index < 0) ofHead.push(object);
		else candidates.splice(index, 1);
	}
	const changed = /* @__PURE__ */ new Set([...ofHead, ...[...unmatched.values()].flat()]);
	const versions = versionsAmong(head, base, changed);
	return {
		changed: [...changed],
		isChanged: (object) => changed.has(object),
		versionsOf: (object) => versions.get(objectKey$1(object)) ?? {
			head: object,
			base: object
		}
	};
}
function withoutEqualPlaces(head, base) {
	const equal = /* @__PURE__ */ new Set();
	const walk = (from) => {
		for (let place = 0;; place++) {
			const [object, before] = [from(head, place), from(base, place)];
			if (!object || !before || equal.has(object) || !isNamedAlike(object, before)) return;
			if (isSameText(object, before)) equal.add(object).add(before);
		}
	};
	walk((list, place) => list[place]);
	walk((list, place) => list.at(-1 - place));
	return {
		head: head.filter((object) => !equal.has(object)),
		base: base.filter((object) => !equal.has(object))
	};
}
function isNamedAlike(first, second) {
	return first.name === second.name && first.namespace === second.namespace && first.kind === second.kind && (first.apiVersion === second.apiVersion || groupOf(first) === groupOf(second));
}
function nameText$1({ kind, namespace, name }) {
	return `${kind} ${namespace}/${name}`;
}
function isSameObject(object, before) {
	return groupOf(object) === groupOf(before) && isSameText(object, before);
}
function versionsAmong(head, base, changed) {
	const keys = new Set([...changed].map(objectKey$1));
	const names = new Set([...changed].map(({ name }) => name));
	const [inHead, inBase] = [head, base].map(({ manifests }) => {
		const near = manifests.filter(({ name }) => names.has(name));
		return new Map(near.map((object) => [objectKey$1(object), object]));
	});
	return new Map([...keys].map((key) => [key, {
		head: inHead.get(key),
		base: inBase.get(key)
	}]));
}
function isSameText(first, second) {
	return first.root === second.root || textOf$3(first) === textOf$3(second) || isSameData(first, second);
}
function isSameData(first, second) {
	return canonicalJson(first.root) === canonicalJson(second.root);
}
function textOf$3({ root }) {
	const { source, start, end } = root.range;
	return source.text.slice(start, end);
}

// src/effect/access/mesh-pair.ts
const policyKinds$1 = [
	"AuthorizationPolicy",
	"RequestAuthentication",
	"PeerAuthentication"
];
function meshPair(head, base, changes = differingObjects$1(head, base)) {
	const side = (mesh, name) => ({
		mesh,
		compiled: once(() => compileMesh(mesh)),
		changedPolicies: changedPolicies(mesh, changes),
		keyOf: (object) => (changes.isChanged(object) ? `${name} ` : "") + objectKey$1(object)
	});
	const namespaces = new Set(changes.changed.map(namespaceOf));
	const roots = [head.rootNamespace, base.rootNamespace];
	const isConfigEqual = configText$1(head) === configText$1(base);
	const isCaptureEqual = inboundSettingsText(void 0, void 0, captureDefaults(head)) === inboundSettingsText(void 0, void 0, captureDefaults(base));
	const isEverywhere = roots.some((root) => namespaces.has(root)) || !isConfigEqual || !isCaptureEqual;
	return {
		head: side(head, "head"),
		base: side(base, "base"),
		changes,
		isConfigEqual,
		affected: isEverywhere ? "all" : namespaces,
		keptAtoms: /* @__PURE__ */ new Map(),
		reservations: changedOptions(head, base),
		regionOf: regionFinder(() => trustDomainsOf(head))
	};
}
function changedPolicies(mesh, changes) {
	const found = /* @__PURE__ */ new Map();
	return (kind) => {
		const byNamespace = found.get(kind) ?? groupBy(mesh.ofKind(kind).filter((policy) => changes.isChanged(policy)), ({ namespace }) => namespace);
		found.set(kind, byNamespace);
		return byNamespace;
	};
}
function namespaceOf({ kind, namespace, name }) {
	return kind === "Namespace" ? name : namespace;
}
function configText$1({ config, configSources, rootNamespace }) {
	return JSON.stringify([
		config,
		rootNamespace,
		configSources.map((source) => canonicalJson(source.config))
	]);
}
function policyOptions({ config, configSources, rootNamespace }) {
	const { trustDomain = "", extensionProviders = null } = config;
	const sources = configSources.map((source) => [canonicalJson(source.config.get("trustDomainAliases")), canonicalJson(source.config.get("extensionProviders"))]);
	return JSON.stringify([
		rootNamespace,
		trustDomain,
		extensionProviders,
		sources
	]);
}
function changedOptions(head, base) {
	return [...pathNormalization(head) === pathNormalization(base) ? [] : ["`pathNormalization` of the MeshConfig differs"], ...trustedProxies(head) === trustedProxies(base) ? [] : ["`numTrustedProxies` of the MeshConfig differs"]];
}

// src/effect/access/pod-selections.ts
const otherNamespace$1 = "any-other-namespace";
const maxMixedClasses = 64;
function podSelections(pair) {
	const moved = movedNamespaces(pair);
	const changed = changedSelections(pair);
	if (changed.length === 0 && moved.size === 0) return [];
	const meshes = [pair.head.mesh, pair.base.mesh];
	const roots = new Set(meshes.map(({ rootNamespace }) => rootNamespace));
	const isDecisive = moved.size === 0 ? decisivePolicyFilter(pair, changed) : null;
	const policiesIn = policiesByNamespace$1(pair);
	const decisiveIn = isDecisive ? policiesByNamespace$1(pair, isDecisive) : policiesIn;
	const namespaces = changed.some(({ namespace }) => roots.has(namespace)) ? /* @__PURE__ */ new Set([
		...meshes.flatMap(policiesOf).map(({ namespace }) => namespace),
		...meshes.flatMap(workloadNamespaces),
		otherNamespace$1
	]) : /* @__PURE__ */ new Set([...changed.map(({ namespace }) => namespace), ...moved]);
	const changedIn = groupBy(changed, ({ namespace }) => namespace);
	return [...namespaces].toSorted(compareText).map((namespace) => {
		const within = [.../* @__PURE__ */ new Set([...roots, namespace])];
		return {
			namespace,
			selectors: closedSelectors(within.flatMap((name) => moved.has(namespace) ? policiesIn(name) : changedIn.get(name) ?? []), within.flatMap(decisiveIn)),
			isOwn: roots.has(namespace) ? () => false : ownSelectors(pair, namespace),
			others: () => isDecisive ? within.flatMap(policiesIn).filter((policy) => !isDecisive(policy)) : []
		};
	});
}
function changedSelections(pair) {
	const { head, base, changes } = pair;
	return (policyOptions(head.mesh) !== policyOptions(base.mesh) ? [head.mesh, base.mesh].flatMap(policiesOf) : changes.changed).filter(isSelectingPolicy).filter(isOfPods(pair));
}
function policiesByNamespace$1(pair, isWanted = () => true) {
	const { head, base, changes } = pair;
	const all = once(() => {
		const ofBase = policiesOf(base.mesh).filter((policy) => changes.isChanged(policy));
		return groupBy([...policiesOf(head.mesh), ...ofBase], ({ namespace }) => namespace);
	});
	const isOfPod = isOfPods(pair);
	const kept = /* @__PURE__ */ new Map();
	return (namespace) => {
		const policies = kept.get(namespace) ?? (all().get(namespace) ?? []).filter((policy) => isWanted(policy) && isSelectingPolicy(policy) && isOfPod(policy));
		kept.set(namespace, policies);
		return policies;
	};
}
function isOfPods(pair) {
	const isOfGateway = labelsOfGateways(pair);
	return (policy) => !isOfGateway(policySelector(policy));
}
function labelsOfGateways({ head, base }) {
	const selectors = [head.mesh, base.mesh].flatMap(selectorsOfGateways);
	const index = selectorIndex(selectors, (selector) => selector);
	return (labels) => index.selecting(labels).length > 0;
}
function movedNamespaces({ head, base, changes }) {
	const names = new Set(changes.changed.filter(({ kind }) => kind === "Namespace").map(({ name }) => name));
	return new Set([...names].filter((namespace) => {
		const [ofHead, ofBase] = [head, base].map(({ mesh }) => namespaceDataplane(mesh, { namespace }));
		return ofHead && ofBase && ofHead !== ofBase;
	}));
}
function policiesOf(mesh) {
	return policyKinds$1.flatMap((kind) => mesh.ofKind(kind));
}
function isSelectingPolicy(object) {
	return policyKinds$1.some((kind) => kind === knownKind(object)) && targetRefs(object).length === 0;
}
function workloadNamespaces(mesh) {
	return [...new Set(mesh.manifests.map(({ namespace }) => namespace))].filter((namespace) => workloadsIn(mesh, namespace).length > 0);
}
function closedSelectors(changed, decisive) {
	const selectors = new Map(decisive.map((policy) => [selectorText(policy), policySelector(policy)]));
	const found = new Map(changed.map((policy) => [selectorText(policy), policySelector(policy)]));
	const limit = (/* @__PURE__ */ new Set([...selectors.keys(), ...found.keys()])).size + maxMixedClasses;
	const index = selectorIndex([...selectors.values()], (selector) => selector);
	for (const labels of found.values()) {
		for (const selector of index.compatibleWith(labels)) {
			if (selects(selector, labels)) continue;
			const merged = mergeLabels(labels, selector);
			const key = labelsKey(merged);
			if (!found.has(key)) found.set(key, merged);
		}
		if (found.size > limit) return null;
	}
	return [...found.values()];
}
function ownSelectors({ head, base }, namespace) {
	const changed = once(() => new Set(policyKinds$1.flatMap((kind) => base.changedPolicies(kind).get(namespace) ?? []).map(selectorText)));
	const isOfHead = (labels) => policyKinds$1.some((kind) => policyIndexes[kind](head.mesh).byNamespace.get(namespace)?.byLabels.selecting(labels).some(([policy]) => policySelector(policy).size === labels.size));
	return (labels) => isOfHead(labels) || changed().has(labelsKey(labels));
}
function selectorText(policy) {
	return labelsKey(policySelector(policy));
}

// src/effect/access/pod-classes.ts
function podClasses$1(pair) {
	const meshes = [pair.head.mesh, pair.base.mesh];
	const selections = podSelections(pair);
	const isOfGateway = labelsOfGateways(pair);
	return {
		classes: selections.flatMap(({ namespace, selectors, isOwn, others }) => {
			const selected = selectedWhole(selectors ?? [], isOwn, others);
			return (selectors ?? []).filter((labels) => !isOfGateway(labels)).map((labels) => podsWith(meshes, namespace, labels, selected.has(labels)));
		}),
		reservations: selections.flatMap(({ namespace, selectors }) => selectors ? [] : [`pods of ${namespaceName$1(namespace)} that several selectors select are not compared`])
	};
}
function selectedWhole(classes, isOwn, others) {
	const index = selectorIndex(classes, (labels) => labels);
	const further = once(() => selectorIndex(others().map(policySelector), (selector) => selector));
	return new Set(classes.filter((labels) => isOwn(labels) && !index.requiring(labels).some((larger) => larger.size > labels.size) && [...further().compatibleWith(labels)].every((selector) => selects(selector, labels))));
}
function podsWith(meshes, namespace, labels, isSelected) {
	const hasOthers = meshes.some((mesh) => workloadsIn(mesh, namespace).length > 0);
	const pods = `${hasOthers ? "other pods" : "pods"} of ${namespaceName$1(namespace)}`;
	const text = [...labels].map(([key, value]) => `${key}=${value}`).join(", ");
	const name = text === "" ? pods : `${pods} with ${text}`;
	return {
		name,
		isSelectedWhole: isSelected && !hasOthers,
		proxy: assumedSidecar(name, namespace, labels)
	};
}
function namespaceName$1(namespace) {
	return namespace === "any-other-namespace" ? "any other namespace" : namespaceWords(namespace);
}

// src/effect/access/policy-pairs.ts
function authorizationPoliciesAt({ side, proxy, service }) {
	return attachedPolicies(side.mesh, "AuthorizationPolicy", proxy, service);
}
const maxTried$1 = 50;
function changedPoliciesAt(place, kind) {
	const { side, proxy, service } = place;
	const changed = [.../* @__PURE__ */ new Set([
		side.mesh.rootNamespace,
		proxy.namespace,
		...service ? [service.namespace] : []
	])].flatMap((namespace) => side.changedPolicies(kind).get(namespace) ?? []);
	if (changed.length > maxTried$1) {
		const differing = new Set(changed);
		return attachedPolicies(side.mesh, kind, proxy, service).filter(({ policy }) => differing.has(policy));
	}
	return changed.flatMap((policy) => {
		const isAttached = isAttachedAt(side.mesh, kind, policy, proxy, service);
		return isAttached === false ? [] : [{
			policy,
			isAttached
		}];
	});
}
function isEnforced(policy) {
	return !isDryRunPolicy(policy);
}
function isAllowing(policy) {
	return actionOfPolicy(policy) === "ALLOW" && isEnforced(policy);
}
function sharedPolicies({ changes }, head, base) {
	if (isSamePlace(head, base)) return (policy) => !changes.isChanged(policy);
	const [inHead, inBase] = [head, base].map(({ side, attached }) => new Set(attached.map(({ policy }) => side.keyOf(policy))));
	return (policy) => !changes.isChanged(policy) && inHead.has(objectKey$1(policy)) && inBase.has(objectKey$1(policy));
}
function isSamePlace(head, base) {
	const [first, second] = [head.proxy, base.proxy];
	return first.type === second.type && first.namespace === second.namespace && first.hasAllLabels === second.hasAllLabels && first.labels.size === second.labels.size && [...first.labels].every(([key, value]) => second.labels.get(key) === value) && (head.service && objectKey$1(head.service)) === (base.service && objectKey$1(base.service)) && head.side.mesh.rootNamespace === base.side.mesh.rootNamespace;
}

// src/effect/access/policy-keys.ts
function policyKeys(place, kinds = policyKinds$1) {
	return kinds.flatMap((kind) => keysOf$2(place, attachedAt(place, kind)));
}
function attachedAt({ side, proxy, service }, kind) {
	return attachedPolicies(side.mesh, kind, proxy, service);
}
function keysOf$2({ side }, policies) {
	return policies.map(({ policy, isAttached }) => `${side.keyOf(policy)}${isUnknown(isAttached) ? ` ${isAttached.missing.join()}` : ""}`);
}
function pairedPolicyKey({ changes }, head, base) {
	const ofHead = policyKeys(head);
	if (isSamePlace(head, base)) return JSON.stringify([
		ofHead,
		policyKinds$1.flatMap((kind) => keysOf$2(base, changedPoliciesAt(base, kind))),
		[]
	]);
	const [inHead, inBase] = [new Set(ofHead), new Set(policyKeys(base))];
	const unchanged = policyKinds$1.flatMap((kind) => keysOf$2(head, attachedAt(head, kind).filter(({ policy }) => !changes.isChanged(policy))));
	return JSON.stringify([
		ofHead,
		[...inBase].filter((key) => !inHead.has(key)),
		unchanged.filter((key) => !inBase.has(key))
	]);
}
function hasEqualPolicies(head, base, kind) {
	if (isSamePlace(head, base)) return [head, base].every((place) => changedPoliciesAt(place, kind).length === 0);
	const [ofHead, ofBase] = [head, base].map((place) => policyKeys(place, [kind]).join("\n"));
	return ofHead === ofBase;
}
function extensionKeys({ mesh, keyOf }, proxy, context, service) {
	return extensionsOf(mesh, proxy, context, service).map(keyOf);
}
function extensionReservations(head, base, context) {
	const [inHead, inBase] = [head, base].map(({ side, proxy, service }) => new Set(extensionKeys(side, proxy, context, service)));
	const texts = [head, base].flatMap(({ side, proxy, service }) => extensionsOf(side.mesh, proxy, context, service).filter((extension) => !inHead.has(side.keyOf(extension)) || !inBase.has(side.keyOf(extension))).map((extension) => `${manifestTitle(extension)} differs, and what it does is not known`));
	return [...new Set(texts)];
}

// src/effect/access/slice-rules.ts
function ruleSlice(pair, head, base) {
	const split = splitPolicies(pair, head, base);
	if (!split) return null;
	const { common, own } = split;
	const differing = differingRules({
		side: head.side,
		policies: own.head.map(({ policy }) => policy)
	}, {
		side: base.side,
		policies: own.base.map(({ policy }) => policy)
	});
	const region = pair.regionOf(differing);
	const matching = common.filter(({ policy }) => region.partsOf(policy) !== null && isEnforced(policy));
	const standIn = common.find(({ policy }) => isAllowing(policy) && region.partsOf(policy) === null);
	const sharedParts = (standIn ? [...matching, standIn] : matching).map((attached) => ({
		attached,
		parts: region.partsOf(attached.policy) ?? []
	}));
	const ownParts = (side, policies) => policies.map((attached) => ({
		attached,
		parts: partsOfOwn(side, attached.policy, differing, region)
	}));
	const sliced = {
		head: inOrderOf(split.all, [...ownParts(head, own.head), ...sharedParts]),
		base: [...ownParts(base, own.base), ...sharedParts]
	};
	const keys = [keysOf$1(head, sliced.head, standIn?.policy), keysOf$1(base, sliced.base, standIn?.policy)];
	return {
		key: JSON.stringify([region.key, ...keys]),
		head: sideSlice(sliced.head, split.all),
		base: sideSlice(sliced.base, split.all),
		standIns: standIn ? [standIn.policy] : []
	};
}
function splitPolicies(pair, head, base) {
	const all = authorizationPoliciesAt(head);
	const before = isSamePlace(head, base) ? changedPoliciesAt(base, "AuthorizationPolicy") : authorizationPoliciesAt(base);
	if (all.some(isUncertain) || before.some(isUncertain)) return null;
	const isShared = sharedPolicies(pair, {
		...head,
		attached: all
	}, {
		...base,
		attached: before
	});
	const ownOf = (policies) => policies.filter(({ policy }) => !isShared(policy) && isEnforced(policy));
	const common = all.filter(({ policy }) => isShared(policy));
	const own = {
		head: ownOf(all),
		base: ownOf(before)
	};
	const [inHead, inBase] = [own.head, own.base].map((list) => list.some(({ policy }) => isAllowing(policy)));
	return inHead === inBase || common.some(({ policy }) => isAllowing(policy)) ? {
		all,
		common,
		own
	} : null;
}
function isUncertain({ isAttached }) {
	return isUnknown(isAttached);
}
function inOrderOf(all, policies) {
	const byPolicy = new Map(policies.map((sliced) => [sliced.attached.policy, sliced]));
	return all.flatMap(({ policy }) => byPolicy.get(policy) ?? []);
}
const wholeRule$1 = {
	http: true,
	tcp: true
};
const noPart = {
	http: false,
	tcp: false
};
function partsOfOwn({ side }, policy, differing, region) {
	const parts = region.partsOf(policy);
	return policy.spec.items("rules").map((node, index) => differing.has(comparedRuleKey(side, policy, node)) ? wholeRule$1 : parts?.[index] ?? noPart);
}
function keysOf$1({ side }, policies, standIn) {
	const compared = policies.filter(({ attached }) => attached.policy !== standIn);
	return [standIn !== void 0, ...compared.map(({ attached, parts }) => [side.keyOf(attached.policy), parts])];
}
const maxReplayed = 500;
function sideSlice(policies, all) {
	const parts = new Map(policies.map((policy) => [policy.attached.policy, policy.parts]));
	return {
		policies: policies.map((policy) => policy.attached),
		keptParts: (policy, index) => parts.get(policy)?.[index] ?? noPart,
		isReplayedAlone: all.length > maxReplayed
	};
}

// src/effect/access/token-results.ts
function tokenResultsOf(rules, space, outcomes) {
	const samples = space.axis("token")?.samples;
	if (rules.length === 0 || !samples) return {
		refused: 0,
		claims: 0,
		secondClaims: 0
	};
	const { diagram } = space;
	const found = {
		refused: [],
		first: [],
		second: []
	};
	for (const { sample, first, second, requests } of tokenCases(rules, samples, space)) {
		const tokens = tokensOf(sample, { aud: [...first.aud] }, { aud: second.aud });
		const request = requestWithToken(plainRequest$2, sample);
		const { result } = authenticate(rules, request, {
			now: 0,
			tokens
		});
		if (result.kind === "refused") {
			const refusal = outcomes.number({
				verdict: "refused",
				text: String(result.status)
			});
			found.refused.push(diagram.within(requests, refusal));
		} else if (result.claims !== null) found[result.claims["aud"] === second.aud ? "second" : "first"].push(requests);
	}
	return {
		refused: found.refused.reduce((sum, part) => diagram.first(sum, part), 0),
		claims: diagram.any(found.first),
		secondClaims: diagram.any(found.second)
	};
}
function* tokenCases(rules, samples, space) {
	const ofFirst = audienceClasses(rules, space, "claim aud");
	const ofSecond = audienceClasses(rules, space, "second claim aud");
	for (const [atom, sample] of samples.entries()) for (const first of ofFirst) for (const second of sample.second ? ofSecond : [anyAudience]) yield {
		sample,
		first,
		second,
		requests: space.diagram.all([
			space.among("token", [atom]),
			space.among("claim aud", first.atoms),
			...sample.second ? [space.among("second claim aud", second.atoms)] : []
		])
	};
}
const anyAudience = {
	aud: [],
	atoms: [0]
};
function audienceClasses(rules, space, axis) {
	const samples = space.axis(axis)?.samples ?? [[]];
	const expected = rules.map(({ node }) => new Set(node.items("audiences").map(({ text }) => plainAudience(text))));
	return [...groupBy(samples.keys(), (atom) => JSON.stringify(expected.map((audiences) => samples[atom].some((text) => audiences.has(plainAudience(text)))))).values()].map((atoms) => ({
		aud: samples[atoms[0]],
		atoms
	}));
}
const plainRequest$2 = {
	method: "GET",
	authority: "",
	target: "/",
	headers: /* @__PURE__ */ new Map()
};
function audiencePatterns(rules) {
	return rules.flatMap(({ node }) => node.items("audiences").map(({ text }) => plainAudience(text))).map((audience) => {
		return {
			audience,
			pattern: {
				form: "regex",
				text: `${/^https?:\/\//.test(audience) ? "https?://" : "(https?://)?"}${quotedText(audience)}${audience.endsWith("/") ? "/" : "/?"}`
			}
		};
	});
}

// src/effect/access/verified-tokens.ts
const maxUnknownPolicies = 3;
function verifiedTokens(filters, context) {
	const { diagram } = context.space;
	const parts = attachmentCases(filters.policies.tokens, context).map(({ without, where }) => {
		const { refused, claims, secondClaims } = tokensWithout(without, filters, context);
		const within = (value) => diagram.within(where, value);
		return {
			refused: within(refused),
			claims: within(claims),
			secondClaims: within(secondClaims)
		};
	});
	return {
		refused: parts.reduce((sum, part) => diagram.first(sum, part.refused), 0),
		claims: diagram.any(parts.map(({ claims }) => claims)),
		secondClaims: diagram.any(parts.map(({ secondClaims }) => secondClaims))
	};
}
function attachmentCases(policies, { space, identity }) {
	const unknown = policies.filter(({ isAttached }) => isAttached !== null);
	if (unknown.length > maxUnknownPolicies) throw new DiagramBoundError("too many RequestAuthentications may hold");
	const { diagram } = space;
	let cases = [{
		without: /* @__PURE__ */ new Set(),
		where: 1
	}];
	for (const policy of unknown) {
		const isAttached = policy.isAttached({
			space,
			claims: 0,
			identity
		});
		cases = cases.flatMap(({ without, where }) => [{
			without,
			where: diagram.within(isAttached, where)
		}, {
			without: /* @__PURE__ */ new Set([...without, policy]),
			where: diagram.without(isAttached, where)
		}]);
	}
	return cases;
}
function tokensWithout(without, { policies: { tokens }, tokenResults }, { space, outcomes, isKept }) {
	const rules = tokens.flatMap((policy) => policy.rules.map((rule) => ({
		rule,
		isRead: !without.has(policy) && isKept(rule)
	})));
	const key = rules.map(({ isRead }) => isRead).join();
	const read = rules.filter(({ isRead }) => isRead).map(({ rule }) => rule);
	const result = tokenResults.get(key) ?? tokenResultsOf(inOrder(read), space, outcomes);
	tokenResults.set(key, result);
	return result;
}
function inOrder(rules) {
	return rules.toSorted((first, second) => compareText(first.issuer, second.issuer));
}

// src/effect/access/refusals.ts
function filterRefusals(filters, context) {
	const { space, identity } = context;
	const tokens = verifiedTokens(filters, context);
	return [
		custom(filters, context, {
			space,
			claims: 0,
			identity
		}, "http"),
		tokens.refused,
		byRules(filters.policies, context, {
			space,
			...tokens,
			identity
		}, "http", forbiddenOutcome)
	].reduceRight((later, earlier) => space.diagram.first(earlier, later), 0);
}
function refusedTunnels({ space, outcomes }) {
	const methods = space.axis("method")?.samples ?? [];
	const tunnels = [...methods.keys()].filter((atom) => asksForTunnel({ method: methods[atom] }));
	return space.diagram.within(space.among("method", tunnels), outcomes.number(notFound$1));
}
function refusedConnections(filters, context) {
	const evaluation = {
		space: context.space,
		claims: 0,
		identity: context.identity,
		isStream: true
	};
	const byProvider = custom(filters, context, evaluation, "tcp");
	return context.space.diagram.first(byProvider, byRules(filters.policies, context, evaluation, "tcp", closedConnection));
}
function custom({ policies, providers }, { outcomes, isKept, space: { diagram } }, evaluation, protocol) {
	return policies.rules.filter((rule) => rule.action === "CUSTOM" && isKept(rule) && !(protocol === "tcp" && providers.get(rule.provider).isOfHttp)).reduceRight((later, rule) => {
		const { refuses } = providers.get(rule.provider);
		const byProvider = {
			verdict: "refused",
			text: `refused by the provider \`${rule.provider}\``
		};
		const answer = refuses ? diagram.within(refuses(evaluation), outcomes.number(byProvider)) : outcomes.number(protocol === "tcp" ? closedConnection : forbiddenOutcome);
		const matches = rule[protocol]?.(evaluation) ?? 0;
		return diagram.first(diagram.within(matches, answer), diagram.without(matches, later));
	}, 0);
}
function byRules({ rules, allowing }, { space: { diagram }, outcomes, isKept }, evaluation, protocol, refusal) {
	const matched = (action) => diagram.any(rules.filter((rule) => rule.action === action && isKept(rule)).map((rule) => rule[protocol]?.(evaluation) ?? 0));
	const hasAllow = anyCondition(allowing.filter(isKept).map(({ isAttached }) => isAttached))(evaluation);
	const notAllowed = diagram.within(hasAllow, diagram.without(matched("ALLOW"), 1));
	return diagram.within(diagram.first(matched("DENY"), notAllowed), outcomes.number(refusal));
}

// src/effect/access/inbound-decision.ts
const transports = [
	"plain",
	"mtls",
	"tls"
];
const transportAxis = {
	name: "transport",
	samples: transports,
	labels: [
		"in plain text",
		"by mTLS",
		"by TLS of the client"
	],
	matching: [
		[0],
		[1],
		[2]
	]
};
function acceptedClients(mesh, others, draft, by = "envoy") {
	const names = acceptedTrustDomains(mesh, by);
	if (others.every((name) => names.includes(name))) return everyRequest;
	return anyCondition(names.map((name) => patternCondition(draft.text("identity", {
		form: "prefix",
		text: `spiffe://${name}/`
	}, `trust domain \`${name}\``))));
}
function inboundDecision(side, space, outcomes, isKept) {
	const { diagram } = space;
	const decision = new PortDecision(side, space, outcomes, isKept);
	const ports = space.axis("port")?.samples ?? [8080];
	return [...groupBy(ports.keys(), (atom) => JSON.stringify(side.handlingOf(ports[atom])))].map(([, atoms]) => diagram.within(space.among("port", atoms), decision.at(side.handlingOf(ports[atoms[0]])))).reduce((sum, part) => diagram.first(sum, part), 0);
}
function ztunnelDecision(side, space, outcomes, isKept) {
	const { filters, accepted } = side;
	const { diagram } = space;
	const { gap } = side.handlingOf(samplePort);
	const parts = [false, true].map((hasIdentity) => {
		const context = {
			space,
			outcomes,
			identity: hasIdentity ? 1 : 0,
			isKept
		};
		const atoms = transports.flatMap((transport, atom) => transport === "mtls" === hasIdentity ? [atom] : []);
		const decided = diagram.first(refusedConnections(filters, context), outcomes.number(allowedOutcome));
		const foreign = diagram.without(hasIdentity ? accepted({
			space,
			claims: 0,
			identity: 1
		}) : 1, outcomes.number(closedConnection));
		const past = hasIdentity ? 0 : passedConnections(side, gap, space, outcomes);
		const first = diagram.first(past, foreign);
		return diagram.within(space.among("transport", atoms), diagram.first(first, decided));
	});
	return diagram.first(parts[0], parts[1]);
}
function passedConnections(side, gap, space, outcomes) {
	if (!gap) return 0;
	const passed = side.passedBy(gap)({
		space,
		claims: 0,
		identity: 1
	});
	return space.diagram.within(passed, outcomes.number(allowedOutcome));
}
const samplePort = 8080;
var PortDecision = class {
	#side;
	#space;
	#outcomes;
	#isKept;
	constructor(side, space, outcomes, isKept) {
		this.#side = side;
		this.#space = space;
		this.#outcomes = outcomes;
		this.#isKept = isKept;
	}
	at({ mode, protocol, gap }) {
		const { diagram } = this.#space;
		const past = passedConnections(this.#side, gap, this.#space, this.#outcomes);
		return transports.map((transport, index) => {
			const ofTransport = this.#space.among("transport", [index]);
			return diagram.within(ofTransport, this.#by(transport, mode, protocol));
		}).reduce((sum, part) => diagram.first(sum, part), past);
	}
	#by(transport, mode, protocol) {
		const { diagram } = this.#space;
		const closed = this.#outcomes.number(closedConnection);
		if (!acceptsConnection(mode, { transport }, protocol)) return closed;
		const passesTls = isTlsPassed(mode, { transport });
		const identity = transport === "mtls" && !passesTls ? 1 : 0;
		const context = {
			space: this.#space,
			outcomes: this.#outcomes,
			identity,
			isKept: this.#isKept
		};
		const refused = seesRequests(protocol, passesTls) ? diagram.first(filterRefusals(this.#side.filters, context), refusedTunnels(context)) : refusedConnections(this.#side.filters, context);
		const decided = diagram.first(refused, this.#outcomes.number(allowedOutcome));
		if (transport !== "mtls" || mode === "DISABLE") return decided;
		const accepted = this.#side.accepted({
			space: this.#space,
			claims: 0,
			identity: 1
		});
		return diagram.first(diagram.without(accepted, closed), decided);
	}
};

// src/effect/access/pattern-words.ts
function patternWords(axis, pattern) {
	const { form, text } = pattern;
	if (form === "any") return "any value";
	if (form === "nonempty") return axis === "path" ? "any path" : "any text";
	if (form === "exact") return exactWords(axis, pattern);
	if (form === "suffix" && axis === "host") return `\`*${text}\``;
	if (form === "prefix" && axis === "host" && /^[^:]+:$/.test(text)) return `\`${text.slice(0, -1)}\` with a port`;
	const template = form === "regex" && axis === "path" ? templateOfRegex(text) : null;
	if (template !== null) return `paths like \`${template}\``;
	if (form === "prefix" && axis === "path" && text.endsWith("/")) return `all under \`${text}\`${anyCase(axis, pattern)}`;
	const noun = nouns[axis];
	const verb = verbs[form][noun ? "many" : "one"];
	return `${noun ? `${noun} that` : "what"} ${verb} \`${text}\`${anyCase(axis, pattern)}`;
}
function exactWords(axis, pattern) {
	const quoted = `\`${pattern.text}\``;
	if (axis === "host") return pattern.text.includes(":") ? quoted : `${quoted} without a port`;
	return `${quoted}${anyCase(axis, pattern)}`;
}
function anyCase(axis, { ignoresCase = false }) {
	return ignoresCase && axis !== "host" && axis !== "sni" ? " in any case" : "";
}
const nouns = {
	path: "paths",
	host: "hosts",
	method: "methods",
	sni: "names"
};
const verbs = {
	prefix: {
		one: "begins with",
		many: "begin with"
	},
	suffix: {
		one: "ends with",
		many: "end with"
	},
	regex: {
		one: "matches",
		many: "match"
	}
};

// src/effect/access/request-filter.ts
const allRequests = () => everyRequest;
function filterFor(described) {
	const { hosts, paths, notPaths, methods, notMethods, ports, token, from } = described;
	return (draft, at) => allConditions([
		...oneOf(hosts, (host) => patternCondition(draft.text("host", domainPattern(host.toLowerCase()), `\`${host}\``))),
		...oneOf(paths, (path) => pathCondition$1(draft, path)),
		...noneOf(notPaths, (path) => pathCondition$1(draft, path)),
		...oneOf(methods, (method) => methodCondition(draft, method)),
		...noneOf(notMethods, (method) => methodCondition(draft, method)),
		...hasOwnPorts(at) ? [] : oneOf(ports, (port) => patternCondition(draft.port(port))),
		...token === void 0 ? [] : [tokenCondition(draft, token)],
		...clientConditions(draft, at, from ?? {})
	]);
}
function hasOwnPorts({ proxy }) {
	return proxy.type === "gateway" || proxy.type === "waypoint";
}
function tokenCondition(draft, token) {
	if (token === "none") return ({ space }) => space.among("token", [0]);
	if (token === "any") return goodTokens(() => true);
	const { issuers, audiences, subjects, claims = {} } = token;
	const claimCondition = (name) => (value) => {
		const pattern = policyPattern(value);
		return patternCondition(draft.text(`claim ${name}`, pattern, patternWords(`claim ${name}`, pattern)));
	};
	const matches = issuers?.map((issuer) => textMatch(policyPattern(issuer)));
	return allConditions([
		goodTokens((issuer) => matches?.some((match) => match(issuer) === true) ?? true),
		...oneOf(audiences, claimCondition("aud")),
		...oneOf(subjects, claimCondition("sub")),
		...Object.entries(claims).flatMap(([name, values]) => oneOf(values, claimCondition(name)))
	]);
}
function goodTokens(isIssuer) {
	return ({ space }) => {
		const axis = space.axis("token");
		if (!axis) return 1;
		const samples = axis.samples;
		return space.among("token", samples.flatMap(({ issuer }, atom) => issuer !== null && isIssuer(issuer) ? [atom] : []));
	};
}
function clientConditions(draft, { side: { mesh }, proxy }, { namespaces, notNamespaces, principals, notPrincipals }) {
	const context = {
		namespace: proxy.namespace,
		isAllow: false,
		trustDomains: trustDomainsOf(mesh)
	};
	const identity = (kind) => (value) => identityCondition(anyCondition(identityPatterns[kind](value, context).map((pattern) => patternCondition(draft.text("identity", pattern, `${identityWords$2[kind]}\`${value}\``)))));
	return [
		...oneOf(namespaces, identity("namespaces")),
		...noneOf(notNamespaces, identity("namespaces")),
		...oneOf(principals, identity("principals")),
		...noneOf(notPrincipals, identity("principals"))
	];
}
const identityWords$2 = {
	namespaces: "namespace ",
	principals: ""
};
function pathCondition$1(draft, path) {
	const pattern = pathPattern(path);
	return patternCondition(draft.text("path", pattern, patternWords("path", pattern)));
}
function methodCondition(draft, method) {
	return patternCondition(draft.text("method", {
		form: "exact",
		text: method
	}, `\`${method}\``));
}
function oneOf(values, conditionOf) {
	return values ? [anyCondition(values.map(conditionOf))] : [];
}
function noneOf(values, conditionOf) {
	return oneOf(values, conditionOf).map(notCondition);
}

// src/effect/access/connection-rules.ts
function connectionCondition(rule, scope) {
	const clauses = clausesOf(rule);
	const omitted = clauses.flat().flatMap((match) => match.omitted);
	if (scope.isAllow && !omitted.every(isLeftOutSilently)) return null;
	return allConditions(clauses.map((clause) => anyCondition(clause.map((match) => matchCondition(match, scope)))));
}
function matchCondition(connectionMatch, scope) {
	const { section, conditions } = connectionMatch;
	const parts = conditions.flatMap((condition) => {
		const field = String(condition.pathKeys.at(-1));
		return field === "key" ? whenConditions(section, scope) : [listCondition(condition, field, scope)];
	});
	return parts.length === 0 ? noRequest : allConditions(parts);
}
function whenConditions(when, scope) {
	const key = when.get("key").text;
	const field = fieldsOfKeys[key];
	if (field === void 0) return [patternCondition(scope.draft.flag(`ztunnel key ${key}`, `the key \`${key}\``))];
	const [values, excluded] = [when.get("values"), when.get("notValues")];
	return [...values.items().length > 0 ? [anyOf(values, field, scope)] : [], ...excluded.items().length > 0 ? [scope.not(anyOf(excluded, field, scope))] : []];
}
function listCondition(list, field, scope) {
	if (!field.startsWith("not")) return anyOf(list, field, scope);
	const positive = `${field[3].toLowerCase()}${field.slice(4)}`;
	return scope.not(anyOf(list, positive, scope));
}
function anyOf(list, field, scope) {
	const texts = list.items().map(({ text, scalar }) => text || String(scalar));
	return anyCondition(texts.map((value) => valueCondition$1(value, field, scope)));
}
function valueCondition$1(value, field, scope) {
	const { draft, namespace } = scope;
	if (isUnfilled(value)) return patternCondition(draft.flag(`ztunnel ${field} ${value}`, `the value of \`${value}\``));
	return readings$1[field](value, draft, namespace);
}
const fieldsOfKeys = table({
	"source.namespace": "namespaces",
	"source.principal": "principals",
	"source.ip": "ipBlocks",
	"destination.ip": "destinationIps",
	"destination.port": "ports"
});
const readings$1 = {
	principals: (value, draft) => identityCondition(patternCondition(draft.text("identity", principalPattern(value), `\`${value}\``))),
	namespaces: (value, draft) => ofIdentity(`${segmentText(value)}/sa/.*`, `namespace \`${value}\``, draft),
	serviceAccounts(value, draft, namespace) {
		const [account = "", of = namespace] = value.split("/").toReversed();
		return ofIdentity(`${quotedText(of)}/sa/${quotedText(account)}`, `service account \`${value}\``, draft);
	},
	ipBlocks: (value, draft) => ofAddress("source", value, draft),
	destinationIps: (value, draft) => ofAddress("destination", value, draft),
	ports: (value, draft) => /^(0|[1-9]\d*)$/.test(value) ? patternCondition(draft.port(Number(value))) : noRequest
};
function ofIdentity(afterNamespace, label, draft) {
	const pattern = {
		form: "regex",
		text: `spiffe://[^/]+/ns/${afterNamespace}`
	};
	return identityCondition(patternCondition(draft.text("identity", pattern, label)));
}
function ofAddress(axis, value, draft) {
	return isIPOrRange(value) ? patternCondition(draft.address(axis, value)) : noRequest;
}
function segmentText(value) {
	const { form, text } = policyPattern(value);
	if (form === "nonempty") return "[^/]+";
	if (form === "prefix") return `${quotedText(text)}[^/]*`;
	return form === "suffix" ? `[^/]*${quotedText(text)}` : quotedText(text);
}

// src/effect/access/connection-policies.ts
function connectionPolicies(mesh, proxy, draft) {
	const enforced = policiesAt(mesh, "AuthorizationPolicy", {
		...proxy,
		type: "ztunnel"
	}).filter((policy) => !isDryRunPolicy(policy) && ["ALLOW", "DENY"].includes(actionOfPolicy(policy)));
	return {
		rules: [...enforced.flatMap((policy) => {
			const action = actionOfPolicy(policy);
			const scope = {
				draft,
				namespace: policy.namespace,
				isAllow: action === "ALLOW"
			};
			return policy.spec.items("rules").flatMap((node) => {
				const matches = connectionCondition(node, {
					...scope,
					not: notCondition
				});
				if (!matches) return [];
				const withoutExceptions = () => connectionCondition(node, {
					...scope,
					not: () => everyRequest
				});
				return [decidingRule({
					action,
					place: {
						object: policy,
						node
					},
					withoutExceptions
				}, matches)];
			});
		}), ...peerRules(mesh, proxy, draft)],
		allowing: enforced.filter((policy) => actionOfPolicy(policy) === "ALLOW").map((policy) => ({
			policy,
			isAttached: everyRequest
		})),
		tokens: []
	};
}
function peerRules(mesh, proxy, draft) {
	const { denial } = peerDenialAt(mesh, proxy);
	if (!denial) return [];
	const { rules, object, node } = denial;
	return rules.map((rule) => {
		const matches = peerCondition(rule, draft);
		return decidingRule({
			action: "DENY",
			place: {
				object,
				node
			},
			withoutExceptions: () => matches
		}, matches);
	});
}
function peerCondition(rule, draft) {
	const atPort = (port) => patternCondition(draft.port(port));
	const ofPorts = rule.flatMap(({ ports, notPorts }) => [...ports.length > 0 ? [anyCondition(ports.map(atPort))] : [], ...notPorts.map((port) => notCondition(atPort(port)))]);
	const isLimited = rule.some(({ isWithoutIdentity }) => isWithoutIdentity);
	return allConditions([...ofPorts, ...isLimited ? [notCondition(identityCondition(everyRequest))] : []]);
}
function decidingRule(rule, matches) {
	return {
		...rule,
		provider: "",
		http: matches,
		tcp: matches
	};
}

// src/effect/access/side-filters.ts
function replayedProxy(proxy, { replayed }) {
	if (!replayed) return proxy;
	return {
		...proxy,
		policies: {
			authorization: replayed,
			jwtRules: proxy.policies.jwtRules
		}
	};
}
function sideFilters(mesh, policies, draft, replayed = null) {
	const custom = policies.rules.filter(({ action }) => action === "CUSTOM");
	const names = new Set(custom.map(({ provider }) => provider));
	return {
		policies,
		providers: new Map([...names].map((name) => [name, authorizer(mesh, name, draft)])),
		tokenResults: /* @__PURE__ */ new Map(),
		replayed
	};
}
function authorizer(mesh, name, draft) {
	const isMissing = authorizerNames(mesh)?.includes(name) === false;
	const flag = `provider ${name} ${providerText(mesh, name)}`;
	return {
		refuses: isMissing ? null : patternCondition(draft.flag(flag, `the answer of the provider \`${name}\``)),
		isOfHttp: authorizerProtocol(mesh, name) === "http"
	};
}
function providerText({ configSources }, name) {
	return configSources.flatMap(({ config }) => config.items("extensionProviders")).filter((provider) => provider.get("name").text === name).map(canonicalJson).join();
}

// src/effect/access/server-names.ts
function serverNameCondition(pattern, draft, names) {
	const matches = (name) => textMatch(pattern)(name) === true;
	const ofNone = matches("") ? everyRequest : noRequest;
	if (names === "none") return ofNone;
	const named = patternCondition(draft.text("sni", pattern, patternWords("sni", pattern)));
	if (names === "any") return choice(({ space }) => nameless(space), ofNone, named);
	const hosts = hostsWith(pattern);
	if (hosts) draft.text("host", hosts, `hosts with the name ${patternWords("sni", pattern)}`);
	const ofHost = ({ space }) => {
		const samples = space.axis("host")?.samples ?? [];
		return space.among("host", [...samples.keys()].filter((atom) => matches(nameOfHost(samples[atom]))));
	};
	return choice(({ space }) => space.among("sni", [0]), ofHost, named);
}
function nameless(space) {
	const plain = space.axis("transport") ? space.among("transport", [0]) : 0;
	return space.diagram.first(plain, space.among("sni", [0]));
}
function choice(first, then, otherwise) {
	return (evaluation) => {
		const { diagram } = evaluation.space;
		const chosen = first(evaluation);
		return diagram.first(diagram.within(chosen, then(evaluation)), diagram.without(chosen, otherwise(evaluation)));
	};
}
function hostsWith({ form, text }) {
	if (form !== "exact" && form !== "prefix" && form !== "suffix") return null;
	const [before, after] = [form === "suffix" ? ".*" : "", form === "prefix" ? ".*" : ""];
	return {
		form: "regex",
		text: `(?i)${before}${quotedText(text)}${after}(:[0-9]+)?`
	};
}
function addServerNames(draft, domains, isOfHost, treatmentOf) {
	const distinct = [...new Set(domains.map((domain) => domain.toLowerCase()))];
	if (draft.hasTexts("sni")) for (const domain of distinct) draft.text("sni", namePattern(domain), `\`${domain}\``);
	else draft.addAxis(nameAxis(distinct, isOfHost, treatmentOf));
}
function namePattern(domain) {
	if (domain === "*") return {
		form: "any",
		text: ""
	};
	return domain.startsWith("*") ? {
		form: "regex",
		text: `.+${quotedText(domain.slice(1))}`
	} : {
		form: "exact",
		text: domain
	};
}
function nameAxis(domains, isOfHost, treatmentOf) {
	const isOtherNamed = domains.some((domain) => hostCovers(domain, otherHost));
	const named = [
		...domains.map((domain) => ({
			name: hostInDomain(domain),
			label: `\`${domain}\``
		})),
		...isOtherNamed ? [] : [{
			name: otherHost,
			label: "any other name"
		}],
		{
			name: "",
			label: "no name"
		}
	];
	const distinct = distinctBy(named.toReversed(), (item) => item.name).toReversed();
	const groups = [...groupBy(distinct, ({ name }) => treatmentOf(name)).values()];
	return {
		name: "sni",
		samples: [...isOfHost ? [void 0] : [], ...groups.map(([first]) => first.name)],
		labels: groups.map((group) => labelOf$1(group.map(({ label }) => label))),
		matching: groups.map((_, index) => [isOfHost ? index + 1 : index])
	};
}
const maxNames$1 = 4;
function labelOf$1(labels) {
	const shown = labels.slice(0, maxNames$1).join(" or ");
	return labels.length > maxNames$1 ? `${shown} or ${labels.length - maxNames$1} others` : shown;
}

// src/effect/access/condition-readers.ts
function onAxis(axis, patternOf) {
	return (value, _, { draft }) => textCondition$1(draft, axis, patternOf(value));
}
function textCondition$1(draft, axis, pattern) {
	if (pattern.form === "any" && !/^(header|query|claim) /.test(axis)) return everyRequest;
	return patternCondition(draft.text(axis, pattern, patternWords(axis, pattern)));
}
function addressOn(axis) {
	return (value, _, { draft }) => isIPOrRange(value) ? patternCondition(draft.address(axis, value)) : noRequest;
}
const remoteAddress = (value, _, { draft, isRemotePeer }) => {
	if (!isIPOrRange(value)) return noRequest;
	const ofPeer = patternCondition(draft.address("source", value));
	if (isRemotePeer) return ofPeer;
	const ofClient = patternCondition(draft.address("remote", value));
	return (evaluation) => (evaluation.isStream === true ? ofPeer : ofClient)(evaluation);
};
const port = (value, _, scope) => {
	const number = /^(0|[1-9]\d*)$/.test(value) ? Number(value) : -1;
	if (scope.port !== void 0) return number === scope.port ? everyRequest : noRequest;
	return number < 0 ? noRequest : patternCondition(scope.draft.port(number));
};
function identityOf$5(kind) {
	return (value, _, { draft }, context) => identityCondition(anyCondition(identityPatterns[kind](value, context).map((pattern) => patternCondition(draft.text("identity", pattern, `${identityWords$1[kind]}\`${value}\``)))));
}
const identityWords$1 = {
	principals: "",
	namespaces: "namespace ",
	serviceAccounts: "service account ",
	trustDomains: "trust domain "
};
const requestPrincipal = (value, _, { draft }) => {
	const { issuer, subject } = requestPrincipalPatterns(value);
	return claimsCondition(allConditions([issuerCondition(issuer), textCondition$1(draft, "claim sub", subject)]));
};
function issuerCondition(pattern) {
	const matches = textMatch(pattern);
	return ({ space, isOfSecond }) => {
		const samples = space.axis("token")?.samples ?? [];
		return space.among("token", samples.flatMap((sample, atom) => {
			const { issuer } = (isOfSecond ? sample.second : sample) ?? noToken;
			return issuer !== null && matches(issuer) === true ? [atom] : [];
		}));
	};
}
function claim(pathOf) {
	return (value, key, { draft }) => {
		const path = pathOf(key);
		const pattern = policyPattern(value);
		if (path.join() === "iss") return claimsCondition(issuerCondition(pattern));
		return claimsCondition(textCondition$1(draft, `claim ${path.join("][")}`, pattern));
	};
}
const header = (value, key, scope) => {
	const [written = ""] = bracketedNames(key);
	const name = written.toLowerCase();
	if (name === "host" || name === ":authority") return onAxis("host", methodOrHeaderPattern)(value, key, scope, none$1);
	if (name === ":method") return onAxis("method", methodOrHeaderPattern)(value, key, scope, none$1);
	if (name.startsWith(":") || name === "x-forwarded-for" || scope.madeHeaders.has(name)) {
		const flag = `header ${name} ${value} ${scope.headerState}`;
		return patternCondition(scope.draft.flag(flag, `what proxies make of the header \`${name}\``));
	}
	return onAxis(`header ${name}`, methodOrHeaderPattern)(value, key, scope, none$1);
};
const none$1 = {
	namespace: "",
	isAllow: false,
	trustDomains: {
		names: [""],
		isStated: false
	}
};
const metadata$1 = (value, key, { draft }) => patternCondition(draft.flag(`metadata ${key} ${value}`, `the metadata of Envoy's filter \`${key}\``));
const conditionReaders = /* @__PURE__ */ new Map([
	[sourceAttributes["ipBlocks"], addressOn("source")],
	[sourceAttributes["remoteIpBlocks"], remoteAddress],
	[sourceAttributes["namespaces"], identityOf$5("namespaces")],
	[sourceAttributes["trustDomains"], identityOf$5("trustDomains")],
	[sourceAttributes["serviceAccounts"], identityOf$5("serviceAccounts")],
	[sourceAttributes["requestPrincipals"], requestPrincipal],
	[sourceAttributes["principals"], identityOf$5("principals")],
	[operationAttributes["ports"], port],
	[operationAttributes["paths"], onAxis("path", pathPattern)],
	[operationAttributes["methods"], onAxis("method", methodOrHeaderPattern)],
	[operationAttributes["hosts"], onAxis("host", policyHostPattern)],
	[conditionAttributes["destination.ip"], addressOn("destination")],
	[conditionAttributes["connection.sni"], (value, _, { draft, serverNames }) => serverNameCondition(policyPattern(value), draft, serverNames)],
	[conditionAttributes["experimental.envoy.filters."], metadata$1],
	[conditionAttributes["request.auth.audiences"], claim(() => ["aud"])],
	[conditionAttributes["request.auth.presenter"], claim(() => ["azp"])],
	[conditionAttributes["request.headers["], header],
	[conditionAttributes["request.auth.claims["], claim(bracketedNames)],
	[unknownKey, () => noRequest]
]);

// src/effect/access/rule-conditions.ts
function ruleConditions(rule, context, scope, { not = notCondition, isHttpKept = true } = {}) {
	const { http, tcp } = readRule(rule, context, {
		all: allConditions,
		any: anyCondition,
		not,
		compare(attribute, values, key, of) {
			if (attribute.isHttp && !isHttpKept) return noRequest;
			const conditions = values.map((value) => isUnfilled(value) && !isFilledPath(attribute, value) ? unfilledValue(attribute, value, scope) : conditionReaders.get(attribute)(value, key, scope, of));
			return anyCondition(conditions);
		}
	});
	return {
		http: isHttpKept ? http : noRequest,
		tcp
	};
}
function isFilledPath(attribute, value) {
	return attribute === operationAttributes["paths"] && !isUnfilled(value.replaceAll("{*}", "").replaceAll("{**}", ""));
}
function unfilledValue(attribute, value, { draft }) {
	const number = [...conditionReaders.keys()].indexOf(attribute);
	return patternCondition(draft.flag(`${number} ${value}`, `the value of \`${value}\``));
}

// src/effect/access/side-policies.ts
function tokenPolicies(mesh, proxy, draft, service) {
	return attachedPolicies(mesh, "RequestAuthentication", proxy, service).map((attached) => ({
		rules: jwtRules([{
			policy: attached.policy,
			isAttached: true
		}]),
		isAttached: attached.isAttached === true ? null : attachment(attached, draft)
	}));
}
function sidePolicies(mesh, proxy, tokens, scope, { service, slice = null }) {
	const enforced = (slice?.policies ?? attachedPolicies(mesh, "AuthorizationPolicy", proxy, service)).filter(({ policy }) => !isDryRunPolicy(policy));
	const trustDomains = trustDomainsOf(mesh);
	return {
		rules: enforced.flatMap((applied) => rulesOf$1(applied, trustDomains, scope, slice)).toSorted((first, second) => compareText(first.name, second.name)),
		allowing: enforced.filter(({ policy }) => actionOfPolicy(policy) === "ALLOW").map((allowing) => ({
			policy: allowing.policy,
			isAttached: attachment(allowing, scope.draft)
		})),
		tokens
	};
}
function rulesOf$1(applied, trustDomains, scope, slice) {
	const { policy } = applied;
	const action = actionOfPolicy(policy);
	const isAttached = attachment(applied, scope.draft);
	const context = {
		namespace: policy.namespace,
		isAllow: action === "ALLOW",
		trustDomains
	};
	return policy.spec.items("rules").flatMap((node, index) => {
		const kept = slice?.keptParts(policy, index);
		if (kept && !kept.http && kept.tcp !== true) return [];
		const { http, tcp } = ruleConditions(node, context, scope, { isHttpKept: kept?.http ?? true });
		return [{
			action,
			name: `ns[${policy.namespace}]-policy[${policy.name}]-rule[${index}]`,
			place: {
				object: policy,
				node
			},
			withoutExceptions: () => ruleConditions(node, context, scope, { not: () => everyRequest }).http,
			provider: policy.spec.at("provider", "name").text,
			http: allConditions([isAttached, http]),
			tcp: tcp && allConditions([isAttached, tcp])
		}];
	});
}
function attachment({ policy, isAttached }, draft) {
	if (!isUnknown(isAttached)) return everyRequest;
	const selector = labelsKey(policySelector(policy));
	return patternCondition(draft.flag(`selector ${selector}`, isAttached.missing.join(", ")));
}

// src/effect/access/address-atoms.ts
function addressAtoms(ranges) {
	const tests = ranges.map((range) => addressRange(range, "the address"));
	const atoms = /* @__PURE__ */ new Map();
	for (const address of [
		...usualAddresses,
		...ranges.flatMap(boundsOf),
		"0.0.0.0",
		"::"
	]) {
		const within = tests.flatMap((test, index) => test(address) === true ? [index] : []);
		if (!atoms.has(within.join())) atoms.set(within.join(), {
			address,
			within
		});
	}
	const sorted = [...atoms.values()].toSorted((first, second) => first.within.length - second.within.length);
	const matching = ranges.map((_, range) => sorted.flatMap(({ within }, atom) => within.includes(range) ? [atom] : []));
	return {
		samples: sorted.map(({ address }) => address),
		matching
	};
}
const usualAddresses = ["203.0.113.1", "10.0.0.1"];
function boundsOf(range) {
	const [address = "", length] = range.split("/");
	const isLong = address.includes(":");
	const width = isLong ? 128n : 32n;
	const size = 1n << width - BigInt(length ?? width);
	const first = numberOf$1(address) / size * size;
	const textOf = isLong ? longAddress : shortAddress;
	return [first, first + size].filter((number) => number < 1n << width).map(textOf);
}
function numberOf$1(address) {
	if (!address.includes(":")) return address.split(".").reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
	const [head = "", tail] = new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname.slice(1, -1).split("::");
	const [before, after] = [groupsOf$1(head), groupsOf$1(tail ?? "")];
	const zeros = Array.from({ length: tail === void 0 ? 0 : 8 - before.length - after.length }, () => "0");
	return [
		...before,
		...zeros,
		...after
	].reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}
function shortAddress(number) {
	return [
		24n,
		16n,
		8n,
		0n
	].map((shift) => (number >> shift) % 256n).join(".");
}
function longAddress(number) {
	return Array.from({ length: 8 }, (_, index) => ((number >> BigInt(112 - 16 * index)) % 65536n).toString(16)).join(":");
}

// src/effect/access/claim-atoms.ts
const maxClaimAtoms = 128;
function claimAtoms({ samples, matching }, isText) {
	const ofTexts = samples.map((text, atom) => ({
		texts: [text],
		patterns: matching.flatMap((atoms, pattern) => atoms.includes(atom) ? [pattern] : [])
	}));
	const values = /* @__PURE__ */ new Map([["", {
		texts: [],
		patterns: []
	}]]);
	for (const choice of ofTexts) for (const value of isText ? [values.get("")] : [...values.values()]) {
		const patterns = [.../* @__PURE__ */ new Set([...value.patterns, ...choice.patterns])].toSorted((a, b) => a - b);
		const key = patterns.join();
		if (!values.has(key)) values.set(key, {
			texts: [...value.texts, ...choice.texts],
			patterns
		});
		if (values.size > maxClaimAtoms) return null;
	}
	const atoms = [...values.values()];
	return {
		samples: atoms.map(({ texts }) => texts),
		matching: matching.map((_, pattern) => atoms.flatMap(({ patterns }, atom) => patterns.includes(pattern) ? [atom] : []))
	};
}

// src/effect/access/regex-program.ts
function regexProgram(pattern) {
	const compiled = compiledRegex(pattern);
	if (compiled === null) return null;
	const { inst, start } = compiled.re2Input.prog;
	if (inst.some(isOutside)) return null;
	const steps = /* @__PURE__ */ new Map();
	for (const [state, instruction] of inst.entries()) if (instruction.op >= operations.rune) steps.set(state, {
		ranges: rangesOf(instruction),
		next: statesAt(inst, instruction.out, 0)
	});
	return {
		initial: statesAt(inst, start, beginOfText),
		steps
	};
}
const operations = {
	alternative: 1,
	alternativeOfMatch: 2,
	empty: 4,
	fail: 5,
	match: 6,
	rune: 8,
	anyRune: 10,
	anyRuneOfLine: 11
};
const beginOfText = 4;
const endOfText = 8;
const foldsCase = 1;
function isOutside({ op, arg }) {
	return op > operations.anyRuneOfLine || op === operations.empty && (arg & -13) !== 0;
}
function statesAt(program, start, position) {
	return {
		waiting: reached(program, start, position).filter((state) => program[state].op >= operations.rune),
		isMatch: reached(program, start, position | endOfText).some((state) => program[state].op === operations.match)
	};
}
function reached(program, start, position) {
	const seen = /* @__PURE__ */ new Set();
	const pending = [start];
	for (let at = pending.pop(); at !== void 0; at = pending.pop()) {
		if (seen.has(at)) continue;
		seen.add(at);
		const { op, out, arg } = program[at];
		if (op >= operations.rune || op === operations.match || op === operations.fail) continue;
		if (op === operations.empty && (arg & ~position) !== 0) continue;
		pending.push(out);
		if (op === operations.alternative || op === operations.alternativeOfMatch) pending.push(arg);
	}
	return [...seen];
}
function rangesOf({ op, arg, runes }) {
	if (op === operations.anyRune) return [[0, lastCodePoint]];
	if (op === operations.anyRuneOfLine) return [[0, 9], [11, lastCodePoint]];
	const [first] = Array.from(runes);
	if (runes.length === 1) return (arg & foldsCase) === 0 ? [[first, first]] : caseVariants(first).map((code) => [code, code]);
	return Array.from({ length: runes.length / 2 }, (_, index) => [runes[2 * index], runes[2 * index + 1]]);
}
const lastCodePoint = 1114111;
function caseVariants(code) {
	const text = String.fromCodePoint(code);
	const variants = [
		text,
		text.toLowerCase(),
		text.toUpperCase(),
		...foldedSigns[text.toLowerCase()] ?? []
	];
	return [...new Set(variants.filter((variant) => [...variant].length === 1))].map((variant) => variant.codePointAt(0));
}
const foldedSigns = {
	k: ["K"],
	s: ["ſ"]
};

// src/effect/access/automaton-walk.ts
const anyText$1 = {
	start: 0,
	accepts: () => true,
	next: () => 0,
	distinguished: [],
	allowed: /[^]/
};
var AutomatonWalk = class {
	#automaton;
	#patterns;
	#required;
	#machine;
	#starts;
	#classByStart;
	#classes;
	constructor(automaton, domain, patterns) {
		this.#automaton = automaton;
		this.#patterns = patterns;
		this.#required = domain.required.map((_, index) => patterns + index);
		const bounds = /* @__PURE__ */ new Set([0]);
		for (const { from, to } of automaton.edges.flat()) bounds.add(from).add(to + 1);
		const ofPatterns = sorted(bounds);
		this.#machine = domain.machine?.((character) => classOf$1(ofPatterns, character.codePointAt(0))) ?? anyText$1;
		for (const character of this.#machine.distinguished) bounds.add(character.codePointAt(0)).add(character.codePointAt(0) + 1);
		bounds.delete(lastCodePoint + 1);
		this.#starts = sorted(bounds);
		this.#classByStart = new Map(this.#starts.map((start, index) => [start, index]));
		this.#classes = this.#starts.flatMap((start, index) => {
			const character = characterIn(start, this.#starts[index + 1] ?? 1114111 + 1, this.#machine.allowed);
			return character ? [{
				index,
				...character
			}] : [];
		}).toSorted((first, second) => first.rank - second.rank);
	}
	*states(limit) {
		const initial = this.#initial();
		const seen = /* @__PURE__ */ new Set([keyOf$4(initial)]);
		const pending = [{
			at: initial,
			text: ""
		}];
		for (const { at, text } of pending) {
			yield {
				text,
				accepted: this.#acceptedAt(at)
			};
			const next = this.#after(at.states);
			for (const { index, character } of this.#classes) {
				const ofDomain = this.#machine.next(at.ofDomain, character);
				if (ofDomain === null) continue;
				const target = {
					states: unique$2(next[index]),
					ofDomain
				};
				const key = keyOf$4(target);
				if (seen.has(key) || !this.#isAlive(target)) continue;
				seen.add(key);
				pending.push({
					at: target,
					text: text + character
				});
			}
			if (pending.length > limit) yield {
				text,
				accepted: "too many"
			};
		}
	}
	acceptedBy(text) {
		let at = this.#initial();
		for (const character of text) {
			const ofDomain = this.#machine.next(at.ofDomain, character);
			if (ofDomain === null) return null;
			at = {
				states: this.#step(at.states, character.codePointAt(0)),
				ofDomain
			};
		}
		return this.#acceptedAt(at);
	}
	#initial() {
		return {
			states: unique$2(this.#automaton.initial),
			ofDomain: this.#machine.start
		};
	}
	#after(states) {
		const targets = this.#starts.map(() => []);
		for (const state of states) for (const { from, to, target } of this.#automaton.edges[state]) for (let index = this.#classByStart.get(from); (this.#starts[index] ?? Infinity) <= to; index++) targets[index].push(target);
		return targets;
	}
	#step(states, code) {
		return unique$2(states.flatMap((state) => this.#automaton.edges[state].flatMap(({ from, to, target }) => from <= code && code <= to ? [target] : [])));
	}
	#acceptedAt({ states, ofDomain }) {
		if (!this.#machine.accepts(ofDomain)) return null;
		const { owners } = this.#automaton;
		const accepted = new Set(states.filter((state) => this.#automaton.isAccepting(state)).map((state) => owners[state]));
		if (!this.#required.every((owner) => accepted.has(owner))) return null;
		return sorted(accepted).filter((owner) => owner < this.#patterns);
	}
	#isAlive({ states }) {
		return this.#required.every((owner) => states.some((state) => this.#automaton.owners[state] === owner));
	}
};
function keyOf$4({ states, ofDomain }) {
	return `${ofDomain} ${states.join()}`;
}
function classOf$1(starts, code) {
	return starts.findLastIndex((start) => start <= code);
}
function sorted(numbers) {
	return [...numbers].toSorted((first, second) => first - second);
}
function unique$2(numbers) {
	return numbers.length < 2 ? numbers : sorted(new Set(numbers));
}
const readable = "xyabcdefghijklmnopqrstuvwz0123456789-/.XYABCDEFGHIJKLMNOPQRSTUVWZ_:~";
function characterIn(start, end, kept) {
	for (const [rank, character] of [...readable].entries()) {
		const code = character.codePointAt(0);
		if (code >= start && code < end && kept.test(character)) return {
			character,
			rank
		};
	}
	for (let code = Math.max(start, 33); code < Math.min(end, 127); code++) {
		const character = String.fromCodePoint(code);
		if (kept.test(character)) return {
			character,
			rank: 68
		};
	}
	const first = String.fromCodePoint(start);
	return kept.test(first) ? {
		character: first,
		rank: 69
	} : null;
}

// src/effect/access/pattern-automaton.ts
var PatternAutomaton = class {
	initial = [];
	edges = [];
	owners = [];
	#accepting = /* @__PURE__ */ new Set();
	isAccepting(state) {
		return this.#accepting.has(state);
	}
	add(pattern, owner) {
		if (pattern.form === "regex") return this.#addRegex(pattern.text, owner);
		const start = this.#state(owner);
		this.initial.push(start);
		if (pattern.form === "suffix") this.#loop(start);
		const end = [...pattern.form === "any" || pattern.form === "nonempty" ? "" : pattern.text].reduce((state, character) => this.#step(state, codesOf(character, pattern.ignoresCase === true), owner), start);
		if (pattern.form === "nonempty") {
			const last = this.#state(owner);
			this.edges[end].push({
				from: 0,
				to: lastCodePoint,
				target: last
			});
			this.#loop(last);
			this.#accepting.add(last);
			return true;
		}
		if (pattern.form === "any" || pattern.form === "prefix") this.#loop(end);
		this.#accepting.add(end);
		return true;
	}
	#addRegex(text, owner) {
		const program = regexProgram(text);
		if (program === null) return false;
		const end = this.#state(owner);
		this.#accepting.add(end);
		const states = new Map([...program.steps.keys()].map((state) => [state, this.#state(owner)]));
		const targets = ({ waiting, isMatch }) => [...waiting.map((state) => states.get(state)), ...isMatch ? [end] : []];
		this.initial.push(...targets(program.initial));
		for (const [state, { ranges, next }] of program.steps) for (const target of targets(next)) for (const [from, to] of ranges) this.edges[states.get(state)].push({
			from,
			to,
			target
		});
		return true;
	}
	#state(owner) {
		this.owners.push(owner);
		return this.edges.push([]) - 1;
	}
	#step(state, codes, owner) {
		const target = this.#state(owner);
		for (const code of codes) this.edges[state].push({
			from: code,
			to: code,
			target
		});
		return target;
	}
	#loop(state) {
		this.edges[state].push({
			from: 0,
			to: lastCodePoint,
			target: state
		});
	}
};
function codesOf(character, ignoresCase) {
	const code = character.codePointAt(0);
	return ignoresCase ? caseVariants(code) : [code];
}

// src/effect/access/text-atoms.ts
const maxStates = 1e4;
function textAtoms(patterns, domain) {
	const automaton = new PatternAutomaton();
	if (![...patterns, ...domain.required].map((pattern, index) => automaton.add(pattern, index)).every(Boolean)) return null;
	const walk = new AutomatonWalk(automaton, domain, patterns.length);
	const samples = /* @__PURE__ */ new Map();
	for (const { accepted, text } of walk.states(maxStates)) {
		if (accepted === "too many") return null;
		if (accepted && !samples.has(accepted.join())) samples.set(accepted.join(), {
			text,
			accepted
		});
	}
	for (const text of domain.samplesFor(patterns).toReversed()) {
		const accepted = walk.acceptedBy(text);
		if (accepted) samples.set(accepted.join(), {
			text,
			accepted
		});
	}
	return numbered([...samples.values()], patterns.length);
}
function numbered(atoms, patterns) {
	const sorted = atoms.toSorted((first, second) => first.accepted.length - second.accepted.length);
	const matching = Array.from({ length: patterns }, () => []);
	for (const [atom, { accepted }] of sorted.entries()) for (const pattern of accepted) matching[pattern].push(atom);
	return {
		samples: sorted.map(({ text }) => text),
		matching
	};
}

// src/effect/access/path-machine.ts
const states = {
	start: 0,
	begin: 1,
	dot: 2,
	dots: 3,
	other: 4,
	percent: 5
};
const firstDigit = 6;
const kept = {
	normal: /[!$&-;=@-Z_a-z~]/,
	raw: /[!-"$->@-~]/
};
const unreserved = /[A-Za-z0-9_.~-]/;
const hexDigit = /[0-9A-Fa-f]/;
function isDotSegment(state) {
	return state === states.dot || state === states.dots;
}
function isDecoded(firstValue, second, decodesSlashes) {
	const decoded = String.fromCharCode(firstValue * 16 + parseInt(second, 16));
	return unreserved.test(decoded) || decodesSlashes && /[/\\]/.test(decoded);
}
function pathMachine(normalization, readsEscapes) {
	if (normalization === "NONE") return rawPaths;
	const mergesSlashes = normalization !== "BASE";
	const decodesSlashes = normalization === "DECODE_AND_MERGE_SLASHES";
	const isRefusedSlash = (state) => isDotSegment(state) || state === states.begin && mergesSlashes;
	const next = (state, character) => {
		if (state === states.start) return character === "/" ? states.begin : null;
		if (character === "/") return isRefusedSlash(state) ? null : states.begin;
		if (character === "%") return readsEscapes ? states.percent : null;
		if (state === states.percent && hexDigit.test(character)) return firstDigit + parseInt(character, 16);
		if (state >= firstDigit && hexDigit.test(character)) return isDecoded(state - firstDigit, character, decodesSlashes) ? null : states.other;
		if (character === ";" && isDotSegment(state)) return null;
		if (character === "." && state === states.begin) return states.dot;
		if (character === "." && state === states.dot) return states.dots;
		return kept.normal.test(character) ? states.other : null;
	};
	return {
		start: states.start,
		accepts: (state) => state !== states.start && !isDotSegment(state),
		next,
		distinguished: readsEscapes ? [
			"/",
			".",
			";",
			"%",
			..."0123456789abcdefABCDEF"
		] : [
			"/",
			".",
			";",
			"%"
		],
		allowed: kept.normal
	};
}
const rawPaths = {
	start: states.start,
	accepts: (state) => state !== states.start,
	next: (state, character) => {
		if (state === states.start) return character === "/" ? states.other : null;
		return kept.raw.test(character) ? states.other : null;
	},
	distinguished: ["/"],
	allowed: kept.raw
};

// src/effect/access/text-domains.ts
const anyTexts = {
	name: "texts",
	required: [],
	samplesFor: (patterns) => [...patterns.flatMap(textsNear), "someone"]
};
const headerValues = {
	...anyTexts,
	name: "header values",
	required: [regex("[\\t -~]*")]
};
const parameterValues = {
	...anyTexts,
	name: "parameter values",
	required: [regex("[!-\"$%'-~]*")]
};
const hostNames = {
	name: "hosts",
	required: [regex("[A-Za-z0-9_.-]+(:[0-9]+)?")],
	samplesFor: (patterns) => [
		...patterns.flatMap(({ form, text }) => form === "suffix" ? [`any-name${text}`] : []),
		...patterns.flatMap(textsNear).map((text) => text.toLowerCase()),
		"other.example"
	]
};
const serverNames$1 = {
	name: "server names",
	required: [regex("[a-z0-9_.-]*")],
	samplesFor: (patterns) => [
		...patterns.flatMap(({ form, text }) => form === "suffix" ? [`any-name${text}`] : []),
		...patterns.flatMap(textsNear).map((text) => text.toLowerCase()),
		"other.example"
	]
};
const methodNames = {
	name: "methods",
	required: [regex("[!#$%&'*+.^_`|~0-9A-Za-z-]+")],
	samplesFor: () => [
		"GET",
		"POST",
		"PUT",
		"DELETE",
		"PATCH",
		"HEAD"
	]
};
function identitiesOf(trustDomains) {
	const domains = [...new Set(trustDomains)];
	return {
		name: `identities ${domains.join()}`,
		required: [regex(`spiffe://(${domains.map(quotedText).join("|")})/ns/[a-z0-9-]+/sa/[a-z0-9.-]+`)],
		samplesFor: () => domains.map((domain) => `spiffe://${domain}/ns/any-namespace/sa/any-account`)
	};
}
function normalPaths(normalization) {
	return {
		name: `paths ${normalization}`,
		required: [],
		machine(classOf) {
			const isOrdinary = [..."!$&+=@Z_z~"].some((character) => classOf(character) === classOf("%"));
			return pathMachine(normalization, !isOrdinary);
		},
		samplesFor: (patterns) => [
			...patterns.flatMap(({ form, text }) => form === "prefix" ? [`${text}any-path`] : []),
			...patterns.flatMap(textsNear),
			"/",
			"/any-path"
		]
	};
}
function regex(text) {
	return {
		form: "regex",
		text
	};
}
function textsNear({ form, text }) {
	if (form === "exact" || form === "prefix") return [text];
	return form === "suffix" ? [`any${text}`] : [];
}

// src/effect/access/space-draft.ts
var SpaceDraft = class {
	#domains;
	#kept;
	#complete = [];
	#hasSecondClaims = false;
	#texts = /* @__PURE__ */ new Map();
	#addresses = /* @__PURE__ */ new Map();
	#ports = new AxisDraft(portAtoms);
	#flags = /* @__PURE__ */ new Map();
	constructor({ paths, identities }, kept) {
		this.#domains = {
			...usualDomains,
			path: paths,
			identity: identities
		};
		this.#kept = kept;
	}
	hasTexts(axis) {
		return this.#texts.has(axis);
	}
	addSecondClaims() {
		this.#hasSecondClaims = true;
	}
	addAxis(axis) {
		this.#complete.push(axis);
	}
	text(axis, pattern, label, fullLabel = label) {
		const draft = this.#texts.get(axis) ?? new AxisDraft(this.#atomsOf(axis));
		this.#texts.set(axis, draft);
		return {
			axis,
			pattern: draft.add(pattern, label, fullLabel)
		};
	}
	address(axis, range) {
		const draft = this.#addresses.get(axis) ?? new AxisDraft(addressAtoms);
		this.#addresses.set(axis, draft);
		return {
			axis,
			pattern: draft.add(range, `\`${range}\``)
		};
	}
	port(port) {
		return {
			axis: "port",
			pattern: this.#ports.add(port, `port ${port}`)
		};
	}
	flag(name, words) {
		const axis = `flag ${name}`;
		const draft = this.#flags.get(axis) ?? new AxisDraft(() => ({
			samples: [false, true],
			matching: [[1]]
		}));
		this.#flags.set(axis, draft);
		return {
			axis,
			pattern: draft.add(name, words)
		};
	}
	build(hasNamesOfHosts = false) {
		const drafted = [
			...this.#texts,
			...this.#addresses,
			["port", this.#ports],
			...this.#flags
		].flatMap(([name, draft]) => draft.axis(name));
		const ofSecond = (this.#hasSecondClaims ? drafted : []).flatMap((axis) => secondAxis(axis.name) === axis.name ? [] : [{
			...axis,
			name: secondAxis(axis.name)
		}]);
		return new RequestSpace([
			...this.#complete,
			...drafted,
			...ofSecond
		], hasNamesOfHosts);
	}
	#atomsOf(axis) {
		const [kind = "", name] = axis.split(" ");
		const domain = this.#domains[kind] ?? anyTexts;
		const finish = finishing[kind] ?? ((atoms) => atoms);
		return (patterns) => {
			const key = JSON.stringify([domain.name, patterns]);
			const kept = this.#kept.get(key);
			const atoms = kept === void 0 ? textAtoms(patterns, domain) : kept;
			this.#kept.set(key, atoms);
			return atoms && finish(atoms, name);
		};
	}
};
var AxisDraft = class {
	#sources = [];
	#labels = [];
	#numbers = /* @__PURE__ */ new Map();
	#atomsOf;
	constructor(atomsOf) {
		this.#atomsOf = atomsOf;
	}
	add(source, label, fullLabel = label) {
		const key = JSON.stringify(source);
		const existing = this.#numbers.get(key);
		if (existing !== void 0) return existing;
		this.#sources.push(source);
		this.#numbers.set(key, this.#labels.push({
			label,
			fullLabel
		}) - 1);
		return this.#labels.length - 1;
	}
	axis(name) {
		if (this.#sources.length === 0) return [];
		const atoms = this.#atomsOf(this.#sources);
		if (!atoms) throw new DiagramBoundError(`too many different conditions on the ${name}`);
		const byLabel = groupBy(this.#labels, ({ label }) => label);
		return [{
			name,
			labels: this.#labels.map(({ label, fullLabel }) => byLabel.get(label).length > 1 ? fullLabel : label),
			...atoms
		}];
	}
};
const usualDomains = {
	host: hostNames,
	sni: serverNames$1,
	method: methodNames,
	header: headerValues,
	query: parameterValues
};
const finishing = {
	header: withAbsent,
	query: withAbsent,
	sni: withAbsent,
	claim: (atoms, name) => claimAtoms(atoms, name === "sub")
};
function withAbsent({ samples, matching }) {
	return {
		samples: [void 0, ...samples],
		matching: matching.map((atoms) => atoms.map((atom) => atom + 1))
	};
}
function portAtoms(ports) {
	return {
		samples: [[
			8080,
			9e3,
			...Array.from({ length: ports.length + 1 }, (_, index) => 2e4 + index)
		].find((port) => !ports.includes(port)), ...ports],
		matching: ports.map((_, index) => [index + 1])
	};
}

// src/effect/access/token-axis.ts
function tokenAxis(rules, hasPairs = false) {
	const places = tokenPlacesOfRules(rules);
	const issuers = distinctData(rules.map(({ issuer, node }) => ({
		issuer,
		keys: keySourceText({
			issuer,
			...keyTexts(node)
		})
	})));
	const single = [...places.map((place) => ({
		place,
		issuer: null,
		keys: ""
	})), ...places.flatMap((place) => issuers.map((ofIssuer) => ({
		place,
		...ofIssuer
	})))];
	const samples = [
		noToken,
		...single,
		...hasPairs ? pairsOf(single) : []
	];
	const sets = [...issuerSets(issuers, hasPairs), ...samples.slice(1).map((own) => ({
		label: placedLabel(own),
		has: (sample) => sample === own
	}))];
	return {
		name: "token",
		samples,
		labels: sets.map(({ label }) => label),
		matching: sets.map(({ has }) => samples.flatMap((sample, atom) => has(sample) ? [atom] : []))
	};
}
function issuerSets(issuers, hasPairs) {
	const wordsOf = ({ issuer, keys }) => `\`${issuer}\`${hasOneSource(issuers, issuer) ? "" : ` signed by ${keys}`}`;
	return [
		{
			label: "without a token",
			has: (sample) => sample === noToken
		},
		{
			label: "with a wrong token",
			has: (sample) => tokensIn(sample).some(({ issuer }) => issuer === null)
		},
		...issuers.map((ofIssuer) => ({
			label: `with a token of ${wordsOf(ofIssuer)}`,
			has: (sample) => sample !== noToken && tokensIn(sample).every(isOf(ofIssuer))
		})),
		...(hasPairs ? issuerPairs(issuers) : []).map((pair) => ({
			label: `with tokens of ${pair.map(wordsOf).join(" and ")}`,
			has: (sample) => pair.every((ofIssuer) => tokensIn(sample).some(isOf(ofIssuer)))
		}))
	];
}
function tokenPlacesOfRules(rules) {
	return distinctData(rules.flatMap(({ node }) => tokenPlacesOf(node)));
}
function isOf({ issuer, keys }) {
	return (token) => token.issuer === issuer && token.keys === keys;
}
function issuerPairs(issuers) {
	return issuers.flatMap((first, index) => issuers.slice(index + 1).map((second) => [first, second]));
}
function pairsOf(single) {
	return single.flatMap((first, index) => single.slice(index + 1).flatMap((second) => {
		if (first.place.kind === second.place.kind && first.place.name === second.place.name) return [];
		return [first.issuer === null ? {
			...second,
			second: first
		} : {
			...first,
			second
		}];
	}));
}
function hasOneSource(issuers, issuer) {
	return issuers.filter((candidate) => candidate.issuer === issuer).length === 1;
}
function placedLabel(sample) {
	return `with ${tokensIn(sample).map(({ place, issuer }) => {
		return `${issuer === null ? "a wrong token" : `a token of \`${issuer}\``} in the ${place.kind} \`${place.name}\``;
	}).join(" and ")}`;
}
function tokenPlacesOf(rule) {
	const places = [
		...rule.items("fromHeaders").map((header) => ({
			kind: "header",
			name: header.get("name").text.toLowerCase(),
			prefix: header.get("prefix").text
		})),
		...rule.items("fromParams").map(({ text }) => ({
			kind: "parameter",
			name: text,
			prefix: ""
		})),
		...rule.items("fromCookies").map(({ text }) => ({
			kind: "cookie",
			name: text,
			prefix: ""
		}))
	];
	return places.length > 0 ? places : [{
		kind: "header",
		name: "authorization",
		prefix: "Bearer "
	}, {
		kind: "parameter",
		name: "access_token",
		prefix: ""
	}];
}
function keyTexts(rule) {
	return {
		jwksUri: rule.get("jwksUri").text,
		jwks: rule.get("jwks").text
	};
}

// src/effect/access/proxy-conditions.ts
function filterPair({ keptAtoms }, head, base, view, slice = null) {
	const trustDomains = [head, base].flatMap(({ side }) => trustDomainsOf(side.mesh).names);
	const paths = normalPaths(pathNormalization(head.side.mesh));
	const draft = new SpaceDraft({
		paths,
		identities: identitiesOf(trustDomains)
	}, keptAtoms);
	const [ofHead, ofBase] = [head, base].map(({ side, proxy, service }) => proxy.type === "ztunnel" ? [] : tokenPolicies(side.mesh, proxy, draft, service));
	const rules = [...ofHead, ...ofBase].flatMap((policy) => policy.rules);
	const areTokensEqual = stateOf(ofHead) === stateOf(ofBase);
	const tokenCount = addTokens(draft, rules, !areTokensEqual);
	const made = {
		madeHeaders: new Set(rules.flatMap(headersOf)),
		madeParameters: parametersOf(rules)
	};
	const shared = {
		draft,
		...view,
		...made
	};
	const scopeOf = (tokens) => ({
		...shared,
		headerState: stateOf(tokens)
	});
	const scopes = {
		head: scopeOf(ofHead),
		base: scopeOf(ofBase)
	};
	return {
		draft,
		head: filtersOf(head, ofHead, scopes.head, slice?.head),
		base: filtersOf(base, ofBase, scopes.base, slice?.base),
		scopes,
		reservations: areTokensEqual || tokenPlacesOfRules(rules).length <= tokenCount ? [] : [`RequestAuthentications differ, and requests with ${more[tokenCount]} tokens are not compared`]
	};
}
function filtersOf({ side, proxy, service }, tokens, scope, slice = null) {
	const policies = proxy.type === "ztunnel" ? connectionPolicies(side.mesh, proxy, scope.draft) : sidePolicies(side.mesh, proxy, tokens, scope, {
		service,
		slice
	});
	const replayed = slice?.isReplayedAlone ? compileAuthorization(slice.policies, trustDomainsOf(side.mesh)) : null;
	return sideFilters(side.mesh, policies, scope.draft, replayed);
}
const maxPairs = 300;
const more = {
	1: "several",
	2: "three or more"
};
function addTokens(draft, rules, isSeveral) {
	if (rules.length === 0) return 1;
	const single = tokenAxis(rules);
	const kinds = single.samples.length;
	const hasPairs = isSeveral && kinds * kinds / 2 <= maxPairs;
	draft.addAxis(hasPairs ? tokenAxis(rules, true) : single);
	if (hasPairs) draft.addSecondClaims();
	for (const { pattern, audience } of audiencePatterns(rules)) draft.text("claim aud", pattern, `\`${audience}\``, `\`${audience}\` whatever its scheme and last slash`);
	return hasPairs ? 2 : 1;
}
function headersOf({ node }) {
	const places = tokenPlacesOf(node).flatMap(({ kind, name }) => kind === "header" ? [name] : kind === "cookie" ? ["cookie"] : []);
	const outputs = [node.get("outputPayloadToHeader").text, ...node.items("outputClaimToHeaders").map((output) => output.get("header").text)];
	return [...places, ...outputs.filter((name) => name !== "").map((name) => name.toLowerCase())];
}
function parametersOf(rules) {
	const places = rules.flatMap(({ node }) => tokenPlacesOf(node));
	return new Set(places.flatMap(({ kind, name }) => kind === "parameter" ? [name] : []));
}
function stateOf(policies) {
	return JSON.stringify(policies.flatMap(({ rules }) => rules.map(({ node }) => canonicalJson(node))).toSorted());
}

// src/effect/request/proxy/ztunnel.ts
function decideAtZtunnel({ mesh, proxy, policies }, connection, request) {
	const trace = new Trace();
	const foreign = refusedForeignPeer(mesh, connection, "ztunnel");
	if (foreign) {
		trace.step(foreign.reason);
		return trace.decision(proxy, foreign);
	}
	trace.miss(...policies.missing);
	const facts = factsOf({
		connection,
		remote: connection.source
	}, request, null);
	const denied = firstMatch(policies.deny, facts);
	if (denied.rule) return refused(proxy, trace, "a DENY rule matches the connection", [denied.rule.place]);
	const allowed = policies.allowing.length > 0 ? firstMatch(policies.allow, facts) : void 0;
	if (allowed && !allowed.rule) {
		if (allowed.missing.length > 0) trace.miss(...denied.missing, ...allowed.missing);
		return refused(proxy, trace, "no ALLOW rule matches the connection", policies.allowing);
	}
	trace.miss(...denied.missing);
	if (allowed?.rule) trace.step("an ALLOW rule matches the connection", allowed.rule.place);
	return trace.decision(proxy, passedOn(connection, request));
}
function firstMatch(rules, facts) {
	const missing = [];
	for (const rule of rules) {
		const isMatch = rule.matches(facts);
		if (isMatch === true) return {
			rule,
			missing: []
		};
		if (isUnknown(isMatch)) missing.push(...isMatch.missing);
	}
	return {
		rule: void 0,
		missing
	};
}
function refused(proxy, trace, reason, places) {
	const by = trace.stepAt(reason, places);
	const outcome = {
		kind: "closed",
		reason,
		...by && { by }
	};
	return trace.decision(proxy, outcome);
}
function passedOn({ transport, destination: { port } }, request) {
	return {
		kind: "forwarded",
		to: [{
			cluster: `port ${port}`,
			host: "",
			port,
			subset: "",
			percent: 100,
			tls: {
				mode: "plain",
				sni: "",
				isVerified: false
			}
		}],
		request,
		timeout: null,
		retries: null,
		delay: 0,
		mirrors: [],
		passesTls: transport === "tls"
	};
}

// src/effect/access/inbound-entry.ts
function prepareWorkload(pair, { head, base, slice }, filter = allRequests) {
	const filters = filterPair(pair, head, base, {
		isRemotePeer: false,
		serverNames: "any"
	}, filter === allRequests ? slice : null);
	const { draft } = filters;
	const isIncluded = filter(draft, head);
	draft.addAxis(transportAxis);
	const trustDomains = [head, base].flatMap(({ side }) => trustDomainsOf(side.mesh).names);
	const sides = {
		head: inboundSide(head, filters.head, draft, trustDomains),
		base: inboundSide(base, filters.base, draft, trustDomains)
	};
	const space = draft.build();
	const outcomes = new Outcomes();
	const compared = (side, inbound) => comparedSide(side, inbound, {
		space,
		outcomes,
		isShared: (object) => !pair.changes.isChanged(object)
	});
	return {
		space,
		requests: isIncluded({
			space,
			claims: 0,
			identity: space.among("transport", [1])
		}),
		outcomes,
		head: compared(head, sides.head),
		base: compared(base, sides.base),
		missing: [],
		reservations: filters.reservations
	};
}
function inboundSide(workload, filters, draft, trustDomains) {
	const { side, proxy, plane, statedPlane, portsOf } = workload;
	const { mesh } = side;
	const ports = portsIn(portsOf);
	const capture = podCapture(workload, statedPlane, draft);
	for (const port of [
		...ports.stated,
		...inboundMtls(mesh, proxy).byPort.keys(),
		...capture.ports
	]) draft.port(port);
	const kept = /* @__PURE__ */ new Map();
	return {
		filters,
		capture,
		passedBy: capture.passedBy,
		accepted: acceptedClients(mesh, trustDomains, draft, plane === "ambient" ? "ztunnel" : "envoy"),
		handlingOf(port) {
			const reception = kept.get(port) ?? {
				mode: peerMode(mesh, proxy, port).mode,
				protocol: ports.protocolOf(port),
				gap: capture.gapAt(port)
			};
			kept.set(port, reception);
			return reception;
		}
	};
}
function portsIn({ side: { mesh }, proxy }) {
	const { sidecar } = sidecarOf(mesh, proxy);
	return {
		stated: statedPorts(mesh, proxy, sidecar),
		protocolOf: (port) => inboundPort(mesh, proxy, sidecar, port).protocol
	};
}
function comparedSide(workload, inbound, sharedSpace) {
	const { space, outcomes, isShared } = sharedSpace;
	const { side, proxy, plane, portsOf } = workload;
	const [port = samplePort] = portsIn(portsOf).stated;
	return {
		policies: inbound.filters.policies,
		isShared,
		site: {
			port,
			host: `${proxy.namespace}.example`,
			transport: void 0,
			forwarders: 1
		},
		decision: (isKept) => workloadDecision(plane, inbound, {
			space,
			outcomes,
			isKept
		}),
		otherPlaces({ connection }) {
			if (plane === "none") return proxy.workload ? [{
				object: proxy.workload,
				node: proxy.workload.root
			}] : [];
			const { port: called } = connection.destination;
			const past = plane === "ambient" && connection.transport === "mtls" ? [] : inbound.capture.placesAt(called);
			if (plane === "ambient" || inbound.capture.gapAt(called)?.isCertain) return past;
			const { mode, by } = peerMode(side.mesh, proxy, called);
			const takesMtls = connection.transport === "mtls" && mode !== "DISABLE";
			return by && !takesMtls ? [...past, by] : past;
		},
		replay: (witness) => replayAt(workload, inbound.filters, witness)
	};
}
function workloadDecision(plane, inbound, { space, outcomes, isKept }) {
	if (plane === "none") return outcomes.number(allowedOutcome);
	return plane === "ambient" ? ztunnelDecision(inbound, space, outcomes, isKept) : inboundDecision(inbound, space, outcomes, isKept);
}
function replayAt({ side, proxy, plane, statedPlane, portsOf }, filters, witness) {
	const { connection, request } = witness;
	if (plane === "none") return {
		outcome: allowedOutcome,
		missing: []
	};
	const compiled = side.compiled();
	const { sidecar } = compiled.server(proxy).scope;
	if (inboundGap(side.mesh, {
		proxy,
		plane: statedPlane,
		sidecar
	}, connection.destination.port, connection.transport)?.isCertain) return {
		outcome: allowedOutcome,
		missing: []
	};
	if (plane === "ambient") return replayedDecision(decideAtZtunnel(compiled.ztunnel(proxy), connection, request));
	const missing = portsOf.side !== side && connection.transport === "tls" ? [{
		kind: "other",
		text: "the protocol of the port"
	}] : [];
	const decision = decideInbound(replayedProxy(compiled.server(proxy), filters), witness);
	return replayedDecision({
		...decision,
		missing: [...decision.missing, ...missing]
	});
}
function replayedDecision({ outcome, missing }) {
	return {
		outcome: outcomeOf$1(outcome),
		missing
	};
}
function outcomeOf$1(outcome) {
	if (outcome.kind === "forwarded") return allowedOutcome;
	if (outcome.kind === "closed") return closedConnection;
	return {
		verdict: outcome.status < 400 ? "allowed" : "refused",
		text: String(outcome.status)
	};
}

// src/effect/access/workload-sides.ts
function placedWorkload(side, proxy, statedPlane) {
	const plane = statedPlane ?? "sidecar";
	const self = {
		side,
		proxy: plane === "ambient" ? {
			...proxy,
			type: "ztunnel"
		} : proxy
	};
	return {
		...self,
		plane,
		statedPlane,
		portsOf: self
	};
}
function preparedPoint(pair, name, { head, base, slice }) {
	return {
		name,
		missing: extensionsOf(head.side.mesh, head.proxy, "SIDECAR_INBOUND").map((extension) => `what ${manifestTitle(extension)} does`),
		site: {
			kind: "workload",
			proxy: head.proxy,
			areStated: true
		},
		isAdded: false,
		alternatives: null,
		prepare: (filter) => prepareWorkload(pair, {
			head,
			base,
			slice: slice ?? null
		}, filter)
	};
}
function sideKey$1(workload) {
	return JSON.stringify([restKey$1(workload), policyKeys(workload, ["AuthorizationPolicy"])]);
}
function restKey$1(workload) {
	const { side, proxy, plane, statedPlane, portsOf } = workload;
	const { sidecar } = sidecarOf(portsOf.side.mesh, portsOf.proxy);
	const ports = statedPorts(portsOf.side.mesh, portsOf.proxy, sidecar);
	return JSON.stringify([
		plane,
		captureKey(workload, statedPlane),
		policyKeys(workload, ["RequestAuthentication", "PeerAuthentication"]),
		ports.map((port) => [
			port,
			inboundPort(portsOf.side.mesh, portsOf.proxy, sidecar, port).protocol,
			isBoundPort(portsOf.proxy, sidecar, port)
		]),
		extensionKeys(side, proxy, "SIDECAR_INBOUND"),
		policyOptions(side.mesh)
	]);
}

// src/effect/access/workload-entries.ts
function workloadEntries(pair) {
	const { head, base, affected } = pair;
	const ofBase = podWorkloads(base, affected);
	const inBase = new Map(ofBase.map((workload) => [manifestTitle(workload.manifest), workload]));
	const compared = [];
	const added = [];
	const seen = /* @__PURE__ */ new Set();
	for (const workload of podWorkloads(head, affected)) {
		const name = manifestTitle(workload.manifest);
		const before = inBase.get(name);
		if (!before) added.push(name);
		const sides = workloadSides(pair, workload, before);
		seen.add(seenKey(pair, sides));
		const entry = entryOf$1(pair, name, sides);
		if (entry) compared.push({
			...entry,
			isAdded: !before
		});
	}
	const classes = podClasses$1(pair);
	for (const { name, proxy, isSelectedWhole } of classes.classes) {
		const sides = {
			head: unseenSide(head, proxy),
			base: unseenSide(base, proxy)
		};
		if (seen.has(seenKey(pair, sides))) continue;
		const entry = entryOf$1(pair, name, sides);
		if (entry) compared.push({
			...entry,
			site: {
				kind: "workload",
				proxy: sides.head.proxy,
				areStated: isSelectedWhole
			}
		});
	}
	return {
		compared,
		reservations: classes.reservations,
		added
	};
}
function podWorkloads({ mesh }, within) {
	return (within === "all" ? allWorkloads(mesh) : [...within].flatMap((namespace) => workloadsIn(mesh, namespace)).toSorted(byPosition$1(mesh))).filter((workload) => !isGatewayWorkload(mesh, workload));
}
function byPosition$1(mesh) {
	return (first, second) => mesh.positionOf(first.manifest) - mesh.positionOf(second.manifest);
}
function seenKey(pair, { head, base }) {
	return JSON.stringify([[head, base].map((side) => [side.plane, captureKey(side, side.statedPlane)]), pairedPolicyKey(pair, head, base)]);
}
function workloadSides(pair, workload, before) {
	const { head, base } = pair;
	const ofHead = placedWorkload(head, workloadProxy(workload, "sidecar"), dataplane(head.mesh, workload));
	if (before) return {
		head: ofHead,
		base: placedWorkload(base, workloadProxy(before, "sidecar"), dataplane(base.mesh, before))
	};
	return {
		head: ofHead,
		base: {
			...ofHead,
			side: base
		}
	};
}
function unseenSide(side, proxy) {
	const { namespace } = proxy;
	const plane = isStatedNamespace(namespace) ? namespaceDataplane(side.mesh, { namespace }) : void 0;
	return placedWorkload(side, proxy, plane);
}
function entryOf$1(pair, name, { head, base }) {
	if (head.plane === "none" && base.plane === "none") return null;
	const rest = restKey$1(head);
	const isRestEqual = rest === restKey$1(base);
	if (isRestEqual && hasEqualPolicies(head, base, "AuthorizationPolicy")) return null;
	const slice = isRestEqual ? workloadSlice(pair, {
		head,
		base
	}) : null;
	return {
		...preparedPoint(pair, name, {
			head,
			base,
			slice
		}),
		key: slice ? `${rest} ${slice.key}` : [head, base].map(sideKey$1).join("\n"),
		standIns: slice?.standIns ?? [],
		reservations: [...extensionReservations(head, base, "SIDECAR_INBOUND"), ...unknownModes(pair, head, base)]
	};
}
function workloadSlice(pair, { head, base }) {
	return head.plane === "sidecar" && base.plane === "sidecar" && pair.isConfigEqual ? ruleSlice(pair, head, base) : null;
}
function unknownModes({ changes }, ...sides) {
	return sides.flatMap(({ side: { mesh }, proxy }) => {
		const policies = attachedPolicies(mesh, "PeerAuthentication", proxy).map(({ policy }) => policy);
		return policies.length < 2 || !policies.some((policy) => changes.isChanged(policy)) || !inboundMtls(mesh, proxy).restsOnAge ? [] : [`which PeerAuthentication is the oldest for ${proxy.name} is not known`];
	});
}

// src/effect/request/routing/gateway-streams.ts
function gatewayStream(mesh, proxy, scope, server, { sni }) {
	if (server.tlsMode === "AUTO_PASSTHROUGH") return {
		kind: "unknown",
		missing: `what another network asks the gateway for with the name \`${sni}\``
	};
	const virtualServices = streamRouters(mesh, proxy, server);
	const found = server.tlsMode === "PASSTHROUGH" ? tlsRoute(virtualServices, server, sni) : tcpRoute(virtualServices, server) ?? tlsRoute(virtualServices, server, sni);
	if (!found) return {
		kind: "routed",
		destinations: []
	};
	const by = {
		object: found.owner,
		node: found.route
	};
	return {
		kind: "routed",
		destinations: destinationsOf$2(mesh, scope, server, found),
		by
	};
}
function streamRouters(mesh, proxy, server) {
	return virtualServicesFor(mesh, server.gatewayName, proxy.namespace).filter((virtualService) => sharesHost(mesh, server, virtualService));
}
function streamNames(mesh, proxy, server) {
	return streamRouters(mesh, proxy, server).flatMap(({ spec }) => spec.items("tls").flatMap((route) => route.items("match")).flatMap((match) => match.items("sniHosts").map(({ text }) => text)));
}
function sharesHost(mesh, { hosts }, virtualService) {
	const named = virtualService.spec.items("hosts").map(({ text }) => canonicalHost(mesh, fullHost(text, virtualService.namespace)));
	return hosts.map(serverHost).some(({ namespace, host }) => (namespace === "*" || namespace === virtualService.namespace) && named.some((name) => hostsOverlap(host, name)));
}
function coversName(host, sni) {
	return host === "*" || hostCovers(host, sni);
}
function tlsRoute(virtualServices, server, sni) {
	return virtualServices.flatMap((owner) => owner.spec.items("tls").flatMap((route) => route.items("match").filter((match) => appliesAt(match, owner, server)).flatMap((match) => match.items("sniHosts").map(({ text }) => ({
		name: text,
		route,
		owner
	}))))).filter(({ name }) => coversName(name, sni)).toSorted((first, second) => compareSpecificity(first.name, second.name))[0];
}
function tcpRoute(virtualServices, server) {
	for (const owner of virtualServices) for (const route of owner.spec.items("tcp")) {
		const matches = route.items("match");
		if ((matches.length === 0 || matches.some((match) => appliesAt(match, owner, server))) && route.items("route").length > 0) return {
			route,
			owner
		};
	}
}
function appliesAt(match, owner, server) {
	const port = match.get("port").number ?? 0;
	const gateways = gatewayNames(match, owner);
	return (port === 0 || port === server.port) && (gateways.length === 0 || gateways.some(({ key }) => key === server.gatewayName));
}
function destinationsOf$2(mesh, { services }, server, { route, owner }) {
	const items = route.items("route");
	const weightOf = (item) => item.get("weight").number ?? 0;
	const used = items.filter((item) => items.length === 1 || weightOf(item) > 0);
	const total = used.reduce((sum, item) => sum + weightOf(item), 0);
	return used.map((item) => {
		const destination = item.get("destination");
		const host = canonicalHost(mesh, fullHost(destination.get("host").text, owner.namespace));
		const ports = services.get(host)?.ports ?? [];
		const port = destination.at("port", "number").number ?? (ports.length === 1 ? ports[0].number : server.port);
		const percent = items.length === 1 || total === 0 ? 100 : 100 * weightOf(item) / total;
		return {
			name: {
				host,
				port,
				subset: destination.get("subset").text
			},
			percent
		};
	});
}

// src/effect/request/proxy/gateway-requests.ts
function decideGatewayRequest(gateway, server, { connection, request, verification, trace }) {
	const { mesh, policies } = gateway;
	const normal = normalRequest(mesh, request);
	const remote = trustedClientAddress(request, connection.source, trustedProxies(mesh));
	const filtered = filterRequest(mesh, policies, {
		request: normal,
		connection,
		remote
	}, verification, trace);
	const host = gateway.hostsOf(server).find(request.authority);
	const scheme = connection.transport === "plain" ? "http" : "https";
	const chosen = chosenRoute(host, routedRequest(normal, filtered, scheme), trace);
	const site = routeSite(gateway, server, scheme);
	const redirect = scheme === "http" ? host?.redirectsToHttps : void 0;
	if (filtered.kind === "refused") {
		const names = chosen && !redirect ? namesOf$3(site, chosen, normal) : {};
		return trace.decision(gateway.proxy, filtered.outcome, names);
	}
	if (redirect) return trace.decision(gateway.proxy, toHttps(redirect, filtered.request, trace));
	if (!chosen) {
		trace.step(host ? "no route of the host matches" : "no VirtualService has the host");
		return trace.decision(gateway.proxy, notFound(server));
	}
	trace.step(matchText(chosen), chosen.place);
	const sent = withForwardedFor(filtered.request, connection.source);
	const { outcome, cluster } = takeRoute(site, chosen, sent, trace);
	return trace.decision(gateway.proxy, outcome, {
		...routeName(chosen),
		...cluster !== void 0 && { cluster }
	});
}
function notFound({ gateway, node }) {
	return {
		kind: "answered",
		status: 404,
		reason: "route_not_found",
		by: {
			object: gateway,
			node
		}
	};
}
function routeName({ name }) {
	return name === "" ? {} : { route: name };
}
function namesOf$3(site, route, request) {
	const { cluster } = takeRoute(site, route, request, new Trace());
	return {
		...routeName(route),
		...cluster !== void 0 && { cluster }
	};
}
function routedRequest(request, filtered, scheme) {
	const { method, authority, headers, target } = request;
	return {
		method,
		authority,
		headers,
		scheme,
		claims: filtered.kind === "passed" ? filtered.claims : null,
		...splitTarget(target)
	};
}
function chosenRoute(host, request, trace) {
	if (!host) return void 0;
	for (const isCatchAll of [false, true]) {
		const matches = host.groups.flatMap((routes) => {
			const { route, missing } = firstRoute(routes.filter((candidate) => candidate.isCatchAll === isCatchAll), request);
			trace.miss(...missing);
			return route ? [route] : [];
		});
		const [first] = matches;
		if (!first) continue;
		for (const conflicting of matches.slice(1)) trace.miss(...unknownAge(first.virtualService, conflicting.virtualService));
		return first;
	}
}
function toHttps(server, { authority, target }, trace) {
	const by = {
		object: server.gateway,
		node: server.node.at("tls", "httpsRedirect")
	};
	trace.step("plain HTTP is redirected to HTTPS", by);
	return {
		kind: "answered",
		status: 301,
		reason: "direct_response",
		location: `https://${authority.replace(/:80$/, "")}${target}`,
		by
	};
}
function routeSite(gateway, server, scheme) {
	const { mesh, proxy, scope } = gateway;
	return {
		...gateway,
		port: server.port,
		scheme,
		lookupService(host, route) {
			const own = servicesByHost(mesh).get(host)?.find(({ namespace }) => namespace === route.virtualService.namespace);
			return own && isVisibleTo(own, proxy.namespace) ? own : scope.services.get(host);
		}
	};
}

// src/effect/request/proxy/gateway.ts
function decideAtGateway(gateway, received) {
	const { connection } = received;
	const trace = new Trace();
	trace.miss(...gateway.extensions, ...gateway.servers.missing);
	const server = serverTaking(gateway.servers, connection);
	if (!server) {
		const reason = "no server of a Gateway takes the connection";
		trace.step(reason);
		return trace.decision(gateway.proxy, {
			kind: "closed",
			reason
		});
	}
	const by = {
		object: server.gateway,
		node: server.node
	};
	trace.step(`the server for port ${server.port} takes the connection`, by);
	if (needsCertificate(server) && connection.principal === null) {
		const reason = "the server asks for a certificate of the client";
		trace.step(reason, by);
		return trace.decision(gateway.proxy, {
			kind: "closed",
			reason,
			by
		});
	}
	if (server.protocol !== "http" && !server.isHttps) return trace.decision(gateway.proxy, streamed(gateway, server, {
		...received,
		trace
	}));
	return decideGatewayRequest(gateway, server, {
		...received,
		trace
	});
}
function needsCertificate({ tlsMode }) {
	return tlsMode === "MUTUAL" || tlsMode === "ISTIO_MUTUAL";
}
function serverTaking({ byPort }, { destination, transport, sni }) {
	const servers = destination.port === void 0 ? void 0 : byPort.get(destination.port);
	if (transport === "plain") return servers?.plain;
	return (servers?.named.covering(sni || "*") ?? []).toSorted((first, second) => compareSpecificity(first.host, second.host))[0]?.server;
}
function streamed(gateway, server, call) {
	const { connection, request, trace } = call;
	const stream = gatewayStream(gateway.mesh, gateway.proxy, gateway.scope, server, connection);
	if (stream.kind === "unknown") {
		trace.miss(stream.missing);
		return {
			kind: "closed",
			reason: stream.missing
		};
	}
	const seen = server.tlsMode === "PASSTHROUGH" ? {
		...connection,
		principal: null
	} : connection;
	const closed = refusedConnection(gateway.mesh, gateway.policies, {
		connection: seen,
		request,
		trace
	});
	if (closed) return closed;
	const to = readyUpstreams(gateway, stream.destinations, trace);
	if (to.length === 0) return {
		kind: "closed",
		reason: "no route of the server leads anywhere"
	};
	return {
		kind: "forwarded",
		to,
		request,
		timeout: null,
		retries: null,
		delay: 0,
		mirrors: [],
		passesTls: server.tlsMode === "PASSTHROUGH"
	};
}

// src/effect/access/upstream-words.ts
function upstreamWords(destinations) {
	return destinations.map(({ name: { host, port, subset }, percent }) => {
		const share = percent === 100 ? "" : ` (${Math.round(percent)}%)`;
		return `\`${host}:${port}\`${subset === "" ? "" : ` subset \`${subset}\``}${share}`;
	}).join(", ") || "nowhere";
}

// src/effect/access/gateway-streams.ts
function streamOutcome({ side: { mesh }, gateway }, server, name) {
	const stream = gatewayStream(mesh, gateway.proxy, gateway.scope, server, { sni: name });
	if (stream.kind === "unknown") return { outcome: allowedOutcome };
	const ready = stream.destinations.filter(({ name: cluster }) => findCluster(gateway, cluster).kind === "ready");
	const by = stream.by && { by: stream.by };
	if (ready.length === 0) return {
		outcome: unservedConnection,
		...by
	};
	return {
		outcome: {
			...allowedOutcome,
			detail: `sent to ${upstreamWords(ready)}`
		},
		...by
	};
}
function namesAt({ side, gateway }, servers) {
	return servers.flatMap((server) => [...server.hosts.map(plainHost), ...server.isHttps ? [] : streamNames(side.mesh, gateway.proxy, server)]);
}
function streamText(side, server) {
	const names = [...new Set(namesAt(side, [server]).map(hostInDomain))];
	return JSON.stringify(["", ...names].map((name) => [name, streamOutcome(side, server, name).outcome]));
}

// src/effect/access/gateway-listener.ts
function serversAt({ servers }, { port, isTls }) {
	return servers.servers.filter(({ listenerPort, protocol }) => listenerPort === port && protocol === "tls" === isTls);
}
function listenerDomains(gateway, listener) {
	return serversAt(gateway, listener).flatMap((server) => domainsOf(gateway, server));
}
function serverNamed({ servers }, { port, isTls }, name) {
	return serverTaking(servers, {
		destination: {
			address: void 0,
			port
		},
		transport: isTls ? "tls" : "plain",
		sni: isTls ? name : ""
	});
}
function domainsOf(gateway, server) {
	const ofRoutes = isHttpServer(server) ? [...gateway.hostsOf(server).entries()].map(([domain]) => domain) : [];
	return [...server.protocol === "tls" ? server.hosts.map(plainHost) : [], ...ofRoutes];
}
function isHttpServer({ protocol, isHttps }) {
	return protocol === "http" || isHttps;
}

// src/effect/access/route-keys.ts
function gatewayHostKey({ groups }) {
	return groups.map(routesKey).join("\n");
}
const fields = [
	"match",
	"redirect",
	"directResponse",
	"fault",
	"route",
	"rewrite",
	"corsPolicy"
];
const routesKey = oncePer((routes) => JSON.stringify(routes.map(({ merged, place, virtualService }) => [
	merged.owner.namespace,
	canonicalJson(place.node === merged.node ? merged.node.get("match") : place.node),
	fields.map((field) => canonicalJson(merged.node.get(field))),
	merged.owner === virtualService ? "" : canonicalJson(virtualService.spec.get("http"))
])));

// src/effect/access/changed-routes.ts
function changedRouteTexts(pairs) {
	const names = pairs.flatMap(({ head, base }) => head && base ? differingNames(head, base) : []);
	return [...new Set(names)].map((name) => `the routes of ${name} differ, and are more than can be compared`);
}
function differingNames(head, base) {
	if (gatewayHostKey(head) === gatewayHostKey(base)) return [];
	const [inHead, inBase] = [head, base].map(({ groups }) => new Set(groups.map(routesKey)));
	const only = [...head.groups.filter((routes) => !inBase.has(routesKey(routes))), ...base.groups.filter((routes) => !inHead.has(routesKey(routes)))];
	return (only.length > 0 ? only : head.groups).map(([first]) => manifestTitle(writtenObject(first.virtualService)));
}

// src/effect/access/route-conditions.ts
function routeCondition({ path, condition, isForProxy }, scope) {
	return allConditions([
		truthCondition(isForProxy, scope),
		pathCondition(path, scope),
		...condition ? partConditions(condition, scope) : []
	]);
}
function asksForClaims({ condition }) {
	return (condition ? [...condition.headers.keys(), ...condition.withoutHeaders.keys()] : []).some((name) => routingClaim(name) !== void 0);
}
function truthCondition(truth, { draft }) {
	if (!isUnknown(truth)) return truth ? everyRequest : noRequest;
	const words = truth.missing.join(", ");
	return patternCondition(draft.flag(`route for ${words}`, words));
}
function pathCondition({ form, text, ignoresCase }, scope) {
	if (form === "prefix" && text === "/") return everyRequest;
	const fold = ignoresCase ? { ignoresCase } : {};
	if (form !== "separated-prefix") return textCondition("path", {
		form,
		text,
		...fold
	}, scope);
	return anyCondition([textCondition("path", {
		form: "exact",
		text,
		...fold
	}, scope), textCondition("path", {
		form: "prefix",
		text: `${text}/`,
		...fold
	}, scope)]);
}
function partConditions(condition, scope) {
	const { headers, withoutHeaders, queryParams, method, authority, scheme } = condition;
	return [
		...[...headers].map(([name, match]) => headerCondition(name, match, scope)),
		...[...withoutHeaders].map(([name, match]) => withoutHeader(name, match, scope)),
		...method ? [valueCondition("method", method, scope)] : [],
		...authority ? [valueCondition("host", authority, scope)] : [],
		...scheme ? [schemeCondition(scheme, scope)] : [],
		...[...queryParams].map(([name, match]) => parameterCondition(name, match, scope))
	];
}
function valueCondition(axis, match, scope) {
	const { form, text } = match;
	if (form !== "present") return textCondition(axis, {
		form,
		text
	}, scope);
	return axis === "method" || axis === "host" ? everyRequest : textCondition(axis, anyText, scope);
}
function textCondition(axis, pattern, scope) {
	const { form, text } = pattern;
	if (!(isUnfilled(text) || form === "regex" && compiledRegex(text) === null)) return patternCondition(scope.draft.text(axis, pattern, patternWords(axis, pattern)));
	return patternCondition(scope.draft.flag(`route ${axis} ${form} ${text}`, `what \`${text}\` matches`));
}
function headerCondition(name, match, scope) {
	return claimCondition(name, match, scope) ?? madeHeader(name, match, scope) ?? valueCondition(`header ${name.toLowerCase()}`, match, scope);
}
function claimCondition(name, match, scope) {
	const path = routingClaim(name);
	if (!path) return void 0;
	const pattern = match.form === "present" ? anyText : {
		form: match.form,
		text: match.text
	};
	const isReadable = !isUnfilled(match.text) && (match.form !== "regex" || compiledRegex(match.text) !== null);
	if (path.join() === "iss" && isReadable) return claimsCondition(issuerCondition(pattern));
	return claimsCondition(textCondition(`claim ${path.join("][")}`, pattern, scope));
}
const anyText = {
	form: "any",
	text: ""
};
function withoutHeader(name, match, scope) {
	const made = claimCondition(name, match, scope) ?? madeHeader(name, match, scope);
	if (made) return notCondition(made);
	const axis = `header ${name.toLowerCase()}`;
	const matched = valueCondition(axis, match, scope);
	if (match.form === "present" || isUnfilled(match.text) || !matchesEmpty(match)) return notCondition(matched);
	const present = textCondition(axis, anyText, scope);
	return notCondition(anyCondition([matched, notCondition(present)]));
}
function matchesEmpty({ form, text }) {
	return form !== "present" && textMatch({
		form,
		text
	})("") === true;
}
function madeHeader(written, { form, text }, { draft, madeHeaders, headerState }) {
	const name = written.toLowerCase();
	if (!(/^[:@]/.test(name) || ["host", "x-forwarded-for"].includes(name) || madeHeaders.has(name))) return void 0;
	const words = `whether a route finds \`${text || "any value"}\` in the header \`${name}\``;
	return patternCondition(draft.flag(`route header ${name} ${form} ${text} ${headerState}`, words));
}
function schemeCondition({ form, text }, scope) {
	if (form === "present") return everyRequest;
	return truthCondition(isUnfilled(text) ? { missing: [`the value of \`${text}\``] } : textMatch({
		form,
		text
	})(scope.scheme), scope);
}
function parameterCondition(name, match, scope) {
	const { draft, madeParameters } = scope;
	if (!madeParameters.has(name) && name === encodeURIComponent(name)) return valueCondition(`query ${name}`, match, scope);
	const { form, text } = match;
	return patternCondition(draft.flag(`route parameter ${name} ${form} ${text}`, `the value of the parameter \`${name}\``));
}

// src/effect/access/deciding-routes.ts
function readRoutes(routes, scope, destinations) {
	return routes.map((route) => ({
		place: route.place,
		entry: {
			object: route.merged.owner,
			node: route.merged.node
		},
		takes: routeCondition(route, scope),
		asksForClaims: asksForClaims(route),
		...abortOf(route, scope),
		outcome: outcomeOf(route, () => destinations(route))
	}));
}
function routedRequests(routes, filters, context) {
	const { space, outcomes } = context;
	const { diagram } = space;
	const { claims, secondClaims } = verifiedTokens(filters, context);
	const evaluation = {
		space,
		claims,
		secondClaims,
		identity: context.identity
	};
	return routes.reduceRight((later, { takes, aborts, abortOutcome, outcome }) => {
		const taken = takes(evaluation);
		const aborted = diagram.within(aborts(evaluation), outcomes.number(abortOutcome));
		const result = diagram.first(aborted, outcomes.number(outcome));
		return diagram.first(diagram.within(taken, result), diagram.without(taken, later));
	}, outcomes.number(notFound$1));
}
function takenRoute(routes, { steps }) {
	return routes.find(({ place }) => steps.some(({ by }) => by?.node === place.node));
}
function abortOf({ merged }, { draft }) {
	const abort = merged.field("fault").node.get("abort");
	const percent = abort.kind === "map" ? abort.at("percentage", "value").number ?? 0 : 0;
	const abortOutcome = answered(abort.get("httpStatus").number ?? 200);
	if (percent <= 0) return {
		aborts: noRequest,
		abortOutcome
	};
	if (percent >= 100) return {
		aborts: everyRequest,
		abortOutcome
	};
	const words = `whether the abort of ${percent} percent hits a request`;
	return {
		aborts: patternCondition(draft.flag(`abort ${canonicalJson(abort)}`, words)),
		abortOutcome
	};
}
function outcomeOf({ merged }, destinations) {
	const redirect = merged.field("redirect").node;
	if (redirect.kind === "map") return {
		...answered(redirect.get("redirectCode").number ?? 301),
		detail: `redirected to ${fieldWords$1(redirect)}`
	};
	const direct = merged.field("directResponse").node;
	if (direct.kind === "map") return answered(direct.get("status").number ?? 200);
	return {
		...allowedOutcome,
		detail: `sent to ${destinations()}${rewriteWords(merged.field("rewrite").node)}`
	};
}
function answered(status) {
	const text = String(status);
	return status < 400 ? {
		verdict: "allowed",
		text
	} : {
		verdict: "refused",
		text,
		isUnserved: true
	};
}
function rewriteWords(rewrite) {
	return rewrite.kind === "map" ? `, rewritten to ${fieldWords$1(rewrite)}` : "";
}
function fieldWords$1(node) {
	return `\`${node.entries().toSorted(([first], [second]) => compareText(first, second)).map(([key, value]) => `${key}: ${value.kind === "scalar" ? value.text : canonicalJson(value)}`).join(", ")}\``;
}

// src/effect/access/gateway-host-pairs.ts
function gatewayHostPairs(listener, names, head, base) {
	const servers = names.map((name) => ({
		head: serverNamed(head.gateway, listener, name),
		base: serverNamed(base.gateway, listener, name)
	}));
	const numbers = /* @__PURE__ */ new Map();
	const numberOf = (server) => {
		if (!numbers.has(server)) numbers.set(server, numbers.size);
		return numbers.get(server);
	};
	return [...new Map(servers.map((pair) => [`${numberOf(pair.head)} ${numberOf(pair.base)}`, pair])).values()].flatMap((pair) => hostsOfServers(listener, pair, {
		head,
		base
	}));
}
function hostsOfServers(listener, servers, sides) {
	const domains = ["head", "base"].flatMap((side) => servers[side] ? domainsOf(sides[side].gateway, servers[side]) : []);
	return [...new Set(domains.map(hostInDomain))].map((host) => ({
		head: hostRoutes(sides.head, listener, servers.head, host),
		base: hostRoutes(sides.base, listener, servers.base, host),
		servers
	}));
}
function hostRoutes({ gateway }, { isTls }, server, host) {
	const routes = server && isHttpServer(server) ? gateway.hostsOf(server).find(host) : void 0;
	return routes?.redirectsToHttps && !isTls ? void 0 : routes;
}
function hostsToCompare(pairs) {
	const hostsOf = ({ head, base }) => [head, base].filter((host) => host !== void 0);
	const compared = new Set(pairs.filter(hasToBeCompared).flatMap(hostsOf));
	for (let before = -1; before < compared.size;) {
		before = compared.size;
		for (const hosts of pairs.map(hostsOf)) if (hosts.some((host) => compared.has(host))) for (const host of hosts) compared.add(host);
	}
	return compared;
}
function hasToBeCompared({ head, base }) {
	return [head, base].filter((host) => host !== void 0).some(({ groups }) => !groups.some(takesAll)) || !haveEqualRoutes(head, base);
}
function haveEqualRoutes(head, base) {
	if (!head || !base) return true;
	return gatewayHostKey(head) === gatewayHostKey(base);
}
function takesAll(routes) {
	return routes.at(-1)?.isCatchAll === true && routes.every(isForwarding);
}
function isForwarding({ merged }) {
	return [
		"directResponse",
		"fault",
		"redirect"
	].every((field) => merged.field(field).node.kind !== "map");
}

// src/effect/access/host-routes.ts
const maxRoutes$1 = 400;
const tooManyRoutes = "the routes of a port are more than can be looked at";
function unread(reservations) {
	return {
		of: () => void 0,
		missing: [],
		reservations
	};
}
function comparedRoutes(listener, names, sides) {
	const { head, base } = sides;
	const pairs = gatewayHostPairs(listener, names, head, base);
	const compared = hostsToCompare(pairs);
	const size = [...compared].reduce((sum, { groups }) => sum + groups.flat().length, 0);
	const isOneSide = head === base;
	if (size > maxRoutes$1) return unread(isOneSide ? [tooManyRoutes] : changedRouteTexts(pairs));
	const read = routesByHost(pairs, compared, sides, listener.isTls ? "https" : "http");
	const differing = isOneSide ? pairs : pairs.filter((pair) => !haveEqualRoutes(pair.head, pair.base));
	const missing = [...new Set(differing.flatMap(unknownAges$1))];
	const isCorsEqual = differing.every((pair) => corsOf$1(pair.head) === corsOf$1(pair.base));
	return {
		of: (host) => read.get(host),
		missing,
		reservations: [...missing.map((input) => `it is not known ${input}`), ...isCorsEqual ? [] : ["`corsPolicy` of routes differs, and preflights are not compared"]]
	};
}
function routesByHost(pairs, compared, sides, scheme) {
	const read = /* @__PURE__ */ new Map();
	for (const pair of pairs) for (const side of ["head", "base"]) {
		const host = pair[side];
		if (!host || !compared.has(host) || read.has(host)) continue;
		const scope = {
			...sides.scopes[side],
			scheme
		};
		read.set(host, decidingRoutes(sides[side], pair.servers[side], host, scope));
	}
	return read;
}
function unknownAges$1({ head, base }) {
	return [head, base].flatMap((host) => (host?.groups ?? []).slice(1).flatMap((routes, index) => unknownAge(host.groups[index][0].virtualService, routes[0].virtualService)));
}
function corsOf$1(host) {
	return corsText((host?.groups ?? []).flat());
}
function corsText(routes) {
	const answering = routes.filter(({ merged }) => merged.field("corsPolicy").node.exists);
	return JSON.stringify(answering.map(({ merged, place }) => [canonicalJson(place.node), canonicalJson(merged.field("corsPolicy").node)]));
}
function decidingRoutes({ gateway }, server, host, scope) {
	const site = routeSite(gateway, server, scope.scheme);
	const all = host.groups.flat();
	const ordered = [...all.filter(({ isCatchAll }) => !isCatchAll), ...all.filter(({ isCatchAll }) => isCatchAll)];
	return readRoutes(ordered, scope, (route) => upstreamWords(clusterNamesOf(site, route)));
}

// src/effect/access/listener-treatment.ts
const redirected = {
	verdict: "allowed",
	text: "301",
	detail: "redirected to HTTPS"
};
var ListenerTreatments = class {
	#side;
	#listener;
	#routes;
	#byName = /* @__PURE__ */ new Map();
	#keys = /* @__PURE__ */ new Map();
	#routeLists = /* @__PURE__ */ new Map();
	constructor(side, listener, routes) {
		this.#side = side;
		this.#listener = listener;
		this.#routes = routes;
	}
	at(name, host) {
		const byName = this.#ofName(name);
		const { server, isStream, asks } = byName;
		if (!server || isStream) return byName;
		const table = this.#side.gateway.hostsOf(server);
		const found = table.find(host);
		if (!found) return mayRouteElsewhere(server, table, host) ? {
			...byName,
			outcome: notFound$1
		} : byName;
		if (found.redirectsToHttps && !this.#listener.isTls) return {
			...byName,
			asks: false,
			outcome: redirected,
			host: found
		};
		return {
			server,
			isStream,
			asks,
			outcome: allowedOutcome,
			routes: this.#routes.of(found),
			host: found
		};
	}
	keyOf({ isStream, asks, outcome, routes, server }) {
		if (!this.#routeLists.has(routes)) this.#routeLists.set(routes, this.#routeLists.size);
		const key = JSON.stringify([
			!server,
			isStream,
			asks,
			outcome,
			this.#routeLists.get(routes)
		]);
		if (!this.#keys.has(key)) this.#keys.set(key, this.#keys.size);
		return this.#keys.get(key);
	}
	#ofName(name) {
		const kept = this.#byName.get(name) ?? ofName(this.#side, this.#listener, name);
		this.#byName.set(name, kept);
		return kept;
	}
};
function mayRouteElsewhere(server, table, host) {
	if ([...table.entries()].length > 0) return false;
	return server.protocol !== "tls" || server.hosts.some((name) => hostCovers(plainHost(name), withoutPort(host)));
}
function ofName(side, listener, name) {
	const server = serverNamed(side.gateway, listener, name);
	const unrouted = {
		routes: void 0,
		host: void 0
	};
	if (!server) return {
		server,
		isStream: false,
		asks: false,
		outcome: unservedConnection,
		...unrouted
	};
	const asks = needsCertificate(server);
	if (isHttpServer(server)) return {
		server,
		isStream: false,
		asks,
		outcome: unknownHost,
		...unrouted
	};
	return {
		server,
		isStream: true,
		asks,
		...streamOutcome(side, server, name),
		...unrouted
	};
}
function nameTreatment(side, listener, name) {
	const { server, outcome } = ofName(side, listener, name);
	return [server ? side.gateway.servers.servers.indexOf(server) : null, outcome];
}

// src/effect/access/listener-decision.ts
var ListenerDecision = class {
	#side;
	#filters;
	#listener;
	#treatments;
	#space;
	#outcomes;
	constructor(side, filters, { listener, routes, space, outcomes }) {
		this.#side = side;
		this.#filters = filters;
		this.#listener = listener;
		this.#treatments = new ListenerTreatments(side, listener, routes);
		this.#space = space;
		this.#outcomes = outcomes;
	}
	compared() {
		const { port, isTls } = this.#listener;
		return {
			policies: this.#filters.policies,
			site: {
				port,
				host: this.#servedHost(),
				transport: isTls ? "tls" : "plain",
				forwarders: Math.max(1, trustedProxies(this.#side.side.mesh))
			},
			decision: (isKept) => this.#decision(isKept),
			otherPlaces: (witness) => this.#placesFor(witness),
			claimPlaces: (witness) => this.#claimPlaces(witness),
			replay: (witness) => this.#replay(witness)
		};
	}
	#decision(isKept) {
		const { diagram } = this.#space;
		const names = this.#space.axis("sni")?.samples ?? [void 0];
		const decided = /* @__PURE__ */ new Map();
		return [...names.entries()].map(([atom, name]) => diagram.within(this.#space.among("sni", [atom]), this.#named(name, isKept, decided))).reduce((sum, part) => diagram.first(sum, part), 0);
	}
	#named(name, isKept, decided) {
		const { diagram } = this.#space;
		const hosts = this.#hosts();
		const treatmentOf = (host) => this.#treatments.at(name ?? this.#ownName(host), host);
		return [...groupBy(hosts.keys(), (atom) => this.#treatments.keyOf(treatmentOf(hosts[atom])))].map(([key, atoms]) => {
			const decision = decided.get(key) ?? this.#treated(treatmentOf(hosts[atoms[0]]), isKept);
			decided.set(key, decision);
			return diagram.within(this.#space.among("host", atoms), decision);
		}).reduce((sum, part) => diagram.first(sum, part), 0);
	}
	#ownName(host) {
		return this.#space.hasNamesOfHosts ? nameOfHost(host) : "";
	}
	#hosts() {
		return this.#space.axis("host")?.samples ?? [""];
	}
	#treated({ server, isStream, asks, outcome, routes }, isKept) {
		const { diagram } = this.#space;
		if (!server) return this.#outcomes.number(unservedConnection);
		const identity = asks ? 1 : 0;
		const context = {
			space: this.#space,
			outcomes: this.#outcomes,
			identity,
			isKept
		};
		const refused = isStream ? refusedConnections(this.#filters, context) : filterRefusals(this.#filters, context);
		const passed = routes ? routedRequests(routes, this.#filters, context) : this.#outcomes.number(outcome);
		const answered = isStream ? passed : diagram.first(refusedTunnels(context), passed);
		const decided = diagram.first(refused, answered);
		if (!asks) return decided;
		const withoutCertificate = this.#space.among("transport", [0]);
		const { isUnknownHost } = outcome;
		const closed = this.#outcomes.number({
			...closedConnection,
			...isUnknownHost && { isUnknownHost }
		});
		return diagram.first(diagram.within(withoutCertificate, closed), decided);
	}
	#servedHost() {
		const hosts = this.#hosts();
		const isServed = (host) => this.#treatments.at(this.#ownName(host), host).host !== void 0;
		return hosts.find(isServed) ?? hosts[0] ?? "";
	}
	#treatmentOf({ connection, request }) {
		return this.#treatments.at(connection.sni, request.authority);
	}
	#replay(witness) {
		const { outcome, missing, decision } = this.#simulated(witness);
		const { routes, outcome: usual, isStream } = this.#treatmentOf(witness);
		if (!isStream && asksForTunnel(witness.request) || isFilterDecision(decision, outcome)) return {
			outcome,
			missing
		};
		if (!routes) return {
			outcome: usual,
			missing: isStream ? withoutClusters(missing) : missing
		};
		const route = takenRoute(routes, decision);
		if (!route) return {
			outcome: notFound$1,
			missing
		};
		return {
			outcome: decision.outcome.kind === "answered" && decision.outcome.reason === "fault_filter_abort" ? route.abortOutcome : route.outcome,
			missing: withoutClusters(missing)
		};
	}
	#simulated(witness) {
		const { connection } = witness;
		const { asks } = this.#treatmentOf(witness);
		const seen = {
			...connection,
			principal: asks ? connection.principal : null
		};
		const { side, gateway } = this.#side;
		const proxy = replayedProxy(side.compiled().gateway(gateway.proxy), this.#filters);
		const decision = decideAtGateway(proxy, {
			...witness,
			connection: seen
		});
		return {
			...replayedDecision(decision),
			decision
		};
	}
	#claimPlaces(witness) {
		const { routes = [] } = this.#treatmentOf(witness);
		if (!routes.some(({ asksForClaims }) => asksForClaims)) return [];
		const { decision, outcome } = this.#simulated(witness);
		return isFilterDecision(decision, outcome) ? [] : this.#placesFor(witness);
	}
	#placesFor(witness) {
		const { server, asks, host, routes, by } = this.#treatmentOf(witness);
		if (!server) return [];
		if (asks && witness.connection.principal === null) return [{
			object: server.gateway,
			node: server.node.get("tls")
		}];
		if (by) return [by];
		const route = host?.groups[0]?.[0];
		if (!route) return [{
			object: server.gateway,
			node: server.node
		}];
		const hosts = {
			object: route.virtualService,
			node: route.virtualService.spec.get("hosts")
		};
		const taken = routes && takenRoute(routes, this.#simulated(witness).decision);
		return taken ? [hosts, taken.entry] : [hosts];
	}
};
function isFilterDecision({ outcome }, { text }) {
	const isByRoute = outcome.kind === "answered" && ["direct_response", "fault_filter_abort"].includes(outcome.reason);
	return [
		"401",
		"403",
		"closed"
	].includes(text) && !isByRoute;
}

// src/effect/access/gateway-entry.ts
const certificateAxis = {
	name: "transport",
	samples: ["tls", "mtls"],
	labels: ["without a certificate", "with a certificate"],
	matching: [[0], [1]]
};
function listenerView({ head }, listener, hasNamesOfHosts) {
	return {
		port: listener.port,
		isRemotePeer: trustedProxies(head.mesh) === 0,
		serverNames: hasNamesOfHosts ? "of host" : listener.isTls ? "any" : "none"
	};
}
function prepareListener(pair, listener, { head, base, slice }, filter = allRequests) {
	const servers = [head, base].flatMap(({ gateway }) => serversAt(gateway, listener));
	const hasNamesOfHosts = listener.isTls && servers.some(isHttpServer);
	const view = listenerView(pair, listener, hasNamesOfHosts);
	const filters = filterPair(pair, head, base, view, filter === allRequests ? slice : null);
	const { draft } = filters;
	const isIncluded = filter(draft, head);
	const names = addNames(draft, listener, [head, base], hasNamesOfHosts);
	const routes = comparedRoutes(listener, names, {
		head,
		base,
		scopes: filters.scopes
	});
	const domains = [head, base].flatMap(({ gateway }) => listenerDomains(gateway, listener));
	addHostAxis(draft, domains);
	if (servers.some(needsCertificate)) draft.addAxis(certificateAxis);
	const space = draft.build(hasNamesOfHosts);
	const outcomes = new Outcomes();
	const compared = (side, ofSide) => ({
		...new ListenerDecision(side, ofSide, {
			listener,
			routes,
			space,
			outcomes
		}).compared(),
		isShared: (object) => !pair.changes.isChanged(object)
	});
	return {
		space,
		requests: isIncluded({
			space,
			claims: 0,
			identity: 0
		}),
		outcomes,
		head: compared(head, filters.head),
		base: compared(base, filters.base),
		missing: routes.missing,
		reservations: [...filters.reservations, ...routes.reservations]
	};
}
function addNames(draft, listener, sides, hasNamesOfHosts) {
	if (!listener.isTls) return [""];
	const domains = sides.flatMap((side) => namesAt(side, serversAt(side.gateway, listener)));
	addServerNames(draft, domains, hasNamesOfHosts, (name) => JSON.stringify(sides.map((side) => nameTreatment(side, listener, name))));
	return [.../* @__PURE__ */ new Set([
		...domains.map(hostInDomain),
		otherHost,
		""
	])];
}

// src/effect/access/listener-key.ts
function listenerKey(side, listener) {
	const { gateway } = side;
	const servers = serversAt(gateway, listener).map((server) => [
		server.hosts,
		server.protocol,
		server.isHttps,
		server.tlsMode,
		isHttpServer(server) ? [...gateway.hostsOf(server).entries()].map(([domain, host]) => [
			domain,
			host.redirectsToHttps !== void 0,
			gatewayHostKey(host)
		]) : [canonicalJson(server.node), streamText(side, server)]
	]);
	return JSON.stringify([servers, gateway.servers.missing]);
}

// src/effect/access/listener-entry.ts
function listenerEntry(pair, listener, { alternatives, proxy }, { head, base }) {
	const servers = [head, base].flatMap(({ gateway }) => serversAt(gateway, listener));
	const titles = new Set(servers.map((server) => gatewayTitle(server, proxy, [head, base])));
	const name = `port ${servers[0].port} of ${shortNameList([...titles])}`;
	const unknownDestinations = isOfNetworks(servers) ? [`where ${name} sends connections of other networks`] : [];
	const slice = listenerSlice(pair, listener, {
		head,
		base
	});
	const unknownServers = /* @__PURE__ */ new Set([...head.gateway.servers.missing, ...base.gateway.servers.missing]);
	const extensions = extensionsOf(head.side.mesh, proxy, "GATEWAY");
	return {
		name,
		key: `gateway ${JSON.stringify([proxy.namespace, [...proxy.labels]])} ${name}`,
		reservations: [
			...extensionReservations(head, base, "GATEWAY"),
			...[...unknownServers].map((input) => `${input} is not known`),
			...unknownDestinations.map((input) => `${input} is not compared`)
		],
		missing: [...extensions.map((extension) => `what ${manifestTitle(extension)} does`), ...unknownDestinations],
		site: {
			kind: "gateway",
			proxy,
			port: servers[0].port,
			isTls: listener.isTls
		},
		isAdded: serversAt(base.gateway, listener).length === 0,
		alternatives: alternatives && {
			...alternatives,
			of: `${alternatives.of} ${listener.port} ${listener.isTls}`
		},
		prepare: (filter) => prepareListener(pair, listener, {
			head,
			base,
			slice
		}, filter)
	};
}
function listenerSlice(pair, listener, sides) {
	const { head, base } = sides;
	const [ofHead, ofBase] = [head, base].map(({ side, proxy, gateway }) => JSON.stringify([
		policyKeys({
			side,
			proxy
		}, ["RequestAuthentication", "PeerAuthentication"]),
		extensionKeys(side, proxy, "GATEWAY"),
		listenerKey({
			side,
			proxy,
			gateway
		}, listener)
	]));
	return pair.isConfigEqual && ofHead === ofBase ? ruleSlice(pair, head, base) : null;
}
function gatewayTitle({ gateway }, { name, workload }, sides) {
	return sides.some(({ side }) => side.mesh.find("Gateway", gateway.namespace, gateway.name) === gateway) && workload === null ? manifestTitle(gateway) : name;
}
function isOfNetworks(servers) {
	return servers.some(({ tlsMode }) => tlsMode === "AUTO_PASSTHROUGH");
}

// src/effect/access/gateway-entries.ts
function gatewayEntries(pair) {
	const proxies = new Map([...proxiesOf(pair.base), ...proxiesOf(pair.head)]);
	const inHead = proxiesOf(pair.head);
	const inBase = proxiesOf(pair.base);
	return {
		compared: [...proxies].flatMap(([key, found]) => {
			const head = inHead.get(key) ?? found;
			const base = inBase.get(key) ?? found;
			const areFiltersEqual = hasEqualFilters(pair, head, base);
			if (areRoutesEqual(pair) && inHead.has(key) && inBase.has(key) && areFiltersEqual) return [];
			const sides = {
				head: sideOf(pair.head, head.proxy),
				base: sideOf(pair.base, base.proxy)
			};
			return listenersOf(sides.head, sides.base).filter((listener) => !areFiltersEqual || !isSameListener(pair, listener, sides)).map((listener) => {
				const entry = listenerEntry(pair, listener, head, sides);
				const unknownRoutes = areFiltersEqual ? [] : routesElsewhere(entry.name, listener, sides);
				return {
					...entry,
					reservations: [...entry.reservations, ...unknownRoutes]
				};
			});
		}),
		reservations: [],
		added: []
	};
}
function routesElsewhere(name, listener, { head, base }) {
	const tables = [head, base].flatMap(({ gateway }) => serversAt(gateway, listener).filter(isHttpServer).map((server) => gateway.hostsOf(server)));
	return tables.length > 0 && tables.every((hosts) => [...hosts.entries()].length === 0) ? [`no file has routes at ${name}, and which requests get through to routes of other repositories is not known`] : [];
}
function allListenerEntries(pair, isIncluded) {
	return [...proxiesOf(pair.head).values()].filter(({ proxy }) => isIncluded(proxy.namespace)).flatMap((found) => {
		const side = sideOf(pair.head, found.proxy);
		return listenersOf(side).map((listener) => ({
			...listenerEntry(pair, listener, found, {
				head: side,
				base: side
			}),
			reservations: side.gateway.servers.missing.map((input) => `${input} is not known`)
		}));
	});
}
function proxiesOf({ mesh }) {
	const found = gatewaysWithPods(mesh, null).flatMap(({ proxies, choice }) => proxies.map((proxy) => ({
		proxy,
		alternatives: proxies.length > 1 && proxy.workload === null ? {
			of: choice,
			count: proxies.length,
			choice
		} : null
	})));
	return new Map(found.toReversed().map((item) => [JSON.stringify([item.proxy.namespace, [...item.proxy.labels].toSorted()]), item]));
}
const routingKinds$1 = /* @__PURE__ */ new Set([...[
	"Gateway",
	"VirtualService",
	"Service",
	"ServiceEntry"
], ...conversionKinds]);
function areRoutesEqual({ changes, isConfigEqual }) {
	return isConfigEqual && !changes.changed.some((object) => routingKinds$1.has(knownKind(object)));
}
function hasEqualFilters(pair, ofHead, ofBase) {
	const { head, base, changes, isConfigEqual } = pair;
	const sides = [{
		side: head,
		proxy: ofHead.proxy
	}, {
		side: base,
		proxy: ofBase.proxy
	}];
	if (!isConfigEqual || sides.some((side) => holdsChange(side, changes))) return false;
	if (isSamePlace(sides[0], sides[1])) return true;
	const [inHead, inBase] = sides.map(({ side, proxy }) => filterKey(side, proxy));
	return inHead === inBase;
}
function holdsChange(place, changes) {
	return policyKinds$1.some((kind) => changedPoliciesAt(place, kind).length > 0) || extensionsOf(place.side.mesh, place.proxy, "GATEWAY").some((object) => changes.isChanged(object));
}
function filterKey(side, proxy) {
	return JSON.stringify([
		policyKeys({
			side,
			proxy
		}),
		extensionKeys(side, proxy, "GATEWAY"),
		policyOptions(side.mesh)
	]);
}
function isSameListener(pair, listener, { head, base }) {
	const { isConfigEqual } = pair;
	return isConfigEqual && listenerKey(head, listener) === listenerKey(base, listener);
}
function sideOf(side, proxy) {
	return {
		side,
		proxy,
		gateway: side.compiled().gateway(proxy)
	};
}
function listenersOf(...sides) {
	const all = sides.flatMap(({ gateway }) => gateway.servers.servers.map(({ listenerPort, protocol }) => ({
		port: listenerPort,
		isTls: protocol === "tls"
	})));
	return [...groupBy(all, ({ port, isTls }) => `${port} ${isTls}`).values()].map(([first]) => first);
}

// src/istio/workload/injection-template.ts
function capturePartOfTemplate(template) {
	const lines = template.replace(/\{\{[\s\S]*?\}\}/g, (action) => action.replace(/\s+/g, " ")).split("\n").map((line) => line.trim());
	const placed = placedLines(lines);
	if (!placed) return [template];
	const options = optionLines(lines);
	const texts = placed.filter(({ text }, index) => options.has(index) || isDeciding(text, lines[index - 1] ?? "")).map(({ text, conditions }) => [...conditions, text].join(" > "));
	return [...texts, ...variablesOf(lines, texts)];
}
function placedLines(lines) {
	const open = [];
	const placed = [];
	for (const text of lines) {
		const conditions = [...open];
		for (const [, action = ""] of text.matchAll(/\{\{-?\s*(.*?)\s*-?\}\}/g)) if (!enter(open, action)) return null;
		placed.push({
			text,
			conditions: open.length < conditions.length ? [...open] : conditions
		});
	}
	return open.length === 0 ? placed : null;
}
function enter(open, action) {
	if (/^(if|range|with|define|block)\b/.test(action)) open.push(action);
	else if (/^else\b/.test(action)) {
		const begun = open.pop();
		if (begun === void 0) return false;
		open.push(`${begun}; ${action}`);
	} else if (action === "end") return open.pop() !== void 0;
	return true;
}
function optionLines(lines) {
	const found = /* @__PURE__ */ new Set();
	let isOption = false;
	for (const [index, line] of lines.entries()) {
		isOption = line.includes("istio-iptables") || isOption && /^(-\s|\{\{|$)/.test(line);
		if (isOption && line.startsWith("- ")) found.add(index);
	}
	return found;
}
function isDeciding(line, previous) {
	return capture.test(line) || line.startsWith("value:") && metadata.test(previous);
}
const metadata = /\bISTIO_META_(INTERCEPTION_MODE|ENABLE_HBONE|DNS_CAPTURE)\b/;
const capture = new RegExp([
	metadata.source,
	"interceptionMode",
	"InterceptionMode",
	"iptables",
	"traffic\\.sidecar\\.istio\\.io/",
	"excludeInboundPort",
	"reroute-virtual-interfaces",
	"security\\.istio\\.io/tlsMode",
	"sidecar\\.istio\\.io/inject\\b",
	"networking\\.istio\\.io/tunnel",
	"ambient\\.istio\\.io/",
	"dataplane-mode",
	"hostNetwork",
	"\\$patch",
	"--skip-rule-apply",
	"^- name: istio-(proxy|init|validation)$",
	"^(initContainers|containers):",
	"^- \"?(proxy|sidecar|router)\"?$"
].join("|"));
function variablesOf(lines, texts) {
	const found = [];
	const queue = [...texts];
	const seen = /* @__PURE__ */ new Set();
	for (let text = queue.pop(); text !== void 0; text = queue.pop()) for (const [name] of text.matchAll(/\$[A-Za-z]\w*/g)) {
		if (seen.has(name)) continue;
		seen.add(name);
		const setting = lines.filter((line) => new RegExp(`\\${name}\\s*:?=`).test(line));
		found.push(...setting);
		queue.push(...setting);
	}
	return found.toSorted();
}

// src/istio/workload/injection-settings.ts
function isInjection(manifest) {
	return isSidecarInjector(manifest) || isMeshOperator(manifest) || manifest.kind === "MutatingWebhookConfiguration" && injectorsIn(manifest).length > 0;
}
function injectorsIn({ root }) {
	return root.items("webhooks").filter(isInjectorWebhook);
}
const modeSetting = "defaultConfig.interceptionMode";
const injectionSettings = derived("everything", (mesh) => {
	const injectors = mesh.manifests.filter(isSidecarInjector);
	const configurations = mesh.ofKind("MutatingWebhookConfiguration").filter((configuration) => injectorsIn(configuration).length > 0);
	const stated = [
		...defaultsOf(mesh),
		...injectors.flatMap(settingsOfInjector),
		...mesh.manifests.filter(isMeshOperator).flatMap(({ spec }) => selectionIn(spec.get("values"))),
		...configurations.flatMap(settingsOfWebhooks)
	];
	const byName = [...groupBy(stated, ({ name }) => name)].map(([name, settings]) => {
		const values = new Set(settings.map(({ value }) => value));
		return [name, JSON.stringify([...values].toSorted())];
	});
	const byObject = [...injectors.map((object) => {
		return [`ConfigMap ${object.namespace}/${object.name}`, settingsWithProxy(object)];
	}), ...configurations.map((object) => [`${object.kind} ${object.name}`, settingsOfWebhooks(object)])];
	return {
		byName: new Map(byName),
		byObject: new Map(byObject),
		isStated: byObject.length > 0
	};
});
function settingsWithProxy(injector) {
	const proxy = injectorDocument(injector, "values")?.at("global", "proxy");
	return [...settingsOfInjector(injector), ...settingsOfProxy(proxy)];
}
function settingsOfProxy(proxy) {
	return Object.values(proxyValues).map((key) => {
		const unset = key === "includeInboundPorts" || key === "includeIPRanges" ? "*" : "";
		return {
			name: `global.proxy.${key}`,
			value: proxy?.get(key).exists ? proxy.get(key).text : unset
		};
	});
}
function defaultsOf(mesh) {
	const proxies = statedProxies(mesh);
	const ofValues = proxies.length > 0 ? proxies.flatMap(({ proxy }) => settingsOfProxy(proxy)) : settingsOfProxy(void 0);
	const modes = (captureDefaults(mesh).get("sidecar.istio.io/interceptionMode") ?? []).map(({ value }) => value);
	return [...ofValues, ...(modes.length > 0 ? modes : ["REDIRECT"]).map((value) => {
		return {
			name: modeSetting,
			value
		};
	})];
}
const configFields = [
	"policy",
	"defaultTemplates",
	"aliases",
	"alwaysInjectSelector",
	"neverInjectSelector",
	"injectedAnnotations"
];
function settingsOfInjector(injector) {
	const [config, values] = ["config", "values"].map((key) => injectorDocument(injector, key));
	return [...config ? settingsOfConfig(config) : [textOf$2(injector, "config")], ...values ? [byDefaultIn(values), statusPortIn(values)] : [textOf$2(injector, "values")]];
}
function settingsOfConfig(config) {
	const fields = configFields.map((name) => ({
		name,
		value: valueText(config.get(name))
	}));
	const parts = [...config.get("templates").entries(), ["template", config.get("template")]].flatMap(([name, template]) => {
		const lines = capturePartOfTemplate(template.text);
		const part = gatewayTemplates.has(name) ? lines.filter((line) => line.includes("iptables")) : lines;
		return part.length === 0 ? [] : [{
			name: `templates.${name}`,
			value: JSON.stringify(part)
		}];
	});
	return [...fields, ...parts];
}
const gatewayTemplates = /* @__PURE__ */ new Set([
	"agentgateway",
	"agentgateway-waypoint",
	"gateway",
	"grpc-agent",
	"grpc-simple",
	"kube-gateway",
	"waypoint"
]);
function valueText(node) {
	return node.items().length + node.entries().length > 0 || node.text !== "" ? canonicalJson(node) : "";
}
function byDefaultIn(values) {
	const { scalar } = values.at("sidecarInjectorWebhook", "enableNamespacesByDefault");
	return {
		name: "sidecarInjectorWebhook.enableNamespacesByDefault",
		value: String(scalar === true)
	};
}
function selectionIn(values) {
	const webhook = values.get("sidecarInjectorWebhook");
	const policy = values.at("global", "proxy", "autoInject");
	return [
		byDefaultIn(values),
		{
			name: "global.proxy.autoInject",
			value: policy.text === "" ? "enabled" : policy.text
		},
		...["neverInjectSelector", "alwaysInjectSelector"].map((key) => {
			return {
				name: `sidecarInjectorWebhook.${key}`,
				value: valueText(webhook.get(key))
			};
		})
	];
}
function statusPortIn(values) {
	const port = values.at("global", "proxy", "statusPort");
	return {
		name: "global.proxy.statusPort",
		value: port.exists ? port.text : "15020"
	};
}
function textOf$2({ root }, key) {
	return {
		name: `data.${key}`,
		value: root.at("data", key).text
	};
}
function settingsOfWebhooks(configuration) {
	return injectorsIn(configuration).map(settingOfWebhook);
}
function settingOfWebhook(webhook) {
	return {
		name: webhook.get("name").text,
		value: JSON.stringify([
			"namespaceSelector",
			"objectSelector",
			"matchConditions",
			"rules",
			"failurePolicy"
		].map((field) => valueText(webhook.get(field))))
	};
}

// src/istio/workload/injection-differences.ts
function injectionDifferences(head, base, direction) {
	const [inHead, inBase] = [injectionSettings(head), injectionSettings(base)];
	const differing = [.../* @__PURE__ */ new Set([...inHead.byName.keys(), ...inBase.byName.keys()])].filter((name) => !oppositeNames[direction].test(name)).filter((name) => inHead.byName.get(name) !== inBase.byName.get(name));
	if (inHead.isStated === inBase.isStated) return differing.length > 0 ? differing.map(differenceText) : exchangedSettings(inHead, inBase, direction);
	const stated = differing.filter((name) => inHead.byName.has(name) && inBase.byName.has(name));
	return [`the sidecar injector is in the files of ${inHead.isStated ? "head" : "base"} alone`, ...stated.map(differenceText)];
}
function exchangedSettings(inHead, inBase, direction) {
	const keyOf = (settings) => JSON.stringify(settings.filter(({ name }) => !oppositeNames[direction].test(name)).map(({ name, value }) => JSON.stringify([name, value])).toSorted());
	return [...inHead.byObject].flatMap(([title, settings]) => {
		const before = inBase.byObject.get(title);
		return before && keyOf(before) !== keyOf(settings) ? `the sidecar injector in ${title} differs` : [];
	});
}
function differenceText(name) {
	return `\`${name}\` of the ${name === "defaultConfig.interceptionMode" ? "MeshConfig" : "sidecar injector"} differs`;
}
const oppositeNames = {
	inbound: /^global\.proxy\.(\w*OutboundPorts|\w*IPRanges)$/,
	outbound: /^global\.proxy\.\w*InboundPorts$/
};

// src/effect/request/registry/host-spellings.ts
function differentSpellings(meshes) {
	const written = [...new Set(meshes.flatMap((mesh) => kindsOfHosts$1.flatMap((kind) => mesh.ofKind(kind))))].flatMap((object) => writtenHosts(object).map((host) => ({
		host,
		object
	})));
	const unusual = written.filter(({ host }) => normalHost(host) !== host);
	if (unusual.length === 0) return [];
	const texts = hostIndex([...new Set(written.map(({ host }) => host))], (host) => [host]);
	const sentences = unusual.flatMap(({ host, object }) => {
		const different = texts.overlapping(host).find((text) => !isWrittenAlike(text, host));
		return different === void 0 ? [] : `${manifestTitle(object)} has \`${host}\`, which Istio does not take for \`${different}\``;
	});
	return [...new Set(sentences)];
}
const kindsOfHosts$1 = [...[
	"DestinationRule",
	"Gateway",
	"ServiceEntry",
	"Sidecar",
	"VirtualService"
]];
const writtenHosts = oncePer(({ spec, namespace }) => {
	const hosts = /* @__PURE__ */ new Set();
	const add = (text) => {
		const { host } = serverHost(text);
		if (host === "" || isUnfilled(host)) return;
		const isFull = host.includes(".") || isWildcard(host);
		hosts.add(isFull ? host : host + fullHost(host, namespace).slice(host.length));
	};
	const visit = (node, isHost) => {
		if (node.kind === "list") for (const item of node.items) visit(item, isHost);
		else if (node.kind === "map") for (const [key, { value }] of node.entries) visit(value, keysOfHosts.has(key));
		else if (isHost && typeof node.value === "string") add(node.value);
	};
	if (spec.yaml) visit(spec.yaml, false);
	return [...hosts];
});
const keysOfHosts = /* @__PURE__ */ new Set([
	"host",
	"hosts",
	"sniHosts"
]);

// src/effect/access/stated-waypoints.ts
function waypointKey({ namespace, name }) {
	return `${namespace}/${name}`;
}
function statedWaypoints(meshes) {
	const isOtherGateway = ({ namespace, name }) => {
		const gateways = meshes.flatMap((mesh) => mesh.find("KubernetesGateway", namespace, name) ?? []);
		return gateways.length > 0 && !gateways.some((gateway) => isWaypoint(gateway, meshes));
	};
	const stated = [
		...meshes.flatMap((mesh) => mesh.ofKind("KubernetesGateway").map(asStated)),
		...meshes.flatMap(labelledWaypoints),
		...meshes.flatMap(targetedWaypoints)
	];
	return [...groupBy(stated, waypointKey).values()].map(([first]) => first).filter((waypoint) => !isOtherGateway(waypoint));
}
function asStated(gateway) {
	return {
		namespace: gateway.namespace,
		name: gateway.name,
		by: gateway
	};
}
function isWaypoint({ spec }, meshes) {
	return meshes.some((mesh) => controllerOf(mesh, spec.get("gatewayClassName").text) === "waypoint");
}
const labelledWaypoints = derived("everything", (mesh) => {
	return [
		...[...mesh.ofKind("Service"), ...mesh.ofKind("ServiceEntry")].flatMap((object) => namedBy(object, metadataLabels(object), object.namespace)),
		...mesh.ofKind("Namespace").flatMap((object) => namedBy(object, metadataLabels(object), object.name)),
		...allWorkloads(mesh).flatMap(({ manifest, labels, namespace }) => namedBy(manifest, labels, namespace))
	];
});
function metadataLabels(object) {
	return podLabels(object) ?? labelsOf(object.root.at("metadata", "labels"));
}
function namedBy(by, labels, namespace) {
	return [waypointLabel, canaryLabel].flatMap((label) => {
		const named = namedWaypoint(labels, namespace, label);
		return named === void 0 || named === "none" ? [] : [{
			...named,
			by
		}];
	});
}
const policyKinds = ["AuthorizationPolicy", "RequestAuthentication"];
const targetedWaypoints = derived([...policyKinds], (mesh) => policyKinds.flatMap((kind) => mesh.ofKind(kind)).flatMap((policy) => targetRefs(policy).flatMap((ref) => {
	const [kind, name = ""] = ref.split("/");
	return kind === "Gateway" ? [{
		namespace: policy.namespace,
		name,
		by: policy
	}] : [];
})));
const targetedServices = derived([...policyKinds], (mesh) => new Map(policyKinds.flatMap((kind) => mesh.ofKind(kind)).flatMap((policy) => targetRefs(policy).flatMap((ref) => {
	const [kind, name = ""] = ref.split("/");
	if (kind !== "Service" && kind !== "ServiceEntry") return [];
	const target = {
		kind,
		namespace: policy.namespace,
		name,
		by: policy
	};
	return [[targetKey(target), target]];
}))));
function targetKey({ kind, namespace, name }) {
	return `${kind} ${namespace}/${name}`;
}
function classPolicy(mesh) {
	return policyKinds.flatMap((kind) => mesh.ofKind(kind)).find((policy) => policy.namespace === mesh.rootNamespace && targetRefs(policy).some((ref) => ref.startsWith("GatewayClass/")));
}

// src/effect/access/waypoint-bindings.ts
function movedBindings(pair) {
	return changedBindings(pair).flatMap(({ object, head, base }) => head !== void 0 && base !== void 0 && nameText(head) !== nameText(base) ? [{
		object,
		head,
		base
	}] : []);
}
function halfKnownBindings(pair) {
	return changedBindings(pair).flatMap(({ object, head, base }) => {
		return head === void 0 !== (base === void 0) && (head ?? base) ? [object] : [];
	});
}
function changedBindings({ changes, head, base }) {
	const shown = changes.changed.map((object) => {
		const versions = changes.versionsOf(object);
		return versions.head ?? versions.base ?? object;
	});
	return [...new Set(shown)].map((object) => ({
		object,
		head: bindingOf(head.mesh, object),
		base: bindingOf(base.mesh, object)
	}));
}
function bindingOf(mesh, object) {
	const namespace = object.kind === "Namespace" ? object.name : object.namespace;
	const own = object.kind === "Namespace" ? void 0 : bindingOfPods(mesh, object);
	if (own === null) return void 0;
	const inherited = knownLabelsOf(mesh, namespace);
	const named = own ?? (inherited && (namedWaypoint(inherited, namespace) ?? "none"));
	return named === "none" ? null : named;
}
function bindingOfPods(mesh, object) {
	const { kind, name, namespace } = object;
	const workload = workloadsIn(mesh, namespace).find(({ manifest }) => manifest.kind === kind && manifest.name === name);
	return workload ? namedWaypoint(workload.labels, namespace) : null;
}
function nameText(waypoint) {
	return waypoint ? waypointKey(waypoint) : "";
}

// src/effect/access/ambient.ts
function waypointReservations(pair) {
	const { changes, head, base } = pair;
	const meshes = [head.mesh, base.mesh];
	const touched = changes.changed.flatMap((object) => readings[knownKind(object) ?? ""]?.(object, {
		meshes,
		versions: changes.versionsOf(object)
	}) ?? []);
	const unsettled = changes.changed.some((object) => isMeshRoute(object) && !areHostsKnown(object, meshes)) ? statedWaypoints(meshes).map(waypointWords) : [];
	const half = halfKnownBindings(pair).map((object) => `the waypoint of ${manifestTitle(object)}`);
	return [.../* @__PURE__ */ new Set([
		...touched,
		...unsettled,
		...half
	])].toSorted(compareText).map((name) => `ambient: what ${name} decides is not compared`);
}
function areHostsKnown(route, meshes) {
	if (knownKind(route) !== "VirtualService") return route.spec.items("parentRefs").every((ref) => meshes.some((mesh) => ["Service", "ServiceEntry"].some((kind) => mesh.find(kind, ref.get("namespace").text || route.namespace, ref.get("name").text))));
	const hosts = route.spec.items("hosts").map(({ text }) => fullHost(text, route.namespace));
	return hosts.length > 0 && hosts.every((host) => !isWildcard(host) && meshes.some((mesh) => servicesByHost(mesh).has(canonicalHost(mesh, host))));
}
const readings = {
	AuthorizationPolicy: unknownTargets,
	RequestAuthentication: unknownTargets,
	KubernetesGateway: (gateway, { meshes }) => meshes.some((mesh) => isUnread$1(mesh, gateway)) ? [waypointWords(gateway)] : [],
	GatewayClass: ({ name }, { meshes, versions }) => meshes.some((mesh) => controllerOf(mesh, name) === "waypoint") && classText(versions.head) !== classText(versions.base) ? [`each waypoint of the class \`${name}\` in no file`] : []
};
function waypointWords(waypoint) {
	return `waypoint \`${waypointKey(waypoint)}\``;
}
function unknownTargets(policy, { meshes }) {
	return targetRefs(policy).flatMap((ref) => {
		const [kind = "", name = ""] = ref.split("/");
		if ([
			"GatewayClass",
			"Service",
			"ServiceEntry"
		].includes(kind)) return [];
		if (kind !== "Gateway") return [`the target \`${ref}\``];
		const key = waypointKey({
			namespace: policy.namespace,
			name
		});
		return meshes.some((mesh) => mesh.find("KubernetesGateway", policy.namespace, name) !== void 0 || labelledWaypoints(mesh).some((waypoint) => waypointKey(waypoint) === key)) ? [] : [`Gateway \`${key}\`, which is in no file, other than as a waypoint`];
	});
}
function isUnread$1(mesh, gateway) {
	const className = gateway.spec.get("gatewayClassName").text;
	const controller = controllerOf(mesh, className);
	if (isUnfilled(className) || controller === "east-west") return true;
	const key = waypointKey(gateway);
	return labelledWaypoints(mesh).some((waypoint) => waypointKey(waypoint) === key) && controller !== "waypoint" && controller !== "gateway";
}
function classText(gatewayClass) {
	if (!gatewayClass) return "";
	const { spec, root } = gatewayClass;
	return JSON.stringify([spec.get("controllerName").text, root.at("metadata", "labels", trafficLabel).text]);
}
function isMeshRoute(object) {
	const kind = knownKind(object);
	if (kind === "VirtualService") return gatewayKeysOf(object).includes(meshGateway);
	return routeKinds$2.has(kind) && object.spec.items("parentRefs").some((ref) => ["Service", "ServiceEntry"].includes(ref.get("kind").text));
}
const routeKinds$2 = /* @__PURE__ */ new Set([...[
	"GRPCRoute",
	"HTTPRoute",
	"TCPRoute",
	"TLSRoute"
]]);

// src/effect/access/unseen-delegates.ts
function unseenDelegates(pair) {
	const { changes, head, base } = pair;
	const hasWaypoints = once(() => statedWaypoints([head.mesh, base.mesh]).length > 0);
	const names = changes.changed.filter((object) => knownKind(object) === "VirtualService").filter((object) => gatewayKeysOf(object).some((key) => key !== "mesh") || hasWaypoints()).flatMap((object) => {
		const { head: after, base: before } = changes.versionsOf(object);
		const equalCount = after && before ? countEqualRoutes(after, before) : 0;
		return [after, before].flatMap((version) => version ? unseenFrom(pair, version, equalCount) : []);
	});
	return [...new Set(names)].map((name) => `the routes of VirtualService ${name} are in no file`);
}
function countEqualRoutes(after, before) {
	const isEqual = (field) => canonicalJson(after.spec.get(field)) === canonicalJson(before.spec.get(field));
	if (![
		"hosts",
		"gateways",
		"exportTo"
	].every(isEqual)) return 0;
	const routes = after.spec.items("http").map((route) => canonicalJson(route));
	const routesBefore = before.spec.items("http").map((route) => canonicalJson(route));
	const index = routes.findIndex((route, position) => route !== routesBefore[position]);
	return index === -1 ? routes.length : index;
}
function unseenFrom(pair, object, index) {
	return object.spec.items("http").slice(index).flatMap((route) => {
		const { namespace, name } = delegateName(object, route);
		return name === "" || isSeen(pair, namespace, name) ? [] : `${namespace}/${name}`;
	});
}
function isSeen({ head, base }, namespace, name) {
	return [head, base].some(({ mesh }) => mesh.find("VirtualService", namespace, name));
}

// src/effect/access/unseen-gateways.ts
function unseenGateways({ changes, head, base }) {
	return changes.changed.flatMap((object) => {
		const versions = changes.versionsOf(object);
		if (entryText(versions.head) === entryText(versions.base)) return [];
		const reasons = [...versions.head ? reasonsFor(head.mesh, versions.head) : [], ...versions.base ? reasonsFor(base.mesh, versions.base) : []];
		return [...new Set(reasons)].map((reason) => ({
			object,
			reason
		}));
	});
}
function isRouteOfService(object) {
	const { namespace, spec } = object;
	return routeKinds$1.has(knownKind(object)) && spec.items("parentRefs").some((node) => referenceOf(node, referenceKinds.gateway, namespace).kind === referenceKinds.service);
}
const routeKinds$1 = /* @__PURE__ */ new Set([...[
	"GRPCRoute",
	"HTTPRoute",
	"TCPRoute",
	"TLSRoute"
]]);
function entryText(object) {
	if (!object) return "";
	const { spec } = object;
	if (knownKind(object) === "VirtualService") return textOf$1([...[
		"hosts",
		"gateways",
		"exportTo"
	].map((field) => spec.get(field)), ...routesIn(spec, [
		"http",
		"tls",
		"tcp"
	]).flatMap((route) => [
		"match",
		"redirect",
		"directResponse",
		"delegate",
		"fault"
	].map((field) => route.get(field)))]);
	if (routeKinds$1.has(knownKind(object))) return textOf$1([...["parentRefs", "hostnames"].map((field) => spec.get(field)), ...spec.items("rules").flatMap((rule) => ["matches", "filters"].map((field) => rule.get(field)))]);
	return canonicalJson(spec);
}
function routesIn(spec, fields) {
	return fields.flatMap((field) => spec.items(field));
}
function textOf$1(nodes) {
	return JSON.stringify(nodes.map((node) => node.exists ? canonicalJson(node) : null));
}
function reasonsFor(mesh, object) {
	const kind = knownKind(object);
	if (kind === "VirtualService") return ofVirtualService(mesh, object);
	if (kind === "KubernetesGateway") return ofGateway(mesh, object);
	if (kind === "ListenerSet") return ofParent(mesh, object, object.spec.get("parentRef"));
	if (!routeKinds$1.has(kind)) return [];
	return object.spec.items("parentRefs").flatMap((node) => ofParent(mesh, object, node));
}
function ofVirtualService(mesh, object) {
	const name = `${object.namespace}/${object.name}`;
	const roots = hasHosts(object) ? [object] : rootsOfDelegate(mesh, object);
	if (roots.length === 0) return [`no file has a VirtualService that delegates to VirtualService ${name}, which differs`];
	return roots.flatMap(gatewayKeysOf).flatMap((key) => {
		const [namespace = "", gateway = ""] = key.split("/");
		return key === "mesh" || mesh.find("Gateway", namespace, gateway) ? [] : [absent(key, object)];
	});
}
function ofParent(mesh, object, node) {
	const { kind, namespace, name } = referenceOf(node, referenceKinds.gateway, object.namespace);
	if (kind === referenceKinds.listenerSet) {
		const set = mesh.find("ListenerSet", namespace, name);
		return set ? ofParent(mesh, set, set.spec.get("parentRef")) : [`ListenerSet ${namespace}/${name} is in no file, and ${manifestTitle(object)} differs`];
	}
	if (kind !== referenceKinds.gateway) return [];
	const gateway = mesh.find("KubernetesGateway", namespace, name);
	return gateway ? ofGateway(mesh, gateway) : [absent(`${namespace}/${name}`, object)];
}
function absent(gateway, object) {
	return `Gateway ${gateway} is in no file, and ${manifestTitle(object)} differs, which is routed there`;
}
function ofGateway(mesh, gateway) {
	const className = gateway.spec.get("gatewayClassName").text;
	return controllerOf(mesh, className) !== void 0 || isForeignClass(mesh, className) ? [] : [`no file has GatewayClass ${className}, which tells whether Istio serves ${manifestTitle(gateway)}`];
}

// src/effect/access/pair-reservations.ts
function pairReservations(pair) {
	return [
		...pair.reservations,
		...changedExtensions(pair),
		...waypointReservations(pair),
		...unstatedDataplanes(pair),
		...unseenPorts(pair),
		...uncapturedPods(pair),
		...differentSpellings([pair.head.mesh, pair.base.mesh]),
		...unseenDelegates(pair),
		...unseenGateways(pair).map(({ reason }) => reason)
	];
}
function uncapturedPods({ changes, head, base }) {
	const texts = changes.changed.flatMap((object) => {
		const versions = changes.versionsOf(object);
		if (!versions.head || versions.base && isPodWorkload(head.mesh, object)) return [];
		return changedCapture(versions.head, versions.base, "inbound").map((annotation) => `\`${annotation}\` of ${manifestTitle(object)} differs, by which connections go past the proxy of the pods`);
	});
	const ofInjection = injectionDifferences(head.mesh, base.mesh, "inbound");
	return [...new Set(texts), ...ofInjection.map((text) => `${text}, by which connections may go past sidecars`)];
}
function isPodWorkload(mesh, manifest) {
	const labels = podLabels(manifest);
	return labels !== void 0 && !isGatewayWorkload(mesh, {
		manifest,
		labels,
		namespace: manifest.namespace
	});
}
const extensionKinds = /* @__PURE__ */ new Set([...[
	"EnvoyFilter",
	"TrafficExtension",
	"WasmPlugin"
]]);
function changedExtensions({ changes, head, base }) {
	const hasWaypoints = once(() => statedWaypoints([head.mesh, base.mesh]).length > 0);
	return changes.changed.filter((object) => extensionKinds.has(knownKind(object))).filter((object) => targetRefs(object).length > 0 || !isOutboundFilter(object) || hasWaypoints()).map((object) => `${manifestTitle(object)} differs, and what it does is not known`);
}
function isOutboundFilter({ kind, spec }) {
	const patches = kind === "EnvoyFilter" ? spec.items("configPatches") : [];
	return patches.length > 0 && patches.every((patch) => patch.at("match", "context").text === "SIDECAR_OUTBOUND");
}
function unstatedDataplanes({ changes, head, base }) {
	return [...new Set(changes.changed.filter(({ kind }) => kind === "Namespace").map(({ name }) => name))].flatMap((namespace) => {
		const planes = [head, base].map(({ mesh }) => namespaceDataplane(mesh, { namespace }));
		const isUnstated = planes.includes(void 0) && planes.some((plane) => plane && plane !== "sidecar");
		const isDecided = [head, base].some(({ mesh }) => hasPolicies(mesh, namespace));
		return isUnstated && isDecided ? [`how pods of namespace ${namespace} are in the mesh is said in ${planes[0] ? "head" : "base"} alone`] : [];
	});
}
function hasPolicies(mesh, namespace) {
	return [
		"AuthorizationPolicy",
		"RequestAuthentication",
		"PeerAuthentication"
	].some((kind) => mesh.ofKind(kind).some((policy) => [mesh.rootNamespace, namespace].includes(policy.namespace)));
}
const portFields = {
	Service: ({ spec }) => [labelsOf(spec.get("selector")), spec.get("ports")],
	ServiceEntry: (object) => [workloadSelector(object), object.spec.get("ports")],
	Sidecar: (object) => [workloadSelector(object), object.spec.get("ingress")]
};
function unseenPorts({ changes, head, base }) {
	const meshes = [head.mesh, base.mesh];
	return changes.changed.flatMap((object) => {
		if (namespaceKind(object, meshes) === "none") return [];
		const versions = changes.versionsOf(object);
		if (portText(versions.head) === portText(versions.base)) return [];
		return [versions.head, versions.base].every((version, index) => !version || selectsWorkload(meshes[index], version)) ? [] : [`${manifestTitle(object)} differs, and the pods with its ports are in no file`];
	});
}
function namespaceKind({ namespace }, meshes) {
	if (!isStatedNamespace(namespace)) return void 0;
	const planes = new Set(meshes.map((mesh) => namespaceDataplane(mesh, { namespace })));
	return planes.size === 1 ? [...planes][0] : void 0;
}
function portText(object) {
	const fields = object && portFields[knownKind(object) ?? ""]?.(object);
	if (!fields) return "";
	const [labels, ports] = fields;
	return labels.size > 0 && ports.exists ? JSON.stringify([[...labels].toSorted(), canonicalJson(ports)]) : "";
}
function selectsWorkload(mesh, object) {
	const labels = portFields[knownKind(object) ?? ""]?.(object)[0] ?? /* @__PURE__ */ new Map();
	return labels.size === 0 || workloadsIn(mesh, object.namespace).some((workload) => selects(labels, workload.labels)) || selectorsOfGateways(mesh).some((selector) => selects(selector, labels));
}

// src/effect/access/uncompared-routes.ts
function uncomparedRoutes({ changed }) {
	return changed.filter((object) => {
		const kind = knownKind(object);
		return routingKinds.has(kind) && !(gatewayRouteKinds.has(kind) && isOfGateways$1(object));
	});
}
const gatewayRouteKinds = /* @__PURE__ */ new Set([...[
	"VirtualService",
	"HTTPRoute",
	"GRPCRoute",
	"TCPRoute",
	"TLSRoute"
]]);
const routingKinds = /* @__PURE__ */ new Set([...[
	"VirtualService",
	"DestinationRule",
	"Service",
	"ServiceEntry",
	"Sidecar",
	"WorkloadEntry"
], ...[
	"HTTPRoute",
	"GRPCRoute",
	"TCPRoute",
	"TLSRoute"
]]);
function isOfGateways$1(object) {
	if (knownKind(object) !== "VirtualService") return object.spec.items("parentRefs").every((ref) => ref.get("kind").text !== "Service");
	return object.spec.items("hosts").length > 0 && !gatewayKeysOf(object).includes("mesh");
}

// src/istio/ambient/serving-waypoints.ts
function unseenWaypointText({ namespace, name }) {
	return `what the waypoint ${namespace}/${name} decides, which is in no file`;
}
function servingWaypoints(mesh, target) {
	const first = waypointOf(mesh, target);
	if (first === void 0) return void 0;
	if (first === "none" || isOfGateway(target) || isHiddenFrom(mesh, target, first)) return [];
	const { namespace } = target;
	const serving = waypointFor(mesh, first, {
		namespace,
		traffic: "service"
	});
	if (!serving) return [];
	const second = secondWaypoint(mesh, target, first);
	if (!second) return [{
		...serving,
		percent: 100
	}];
	const { percent } = second;
	return [{
		...serving,
		percent: percent === void 0 ? void 0 : 100 - percent
	}, second];
}
function waypointOfPods(mesh, labels, namespace) {
	const ofGateway = labels.get(gatewayNameLabel);
	if (ofGateway !== void 0 && mesh.find("KubernetesGateway", namespace, ofGateway)) return void 0;
	const named = namedWaypoint(labels, namespace) ?? namedWaypoint(knownLabelsOf(mesh, namespace) ?? /* @__PURE__ */ new Map(), namespace);
	if (named === void 0 || named === "none") return void 0;
	return waypointFor(mesh, named, {
		namespace,
		traffic: "workload"
	});
}
function isOfGateway({ root }) {
	return managedGateways.has(root.at("metadata", "labels", "gateway.istio.io/managed").text);
}
const managedGateways = /* @__PURE__ */ new Set([...["istio.io-mesh-controller", "istio.io-eastwest-controller"]]);
function isHiddenFrom(mesh, target, { namespace }) {
	return target.kind === "ServiceEntry" && namespace !== target.namespace && entryVisibility(mesh, target)?.to === "namespace";
}
function waypointFor(mesh, { namespace, name }, use) {
	const gateway = mesh.find("KubernetesGateway", namespace, name);
	return gateway && (lacksTraffic(mesh, gateway, use.traffic) || !admitsNamespace(mesh, gateway, use.namespace)) ? void 0 : {
		namespace,
		name,
		gateway
	};
}
function secondWaypoint(mesh, target, first) {
	if (!atLeast(mesh, 1, 31)) return void 0;
	const { namespace, root } = target;
	const own = labelsOf(root.at("metadata", "labels"));
	const isInherited = !own.has(waypointLabel);
	const ofNamespace = isInherited ? knownLabelsOf(mesh, namespace) : void 0;
	const labels = own.has("istio.io/use-waypoint-canary") || !ofNamespace ? own : ofNamespace;
	const named = namedWaypoint(labels, namespace, canaryLabel);
	if (!named || named === "none" || isSame$2(named, first)) return void 0;
	const weight = weightOf(mesh, target, isInherited);
	if (weight === "invalid") return void 0;
	const serving = waypointFor(mesh, named, {
		namespace,
		traffic: "service"
	});
	return serving && {
		...serving,
		percent: weight
	};
}
function isSame$2(named, { namespace, name }) {
	return named.namespace === namespace && named.name === name;
}
function weightOf(mesh, manifest, isInherited) {
	const { root, namespace } = manifest;
	const stated = [root.get("metadata"), ...isInherited ? namespaceBasis(mesh, namespace) : []].map((metadata) => metadata.get("annotations").get(canaryWeight)).find(({ exists }) => exists);
	if (!stated) return 0;
	if (isUnfilled(stated.text)) return void 0;
	return isCanaryWeight(stated.text) ? Number(stated.text) : "invalid";
}

// src/effect/request/hops/waypoint-of-request.ts
function waypointsOfRequest(mesh, sent, service) {
	const { manifest } = service;
	const isFromGateway = sent.from?.type === "gateway" && ingressUsesWaypoint(mesh, manifest);
	return sent.isAmbient || isFromGateway ? waypointsBefore(mesh, service) : [];
}
function waypointsBefore(mesh, service) {
	if (!isCalledByAddress(service)) return [];
	const { manifest } = service;
	const serving = servingWaypoints(mesh, manifest);
	if (!serving) return [{ missing: [`whether a waypoint serves ${manifestTitle(manifest)}`] }];
	const [first] = serving;
	const unstated = first && !first.gateway ? [unseenWaypointText(first)] : [];
	return serving.filter(({ percent }) => percent !== 0).map((waypoint) => requestWaypoint(mesh, waypoint)).map((waypoint) => ({
		...waypoint,
		missing: [.../* @__PURE__ */ new Set([...unstated, ...waypoint.missing])]
	}));
}
function waypointBefore(mesh, service) {
	const [waypoint, ...others] = waypointsBefore(mesh, service);
	if (!waypoint) return "none";
	return waypoint.proxy && others.length === 0 && waypoint.missing.length === 0 ? waypoint.proxy : "not known";
}
function requestWaypoint(mesh, waypoint) {
	const { namespace, name, gateway } = waypoint;
	if (!gateway) return { missing: [unseenWaypointText(waypoint)] };
	const title = `the waypoint ${namespace}/${name}`;
	const className = gateway.spec.get("gatewayClassName").text;
	const controller = controllerOf(mesh, className);
	if (controller === "waypoint") return {
		proxy: waypointProxy(mesh, gateway),
		missing: []
	};
	if (controller === "gateway") return {
		end: {
			kind: "closed",
			reason: `Gateway ${namespace}/${name} of the class ${className} is no waypoint and takes no tunnels`
		},
		missing: []
	};
	return { missing: [`what ${title} of the class ${className} decides`] };
}
function waypointProxy(mesh, { namespace, name, root }) {
	const { labels, isComplete } = gatewayPods(mesh, namespace, name);
	const stated = root.at("metadata", "annotations", "gateway.istio.io/service-account").text;
	return {
		type: "waypoint",
		name: `Gateway ${namespace}/${name}`,
		namespace,
		labels,
		hasAllLabels: isComplete,
		serviceAccount: stated || name,
		workload: null
	};
}
function unseenWaypointProxy({ namespace, name }) {
	return {
		type: "waypoint",
		name: `Gateway ${namespace}/${name}`,
		namespace,
		labels: /* @__PURE__ */ new Map([[gatewayNameLabel, name]]),
		hasAllLabels: false,
		serviceAccount: name,
		workload: null
	};
}
function ingressUsesWaypoint(mesh, service) {
	return [
		"1",
		"t",
		"T",
		"true",
		"TRUE",
		"True"
	].includes(labelOf(mesh, service, "istio.io/ingress-use-waypoint"));
}
function labelOf(mesh, object, label) {
	return [object, ...mesh.ofKind("Namespace").filter(({ name }) => name === object.namespace)].map(({ root }) => labelsOf(root.at("metadata", "labels"))).find((map) => map.has(label))?.get(label) ?? "";
}

// src/effect/access/bound-waypoints.ts
function boundWaypoints(mesh, service) {
	if (!isCalledByAddress(service)) return [];
	const { manifest } = service;
	const serving = servingWaypoints(mesh, manifest);
	const [first] = serving ?? [];
	return serving?.filter(({ percent }) => percent !== 0).map((waypoint) => boundWaypoint(mesh, waypoint, first));
}
function boundWaypoint(mesh, waypoint, first) {
	const seen = seenWaypoint(mesh, waypoint);
	const ofFirst = seenWaypoint(mesh, first).inputs.filter(() => waypoint !== first);
	return {
		...seen,
		percent: waypoint.percent,
		inputs: [...ofFirst, ...seen.inputs]
	};
}
function namedBoundWaypoint(mesh, named, traffic) {
	const gateway = mesh.find("KubernetesGateway", named.namespace, named.name);
	return gateway && lacksTraffic(mesh, gateway, traffic) ? null : seenWaypoint(mesh, {
		...named,
		gateway
	});
}
function seenWaypoint(mesh, { gateway, ...named }) {
	const key = waypointKey(named);
	if (!gateway) {
		const words = `whether requests go through the waypoint ${key}, which is in no file`;
		return {
			proxy: unseenWaypointProxy(named),
			inputs: [{
				name: `waypoint ${key}`,
				words
			}],
			percent: 100,
			isClosed: false
		};
	}
	const className = gateway.spec.get("gatewayClassName").text;
	const controller = controllerOf(mesh, className);
	const isOwn = controller === "waypoint" || controller === "gateway";
	const words = `what the waypoint ${key} of the class ${className} decides`;
	return {
		proxy: waypointProxy(mesh, gateway),
		inputs: isOwn ? [] : [{
			name: `waypoint ${key} ${className}`,
			words
		}],
		percent: 100,
		isClosed: controller === "gateway"
	};
}
function pairedWaypoints(head, base) {
	if (sharesText(head) === sharesText(base)) return head.map((waypoint, index) => [waypoint, base[index]]);
	const [ofHead, ofBase] = [head, base].map((list) => list.length > 0 ? list : [null]);
	return ofHead.flatMap((first) => ofBase.map((second) => [first, second]));
}
function sharesText(waypoints) {
	return JSON.stringify(waypoints.map(({ proxy, percent }) => [proxy.name, percent ?? "unknown"]));
}

// src/effect/access/candidate-waypoints.ts
const otherWaypoint = {
	namespace: "any-other-namespace",
	name: "any-waypoint"
};
function candidateWaypoints({ head, base }, title, namespace) {
	const meshes = [head.mesh, base.mesh];
	const serving = statedWaypoints(meshes).filter((waypoint) => meshes.some((mesh) => mayServe(mesh, waypoint, namespace)));
	const input = {
		name: `waypoint of ${title}`,
		words: `which waypoint requests to ${title} go through`
	};
	return [...serving, otherWaypoint].map((waypoint) => {
		const [ofHead, ofBase] = meshes.map((mesh) => {
			const bound = namedBoundWaypoint(mesh, waypoint, "service");
			return bound && {
				...bound,
				inputs: [input]
			};
		});
		return [ofHead, ofBase];
	});
}
function mayServe(mesh, waypoint, namespace) {
	const gateway = mesh.find("KubernetesGateway", waypoint.namespace, waypoint.name);
	return !gateway || !lacksTraffic(mesh, gateway, "service") && admitsNamespace(mesh, gateway, namespace);
}

// src/effect/access/unseen-service.ts
function unseenService(service, port) {
	const { namespace, name, root } = service;
	return {
		host: `${name}.${namespace}.svc`,
		namespace,
		manifest: service,
		isKubernetes: true,
		ports: [{
			number: port,
			name: "",
			protocol: "auto",
			node: root,
			target: port
		}],
		resolution: "pods",
		addresses: [],
		hasAddress: true,
		isExternal: false,
		selector: null,
		externalName: "",
		aliases: [],
		exportTo: ["*"],
		missing: []
	};
}

// src/effect/access/unseen-service-pairs.ts
const destinations = {
	service: "other Services",
	workload: "addresses of pods"
};
const kindsOfTraffic = ["service", "workload"];
function unseenPairs(pair) {
	const meshes = [pair.head.mesh, pair.base.mesh];
	const stated = statedWaypoints(meshes).flatMap((waypoint) => kindsOfTraffic.flatMap((traffic) => pairOfWaypoint(pair, waypoint, traffic)));
	const ofClass = meshes.flatMap((mesh) => classPolicy(mesh) ?? [])[0];
	const others = ofClass ? kindsOfTraffic.flatMap((traffic) => pairOfWaypoint(pair, {
		...otherWaypoint,
		by: ofClass
	}, traffic)) : [];
	return [
		...stated,
		...others,
		...targetedPairs(pair),
		...movedPairs(pair)
	];
}
function pairOfWaypoint(pair, waypoint, traffic) {
	const [head, base] = [pair.head, pair.base].map(({ mesh }) => bound(mesh, waypoint, traffic));
	return sidesOf$1(pair, [head, base], {
		title: destinations[traffic],
		service: anyService(waypoint.by, waypoint.namespace),
		boundBy: waypoint.by,
		mayBeShown: traffic === "service"
	});
}
function bound(mesh, waypoint, traffic) {
	const found = namedBoundWaypoint(mesh, waypoint, traffic);
	return found && waypoint.namespace === otherWaypoint.namespace ? {
		...found,
		inputs: []
	} : found;
}
function targetedPairs(pair) {
	const meshes = [pair.head.mesh, pair.base.mesh];
	return [...new Map(meshes.flatMap((mesh) => [...targetedServices(mesh)])).values()].filter(({ kind, namespace, name }) => !meshes.some((mesh) => mesh.find(kind, namespace, name))).flatMap(({ kind, namespace, name, by }) => {
		const title = `${kind} ${namespace}/${name}`;
		const service = manifestWith(by, {
			kind,
			namespace,
			name
		});
		return candidateWaypoints(pair, title, namespace).flatMap((waypoints) => sidesOf$1(pair, waypoints, {
			title,
			service,
			boundBy: by,
			mayBeShown: false
		}));
	});
}
function movedPairs(pair) {
	return movedBindings(pair).flatMap(({ object, head, base }) => {
		const isNamespace = object.kind === "Namespace";
		const of = isNamespace ? `namespace ${object.name}` : manifestTitle(object);
		const service = anyService(object, isNamespace ? object.name : object.namespace);
		return (isNamespace ? kindsOfTraffic : ["workload"]).flatMap((traffic) => {
			return sidesOf$1(pair, [head && bound(pair.head.mesh, head, traffic), base && bound(pair.base.mesh, base, traffic)], {
				title: `${destinations[traffic]} of ${of}`,
				service,
				boundBy: object,
				mayBeShown: traffic === "service"
			});
		});
	});
}
function anyService(shown, namespace) {
	return manifestWith(shown, {
		kind: "Service",
		namespace,
		name: "any service"
	});
}
function sidesOf$1(pair, [head, base], destination) {
	const { title, service, boundBy, mayBeShown } = destination;
	const shown = head ?? base;
	if (!shown) return [];
	const sideOf = (side, own) => {
		const registry = unseenService(service, samplePort);
		return {
			side,
			proxy: (own ?? shown).proxy,
			service,
			registry,
			waypoint: own && side.compiled().waypoint(own.proxy, registry),
			inputs: own?.inputs ?? [],
			isClosed: own?.isClosed ?? false,
			isUnseen: true,
			boundBy
		};
	};
	return [{
		head: sideOf(pair.head, head),
		base: sideOf(pair.base, base),
		title,
		missing: [],
		isAdded: false,
		mayBeShown
	}];
}

// src/effect/request/proxy/waypoint-clusters.ts
function asAtWaypoint(waypoint, outcome) {
	if (outcome.kind !== "forwarded") return outcome;
	const to = outcome.to.map((upstream) => ({
		...upstream,
		cluster: clusterAt(waypoint, upstream.cluster)
	}));
	return {
		...outcome,
		to,
		mirrors: outcome.mirrors.map((cluster) => clusterAt(waypoint, cluster))
	};
}
function clusterAt(waypoint, cluster) {
	const [, number, subset = "", host = ""] = cluster.split("|");
	const service = host === waypoint.service.host ? waypoint.service : waypoint.scope.services.get(host);
	if (!service || isServed(waypoint, host) !== true) return cluster;
	const port = service.ports.find((candidate) => candidate.number === Number(number));
	const protocol = !port || port.protocol === "http" || port.protocol === "auto" ? "http" : "tcp";
	return `inbound-vip|${number}|${subset === "" ? protocol : `${protocol}/${subset}`}|${host}`;
}
function hasCluster(waypoint, host) {
	const { mesh } = waypoint;
	const isForServed = ({ spec, namespace }) => anyOf$1(spec.items("hosts").map(({ text }) => isServed(waypoint, fullHost(text, namespace))));
	const own = isServed(waypoint, host);
	if (own === true) return true;
	const routed = routedDestinationsTo(mesh, host).flatMap(({ virtualService }) => [virtualService, ...rootsOfDelegate(mesh, virtualService)].map(isForServed));
	return anyOf$1([own, ...routed]);
}
function isServed({ mesh, proxy, scope, service, isWholeMesh }, host) {
	if (host === service.host) return true;
	const otherService = scope.services.get(host);
	if (!otherService) return false;
	const serving = servingWaypoints(mesh, otherService.manifest);
	if (!serving) return isWholeMesh ? false : unknownTruth(`whether a waypoint serves ${manifestTitle(otherService.manifest)}`);
	const position = serving.findIndex(({ namespace, name }) => namespace === proxy.namespace && name === proxy.labels.get("gateway.networking.k8s.io/gateway-name"));
	const [first] = serving;
	return position > 0 && first && !first.gateway ? unknownTruth(unseenWaypointText(first)) : position >= 0;
}

// src/effect/request/proxy/waypoint.ts
function decideAtWaypoint(waypointProxy, received) {
	const { connection, request, verification } = received;
	const { mesh, proxy, service, policies, extensions } = waypointProxy;
	const trace = new Trace();
	trace.miss(...extensions);
	const foreign = refusedForeignPeer(mesh, connection);
	if (foreign) {
		trace.step(foreign.reason);
		return trace.decision(proxy, foreign);
	}
	const port = service.ports.find(({ number }) => number === connection.destination.port);
	if (!port || port.protocol === "udp") return trace.decision(proxy, {
		kind: "closed",
		reason: "the service has no such port"
	});
	if (!(port.protocol === "http" || port.protocol === "auto" && connection.transport !== "tls")) return trace.decision(proxy, connected(waypointProxy, {
		connection,
		request,
		trace
	}));
	const normal = normalRequest(mesh, request);
	const incoming = {
		request: normal,
		connection,
		remote: lastForwardedAddress(request, connection.source)
	};
	const filtered = filterRequest(mesh, policies, incoming, verification, trace);
	if (filtered.kind === "refused") {
		const { route, cluster } = routed(waypointProxy, null, {
			connection,
			request: normal,
			trace: new Trace()
		});
		return trace.decision(proxy, filtered.outcome, namesOf$2(route, cluster));
	}
	return routed(waypointProxy, filtered.claims, {
		connection,
		request: filtered.request,
		trace
	});
}
function namesOf$2(route, cluster) {
	return {
		...route && { route },
		...cluster && { cluster }
	};
}
function connected(waypoint, call) {
	const { port } = call.connection.destination;
	return refusedConnection(waypoint.mesh, waypoint.policies, call) ?? toService(waypoint, port, call);
}
function routed(waypoint, claims, call) {
	const { proxy } = waypoint;
	const { request, trace } = call;
	const { port } = call.connection.destination;
	const routes = waypoint.routesAt(port);
	if (routes.length === 0) {
		const outcome = toService(waypoint, port, call);
		const retries = retryPolicy(waypoint.mesh);
		const cluster = clusterAt(waypoint, clusterName({
			host: waypoint.service.host,
			port,
			subset: ""
		}));
		const sent = outcome.kind === "forwarded" ? {
			...outcome,
			retries
		} : outcome;
		return trace.decision(proxy, sent, {
			route: "default",
			cluster
		});
	}
	for (const rule of conflictingVirtualServices(routes)) trace.miss(...unknownAge(routes[0].virtualService, rule));
	const { method, authority, headers, target } = request;
	const routed = {
		method,
		authority,
		headers,
		scheme: "http",
		claims,
		...splitTarget(target)
	};
	const { route, missing } = firstRoute(routes, routed);
	trace.miss(...missing);
	if (!route) {
		trace.step("no route of the service matches");
		return trace.decision(proxy, {
			kind: "answered",
			status: 404,
			reason: "route_not_found"
		});
	}
	trace.step(matchText(route), route.place);
	const site = waypointSite(waypoint, port);
	const { outcome, cluster } = takeRoute(site, route, request, trace);
	const named = cluster === void 0 ? void 0 : clusterAt(waypoint, cluster);
	return trace.decision(proxy, asAtWaypoint(waypoint, outcome), namesOf$2(route.name, named));
}
function waypointSite(waypoint, port) {
	const { scope } = waypoint;
	return {
		...waypoint,
		port,
		scheme: "http",
		lookupService: (name) => scope.services.get(name),
		hasClusterFor: (host) => hasCluster(waypoint, host)
	};
}
function conflictingVirtualServices(routes) {
	const [first] = routes;
	return [...new Set(routes.map(({ virtualService }) => virtualService))].filter((virtualService) => virtualService !== first?.virtualService);
}
function toService(waypoint, port, { request, trace }) {
	const name = {
		host: waypoint.service.host,
		port,
		subset: ""
	};
	const cluster = findCluster(waypoint, name);
	if (cluster.kind !== "ready") return {
		kind: "answered",
		status: 503,
		reason: "no_healthy_upstream"
	};
	trace.miss(...cluster.missing);
	const forwarded = {
		kind: "forwarded",
		to: [upstreamOf(name, cluster, 100)],
		request,
		timeout: null,
		retries: null,
		delay: 0,
		mirrors: [],
		passesTls: false
	};
	return asAtWaypoint(waypoint, forwarded);
}

// src/effect/access/waypoint-side.ts
function routesByPort(waypoint) {
	return waypoint.service.ports.map(({ number }) => [number, waypoint.routesAt(number)]);
}
function waypointRoutesKey({ waypoint, registry }) {
	return [registry.ports.map(({ number, protocol }) => [number, protocol]), waypoint && routesByPort(waypoint).map(([port, routes]) => [port, routesKey(routes)])];
}

// src/effect/access/waypoint-decision.ts
var WaypointDecision = class {
	#side;
	#filters;
	#parts;
	constructor(side, filters, parts) {
		this.#side = side;
		this.#filters = filters;
		this.#parts = parts;
	}
	compared() {
		const { registry, waypoint } = this.#side;
		const port = registry.ports.find(({ protocol }) => protocol === "http") ?? registry.ports[0];
		return {
			policies: waypoint ? this.#filters.policies : {
				rules: [],
				allowing: [],
				tokens: []
			},
			site: {
				port: port?.number ?? 80,
				host: registry.host,
				transport: void 0,
				forwarders: 1
			},
			decision: (isKept) => this.#decision(isKept),
			otherPlaces: (witness) => this.#placesFor(witness),
			replay: (witness) => this.#replay(witness)
		};
	}
	#decision(isKept) {
		const { space, outcomes } = this.#parts;
		const context = {
			space,
			outcomes,
			identity: 1,
			isKept
		};
		const ports = space.axis("port")?.samples ?? [8080];
		const byTreatment = groupBy(ports.keys(), (atom) => this.#treatmentOf(ports[atom]));
		const { diagram } = space;
		return [...byTreatment.values()].map((atoms) => diagram.within(space.among("port", atoms), this.#atPort(ports[atoms[0]], context))).reduce((sum, part) => diagram.first(sum, part), 0);
	}
	#treatmentOf(port) {
		const protocol = this.#protocolOf(port);
		return protocol === "http" || protocol === "auto" ? `${protocol} ${port}` : String(protocol);
	}
	#protocolOf(port) {
		const { registry, isUnseen } = this.#side;
		return isUnseen ? "auto" : registry.ports.find(({ number }) => number === port)?.protocol;
	}
	#atPort(port, context) {
		const { space, outcomes, isBound } = this.#parts;
		const { diagram } = space;
		const protocol = this.#protocolOf(port);
		if (protocol === void 0 || protocol === "udp") return outcomes.number(unservedConnection);
		const direct = outcomes.number(allowedOutcome);
		if (!this.#side.waypoint) return direct;
		const bound = isBound({
			space,
			claims: 0,
			identity: 1
		});
		const through = this.#side.isClosed ? outcomes.number(closedConnection) : this.#through(port, protocol, context);
		return diagram.first(diagram.within(bound, through), direct);
	}
	#through(port, protocol, context) {
		const { space, outcomes, accepted } = this.#parts;
		const { diagram } = space;
		const stream = diagram.first(refusedConnections(this.#filters, context), outcomes.number(allowedOutcome));
		const requests = () => diagram.first(diagram.first(filterRefusals(this.#filters, context), refusedTunnels(context)), this.#routed(port, context));
		const [byRequests, byTls] = protocol === "http" ? [requests(), requests()] : protocol === "auto" ? [requests(), stream] : [stream, stream];
		const foreign = diagram.without(accepted({
			space,
			claims: 0,
			identity: 1
		}), outcomes.number(closedConnection));
		return diagram.first(diagram.within(space.among("transport", [0]), diagram.first(foreign, byRequests)), diagram.within(space.among("transport", [1]), byTls));
	}
	#routed(port, context) {
		const routes = this.#routesAt(port);
		if (routes.length === 0) return this.#parts.outcomes.number(allowedOutcome);
		return routedRequests(routes, this.#filters, context);
	}
	#routesAt(port) {
		return this.#parts.routes.get(port) ?? [];
	}
	#replay(witness) {
		const { connection, request } = witness;
		const waypoint = this.#waypointFor(connection);
		if (waypoint && this.#side.isClosed) return {
			outcome: closedConnection,
			missing: []
		};
		if (!waypoint) {
			const protocol = this.#protocolOf(connection.destination.port);
			return {
				outcome: protocol !== void 0 && protocol !== "udp" ? allowedOutcome : unservedConnection,
				missing: []
			};
		}
		const decision = decideAtWaypoint(replayedProxy(waypoint, this.#filters), witness);
		const { outcome, missing } = replayedDecision(decision);
		const isSeen = this.#seesRequests(connection);
		if (isSeen && asksForTunnel(request) || isFilterDecision(decision, outcome)) return {
			outcome,
			missing
		};
		const routes = this.#routesAt(connection.destination.port);
		if (!isSeen || routes.length === 0) return {
			outcome: allowedOutcome,
			missing: withoutClusters(missing)
		};
		const route = takenRoute(routes, decision);
		if (!route) return {
			outcome: notFound$1,
			missing
		};
		return {
			outcome: decision.outcome.kind === "answered" && decision.outcome.reason === "fault_filter_abort" ? route.abortOutcome : route.outcome,
			missing: withoutClusters(missing)
		};
	}
	#waypointFor({ destination: { port } }) {
		const { side, proxy, service, waypoint, isUnseen } = this.#side;
		return waypoint && isUnseen ? side.compiled().waypoint(proxy, unseenService(service, port)) : waypoint;
	}
	#seesRequests({ transport, destination: { port } }) {
		const protocol = this.#protocolOf(port);
		return protocol === "http" || protocol === "auto" && transport !== "tls";
	}
	#placesFor(witness) {
		const { connection } = witness;
		const { boundBy, isClosed, inputs } = this.#side;
		const waypoint = this.#waypointFor(connection);
		if (!waypoint || isClosed || inputs.length > 0) return [{
			object: boundBy,
			node: boundBy.root.at("metadata", "labels")
		}];
		const taken = takenRoute(this.#routesAt(connection.destination.port), decideAtWaypoint(replayedProxy(waypoint, this.#filters), witness));
		return taken ? [taken.entry] : [];
	}
};

// src/effect/access/waypoint-entry.ts
const tunnelAxis = {
	name: "transport",
	samples: ["mtls", "tls"],
	labels: ["by mTLS", "by TLS of the client"],
	matching: [[0], [1]]
};
const maxRoutes = 400;
function prepareWaypoint(pair, { head, base, slice }, filter = allRequests) {
	const sides = [head, base];
	const filters = filterPair(pair, head, base, {
		isRemotePeer: false,
		serverNames: "any"
	}, filter === allRequests ? slice : null);
	const { draft } = filters;
	const isIncluded = filter(draft, head);
	draft.addAxis(tunnelAxis);
	const trustDomains = sides.flatMap(({ side }) => trustDomainsOf(side.mesh).names);
	for (const { registry, isUnseen } of sides) if (!isUnseen) for (const { number } of registry.ports) draft.port(number);
	const partsOf = (side, name) => ({
		routes: portRoutes(side, filters, name),
		accepted: acceptedClients(side.side.mesh, trustDomains, draft),
		isBound: allConditions(side.inputs.map(({ name: input, words }) => patternCondition(draft.flag(input, words))))
	});
	const parts = {
		head: partsOf(head, "head"),
		base: partsOf(base, "base")
	};
	const space = draft.build();
	const outcomes = new Outcomes();
	const compared = (side, name) => ({
		...new WaypointDecision(side, filters[name], {
			...parts[name],
			space,
			outcomes
		}).compared(),
		isShared: (object) => !pair.changes.isChanged(object)
	});
	return {
		space,
		requests: isIncluded({
			space,
			claims: 0,
			identity: space.among("transport", [0, 1])
		}),
		outcomes,
		head: compared(head, "head"),
		base: compared(base, "base"),
		missing: unknownAges(sides),
		reservations: [...filters.reservations, ...routeReservations(head, base)]
	};
}
function routeReservations(head, base) {
	return [...unknownAges([head, base]).map((input) => `it is not known ${input}`), ...corsOf(head) === corsOf(base) ? [] : ["`corsPolicy` of routes differs, and preflights are not compared"]];
}
function portRoutes(side, { scopes }, name) {
	const { waypoint, isUnseen } = side;
	if (!waypoint || isUnseen) return /* @__PURE__ */ new Map();
	const scope = {
		...scopes[name],
		scheme: "http"
	};
	const byPort = routesByPort(waypoint);
	if (byPort.reduce((sum, [, routes]) => sum + routes.length, 0) > maxRoutes) throw new DiagramBoundError("too many routes");
	return new Map(byPort.map(([port, routes]) => [port, readRoutes(routes, scope, waypointDestinations(waypoint, port))]));
}
function waypointDestinations(waypoint, port) {
	const site = waypointSite(waypoint, port);
	return (route) => upstreamWords(clusterNamesOf(site, route));
}
function corsOf({ waypoint, isUnseen }) {
	return (waypoint && !isUnseen ? routesByPort(waypoint).map(([, routes]) => corsText(routes)) : []).filter((text) => text !== noRoutes).join();
}
const noRoutes = corsText([]);
function unknownAges(sides) {
	const [head, base] = sides.map((side) => JSON.stringify(waypointRoutesKey(side)));
	if (head === base) return [];
	return [...new Set(sides.flatMap(({ waypoint }) => waypoint ? unknownRouteAges(waypoint) : []))];
}
function unknownRouteAges(waypoint) {
	const ages = routesByPort(waypoint).flatMap(([, routes]) => conflictingVirtualServices(routes).flatMap((rule) => unknownAge(routes[0].virtualService, rule)));
	return [...new Set(ages)];
}

// src/effect/access/waypoint-pairs.ts
function servicePairs(pair) {
	const found = hostPairs(pair).map((host) => pairsOfHost(pair, host));
	return {
		pairs: found.flatMap(({ pairs }) => pairs),
		reservations: found.flatMap(({ reservations }) => reservations)
	};
}
function hostPairs({ head, base }) {
	const [inHead, inBase] = [head, base].map(({ mesh }) => oldestByHost(mesh));
	return [.../* @__PURE__ */ new Set([...inHead.keys(), ...inBase.keys()])].map((key) => ({
		head: inHead.get(key),
		base: inBase.get(key)
	}));
}
function oldestByHost(mesh) {
	return new Map(registryServices(mesh).map((service) => [hostKey(service), service]).toReversed());
}
function hostKey({ host, namespace }) {
	return `${namespace} ${host}`;
}
const noPairs = {
	pairs: [],
	reservations: []
};
function pairsOfHost(pair, host) {
	const shown = host.head ?? host.base;
	const [inHead, inBase] = [pair.head, pair.base].map(({ mesh }, index) => {
		const service = index === 0 ? host.head : host.base;
		return service && boundWaypoints(mesh, service);
	});
	const ofHead = host.head ? inHead : inBase;
	const ofBase = host.base ? inBase : inHead;
	if (!ofHead && !ofBase) return {
		pairs: unboundPairs(pair, host, shown),
		reservations: []
	};
	const either = ofHead ?? ofBase;
	if (!ofHead || !ofBase) return onceKnown(pair, host, either, ofHead ? "base" : "head");
	if (ofHead.length === 0 && ofBase.length === 0) return noPairs;
	const [forGatewaysOfHead, forGatewaysOfBase] = [pair.head, pair.base].map(({ mesh }, index) => {
		const service = index === 0 ? host.head ?? host.base : host.base ?? host.head;
		return ingressUsesWaypoint(mesh, service.manifest);
	});
	const ofGateways = forGatewaysOfHead === forGatewaysOfBase ? [] : pairedWaypoints(forGatewaysOfHead ? ofHead : [], forGatewaysOfBase ? ofBase : []);
	const missing = ofHead.length > 1 || ofBase.length > 1 ? ["which waypoint the weights choose"] : [];
	const title = serviceTitle(shown);
	return {
		pairs: [...sidesOf(pair, host, pairedWaypoints(ofHead, ofBase), {
			title,
			missing
		}), ...sidesOf(pair, host, ofGateways, {
			title: `${title} for gateways`,
			missing
		})],
		reservations: []
	};
}
function onceKnown(pair, host, bound, unknownSide) {
	const title = serviceTitle(host.head ?? host.base);
	const reservation = `ambient: no file of ${unknownSide} says which waypoint ${title} has`;
	if (bound.length === 0) return {
		pairs: [],
		reservations: [reservation]
	};
	const words = `which waypoint requests to ${title} go through`;
	const unknown = bound.map((waypoint) => ({
		...waypoint,
		inputs: [...waypoint.inputs, {
			name: `waypoint of ${title}`,
			words
		}]
	}));
	const [ofHead, ofBase] = unknownSide === "head" ? [unknown, bound] : [bound, unknown];
	return {
		pairs: sidesOf(pair, host, pairedWaypoints(ofHead, ofBase), {
			title,
			missing: []
		}),
		reservations: [reservation]
	};
}
function unboundPairs(pair, host, shown) {
	const key = targetKey(shown.manifest);
	if (![pair.head, pair.base].some(({ mesh }) => targetedServices(mesh).has(key))) return [];
	const title = serviceTitle(shown);
	return candidateWaypoints(pair, title, shown.namespace).flatMap((waypoints) => sidesOf(pair, host, [waypoints], {
		title,
		missing: []
	}));
}
function sidesOf(pair, host, waypoints, { title, missing }) {
	return waypoints.map(([head, base]) => ({
		head: serviceSide(pair, pair.head, host.head ?? host.base, {
			own: head,
			shown: head ?? base
		}),
		base: serviceSide(pair, pair.base, host.base ?? host.head, {
			own: base,
			shown: base ?? head
		}),
		title,
		missing,
		isAdded: !hasHost(pair.base, host.head ?? host.base)
	}));
}
function serviceSide(pair, side, service, { own, shown }) {
	return {
		side,
		proxy: shown.proxy,
		service: service.manifest,
		registry: service,
		waypoint: own && side.compiled().waypoint(own.proxy, service),
		inputs: own?.inputs ?? [],
		isClosed: own?.isClosed ?? false,
		isUnseen: false,
		boundBy: changedGateway(pair, shown.proxy) ?? service.manifest
	};
}
function changedGateway({ changes, head, base }, proxy) {
	const { namespace, labels } = proxy;
	const name = labels.get("gateway.networking.k8s.io/gateway-name") ?? "";
	return [head, base].map(({ mesh }) => mesh.find("KubernetesGateway", namespace, name)).find((gateway) => gateway && changes.isChanged(gateway));
}
function serviceTitle({ manifest, host }) {
	return `${manifestTitle(manifest)}${manifest.kind === "ServiceEntry" ? ` for ${host}` : ""}`;
}
function hasHost({ mesh }, { host, namespace }) {
	return (servicesByHost(mesh).get(host) ?? []).some((service) => service.namespace === namespace);
}

// src/effect/access/waypoint-entries.ts
function waypointEntries(pair) {
	const isTouched = pair.changes.changed.some((object) => mayMatter(pair, object));
	if (pair.isConfigEqual && !isTouched) return {
		compared: [],
		reservations: [],
		added: []
	};
	const { pairs, reservations } = servicePairs(pair);
	const unseen = unseenPairs(pair);
	const seen = groupBy([...pairs, ...unseen.filter((sides) => !isOther(sides))], policiesKey);
	const ofServices = pairs.flatMap((sides) => entryOf(pair, sides));
	const ofOthers = unseen.flatMap((sides) => {
		return entryOf(pair, sides, (seen.get(policiesKey(sides)) ?? []).filter((shown) => shows(shown, sides)).map(entryKey));
	});
	return {
		compared: [...ofServices, ...ofOthers],
		reservations,
		added: []
	};
}
function mayMatter({ changes }, object) {
	const kind = knownKind(object);
	if (kind !== "AuthorizationPolicy" && kind !== "RequestAuthentication") return decidingKinds$1.has(kind) || podLabels(object) !== void 0;
	const { head, base } = changes.versionsOf(object);
	return [head, base].some((version) => version && targetRefs(version).length > 0);
}
function policiesKey({ head, base }) {
	return JSON.stringify([head, base].map((side) => side.waypoint && policyKeys(side)));
}
function isOther({ head }) {
	return head.proxy.namespace === otherWaypoint.namespace;
}
function shows(shown, unseen) {
	if (isOther(unseen)) return true;
	const isSame = ["head", "base"].every((side) => shown[side].proxy.name === unseen[side].proxy.name);
	return unseen.mayBeShown && isSame && !shown.head.isUnseen;
}
const decidingKinds$1 = /* @__PURE__ */ new Set([
	...["Namespace", "GatewayClass"],
	...[
		"VirtualService",
		"Service",
		"ServiceEntry"
	],
	...[
		"EnvoyFilter",
		"TrafficExtension",
		"WasmPlugin"
	],
	...conversionKinds
]);
function entryOf(pair, sides, shownBy = []) {
	const { head, base, title, isAdded, missing } = sides;
	if (sideKey(head) === sideKey(base)) return [];
	const { proxy, registry, isUnseen } = head.waypoint ? head : base;
	const slice = pair.isConfigEqual && restKey(head) === restKey(base) ? ruleSlice(pair, head, base) : null;
	return [{
		name: `${waypointTitle(proxy)} of ${title}`,
		key: entryKey(sides),
		...shownBy.length > 0 && { shownBy },
		reservations: extensionReservations(head, base, "WAYPOINT"),
		missing: [...missing, ...extensionsOf(head.side.mesh, head.proxy, "WAYPOINT", head.service).map((extension) => `what ${manifestTitle(extension)} does`)],
		site: {
			kind: "waypoint",
			proxy,
			host: isUnseen ? null : registry.host
		},
		isAdded,
		alternatives: null,
		prepare: (filter) => prepareWaypoint(pair, {
			head,
			base,
			slice
		}, filter)
	}];
}
function entryKey({ head, base }) {
	const { proxy, registry, isUnseen } = head.waypoint ? head : base;
	const of = isUnseen ? "other Services" : hostKey(registry);
	return [
		proxy.name,
		of,
		sideKey(head),
		sideKey(base)
	].join("\n");
}
function waypointTitle({ namespace, name }) {
	return namespace === otherWaypoint.namespace ? "any other waypoint" : `waypoint ${name.replace(/^Gateway /, "")}`;
}
function sideKey(side) {
	return side.waypoint ? JSON.stringify([restKey(side), policyKeys(side, ["AuthorizationPolicy"])]) : "direct";
}
function restKey(side) {
	const { side: meshSide, proxy, waypoint, inputs, isClosed } = side;
	return JSON.stringify([
		waypoint !== null,
		isClosed,
		inputs.map(({ name }) => name),
		policyKeys(side, ["RequestAuthentication", "PeerAuthentication"]),
		extensionKeys(meshSide, proxy, "WAYPOINT", side.service),
		waypointRoutesKey(side),
		policyOptions(meshSide.mesh)
	]);
}

// src/effect/access/access-difference.ts
function accessDifference(head, base, changes) {
	const pair = meshPair(head, base, changes);
	const kinds = [
		workloadEntries(pair),
		gatewayEntries(pair),
		waypointEntries(pair)
	];
	const compared = comparedGroups(groupBy(kinds.flatMap(({ compared }) => compared), ({ key }) => key));
	const undecided = compared.flatMap(({ entries, comparison: { bound } }) => bound === null ? [] : entries.map(({ name, site }) => ({
		name,
		site,
		reason: bound
	})));
	const reservations = [
		...pairReservations(pair),
		...kinds.flatMap((kind) => kind.reservations),
		...compared.flatMap(groupReservations),
		...undecided.map(({ name, reason }) => `${name} is not decided: ${reason}`),
		...compared.filter(isUnconfirmed).map(({ entries }) => `${unconfirmed} ${entries[0].name}`)
	];
	return {
		compared: compared.reduce((sum, { entries }) => sum + entries.length, 0),
		undecided,
		changes: mergedChanges(compared.flatMap(differencesOf), pair),
		reservations: [...new Set(reservations)],
		added: kinds.flatMap(({ added }) => added),
		routes: uncomparedRoutes(pair.changes).map(manifestTitle)
	};
}
function groupReservations({ entries, comparison }) {
	return [...entries.flatMap(({ reservations }) => reservations), ...comparison.reservations];
}
function isUnconfirmed({ comparison: { classes } }) {
	return classes.some(({ isReplayed }) => !isReplayed);
}
const unconfirmed = "the simulator of requests decides otherwise at";
function comparedGroups(groups) {
	const byKey = /* @__PURE__ */ new Map();
	return [...groups].map(([key, entries]) => {
		const comparison = entries.every(({ shownBy = [] }) => shownBy.some((shownEntry) => (byKey.get(shownEntry)?.classes.length ?? 0) > 0)) ? nothingFound : comparisonOf(entries[0]);
		byKey.set(key, comparison);
		return {
			entries,
			comparison
		};
	});
}
const nothingFound = {
	classes: [],
	reservations: [],
	bound: null
};
function comparisonOf(entry) {
	try {
		const prepared = entry.prepare();
		return {
			classes: compareSides(prepared),
			reservations: prepared.reservations,
			bound: null
		};
	} catch (error) {
		if (!(error instanceof DiagramBoundError)) throw error;
		return {
			classes: [],
			reservations: [],
			bound: error.message
		};
	}
}
function differencesOf({ entries, comparison }) {
	return entries.flatMap((entry) => comparison.classes.map((difference) => ({
		entry,
		difference: withOwnPolicies(difference, entries[0], entry)
	})));
}
function withOwnPolicies(difference, { standIns: compared = [] }, { standIns = [] }) {
	const ownOf = new Map(compared.map((policy, index) => [policy, standIns[index] ?? policy]));
	const withOwn = (side) => ({
		...side,
		places: side.places.map((place) => {
			const own = ownOf.get(place.object);
			return own === void 0 || own === place.object ? place : {
				object: own,
				node: own.spec
			};
		})
	});
	return {
		...difference,
		head: withOwn(difference.head),
		base: withOwn(difference.base)
	};
}

// src/run/check-changes/check-change.ts
function checkChange(difference, effect) {
	const { path, base, head, isReordered } = difference;
	return {
		at: (head ?? base).keyLocation,
		side: head ? "head" : "base",
		key: keyText(path),
		effect,
		...isReordered ? { note: "in another order" } : valuesOf$1(base, head)
	};
}
function valuesOf$1(base, head) {
	return {
		...base && { before: flowText(base) },
		...head && { after: flowText(head) }
	};
}

// src/run/check-changes/severity-rank.ts
function severityRank(severity) {
	return ranks$1[severity];
}
const ranks$1 = table({
	off: 0,
	...Object.fromEntries(severities.map((severity, index) => [severity, severities.length - index]))
});
function writtenSeverity(node) {
	return node.scalar === false ? "off" : scalarText(node);
}

// src/run/check-changes/override-effects.ts
function overridesEffect(difference, defaultOf) {
	const { path, base, head, isItem, isReordered } = difference;
	if (isReordered) return "loosens";
	const effectOf = (key, name, sides) => settingEffect(sides, scaleOf(key, name, defaultOf));
	if (!isItem || path.length > 1) return effectOf(path[2] ?? "", path[3] ?? "", {
		base,
		head
	});
	const distinctEffects = (base ?? head).entries().flatMap(([key, node]) => {
		return (key === "rules" ? node.entries() : [["", node]]).map(([name, setting]) => effectOf(key, name, {
			base: base && setting,
			head: head && setting
		}));
	}).filter((effect) => effect !== "changes");
	return distinctEffects.find((effect) => effect === "loosens") ?? distinctEffects[0] ?? "changes";
}
function settingEffect({ base, head }, { rankOf, othersOf }) {
	const before = base ? rankOf(base) : Math.max(...othersOf(head));
	const after = head ? rankOf(head) : Math.min(...othersOf(base));
	if (before === void 0 || after === void 0 || before === after) return "changes";
	return after < before ? "loosens" : "tightens";
}
function scaleOf(key, name, defaultOf) {
	if (key === "rules") return severityScale(name, defaultOf);
	const order = orders[key];
	if (!order) return {
		rankOf: () => void 0,
		othersOf: () => []
	};
	const rankOf = (setting) => {
		const rank = order.indexOf(scalarText(setting));
		return rank < 0 ? void 0 : rank;
	};
	return {
		rankOf,
		othersOf: (setting) => [1, ...otherEntries(setting).flatMap((entry) => ranksIn([entry.get(key)], rankOf))]
	};
}
const orders = table({
	"fail-on": [
		"never",
		"error",
		"warning",
		"info"
	],
	"min-confidence": [
		"",
		"certain",
		"likely"
	],
	exclude: ["true", "false"]
});
function severityScale(name, defaultOf) {
	const rankOf = (setting) => severityRank(writtenSeverity(setting));
	const names = [name, name.split("/").slice(0, 2).join("/")];
	const settingsIn = (rules) => names.map((each) => rules.get(each));
	const usual = severityRank(defaultOf(name) ?? "");
	return {
		rankOf,
		othersOf: (setting) => {
			const outer = ranksIn(settingsIn(setting.root.get("rules")), rankOf);
			const defaults = usual === void 0 ? [severityRank("info"), severityRank("error")] : [usual];
			const ofEntries = otherEntries(setting).flatMap((entry) => ranksIn(settingsIn(entry.get("rules")), rankOf));
			return [...outer.length > 0 ? outer : defaults, ...ofEntries];
		}
	};
}
function ranksIn(settings, rankOf) {
	return settings.flatMap((setting) => setting.exists ? rankOf(setting) ?? [] : []);
}
function otherEntries(setting) {
	const [, index] = setting.pathKeys;
	return setting.root.items("overrides").filter((_, place) => place !== index);
}

// src/run/check-changes/unreadable.ts
async function wrongConfiguration(base, file) {
	const problem = readProblem(base, file) ?? await mistakeIn(base, file);
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
	const configPath = base.tree.read(resolveLinks(base.tree, file) ?? file) ? file : defaultConfigFile;
	const [first] = await configMistakes(base, configPath);
	return first ?? null;
}
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
		const problem = readProblem(sides[side].reader, file);
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
function readProblem(reader, file) {
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
function configurationChanges(base, head, file) {
	return configurationDifferences(base, head, file).map((difference) => ({
		...checkChange(difference, difference.effect),
		...severityDefault(difference)
	}));
}
function configurationDifferences(base, head, file) {
	const baseRoot = rootIn(base, file) ?? (base.tree.read(file) ? null : rootIn(base, ".meshgate.yaml"));
	const headRoot = rootIn(head, file);
	if (readProblem(base, file)) return [];
	const defaultOf = defaultsIn(base, baseRoot);
	return settingDifferences(baseRoot ?? emptyRoot(file), headRoot ?? emptyRoot(file), policy$2).filter(isMeaningful).map((difference) => ({
		...difference,
		effect: effectOf$4(difference, defaultOf)
	}));
}
function rootIn(reader, file) {
	return configurationFiles(reader, file).root;
}
function defaultsIn(base, baseRoot) {
	const patterns = baseRoot?.items("custom-rules").map(({ text }) => text) ?? [];
	const custom = patterns.length === 0 ? /* @__PURE__ */ new Map() : ruleEntriesById(base, patterns);
	return (id) => {
		const entry = custom.get(id);
		return entry ? entry.get("severity").text || "error" : defaults.get(id);
	};
}
const policy$2 = {
	nameOf: (item, path) => path.length === 1 ? itemNames[path[0]]?.(item) ?? null : null,
	isOrdered: (path) => path[0] === "overrides" ? path.length === 1 : path.length > 1 && path.at(-1) === "values",
	isEmptyIfAbsent: (path) => path.length > 1 || listKeys.has(path[0])
};
const itemNames = table({
	targets: targetName,
	overrides: overrideName
});
function overrideName(item) {
	const [paths, environments] = ["paths", "environments"].map((key) => item.items(key).map(({ text }) => text).toSorted().join(","));
	return `${paths}${environments && `@${environments}`}`;
}
const listKeys = /* @__PURE__ */ new Set([...[
	"exclude",
	"schemas",
	"custom-rules",
	"waivers",
	"overrides",
	"invariants"
]]);
function targetName(item) {
	const values = item.items("values")[0]?.text;
	const manifests = item.items("manifests").map(({ text }) => text);
	const path = item.get("chart").text || values || manifests.join(",");
	const [release, environment] = [item.get("release").text, item.get("environment").text];
	return `${path}${release && `:${release}`}${environment && `@${environment}`}`;
}
function isMeaningful({ base, head }) {
	return [base, head].some((node) => node !== null && !(node.kind === "map" && node.entries().length === 0));
}
function effectOf$4(difference, defaultOf) {
	return effects$2[difference.path[0] ?? ""]?.(difference, defaultOf) ?? "changes";
}
const effects$2 = table({
	exclude: effectOfExcludedEntry,
	waivers: effectOfExcludedEntry,
	schemas: effectOfCheckedEntry,
	"custom-rules": effectOfCheckedEntry,
	repository: effectOfCheckedEntry,
	manifests: (difference) => difference.isItem ? effectOfCheckedEntry(difference) : effectOfExcludedEntry(difference),
	targets: targetsEffect,
	"egress-allowlist": (difference) => difference.isItem ? effectOfExcludedEntry(difference) : effectOfCheckedEntry(difference),
	invariants: effectOfCheckedEntry,
	rules: ({ path, base, head }, defaultOf) => severityEffect$1(path[1] ?? "", {
		base,
		head
	}, defaultOf),
	overrides: overridesEffect
});
function effectOfCheckedEntry({ base, head }) {
	return base === null ? "tightens" : head === null ? "loosens" : "changes";
}
function effectOfExcludedEntry(difference) {
	return opposites[effectOfCheckedEntry(difference)];
}
const opposites = {
	tightens: "loosens",
	loosens: "tightens",
	changes: "changes"
};
function targetsEffect(difference) {
	const { path, base, head, isItem } = difference;
	if (isItem && (path.length === 1 || path.at(-1) === "manifests")) return effectOfCheckedEntry(difference);
	const isEmpty = (base ?? head)?.kind === "list" && (base ?? head)?.items().length === 0;
	return path.length === 1 && isEmpty ? effectOfExcludedEntry(difference) : "changes";
}
function severityEffect$1(name, { base, head }, defaultOf) {
	const defaultSeverity = defaultOf(name) ?? "";
	const [baseRank, headRank] = [base, head].map((node) => severityRank(node ? writtenSeverity(node) : defaultSeverity));
	if (!base && baseRank === void 0 && headRank === 0) return "loosens";
	if (!head && headRank === void 0 && baseRank === 0) return "tightens";
	if (baseRank === void 0 || headRank === void 0 || baseRank === headRank) return "changes";
	return headRank < baseRank ? "loosens" : "tightens";
}
const defaults = new Map(rules.map(({ id, severity, isOptional }) => [id, isOptional ? "off" : severity]));
function severityDefault({ path, base, head }) {
	const defaultSeverity = path[0] === "rules" && (!base || !head) ? defaults.get(path[1] ?? "") : void 0;
	return defaultSeverity === void 0 ? {} : { default: defaultSeverity };
}

// src/run/request/unread-inputs.ts
function unreadInputs(mesh, tree) {
	const sources = new Map(tree.gitops.map(({ id, delivery }) => [id, delivery.sources]));
	const isOfIstio = ({ statedBy }) => statedBy !== void 0 && areOfIstio(sources.get(statedBy.target) ?? []);
	const ofTargets = mesh.targets.flatMap((target) => isOfIstio(target) ? [] : unreadTarget(target, tree.renders.get(target.id)));
	const broken = mesh.documents.filter(({ problems }) => problems.some(({ code }) => code === "syntax"));
	return [
		...ofTargets,
		...[...new Set(broken.map(({ file }) => file))].map((name) => ({
			name,
			reason: "broken",
			namespace: null
		})),
		...unreadObjects(mesh, tree)
	];
}
function unreadTarget(target, render) {
	const { id, kind } = target;
	if (kind === "manifests" || kind === "values" && target.reasonCode === "no-release") return [];
	const namespace = kind === "kustomization" ? null : target.namespace;
	if (render?.status === "failed" && lacksChartsOnly(render) && render.unvendored.every(isIstioChart)) return [];
	const name = targetTitle(id);
	if (render?.status !== "rendered") return [{
		name,
		reason: "unrendered",
		namespace
	}];
	return render.omitted === void 0 ? [] : [{
		name,
		reason: "incomplete",
		namespace
	}];
}
function unreadObjects(mesh, { gitops, targets, environments }) {
	const stating = new Set(targets.flatMap(({ statedBy }) => statedBy?.target ?? []));
	const clusters = new Set(mesh.targets.flatMap(({ manager }) => manager?.cluster || []));
	const others = new Set(environments.filter((name) => name !== null && name !== mesh.environment));
	return gitops.filter(isUnread).filter(({ id, delivery, path }) => {
		const { cluster, sources } = delivery;
		const isElsewhere = cluster !== null && clusters.size > 0 && !clusters.has(cluster);
		return !stating.has(id) && !isElsewhere && !areOfIstio(sources) && !isOfEnvironment(path, others);
	}).map(({ delivery: { sources, namespace }, ...object }) => ({
		name: unreadName(object),
		reason: "unrendered",
		namespace: object.kind === "application-set" || !sources.every(isChart) ? null : namespace
	}));
}
function unreadName({ kind, name, namespace }) {
	if (name === "") return `${gitopsKindNames[kind]} without a name`;
	return `${gitopsKindNames[kind]} ${namespace === null ? name : `${namespace}/${name}`}`;
}
function isUnread({ kind, reason, isExcluded, builtWith, partOf }) {
	return kind !== "kustomization" && builtWith === void 0 && partOf === null && !isExcluded && reason !== "";
}
function isOfEnvironment(path, environments) {
	return path.split("/").some((segment) => environments.has(segment.replace(/\.(ya?ml|json)$/, "")));
}
function isChart(source) {
	return /^[\w.-]+ \S+( of |$)/.test(source);
}
function areOfIstio(sources) {
	return sources.length > 0 && sources.every((source) => istioChart.test(source) && isIstioRepository(source));
}
const istioChart = /^(base|istiod|cni|ztunnel|gateway) /;
function nearInputs(inputs, passed) {
	return inputs.filter(({ namespace }) => namespace === null || passed.has(namespace));
}
function missingTexts(inputs) {
	return [...groupBy(inputs, ({ reason }) => reason)].map(([reason, group]) => {
		const names = [...new Set(group.map(({ name }) => name))];
		const [before, after] = sentences$1[reason][names.length === 1 ? 0 : 1];
		return `what ${shortNameList(names)} ${before}, which ${after}`;
	});
}
function unreadTexts(inputs) {
	return [...groupBy(inputs, ({ reason }) => reason)].map(([reason, group]) => {
		const names = [...new Set(group.map(({ name }) => name))];
		const [before, after] = sentences$1[reason][names.length === 1 ? 0 : 1];
		const verb = reason === "incomplete" ? `${before.replace(" ", " something ")}, which ${after}` : after;
		return `${shortNameList(names)} ${verb}`;
	});
}
const sentences$1 = {
	unrendered: [["has", "is not rendered"], ["have", "are not rendered"]],
	incomplete: [["takes from elsewhere", "is not rendered"], ["take from elsewhere", "is not rendered"]],
	broken: [["has", "is no valid YAML"], ["have", "are no valid YAML"]]
};

// src/effect/egress/allocated-ports.ts
function portsByAllocatedAddress(mesh) {
	if (!sidecarsCaptureDns(mesh) || !(atLeast(mesh, 1, 25) || allocatesInProxies(mesh))) return [];
	return [...sharedPorts$1(mesh).keys()].map((number) => `which hosts get connections to the addresses that istiod allocates, at port ${number}, is not known`);
}
function portsByUnstatedCapture(head, base) {
	if (statesDnsCapture(head)) return [];
	const inHead = sharedPorts$1(head);
	if (inHead.size === 0) return [];
	const inBase = base && streamRouting(base) === streamRouting(head) ? sharedPorts$1(base) : /* @__PURE__ */ new Map();
	return [...inHead].filter(([number, key]) => inBase.get(number) !== key).map(([number]) => `no file states whether sidecars capture DNS (\`ISTIO_META_DNS_CAPTURE\`), which decides which hosts get connections at port ${number}`);
}
function sharedPorts$1(mesh) {
	const listeners = registryServices(mesh).flatMap(({ host, ports, hasAddress, isKubernetes, resolution, addresses, exportTo }) => {
		const isAllocated = !hasAddress && !isKubernetes && resolution !== "none";
		return ports.map(({ number, protocol }) => {
			return {
				host,
				number,
				isAllocated: isAllocated && (protocol === "tcp" || protocol === "auto"),
				isShared: isAllocated || protocol === "http",
				key: [
					host,
					protocol,
					resolution,
					addresses,
					exportTo
				]
			};
		});
	});
	const shared = [...groupBy(listeners, ({ number }) => number)].filter(([, ofPort]) => {
		return new Set(ofPort.flatMap(({ host, isShared }) => isShared ? [host] : [])).size > 1 && ofPort.some(({ isAllocated }) => isAllocated);
	});
	return new Map(shared.map(([number, ofPort]) => [number, JSON.stringify(ofPort.map(({ key }) => key))]));
}
function streamRouting(mesh) {
	const objects = [
		...mesh.ofKind("Sidecar"),
		...mesh.ofKind("VirtualService").filter(({ spec }) => ["tcp", "tls"].some((field) => spec.items(field).length > 0)),
		...mesh.ofKind("TCPRoute"),
		...mesh.ofKind("TLSRoute")
	];
	return JSON.stringify(objects.map((object) => [objectKey$1(object), canonicalJson(object.spec)]).toSorted());
}

// src/run/unread-settings.ts
const defaultExports = [
	"defaultServiceExportTo",
	"defaultVirtualServiceExportTo",
	"defaultDestinationRuleExportTo"
];
function unreadSettings(mesh) {
	return [...defaultExports.filter((key) => mesh.configSources.some(({ config }) => config.items(key).some(({ text }) => text !== "*"))).map((key) => `\`${key}\` of the MeshConfig is not applied, which hides objects without \`exportTo\``), ...portsByAllocatedAddress(mesh)];
}

// src/run/unread.ts
function unreadInTree({ unreadFiles }) {
	return unreadFiles;
}
function unreadInMesh(mesh, { tree, environments }) {
	const { renders, gitops, rendered } = tree;
	return unreadBeside(mesh, {
		renders,
		gitops,
		environments,
		targets: rendered.targets
	});
}
function unreadBeside(mesh, tree) {
	return [
		...unreadTexts(unreadInputs(mesh, tree)),
		...unreadSettings(mesh),
		...isOfLooseFile(mesh) ? ["nothing says which files are applied together (`targets` or `--together` does)"] : []
	];
}
function isOfLooseFile({ targets }) {
	return targets.some((target) => target.kind === "manifests" && target.loose === "alone");
}
const readingKeys = /* @__PURE__ */ new Set([...[
	"targets",
	"exclude",
	"manifests",
	"mesh",
	"clusters",
	"repository"
]]);
function readingChangeTexts(head, base, configFile) {
	const keys = configurationDifferences(base.sources.reader, head.sources.reader, configFile).map(({ path }) => path[0]).filter((key) => readingKeys.has(key));
	return [...new Set(keys)].map((key) => `\`${key}\` of ${configFile} differs, which says what is read`);
}

// src/run/access/verdict-on-access.ts
function verdictOnAccess({ changes }, because) {
	if (changes.some(({ head, base }) => head.verdict === "allowed" && base.verdict === "refused")) return "new";
	if (because.length > 0) return "unknown";
	return changes.every(({ head, base }) => head.verdict === base.verdict) ? "equal" : "nothing-new";
}

// src/inspect/locate-fields.ts
async function locateFields(fields, { sources, renders }, host) {
	const tree = {
		sources,
		renders,
		meshes: /* @__PURE__ */ new Map(),
		meshParts: /* @__PURE__ */ new Map()
	};
	const findings = fields.map(({ manifest, node }) => findingOf({
		id: "field",
		severity: "info"
	}, "manifest", objectSubject(manifest), {
		code: "field",
		node,
		message: ""
	}));
	return pointAtCauses(locate(findings, sources), tree, causesIn(tree, host), host.budget);
}

// src/run/egress/places.ts
const maxLocated = 40;
async function placesFor(places, tree, host) {
	const values = await causingValues(places, tree, host);
	const { sources } = tree;
	return (place) => {
		const { object, node } = place;
		const { file, line } = sourceLocation(node.location, sources);
		const value = values.get(keyOf$3(place));
		return {
			object: withoutStandIns(`${object.kind} ${object.namespace}/${object.name}`),
			path: node.path,
			file,
			line,
			...value && { value }
		};
	};
}
async function causingValues(places, { sources, renders }, host) {
	const distinct = distinctBy(places, keyOf$3);
	if (distinct.length > maxLocated) return /* @__PURE__ */ new Map();
	const fields = distinct.map(({ object, node }) => ({
		manifest: object,
		node
	}));
	const located = await locateFields(fields, {
		sources,
		renders
	}, host);
	return new Map(located.flatMap(({ cause, at: { file, line } }, index) => cause === "source" || cause === "template" ? [] : [[keyOf$3(distinct[index]), {
		file,
		line
	}]]));
}
function keyOf$3({ node }) {
	return node.yaml ?? node;
}

// src/run/masked-report.ts
function maskedReport(report, secrets) {
	const { sources: [head], mask } = secrets;
	const find = findSecrets(report, secrets);
	const sentence = (text, words = /* @__PURE__ */ new Set()) => maskedSentence(text, {
		find,
		words
	}, mask);
	const originals = /* @__PURE__ */ new Map();
	const maskedEdit = (edit) => {
		if (secretsIn(edit.text).length === 0 && sentence(edit.text) === edit.text) return edit;
		const masked = {
			...edit,
			text: mask(edit.text),
			masked: true
		};
		originals.set(JSON.stringify(masked), edit);
		return masked;
	};
	const shown = {
		...report,
		findings: report.findings.map((finding) => withMaskedEdits(finding, maskedEdit)),
		targets: report.targets.map((target) => withReason(target, (reason) => sentence(reason, secretWords(head, target.id)))),
		checkChanges: report.checkChanges.map((change) => maskedCheck(change, secrets, sentence))
	};
	return {
		report: maskedTexts(shown, oncePerText((text) => sentence(text))),
		unmaskedEdit: (edit) => originals.get(JSON.stringify(edit)) ?? edit,
		isShown: lineFilter(head, mask, sentence)
	};
}
function lineFilter({ reader }, mask, sentence) {
	const files = /* @__PURE__ */ new Map();
	const shownLines = (file) => {
		const masked = shownText(file, reader, mask)?.split("\n") ?? [];
		return (reader.text(file) ?? "").split("\n").map((line, index) => line === masked[index] && sentence(line) === line);
	};
	return (file, line) => {
		const shown = files.get(file) ?? shownLines(file);
		files.set(file, shown);
		return shown[line] ?? true;
	};
}
function findSecrets(report, { sources, configFile }) {
	const { findings, changes, consequences, targets, checkChanges } = report;
	return secretFinder(sources, [
		...findings.flatMap((finding) => finding.targets),
		...changes.map(({ target }) => target),
		...targets.flatMap(({ id, reason }) => reason === void 0 ? [] : id)
	], [...sources.flatMap(({ reader }) => configurationFiles(reader, configFile).files), ...[
		...findings,
		...consequences,
		...checkChanges,
		...changes.flatMap(({ causes }) => causes)
	].map(({ at }) => at.file)]);
}
function withMaskedEdits(finding, maskedEdit) {
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
function maskedCheck(change, { sources, mask }, sentence) {
	const { at, key, before, after, note } = change;
	const kind = secretName(key);
	const masked = (value) => kind !== null && isSecretValue(kind, value) ? mask(value) : maskedText(value, mask);
	const words = sources.flatMap(({ reader }) => fileSecrets(reader, at.file).map(({ value }) => value));
	return {
		...change,
		...before !== void 0 && { before: masked(before) },
		...after !== void 0 && { after: masked(after) },
		...note !== void 0 && { note: sentence(note, new Set(words)) }
	};
}

// src/run/check-changes/helmignore.ts
function helmignoreChanges(base, head) {
	return [...new Set([base, head].flatMap(ignoreFiles))].flatMap((file) => {
		const folder = folderOf(file);
		if (![base, head].every(({ tree }) => hasPath(tree, joinPath(folder, "Chart.yaml")))) return [];
		return patternChanges(file, [base, head], patternTest([base, head].flatMap(({ tree }) => resolveFiles(tree, folder))));
	});
}
function patternTest(files) {
	const folders = new Set(files.flatMap(({ name }) => foldersAbove(name)));
	const all = /* @__PURE__ */ new Set([...files.map(({ name }) => name), ...folders]);
	return (pattern) => {
		if (/^!|[[\\]/.test(pattern)) return true;
		const candidates = pattern.endsWith("/") ? folders : all;
		const glob = pattern.replace(/\/$/, "");
		const isPath = glob.includes("/");
		const matcher = new Minimatch(glob.replace(/^\//, ""), goMatch);
		return [...candidates].some((path) => matcher.match(isPath ? path : baseName(path)));
	};
}
const goMatch = {
	dot: true,
	nobrace: true,
	nocomment: true,
	noext: true,
	noglobstar: true,
	nonegate: true
};
function ignoreFiles({ tree }) {
	const charts = new Set(tree.files.filter((path) => baseName(path) === "Chart.yaml").map(folderOf));
	return [...tree.files, ...tree.links.keys()].filter((path) => baseName(path) === ".helmignore" && charts.has(folderOf(path)));
}
function patternChanges(file, [base, head], mayMatch) {
	const [basePatterns, headPatterns] = [patternsIn(file, base, mayMatch), patternsIn(file, head, mayMatch)];
	return [...[...basePatterns].filter(([pattern]) => !headPatterns.has(pattern)).map((entry) => lineChange(file, entry, "base")), ...[...headPatterns].filter(([pattern]) => !basePatterns.has(pattern)).map((entry) => lineChange(file, entry, "head"))];
}
function patternsIn(file, reader, mayMatch) {
	const { tree, text } = reader;
	const lines = (text(resolveLinks(tree, file) ?? file) ?? "").split("\n").map((line, index) => {
		const pattern = line.trim();
		const column = line.indexOf(pattern) + 1;
		return [pattern, {
			line: index + 1,
			column,
			endColumn: column + pattern.length
		}];
	});
	return new Map(lines.filter(([pattern]) => pattern !== "" && !pattern.startsWith("#") && mayMatch(pattern)));
}
function lineChange(file, [pattern, range], side) {
	return {
		at: {
			file,
			...range,
			endLine: range.line
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

// src/run/check-changes/test-changes.ts
function testChanges(base, head) {
	const [inBase, inHead] = [base, head].map(({ tree }) => new Set(tree.files.filter(isTestFile)));
	const movedTo = movedFiles(inBase, inHead);
	const moved = new Set(movedTo.values());
	return [...[...inBase].flatMap((file) => {
		const name = inHead.has(file) ? file : movedTo.get(file);
		return name === void 0 ? [wholeFile(file, "base")] : changesOf$2(base, file, head, name);
	}), ...[...inHead].flatMap((file) => inBase.has(file) || moved.has(file) ? [] : [wholeFile(file, "head")])];
}
function movedFiles(inBase, inHead) {
	const added = [...inHead].filter((file) => !inBase.has(file));
	const byName = new Map(added.map((file) => [baseName(file), file]));
	const gone = [...inBase].filter((file) => !inHead.has(file));
	return new Map(gone.flatMap((file) => {
		const target = byName.get(baseName(file));
		return target === void 0 ? [] : [[file, target]];
	}));
}
function wholeFile(file, side) {
	const isGone = side === "base";
	return {
		at: fileStart(file),
		side,
		key: "",
		effect: isGone ? "loosens" : "tightens",
		note: isGone ? "its policy tests are gone" : "new policy tests"
	};
}
function changesOf$2(base, baseFile, head, headFile) {
	const [before, after] = [rootsIn(base, baseFile), rootsIn(head, headFile)];
	return before.flatMap((root, index) => settingDifferences(root, after[index] ?? emptyRoot(headFile), policy$1).map((difference) => checkChange(difference, effectOf$3(difference))));
}
function rootsIn(reader, file) {
	return reader.documents(file).flatMap(({ root }) => root ? [Node.of(root)] : []);
}
const policy$1 = {
	nameOf: (item, path) => {
		if (path.at(-1) === "cases") return item.get("name").text || null;
		return path.at(-1) === "each" ? rowName(item) : null;
	},
	isOrdered: () => false,
	isEmptyIfAbsent: (path) => path.at(-1) === "elsewhere" || path.at(-1) === "cases"
};
function rowName(row) {
	const request = row.entries().filter(([name]) => name !== "expect");
	return row.get("name").text || comparableText(request.map(([name, value]) => [name, value.data]));
}
const extents = /* @__PURE__ */ new Set([
	"cases",
	"each",
	"paths",
	"methods",
	"environments"
]);
function effectOf$3(difference) {
	const { path, isItem, head } = difference;
	if (isItem && extents.has(path.at(-1))) return effectOfTested(difference);
	if (path.at(-1) === "elsewhere") return head === null ? "tightens" : "loosens";
	const at = path.indexOf("expect");
	if (at < 0) return "changes";
	if (head?.text === "depends") return "loosens";
	return at < path.length - 1 ? effectOfTested(difference) : "changes";
}
function effectOfTested({ base, head }) {
	if (head === null) return "loosens";
	return base === null ? "tightens" : "changes";
}

// src/run/check-changes/action-input-effects.ts
const inputDefaults = table({
	config: ".meshgate.yaml",
	"config-from": "head",
	"approve-weakening": "false",
	"fail-on": "error",
	"min-confidence": "certain",
	"fail-on-diff": "false",
	"only-new": "true",
	all: "false",
	strict: "false",
	comment: "auto",
	"comment-key": "default",
	annotate: "changed",
	suggestions: "safe",
	fetch: "false",
	"time-budget": "900"
});
const listInputs = /* @__PURE__ */ new Set([
	"paths",
	"environments",
	"egress-allowlist"
]);
function inputEffect(name, base, head) {
	if (name === "config-from" && base === "head" && head === "base") return "tightens";
	if (deciding.has(name)) return "loosens";
	if (name === "time-budget") return Number(head) >= Number(base) ? "changes" : "loosens";
	const order = strictness[name];
	if (order === void 0) return "changes";
	if (head.includes("${{")) return "loosens";
	const [baseRank, headRank] = [base, head].map((value) => order.indexOf(value.trim().toLowerCase()));
	if (baseRank < 0 || headRank < 0 || baseRank === headRank) return "changes";
	return headRank < baseRank ? "loosens" : "tightens";
}
const deciding = /* @__PURE__ */ new Set([
	"config",
	"config-from",
	"approve-label",
	"base",
	"cache-public-key"
]);
const strictness = table({
	"fail-on": [
		"never",
		"error",
		"warning",
		"info"
	],
	"min-confidence": ["certain", "likely"],
	"fail-on-diff": ["false", "true"],
	"only-new": ["true", "false"],
	strict: ["false", "true"],
	fetch: ["false", "true"],
	"approve-weakening": ["true", "false"]
});
function entryChanges(name, base, head) {
	const [baseEntries, headEntries] = [entriesOf$1(base), entriesOf$1(head)];
	return [...[...baseEntries].filter((entry) => !headEntries.has(entry)).map((entry) => ({
		entry,
		isAdded: false
	})), ...[...headEntries].filter((entry) => !baseEntries.has(entry)).map((entry) => ({
		entry,
		isAdded: true
	}))].map((change) => ({
		...change,
		effect: entryEffect(name, change.isAdded, baseEntries.size, headEntries.size)
	}));
}
function entryEffect(name, isAdded, baseSize, headSize) {
	if (name === "egress-allowlist") {
		if (baseSize === 0 || headSize === 0) return isAdded ? "tightens" : "loosens";
		return isAdded ? "loosens" : "tightens";
	}
	if (baseSize === 0) return "loosens";
	if (headSize === 0) return "tightens";
	return isAdded ? "tightens" : "loosens";
}
function entriesOf$1(text) {
	const entries = text.split("\n").map((line) => line.trim());
	return new Set(entries.filter((entry) => entry !== ""));
}

// src/run/check-changes/job-effects.ts
const jobEffects = table({
	"continue-on-error": ({ base, head }) => {
		const [baseValue, headValue] = [literal(base, "false"), literal(head, "false")];
		if (baseValue === headValue) return "changes";
		return headValue === "true" ? "loosens" : headValue === "false" ? "tightens" : "changes";
	},
	needs: ({ base, head }) => base === null ? "loosens" : head === null ? "tightens" : "changes",
	if: ({ base, head }) => {
		if (isNever(head) || base === null && restricts(head)) return "loosens";
		return isNever(base) || head === null && restricts(base) ? "tightens" : "changes";
	}
});
function triggerEffect({ path, base, head, isItem }) {
	const added = base === null ? "tightens" : head === null ? "loosens" : "changes";
	const filter = path[2];
	if (filter === void 0) return added;
	if (!filters.has(filter)) return "changes";
	const admitsRuns = isItem && !filter.endsWith("-ignore");
	const isNegated = isItem && scalarText(head ?? base).startsWith("!");
	if (added === "changes" || isNegated) return "changes";
	return admitsRuns ? added : added === "tightens" ? "loosens" : "tightens";
}
const filters = /* @__PURE__ */ new Set([
	"paths",
	"paths-ignore",
	"branches",
	"branches-ignore",
	"tags",
	"tags-ignore"
]);
function literal(node, absent) {
	const text = node ? scalarText(node).toLowerCase() : absent;
	return text === "true" || text === "false" ? text : "";
}
function condition(node) {
	const text = node ? scalarText(node).trim() : "";
	return (/^\$\{\{(.*)\}\}$/s.exec(text)?.[1] ?? text).trim();
}
function isNever(node) {
	return condition(node) === "false";
}
function restricts(node) {
	return !/\b(always|failure|cancelled)\s*\(|^true$/.test(condition(node));
}

// src/run/check-changes/workflow-values.ts
function workflowValues(difference) {
	const { path, base, head, isReordered } = difference;
	if (isReordered) return { note: "in another order" };
	const textOf = formatterFor(difference);
	const baseText = base && textOf(base);
	const headText = head && textOf(head);
	if (path.at(-1) === "run" && (baseText ?? "") === (headText ?? "")) return { note: "another script" };
	return {
		...baseText !== null && { before: baseText },
		...headText !== null && { after: headText }
	};
}
function formatterFor({ path, isItem }) {
	if (path[0] === "on" && path.length === 2) return (node) => eventText(path[1], node);
	if (path.length === 2 && path[0] === "jobs") return jobText;
	if (isItem && path.at(-1) === "steps") return stepText;
	if (path.at(-1) === "run") return commandText;
	return path.some((key, index) => mayBeSecret(key, path[index - 1])) ? secretText : flowText;
}
function mayBeSecret(key, parent = "") {
	if (parent === "jobs" || parent === "permissions" || key.startsWith("[")) return false;
	return /^env$|secret|credential|token|passw|private|api-?key/i.test(key);
}
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
function commandText(run) {
	return meshgateCommands(run.text).join("; ");
}

// src/run/check-changes/workflow-pairs.ts
function workflowTree(reader) {
	return {
		reader,
		use: meshgateUse(reader)
	};
}
function workflowPairs(base, head) {
	const files = [.../* @__PURE__ */ new Set([...base.use.workflows.keys(), ...head.use.workflows.keys()])];
	const renamed = renamedFiles(base, head);
	const addedFiles = new Set(renamed.values());
	return files.filter((file) => !addedFiles.has(file)).map((file) => ({
		base: file,
		head: renamed.get(file) ?? file
	}));
}
function renamedFiles(base, head) {
	const newFiles = onlyIn(head, base);
	const byJob = new Map(newFiles.flatMap((file) => jobsIn(head, file).map((job) => [job, file])));
	const unmatched = new Set(newFiles);
	const renamed = /* @__PURE__ */ new Map();
	for (const file of onlyIn(base, head)) {
		const jobName = jobsIn(base, file).find((job) => unmatched.has(byJob.get(job) ?? ""));
		if (jobName === void 0) continue;
		renamed.set(file, byJob.get(jobName));
		unmatched.delete(byJob.get(jobName));
	}
	return renamed;
}
function onlyIn({ use }, otherTree) {
	return [...use.workflows.keys()].filter((file) => otherTree.reader.tree.read(file) === void 0);
}
function jobsIn({ use }, file) {
	return [...use.workflows.get(file) ?? []];
}

// src/run/check-changes/workflow-changes.ts
function workflowChanges(base, head) {
	const users = new Set([base, head].flatMap(({ use }) => [...use.users]));
	const pairs = workflowPairs(base, head);
	return [...pairs.filter((pair) => pair.base !== pair.head).map(renamedWorkflow), ...workflowDifferences(pairs, base, head).flatMap((difference) => changesOf$1(difference, users))];
}
function renamedWorkflow({ base, head }) {
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
	const { path } = difference;
	const input = inputOf(path);
	if (input !== null && listInputs.has(input)) return entryChangesOf(difference, input);
	const effect = path[0] === "on" ? triggerEffect(difference) : input !== null ? effectOfInput(difference, input) : effectOf$2(difference, users);
	const reported = path[0] === "on" && path.length === 2 ? {
		...difference,
		path: ["on"]
	} : difference;
	const { before: _before, after: _after, ...change } = checkChange(reported, effect);
	return [{
		...change,
		...workflowValues(difference),
		...defaultOf(difference, input)
	}];
}
function inputOf(path) {
	const [step = "", key, name] = path.slice(-3);
	return /^\[meshgate(#\d+)?\]$/.test(step) && key === "with" ? name : null;
}
function effectOfInput({ base, head }, input) {
	const [baseValue, headValue] = [base, head].map((node) => node ? scalarText(node) : inputDefaults[input] ?? "");
	return inputEffect(input, baseValue, headValue);
}
function defaultOf({ base, head }, input) {
	const defaultValue = base && head ? void 0 : inputDefaults[input ?? ""];
	return defaultValue === void 0 ? {} : { default: defaultValue };
}
function entryChangesOf(difference, input) {
	const { base, head } = difference;
	const { before: _before, after: _after, ...change } = checkChange(difference, "changes");
	const [baseText, headText] = [base, head].map((node) => node ? scalarText(node) : "");
	return entryChanges(input, baseText, headText).map(({ entry, isAdded, effect }) => ({
		...change,
		...isAdded ? { after: entry } : { before: entry },
		effect
	}));
}
function effectOf$2(difference, users) {
	const { path, base, head, isItem, isReordered } = difference;
	if (isReordered) return "changes";
	if (!(isItem ? path.at(-1) === "steps" : path.length === 2 && path[0] === "jobs")) return jobEffects[path.at(-1) ?? ""]?.(difference) ?? "changes";
	if (![base, head].some((node) => node?.yaml && users.has(node.yaml))) return "changes";
	return base === null ? "tightens" : "loosens";
}

// src/run/check-changes/check-changes.ts
async function checkChanges(base, head, configFile) {
	const workflows = [workflowTree(base), workflowTree(head)];
	return sortedChanges([
		...configFile === null ? [] : await wrongConfiguration(base, configFile),
		...configFile === null ? [] : configurationChanges(base, head, configFile),
		...unreadableWorkflows(...workflows),
		...workflowChanges(...workflows),
		...helmignoreChanges(base, head),
		...testChanges(base, head)
	]);
}
function sortedChanges(changes) {
	return changes.toSorted(compare$3);
}
const order = {
	loosens: 0,
	changes: 1,
	tightens: 2
};
function compare$3(a, b) {
	return order[a.effect] - order[b.effect] || compareText(a.at.file, b.at.file) || a.at.line - b.at.line;
}

// src/run/check-changes/schema-files.ts
async function schemaFileDifferences(base, head, scope) {
	const named = [base, head].flatMap(({ reader, config }) => schemaFiles(reader, config.schemas ?? []));
	const differs = (file) => textOf(base.reader, file) !== textOf(head.reader, file);
	if (!named.some(differs)) return [];
	const [baseFiles, headFiles] = await Promise.all([kindsOf(base, scope), kindsOf(head, scope)]);
	const [baseKinds, headKinds] = [baseFiles, headFiles].map((files) => new Set([...files.values()].flat()));
	return [.../* @__PURE__ */ new Set([...baseFiles.keys(), ...headFiles.keys()])].filter((file) => headFiles.has(file) || namesSchemaFile(head.config.schemas ?? [], file)).filter(differs).toSorted(compareText).map((file) => {
		const lostKinds = [...baseFiles.get(file) ?? []].filter((kind) => !headKinds.has(kind));
		const gained = [...headFiles.get(file) ?? []].filter((kind) => !baseKinds.has(kind));
		const change = !headFiles.has(file) ? "removed" : baseFiles.has(file) ? "changed" : "added";
		const tightens = change === "added" && gained.length === headFiles.get(file).length;
		return {
			file,
			change,
			lostKinds,
			effect: lostKinds.length > 0 ? "loosens" : tightens ? "tightens" : "changes"
		};
	});
}
function kindsOf({ reader, config }, scope) {
	return kindsBySchemaFile(reader, config.schemas ?? [], scope);
}
function textOf({ tree, text }, file) {
	return text(resolveLinks(tree, file) ?? file);
}
function schemaFileChanges(differences) {
	return differences.map(({ file, change, effect, lostKinds }) => ({
		at: {
			file,
			line: 1,
			column: 1,
			endLine: 1,
			endColumn: 1
		},
		side: change === "removed" ? "base" : "head",
		key: "schemas",
		effect,
		...change === "removed" && { before: file },
		...change === "added" && { after: file },
		...noteOf(change, lostKinds)
	}));
}
function noteOf(change, lostKinds) {
	if (lostKinds.length > 0) return { note: `no schema of ${lostKinds.join(", ")} is left` };
	return change === "changed" ? { note: "the schema itself changes" } : {};
}

// src/run/check-changes/rule-changes.ts
function ruleDifferences(base, head) {
	const [inBase, inHead] = [base, head].map(({ reader, config }) => ruleEntriesById(reader, config["custom-rules"] ?? []));
	const named = new Set(ruleEntriesById(base.reader, head.config["custom-rules"] ?? []).keys());
	return [.../* @__PURE__ */ new Set([...inBase.keys(), ...inHead.keys()])].flatMap((id) => {
		const [before, after] = [inBase.get(id) ?? null, inHead.get(id) ?? null];
		if (before && after) return changedKeys(id, before, after);
		if (!after && !named.has(id)) return [];
		return [{
			...wholeRule(id, before, after),
			effect: after ? "tightens" : "loosens"
		}];
	});
}
function ruleChanges$1(differences) {
	return differences.map((difference) => checkChange(difference, difference.effect));
}
function wholeRule(id, base, head) {
	return {
		id,
		entry: head,
		path: [id],
		base,
		head,
		isItem: false,
		isReordered: false
	};
}
function changedKeys(id, before, after) {
	return settingDifferences(before, after, policy, [id]).flatMap((difference) => {
		const effect = effects$1[difference.path[1] ?? ""]?.(difference);
		return effect ? [{
			...difference,
			id,
			entry: after,
			effect
		}] : [];
	});
}
const policy = {
	nameOf: () => null,
	isOrdered: () => false,
	isEmptyIfAbsent: () => false
};
const effects$1 = table({
	severity: severityEffect,
	kinds: ({ base, head }) => base === null ? "tightens" : head === null ? "loosens" : "changes",
	match: ({ base, head }) => base === null ? "loosens" : head === null ? "tightens" : "changes",
	field: () => "changes",
	expression: () => "changes",
	params: () => "changes"
});
function severityEffect({ base, head }) {
	const [before, after] = [base, head].map((node) => node?.text ?? "error");
	return compareSeverity(before, after) < 0 ? "loosens" : "tightens";
}

// src/effect/egress/exit.ts
const anyHost$1 = "any host";
function destinationKey({ host, port, address }) {
	return `${host}:${port} ${address}`;
}
function exitKey({ destination, called, handling, isInMesh, missing }) {
	const { tls, isVerified, timeout, retries, via, isMirror } = handling;
	const tries = retries && [
		retries.attempts,
		retries.perTryTimeout,
		retries.retryOn,
		retries.statusCodes
	];
	return JSON.stringify([
		...[
			destination.host,
			destination.port,
			destination.address
		],
		...[
			called.host,
			called.port,
			called.protocol,
			called.serverName,
			called.authority
		],
		...[
			tls,
			isVerified,
			timeout,
			tries,
			via,
			isMirror,
			isInMesh,
			missing
		]
	]);
}

// src/effect/egress/host-links.ts
const routeInputs = ["VirtualService", ...conversionKinds];
const meshRoutes = derived(routeInputs, (mesh) => virtualServicesWithHosts(mesh).filter((virtualService) => gatewayKeysOf(virtualService).includes(meshGateway)));
const hostLinks = derived([
	"Service",
	"ServiceEntry",
	...routeInputs
], (mesh) => {
	const declaredHosts = [...servicesByHost(mesh).keys()];
	const callers = /* @__PURE__ */ new Map();
	const declared = hostIndex(declaredHosts, (host) => [host]);
	for (const virtualService of meshRoutes(mesh)) {
		const called = hostsOfVirtualService(mesh, virtualService).flatMap((host) => [host, ...declared.overlapping(host)]);
		for (const destination of hostsRoutedTo(mesh, virtualService)) {
			const ofDestination = callers.get(destination) ?? /* @__PURE__ */ new Set();
			callers.set(destination, ofDestination);
			for (const host of called) ofDestination.add(host);
		}
	}
	const sharing = sharedPorts(mesh);
	return {
		declared,
		routesOf: hostIndex(meshRoutes(mesh), (virtualService) => hostsOfVirtualService(mesh, virtualService)).overlapping,
		callersOf: (host) => callers.get(host) ?? [],
		sharingPortWith: (host) => sharing.get(host) ?? []
	};
});
function hostsInfluencedBy(mesh, names) {
	const { sharingPortWith } = hostLinks(mesh);
	const hosts = decidedTogether(mesh, names, (host) => hostsRoutedInto(mesh).get(host) ?? []);
	const lists = new Set([...hosts].flatMap((host) => sharingPortWith(host)));
	return decidedTogether(mesh, [...hosts, ...[...lists].flat()]);
}
function decidedTogether(mesh, names, further = () => []) {
	const { declared, routesOf } = hostLinks(mesh);
	const hosts = /* @__PURE__ */ new Set();
	const routes = /* @__PURE__ */ new Set();
	const pending = [...names];
	for (let host = pending.pop(); host !== void 0; host = pending.pop()) {
		if (hosts.has(host)) continue;
		hosts.add(host);
		pending.push(...declared.overlapping(host), ...further(host));
		for (const virtualService of routesOf(host)) {
			if (routes.has(virtualService)) continue;
			routes.add(virtualService);
			pending.push(...hostsOfVirtualService(mesh, virtualService));
		}
	}
	return hosts;
}
const hostsRoutedInto = derived(routeInputs, (mesh) => {
	const pairs = virtualServicesWithHosts(mesh).flatMap((virtualService) => [...hostsRoutedTo(mesh, virtualService), ...rewrittenAuthorities(virtualService)].map((destination) => [destination, virtualService]));
	return new Map([...groupPairs(pairs)].map(([destination, virtualServices]) => [destination, virtualServices.flatMap((virtualService) => hostsOfVirtualService(mesh, virtualService))]));
});
function rewrittenAuthorities({ spec }) {
	return spec.items("http").flatMap((route) => route.at("rewrite", "authority").text || []);
}
function hasTcpHostWithoutAddress(mesh) {
	return sharedPorts(mesh).size > 0;
}
function sharedPorts(mesh) {
	const pairs = registryServices(mesh).flatMap(({ host, ports, hasAddress, isKubernetes }) => hasAddress || isKubernetes ? [] : ports.flatMap(({ number, protocol }) => protocol === "tcp" || protocol === "auto" ? [{
		host,
		number
	}] : []));
	const memberships = [...groupBy(pairs, ({ number }) => number).values()].flatMap((group) => {
		const hosts = [anyHost$1, ...group.map(({ host }) => host)];
		return hosts.slice(1).map((host) => [host, hosts]);
	});
	return groupPairs(memberships);
}
function hostsOfVirtualService(mesh, { spec, namespace }) {
	return spec.items("hosts").map(({ text }) => canonicalHost(mesh, fullHost(text, namespace)));
}

// src/run/consequences/mesh-counterparts.ts
function meshCounterparts(base, head) {
	const heirs = heirsOf(base, head);
	const idsOf = /* @__PURE__ */ new Map();
	for (const [id, mesh] of base.meshes) {
		const successor = head.meshes.get(id) ?? heirs.get(mesh);
		if (successor) idsOf.set(successor, (idsOf.get(successor) ?? /* @__PURE__ */ new Set()).add(id));
	}
	return {
		baseOf: (mesh) => meshOfTargets(base, idsOf.get(mesh) ?? /* @__PURE__ */ new Set(), mesh),
		heirOf: (mesh) => heirs.get(mesh)
	};
}
function heirsOf(base, head) {
	const shares = /* @__PURE__ */ new Map();
	for (const [id, mesh] of base.meshes) {
		const successor = head.meshes.get(id);
		const numbers = shares.get(mesh) ?? /* @__PURE__ */ new Map();
		shares.set(mesh, numbers);
		if (successor) numbers.set(successor, (numbers.get(successor) ?? 0) + 1);
	}
	const [onlyInBase, onlyInHead] = [base, head].map(singleMeshes);
	const movedTo = movedMeshes(shares, head);
	const heirs = [...shares].flatMap(([mesh, numbers]) => {
		const { environment } = mesh;
		const [most] = [...numbers].toSorted(([, first], [, second]) => second - first);
		const ofEnvironment = environment !== null && onlyInBase.has(environment) ? onlyInHead.get(environment) : void 0;
		const heir = most?.[0] ?? ofEnvironment ?? movedTo(mesh);
		return heir ? [[mesh, heir]] : [];
	});
	return new Map(heirs);
}
function movedMeshes(shares, { meshes }) {
	const paired = new Set([...shares.values()].flatMap((numbers) => [...numbers.keys()]));
	const added = [...new Set(meshes.values())].filter((mesh) => !paired.has(mesh));
	const byObject = groupBy(added.flatMap((mesh) => mesh.manifests.map((manifest) => ({
		key: objectKey$1(manifest),
		mesh
	}))), ({ key }) => key);
	const taken = /* @__PURE__ */ new Set();
	return ({ environment, manifests }) => {
		const found = manifests.flatMap((manifest) => byObject.get(objectKey$1(manifest)) ?? []);
		const moved = [...groupBy(found, ({ mesh }) => mesh)].find(([mesh, group]) => !taken.has(mesh) && mesh.environment === environment && group.length * 2 > manifests.length)?.[0];
		if (moved) taken.add(moved);
		return moved;
	};
}
function singleMeshes({ meshes }) {
	const single = /* @__PURE__ */ new Map();
	for (const mesh of new Set(meshes.values())) if (mesh.environment !== null) single.set(mesh.environment, single.has(mesh.environment) ? null : mesh);
	return new Map([...single].flatMap(([environment, mesh]) => mesh ? [[environment, mesh]] : []));
}
function meshOfTargets(base, ids, { context, environment }) {
	const meshes = [...new Set([...ids].map((id) => base.meshes.get(id)))];
	const [first] = meshes;
	if (!first) return createMesh({
		...emptyMesh,
		context,
		environment,
		...otherObjectsIn(base, environment)
	});
	return meshes.length === 1 && first.targets.every(({ id }) => ids.has(id)) ? first : partOf$1(meshes, ids);
}
function partOf$1(meshes, ids) {
	const { context, environment, otherObjects } = meshes[0];
	const isIncluded = ({ target }) => ids.has(target);
	return createMesh({
		...emptyMesh,
		context,
		environment,
		targets: meshes.flatMap(({ targets }) => targets.filter(({ id }) => ids.has(id))),
		manifests: meshes.flatMap(({ manifests }) => manifests.filter(isIncluded)),
		parts: meshes.flatMap(({ parts }) => parts.filter(isIncluded)),
		entries: meshes.flatMap(({ entries }) => entries.filter(isIncluded)),
		failures: meshes.flatMap(({ failures }) => failures),
		isPartial: meshes.some(({ isPartial = false }) => isPartial),
		...otherObjects && { otherObjects }
	});
}
function otherObjectsIn({ meshes }, environment) {
	const all = [...meshes.values()];
	const mesh = all.find((candidate) => candidate.environment === environment) ?? all[0];
	return mesh?.otherObjects ? { otherObjects: mesh.otherObjects } : {};
}

// src/run/consequences/changed-meshes.ts
function meshPairs(base, head) {
	const differing = differingObjects(...comparableRenders(base, head));
	const { baseOf, heirOf } = meshCounterparts(base, head);
	const [inBase, inHead] = [base, head].map(({ meshes }) => new Set(meshes.values()));
	const byMesh = groupBy(differing, ({ target }) => {
		const before = base.meshes.get(target);
		return head.meshes.get(target) ?? (before && (heirOf(before) ?? before));
	});
	const pairs = [...inHead].map((mesh) => ({
		mesh,
		before: baseOf(mesh)
	}));
	const kept = pairs.map(({ mesh, before }) => {
		const objects = joinMoved(byMesh.get(mesh) ?? []);
		return {
			...decidingParts(base, before, head, mesh),
			objects
		};
	});
	const added = pairs.flatMap(({ mesh, before }) => before.targets.length === 0 ? mesh.manifests : []);
	const removed = [...inBase].flatMap((mesh) => heirOf(mesh) ? [] : removedMesh(mesh, joinMoved(byMesh.get(mesh) ?? []), {
		added,
		...otherObjectsIn(head, mesh.environment)
	}));
	return [...kept, ...removed];
}
const maxSmall = 500;
function decidingParts(baseTree, base, headTree, head) {
	if (head.manifests.length <= maxSmall) return {
		base,
		head
	};
	const [inBase, inHead] = [baseTree.reachedParts.get(base), headTree.reachedParts.get(head)];
	if (!inBase || !inHead || [inBase, inHead].some(hasTcpHostWithoutAddress)) return {
		base,
		head
	};
	return {
		base: inBase,
		head: inHead,
		isPart: true,
		whole: {
			base,
			head
		}
	};
}
function removedMesh(base, objects, headBeside) {
	const { added, otherObjects } = headBeside;
	const byKey = new Map(added.map((object) => [objectKey$1(object), object]));
	const isKept = (object) => isSame$1(object, byKey.get(objectKey$1(object)));
	const removed = objects.filter((change) => change.base && !change.head && !isKept(change.base));
	if (removed.length === 0) return [];
	const { context, environment } = base;
	const settings = {
		context,
		environment,
		manifests: base.manifests.filter(isKept),
		...otherObjects && { otherObjects }
	};
	return [{
		base,
		head: createMesh({
			...emptyMesh,
			...settings
		}),
		objects: removed,
		isRemoved: true
	}];
}
function differingObjects(base, head) {
	const [inBase, inHead] = [base, head].map((targets) => new Map(targets.map((target) => [target.id, target])));
	return [.../* @__PURE__ */ new Set([...inHead.keys(), ...inBase.keys()])].flatMap((target) => {
		const [before, after] = [inBase.get(target), inHead.get(target)];
		const [earlier, later] = [appliedOf(before), appliedOf(after)];
		if (before && after && before.manifests === after.manifests) return [];
		return pairManifests(earlier, later).filter((pair) => (pair.base || !before?.isPartial) && (pair.head || !after?.isPartial)).filter((pair) => !isSame$1(pair.base, pair.head)).map((pair) => ({
			...pair,
			target
		}));
	});
}
function appliedOf(target) {
	return target ? target.manifests.filter(({ part }) => part === void 0) : [];
}
function isSame$1(base, head) {
	return base === head || base !== void 0 && head !== void 0 && equalData(base.root.data, head.root.data);
}
function joinMoved(differing) {
	return [...groupBy(differing, ({ base, head }) => objectKey$1(head ?? base)).values()].flatMap((group) => {
		const base = group.flatMap((object) => object.base ?? [])[0] ?? null;
		const head = group.flatMap((object) => object.head ?? [])[0] ?? null;
		if (base && head) return isSame$1(base, head) ? [] : [{
			base,
			head
		}];
		return [{
			base,
			head
		}];
	});
}

// src/effect/consequences/changed-objects.ts
function wholeMeshChange(changed) {
	return changed.whole ? {
		...changed,
		...changed.whole
	} : changed;
}
function lackingSides({ base, isRemoved }) {
	return [...isRemoved ? ["head has no such mesh"] : [], ...base.targets.length === 0 ? ["base has no such mesh"] : []];
}
function shownVersion({ base, head }) {
	return head ?? base;
}
function changesOfKinds(objects, kinds) {
	const names = new Set(kinds);
	return objects.filter((object) => names.has(knownKind(shownVersion(object))));
}
function placeOfChange(change) {
	const { base, head } = change;
	if (!head) return {
		object: base,
		node: nameNode(base),
		side: "base"
	};
	if (!base) return {
		object: head,
		node: nameNode(head),
		side: "head"
	};
	return {
		object: head,
		node: !isEqualNode(base.spec, head.spec) ? differingNode(base.spec, head.spec) : differingNode(base.root, head.root),
		side: "head"
	};
}
function nameNode({ root }) {
	return root.at("metadata", "name");
}
function differingNode(base, head) {
	if (base.kind === "map" && head.kind === "map") return differingEntry(base, head);
	return base.kind === "list" && head.kind === "list" ? differingItem(base, head) : head;
}
function differingEntry(base, head) {
	const name = [...new Set([...head.entries(), ...base.entries()].map(([name]) => name))].find((key) => !isEqualNode(base.get(key), head.get(key)));
	return name === void 0 ? head : differingNode(base.get(name), head.get(name));
}
function differingItem(base, head) {
	const [inBase, inHead] = [base, head].map((list) => new Set(list.items().map(canonicalJson)));
	const added = head.items().find((item) => !inBase.has(canonicalJson(item)));
	if (!added) return head;
	const index = Number(added.pathKeys.at(-1));
	const before = base.item(index);
	return before.exists && !inHead.has(canonicalJson(before)) ? differingNode(before, added) : added;
}
function isEqualNode(base, head) {
	return base.exists === head.exists && canonicalJson(base) === canonicalJson(head);
}

// src/run/consequences/possible-istio.ts
function possiblyServed(pairs) {
	const objects = pairs.flatMap(({ head, base, objects: changed }) => {
		const routes = changed.map(shownVersion).filter(isRouteOfService);
		const sides = {
			changes: statedChanges(changed),
			head: { mesh: head },
			base: { mesh: base }
		};
		return [...routes, ...unseenGateways(sides).map(({ object }) => object)];
	});
	if (objects.length === 0) return void 0;
	const names = [...new Set(objects.map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`))];
	return `no file names Istio, which may serve ${shortNameList(names)} if it is in the cluster`;
}

// src/effect/consequences/changed-config.ts
function isMeshChanged(changed) {
	return changed.objects.length > 0 || isMeshConfigChanged(changed);
}
function isMeshConfigChanged({ base, head }) {
	return base !== head && configText(base) !== configText(head);
}
function configText({ config, configSources }) {
	return JSON.stringify([config, configSources.map((source) => canonicalJson(source.config))]);
}
function placeOfConfig(changed, ...field) {
	if (!isMeshConfigChanged(changed)) return null;
	const [inHead, inBase] = [changed.head, changed.base].map(({ configSources }) => configSources[0]);
	if (inHead) return placeIn$3(inHead, field, "head");
	return inBase ? placeIn$3(inBase, field, "base") : null;
}
function placeIn$3({ owner, node, config }, field, side) {
	const stated = config.at(...field);
	const shown = node.kind === "map" && stated.exists ? stated : node;
	return "apiVersion" in owner ? {
		object: owner,
		node: shown,
		side
	} : {
		object: null,
		node: shown,
		side,
		target: owner.target
	};
}

// src/effect/consequences/access-sentence.ts
function accessSentence(code, change, wheres, { example, ends, witness }) {
	const end = code === "refused-later" ? `${ends.head} by ${witness.head.hops.at(-1)}` : ends.head;
	return `${openings[code](shortNameList(wheres), change)}: ${example} was ${ends.base}, and ${willBe(end)}`;
}
function willBe(end) {
	return end.startsWith("not ") ? `will ${end.replace(/^not /, "not be ")}` : `will be ${end}`;
}
const openings = {
	"token-lost": (where) => `lets requests without a token reach ${where}, which needed one`,
	opened: (where, change) => `lets ${callerWords(change)} reach ${where} without a token`,
	"deny-narrowed": (where, change) => `lets ${callerWords(change)} reach ${where} without a token, which a DENY rule no longer refuses`,
	"deny-inverted": (where, change) => `turns a DENY rule round, which lets ${callerWords(change)} reach ${where} without a token`,
	"refused-later": (where, { entries }) => `no longer refuses requests without a token for ${where} at ${shortNameList(entries)}, which proxies behind it may still do`,
	redirected: (where) => `no longer refuses requests without a token for ${where}, and answers them with a redirect`,
	"opened-with-token": (where, change) => `lets requests ${tokenOf(change)} reach ${where}`,
	"caller-allowed": (where, change) => `lets ${callerWords(change)} reach ${where}`,
	served: (where, change) => `serves ${isRedirected(change) ? "a redirect for " : ""}${where} to ${callerWords(change)}${withToken(change)}`,
	"token-demanded": (where) => `refuses requests without a token for ${where}`,
	closed: (where, change) => `no longer lets ${callerWords(change)}${withToken(change)} reach ${where}`,
	undecided: (where) => `may change who gets in at ${where}`
};
function isRedirected({ base, head }) {
	const { texts } = head.verdict === "refused" ? base : head;
	return texts.length > 0 && texts.every((text) => redirects.has(text));
}
const redirects = /* @__PURE__ */ new Set([
	"301",
	"302",
	"303",
	"307",
	"308"
]);
function partOf({ phrases }, axis) {
	const phrase = phrases.find((item) => item.axis === axis);
	return phrase && {
		part: axis,
		of: phrase.of,
		except: phrase.except
	};
}
function tokenOf(change) {
	const token = partOf(change, "token");
	const claimParts = change.phrases.filter(({ axis }) => /^(second )?claim /.test(axis)).map(({ axis, of, except }) => ({
		part: axis,
		of,
		except
	}));
	return `${token ? tokenWords$1(token) : "with a token"}${claimsWords(claimParts)}`;
}
function classTokenWords(change) {
	return change.isWithoutToken ? "" : tokenOf(change);
}
function withToken(change) {
	return change.isWithoutToken ? "" : ` ${tokenOf(change)}`;
}
function callerWords(change) {
	const [identity, source, transport] = [
		"identity",
		"source",
		"transport"
	].map((axis) => partOf(change, axis));
	const address = source ?? partOf(change, "remote");
	if (!change.isOfAnyone && address && address.of.length > 0) return `clients at ${joinOr(address.of)}`;
	if (address && address.except.length > 0) return `clients at ${addressesBut(address.except)}`;
	if (change.sites.every(({ kind }) => kind === "gateway")) return "anyone";
	if (!change.isOfAnyone && identity && identity.of.length > 0) return `calls from ${joinOr(identity.of)}`;
	if (!change.sites.every(({ kind }) => kind === "waypoint") && transport?.of.join() !== "by mTLS") return "any client";
	return identity && identity.except.length > 0 ? `any pods but those of ${joinOr(identity.except)}` : "any pods";
}
function addressesBut(except) {
	if (!except.includes(allOfIpv4)) return `any address but ${joinOr(except)}`;
	const rest = except.filter((block) => block !== allOfIpv4);
	return `any IPv6 address${rest.length === 0 ? "" : ` but ${joinOr(rest)}`}`;
}
const allOfIpv4 = "`0.0.0.0/0`";
function requestKey(change) {
	const shown = change.phrases.filter(({ axis }) => !/^(token|(second )?claim .*|transport|identity)$/.test(axis));
	return JSON.stringify(shown);
}
function destinationWords(change) {
	const [path, host, port, method, serverName, address] = destinationAxes.map((axis) => partOf(change, axis));
	const named = change.phrases.filter(({ axis }) => /^(header|query) /.test(axis));
	return [
		path ? listWords(path, "", "any path") : serverName && !host ? "anything" : "any path",
		...host ? [hostWords(host)] : [],
		...serverName ? [serverNameWords(serverName)] : [],
		...host && host.of.length > 0 ? [] : [`at ${shortNameList(change.entries)}`],
		...port ? [`(${listWords(port, "", "any port")})`] : [],
		...method ? [methodsAfter(method)] : [],
		...named.map(({ axis, of, except }) => namedWords({
			part: axis,
			of,
			except
		})),
		...address ? [listWords(address, "of pods at ", "of pods at any address")] : []
	].join(" ");
}
const destinationAxes = [
	"path",
	"host",
	"port",
	"method",
	"sni",
	"destination"
];

// src/effect/request/coverage/hosts-of-others.ts
const hostsOfOthers = derived("everything", (mesh) => {
	const services = servicesByHost(mesh);
	const destinations = allVirtualServices(mesh).flatMap((virtualService) => mergedRoutes(mesh, virtualService).flatMap(({ node, owner }) => node.items("route").map((item) => canonicalHost(mesh, fullHost(item.at("destination", "host").text, owner.namespace)))));
	const withoutPods = [...services.values()].map(([oldest]) => oldest).filter((service) => service.selector !== null && workloadsOf$1(mesh, service).length === 0);
	const unknown = destinations.filter((host) => !services.has(host) && host.includes(".svc."));
	return [.../* @__PURE__ */ new Set([...unknown, ...withoutPods.map(({ host }) => host)])].toSorted();
});

// src/effect/request/registry/ztunnel-services.ts
function ztunnelService(mesh, namespace, host) {
	const visible = (servicesByHost(mesh).get(host) ?? []).filter((service) => isVisibleInAmbient(mesh, service, namespace));
	const resolved = visible.filter(isResolved);
	const services = resolved.length > 0 ? resolved : visible;
	return services.find((service) => service.namespace === namespace) ?? services[0];
}
function isResolved(service) {
	return service.isKubernetes || isCalledByAddress(service);
}
function isVisibleInAmbient(mesh, service, namespace) {
	const { manifest, isKubernetes, namespace: own } = service;
	if (isKubernetes) return true;
	const { to } = entryVisibility(mesh, manifest) ?? { to: "public" };
	return to === "public" || to === "namespace" && own === namespace;
}

// src/effect/request/hops/hop-chain.ts
function requestDecision(paths) {
	const missing = [...new Set(paths.flatMap((path) => path.missing))];
	const { end } = paths[0];
	return {
		verdict: missing.length > 0 ? "depends" : isRefusal(end) ? "refused" : "allowed",
		status: missing.length === 0 && end.kind === "answered" ? end.status : null,
		paths,
		missing
	};
}
function alternativePaths(paths, choice) {
	if (new Set(paths.map(({ end }) => endKey(end))).size < 2) return paths;
	return paths.map((path) => ({
		...path,
		missing: [...path.missing, choice]
	}));
}
function prependHop(hop, path) {
	return {
		...path,
		hops: [hop, ...path.hops],
		missing: [.../* @__PURE__ */ new Set([...inputTexts(hop.missing), ...path.missing])]
	};
}
function isRefusal(end) {
	return end.kind === "closed" || end.kind === "answered" && end.status >= 400;
}
function endKey(end) {
	return end.kind === "answered" ? `${end.status} ${end.location ?? ""}` : end.kind;
}

// src/effect/request/hops/pod-arrival.ts
function arrivalsInPods(travel, sent, called) {
	const { compiled } = travel;
	const { workload } = called;
	const plane = dataplane(compiled.mesh, workload);
	if (plane === "none") return [{
		hops: [],
		end: arrivedAt(workload),
		missing: []
	}];
	const atProxy = plane === "ambient" ? arrivalAtZtunnel(travel, sent, called) : arrivalAtSidecar(travel, sent, called, plane);
	const gap = gapBefore(compiled, called, plane);
	if (!gap) return [atProxy];
	const past = arrivalPast(called, plane, gap);
	if (gap.isCertain) return [past];
	const choice = `whether \`${gap.name}\` lets it go past the proxy of ${past.end.at}`;
	return alternativePaths([atProxy, past], choice);
}
function gapBefore({ mesh, server }, { workload, connection }, plane) {
	const proxy = workloadProxy(workload, "sidecar");
	const { sidecar } = server(proxy).scope;
	return inboundGap(mesh, {
		proxy,
		plane,
		sidecar
	}, connection.destination.port, connection.transport);
}
function arrivalPast({ workload, connection }, plane, { name }) {
	const end = arrivedAt(workload);
	return {
		hops: [],
		past: [`the ${plane === "ambient" ? "ztunnel" : "sidecar"} of ${end.at}, by \`${name}\``],
		end,
		missing: connection.transport === "mtls" ? [`what the application of ${end.at} makes of mTLS, which no proxy terminates`] : []
	};
}
function arrivedAt(workload) {
	return {
		kind: "arrived",
		at: workloadProxy(workload, "sidecar").name
	};
}
function arrivalAtSidecar({ compiled, clientRequest }, sent, { workload, connection, servicePort }, plane) {
	const proxy = workloadProxy(workload, "sidecar");
	const { verification } = clientRequest;
	const received = {
		connection,
		request: sent.request,
		verification
	};
	const decision = decideInbound(compiled.server(proxy), received);
	const isStopped = decision.outcome.kind !== "forwarded";
	const isTlsWithinMtls = sent.passesTls && connection.transport === "mtls" && !hidesRequests(servicePort);
	const missing = [
		...inputTexts(decision.missing),
		...plane === void 0 && isStopped ? [`whether the pods of ${proxy.name} have a sidecar`] : [],
		...isTlsWithinMtls ? ["what the sidecar makes of TLS within mTLS"] : []
	];
	return {
		hops: [decision],
		end: endAfter(decision, arrivedAt(workload)),
		missing
	};
}
function arrivalAtZtunnel({ compiled }, { request, isAmbient }, { service, workload, connection }) {
	const proxy = {
		...workloadProxy(workload, "sidecar"),
		type: "ztunnel"
	};
	const end = arrivedAt(workload);
	const waypoint = isAmbient && waypointOfAddress(compiled.mesh, service, workload);
	if (waypoint) return {
		hops: [],
		end,
		missing: [`what the waypoint ${waypoint} decides`]
	};
	const decision = decideAtZtunnel(compiled.ztunnel(proxy), connection, request);
	return {
		hops: [decision],
		end: endAfter(decision, end),
		missing: inputTexts(decision.missing)
	};
}
function waypointOfAddress(mesh, service, workload) {
	const { labels, namespace } = workload;
	if (!service.isKubernetes || service.hasAddress) return void 0;
	const waypoint = waypointOfPods(mesh, labels, namespace);
	return waypoint && `${waypoint.namespace}/${waypoint.name}`;
}
function hidesRequests(port) {
	return port?.protocol === "tcp" || port?.protocol === "tls";
}
function endAfter({ outcome }, arrived) {
	return outcome.kind === "forwarded" ? arrived : outcome;
}

// src/effect/request/hops/travel.ts
function connectionTo$2(mesh, { from, passesTls, request }, { tls }, port) {
	const isMesh = tls.mode === "mtls" || tls.mode === "unknown";
	const isTls = tls.mode === "tls" || passesTls;
	return {
		transport: isMesh ? "mtls" : isTls ? "tls" : "plain",
		sni: tls.sni || (isTls ? request.authority : ""),
		principal: isMesh ? identityOf$4(mesh, from) : null,
		source: void 0,
		destination: {
			address: void 0,
			port
		}
	};
}
function identityOf$4(mesh, from) {
	return from?.serviceAccount === void 0 ? void 0 : `spiffe://${principalOf(mesh, from.namespace, from.serviceAccount)}`;
}
function directUpstream(host, port, mode) {
	return {
		cluster: "",
		host,
		port,
		subset: "",
		percent: 100,
		tls: {
			mode,
			sni: "",
			isVerified: false
		}
	};
}

// src/effect/request/hops/arrivals.ts
function pathsAfter(travel, decision, depth = 0) {
	const { outcome, proxy } = decision;
	if (outcome.kind !== "forwarded") return [{
		hops: [decision],
		end: outcome,
		missing: inputTexts(decision.missing)
	}];
	const paths = outcome.to.flatMap((upstream) => pathsToCluster(travel, {
		request: outcome.request,
		passesTls: outcome.passesTls,
		from: proxy
	}, upstream, depth));
	return alternativePaths(paths, "which destination the weights choose").map((path) => prependHop(decision, path));
}
const maxHops = 6;
function pathsToCluster(travel, sent, upstream, depth) {
	const { mesh } = travel.compiled;
	if (depth > maxHops) return [{
		hops: [],
		end: {
			kind: "closed",
			reason: "the request goes in circles"
		},
		missing: []
	}];
	const service = serviceOf(mesh, sent, upstream);
	const waypoints = service ? waypointsOfRequest(mesh, sent, service) : [];
	if (!service || waypoints.length === 0) return arrivalsAtPods(travel, sent, upstream, service, depth);
	const paths = waypoints.flatMap((waypoint) => pathsThrough$1(travel, sent, upstream, {
		service,
		waypoint
	}, depth));
	return alternativePaths(paths, "which waypoint the weights choose");
}
function pathsThrough$1(travel, sent, upstream, { service, waypoint: { proxy, end, missing } }, depth) {
	if (end) return [{
		hops: [],
		end,
		missing
	}];
	return withMissing$1(proxy ? atWaypoint(travel, sent, upstream, {
		service,
		proxy
	}, depth) : arrivalsAtPods(travel, sent, upstream, service, depth), missing);
}
function arrivalsAtPods(travel, sent, upstream, service, depth) {
	const { mesh } = travel.compiled;
	if (!service?.selector || service.selector.size === 0) return [arrivedOutside(sent, upstream)];
	const workloads = workloadsOf$1(mesh, service, labelsOfSubset(mesh, service, sent, upstream));
	if (workloads.length === 0) return unseenWorkloads(travel, sent, upstream, service, depth);
	const paths = workloads.flatMap((workload) => arrivalAt(travel, sent, upstream, {
		service,
		workload
	}, depth));
	return workloads.length === 1 ? paths : alternativePaths(paths, `which pods of ${manifestTitle(service.manifest)} take it`);
}
function withMissing$1(paths, missing) {
	return missing.length === 0 ? paths : paths.map((path) => ({
		...path,
		missing: [.../* @__PURE__ */ new Set([...missing, ...path.missing])]
	}));
}
function atWaypoint(travel, sent, upstream, { service, proxy }, depth) {
	const { compiled, clientRequest } = travel;
	const tls = {
		mode: "mtls",
		sni: "",
		isVerified: true
	};
	const connection = {
		...connectionTo$2(compiled.mesh, sent, {
			...upstream,
			tls
		}, upstream.port),
		...sent.passesTls && { transport: "tls" }
	};
	const { verification } = clientRequest;
	const received = {
		connection,
		request: sent.request,
		verification
	};
	return pathsAfter(travel, decideAtWaypoint(compiled.waypoint(proxy, service), received), depth + 1);
}
function serviceOf(mesh, sentRequest, { host }) {
	const { from, isAmbient } = sentRequest;
	if (host === "") return void 0;
	return (isAmbient ? ztunnelService : visibleService)(mesh, from?.namespace ?? "", canonicalHost(mesh, host));
}
function arrivedOutside({ request, from }, upstream) {
	const { host, port } = upstream;
	return {
		hops: [],
		end: {
			kind: "arrived",
			at: `the host ${host || request.authority}, port ${port}`,
			...from && { outside: upstream }
		},
		missing: []
	};
}
function labelsOfSubset(mesh, service, { from }, { subset }) {
	const node = from && clientPolicy(mesh, service, from).rule?.subsets.get(subset);
	return node ? subsetLabels(node) : void 0;
}
function unseenWorkloads(travel, sent, upstream, service, depth) {
	const name = manifestTitle(service.manifest);
	const labels = service.selector;
	const isGateway = selectorsOfGateways(travel.compiled.mesh).some((selector) => selects(selector, labels));
	const missing = [`the workloads of ${name}`];
	const isElsewhere = travel.compiled.elsewhere.has(upstream.host);
	if (!isGateway) return [{
		hops: [],
		end: {
			kind: "arrived",
			at: name
		},
		missing: isElsewhere ? [] : missing
	}];
	const proxy = unseenGatewayPods(name, {
		namespace: service.namespace,
		labels
	});
	const target = service.ports.find(({ number }) => number === upstream.port)?.target;
	return atGateway(travel, sent, upstream, {
		proxy,
		port: typeof target === "number" ? target : upstream.port
	}, depth).map((path) => ({
		...path,
		missing: [.../* @__PURE__ */ new Set([...missing, ...path.missing])]
	}));
}
function arrivalAt(travel, sent, upstream, called, depth) {
	const { service, workload } = called;
	const { mesh } = travel.compiled;
	const servicePort = service.ports.find(({ number }) => number === upstream.port);
	const port = (servicePort && targetPort(servicePort, workload)) ?? upstream.port;
	if (isGatewayWorkload(mesh, workload)) return atGateway(travel, sent, upstream, {
		proxy: workloadProxy(workload, "gateway"),
		port
	}, depth);
	const connection = connectionTo$2(mesh, sent, upstream, port);
	return arrivalsInPods(travel, sent, {
		...called,
		servicePort,
		connection
	});
}
function atGateway(travel, sent, upstream, { proxy, port }, depth) {
	const { compiled, clientRequest } = travel;
	const connection = connectionTo$2(compiled.mesh, sent, upstream, port);
	const { verification } = clientRequest;
	const received = {
		connection,
		request: sent.request,
		verification
	};
	return pathsAfter(travel, decideAtGateway(compiled.gateway(proxy), received), depth + 1);
}

// src/effect/request/hops/outbound-capture.ts
function outboundGaps(mesh, workload, callee) {
	const defaults = captureDefaults(mesh);
	const modes = modeGaps(workload, defaults);
	const isRedirected = !modes.some(({ isCertain }) => isCertain);
	return [
		...interfaceGaps(workload),
		...modes.map((gap) => ({
			...gap,
			isCertain: false
		})),
		...isRedirected ? commonGaps(rangeGaps(settingsIn(workload, defaults), callee)) : []
	];
}
const names = {
	excludedPorts: "excludeOutboundPorts",
	excludedRanges: "excludeOutboundIPRanges",
	includedPorts: "includeOutboundPorts",
	includedRanges: "includeOutboundIPRanges"
};
function settingsIn(workload, defaults) {
	const of = (key) => alternativeSettings(captureSettings(workload, `traffic.sidecar.istio.io/${names[key]}`, defaults));
	return {
		excludedPorts: of("excludedPorts"),
		excludedRanges: of("excludedRanges"),
		includedPorts: of("includedPorts"),
		includedRanges: of("includedRanges")
	};
}
function rangeGaps(settings, callee) {
	return settings.excludedPorts.flatMap((excludedPorts) => settings.excludedRanges.flatMap((excludedRanges) => settings.includedPorts.flatMap((includedPorts) => settings.includedRanges.map((includedRanges) => gapOf({
		excludedPorts,
		excludedRanges,
		includedPorts,
		includedRanges
	}, callee)))));
}
function gapOf({ excludedPorts, excludedRanges, includedPorts, includedRanges }, { port, address }) {
	const ofPort = excludedPorts && listItems(excludedPorts.value).find((text) => mayBePort(text, port));
	if (ofPort !== void 0) return gapBy(excludedPorts, ofPort);
	const isExcluded = excludedRanges ? isInRanges(listItems(excludedRanges.value), address) : false;
	if (isExcluded === true) return {
		name: excludedRanges.name,
		isCertain: true
	};
	const isIncluded = listItems(includedPorts?.value ?? "").some((text) => text === "*" || text === String(port)) || !includedRanges || includedRanges.value === "*" ? true : isInRanges(listItems(includedRanges.value), address);
	if (isIncluded === false) return {
		name: includedRanges.name,
		isCertain: isExcluded === false
	};
	if (isExcluded === void 0) return {
		name: excludedRanges.name,
		isCertain: false
	};
	return isIncluded === void 0 ? {
		name: includedRanges.name,
		isCertain: false
	} : void 0;
}
function mayBePort(text, port) {
	return text === "*" || text === String(port) || isUnfilled(text);
}
function isInRanges(ranges, address) {
	const truths = ranges.map((range) => addressRange(range, "")(address));
	if (truths.includes(true)) return true;
	return truths.every((truth) => truth === false) ? false : void 0;
}

// src/effect/request/hops/decide-request.ts
function decideRequest(compiled, clientRequest) {
	const { caller, host } = clientRequest;
	const travel = {
		compiled,
		clientRequest
	};
	const paths = caller ? pathsOfCaller(travel, caller) : pathsFromOutside(travel);
	if (paths.length > 0) return requestDecision(paths);
	const declared = caller ? void 0 : declaredHost(compiled.mesh, host, "");
	if (declared === void 0) return null;
	const sent = {
		request: clientRequest.request,
		passesTls: clientRequest.scheme === "https",
		from: null
	};
	return requestDecision(pathsToCluster(travel, sent, directUpstream(declared, clientRequest.port, "plain"), 0));
}
function concernsRequest(mesh, { host, caller, gatewayPods }) {
	const serves = gatewaysWithPods(mesh, gatewayPods).some(({ gateway }) => gateway.spec.items("servers").some((server) => server.items("hosts").some(({ text }) => hostCovers(plainHost(text), host))));
	return declaredHost(mesh, host, caller?.namespace ?? "") !== void 0 || (caller ? workloadsIn(mesh, caller.namespace).length > 0 : serves);
}
function pathsOfCaller(travel, caller) {
	const { mesh } = travel.compiled;
	const workloads = workloadsIn(mesh, caller.namespace).filter((workload) => workloadProxy(workload, "sidecar").serviceAccount === caller.serviceAccount && (caller.workload === void 0 || workload.manifest.name === caller.workload));
	const name = `${caller.namespace}/${caller.serviceAccount}`;
	if (workloads.length === 0) return fromSidecar(travel, unseenCaller(caller));
	const paths = workloads.flatMap((workload) => {
		const proxy = workloadProxy(workload, "sidecar");
		const plane = dataplane(mesh, workload);
		return plane === "none" || plane === "ambient" ? withoutSidecar(travel, proxy, plane) : fromSidecar(travel, proxy);
	});
	return workloads.length === 1 ? paths : alternativePaths(paths, `which workload of ${name} calls`);
}
function unseenCaller({ namespace, serviceAccount }) {
	const name = `ServiceAccount ${namespace}/${serviceAccount}`;
	const [labels, hasAllLabels] = [/* @__PURE__ */ new Map(), false];
	return {
		type: "sidecar",
		name,
		namespace,
		labels,
		hasAllLabels,
		serviceAccount,
		workload: null
	};
}
function fromSidecar(travel, proxy) {
	const { compiled, clientRequest } = travel;
	const { host, port } = clientRequest;
	const callee = {
		port,
		address: isIPOrRange(host) ? host : void 0
	};
	const gaps = outboundGaps(compiled.mesh, proxy.workload ?? void 0, callee);
	const gap = gaps.find(({ isCertain }) => isCertain) ?? gaps[0];
	if (!gap) return throughSidecar(travel, proxy);
	const past = withoutSidecar(travel, proxy, "none").map((path) => {
		return {
			...path,
			past: [`the sidecar of ${proxy.name}, by \`${gap.name}\``, ...path.past ?? []]
		};
	});
	if (gap.isCertain) return past;
	const choice = `whether \`${gap.name}\` lets it go past the sidecar of ${proxy.name}`;
	return alternativePaths([...throughSidecar(travel, proxy), ...past], choice);
}
function throughSidecar(travel, proxy) {
	const { compiled, clientRequest } = travel;
	const { host, port, scheme, request } = clientRequest;
	const isAddress = isIPOrRange(host);
	const declared = declaredHost(compiled.mesh, host, proxy.namespace) ?? host;
	const connection = {
		transport: scheme === "https" ? "tls" : "plain",
		sni: scheme === "https" ? host : "",
		principal: null,
		source: void 0,
		destination: {
			address: isAddress ? host : void 0,
			port,
			...!isAddress && { host: declared }
		}
	};
	return pathsAfter(travel, decideOutbound(compiled.client(proxy), connection, request));
}
function withoutSidecar(travel, proxy, plane) {
	const { host, port, scheme, request } = travel.clientRequest;
	const { mesh } = travel.compiled;
	const name = declaredHost(mesh, host, proxy.namespace) ?? host;
	const declared = plane === "ambient" && wildcardWithWaypoint(mesh, name, proxy.namespace) || name;
	const upstream = directUpstream(declared, port, plane === "ambient" ? "mtls" : "plain");
	return pathsToCluster(travel, {
		request,
		passesTls: scheme === "https",
		from: proxy,
		isAmbient: plane === "ambient"
	}, upstream, 0);
}
function wildcardWithWaypoint(mesh, host, namespace) {
	if (isIPOrRange(host)) return void 0;
	const exact = ztunnelService(mesh, namespace, canonicalHost(mesh, host));
	if (exact && isResolved(exact)) return void 0;
	const [longest] = visibleWildcards(mesh, namespace).filter((service) => hostCovers(service.host, host)).toSorted((first, second) => second.host.length - first.host.length);
	return longest && waypointBefore(mesh, longest) !== "none" ? longest.host : void 0;
}
function visibleWildcards(mesh, namespace) {
	return [...servicesByHost(mesh).keys()].filter(isWildcard).flatMap((host) => ztunnelService(mesh, namespace, host) ?? []).filter(isCalledByAddress);
}
function declaredHost(mesh, host, namespace) {
	const hosts = servicesByHost(mesh);
	const exact = [
		host,
		fullHost(host, namespace),
		`${host}.svc.${mesh.clusterDomain}`,
		`${host}.${mesh.clusterDomain}`
	].map((name) => canonicalHost(mesh, name)).find((name) => hosts.has(name));
	if (exact !== void 0) return exact;
	return [...hosts.keys()].some((name) => hostCovers(name, host)) ? host : void 0;
}
function pathsFromOutside(travel) {
	const { compiled, clientRequest } = travel;
	const serving = gatewaysWithPods(compiled.mesh, clientRequest.gatewayPods).flatMap(({ proxies, choice }) => {
		const servers = proxies.flatMap((proxy) => {
			const server = serverFor(compiled.gateway(proxy).servers.servers, clientRequest);
			return server ? [{
				proxy,
				server
			}] : [];
		});
		return servers.length > 0 ? [{
			servers,
			choice
		}] : [];
	});
	const seen = /* @__PURE__ */ new Set();
	const paths = serving.map(({ servers, choice }) => alternativePaths(servers.flatMap(({ proxy, server }) => {
		const key = `${proxy.namespace} ${JSON.stringify([...proxy.labels])}`;
		if (seen.has(key)) return [];
		seen.add(key);
		return throughGateway(travel, proxy, server);
	}), choice));
	return alternativePaths(paths.flat(), `which gateway \`${clientRequest.host}\` is resolved to`);
}
function serverFor(servers, { host, port }) {
	return servers.flatMap((server) => server.hosts.map((written) => ({
		server,
		name: plainHost(written)
	}))).filter(({ name }) => hostCovers(name, host)).toSorted((first, second) => compareSpecificity(first.name, second.name)).find(({ server }) => server.port === port)?.server;
}
function throughGateway(travel, proxy, server) {
	const { listenerPort } = server;
	const { compiled, clientRequest } = travel;
	const isTls = clientRequest.scheme === "https";
	const connection = {
		transport: isTls ? "tls" : "plain",
		sni: isTls ? clientRequest.host : "",
		principal: null,
		source: clientRequest.address,
		destination: {
			address: void 0,
			port: listenerPort
		}
	};
	const { request, verification } = clientRequest;
	const received = {
		connection,
		request,
		verification
	};
	return pathsAfter(travel, decideAtGateway(compiled.gateway(proxy), received));
}

// src/effect/request/hops/namespaces-on-paths.ts
function namespacesOnPaths(paths) {
	const namespaces = paths.flatMap(({ hops }) => hops.flatMap(({ proxy, steps }) => [proxy.namespace, ...steps.flatMap(({ by }) => by?.object.namespace ?? [])]));
	return [...new Set(namespaces)];
}

// src/effect/consequences/witness-path.ts
function fateOf({ end }) {
	if (end.kind === "arrived" || end.kind === "answered" && end.status < 400) return "allowed";
	return isRefusedByPolicy(end) ? "refused" : "unserved";
}
function isRefusedByPolicy(end) {
	const kind = end.by?.object.kind;
	return kind === "AuthorizationPolicy" || kind === "RequestAuthentication" || end.kind === "answered" && /^(?:rbac_|jwt_authn_)access_denied/.test(end.reason);
}
function pathWithFate(decision, fate) {
	const paths = decision?.paths ?? [];
	return paths.find((path) => fateOf(path) === fate) ?? paths[0] ?? null;
}
function endForClient(path) {
	if (!path) return "served by nothing";
	return path.end.kind === "arrived" ? "let through" : endWords(path.end);
}
function witnessPath(path) {
	if (!path) return {
		hops: [],
		end: "served by nothing",
		isLetThrough: false
	};
	const hops = path.hops.map(({ proxy }) => `${proxy.type} of ${proxy.name}`);
	const by = path.end.kind === "arrived" ? void 0 : path.end.by;
	return {
		hops,
		end: endWords(path.end),
		...by && { by: manifestTitle(by.object) },
		isLetThrough: fateOf(path) === "allowed"
	};
}
function endWords(end) {
	if (end.kind === "arrived") return `let through to ${end.at}`;
	return end.kind === "answered" ? `answered ${end.status}` : `not connected: ${end.reason}`;
}

// src/effect/consequences/witness-details.ts
function requestLine({ request }, url) {
	return `${request.method} ${url.replace(tokenText, "<token>").replace(secondTokenText, "<second token>")}`;
}
function witnessDetails({ request, connection }, url) {
	const { authority, headers } = request;
	const hasToken = (text) => text.includes("a-token") || text.includes("another-one");
	const usual = URL.canParse(url) ? new URL(url).hostname : null;
	const hasPort = usual !== null && withoutPort(authority) !== authority;
	const hasOtherName = url.startsWith("https:") && !["", withoutPort(authority)].includes(connection.sni);
	const details = [
		...[...headers].flatMap(([name, value]) => hasToken(value) ? [] : [`\`${name}: ${value}\``]),
		...hasPort && authority !== `${usual}:${connection.destination.port}` ? [`Host \`${authority}\``] : [],
		...hasOtherName ? [`\`${connection.sni}\` in the TLS handshake`] : []
	];
	return details.length === 0 ? "" : ` with ${joinAnd(details)}`;
}
function tokenDescription({ iss, ...others }) {
	const texts = claimTexts(others).map((text) => `\`${text}\``);
	return `a token of \`${String(iss)}\`${texts.length === 0 ? "" : ` (${texts.join(", ")})`}`;
}
function claimTexts(claims, path = "") {
	return Object.entries(claims).flatMap(([name, value]) => {
		if (Array.isArray(value)) return [`${path}${name}: [${value.join(", ")}]`];
		if (typeof value === "object" && value !== null) return claimTexts(value, `${path}${name}.`);
		return [`${path}${name}: ${String(value)}`];
	});
}

// src/effect/consequences/entry-request.ts
function clientRequestFor(site, witness, meshes) {
	if (site.kind === "gateway") return requestToGateway(site, witness);
	if (site.kind === "waypoint") return null;
	const { port } = witness.connection.destination;
	const [service] = meshes.flatMap((mesh) => serviceBefore(mesh, site.proxy, port));
	return service && witness.connection.transport !== "tls" ? requestToService(service, witness) : null;
}
function requestToGateway({ proxy, port, isTls }, { request, connection, verification }) {
	const host = withoutPort(request.authority);
	const scheme = isTls ? "https" : "http";
	const { namespace, serviceAccount = "any-account" } = proxy;
	return {
		url: `${scheme}://${host}${portSuffix(port, scheme)}${request.target}`,
		clientRequest: {
			verification,
			address: connection.source,
			request,
			scheme,
			host,
			port,
			caller: null,
			gatewayPods: proxy.workload ? null : {
				namespace,
				serviceAccount
			}
		}
	};
}
function requestToService({ host, port }, witness) {
	const { request, connection, verification } = witness;
	return {
		url: `http://${host}${portSuffix(port, "http")}${request.target}`,
		clientRequest: {
			verification,
			address: connection.source,
			request: {
				...request,
				authority: host
			},
			scheme: "http",
			host,
			port,
			gatewayPods: null,
			caller: connection.transport === "mtls" ? callerOf(connection.principal ?? "") : null
		}
	};
}
function portSuffix(port, scheme) {
	return port === (scheme === "https" ? 443 : 80) ? "" : `:${port}`;
}
function serviceBefore(mesh, { namespace, labels, workload }, port) {
	return servicesIn(mesh, namespace).filter(({ selector }) => selector && selector.size > 0 && selects(selector, labels)).flatMap(({ host, ports }) => ports.flatMap((candidate) => {
		const target = workload ? targetPort(candidate, {
			manifest: workload,
			namespace,
			labels
		}) : candidate.target;
		return (candidate.protocol === "http" || candidate.protocol === "auto") && target === port ? [{
			host,
			port: candidate.number
		}] : [];
	}));
}
function callerOf(principal) {
	const [, namespace, serviceAccount] = /\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(principal) ?? [];
	return namespace && serviceAccount ? {
		namespace,
		serviceAccount
	} : null;
}

// src/effect/consequences/access-witness.ts
function accessWitnesses(changed) {
	const compiled = once(() => {
		const elsewhere = /* @__PURE__ */ new Set([...hostsOfOthers(changed.base), ...hostsOfOthers(changed.head)]);
		return {
			base: compileMesh(changed.base, { elsewhere }),
			head: compileMesh(changed.head, { elsewhere })
		};
	});
	return (change) => {
		const site = change.sites.find(({ proxy }) => proxy.workload !== null) ?? change.sites[0];
		const called = clientRequestFor(site, change.witness, [changed.head, changed.base]);
		const paths = called && wholeWay(compiled(), called.clientRequest, site, change);
		return paths ? ofPaths(change, called, paths) : atEntry(change, site, called);
	};
}
function wholeWay(compiled, clientRequest, site, { base, head }) {
	const [before, after] = [compiled.base, compiled.head].map((side) => pathBy(side, clientRequest, site));
	if (!before || !after) return null;
	const isShown = (path, side) => fateOf(path) === "allowed" === (side.verdict === "allowed") || side.verdict === "allowed" && fateOf(path) === "refused" && path.hops.length > 1;
	return isShown(before, base) && isShown(after, head) ? {
		base: before,
		head: after
	} : null;
}
function pathBy(compiled, clientRequest, site) {
	return pathsThrough(compiled, clientRequest, site)[0];
}
function pathsThrough(compiled, clientRequest, site) {
	return (decideRequest(compiled, clientRequest)?.paths ?? []).filter(({ hops }) => {
		const proxy = (site.kind === "gateway" ? hops[0] : hops.at(-1))?.proxy;
		return proxy !== void 0 && isSameProxy(proxy, site.proxy);
	});
}
function isSameProxy(first, second) {
	if (first.namespace !== second.namespace) return false;
	return first.name === second.name || labelsKey(first.labels) === labelsKey(second.labels);
}
function ofPaths(change, { url }, { base, head }) {
	const { witness } = change;
	const details = witnessDetails(witness, url);
	return {
		witness: {
			request: plain(`${requestLine(witness, url)}${details} ${clientWords(change)}`),
			base: witnessPath(base),
			head: witnessPath(head)
		},
		example: `\`${requestLine(witness, url)}\`${details}`,
		ends: {
			base: endForClient(base),
			head: endForClient(head)
		},
		isRefusedLater: change.head.verdict === "allowed" && fateOf(head) === "refused",
		namespaces: namespacesOnPaths([base, head])
	};
}
function atEntry(change, site, called) {
	const { request, connection } = change.witness;
	const url = called && site.kind === "gateway" ? called.url : request.target;
	const details = witnessDetails(change.witness, url);
	const { port } = connection.destination;
	const of = site.kind === "workload" ? site.proxy.name : site.kind === "waypoint" ? site.host ?? "any Service" : "";
	const at = of === "" ? "" : ` at port ${port} of ${of}`;
	const path = (side) => ({
		hops: [`${site.proxy.type} of ${site.proxy.name}`],
		end: endOf(side),
		isLetThrough: side.verdict === "allowed"
	});
	return {
		witness: {
			request: plain(`${requestLine(change.witness, url)}${at}${details} ${clientWords(change)}`),
			base: path(change.base),
			head: path(change.head)
		},
		example: `\`${requestLine(change.witness, url)}\`${details}`,
		ends: {
			base: endOf(change.base),
			head: endOf(change.head)
		},
		isRefusedLater: false,
		namespaces: [site.proxy.namespace]
	};
}
function plain(text) {
	return text.replaceAll("`", "");
}
function endOf({ verdict, texts: [text = ""] }) {
	if (text === "closed") return "not connected";
	if (/^\d+$/.test(text)) return `answered ${text}`;
	return verdict === "allowed" ? "let through" : text;
}
function clientWords({ witness: { claims, secondClaims, connection }, sites, isWithoutToken }) {
	const token = claims ? `with ${[claims, ...secondClaims ? [secondClaims] : []].map(tokenDescription).join(" and ")}` : isWithoutToken ? "without a token" : "with a wrong token";
	const [{ kind, proxy }] = sites;
	if (kind === "gateway") return token;
	const isIdentified = connection.principal !== null;
	if (proxy.type === "ztunnel" && !isIdentified) return "of a client without mTLS";
	if (!isIdentified) return `${token} of a client without a sidecar`;
	const caller = callerOf(connection.principal ?? "");
	return `${token} from ${!caller || caller.namespace === "any-namespace" ? "any pods" : `${caller.namespace}/${caller.serviceAccount}`}`;
}

// src/effect/consequences/access-relevance.ts
const decidingKinds = /* @__PURE__ */ new Set([
	...[
		"AuthorizationPolicy",
		"RequestAuthentication",
		"PeerAuthentication"
	],
	...[
		"EnvoyFilter",
		"Gateway",
		"Sidecar",
		"TrafficExtension",
		"WasmPlugin"
	],
	...conversionKinds.filter((kind) => kind !== "ServiceEntry")
]);
function accessRelevance(changed) {
	const { base, head, objects } = wholeMeshChange(changed);
	const meshes = [base, head];
	const hasWaypoints = once(() => statedWaypoints([changed.base, changed.head]).length > 0);
	const hasGateways = meshes.some((mesh) => gatewayKinds.some((kind) => mesh.ofKind(kind).length > 0));
	const owners = new Set(meshes.flatMap(({ configSources }) => configSources.map(({ owner }) => owner)));
	const isInjectionChanged = once(() => injectionDifferences(head, base, "inbound").length > 0);
	return objects.filter((change) => {
		const shown = shownVersion(change);
		if (isInjection(shown) && isInjectionChanged()) return true;
		if (decidingKinds.has(knownKind(shown)) || owners.has(shown)) return true;
		if (knownKind(shown) === "VirtualService") return versionsOf(change).some(isOfGateways) || hasWaypoints();
		if (knownKind(shown) === "ServiceEntry") return hasGateways || versionsOf(change).some(selectsWorkloads) || hasWaypoints();
		return podLabels(shown) !== void 0 && podText(change.base) !== podText(change.head);
	});
}
const gatewayKinds = ["Gateway", "KubernetesGateway"];
function versionsOf({ base, head }) {
	return [base, head].filter((version) => version !== null);
}
function selectsWorkloads({ spec }) {
	return spec.get("workloadSelector").exists;
}
function isOfGateways(virtualService) {
	return virtualService.spec.items("hosts").length === 0 || gatewayKeysOf(virtualService).some((key) => key !== "mesh");
}
function podText(workload) {
	if (!workload) return "";
	const spec = podOf(workload).get("spec");
	const containers = [...spec.items("containers"), ...spec.items("initContainers")];
	return JSON.stringify([
		[...podLabels(workload) ?? []].toSorted(),
		canonicalJson(podOf(workload).at("metadata", "annotations")),
		...[spec.get("serviceAccountName").text, spec.get("hostNetwork").scalar],
		containers.map((container) => [container.get("name").text, canonicalJson(container.get("ports"))])
	]);
}

// src/effect/consequences/access-place.ts
function placeOfAccess(changed, change) {
	const [inHead] = change?.decidingPlaces.head ?? [];
	const [inBase] = change?.decidingPlaces.base ?? [];
	const origin = changeOf$1(changed, inHead?.object ?? inBase?.object);
	if (inHead && origin?.base && origin.head) return {
		...inHead,
		side: "head"
	};
	if (origin) return placeOfChange(origin);
	const first = (change?.sites.map(({ proxy }) => changeOf$1(changed, proxy.workload)) ?? []).find((workload) => workload !== void 0) ?? accessRelevance(changed)[0] ?? changed.objects[0];
	return first ? placeOfChange(first) : placeOfConfig(changed);
}
function changeOf$1({ objects }, object) {
	if (!object) return void 0;
	const key = objectKey$1(object);
	return objects.find((change) => objectKey$1(shownVersion(change)) === key);
}

// src/effect/consequences/reported-classes.ts
function isReported(change, changed) {
	const { head, base, sites, isAdded } = change;
	if (head.verdict === base.verdict) return false;
	if (head.verdict === "refused" && (head.isUnserved || isAdded)) return false;
	return !isOfTrust(change) && !isOfMtls(change) && !sites.every((site) => areRemovedPods(site, changed));
}
function isOfTrust({ isWithoutToken, head, base }) {
	const { places } = head.verdict === "refused" ? head : base;
	return !isWithoutToken && places.length > 0 && places.every(({ object }) => object.kind === "RequestAuthentication");
}
function isOfMtls({ decidingPlaces }) {
	const places = [...decidingPlaces.head, ...decidingPlaces.base];
	return places.length > 0 && places.every(({ object }) => object.kind === "PeerAuthentication");
}
function areRemovedPods({ kind, proxy }, { base, head }) {
	if (kind !== "workload" || proxy.workload !== null) return false;
	const selected = (mesh) => workloadsIn(mesh, proxy.namespace).some(({ labels }) => selects(proxy.labels, labels));
	return selected(base) && !selected(head);
}

// src/effect/consequences/access-changes.ts
function accessChanges(changed, compared) {
	const reported = compared.changes.filter((change) => isReported(change, changed));
	const witnessOf = accessWitnesses(changed);
	const closing = new Set(reported.filter(isClosing).flatMap(originsOf));
	const stated = withoutSecondTokens(withoutRedirected(withoutImplied(reported.map((change) => {
		const witness = witnessOf(change);
		const place = placeOfAccess(changed, change);
		return {
			change,
			witness,
			place,
			code: codeOf$5(change, witness, {
				closing,
				place
			})
		};
	}))));
	return [...withFewestInputs([...groupBy(stated, groupKey).values()].map(consequenceOf$4)), ...undecided$1(changed, compared)];
}
function withFewestInputs(consequences) {
	return [...groupBy(consequences, ({ code, sentence, place }) => JSON.stringify([
		code,
		sentence,
		place.side,
		placeKey$2(place)
	])).values()].map((group) => group.reduce((first, second) => second.missing.length < first.missing.length ? second : first));
}
function isClosing({ head }) {
	return head.verdict === "refused";
}
function originsOf({ decidingPlaces }) {
	return [...decidingPlaces.head, ...decidingPlaces.base].map(({ object }) => objectKey$1(object));
}
function codeOf$5(change, { isRefusedLater }, { closing, place }) {
	const { base, head, isWithoutToken, isOfAnyone, isAdded } = change;
	if (isClosing(change)) return isWithoutToken && head.isAllowedWithToken ? "token-demanded" : "closed";
	if (isAdded || base.isUnserved) return "served";
	if (!isOfAnyone) return "caller-allowed";
	if (!isWithoutToken) return "opened-with-token";
	if (isRedirected(change)) return "redirected";
	if (isRefusedLater) return "refused-later";
	if (base.isAllowedWithToken) return "token-lost";
	if (!isDenied(change) || place.side === "base") return "opened";
	return originsOf(change).some((origin) => closing.has(origin)) ? "deny-inverted" : "deny-narrowed";
}
function isDenied({ base }) {
	return base.places.some(({ object }) => object.kind === "AuthorizationPolicy" && actionOfPolicy(object) === "DENY");
}
const impliedCodes = /* @__PURE__ */ new Set(["caller-allowed", "opened-with-token"]);
function withoutImplied(coded) {
	return [...groupBy(coded, ({ change, place }) => JSON.stringify([
		isClosing(change),
		change.entries,
		placeKey$2(place)
	])).values()].flatMap((group) => {
		const grave = group.filter(({ code, change }) => !impliedCodes.has(code) && change.isWithoutToken && !isLimited(change));
		const covered = new Set(grave.map(({ change }) => requestKey(change)));
		return group.filter((item) => grave.includes(item) || !(covered.has(requestKey(item.change)) || isStream(item.change) && grave.length > 0));
	});
}
function withoutRedirected(coded) {
	const keyOf = ({ change, place }) => JSON.stringify([
		isClosing(change),
		placeKey$2(place),
		callerWords(change),
		classTokenWords(change),
		destinationWords(change)
	]);
	const forwarded = new Set(coded.filter(({ change }) => !isRedirected(change)).map(keyOf));
	return coded.filter((item) => !isRedirected(item.change) || !forwarded.has(keyOf(item)));
}
function withoutSecondTokens(coded) {
	const keyOf = ({ change, code, place }) => JSON.stringify([
		code,
		change.entries,
		placeKey$2(place),
		callerWords(change),
		requestKey(change)
	]);
	const [double, single] = [true, false].map((isDouble) => coded.filter(({ change }) => hasSecondToken(change.witness.request) === isDouble));
	const covered = new Set(single.map(keyOf));
	return [...single, ...double.filter((item) => !covered.has(keyOf(item)))];
}
function isLimited(change) {
	return isStream(change) || change.phrases.some(({ axis }) => axis === "identity");
}
function isStream({ phrases }) {
	return phrases.some(({ axis, of }) => axis === "transport" && of.join() === "by TLS of the client");
}
function groupKey({ change, code, place }) {
	const { entries, base, missing } = change;
	return JSON.stringify([
		code,
		callerWords(change),
		classTokenWords(change),
		entries,
		placeKey$2(place),
		base.texts,
		missing
	]);
}
function placeKey$2({ object, node }) {
	return `${object ? objectKey$1(object) : node.file} ${node.path}`;
}
function consequenceOf$4(group) {
	const { change, code, place, witness } = group[0];
	const wheres = [...new Set(group.map((item) => destinationWords(item.change)))];
	return {
		area: "access",
		code,
		sentence: accessSentence(code, change, wheres, witness),
		place,
		about: withoutStandIns(JSON.stringify([
			code,
			change.entries,
			callerWords(change),
			classTokenWords(change),
			wheres
		])),
		missing: [...change.missing, ...unknownPods(change)],
		namespaces: [.../* @__PURE__ */ new Set([...group.flatMap((item) => item.witness.namespaces), ...change.sites.map(({ proxy }) => proxy.namespace)])],
		witness: witness.witness
	};
}
function unknownPods({ sites, entries }) {
	if (!sites.every((site) => site.kind === "workload" && !site.areStated || site.kind === "waypoint" && site.host === null)) return [];
	return [`whether there ${sites[0].kind === "waypoint" ? "is" : "are"} ${entries[0]}`];
}
function undecided$1(changed, compared) {
	return compared.undecided.filter(({ site }) => !areRemovedPods(site, changed)).map(({ name, reason }) => ({
		area: "access",
		code: "undecided",
		sentence: `may change who gets in at ${name}, which is not decided: ${reason}`,
		place: placeOfAccess(changed, null),
		about: withoutStandIns(`undecided ${name}`),
		missing: []
	}));
}

// src/effect/egress/client-conditions.ts
const conditionsOnClients = derivedPer(["VirtualService"], (mesh, virtualService) => [...mergedRoutes(mesh, virtualService).flatMap(({ conditions }) => conditions.map(({ sourceNamespace, sourceLabels }) => ({
	namespace: sourceNamespace,
	labels: sourceLabels
}))), ...["tls", "tcp"].flatMap((field) => virtualService.spec.items(field).flatMap((route) => route.items("match")).map((match) => ({
	namespace: match.get("sourceNamespace").text,
	labels: labelsOf(match.get("sourceLabels"))
})))]);

// src/effect/egress/differing-hosts.ts
const hostKinds = [
	...registryKinds,
	"DestinationRule",
	...routeInputs
];
const hostsByNamespace = derived(hostKinds, (mesh) => {
	const named = [
		...namedServices(mesh),
		...namedRoutes(mesh),
		...namedRules(mesh)
	];
	const byNamespace = groupBy(named.flatMap(({ namespaces, hosts }) => [...new Set(namespaces)].map((namespace) => ({
		namespace,
		hosts
	}))), ({ namespace }) => namespace);
	return new Map([...byNamespace].map(([namespace, group]) => [namespace, affectedHosts(mesh, new Set(group.flatMap(({ hosts }) => hosts)))]));
});
function namedServices(mesh) {
	return registryServices(mesh).flatMap((service) => {
		const { host, namespace, exportTo } = service;
		if (service.isKubernetes && isPublic(service)) return [];
		return [{
			namespaces: [namespace, ...namedIn(exportTo)],
			hosts: [host]
		}];
	});
}
function namedRoutes(mesh) {
	return meshRoutes(mesh).map((virtualService) => ({
		namespaces: [
			virtualService.namespace,
			...namedIn(exportedTo(virtualService)),
			...namespacesIn(mesh, virtualService)
		],
		hosts: hostsOfVirtualService(mesh, virtualService)
	}));
}
function namedRules(mesh) {
	return mesh.ofKind("DestinationRule").map((rule) => ({
		namespaces: [rule.namespace, ...namedIn(exportedTo(rule))],
		hosts: hostLinks(mesh).declared.overlapping(canonicalHost(mesh, ruleHost(rule)))
	}));
}
function affectedHosts(mesh, names) {
	const { callersOf, sharingPortWith } = hostLinks(mesh);
	const hosts = decidedTogether(mesh, names);
	const groups = new Set([...hosts].flatMap((host) => [callersOf(host), ...sharingPortWith(host)]));
	return decidedTogether(mesh, [...hosts, ...[...groups].flatMap((group) => [...group])]);
}
const hostsByLabels = derived([
	"Service",
	"ServiceEntry",
	...routeInputs
], (mesh) => decidedTogether(mesh, meshRoutes(mesh).filter((virtualService) => conditionsOnClients(mesh, virtualService).some(({ labels }) => labels.size > 0)).flatMap((virtualService) => hostsOfVirtualService(mesh, virtualService))));
function namedIn(exportTo) {
	return exportTo.filter((name) => name !== "*" && name !== "~" && name !== "");
}
function namespacesIn(mesh, virtualService) {
	return conditionsOnClients(mesh, virtualService).flatMap(({ namespace }) => namespace || []);
}

// src/effect/egress/clients.ts
const otherNamespace = "any-other-namespace";
const unnamedNamespaceClient = {
	name: "any other namespace",
	proxy: assumedSidecar("any other namespace", otherNamespace, /* @__PURE__ */ new Map()),
	dataplane: "sidecar",
	scopeKey: otherNamespace
};
const egressClients = derived("everything", (mesh) => [...namespacesOf$2(mesh).flatMap((namespace) => clientsIn(mesh, namespace)), unnamedNamespaceClient]);
function namespacesOf$2(mesh) {
	return [.../* @__PURE__ */ new Set([
		...mesh.ofKind("Namespace").map(({ name }) => name),
		...mesh.ofKind("Sidecar").filter(selectsSome(mesh)).map(({ namespace }) => namespace),
		...podSources(mesh).map(({ namespace }) => namespace),
		...hostsByNamespace(mesh).keys()
	])].filter((name) => !isSystemNamespace(name)).toSorted(compareText);
}
function selectsSome({ rootNamespace }) {
	return (sidecar) => sidecar.namespace !== rootNamespace || workloadSelector(sidecar).size > 0;
}
function podSources(mesh) {
	return allWorkloads(mesh).filter(isPods);
}
function isPods({ manifest }) {
	return manifest.kind !== "WorkloadEntry" && manifest.kind !== "WorkloadGroup";
}
function clientsIn(mesh, namespace) {
	const selectors = selectorsIn(mesh, namespace);
	const general = namespaceClient(mesh, namespace);
	const workloads = workloadsIn(mesh, namespace).filter(isPods);
	const pods = workloads.filter((workload) => !isGatewayWorkload(mesh, workload));
	const classes = groupBy(pods, (workload) => classOf(mesh, workload, selectors));
	const generalClass = JSON.stringify([selectors.map(() => false), general.dataplane ?? null]);
	const separate = [...classes].filter(([key]) => key !== generalClass);
	const selected = selectors.filter((selector) => !pods.some(({ labels }) => covers(labels, selector)));
	return [
		...general.dataplane === "sidecar" || general.dataplane === "ambient" || workloads.length === 0 || classes.has(generalClass) ? [general] : [],
		...separate.flatMap(([key, group]) => group.map((workload) => workloadClient(mesh, workload, key))),
		...selected.map((selector) => selectedClient(general, namespace, selector))
	];
}
function covers(labels, selector) {
	return [...selector].every(([key, value]) => labels.get(key) === value);
}
function selectorsIn(mesh, namespace) {
	const near = [...selectingObjects(mesh).get(namespace) ?? [], ...conditionsOfRoutes(mesh)];
	return [...new Map(near.map((selector) => [labelsKey(selector), selector])).values()];
}
const selectingObjects = derived(["Sidecar", "DestinationRule"], (mesh) => {
	const selecting = [...mesh.ofKind("Sidecar"), ...mesh.ofKind("DestinationRule")].flatMap((object) => {
		const selector = workloadSelector(object);
		return selector.size > 0 ? [[object.namespace, selector]] : [];
	});
	return groupPairs(selecting);
});
const conditionsOfRoutes = derived(["VirtualService", ...conversionKinds], (mesh) => meshRoutes(mesh).flatMap((virtualService) => conditionsOnClients(mesh, virtualService)).map(({ labels }) => labels).filter(({ size }) => size > 0));
function classOf(mesh, { manifest, labels }, selectors) {
	return JSON.stringify([selectors.map((selector) => covers(labels, selector)), dataplaneOf(mesh, manifest) ?? null]);
}
function namespaceClient(mesh, namespace) {
	const name = namespaceName(mesh, namespace);
	return {
		name,
		proxy: assumedSidecar(name, namespace, /* @__PURE__ */ new Map()),
		dataplane: namespaceDataplane(mesh, { namespace }),
		scopeKey: namespace
	};
}
function namespaceName(mesh, namespace) {
	if (isStatedNamespace(namespace)) return `namespace ${namespace}`;
	return `the namespace of ${mesh.targets.find(({ id }) => standInNamespace(id) === namespace)?.id ?? "a target"} (stated nowhere)`;
}
function workloadClient(mesh, workload, classKey) {
	const proxy = workloadProxy(workload, "sidecar");
	const dataplane = dataplaneOf(mesh, workload.manifest);
	return {
		name: proxy.name,
		proxy,
		dataplane,
		scopeKey: `${workload.namespace} ${classKey}`
	};
}
function selectedClient(general, namespace, selector) {
	const labels = [...selector].map(([key, value]) => `${key}=${value}`).join(",");
	const name = `pods of ${general.name.replace(/^namespace /, "")} with ${labels}`;
	return {
		...general,
		name,
		proxy: assumedSidecar(name, namespace, selector),
		scopeKey: `${namespace} with ${labels}`
	};
}
function clientCounterpart(mesh, client) {
	const ofName = clientsByName(mesh).get(client.name);
	if (ofName) return ofName;
	const { namespace, labels } = client.proxy;
	const dataplane = namespaceDataplane(mesh, { namespace });
	return {
		name: client.name,
		proxy: assumedSidecar(client.name, namespace, labels),
		dataplane: dataplane ?? "sidecar",
		scopeKey: `${namespace} of ${client.name}`,
		...dataplane === void 0 && { isAssumed: true }
	};
}
const clientsByName = derived("everything", (mesh) => new Map(egressClients(mesh).map((client) => [client.name, client])));

// src/effect/consequences/call-witness.ts
const maxCalls = 5;
function callWitness({ base, head }, changes, callers) {
	const [inBase, inHead] = [compileMesh(base), compileMesh(head)];
	for (const { client, name } of changes.slice(0, maxCalls)) {
		const call = plainCall(client.namespace, name.host, name.port);
		const [before, after] = [decideRequest(inBase, call), decideRequest(inHead, call)].map((decision) => pathWithFate(decision, "allowed"));
		if (before && after && fateOf(before) === "allowed" && fateOf(after) !== "allowed") return {
			request: `GET http://${name.host}${name.port === 80 ? "" : `:${name.port}`}/`,
			base: pathOfCallers(before, callers),
			head: pathOfCallers(after, callers)
		};
	}
}
function pathOfCallers(path, callers) {
	const shown = witnessPath(path);
	return {
		...shown,
		hops: [`sidecar of ${callers}`, ...shown.hops.slice(1)]
	};
}
function plainCall(namespace, host, port) {
	return {
		request: {
			method: "GET",
			authority: host,
			target: "/",
			headers: /* @__PURE__ */ new Map()
		},
		scheme: "http",
		host,
		port,
		caller: {
			namespace,
			serviceAccount: "any-account"
		},
		address: void 0,
		gatewayPods: null,
		verification: {
			now: 0,
			tokens: /* @__PURE__ */ new Map()
		}
	};
}

// src/effect/consequences/compared-calls.ts
function callTlsChangesTo(changed, client, host) {
	const { base, head } = changed;
	const [before, after] = [base, head].map((mesh) => callsTo(mesh, client, host));
	const changes = [...after].flatMap(([key, { name, ...later }]) => {
		const earlier = before.get(key);
		if (!earlier || tlsRank(earlier.tls) === tlsRank(later.tls)) return [];
		const unknown = [earlier, later].some(({ tls }) => tls.mode === "unknown") ? [`whether the pods of ${host} take mTLS`] : [];
		const missing = [.../* @__PURE__ */ new Set([
			...earlier.missing,
			...later.missing,
			...unknown
		])];
		return [{
			client,
			name,
			before: earlier.tls,
			after: later.tls,
			missing
		}];
	});
	const ofHost = new Set(changes.filter(({ name }) => name.subset === "").map(({ name }) => name.port));
	return changes.filter(({ name }) => name.subset === "" || !ofHost.has(name.port));
}
function callsTo(mesh, client, host) {
	const service = servicesByHost(mesh).get(host)?.find((item) => isVisibleTo(item, client.namespace));
	if (!service || service.isExternal || service.resolution === "external-name") return /* @__PURE__ */ new Map();
	const subsets = ["", ...clientPolicy(mesh, service, client).rule?.subsets.keys() ?? []];
	const ports = service.ports.filter(({ protocol }) => protocol !== "udp");
	return new Map(ports.flatMap((port) => subsets.flatMap((subset) => {
		const chosen = tlsTowards({
			mesh,
			proxy: client
		}, service, port, subset);
		const name = {
			host,
			port: port.number,
			subset
		};
		return chosen ? [[`${port.number} ${subset}`, {
			...chosen,
			name
		}]] : [];
	})));
}
const ranks = {
	plain: 0,
	tls: 2,
	unknown: 4,
	mtls: 4
};
function tlsRank({ mode, isVerified }) {
	return ranks[mode] + (mode === "tls" && isVerified ? 1 : 0);
}

// src/effect/consequences/rule-calls.ts
function changedDestinationRules(changed) {
	return changesOfKinds(changed.objects, ruleKinds).flatMap((object) => {
		const rules = [...rulesOf(changed.base, object.base), ...rulesOf(changed.head, object.head)];
		if (rules.length === 0) return [];
		return [{
			object,
			hosts: [...new Set(rules.map((rule) => canonicalHost(changed.head, ruleHost(rule))))].flatMap((host) => meshHosts(changed.head).below(host)),
			clients: clientsOf$1(rules)
		}];
	});
}
function rulesOf(mesh, object) {
	if (!object) return [];
	if (knownKind(object) === "DestinationRule") return [object];
	return (objectsMadeOf(mesh).get(object) ?? []).filter(({ kind }) => kind === "DestinationRule");
}
const meshHosts = derived(registryKinds, (mesh) => hostIndex([...new Set(registryServices(mesh).map(({ host }) => host))], (host) => [host]));
function clientsOf$1(rules) {
	const keyed = rules.flatMap((rule) => {
		const labels = workloadSelector(rule);
		const named = rule.spec.items("exportTo").map(({ text }) => text).filter((name) => ![
			".",
			"*",
			"~",
			""
		].includes(name));
		return labels.size > 0 ? [assumedSidecar("", rule.namespace, labels)] : [rule.namespace, ...named].map((namespace) => assumedSidecar("", namespace, /* @__PURE__ */ new Map()));
	}).map((proxy) => [JSON.stringify([proxy.namespace, ...proxy.labels]), proxy]);
	return [unnamedNamespaceClient.proxy, ...new Map(keyed).values()];
}
function isOfAnyNamespace({ namespace }) {
	return namespace === unnamedNamespaceClient.proxy.namespace;
}
function targetNames(mesh, group) {
	return [...groupBy(group, ({ name }) => JSON.stringify([name.host, name.subset])).values()].flatMap((ofHost) => {
		const { host, subset } = ofHost[0].name;
		const ports = servicesByHost(mesh).get(host)?.[0]?.ports.filter(({ protocol }) => protocol !== "udp") ?? [];
		const ofSubset = subset === "" ? "" : ` (${subset})`;
		return ports.length === ofHost.length ? [`\`${host}\`${ofSubset}`] : ofHost.map(({ name }) => `\`${host}:${name.port}\`${ofSubset}`);
	});
}
function callersOf({ namespace, labels }) {
	const ofLabels = [...labels].map(([key, value]) => `${key}=${value}`).join(",");
	if (namespace === unnamedNamespaceClient.proxy.namespace) return "pods of any namespace";
	return labels.size > 0 ? `pods with \`${ofLabels}\` of \`${namespace}\`` : `pods of \`${namespace}\``;
}
function namespacesOf$1(mesh, group) {
	const called = group.flatMap(({ name }) => servicesByHost(mesh).get(name.host)?.[0]?.namespace ?? []);
	const callers = group.flatMap(({ client }) => isOfAnyNamespace(client) ? [] : client.namespace);
	return [.../* @__PURE__ */ new Set([...called, ...callers])];
}

// src/effect/consequences/call-tls-changes.ts
function callTlsChanges(changed) {
	const ofRules = changedDestinationRules(changed).flatMap(({ object, hosts, clients }) => consequencesIn(changed, object, hosts, clients));
	if (hasAutoMtls(changed.base) === hasAutoMtls(changed.head)) return ofRules;
	const all = registryServices(changed.head).map(({ host }) => host);
	return [...ofRules, ...consequencesIn(changed, null, all, [unnamedNamespaceClient.proxy])];
}
function consequencesIn(changed, origin, hosts, clients) {
	const distinctHosts = [...new Set(hosts)];
	const changes = clients.flatMap((client) => distinctHosts.flatMap((host) => callTlsChangesTo(changed, client, host)));
	const ofAny = new Set(changes.filter(({ client }) => isOfAnyNamespace(client)).map(changeKey$1));
	const distinct = changes.filter((change) => isOfAnyNamespace(change.client) || !ofAny.has(changeKey$1(change)));
	return [...groupBy(distinct, ({ client, before, after, missing }) => JSON.stringify([
		client.namespace,
		...client.labels,
		waysBetween(before, after),
		missing.length > 0
	])).values()].map((group) => consequenceOf$3(changed, origin, group));
}
function changeKey$1({ name, before, after }) {
	return JSON.stringify([
		name.host,
		name.port,
		name.subset,
		before,
		after
	]);
}
function waysBetween(before, after) {
	return `${wayOf(after)} instead of ${wayOf(before)}`;
}
function wayOf({ mode, isVerified }) {
	if (mode !== "tls") return phrases[mode];
	return `by TLS without an identity of the mesh${isVerified ? "" : ", which verifies no certificate"}`;
}
const phrases = {
	plain: "in plain text",
	mtls: "by mTLS",
	unknown: "by mTLS where pods take it"
};
function consequenceOf$3(changed, origin, group) {
	const [first] = group;
	const isWeaker = tlsRank(first.after) < tlsRank(first.before);
	const callers = callersOf(first.client);
	const targets = shortNameList(targetNames(changed.head, group));
	const transition = waysBetween(first.before, first.after);
	const witness = isWeaker ? callWitness(changed, group, callers) : void 0;
	const shown = witness ? `: \`${witness.request}\` was ${witness.base.end}, and ${willBe(witness.head.end)}` : "";
	return {
		area: "mtls",
		code: isWeaker ? "calls-weakened" : "calls-strengthened",
		sentence: `sends calls of ${callers} to ${targets} ${transition}${shown}`,
		place: placeOf$5(changed, origin, first),
		about: JSON.stringify([
			"calls",
			callers,
			targets,
			transition
		]),
		missing: [...new Set(group.flatMap(({ missing }) => missing))],
		namespaces: namespacesOf$1(changed.head, group),
		...witness && { witness }
	};
}
function placeOf$5(changed, origin, { client, name }) {
	if (!origin) return placeOfConfig(changed, "enableAutoMtls");
	const service = servicesByHost(changed.head).get(name.host)[0];
	const { rule } = clientPolicy(changed.head, service, client);
	const tls = rule && effectivePolicy(rule, name.port, name.subset).settings.get("tls");
	if (!origin.head || tls?.root.yaml !== origin.head.root.yaml) return placeOfChange(origin);
	const mode = tls.get("mode");
	return {
		object: origin.head,
		node: mode.exists ? mode : tls,
		side: "head"
	};
}

// src/effect/consequences/retry-words.ts
function retryDifference(before, after) {
	const sides = [before, after];
	const [conditionsBefore, conditionsAfter] = sides.map(({ retries }) => conditionsOf(retries));
	const [limitBefore, limitAfter] = sides.map(limitOfTry);
	const hasBoth = sides.every(({ retries }) => retries !== null);
	const differing = {
		conditions: hasBoth && conditionsBefore !== conditionsAfter,
		limit: hasBoth && limitBefore !== limitAfter
	};
	const [timesBefore, timesAfter] = sides.map((tries) => `${timesOf(tries)} ${isCut(tries) ? begunTries(tries) : ""}`);
	return timesBefore === timesAfter && !differing.conditions && !differing.limit ? null : `${wordsOf(after, differing)} instead of ${wordsOf(before, differing)}`;
}
function wordsOf(tries, shown) {
	const limit = limitOfTry(tries);
	const limitWords = limit === null ? "each without a limit of its own" : `each for ${durationWords(limit)}`;
	const notes = [...isCut(tries) ? [begunBeforeTimeout(tries)] : [], ...shown.limit ? [limitWords] : []];
	const conditions = shown.conditions ? ` on \`${conditionsOf(tries.retries)}\`` : "";
	return `${timesOf(tries)}${conditions}${notes.length > 0 ? ` (${notes.join("; ")})` : ""}`;
}
function timesOf({ retries }) {
	return retries ? `up to ${1 + retries.attempts} times` : "once";
}
function isCut(tries) {
	const begun = begunTries(tries);
	return begun > 1 && begun < 1 + (tries.retries?.attempts ?? 0);
}
function begunBeforeTimeout(tries) {
	return `${begunTries(tries)} of them begin before the timeout, if the host does not answer`;
}
function begunTries({ retries, timeout }) {
	return triesOf(retries, timeout, "hang").tries;
}
function conditionsOf(retries) {
	return [...retries?.retryOn ?? [], ...retries?.statusCodes ?? []].toSorted().join(",");
}
function limitOfTry({ retries, timeout }) {
	const perTry = retries?.perTryTimeout ?? null;
	return perTry !== null && timeout !== null && perTry >= timeout ? null : perTry;
}

// src/effect/consequences/default-retry-changes.ts
function defaultRetryChanges(changed) {
	const place = placeOfConfig(changed, "defaultHttpRetryPolicy");
	const [before, after] = [changed.base, changed.head].map((mesh) => ({
		retries: retryPolicy(mesh),
		timeout: null
	}));
	const difference = retryDifference(before, after);
	if (!place || difference === null) return [];
	const hosts = hostsWithDefault(changed.head);
	return [{
		area: "traffic",
		code: "retries-changed",
		sentence: `tries requests whose route sets no \`retries\`${hosts.length === 0 ? "" : `, such as those to ${shortNameList(hosts)},`} ${difference}`,
		place,
		about: "defaultHttpRetryPolicy",
		missing: [changed.base, changed.head].some(hasUnknownDefault) ? ["the MeshConfig, which is not in files of base and head"] : []
	}];
}
function hasUnknownDefault({ config, configSources }) {
	return configSources.length === 0 && config.defaultHttpRetryPolicy === void 0;
}
function hostsWithDefault(mesh) {
	const hosts = allVirtualServices(mesh).filter((route) => mergedRoutes(mesh, route).some((merged) => !merged.field("retries").node.exists)).flatMap(({ spec }) => spec.items("hosts").map(({ text }) => `\`${text}\``));
	return [...new Set(hosts)];
}

// src/effect/egress/deciding-place.ts
function decidingPlace({ head, base }, reach, baseMesh) {
	if (head.length === 0) return base[0]?.places[0];
	const places = [...head.flatMap((exit) => exit.places), ...importsOf$1(head[0], reach)];
	if (!baseMesh) return places[0];
	return places.find((place) => !isIn(baseMesh, place)) ?? places.find(({ object }) => differs$1(baseMesh, object)) ?? places[0];
}
function importsOf$1({ called }, { places }) {
	return places.filter(({ node }) => hostsOverlap(node.text.slice(node.text.indexOf("/") + 1), called.host));
}
function isIn(mesh, { object, node }) {
	const existing = objectsByKey(mesh).get(objectKey$1(object));
	if (!existing) return false;
	const path = node.pathKeys;
	const field = existing.root.at(...path);
	const candidates = typeof path.at(-1) === "number" ? existing.root.at(...path.slice(0, -1)).items() : [field];
	const text = canonicalJson(node);
	return candidates.some((candidate) => canonicalJson(candidate) === text);
}
function differs$1(mesh, object) {
	const existing = objectsByKey(mesh).get(objectKey$1(object));
	return existing === void 0 || canonicalJson(existing.root) !== canonicalJson(object.root);
}
const objectsByKey = derived("everything", (mesh) => new Map(mesh.manifests.map((manifest) => [objectKey$1(manifest), manifest])));

// src/effect/egress/openness-difference.ts
function opennessChanges(compared) {
	const changes = compared.flatMap(({ client, head, base, isBaseAssumed }) => {
		const [inHead, inBase] = [head.openness, base.openness];
		if (inHead && inBase && isBaseAssumed) return [];
		if (inHead && isOpenedBy(inHead, inBase)) return [{
			kind: "opened",
			openness: withMissing(inHead, inBase),
			client
		}];
		return inBase && isOpenedBy(inBase, inHead) ? [{
			kind: "closed",
			openness: withMissing(inBase, inHead),
			client
		}] : [];
	});
	return [...groupBy(changes, ({ kind, openness }) => JSON.stringify([
		kind,
		openness.reason,
		openness.missing,
		openness.place?.node.location
	])).values()].map((group) => ({
		kind: group[0].kind,
		openness: group[0].openness,
		clients: group.map(({ client }) => client)
	}));
}
function isOpenedBy(openness, counterpart) {
	return counterpart === null || counterpart.missing.length > 0 && openness.missing.length === 0;
}
function missingForNewPods(compared) {
	const missing = compared.flatMap(({ head, base, isBaseAssumed }) => isBaseAssumed && head.openness && base.openness && isOpenedBy(head.openness, base.openness) ? base.openness.missing : []);
	return [...new Set(missing)];
}
function withMissing(openness, counterpart) {
	return counterpart === null ? openness : {
		...openness,
		missing: [.../* @__PURE__ */ new Set([...openness.missing, ...counterpart.missing])]
	};
}

// src/effect/egress/reach.ts
function exitTable(exits) {
	const distinct = distinctBy(exits, exitKey);
	return {
		byDestination: groupBy(distinct, ({ destination }) => destinationKey(destination)),
		byCalledHost: groupBy(distinct, ({ called }) => called.host),
		wildcards: distinct.filter(({ destination }) => destination.host.startsWith("*"))
	};
}
const noExits = exitTable([]);
function exitsTo({ shared, replaced, own }, key) {
	const inShared = shared.byDestination.get(key) ?? [];
	const kept = replaced.size === 0 ? inShared : inShared.filter(({ called }) => !replaced.has(called.host));
	const inOwn = own.byDestination.get(key) ?? [];
	return inOwn.length === 0 ? kept : [...kept, ...inOwn];
}
function ownDestinations({ shared, replaced, own }) {
	const ofReplaced = [...replaced].flatMap((host) => shared.byCalledHost.get(host) ?? []);
	return /* @__PURE__ */ new Set([...own.byDestination.keys(), ...ofReplaced.map(({ destination }) => destinationKey(destination))]);
}

// src/effect/egress/reach-difference.ts
function egressDifference(compared) {
	return {
		changes: joinClients([...groupsWithSharedTables(compared)].flatMap(changesOfGroup)),
		openness: opennessChanges(compared)
	};
}
function groupsWithSharedTables(compared) {
	const numbers = /* @__PURE__ */ new Map();
	const numberOf = (table) => {
		const number = numbers.get(table) ?? numbers.size;
		numbers.set(table, number);
		return number;
	};
	return groupBy(compared, ({ head, base }) => JSON.stringify([
		numberOf(head.shared),
		numberOf(base.shared),
		...[head.openness, base.openness].map((openness) => openness && [openness.missing])
	])).values();
}
function changesOfGroup(group) {
	const { head, base } = group[0];
	const own = new Map(group.map((item) => [item, /* @__PURE__ */ new Set([...ownDestinations(item.head), ...ownDestinations(item.base)])]));
	const wildcards = new Map(group.map((item) => [item, wildcardKey(item)]));
	const ofShared = differingKeys(head.shared, base.shared).flatMap((key) => {
		const [inHead = [], inBase = []] = [head, base].map(({ shared }) => shared.byDestination.get(key));
		const sharing = group.filter((item) => !own.get(item).has(key));
		const { destination } = inHead[0] ?? inBase[0];
		return [...groupBy(sharing, (item) => `${wildcards.get(item)} ${anyAddressKey(item, destination)}`).values()].flatMap((items) => {
			const change = changeOf(inHead, inBase, items[0].head, items[0].base);
			return change ? [{
				...change,
				clients: items.map(({ client }) => client)
			}] : [];
		});
	});
	const ofOwn = group.flatMap((item) => [...own.get(item)].flatMap((key) => {
		const change = changeOf(exitsTo(item.head, key), exitsTo(item.base, key), item.head, item.base);
		return change ? [{
			...change,
			clients: [item.client]
		}] : [];
	}));
	return [...ofShared, ...ofOwn];
}
function wildcardKey({ head, base }) {
	return JSON.stringify([head, base].map(({ shared, replaced, own }) => [own.wildcards.map(exitKey), replaced.size === 0 ? [] : shared.wildcards.map(({ called }) => replaced.has(called.host))]));
}
function anyAddressKey({ head, base }, { host, port }) {
	const key = destinationKey({
		host,
		port,
		address: "any"
	});
	return JSON.stringify([head, base].map(({ shared, replaced, own }) => [(own.byDestination.get(key) ?? []).map(exitKey), replaced.size === 0 ? [] : (shared.byDestination.get(key) ?? []).map(({ called }) => replaced.has(called.host))]));
}
function differingKeys(head, base) {
	return [.../* @__PURE__ */ new Set([...head.byDestination.keys(), ...base.byDestination.keys()])].filter((key) => !areAlike(head.byDestination.get(key) ?? [], base.byDestination.get(key) ?? []));
}
function areAlike(first, second) {
	const keysIn = (exits) => JSON.stringify(exits.map(exitKey).toSorted());
	return first.length === second.length && keysIn(first) === keysIn(second);
}
function changeOf(inHead, inBase, head, base) {
	if (areAlike(inHead, inBase)) return null;
	const exits = {
		head: inHead,
		base: inBase
	};
	if (inBase.length === 0 && inHead.length > 0) {
		const wider = coveringExits(base, inHead[0]);
		if (wider.length > 0) return {
			kind: "changed",
			head: inHead,
			base: wider,
			missing: []
		};
		return {
			kind: isCertain(base.openness) ? "changed" : "opened",
			...exits,
			missing: missingOf$2(base, inHead)
		};
	}
	if (inHead.length === 0) {
		const wider = coveringExits(head, inBase[0]);
		if (wider.length > 0) return {
			kind: "changed",
			head: wider,
			base: inBase,
			missing: []
		};
		return {
			kind: isCertain(head.openness) ? "changed" : "closed",
			...exits,
			missing: missingOf$2(head, [])
		};
	}
	return {
		kind: "changed",
		...exits,
		missing: []
	};
}
function coveringExits(reach, { destination }) {
	const { host, port } = destination;
	const toHost = exitsTo(reach, destinationKey({
		host,
		port,
		address: "any"
	}));
	const toWildcards = [...reach.shared.wildcards.filter((exit) => !reach.replaced.has(exit.called.host)), ...reach.own.wildcards].filter((exit) => exit.destination.address === "any" && exit.destination.port === port && isUnder(host, exit.destination.host));
	return [...toHost, ...toWildcards].filter(({ missing }) => missing.length === 0);
}
function isUnder(host, wildcard) {
	return host !== wildcard && host.replace(/^\*/, "").endsWith(wildcard.slice(1)) && host.length >= wildcard.length;
}
function isCertain(openness) {
	return openness !== null && openness.missing.length === 0;
}
function missingOf$2({ openness }, exits) {
	const ofExits = exits.length > 0 && exits.every(({ missing }) => missing.length > 0) ? exits : [];
	return [.../* @__PURE__ */ new Set([...openness?.missing ?? [], ...ofExits.flatMap(({ missing }) => missing)])];
}
function joinClients(changes) {
	return [...groupBy(changes, ({ kind, head, base, missing }) => JSON.stringify([
		kind,
		head.map(exitKey).toSorted(),
		base.map(exitKey).toSorted(),
		missing
	])).values()].map((group) => ({
		...group[0],
		clients: [...new Set(group.flatMap(({ clients }) => clients))]
	}));
}
function changedDestination({ head: [inHead], base: [inBase] }) {
	if (!inHead) return inBase.destination;
	return inBase && isUnder(inBase.destination.host, inHead.destination.host) ? inBase.destination : inHead.destination;
}

// src/effect/egress/unlisted-clients.ts
function unlistedClients({ context, environment }, host, port, clients, address = "") {
	const { egressAllowlists: lists, now } = context;
	if (lists.length === 0) return [];
	const names = [host, ...hostDefect(address) === null && address !== "any" ? [address] : []];
	const isAllowed = (name, { proxy }) => lists.every((list) => permitsFor(list, name, port, {
		environment,
		now
	}).some(({ namespaces }) => namespaces === null || proxy.type === "gateway" || namespaces.includes(proxy.namespace)));
	return clients.filter((client) => !names.every((name) => isAllowed(name, client)));
}

// src/effect/egress/compiled-egress.ts
function compileEgress(mesh) {
	const compiled = compileRouting(mesh);
	return {
		...compiled,
		gateway: (proxy) => ({
			...compiled.gateway(proxy),
			extensions: []
		}),
		waypoint: (proxy, service) => ({
			...compiled.waypoint(proxy, service),
			policies: noPolicies
		})
	};
}
function compileRouting(mesh) {
	const compiled = compileMesh(mesh);
	return {
		...compiled,
		gateway: (proxy) => ({
			...compiled.gateway(proxy),
			policies: noPolicies
		})
	};
}
const noPolicies = {
	authorization: {
		custom: [],
		deny: [],
		allow: [],
		audit: [],
		hasAllow: false,
		allowing: []
	},
	jwtRules: []
};

// src/effect/egress/stream-routes.ts
function matchedServerNames({ spec }) {
	return spec.items("tls").flatMap((route) => route.items("match").flatMap((match) => match.items("sniHosts")).map((name) => ({
		name,
		route
	})));
}

// src/effect/egress/handling.ts
function handlingSteps({ place, merged }) {
	return [place, ...[
		"route",
		"timeout",
		"retries",
		"mirror",
		"mirrors"
	].map((name) => merged.field(name)).filter(({ node }) => node.exists).map(({ owner, node }) => ({
		object: owner,
		node
	}))].map((by) => ({
		text: "",
		by
	}));
}
function handlingOf(called, hops, { tls }, { via, isMirror }) {
	const isSeen = called.protocol === "http";
	const timeouts = hops.flatMap(({ timeout }) => timeout ?? []);
	return {
		tls: tls.mode,
		isVerified: tls.isVerified,
		timeout: isSeen && timeouts.length > 0 ? Math.min(...timeouts) : null,
		retries: isSeen ? hops[0]?.retries ?? null : null,
		via,
		isMirror
	};
}

// src/effect/egress/destinations.ts
function mayLeaveCluster({ isKubernetes, selector, resolution }) {
	return !isKubernetes || selector === null && resolution !== "external-name";
}
function destinationsOf$1(mesh, service, port, protocol) {
	const { host, manifest } = service;
	const fields = [
		hostNode(mesh, service),
		port.node,
		manifest.spec.get("exportTo")
	];
	return addressesOf(mesh, service, port, protocol).map(({ address, port: number, node, missing = [] }) => {
		const name = canonicalHost(mesh, address);
		const isRelay = serviceNamespace(name) !== void 0;
		const nodes = [...fields, ...node ? [node] : []].filter(({ exists }) => exists);
		return {
			destination: {
				host,
				port: number,
				address: isRelay || name === host ? "" : address
			},
			relay: isRelay ? name : null,
			missing,
			places: nodes.map((field) => ({
				object: manifest,
				node: field
			}))
		};
	});
}
function hostNode(mesh, { host, manifest }) {
	return manifest.spec.items("hosts").find(({ text }) => canonicalHost(mesh, text) === host) ?? manifest.root.at("metadata", "name");
}
function addressesOf(mesh, service, port, protocol) {
	if (service.isKubernetes) return endpointAddresses(mesh, service, targetOf$1(port));
	if (service.resolution === "none") return dialedAddresses(service, port, protocol);
	const endpoints = service.manifest.spec.items("endpoints");
	if (endpoints.length > 0) return endpoints.map((endpoint) => endpointAddress(endpoint, port));
	if (service.selector !== null) return selectedAddresses(mesh, service, port);
	return service.resolution === "static" ? [] : [{
		address: "",
		port: targetOf$1(port)
	}];
}
function targetOf$1({ number, target }) {
	return typeof target === "number" ? target : number;
}
function dialedAddresses({ manifest }, { number }, protocol) {
	const stated = protocol === "http" ? [] : manifest.spec.items("addresses");
	return stated.length === 0 ? [{
		address: "any",
		port: number
	}] : stated.map((node) => ({
		address: node.text,
		port: number,
		node
	}));
}
function endpointAddress(endpoint, port) {
	const node = endpoint.get("address");
	return {
		address: node.text,
		port: endpoint.get("ports").get(port.name).number ?? targetOf$1(port),
		node
	};
}
function selectedAddresses(mesh, service, port) {
	const workloads = workloadsOf$1(mesh, service);
	if (workloads.length === 0) return [{
		address: "",
		port: targetOf$1(port),
		missing: [`the workloads of ${manifestTitle(service.manifest)}`]
	}];
	return workloads.flatMap(({ manifest }) => manifest.kind === "WorkloadEntry" ? [endpointAddress(manifest.spec, port)] : []);
}
function endpointAddresses(mesh, service, port) {
	const { namespace, manifest } = service;
	const nodes = statedEndpoints(mesh).get(`${namespace}/${manifest.name}`) ?? [];
	return nodes.length === 0 ? [{
		address: "",
		port,
		missing: [`the endpoints of ${manifestTitle(manifest)}, which has no selector`]
	}] : nodes.map(({ node }) => ({
		address: node.text,
		port,
		node
	}));
}
const statedEndpoints = derived(["other"], (mesh) => {
	const addresses = mesh.ofOtherKinds().flatMap((manifest) => {
		const { kind, namespace, name, root } = manifest;
		if (kind === "Endpoints" && groupOf(manifest) === "") return root.items("subsets").flatMap((subset) => subset.items("addresses")).map((item) => ({
			service: `${namespace}/${name}`,
			node: item.get("ip")
		}));
		if (kind !== "EndpointSlice" || groupOf(manifest) !== "discovery.k8s.io") return [];
		const service = root.at("metadata", "labels", "kubernetes.io/service-name").text;
		return root.items("endpoints").flatMap((endpoint) => endpoint.items("addresses")).map((node) => ({
			service: `${namespace}/${service}`,
			node
		}));
	});
	return groupBy(addresses, ({ service }) => service);
});

// src/effect/egress/leaving-exits.ts
function leavingExits(mesh, { services, proxy }, { host, port }, { called, handling, steps, missing }) {
	if (host === "") return [];
	const service = services.get(host);
	const routing = routePlaces(steps);
	if (!service) {
		if (serviceNamespace(host) !== void 0 || !host.includes(".")) return void 0;
		return [{
			destination: {
				host,
				port,
				address: ""
			},
			called,
			handling,
			isInMesh: false,
			missing,
			places: routing
		}];
	}
	if (!mayLeaveCluster(service)) return void 0;
	const servicePort = service.ports.find(({ number }) => number === port);
	if (!servicePort) return [];
	return destinationsOf$1(mesh, service, servicePort, called.protocol).map(({ destination, relay, missing: inputs, places }) => ({
		destination,
		called,
		handling: relay === null ? handling : {
			...handling,
			via: [...handling.via, relay]
		},
		isInMesh: !service.isKubernetes && !service.isExternal,
		missing: [.../* @__PURE__ */ new Set([...missing, ...inputs])],
		places: [
			...places,
			...routing,
			...policyPlaces(mesh, service, proxy)
		]
	}));
}
function policyPlaces(mesh, service, proxy) {
	const { rule } = clientPolicy(mesh, service, proxy);
	return rule ? rule.merged.map((object) => ({
		object,
		node: object.spec.get("trafficPolicy")
	})) : [];
}
function routePlaces(steps) {
	return steps.flatMap(({ by }) => by && by.object.kind !== "ServiceEntry" ? [by] : []);
}

// src/effect/egress/outcome-exits.ts
function followCall(sender, call) {
	const { outcome } = call;
	if (outcome.kind !== "forwarded") return {
		exits: [],
		gateways: []
	};
	const followed = [...outcome.to.map((upstream) => followTo(sender, sentCall(call, outcome, upstream, false))), ...outcome.mirrors.flatMap((name) => clusterIn(name, outcome.to[0])).map((upstream) => followTo(sender, sentCall(call, outcome, upstream, true)))];
	return {
		exits: followed.flatMap(({ exits }) => exits),
		gateways: followed.flatMap(({ gateways }) => gateways)
	};
}
function sentCall(call, sent, upstream, isMirror) {
	const { called, steps, missing } = call;
	const inputs = isMirror ? missing : inputsOf(missing, upstream);
	return {
		called,
		steps,
		sent,
		upstream,
		isMirror,
		missing: inputTexts(inputs)
	};
}
function inputsOf(inputs, upstream) {
	return inputs.filter(({ host = upstream.host }) => host === upstream.host);
}
function clusterIn(name, like) {
	const [, port, subset = "", host = ""] = name.split("|");
	if (!like || host === "") return [];
	const tls = host === like.host ? like.tls : {
		mode: "unknown",
		sni: "",
		isVerified: false
	};
	return [{
		cluster: name,
		host,
		port: Number(port),
		subset,
		percent: 100,
		tls
	}];
}
function followTo(sender, call) {
	const { called, sent, upstream, isMirror } = call;
	const handling = handlingOf(called, [sent], upstream, {
		via: [],
		isMirror
	});
	const leaving = leavingExits(sender.compiled.mesh, sender, upstream, {
		...call,
		handling
	});
	return leaving ? {
		exits: leaving,
		gateways: []
	} : followThroughGateways(sender, call);
}
function followThroughGateways(sender, call) {
	const { compiled, proxy, services } = sender;
	const { mesh } = compiled;
	const { sent, upstream } = call;
	const service = services.get(upstream.host);
	if (!service) return {
		exits: throughUnseenGateway(mesh, call),
		gateways: []
	};
	if (!isGatewayService(mesh, service)) return {
		exits: [],
		gateways: []
	};
	const travel = {
		compiled,
		clientRequest: clientRequestOfCall(call)
	};
	const request = {
		request: sent.request,
		passesTls: sent.passesTls,
		from: proxy
	};
	const chains = pathsToCluster(travel, request, upstream, 0);
	return {
		exits: chains.flatMap((chain) => exitsOfChain(compiled, call, chain)),
		gateways: chains.flatMap(({ hops }) => passedGateways(hops, sent.request.authority))
	};
}
function passedGateways(hops, authority) {
	const gateways = [];
	let arriving = authority;
	for (const decision of hops) {
		if (decision.proxy.type === "gateway") gateways.push({
			decision,
			authority: arriving
		});
		if (decision.outcome.kind === "forwarded") arriving = decision.outcome.request.authority;
	}
	return gateways;
}
function throughUnseenGateway(mesh, call) {
	const { called, missing, steps, sent, upstream, isMirror } = call;
	if (gatewaysBehind(mesh, upstream.host).gateways.length === 0) return [];
	const handling = handlingOf(called, [sent], upstream, {
		via: [upstream.host],
		isMirror
	});
	return [{
		destination: {
			host: called.host,
			port: called.port,
			address: ""
		},
		called,
		handling,
		isInMesh: false,
		missing: [...missing, `what the gateway behind ${upstream.host} makes of it`],
		places: routePlaces(steps)
	}];
}
function isGatewayService(mesh, service) {
	const { selector } = service;
	if (selector === null) return false;
	const workloads = workloadsOf$1(mesh, service);
	return workloads.length > 0 ? workloads.some((workload) => isGatewayWorkload(mesh, workload)) : selectorsOfGateways(mesh).some((ofGateway) => selects(ofGateway, selector));
}
function clientRequestOfCall({ called, sent }) {
	const { host, port, protocol } = called;
	return {
		request: sent.request,
		scheme: protocol === "tls" ? "https" : "http",
		host,
		port,
		caller: null,
		address: void 0,
		gatewayPods: null,
		verification: {
			now: 0,
			tokens: /* @__PURE__ */ new Map()
		}
	};
}
function exitsOfChain(compiled, call, { hops, end, missing }) {
	const last = hops.at(-1);
	if (end.kind !== "arrived" || !end.outside || !last) return [];
	const via = hops.map(({ proxy }) => proxy.name);
	const forwarded = [call.sent, ...hops.flatMap(forwardedBy)];
	const ofOthers = new Set(inputTexts(last.missing));
	for (const text of inputTexts(inputsOf(last.missing, end.outside))) ofOthers.delete(text);
	const leaving = {
		called: call.called,
		handling: handlingOf(call.called, forwarded, end.outside, {
			via,
			isMirror: call.isMirror
		}),
		steps: [...hops.flatMap((hop) => hop.steps), ...call.steps],
		missing: [.../* @__PURE__ */ new Set([...call.missing, ...missing.filter((text) => !ofOthers.has(text))])]
	};
	const gateway = {
		services: compiled.gateway(last.proxy).scope.services,
		proxy: last.proxy
	};
	return leavingExits(compiled.mesh, gateway, end.outside, leaving) ?? [];
}
function forwardedBy({ outcome }) {
	return outcome.kind === "forwarded" ? [outcome] : [];
}

// src/effect/egress/regex-sample.ts
function regexSample(pattern) {
	const compiled = compiledRegex(pattern);
	if (compiled === null) return null;
	const sample = alternatives(new Cursor(pattern));
	return sample !== null && compiled.matches(sample) ? sample : null;
}
var Cursor = class {
	at = 0;
	pattern;
	constructor(pattern) {
		this.pattern = pattern;
	}
	take(expression) {
		const match = expression.exec(this.pattern.slice(this.at, this.at + maxToken));
		if (match) this.at += match[0].length;
		return match;
	}
	get isAtEnd() {
		return this.at >= this.pattern.length;
	}
};
const maxToken = 512;
function alternatives(cursor) {
	const samples = [sequence(cursor)];
	while (cursor.take(/^\|/)) samples.push(sequence(cursor));
	return samples.find((sample) => sample !== null) ?? null;
}
function sequence(cursor) {
	let text = "";
	while (!cursor.isAtEnd) {
		const atom = nextAtom(cursor);
		if (atom === void 0) break;
		const repeated = atom === null ? null : atom.repeat(leastRepetition(cursor));
		text = text === null || repeated === null ? null : text + repeated;
	}
	return text;
}
function nextAtom(cursor) {
	if (cursor.take(/^\((?:\?(?:P?<\w+>|[a-zA-Z]*:))?/)) {
		const sample = alternatives(cursor);
		return cursor.take(/^\)/) ? sample : null;
	}
	if (cursor.take(/^(?:\(\?[a-zA-Z-]+\)|\^|\$|\\[AzbB])/)) return "";
	const set = cursor.take(/^(?:\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]|\\[pP](?:\{\^?\w+\}|\w)|\\[dDwWsS]|\.)/);
	if (set) return characters.find((character) => compiledRegex(set[0])?.matches(character) === true) ?? null;
	const escape = cursor.take(/^\\(.)/);
	if (escape) return escape[1];
	const literal = cursor.take(/^[^|)\\[(]/);
	return literal ? literal[0] : void 0;
}
const characters = [..."a0A-_./", ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))];
function leastRepetition(cursor) {
	const match = cursor.take(/^(?:[*?+]|\{(\d+)(?:,\d*)?\})[?]?/);
	if (!match) return 1;
	return match[1] === void 0 ? Number(match[0].startsWith("+")) : Math.min(Number(match[1]), maxRepetition);
}
const maxRepetition = 64;

// src/effect/egress/witness.ts
function wildcardSample(host) {
	return host.startsWith("*") ? `any-name${host.slice(1)}` : host;
}
function routeWitness(route, routes, authority, scheme) {
	const conditions = route.condition ? [route.condition] : [];
	for (const path of pathsFor(route.path)) {
		const request = requestFor(path, conditions, authority);
		if (request && isRoutedBy(route, routes, request, scheme)) return request;
	}
	return null;
}
function isRoutedBy(route, routes, request, scheme) {
	const routed = asRouted(request, scheme);
	return routes.find((candidate) => candidate.matches(routed) !== false) === route;
}
function requestsOfRoutes(outer, inner, authority) {
	const innerPaths = pathsFor(inner.path);
	const outerPaths = outer ? pathsFor(outer.path) : [];
	const prefix = outer && outer.path.form !== "regex" ? outer.path.text.replace(/\/$/, "") : "";
	const joined = prefix === "" ? [] : innerPaths.map((path) => `${prefix}${path}`);
	const paths = /* @__PURE__ */ new Set([
		...innerPaths,
		...joined,
		...outerPaths
	]);
	const conditions = [outer?.condition, inner.condition].flatMap((condition) => condition ?? []);
	return [...paths].flatMap((path) => requestFor(path, conditions, authority) ?? []);
}
function plainRequest$1(authority) {
	return {
		method: "GET",
		authority,
		target: "/",
		headers: /* @__PURE__ */ new Map()
	};
}
function asRouted(request, scheme) {
	return {
		...request,
		...splitTarget(request.target),
		scheme,
		claims: null
	};
}
function pathsFor({ form, text }) {
	if (form === "regex") {
		const sample = regexSample(text);
		return sample === null ? [] : [sample];
	}
	if (form === "exact") return [text];
	const start = text.startsWith("/") ? text : `/${text}`;
	return [
		start,
		`${start.replace(/\/$/, "")}/any-path`,
		`${start}any-path`
	];
}
function requestFor(path, conditions, authority) {
	const named = (values) => new Map(conditions.toReversed().flatMap((condition) => [...values(condition)]));
	const [method] = conditions.flatMap((condition) => condition.method ?? []);
	const [host] = conditions.flatMap((condition) => condition.authority ?? []);
	const headers = valuesOf(named((condition) => condition.headers));
	const parameters = valuesOf(named((condition) => condition.queryParams));
	const values = [valueOf(method, "GET"), valueOf(host, authority)];
	if (!headers || !parameters || values[0] === null || values[1] === null) return null;
	const query = [...parameters].map(([name, value]) => `${name}=${value}`).join("&");
	return {
		method: values[0],
		authority: values[1],
		target: query === "" ? path : `${path}?${query}`,
		headers: new Map([...headers].map(([name, value]) => [name.toLowerCase(), value]))
	};
}
function valuesOf(matches) {
	const values = [...matches].map(([name, match]) => [name, valueOf(match, "any")]);
	return values.some(([, value]) => value === null) ? null : new Map(values.map(([name, value]) => [name, value]));
}
function valueOf(match, otherwise) {
	if (!match || match.form === "present") return otherwise;
	return match.form === "regex" ? regexSample(match.text) : match.text;
}

// src/effect/egress/gateway-calls.ts
function exitsOfCall(sender, call, first) {
	const { exits, gateways } = followCall(sender, first);
	if (gateways.length === 0) return [...exits];
	const below = namesBelow(sender, call.called).flatMap((name) => {
		const named = {
			...call,
			called: calledBelow(call.called, name)
		};
		const outcome = call.send(call.requestTo(wildcardSample(name)), named.called);
		return outcome ? [{
			call: named,
			followed: followCall(sender, outcome)
		}] : [];
	});
	return withFurther(exits, [{
		call,
		followed: {
			exits: [],
			gateways
		}
	}, ...below].flatMap((start) => [...start.followed.exits, ...exitsByRoutes(sender, start.call, start.followed.gateways)]), call.called);
}
function withFurther(exits, further, called) {
	const all = new Map(exits.map((exit) => [exitKey(exit), exit]));
	for (const exit of further) if (!all.has(exitKey({
		...exit,
		called
	}))) all.set(exitKey(exit), exit);
	return [...all.values()];
}
function exitsByRoutes(sender, call, passed) {
	const exits = [];
	const tried = new Set(passed.flatMap(({ decision }) => placesOfSteps(decision)));
	const pending = [...passed];
	for (const gateway of pending) for (const route of routesAt$1(sender, gateway)) {
		if (tried.has(route.place.node)) continue;
		tried.add(route.place.node);
		const taken = callByRoute(sender, call, route);
		exits.push(...taken?.exits ?? []);
		pending.push(...taken?.gateways ?? []);
	}
	return exits;
}
function routesAt$1({ compiled }, { decision, authority }) {
	const gateway = compiled.gateway(decision.proxy);
	return placesOfSteps(decision).flatMap((node) => gateway.servers.byNode.get(node) ?? []).filter(({ protocol, isHttps }) => protocol === "http" || isHttps).flatMap((server) => gateway.hostsOf(server).find(authority)?.groups.flat() ?? []);
}
function callByRoute(sender, call, route) {
	const { called } = call;
	const authority = wildcardSample(called.authority ?? called.serverName ?? called.host);
	for (const request of requestsOfRoutes(call.route, route, authority)) {
		const outcome = call.send(request, called);
		const followed = outcome && followCall(sender, outcome);
		const isTaken = followed?.gateways.some(({ decision }) => placesOfSteps(decision).includes(route.place.node));
		if (followed && isTaken) return followed;
	}
}
function placesOfSteps({ steps }) {
	return steps.flatMap(({ by }) => by ? [by.node] : []);
}
function namesBelow({ compiled }, { host, serverName }) {
	const name = serverName ?? host;
	return isWildcard(name) ? namesAtGateways(compiled.mesh).below(name) : [];
}
function calledBelow(called, name) {
	return called.protocol === "http" ? {
		...called,
		authority: name
	} : {
		...called,
		serverName: name
	};
}
const namesAtGateways = derived(["Gateway", ...routeInputs], (mesh) => {
	const routed = virtualServicesWithHosts(mesh).filter((virtualService) => gatewayKeysOf(virtualService).some((key) => key !== meshGateway)).flatMap((virtualService) => [...hostsOfVirtualService(mesh, virtualService), ...matchedServerNames(virtualService).map(({ name }) => name.text)]);
	const served = mesh.ofKind("Gateway").flatMap(({ spec }) => spec.items("servers").flatMap((server) => server.items("hosts"))).map(({ text }) => serverHost(text).host);
	return hostIndex([.../* @__PURE__ */ new Set([...routed, ...served])], (name) => [name]);
});

// src/effect/egress/route-exits.ts
function exitsOfRoute(sender, host, route) {
	const { called, routes, site } = host;
	const { scheme } = site;
	const witnessFor = (authority) => routeWitness(route, routes, authority, scheme);
	const witness = witnessFor(wildcardSample(called.host));
	const unknown = witness ? [] : [`which requests ${route.virtualService.name} sends there`];
	const outcomeOf = (request, name) => {
		const trace = new Trace();
		trace.miss(...host.missing, ...unknown);
		const { outcome } = takeRoute(site, route, request, trace);
		return {
			called: name,
			outcome,
			steps: handlingSteps(route),
			missing: trace.inputs
		};
	};
	const isHandled = (request) => host.isForAuthority(request.authority) && isRoutedBy(route, routes, request, scheme);
	return exitsOfCall(sender, {
		called,
		route,
		requestTo: (authority) => witnessFor(authority) ?? plainRequest$1(authority),
		send: (request, name) => isHandled(request) ? outcomeOf(request, name) : null
	}, outcomeOf(witness ?? plainRequest$1(wildcardSample(called.host)), called));
}

// src/effect/egress/gateway-exits.ts
function gatewaysWithExits(compiled, hosts = "all") {
	const { mesh } = compiled;
	const isLookedAt = (virtualService) => hosts === "all" || [...hostsOfVirtualService(mesh, virtualService), ...hostsRoutedTo(mesh, virtualService)].some((host) => hosts.has(host));
	const byName = /* @__PURE__ */ new Map();
	const seen = /* @__PURE__ */ new Set();
	for (const { proxies, choice } of gatewaysWithPods(mesh, null)) {
		const missing = proxies.length > 1 && proxies.some(({ workload }) => workload === null) ? [choice] : [];
		for (const proxy of proxies) {
			const key = `${proxy.name}\0${proxy.namespace}`;
			if (seen.has(key)) continue;
			seen.add(key);
			const ofName = byName.get(proxy.name) ?? {
				proxy,
				exits: /* @__PURE__ */ new Map()
			};
			byName.set(proxy.name, ofName);
			for (const exit of exitsOfGateway(compiled, proxy, isLookedAt)) {
				const stated = {
					...exit,
					missing: [...exit.missing, ...missing]
				};
				ofName.exits.set(exitKey(stated), stated);
			}
		}
	}
	return [...byName.values()].flatMap(({ proxy, exits }) => exits.size > 0 ? [{
		proxy,
		exits: [...exits.values()]
	}] : []);
}
function exitsOfGateway(compiled, proxy, isLookedAt) {
	const gateway = compiled.gateway(proxy);
	const sender = {
		compiled,
		proxy,
		services: gateway.scope.services
	};
	const sharing = /* @__PURE__ */ new Set();
	return gateway.servers.servers.flatMap((server) => {
		if (server.protocol !== "http" && !server.isHttps) return streamExits$1(gateway, sender, server, isLookedAt);
		const table = gateway.hostsOf(server);
		if (sharing.has(table)) return [];
		sharing.add(table);
		return [...table.entries()].flatMap(([domain, host]) => host.groups.flatMap((routes) => routes.flatMap((route) => isLookedAt(route.virtualService) ? routeExits(gateway, sender, server, {
			domain,
			host,
			route,
			routes
		}) : [])));
	});
}
function routeExits(gateway, sender, server, { domain, host, route, routes }) {
	const table = gateway.hostsOf(server);
	const ofHost = {
		called: {
			host: domain,
			port: server.port,
			protocol: "http"
		},
		routes,
		site: routeSite(gateway, server, server.isHttps ? "https" : "http"),
		missing: [],
		isForAuthority: (name) => table.find(name) === host
	};
	return exitsOfRoute(sender, ofHost, route);
}
function streamExits$1(gateway, sender, server, isLookedAt) {
	const { mesh, proxy, scope } = gateway;
	const protocol = server.protocol === "tls" ? "tls" : "tcp";
	return callsAt(mesh, proxy, server, isLookedAt).flatMap(({ name, steps }) => {
		const connection = {
			transport: protocol === "tls" ? "tls" : "plain",
			sni: name === "" ? "" : wildcardSample(name),
			principal: void 0,
			source: void 0,
			destination: {
				address: void 0,
				port: server.listenerPort
			}
		};
		const stream = gatewayStream(mesh, proxy, scope, server, connection);
		if (stream.kind === "unknown") return [];
		const called = {
			host: name || "*",
			port: server.port,
			protocol
		};
		const trace = new Trace();
		const outcome = forwardedTo(gateway, stream.destinations, trace, called.host);
		return followCall(sender, {
			called,
			outcome,
			steps,
			missing: trace.inputs
		}).exits;
	});
}
function callsAt(mesh, proxy, server, isLookedAt) {
	return virtualServicesFor(mesh, server.gatewayName, proxy.namespace).filter(isLookedAt).flatMap((virtualService) => [...matchedServerNames(virtualService).map(({ name, route }) => ({
		name: name.text,
		steps: [stepAt(virtualService, route)]
	})), ...virtualService.spec.items("tcp").slice(0, 1).map((route) => ({
		name: "",
		steps: [stepAt(virtualService, route)]
	}))]);
}
function stepAt(object, node) {
	return {
		text: "",
		by: {
			object,
			node
		}
	};
}
function forwardedTo(gateway, destinations, trace, authority) {
	return {
		kind: "forwarded",
		to: readyUpstreams(gateway, destinations, trace),
		request: {
			method: "GET",
			authority,
			target: "/",
			headers: /* @__PURE__ */ new Map()
		},
		timeout: null,
		retries: null,
		delay: 0,
		mirrors: [],
		passesTls: true
	};
}

// src/effect/egress/limits.ts
const limitingKinds = table({
	"networking.k8s.io": ["NetworkPolicy"],
	"policy.networking.k8s.io": ["AdminNetworkPolicy", "BaselineAdminNetworkPolicy"],
	"cilium.io": ["CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy"],
	"projectcalico.org": ["NetworkPolicy", "GlobalNetworkPolicy"],
	"crd.projectcalico.org": ["NetworkPolicy", "GlobalNetworkPolicy"]
});
function isEgressLimit(manifest) {
	return limitingKinds[groupOf(manifest)]?.includes(manifest.kind) === true || undecidedKinds.has(knownKind(manifest));
}
const undecidedKinds = /* @__PURE__ */ new Set([...["AuthorizationPolicy", "RequestAuthentication"], ...[
	"EnvoyFilter",
	"TrafficExtension",
	"WasmPlugin"
]]);
const networkPolicies = derived(["other"], (mesh) => mesh.ofOtherKinds().filter((manifest) => limitingKinds[groupOf(manifest)]?.includes(manifest.kind) === true).filter((manifest) => groupOf(manifest) !== "networking.k8s.io" || limitsEgress(manifest)));
function limitsEgress({ spec }) {
	return spec.items("policyTypes").some(({ text }) => text === "Egress") || spec.get("egress").exists;
}
const policiesByNamespace = derived(["other"], (mesh) => groupBy(networkPolicies(mesh), (policy) => isOfCluster(policy) ? "" : policy.namespace));
function isOfCluster({ kind }) {
	return /^(?:Global|Admin|BaselineAdmin|CiliumClusterwide)/.test(kind);
}
function egressLimitsOf(mesh, { proxy }) {
	const byNamespace = policiesByNamespace(mesh);
	const near = [...byNamespace.get("") ?? [], ...byNamespace.get(proxy.namespace) ?? []];
	const labels = Object.fromEntries(proxy.labels);
	return near.filter((policy) => {
		return !(groupOf(policy) === "networking.k8s.io" && proxy.workload !== null) || matchesSelector(policy.spec.get("podSelector"), labels);
	}).map(manifestTitle);
}
function unreadExtensionsOf(mesh, { proxy }) {
	return extensionsOf(mesh, proxy, "SIDECAR_OUTBOUND").map(unreadText);
}
function unreadText(extension) {
	const clusters = addedClusters(extension);
	const named = clusters.length === 0 ? "" : `, which adds ${clusters.join(" and ")}`;
	return `what ${manifestTitle(extension)} does${named}`;
}
function addedClusters({ spec }) {
	return spec.items("configPatches").filter((patch) => patch.get("applyTo").text === "CLUSTER").map((patch) => patch.get("patch")).filter((patch) => ["ADD", "MERGE"].includes(patch.get("operation").text)).map((patch) => {
		const cluster = patch.get("value");
		const addresses = socketAddresses(cluster);
		const to = addresses.length === 0 ? "" : ` to ${addresses.join(", ")}`;
		return `the cluster \`${cluster.get("name").text}\`${to}`;
	});
}
function socketAddresses(cluster) {
	const field = (node, name) => {
		const written = node.get(name);
		return written.exists ? written : node.get(name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()));
	};
	return field(cluster, "load_assignment").items("endpoints").flatMap((group) => field(group, "lb_endpoints").items()).map((endpoint) => field(endpoint.at("endpoint", "address"), "socket_address")).map((address) => `${address.get("address").text}:${field(address, "port_value").number ?? ""}`);
}

// src/effect/egress/host-filter.ts
function exitsOfHosts(exits, hosts) {
	return hosts === "all" ? exits : exits.filter(({ called }) => hosts.has(called.host));
}

// src/effect/egress/openness.ts
function opennessOf(mesh, { dataplane }, scope) {
	if (dataplane === "none") return {
		reason: "no-proxy",
		missing: []
	};
	if (dataplane === "ambient") return {
		reason: "ztunnel",
		missing: []
	};
	if (scope.outbound === "REGISTRY_ONLY") return null;
	const policy = scope.sidecar?.spec.get("outboundTrafficPolicy");
	if (scope.sidecar && policy?.kind === "map") return {
		reason: "policy",
		missing: [],
		place: {
			object: scope.sidecar,
			node: policy
		}
	};
	const place = placeInMeshConfig(mesh);
	return {
		reason: "policy",
		missing: missingPolicy(mesh),
		...place && { place }
	};
}
function missingPolicy({ config, configSources }) {
	if (config.outboundTrafficPolicy) return [];
	if (configSources.some(({ config: source }) => isStated(source))) return ["which `outboundTrafficPolicy` holds, since the MeshConfigs of the files state different ones"];
	return configSources.length > 0 ? [] : [unknownPolicy];
}
const unknownPolicy = "the `outboundTrafficPolicy` of the MeshConfig, which is in no file";
function isStated(config) {
	return config.get("outboundTrafficPolicy").exists;
}
function placeInMeshConfig({ configSources }) {
	const source = configSources.find(({ config }) => isStated(config)) ?? configSources[0];
	if (!source || !isObject(source.owner)) return void 0;
	const policy = source.config.get("outboundTrafficPolicy");
	return {
		object: source.owner,
		node: source.node.kind === "map" && policy.exists ? policy : source.node
	};
}
function isObject(owner) {
	return "apiVersion" in owner;
}

// src/effect/egress/listener-lookup.ts
function listenerLookup(mesh, { services, virtualServices }) {
	const order = new Map(services.map((service, index) => [service, index]));
	const aliases = services.filter(({ resolution }) => resolution === "external-name");
	const byPort = groupBy(services.flatMap((service) => service.ports.map(({ number }) => ({
		number,
		service
	}))), ({ number }) => number);
	const hostsOf = ({ spec, namespace }) => spec.items("hosts").map(({ text }) => canonicalHost(mesh, fullHost(text, namespace)));
	const routes = once(() => hostIndex(virtualServices, hostsOf));
	const positions = new Map(virtualServices.map((virtualService, index) => [virtualService, index]));
	const lookups = /* @__PURE__ */ new Map();
	const servicesAt = (port) => (byPort.get(port) ?? []).map(({ service }) => service);
	return {
		ports: [.../* @__PURE__ */ new Set([...byPort.keys(), 80])],
		servicesAt: (port) => [...servicesAt(port), ...aliases],
		servicesFor(port, host) {
			const { byHost, leaders } = lookups.get(port) ?? portLookup(servicesAt(port), port);
			lookups.set(port, {
				byHost,
				leaders
			});
			const deciding = [...byHost.overlapping(host), ...leaders];
			return [...new Set(deciding)].toSorted((first, second) => order.get(first) - order.get(second));
		},
		routesFor(hosts) {
			return [...new Set(hosts.flatMap(routes().overlapping))].toSorted((first, second) => positions.get(first) - positions.get(second));
		}
	};
}
function portLookup(services, port) {
	return {
		byHost: hostIndex(services, (service) => [service.host]),
		leaders: leadingServices(services, port)
	};
}
const httpPort$1 = 80;
function leadingServices(services, port) {
	const protocolsAt = ({ ports }) => ports.flatMap(({ number, protocol }) => number === port ? [protocol] : []);
	return [
		services.find((service) => protocolsAt(service).includes("http")),
		services.find((service) => sharesListener(service) && protocolsAt(service).includes("auto")),
		services.find((service) => sharesListener(service) && protocolsAt(service).includes("tcp"))
	].flatMap((service) => service ?? []);
}
function sharesListener({ hasAddress, isKubernetes }) {
	return !hasAddress && !isKubernetes;
}

// src/effect/egress/sidecar-exits.ts
function sidecarExits(compiled, proxy, scope) {
	const { mesh } = compiled;
	const sender = {
		compiled,
		proxy,
		services: scope.services
	};
	return scope.egress.flatMap((listener) => {
		const lookup = listenerLookup(mesh, listener);
		return lookup.ports.filter((port) => listenerFor(scope, port) === listener).flatMap((port) => {
			const site = {
				sender,
				scope,
				listener: {
					...listener,
					lookup
				},
				port
			};
			return [...httpExits(site), ...streamExits(site)];
		});
	});
}
function httpExits(site) {
	const { sender, listener, port } = site;
	const { mesh } = sender.compiled;
	const services = listener.lookup.servicesAt(port);
	const virtualServices = port === 80 ? listener.virtualServices : listener.lookup.routesFor(services.map(({ host }) => host));
	if (virtualServices.length === 0 && !services.some(mayLeaveCluster)) return [];
	const hosts = sidecarHosts(mesh, sender.proxy, {
		...listener,
		services,
		virtualServices
	}, port);
	const named = /* @__PURE__ */ new Map();
	for (const [domain, host] of hosts.table.entries()) if (!named.has(host)) named.set(host, domain);
	return [...named].flatMap(([host, domain]) => {
		if (!host.virtualService && !(host.service && mayLeaveCluster(host.service))) return [];
		const name = host.service?.host ?? domain;
		return callExits$1(site, hosts, host, {
			host: name,
			port,
			protocol: "http"
		});
	});
}
function callExits$1(site, hosts, host, called) {
	const { sender } = site;
	const authority = wildcardSample(called.host);
	const connection = connectionTo$1(authority, called, "");
	const sidecar = sidecarFor(site, authority, hosts);
	const chain = sidecarChain(sidecar.mesh, sidecar.proxy, sidecar.scope, connection);
	if (chain.kind !== "http") return [];
	if (!host.virtualService) {
		const { outcome, steps, missing } = decideOutbound(sidecar, connection, plainRequest$1(authority));
		return [...followCall(sender, {
			called,
			outcome,
			steps,
			missing
		}).exits];
	}
	const routes = {
		called,
		routes: host.routes,
		site: {
			...sidecar,
			port: called.port,
			scheme: "http",
			lookupService: (name) => hosts.services.get(name)
		},
		missing: chain.missing,
		isForAuthority: (name) => hosts.table.find(name) === host
	};
	return host.routes.flatMap((route) => exitsOfRoute(sender, routes, route));
}
function sidecarFor(site, host, hosts) {
	const { sender, scope, listener, port } = site;
	const { compiled, proxy } = sender;
	const services = listener.lookup.servicesFor(port, host);
	const virtualServices = listener.lookup.routesFor([host, ...services.map((service) => service.host)]);
	const sidecar = clientSidecar({
		mesh: compiled.mesh,
		proxy,
		scope: {
			...scope,
			egress: [{
				...listener,
				port: void 0,
				services,
				virtualServices
			}],
			missing: []
		},
		extensions: [],
		isWholeMesh: false,
		elsewhere: compiled.elsewhere
	});
	return hosts ? {
		...sidecar,
		hostsAt: () => hosts
	} : sidecar;
}
function connectionTo$1(host, { port, protocol }, sni) {
	return {
		transport: protocol === "tls" ? "tls" : "plain",
		sni,
		principal: null,
		source: void 0,
		destination: {
			address: void 0,
			port,
			...host !== "any host" && { host }
		}
	};
}
function streamExits(site) {
	const { listener, port } = site;
	return [...listener.lookup.servicesAt(port).flatMap((service) => {
		const protocol = service.ports.find(({ number }) => number === port)?.protocol;
		const routes = listener.lookup.routesFor([service.host]);
		if (!mayLeaveCluster(service) && routes.length === 0) return [];
		const { host } = service;
		const calls = (protocol === "tls" || protocol === "auto" ? serverNames(service, routes) : []).map((name) => ({
			host,
			port,
			protocol: "tls",
			...name !== host && { serverName: name }
		}));
		if (protocol === "tcp") calls.push({
			host,
			port,
			protocol: "tcp"
		});
		const routed = routes.flatMap(streamRoutes);
		return calls.flatMap((called) => streamExit(site, called, routed));
	}), ...sharedListenerExits(site)];
}
function sharedListenerExits(site) {
	const { listener, port } = site;
	const [shared] = listener.lookup.servicesAt(port).filter((service) => {
		const protocol = service.ports.find(({ number }) => number === port)?.protocol;
		return sharesListener(service) && (protocol === "tcp" || protocol === "auto");
	});
	if (!shared) return [];
	const routed = listener.lookup.routesFor([shared.host]).flatMap(streamRoutes);
	return ["tls", "tcp"].flatMap((protocol) => streamExit(site, {
		host: anyHost$1,
		port,
		protocol
	}, routed));
}
function streamRoutes(virtualService) {
	return ["tls", "tcp"].map((field) => virtualService.spec.get(field)).filter(({ exists }) => exists).map((node) => ({
		text: "",
		by: {
			object: virtualService,
			node
		}
	}));
}
function serverNames({ host }, virtualServices) {
	const matched = virtualServices.flatMap(matchedServerNames).map(({ name }) => name.text);
	return [.../* @__PURE__ */ new Set([host, ...matched.filter((name) => hostCovers(host, name))])];
}
function streamExit(site, called, routed) {
	const host = wildcardSample(called.host);
	const sidecar = sidecarFor(site, host);
	const send = (request, name) => {
		const sni = called.protocol === "tls" ? request.authority : "";
		const { outcome, steps, missing } = decideOutbound(sidecar, connectionTo$1(host, called, sni), request);
		return {
			called: name,
			outcome,
			steps: [...steps, ...routed],
			missing
		};
	};
	const first = plainRequest$1(called.protocol === "tls" ? wildcardSample(called.serverName ?? called.host) : host);
	return exitsOfCall(site.sender, {
		called,
		route: null,
		requestTo: plainRequest$1,
		send
	}, send(first, called));
}

// src/effect/egress/scope-candidates.ts
const routeIndex = derived(routeInputs, (mesh) => {
	const routes = meshRoutes(mesh);
	return {
		byHost: hostIndex(routes, (virtualService) => hostsOfVirtualService(mesh, virtualService)),
		positions: new Map(routes.map((virtualService, index) => [virtualService, index])),
		byNamespace: groupBy(routes, ({ namespace }) => namespace)
	};
});
const serviceIndex = derived(registryKinds, (mesh) => {
	const services = registryServices(mesh);
	const shared = services.filter(isPublic);
	const atPort = groupBy(shared.flatMap((service) => service.ports.map(({ number }) => ({
		number,
		service
	}))), ({ number }) => number);
	return {
		positions: new Map(services.map((service, index) => [service, index])),
		byNamespace: groupBy(services, ({ namespace }) => namespace),
		leaders: new Map([...atPort].map(([port, group]) => [port, leadingServices(group.map(({ service }) => service), port)])),
		aliases: shared.filter(({ resolution }) => resolution === "external-name")
	};
});
function candidatesOfHosts(mesh, namespace, hosts) {
	const names = new Set(hosts);
	const { byHost } = routeIndex(mesh);
	return candidatesOf(mesh, namespace, names, [...names].flatMap((host) => byHost.overlapping(host)));
}
function candidatesOfImports(mesh, namespace, imports) {
	const [services, routes] = [serviceIndex(mesh), routeIndex(mesh)];
	const { declared } = hostLinks(mesh);
	const hosts = imports.flatMap((item) => item.namespace === "*" ? declared.overlapping(item.host) : (services.byNamespace.get(item.namespace) ?? []).map(({ host }) => host));
	const imported = imports.flatMap((item) => item.namespace === "*" ? routes.byHost.overlapping(item.host) : routes.byNamespace.get(item.namespace) ?? []);
	return candidatesOf(mesh, namespace, new Set(hosts), imported);
}
function candidatesOf(mesh, namespace, names, virtualServices) {
	const { positions, leaders, aliases } = serviceIndex(mesh);
	const routes = [...new Set(virtualServices)].toSorted(byPosition(routeIndex(mesh).positions));
	const hosts = /* @__PURE__ */ new Set([...names, ...routes.flatMap((route) => hostsRoutedTo(mesh, route))]);
	const called = [...hosts].flatMap((host) => servicesByHost(mesh).get(host) ?? []);
	const leading = [...names.has("any host") ? leaders.keys() : /* @__PURE__ */ new Set([80, ...called.flatMap((service) => service.ports.map(({ number }) => number))])].flatMap((port) => leaders.get(port) ?? []);
	const services = /* @__PURE__ */ new Set([
		...called,
		...leading.flatMap(({ host }) => servicesByHost(mesh).get(host) ?? []),
		...aliases.filter(({ externalName }) => hosts.has(externalName))
	]);
	return {
		services: visibleAmong([...services].toSorted(byPosition(positions)), namespace),
		virtualServices: rankedFor(mesh, routes, namespace)
	};
}
function byPosition(positions) {
	return (first, second) => positions.get(first) - positions.get(second);
}

// src/effect/egress/sidecar-search.ts
const noOwnExits = {
	shared: noExits,
	replaced: /* @__PURE__ */ new Set(),
	own: noExits
};
const noCandidates = {
	services: [],
	virtualServices: []
};
function openScope(mesh, namespace, hosts) {
	const candidates = hosts === "all" ? {
		services: visibleServices(mesh, namespace),
		virtualServices: virtualServicesFor(mesh, "mesh", namespace)
	} : candidatesOfHosts(mesh, namespace, hosts);
	return importedScope(mesh, namespace, null, candidates);
}
function exitsOfSidecar({ compiled, general, hosts: searched }, { proxy }, sidecar) {
	const { mesh } = compiled;
	const { namespace } = proxy;
	if (sidecar && !importsAll(sidecar)) {
		const candidates = searched === "all" ? candidatesOfImports(mesh, namespace, importsOf(sidecar, namespace)) : candidatesOfHosts(mesh, namespace, searched);
		const scope = importedScope(mesh, namespace, sidecar, candidates);
		return {
			...noOwnExits,
			own: exitTable(exitsOfHosts(sidecarExits(compiled, proxy, scope), searched))
		};
	}
	const near = [...hostsByNamespace(mesh).get(namespace) ?? [], ...hostsByLabels(mesh)];
	const hosts = new Set(searched === "all" ? near : near.filter((host) => searched.has(host)));
	if (hosts.size === 0) return {
		...noOwnExits,
		shared: general()
	};
	const scope = importedScope(mesh, namespace, null, candidatesOfHosts(mesh, namespace, hosts));
	const exits = sidecarExits(compiled, proxy, scope);
	return differingExits(general(), exitTable(exits.filter(({ called }) => hosts.has(called.host))), hosts);
}
function differingExits(shared, own, hosts) {
	const replaced = new Set([...hosts].filter((host) => !areEqual(shared, own, host)));
	const differing = [...replaced].flatMap((host) => own.byCalledHost.get(host) ?? []);
	return {
		shared,
		replaced,
		own: replaced.size === 0 ? noExits : exitTable(differing)
	};
}
function areEqual(shared, own, host) {
	const keysIn = (table) => JSON.stringify((table.byCalledHost.get(host) ?? []).map(exitKey).toSorted());
	return keysIn(shared) === keysIn(own);
}
function importsAll({ spec }) {
	const egress = spec.items("egress");
	if (egress.length === 0) return true;
	const [listener, ...others] = egress;
	const hosts = listener.items("hosts").map(({ text }) => text);
	return others.length === 0 && !listener.get("port").exists && hosts.includes("*/*") && !hosts.some((host) => host.startsWith("~"));
}
function importsOf({ spec }, own) {
	return spec.items("egress").flatMap((listener) => listener.items("hosts").map(({ text }) => text)).filter((text) => !text.startsWith("~")).map((text) => {
		const slash = text.indexOf("/");
		const namespace = slash < 0 ? "*" : text.slice(0, slash) || "*";
		return {
			namespace: namespace === "." ? own : namespace,
			host: text.slice(slash + 1)
		};
	});
}
function placesOf(sidecar) {
	return sidecar.spec.items("egress").flatMap((listener) => listener.items("hosts")).map((node) => ({
		object: sidecar,
		node
	}));
}

// src/effect/egress/waypoint-exits.ts
function waypointExits(compiled) {
	return registryServices(compiled.mesh).flatMap((service) => {
		const isRouted = once(() => isRoutedAtWaypoints(compiled, service));
		if (!mayLeaveCluster(service) && !isRouted()) return [];
		const before = waypointBefore(compiled.mesh, service);
		if (before === "none") return [];
		return service.ports.flatMap((port) => before === "not known" ? unknownExits(compiled, service, port) : portExits(compiled, compiled.waypoint(before, service), port));
	});
}
function isRoutedAtWaypoints({ mesh }, service) {
	return (servingWaypoints(mesh, service.manifest) ?? []).some(({ namespace }) => virtualServicesOfHost(mesh, service.host, [namespace, service.namespace], namespace).length > 0);
}
function portExits(compiled, waypoint, port) {
	const { proxy, scope, service } = waypoint;
	const sender = {
		compiled,
		proxy,
		services: scope.services
	};
	return protocolsOf(port).map((protocol) => ({
		host: service.host,
		port: port.number,
		protocol
	})).flatMap((called) => callExits(sender, waypoint, called)).map((exit) => ({
		...exit,
		handling: {
			...exit.handling,
			via: [waypointName(proxy), ...exit.handling.via]
		}
	}));
}
function protocolsOf({ protocol }) {
	if (protocol === "auto") return ["http", "tls"];
	return protocol === "udp" ? [] : [protocol];
}
function callExits(sender, waypoint, called) {
	const authority = wildcardSample(called.host);
	const routes = called.protocol === "http" ? waypoint.routesAt(called.port) : [];
	if (routes.length === 0) {
		const { outcome, steps, missing } = decideAtWaypoint(waypoint, {
			connection: connectionTo(called),
			request: plainRequest$1(authority),
			verification: nothingVerified
		});
		return [...followCall(sender, {
			called,
			outcome,
			steps,
			missing
		}).exits];
	}
	const ages = conflictingVirtualServices(routes).flatMap((rule) => unknownAge(routes[0].virtualService, rule));
	const ofHost = {
		called,
		routes,
		site: waypointSite(waypoint, called.port),
		missing: [...waypoint.extensions, ...ages],
		isForAuthority: () => true
	};
	return routes.flatMap((route) => exitsOfRoute(sender, ofHost, route));
}
const nothingVerified = {
	now: 0,
	tokens: /* @__PURE__ */ new Map()
};
function connectionTo({ host, port, protocol }) {
	const isTls = protocol === "tls";
	return {
		transport: isTls ? "tls" : "plain",
		sni: isTls ? wildcardSample(host) : "",
		principal: void 0,
		source: void 0,
		destination: {
			address: void 0,
			port
		}
	};
}
function unknownExits({ mesh }, service, port) {
	const [first] = servingWaypoints(mesh, service.manifest) ?? [];
	const via = first ? `waypoint ${first.namespace}/${first.name}` : "a waypoint";
	return protocolsOf(port).flatMap((protocol) => destinationsOf$1(mesh, service, port, protocol).map(({ destination, missing, places }) => ({
		destination,
		called: {
			host: service.host,
			port: port.number,
			protocol
		},
		handling: {
			tls: "unknown",
			isVerified: false,
			timeout: null,
			retries: null,
			via: [via],
			isMirror: false
		},
		isInMesh: !service.isKubernetes && !service.isExternal,
		missing: [...missing, `what ${first ? `the ${via}` : via} does`],
		places
	})));
}
function waypointName({ name }) {
	return name.replace(/^Gateway/, "waypoint");
}

// src/effect/egress/mesh-egress.ts
function meshEgress(mesh, hosts = "all") {
	const compiled = compileEgress(mesh);
	const exitsOf = exitFinder(compiled, hosts);
	return {
		mesh,
		clients: egressClients(mesh),
		counterpartOf: (client) => clientCounterpart(mesh, client),
		gateways: once(() => {
			const gateways = gatewaysWithExits(compiled, hosts);
			return new Map(gateways.map((gateway) => [gateway.proxy.name, reachOfGateway(mesh, gateway)]));
		}),
		reachOf(client) {
			const scope = sidecarScope(mesh, client.proxy, noCandidates);
			return {
				...exitsOf(client, scope),
				openness: opennessOf(mesh, client, scope),
				missing: missingOf$1(mesh, client, scope),
				limits: egressLimitsOf(mesh, client),
				places: scope.sidecar ? placesOf(scope.sidecar) : []
			};
		}
	};
}
function exitFinder(compiled, hosts) {
	const { mesh } = compiled;
	const kept = /* @__PURE__ */ new Map();
	const { proxy } = unnamedNamespaceClient;
	const general = once(() => {
		const exits = sidecarExits(compiled, proxy, openScope(mesh, proxy.namespace, hosts));
		return exitTable(exitsOfHosts(exits, hosts));
	});
	const waypoints = once(() => exitTable(exitsOfHosts(waypointExits(compiled), hosts)));
	return (client, scope) => {
		if (client.dataplane === "none") return noOwnExits;
		if (client.dataplane === "ambient") return {
			...noOwnExits,
			shared: waypoints()
		};
		const exits = kept.get(client.scopeKey) ?? exitsOfSidecar({
			compiled,
			general,
			hosts
		}, client, scope.sidecar);
		kept.set(client.scopeKey, exits);
		return exits;
	};
}
function reachOfGateway(mesh, { proxy, exits }) {
	const name = proxy.name.startsWith("Gateway ") ? proxy.name : `gateway ${proxy.name}`;
	const reach = {
		...noOwnExits,
		own: exitTable(exits),
		openness: null,
		missing: extensionsOf(mesh, proxy, "GATEWAY").map(unreadText),
		limits: [],
		places: []
	};
	return {
		client: {
			name,
			proxy,
			dataplane: "sidecar",
			scopeKey: name
		},
		reach
	};
}
const nothingReached = {
	shared: noExits,
	replaced: /* @__PURE__ */ new Set(),
	own: noExits,
	openness: null,
	missing: [],
	limits: [],
	places: []
};
const unknownDataplane = "whether the pods have a sidecar";
function missingOf$1(mesh, client, scope) {
	if (client.dataplane === "none" || client.dataplane === "ambient") return [];
	const isUnknown = client.dataplane === void 0;
	return [
		...scope.missing,
		...isUnknown ? [unknownDataplane] : [],
		...unreadExtensionsOf(mesh, client)
	];
}
function isOpenToAll(mesh) {
	const openness = opennessOf(mesh, unnamedNamespaceClient, sidecarScope(mesh, unnamedNamespaceClient.proxy, noCandidates));
	return openness !== null && openness.missing.length === 0;
}

// src/effect/egress/compared-reaches.ts
function comparedReaches(head, base) {
	return [
		...head.clients.map((client) => {
			const counterpart = base?.counterpartOf(client);
			return {
				client,
				head: head.reachOf(client),
				base: base && counterpart ? base.reachOf(counterpart) : nothingReached,
				isBaseAssumed: counterpart?.isAssumed === true
			};
		}),
		...[...head.gateways()].map(([name, { client, reach }]) => ({
			client,
			head: reach,
			base: base?.gateways().get(name)?.reach ?? nothingReached
		})),
		...[...base?.gateways() ?? []].filter(([name]) => !head.gateways().has(name)).map(([, { client, reach }]) => ({
			client,
			head: nothingReached,
			base: reach
		}))
	];
}

// src/effect/consequences/touched-hosts.ts
function touchedHosts(changed) {
	if (isMeshConfigChanged(changed)) return "all";
	const { base, head, objects } = changed;
	const effects = objects.map((object) => effectOf$1(object, [base, head]));
	if (effects.includes("all")) return "all";
	if (effects.every((effect) => effect === "none")) return null;
	const names = objects.filter((_, index) => effects[index] === "named").flatMap((object) => [object.base, object.head].filter((version) => version !== null)).flatMap((version) => hostsIn(head, version));
	return /* @__PURE__ */ new Set([...hostsInfluencedBy(base, names), ...hostsInfluencedBy(head, names)]);
}
const effects = {
	DestinationRule: "named",
	Service: "named",
	ServiceEntry: "named",
	VirtualService: "named",
	GRPCRoute: "all",
	Gateway: "all",
	HTTPRoute: "all",
	KubernetesGateway: "all",
	ListenerSet: "all",
	Namespace: "all",
	Sidecar: "all",
	TCPRoute: "all",
	TLSRoute: "all",
	WorkloadEntry: "all",
	WorkloadGroup: "all",
	BackendTLSPolicy: "all"
};
function effectOf$1(object, meshes) {
	const version = shownVersion(object);
	const kind = knownKind(version);
	const ofKind = kind && effects[kind];
	if (ofKind) return ofKind;
	if (podLabels(version)) return effectOfPods(object, meshes);
	const isEndpoints = version.kind === "Endpoints" || groupOf(version) === "discovery.k8s.io";
	const versions = [object.base, object.head].filter((manifest) => manifest !== null);
	return isEndpoints || meshConfigsIn(versions, []).length > 0 ? "all" : "none";
}
function effectOfPods(object, meshes) {
	const { base, head } = object;
	if (base && head && podKey(base) === podKey(head)) return "none";
	const { namespace } = shownVersion(object);
	return meshes.some((mesh) => hasSelectors(mesh, namespace)) ? "all" : "pods";
}
function podKey(workload) {
	const pod = podOf(workload);
	return [
		pod.get("metadata"),
		pod.at("spec", "serviceAccountName"),
		pod.at("spec", "hostNetwork")
	].map(canonicalJson).join("\0");
}
function hasSelectors(mesh, namespace) {
	const selecting = [...mesh.ofKind("Sidecar"), ...mesh.ofKind("DestinationRule")];
	return hostsByLabels(mesh).size > 0 || selecting.some((object) => object.namespace === namespace && workloadSelector(object).size > 0);
}
function hostsIn(mesh, { kind, name, namespace, spec }) {
	return ({
		Service: () => [fullHost(name, namespace)],
		DestinationRule: () => [fullHost(spec.get("host").text, namespace)],
		ServiceEntry: () => spec.items("hosts").map(({ text }) => text),
		VirtualService: () => spec.items("hosts").map(({ text }) => fullHost(text, namespace))
	}[kind]?.() ?? []).map((host) => canonicalHost(mesh, host));
}

// src/effect/consequences/changed-egress.ts
const maxServices = 200;
const changedEgress = oncePer((changed) => {
	const touched = touchedHosts(changed);
	if (!touched) return null;
	const hosts = [changed.base, changed.head].every((mesh) => registryServices(mesh).length <= maxServices) ? "all" : touched;
	const [base, head] = [meshEgress(changed.base, hosts), meshEgress(changed.head, hosts)];
	const compared = comparedReaches(head, base);
	return {
		base,
		head,
		compared,
		difference: egressDifference(compared),
		isWhole: hosts === "all" && !changed.isPart
	};
});

// src/effect/consequences/weakened-tls.ts
function weakenedTls(head, base) {
	const [inHead, inBase] = [head, base].map((exits) => exits.filter(({ called }) => called.protocol !== "tls"));
	const baseCalls = groupBy(inBase, callKey);
	const calls = [...groupBy(inHead, callKey)].map(([key, exits]) => [exits, baseCalls.get(key) ?? inBase]);
	const isLost = calls.some(([now, before]) => now.some(isPlain) && hadMore(before, now, addsTls));
	const isUnverified = calls.some(([now, before]) => now.some((exit) => addsTls(exit) && !isVerified(exit)) && hadMore(before, now, isVerified));
	return [...isLost ? ["tls-lost"] : [], ...isUnverified ? ["tls-unverified"] : []];
}
function callKey({ called }) {
	return `${called.protocol} ${called.port}`;
}
function hadMore(base, head, has) {
	if (base.length === 0) return false;
	return base.every(has) || base.some(has) && !head.some(has);
}
function addsTls({ handling }) {
	return handling.tls === "tls" || handling.tls === "mtls";
}
function isVerified(exit) {
	return addsTls(exit) && exit.handling.isVerified;
}
function isPlain({ handling }) {
	return handling.tls === "plain";
}

// src/effect/consequences/egress-changes.ts
function egressChanges(changed) {
	const egress = changedEgress(changed);
	if (!egress) return [];
	const { compared, difference } = egress;
	const reachOf = new Map(compared.map((item) => [item.client, item.head]));
	const { changes, openness } = difference;
	const placeOf = (change) => {
		return sidedPlace(decidingPlace(change, reachOf.get(change.clients[0]), changed.base), change.head.length === 0 ? "base" : "head", changed);
	};
	return [...openness.map((change) => opennessConsequence(changed, change)), ...changes.flatMap((change) => reachConsequences(changed, change, () => placeOf(change)))];
}
function sidedPlace(place, side, changed) {
	return place ? {
		...place,
		side
	} : placeOfConfig(changed, "outboundTrafficPolicy", "mode") ?? placeOfChange(changed.objects[0]);
}
function opennessConsequence(changed, change) {
	const { kind, openness, clients } = change;
	const isOpened = kind === "opened";
	const outside = isOpened ? unlistedClients(changed.head, "*", null, clients) : [];
	const shown = outside.length > 0 ? outside : clients;
	return {
		area: "egress",
		code: outside.length > 0 ? "outside-allowlist" : isOpened ? "any-host" : "closed",
		sentence: isOpened ? `lets ${namesOf$1(shown)} reach any host outside${outside.length > 0 ? ", which the allow-list does not allow them" : ""}` : `no longer lets ${namesOf$1(clients)} reach hosts that nothing declares`,
		place: sidedPlace(openness.place, isOpened ? "head" : "base", changed),
		about: `any host ${kind}`,
		missing: openness.missing,
		namespaces: namespacesOf(shown)
	};
}
function reachConsequences(changed, change, placeOf) {
	const statementsOfChange = isOfMesh(change) ? statementsOfMesh(change) : statements[change.kind](changed, change);
	const { missing, clients } = change;
	const name = destinationName(changedDestination(change));
	return statementsOfChange.map(({ code, sentence }) => ({
		area: "egress",
		code,
		sentence,
		place: placeOf(),
		about: `${code} ${name}`,
		missing,
		namespaces: namespacesOf(clients)
	}));
}
const statements = {
	opened: openedStatements,
	closed: (_, change) => [{
		code: "closed",
		sentence: `no longer lets ${namesOf$1(change.clients)} reach ${quotedDestination(changedDestination(change))}`
	}],
	changed: (_, change) => handlingStatements(change)
};
function isOfMesh({ head, base }) {
	return [...head, ...base].every(({ isInMesh }) => isInMesh);
}
function statementsOfMesh(change) {
	if (change.kind !== "opened") return [];
	const name = quotedDestination(changedDestination(change));
	return [{
		code: "opened",
		sentence: `lets ${namesOf$1(change.clients)} reach ${name}, which counts as a host of the mesh (\`MESH_INTERNAL\`)`
	}];
}
function openedStatements({ head }, change) {
	const destination = changedDestination(change);
	const { host, port, address } = destination;
	const outside = unlistedClients(head, host, port, change.clients, address);
	const name = quotedDestination(destination);
	const what = host.startsWith("*.") ? `every host under ${name}` : name;
	if (outside.length > 0) return [{
		code: "outside-allowlist",
		sentence: `lets ${namesOf$1(outside)} reach ${what}, which the allow-list does not allow them`
	}];
	return [{
		code: host.startsWith("*") ? "wildcard-opened" : "opened",
		sentence: `lets ${namesOf$1(change.clients)} reach ${what}`
	}];
}
function handlingStatements({ head, base, clients, ...change }) {
	if (head.length === 0 || base.length === 0) return [];
	const name = quotedDestination(changedDestination({
		head,
		base,
		clients,
		...change
	}));
	const who = namesOf$1(clients);
	const weakened = weakenedTls(head, base).map((code) => ({
		code,
		sentence: tlsSentences[code](who, name)
	}));
	if (weakened.length > 0) return weakened;
	const rerouted = newlyCalled(head, base);
	if (rerouted.length > 0) return [{
		code: "rerouted",
		sentence: forwardedWords(rerouted, who, name)
	}];
	const [before, after] = [base, head].map((exits) => waysOf(exits));
	return before === after ? [] : [{
		code: "rerouted",
		sentence: `sends calls of ${who} to ${name} ${after} instead of ${before}`
	}];
}
function newlyCalled(head, base) {
	const inBase = new Set(base.map(calledName));
	return head.filter((exit) => !inBase.has(calledName(exit)) && calledName(exit) !== exit.destination.host);
}
function calledName({ called }) {
	return called.authority ?? called.serverName ?? called.host;
}
function forwardedWords(exits, who, name) {
	const called = [...new Set(exits.map(calledName))].toSorted().map((host) => `\`${host}\``);
	const what = exits.every(({ handling }) => handling.isMirror) ? "copies of calls" : "calls";
	const via = [...new Set(exits.flatMap(({ handling }) => handling.via))].toSorted();
	const through = via.length === 0 ? "" : ` through ${joinAnd(via)}`;
	const isOpen = exits.some((exit) => exit.handling.tls === "plain" && exit.called.protocol === "http");
	return `sends ${what} of ${who} to ${shortNameList(called)} on to ${name}${through}${isOpen ? ", in plain text" : ""}`;
}
const tlsSentences = {
	"tls-lost": (who, name) => `sends calls of ${who} to ${name} without TLS: no proxy adds it any more`,
	"tls-unverified": (who, name) => `no longer verifies whom calls of ${who} to ${name} reach: any certificate, or one for another name, is accepted`
};
function waysOf(exits) {
	const descriptions = exits.map(({ handling }) => handling.via.length === 0 ? "directly" : `through ${joinAnd(handling.via)}`);
	return joinAnd([...new Set(descriptions)].toSorted());
}
function destinationName({ host, port, address }) {
	return `${host}:${port}${addressWords(address)}`;
}
function quotedDestination({ host, port, address }) {
	return `\`${host}:${port}\`${host.startsWith("*") ? "" : addressWords(address)}`;
}
function addressWords(address) {
	if (address === "") return "";
	return address === "any" ? " at any address" : ` at ${address}`;
}
function namespacesOf(clients) {
	if (clients.includes(unnamedNamespaceClient)) return [];
	return [...new Set(clients.map(({ proxy }) => proxy.namespace))];
}
function namesOf$1(clients) {
	if (clients.includes(unnamedNamespaceClient)) return "pods of any namespace";
	return shortNameList(clients.map(({ name }) => withoutStandIns(name)));
}

// src/effect/request/coverage/request-sites.ts
function sitesOf(mesh, virtualService) {
	const hosts = virtualService.spec.items("hosts").map(({ text }) => text);
	const servers = gatewaysOf(mesh, virtualService).flatMap((gateway) => gateway?.spec.items("servers") ?? []);
	const inMesh = gatewayKeysOf(virtualService).includes("mesh") ? hosts.filter((host) => !isWildcard(host)) : [];
	return [...sitesAt(servers, virtualService), ...inMesh.flatMap((host) => siteAt(`http://${canonicalHost(mesh, fullHost(host, virtualService.namespace))}`, true))];
}
function siteAt(url, isInMesh) {
	return URL.canParse(url) ? [{
		url,
		isInMesh
	}] : [];
}
function sitesAt(servers, { spec }) {
	return spec.items("hosts").flatMap(({ text }) => serverUrls(servers, text)).flatMap((url) => siteAt(url, false));
}
function serverUrls(servers, host) {
	const urls = servers.filter((server) => server.items("hosts").some(({ text }) => hostCovers(serverHost(text).host, host) || hostCovers(host, serverHost(text).host))).flatMap((server) => {
		const protocol = server.at("port", "protocol").text.toUpperCase();
		const scheme = protocol === "HTTPS" ? "https" : protocol.startsWith("HTTP") || protocol === "GRPC" ? "http" : "";
		const names = isWildcard(host) ? server.items("hosts").map(({ text }) => serverHost(text).host).filter((name) => hostCovers(host, name)) : [host];
		return scheme === "" ? [] : names.flatMap((name) => urlOf(scheme, name, server.at("port", "number").number));
	});
	return [...new Set(urls)].toSorted((first, second) => Number(second.startsWith("https")) - Number(first.startsWith("https")));
}
function urlOf(scheme, host, port) {
	if (host === "*") return [];
	return [`${scheme}://${host.replace(/^\*\./, "www.")}${port === void 0 || port === (scheme === "https" ? 443 : 80) ? "" : `:${port}`}`];
}
const siteKinds = [
	"Gateway",
	"VirtualService",
	...conversionKinds
];
const gatewaySites = derived(siteKinds, (mesh) => {
	const sites = allVirtualServices(mesh).flatMap((virtualService) => sitesOf(mesh, virtualService).filter(({ isInMesh }) => !isInMesh));
	const byHost = groupBy(sites, ({ url }) => new URL(url).hostname);
	return new Map([...byHost].map(([host, [first]]) => [host, first]));
});
const servicesByNamespace = derived(registryKinds, (mesh) => groupBy(registryServices(mesh), ({ namespace }) => namespace));
function siteInMesh(mesh, authority) {
	const [, host = "", stated] = /^(.*?)(?::(\d+))?$/.exec(authority.toLowerCase()) ?? [];
	const [service, ...others] = servicesByName(mesh).get(host) ?? [];
	const port = service && httpPort(service, stated === void 0 ? void 0 : Number(stated));
	return port === void 0 || others.length > 0 ? void 0 : siteOf(service, port)[0];
}
const servicesByName = derived(registryKinds, (mesh) => {
	const pairs = [...servicesByHost(mesh).values()].map(([oldest]) => oldest).flatMap((service) => namesOf(service.host).map((name) => ({
		name,
		service
	})));
	const groups = groupBy(pairs, ({ name }) => name);
	return new Map([...groups].map(([name, group]) => [name, group.map(({ service }) => service)]));
});
function namesOf(host) {
	const [, name = "", namespace = ""] = /^([^.]+)\.([^.]+)\.svc\.cluster\.local$/.exec(host) ?? [];
	return name === "" ? [host] : [
		host,
		`${name}.${namespace}.svc`,
		`${name}.${namespace}`,
		name
	];
}
function httpPort({ ports }, stated) {
	const numbers = ports.filter(({ protocol }) => protocol === "http" || protocol === "auto").map(({ number }) => number);
	if (stated !== void 0) return numbers.find((number) => number === stated);
	return numbers.includes(80) ? 80 : numbers[0];
}
function siteOf({ host }, port) {
	return siteAt(`http://${host}${port === 80 ? "" : `:${port}`}`, true);
}
const callersIn = derived("everything", (mesh) => [...new Set(allWorkloads(mesh).map((workload) => workloadProxy(workload, "sidecar")).map(({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`))]);
function sitesOfPolicy(mesh, policy) {
	const selector = policySelector(policy);
	const { namespace } = policy;
	const selected = workloadsIn(mesh, namespace).filter(({ labels }) => selects(selector, labels));
	return (servicesByNamespace(mesh).get(namespace) ?? []).filter(({ selector: chosen }) => {
		return chosen !== null && chosen.size > 0 && selected.some(({ labels }) => selects(chosen, labels));
	}).flatMap((service) => {
		const port = service.ports.find(({ protocol }) => protocol === "http" || protocol === "auto")?.number;
		return port === void 0 ? [] : siteOf(service, port);
	});
}

// src/effect/consequences/mtls-changes.ts
function mtlsChanges(changed) {
	return changesOfKinds(changed.objects, ["PeerAuthentication"]).flatMap((object) => {
		return [...groupBy(modeChanges(changed, shownVersion(object)), ({ before, after, missing }) => JSON.stringify([
			before,
			after,
			missing
		])).values()].map((group) => consequenceOf$2(changed, object, group));
	});
}
function modeChanges({ base, head, isRemoved }, policy) {
	if (isRemoved && selectedWorkloads(base, policy).length > 0 && selectedWorkloads(head, policy).length === 0) return [];
	return podClasses(head, policy).flatMap((pods) => {
		const proxy = {
			type: "sidecar",
			namespace: pods.namespace,
			labels: pods.labels
		};
		const [before, after] = [inboundMtls(base, proxy), inboundMtls(head, proxy)];
		const missing = before.restsOnAge || after.restsOnAge ? ["which of several PeerAuthentications is the oldest"] : [];
		return modePairs(pods.who, before, after).filter((change) => change.before.mode !== change.after.mode).map((change) => ({
			who: change.who,
			before: change.before.mode,
			after: change.after.mode,
			missing: [
				...missing,
				...unknownDefault(base, change.before),
				...unknownDefault(head, change.after)
			]
		}));
	});
}
function modePairs(who, before, after) {
	const ports = [.../* @__PURE__ */ new Set([...before.byPort.keys(), ...after.byPort.keys()])];
	return [{
		who,
		before: before.general,
		after: after.general
	}, ...ports.map((port) => ({
		who: `port ${port} of ${who}`,
		before: inboundMtlsOn(before, port),
		after: inboundMtlsOn(after, port)
	}))];
}
function unknownDefault(mesh, { node }) {
	return node || mesh.holdsNamespace(mesh.rootNamespace) ? [] : [`the PeerAuthentication of ${mesh.rootNamespace}, which is in no file`];
}
function podClasses(mesh, policy) {
	const { namespace } = policy;
	const labels = policySelector(policy);
	if (namespace === mesh.rootNamespace && labels.size === 0) return [{
		who: "all pods of the mesh without a PeerAuthentication of their own",
		namespace,
		labels
	}];
	const workloads = selectedWorkloads(mesh, policy);
	if (workloads.length > 0) return workloads.map(workloadClass);
	const selected = [...labels].map(([key, value]) => `${key}=${value}`).join(",");
	return [{
		who: `${selected === "" ? "all pods" : `pods with \`${selected}\``} of ${namespaceWords(namespace)}`,
		namespace,
		labels
	}];
}
function selectedWorkloads(mesh, policy) {
	const labels = policySelector(policy);
	return workloadsIn(mesh, policy.namespace).filter((workload) => selects(labels, workload.labels));
}
function workloadClass(workload) {
	const { namespace, labels } = workload;
	return {
		who: workloadProxy(workload, "sidecar").name,
		namespace,
		labels
	};
}
const strengths = {
	STRICT: 2,
	PERMISSIVE: 1,
	DISABLE: 0
};
function consequenceOf$2(changed, object, group) {
	const { before, after, missing } = group[0];
	const isWeaker = strengths[after] < strengths[before];
	const who = shortNameList(group.map((change) => change.who));
	const example = isWeaker ? plainExample(changed, shownVersion(object)) : void 0;
	return {
		area: "mtls",
		code: isWeaker ? "weakened" : "strengthened",
		sentence: `${effectOf(before, after)} mTLS at ${who} (\`${before}\` to \`${after}\`)${example ? `: ${example.text}` : ""}`,
		place: placeOfChange(object),
		about: JSON.stringify([
			before,
			after,
			who
		]),
		missing,
		...example && { witness: example.witness }
	};
}
function effectOf(before, after) {
	if (after === "STRICT") return "demands";
	return before === "DISABLE" ? "accepts" : after === "DISABLE" ? "no longer accepts" : "no longer demands";
}
function plainExample({ base, head }, policy) {
	const [inBase, inHead] = [compileMesh(base), compileMesh(head)];
	for (const { url } of sitesOfPolicy(head, policy).slice(0, maxSites)) {
		const clientRequest = plainRequest(url);
		const [before, after] = [decideRequest(inBase, clientRequest), decideRequest(inHead, clientRequest)];
		const [path, pathAfter] = [pathWithFate(before, "unserved"), pathWithFate(after, "allowed")];
		if (path && pathAfter && fateOf(path) !== "allowed" && fateOf(pathAfter) === "allowed") return exampleOf(`GET ${url}/ of a client without a sidecar`, path, pathAfter);
	}
}
function exampleOf(request, before, after) {
	const witness = {
		request,
		base: witnessPath(before),
		head: witnessPath(after)
	};
	const { end } = witness.head;
	const becomes = after.missing.length === 0 ? willBe(end) : `may be ${end}`;
	return {
		witness,
		text: `${request.replace(/^\S+ \S+/, "`$&`")} was ${witness.base.end}, and ${becomes}`
	};
}
const maxSites = 50;
function plainRequest(url) {
	const { hostname, port } = new URL(url);
	return {
		request: {
			method: "GET",
			authority: hostname,
			target: "/",
			headers: /* @__PURE__ */ new Map()
		},
		scheme: "http",
		host: hostname,
		port: port === "" ? 80 : Number(port),
		caller: null,
		address: void 0,
		gatewayPods: null,
		verification: {
			now: 0,
			tokens: /* @__PURE__ */ new Map()
		}
	};
}

// src/effect/consequences/needed-objects.ts
function neededObjects({ head, objects }) {
	return changesOfKinds(objects, neededKinds).filter((object) => !object.head).flatMap((object) => {
		const { kind, namespace, name } = object.base;
		const users = usersIn(head, object.base);
		if (users.length === 0) return [];
		const names = users.map((user) => `${user.kind} \`${user.namespace}/${user.name}\``);
		return [{
			area: "deletes",
			code: "needed",
			sentence: `removes ${kind} \`${namespace}/${name}\`, which ${shortNameList(names)} still ${users.length === 1 ? "needs" : "need"}`,
			place: placeOfChange(object),
			about: `${kind} ${namespace}/${name}`,
			missing: []
		}];
	});
}
const finders = {
	Gateway: (mesh, { namespace, name }) => written(virtualServicesWithHosts(mesh).filter((route) => gatewayKeysOf(route).includes(`${namespace}/${name}`))),
	KubernetesGateway: routesAt,
	VirtualService: rootsOf,
	Service: (mesh, { namespace, name }) => routesTo(mesh, [fullHost(name, namespace)]),
	ServiceEntry: (mesh, { spec }) => routesTo(mesh, spec.items("hosts").map(({ text }) => text))
};
const neededKinds = Object.keys(finders);
function usersIn(mesh, gone) {
	const kind = knownKind(gone);
	return mesh.find(kind, gone.namespace, gone.name) ? [] : finders[kind](mesh, gone);
}
function routesTo(mesh, hosts) {
	const gone = new Set(hosts.map((host) => canonicalHost(mesh, host)).filter((host) => !servicesByHost(mesh).has(host)));
	if (gone.size === 0) return [];
	return written(virtualServicesWithHosts(mesh).filter((route) => hostsRoutedTo(mesh, route).some((host) => gone.has(host))));
}
function written(routes) {
	return [...new Set(routes.flatMap((route) => route.originals?.slice(0, 1) ?? [route]))];
}
const routeKinds = [
	"HTTPRoute",
	"GRPCRoute",
	"TLSRoute",
	"TCPRoute"
];
function routesAt(mesh, { namespace, name }) {
	return routeKinds.flatMap((kind) => mesh.ofKind(kind)).filter((route) => route.spec.items("parentRefs").some((ref) => {
		return ["", "Gateway"].includes(ref.get("kind").text) && ref.get("name").text === name && (ref.get("namespace").text || route.namespace) === namespace;
	}));
}
function rootsOf(mesh, { namespace, name }) {
	return mesh.ofKind("VirtualService").filter((root) => root.spec.items("http").some((route) => {
		const delegate = route.get("delegate");
		return delegate.get("name").text === name && (delegate.get("namespace").text || root.namespace) === namespace;
	}));
}

// src/effect/consequences/pool-limits.ts
function poolLimits(mesh, rule, port, subset) {
	const blocks = blocksOf(mesh, rule, port, subset);
	return new Map([
		...Object.entries(counts).map(([name, { block, field, nouns }]) => [name, countLimit(blocks[block]?.get(field), nouns)]),
		["retries", retryLimit(blocks)],
		["connect", connectLimit(mesh, blocks)],
		["idle", idleLimit(blocks)],
		["duration", durationLimit(blocks.tcp?.get("maxConnectionDuration"))],
		["ejection", ejectionLimit(blocks.outlier)],
		...ejectionFields.map((field) => [field, fieldLimit(blocks.outlier, field)])
	]);
}
function blocksOf(mesh, rule, port, subset) {
	const settings = rule ? effectivePolicy(rule, port, subset).settings : /* @__PURE__ */ new Map();
	const ofMesh = meshTrafficPolicy(mesh);
	const hasPool = [...settings.keys()].some((name) => name.startsWith("connectionPool."));
	const pool = (protocol) => hasPool ? settings.get(`connectionPool.${protocol}`) : ofMesh?.at("connectionPool", protocol);
	const outlier = settings.get("outlierDetection") ?? ofMesh?.get("outlierDetection");
	return {
		http: pool("http"),
		tcp: pool("tcp"),
		outlier,
		budget: settings.get("retryBudget")
	};
}
const counts = {
	connections: {
		block: "tcp",
		field: "maxConnections",
		nouns: ["connection", "connections"]
	},
	pending: {
		block: "http",
		field: "http1MaxPendingRequests",
		nouns: ["waiting request", "waiting requests"]
	},
	requests: {
		block: "http",
		field: "http2MaxRequests",
		nouns: ["request at once", "requests at once"]
	},
	perConnection: {
		block: "http",
		field: "maxRequestsPerConnection",
		nouns: ["request for each connection", "requests for each connection"]
	},
	streams: {
		block: "http",
		field: "maxConcurrentStreams",
		nouns: ["stream for each connection", "streams for each connection"]
	}
};
function countLimit(node, [single, several]) {
	if (!isSet(node) || node.number === 0) return { words: `any number of ${several}` };
	const { number } = node;
	return {
		words: `at most ${number === 1 ? `1 ${single}` : `${number === void 0 ? quoted(node) : groupedDigits(number)} ${several}`}`,
		node
	};
}
function retryLimit({ http, budget }) {
	if (!isSet(budget)) return countLimit(http?.get("maxRetries"), ["retry at once", "retries at once"]);
	const percent = budget.get("percent");
	const least = budget.get("minRetryConcurrency");
	return {
		words: `retries for at most ${isSet(percent) ? percent.number ?? quoted(percent) : 20}% of the requests at once, and ${isSet(least) && least.number !== 0 ? least.number ?? quoted(least) : 3} in any case`,
		node: budget
	};
}
function connectLimit({ configSources }, { tcp }) {
	const ofMesh = configSources.length === 1 ? configSources[0].config.get("connectTimeout") : void 0;
	const node = [tcp?.get("connectTimeout"), ofMesh].find(isSet);
	return {
		words: `${node ? lengthOf(node) : "10s"} to connect`,
		...node && { node }
	};
}
function idleLimit({ http, tcp }) {
	const node = [http?.get("idleTimeout"), tcp?.get("idleTimeout")].find(isSet);
	return {
		words: `connections that are kept for ${node ? lengthOf(node) : "3600s"} without requests`,
		...node && { node }
	};
}
function durationLimit(node) {
	return isSet(node) ? {
		words: `connections that are used for at most ${lengthOf(node)}`,
		node
	} : { words: "connections that are used for any time" };
}
function ejectionLimit(outlier) {
	const none = "no pods taken out after errors";
	if (!isSet(outlier)) return { words: none };
	const [errors, gatewayErrors] = ["consecutive5xxErrors", "consecutiveGatewayErrors"].map((field) => outlier.get(field));
	const kinds = [...errors.number === 0 ? [] : [`${isSet(errors) ? numberOf(errors) : 5} errors`], ...isSet(gatewayErrors) && gatewayErrors.number !== 0 ? [`${numberOf(gatewayErrors)} errors of a gateway`] : []];
	if (kinds.length === 0) return {
		words: none,
		node: outlier
	};
	const [time, percent] = [outlier.get("baseEjectionTime"), outlier.get("maxEjectionPercent")];
	return {
		words: `at most ${isSet(percent) && percent.number !== 0 ? numberOf(percent) : 10}% of the pods taken out for ${isSet(time) ? lengthOf(time) : "30s"} after ${joinAnd(kinds)} in a row`,
		node: outlier
	};
}
const ejectionFields = [...[
	"interval",
	"minHealthPercent",
	"splitExternalLocalOriginErrors"
], ...["consecutiveLocalOriginFailures"]];
function fieldLimit(outlier, field) {
	const node = outlier?.get(field);
	const name = `\`outlierDetection.${field}\``;
	return isSet(node) ? {
		words: `${name} ${quoted(node)}`,
		node
	} : { words: `the default of ${name}` };
}
function isSet(node) {
	return node !== void 0 && node.exists && !node.isNull;
}
function numberOf(node) {
	return node.number === void 0 ? quoted(node) : groupedDigits(node.number);
}
function lengthOf(node) {
	const milliseconds = durationMilliseconds(node);
	return milliseconds === null ? quoted(node) : durationWords(milliseconds);
}
function quoted(node) {
	return `\`${node.text || String(node.scalar)}\``;
}

// src/effect/consequences/pool-changes.ts
function poolChanges(changed) {
	return [...changedDestinationRules(changed).flatMap(({ object, hosts, clients }) => {
		const changes = clients.flatMap((client) => [...new Set(hosts)].flatMap((host) => limitChangesTo(changed, client, host)));
		const ofAny = new Set(changes.filter(({ client }) => isOfAnyNamespace(client)).map(changeKey));
		const distinct = changes.filter(({ client, ...change }) => isOfAnyNamespace(client) || !ofAny.has(changeKey(change)));
		return [...groupBy(distinct, ({ client, words, missing }) => JSON.stringify([
			client.namespace,
			...client.labels,
			words,
			missing
		])).values()].map((group) => consequenceOf$1(changed, object, group));
	}), ...defaultLimitChanges(changed)];
}
function changeKey({ name, words }) {
	return JSON.stringify([
		name.host,
		name.port,
		name.subset,
		words
	]);
}
function limitChangesTo({ base, head }, client, host) {
	const [before, after] = [base, head].map((mesh) => limitsTo(mesh, client, host));
	const changes = [...after].flatMap(([key, { name, limits, missing }]) => {
		const earlier = before.get(key);
		const difference = earlier && limitDifference(earlier.limits, limits);
		if (!earlier || !difference) return [];
		return [{
			client,
			name,
			...difference,
			missing: [.../* @__PURE__ */ new Set([...earlier.missing, ...missing])]
		}];
	});
	const ofHost = new Set(changes.filter(({ name }) => name.subset === "").map(({ name, words }) => `${name.port} ${words}`));
	return changes.filter(({ name, words }) => name.subset === "" || !ofHost.has(`${name.port} ${words}`));
}
function limitsTo(mesh, client, host) {
	const service = servicesByHost(mesh).get(host)?.find((item) => isVisibleTo(item, client.namespace));
	if (!service || service.resolution === "external-name") return /* @__PURE__ */ new Map();
	const { rule, missing } = clientPolicy(mesh, service, client);
	const subsets = ["", ...rule?.subsets.keys() ?? []];
	const ports = service.ports.filter(({ protocol }) => protocol !== "udp");
	return new Map(ports.flatMap(({ number }) => subsets.map((subset) => {
		const name = {
			host,
			port: number,
			subset
		};
		return [`${number} ${subset}`, {
			name,
			missing,
			limits: poolLimits(mesh, rule, number, subset)
		}];
	})));
}
function limitDifference(before, after) {
	const differing = [...after].filter(([name, { words }]) => before.get(name).words !== words);
	if (differing.length === 0) return null;
	return {
		words: joinAnd(differing.map(([name, { words }]) => `${words} instead of ${before.get(name).words}`)),
		nodes: differing.flatMap(([, { node }]) => node ?? [])
	};
}
function consequenceOf$1(changed, origin, group) {
	const [first] = group;
	const who = callersOf(first.client);
	const targets = shortNameList(targetNames(changed.head, group));
	return {
		area: "traffic",
		code: "limits-changed",
		sentence: `changes the limits of calls of ${who} to ${targets}: ${first.words}`,
		place: placeOf$4(origin, first.nodes),
		about: JSON.stringify([
			"limits",
			who,
			targets
		]),
		missing: first.missing,
		namespaces: namespacesOf$1(changed.head, group)
	};
}
function placeOf$4(origin, nodes) {
	const { head } = origin;
	const node = head && nodes.find((candidate) => candidate.root.yaml === head.root.yaml);
	return head && node ? {
		object: head,
		node,
		side: "head"
	} : placeOfChange(origin);
}
function defaultLimitChanges(changed) {
	const [before, after] = [changed.base, changed.head].map((mesh) => poolLimits(mesh, void 0, 0, ""));
	const difference = limitDifference(before, after);
	const isOfConnect = before.get("connect").words !== after.get("connect").words;
	const place = placeOfConfig(changed, isOfConnect ? "connectTimeout" : "defaultTrafficPolicy");
	if (!difference || !place) return [];
	return [{
		area: "traffic",
		code: "limits-changed",
		sentence: `changes the limits of calls whose DestinationRule sets none: ${difference.words}`,
		place,
		about: "limits of the MeshConfig",
		missing: []
	}];
}

// src/effect/consequences/sidecar-changes.ts
function sidecarChanges(changed) {
	return changed.objects.flatMap((object) => {
		const exposed = workloadsOf(changed.head, object).filter((workload) => losesSidecar(changed, workload));
		if (exposed.length === 0) return [];
		const who = shortNameList(exposed.map((workload) => workloadProxy(workload, "sidecar").name));
		return [{
			area: "mtls",
			code: "weakened",
			sentence: `takes the sidecar from ${who}: clients needed mTLS (\`STRICT\`), now anybody in the network can call in plain text, and no policy of the mesh holds`,
			place: placeOfChange(object),
			about: JSON.stringify(["sidecar", who]),
			missing: [],
			namespaces: [...new Set(exposed.map(({ namespace }) => namespace))]
		}];
	});
}
function workloadsOf(head, object) {
	const version = shownVersion(object);
	if (knownKind(version) === "Namespace") return workloadsIn(head, version.name);
	if (!object.head || !podLabels(version)) return [];
	return workloadsIn(head, version.namespace).filter(({ manifest }) => manifest === object.head);
}
function losesSidecar({ base, head }, { manifest, namespace }) {
	if (dataplaneOf(head, manifest) !== "none") return false;
	const before = workloadsIn(base, namespace).find((workload) => isSame(workload.manifest, manifest));
	if (!before || dataplaneOf(base, before.manifest) !== "sidecar") return false;
	const { general } = inboundMtls(base, {
		type: "sidecar",
		namespace,
		labels: before.labels
	});
	return general.mode === "STRICT";
}
function isSame(base, head) {
	return objectKey$1(base) === objectKey$1(head);
}

// src/effect/consequences/token-words.ts
function audienceWords(audiences) {
	return audiences.length === 0 ? "any audience" : quotedNames$1(audiences);
}
function quotedNames$1(names) {
	return joinAnd(names.map((name) => `\`${name}\``));
}
function proxyWords$1(policy, { rootNamespace }) {
	const refs = targetRefs(policy);
	const { namespace } = policy;
	if (refs.length > 0) return joinAnd(refs.map((ref) => `\`${ref}\` of ${namespaceWords(namespace)}`));
	const labels = [...policySelector(policy)].map(([key, value]) => `${key}=${value}`);
	const pods = labels.length === 0 ? "all pods" : `pods with \`${labels.join(",")}\``;
	if (namespace !== rootNamespace) return `${pods} of ${namespaceWords(namespace)}`;
	return `${pods} of ${labels.length === 0 ? "the mesh" : "any namespace"}`;
}

// src/effect/consequences/paired-jwt-rules.ts
function differingJwtRules(base, head) {
	const [inBase, inHead] = [base, head].map((rules) => new Set(rules.map(ruleKey)));
	return [base.filter((rule) => !inHead.has(ruleKey(rule))), head.filter((rule) => !inBase.has(ruleKey(rule)))];
}
function ruleKey(rule) {
	return JSON.stringify([audienceKey(rule), keysKey(rule)]);
}
function audienceKey(rule) {
	return JSON.stringify(ruleAudiences(rule).toSorted());
}
function keysKey({ node }) {
	return JSON.stringify([keysOf(node), node.get("jwks").text]);
}
function pairedRules(base, head) {
	const pairs = /* @__PURE__ */ new Map();
	const free = new Set(base);
	for (const keyOf of [
		keysKey,
		audienceKey,
		() => ""
	]) {
		const candidates = groupBy([...free], keyOf);
		for (const rule of head) {
			const before = pairs.has(rule) ? void 0 : candidates.get(keyOf(rule))?.shift();
			if (!before) continue;
			pairs.set(rule, before);
			free.delete(before);
		}
	}
	return pairs;
}
function ruleAudiences({ node }) {
	return node.items("audiences").map(({ text }) => text);
}
function keysOf(rule) {
	const uri = rule.get("jwksUri").text;
	if (rule.get("jwks").text !== "") return "keys that are written beside it";
	return uri === "" ? "the keys that the issuer publishes" : `the keys of \`${uri}\``;
}

// src/effect/consequences/token-changes.ts
function tokenChanges(changed, access) {
	const witnessOf = accessWitnesses(wholeMeshChange(changed));
	return changesOfKinds(changed.objects, ["RequestAuthentication"]).flatMap((objects) => {
		const policy = shownVersion(objects);
		const object = {
			...objects,
			proxies: proxyWords$1(policy, changed.head)
		};
		const [base, head] = [rulesAt(changed.base, policy), rulesAt(changed.head, policy)];
		return [...issuerChanges(object, base, head), ...[...head.keys()].filter((issuer) => base.has(issuer)).flatMap((issuer) => ruleChanges(object, base.get(issuer), head.get(issuer)))].map((consequence) => {
			const shown = access?.changes.find((change) => isAboutToken(change, consequence));
			return shown ? {
				...consequence,
				witness: witnessOf(shown).witness
			} : consequence;
		});
	});
}
function isAboutToken(change, { code, about }) {
	const { witness, base, head } = change;
	if (witness.claims?.["iss"] !== about || base.verdict === head.verdict) return false;
	const letting = {
		"issuer-trusted": head,
		"issuer-dropped": base
	}[code];
	return letting === void 0 || letting.verdict === "allowed";
}
function rulesAt(mesh, policy) {
	const near = labelsNear(policy).flatMap((labels) => policiesAt(mesh, "RequestAuthentication", {
		type: "sidecar",
		namespace: policy.namespace,
		labels
	}));
	const own = mesh.find("RequestAuthentication", policy.namespace, policy.name);
	const rules = [.../* @__PURE__ */ new Set([...own ? [own] : [], ...near])].flatMap((object) => object.spec.items("jwtRules").map((node) => ({
		object,
		node
	})));
	return groupBy(rules, ({ node }) => node.get("issuer").text);
}
function labelsNear(policy) {
	const gateways = targetRefs(policy).filter((ref) => ref.startsWith("Gateway/"));
	if (targetRefs(policy).length > 0) return gateways.map((ref) => /* @__PURE__ */ new Map([[gatewayNameLabel, ref.slice(8)]]));
	return [policySelector(policy)];
}
function issuerChanges(object, base, head) {
	const dropped = [...base.keys()].filter((issuer) => !head.has(issuer));
	const trusted = [...head.keys()].filter((issuer) => !base.has(issuer));
	const { proxies } = object;
	if (trusted.length === 0) return dropped.map((issuer) => ({
		...consequence("issuer-dropped", issuer, placeOfChange(object)),
		sentence: `no longer takes tokens of \`${issuer}\` at ${proxies}`
	}));
	return trusted.map((issuer) => {
		const rules = head.get(issuer);
		const instead = dropped.length === 0 ? "" : ` in the place of those of ${quotedNames$1(dropped)}`;
		return {
			...consequence("issuer-trusted", issuer, placeIn$2(rules[0], "issuer")),
			sentence: `takes tokens of \`${issuer}\`${instead} at ${proxies}, with ${joinAnd([...new Set(rules.map(({ node }) => keysOf(node)))])}`
		};
	});
}
function ruleChanges(change, ofBase, ofHead) {
	const [base, head] = differingJwtRules(ofBase, ofHead);
	const counterparts = pairedRules(base, head);
	const paired = new Set(counterparts.values());
	const { proxies } = change;
	return [
		...[...counterparts].flatMap(([after, before]) => [...audienceChanges(before, after, proxies), ...keyChanges(before, after, proxies)]),
		...head.filter((rule) => !counterparts.has(rule)).map((rule) => addedRule(rule, ofBase, proxies)),
		...base.filter((rule) => !paired.has(rule)).map((rule) => removedRule(change, rule, ofHead))
	];
}
function addedRule(rule, ofBase, proxies) {
	const { code, field } = changedField(rule, ofBase);
	const issuer = rule.node.get("issuer").text;
	return {
		...consequence(code, issuer, placeIn$2(rule, field)),
		sentence: `also takes tokens of \`${issuer}\` for ${audienceWords(ruleAudiences(rule))} at ${proxies}, with ${keysOf(rule.node)}`
	};
}
function removedRule(change, rule, ofHead) {
	const issuer = rule.node.get("issuer").text;
	return {
		...consequence(changedField(rule, ofHead).code, issuer, placeOfChange(change)),
		sentence: `no longer takes tokens of \`${issuer}\` for ${audienceWords(ruleAudiences(rule))}, verified with ${keysOf(rule.node)}, at ${change.proxies}`
	};
}
function changedField(rule, others) {
	if (others.some((candidate) => keysKey(candidate) === keysKey(rule))) return {
		code: "audiences-changed",
		field: "audiences"
	};
	return {
		code: "keys-changed",
		field: keysField(rule)
	};
}
function keysField({ node }) {
	return node.get("jwks").exists ? "jwks" : "jwksUri";
}
function audienceChanges(base, head, proxies) {
	const issuer = head.node.get("issuer").text;
	const [before, after] = [ruleAudiences(base), ruleAudiences(head)];
	if (audienceKey(base) === audienceKey(head)) return [];
	const sentence = `takes tokens of \`${issuer}\` for ${audienceWords(after)} instead of ${audienceWords(before)} at ${proxies}`;
	return [{
		...consequence("audiences-changed", issuer, placeIn$2(head, "audiences")),
		sentence
	}];
}
function keyChanges(base, head, proxies) {
	const issuer = head.node.get("issuer").text;
	const [before, after] = [keysOf(base.node), keysOf(head.node)];
	if (keysKey(base) === keysKey(head)) return [];
	const place = placeIn$2(head, keysField(head));
	const sentence = `verifies tokens of \`${issuer}\` with ${after} instead of ${before} at ${proxies}`;
	return [{
		...consequence("keys-changed", issuer, place),
		sentence
	}];
}
function consequence(code, issuer, place) {
	return {
		area: "tokens",
		code,
		place,
		about: issuer,
		missing: []
	};
}
function placeIn$2({ object, node }, field) {
	return {
		object,
		node: node.get(field),
		side: "head"
	};
}

// src/effect/consequences/outcome-differences.ts
function outcomeDifferences(host, before, after) {
	const was = isPassedThrough(before) ? "that left as pods sent them" : `that went to ${upstreamsOf(before)}`;
	if (after?.kind !== "forwarded") return [{
		code: after?.kind === "answered" && after.status < 400 ? "moved" : "lost",
		words: `${was}: ${answerWords(after)}`
	}];
	if (isPassedThrough(before)) return isPassedThrough(after) || after.to.every((upstream) => upstream.host === host) ? [] : [{
		code: "moved",
		words: `${was}: they go to ${upstreamsOf(after)}`
	}];
	if (isPassedThrough(after)) return [{
		code: "moved",
		words: `${was}: nothing declares that host any more, and they leave as pods send them`
	}];
	return [...movedTo(before, after), ...timing(before, after)];
}
function isPassedThrough({ to }) {
	return to.some(({ cluster }) => cluster === "PassthroughCluster");
}
function answerWords(outcome) {
	if (!outcome) return "nothing serves them any more";
	return outcome.kind === "answered" ? `the proxy answers ${outcome.status}` : `the proxy closes: ${outcome.reason}`;
}
function movedTo(before, after) {
	const [earlier, later] = [upstreamsOf(before), upstreamsOf(after)];
	return earlier === later ? [] : [{
		code: "moved",
		words: `from ${earlier} to ${later}`
	}];
}
function upstreamsOf({ to }) {
	const names = to.map(({ host, port, subset, percent }) => {
		const name = `${host}:${port}${subset === "" ? "" : ` (${subset})`}`;
		return to.length === 1 ? `\`${name}\`` : `\`${name}\` (${percent}%)`;
	});
	return names.length === 0 ? "nowhere" : joinAnd(names);
}
function timing(before, after) {
	const retries = retryDifference(before, after);
	return [...before.timeout === after.timeout ? [] : [{
		code: "timeout-changed",
		words: `${waitWords(after)} instead of ${waitWords(before)}`
	}], ...retries === null ? [] : [{
		code: "retries-changed",
		words: retries
	}]];
}
function waitWords({ timeout }) {
	return timeout === null ? "without a limit" : durationWords(timeout);
}

// src/effect/consequences/first-hops.ts
function firstHops(compiled, clientRequest) {
	const hops = (decideRequest(compiled, clientRequest)?.paths ?? []).flatMap((path) => {
		const [hop] = path.hops;
		if (!hop) return [];
		const { type, namespace, labels, name } = hop.proxy;
		const missing = hop.missing.filter(({ kind }) => kind === "other").map(({ text }) => text);
		return [{
			proxy: JSON.stringify([
				type,
				namespace,
				name,
				...labels
			]),
			outcome: hop.outcome,
			missing
		}];
	});
	return distinctBy(hops, (hop) => hop.proxy);
}
function pairedHops(before, after) {
	const byProxy = new Map(after.map((hop) => [hop.proxy, hop]));
	const isAlike = new Set(after.map(({ outcome }) => JSON.stringify(outcomeText(outcome)))).size < 2;
	return before.map((hop) => {
		const seen = byProxy.get(hop.proxy);
		if (seen) return {
			before: hop,
			after: seen
		};
		return isAlike ? {
			before: hop,
			after: after[0] ?? null
		} : void 0;
	});
}
function outcomeText(outcome) {
	if (outcome.kind !== "forwarded") return {
		...outcome,
		by: void 0
	};
	const { to, timeout, retries } = outcome;
	return {
		to,
		timeout,
		retries: retries && {
			...retries,
			node: void 0
		}
	};
}

// src/effect/consequences/server-tls-changes.ts
const certificateFields = /* @__PURE__ */ new Set([
	...[
		"credentialName",
		"credentialNames",
		"caCertCredentialName",
		"serverCertificate",
		"privateKey"
	],
	...[
		"caCertificates",
		"caCrl",
		"tlsCertificates",
		"subjectAltNames"
	],
	...["verifyCertificateSpki", "verifyCertificateHash"],
	...[
		"minProtocolVersion",
		"maxProtocolVersion",
		"cipherSuites"
	]
]);
function routingText(server) {
	const entries = server.entries().flatMap(([name, node]) => {
		if (name !== "tls") return [`${name} ${canonicalJson(node)}`];
		return node.entries().filter(([field]) => !certificateFields.has(field)).map(([field, value]) => `tls.${field} ${canonicalJson(value)}`);
	});
	return JSON.stringify(entries.toSorted());
}
function serverTlsChanges({ base, head }) {
	if (!base || !head || knownKind(shownVersion({
		base,
		head
	})) !== "Gateway") return [];
	const inBase = groupBy(base.spec.items("servers"), routingText);
	return head.spec.items("servers").flatMap((server) => {
		const [before] = inBase.get(routingText(server)) ?? [];
		const fields = before ? changedFields(before, server) : [];
		if (!before || fields.length === 0) return [];
		const hosts = server.items("hosts").map(({ text }) => `\`${text}\``);
		const words = fields.map((field) => fieldWords(field, before, server));
		return [{
			area: "traffic",
			code: "tls-changed",
			sentence: `changes TLS of ${shortNameList(hosts)} at port ${server.at("port", "number").number ?? ""}: ${words.join(", ")}`,
			place: {
				object: head,
				node: server.at("tls", fields[0]),
				side: "head"
			},
			about: JSON.stringify([
				"tls",
				hosts,
				fields
			]),
			missing: []
		}];
	});
}
function changedFields(before, after) {
	return [...certificateFields].filter((field) => canonicalJson(before.at("tls", field)) !== canonicalJson(after.at("tls", field)));
}
function fieldWords(field, before, after) {
	const [earlier, later] = [before, after].map((server) => server.at("tls", field).text);
	return field === "credentialName" && earlier !== "" && later !== "" ? `\`credentialName\` \`${later}\` instead of \`${earlier}\`` : `another \`${field}\``;
}

// src/effect/consequences/touched-routes.ts
function touchedRoutes({ base, head, objects }) {
	return changesOfKinds(objects, [
		"VirtualService",
		"Gateway",
		...conversionKinds
	]).map((origin) => ({
		origin,
		routes: [...origin.base ? routesOf$1(base, origin.base).map((route) => [base, route]) : [], ...origin.head ? routesOf$1(head, origin.head).map((route) => [head, route]) : []]
	}));
}
function routesOf$1(mesh, object) {
	const kind = knownKind(object);
	if (kind === "VirtualService") return hasHosts(object) ? [object] : rootsOfDelegate(mesh, object);
	if (kind === "Gateway") return virtualServicesAt(mesh, `${object.namespace}/${object.name}`);
	return (objectsMadeOf(mesh).get(object) ?? []).filter((converted) => knownKind(converted) === "VirtualService" && hasHosts(converted));
}

// src/effect/consequences/request-constants.ts
const otherPaths = [{
	pattern: "/",
	sample: "/"
}, {
	pattern: "any other path",
	sample: "/any-other-path"
}];
function routeConstants(routes) {
	const paths = routes.flatMap(([mesh, route]) => mergedRoutes(mesh, route).flatMap((merged) => merged.conditions)).flatMap(pathOf);
	return { paths: [...new Map(paths.map((path) => [path.pattern, path])).values(), ...otherPaths] };
}
function untriedPatterns(mesh, route) {
	return mergedRoutes(mesh, route).flatMap(({ node, conditions }) => conditions.flatMap(({ uri }) => uri && sampleOfMatch(uri) === null ? [{
		pattern: uri.text,
		route: canonicalJson(node)
	}] : []));
}
function pathOf({ uri }) {
	const sample = uri ? sampleOfMatch(uri) : null;
	return uri && sample !== null && uri.text !== "/" ? [{
		pattern: uri.form === "prefix" ? `${uri.text.replace(/\/$/, "")}/*` : uri.text,
		sample
	}] : [];
}
function sampleOfMatch({ form, text }) {
	return form === "regex" ? pathOfRegex(text) : text.startsWith("/") ? text : `/${text}`;
}
function pathOfRegex(pattern) {
	const sample = regexSample(pattern);
	if (sample === null || sample.startsWith("/")) return sample;
	return compiledRegex(pattern)?.matches(`/${sample}`) === true ? `/${sample}` : null;
}

// src/effect/consequences/touched-sites.ts
function touchedSites(origin) {
	const { base, head } = origin;
	const kind = knownKind(shownVersion(origin));
	if (!base || !head || kind !== "Gateway" && kind !== "VirtualService") return (_, sites) => sites;
	if (isEqualNode(base.spec, head.spec) && compareCreation(base, head) === 0) return () => [];
	if (kind === "VirtualService") return (_, sites) => sites;
	const servers = differingServers(base, head);
	return (route, sites) => {
		const urls = new Set(sitesAt(servers, route).map(({ url }) => url));
		return sites.filter(({ url, isInMesh }) => !isInMesh && urls.has(url));
	};
}
function differingServers(base, head) {
	const [ofBase, ofHead] = [base, head].map(({ spec }) => spec.items("servers"));
	const [inBase, inHead] = [ofBase, ofHead].map((servers) => new Set(servers.map(routingText)));
	const common = [ofBase.map(routingText).filter((server) => inHead.has(server)), ofHead.map(routingText).filter((server) => inBase.has(server))];
	const isAlike = JSON.stringify(common[0]) === JSON.stringify(common[1]);
	const all = [...ofBase, ...ofHead];
	if (!isAlike || !isEqualNode(base.spec.get("selector"), head.spec.get("selector"))) return all;
	const differing = all.filter((server) => {
		const text = routingText(server);
		return !inBase.has(text) || !inHead.has(text);
	});
	return [...differing, ...besideOtherTraffic(all, differing)];
}
function besideOtherTraffic(all, differing) {
	const kinds = /* @__PURE__ */ new Map();
	for (const server of differing) {
		const port = portOf(server);
		kinds.set(port, (kinds.get(port) ?? /* @__PURE__ */ new Set()).add(serverTraffic(server)));
	}
	return all.filter((server) => {
		const ofPort = kinds.get(portOf(server));
		return ofPort && (ofPort.size > 1 || !ofPort.has(serverTraffic(server)));
	});
}
function portOf(server) {
	return String(server.at("port", "number").number);
}

// src/effect/consequences/traffic-requests.ts
const maxRequests = 2e3;
const maxWithFurther = 100;
function requestsAt({ origin, routes }) {
	const touchedOf = touchedSites(origin);
	const sites = routes.map(([mesh, route]) => {
		const { paths } = routeConstants([[mesh, route]]);
		const all = sitesOf(mesh, route);
		return {
			namespace: route.namespace,
			paths,
			all,
			touched: touchedOf(route, all)
		};
	});
	const requests = /* @__PURE__ */ new Map();
	const beyond = sites.flatMap((route) => addRequests(requests, maxRequests, route, route.touched));
	for (const route of sites) {
		if (requests.size >= maxWithFurther) break;
		addRequests(requests, maxWithFurther, route, route.all);
	}
	return {
		requests: [...requests.values()],
		hostsBeyond: [...new Set(beyond)],
		untried: untriedIn(routes)
	};
}
function untriedIn(routes) {
	const patterns = routes.flatMap(([mesh, route]) => untriedPatterns(mesh, route).map((untried) => ({
		mesh,
		...untried
	})));
	const differing = [...groupBy(patterns, ({ pattern, route }) => JSON.stringify([pattern, route])).values()].filter((group) => new Set(group.map(({ mesh }) => mesh)).size < 2);
	return [...new Set(differing.map((group) => group[0].pattern))];
}
function addRequests(requests, limit, { namespace, paths }, sites) {
	return sites.flatMap((site) => {
		const caller = site.isInMesh ? namespace : "";
		const keyOf = ({ pattern }) => `${caller} ${site.url} ${pattern}`;
		const isUntried = (path) => !requests.has(keyOf(path));
		const { hostname } = new URL(site.url);
		if (requests.size >= limit) return paths.some(isUntried) ? [hostname] : [];
		const untried = paths.filter(isUntried);
		const tried = untried.slice(0, limit - requests.size);
		for (const path of tried) requests.set(keyOf(path), requestAt(site, namespace, path));
		return tried.length < untried.length ? [hostname] : [];
	});
}
function requestAt(site, namespace, { pattern, sample }) {
	const { url, isInMesh } = site;
	const { hostname, port, protocol } = new URL(url);
	const isTls = protocol === "https:";
	return {
		host: hostname,
		pattern,
		clientRequest: {
			request: {
				method: "GET",
				authority: hostname,
				target: sample,
				headers: /* @__PURE__ */ new Map()
			},
			scheme: isTls ? "https" : "http",
			host: hostname,
			port: port === "" ? isTls ? 443 : 80 : Number(port),
			caller: isInMesh ? {
				namespace,
				serviceAccount: "any-account"
			} : null,
			address: void 0,
			gatewayPods: null,
			verification: {
				now: 0,
				tokens: /* @__PURE__ */ new Map()
			}
		}
	};
}

// src/effect/consequences/traffic-changes.ts
function trafficChanges(changed) {
	const touched = touchedRoutes(changed);
	if (touched.length === 0) return [];
	const meshes = {
		base: compileRouting(changed.base),
		head: compileRouting(changed.head)
	};
	return touched.flatMap((routes) => changesOf(meshes, routes));
}
function changesOf(meshes, touched) {
	const { origin } = touched;
	const { requests, hostsBeyond, untried } = requestsAt(touched);
	const differences = requests.flatMap((request) => requestDifferences(meshes, request));
	const bound = `more than ${groupedDigits(maxRequests)} requests would have to be compared`;
	return [
		...inGroups(differences).map((group) => consequenceOf(origin, group)),
		...hostsBeyond.length > 0 ? [undecided(origin, `${quotedNames(hostsBeyond)} go, some of which are not compared: ${bound}`)] : [],
		...untried.length > 0 ? [undecided(origin, `paths by ${quotedNames(untried)} go: no path that matches is known`)] : [],
		...serverTlsChanges(origin)
	];
}
function requestDifferences({ base, head }, { host, pattern, clientRequest }) {
	return joined(pairedHops(firstHops(base, clientRequest), firstHops(head, clientRequest)).flatMap((pair) => {
		if (!pair) return [{
			code: "undecided",
			words: "other proxies take them, which differ",
			missing: []
		}];
		return hopDifferences(host, pair);
	})).map((difference) => ({
		...difference,
		host,
		pattern
	}));
}
function hopDifferences(host, { before, after }) {
	if (before.outcome.kind !== "forwarded") return [];
	const missing = [.../* @__PURE__ */ new Set([...before.missing, ...after?.missing ?? []])];
	const differences = outcomeDifferences(host, before.outcome, after?.outcome ?? null);
	if (differences.length > 0) return differences.map((difference) => ({
		...difference,
		missing
	}));
	return JSON.stringify(before.missing) === JSON.stringify(after?.missing ?? []) ? [] : [{
		code: "undecided",
		words: `it depends on ${shortNameList(missing)}`,
		missing: []
	}];
}
function joined(differences) {
	return [...groupBy(differences, ({ code, words }) => JSON.stringify([code, words])).values()].map((group) => ({
		...group[0],
		missing: [...new Set(group.flatMap(({ missing }) => missing))]
	}));
}
function inGroups(differences) {
	const ofHosts = [...groupBy(differences, ({ code, host, words, missing }) => JSON.stringify([
		code,
		host,
		words,
		missing
	])).values()].map((group) => ({
		...group[0],
		patterns: [...new Set(group.map(({ pattern }) => pattern))]
	}));
	return [...groupBy(ofHosts, ({ code, words, patterns, missing }) => JSON.stringify([
		code,
		words,
		patterns,
		missing
	])).values()].map((group) => ({
		...group[0],
		hosts: group.map(({ host }) => host)
	}));
}
function consequenceOf(origin, differenceGroup) {
	const { code, words, hosts, patterns, missing } = differenceGroup;
	const what = `${patterns.includes("any other path") ? "" : `${quotedNames(patterns)} of `}${quotedNames(hosts)}`;
	return {
		area: "traffic",
		code,
		sentence: code === "undecided" ? `${opening}${what} go: ${words}` : sentences[code](what, words),
		place: placeOfChange(origin),
		about: JSON.stringify([
			code,
			...hosts,
			patterns
		]),
		missing
	};
}
const opening = "may change where requests to ";
function undecided(origin, what) {
	return {
		area: "traffic",
		code: "undecided",
		sentence: `${opening}${what}`,
		place: placeOfChange(origin),
		about: JSON.stringify(["undecided", what]),
		missing: []
	};
}
function quotedNames(names) {
	return shortNameList(names.map((name) => `\`${name}\``));
}
const sentences = {
	lost: (what, words) => `loses requests to ${what} ${words}`,
	moved: (what, words) => `moves requests to ${what} ${words}`,
	"timeout-changed": (what, words) => `lets requests to ${what} wait ${words}`,
	"retries-changed": (what, words) => `tries requests to ${what} ${words}`
};

// src/effect/consequences/consequences.ts
function comparedAccess(changed) {
	if (!isMeshChanged(changed)) return null;
	const relevant = accessRelevance(changed);
	if (relevant.length === 0 && !isMeshConfigChanged(changed)) return null;
	const { head, base } = wholeMeshChange(changed);
	return accessDifference(head, base, statedChanges(relevant));
}
function consequencesOf(changed, access = comparedAccess(changed)) {
	if (!isMeshChanged(changed)) return [];
	return [
		...access ? accessChanges(wholeMeshChange(changed), access) : [],
		...mtlsChanges(changed),
		...sidecarChanges(changed),
		...callTlsChanges(changed),
		...tokenChanges(changed, access),
		...egressChanges(changed),
		...trafficChanges(changed),
		...defaultRetryChanges(changed),
		...poolChanges(changed),
		...neededObjects(changed)
	].map((consequence) => shown(withRemoval(consequence, changed)));
}
function withRemoval(consequence, { isRemoved }) {
	if (isRemoved !== true) return consequence;
	const missing = ["whether the objects that are no longer rendered are deleted", ...consequence.missing];
	return {
		...consequence,
		missing
	};
}
function shown(consequence) {
	const { sentence, missing, witness } = consequence;
	return {
		...consequence,
		sentence: withoutStandIns(sentence),
		missing: missing.map(withoutStandIns),
		...witness && { witness: dataWithoutStandIns(witness) }
	};
}

// src/run/consequences/unread-beside.ts
function withUnread(consequences, changed, trees) {
	if (consequences.length === 0) return [];
	const { base, head } = changed;
	const ofBase = unreadInputs(base, trees.base);
	const keysOfBase = new Set(ofBase.map(keyOf$2));
	const inputs = distinctBy([...unreadInputs(head, trees.head), ...ofBase], keyOf$2);
	const ofFiles = [base, head].some(isOfLooseFile) ? [filesAppliedTogether] : [];
	return consequences.map((consequence) => {
		const near = nearInputs(inputs, decidingNamespaces(consequence, changed));
		return [...consequence.missing, ...ofFiles].length > 0 || near.some((input) => keysOfBase.has(keyOf$2(input))) ? {
			...consequence,
			missing: [
				...consequence.missing,
				...missingTexts(near),
				...ofFiles
			]
		} : {
			...consequence,
			brought: missingTexts(near)
		};
	});
}
const filesAppliedTogether = "which files are applied together (`targets` or `--together` says it)";
function keyOf$2({ name, namespace }) {
	return `${name}\0${namespace ?? ""}`;
}
function decidingNamespaces({ place, namespaces = [] }, { base, head }) {
	const ofPlace = place.object ? [place.object.namespace] : [];
	return /* @__PURE__ */ new Set([
		base.rootNamespace,
		head.rootNamespace,
		...ofPlace,
		...namespaces
	]);
}
function unreadOfPair({ base, head }, trees, configFile) {
	return [
		...unreadInTree(trees.head),
		...unreadInTree(trees.base),
		...head.targets.length > 0 ? unreadBeside(head, trees.head) : [],
		...base.targets.length > 0 ? unreadBeside(base, trees.base) : [],
		...readingChangeTexts(trees.head, trees.base, configFile)
	];
}

// src/run/consequences/access-comparison.ts
function accessComparison(changed, compared, trees, configFile) {
	const whole = wholeMeshChange(changed);
	const { environment, targets } = whole.isRemoved ? whole.base : whole.head;
	const because = [
		...lackingSides(whole),
		...unreadOfPair(whole, trees, configFile),
		...compared.reservations,
		...removedPods(whole, compared)
	];
	const shown = [...new Set(because.map(withoutStandIns))];
	const verdict = verdictOnAccess(compared, shown);
	return {
		area: "access",
		environment,
		targets: environment === null ? targets.map(({ id }) => id) : [],
		verdict: verdict === "equal" ? "nothing-new" : verdict,
		because: shown,
		entryPoints: compared.compared
	};
}
function removedPods(changed, { changes }) {
	return changes.flatMap(({ sites, entries }) => sites.every((site) => areRemovedPods(site, changed)) ? [`${entries[0]} may be left, and base has policies for them that head does not have`] : []);
}

// src/run/egress/client-names.ts
function clientNames(clients) {
	return clients.map(({ name }) => withoutStandIns(name));
}

// src/effect/egress/changed-captures.ts
function mayChangeCaptures(object) {
	return isInjection(object);
}
function changedCaptures(head, base) {
	if (!base) return openCaptures(head).map(({ text }) => text);
	const ofInjection = injectionDifferences(head, base, "outbound");
	return [...changedAnnotations(head, base), ...ofInjection.map((text) => `${text}, by which calls of pods may go past their sidecar`)];
}
function openCaptures(mesh) {
	const ofWorkloads = allWorkloads(mesh).flatMap((workload) => settingsOf(mesh, workload).map((name) => {
		const text = `\`${name}\` of ${manifestTitle(workload.manifest)} is set, by which calls go past the sidecar`;
		return {
			namespace: workload.namespace,
			text
		};
	}));
	const ofAll = openSettings(mesh, void 0).map((name) => {
		return {
			namespace: null,
			text: `\`${name}\` is set, by which calls of pods go past their sidecars`
		};
	});
	return [...ofWorkloads, ...ofAll];
}
function settingsOf(mesh, { manifest }) {
	const plane = dataplaneOf(mesh, manifest);
	if (plane === "none" || plane === "ambient") return [];
	const defaults = openSettings(mesh, void 0);
	return [...interfaceGaps(manifest).map(({ name }) => name), ...openSettings(mesh, manifest)].filter((name) => !defaults.includes(name));
}
function openSettings(mesh, workload) {
	const defaults = captureDefaults(mesh);
	return Object.entries(capturingAll).flatMap(([annotation, values]) => captureSettings(workload, annotation, defaults).filter(({ value }) => !values.includes(value)).map(({ name }) => name));
}
const capturingAll = {
	[modeAnnotation]: ["REDIRECT", "TPROXY"],
	"traffic.sidecar.istio.io/excludeOutboundIPRanges": [""],
	"traffic.sidecar.istio.io/excludeOutboundPorts": [""],
	"traffic.sidecar.istio.io/includeOutboundIPRanges": ["*"]
};
function changedAnnotations(head, base) {
	const [inHead, inBase] = [head, base].map((mesh) => new Map(allWorkloads(mesh).map(({ manifest }) => [objectKey$1(manifest), manifest])));
	return [.../* @__PURE__ */ new Set([...inHead.keys(), ...inBase.keys()])].flatMap((key) => {
		const [after, before] = [inHead.get(key), inBase.get(key)];
		return changedCapture(after, before, "outbound").map((annotation) => `\`${annotation}\` of ${manifestTitle(after ?? before)} differs, by which calls go past the sidecar`);
	});
}

// src/run/egress/unknown-because.ts
function unknownBecause(head, base, baseTree, { configFile }) {
	return unique$1([
		...[head.rendered.tree, baseTree].flatMap(unreadInTree),
		...(base ? [head, base] : [head]).flatMap(({ egress, rendered }) => unreadInMesh(egress.mesh, rendered)),
		...readingChangeTexts(head.rendered.tree, baseTree, configFile),
		...notUnderstood(head.egress, base && base.egress)
	]);
}
function notUnderstood(head, base) {
	const meshes = [head, ...base ? [base] : []].map(({ mesh }) => mesh);
	return unique$1([
		...meshes.flatMap(unknownNames),
		...differentSpellings(meshes),
		...unknownEffects(head, base),
		...missingForNewPods(comparedReaches(head, base)).map((input) => `whether new pods without a sidecar reach more than others depends on ${input}`),
		...changedLimits(head, base),
		...changedCaptures(head.mesh, base && base.mesh),
		...portsByUnstatedCapture(head.mesh, base && base.mesh)
	]);
}
function unreadOfEgress({ egress, rendered }) {
	return unique$1([...unreadInTree(rendered.tree), ...unreadInMesh(egress.mesh, rendered)]);
}
function unreadOfOthers(meshes, rendered) {
	return unique$1(meshes.flatMap((mesh) => unreadInMesh(mesh, rendered)));
}
function unique$1(texts) {
	return [...new Set(texts)].map(withoutStandIns);
}
const kindsOfHosts = [...[
	"ServiceEntry",
	"VirtualService",
	"DestinationRule",
	"Sidecar",
	"Gateway",
	"HTTPRoute"
], ...[
	"TLSRoute",
	"TCPRoute",
	"GRPCRoute"
]];
function unknownNames(mesh) {
	return kindsOfHosts.flatMap((kind) => mesh.ofKind(kind)).flatMap((object) => {
		if (!hasStatedNamespace(object)) return [`nothing states the namespace of ${object.kind} ${object.name}`];
		const unfilled = referencedNames(object).texts.find(isUnfilled);
		return unfilled === void 0 ? [] : [`something fills in \`${unfilled}\` of ${manifestTitle(object)} later`];
	});
}
function unknownEffects(head, base) {
	const reaches = (base ? [head, base] : [head]).flatMap((side) => [...side.clients.map((client) => side.reachOf(client)), ...[...side.gateways().values()].map(({ reach }) => reach)]);
	const missing = [...new Set(reaches.flatMap((reach) => reach.missing))].filter((input) => input !== unknownDataplane);
	if (missing.length === 0) return [];
	if (base && changedObjects(head.mesh.manifests, base.mesh.manifests).length === 0) return [];
	return missing.map((input) => `${input}${input.includes(", ") ? "," : ""} is not known`);
}
function changedLimits(head, base) {
	const [inHead, inBase] = [head, base].map((egress) => egress ? networkPolicies(egress.mesh) : []);
	const [atHead, atBase] = [head, base].map((egress) => egress ? policiesOfGateways(egress) : []);
	return [...changedObjects(inHead, inBase).map((policy) => `${manifestTitle(policy)} differs, which also limits what is reached`), ...changedObjects(atHead, atBase).map((policy) => `${manifestTitle(policy)} differs, which limits what a gateway lets through`)];
}
function policiesOfGateways({ mesh, gateways }) {
	const sending = [...gateways().values()];
	if (sending.length === 0) return [];
	const namespaces = /* @__PURE__ */ new Set([mesh.rootNamespace, ...sending.map(({ client }) => client.proxy.namespace)]);
	return [...mesh.ofKind("AuthorizationPolicy"), ...mesh.ofKind("RequestAuthentication")].filter(({ namespace }) => namespaces.has(namespace));
}
function changedObjects(head, base) {
	const [inHead, inBase] = [byKey(head), byKey(base)];
	return [.../* @__PURE__ */ new Set([...inHead.keys(), ...inBase.keys()])].flatMap((key) => {
		const [before, after] = [inBase.get(key), inHead.get(key)];
		return before && after && canonicalJson(before.root) === canonicalJson(after.root) ? [] : [after ?? before];
	});
}
function byKey(objects) {
	return new Map(objects.map((object) => [objectKey$1(object), object]));
}

// src/run/egress/egress-answer.ts
async function meshEgressAnswer(side, host) {
	const { egress, rendered } = side;
	const { reaches, shared } = reachesIn(egress);
	const own = reaches.flatMap(({ reach }) => exitsIn(reach.own));
	const shown = [...shared ? exitsIn(shared) : [], ...own];
	const placeOf = await placesFor(shown.flatMap(firstPlace), rendered.tree, host);
	const { environment, targets } = egress.mesh;
	return {
		environment,
		targets: targets.map(({ id }) => id),
		...egressGroups(egress, placeOf),
		unread: unreadOfEgress(side)
	};
}
function egressGroups(egress, placeOf) {
	const { reaches, shared } = reachesIn(egress);
	return {
		shared: exitAnswers(shared ? exitsIn(shared) : [], placeOf),
		groups: groupsOf(reaches, shared, placeOf)
	};
}
const reachesIn = oncePer((egress) => {
	const reaches = [...egress.clients.map((client) => ({
		client,
		reach: egress.reachOf(client)
	})), ...egress.gateways().values()];
	return {
		reaches,
		shared: reaches.find(({ client, reach }) => client.dataplane !== "ambient" && reach.shared.byDestination.size > 0)?.reach.shared
	};
});
function firstPlace({ places }) {
	return places.slice(0, 1);
}
function groupsOf(reaches, shared, placeOf) {
	return [...groupBy(reaches, ({ reach }) => reachKey(reach, shared)).values()].map((group) => {
		const { reach } = group[0];
		const { openness, limits, missing } = reach;
		const reachesShared = shared !== void 0 && reach.shared === shared;
		const tables = reachesShared ? [reach.own] : [reach.own, reach.shared];
		return {
			clients: group.map(({ client }) => withoutStandIns(client.name)),
			reachesShared,
			except: [...reach.replaced].filter((host) => reach.shared.byCalledHost.has(host)).toSorted(compareText),
			exits: exitAnswers(tables.flatMap(exitsIn), placeOf),
			anyHost: openness && anyHostAnswer(openness, placeOf),
			limits,
			missing
		};
	});
}
function reachKey(reach, shared) {
	const { openness, limits, missing, replaced, own, shared: table } = reach;
	const exits = exitsIn(own).map(exitKey).toSorted();
	const open = [openness?.reason, openness?.missing];
	return JSON.stringify([
		table === shared,
		[...replaced],
		exits,
		...open,
		limits,
		missing
	]);
}
function exitsIn({ byDestination }) {
	return [...byDestination.values()].flat();
}
function exitAnswers(exits, placeOf) {
	return exits.map((exit) => exitAnswer(exit, placeOf)).toSorted((first, second) => compareText(first.host, second.host) || first.port - second.port || compareText(first.called.protocol, second.called.protocol));
}
function exitAnswer(exit, placeOf) {
	const { destination, called, handling, isInMesh, missing, places } = exit;
	const { retries, ...others } = handling;
	return {
		...destination,
		called,
		mode: called.protocol === "http" ? "mediated" : "passthrough",
		...others,
		retries: retries && {
			attempts: retries.attempts,
			perTryTimeout: retries.perTryTimeout
		},
		isInMesh,
		missing,
		by: placeIn$1(places[0], placeOf)
	};
}
function anyHostAnswer({ reason, missing, place }, placeOf) {
	return {
		reason,
		missing,
		by: placeIn$1(place, placeOf)
	};
}
function placeIn$1(place, placeOf) {
	return place && placeOf ? placeOf(place) : null;
}

// src/run/egress/egress-graph.ts
function graphOfAnswer(mesh) {
	const { changes = [], anyHost: ofAnyHost = [] } = mesh.difference ?? {};
	return egressGraph({
		...mesh,
		changes,
		anyHost: ofAnyHost
	}, true);
}
const maxClients = 40;
const maxArrows = 120;
const maxNames = 3;
function egressGraph(egress, isWhole) {
	const { environment, targets } = egress;
	const clients = graphedClients(egress);
	const arrows = clients.flatMap((client, from) => client.arrows.map((arrow) => ({
		from,
		...arrow
	})));
	const shown = arrows.filter(({ from }) => from < maxClients).toSorted((first, second) => Number(differs(second)) - Number(differs(first))).slice(0, maxArrows);
	return {
		environment,
		targets: [...targets],
		clients: clients.slice(0, maxClients).map(({ names, notes }) => ({
			names: names.slice(0, maxNames),
			more: Math.max(0, names.length - maxNames),
			...notes.length > 0 && { notes: [...notes] }
		})),
		arrows: shown,
		hidden: arrows.length - shown.length,
		isWhole
	};
}
function graphedClients(egress) {
	const { groups } = egress;
	const changesOf = changesByClient(egress);
	const listed = new Set(groups.flatMap(({ clients }) => clients));
	const unlisted = [...changesOf].filter(([client]) => !listed.has(client));
	return [...groups.flatMap((group) => clientsOf(group, changesOf, egress)), ...unlisted.map(([client, changes]) => ({
		names: [client],
		notes: [],
		arrows: closedArrows(changes)
	}))].filter(({ arrows, notes }) => arrows.length + notes.length > 0).toSorted((first, second) => Number(second.arrows.some(differs)) - Number(first.arrows.some(differs)));
}
const anyHost = {
	host: "*",
	port: null,
	address: ""
};
function changesByClient(egress) {
	const { changes, anyHost: ofAnyHost } = egress;
	const pairs = [...changes, ...ofAnyHost.map((change) => ({
		...change,
		...anyHost
	}))].flatMap(({ clients, kind, host, port, address }) => clients.map((client) => [client, {
		kind,
		host,
		port,
		address
	}]));
	return groupPairs(pairs);
}
function clientsOf(group, changesOf, egress) {
	const reached = reachedArrows(group, egress);
	const notes = notesOf(group);
	return [...groupBy(group.clients, (client) => JSON.stringify(changesOf.get(client) ?? [])).values()].map((names) => {
		const changes = changesOf.get(names[0]) ?? [];
		const kinds = new Map(changes.map((change) => [keyOf$1(change), change.kind]));
		const marked = reached.map((arrow) => ({
			...arrow,
			change: kinds.get(keyOf$1(arrow)) ?? "none"
		}));
		return {
			names,
			notes,
			arrows: [...marked, ...closedArrows(changes)]
		};
	});
}
function notesOf({ reachesShared, exits, anyHost: openness, limits, missing }) {
	return [...reachesShared || exits.length > 0 || openness !== null ? limits.map((limit) => `also limited by ${limit}`) : [], ...missing.map((input) => `depends on ${input}`)];
}
function reachedArrows(group, { shared }) {
	const { reachesShared, except, exits, anyHost: openness } = group;
	const replaced = new Set(except);
	const ofShared = reachesShared ? shared.filter(({ called }) => !replaced.has(called.host)) : [];
	const arrows = [...openness ? [{
		...anyHost,
		via: [],
		mode: "any",
		change: "none"
	}] : [], ...[...ofShared, ...exits].map(arrowOf)];
	return distinctData(arrows);
}
function arrowOf({ host, port, address, via, mode, missing }) {
	const depends = missing.length > 0 && { missing: [...missing] };
	return {
		host,
		port,
		address,
		via: [...via],
		mode,
		change: "none",
		...depends
	};
}
function closedArrows(changes) {
	return changes.filter(({ kind }) => kind === "closed").map(({ host, port, address }) => ({
		host,
		port,
		address,
		via: [],
		mode: port === null ? "any" : "passthrough",
		change: "closed"
	}));
}
function keyOf$1({ host, port, address }) {
	return `${host}:${port} ${address}`;
}
function differs({ change }) {
	return change !== "none";
}

// src/run/consequences/changed-egress-graph.ts
function changedEgressGraph(pair) {
	const egress = changedEgress(pair);
	if (!egress) return null;
	const { changes, openness } = egress.difference;
	if (changes.length + openness.length === 0) return null;
	const { environment, targets } = pair.head;
	return egressGraph({
		environment,
		targets: environment === null ? targets.map(({ id }) => id) : [],
		...egressGroups(egress.head, null),
		changes: changes.map((change) => ({
			kind: change.kind,
			...changedDestination(change),
			clients: clientNames(change.clients)
		})),
		anyHost: openness.map(({ kind, clients }) => ({
			kind,
			clients: clientNames(clients)
		}))
	}, egress.isWhole);
}

// src/run/egress/about-egress.ts
function isAboutEgress(mesh) {
	return [
		"ServiceEntry",
		"Sidecar",
		"VirtualService",
		"EnvoyFilter"
	].some((kind) => mesh.ofKind(kind).length > 0) || mesh.configSources.length > 0;
}

// src/run/consequences/egress-comparison.ts
function egressComparison(pair, trees, configFile) {
	if (![pair.base, pair.head].some(isAboutEgress)) return [];
	const { environment, targets } = pair.isRemoved ? pair.base : pair.head;
	const because = [.../* @__PURE__ */ new Set([
		...lackingSides(wholeMeshChange(pair)),
		...unreadOfPair(pair, trees, configFile),
		...notUnderstoodIn(pair)
	])];
	const verdict = hasNew(pair) ? "new" : because.length > 0 ? "unknown" : "nothing-new";
	return [{
		area: "egress",
		environment,
		targets: environment === null ? targets.map(({ id }) => id) : [],
		verdict,
		because: because.map(withoutStandIns),
		...[pair.base, pair.head].every(isOpenToAll) && { anyHost: true }
	}];
}
function hasNew(pair) {
	const egress = changedEgress(pair);
	if (!egress) return false;
	const { changes, openness } = egress.difference;
	return [...changes, ...openness].some(({ kind }) => kind === "opened");
}
function notUnderstoodIn(pair) {
	const hasLimits = pair.objects.map(shownVersion).some((object) => isEgressLimit(object) || mayChangeCaptures(object));
	const egress = changedEgress(pair);
	if (hasLimits) return notUnderstood(meshEgress(pair.head), meshEgress(pair.base));
	return egress ? notUnderstood(egress.head, egress.base) : [];
}

// src/run/consequences/compare-mesh.ts
function compareMesh(pair, trees, configFile) {
	const access = comparedAccess(pair);
	const ofAccess = access ? [accessComparison(pair, access, trees, configFile)] : [];
	return {
		consequences: isMeshChanged(pair) ? withUnread(consequencesOf(pair, access), pair, trees) : [],
		comparisons: [...ofAccess, ...egressComparison(pair, trees, configFile)],
		graph: pair.isRemoved ? null : changedEgressGraph(pair)
	};
}
function comparisonsOf({ consequences, comparisons }, listed) {
	return comparisons.map((comparison) => {
		const hidden = consequences.filter((consequence) => consequence.area === comparison.area && !listed.has(consequence));
		const because = [...new Set(hidden.map(({ area, code }) => `change/${area}/${code}`))].map((name) => `the configuration leaves out \`${name}\``);
		if (because.length === 0 || comparison.verdict === "nothing-new") return comparison;
		return {
			...comparison,
			because: [...comparison.because, ...because]
		};
	});
}

// src/effect/consequences/istio-signs.ts
function haveIstio(meshes) {
	return meshes.some(hasObjects) || meshes.some(({ manifests }) => manifests.some(isForIstio));
}
function namesIstio(text) {
	return /istio|sailoperator/i.test(text);
}
function hasObjects(mesh) {
	return mesh.configSources.length > 0 || mesh.entries.length > 0 || kindsOfIstio.some((kind) => mesh.ofKind(kind).length > 0);
}
const kindsOfIstio = Object.keys(apiGroups).filter((kind) => namesIstio(apiGroups[kind]));
function isForIstio(manifest) {
	const { root, spec } = manifest;
	return [
		groupOf(manifest),
		spec.get("gatewayClassName").text,
		spec.get("controllerName").text
	].some(namesIstio) || [
		root.get("metadata"),
		podOf(manifest).get("metadata"),
		spec.get("parentRefs")
	].some((node) => namesIstio(canonicalJson(node)));
}

// src/run/weakenings/trees-with-failures.ts
function treesOf(...inspected) {
	return inspected.map(({ sources }) => sources.reader.tree);
}
function renderedReleases({ targets, renders }) {
	return targets.filter((target) => target.kind === "helm" && renders.get(target.id)?.status === "rendered");
}
function filesOfTarget(target, tree) {
	const ofChart = target.kind === "helm" ? filesUnder(tree, target.path) : [];
	return [...namedFiles(target), ...ofChart.filter((file) => harmlessKind(file) === null)];
}

// src/run/consequences/uses-istio.ts
function usesIstio(tree) {
	const { meshes, gitops } = tree;
	return gitops.some(({ delivery }) => delivery.sources.some(namesIstio)) || haveIstio([...new Set(meshes.values())]) || omittedNames(tree).some(namesIstio) || unrenderedFiles(tree).some((file) => tree.sources.reader.text(file)?.includes("istio.io/"));
}
function omittedNames({ renders, unreadFiles }) {
	return [...[...renders.values()].flatMap((render) => {
		if (render.status === "rendered") return (render.omitted ?? []).map(({ source }) => source);
		return render.status === "failed" ? render.unvendored.map(({ name, repository }) => `${name} of ${repository}`) : [];
	}), ...unreadFiles];
}
function unrenderedFiles({ targets, renders, meshes, sources: { reader } }) {
	const ofTargets = targets.flatMap((target) => {
		const render = renders.get(target.id);
		return render && render.status !== "rendered" && !(render.status === "failed" && lacksChartsOnly(render)) ? filesOfTarget(target, reader.tree) : [];
	});
	const broken = [...new Set(meshes.values())].flatMap((mesh) => mesh.documents).filter(({ problems }) => problems.some(({ code }) => code === "syntax"));
	return [...ofTargets, ...broken.map(({ file }) => file)];
}

// src/run/consequences/check-consequences.ts
const noConsequences = {
	located: [],
	consequenceOf: () => {
		throw new Error("no consequence was found");
	},
	skipped: []
};
async function checkConsequences(base, head, config, { host, options }) {
	if (!selectsWholeTree(options.paths)) return {
		...noConsequences,
		notCompared: incompleteMeshes
	};
	if (![base, head].some(usesIstio)) {
		const notCompared = possiblyServed(meshPairs(base, head));
		return {
			...noConsequences,
			comparisons: [],
			...notCompared !== void 0 && { notCompared }
		};
	}
	const compared = [];
	const isDone = host.budget.within("repair", () => {
		for (const pair of meshPairs(base, head)) compared.push(compareMesh(pair, {
			base,
			head
		}, options.configFile));
	});
	const byFinding = /* @__PURE__ */ new Map();
	for (const consequence of compared.flatMap(({ consequences }) => consequences)) for (const finding of findingsOf$3(consequence, config)) byFinding.set(finding, consequence);
	const located = (await locatedFindings(byFinding, {
		base,
		head
	}, host)).flatMap(overridesIn(config));
	const consequenceOf = ({ lintFinding }) => byFinding.get(lintFinding);
	if (!isDone) return {
		located,
		consequenceOf,
		skipped: [{
			file: ".",
			reason: `what the change does to requests: ${outOfTime(host.budget)}`
		}]
	};
	const listed = new Set(located.map(consequenceOf));
	return {
		located,
		consequenceOf,
		skipped: [],
		comparisons: compared.flatMap((mesh) => comparisonsOf(mesh, listed)),
		egressGraphs: compared.flatMap(({ graph }) => graph ?? [])
	};
}
const incompleteMeshes = "this run reads only some paths, so that its meshes are not complete; a check without paths compares them";
async function locatedFindings(byFinding, { base, head }, host) {
	const located = (side, { sources, renders }) => {
		const ofSide = [...byFinding].flatMap(([finding, { place }]) => place.side === side ? finding : []);
		const tree = {
			sources,
			renders,
			meshes: /* @__PURE__ */ new Map(),
			meshParts: /* @__PURE__ */ new Map()
		};
		return pointAtCauses(locate(ofSide, sources), tree, causesIn(tree, host), host.budget);
	};
	const inHead = await located("head", head);
	const inBase = await located("base", base);
	return [...inHead, ...inBase.map((finding) => ({
		...finding,
		side: "base"
	}))];
}
function findingsOf$3(consequence, config) {
	const found = lint(createMesh({
		...emptyMesh,
		consequences: [consequence]
	}), rulesOfConsequences);
	return adjustSeverities(found, config);
}
const rulesOfConsequences = rules.filter((rule) => viewsOf(rule).includes("consequence"));

// src/run/consequences/consequence-report.ts
function consequenceReport(located, { consequenceOf }) {
	return [...groupBy(located, ({ rule, code, severity, confidence, at, side, message, waiver }) => JSON.stringify([
		rule,
		code,
		severity,
		confidence,
		at,
		side,
		message,
		waiver
	])).values()].map((group) => mergedConsequence(group, consequenceOf(group[0]))).toSorted(compare$2);
}
function mergedConsequence(group, { witness, missing }) {
	const [first] = group;
	const { rule, code, severity, confidence, at, side, object, fingerprint, waiver, gate, message } = first;
	return {
		rule,
		code,
		severity,
		confidence,
		sentence: message.replace(/^merging /, ""),
		...object && { object },
		at,
		...side && { side },
		environments: [...new Set(group.flatMap(({ environments }) => environments))].toSorted(),
		missing: [...missing],
		...witness && { witness },
		...waiver && { waiver },
		...gate && { gate },
		fingerprint
	};
}
function isFindingOfChange({ severity }) {
	return severity !== "info";
}
const areas = {
	access: 0,
	mtls: 1,
	tokens: 2,
	egress: 3,
	traffic: 4,
	deletes: 5
};
function rankOf({ rule }) {
	return areas[rule.replace(/^change\//, "")];
}
function compare$2(first, second) {
	return compareSeverity(first.severity, second.severity) || compareConfidence(first.confidence, second.confidence) || rankOf(first) - rankOf(second) || compareText(first.at.file, second.at.file) || first.at.line - second.at.line || compareText(first.sentence, second.sentence);
}

// src/run/merge-findings.ts
function mergeFindings(findings) {
	return [...groupBy(withoutWeaker(findings), mergeKey).values()].map(merge).toSorted(compare$1);
}
function withoutWeaker(findings) {
	const likely = findings.filter(({ cause, confidence }) => cause === "source" && confidence === "likely");
	if (likely.length === 0) return findings;
	const byPlace = groupBy(likely, placeKey$1);
	const dropped = /* @__PURE__ */ new Set();
	for (const certain of findings) {
		if (certain.cause !== "source" || certain.confidence !== "certain") continue;
		for (const guess of byPlace.get(placeKey$1(certain)) ?? []) {
			if (guess.code === certain.code) continue;
			if (!(compareSeverity(guess.severity, certain.severity) < 0)) dropped.add(guess);
			else if (certain.severity === "info") dropped.add(certain);
		}
	}
	return dropped.size === 0 ? findings : findings.filter((finding) => !dropped.has(finding));
}
function placeKey$1({ rule, status, at, side, targets, waiver, gate, lintFinding }) {
	return JSON.stringify([
		rule,
		status,
		at,
		side,
		targets,
		lintFinding.about,
		waiver,
		gate
	]);
}
function mergeKey(finding) {
	const { rule, code, status, confidence, at, side, cause, fix, waiver, gate, lintFinding } = finding;
	const about = cause === "source" && lintFinding.about !== null ? withoutStandIns(lintFinding.about) : null;
	const edits = cause === "template" ? fix?.edits ?? null : null;
	return JSON.stringify([
		rule,
		code,
		status,
		confidence,
		at,
		side,
		about,
		edits,
		waiver,
		gate
	]);
}
function merge(group) {
	const [worst] = group.toSorted((a, b) => compareSeverity(a.severity, b.severity));
	const { lintFinding: _, subject, isOfFile: _isOfFile, namedFingerprint: _named, measure: _measure, statingFiles: _statingFiles, ...finding } = worst;
	const isOfTemplate = finding.cause === "template";
	const merged = isOfTemplate ? group.filter((located) => located.subject === subject) : [worst, ...group];
	return {
		...finding,
		message: isOfTemplate ? `${finding.message}${likewiseText(group, worst)}` : finding.message,
		targets: unique(group.flatMap(({ targets }) => targets)),
		environments: unique(group.flatMap(({ environments }) => environments)),
		related: distinct$1(merged.flatMap(({ related }) => related))
	};
}
const maxSubjects = 3;
function likewiseText(group, worst) {
	const subjects = unique(group.map(shownSubject)).filter((subject) => subject !== shownSubject(worst));
	if (subjects.length === 0) return "";
	const hidden = subjects.length > maxSubjects ? ` and ${subjects.length - maxSubjects} more` : "";
	return ` (likewise ${subjects.slice(0, maxSubjects).map(quote).join(", ")}${hidden})`;
}
function shownSubject({ subject, object, lintFinding }) {
	if (lintFinding.view !== "consequence" || !object) return subject;
	return [object.namespace, object.name].filter(Boolean).join("/");
}
function distinct$1(related) {
	return [...groupBy(related, ({ at, note }) => JSON.stringify([at, note])).values()].map(([first]) => first);
}
function unique(names) {
	return [...new Set(names)].toSorted();
}
function compare$1(a, b) {
	return Number(a.status === "fixed") - Number(b.status === "fixed") || compareSeverity(a.severity, b.severity) || compareConfidence(a.confidence, b.confidence) || compareText(a.at.file, b.at.file) || a.at.line - b.at.line || a.at.column - b.at.column || compareText(a.rule, b.rule) || compareText(a.code, b.code) || compareText(a.message, b.message);
}

// src/run/coverage-changes.ts
function coverageChanges(base, config) {
	if (!base) return {
		noLongerChecked: [],
		newlyChecked: []
	};
	const { noLongerChecked, newlyChecked, gitops, unchecked } = base;
	const countIn = findingCounter(unchecked ? mergeFindings(unchecked.findings.flatMap(overridesIn(config))) : []);
	return {
		noLongerChecked: [...noLongerChecked.map((target) => ({
			...targetName$1(target),
			findings: countIn(target)
		})), ...gitops.noLongerChecked.map((target) => ({
			...gitopsName(target),
			findings: severityCounts([])
		}))],
		newlyChecked: [...newlyChecked.map(targetName$1), ...gitops.newlyChecked.map(gitopsName)]
	};
}
function findingCounter(findings) {
	const byTarget = groupBy(findings.flatMap((finding) => finding.targets.map((id) => ({
		id,
		finding
	}))), ({ id }) => id);
	return (target) => {
		const targetFindings = (byTarget.get(target.id) ?? []).map(({ finding }) => finding);
		if (target.kind === "helm" || target.kind === "kustomization") return severityCounts(targetFindings);
		const files = new Set(namedFiles(target));
		return severityCounts(targetFindings.filter(({ at }) => files.has(at.file)));
	};
}

// src/run/environment-report.ts
function environmentReport({ targets, changes }) {
	const placed = targets.filter((target) => target.environment !== void 0);
	const changesOf = changeCounter(placed, changes);
	return {
		environments: [...groupBy(placed, ({ environment }) => environment)].map(([name, ofEnvironment]) => environmentOf(name, ofEnvironment)).toSorted((a, b) => compareText(a.name, b.name)),
		matrix: environmentRows(placed.map((target) => ({
			...target,
			name: shownName(target)
		}))).map(({ kind, name, targets: ofRow }) => ({
			kind,
			name,
			cells: ofRow.map(({ environment, id, status }) => ({
				environment,
				target: id,
				status,
				changes: changesOf(id)
			}))
		}))
	};
}
function shownName({ release, name, path }) {
	return release ?? name ?? path;
}
function environmentOf(name, targets) {
	const distinct = (texts) => [...new Set(texts)].toSorted();
	return {
		name,
		clusters: distinct(targets.flatMap(({ cluster }) => cluster ?? [])),
		namespaces: distinct(targets.flatMap(({ namespace }) => namespace ?? [])),
		targets: targets.map(({ id }) => id)
	};
}
function changeCounter(targets, changes) {
	const byId = new Map(targets.map((target) => [target.id, target]));
	const idsByRelease = groupBy(targets, releaseKey);
	const counts = /* @__PURE__ */ new Map();
	const add = (id) => void counts.set(id, (counts.get(id) ?? 0) + 1);
	for (const { target: id, environments } of changes) {
		const target = byId.get(id);
		if (!target) continue;
		add(id);
		for (const environment of environments) if (environment !== target.environment) for (const equalTarget of idsByRelease.get(releaseKey({
			...target,
			environment
		})) ?? []) add(equalTarget.id);
	}
	return (id) => counts.get(id) ?? 0;
}
function releaseKey({ kind, path, release, environment }) {
	return JSON.stringify([
		kind,
		path,
		release,
		environment
	]);
}

// src/effect/invariants/invariant-words.ts
function invariantWords({ never, only, reason }) {
	const words = never ? neverWords(never) : onlyWords(only);
	return reason === void 0 ? words : `${words} (${reason})`;
}
function onlyWords({ namespaces, reach }) {
	return `${namespaces.length === 0 ? "no pods" : `only pods of ${namespaceList(namespaces)}`} may reach ${quotedAlternatives(reach)}`;
}
function neverWords(described) {
	const { at = "gateways", in: namespaces } = described;
	const where = namespaces ? ` at ${at} in ${namespaceList(namespaces)}` : at === "workloads" ? " at workloads" : "";
	return `requests${requestWords(described)} must never get in${where}`;
}
function requestWords(described) {
	const { hosts, paths, notPaths, methods, notMethods, ports, token, from = {} } = described;
	return [
		...methods ? [` by ${quotedAlternatives(methods)}`] : [],
		...notMethods ? [` not by ${quotedAlternatives(notMethods)}`] : [],
		...token ? [tokenWords(token)] : [],
		...from.namespaces ? [` from ${namespaceList(from.namespaces)}`] : [],
		...from.notNamespaces ? [` not from ${namespaceList(from.notNamespaces)}`] : [],
		...from.principals ? [identityWords(from.principals, false)] : [],
		...from.notPrincipals ? [identityWords(from.notPrincipals, true)] : [],
		...paths ? [` for ${quotedAlternatives(paths)}`] : [],
		...notPaths ? [` but for ${quotedAlternatives(notPaths)}`] : [],
		...hosts ? [` of ${quotedAlternatives(hosts)}`] : [],
		...ports ? [` at port ${quotedAlternatives(ports.map(String))}`] : []
	].join("");
}
function tokenWords(token) {
	if (token === "none") return " without a token";
	if (token === "any") return " with a valid token";
	const { issuers, audiences, subjects, claims = {} } = token;
	const values = {
		...audiences && { aud: audiences },
		...subjects && { sub: subjects },
		...claims
	};
	const parts = Object.entries(values).map(([name, texts]) => `\`${name}\` is ${quotedAlternatives(texts)}`);
	const details = parts.length === 0 ? "" : ` (${parts.join(", ")})`;
	return ` with a ${issuers ? "" : "valid "}token${issuers ? ` of ${quotedAlternatives(issuers)}` : ""}${details}`;
}
function identityWords(principals, isExcluded) {
	if (principals.includes("*")) return isExcluded ? " without mTLS" : " by mTLS";
	return ` ${isExcluded ? "not " : ""}from ${quotedAlternatives(principals)}`;
}
function namespaceList(names) {
	return `namespace${names.length > 1 ? "s" : ""} ${quotedAlternatives(names)}`;
}
function quotedAlternatives(names) {
	return joinOr(names.map((name) => `\`${name}\``));
}

// src/effect/access/allowed-requests.ts
function findAllowedRequests(prepared) {
	const { space, outcomes, head, requests } = prepared;
	const { diagram } = space;
	const decided = decidedSide(head);
	const askedWith = (has) => diagram.combine(requests, decided.decision, (isIncluded, number) => isIncluded !== 0 && has(outcomes.of(number)) ? number : 0);
	const boxes = boxesOf(diagram, askedWith(({ text }) => text === allowedOutcome.text), space.axes.map(({ samples }) => samples.length));
	if (boxes === null) throw new DiagramBoundError("too many classes of requests are let through");
	const flagsIn = ({ atoms }) => [...atoms.keys()].filter((axis) => space.axes[axis].name.startsWith("flag ")).length;
	const sorted = boxes.toSorted((first, second) => flagsIn(first) - flagsIn(second));
	return {
		isServed: isServedWithoutPolicies(prepared),
		*admitted() {
			for (const box of sorted) yield admittedBox(prepared, decided, box);
		}
	};
}
function isServedWithoutPolicies({ space, outcomes, head, requests }) {
	const { diagram } = space;
	const requested = diagram.within(requests, head.decision(() => false));
	return diagram.valuesOf(requested).some((number) => outcomes.of(number).isUnknownHost !== true);
}
function admittedBox(prepared, decided, box) {
	const { space, outcomes, head, missing } = prepared;
	const { flags } = boxPhrases(space, box);
	const witness = witnessOfBox(space, box, head.site);
	const inBox = decidedBox(space, outcomes, box, decided);
	return {
		...clientsOfBox(space, box),
		witness,
		places: [
			...smallestRuleSet(head, outcomes, {
				space,
				...inBox
			}),
			...exceptionPlaces(prepared, inBox.inBox),
			...head.otherPlaces(witness)
		],
		missing: [...flags, ...missing],
		isReplayed: flags.length > 0 || isReplayedBy(inBox, witness)
	};
}
function exceptionPlaces({ space, head }, requests) {
	const evaluation = {
		space,
		claims: 0,
		identity: 1
	};
	return head.policies.rules.filter(({ action, withoutExceptions }) => action === "DENY" && space.diagram.without(withoutExceptions()(evaluation), requests) === 0).map(({ place }) => place);
}

// src/effect/request/hops/paths-from-waypoint.ts
function pathsFromWaypoint(compiled, waypoint, arrived) {
	const decision = decideAtWaypoint(waypoint, arrived);
	return pathsAfter(contextOf(compiled, arrived), decision, 1);
}
function pathsToAddress(compiled, waypoint, workload, arrived) {
	const decided = decideAtWaypoint(waypoint, arrived);
	const { outcome, proxy } = decided;
	const missing = withoutClusters(decided.missing);
	const decision = {
		...decided,
		missing
	};
	if (outcome.kind !== "forwarded") return [{
		hops: [decision],
		end: outcome,
		missing: inputTexts(missing)
	}];
	const sent = {
		request: outcome.request,
		passesTls: outcome.passesTls,
		from: proxy
	};
	const tls = {
		mode: "mtls",
		sni: "",
		isVerified: true
	};
	const { service } = waypoint;
	return outcome.to.slice(0, 1).flatMap((upstream) => arrivalAt(contextOf(compiled, arrived), sent, {
		...upstream,
		tls
	}, {
		service,
		workload
	}, 1)).map((path) => prependHop(decision, path));
}
function contextOf(compiled, received) {
	const { connection, request, verification } = received;
	const { host = request.authority, port } = connection.destination;
	const isTls = connection.transport === "tls";
	return {
		compiled,
		clientRequest: {
			request,
			host,
			port,
			verification,
			address: connection.source,
			scheme: isTls ? "https" : "http",
			caller: null,
			gatewayPods: null
		}
	};
}

// src/effect/access/pods-entry.ts
function waypointSide(side, { bound, waypoint, isForAddresses }) {
	const { service } = waypoint;
	return {
		side,
		proxy: bound.proxy,
		waypoint,
		inputs: [],
		isClosed: false,
		isUnseen: isForAddresses,
		service: service.manifest,
		registry: service,
		boundBy: service.manifest
	};
}
function entryThroughWaypoint(pair, before, pods) {
	const { bound, waypoint, isForAddresses } = before;
	const { workload, ports: selected } = pods;
	const { mesh } = pair.head;
	const open = openPorts(mesh, before, pods);
	if (open?.length === 0) return null;
	const side = waypointSide(pair.head, before);
	const host = isForAddresses ? null : waypoint.service.host;
	const title = manifestTitle(workload.manifest);
	return {
		name: `${title} through ${waypointTitle(bound.proxy)}`,
		key: JSON.stringify([
			title,
			bound.proxy.name,
			host,
			selected
		]),
		reservations: [],
		missing: [
			...unreadExtensions(mesh, bound.proxy, "WAYPOINT", waypoint.service.manifest),
			...unknownRouteAges(waypoint),
			...bound.percent === void 0 ? ["which waypoint the weights choose"] : []
		],
		site: {
			kind: "waypoint",
			proxy: bound.proxy,
			host
		},
		isAdded: false,
		alternatives: null,
		prepare: (filter = allRequests) => prepareWaypoint(pair, {
			head: side,
			base: side,
			slice: null
		}, atPorts(filter, open)),
		behind: {
			workload,
			pathsOf: (witness) => pathsToPods(pair.head.compiled(), before, workload, witness)
		}
	};
}
function openPorts(mesh, { bound: { proxy }, ports }, { point, ports: selected }) {
	const identity = identityOf$3(mesh, proxy);
	const candidates = ports ?? selected?.map((port) => ({
		port,
		podPort: port,
		hasIdentity: true
	}));
	if (!candidates) return letsIn(point, identity, void 0) ? void 0 : [];
	return candidates.filter(({ podPort }) => podPort === void 0 || (selected?.includes(podPort) ?? true)).filter(({ podPort, hasIdentity }) => letsIn(point, hasIdentity ? identity : null, podPort)).map(({ port }) => port);
}
function letsIn(point, identity, port) {
	const filter = (draft) => allConditions([identity === null ? notCondition(identityCondition(everyRequest)) : hasIdentity(draft, identity), ...port === void 0 ? [] : [patternCondition(draft.port(port))]]);
	try {
		return findAllowedRequests(point.prepare(filter)).admitted().next().done !== true;
	} catch (error) {
		if (error instanceof DiagramBoundError) return true;
		throw error;
	}
}
function atPorts(filter, ports) {
	if (!ports) return filter;
	return (draft, at) => allConditions([filter(draft, at), anyCondition(ports.map((port) => patternCondition(draft.port(port))))]);
}
function hasIdentity(draft, identity) {
	return identityCondition(patternCondition(draft.text("identity", {
		form: "exact",
		text: identity
	}, `\`${identity}\``)));
}
function identityOf$3(mesh, { namespace, serviceAccount = "" }) {
	return `spiffe://${principalOf(mesh, namespace, serviceAccount)}`;
}
function withoutWaypoints(filter, mesh, waypoints) {
	const proxies = waypoints.filter((proxy) => !hasOtherPods(mesh, proxy));
	const identities = new Set(proxies.map((proxy) => identityOf$3(mesh, proxy)));
	return (draft, at) => allConditions([filter(draft, at), ...[...identities].map((identity) => notCondition(hasIdentity(draft, identity)))]);
}
function hasOtherPods(mesh, { namespace, serviceAccount, labels }) {
	const name = labels.get(gatewayNameLabel);
	return workloadsIn(mesh, namespace).some((workload) => workload.labels.get("gateway.networking.k8s.io/gateway-name") !== name && workloadProxy(workload, "sidecar").serviceAccount === serviceAccount);
}
function pathsToPods(compiled, { bound, waypoint, isForAddresses }, workload, witness) {
	const { port } = witness.connection.destination;
	const called = isForAddresses ? compiled.waypoint(bound.proxy, unseenService(waypoint.service.manifest, port)) : waypoint;
	const paths = isForAddresses ? pathsToAddress(compiled, called, workload, witness) : pathsFromWaypoint(compiled, called, witness);
	const { name } = workloadProxy(workload, "sidecar");
	return paths.filter(({ hops, end }) => end.kind === "arrived" ? end.at === name : hops.length > 1 && hops.at(-1).proxy.name === name);
}

// src/effect/access/waypoint-routes.ts
function waypointRoutes({ mesh, compiled }) {
	const found = registryServices(mesh).map((service) => ({
		service,
		waypoints: boundWaypoints(mesh, service)
	}));
	const unknown = found.flatMap(({ service, waypoints }) => unknownWaypoints(service, waypoints).map((waypoint) => [service.host, waypoint]));
	const routes = found.flatMap(({ service, waypoints }) => (waypoints ?? []).filter(isDecided).flatMap((bound) => routesOf(bound, compiled().waypoint(bound.proxy, service))).map(({ host, route }) => [host, route]));
	return {
		byHost: groupPairs(routes),
		unknown: groupPairs(unknown)
	};
}
function isDecided({ inputs, isClosed }) {
	return inputs.length === 0 && !isClosed;
}
function unknownWaypoints({ manifest }, waypoints) {
	if (waypoints) return waypoints.flatMap(unknownWaypointsOf);
	return [{
		proxy: null,
		text: `whether calls to ${manifestTitle(manifest)} come through a waypoint is not known`
	}];
}
function unknownWaypointsOf({ proxy, inputs }) {
	return inputs.map(({ words }) => ({
		proxy,
		text: `it is not known ${words}`
	}));
}
function routesOf(bound, waypoint) {
	return waypoint.service.ports.flatMap((port) => destinationsOf(waypoint, port).map((name) => {
		const cluster = findCluster(waypointSite(waypoint, port.number), name);
		const hasIdentity = cluster.kind !== "ready" || ["mtls", "unknown"].includes(cluster.tls.mode);
		const route = {
			bound,
			waypoint,
			port: port.number,
			targetPort: name.port,
			hasIdentity
		};
		return {
			host: name.host,
			route
		};
	}));
}
function destinationsOf(waypoint, { number, protocol }) {
	const own = {
		host: waypoint.service.host,
		port: number,
		subset: ""
	};
	const routes = protocol === "http" || protocol === "auto" ? waypoint.routesAt(number) : [];
	const site = waypointSite(waypoint, number);
	const named = routes.flatMap((route) => clusterNamesOf(site, route).map(({ name }) => name));
	return routes.length === 0 ? [own] : protocol === "auto" ? [own, ...named] : named;
}

// src/effect/access/waypoints-before-pods.ts
function waypointsBeforePods(side, routes, workload) {
	const { mesh } = side;
	const services = servicesIn(mesh, workload.namespace).filter(({ selector }) => selector !== null && selects(selector, workload.labels));
	const found = services.flatMap(({ host, ports }) => (routes.byHost.get(host) ?? []).map((route) => {
		const called = ports.find(({ number }) => number === route.targetPort);
		return {
			...route,
			podPort: called && targetPort(called, workload)
		};
	}));
	const ofServices = [...groupBy(found, ({ waypoint }) => waypoint)].map(([waypoint, items]) => ({
		bound: items[0].bound,
		waypoint,
		isForAddresses: false,
		ports: items.map(({ port, podPort, hasIdentity }) => ({
			port,
			podPort,
			hasIdentity
		}))
	}));
	const ofAddresses = addressWaypoint(side, workload);
	return {
		decided: [...ofServices, ...ofAddresses.decided],
		unknown: [...services.flatMap(({ host }) => routes.unknown.get(host) ?? []), ...ofAddresses.unknown]
	};
}
function addressWaypoint(side, { labels, namespace, manifest }) {
	const { mesh, compiled } = side;
	const named = waypointOfPods(mesh, labels, namespace);
	const bound = named && namedBoundWaypoint(mesh, named, "workload");
	if (!bound) return {
		decided: [],
		unknown: []
	};
	if (!isDecided(bound)) return {
		decided: [],
		unknown: unknownWaypointsOf(bound)
	};
	const address = manifestWith(manifest, {
		kind: "Service",
		namespace,
		name: "any service"
	});
	return {
		decided: [{
			bound,
			waypoint: compiled().waypoint(bound.proxy, unseenService(address, samplePort)),
			isForAddresses: true,
			ports: void 0
		}],
		unknown: []
	};
}

// src/effect/access/all-workload-entries.ts
function allWorkloadEntries(pair, selection) {
	const { head } = pair;
	const waypointsBefore = waypointFinder(head);
	return podWorkloads(head, "all").filter(({ namespace }) => selection.isIncluded(namespace)).flatMap((workload) => {
		const plane = dataplane(head.mesh, workload);
		return entriesOf(pair, {
			workload,
			plane,
			before: plane === "none" ? noWaypoints : waypointsBefore(workload)
		}, selection.ports);
	});
}
function entriesOf(pair, { workload, plane, before }, ports) {
	const side = placedWorkload(pair.head, workloadProxy(workload, "sidecar"), plane);
	const point = preparedPoint(pair, manifestTitle(workload.manifest), {
		head: side,
		base: side
	});
	const key = JSON.stringify([sideKey$1(side), plane ?? "unknown"]);
	return [directEntry(pair, {
		...point,
		key,
		reservations: unknownInputs(side, plane)
	}, before), ...before.decided.flatMap((waypoint) => entryThroughWaypoint(pair, waypoint, {
		workload,
		point,
		ports
	}) ?? [])];
}
function waypointFinder(head) {
	const hasWaypoints = once(() => labelledWaypoints(head.mesh).length > 0 || statedWaypoints([head.mesh]).length > 0);
	const routes = once(() => waypointRoutes(head));
	return (workload) => hasWaypoints() ? waypointsBeforePods(head, routes(), workload) : noWaypoints;
}
const noWaypoints = {
	decided: [],
	unknown: []
};
function directEntry({ head: { mesh } }, point, { decided, unknown }) {
	const proxies = [...decided.map(({ bound }) => bound.proxy), ...unknown.flatMap(({ proxy }) => proxy ?? [])];
	const texts = [...new Set(unknown.map(({ text }) => text))];
	return {
		...point,
		key: JSON.stringify([
			point.key,
			texts,
			proxies.map(({ name }) => name)
		]),
		prepare(filter = allRequests) {
			const prepared = point.prepare(withoutWaypoints(filter, mesh, proxies));
			return {
				...prepared,
				reservations: [...prepared.reservations, ...texts]
			};
		}
	};
}
function unknownInputs({ side: { mesh }, proxy }, plane) {
	if (plane === "none") return [];
	return [...plane === void 0 ? [`whether ${proxy.name} has a sidecar is not known`] : [], ...inboundMtls(mesh, proxy).restsOnAge ? [`which PeerAuthentication is the oldest for ${proxy.name} is not known`] : []];
}

// src/effect/invariants/entry-of-rule.ts
function entryOfRule(mesh, place, target) {
	if (place.object.kind !== "AuthorizationPolicy") return place;
	const { path } = splitTarget(normalTarget(target, pathNormalization(mesh)));
	const entries = place.node.items("to").flatMap((item) => ["paths", "notPaths"].map((field) => item.at("operation").items(field))).flat();
	const matching = entries.filter((entry) => pathValueMatch(entry.text)(path) === true);
	return entries.length > 1 && matching.length === 1 ? {
		...place,
		node: matching[0]
	} : place;
}

// src/effect/invariants/judge-entries.ts
function judgeEntries(entries, { admitted, isServed, reservations }, simulator) {
	const unknown = isServed ? [...reservations, ...entries.flatMap((entry) => entry.reservations)].map(withoutStandIns) : [];
	const { violation, refusals } = triedClasses(entries, admitted(), simulator);
	if (violation) return {
		violations: [violation],
		reservations: []
	};
	return {
		violations: [],
		reservations: [...refusals, ...unknown]
	};
}
const maxTried = 50;
function triedClasses(entries, classes, simulator) {
	const [entry] = entries;
	const refusals = [];
	let tried = 0;
	for (const admitted of classes) {
		const result = admitted.isReplayed ? violationAt(entries, admitted, simulator) : `the simulator of requests decides otherwise at ${entry.name}`;
		if (result !== null && typeof result !== "string") return {
			violation: result,
			refusals: []
		};
		if (result !== null) refusals.push(withoutStandIns(result));
		if (!entry.behind) break;
		if (++tried === maxTried) {
			refusals.push(`${entry.name}: more classes of requests are let through than can be tried`);
			break;
		}
	}
	return {
		violation: null,
		refusals: refusals.slice(0, 1)
	};
}
function violationAt(entries, admitted, simulator) {
	const [{ site, behind, name }] = entries;
	const { example, paths } = followedWitness(entries[0], admitted, simulator);
	if (behind && paths.length === 0) return null;
	const isStopped = (path) => path.hops.length > 1 && (behind ? fateOf(path) !== "allowed" : fateOf(path) === "refused");
	const open = paths.filter((path) => !isStopped(path));
	if (paths.length > 0 && open.length === 0) return `${name} lets ${example} through; the ${proxyWords(paths[0].hops.at(-1).proxy)} behind it refuses this one, and others may pass`;
	const { request, connection } = admitted.witness;
	const [place] = admitted.places;
	const names = entries.map((entry) => withoutStandIns(entry.name));
	const port = site.kind === "workload" ? `port ${connection.destination.port} of ` : "";
	return {
		place: place ? entryOfRule(simulator.mesh, place, request.target) : placeOfPods(entries[0]),
		sentence: `${example} gets in at ${port}${shortNameList(names)}`,
		about: names.toSorted().join(),
		missing: missingFor(entries, admitted, behind ? open : []),
		namespaces: [.../* @__PURE__ */ new Set([site.proxy.namespace, ...namespacesOnPaths(paths)])]
	};
}
function followedWitness({ site, behind }, admitted, { mesh, compiled }) {
	const { witness } = admitted;
	const { target, authority } = witness.request;
	const called = site.kind === "gateway" ? clientRequestFor(site, witness, [mesh]) : null;
	const url = called?.url ?? (site.kind === "waypoint" && site.host ? `http://${authority}${target}` : target);
	return {
		example: `\`${requestLine(witness, url)}\`${witnessDetails(witness, url)} ${clientWords({
			...admitted,
			sites: [site]
		})}`,
		paths: behind?.pathsOf(witness) ?? (called ? pathsThrough(compiled(), called.clientRequest, site) : [])
	};
}
function missingFor(entries, admitted, paths) {
	const [fewest = []] = paths.map(({ hops }) => hops.flatMap((hop) => inputTexts(hop.missing))).toSorted((first, second) => first.length - second.length);
	const [{ missing }] = entries;
	const ofEntries = entries.flatMap(({ reservations }) => reservations);
	return [.../* @__PURE__ */ new Set([
		...admitted.missing,
		...missing,
		...ofEntries,
		...fewest
	])];
}
function proxyWords({ type, name }) {
	return `${type} of ${withoutStandIns(name)}`;
}
function placeOfPods({ site: { proxy }, behind }) {
	const object = behind?.workload.manifest ?? proxy.workload;
	return object && {
		object,
		node: object.root.at("metadata", "name")
	};
}

// src/effect/invariants/judge-never.ts
function* judgeNever(mesh, described) {
	const entryPoints = entriesFor(mesh, described);
	const filter = filterFor(described);
	const compiled = once(() => compileMesh(mesh, { elsewhere: new Set(hostsOfOthers(mesh)) }));
	const judged = [];
	for (const entries of groupBy(entryPoints, ({ key }) => key).values()) {
		yield;
		const answer = searchAt(entries[0], filter);
		const { isServed } = answer;
		judged.push({
			entries,
			isServed,
			...judgeEntries(entries, answer, {
				mesh,
				compiled
			})
		});
	}
	return {
		isApplicable: judged.some(({ isServed }) => isServed),
		violations: violationsAmong(judged),
		reservations: judged.flatMap(({ reservations }) => reservations)
	};
}
function violationsAmong(judged) {
	const breaking = judged.filter(({ violations }) => violations.length > 0);
	const choices = new Set(unknownChoices(breaking.flatMap(({ entries }) => entries)));
	const all = breaking.flatMap(({ entries, violations }) => {
		const unknown = entries.flatMap(({ alternatives }) => alternatives?.choice ?? []);
		const missing = new Set(unknown.filter((choice) => choices.has(choice)));
		return violations.map((violation) => ({
			...violation,
			missing: [...violation.missing, ...missing]
		}));
	});
	return distinctBy(all, violationKey);
}
function violationKey({ sentence, place }) {
	return `${sentence} ${place ? `${manifestTitle(place.object)} ${place.node.path}` : ""}`;
}
function entriesFor(mesh, described) {
	const { at = "gateways", in: namespaces, ports } = described;
	const pair = meshPair(mesh, mesh, statedChanges([]));
	const isIncluded = (namespace) => namespaces?.includes(namespace) ?? true;
	if (at === "workloads") return allWorkloadEntries(pair, {
		isIncluded,
		ports
	});
	return allListenerEntries(pair, isIncluded).filter(({ site }) => site.kind === "gateway" && (ports?.includes(site.port) ?? true));
}
function searchAt(entry, filter) {
	try {
		const prepared = entry.prepare(filter);
		const missing = [...entry.missing, ...prepared.missing].map((input) => `${input} is not known`);
		return {
			...findAllowedRequests(prepared),
			reservations: [...prepared.reservations, ...missing]
		};
	} catch (error) {
		if (!(error instanceof DiagramBoundError)) throw error;
		return {
			isServed: true,
			*admitted() {},
			reservations: [`${entry.name} is not decided: ${error.message}`]
		};
	}
}

// src/effect/invariants/judge-only.ts
function* judgeOnly(mesh, { namespaces, reach: hosts }) {
	const egress = meshEgress(mesh);
	const find = exitFinderFor(hosts.flatMap(targetOf));
	const reached = [];
	for (const client of egress.clients) {
		yield;
		const reach = egress.reachOf(client);
		reached.push({
			client,
			reach,
			exits: find(reach)
		});
	}
	const isAllowed = ({ client }) => namespaces.includes(client.proxy.namespace);
	const others = reached.filter((item) => !isAllowed(item));
	const [breaking, silent] = [others.filter(isReaching), others.filter((item) => !isReaching(item))];
	return {
		isApplicable: reached.some(isReaching),
		violations: violationsOf(breaking),
		reservations: [...silent.flatMap(({ client, reach: { missing } }) => missing.map((input) => `${input} (${withoutStandIns(client.name)}) is not known`)), ...openCaptures(mesh).flatMap(({ namespace, text }) => namespace !== null && namespaces.includes(namespace) ? [] : withoutStandIns(text))]
	};
}
function isReaching({ reach: { openness }, exits }) {
	return openness !== null || exits.length > 0;
}
function targetOf(text) {
	const parsed = parseAllowedEgress(text);
	return "host" in parsed ? [parsed] : [];
}
function exitFinderFor(targets) {
	const kept = /* @__PURE__ */ new Map();
	const keysIn = (table) => {
		const keys = kept.get(table) ?? [...table.byDestination].flatMap(([key, exits]) => exits.some((exit) => targets.some((target) => leadsTo(exit, target))) ? [key] : []);
		kept.set(table, keys);
		return keys;
	};
	return (reach) => {
		return [.../* @__PURE__ */ new Set([...keysIn(reach.shared), ...keysIn(reach.own)])].flatMap((key) => exitsTo(reach, key)).filter((exit) => targets.some((target) => leadsTo(exit, target)));
	};
}
function leadsTo({ destination, called }, { host, port }) {
	if (port !== void 0 && port !== destination.port) return false;
	return called.host === "any host" && destination.address === "any" || hostsOverlap(host, destination.host) || hostsOverlap(host, destination.address);
}
function violationsOf(breaking) {
	const violations = breaking.flatMap((item) => item.reach.openness ? [{
		...item,
		exit: null,
		place: item.reach.openness.place ?? null
	}] : item.exits.map((exit) => ({
		...item,
		exit,
		place: placeOf$3(exit, item.client)
	})));
	return [...groupBy(violations, wayKey).values()].map(violationOf);
}
function violationOf(group) {
	const [{ exit, place }] = group;
	const clients = [...new Set(group.map(({ client }) => client))];
	const names = clients.map(({ name }) => withoutStandIns(name)).toSorted();
	const what = exit ? `\`${exit.destination.host}:${exit.destination.port}\`` : "any host";
	return {
		place,
		sentence: `${whoReaches(clients)} ${what}`,
		about: `${what} ${names.join()}`,
		missing: missingOf(group),
		namespaces: clients.includes(unnamedNamespaceClient) ? [] : clients.map(({ proxy }) => proxy.namespace)
	};
}
function missingOf(group) {
	const [{ exit, reach }] = group;
	const limits = group.flatMap((violation) => violation.reach.limits);
	return [.../* @__PURE__ */ new Set([
		...exit ? exit.missing : reach.openness.missing,
		...group.flatMap((violation) => violation.reach.missing),
		...limits.map((limit) => `whether ${limit} lets it through`)
	])];
}
function wayKey({ exit, place, reach }) {
	const field = place ? `${manifestTitle(place.object)} ${place.node.path}` : "";
	const { destination } = exit ?? {};
	return JSON.stringify([
		field,
		destination?.host,
		destination?.port,
		exit === null && reach.openness.reason
	]);
}
function placeOf$3({ places }, { proxy }) {
	return places.find(({ object, node }) => node.path === "spec.exportTo" && object.namespace !== proxy.namespace) ?? places[0] ?? null;
}
function whoReaches(clients) {
	if (clients.includes(unnamedNamespaceClient)) return "pods of any namespace reach";
	const names = clients.map(({ name }) => withoutStandIns(name));
	return `${shortNameList(names)} ${names.length === 1 ? "reaches" : "reach"}`;
}

// src/run/invariants/timed-steps.ts
async function timedSteps(steps, { budget, pause }) {
	let step;
	const next = () => {
		step = steps.next();
	};
	while (budget.within("repair", next)) {
		if (step?.done) return { result: step.value };
		await pause?.();
		if (budget.isSpent("repair")) return null;
	}
	return null;
}

// src/run/invariants/invariant-answers.ts
async function invariantAnswers(tree, invariants, scope) {
	const meshes = [...new Set(tree.meshes.values())];
	const { configFile } = scope;
	const entries = (configFile === null ? null : configurationFiles(tree.sources.reader, configFile).root)?.items("invariants") ?? [];
	const answers = [];
	for (const invariant of invariants) {
		const question = {
			entry: entries.find((node) => equalData(node.data, invariant)) ?? null,
			tree,
			scope,
			meshes: meshes.filter((mesh) => appliesToMesh(invariant, mesh))
		};
		const answer = await answerOf(invariant, question);
		const problems = [...answer.problems, ...absentEnvironments(invariant, question)];
		answers.push({
			...answer,
			problems
		});
	}
	return answers;
}
function appliesToMesh({ environments, only }, mesh) {
	const { environment } = mesh;
	if (environments !== void 0 && (environment === null || !environments.includes(environment))) return false;
	return only === void 0 || !isOfLooseFile(mesh) || isAboutEgress(mesh);
}
function absentEnvironments(invariant, question) {
	const { environments = [] } = invariant;
	const absent = environments.filter((name) => !question.tree.environments.includes(name));
	if (absent.length === 0 || absent.length === environments.length) return [];
	const words = invariantWords(invariant);
	const message = `${words}: nothing was proved for ${quotedAlternatives(absent)}, since no target has that environment`;
	return [{
		code: "unchecked",
		...placeOf$2(question),
		object: null,
		entry: null,
		missing: [],
		message,
		about: `${words} ${absent.join()}`
	}];
}
async function answerOf(invariant, question) {
	const { tree, scope, meshes } = question;
	const words = invariantWords(invariant);
	const answers = [];
	for (const mesh of meshes) answers.push(await answerFor(invariant, mesh, question));
	const violations = answers.flatMap(({ mesh, verdict }) => verdict.violations.map((violation) => violationProblem(violation, mesh, {
		...question,
		invariant,
		words
	})));
	const unknown = answers.filter(({ reasons }) => reasons.length > 0);
	const place = {
		...placeOf$2(question),
		object: null,
		entry: null,
		missing: []
	};
	if (unknown.length > 0) {
		const where = environmentWords(unknown.map(({ mesh }) => mesh));
		const message = `${words}: not proved${where}, since ${someReasons([...new Set(unknown.flatMap((answer) => answer.reasons))])}`;
		const undecided = {
			code: "undecided",
			...place,
			message,
			about: `${words}${where}`
		};
		return {
			problems: [...violations, undecided],
			proved: null
		};
	}
	const applicable = answers.filter(({ verdict }) => verdict.isApplicable).map(({ mesh }) => mesh);
	if (violations.length > 0 || tree.unchecked.size > 0) return {
		problems: violations,
		proved: null
	};
	if (applicable.length > 0) return {
		problems: [],
		proved: {
			sentence: words,
			environments: environmentNames(applicable)
		}
	};
	if (scope.options.environments.length > 0) return {
		problems: [],
		proved: null
	};
	const message = `${words}: nothing was proved, since ${withoutSubject(invariant, meshes)}`;
	return {
		problems: [{
			code: "unchecked",
			...place,
			message,
			about: words
		}],
		proved: null
	};
}
async function answerFor(invariant, mesh, { tree, scope: { host } }) {
	const steps = invariant.never ? judgeNever(mesh, invariant.never) : judgeOnly(mesh, invariant.only);
	const done = await timedSteps(steps, host);
	if (!done) return {
		mesh,
		verdict: nothingKnown,
		reasons: [outOfTime(host.budget)]
	};
	const verdict = done.result;
	const unread = unreadBeside(mesh, tree);
	if (verdict.violations.length > 0) return {
		mesh,
		verdict,
		reasons: []
	};
	if (!verdict.isApplicable) return {
		mesh,
		verdict,
		reasons: isOfLooseFile(mesh) ? [] : unread
	};
	return {
		mesh,
		verdict,
		reasons: [
			...unreadInTree(tree),
			...unread,
			...unknownNames(mesh),
			...differentSpellings([mesh]),
			...verdict.reservations
		]
	};
}
const nothingKnown = {
	isApplicable: false,
	violations: [],
	reservations: []
};
function violationProblem({ place, sentence, about, missing, namespaces }, mesh, { invariant, words, ...question }) {
	const inputs = unreadInputs(mesh, question.tree);
	const near = /* @__PURE__ */ new Set([
		mesh.rootNamespace,
		...namespaces,
		...place ? [place.object.namespace] : []
	]);
	const unread = missingTexts(nearInputs(inputs, near));
	const where = place ? "" : environmentWords([mesh]);
	const ofFiles = isOfLooseFile(mesh) ? ["which files are applied together"] : [];
	return {
		code: invariant.never ? "access" : "egress",
		...place ? {
			node: place.node,
			object: place.object
		} : {
			...placeOf$2(question),
			object: null
		},
		entry: place ? question.entry : null,
		message: withoutStandIns(`${sentence}${where}, and ${words}`),
		about: withoutStandIns(`${words} ${about}${where}`),
		missing: [
			...missing,
			...unread,
			...ofFiles
		].map(withoutStandIns)
	};
}
function placeOf$2({ entry, tree, scope }) {
	return { node: entry ?? {
		file: tree.targets[0]?.path ?? scope.options.configFile,
		line: 1
	} };
}
function environmentWords(meshes) {
	const names = environmentNames(meshes);
	return names.length === 0 ? "" : ` in ${names.join(", ")}`;
}
function environmentNames(meshes) {
	return [...new Set(meshes.flatMap(({ environment }) => environment ?? []))].toSorted();
}
const maxReasons = 3;
function someReasons(reasons) {
	const more = reasons.length > maxReasons ? `; and ${reasons.length - maxReasons} more reasons` : "";
	return withoutStandIns(`${reasons.slice(0, maxReasons).join("; ")}${more}`);
}
function withoutSubject({ never, environments }, meshes) {
	if (meshes.length === 0 && environments) return `no target has the environment ${quotedAlternatives(environments)}`;
	if (!never) return "no pods reach it";
	return never.at === "workloads" ? "there are no such workloads" : "no gateway serves such requests";
}

// src/run/invariants/undecided-invariants.ts
const reasons = {
	paths: "its invariants are about whole meshes, and this run reads only some paths; `meshgate check` without paths decides them",
	session: "its invariants are decided once no edit follows for a moment"
};
function undecidedInvariants({ invariants }, configFile, why) {
	return invariants && invariants.length > 0 ? [{
		file: configFile ?? ".",
		reason: reasons[why]
	}] : [];
}

// src/run/invariants/check-invariants.ts
async function checkInvariants(input) {
	const { head, base, config, scope, configFile } = input;
	const { host, options } = scope;
	const where = {
		...scope,
		configFile
	};
	if (!config.invariants || options.isOfShare) return nothingAsked;
	if (!selectsWholeTree(options.paths)) return {
		...nothingAsked,
		skipped: undecidedInvariants(config, configFile, "paths")
	};
	const answers = await invariantAnswers(head, config.invariants, where);
	const problems = answers.flatMap((answer) => answer.problems);
	const proved = answers.flatMap((answer) => answer.proved ?? []);
	if (problems.length === 0) return {
		...nothingAsked,
		proved
	};
	const ofBase = base ? await invariantAnswers(base, config.invariants, where) : [];
	const inBase = new Set(ofBase.flatMap((answer) => answer.problems.map(identityOf$2)));
	const byFinding = /* @__PURE__ */ new Map();
	for (const problem of problems) for (const finding of findingsOf$2(problem, config)) byFinding.set(finding, problem);
	const { sources, renders } = head;
	const tree = {
		sources,
		renders,
		meshes: /* @__PURE__ */ new Map(),
		meshParts: /* @__PURE__ */ new Map()
	};
	const statused = locate([...byFinding.keys()], sources).map((finding) => ({
		...finding,
		status: inBase.has(identityOf$2(byFinding.get(finding.lintFinding))) ? "existing" : "new"
	}));
	const placed = await pointAtCauses(statused, tree, causesIn(tree, host), host.budget);
	return {
		...nothingAsked,
		findings: placed.flatMap(overridesIn(config)),
		proved
	};
}
const nothingAsked = {
	findings: [],
	proved: [],
	skipped: []
};
function identityOf$2({ code, about }) {
	return `${code} ${about}`;
}
function findingsOf$2(problem, config) {
	const found = lint(createMesh({
		...emptyMesh,
		invariantProblems: [problem]
	}), rulesOfInvariants);
	return adjustSeverities(found, config);
}
const rulesOfInvariants = rules.filter((rule) => viewsOf(rule).includes("invariant"));

// src/run/request/decision-answer.ts
function decisionAnswer({ verdict, status, paths, missing }, sources, valueLines) {
	const placeOf = (place) => place ? placeIn(place, sources, valueLines) : null;
	return {
		verdict,
		status,
		missing: missing.map(withoutStandIns),
		paths: paths.map((path) => ({
			hops: path.hops.map((hop) => hopAnswer(hop, placeOf)),
			...path.past && { past: path.past.map(withoutStandIns) },
			end: endAnswer(path.end, placeOf),
			missing: path.missing.map(withoutStandIns)
		}))
	};
}
function placeIn({ object, node }, sources, valueLines) {
	const { kind, namespace, name } = object;
	const { file, line } = sourceLocation(node.location, sources);
	const value = valueLines.get(node);
	return {
		object: withoutStandIns(`${kind} ${namespace}/${name}`),
		path: node.path,
		file,
		line,
		...value && { value }
	};
}
async function valueLinesOf({ paths }, tree, host) {
	const places = paths.flatMap(({ end }) => end.kind === "arrived" || !end.by ? [] : [end.by]);
	const fields = distinctBy(places, (place) => place.node);
	const located = await locateFields(fields.map(({ object, node }) => ({
		manifest: object,
		node
	})), tree, host);
	return new Map(located.flatMap(({ cause, at: { file, line } }, index) => cause === "source" || cause === "template" ? [] : [[fields[index].node, {
		file,
		line
	}]]));
}
function hopAnswer({ proxy, steps, outcome }, placeOf) {
	return {
		type: proxy.type,
		proxy: withoutStandIns(proxy.name),
		namespace: withoutStandIns(proxy.namespace),
		steps: steps.map(({ text, by }) => ({
			text: withoutStandIns(text),
			by: placeOf(by)
		})),
		forwarded: outcome.kind === "forwarded" ? forwardedAnswer(outcome) : null
	};
}
function forwardedAnswer({ to, request, timeout, retries, delay, mirrors }) {
	return {
		to: to.map(({ cluster, percent, tls }) => ({
			cluster: withoutStandIns(cluster),
			percent,
			tls: tls.mode
		})),
		host: withoutStandIns(request.authority),
		target: request.target,
		timeout,
		retries: retries && {
			attempts: retries.attempts,
			on: [...retries.retryOn, ...retries.statusCodes.map(String)],
			perTryTimeout: retries.perTryTimeout,
			triesOfHanging: triesOf(retries, timeout, "hang").tries
		},
		delay,
		mirrors: mirrors.map(withoutStandIns)
	};
}
function endAnswer(end, placeOf) {
	if (end.kind === "arrived") return {
		kind: "arrived",
		at: withoutStandIns(end.at)
	};
	const reason = withoutStandIns(end.reason);
	const by = placeOf(end.by);
	return end.kind === "closed" ? {
		kind: "closed",
		reason,
		by
	} : {
		kind: "answered",
		status: end.status,
		reason,
		location: end.location ?? null,
		by
	};
}

// src/run/request/mesh-simulator.ts
function meshTitle({ environment, targets }) {
	return environment ?? targets.join(", ");
}
function meshSimulators({ tree, meshes, environments }) {
	const { renders, sources, gitops, rendered } = tree;
	return meshes.map((mesh) => meshSimulator(mesh, {
		renders,
		sources,
		gitops,
		environments,
		targets: rendered.targets
	}));
}
const nowhere = [];
function meshSimulator(mesh, tree) {
	const compiledFor = weakOncePer((hosts) => compileMesh(mesh, { elsewhere: new Set(hosts) }));
	const unread = once(() => unreadInputs(mesh, tree));
	const about = /* @__PURE__ */ new Map();
	return {
		mesh,
		environment: mesh.environment,
		targets: mesh.targets.map(({ id }) => id),
		isAbout(clientRequest) {
			const { host, caller, gatewayPods } = clientRequest;
			const key = JSON.stringify([
				host,
				caller,
				gatewayPods
			]);
			const concerned = about.get(key) ?? concernsRequest(mesh, clientRequest);
			about.set(key, concerned);
			return concerned;
		},
		decide: (clientRequest, elsewhere = nowhere) => decideRequest(compiledFor(elsewhere), clientRequest),
		answer(decision, valueLines = /* @__PURE__ */ new Map()) {
			const near = nearInputs(unread(), passedNamespaces(mesh, decision));
			const unseen = unread().flatMap((input) => near.includes(input) ? [] : input.name);
			const answer = {
				...decisionAnswer(decision, tree.sources, valueLines),
				unseen
			};
			if (near.length === 0) return answer;
			const missing = [...answer.missing, ...missingTexts(near)];
			return {
				...answer,
				verdict: "depends",
				status: null,
				missing
			};
		},
		unread: () => missingTexts(unread())
	};
}
function passedNamespaces({ rootNamespace }, { paths }) {
	return /* @__PURE__ */ new Set([rootNamespace, ...namespacesOnPaths(paths)]);
}

// src/run/policy-tests/changed-meshes.ts
function changedMeshesOf(tree, otherTree) {
	const meshes = [...new Set(tree.meshes.values())];
	if (!otherTree || tree.unchanged.size === 0 || !areListedAlike(tree, otherTree)) return meshes;
	return meshes.filter(({ targets: [first, ...others] }) => {
		const sameMesh = first && otherTree.meshes.get(first.id);
		const targets = first ? [first, ...others] : [];
		return sameMesh?.targets.length !== targets.length || targets.some(({ id }) => !tree.unchanged.has(id));
	});
}
function areListedAlike(tree, otherTree) {
	const [names, otherNames] = [tree, otherTree].map(({ gitops }) => gitops.map(({ id, reason }) => JSON.stringify([id, reason])).toSorted());
	return names.join() === otherNames.join();
}

// src/run/policy-tests/answer-fields.ts
function answerFields({ paths }) {
	const routed = paths.map(lastRouted);
	return {
		destination: distinct(routed.flatMap((hop) => hop?.to.map(({ cluster }) => destinationOf(cluster)) ?? [none])),
		host: distinct(routed.map((hop) => hop?.host ?? none)),
		path: distinct(routed.map((hop) => hop?.target ?? none)),
		timeout: distinct(routed.map((hop) => timeoutText(hop?.timeout ?? null))),
		tries: distinct(routed.map((hop) => hop ? `${hop.retries?.triesOfHanging ?? 1}` : none)),
		location: distinct(paths.map(({ end }) => end.kind === "answered" && end.location || none)),
		policy: distinct(paths.flatMap(decidingObjects))
	};
}
const none = "none";
function timeoutText(milliseconds) {
	return milliseconds === null ? none : durationWords(milliseconds);
}
function decidedBy({ paths }) {
	const [first] = paths;
	if (!first) return {
		by: null,
		reason: null
	};
	return {
		by: decidingPlaces(first).at(-1) ?? null,
		reason: first.end.kind === "arrived" ? null : first.end.reason
	};
}
function decidingPlaces({ hops, end }) {
	if (end.kind !== "arrived") return end.by ? [end.by] : [];
	return hops.flatMap((hop) => hop.steps.flatMap(({ by }) => by ?? []));
}
function decidingObjects(path) {
	const places = decidingPlaces(path);
	return places.length === 0 ? [none] : places.map(({ object }) => object);
}
function lastRouted({ hops }) {
	return hops.flatMap(({ forwarded }) => forwarded && isOutbound(forwarded) ? forwarded : []).at(-1);
}
function isOutbound({ to }) {
	return to.every(({ cluster }) => !/^(inbound\||InboundPassthrough)/.test(cluster));
}
function destinationOf(cluster) {
	const [direction, port, subset, host] = cluster.split("|");
	if (direction !== "outbound" || !host) return cluster;
	return `${host}:${port}${subset ? `/${subset}` : ""}`;
}
function distinct(values) {
	return [...new Set(values)];
}

// src/run/policy-tests/mismatches.ts
function mismatches(expectation, answer) {
	const { verdict, status, ...fields } = expectedFields(expectation);
	if (answer.verdict === "depends" && verdict !== "depends") return [{
		field: "verdict",
		expected: `${status ?? verdict ?? "certain"}`,
		actual: verdictText(answer)
	}];
	const actual = answerFields(answer);
	return [
		...verdict !== void 0 && verdict !== answer.verdict ? [{
			field: "verdict",
			expected: verdict,
			actual: verdictText(answer)
		}] : [],
		...status !== void 0 && status !== answer.status ? [{
			field: "status",
			expected: `${status}`,
			actual: verdictText(answer)
		}] : [],
		...Object.keys(comparisons).flatMap((field) => mismatch(field, fields[field], actual[field]))
	];
}
function expectedFields(expectation) {
	if (typeof expectation === "number") return { status: expectation };
	if (typeof expectation === "object") return expectation;
	return { verdict: expectation };
}
function verdictText({ verdict, status, missing }) {
	if (verdict === "depends") return `depends on ${missing.join("; ")}`;
	return status === null ? verdict : `${verdict} with ${status}`;
}
const comparisons = {
	destination: (expected, actual) => actual === expected || /^[:/]/.test(suffixAfter(expected, actual)),
	host: (expected, actual) => actual === expected,
	path: (expected, actual) => actual === expected,
	timeout: (expected, actual) => nanoseconds(actual) === nanoseconds(expected),
	tries: (expected, actual) => actual === expected,
	location: (expected, actual) => actual === expected,
	policy: (expected, actual) => [" ", "/"].some((mark) => `${mark}${actual}`.endsWith(`${mark}${expected}`))
};
const anySuffices = /* @__PURE__ */ new Set(["policy"]);
function mismatch(field, expected, actual) {
	if (expected === void 0) return [];
	const listed = [expected].flat().map(String);
	const isEqual = (value) => listed.some((text) => comparisons[field](text, value));
	if (listed.every((text) => actual.some((value) => comparisons[field](text, value))) && (anySuffices.has(field) || actual.every(isEqual))) return [];
	return [{
		field,
		expected: listed.join(", "),
		actual: actual.join(", ")
	}];
}
function suffixAfter(start, text) {
	return text.startsWith(start) ? text.slice(start.length) : "";
}
function nanoseconds(text) {
	const parsed = text === "none" ? null : parseDuration(text);
	return parsed && "value" in parsed ? parsed.value : null;
}

// src/run/policy-tests/decide-tests.ts
async function decideTests(tests, tested) {
	const jwts = new Set(tests.flatMap(({ jwt }) => jwt ?? []));
	for (const jwt of jwts) await jwt.verifyFor(tested.meshes.map(({ mesh }) => mesh));
	const existing = new Set(tested.existing.filter((name) => name !== null));
	const decided = [];
	const mistakes = /* @__PURE__ */ new Map();
	const late = /* @__PURE__ */ new Set();
	let skipped = 0;
	for (const test of tests) {
		if (tested.host.budget.isSpent("check")) {
			late.add(test.at.file);
			continue;
		}
		const unknown = (test.environments ?? []).filter((name) => !existing.has(name));
		for (const name of unknown) mistakes.set(JSON.stringify([test.at, name]), unknownEnvironment(test, name, [...existing]));
		if (unknown.length > 0) continue;
		const ofTest = decisionsOf(test, tested);
		if (ofTest.length === 0) skipped++;
		decided.push(...ofTest);
	}
	return {
		...await resultsOf(decided, tested),
		skipped,
		mistakes: [...mistakes.values()],
		late: [...late]
	};
}
function unknownEnvironment({ at }, name, environments) {
	const similar = closestName(name, environments);
	return {
		at,
		message: `no target has the environment \`${name}\`${similar ? `; did you mean \`${similar}\`?` : ""}`
	};
}
function decisionsOf(test, tested) {
	const { meshes, requested, areAll } = tested;
	const isRequested = (name) => requested.length === 0 || requested.includes(name);
	const concerned = meshes.filter((mesh) => mesh.isAbout(test.clientRequest));
	if (test.environments) return test.environments.filter(isRequested).flatMap((name) => {
		const ofEnvironment = concerned.filter(({ environment }) => environment === name);
		if (ofEnvironment.length > 0) return ofEnvironment.map((mesh) => decidedIn(mesh, test, tested));
		const ofName = meshes.filter(({ environment }) => environment === name);
		return areAll ? [{
			test,
			name,
			unread: unreadIn(ofName)
		}] : [];
	});
	if (concerned.length > 0) return concerned.map((mesh) => decidedIn(mesh, test, tested));
	return areAll && requested.length === 0 ? [{
		test,
		name: "every mesh",
		unread: unreadIn(meshes)
	}] : [];
}
function unreadIn(meshes) {
	return [...new Set(meshes.flatMap((mesh) => mesh.unread()))];
}
function decidedIn(mesh, test, { observe }) {
	const name = meshTitle(mesh);
	const decision = mesh.decide(test.clientRequest, test.elsewhere);
	if (decision) observe?.(mesh, test.clientRequest, decision);
	return decision ? {
		test,
		name,
		answered: {
			mesh,
			decision
		},
		unread: []
	} : {
		test,
		name,
		unread: unreadIn([mesh])
	};
}
async function resultsOf(decided, { tree, host }) {
	const answers = decided.map(({ answered }) => answered && answered.mesh.answer(answered.decision));
	const compared = decided.map(({ test, unread }, index) => comparison(test, answers[index], unread));
	const paths = decided.filter((_, index) => compared[index].length > 0).flatMap(({ answered }) => answered?.decision.paths ?? []);
	const valueLines = await valueLinesOf({ paths }, tree, host);
	return {
		results: decided.map(({ test, name: mesh, answered, unread }, index) => {
			const { name, case: stated, request, from, token, at } = test;
			const { by, reason } = (answered && decidedBy(answered.mesh.answer(answered.decision, valueLines))) ?? {
				by: null,
				reason: null
			};
			return {
				name,
				case: stated,
				request,
				from,
				token,
				mesh,
				at,
				verdict: answers[index]?.verdict ?? (unread.length > 0 ? "depends" : null),
				mismatches: compared[index],
				by,
				reason
			};
		}),
		unseen: [...new Set(answers.flatMap((answer) => answer?.unseen ?? []))]
	};
}
function comparison({ expectation }, answer, unread) {
	if (answer) return mismatches(expectation, answer);
	return [{
		field: "verdict",
		expected: "an answer",
		actual: unread.length > 0 ? `depends on ${unread.join("; ")}: no object that was read is for this host` : "nothing: no object is for this host"
	}];
}

// src/core/policy-test-words.ts
function requestTitle({ request, from, token }) {
	return [
		request,
		...from === null ? [] : [`from ${from}`],
		...token === null ? [] : [`with token ${token}`]
	].join(" ");
}
function mismatchText({ field, expected, actual }) {
	return `expected ${field} ${expected}, not ${actual}`;
}
function decidingTexts({ reason, by }) {
	return [...reason === null ? [] : [`answered: ${reason}`], ...by ? [`decided by ${decidingText(by)}`] : []];
}
function decidingText({ object, path, file, line, value }) {
	const place = `${file}:${line}`;
	return `${object} ${path}  ${value ? `${value.file}:${value.line}, rendered by ${place}` : place}`;
}
function policyTestsFail({ results, mistakes }) {
	return mistakes.length > 0 || results.some(({ mismatches }) => mismatches.length > 0);
}
function coveredPercent({ total, reached }) {
	return total === 0 ? 100 : Math.floor(1e3 * reached / total) / 10;
}

// src/run/policy-tests/failing-cases.ts
function compareTests(head, base) {
	const failing = head.results.filter(isFailing);
	const failingInBase = (base?.results ?? []).filter(isFailing);
	const keysOfBase = new Set(failingInBase.map(keyOf));
	const passing = new Set(head.results.filter((result) => !isFailing(result)).map(keyOf));
	const mistakesOfBase = new Set((base?.mistakes ?? []).map(mistakeKey));
	const isOfBase = (mistake) => mistakesOfBase.has(mistakeKey(mistake));
	return {
		new: [...failingCases(failing.filter((result) => !keysOfBase.has(keyOf(result)))), ...head.mistakes.filter((mistake) => !isOfBase(mistake)).map(mistakeProblem)],
		existing: [...failingCases(failing.filter((result) => keysOfBase.has(keyOf(result)))), ...head.mistakes.filter(isOfBase).map(mistakeProblem)],
		fixed: failingCases(failingInBase.filter((result) => passing.has(keyOf(result))))
	};
}
function isFailing({ mismatches }) {
	return mismatches.length > 0;
}
function keyOf(result) {
	const { name, case: stated, mesh } = result;
	return JSON.stringify([
		stated.name,
		name,
		requestTitle(result),
		mesh
	]);
}
function mistakeKey({ at, message }) {
	return JSON.stringify([at.file, message]);
}
function mistakeProblem({ at, message }) {
	return {
		problem: {
			code: "mistake",
			at,
			message
		},
		meshes: []
	};
}
function failingCases(results) {
	return [...groupBy(results, (result) => JSON.stringify([result.case.at, codeOf$4(result)])).values()].map((group) => {
		const [first] = group;
		const isOneRow = group.every(({ at }) => at.line === first.at.line && at.column === first.at.column);
		return {
			problem: {
				code: codeOf$4(first),
				at: isOneRow ? first.at : first.case.at,
				name: isOneRow ? first.name : first.case.name,
				failures: group.map(failedRequest)
			},
			meshes: [...new Set(group.map(({ mesh }) => mesh))].toSorted()
		};
	});
}
function codeOf$4({ verdict }) {
	return verdict === "depends" ? "undecided" : "failed";
}
function failedRequest(result) {
	const { mismatches, by } = result;
	return {
		request: requestTitle(result),
		mismatch: mismatchText(mismatches[0]),
		decidedBy: by && {
			object: `${by.object} ${by.path}`,
			at: placeOf$1(by)
		}
	};
}
function placeOf$1({ file, line, value }) {
	return value ?? {
		file,
		line
	};
}

// src/run/policy-tests/check-policy-tests.ts
const noTests = {
	findings: [],
	counts: null,
	skipped: []
};
async function checkPolicyTests({ scope, head, base }) {
	const { host, options } = scope;
	if (!selectsWholeTree(options.paths)) return {
		...noTests,
		skipped: undecidedTests(head)
	};
	const ofHead = await testTree(head, base, scope, host);
	if (!ofHead) return noTests;
	const ofBase = base && await testTree(base, head, scope, {
		...host,
		provenance: null
	});
	const results = ofHead.results.filter(({ mismatches }) => mismatches.length > 0);
	return {
		findings: findingsOf$1(compareTests(ofHead, ofBase), head, base),
		counts: {
			files: ofHead.files.length,
			passed: ofHead.results.length - results.length,
			failed: results.length
		},
		skipped: ofHead.late.map((file) => ({
			file,
			reason: outOfTime(host.budget)
		}))
	};
}
function undecidedTests({ tree, config }) {
	const reason = "its tests are about whole meshes, and this run reads only some paths; `meshgate check` without paths runs them";
	return testFilesIn(tree.sources.reader.tree, config).map((file) => ({
		file,
		reason
	}));
}
async function testTree({ tree, config }, otherTree, { options, now }, host) {
	const files = testFilesIn(tree.sources.reader.tree, config);
	if (files.length === 0) return null;
	const { tests, mistakes } = await readTestFiles(tree.sources.reader.tree, files, now ?? 0);
	const meshes = changedMeshesOf(tree, otherTree?.tree ?? null);
	const decided = await decideTests(tests, {
		meshes: meshes.map((mesh) => meshSimulator(mesh, tree)),
		tree,
		host,
		existing: tree.environments,
		requested: options.environments,
		areAll: tree.unchanged.size === 0
	});
	return {
		...decided,
		files,
		mistakes: [...mistakes, ...decided.mistakes]
	};
}
function findingsOf$1(compared, head, base) {
	return [
		"new",
		"existing",
		"fixed"
	].flatMap((status) => {
		const side = status === "fixed" ? base : head;
		if (!side) return [];
		return compared[status].flatMap(({ problem, meshes }) => {
			const found = lint(createMesh({
				...emptyMesh,
				policyTestProblems: [problem]
			}), rules);
			const environments = meshes.filter((name) => side.tree.environments.includes(name));
			return locate(adjustSeverities(found, head.config), side.tree.sources).map((finding) => ({
				...finding,
				status,
				environments
			})).flatMap(overridesIn(head.config));
		});
	});
}

// src/run/weakenings/differing-files.ts
function differsBetween(trees) {
	return (file) => {
		const [inBase, inHead] = trees.map((tree) => Buffer.from(tree.read(file) ?? []));
		return !inBase.equals(inHead);
	};
}

// src/run/skipped-files.ts
function skippedFiles(head, base) {
	if (!base) return head.skipped.map(({ file, reason }) => ({
		file,
		reason
	}));
	const differs = differsBetween([base, head].map(({ sources }) => sources.reader.tree));
	const inBase = new Map(base.skipped.map((entry) => [entry.file, entry]));
	return head.skipped.map((entry) => {
		const { file, reason } = entry;
		const differing = [...new Map([inBase.get(file), entry].flatMap((each) => each ? reasonsByFile(each) : []))].filter(([name]) => differs(name));
		return {
			file,
			reason,
			...differing.length > 0 && { differing: differing.map(([name, why]) => ({
				name,
				reason: why
			})) }
		};
	});
}
function reasonsByFile(entry) {
	return (entry.standsFor ?? [entry]).map(({ file, reason }) => [file, reason]);
}

// src/run/unrendered-differences.ts
function withDifferences(reports, head, base) {
	const differenceOf = ownDifferences(head, base);
	const ofTargets = new Map(reports.map((report) => [report.id, differenceOf(report)]));
	return reports.map((report) => {
		const differing = [...ofTargets.get(report.id) ?? [], ...(report.renderedAs ?? []).flatMap((id) => ofTargets.get(id) ?? [])];
		return differing.length === 0 ? report : {
			...report,
			differing: distinctData(differing)
		};
	});
}
function ownDifferences(head, base) {
	const [targets, targetsOfBase] = [byId(head.targets), byId(base.targets)];
	const [objects, objectsOfBase] = [byId(head.gitops), byId(base.gitops)];
	const differs = differsBetween([base, head].map(({ sources }) => sources.reader.tree));
	return ({ id, status, reason = "" }) => {
		if (status === "left-out") return [];
		const target = targets.get(id);
		if (!target) return sourceDifferences(objects.get(id), objectsOfBase.get(id), differs);
		const before = targetsOfBase.get(id);
		const failsInBoth = status === "failed" && before !== void 0 && !rendersIn(base, id);
		if (status !== "not-rendered" && !failsInBoth) return [];
		return before !== void 0 && statedValues(target, head) === statedValues(before, base) && !filesOf(target, before, head, base).some(differs) ? [] : [{
			name: nameOf$1(target),
			reason
		}];
	};
}
function sourceDifferences({ unrendered = [] } = {}, { unrendered: unrenderedInBase = [] } = {}, differs) {
	const byName = groupBy(unrenderedInBase, ({ name }) => name);
	const textOf = (sources) => JSON.stringify(sources ?? []);
	return [...groupBy(unrendered, ({ name }) => name)].flatMap(([name, sources]) => {
		return textOf(sources) === textOf(byName.get(name)) && !sources.some(({ values }) => values.some(differs)) ? [] : sources.map(({ reason }) => ({
			name,
			reason
		}));
	});
}
function rendersIn({ renders }, id) {
	return renders.get(id)?.status === "rendered";
}
function filesOf(target, before, head, base) {
	const named = [...namedFiles(target), ...namedFiles(before)];
	if (target.kind !== "helm") return named;
	const stated = named.filter((file) => file !== target.statedBy?.file);
	const ofChart = [head, base].flatMap(({ sources }) => filesUnder(sources.reader.tree, target.path).filter((file) => isPartOfChart(file, target.path)));
	return [...stated, ...ofChart];
}
function statedValues(target, { sources: { reader } }) {
	if (target.kind !== "helm" || !target.settings) return "";
	const { values, parameters } = target.settings;
	const textOf = ({ text, at }) => {
		const node = at && placedNode(reader, at);
		return node ? canonicalJson(Node.of(node)) : text;
	};
	return JSON.stringify([values.map(textOf), parameters.map(({ flag, key, value }) => [
		flag,
		key,
		textOf(value)
	])]);
}
const chartFiles = [
	"Chart.yaml",
	"Chart.lock",
	"requirements.yaml",
	"requirements.lock",
	"values.yaml"
];
const chartFolders = [
	"templates",
	"charts",
	"crds"
];
function isPartOfChart(file, chart) {
	return chartFiles.some((name) => file === joinPath(chart, name)) || chartFolders.some((name) => file.startsWith(`${joinPath(chart, name)}/`));
}
function nameOf$1(target) {
	return (target.kind === "helm" || target.kind === "values" ? target.release : null) ?? (target.path || ".");
}
function byId(items) {
	return new Map(items.map((item) => [item.id, item]));
}

// src/run/weakenings/change-text.ts
function changeText({ path, base, head }) {
	const [before, after] = [base, head].map((node) => node && flowText(node));
	const values = before === null ? `+ ${after}` : after === null ? `− ${before}` : `${before} → ${after}`;
	return `${keyText(path)}: ${values}`;
}

// src/run/weakenings/hidden-findings.ts
async function hiddenFindings(input) {
	const { scope, configs, head, base } = input;
	const { base: config } = configs;
	const [baseTree, headTree] = [base, head].map(({ sources }) => sources.reader.tree);
	const byBase = inspect(baseTree, config, scope, { isBase: true });
	const checks = {
		tree: baseTree,
		config,
		own: config
	};
	const [baseByBase, headByBase] = await Promise.all([byBase, inspect(headTree, config, scope, {
		base: byBase,
		checks
	})]);
	const compared = compareFindings(baseByBase.findings, headByBase.findings, presenceInTree(headByBase));
	const isReported = reportsIn(head.findings.flatMap(overridesIn(configs.head)));
	const ofConfiguration = new Set(configurationFiles(base.sources.reader, scope.options.configFile).files);
	const isInHead = ({ file }) => !ofConfiguration.has(file) && hasPath(headTree, file.split("!")[0]);
	const sorted = compared.flatMap(overridesIn(config)).filter((finding) => finding.status !== "fixed" && isInHead(finding.at) && !isReported(finding)).toSorted(compare);
	return pointAtCauses(sorted, headByBase, causesIn(headByBase, scope.host), scope.host.budget);
}
function compare(a, b) {
	return Number(a.status !== "new") - Number(b.status !== "new") || compareSeverity(a.severity, b.severity);
}
function reportsIn(findings) {
	const byPlace = groupBy(findings, placeKey);
	const byFingerprint = groupBy(findings, ({ fingerprint }) => fingerprint);
	return (finding) => {
		return [...byPlace.get(placeKey(finding)) ?? [], ...byFingerprint.get(finding.fingerprint) ?? []].some((candidate) => compareSeverity(candidate.severity, finding.severity) <= 0 && compareConfidence(candidate.confidence, finding.confidence) <= 0 && (fails(candidate) || !fails(finding)));
	};
}
function placeKey({ rule, code, at, subject }) {
	return JSON.stringify([
		rule,
		code,
		at.file,
		at.line,
		at.column,
		subject
	]);
}
function isNewError(finding) {
	return finding.status === "new" && fails(finding);
}
function fails({ severity, confidence, gate = {} }) {
	const { failOn = "error", minConfidence = "certain" } = gate;
	return failOn !== "never" && compareSeverity(severity, failOn) <= 0 && compareConfidence(confidence, minConfidence) <= 0;
}
function hiddenFinding({ rule, severity, status, at }) {
	return {
		rule,
		severity,
		isNew: status === "new",
		at
	};
}

// src/run/weakenings/configuration.ts
function configurationWeakenings(change) {
	const { head, base, configFile, hidden } = change;
	const differences = configurationDifferences(base.sources.reader, head.sources.reader, configFile);
	const hiddenBy = attribute(hidden, differences, new Set(head.targets.map(({ id }) => id)));
	return differences.flatMap((difference) => {
		const findings = hiddenBy.get(difference) ?? [];
		const code = codeOf$3(difference, findings, change);
		if (code === null) return [];
		return [{
			code,
			node: nodeOf$1(difference, head, configFile),
			change: changeText(difference),
			hidden: findings.map(hiddenFinding)
		}];
	});
}
function codeOf$3(difference, hidden, change) {
	if (hidden.some(isNewError)) return "hides-new";
	if (isLoosening(difference, change)) return isFirstList(difference, change) ? "first" : "loosens";
	return hidden.length === 0 ? null : "hides";
}
function isLoosening({ effect, path }, change) {
	const { dropsTargets } = change;
	return path[0] === "targets" ? dropsTargets && effect !== "tightens" : effect === "loosens";
}
function isFirstList({ path: [key] }, { isFirst }) {
	return isFirst && (key === "targets" || key === "manifests");
}
function attribute(hidden, differences, headTargets) {
	const hiddenBy = new Map(differences.map((each) => [each, []]));
	const hides = differences.map((difference) => ({
		difference,
		hides: hiderOf(difference)
	}));
	const selecting = differences.filter(({ path }) => selectionKeys.has(path[0]));
	const settings = differences.filter(({ path }) => settingKeys.has(path[0]));
	for (const finding of hidden) {
		const keys = [
			hides.filter((each) => each.hides(finding)).map(({ difference }) => difference),
			...finding.targets.every((id) => !headTargets.has(id)) ? [selecting, settings] : [settings, selecting],
			differences
		].find(({ length }) => length > 0) ?? [];
		for (const key of keys) hiddenBy.get(key).push(finding);
	}
	return hiddenBy;
}
const selectionKeys = /* @__PURE__ */ new Set([
	"targets",
	"exclude",
	"manifests",
	"overrides"
]);
const settingKeys = /* @__PURE__ */ new Set([...[
	"mesh",
	"istio-version",
	"schemas",
	"custom-rules",
	"repository"
]]);
function hiderOf(difference) {
	const { path, head, isItem } = difference;
	const [key, name] = path;
	if (key === "overrides") {
		const names = new Set(overriddenRules(difference));
		return ({ rule, code }) => names.has(rule) || names.has(`${rule}/${code}`);
	}
	if (key === "rules") return ({ rule, code }) => name === rule || name === `${rule}/${code}`;
	if (key === "egress-allowlist") return ({ rule }) => rule === outsideAllowlist.id;
	if (key === "custom-rules") return ({ rule }) => isCustomRule(rule);
	if (key !== "exclude" || !head) return () => false;
	const isExcluded = pathMatcher(isItem ? [head.text] : head.items().map(({ text }) => text));
	return ({ at }) => isExcluded(at.file);
}
function overriddenRules({ path, base, head, isItem }) {
	if (!isItem || path.length > 1) return path[2] === "rules" ? path.slice(3) : [];
	return [base, head].flatMap((item) => (item?.entries("rules") ?? []).map(([name]) => name));
}
function nodeOf$1({ path, base, head: node }, head, configFile) {
	if (node) return node;
	const { root } = configurationFiles(head.sources.reader, configFile);
	if (root) return root.at(...path.filter((key) => !key.startsWith("[")));
	return {
		file: configFile,
		line: base.keyLocation.line
	};
}

// src/run/weakenings/dropped-tests.ts
async function droppedTests(trees) {
	const { scope, head, base } = trees;
	if (!selectsWholeTree(scope.options.paths)) return [];
	const dropped = await testsOfBaseAlone(trees);
	if (dropped.length === 0) return [];
	const admitted = (await resultsIn(head, dropped, scope)).filter(isFailingOpen);
	if (admitted.length === 0) return [];
	const ofBase = await resultsIn(base, dropped, scope);
	const refused = new Set(ofBase.filter(({ verdict }) => verdict === "refused").map(resultKey));
	const hidden = admitted.filter((result) => refused.has(resultKey(result)));
	return [...groupBy(hidden, ({ at }) => at.file)].map(([file, results]) => weakeningOf(file, results, head));
}
function isFailingOpen({ mismatches, verdict }) {
	return mismatches.length > 0 && verdict === "allowed";
}
function weakeningOf(file, results, head) {
	const isInHead = hasPath(head.sources.reader.tree, file);
	const placeOf = (at) => isInHead ? fileStart(file) : at;
	const names = [...new Set(results.map(({ name }) => name))];
	return {
		code: "hides-new",
		node: placeOf(results[0].at),
		change: `− ${shortNameList(names)}`,
		hidden: results.map(({ at }) => ({
			rule: "meshgate/policy-test",
			severity: "error",
			isNew: true,
			at: placeOf(at)
		}))
	};
}
async function testsOfBaseAlone({ scope, head, base, configs }) {
	const [headTree, baseTree] = [head, base].map(({ sources }) => sources.reader.tree);
	if (haveSameTests(headTree, baseTree)) return [];
	const read = async (tree, config) => (await readTestFiles(tree, testFilesIn(tree, config), scope.now ?? 0)).tests;
	const [ofHead, ofBase] = await Promise.all([read(headTree, configs.head), read(baseTree, configs.base)]);
	const requested = new Set(ofHead.map(requestTitle));
	return ofBase.filter((test) => !requested.has(requestTitle(test)));
}
async function resultsIn(tree, tests, { host, options }) {
	const meshes = [...new Set(tree.meshes.values())].map((mesh) => meshSimulator(mesh, tree));
	const { results } = await decideTests(tests, {
		meshes,
		tree,
		host: {
			...host,
			provenance: null
		},
		existing: tree.environments,
		requested: options.environments,
		areAll: false
	});
	return results;
}
function resultKey(result) {
	return JSON.stringify([
		result.name,
		requestTitle(result),
		result.mesh
	]);
}

// src/run/weakenings/unchecked-yaml.ts
function uncheckedYaml(trees, extent) {
	const { config, configFiles, paths } = extent;
	const isLeftOut = leftOutTest(config);
	const isNamed = (file) => paths.length === 0 || paths.some((path) => isInside(file, path));
	const ofConfiguration = new Set(configFiles);
	const isChanged = differsBetween(trees);
	const file = [...new Set(trees.flatMap(({ files }) => files))].find((path) => isPlainYaml.test(path) && isNamed(path) && !isLeftOut(path) && !ofConfiguration.has(path) && isChanged(path));
	if (file === void 0) return [];
	return [{
		code: "nothing-checked",
		node: {
			file,
			line: 1
		},
		target: file,
		reason: "no charts, values files or manifests were found; list what is applied in `targets`, or leave the file out with `exclude`"
	}];
}
const isPlainYaml = /^(?:[^./][^/]*\/)*[^./][^/]*\.ya?ml$/;

// src/run/weakenings/lost-files.ts
function unreadFiles({ base, head }) {
	const [inBase, inHead] = treesOf(base, head).map(({ refused }) => refused);
	const refusedInBase = new Set(inBase.map(({ file }) => file));
	const skipped = new Set(head.skipped.map(({ file }) => file));
	return inHead.filter(({ file }) => skipped.has(file) && !refusedInBase.has(file)).filter(({ file }) => mayBeApplied.test(file) || isCheckedBelow(file, base)).map(({ file, reason }) => ({
		code: "not-read",
		node: {
			file,
			line: 1
		},
		target: file,
		reason
	}));
}
function brokenManifests({ base, head }) {
	const [inBase, inHead] = [base, head].map(brokenFiles);
	const differs = differsBetween(treesOf(base, head));
	const reason = "this change touches it, and it is YAML neither here nor in base";
	return [...inHead].filter(([file]) => inBase.has(file) && differs(file)).map(([file, line]) => ({
		code: "not-read",
		node: {
			file,
			line
		},
		target: file,
		reason
	}));
}
function filesTakenForTemplates({ base, head }) {
	const { reader } = head.sources;
	const skippedInBase = new Set(base.skipped.map(({ file }) => file));
	const inBase = manifestFiles(base);
	return head.skipped.filter(({ file }) => inBase.has(file) && !skippedInBase.has(file) && !isRefused(base.sources.reader, file)).flatMap(({ file }) => {
		const lost = {
			code: "not-read",
			target: file
		};
		const [document] = reader.documents(file).filter(({ root, problems }) => !root && problems.length > 0);
		const problem = document?.problems[0];
		if (document && problem) {
			const node = locationAt(document.source, problem.start, problem.end);
			return [{
				...lost,
				node,
				reason: `it is YAML in base, and here ${problem.message}`
			}];
		}
		return isYttTemplate(reader.text(file) ?? "") ? [{
			...lost,
			node: {
				file,
				line: 1
			},
			reason: becameYtt
		}] : [];
	});
}
const becameYtt = "it is a manifest in base, and here a template of ytt, for its comments with `#@`";
function brokenFiles({ findings, targets }) {
	const applied = manifestFiles({ targets });
	const errors = findings.filter(({ rule, severity, confidence, at }) => rule === yamlInvalid.id && severity === "error" && confidence === "certain" && applied.has(at.file));
	return new Map(errors.toReversed().map(({ at }) => [at.file, at.line]));
}
function manifestFiles({ targets }) {
	return new Set(targets.flatMap((target) => target.kind === "manifests" ? target.files : []));
}
function isCheckedBelow(folder, { targets, renders, sources }) {
	const hasFiles = (target) => filesOfTarget(target, sources.reader.tree).some((file) => file.startsWith(`${folder}/`));
	return targets.some((target) => {
		const render = renders.get(target.id);
		return (render === void 0 || render.status === "rendered") && hasFiles(target);
	});
}
function leftValues({ base, head }) {
	const { tree } = head.sources.reader;
	const releases = renderedReleases(base).filter(({ path }) => hasPath(tree, joinPath(path, "Chart.yaml")));
	const inBase = new Map(releases.flatMap(({ values, guess }) => values.map((file) => [file, guess === "keys"])));
	const inHead = new Set(renderedReleases(head).flatMap(({ values }) => values));
	return head.skipped.flatMap(({ file, reason }) => {
		const isGuess = inBase.get(file);
		if (isGuess === void 0 || !hasPath(tree, file) || inHead.has(file)) return [];
		return [{
			code: "not-rendered",
			node: {
				file,
				line: 1
			},
			target: file,
			reason,
			isGuess
		}];
	});
}
const mayBeApplied = /\.(ya?ml|json|tpl|tgz)$/;

// src/run/weakenings/lost-checks.ts
function lostChecks(base, head, extent) {
	const reports = targetReports(head, base);
	const reportsOfBase = targetReports(base, null);
	if (reports.length === 0) return reportsOfBase.some(isChecked) ? noTargets(reportsOfBase, base) : uncheckedYaml(treesOf(base, head), extent);
	const inBase = new Map(reportsOfBase.map((report) => [report.id, report]));
	const trees = {
		base,
		head,
		failing: failingTargets(head),
		failingInBase: failingTargets(base)
	};
	const targets = reports.flatMap((report) => {
		const before = inBase.get(report.id);
		const code = codeOf$2(report, before, trees);
		if (code === null || isSaidOfTargets(report, before, head)) return [];
		const reason = report.reason ?? report.status;
		return [{
			code,
			node: placeOf(report, head),
			target: report.id,
			reason,
			isGuess: restsOnGuess(report.id, head),
			...code === "not-rendered" && { missingObjects: missingObjects(report.id, trees) ?? [] }
		}];
	});
	return [
		...unreadFiles(trees),
		...brokenManifests(trees),
		...filesTakenForTemplates(trees),
		...leftValues(trees),
		...targets
	];
}
function noTargets(reports, base) {
	const [first] = reports.filter(isChecked);
	if (!first) return [];
	const reason = `${first.id} and all others are gone`;
	return [{
		code: "no-targets",
		node: placeOf(first, base),
		target: first.id,
		reason
	}];
}
function restsOnGuess(id, { targets, findings }) {
	const target = targets.find((each) => each.id === id);
	if (target?.kind !== "helm") return false;
	if (target.guess !== "defaults") return target.guess === "keys";
	return findings.some(({ rule, severity, targets: ids }) => rulesOfFailures.has(rule) && severity !== "error" && ids.includes(id));
}
function codeOf$2(report, before, trees) {
	const { id, status } = report;
	if (isChecked(report) || status === "left-out" || isOutOfTime(id, trees.head)) return null;
	const isFailing = trees.failing.has(id);
	const isNewError = isFailing && !trees.failingInBase.has(id);
	if (before && isChecked(before)) return !isNewError && losesObjects(id, trees) ? "not-rendered" : null;
	return before && isFailing && filesDiffer(id, trees) ? "still-fails" : null;
}
function isChecked({ status }) {
	return status === "rendered" || status === "unchanged" || status === "read";
}
function isSaidOfTargets({ id, renderedAs = [] }, before, { gitops }) {
	const object = gitops.find((target) => target.id === id);
	if (!object) return false;
	const sources = before?.renderedAs?.length ?? 0;
	return object.builtWith !== void 0 || sources > 0 && renderedAs.length >= sources;
}
function isOutOfTime(id, { renders }) {
	const render = renders.get(id);
	return render !== void 0 && render.status !== "rendered" && render.isOutOfTime === true;
}
const rulesOfFailures = new Set([
	renderFailed,
	valuesSchema,
	buildFailed,
	reference,
	yamlInvalid
].map(({ id }) => id));
function failingTargets({ findings, gitops }) {
	const errors = findings.filter(({ rule, severity, confidence }) => rulesOfFailures.has(rule) && severity === "error" && confidence === "certain");
	const objects = new Set(errors.flatMap(({ at, object }) => object ? objectKey(at.file, object.name) : []));
	const failing = gitops.filter(({ path, name }) => objects.has(objectKey(path, name)));
	return /* @__PURE__ */ new Set([...errors.flatMap(({ targets }) => targets), ...failing.map(({ id }) => id)]);
}
function objectKey(file, name) {
	return `${file}\0${name}`;
}
function losesObjects(id, trees) {
	const missing = missingObjects(id, trees);
	return missing === null || missing.length > 0;
}
function missingObjects(id, { base, head }) {
	const rendered = head.rendered.find((target) => target.id === id);
	if (!rendered || rendered.manifests.length === 0) return null;
	const names = new Set(rendered.manifests.map(nameOf));
	return (base.rendered.find((target) => target.id === id)?.manifests ?? []).filter((manifest) => !names.has(nameOf(manifest))).map(({ kind, name }) => `${kind} \`${name}\``);
}
function nameOf({ apiVersion, kind, namespace, name }) {
	return JSON.stringify([
		apiVersion,
		kind,
		namespace,
		name
	]);
}
function filesDiffer(id, { base, head }) {
	const trees = treesOf(base, head);
	const files = [base, head].flatMap(({ targets }, index) => targets.filter((target) => target.id === id).flatMap((target) => filesOfTarget(target, trees[index])));
	return [...new Set(files)].some(differsBetween(trees));
}
function placeOf({ id, path }, { targets, gitops }) {
	const target = targets.find((each) => each.id === id);
	const named = target?.listedAt ?? target?.statedBy;
	if (named) return named;
	const object = gitops.find((each) => each.id === id);
	if (object) return {
		file: object.path,
		line: object.line ?? 1
	};
	return {
		file: (target && firstFile(target)) ?? path,
		line: 1
	};
}
function firstFile(target) {
	if (target.kind === "helm") return joinPath(target.path, "Chart.yaml");
	return target.kind === "kustomization" ? target.file : namedFiles(target)[0];
}

// src/run/weakenings/rule-changes.ts
function ruleWeakenings(differences, hidden, headTree) {
	return differences.flatMap((difference) => {
		const ofRule = hidden.filter(({ rule }) => rule === difference.id);
		const code = codeOf$1(difference, ofRule);
		if (code === null) return [];
		return [{
			code,
			node: nodeOf(difference, headTree),
			change: changeText(difference),
			hidden: ofRule.map(hiddenFinding)
		}];
	});
}
function codeOf$1({ effect }, hidden) {
	if (effect === "tightens") return null;
	if (hidden.some(isNewError)) return "hides-new";
	return effect === "loosens" ? "loosens" : "may-loosen";
}
function nodeOf({ base, head, entry }, headTree) {
	if (head ?? entry) return head ?? entry.get("id");
	const { file, line } = base.location;
	return {
		file,
		line: hasPath(headTree, file) ? 1 : line
	};
}

// src/run/weakenings/schema-files.ts
function schemaFileWeakenings(differences, hidden) {
	return differences.flatMap((difference) => {
		const code = codeOf(difference, hidden);
		if (code === null) return [];
		const { file, change, lostKinds } = difference;
		const what = lostKinds.length === 0 ? "" : `, no schema of ${lostKinds.join(", ")} is left`;
		return [{
			code,
			node: {
				file,
				line: 1
			},
			change: `schemas: ${file} ${change}${what}`,
			hidden: hidden.map(hiddenFinding)
		}];
	});
}
function codeOf({ effect }, hidden) {
	if (effect === "tightens") return null;
	if (hidden.some(isNewError)) return "hides-new";
	if (effect === "loosens") return "loosens";
	return hidden.length === 0 ? null : "hides";
}

// src/run/weakenings/workflows.ts
function workflowWeakenings(base, head) {
	return workflowChanges(workflowTree(base), workflowTree(head)).filter(({ effect }) => effect === "loosens").map(({ at, key, before, after }) => ({
		code: "loosens",
		node: at,
		change: `${key}: ${changed(before, after)}`,
		hidden: []
	}));
}
function changed(before, after) {
	if (before === void 0) return `+ ${after ?? ""}`;
	return after === void 0 ? `− ${before}` : `${before} → ${after}`;
}

// src/run/weakenings.ts
async function weakeningFindings(input) {
	const { scope, used, brought, head, base, approval } = input;
	const weakenings = [
		...await weakeningsOfConfiguration(input, brought ?? {
			base: used,
			head: used
		}),
		...workflowWeakenings(base.tree.sources.reader, head.sources.reader),
		...await droppedTests({
			scope,
			head,
			base: base.tree,
			configs: brought ?? {
				base: used,
				head: used
			}
		})
	];
	const { configFile, paths } = scope.options;
	const configFiles = [base.tree, head].flatMap(({ sources }) => configurationFiles(sources.reader, configFile).files);
	const unchecked = lostChecks(base.tree, head, {
		config: used,
		configFiles,
		paths
	});
	const found = lint(createMesh({
		...emptyMesh,
		weakenings,
		lostChecks: unchecked
	}), rules);
	const config = brought?.base ?? used;
	const located = locate(adjustSeverities(found, config), head.sources).flatMap(overridesIn(config));
	const waiver = approval === null ? {} : { waiver: {
		reason: approval,
		isEffective: true
	} };
	const { tree } = head.sources.reader;
	return located.map((finding) => ({
		...finding,
		...!hasPath(tree, finding.at.file) && !refusalOf(tree, finding.at.file) && { side: "base" },
		...waiver
	}));
}
async function weakeningsOfConfiguration(input, configs) {
	const { scope, used, schemaFiles, rules: changedRules } = input;
	if (equalData(configs.base, configs.head) && schemaFiles.length === 0 && changedRules.length === 0) return [];
	const { head, base } = equalData(used, configs.head) ? input : await inspectByHead(input, configs);
	const hidden = await hiddenFindings({
		scope,
		configs,
		head,
		base: base.tree
	});
	const isOfSchemas = ({ rule }) => schemaFiles.length > 0 && rule.startsWith("schema/");
	const isOfRules = ({ rule }) => changedRules.some(({ id }) => id === rule);
	return [
		...schemaFileWeakenings(schemaFiles, hidden.filter(isOfSchemas)),
		...ruleWeakenings(changedRules, hidden.filter(isOfRules), head.sources.reader.tree),
		...configurationWeakenings({
			head,
			base: base.tree,
			configFile: scope.options.configFile,
			isFirst: Object.keys(configs.base).length === 0,
			dropsTargets: base.noLongerChecked.length + base.gitops.noLongerChecked.length > 0,
			hidden: hidden.filter((finding) => !isOfSchemas(finding) && !isOfRules(finding))
		})
	];
}
async function inspectByHead(input, configs) {
	const { scope, head, base } = input;
	const trees = {
		head: head.sources.reader.tree,
		base: base.tree.sources.reader.tree
	};
	const inspectedBase = inspectBase({
		...scope,
		...trees
	}, configs);
	const ofBase = inspectedBase.then(({ tree }) => tree);
	return {
		head: await inspect(trees.head, configs.head, scope, { base: ofBase }),
		base: await inspectedBase
	};
}

// src/run/egress/allowlist-entries.ts
function problemsOfEntries(entries, meshes, { reader, configFile, now }) {
	const nodes = configurationFiles(reader, configFile).root?.items("egress-allowlist") ?? [];
	const indices = new Map(entries.map((entry, index) => [entry, index]));
	const used = meshes && usedPermits(entries, meshes, now);
	return permitsIn(entries).flatMap((permit) => {
		const node = nodes[indices.get(permit.entry)];
		if (hasExpired(permit, now)) return [{
			code: "expired",
			permit,
			node
		}];
		return used && !used.has(permit) ? [{
			code: "unused",
			permit,
			node
		}] : [];
	});
}
function allowlistProblem({ code, permit, node }, { configFile }) {
	const { host, until } = permit;
	return {
		kind: code,
		severity: code === "expired" ? "error" : "warning",
		host,
		owner: ownerOf(permit),
		until,
		file: node?.file ?? configFile,
		line: node?.location.line ?? 1
	};
}
function ownerOf({ entry }) {
	return typeof entry === "string" ? null : entry.owner;
}
function usedPermits(entries, meshes, now) {
	const used = /* @__PURE__ */ new Set();
	for (const egress of meshes) {
		const where = {
			environment: egress.mesh.environment,
			now
		};
		const mark = (host, port) => {
			for (const permit of permitsFor(entries, host, port, where)) used.add(permit);
		};
		for (const [{ destination }] of exitsByDestination(egress)) {
			mark(destination.host, destination.port);
			if (destination.address !== "" && destination.address !== "any") mark(destination.address, destination.port);
		}
		if (egress.clients.some((client) => egress.reachOf(client).openness !== null)) mark("*", null);
	}
	return used;
}
function exitsByDestination(egress) {
	const { clients, gateways, reachOf } = egress;
	const reaches = [...clients.map(reachOf), ...[...gateways().values()].map(({ reach }) => reach)];
	const exits = [...new Set(reaches.flatMap(({ shared, own }) => [shared, own]))].flatMap(({ byDestination }) => [...byDestination.values()].flat());
	return groupBy(exits, ({ destination: { host, port, address } }) => `${host}:${port} ${address}`).values();
}

// src/run/waivers/fully-checked.ts
function isFullyChecked(tree, { paths, environments }) {
	return selectsWholeTree(paths) && environments.length === 0 && tree.unchecked.size === 0 && tree.unchanged.size === 0 && tree.skipped.length === 0 && tree.targets.every(({ kind, missing }) => kind !== "values" && missing.length === 0) && tree.gitops.every(({ reason, isExcluded, partOf }) => reason === "" || isExcluded || partOf !== null) && [...tree.renders.values()].every((render) => render.status === "rendered" && !render.omitted);
}

// src/run/allowlist-findings.ts
function allowlistFindings(input) {
	const { head, base, configs, used } = input;
	const problems = problemsIn(head, configs.head, input);
	if (problems.length === 0) return [];
	const inBase = new Set(base ? problemsIn(base, configs.base, input).map(identityOf$1) : []);
	return problems.flatMap((problem) => {
		const found = lint(createMesh({
			...emptyMesh,
			allowlistProblems: [problem]
		}), rules);
		return locate(adjustSeverities(found, used), head.sources).map((finding) => ({
			...finding,
			status: inBase.has(identityOf$1(problem)) ? "existing" : "new"
		}));
	});
}
function identityOf$1({ code, name, until }) {
	return JSON.stringify([
		code,
		name,
		until
	]);
}
function problemsIn(tree, { "egress-allowlist": entries }, { options, now }) {
	if (!entries) return [];
	const { reader } = tree.sources;
	const meshes = [...new Set(tree.meshes.values())].filter(isAboutEgress);
	const reached = isWhole(tree, meshes, options) ? meshes.map((mesh) => meshEgress(mesh)) : null;
	const source = {
		reader,
		configFile: options.configFile,
		now
	};
	return problemsOfEntries(entries, reached, source).flatMap(({ code, permit, node }) => {
		const { host, ports, until } = permit;
		const name = ports === null ? host : `${host}:${ports.join()}`;
		return node ? [{
			code,
			node,
			name,
			owner: ownerOf(permit),
			until
		}] : [];
	});
}
function isWhole(tree, meshes, options) {
	return meshes.length > 0 && isFullyChecked(tree, options) && tree.unreadFiles.length === 0 && meshes.every((mesh) => unreadBeside(mesh, tree).length === 0);
}

// src/run/unused-overrides.ts
function unusedOverrideFindings({ head, base, config, options }) {
	const inBase = new Set(base ? unusedOverrides(base, config, options).map(identityOf) : []);
	return unusedOverrides(head, config, options).flatMap((unused) => {
		const found = lint(createMesh({
			...emptyMesh,
			unusedOverrides: [unused]
		}), rules);
		return locate(adjustSeverities(found, config), head.sources).map((finding) => ({
			...finding,
			status: inBase.has(identityOf(unused)) ? "existing" : "new"
		}));
	});
}
function identityOf({ code, node }) {
	return `${code} ${node.text}`;
}
function unusedOverrides(tree, config, options) {
	const { reader } = tree.sources;
	const { root } = configurationFiles(reader, options.configFile);
	const overrides = root?.items("overrides") ?? [];
	const exclude = (root?.items("exclude") ?? []).filter(({ file }) => file === options.configFile);
	const isUsed = (pattern) => {
		const matches = pathMatcher([pattern]);
		return [...reader.tree.files, ...reader.tree.links.keys()].some(matches);
	};
	const isListed = (data) => (config.overrides ?? []).some((entry) => equalData(entry, data));
	const unmatched = (nodes, code) => nodes.flatMap((node) => isUsed(node.text) ? [] : {
		code,
		node,
		similar: null
	});
	return [...unmatched(exclude, "nothing-excluded"), ...overrides.flatMap((override) => [...unmatched(override.items("paths"), "no-file"), ...isListed(override.data) ? override.items("environments").flatMap((node) => unusedEnvironment(node, tree, options)) : []])];
}
function unusedEnvironment(node, tree, options) {
	const names = tree.environments.filter((name) => name !== null);
	if (names.includes(node.text) || !isFullyChecked({
		...tree,
		unchanged: /* @__PURE__ */ new Set()
	}, options)) return [];
	return [{
		code: "no-environment",
		node,
		similar: closestName(node.text, names) ?? null
	}];
}

// src/run/configuration-inputs.ts
function weakeningsOf(input, used, head, { brought, inspected }, files) {
	return weakeningFindings({
		scope: input,
		used,
		brought,
		head,
		base: inspected,
		...files,
		approval: input.approval
	});
}
function changedRules(config, head, baseOfRun) {
	const { brought, inspected } = baseOfRun;
	const { base: ofBase, head: ofHead } = brought ?? {
		base: config,
		head: config
	};
	const base = {
		reader: inspected.tree.sources.reader,
		config: ofBase
	};
	return ruleDifferences(base, {
		reader: head.sources.reader,
		config: ofHead
	});
}
function changedSchemaFiles(input, config, head, { brought, inspected }) {
	const { base: ofBase, head: ofHead } = brought ?? {
		base: config,
		head: config
	};
	const base = {
		reader: inspected.tree.sources.reader,
		config: ofBase
	};
	return schemaFileDifferences(base, {
		reader: head.sources.reader,
		config: ofHead
	}, input);
}
function checkedConfigFile({ configSource, options }) {
	return typeof configSource === "object" ? null : options.configFile;
}
function overrideFindings(input, config, head, base) {
	if (checkedConfigFile(input) === null) return [];
	return unusedOverrideFindings({
		head,
		base,
		config,
		options: input.options
	});
}
function allowlistEntryFindings(input, config, head, base) {
	if (checkedConfigFile(input) === null) return [];
	const { options, now } = input;
	const configs = base?.brought ?? {
		head: config,
		base: config
	};
	return allowlistFindings({
		head,
		base: base && base.inspected.tree,
		configs,
		used: config,
		options,
		now
	});
}
function policyTestTrees(scope, config, head, base) {
	return {
		scope,
		head: {
			tree: head,
			config
		},
		base: base && {
			tree: base.inspected.tree,
			config: base.brought?.base ?? config
		}
	};
}
function waiverInput({ options, approval, now }, config, head, base) {
	return {
		head: head.sources,
		base: base && base.inspected.tree.sources.reader,
		configs: {
			head: config,
			base: base?.brought?.base ?? config
		},
		configFile: options.configFile,
		approval,
		now,
		isComplete: isFullyChecked(head, options)
	};
}

// src/run/unmasked-report.ts
async function unmaskedReport(input, config, head, baseOfRun) {
	const parts = await partsOf(input, config, head, baseOfRun);
	const { weakenings, difference, policyTests, consequences, invariants } = parts;
	const { changes, deletions, findings: ofDeletions } = difference ?? noDifference;
	const waivers = waiverInput(input, config, head, baseOfRun);
	const waived = withWaivers([...parts.findings, ...ofDeletions], consequences, waivers);
	const allFindings = mergeFindings([
		...weakenings,
		...policyTests.findings,
		...waived.findings
	]);
	const base = baseOfRun && baseOfRun.inspected.tree;
	const reports = targetReports(head, base);
	const targets = base ? withDifferences(reports, head, base) : reports;
	const late = [
		...policyTests.skipped,
		...consequences.skipped,
		...invariants.skipped
	];
	const skipped = [
		...skippedFiles(head, base),
		...late,
		...difference ? [] : [skippedDifference(input)]
	];
	return {
		schemaVersion: 1,
		tool: {
			name: "meshgate",
			version: input.version,
			engines
		},
		head: input.headCommit,
		base: input.baseCommit,
		summary: summarise({
			findings: allFindings,
			changes,
			deletions,
			targets,
			skipped
		}),
		...head.unchanged.size > 0 && { unlisted: { targets: head.unchanged.size } },
		...policyTests.counts && { policyTests: policyTests.counts },
		targets,
		...environmentReport({
			targets,
			changes
		}),
		consequences: waived.consequences,
		...comparedAsAWhole(consequences, invariants),
		deletions,
		findings: allFindings,
		changes,
		...rulesOfRepository(head),
		checkChanges: sortedChanges(parts.checks),
		...coverageChanges(baseOfRun && baseOfRun.inspected, config),
		skipped
	};
}
function comparedAsAWhole({ comparisons, notCompared, egressGraphs }, { proved }) {
	return {
		...comparisons && { comparisons },
		...notCompared !== void 0 && { notCompared },
		...proved.length > 0 && { provedInvariants: [...proved] },
		...egressGraphs && egressGraphs.length > 0 && { egressGraphs }
	};
}
async function partsOf(input, config, head, baseOfRun) {
	const base = baseOfRun && baseOfRun.inspected.tree;
	const schemaFiles = baseOfRun ? await changedSchemaFiles(input, config, head, baseOfRun) : [];
	const rules = baseOfRun ? changedRules(config, head, baseOfRun) : [];
	const [findings, weakenings, difference, checks, policyTests, consequences, ofInvariants] = await Promise.all([
		findingsOf(input, config, head, base),
		baseOfRun ? weakeningsOf(input, config, head, baseOfRun, {
			schemaFiles,
			rules
		}) : [],
		inLaterTurn(() => base ? objectDifference(base, head, config, input) : noDifference),
		base ? checkChanges(base.sources.reader, head.sources.reader, checkedConfigFile(input)) : [],
		inLaterTurn(() => checkPolicyTests(policyTestTrees(input, config, head, baseOfRun))),
		inLaterTurn(() => base ? checkConsequences(base, head, config, input) : noConsequences),
		inLaterTurn(() => checkInvariants({
			head,
			base,
			config,
			scope: input,
			configFile: checkedConfigFile(input)
		}))
	]);
	const ofFiles = [...schemaFileChanges(schemaFiles), ...ruleChanges$1(rules)];
	const ofAllowlist = allowlistEntryFindings(input, config, head, baseOfRun);
	return {
		findings: [
			...findings,
			...ofAllowlist,
			...ofInvariants.findings
		],
		weakenings,
		difference,
		checks: [...checks, ...ofFiles],
		policyTests,
		consequences,
		invariants: ofInvariants
	};
}
function withWaivers(findings, consequences, waivers) {
	const ofChange = consequences.located.filter(isFindingOfChange);
	const listed = consequences.located.filter((finding) => !isFindingOfChange(finding));
	const waived = applyWaivers([...findings, ...ofChange], waivers);
	const waivedChange = waived.slice(findings.length, findings.length + ofChange.length);
	return {
		findings: withoutDeclared(waived),
		consequences: consequenceReport([...waivedChange, ...listed], consequences)
	};
}
function withoutDeclared(findings) {
	const lineOf = ({ at }) => `${at.file}:${at.line}`;
	const declared = groupBy(findings.filter(({ rule, status }) => rule === "egress/outside-allowlist" && status === "new"), lineOf);
	const isDeclared = (finding) => declared.get(lineOf(finding))?.some((declaration) => compareSeverity(declaration.severity, finding.severity) <= 0) ?? false;
	return findings.filter((finding) => finding.code !== "outside-allowlist" || !isDeclared(finding));
}
function rulesOfRepository({ customRules }) {
	if (customRules.length === 0) return {};
	return { customRules: customRules.map(({ id, severity, summary, why, fix, url, at }) => ({
		id,
		severity,
		summary,
		why,
		fix,
		at,
		...url !== void 0 && { url }
	})) };
}
async function findingsOf(input, config, head, base) {
	const compared = base ? compareTrees(base, head) : head.findings;
	return [...await repairedFindings(compared, head, config, input), ...overrideFindings(input, config, head, base)];
}

// src/run.ts
async function run(input) {
	const { report } = await runForFixes(input);
	return report;
}
async function runForFixes(input) {
	const { configFile, environments } = input.options;
	const { input: readableInput, config, configurations } = await prepareRun(input);
	const [{ head, base }, headCommit] = await Promise.all([inspectTrees(readableInput, config, configurations), inLaterTurn(input.headCommit)]);
	checkEnvironments(environmentsOf(head, base), environments);
	const unmasked = await unmaskedReport({
		...readableInput,
		headCommit
	}, config, head, base);
	input.host.lists.save();
	const { mask } = head.sources;
	const baseSources = [base?.inspected.tree, base?.inspected.unchecked].flatMap((tree) => tree?.sources ?? []);
	return maskedReport(unmasked, {
		sources: [head.sources, ...baseSources],
		mask,
		configFile
	});
}

export { actionOfPolicy as $, unreadOfOthers as A, changedDestination as B, mergeFindings as C, exitAnswers as D, anyHostAnswer as E, sitesOf as F, placesFor as G, decidingPlace as H, sitesOfPolicy as I, readingChangeTexts as J, locateFields as K, comparedReaches as L, callersIn as M, gatewaySites as N, meshEgressAnswer as O, siteInMesh as P, mergedRoutes as Q, meshEgress as R, environmentReport as S, graphOfAnswer as T, hostsOfOthers as U, egressDifference as V, maskedReport as W, unreadInTree as X, unreadInMesh as Y, accessDifference as Z, meshSimulators as _, isFullyChecked as a, claimsWords as at, checkInvariants as b, coveredPercent as c, listWords as ct, policyTestsFail as d, namedWords as dt, sourceAttributes as et, requestTitle as f, pathWords as ft, decidedBy as g, answerFields as h, allowlistFindings as i, tokenText as it, clientNames as j, unknownBecause as k, decidingTexts as l, methodWords as lt, verdictText as m, tokenWords$1 as mt, runForFixes as n, trustDomainsOf as nt, allowlistProblem as o, hostWords as ot, decideTests as p, serverNameWords as pt, verdictOnAccess as q, unusedOverrideFindings as r, secondTokenText as rt, problemsOfEntries as s, isMethodList as st, run as t, principalOf as tt, mismatchText as u, methodsAfter as ut, meshTitle as v, isAboutEgress as w, undecidedInvariants as x, valueLinesOf as y, unlistedClients as z };