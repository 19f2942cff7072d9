import { s as compareText, t as addToGroup } from "./group.js";
import { a as oncePerText, n as oncePer, t as once } from "./once-per.js";
import { i as isUnfilled } from "./unfilled.js";

// src/yaml/source-text.ts
function sourceText({ source, start, end }) {
	return source.text.slice(start, end);
}

// src/model/cluster-domain.ts
const clusterDomain = "cluster.local";

// src/istio/hosts/hosts.ts
function hostCovers(outer, inner) {
	const [wide, narrow] = [normalHost(outer), normalHost(inner)];
	if (!wide.startsWith("*")) return wide === narrow;
	if (narrow.startsWith("*")) return narrow.slice(1).endsWith(wide.slice(1));
	return narrow.endsWith(wide.slice(1)) && narrow.length >= wide.length;
}
function hostsOverlap(first, second) {
	return hostCovers(first, second) || hostCovers(second, first);
}
function isWrittenAlike(first, second) {
	const [narrow, wide] = compareSpecificity(first, second) < 0 ? [first, second] : [second, first];
	return wide.startsWith("*") ? narrow.endsWith(wide.slice(1)) : narrow === wide;
}
function compareSpecificity(first, second) {
	return Number(isWildcard(first)) - Number(isWildcard(second)) || second.length - first.length;
}
function isWildcard(host) {
	return host.startsWith("*");
}
function fullHost(host, namespace) {
	if (host === "" || host.includes(".") || host.includes("*") || isUnfilled(host)) return normalHost(host);
	return `${host.toLowerCase()}.${namespace}.svc.${clusterDomain}`;
}
function serviceNamespace(host) {
	const suffix = `.svc.${clusterDomain}`;
	const name = normalHost(host);
	if (!name.endsWith(suffix)) return void 0;
	const [, namespace, ...furtherLabels] = name.slice(0, -suffix.length).split(".");
	return furtherLabels.length === 0 ? namespace : void 0;
}
function normalHost(host) {
	const lower = host.toLowerCase();
	if (lower !== host && isUnfilled(host)) return host;
	return lower.endsWith(".") ? lower.slice(0, -1) : lower;
}

// src/istio/hosts/host-index.ts
function hostIndex(items, hostsOf) {
	const declaredHosts = items.map((item) => hostsOf(item).map(normalHost));
	const names = once(() => namesOf(declaredHosts));
	const reversedHosts = once(() => sortedReversedHosts(names()));
	const cached = (find) => {
		const results = /* @__PURE__ */ new Map();
		return (host) => {
			const name = normalHost(host);
			const result = results.get(name) ?? inOrder(find(name)).map((index) => items[index]);
			results.set(name, result);
			return result;
		};
	};
	const covering = (name) => coveringIn(names(), name);
	const below = (name) => isWildcard(name) ? belowIn(reversedHosts(), name) : names().exact.get(name) ?? [];
	return {
		covering: cached(covering),
		below: cached(below),
		overlapping: cached((name) => [...covering(name), ...below(name)])
	};
}
function inOrder(indices) {
	return [...new Set(indices)].toSorted((a, b) => a - b);
}
function namesOf(declaredHosts) {
	const exact = /* @__PURE__ */ new Map();
	const wildcards = /* @__PURE__ */ new Map();
	for (const [index, hosts] of declaredHosts.entries()) for (const host of hosts) if (isWildcard(host)) addToGroup(wildcards, host.slice(1), index);
	else addToGroup(exact, host, index);
	return {
		exact,
		wildcards,
		lengths: [...new Set([...wildcards.keys()].map(({ length }) => length))]
	};
}
function coveringIn({ exact, wildcards, lengths }, name) {
	const suffixes = lengths.filter((length) => length < name.length).map((length) => name.slice(name.length - length));
	return [...exact.get(name) ?? [], ...suffixes.flatMap((suffix) => wildcards.get(suffix) ?? [])];
}
function sortedReversedHosts({ exact, wildcards }) {
	const reversedOf = (host, indices) => ({
		host,
		reversed: reverseHost(host),
		indices
	});
	return [...[...exact].map(([host, indices]) => reversedOf(host, indices)), ...[...wildcards].map(([suffix, indices]) => reversedOf(`*${suffix}`, indices))].toSorted((a, b) => compareText(a.reversed, b.reversed));
}
function belowIn(reversedHosts, wildcard) {
	const reversedSuffix = reverseHost(wildcard);
	const indices = [];
	for (let at = firstFrom(reversedHosts, reversedSuffix); at < reversedHosts.length; at++) {
		const { host, reversed, indices: ofHost } = reversedHosts[at];
		if (!reversed.startsWith(reversedSuffix)) break;
		if (hostCovers(wildcard, host)) for (const index of ofHost) indices.push(index);
	}
	return indices;
}
function reverseHost(host) {
	return (isWildcard(host) ? host.slice(1) : host).split("").toReversed().join("");
}
function firstFrom(reversedHosts, reversedSuffix) {
	let low = 0;
	let high = reversedHosts.length;
	while (low < high) {
		const middle = low + high >> 1;
		if (reversedHosts[middle].reversed < reversedSuffix) low = middle + 1;
		else high = middle;
	}
	return low;
}

