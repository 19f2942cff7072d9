import { v as UsageError } from "./shapes.js";
import { n as systemErrorText } from "./error-text.js";
import { n as groupBy } from "./group.js";
import { n as isDataMap } from "./plain-data.js";
import { K as locateFields, M as callersIn, N as gatewaySites, P as siteInMesh, U as hostsOfOthers, _ as meshSimulators, m as verdictText } from "./run.js";
import { t as openTrees } from "./open-trees.js";
import { t as distinctBy } from "./distinct.js";
import { S as normalHost } from "./egress-allowlist.js";
import { a as goodToken, l as draftRequest, o as matchingRequest, t as testFileBody } from "./test-file-text.js";
import { f as derived } from "./one-line.js";
import { B as indexByHosts } from "./rules.js";
import { c as inertJson, d as line, u as inertOutput } from "./escape.js";
import { t as unpainted } from "./paint.js";
import { n as objectTitle, t as count } from "./words.js";
import { t as wrapLines } from "./wrapped-lines.js";
import { t as paintFor } from "./colours.js";
import { r as workspaceRunInput } from "./session.js";
import { t as openWorkspace } from "./workspace.js";
import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

// src/effect/access-log/log-record.ts
function logFieldOf(operator) {
	const [, name = "", parameters = ""] = /^([A-Z_0-9]+)(?:\(([^)]*)\))?/.exec(operator) ?? [];
	if (name === "REQ" || name === "REQ_WITHOUT_QUERY") return headerFields.get(parameters.toLowerCase());
	return operatorFields.get(name);
}
const headerFields = /* @__PURE__ */ new Map([
	[":method", "method"],
	[":path", "path"],
	["x-envoy-original-path?:path", "path"],
	[":authority", "host"],
	["host", "host"]
]);
const operatorFields = /* @__PURE__ */ new Map([
	["START_TIME", "time"],
	["PATH", "path"],
	["RESPONSE_CODE", "status"],
	["RESPONSE_FLAGS", "flags"],
	["RESPONSE_CODE_DETAILS", "details"],
	["CONNECTION_TERMINATION_DETAILS", "termination"],
	["REQUESTED_SERVER_NAME", "sni"],
	["UPSTREAM_CLUSTER", "cluster"],
	["UPSTREAM_CLUSTER_RAW", "cluster"],
	["ROUTE_NAME", "route"]
]);
function recordOf(values) {
	const statusText = values.get("status") ?? "";
	if (!/^\d{1,3}$/.test(statusText)) return void 0;
	const stated = (field) => {
		const text = values.get(field);
		return text === void 0 || text === "-" || text === "" ? void 0 : text;
	};
	const texts = {
		time: stated("time"),
		method: stated("method"),
		path: stated("path"),
		host: stated("host"),
		sni: stated("sni"),
		details: stated("details") ?? stated("termination"),
		cluster: stated("cluster"),
		route: stated("route")
	};
	const entries = Object.entries(texts).filter(([, text]) => text !== void 0);
	return {
		...Object.fromEntries(entries),
		status: Number(statusText),
		flags: stated("flags")?.split(",") ?? []
	};
}

