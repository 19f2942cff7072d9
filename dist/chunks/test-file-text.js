import { j as clientRequestWith, k as testToken } from "./repaired-findings.js";

// src/run/policy-tests/propose/draft.ts
function draftRequest({ method, url, path, headers, token, from }, now) {
	const options = {
		method,
		url: `${url}${path}`,
		headers: Object.entries(headers).map(([name, value]) => `${name}=${value}`),
		...from !== null && { from }
	};
	return clientRequestWith(options, token && testToken(token, now), now);
}

// src/run/policy-tests/propose/sample-texts.ts
function samplePath(pattern) {
	const filled = pattern.replaceAll("{**}", "x").replaceAll("{*}", "x");
	if (filled === "*") return "/";
	if (filled.endsWith("*")) return `${filled.slice(0, -1)}${filled.endsWith("/*") ? "x" : ""}`;
	return filled.startsWith("*") ? `/x${filled.slice(1)}` : filled;
}
function sampleText(value) {
	return value === "*" ? "someone" : value.replace(/^\*|\*$/, "x");
}
function sampleHost(pattern) {
	return pattern.replace(/^\*\.?/, "www.").replace(/:\*$|\*$/, "");
}
function sampleOfRegex(pattern) {
	return pattern.replace(/^\^|\$$/g, "").replaceAll("(?:", "(").replace(/\(([^()|]*)\|[^()]*\)/g, "$1").replace(/[()]/g, "").replace(atoms, (_, atom, repeated = "") => characterOf(atom).repeat(timesOf(repeated)));
}
const atoms = /(\[[^\]]*\]|\\.|[^\\])(\?|\*|\+|\{\d+(?:,\d*)?\})?/g;
function characterOf(atom) {
	if (atom === "\\d" || /^\[\d-\d\]$/.test(atom)) return "1";
	if (atom === "." || atom === "\\w" || atom.startsWith("[")) return atom.startsWith("[") ? ofClass(atom) : "x";
	return atom.replace(/^\\/, "");
}
function ofClass(atom) {
	return atom.startsWith("[^") ? "x" : atom[1] ?? "x";
}
function timesOf(repeated) {
	return Number(/\d+/.exec(repeated)?.[0] ?? 1);
}

// src/run/policy-tests/propose/rule-drafts.ts
const lifetime = "+5m";
function goodToken(issuer, audience, subject = "someone") {
	return {
		issuer,
		...audience !== void 0 && { audience },
		subject,
		exp: lifetime
	};
}
function matchingRequest(policy, rules, issuers, principal = null) {
	const matching = requestIn(policy, rules, issuers, plainFields);
	const { named } = readerOf(rules, plainFields);
	const others = readerOf(rules, negativeFields).operations("methods");
	const methods = matching.methods.length > 0 || others.length === 0 ? matching.methods : otherMethods(others);
	if (principal === null) return {
		...matching,
		methods
	};
	const isNamed = (field) => named(field).includes(principal);
	return {
		...matching,
		methods,
		...isNamed("requestPrincipals") && { tokens: tokensOf([principal], conditionsOf(rules, "values"), issuers) },
		callers: callersOf(policy, (field) => named(field).filter((text) => text === principal))
	};
}
function sparedRequest(policy, rules, issuers) {
	const { hosts } = requestIn(policy, rules, issuers, plainFields);
	return {
		...requestIn(policy, rules, issuers, negativeFields),
		hosts
	};
}
const plainFields = {
	key: (field) => field,
	values: "values"
};
const negativeFields = {
	key: (field) => `not${field[0].toUpperCase()}${field.slice(1)}`,
	values: "notValues"
};
function readerOf(rules, { key }) {
	const texts = (list, item) => (field) => rules.flatMap((rule) => rule.items(list).flatMap((entry) => entry.at(item, key(field)).items().map(({ text }) => text)));
	return {
		operations: texts("to", "operation"),
		named: texts("from", "source")
	};
}
function requestIn(policy, rules, issuers, fields) {
	const { operations, named } = readerOf(rules, fields);
	const conditions = conditionsOf(rules, fields.values);
	const principals = [...named("requestPrincipals"), ...conditions.get("request.auth.principal") ?? []];
	return {
		hosts: operations("hosts").map(sampleHost),
		paths: operations("paths").map(samplePath),
		methods: operations("methods").filter((method) => method !== "*"),
		headers: headersOf(conditions),
		tokens: tokensOf(principals, conditions, issuers),
		callers: callersOf(policy, named)
	};
}
function callersOf(policy, named) {
	return [
		...named("principals").flatMap(callerOfPrincipal),
		...named("serviceAccounts").map((name) => name.includes("/") ? name : `${policy.namespace}/${name}`),
		...named("namespaces").map((name) => `${sampleText(name)}/default`)
	];
}
function otherMethods(methods) {
	return [
		"DELETE",
		"PUT",
		"GET",
		"POST",
		"PATCH"
	].filter((method) => !methods.includes(method)).slice(0, 1);
}
function conditionsOf(rules, values) {
	return new Map(rules.flatMap((rule) => rule.items("when").flatMap((condition) => {
		const texts = condition.items(values).map(({ text }) => text);
		return texts.length === 0 ? [] : [[condition.get("key").text, texts]];
	})));
}
function headersOf(conditions) {
	const headers = [...conditions].flatMap(([key, [value]]) => {
		const [, name] = /^request\.headers\[(.+)\]$/.exec(key) ?? [];
		return name === void 0 || value === void 0 ? [] : [[name.toLowerCase(), sampleText(value)]];
	});
	return Object.fromEntries(headers);
}
function callerOfPrincipal(principal) {
	const [, namespace, account] = /\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(`/${principal}`) ?? [];
	return namespace === void 0 || account === void 0 ? [] : [`${sampleText(namespace)}/${sampleText(account)}`];
}
function tokensOf(principals, conditions, issuers) {
	const claims = claimsOf(conditions);
	const [audience] = conditions.get("request.auth.audiences") ?? [];
	if (principals.length === 0 && Object.keys(claims).length === 0 && audience === void 0) return [];
	return (principals.length === 0 ? [...issuers.keys()].map((issuer) => `${issuer}/*`) : principals).flatMap((principal) => tokensOfPrincipal(principal, issuers)).map((token) => ({
		...token,
		...audience !== void 0 && { audience },
		...Object.keys(claims).length > 0 && { claims }
	}));
}
function tokensOfPrincipal(principal, issuers) {
	const slash = principal.lastIndexOf("/");
	const [issuer, subject] = slash < 0 ? ["*", principal] : [principal.slice(0, slash), principal.slice(slash + 1)];
	return (issuers.has(issuer) ? [issuer] : issuer.startsWith("*") ? [...issuers.keys()] : []).map((name) => goodToken(name, issuers.get(name), sampleText(subject)));
}
const registered = /* @__PURE__ */ new Set([
	"iss",
	"aud",
	"sub",
	"exp",
	"nbf",
	"iat"
]);
function claimsOf(conditions) {
	const claims = {};
	for (const [key, [value]] of conditions) {
		const [, names] = /^request\.auth\.claims((?:\[[^[\]]+\])+)$/.exec(key) ?? [];
		if (names === void 0 || value === void 0) continue;
		const path = names.slice(1, -1).split("][");
		if (registered.has(path[0])) continue;
		const last = path.pop();
		const parent = path.reduce((map, name) => map[name] ??= {}, claims);
		parent[last] = sampleText(value);
	}
	return claims;
}

