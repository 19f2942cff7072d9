import { d as placeWords, f as someNames, l as meshName } from "./egress-words.js";
import { c as inertJson, d as line, m as prose, n as code, p as plainMarkdown, u as inertOutput } from "./escape.js";
import { t as groupBy } from "./group.js";
import { t as unpainted } from "./paint.js";
import { t as and } from "./words.js";
import { t as wrapLines } from "./wrapped-lines.js";
import { a as withoutStandIns, r as isStatedNamespace } from "./namespace.js";
import { a as objectKey, h as knownKind } from "./presence.js";
import { $ as acceptsConnection, Ct as textMatch, Dt as authorizerProtocol, Et as authorizerNames, Ft as dataplane, G as needsCertificate, H as unreadInMesh, It as workloadProxy, J as plainHost, K as serverTaking, Lt as extensionsOf, Mt as gatewaysWithPods, Nt as isGatewayWorkload, Ot as pathNormalization, Pt as selectorsOfGateways, Rt as attachedPolicies, St as quotedText, Tt as plainAudience, U as unreadInTree, V as changedReadingKeys, W as decideAtGateway, X as jwtRules, Y as withoutPort, Z as sidecarOf, _t as identityPatterns, at as peerMode, bt as compiledRegex, ct as readRule, dt as sourceAttributes, et as decideInbound, ft as unknownKey, gt as requestPrincipalPatterns, ht as pathPattern, it as statedPorts, jt as trustDomainsOf, kt as trustedProxies, lt as conditionKeys, mt as anyOrPattern, nt as isTlsPassed, ot as actionOfPolicy, pt as anyCasePattern, q as compileMesh, rt as seesRequests, st as isDryRunPolicy, tt as inboundPort, ut as operationAttributes, vt as bracketedNames, wt as authenticate, xt as policyPattern, yt as addressRange, z as placesFor, zt as nameOf } from "./run.js";
import { v as canonicalJson } from "./render-failure.js";
import { $ as targetRefs, B as writtenObject, H as podLabels, J as inboundMtls, K as namespaceDataplane, M as meshGateway, O as gatewayKeysOf, P as conversionKinds, U as workloadsIn, V as allWorkloads, at as selects, h as waypointOf, it as policySelector, nt as labelsOf, ot as workloadSelector, rt as mergeLabels, st as controllerOf } from "./rules.js";
import { G as isUnknown } from "./repaired-findings.js";
import { r as compareText } from "./order.js";
import { _ as hostCovers, d as isIPOrRange } from "./egress-allowlist.js";
import { r as isUnfilled } from "./unfilled.js";
import { n as oncePer, t as once } from "./once-per.js";
import { t as meshesByName } from "./meshes-by-name.js";
import { t as openTrees } from "./open-trees.js";
import { t as paintFor } from "./colours.js";
import { t as inputFor } from "./session.js";
import { n as openWorkspace } from "./workspace.js";

// src/report/access/access-words.ts
function changedRequests({ requests }) {
	const part = (name) => requests.find((one) => one.part === name);
	const named = requests.filter(({ part: name }) => /^(claim|header|query|flag) /.test(name));
	const what = [
		methodWords(part("method")),
		pathWords(part("path")),
		hostWords(part("host")),
		...part("port") ? [listWords(part("port"), "at ", "at any port")] : []
	];
	const how = [
		...part("token") ? [tokenWords(part("token"))] : [],
		...named.map(namedWords),
		...clientWords(part("transport"), part("identity")),
		...[
			"source",
			"remote",
			"destination"
		].flatMap((name) => {
			const address = part(name);
			return address ? [listWords(address, addressWords[name], `${addressWords[name]}any`)] : [];
		})
	];
	const isFromAnywhere = ![
		"transport",
		"identity",
		"source",
		"remote"
	].some((name) => part(name));
	return [
		what.filter((text) => text !== "").join(" "),
		...how,
		...isFromAnywhere ? ["from anywhere"] : []
	].join(", ");
}
const addressWords = {
	source: "from the address ",
	remote: "from clients at ",
	destination: "to pods at "
};
function methodWords(part) {
	if (!part) return "requests";
	return part.of.length > 0 ? plain(part.of) : `requests by any method but ${plain(part.except)}`;
}
function plain(labels) {
	return and(labels.map((label) => label.replaceAll("`", "")));
}
function pathWords(part) {
	return part ? listWords(part, "for ", "for any path") : "";
}
function hostWords(part) {
	if (!part) return "";
	if (part.of.length === 0 && part.except.join() === "hosts that it does not serve") return "of any host that it serves";
	return listWords(part, "of ", "of any host");
}
function listWords({ of, except }, before, any) {
	return of.length > 0 ? `${before}${or(of)}` : `${any} but ${or(except)}`;
}
function or(labels) {
	return labels.length < 2 ? labels.join("") : `${labels.slice(0, -1).join(", ")} or ${labels.at(-1)}`;
}
function tokenWords({ of, except }) {
	return of.length > 0 ? or(of) : `unless ${or(except)}`;
}
function namedWords({ part, of, except }) {
	const [kind, ...rest] = part.split(" ");
	const name = `the ${kind} \`${rest.join(" ").replaceAll("][", ".")}\``;
	if (of.length === 1 ? of[0] === "absent" : of.length === 0 && except.join() === "any text") return `without ${name}`;
	return of.length > 0 ? `with ${name} ${or(of)}` : `where ${name} is not ${or(except)}`;
}
function clientWords(transport, identity) {
	if (identity) return [listWords(identity, "from ", "from any client with mTLS")];
	if (!transport) return [];
	if (transport.of.join() === "without mTLS,by mTLS") return ["from anywhere"];
	if (transport.of.join() === "by mTLS") return ["from anywhere in the mesh"];
	return transport.of.length > 0 ? [or(transport.of)] : [`unless ${or(transport.except)}`];
}
function outcomeWords({ base, head }) {
	return `were ${or(base.outcomes)} and are now ${or(head.outcomes)}`;
}
function witnessWords(witness) {
	const { method, host, port, target, headers, transport, identity, address, claims } = witness;
	return [
		`${method} ${host}${target} at port ${port}`,
		...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
		...claims ? [`token ${JSON.stringify(claims)}`] : [],
		transport === "mtls" ? `by mTLS as ${identity}` : transport === "tls" ? "by TLS" : "without TLS",
		...address === null ? [] : [`from ${address}`]
	].join(", ");
}
function accessVerdict({ verdict, changes, routes }) {
	const opened = changes.filter(({ kind }) => kind === "opened").length;
	const sentences = {
		equal: "Every request is let through or refused as in base.",
		"nothing-new": "Nothing new gets in: what is let through now was let through in base.",
		new: `New: ${opened} ${opened === 1 ? "class of requests gets" : "classes of requests get"} in.`,
		unknown: "Not known to be equal because"
	};
	return (verdict === "equal" || verdict === "nothing-new") && routes.length > 0 ? `${sentences[verdict]} ${asideWords(routes)}` : sentences[verdict];
}
const maxNames$2 = 3;
function asideWords(routes) {
	const verb = routes.length === 1 ? "differs" : "differ";
	return `Where they are sent is not compared: ${someNames(routes, maxNames$2)} ${verb}.`;
}

// src/report/access/access-text.ts
const noAccess = "no mesh of the repository has a policy, a gateway or a route";
function accessText({ meshes }, paint = unpainted) {
	const blocks = meshes.length === 0 ? [noAccess] : meshes.map((mesh) => meshBlock(mesh, paint).join("\n"));
	return inertOutput(`${blocks.join("\n\n")}\n`);
}
const verdictColours = {
	equal: "green",
	"nothing-new": "green",
	new: "red",
	unknown: "yellow"
};
function meshBlock(mesh, paint) {
	const { verdict, because, changes, added } = mesh;
	return [
		paint("bold", line(meshName(mesh))),
		...changeGroups(changes).flatMap((group) => groupLines(group, paint)),
		...added.map((name) => `  new  ${line(name)}: compared with what base would decide about its pods`),
		`  ${paint(verdictColours[verdict], line(accessVerdict(mesh)))}`,
		...because.map((reason) => `    ${verdict === "unknown" ? "" : "there may be more: "}${line(reason)}`)
	];
}
const maxNames$1 = 6;
function changeGroups(changes) {
	return [...groupBy(changes, ({ kind, entries, because, base, head, missing }) => JSON.stringify([
		kind,
		entries,
		because.length > 0 ? because : [base.by, head.by],
		missing
	])).values()];
}
function groupLines(group, paint) {
	const [first] = group;
	const { kind, entries, because, missing, witness, base, head } = first;
	const by = because.length > 0 ? [...sideLine("because of", because)] : [];
	const bySides = [...sideLine("in base by", base.by), ...sideLine("in head by", head.by)];
	return [
		`  ${paint(kind === "opened" ? "red" : "cyan", kind)}  ${line(someNames(entries, maxNames$1))}`,
		...group.map((change) => `    ${line(`${changedRequests(change)}: ${outcomeWords(change)}`)}`),
		...by.length > 0 ? by : bySides,
		`    ${paint("dim", line(`for example ${witnessWords(witness)}`))}`,
		...missing.map((input) => `    depends on ${line(input)}`)
	];
}
function sideLine(before, places) {
	if (places.length === 0) return [];
	const shown = places.map((place) => `${place.object} ${place.path} ${placeWords(place)}`);
	return [`    ${before} ${line(someNames(shown, maxNames$1))}`];
}

