import { v as UsageError } from "./shapes.js";
import { t as outOfTime } from "./time-budget2.js";
import { ut as checkPaths } from "./masked-config.js";
import { t as fileStart } from "./lines.js";
import { t as openTrees } from "./open-trees.js";
import { $ as actionOfPolicy, F as sitesOf, I as sitesOfPolicy, N as gatewaySites, Q as mergedRoutes, U as hostsOfOthers, _ as meshSimulators, et as sourceAttributes, g as decidedBy, h as answerFields, nt as trustDomainsOf, p as decideTests, tt as principalOf, v as meshTitle } from "./run.js";
import { m as withoutStandIns } from "./unfilled.js";
import { i as memoryTree } from "./tree.js";
import { J as allVirtualServices, V as isDryRunPolicy, X as conversionKinds } from "./rules.js";
import { f as derived } from "./one-line.js";
import { y as readerOf } from "./find-chart.js";
import { D as testFilesIn, E as readTestFiles, O as readTestFile } from "./repaired-findings.js";
import { a as goodToken, c as sampleOfRegex, l as draftRequest, n as testFileText, o as matchingRequest, s as sparedRequest } from "./test-file-text.js";
import { n as distinctData } from "./distinct.js";
import { n as groupBy, s as compareText } from "./group.js";
import { i as sourceLocation } from "./data3.js";

