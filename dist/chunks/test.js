import { t as groupBy } from "./group.js";
import { c as inertJson, d as line, t as clamp, u as inertOutput } from "./escape.js";
import { t as junitXml } from "./junit-xml.js";
import { t as unpainted } from "./paint.js";
import { n as count, t as and } from "./words.js";
import { t as UsageError } from "./errors.js";
import { p as isInside } from "./parse.js";
import { T as checkPaths, _t as leftOutTest, n as readableTree, w as checkEnvironments } from "./masked-config.js";
import { l as readUsedConfig, p as renderIntoMeshes } from "./run.js";
import { g as createMesh } from "./rule.js";
import { h as createMask } from "./shapes.js";
import { _ as readerOf } from "./find-chart.js";
import { a as askedMesh, c as anyOf, i as signedToken, l as unknown, n as claimTime, o as valueLinesOf, r as requestWithToken, s as allOf } from "./asked-request.js";
import { t as closest } from "./suggest.js";
import { k as parseDuration } from "./rules.js";
import { a as syntaxMistakes } from "./config.js";
import { y as Node } from "./egress-allowlist.js";
import { n as schemaViolations } from "./validate.js";
import { t as paintFor } from "./colours.js";
import { t as inputFor } from "./session2.js";
import { n as openWorkspace } from "./workspace.js";

// src/report/policy-test-words.ts
/** `GET https://shop.example.com/api from shop/web with token buyer`. */
function requestTitle({ request, from, token }) {
	return [
		request,
		...from === null ? [] : [`from ${from}`],
		...token === null ? [] : [`with token ${token}`]
	].join(" ");
}
/** `expected status 401, not allowed`. */
function mismatchText({ field, expected, actual }) {
	return `expected ${field} ${expected}, not ${actual}`;
}
/** `answered: rbac_access_denied_matched_policy[none]`, `decided by AuthorizationPolicy shop/api ...`. */
function decidingTexts({ reason, by }) {
	return [...reason === null ? [] : [`answered: ${reason}`], ...by ? [`decided by ${decidingText(by)}`] : []];
}
/** `AuthorizationPolicy shop/api spec.rules[0]  values.yaml:7, rendered by templates/policy.yaml:20`. */
function decidingText({ object, path, file, line, value }) {
	const place = `${file}:${line}`;
	return `${object} ${path}  ${value ? `${value.file}:${value.line}, rendered by ${place}` : place}`;
}
/** True if a test is not as expected, or a test file has a mistake. */
function policyTestsFail({ results, mistakes }) {
	return mistakes.length > 0 || results.some(({ mismatches }) => mismatches.length > 0);
}

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
	const texts = [...[...mistakes.map(({ at, message }) => [`${paint("red", "mistake")} ${line(message)}`, paint("dim", `  --> ${line(`${at.file}:${at.line}:${at.column}`)}`)]), ...results.filter(({ mismatches }) => mismatches.length > 0).map((result) => failureLines(result, paint))].map((lines) => lines.join("\n")), closing(report, paint)];
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

// src/run/policy-tests/answer-fields.ts
/** The fields of an answer. Those of routes are of the last gateway or calling sidecar. */
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
	if (milliseconds === null) return none;
	return milliseconds % 1e3 === 0 ? `${milliseconds / 1e3}s` : `${milliseconds}ms`;
}
/** The object that decided, and what the access log would say of it; `null` where there is none. */
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
/** Of a path that ends at a proxy what ended it; of any other what let the request through. */
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
/** False for the way from a sidecar into its own pod. */
function isOutbound({ to }) {
	return to.every(({ cluster }) => !/^(inbound\||InboundPassthrough)/.test(cluster));
}
/** Of `outbound|80|v1|api.shop.svc.cluster.local`: `api.shop.svc.cluster.local:80/v1`. */
function destinationOf(cluster) {
	const [direction, port, subset, host] = cluster.split("|");
	if (direction !== "outbound" || !host) return cluster;
	return `${host}:${port}${subset ? `/${subset}` : ""}`;
}
function distinct(values) {
	return [...new Set(values)];
}