// src/core/ipv4.ts
function isIPv4(text) {
	const octets = text.split(".");
	return octets.length === 4 && octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256);
}

// src/syntax/address.ts
function isIP(text) {
	return isIPv4(text) || isIPv6(text.replace(/^\[(.*)\]$/, "$1"));
}
function isIPOrRange(text) {
	const [address = "", bits, ...extra] = text.split("/");
	if (bits === void 0) return isIPv4(text) || isIPv6(text.replace(/%.+$/, ""));
	const width = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
	return extra.length === 0 && /^(0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= width;
}
function isLinkLocal(text) {
	const address = plainAddress(text);
	return isIPv4(address) ? address.startsWith("169.254.") : isIPv6(address) && /^fe[89ab]/.test(address);
}
function isCloudMetadata(text) {
	const host = plainAddress(text);
	if ([
		"100.100.100.200",
		"metadata.google.internal",
		"metadata.goog"
	].includes(host)) return true;
	return isIPv6(host) && /^fd00:0?ec2:/.test(host);
}
function isLoopback(text) {
	const address = plainAddress(text);
	return isIPv4(address) && address.startsWith("127.") || /^(0{0,4}:){2,7}0{0,3}1$/.test(address);
}
function plainAddress(text) {
	const address = text.replace(/^\[(.*)\]$/, "$1").toLowerCase();
	if (!isIPv6(address)) return address;
	const tail = address.slice(address.lastIndexOf(":") + 1);
	const front = address.slice(0, -tail.length);
	if (isIPv4(tail)) return isMappedPrefix(front) ? tail : address;
	const [, prefix = "", high = "", low = ""] = /^(.*:)([^:]+):([^:]+)$/.exec(address) ?? [];
	if (!isMappedPrefix(prefix)) return address;
	return [high, low].flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]).join(".");
}
function isMappedPrefix(prefix) {
	return /^(?:::|(?:0{1,4}:)+:?|::(?:0{1,4}:)+)ffff:$/.test(prefix);
}
function isIPv6(text) {
	const tail = text.slice(text.lastIndexOf(":") + 1);
	const plain = isIPv4(tail) ? `${text.slice(0, -tail.length)}0:0` : text;
	const halves = plain.split("::");
	if (!plain.includes(":") || halves.length > 2) return false;
	const groups = halves.flatMap((half) => half === "" ? [] : half.split(":"));
	if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
	return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}

