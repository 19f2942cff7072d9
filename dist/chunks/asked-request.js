import { i as compareText, t as groupBy } from "./group.js";
import { a as oncePerText, n as oncePer, t as once } from "./once-per.js";
import { o as isUnfilled } from "./istio-version.js";
import { d as compareSpecificity, f as fullHost, h as isWildcard, m as hostsOverlap, p as hostCovers, s as isIPOrRange, v as clusterDomain } from "./egress-allowlist.js";
import { t as UsageError } from "./errors.js";
import { i as RE2JS, o as RE2JSException } from "./build2.js";
import { h as derivedPer, m as derivedByKey, p as derived } from "./rule.js";
import { A as convertedGatewayName, B as canonicalHost, C as boundTo, D as conversionKinds, E as allVirtualServices, F as dataplaneOf, G as selects, H as exportedTo, I as podOf, K as workloadSelector, L as gatewayNameLabel, M as ruleHost, N as allWorkloads, O as convertedGatewayApi, P as workloadsIn, R as gatewayPods, S as targetRefs, T as gatewaySelector, U as labelsOf, W as policySelector, _ as winningRules, a as httpRoutesOf, b as policiesAt, g as winningRule, h as restsOnAge, j as serverHost, k as parseDuration, m as policyInForce, o as matchEntries, v as inboundMtls, w as gatewayNames, x as policyIndexes, y as inboundMtlsOn, z as isVisibleIn } from "./rules.js";
import { s as sourceLocation } from "./masked-texts.js";
import { t as locateFields } from "./locate-fields.js";

// src/effect/request/match/truth.ts
function unknown(...missing) {
	return { missing: [...new Set(missing)] };
}
function isUnknown(truth) {
	return typeof truth === "object";
}
/** True without truths; false if one is false, whatever is unknown of the others. */
function allOf(truths) {
	return combine(truths, false);
}
/** False without truths; true if one is true, whatever is unknown of the others. */
function anyOf(truths) {
	return combine(truths, true);
}
function not(truth) {
	return isUnknown(truth) ? truth : !truth;
}
/** The first truth that equals `decisive` decides alone. */
function combine(truths, decisive) {
	const missing = [];
	for (const truth of truths) {
		if (truth === decisive) return decisive;
		if (isUnknown(truth)) missing.push(...truth.missing);
	}
	return missing.length > 0 ? unknown(...missing) : !decisive;
}

// src/effect/request/proxy/proxy.ts
/** Whether a selector matches the pods of a proxy. */
function isSelected(proxy, selector) {
	if (selects(selector, proxy.labels)) return true;
	return [...selector].some(([key, value]) => proxy.labels.has(key) && proxy.labels.get(key) !== value) || proxy.hasAllLabels ? false : unknown(`the labels of the pods of ${proxy.name}`);
}

// src/effect/request/registry/age.ts
/**
* Compares objects as istiod ranks conflicting ones: by the time of creation, then by name and namespace (istio
* `pilot/pkg/model/config.go`, configCompareByCreationTime). An object without a time counts as older.
*/
function compareCreation(first, second) {
	return compareText(createdAt(first), createdAt(second)) || compareText(first.name, second.name) || compareText(first.namespace, second.namespace);
}
/** What has to be known to tell which of two objects is older; none if both state when they were created. */
function unknownAge(first, second) {
	if (first === second || createdAt(first) !== "" && createdAt(second) !== "") return [];
	return [`which is older, ${nameOf(first)} or ${nameOf(second)}`];
}
function nameOf({ kind, namespace, name }) {
	return `${kind} ${namespace}/${name}`;
}
/** RFC 3339 in UTC, so that texts compare as times; `''` if it is not stated. */
function createdAt({ root }) {
	return root.at("metadata", "creationTimestamp").text;
}

// src/effect/request/policy/extensions.ts
/** What decisions of a proxy rest on, since files do not tell what it does: EnvoyFilters and WasmPlugins. */
function unreadExtensions(mesh, proxy, context) {
	const filters = mesh.ofKind("EnvoyFilter").filter((filter) => patches(filter, context) && isNear(mesh, filter, proxy)).filter((filter) => mayHold(filter, proxy, isSelected(proxy, workloadSelector(filter)) !== false));
	const plugins = mesh.ofKind("WasmPlugin").filter((plugin) => isNear(mesh, plugin, proxy)).filter((plugin) => mayHold(plugin, proxy, isSelected(proxy, policySelector(plugin)) !== false));
	return [...filters, ...plugins].map((extension) => `what ${nameOf(extension)} does`);
}
function isNear({ rootNamespace }, { namespace }, proxy) {
	return namespace === rootNamespace || namespace === proxy.namespace;
}
function mayHold(extension, { labels }, mayBeSelected) {
	const refs = targetRefs(extension);
	return refs.length === 0 ? mayBeSelected : refs.includes(`Gateway/${labels.get(gatewayNameLabel)}`);
}
function patches({ spec }, context) {
	return spec.items("configPatches").some((patch) => [
		"",
		"ANY",
		context
	].includes(patch.at("match", "context").text));
}

// src/istio/policy/identity.ts
/** The trust domain of a mesh and its aliases; `cluster.local` where no file states one. */
function trustDomainsOf(mesh) {
	const { trustDomain } = mesh.config;
	const aliases = mesh.configSources.flatMap(({ config }) => config.items("trustDomainAliases").map(({ text }) => text));
	return {
		names: [trustDomain ?? defaultTrustDomain, ...new Set(aliases)],
		isStated: trustDomain !== void 0
	};
}
/** The principal of a service account as AuthorizationPolicies name it: without `spiffe://`. */
function principalOf(mesh, namespace, serviceAccount) {
	const [trustDomain] = trustDomainsOf(mesh).names;
	return `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`;
}
/**
* The principals for which a value of `principals` holds: with the trust domain of the mesh, one of its aliases or
* `cluster.local` it holds for all of them (istio `pilot/pkg/security/trustdomain/bundle.go`, ReplaceTrustDomainAliases).
*/
function principalsMeant({ names }, principal) {
	const [domain = "", ...path] = principal.split("/");
	if (path.length !== 4 || domain === "*") return [principal];
	if (domain !== defaultTrustDomain && !names.some((name) => isMeant(domain, name))) return [principal];
	const meant = names.map((name) => endsWith(domain, name) ? principal : [name, ...path].join("/"));
	return [...new Set(meant)];
}
const defaultTrustDomain = "cluster.local";
/** True if a trust domain in a policy, which may begin or end with `*`, means that of the mesh (stringMatch). */
function isMeant(domain, name) {
	return domain === name || endsWith(domain, name) || domain.endsWith("*") && name.startsWith(domain.slice(0, -1));
}
/** (suffixMatch) */
function endsWith(domain, name) {
	return domain.startsWith("*") && name.endsWith(domain.slice(1));
}

// src/effect/request/policy/attachment.ts
/** The policies of a kind that hold at a proxy, and those of which it rests on labels that files do not show. */
function attachedPolicies(mesh, kind, proxy) {
	const attached = policiesAt(mesh, kind, proxy).map((policy) => ({
		policy,
		isAttached: true
	}));
	return proxy.hasAllLabels ? attached : [...attached, ...possiblyAttached(mesh, kind, proxy)];
}
function possiblyAttached(mesh, kind, proxy) {
	return mesh.ofKind(kind).filter((policy) => [mesh.rootNamespace, proxy.namespace].includes(policy.namespace) && targetRefs(policy).length === 0).map((policy) => ({
		policy,
		isAttached: isSelected(proxy, policySelector(policy))
	})).filter(({ isAttached }) => isUnknown(isAttached));
}

// src/effect/request/policy/jwt-rules.ts
/** The JWT rules of all RequestAuthentications, in the order of their issuers (istio `pilot/pkg/security/authn/policy_applier.go`). */
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

// src/effect/request/match/text-match.ts
/**
* The match of a value in an AuthorizationPolicy: `*` is any text but an empty one, `abc*` a prefix, `*abc` a suffix, and
* anything else the text itself (istio `pilot/pkg/security/authz/matcher/string.go`, StringMatcherWithPrefix).
*
* @param prefix what every matching text begins with, unless the value is `*`
*/
function policyText(value, prefix = "") {
	if (isUnfilled(value)) return () => unfilled(value);
	if (value === "*") return (text) => text !== "";
	const literal = value.replace(/^\*|(?<!^)\*$/, "");
	if (value.startsWith("*")) return (text) => text.startsWith(prefix) && text.length >= prefix.length + literal.length && text.endsWith(literal);
	if (value.endsWith("*")) return (text) => text.startsWith(prefix + literal);
	return (text) => text === prefix + value;
}
/** The same regardless of case, as hosts are compared. */
function policyTextOfAnyCase(value) {
	const matches = policyText(value.toLowerCase());
	return isUnfilled(value) ? () => unfilled(value) : (text) => matches(text.toLowerCase());
}
/** A regular expression that has to match the whole text, as Envoy's `safe_regex` does. */
function regexText(pattern) {
	if (isUnfilled(pattern)) return () => unfilled(pattern);
	const compiled = compiledRegex(pattern);
	return compiled === null ? () => unknown(`what RE2 makes of the regular expression \`${pattern}\``) : (text) => compiled.matches(text);
}
/** A regular expression of RE2; `null` if RE2 refuses it. */
const compiledRegex = oncePerText((pattern) => {
	try {
		return RE2JS.compile(pattern);
	} catch (error) {
		if (error instanceof RE2JSException) return null;
		throw error;
	}
});
/** A value that something fills in later. */
function unfilled(value) {
	return unknown(`the value of \`${value}\``);
}