// src/effect/access-log/log-format.ts
const operators = /%([A-Z_0-9]+(?:\([^)]*\))?(?::\d+)?)%/g;
const soleOperator = /^%([A-Z_0-9]+(?:\([^)]*\))?(?::\d+)?)%$/;
function textFormat(format) {
	const { before, pieces } = piecesOf(format.trimEnd());
	const [first] = pieces;
	return (line) => {
		if (!first) return void 0;
		const start = before === "" ? 0 : line.lastIndexOf(before, line.indexOf(first.after));
		const values = start < 0 ? void 0 : valuesIn(line, start + before.length, pieces);
		return values && recordOf(values);
	};
}
function piecesOf(format) {
	const matches = [...format.matchAll(operators)];
	const textAfter = (index) => {
		const end = matches[index].index + matches[index][0].length;
		return unescaped(format.slice(end, matches[index + 1]?.index));
	};
	return {
		before: unescaped(format.slice(0, matches[0]?.index)),
		pieces: matches.map(([, operator], index) => ({
			field: logFieldOf(operator),
			after: textAfter(index)
		}))
	};
}
function unescaped(text) {
	return text.replaceAll("%%", "%");
}
function valuesIn(line, start, pieces) {
	const values = /* @__PURE__ */ new Map();
	let position = start;
	for (const { field, after } of pieces) {
		const end = after === "" ? line.length : line.indexOf(after, position);
		if (end < 0) return void 0;
		if (field && !values.has(field)) values.set(field, line.slice(position, end).trim());
		position = end + after.length;
	}
	return values;
}
function jsonFormat(format) {
	const fields = fieldsOf(format);
	return (line) => {
		const values = fields.size === 0 ? void 0 : objectIn(line);
		if (!values) return void 0;
		const found = [...fields].flatMap(([field, path]) => {
			const value = path.reduce((parent, key) => isDataMap(parent) ? parent[key] : void 0, values);
			return typeof value === "string" || typeof value === "number" ? [[field, String(value)]] : [];
		});
		return recordOf(new Map(found));
	};
}
function fieldsOf(format) {
	const entries = Object.entries(format).flatMap(([key, value]) => {
		if (isDataMap(value)) return [...fieldsOf(value)].map(([field, path]) => [field, [key, ...path]]);
		const [, operator] = typeof value === "string" && soleOperator.exec(value) || [];
		const field = operator === void 0 ? void 0 : logFieldOf(operator);
		return field ? [[field, [key]]] : [];
	});
	return new Map(entries);
}
function objectIn(line) {
	const start = line.indexOf("{");
	if (start < 0) return void 0;
	try {
		return JSON.parse(line.slice(start));
	} catch {
		return;
	}
}

// src/effect/access-log/configured-formats.ts
function configuredFormats(sources) {
	return sources.flatMap(({ config }) => {
		const providers = config.items("extensionProviders").map((provider) => provider.at("envoyFileAccessLog", "logFormat"));
		const text = config.get("accessLogFormat").text;
		return [...text === "" ? [] : [text.trimStart().startsWith("{") ? jsonText(text) : textFormat(text)], ...providers.flatMap(formatOf)];
	});
}
function formatOf(format) {
	const text = format.get("text").text;
	const labels = format.get("labels");
	return [...text === "" ? [] : [textFormat(text)], ...labels.kind === "map" ? [jsonFormat(labels.data)] : []];
}
function jsonText(text) {
	try {
		const format = JSON.parse(text);
		return jsonFormat(format);
	} catch {
		return textFormat(text);
	}
}

// src/effect/access-log/istio-formats.ts
const istioFormats = [textFormat("[%START_TIME%] \"%REQ(:METHOD)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% %PROTOCOL%\" %RESPONSE_CODE% %RESPONSE_FLAGS% %RESPONSE_CODE_DETAILS% %CONNECTION_TERMINATION_DETAILS% \"%UPSTREAM_TRANSPORT_FAILURE_REASON%\" %BYTES_RECEIVED% %BYTES_SENT% %DURATION% %RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)% \"%REQ(X-FORWARDED-FOR)%\" \"%REQ(USER-AGENT)%\" \"%REQ(X-REQUEST-ID)%\" \"%REQ(:AUTHORITY)%\" \"%UPSTREAM_HOST%\" %UPSTREAM_CLUSTER_RAW% %UPSTREAM_LOCAL_ADDRESS% %DOWNSTREAM_LOCAL_ADDRESS% %DOWNSTREAM_REMOTE_ADDRESS% %REQUESTED_SERVER_NAME% %ROUTE_NAME%"), jsonFormat({
	start_time: "%START_TIME%",
	route_name: "%ROUTE_NAME%",
	method: "%REQ(:METHOD)%",
	path: "%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%",
	response_code: "%RESPONSE_CODE%",
	response_flags: "%RESPONSE_FLAGS%",
	response_code_details: "%RESPONSE_CODE_DETAILS%",
	connection_termination_details: "%CONNECTION_TERMINATION_DETAILS%",
	authority: "%REQ(:AUTHORITY)%",
	upstream_cluster: "%UPSTREAM_CLUSTER_RAW%",
	requested_server_name: "%REQUESTED_SERVER_NAME%"
})];

