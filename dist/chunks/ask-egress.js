import { t as once } from "./once-per.js";
import { B as ruleHost, F as conversionKinds, G as namespaceDataplane, H as workloadsIn, N as meshGateway, U as dataplaneOf, V as allWorkloads, W as isSystemNamespace, Z as waypointOf, at as selects, et as canonicalHost, g as winningRule, h as gatewaysBehind, k as boundTo, nt as exportedTo, ot as workloadSelector, rt as labelsOf, y as canonicalJson } from "./rules.js";
import { A as clientSidecar, B as workloadsOf, C as selectorsOfGateways, D as importedScope, E as compileMesh, F as sidecarHosts, G as visibleAmong, H as registryKinds, I as takeRoute, J as rankedFor, K as visibleServices, L as findCluster, M as Trace, N as listenerFor, O as sidecarScope, P as sidecarChain, R as upstreamOf, S as isGatewayWorkload, T as gatewayStream, U as registryServices, V as isPublic, W as servicesByHost, X as virtualServicesFor, Y as routingServices, Z as splitTarget, _ as unreadInputs, at as nameOf, b as arrivals, g as missingTexts, it as extensionsOf, j as decideOutbound, k as hostsRoutedTo, pt as configurationDifferences, q as mergedRoutes, rt as compiledRegex, w as siteOf, x as gatewaysWithPods, y as locateFields, z as workloadProxy } from "./run.js";
import { r as compareText } from "./order.js";
import { t as groupBy } from "./group.js";
import { a as withoutStandIns, i as standInNamespace, r as isStatedNamespace } from "./namespace.js";
import { g as derivedPer, m as derived, o as hasStatedNamespace, u as objectKey } from "./rule.js";
import { _ as hostCovers, a as permitsIn, g as fullHost, i as permitsFor, m as hostIndex, n as hasExpired, o as hostDefect, v as hostsOverlap, x as serviceNamespace } from "./egress-allowlist.js";
import { i as groupOf, r as matchesSelector } from "./values.js";
import { t as openTrees } from "./open-trees.js";
import { s as configurationFiles, t as checkEgressAllowlist } from "./config.js";
import { v as readerOf } from "./find-chart.js";
import { s as sourceLocation } from "./masked-texts.js";
import { o as namesIn } from "./schedule.js";
import { r as isUnfilled } from "./unfilled.js";

// src/effect/egress/exit.ts
/** Connections without HTTP to hosts without an address share a listener, which takes whatever is dialed at its port. */
const anyHost = "any host";
/** Equal for two exits that lead to the same port of the same host. */
function destinationKey({ host, port, address }) {
	return `${host}:${port} ${address}`;
}
/** Equal for two exits that differ in nothing but the fields that declare them. */
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
			called.serverName
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

// src/effect/egress/destinations.ts
/** True if connections to a service may leave the cluster: those of a Service with a selector go to its pods. */
function mayLeave({ isKubernetes, selector, resolution }) {
	return !isKubernetes || selector === null && resolution !== "external-name";
}
/** Where connections to a port of a service leave the cluster; none for a service whose workloads are in it. */
function destinationsOf(mesh, service, port, protocol) {
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
/** The item of `hosts` that declares a host; of a Service its name. */
function hostNode(mesh, { host, manifest }) {
	return manifest.spec.items("hosts").find(({ text }) => canonicalHost(mesh, text) === host) ?? manifest.root.at("metadata", "name");
}
function addressesOf(mesh, service, port, protocol) {
	if (service.isKubernetes) return endpointAddresses(mesh, service, targetOf(port));
	if (service.resolution === "none") return dialedAddresses(service, port, protocol);
	const endpoints = service.manifest.spec.items("endpoints");
	if (endpoints.length > 0) return endpoints.map((endpoint) => endpointAddress(endpoint, port));
	if (service.selector !== null) return selectedAddresses(mesh, service, port);
	return service.resolution === "static" ? [] : [{
		address: "",
		port: targetOf(port)
	}];
}
/** The port that connections go to; a name is that of a port of pods. */
function targetOf({ number, target }) {
	return typeof target === "number" ? target : number;
}
/**
* Without resolution connections go where the application dials: proxies compare the name in the request or handshake, and
* of other connections the address, if the entry states some (istio `pilot/pkg/networking/core/cluster.go`, ORIGINAL_DST).
*/
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
		port: endpoint.get("ports").get(port.name).number ?? targetOf(port),
		node
	};
}
/** The machines among the workloads of a ServiceEntry; its pods are in the cluster. */
function selectedAddresses(mesh, service, port) {
	const workloads = workloadsOf(mesh, service);
	if (workloads.length === 0) return [{
		address: "",
		port: targetOf(port),
		missing: [`the workloads of ${nameOf(service.manifest)}`]
	}];
	return workloads.flatMap(({ manifest }) => manifest.kind === "WorkloadEntry" ? [endpointAddress(manifest.spec, port)] : []);
}
/** The endpoints that somebody states for a Service without a selector. */
function endpointAddresses(mesh, { namespace, manifest }, port) {
	const nodes = statedEndpoints(mesh).get(`${namespace}/${manifest.name}`) ?? [];
	return nodes.length === 0 ? [{
		address: "",
		port,
		missing: [`the endpoints of ${nameOf(manifest)}, which has no selector`]
	}] : nodes.map(({ node }) => ({
		address: node.text,
		port,
		node
	}));
}
/** The addresses in Endpoints and EndpointSlices, by the Service that they are of. */
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

