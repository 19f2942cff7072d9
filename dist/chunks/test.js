import { t as UsageError } from "./errors.js";
import { $ as isDryRunPolicy, Q as actionOfPolicy, St as readTestFile, a as coveredPercent, bt as readTestFiles, c as policyTestsFail, et as sourceAttributes, f as answerFields, h as meshTitle, l as requestTitle, m as askedMeshes, nt as trustDomainsOf, o as decidingTexts, p as decidedBy, q as mergedRoutes, s as mismatchText, tt as principalOf, u as decideTests, xt as testFilesIn } from "./run.js";
import { t as groupBy } from "./group.js";
import { c as inertJson, d as line, t as clamp, u as inertOutput } from "./escape.js";
import { t as junitXml } from "./junit-xml.js";
import { t as unpainted } from "./paint.js";
import { n as unseenText } from "./request-text.js";
import { i as named, n as count, r as grouped, t as and } from "./words.js";
import { t as outOfTime } from "./time-budget.js";
import { E as checkPaths } from "./masked-config.js";
import { s as fileStart } from "./parse.js";
import { t as openTrees } from "./open-trees.js";
import { a as withoutStandIns } from "./namespace.js";
import { c as memoryTree } from "./tree.js";
import { a as sparedRequest, d as sitesOf, f as sitesOfPolicy, i as matchingRequest, l as gatewaySites, n as testFileText, o as sampleOfRegex, p as hostsOfOthers, r as goodToken, s as askedDraft } from "./test-file-text.js";
import { N as allVirtualServices, P as conversionKinds } from "./rules.js";
import { p as derived } from "./rule.js";
import { v as readerOf } from "./find-chart.js";
import { r as compareText } from "./order.js";
import { s as sourceLocation } from "./masked-texts.js";
import { t as paintFor } from "./colours.js";
import { t as inputFor } from "./session.js";
import { t as errorText } from "./error-text.js";
import { n as openLiveFolder, t as watchFolder } from "./watch-folder.js";
import { n as openWorkspace } from "./workspace.js";
import { existsSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

// src/report/policy-tests-junit.ts
/** Policy tests as JUnit XML: a suite for each file, with a test for each request in each mesh. */
function policyTestsJunit({ files, results, mistakes }) {
	const [resultsByFile, mistakesByFile] = [groupBy(results, ({ at }) => at.file), groupBy(mistakes, ({ at }) => at.file)];
	const suites = files.map((file) => ({
		name: file,
		cases: [...(mistakesByFile.get(file) ?? []).map(mistakeCase), ...(resultsByFile.get(file) ?? []).map(resultCase)]
	}));
	return junitXml(suites);
}
function mistakeCase({ at, message }) {
	const place = `${at.file}:${at.line}:${at.column}`;
	return {
		name: place,
		className: at.file,
		outcome: "error",
		message,
		details: place
	};
}
function resultCase(result) {
	const { name, mesh, at, mismatches } = result;
	const details = [
		`${at.file}:${at.line}:${at.column}`,
		requestTitle(result),
		...decidingTexts(result)
	];
	return {
		name: `${name}: ${requestTitle(result)}`,
		className: mesh,
		outcome: mismatches.length === 0 ? "passed" : "failed",
		message: mismatches.map(mismatchText).join("; "),
		details: details.map((detail) => clamp(detail)).join("\n")
	};
}

// src/report/policy-tests-text.ts
/** The policy tests that failed, and how many there are, for a terminal. */
function policyTestsText(report, paint = unpainted) {
	const { results, mistakes } = report;
	const blocks = [...mistakes.map(({ at, message }) => [`${paint("red", "mistake")} ${line(message)}`, paint("dim", `  --> ${line(`${at.file}:${at.line}:${at.column}`)}`)]), ...results.filter(({ mismatches }) => mismatches.length > 0).map((result) => failureLines(result, paint))];
	const { unseen, coverage } = report;
	const texts = [
		...blocks.map((lines) => lines.join("\n")),
		...unseen.length > 0 ? [paint("dim", line(unseenText(unseen)))] : [],
		...coverage ? [coverageLines(coverage, paint).join("\n")] : [],
		closing(report, paint)
	];
	return inertOutput(`${texts.join("\n\n")}\n`);
}
/** The same as JSON, with the tests that passed, without workflow commands. */
function policyTestsJson(report) {
	return inertJson({
		schemaVersion: 1,
		...report
	});
}
function failureLines(result, paint) {
	const { name, mesh, at, mismatches } = result;
	return [
		`${paint("red", "failed")}  ${paint("bold", line(name))} (${line(mesh)})`,
		`  ${line(requestTitle(result))}`,
		...mismatches.map((mismatch) => `  ${line(mismatchText(mismatch))}`),
		...decidingTexts(result).map((text) => `  ${line(text)}`),
		paint("dim", `  --> ${line(`${at.file}:${at.line}:${at.column}`)}`)
	];
}
/** Limit on what is listed; JSON has all. */
const maxUnreached = 50;
/** What no test reaches, and the share of what they reach. */
function coverageLines(coverage, paint) {
	const { total, reached, unreached } = coverage;
	const hidden = unreached.length - maxUnreached;
	return [
		...unreached.length > 0 ? [paint("bold", "no test reaches")] : [],
		...unreached.slice(0, maxUnreached).map((item) => `  ${line(unreachedText(item))}`),
		...hidden > 0 ? [`  … and ${grouped(hidden)} more: \`--format json\` lists all`] : [],
		`the tests reach ${grouped(reached)} of ${grouped(total)} rules, routes, issuers and principals: ${coveredPercent(coverage)} %`
	];
}
/** `route VirtualService shop/api spec.http[0] (prod)  routes.yaml:9`. */
function unreachedText({ kind, object, path, value, meshes, file, line: number }) {
	return `${kind} ${object} ${path}${value === "" ? "" : ` ${value}`} (${named(meshes)})  ${file}:${number}`;
}
function closing(report, paint) {
	const { files, results, skipped, mistakes } = report;
	const failed = results.filter(({ mismatches }) => mismatches.length > 0).length;
	const counts = and([
		`${count(results.length - failed, "test")} passed`,
		...failed > 0 ? [`${failed} failed`] : [],
		...skipped > 0 ? [`${skipped} left out, of other environments`] : [],
		...mistakes.length > 0 ? [count(mistakes.length, "mistake")] : []
	]);
	return paint(policyTestsFail(report) ? "red" : "green", `${counts} in ${count(files.length, "file")}`);
}

// src/report/proposal-text.ts
/** What `meshgate test --write` says. */
function proposalText({ text, cases, left }, { coverage }, file, paint = unpainted) {
	const unreached = coverage ? coverage.total - coverage.reached : 0;
	const lines = text === null ? [unreached === 0 ? "tests reach everything: nothing to write" : "no case could be proposed"] : [`${paint("green", "written")} ${line(file)}: ${count(cases, "case")} for what no test reached, as it is decided today`, "check that they say what is meant; `meshgate test` runs them"];
	const rest = `${grouped(left)} of ${count(unreached, "item")} without a test stay so: \`meshgate test --coverage\` lists them`;
	return inertOutput(`${[...lines, ...left > 0 ? [rest] : []].join("\n")}\n`);
}

// src/effect/request/coverage/coverage-items.ts
/** The kinds of what decides. */
const coveredKinds = [
	"AuthorizationPolicy",
	"RequestAuthentication",
	"VirtualService",
	...conversionKinds
];
/** All that can decide in a mesh: rules of AuthorizationPolicies, HTTP routes by their conditions, issuers and principals. */
const coverageItems = derived(coveredKinds, (mesh) => [
	...mesh.ofKind("AuthorizationPolicy").flatMap(policyItems),
	...allVirtualServices(mesh).filter(({ spec }) => spec.items("hosts").length > 0).flatMap((virtualService) => routeItems(mesh, virtualService)),
	...mesh.ofKind("RequestAuthentication").flatMap(issuerItems)
]);
/** Equal for one item of a mesh and the place of a step. */
function itemKey({ object, node }) {
	return `${object.kind} ${object.namespace}/${object.name} ${node.path}`;
}
/** AUDIT rules and dry runs decide nothing. */
function policyItems(object) {
	if (actionOfPolicy(object) === "AUDIT" || isDryRunPolicy(object)) return [];
	return object.spec.items("rules").flatMap((node) => [{
		kind: "rule",
		place: {
			object,
			node
		},
		value: ""
	}, ...principalsOf(node).map(({ node: principal }) => ({
		kind: "principal",
		place: {
			object,
			node: principal
		},
		value: principal.text
	}))]);
}
/** The fields of a source that say who calls. */
const principalFields = [
	"principals",
	"requestPrincipals",
	"namespaces",
	"serviceAccounts"
];
function principalsOf(rule) {
	return rule.items("from").flatMap((item) => principalFields.flatMap((field) => item.at("source", field).items().map((node) => ({
		field,
		node
	}))));
}
function routeItems(mesh, root) {
	return mergedRoutes(mesh, root).flatMap((route) => {
		return (route.conditions.length > 0 ? route.conditions.map(({ node }) => node) : [route.node]).map((node) => ({
			kind: "route",
			place: {
				object: route.owner,
				node
			},
			value: "",
			route,
			root
		}));
	});
}
function issuerItems(object) {
	return object.spec.items("jwtRules").map((node) => ({
		kind: "issuer",
		place: {
			object,
			node
		},
		value: node.get("issuer").text
	}));
}
/** The keys of the items that decide about a request; none if the decision rests on what files do not tell. */
function reachedItems(mesh, asked, decision) {
	const [token] = asked.circumstances.tokens.values();
	const claims = token?.claims ?? null;
	const reached = decision.missing.length > 0 ? [] : decision.paths.flatMap((path) => reachedOn(mesh, path, claims));
	return new Set(reached);
}
function reachedOn(mesh, { hops }, claims) {
	return hops.flatMap(({ steps }, index) => {
		const sender = hops[index - 1]?.proxy;
		const principal = sender?.serviceAccount === void 0 ? null : `spiffe://${principalOf(mesh, sender.namespace, sender.serviceAccount)}`;
		return steps.flatMap(({ by }) => by ? [itemKey(by), ...matchingPrincipals(mesh, by, principal, claims)] : []);
	});
}
/** The principals of a rule that the caller of a request has. */
function matchingPrincipals(mesh, { object, node }, principal, claims) {
	if (object.kind !== "AuthorizationPolicy") return [];
	const context = {
		namespace: object.namespace,
		isAllow: actionOfPolicy(object) === "ALLOW",
		trustDomains: trustDomainsOf(mesh)
	};
	return principalsOf(node).flatMap(({ field, node: named }) => {
		return sourceAttributes[field].match([named.text], "", context)({
			...noFacts,
			principal,
			claims
		}) === true ? [itemKey({
			object,
			node: named
		})] : [];
	});
}
/** What is not asked about a principal. */
const noFacts = {
	method: "",
	path: "",
	authority: "",
	headers: /* @__PURE__ */ new Map(),
	source: void 0,
	remote: void 0,
	destinationAddress: void 0,
	destinationPort: 0,
	sni: ""
};

// src/run/policy-tests/propose/expectation-of.ts
/** What a case expects that holds today: the status and the policy of a refused request, the destination of any other. */
function expectationOf(answer) {
	const { verdict, status } = answer;
	const { destination, timeout, location } = answerFields(answer);
	if (status === null) return verdict === "refused" ? "refused" : allowed(destination, timeout);
	if (verdict !== "refused") return {
		status,
		...location[0] !== "none" && { location: location[0] }
	};
	const { by } = decidedBy(answer);
	return by !== null && /^(AuthorizationPolicy|RequestAuthentication) [^<]+\/[^<]+$/.test(by.object) ? {
		status,
		policy: by.object
	} : status;
}
function allowed(destination, timeout) {
	if (destination.length !== 1 || destination[0] === "none") return "allowed";
	const [only] = timeout;
	return {
		verdict: "allowed",
		destination: destination[0],
		...timeout.length === 1 && only !== "none" && { timeout: only }
	};
}

// src/run/policy-tests/propose/item-drafts.ts
/** Limits on what is tried for one item. */
const maxSites = 10;
const maxTokens = 6;
const maxDrafts = 60;
/** Requests that may reach an item, the likeliest first. */
function itemDrafts(mesh, item) {
	return {
		route: routeDrafts,
		rule: (...args) => policyDrafts(...args, null),
		principal: (...args) => policyDrafts(...args, item.value),
		issuer: issuerDrafts
	}[item.kind](mesh, item).slice(0, maxDrafts);
}
/** A JWT rule of each issuer. */
const jwtRulesByIssuer = derived(["RequestAuthentication"], (mesh) => {
	const rules = mesh.ofKind("RequestAuthentication").flatMap(({ spec }) => spec.items("jwtRules"));
	return new Map(rules.map((rule) => [rule.get("issuer").text, rule]));
});
/** The issuers whose tokens a mesh takes, each with one of its audiences. */
const issuersOf = derived(["RequestAuthentication"], (mesh) => new Map([...jwtRulesByIssuer(mesh)].map(([issuer, rule]) => [issuer, rule.items("audiences")[0]?.text])));
/** What policies ask of requests that get through, by the hosts that they are for; `''` for those of any host. */
const askedByHost = derived(["AuthorizationPolicy", "RequestAuthentication"], (mesh) => {
	const pairs = mesh.ofKind("AuthorizationPolicy").flatMap((policy) => {
		const rules = policy.spec.items("rules");
		return policy.spec.get("action").text === "DENY" ? [sparedRequest(policy, rules, issuersOf(mesh))] : rules.map((rule) => matchingRequest(policy, [rule], issuersOf(mesh)));
	}).flatMap((request) => (request.hosts.length > 0 ? [...new Set(request.hosts)] : [""]).map((host) => ({
		host,
		request
	})));
	const groups = groupBy(pairs, ({ host }) => host);
	return new Map([...groups].map(([host, group]) => [host, group.map(({ request }) => request)]));
});
/** What requests to a site need to get through. */
function askedAt(mesh, { url }) {
	const byHost = askedByHost(mesh);
	return [...byHost.get(new URL(url).hostname) ?? [], ...byHost.get("") ?? []].slice(0, maxTokens);
}
/** Without a token, with those that get through at a site, with those that its issuers sign. */
function tokensAt(mesh, site) {
	return [
		null,
		...askedAt(mesh, site).flatMap(({ tokens }) => tokens),
		...plainTokens(mesh)
	];
}
function routeDrafts(mesh, { place, route, root }) {
	const condition = route.conditions.find(({ node }) => node.path === place.node.path);
	const path = condition ? pathOf(condition) : "/";
	const headers = condition ? headersIn(condition) : {};
	return sitesOf(mesh, root).slice(0, maxSites).flatMap((site) => {
		const usual = ["GET", ...askedAt(mesh, site).flatMap((rule) => rule.methods)];
		const methods = condition?.method ? [textOf$1(condition.method)] : usual;
		return combined(mesh, site, {
			paths: [path],
			methods,
			tokens: tokensAt(mesh, site),
			headers
		});
	});
}
function pathOf({ uri, queryParams }) {
	const path = uri ? textOf$1(uri) : "/";
	const query = [...queryParams].map(([name, match]) => `${name}=${textOf$1(match)}`).join("&");
	return `${path.startsWith("/") ? path : `/${path}`}${query === "" ? "" : `?${query}`}`;
}
function textOf$1({ form, text }) {
	if (form === "present") return "x";
	return form === "regex" ? sampleOfRegex(text) : text;
}
/** Claims of tokens, `@request.auth.claims`, are in no header. */
function headersIn({ headers }) {
	const sent = [...headers].filter(([name]) => !name.startsWith("@"));
	return Object.fromEntries(sent.map(([name, match]) => [name.toLowerCase(), textOf$1(match)]));
}
function policyDrafts(mesh, { place }, principal) {
	const { object, node } = place;
	const rule = object.spec.at("rules", Number(node.pathKeys[2]));
	const asked = matchingRequest(object, [rule], issuersOf(mesh), principal);
	const served = gatewaySites(mesh);
	return [...(asked.hosts.length === 0 ? [...served.values()] : asked.hosts.flatMap((host) => served.get(host) ?? [])).slice(0, maxSites), ...sitesOfPolicy(mesh, object).slice(0, maxSites)].flatMap((site) => combined(mesh, site, {
		paths: asked.paths.length > 0 ? asked.paths : ["/", "/x"],
		methods: asked.methods.length > 0 ? asked.methods : ["GET"],
		tokens: asked.tokens.length > 0 ? asked.tokens : tokensAt(mesh, site),
		headers: asked.headers,
		callers: asked.callers
	}));
}
function issuerDrafts(mesh, { place: { object, node }, value }) {
	const token = goodToken(value, node.items("audiences")[0]?.text);
	return [...[...gatewaySites(mesh).values()].slice(0, maxSites), ...sitesOfPolicy(mesh, object).slice(0, maxSites)].flatMap((site) => combined(mesh, site, {
		paths: ["/"],
		methods: ["GET"],
		tokens: [token],
		headers: {}
	}));
}
function plainTokens(mesh) {
	return [...issuersOf(mesh)].slice(0, maxTokens).map(([issuer, audience]) => goodToken(issuer, audience));
}
/** The requests at a site with each path and token, and the first methods. */
function combined(mesh, { url, isInMesh }, parts) {
	const { paths, tokens, headers, callers = [] } = parts;
	const methods = [...new Set(parts.methods)].slice(0, 2);
	const senders = isInMesh ? callers.length > 0 ? callers : [anyCaller(mesh)] : [null];
	const distinctTokens = [...new Map(tokens.map((token) => [JSON.stringify(token), token])).values()];
	return senders.slice(0, 3).flatMap((from) => paths.slice(0, 4).flatMap((path) => methods.flatMap((method) => distinctTokens.slice(0, maxTokens).map((token) => ({
		method,
		url,
		path,
		token,
		from,
		headers: {
			...headers,
			...token && tokenHeader(mesh, token.issuer)
		}
	})))));
}
/** Pods that are in no file are taken to have a sidecar. */
function anyCaller(mesh) {
	const [deployment] = mesh.ofKind("Deployment");
	return `${deployment?.namespace ?? "default"}/default`;
}
/** The header in which proxies look for the tokens of an issuer, unless it is the usual one. */
function tokenHeader(mesh, issuer) {
	const header = jwtRulesByIssuer(mesh).get(issuer)?.items("fromHeaders")[0];
	return header ? { [header.get("name").text.toLowerCase()]: `${header.get("prefix").text}{token}` } : {};
}

// src/run/policy-tests/propose/token-variants.ts
/** What clients also send in place of a good token. */
function tokenVariants(token) {
	return [
		{
			name: "no token",
			token: null
		},
		{
			name: "an expired token",
			token: {
				...token,
				exp: "-2m"
			}
		},
		{
			name: "a token for another service",
			token: {
				...token,
				audience: "another-service"
			}
		},
		{
			name: "a token of another issuer",
			token: {
				...token,
				issuer: "https://issuer.example"
			}
		},
		{
			name: "a token of an unknown key",
			token: {
				...token,
				kid: "unknown"
			}
		}
	];
}

// src/run/policy-tests/propose/propose-tests.ts
/**
* Proposes a case for each item that no test reaches, with what the mesh decides about it today, and for each good token
* of them what becomes of worse ones. Each case was run. Items that no request was found for, or only ones that rest on
* what files do not tell, stay unreached.
*
* @param tested the meshes, in which the proposals are decided
* @param now milliseconds since 1970
*/
async function proposeTests(tested, coverage, now) {
	const cases = await holding(tested.meshes.flatMap((asked) => proposalsIn(asked, coverage, now)), tested, now);
	const { total, reached } = coverage.result();
	return {
		text: cases.length === 0 ? null : testFileText(cases),
		cases: cases.length,
		left: total - reached
	};
}
function proposalsIn(asked, coverage, now) {
	const trial = {
		asked,
		elsewhere: hostsOfOthers(asked.mesh),
		now
	};
	const proposals = [];
	const variants = /* @__PURE__ */ new Set();
	const reached = /* @__PURE__ */ new Set();
	for (const item of coverage.unreachedIn(asked)) {
		if (reached.has(itemKey(item.place))) continue;
		const found = firstReaching(trial, item);
		if (!found) continue;
		const { draft, decision } = found;
		coverage.observe(asked, askedDraft(draft, now), decision);
		for (const key of reachedItems(asked.mesh, askedDraft(draft, now), decision)) reached.add(key);
		proposals.push(caseOf(nameOf(item), found, trial));
		const variantKey = JSON.stringify([draft.url, draft.token?.issuer]);
		if (draft.token === null || decision.verdict !== "allowed" || variants.has(variantKey)) continue;
		variants.add(variantKey);
		proposals.push(...variantCases(trial, draft));
	}
	return proposals;
}
function firstReaching(trial, item) {
	const key = itemKey(item.place);
	for (const draft of itemDrafts(trial.asked.mesh, item)) {
		const decision = decided(trial, draft);
		if (decision && reachedItems(trial.asked.mesh, askedDraft(draft, trial.now), decision).has(key)) return {
			draft,
			decision
		};
	}
}
/** The decision about a draft; `null` if there is none, or it rests on what files do not tell. */
function decided({ asked, elsewhere, now }, draft) {
	const decision = asked.decide(askedDraft(draft, now), elsewhere);
	return decision && asked.answer(decision).verdict !== "depends" ? decision : null;
}
function variantCases(trial, draft) {
	return tokenVariants(draft.token).flatMap(({ name, token }) => {
		const variant = {
			...draft,
			token
		};
		const decision = decided(trial, variant);
		if (!decision) return [];
		const host = new URL(draft.url).hostname;
		return [caseOf(`${host} with ${name}`, {
			draft: variant,
			decision
		}, trial)];
	});
}
function nameOf({ place: { object, node }, value }) {
	const named = value === "" ? "" : ` ${value}`;
	return withoutStandIns(`${object.kind} ${object.namespace}/${object.name} ${node.path}${named}`);
}
function caseOf(name, { draft, decision }, { asked, elsewhere }) {
	const expect = expectationOf(asked.answer(decision));
	const sentTo = decision.paths.flatMap(({ hops }) => hops.flatMap(({ outcome }) => outcome.kind === "forwarded" ? outcome.to.map(({ host }) => host) : []));
	const others = new Set(elsewhere);
	return {
		name,
		draft,
		expect,
		environments: asked.environment === null ? [] : [asked.environment],
		elsewhere: sentTo.filter((host) => others.has(host))
	};
}
/** The cases that hold when they are read and run like any others; what a mesh without a name says may not hold in another one. */
async function holding(proposals, tested, now) {
	const cases = merged(proposals);
	if (cases.length === 0) return [];
	const file = "proposed.meshgate-test.yaml";
	const reader = readerOf(memoryTree({ [file]: testFileText(cases) }));
	const { tests, mistakes } = await readTestFile(reader, file, now);
	const { results } = await decideTests(tests, {
		...tested,
		host: {
			...tested.host,
			provenance: null
		}
	});
	const failing = new Set(results.flatMap(({ name, mismatches }) => mismatches.length > 0 ? name : []));
	const names = new Set(tests.map(({ name }) => name));
	return mistakes.length > 0 ? cases.filter(({ name }) => names.has(name) && !failing.has(name)) : cases.filter(({ name }) => !failing.has(name));
}
/** Equal cases of several environments are one; two with one name get numbers. */
function merged(proposals) {
	const byRequest = /* @__PURE__ */ new Map();
	for (const proposal of proposals) {
		const key = JSON.stringify([proposal.draft, proposal.expect]);
		const first = byRequest.get(key);
		byRequest.set(key, first ? {
			...first,
			environments: [.../* @__PURE__ */ new Set([...first.environments, ...proposal.environments])],
			elsewhere: [...first.elsewhere, ...proposal.elsewhere]
		} : proposal);
	}
	const uses = /* @__PURE__ */ new Map();
	return [...byRequest.values()].map((proposal) => {
		const use = (uses.get(proposal.name) ?? 0) + 1;
		uses.set(proposal.name, use);
		return use === 1 ? proposal : {
			...proposal,
			name: `${proposal.name} (${use})`
		};
	});
}

// src/run/policy-tests/test-coverage.ts
/** Begins to collect what decides in some meshes. */
function collectCoverage(meshes, sources) {
	const reached = /* @__PURE__ */ new Map();
	const reachedIn = (asked) => {
		const keys = reached.get(asked) ?? /* @__PURE__ */ new Set();
		reached.set(asked, keys);
		return keys;
	};
	const unreachedIn = (asked) => coverageItems(asked.mesh).filter(({ place }) => !reachedIn(asked).has(itemKey(place)));
	return {
		observe(asked, request, decision) {
			const keys = reachedIn(asked);
			for (const key of reachedItems(asked.mesh, request, decision)) keys.add(key);
		},
		unreachedIn,
		result() {
			const total = meshes.reduce((sum, { mesh }) => sum + coverageItems(mesh).length, 0);
			const unreached = meshes.flatMap((asked) => unreachedIn(asked).map((item) => ({
				item,
				mesh: meshTitle(asked)
			})));
			return {
				total,
				reached: total - unreached.length,
				unreached: listed(unreached, sources)
			};
		}
	};
}
/** Items that stand at one line in several meshes are listed once. */
function listed(unreached, sources) {
	const placed = unreached.map(({ item: { kind, place, value }, mesh }) => {
		const { file, line } = sourceLocation(place.node.location, sources);
		const { object, node } = place;
		return {
			item: {
				kind,
				object: withoutStandIns(`${object.kind} ${object.namespace}/${object.name}`),
				path: node.path,
				value,
				file,
				line
			},
			mesh
		};
	});
	return [...groupBy(placed, ({ item }) => JSON.stringify(item)).values()].map((group) => ({
		...group[0].item,
		meshes: group.map(({ mesh }) => mesh)
	})).toSorted((first, second) => compareText(first.file, second.file) || first.line - second.line || compareText(first.object, second.object) || compareText(first.path, second.path));
}

// src/run/policy-tests/run-policy-tests.ts
/**
* Decides the requests of the policy tests of head in its meshes. Throws `UsageError` for an invalid configuration, a
* path or environment that is not there, and where no test is named so or for the environments that are asked for.
*/
async function runPolicyTests(input, options) {
	const { paths, filter, coverage: isMeasured = false, propose: isProposing = false } = options;
	checkPaths(input.head, paths);
	const trees = await openTrees(input);
	const files = testFilesIn(trees.head, trees.config, paths);
	if (files.length === 0 && !isProposing) throw new UsageError(noTests);
	const { tests, mistakes } = await readTestFiles(trees.head, files, input.now ?? 0);
	const chosen = tests.filter((test) => isChosen(test, filter));
	if (files.length > 0 && chosen.length === 0 && mistakes.length === 0) throw new UsageError(`no test has \`${filter}\` in its name or request`);
	const rendered = await trees.meshesOf(trees.head);
	const { environments: requested } = input.options;
	const meshes = askedMeshes(rendered);
	const coverage = collectCoverage(meshes, rendered.tree.sources);
	const { tree, environments: existing } = rendered;
	const tested = {
		meshes,
		tree,
		host: input.host,
		existing,
		requested,
		areAll: true
	};
	const { late, ...decided } = await decideTests(chosen, {
		...tested,
		observe: coverage.observe
	});
	const ofTime = late.map((file) => ({
		at: fileStart(file),
		message: outOfTime(input.host.budget)
	}));
	const report = {
		files,
		...decided,
		mistakes: [
			...mistakes,
			...decided.mistakes,
			...ofTime
		],
		...(isMeasured || isProposing) && { coverage: coverage.result() }
	};
	if (isProposing) return {
		report,
		proposed: await proposeTests(tested, coverage, input.now ?? 0)
	};
	if (report.results.length === 0 && report.mistakes.length === 0) throw new UsageError(`no test is for ${requested.map((name) => `\`${name}\``).join(" or ")}`);
	return { report };
}
const noTests = "there are no policy tests: no file ends in `.meshgate-test.yaml`; `meshgate test --write` proposes some";
function isChosen({ name, request }, filter) {
	return filter === null || `${name}: ${request}`.includes(filter);
}

// src/cli/watch-tests.ts
/**
* Does a work at once, and again after each edit of the repository; edits while it is done are one. An error is printed,
* since a later edit may repair what causes it. Ends at Ctrl-C.
*/
async function workOnEdits(paths, options, terminal, work) {
	const folder = openLiveFolder(() => openWorkspace(paths, options, terminal));
	const repeat = repeating(() => work().catch((error) => terminal.printError(`${errorText(error)}\n`)));
	const watched = watchFolder(folder.workspace.root, {
		isIgnored: (path) => folder.isIgnored(path),
		onChange: (changed) => {
			const edited = [...folder.look(changed)];
			if (edited.length === 0) return;
			terminal.print(`\n${edited.toSorted().join(", ")}\n\n`);
			repeat.start();
		}
	});
	const interrupted = new Promise((resolve) => terminal.onInterrupt(resolve));
	try {
		await Promise.race([
			watched.ready,
			watched.failed,
			interrupted
		]);
		repeat.start();
		await Promise.race([watched.failed, interrupted]);
	} finally {
		await Promise.all([watched.close(), repeat.end()]);
	}
}
function repeating(work) {
	let running = null;
	let isAwaited = false;
	const run = async () => {
		do {
			isAwaited = false;
			await work();
		} while (isAwaited);
		running = null;
	};
	return {
		start() {
			isAwaited = true;
			running ??= run();
		},
		async end() {
			isAwaited = false;
			await running;
		}
	};
}

// src/cli/test.ts
/**
* `meshgate test [PATH...]`: runs policy tests. Exit code 1 if one fails, a test file has a mistake, or tests reach less
* than `--fail-under` says.
*/
async function testCommand(paths, options, terminal, engine) {
	const run = () => runOnce(paths, options, terminal, engine);
	if (!options.watch) return run();
	if (options.write !== void 0) throw new UsageError("--write and --watch do not go together");
	await workOnEdits(paths, options, terminal, run);
	terminal.exitWith(0);
}
async function runOnce(paths, options, terminal, engine) {
	const { filter = null, coverage, failUnder, write } = options;
	const workspace = openWorkspace(paths, options, terminal);
	const target = write === void 0 ? null : freeFile(write, options.force, workspace.root, terminal.folder);
	const input = inputFor({
		...workspace,
		paths: []
	}, options, terminal, engine);
	const { report, proposed } = await runPolicyTests(input, {
		paths: workspace.paths,
		filter,
		coverage: coverage || failUnder !== void 0,
		propose: target !== null
	});
	if (target && proposed) return writeProposal(target, proposed, report, terminal);
	terminal.print(textOf(report, options, terminal));
	if (policyTestsFail(report) || isUnder(report, failUnder)) terminal.exitWith(1);
}
function textOf(report, { format }, { colour }) {
	return {
		text: () => policyTestsText(report, paintFor(colour)),
		json: () => policyTestsJson(report),
		junit: () => policyTestsJunit(report)
	}[format]();
}
function isUnder({ coverage }, least) {
	return coverage !== void 0 && least !== void 0 && coveredPercent(coverage) < least;
}
/** Where cases are written unless a person names a file: beside other tests. */
const usualFile = "proposed.meshgate-test.yaml";
/** The path of the file to write. Throws `UsageError` for one that exists, unless it may be replaced, and for one that is no test file. */
function freeFile(write, isForced, root, folder) {
	const tests = join(root, "tests");
	const file = write === true ? join(existsSync(tests) ? tests : root, usualFile) : resolve(folder, write);
	if (!/\.meshgate-test\.ya?ml$/.test(file)) throw new UsageError(`\`${file}\` is no test file: end its name in \`.meshgate-test.yaml\``);
	if (existsSync(file) && !isForced) throw new UsageError(`\`${file}\` exists: name another file, or replace it with --force`);
	if (!existsSync(dirname(file))) throw new UsageError(`there is no folder \`${dirname(file)}\``);
	return file;
}
function writeProposal(file, proposed, report, terminal) {
	if (proposed.text !== null) writeFileSync(file, proposed.text);
	const shown = relative(terminal.folder, file).replaceAll("\\", "/");
	terminal.print(proposalText(proposed, report, shown, paintFor(terminal.colour)));
}

export { testCommand };