// src/effect/access-log/refusal.ts
function refusalReasonOf({ status, flags, details = "" }) {
	if (details === "via_upstream") return void 0;
	const [, policyName] = /rbac_access_denied_matched_policy\[(.+)\]$/.exec(details) ?? [];
	if (policyName !== void 0) return refusalByPolicy(policyName);
	const [, step] = /^jwt_authn_access_denied\{(.+)\}$/.exec(details) ?? [];
	if (step !== void 0) return {
		by: "token",
		step: step.replaceAll("_", " ")
	};
	if (details.startsWith("ext_authz") || flags.includes("UAEX")) return { by: "provider" };
	const reason = routeReasons.find(([flag]) => flags.includes(flag))?.[1] ?? reasonsByDetails.get(details);
	if (reason) return {
		by: "route",
		reason
	};
	return status >= 400 && details === "direct_response" ? {
		by: "route",
		reason: "direct-response"
	} : void 0;
}
function refusalByPolicy(text) {
	const [, namespace, name, rule] = /ns\[([^\]]+)\]-policy\[([^\]]+)\]-rule\[(\d+)\]/.exec(text) ?? [];
	if (namespace === void 0 || name === void 0) return { by: "no-policy" };
	return {
		by: "policy",
		policy: {
			namespace,
			name,
			rule: Number(rule)
		}
	};
}
const routeReasons = [
	["NR", "no-route"],
	["NC", "no-cluster"],
	["UH", "no-healthy-endpoint"],
	["UF", "connection-failed"],
	["UO", "pool-full"],
	["URX", "retries-failed"],
	["UT", "timeout"],
	["UC", "connection-closed"],
	["FI", "fault"],
	["RL", "rate-limit"]
];
const reasonsByDetails = /* @__PURE__ */ new Map([
	["route_not_found", "no-route"],
	["cluster_not_found", "no-cluster"],
	["no_healthy_upstream", "no-healthy-endpoint"],
	["response_timeout", "timeout"],
	["upstream_per_try_timeout", "timeout"],
	["fault_filter_abort", "fault"]
]);