// src/syntax/host-syntax.ts
const hostDefect = oncePerText((host) => {
	if (host === "") return {
		code: "no-host",
		text: "is empty"
	};
	const mistake = commonMistakes.find(({ pattern }) => pattern.test(host));
	if (mistake) return mistake;
	if (isIP(host)) return {
		code: "ip-address",
		text: "is an IP address, not a name"
	};
	if (host.length > maxHost) return {
		code: "too-long",
		text: `is longer than ${maxHost} characters`
	};
	const defect = labelDefect(host.replace(/\.$/, "").split("."));
	return defect?.code === "numeric-domain" && host.endsWith(".") ? null : defect;
});
function isPartialWildcard(host) {
	return /^\*[^.]/.test(host);
}
function isSingleLabel(host) {
	const name = host.replace(/\.$/, "");
	return !name.includes(".") && name !== "*";
}
const maxHost = 255;
const maxLabel = 63;
const commonMistakes = [
	{
		pattern: /\s/,
		code: "white-space",
		text: "contains white space"
	},
	{
		pattern: /^[a-z][a-z0-9+.-]*:\/\//i,
		code: "scheme",
		text: "contains a scheme: write only the host"
	},
	{
		pattern: /^[^:[\]]+:\d+$|^\[.*\]:\d+$/,
		code: "port",
		text: "contains a port: write only the host"
	},
	{
		pattern: /\//,
		code: "path",
		text: "contains a path: write only the host"
	},
	{
		pattern: /_/,
		code: "underscore",
		text: "contains an underscore, which host names cannot have"
	}
];
function labelDefect(labels) {
	const [first = "", ...furtherLabels] = labels;
	const names = first === "*" ? furtherLabels : [first.replace(/^\*-?/, ""), ...furtherLabels];
	return wildcardDefect(first, furtherLabels) ?? nameDefect(names) ?? domainDefect(furtherLabels);
}
function wildcardDefect(first, furtherLabels) {
	if (furtherLabels.some((label) => label.includes("*"))) return {
		code: "wildcard-outside-first-label",
		text: "has its wildcard outside the first label"
	};
	return /[^*].*\*|\*.*\*/.test(first) ? {
		code: "wildcard-inside-label",
		text: "has a wildcard that does not begin the first label"
	} : null;
}
function nameDefect(names) {
	if (names.includes("")) return {
		code: "empty-label",
		text: "has an empty label"
	};
	if (names.some((name) => name.length > maxLabel)) return {
		code: "label-too-long",
		text: `has a label longer than ${maxLabel} characters`
	};
	return names.every((name) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(name)) ? null : {
		code: "forbidden-character",
		text: "contains characters that host names cannot have"
	};
}
function domainDefect(domain) {
	return /^\d+$/.test(domain.at(-1) ?? "") ? {
		code: "numeric-domain",
		text: "ends in a number, which no domain does"
	} : null;
}

// src/istio/hosts/egress-allowlist.ts
function parseAllowedEgress(entry) {
	const [, host = "", digits] = /^(.*?)(?::(\d*))?$/s.exec(entry) ?? [];
	const defect = hostDefect(host);
	if (defect) return { defect: defect.text };
	if (digits === void 0) return { host };
	const port = Number(digits);
	return port >= 1 && port <= maxPort ? {
		host,
		port
	} : { defect: `has a port outside of 1 to ${maxPort}` };
}
const anywhere = {
	environment: null,
	now: null
};
function allowsEgress(entries, host, port, where = anywhere) {
	return permitsFor(entries, host, port, where).length > 0;
}
function permitsFor(entries, host, port, { environment, now }) {
	return indexOf(entries).covering(host).filter(({ ports }) => ports === null || port !== null && ports.includes(port)).filter(({ environments }) => environments === null || environment !== null && environments.includes(environment)).filter((permit) => !hasExpired(permit, now));
}
function hasExpired({ until }, now) {
	return until !== null && now !== null && now >= Date.parse(until) + millisecondsOfDay;
}
const millisecondsOfDay = 864e5;
const permitsIn = oncePer((entries) => entries.flatMap(permitOf));
function permitOf(entry) {
	if (typeof entry === "string") {
		const allowed = parseAllowedEgress(entry);
		if (!("host" in allowed)) return [];
		const { host, port } = allowed;
		return [{
			entry,
			host,
			ports: port === void 0 ? null : [port],
			environments: null,
			namespaces: null,
			until: null
		}];
	}
	const { host, ports = null, environments = null, namespaces = null, until = null } = entry;
	return hostDefect(host) ? [] : [{
		entry,
		host,
		ports,
		environments,
		namespaces,
		until
	}];
}
const indexOf = oncePer((entries) => hostIndex(permitsIn(entries), ({ host }) => [host]));
const maxPort = 65535;

export { serviceNamespace as C, normalHost as S, sourceText as T, fullHost as _, permitsIn as a, isWildcard as b, isSingleLabel as c, isIPOrRange as d, isLinkLocal as f, compareSpecificity as g, hostIndex as h, permitsFor as i, isCloudMetadata as l, isIPv4 as m, hasExpired as n, hostDefect as o, isLoopback as p, parseAllowedEgress as r, isPartialWildcard as s, allowsEgress as t, isIP as u, hostCovers as v, clusterDomain as w, isWrittenAlike as x, hostsOverlap as y };