// src/run/policy-tests/mismatches.ts
/** What of an answer is not as expected. An answer that depends on missing inputs is only as expected if that is. */
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
/** Whether a value is what is expected; both as they are written. */
const comparisons = {
	destination: (expected, actual) => actual === expected || /^[:/]/.test(suffixAfter(expected, actual)),
	host: (expected, actual) => actual === expected,
	path: (expected, actual) => actual === expected,
	timeout: (expected, actual) => nanoseconds(actual) === nanoseconds(expected),
	tries: (expected, actual) => actual === expected,
	location: (expected, actual) => actual === expected,
	policy: (expected, actual) => [" ", "/"].some((mark) => `${mark}${actual}`.endsWith(`${mark}${expected}`))
};
/** Fields of which one of several actual values suffices: the objects that let a request through. */
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
/** Decides tests in each mesh that they are for. */
async function decideTests(tests, tested) {
	const known = new Set(tested.existing.filter((name) => name !== null));
	const decided = [];
	const mistakes = /* @__PURE__ */ new Map();
	let skipped = 0;
	for (const test of tests) {
		const unknown = (test.environments ?? []).filter((name) => !known.has(name));
		for (const name of unknown) mistakes.set(JSON.stringify([test.at, name]), unknownEnvironment(test, name, [...known]));
		if (unknown.length > 0) continue;
		const ofTest = decisionsOf(test, tested);
		if (ofTest.length === 0) skipped++;
		decided.push(...ofTest);
	}
	return {
		results: await resultsOf(decided, tested),
		skipped,
		mistakes: [...mistakes.values()]
	};
}
function unknownEnvironment({ at }, name, known) {
	const similar = closest(name, known);
	return {
		at,
		message: `no target has the environment \`${name}\`${similar ? `; did you mean \`${similar}\`?` : ""}`
	};
}
/** A test in its meshes; nothing if it is for environments that were not asked for. */
function decisionsOf(test, { meshes, requested }) {
	const isRequested = (name) => requested.length === 0 || requested.includes(name);
	const concerned = meshes.filter((mesh) => mesh.isAbout(test.asked));
	if (test.environments) return test.environments.filter(isRequested).flatMap((name) => {
		const ofEnvironment = concerned.filter(({ environment }) => environment === name);
		return ofEnvironment.length > 0 ? ofEnvironment.map((mesh) => decidedIn(mesh, test)) : [{
			test,
			name
		}];
	});
	if (concerned.length > 0) return concerned.map((mesh) => decidedIn(mesh, test));
	return requested.length > 0 ? [] : [{
		test,
		name: "every mesh"
	}];
}
function decidedIn(mesh, test) {
	const name = mesh.environment ?? mesh.targets.join(", ");
	const decision = mesh.decide(test.asked, test.elsewhere);
	return {
		test,
		name,
		...decision && { answered: {
			mesh,
			decision
		} }
	};
}
/** Compares decisions with what is expected, and looks for the values that cause those which fail. */
async function resultsOf(decided, { tree, host }) {
	const compared = decided.map(comparison);
	const paths = decided.filter((_, index) => compared[index].length > 0).flatMap(({ answered }) => answered?.decision.paths ?? []);
	const valueLines = await valueLinesOf({ paths }, tree, host);
	return decided.map(({ test, name: mesh, answered }, index) => {
		const { name, request, from, token, at } = test;
		const { by, reason } = (answered && decidedBy(answered.mesh.answer(answered.decision, valueLines))) ?? {
			by: null,
			reason: null
		};
		return {
			name,
			request,
			from,
			token,
			mesh,
			at,
			mismatches: compared[index],
			by,
			reason
		};
	});
}
/** A host or pods that no mesh has must not look like a refused request: the host may be misspelt. */
function comparison({ test, answered }) {
	if (answered) return mismatches(test.expectation, answered.mesh.answer(answered.decision));
	return [{
		field: "verdict",
		expected: "an answer",
		actual: "nothing: no object is for this host"
	}];
}

// schemas/policy-test.schema.json
var policy_test_schema_default = {
	$schema: "http://json-schema.org/draft-07/schema#",
	$id: "https://meshgate.dev/schemas/policy-test.schema.json",
	title: "PolicyTestFile",
	description: "Policy tests, `*.meshgate-test.yaml`: requests, and what the proxies of the mesh have to make of them.",
	type: "object",
	additionalProperties: false,
	required: ["cases"],
	properties: {
		"url": {
			"type": "string",
			"description": "Where requests go unless a case says otherwise: `https://shop.example.com`."
		},
		"environments": {
			"type": "array",
			"description": "The environments in which cases hold unless a case says otherwise. Default: each one that has something for the host of the request.",
			"minItems": 1,
			"items": { "type": "string" }
		},
		"gateway": {
			"type": "string",
			"description": "The pods of the gateway, where they are not in the repository: `NAMESPACE/SERVICEACCOUNT`.",
			"pattern": "^[^/\\s]+/[^/\\s]+$"
		},
		"elsewhere": {
			"type": "array",
			"description": "Hosts of Services that other repositories have: they are taken to be there, and to take what the gateway or the calling sidecar sends them.",
			"minItems": 1,
			"items": { "type": "string" }
		},
		"identities": {
			"type": "object",
			"description": "Names for callers, each as `NAMESPACE/SERVICEACCOUNT` or `outside`.",
			"additionalProperties": {
				"type": "string",
				"pattern": "^([^/\\s]+/[^/\\s]+|outside)$"
			}
		},
		"tokens": {
			"type": "object",
			"description": "Tokens by name. `none` is the name of no token.",
			"additionalProperties": { "$ref": "#/definitions/TestToken" }
		},
		"cases": {
			"type": "array",
			"minItems": 1,
			"items": { "$ref": "#/definitions/TestCase" }
		}
	},
	definitions: {
		"TestToken": {
			"type": "object",
			"description": "A token that its issuer signed.",
			"additionalProperties": false,
			"required": ["issuer"],
			"properties": {
				"issuer": {
					"type": "string",
					"description": "The claim `iss`."
				},
				"audience": {
					"description": "The claim `aud`: a name or a list of names.",
					"type": ["string", "array"],
					"items": { "type": "string" }
				},
				"subject": {
					"type": "string",
					"description": "The claim `sub`."
				},
				"exp": {
					"$ref": "#/definitions/ClaimTime",
					"description": "When it expires. Default: the token has no `exp`."
				},
				"nbf": {
					"$ref": "#/definitions/ClaimTime",
					"description": "When it begins to be valid."
				},
				"iat": {
					"$ref": "#/definitions/ClaimTime",
					"description": "When it was issued."
				},
				"kid": {
					"type": "string",
					"description": "The key that signed it: `unknown` is in no key set, `rotated` only in key sets that are fetched, any other one in those and in the inline `jwks` that have its `kid`. Default: a key of every key set of the issuer."
				},
				"claims": {
					"type": "object",
					"description": "Further claims."
				}
			}
		},
		"ClaimTime": {
			"description": "As far from now as `+5m` and `-1h` say, or seconds since 1970.",
			"type": ["string", "integer"],
			"pattern": "^[+-]\\d+[smhd]?$"
		},
		"TestCase": {
			"type": "object",
			"additionalProperties": false,
			"required": ["name"],
			"properties": {
				"name": {
					"type": "string",
					"description": "What the case is about, for people."
				},
				"url": { "$ref": "#/definitions/TestUrl" },
				"methods": { "$ref": "#/definitions/TestMethods" },
				"paths": { "$ref": "#/definitions/TestPaths" },
				"headers": { "$ref": "#/definitions/TestHeaders" },
				"from": { "$ref": "#/definitions/TestCaller" },
				"address": { "$ref": "#/definitions/TestAddress" },
				"token": { "$ref": "#/definitions/TestTokenName" },
				"environments": { "$ref": "#/definitions/TestEnvironments" },
				"expect": { "$ref": "#/definitions/TestExpectation" },
				"each": {
					"type": "array",
					"description": "A table: the case once for each row, with the fields of the row in place of its own.",
					"minItems": 1,
					"items": { "$ref": "#/definitions/TestRow" }
				}
			}
		},
		"TestRow": {
			"type": "object",
			"additionalProperties": false,
			"properties": {
				"name": {
					"type": "string",
					"description": "What the row is about, for people."
				},
				"url": { "$ref": "#/definitions/TestUrl" },
				"methods": { "$ref": "#/definitions/TestMethods" },
				"paths": { "$ref": "#/definitions/TestPaths" },
				"headers": { "$ref": "#/definitions/TestHeaders" },
				"from": { "$ref": "#/definitions/TestCaller" },
				"address": { "$ref": "#/definitions/TestAddress" },
				"token": { "$ref": "#/definitions/TestTokenName" },
				"environments": { "$ref": "#/definitions/TestEnvironments" },
				"expect": { "$ref": "#/definitions/TestExpectation" }
			}
		},
		"TestUrl": {
			"type": "string",
			"description": "Where the request goes: `https://shop.example.com`."
		},
		"TestMethods": {
			"type": "array",
			"description": "The case once for each method. Default: `GET`.",
			"minItems": 1,
			"items": { "type": "string" }
		},
		"TestPaths": {
			"type": "array",
			"description": "The case once for each path, which is put behind the URL, with its query.",
			"minItems": 1,
			"items": {
				"type": "string",
				"pattern": "^/"
			}
		},
		"TestHeaders": {
			"type": "object",
			"description": "Headers by name. `{token}` stands for the token; without it the token is in `Authorization: Bearer`.",
			"additionalProperties": { "type": "string" }
		},
		"TestCaller": {
			"type": "string",
			"description": "Who calls: a name of `identities`, `NAMESPACE/SERVICEACCOUNT`, or `outside`. Default: `outside`."
		},
		"TestAddress": {
			"type": "string",
			"description": "The address of a client outside of the mesh."
		},
		"TestTokenName": {
			"type": "string",
			"description": "A name of `tokens`, or `none`. Default: `none`."
		},
		"TestEnvironments": {
			"type": "array",
			"description": "The environments in which the case holds.",
			"minItems": 1,
			"items": { "type": "string" }
		},
		"TestExpectation": {
			"description": "What has to become of the request: `allowed`, `refused`, `depends`, the status that a proxy answers, or several of the fields.",
			"type": [
				"string",
				"integer",
				"object"
			],
			"pattern": "^(allowed|refused|depends)$",
			"minimum": 100,
			"maximum": 599,
			"minProperties": 1,
			"additionalProperties": false,
			"properties": {
				"verdict": { "enum": [
					"allowed",
					"refused",
					"depends"
				] },
				"status": {
					"type": "integer",
					"minimum": 100,
					"maximum": 599,
					"description": "The status that a proxy answers itself; what the service answers is in no file."
				},
				"location": {
					"type": "string",
					"description": "Where a redirect leads."
				},
				"destination": {
					"type": ["string", "array"],
					"description": "Where the last gateway or calling sidecar sends the request: `HOST`, `HOST:PORT` or `HOST:PORT/SUBSET`; a list where weights choose.",
					"items": { "type": "string" }
				},
				"host": {
					"type": "string",
					"description": "The host that the destination sees."
				},
				"path": {
					"type": "string",
					"description": "The path that the destination sees, with its query."
				},
				"timeout": {
					"type": "string",
					"description": "The timeout in force, such as `15s` or `500ms`; `none` without a limit.",
					"pattern": "^(none|(\\d+(\\.\\d+)?(ms|s|m|h))+)$"
				},
				"tries": {
					"type": "integer",
					"minimum": 1,
					"description": "How often a destination that does not answer is tried within the timeout."
				},
				"policy": {
					"type": "string",
					"description": "The object that decides: `NAME`, `NAMESPACE/NAME` or `KIND NAMESPACE/NAME`."
				}
			}
		}
	}
};