// src/effect/request/coverage/coverage-items.ts
const coveredKinds = [
	"AuthorizationPolicy",
	"RequestAuthentication",
	"VirtualService",
	...conversionKinds
];
const coverageItems = derived(coveredKinds, (mesh) => [
	...mesh.ofKind("AuthorizationPolicy").flatMap(policyItems),
	...allVirtualServices(mesh).filter(({ spec }) => spec.items("hosts").length > 0).flatMap((virtualService) => routeItems(mesh, virtualService)),
	...mesh.ofKind("RequestAuthentication").flatMap(issuerItems)
]);
function itemKey({ object, node }) {
	return `${object.kind} ${object.namespace}/${object.name} ${node.path}`;
}
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
function reachedItems(mesh, clientRequest, decision) {
	const [token] = clientRequest.verification.tokens.values();
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
function expectationOf(answer) {
	const { verdict, status } = answer;
	const { destination, timeout, location } = answerFields(answer);
	if (status === null) return verdict === "refused" ? "refused" : allowed(destination, timeout);
	if (verdict !== "refused") return {
		status,
		...location[0] !== "none" && { location: location[0] }
	};
	const { by, reason } = decidedBy(answer);
	if (reason === "rbac_access_denied_matched_policy[none]") return status;
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
const maxSites = 10;
const maxTokens = 6;
const maxDrafts = 60;
function itemDrafts(mesh, item) {
	return {
		route: routeDrafts,
		rule: (...args) => policyDrafts(...args, null),
		principal: (...args) => policyDrafts(...args, item.value),
		issuer: issuerDrafts
	}[item.kind](mesh, item).slice(0, maxDrafts);
}
const jwtRulesByIssuer = derived(["RequestAuthentication"], (mesh) => {
	const rules = mesh.ofKind("RequestAuthentication").flatMap(({ spec }) => spec.items("jwtRules"));
	return new Map(rules.map((rule) => [rule.get("issuer").text, rule]));
});
const issuersOf = derived(["RequestAuthentication"], (mesh) => new Map([...jwtRulesByIssuer(mesh)].map(([issuer, rule]) => [issuer, rule.items("audiences")[0]?.text])));
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
function askedAt(mesh, { url }) {
	const byHost = askedByHost(mesh);
	return [...byHost.get(new URL(url).hostname) ?? [], ...byHost.get("") ?? []].slice(0, maxTokens);
}
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
		const methods = condition?.method ? [textOf(condition.method)] : usual;
		return combined(mesh, site, {
			paths: [path],
			methods,
			tokens: tokensAt(mesh, site),
			headers
		});
	});
}
function pathOf({ uri, queryParams }) {
	const path = uri ? textOf(uri) : "/";
	const query = [...queryParams].map(([name, match]) => `${name}=${textOf(match)}`).join("&");
	return `${path.startsWith("/") ? path : `/${path}`}${query === "" ? "" : `?${query}`}`;
}
function textOf({ form, text }) {
	if (form === "present") return "x";
	return form === "regex" ? sampleOfRegex(text) : text;
}
function headersIn({ headers }) {
	const sent = [...headers].filter(([name]) => !name.startsWith("@"));
	return Object.fromEntries(sent.map(([name, match]) => [name.toLowerCase(), textOf(match)]));
}
function policyDrafts(mesh, { place }, principal) {
	const { object, node } = place;
	const rule = object.spec.at("rules", Number(node.pathKeys[2]));
	const matching = matchingRequest(object, [rule], issuersOf(mesh), principal);
	const served = gatewaySites(mesh);
	return [...(matching.hosts.length === 0 ? [...served.values()] : matching.hosts.flatMap((host) => served.get(host) ?? [])).slice(0, maxSites), ...sitesOfPolicy(mesh, object).slice(0, maxSites)].flatMap((site) => combined(mesh, site, {
		paths: matching.paths.length > 0 ? matching.paths : ["/", "/x"],
		methods: matching.methods.length > 0 ? matching.methods : ["GET"],
		tokens: matching.tokens.length > 0 ? matching.tokens : tokensAt(mesh, site),
		headers: matching.headers,
		callers: matching.callers
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
function combined(mesh, { url, isInMesh }, parts) {
	const { paths, tokens, headers, callers = [] } = parts;
	const methods = [...new Set(parts.methods)].slice(0, 2);
	const senders = isInMesh ? callers.length > 0 ? callers : [anyCaller(mesh)] : [null];
	const distinctTokens = distinctData(tokens);
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
function anyCaller(mesh) {
	const [deployment] = mesh.ofKind("Deployment");
	return `${deployment?.namespace ?? "default"}/default`;
}
function tokenHeader(mesh, issuer) {
	const header = jwtRulesByIssuer(mesh).get(issuer)?.items("fromHeaders")[0];
	return header ? { [header.get("name").text.toLowerCase()]: `${header.get("prefix").text}{token}` } : {};
}

// src/run/policy-tests/propose/token-variants.ts
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
async function proposeTests(tested, coverage, now) {
	const cases = await holding(tested.meshes.flatMap((simulator) => proposalsIn(simulator, coverage, now)), tested, now);
	const { total, reached } = coverage.result();
	return {
		text: cases.length === 0 ? null : testFileText(cases),
		cases: cases.length,
		left: total - reached
	};
}
function proposalsIn(simulator, coverage, now) {
	const trial = {
		simulator,
		elsewhere: hostsOfOthers(simulator.mesh),
		now
	};
	const proposals = [];
	const variants = /* @__PURE__ */ new Set();
	const reached = /* @__PURE__ */ new Set();
	for (const item of coverage.unreachedIn(simulator)) {
		if (reached.has(itemKey(item.place))) continue;
		const found = firstReaching(trial, item);
		if (!found) continue;
		const { draft, decision } = found;
		coverage.observe(simulator, draftRequest(draft, now), decision);
		for (const key of reachedItems(simulator.mesh, draftRequest(draft, now), decision)) reached.add(key);
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
	for (const draft of itemDrafts(trial.simulator.mesh, item)) {
		const decision = decided(trial, draft);
		if (decision && reachedItems(trial.simulator.mesh, draftRequest(draft, trial.now), decision).has(key)) return {
			draft,
			decision
		};
	}
}
function decided({ simulator, elsewhere, now }, draft) {
	const decision = simulator.decide(draftRequest(draft, now), elsewhere);
	return decision && simulator.answer(decision).verdict !== "depends" ? decision : null;
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
function caseOf(name, { draft, decision }, trial) {
	const { simulator, elsewhere } = trial;
	const expect = expectationOf(simulator.answer(decision));
	const sentTo = decision.paths.flatMap(({ hops }) => hops.flatMap(({ outcome }) => outcome.kind === "forwarded" ? outcome.to.map(({ host }) => host) : []));
	const others = new Set(elsewhere);
	return {
		name,
		draft,
		expect,
		environments: simulator.environment === null ? [] : [simulator.environment],
		elsewhere: sentTo.filter((host) => others.has(host))
	};
}
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
function collectCoverage(meshes, sources) {
	const reached = /* @__PURE__ */ new Map();
	const reachedIn = (simulator) => {
		const keys = reached.get(simulator) ?? /* @__PURE__ */ new Set();
		reached.set(simulator, keys);
		return keys;
	};
	const unreachedIn = (simulator) => coverageItems(simulator.mesh).filter(({ place }) => !reachedIn(simulator).has(itemKey(place)));
	return {
		observe(simulator, request, decision) {
			const keys = reachedIn(simulator);
			for (const key of reachedItems(simulator.mesh, request, decision)) keys.add(key);
		},
		unreachedIn,
		result() {
			const total = meshes.reduce((sum, { mesh }) => sum + coverageItems(mesh).length, 0);
			const unreached = meshes.flatMap((simulator) => unreachedIn(simulator).map((item) => ({
				item,
				mesh: meshTitle(simulator)
			})));
			return {
				total,
				reached: total - unreached.length,
				unreached: listed(unreached, sources)
			};
		}
	};
}
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
	const meshes = meshSimulators(rendered);
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

export { runPolicyTests as t };