// src/effect/access-log/refused-requests.ts
const maxExamples = 3;
const maxCounted = 1e3;
async function refusedRequests(lines, formats) {
	const counts = {
		requests: 0,
		refused: 0,
		passedOn: 0,
		unread: 0
	};
	const groups = /* @__PURE__ */ new Map();
	for await (const line of lines) {
		if (line.trim() === "") continue;
		const record = readBy(formats, line);
		if (!record) {
			counts.unread += 1;
			continue;
		}
		counts.requests += 1;
		const refusal = refusalReasonOf(record);
		if (!refusal && (record.status === 401 || record.status === 403)) counts.passedOn += 1;
		if (!refusal) continue;
		counts.refused += 1;
		addTo(groups, record, refusal);
	}
	return {
		groups: [...groups.values()].map(finishedGroup).toSorted((a, b) => b.count - a.count),
		counts
	};
}
function readBy(formats, line) {
	for (const read of formats) {
		const record = read(line);
		if (record) return record;
	}
}
function addTo(groups, record, refusal) {
	const isOfRoute = refusal.by === "route";
	const time = record.time ?? null;
	const group = {
		refusal,
		status: record.status,
		host: record.host ?? null,
		cluster: isOfRoute && record.cluster || null,
		route: isOfRoute && record.route || null
	};
	const key = JSON.stringify(group);
	const counted = groups.get(key) ?? {
		group,
		examples: /* @__PURE__ */ new Map(),
		count: 0,
		first: null,
		last: null
	};
	groups.set(key, counted);
	counted.count += 1;
	counted.first = earlier(counted.first, time);
	counted.last = later(counted.last, time);
	countExample(counted.examples, record);
}
function countExample(examples, record) {
	const method = record.method ?? null;
	const path = record.path?.replace(/[?#].*$/s, "") ?? null;
	const key = `${method} ${path}`;
	const counted = examples.get(key);
	if (!counted && examples.size >= maxCounted) return;
	examples.set(key, {
		method,
		path,
		count: (counted?.count ?? 0) + 1
	});
}
function finishedGroup({ group, examples, count, first, last }) {
	const frequent = [...examples.values()].toSorted((a, b) => b.count - a.count);
	return {
		...group,
		count,
		first,
		last,
		examples: frequent.slice(0, maxExamples)
	};
}
function earlier(first, second) {
	if (first === null || second === null) return first ?? second;
	return first < second ? first : second;
}
function later(first, second) {
	if (first === null || second === null) return first ?? second;
	return first > second ? first : second;
}

// src/explain-log/pinned-case.ts
function pinnedRefusal(meshes, group, now) {
	const expect = expectationFor(group);
	const [example] = group.examples;
	if (expect === null || !example?.method || !example.path?.startsWith("/")) return null;
	const request = {
		method: example.method,
		path: example.path,
		now
	};
	return pinnedAtGateway(meshes, group, expect, request) ?? pinnedInMesh(meshes, group, expect, request);
}
function pinnedAtGateway(meshes, group, expect, request) {
	const host = group.host === null ? "" : normalHost(group.host.replace(/:\d+$/, ""));
	const simulator = meshes.find(({ mesh }) => gatewaySites(mesh).has(host));
	const draft = simulator && draftOf(simulator.mesh, group, request, gatewaySites(simulator.mesh).get(host).url);
	if (!simulator || !draft) return null;
	const decision = decisionAbout(simulator, draft, request.now);
	const answer = decision && simulator.answer(decision);
	const isOther = answer && answer.status !== group.status;
	return {
		pinned: {
			text: caseText(simulator, draft, expect),
			decided: isOther ? verdictText(answer) : null
		},
		decidedBy: answer && isAsLogged(answer, group) ? endingFields(decision) : []
	};
}
function pinnedInMesh(meshes, group, expect, request) {
	for (const simulator of meshes) {
		const site = group.host === null ? void 0 : siteInMesh(simulator.mesh, group.host);
		const draft = site && draftOf(simulator.mesh, group, request, site.url);
		if (!draft) continue;
		for (const from of callersOf(simulator.mesh, group)) {
			const candidate = {
				...draft,
				from
			};
			const decision = decisionAbout(simulator, candidate, request.now);
			if (!decision || !isAsLogged(simulator.answer(decision), group)) continue;
			return {
				pinned: {
					text: caseText(simulator, candidate, expect),
					decided: null
				},
				decidedBy: endingFields(decision)
			};
		}
	}
	return null;
}
const maxCallers$1 = 50;
function callersOf(mesh, { refusal }) {
	const policy = refusal.by === "policy" ? mesh.find("AuthorizationPolicy", refusal.policy.namespace, refusal.policy.name) : void 0;
	const rule = policy && refusal.by === "policy" ? policy.spec.at("rules", refusal.policy.rule) : void 0;
	const named = policy && rule ? matchingRequest(policy, [rule], /* @__PURE__ */ new Map()).callers : [];
	return [.../* @__PURE__ */ new Set([...named, ...callersIn(mesh)])].slice(0, maxCallers$1);
}
function isAsLogged({ status, paths }, group) {
	const start = reasonStart(group.refusal);
	return status === group.status && paths.every(({ end }) => end.kind === "answered" && end.reason.startsWith(start));
}
function reasonStart(refusal) {
	if (refusal.by === "token") return "jwt_authn_access_denied";
	if (refusal.by === "route") return decidedRoutes.get(refusal.reason) ?? "";
	if (refusal.by === "provider") return "";
	return `rbac_access_denied_matched_policy[${refusal.by === "policy" ? ruleName(refusal.policy) : "none"}]`;
}
function endingFields({ paths }) {
	const places = paths.flatMap(({ end }) => end.kind === "arrived" || !end.by ? [] : [end.by]);
	return distinctBy(places, (place) => place.node).map(({ object, node }) => ({
		manifest: object,
		node
	}));
}
function ruleName({ namespace, name, rule }) {
	return `ns[${namespace}]-policy[${name}]-rule[${rule}]`;
}
function draftOf(mesh, { refusal }, { method, path }, url) {
	const token = tokenFor(mesh, refusal);
	return token === void 0 ? void 0 : {
		method,
		url,
		path,
		headers: {},
		token,
		from: null
	};
}
function decisionAbout(simulator, draft, now) {
	return simulator.decide(draftRequest(draft, now), hostsOfOthers(simulator.mesh));
}
function caseText({ environment }, draft, expect) {
	const name = `${draft.method} ${draft.path} is refused`;
	return testFileBody([{
		name,
		draft,
		expect,
		environments: environment === null ? [] : [environment],
		elsewhere: []
	}]);
}
function expectationFor({ refusal, status }) {
	if (status < 400) return null;
	if (refusal.by === "policy") {
		const { namespace, name } = refusal.policy;
		return {
			status,
			policy: `AuthorizationPolicy ${namespace}/${name}`
		};
	}
	if (refusal.by === "route") return decidedRoutes.has(refusal.reason) ? status : null;
	return refusal.by === "provider" ? null : status;
}
const decidedRoutes = /* @__PURE__ */ new Map([
	["no-route", "route_not_found"],
	["no-cluster", "cluster_not_found"],
	["direct-response", "direct_response"]
]);
function tokenFor(mesh, refusal) {
	if (refusal.by !== "token") return null;
	const [rule] = mesh.ofKind("RequestAuthentication").flatMap(({ spec }) => spec.items("jwtRules"));
	const [, change] = defects.find(([words]) => words.test(refusal.step)) ?? [];
	if (!rule || change === void 0) return void 0;
	return change && {
		...goodToken(rule.get("issuer").text, rule.items("audiences")[0]?.text),
		...change
	};
}
const defects = [
	[/expired/, { exp: "-2m" }],
	[/not yet valid/, { nbf: "+5m" }],
	[/issuer is not configured/, { issuer: "https://issuer.example" }],
	[/Audiences/, { audience: "another-service" }],
	[/kid or alg|verification fails/, { kid: "unknown" }],
	[/is missing/, null]
];

// src/explain-log/route-fields.ts
function routeFields(meshes, group, now) {
	const { refusal, cluster } = group;
	if (refusal.by !== "route" || cluster === null) return [];
	return meshes.flatMap(({ mesh, decide }) => {
		for (const draft of draftsOf(mesh, group)) {
			const fields = routesTo(cluster, decide(draftRequest(draft, now), hostsOfOthers(mesh)));
			if (fields.length > 0) return fields;
		}
		return [];
	});
}
const maxCallers = 20;
function draftsOf(mesh, { host, examples: [example] }) {
	if (host === null || !example?.method || !example.path?.startsWith("/")) return [];
	const { method, path } = example;
	const atGateway = gatewaySites(mesh).get(normalHost(host.replace(/:\d+$/, "")));
	const site = atGateway ?? siteInMesh(mesh, host);
	if (!site) return [];
	const draft = {
		method,
		path,
		url: site.url,
		headers: {},
		token: null,
		from: null
	};
	if (!atGateway) return callersIn(mesh).slice(0, maxCallers).map((from) => ({
		...draft,
		from
	}));
	return [draft, ...mesh.ofKind("RequestAuthentication").flatMap(({ spec }) => spec.items("jwtRules")).map((rule) => goodToken(rule.get("issuer").text, rule.items("audiences")[0]?.text)).slice(0, maxCallers).map((token) => ({
		...draft,
		token
	}))];
}
function routesTo(cluster, decision) {
	const places = (decision?.paths ?? []).flatMap((path) => path.hops).filter((hop) => hop.cluster === cluster).flatMap(({ steps }) => steps.flatMap(({ by }) => by?.object.kind === "VirtualService" ? [by] : []));
	return distinctBy(places, (place) => place.node).map(({ object, node }) => ({
		manifest: object,
		node
	}));
}

// src/explain-log/refusing-fields.ts
function refusingFields(mesh, group) {
	const { refusal } = group;
	if (refusal.by === "policy") return ruleOf(mesh, refusal.policy);
	if (refusal.by === "token") return sole(mesh.ofKind("RequestAuthentication"), "jwtRules");
	if (refusal.by === "provider") return sole(mesh.ofKind("AuthorizationPolicy").filter(isCustom), "provider");
	if (refusal.by === "no-policy") return [];
	return refusal.reason === "no-route" ? routesOfHost(mesh, group) : routesOfName(mesh, group);
}
function ruleOf(mesh, { namespace, name, rule }) {
	const manifest = mesh.find("AuthorizationPolicy", namespace, name);
	const node = manifest?.spec.at("rules", rule);
	return manifest && node?.exists ? [{
		manifest,
		node
	}] : [];
}
function isCustom({ spec }) {
	return spec.get("action").text === "CUSTOM";
}
function sole(objects, field) {
	const [manifest, ...further] = objects;
	return manifest && further.length === 0 ? [{
		manifest,
		node: manifest.spec.get(field)
	}] : [];
}
function routesOfHost(mesh, { host }) {
	if (host === null) return [];
	const name = normalHost(host.replace(/:\d+$/, ""));
	return routedHosts(mesh).covering(name).map((manifest) => ({
		manifest,
		node: manifest.spec.get("http")
	}));
}
const routedHosts = indexByHosts("VirtualService", (_, { spec }) => spec.items("hosts").map(({ text }) => normalHost(text)));
function routesOfName(mesh, { route, cluster }) {
	const host = cluster?.split("|")[3];
	return (route === null ? [] : routesByName(mesh).get(route) ?? []).filter(({ node }) => {
		const hosts = node.items("route").map((entry) => entry.at("destination", "host").text);
		return host === void 0 || hosts.some((text) => host === text || host.startsWith(`${text}.`));
	});
}
const routesByName = derived(["VirtualService"], (mesh) => {
	const fields = mesh.ofKind("VirtualService").flatMap((manifest) => manifest.spec.items("http").map((node) => ({
		manifest,
		node
	})));
	return groupBy(fields, ({ node }) => node.get("name").text);
});

// src/explain-log/explain-log.ts
async function explainLog(input) {
	const trees = await openTrees(input);
	const rendered = await trees.meshesOf(trees.head);
	const { tree, meshes } = rendered;
	const simulators = meshSimulators(rendered);
	const configured = configuredFormats(meshes.flatMap(({ configSources }) => configSources));
	const { groups, counts } = await refusedRequests(input.lines, [...configured, ...istioFormats]);
	const now = input.now ?? 0;
	const explained = groups.map((group) => {
		const refusal = pinnedRefusal(simulators, group, now);
		return {
			group,
			refusal,
			fields: [meshes.flatMap((mesh) => refusingFields(mesh, group)), refusal?.decidedBy ?? []].find((candidates) => candidates.length > 0) ?? routeFields(simulators, group, now)
		};
	});
	const refusing = explained.flatMap(({ group, fields }) => fields.map((field) => ({
		group,
		field
	})));
	const located = await locateFields(refusing.map(({ field }) => field), tree, input.host);
	const byGroup = groupBy(located.keys(), (index) => refusing[index].group);
	const placesOfGroup = (group) => placesOf((byGroup.get(group) ?? []).map((index) => located[index]));
	return {
		counts,
		groups: explained.map(({ group, refusal }) => ({
			...group,
			places: placesOfGroup(group),
			pinned: refusal?.pinned ?? null
		}))
	};
}
function placesOf(findings) {
	return [...groupBy(findings, ({ at }) => JSON.stringify(at)).values()].flatMap((group) => {
		const [{ object, at, cause, excerpt } = group[0]] = group;
		if (!object) return [];
		return [{
			object,
			at,
			cause,
			environments: [...new Set(group.flatMap((finding) => finding.environments))].toSorted(),
			...excerpt && { excerpt }
		}];
	});
}

// src/report/explained-log.ts
const maxGroups = 30;
function explainedLogText({ groups, counts }, paint = unpainted) {
	const blocks = groups.slice(0, maxGroups).map((group) => blockOf(group, paint).join("\n"));
	const hidden = groups.slice(maxGroups).reduce((sum, group) => sum + group.count, 0);
	const hiddenLines = hidden === 0 ? [] : [`${count(hidden, "more request")} for other reasons: \`--format json\` lists them`];
	return inertOutput(`${[
		...blocks,
		...hiddenLines,
		countsText(counts)
	].join("\n\n")}\n`);
}
function explainedLogJson(log) {
	return inertJson({
		schemaVersion: 1,
		...log
	});
}
function blockOf(group, paint) {
	const host = group.host === null ? "" : ` ${line(group.host)}`;
	return [
		paint("bold", `${count(group.count, "request")}${host}: ${statusText(group.status)}`),
		`  ${line(sentenceOf(group.refusal))}`,
		...group.examples.map((example) => paint("dim", `  ${String(example.count)}  ${line(`${example.method ?? "-"} ${example.path ?? "-"}`)}`)),
		...timesOf(group, paint),
		...group.places.flatMap((place) => placeLines(place, paint)),
		...group.pinned ? pinnedLines(group.pinned, paint) : [],
		...group.refusal.by === "policy" && group.places.length === 0 ? ["  what is read here has no such policy, or no such rule in it"] : []
	];
}
function pinnedLines({ text, decided }, paint) {
	return [
		"  as a policy test:",
		...text.trimEnd().split("\n").map((row) => paint("dim", row === "" ? "" : `    ${line(row)}`)),
		...decided === null ? [] : [`  the files decide otherwise: ${line(decided)}`]
	];
}
function statusText(status) {
	return status === 0 ? "connection closed" : String(status);
}
function timesOf({ first, last }, paint) {
	if (first === null || last === null) return [];
	return [paint("dim", `  ${line(first === last ? first : `${first} to ${last}`)}`)];
}
function placeLines({ object, at, environments }, paint) {
	const where = environments.length === 0 ? "" : `  (${environments.map(line).join(", ")})`;
	return [`${paint("cyan", `  --> ${line(`${at.file}:${at.line}:${at.column}`)}`)}  ${line(`${objectTitle(object)} ${object.path ?? ""}`)}${where}`];
}
function sentenceOf(refusal) {
	if (refusal.by === "policy") {
		const { namespace, name, rule } = refusal.policy;
		return `rule ${rule} of AuthorizationPolicy ${namespace}/${name} denies it`;
	}
	if (refusal.by === "token") return `${refusal.step}${tokenAdvice(refusal.step)}`;
	if (refusal.by === "route") return routeWords[refusal.reason];
	return sentences[refusal.by];
}
const routeWords = {
	"no-route": "no route matches",
	"no-cluster": "the cluster of the route does not exist",
	"no-healthy-endpoint": "no endpoint is healthy",
	"connection-failed": "no connection to the service",
	"pool-full": "the connection pool is full",
	"retries-failed": "all retries failed",
	timeout: "the timeout of the route ended it",
	"connection-closed": "the service closed the connection",
	fault: "a fault of the route",
	"rate-limit": "the rate limit",
	"direct-response": "answered by the route itself"
};
const sentences = {
	"no-policy": "ALLOW policies apply at the proxy, and none of their rules matches the request",
	provider: "the provider of a CUSTOM policy denies it"
};
const advice = [
	[/expired/, "the client has to renew its token; clocks may differ by 60 s"],
	[/not yet valid/, "the clock of the issuer is ahead, or `nbf` lies in the future"],
	[/issuer is not configured/, "no `issuer` is equal to `iss` of the token, letter for letter"],
	[/Audiences/, "`aud` of the token is none of `audiences`: it is a token for another service"],
	[/kid or alg/, "the keys were rotated, or the token is of another issuer"],
	[/Jwks.*fetch/, "the keys cannot be fetched: see the log of istiod"],
	[/verification fails/, "the token is signed with another key than those of the issuer"],
	[/is missing/, "a rule demands a token and the request has none"],
	[/form of Header/, "it is no JWT: an opaque token, or a broken one"]
];
function tokenAdvice(step) {
	const matching = advice.find(([words]) => words.test(step));
	return matching ? `: ${matching[1]}` : "";
}
function countsText({ requests, refused, passedOn, unread }) {
	return [
		`${count(requests, "request")} read`,
		`${refused} refused by the proxy`,
		...passedOn > 0 ? [`${passedOn} with 401 or 403 from behind it`] : [],
		...unread > 0 ? [`${count(unread, "line")} skipped: unknown format`] : []
	].join(", ");
}

// src/cli/explain-log.ts
async function explainLogCommand(file, options, terminal, engine) {
	const workspace = openWorkspace([], options, terminal);
	const input = workspaceRunInput(workspace, options, terminal, engine);
	const explained = await explainLog({
		...input,
		lines: linesOf(file, terminal.folder)
	});
	if (options.format === "json") terminal.print(explainedLogJson(explained));
	else terminal.print(wrapLines(explainedLogText(explained, paintFor(terminal.colour)), terminal.width));
}
async function* linesOf(file, folder) {
	const stream = file === "-" ? process.stdin : createReadStream(resolve(folder, file));
	try {
		yield* createInterface({
			input: stream,
			crlfDelay: Infinity
		});
	} catch (error) {
		throw new UsageError(`\`${file}\` cannot be read: ${systemErrorText(error)}`);
	}
}

export { explainLogCommand };