// src/effect/request/match/address-range.ts
/** @param whose names the address where it is missing: `the address of the client` */
function addressRange(range, whose) {
	if (isUnfilled(range)) return () => unfilled(range);
	if (!isIPOrRange(range)) return () => false;
	const [network = "", length] = range.split("/");
	const wanted = bitsOf(network);
	const bits = length === void 0 ? wanted.length : Number(length);
	return (address) => {
		if (address === void 0) return unknown(whose);
		const actual = bitsOf(address);
		return actual.length === wanted.length && actual.slice(0, bits) === wanted.slice(0, bits);
	};
}
/** The bits of an address as text: 32 of IPv4, 128 of IPv6. */
function bitsOf(address) {
	if (!address.includes(":")) return octetBits(address);
	const [, start = "", tail] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? [];
	const [head = "", end] = (tail === void 0 ? address : `${start}${groupsOfOctets(tail)}`).replace(/%.*$/, "").split("::");
	const [first, last] = [groupsOf(head), end === void 0 ? [] : groupsOf(end)];
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
function groupsOf(text) {
	return text === "" ? [] : text.split(":");
}
function groupsOfOctets(address) {
	const bits = octetBits(address);
	return [bits.slice(0, 16), bits.slice(16)].map((group) => parseInt(group, 2).toString(16)).join(":");
}
function binary(number, width) {
	return number.toString(2).padStart(width, "0");
}

// src/effect/request/match/path-template.ts
/** True for a path with `{*}` or `{**}` in it. */
function isPathTemplate(value) {
	return value.includes("{*}") || value.includes("{**}");
}
/**
* The match of a path template: `{*}` is one segment, `{**}` any number of them (istio
* `pilot/pkg/security/authz/matcher/template.go`; Envoy `source/extensions/path/uri_template_lib/uri_template_internal.cc`).
*/
function pathTemplate(value) {
	if (isUnfilled(value.replaceAll("{*}", "").replaceAll("{**}", ""))) return () => unfilled(value);
	const pattern = value.split(/(\{\*\*?\})/).map((part) => operators[part] ?? part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("");
	const compiled = compiledRegex(pattern);
	return (path) => compiled !== null && compiled.matches(path);
}
/** What a segment may consist of: Envoy's `kLiteral`. */
const literal$1 = "a-zA-Z0-9-._~%!$&'()+,;:@=";
const operators = {
	"{*}": `[${literal$1}]+`,
	"{**}": `[/${literal$1}]*`
};

// src/effect/request/policy/attribute.ts
/** An attribute whose values are compared one by one. */
function compared(compile, isHttp = false) {
	return {
		isHttp,
		match(values, _, context) {
			const matches = values.map((value) => compile(value, context));
			return (facts) => anyOf(matches.map((match) => match(facts)));
		}
	};
}

// src/effect/request/policy/claims.ts
/**
* Whether a claim is a text that matches, or a list with one. Numbers and booleans match nothing (istio
* `pilot/pkg/security/authz/matcher/metadata.go`; Envoy `source/common/common/matchers.cc`, ValueMatcher).
*
* @param path the names of nested claims
*/
function claimMatches(claims, path, matches) {
	const value = claimAt(claims, path);
	const texts = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
	return anyOf(texts.map(matches));
}
/** The value of a claim; `undefined` if the token has none. */
function claimAt(claims, path) {
	let value = claims ?? void 0;
	for (const name of path) {
		if (typeof value !== "object" || value === null || Array.isArray(value)) return void 0;
		value = Object.hasOwn(value, name) ? value[name] : void 0;
	}
	return value;
}
/**
* The names in a key such as `request.auth.claims[a][b]`, of what follows its prefix (istio
* `pilot/pkg/security/authz/model/util.go`, extractNameInNestedBrackets).
*/
function bracketedNames(text) {
	if (!/^(?:\[[^[\]]*\])+$/.test(text)) return [text.replace(/^\[/, "").replace(/\]$/, "")];
	return [...text.matchAll(/\[([^[\]]*)\]/g)].map(([, name]) => name);
}

// src/effect/request/policy/identity-attributes.ts
/** An attribute of the identity in the client's certificate. */
function ofPrincipal(compile) {
	return compared((value, context) => {
		const matches = compile(value, context);
		return ({ principal }) => principal === void 0 ? unknown("the identity of the client") : principal !== null && matches(principal);
	});
}
const principals = ofPrincipal((value, { trustDomains }) => {
	const matches = principalsMeant(trustDomains, value).map((text) => principalText(text));
	return (text) => anyOf(matches.map((match) => match(text)));
});
/** A suffix is a regular expression that begins with the scheme (StringMatcherWithPrefix). */
function principalText(value) {
	if (value !== "*" && value.startsWith("*")) return regexText(`spiffe://.*${quoted(value.slice(1))}`);
	return policyText(value, "spiffe://");
}
const namespaces = ofPrincipal((value) => regexText(`.*/ns/${value.split("*").map(quoted).join(".*")}/.*`));
const serviceAccounts = ofPrincipal((value, { namespace }) => {
	const [account = "", ofNamespace = namespace] = value.split("/").toReversed();
	return regexText(`spiffe://.+/ns/${quoted(ofNamespace)}/(.+/|)sa/${quoted(account)}(/.+)?`);
});
const sourceTrustDomains = ofPrincipal((value, { trustDomains: { names } }) => {
	const matches = (names.includes(value) ? names : [value]).map(trustDomainText);
	return (text) => anyOf(matches.map((match) => match(text)));
});
function trustDomainText(value) {
	if (value === "*") return (text) => text.startsWith("spiffe://");
	if (!value.includes("*")) return (text) => text.startsWith(`spiffe://${value}/`);
	return regexText(`spiffe://${value.split("*").map(quoted).join("[^/]*")}/.*`);
}
function quoted(text) {
	return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

// src/effect/request/policy/request-principal.ts
/**
* Issuer and subject, separated by the last slash (istio `pilot/pkg/security/authz/model/generator.go`,
* requestPrincipalGenerator): a star at the beginning makes the subject after a slash a literal.
*/
const requestPrincipals = {
	isHttp: true,
	match(values) {
		const matches = values.map(requestPrincipal);
		return (facts) => anyOf(matches.map((match) => match(facts)));
	}
};
function requestPrincipal(value) {
	const [issuer, subject] = issuerAndSubject(value);
	return ({ claims }) => allOf([textClaim(claims?.["iss"], issuer), textClaim(claims?.["sub"], subject)]);
}
function issuerAndSubject(value) {
	const slash = value.lastIndexOf("/");
	const [issuer, subject] = [value.slice(0, slash), value.slice(slash + 1)];
	const any = policyText("*");
	if (value === "*") return [any, any];
	if (slash < 0) return value.startsWith("*") ? [any, policyText(value)] : [policyText(value), any];
	if (value.startsWith("*")) return [policyText(issuer), literal(subject)];
	return [literal(issuer), value.endsWith("*") ? policyText(subject) : literal(subject)];
}
/** The text itself, whatever stars it has. */
function literal(value) {
	return (text) => text === value;
}
function textClaim(value, matches) {
	return typeof value === "string" && matches(value);
}

// src/effect/request/policy/attributes.ts
const sourceAddresses = compared((value) => {
	const matches = addressRange(value, "the address of the client");
	return ({ source }) => matches(source);
});
const remoteAddresses = compared((value) => {
	const matches = addressRange(value, "the address of the client");
	return ({ remote }) => matches(remote);
});
const destinationAddresses = compared((value) => {
	const matches = addressRange(value, "the address of the pod");
	return ({ destinationAddress }) => matches(destinationAddress);
});
const destinationPorts = compared((value) => ({ destinationPort }) => String(destinationPort) === value);
/** An attribute of the token. */
function ofClaim(pathOf) {
	return {
		isHttp: true,
		match(values, key) {
			const path = pathOf(key);
			const matches = values.map((value) => policyText(value));
			return ({ claims }) => claimMatches(claims, path, (text) => anyOf(matches.map((match) => match(text))));
		}
	};
}
const headers = {
	isHttp: true,
	match(values, key) {
		const [name = ""] = bracketedNames(key);
		const matches = values.map((value) => value === "*" ? () => true : policyText(value));
		return (facts) => {
			const value = headerOf$1(facts, name.toLowerCase());
			return value !== void 0 && anyOf(matches.map((match) => match(value)));
		};
	}
};
function headerOf$1(facts, name) {
	return {
		host: facts.authority,
		":authority": facts.authority,
		":method": facts.method
	}[name] ?? facts.headers.get(name);
}
const hosts = compared((value) => {
	const matches = value === "*" ? () => true : policyTextOfAnyCase(value);
	return ({ authority }) => matches(authority);
}, true);
const methods = compared((value) => {
	const matches = value === "*" ? () => true : policyText(value);
	return ({ method }) => matches(method);
}, true);
const paths = compared((value) => {
	const matches = isPathTemplate(value) ? pathTemplate(value) : policyText(value);
	return ({ path }) => matches(path);
}, true);
const serverNames = compared((value) => {
	const matches = policyText(value);
	return ({ sni }) => matches(sni);
});
/** What a filter of Envoy puts into metadata is not in files. */
const envoyMetadata = { match: (_, key) => () => unknown(`the metadata of Envoy's filter \`${key}\``) };
/** The webhook refuses any other key. */
const unknownKey = { match: () => () => false };
/** The fields of a source; each has one with `not` before it. */
const sourceAttributes = {
	ipBlocks: sourceAddresses,
	remoteIpBlocks: remoteAddresses,
	namespaces,
	trustDomains: sourceTrustDomains,
	serviceAccounts,
	requestPrincipals,
	principals
};
const operationAttributes = {
	ports: destinationPorts,
	paths,
	methods,
	hosts
};
/** By key, or by its beginning where a name follows in brackets. */
const conditionKeys = {
	"destination.ip": destinationAddresses,
	"destination.port": destinationPorts,
	"connection.sni": serverNames,
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
};

// src/effect/request/policy/rule-match.ts
/**
* Compiles a rule of an AuthorizationPolicy (istio `pilot/pkg/security/authz/model/model.go`): sources are alternatives,
* so are operations, and within each all attributes have to match.
*/
function ruleMatch(rule, context) {
	const when = rule.items("when").map((condition) => conditionMatch(condition, context));
	const from = rule.items("from").map((item) => fieldsMatch(item.get("source"), sourceAttributes, context));
	const to = rule.items("to").map((item) => fieldsMatch(item.get("operation"), operationAttributes, context));
	return joined([
		when,
		alternatives$1(from),
		alternatives$1(to)
	].flat(), context);
}
function alternatives$1(matches) {
	if (matches.length === 0) return [];
	const http = (facts) => anyOf(matches.map((match) => match.http(facts)));
	const areAllKept = matches.every((match) => match.tcp !== null);
	const tcp = (facts) => anyOf(matches.map((match) => match.tcp(facts)));
	return [{
		http,
		tcp: areAllKept ? tcp : null
	}];
}
function joined(matches, { isAllow }) {
	const isDropped = isAllow && matches.some(({ tcp }) => tcp === null);
	const tcp = matches.flatMap((match) => match.tcp ?? []);
	return {
		http: (facts) => allOf(matches.map((match) => match.http(facts))),
		tcp: isDropped ? null : (facts) => allOf(tcp.map((match) => match(facts)))
	};
}
function fieldsMatch(node, fields, context) {
	return joined(Object.entries(fields).flatMap(([field, attribute]) => {
		const negative = `not${field[0].toUpperCase()}${field.slice(1)}`;
		return attributeMatches(attribute, field, textsOf(node.get(field)), textsOf(node.get(negative)), context);
	}), context);
}
function conditionMatch(condition, context) {
	const key = condition.get("key").text;
	const [name, attribute] = Object.entries(conditionKeys).find(([prefix]) => prefix.endsWith("[") || prefix.endsWith(".") ? key.startsWith(prefix) : key === prefix) ?? ["", unknownKey];
	return joined(attributeMatches(attribute, key.slice(name.replace(/\[$/, "").length), textsOf(condition.get("values")), textsOf(condition.get("notValues")), context), context);
}
function attributeMatches(attribute, key, values, notValues, context) {
	const signed = [];
	if (values.length > 0) signed.push(attribute.match(values, key, context));
	if (notValues.length > 0) {
		const match = attribute.match(notValues, key, context);
		signed.push((facts) => not(match(facts)));
	}
	return signed.map((http) => ({
		http,
		tcp: attribute.isHttp ? null : http
	}));
}
function textsOf(list) {
	return list.items().flatMap(({ scalar, text }) => scalar === void 0 ? [] : [text || String(scalar)]);
}

// src/effect/request/policy/authorization.ts
/**
* Compiles the policies of a proxy (istio `pilot/pkg/security/authz/builder/builder.go`). Those of a dry run decide nothing.
* Envoy takes the first rule that matches, in the order of the names.
*/
function compileAuthorization(attached, trustDomains) {
	const enforced = attached.filter(({ policy }) => !isDryRun(policy));
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
		hasAllow: hasSome(allowing.map(({ isAttached }) => isAttached))
	};
}
function hasSome(truths) {
	if (truths.includes(true)) return true;
	const missing = truths.flatMap((truth) => isUnknown(truth) ? truth.missing : []);
	return missing.length > 0 ? unknown(...missing) : false;
}
/** The action of a policy: ALLOW if it states none. */
function actionOfPolicy({ spec }) {
	return actions.find((action) => action === spec.get("action").text) ?? "ALLOW";
}
const actions = [
	"CUSTOM",
	"DENY",
	"ALLOW",
	"AUDIT"
];
const isDryRun = oncePer(({ root }) => [
	"true",
	"t",
	"1",
	"T",
	"TRUE",
	"True"
].includes(root.at("metadata", "annotations", "istio.io/dry-run").text));
function compileRules({ policy, isAttached }, context) {
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
/** What the CUSTOM policies make of a request: which provider is asked, if one is. */
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
function firstMatch(rules, facts, protocol) {
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
/**
* What DENY and ALLOW policies make of a request: DENY rules come first, and where there are ALLOW policies one of their
* rules has to match.
*
* @returns also what files do not tell and the verdict rests on
*/
function authorize({ deny, allow, hasAllow }, facts, protocol) {
	const denied = firstMatch(deny, facts, protocol);
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
	const allowed = firstMatch(allow, facts, protocol);
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

// src/effect/request/policy/proxy-policies.ts
/** Compiles the policies of a proxy. */
function proxyPolicies(mesh, proxy) {
	return {
		authorization: compileAuthorization(attachedPolicies(mesh, "AuthorizationPolicy", proxy), trustDomainsOf(mesh)),
		jwtRules: jwtRules(attachedPolicies(mesh, "RequestAuthentication", proxy))
	};
}

// src/effect/request/match/request-path.ts
/** Splits a target at its first `?`. A fragment is dropped, as proxies of Istio do. */
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
/**
* The target as filters, routes and the upstream see it (istio `pilot/pkg/networking/core/listener_builder.go`,
* buildHTTPConnectionManager; Envoy `source/common/http/path_utility.cc`).
*/
function normalTarget(target, normalization) {
	const { path, query } = splitTarget(target);
	if (normalization === "NONE" || !path.startsWith("/")) return path + query;
	const canonical = canonicalPath(normalization === "DECODE_AND_MERGE_SLASHES" ? path.replace(/%2f/gi, "/").replace(/%5c/gi, "\\") : path);
	return (normalization === "BASE" ? canonical : canonical.replace(/\/{2,}/g, "/")) + query;
}
/**
* Chromium's canonical form, which Envoy takes: dot segments are resolved, a backslash is a slash, unreserved characters
* are decoded and those that a path must not have encoded; any other escape stays as it is.
*/
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
/**
* A field of the MeshConfig that the model does not read, if the sources in the repository agree; absent fields have Istio's
* default.
*/
function meshField({ configSources }, ...path) {
	return configSources.map(({ config }) => config.at(...path)).filter(({ exists }) => exists)[0];
}
/** How proxies normalize paths; BASE by default. */
function pathNormalization(mesh) {
	const text = meshField(mesh, "pathNormalization", "normalization")?.text;
	return normalizations.find((name) => name === text) ?? "BASE";
}
const normalizations = [
	"NONE",
	"MERGE_SLASHES",
	"DECODE_AND_MERGE_SLASHES"
];
/** How many proxies in front of gateways are trusted to state the address of the client. */
function trustedProxies(mesh) {
	return meshField(mesh, "defaultConfig", "gatewayTopology", "numTrustedProxies")?.number ?? 0;
}
/** What becomes of requests to hosts that a proxy does not know. */
function outboundMode(mesh) {
	return mesh.config.outboundTrafficPolicy?.mode ?? "ALLOW_ANY";
}
/** The names of providers that CUSTOM policies may name; `undefined` if no file has the MeshConfig. */
function authorizerNames(mesh) {
	return mesh.config.extensionProviders?.map(({ name }) => name);
}

// src/effect/request/routing/request-condition.ts
/** Reads a `StringMatch`; `undefined` without one. */
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
/** `*` is no regular expression (istio `pilot/pkg/networking/core/route/route.go`, canBeConvertedToPresentMatch). */
const anyValue = {
	form: "present",
	text: ""
};

// src/effect/request/routing/merged-routes.ts
/** The HTTP routes of a VirtualService with those of its delegates in their places. */
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
/** Reads a condition: what a root and a delegate both name below a field holds of the delegate. */
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
/** The name of a merged route or condition: that of the root, a hyphen, that of the delegate. */
function joinNames(root, delegate) {
	return [root, delegate].map((node) => node?.get("name").text ?? "").filter((name) => name !== "").join("-");
}

// src/effect/request/registry/protocol.ts
/** The protocol of a port of a Service (istio `pkg/config/kube/conversion.go`, ConvertProtocol). */
function serviceProtocol(port) {
	if (port.get("protocol").text === "UDP") return "udp";
	const stated = port.get("appProtocol").text;
	const name = kubernetesProtocols[stated] ?? (stated || port.get("name").text);
	if (/^grpc-web/i.test(name)) return "http";
	const protocol = protocolOf(name.split("-")[0]);
	return protocol === "auto" && wellKnownPorts.has(port.get("port").number) ? "tcp" : protocol;
}
/** The protocol by its name in a ServiceEntry, Gateway or Sidecar (istio `pkg/config/protocol/instance.go`). */
function protocolOf(name) {
	return protocols[name.toLowerCase()] ?? "auto";
}
const protocols = {
	tcp: "tcp",
	udp: "udp",
	grpc: "http",
	"grpc-web": "http",
	http: "http",
	http_proxy: "http",
	http2: "http",
	https: "tls",
	tls: "tls",
	mongo: "tcp",
	redis: "tcp",
	mysql: "tcp"
};
const kubernetesProtocols = {
	"kubernetes.io/h2c": "http2",
	"kubernetes.io/ws": "http",
	"kubernetes.io/wss": "https"
};
/** Ports of protocols in which the server speaks first. */
const wellKnownPorts = /* @__PURE__ */ new Set([
	25,
	53,
	3306,
	27017
]);

// src/effect/request/registry/registry.ts
/** All hosts of a mesh, the older ones first (istio `pilot/pkg/model/push_context.go`, initServiceRegistry). */
const registryServices = derived(["Service", "ServiceEntry"], (mesh) => [...mesh.ofKind("Service").toSorted(compareCreation).map((service) => ofService(mesh, service)), ...mesh.ofKind("ServiceEntry").toSorted(compareCreation).flatMap((entry) => ofEntry(mesh, entry))]);
const servicesByHost = derived(["Service", "ServiceEntry"], (mesh) => groupBy(registryServices(mesh), ({ host }) => host));
/** The hosts that are visible in a namespace: those for some namespaces first. */
const visibleServices = derivedByKey(["Service", "ServiceEntry"], (_, namespace) => namespace, (mesh, namespace) => {
	const visible = registryServices(mesh).filter(({ manifest }) => isVisibleIn(manifest, namespace));
	const isPublic = ({ manifest }) => isVisibleIn(manifest, "*");
	return [...visible.filter((service) => !isPublic(service)), ...visible.filter(isPublic)];
});
/** The hosts that are visible in a namespace, by name. */
const visibleByHost = derivedByKey(["Service", "ServiceEntry"], (_, namespace) => namespace, (mesh, namespace) => groupBy(visibleServices(mesh, namespace), ({ host }) => host));
function ofService(mesh, manifest) {
	const { spec, namespace, name } = manifest;
	const address = spec.get("clusterIP").text;
	const isHeadless = address === "None";
	const selector = labelsOf(spec.get("selector"));
	const isAlias = spec.get("type").text === "ExternalName";
	return {
		host: canonicalHost(mesh, fullHost(name, namespace)),
		namespace,
		manifest,
		isKubernetes: true,
		ports: spec.items("ports").flatMap(servicePort),
		resolution: isAlias ? "external-name" : isHeadless ? "none" : "pods",
		addresses: address === "" || isHeadless ? [] : [address],
		hasAddress: !isHeadless && !isAlias,
		isExternal: false,
		selector: selector.size > 0 ? selector : null,
		externalName: isAlias ? spec.get("externalName").text.toLowerCase() : ""
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
function ofEntry(mesh, manifest) {
	const { spec, namespace } = manifest;
	const ports = spec.items("ports").flatMap(entryPort);
	const addresses = spec.items("addresses").map(({ text }) => text.replace(/\/(32|128)$/, ""));
	const selector = spec.at("workloadSelector", "labels");
	return spec.items("hosts").map(({ text }) => ({
		host: canonicalHost(mesh, text),
		namespace,
		manifest,
		isKubernetes: false,
		ports,
		resolution: resolutions[spec.get("resolution").text] ?? "none",
		addresses,
		hasAddress: addresses.length > 0,
		isExternal: spec.get("location").text !== "MESH_INTERNAL",
		selector: selector.exists ? labelsOf(selector) : null,
		externalName: ""
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
const resolutions = {
	NONE: "none",
	STATIC: "static",
	DNS: "dns",
	DNS_ROUND_ROBIN: "dns",
	DYNAMIC_DNS: "dynamic-dns"
};

// src/effect/request/registry/scope.ts
/** The VirtualServices that hosts of Gateway API routes became. */
const convertedVirtualServices = derived(conversionKinds, (mesh) => new Set(convertedGatewayApi(mesh).virtualServices));
/** The kinds that VirtualServices are written in or converted from. */
const routingKinds = ["VirtualService", ...conversionKinds];
/** All VirtualServices with hosts, the older ones first. */
const routingServices = derived(routingKinds, (mesh) => allVirtualServices(mesh).filter(({ spec }) => spec.items("hosts").length > 0).toSorted(compareCreation));
const servicesByGateway = derived(routingKinds, (mesh) => groupBy(routingServices(mesh).flatMap((virtualService) => boundTo(virtualService).map((gateway) => ({
	gateway,
	virtualService
}))), ({ gateway }) => gateway));
/**
* The VirtualServices of a gateway, or of `mesh`, for proxies of a namespace: those for this namespace alone, those
* exported to it, then public ones (istio `pilot/pkg/model/push_context.go`, VirtualServicesForGateway).
*/
const virtualServicesFor = derivedByKey(routingKinds, (_, gateway, namespace) => `${gateway}\0${namespace}`, (mesh, gateway, namespace) => {
	return (servicesByGateway(mesh).get(gateway) ?? []).map(({ virtualService }) => virtualService).filter((virtualService) => {
		const to = exportedTo(virtualService);
		return to.includes("*") || !to.includes("~") && to.includes(namespace);
	}).map((virtualService) => ({
		virtualService,
		rank: rankFor(mesh, virtualService, namespace)
	})).toSorted((first, second) => first.rank - second.rank).map(({ virtualService }) => virtualService);
});
function rankFor(mesh, virtualService, namespace) {
	if (!exportedTo(virtualService).includes("*")) return virtualService.namespace === namespace ? 0 : 1;
	return convertedVirtualServices(mesh).has(virtualService) && virtualService.namespace === namespace ? 2 : 3;
}
/** What a gateway knows: all that is visible in its namespace (istio `pilot/pkg/model/sidecar.go`, DefaultSidecarScopeForGateway). */
function gatewayScope(mesh, namespace) {
	return {
		services: firstOfEachHost(visibleServices(mesh, namespace)),
		egress: [],
		sidecar: null,
		outbound: outboundMode(mesh),
		missing: []
	};
}
/** What a sidecar knows, by the Sidecar that selects it. */
function sidecarScope(mesh, proxy) {
	const { sidecar, missing } = sidecarOf(mesh, proxy);
	const written = sidecar?.spec.items("egress") ?? [];
	const egress = (written.length > 0 ? written : [null]).map((node) => egressListener(mesh, proxy.namespace, node));
	const imported = egress.flatMap(({ services }) => services);
	const routed = egress.flatMap(({ virtualServices }) => virtualServices.flatMap((virtualService) => routedServices(mesh, virtualService, proxy.namespace)));
	const policy = sidecar?.spec.get("outboundTrafficPolicy");
	return {
		services: firstOfEachHost([...imported, ...routed]),
		egress,
		sidecar,
		outbound: policy?.kind === "map" ? modeOf(policy) ?? "REGISTRY_ONLY" : outboundMode(mesh),
		missing
	};
}
function modeOf(policy) {
	return policy.get("mode").text === "ALLOW_ANY" ? "ALLOW_ANY" : void 0;
}
/** A Sidecar that selects the pods comes before one for the namespace, and that before one for the mesh. */
function sidecarOf(mesh, proxy) {
	const missing = [];
	const inNamespace = mesh.ofKind("Sidecar").filter(({ namespace }) => namespace === proxy.namespace).toSorted(compareCreation);
	const selecting = inNamespace.filter((sidecar) => {
		const selector = workloadSelector(sidecar);
		if (selector.size === 0) return false;
		const selected = isSelected(proxy, selector);
		if (isUnknown(selected)) missing.push(...selected.missing);
		return selected === true;
	});
	const isForAll = (sidecar) => workloadSelector(sidecar).size === 0;
	const inRoot = mesh.ofKind("Sidecar").filter(({ namespace }) => namespace === mesh.rootNamespace);
	const [first, second] = [
		selecting,
		inNamespace.filter(isForAll),
		inRoot.filter(isForAll)
	].find((list) => list.length > 0)?.toSorted(compareCreation) ?? [];
	if (first && second) missing.push(...unknownAge(first, second));
	return {
		sidecar: first ?? null,
		missing
	};
}
function egressListener(mesh, namespace, node) {
	const hosts = (node?.items("hosts").map(({ text }) => text) ?? ["*/*"]).map((text) => importedHost(text, namespace));
	const port = node?.at("port", "number").number;
	const services = visibleServices(mesh, namespace).filter(({ host, namespace: of }) => isImported(hosts, of, (name) => hostCovers(name, host))).flatMap((service) => atPort(service, port));
	const virtualServices = virtualServicesFor(mesh, "mesh", namespace).filter((virtualService) => virtualService.spec.items("hosts").some(({ text }) => isImported(hosts, virtualService.namespace, (name) => hostsOverlap(name, canonicalHost(mesh, fullHost(text, virtualService.namespace))))));
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
/** A service with the one port that a listener is for. */
function atPort(service, port) {
	if (port === void 0) return [service];
	const ports = service.ports.filter(({ number }) => number === port);
	return ports.length > 0 ? [{
		...service,
		ports
	}] : [];
}
/**
* Of the services with one host those of one namespace: the client's own, else that of a Kubernetes Service, else the
* first (istio `pilot/pkg/model/sidecar.go`, selectServices).
*/
function ofOneNamespace(services, own) {
	const chosen = /* @__PURE__ */ new Map();
	for (const service of services) {
		const existing = chosen.get(service.host);
		if (!existing || service.namespace === own || !existing.isKubernetes && service.isKubernetes && existing.namespace !== own) chosen.set(service.host, service);
	}
	return services.filter((service) => chosen.get(service.host).namespace === service.namespace);
}
/** The destinations of a VirtualService that are not imported (collectImportedServices). */
function routedServices(mesh, virtualService, namespace) {
	return destinationHosts(mesh, virtualService).flatMap((host) => {
		const declared = servicesByHost(mesh).get(host) ?? [];
		const visible = visibleByHost(mesh, namespace).get(host) ?? [];
		const best = declared.find((service) => service.namespace === namespace) ?? visible.find(({ isKubernetes }) => isKubernetes) ?? visible[0];
		return best ? [best] : [];
	});
}
/** The full names of the hosts that a VirtualService and its delegates route to. */
const destinationHosts = derivedPer(["VirtualService"], (mesh, virtualService) => {
	const { spec } = virtualService;
	const ofStreams = [...spec.items("tls"), ...spec.items("tcp")].flatMap((route) => hostsIn(route.items("route"), virtualService));
	const ofHttp = mergedRoutes(mesh, virtualService).flatMap(({ field }) => [
		"route",
		"mirrors",
		"mirror"
	].flatMap((name) => {
		const { node, owner } = field(name);
		return name === "mirror" ? fullHosts([node], owner) : hostsIn(node.items(), owner);
	}));
	return [.../* @__PURE__ */ new Set([...ofStreams, ...ofHttp])].map((host) => canonicalHost(mesh, host));
});
function hostsIn(routes, owner) {
	return fullHosts(routes.map((route) => route.get("destination")), owner);
}
function fullHosts(destinations, { namespace }) {
	return destinations.map((destination) => destination.get("host").text).filter((host) => host !== "").map((host) => fullHost(host, namespace));
}
/** A Kubernetes Service comes before ServiceEntries; ports of one host in one namespace are joined. */
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

// src/effect/request/routing/route-match.ts
/**
* Compiles a condition of a route; `undefined` stands for a route without conditions (istio
* `pilot/pkg/networking/core/route/route.go`, TranslateRouteMatch).
*
* @param isGatewayApi true for a route of the Gateway API, whose prefixes end at a slash
*/
function routeMatch(match, isGatewayApi) {
	const path = pathMatch(match, isGatewayApi);
	const conditions = match ? conditionsOf(match) : [];
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
	if (form === "regex") return regexText(text);
	if (isUnfilled(text)) return () => unfilled(text);
	const fold = (value) => ignoresCase ? value.toLowerCase() : value;
	const wanted = fold(text);
	if (form === "exact") return (path) => fold(path) === wanted;
	if (form === "prefix") return (path) => fold(path).startsWith(wanted);
	return (path) => fold(path) === wanted || fold(path).startsWith(`${wanted}/`);
}
function conditionsOf(match) {
	return [
		...[...match.headers].map(([name, value]) => headerCondition(name, value)),
		...[...match.withoutHeaders].map(([name, value]) => withoutHeader(name, value)),
		...pseudoHeader(match.method, ({ method }) => method),
		...pseudoHeader(match.authority, ({ authority }) => authority),
		...pseudoHeader(match.scheme, ({ scheme }) => scheme),
		...[...match.queryParams].map(([name, value]) => queryCondition(name, value))
	];
}
function headerCondition(name, match) {
	const claim = routingClaim(name);
	if (claim) return (request) => claimCondition(request, claim, match);
	const matches = textTest(match);
	const key = name.toLowerCase();
	return ({ headers }) => {
		const value = headers.get(key);
		return value !== void 0 && matches(value);
	};
}
/** A missing header counts as an empty one, unless any value is excluded. */
function withoutHeader(name, match) {
	const claim = routingClaim(name);
	if (claim) return (request) => not(claimCondition(request, claim, match));
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
/** The first value of a parameter as it is written, without decoding (Envoy `source/common/router/config_utility.cc`). */
function parameterIn(query, name) {
	return query.slice(1).split("&").map((pair) => {
		const at = pair.indexOf("=");
		return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
	}).find(([key]) => key === name)?.[1];
}
function textTest({ form, text }) {
	if (form === "present") return () => true;
	if (form === "regex") return regexText(text);
	if (isUnfilled(text)) return () => unfilled(text);
	return form === "exact" ? (value) => value === text : (value) => value.startsWith(text);
}
/** The path of the claim that a header such as `@request.auth.claims.a.b` means (istio `pkg/jwt/routing.go`). */
function routingClaim(name) {
	const [, rest] = /^@request\.auth\.claims(.+)$/i.exec(name) ?? [];
	if (rest === void 0) return void 0;
	if (rest.startsWith(".") && rest.length > 1) return rest.slice(1).split(".");
	return /^\[.+\]$/.test(rest) ? rest.slice(1, -1).split("][") : void 0;
}
function claimCondition({ claims }, path, match) {
	const value = claimAt(claims, path);
	const texts = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
	const matches = textTest(match);
	const results = texts.map(matches);
	return results.includes(true) || (results.find((truth) => truth !== false) ?? false);
}

// src/effect/request/routing/compiled-route.ts
/**
* The routes of a VirtualService at a proxy, up to the first one that matches every request (istio
* `pilot/pkg/networking/core/route/route.go`, BuildHTTPRoutesForVirtualService).
*/
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
		place: {
			object: merged.owner,
			node: match?.node ?? merged.node
		}
	};
}
/** A condition with gateways is for these alone; one without is for proxies with its labels (sourceMatchHTTP). */
function appliesAt$2(match, { proxy, gateway, port }) {
	if (!match) return true;
	if (match.port !== 0 && match.port !== port) return false;
	if (match.gateways.length > 0) return match.gateways.includes(gateway);
	const isOfNamespace = match.sourceNamespace === "" || match.sourceNamespace === proxy.namespace;
	return allOf([isOfNamespace, isSelected(proxy, match.sourceLabels)]);
}
/** The first route that matches, and what files do not tell of routes before it. */
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
/** The step of a route that matches. */
function matchText({ name }) {
	return name === "" ? "a route matches" : `the route \`${name}\` matches`;
}

// src/effect/request/routing/retries.ts
/**
* The retries of a route: its own (`retries`), else those of the mesh, else Istio's; `null` if there are none (istio
* `pilot/pkg/networking/core/route/retry/retry.go`, ConvertPolicy).
*/
function retryPolicy(mesh, retries) {
	if (retries?.kind === "map") {
		const attempts = retries.get("attempts").number ?? 0;
		const retryOn = retries.get("retryOn").text || defaultConditions;
		const perTryTimeout = milliseconds(retries.get("perTryTimeout"));
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
/** The length of a duration; `null` if it is absent, zero, or none. */
function milliseconds(node) {
	const duration = node.text === "" ? void 0 : parseDuration(node.text);
	return duration && "value" in duration && duration.value > 0n ? Number(duration.value) / 1e6 : null;
}
/**
* What becomes of a request to an upstream that fails each time. The timeout of the route cuts the tries off; those that
* begin before it count (Envoy `source/common/router/router.cc`, `retry_state_impl.cc`).
*
* @param timeout of the route, in milliseconds; `null` without one
*/
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

// src/effect/request/routing/rewrite.ts
/** The request as the upstream of a route sees it: rewritten, with headers set, added and removed. */
function rewritten(route, request) {
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
/** The headers of the only destination are part of the route. */
function destinationHeaders({ merged }) {
	const destinations = merged.node.items("route");
	return destinations.length === 1 ? [destinations[0].get("headers")] : [];
}
function authorityIn(operations) {
	const isHost = ([name]) => /^(?:host|:authority)$/i.test(name);
	const [set] = operations.entries("set").filter(isHost);
	const [added] = operations.entries("add").filter(isHost);
	return set?.[1].text ?? added?.[1].text ?? "";
}
/** Headers are removed before others are set (Envoy `source/common/router/header_parser.cc`). */
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
	if (route.isGatewayApi && uri === "/") return `/${path.slice(route.path.text.length).replace(/^\//, "")}${query}`;
	return withPrefix(route.path, path, uri) + query;
}
function substituted(path, pattern, substitution) {
	const replacement = substitution.replaceAll("$", "$$$$").replace(/\\(\d)/g, "$$$1").replaceAll("\\\\", "\\");
	return pattern.matcher(path).replaceAll(replacement);
}
/**
* The path with another beginning: what the route matched is replaced, which is the whole path for an exact match and for
* a regular expression (Envoy `source/common/router/config_impl.cc`, finalizePathHeader).
*/
function withPrefix({ form, text }, path, prefix) {
	return form === "prefix" || form === "separated-prefix" ? prefix + path.slice(text.length) : prefix;
}
/** Where a redirect leads, as `Location` says it (istio `route.go`, ApplyRedirect; Envoy `config_impl.cc`, newUri). */
function redirectLocation(route, { node: redirect }, request, { scheme, port }) {
	const newScheme = redirect.get("scheme").text || scheme;
	const newPort = portOf(redirect, newScheme, port);
	return `${newScheme}://${redirect.get("authority").text || hostOf(request.authority, scheme, newScheme, newPort)}${newPort}${redirectTarget(route, redirect, request.target)}`;
}
/** `:8443`, or `''` where the port is that of the scheme. */
function portOf(redirect, scheme, listenerPort) {
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
	if (prefix !== "") return withPrefix(route.path, path, prefix) + query;
	if (uri !== "") return uri.includes("?") ? uri : uri + query;
	return target;
}

// src/effect/request/policy/peer-authentication.ts
/**
* The mode of a port of a proxy.
*
* @param port the port of the workload
*/
function peerMode(mesh, proxy, port) {
	const peer = modeAt(mesh, proxy, port);
	const unknownSelections = attachedPolicies(mesh, "PeerAuthentication", proxy).flatMap(({ isAttached }) => isUnknown(isAttached) ? isAttached.missing : []);
	return {
		...peer,
		missing: [...peer.missing, ...unknownSelections]
	};
}
/** The mode that clients assume for a Service of a namespace, whatever single workloads have. */
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
		missing: inbound.restsOnAge ? unknownAges(policies) : []
	};
}
/** Only policies of one rank compete. */
function unknownAges(policies) {
	return [...groupBy(policies, (policy) => `${policy.namespace} ${policySelector(policy).size > 0}`).values()].flatMap(([first, second]) => first && second ? unknownAge(first, second) : []);
}

// src/effect/request/registry/workloads.ts
/** The workloads of the repository with the labels of a service, and of one of its subsets. */
function workloadsOf(mesh, { namespace, selector }, subset) {
	if (selector === null) return [];
	return workloadsIn(mesh, namespace).filter(({ labels }) => selects(selector, labels) && (!subset || selects(subset, labels)));
}
/** The port of a workload that a port of a service leads to; `undefined` if no container has it by its name. */
function targetPort(port, workload) {
	if (typeof port.target === "number") return port.target;
	return podOf(workload.manifest).get("spec").items("containers").flatMap((container) => container.items("ports")).find((containerPort) => containerPort.get("name").text === port.target)?.get("containerPort").number;
}
/** How the pods of a workload are in the mesh; `undefined` if files do not tell. */
function dataplane(mesh, { manifest }) {
	return dataplaneOf(mesh, manifest);
}
/** The proxy in the pods of a workload. */
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

// src/effect/request/routing/client-policy.ts
/** Finds the DestinationRule of a service for a proxy. */
function clientPolicy(mesh, service, proxy) {
	const rule = winningRule(mesh, service.host, proxy);
	return {
		rule,
		missing: [
			...unknownSelection(mesh, service.host, proxy),
			...rule && restsOnAge(rule) ? unknownAge(rule.merged[0], rule.merged[1]) : [],
			...policiesOfGatewayApi(mesh, service.host)
		]
	};
}
/** Whether rules for some pods are for those of the proxy. */
function unknownSelection(mesh, host, proxy) {
	return winningRules(mesh, host, proxy.namespace).flatMap(({ selector }) => {
		const selected = selector ? isSelected(proxy, selector) : true;
		return isUnknown(selected) ? selected.missing : [];
	});
}
/** The policies of the Gateway API that become DestinationRules of a host: how they merge with others is not read. */
function policiesOfGatewayApi(mesh, host) {
	return convertedGatewayApi(mesh).destinationRules.filter((rule) => hostCovers(ruleHost(rule), host)).map(({ originals }) => `what ${nameOf(originals[0])} makes of the connection`);
}
/** The labels of a subset. */
function subsetLabels(subset) {
	return labelsOf(subset.get("labels"));
}

// src/effect/request/routing/upstream.ts
/** The name of a cluster as Envoy logs it. */
function clusterName({ host, port, subset }) {
	return `outbound|${port}|${subset}|${host}`;
}
/**
* Looks up a cluster: it exists if the proxy imports the service with that port, and its DestinationRule has the subset.
* A host that no file declares may be declared elsewhere.
*/
function findCluster(within, name) {
	const { mesh, scope, proxy, isWholeMesh, elsewhere } = within;
	const isElsewhere = elsewhere.has(name.host);
	const service = scope.services.get(name.host);
	if (!service && !isWholeMesh && !isDeclared(mesh, name.host)) return {
		kind: "ready",
		tls: {
			mode: "unknown",
			sni: "",
			isVerified: false
		},
		missing: isElsewhere ? [] : [`the Service or ServiceEntry of ${name.host}, which is in no file`]
	};
	const port = service?.ports.find(({ number, protocol }) => number === name.port && protocol !== "udp");
	if (!service || !port || service.resolution === "external-name") return { kind: "undefined" };
	const policy = clientPolicy(mesh, service, proxy);
	const subset = name.subset === "" ? void 0 : policy.rule?.subsets.get(name.subset);
	if (name.subset !== "" && !subset) return { kind: "undefined" };
	const endpoints = endpointsOf(within, service, subset);
	if (endpoints === "none") return {
		kind: "empty",
		service
	};
	const { tls, missing } = upstreamTls(within, {
		service,
		port,
		policy,
		name
	});
	const unseen = endpoints === "unseen" && !isElsewhere ? [`the workloads of ${service.manifest.kind} ${service.namespace}/${service.manifest.name}`] : [];
	return {
		kind: "ready",
		tls,
		missing: [
			...missing,
			...policy.missing,
			...unseen
		]
	};
}
/** True if a Service or ServiceEntry has the host, whoever sees it. */
function isDeclared(mesh, host) {
	return servicesByHost(mesh).has(host) || declaredWildcards(mesh).some((wildcard) => hostCovers(wildcard, host));
}
const declaredWildcards = derived(["Service", "ServiceEntry"], (mesh) => [...servicesByHost(mesh).keys()].filter(isWildcard));
/** Whether a service has endpoints; `unseen` if its workloads are not in the repository. */
function endpointsOf({ mesh, isWholeMesh }, service, subset) {
	if (service.resolution === "none" || service.resolution === "dynamic-dns") return "some";
	const labels = subset && subsetLabels(subset);
	if (!service.isKubernetes && service.selector === null) return entryEndpoints(service, labels);
	if (workloadsOf(mesh, service, labels).length > 0) return "some";
	return isWholeMesh || labels !== void 0 && workloadsOf(mesh, service).length > 0 ? "none" : "unseen";
}
/** A host that DNS resolves is its own endpoint, without labels. */
function entryEndpoints({ manifest, resolution }, subset) {
	const endpoints = manifest.spec.items("endpoints");
	if (endpoints.length === 0) return resolution === "dns" && (subset === void 0 || subset.size === 0) ? "some" : "none";
	const labelsOfEndpoint = (endpoint) => new Map(endpoint.entries("labels").map(([key, value]) => [key, value.text]));
	return endpoints.some((endpoint) => subset === void 0 || selects(subset, labelsOfEndpoint(endpoint))) ? "some" : "none";
}
/** How a proxy speaks to a cluster: as its DestinationRule says, else mTLS to what has a proxy (istio `cluster_tls.go`). */
function upstreamTls(within, question) {
	const { policy, name } = question;
	const tls = policy.rule && policyInForce(policy.rule, name.port, name.subset).settings.get("tls");
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
	if (mode !== "SIMPLE" && mode !== "MUTUAL" || isIgnored && policy.rule?.selector === void 0) return plain;
	const names = [...tls.items("subjectAltNames"), ...service.manifest.spec.items("subjectAltNames")];
	return {
		mode: "tls",
		sni,
		isVerified: !(tls.get("insecureSkipVerify").scalar === true) && (names.length > 0 || sni === "")
	};
}
const plain = {
	mode: "plain",
	sni: "",
	isVerified: false
};
/** The name of a cluster in a TLS handshake of the mesh. */
function meshSni({ host, port, subset }) {
	return `outbound_.${port}_.${subset}_.${host}`;
}
/** mTLS where the namespace of the service does not disable it, and the workload has a proxy that accepts it. */
function automaticTls(within, { service, port, policy, name }) {
	const { mesh } = within;
	if (service.isExternal || isOfPlainEndpoints(service)) return {
		tls: plain,
		missing: []
	};
	const general = namespaceMode(mesh, service.namespace);
	if (general.mode === "DISABLE") return {
		tls: plain,
		missing: general.missing
	};
	const subset = policy.rule?.subsets.get(name.subset);
	const workloads = workloadsOf(mesh, service, subset && subsetLabels(subset));
	const missing = [...general.missing];
	const modes = workloads.map((workload) => {
		const plane = dataplane(mesh, workload);
		if (plane === void 0) return "unknown";
		if (plane === "none") return "plain";
		const mode = peerMode(mesh, workloadProxy(workload, "sidecar"), targetPort(port, workload) ?? 0);
		missing.push(...mode.missing);
		return mode.mode === "DISABLE" ? "plain" : "mtls";
	});
	const [mode = service.resolution === "none" ? "plain" : "unknown", ...others] = [...new Set(modes)];
	if (service.resolution === "none" && modes.includes("plain")) return {
		tls: plain,
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
		} : plain,
		missing
	};
}
/** True for a ServiceEntry in the mesh whose endpoints have no proxy: they name no account, and no label says so. */
function isOfPlainEndpoints({ isKubernetes, selector, manifest }) {
	if (isKubernetes || selector !== null) return false;
	return manifest.spec.items("endpoints").every((endpoint) => {
		const label = endpoint.at("labels", "security.istio.io/tlsMode").text;
		return label === "" ? endpoint.get("serviceAccount").text === "" : label !== "istio";
	});
}
/** An upstream of a cluster that is ready. */
function upstreamOf(name, { tls }, percent) {
	return {
		cluster: clusterName(name),
		...name,
		percent,
		tls
	};
}

// src/effect/request/routing/route-action.ts
/** Takes a route: its fault first, then its redirect, answer or destination. */
function takeRoute(site, route, request, trace) {
	const names = destinationsOf$2(site, route);
	const cluster = names.length === 1 && !answersItself(route) ? clusterName(names[0].name) : void 0;
	const named = cluster === void 0 ? {} : { cluster };
	const fault = faultOf(route, trace);
	if (fault.abort) return {
		outcome: fault.abort,
		...named
	};
	const redirect = route.merged.field("redirect");
	if (redirect.node.kind === "map") return { outcome: redirected(site, route, redirect, request) };
	const direct = route.merged.field("directResponse");
	if (direct.node.kind === "map") return { outcome: answered(direct.node.get("status").number ?? 200, "direct_response", placeOf(direct)) };
	return forward(site, route, names, request, {
		delay: fault.delay,
		trace
	});
}
function answersItself({ merged }) {
	return ["redirect", "directResponse"].some((field) => merged.field(field).node.kind === "map");
}
function placeOf({ owner, node }) {
	return {
		object: owner,
		node
	};
}
function answered(status, reason, by) {
	return {
		kind: "answered",
		status,
		reason,
		by
	};
}
function redirected(site, route, redirect, request) {
	const location = redirectLocation(route, redirect, request, site);
	return {
		...answered(redirect.node.get("redirectCode").number ?? 301, "direct_response", placeOf(redirect)),
		location
	};
}
/** The fault that hits a request: certainly, or by chance. */
function faultOf(route, trace) {
	const fault = route.merged.field("fault");
	const [abort, delay] = [fault.node.get("abort"), fault.node.get("delay")];
	const length = hits(delay, delay.get("percent").number ?? 0, "delay", trace) ? milliseconds(delay.get("fixedDelay")) ?? 0 : 0;
	if (length > 0) trace.step(`the request is held back for ${length} ms`, placeOf(fault));
	if (!hits(abort, 0, "abort", trace)) return {
		abort: void 0,
		delay: length
	};
	return {
		abort: answered(abort.get("httpStatus").number ?? 200, "fault_filter_abort", {
			object: fault.owner,
			node: abort
		}),
		delay: length
	};
}
/** Whether a fault hits every request; one that hits some is noted as missing. */
function hits(fault, otherwise, kind, trace) {
	if (fault.kind !== "map") return false;
	const percent = fault.at("percentage", "value").number ?? otherwise;
	if (percent > 0 && percent < 100) trace.miss(`whether the ${kind} of ${percent} percent hits this request`);
	return percent >= 100;
}
function destinationsOf$2(site, route) {
	const items = route.merged.node.items("route");
	const weighted = items.map((item) => ({
		item,
		weight: item.get("weight").number ?? 0
	})).filter(({ weight }) => items.length === 1 || weight > 0);
	const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
	return weighted.map(({ item, weight }) => ({
		name: destinationName(site, route, item.get("destination")),
		percent: items.length === 1 || total === 0 ? 100 : 100 * weight / total
	}));
}
/** The cluster of a destination (istio `route.go`, GetDestinationCluster). */
function destinationName(site, route, destination) {
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
/** Gateway API routes answer 500 where a cluster does not exist. */
function failureOf({ place, isGatewayApi }, kind) {
	if (kind === "empty") return answered(503, "no_healthy_upstream", place);
	return answered(isGatewayApi ? 500 : 503, "cluster_not_found", place);
}
function forwarded(site, route, to, request, delay) {
	return {
		kind: "forwarded",
		to,
		request: rewritten(route, request),
		timeout: milliseconds(route.merged.field("timeout").node),
		retries: retryPolicy(site.mesh, route.merged.field("retries").node),
		delay,
		mirrors: mirrorsOf(site, route),
		passesTls: false
	};
}
function mirrorsOf(site, route) {
	const { node: mirror } = route.merged.field("mirror");
	const general = route.merged.field("mirrorPercentage").node.get("value").number ?? route.merged.field("mirrorPercent").node.number ?? 100;
	const single = mirror.kind === "map" && general > 0 ? [mirror] : [];
	const several = route.merged.field("mirrors").node.items().filter((item) => (item.at("percentage", "value").number ?? 100) > 0).map((item) => item.get("destination"));
	return [...single, ...several].map((destination) => clusterName(destinationName(site, route, destination)));
}

// src/effect/request/routing/virtual-hosts.ts
/** Makes a table; of several virtual hosts with one domain the first has it. */
function domainTable(domains) {
	const exact = /* @__PURE__ */ new Map();
	const suffixes = /* @__PURE__ */ new Map();
	for (const [domain, virtualHost] of domains) {
		const name = domain.toLowerCase();
		const [table, key] = isWildcard(name) ? [suffixes, name.slice(1)] : [exact, name];
		if (!table.has(key)) table.set(key, virtualHost);
	}
	const lengths = [...new Set([...suffixes.keys()].map(({ length }) => length))].toSorted((a, b) => b - a);
	return { find(authority) {
		const host = withoutPort(authority).toLowerCase();
		const length = lengths.find((size) => size < host.length && suffixes.has(host.slice(host.length - size)));
		return exact.get(host) ?? (length === void 0 ? void 0 : suffixes.get(host.slice(host.length - length)));
	} };
}
/** The host of an authority. */
function withoutPort(authority) {
	return authority.replace(/:\d+$/, "");
}

// src/effect/request/routing/sidecar-hosts.ts
/**
* The virtual hosts of a sidecar for a port (istio `pilot/pkg/networking/core/httproute.go`,
* BuildSidecarOutboundVirtualHosts): those of VirtualServices in their order, then those of the other services.
*/
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
			rivals: []
		}]);
	});
	const taken = new Set(routed.map(([host]) => host));
	const others = [...services.values()].filter(({ host, resolution }) => !taken.has(host) && resolution !== "external-name").filter((service) => isHttp(service)).map((service) => [service.host, {
		service,
		virtualService: void 0,
		routes: [],
		rivals: []
	}]);
	const known = new Set(services.keys());
	const hosts = withRivals([...routed, ...others]);
	return {
		services,
		table: domainTable(hosts.flatMap(([host, entry]) => domainsOf(host, entry.service, proxy, known, listener).map((domain) => [domain, entry])))
	};
}
function servicesAtPort({ services }, port) {
	const atPort = services.flatMap((service) => {
		const ports = service.ports.filter(({ number }) => number === port);
		return ports.length > 0 || service.resolution === "external-name" ? [[service.host, {
			...service,
			ports: ports.slice(0, 1)
		}]] : [];
	});
	return new Map(atPort.toReversed());
}
function isHttp({ ports }) {
	return ports.some(({ protocol }) => protocol === "http" || protocol === "auto");
}
function hostNames(mesh, virtualService) {
	return virtualService.spec.items("hosts").map(({ text }) => canonicalHost(mesh, fullHost(text, virtualService.namespace)));
}
function matchesSome(mesh, virtualService, services) {
	return hostNames(mesh, virtualService).some((host) => services.has(host) || [...services.keys()].some((name) => hostsOverlap(host, name)));
}
/** For each service the VirtualService with its most specific host: exact, else the longest wildcard. */
function mostSpecific(mesh, virtualServices, services) {
	const byHost = /* @__PURE__ */ new Map();
	for (const virtualService of virtualServices) for (const host of hostNames(mesh, virtualService)) if (!byHost.has(host)) byHost.set(host, virtualService);
	const wildcards = [...byHost.keys()].filter(isWildcard).toSorted(compareSpecificity);
	return new Map(services.flatMap(({ host }) => {
		const name = byHost.has(host) ? host : wildcards.find((wildcard) => hostCovers(wildcard, host));
		return name === void 0 ? [] : [[host, byHost.get(name)]];
	}));
}
/** The hosts of a VirtualService at a port, with the services that they are (separateVSHostsAndServices). */
function hostsOf(mesh, virtualService, services, specific, { proxy, port }) {
	const isGatewayApi = convertedVirtualServices(mesh).has(virtualService);
	const named = hostNames(mesh, virtualService).flatMap((host) => {
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
/** Of several entries for one host the first is kept, with the VirtualServices of the others. */
function withRivals(entries) {
	const kept = /* @__PURE__ */ new Map();
	for (const [host, entry] of entries) {
		const first = kept.get(host);
		if (!first) kept.set(host, entry);
		else if (entry.virtualService && entry.virtualService !== first.virtualService) kept.set(host, {
			...first,
			rivals: [...first.rivals, entry.virtualService]
		});
	}
	return [...kept];
}
/** The names by which a proxy takes a host (generateVirtualHostDomains). */
function domainsOf(host, service, proxy, known, listener) {
	if (!service) return [host];
	const names = [host, ...listener.services.filter(({ resolution, externalName }) => resolution === "external-name" && externalName === host).map((alias) => alias.host)].flatMap((name) => [
		name,
		`${name}.`,
		...shortNames(name, proxy.namespace).filter((short) => !known.has(short))
	]);
	const isHeadless = service.isKubernetes && service.resolution === "none";
	return [
		...names,
		...isHeadless ? names.map((name) => `*.${name}`) : [],
		...service.addresses
	];
}
/** `api`, `api.shop`, `api.shop.svc` for a Service; the first only in its own namespace. */
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

// src/effect/request/routing/sidecar-chains.ts
/**
* Chooses the listener and filter chain for a connection (istio `pilot/pkg/networking/core/listener.go`): HTTP ports share
* one listener for all addresses; a port of any other protocol has one for the address of its service, or shares that one
* if the service has no address.
*/
function sidecarChain(mesh, proxy, scope, connection) {
	const { destination, transport } = connection;
	const listener = listenerFor(scope, destination.port);
	if (!listener) return {
		kind: "catch-all",
		missing: []
	};
	const atPort = listener.services.flatMap((service) => {
		const port = service.ports.find(({ number }) => number === destination.port);
		return port && service.resolution !== "external-name" && port.protocol !== "udp" ? [{
			service,
			port
		}] : [];
	});
	const missing = [];
	const ofAddress = atPort.filter(({ service, port }) => port.protocol !== "http" && hasListener(service)).find(({ service }) => {
		const isMeant = isDestination(mesh, service, destination);
		if (isUnknown(isMeant)) missing.push(...isMeant.missing);
		return isMeant === true;
	});
	const within = {
		mesh,
		proxy,
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
/** The listener of a Sidecar for a port, else the one for all others. */
function listenerFor({ egress }, port) {
	return egress.find((listener) => listener.port === void 0 || listener.port === port);
}
/** True for a service with a listener at its own address, or at those of its pods. */
function hasListener({ hasAddress, isKubernetes }) {
	return hasAddress || isKubernetes;
}
/** Whether a connection goes to the address of a service. */
function isDestination(mesh, service, { host, address }) {
	if (host !== void 0 && hostCovers(service.host, canonicalHost(mesh, host))) return true;
	if (address === void 0) return false;
	return anyOf(service.addresses.map((range) => addressRange(range, "the address of the destination")(address)));
}
function chainOfService(site, { service, port }) {
	const { listener, connection } = site;
	if (port.protocol === "auto" && connection.transport === "plain") return {
		kind: "http",
		listener,
		service
	};
	if (port.protocol === "tls") {
		const routed = tlsRoute$1(site, service, port);
		if (routed) return {
			kind: "tcp",
			destinations: routed
		};
		return hasTlsRoutes(site, service, port) ? { kind: "catch-all" } : {
			kind: "tcp",
			destinations: direct(service, port)
		};
	}
	return {
		kind: "tcp",
		destinations: tcpRoute$1(site, service, port) ?? direct(service, port)
	};
}
/** Services without an address share a listener: TLS is told apart by the name in the handshake. */
function streamChain(site, shared) {
	const { connection } = site;
	if (connection.transport === "tls") {
		const named = shared.filter(({ service, port }) => port.protocol === "tls" && hostsOverlap(service.host, connection.sni)).toSorted((first, second) => compareSpecificity(first.service.host, second.service.host));
		for (const { service, port } of named) {
			const routed = tlsRoute$1(site, service, port);
			if (routed) return {
				kind: "tcp",
				destinations: routed
			};
			if (!hasTlsRoutes(site, service, port)) return {
				kind: "tcp",
				destinations: direct(service, port)
			};
		}
	}
	const any = shared.find(({ port }) => port.protocol === "tcp" || port.protocol === "auto");
	if (!any) return { kind: "catch-all" };
	return {
		kind: "tcp",
		destinations: tcpRoute$1(site, any.service, any.port) ?? direct(any.service, any.port)
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
/** The VirtualServices of the listener with a host of a service. */
function virtualServicesOf({ mesh, listener }, { host }) {
	return listener.virtualServices.filter((virtualService) => virtualService.spec.items("hosts").some(({ text }) => hostsOverlap(canonicalHost(mesh, fullHost(text, virtualService.namespace)), host)));
}
function hasTlsRoutes(site, service, port) {
	return tlsMatches(site, service, port).length > 0;
}
function tlsMatches(site, service, port) {
	return virtualServicesOf(site, service).flatMap((owner) => owner.spec.items("tls").filter((route) => route.items("route").length > 0).flatMap((route) => route.items("match").filter((match) => appliesAt$1(site, match, owner, port.number)).map((match) => ({
		names: match.items("sniHosts").map(({ text }) => text),
		route,
		owner
	}))));
}
/** The destinations of the route with the most specific name for the handshake. */
function tlsRoute$1(site, service, port) {
	const { sni } = site.connection;
	const [best] = tlsMatches(site, service, port).flatMap(({ names, route, owner }) => names.map((name) => ({
		name,
		route,
		owner
	}))).filter(({ name }) => hostCovers(name, sni)).toSorted((first, second) => compareSpecificity(first.name, second.name));
	return best && destinationsOf$1(site, best.route, best.owner, port.number);
}
function tcpRoute$1(site, service, port) {
	for (const owner of virtualServicesOf(site, service)) for (const route of owner.spec.items("tcp")) {
		const matches = route.items("match");
		if ((matches.length === 0 || matches.some((match) => appliesAt$1(site, match, owner, port.number))) && route.items("route").length > 0) return destinationsOf$1(site, route, owner, port.number);
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
function destinationsOf$1({ mesh, listener }, route, owner, port) {
	const items = route.items("route");
	const weighted = items.map((item) => ({
		destination: item.get("destination"),
		weight: item.get("weight").number ?? 0
	})).filter(({ weight }) => items.length === 1 || weight > 0);
	const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
	return weighted.map(({ destination, weight }) => {
		const host = canonicalHost(mesh, fullHost(destination.get("host").text, owner.namespace));
		const service = listener.services.find((candidate) => candidate.host === host);
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

// src/effect/request/trace.ts
/** Collects what happens on the way to a decision. */
var Trace = class {
	steps = [];
	#missing = /* @__PURE__ */ new Set();
	/** What files do not tell and the decision rests on, each once. */
	get missing() {
		return [...this.#missing];
	}
	step(text, by) {
		this.steps.push({
			text,
			...by && { by }
		});
	}
	/** Notes what the decision rests on. */
	miss(...inputs) {
		for (const input of inputs) this.#missing.add(input);
	}
	/** The decision that was come to, with the names of what was routed. */
	decision(proxy, outcome, names = {}) {
		return {
			proxy,
			outcome,
			...names,
			steps: this.steps,
			missing: this.missing
		};
	}
};

// src/effect/request/proxy/client-sidecar.ts
/** Makes a client sidecar that keeps the routes of each port. */
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
/**
* What the sidecar of a client does with a request of its application (istio `pilot/pkg/networking/core/listener.go`,
* buildSidecarOutboundListeners).
*/
function decideOutbound(sidecar, connection, request) {
	const { mesh, proxy, scope } = sidecar;
	const trace = new Trace();
	trace.miss(...sidecar.extensions, ...scope.missing);
	const chain = sidecarChain(mesh, proxy, scope, connection);
	trace.miss(...chain.missing);
	if (chain.kind === "catch-all") return trace.decision(proxy, beyondRegistry(scope, connection, request, trace));
	if (chain.kind === "tcp") return trace.decision(proxy, connected(sidecar, chain.destinations, {
		connection,
		request,
		trace
	}));
	const hosts = sidecar.hostsAt(chain.listener, connection.destination.port);
	const normal = {
		...request,
		target: normalTarget(request.target, pathNormalization(mesh))
	};
	const host = (chain.service && hosts.table.find(chain.service.host)) ?? hosts.table.find(request.authority);
	return host ? routed(sidecar, host, hosts, {
		connection,
		request: normal,
		trace
	}) : unrouted(sidecar, {
		connection,
		request: normal,
		trace
	});
}
/** A request to a host that the sidecar does not know. */
function unrouted({ proxy, scope }, { connection, request, trace }) {
	if (scope.outbound === "REGISTRY_ONLY") return trace.decision(proxy, blocked(scope, trace), { route: "block_all" });
	const outcome = passedThrough(connection, request, trace);
	const route = scope.outbound === "ALLOW_ANY" ? "allow_any" : "allow_any_dynamic_dns";
	return trace.decision(proxy, outcome, {
		route,
		cluster: outcome.to[0].cluster
	});
}
/** What is sent on without being routed. */
function passedThrough({ destination, transport }, request, trace) {
	trace.step("no route or service has the host; the request leaves the mesh");
	return forwardedTo([{
		cluster: "PassthroughCluster",
		host: "",
		port: destination.port,
		subset: "",
		percent: 100,
		tls: {
			mode: "plain",
			sni: "",
			isVerified: false
		}
	}], request, transport !== "plain");
}
/** What is sent on as it is. */
function forwardedTo(to, request, passesTls) {
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
/** What no listener of the sidecar is for. */
function beyondRegistry(scope, connection, request, trace) {
	if (scope.outbound !== "REGISTRY_ONLY") return passedThrough(connection, request, trace);
	const reason = "nothing declares the destination, and only known hosts may be called";
	trace.step(reason);
	return {
		kind: "closed",
		reason
	};
}
/** A connection of which the sidecar sees no requests. */
function connected(sidecar, destinations, { connection, request, trace }) {
	const to = destinations.flatMap(({ name, percent }) => {
		const cluster = findCluster(sidecar, name);
		if (cluster.kind !== "ready") return [];
		trace.miss(...cluster.missing);
		return [upstreamOf(name, cluster, percent)];
	});
	if (to.length === 0) return {
		kind: "closed",
		reason: "the destination has no endpoints"
	};
	if (to.length < destinations.length) trace.miss("which destination the weights choose");
	return forwardedTo(to, request, connection.transport !== "plain");
}
function routed(sidecar, host, { services }, { connection, request, trace }) {
	const { port } = connection.destination;
	if (!host.virtualService) return trace.decision(sidecar.proxy, ...defaultRoute(sidecar, host.service, port, request, trace));
	for (const rival of host.rivals) trace.miss(...unknownAge(host.virtualService, rival));
	const { method, authority, headers, target } = request;
	const { path, query } = splitTarget(target);
	const asked = {
		method,
		authority,
		path,
		query,
		headers,
		scheme: "http",
		claims: null
	};
	const { route, missing } = firstRoute(host.routes, asked);
	trace.miss(...missing);
	if (!route) {
		const by = {
			object: host.virtualService,
			node: host.virtualService.spec.get("http")
		};
		trace.step("no route of the host matches", by);
		return trace.decision(sidecar.proxy, {
			kind: "answered",
			status: 404,
			reason: "route_not_found",
			by
		});
	}
	trace.step(matchText(route), route.place);
	const site = {
		...sidecar,
		port,
		scheme: "http",
		lookupService: (name) => services.get(name)
	};
	const { outcome, cluster } = takeRoute(site, route, request, trace);
	return trace.decision(sidecar.proxy, outcome, {
		...route.name !== "" && { route: route.name },
		...cluster !== void 0 && { cluster }
	});
}
/** A service without a VirtualService is reached as it is. */
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
	return [{
		...forwardedTo([upstreamOf(name, cluster, 100)], request, false),
		retries
	}, names];
}

// src/effect/request/policy/token-locations.ts
/**
* The texts at the places where a JWT rule looks for a token: those that it names, or the header `Authorization` and the
* parameter `access_token` if it names none (Envoy `source/extensions/filters/http/jwt_authn/extractor.cc`).
*/
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
	];
}
/** The prefix may stand anywhere in the header; what follows is cut at the first character that no token has. */
function tokenInHeader({ headers }, name, prefix) {
	const value = headers.get(name);
	if (value === void 0) return [];
	if (prefix === "") return [{
		text: value,
		header: name
	}];
	const at = value.indexOf(prefix);
	if (at < 0) return [];
	const rest = value.slice(at + prefix.length);
	return [{
		text: /[\w.=-]+/.exec(rest)?.[0] ?? value,
		header: name
	}];
}
function tokensInQuery({ target }, names) {
	const parameters = new URLSearchParams(splitTarget(target).query);
	return names.flatMap((name) => {
		const text = parameters.get(name);
		return text === null ? [] : [{
			text,
			parameter: name
		}];
	});
}
function tokensInCookies({ headers }, names) {
	const cookies = new Map((headers.get("cookie") ?? "").split(";").map((cookie) => {
		const [name = "", ...value] = cookie.trim().split("=");
		return [name, value.join("=").replace(/^"(.*)"$/, "$1")];
	}));
	return names.flatMap((name) => {
		const text = cookies.get(name);
		return text === void 0 || text === "" ? [] : [{ text }];
	});
}
/** The request without a token that was verified and is not forwarded. */
function withoutToken(request, { header, parameter }) {
	if (header !== void 0) return {
		...request,
		headers: new Map([...request.headers].filter(([name]) => name !== header))
	};
	if (parameter === void 0) return request;
	const { path, query } = splitTarget(request.target);
	const kept = query.slice(1).split("&").filter((pair) => pair.split("=")[0] !== parameter);
	return {
		...request,
		target: kept.length > 0 ? `${path}?${kept.join("&")}` : path
	};
}

// src/effect/request/policy/token-check.ts
/**
* Checks a token against a JWT rule, in Envoy's order: form, issuer, times, audience, signature (Envoy
* `source/extensions/filters/http/jwt_authn/authenticator.cc`).
*/
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
	if (typeof nbf === "number" && nbf > now + 60) return defects["not yet valid"];
	if (typeof exp === "number" && exp > 0 && now > exp + 60) return defects.expired;
	const audiences = node.items("audiences").map(({ text }) => plainAudience(text));
	if (audiences.length === 0) return void 0;
	return audiencesOf(claims).map(plainAudience).some((audience) => audiences.includes(audience)) ? void 0 : defects.audience;
}
/** The audiences of a token. */
function audiencesOf({ aud }) {
	return (Array.isArray(aud) ? aud : [aud]).filter((item) => typeof item === "string");
}
/** Audiences are compared without their scheme and a slash at the end (google/jwt_verify_lib `check_audience.cc`). */
function plainAudience(audience) {
	return audience.replace(/^https?:\/\//, "").replace(/\/$/, "");
}
/** In seconds; Envoy's default, which Istio does not change. */
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
/**
* Verifies the tokens of a request. Without a token it passes. With several rules it passes if one rule finds a good
* token, or if each of them finds none or a good one (istio `policy_applier.go`, convertToEnvoyJwtConfig; Envoy
* `source/extensions/filters/http/jwt_authn/verifier.cc`).
*
* @returns also what files do not tell and the result rests on
*/
function authenticate(rules, request, circumstances) {
	const unauthenticated = {
		kind: "passed",
		claims: null,
		request
	};
	if (rules.length === 0 || isCorsPreflight(request)) return {
		result: unauthenticated,
		missing: []
	};
	const checks = rules.map((rule) => checkRule(rule, request, circumstances));
	const found = checks.filter(({ tokens }) => tokens.length > 0);
	if (found.length === 0) return {
		result: unauthenticated,
		missing: []
	};
	const missing = found.flatMap(({ missing: inputs, rule }) => [...inputs, ...isUnknown(rule.isAttached) ? rule.isAttached.missing : []]);
	const passed = checks.find(({ claims }) => claims !== null);
	if (passed) return {
		result: passedBy(passed, request),
		missing
	};
	return {
		result: refusedBy(found),
		missing
	};
}
function checkRule(rule, request, circumstances) {
	const tokens = tokensAt(rule.node, request);
	const missing = [];
	let defect;
	let claims = null;
	for (const token of tokens) {
		const check = verifyToken(rule, token.text, circumstances);
		missing.push(...check.missing);
		defect ??= check.defect;
		claims = check.claims;
		if (check.defect) break;
	}
	return {
		rule,
		tokens,
		claims: defect ? null : claims,
		defect,
		missing
	};
}
function passedBy({ rule, tokens, claims }, request) {
	const { node, object } = rule;
	const kept = node.get("forwardOriginalToken").scalar === true ? request : tokens.reduce(withoutToken, request);
	const headers = new Map(kept.headers);
	const payload = node.get("outputPayloadToHeader").text.toLowerCase();
	if (payload !== "") headers.set(payload, base64Url(JSON.stringify(claims)));
	for (const output of node.items("outputClaimToHeaders")) {
		const value = claimText(claims, output.get("claim").text);
		if (value !== void 0) headers.set(output.get("header").text.toLowerCase(), value);
	}
	return {
		kind: "passed",
		claims: withLists(claims, [
			"scope",
			"permission",
			...node.items("spaceDelimitedClaims").map(({ text }) => text)
		]),
		by: {
			object,
			node
		},
		request: {
			...kept,
			headers
		}
	};
}
/** The claims whose text is a list separated by spaces become lists. */
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
/** The text of a claim for a header: of strings, numbers and booleans; `.` leads into nested claims. */
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
/** A token of an issuer that no rule has is the least important defect. */
function refusedBy(checks) {
	const { rule, defect } = checks.find((check) => check.defect !== void 0 && check.defect.code !== "unknown issuer") ?? checks[0];
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
/** Preflights of CORS are not authenticated. */
function isCorsPreflight({ method, headers }) {
	return method === "OPTIONS" && (headers.get("origin") ?? "") !== "" && (headers.get("access-control-request-method") ?? "") !== "";
}

// src/effect/request/policy/http-filters.ts
/**
* Runs the filters of a proxy for incoming requests in their order: CUSTOM policies, tokens, DENY and ALLOW policies (istio
* `pilot/pkg/networking/core/listener_builder.go`, buildHTTPConnectionManager).
*/
function filterRequest(mesh, { authorization, jwtRules }, incoming, circumstances, trace) {
	const custom = matchCustom(authorization, factsOf(incoming, incoming.request, null), "http");
	if (custom) {
		const outcome = handedOver(mesh, custom.rule, trace);
		if (typeof custom.isMatch === "object") trace.miss(...custom.isMatch.missing);
		else if (outcome) return {
			kind: "refused",
			outcome
		};
	}
	const { result, missing } = authenticate(jwtRules, incoming.request, circumstances);
	trace.miss(...missing);
	if (result.kind === "refused") {
		trace.step(`the token is refused: ${readable(result.reason)}`, result.by);
		return {
			kind: "refused",
			outcome: {
				...result,
				kind: "answered"
			}
		};
	}
	if (result.by) trace.step("the token is verified", result.by);
	const facts = factsOf(incoming, result.request, result.claims);
	const { verdict, missing: inputs } = authorize(authorization, facts, "http");
	trace.miss(...inputs);
	if (verdict.kind !== "denied") {
		if (verdict.by) trace.step("an ALLOW rule matches", verdict.by.place);
		return {
			kind: "passed",
			request: result.request,
			claims: result.claims
		};
	}
	trace.step(verdict.by ? "a DENY rule matches" : "no ALLOW rule matches", verdict.by?.place);
	return {
		kind: "refused",
		outcome: forbidden(verdict.by)
	};
}
function readable(reason) {
	return reason.replace(/^.*\{(.*)\}$/, "$1").replaceAll("_", " ");
}
function forbidden(rule) {
	return {
		kind: "answered",
		status: 403,
		reason: `rbac_access_denied_matched_policy[${rule?.name ?? "none"}]`,
		...rule && { by: rule.place }
	};
}
/** A provider that the mesh does not have refuses everything; any other one decides itself. */
function handedOver(mesh, rule, trace) {
	const providers = authorizerNames(mesh);
	if (providers && !providers.includes(rule.provider)) {
		trace.step(`the mesh has no provider \`${rule.provider}\``, rule.place);
		const name = `istio-ext-authz-${rule.provider}-${rule.name}-deny-due-to-bad-CUSTOM-action`;
		return forbidden({
			...rule,
			name
		});
	}
	trace.step(`the provider \`${rule.provider}\` is asked`, rule.place);
	trace.miss(`the answer of the provider \`${rule.provider}\``);
}
/** What policies can ask about a request. */
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
/**
* Policies where a proxy sees a connection and no requests: HTTP attributes of a DENY rule are left out, and so are ALLOW
* rules that have some. `undefined` if the connection may pass.
*/
function refusedConnection({ authorization }, connection, request, trace) {
	const facts = factsOf({
		connection,
		remote: connection.source
	}, request, null);
	const custom = matchCustom(authorization, facts, "tcp");
	if (custom) trace.miss(`the answer of the provider \`${custom.rule.provider}\``);
	const { verdict, missing } = authorize(authorization, facts, "tcp");
	trace.miss(...missing);
	if (verdict.kind !== "denied") return void 0;
	const reason = verdict.by ? "a DENY rule matches the connection" : "no ALLOW rule matches the connection";
	trace.step(reason, verdict.by?.place);
	return {
		kind: "closed",
		reason,
		...verdict.by && { by: verdict.by.place }
	};
}

// src/effect/request/routing/gateway-hosts.ts
/**
* The virtual hosts of servers that share their routes: all of plain HTTP on one port, or one with TLS (istio
* `pilot/pkg/networking/core/gateway.go`, buildGatewayHTTPRouteConfig).
*/
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
		if (redirects) for (const host of server.hosts) entryOf(host.toLowerCase()).redirectsToHttps = server;
	}
	return domainTable(hosts);
}
/** The hosts that a server and a VirtualService have in common, each the narrower one (istio `pkg/config/host/names.go`). */
function commonHosts(mesh, server, virtualService) {
	const offered = server.hosts.map(serverHost).filter(({ namespace }) => namespace === "*" || namespace === virtualService.namespace).map(({ host }) => host);
	const named = virtualService.spec.items("hosts").map(({ text }) => canonicalHost(mesh, fullHost(text, virtualService.namespace)));
	const common = offered.flatMap((outer) => named.flatMap((name) => {
		if (hostCovers(name, outer)) return [outer];
		return hostCovers(outer, name) ? [name] : [];
	}));
	return [...new Set(common.map((host) => host.toLowerCase()))];
}

// src/effect/request/routing/gateway-servers.ts
/**
* The servers of all Gateways that select a proxy (istio `pilot/pkg/model/gateway.go`, mergeGateways): on one port either
* servers of plain HTTP or servers with TLS; of two with TLS for one host the first one counts.
*/
function gatewayServers(mesh, proxy) {
	const missing = [];
	return {
		servers: merged([...mesh.ofKind("Gateway").filter((gateway) => {
			const selected = isSelected(proxy, gatewaySelector(gateway));
			if (isUnknown(selected)) missing.push(...selected.missing);
			return selected === true;
		}), ...convertedGatewayApi(mesh).gateways.filter((gateway) => isOfProxy(mesh, gateway, proxy))].toSorted(compareCreation).flatMap((gateway) => gateway.spec.items("servers").flatMap((node) => gatewayServer(mesh, gateway, node, proxy)))),
		missing
	};
}
/** The Gateway of the Gateway API that a converted one is of. */
const ownersOfConverted = derived(conversionKinds, (mesh) => new Map(convertedGatewayApi(mesh).listeners.map((listener) => [`${listener.owner.namespace}/${convertedGatewayName(listener)}`, listener.gateway])));
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
/** A port of a Service of the gateway means the port of its pods; any other one is listened on as it is (resolvePorts). */
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
function merged(servers) {
	const kept = [];
	for (const server of servers) if (!kept.some((earlier) => clash(earlier, server))) kept.push(server);
	return kept;
}
function clash(earlier, server) {
	if (!(earlier.listenerPort === server.listenerPort && earlier.node.get("bind").text === server.node.get("bind").text)) return false;
	if (earlier.protocol !== server.protocol) return true;
	if (server.protocol === "tcp") return true;
	return server.protocol === "tls" && server.hosts.some((host) => earlier.hosts.includes(host));
}
/** The host of a server without its namespace. */
function plainHost(text) {
	return serverHost(text).host;
}

// src/effect/request/routing/gateway-streams.ts
/**
* The route of a connection at a server for TCP or TLS: by the name in the handshake where TLS passes through (istio
* `pilot/pkg/networking/core/gateway.go`, createGatewayTCPFilterChainOpts).
*/
function gatewayStream(mesh, proxy, scope, server, { sni }) {
	if (server.tlsMode === "AUTO_PASSTHROUGH") return {
		kind: "unknown",
		missing: `what another network asks the gateway for with the name \`${sni}\``
	};
	const virtualServices = virtualServicesFor(mesh, server.gatewayName, proxy.namespace).filter((virtualService) => sharesHost(mesh, server, virtualService));
	const found = server.tlsMode === "PASSTHROUGH" ? tlsRoute(virtualServices, server, sni) : tcpRoute(virtualServices, server) ?? tlsRoute(virtualServices, server, sni);
	if (!found) return {
		kind: "routed",
		destinations: []
	};
	return {
		kind: "routed",
		destinations: destinationsOf(mesh, scope, server, found)
	};
}
function sharesHost(mesh, { hosts }, virtualService) {
	const named = virtualService.spec.items("hosts").map(({ text }) => canonicalHost(mesh, fullHost(text, virtualService.namespace)));
	return hosts.map(serverHost).some(({ namespace, host }) => (namespace === "*" || namespace === virtualService.namespace) && named.some((name) => hostsOverlap(host, name)));
}
function tlsRoute(virtualServices, server, sni) {
	return virtualServices.flatMap((owner) => owner.spec.items("tls").flatMap((route) => route.items("match").filter((match) => appliesAt(match, owner, server)).flatMap((match) => match.items("sniHosts").map(({ text }) => ({
		name: text,
		route,
		owner
	}))))).filter(({ name }) => hostCovers(name, sni)).toSorted((first, second) => compareSpecificity(first.name, second.name))[0];
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
function destinationsOf(mesh, { services }, server, { route, owner }) {
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

// src/effect/request/proxy/client-address.ts
const forwardedFor = "x-forwarded-for";
/**
* The address of the client for a sidecar: the last one in X-Forwarded-For, else that of the peer (Envoy
* `source/common/http/conn_manager_utility.cc`, without `use_remote_address`).
*/
function lastForwarded(request, peer) {
	return addressesIn(request).at(-1) ?? peer;
}
/**
* The address of the client for a gateway: that of the peer, or with trusted proxies in front of it the one that the
* outermost of these saw.
*/
function trustedClient(request, peer, trustedProxies) {
	return (trustedProxies > 0 ? addressesIn(request).at(-trustedProxies) : void 0) ?? peer;
}
/** The request with the address of the peer at the end of X-Forwarded-For, as gateways send it on. */
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

// src/effect/request/proxy/gateway.ts
/** Makes a gateway that keeps the routes of each server. */
function gatewayProxy(gateway) {
	const kept = /* @__PURE__ */ new Map();
	const { mesh, proxy, servers } = gateway;
	return {
		...gateway,
		hostsOf(server) {
			const isShared = server.protocol === "http";
			const key = isShared ? `http ${server.listenerPort} ${server.node.get("bind").text}` : `${server.gatewayName} ${server.node.path}`;
			const sharing = servers.servers.filter((candidate) => isShared ? candidate.protocol === "http" && candidate.listenerPort === server.listenerPort : candidate === server);
			const hosts = kept.get(key) ?? gatewayHosts(mesh, proxy, sharing);
			kept.set(key, hosts);
			return hosts;
		}
	};
}
/**
* What a gateway does with a request to one of its ports.
*
* @param connection its destination port is that on which the proxy listens
*/
function decideAtGateway(gateway, connection, request, circumstances) {
	const trace = new Trace();
	trace.miss(...gateway.extensions, ...gateway.servers.missing);
	const server = serverFor$1(gateway.servers.servers, connection);
	if (!server) {
		trace.step(`no server of a Gateway takes the connection`);
		return trace.decision(gateway.proxy, {
			kind: "closed",
			reason: "no server of a Gateway takes the connection"
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
	if (server.protocol !== "http" && !server.isHttps) return trace.decision(gateway.proxy, streamed(gateway, server, connection, request, trace));
	return decideRequest$1(gateway, server, {
		connection,
		request,
		circumstances,
		trace
	});
}
function needsCertificate({ tlsMode }) {
	return tlsMode === "MUTUAL" || tlsMode === "ISTIO_MUTUAL";
}
/** The server for a connection: by its port, and by the name in the handshake. */
function serverFor$1(servers, { destination, transport, sni }) {
	const atPort = servers.filter(({ listenerPort }) => listenerPort === destination.port);
	const isPlain = transport === "plain";
	const candidates = atPort.filter(({ protocol }) => isPlain ? protocol !== "tls" : protocol !== "http");
	if (isPlain) return candidates[0];
	return candidates.flatMap((server) => server.hosts.map((host) => ({
		server,
		host: plainHost(host)
	}))).filter(({ host }) => hostCovers(host, sni)).toSorted((first, second) => compareSpecificity(first.host, second.host))[0]?.server;
}
function streamed(gateway, server, connection, request, trace) {
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
	const closed = refusedConnection(gateway.policies, seen, request, trace);
	if (closed) return closed;
	const to = stream.destinations.flatMap(({ name, percent }) => {
		const cluster = findCluster(gateway, name);
		if (cluster.kind !== "ready") return [];
		trace.miss(...cluster.missing);
		return [upstreamOf(name, cluster, percent)];
	});
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
function decideRequest$1(gateway, server, { connection, request, circumstances, trace }) {
	const { mesh, policies } = gateway;
	const normal = {
		...request,
		target: normalTarget(request.target, pathNormalization(mesh))
	};
	const remote = trustedClient(request, connection.source, trustedProxies(mesh));
	const filtered = filterRequest(mesh, policies, {
		request: normal,
		connection,
		remote
	}, circumstances, trace);
	const host = gateway.hostsOf(server).find(request.authority);
	const scheme = connection.transport === "plain" ? "http" : "https";
	const chosen = chosenRoute(host, routedRequest(normal, filtered, scheme), trace);
	const site = siteOf(gateway, server, scheme);
	if (filtered.kind === "refused") return trace.decision(gateway.proxy, filtered.outcome, chosen ? namesOf(site, chosen, normal) : {});
	if (host?.redirectsToHttps && scheme === "http") return trace.decision(gateway.proxy, toHttps(host.redirectsToHttps, normal, trace));
	if (!chosen) {
		trace.step(host ? "no route of the host matches" : "no VirtualService has the host");
		return trace.decision(gateway.proxy, {
			kind: "answered",
			status: 404,
			reason: "route_not_found",
			by: {
				object: server.gateway,
				node: server.node
			}
		});
	}
	trace.step(matchText(chosen), chosen.place);
	const sent = withForwardedFor(filtered.request, connection.source);
	const { outcome, cluster } = takeRoute(site, chosen, sent, trace);
	return trace.decision(gateway.proxy, outcome, {
		...routeName(chosen),
		...cluster !== void 0 && { cluster }
	});
}
function routeName({ name }) {
	return name === "" ? {} : { route: name };
}
/** The names that Envoy logs of a route that is not taken. */
function namesOf(site, route, request) {
	const { cluster } = takeRoute(site, route, request, new Trace());
	return {
		...routeName(route),
		...cluster !== void 0 && { cluster }
	};
}
function routedRequest({ method, authority, headers, target }, filtered, scheme) {
	return {
		method,
		authority,
		headers,
		scheme,
		claims: filtered.kind === "passed" ? filtered.claims : null,
		...splitTarget(target)
	};
}
/**
* The route for a request: the first of each VirtualService that matches, and those that match everything last. Where
* two VirtualServices match, the older one counts.
*/
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
		for (const rival of matches.slice(1)) trace.miss(...unknownAge(first.virtualService, rival.virtualService));
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
/** Services of the VirtualService's own namespace come first (buildNameToServiceMapForHTTPRoutes). */
function siteOf(gateway, server, scheme) {
	const { mesh, proxy, scope } = gateway;
	return {
		...gateway,
		port: server.port,
		scheme,
		lookupService(host, route) {
			const own = servicesByHost(mesh).get(host)?.find(({ namespace }) => namespace === route.virtualService.namespace);
			return own && isVisibleIn(own.manifest, proxy.namespace) ? own : scope.services.get(host);
		}
	};
}

// src/effect/request/compiled-mesh.ts
const nothing = /* @__PURE__ */ new Set();
/**
* Compiles a mesh for decisions: what a proxy has is compiled when it is first asked for, and kept.
*
* @param isWholeMesh true if the mesh is all there is, so that a Service without workloads has no endpoints
* @param elsewhere full hosts of Services whose workloads, or that themselves, are in other repositories: they are taken to
* be there and to take what they get
*/
function compileMesh(mesh, { isWholeMesh = false, elsewhere = nothing } = {}) {
	const scopeOf = perProxy((proxy) => sidecarScope(mesh, proxy));
	const policiesOf = perProxy((proxy) => proxyPolicies(mesh, proxy));
	return {
		mesh,
		elsewhere,
		client: perProxy((proxy) => clientSidecar({
			mesh,
			proxy,
			scope: scopeOf(proxy),
			extensions: unreadExtensions(mesh, proxy, "SIDECAR_OUTBOUND"),
			isWholeMesh,
			elsewhere
		})),
		gateway: perProxy((proxy) => gatewayProxy({
			mesh,
			proxy,
			policies: policiesOf(proxy),
			scope: gatewayScope(mesh, proxy.namespace),
			servers: gatewayServers(mesh, proxy),
			extensions: unreadExtensions(mesh, proxy, "GATEWAY"),
			isWholeMesh,
			elsewhere
		})),
		server: perProxy((proxy) => ({
			mesh,
			proxy,
			policies: policiesOf(proxy),
			scope: scopeOf(proxy),
			extensions: unreadExtensions(mesh, proxy, "SIDECAR_INBOUND")
		}))
	};
}
/** Keeps a result for each proxy; two with the same pods are the same. */
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

// src/effect/request/proxy/server-sidecar.ts
/**
* What the sidecar of a workload does with a request to a port of it (istio
* `pilot/pkg/networking/core/listener_inbound.go`).
*/
function decideInbound({ mesh, proxy, policies, scope, extensions }, connection, request, circumstances) {
	const trace = new Trace();
	trace.miss(...extensions, ...scope.missing);
	const { port } = connection.destination;
	const chain = inboundPort(mesh, proxy, scope, port);
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
		const refused = refusedConnection(policies, seen, request, trace);
		return trace.decision(proxy, refused ?? delivered(request, cluster, port, passesTls));
	}
	const incoming = {
		request: {
			...request,
			target: normalTarget(request.target, pathNormalization(mesh))
		},
		connection,
		remote: lastForwarded(request, connection.source)
	};
	const filtered = filterRequest(mesh, policies, incoming, circumstances, trace);
	const outcome = filtered.kind === "refused" ? filtered.outcome : delivered(filtered.request, cluster, port, false);
	return trace.decision(proxy, outcome, {
		route: "default",
		cluster
	});
}
function refusedHandshake(mesh, { mode, by }, connection, { protocol }) {
	if (!accepts(mode, connection, protocol)) return {
		kind: "closed",
		reason: mode === "STRICT" ? "the port takes mTLS only" : "the port takes no such connection",
		...by && { by }
	};
	return mode !== "DISABLE" && isOfForeignDomain(mesh, connection) ? {
		kind: "closed",
		reason: "the trust domain of the client is none of the mesh"
	} : void 0;
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
/** Ports of a Sidecar's `ingress`, else of the services that select the workload; any other port is passed through. */
function inboundPort(mesh, proxy, { sidecar }, port) {
	const ingress = sidecar && selectsPods(proxy, sidecar) ? sidecar.spec.items("ingress") : [];
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
function selectsPods(proxy, sidecar) {
	return selects(workloadSelector(sidecar), proxy.labels);
}
/** The protocols of ports that lead to a port of the workload; the oldest service decides. */
function servicePorts(mesh, proxy, port) {
	const { workload, namespace, labels } = proxy;
	return registryServices(mesh).filter((service) => service.namespace === namespace && service.selector && selects(service.selector, labels)).toSorted((first, second) => compareCreation(first.manifest, second.manifest)).flatMap(({ ports }) => ports).filter((candidate) => {
		return (workload ? targetPort(candidate, {
			manifest: workload,
			namespace,
			labels
		}) : candidate.target) === port && candidate.protocol !== "udp";
	}).map(({ protocol }) => protocol);
}
/** Clients of the mesh have to be of its trust domain, or of one of its aliases (istio `pilot/pkg/networking/plugin/authn/util.go`). */
function isOfForeignDomain(mesh, { transport, principal }) {
	if (transport !== "mtls" || typeof principal !== "string") return false;
	return !trustDomainsOf(mesh).names.some((domain) => principal.startsWith(`spiffe://${domain}/`));
}
/** Whether a filter chain takes a connection (istio `pilot/pkg/networking/core/filterchain_options.go`). */
function accepts(mode, { transport }, protocol) {
	if (mode === "STRICT") return transport === "mtls";
	if (mode === "DISABLE") return transport === "plain" || protocol !== "http";
	return transport !== "tls" || protocol !== "http";
}
/** True for TLS that the proxy does not end. */
function isTlsPassed(mode, { transport }) {
	return transport === "tls" || mode === "DISABLE" && transport === "mtls";
}
function seesRequests(protocol, passesTls) {
	return protocol === "http" || protocol === "auto" && !passesTls;
}

// src/effect/request/hops/gateway-pods.ts
/** The Gateways of a mesh, those of the Gateway API included, with their pods. */
const gatewaysWithPods = derivedByKey("everything", (_, stated) => stated ? `${stated.namespace}/${stated.serviceAccount}` : "", (mesh, stated) => [...mesh.ofKind("Gateway").map((gateway) => podsOfGateway(mesh, gateway, stated)), ...convertedGatewayApi(mesh).gateways.map(({ originals }) => podsOfGatewayApi(mesh, originals.at(-1)))]);
/** True for the pods of a gateway: by the template of their proxy, or since a Gateway selects them. */
function isGatewayWorkload(mesh, { manifest, labels }) {
	return podOf(manifest).at("metadata", "annotations", "inject.istio.io/templates").text === "gateway" || selectorsOfGateways(mesh).some((selector) => selects(selector, labels));
}
/** The selectors of Gateways that select something. */
const selectorsOfGateways = derived(["Gateway"], (mesh) => mesh.ofKind("Gateway").map(gatewaySelector).filter(({ size }) => size > 0));
/** Pods of a gateway that are not in the repository, by what is known of them. */
function unseenPods(name, { namespace, labels }, serviceAccount) {
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
		choice: `which pods that ${nameOf(gateway)} selects take it`
	};
	const name = nameOf(gateway);
	return {
		gateway,
		proxies: (stated ? [stated.namespace] : possibleNamespaces(mesh, gateway, labels)).map((namespace) => unseenPods(name, {
			namespace,
			labels
		}, stated?.serviceAccount)),
		choice: `the namespace of the pods of ${name}`
	};
}
/** Where the pods of a Gateway may be: with istiod, with the Gateway, with policies for such pods, or where its routes are exported to. */
function possibleNamespaces(mesh, gateway, labels) {
	const policies = Object.keys(policyIndexes).flatMap((kind) => mesh.ofKind(kind).filter((policy) => {
		const selector = policySelector(policy);
		return selector.size > 0 && selects(selector, labels);
	}));
	return [.../* @__PURE__ */ new Set([
		mesh.rootNamespace,
		gateway.namespace,
		...policies.map(({ namespace }) => namespace),
		...namespacesOfRoutes(mesh).get(`${gateway.namespace}/${gateway.name}`) ?? []
	])];
}
/** The namespaces that VirtualServices of each Gateway are exported to by name, other than their own. */
const namespacesOfRoutes = derived(["VirtualService"], (mesh) => {
	const exports = mesh.ofKind("VirtualService").flatMap((virtualService) => {
		const named = exportedTo(virtualService).filter((name) => name !== "*" && name !== "~" && name !== virtualService.namespace);
		return boundTo(virtualService).flatMap((gateway) => named.map((namespace) => ({
			gateway,
			namespace
		})));
	});
	const byGateway = groupBy(exports, ({ gateway }) => gateway);
	return new Map([...byGateway].map(([gateway, group]) => [gateway, new Set(group.map(({ namespace }) => namespace))]));
});
/** The pods that istiod deploys for a Gateway of the Gateway API. */
function podsOfGatewayApi(mesh, gateway) {
	const { namespace, name, spec } = gateway;
	const { labels, isComplete } = gatewayPods(mesh, namespace, name);
	const serviceAccount = isComplete ? `${name}-${spec.get("gatewayClassName").text}` : void 0;
	return {
		gateway,
		proxies: [{
			...unseenPods(nameOf(gateway), {
				namespace,
				labels
			}, serviceAccount),
			hasAllLabels: isComplete
		}],
		choice: `the pods of ${nameOf(gateway)}`
	};
}

// src/effect/request/hops/hop-chain.ts
/** Sums up the paths that a request may take. */
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
/**
* The paths of alternatives. Where they end differently, all of them rest on what chooses.
*
* @param choice what chooses, for people: `which destination the weights choose`
*/
function alternatives(paths, choice) {
	if (new Set(paths.map(({ end }) => endKey(end))).size < 2) return paths;
	return paths.map((path) => ({
		...path,
		missing: [...path.missing, choice]
	}));
}
/** A path after some hops. */
function pathAfter(hop, path) {
	return {
		hops: [hop, ...path.hops],
		end: path.end,
		missing: [.../* @__PURE__ */ new Set([...hop.missing, ...path.missing])]
	};
}
function isRefusal(end) {
	return end.kind === "closed" || end.kind === "answered" && end.status >= 400;
}
/** Equal for ends that are the same to the client. */
function endKey(end) {
	return end.kind === "answered" ? `${end.status} ${end.location ?? ""}` : end.kind;
}

// src/effect/request/hops/arrivals.ts
/** The paths from a decision on. */
function pathsFrom(travel, decision, depth = 0) {
	const { outcome, proxy } = decision;
	if (outcome.kind !== "forwarded") return [{
		hops: [decision],
		end: outcome,
		missing: decision.missing
	}];
	const paths = outcome.to.flatMap((upstream) => arrivals(travel, {
		request: outcome.request,
		passesTls: outcome.passesTls,
		from: proxy
	}, upstream, depth));
	return alternatives(paths, "which destination the weights choose").map((path) => pathAfter(decision, path));
}
/** Proxies that a request may pass before it counts as going in circles. */
const maxHops = 6;
/** The paths to a cluster. */
function arrivals(travel, sent, upstream, depth) {
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
	if (!service?.selector || service.selector.size === 0) return [arrivedOutside(sent, upstream)];
	const workloads = workloadsOf(mesh, service, labelsOfSubset(mesh, service, sent, upstream));
	if (workloads.length === 0) return unseenWorkloads(travel, sent, upstream, service, depth);
	const paths = workloads.flatMap((workload) => arrivalAt(travel, sent, upstream, {
		service,
		workload
	}, depth));
	return alternatives(paths, `which pods of ${nameOf(service.manifest)} take it`);
}
function serviceOf(mesh, { from }, { host }) {
	return host === "" ? void 0 : visibleByHost(mesh, from?.namespace ?? "").get(canonicalHost(mesh, host))?.[0];
}
function arrivedOutside({ request }, { host, port }) {
	return {
		hops: [],
		end: {
			kind: "arrived",
			at: `the host ${host || request.authority}, port ${port}`
		},
		missing: []
	};
}
function labelsOfSubset(mesh, service, { from }, { subset }) {
	const node = from && clientPolicy(mesh, service, from).rule?.subsets.get(subset);
	return node ? subsetLabels(node) : void 0;
}
/** Pods that are not in the repository: those of a gateway, or others. */
function unseenWorkloads(travel, sent, upstream, service, depth) {
	const name = nameOf(service.manifest);
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
	const proxy = unseenPods(name, {
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
function arrivalAt(travel, sent, upstream, { service, workload }, depth) {
	const { compiled, asked } = travel;
	const { mesh } = compiled;
	const servicePort = service.ports.find(({ number }) => number === upstream.port);
	const port = (servicePort && targetPort(servicePort, workload)) ?? upstream.port;
	if (isGatewayWorkload(mesh, workload)) return atGateway(travel, sent, upstream, {
		proxy: workloadProxy(workload, "gateway"),
		port
	}, depth);
	const proxy = workloadProxy(workload, "sidecar");
	const end = {
		kind: "arrived",
		at: proxy.name
	};
	const plane = dataplane(mesh, workload);
	if (plane === "none") return [{
		hops: [],
		end,
		missing: []
	}];
	if (plane === "ambient") return [{
		hops: [],
		end,
		missing: unreadAmbient(mesh, proxy, service)
	}];
	const connection = connectionTo(mesh, sent, upstream, port);
	const decision = decideInbound(compiled.server(proxy), connection, sent.request, asked.circumstances);
	const isStopped = decision.outcome.kind !== "forwarded";
	const missing = [
		...decision.missing,
		...plane === void 0 && isStopped ? [`whether the pods of ${proxy.name} have a sidecar`] : [],
		...sent.passesTls && connection.transport === "mtls" ? ["what the sidecar makes of TLS within mTLS"] : []
	];
	return [{
		hops: [decision],
		end: decision.outcome.kind === "forwarded" ? end : decision.outcome,
		missing
	}];
}
/** What ztunnel and waypoints decide is not read; nothing is missing where they have no policy and no waypoint. */
function unreadAmbient(mesh, proxy, service) {
	const policies = Object.keys(policyIndexes).flatMap((kind) => policiesAt(mesh, kind, {
		...proxy,
		type: "ztunnel"
	}));
	const namespace = mesh.ofKind("Namespace").find(({ name }) => name === service.namespace);
	const waypoint = [service.manifest, ...namespace ? [namespace] : []].map(({ root }) => root.at("metadata", "labels", "istio.io/use-waypoint").text).find((text) => text !== "" && text !== "none");
	return [...policies.map((policy) => `what ztunnel makes of ${nameOf(policy)}`), ...waypoint === void 0 ? [] : [`what the waypoint \`${waypoint}\` decides`]];
}
function atGateway(travel, sent, upstream, { proxy, port }, depth) {
	const { compiled, asked } = travel;
	const connection = connectionTo(compiled.mesh, sent, upstream, port);
	return pathsFrom(travel, decideAtGateway(compiled.gateway(proxy), connection, sent.request, asked.circumstances), depth + 1);
}
/** How a request comes to a pod. The address of the pod that sends it is unknown. */
function connectionTo(mesh, { from, passesTls, request }, { tls }, port) {
	const isMesh = tls.mode === "mtls" || tls.mode === "unknown";
	const isTls = tls.mode === "tls" || passesTls;
	return {
		transport: isMesh ? "mtls" : isTls ? "tls" : "plain",
		sni: tls.sni || (isTls ? request.authority : ""),
		principal: isMesh ? identityOf(mesh, from) : null,
		source: void 0,
		destination: {
			address: void 0,
			port
		}
	};
}
function identityOf(mesh, from) {
	return from?.serviceAccount === void 0 ? void 0 : `spiffe://${principalOf(mesh, from.namespace, from.serviceAccount)}`;
}
/** A cluster as a client reaches it that no proxy serves. */
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

// src/effect/request/hops/decide-request.ts
/**
* What becomes of a request at all proxies on its way; `null` if nothing of the mesh is for its host. A client in the
* mesh begins at its own proxy, one outside at the gateways that serve the host, or at the pods of a Service that it
* calls in the cluster without a proxy.
*/
function decideRequest(compiled, asked) {
	const { caller, host } = asked;
	const travel = {
		compiled,
		asked
	};
	const paths = caller ? pathsOfCaller(travel, caller) : pathsFromOutside(travel);
	if (paths.length > 0) return requestDecision(paths);
	const declared = caller ? void 0 : declaredHost(compiled.mesh, host, "");
	if (declared === void 0) return null;
	const sent = {
		request: asked.request,
		passesTls: asked.scheme === "https",
		from: null
	};
	return requestDecision(arrivals(travel, sent, directUpstream(declared, asked.port, "plain"), 0));
}
/** True if a mesh declares the host of a request, or the pods that call it. */
function isAbout(mesh, { host, caller, gatewayPods }) {
	const serves = gatewaysWithPods(mesh, gatewayPods).some(({ gateway }) => gateway.spec.items("servers").some((server) => server.items("hosts").some(({ text }) => hostCovers(plainHost(text), host))));
	return declaredHost(mesh, host, caller?.namespace ?? "") !== void 0 || (caller ? workloadsIn(mesh, caller.namespace).length > 0 : serves);
}
function pathsOfCaller(travel, caller) {
	const { mesh } = travel.compiled;
	const workloads = workloadsIn(mesh, caller.namespace).filter((workload) => workloadProxy(workload, "sidecar").serviceAccount === caller.serviceAccount);
	const name = `${caller.namespace}/${caller.serviceAccount}`;
	if (workloads.length === 0) return throughSidecar(travel, unseenCaller(caller));
	const paths = workloads.flatMap((workload) => {
		const proxy = workloadProxy(workload, "sidecar");
		const plane = dataplane(mesh, workload);
		return plane === "none" || plane === "ambient" ? withoutSidecar(travel, proxy, plane) : throughSidecar(travel, proxy);
	});
	return alternatives(paths, `which workload of ${name} calls`);
}
/** Pods that are not in the repository, which are taken to have a sidecar. */
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
function throughSidecar(travel, proxy) {
	const { compiled, asked } = travel;
	const { host, port, scheme, request } = asked;
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
	return pathsFrom(travel, decideOutbound(compiled.client(proxy), connection, request));
}
/** A client in ambient mode has an identity, and ztunnel reads no routes; one without a proxy has none. */
function withoutSidecar(travel, proxy, plane) {
	const { host, port, scheme, request } = travel.asked;
	const declared = declaredHost(travel.compiled.mesh, host, proxy.namespace) ?? host;
	const upstream = directUpstream(declared, port, plane === "ambient" ? "mtls" : "plain");
	return arrivals(travel, {
		request,
		passesTls: scheme === "https",
		from: proxy
	}, upstream, 0);
}
/** The full name by which a mesh declares a host that a client in a namespace calls. */
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
	const { compiled, asked } = travel;
	const serving = gatewaysWithPods(compiled.mesh, asked.gatewayPods).flatMap(({ proxies, choice }) => {
		const servers = proxies.flatMap((proxy) => {
			const server = serverFor(compiled.gateway(proxy).servers.servers, asked);
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
	const paths = serving.map(({ servers, choice }) => alternatives(servers.flatMap(({ proxy, server }) => {
		const key = `${proxy.namespace} ${JSON.stringify([...proxy.labels])}`;
		if (seen.has(key)) return [];
		seen.add(key);
		return throughGateway(travel, proxy, server);
	}), choice));
	return alternatives(paths.flat(), `which gateway \`${asked.host}\` is resolved to`);
}
/** The server for a host and port, else one for the port or the host alone: the gateway then answers as it does. */
function serverFor(servers, { host, port }) {
	return servers.flatMap((server) => server.hosts.map((written) => ({
		server,
		name: plainHost(written)
	}))).filter(({ name }) => hostCovers(name, host)).toSorted((first, second) => compareSpecificity(first.name, second.name)).find(({ server }) => server.port === port)?.server;
}
function throughGateway(travel, proxy, { listenerPort }) {
	const { compiled, asked } = travel;
	const isTls = asked.scheme === "https";
	const connection = {
		transport: isTls ? "tls" : "plain",
		sni: isTls ? asked.host : "",
		principal: null,
		source: asked.address,
		destination: {
			address: void 0,
			port: listenerPort
		}
	};
	return pathsFrom(travel, decideAtGateway(compiled.gateway(proxy), connection, asked.request, asked.circumstances));
}

// src/run/request/decision-answer.ts
/** A decision as plain data, with the lines that decided in files of the tree. */
function decisionAnswer({ verdict, status, paths, missing }, sources, valueLines) {
	const placeOf = (place) => place ? placeIn(place, sources, valueLines) : null;
	return {
		verdict,
		status,
		missing,
		paths: paths.map((path) => ({
			hops: path.hops.map((hop) => hopAnswer(hop, placeOf)),
			end: endAnswer(path.end, placeOf),
			missing: path.missing
		}))
	};
}
function placeIn({ object, node }, sources, valueLines) {
	const { kind, namespace, name } = object;
	const { file, line } = sourceLocation(node.location, sources);
	const value = valueLines.get(node);
	return {
		object: `${kind} ${namespace}/${name}`,
		path: node.path,
		file,
		line,
		...value && { value }
	};
}
/** The values that cause the fields which end a request: those are what to edit. */
async function valueLinesOf({ paths }, tree, host) {
	const places = paths.flatMap(({ end }) => end.kind === "arrived" || !end.by ? [] : [end.by]);
	const fields = [...new Map(places.map((place) => [place.node, place])).values()];
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
		proxy: proxy.name,
		namespace: proxy.namespace,
		steps: steps.map(({ text, by }) => ({
			text,
			by: placeOf(by)
		})),
		forwarded: outcome.kind === "forwarded" ? forwardedAnswer(outcome) : null
	};
}
function forwardedAnswer({ to, request, timeout, retries, delay, mirrors }) {
	return {
		to: to.map(({ cluster, percent, tls }) => ({
			cluster,
			percent,
			tls: tls.mode
		})),
		host: request.authority,
		target: request.target,
		timeout,
		retries: retries && {
			attempts: retries.attempts,
			on: [...retries.retryOn, ...retries.statusCodes.map(String)],
			perTryTimeout: retries.perTryTimeout,
			triesOfHanging: triesOf(retries, timeout, "hang").tries
		},
		delay,
		mirrors
	};
}
function endAnswer(end, placeOf) {
	if (end.kind === "arrived") return end;
	const { reason } = end;
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

// src/run/request/asked-mesh.ts
/** One list, so that the mesh is compiled for it once. */
const nowhere = [];
/** Prepares a mesh for requests. */
function askedMesh(mesh, { renders, sources }) {
	const compiledFor = oncePer((hosts) => compileMesh(mesh, { elsewhere: new Set(hosts) }));
	const unread = once(() => unreadInputs(mesh, renders));
	return {
		environment: mesh.environment,
		targets: mesh.targets.map(({ id }) => id),
		isAbout: (asked) => isAbout(mesh, asked),
		decide: (asked, elsewhere = nowhere) => decideRequest(compiledFor(elsewhere), asked),
		answer(decision, valueLines = /* @__PURE__ */ new Map()) {
			const answer = decisionAnswer(decision, sources, valueLines);
			if (unread().length === 0) return answer;
			return {
				...answer,
				verdict: "depends",
				status: null,
				missing: [...answer.missing, ...unread()]
			};
		}
	};
}
/** What of a mesh is not read: targets that do not render, or not completely, and files with errors. */
function unreadInputs({ targets, documents }, renders) {
	const unrendered = targets.filter(({ id, kind }) => kind !== "manifests" && renders.get(id)?.status !== "rendered");
	const incomplete = targets.filter(({ id }) => {
		const render = renders.get(id);
		return render?.status === "rendered" && render.omitted !== void 0;
	});
	const broken = documents.filter(({ problems }) => problems.some(({ code }) => code === "syntax"));
	return [
		...unrendered.map(({ id }) => `what ${id} has, which is not rendered`),
		...incomplete.map(({ id }) => `what ${id} takes from elsewhere, which is not rendered`),
		...new Set(broken.map(({ file }) => `what ${file} has, which is no valid YAML`))
	];
}

// src/run/request/asked-request.ts
/**
* Reads a request. Throws `UsageError` for one that is wrong.
*
* @param now milliseconds since 1970
*/
function askedRequest(options, now) {
	const { token } = options;
	return requestWithToken(options, token === void 0 ? null : signedToken(claimsOf(token, now)), now);
}
/** Reads a request with a token, or without one. Throws `UsageError` for a request that is wrong. */
function requestWithToken(options, token, now) {
	const { scheme, host, port, target, authority } = partsOf(options.url);
	const headers = new Map(options.headers.map(headerOf));
	const tokens = /* @__PURE__ */ new Map();
	if (token) tokens.set(tokenText, token);
	const isPlaced = target.includes(tokenMark) || [...headers.values()].some((value) => value.includes(tokenMark));
	if (token && !isPlaced) headers.set("authorization", `Bearer ${tokenMark}`);
	const placed = (text) => text.replaceAll(tokenMark, tokenText);
	const sent = [...headers].filter(([name]) => name !== "host").map(([name, value]) => [name, placed(value)]);
	return {
		request: {
			method: options.method.toUpperCase(),
			authority: headers.get("host") ?? authority,
			target: placed(target),
			headers: new Map(sent)
		},
		scheme,
		host,
		port,
		caller: options.from === void 0 ? null : identityIn("--from", options.from),
		address: options.address,
		gatewayPods: options.gateway === void 0 ? null : identityIn("--gateway", options.gateway),
		circumstances: {
			now,
			tokens
		}
	};
}
/** Stands in headers and the URL for the token; without it the token is in the header `authorization`. */
const tokenMark = "{token}";
/** In the form of a JWT, as proxies find it. */
const tokenText = "header.payload.signature";
function partsOf(text) {
	const [, scheme, host = "", port, target = ""] = /^(https?):\/\/(\[[\da-f:.]+\]|[^/?#:@\s]+)(?::(\d{1,5}))?([/?#].*)?$/i.exec(text) ?? [];
	if (scheme === void 0) throw new UsageError(`write the URL as in https://shop.example.com/api, not ${text}`);
	const isHttps = scheme.toLowerCase() === "https";
	return {
		scheme: isHttps ? "https" : "http",
		host: host.replace(/^\[|\]$/g, "").toLowerCase(),
		port: port === void 0 ? isHttps ? 443 : 80 : Number(port),
		target: target.startsWith("/") ? target : `/${target}`,
		authority: port === void 0 ? host : `${host}:${port}`
	};
}
function headerOf(text) {
	const at = text.indexOf("=");
	if (at < 1) throw new UsageError(`write a header as in --header x-user=ann, not ${text}`);
	return [text.slice(0, at).toLowerCase(), text.slice(at + 1)];
}
function identityIn(option, text) {
	const [namespace = "", serviceAccount = "", ...more] = text.split("/");
	if (namespace === "" || serviceAccount === "" || more.length > 0) throw new UsageError(`write ${option} as NAMESPACE/SERVICEACCOUNT, not ${text}`);
	return {
		namespace,
		serviceAccount
	};
}
/** A token that its issuer signed. */
function signedToken(claims) {
	return {
		claims,
		isSignedFor: ({ issuer }) => issuer === "" || issuer === claims["iss"]
	};
}
/** The claims in `issuer=https://id.example,aud=shop,exp=-1h`; a claim that is repeated is a list. */
function claimsOf(text, now) {
	const claims = /* @__PURE__ */ new Map();
	for (const pair of text.split(",")) {
		const at = pair.indexOf("=");
		if (at < 1) throw new UsageError(`write a token as in --token issuer=https://id.example,aud=shop, not ${pair}`);
		const written = pair.slice(0, at);
		const name = longNames[written] ?? written;
		const value = times.has(name) ? claimTime(name, pair.slice(at + 1), now) : pair.slice(at + 1);
		const earlier = claims.get(name);
		claims.set(name, earlier === void 0 ? value : [earlier, value].flat());
	}
	if (!claims.has("sub")) claims.set("sub", "someone");
	if (claims.get("sub") === "") claims.delete("sub");
	return nested(claims);
}
const longNames = {
	issuer: "iss",
	audience: "aud",
	subject: "sub"
};
const times = /* @__PURE__ */ new Set([
	"exp",
	"nbf",
	"iat"
]);
/**
* Seconds since 1970: a number of them, or as far from now as `+5m` and `-1h` say. Throws `UsageError` for another text.
*
* @param name the claim, for the message
* @param now milliseconds since 1970
*/
function claimTime(name, text, now) {
	const [, sign, number, unit = "s"] = /^([+-]?)(\d+)([smhd]?)$/.exec(text) ?? [];
	if (number === void 0) throw new UsageError(`write ${name} as in ${name}=+5m, or in seconds since 1970, not ${text}`);
	if (sign === "") return Number(number);
	const seconds = Number(number) * units[unit || "s"];
	return Math.floor(now / 1e3) + (sign === "-" ? -seconds : seconds);
}
const units = {
	s: 1,
	m: 60,
	h: 3600,
	d: 86400
};
/** Dots in a name lead into nested claims: `realm_access.roles`. A name that is a URL stays as it is. */
function nested(claims) {
	const root = Object.create(null);
	for (const [name, value] of claims) {
		const keys = name.includes("/") ? [name] : name.split(".");
		const last = keys.pop();
		const parent = keys.reduce((map, key) => {
			const child = map[key];
			if (typeof child === "object" && child !== null) return child;
			const created = Object.create(null);
			map[key] = created;
			return created;
		}, root);
		parent[last] = value;
	}
	return root;
}

export { askedMesh as a, anyOf as c, signedToken as i, unknown as l, claimTime as n, valueLinesOf as o, requestWithToken as r, allOf as s, askedRequest as t };