// src/run/policy-tests/propose/flow-yaml.ts
function flowYaml(value) {
	if (Array.isArray(value)) return `[${value.map(flowYaml).join(", ")}]`;
	if (typeof value === "object" && value !== null) return `{ ${Object.entries(value).map(([key, item]) => `${scalarYaml(key)}: ${flowYaml(item)}`).join(", ")} }`;
	return typeof value === "string" ? scalarYaml(value) : JSON.stringify(value);
}
function scalarYaml(text) {
	return isPlain.test(text) && !isOther.test(text) ? text : JSON.stringify(text);
}
const isPlain = /^[A-Za-z/](?:[\w ./()@+*-]|:(?=[\w/]))*(?<! )$/;
const isOther = /^(?:y|yes|n|no|true|false|on|off|null)$/i;

// src/run/policy-tests/propose/test-file-text.ts
function testFileText(cases) {
	return [
		"# What the mesh decides today where no test looked: proposed by `meshgate test --write`.\n",
		"# Keep what is meant, repair what is not, and give the cases names that say what they protect.\n",
		testFileBody(cases)
	].join("");
}
function testFileBody(cases) {
	const tokens = tokenNames(cases);
	const elsewhere = [...new Set(cases.flatMap((proposed) => proposed.elsewhere))].toSorted();
	const blocks = cases.map((proposed) => caseText(proposed, tokens));
	return [
		...elsewhere.length > 0 ? [`elsewhere: ${flowYaml(elsewhere)}\n`] : [],
		...tokens.size > 0 ? [`tokens:\n${definitions(tokens)}`] : [],
		`cases:\n${blocks.join("\n")}`
	].join("\n");
}
function tokenNames(cases) {
	const names = /* @__PURE__ */ new Map();
	const used = /* @__PURE__ */ new Set();
	for (const { draft } of cases) {
		if (!draft.token || names.has(JSON.stringify(draft.token))) continue;
		const name = distinct(describedToken(draft.token), used);
		used.add(name);
		names.set(JSON.stringify(draft.token), name);
	}
	return names;
}
function distinct(name, used) {
	let number = 2;
	let candidate = name;
	while (used.has(candidate)) candidate = `${name} ${number++}`;
	return candidate;
}
function describedToken({ issuer = "", audience, exp, kid, claims }) {
	const host = issuer.replace(/^https?:\/\//, "").replace(/\/$/, "");
	const names = Object.keys(claims ?? {});
	return [
		`of ${host}${names.length === 0 ? "" : ` with ${names.join(" and ")}`}`,
		...exp === "-2m" ? ["expired"] : [],
		...audience === "another-service" ? ["for another service"] : [],
		...kid === void 0 ? [] : [`of an ${kid} key`]
	].join(", ");
}
function definitions(tokens) {
	return [...tokens].map(([token, name]) => `  ${scalarYaml(name)}: ${flowYaml(JSON.parse(token))}\n`).join("");
}
function caseText(proposedCase, tokens) {
	const { name, draft, expect, environments } = proposedCase;
	const { method, url, path, headers, token, from } = draft;
	const fields = [
		["url", url],
		["paths", [path]],
		...method === "GET" ? [] : [["methods", [method]]],
		...Object.keys(headers).length > 0 ? [["headers", headers]] : [],
		...token ? [["token", tokens.get(JSON.stringify(token))]] : [],
		...from === null ? [] : [["from", from]],
		...environments.length > 0 ? [["environments", environments]] : [],
		["expect", expect]
	];
	return `  - name: ${scalarYaml(name)}\n${fields.map(([key, value]) => `    ${key}: ${flowYaml(value)}\n`).join("")}`;
}

export { goodToken as a, sampleOfRegex as c, scalarYaml as i, draftRequest as l, testFileText as n, matchingRequest as o, flowYaml as r, sparedRequest as s, testFileBody as t };