// src/effect/egress/outcome-exits.ts
/** Where a call leaves the mesh, at the proxy or at the gateways that it sends to; none if it does not. */
function exitsOfOutcome(sender, call) {
	const { outcome } = call;
	if (outcome.kind !== "forwarded") return [];
	return [...outcome.to.flatMap((upstream) => exitsTo$1(sender, call, outcome, upstream, false)), ...outcome.mirrors.flatMap((name) => clusterIn(name, outcome.to[0])).flatMap((upstream) => exitsTo$1(sender, call, outcome, upstream, true))];
}
/** The cluster of a mirror by its name; how the proxy speaks to it is not known. */
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
function exitsTo$1(sender, call, sent, upstream, isMirror) {
	const { mesh } = sender.compiled;
	return leavingExits(mesh, sender, upstream, {
		call,
		handling: handlingOf([sent], upstream, {
			call,
			via: [],
			isMirror
		}),
		steps: call.steps
	}) ?? throughGateways(sender, call, sent, upstream, isMirror);
}
/** The exits to a cluster outside of the mesh; `undefined` for one in it. */
function leavingExits(mesh, { services, proxy }, { host, port }, { call, handling, steps }) {
	if (host === "") return [];
	const service = services.get(host);
	const { called, missing } = call;
	const routing = placesOf$1(steps);
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
	if (!mayLeave(service)) return void 0;
	const servicePort = service.ports.find(({ number }) => number === port);
	if (!servicePort) return [];
	return destinationsOf(mesh, service, servicePort, called.protocol).map(({ destination, relay, missing: inputs, places }) => ({
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
			...policyPlaces(mesh, host, proxy)
		]
	}));
}
/** The policy by which a proxy speaks to a host. */
function policyPlaces(mesh, host, proxy) {
	const rule = winningRule(mesh, host, proxy);
	return rule ? rule.merged.map((object) => ({
		object,
		node: object.spec.get("trafficPolicy")
	})) : [];
}
/** What was decided by a route rather than by what declares a host. */
function placesOf$1(steps) {
	return steps.flatMap(({ by }) => by && by.object.kind !== "ServiceEntry" ? [by] : []);
}
function throughGateways(sender, call, sent, upstream, isMirror) {
	const { compiled, proxy, services } = sender;
	const { mesh } = compiled;
	const service = services.get(upstream.host);
	if (!service) return throughUnseenGateway(mesh, call, sent, upstream, isMirror);
	if (!isGatewayService(mesh, service)) return [];
	const travel = {
		compiled,
		asked: askedFor(call, sent)
	};
	const request = {
		request: sent.request,
		passesTls: sent.passesTls,
		from: proxy
	};
	return arrivals(travel, request, upstream, 0).flatMap((chain) => exitsOfChain(compiled, {
		call,
		sent,
		isMirror
	}, chain));
}
/** The Gateways before the pods of a Service that no file has, by the usual name of the Service. */
function throughUnseenGateway(mesh, call, sent, upstream, isMirror) {
	const { called, missing, steps } = call;
	if (gatewaysBehind(mesh, upstream.host).gateways.length === 0) return [];
	const handling = handlingOf([sent], upstream, {
		call,
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
		places: placesOf$1(steps)
	}];
}
/** The fields of a route by which calls are handled, as steps: no step of a decision names them. */
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
/** True for a Service in front of the pods of a gateway. */
function isGatewayService(mesh, service) {
	const { selector } = service;
	if (selector === null) return false;
	const workloads = workloadsOf(mesh, service);
	return workloads.length > 0 ? workloads.some((workload) => isGatewayWorkload(mesh, workload)) : selectorsOfGateways(mesh).some((ofGateway) => selects(ofGateway, selector));
}
/** A request without a token, from nowhere: gateways enforce no policies here. */
function askedFor({ called }, { request }) {
	const { host, port, protocol } = called;
	return {
		request,
		scheme: protocol === "tls" ? "https" : "http",
		host,
		port,
		caller: null,
		address: void 0,
		gatewayPods: null,
		circumstances: {
			now: 0,
			tokens: /* @__PURE__ */ new Map()
		}
	};
}
function exitsOfChain(compiled, { call, sent, isMirror }, { hops, end, missing }) {
	if (end.kind !== "arrived" || !end.outside || hops.length === 0) return [];
	const last = hops.at(-1).proxy;
	const via = hops.map(({ proxy }) => proxy.name);
	const handling = handlingOf([sent, ...hops.flatMap(forwardedBy)], end.outside, {
		call,
		via,
		isMirror
	});
	const steps = [...hops.flatMap((hop) => hop.steps), ...call.steps];
	const leaving = {
		call: {
			...call,
			missing: [.../* @__PURE__ */ new Set([...call.missing, ...missing])]
		},
		handling,
		steps
	};
	const gateway = {
		services: compiled.gateway(last).scope.services,
		proxy: last
	};
	return leavingExits(compiled.mesh, gateway, end.outside, leaving) ?? [];
}
function forwardedBy({ outcome }) {
	return outcome.kind === "forwarded" ? [outcome] : [];
}
function handlingOf(hops, { tls }, { call, via, isMirror }) {
	const isSeen = call.called.protocol === "http";
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

// src/effect/egress/regex-sample.ts
/**
* A text that a regular expression of RE2 matches as a whole; `null` if none was found, since the expression is invalid or
* uses more than literals, classes, groups, alternatives and repetitions.
*/
function sampleOf(pattern) {
	const compiled = compiledRegex(pattern);
	if (compiled === null) return null;
	const sample = alternatives(new Cursor(pattern));
	return sample !== null && compiled.matches(sample) ? sample : null;
}
/** A position in a regular expression. */
var Cursor = class {
	at = 0;
	pattern;
	constructor(pattern) {
		this.pattern = pattern;
	}
	/** The rest if it begins so, and the position after what matched. */
	take(expression) {
		const match = expression.exec(this.pattern.slice(this.at, this.at + maxToken));
		if (match) this.at += match[0].length;
		return match;
	}
	get isAtEnd() {
		return this.at >= this.pattern.length;
	}
};
/** Limit on the length of one class or escape. */
const maxToken = 512;
/** The first alternative: all of them are read. */
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
/** A text for the next atom, `null` if there is none; `undefined` at the end of a sequence. */
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
/** The ASCII characters that can be printed, letters and digits first. */
const characters = [..."a0A-_./", ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))];
function leastRepetition(cursor) {
	const match = cursor.take(/^(?:[*?+]|\{(\d+)(?:,\d*)?\})[?]?/);
	if (!match) return 1;
	return match[1] === void 0 ? Number(match[0].startsWith("+")) : Math.min(Number(match[1]), maxRepetition);
}
/** Texts with more repetitions are too long for a path. */
const maxRepetition = 64;