// src/run/policy-tests/test-token.ts
/**
* The token that a test states.
*
* @param now milliseconds since 1970
*/
function testToken(stated, now) {
	const { issuer, audience, subject, kid, claims } = stated;
	const registered = {
		iss: issuer,
		aud: audience,
		sub: subject,
		...times(stated, now)
	};
	const set = Object.entries(registered).filter(([, value]) => value !== void 0);
	const token = signedToken({
		...claims,
		...Object.fromEntries(set)
	});
	if (kid === void 0) return token;
	return {
		...token,
		isSignedFor: (keys) => allOf([token.isSignedFor(keys), hasKey(keys, kid)])
	};
}
function times(stated, now) {
	const entries = [
		"exp",
		"nbf",
		"iat"
	].flatMap((name) => {
		const time = stated[name];
		if (time === void 0) return [];
		return [[name, typeof time === "number" ? time : claimTime(name, time, now)]];
	});
	return Object.fromEntries(entries);
}
/** Whether a key set has a key. One that is fetched has what the issuer publishes. */
function hasKey({ jwks }, kid) {
	if (kid === "unknown") return false;
	if (jwks === "") return true;
	return anyOf(kidsIn(jwks).map((name) => name === kid || (name === null ? namelessKey : false)));
}
/** Envoy tries a key without `kid` for every token (jwt_verify_lib `src/verify.cc`). */
const namelessKey = unknown("whether the key without `kid` in an inline `jwks` signed the token");
/** The `kid` of each key, `null` for one without; a text that is no key set has none. */
function kidsIn(jwks) {
	try {
		const { keys } = JSON.parse(jwks);
		return Array.isArray(keys) ? keys.map((key) => key?.kid ?? null) : [];
	} catch {
		return [];
	}
}