// src/report/access/access-markdown.ts
function accessMarkdown({ meshes }) {
	const sections = meshes.length === 0 ? [noAccess] : meshes.map(meshSection);
	return inertOutput(`${sections.join("\n\n")}\n`);
}
function meshSection(mesh) {
	const { because, changes, added } = mesh;
	return [
		`## ${plainMarkdown(meshName(mesh))}`,
		`**${plainMarkdown(accessVerdict(mesh))}**`,
		...because.length > 0 ? [because.map((reason) => `- ${prose(reason)}`).join("\n")] : [],
		...changes.length > 0 ? [changeTable(changes)] : [],
		...added.length > 0 ? [`New workloads: ${added.map(plainMarkdown).join(", ")}`] : []
	].join("\n\n");
}
const maxNames = 6;
function changeTable(changes) {
	const rows = changes.map((change) => [
		change.kind,
		plainMarkdown(someNames(change.entries, maxNames)),
		[`${prose(changedRequests(change))}: ${prose(outcomeWords(change))}`, ...change.missing.map(dependence)].join("<br>"),
		code(witnessWords(change.witness)),
		(change.because.length > 0 ? placeCells("", change.because) : [...placeCells("base: ", change.base.by), ...placeCells("head: ", change.head.by)]).join("<br>")
	]);
	const header = [
		"",
		"Where",
		"Requests",
		"For example",
		"Because of"
	];
	return [
		header,
		header.map(() => "---"),
		...rows
	].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
function dependence(input) {
	return `depends on ${prose(input)}`;
}
function placeCells(side, places) {
	return places.slice(0, maxNames).map((place) => `${side}${code(`${place.object} ${placeWords(place)}`)}`);
}

// src/effect/access/change-places.ts
function differingPlace(place, changes) {
	const { head, base } = changes.versionsOf(place.object);
	const inHead = placeIn(head, place);
	const inBase = placeIn(base, place);
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
function placeIn(version, { node }) {
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

// src/effect/access/blame.ts
const maxElements = 400;
function blamedPlaces(side, outcomes, { space: { diagram }, inBox, verdict }) {
	const elements = elementsOf(side, verdict === "allowed");
	if (elements.length > maxElements) return [];
	const left = /* @__PURE__ */ new Set();
	const isDecided = () => {
		const decision = diagram.within(inBox, side.decision((element) => !left.has(element)));
		return diagram.valuesOf(decision).every((number) => outcomes.of(number).verdict === verdict);
	};
	for (const element of elements) {
		left.add(element);
		if (!isDecided()) left.delete(element);
	}
	return elements.filter((element) => !left.has(element)).map(placeOf);
}
function elementsOf({ policies: { rules, allowing, tokens }, isShared }, isAllowed) {
	const elements = [
		...isAllowed ? [] : allowing,
		...rules,
		...tokens.flatMap((policy) => policy.rules)
	];
	return [...elements.filter((element) => isShared(placeOf(element).object)), ...elements.filter((element) => !isShared(placeOf(element).object))];
}
function placeOf(element) {
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

// src/effect/access/diagram.ts
const never = 0;
const always = 1;
var DiagramBoundError = class extends Error {};
const maxNodes = 6e4;
const maxAtoms = 2e6;
const firstNode = 2 ** 16;
const functionRange = 2 ** 26;
var Diagram = class {
	#sizes;
	#nodes = [];
	#numbers = /* @__PURE__ */ new Map();
	#atoms = 0;
	constructor(sizes) {
		this.#sizes = sizes;
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
			shortcut: (one, another) => one < firstNode && another < firstNode ? valueOf(one, another) : void 0
		}, first, second);
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
			const group = groups.get(child);
			if (group) group.push(atom);
			else groups.set(child, [atom]);
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
		const at = node.atoms.indexOf(request[node.axis]);
		return this.valueAt(at < 0 ? node.rest : node.children[at], request);
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
		this.#atoms += node.atoms.length;
		if (this.#nodes.length >= maxNodes || this.#atoms > maxAtoms) throw new DiagramBoundError("too many combinations of conditions");
		const id = firstNode + this.#nodes.push(node) - 1;
		this.#numbers.set(key, id);
		return id;
	}
};
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
	return [...groupBy(boxes, ({ value, atoms }) => JSON.stringify([value, [...atoms].filter(([other]) => other !== axis)])).values()].map((group) => {
		const [first] = group;
		const isUnlimited = group.some(({ atoms }) => !atoms.has(axis));
		const all = new Set(group.flatMap(({ atoms }) => atoms.get(axis) ?? []));
		const others = [...first.atoms].filter(([other]) => other !== axis);
		const own = isUnlimited || all.size === sizes[axis] ? [] : [[axis, [...all].toSorted((a, b) => a - b)]];
		return {
			value: first.value,
			atoms: new Map([...others, ...own].toSorted(([a], [b]) => a - b))
		};
	});
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
		of: parts ?? atoms.map((atom) => `such as \`${sampleWords(samples[atom])}\``),
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
function sampleWords(sample) {
	return typeof sample === "string" || typeof sample === "number" ? String(sample) : JSON.stringify(sample);
}

// src/effect/access/token-sample.ts
const noToken = {
	place: null,
	issuer: null,
	keys: ""
};
function keysOf({ issuer, jwksUri, jwks }) {
	if (jwks !== "") return `the inline keys ${jwks}`;
	return jwksUri === "" ? `the keys that \`${issuer}\` publishes` : `the keys of \`${jwksUri}\``;
}

// src/effect/access/token-request.ts
const tokenText = "a-token";
function requestWith(request, { place }) {
	if (place === null) return request;
	const { kind, name, prefix } = place;
	if (kind === "parameter") {
		const separator = request.target.includes("?") ? "&" : "?";
		return {
			...request,
			target: `${request.target}${separator}${name}=${tokenText}`
		};
	}
	const [header, value] = kind === "header" ? [name, `${prefix}${tokenText}`] : ["cookie", `${name}=${tokenText}`];
	return {
		...request,
		headers: new Map([...request.headers, [header, value]])
	};
}
function tokensOf({ issuer, keys }, claims) {
	if (issuer === null) return /* @__PURE__ */ new Map();
	const token = {
		claims: {
			iss: issuer,
			...claims
		},
		isSignedFor: (source) => keysOf(source) === keys
	};
	return /* @__PURE__ */ new Map([[tokenText, token]]);
}

// src/effect/access/witness.ts
function witnessAt(space, atomOf, site) {
	const read = (name, otherwise) => {
		const axis = space.axis(name);
		return axis ? axis.samples[atomOf(axis)] : otherwise;
	};
	const named = (kind) => space.axes.flatMap((axis) => axis.name.startsWith(`${kind} `) ? [[axis.name.slice(kind.length + 1), axis.samples[atomOf(axis)]]] : []);
	const sample = read("token", {
		place: null,
		issuer: null,
		keys: ""
	});
	const claims = sample.issuer === null ? null : claimsOf(sample, named("claim"));
	const source = read("source", void 0);
	const headers = named("header").flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]);
	const query = named("query").flatMap(([name, value]) => value === void 0 ? [] : [`${name}=${value}`]);
	const path = read("path", "/");
	const request = {
		method: read("method", "GET"),
		authority: read("host", site.host),
		target: query.length > 0 ? `${path}?${query.join("&")}` : path,
		headers: new Map([...headers, ...forwardedBy(read("remote", void 0), site)])
	};
	return {
		connection: connectionOf(read, {
			...site,
			host: request.authority
		}, source),
		request: requestWith(request, sample),
		circumstances: {
			now: 0,
			tokens: tokensOf(sample, claims ?? {})
		},
		claims
	};
}
function forwardedBy(client, { forwarders }) {
	if (client === void 0) return [];
	return [["x-forwarded-for", [client, ...Array.from({ length: forwarders - 1 }, () => "10.0.0.1")].join(", ")]];
}
function witnessOfBox(space, box, site) {
	return witnessAt(space, (axis) => expectedAtom(axis, box.atoms.get(space.axes.indexOf(axis)) ?? [...axis.samples.keys()], site), site);
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
function connectionOf(read, { port, host, transport: only }, source) {
	const peer = read("transport", only ?? "plain");
	const transport = only ?? peer;
	const identity = read("identity", "spiffe://cluster.local/ns/any-namespace/sa/any-account");
	return {
		transport,
		sni: transport === "plain" ? "" : host.replace(/:\d+$/, ""),
		principal: peer === "mtls" ? identity : null,
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
function compareSides({ space, outcomes, head, base }) {
	const { diagram } = space;
	const decided = {
		head: decidedSide(head),
		base: decidedSide(base)
	};
	const numbers = /* @__PURE__ */ new Map();
	const pairNumber = (ofHead, ofBase) => {
		const [inHead, inBase] = [outcomes.of(ofHead), outcomes.of(ofBase)];
		if (inHead.verdict === "refused" && inBase.verdict === "refused") return 0;
		const isOtherwise = inHead.verdict === inBase.verdict;
		if (isOtherwise && inHead.text === inBase.text) return 0;
		const key = isOtherwise ? `${inBase.text}\n${inHead.text}` : inHead.verdict;
		const number = numbers.get(key) ?? numbers.size + 1;
		numbers.set(key, number);
		return number;
	};
	const difference = diagram.combine(decided.head.decision, decided.base.decision, pairNumber);
	const boxes = boxesOf(diagram, difference, space.axes.map(({ samples }) => samples.length));
	if (boxes === null) throw new DiagramBoundError("it differs in too many ways");
	return boxes.map((box) => classOf$1(space, outcomes, box, decided));
}
function decidedSide(side) {
	return {
		side,
		decision: side.decision(() => true)
	};
}
function classOf$1(space, outcomes, box, { head, base }) {
	const phrases = [...box.atoms].flatMap(([axis, atoms]) => axisPhrase(space.axes[axis], atoms) ?? []);
	const flags = phrases.filter(({ axis }) => axis.startsWith("flag "));
	const witness = witnessOfBox(space, box, head.side.site);
	const [ofHead, ofBase] = [head, base].map((side) => sideOutcome(space, outcomes, box, side, witness));
	return {
		phrases: phrases.filter((phrase) => !flags.includes(phrase)),
		head: ofHead,
		base: ofBase,
		witness,
		missing: [...new Set(flags.flatMap(({ axis }) => space.axis(axis).labels))],
		isReplayed: flags.length > 0 || isReplayedBy(head.side, ofHead, witness) && isReplayedBy(base.side, ofBase, witness)
	};
}
function isReplayedBy(side, { verdict, texts }, witness) {
	const { outcome, missing } = side.replay(witness);
	return missing.length > 0 || outcome.verdict === verdict && texts.includes(outcome.text);
}
function sideOutcome(space, outcomes, box, { side, decision }, witness) {
	const { diagram } = space;
	const inBox = diagram.all([...box.atoms].map(([axis, atoms]) => diagram.test(axis, atoms)));
	const found = diagram.valuesOf(diagram.within(inBox, decision)).map((number) => outcomes.of(number));
	const { verdict } = found[0];
	const places = blamedPlaces(side, outcomes, {
		space,
		inBox,
		verdict
	});
	return {
		verdict,
		texts: [...new Set(found.map(({ text }) => text))],
		places: places.length > 0 ? places : side.otherPlaces(witness)
	};
}

// src/effect/access/conditions.ts
const everyRequest = () => 1;
const noRequest = () => 0;
function matching(test) {
	return ({ space }) => space.matching(test);
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
function ofIdentity(condition) {
	return (evaluation) => evaluation.space.diagram.within(evaluation.identity, condition(evaluation));
}
function ofClaims(condition) {
	return (evaluation) => evaluation.space.diagram.within(evaluation.claims, condition(evaluation));
}

// src/effect/access/outcomes.ts
const letThrough = {
	verdict: "allowed",
	text: "let through"
};
const forbidden = {
	verdict: "refused",
	text: "403"
};
const closedConnection = {
	verdict: "refused",
	text: "closed"
};
var Outcomes = class {
	#outcomes = [];
	#numbers = /* @__PURE__ */ new Map();
	number(outcome) {
		const key = `${outcome.verdict} ${outcome.text}`;
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

// src/effect/access/tokens.ts
function tokenAxis(rules) {
	const places = distinct(rules.flatMap(({ node }) => placesOf(node)));
	const issuers = distinct(rules.map(({ issuer, node }) => ({
		issuer,
		keys: keysOf({
			issuer,
			...keyTexts(node)
		})
	})));
	const samples = [
		noToken,
		...places.map((place) => ({
			place,
			issuer: null,
			keys: ""
		})),
		...places.flatMap((place) => issuers.map((ofIssuer) => ({
			place,
			...ofIssuer
		})))
	];
	const sets = [
		{
			label: "without a token",
			has: (sample) => sample === noToken
		},
		{
			label: "with a wrong token",
			has: ({ place, issuer }) => place !== null && issuer === null
		},
		...issuers.map(({ issuer, keys }) => ({
			label: `with a token of \`${issuer}\`${hasOneSource(issuers, issuer) ? "" : ` signed by ${keys}`}`,
			has: (sample) => sample.issuer === issuer && sample.keys === keys
		})),
		...samples.slice(1).map((own) => ({
			label: placedLabel(own),
			has: (sample) => sample === own
		}))
	];
	return {
		name: "token",
		samples,
		labels: sets.map(({ label }) => label),
		matching: sets.map(({ has }) => samples.flatMap((sample, atom) => has(sample) ? [atom] : []))
	};
}
function hasOneSource(issuers, issuer) {
	return issuers.filter((other) => other.issuer === issuer).length === 1;
}
function placedLabel({ place, issuer }) {
	return `with ${issuer === null ? "a wrong token" : `a token of \`${issuer}\``} in the ${place.kind} \`${place.name}\``;
}
function distinct(items) {
	return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
function placesOf(rule) {
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
function tokenFunctions(rules, space, outcomes) {
	const samples = space.axis("token")?.samples;
	if (rules.length === 0 || !samples) return {
		refused: 0,
		claims: 0
	};
	const { diagram } = space;
	const audiences = space.axis("claim aud")?.samples ?? [[]];
	const refused = [];
	const verified = [];
	for (const [atom, sample] of samples.entries()) for (const [audience, aud] of audiences.entries()) {
		const circumstances = {
			now: 0,
			tokens: tokensOf(sample, { aud })
		};
		const { result } = authenticate(rules, requestWith(plainRequest, sample), circumstances);
		const here = diagram.within(space.among("token", [atom]), space.among("claim aud", [audience]));
		if (result.kind === "refused") refused.push(diagram.within(here, outcomes.number({
			verdict: "refused",
			text: String(result.status)
		})));
		else if (result.claims !== null) verified.push(here);
	}
	return {
		refused: refused.reduce((sum, part) => diagram.first(sum, part), 0),
		claims: diagram.any(verified)
	};
}
const plainRequest = {
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

// src/effect/access/refusals.ts
function filterSide(mesh, policies, draft) {
	const custom = policies.rules.filter(({ action }) => action === "CUSTOM");
	const names = new Set(custom.map(({ provider }) => provider));
	return {
		policies,
		providers: new Map([...names].map((name) => [name, authorizer(mesh, name, draft)])),
		tokenResults: /* @__PURE__ */ new Map()
	};
}
function authorizer(mesh, name, draft) {
	const isMissing = authorizerNames(mesh)?.includes(name) === false;
	const flag = `provider ${name} ${providerText(mesh, name)}`;
	return {
		refuses: isMissing ? null : matching(draft.flag(flag, `the answer of the provider \`${name}\``)),
		isOfHttp: authorizerProtocol(mesh, name) === "http"
	};
}
function providerText({ configSources }, name) {
	return configSources.flatMap(({ config }) => config.items("extensionProviders")).filter((provider) => provider.get("name").text === name).map(canonicalJson).join();
}
function filterRefusals(side, run) {
	const { diagram } = run.space;
	const tokens = tokensAt(side, run);
	return [
		custom(side, run, {
			space: run.space,
			claims: 0,
			identity: run.identity
		}, "http"),
		tokens.refused,
		byRules(side.policies, run, {
			space: run.space,
			claims: tokens.claims,
			identity: run.identity
		}, "http", forbidden)
	].reduceRight((later, earlier) => diagram.first(earlier, later), 0);
}
function refusedConnections(side, run) {
	const evaluation = {
		space: run.space,
		claims: 0,
		identity: run.identity,
		isStream: true
	};
	const byProvider = custom(side, run, evaluation, "tcp");
	return run.space.diagram.first(byProvider, byRules(side.policies, run, evaluation, "tcp", closedConnection));
}
function custom({ policies, providers }, { outcomes, isKept, space: { diagram } }, evaluation, protocol) {
	const rules = policies.rules.filter((rule) => rule.action === "CUSTOM" && isKept(rule) && !(protocol === "tcp" && providers.get(rule.provider).isOfHttp));
	const withoutProvider = protocol === "tcp" ? closedConnection : forbidden;
	return rules.reduceRight((later, rule) => {
		const { refuses } = providers.get(rule.provider);
		const byProvider = {
			verdict: "refused",
			text: `refused by the provider \`${rule.provider}\``
		};
		const answer = diagram.within(refuses ? refuses(evaluation) : 1, outcomes.number(refuses ? byProvider : withoutProvider));
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
const maxUnknownPolicies = 3;
function tokensAt({ policies: { tokens: policies }, tokenResults }, { space, outcomes, identity, isKept }) {
	const unknown = policies.filter(({ isAttached }) => isAttached !== null);
	if (unknown.length > maxUnknownPolicies) throw new DiagramBoundError("too many RequestAuthentications may hold");
	const { diagram } = space;
	const parts = unknown.reduce((all, policy) => {
		const isAttached = policy.isAttached({
			space,
			claims: 0,
			identity
		});
		return all.flatMap(({ without, where }) => [{
			without,
			where: diagram.within(isAttached, where)
		}, {
			without: /* @__PURE__ */ new Set([...without, policy]),
			where: diagram.without(isAttached, where)
		}]);
	}, [{
		without: /* @__PURE__ */ new Set(),
		where: 1
	}]).map(({ without, where }) => {
		const rules = policies.flatMap((policy) => without.has(policy) ? [] : policy.rules);
		const key = policies.flatMap((policy) => policy.rules).map((rule) => rules.includes(rule) && isKept(rule)).join();
		const result = tokenResults.get(key) ?? tokenFunctions(inOrder(rules.filter(isKept)), space, outcomes);
		tokenResults.set(key, result);
		const { refused, claims } = result;
		return {
			refused: diagram.within(where, refused),
			claims: diagram.within(where, claims)
		};
	});
	return {
		refused: parts.reduce((sum, part) => diagram.first(sum, part.refused), 0),
		claims: diagram.any(parts.map(({ claims }) => claims))
	};
}
function inOrder(rules) {
	return rules.toSorted((first, second) => compareText(first.issuer, second.issuer));
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
		"without mTLS",
		"by mTLS",
		"by TLS of the client"
	],
	matching: [
		[0],
		[1],
		[2]
	]
};
function clientsOfMesh(mesh, others, draft) {
	const { names } = trustDomainsOf(mesh);
	if (others.every((name) => names.includes(name))) return everyRequest;
	return anyCondition(names.map((name) => matching(draft.text("identity", {
		form: "prefix",
		text: `spiffe://${name}/`
	}, `trust domain \`${name}\``))));
}
function inboundDecision(side, space, outcomes, isKept) {
	const { diagram } = space;
	const decision = new PortDecision(side, space, outcomes, isKept);
	const ports = space.axis("port")?.samples ?? [8080];
	return [...groupBy(ports.keys(), (atom) => JSON.stringify(side.receptionOf(ports[atom])))].map(([, atoms]) => diagram.within(space.among("port", atoms), decision.at(side.receptionOf(ports[atoms[0]])))).reduce((sum, part) => diagram.first(sum, part), 0);
}
const anyPort = 8080;
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
	at({ mode, protocol }) {
		const { diagram } = this.#space;
		return transports.map((transport, index) => {
			const here = this.#space.among("transport", [index]);
			return diagram.within(here, this.#by(transport, mode, protocol));
		}).reduce((sum, part) => diagram.first(sum, part), 0);
	}
	#by(transport, mode, protocol) {
		const { diagram } = this.#space;
		const closed = this.#outcomes.number(closedConnection);
		if (!acceptsConnection(mode, { transport }, protocol)) return closed;
		const passesTls = isTlsPassed(mode, { transport });
		const identity = transport === "mtls" && !passesTls ? 1 : 0;
		const run = {
			space: this.#space,
			outcomes: this.#outcomes,
			identity,
			isKept: this.#isKept
		};
		const refused = seesRequests(protocol, passesTls) ? filterRefusals(this.#side.filters, run) : refusedConnections(this.#side.filters, run);
		const decided = diagram.first(refused, this.#outcomes.number(letThrough));
		if (transport !== "mtls" || mode === "DISABLE") return decided;
		const ofMesh = this.#side.ofMesh({
			space: this.#space,
			claims: 0,
			identity: 1
		});
		return diagram.first(diagram.without(ofMesh, closed), decided);
	}
};

// src/effect/access/pattern-words.ts
function patternWords(axis, { form, text }) {
	const quoted = `\`${text}\``;
	if (form === "any") return "any value";
	if (form === "nonempty") return axis === "path" ? "any path" : "any text";
	if (form === "exact") return axis === "host" && !text.includes(":") ? `${quoted} without a port` : quoted;
	if (form === "regex") return `what \`${readableTemplate(text)}\` matches`;
	if (form === "suffix") return axis === "host" ? `\`*${text}\`` : `what ends with ${quoted}`;
	return axis === "path" && text.endsWith("/") ? `all under ${quoted}` : `what begins with ${quoted}`;
}
function readableTemplate(regex) {
	const segment = "a-zA-Z0-9-._~%!$&'()+,;:@=";
	return regex.replaceAll(`[${segment}]+`, "{*}").replaceAll(`[/${segment}]*`, "{**}").replaceAll("\\", "");
}

// src/effect/access/rule-conditions.ts
function ruleConditions(rule, context, scope) {
	return readRule(rule, context, {
		all: allConditions,
		any: anyCondition,
		not: notCondition,
		compare: (attribute, values, key, of) => anyCondition(values.map((value) => isUnfilled(value) && !isFilledPath(attribute, value) ? unfilledValue(attribute, value, scope) : readings.get(attribute)(value, key, scope, of)))
	});
}
function isFilledPath(attribute, value) {
	return attribute === operationAttributes["paths"] && !isUnfilled(value.replaceAll("{*}", "").replaceAll("{**}", ""));
}
function unfilledValue(attribute, value, { draft }) {
	const number = [...readings.keys()].indexOf(attribute);
	return matching(draft.flag(`${number} ${value}`, `the value of \`${value}\``));
}
function onAxis(axis, patternOf) {
	return (value, _, { draft }) => textCondition(draft, axis, patternOf(value));
}
function textCondition(draft, axis, pattern) {
	if (pattern.form === "any" && !/^(header|query|claim) /.test(axis)) return everyRequest;
	return matching(draft.text(axis, pattern, patternWords(axis, pattern)));
}
function addressOn(axis) {
	return (value, _, { draft }) => isIPOrRange(value) ? matching(draft.address(axis, value)) : noRequest;
}
const remoteAddress = (value, _, { draft, isRemotePeer }) => {
	if (!isIPOrRange(value)) return noRequest;
	const ofPeer = matching(draft.address("source", value));
	if (isRemotePeer) return ofPeer;
	const ofClient = matching(draft.address("remote", value));
	return (evaluation) => (evaluation.isStream === true ? ofPeer : ofClient)(evaluation);
};
const port = (value, _, scope) => {
	const number = /^(0|[1-9]\d*)$/.test(value) ? Number(value) : -1;
	if (scope.port !== void 0) return number === scope.port ? everyRequest : noRequest;
	return number < 0 ? noRequest : matching(scope.draft.port(number));
};
function identityOf(kind) {
	return (value, _, { draft }, context) => ofIdentity(anyCondition(identityPatterns[kind](value, context).map((pattern) => matching(draft.text("identity", pattern, `${identityWords[kind]}\`${value}\``)))));
}
const identityWords = {
	principals: "",
	namespaces: "namespace ",
	serviceAccounts: "service account ",
	trustDomains: "trust domain "
};
const requestPrincipal = (value, _, { draft }) => {
	const { issuer, subject } = requestPrincipalPatterns(value);
	return ofClaims(allConditions([ofIssuer(issuer), textCondition(draft, "claim sub", subject)]));
};
function ofIssuer(pattern) {
	const matches = textMatch(pattern);
	return ({ space }) => {
		const samples = space.axis("token")?.samples ?? [];
		return space.among("token", samples.flatMap(({ issuer }, atom) => issuer !== null && matches(issuer) === true ? [atom] : []));
	};
}
function claim(pathOf) {
	return (value, key, { draft }) => {
		const path = pathOf(key);
		const pattern = policyPattern(value);
		if (path.join() === "iss") return ofClaims(ofIssuer(pattern));
		return ofClaims(textCondition(draft, `claim ${path.join("][")}`, pattern));
	};
}
const header = (value, key, scope) => {
	const [written = ""] = bracketedNames(key);
	const name = written.toLowerCase();
	if (name === "host" || name === ":authority") return onAxis("host", anyOrPattern)(value, key, scope, none);
	if (name === ":method") return onAxis("method", anyOrPattern)(value, key, scope, none);
	if (name.startsWith(":") || name === "x-forwarded-for" || scope.madeHeaders.has(name)) {
		const flag = `header ${name} ${value} ${scope.headerState}`;
		return matching(scope.draft.flag(flag, `what proxies make of the header \`${name}\``));
	}
	return onAxis(`header ${name}`, anyOrPattern)(value, key, scope, none);
};
const none = {
	namespace: "",
	isAllow: false,
	trustDomains: {
		names: [""],
		isStated: false
	}
};
const metadata = (value, key, { draft }) => matching(draft.flag(`metadata ${key} ${value}`, `the metadata of Envoy's filter \`${key}\``));
const readings = /* @__PURE__ */ new Map([
	[sourceAttributes["ipBlocks"], addressOn("source")],
	[sourceAttributes["remoteIpBlocks"], remoteAddress],
	[sourceAttributes["namespaces"], identityOf("namespaces")],
	[sourceAttributes["trustDomains"], identityOf("trustDomains")],
	[sourceAttributes["serviceAccounts"], identityOf("serviceAccounts")],
	[sourceAttributes["requestPrincipals"], requestPrincipal],
	[sourceAttributes["principals"], identityOf("principals")],
	[operationAttributes["ports"], port],
	[operationAttributes["paths"], onAxis("path", pathPattern)],
	[operationAttributes["methods"], onAxis("method", anyOrPattern)],
	[operationAttributes["hosts"], onAxis("host", anyCasePattern)],
	[conditionKeys["destination.ip"], addressOn("destination")],
	[conditionKeys["connection.sni"], (value, _, { draft }) => matching(draft.flag(`sni ${value}`, `whether the name in the handshake is \`${value}\``))],
	[conditionKeys["experimental.envoy.filters."], metadata],
	[conditionKeys["request.auth.audiences"], claim(() => ["aud"])],
	[conditionKeys["request.auth.presenter"], claim(() => ["azp"])],
	[conditionKeys["request.headers["], header],
	[conditionKeys["request.auth.claims["], claim(bracketedNames)],
	[unknownKey, () => noRequest]
]);

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
function sidePolicies(mesh, proxy, tokens, scope, service) {
	const enforced = attachedPolicies(mesh, "AuthorizationPolicy", proxy, service).filter(({ policy }) => !isDryRunPolicy(policy));
	const trustDomains = trustDomainsOf(mesh);
	return {
		rules: enforced.flatMap((attached) => {
			const { policy } = attached;
			const action = actionOfPolicy(policy);
			const isAttached = attachment(attached, scope.draft);
			const context = {
				namespace: policy.namespace,
				isAllow: action === "ALLOW",
				trustDomains
			};
			return policy.spec.items("rules").map((node, index) => {
				const { http, tcp } = ruleConditions(node, context, scope);
				return {
					action,
					name: `ns[${policy.namespace}]-policy[${policy.name}]-rule[${index}]`,
					place: {
						object: policy,
						node
					},
					provider: policy.spec.at("provider", "name").text,
					http: allConditions([isAttached, http]),
					tcp: tcp && allConditions([isAttached, tcp])
				};
			});
		}).toSorted((first, second) => compareText(first.name, second.name)),
		allowing: enforced.filter(({ policy }) => actionOfPolicy(policy) === "ALLOW").map((attached) => ({
			policy: attached.policy,
			isAttached: attachment(attached, scope.draft)
		})),
		tokens
	};
}
function attachment({ policy, isAttached }, draft) {
	if (!isUnknown(isAttached)) return everyRequest;
	const selector = JSON.stringify([...policySelector(policy)].toSorted());
	return matching(draft.flag(`selector ${selector}`, isAttached.missing.join(", ")));
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
	const first = numberOf(address) / size * size;
	const textOf = isLong ? longAddress : shortAddress;
	return [first, first + size].filter((number) => number < 1n << width).map(textOf);
}
function numberOf(address) {
	if (!address.includes(":")) return address.split(".").reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
	const [head = "", tail] = new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname.slice(1, -1).split("::");
	const [before, after] = [groupsOf(head), groupsOf(tail ?? "")];
	const zeros = Array.from({ length: tail === void 0 ? 0 : 8 - before.length - after.length }, () => "0");
	return [
		...before,
		...zeros,
		...after
	].reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}
function groupsOf(text) {
	return text === "" ? [] : text.split(":");
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
	for (const one of ofTexts) for (const value of isText ? [values.get("")] : [...values.values()]) {
		const patterns = [.../* @__PURE__ */ new Set([...value.patterns, ...one.patterns])].toSorted((a, b) => a - b);
		const key = patterns.join();
		if (!values.has(key)) values.set(key, {
			texts: [...value.texts, ...one.texts],
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

// src/effect/access/request-space.ts
const order = [
	"transport",
	"port",
	"host",
	"path",
	"query",
	"method",
	"token",
	"claim",
	"identity"
];
function rankOf({ name }) {
	const rank = order.indexOf(name.split(" ")[0]);
	return rank < 0 ? order.length + Number(name.startsWith("flag")) : rank;
}
var RequestSpace = class {
	axes;
	diagram;
	#indices;
	constructor(axes) {
		this.axes = axes.toSorted((first, second) => rankOf(first) - rankOf(second));
		this.diagram = new Diagram(this.axes.map(({ samples }) => samples.length));
		this.#indices = new Map(this.axes.map(({ name }, index) => [name, index]));
	}
	axis(name) {
		const index = this.#indices.get(name);
		return index === void 0 ? void 0 : this.axes[index];
	}
	matching({ axis, pattern }) {
		return this.among(axis, this.axis(axis).matching[pattern]);
	}
	among(axis, atoms) {
		const index = this.#indices.get(axis);
		if (index === void 0) return atoms.length > 0 ? 1 : 0;
		return this.diagram.test(index, atoms);
	}
};

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
const anyText = {
	start: 0,
	accepts: () => true,
	next: () => 0,
	told: [],
	kept: /[^]/
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
		this.#machine = domain.machine?.((character) => classOf(ofPatterns, character.codePointAt(0))) ?? anyText;
		for (const character of this.#machine.told) bounds.add(character.codePointAt(0)).add(character.codePointAt(0) + 1);
		bounds.delete(lastCodePoint + 1);
		this.#starts = sorted(bounds);
		this.#classByStart = new Map(this.#starts.map((start, index) => [start, index]));
		this.#classes = this.#starts.flatMap((start, index) => {
			const character = characterIn(start, this.#starts[index + 1] ?? 1114111 + 1, this.#machine.kept);
			return character ? [{
				index,
				...character
			}] : [];
		}).toSorted((first, second) => first.rank - second.rank);
	}
	*states(limit) {
		const initial = this.#initial();
		const seen = /* @__PURE__ */ new Set([keyOf(initial)]);
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
					states: unique(next[index]),
					ofDomain
				};
				const key = keyOf(target);
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
			states: unique(this.#automaton.initial),
			ofDomain: this.#machine.start
		};
	}
	#after(states) {
		const targets = this.#starts.map(() => []);
		for (const state of states) for (const { from, to, target } of this.#automaton.edges[state]) for (let index = this.#classByStart.get(from); (this.#starts[index] ?? Infinity) <= to; index++) targets[index].push(target);
		return targets;
	}
	#step(states, code) {
		return unique(states.flatMap((state) => this.#automaton.edges[state].flatMap(({ from, to, target }) => from <= code && code <= to ? [target] : [])));
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
function keyOf({ states, ofDomain }) {
	return `${ofDomain} ${states.join()}`;
}
function classOf(starts, code) {
	return starts.findLastIndex((start) => start <= code);
}
function sorted(numbers) {
	return [...numbers].toSorted((first, second) => first - second);
}
function unique(numbers) {
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
function pathMachine(normalization, readsEscapes) {
	if (normalization === "NONE") return rawPaths;
	const mergesSlashes = normalization !== "BASE";
	const decodesSlashes = normalization === "DECODE_AND_MERGE_SLASHES";
	const afterSlash = (state) => {
		if (state === states.dot || state === states.dots || state === states.begin && mergesSlashes) return null;
		return states.begin;
	};
	const next = (state, character) => {
		if (state === states.start) return character === "/" ? states.begin : null;
		if (character === "/") return afterSlash(state);
		if (character === "%") return readsEscapes ? states.percent : null;
		if (state === states.percent && /[0-9A-Fa-f]/.test(character)) return firstDigit + parseInt(character, 16);
		if (state >= firstDigit && /[0-9A-Fa-f]/.test(character)) {
			const decoded = String.fromCharCode((state - firstDigit) * 16 + parseInt(character, 16));
			return unreserved.test(decoded) || decodesSlashes && /[/\\]/.test(decoded) ? null : states.other;
		}
		if (character === ";" && (state === states.dot || state === states.dots)) return null;
		if (character === "." && state === states.begin) return states.dot;
		if (character === "." && state === states.dot) return states.dots;
		return kept.normal.test(character) ? states.other : null;
	};
	return {
		start: states.start,
		accepts: (state) => state !== states.start && state !== states.dot && state !== states.dots,
		next,
		told: readsEscapes ? [
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
		kept: kept.normal
	};
}
const rawPaths = {
	start: states.start,
	accepts: (state) => state !== states.start,
	next: (state, character) => {
		if (state === states.start) return character === "/" ? states.other : null;
		return kept.raw.test(character) ? states.other : null;
	},
	told: ["/"],
	kept: kept.raw
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
const hostNames = {
	name: "hosts",
	required: [regex("[A-Za-z0-9_.-]+(:[0-9]+)?")],
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
	addAxis(axis) {
		this.#complete.push(axis);
	}
	text(axis, pattern, label) {
		const draft = this.#texts.get(axis) ?? new AxisDraft(this.#atomsOf(axis));
		this.#texts.set(axis, draft);
		return {
			axis,
			pattern: draft.add(pattern, label)
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
	build() {
		const drafted = [
			...this.#texts,
			...this.#addresses,
			["port", this.#ports],
			...this.#flags
		].flatMap(([name, draft]) => draft.axis(name));
		return new RequestSpace([...this.#complete, ...drafted]);
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
	add(source, label) {
		const key = JSON.stringify(source);
		const existing = this.#numbers.get(key);
		if (existing !== void 0) return existing;
		this.#sources.push(source);
		this.#numbers.set(key, this.#labels.push(label) - 1);
		return this.#labels.length - 1;
	}
	axis(name) {
		if (this.#sources.length === 0) return [];
		const atoms = this.#atomsOf(this.#sources);
		if (!atoms) throw new DiagramBoundError(`too many different conditions on the ${name}`);
		return [{
			name,
			labels: this.#labels,
			...atoms
		}];
	}
};
const usualDomains = {
	host: hostNames,
	method: methodNames,
	header: headerValues,
	query: headerValues
};
const finishing = {
	header: withAbsent,
	query: withAbsent,
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

// src/effect/access/proxy-conditions.ts
function filterPair({ keptAtoms }, head, base, view) {
	const domains = {
		paths: normalPaths(pathNormalization(head.side.mesh)),
		identities: identitiesOf([head, base].flatMap(({ side }) => trustDomainsOf(side.mesh).names))
	};
	const draft = new SpaceDraft(domains, keptAtoms);
	const [ofHead, ofBase] = [head, base].map(({ side, proxy, service }) => tokenPolicies(side.mesh, proxy, draft, service));
	const rules = [...ofHead, ...ofBase].flatMap((policy) => policy.rules);
	addTokens(draft, rules);
	const madeHeaders = new Set(rules.flatMap(headersOf));
	const filters = ({ side, proxy, service }, tokens) => {
		const scope = {
			draft,
			...view,
			madeHeaders,
			headerState: stateOf(tokens)
		};
		return filterSide(side.mesh, sidePolicies(side.mesh, proxy, tokens, scope, service), draft);
	};
	const areTokensEqual = stateOf(ofHead) === stateOf(ofBase);
	return {
		draft,
		head: filters(head, ofHead),
		base: filters(base, ofBase),
		reservations: areTokensEqual ? [] : ["RequestAuthentications differ, and requests with several tokens are not compared"]
	};
}
function addTokens(draft, rules) {
	if (rules.length === 0) return;
	draft.addAxis(tokenAxis(rules));
	for (const { pattern, audience } of audiencePatterns(rules)) draft.text("claim aud", pattern, `\`${audience}\`, its scheme and last slash aside`);
}
function headersOf({ node }) {
	const places = placesOf(node).flatMap(({ kind, name }) => kind === "header" ? [name] : kind === "cookie" ? ["cookie"] : []);
	const outputs = [node.get("outputPayloadToHeader").text, ...node.items("outputClaimToHeaders").map((output) => output.get("header").text)];
	return [...places, ...outputs.filter((name) => name !== "").map((name) => name.toLowerCase())];
}
function stateOf(policies) {
	return JSON.stringify(policies.flatMap(({ rules }) => rules.map(({ node }) => canonicalJson(node))).toSorted());
}

// src/effect/access/inbound-entry.ts
function prepareWorkload(pair, head, base) {
	const filters = filterPair(pair, head, base, { isRemotePeer: false });
	const { draft } = filters;
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
		outcomes,
		head: compared(head, sides.head),
		base: compared(base, sides.base),
		reservations: filters.reservations
	};
}
function inboundSide({ side: { mesh }, proxy, portsOf }, filters, draft, trustDomains) {
	const ports = portsIn(portsOf);
	for (const port of [...ports.stated, ...inboundMtls(mesh, proxy).byPort.keys()]) draft.port(port);
	const kept = /* @__PURE__ */ new Map();
	return {
		filters,
		ofMesh: clientsOfMesh(mesh, trustDomains, draft),
		receptionOf(port) {
			const reception = kept.get(port) ?? {
				mode: peerMode(mesh, proxy, port).mode,
				protocol: ports.protocolOf(port)
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
function comparedSide({ side, proxy, hasSidecar, portsOf }, inbound, { space, outcomes, isShared }) {
	const { mesh, compiled } = side;
	const [port = anyPort] = portsIn(portsOf).stated;
	return {
		policies: inbound.filters.policies,
		isShared,
		site: {
			port,
			host: `${proxy.namespace}.example`,
			transport: void 0,
			forwarders: 1
		},
		decision: (isKept) => hasSidecar ? inboundDecision(inbound, space, outcomes, isKept) : outcomes.number(letThrough),
		otherPlaces({ connection }) {
			if (!hasSidecar) return proxy.workload ? [{
				object: proxy.workload,
				node: proxy.workload.root
			}] : [];
			const { by } = peerMode(mesh, proxy, connection.destination.port);
			return by ? [by] : [];
		},
		replay({ connection, request, circumstances }) {
			if (!hasSidecar) return {
				outcome: letThrough,
				missing: []
			};
			const missing = portsOf.side !== side && connection.transport === "tls" ? ["the protocol of the port"] : [];
			const decision = decideInbound(compiled().server(proxy), connection, request, circumstances);
			return replayOf({
				...decision,
				missing: [...decision.missing, ...missing]
			});
		}
	};
}
function replayOf({ outcome, missing }) {
	return {
		outcome: outcomeOf(outcome),
		missing
	};
}
function outcomeOf(outcome) {
	if (outcome.kind === "forwarded") return letThrough;
	if (outcome.kind === "closed") return closedConnection;
	return {
		verdict: outcome.status < 400 ? "allowed" : "refused",
		text: String(outcome.status)
	};
}

// src/effect/access/object-changes.ts
function differingObjects(head, base) {
	const inHead = objectsByKey(head);
	const inBase = objectsByKey(base);
	const changed = /* @__PURE__ */ new Set();
	const seen = /* @__PURE__ */ new Set();
	for (const object of head.manifests) {
		const before = inBase.get(objectKey(object));
		if (before && !seen.has(before) && isSameText(object, before)) seen.add(before);
		else changed.add(object);
	}
	for (const object of base.manifests) if (!seen.has(object)) changed.add(object);
	return {
		changed: [...changed],
		isChanged: (object) => changed.has(object),
		versionsOf(object) {
			const key = objectKey(object);
			return {
				head: inHead.get(key),
				base: inBase.get(key)
			};
		}
	};
}
function objectsByKey({ manifests }) {
	return new Map(manifests.map((object) => [objectKey(object), object]));
}
function isSameText(first, second) {
	if (first.namespace !== second.namespace) return false;
	return first.root === second.root || textOf(first) === textOf(second) || isSameData(first, second);
}
function isSameData(first, second) {
	return canonicalJson(first.root) === canonicalJson(second.root);
}
function textOf({ root }) {
	const { source, start, end } = root.range;
	return source.text.slice(start, end);
}

// src/effect/access/mesh-pair.ts
function meshPair(head, base) {
	const changes = differingObjects(head, base);
	const side = (mesh, name) => ({
		mesh,
		compiled: once(() => compileMesh(mesh)),
		keyOf: (object) => (changes.isChanged(object) ? `${name} ` : "") + objectKey(object)
	});
	const namespaces = new Set(changes.changed.map(namespaceOf));
	const roots = [head.rootNamespace, base.rootNamespace];
	const isConfigEqual = configText(head) === configText(base);
	const isEverywhere = roots.some((root) => namespaces.has(root)) || !isConfigEqual;
	return {
		head: side(head, "head"),
		base: side(base, "base"),
		changes,
		isConfigEqual,
		affected: isEverywhere ? "all" : namespaces,
		keptAtoms: /* @__PURE__ */ new Map(),
		reservations: changedOptions(head, base)
	};
}
function namespaceOf({ kind, namespace, name }) {
	return kind === "Namespace" ? name : namespace;
}
function configText({ config, configSources, rootNamespace }) {
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

// src/effect/access/pod-classes.ts
const otherNamespace = "any-other-namespace";
const maxClasses = 64;
const kinds = [
	"AuthorizationPolicy",
	"RequestAuthentication",
	"PeerAuthentication"
];
function podClasses(pair) {
	const { head, base, changes } = pair;
	const meshes = [head.mesh, base.mesh];
	const moved = movedNamespaces(pair);
	const isOptionChanged = policyOptions(head.mesh) !== policyOptions(base.mesh);
	const isOfGateway = (labels) => meshes.some((mesh) => selectorsOfGateways(mesh).some((selector) => selects(selector, labels)));
	const selecting = meshes.flatMap(policiesOf).filter(isSelectingPolicy);
	const changed = selecting.filter((policy) => isOptionChanged || changes.isChanged(policy));
	if (changed.length === 0 && moved.size === 0) return {
		classes: [],
		reservations: []
	};
	const roots = new Set(meshes.map(({ rootNamespace }) => rootNamespace));
	const isOfRoot = ({ namespace }) => roots.has(namespace);
	const namespaces = changed.some(isOfRoot) ? /* @__PURE__ */ new Set([
		...meshes.flatMap(policiesOf).map(({ namespace }) => namespace),
		...meshes.flatMap(workloadNamespaces),
		otherNamespace
	]) : /* @__PURE__ */ new Set([...changed.map(({ namespace }) => namespace), ...moved]);
	const policies = selecting.filter((policy) => isOfRoot(policy) || namespaces.has(policy.namespace));
	const results = [...namespaces].toSorted(compareText).map((namespace) => {
		const isNear = (policy) => policy.namespace === namespace || isOfRoot(policy);
		const near = policies.filter(isNear);
		return {
			namespace,
			selectors: closedSelectors(moved.has(namespace) ? near : changed.filter(isNear), near)
		};
	});
	return {
		classes: results.flatMap(({ namespace, selectors }) => (selectors ?? []).filter((labels) => !isOfGateway(labels)).map((labels) => podsWith(meshes, namespace, labels))),
		reservations: results.flatMap(({ namespace, selectors }) => selectors ? [] : [`pods of ${namespaceName(namespace)} that several selectors select are not compared`])
	};
}
function movedNamespaces({ head, base, changes }) {
	const names = new Set(changes.changed.filter(({ kind }) => kind === "Namespace").map(({ name }) => name));
	return new Set([...names].filter((namespace) => {
		const [ofHead, ofBase] = [head, base].map(({ mesh }) => namespaceDataplane(mesh, { namespace }));
		return ofHead && ofBase && ofHead !== ofBase;
	}));
}
function policiesOf(mesh) {
	return kinds.flatMap((kind) => mesh.ofKind(kind));
}
function isSelectingPolicy(object) {
	return kinds.some((kind) => kind === knownKind(object)) && targetRefs(object).length === 0;
}
function workloadNamespaces(mesh) {
	return [...new Set(mesh.manifests.map(({ namespace }) => namespace))].filter((namespace) => workloadsIn(mesh, namespace).length > 0);
}
function closedSelectors(changed, near) {
	const found = /* @__PURE__ */ new Map();
	const add = (labels) => {
		const key = JSON.stringify([...labels].toSorted());
		if (!found.has(key)) found.set(key, labels);
	};
	for (const policy of changed) add(policySelector(policy));
	const selectors = [...new Map(near.map((policy) => [selectorText(policy), policySelector(policy)])).values()];
	for (const labels of found.values()) {
		for (const selector of selectors) {
			const both = mergeLabels(labels, selector);
			if (both) add(both);
		}
		if (found.size > maxClasses) return null;
	}
	return [...found.values()];
}
function selectorText(policy) {
	return JSON.stringify([...policySelector(policy)].toSorted());
}
function podsWith(meshes, namespace, labels) {
	const pods = `${meshes.some((mesh) => workloadsIn(mesh, namespace).length > 0) ? "other pods" : "pods"} of ${namespaceName(namespace)}`;
	const text = [...labels].map(([key, value]) => `${key}=${value}`).join(", ");
	const name = text === "" ? pods : `${pods} with ${text}`;
	return {
		name,
		proxy: {
			type: "sidecar",
			name,
			namespace,
			labels,
			hasAllLabels: true,
			serviceAccount: void 0,
			workload: null
		}
	};
}
function namespaceName(namespace) {
	if (namespace === otherNamespace) return "any other namespace";
	return isStatedNamespace(namespace) ? `namespace ${namespace}` : "a namespace that nothing states";
}

// src/effect/access/entry-points.ts
function workloadEntries(pair) {
	const { head, base, affected } = pair;
	const inBase = new Map(podWorkloads(base).map((workload) => [nameOf(workload.manifest), workload]));
	const compared = [];
	const reservations = [];
	const added = [];
	const seen = /* @__PURE__ */ new Set();
	for (const workload of podWorkloads(head)) {
		const name = nameOf(workload.manifest);
		const before = inBase.get(name);
		if (affected !== "all" && !affected.has(workload.namespace)) continue;
		if (!before) added.push(name);
		const sides = workloadSides(pair, workload, before);
		seen.add(seenKey(sides));
		const entry = entryOf$1(pair, name, sides);
		if (typeof entry === "string") reservations.push(entry);
		else if (entry) compared.push(entry);
	}
	const classes = podClasses(pair);
	for (const { name, proxy } of classes.classes) {
		const sides = {
			head: unseenSide(head, proxy),
			base: unseenSide(base, proxy)
		};
		if (seen.has(seenKey(sides))) continue;
		const entry = entryOf$1(pair, name, sides);
		if (typeof entry === "string") reservations.push(entry);
		else if (entry) compared.push(entry);
	}
	return {
		compared,
		reservations: [...reservations, ...classes.reservations],
		added
	};
}
function podWorkloads({ mesh }) {
	return allWorkloads(mesh).filter((workload) => !isGatewayWorkload(mesh, workload));
}
function seenKey(sides) {
	return JSON.stringify([sides.head, sides.base].map((side) => [side.plane, policyKeys(side)]));
}
function workloadSides({ head, base }, workload, before) {
	const ofHead = placed(head, workloadProxy(workload, "sidecar"), dataplane(head.mesh, workload));
	if (before) return {
		head: ofHead,
		base: placed(base, workloadProxy(before, "sidecar"), dataplane(base.mesh, before))
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
	return placed(side, proxy, isStatedNamespace(namespace) ? namespaceDataplane(side.mesh, { namespace }) : void 0);
}
function placed(side, proxy, plane = "sidecar") {
	const self = {
		side,
		proxy
	};
	return {
		...self,
		plane,
		hasSidecar: plane === "sidecar",
		portsOf: self
	};
}
function entryOf$1(pair, name, { head, base }) {
	const keys = [head, base].map(sideKey);
	if (keys[0] === keys[1] || head.plane === "none" && base.plane === "none") return null;
	if (head.plane === "ambient" || base.plane === "ambient") return `what ztunnel lets through to ${name} is not compared`;
	return {
		name,
		key: keys.join("\n"),
		reservations: [...changedExtensions$1(head, base, "SIDECAR_INBOUND"), ...unknownModes(pair, head, base)],
		missing: extensionsOf(head.side.mesh, head.proxy, "SIDECAR_INBOUND").map((extension) => `what ${nameOf(extension)} does`),
		alternatives: null,
		prepare: () => prepareWorkload(pair, head, base)
	};
}
function sideKey(workload) {
	const { side, proxy, plane, portsOf } = workload;
	const { sidecar } = sidecarOf(portsOf.side.mesh, portsOf.proxy);
	const ports = statedPorts(portsOf.side.mesh, portsOf.proxy, sidecar);
	return JSON.stringify([
		plane,
		policyKeys(workload),
		ports.map((port) => [port, inboundPort(portsOf.side.mesh, portsOf.proxy, sidecar, port).protocol]),
		extensionKeys(side, proxy, "SIDECAR_INBOUND"),
		policyOptions(side.mesh)
	]);
}
function policyKeys({ side, proxy, service }) {
	return [
		"AuthorizationPolicy",
		"RequestAuthentication",
		"PeerAuthentication"
	].flatMap((kind) => attachedPolicies(side.mesh, kind, proxy, service).map(({ policy, isAttached }) => `${side.keyOf(policy)}${isUnknown(isAttached) ? ` ${isAttached.missing.join()}` : ""}`));
}
function extensionKeys({ mesh, keyOf }, proxy, context) {
	return extensionsOf(mesh, proxy, context).map(keyOf);
}
function changedExtensions$1(head, base, context) {
	const [inHead, inBase] = [head, base].map(({ side, proxy }) => new Set(extensionKeys(side, proxy, context)));
	return [head, base].flatMap(({ side, proxy }) => extensionsOf(side.mesh, proxy, context).filter((extension) => !inHead.has(side.keyOf(extension)) || !inBase.has(side.keyOf(extension))).map((extension) => `${nameOf(extension)} differs, and what it does is not known`));
}
function unknownModes({ changes }, ...sides) {
	return sides.flatMap(({ side: { mesh }, proxy }) => {
		const policies = attachedPolicies(mesh, "PeerAuthentication", proxy).map(({ policy }) => policy);
		return policies.length < 2 || !policies.some((policy) => changes.isChanged(policy)) || !inboundMtls(mesh, proxy).restsOnAge ? [] : [`which PeerAuthentication is the oldest for ${proxy.name} is not known`];
	});
}

// src/effect/access/gateway-listener.ts
function serversAt({ servers }, { port, isTls }) {
	return servers.servers.filter(({ listenerPort, protocol }) => listenerPort === port && protocol === "http" !== isTls);
}
function listenerDomains(gateway, listener) {
	return serversAt(gateway, listener).flatMap((server) => domainsOf(gateway, server));
}
function hostRoutes(gateway, listener, host) {
	const server = serverFor(gateway, listener, host);
	const routes = server && isHttpServer(server) ? gateway.hostsOf(server).find(host) : void 0;
	return routes?.redirectsToHttps && !listener.isTls ? void 0 : routes;
}
function serverFor({ servers }, { port, isTls }, host) {
	return serverTaking(servers.servers, {
		destination: {
			address: void 0,
			port
		},
		transport: isTls ? "tls" : "plain",
		sni: isTls ? withoutPort(host).toLowerCase() : ""
	});
}
function domainsOf(gateway, server) {
	const ofRoutes = isHttpServer(server) ? [...gateway.hostsOf(server).entries()].map(([domain]) => domain) : [];
	return [...server.protocol === "http" ? [] : server.hosts.map(plainHost), ...ofRoutes];
}
function isHttpServer({ protocol, isHttps }) {
	return protocol === "http" || isHttps;
}

// src/effect/access/gateway-hosts.ts
function addHosts(draft, domains) {
	const distinct = [...new Set(domains.map((domain) => domain.toLowerCase()))];
	if (!draft.hasTexts("host")) draft.addAxis(hostAxis(distinct));
	else for (const domain of distinct) draft.text("host", domainPattern(domain), `\`${domain}\``);
}
const otherHost = "other.example";
function hostAxis(domains) {
	const hasOther = !domains.some((domain) => hostCovers(domain, otherHost));
	const samples = [.../* @__PURE__ */ new Set([...hasOther ? [otherHost] : [], ...domains.map(nameIn)])];
	const sets = domains.map((domain) => ({
		label: `\`${domain}\``,
		has: (name) => covers(domain, name)
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
function covers(domain, name) {
	return domain === name || hostCovers(domain, name);
}
function nameIn(domain) {
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

// src/effect/access/changed-routes.ts
function changedRoutes(listener, head, base) {
	const domains = [head, base].flatMap(({ gateway }) => listenerDomains(gateway, listener));
	const names = [...new Set(domains)].map(nameIn).flatMap((host) => {
		const [ofHead, ofBase] = [head, base].map(({ gateway }) => hostRoutes(gateway, listener, host));
		return ofHead && ofBase ? differingNames(ofHead, ofBase) : [];
	});
	return [...new Set(names)].map((name) => `the routes of ${name} differ, and which requests they take is not compared`);
}
function differingNames({ groups: inHead }, { groups: inBase }) {
	const [ofHead, ofBase] = [inHead.map(routesText), inBase.map(routesText)];
	if (ofHead.join("\n") === ofBase.join("\n")) return [];
	const only = [...inHead.filter((routes) => !ofBase.includes(routesText(routes))), ...inBase.filter((routes) => !ofHead.includes(routesText(routes)))];
	return (only.length > 0 ? only : inHead).map(([first]) => nameOf(writtenObject(first.virtualService)));
}
const fields = [
	"match",
	"redirect",
	"directResponse",
	"fault",
	"corsPolicy"
];
const routesText = oncePer((routes) => JSON.stringify(routes.map(({ merged, place, virtualService }) => [
	canonicalJson(place.node === merged.node ? merged.node.get("match") : place.node),
	fields.map((field) => canonicalJson(merged.node.get(field))),
	merged.owner === virtualService ? "" : canonicalJson(virtualService.spec.get("http"))
])));

// src/effect/access/gateway-entry.ts
const certificateAxis = {
	name: "transport",
	samples: ["tls", "mtls"],
	labels: ["without a certificate", "with a certificate"],
	matching: [[0], [1]]
};
function prepareListener(pair, listener, head, base) {
	const filters = filterPair(pair, head, base, {
		port: listener.port,
		isRemotePeer: trustedProxies(pair.head.mesh) === 0
	});
	const { draft } = filters;
	const servers = [head, base].flatMap(({ gateway }) => serversAt(gateway, listener));
	addHosts(draft, [head, base].flatMap(({ gateway }) => listenerDomains(gateway, listener)));
	if (servers.some(needsCertificate)) draft.addAxis(certificateAxis);
	const space = draft.build();
	const outcomes = new Outcomes();
	const compared = (side, ofSide) => {
		return {
			...new ListenerDecision(side.gateway, ofSide, listener, space, outcomes).compared(side),
			isShared: (object) => !pair.changes.isChanged(object)
		};
	};
	return {
		space,
		outcomes,
		head: compared(head, filters.head),
		base: compared(base, filters.base),
		reservations: filters.reservations
	};
}
const notFound = {
	verdict: "refused",
	text: "404"
};
const redirected = {
	verdict: "allowed",
	text: "301"
};
var ListenerDecision = class {
	#gateway;
	#filters;
	#listener;
	#space;
	#outcomes;
	constructor(gateway, filters, listener, space, outcomes) {
		this.#gateway = gateway;
		this.#filters = filters;
		this.#listener = listener;
		this.#space = space;
		this.#outcomes = outcomes;
	}
	compared({ side }) {
		const { port, isTls } = this.#listener;
		return {
			policies: this.#filters.policies,
			site: {
				port,
				host: this.#servedHost(),
				transport: isTls ? "tls" : "plain",
				forwarders: Math.max(1, trustedProxies(side.mesh))
			},
			decision: (isKept) => this.#decision(isKept),
			otherPlaces: ({ request }) => this.#placesFor(request.authority),
			replay: ({ connection, request, circumstances }) => {
				const treatment = treatments[this.#treatmentOf(request.authority)];
				const seen = {
					...connection,
					principal: treatment.asks ? connection.principal : null
				};
				const gateway = side.compiled().gateway(this.#gateway.proxy);
				const { outcome, missing } = replayOf(decideAtGateway(gateway, seen, request, circumstances));
				return {
					outcome: [
						"401",
						"403",
						"closed"
					].includes(outcome.text) ? outcome : treatment.outcome,
					missing
				};
			}
		};
	}
	#decision(isKept) {
		const { diagram } = this.#space;
		const hosts = this.#space.axis("host")?.samples ?? [];
		return [...groupBy(hosts.keys(), (atom) => this.#treatmentOf(hosts[atom]))].map(([treatment, atoms]) => diagram.within(this.#space.among("host", atoms), this.#treated(treatment, isKept))).reduce((sum, part) => diagram.first(sum, part), 0);
	}
	#treatmentOf(host) {
		const server = this.#serverFor(host);
		if (!server) return "closed";
		const asks = needsCertificate(server) ? "WithCertificate" : "";
		if (!isHttpServer(server)) return `stream${asks}`;
		const routes = this.#gateway.hostsOf(server).find(host);
		if (!routes) return `unserved${asks}`;
		return routes.redirectsToHttps && !this.#listener.isTls ? "redirected" : `served${asks}`;
	}
	#treated(name, isKept) {
		const { diagram } = this.#space;
		const { isStream, asks, outcome } = treatments[name];
		if (name === "closed") return this.#outcomes.number(closedConnection);
		const identity = asks ? 1 : 0;
		const run = {
			space: this.#space,
			outcomes: this.#outcomes,
			identity,
			isKept
		};
		const refused = isStream ? refusedConnections(this.#filters, run) : filterRefusals(this.#filters, run);
		const decided = diagram.first(refused, this.#outcomes.number(outcome));
		if (!asks) return decided;
		const withoutCertificate = this.#space.among("transport", [0]);
		return diagram.first(diagram.within(withoutCertificate, this.#outcomes.number(closedConnection)), decided);
	}
	#serverFor(host) {
		return serverFor(this.#gateway, this.#listener, host);
	}
	#servedHost() {
		const hosts = this.#space.axis("host")?.samples ?? [];
		return hosts.find((host) => this.#treatmentOf(host).startsWith("served")) ?? hosts[0] ?? "";
	}
	#placesFor(host) {
		const server = this.#serverFor(host);
		const route = server && isHttpServer(server) && this.#gateway.hostsOf(server).find(host)?.groups[0]?.[0];
		if (route) return [{
			object: route.virtualService,
			node: route.virtualService.spec.get("hosts")
		}];
		return server ? [{
			object: server.gateway,
			node: server.node
		}] : [];
	}
};
const treatments = {
	closed: {
		isStream: false,
		asks: false,
		outcome: closedConnection
	},
	unserved: {
		isStream: false,
		asks: false,
		outcome: notFound
	},
	unservedWithCertificate: {
		isStream: false,
		asks: true,
		outcome: notFound
	},
	redirected: {
		isStream: false,
		asks: false,
		outcome: redirected
	},
	served: {
		isStream: false,
		asks: false,
		outcome: letThrough
	},
	servedWithCertificate: {
		isStream: false,
		asks: true,
		outcome: letThrough
	},
	stream: {
		isStream: true,
		asks: false,
		outcome: letThrough
	},
	streamWithCertificate: {
		isStream: true,
		asks: true,
		outcome: letThrough
	}
};

// src/effect/access/gateway-entries.ts
function gatewayEntries(pair) {
	const proxies = new Map([...proxiesOf(pair.base), ...proxiesOf(pair.head)]);
	const inHead = proxiesOf(pair.head);
	const inBase = proxiesOf(pair.base);
	return {
		compared: [...proxies].flatMap(([key, found]) => {
			const head = inHead.get(key) ?? found;
			const base = inBase.get(key) ?? found;
			if (areRoutesEqual(pair) && inHead.has(key) && inBase.has(key) && isSameProxy(pair, head, base)) return [];
			const sides = {
				head: sideOf(pair.head, head.proxy),
				base: sideOf(pair.base, base.proxy)
			};
			return listenersOf(sides.head, sides.base).map((listener) => entryOf(pair, listener, head, sides));
		}),
		reservations: [],
		added: []
	};
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
function isSameProxy({ head, base }, ofHead, ofBase) {
	const key = (side, { proxy }) => JSON.stringify([
		policyKeys({
			side,
			proxy
		}),
		extensionKeys(side, proxy, "GATEWAY"),
		policyOptions(side.mesh)
	]);
	return key(head, ofHead) === key(base, ofBase);
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
		isTls: protocol !== "http"
	})));
	return [...groupBy(all, ({ port, isTls }) => `${port} ${isTls}`).values()].map(([first]) => first);
}
function entryOf(pair, listener, { alternatives, proxy }, { head, base }) {
	const name = `port ${[head, base].flatMap(({ gateway }) => serversAt(gateway, listener))[0].port} of ${proxy.name}`;
	return {
		name,
		key: `gateway ${JSON.stringify([proxy.namespace, [...proxy.labels]])} ${name}`,
		reservations: [
			...changedExtensions$1(head, base, "GATEWAY"),
			...new Set([...head.gateway.servers.missing, ...base.gateway.servers.missing].map((input) => `${input} is not known`)),
			...areRoutesEqual(pair) ? [] : changedRoutes(listener, head, base),
			...streams(listener, head, base).map((port) => `where ${name} sends ${port} is not compared`)
		],
		missing: extensionsOf(head.side.mesh, proxy, "GATEWAY").map((extension) => `what ${nameOf(extension)} does`),
		alternatives: alternatives && {
			...alternatives,
			of: `${alternatives.of} ${listener.port} ${listener.isTls}`
		},
		prepare: () => prepareListener(pair, listener, head, base)
	};
}
function streams(listener, ...sides) {
	return sides.some(({ gateway }) => serversAt(gateway, listener).some(({ protocol, isHttps }) => protocol !== "http" && !isHttps)) ? ["connections whose requests it does not see"] : [];
}

// src/effect/access/ambient.ts
function waypointReservations({ changes, head, base }) {
	const meshes = [head.mesh, base.mesh];
	const all = once(() => statedWaypoints(meshes));
	const touched = changes.changed.flatMap((object) => [
		...waypointsOfKind[knownKind(object) ?? ""]?.(object, meshes) ?? [],
		...isMeshRoute(object) ? all() : [],
		...relabelled(object, changes.versionsOf(object))
	]);
	return [...new Set(touched)].toSorted(compareText).map((name) => `ambient: what ${name} decides is not compared`);
}
function statedWaypoints(meshes) {
	const named = meshes.flatMap((mesh) => [...mesh.ofKind("Service"), ...mesh.ofKind("ServiceEntry")].map((target) => waypointOf(mesh, target))).flatMap((waypoint) => waypoint === void 0 || waypoint === "none" ? [] : [waypointName(waypoint)]);
	const gateways = meshes.flatMap((mesh) => mesh.ofKind("KubernetesGateway"));
	return [.../* @__PURE__ */ new Set([...named, ...gateways.flatMap((gateway) => asWaypoint(gateway, meshes))])];
}
const waypointsOfKind = {
	AuthorizationPolicy: targetsOf,
	RequestAuthentication: targetsOf,
	KubernetesGateway: asWaypoint,
	GatewayClass: ({ name }, meshes) => meshes.some((mesh) => isOfAmbient(mesh, name)) ? [`each waypoint of the class \`${name}\``] : []
};
function waypointName({ namespace, name }) {
	return `waypoint \`${namespace}/${name}\``;
}
function targetsOf(policy, meshes) {
	return targetRefs(policy).flatMap((ref) => {
		const [kind = "", name = ""] = ref.split("/");
		if (kind === "Gateway") return targetedGateway(policy.namespace, name, meshes);
		if (kind === "Service" || kind === "ServiceEntry") return targetedService(kind, policy, name, meshes);
		return kind === "GatewayClass" ? [`each waypoint of the class \`${name}\``] : [`the target \`${ref}\``];
	});
}
function targetedGateway(namespace, name, meshes) {
	const gateways = meshes.flatMap((mesh) => mesh.find("KubernetesGateway", namespace, name) ?? []);
	if (gateways.length === 0) return [`Gateway \`${namespace}/${name}\`, which is in no file,`];
	return [...new Set(gateways.flatMap((gateway) => asWaypoint(gateway, meshes)))];
}
function targetedService(kind, { namespace }, name, meshes) {
	const unnamed = `the waypoint of ${kind} \`${namespace}/${name}\``;
	const waypoints = meshes.flatMap((mesh) => {
		const target = mesh.find(kind, namespace, name);
		return target ? [waypointOf(mesh, target)] : [];
	});
	if (waypoints.length === 0) return [unnamed];
	return waypoints.flatMap((waypoint) => {
		if (waypoint === "none") return [];
		return waypoint === void 0 ? [unnamed] : [waypointName(waypoint)];
	});
}
function asWaypoint(gateway, meshes) {
	const className = gateway.spec.get("gatewayClassName").text;
	return meshes.some((mesh) => isOfAmbient(mesh, className)) ? [waypointName(gateway)] : [];
}
function isOfAmbient(mesh, className) {
	const controller = controllerOf(mesh, className);
	return isUnfilled(className) || controller === "waypoint" || controller === "east-west";
}
function isMeshRoute(object) {
	const kind = knownKind(object);
	if (kind === "VirtualService") return gatewayKeysOf(object).includes(meshGateway);
	return routeKinds.has(kind) && object.spec.items("parentRefs").some((ref) => ["Service", "ServiceEntry"].includes(ref.get("kind").text));
}
const routeKinds = /* @__PURE__ */ new Set([...[
	"GRPCRoute",
	"HTTPRoute",
	"TCPRoute",
	"TLSRoute"
]]);
function relabelled(object, { head, base }) {
	return ambientLabels(head) === ambientLabels(base) ? [] : [`the waypoint of ${nameOf(object)}`];
}
function ambientLabels(object) {
	if (!object) return "";
	return [labelsOf(object.root.at("metadata", "labels")), podLabels(object) ?? /* @__PURE__ */ new Map()].flatMap((map) => [...map].filter(([key]) => /^istio\.io\/(ingress-)?use-waypoint/.test(key))).map(([key, value]) => `${key}=${value}`).toSorted(compareText).join();
}

// src/effect/access/pair-reservations.ts
function pairReservations(pair) {
	return [
		...pair.reservations,
		...changedExtensions(pair),
		...waypointReservations(pair),
		...unstatedDataplanes(pair),
		...unseenPorts(pair)
	];
}
const extensionKinds = /* @__PURE__ */ new Set([...[
	"EnvoyFilter",
	"TrafficExtension",
	"WasmPlugin"
]]);
function changedExtensions({ changes, head, base }) {
	const hasWaypoints = statedWaypoints([head.mesh, base.mesh]).length > 0;
	return changes.changed.filter((object) => extensionKinds.has(knownKind(object))).filter((object) => hasWaypoints || targetRefs(object).length > 0 || !isOutboundFilter(object)).map((object) => `${nameOf(object)} differs, and what it does is not known`);
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
		return [versions.head, versions.base].every((version, index) => !version || selectsWorkload(meshes[index], version)) ? [] : [`${nameOf(object)} differs, and the pods with its ports are in no file`];
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

// src/effect/access/access-difference.ts
function accessDifference(head, base) {
	const pair = meshPair(head, base);
	const kinds = [workloadEntries(pair), gatewayEntries(pair)];
	const compared = [...groupBy(kinds.flatMap(({ compared }) => compared), ({ key }) => key).values()].map((entries) => ({
		entries,
		comparison: comparisonOf(entries[0])
	}));
	const found = compared.flatMap(({ entries, comparison }) => entries.flatMap((entry) => comparison.classes.map((difference) => ({
		entry,
		difference
	}))));
	return {
		changes: [...groupBy(found, classKey).values()].map((group) => mergedChange(group, pair)).toSorted(byConsequence),
		reservations: [.../* @__PURE__ */ new Set([
			...pairReservations(pair),
			...kinds.flatMap(({ reservations }) => reservations),
			...compared.flatMap(({ entries, comparison }) => [...entries.flatMap(({ reservations }) => reservations), ...comparison.reservations]),
			...compared.flatMap(({ entries, comparison }) => comparison.classes.every(({ isReplayed }) => isReplayed) ? [] : [`the simulator of requests decides otherwise at ${entries[0].name}`])
		])],
		added: kinds.flatMap(({ added }) => added),
		routes: pair.changes.changed.filter((object) => routingKinds.has(knownKind(object))).map(nameOf)
	};
}
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
function comparisonOf(entry) {
	try {
		const prepared = entry.prepare();
		return {
			classes: compareSides(prepared),
			reservations: prepared.reservations
		};
	} catch (error) {
		if (!(error instanceof DiagramBoundError)) throw error;
		return {
			classes: [],
			reservations: [`${entry.name} is not decided: ${error.message}`]
		};
	}
}
function classKey({ difference: { phrases, head, base, missing } }) {
	const places = [...head.places, ...base.places].map(({ object, node }) => `${nameOf(object)} ${node.path}`);
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
		because: becauseOf(difference, pair),
		entries: [...new Set(entries.map(({ name }) => name))],
		missing: [.../* @__PURE__ */ new Set([
			...difference.missing,
			...entries.flatMap(({ missing }) => missing),
			...choicesOf(entries)
		])]
	};
}
function becauseOf({ head, base }, { changes, head: { mesh } }) {
	const places = [...head.places, ...base.places].filter(({ object }) => changes.isChanged(object)).flatMap((place) => differingPlace(place, changes) ?? []);
	const distinct = [...new Map(places.map((place) => [place.node.yaml ?? place.node, place])).values()];
	const isOfHead = ({ object }) => mesh.positionOf(object) !== void 0;
	return {
		head: distinct.filter(isOfHead),
		base: distinct.filter((place) => !isOfHead(place))
	};
}
function choicesOf(entries) {
	const alternatives = entries.flatMap((entry) => entry.alternatives ?? []);
	return [...groupBy(alternatives, ({ of }) => of).values()].flatMap((group) => group.length < group[0].count ? [group[0].choice] : []);
}
function byConsequence(first, second) {
	return consequence(first) - consequence(second);
}
function consequence({ head, base, witness }) {
	if (head.verdict === base.verdict) return 3;
	if (head.verdict === "refused") return 2;
	return witness.claims === null && witness.connection.principal === null ? 0 : 1;
}

// src/run/access/change-answers.ts
async function accessChangeAnswers({ changes }, trees, host) {
	const places = {
		head: await placesFor(changes.flatMap(({ head, because }) => [...head.places, ...because.head]), trees.head, host),
		base: await placesFor(changes.flatMap(({ base, because }) => [...base.places, ...because.base]), trees.base, host)
	};
	return changes.map((change) => changeAnswer(change, places));
}
function changeAnswer(change, places) {
	const { head, base, witness, entries, missing, phrases, because } = change;
	return {
		kind: kindOf(change),
		entries: entries.map(withoutStandIns),
		requests: phrases.map(({ axis, of, except }) => ({
			part: axis,
			of: of.map(withoutStandIns),
			except: except.map(withoutStandIns)
		})),
		isWithoutToken: !hasToken(witness),
		isWithoutIdentity: witness.connection.principal === null,
		base: sideAnswer(base, places.base),
		head: sideAnswer(head, places.head),
		because: [...because.head.map(places.head), ...because.base.map(places.base)],
		witness: witnessAnswer(witness),
		missing: missing.map(withoutStandIns)
	};
}
function kindOf({ head, base }) {
	if (head.verdict === base.verdict) return "otherwise";
	return head.verdict === "allowed" ? "opened" : "closed";
}
function sideAnswer({ verdict, texts, places }, placeOf) {
	return {
		verdict,
		outcomes: texts,
		by: places.map(placeOf)
	};
}
function hasToken({ request: { target, headers } }) {
	return [target, ...headers.values()].some((text) => text.includes(tokenText));
}
function witnessAnswer({ connection, request, claims }) {
	const shown = (text) => text.replace(tokenText, "<token>");
	return {
		method: request.method,
		host: request.authority,
		port: connection.destination.port,
		target: shown(request.target),
		headers: Object.fromEntries([...request.headers].map(([name, value]) => [name, shown(value)])),
		transport: connection.transport,
		identity: connection.principal ?? null,
		address: connection.source ?? null,
		claims
	};
}

// src/run/access/ask-access.ts
async function askAccess(input) {
	const trees = await openTrees(input);
	const head = await trees.meshesOf(trees.head);
	const base = await trees.meshesOf(trees.base ?? trees.head);
	const [inHead, inBase] = [meshesByName(head), meshesByName(base)];
	const meshes = [];
	for (const name of /* @__PURE__ */ new Set([...inHead.keys(), ...inBase.keys()])) {
		const [mesh, before] = [inHead.get(name), inBase.get(name)];
		if (![mesh, before].some((side) => side && isAboutAccess(side))) continue;
		meshes.push(await meshAnswer({
			head,
			base,
			mesh,
			before
		}, input));
	}
	return { meshes };
}
async function meshAnswer({ head, base, mesh, before }, input) {
	const { environment, targets } = mesh ?? before;
	const difference = mesh && before ? accessDifference(mesh, before) : notCompared(mesh ? "base" : "head");
	const unread = [
		...[head, base].flatMap(({ tree }) => unreadInTree(tree)),
		...mesh ? unreadInMesh(mesh, head) : [],
		...before ? unreadInMesh(before, base) : [],
		...changedReadingKeys(head.tree, base.tree, input.options.configFile)
	];
	const because = [.../* @__PURE__ */ new Set([...unread, ...difference.reservations])].map(withoutStandIns);
	const changes = await accessChangeAnswers(difference, {
		head: head.tree,
		base: base.tree
	}, input.host);
	return {
		environment,
		targets: targets.map(({ id }) => id),
		verdict: verdictOf(changes, because),
		because,
		changes,
		added: difference.added.map(withoutStandIns),
		routes: [...new Set(difference.routes.map(withoutStandIns))]
	};
}
function notCompared(missingSide) {
	return {
		changes: [],
		reservations: [`${missingSide} has no such mesh`],
		added: [],
		routes: []
	};
}
function verdictOf(changes, because) {
	if (changes.some(({ kind }) => kind === "opened")) return "new";
	if (because.length > 0) return "unknown";
	return changes.length === 0 ? "equal" : "nothing-new";
}
function isAboutAccess(mesh) {
	return [...[
		"AuthorizationPolicy",
		"RequestAuthentication",
		"PeerAuthentication",
		"Gateway"
	], ...[
		"KubernetesGateway",
		"VirtualService",
		"EnvoyFilter",
		"WasmPlugin"
	]].some((kind) => mesh.ofKind(kind).length > 0);
}

// src/cli/access.ts
async function accessCommand(options, terminal, engine) {
	const workspace = openWorkspace([], options, terminal);
	const answer = await askAccess(inputFor(workspace, options, terminal, engine));
	const texts = {
		text: () => wrapLines(accessText(answer, paintFor(terminal.colour)), terminal.width),
		json: () => inertJson({
			schemaVersion: 1,
			...answer
		}),
		markdown: () => accessMarkdown(answer)
	};
	const isNew = answer.meshes.some(({ verdict }) => verdict === "new");
	const fails = answer.meshes.length === 0 || isNew;
	if (fails || !options.quiet) terminal.print(texts[options.format]());
	if (fails) terminal.exitWith(1);
}

export { accessCommand };