// src/effect/egress/witness.ts
/** A name that stands for all names of a wildcard; any other host is its own. */
function nameUnder(host) {
	return host.startsWith("*") ? `any-name${host.slice(1)}` : host;
}
/**
* A request that a route takes and none before it; `null` if none was found, as for routes by claims of tokens.
*
* @param routes those of the host, in their order
*/
function witnessOf(route, routes, authority, scheme) {
	const condition = route.merged.conditions.find(({ node }) => node === route.place.node);
	for (const path of pathsFor(route.path)) {
		const request = requestFor(path, condition, authority);
		const routed = request && asRouted(request, scheme);
		if (routed && routes.find((candidate) => candidate.matches(routed) !== false) === route) return request;
	}
	return null;
}
function asRouted(request, scheme) {
	return {
		...request,
		...splitTarget(request.target),
		scheme,
		claims: null
	};
}
/** Paths that a route matches, the shortest first. */
function pathsFor({ form, text }) {
	if (form === "regex") {
		const sample = sampleOf(text);
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
function requestFor(path, condition, authority) {
	if (!condition) return {
		method: "GET",
		authority,
		target: path,
		headers: /* @__PURE__ */ new Map()
	};
	const headers = valuesOf(condition.headers);
	const parameters = valuesOf(condition.queryParams);
	const [method, host] = [valueOf(condition.method, "GET"), valueOf(condition.authority, authority)];
	if (!headers || !parameters || method === null || host === null) return null;
	const query = [...parameters].map(([name, value]) => `${name}=${value}`).join("&");
	return {
		method,
		authority: host,
		target: query === "" ? path : `${path}?${query}`,
		headers: new Map([...headers].map(([name, value]) => [name.toLowerCase(), value]))
	};
}
/** A value for each name; `null` if one has none. */
function valuesOf(matches) {
	const values = [...matches].map(([name, match]) => [name, valueOf(match, "any")]);
	return values.some(([, value]) => value === null) ? null : new Map(values.map(([name, value]) => [name, value]));
}
function valueOf(match, otherwise) {
	if (!match || match.form === "present") return otherwise;
	return match.form === "regex" ? sampleOf(match.text) : match.text;
}

// src/effect/egress/sidecar-exits.ts
/**
* Where calls that a sidecar takes leave the mesh. What a route needs of a request is taken to be met: a route that no
* request is known for is said to rest on it.
*
* @param scope the hosts and routes that are looked at, all or some of those that the sidecar knows
*/
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
			return [...httpExits(site), ...streamExits$1(site)];
		});
	});
}
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
		ports: [.../* @__PURE__ */ new Set([...byPort.keys(), httpPort])],
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
		leaders: leadersAmong(services, port)
	};
}
/** Hosts of VirtualServices without a service are served at this port alone. */
const httpPort = 80;
/**
* The first services of a port that decide what a listener for all addresses takes a connection for: whether it is HTTP, and
* where any other connection goes.
*/
function leadersAmong(services, port) {
	const protocolsAt = ({ ports }) => ports.flatMap(({ number, protocol }) => number === port ? [protocol] : []);
	return [
		services.find((service) => protocolsAt(service).includes("http")),
		services.find((service) => isShared(service) && protocolsAt(service).includes("auto")),
		services.find((service) => isShared(service) && protocolsAt(service).includes("tcp"))
	].flatMap((service) => service ?? []);
}
/** True for a service whose connections have no listener of their own. */
function isShared({ hasAddress, isKubernetes }) {
	return !hasAddress && !isKubernetes;
}
function httpExits(site) {
	const { sender, listener, port } = site;
	const { mesh } = sender.compiled;
	const services = listener.lookup.servicesAt(port);
	const virtualServices = port === httpPort ? listener.virtualServices : listener.lookup.routesFor(services.map(({ host }) => host));
	if (virtualServices.length === 0 && !services.some(mayLeave)) return [];
	const hosts = sidecarHosts(mesh, sender.proxy, {
		...listener,
		services,
		virtualServices
	}, port);
	const named = /* @__PURE__ */ new Map();
	for (const [domain, host] of hosts.table.entries()) if (!named.has(host)) named.set(host, domain);
	return [...named].flatMap(([host, domain]) => {
		if (!host.virtualService && !(host.service && mayLeave(host.service))) return [];
		const name = host.service?.host ?? domain;
		return callExits(site, hosts, host, {
			host: name,
			port,
			protocol: "http"
		});
	});
}
function callExits(site, hosts, host, called) {
	const { sender } = site;
	const authority = nameUnder(called.host);
	const connection = connectionTo(authority, called, "");
	const sidecar = sidecarFor(site, authority, hosts);
	const chain = sidecarChain(sidecar.mesh, sidecar.proxy, sidecar.scope, connection);
	if (chain.kind !== "http") return [];
	if (!host.virtualService) {
		const { outcome, steps, missing } = decideOutbound(sidecar, connection, plainRequest(authority));
		return exitsOfOutcome(sender, {
			called,
			outcome,
			steps,
			missing
		});
	}
	return host.routes.flatMap((route) => {
		const witness = witnessOf(route, host.routes, authority, "http");
		const trace = new Trace();
		trace.miss(...chain.missing, ...witness ? [] : [`which requests ${route.virtualService.name} sends there`]);
		const routeSite = {
			...sidecar,
			port: called.port,
			scheme: "http",
			lookupService: (name) => hosts.services.get(name)
		};
		const { outcome } = takeRoute(routeSite, route, witness ?? plainRequest(authority), trace);
		return exitsOfOutcome(sender, {
			called,
			outcome,
			steps: handlingSteps(route),
			missing: trace.missing
		});
	});
}
function plainRequest(authority) {
	return {
		method: "GET",
		authority,
		target: "/",
		headers: /* @__PURE__ */ new Map()
	};
}
/** The sidecar with what decides about calls to one host at one port. */
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
function connectionTo(host, { port, protocol }, sni) {
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
/** The exits of connections of which the sidecar sees no requests. */
function streamExits$1(site) {
	const { listener, port } = site;
	return [...listener.lookup.servicesAt(port).flatMap((service) => {
		const protocol = service.ports.find(({ number }) => number === port)?.protocol;
		const routes = listener.lookup.routesFor([service.host]);
		if (!mayLeave(service) && routes.length === 0) return [];
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
/** Where connections go that are to none of the hosts of a port, by a listener for all addresses. */
function sharedListenerExits(site) {
	const { listener, port } = site;
	const [shared] = listener.lookup.servicesAt(port).filter((service) => {
		const protocol = service.ports.find(({ number }) => number === port)?.protocol;
		return isShared(service) && (protocol === "tcp" || protocol === "auto");
	});
	if (!shared) return [];
	const routed = listener.lookup.routesFor([shared.host]).flatMap(streamRoutes);
	return ["tls", "tcp"].flatMap((protocol) => streamExit(site, {
		host: anyHost,
		port,
		protocol
	}, routed));
}
/** The fields of a VirtualService that route connections, as steps: no step of a decision names them. */
function streamRoutes(virtualService) {
	return ["tls", "tcp"].map((field) => virtualService.spec.get(field)).filter(({ exists }) => exists).map((node) => ({
		text: "",
		by: {
			object: virtualService,
			node
		}
	}));
}
/** The names in handshakes that lead to a service: its own, and those of it that routes compare. */
function serverNames({ host }, virtualServices) {
	const compared = virtualServices.flatMap(({ spec }) => spec.items("tls").flatMap((route) => route.items("match")).flatMap((match) => match.items("sniHosts").map(({ text }) => text)));
	return [.../* @__PURE__ */ new Set([host, ...compared.filter((name) => hostCovers(host, name))])];
}
function streamExit(site, called, routed) {
	const name = nameUnder(called.host);
	const sni = called.protocol === "tls" ? nameUnder(called.serverName ?? called.host) : "";
	const { outcome, steps, missing } = decideOutbound(sidecarFor(site, name), connectionTo(name, called, sni), plainRequest(sni || name));
	return exitsOfOutcome(site.sender, {
		called,
		outcome,
		steps: [...steps, ...routed],
		missing
	});
}

// src/effect/egress/influence.ts
/** The kinds of VirtualServices and what becomes one. */
const routeKinds = ["VirtualService", ...conversionKinds];
const hostKinds = [
	...registryKinds,
	"DestinationRule",
	...routeKinds
];
/** The hosts, as they are called, that proxies of a namespace may reach in another way than those of a namespace that no object names. */
const hostsByNamespace = derived(hostKinds, (mesh) => {
	const hosts = /* @__PURE__ */ new Map();
	const add = (namespace, names) => {
		const ofNamespace = hosts.get(namespace) ?? /* @__PURE__ */ new Set();
		hosts.set(namespace, ofNamespace);
		for (const name of names) ofNamespace.add(name);
	};
	const { declared, callersOf, sharingPortWith } = hostLinks(mesh);
	for (const service of registryServices(mesh)) {
		const { host, namespace, exportTo } = service;
		if (service.isKubernetes && isPublic(service)) continue;
		for (const name of [namespace, ...namedIn(exportTo)]) add(name, [host, ...declared.overlapping(host)]);
	}
	for (const virtualService of meshRoutes(mesh)) for (const name of [
		virtualService.namespace,
		...namedIn(exportedTo(virtualService)),
		...namespacesIn(mesh, virtualService)
	]) add(name, hostsOf(mesh, virtualService).flatMap((host) => [host, ...declared.overlapping(host)]));
	for (const rule of mesh.ofKind("DestinationRule")) for (const name of [rule.namespace, ...namedIn(exportedTo(rule))]) add(name, declared.overlapping(canonicalHost(mesh, ruleHost(rule))));
	for (const [namespace, names] of hosts) {
		const groups = new Set([...names].flatMap((host) => [callersOf(host), ...sharingPortWith(host)]));
		for (const group of groups) add(namespace, group);
	}
	return hosts;
});
/** The hosts that routes with conditions on the labels of their clients are about. */
const hostsByLabels = derived([
	"Service",
	"ServiceEntry",
	...routeKinds
], (mesh) => new Set(meshRoutes(mesh).filter((virtualService) => conditionsOnClients(mesh, virtualService).some(({ labels }) => labels.size > 0)).flatMap((virtualService) => hostsOf(mesh, virtualService).flatMap((host) => [host, ...hostLinks(mesh).declared.overlapping(host)]))));
/** The VirtualServices of sidecars, the older ones first. */
const meshRoutes = derived(routeKinds, (mesh) => routingServices(mesh).filter((virtualService) => boundTo(virtualService).includes(meshGateway)));
const routeIndex = derived(routeKinds, (mesh) => {
	const routes = meshRoutes(mesh);
	return {
		byHost: hostIndex(routes, (virtualService) => hostsOf(mesh, virtualService)),
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
		leaders: new Map([...atPort].map(([port, group]) => [port, leadersAmong(group.map(({ service }) => service), port)])),
		aliases: shared.filter(({ resolution }) => resolution === "external-name")
	};
});
/** What a sidecar of a namespace may import of some hosts, and of what calls to these rest on. */
function candidatesAmong(mesh, namespace, hosts) {
	const names = new Set(hosts);
	const { byHost } = routeIndex(mesh);
	return candidatesOf(mesh, namespace, names, [...names].flatMap((host) => byHost.overlapping(host)));
}
/** What a Sidecar with these `hosts` may import: all that one of them names. */
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
	const ports = names.has("any host") ? leaders.keys() : /* @__PURE__ */ new Set([80, ...called.flatMap((service) => service.ports.map(({ number }) => number))]);
	const services = /* @__PURE__ */ new Set([
		...called,
		...[...ports].flatMap((port) => leaders.get(port) ?? []),
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
/** How hosts depend on one another. */
const hostLinks = derived([
	"Service",
	"ServiceEntry",
	...routeKinds
], (mesh) => {
	const declaredHosts = [...servicesByHost(mesh).keys()];
	const callers = /* @__PURE__ */ new Map();
	const declared = hostIndex(declaredHosts, (host) => [host]);
	for (const virtualService of meshRoutes(mesh)) {
		const called = hostsOf(mesh, virtualService).flatMap((host) => [host, ...declared.overlapping(host)]);
		for (const destination of hostsRoutedTo(mesh, virtualService)) {
			const ofDestination = callers.get(destination) ?? /* @__PURE__ */ new Set();
			callers.set(destination, ofDestination);
			for (const host of called) ofDestination.add(host);
		}
	}
	const sharing = sharedPorts(mesh);
	return {
		declared,
		callersOf: (host) => callers.get(host) ?? [],
		/** The hosts that share one of its ports, port by port. */
		sharingPortWith: (host) => sharing.get(host) ?? []
	};
});
/** Hosts without an address that share a listener which is not HTTP: the first one takes what no other is for. */
function sharedPorts(mesh) {
	const pairs = registryServices(mesh).flatMap(({ host, ports, hasAddress, isKubernetes }) => hasAddress || isKubernetes ? [] : ports.flatMap(({ number, protocol }) => protocol === "tcp" || protocol === "auto" ? [{
		host,
		number
	}] : []));
	const memberships = [...groupBy(pairs, ({ number }) => number).values()].flatMap((group) => {
		const hosts = [anyHost, ...group.map(({ host }) => host)];
		return hosts.slice(1).map((host) => ({
			host,
			hosts
		}));
	});
	return new Map([...groupBy(memberships, ({ host }) => host)].map(([host, lists]) => [host, lists.map(({ hosts }) => hosts)]));
}
function hostsOf(mesh, { spec, namespace }) {
	return spec.items("hosts").map(({ text }) => canonicalHost(mesh, fullHost(text, namespace)));
}
/** The namespaces that an object is exported to by name. */
function namedIn(exportTo) {
	return exportTo.filter((name) => name !== "*" && name !== "~" && name !== "");
}
/** The namespaces that conditions of a VirtualService name. */
function namespacesIn(mesh, virtualService) {
	return conditionsOnClients(mesh, virtualService).flatMap(({ namespace }) => namespace || []);
}
/** The conditions of all routes of a VirtualService, those of its delegates included. */
const conditionsOnClients = derivedPer(["VirtualService"], (mesh, virtualService) => [...mergedRoutes(mesh, virtualService).flatMap(({ conditions }) => conditions.map(({ sourceNamespace, sourceLabels }) => ({
	namespace: sourceNamespace,
	labels: sourceLabels
}))), ...["tls", "tcp"].flatMap((field) => virtualService.spec.items(field).flatMap((route) => route.items("match")).map((match) => ({
	namespace: match.get("sourceNamespace").text,
	labels: labelsOf(match.get("sourceLabels"))
})))]);

// src/effect/egress/clients.ts
/** Stands for all namespaces that no object names. */
const otherNamespace = "any-other-namespace";
/** Pods of a namespace that no object of the mesh names, with a sidecar. */
const otherClient = {
	name: "any other namespace",
	proxy: proxyOf("any other namespace", otherNamespace, /* @__PURE__ */ new Map()),
	dataplane: "sidecar",
	scopeKey: otherNamespace
};
/**
* The pods of a mesh by what decides about the hosts that they reach: namespaces, and in these the workloads that a selector
* or an annotation sets apart. Pods of gateways are none: see `gatewaysWithExits`.
*/
const egressClients = derived("everything", (mesh) => [...namespacesOf(mesh).flatMap((namespace) => clientsIn(mesh, namespace)), otherClient]);
/** The namespaces that have pods, or that an object about hosts names. */
function namespacesOf(mesh) {
	return [.../* @__PURE__ */ new Set([
		...mesh.ofKind("Namespace").map(({ name }) => name),
		...mesh.ofKind("Sidecar").filter(selectsSome(mesh)).map(({ namespace }) => namespace),
		...podSources(mesh).map(({ namespace }) => namespace),
		...hostsByNamespace(mesh).keys()
	])].filter((name) => !isSystemNamespace(name)).toSorted(compareText);
}
/** A Sidecar for all namespaces is about none. */
function selectsSome({ rootNamespace }) {
	return (sidecar) => sidecar.namespace !== rootNamespace || workloadSelector(sidecar).size > 0;
}
function podSources(mesh) {
	return allWorkloads(mesh).filter(isPods);
}
/** False for a machine outside of the cluster. */
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
	const apart = [...classes].filter(([key]) => key !== generalClass);
	const selected = selectors.filter((selector) => !pods.some(({ labels }) => covers(labels, selector)));
	return [
		...workloads.length === 0 || classes.has(generalClass) ? [general] : [],
		...apart.flatMap(([key, group]) => group.map((workload) => workloadClient(mesh, workload, key))),
		...selected.map((selector) => selectedClient(general, namespace, selector))
	];
}
function covers(labels, selector) {
	return [...selector].every(([key, value]) => labels.get(key) === value);
}
/** The selectors by which pods of a namespace may reach other hosts than others of it. */
function selectorsIn(mesh, namespace) {
	const near = [...selectingObjects(mesh).get(namespace) ?? [], ...conditionsOfRoutes(mesh)];
	return [...new Map(near.map((selector) => [JSON.stringify([...selector].toSorted()), selector])).values()];
}
/** The selectors of Sidecars and DestinationRules by their namespace. */
const selectingObjects = derived(["Sidecar", "DestinationRule"], (mesh) => {
	const selecting = [...mesh.ofKind("Sidecar"), ...mesh.ofKind("DestinationRule")].flatMap((object) => {
		const selector = workloadSelector(object);
		return selector.size > 0 ? [{
			namespace: object.namespace,
			selector
		}] : [];
	});
	return new Map([...groupBy(selecting, ({ namespace }) => namespace)].map(([namespace, group]) => [namespace, group.map(({ selector }) => selector)]));
});
const conditionsOfRoutes = derived(["VirtualService", ...conversionKinds], (mesh) => meshRoutes(mesh).flatMap((virtualService) => conditionsOnClients(mesh, virtualService)).map(({ labels }) => labels).filter(({ size }) => size > 0));
function classOf(mesh, { manifest, labels }, selectors) {
	return JSON.stringify([selectors.map((selector) => covers(labels, selector)), dataplaneOf(mesh, manifest) ?? null]);
}
function namespaceClient(mesh, namespace) {
	const name = namespaceName(mesh, namespace);
	return {
		name,
		proxy: proxyOf(name, namespace, /* @__PURE__ */ new Map()),
		dataplane: namespaceDataplane(mesh, { namespace }),
		scopeKey: namespace
	};
}
function namespaceName(mesh, namespace) {
	if (isStatedNamespace(namespace)) return `namespace ${namespace}`;
	return `the namespace of ${mesh.targets.find(({ id }) => standInNamespace(id) === namespace)?.id ?? "a target"}, which nothing states`;
}
function proxyOf(name, namespace, labels) {
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
/** Pods that are in no file, by the labels that a selector asks for. */
function selectedClient(general, namespace, selector) {
	const labels = [...selector].map(([key, value]) => `${key}=${value}`).join(",");
	const name = `pods of ${general.name.replace(/^namespace /, "")} with ${labels}`;
	return {
		...general,
		name,
		proxy: proxyOf(name, namespace, selector),
		scopeKey: `${namespace} with ${labels}`
	};
}
/**
* The pods of a mesh to compare those of another mesh with: the same ones, or, of those that it does not have, what any pod
* of their namespace reaches.
*/
function sameClientIn(mesh, client) {
	const same = clientsByName(mesh).get(client.name);
	if (same) return same;
	const { namespace, labels } = client.proxy;
	return {
		name: client.name,
		proxy: proxyOf(client.name, namespace, labels),
		dataplane: namespaceDataplane(mesh, { namespace }) ?? "sidecar",
		scopeKey: `${namespace} of ${client.name}`
	};
}
const clientsByName = derived("everything", (mesh) => new Map(egressClients(mesh).map((client) => [client.name, client])));

// src/effect/egress/compiled-egress.ts
/**
* A mesh whose gateways let everything through: which of the calls their policies refuse depends on tokens and identities,
* and is said beside what is reached. EnvoyFilters are said of the client as a whole.
*/
function compileEgress(mesh) {
	const compiled = compileMesh(mesh);
	return {
		...compiled,
		gateway: (proxy) => ({
			...compiled.gateway(proxy),
			policies: noPolicies,
			extensions: []
		})
	};
}
const noPolicies = {
	authorization: {
		custom: [],
		deny: [],
		allow: [],
		audit: [],
		hasAllow: false
	},
	jwtRules: []
};

// src/effect/egress/gateway-exits.ts
/**
* The gateways that send to hosts outside, whoever calls them. Where files do not show the pods of a Gateway, what each of
* the namespaces that they may be in would see is taken together.
*/
function gatewaysWithExits(compiled) {
	const byName = /* @__PURE__ */ new Map();
	const seen = /* @__PURE__ */ new Set();
	for (const { proxies, choice } of gatewaysWithPods(compiled.mesh, null)) {
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
			for (const exit of exitsOfGateway(compiled, proxy)) {
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
function exitsOfGateway(compiled, proxy) {
	const gateway = compiled.gateway(proxy);
	const sender = {
		compiled,
		proxy,
		services: gateway.scope.services
	};
	const sharing = /* @__PURE__ */ new Set();
	return gateway.servers.servers.flatMap((server) => {
		if (server.protocol !== "http" && !server.isHttps) return streamExits(gateway, sender, server);
		const table = gateway.hostsOf(server);
		if (sharing.has(table)) return [];
		sharing.add(table);
		return [...table.entries()].flatMap(([domain, { groups }]) => groups.flatMap((routes) => routes.flatMap((route) => routeExits(gateway, sender, server, {
			domain,
			route,
			routes
		}))));
	});
}
function routeExits(gateway, sender, server, { domain, route, routes }) {
	const scheme = server.isHttps ? "https" : "http";
	const authority = nameUnder(domain);
	const witness = witnessOf(route, routes, authority, scheme);
	const request = witness ?? {
		method: "GET",
		authority,
		target: "/",
		headers: /* @__PURE__ */ new Map()
	};
	const trace = new Trace();
	trace.miss(...witness ? [] : [`which requests ${route.virtualService.name} sends there`]);
	const { outcome } = takeRoute(siteOf(gateway, server, scheme), route, request, trace);
	const called = {
		host: domain,
		port: server.port,
		protocol: "http"
	};
	return exitsOfOutcome(sender, {
		called,
		outcome,
		steps: handlingSteps(route),
		missing: trace.missing
	});
}
/** The exits of connections of which the gateway sees no requests. */
function streamExits(gateway, sender, server) {
	const { mesh, proxy, scope } = gateway;
	const protocol = server.protocol === "tls" ? "tls" : "tcp";
	return callsAt(mesh, proxy, server).flatMap(({ name, steps }) => {
		const connection = {
			transport: protocol === "tls" ? "tls" : "plain",
			sni: name === "" ? "" : nameUnder(name),
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
		return exitsOfOutcome(sender, {
			called,
			outcome,
			steps,
			missing: trace.missing
		});
	});
}
/** The names in handshakes that routes of a server compare, and `''` for connections without one. */
function callsAt(mesh, proxy, server) {
	return virtualServicesFor(mesh, server.gatewayName, proxy.namespace).flatMap((virtualService) => [...virtualService.spec.items("tls").flatMap((route) => route.items("match").flatMap((match) => match.items("sniHosts").map(({ text }) => ({
		name: text,
		steps: [stepAt(virtualService, route)]
	})))), ...virtualService.spec.items("tcp").slice(0, 1).map((route) => ({
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
		to: destinations.flatMap(({ name, percent }) => {
			const cluster = findCluster(gateway, name);
			if (cluster.kind !== "ready") return [];
			trace.miss(...cluster.missing);
			return [upstreamOf(name, cluster, percent)];
		}),
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
/** The kinds that limit what pods reach besides the mesh, by their API groups. */
const limitingKinds = {
	"networking.k8s.io": ["NetworkPolicy"],
	"policy.networking.k8s.io": ["AdminNetworkPolicy", "BaselineAdminNetworkPolicy"],
	"cilium.io": ["CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy"],
	"projectcalico.org": ["NetworkPolicy", "GlobalNetworkPolicy"],
	"crd.projectcalico.org": ["NetworkPolicy", "GlobalNetworkPolicy"]
};
/** The network policies of a mesh that may limit what pods reach. */
const networkPolicies = derived(["other"], (mesh) => mesh.ofOtherKinds().filter((manifest) => limitingKinds[groupOf(manifest)]?.includes(manifest.kind) === true).filter((manifest) => groupOf(manifest) !== "networking.k8s.io" || limitsEgress(manifest)));
/** A NetworkPolicy limits egress if it says so, or has rules for it (Kubernetes `NetworkPolicySpec`, policyTypes). */
function limitsEgress({ spec }) {
	return spec.items("policyTypes").some(({ text }) => text === "Egress") || spec.get("egress").exists;
}
const policiesByNamespace = derived(["other"], (mesh) => groupBy(networkPolicies(mesh), (policy) => isOfCluster(policy) ? "" : policy.namespace));
function isOfCluster({ kind }) {
	return /^(?:Global|Admin|BaselineAdmin|CiliumClusterwide)/.test(kind);
}
/** The network policies that also limit what pods reach: of a namespace all, for they select some of its pods. */
function limitsOf(mesh, { proxy }) {
	const byNamespace = policiesByNamespace(mesh);
	const near = [...byNamespace.get("") ?? [], ...byNamespace.get(proxy.namespace) ?? []];
	const labels = Object.fromEntries(proxy.labels);
	return near.filter((policy) => {
		return !(groupOf(policy) === "networking.k8s.io" && proxy.workload !== null) || matchesSelector(policy.spec.get("podSelector"), labels);
	}).map(nameOf);
}
/** What of a client's sidecar is not read: EnvoyFilters, with the clusters that they add, and plugins. */
function unreadExtensionsOf(mesh, { proxy }) {
	return extensionsOf(mesh, proxy, "SIDECAR_OUTBOUND").map(unreadText);
}
/** What an extension does is not read; clusters that it adds are named. */
function unreadText(extension) {
	const clusters = addedClusters(extension);
	const named = clusters.length === 0 ? "" : `, which adds ${clusters.join(" and ")}`;
	return `what ${nameOf(extension)} does${named}`;
}
/** The clusters that an EnvoyFilter adds, with their addresses. */
function addedClusters({ spec }) {
	return spec.items("configPatches").filter((patch) => patch.get("applyTo").text === "CLUSTER").map((patch) => patch.get("patch")).filter((patch) => ["ADD", "MERGE"].includes(patch.get("operation").text)).map((patch) => {
		const cluster = patch.get("value");
		const addresses = socketAddresses(cluster);
		const to = addresses.length === 0 ? "" : ` to ${addresses.join(", ")}`;
		return `the cluster \`${cluster.get("name").text}\`${to}`;
	});
}
/** Fields of Envoy are written in snake case, or as JSON has them. */
function socketAddresses(cluster) {
	const field = (node, name) => {
		const written = node.get(name);
		return written.exists ? written : node.get(name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()));
	};
	return field(cluster, "load_assignment").items("endpoints").flatMap((group) => field(group, "lb_endpoints").items()).map((endpoint) => field(endpoint.at("endpoint", "address"), "socket_address")).map((address) => `${address.get("address").text}:${field(address, "port_value").number ?? ""}`);
}

// src/effect/egress/openness.ts
/** Why pods reach any host; `null` if they reach only what their proxy knows. */
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
		missing: isPolicyKnown(mesh) ? [] : [unknownPolicy],
		...place && { place }
	};
}
/** What no file tells where the MeshConfig is in none. */
const unknownPolicy = "the `outboundTrafficPolicy` of the MeshConfig, which is in no file";
/** True if files state the policy of the mesh, or have the whole MeshConfig, so that it is the default. */
function isPolicyKnown({ config, configSources }) {
	if (config.outboundTrafficPolicy) return true;
	return configSources.length > 0 && configSources.every(({ config: source }) => !isStated(source));
}
function isStated(config) {
	return config.get("outboundTrafficPolicy").exists;
}
/** The policy in an object with the MeshConfig; in a ConfigMap the text that holds all of it. */
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

// src/effect/egress/reach.ts
/** Makes a table; equal exits are in it once. */
function exitTable(exits) {
	const distinct = [...new Map(exits.map((exit) => [exitKey(exit), exit])).values()];
	return {
		byDestination: groupBy(distinct, ({ destination }) => destinationKey(destination)),
		byCalledHost: groupBy(distinct, ({ called }) => called.host),
		wildcards: distinct.filter(({ destination }) => destination.host.startsWith("*"))
	};
}
/** The table of what reaches nothing. */
const noExits = exitTable([]);
/** The exits to a destination. */
function exitsTo({ shared, replaced, own }, key) {
	const inShared = shared.byDestination.get(key) ?? [];
	const kept = replaced.size === 0 ? inShared : inShared.filter(({ called }) => !replaced.has(called.host));
	const inOwn = own.byDestination.get(key) ?? [];
	return inOwn.length === 0 ? kept : [...kept, ...inOwn];
}
/** The destinations about which the own exits of pods count. */
function ownDestinations({ shared, replaced, own }) {
	const ofReplaced = [...replaced].flatMap((host) => shared.byCalledHost.get(host) ?? []);
	return /* @__PURE__ */ new Set([...own.byDestination.keys(), ...ofReplaced.map(({ destination }) => destinationKey(destination))]);
}

// src/effect/egress/mesh-egress.ts
/** Finds what the pods of a mesh reach outside: for each host once, and again for the namespaces that differ in it. */
function meshEgress(mesh) {
	const compiled = compileEgress(mesh);
	const kept = /* @__PURE__ */ new Map();
	const general = once(() => exitTable(sidecarExits(compiled, otherClient.proxy, openScope(mesh, otherClient.proxy.namespace))));
	const waypoints = once(() => exitTable(waypointExits(mesh)));
	const exitsOf = (client, scope) => {
		if (client.dataplane === "none") return nothing;
		if (client.dataplane === "ambient") return {
			...nothing,
			shared: waypoints()
		};
		const exits = kept.get(client.scopeKey) ?? exitsOfSidecar(compiled, client, scope.sidecar, general);
		kept.set(client.scopeKey, exits);
		return exits;
	};
	return {
		mesh,
		clients: egressClients(mesh),
		counterpartOf: (client) => sameClientIn(mesh, client),
		gateways: once(() => new Map(gatewaysWithExits(compiled).map((gateway) => [gateway.proxy.name, reachOfGateway(mesh, gateway)]))),
		reachOf(client) {
			const scope = sidecarScope(mesh, client.proxy, noCandidates);
			return {
				...exitsOf(client, scope),
				openness: opennessOf(mesh, client, scope),
				missing: missingOf$1(mesh, client, scope),
				limits: limitsOf(mesh, client),
				places: scope.sidecar ? placesOf(scope.sidecar) : []
			};
		}
	};
}
function reachOfGateway(mesh, { proxy, exits }) {
	const name = `gateway ${proxy.name}`;
	const reach = {
		...nothing,
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
/** What a gateway reaches that a mesh does not have. */
const nothingReached = {
	shared: noExits,
	replaced: /* @__PURE__ */ new Set(),
	own: noExits,
	openness: null,
	missing: [],
	limits: [],
	places: []
};
const nothing = {
	shared: noExits,
	replaced: /* @__PURE__ */ new Set(),
	own: noExits
};
const noCandidates = {
	services: [],
	virtualServices: []
};
/** What sidecars of a namespace know that no Sidecar limits. */
function openScope(mesh, namespace) {
	return importedScope(mesh, namespace, null, {
		services: visibleServices(mesh, namespace),
		virtualServices: virtualServicesFor(mesh, "mesh", namespace)
	});
}
function exitsOfSidecar(compiled, { proxy }, sidecar, general) {
	const { mesh } = compiled;
	if (sidecar && !importsAll(sidecar)) {
		const candidates = candidatesOfImports(mesh, proxy.namespace, importsOf$1(sidecar, proxy.namespace));
		const scope = importedScope(mesh, proxy.namespace, sidecar, candidates);
		return {
			...nothing,
			own: exitTable(sidecarExits(compiled, proxy, scope))
		};
	}
	const hosts = /* @__PURE__ */ new Set([...hostsByNamespace(mesh).get(proxy.namespace) ?? [], ...hostsByLabels(mesh)]);
	if (hosts.size === 0) return {
		...nothing,
		shared: general()
	};
	const scope = importedScope(mesh, proxy.namespace, null, candidatesAmong(mesh, proxy.namespace, hosts));
	const exits = sidecarExits(compiled, proxy, scope);
	return differingExits(general(), exitTable(exits.filter(({ called }) => hosts.has(called.host))), hosts);
}
/** Keeps what differs from the exits of all namespaces. */
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
/** True for a Sidecar that imports every host for every port. */
function importsAll({ spec }) {
	const egress = spec.items("egress");
	if (egress.length === 0) return true;
	const [listener, ...others] = egress;
	const hosts = listener.items("hosts").map(({ text }) => text);
	return others.length === 0 && !listener.get("port").exists && hosts.includes("*/*") && !hosts.some((host) => host.startsWith("~"));
}
/** What the entries of `hosts` name; those that exclude something are left out. */
function importsOf$1({ spec }, own) {
	return spec.items("egress").flatMap((listener) => listener.items("hosts").map(({ text }) => text)).filter((text) => !text.startsWith("~")).map((text) => {
		const slash = text.indexOf("/");
		const namespace = slash < 0 ? "*" : text.slice(0, slash) || "*";
		return {
			namespace: namespace === "." ? own : namespace,
			host: text.slice(slash + 1)
		};
	});
}
/** The fields of a Sidecar by which it imports hosts. */
function placesOf(sidecar) {
	return sidecar.spec.items("egress").flatMap((listener) => listener.items("hosts")).map((node) => ({
		object: sidecar,
		node
	}));
}
/** What is not known of pods whose namespace no file labels. */
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
/** The hosts that pods in ambient mode call through a waypoint: what it makes of them is not read. */
function waypointExits(mesh) {
	return registryServices(mesh).filter(({ isKubernetes }) => !isKubernetes).flatMap((service) => {
		const waypoint = waypointOf(mesh, service.manifest);
		if (waypoint === "none" || waypoint === void 0) return [];
		const via = `waypoint ${waypoint.namespace}/${waypoint.name}`;
		return service.ports.flatMap((port) => {
			const protocol = port.protocol === "http" ? "http" : port.protocol === "tls" ? "tls" : "tcp";
			return destinationsOf(mesh, service, port, protocol).map(({ destination, places }) => ({
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
				isInMesh: !service.isExternal,
				missing: [`what the ${via} does`],
				places
			}));
		});
	});
}

// src/effect/egress/reach-difference.ts
/**
* Compares what pods reach. Tables that many pods share are compared once; of the others only what is in the pods' own.
*/
function egressDifference(compared) {
	return {
		changes: joinClients([...groupsWithSharedTables(compared)].flatMap(changesOfGroup)),
		openness: opennessChanges(compared)
	};
}
/** Pods with the same shared tables, of which the same is certain. */
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
	const ofShared = differingKeys(head.shared, base.shared).flatMap((key) => {
		const clients = group.filter((item) => !own.get(item).has(key)).map(({ client }) => client);
		const [inHead, inBase] = [head.shared.byDestination.get(key), base.shared.byDestination.get(key)];
		const change = clients.length > 0 ? changeOf(inHead ?? [], inBase ?? [], head, base) : null;
		return change ? [{
			...change,
			clients
		}] : [];
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
/** The destinations that two tables reach in different ways. */
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
			missing: missingOf(base, inHead)
		};
	}
	if (inHead.length === 0) return {
		kind: isCertain(head.openness) ? "changed" : "closed",
		...exits,
		missing: missingOf(head, [])
	};
	return {
		kind: "changed",
		...exits,
		missing: []
	};
}
/** The exits through which a destination is reached, too: to its host or a wildcard of it, at whatever address. */
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
/** What decides, where one side may reach any host: then nothing is opened or closed. */
function missingOf({ openness }, exits) {
	const ofExits = exits.length > 0 && exits.every(({ missing }) => missing.length > 0) ? exits : [];
	return [.../* @__PURE__ */ new Set([...openness?.missing ?? [], ...ofExits.flatMap(({ missing }) => missing)])];
}
/** Joins the pods for which the same changes. */
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
function opennessChanges(compared) {
	const changes = compared.flatMap(({ client, head, base }) => {
		const [inHead, inBase] = [head.openness, base.openness];
		if (inHead && isOpenedBy(inHead, inBase)) return [{
			kind: "opened",
			openness: inHead,
			client
		}];
		return inBase && isOpenedBy(inBase, inHead) ? [{
			kind: "closed",
			openness: inBase,
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
/** True if one side is open and the other one is not, or only by what files do not tell. */
function isOpenedBy(openness, other) {
	return other === null || other.missing.length > 0 && openness.missing.length === 0;
}
/** The destinations of a change. */
function destinationOf({ head, base }) {
	return (head[0] ?? base[0]).destination;
}

// src/run/egress/allowlist-gate.ts
/** What of a difference no allow-list contains, host by host; none without an allow-list. */
function unlistedChanges({ context, environment }, { changes, openness }, places) {
	const { egressAllowlists: lists, now } = context;
	if (lists.length === 0) return [];
	const isAllowed = (host, port, { proxy }) => lists.every((list) => permitsFor(list, host, port, {
		environment,
		now
	}).some(({ namespaces }) => namespaces === null || proxy.type === "gateway" || namespaces.includes(proxy.namespace)));
	const ofHosts = changes.filter(isOpened).flatMap((change) => {
		const { host, port, address } = destinationOf(change);
		const names = [host, ...hostDefect(address) === null && address !== "any" ? [address] : []];
		const clients = change.clients.filter((client) => !names.every((name) => isAllowed(name, port, client)));
		if (clients.length === 0) return [];
		return [{
			...verdictOn(change.missing),
			host,
			port,
			address,
			clients: namesOf$1(clients),
			by: places.ofChange(change)
		}];
	});
	return [...openness.filter(isOpened).flatMap((change) => {
		const clients = change.clients.filter((client) => !isAllowed("*", null, client));
		if (clients.length === 0) return [];
		const { missing } = change.openness;
		const by = places.ofOpenness(change);
		return [{
			...verdictOn(missing),
			host: "*",
			port: null,
			address: "",
			clients: namesOf$1(clients),
			by
		}];
	}), ...ofHosts];
}
/** A host that counts as one of the mesh is not outside. */
function isOpened(change) {
	return change.kind === "opened" && !("head" in change && change.head.every(({ isInMesh }) => isInMesh));
}
/** What rests on something unknown is no error. */
function verdictOn(missing) {
	return {
		severity: missing.length === 0 ? "error" : "warning",
		missing
	};
}
function namesOf$1(clients) {
	return clients.map(({ name }) => withoutStandIns(name));
}
/**
* The entries of head's configuration that have expired, and those that allow nothing which a mesh reaches.
*
* @param isComplete true if all meshes were looked at and nothing of them is unread, so that an entry without a use is unused
*/
function allowlistProblems({ "egress-allowlist": entries }, sides, { reader, configFile, now, isComplete }) {
	if (!entries) return [];
	const nodes = configurationFiles(reader, configFile).root?.items("egress-allowlist") ?? [];
	const indices = new Map(entries.map((entry, index) => [entry, index]));
	const used = usedEntries(entries, sides, now);
	return permitsIn(entries).flatMap((permit) => {
		const kind = hasExpired(permit, now) ? "expired" : "unused";
		if (kind === "unused" && (used.has(permit) || !isComplete)) return [];
		const node = nodes[indices.get(permit.entry)];
		const { host, until, entry } = permit;
		return [{
			kind,
			severity: kind === "expired" ? "error" : "warning",
			host,
			owner: typeof entry === "string" ? null : entry.owner,
			until,
			file: node?.file ?? configFile,
			line: node?.location.line ?? 1
		}];
	});
}
function usedEntries(entries, sides, now) {
	const used = /* @__PURE__ */ new Set();
	for (const { egress } of sides) {
		const where = {
			environment: egress.mesh.environment,
			now
		};
		for (const [, [exit]] of exitsByPort(egress)) for (const permit of permitsFor(entries, exit.destination.host, exit.destination.port, where)) used.add(permit);
		if (egress.clients.some((client) => egress.reachOf(client).openness !== null)) for (const permit of permitsFor(entries, "*", null, where)) used.add(permit);
	}
	return used;
}
/** The exits of a mesh by host and port; those that many pods share are listed once. */
function exitsByPort({ clients, gateways, reachOf }) {
	const reaches = [...clients.map(reachOf), ...[...gateways().values()].map(({ reach }) => reach)];
	const exits = [...new Set(reaches.flatMap(({ shared, own }) => [shared, own]))].flatMap(({ byDestination }) => [...byDestination.values()].flat());
	return groupBy(exits, ({ destination: { host, port } }) => `${host}:${port}`);
}

// src/run/egress/deciding-place.ts
/**
* The field that makes the difference: of those that declare, route and import a destination the first one that base does
* not have. Of a destination that only base reaches the field that declared it there.
*/
function decidingPlace({ head, base }, reach, baseMesh) {
	if (head.length === 0) return base[0]?.places[0];
	const places = [...head.flatMap((exit) => exit.places), ...importsOf(head[0], reach)];
	return (baseMesh && places.find((place) => !isIn(baseMesh, place))) ?? places[0];
}
/** The entries of a Sidecar that import what is called. */
function importsOf({ called }, { places }) {
	return places.filter(({ node }) => hostsOverlap(node.text.slice(node.text.indexOf("/") + 1), called.host));
}
/** True if a mesh has the same object with the same field, an item of a list at whatever position. */
function isIn(mesh, { object, node }) {
	const existing = objectsByKey(mesh).get(objectKey(object));
	if (!existing) return false;
	const path = node.pathKeys;
	const field = existing.root.at(...path);
	const candidates = typeof path.at(-1) === "number" ? existing.root.at(...path.slice(0, -1)).items() : [field];
	const text = canonicalJson(node);
	return candidates.some((candidate) => canonicalJson(candidate) === text);
}
const objectsByKey = derived("everything", (mesh) => new Map(mesh.manifests.map((manifest) => [objectKey(manifest), manifest])));

// src/run/egress/places.ts
/** Each line of values is looked for by renders: of long tables those that render the objects are shown alone. */
const maxLocated = 40;
/**
* Returns how places are shown, with the values that cause their fields where there are few of them.
*
* @param places those that will be shown
*/
async function placesFor(places, { sources, renders }, host) {
	const fields = [...new Map(places.map((place) => [keyOf(place), place])).values()];
	const located = fields.length > maxLocated ? [] : await locateFields(fields.map(({ object, node }) => ({
		manifest: object,
		node
	})), {
		sources,
		renders
	}, host);
	const values = /* @__PURE__ */ new Map();
	for (const [index, { cause, at }] of located.entries()) if (cause !== "source" && cause !== "template") values.set(keyOf(fields[index]), {
		file: at.file,
		line: at.line
	});
	return (place) => {
		const { object, node } = place;
		const { file, line } = sourceLocation(node.location, sources);
		const value = values.get(keyOf(place));
		return {
			object: withoutStandIns(`${object.kind} ${object.namespace}/${object.name}`),
			path: node.path,
			file,
			line,
			...value && { value }
		};
	};
}
/** A field that is asked for twice has two nodes, and is written once. */
function keyOf({ node }) {
	return node.yaml ?? node;
}

// src/run/egress/unknown-because.ts
/**
* Why it is unknown whether more is reached than what was found: what of head and base is not read, and what is read and not
* understood where base and head differ. Empty if all that could matter was read.
*/
function unknownBecause(head, base, baseTree, { configFile }) {
	const meshes = [head, ...base ? [base] : []].map(({ egress }) => egress.mesh);
	return [.../* @__PURE__ */ new Set([
		...[head.rendered.tree, baseTree].flatMap(unreadInTree),
		...(base ? [head, base] : [head]).flatMap(({ egress, rendered }) => unreadInMesh(egress.mesh, rendered)),
		...whatIsRead(head.rendered.tree, baseTree, configFile),
		...meshes.flatMap(unknownNames),
		...notUnderstood(head, base),
		...changedLimits(head, base)
	])].map(withoutStandIns);
}
/** What of a tree and a mesh is not read, so that more or less may be reached than what is found. */
function unreadFor({ egress, rendered }) {
	return unique([...unreadInTree(rendered.tree), ...unreadInMesh(egress.mesh, rendered)]);
}
/** What is not read of meshes of which nothing that was read is about hosts outside. */
function unreadOfOthers(meshes, rendered) {
	return unique(meshes.flatMap((mesh) => unreadInMesh(mesh, rendered)));
}
function unique(texts) {
	return [...new Set(texts)].map(withoutStandIns);
}
function unreadInTree({ rendered, ofTree }) {
	return [...rendered.skipped.map(({ file, reason }) => `${file} is not read: ${reason}`), ...ofTree.helmfileFailures.map(({ file }) => `${file} cannot be evaluated`)];
}
function unreadInMesh(mesh, { tree, environments }) {
	const isLoose = mesh.targets.some((target) => target.kind === "manifests" && target.loose === "alone");
	const { renders, gitops, rendered } = tree;
	const unread = unreadInputs(mesh, {
		renders,
		gitops,
		environments,
		targets: rendered.targets
	});
	return [...missingTexts(unread), ...isLoose ? ["nothing says which files are applied together (`targets` or `--together` does)"] : []];
}
/** The keys of the configuration that say what is read. */
const readingKeys = /* @__PURE__ */ new Set([...[
	"targets",
	"exclude",
	"manifests",
	"mesh",
	"clusters",
	"repository"
]]);
function whatIsRead(head, base, configFile) {
	const keys = configurationDifferences(base.sources.reader, head.sources.reader, configFile).map(({ path }) => path[0]).filter((key) => readingKeys.has(key));
	return [...new Set(keys)].map((key) => `\`${key}\` of ${configFile} differs, which says what is read`);
}
/** The kinds of which a name that is not known may be any host. */
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
		const unfilled = namesIn(object).texts.find(isUnfilled);
		return unfilled === void 0 ? [] : [`something fills in \`${unfilled}\` of ${nameOf(object)} later`];
	});
}
/** What is missing of the pods of head, unless nothing at all differs. */
function notUnderstood(head, base) {
	const { egress } = head;
	const reaches = [...egress.clients.map((client) => egress.reachOf(client)), ...[...egress.gateways().values()].map(({ reach }) => reach)];
	const missing = [...new Set(reaches.flatMap((reach) => reach.missing))].filter((input) => input !== unknownDataplane);
	if (missing.length === 0) return [];
	if (base && changedObjects(egress.mesh.manifests, base.egress.mesh.manifests).length === 0) return [];
	return missing.map((input) => `${input} is not known`);
}
/** Policies that limit what is reached beside the mesh, and that differ: what they let through is not decided. */
function changedLimits(head, base) {
	const [inHead, inBase] = [head, base].map((side) => side ? networkPolicies(side.egress.mesh) : []);
	const [atHead, atBase] = [head, base].map((side) => side ? policiesOfGateways(side) : []);
	return [...changedObjects(inHead, inBase).map((policy) => `${nameOf(policy)} differs, which limits what is reached beside the mesh`), ...changedObjects(atHead, atBase).map((policy) => `${nameOf(policy)} differs, which limits what a gateway lets through`)];
}
/** The policies where the pods of gateways are that send to hosts outside. */
function policiesOfGateways({ egress }) {
	const gateways = [...egress.gateways().values()];
	if (gateways.length === 0) return [];
	const { mesh } = egress;
	const namespaces = /* @__PURE__ */ new Set([mesh.rootNamespace, ...gateways.map(({ client }) => client.proxy.namespace)]);
	return [...mesh.ofKind("AuthorizationPolicy"), ...mesh.ofKind("RequestAuthentication")].filter(({ namespace }) => namespaces.has(namespace));
}
/** The objects that only one list has, or that differ; each once. */
function changedObjects(head, base) {
	const [inHead, inBase] = [byKey(head), byKey(base)];
	return [.../* @__PURE__ */ new Set([...inHead.keys(), ...inBase.keys()])].flatMap((key) => {
		const [before, after] = [inBase.get(key), inHead.get(key)];
		return before && after && canonicalJson(before.root) === canonicalJson(after.root) ? [] : [after ?? before];
	});
}
function byKey(objects) {
	return new Map(objects.map((object) => [objectKey(object), object]));
}

// src/run/egress/egress-answer.ts
/** What the pods of a mesh reach, as plain data: groups of pods that reach the same. */
async function meshEgressAnswer(side, host) {
	const { egress, rendered } = side;
	const reaches = [...egress.clients.map((client) => ({
		client,
		reach: egress.reachOf(client)
	})), ...egress.gateways().values()];
	const shared = reaches.map(({ reach }) => reach.shared).find(({ byDestination }) => byDestination.size > 0);
	const ofShared = shared ? exitsIn(shared) : [];
	const own = reaches.flatMap(({ reach }) => exitsIn(reach.own));
	const placeOf = await placesFor([...ofShared, ...own].flatMap(firstPlace), rendered.tree, host);
	const { environment, targets } = egress.mesh;
	return {
		environment,
		targets: targets.map(({ id }) => id),
		shared: exitAnswers(ofShared, placeOf),
		groups: groupsOf(reaches, shared, placeOf),
		unread: unreadFor(side)
	};
}
function firstPlace({ places }) {
	return places.slice(0, 1);
}
function groupsOf(reaches, shared, placeOf) {
	return [...groupBy(reaches, ({ reach }) => {
		const { openness, limits, missing, replaced, own } = reach;
		const isShared = reach.shared === shared;
		const keys = exitsIn(own).map(exitKey).toSorted();
		return JSON.stringify([
			isShared,
			[...replaced],
			keys,
			openness?.reason,
			openness?.missing,
			limits,
			missing
		]);
	}).values()].map((group) => {
		const { reach } = group[0];
		const { openness, limits, missing } = reach;
		return {
			clients: group.map(({ client }) => withoutStandIns(client.name)),
			reachesShared: shared !== void 0 && reach.shared === shared,
			except: [...reach.replaced].filter((host) => reach.shared.byCalledHost.has(host)).toSorted(compareText),
			exits: exitAnswers([...exitsIn(reach.own), ...reach.shared === shared ? [] : exitsIn(reach.shared)], placeOf),
			anyHost: openness && anyHostAnswer(openness, placeOf),
			limits,
			missing
		};
	});
}
function exitsIn({ byDestination }) {
	return [...byDestination.values()].flat();
}
/** Exits as plain data, by host and port. */
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
		by: placeIn(places[0], placeOf)
	};
}
/** Why any host is reached, as plain data. */
function anyHostAnswer({ reason, missing, place }, placeOf) {
	return {
		reason,
		missing,
		by: placeIn(place, placeOf)
	};
}
function placeIn(place, placeOf) {
	return place ? placeOf(place) : null;
}

// src/run/egress/compare-egress.ts
/**
* What the pods of a mesh reach that they did not reach in base, what else differs, and what of the new is outside of the
* allow-list. Without a base all is new.
*
* @param base `null` if base has no such mesh
* @param baseTree `null` without a base
*/
async function compareEgress(head, base, baseTree, { host, options }) {
	const { mesh } = head.egress;
	const hasAllowlist = mesh.context.egressAllowlists.length > 0;
	if (!baseTree && !hasAllowlist) return {};
	const compared = comparedReaches(head, base);
	const found = egressDifference(compared);
	const placed = await placedChanges(compared, found, {
		head,
		base,
		baseTree: baseTree ?? head.rendered.tree
	}, host);
	const outside = hasAllowlist ? { outside: unlistedChanges(mesh, found, changePlaces(placed)) } : {};
	if (!baseTree) return outside;
	const because = unknownBecause(head, base, baseTree, options);
	return {
		...outside,
		difference: differenceAnswer(found, because, placed)
	};
}
function differenceAnswer({ changes, openness }, because, placed) {
	return {
		verdict: [...changes, ...openness].some(({ kind }) => kind === "opened") ? "new" : because.length > 0 ? "unknown" : "nothing-new",
		because,
		anyHost: openness.map((change) => anyHostChange(change, placed)),
		changes: changes.map((change) => changeAnswer(change, placed)).toSorted(byRank)
	};
}
function changePlaces({ places, inHead }) {
	const shown = (place) => place ? inHead(place) : null;
	return {
		ofChange: (change) => shown(places.get(change)),
		ofOpenness: ({ openness: { place } }) => shown(place)
	};
}
async function placedChanges(compared, { changes, openness }, sides, host) {
	const reachOf = new Map(compared.map((item) => [item.client, item.head]));
	const baseMesh = sides.base?.egress.mesh;
	const places = new Map(changes.map((change) => [change, decidingPlace(change, reachOf.get(change.clients[0]), baseMesh)]));
	const placesOf = (isInBase) => [...changes.filter((change) => isOnlyInBase(change) === isInBase).flatMap((change) => places.get(change) ?? []), ...openness.filter(({ kind }) => kind === "closed" === isInBase).flatMap(({ openness: { place } }) => place ?? [])];
	return {
		places,
		inHead: await placesFor(placesOf(false), sides.head.rendered.tree, host),
		inBase: await placesFor(placesOf(true), sides.baseTree, host)
	};
}
function comparedReaches({ egress: head }, side) {
	const base = side?.egress;
	return [
		...head.clients.map((client) => ({
			client,
			head: head.reachOf(client),
			base: base ? base.reachOf(base.counterpartOf(client)) : nothingReached
		})),
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
function isOnlyInBase({ head }) {
	return head.length === 0;
}
function anyHostChange({ kind, openness, clients }, { inHead, inBase }) {
	return {
		kind,
		clients: namesOf(clients),
		...anyHostAnswer(openness, kind === "opened" ? inHead : inBase)
	};
}
function changeAnswer(change, { places, inHead, inBase }) {
	const { kind, head, base, clients, missing } = change;
	const place = places.get(change);
	const placeOf = isOnlyInBase(change) ? inBase : inHead;
	return {
		kind,
		...destinationOf(change),
		clients: namesOf(clients),
		head: exitAnswers(head, inHead),
		base: exitAnswers(base, inBase),
		missing,
		by: place ? placeOf(place) : null
	};
}
function namesOf(clients) {
	return clients.map(({ name }) => withoutStandIns(name));
}
const ranks = {
	opened: 0,
	changed: 1,
	closed: 2
};
function byRank(first, second) {
	return ranks[first.kind] - ranks[second.kind] || compareText(first.host, second.host) || first.port - second.port;
}

// src/run/egress/ask-egress.ts
/**
* What the pods of each mesh of head reach outside, and with a base what differs. Throws `UsageError` for a wrong
* configuration or environment.
*/
async function askEgress(input) {
	checkEgressAllowlist(input.options.egressAllowlist);
	const trees = await openTrees(input);
	const rendered = await trees.meshesOf(trees.head);
	const head = egressIn(rendered);
	const base = trees.base && await trees.meshesOf(trees.base);
	const sidesOfBase = base ? egressIn(base) : /* @__PURE__ */ new Map();
	const meshes = [];
	for (const [name, side] of head) {
		const answer = await meshEgressAnswer(side, input.host);
		const compared = await compareEgress(side, sidesOfBase.get(name) ?? null, base?.tree ?? null, input);
		meshes.push({
			...answer,
			...compared
		});
	}
	const others = rendered.meshes.filter((mesh) => !isAboutEgress(mesh));
	const unread = unreadOfOthers(others, rendered);
	const { configFile, environments } = input.options;
	return {
		meshes,
		unread,
		allowlist: allowlistProblems(trees.config, [...head.values()], {
			reader: readerOf(trees.head),
			configFile,
			now: input.now,
			isComplete: environments.length === 0 && meshes.length > 0 && [unread, ...meshes.map((mesh) => mesh.unread)].every((texts) => texts.length === 0)
		})
	};
}
/** The meshes of a tree that say something of egress, by what the mesh of the same place in another tree has, too. */
function egressIn(rendered) {
	const sides = /* @__PURE__ */ new Map();
	for (const mesh of rendered.meshes) {
		const { environment, targets } = mesh;
		const ids = targets.map(({ id }) => id).join();
		const name = environment === null || sides.has(environment) ? `\0${ids}` : environment;
		if (isAboutEgress(mesh)) sides.set(name, {
			rendered,
			egress: meshEgress(mesh)
		});
	}
	return sides;
}
/** True if objects of a mesh declare, route or limit what is called outside. */
function isAboutEgress(mesh) {
	return [
		"ServiceEntry",
		"Sidecar",
		"VirtualService",
		"EnvoyFilter"
	].some((kind) => mesh.ofKind(kind).length > 0) || mesh.configSources.length > 0;
}

export { askEgress as t };