// src/run/policy-tests/stated-tests.ts
/** Limit on the requests of one case. */
const maxRequests = 1e4;
/** The tests of a case: one for each row, method and path. */
function statedTests(context, { each, ...shared }, node) {
	const readings = (each?.map((row, index) => ({
		row,
		node: node.at("each", index)
	})) ?? [{
		row: {},
		node
	}]).map(({ row, node: rowNode }) => {
		const name = [shared.name, ...row.name === void 0 ? [] : [row.name]].join(", ");
		return testsOfRow(context, {
			...shared,
			...row,
			name
		}, rowNode);
	});
	return {
		tests: readings.flatMap(({ tests }) => tests),
		mistakes: readings.flatMap(({ mistakes }) => mistakes)
	};
}
function testsOfRow(context, row, node) {
	const mistakes = [
		...unknownName(context, "tokens", row.token),
		...row.from?.includes("/") ? [] : unknownName(context, "identities", row.from),
		...row.expect === void 0 ? ["`expect` is missing"] : [],
		...(row.url ?? context.file.url) === void 0 ? ["`url` is missing, here and at the top of the file"] : [],
		...requestsOf(row) > maxRequests ? [`makes more than ${maxRequests} requests`] : []
	].map((message) => ({
		at: node.keyLocation,
		message
	}));
	if (mistakes.length > 0 || usesSpoilt(context, row)) return {
		tests: [],
		mistakes
	};
	try {
		return {
			tests: loopedTests(context, row, node.keyLocation),
			mistakes: []
		};
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		return {
			tests: [],
			mistakes: [{
				at: node.keyLocation,
				message: error.message
			}]
		};
	}
}
/** Names that are always defined. */
const givenNames = {
	tokens: "none",
	identities: "outside"
};
function unknownName(context, kind, name) {
	const names = [givenNames[kind], ...Object.keys(context.file[kind] ?? {})];
	if (name === void 0 || names.includes(name)) return [];
	const similar = closest(name, names);
	return [`\`${name}\` is not in \`${kind}\`${similar ? `; did you mean \`${similar}\`?` : ""}`];
}
function usesSpoilt(context, { token, from }) {
	return token !== void 0 && context.isSpoilt("tokens", token) || from !== void 0 && context.isSpoilt("identities", from);
}
function requestsOf({ methods, paths }) {
	return (methods?.length ?? 1) * (paths?.length ?? 1);
}
const nowhereElse = [];
/** Throws `UsageError` for a URL or header that is wrong. */
function loopedTests(context, row, at) {
	const { file, now } = context;
	const { name, environments = file.environments ?? null, expect, methods = ["GET"], paths = [""] } = row;
	const { elsewhere = nowhereElse } = file;
	const base = row.url ?? file.url;
	const from = callerOf(file, row.from);
	const token = tokenOf(file.tokens, row.token);
	const signed = token && testToken(token, now);
	const sender = {
		headers: Object.entries(row.headers ?? {}).map(([header, value]) => `${header}=${value}`),
		...from !== null && { from },
		...row.address !== void 0 && { address: row.address },
		...file.gateway !== void 0 && { gateway: file.gateway }
	};
	return methods.flatMap((method) => paths.map((path) => {
		const url = path === "" ? base : `${base.replace(/\/$/, "")}${path}`;
		return {
			name,
			request: `${method} ${url}`,
			from,
			token: token ? row.token : null,
			environments,
			elsewhere,
			expectation: expect,
			at,
			asked: requestWithToken({
				...sender,
				method,
				url
			}, signed, now)
		};
	}));
}
function callerOf({ identities = {} }, from) {
	const stated = from === void 0 || from.includes("/") ? from : identities[from] ?? from;
	return stated === void 0 || stated === givenNames.identities ? null : stated;
}
function tokenOf(tokens = {}, name) {
	return name === void 0 || name === givenNames.tokens ? null : tokens[name];
}

// src/run/policy-tests/read-test-file.ts
/** True for the path of a file with policy tests. */
function isTestFile(path) {
	return /[^/]\.meshgate-test\.ya?ml$/.test(path);
}
/**
* Reads a file of policy tests. A case with a mistake, or that uses a token or identity with one, is not among the
* tests; the others are.
*
* @param now milliseconds since 1970
*/
async function readTestFile(reader, file, now) {
	const documents = reader.documents(file);
	const mistakes = syntaxMistakes(documents);
	if (mistakes.length > 0) return {
		tests: [],
		mistakes
	};
	const roots = documents.flatMap(({ root }) => root ? [Node.of(root)] : []);
	const readings = await Promise.all(roots.map((root) => testsIn(root, now)));
	return {
		tests: readings.flatMap(({ tests }) => tests),
		mistakes: readings.flatMap((reading) => reading.mistakes)
	};
}
async function testsIn(root, now) {
	const data = jsonOf(root.data);
	const violations = await schemaViolations(policy_test_schema_default, data);
	const mistakes = violations.map(({ path, message }) => ({
		at: root.at(...path).keyLocation,
		message
	}));
	const spoilt = new Set(violations.map(({ path }) => path.slice(0, 2).join("/")));
	if (violations.some(({ path }) => concernsAllCases(path))) return {
		tests: [],
		mistakes
	};
	const { cases, ...file } = data;
	const context = {
		file,
		now,
		isSpoilt: (kind, name) => spoilt.has(`${kind}/${name}`)
	};
	const readings = cases.flatMap((testCase, index) => spoilt.has(`cases/${index}`) ? [] : statedTests(context, testCase, root.at("cases", index)));
	return {
		tests: readings.flatMap(({ tests }) => tests),
		mistakes: [...mistakes, ...readings.flatMap((reading) => reading.mistakes)]
	};
}
/** True for a mistake in what all cases of a file rest on. */
function concernsAllCases([key, ...below]) {
	return key === void 0 || sharedKeys.has(key) || below.length === 0 && namedKeys.has(key);
}
const sharedKeys = /* @__PURE__ */ new Set([
	"url",
	"environments",
	"gateway",
	"elsewhere"
]);
/** Keys of which each entry is read for itself. */
const namedKeys = /* @__PURE__ */ new Set([
	"identities",
	"tokens",
	"cases"
]);
/** YAML data as JSON has it: large numbers are bigint in YAML data. */
function jsonOf(data) {
	const text = JSON.stringify(data, (_, value) => typeof value === "bigint" ? Number(value) : value);
	return text === void 0 ? null : JSON.parse(text);
}

// src/run/policy-tests/run-policy-tests.ts
/**
* Decides the requests of the policy tests of head in its meshes. Throws `UsageError` for an invalid configuration, a
* path or environment that is not there, and where no test is named so or for the environments that are asked for.
*/
async function runPolicyTests(input, { paths, filter }) {
	checkPaths(input.head, paths);
	const head = readableTree(input.head);
	const { configFile, environments } = input.options;
	const configurations = {
		...input,
		head,
		base: () => null,
		configFile
	};
	const config = await readUsedConfig(configurations, createMask(input.host.maskKey));
	const files = testFilesIn(head, config, paths);
	const { tests, mistakes } = await readTestFiles(head, files, input.now ?? 0);
	const chosen = tests.filter(({ name, request }) => filter === null || `${name}: ${request}`.includes(filter));
	if (chosen.length === 0 && mistakes.length === 0) throw new UsageError(`no test has \`${filter}\` in its name or request`);
	const tree = await renderIntoMeshes(head, config, input, {});
	const existing = tree.rendered.allTargets.map(({ environment }) => environment);
	checkEnvironments(existing, environments);
	const tested = {
		meshes: tree.meshInputs.map((meshInput) => askedMesh(createMesh(meshInput), tree)),
		tree,
		host: input.host,
		existing,
		requested: environments
	};
	const decided = await decideTests(chosen, tested);
	const report = {
		files,
		...decided,
		mistakes: [...mistakes, ...decided.mistakes]
	};
	if (report.results.length === 0 && report.mistakes.length === 0) throw new UsageError(`no test is for ${environments.map((name) => `\`${name}\``).join(" or ")}`);
	return report;
}
/** The test files in some paths that the configuration does not exclude. Throws `UsageError` if there are none. */
function testFilesIn(tree, { exclude = [] }, paths) {
	const isLeftOut = leftOutTest({ exclude });
	const files = tree.files.filter((file) => isTestFile(file) && !isLeftOut(file)).filter((file) => paths.length === 0 || paths.some((path) => isInside(file, path)));
	if (files.length > 0) return files;
	throw new UsageError("there are no policy tests: no file ends in `.meshgate-test.yaml`");
}
async function readTestFiles(tree, files, now) {
	const readings = await Promise.all(files.map((file) => readTestFile(readerOf(tree), file, now)));
	return {
		tests: readings.flatMap(({ tests }) => tests),
		mistakes: readings.flatMap(({ mistakes }) => mistakes)
	};
}

// src/cli/test.ts
/** `meshgate test [PATH...]`: runs policy tests. Exit code 1 if one fails, or a test file has a mistake. */
async function testCommand(paths, { filter, ...options }, terminal, engine) {
	const workspace = openWorkspace(paths, options, terminal);
	const input = inputFor({
		...workspace,
		paths: []
	}, options, terminal, engine);
	const report = await runPolicyTests(input, {
		paths: workspace.paths,
		filter: filter ?? null
	});
	terminal.print({
		text: () => policyTestsText(report, paintFor(terminal.colour)),
		json: () => policyTestsJson(report),
		junit: () => policyTestsJunit(report)
	}[options.format]());
	if (policyTestsFail(report)) terminal.exitWith(1);
}

export { testCommand };